"""Deeds: a noun phrase that somebody denies, worded as the clause that it stands for.

"une pression sur les agents" + "la préfète" -> "la préfète a fait pression sur les agents". An inference
model reads a clause better than a noun, and it is a clause that others put forward.
"""

from __future__ import annotations

from ..names.antecedents import number_of
from ..words.cues import Cues
from ..words.tokens import normalise

_FARTHEST_WITH = 4  # words before "with" (chosen, untested)


def as_clause(content: str, source: str, cues: Cues) -> str | None:
    """Word a denied noun phrase as what its source would have done.

    Args:
        content: The noun phrase, verbatim but for words that only the denial needs ("any").
        source: Who denies it, and who would have done it.
        cues: Cue list of the language, whose table tells the verbs of nouns.

    Returns:
        The clause; ``None`` where the table has no verb for the noun as it is used here. "Toute participation
        de ses soldats au combat" names another who would have done it, and is none of the table's.
    """
    named = normalise(content)
    begin = next((len(word) for word in cues.deed_openers if named.startswith(word)), 0)
    for deed in cues.deeds:
        end = begin + len(deed)
        if not named.startswith(deed, begin) or deed[-1] != "'" and named[end : end + 1].isalnum():
            continue
        verb, _, closing = cues.deeds[deed].partition("|")
        parts = (source, _agreeing(verb, source, cues), content[end:].strip(), closing)
        clause = " ".join(part for part in parts if part)
        return clause.replace("' ", "'").replace("’ ", "’")
    if _described(named[begin:].split(), cues):
        return f"{source} {_agreeing(cues.light_verb, source, cues)} {content}"
    return None


def _described(words: list[str], cues: Cues) -> bool:
    """Whether a noun of the table is described: "contact direct avec", "a secret meeting with"."""
    places = [place for place, word in enumerate(words[:_FARTHEST_WITH]) if word in cues.light_prepositions]
    return any(f"{noun} {words[place]}" in cues.deeds for place in places for noun in words[:place])


def _agreeing(verb: str, source: str, cues: Cues) -> str:
    """A verb in the number of its source."""
    if number_of(source, cues) != "plural":
        return verb
    return " ".join(cues.plural_of.get(word, word) for word in verb.split())
