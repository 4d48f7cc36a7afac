"""Bootstrap over units: intervals of scores, and the p-value of a difference.

scores under weights -> their values in every resample -> intervals
"""

from __future__ import annotations

import math
import warnings
from collections.abc import Callable, Hashable
from typing import TYPE_CHECKING

from .metrics import Scores
from .systems import Rows

if TYPE_CHECKING:
    import numpy as np

N_RESAMPLES = 1000
LEVEL = 0.95
# Resample weights held at once (rows x resamples), to bound memory on large sets.
_CELLS_AT_ONCE = 4_000_000

Measure = Callable[["np.ndarray", "np.ndarray"], Scores]


def point_values(measure: Measure, rows: Rows) -> dict[Hashable, float]:
    """Every score of the rows as they are, each counting once."""
    import numpy as np

    scores = measure(np.ones((1, rows.n_units)), np.ones((1, len(rows.gold))))
    return {key: float(values[0]) for key, values in scores.items()}


def resample(
    measure: Measure, rows: Rows, n_resamples: int, seed: int, *, progress: bool = False
) -> dict[Hashable, np.ndarray]:
    """Draw whole units with replacement and measure every draw (Efron & Tibshirani 1993).

    Args:
        measure: Scores under weights of units, shape (resamples, units), and the same weights
            row by row, shape (resamples, n); each score of shape (resamples,).
        rows: The set, with the unit of every row.
        n_resamples: How often to draw; below 1 gives nothing.
        seed: Of the drawing.
        progress: Whether to show a bar on standard error when that is a terminal.

    Returns:
        Every score in every resample, shape (n_resamples,); NaN where it is not defined.
    """
    import numpy as np
    from tqdm.auto import tqdm

    random = np.random.default_rng(seed)
    n_units = rows.n_units
    at_once = max(1, min(n_resamples, _CELLS_AT_ONCE // len(rows.gold)))
    found: dict[Hashable, list[np.ndarray]] = {}
    shown = {"desc": "resampling", "unit": "resample", "delay": 1, "disable": None if progress else True}
    with tqdm(total=n_resamples, **shown) as bar:
        for start in range(0, n_resamples, at_once):
            size = min(at_once, n_resamples - start)
            drawn = random.integers(0, n_units, (size, n_units)) + n_units * np.arange(size)[:, None]
            drawn = np.bincount(drawn.ravel(), minlength=size * n_units)
            weights = drawn.reshape(size, n_units).astype(float)
            for key, values in measure(weights, weights[:, rows.units]).items():
                found.setdefault(key, []).append(values)
            bar.update(size)
    return {key: np.concatenate(parts) for key, parts in found.items()}


def interval(values: np.ndarray, point: float, n_units: int | None = None) -> tuple[float, float]:
    """The percentile interval at ``LEVEL`` of a score.

    Where all of a share is right, or none, every resample says the same and the percentiles would
    claim certainty. There the exact binomial limit takes their place (Clopper & Pearson 1934), as
    if each unit were one observation.

    Args:
        values: The score in every resample; NaN ones do not count.
        point: The score itself.
        n_units: Units behind a share between 0 and 1; ``None`` for other scores.

    Returns:
        ``(low, high)``; NaN for a score that no resample defines.
    """
    import numpy as np

    tail = (1 - LEVEL) / 2
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", RuntimeWarning)  # "All-NaN slice": reported as undefined
        low, high = (float(x) for x in np.nanpercentile(values, [100 * tail, 100 * (1 - tail)]))
    if n_units and low == high == point:
        reach = 1 - tail ** (1 / n_units)
        if point == 1.0:
            return 1.0 - reach, 1.0
        if point == 0.0:
            return 0.0, reach
    return low, high


def p_value(differences: np.ndarray, observed: float) -> float:
    """Two-sided bootstrap p-value of a difference, as in sacreBLEU (Koehn 2004; Post 2018).

    Args:
        differences: The difference in every resample; NaN ones do not count.
        observed: The difference itself.

    Returns:
        Share of resamples that stray from their mean by at least what was observed, one added above
        and below, so that it is never 0; NaN when no resample defines the difference.
    """
    import numpy as np

    defined = differences[~np.isnan(differences)]
    if not len(defined) or math.isnan(observed):
        return math.nan
    far = np.abs(defined - defined.mean()) >= abs(observed) - 1e-12
    return float((far.sum() + 1) / (len(defined) + 1))
