"""What happened only after another statement was made, and so leaves that standing.

two statements -> whether the later of them tells of such a thing
"""

from __future__ import annotations

import datetime

from ..days.moments import is_later
from ..schema import Statement
from ..words.subjects import subject_words, subjects_of
from ..words.tokens import normalise, tokenize
from .change_words import change_words

_WHOLE_DAY = len("2026-01-31")
_SAME_NEWS = 3  # days from a march to an article on it that names no day (chosen, untested)


def happened_since(left: Statement, right: Statement) -> bool:
    """Whether all that a statement tells happened after another was made, by the days it names."""
    foreseen = any(is_later(day, left.date) for day in left.days)
    since = [is_later(day, left.date) and not is_later(day, right.date) for day in right.days]
    return bool(since) and all(since) and not foreseen


def overtaken(denial: Statement, told: Statement) -> bool:
    """Whether all that a statement tells happened after the day of a denial, by the days it names.

    A denial that names a day of its own stays a denial of that day; one that only answers others may be met
    by what comes to light ("the letters turned up on Thursday").
    """
    if denial.stance != "deny" or denial.bare or denial.days or told.stance != "assert":
        return False
    return bool(subjects_of(denial) & subjects_of(told)) and happened_since(denial, told)


def recalls(one: Statement, other: Statement) -> bool:
    """Whether a statement names days, all well before the one on which another without a day was made."""
    if other.days or not one.days or len(other.date or "") < _WHOLE_DAY:
        return False
    made = datetime.date.fromisoformat(other.date or "")
    days = [datetime.date.fromisoformat(day) for day in one.days if len(day) == _WHOLE_DAY]
    return len(days) == len(one.days) and all((made - day).days > _SAME_NEWS for day in days)


def happens_again(left: Statement, right: Statement) -> bool:
    """Whether the later statement tells of one more of what the earlier calls single: "a second search"."""
    text = normalise(right.proposition)
    for match in change_words(right.language)["again"].finditer(text):
        counted = next((token.norm for token in tokenize(text[match.end() :])), "")
        if subject_words(counted, right.language) & subjects_of(left):
            return True
    return False
