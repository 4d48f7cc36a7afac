"""Nouns that stand for a claim: what it is about, and whose it is ("les allégations de X sur Y")."""

from __future__ import annotations

from .reading import Reading, Span


def claim_holder(r: Reading, first: int, end: int) -> Span:
    """In "les déclarations de X" or "the statements of X" the source is X."""
    position = first + 1 if r.starts("determiners", first) else first
    if position < end and r.starts("claim_nouns", position):
        for offset in range(position + 1, end - 1):
            width = r.starts("claim_topics", offset)
            if width and offset + width < end:
                return r.span(offset + width, end)
    return r.span(first, end)


def topic(r: Reading, noun: int, end: int, of_anything: bool = False) -> Span | None:
    """What a claim noun is about: "rumeurs de démission", "reports on the sale"; ``None`` if unsaid.

    "Les allégations du journal" names whose they are, not what they say, unless ``of_anything``.
    """
    for index in range(noun + 1, end):
        width = r.starts("claim_topics", index)
        if not width or index + width >= end:
            continue
        whose = (
            r.capitalised(index + width)
            or r.starts("definite_determiners", index + width)
            or r.among("of_the", index)
        )
        if r.among("of", index) and (whose and not of_anything or _parted(r, noun, index)):
            continue
        if r.starts("time_words", index + width) or r.starts("claim_media", index + width):
            continue  # "the reports on Monday", "in the press"
        if any(r.starts("relative_subjects", i) for i in range(noun + 1, index)):
            continue  # "rumours that go round on"
        behind = index + width + 1
        if r.figure(behind - 1) and (r.participle(behind) or r.cues.verb_ending.search(r.word(behind))):
            end = behind  # "the figure of nine issued on Monday"
        comma = next((i for i in range(behind, end) if r.mark(i) == "," and not r.quoted[i]), end)
        if r.participle(comma + 1) or r.among("relative_subjects", comma + 1):
            end = comma  # "le chiffre de 4 000 postes, avancé par X,"
        return r.span(index + width, end)
    return None


def _parted(r: Reading, noun: int, of: int) -> bool:
    """Whether another phrase stands between a noun and an "of": "la rumeur en conférence de presse"."""
    return any(
        r.among("coordinators", i) or r.starts("adjunct_starts", i) and not r.starts("determiners", i)
        for i in range(noun + 1, of)
    )


def holder_of(r: Reading, noun: int, end: int) -> Span | None:
    """Whose a claim is: "les allégations du syndicat selon lesquelles"; ``None`` if unsaid."""
    if not r.among("of", noun + 1) or noun + 2 >= end:
        return None
    definite = (
        r.capitalised(noun + 2) or r.starts("definite_determiners", noun + 2) or r.among("of_the", noun + 1)
    )
    return r.span(noun + 2, end) if definite else None
