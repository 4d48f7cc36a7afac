"""How well the inference model reads annotated pairs, with intervals and a signature.

``PairSet`` and one ``Inference`` a pair -> ``Evaluation``
"""

from __future__ import annotations

import json
import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from . import metrics
from .corpora import PairSet, corpus_path, read_pairs, read_rows, score_rows
from .schema import LABELS, Inference, Skipped
from .signature import model_fingerprint, signature

if TYPE_CHECKING:
    import numpy as np

__all__ = [
    "ClassScores",
    "Estimate",
    "Evaluation",
    "corpus_path",
    "evaluate",
    "model_fingerprint",
    "read_pairs",
    "read_rows",
    "score_rows",
]

# Words that turn a sentence round, for the baseline only: forms that are common and mean nothing
# else in their language. Chosen by hand, not tuned.
NEGATIONS: dict[str, frozenset[str]] = {
    "fr": frozenset("ne pas non aucun aucune jamais rien ni sans nullement".split()),
    "en": frozenset("not no never none nobody nothing neither nor without cannot".split()),
    "de": frozenset("nicht kein keine keinen keiner keinem nie niemals nichts niemand ohne".split()),
    "es": frozenset("no nunca jamás nadie nada ningún ninguna ninguno sin ni tampoco".split()),
    "it": frozenset("non no mai nessuno nessuna niente nulla né senza".split()),
    "pt": frozenset("não nunca jamais ninguém nada nenhum nenhuma sem nem".split()),
    "ru": frozenset("не нет ни никогда никто ничего никакой без".split()),
    "uk": frozenset("не ні немає ніколи ніхто нічого жоден без".split()),
}
_DEFAULT_NEGATIONS = NEGATIONS["fr"] | NEGATIONS["en"]
_WORDS = re.compile(r"[^\W\d_]+")
_ENGLISH_CLITIC = re.compile(r"n[’']t\b")
_FRENCH_CLITIC = re.compile(r"\bn[’']")


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


@dataclass(frozen=True, slots=True)
class ClassScores:
    """Precision, recall and F1 of one label, and how many pairs have it as gold."""

    precision: Estimate
    recall: Estimate
    f1: Estimate
    support: int


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The scores of one model on one set.

    Attributes:
        name: The set.
        task: ``three-way``, ``contradiction`` or ``entailment``.
        n: Pairs scored.
        labels: Labels of the task; rows and columns of ``confusion`` in this order.
        accuracy: Share of pairs whose most probable label is the gold one.
        macro_f1: Mean F1 over the labels that occur as gold.
        per_label: Scores of each label.
        positive: The label that the two scores below are about: contradiction, or entailment for
            sets that only tell entailment from the rest.
        average_precision: Of ranking the pairs by the probability of ``positive``.
        calibration_error: Expected calibration error of that probability, 15 equal bins
            (Naeini et al. 2015); 0 is best.
        confusion: Counts, gold label by row, predicted by column.
        groups: For each field that the rows bear: value -> (accuracy, pairs).
        baselines: Name -> (accuracy, macro F1) of rules that read no meaning.
        skipped: Rows left out, and why.
        notes: What a reader must know about how the set was read.
        signature: Every choice behind these numbers.
    """

    name: str
    task: str
    n: int
    labels: tuple[str, ...]
    accuracy: Estimate
    macro_f1: Estimate
    per_label: dict[str, ClassScores]
    positive: str
    average_precision: Estimate
    calibration_error: Estimate
    confusion: tuple[tuple[int, ...], ...]
    groups: dict[str, dict[str, tuple[Estimate, int]]]
    baselines: dict[str, tuple[Estimate, Estimate]]
    skipped: tuple[Skipped, ...]
    notes: tuple[str, ...]
    signature: str

    def as_dict(self) -> dict[str, Any]:
        """The scores as plain data, numbers rounded to six decimals, undefined ones ``None``."""
        return {
            "name": self.name,
            "task": self.task,
            "n": self.n,
            "labels": list(self.labels),
            "accuracy": _plain(self.accuracy),
            "macro_f1": _plain(self.macro_f1),
            "per_label": {
                label: {
                    "precision": _plain(scores.precision),
                    "recall": _plain(scores.recall),
                    "f1": _plain(scores.f1),
                    "support": scores.support,
                }
                for label, scores in self.per_label.items()
            },
            "positive": self.positive,
            "average_precision": _plain(self.average_precision),
            "calibration_error": _plain(self.calibration_error),
            "confusion": [list(row) for row in self.confusion],
            "groups": {
                field: {
                    value: {"accuracy": _plain(accuracy), "n": n} for value, (accuracy, n) in values.items()
                }
                for field, values in self.groups.items()
            },
            "baselines": {
                name: {"accuracy": _plain(accuracy), "macro_f1": _plain(macro_f1)}
                for name, (accuracy, macro_f1) in self.baselines.items()
            },
            "skipped": [{"path": row.path, "reason": row.reason} for row in self.skipped],
            "notes": list(self.notes),
            "signature": self.signature,
        }

    def to_json(self) -> str:
        """The scores as indented JSON, the same bytes for the same input."""
        return json.dumps(self.as_dict(), ensure_ascii=False, indent=2, allow_nan=False) + "\n"

    def to_text(self) -> str:
        """The scores as a table for a terminal, ending in the signature."""
        lines = [f"{self.name}: {self.n} pairs, {self.task}  (95 % intervals)"]
        lines += [
            f"  {title:<34}{estimate}"
            for title, estimate in (
                ("accuracy", self.accuracy),
                ("macro F1", self.macro_f1),
                (f"average precision, {self.positive}", self.average_precision),
                (f"calibration error, {self.positive}", self.calibration_error),
            )
        ]
        lines += ["", f"  {'label':<20}{'precision':<24}{'recall':<24}{'F1':<24}{'n':>6}"]
        for label, scores in self.per_label.items():
            columns = "".join(f"{score!s:<24}" for score in (scores.precision, scores.recall, scores.f1))
            lines.append(f"  {label:<20}{columns}{scores.support:>6}")
        lines += ["", "  gold \\ predicted    " + "".join(f"{label:>20}" for label in self.labels)]
        for label, row in zip(self.labels, self.confusion, strict=True):
            lines.append(f"  {label:<20}" + "".join(f"{count:>20}" for count in row))
        lines += ["", f"  {'rule that reads no meaning':<34}{'accuracy':<24}macro F1"]
        for name, (accuracy, macro_f1) in self.baselines.items():
            lines.append(f"  {name:<34}{accuracy!s:<24}{macro_f1}")
        for field, values in self.groups.items():
            lines += ["", f"  {'accuracy by ' + field:<34}{'':<24}{'n':>6}"]
            for value, (accuracy, n) in values.items():
                lines.append(f"  {value[:32]:<34}{accuracy!s:<24}{n:>6}")
        lines.append("")
        for reason, n_rows in Counter(row.reason for row in self.skipped).items():
            lines.append(f"  left out: {n_rows} ({reason})")
        lines += [f"  note: {note}" for note in self.notes]
        return "\n".join([*lines, f"  {self.signature}"]) + "\n"


def evaluate(
    pairs: PairSet,
    inferences: Sequence[Inference],
    *,
    model: str = "unnamed",
    backend: str = "torch-fp32",
    n_resamples: int = metrics.N_RESAMPLES,
    seed: int = 0,
) -> Evaluation:
    """Compare a model's readings with the gold labels.

    The prediction is the most probable label; no threshold is fitted. In a binary set it is the
    label or its complement: a pair read as neutral is ``not_contradiction``. Point values are
    scikit-learn's. Intervals are percentile bootstrap over pairs (Efron & Tibshirani 1993), all
    scores and baselines on the same resamples; pairs that share a premise are not kept together,
    so that intervals of sets with several hypotheses a premise are somewhat too narrow.

    Args:
        pairs: From ``read_pairs``.
        inferences: One a pair, in the same order.
        model: Name and commit or fingerprint (``NLI.identity``), for the signature.
        backend: Runtime and precision, for the signature.
        n_resamples: Bootstrap resamples; 0 leaves the intervals out.
        seed: Of the resampling.

    Returns:
        The evaluation.

    Raises:
        ValueError: If the numbers of pairs and inferences differ.
    """
    import numpy as np
    from sklearn.metrics import average_precision_score, confusion_matrix

    if len(pairs.pairs) != len(inferences):
        raise ValueError(f"{len(pairs.pairs)} pairs but {len(inferences)} inferences")
    labels, positive = _labels_of(pairs.task)
    gold = np.array([labels.index(_fold(pair.label, labels)) for pair in pairs.pairs])  # (n,)
    predicted = np.array([labels.index(_fold(inference.label, labels)) for inference in inferences])
    probability = np.array([getattr(inference, positive) for inference in inferences])  # (n,)
    is_positive = gold == labels.index(positive)
    rules = _baselines(pairs, gold, labels)
    members = _groups_of(pairs)
    n_labels = len(labels)
    ranking = metrics.Ranking(probability, is_positive)
    bins = metrics.Bins(probability, is_positive)
    confusion = confusion_matrix(gold, predicted, labels=range(n_labels))

    def measure(weights: np.ndarray) -> dict[Any, np.ndarray]:
        """Every score under each row of integer weights, shape (resamples, n) -> (resamples,)."""
        scores: dict[Any, np.ndarray] = metrics.scores_from_counts(
            metrics.count_confusions(weights, gold, predicted, n_labels)
        )
        scores["average_precision"] = ranking.average_precision(weights)
        scores["calibration_error"] = bins.calibration_error(weights)
        for name, guess in rules.items():
            of_rule = metrics.scores_from_counts(metrics.count_confusions(weights, gold, guess, n_labels))
            scores["rule", name, "accuracy"] = of_rule["accuracy"]
            scores["rule", name, "macro_f1"] = of_rule["macro_f1"]
        hit = (gold == predicted).astype(np.float64)
        for field, values in members.items():
            for value, member in values.items():
                scores["group", field, value] = metrics.ratio(
                    weights @ (hit * member), weights @ member.astype(np.float64)
                )
        return scores

    points = {key: float(value[0]) for key, value in measure(np.ones((1, len(gold)))).items()}
    points |= metrics.sklearn_points(gold, predicted, n_labels)
    if is_positive.any():
        points["average_precision"] = float(average_precision_score(is_positive, probability))
    intervals = metrics.bootstrap(measure, len(gold), n_resamples, seed)

    def estimate(key: Any) -> Estimate:
        if math.isnan(points[key]):
            return Estimate(None)
        low, high = intervals.get(key, (math.nan, math.nan))
        return Estimate(points[key]) if math.isnan(low) else Estimate(points[key], low, high)

    support = Counter(gold.tolist())
    return Evaluation(
        name=pairs.name,
        task=pairs.task,
        n=len(gold),
        labels=labels,
        accuracy=estimate("accuracy"),
        macro_f1=estimate("macro_f1"),
        per_label={
            label: ClassScores(
                estimate(("precision", place)),
                estimate(("recall", place)),
                estimate(("f1", place)),
                support[place],
            )
            for place, label in enumerate(labels)
        },
        positive=positive,
        average_precision=estimate("average_precision"),
        calibration_error=estimate("calibration_error"),
        confusion=tuple(tuple(int(count) for count in row) for row in confusion),
        groups={
            field: {
                value: (estimate(("group", field, value)), int(member.sum()))
                for value, member in values.items()
            }
            for field, values in members.items()
        },
        baselines={
            name: (estimate(("rule", name, "accuracy")), estimate(("rule", name, "macro_f1")))
            for name in rules
        },
        skipped=pairs.skipped,
        notes=pairs.notes,
        signature=signature(
            nli=model,
            backend=backend,
            data=pairs.name,
            n=len(gold),
            sha256=pairs.sha256[:12],
            task=pairs.task,
            interval=f"bootstrap-percentile-{n_resamples}-seed{seed}" if n_resamples else "none",
            ece=f"{metrics.N_BINS}bins",
        ),
    )


def _groups_of(pairs: PairSet) -> dict[str, dict[str, np.ndarray]]:
    """Field -> value -> which pairs have it, shape (n,); without fields that split nothing."""
    import numpy as np

    members = {}
    for field in sorted({field for pair in pairs.pairs for field in pair.groups}):
        column = [pair.groups.get(field) for pair in pairs.pairs]
        values = sorted({value for value in column if value is not None})
        if len(values) > 1 or None in column:
            members[field] = {value: np.array([other == value for other in column]) for value in values}
    return members


def _baselines(pairs: PairSet, gold: np.ndarray, labels: tuple[str, ...]) -> dict[str, np.ndarray]:
    """Predictions of rules that read no meaning, each of shape (n,).

    Both may look at the gold counts, which flatters them: the majority label, and for pairs
    without a lone negation the commonest of the other labels.
    """
    import numpy as np

    counts = np.bincount(gold, minlength=len(labels))
    turned = len(labels) - 1  # contradiction, not_entailment
    if "not_contradiction" in labels:
        turned = labels.index("contradiction")
    others = counts.copy()
    others[turned] = -1
    lone = np.array(
        [
            has_lone_negation(pair.premise, pair.hypothesis, pair.groups.get("language"))
            for pair in pairs.pairs
        ]
    )
    return {
        f"always {labels[int(counts.argmax())]}": np.full(len(gold), counts.argmax()),
        "exactly one side has a negation": np.where(lone, turned, others.argmax()),
    }


def has_lone_negation(premise: str, hypothesis: str, language: str | None = None) -> bool:
    """Tell whether exactly one of two texts has a negation word.

    Args:
        premise: First text.
        hypothesis: Second text.
        language: ISO 639-1 code; ``None`` or an unknown one means French and English words.
    """
    words = NEGATIONS.get(language or "", _DEFAULT_NEGATIONS)
    return _has_negation(premise, words) != _has_negation(hypothesis, words)


def _has_negation(text: str, words: frozenset[str]) -> bool:
    plain = _FRENCH_CLITIC.sub("ne ", _ENGLISH_CLITIC.sub(" not", text.lower()))
    return any(word in words for word in _WORDS.findall(plain))


def _labels_of(task: str) -> tuple[tuple[str, ...], str]:
    if task == "three-way":
        return LABELS, "contradiction"
    return (task, f"not_{task}"), task


def _fold(label: str, labels: tuple[str, ...]) -> str:
    return label if label in labels else labels[-1]


def _plain(estimate: Estimate) -> dict[str, float | None]:
    return {
        name: None if value is None else round(value, 6)
        for name, value in (("value", estimate.value), ("low", estimate.low), ("high", estimate.high))
    }
