"""What the pages of results are made of: tables, whose cells may be drawn on a line too.

``Estimate`` -> ``Cell``
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from .figures import Span, span_of
from .results import Estimate


@dataclass(frozen=True, slots=True)
class Cell:
    """A value with its interval in words, and drawn where there is room; ``""`` and ``None`` for none."""

    value: str
    interval: str = ""
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class TableRow:
    """A name, what is to be said of it, and a cell for every column; ``strong`` sets it apart."""

    name: str
    note: str
    cells: tuple[Cell, ...]
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a heading; ``first`` names the column of names, ``folded`` hides it behind a click."""

    heading: str
    note: str
    first: str
    columns: tuple[str, ...]
    rows: tuple[TableRow, ...]
    folded: bool = False


def drawn(estimates: Sequence[Estimate]) -> tuple[Cell, ...]:
    """Cells of which the first is drawn too."""
    return tuple(cell_of(estimate, draw=number == 0) for number, estimate in enumerate(estimates))


def cell_of(estimate: Estimate, digits: int = 3, *, draw: bool = False) -> Cell:
    """A cell for an estimate; ``draw`` also places it on a line from 0 to 1."""
    span = span_of(estimate) if draw else None
    return Cell(_number(estimate.value, digits), _interval(estimate, _number, digits), span)


def difference_cell(estimate: Estimate, reach: float | None = None) -> Cell:
    """A cell for a difference, with its sign; ``reach`` also places it on a line that far to either side."""
    span = None if reach is None else span_of(estimate, -reach, reach)
    return Cell(_signed(estimate.value), _interval(estimate, _signed), span)


def _interval(estimate: Estimate, write: Callable[..., str], *how: int) -> str:
    if estimate.value is None or estimate.low is None or estimate.high is None:
        return ""
    return f"[{write(estimate.low, *how)}, {write(estimate.high, *how)}]"


def _number(value: float | None, digits: int) -> str:
    """A number without the zero before its point, which says nothing in a column of shares."""
    if value is None:
        return "–"
    text = f"{value:.{digits}f}"
    return text.removeprefix("0") if digits else text


def _signed(value: float | None) -> str:
    """A difference with its sign; one that rounds to nothing has none."""
    text = _number(None if value is None else abs(value), 3)
    return text if not value or text == ".000" else ("+" if value > 0 else "\N{MINUS SIGN}") + text
