"""Pointers: whom a source without a name points back at, as a pronoun would.

"l'intéressé", "cette femme", "the same source" + who spoke or was named -> one of them
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from ..names.antecedents import agreeing, members, number_of
from ..names.sources import compatible, own_names
from ..words.cues import Cues
from ..words.tokens import Token, tokenize

_NEAR = 3  # sentences back in which "l'intéressé" was named (chosen, untested)


@dataclass(slots=True)
class Spoken:
    """Who spoke and who was named so far in an article, last one last.

    Attributes:
        sources: Sources of statements, as they were named.
        named: For each sentence, the full names in it.
        texts: Documents spoken of, as they were worded.
    """

    sources: list[str] = field(default_factory=list)
    named: list[list[str]] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)

    def read(self, text: str, cues: Cues) -> None:
        """Note the full names of a sentence, one that opens it included, and the documents in it."""
        found = (match.group() for match in cues.full_name.finditer(f"… {text}"))
        self.named.append([name for name in found if len(own_names(name)) >= 2])
        self.texts += _documents_in(text, cues)

    def in_full(self, name: str) -> str:
        """The full name of somebody named before whom a sentence calls by one word of it; else ``name``."""
        if len(name.split()) > 1 or not own_names(name):
            return name
        before = (one for sentence in reversed(self.named) for one in sentence)
        return next((one for one in before if own_names(name) <= own_names(one)), name)


def pointed_at(words: str, spoken: Spoken, cues: Cues) -> str | None:
    """Find whom a source points back at.

    Args:
        words: The source as its sentence words it.
        spoken: What was read before.
        cues: Cue list of the language.

    Returns:
        One of those who spoke or were named; ``None`` where the words do not point, or at nobody known.
    """
    tokens = tokenize(words)
    if not tokens or not spoken.sources and not spoken.named or own_names(words):
        return None
    whole = {
        name
        for name in ("same_source", "one_concerned")
        if cues.words[name].starting_at(tokens, 0) == len(tokens)
    }
    if "same_source" in whole:
        unnamed = [one for one in spoken.sources if _is_unnamed(one, cues)]
        return (unnamed or spoken.sources or [None])[-1]
    if "one_concerned" in whole:
        return _concerned(tokens[-1].norm, spoken, cues)
    if tokens[0].norm in cues.words["claim_demonstratives"] and _is_document(words, cues):
        return next((one for one in reversed(spoken.sources) if _is_document(one, cues)), None)
    if tokens[0].norm in cues.words["claim_demonstratives"] and not _is_thing(words, cues):
        people = [one for one in spoken.sources if not _is_thing(one, cues)]
        people += [name for sentence in spoken.named[-1:] for name in sentence]
        return next(reversed(agreeing(people, tokens[0].norm, cues)), None)
    return None


def _documents_in(text: str, cues: Cues) -> list[str]:
    """Documents that a sentence speaks of, each with the words before its noun: "un rapport", "this memo"."""
    tokens = tokenize(text)
    found = []
    for place in range(1, len(tokens)):
        width = cues.words["documents"].starting_at(tokens, place)
        opening = next((i for i in (place - 1, place - 2) if _determines(tokens, i, cues)), None)
        if width and opening is not None:
            found.append(text[tokens[opening].start : tokens[place + width - 1].end])
    return found


def _determines(tokens: Sequence[Token], place: int, cues: Cues) -> bool:
    return place >= 0 and cues.words["determiners"].starting_at(tokens, place) > 0


def _is_unnamed(source: str, cues: Cues) -> bool:
    """Whether a source is called no more than that: "une source proche du dossier"."""
    return any(token.norm in cues.words["source_nouns"] for token in tokenize(source)[:2])


def _concerned(word: str, spoken: Spoken, cues: Cues) -> str | None:
    """Who was named first in the last sentence that names another than who spoke: it is about him."""
    last = spoken.sources[-1] if spoken.sources else None
    for sentence in reversed(spoken.named[-_NEAR:]):
        others = [name for name in sentence if not compatible(name, last)]
        told = [next((s for s in spoken.sources if compatible(s, name)), name) for name in others]
        if fitting := agreeing(told, word, cues):
            return fitting[0]
    return None


def _is_document(source: str, cues: Cues) -> bool:
    """Whether a source is called a document: "un audit interne", "ce document"."""
    tokens = tokenize(source)
    return any(cues.words["documents"].starting_at(tokens, i) for i in range(min(3, len(tokens))))


def _is_thing(source: str, cues: Cues) -> bool:
    """Whether a source is a text, an institution or several people, no person."""
    if len(members(source, cues)) > 1 or number_of(source, cues) == "plural":
        return True
    if _is_document(source, cues):
        return True
    words = [token.norm for token in tokenize(source)[:3]]
    lists = ("claim_nouns", "source_nouns", "institutions", "claim_outlets", "time_words")
    return any(word in cues.words[name] for word in words for name in lists)
