"""Pairs of texts on disk: annotated ones to evaluate on, and any others to score.

JSONL with ``premise``, ``hypothesis`` (and ``label``) -> ``PairSet``, or rows with scores
"""

from __future__ import annotations

import gzip
import hashlib
import json
import sys
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any, Literal

from .errors import InputError
from .nli import SYNONYMS, InferenceModel
from .schema import LABELS, Skipped

Task = Literal["three-way", "contradiction", "entailment"]

BINARY_LABELS: tuple[str, str] = ("not_entailment", "not_contradiction")
GROUP_FIELDS: tuple[str, ...] = ("language", "type", "genre", "group")
_LANGUAGE_FIELDS = ("language", "lang")
_ROWS_AT_ONCE = 1024


@dataclass(frozen=True, slots=True)
class AnnotatedPair:
    """One directed pair with its gold label.

    Attributes:
        premise: First text.
        hypothesis: Second text.
        label: One of ``LABELS`` or ``BINARY_LABELS``.
        line: Line of the file, from 1.
        groups: Those of ``GROUP_FIELDS`` that the row or the file's name gives.
    """

    premise: str
    hypothesis: str
    label: str
    line: int
    groups: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PairSet:
    """The annotated pairs of one file that can be scored.

    Attributes:
        name: File name without ``.jsonl`` and ``.gz``.
        task: ``three-way``; or for sets with fewer labels ``contradiction`` (contradiction or not)
            or ``entailment`` (entailment or not).
        pairs: In file order; of the labels the task knows.
        skipped: Rows left out, and why.
        notes: What a reader of the scores must know about how the file was read.
        sha256: Of the file's contents once decompressed (``zcat FILE | sha256sum``).
    """

    name: str
    task: Task
    pairs: tuple[AnnotatedPair, ...]
    skipped: tuple[Skipped, ...]
    notes: tuple[str, ...]
    sha256: str

    def texts(self) -> list[tuple[str, str]]:
        """``(premise, hypothesis)`` of every pair, in order."""
        return [(pair.premise, pair.hypothesis) for pair in self.pairs]


@dataclass(frozen=True, slots=True)
class JsonRow:
    """One object of a JSONL file, with the place to name when something is wrong with it."""

    where: str
    values: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Corpus:
    """A public set of annotated pairs, and where a user gets it."""

    description: str
    origin: str
    licence: str


CORPORA: dict[str, Corpus] = {
    "daccord": Corpus(
        "DACCORD: 1,034 French pairs, contradiction or compatible",
        "https://github.com/mskandalis/daccord-dataset-contradictions",
        "BSD-2-Clause",
    ),
    "daccord-dev": Corpus(
        "the Covid and climate pairs of DACCORD, for development",
        "https://github.com/mskandalis/daccord-dataset-contradictions",
        "BSD-2-Clause",
    ),
    "xnli": Corpus(
        "XNLI: 15 languages, three labels",
        "https://github.com/facebookresearch/XNLI",
        "CC BY-NC 4.0",
    ),
    "rte3": Corpus(
        "RTE-3 with three labels, news",
        "https://huggingface.co/datasets/maximoss/rte3-french",
        "BSD-2-Clause (French); see the origin",
    ),
    "sick": Corpus(
        "SICK, captions",
        "https://github.com/mskandalis/hybrid_nli_fr",
        "CC BY-NC-SA 3.0",
    ),
    "pawsx": Corpus(
        "PAWS-X, paraphrase or not",
        "https://github.com/google-research-datasets/paws",
        "free for any purpose, see the origin",
    ),
}


def corpus_path(name: str, data_dir: str | Path | None, language: str | None = None) -> Path:
    """Find a named corpus in a folder of files ``NAME.LANG.jsonl.gz`` or ``NAME.LANG.jsonl``.

    Args:
        name: Corpus name, such as ``daccord-dev``; ``daccord-dev.fr`` works too.
        data_dir: The folder; nothing is downloaded.
        language: ISO 639-1 code; ``None`` when the folder holds the corpus in one language only.

    Returns:
        The file.

    Raises:
        InputError: If it is not there (the message says where to get it) or the language is needed.
    """
    where = f"corpus {name}"
    if not name or name != Path(name).name or name.startswith("."):
        raise InputError(where, "not a corpus name; to evaluate on a file, give its path instead")
    if data_dir is None:
        raise InputError(
            where, f"say with --data-dir which folder holds {name}.LANG.jsonl.gz; {_how_to_get(name)}"
        )
    folder = Path(data_dir)
    if not folder.is_dir():
        raise InputError(where, f"no such data folder: {folder}")
    asked = [f"{name}.{language}"] if language else [name]
    for stem in asked:
        for suffix in (".jsonl.gz", ".jsonl"):
            if (folder / (stem + suffix)).is_file():
                return folder / (stem + suffix)
    languages = _languages(folder, name)
    if language is None and len(languages) == 1:
        return corpus_path(name, folder, languages[0])
    if languages:
        wanted = f"not there in {language!r}" if language else "there in several languages"
        raise InputError(where, f"{wanted}; give --lang one of: {', '.join(languages)}")
    raise InputError(
        where, f"no {asked[0]}{'' if language else '.LANG'}.jsonl.gz in {folder}; {_how_to_get(name)}"
    )


def read_pairs(path: str | Path, *, language: str | None = None) -> PairSet:
    """Read annotated pairs from JSONL or gzipped JSONL.

    Labels are ``entailment``, ``neutral``, ``contradiction`` (or ``e``, ``n``, ``c``,
    ``contradictory``, in any case), and for binary sets ``not_entailment`` and
    ``not_contradiction``. A column of nothing but the integers 0 and 1 is read as DACCORD's
    compatible and contradiction, and a note says so. One ``not_contradiction`` makes the whole set
    a matter of contradiction or not; in a three-way set the few ``not_entailment`` rows are left
    out and counted, as are rows with an empty text.

    Args:
        path: The file.
        language: Language of rows that do not say theirs; ``None`` takes it from the file's name
            (``NAME.fr.jsonl.gz``).

    Returns:
        The pairs with the task they belong to.

    Raises:
        InputError: Naming file and line, for a file that cannot be read, a line that is not a JSON
            object, a column that is missing or not text, an unknown label, or nothing to score.
    """
    path = Path(path)
    content = _read_bytes(path)
    name = path.name.removesuffix(".gz").removesuffix(".jsonl")
    if language is None:
        ending = name.rpartition(".")[2]
        language = ending if "." in name and len(ending) in (2, 3) and ending.isalpha() else None
    rows = []
    for row in json_rows(_lines(content, str(path)), str(path)):
        if isinstance(row, InputError):
            raise row
        rows.append(row)
    if not rows:
        raise InputError(
            str(path), "no rows; expected one JSON object a line with premise, hypothesis, label"
        )
    notes: list[str] = []
    if all(type(row.values.get("label")) is int and row.values["label"] in (0, 1) for row in rows):
        notes.append("labels 0 and 1 were read as DACCORD's compatible and contradiction")
        names: dict[object, str] = {0: "not_contradiction", 1: "contradiction"}
    else:
        names = {}
    skipped: list[Skipped] = []
    pairs: list[AnnotatedPair] = []
    for row in rows:
        premise, hypothesis = (_text(row, column) for column in ("premise", "hypothesis"))
        label = names.get(row.values.get("label")) if names else _gold_label(row)
        empty = [
            column for column, text in (("premise", premise), ("hypothesis", hypothesis)) if not text.strip()
        ]
        if empty:
            skipped.append(Skipped(row.where, f"empty {' and '.join(empty)}"))
            continue
        line = int(row.where.rpartition(":")[2])
        pairs.append(AnnotatedPair(premise, hypothesis, str(label), line, _groups(row.values, language)))
    task = _task({pair.label for pair in pairs})
    known = {
        "three-way": set(LABELS),
        "contradiction": {*LABELS, "not_contradiction"},
        "entailment": {"entailment", "not_entailment"},
    }[task]
    for pair in pairs:
        if pair.label not in known:
            skipped.append(
                Skipped(f"{path}:{pair.line}", f"{pair.label} does not tell the labels of this set apart")
            )
    kept = tuple(pair for pair in pairs if pair.label in known)
    if not kept:
        raise InputError(str(path), f"none of its {len(rows)} rows can be scored: {skipped[0].reason}")
    return PairSet(name, task, kept, tuple(skipped), tuple(notes), hashlib.sha256(content).hexdigest())


def json_rows(lines: Iterable[str], where: str) -> Iterator[JsonRow | InputError]:
    """Parse JSONL line by line; a bad line becomes an ``InputError`` in the stream, not an exception.

    Args:
        lines: One JSON object each; blank ones are passed over.
        where: File name for messages; rows are ``where:line``.
    """
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        place = f"{where}:{number}"
        try:
            values = json.loads(line)
        except (ValueError, RecursionError) as error:
            yield InputError(place, f"not JSON ({str(error).splitlines()[0]})")
            continue
        if isinstance(values, dict):
            yield JsonRow(place, values)
        else:
            yield InputError(place, f"expected a JSON object, got {type(values).__name__}")


def read_rows(path: str | Path) -> Iterator[JsonRow | InputError]:
    """Read the rows of a JSONL or gzipped JSONL file, ``-`` for standard input.

    Returns:
        Rows in file order, with an ``InputError`` in the place of each bad line.

    Raises:
        InputError: If the file cannot be read at all.
    """
    if str(path) == "-":
        return json_rows(_lines(sys.stdin.buffer.read(), "<stdin>"), "<stdin>")
    content = _read_bytes(Path(path))
    return json_rows(_lines(content, str(path)), str(path))


def score_rows(
    rows: Iterable[JsonRow | InputError | dict[str, Any]],
    nli: InferenceModel,
    *,
    on_error: Callable[[InputError], None] | None = None,
    batch_size: int = 32,
    progress: bool = False,
) -> Iterator[dict[str, Any]]:
    """Add to each row what the inference model says of its pair.

    A ``label`` that a row brings is a human's: it is kept as ``gold``. Only in a row that already
    bears scores (the output of an earlier run) it is that run's, and is replaced; a ``gold`` that
    is there already always stays.

    Args:
        rows: From ``read_rows``, or plain dictionaries with ``premise`` and ``hypothesis``.
        nli: The model.
        on_error: Called with each row that cannot be scored, which is then left out; ``None``
            raises the first one instead.
        batch_size: Pairs a batch.
        progress: Whether to show a bar on standard error when that is a terminal.

    Yields:
        The rows in order, with ``entailment``, ``neutral``, ``contradiction`` (six decimals) and
        ``label``; a thousand at a time, so that an interrupted run keeps what was scored.

    Raises:
        InputError: Without ``on_error``, for a row without two texts (missing, empty, not a string).
    """
    stream = _usable(rows, on_error)
    while chunk := list(islice(stream, _ROWS_AT_ONCE)):
        pairs = [(row["premise"], row["hypothesis"]) for row in chunk]
        inferences = nli.score(pairs, batch_size=batch_size, progress=progress)
        for row, inference in zip(chunk, inferences, strict=True):
            scored = dict(row)
            earlier = scored.pop("label", None)
            if earlier is not None and "gold" not in scored and not all(label in row for label in LABELS):
                scored["gold"] = earlier
            for label in LABELS:
                scored[label] = round(getattr(inference, label), 6)
            scored["label"] = inference.label
            yield scored


def _usable(
    rows: Iterable[JsonRow | InputError | dict[str, Any]], on_error: Callable[[InputError], None] | None
) -> Iterator[dict[str, Any]]:
    for number, row in enumerate(rows, start=1):
        try:
            if isinstance(row, InputError):
                raise row
            row = row if isinstance(row, JsonRow) else JsonRow(f"row {number}", row)
            for column in ("premise", "hypothesis"):
                if not _text(row, column).strip():
                    raise InputError(row.where, f"empty {column}")
        except InputError as error:
            if on_error is None:
                raise
            on_error(error)
        else:
            yield row.values


def _text(row: JsonRow, column: str) -> str:
    if column not in row.values:
        raise InputError(row.where, f"no {column!r}; its columns are: {', '.join(row.values) or 'none'}")
    value = row.values[column]
    if not isinstance(value, str):
        raise InputError(row.where, f"{column!r} is not a text but {type(value).__name__}")
    return value


def _gold_label(row: JsonRow) -> str:
    if "label" not in row.values:
        raise InputError(row.where, f"no 'label'; its columns are: {', '.join(row.values)}")
    value = row.values["label"]
    name = value.strip().lower().replace("-", "_") if isinstance(value, str) else ""
    label = SYNONYMS.get(name, name)
    if label not in (*LABELS, *BINARY_LABELS):
        known = ", ".join((*LABELS, *BINARY_LABELS))
        raise InputError(row.where, f"unknown label {value!r}; expected one of: {known}")
    return label


def _groups(values: dict[str, Any], language: str | None) -> dict[str, str]:
    groups = {name: str(values[name]) for name in GROUP_FIELDS if isinstance(values.get(name), (str, int))}
    own = next((values[name] for name in _LANGUAGE_FIELDS if isinstance(values.get(name), str)), language)
    return groups | ({"language": own} if own else {})


def _task(labels: set[str]) -> Task:
    if "not_contradiction" in labels:
        return "contradiction"
    if "not_entailment" in labels and not labels & {"neutral", "contradiction"}:
        return "entailment"
    return "three-way"


def _read_bytes(path: Path) -> bytes:
    if path.is_dir():
        raise InputError(str(path), "is a folder; expected a JSONL file")
    try:
        content = path.read_bytes()
        return gzip.decompress(content) if path.suffix == ".gz" else content
    except FileNotFoundError:
        raise InputError(str(path), "no such file") from None
    except (OSError, EOFError, zlib.error) as error:
        raise InputError(str(path), f"cannot be read ({error})") from error


def _lines(content: bytes, where: str) -> list[str]:
    try:
        # Only \n ends a row: U+2028 and the like may stand inside a JSON string.
        return content.decode("utf-8-sig").split("\n")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise InputError(f"{where}:{line}", "not UTF-8") from error


def _languages(folder: Path, name: str) -> list[str]:
    found = set()
    for path in folder.iterdir():
        stem = path.name.removesuffix(".gz").removesuffix(".jsonl")
        language = stem.removeprefix(f"{name}.")
        if stem != path.name and stem != language and "." not in language:
            found.add(language)
    return sorted(found)


def _how_to_get(name: str) -> str:
    corpus = CORPORA.get(name.partition(".")[0])
    if corpus is None:
        return f"known corpora: {', '.join(CORPORA)}; any file of your own can be given by its path"
    return (
        f"{corpus.description} ({corpus.licence}), from {corpus.origin}; "
        "save it as JSONL with premise, hypothesis, label"
    )
