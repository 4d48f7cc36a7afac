"""The page of an evaluation holds what the scores do, loads nothing, and takes no text for markup."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from annotated import make_pairs, read_well
from test_report import Page

from detector.corpora import AnnotatedPair, PairSet
from detector.evaluate import Estimate, Evaluation, evaluate, render_page
from detector.evaluate.figures import (
    HEIGHT,
    WIDTH,
    by_language,
    confusion,
    precision_recall,
    reliability,
    span_of,
)
from detector.evaluate.page import surest_mistakes
from detector.schema import LABELS, Inference, Skipped

HOSTILE = '"><script>alert(1)</script><img src=https://example.org/x>\u202e&amp;'


@pytest.fixture(scope="module")
def pairs() -> PairSet:
    """200 pairs, two a premise."""
    return make_pairs(200, per_premise=2)


@pytest.fixture(scope="module")
def found(pairs: PairSet) -> Evaluation:
    """A model that is right four times in five, with every baseline but the encoder's."""
    return evaluate(pairs, read_well(pairs, 0.8), model="scripted@1", threshold=0.7, n_resamples=60)


def test_the_page_holds_every_table_and_the_signature(found, pairs):
    page = Page(render_page(found, pairs, read_well(pairs, 0.8)))
    for words in (
        "200 pairs", "resampled in 100 units", "Average precision", "Precision of the first 50",
        "Brier score", "Reliability", "Gold and predicted labels", "Precision and recall",
        "At fixed thresholds",
        "false alarms per 1,000", "precision at 9.0%", "exactly one side has a negation", "word overlap",
        "hypothesis only", "This model", "By type", "Surest mistakes", found.signature,
    ):  # fmt: skip
        assert words in page.words, words
    assert f"{found.accuracy.value:.3f}".removeprefix("0") in page.words
    assert not page.open and "script" not in page.raw


def test_the_page_loads_nothing_and_runs_nothing(found, pairs):
    html = render_page(found, pairs, read_well(pairs, 0.8))
    page = Page(html)
    assert {tag for tag, _ in page.elements} & {"script", "img", "iframe", "object", "form"} == set()
    assert page.values("src") == [] and page.values("style") == [] and page.values("href") == ["data:,"]
    assert "url(" not in page.raw["style"] and "@import" not in page.raw["style"]
    assert "default-src 'none'" in html


def test_text_of_the_data_stays_text():
    rows = tuple(
        AnnotatedPair(HOSTILE, HOSTILE, LABELS[n % 3], n + 1, {"type": HOSTILE if n % 2 else "b"})
        for n in range(30)
    )
    hostile = PairSet(HOSTILE, "three-way", rows, (Skipped("x", HOSTILE),), (HOSTILE,), "0")
    readings = [Inference(0.0, 0.0, 1.0)] * 30
    html = render_page(evaluate(hostile, readings, model=HOSTILE, n_resamples=5), hostile, readings)
    page = Page(html)
    assert {"script", "img"} & {tag for tag, _ in page.elements} == set()
    assert "<script>" not in html and "\u202e" not in html
    assert page.words.count("alert(1)") >= 2 * 12 + 4


def test_without_the_texts_the_page_shows_none(found, pairs):
    page = Page(render_page(found))
    assert "Surest mistakes" not in page.words and pairs.pairs[0].hypothesis not in page.words


def test_mistakes_are_the_surest_first(pairs):
    readings = read_well(pairs, 0.8)
    mistakes = surest_mistakes(pairs, readings)
    assert len(mistakes) == 12 and all(one.gold != one.predicted for one in mistakes)
    shares = [int(one.percent[:-1]) for one in mistakes]
    assert shares == sorted(shares, reverse=True)
    right = [Inference(*(float(label == pair.label) for label in LABELS)) for pair in pairs.pairs]
    assert surest_mistakes(pairs, right) == ()


def test_figures_stay_in_their_frame_and_show_the_counts(found):
    for figure in (confusion(found), precision_recall(found), reliability(found)):
        for line in figure.lines:
            for point in line.points.split():
                x, y = map(float, point.split(","))
                assert 0 <= x <= WIDTH and 0 <= y <= HEIGHT
        for dot in figure.dots:
            assert 0 < dot.x < WIDTH and 0 < dot.y < HEIGHT
        for box in figure.boxes:
            assert box.x >= 0 and box.x + box.width <= WIDTH and box.y + box.height <= HEIGHT
    counts = [int(word.text) for word in confusion(found).words if re.fullmatch(r"\d+", word.text)]
    assert counts == [count for row in found.confusion for count in row]
    assert len(reliability(found).dots) == sum(part.n > 0 for part in found.bins)
    assert [dot.style for dot in precision_recall(found).dots] == ["point", "second"]


def of_languages(*languages: str, n: int = 30) -> PairSet:
    """A set with so many pairs of each language."""
    parts = [make_pairs(n, seed=seed, language=name).pairs for seed, name in enumerate(languages)]
    return PairSet("invented", "three-way", tuple(pair for part in parts for pair in part), (), (), "0" * 64)


@pytest.mark.parametrize("n_languages", [2, 15, 40])
def test_each_language_has_a_bar_as_long_as_its_accuracy(n_languages):
    pairs = of_languages(*(f"x{number:02}" for number in range(n_languages)))
    readings = [
        Inference(*(float(label == pair.label) for label in LABELS))
        if pair.groups["language"] == "x01"
        else Inference(0.2, 0.2, 0.6)
        for pair in pairs.pairs
    ]
    found = evaluate(pairs, readings, baselines=False, n_resamples=50)
    figure = by_language(found)
    right, wrong = figure.boxes[1], figure.boxes[0]
    assert len(figure.boxes) == len(figure.dots) == n_languages
    share = found.slices["language"]["x00"].accuracy.value
    assert wrong.width / right.width == pytest.approx(share, abs=0.01)
    assert [w.text for w in figure.words if w.anchor == "end"][:2] == ["x00, 30", "x01, 30"]
    for box, below in zip(figure.boxes, figure.boxes[1:], strict=False):
        assert 0 < box.x and box.x + box.width < WIDTH and box.y + box.height < below.y
    assert figure.boxes[-1].y + figure.boxes[-1].height < figure.height
    (whole,) = (line for line in figure.lines if line.style == "expected")
    place = float(whole.points.split(",")[0])
    assert figure.boxes[0].x < place < figure.boxes[1].x + figure.boxes[1].width
    assert 'class="bar"' in render_page(found)


def test_one_language_needs_no_bars(found):
    assert by_language(found) is None
    assert "Languages" not in Page(render_page(found)).words


def test_a_language_with_a_long_name_stays_beside_its_bar():
    pairs = of_languages("fr", "a language that nobody speaks")
    figure = by_language(evaluate(pairs, read_well(pairs, 0.8), baselines=False, n_resamples=0))
    names = [word.text for word in figure.words if word.anchor == "end"]
    assert names == ["a langu…, 30", "fr, 30"]
    assert all(line.style != "whisker" for line in figure.lines)


def test_a_span_lies_where_the_estimate_does():
    assert span_of(Estimate(None)) is None
    span = span_of(Estimate(0.5, 0.0, 1.0))
    assert (span.low, span.place, span.high) == (5, 60, 115)
    alone = span_of(Estimate(0.25))
    assert alone.low == alone.place == alone.high


def test_what_is_not_defined_is_drawn_all_the_same():
    pairs = make_pairs(4, labels=("neutral",))
    found = evaluate(pairs, [Inference(0.0, 1.0, 0.0)] * 4, n_resamples=0)
    page = Page(render_page(replace(found, curve=()), pairs, [Inference(0.0, 1.0, 0.0)] * 4))
    assert "–" in page.words and "Surest mistakes" not in page.words


def test_the_page_is_the_same_bytes_every_time(found):
    assert render_page(found) == render_page(found)
