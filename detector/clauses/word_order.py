"""The order of the words of a main clause, where a language puts the verb second."""

from __future__ import annotations

from ..words.cues import Cues
from .noun_phrases import phrase_end
from .reading import Reading


def verb_second(content: str, cues: Cues) -> str:
    """Put the verb of a content behind its first phrase, if it stands before it.

    "Laut Polizei wurden zwei Männer verletzt" leaves "wurden zwei Männer verletzt", which reads like a
    question; what comes back is "zwei Männer wurden verletzt".

    Args:
        content: A content; unchanged if its verb is not surely first, or the language is free of this.
        cues: Cue list of its language.
    """
    if not cues.verb_last or content[:1].isupper() or not content:
        return content
    r = Reading(content, cues, False)
    if r.n < 3 or not r.is_word(0) or content.rstrip().endswith("?"):
        return content
    opens = any(
        r.starts(name, 0)
        for name in (
            "determiners",
            "pronouns",
            "adverbs",
            "complementizers",
            "negations",
            "time_words",
            "clitics",
            "coordinators",
            "subordinators",
        )
    )
    preposition = r.starts("adjunct_starts", 1)
    if opens and not r.auxiliary(0) or r.starts("adjunct_starts", 0):
        return content
    if not (r.nominal(1) or preposition):
        return content
    pronoun = r.starts("pronouns", 1)
    end = 1 + pronoun if pronoun else phrase_end(r, 1 + preposition)
    if end <= 1 or end < r.n and r.boundary(end) and r.mark(end) != ",":
        return content
    verb = content[r.tokens[0].start : r.tokens[0].end]
    first = content[r.tokens[1].start : r.tokens[end - 1].end]
    return f"{first} {verb}{content[r.tokens[end - 1].end :]}"
