"""Told of: people whom what somebody says is about, and whom a pronoun may therefore mean.

a sentence or a statement before it -> those it is about
"""

from __future__ import annotations

from collections.abc import Sequence

from .antecedents import agreeing, agrees, can_speak, is_person
from .clauses import Attribution, opening_subject
from .cues import Cues, tokenize
from .schema import Statement
from .sources import innermost


def own_subject(text: str, tag: Attribution, before: Statement | None, cues: Cues) -> str | None:
    """Find whom "C, she said" is about where C names her: its subject, if no other woman spoke before.

    Args:
        text: The sentence.
        tag: Its first attribution.
        before: The statement before it; ``None`` for none.
        cues: Cue list of its language.

    Returns:
        The subject as it is worded; ``None`` where it is nobody who speaks or does not fit the pronoun.
    """
    behind = tag.content is not None and tag.content[0] < tag.cue[0] and not tag.direct
    if not (tag.source and tag.source_is_pronoun and behind):
        return None
    pronoun = text[slice(*tag.source)]
    if before and before.source and agrees(innermost(before.source), pronoun, cues):
        return None
    subject = opening_subject(text, cues)
    if subject is None or not tag.content[0] <= subject[0] or subject[1] > tag.cue[0]:
        return None
    words = text[slice(*subject)]
    return words if agrees(words, pronoun, cues) and can_speak(words, cues) else None


def accused(before: Statement | None, recent: Sequence[str], pronoun: str, cues: Cues) -> list[str]:
    """Find whom "il" that denies means: of whom an office just told something, not the office.

    Args:
        before: The statement before the denial.
        recent: Who was spoken of, last one last.
        pronoun: Who denies, as the text has it.
        cues: Cue list of the language.

    Returns:
        That one alone; nobody where the last to speak is a person, or told nothing of one that agrees.
    """
    if before is None or before.source is None:
        return []
    outer, *inner = before.source.split(" > ")
    if inner and can_speak(outer, cues) and not is_person(outer, cues):
        return [one for one in agreeing(inner[-1:], pronoun, cues) if can_speak(one, cues)]
    if before.source not in recent[-1:]:
        return []
    if is_person(before.source, cues) or not can_speak(before.source, cues):
        return []
    subject = opening_subject(before.content, cues)
    told = [before.content[slice(*subject)]] if subject else []
    return [one for one in agreeing(told, pronoun, cues) if can_speak(one, cues)]


def people_named(text: str, cues: Cues) -> list[tuple[int, int]]:
    """Spans of those whom a sentence names by a role alone: "contredisant | la directrice", "the mayor"."""
    tokens = tokenize(text)
    definite = cues.words["definite_determiners"]
    roles = (i for i in range(1, len(tokens)) if tokens[i].norm in cues.role_nouns)
    alone = (i for i in roles if definite.starting_at(tokens, i - 1) == 1)
    return [(tokens[i - 1].start, tokens[i].end) for i in alone]


def people_told_of(text: str, attributions: Sequence[Attribution], cues: Cues) -> list[str]:
    """People whom the contents of a sentence are about: a pronoun means them rather than older ones."""
    contents = [text[slice(*a.content)] for a in attributions if a.content]
    subjects = ((one, opening_subject(one, cues)) for one in contents)
    told = [one[slice(*subject)] for one, subject in subjects if subject]
    return [one for one in told if is_person(one, cues)]
