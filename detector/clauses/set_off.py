"""Verbs of denial in quotation marks: has « firmly denied » it. The marks quote how, and say nothing else.

The press likes to show that the wording is the source's own. Read as a quotation, the verb would be lost
and with it the denial; so the marks are left out, and the clause reads like any other.
"""

from __future__ import annotations

from ..schema import DENIALS
from ..words.cues import Cues
from ..words.tokens import Token
from .quotation_marks import Span

_LONGEST = 8  # tokens between the marks (chosen, untested)


def without_marks(
    text: str, tokens: list[Token], quotes: list[Span], cues: Cues
) -> tuple[list[Token], list[Span]]:
    """Leave out the quotation marks that only set off a verb of denial of the clause around them.

    Args:
        text: The sentence.
        tokens: Its words and marks.
        quotes: Spans of its quotations.
        cues: Cue list of its language.

    Returns:
        The tokens without these marks, and the quotations that are left.
    """
    kept = [quote for quote in quotes if not _sets_off_denial(text, tokens, quote, cues)]
    marks = {place for begin, end in quotes if (begin, end) not in kept for place in (begin - 1, end)}
    return [token for token in tokens if token.start not in marks], kept


def _sets_off_denial(text: str, tokens: list[Token], quote: Span, cues: Cues) -> bool:
    inside = [i for i, token in enumerate(tokens) if quote[0] <= token.start < quote[1]]
    if not inside or len(inside) > _LONGEST or not all(tokens[i].is_word for i in inside):
        return False
    before, behind = inside[0] - 2, inside[-1] + 2
    parted = before > 0 and tokens[before].norm == ","  # "Nordéo, par son avocat, « dément »"
    if before < 0 or not (tokens[before].is_word or parted) or not text[quote[1] + 1 :].strip():
        return False
    if behind < len(tokens) and not tokens[behind].is_word and tokens[behind].norm not in (".", ","):
        return False
    first = inside[0]
    while first in inside and (width := cues.words["adverbs"].starting_at(tokens, first)):
        first += width
    forms = cues.forms_at(tokens, first) if first in inside else []
    helped = any(tokens[before].norm in cues.words[name] for name in ("have", "have_conditional"))
    kind = "participle" if helped else "finite"
    return any(cues.stance_of(form.stance) in DENIALS and form.kind == kind for form in forms)
