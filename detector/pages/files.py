"""Which files hold articles, and what text is in their bytes.

paths → files to read; bytes → text
"""

from __future__ import annotations

import codecs
import os
import stat
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from ..schema import Skipped

TEXT_SUFFIXES = frozenset({".txt"})
PAGE_SUFFIXES = frozenset({".html", ".htm"})
ROW_SUFFIXES = frozenset({".jsonl"})
SUFFIXES = TEXT_SUFFIXES | PAGE_SUFFIXES | ROW_SUFFIXES
# What else people save articles as: nobody should think that these were read.
_OTHER_DOCUMENTS = frozenset(
    ".md .markdown .pdf .doc .docx .odt .rtf .epub .eml .msg .mht .mhtml .webarchive".split()
)
_MOST_NAMED = 3

# Far above any article, far below what would fill the memory; chosen, untested.
LARGEST_FILE = 64_000_000

_BYTE_ORDER_MARKS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Encodings that pages in the supported languages were written in before UTF-8.
_OLDER_ENCODINGS = ("cp1252", "cp1251", "koi8_r", "koi8_u", "mac_roman")


def find_files(paths: Iterable[str | os.PathLike[str]]) -> tuple[list[Path], list[Skipped]]:
    """List the files to read under some files and folders.

    Folders are searched to any depth, without hidden files and README; links to folders inside them are
    not followed. Documents of other kinds are left out with a note.

    Args:
        paths: Files and folders, in any order.

    Returns:
        Files sorted by name, each once; and the paths that lead to none, with reasons.
    """
    named: Counter[str] = Counter()
    skipped: list[Skipped] = []
    for path in paths:
        try:
            text = os.fsdecode(path)
            mode = os.stat(text).st_mode
        except FileNotFoundError:
            skipped.append(Skipped(show_path(path), "no such file or folder"))
        except (OSError, ValueError, TypeError) as error:
            skipped.append(Skipped(show_path(path), explain(error)))
        else:
            if stat.S_ISDIR(mode):
                found, missed = _search(Path(text))
                named.update({str(file): 1 for file in found})
                skipped.extend(missed)
            elif not stat.S_ISREG(mode):
                skipped.append(Skipped(show_path(path), "neither a file nor a folder"))
            elif Path(text).suffix.lower() not in SUFFIXES:
                kind = Path(text).suffix or "a name without a suffix"
                skipped.append(
                    Skipped(show_path(path), f"cannot read {kind}; expected .txt, .html or .jsonl")
                )
            else:
                named[str(Path(os.path.normpath(text)))] += 1
    for name, count in named.items():
        if count > 1:
            skipped.append(Skipped(show_path(name), "named more than once; counted once", note=True))
    return [Path(name) for name in sorted(named)], skipped


def _search(folder: Path) -> tuple[list[Path], list[Skipped]]:
    """Files of a folder at any depth; what cannot be entered is reported."""
    found: list[Path] = []
    missed: list[Skipped] = []

    def refuse(error: OSError) -> None:
        missed.append(Skipped(show_path(error.filename or folder), explain(error)))

    for here, folders, names in os.walk(os.path.normpath(folder), onerror=refuse, followlinks=False):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in folders:
            inside = Path(here, name)
            if inside.is_symlink():
                missed.append(
                    Skipped(show_path(inside), "link to a folder, not followed; name the folder itself")
                )
            elif inside.suffix.lower() in SUFFIXES:
                missed.append(Skipped(show_path(inside), "a folder, not a file"))
        shown = sorted(
            name for name in names if not name.startswith(".") and not name.upper().startswith("README")
        )
        others = [name for name in shown if Path(name).suffix.lower() in _OTHER_DOCUMENTS]
        if others:
            missed.append(_left_out(Path(here), others))
        for name in shown:
            file = Path(here, name)
            if file.suffix.lower() not in SUFFIXES:
                continue
            try:
                regular = stat.S_ISREG(file.stat().st_mode)
            except OSError as error:
                missed.append(Skipped(show_path(file), explain(error)))
                continue
            if regular:
                found.append(file)
            else:
                missed.append(Skipped(show_path(file), "not a regular file"))
    if not found and all(miss.note for miss in missed):
        missed.append(Skipped(show_path(folder), "no .txt, .html or .jsonl file in it"))
    return found, missed


def _left_out(folder: Path, names: list[str]) -> Skipped:
    """Note which documents of a folder are not read."""
    named = ", ".join(names[:_MOST_NAMED])
    more = f" and {len(names) - _MOST_NAMED} more" if len(names) > _MOST_NAMED else ""
    reason = f"left out {named}{more}; only .txt, .html and .jsonl files are read"
    return Skipped(show_path(folder), reason, note=True)


def read_bytes(path: Path) -> bytes:
    """Read a file whole.

    Raises:
        OSError: It cannot be read.
        ValueError: It is larger than ``LARGEST_FILE``.
    """
    size = path.stat().st_size
    if size > LARGEST_FILE:
        raise ValueError(
            f"{size / 1e6:,.0f} MB; expected at most {LARGEST_FILE / 1e6:,.0f} MB, one article a file"
        )
    return path.read_bytes()


def decode(data: bytes) -> tuple[str, str | None]:
    """Decode a text file: UTF-8, or what its byte-order mark says, or a plausible older encoding.

    Args:
        data: The whole file.

    Returns:
        The text, with newlines as ``\\n`` and without byte-order mark; and the encoding when it
        was guessed, else ``None``.

    Raises:
        ValueError: It is not text; the message says how that was seen.
    """
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            try:
                return _unify_newlines(data.decode(encoding)), None
            except UnicodeDecodeError as error:
                name = encoding.replace("-sig", "").upper()
                raise ValueError(
                    f"begins as {name} but is not ({error.reason} at byte {error.start:,})"
                ) from None
    if b"\x00" in data:
        raise ValueError("binary file, not text")
    try:
        return _unify_newlines(data.decode("utf-8")), None
    except UnicodeDecodeError:
        encoding = _guess_encoding(data)
    if encoding is None:
        raise ValueError("not text in a known encoding; expected UTF-8")
    return _unify_newlines(data.decode(encoding, errors="replace")), encoding


def _guess_encoding(data: bytes) -> str | None:
    """The older encoding that makes a text of these bytes, or ``None``."""
    from charset_normalizer import from_bytes  # imported late: only for files that are not UTF-8

    sample = data[:100_000]
    # Control characters do not occur in text of any of these encodings.
    if sum(byte < 32 and byte not in b"\t\n\r\f" for byte in sample) > len(sample) // 1000:
        return None
    best = from_bytes(sample, cp_isolation=list(_OLDER_ENCODINGS)).best()
    encodings = [best.encoding] if best else []
    # The usual case first: mostly ASCII with a few accents is Western European.
    n_high = sum(byte > 127 for byte in sample)
    if n_high < 0.15 * len(sample):
        encodings.insert(0, "cp1252")
    for encoding in encodings:
        if encoding in _OLDER_ENCODINGS and _reads_like_text(sample.decode(encoding, errors="replace")):
            return encoding
    return None


def _reads_like_text(text: str) -> bool:
    """Whether nearly all characters are letters, figures, spaces and punctuation, as in prose."""
    if not text or text.count("\ufffd") > len(text) // 1000:
        return False
    n_prose = sum(character.isalnum() or character.isspace() for character in text)
    # Accented letters stand in words: alone among symbols they are bytes misread.
    n_words = sum(
        len(word) > 1 and (word.islower() or word.istitle() or word.isupper()) for word in text.split()
    )
    return n_prose >= 0.85 * len(text) and 2 * n_words >= len(text.split())


def _unify_newlines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def explain(error: BaseException) -> str:
    """Say in a few words why a file could not be read."""
    if isinstance(error, PermissionError):
        return "permission denied"
    if isinstance(error, OSError):
        return (error.strerror or type(error).__name__).lower()
    return str(error) or type(error).__name__


def show_path(path: object) -> str:
    """Write a path so that it can be shown: on one line, without undecodable bytes."""
    try:
        text = os.fsencode(path).decode("utf-8", errors="replace")
    except (TypeError, ValueError):
        text = repr(path)
    return one_line(text, longest=1000)


def one_line(text: str, *, longest: int = 300) -> str:
    """Write a text on one line: control characters as escapes, the middle left out when too long."""
    shown = printable(text[:5000])
    return shown if len(shown) <= longest else f"{shown[: longest - 60]} … {shown[-50:]}"


def printable(text: str) -> str:
    """A text with escapes for what would move a terminal's cursor or change its colours."""
    return "".join(
        character if character.isprintable() else character.encode("unicode_escape").decode()
        for character in text
    )
