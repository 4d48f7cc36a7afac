"""What a statement is about: the words that two statements on one thing share, in any order."""

from __future__ import annotations

from functools import lru_cache

from ..names.sources import names
from ..schema import Statement
from .cues import load_cues
from .tokens import tokenize

STEM = 5  # letters; long words are cut so that "fermeture" meets "fermer" (chosen, untested)
LEAST = 4  # letters of a word that says what a statement is about


@lru_cache(maxsize=65536)
def subject_words(text: str, language: str) -> frozenset[str]:
    """Names of ``text`` and stems of its longer words, without the function words of its language.

    Two texts in different languages still share names and numbers.
    """
    words = load_cues(language).words
    function_words = (
        "adverbs",
        "pronouns",
        "claim_nouns",
        "subordinators",
        "have",
        "have_conditional",
        "be",
        "determiners",
    )
    stems = {
        token.norm[:STEM]
        for token in tokenize(text)
        if (len(token.norm) >= LEAST or token.norm[0].isdigit())
        and not any(token.norm in words[name] for name in function_words)
    }
    return frozenset(stems | {name[:STEM] for name in names(text)})


def subjects_of(statement: Statement) -> frozenset[str]:
    """Subject words of a statement's proposition; a bare denial has those of the claim it answers."""
    return subject_words(statement.proposition, statement.language)


def coverage(part: frozenset[str], whole: frozenset[str]) -> float:
    """Share of ``part`` that ``whole`` mentions, between 0 and 1; 0 when ``part`` is empty."""
    return len(part & whole) / len(part) if part else 0.0
