"""What a content says about how many, how often and whether: the facts that models read badly.

content + Cues -> Reading. A small inference model takes "twelve dead" and "seventeen dead", or "once"
and "every week", for much the same; these readings are exact and are weighed beside it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from ..names.sources import names
from ..words.cues import Cues
from ..words.tokens import Token, normalise, tokenize
from .amounts import amount_at, how_exact
from .matters import (
    HELP,
    LASTING,
    Matter,
    clause_around,
    group_of,
    load_matters,
    matter_of,
    says_limit,
    sorts_in,
    tells_when,
)
from .measures import Measure, clocks_and_scores, length_at, measure_at
from .named import named_dates, named_places, tells_where_first
from .nouns import alone, can_be_counted, counts_them, followed, noun_apart, some_of
from .occasions import PART, WHOLE, occasion_of, tells_per
from .units import MONEY, PERSONS, UNTOLD, Counted, Units, is_noun, load_units, stem

OCCASIONS = frozenset({"time", "meeting", "call"})  #: what happens once, or several times
_MEASURES = frozenset("age duration clock score".split())
_SHARES_OF = (*range(2, 11), 20, 100)  # "one in three", "9 in 100"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number of something: it lies between ``low`` and ``high``, both included.

    Attributes:
        low: Least number that is meant.
        high: Greatest number that is meant.
        unit: What is counted, in every language alike ("dead", "euro", "percent"); a noun that has no
            such name is its own stem, and ``UNTOLD`` stands where there is none. ``age``, ``duration``,
            ``clock`` and ``score`` are measures.
        text: The words.
        of: What it is so much of, with its language ("fr:solvant"); of a measure, the word it belongs to.
        kind: Which of them are counted, where not all are ("3 children died"); ``WHOLE`` for all who belong
            somewhere, ``PART`` for some of those spoken of, empty for all of them.
        sorts: What the clause says that it is: a price, a loss, a turnout; empty when nothing tells.
        limit: Whether it is what there may be or can be, not what there is: "limited to 20".
        bygone: Whether it is told to compare with, of an occasion before: "last year", "on average".
        foreseen: Whether it is what is expected, not what has been counted: "10,000 are expected".
        per: The period of a rate, ``day`` for "12 a day"; ``lifetime`` for "12 since it opened"; else empty.
    """

    low: float
    high: float
    unit: str
    text: str
    of: str = ""
    kind: str = ""
    sorts: frozenset[str] = frozenset()
    limit: bool = False
    bygone: bool = False
    foreseen: bool = False
    per: str = ""

    @property
    def measure(self) -> bool:
        """Whether it only tells something of one word: an age, a length of time, a time of day, a score."""
        return self.unit in _MEASURES

    @property
    def money(self) -> bool:
        """Whether it is a sum of money."""
        return self.unit in MONEY


@dataclass(frozen=True, slots=True)
class Reading:
    """What one content says about quantity, frequency, polarity, dates and places.

    Attributes:
        quantities: Counts with their units, and measures; dates and years left out.
        frequency: ``never``, ``single``, ``regular`` (several times, too) or ``None``.
        negated: Whether the content is negated. Several negations are one: "jamais eu aucun contact",
            "ni parlé ni écrit", "no letter, no call".
        dates: Days and months named, as written, in lower case ("7 octobre", "juin 2023").
        places: Names behind a preposition of place, in lower case.
        language: ISO 639-1 code.
        matter: What the content is about.
        local: Whether it begins with a place or an hour, and so may tell of that alone: "In Lyon, ...".
        marks: What tells one of several such things from another: its names, and the numbers that count
            nothing ("the 3rd stage").
    """

    quantities: tuple[Quantity, ...]
    frequency: str | None
    negated: bool
    dates: frozenset[str]
    places: frozenset[str]
    language: str = ""
    matter: Matter = Matter()
    marks: frozenset[str] = frozenset()
    local: bool = False

    @property
    def says_no(self) -> bool:
        """Whether the content is negated or leaves room for one case only ("there was only one call")."""
        return self.negated or self.frequency in ("never", "single")


def read(content: str, cues: Cues, published: str | None = None) -> Reading:
    """Read ``content``; an empty one gives an empty reading.

    Args:
        content: What is said.
        cues: Cue list of its language.
        published: ISO date of the article, which tells the years that lie long before it.
    """
    tokens = tokenize(content)
    norm = normalise(content)
    frequency = next(
        (name for name in ("never", "single", "regular") if cues.frequency[name].search(norm)), None
    )
    quantities = tuple(_quantities(content, tokens, cues))
    if frequency is None and any(q.unit in OCCASIONS and q.low > 1 for q in quantities):
        frequency = "regular"
    counted = {token.norm for quantity in quantities for token in tokenize(quantity.text)}
    numbers = {token.norm for token in tokens if token.norm[0].isdigit()}
    return Reading(
        quantities=quantities,
        frequency=frequency,
        negated=any(_negators(tokens, cues)),
        dates=frozenset(named_dates(tokens, cues)),
        places=frozenset(named_places(content, norm, tokens, cues)),
        language=cues.language,
        matter=matter_of(norm, tokens, cues, load_units(cues.language), published),
        marks=names(content) | (numbers - counted),
        local=tells_where_first(content, tokens, cues),
    )


def _quantities(content: str, tokens: list[Token], cues: Cues) -> list[Quantity]:
    units, norm = load_units(cues.language), normalise(content)
    found: list[Quantity] = []
    spans: list[tuple[int, int]] = []
    taken = clocks_and_scores(norm, tokens, cues)
    index = 0
    while index < len(tokens):
        measure = next((m for m in taken if m.start <= tokens[index].start < m.end), None)
        first = index
        if measure is None:
            index, read = _next(content, norm, tokens, index, found, cues, units)
        else:
            read = _quantity(measure, content)
            while index < len(tokens) and tokens[index].start < measure.end:
                index += 1
        if read is not None:
            found.append(read)
            spans.append((tokens[first].start, tokens[min(index, len(tokens)) - 1].end))
    return [
        _sorted(quantity, span, list(zip(found, spans, strict=True)), norm, cues.language)
        for quantity, span in zip(found, spans, strict=True)
    ]


def _sorted(
    quantity: Quantity,
    span: tuple[int, int],
    every: list[tuple[Quantity, tuple[int, int]]],
    norm: str,
    language: str,
) -> Quantity:
    """A quantity with what its clause says that it is."""
    per_hour = quantity.unit in ("kilometre", "mile") and tells_per(norm, span[1], "hour", language)
    if per_hour:
        quantity = replace(quantity, unit=f"{quantity.unit}/h")
    group = group_of(quantity.unit, quantity.money)
    others = [where for other, where in every if group_of(other.unit, other.money) == group and where != span]
    clause = clause_around(norm, *span, others)
    sorts = sorts_in(norm, *clause, group, language)
    if group == "duration" and tells_when(norm, *span, language):
        sorts &= {LASTING, HELP}  # "they met two hours later"
    occasion = occasion_of(norm, span, clause, quantity.unit, language)
    return replace(
        quantity,
        sorts=sorts,
        limit=says_limit(norm, span[0], language),
        bygone=occasion.bygone,
        foreseen=occasion.foreseen,
        per="" if per_hour else occasion.per,
        kind=quantity.kind or (WHOLE if occasion.whole else ""),
    )


def _negators(tokens: list[Token], cues: Cues) -> list[bool]:
    """Which tokens negate the content; not "no" in "no doubt", nor "not" in "two boxes, not four"."""
    units = load_units(cues.language)
    found = [token.norm in cues.words["negators"] for token in tokens]
    for first in range(len(tokens)):
        if width := cues.words["negator_exceptions"].starting_at(tokens, first):
            found[first : first + width] = [False] * width
    for place, negates in enumerate(found):
        behind = tokens[place - 1] if place else None
        contrasts = behind and (behind.norm == "," or behind.norm in cues.words["coordinators"])
        if negates and contrasts and place + 1 < len(tokens):
            found[place] = amount_at(tokens, place + 1, cues, units)[2] == place + 1
    return found


def _next(
    content: str,
    norm: str,
    tokens: list[Token],
    first: int,
    before: list[Quantity],
    cues: Cues,
    units: Units,
) -> tuple[int, Quantity | None]:
    """The quantity that begins at a token, if any does, and where to go on."""
    if share := _share_at(tokens, first, cues, units):
        low, high, index, of = share
        return index, Quantity(low, high, "percent", content[tokens[first].start : tokens[index - 1].end], of)
    if length := length_at(tokens, first, cues, units):
        return _measured(length, content, tokens, first)
    low, high, index = amount_at(tokens, first, cues, units)
    if index == first:
        return first + 1, None
    negated = first and tokens[first - 1].norm in cues.words["negators"]
    if negated or units.is_name(tokens, first, index):
        return index, None  # "two boxes, not four": how many there are not
    if before and load_matters(cues.language).compared.ending_at(tokens, how_exact(tokens, first, cues) - 1):
        return index, None  # "31,000 homes, down from 90,000"
    part_of = None
    part, width = units.part_at(tokens, first)
    if part and width >= index - first:
        if index < len(tokens) and tokens[index].norm in units.names_of_time:
            return index, None  # "trois quarts d'heure"
        of = units.of_at(tokens, first + width - 1, cues)
        counted = Counted("percent", 1.0, of, first + width - 1)
        index = first + width
    elif measure := measure_at(norm, tokens, first, index, (low, high), cues, units):
        return _measured(measure, content, tokens, index)
    elif first and units.name_of.get(tokens[first - 1].norm) in MONEY and not tokens[first - 1].is_word:
        counted = Counted(units.name_of[tokens[first - 1].norm], 1.0, "", index - 1)
        first -= 1
    elif (part_of := some_of(tokens, index, cues, units)) is not None:
        counted = replace(part_of, last=index - 1)
    elif not can_be_counted(tokens, first, index, cues, low):
        counted = None
    else:
        counted = units.counted_at(tokens, index, cues)
    bare = counted is not None and counted.last < index
    if bare and first and cues.words["determiners"].ending_at(tokens, first - 1):
        counted = None  # "les deux sont morts" counts nobody
    begin = how_exact(tokens, first, cues)
    if befell := units.inflicted_before(tokens, begin):
        counted = _befallen(befell, counted, index, _has_noun(tokens, index, cues, units), units)
    if counted is None and before and units.number_now.ending_at(tokens, begin - 1):
        counted = Counted(before[-1].unit, 1.0, "", index - 1)
    if counted is None and counts_them(tokens, first, index, cues):
        counted = Counted("person", 1.0, "", index - 1)
    if counted is None and (noun := noun_apart(tokens, first, index, cues)) is not None:
        named = units.counted_at(tokens, noun, cues)
        counted = named and replace(named, last=index - 1)
    if counted is None and not followed(tokens, index, cues):
        total = load_matters(cues.language).total_before(tokens, first)
        counted = total and Counted(total, 1.0, "", index - 1)
    if counted is None and alone(tokens, index, low, cues):
        counted = Counted(UNTOLD, 1.0, "", index - 1)
    if counted is None:
        return index, None
    unit, kind = counted.unit, counted.kind
    named = units.kinds.get(tokens[counted.last].norm)
    of_them = units.among.ending_at(tokens, first - 1) and (unit in PERSONS or unit not in units.unit_names)
    if before and (named or of_them):  # "12 dead, of them 3 children"
        kind = named or kind or (unit if unit in PERSONS else f"{cues.language}:{unit}")
        unit = before[-1].unit
    if part_of is not None and not kind:
        kind = PART
    words = content[tokens[how_exact(tokens, first, cues)].start : tokens[counted.last].end]
    return index, Quantity(low * counted.scale, high * counted.scale, unit, words, counted.of, kind)


def _has_noun(tokens: list[Token], index: int, cues: Cues, units: Units) -> bool:
    """Whether what is counted is named at ``index``; not by "five others"."""
    return followed(tokens, index, cues) and tokens[index].norm not in units.before_noun


def _befallen(fate: str, counted: Counted | None, index: int, noun: bool, units: Units) -> Counted | None:
    """Those whom the words before their number say to have met a fate: "killing two workers, injuring 23"."""
    if counted is None:
        return None if noun else Counted(fate, 1.0, "", index - 1)
    if fate == "arrested" and counted.unit not in units.unit_names:
        return replace(counted, unit=fate, of="")  # whoever is arrested is somebody: "arrested 14 fans"
    if counted.unit not in PERSONS | {"person"}:
        return counted
    kind = "" if counted.unit in ("person", "inhabitant") else counted.unit
    return replace(counted, unit=fate, kind=kind)


def _measured(measure: Measure, content: str, tokens: list[Token], index: int) -> tuple[int, Quantity]:
    """The quantity that a measure is, and the token behind it and behind ``index``."""
    behind = (i for i in range(index + 1, len(tokens)) if tokens[i].start >= measure.end)
    return next(behind, len(tokens)), _quantity(measure, content)


def _quantity(measure: Measure, content: str) -> Quantity:
    words = content[measure.start : measure.end]
    return Quantity(measure.low, measure.high, measure.sort, words, measure.of)


def _share_at(
    tokens: list[Token], first: int, cues: Cues, units: Units
) -> tuple[float, float, int, str] | None:
    """The percentage that "one in three" or "un électeur sur trois" stands for: bounds, end, and of what."""
    if cues.number_of.get(tokens[first].norm) == 1:
        part, index = 1.0, first + 1
    else:
        part, high, index = amount_at(tokens, first, cues, units)
        if index == first or part != high or part > _SHARES_OF[-1]:
            return None
    noun = is_noun(tokens, index, cues) and not units.out_of.starting_at(tokens, index)
    of = f"{cues.language}:{stem(tokens[index].norm, cues)}" if noun else ""
    index += noun
    width = units.out_of.starting_at(tokens, index)
    if not width or index + width >= len(tokens):
        return None
    whole, high, end = amount_at(tokens, index + width, cues, units)
    if end == index + width or whole != high or whole not in _SHARES_OF or part >= whole:
        return None
    if is_noun(tokens, end, cues):
        if noun:
            return None  # "3 wounded out of 12 passengers"
        of = f"{cues.language}:{stem(tokens[end].norm, cues)}"
    share = 100 * part / whole
    return share * 0.8, min(share * 1.25, 100), end, of
