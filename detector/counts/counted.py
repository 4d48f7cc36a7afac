"""The counts that a sentence gives to somebody, however it says whose they are.

sentence + its attributions -> Tally, one for each count
"""

from __future__ import annotations

from collections.abc import Sequence

from ..clauses import Attribution
from ..clauses.reading import Reading
from ..quantities.units import CROWD, load_units
from ..words.cues import Cues
from .bracketed_counts import bracketed_counts
from .rival_counts import rival_counts, told_count
from .tallies import Tally, counts_in, n_numbers

_LONGEST_COUNTER = 8  # tokens of who has counted (chosen, untested)


def tallies_of(text: str, cues: Cues, attributions: Sequence[Attribution], *, carried: bool) -> list[Tally]:
    """Counts of rival sources, of brackets, and the one count of a sentence without a word of saying.

    Args:
        text: The sentence.
        cues: Of its language.
        attributions: What words of saying give to whom in it.
        carried: Whether the sentence before told what is counted ("Les syndicats en dénombrent 500").
    """
    rivals = rival_counts(text, cues, attributions) or bracketed_counts(text, cues, attributions)
    if rivals or attributions:
        return rivals
    one = _counted_crowd(text, cues, carried=carried) or (told_count(text, cues) if carried else None)
    return [one] if one else []


def _counted_crowd(text: str, cues: Cues, *, carried: bool) -> Tally | None:
    """A number of people that a sentence says its subject has counted: "Police counted 3,000 marchers".

    Args:
        text: A sentence.
        cues: Cue list of its language.
        carried: Whether the sentence before counts something, whose noun this one may leave out.

    Returns:
        A tally; ``None`` where it counts anything else, or tells it by another verb.
    """
    units = load_units(cues.language)
    if not n_numbers(text, cues):
        return None
    r = Reading(text, cues, False)
    counts = counts_in(r, units)
    if not counts or counts[0].unit not in (CROWD | {""} if carried else CROWD):
        return None
    begin = counts[0].begin
    width = units.counting.ending_at(r.tokens, begin - 1)
    first = begin - width
    if not width or not 0 < first <= _LONGEST_COUNTER or any(not r.is_word(i) for i in range(first)):
        return None
    said = r.trim((r.tokens[begin].start, len(text.rstrip(" ."))))
    return Tally(said, r.span(0, first), r.span(first, begin), text[slice(*said)]) if said else None
