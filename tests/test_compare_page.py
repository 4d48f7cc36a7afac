"""The page of a comparison: its differences, the rows behind them, no text but what was given, no markup."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from annotated import make_pairs, read_well
from test_eval_compare import keep
from test_report import Page

from detector.corpora import AnnotatedPair, PairSet
from detector.errors import InputError
from detector.evaluate import Estimate, compare, read_kept, render_comparison
from detector.evaluate.compare_page import build_comparison, widest_gaps
from detector.evaluate.figures import HEIGHT, WIDTH
from detector.evaluate.page_parts import difference_cell
from detector.evaluate.predictions import Kept
from detector.schema import LABELS, Inference

HOSTILE = '"><script>alert(1)</script><img src=https://example.org/x>\u202e&amp;'


@pytest.fixture(scope="module")
def pairs() -> PairSet:
    """200 pairs, two a premise."""
    return make_pairs(200, per_premise=2)


def two(folder: Path, pairs: PairSet) -> tuple[Kept, Kept]:
    """Two systems that were scored on the pairs; the second is right more often."""
    worse, better = (read_well(pairs, share, seed) for share, seed in ((0.6, 1), (0.8, 2)))
    return read_kept(keep(folder, "worse", pairs, worse)), read_kept(keep(folder, "better", pairs, better))


@pytest.fixture(scope="module")
def systems(pairs: PairSet, tmp_path_factory: pytest.TempPathFactory) -> tuple[Kept, Kept]:
    """Two systems on those pairs."""
    return two(tmp_path_factory.mktemp("kept"), pairs)


def test_the_page_holds_the_differences_and_where_they_come_from(systems, pairs):
    found = compare(*systems, n_resamples=60)
    page = Page(render_comparison(found, *systems, pairs))
    accuracy = found.differences["accuracy"]
    for words in (
        "Comparison on invented.en", "200 pairs", "resampled in 100 units", "worse.json", "better.json",
        "Macro F1", "lower is better", "Right and wrong", "McNemar", "Labels given", "Precision and recall",
        "By type", "false positive rate, difference", "Where they differ most",
        found.first, found.second, found.signature,
        f"+{accuracy.difference.value:.3f}".replace("0.", "."),
        f"{accuracy.first:.3f}".removeprefix("0"), f"{accuracy.second:.3f}".removeprefix("0"),
    ):  # fmt: skip
        assert words in page.words, words
    counts = (found.both_right, found.only_first_right, found.only_second_right, found.both_wrong)
    drawn = build_comparison(found, *systems).figures
    assert tuple(int(word.text) for word in drawn[0].words if word.style == "count") == counts
    given = [int(word.text) for word in drawn[1].words if word.style == "count"]
    assert given == [count for row in found.crossed for count in row] and sum(given) == 200
    assert [line.style for line in drawn[2].lines][-2:] == ["curve", "curve other"]
    for figure in drawn:
        assert all(
            0 <= float(x) <= WIDTH and 0 <= float(y) <= HEIGHT
            for line in figure.lines
            for x, y in (point.split(",") for point in line.points.split())
        )


def test_the_page_loads_nothing_and_runs_nothing(systems, pairs):
    html = render_comparison(compare(*systems, n_resamples=5), *systems, pairs)
    page = Page(html)
    assert {tag for tag, _ in page.elements} & {"script", "img", "iframe", "object", "form"} == set()
    assert page.values("src") == [] and page.values("style") == [] and page.values("href") == ["data:,"]
    assert not page.open and "url(" not in page.raw["style"] and "default-src 'none'" in html
    assert html == render_comparison(compare(*systems, n_resamples=5), *systems, pairs)


def test_text_of_the_data_stays_text(tmp_path):
    rows = tuple(
        AnnotatedPair(HOSTILE, HOSTILE, LABELS[n % 3], n + 1, {"type": HOSTILE if n % 2 else "b"})
        for n in range(30)
    )
    hostile = PairSet(HOSTILE, "three-way", rows, (), (), "0")
    kept = two(tmp_path, hostile)
    kept = tuple(replace(one, path=HOSTILE, scores={**one.scores, "signature": HOSTILE}) for one in kept)
    html = render_comparison(compare(*kept, n_resamples=5), *kept, hostile)
    assert {"script", "img"} & {tag for tag, _ in Page(html).elements} == set()
    assert "<script>" not in html and "\u202e" not in html
    assert Page(html).words.count("alert(1)") >= 2 * 12 + 6


def test_the_rows_shown_are_those_furthest_apart(systems, pairs):
    gaps = widest_gaps(*systems, pairs)
    assert len(gaps) == 12 and widest_gaps(systems[0], systems[0]) == ()
    readings = [read_well(pairs, share, seed) for share, seed in ((0.6, 1), (0.8, 2))]
    apart = {
        pair.line: sum(abs(getattr(one, label) - getattr(other, label)) for label in LABELS) / 2
        for pair, one, other in zip(pairs.pairs, *readings, strict=True)
    }
    assert [gap.line for gap in gaps] == sorted(apart, key=lambda line: (-apart[line], line))[:12]
    for gap in gaps:
        pair, one, other = pairs.pairs[gap.line - 1], *(both[gap.line - 1] for both in readings)
        assert (gap.premise, gap.hypothesis, gap.gold) == (pair.premise, pair.hypothesis, pair.label)
        assert (gap.first, gap.second) == (one.label, other.label)
        assert gap.first_percent == f"{getattr(one, one.label):.0%}"
        right = {
            (True, True): "both are right", (True, False): "only the first is right",
            (False, True): "only the second is right", (False, False): "neither is right",
        }[one.label == pair.label, other.label == pair.label]  # fmt: skip
        assert gap.right == right


def test_in_a_binary_set_a_label_stands_against_the_rest(tmp_path):
    pairs = make_pairs(12, labels=("contradiction", "not_contradiction"), task="contradiction")
    sure, torn = Inference(0.7, 0.2, 0.1), Inference(0.2, 0.7, 0.1)
    kept = [read_kept(keep(tmp_path, n, pairs, [x] * 12)) for n, x in (("a", sure), ("b", torn))]
    assert widest_gaps(*kept) == ()  # which of the two others it is does not matter
    far = read_kept(keep(tmp_path, "c", pairs, [Inference(0.0, 0.1, 0.9)] * 12))
    gap = widest_gaps(kept[0], far)[0]
    assert (gap.first, gap.first_percent) == ("not_contradiction", "90%")
    assert (gap.second, gap.second_percent) == ("contradiction", "90%")


def test_without_the_set_the_page_has_no_texts_and_says_how(systems, pairs):
    page = Page(render_comparison(compare(*systems, n_resamples=5), *systems))
    assert "Where they differ most" in page.words and "name the set" in page.words
    assert not any(pair.hypothesis in page.words for pair in pairs.pairs)


def test_texts_of_other_rows_are_refused(systems, pairs):
    others = make_pairs(200, per_premise=2, seed=1, name="others.en")
    with pytest.raises(InputError, match=r"others\.en: not the rows that .*worse\.json was scored on"):
        widest_gaps(*systems, others)
    with pytest.raises(InputError, match="of the same file"):
        widest_gaps(*systems, replace(pairs, pairs=pairs.pairs[:10]))


@pytest.mark.parametrize(
    ("estimate", "value", "interval"),
    [
        (Estimate(0.0123, -0.01, 0.03), "+.012", "[−.010, +.030]"),
        (Estimate(-0.0123), "−.012", ""),
        (Estimate(0.0), ".000", ""),
        (Estimate(-1.0, -1.0, 0.0), "−1.000", "[−1.000, .000]"),
        (Estimate(None), "–", ""),
    ],
)
def test_a_difference_has_a_sign_and_lies_about_the_middle(estimate, value, interval):
    cell = difference_cell(estimate, 0.1)
    assert (cell.value, cell.interval) == (value, interval)
    if estimate.value is not None:
        assert (cell.span.place > 60) == (estimate.value > 0) and 5 <= cell.span.low <= cell.span.high <= 115
    assert difference_cell(estimate).span is None


def test_every_line_reaches_as_far_as_its_intervals(systems):
    page = build_comparison(compare(*systems, n_resamples=60), *systems)
    for table in (page.scores, *page.tables):
        assert re.search(r"The line goes|the line goes", table.note)
        for row in table.rows:
            assert 5 <= row.cells[0].span.low <= row.cells[0].span.place <= row.cells[0].span.high <= 115
