"""Told of: people whom what somebody says is about, and whom a pronoun may therefore mean.

a sentence or a statement before it -> those it is about
"""

from __future__ import annotations

from collections.abc import Sequence

from ..clauses import Attribution, Span, opening_subject
from ..contents.standalone import standalone
from ..names.antecedents import agreeing, agrees, can_speak, is_person, is_pronoun, number_of
from ..names.sources import compatible, innermost, same_source
from ..schema import DENIALS, Statement
from ..words.cues import Cues
from ..words.tokens import tokenize
from .spoken_of import is_governed


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
    if behind and (reckoning := _own_reckoning(text, tag, cues)):
        return reckoning
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


def _own_reckoning(text: str, tag: Attribution, cues: Cues) -> str | None:
    """Whom "C, by their own account" is about: its subject, if it surely is that one's, or a person's."""
    tokens = tokenize(text[slice(*tag.cue)])
    words = [token.norm for token in tokens]
    theirs = any(word in cues.words["possessives"] for word in words)
    theirs = theirs or cues.free_order and cues.words["own_view"].starting_at(tokens, 0) > 0
    own = any(cues.patterns["of_ones_own"].fullmatch(word) for word in words)
    subject = opening_subject(text, cues) if tag.source is None and (theirs or own) else None
    if subject is None or subject[1] > tag.cue[0]:
        return None
    one = text[slice(*subject)]
    many = any(word in cues.words["their"] for word in words) and number_of(one, cues) == "plural"
    return one if own or many or is_person(one, cues) else None


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


def of_another(
    text: str,
    attribution: Attribution,
    content: Span | None,
    source: str | None,
    recent: Sequence[str],
    cues: Cues,
) -> str | None:
    """Word a content that tells of another than its source so that it can be read without its sentence.

    Args:
        text: The sentence.
        attribution: The attribution whose content it is.
        content: Span of the content; ``None`` for none.
        source: Who puts it forward or denies it.
        recent: Who was spoken of, last one last.
        cues: Cue list of its language.

    Returns:
        The proposition; ``None`` where the content may tell of its source, and is to be read as such.
    """
    words = text[slice(*content)] if content else ""
    denied = words and source and attribution.stance in DENIALS and not attribution.direct
    other = denied_of(words, innermost(source), recent, cues) if denied else None
    if other is not None:
        named = not is_pronoun(other, cues)
        return standalone(words, other if named else None, cues, denied=True, indirect=True)
    return words if content and attribution.of_another else None


def denied_of(content: str, source: str, recent: Sequence[str], cues: Cues) -> str | None:
    """Find of whom a denied clause tells that opens with a pronoun: "Son agent dément qu'elle soit malade".

    It is another than the one who denies where the pronoun does not fit that one, where the latter only
    speaks for somebody, and where the grammar says so: a French subjunctive has another subject.

    Args:
        content: What is denied, verbatim.
        source: Who denies it.
        recent: Who was spoken of, last one last.
        cues: Cue list of the language.

    Returns:
        That other one, the last spoken of who surely fits; the pronoun itself where nobody does and the one
        who denies cannot be meant; ``None`` where that one may be meant, or no pronoun opens the content.
    """
    tokens = tokenize(content)
    if len(tokens) < 3 or tokens[0].norm not in cues.words["subject_pronouns"]:
        return None
    pronoun, verb = tokens[0].norm, 1
    while verb < len(tokens) - 1 and tokens[verb].norm in cues.words["clitics"]:
        verb += 1
    speaks_for = any(token.norm in cues.words["representing"] for token in tokenize(source)[:4])
    fits = bool(agreeing([source], pronoun, cues)) and not speaks_for
    if fits and not cues.patterns["subjunctive"].fullmatch(tokens[verb].norm):
        return None
    others = [one for one in recent if not same_source(one, source) and not compatible(one, source)]
    likely = [o for o in others if is_person(o, cues) and agrees(o, pronoun, cues)]
    if likely:
        return likely[-1]
    return None if fits else content[tokens[0].start : tokens[0].end]


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
    return [*_people_apart(text, attributions, cues), *(one for one in told if is_person(one, cues))]


def _people_apart(text: str, attributions: Sequence[Attribution], cues: Cues) -> list[str]:
    """People whom a sentence names beside what is said and who says it: "X quit after a paper told C"."""
    spans = [span for a in attributions for span in (a.content, a.source) if span]
    found = []
    for match in cues.full_name.finditer(f"… {text}"):
        begin = match.start() - len("… ")
        words = [token.norm for token in tokenize(match.group())]
        lists = ("adjunct_starts", "subordinators", "claim_outlets", "institutions", "time_words")
        nobody = any(word in cues.words[name] for word in words for name in lists)
        before = tokenize(text[: max(begin, 0)])[-1:]
        nobody = nobody or any(t.norm in cues.words["determiners"] for t in before)  # "the Mary Celeste"
        nobody = nobody or words[1] in cues.words["determiners"]  # "Outside the Pensilva"
        inside = any(first <= begin < last for first, last in spans)
        if not (nobody or inside or is_governed(text[:begin], cues)) and is_person(match.group(), cues):
            found.append(match.group())
    return found
