"""Scores equal a reference in plain Python, intervals hold the truth as often as they say, slices add up."""

from __future__ import annotations

import json
import math
import random

import numpy as np
import pytest
from annotated import make_pairs, read_at_random, read_well
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn import metrics as sklearn_metrics

from detector.corpora import AnnotatedPair, PairSet
from detector.evaluate import evaluate, metrics, resampling
from detector.evaluate.baselines import guess, word_overlap
from detector.evaluate.slices import length_of
from detector.evaluate.systems import Rows, System, unit_of
from detector.schema import LABELS, Inference


def plain_average_precision(probability: list[float], positive: list[bool]) -> float:
    """Precision at each threshold, weighted by the recall it adds; ties are one threshold."""
    total, before = 0.0, 0
    for threshold in sorted(set(probability), reverse=True):
        called = [hit for p, hit in zip(probability, positive, strict=True) if p >= threshold]
        total += sum(called) / len(called) * (sum(called) - before)
        before = sum(called)
    return total / sum(positive)


def plain_precision_at(depth: int, probability: list[float], positive: list[bool]) -> float:
    """Mean over many random orders of the tied rows."""
    rows = list(zip(probability, positive, strict=True))
    draw, found = random.Random(0), []
    for _ in range(2000):
        draw.shuffle(rows)
        first = sorted(rows, key=lambda row: -row[0])[:depth]
        found.append(sum(hit for _, hit in first) / depth)
    return sum(found) / len(found)


READINGS = st.lists(
    st.tuples(
        st.integers(0, 2), st.integers(0, 10), st.integers(0, 10), st.integers(0, 10), st.integers(0, 4)
    ),
    min_size=1,
    max_size=40,
)


@given(READINGS)
@settings(max_examples=40, deadline=None)
def test_scores_equal_a_plain_reference(drawn):
    gold = [LABELS[place] for place, *_ in drawn]
    inferences = [
        Inference(*(np.array(raw) / (sum(raw) or 1)).tolist()) if sum(raw) else Inference(1.0, 0.0, 0.0)
        for _, *raw, _ in drawn
    ]
    rows = tuple(
        AnnotatedPair(f"p{unit}", f"h{number}", label, number + 1, {})
        for number, (label, (*_, unit)) in enumerate(zip(gold, drawn, strict=True))
    )
    found = evaluate(PairSet("x", "three-way", rows, (), (), "0"), inferences, n_resamples=0, baselines=False)
    predicted = [inference.label for inference in inferences]
    right = [a == b for a, b in zip(gold, predicted, strict=True)]
    assert found.accuracy.value == pytest.approx(sum(right) / len(right))
    assert found.n_units == len({unit for *_, unit in drawn})
    f1s = []
    for label in LABELS:
        both = sum(a == b == label for a, b in zip(gold, predicted, strict=True))
        for name, n in (("precision", predicted.count(label)), ("recall", gold.count(label))):
            value = getattr(found.per_label[label], name).value
            assert value == (pytest.approx(both / n) if n else None)
        if gold.count(label):
            f1s.append(2 * both / (gold.count(label) + predicted.count(label)))
    assert found.macro_f1.value == pytest.approx(sum(f1s) / len(f1s))
    positive = [label == "contradiction" for label in gold]
    probability = [inference.contradiction for inference in inferences]
    squares = [(p - hit) ** 2 for p, hit in zip(probability, positive, strict=True)]
    assert found.brier.value == pytest.approx(sum(squares) / len(squares))
    if any(positive):
        expected = plain_average_precision(probability, positive)
        assert found.average_precision.value == pytest.approx(expected)
    for point in (*found.sweep, *found.operating_points):
        called = [
            label == "contradiction" if point.threshold is None else p >= point.threshold
            for p, label in zip(probability, predicted, strict=True)
        ]
        wrong = sum(c and not hit for c, hit in zip(called, positive, strict=True))
        hits = sum(c and hit for c, hit in zip(called, positive, strict=True))
        assert point.precision.value == (pytest.approx(hits / sum(called)) if any(called) else None)
        if not all(positive):
            rate = wrong / positive.count(False)
            assert point.false_positive_rate.value == pytest.approx(rate)
            assert point.false_alarms.value == pytest.approx(1000 * 0.91 * rate)
        if not all(positive) and any(positive) and any(called):
            recall = hits / sum(positive)
            expected = 0.09 * recall / (0.09 * recall + 0.91 * rate)
            assert point.natural_precision.value == pytest.approx(expected)
    for point in found.curve:
        called = [p >= point.threshold for p in probability]
        assert point.true_positives == sum(c and hit for c, hit in zip(called, positive, strict=True))
        assert point.false_positives == sum(c and not hit for c, hit in zip(called, positive, strict=True))
    inside = sum(part.n for part in found.bins)
    share = sum(part.n * part.share.value for part in found.bins if part.n)
    assert inside == found.n and share == pytest.approx(sum(positive))
    gaps = sum(part.n * abs(part.mean_probability - part.share.value) for part in found.bins if part.n)
    assert found.calibration_error.value == pytest.approx(gaps / found.n)


def test_precision_at_a_depth_is_that_of_any_order_of_ties():
    draw = random.Random(4)
    probability = [draw.choice([0.2, 0.5, 0.5, 0.9]) for _ in range(60)]
    positive = [draw.random() < 0.4 for _ in probability]
    ranking = metrics.Ranking(np.array(probability), np.array(positive))
    found = ranking.measure(np.ones((1, 60)), (5, 20, 60, 61))
    for depth in (5, 20, 60):
        expected = plain_precision_at(depth, probability, positive)
        assert found["precision_at", depth][0] == pytest.approx(expected, abs=0.01)
    assert math.isnan(found["precision_at", 61][0])


def test_a_weight_of_two_is_a_row_that_stands_twice():
    numbers = np.random.default_rng(2)
    n = 50
    labels = [LABELS[place] for place in numbers.integers(0, 3, n)]
    rows = Rows.of("three-way", labels, range(n))
    system = System(numbers.integers(0, 3, n), numbers.random(n).round(1))
    weights = numbers.integers(0, 3, n)
    many = np.repeat(np.arange(n), weights)
    weighted = metrics.Scorer(rows, system).measure(*[weights[None, :].astype(float)] * 2)
    repeated = Rows.of("three-way", [labels[i] for i in many], range(len(many)))
    plain = metrics.Scorer(repeated, System(system.predicted[many], system.probability[many]))
    for key, values in plain.measure(*[np.ones((1, len(many)))] * 2).items():
        assert weighted[key][0] == pytest.approx(values[0], nan_ok=True), key


def test_points_of_resampling_equal_scikit_learn_s():
    pairs = make_pairs(200)
    rows = Rows.of("three-way", [pair.label for pair in pairs.pairs], range(200))
    inferences = read_at_random(200)
    system = System(
        np.array([LABELS.index(x.label) for x in inferences]), np.array([x.contradiction for x in inferences])
    )
    ours = resampling.point_values(metrics.Scorer(rows, system).measure, rows)
    for key, value in metrics.sklearn_points(rows, system).items():
        assert ours[key] == pytest.approx(value), key


# Units of resampling


def test_pairs_of_one_premise_or_one_group_are_drawn_together():
    one, two = AnnotatedPair("A  b", "x", "neutral", 1, {}), AnnotatedPair("A b", "y", "neutral", 2, {})
    assert unit_of(one) == unit_of(two)
    grouped = [AnnotatedPair(p, "x", "neutral", 1, {"group": "g"}) for p in ("A", "B")]
    assert unit_of(grouped[0]) == unit_of(grouped[1]) != unit_of(AnnotatedPair("g", "x", "neutral", 1, {}))
    assert "-by-premise|" in evaluate(make_pairs(20, per_premise=2), read_at_random(20)).signature
    assert "-by-pair|" in evaluate(make_pairs(20), read_at_random(20)).signature
    together = evaluate(make_pairs(20, group="one"), read_at_random(20))
    assert "-by-group|" in together.signature and together.n_units == 1
    assert together.accuracy.low == together.accuracy.high


def alike(n_units: int, per_unit: int, numbers: np.random.Generator) -> tuple[Rows, System]:
    """Rows that are right or wrong by unit: the share that is right varies from unit to unit."""
    chance = numbers.beta(1.4, 0.6, n_units).repeat(per_unit)  # mean 0.7
    right = numbers.random(n_units * per_unit) < chance
    units = np.arange(n_units).repeat(per_unit).tolist()
    rows = Rows.of("contradiction", ["contradiction"] * len(right), units)
    return rows, System(np.where(right, 0, 1))


def test_intervals_of_units_are_wider_than_those_of_rows():
    rows, system = alike(60, 8, np.random.default_rng(0))
    alone = Rows(rows.labels, rows.positive, rows.gold, np.arange(len(rows.gold)))
    widths = []
    for given_rows in (rows, alone):
        measure = metrics.Scorer(given_rows, system).measure
        low, high = resampling.interval(
            resampling.resample(measure, given_rows, 400, 0)["accuracy"], 0.7, given_rows.n_units
        )
        widths.append(high - low)
    assert widths[0] > 1.4 * widths[1]


@pytest.mark.slow
@pytest.mark.parametrize(("by_unit", "low", "high"), [(True, 0.91, 0.975), (False, 0.4, 0.85)])
def test_intervals_hold_the_truth_as_often_as_they_say(by_unit, low, high):
    """400 sets of 60 units: by unit about 95 % hold it; row by row, as before, far fewer."""
    numbers = np.random.default_rng(1)
    held = 0
    for _ in range(400):
        rows, system = alike(60, 8, numbers)
        if not by_unit:
            rows = Rows(rows.labels, rows.positive, rows.gold, np.arange(len(rows.gold)))
        shares = metrics.Shares(rows.units)
        shares.add("accuracy", rows.gold == system.predicted, np.ones(len(rows.gold)))
        values = resampling.resample(lambda units, _, s=shares: s.measure(units), rows, 400, 0)
        bounds = resampling.interval(values["accuracy"], 0.0, rows.n_units)
        held += bounds[0] <= 0.7 <= bounds[1]
    assert low <= held / 400 <= high


def read_by_two(n: int, numbers: np.random.Generator) -> tuple[Rows, list[System]]:
    """Rows that two systems read, the second better; what makes a row hard is hard for both."""
    gold = numbers.choice(3, n, p=[0.4, 0.3, 0.3])
    hard = numbers.normal(0, 1, (n, 3))
    systems = []
    for strength in (1.2, 1.8):
        logits = strength * np.eye(3)[gold] + hard + numbers.normal(0, 0.7, (n, 3))
        chances = np.exp(logits) / np.exp(logits).sum(axis=1, keepdims=True)
        systems.append(System(chances.argmax(axis=1), chances[:, LABELS.index("contradiction")]))
    return Rows(LABELS, "contradiction", gold, np.arange(n)), systems


def scores_of_two(rows: Rows, systems: list[System]) -> resampling.Measure:
    """The scores of the second, and what they are above those of the first."""
    scorers = [metrics.Scorer(rows, system) for system in systems]

    def measure(of_units, of_rows):
        one, other = (scorer.measure(of_units, of_rows) for scorer in scorers)
        return other | {("difference", key): other[key] - one[key] for key in other}

    return measure


@pytest.mark.slow
def test_intervals_of_every_score_and_difference_hold_the_truth_as_often_as_they_say():
    """300 sets of 250 rows; the truth is that of 300,000. The calibration error is known to lean upward."""
    numbers = np.random.default_rng(3)
    scores = ["accuracy", "macro_f1", "average_precision", "brier"]
    scores += [("contradiction", name) for name in ("precision", "recall", "f1")]
    keys = [*scores, *(("difference", score) for score in scores)]
    rows, systems = read_by_two(300_000, numbers)
    truth = resampling.point_values(scores_of_two(rows, systems), rows)
    assert truth["difference", "accuracy"] > 0.05
    held = dict.fromkeys(keys, 0)
    for _ in range(300):
        rows, systems = read_by_two(250, numbers)
        measure = scores_of_two(rows, systems)
        points, values = resampling.point_values(measure, rows), resampling.resample(measure, rows, 300, 0)
        for key in keys:
            low, high = resampling.interval(values[key], points[key])
            held[key] += low <= truth[key] <= high
    assert {key: n for key, n in held.items() if not 0.91 <= n / 300 <= 0.985} == {}


@pytest.mark.slow
def test_a_p_value_is_as_rare_as_it_says_where_there_is_no_difference():
    numbers = np.random.default_rng(4)
    found = []
    for _ in range(300):
        rows, systems = read_by_two(250, numbers)
        # Which system a row's reading comes from is drawn, so that neither is better.
        swap = numbers.random(250) < 0.5
        mixed = [
            System(
                np.where(swap, one.predicted, other.predicted),
                np.where(swap, one.probability, other.probability),
            )
            for one, other in (systems, systems[::-1])
        ]
        measure = scores_of_two(rows, mixed)
        points, values = resampling.point_values(measure, rows), resampling.resample(measure, rows, 300, 0)
        key = "difference", "accuracy"
        found.append(resampling.p_value(values[key], points[key]))
    assert 0.02 <= np.mean(np.array(found) <= 0.05) <= 0.085


def test_a_share_that_is_always_right_is_not_said_to_be_certain():
    from scipy.stats import binomtest

    pairs = make_pairs(12, labels=("contradiction",))
    found = evaluate(pairs, [Inference(0.0, 0.0, 1.0)] * 12)
    exact = binomtest(12, 12).proportion_ci(0.95, method="exact")
    assert (found.accuracy.low, found.accuracy.high) == pytest.approx((exact.low, exact.high))
    nothing = evaluate(pairs, [Inference(1.0, 0.0, 0.0)] * 12)
    exact = binomtest(0, 12).proportion_ci(0.95, method="exact")
    assert (nothing.accuracy.low, nothing.accuracy.high) == pytest.approx((exact.low, exact.high))


def test_no_false_alarm_does_not_promise_none():
    pairs = make_pairs(90)
    sure = {label: Inference(*(float(label == other) for other in LABELS)) for label in LABELS}
    point = evaluate(pairs, [sure[p.label] for p in pairs.pairs], baselines=False).operating_points[0]
    assert point.false_alarms.value == 0 and point.false_alarms.high > 20
    assert point.natural_precision.value == 1 and point.natural_precision.low < 0.9


# Prevalence and thresholds


def test_prevalence_changes_what_depends_on_it_and_nothing_else():
    pairs, inferences = make_pairs(100), read_at_random(100)
    rare, even = (
        evaluate(pairs, inferences, prevalence=p, n_resamples=50, baselines=False) for p in (0.01, 0.5)
    )
    assert rare.accuracy == even.accuracy and rare.sweep[4].precision == even.sweep[4].precision
    assert rare.sweep[4].natural_precision.value < even.sweep[4].natural_precision.value
    rate = rare.sweep[4].false_positive_rate.value
    assert rare.sweep[4].false_alarms.value == pytest.approx(990 * rate)
    assert "|prevalence:0.01" in rare.signature
    # At the set's own prevalence, precision is the set's own.
    own = sum(pair.label == "contradiction" for pair in pairs.pairs) / 100
    point = evaluate(pairs, inferences, prevalence=own, n_resamples=0, baselines=False).operating_points[0]
    assert point.natural_precision.value == pytest.approx(point.precision.value)


def test_a_threshold_is_reported_only_when_it_was_given():
    pairs, inferences = make_pairs(100), read_at_random(100)
    plain = evaluate(pairs, inferences, n_resamples=0, baselines=False)
    assert [point.threshold for point in plain.operating_points] == [None]
    assert "threshold" not in plain.signature
    found = evaluate(
        pairs, inferences, threshold=0.37, chosen_on="best F1 on elsewhere", n_resamples=0, baselines=False
    )
    assert found.operating_points[1].threshold == 0.37 and "|threshold:0.37" in found.signature
    assert "probability at least 0.37, best F1 on elsewhere" in found.operating_points[1].rule
    called = [inference.contradiction >= 0.37 for inference in inferences]
    gold = [pair.label == "contradiction" for pair in pairs.pairs]
    assert found.operating_points[1].f1.value == pytest.approx(sklearn_metrics.f1_score(gold, called))
    for wrong in ({"threshold": 1.5}, {"prevalence": -0.1}):
        with pytest.raises(ValueError, match="between 0 and 1"):
            evaluate(pairs, inferences, **wrong)


def test_a_set_about_entailment_has_no_natural_prevalence():
    pairs = make_pairs(60, labels=("entailment", "not_entailment"), task="entailment")
    found = evaluate(pairs, read_at_random(60), n_resamples=20, baselines=False)
    assert found.prevalence is None and found.sweep[0].false_alarms.value is None
    assert "false alarms" not in found.to_text() and "prevalence" not in found.signature


# Slices and baselines


def test_slices_by_length_and_negation_hold_every_pair():
    rows = [
        AnnotatedPair("It rained.", "It did not rain.", "contradiction", 1, {"language": "en"}),
        AnnotatedPair("It never rained.", "It did not rain.", "entailment", 2, {"language": "en"}),
        AnnotatedPair("word " * 50, "word", "neutral", 3, {"language": "en"}),
    ]
    found = evaluate(
        PairSet("x", "three-way", tuple(rows), (), (), "0"), [Inference(0.0, 0.0, 1.0)] * 3, n_resamples=0
    )
    assert {value: part.n for value, part in found.slices["negation word"].items()} == {
        "one side only": 1, "both sides": 1, "neither side": 1
    }  # fmt: skip
    assert {value: part.n for value, part in found.slices["length"].items()} == {
        "up to 20 words": 2, "41 to 80": 1
    }  # fmt: skip
    lone = found.slices["negation word"]["one side only"]
    assert (lone.accuracy.value, lone.f1.value, lone.false_positive_rate.value) == (1, 1, None)
    both = found.slices["negation word"]["both sides"]
    assert (both.accuracy.value, both.f1.value, both.false_positive_rate.value) == (0, None, 1)


@pytest.mark.parametrize(
    ("n", "band"),
    [(1, "up to 20 words"), (19, "up to 20 words"), (20, "21 to 40"), (79, "41 to 80"), (80, "over 80")],
)
def test_length_counts_the_words_of_both_texts(n, band):
    assert length_of("a " * n, "b") == band


def test_word_overlap_is_of_the_hypothesis():
    assert word_overlap("The mayor left the town", "The mayor stayed") == pytest.approx(2 / 3)
    assert word_overlap("The mayor left", "…") == 0


def guesses_of(pairs: PairSet, **more):
    rows = Rows.of(pairs.task, [pair.label for pair in pairs.pairs], [unit_of(p) for p in pairs.pairs])
    found, notes = guess(pairs, rows, **more)
    accuracy = {g.name: float((g.system.predicted == rows.gold).mean()) for g in found}
    return accuracy, notes


def test_learned_baselines_find_what_is_there_and_nothing_else():
    chance, _ = guesses_of(make_pairs(150))
    assert chance["hypothesis only, out of fold"] < 0.5 and chance["word overlap, out of fold"] < 0.5
    told = make_pairs(150)
    rows = tuple(
        AnnotatedPair(pair.premise, f"{pair.hypothesis} {pair.label[:3]}", pair.label, pair.line, pair.groups)
        for pair in told.pairs
    )
    found, notes = guesses_of(PairSet("x", "three-way", rows, (), (), "0"))
    assert found["hypothesis only, out of fold"] > 0.95 and notes == []
    near = np.array([LABELS.index(pair.label) / 2 for pair in told.pairs])
    found, _ = guesses_of(told, similarity=near)
    assert found["embedding cosine, out of fold"] > 0.95


def test_nothing_of_a_unit_is_learned_from_itself():
    """Each premise has one word of its own that tells the label; learning it would need that premise."""
    draw = random.Random(0)
    labels = [draw.choice(LABELS) for _ in range(60)]
    rows = tuple(
        AnnotatedPair(f"p{n // 4}", f"secret{n // 4} word", labels[n // 4], n + 1, {}) for n in range(240)
    )
    found, _ = guesses_of(PairSet("x", "three-way", rows, (), (), "0"))
    always = next(value for name, value in found.items() if name.startswith("always"))
    assert found["hypothesis only, out of fold"] <= always + 0.15


def test_too_few_rows_are_not_learned_from_and_a_note_says_so():
    found = evaluate(make_pairs(20), read_at_random(20), n_resamples=0)
    assert not any("fold" in name for name in found.baselines)
    assert "no baseline was learned out of fold: too few rows of" in found.to_text()
    assert "|baselines:" not in found.signature
    wordless = make_pairs(60)
    rows = tuple(AnnotatedPair("!", "?", p.label, p.line, {"group": str(p.line)}) for p in wordless.pairs)
    found, _ = guesses_of(PairSet("x", "three-way", rows, (), (), "0"))
    assert "hypothesis only, out of fold" in found


def test_nothing_is_learned_from_a_set_of_millions(monkeypatch):
    monkeypatch.setattr("detector.evaluate.baselines.MOST_LEARNED", 50)
    found, notes = guesses_of(make_pairs(60))
    assert not any("fold" in name for name in found) and "more than 50 pairs" in notes[0]


def test_baselines_can_be_left_out():
    found = evaluate(make_pairs(60), read_at_random(60), baselines=False, n_resamples=0)
    assert found.baselines == {} and "reads no meaning" not in found.to_text()


def test_a_result_is_small_and_the_same_bytes_every_time():
    pairs = make_pairs(200, per_premise=2)
    inferences = read_well(pairs, 0.8)
    first, second = (evaluate(pairs, inferences, n_resamples=100).to_json() for _ in range(2))
    assert first == second and len(first.encode()) < 60_000
    data = json.loads(first)
    assert data["schema"] == 1 and data["n"] == 200 and data["n_units"] == 100
    assert data["confusion"] and len(data["bins"]) == 15 and len(data["curve"]) <= 200
    assert not any(pair.hypothesis in first for pair in pairs.pairs)
