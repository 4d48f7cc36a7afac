"""All scores of one model on one set.

``PairSet``, one ``Inference`` a pair -> ``Evaluation``
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Hashable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from ..corpora import PairSet
from ..schema import Inference
from ..signature import signature
from . import metrics, resampling
from .baselines import FOLDS, Guess, guess
from .results import (
    Baseline,
    ClassScores,
    CurvePoint,
    Estimate,
    Evaluation,
    OperatingPoint,
    ReliabilityBin,
    Slice,
)
from .slices import slices_of
from .systems import Rows, System, code, unit_of

if TYPE_CHECKING:
    import numpy as np

# Share of contradictions among pairs nobody wrote for the purpose: 72 of the 800 of the test set of
# RTE-3 (de Marneffe, Rafferty & Manning 2008).
NATURAL_PREVALENCE = 0.09
SWEEP: tuple[float, ...] = (0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99)
_CURVE_POINTS = 200


class Estimator:
    """Scores with intervals, from what a measure says of the rows and of every resample of them."""

    def __init__(
        self,
        points: dict[Hashable, float],
        samples: dict[Hashable, np.ndarray],
        n_behind: dict[Hashable, int],
    ):
        """Keep point values, values in every resample, and how many units (or pairs) each share rests on."""
        self.points, self.samples, self.n_behind = points, samples, n_behind

    def __call__(self, key: Hashable) -> Estimate:
        point = self.points.get(key, math.nan)
        if math.isnan(point):
            return Estimate(None)
        if key not in self.samples:
            return Estimate(point)
        low, high = resampling.interval(self.samples[key], point, self.n_behind.get(key))
        return Estimate(point) if math.isnan(low) else Estimate(point, low, high)


def evaluate(
    pairs: PairSet,
    inferences: Sequence[Inference],
    *,
    model: str = "unnamed",
    backend: str = "torch-fp32",
    threshold: float | None = None,
    chosen_on: str = "chosen on other data",
    prevalence: float = NATURAL_PREVALENCE,
    baselines: bool = True,
    similarity: np.ndarray | None = None,
    encoder: str | None = None,
    n_resamples: int = resampling.N_RESAMPLES,
    seed: int = 0,
    progress: bool = False,
) -> Evaluation:
    """Compare a model's readings with the gold labels.

    The prediction is the most probable label; no threshold is fitted. In a binary set it is the
    label or its complement: a pair read as neutral is ``not_contradiction``. Point values are
    scikit-learn's where it has the score. Intervals are percentile bootstrap, all scores and
    baselines on the same resamples; pairs that share a premise, or that the rows put in one
    ``group``, are drawn together.

    Args:
        pairs: From ``read_pairs``.
        inferences: One a pair, in the same order.
        model: Name and commit or fingerprint (``NLI.identity``), for the signature.
        backend: Runtime and precision, for the signature.
        threshold: Least probability of the positive label that counts as detected, chosen on
            **other** data; reported beside the most probable label.
        chosen_on: How it was chosen, in words.
        prevalence: Share of contradictions in what the model is to be used on.
        baselines: Whether to score systems that read no meaning too; the learned ones take seconds
            for each thousand pairs.
        similarity: Cosine of the two texts of each pair, shape (n,), for one of them.
        encoder: Identity of the encoder behind it, for the signature.
        n_resamples: Bootstrap resamples; 0 leaves the intervals out.
        seed: Of the resampling, and of the folds of the baselines.
        progress: Whether to show a bar while resampling, on standard error when that is a terminal.

    Returns:
        The evaluation.

    Raises:
        ValueError: If the numbers of pairs and inferences differ, or a rate is not between 0 and 1.
    """
    from sklearn.metrics import confusion_matrix

    if len(pairs.pairs) != len(inferences):
        raise ValueError(f"{len(pairs.pairs)} pairs but {len(inferences)} inferences")
    for name, rate in (("threshold", threshold), ("prevalence", prevalence)):
        if rate is not None and not 0 <= rate <= 1:
            raise ValueError(f"{name} must be between 0 and 1, got {rate}")
    rows = Rows.of(pairs.task, [pair.label for pair in pairs.pairs], [unit_of(p) for p in pairs.pairs])
    system = system_of(rows, inferences)
    assert system.probability is not None
    guesses, notes = guess(pairs, rows, similarity=similarity, seed=seed) if baselines else ([], [])
    members = slices_of(pairs)
    bins = metrics.Bins(system.probability, rows.is_positive)
    scorers: dict[str, metrics.Scorer] = {"": metrics.Scorer(rows, system)}
    scorers |= {g.name: metrics.Scorer(rows, g.system) for g in guesses}
    parts = metrics.Shares(rows.units)
    called = system.predicted == rows.labels.index(rows.positive)
    _add_detection(parts, ("at", None), None, called, rows)
    for least in {*SWEEP, threshold} - {None}:
        _add_detection(parts, ("at", least), None, system.probability >= least, rows)
    for field, values in members.items():
        for value, member in values.items():
            parts.add(("slice", field, value), member & (rows.gold == system.predicted), member)
            _add_detection(parts, ("slice", field, value), member, called, rows)
    for place in range(metrics.N_BINS):
        parts.add(("bin", place), rows.is_positive & (bins.place == place), bins.place == place)

    def measure(of_units: np.ndarray, of_rows: np.ndarray) -> metrics.Scores:
        scores = parts.measure(of_units)
        for name, scorer in scorers.items():
            scores |= {(name, key): values for key, values in scorer.measure(of_units, of_rows).items()}
        return scores

    points = resampling.point_values(measure, rows)
    points |= {("", key): value for key, value in metrics.sklearn_points(rows, system).items()}
    n_behind = parts.n_behind()
    for name, scorer in scorers.items():
        n_behind |= {(name, key): n for key, n in scorer.shares.n_behind().items()}
    n_behind |= {("", ("precision_at", depth)): depth for depth in metrics.DEPTHS}
    estimate = Estimator(
        points, resampling.resample(measure, rows, n_resamples, seed, progress=progress), n_behind
    )

    natural = prevalence if rows.positive == "contradiction" else None
    operating_points = [_operating_point(None, natural, estimate)]
    if threshold is not None:
        point = _operating_point(threshold, natural, estimate)
        operating_points.append(replace(point, rule=f"{point.rule}, {chosen_on}"))
    support = Counter(rows.gold.tolist())
    confusion = confusion_matrix(rows.gold, system.predicted, labels=range(len(rows.labels)))
    return Evaluation(
        name=pairs.name,
        sha256=pairs.sha256,
        task=pairs.task,
        n=len(rows.gold),
        n_units=rows.n_units,
        labels=rows.labels,
        accuracy=estimate(("", "accuracy")),
        macro_f1=estimate(("", "macro_f1")),
        per_label={
            label: ClassScores(
                *(estimate(("", (label, score))) for score in ("precision", "recall", "f1")), support[place]
            )
            for place, label in enumerate(rows.labels)
        },
        positive=rows.positive,
        average_precision=estimate(("", "average_precision")),
        precision_at={
            depth: estimate(("", ("precision_at", depth)))
            for depth in metrics.DEPTHS
            if depth <= len(rows.gold)
        },
        brier=estimate(("", "brier")),
        calibration_error=estimate(("", "calibration_error")),
        confusion=tuple(tuple(int(count) for count in row) for row in confusion),
        bins=_reliability(bins, system.probability, estimate),
        operating_points=tuple(operating_points),
        sweep=tuple(_operating_point(least, natural, estimate) for least in SWEEP),
        curve=curve_of(system.probability, rows.is_positive),
        prevalence=natural,
        slices={
            field: {
                value: _slice(("slice", field, value), member, rows, estimate)
                for value, member in values.items()
            }
            for field, values in members.items()
        },
        baselines={g.name: _baseline(g, rows, estimate) for g in guesses},
        skipped=pairs.skipped,
        notes=(*pairs.notes, *notes),
        signature=signature(
            nli=model,
            backend=backend,
            data=pairs.name,
            n=len(rows.gold),
            sha256=pairs.sha256[:12],
            task=pairs.task,
            interval=_interval_words(rows, pairs, n_resamples, seed),
            ece=f"{metrics.N_BINS}bins",
            prevalence=natural,
            threshold=threshold,
            baselines=_baselines_words(guesses, encoder if similarity is not None else None, seed),
        ),
    )


def system_of(rows: Rows, inferences: Sequence[Inference]) -> System:
    """What a model says of the rows: its most probable label, and the probability of the positive one."""
    import numpy as np

    return System(
        code([inference.label for inference in inferences], rows.labels),
        np.array([getattr(inference, rows.positive) for inference in inferences]),
    )


def _add_detection(
    shares: metrics.Shares, key: Hashable, member: np.ndarray | None, called: np.ndarray, rows: Rows
) -> None:
    """Count what is called positive, of all rows or of those of a part."""
    inside = True if member is None else member
    shares.add_labels(key, rows.is_positive & inside, called & inside)
    others = ~rows.is_positive & inside
    shares.add((key, "false_positive_rate"), called & others, others)


def _slice(key: Hashable, member: np.ndarray, rows: Rows, estimate: Estimator) -> Slice:
    n_positive = int((member & rows.is_positive).sum())
    # Without a positive pair, precision and F1 are 0 or 0/0 whatever the model does.
    detected = ("precision", "recall", "f1") if n_positive else ()
    undefined = Estimate(None)
    return Slice(
        int(member.sum()),
        n_positive,
        estimate(key),
        *([estimate((key, score)) for score in detected] or [undefined] * 3),
        estimate((key, "false_positive_rate")),
    )


def _operating_point(
    threshold: float | None, prevalence: float | None, estimate: Estimator
) -> OperatingPoint:
    key = ("at", threshold)
    rate = estimate((key, "false_positive_rate"))
    undefined = Estimate(None)
    return OperatingPoint(
        "most probable label" if threshold is None else f"probability at least {threshold:g}",
        threshold,
        estimate((key, "precision")),
        estimate((key, "recall")),
        estimate((key, "f1")),
        rate,
        undefined if prevalence is None else rate.times(1000 * (1 - prevalence)),
        undefined if prevalence is None else _natural_precision(key, prevalence, rate, estimate),
    )


def _natural_precision(key: Hashable, prevalence: float, rate: Estimate, estimate: Estimator) -> Estimate:
    """Precision where positive pairs are as rare as ``prevalence``, by Bayes' rule."""
    import numpy as np

    def precision(recall, false_positive_rate):
        found, wrong = prevalence * recall, (1 - prevalence) * false_positive_rate
        return metrics.ratio(np.asarray(found), np.asarray(found + wrong))

    names = (key, "recall"), (key, "false_positive_rate")
    point = float(precision(*(estimate.points[name] for name in names)))
    if math.isnan(point) or rate.high is None:
        return Estimate(None if math.isnan(point) else point)
    low, high = resampling.interval(precision(*(estimate.samples[name] for name in names)), point)
    if low == high == 1.0:  # no false alarm in any resample: what the rate's own limit allows
        low = float(precision(estimate.points[names[0]], rate.high))
    if low == high == 0.0:  # and nothing found in any: what that of recall allows
        high = float(precision(estimate(names[0]).high, estimate.points[names[1]]))
    return Estimate(point, low, high)


def _reliability(
    bins: metrics.Bins, probability: np.ndarray, estimate: Estimator
) -> tuple[ReliabilityBin, ...]:
    found = []
    for place in range(metrics.N_BINS):
        inside = bins.place == place
        found.append(
            ReliabilityBin(
                place / metrics.N_BINS,
                (place + 1) / metrics.N_BINS,
                int(inside.sum()),
                float(probability[inside].mean()) if inside.any() else None,
                estimate(("bin", place)),
            )
        )
    return tuple(found)


def curve_of(probability: np.ndarray, is_positive: np.ndarray) -> tuple[CurvePoint, ...]:
    """Points of the curve of precision over recall, evenly spaced by rank; ties share one."""
    import numpy as np

    order = np.argsort(-probability, kind="stable")
    ranked = probability[order]
    ends = np.append(np.flatnonzero(np.diff(ranked)), len(ranked) - 1)
    ends = ends[np.unique(np.linspace(0, len(ends) - 1, _CURVE_POINTS).round().astype(int))]
    n_found = np.cumsum(is_positive[order])
    return tuple(
        CurvePoint(float(ranked[end]), int(n_found[end]), int(end + 1 - n_found[end])) for end in ends
    )


def _baseline(one: Guess, rows: Rows, estimate: Estimator) -> Baseline:
    return Baseline(
        one.how,
        estimate((one.name, "accuracy")),
        estimate((one.name, "macro_f1")),
        estimate((one.name, (rows.positive, "f1"))),
        estimate((one.name, "average_precision")),
    )


def _interval_words(rows: Rows, pairs: PairSet, n_resamples: int, seed: int) -> str:
    if n_resamples < 1:
        return "none"
    kinds = {kind for kind, _ in map(unit_of, pairs.pairs)}
    by = "pair" if rows.n_units == len(rows.gold) else "+".join(sorted(kinds))
    return f"bootstrap-percentile-{n_resamples}-seed{seed}-by-{by}"


def _baselines_words(guesses: Sequence[Guess], encoder: str | None, seed: int) -> str | None:
    """What the learned baselines depend on; ``None`` when there is none."""
    import sklearn

    if not any(g.system.probability is not None for g in guesses):
        return None
    return f"{FOLDS}folds-seed{seed}-sklearn{sklearn.__version__}" + (f"-{encoder}" if encoder else "")
