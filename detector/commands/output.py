"""What the commands write: files and standard output whole or not at all, notes to standard error.

text -> a file or standard output; notes, skipped input -> standard error
"""

from __future__ import annotations

import os
import secrets
import stat
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from ..errors import InputError
from ..pages.files import printable
from ..schema import Skipped

_ROWS_NAMED = 3  # of those that an evaluation leaves out for one reason


def check_writable(*outputs: str | None, inputs: Iterable[str | None] = ()) -> None:
    """Refuse an output that cannot be written, or would replace what is read, before the work is done.

    Args:
        outputs: Files to write; ``-`` is standard output.
        inputs: Files to read, and folders of articles; what is neither here is passed over.

    Raises:
        InputError: If the folder of an output does not exist, the output is a folder, an input or an article
            in one, or two outputs are one file.
    """
    given = [Path(os.path.realpath(path)) for path in inputs if path]
    written: set[Path] = set()
    for output in outputs:
        if output in (None, "-"):
            continue
        path = Path(os.path.realpath(output))
        if path.is_dir():
            raise InputError(output, "is a folder; give the name of a file to write")
        if path in written:
            raise InputError(output, "is to be written twice; give two names")
        if any(path == one if one.is_file() else _is_article_in(one, path) for one in given):
            raise InputError(output, "is an input; give the name of another file to write")
        if not path.parent.is_dir():
            raise InputError(output, f"there is no folder {Path(output).parent}; make it first")
        written.add(path)


def _is_article_in(folder: Path, file: Path) -> bool:
    """Whether a file is read as an article where a folder is given: all of its kinds but earlier reports."""
    from ..pages.files import PAGE_SUFFIXES, SUFFIXES  # late, as the help needs none of it
    from ..pages.webpage import is_own_report

    suffix = file.suffix.lower()
    if suffix not in SUFFIXES or not file.is_file() or not (folder.is_dir() and file.is_relative_to(folder)):
        return False
    return suffix not in PAGE_SUFFIXES or not is_own_report(file.read_bytes())


def write(output: str, text: str | Iterable[str]) -> None:
    """Write a text, or its parts as they come, to a file, or to standard output for ``-``.

    Raises:
        InputError: If it cannot be written.
        BrokenPipeError: If nobody reads standard output any more.
    """
    if output != "-":
        write_atomically(output, text)
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


def write_atomically(path: str | os.PathLike[str], text: str | Iterable[str]) -> None:
    """Write a file so that a reader, or a killed run, meets the old one or the new one, never a part.

    What is no regular file (``/dev/null``, a pipe) is written to directly; a link stays a link.

    Args:
        path: File to write, in UTF-8 with ``\\n`` line ends; its folder must exist.
        text: The whole content, or its parts as they come.

    Raises:
        InputError: When the folder does not exist, or the file cannot be written there; an old
            file is left as it was.
    """
    where = os.fspath(path)
    target = Path(os.path.realpath(where))
    parts = (text,) if isinstance(text, str) else text
    if target.is_dir():
        raise InputError(where, "is a folder; name a file to write")
    if not target.parent.is_dir():
        raise InputError(where, "its folder does not exist; create it or name another file")
    temporary = target.with_name(f".{secrets.token_hex(8)}.tmp")
    try:
        if target.exists() and not target.is_file():
            with target.open("wb") as file:
                file.writelines(part.encode("utf-8") for part in parts)
            return
        try:
            with open(temporary, "xb") as file:
                if target.exists():  # what only its owner could read stays so
                    os.chmod(temporary, stat.S_IMODE(target.stat().st_mode))
                file.writelines(part.encode("utf-8") for part in parts)
                file.flush()
                os.fsync(file.fileno())
            os.replace(temporary, target)
        finally:
            temporary.unlink(missing_ok=True)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        message = f"cannot be written ({reason}); free the place or name another file"
        raise InputError(where, message) from error


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
    print(printable(" ".join(line.split())), file=sys.stderr)
