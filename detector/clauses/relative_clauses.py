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


def of_another_subject(r: Reading, pronoun: int, verb: int) -> bool:
    """Whether a relative clause has a subject of its own: "in which clerks say", ", which police said".

    Args:
        r: The sentence.
        pronoun: Place of the relative pronoun.
        verb: One past what may be the subject of its clause.
    """
    before = pronoun - 1
    if r.starts("adjunct_starts", before) and not (r.among("coordinators", before) or r.auxiliary(before)):
        return True
    inside = range(pronoun + 1, verb)
    verbs = (r.finite(i) or r.has_form(i) or r.cues.verb_ending.search(r.word(i)) for i in inside)
    return r.cues.subject_verb_tag and r.among("relative_objects", pronoun) and not any(verbs)
