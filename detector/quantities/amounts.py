"""How much a text says there is: numbers in figures and in words, rough ones, ranges, parts of a whole.

tokens of a content -> bounds of an amount
"""

from __future__ import annotations

import math
import re

from ..words.cues import Cues
from ..words.tokens import Token
from .units import Units

NUMBER = re.compile(r"\d+(?:[.,]\d+)*$")
_SEVERAL = 15  # "dozens" are no more than so many dozen (chosen, untested)
_LONGEST_ABBREVIATION = 4  # letters: "Mio.", "тыс."
_WITHIN = 4  # words from "has grown" to the number that it has grown to (chosen, untested)
#: Nobody says "more than 4,000" who has counted 8,000: what is named is the round number just below.
_MORE = 2  # (chosen, untested)


def amount_at(tokens: list[Token], first: int, cues: Cues, units: Units) -> tuple[float, float, int]:
    """Read the amount that begins at a token, in figures or words, rough, one-sided or a range.

    Args:
        tokens: A content.
        first: Index of the token.
        cues: Cue list of the language.
        units: Its units.

    Returns:
        The least and the greatest number that is meant, both included, and the index of the word behind
        it, which tells what is counted; ``first`` where no amount begins.
    """
    if (part := units.part_at(tokens, first))[0]:
        return *bounds_of(part[0], False, tokens, first, cues), first + part[1]
    if several := _several_at(tokens, first, cues, units):
        return several
    value, exact, width = _number_at(tokens, first, cues)
    if value is None:
        return 0.0, 0.0, first
    value, exact, index = _multiplied_by(tokens, first + width, value, exact, cues, units)
    index = _past_links(tokens, index, cues)
    low, high = bounds_of(value, exact, tokens, first, cues)
    if not low and any(units.becomes.fullmatch(t.norm) for t in tokens[max(0, first - _WITHIN) : first]):
        low = high = value  # "has grown to 38", by a word that else means "up to"
    if index + 1 < len(tokens) and _joins_range(tokens, first, index, cues):
        bare, also_exact, width = _number_at(tokens, index + 1, cues)
        if bare is not None:
            upper, _, end = _multiplied_by(tokens, index + 1 + width, bare, also_exact, cues, units)
            index = _past_links(tokens, end, cues)
            if upper < value or units.changed_from.ending_at(tokens, first - 1):
                return upper, upper, index  # "cut from 180 to 150 posts", "rose from 23 to 41"
            if value < bare:
                low *= upper / bare  # "between 2 and 3 million"
            high = max(high, upper)
    return low, high, index


def how_exact(tokens: list[Token], first: int, cues: Cues) -> int:
    """Where the words begin that tell how exact the number at a place is: "more than", "between", "une"."""
    while width := max(cues.words[name].ending_at(tokens, first - 1) for name in _HOW_EXACT):
        first -= width
    if tokens[first].norm in cues.approximate_number_of:
        first -= cues.words["determiners"].ending_at(tokens, first - 1)  # "un millier"
    return first


_HOW_EXACT = ("approximate", "at_least", "at_most", "range_opening")


def _several_at(tokens: list[Token], first: int, cues: Cues, units: Units) -> tuple[float, float, int] | None:
    """Read a round number in the plural, of which nobody says how many: "dozens", "several thousand"."""
    if width := units.few.starting_at(tokens, first):
        index = first + width
        times = cues.multiplier_of.get(tokens[index].norm) if index < len(tokens) else None
        if times:
            return 2 * times, _SEVERAL * times, _past_links(tokens, index + 1, cues)
    times = units.several.get(tokens[first].norm)
    if not times or _counts(tokens, first, cues):
        return None
    index = _past_links(tokens, first + 1, cues)
    if index < len(tokens) and (more := units.several.get(tokens[index].norm)):
        times, index = times * more, index + 1
    return 2 * times, _SEVERAL * times, _past_links(tokens, index, cues)


def _multiplied_by(
    tokens: list[Token], index: int, value: float, exact: bool, cues: Cues, units: Units
) -> tuple[float, bool, int]:
    """Multiply a number by the words behind it, from ``index`` on: "million", "m", "dozen", "Md€"."""
    if index < len(tokens):
        word, attached = tokens[index].norm, tokens[index].start == tokens[index - 1].end
        before_sign = index + 1 < len(tokens) and tokens[index + 1].norm in "€$£"
        if times := attached and units.attached.get(word) or before_sign and units.before_sign.get(word):
            value, index = value * times, index + 1
    while index < len(tokens):
        if times := cues.multiplier_of.get(tokens[index].norm):
            value *= times
            # the stop of an abbreviation: "2,5 Mio. Euro", "12 тыс. человек"
            short = len(tokens[index].norm) <= _LONGEST_ABBREVIATION
            stop = short and index + 2 < len(tokens) and tokens[index + 1].norm == "."
            index += stop and tokens[index + 1].start == tokens[index].end
        elif exact and (times := cues.approximate_number_of.get(tokens[index].norm)):
            value, exact = value * times, False  # "two dozen"
        else:
            break
        index += 1
    return value, exact, index


def _past_links(tokens: list[Token], index: int, cues: Cues) -> int:
    while index < len(tokens) and tokens[index].norm in cues.words["link"]:
        index += 1
    return index


def _counts(tokens: list[Token], index: int, cues: Cues) -> bool:
    """Whether a number stands just before a word: "deux millions" is not "millions"."""
    return index > 0 and _number_at(tokens, index - 1, cues)[0] is not None


def _joins_range(tokens: list[Token], first: int, index: int, cues: Cues) -> bool:
    """Whether the word at ``index`` joins two numbers to a range: "10 000 à 12 000", "between 3 and 5"."""
    word = tokens[index].norm
    if word in cues.words["range"] or word in "–-":
        return True
    opened = first > 0 and tokens[first - 1].norm in cues.words["range_opening"]
    return opened and word in cues.words["coordinators"]


def bounds_of(value: float, exact: bool, tokens: list[Token], first: int, cues: Cues) -> tuple[float, float]:
    """The least and the greatest number that is meant by a value, by the words before it, at ``first``."""
    least = cues.words["at_least"].ending_at(tokens, first - 1)
    most = cues.words["at_most"].ending_at(tokens, first - 1)
    if least > most:
        return value, value * _MORE
    if most:  # "no more than" ends in "more than"
        return 0.0, value
    if not exact or cues.words["approximate"].ending_at(tokens, first - 1):
        return value * 0.8, value * 1.25
    return value, value


def _number_at(tokens: list[Token], index: int, cues: Cues) -> tuple[float | None, bool, int]:
    """Value, whether it is exact, and how many tokens it takes ("12 000" takes two)."""
    word = tokens[index].norm
    if NUMBER.match(word):
        width = 1
        while (
            index + width < len(tokens)
            and re.fullmatch(r"\d{3}", tokens[index + width].norm)
            and tokens[index + width].start == tokens[index + width - 1].end + 1
            and len(tokens[index].norm) <= 3
        ):
            word += tokens[index + width].norm
            width += 1
        return _value(word), True, width
    value, width = _spelled_number(tokens, index, cues)
    if width and value != 1:  # "un" and "one" are taken for articles
        return value, True, width
    if word in cues.approximate_number_of:
        return cues.approximate_number_of[word], False, 1
    return None, True, 1


def _value(text: str) -> float | None:
    """Read digits with either decimal mark; "12.000" and "12,000" are thousands."""
    if re.fullmatch(r"\d{1,3}(?:[.,]\d{3})+", text):
        return float(re.sub(r"[.,]", "", text))
    try:
        return float(text.replace(",", "."))
    except ValueError:
        return None


def _spelled_number(tokens: list[Token], index: int, cues: Cues) -> tuple[float, int]:
    """Value of the number in words that begins at ``index``, and how many tokens it takes; 0 for none."""
    thousands, rest, room, width = 0.0, 0.0, math.inf, 0  # ``room``: what is below it can still be added
    while index + width < len(tokens):
        at = index + width
        if (times := cues.multiplier_of.get(tokens[at].norm)) and (
            width or times == 1000 and _words(tokens, at + 1 + _joins(tokens, at + 1, cues), cues)
        ):
            if times == 100:
                rest, room = rest * 100, 100
            else:
                thousands, rest, room = thousands + (rest or 1) * times, 0.0, times
            width += 1
            continue
        joins = _joins(tokens, at, cues) and (rest >= 20 or thousands > 0)
        joined = joins and not _multiplied(tokens, at + 2, cues)
        added = _add(rest, room, _words(tokens, at + joined, cues))
        if added is None:
            break
        rest, room = added
        width += 1 + joined
    return thousands + rest, width


def _joins(tokens: list[Token], index: int, cues: Cues) -> bool:
    """Whether a word that can stand inside a number is at ``index``: "vingt et un", "mil e duzentos"."""
    return index < len(tokens) and tokens[index].norm in cues.words["joining"]


def _words(tokens: list[Token], index: int, cues: Cues) -> list[float]:
    """Numbers in a token: one for "vingt", three for "soixante-dix-sept", none for any other word."""
    if index >= len(tokens):
        return []
    parts = [part for part in tokens[index].norm.split("-") if part not in cues.words["joining"]]
    values = [cues.number_of.get(part, cues.number_of.get(part.removesuffix("s"))) for part in parts]
    return [] if None in values else [value for value in values if value is not None]


def _multiplied(tokens: list[Token], index: int, cues: Cues) -> bool:
    """Whether a hundred or thousand stands at ``index``: "cent et deux cents" are two numbers."""
    return index < len(tokens) and (
        tokens[index].norm in cues.multiplier_of or _words(tokens, index, cues) == [100]
    )


def _add(rest: float, room: float, values: list[float]) -> tuple[float, float] | None:
    """Add number words to what is read so far; ``None`` when they begin another number."""
    for value in values:
        if value == 100 and rest < 100:
            rest, room = (rest or 1) * 100, 100
        elif value == 20 and rest % 100 == 4 and len(values) > 1:
            rest, room = rest + 76, 20  # quatre-vingt
        elif 100 < value < room and not rest:
            rest, room = value, 100  # doscientos, duzentos
        elif value < min(room, 100):
            rest, room = rest + value, 20 if value >= 20 else 10 if value == 10 else 0
        else:
            return None
    return (rest, room) if values else None
