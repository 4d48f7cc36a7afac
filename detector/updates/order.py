"""Which of two statements tells of the later moment, by the days that they name and their dates.

two statements -> whether one comes first
"""

from __future__ import annotations

from ..days.moments import is_later
from ..schema import Statement
from .change_words import says

_YEAR = len("2026")


def moment(statement: Statement) -> str | None:
    """When what a statement tells was so: the last day that it names and knows of, else its own date."""
    days = [day for day in statement.days if len(day) > _YEAR]  # "in 2025" tells what a count is of
    known = [day for day in days if not is_later(day, statement.date)]
    return max(known, default=max(days, default=statement.date))


def comes_first(one: Statement, other: Statement) -> bool:
    """Whether a statement tells of an earlier moment than another; if of the same, was said earlier."""
    if is_later(moment(other), moment(one)) or is_later(moment(one), moment(other)):
        return is_later(moment(other), moment(one))
    if one.date == other.date and corrects(other, one) != corrects(one, other):
        return corrects(other, one)
    return (one.date or "", one.id) < (other.date or "", other.id)


def is_newer(right: Statement, left: Statement) -> bool:
    """Whether a statement tells of a later moment than another, or was said on a later day."""
    return is_later(moment(right), moment(left)) or is_later(right.date, left.date)


def corrects(right: Statement, left: Statement) -> bool:
    """Whether of two statements of one moment only the first says that a count has changed."""
    if (overtaken := is_overtaken(left)) != is_overtaken(right):
        return overtaken
    return says(right.text, right.language, "counts") and not says(left.text, left.language, "counts")


def is_overtaken(statement: Statement) -> bool:
    """Whether a statement is told as what its source had said before: "avait d'abord fait état de"."""
    return says(statement.cue or "", statement.language, "first")
