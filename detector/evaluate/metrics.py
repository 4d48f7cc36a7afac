"""Scores of predictions under row weights, many resamples at once.

``Rows``, ``System``, weights of shape ``(resamples, n)`` -> name of each score -> ``(resamples,)``
"""

from __future__ import annotations

from collections.abc import Hashable
from typing import TYPE_CHECKING, Any

from .systems import Rows, System

if TYPE_CHECKING:
    import numpy as np

N_BINS = 15
# Depths of precision@k: what a reader looks through, from one screen to an afternoon.
DEPTHS: tuple[int, ...] = (10, 50, 100)

Scores = dict[Hashable, Any]


class Shares:
    """Scores that are one weighted count over another: accuracy, precision, recall, F1, means.

    Counts are summed over the rows of a unit once, so that a resample is one matrix product.
    """

    def __init__(self, units: np.ndarray):
        """Start without scores; ``units`` has the unit of each row, shape (n,)."""
        self._units = units
        self._columns: list[np.ndarray] = []
        self._places: dict[Hashable, tuple[int, int]] = {}
        self._matrix: np.ndarray | None = None

    def add(self, key: Hashable, above: np.ndarray, below: np.ndarray) -> None:
        """Add the score ``sum(above) / sum(below)``; both of shape (n,), one value a row."""
        import numpy as np

        place = len(self._columns)
        self._columns += [np.bincount(self._units, weights=column) for column in (above, below)]
        self._places[key] = (place, place + 1)
        self._matrix = None

    def add_labels(self, key: Hashable, gold: np.ndarray, predicted: np.ndarray) -> None:
        """Add precision, recall and F1 of a label, given which rows have it, as ``(key, name)``."""
        both = gold & predicted
        self.add((key, "precision"), both, predicted)
        self.add((key, "recall"), both, gold)
        self.add((key, "f1"), 2 * both, gold.astype(int) + predicted)

    def measure(self, weights: np.ndarray) -> Scores:
        """Every share under weights of units, shape (resamples, units); NaN for 0/0."""
        import numpy as np

        if not self._places:
            return {}
        if self._matrix is None:
            self._matrix = np.column_stack(self._columns)  # (units, columns)
        totals = weights @ self._matrix
        return {
            key: ratio(totals[:, above], totals[:, below]) for key, (above, below) in self._places.items()
        }

    def n_behind(self) -> dict[Hashable, int]:
        """How many units each share rests on: those with something below the line."""
        return {key: int((self._columns[below] > 0).sum()) for key, (_, below) in self._places.items()}


class Ranking:
    """Ranking rows by probability under row weights; ties are taken together."""

    def __init__(self, probability: np.ndarray, is_positive: np.ndarray):
        import numpy as np

        self.order = np.argsort(-probability, kind="stable")
        ranked = probability[self.order]
        self.ends = np.append(np.flatnonzero(np.diff(ranked)), len(ranked) - 1)
        self.hits = is_positive[self.order].astype(np.float64)

    def measure(self, weights: np.ndarray, depths: tuple[int, ...] = DEPTHS) -> Scores:
        """Average precision and precision@k under weights of shape (resamples, n).

        Average precision is scikit-learn's; NaN without a positive. Of rows that tie across the
        depth k, the expected share in any order counts; NaN where fewer than k rows have weight.
        """
        import numpy as np

        ranked = weights[:, self.order]
        n_seen = np.cumsum(ranked, axis=1)[:, self.ends]
        n_found = np.cumsum(ranked * self.hits, axis=1)[:, self.ends]
        precision = ratio(n_found, n_seen)
        steps = np.diff(n_found, axis=1, prepend=0.0)
        # A step without weight adds nothing, also where its precision is 0/0.
        scores: Scores = {
            "average_precision": ratio(
                (np.where(steps > 0, precision, 0.0) * steps).sum(axis=1), n_found[:, -1]
            )
        }
        for depth in depths:
            scores["precision_at", depth] = _precision_at(depth, n_seen, n_found)
        return scores


def _precision_at(depth: int, n_seen: np.ndarray, n_found: np.ndarray) -> np.ndarray:
    import numpy as np

    rows = np.arange(len(n_seen))
    last = np.minimum((n_seen < depth).sum(axis=1), n_seen.shape[1] - 1)  # the tie that reaches the depth
    before = np.maximum(last - 1, 0)
    seen = np.where(last > 0, n_seen[rows, before], 0.0)
    found = np.where(last > 0, n_found[rows, before], 0.0)
    share = ratio(n_found[rows, last] - found, n_seen[rows, last] - seen)
    hits = found + share * (depth - seen)
    return np.where(n_seen[:, -1] >= depth, hits / depth, np.nan)


class Bins:
    """Expected calibration error under row weights, over bins of equal width (Naeini et al. 2015)."""

    def __init__(self, probability: np.ndarray, is_positive: np.ndarray):
        import numpy as np

        self.place = np.minimum((probability * N_BINS).astype(int), N_BINS - 1)
        self.gaps = np.zeros((len(probability), N_BINS))
        self.gaps[np.arange(len(probability)), self.place] = probability - is_positive

    def calibration_error(self, weights: np.ndarray) -> np.ndarray:
        """Shape (resamples, n) -> (resamples,): the bins' gaps, weighted by their sizes."""
        import numpy as np

        return ratio(np.abs(weights @ self.gaps).sum(axis=1), weights.sum(axis=1))


class Scorer:
    """Every score of one system that a table of results has, under any weights.

    Names: ``accuracy``, ``macro_f1``, ``(label, "precision" | "recall" | "f1")``; and with
    probabilities ``average_precision``, ``("precision_at", k)``, ``brier``, ``calibration_error``.
    Macro F1 is over the labels that occur as gold in the set.
    """

    def __init__(self, rows: Rows, system: System):
        import numpy as np

        self.shares = Shares(rows.units)
        gold, predicted = rows.gold, system.predicted
        every = np.ones(len(gold))
        self.shares.add("accuracy", gold == predicted, every)
        for place, label in enumerate(rows.labels):
            self.shares.add_labels(label, gold == place, predicted == place)
        self._in_macro = [label for place, label in enumerate(rows.labels) if (gold == place).any()]
        self._ranking = self._bins = None
        if system.probability is not None:
            is_positive = rows.is_positive
            self.shares.add("brier", (system.probability - is_positive) ** 2, every)
            self._ranking = Ranking(system.probability, is_positive)
            self._bins = Bins(system.probability, is_positive)

    def measure(self, of_units: np.ndarray, of_rows: np.ndarray) -> Scores:
        """Every score under weights of shapes (resamples, units) and (resamples, n)."""
        import numpy as np

        scores = self.shares.measure(of_units)
        each = np.stack([scores[label, "f1"] for label in self._in_macro])  # (labels, resamples)
        present = ~np.isnan(each)
        scores["macro_f1"] = ratio(np.where(present, each, 0.0).sum(axis=0), present.sum(axis=0))
        if self._ranking and self._bins:
            scores |= self._ranking.measure(of_rows)
            scores["calibration_error"] = self._bins.calibration_error(of_rows)
        return scores


def sklearn_points(rows: Rows, system: System) -> dict[Hashable, float]:
    """Scores of ``Scorer`` for the rows as they are, by scikit-learn; NaN for what is not defined."""
    import numpy as np
    from sklearn import metrics

    n_labels = range(len(rows.labels))
    precision, recall, f1, support = metrics.precision_recall_fscore_support(
        rows.gold, system.predicted, labels=n_labels, zero_division=np.nan
    )
    points: dict[Hashable, float] = {
        "accuracy": float(metrics.accuracy_score(rows.gold, system.predicted)),
        "macro_f1": float(f1[support > 0].mean()),
    }
    for place, label in enumerate(rows.labels):
        points[label, "precision"] = float(precision[place])
        points[label, "recall"] = float(recall[place])
        points[label, "f1"] = float(f1[place])
    if system.probability is not None:
        is_positive = rows.is_positive
        points["brier"] = float(metrics.brier_score_loss(is_positive, system.probability, labels=[0, 1]))
        if is_positive.any():
            points["average_precision"] = float(
                metrics.average_precision_score(is_positive, system.probability)
            )
    return points


def ratio(above: np.ndarray, below: np.ndarray) -> np.ndarray:
    """Divide element by element; NaN for 0/0."""
    import numpy as np

    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(below > 0, above / below, np.nan)
