"""Wire copy: what several outlets carry counts once, and what was changed in it does not get lost."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest
from conftest import ECHO, GAZETTE
from hypothesis import given, settings
from hypothesis import strategies as st

from detector import article_from_text
from detector.copies import copy_notes, mark_copies
from detector.pipeline import extract
from detector.reporting.wording import read_wording

WIRE = """Le bac de Kervalen à quai

Le bac de Kervalen a heurté la jetée nord avec 40 passagers à bord, a indiqué la préfecture du Ponant. Selon \
la préfecture du Ponant, trois marins ont été soignés. La maire Hélène Duvau a démenti toute avarie \
antérieure du bac.
"""


def wire(path: str, text: str = WIRE, outlet: str | None = None, date: str = "2024-03-04"):
    """The dispatch as one outlet prints it."""
    return article_from_text(text, path=path, outlet=outlet or path, date=date, language="fr")


def copied(*articles) -> list[tuple[str, str]]:
    """Marked statements: the path of their article and that of the one that they repeat."""
    statements = mark_copies(extract(articles), articles)
    path_of = {article.id: article.path for article in articles}
    article_of = {s.id: s.article for s in statements}
    return [(path_of[s.article], path_of[article_of[s.copy_of]]) for s in statements if s.copy_of]


def test_the_later_of_two_is_the_copy():
    later = wire("b.txt", "Un bac accidenté\n\n" + WIRE.split("\n\n", 1)[1], date="2024-03-05")
    assert copied(later, wire("a.txt")) == [("b.txt", "a.txt")] * 3


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("a indiqué la préfecture", "a fait savoir la préfecture"),
        ("avec 40 passagers à bord", "avec ses 40 passagers à bord"),
        ("avec 40 passagers à bord", "avec 40 passagers à bord lors de la manœuvre"),
    ],
)
def test_a_few_words_do_not_make_another_sentence(old, new):
    assert len(copied(wire("a.txt"), wire("b.txt", WIRE.replace(old, new)))) == 4


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("40 passagers", "90 passagers"),
        ("a heurté", "n'a pas heurté"),
        ("la jetée nord", "la jetée nord de Pont-Savary"),
        ("a indiqué la préfecture du Ponant", "a indiqué le capitaine Loïc Bervas"),
        ("a heurté", "aurait heurté"),
        ("a heurté", "a heurté mardi"),
    ],
)
def test_what_says_something_else_is_no_copy(old, new):
    first = wire("a.txt", WIRE.replace("a heurté", "a heurté lundi") if "mardi" in new else WIRE)
    assert len(copied(first, wire("b.txt", WIRE.replace(old, new)))) == 3


def test_a_repeated_sentence_does_not_double_a_conflict(detector_):
    here = article_from_text(GAZETTE, path="a.txt", outlet="La Gazette", date="2024-03-04", language="fr")
    there = article_from_text(ECHO, path="b.txt", outlet="L'Écho", date="2024-03-04", language="fr")
    reprint = article_from_text(
        "Vu ailleurs\n\n" + ECHO.split("\n\n", 1)[1].rsplit("\n\n", 1)[0],
        path="c.txt",
        outlet="Le Repreneur",
        date="2024-03-05",
        language="fr",
    )
    once, twice = detector_.detect([here, there]), detector_.detect([here, there, reprint])
    assert once.conflicts and twice.conflicts == once.conflicts
    assert ["c.txt"] == [note.path for note in twice.skipped]
    assert "b.txt" in twice.skipped[0].reason
    also_in = read_wording("fr").strings["card"]["also_in"]
    assert f"<span>{also_in} <bdi>Le Repreneur</bdi></span>" in twice.to_html("fr")
    assert also_in not in once.to_html("fr").split("<main>")[1].split('id="articles"')[0]


def test_a_denial_answers_what_its_copy_repeats():
    text = "Le bac a coulé au large, affirme un témoin du port.\n\nLa préfecture du Ponant a démenti."
    articles = [wire("a.txt", text), wire("b.txt", text.replace("La préfecture", "Hier, la préfecture"))]
    statements = extract(articles)
    marked = mark_copies(statements, articles)
    ids = {s.id for s in marked if not s.copy_of}
    assert all(s.resolves_to in ids for s in marked if s.resolves_to and not s.copy_of)


@settings(deadline=None, max_examples=6)
@given(st.permutations(["a.txt", "b.txt", "c.txt"]))
def test_the_order_of_articles_makes_no_difference(paths):
    pairs = copied(*(wire(path) for path in paths))
    assert sorted(pairs) == sorted(copied(wire("a.txt"), wire("b.txt"), wire("c.txt")))


def test_an_article_that_repeats_little_is_not_named():
    own = (
        WIRE.split("\n\n")[0]
        + "\n\nLa criée de Kervalen est vide, a dit Maud Kerriou. Le port attend la marée du soir. "
    )
    own += "La cale reste fermée aux plaisanciers."
    articles = [wire("a.txt"), wire("b.txt", own)]
    statements = mark_copies(extract(articles), articles)
    assert any(s.copy_of for s in statements) and copy_notes(statements, articles) == []


def test_hundreds_of_copies_take_a_moment():
    articles = [wire(f"{n:03}.txt", WIRE.replace("trois marins", f"{n + 3} marins")) for n in range(300)]
    [statement] = [s for s in extract(articles[:1]) if "jetée" in s.content]
    statements = [
        replace(
            statement,
            id=f"{article.id}-{k}",
            article=article.id,
            content=f"{statement.content} numéro {k} {n}",
        )
        for n, article in enumerate(articles)
        for k in range(20)
    ]
    start = time.process_time()
    mark_copies(statements, articles)
    assert time.process_time() - start < 20
