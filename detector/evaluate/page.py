"""An evaluation as one HTML page that loads nothing: for a reader, a reviewer, an appendix.

``Evaluation`` and, for the surest mistakes, its pairs and readings -> HTML text
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from ..corpora import PairSet
from ..reporting.rendering import asset, template
from ..schema import Inference
from .figures import Figure, by_language, confusion, precision_recall, reliability
from .page_parts import Cell, Table, TableRow, cell_of, drawn
from .results import Evaluation, OperatingPoint
from .systems import code, labels_of

N_MISTAKES = 12


@dataclass(frozen=True, slots=True)
class Mistake:
    """A pair that the model reads wrongly, with how sure it is."""

    premise: str
    hypothesis: str
    gold: str
    predicted: str
    percent: str
    line: int
    language: str


@dataclass(frozen=True, slots=True)
class EvaluationPage:
    """Everything the template prints, in the order of the page."""

    name: str
    summary: str
    scores: Table
    figures: tuple[Figure, ...]
    tables: tuple[Table, ...]
    mistakes: tuple[Mistake, ...]
    left_out: tuple[str, ...]
    notes: tuple[str, ...]
    signature: str


def render_page(
    found: Evaluation, pairs: PairSet | None = None, inferences: Sequence[Inference] | None = None
) -> str:
    """Write an evaluation as one HTML page, the same bytes for the same input.

    Args:
        found: The evaluation.
        pairs: Its pairs; with ``inferences`` the page also shows the surest mistakes, with their texts.
        inferences: One a pair.
    """
    mistakes = () if pairs is None or inferences is None else surest_mistakes(pairs, inferences)
    return template("evaluation.html.j2").render(
        page=build_page(found, mistakes),
        # Our own files: the only text that goes in unescaped.
        style=Markup(asset("report.css") + asset("evaluation.css")),
    )


def build_page(found: Evaluation, mistakes: tuple[Mistake, ...] = ()) -> EvaluationPage:
    """Decide what the page shows and in what words."""
    units = "" if found.n_units == found.n else f", resampled in {found.n_units:,} units that share a premise"
    return EvaluationPage(
        found.name,
        f"{found.n:,} pairs, {_task(found)}{units}. Intervals hold 95 %.",
        _scores(found),
        tuple(
            figure
            for draw in (confusion, precision_recall, reliability, by_language)
            if (figure := draw(found)) is not None
        ),
        (
            _labels(found),
            _detection(found, "Detection", found.operating_points),
            _detection(found, "At fixed thresholds", found.sweep, folded=True),
            *([_baselines(found)] if found.baselines else []),
            *_slices(found),
        ),
        mistakes,
        tuple(f"{n:,}: {reason}" for reason, n in Counter(s.reason for s in found.skipped).items()),
        found.notes,
        found.signature,
    )


def surest_mistakes(pairs: PairSet, inferences: Sequence[Inference]) -> tuple[Mistake, ...]:
    """The pairs that the model is surest of and wrong about, the surest first."""
    labels, _ = labels_of(pairs.task)
    gold = code([pair.label for pair in pairs.pairs], labels)
    predicted = code([inference.label for inference in inferences], labels)
    wrong = [int(place) for place in (gold != predicted).nonzero()[0]]
    sure = {place: max(getattr(inferences[place], name) for name in _NAMES) for place in wrong}
    found = []
    for place in sorted(wrong, key=lambda place: (-sure[place], place))[:N_MISTAKES]:
        pair = pairs.pairs[place]
        found.append(
            Mistake(
                pair.premise,
                pair.hypothesis,
                labels[gold[place]],
                labels[predicted[place]],
                f"{sure[place]:.0%}",
                pair.line,
                pair.groups.get("language", ""),
            )
        )
    return tuple(found)


_NAMES = ("entailment", "neutral", "contradiction")


def _task(found: Evaluation) -> str:
    return "three labels" if len(found.labels) == 3 else f"{found.positive} or not"


def _scores(found: Evaluation) -> Table:
    scores = [
        ("Accuracy", "share of pairs labelled right", found.accuracy, 3),
        ("Macro F1", "mean over the labels", found.macro_f1, 3),
        (f"F1, {found.positive}", "by the most probable label", found.per_label[found.positive].f1, 3),
        ("Average precision", f"ranked by probability of {found.positive}", found.average_precision, 3),
        *(
            (f"Precision of the first {k}", "in the same order", value, 3)
            for k, value in found.precision_at.items()
        ),
        ("Brier score", "0 is best", found.brier, 3),
        ("Calibration error", "0 is best", found.calibration_error, 3),
    ]
    rows = tuple(
        TableRow(name, note, (cell_of(value, digits, draw=True),)) for name, note, value, digits in scores
    )
    return Table("Scores", "", "score", ("value",), rows)


def _labels(found: Evaluation) -> Table:
    rows = tuple(
        TableRow(label, "", (*map(cell_of, (s.precision, s.recall, s.f1)), Cell(f"{s.support:,}")))
        for label, s in found.per_label.items()
    )
    return Table("By label", "", "label", ("precision", "recall", "F1", "pairs"), rows)


def _detection(
    found: Evaluation, heading: str, points: Sequence[OperatingPoint], *, folded: bool = False
) -> Table:
    columns = ["precision", "recall", "F1"]
    note = f"A pair is called {found.positive} by the rule of the row."
    if found.prevalence is not None:
        columns += [f"precision at {found.prevalence:.1%}", "false alarms per 1,000"]
        note += (
            f" The last two columns reckon with {found.prevalence:.1%} of {found.positive}s, as among pairs "
            "that nobody wrote for the purpose."
        )
    if folded:
        note += " The best of these rows is no result: it would be chosen on the set it is measured on."
    rows = []
    for point in points:
        cells = [cell_of(point.precision), cell_of(point.recall), cell_of(point.f1)]
        if found.prevalence is not None:
            cells += [cell_of(point.natural_precision), cell_of(point.false_alarms, 0)]
        rows.append(TableRow(point.rule[:1].upper() + point.rule[1:], "", tuple(cells)))
    return Table(heading, note, "rule", tuple(columns), tuple(rows), folded)


def _baselines(found: Evaluation) -> Table:
    own = found.per_label[found.positive].f1
    scores = (found.accuracy, found.macro_f1, own, found.average_precision)
    rows = [TableRow("This model", "", drawn(scores), strong=True)]
    rows += [
        TableRow(name, b.how, drawn((b.accuracy, b.macro_f1, b.f1, b.average_precision)))
        for name, b in found.baselines.items()
    ]
    note = (
        "What the set gives away to systems that read no meaning. The first two know its label counts; the "
        "learned ones have seen four fifths of its labels for each fifth they guess."
    )
    columns = ("accuracy", "macro F1", f"F1, {found.positive}", "average precision")
    return Table("Against systems that read no meaning", note, "system", columns, tuple(rows))


def _slices(found: Evaluation) -> list[Table]:
    tables = []
    for field, values in found.slices.items():
        rows = tuple(
            TableRow(
                value,
                "",
                (
                    *drawn((part.accuracy, part.recall, part.false_positive_rate)),
                    Cell(f"{part.n:,}"),
                    Cell(f"{part.n_positive:,}"),
                ),
            )
            for value, part in values.items()
        )
        columns = ("accuracy", "recall", "false positive rate", "pairs", found.positive)
        tables.append(Table(f"By {field}", "", field, columns, rows))
    return tables
