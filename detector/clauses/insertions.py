"""What only interrupts a sentence, left out before it is read: a parenthesis, ", lundi,", ", pour sa part,".

words and marks of a sentence -> those that are left
"""

from __future__ import annotations

from ..words.cues import Cues
from ..words.tokens import Token

#: Marks that part clauses.
CLAUSE_MARKS = frozenset(",;:()–—…!?.")
_LONGEST_INSERTION = 10  # tokens (chosen, untested)


def without_insertions(tokens: list[Token], cues: Cues) -> list[Token]:
    """Leave out what only interrupts: a short parenthesis, ", lundi,", ", pour sa part,".

    "La Haute Autorité (HATVP) indique que" is then read like "La Haute Autorité indique que"; spans keep
    the insertion, since they run from a first to a last character.
    """
    kept: list[Token] = []
    position = 0
    while position < len(tokens):
        closing = {"(": ")", ",": ","}.get(tokens[position].norm)
        if closing:
            near = range(position + 2, min(position + _LONGEST_INSERTION, len(tokens)))
            end = next((i for i in near if tokens[i].norm == closing), None)
            inside = tokens[position + 1 : end] if end else []
            parts = closing == "," and _in_setting(kept, cues)  # "Según X, en cambio, C"
            if closing == ")" and inside or inside and not parts and _only_interrupts(inside, cues):
                position = end + 1
                continue
        kept.append(tokens[position])
        position += 1
    return kept


def _in_setting(tokens: list[Token], cues: Cues) -> bool:
    """Whether the clause so far is a setting, so that the comma behind it parts it from its subject."""
    marks = (i for i in range(len(tokens) - 1, -1, -1) if tokens[i].norm in CLAUSE_MARKS)
    first = next(marks, -1) + 1
    words = cues.words
    if words["adjunct_starts"].starting_at(tokens, first):
        return not words["determiners"].starting_at(tokens, first)
    return words["according_to"].starting_at(tokens, first) > 0


def _only_interrupts(tokens: list[Token], cues: Cues) -> bool:
    """Whether these tokens are nothing but adverbs, expressions of time and figures."""
    position = 0
    while position < len(tokens):
        width = max(
            cues.words["time_words"].starting_at(tokens, position),
            cues.words["adverbs"].starting_at(tokens, position),
            cues.words["contrastive"].starting_at(tokens, position),
            tokens[position].norm.isdigit(),
        )
        if not width:
            return False
        position += width
    return True
