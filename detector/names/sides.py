"""Sides: who speaks on behalf of whom, and so denies what others say and nothing that they say.

the source of a denial + what was said before -> whose side it is on
"""

from __future__ import annotations

from collections.abc import Sequence

from ..schema import Statement
from ..words.cues import load_cues
from ..words.tokens import tokenize
from .sources import innermost, names, own_names
from .voices import same_voice


def client_of(denial: Statement, before: Sequence[Statement]) -> Statement | None:
    """Find for whom a denier worded by a possessive speaks: "his lawyer", of the one who spoke last.

    Args:
        denial: The denial.
        before: The statements of its article before it, in reading order.

    Returns:
        The last words of that one, which are about himself; ``None`` where the denier speaks for nobody, or
        the one meant may be somebody spoken of: "Rey says the mayor hit her. His lawyer denies it."
    """
    source = innermost(denial.source) or ""
    place, _ = _representing(source, denial.language)
    possessives = load_cues(denial.language).words["possessives"]
    if place < 1 or tokenize(source)[place - 1].norm not in possessives:
        return None
    said = next((one for one in reversed(before) if one.source is not None), None)
    return said if said is not None and _is_about_its_source(said) else None


def speaks_for(one: Statement, other: Statement) -> bool:
    """Whether the source of a statement is worded as speaking for that of another: "Rey's lawyer"."""
    source = innermost(one.source) or ""
    place, end = _representing(source, one.language)
    if place < 0 or other.source is None:
        return False
    tokens = tokenize(source)
    before = source[: tokens[place - 1].end] if place else ""
    behind = source[tokens[end - 1].end :].split(",")[0]
    owner = names(behind) or (names(before) if tokens[place - 1].norm == "s" else frozenset())
    return bool(owner & (own_names(innermost(other.source)) | own_names(other.speaker)))


def one_side(claim: Statement, denial: Statement, client: Statement | None) -> bool:
    """Whether a denier stands on the side of the one who made a claim.

    Args:
        claim: The claim.
        denial: The denial.
        client: What ``client_of`` finds for the denial.
    """
    if client is not None and (claim is client or same_voice(claim, client)):
        return True
    return speaks_for(denial, claim) or speaks_for(claim, denial)


def _representing(source: str, language: str) -> tuple[int, int]:
    """Tokens of the noun by which a source speaks for somebody; from -1 where there is none."""
    nouns = load_cues(language).words["representing"]
    tokens = tokenize(source)
    found = ((place, nouns.starting_at(tokens, place)) for place in range(len(tokens)))
    return next(((place, place + width) for place, width in found if width), (-1, 0))


def _is_about_its_source(said: Statement) -> bool:
    """Whether somebody speaks about himself: "I never signed", "he says that he never signed"."""
    opening = tokenize(said.content)
    if opening and load_cues(said.language).words["first_person"].starting_at(opening, 0):
        return True
    named = innermost(said.source) or ""
    filled = said.proposition != said.content and named not in said.content
    return filled and said.proposition.startswith(named)
