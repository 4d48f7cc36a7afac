"""Ages, lengths of time, times of day and scores: numbers that mean something only beside their words.

tokens of a content -> measures, each with the word that it belongs to

"34 years" of a suspect and "28 years" of his brother are no conflict, nor are "left at 7" and "came
back at 9": a measure is compared only with one that stands behind the same word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..words.cues import Cues
from ..words.tokens import Token
from .amounts import bounds_of, how_exact
from .units import Units, is_noun, load_units, stem

#: Minutes in each measure of time that a unit of ``data/units`` names.
_MINUTES = {"minute": 1, "hour": 60, "day": 1440, "week": 10_080, "month": 43_800, "year": 525_600}
_LENGTH_SLACK = 0.05  # "two days" is said of 47 hours (chosen, untested)
_CLOCK_SLACK = 5, 30  # minutes of a time of day, and of one that is said to be rough (chosen, untested)
_LONGEST_SCORE = 2  # digits of each number
_WORD_WITHIN = 5  # tokens from a measure back to the word that it belongs to (chosen, untested)
_LEAST_LETTERS = 3
_CLOCK = re.compile(
    r"(?<![\d.,:])(?:(?P<h>[01]?\d|2[0-4]) ?(?:h|:) ?(?P<m>[0-5]\d)?(?![\w:])"
    r"|(?P<h12>1[0-2]|0?[1-9])(?:[.:](?P<m12>[0-5]\d))? ?(?P<half>[ap])\.?m\b"
    r"|(?P<hu>[01]?\d|2[0-4])(?:[.:](?P<mu>[0-5]\d))? uhr\b)"
)
_TIME = re.compile(r"(\d{1,2})(?:[.:]([0-5]\d))?$")
_LAST_HOUR = 24
#: Behind a number of hours or years, make it a length of time: "cinq ans de prison", "five years to comply".
_HOW_LONG = frozenset(("de", "d'", "par", "di", "al", "por", "to", "left", "of", "in"))
_ENDS_APPOSITION = frozenset((",", ")", ".", "»"))
_THERE = frozenset(("y", "ha"))  # "il y a 12 ans"
_SCORE = re.compile(r"(?<![\w.,/–-])(\d{1,2}) ?[-–] ?(\d{1,2})(?![\w/–-]|[.,]\d)")


@dataclass(frozen=True, slots=True)
class Measure:
    """A number that only tells something of one word.

    Attributes:
        low: Least value that is meant: years, minutes, minutes since midnight, or goals.
        high: Greatest value.
        sort: ``age``, ``duration``, ``clock`` or ``score``.
        of: The word that it belongs to, as ``fr:suspect``.
        start: Where it begins, in characters.
        end: Where it ends.
    """

    low: float
    high: float
    sort: str
    of: str
    start: int
    end: int


def clocks_and_scores(norm: str, tokens: list[Token], cues: Cues) -> list[Measure]:
    """Times of day and scores of a normalised content; what stands behind no word is left out."""
    found = []
    for match in _CLOCK.finditer(norm):
        part = match.groupdict()
        hour = int(part["h"] or part["h12"] or part["hu"])
        if part["h12"]:
            hour = hour % 12 + 12 * (part["half"] == "p")
        value = 60 * hour + int(part["m"] or part["m12"] or part["mu"] or 0)
        first = _token_at(tokens, match.start())
        rough = cues.words["approximate"].ending_at(tokens, first - 1) > 0
        slack = _CLOCK_SLACK[rough]
        found.append((value - slack, value + slack, "clock", first, match))
    for first, last, value in _hours(tokens, cues):
        rough = cues.words["approximate"].ending_at(tokens, first - 1) > 0
        slack = _CLOCK_SLACK[rough]
        whole = re.compile(r".*", re.DOTALL).match(norm, tokens[first].start, tokens[last].end)
        found.append((value - slack, value + slack, "clock", first, whole))
    for match in _SCORE.finditer(norm):
        ours, theirs = int(match[1]), int(match[2])
        first = _token_at(tokens, match.start())
        behind = _token_at(tokens, match.end())
        if ours < theirs and (not behind < len(tokens) or is_noun(tokens, behind, cues)):
            continue  # "3-5 people" is a range, and so may be what ends a sentence
        value = max(ours, theirs) * 10**_LONGEST_SCORE + min(ours, theirs)  # one score from either side
        found.append((value, value, "score", first, match))
    return [
        Measure(low, high, sort, of, match.start(), match.end())
        for low, high, sort, first, match in found
        if (of := _word_near(tokens, first, _token_at(tokens, match.end()), cues))
    ]


def _hours(tokens: list[Token], cues: Cues) -> Iterator[tuple[int, int, float]]:
    """Times of day told by the hours alone, first and last token of each: "vers 23 heures", "alle 3.35".

    Not how far or how long: "à 2 heures de route", "passé à 24 heures par semaine".
    """
    units = load_units(cues.language)
    for index, token in enumerate(tokens):
        told = token.norm[0].isdigit() and _TIME.match(token.norm)
        if not told or int(told[1]) > _LAST_HOUR or not units.clock_before.ending_at(tokens, index - 1):
            continue
        behind = tokens[index + 1].norm if index + 1 < len(tokens) else ""
        named = units.names_of_time.get(behind) == "hour"
        after = tokens[index + 2].norm if index + 2 < len(tokens) else ""
        if named and after not in _HOW_LONG or not named and told[2]:
            yield index, index + named, 60 * int(told[1]) + int(told[2] or 0)


def measure_at(
    norm: str,
    tokens: list[Token],
    first: int,
    index: int,
    bounds: tuple[float, float],
    cues: Cues,
    units: Units,
) -> Measure | None:
    """The age or the length of time that an amount gives.

    Args:
        norm: A normalised content.
        tokens: Its tokens.
        first: Index of the first token of the amount.
        index: Index of the first token behind it.
        bounds: The least and the greatest number that is meant.
        cues: Cue list of the language.
        units: Its units.

    Returns:
        A measure; ``None`` when what is counted is no time, or stands behind no word.
    """
    low, high = bounds
    if behind := units.age_behind.match(norm, tokens[index - 1].end):
        end = behind.end()
        of = _noun_behind(tokens, end, cues) or _word_before(tokens, first, cues)
        return Measure(low, high, "age", of, tokens[first].start, end) if of else None
    half = units.and_half.starting_at(tokens, index)  # "two and a half hours"
    index += half
    name = units.names_of_time.get(tokens[index].norm) if index < len(tokens) else None
    if name is None:
        return None
    if not half and (half := units.and_half.starting_at(tokens, index + 1)):
        index += half  # "deux heures et demie"
    if half:
        low, high = low + 0.5, high + 0.5
    start, end = tokens[how_exact(tokens, first, cues)].start, tokens[index].end
    if name == "year" and (width := _age_before(tokens, first, index, cues, units)):
        of = _word_before(tokens, first - width, cues)
        return Measure(low, high, "age", of, start, end) if of else None
    of = units.of_at(tokens, index + 1, cues) or _word_near(tokens, first, index + 1, cues)
    return _length(low, high, _MINUTES[name], of, start, end)


def _age_before(tokens: list[Token], first: int, last: int, cues: Cues, units: Units) -> int:
    """How many tokens before a number of years tell that it is an age; 0 for none.

    Words do ("âgé de"), or its place: "un homme de 71 ans", "elle avait 19 ans", "le maire, 47 ans, dit".
    """
    if width := units.age_before.ending_at(tokens, first - 1):
        return width
    exact = how_exact(tokens, first, cues)
    before = tokens[exact - 1].norm if exact else ""
    behind = tokens[last + 1].norm if last + 1 < len(tokens) else ","
    if before == "," and exact == first:
        return behind in _ENDS_APPOSITION
    if exact > 1 and before in cues.words["link"]:
        return (first - exact + 1) * (tokens[exact - 2].norm in units.aged)
    if not before or before not in cues.words["have"] or behind in _HOW_LONG:
        return 0
    return 0 if exact > 1 and tokens[exact - 2].norm in _THERE else first - exact + 1


def length_at(tokens: list[Token], first: int, cues: Cues, units: Units) -> Measure | None:
    """The length of time at a token that is told without a number: "an hour", "under half an hour".

    Not "an hour" of "60 km an hour", nor that of "at one o'clock".
    """
    width = units.length_words.starting_at(tokens, first)
    before = tokens[first - 1].norm if first else ""
    if not width or before[:1].isdigit() or before in units.name_of:
        return None
    counted = tokens[first - 2].norm if first > 1 else ""
    if counted[:1].isdigit() or counted in cues.number_of:
        return None
    if any(before in cues.words[name] for name in ("places", "range_opening", "negators")):
        return None
    end = first + width
    minutes = units.lengths[tuple(token.norm for token in tokens[first:end])]
    bounds = bounds_of(1.0, True, tokens, first, cues)
    of = units.of_at(tokens, end, cues) or _word_near(tokens, first, end, cues)
    return _length(*bounds, minutes, of, tokens[how_exact(tokens, first, cues)].start, tokens[end - 1].end)


def _length(low: float, high: float, minutes: float, of: str, start: int, end: int) -> Measure | None:
    low, high = low * minutes * (1 - _LENGTH_SLACK), high * minutes * (1 + _LENGTH_SLACK)
    return Measure(low, high, "duration", of, start, end) if of else None


def _token_at(tokens: list[Token], place: int) -> int:
    return next((i for i, token in enumerate(tokens) if token.start >= place), len(tokens))


def _word_before(tokens: list[Token], first: int, cues: Cues) -> str:
    """The nearest word of substance before a place, in its clause."""
    for index in range(first - 1, max(-1, first - 1 - _WORD_WITHIN), -1):
        word = tokens[index].norm
        if word in ".;:" or word[0].isdigit():
            return ""
        substance = tokens[index].is_word and len(word) >= _LEAST_LETTERS
        if substance and not any(cues.words[name].starting_at(tokens, index) for name in _NO_SUBSTANCE):
            return f"{cues.language}:{stem(word, cues)}"
    return ""


def _word_near(tokens: list[Token], first: int, index: int, cues: Cues) -> str:
    """The word that a measure between two places belongs to; behind it where the verb stands last."""
    before = _word_before(tokens, first, cues)
    if not before and cues.verb_last and is_noun(tokens, index, cues):
        return f"{cues.language}:{stem(tokens[index].norm, cues)}"
    return before


_NO_SUBSTANCE = (
    "determiners", "places", "coordinators", "have", "be", "adjunct_starts", "approximate", "at_least",
    "at_most", "subordinators", "time_words", "units_of_time", "adverbs", "pronouns", "of", "link",
)  # fmt: skip


def _noun_behind(tokens: list[Token], place: int, cues: Cues) -> str:
    """The noun that a "34-year-old" stands before."""
    index = _token_at(tokens, place)
    noun = is_noun(tokens, index, cues) and tokens[index].is_word
    return f"{cues.language}:{stem(tokens[index].norm, cues)}" if noun else ""
