"""Verbs that no subject precedes, where the language allows it: the subject is left out or stands behind."""

from __future__ import annotations

from .contents import infinitive_behind
from .noun_phrases import phrase_end
from .reading import Reading, Span
from .settings import behind_addressee, behind_setting
from .verb_groups import VerbGroup

_SPEECH = frozenset('«“„":')


def impersonal(r: Reading, group: VerbGroup) -> bool:
    """Whether the verb says what nobody in particular says: "se dice que"."""
    match = r.cues.patterns["impersonal"].search(r.norm)
    if match is not None and match.start() <= r.tokens[group.last].start < match.end():
        return True
    before = range(group.first, group.last)
    reflexive = any(r.among("reflexives", i) for i in before)
    return reflexive and object_before(r, group)  # "se le preguntó": he was asked


def subject_behind(r: Reading, group: VerbGroup, after: int) -> tuple[Span | None, int]:
    """Find the subject of "Negó el ministro que", "Lo desmintió el ministro".

    Args:
        r: The sentence.
        group: A verb group without a subject before it.
        after: First token behind it and its adverbs.

    Returns:
        Span of the subject and where to go on behind it; ``(None, after)`` when what follows the verb is
        its object, so that the subject is left out.
    """
    position = behind_addressee(r, after)
    if object_before(r, group):
        position = behind_setting(r, position)
    if not r.nominal(position) or r.among("complementizers", position):
        return None, after
    begin = position + (r.starts("determiners", position) > 0)
    if r.starts("claim_nouns", begin) or r.starts("claim_anaphors", position):
        return None, after
    end = phrase_end(r, position)
    end = next((i for i in range(position + 1, end) if _opens_infinitive(r, i, after)), end)
    if object_before(r, group):
        return r.span(position, end), end
    known = r.starts("definite_determiners", position) or r.capitalised(position)
    if r.among("announcing", group.last) and not known:
        return None, after  # "Anunció una obra que costará ...": what is announced
    following = r.skip_adverbs(end)
    introduced = r.among("complementizers", following) or r.mark(following) in _SPEECH
    if introduced or _opens_infinitive(r, following, after):
        return r.span(position, end), end
    return None, after


def _opens_infinitive(r: Reading, index: int, after: int) -> bool:
    return r.starts("infinitive_openers", index) > 0 and infinitive_behind(r, index, after)


def object_before(r: Reading, group: VerbGroup) -> bool:
    """Whether a pronoun before the verb is its object: "Lo negó"."""
    return any(
        r.among("clitics", i) and not r.among("reflexives", i) and not r.among("negations", i)
        for i in range(group.first, group.last)
    )
