"""How well an inference model reads annotated pairs: statistics first, scores second, an interval on each.

``PairSet`` and one ``Inference`` a pair -> ``Evaluation``; two of those of the same rows -> ``Comparison``

Read the modules in this order: ``systems`` (what one system says of the rows), ``metrics`` (its scores
under any row weights), ``resampling`` (intervals and p-values from them), ``slices`` and ``baselines``
(parts of the set, and rules that read no meaning), ``scores`` (all of it for one model), ``results``
(what comes out), ``predictions`` and ``compare`` (two systems on the same rows), ``text`` (as a table),
``figures``, ``page_parts``, ``page`` and ``compare_page`` (as pages).
"""

from __future__ import annotations

from .baselines import MOST_LEARNED, has_lone_negation
from .compare import Comparison, Difference, SliceDifferences, compare
from .compare_page import render_comparison
from .page import render_page
from .predictions import best_threshold, predictions_text, read_kept
from .results import Baseline, ClassScores, Estimate, Evaluation, OperatingPoint, PredictionsFile, Slice
from .scores import evaluate

__all__ = [
    "MOST_LEARNED",
    "Baseline",
    "ClassScores",
    "Comparison",
    "Difference",
    "Estimate",
    "Evaluation",
    "OperatingPoint",
    "PredictionsFile",
    "Slice",
    "SliceDifferences",
    "best_threshold",
    "compare",
    "evaluate",
    "has_lone_negation",
    "predictions_text",
    "read_kept",
    "render_comparison",
    "render_page",
]
