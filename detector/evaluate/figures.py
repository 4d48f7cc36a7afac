"""Plots of an evaluation as shapes with places: what the page draws as SVG, without deciding anything.

``Evaluation``, ``Comparison`` -> ``Figure``; ``Estimate`` -> ``Span``
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .compare import Comparison
from .results import CurvePoint, Estimate, Evaluation
from .text import p_words

# Sizes are in units of the drawing, about pixels on a phone.
WIDTH, HEIGHT = 340, 300
_LEFT, _RIGHT, _TOP, _BOTTOM = 44, 12, 12, 44
_SPAN_WIDTH, _SPAN_EDGE = 120, 5
_NAMED, _LONGEST_NAME, _LEAST_BAR = 84, 8, 16  # room for names beside bars; units, characters, units
_TICKS = (0.0, 0.25, 0.5, 0.75, 1.0)

Curve = Sequence[CurvePoint]


@dataclass(frozen=True, slots=True)
class Span:
    """An estimate on a line: dot and interval, in units of the drawing."""

    low: float
    place: float
    high: float


@dataclass(frozen=True, slots=True)
class Line:
    """A line through points, ``"x,y x,y"``; ``style`` names its look."""

    points: str
    style: str


@dataclass(frozen=True, slots=True)
class Dot:
    """A dot, and what it says when pointed at."""

    x: float
    y: float
    radius: float
    style: str
    title: str


@dataclass(frozen=True, slots=True)
class Box:
    """A filled rectangle; ``strength`` between 0 and 1 is how strong its colour is."""

    x: float
    y: float
    width: float
    height: float
    style: str
    strength: float


@dataclass(frozen=True, slots=True)
class Word:
    """A word at a place; ``anchor`` is ``start``, ``middle`` or ``end``."""

    x: float
    y: float
    text: str
    anchor: str
    style: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A drawing, drawn in the order of its parts."""

    title: str
    caption: str
    description: str
    width: int
    height: int
    boxes: tuple[Box, ...]
    lines: tuple[Line, ...]
    dots: tuple[Dot, ...]
    words: tuple[Word, ...]


def span_of(estimate: Estimate, start: float = 0.0, end: float = 1.0) -> Span | None:
    """Place an estimate on a line from ``start`` to ``end``; ``None`` when it is not defined."""
    if estimate.value is None:
        return None

    def place(value: float) -> float:
        share = min(max((value - start) / (end - start), 0.0), 1.0)
        return round(_SPAN_EDGE + share * (_SPAN_WIDTH - 2 * _SPAN_EDGE), 1)

    low = estimate.value if estimate.low is None else estimate.low
    high = estimate.value if estimate.high is None else estimate.high
    return Span(place(low), place(estimate.value), place(high))


def reliability(found: Evaluation) -> Figure:
    """How often what is given a probability holds, bin by bin, with intervals and the bins' sizes."""
    lines = [*_grid(), Line(_path([(0, 0), (1, 1)]), "expected")]
    boxes, dots = [], []
    most = max((part.n for part in found.bins), default=1)
    for part in found.bins:
        if part.mean_probability is None or part.share.value is None:
            continue
        tall = 0.16 * (HEIGHT - _TOP - _BOTTOM) * part.n / most
        left, right = _x(part.low), _x(part.high)
        boxes.append(Box(left + 1, _y(0) - tall, right - left - 2, tall, "size", 1.0))
        if part.share.low is not None and part.share.high is not None:
            ends = [(part.mean_probability, part.share.low), (part.mean_probability, part.share.high)]
            lines.append(Line(_path(ends), "whisker"))
        title = f"{part.n} pairs given {part.low:.2f} to {part.high:.2f}: {part.share} are {found.positive}"
        dots.append(Dot(_x(part.mean_probability), _y(part.share.value), 4, "point", title))
    return Figure(
        "Reliability",
        f"Of the pairs given a probability of {found.positive}, the share that is. On the dashed line the "
        f"probability means what it says; grey bars show how many pairs there are.",
        f"Calibration error {found.calibration_error}.",
        WIDTH,
        HEIGHT,
        tuple(boxes),
        tuple(lines),
        tuple(dots),
        _axes(f"probability of {found.positive}", "share that holds"),
    )


def by_language(found: Evaluation) -> Figure | None:
    """Accuracy of each language as a bar with its interval; ``None`` where the set has but one."""
    parts = {name: part for name, part in found.slices.get("language", {}).items() if part.n}
    if len(parts) < 2:
        return None
    height = max(HEIGHT, _TOP + _BOTTOM + _LEAST_BAR * len(parts))
    bottom = height - _BOTTOM
    tall = (bottom - _TOP) / len(parts)

    def x(share: float) -> float:
        return round(_NAMED + share * (WIDTH - _NAMED - _RIGHT), 1)

    lines = [Line(f"{x(tick)},{_TOP} {x(tick)},{bottom}", "grid") for tick in _TICKS]
    if found.accuracy.value is not None:
        whole = x(found.accuracy.value)
        lines.append(Line(f"{whole},{_TOP} {whole},{bottom}", "expected"))
    words = [Word(x(tick), bottom + 16, f"{tick:g}", "middle", "tick") for tick in _TICKS]
    words.append(Word((_NAMED + WIDTH - _RIGHT) / 2, height - 8, "accuracy", "middle", "axis"))
    boxes, dots = [], []
    for place, (name, part) in enumerate(parts.items()):
        middle = round(_TOP + tall * (place + 0.5), 1)
        shown = name if len(name) <= _LONGEST_NAME else f"{name[: _LONGEST_NAME - 1]}…"
        words.append(Word(_NAMED - 6, middle + 4, f"{shown}, {part.n:,}", "end", "tick"))
        value, low, high = part.accuracy.value, part.accuracy.low, part.accuracy.high
        if value is None:
            continue
        thick = round(0.7 * tall, 1)
        boxes.append(Box(x(0), round(middle - thick / 2, 1), round(x(value) - x(0), 1), thick, "bar", 0.35))
        if low is not None and high is not None:
            lines.append(Line(f"{x(low)},{middle} {x(high)},{middle}", "whisker"))
        dots.append(Dot(x(value), middle, 4, "point", f"{name}: {part.accuracy} of {part.n:,} pairs"))
    return Figure(
        "Languages",
        "Accuracy of each language, with the number of its pairs; dashed is the whole set.",
        f"{len(parts)} languages.",
        WIDTH,
        height,
        tuple(boxes),
        tuple(lines),
        tuple(dots),
        tuple(words),
    )


def precision_recall(found: Evaluation) -> Figure:
    """Precision over recall by falling threshold, with the operating points and what chance gives."""
    n_positive = found.per_label[found.positive].support
    share = n_positive / found.n
    lines = [*_grid(), Line(_path([(0, share), (1, share)]), "expected")]
    if n_positive:
        lines.append(Line(_path(_precision_by_recall(found.curve, n_positive)), "curve"))
    dots = []
    for number, point in enumerate(found.operating_points):
        if point.precision.value is None or point.recall.value is None:
            continue
        ends = point.recall.low, point.recall.high
        if ends[0] is not None and ends[1] is not None:
            lines.append(Line(_path([(end, point.precision.value) for end in ends]), "whisker"))
        ends = point.precision.low, point.precision.high
        if ends[0] is not None and ends[1] is not None:
            lines.append(Line(_path([(point.recall.value, end) for end in ends]), "whisker"))
        title = f"{point.rule}: precision {point.precision}, recall {point.recall}"
        style = "point" if number == 0 else "second"
        dots.append(Dot(_x(point.recall.value), _y(point.precision.value), 5, style, title))
    return Figure(
        "Precision and recall",
        f"Of {found.positive}, by falling threshold. The dot is the most probable label"
        + (", the open one the given threshold" if len(found.operating_points) > 1 else "")
        + f"; dashed is chance in this set ({share:.0%}).",
        f"Average precision {found.average_precision}.",
        WIDTH,
        HEIGHT,
        (),
        tuple(lines),
        tuple(dots),
        _axes("recall", "precision"),
    )


def precision_recall_of_two(first: Curve, second: Curve, n_positive: int, n: int, positive: str) -> Figure:
    """Precision over recall of two systems on the same rows, by falling threshold."""
    share = n_positive / n
    lines = [*_grid(), Line(_path([(0, share), (1, share)]), "expected")]
    for style, curve in (("curve", first), ("curve other", second)):
        lines += [Line(_path(_precision_by_recall(curve, n_positive)), style)] if n_positive else []
    return Figure(
        "Precision and recall",
        f"Of {positive}, by falling threshold: the first drawn thin, the second thick; dashed is chance in "
        f"this set ({share:.0%}).",
        "",
        WIDTH,
        HEIGHT,
        (),
        tuple(lines),
        (),
        _axes("recall", "precision"),
    )


def confusion(found: Evaluation) -> Figure:
    """Counts of gold label by predicted label, shaded by the share of the gold label."""
    return _crossed(
        "Gold and predicted labels",
        "Pairs of each gold label (rows) by the label they are given; shares are of the row.",
        f"Accuracy {found.accuracy}.",
        (found.labels, found.labels, "predicted"),
        found.confusion,
    )


def right_and_wrong(found: Comparison) -> Figure:
    """How many pairs both systems label right, only one, or neither: the table of McNemar's test."""
    return _crossed(
        "Right and wrong",
        "Pairs by whether the first (rows) and the second label them right; shares are of the row. The test "
        "weighs the two counts of pairs on which only one is right.",
        f"McNemar's exact test, p: {p_words(found.mcnemar_p)}.",
        (("first right", "first wrong"), ("right", "wrong"), "second"),
        ((found.both_right, found.only_first_right), (found.only_second_right, found.both_wrong)),
    )


def labels_given(found: Comparison) -> Figure:
    """Counts of the label that the first system gives by the one that the second does."""
    same = sum(found.crossed[place][place] for place in range(len(found.labels)))
    return _crossed(
        "Labels given",
        "Pairs by the label that the first gives (rows) and the second; shares are of the row.",
        f"The same label for {same / found.n:.1%} of the pairs.",
        (found.labels, found.labels, "second"),
        found.crossed,
    )


def _crossed(
    title: str,
    caption: str,
    description: str,
    names: tuple[Sequence[str], Sequence[str], str],
    counts: Sequence[Sequence[int]],
) -> Figure:
    """Counts in squares, shaded by their share of the row; ``names`` are of rows, columns and below them."""
    rows, columns, below = names
    left, top = 92, 30
    cell, tall = (WIDTH - left - 4) / len(columns), (HEIGHT - top - 26) / len(rows)
    boxes, words = [], [Word(left + (WIDTH - left - 4) / 2, HEIGHT - 8, below, "middle", "axis")]
    for column, name in enumerate(columns):
        words.append(Word(left + cell * (column + 0.5), top - 10, _short(name), "middle", "tick"))
    for row, name in enumerate(rows):
        words.append(Word(left - 8, top + tall * (row + 0.5) + 4, _short(name), "end", "tick"))
        total = sum(counts[row]) or 1
        for column, count in enumerate(counts[row]):
            share = count / total
            style = "right" if row == column else "wrong"
            x, y = left + cell * column, top + tall * row
            boxes.append(Box(x + 1, y + 1, cell - 2, tall - 2, style, round(0.06 + 0.5 * share, 3)))
            words.append(Word(x + cell / 2, y + tall / 2, f"{count}", "middle", "count"))
            words.append(Word(x + cell / 2, y + tall / 2 + 17, f"{share:.0%}", "middle", "share"))
    return Figure(title, caption, description, WIDTH, HEIGHT, tuple(boxes), (), (), tuple(words))


def _precision_by_recall(curve: Curve, n_positive: int) -> list[tuple[float, float]]:
    """Places of a curve, ``(recall, precision)``, from recall 0 on."""
    points = [
        (p.true_positives / n_positive, p.true_positives / (p.true_positives + p.false_positives))
        for p in curve
    ]
    return [(0, points[0][1]), *points]


def _short(label: str) -> str:
    return label.replace("not_", "not ").replace("contradiction", "contradict.")


def _x(share: float) -> float:
    return round(_LEFT + share * (WIDTH - _LEFT - _RIGHT), 1)


def _y(share: float) -> float:
    return round(HEIGHT - _BOTTOM - share * (HEIGHT - _TOP - _BOTTOM), 1)


def _path(points: list[tuple[float, float]]) -> str:
    return " ".join(f"{_x(x)},{_y(y)}" for x, y in points)


def _grid() -> list[Line]:
    across = [Line(_path([(0, tick), (1, tick)]), "grid") for tick in _TICKS]
    return across + [Line(_path([(tick, 0), (tick, 1)]), "grid") for tick in _TICKS]


def _axes(x_name: str, y_name: str) -> tuple[Word, ...]:
    words = [Word(_x(tick), HEIGHT - _BOTTOM + 16, f"{tick:g}", "middle", "tick") for tick in _TICKS]
    words += [Word(_LEFT - 6, _y(tick) + 4, f"{tick:g}", "end", "tick") for tick in _TICKS]
    words.append(Word((_LEFT + WIDTH - _RIGHT) / 2, HEIGHT - 8, x_name, "middle", "axis"))
    return (*words, Word(-(_TOP + HEIGHT - _BOTTOM) / 2, 12, y_name, "middle", "axis upright"))
