"""Which days and places a content names, and whether it speaks of a whole country.

tokens of a content -> days and months as written; names of places
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..words.cues import Cues
from ..words.tokens import Token
from .matters import load_matters

WHOLE_COUNTRY = "*"  #: stands for all places: "nationwide"


def named_dates(tokens: Sequence[Token], cues: Cues) -> list[str]:
    """Days and months of a content as written, in lower case: "7 octobre", "juin 2023"."""
    found = []
    tokens = _without_of(tokens, cues)
    for index, token in enumerate(tokens):
        if token.norm in cues.words["months"]:
            before = tokens[index - 1].norm if index else ""
            after = tokens[index + 1].norm if index + 1 < len(tokens) else ""
            day = (
                before
                if re.fullmatch(r"\d{1,2}", before)
                else after
                if re.fullmatch(r"\d{1,2}", after)
                else ""
            )
            year = next(
                (
                    w
                    for w in (after, tokens[index + 2].norm if index + 2 < len(tokens) else "")
                    if re.fullmatch(r"(?:19|20)\d\d", w)
                ),
                "",
            )
            found.append(" ".join(part for part in (day, token.norm, year) if part))
    return found


def _without_of(tokens: Sequence[Token], cues: Cues) -> list[Token]:
    """Leave out the "of" beside a month, and the stop of an ordinal: "7 de octubre", "7. Oktober"."""
    months, of = cues.words["months"], cues.words["of"]
    beside = [
        any(tokens[i].norm in months for i in (index - 1, index + 1) if 0 <= i < len(tokens))
        for index in range(len(tokens))
    ]
    return [
        token
        for index, token in enumerate(tokens)
        if not (
            beside[index] and (token.norm in of or token.norm == "." and tokens[index - 1].norm.isdigit())
        )
    ]


def named_places(content: str, norm: str, tokens: Sequence[Token], cues: Cues) -> list[str]:
    """Names behind a preposition of place, in lower case; of a whole country only ``WHOLE_COUNTRY``.

    Args:
        content: A content.
        norm: The same, normalised.
        tokens: Its tokens.
        cues: Cue list of its language.
    """
    if load_matters(cues.language).nationwide.search(norm):
        return [WHOLE_COUNTRY]
    return [
        tokens[name].norm
        for index in range(len(tokens) - 1)
        if tokens[index].norm in cues.words["places"]
        and (name := index + 1 + _article(tokens, index + 1, cues)) < len(tokens)
        and not cues.words["according_to"].starting_at(tokens, index)
        and tokens[name].is_word
        and content[tokens[name].start].isupper()
        and tokens[name].norm not in cues.words["months"]
    ]


def _article(tokens: Sequence[Token], index: int, cues: Cues) -> bool:
    """Whether an article stands before what may be a name; none does where every noun has a capital.

    "Nach dem Alarm" and "im Nachbarhaus" name no place.
    """
    return not cues.nouns_capitalised and tokens[index].norm in cues.words["determiners"]


def tells_where_first(content: str, tokens: Sequence[Token], cues: Cues) -> bool:
    """Whether a content begins with a place or an hour: "À Lyon", "In the Var", "À 17 heures", "At noon"."""
    if len(tokens) < 2 or tokens[0].norm not in cues.words["places"]:
        return False
    place = tokens[1 + (len(tokens) > 2 and tokens[1].norm in cues.words["determiners"])]
    named = content[place.start].isupper() and place.norm not in cues.words["months"]
    return named or place.norm[0].isdigit() or cues.words["time_words"].starting_at(tokens, 1) > 0
