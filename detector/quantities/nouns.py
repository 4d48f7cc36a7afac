"""What a number counts where no noun of its own stands right behind it, and what counts nothing at all.

tokens of a content + where a number stands -> what it counts, or whether it counts
"""

from __future__ import annotations

import re

from ..words.cues import Cues
from ..words.tokens import Token
from .amounts import NUMBER, amount_at, how_exact
from .matters import load_matters
from .units import Counted, Units, is_noun, load_units

_YEARS = range(1900, 2101)
LARGE = 1_000_000
# What stands right behind a figure and counts nothing: of ordinals, decades ("1990s") and times ("17h30").
_NO_UNIT = re.compile(r"(?:s|er|ère|re|e|è|ème|nde?|st|rd|th|[ºª°]|h\d{0,2})$")


def some_of(tokens: list[Token], index: int, cues: Cues, units: Units) -> Counted | None:
    """What a number counts that is of some of those spoken of: "four of the injured", "12 des 17 marins"."""
    link = index
    while link and tokens[link - 1].norm in cues.words["link"]:
        link -= 1
    width = units.of_those.starting_at(tokens, link)
    noun = link + width
    if not width or noun < index:
        return None
    of_all = amount_at(tokens, noun, cues, units)[2] if noun < len(tokens) else noun
    known = noun < len(tokens) and (tokens[noun].norm in units.name_of or of_all > noun)
    return units.counted_at(tokens, of_all, cues) if known else None


def can_be_counted(tokens: list[Token], first: int, index: int, cues: Cues, value: float) -> bool:
    """Whether the word behind a number is something to count: no ordinal, date, time or year."""
    if index >= len(tokens):
        return False
    unit = tokens[index]
    if unit.start == tokens[index - 1].end and _NO_UNIT.match(unit.norm):
        return False
    if not (unit.is_word or unit.norm in "%€$£") or unit.norm[0].isdigit():
        return False
    if unit.norm in cues.words["months"] or unit.norm in cues.words["units_of_time"]:
        return False
    alone = index == first + 1 and bool(NUMBER.match(tokens[first].norm))
    return not (alone and value in _YEARS and is_year(tokens, first, unit, cues))


def alone(tokens: list[Token], index: int, low: float, cues: Cues) -> bool:
    """Whether the amount that ends before ``index`` is of millions, and no noun follows."""
    millions = cues.multiplier_of.get(tokens[index - 1].norm, 0) >= LARGE
    return millions and low >= LARGE and not is_noun(tokens, index, cues)


def counts_them(tokens: list[Token], first: int, index: int, cues: Cues) -> bool:
    """Whether a number says how many "they" are: "Ils étaient 12 000", and no more follows."""
    while width := max(
        cues.words[name].ending_at(tokens, first - 1)
        for name in ("approximate", "at_least", "at_most", "determiners")
    ):
        first -= width
    they = first >= 2 and load_units(cues.language).they.ending_at(tokens, first - 2) > 0
    ends = index >= len(tokens) or not is_noun(tokens, index, cues) and not tokens[index].norm[0].isdigit()
    return they and ends and tokens[first - 1].norm in cues.words["be"]


def noun_apart(tokens: list[Token], first: int, index: int, cues: Cues) -> int | None:
    """Where the noun of a number stands that is not behind it: "the number of arrests rose to 12".

    So does that of "the arrests were 12" and of "they are 12, the arrested".
    """
    word = tokens[first].norm
    if index == first + 1 and word.isdecimal() and int(word) in _YEARS:
        return None
    follows = followed(tokens, index, cues)
    number_of = load_matters(cues.language).number_of
    for place in () if follows else range(len(tokens)):
        if width := number_of.starting_at(tokens, place):
            noun = place + width
            while noun < len(tokens) and tokens[noun].norm in cues.words["determiners"]:
                noun += 1
            if noun == first:
                break  # "they are 23 in number"
            return noun if is_noun(tokens, noun, cues) else None
    first = how_exact(tokens, first, cues)
    first -= load_units(cues.language).in_all.ending_at(tokens, first - 1)
    if not first or tokens[first - 1].norm not in cues.words["be"]:
        return None
    if first >= 2 and not follows and is_noun(tokens, first - 2, cues):
        word = tokens[first - 2].norm
        told_of = any(cues.participle.search(form) for form in (word, word.rstrip("s"), word.rstrip("es")))
        return first - 3 if told_of and first >= 3 and is_noun(tokens, first - 3, cues) else first - 2
    shown = index + 1 < len(tokens) and tokens[index].norm in cues.words["determiners"]
    return index + 1 if shown else None


def followed(tokens: list[Token], index: int, cues: Cues) -> bool:
    """Whether a noun or another number stands at ``index``, right behind a number."""
    return index < len(tokens) and (is_noun(tokens, index, cues) or tokens[index].norm[0].isdigit())


def is_year(tokens: list[Token], first: int, unit: Token, cues: Cues) -> bool:
    """Whether a number between 1900 and 2100 is a year: not when it counts a plural noun by itself."""
    before = tokens[first - 1].norm if first else ""
    dated = before in cues.words["places"] or before in cues.words["months"] or before in cues.words["link"]
    return dated or not cues.plural_noun.search(unit.norm)
