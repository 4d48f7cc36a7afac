"""What has changed between two statements, and so is no conflict: a newer count, a newer state.

statements + candidate pairs -> Update, by date.

The rule, in words. Two counts of one thing are an update when the later statement says that the count
has changed, when both are one source's, when the statements have no day in common or the later tells only of
days after the earlier was made (a sum of money, though, does not change by itself), or when what is
counted is a toll (the dead, the arrested, the ill) that has risen. Of two tolls of one day, the one that
says so ("le bilan a été revu à la baisse") is the later. Other counts do not rise by themselves: two
sources that differ contradict each other as long as the texts let them speak of one moment, though
one may speak a day later. So does a toll that falls without a word of change. A toll is also brought up to
date where the two do not clash: "at least 41 dead" and "58", "four miners" and "seven people are now known
to have died". What spreads, a fire, is larger on a later day; a crowd is that of the day named; a count told
as what its source had said first stands against nobody's; and what one article gives two sources for at one
date it gives as it stands.

A state has changed when the later of two assertions on one subject says so ("rouvert", "no longer"). Where
both are one named source's it is enough that it says that something is over ("terminé", "lifted"), and that
half of the subject is shared; so it is where it was over, by the days named, only after the earlier was
said. Different days alone do not tell: they may be what the two disagree on. Nor is
a denial brought up to date by what comes out after it, which is mostly held against it, unless that
happened only after the denial ("signed on the 21st", denied on the 3rd).

What was done on a day since then ("released on Wednesday", "signed on the 24th") leaves the earlier standing,
whatever it was (``since.py``). What adds to an earlier count ("two more bodies", "a second search") leaves
it standing: it is neither.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

from ..days.moments import apart, find_moments, is_later
from ..names.sources import own_names, same_source
from ..names.voices import same_voice
from ..quantities.clashes import clashing_quantities
from ..quantities.matters import one_occasion
from ..quantities.reading import Quantity, Reading, read
from ..quantities.units import CROWD, PERSONS
from ..schema import CandidatePair, Statement, Update
from ..words.cues import load_cues
from ..words.subjects import coverage, subject_words, subjects_of
from ..words.tokens import normalise
from .change_words import change_words, says, tellings, words_around
from .order import comes_first, corrects, is_newer, is_overtaken, moment
from .since import END_OF_CLAUSE, acted_since, acts_in, happened_since, happens_again, overtaken, recalls

#: What befalls people, and the names of people of whom a toll does not say what befell them.
_FATES = frozenset(("dead", "injured", "missing", "arrested", "hospitalised", "evacuated"))
_ALL_PEOPLE = PERSONS | CROWD | {"victim", "dead"}
_OF_TOLLS = _FATES | PERSONS | {"person", "victim"}
_MOST_YEARS = 1  # between two statements of which one brings the other up to date (chosen, untested)
_MOST_WORDS = 90  # characters of a content that tells a state in full (chosen, untested)
#: Lists of ``data/changes`` on states: what anyone may say, and one source only of its own earlier words.
_OF_STATES = ("states", "ended")


def find_updates(
    statements: Sequence[Statement],
    pairs: Sequence[CandidatePair],
    least: Mapping[str, float],
) -> list[Update]:
    """Find the pairs of which the later statement brings the earlier one up to date.

    Args:
        statements: The statements that ``pairs`` index.
        pairs: Candidate pairs.
        least: Least similarity of two statements on one thing at two times, by kind of update.

    Returns:
        Updates ``u1``, ``u2``, ... by the date of the newer statement. Of several statements that one
        brings up to date, only the last before it is kept, and of several pairs that tell the same only
        one.
    """
    readings = [read(s.proposition, load_cues(s.language), s.date) for s in statements]
    found: dict[str, tuple[tuple[str, float], Update]] = {}
    for pair in pairs:
        left, right = pair.left, pair.right
        kind = change_between(statements[left], statements[right], (readings[left], readings[right]))
        if kind is None or pair.similarity < least[kind]:
            continue
        if comes_first(statements[right], statements[left]):
            left, right = right, left
        update = _update(kind, statements[left], statements[right], (readings[left], readings[right]))
        if _years_between(update.dates) > _MOST_YEARS:
            continue  # what was so years ago is told to compare with, and is mostly of another event
        rank = (update.dates[0], pair.similarity)
        if update.right not in found or rank > found[update.right][0]:
            found[update.right] = (rank, update)
    kept: dict[tuple[str, str, tuple[str, str]], Update] = {}
    for _, update in sorted(
        found.values(), key=lambda entry: (entry[1].dates[::-1], -entry[0][1], entry[1].left)
    ):
        kept.setdefault((update.kind, update.what, update.dates), update)
    return [
        Update(f"u{n}", u.kind, u.left, u.right, u.what, u.dates)
        for n, u in enumerate(kept.values(), start=1)
    ]


def change_between(
    left: Statement, right: Statement, readings: tuple[Reading, Reading]
) -> Literal["count", "state"] | None:
    """Whether what differs between two statements has changed from one to the other, and what it is.

    Args:
        left: A statement.
        right: Another one; the order makes no difference.
        readings: What the two propositions say of numbers, in the same order.
    """
    if moment(left) is None or moment(right) is None:
        return None
    left, right, readings = _in_order(left, right, readings)
    clash = clashing_quantities(*readings)
    if clash and _adds(left, right, clash):
        return None
    if clash and _is_newer_count(left, right, readings, clash):
        return "count"
    if not clash and (_grown(left, right, readings) or _has_risen(left, right, readings)):
        return "count"
    if overtaken(left, right) and _one_subject(left, right, one_source=False):
        return "state"
    return "state" if _is_newer_state(left, right, readings) else None


def _in_order(
    left: Statement, right: Statement, readings: tuple[Reading, Reading]
) -> tuple[Statement, Statement, tuple[Reading, Reading]]:
    """Two statements with their readings, the earlier one first."""
    return (right, left, readings[::-1]) if comes_first(right, left) else (left, right, readings)


def leaves_standing(left: Statement, right: Statement, readings: tuple[Reading, Reading]) -> bool:
    """Whether two statements that differ can both hold because one comes on top of the other.

    Something happened only after it was denied, or is told as one more of what was counted before.

    Args:
        left: A statement.
        right: Another one; the order makes no difference.
        readings: What the two propositions say of numbers, in the same order.
    """
    if overtaken(left, right) or overtaken(right, left):
        return True
    if acted_since(left, right, readings) or acted_since(right, left, readings[::-1]):
        return True
    if left.is_denial or right.is_denial:
        return False
    left, right, readings = _in_order(left, right, readings)
    clash = clashing_quantities(*readings)
    if clash and {q.unit for q in clash} <= CROWD and (recalls(left, right) or recalls(right, left)):
        return True
    if clash and (_adds(left, right, clash) or is_overtaken(left) or is_overtaken(right)):
        return True
    if _one_more(left, right, readings) or _measured_anew(left, right):
        return True
    if _has_risen(left, right, readings) or clash and not clash[0].money and happened_since(left, right):
        return True  # however little alike they are
    if not is_newer(right, left):
        return False
    if clash and says(words_around(clash[1], right), right.language, "still"):
        return True  # "15 still in hospital", of 19 injured
    since = right.days and all(left.date and not is_later(left.date, day) for day in right.days)
    return bool(since) and readings[0].frequency == "single" and happens_again(left, right)


def _adds(left: Statement, right: Statement, clash: tuple[Quantity, Quantity]) -> bool:
    """Whether just one of two counts is told as coming on top of others: "two more bodies"."""
    adding = [
        says(words_around(count, s), s.language, "further")
        and not says(s.text, s.language, "counts")
        and not _met_otherwise(s, count)
        for count, s in zip(clash, (left, right), strict=True)
    ]
    return adding[0] != adding[1]


def _met_otherwise(statement: Statement, count: Quantity) -> bool:
    """Whether a count is of others than those told of before it: "two people died, 22 others were hurt"."""
    before = statement.proposition[: max(0, statement.proposition.find(count.text))]
    told = read(before, load_cues(statement.language), statement.date).quantities
    return count.unit in _FATES and any(q.unit in _FATES - {count.unit} for q in told)


def _is_newer_count(
    left: Statement, right: Statement, readings: tuple[Reading, Reading], clash: tuple[Quantity, Quantity]
) -> bool:
    negative = left.is_denial or right.is_denial
    if negative or any(map(_is_negated, (left, right), readings, clash)):
        return False
    tolls = _are_tolls(left, right, readings)
    if not is_newer(right, left):
        return tolls and corrects(right, left)
    # A statement can speak of the day on which it is made, too; a crowd is that of the day named.
    made_that_day = left.date == right.date or left.date in right.days or right.date in left.days
    of_that_day = made_that_day and not {q.unit for q in clash} <= CROWD
    no_day_in_common = apart(left.days, right.days) and not of_that_day or happened_since(left, right)
    changed = says(right.text, right.language, "counts") and not _replaces_another(right, clash[0])
    if clash[1].high < clash[0].low and says(right.text, right.language, "risen"):
        # what has risen to less was another's count, unless it is only what was added
        changed = changed and says(words_around(clash[1], right), right.language, "further")
    if no_day_in_common and not clash[0].money or changed:
        return True
    if same_source(left.source, right.source):
        return True
    if all(says(s.proposition, s.language, "spreading") for s in (left, right)):
        of_before = left.date in right.days and left.date not in left.days
        return is_later(right.date, left.date) and not of_before and clash[1].low >= clash[0].high
    if left.article == right.article and left.date == right.date and left.source and right.source:
        return False  # an article gives both as they stand
    grows = tolls and not says(right.proposition, right.language, "that_day")
    return grows and not clash[0].money and clash[1].high >= clash[0].low


def _one_more(left: Statement, right: Statement, readings: tuple[Reading, Reading]) -> bool:
    """Whether the later of two tolls says that one more has died since: "one of the wounded died on Friday".

    So does one that counts several dead where the earlier knew of a single one ("a man died").
    """
    if not _is_newer_toll(left, right, readings) or readings[0].negated:
        return False
    if says(right.proposition, right.language, "one_more"):
        return not says(left.proposition, left.language, "one_more")
    people = [[q for q in reading.quantities if q.unit in _ALL_PEOPLE] for reading in readings]
    single = "died" in acts_in(left) and not people[0]
    several = [q for q in people[1] if q.low > 1 and not q.kind and not q.bygone]
    return single and any(q.unit == "dead" or "died" in acts_in(right) for q in several)


def _measured_anew(left: Statement, right: Statement) -> bool:
    """Whether two statements give, of two days, what is measured every day: a share price, a poll."""
    measured = all(says(s.proposition, s.language, "measured") for s in (left, right))
    return measured and is_later(moment(right), moment(left))


def _replaces_another(statement: Statement, count: Quantity) -> bool:
    """Whether a sentence names the count that it replaces, and that is not ``count``.

    "Five injured, says a new toll; it had first been three" tells nothing of anybody else's seven.
    """
    if not says(statement.text, statement.language, "first"):
        return False
    told = read(statement.text, load_cues(statement.language), statement.date).quantities
    return len(told) > 1 and count.low not in {quantity.low for quantity in told}


def _are_tolls(left: Statement, right: Statement, readings: tuple[Reading, Reading]) -> bool:
    """Whether both statements tell of what is counted as it becomes known."""
    return all(
        says(s.proposition, s.language, "growing") or any(q.unit in _FATES for q in reading.quantities)
        for s, reading in zip((left, right), readings, strict=True)
    )


def _is_newer_toll(left: Statement, right: Statement, readings: tuple[Reading, Reading]) -> bool:
    """Whether the later of two statements may tell the toll that has become of the earlier's."""
    if left.is_denial or right.is_denial or not is_newer(right, left):
        return False
    return _are_tolls(left, right, readings) and one_occasion(readings[0].matter, readings[1].matter)


def _is_negated(statement: Statement, reading: Reading, count: Quantity) -> bool:
    """Whether the clause of a count is negated: not in "a girl did not survive, which makes four dead"."""
    if not reading.negated:
        return False
    text, start = statement.proposition, statement.proposition.find(count.text)
    breaks = [match.end() for match in END_OF_CLAUSE.finditer(text)]
    first = max((place for place in breaks if place <= start), default=0)
    last = min((place for place in breaks if place >= start + len(count.text)), default=len(text))
    return read(text[first:last], load_cues(statement.language)).negated


def _grown(
    left: Statement, right: Statement, readings: tuple[Reading, Reading]
) -> tuple[Quantity, Quantity] | None:
    """Two tolls of which the later is higher, though they do not clash: "at least 41 dead", "58 dead".

    So is that of a part at first, and of all on a day after that.
    """
    if not _is_newer_toll(left, right, readings):
        return None
    told_new = says(right.text, right.language, "counts")
    for ours in readings[0].quantities:
        same = [
            theirs
            for theirs in readings[1].quantities
            if theirs.unit == ours.unit
            and theirs.bygone == ours.bygone
            and (theirs.kind == ours.kind or happened_since(left, right) or told_new and not theirs.kind)
        ]
        if ours.unit in _OF_TOLLS and same and all(theirs.low > ours.low for theirs in same):
            return ours, same[0]
    return None


def _has_risen(left: Statement, right: Statement, readings: tuple[Reading, Reading]) -> bool:
    """Whether the later of two statements on tolls says that it has risen, of people it calls otherwise.

    "Four miners were killed", "seven miners are now known to have died"; not "the death toll has risen to
    eight" of eleven injured.
    """
    if not _is_newer_toll(left, right, readings):
        return False
    ours, theirs = ({q.unit for q in reading.quantities if not q.bygone} & _OF_TOLLS for reading in readings)
    apart_in_fate = ours & _FATES and theirs & _FATES and not ours & theirs
    turned = any(says(right.proposition, right.language, words) for words in ("risen", "turned"))
    return bool(ours) and not apart_in_fate and turned


def _is_newer_state(left: Statement, right: Statement, readings: tuple[Reading, Reading]) -> bool:
    if left.is_denial or right.is_denial or not is_newer(right, left):
        return False
    one_source = same_voice(left, right) and bool(own_names(left.voice) and own_names(right.voice))
    ends = (one_source or happened_since(left, right)) and not readings[1].negated
    told = tellings(right.proposition, right.language, *(_OF_STATES if ends else _OF_STATES[:1]))
    told -= tellings(left.proposition, left.language, *_OF_STATES)  # "has reopened", "has not reopened"
    return bool(told) and _one_subject(left, right, one_source=one_source)


def _years_between(dates: tuple[str, str]) -> int:
    first, last = (int(day[:4] or 0) for day in dates)
    return last - first


def _one_subject(left: Statement, right: Statement, *, one_source: bool) -> bool:
    """Whether one of the statements mentions most of what the other is about; of one source's, half.

    What tells the change is no subject: the state that is over goes by another word ("closed", "reopened").
    """
    ours, theirs = subjects_of(left), _unchanged_subjects(right)
    share = 2 * max(coverage(ours, theirs), coverage(theirs, ours))
    return share > 1 or share == 1 and one_source


def _unchanged_subjects(statement: Statement) -> frozenset[str]:
    """What a statement is about, without the words that tell that a state has changed, and when."""
    text = statement.proposition
    told = [
        m.span()
        for name in _OF_STATES
        for m in change_words(statement.language)[name].finditer(normalise(text))
    ]
    days = [(m.start, m.end) for m in find_moments(text, statement.date, statement.language)]
    for start, end in told + days:
        text = text[:start] + " " * (end - start) + text[end:]
    return subject_words(text, statement.language)


def _update(
    kind: Literal["count", "state"], left: Statement, right: Statement, readings: tuple[Reading, Reading]
) -> Update:
    clash = (clashing_quantities(*readings) or _grown(left, right, readings)) if kind == "count" else None
    what = (clash[0].text, clash[1].text) if clash else _states(left, right)
    return Update("", kind, left.id, right.id, " → ".join(what), (moment(left) or "", moment(right) or ""))


def _states(left: Statement, right: Statement) -> tuple[str, str]:
    """What two statements say of a state, in their own words: of a long one the clause that tells it."""
    before, after = _clauses(left.content), _clauses(right.content)
    told = next((c for c in after if tellings(c, right.language, *_OF_STATES)), after[0])
    about = subject_words(told, right.language)
    return max(before, key=lambda c: len(subject_words(c, left.language) & about)), told


def _clauses(content: str) -> list[str]:
    """The clauses of a content, in its own words; a short content is one."""
    whole = " ".join(content.split()).rstrip(". ")
    if len(whole) <= _MOST_WORDS:
        return [whole]
    clauses = (part.strip(" «»“”\"'") for part in END_OF_CLAUSE.split(whole))
    return [clause for clause in clauses if clause] or [whole]
