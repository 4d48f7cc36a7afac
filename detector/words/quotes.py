"""Which quotation marks and brackets of a paragraph belong together.

paragraph → spans of its quotations and brackets
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from ..pages.blanks import BLANKS

QUOTATION_MARKS = frozenset('«»“”„‟"‹›')
SINGLE_MARKS = frozenset("‘’‚")
# A longer quotation is a speech, read sentence by sentence; chosen, untested.
LONGEST_QUOTE = 1200
_DEEPEST_QUOTE = 8
_SINGLE_OPENS = re.compile(r"(?:^|(?<=[\s(\[«“„—–-]))[‘‚](?=\w|…)")
_SINGLE_CLOSES = re.compile(r"’(?![^\W_])")
_GERMAN_CLOSES = re.compile(r"[‘’](?![^\W_])")
# A straight mark is an apostrophe more often than not: one opens off the word before, and closes behind a
# stop or the end of a word. "the workers' pay" goes on, "the workers'." ends; "'tis", "'90s" and "a po'" lack
# letters.
_STRAIGHT_OPENS = re.compile(
    r"(?:^|(?<=[\s(\[«“—–-]))'(?=[^\W\d])(?!(?:n?drangh?et\w+|ndrin[ae]|tis|twas|em|til|cause|n)\b)",
    re.IGNORECASE,
)
_STRAIGHT_CLOSES = re.compile(
    r"(?:(?<=[.,!?…])'(?!\w)|(?<=[^\W_sS])(?<!\bpo)'(?![\w'])|(?<=[sS])'(?=[.,;:!?)]|$))"
)
_GUILLEMETS = {"«": "»", "‹": "›", "»": "«", "›": "‹"}


def find_quotes(passage: str) -> list[tuple[int, int]]:
    """Spans of the outermost quotations that are closed, up to ``LONGEST_QUOTE`` long, marks included."""
    marks = [index for index, character in enumerate(passage) if character in QUOTATION_MARKS]
    first = next((index for index in marks if passage[index] in "«»‹›"), None)
    # German prints »so«: there the first guillemet points right, against the word.
    inverted = first is not None and passage[first] in "»›" and passage[first + 1 : first + 2].isalnum()
    openers = '»›“„"' if inverted else '«‹“„"'
    spans: list[tuple[int, int]] = []
    stack: list[tuple[str, int]] = []
    for index in marks:
        mark = passage[index]
        # What stays open longer than this is no quotation: its closing mark is missing.
        stack = [entry for entry in stack[-_DEEPEST_QUOTE:] if index - entry[1] < LONGEST_QUOTE]
        straight_opens = mark == '"' and _stands_before_word(passage, index)
        depth = next((d for d in range(len(stack) - 1, -1, -1) if _closes(stack[d][0], mark, inverted)), None)
        if depth is not None and not straight_opens:
            opened = stack[depth][1]
            del stack[depth:]
            while spans and spans[-1][0] > opened:
                spans.pop()
            spans.append((opened, index + 1))
        elif mark in openers:
            if mark == '"':
                stack = [entry for entry in stack if entry[0] != '"']
            stack.append((mark, index))
    found = [*_find_single(passage), *straight_singles(passage)]
    singles = [single for single in found if not _overlaps(single, spans)]
    return sorted(spans + singles) if singles else spans


def _overlaps(span: tuple[int, int], spans: list[tuple[int, int]]) -> bool:
    """Whether a span meets one of some that are in order and apart."""
    after = bisect_left(spans, (span[1], 0))
    return after > 0 and spans[after - 1][1] > span[0]


def _find_single(passage: str) -> list[tuple[int, int]]:
    """Spans of quotations in ‘single’ marks or ‚German‘ ones, the apostrophes in them left alone."""
    spans: list[tuple[int, int]] = []
    position = 0
    while match := _SINGLE_OPENS.search(passage, position):
        start = match.end() - 1
        limit = start + LONGEST_QUOTE
        following = _SINGLE_OPENS.search(passage, start + 1, limit)
        closes = _SINGLE_CLOSES if passage[start] == "‘" else _GERMAN_CLOSES
        ends = [
            m.end() for m in closes.finditer(passage, start + 1, following.end() - 1 if following else limit)
        ]
        # "‘The ministers’ aides lied,’ he said": the mark behind punctuation closes, not the apostrophe.
        firm = next((end for end in ends if passage[end - 2] in ".,!?…"), None)
        if ends:
            spans.append((start, firm or ends[0]))
        position = spans[-1][1] if ends else start + 1
    return spans


def straight_singles(passage: str) -> list[tuple[int, int]]:
    """Spans of quotations in straight single marks, 'so', up to ``LONGEST_QUOTE`` long, marks included."""
    if "'" not in passage:
        return []
    ends = [match.end() for match in _STRAIGHT_CLOSES.finditer(passage)]
    spans: list[tuple[int, int]] = []
    for match in _STRAIGHT_OPENS.finditer(passage) if ends else ():
        start, place = match.start(), bisect_right(ends, match.end())
        if (
            place < len(ends)
            and ends[place] - start <= LONGEST_QUOTE
            and (not spans or start >= spans[-1][1])
        ):
            spans.append((start, ends[place]))
    return spans


def find_brackets(passage: str) -> list[tuple[int, int]]:
    """Spans of what stands in round brackets, not nested, up to ``LONGEST_QUOTE`` long."""
    return [match.span() for match in re.finditer(rf"\([^()]{{1,{LONGEST_QUOTE}}}\)", passage)]


def _closes(opening: str, mark: str, inverted: bool) -> bool:
    """Whether a mark closes what an opening mark began."""
    if opening in _GUILLEMETS:
        # »so« where the paragraph does it that way, else «so».
        return mark == _GUILLEMETS[opening] and inverted == (opening in "»›")
    return mark in {'"': '"', "“": "”", "„": '“”"‟'}.get(opening, "")


def _stands_before_word(passage: str, index: int) -> bool:
    """Whether a straight mark stands against the word after it and off the one before."""
    before, after = passage[index - 1 : index], passage[index + 1 : index + 2]
    return (before in BLANKS or before in "([«“—–-") and bool(after) and after not in BLANKS
