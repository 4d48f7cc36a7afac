"""What happened only after another statement was made, and so leaves that standing.

two statements -> whether the later of them tells of such a thing
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass

from ..days.moments import apart, find_moments, is_later
from ..quantities.clashes import clashing_quantities
from ..quantities.reading import Reading, read
from ..schema import Statement
from ..words.cues import load_cues
from ..words.subjects import subject_words, subjects_of
from ..words.tokens import normalise, tokenize
from .change_words import act_words, change_words, says

_WHOLE_DAY = len("2026-01-31")
#: Acts that are done in public, so that the headline that tells one is the news of it.
_IN_PUBLIC = frozenset(("released", "charged", "convicted", "acquitted", "annulled", "resigned", "reopened"))
_BEFORE_ACT = 2  # words before an act among which one can say that it was done long since (chosen, untested)
#: Acts that nobody does to somebody, so that no participle of theirs only says of whom the talk is.
_OF_ITSELF = frozenset(("resigned", "died", "left"))
END_OF_CLAUSE = re.compile(r"[,;:.?!…»“”()–—]\s+|\s[–—]\s")
_SAME_NEWS = 3  # days from a march to an article on it that names no day (chosen, untested)


@dataclass(frozen=True, slots=True)
class Act:
    """An act that is told as done: the clause that tells it, and the day named for it, if any."""

    clause: str
    day: str | None


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


def acted_since(left: Statement, right: Statement, readings: tuple[Reading, Reading]) -> bool:
    """Whether a statement tells of an act that was done only after another was made, and that it may deny.

    "He is in custody" and "released on Wednesday", "nothing has been signed" and "signed on the 24th" both
    hold. What is found, published or said since is no such act: it may show that the other was never true.
    Nor is one that the other tells as done, too: the two may disagree on the day.

    Args:
        left: A statement.
        right: Another, which may tell of the act.
        readings: What the two propositions say of numbers, in the same order.
    """
    if right.stance not in ("assert", "confirm") or left.stance not in ("assert", "confirm", "deny"):
        return False
    done = acts_in(right)
    if left.stance != "deny":
        known = acts_in(left)
        done = {name: act for name, act in done.items() if name not in known}
    done = {name: act for name, act in done.items() if not _says_more(left, right, name, act, readings)}
    if not done:
        return False
    foreseen = any(is_later(day, left.date) for day in left.days)
    if not foreseen and any(
        is_later(act.day, left.date) and not is_later(act.day, right.date) for act in done.values()
    ):
        days = [act.day for act in done.values() if act.day]
        return left.stance != "deny" or not left.days or apart(left.days, days)
    if right.days or right.source is not None or right.hedged or not is_later(right.date, left.date):
        return False
    if "resigned" in done and says(left.proposition, left.language, "to_come"):
        return True
    of_one = any(
        subject_words(act.clause, right.language) & subjects_of(left)
        for name, act in done.items()
        if name in _IN_PUBLIC
    )
    return right.heading and left.stance != "deny" and of_one


def acts_in(statement: Statement) -> dict[str, Act]:
    """The acts that a statement tells as done, by name; not those done long before what it tells.

    "The register, released on Friday, has no entry" tells of the entry.
    """
    text, language = normalise(statement.proposition), statement.language
    cues, long_since = load_cues(language), change_words(language)["long_since"]
    no_participles = cues.participle.pattern == "(?!)"  # of a language whose participles no ending tells
    found = {}
    for name, words in act_words(language).items():
        for match in words.finditer(text):
            start, end = _clause_around(text, match.start(), match.end())
            before = text[start : match.start()].split()
            told_of = not before and name not in _OF_ITSELF
            if told_of and (no_participles or cues.participle.search(match.group().split()[0])):
                continue
            if long_since.search(" ".join(before[-_BEFORE_ACT:])):
                continue
            if not read(statement.proposition[start : match.end()], cues).negated:
                found[name] = Act(statement.proposition[start:end], _day_of(statement, *match.span()))
    return found


def _day_of(statement: Statement, start: int, end: int) -> str | None:
    """The day named nearest to an act; also that since which its outcome lasts: "reopened since Monday"."""
    text = statement.proposition
    for match in change_words(statement.language)["lasting_since"].finditer(normalise(text)):
        text = text[: match.start()] + " " * len(match.group()) + text[match.end() :]
    moments = find_moments(text, statement.date, statement.language, past=True)
    near = {max(moment.start - end, start - moment.end): moment.iso for moment in moments}
    return near[min(near)] if near else None


def _says_more(
    left: Statement, right: Statement, name: str, act: Act, readings: tuple[Reading, Reading]
) -> bool:
    """Whether what a statement says beside an act may contradict another: it is negated, or counts too."""
    rest = read(right.proposition.replace(act.clause, " ", 1), load_cues(right.language))
    if rest.negated or name == "died" and rest.quantities:
        return True
    if all(says(s.proposition, s.language, "growing") for s in (left, right)):
        return False  # tolls are weighed by themselves
    return clashing_quantities(readings[0], rest) is not None


def _clause_around(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the clause of the words from ``start`` to ``end`` begins and ends."""
    breaks = list(END_OF_CLAUSE.finditer(text))
    first = max((m.end() for m in breaks if m.end() <= start), default=0)
    return first, min((m.start() for m in breaks if m.start() >= end), default=len(text))


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
