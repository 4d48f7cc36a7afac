"""The sentence that tells a reader why two statements conflict."""

from __future__ import annotations

import pytest

from detector.decision.explain import explain
from detector.ingest import article_from_text
from detector.quantities.clashes import clashing_quantities
from detector.quantities.reading import read
from detector.schema import KINDS, Article, Statement
from detector.words.cues import load_cues

ARTICLE = article_from_text("Il pleut sur Brest et sur toute la rade.", outlet="Le Ponant", language="fr")
NAMELESS = article_from_text(
    "Il pleut sur Brest et sur toute la rade.", title="Pluie sur Brest", language="fr"
)


def make_statement(number: int, content: str, article: Article = ARTICLE, **facts) -> Statement:
    """A statement by Anne Kerbrat (0) or Yann Riou (1) unless told otherwise."""
    facts = {"source": ("Anne Kerbrat", "Yann Riou")[number], **facts}
    return Statement(f"{article.id}-{number}", article.id, 0, 1, "x", content, proposition=content, **facts)


def explained(kind: str, left: Statement, right: Statement, language: str = "fr", **options) -> str:
    """Explain two statements as the decision would."""
    readings = tuple(read(s.proposition, load_cues("fr")) for s in (left, right))
    articles = {a.id: a for a in (ARTICLE, NAMELESS)}
    return explain(kind, left, right, readings, clashing_quantities(*readings), articles, language, **options)


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "retraction"])
def test_every_kind_names_who_stands_on_each_side(kind, language):
    text = explained(kind, make_statement(0, "12 blessés"), make_statement(1, "17 blessés"), language)
    assert text[0].isupper() or not text[0].isalpha()
    assert text.endswith(".") and "{" not in text
    if kind not in ("date", "place"):
        assert "Anne Kerbrat" in text and "Yann Riou" in text
    assert ("12 blessés" in text and "17 blessés" in text) == (kind == "number")


def test_how_often_is_told_of_the_right_one():
    regular, single = make_statement(0, "ils se voient régulièrement"), make_statement(1, "une seule fois")
    for left, right in ((regular, single), (single, regular)):
        text = explained("contradiction", left, right, frequency=True)
        assert (
            text.index("répété") < text.index("Anne Kerbrat") < text.index("unique") < text.index("Yann Riou")
        )


def test_once_against_never_is_not_told_as_repeated():
    """Neither says that it happened often, so the explanation may not put that in anyone's mouth."""
    left, right = make_statement(0, "une seule fois"), make_statement(1, "jamais")
    text = explained("contradiction", left, right, frequency=True)
    assert "répété" not in text and "Anne Kerbrat" in text and "Yann Riou" in text


def test_who_takes_back_their_own_words_is_told_from_who_takes_back_another_s():
    own = explained("retraction", make_statement(0, "a"), make_statement(1, "b", source="Anne Kerbrat"))
    other = explained("retraction", make_statement(0, "a"), make_statement(1, "b"))
    assert own != other and "Yann Riou" in other
    shorter = make_statement(1, "b", source="Kerbrat", voice="Anne Kerbrat")
    full = make_statement(0, "a", voice="Anne Kerbrat")
    assert "même source" in explained("retraction", full, shorter)


def test_a_linked_denial_repeats_the_claim():
    left = make_statement(0, "le pont est fermé " * 20)
    right = make_statement(1, left.content, stance="deny", resolves_to=left.id)
    text = explained("denial", left, right)
    assert "le pont est fermé" in text and "…" in text and len(text) < 300


def test_an_outlet_speaks_under_its_name_or_its_headline():
    by_name = explained("contradiction", make_statement(0, "a", source=None), make_statement(1, "b"))
    assert "Le Ponant" in by_name
    by_title = explained(
        "contradiction", make_statement(0, "a", NAMELESS, source=None), make_statement(1, "b")
    )
    assert "Pluie sur Brest" in by_title


@pytest.mark.parametrize(
    ("language", "words"),
    [("fr", "un témoin (selon Ouest-Info)"), ("en", "un témoin (according to Ouest-Info)")],
)
@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind not in ("retraction", "date", "place")])
def test_who_reports_the_words_of_a_source_is_named_behind_it(kind, language, words):
    left = make_statement(0, "12 blessés", source="Ouest-Info > un témoin")
    text = explained(kind, left, make_statement(1, "17 blessés"), language)
    assert words in text and ">" not in text and "Yann Riou (" not in text


def test_sources_nested_twice_are_named_from_the_nearest():
    left = make_statement(0, "a", source="Ouest-Info > Le maire > un témoin")
    text = explained("denial", left, make_statement(1, "b"))
    assert "un témoin (selon le maire, selon Ouest-Info)" in text


def test_a_source_that_is_only_described_goes_by_the_name_that_the_articles_give():
    named = {"speaker": "Anne Kerbrat", "speaker_passage": "la milliardaire Anne Kerbrat"}
    left = make_statement(0, "a", source="Le Ponant > La milliardaire", **named)
    text = explained("denial", left, make_statement(1, "b"))
    assert "Anne Kerbrat (selon" in text and "milliardaire" not in text


def test_reserve_is_told():
    plain, hedged = make_statement(0, "a"), make_statement(0, "a", hedged=True)
    right = make_statement(1, "b")
    assert explained("contradiction", hedged, right).startswith(explained("contradiction", plain, right))
    assert explained("contradiction", hedged, right) != explained("contradiction", plain, right)


def test_braces_in_a_name_stay_braces():
    left = make_statement(0, "{right} %s", source="{left} {0}")
    right = make_statement(1, left.content, stance="deny", resolves_to=left.id)
    assert "{left} {0}" in explained("denial", left, right)


def test_the_wording_needs_no_agreement_with_who_speaks():
    """ "deux négociateurs" and "le maire" stand in one sentence: no verb before them may be singular."""
    for kind in ("contradiction", "denial"):
        text = explained(kind, make_statement(0, "a", source="deux négociateurs"), make_statement(1, "b"))
        assert "avancé par deux négociateurs" in text and "avance deux" not in text


@pytest.mark.parametrize(
    ("language", "inner"), [("fr", "« “douze lits” fermés »"), ("en", "“‘douze lits’ fermés”")]
)
def test_a_quotation_inside_a_claim_has_marks_of_its_own(language, inner):
    left = make_statement(0, "« douze lits » fermés")
    right = make_statement(1, left.content, stance="deny", resolves_to=left.id)
    text = explained("denial", left, right, language)
    assert inner in text
