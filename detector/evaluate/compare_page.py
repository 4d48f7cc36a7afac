"""A comparison as one HTML page that loads nothing: where two systems differ, by how much, and on which rows.

``Comparison``, the two ``Kept`` and, for the texts, their pairs -> HTML text
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup

from ..corpora import AnnotatedPair, PairSet
from ..errors import InputError
from ..reporting.rendering import asset, template
from ..schema import LABELS
from .compare import Comparison, Difference
from .figures import Figure, labels_given, precision_recall_of_two, right_and_wrong
from .page_parts import Cell, Table, TableRow, cell_of, difference_cell
from .predictions import Kept
from .results import Estimate
from .scores import curve_of
from .text import p_words

if TYPE_CHECKING:
    import numpy as np

N_GAPS = 12
# What a difference is drawn on reaches as far to either side as the least of these that holds them all.
_REACHES = (0.02, 0.05, 0.1, 0.2, 0.5, 1.0)
_LOWER_IS_BETTER = ("Brier score", "calibration error")


@dataclass(frozen=True, slots=True)
class SystemLine:
    """One of the two systems: which, the file of its scores, and their signature."""

    place: str
    file: str
    signature: str


@dataclass(frozen=True, slots=True)
class Gap:
    """A pair that the two read differently: what each says of it, how surely, and which is right."""

    line: int
    gold: str
    right: str
    first: str
    first_percent: str
    second: str
    second_percent: str
    premise: str
    hypothesis: str
    language: str


@dataclass(frozen=True, slots=True)
class ComparisonPage:
    """Everything the template prints, in the order of the page."""

    name: str
    summary: str
    systems: tuple[SystemLine, ...]
    scores: Table
    figures: tuple[Figure, ...]
    tables: tuple[Table, ...]
    gaps: tuple[Gap, ...]
    with_texts: bool
    signature: str


def render_comparison(found: Comparison, first: Kept, second: Kept, pairs: PairSet | None = None) -> str:
    """Write a comparison as one HTML page, the same bytes for the same input.

    Args:
        found: The comparison.
        first: The one compared with.
        second: The one compared.
        pairs: The set that both were scored on; with it the page shows the texts of the pairs on
            which the two differ most.

    Raises:
        InputError: If the pairs are not those that were scored.
    """
    return template("comparison.html.j2").render(
        page=build_comparison(found, first, second, pairs),
        # Our own files: the only text that goes in unescaped.
        style=Markup(asset("report.css") + asset("evaluation.css")),
    )


def build_comparison(
    found: Comparison, first: Kept, second: Kept, pairs: PairSet | None = None
) -> ComparisonPage:
    """Decide what the page shows and in what words; arguments and errors as in ``render_comparison``."""
    units = "" if found.n_units == found.n else f", resampled in {found.n_units:,} units that share a premise"
    is_positive = first.rows.is_positive
    curves = [
        () if kept.system.probability is None else curve_of(kept.system.probability, is_positive)
        for kept in (first, second)
    ]
    return ComparisonPage(
        found.name,
        f"{found.n:,} pairs{units}. A difference is the second less the first; intervals hold 95 %.",
        (
            SystemLine("First", first.path, found.first),
            SystemLine("Second", second.path, found.second),
        ),
        _differences(found),
        (
            right_and_wrong(found),
            labels_given(found),
            precision_recall_of_two(*curves, int(is_positive.sum()), found.n, found.positive),
        ),
        tuple(_slices(found)),
        widest_gaps(first, second, pairs),
        pairs is not None,
        found.signature,
    )


def widest_gaps(first: Kept, second: Kept, pairs: PairSet | None = None) -> tuple[Gap, ...]:
    """The pairs on which the probabilities of the two differ most, the widest apart first.

    How far apart is half the sum of the differences of the labels' probabilities (total variation).

    Raises:
        InputError: If ``pairs`` are not those that were scored.
    """
    import numpy as np

    labels = first.rows.labels
    chances = [_chances(kept) for kept in (first, second)]
    apart = np.abs(chances[0] - chances[1]).sum(axis=1) / 2
    order = np.lexsort((first.lines, -apart.round(8)))
    places = [int(place) for place in order[:N_GAPS] if apart[place] > 0]
    texts = {} if pairs is None else _texts(pairs, first, {first.lines[place] for place in places})
    gaps = []
    for place in places:
        gold, one, other = (
            int(codes[place]) for codes in (first.rows.gold, first.system.predicted, second.system.predicted)
        )
        pair = texts.get(first.lines[place])
        gaps.append(
            Gap(
                first.lines[place],
                labels[gold],
                _who_is_right(one == gold, other == gold),
                labels[one],
                f"{chances[0][place, one]:.0%}",
                labels[other],
                f"{chances[1][place, other]:.0%}",
                pair.premise if pair else "",
                pair.hypothesis if pair else "",
                pair.groups.get("language", "") if pair else "",
            )
        )
    return tuple(gaps)


def _chances(kept: Kept) -> np.ndarray:
    """Probability of each label of the task, shape (n, labels); a binary task's second is the rest."""
    import numpy as np

    known = {label: np.array([getattr(one, label) for one in kept.inferences]) for label in LABELS}
    rest = 1 - known[kept.rows.positive]
    return np.stack([known.get(label, rest) for label in kept.rows.labels], axis=1)


def _who_is_right(first: bool, second: bool) -> str:
    if first == second:
        return "both are right" if first else "neither is right"
    return f"only the {'first' if first else 'second'} is right"


def _texts(pairs: PairSet, kept: Kept, lines: set[int]) -> dict[int, AnnotatedPair]:
    """The pairs on these lines, of the set that was scored."""
    ours, theirs = kept.scores["sha256"], pairs.sha256
    if ours != theirs:
        reason = f"not the rows that {kept.path} was scored on (sha256 {theirs[:12]} and {ours[:12]})"
        raise InputError(pairs.name, reason)
    found = {pair.line: pair for pair in pairs.pairs if pair.line in lines}
    if len(found) < len(lines):
        raise InputError(pairs.name, f"not the rows that {kept.path} was scored on, of the same file")
    return found


def _differences(found: Comparison) -> Table:
    reach = _reach([row.difference for row in found.differences.values()])
    rows = tuple(
        TableRow(
            name[:1].upper() + name[1:],
            "lower is better" if name in _LOWER_IS_BETTER else "",
            (*_cells(row, reach), Cell(p_words(row.p))),
        )
        for name, row in found.differences.items()
    )
    note = (
        f"Both on the same resamples; the line goes from \N{MINUS SIGN}{reach:g} to +{reach:g}. The p of the "
        "paired bootstrap is not corrected for the number of scores; McNemar's takes pairs as independent."
    )
    return Table("Differences", note, "score", ("difference", "first", "second", "p"), rows)


def _slices(found: Comparison) -> list[Table]:
    tables = []
    for field, values in found.slices.items():
        reach = _reach([part.accuracy.difference for part in values.values()])
        rows = tuple(
            TableRow(
                value,
                "",
                (
                    *_cells(part.accuracy, reach),
                    difference_cell(part.recall.difference),
                    difference_cell(part.false_positive_rate.difference),
                    Cell(f"{part.n:,}"),
                    Cell(f"{part.n_positive:,}"),
                ),
            )
            for value, part in values.items()
        )
        columns = (
            "accuracy, difference", "first", "second", "recall, difference",
            "false positive rate, difference", "pairs", found.positive,
        )  # fmt: skip
        note = f"The line goes from \N{MINUS SIGN}{reach:g} to +{reach:g}."
        tables.append(Table(f"By {field}", note, field, columns, rows))
    return tables


def _cells(row: Difference, reach: float) -> tuple[Cell, ...]:
    """The difference, drawn, and the two scores that it is of."""
    return (
        difference_cell(row.difference, reach),
        cell_of(Estimate(row.first)),
        cell_of(Estimate(row.second)),
    )


def _reach(differences: list[Estimate]) -> float:
    """How far a line must go to either side for these and their intervals."""
    bounds = [
        abs(bound) for one in differences for bound in (one.value, one.low, one.high) if bound is not None
    ]
    most = max(bounds, default=0.0)
    return next((reach for reach in _REACHES if most <= reach), math.ceil(most))
