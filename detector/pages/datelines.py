"""Where a story begins after the dateline of its first line: *KYIV, March 3 (Reuters) – …*.

the beginning of a paragraph → how many characters of dateline precede the story
"""

from __future__ import annotations

import re

from ..days.written_dates import month_number
from .furniture import Furniture

_AGENCY = re.compile(
    r"(?:(?P<town>[^\W\d_][^\n()/–—]{1,50}?)\s?)?[(/](?P<agency>[^()\n/]{2,40})[)/]\.?\s*(?P<dash>[-–—:]{1,2}\s+)?"
)
_BRACKET = r"(?:\s*(?P<bracket>\([^()\n]{2,40}\)))?"
_DASH = r"(?:\s*(?<=[\s)])|\.)[-–—]{1,2}\s+"  # "PARIS, 3 mars (AFP) - ", "Madrid, 3 mar (EFE).- "
_BEFORE_DASH = re.compile(
    rf"(?P<town>[^\W\d_][^\n()–—:,.!?«»“”\"]{{1,40}}?)(?P<middle>,[^()\n–—:!?«»“”\"]{{1,40}}?)?{_BRACKET}{_DASH}"
)
_BEFORE_STOP = re.compile(rf"(?P<town>[^\W\d_](?:[^\W\d_]|['’ -]){{3,40}}?){_BRACKET}\.\s+")
_DAY = re.compile(
    r"(?:\b\d{1,2}(?:er|st|nd|rd|th|\.)?\s+(?:de\s+)?(?P<after>[^\W\d_]{3,12}))|(?:(?P<before>[^\W\d_]{3,12})\.?\s+\d{1,2}\b)"
)
# "(Valbrume) Le maire …", as newspapers of Québec print it; lower case inside tells another thing.
_BRACKETED_TOWN = re.compile(r"\((?P<town>[^\W\d_][^()\n\d:!?]{2,40})\)\s+")
_MOST_TOWN_WORDS = 4
# The time that opens an entry of a live report: "17h32 - ", "[9:05 pm] ", "17:32 GMT: ".
_HALF_OR_ZONE = r"\s?(?:[ap]\.?m\b\.?|GMT|UTC|[A-Z]{2,4}T\b|Uhr)"
_HOUR = r"[\[(]?(?:[01]?\d|2[0-3])"
_LIVE = re.compile(
    rf"(?:{_HOUR}\s?[h:]\s?[0-5]\d(?:{_HALF_OR_ZONE})?|{_HOUR}\.[0-5]\d(?:{_HALF_OR_ZONE}|(?=\s?[-–—:|\])])))[\])]?"
    r"(?:\s?[-–—:|.•]{1,2}\s+|\s+)"
)


def dateline_end(text: str, furniture: Furniture, language: str) -> int:
    """Return where the story begins behind a dateline; 0 without one.

    A dateline is a town in capitals, or a town with a date, an agency or a region, before a dash; or a
    town in capitals as a sentence of its own.

    Args:
        text: A paragraph.
        furniture: The words of its language.
        language: ISO 639-1 code, for the names of months.
    """
    if town := _bracketed_end(text, furniture):
        return town
    agency = _agency_end(text, furniture)
    # An agency may come first: "(ANSA) - ROMA, 3 MAR - …".
    return agency + (_dash_end(text[agency:], furniture, language) or (0 if agency else _stop_end(text)))


def live_time_end(text: str) -> int:
    """Return where an entry of a live report begins behind its time; 0 where no time opens it."""
    match = _LIVE.match(text)
    return match.end() if match and _begins_sentence(text[match.end() :]) else 0


def _agency_end(text: str, furniture: Furniture) -> int:
    match = _AGENCY.match(text)
    if not match or furniture.kind(match["agency"].split("/")[0].split(",")[0].strip()) != "credit":
        return 0
    town = (match["town"] or "").split(",")[0].split()
    closed = match["dash"] or match.group().rstrip().endswith((".", "/"))
    return match.end() if closed and all(word[0].isupper() for word in town) else 0


def _bracketed_end(text: str, furniture: Furniture) -> int:
    match = _BRACKETED_TOWN.match(text)
    if not match or furniture.kind(match["town"]) or not _begins_sentence(text[match.end() :]):
        return 0
    words = re.split(r"[\s-]+", match["town"].replace(",", ""))
    small = all(word[0].isupper() or word.casefold() in furniture.byline_words for word in words)
    return match.end() if small and words[0][0].isupper() and len(words) <= _MOST_TOWN_WORDS else 0


def _dash_end(text: str, furniture: Furniture, language: str) -> int:
    match = _BEFORE_DASH.match(text)
    if not match or not _begins_sentence(text[match.end() :]):
        return 0
    town = match["town"]
    words = town.split()
    if len(words) > _MOST_TOWN_WORDS:
        return 0
    set_off = bool(match["middle"] or match["bracket"])
    if town.isupper():
        # "PSG - Lens" is a match; a town of three letters needs a date or an agency beside it.
        return match.end() if len(town) >= 4 or set_off else 0
    if not all(word[0].isupper() or word.casefold() in furniture.byline_words for word in words):
        return 0
    if match["middle"] and _has_day(match["middle"], language):
        return match.end()
    # "Anna Rey (PS) – …" names a speaker, "Lyon (Rhône) – …" and "Kyiv, Ukraine (CNN) – …" a town.
    placed = all(word[0].isupper() for word in (match["middle"] or "").strip(" ,").split())
    return match.end() if match["bracket"] and placed and len(words) == 1 else 0


def _stop_end(text: str) -> int:
    match = _BEFORE_STOP.match(text)
    if match and match["town"].isupper() and len(match["town"].split()) <= _MOST_TOWN_WORDS:
        return match.end() if _begins_sentence(text[match.end() :]) else 0
    return 0


def _has_day(text: str, language: str) -> bool:
    """Whether a day of the year is named, with or without year; *34 ans* is none."""
    return any(month_number((m["after"] or m["before"]).casefold(), language) for m in _DAY.finditer(text))


def _begins_sentence(rest: str) -> bool:
    inner = rest[:200].lstrip("«“„\"‹ \xa0\u202f'‘’")
    return bool(inner) and (inner[0].isupper() or inner[0].isdigit()) and not inner.isupper()
