"""Which pairs are no conflict: most of them whatever the inference model says."""

from __future__ import annotations

from ..attribution.spoken_of import by_its_author
from ..copies import same_words
from ..days.moments import is_later
from ..names.sources import names
from ..names.voices import same_voice
from ..quantities.clashes import clashing_quantities, counts_of_two_occasions, frequencies_clash
from ..quantities.participants import frequencies_of_two_acts, namesakes, one_of_others
from ..quantities.reading import Reading
from ..schema import PairInference, Statement
from ..updates.changes import change_between, leaves_standing
from ..words.cues import load_cues
from ..words.tokens import normalise
from .ends import linked, own_words
from .thresholds import COPY_OVERLAP, SAME_AT_TWO_TIMES


def ruled_out(
    left: Statement, right: Statement, readings: tuple[Reading, Reading], similarity: float
) -> bool:
    """Whether a pair is no conflict whatever the model says.

    Two denials; a retraction and another's words; a source with itself in one article, or in two when it
    denies what it does not answer; a fear and what is answered to it in one sentence; copies; an update: what
    differs has changed from one to the other, or comes on top of it; and the counts or frequencies of two
    occasions, two acts, two people of one surname or one of another office.
    """
    if (left.article, left.start) == (right.article, right.start):
        if same_voice(left, right) or _feared(left):
            return True  # what a sentence takes back and says instead; "X fears C, which Y denies"
    change = change_between(left, right, readings)
    if change and similarity >= SAME_AT_TWO_TIMES[change] or leaves_standing(left, right, readings):
        return True
    if left.is_denial and right.is_denial:
        return True
    own = own_words(left, right)
    if right.is_denial:
        if _of_another_time(left, readings):
            return True  # "at the time, in 2019, she had denied any talks"
        if left.source is None and by_its_author(left.text, load_cues(left.language)):
            return True  # "I find these claims odd": who comments on a dispute makes no claim in it
        if right.stance == "retract" and left.source is not None and not (own or linked(left, right)):
            return True  # nobody takes back another's words
        return own and not (linked(left, right) or right.stance == "retract" or _admitted_since(left, right))
    if counts_of_two_occasions(*readings) or frequencies_of_two_acts(*readings):
        return True
    if clashing_quantities(*readings) or frequencies_clash(*readings):
        if namesakes(left.proposition, right.proposition, (left.language, right.language)):
            return True
        if one_of_others(*readings) and not names(left.proposition) & names(right.proposition):
            return True
    return own and left.article == right.article or same_words(left, right, readings, COPY_OVERLAP)


def says_no_too(
    left: Statement, right: Statement, readings: tuple[Reading, Reading], inference: PairInference
) -> bool:
    """Whether a negated statement agrees with a denial: "I never signed", "she denies having signed".

    What denies may also be negated beside the point ("opened fire without warning"): the model tells.
    """
    if not right.is_denial or not readings[0].negated or readings[1].negated or linked(left, right):
        return False
    return inference.forward.entailment <= inference.forward.contradiction


def _of_another_time(claim: Statement, readings: tuple[Reading, Reading]) -> bool:
    """Whether a denial recalls another occasion, in a year that is not the claim's."""
    ours, theirs = (reading.matter for reading in readings)
    told_then = ours.years & theirs.years or ours.yearly or (claim.date or "")[:4] in theirs.years
    return theirs.recalled and not told_then


def _admitted_since(claim: Statement, denial: Statement) -> bool:
    """Whether a source confirms something on a later day than it denied something: "he admits one lunch"."""
    return claim.stance == "confirm" and is_later(claim.date, denial.date)


def _feared(statement: Statement) -> bool:
    """Whether a source does not say that something is so, but fears it."""
    return bool(load_cues(statement.language).patterns["fearing"].search(normalise(statement.cue or "")))
