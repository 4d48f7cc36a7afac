"""Dates as people write them, in figures or with the names of months.

words → ISO date of the precision they give
"""

from __future__ import annotations

import datetime
import re
import warnings
from functools import lru_cache
from typing import NamedTuple

from ..pages.language import SUPPORTED

_EARLIEST_YEAR = 1800

_TIME = (
    r"(?:\s*(?:[,|•·@T–—-]|à|a\s+las|at|um|alle|ore|às|as|в|о|об)?\s*(?<!\d)"
    r"(?:[01]?\d|2[0-4])\s?(?:[:.hH]\s?[0-5]\d(?:[:.][0-5]\d(?:\.\d{1,6})?)?|[hH](?![^\W\d_])|(?=\s?(?:Uhr|[ap]\.?m\b)))"
    r"(?:\s?(?:Uhr|[AaPp]\.?\s?[Mm]\.?(?![^\W\d_])|Z(?!\w)|(?:GMT|UTC|CEST|CET|MESZ|MEZ|BST|[ECMP][DS]?T|MSK|МСК|EET|EEST)(?!\w)))?"
    r"(?:\s?[+-]\d{2}:?\d{2})?)?"
)
# A digit may only stand before a date as the end of a time: "17:0522.08.2023".
_START = r"(?:(?<![\w./-])|(?<=:\d\d))"
_SUFFIX = r"(?:\s?(?:er|º|°|ª|st|nd|rd|th|\.|-?го|-?е)(?![^\W\d_]))?"
_OF = r"(?:\s+(?:de|del|of))?"
_MONTH = r"[^\W\d_]{3,12}"
_DATE = re.compile(
    rf"{_START}(?:"
    rf"(?P<iso>(?P<iy>\d{{4}})-(?P<im>\d{{2}})(?:-(?P<id>\d{{2}}))?(?![\d-]))"
    rf"|(?P<ymd>(?P<yy>\d{{4}})[/.](?P<ym>\d{{1,2}})[/.](?P<yd>\d{{1,2}})(?!\d))"
    rf"|(?P<numeric>(?P<na>\d{{1,2}})(?P<sep>[./-])\s?(?P<nb>\d{{1,2}})(?P=sep)\s?(?P<ny>\d{{4}}|\d{{2}})(?![\d]))"
    rf"|(?P<my>(?P<mm>\d{{1,2}})/(?P<mmy>\d{{4}})(?!\d))"
    rf"|(?P<dmy>(?P<dd>\d{{1,2}}){_SUFFIX}{_OF}\s+(?P<dm>{_MONTH})\.?,?{_OF}\s+(?P<dy>\d{{4}})(?!\d))"
    rf"|(?P<mdy>(?P<em>{_MONTH})\.?\s+(?P<ed>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<ey>\d{{4}})(?!\d))"
    rf"|(?P<month>(?P<xm>{_MONTH})\.?,?{_OF}\s+(?P<xy>\d{{4}})(?!\d))"
    rf"){_TIME}"
)
#: A day without its year, and the time of day behind it: "3 mai à 18h12", "May 3".
DAY_OF_YEAR = re.compile(
    rf"(?:\d{{1,2}}{_SUFFIX}{_OF}\s+(?P<after>{_MONTH})|(?P<before>{_MONTH})\.?\s+\d{{1,2}}(?:st|nd|rd|th)?)\b{_TIME}"
)
_COMPACT = re.compile(r"((?:19|20)\d{2})(\d{2})(\d{2})(?:T?\d{4,6}Z?)?")
YEAR = re.compile(r"(?<![\w./-])(\d{4})(?![\w/-]|\.\d)")


class FoundDate(NamedTuple):
    """A date in a line: its span, time of day included, and the ISO date."""

    start: int
    end: int
    iso: str


def parse_date(text: str, language: str | None = None) -> str | None:
    """Read one date written in any usual way.

    Numeric dates are day first, except where only month first is possible (*10/25/2024*).

    Args:
        text: A date alone, with or without time of day (*12. Mai 2024*, *2024-10-25T17:20Z*, *2022*).
        language: ISO 639-1 code of the month names; ``None`` tries all supported languages.

    Returns:
        ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``, only what the text gives; ``None`` when it is not
        a date, cannot exist, or lies after next year.
    """
    text = " ".join(text.split())
    if not 4 <= len(text) <= 100:
        return None
    found = find_dates(text, language)
    if found:
        return found[0].iso
    match = _COMPACT.fullmatch(text)
    if match:
        return iso_date(*match.groups())
    match = YEAR.fullmatch(text.strip(" .,"))
    if match:
        return iso_date(match.group(1))
    return None


def find_dates(text: str, language: str | None = None) -> list[FoundDate]:
    """Find the dates in a line, in order; a bare year is not one.

    Args:
        text: A line or a few words.
        language: ISO 639-1 code of the month names; ``None`` tries all supported languages.
    """
    if not any(character.isdigit() for character in text):
        return []
    found = []
    position = 0
    while match := _DATE.search(text, position):
        iso = _read(match, language)
        if iso:
            found.append(FoundDate(match.start(), match.end(), iso))
            position = match.end()
        else:
            position = match.start() + 1
    return found


def _read(match: re.Match[str], language: str | None) -> str | None:
    """The ISO date of a match, or ``None`` when it cannot be one."""
    if match["iso"]:
        return iso_date(match["iy"], match["im"], match["id"])
    if match["ymd"]:
        return iso_date(match["yy"], match["ym"], match["yd"])
    if match["numeric"]:
        first, second, year = int(match["na"]), int(match["nb"]), match["ny"]
        if len(year) == 2:
            if match["sep"] == "-":
                return None
            this_year = datetime.date.today().year
            year = str(2000 + int(year) if 2000 + int(year) <= this_year + 1 else 1900 + int(year))
        if second > 12 >= first and match["sep"] == "/":
            first, second = second, first
        return iso_date(year, second, first)
    if match["my"]:
        return iso_date(match["mmy"], match["mm"])
    for day, month, year in (("dd", "dm", "dy"), ("ed", "em", "ey"), (None, "xm", "xy")):
        if match[year]:
            number = month_number(match[month].casefold(), language)
            return iso_date(match[year], number, match[day] if day else None) if number else None
    return None


@lru_cache(maxsize=4096)
def month_number(word: str, language: str | None = None) -> int | None:
    """Number of the month that a word names in a language (*sept*, *октября*), or ``None``."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        languages = [language] if language in SUPPORTED else list(SUPPORTED)
        data = _parser(tuple(languages)).get_date_data(f"1 {word} 2000")
        date = data.date_obj
        # The whole expression must have been read: "1 jour 2000" is not a month.
        if date is None or data.period not in ("day", "month") or (date.year, date.day) != (2000, 1):
            return None
        return date.month if "month" in (data.parts or ("month",)) else None


@lru_cache(maxsize=16)
def _parser(languages: tuple[str, ...]):
    from dateparser.date import DateDataParser  # imported late: it takes a moment to load

    settings = {"PARSERS": ["absolute-time"], "REQUIRE_PARTS": ["day", "month", "year"], "DATE_ORDER": "DMY"}
    return DateDataParser(languages=list(languages), settings=settings)


def iso_date(year: str | int, month: str | int | None = None, day: str | int | None = None) -> str | None:
    """An ISO date of the parts known, or ``None`` for one that cannot be a date of publication."""
    this_year = datetime.date.today().year
    number = int(year)
    # One year of tolerance, so that the clock of the machine hardly ever decides.
    if not _EARLIEST_YEAR <= number <= this_year + 1:
        return None
    try:
        full = datetime.date(
            number, int(month) if month is not None else 1, int(day) if day is not None else 1
        )
    except ValueError:
        return None
    if month is None:
        return f"{number:04d}"
    return full.isoformat() if day is not None else f"{number:04d}-{full.month:02d}"
