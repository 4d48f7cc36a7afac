"""How the two statements of a pair stand to each other: one source's own words, a denial and its claim."""

from __future__ import annotations

from ..names.sources import own_names
from ..names.voices import same_voice
from ..schema import Statement


def own_words(left: Statement, right: Statement) -> bool:
    """Whether both statements are one source's; "Y says that X said" is Y's word, not X's."""
    nested = " > " in (left.source or "") or " > " in (right.source or "")
    if nested or left.article != right.article and not (own_names(left.voice) and own_names(right.voice)):
        return False  # "the minister" of two articles may be two ministers
    return (
        same_voice(left, right)
        or left.source is None
        and right.source is None
        and left.article == right.article
    )


def linked(left: Statement, right: Statement) -> bool:
    """Whether the denial on the right is linked to the left statement."""
    return right.resolves_to is not None and right.resolves_to == left.id
