"""The formats in which pairs come: JSONL, CSV and TSV (also gzipped), and Parquet.

file -> its rows one by one, with the place to name when something is wrong with one
"""

from __future__ import annotations

import csv
import gzip
import hashlib
import json
import re
import sys
import zlib
from collections.abc import Iterable, Iterator
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..errors import InputError, MissingExtraError

SUFFIXES: tuple[str, ...] = (".jsonl", ".json", ".ndjson", ".tsv", ".csv", ".txt", ".parquet")
_ROWS_OF_PARQUET = 1024
# A quote that is never closed swallows the rest of the file: no text of a pair is this long.
_LONGEST_FIELD = 1_000_000
# A field of a TSV file is taken out of its quotes only when they can be nothing else: most TSV files of
# the field (XNLI's) are written without quoting, pandas quotes where it must.
_QUOTED = re.compile(r'"((?:[^"]|"")*)"', re.DOTALL)


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a file.

    Attributes:
        where: ``file:line``, or ``file:row`` where a file has no lines.
        values: Column -> value, as the file has it.
        number: The line, or the row, from 1.
    """

    where: str
    values: dict[str, Any]
    number: int


class Table:
    """The rows of one file, read as they are asked for: a file of any size takes no memory.

    Attributes:
        where: The file's name, for messages.
    """

    def __init__(self, path: str | Path):
        """Open nothing yet.

        Args:
            path: A file with one of ``SUFFIXES`` (anything else is read as JSONL), all but Parquet also
                with ``.gz`` behind it; ``-`` is JSONL from standard input.
        """
        self.where = "<stdin>" if str(path) == "-" else str(path)
        self._path = None if str(path) == "-" else Path(path)
        self._hash = hashlib.sha256()

    @property
    def sha256(self) -> str:
        """Of the file's contents once decompressed (``zcat FILE | sha256sum``); known once it is read."""
        return self._hash.hexdigest()

    def __iter__(self) -> Iterator[Row | InputError]:
        """Yield the rows in order, with an ``InputError`` in the place of each that cannot be read.

        Raises:
            InputError: The file cannot be read, or not any further: it is cut off, or not UTF-8.
        """
        self._hash = hashlib.sha256()
        kind = _kind(self._path)
        if kind == ".parquet" and self._path is not None:
            yield from self._parquet(self._path)
        elif kind in (".csv", ".tsv"):
            yield from _delimited(self._lines(), self.where, tabs=kind == ".tsv")
        else:
            yield from json_rows(self._lines(), self.where)

    def _lines(self) -> Iterator[str]:
        """The lines with their ends. Only \\n ends one: U+2028 and the like may stand inside a string."""
        number = 0
        try:
            with self._open() as file:
                for number, line in enumerate(file, 1):
                    self._hash.update(line)
                    yield line.decode("utf-8-sig" if number == 1 else "utf-8")
        except UnicodeDecodeError:
            raise InputError(f"{self.where}:{number}", "not UTF-8; convert the file first") from None
        except EOFError:
            raise InputError(
                f"{self.where}:{number + 1}",
                "the file is cut off: its compressed end is missing; get it again",
            ) from None
        except FileNotFoundError:
            raise InputError(self.where, "no such file") from None
        except (OSError, zlib.error) as error:
            raise InputError(self.where, f"cannot be read ({error})") from error

    def _open(self) -> Any:
        if self._path is None:
            return nullcontext(sys.stdin.buffer)
        if self._path.is_dir():
            raise InputError(self.where, "is a folder; give a file of pairs")
        return gzip.open(self._path) if self._path.suffix == ".gz" else self._path.open("rb")

    def _parquet(self, path: Path) -> Iterator[Row]:
        try:
            from pyarrow.parquet import ParquetFile
        except ImportError:
            raise MissingExtraError(
                f"{path}: reading Parquet needs pyarrow: install the extra with `make setup EXTRAS=parquet` "
                "or `pip install '.[parquet]'` in the project's folder, or convert the file to JSONL or CSV"
            ) from None
        if path.is_dir():
            raise InputError(self.where, "is a folder; give a file of pairs")
        number = 0
        try:
            with path.open("rb") as file:
                self._hash = hashlib.file_digest(file, "sha256")
            with ParquetFile(path) as file:
                for batch in file.iter_batches(_ROWS_OF_PARQUET):
                    for values in batch.to_pylist():
                        number += 1
                        yield Row(f"{self.where}:{number}", values, number)
        except FileNotFoundError:
            raise InputError(self.where, "no such file") from None
        except (OSError, ValueError) as error:  # pyarrow's own errors are of these two types
            reason = f"is not a whole Parquet file ({str(error).splitlines()[0]})"
            raise InputError(f"{self.where}:{number + 1}" if number else self.where, reason) from error


def read_rows(path: str | Path) -> Iterator[Row | InputError]:
    """Read the rows of a file, ``-`` for JSONL from standard input; see ``Table``.

    Returns:
        Rows in file order, with an ``InputError`` in the place of each bad one.

    Raises:
        InputError: The file cannot be read, or not any further.
    """
    return iter(Table(path))


def json_rows(lines: Iterable[str], where: str) -> Iterator[Row | InputError]:
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
            cut = "" if line.endswith("\n") else ": the last line is cut off; get the file again"
            yield InputError(place, f"not JSON ({str(error).splitlines()[0]}){cut}")
            continue
        if isinstance(values, dict):
            yield Row(place, values, number)
        else:
            yield InputError(place, f"expected a JSON object, got {type(values).__name__}")


def _delimited(lines: Iterator[str], where: str, *, tabs: bool) -> Iterator[Row | InputError]:
    """Parse CSV or TSV whose first line names the columns."""
    first = next(lines, "")
    if not first.strip():
        return
    delimiter = "\t" if tabs else max(",;\t", key=first.count)
    records = _tab_records(first, lines) if tabs else _csv_records(first, lines, delimiter, where)
    _, header = next(records)
    columns = [name.strip() for name in header]
    repeated = sorted({name for name in columns if columns.count(name) > 1 and name})
    if repeated:
        raise InputError(f"{where}:1", f"two columns have the name {repeated[0]!r}; rename one")
    for number, fields in records:
        place = f"{where}:{number}"
        if not fields or fields == [""]:
            continue
        if len(fields) != len(columns):
            yield InputError(
                place,
                f"{len(fields)} fields where the first line names {len(columns)}; "
                "a field with the separator or a line end in it must be quoted",
            )
        else:
            yield Row(place, dict(zip(columns, fields, strict=True)), number)


def _tab_records(first: str, lines: Iterable[str]) -> Iterator[tuple[int, list[str]]]:
    yield 1, [_unquoted(field) for field in first.rstrip("\r\n").split("\t")]
    for number, line in enumerate(lines, 2):
        yield number, [_unquoted(field) for field in line.rstrip("\r\n").split("\t")]


def _unquoted(field: str) -> str:
    quoted = _QUOTED.fullmatch(field)
    return quoted[1].replace('""', '"') if quoted else field


def _csv_records(
    first: str, lines: Iterator[str], delimiter: str, where: str
) -> Iterator[tuple[int, list[str]]]:
    def all_lines() -> Iterator[str]:
        yield first
        yield from lines

    csv.field_size_limit(_LONGEST_FIELD)
    reader = csv.reader(all_lines(), delimiter=delimiter, strict=True)
    start = 1
    while True:
        try:
            record = next(reader, None)
        except csv.Error as error:
            unclosed = "unexpected end" in str(error) or "field larger" in str(error)
            reason = "a quote is not closed, or the file is cut off" if unclosed else f"not CSV ({error})"
            raise InputError(f"{where}:{start}", f"{reason}; mend this row") from None
        if record is None:
            return
        yield start, record
        start = reader.line_num + 1


def _kind(path: Path | None) -> str:
    if path is None:
        return ".jsonl"
    plain = path.with_suffix("") if path.suffix == ".gz" else path
    if plain.suffix == ".txt":
        return ".tsv"  # SNLI and MNLI are given out so
    return plain.suffix.lower() if plain.suffix.lower() in SUFFIXES else ".jsonl"
