"""The counts that a sentence gives to somebody, however it says whose they are.

sentence + its attributions -> Tally, one for each count
"""

from __future__ import annotations

from collections.abc import Sequence

from .bracketed_counts import bracketed_counts
from .clauses import Attribution
from .cues import Cues
from .rival_counts import Tally, counted_crowd, rival_counts, told_count


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
    one = counted_crowd(text, cues, carried=carried) or (told_count(text, cues) if carried else None)
    return [one] if one else []
