"""What the commands write: files and standard output whole or not at all, notes to standard error.

text -> a file or standard output; notes, skipped input -> standard error
"""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from .errors import InputError
from .schema import Skipped

_ROWS_NAMED = 3  # of those that an evaluation leaves out for one reason


def check_writable(*outputs: str | None) -> None:
    """Refuse an output that cannot be written before the work is done.

    Raises:
        InputError: If the folder of an output does not exist or the output is a folder.
    """
    for output in outputs:
        if output in (None, "-"):
            continue
        path = Path(output)
        if path.is_dir():
            raise InputError(output, "is a folder; give the name of a file to write")
        if not path.absolute().parent.is_dir():
            raise InputError(output, f"there is no folder {path.parent}; make it first")


def write(
    output: str, text: str | Iterable[str], to_file: Callable[[str, str | Iterable[str]], None]
) -> None:
    """Write a text, or its parts as they come, to a file, or to standard output for ``-``.

    Raises:
        InputError: If it cannot be written.
        BrokenPipeError: If nobody reads standard output any more.
    """
    if output != "-":
        to_file(output, text)
        return
    try:
        for part in (text,) if isinstance(text, str) else text:
            sys.stdout.buffer.write(part.encode("utf-8", "replace"))
        sys.stdout.flush()
    except OSError as error:
        _forget_output()
        if isinstance(error, BrokenPipeError):
            raise
        raise InputError("standard output", f"cannot be written ({error.strerror})") from error


def _forget_output() -> None:
    """Send what is still buffered nowhere: Python would try it again at its end, and complain."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


def say_skipped(entry: Skipped) -> None:
    """Name an input that was left out, or read with a note."""
    say(f"{'note' if entry.note else 'skipped'} {entry.path}: {entry.reason}")


def say_skipped_rows(rows: Sequence[Skipped]) -> None:
    """Name the first rows that were left out for each reason, and count the others."""
    told: Counter[str] = Counter()
    for row in rows:
        told[row.reason] += 1
        if told[row.reason] <= _ROWS_NAMED:
            say_skipped(row)
    for reason, n in told.items():
        if n > _ROWS_NAMED:
            say(f"skipped {n - _ROWS_NAMED} more: {reason}")


def say(line: str) -> None:
    """Write one line to standard error."""
    print(" ".join(line.split()), file=sys.stderr)
