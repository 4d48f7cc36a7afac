"""The rows of a JSONL file, one article each.

.jsonl file → text and facts of each row, or what is wrong with it
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from .files import decode, one_line

# Neither can be written as UTF-8 text or shown; replaced one for one, so that positions hold.
UNWRITABLE = re.compile("[\x00\ud800-\udfff]")
_LARGEST_NUMBER = 10**9


class Facts(NamedTuple):
    """What the input itself says about an article; ``None`` where it does not."""

    title: str | None = None
    outlet: str | None = None
    date: str | None = None
    language: str | None = None
    url: str | None = None


def read_rows(path: Path) -> Iterator[tuple[int, tuple[str, Facts] | str]]:
    """Read the rows of a JSONL file; a broken one does not stop the others.

    Args:
        path: File in UTF-8, or in UTF-16 with byte-order mark; one JSON object a line, of which only
            ``text`` is required. Blank lines are left out.

    Yields:
        Line number from 1, and text with facts, or a sentence on what is wrong with the line; a
        file without rows gives one such sentence with number 0.

    Raises:
        OSError: The file cannot be read.
        ValueError: Its UTF-16 is broken.
    """
    n_rows = 0
    with path.open("rb") as file:
        wide = file.read(2) in (b"\xff\xfe", b"\xfe\xff")
        file.seek(0)
        lines = (line.encode() for line in decode(file.read())[0].split("\n")) if wide else file
        for number, line in enumerate(lines, 1):
            line = line.removeprefix(b"\xef\xbb\xbf") if number == 1 else line
            if not line.strip():
                continue
            n_rows += 1
            try:
                yield number, _parse(line)
            except ValueError as error:
                yield number, str(error)
    if not n_rows:
        yield 0, "no text"


def _parse(line: bytes) -> tuple[str, Facts]:
    """Parse one row.

    Raises:
        ValueError: It is not UTF-8, not JSON, not an object, or has no text; the message says which.
    """
    try:
        row = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise ValueError(f"not UTF-8 ({error.reason} at byte {error.start:,})") from None
    except json.JSONDecodeError as error:
        raise ValueError(f"not valid JSON at column {error.colno:,}: {error.msg}") from None
    except (RecursionError, ValueError) as error:
        raise ValueError(f"not valid JSON: {one_line(str(error), longest=100)}") from None
    if not isinstance(row, dict):
        raise ValueError(f"expected an object with a text, got {_kind(row)}")
    if "text" not in row:
        raise ValueError("no “text” in it")
    text = row["text"]
    if not isinstance(text, str):
        raise ValueError(f"“text” must be a string, got {_kind(text)}")
    return text, Facts(
        _string(row, "title"),
        _string(row, "outlet", "source"),
        _string(row, "date"),
        _string(row, "lang", "language"),
        _string(row, "url"),
    )


def _kind(value: object) -> str:
    if value is None:
        return "null"
    names: dict[type, str] = {list: "a list", dict: "an object", str: "a string", bool: "true or false"}
    return names.get(type(value), "a number")


def _string(row: dict, *keys: str) -> str | None:
    """The first of some fields that is given; a year may be a number, anything else must be a string."""
    for key in keys:
        value = row.get(key)
        if isinstance(value, int) and not isinstance(value, bool) and abs(value) < _LARGEST_NUMBER:
            value = str(value)
        if isinstance(value, str) and value.strip():
            return UNWRITABLE.sub("\ufffd", value)
    return None
