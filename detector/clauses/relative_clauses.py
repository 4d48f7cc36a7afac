"""Relative clauses: told from main ones even where their pronouns are articles too ("der", "die")."""

from __future__ import annotations

from .reading import Reading


def relative_pronoun(r: Reading, begin: int) -> bool:
    """Whether a relative pronoun opens the clause that begins at ``begin``, or stands before it."""
    return r.among("relative_subjects", begin - 1) or r.mark(begin - 1) == "," and opens_relative(r, begin)


def opens_relative(r: Reading, first: int) -> bool:
    """Whether a relative clause opens at ``first``; a word that is an article too must not have a noun."""
    if not r.starts("relative_objects", first):
        return False
    if not r.starts("determiners", first):
        return True
    following = first + 1
    lists = ("determiners", "adjunct_starts", "pronouns", "adverbs", "clitics", "negations", "time_words")
    lower = r.is_word(following + 1) and not r.capitalised(following) and not r.capitalised(following + 1)
    return lower or any(r.starts(name, following) for name in lists)
