"""Whether one system is better than another on the same rows, beyond what chance would do.

two ``Kept`` -> ``Comparison``
"""

from __future__ import annotations

import math
from collections.abc import Hashable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ..errors import InputError
from ..signature import signature
from . import metrics, resampling
from .predictions import Kept
from .results import SCHEMA, Estimate, plain, to_json
from .systems import Rows, System

if TYPE_CHECKING:
    import numpy as np

_DETECTION = {"precision": "precision", "recall": "recall", "F1": "f1"}
_IN_SLICES = ("accuracy", "recall", "false_positive_rate")


@dataclass(frozen=True, slots=True)
class Difference:
    """A score of both systems, and the second's minus the first's.

    ``p`` is that of the paired bootstrap; ``None`` where a score is not defined.
    """

    first: float | None
    second: float | None
    difference: Estimate
    p: float | None


@dataclass(frozen=True, slots=True)
class SliceDifferences:
    """The differences on a part of the set; recall and false positive rate are of the positive label."""

    n: int
    n_positive: int
    accuracy: Difference
    recall: Difference
    false_positive_rate: Difference


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two systems on the same rows.

    Attributes:
        name: The set.
        sha256: Of its contents.
        n: Pairs.
        n_units: Units that resampling draws.
        labels: Labels of the task; rows and columns of ``crossed`` in this order.
        positive: The label that detection is about.
        first: Signature of the first evaluation.
        second: Signature of the second.
        differences: Score -> difference. The p-values are not corrected for their number.
        slices: Field -> value -> differences on the pairs that have it; empty where the predictions
            were kept without.
        crossed: Counts, label given by the first by row, by the second by column.
        both_right: Pairs that both systems label right.
        only_first_right: Pairs that only the first does.
        only_second_right: Pairs that only the second does.
        both_wrong: Pairs that neither does.
        mcnemar_p: Two-sided exact p-value of the two counts between (McNemar 1947); it takes pairs
            as independent, also those of one premise.
        signature: Every choice behind these numbers.
    """

    name: str
    sha256: str
    n: int
    n_units: int
    labels: tuple[str, ...]
    positive: str
    first: str
    second: str
    differences: dict[str, Difference]
    slices: dict[str, dict[str, SliceDifferences]]
    crossed: tuple[tuple[int, ...], ...]
    both_right: int
    only_first_right: int
    only_second_right: int
    both_wrong: int
    mcnemar_p: float
    signature: str

    def as_dict(self) -> dict[str, Any]:
        """The comparison as plain data, numbers rounded to six decimals, undefined ones ``None``."""
        return {"schema": SCHEMA, **plain(self)}

    def to_json(self) -> str:
        """The comparison as indented JSON, the same bytes for the same input."""
        return to_json(self.as_dict())

    def to_text(self) -> str:
        """The comparison as a table for a terminal, ending in the signature."""
        from .text import comparison_text

        return comparison_text(self)


def compare(
    first: Kept,
    second: Kept,
    *,
    n_resamples: int = resampling.N_RESAMPLES,
    seed: int = 0,
    progress: bool = False,
) -> Comparison:
    """Compare two systems by the paired bootstrap and by McNemar's exact test.

    Both systems are scored on the same resamples of whole units, so that what makes a set hard
    cancels out (Koehn 2004; Berg-Kirkpatrick, Burkett & Klein 2012).

    Args:
        first: The one compared with.
        second: The one compared.
        n_resamples: Bootstrap resamples, at least 1.
        seed: Of the resampling.
        progress: Whether to show a bar while resampling, on standard error when that is a terminal.

    Raises:
        InputError: If the two were not scored on the same rows.
    """
    from scipy.stats import binomtest
    from sklearn.metrics import confusion_matrix

    _check_same_rows(first, second)
    rows = first.rows
    scorers = [metrics.Scorer(rows, kept.system) for kept in (first, second)]
    keys = {
        "accuracy": "accuracy",
        "macro F1": "macro_f1",
        **{f"{rows.positive} {name}": (rows.positive, key) for name, key in _DETECTION.items()},
        "average precision": "average_precision",
        "Brier score": "brier",
        "calibration error": "calibration_error",
    }

    members = first.slices or second.slices
    parts = [_parts(rows, kept.system, members) for kept in (first, second)]

    def measure(of_units, of_rows) -> metrics.Scores:
        one, other = (
            scorer.measure(of_units, of_rows) | part.measure(of_units)
            for scorer, part in zip(scorers, parts, strict=True)
        )
        found: metrics.Scores = {}
        for key in [*keys.values(), *parts[0].n_behind()]:
            found |= {(key, "first"): one[key], (key, "second"): other[key], key: other[key] - one[key]}
        return found

    points = resampling.point_values(measure, rows)
    samples = resampling.resample(measure, rows, n_resamples, seed, progress=progress)

    def difference(key: Hashable) -> Difference:
        return Difference(
            _defined(points[key, "first"]),
            _defined(points[key, "second"]),
            _estimate(points[key], samples[key]),
            _defined(resampling.p_value(samples[key], points[key])),
        )

    right = [kept.system.predicted == rows.gold for kept in (first, second)]
    only_first, only_second = int((right[0] & ~right[1]).sum()), int((right[1] & ~right[0]).sum())
    apart = only_first + only_second
    by = "pair" if rows.n_units == len(rows.gold) else "unit"
    return Comparison(
        name=first.scores["name"],
        sha256=first.scores["sha256"],
        n=len(rows.gold),
        n_units=rows.n_units,
        labels=rows.labels,
        positive=rows.positive,
        first=first.scores["signature"],
        second=second.scores["signature"],
        differences={name: difference(key) for name, key in keys.items()},
        slices={
            field: {
                value: SliceDifferences(
                    int(member.sum()),
                    int((member & rows.is_positive).sum()),
                    *(difference((field, value, score)) for score in _IN_SLICES),
                )
                for value, member in values.items()
            }
            for field, values in members.items()
        },
        crossed=tuple(
            tuple(int(count) for count in row)
            for row in confusion_matrix(
                first.system.predicted, second.system.predicted, labels=range(len(rows.labels))
            )
        ),
        both_right=int((right[0] & right[1]).sum()),
        only_first_right=only_first,
        only_second_right=only_second,
        both_wrong=int((~right[0] & ~right[1]).sum()),
        mcnemar_p=float(binomtest(only_first, apart).pvalue) if apart else 1.0,
        signature=signature(
            data=first.scores["name"],
            n=len(rows.gold),
            sha256=first.scores["sha256"][:12],
            task=first.scores["task"],
            interval=f"paired-bootstrap-percentile-{n_resamples}-seed{seed}-by-{by}",
            ece=f"{metrics.N_BINS}bins",
        ),
    )


def _parts(rows: Rows, system: System, members: dict[str, dict[str, np.ndarray]]) -> metrics.Shares:
    """What one system does on every part of the set, as ``(field, value, score)``."""
    shares = metrics.Shares(rows.units)
    called = system.predicted == rows.labels.index(rows.positive)
    for field, values in members.items():
        for value, member in values.items():
            positive, others = member & rows.is_positive, member & ~rows.is_positive
            shares.add((field, value, "accuracy"), member & (system.predicted == rows.gold), member)
            shares.add((field, value, "recall"), positive & called, positive)
            shares.add((field, value, "false_positive_rate"), others & called, others)
    return shares


def _estimate(point: float, samples: np.ndarray) -> Estimate:
    """A difference with its interval; none where every resample says the same, which is no certainty."""
    if math.isnan(point):
        return Estimate(None)
    low, high = resampling.interval(samples, point)
    return Estimate(point, low, high) if low < high else Estimate(point)


def _check_same_rows(first: Kept, second: Kept) -> None:
    """Refuse two systems that were not scored on the same rows with the same gold labels.

    Raises:
        InputError: Naming the second file and what is not the same.
    """
    for field in ("sha256", "task"):
        ours, theirs = (str(kept.scores[field]) for kept in (first, second))
        if ours != theirs:
            ours, theirs = ours[:12], theirs[:12]
            names = f"{first.scores['name']} and {second.scores['name']}"
            reason = f"scored on other rows than {first.path} ({names}; {field} {ours} and {theirs})"
            raise InputError(second.path, reason)
    same_gold = len(first.lines) == len(second.lines) and (first.rows.gold == second.rows.gold).all()
    if first.lines != second.lines or not same_gold:
        raise InputError(second.path, f"scored on other rows than {first.path}, of the same file")


def _defined(value: float) -> float | None:
    return None if math.isnan(value) else value
