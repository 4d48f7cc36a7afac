"""How well an inference model reads annotated pairs: statistics first, scores second, an interval on each.

``PairSet`` and one ``Inference`` a pair -> ``Evaluation``; two of those of the same rows -> ``Comparison``

Read the modules in this order: ``systems`` (what one system says of the rows), ``metrics`` (its scores
under any row weights), ``resampling`` (intervals and p-values from them), ``slices`` and ``baselines``
(parts of the set, and rules that read no meaning), ``scores`` (all of it for one model), ``results``
(what comes out), ``text`` (as a table).
"""

from __future__ import annotations

from .baselines import has_lone_negation
from .results import Baseline, ClassScores, Estimate, Evaluation, OperatingPoint, Slice
from .scores import evaluate

__all__ = [
    "Baseline",
    "ClassScores",
    "Estimate",
    "Evaluation",
    "OperatingPoint",
    "Slice",
    "evaluate",
    "has_lone_negation",
]
