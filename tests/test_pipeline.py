"""The whole way from articles to a report: what may change it and what may not."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import get_args

import numpy as np
import pytest
from conftest import (
    CONFLICTS,
    ECHO,
    ENGLISH,
    GAZETTE,
    LENDEMAIN,
    NEAR_MISSES,
    Expected,
    ScriptedEncoder,
    ScriptedNLI,
    make_story,
)
from hypothesis import given, settings
from hypothesis import strategies as st

from detector import Article, Detector, Inference, InputError, NoArticlesError, Report, article_from_text
from detector.pipeline import extract, gather
from detector.schema import Stance

# Sentences that a newspaper might print, to be put together at random; some conflict, most do not.
PASSAGES = (
    "Le préfet a démenti avoir signé l'arrêté.",
    "Selon Le Ponant, le préfet a signé l'arrêté.",
    "Le préfet n'a pas signé l'arrêté, a dit sa porte-parole.",
    "La préfecture a démenti.",
    "Le barrage a cédé, a annoncé Anne Kerbrat.",
    "Anne Kerbrat n'a pas souhaité commenter.",
    "Le barrage aurait cédé après 12 jours de pluie.",
    "L'inondation a fait 12 blessés, a indiqué la mairie.",
    "L'inondation a fait 40 blessés, a indiqué l'hôpital.",
    "Le préfet est-il encore en fonction ?",
    "« Le préfet rencontre régulièrement Anne Kerbrat », assure Le Ponant.",
    "Le préfet n'a rencontré Anne Kerbrat qu'une seule fois, a-t-il précisé.",
    "Elle est revenue sur ses propos.",
    "Anne Kerbrat a qualifié ces informations de mensonges.",
    "Le 3 mars 2024, le pont de la Rance a été fermé.",
    "Le pont de la Rance n'a jamais été fermé, a affirmé le département.",
)
PLACES = ("Le Ponant", "L'Écho", None)
DAYS = ("2024-03-04", "2024-03-05", "2024-03", None)


@st.composite
def articles(draw, least: int = 1, most: int = 4) -> list[Article]:
    """A few different articles of French passages."""
    made = {}
    for number in range(draw(st.integers(least, most))):
        passages = draw(st.lists(st.sampled_from(PASSAGES), min_size=1, max_size=5))
        article = article_from_text(
            "\n\n".join(passages) + "\n",
            path=f"{number}.txt",
            outlet=draw(st.sampled_from(PLACES)),
            date=draw(st.sampled_from(DAYS)),
            language="fr",
        )
        made[article.text] = article
    return list(made.values())


def ends(report: Report) -> set[tuple[str, frozenset[str]]]:
    """Each conflict of a report: its kind, and its two ends."""
    return {(c.kind, frozenset((c.left, c.right))) for c in report.conflicts}


def texts(report: Report) -> list[frozenset[str]]:
    """The two passages of each conflict."""
    text_of = {s.id: s.text for s in report.statements}
    return [frozenset((text_of[c.left], text_of[c.right])) for c in report.conflicts]


def joins(report: Report, pair: Expected) -> bool:
    """Whether a conflict joins two statements with these words."""
    text_of = {s.id: s.text for s in report.statements}
    return any(
        pair.left in text_of[one] and pair.right in text_of[other]
        for c in report.conflicts
        for one, other in ((c.left, c.right), (c.right, c.left))
    )


# The story


@pytest.fixture(scope="module")
def report(detector_, story) -> Report:
    """What the scripted detector finds in the story."""
    return detector_.detect(story)


@pytest.mark.parametrize("pair", CONFLICTS, ids=lambda pair: pair.why)
def test_a_conflict_that_a_person_sees_is_reported(report, pair):
    assert joins(report, pair), [sorted(pair) for pair in texts(report)]


@pytest.mark.parametrize("pair", NEAR_MISSES, ids=lambda pair: f"{pair.why}: {pair.left}")
def test_a_near_miss_stays_silent(report, pair):
    present = [s.text for s in report.statements]
    assert any(pair.left in t for t in present) and any(pair.right in t for t in present)
    assert not joins(report, pair)


@pytest.mark.model
@pytest.mark.parametrize("pair", CONFLICTS, ids=lambda pair: pair.why)
def test_the_embedded_models_see_it_too(embedded_report, pair):
    assert joins(embedded_report, pair), [sorted(pair) for pair in texts(embedded_report)]


@pytest.mark.model
@pytest.mark.parametrize("pair", NEAR_MISSES, ids=lambda pair: f"{pair.why}: {pair.left}")
def test_the_embedded_models_let_it_be_too(embedded_report, pair):
    assert not joins(embedded_report, pair)


@pytest.fixture(scope="module")
def embedded_report(embedded, story) -> Report:
    """What the detector with its own models finds in the story."""
    return embedded.detect(story)


@pytest.mark.model
def test_languages_meet(embedded_report):
    """Once in French, every month in English."""
    assert joins(embedded_report, Expected("met him every month", "qu'une seule fois", "across languages"))


def test_kinds_and_ends_are_as_the_schema_says(report):
    by_id = {s.id: s for s in report.statements}
    kinds = {frozenset((by_id[c.left].text, by_id[c.right].text)): c.kind for c in report.conflicts}
    for pair, kind in zip(CONFLICTS, ("contradiction", "denial", "number"), strict=True):
        joined = ((a, b, k) for both, k in kinds.items() for a in both for b in both - {a})
        found = [k for a, b, k in joined if pair.left in a and pair.right in b]
        assert found == [kind], pair
    for c in report.conflicts:
        assert not by_id[c.left].is_denial, "left is the one that asserts"
        if by_id[c.right].is_denial:
            assert c.kind in ("denial", "retraction")
        else:
            assert c.kind != "denial"
    assert [c.id for c in report.conflicts] == [f"c{n}" for n in range(1, len(report.conflicts) + 1)]
    assert [d.id for d in report.disputes] == [f"d{n}" for n in range(1, len(report.disputes) + 1)]
    assert sorted(c for d in report.disputes for c in d.conflicts) == sorted(c.id for c in report.conflicts)


# Order, repetition, direction


@settings(max_examples=10, deadline=None)
@given(order=st.permutations(range(5)))
def test_the_order_of_the_articles_changes_no_byte(detector_, report, order):
    story = make_story()
    again = detector_.detect([story[i] for i in order])
    assert again.to_json() == report.to_json()
    assert again.to_html("fr") == report.to_html("fr")


@settings(max_examples=25, deadline=None)
@given(data=st.data())
def test_the_order_of_any_articles_changes_no_byte(detector_, data):
    given_ = data.draw(articles(least=2))
    shuffled = data.draw(st.permutations(given_))
    assert detector_.detect(given_).to_json() == detector_.detect(shuffled).to_json()


def test_the_order_of_paths_changes_no_byte(detector_, tmp_path):
    folder = write_story(tmp_path / "story")
    files = sorted(folder.iterdir())
    first = detector_.detect(files).to_json()
    assert detector_.detect(files[::-1]).to_json() == first
    assert detector_.detect(folder).to_json() == first
    assert detector_.detect([files[2], folder, files[0]]).conflicts == detector_.detect(folder).conflicts


@settings(max_examples=25, deadline=None)
@given(given_=articles())
def test_left_and_right_are_not_told_by_the_order_of_reading(given_):
    """Articles get their ids, and so their order, from their outlet: renaming it swaps left and right."""

    def found(prefix: str) -> set:
        named = [replace(a, id=f"{prefix if n % 2 else 'm'}{n}") for n, a in enumerate(given_)]
        of_article = {a.id: n for n, a in enumerate(named)}
        report = Detector(encoder=ScriptedEncoder(), nli=ScriptedNLI()).detect(named)
        by_id = {s.id: (of_article[s.article], s.start, s.content, s.stance) for s in report.statements}
        return {(c.kind, c.probability, frozenset((by_id[c.left], by_id[c.right]))) for c in report.conflicts}

    assert found("a") == found("z")


class OneWay(ScriptedNLI):
    """Sees a contradiction only from the longer text to the shorter: its readings are not symmetric."""

    def score(self, pairs, *, batch_size=32, progress=False):
        """One inference a pair."""
        neutral = Inference(0.02, 0.96, 0.02)
        exact = super().score(pairs, batch_size=batch_size, progress=progress)
        return [
            inference if (len(premise), premise) >= (len(hypothesis), hypothesis) else neutral
            for inference, (premise, hypothesis) in zip(exact, pairs, strict=True)
        ]


def test_each_reading_stays_with_its_direction(encoder, story):
    report = Detector(encoder=encoder, nli=OneWay()).detect(story)
    text_of = {s.id: s.proposition for s in report.statements}
    assert report.conflicts
    model = OneWay()
    for c in report.conflicts:
        forward, backward = model.score(
            [(text_of[c.left], text_of[c.right]), (text_of[c.right], text_of[c.left])]
        )
        assert (c.forward, c.backward) == (forward, backward)


@settings(max_examples=25, deadline=None)
@given(given_=articles(most=3), copies=st.integers(1, 3))
def test_an_article_given_twice_adds_nothing(detector_, given_, copies):
    once = detector_.detect(given_)
    more = detector_.detect(given_ + given_[:copies] * 2)
    assert replace(more, skipped=[]).to_json() == replace(once, skipped=[]).to_json()


def test_a_wire_story_under_two_mastheads_is_one(detector_, story):
    """The same text from two outlets: the conflicts of one, and a note that names both."""
    copy = article_from_text(GAZETTE, path="zz.txt", outlet="Le Repreneur", date="2024-03-06", language="fr")
    once, twice = detector_.detect(story), detector_.detect([copy, *story])
    assert twice.conflicts == once.conflicts
    assert [(s.path, s.note) for s in twice.skipped] == [("zz.txt", True)]
    assert "gazette.txt" in twice.skipped[0].reason


@pytest.mark.parametrize(
    "text", [GAZETTE, ECHO, LENDEMAIN, ENGLISH], ids=["gazette", "echo", "lendemain", "english"]
)
def test_an_article_does_not_contradict_its_own_copy(detector_, text):
    """A copy that is not quite one (another last line) still repeats, and repeating is no conflict."""
    language = "en" if text == ENGLISH else "fr"
    first = article_from_text(text, path="a.txt", language=language, date="2024-03-04")
    copy = article_from_text(text + "\n(avec agences)\n", path="b.txt", language=language, date="2024-03-04")
    alone = set(texts(detector_.detect(first)))
    assert set(texts(detector_.detect([first, copy]))) == alone


class Quarrelsome(ScriptedNLI):
    """Takes everything for a contradiction of everything."""

    def score(self, pairs, *, batch_size=32, progress=False):
        """One inference a pair."""
        return [Inference(0.0, 0.0, 1.0) for _ in pairs]


@pytest.fixture(scope="module")
def quarrelsome(encoder) -> Detector:
    """A detector whose model is of no help: only the rules hold it back."""
    return Detector(encoder=encoder, nli=Quarrelsome())


@settings(max_examples=25, deadline=None)
@given(given_=articles())
def test_whatever_the_model_says_rules_hold(quarrelsome, given_):
    """A source against its own words in one article, a copy, and two denials are no conflict."""
    report = quarrelsome.detect(given_)
    by_id = {s.id: s for s in report.statements}
    for c in report.conflicts:
        left, right = by_id[c.left], by_id[c.right]
        assert left.stance != "deny"
        if right.stance != "deny" and right.stance != "retract":
            assert left.content != right.content, "a copy"
            assert left.article != right.article or left.source != right.source, "one source"


def test_a_source_contradicts_itself_only_from_one_article_to_another(quarrelsome):
    first = "Le préfet a signé l'arrêté sur le barrage, a affirmé Anne Kerbrat."
    other = "Le préfet a retiré l'arrêté sur le barrage, a affirmé Anne Kerbrat."
    here = article_from_text(f"{first}\n\n{other}\n", path="a.txt", language="fr")
    apart = [
        article_from_text(f"{sentence}\n", path=f"{n}.txt", language="fr")
        for n, sentence in enumerate((first, other))
    ]
    assert len(quarrelsome.detect(here).statements) == 2
    assert quarrelsome.detect(here).conflicts == []
    assert texts(quarrelsome.detect(apart)) == [{first, other}]


def test_a_copied_passage_is_no_conflict_whatever_the_model_says(quarrelsome):
    first = article_from_text(GAZETTE, path="a.txt", language="fr", date="2024-03-04")
    copy = article_from_text(GAZETTE + "\n(avec agences)\n", path="b.txt", language="fr", date="2024-03-04")
    report = quarrelsome.detect([first, copy])
    assert texts(report) == texts(quarrelsome.detect(first))
    assert [note.path for note in report.skipped] == ["a.txt"]


# What every report keeps to


@settings(max_examples=40, deadline=None)
@given(given_=articles())
def test_every_report_is_whole(detector_, given_):
    report = detector_.detect(given_)
    text_of = {a.id: a.text for a in report.articles}
    by_id = {s.id: s for s in report.statements}
    assert len(by_id) == len(report.statements)
    for s in report.statements:
        assert s.text == text_of[s.article][s.start : s.end] and s.text.strip()
        assert s.stance in get_args(Stance)
        assert s.resolves_to is None or s.resolves_to in by_id
        assert s.resolves_to is None or s.is_denial or s.stance == "no-comment"
        if s.bare:
            assert s.content == by_id[s.resolves_to].content
        elif s.content:
            assert s.content in s.text
    pairs = [frozenset((c.left, c.right)) for c in report.conflicts]
    assert len(pairs) == len(set(pairs)), "each pair once"
    for c in report.conflicts:
        left, right = by_id[c.left], by_id[c.right]
        assert left.id != right.id
        assert {left.stance, right.stance}.isdisjoint({"question", "no-comment"})
        assert not (left.stance == right.stance == "deny"), "two denials agree"
        assert 0.5 <= c.probability <= 1 and -1 <= c.similarity <= 1.001
        assert c.explanation
    for d in report.disputes:
        assert d.question and len(d.sides) == 2
    again = json.loads(report.to_json())
    assert [s["text"] for s in again["statements"]] == [
        s.text for s in sorted(report.statements, key=lambda s: (s.article, s.start, s.end, s.id))
    ]
    ids = {s["id"] for s in again["statements"]}
    assert all(c["left"] in ids and c["right"] in ids for c in again["conflicts"])


@settings(max_examples=60, deadline=None)
@given(
    text=st.text(
        alphabet=st.sampled_from("ab é’'«»“”\".,:;!?-–\n\t\u202f\u00a0\u2028\ufeffİß1290%€"), max_size=200
    )
)
def test_any_text_is_cut_into_slices_of_itself(text):
    try:
        article = article_from_text("Le maire a démenti. " + text, language="fr")
    except InputError:
        return
    for s in extract([article]):
        assert s.text == article.text[s.start : s.end]


@dataclass
class InBatches:
    """Real or scripted models, called with a batch size of one's choice."""

    model: object
    batch_size: int
    nudge: float = 0.0

    @property
    def identity(self) -> str:
        """That of the model."""
        return self.model.identity

    def encode(self, given_: Sequence[str], **options) -> np.ndarray:
        """Unit vectors, moved by less than rounding moves them."""
        options["batch_size"] = self.batch_size
        rows = self.model.encode(given_, **options)
        rows = rows + self.nudge * np.sin(np.arange(rows.size, dtype=np.float32)).reshape(rows.shape)
        return (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)

    def score(self, pairs: Sequence[tuple[str, str]], **options) -> list[Inference]:
        """Probabilities, moved likewise."""
        options["batch_size"] = self.batch_size
        return [
            Inference(i.entailment + self.nudge, i.neutral, i.contradiction - self.nudge)
            for i in self.model.score(pairs, **options)
        ]


def assert_same_findings(one: Report, other: Report, within: float) -> None:
    """Compare two reports up to ``within`` in their probabilities."""
    for left, right in zip(one.statements, other.statements, strict=True):
        assert left == replace(right, link_probability=left.link_probability)
        assert left.link_probability == pytest.approx(right.link_probability, abs=within)
    assert ends(one) == ends(other)
    chance = {frozenset((c.left, c.right)): c.probability for c in one.conflicts}
    for c in other.conflicts:
        assert chance[frozenset((c.left, c.right))] == pytest.approx(c.probability, abs=within)


@pytest.mark.parametrize("batch_size", [1, 3, 32])
def test_the_size_of_batches_changes_nothing_but_rounding(report, encoder, nli, story, batch_size):
    nudge = batch_size * 1e-7
    again = Detector(encoder=InBatches(encoder, batch_size, nudge), nli=InBatches(nli, batch_size, nudge))
    assert_same_findings(again.detect(story), report, within=1e-3)


@pytest.mark.slow
@pytest.mark.model
@pytest.mark.parametrize("batch_size", [1, 7])
def test_the_size_of_batches_changes_nothing_with_the_real_models(
    embedded, embedded_report, story, batch_size
):
    again = Detector(encoder=InBatches(embedded.encoder, batch_size), nli=InBatches(embedded.nli, batch_size))
    assert_same_findings(again.detect(story), embedded_report, within=1e-3)


# What is given, and what is skipped


def write_story(folder: Path) -> Path:
    """Write the story as files with their facts on top, and return the folder."""
    folder.mkdir()
    for article in make_story():
        head = f"outlet: {article.outlet}\ndate: {article.date}\nlang: {article.language}\n\n"
        (folder / article.path).write_text(head + article.text, encoding="utf-8")
    return folder


def test_paths_and_articles_may_be_mixed(detector_, report, story, tmp_path):
    folder = write_story(tmp_path / "story")
    mixed = detector_.detect([folder / "gazette.txt", story[1], str(folder / "lendemain.txt"), *story[3:]])
    assert sorted(texts(mixed), key=sorted) == sorted(texts(report), key=sorted)
    assert sorted(Path(a.path).name for a in mixed.articles) == sorted(a.path for a in story)


def test_one_path_or_one_article_needs_no_list(detector_, story, tmp_path):
    folder = write_story(tmp_path / "story")
    assert len(detector_.detect(story[0]).articles) == 1
    assert len(detector_.detect(folder).articles) == len(detector_.detect(str(folder)).articles) == 5


def test_any_iterable_will_do(detector_, story, report):
    assert detector_.detect(iter(story)).to_json() == report.to_json()


def test_a_language_without_cues_is_skipped_and_named(detector_, story, monkeypatch):
    monkeypatch.setattr("detector.pipeline.supported_languages", lambda: ("en", "fr"))
    german = article_from_text("Der Bürgermeister hat das bestritten.", path="stadt.txt", language="de")
    said = []
    report = detector_.detect([german, *story], say=said.append)
    assert [(s.path, s.note) for s in report.skipped] == [("stadt.txt", False)] and said == report.skipped
    assert "'de'" in report.skipped[0].reason and "fr" in report.skipped[0].reason
    assert german.id not in {a.id for a in report.articles}
    assert len(report.articles) == len(story)


@pytest.mark.parametrize(
    ("given_", "expected"),
    [
        ([], "no article was given"),
        (["nowhere.txt"], "nowhere.txt: no such file or folder"),
        (["b.txt", "a.txt"], "a.txt: no such file or folder; b.txt: no such file or folder"),
        (
            [article_from_text("Der Bürgermeister hat das bestritten.", path="stadt.txt", language="de")],
            "stadt.txt: language 'de' has no cue list yet",
        ),
    ],
)
def test_nothing_to_read_says_why(detector_, tmp_path, monkeypatch, given_, expected):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("detector.pipeline.supported_languages", lambda: ("en", "fr"))
    with pytest.raises(NoArticlesError) as caught:
        detector_.detect(given_)
    assert str(caught.value).startswith(expected) and "\n" not in str(caught.value)


def test_what_is_skipped_is_said_before_the_models_are_asked(story, tmp_path):
    said = []

    class Late(ScriptedEncoder):
        def encode(self, given_, **options):
            assert said, "nothing was said yet"
            return super().encode(given_, **options)

    detector = Detector(encoder=Late(), nli=ScriptedNLI())
    report = detector.detect([*story, tmp_path / "missing.txt"], say=said.append)
    assert [s.path for s in said] == [s.path for s in report.skipped] == [str(tmp_path / "missing.txt")]


def test_articles_without_a_statement_give_an_empty_report(detector_):
    report = detector_.detect(article_from_text("Bref.", path="bref.txt", language="fr"))
    assert (report.statements, report.conflicts, report.disputes) == ([], [], [])
    assert json.loads(report.to_json())["conflicts"] == []


def test_the_path_does_not_name_an_article(detector_, story):
    moved = [replace(article, path=f"elsewhere/{article.path}") for article in story]
    one, other = detector_.detect(story), detector_.detect(moved)
    assert one.conflicts == other.conflicts and one.statements == other.statements


def test_gathered_articles_stand_in_one_order(story):
    gathered, skipped = gather(reversed(story))
    assert [a.id for a in gathered] == sorted(a.id for a in story) and skipped == []


def test_a_language_without_cues_cannot_be_extracted():
    dutch = replace(article_from_text("De burgemeester heeft dat ontkend.", language="en"), language="nl")
    with pytest.raises(KeyError):
        extract([dutch])


# Scores and signature


def test_pairs_are_scored_in_order_and_none_gives_none(detector_):
    here = "Il pleut ici"
    pairs = [(here, "Il ne pleut pas ici"), (here, here), (here, "La mer")]
    assert [i.label for i in detector_.score_pairs(pairs)] == ["contradiction", "entailment", "neutral"]
    assert detector_.score(*pairs[0]).label == "contradiction"
    assert detector_.score_pairs([]) == []


def test_no_pair_needs_no_model(tmp_path):
    assert Detector(nli=str(tmp_path)).score_pairs([]) == []


def test_no_report_is_written_in_another_language(detector_, story):
    with pytest.raises(ValueError, match="'fr' or 'en', not in 'de'"):
        detector_.detect(story, language="de")


def test_a_lower_threshold_reports_what_is_less_likely_too(detector_, story):
    plain, none, everything = (detector_.detect(story, threshold=p) for p in (0.5, 1.0, 0.0))
    pairs = [{(c.left, c.right) for c in report.conflicts} for report in (none, plain, everything)]
    assert pairs[0] < pairs[1] < pairs[2]
    assert min(c.probability for c in everything.conflicts) < 0.5
    assert everything.signature != plain.signature == detector_.signature()
    with pytest.raises(ValueError, match="between 0 and 1, got 1.5"):
        detector_.detect(story, threshold=1.5)


def test_the_signature_is_stable_and_names_every_choice(detector_, report):
    parts = dict(part.split(":", 1) for part in report.signature.split("|"))
    assert parts["encoder"] == "scripted-encoder" and parts["nli"] == "scripted-nli"
    assert {"detector", "backend", "blocking", "reported", "decision", "lists"} <= parts.keys()
    assert report.signature == detector_.signature()
    other = Detector(encoder=ScriptedEncoder(), nli=ScriptedNLI())
    assert other.signature() == detector_.signature()
    renamed = ScriptedNLI()
    renamed.identity = "another"
    assert Detector(encoder=ScriptedEncoder(), nli=renamed).signature() != detector_.signature()


def test_a_detector_keeps_nothing_of_earlier_articles(story):
    detector = Detector(encoder=ScriptedEncoder(), nli=ScriptedNLI())
    first = detector.detect(story[:2]).to_json()
    detector.detect(story[2:])
    assert detector.detect(story[:2]).to_json() == first
