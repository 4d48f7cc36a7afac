"""Which quotation marks and brackets of a paragraph belong together.

paragraph → spans of its quotations and brackets
"""

from __future__ import annotations

import re

from .blanks import BLANKS

QUOTATION_MARKS = frozenset('«»“”„‟"‹›')
# A longer quotation is a speech, read sentence by sentence; chosen, untested.
LONGEST_QUOTE = 1200
_DEEPEST_QUOTE = 8
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
