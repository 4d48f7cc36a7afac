"""What an evaluation finds: scores with intervals, counts, and the signature of every choice behind them."""

from __future__ import annotations

import dataclasses
import hashlib
import json
import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..schema import Skipped

SCHEMA = 1
# An estimate or a point of the curve on one line: a result is read by people too, and has hundreds of them.
_SPREAD = re.compile(r'\{\s+("(?:value|threshold)": [^{}\[\]]*?)\s+\}')


@dataclass(frozen=True, slots=True)
class Estimate:
    """A score with its bootstrap interval; ``None`` where it is not defined."""

    value: float | None
    low: float | None = None
    high: float | None = None

    def __str__(self) -> str:
        if self.value is None:
            return "–"
        interval = "" if self.low is None else f" [{self.low:.3f}, {self.high:.3f}]"
        return f"{self.value:.3f}{interval}"

    def times(self, factor: float) -> Estimate:
        """The same in another unit; ``factor`` is positive."""
        return Estimate(*(None if x is None else x * factor for x in (self.value, self.low, self.high)))


@dataclass(frozen=True, slots=True)
class ClassScores:
    """Precision, recall and F1 of one label, and how many pairs have it as gold."""

    precision: Estimate
    recall: Estimate
    f1: Estimate
    support: int


@dataclass(frozen=True, slots=True)
class OperatingPoint:
    """Detection of the positive label by one rule.

    Attributes:
        rule: What is called positive, in words.
        threshold: Least probability that is; ``None`` for the most probable label.
        precision: Of what is called positive, in this set.
        recall: Of the positive pairs.
        f1: Harmonic mean of the two, in this set.
        false_positive_rate: Share of the other pairs that is called positive.
        false_alarms: Of 1,000 pairs among which positive ones are as rare as ``Evaluation.prevalence``,
            how many are wrongly called positive; undefined without a prevalence.
        natural_precision: Precision among such pairs.
    """

    rule: str
    threshold: float | None
    precision: Estimate
    recall: Estimate
    f1: Estimate
    false_positive_rate: Estimate
    false_alarms: Estimate
    natural_precision: Estimate


@dataclass(frozen=True, slots=True)
class CurvePoint:
    """Counts when every pair with at least this probability is called positive."""

    threshold: float
    true_positives: int
    false_positives: int


@dataclass(frozen=True, slots=True)
class ReliabilityBin:
    """Pairs whose probability of the positive label lies in ``[low, high)``, the last bin closed.

    ``share`` of them are positive; a calibrated model has it near ``mean_probability``.
    """

    low: float
    high: float
    n: int
    mean_probability: float | None
    share: Estimate


@dataclass(frozen=True, slots=True)
class Slice:
    """Scores on a part of the set.

    Precision, recall and F1 are those of the positive label, undefined in a part without it; the false
    positive rate is the share of the other pairs that is called positive.
    """

    n: int
    n_positive: int
    accuracy: Estimate
    precision: Estimate
    recall: Estimate
    f1: Estimate
    false_positive_rate: Estimate


@dataclass(frozen=True, slots=True)
class Baseline:
    """Scores of a system that reads no meaning; average precision only where it ranks."""

    how: str
    accuracy: Estimate
    macro_f1: Estimate
    f1: Estimate
    average_precision: Estimate


@dataclass(frozen=True, slots=True)
class PredictionsFile:
    """Where the prediction of every row is kept, beside the scores, and its SHA-256."""

    file: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The scores of one model on one set.

    Attributes:
        name: The set.
        sha256: Of the set's contents.
        task: ``three-way``, ``contradiction`` or ``entailment``.
        n: Pairs scored.
        n_units: Units that resampling draws; as many as pairs when no two share one.
        labels: Labels of the task; rows and columns of ``confusion`` in this order.
        accuracy: Share of pairs whose most probable label is the gold one.
        macro_f1: Mean F1 over the labels that occur as gold.
        per_label: Scores of each label.
        positive: The label that all scores below are about: contradiction, or entailment for sets
            that only tell entailment from the rest.
        average_precision: Of ranking the pairs by the probability of ``positive``.
        precision_at: Depth k -> share of positive pairs among the k most probable; without depths
            that exceed the set.
        brier: Mean squared distance of that probability from what holds (Brier 1950); 0 is best.
        calibration_error: Expected calibration error of it, 15 equal bins (Naeini et al. 2015); 0 is
            best. Resampling adds noise to every bin, so that its interval leans upward.
        confusion: Counts, gold label by row, predicted by column.
        bins: The bins behind ``calibration_error``.
        operating_points: Detection by the most probable label; and by a threshold, if one was given
            that was chosen on other data.
        sweep: Detection at fixed thresholds. The best of them is not reported: it would be chosen
            on the set that it is measured on.
        curve: Up to 200 points of the curve of precision over recall, by falling threshold.
        prevalence: Share of positive pairs for which ``false_alarms`` and ``natural_precision``
            hold; ``None`` for sets without contradictions.
        slices: Field -> value -> scores of the pairs that have it.
        baselines: Name -> scores of systems that read no meaning.
        skipped: Rows left out, and why.
        notes: What a reader must know about how the set was read.
        signature: Every choice behind these numbers.
        predictions: The file of predictions, once it is written.
    """

    name: str
    sha256: str
    task: str
    n: int
    n_units: int
    labels: tuple[str, ...]
    accuracy: Estimate
    macro_f1: Estimate
    per_label: dict[str, ClassScores]
    positive: str
    average_precision: Estimate
    precision_at: dict[int, Estimate]
    brier: Estimate
    calibration_error: Estimate
    confusion: tuple[tuple[int, ...], ...]
    bins: tuple[ReliabilityBin, ...]
    operating_points: tuple[OperatingPoint, ...]
    sweep: tuple[OperatingPoint, ...]
    curve: tuple[CurvePoint, ...]
    prevalence: float | None
    slices: dict[str, dict[str, Slice]]
    baselines: dict[str, Baseline]
    skipped: tuple[Skipped, ...]
    notes: tuple[str, ...]
    signature: str
    predictions: PredictionsFile | None = None

    def with_predictions(self, file: str, text: str, *, beside: str | None = None) -> Evaluation:
        """The same, naming the file that its predictions were written to.

        Args:
            file: The file.
            text: What it holds.
            beside: Where the scores go, which name the file from there; ``None`` or ``-`` for here.
        """
        folder = "." if beside in (None, "-") else os.path.dirname(beside) or "."
        named = Path(os.path.relpath(file, folder)).as_posix()
        kept = PredictionsFile(named, hashlib.sha256(text.encode("utf-8")).hexdigest())
        return dataclasses.replace(self, predictions=kept)

    def as_dict(self) -> dict[str, Any]:
        """The scores as plain data, numbers rounded to six decimals, undefined ones ``None``."""
        return {"schema": SCHEMA, **plain(self)}

    def to_json(self) -> str:
        """The scores as indented JSON, the same bytes for the same input."""
        return to_json(self.as_dict())

    def to_text(self) -> str:
        """The scores as a table for a terminal, ending in the signature."""
        from .text import evaluation_text

        return evaluation_text(self)


def plain(value: Any) -> Any:
    """A result as dictionaries, lists, strings and numbers; floats rounded to six decimals."""
    if dataclasses.is_dataclass(value):
        return {field.name: plain(getattr(value, field.name)) for field in dataclasses.fields(value)}
    if isinstance(value, dict):
        return {str(key): plain(inner) for key, inner in value.items()}
    if isinstance(value, tuple | list):
        return [plain(inner) for inner in value]
    return round(value, 6) if isinstance(value, float) else value


def to_json(content: dict[str, Any]) -> str:
    """Write a result as JSON that a person can read too, an estimate a line."""
    text = json.dumps(content, ensure_ascii=False, indent=1, allow_nan=False)
    return _SPREAD.sub(lambda found: "{" + " ".join(found[1].split()) + "}", text) + "\n"
