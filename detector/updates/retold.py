"""Which pairs tell again a count that is known to be an update by another pair of their articles.

statements + candidate pairs -> the pairs that are no conflict, because their counts have changed
"""

from __future__ import annotations

from collections.abc import Sequence

from ..quantities.clashes import clashing_quantities
from ..quantities.reading import Reading
from ..schema import CandidatePair, Statement
from .changes import change_between


def retold_updates(
    statements: Sequence[Statement],
    readings: Sequence[Reading],
    pairs: Sequence[CandidatePair],
    least: float,
) -> set[tuple[int, int]]:
    """Find the pairs whose counts another pair of the same two articles shows to be an update.

    "An earlier toll was three, firemen now say seven" goes for the headline that tells the seven, too.

    Args:
        statements: The statements that ``pairs`` index.
        readings: What their propositions say of numbers.
        pairs: Candidate pairs.
        least: Least similarity of two statements that tell of one count.

    Returns:
        Those pairs, of which at least one statement is the outlet's own, as ``(left, right)``.
    """
    changed: set[tuple[object, ...]] = set()
    outlets: list[tuple[int, int]] = []
    for pair in pairs:
        left, right = (statements[end] for end in (pair.left, pair.right))
        both = readings[pair.left], readings[pair.right]
        if left.article == right.article or pair.similarity < least or not clashing_quantities(*both):
            continue
        if change_between(left, right, both) == "count":
            changed |= {_told_counts(left, right, both), _told_counts(right, left, both[::-1])}
        elif left.source is None or right.source is None:
            outlets.append((pair.left, pair.right))
    return {
        (left, right)
        for left, right in outlets
        if _told_counts(statements[left], statements[right], (readings[left], readings[right])) in changed
    }


def _told_counts(left: Statement, right: Statement, readings: tuple[Reading, Reading]) -> tuple[object, ...]:
    """Two counts that clash, by what they count and in which articles."""
    clash = clashing_quantities(*readings)
    counts = [(q.unit, q.low, q.high) for q in clash or ()]
    return left.article, right.article, *counts
