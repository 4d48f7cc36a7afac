"""The words that name days in a language, and how they stand together.

data/days/<language>.toml -> DayWords. A speaker of the language can extend a file without reading code.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from functools import cache
from importlib import resources

from ..words.cues import load_cues, supported_languages

_YEAR = r"(?:1[89]|20)\d\d(?!\d)"


class DayWords:
    """The words of one language that name days, ready to be matched in normalised text.

    Attributes:
        patterns: By sort of expression, an expression with the groups that ``moments`` reads.
        hint: Matches any text that may name a day, for a quick look.
        capitals: Whether months and weekdays are written with a capital.
        past: What tells that something has happened, by the form of the verb.
        future: What tells that something is still to come.
        loose: What tells that something has happened where neither of the others stands.
        every: Before a weekday: it is that of every week.
        open: Before a day: what is said reaches from it or to it.
        last: Words for the day, week or month before this one.
        next: Words for the coming one.
    """

    def __init__(self, data: dict, number_of: dict[str, float]):
        self.month_of = {word: n for n, words in enumerate(data["months"], 1) for word in words}
        self.weekday_of = {word: n for n, words in enumerate(data["weekdays"]) for word in words}
        self.unit_of = {word: unit for unit, words in data["units"].items() for word in words}
        self.days_of: dict[str, int] = data["days"]
        self.days_from_named: dict[str, int] = data["from_named"]
        self.number_of = number_of
        self.capitals: bool = data["capitals"]
        self.last, self.next = frozenset(data["last"]), frozenset(data["next"])
        self.past, self.future, self.loose = (
            re.compile(rf"(?<!\w)(?:{'|'.join(data[name])})(?!\w)") for name in ("past", "future", "loose")
        )
        self.every, self.open = (re.compile(rf"(?<!\w){_any(data[name])}$") for name in ("every", "open"))
        self.patterns = [
            (sort, re.compile(rf"(?<![\w-]){pattern}(?![\w-])")) for sort, pattern in self._patterns(data)
        ]
        named = [*self.month_of, *self.weekday_of, *self.unit_of, *self.days_of, *self.days_from_named]
        self.hint = re.compile("|".join([*map(re.escape, named), _YEAR, r"\d[./]\d"]))

    def _patterns(self, data: dict) -> Iterator[tuple[str, str]]:
        near = _any([*data["last"], *data["next"], *data["this"]])
        day = r"\d{1,2}" + (f"(?:{'|'.join(data['ordinal'])})?" if data["ordinal"] else "")
        of = f" (?:{_any(data['of'])} )?" if data["of"] else " "
        year = rf"(?:,?{of}(?P<year>{_YEAR}))?"
        month, weekday, unit = _any(self.month_of), _any(self.weekday_of), _any(self.unit_of)
        to, within = rf" ?{_any(data['to'])} ?", _any(data["in"])
        yield "date", rf"(?P<day>\d{{1,2}})[./](?P<number>\d{{1,2}})[./](?P<year>{_YEAR})"
        # "mardi 12 mars 2024", "du 1er au 2 mars", "12. und 13. März"
        yield (
            "date",
            rf"(?:(?P<named>{weekday}),? (?:\w{{2,3}} )?)?"
            rf"(?:(?P<first>{day}){to}(?:\w{{2,3}} )?)?(?P<day>{day}){of}(?P<month>{month})\.?{year}",
        )
        # "Tuesday, March 12, 2024", "March 12-13"
        yield (
            "date",
            rf"(?:(?P<named>{weekday}),? )?(?P<month>{month})\.? (?P<first>{day})"
            rf"(?:{to}(?P<day>{day}))?{year}",
        )
        yield "month", rf"{within}[ -](?:(?P<before>{near}) )?(?P<month>{month})(?:{year}| (?P<after>{near}))"
        yield "month", rf"(?:(?P<before>{near}) )?(?P<month>{month}){of}(?P<year>{_YEAR})"
        # "last August", "el pasado mes de agosto"
        yield "month", rf"(?P<before>{near}) (?:{_any(data['units']['month'])}{of})?(?P<month>{month})"
        yield "year", rf"{within} (?P<year>{_YEAR})"
        yield "weekday", rf"(?:(?P<before>{near}) )?(?P<weekday>{weekday})(?: (?P<after>{near}))?"
        yield "unit", rf"(?P<before>{near}) (?P<unit>{unit})"
        yield "unit", rf"(?P<unit>{unit}) (?P<after>{near})"
        yield "word", rf"(?P<word>{_any(self.days_of)})"
        yield "from named", rf"(?P<word>{_any(self.days_from_named)})"
        yield from (("ago", pattern) for pattern in data["ago"])


def _any(words: Iterable[str]) -> str:
    """An expression for any of some words, the longest first."""
    return "(?:" + "|".join(map(re.escape, sorted(words, key=len, reverse=True))) + ")"


@cache
def load_day_words(language: str) -> DayWords:
    """Load the words that name days in ``language``.

    Raises:
        KeyError: If there is no list for it.
    """
    file = resources.files("detector") / "data" / "days" / f"{language}.toml"
    if not file.is_file():
        raise KeyError(language)
    number_of = load_cues(language).number_of if language in supported_languages() else {}
    return DayWords(tomllib.loads(file.read_text(encoding="utf-8")), number_of)
