"""Scores of predictions under row weights, many resamples at once, and bootstrap intervals of them.

gold and predicted labels, probabilities, weights of shape ``(resamples, n)`` -> scores ``(resamples,)``
"""

from __future__ import annotations

import warnings
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np

N_RESAMPLES = 1000
N_BINS = 15
LEVEL = 0.95
# Resample weights held at once (rows x resamples), to bound memory on large sets.
_CELLS_AT_ONCE = 4_000_000


class Ranking:
    """Average precision under row weights, ties taken together as scikit-learn does."""

    def __init__(self, probability: np.ndarray, is_positive: np.ndarray):
        import numpy as np

        self.order = np.argsort(-probability, kind="stable")
        ranked = probability[self.order]
        self.ends = np.append(np.flatnonzero(np.diff(ranked)), len(ranked) - 1)
        self.hits = is_positive[self.order].astype(np.float64)

    def average_precision(self, weights: np.ndarray) -> np.ndarray:
        """Shape (resamples, n) -> (resamples,); NaN without a positive."""
        import numpy as np

        ranked = weights[:, self.order]
        n_found = np.cumsum(ranked * self.hits, axis=1)[:, self.ends]
        precision = ratio(n_found, np.cumsum(ranked, axis=1)[:, self.ends])
        steps = np.diff(n_found, axis=1, prepend=0.0)
        # A step without weight adds nothing, also where its precision is 0/0.
        return ratio((np.where(steps > 0, precision, 0.0) * steps).sum(axis=1), n_found[:, -1])


class Bins:
    """Expected calibration error under row weights."""

    def __init__(self, probability: np.ndarray, is_positive: np.ndarray):
        import numpy as np

        place = np.minimum((probability * N_BINS).astype(int), N_BINS - 1)
        self.gaps = np.zeros((len(probability), N_BINS))
        self.gaps[np.arange(len(probability)), place] = probability - is_positive

    def calibration_error(self, weights: np.ndarray) -> np.ndarray:
        """Shape (resamples, n) -> (resamples,): the bins' gaps, weighted by their sizes."""
        import numpy as np

        return ratio(np.abs(weights @ self.gaps).sum(axis=1), weights.sum(axis=1))


def count_confusions(
    weights: np.ndarray, gold: np.ndarray, predicted: np.ndarray, n_labels: int
) -> np.ndarray:
    """Confusion counts under each row of weights, shape (resamples, labels, labels)."""
    import numpy as np

    cells = np.zeros((len(gold), n_labels * n_labels))
    cells[np.arange(len(gold)), gold * n_labels + predicted] = 1.0
    return (weights @ cells).reshape(-1, n_labels, n_labels)


def scores_from_counts(counts: np.ndarray) -> dict[Any, np.ndarray]:
    """Accuracy, precision, recall and F1 from confusion counts; NaN for 0/0."""
    import numpy as np

    right = np.diagonal(counts, axis1=1, axis2=2)  # (resamples, labels)
    of_gold, of_predicted = counts.sum(axis=2), counts.sum(axis=1)
    f1 = ratio(2 * right, of_gold + of_predicted)
    present = of_gold > 0
    scores: dict[Any, np.ndarray] = {
        "accuracy": ratio(right.sum(axis=1), counts.sum(axis=(1, 2))),
        "macro_f1": ratio(np.where(present, f1, 0.0).sum(axis=1), present.sum(axis=1)),
    }
    for place in range(counts.shape[1]):
        scores["precision", place] = ratio(right[:, place], of_predicted[:, place])
        scores["recall", place] = ratio(right[:, place], of_gold[:, place])
        scores["f1", place] = f1[:, place]
    return scores


def sklearn_points(gold: np.ndarray, predicted: np.ndarray, n_labels: int) -> dict[Any, float]:
    """The scores of ``scores_from_counts`` for the pairs as they are, by scikit-learn."""
    import numpy as np
    from sklearn.metrics import accuracy_score, precision_recall_fscore_support

    precision, recall, f1, support = precision_recall_fscore_support(
        gold, predicted, labels=range(n_labels), zero_division=np.nan
    )
    points: dict[Any, float] = {
        "accuracy": float(accuracy_score(gold, predicted)),
        "macro_f1": float(f1[support > 0].mean()),
    }
    for place in range(n_labels):
        points["precision", place] = float(precision[place])
        points["recall", place] = float(recall[place])
        points["f1", place] = float(f1[place])
    return points


def bootstrap(
    measure: Callable[[np.ndarray], dict[Any, np.ndarray]], n: int, n_resamples: int, seed: int
) -> dict[Any, tuple[float, float]]:
    """Draw pairs with replacement and return the percentile interval of every score.

    Args:
        measure: Scores under weights of shape (resamples, n), each of shape (resamples,).
        n: Pairs.
        n_resamples: How often to draw; below 1 gives no intervals.
        seed: Of the drawing.

    Returns:
        ``(low, high)`` of each score at ``LEVEL``; resamples in which a score is undefined do not
        count, and NaN stands for one that is undefined in all.
    """
    import numpy as np

    if n_resamples < 1:
        return {}
    random = np.random.default_rng(seed)
    at_once = max(1, min(n_resamples, _CELLS_AT_ONCE // n))
    found: dict[Any, list[np.ndarray]] = {}
    for start in range(0, n_resamples, at_once):
        size = min(at_once, n_resamples - start)
        drawn = random.integers(0, n, (size, n)) + n * np.arange(size)[:, None]
        weights = np.bincount(drawn.ravel(), minlength=size * n).reshape(size, n).astype(np.float64)
        for key, values in measure(weights).items():
            found.setdefault(key, []).append(values)
    tail = 100 * (1 - LEVEL) / 2
    intervals = {}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", RuntimeWarning)  # "All-NaN slice": reported as undefined
        for key, parts in found.items():
            low, high = np.nanpercentile(np.concatenate(parts), [tail, 100 - tail])
            intervals[key] = (float(low), float(high))
    return intervals


def ratio(above: np.ndarray, below: np.ndarray) -> np.ndarray:
    """Divide element by element; NaN for 0/0."""
    import numpy as np

    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(below > 0, above / below, np.nan)
