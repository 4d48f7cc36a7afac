"""Annotated pairs to evaluate on, read strictly: what cannot be scored is counted, what is unclear stops.

a file of pairs -> ``PairSet``
"""

from __future__ import annotations

import hashlib
import json
import math
import sys
from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from ..backends.labels import LabelNames, is_no_gold, parse_labels, plain
from ..errors import InputError, MissingColumnError
from ..schema import LABELS, Skipped
from .store import GROUP_FIELDS, AnnotatedPair, PairStore
from .tables import SUFFIXES, Row, Table

Task = Literal["three-way", "contradiction", "entailment"]

# Column names usual in the field, the first that a file has is taken. A file that was scored has the model's
# answer in ``label`` and the human one in ``gold``.
COLUMNS: dict[str, tuple[str, ...]] = {
    "premise": ("premise", "sentence1", "sentence_a", "text_a", "text1", "premises"),
    "hypothesis": ("hypothesis", "sentence2", "sentence_b", "text_b", "text2"),
    "label": ("gold_label", "gold", "label", "labels", "entailment_label"),
    "id": ("id", "pairid", "pair_id", "uid", "unique_id"),
    "language": ("language", "lang"),
    "type": ("type",),
    "genre": ("genre",),
    "group": ("group",),
    "split": ("split",),
}
_as_json = json.JSONEncoder(ensure_ascii=False).encode  # made once: json.dumps makes one for every row
_SPLITS = {"dev": "validation", "val": "validation", "valid": "validation"}


@dataclass(frozen=True, slots=True)
class PairSet:
    """The annotated pairs of one file or corpus that can be scored.

    Attributes:
        name: File name without its endings, or ``corpus.language.split``.
        task: ``three-way``; or for sets with fewer labels ``contradiction`` (contradiction or not)
            or ``entailment`` (entailment or not).
        pairs: In file order; of the labels the task knows. Read from disk when there are many.
        skipped: Rows left out, and why.
        notes: What a reader of the scores must know about how the file was read.
        sha256: Of the file's contents once decompressed (``zcat FILE | sha256sum``); of a data set
            of the hub, of its rows as JSON lines with premise, hypothesis, label.
    """

    name: str
    task: Task
    pairs: Sequence[AnnotatedPair]
    skipped: tuple[Skipped, ...]
    notes: tuple[str, ...]
    sha256: str

    def texts(self) -> list[tuple[str, str]]:
        """``(premise, hypothesis)`` of every pair, in order."""
        return [(pair.premise, pair.hypothesis) for pair in self.pairs]


def read_pairs(
    path: str | Path,
    *,
    language: str | None = None,
    columns: Mapping[str, str] | None = None,
    labels: LabelNames | Sequence[str] | str | None = None,
    split: str | None = None,
    progress: bool = False,
) -> PairSet:
    """Read annotated pairs from JSONL, CSV, TSV (also gzipped) or Parquet.

    Columns have the names of ``COLUMNS``, in any case. Labels are named as ``detector.backends.labels`` knows
    them. A column of nothing but the numbers 0 and 1, or of one of them, is read as DACCORD's compatible and
    contradiction, and a note says so, unless ``labels`` says what they mean. One
    ``not_contradiction``, in the file or among the meanings of its numbers, makes the whole set a matter of
    contradiction or not, and ``not_entailment`` likewise; in a three-way set the
    few ``not_entailment`` rows are left out and counted, as are rows with an empty text and those on
    whose label the annotators did not agree (``-``).

    Args:
        path: The file.
        language: Language of rows that do not say theirs; ``None`` takes it from the file's name
            (``NAME.fr.jsonl.gz``).
        columns: What columns are called here: ``{"premise": "evidence"}``; the keys are those of
            ``COLUMNS``.
        labels: Labels in the order of their numbers, or ``name=label``, as
            ``detector.backends.labels.parse_labels`` reads them.
        split: Only the rows with this in a column ``split``.
        progress: Whether to show a bar on standard error when that is a terminal.

    Returns:
        The pairs with the task they belong to.

    Raises:
        InputError: Naming file and line, for a file that cannot be read, a bad row, a column that is
            missing or not text, an unknown label, or nothing to score.
        MissingExtraError: Parquet, and pyarrow is not installed.
    """
    table = Table(path)
    name = Path(table.where).name.removesuffix(".gz")
    suffix = Path(name).suffix
    name = name.removesuffix(suffix) if suffix in SUFFIXES else name
    if language is None:
        ending = name.rpartition(".")[2]
        language = ending if "." in name and len(ending) in (2, 3) and ending.isalpha() else None
    gathered = gather_pairs(
        table, table.where, language=language, columns=columns, labels=labels, split=split, progress=progress
    )
    return gathered.as_set(name if split is None else f"{name}.{split}", table.sha256)


class _Gathered:
    """What has been read of a set so far; its task is known at the end only."""

    def __init__(self, where: str):
        self.where = where
        self.pairs = PairStore()
        self.skipped: list[Skipped] = []
        self.notes: list[str] = []
        self.ids = array("Q")
        self.id_lines = array("Q")
        self.n_rows = 0
        self.numbered: frozenset[str] = frozenset()  # what the numbers mean, where labels are numbers
        self.n_other_splits = 0
        self.hash = hashlib.sha256()

    def as_set(self, name: str, sha256: str) -> PairSet:
        if self.n_other_splits:
            self.notes.append(f"rows of other splits: {self.n_other_splits}")
        # A file of 1 alone has two labels all the same, where its numbers mean two.
        task = _task(self.pairs.labels() | self.numbered)
        known = {
            "three-way": {*LABELS},
            "contradiction": {*LABELS, "not_contradiction"},
            "entailment": {"entailment", "not_entailment"},
        }[task]
        for label in sorted(self.pairs.labels() - known):
            reason = f"{label} does not tell the labels of this set apart"
            others = self.pairs.labelled({label})
            self.skipped += [Skipped(f"{self.where}:{pair.line}", reason) for pair in others]
        kept = self.pairs.labelled(known)
        if not kept:
            why = f"can be scored: {self.skipped[0].reason}" if self.skipped else "is of that split"
            raise InputError(self.where, f"none of its {self.n_rows} rows {why}")
        self._note_repeated_ids()
        return PairSet(name, task, kept, tuple(self.skipped), tuple(self.notes), sha256)

    def _note_repeated_ids(self) -> None:
        import numpy as np

        ids = np.array(self.ids)
        order = np.argsort(ids, kind="stable")
        again = np.flatnonzero(ids[order][1:] == ids[order][:-1])
        if len(again):
            second = int(order[again + 1].min())
            first = int(np.flatnonzero(ids == ids[second])[0])
            self.notes.append(
                f"{len(again)} rows repeat the id of an earlier one, and all are scored "
                f"(the first: line {self.id_lines[second]}, that of line {self.id_lines[first]})"
            )


def gather_pairs(
    rows: Iterable[Row | InputError],
    where: str,
    *,
    language: str | None = None,
    columns: Mapping[str, str] | None = None,
    labels: LabelNames | Sequence[str] | str | None = None,
    split: str | None = None,
    only_language: bool = False,
    progress: bool = False,
) -> _Gathered:
    """Read rows into pairs; ``as_set`` of the result makes the ``PairSet``.

    Args:
        rows: From a ``Table`` or a data set of the hub.
        where: What to call it in an error.
        language: Of rows that do not say theirs.
        columns: As in ``read_pairs``.
        labels: As in ``read_pairs``.
        split: As in ``read_pairs``.
        only_language: Whether rows that say another language are of another split.
        progress: Whether to show a bar on standard error when that is a terminal.

    Raises:
        InputError: See ``read_pairs``.
    """
    from tqdm.auto import tqdm

    found = _Gathered(where)
    names = labels if isinstance(labels, LabelNames) else parse_labels(labels) if labels else LabelNames()
    reader: _RowReader | None = None
    gold = _GoldLabels(names)
    for row in tqdm(rows, desc="reading", unit="row", delay=1, disable=None if progress else True):
        if isinstance(row, InputError):
            raise row
        reader = reader or _RowReader(row, columns or {}, split)
        found.n_rows += 1
        if not reader.is_of(row, split, language if only_language else None):
            found.n_other_splits += 1
            continue
        premise, hypothesis = reader.text(row, "premise"), reader.text(row, "hypothesis")
        value = reader.value(row, "label")
        try:
            label = gold.read(value)
        except ValueError as error:
            raise InputError(row.where, str(error)) from None
        line = _as_json([premise, hypothesis, label]) + "\n"
        found.hash.update(line.encode("utf-8", "surrogatepass"))
        empty = [
            column for column, text in (("premise", premise), ("hypothesis", hypothesis)) if not text.strip()
        ]
        if empty or label is None:
            reason = f"empty {' and '.join(empty)}" if empty else f"no gold label ({value!r})"
            found.skipped.append(Skipped(row.where, sys.intern(reason)))  # one text for a million rows
            continue
        groups = reader.groups(row, language)
        found.pairs.append(AnnotatedPair(premise, hypothesis, label, row.number, groups))
        if (identifier := reader.id(row)) is not None:
            digest = hashlib.blake2b(identifier.encode("utf-8", "surrogatepass"), digest_size=8).digest()
            found.ids.append(int.from_bytes(digest, "big"))
            found.id_lines.append(row.number)
    if reader is None:
        raise InputError(where, "no rows; expected a row a pair with premise, hypothesis, label")
    found.numbered = gold.numbered
    found.notes += [*gold.notes, *reader.notes]
    return found


class _GoldLabels:
    """Reads a column of labels; one that begins with 0 or 1, of which nobody has said more, is DACCORD's."""

    def __init__(self, names: LabelNames):
        self.notes: list[str] = []
        self._names = names
        self._decided = bool(names.numbers)

    @property
    def numbered(self) -> frozenset[str]:
        """What the numbers of the column mean; empty where nobody has said and none was met."""
        return frozenset(self._names.numbers)

    def read(self, value: object) -> str | None:
        """Translate one value; see ``LabelNames.read``."""
        if not self._decided and not isinstance(value, bool | float) and str(value).strip() in ("0", "1"):
            self._names = LabelNames(("not_contradiction", "contradiction"), self._names.names)
            self._decided = True
            self.notes.append("labels 0 and 1 were read as DACCORD's compatible and contradiction")
        elif self.notes and not (is_no_gold(value) or plain(value) in {"0", "1", *self._names.names}):
            raise ValueError(
                f"unknown label {value!r} after 0 and 1, which alone are read as DACCORD's compatible and "
                f"contradiction; say what the numbers mean, for example --labels {','.join(LABELS)}"
            )
        label = self._names.read(value)
        self._decided |= label is not None
        return label


class _RowReader:
    """Finds the columns of a file by its first row."""

    def __init__(self, first: Row, columns: Mapping[str, str], split: str | None):
        unknown = sorted(set(columns) - set(COLUMNS))
        if unknown:
            raise InputError("--columns", f"{unknown[0]!r} is none of: {', '.join(COLUMNS)}")
        self.notes: list[str] = []
        # Column -> the names that it may have, the first that a row has is taken.
        self._names = {column: (columns[column],) for column in columns}
        present = {name.lower(): name for name in reversed(first.values)}
        for column, usual in COLUMNS.items():
            here = [present[name] for name in usual if name in present]
            if column not in columns:
                self._names[column] = tuple(dict.fromkeys([*here, *usual]))
                if column == "label" and len(here) > 1:
                    self.notes.append(f"labels were read from {here[0]!r}, not {here[1]!r}")
        if split is not None and self.optional(first, "split") is None:
            raise InputError(first.where, f"no column 'split' to find {split!r} in")

    def is_of(self, row: Row, split: str | None, language: str | None) -> bool:
        """Whether a row is of a split and a language; ``None`` is all."""
        asked = ("split", split and _SPLITS.get(split, split)), ("language", language)
        for column, wanted in asked:
            if wanted is not None:
                value = str(self.optional(row, column)).strip().lower()
                if _SPLITS.get(value, value) != wanted:
                    return False
        return True

    def optional(self, row: Row, column: str) -> Any:
        """What a row has in a column, ``None`` where it has no such column."""
        for name in self._names[column]:  # loops, not generators: asked eight times for every row
            if name in row.values:
                return row.values[name]
        return None

    def value(self, row: Row, column: str) -> Any:
        """What a row has in a column that must be there."""
        for name in self._names[column]:
            if name in row.values:
                return row.values[name]
        name = self._names[column][0] if len(self._names[column]) == 1 else column
        raise MissingColumnError(
            row.where,
            f"no {name!r}; its columns are: {', '.join(map(str, row.values)) or 'none'} "
            f"(--columns {column}=NAME names another)",
        )

    def text(self, row: Row, column: str) -> str:
        """A text; empty where the row has nothing."""
        value = self.value(row, column)
        if value is None or isinstance(value, float) and math.isnan(value):
            return ""
        if not isinstance(value, str):
            name = next(name for name in self._names[column] if name in row.values)
            raise InputError(row.where, f"{name!r} is not a text but {type(value).__name__}")
        return value

    def id(self, row: Row) -> str | None:
        """The row's identifier."""
        value = self.optional(row, "id")
        return None if value is None or value == "" else str(value)

    def groups(self, row: Row, language: str | None) -> dict[str, str]:
        """The row's groups, with the language of the set where it does not say one."""
        groups = {}
        for name in GROUP_FIELDS:
            value = self.optional(row, name)
            if isinstance(value, str | int) and str(value).strip():
                groups[name] = str(value)
        return groups if "language" in groups or not language else {**groups, "language": language}


def texts_of(row: Row, columns: Mapping[str, str] | None = None) -> tuple[str, str]:
    """The two texts of a row that is only to be scored.

    Raises:
        MissingColumnError: The row has no such column.
        InputError: A text is empty or none.
    """
    reader = _RowReader(row, columns or {}, None)
    premise, hypothesis = reader.text(row, "premise"), reader.text(row, "hypothesis")
    for column, text in (("premise", premise), ("hypothesis", hypothesis)):
        if not text.strip():
            raise InputError(row.where, f"empty {column}")
    return premise, hypothesis


def _task(labels: set[str]) -> Task:
    if "not_contradiction" in labels:
        return "contradiction"
    if "not_entailment" in labels and not labels & {"neutral", "contradiction"}:
        return "entailment"
    return "three-way"
