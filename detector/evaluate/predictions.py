"""The prediction of every row, kept beside the scores so that two systems can be compared later.

``PairSet``, inferences -> JSON lines; scores as JSON and that file -> ``Kept``
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..corpora import PairSet
from ..errors import InputError
from ..schema import LABELS, Inference
from .results import SCHEMA
from .scores import system_of
from .slices import columns_of, members_of
from .systems import Rows, System, labels_of, unit_of

if TYPE_CHECKING:
    import numpy as np

_COLUMNS = ("line", "gold", "predicted", "unit", *LABELS)


@dataclass(frozen=True)
class Kept:
    """An evaluation read back: its scores as plain data, and the arrays they were counted on.

    ``slices`` are those of ``slices.slices_of``; none where the predictions do not say what a row has.
    """

    path: str
    scores: dict[str, Any]
    lines: tuple[int, ...]
    rows: Rows
    inferences: Sequence[Inference]
    system: System
    slices: dict[str, dict[str, np.ndarray]]


def predictions_text(pairs: PairSet, inferences: Sequence[Inference]) -> str:
    """Write one JSON object a row: line in the set, unit, gold and predicted label, probabilities, slices.

    The texts are not repeated, so that the file may be shared where the set may not. ``unit`` is the
    same number for rows that are resampled together.
    """
    units: dict[tuple[str, str], int] = {}
    lines = []
    columns = columns_of(pairs)
    for number, (pair, inference) in enumerate(zip(pairs.pairs, inferences, strict=True)):
        row = {
            "line": pair.line,
            "unit": units.setdefault(unit_of(pair), len(units)),
            "gold": pair.label,
            "predicted": inference.label,
            **{label: round(float(getattr(inference, label)), 8) for label in LABELS},
            "slices": {field: column[number] for field, column in sorted(columns.items()) if column[number]},
        }
        lines.append(json.dumps(row) + "\n")
    return "".join(lines)


def read_scores(path: str | Path) -> dict[str, Any]:
    """Read the scores that ``detector eval --json`` wrote.

    Raises:
        InputError: If the file cannot be read or holds something else.
    """
    content = _read(Path(path))
    try:
        scores = json.loads(content)
    except ValueError as error:
        raise InputError(str(path), f"not JSON ({str(error).splitlines()[0]})") from None
    if not isinstance(scores, dict) or scores.get("schema") != SCHEMA or "confusion" not in scores:
        raise InputError(str(path), "not the scores of an evaluation; expected what eval --json writes")
    return scores


def read_kept(path: str | Path) -> Kept:
    """Read the scores of an evaluation and the predictions beside them.

    Args:
        path: What ``detector eval --json`` wrote, in a run with ``--predictions``.

    Raises:
        InputError: If a file cannot be read, is not what it should be, or has changed since.
    """
    scores = read_scores(path)
    kept = scores.get("predictions")
    if not isinstance(kept, dict):
        raise InputError(str(path), "has no predictions beside it; evaluate again with --predictions FILE")
    beside = Path(path).parent / str(kept.get("file"))
    content = _read(beside)
    if hashlib.sha256(content).hexdigest() != kept.get("sha256"):
        raise InputError(str(beside), f"is not the file that was written with {path}")
    rows = list(_rows(content, str(beside)))
    gold = [row["gold"] for row in rows]
    inferences = [Inference(*(float(row[label]) for label in LABELS)) for row in rows]
    known = Rows.of(str(scores["task"]), gold, [row["unit"] for row in rows])
    return Kept(
        path=str(path),
        scores=scores,
        lines=tuple(row["line"] for row in rows),
        rows=known,
        inferences=inferences,
        system=system_of(known, inferences),
        slices=_slices([row.get("slices", {}) for row in rows]),
    )


def best_threshold(path: str | Path, pairs: PairSet) -> tuple[float, str]:
    """Choose the threshold of highest F1 on **another** set, from its scores.

    Args:
        path: What ``detector eval --json`` wrote for the other set.
        pairs: The set to use the threshold on.

    Returns:
        The threshold, and what it was chosen on in words.

    Raises:
        InputError: If those are the scores of this very set, or of another task.
    """
    scores = read_scores(path)
    if scores["sha256"] == pairs.sha256:
        raise InputError(str(path), "are the scores of this very set; choose a threshold on other data")
    positive = scores["positive"]
    if positive != labels_of(pairs.task)[1]:
        raise InputError(str(path), f"is about {positive}, this set is not")
    n_positive = scores["per_label"][positive]["support"]
    best = max(scores["curve"], key=lambda point: _f1(point, n_positive))
    return float(best["threshold"]), f"best F1 on {scores['name']}"


def _f1(point: dict[str, Any], n_positive: int) -> float:
    called = point["true_positives"] + point["false_positives"]
    return 2 * point["true_positives"] / (called + n_positive)


def _slices(found: list[dict[str, str]]) -> dict[str, dict[str, np.ndarray]]:
    fields = sorted({field for row in found for field in row})
    return members_of({field: [row.get(field, "") for row in found] for field in fields})


def _rows(content: bytes, where: str) -> Iterator[dict[str, Any]]:
    for number, line in enumerate(content.splitlines(), start=1):
        try:
            row = json.loads(line)
        except ValueError:
            row = None
        if not isinstance(row, dict) or any(column not in row for column in _COLUMNS):
            raise InputError(f"{where}:{number}", "not a row of what eval --predictions writes")
        yield row


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise InputError(str(path), f"cannot be read ({error.strerror})") from None
