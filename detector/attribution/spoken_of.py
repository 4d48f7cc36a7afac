"""Whom a sentence is about, told by its words and by who was spoken of before.

sentence + who was spoken of so far -> whom its subject means
"""

from __future__ import annotations

from collections.abc import Sequence

from ..clauses import Attribution, opening_subject, quotations
from ..names.antecedents import agreeing, antecedent, can_speak
from ..names.sources import names
from ..words.cues import Cues
from ..words.tokens import tokenize


def meant(text: str, recent: Sequence[str], cues: Cues) -> str | None:
    """Who the pronoun that opens a sentence stands for: who it is about, whoever else it names."""
    tokens = tokenize(text)
    nobody = cues.words["impersonal_next"].starting_at(tokens, 1)
    if nobody or not cues.words["subject_pronouns"].starting_at(tokens, 0) or not recent:
        return None
    pronoun = text[tokens[0].start : tokens[0].end]
    known = [one for one in recent if can_speak(one, cues)]
    return antecedent(known, pronoun, cues) if agreeing(known, pronoun, cues) else None


def subject_of(text: str, recent: Sequence[str], cues: Cues) -> str | None:
    """Whom a sentence is about: its subject, or somebody spoken of before whose name opens it."""
    if (subject := opening_subject(text, cues)) and names_somebody(text[slice(*subject)], cues):
        return text[slice(*subject)]
    tokens = tokenize(text)
    known = tokens[0].norm in cues.words["definite_determiners"] and not cues.noun_last
    if known and len(tokens) > 2 and tokens[1].norm in cues.role_nouns and tokens[2].is_word:
        return text[: tokens[1].end]  # "La maire campe sur ses positions"
    end = next((i for i, t in enumerate(tokens) if not text[t.start].isupper()), len(tokens))
    if not 0 < end < len(tokens) or not tokens[end].is_word or tokens[end - 1].norm.endswith("'"):
        return None
    opening = names(text[: tokens[end - 1].end])
    known = (one for one in reversed(recent) if opening and opening <= names(one))
    return next(known, None)


def subject_before(text: str, first: Attribution, cues: Cues) -> str | None:
    """Whom a sentence names before a pronoun is its source: "Le maire se tait, mais il a dit que ..."."""
    if not first.source_is_pronoun:
        return None
    if cues.verb_last and first.source and first.source[0] >= first.cue[0]:
        return None  # "Den Preis nannte sie „erfunden“": what opens the clause is no subject
    if first.content is not None and first.content[0] <= first.cue[0]:
        return _before_colon(text, first.content[0], cues)
    subject = as_for(text, cues) or opening_subject(text, cues)
    if not subject or subject[1] > first.cue[0] or not names_somebody(text[slice(*subject)], cues):
        return None
    inserted = text[subject[1] : first.cue[0]].strip() == ","  # "Le pont, dit-elle, est"
    own = tokenize(text)[0].norm in cues.words["speech_words"]  # "Ma mémoire m'a trompé, écrit-il"
    return None if inserted or own else text[slice(*subject)]


def _before_colon(text: str, begin: int, cues: Cues) -> str | None:
    """Whom the words before a colon are about: "Le médecin se défend : il n'a, dit-il, rien signé"."""
    if not text[:begin].rstrip().endswith(":"):
        return None
    subject = opening_subject(text[:begin], cues)
    return text[slice(*subject)] if subject and names_somebody(text[slice(*subject)], cues) else None


def is_governed(before: str, cues: Cues) -> bool:
    """Whether the words before a name end in a preposition."""
    tokens = tokenize(before)
    lists = ("adjunct_starts", "of")
    return bool(tokens) and any(tokens[-1].norm in cues.words[name] for name in lists)


def as_for(text: str, cues: Cues) -> tuple[int, int] | None:
    """Span of whom a sentence says that it is about: "Quant à la préfecture, elle affirme"."""
    tokens = tokenize(text)
    width = cues.words["as_for"].starting_at(tokens, 0)
    comma = next((token.start for token in tokens if token.norm == ","), None)
    return (tokens[width].start, comma) if width and comma else None


def names_somebody(subject: str, cues: Cues) -> bool:
    """Whether a subject is more than a word that points or says it was asked: "C'", "Contactée"."""
    lists = ("determiners", "pronouns", "claim_anaphors", "consulted", "speech_words")
    return any(
        len(token.norm.rstrip("'")) > 1 and not any(token.norm in cues.words[name] for name in lists)
        for token in tokenize(subject)
    )


def of_oneself(content: str, cues: Cues) -> bool:
    """Whether one person speaks of himself, as no newspaper and no office does: "Je n'ai rien signé"."""
    return any(token.norm in cues.words["one_speaker"] for token in tokenize(content))


def by_its_author(text: str, cues: Cues) -> bool:
    """Whether who wrote the text speaks of himself, in nobody's quotation marks: "I find it odd that C"."""
    return of_oneself(text, cues) and not quotations(text)


def is_quotation(text: str) -> bool:
    """Whether the whole sentence is in quotation marks."""
    spans = quotations(text)
    return bool(spans) and spans[0][0] <= 2 and spans[0][1] >= len(text.rstrip(' .»”"')) - 1


def is_signature(text: str) -> bool:
    """Whether a line is just a name, as under a quotation set apart."""
    words = text.split()
    return 1 < len(words) <= 5 and len(names(text)) == len(words)


def without_marks(words: str) -> str:
    """A source without the quotation marks around it; a mark whose partner is inside stays."""
    bare = words.strip(' «»“”„"')
    return words.strip() if any(mark in bare for mark in '«»“”„"') else bare
