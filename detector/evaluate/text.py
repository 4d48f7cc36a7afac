"""Results as tables for a terminal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from ..pages.files import printable
from .compare import Comparison
from .results import Estimate, Evaluation, OperatingPoint

_NAME, _COLUMN = 34, 24


def evaluation_text(found: Evaluation) -> str:
    """An evaluation as a table, ending in the signature."""
    units = "" if found.n_units == found.n else f", drawn in {found.n_units} units"
    positive = found.positive
    lines = [f"{found.name}: {found.n} pairs{units}, {found.task}  (95 % intervals)"]
    lines += _rows(
        ("accuracy", [found.accuracy]),
        ("macro F1", [found.macro_f1]),
        (f"average precision, {positive}", [found.average_precision]),
        *((f"precision of the first {depth}", [value]) for depth, value in found.precision_at.items()),
        (f"Brier score, {positive}", [found.brier]),
        (f"calibration error, {positive}", [found.calibration_error]),
    )
    lines += _heading("label", "precision", "recall", "F1", "n")
    lines += _rows(
        *(
            (label, [scores.precision, scores.recall, scores.f1, scores.support])
            for label, scores in found.per_label.items()
        )
    )
    lines += ["", "  gold \\ predicted    " + "".join(f"{label:>20}" for label in found.labels)]
    for label, row in zip(found.labels, found.confusion, strict=True):
        lines.append(f"  {label:<20}" + "".join(f"{count:>20}" for count in row))
    lines += _detection(f"{positive}, called when", found.operating_points, found.prevalence)
    lines += _detection("at fixed thresholds", found.sweep, found.prevalence)
    if found.baselines:
        lines += _heading("reads no meaning", "accuracy", "macro F1", f"{positive} F1", "average precision")
        lines += _rows(
            *(
                (name, [scores.accuracy, scores.macro_f1, scores.f1, scores.average_precision])
                for name, scores in found.baselines.items()
            )
        )
    for field, values in found.slices.items():
        lines += _heading(f"by {field}", "accuracy", "recall", "false positive rate", "n", positive)
        lines += _rows(
            *(
                (value, [part.accuracy, part.recall, part.false_positive_rate, part.n, part.n_positive])
                for value, part in values.items()
            )
        )
    lines.append("")
    for reason, n_rows in Counter(row.reason for row in found.skipped).items():
        lines.append(f"  left out: {n_rows} ({reason})")
    lines += [f"  note: {note}" for note in found.notes]
    return "\n".join([*lines, f"  {found.signature}"]) + "\n"


def comparison_text(found: Comparison) -> str:
    """A comparison as a table, ending in the signatures."""
    units = "" if found.n_units == found.n else f", drawn in {found.n_units} units"
    lines = [f"{found.name}: {found.n} pairs{units}  (second minus first, 95 % intervals)"]
    lines += _heading("", "first", "second", "difference", "p")
    lines += _rows(
        *(
            (name, [Estimate(row.first), Estimate(row.second), _signed(row.difference), p_words(row.p)])
            for name, row in found.differences.items()
        )
    )
    for field, values in found.slices.items():
        lines += _heading(f"by {field}", "accuracy", "recall", "false positive rate", "n", found.positive)
        lines += _rows(
            *(
                (
                    value,
                    [
                        *(_signed(row.difference) for row in (p.accuracy, p.recall, p.false_positive_rate)),
                        p.n,
                        p.n_positive,
                    ],
                )
                for value, p in values.items()
            )
        )
    lines += [
        "",
        f"  right: both {found.both_right}, only the first {found.only_first_right}, "
        f"only the second {found.only_second_right}, neither {found.both_wrong}; "
        f"McNemar's exact test, p: {p_words(found.mcnemar_p)}",
        "  note: p is not corrected for the number of scores and parts; McNemar's takes pairs as independent",
        f"  first:  {found.first}",
        f"  second: {found.second}",
    ]
    return "\n".join([*lines, f"  {found.signature}"]) + "\n"


def _signed(estimate: Estimate) -> str:
    if estimate.value is None:
        return str(estimate)
    interval = "" if estimate.low is None else f" [{estimate.low:+.3f}, {estimate.high:+.3f}]"
    return f"{estimate.value:+.3f}{interval}"


def p_words(p: float | None) -> str:
    """A p-value as tables show it: ``0.012``, ``< 0.001``, or a dash where there is none."""
    return "–" if p is None else "< 0.001" if p < 0.001 else f"{p:.3f}"


def _detection(title: str, points: Sequence[OperatingPoint], prevalence: float | None) -> list[str]:
    natural = [] if prevalence is None else [f"precision at {prevalence:.1%}", "false alarms a 1,000"]
    lines = _heading(title, "precision", "recall", "F1", *natural)
    rows = []
    for point in points:
        cells: list[Estimate | int | str] = [point.precision, point.recall, point.f1]
        if natural:
            cells += [point.natural_precision, _counts(point.false_alarms)]
        rows.append((point.rule, cells))
    return lines + _rows(*rows)


def _heading(title: str, *columns: str) -> list[str]:
    return ["", f"  {title:<{_NAME}}" + "".join(f"{column:<{_COLUMN}}" for column in columns).rstrip()]


def _rows(*rows: tuple[str, Sequence[Estimate | int | str]]) -> list[str]:
    return [
        f"  {printable(name)[: _NAME - 2]:<{_NAME}}"
        + "".join(f"{cell!s:<{_COLUMN}}" for cell in cells).rstrip()
        for name, cells in rows
    ]


def _counts(estimate: Estimate) -> str:
    if estimate.value is None:
        return str(estimate)
    interval = "" if estimate.low is None else f" [{estimate.low:.1f}, {estimate.high:.1f}]"
    return f"{estimate.value:.1f}{interval}"
