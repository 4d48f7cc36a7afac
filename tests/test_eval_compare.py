"""Two systems on the same rows: a real difference is found, a null one is not, other rows are refused."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import numpy as np
import pytest
from annotated import make_pairs, read_well
from scipy.stats import binomtest

from detector.corpora import PairSet
from detector.errors import InputError
from detector.evaluate import Estimate, best_threshold, compare, evaluate, predictions_text, read_kept
from detector.schema import LABELS, Inference


def keep(folder: Path, name: str, pairs: PairSet, inferences: list[Inference]) -> Path:
    """Write scores and predictions as the command line does."""
    text = predictions_text(pairs, inferences)
    (folder / f"{name}.jsonl").write_text(text, encoding="utf-8")
    found = evaluate(pairs, inferences, model=name, baselines=False, n_resamples=20)
    path = folder / f"{name}.json"
    written = found.with_predictions(str(folder / f"{name}.jsonl"), text, beside=str(path))
    path.write_text(written.to_json(), encoding="utf-8")
    return path


@pytest.fixture
def pairs() -> PairSet:
    """400 pairs, two a premise."""
    return make_pairs(400, per_premise=2)


def test_predictions_read_back_give_the_same_scores(pairs, tmp_path):
    inferences = read_well(pairs, 0.7)
    kept = read_kept(keep(tmp_path, "a", pairs, inferences))
    found = evaluate(pairs, inferences, baselines=False, n_resamples=0)
    same = compare(kept, kept, n_resamples=50)
    assert same.differences["accuracy"].first == pytest.approx(found.accuracy.value)
    assert same.differences["average precision"].first == pytest.approx(found.average_precision.value)
    assert same.differences["Brier score"].first == pytest.approx(found.brier.value)
    assert same.n_units == 200 and same.mcnemar_p == 1
    for row in same.differences.values():
        assert row.difference.value == 0 and row.p == 1
    rows = [json.loads(line) for line in (tmp_path / "a.jsonl").read_text().splitlines()]
    assert rows[0].keys() == {
        "line", "unit", "gold", "predicted", "entailment", "neutral", "contradiction", "slices"
    }  # fmt: skip
    assert rows[0]["slices"] == {
        "language": "en", "type": pairs.pairs[0].groups["type"], "length": "up to 20 words",
        "negation word": "neither side",
    }  # fmt: skip
    assert [row["unit"] for row in rows[:4]] == [0, 0, 1, 1]


def test_a_real_difference_is_found_and_points_the_right_way(pairs, tmp_path):
    worse, better = (
        read_kept(keep(tmp_path, n, pairs, read_well(pairs, s, 7))) for n, s in (("w", 0.6), ("b", 0.8))
    )
    found = compare(worse, better)
    accuracy = found.differences["accuracy"]
    assert accuracy.second - accuracy.first == pytest.approx(accuracy.difference.value)
    assert accuracy.difference.low > 0 and accuracy.p < 0.01 and found.mcnemar_p < 0.01
    back = compare(better, worse)
    assert back.differences["accuracy"].difference.high < 0
    assert back.mcnemar_p == found.mcnemar_p
    assert "second minus first" in found.to_text() and found.signature in found.to_text()


def test_chance_alone_is_rarely_taken_for_a_difference(pairs, tmp_path):
    found = []
    for seed in range(8):
        one, other = (
            read_kept(keep(tmp_path, name, pairs, read_well(pairs, 0.7, 100 * n + seed)))
            for n, name in enumerate("ab")
        )
        row = compare(one, other, n_resamples=200)
        found.append((row.differences["accuracy"].p < 0.05) + (row.mcnemar_p < 0.05))
    assert sum(1 for n in found if n) <= 2


def test_mcnemar_is_scipy_s_exact_test(pairs, tmp_path):
    one, other = (read_well(pairs, share, seed) for share, seed in ((0.7, 1), (0.75, 2)))
    found = compare(*(read_kept(keep(tmp_path, n, pairs, x)) for n, x in (("a", one), ("b", other))))
    right = np.array(
        [[i.label == p.label for i, p in zip(x, pairs.pairs, strict=True)] for x in (one, other)]
    )
    only = [int((right[0] & ~right[1]).sum()), int((right[1] & ~right[0]).sum())]
    assert [found.only_first_right, found.only_second_right] == only
    assert found.both_right + found.both_wrong + sum(only) == 400
    assert found.mcnemar_p == pytest.approx(binomtest(only[0], sum(only), 0.5).pvalue)


def test_parts_of_the_set_differ_by_what_their_rows_do(pairs, tmp_path):
    one, other = (read_well(pairs, share, seed) for share, seed in ((0.6, 1), (0.8, 2)))
    found = compare(*(read_kept(keep(tmp_path, n, pairs, x)) for n, x in (("a", one), ("b", other))))
    assert found.slices.keys() == {"type"}  # every row has one language, one length and no negation
    for value, part in found.slices["type"].items():
        inside = [n for n, pair in enumerate(pairs.pairs) if pair.groups["type"] == value]
        gold = [pairs.pairs[n].label for n in inside]
        assert part.n == len(inside) and part.n_positive == gold.count("contradiction")
        for which, readings in (("first", one), ("second", other)):
            called = [readings[n].label for n in inside]
            rows = list(zip(gold, called, strict=True))
            hits = [c == "contradiction" for g, c in rows if g == "contradiction"]
            alarms = [c == "contradiction" for g, c in rows if g != "contradiction"]
            assert getattr(part.accuracy, which) == pytest.approx(np.mean([g == c for g, c in rows]))
            assert getattr(part.recall, which) == pytest.approx(np.mean(hits))
            assert getattr(part.false_positive_rate, which) == pytest.approx(np.mean(alarms))
        difference = part.accuracy.difference
        assert difference.value == pytest.approx(part.accuracy.second - part.accuracy.first)
        assert difference.low < difference.value < difference.high
    assert "by type" in found.to_text()
    given = [[x.label for x in readings] for readings in (one, other)]
    assert found.crossed == tuple(
        tuple(sum(pair == (a, b) for pair in zip(*given, strict=True)) for b in LABELS) for a in LABELS
    )


def test_a_difference_that_no_resample_moves_has_no_interval(pairs, tmp_path):
    right = [Inference(*(float(label == pair.label) for label in LABELS)) for pair in pairs.pairs]
    kept = read_kept(keep(tmp_path, "a", pairs, right))
    assert compare(kept, kept, n_resamples=50).differences["accuracy"].difference == Estimate(0.0)


def test_predictions_without_parts_are_compared_all_the_same(pairs, tmp_path):
    path = keep(tmp_path, "a", pairs, read_well(pairs, 0.7))
    rows = [json.loads(line) for line in (tmp_path / "a.jsonl").read_text().splitlines()]
    for row in rows:
        del row["slices"]
    content = "".join(json.dumps(row) + "\n" for row in rows)
    (tmp_path / "a.jsonl").write_text(content)
    scores = json.loads(path.read_text())
    scores["predictions"]["sha256"] = hashlib.sha256(content.encode()).hexdigest()
    path.write_text(json.dumps(scores))
    kept = read_kept(path)
    assert compare(kept, kept, n_resamples=5).slices == {}


def test_other_rows_are_refused_in_one_line(pairs, tmp_path):
    ours = read_kept(keep(tmp_path, "a", pairs, read_well(pairs, 0.7)))
    others = make_pairs(400, per_premise=2, seed=1, name="others.en")
    theirs = read_kept(keep(tmp_path, "b", others, read_well(others, 0.7)))
    with pytest.raises(InputError, match="scored on other rows than .*a.json .*sha256") as caught:
        compare(ours, theirs)
    assert "\n" not in str(caught.value) and "others.en" in str(caught.value)
    fewer = PairSet(pairs.name, pairs.task, pairs.pairs[:-1], (), (), pairs.sha256)
    shorter = read_kept(keep(tmp_path, "c", fewer, read_well(fewer, 0.7)))
    with pytest.raises(InputError, match="of the same file"):
        compare(ours, shorter)


def test_what_is_missing_or_changed_is_named(pairs, tmp_path):
    path = keep(tmp_path, "a", pairs, read_well(pairs, 0.7))
    (tmp_path / "a.jsonl").write_text("{}\n", encoding="utf-8")
    with pytest.raises(InputError, match="is not the file that was written with"):
        read_kept(path)
    (tmp_path / "a.jsonl").unlink()
    with pytest.raises(InputError, match="a.jsonl: cannot be read"):
        read_kept(path)
    alone = tmp_path / "alone.json"
    alone.write_text(evaluate(pairs, read_well(pairs, 0.7), baselines=False, n_resamples=0).to_json())
    with pytest.raises(InputError, match="evaluate again with --predictions"):
        read_kept(alone)
    for content in ("{", "[]", '{"schema": 1}', '{"schema": 99, "confusion": []}'):
        alone.write_text(content)
        with pytest.raises(InputError, match="not JSON|not the scores of an evaluation"):
            read_kept(alone)


def test_a_threshold_comes_from_another_set_only(pairs, tmp_path):
    other = make_pairs(300, seed=3, name="dev.en")
    inferences = read_well(other, 0.7)
    threshold, words = best_threshold(keep(tmp_path, "dev", other, inferences), pairs)
    assert words == "best F1 on dev.en"
    gold = np.array([pair.label == "contradiction" for pair in other.pairs])
    values = np.array([inference.contradiction for inference in inferences])
    best = max(2 * (gold & (values >= t)).sum() / (gold.sum() + (values >= t).sum()) for t in values)
    called = values >= threshold - 1e-6
    assert 2 * (gold & called).sum() / (gold.sum() + called.sum()) >= best - 0.01
    with pytest.raises(InputError, match="this very set"):
        best_threshold(keep(tmp_path, "same", pairs, read_well(pairs, 0.7)), pairs)
    binary = make_pairs(60, labels=("entailment", "not_entailment"), task="entailment", seed=4)
    with pytest.raises(InputError, match="is about entailment"):
        best_threshold(keep(tmp_path, "rte", binary, read_well(binary, 0.7)), pairs)
