"""Which two statements tell one thing in the same words, so that only their counts can differ.

two statements + their readings -> whether they do
"""

from __future__ import annotations

from ..days.moments import apart
from ..names.voices import same_voice
from ..quantities.clashes import one_account
from ..quantities.reading import Quantity, Reading
from ..schema import Statement

_BETWEEN = 2  # characters between two sentences that follow each other


def only_rivals(left: Statement, right: Statement) -> bool:
    """Whether two counts can only be set against each other: of one day, or of two named sources."""
    one_day = not (left.date and right.date) or left.date == right.date
    return one_day or _two_sources(left, right)


def told_alike(
    left: Statement, right: Statement, readings: tuple[Reading, Reading], clash: tuple[Quantity, Quantity]
) -> bool:
    """Whether two assertions are one account of one thing but for exact counts that clash."""
    exact = all(quantity.low == quantity.high for quantity in clash)
    one_time = only_rivals(left, right) and not apart(left.days, right.days)
    return not right.is_denial and exact and one_time and one_account(*readings)


def told_together(left: Statement, right: Statement, readings: tuple[Reading, Reading]) -> bool:
    """Whether a text gives two sources the same words in one breath: what they count is surely one thing.

    One sentence does ("the march drew 12,000 people according to the unions, 4,500 according to police"), or
    two that follow each other, of named sources ("Police counted 4,500 marchers. The unions say 12,000").
    "240,000 were seized, X wrote; it was 24,000, said Y" does not: the words around the two differ.
    """
    if left.article != right.article or left.is_denial or right.is_denial:
        return False
    if left.start != right.start:
        first, second = sorted((left, right), key=lambda statement: statement.start)
        one_breath = second.start - first.end <= _BETWEEN and _two_sources(left, right)
    else:
        one_breath = left.source != right.source and not same_voice(left, right)
    return one_breath and _same_words(*readings)


def _two_sources(left: Statement, right: Statement) -> bool:
    return bool(left.source and right.source) and not same_voice(left, right)


def _same_words(left: Reading, right: Reading) -> bool:
    """Whether two contents have the same names and words of substance, or none but for their counts."""
    return left.marks == right.marks and left.matter.words == right.matter.words
