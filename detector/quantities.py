"""What a content says about how many, how often and whether: the facts that models read badly.

content + Cues -> Reading. A small inference model takes "twelve dead" and "seventeen dead", or "once"
and "every week", for much the same; these readings are exact and are weighed beside it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from .amounts import NUMBER, amount_at
from .cues import Cues, Token, normalise, tokenize
from .units import MONEY, Counted, load_units

_YEARS = range(1900, 2101)
# What stands right behind a figure and counts nothing: ordinals ("2e tour", "1st") and times ("17h30").
_NO_UNIT = re.compile(r"(?:er|ère|re|e|è|ème|nde?|st|rd|th|[ºª°]|h\d{0,2})$")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number of something: it lies between ``low`` and ``high``, both included.

    ``unit`` names what is counted, in every language alike ("dead", "euro", "percent"); a noun that has
    no such name is its own stem. ``of`` is what it is so much of, with its language ("fr:solvant").
    """

    low: float
    high: float
    unit: str
    text: str
    of: str = ""

    @property
    def money(self) -> bool:
        """Whether it is a sum of money."""
        return self.unit in MONEY


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
        same = [
            theirs for theirs in right.quantities if theirs.unit == ours.unit and _one_matter(ours, theirs)
        ]
        others = [q for q in left.quantities if q.unit == ours.unit]
        if same and not any(_overlap(a, b) for a in others for b in same):
            return ours, same[0]
    return None


def _one_matter(left: Quantity, right: Quantity) -> bool:
    """Whether two quantities can be of one matter: "tonnes of wheat" are none of "barley"."""
    apart = left.of != right.of and left.of[:3] == right.of[:3]
    return not (left.of and right.of and apart)


def frequencies_clash(left: Reading, right: Reading) -> bool:
    """Whether one says that something is regular and the other that it happened once or never."""
    pair = {left.frequency, right.frequency}
    return "regular" in pair and bool(pair & {"single", "never"}) or pair == {"single", "never"}


def _overlap(left: Quantity, right: Quantity) -> bool:
    return left.low <= right.high and right.low <= left.high


def _quantities(content: str, tokens: list[Token], cues: Cues) -> list[Quantity]:
    units = load_units(cues.language)
    found = []
    index = 0
    while index < len(tokens):
        first = index
        low, high, index = amount_at(tokens, index, cues, units)
        if index == first:
            index += 1
            continue
        part, width = units.part_at(tokens, first)
        if part and width >= index - first:
            counted, index = Counted("percent", 1.0, "", first + width - 1), first + width
        elif first and units.name_of.get(tokens[first - 1].norm) in MONEY and not tokens[first - 1].is_word:
            counted = Counted(units.name_of[tokens[first - 1].norm], 1.0, "", index - 1)
            first -= 1
        elif index >= len(tokens) or not _can_be_counted(tokens, first, index, cues, low):
            continue
        else:
            counted = units.counted_at(tokens, index, cues)
        words = content[tokens[first].start : tokens[counted.last].end]
        scale = counted.scale
        found.append(Quantity(low * scale, high * scale, counted.unit, words, counted.of))
    return found


def _can_be_counted(tokens: list[Token], first: int, index: int, cues: Cues, value: float) -> bool:
    """Whether the word behind a number is something to count: no ordinal, date, time or year."""
    unit = tokens[index]
    if unit.start == tokens[index - 1].end and _NO_UNIT.match(unit.norm):
        return False
    if not (unit.is_word or unit.norm in "%€$£") or unit.norm[0].isdigit():
        return False
    if unit.norm in cues.words["months"] or unit.norm in cues.words["units_of_time"]:
        return False
    alone = index == first + 1 and bool(NUMBER.match(tokens[first].norm))
    return not (alone and value in _YEARS and _is_year(tokens, first, unit, cues))


def _is_year(tokens: list[Token], first: int, unit: Token, cues: Cues) -> bool:
    """Whether a number between 1900 and 2100 is a year: not when it counts a plural noun by itself."""
    before = tokens[first - 1].norm if first else ""
    dated = before in cues.words["places"] or before in cues.words["months"] or before in cues.words["link"]
    return dated or not cues.plural_noun.search(unit.norm)


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


def _places(content: str, tokens: list[Token], cues: Cues) -> list[str]:
    return [
        tokens[index + 1].norm
        for index in range(len(tokens) - 1)
        if tokens[index].norm in cues.words["places"]
        and tokens[index + 1].is_word
        and content[tokens[index + 1].start].isupper()
        and tokens[index + 1].norm not in cues.words["months"]
    ]
