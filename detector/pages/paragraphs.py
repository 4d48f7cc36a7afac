"""The paragraphs of a text, whether its lines are paragraphs or were wrapped at a width.

text → paragraphs with their spans
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..days.written_dates import month_number
from .blanks import BLANKS
from .furniture import FurnitureKind

_LINE = re.compile(r"[^\n\r\x0b\x0c\x85\u2028\u2029]+")
_WIDEST_WRAPPED = 110
_SHORTEST_BROKEN = 40  # characters of a line that may be prose (chosen, untested)
_STOPS = ".!?…»”\"’'"
_DAY_LAST = re.compile(r"(?<![\d:.,/])\d{1,2}(?:er|st|nd|rd|th|\.)?$")
_LETTERS = re.compile(r"[^\W\d_]{3,12}")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of a page: its span, and why it is not story if it is not.

    Attributes:
        start: First character, blanks trimmed.
        end: One past the last character.
        text: The page's text between them.
        after_blank: Whether a blank line (or nothing) precedes it.
        furniture: What kind of furniture it is; ``None`` for story.
    """

    start: int
    end: int
    text: str
    after_blank: bool
    furniture: FurnitureKind | None = None


def split_paragraphs(text: str, start: int = 0) -> list[Paragraph]:
    """Split a text into paragraphs: its lines, or its blocks of lines where lines were wrapped.

    Args:
        text: Any text.
        start: Where to begin.
    """
    lines: list[Paragraph] = []
    previous_end = None
    for match in _LINE.finditer(text, start):
        raw = match.group()
        stripped = raw.strip(BLANKS)
        if not stripped:
            continue
        begin = match.start() + len(raw) - len(raw.lstrip(BLANKS))
        gap = "" if previous_end is None else text[previous_end:begin]
        blank = previous_end is None or max(gap.count("\n"), gap.count("\r")) > 1
        lines.append(Paragraph(begin, begin + len(stripped), stripped, blank))
        previous_end = begin + len(stripped)
    return list(_join_wrapped(text, lines)) if _is_wrapped(lines) else _join_broken(text, lines)


def _is_wrapped(lines: Sequence[Paragraph]) -> bool:
    """Whether lines end where the width did, and not where the paragraph does."""
    if len(lines) < 4 or max(len(line.text) for line in lines) > _WIDEST_WRAPPED:
        return False
    followed = [(one, two) for one, two in zip(lines, lines[1:], strict=False) if not two.after_blank]
    # In wrapped prose most lines go on in the middle of a sentence.
    broken = [two for one, two in followed if one.text[-1] not in '.!?:»”"' and two.text[0].islower()]
    return len(followed) >= 3 and len(broken) >= 0.4 * len(followed)


def _join_broken(text: str, lines: Sequence[Paragraph]) -> list[Paragraph]:
    """Join the lines that were broken in a sentence, where the others are paragraphs.

    Such a line is prose, ends in no stop, and goes on with a small letter, or inside a date ("on 7 | July").
    """
    joined: list[Paragraph] = []
    for line in lines:
        before = joined[-1] if joined else None
        if before and not line.after_blank and _is_broken(before.text, line.text):
            joined[-1] = Paragraph(before.start, line.end, text[before.start : line.end], before.after_blank)
        else:
            joined.append(line)
    return joined


def _is_broken(text: str, below: str) -> bool:
    if len(text) < _SHORTEST_BROKEN or below[-1] not in _STOPS:
        return False
    if _DAY_LAST.search(text):
        month = _LETTERS.match(below)
        return bool(month) and month_number(month.group().casefold()) is not None
    return below[0].islower() and (text[-1].isalpha() or text[-1] == ",")


def _join_wrapped(text: str, lines: Sequence[Paragraph]) -> Iterator[Paragraph]:
    width = max(len(line.text) for line in lines)
    current = lines[0]
    for previous, line in zip(lines, lines[1:], strict=False):
        # A line that stops well short of the width ends its paragraph.
        if line.after_blank or len(previous.text) < 0.6 * width:
            yield current
            current = line
        else:
            current = Paragraph(current.start, line.end, text[current.start : line.end], current.after_blank)
    yield current
