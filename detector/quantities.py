"""What a content says about how many, how often and whether: the facts that models read badly.

content + Cues -> Reading. A small inference model takes "twelve dead" and "seventeen dead", or "once"
and "every week", for much the same; these readings are exact and are weighed beside it.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

from .cues import Cues, Token, normalise, tokenize

_MONEY = frozenset("€ $ £ euro dollar livre pound franc rouble ruble yen yuan real peso hryvnia".split())
_YEARS = range(1900, 2101)
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*$")
# What stands right behind a figure and counts nothing: ordinals ("2e tour", "1st") and times ("17h30").
_NO_UNIT = re.compile(r"(?:er|ère|re|e|è|ème|nde?|st|rd|th|[ºª°]|h\d{0,2})$")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number of something: it lies between ``low`` and ``high``, both included.

    ``unit`` is the stem of the word counted ("mort", "euro", "%").
    """

    low: float
    high: float
    unit: str
    text: str

    @property
    def money(self) -> bool:
        """Whether it is a sum of money."""
        return self.unit in _MONEY


@dataclass(frozen=True, slots=True)
class Reading:
    """What one content says about quantity, frequency, polarity, dates and places.

    Attributes:
        quantities: Counts with their units, dates and durations left out.
        frequency: ``never``, ``single``, ``regular`` or ``None``.
        negated: Whether the content is negated. Several negations are one: "jamais eu aucun contact",
            "ni parlé ni écrit", "no letter, no call".
        dates: Days and months named, as written, in lower case ("7 octobre", "juin 2023").
        places: Names behind a preposition of place, in lower case.
    """

    quantities: tuple[Quantity, ...]
    frequency: str | None
    negated: bool
    dates: frozenset[str]
    places: frozenset[str]


def read(content: str, cues: Cues) -> Reading:
    """Read ``content``; an empty one gives an empty reading."""
    tokens = tokenize(content)
    norm = normalise(content)
    frequency = next(
        (name for name in ("never", "single", "regular") if cues.frequency[name].search(norm)), None
    )
    n_negations = sum(t.norm in cues.words["negators"] for t in tokens)
    n_negations -= sum(
        cues.words["negator_exceptions"].starting_at(tokens, i) > 0 for i in range(len(tokens))
    )
    return Reading(
        quantities=tuple(_quantities(content, tokens, cues)),
        frequency=frequency,
        negated=n_negations > 0,
        dates=frozenset(_dates(tokens, cues)),
        places=frozenset(_places(content, tokens, cues)),
    )


def clashing_quantities(left: Reading, right: Reading) -> tuple[Quantity, Quantity] | None:
    """The first two counts of one thing that cannot both hold, or ``None``.

    A pair of units that agree anywhere in the two contents shields the others of that unit, so that
    "3 of the 12 wounded" does not clash with "12 wounded".
    """
    for ours in left.quantities:
        same = [theirs for theirs in right.quantities if theirs.unit == ours.unit]
        others = [q for q in left.quantities if q.unit == ours.unit]
        if same and not any(_overlap(a, b) for a in others for b in same):
            return ours, same[0]
    return None


def frequencies_clash(left: Reading, right: Reading) -> bool:
    """Whether one says that something is regular and the other that it happened once or never."""
    pair = {left.frequency, right.frequency}
    return "regular" in pair and bool(pair & {"single", "never"}) or pair == {"single", "never"}


def _overlap(left: Quantity, right: Quantity) -> bool:
    return left.low <= right.high and right.low <= left.high


def _value(text: str) -> float | None:
    """Read digits with either decimal mark; "12.000" and "12,000" are thousands."""
    if re.fullmatch(r"\d{1,3}(?:[.,]\d{3})+", text):
        return float(re.sub(r"[.,]", "", text))
    try:
        return float(text.replace(",", "."))
    except ValueError:
        return None


def _quantities(content: str, tokens: list[Token], cues: Cues) -> list[Quantity]:
    found = []
    index = 0
    while index < len(tokens):
        value, exact, width = _number_at(tokens, index, cues)
        if value is None:
            index += 1
            continue
        first, index = index, index + width
        while index < len(tokens) and tokens[index].norm in cues.multiplier_of:
            value *= cues.multiplier_of[tokens[index].norm]
            index += 1
        while index < len(tokens) and tokens[index].norm in cues.words["link"]:
            index += 1
        upper = None
        if index + 1 < len(tokens) and _joins_range(tokens, first, index, cues):
            upper, _, width = _number_at(tokens, index + 1, cues)
            if upper is not None:
                index += 1 + width
        if index >= len(tokens):
            break
        unit = tokens[index]
        if unit.start == tokens[index - 1].end and _NO_UNIT.match(unit.norm):
            continue
        if (
            not (unit.is_word or unit.norm in "%€$£")
            or unit.norm[0].isdigit()
            or unit.norm in cues.words["months"]
        ):
            continue
        if (
            unit.norm in cues.words["units_of_time"]
            or width == 1
            and value in _YEARS
            and _NUMBER.match(tokens[first].norm)
            and _is_year(tokens, first, unit, cues)
        ):
            continue
        low, high = _bounds(value, exact, tokens, first, cues)
        if upper is not None and upper > value:
            high = upper
        found.append(Quantity(low, high, _stem(unit.norm, cues), content[tokens[first].start : unit.end]))
    return found


def _joins_range(tokens: list[Token], first: int, index: int, cues: Cues) -> bool:
    """Whether the word at ``index`` joins two numbers to a range: "10 000 à 12 000", "between 3 and 5"."""
    word = tokens[index].norm
    if word in cues.words["range"] or word in "–-":
        return True
    opened = first > 0 and tokens[first - 1].norm in cues.words["range_opening"]
    return opened and word in cues.words["coordinators"]


def _is_year(tokens: list[Token], first: int, unit: Token, cues: Cues) -> bool:
    """Whether a number between 1900 and 2100 is a year: not when it counts a plural noun by itself."""
    before = tokens[first - 1].norm if first else ""
    dated = before in cues.words["places"] or before in cues.words["months"] or before in cues.words["link"]
    return dated or not unit.norm.endswith("s")


def _number_at(tokens: list[Token], index: int, cues: Cues) -> tuple[float | None, bool, int]:
    """Value, whether it is exact, and how many tokens it takes ("12 000" takes two)."""
    word = tokens[index].norm
    if _NUMBER.match(word):
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


def _spelled_number(tokens: list[Token], index: int, cues: Cues) -> tuple[float, int]:
    """Value of the number in words that begins at ``index``, and how many tokens it takes; 0 for none."""
    thousands, rest, room, width = 0.0, 0.0, math.inf, 0  # ``room``: what is below it can still be added
    while index + width < len(tokens):
        at = index + width
        if (times := cues.multiplier_of.get(tokens[at].norm)) and (
            width or times == 1000 and _words(tokens, at + 1, cues)
        ):
            if times == 100:
                rest, room = rest * 100, 100
            else:
                thousands, rest, room = thousands + (rest or 1) * times, 0.0, times
            width += 1
            continue
        joins = tokens[at].norm in cues.words["joining"] and (rest >= 20 or thousands > 0)
        joined = joins and not _multiplied(tokens, at + 2, cues)
        added = _add(rest, room, _words(tokens, at + joined, cues))
        if added is None:
            break
        rest, room = added
        width += 1 + joined
    return thousands + rest, width


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


def _bounds(value: float, exact: bool, tokens: list[Token], first: int, cues: Cues) -> tuple[float, float]:
    if cues.words["at_least"].ending_at(tokens, first - 1):
        return value, math.inf
    if cues.words["at_most"].ending_at(tokens, first - 1):
        return 0.0, value
    if not exact or cues.words["approximate"].ending_at(tokens, first - 1):
        return value * 0.8, value * 1.25
    return value, value


def _stem(word: str, cues: Cues) -> str:
    """Crude singular: enough to match a counted noun with itself."""
    return cues.unit_ending.sub("", word) if len(word) > 3 else word


def _dates(tokens: list[Token], cues: Cues) -> list[str]:
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


def _without_of(tokens: list[Token], cues: Cues) -> list[Token]:
    """Leave out the "of" beside a month: "7 de octubre de 2023" is read like "7 octubre 2023"."""
    months, of = cues.words["months"], cues.words["of"]
    beside = [
        any(tokens[i].norm in months for i in (index - 1, index + 1) if 0 <= i < len(tokens))
        for index in range(len(tokens))
    ]
    return [token for index, token in enumerate(tokens) if not (beside[index] and token.norm in of)]


def _places(content: str, tokens: list[Token], cues: Cues) -> list[str]:
    return [
        tokens[index + 1].norm
        for index in range(len(tokens) - 1)
        if tokens[index].norm in cues.words["places"]
        and tokens[index + 1].is_word
        and content[tokens[index + 1].start].isupper()
        and tokens[index + 1].norm not in cues.words["months"]
    ]
