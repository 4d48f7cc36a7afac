"""Which numbers of a sentence count something, and what is known of a count.

sentence -> Count, one for each; Tally: a count with who gives it
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..clauses.reading import Reading, Span
from ..quantities.amounts import NUMBER, amount_at, how_exact
from ..quantities.measures import clocks_and_scores
from ..quantities.units import MONEY, Units, is_noun, load_units
from ..words.cues import Cues
from ..words.tokens import tokenize

_YEARS = range(1900, 2101)
_GROUPED = 10_000  # figures of names are fewer: "Boeing 737"
_NUMBERED = re.compile(r"(?<!\w)(?:n ?[°º]|nº|№|#|(?:no|nr)\.) ?$")  # "at berth no. 3"


@dataclass(frozen=True, slots=True)
class Tally:
    """A count with who gives it.

    Attributes:
        content: Where the words stand; of all but the first count, the count alone.
        source: Where the source stands; ``None`` for the outlet.
        cue: Where the cue stands; ``None`` for the outlet.
        proposition: The words around the first count, with this one in its place.
    """

    content: Span
    source: Span | None
    cue: Span | None
    proposition: str


@dataclass(frozen=True, slots=True)
class Count:
    """A count in token positions: it begins with what tells how exact it is; ``last`` is behind its noun."""

    begin: int
    end: int
    last: int
    unit: str
    low: float
    words: str = ""  # figures that stand for it, where it is told as many times another: "twice as many"


def bare_count(text: str, cues: Cues) -> tuple[int, float] | None:
    """The one count of a sentence, where its noun is left out: "Organisers put it at 12,000".

    Returns:
        Where the noun would stand, in characters, and the least number meant; ``None`` when the sentence
        has another count, or a noun behind this one.
    """
    if not n_numbers(text, cues):
        return None
    r = Reading(text, cues, False)
    counts = counts_in(r, load_units(cues.language))
    if len(counts) != 1 or counts[0].unit or r.among("of", counts[0].end) or r.among("of_the", counts[0].end):
        return None  # "five of the victims" has its noun
    if r.word(counts[0].end) in load_units(cues.language).before_noun:
        return None  # "five others"
    return r.tokens[counts[0].end - 1].end, counts[0].low


def n_numbers(text: str, cues: Cues) -> int:
    """How many numbers a sentence may have, in figures or words; cheap, so that most need no reading."""
    tokens, units = tokenize(text), load_units(cues.language)
    lists = (cues.number_of, cues.approximate_number_of, cues.multiplier_of, units.several)
    return sum(
        token.norm[0].isdigit()
        or any(token.norm in entries for entries in lists)
        or units.time_words.starting_at(tokens, index) > 0
        for index, token in enumerate(tokens)
    )


def counts_in(r: Reading, units: Units) -> list[Count]:
    """The counts of a sentence outside quotations, in reading order; a noun left out gives an empty unit."""
    found: list[Count] = []
    taken = clocks_and_scores(r.norm, r.tokens, r.cues)
    index = 0
    while index < r.n:
        if found and (times := units.times_at(r.tokens, index, r.cues)):
            end = index + times[1]
            value = found[0].low * times[0]
            found.append(Count(index, end, end, "", value, f"{value:.0f}"))
            index = end
            continue
        low, _, end = amount_at(r.tokens, index, r.cues, units)
        if end == index:
            index += 1
            continue
        begin, first = how_exact(r.tokens, index, r.cues), index
        index = end
        if any(measure.start <= r.tokens[first].start < measure.end for measure in taken):
            continue  # "at 23 h 52 pour avoir franchi un feu rouge"
        if r.quoted[first] or r.ends("determiners", begin - 1) or _counts_nothing(r, first, end, low, units):
            continue
        if (sign := units.name_of.get(r.word(first - 1))) in MONEY and not r.is_word(first - 1):
            found.append(Count(begin - (begin == first), end, end, sign, low))  # "$30m"
            continue
        counted = units.counted_at(r.tokens, end, r.cues) if is_noun(r.tokens, end, r.cues) else None
        last = counted.last + 1 if counted else end
        end -= r.among("link", end - 1)
        found.append(Count(begin, end, last, counted.unit if counted else "", low))
    return found


def _counts_nothing(r: Reading, first: int, end: int, low: float, units: Units) -> bool:
    """Whether a number is part of a date, a time or a name, or a year."""
    behind = r.word(end)
    elided = r.word(end - 1).endswith("'")
    attached = end < r.n and not elided and r.tokens[end].start == r.tokens[end - 1].end
    attached = attached and behind not in "%€$£,;.)»”"
    named = r.capitalised(first - 1) and first > 1 and not r.starts("according_to", first - 1)
    # not "drew in Lyon 12,000 people", "la CGT 90 000"
    named = named and not r.starts("places", first - 2) and NUMBER.match(r.word(end - 1)) is not None
    named = named and end - first == 1 and low < _GROUPED
    dated = r.among("months", end) or r.among("months", first - 1) or behind in units.names_of_time
    year = end == first + 1 and low in _YEARS and NUMBER.match(r.word(first)) is not None
    numbered = _NUMBERED.search(r.norm, 0, r.tokens[first].start) is not None
    numbered = numbered or r.word(first - 1) in units.numbered
    return attached or named or dated or year or numbered or low < 2
