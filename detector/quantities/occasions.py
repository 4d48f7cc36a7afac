"""Of which occasion a number is: another year's, each day's, or all that there are and not those concerned.

a number in its clause + data/matters/<language>.toml -> Occasion
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from .matters import load_matters
from .units import PERSONS

_BEHIND = 40  # characters behind a number within which a period tells a rate (chosen, untested)
_BEFORE = 40  # characters before a number within which words tell that it is of all (chosen, untested)
_COUNTABLE = PERSONS | {"person", "account"}

WHOLE = "whole"  #: kind of a number of all who belong somewhere: "employs 120 people"
PART = "part"  #: kind of a number of some of those spoken of: "four of the injured"


@dataclass(frozen=True, slots=True)
class Occasion:
    """What tells the number of one occasion from that of another.

    Attributes:
        bygone: Whether it is told to compare with, of an occasion before: "last year", "on average".
        foreseen: Whether it is what is expected, not what has been counted: "10,000 are expected".
        per: The period of a rate, ``day`` for "a day", or ``lifetime`` for all since something opened; empty
            for neither.
        whole: Whether it is of all who belong somewhere, not of those to whom something happens.
    """

    bygone: bool = False
    foreseen: bool = False
    per: str = ""
    whole: bool = False


def occasion_of(
    norm: str, span: tuple[int, int], clause: tuple[int, int], unit: str, language: str
) -> Occasion:
    """Tell of which occasion a number is.

    Args:
        norm: A normalised content.
        span: Where the number stands in it, with its noun.
        clause: The part of the content that is about the number.
        unit: What it counts.
        language: ISO 639-1 code.
    """
    matters = load_matters(language)
    behind = re.split(r"[\d,;:]", norm[span[1] : min(clause[1], span[1] + _BEHIND)])[0]
    before = re.split(r"[\d,;:]", norm[max(0, span[0] - _BEFORE) : span[0]])[-1]
    return Occasion(
        bygone=matters.bygone.search(norm, *clause) is not None,
        foreseen=matters.foreseen.search(norm, *clause) is not None,
        per=_first(matters.per, behind),
        whole=unit in _COUNTABLE and _is_whole(before, unit, language),
    )


def tells_per(norm: str, end: int, period: str, language: str) -> bool:
    """Whether the words behind the number that ends at a place make it so much a period: "50 km an hour"."""
    behind = re.split(r"[\d,;:]", norm[end : end + _BEHIND])[0]
    return _first(load_matters(language).per, behind) == period


def _is_whole(before: str, unit: str, language: str) -> bool:
    matters = load_matters(language)
    lists = [matters.employs, matters.holds] if unit in PERSONS else [matters.employs]
    return any(words.search(before) for words in lists)


def _first(patterns: dict[str, re.Pattern[str]], text: str) -> str:
    return next((name for name, pattern in patterns.items() if pattern.search(text)), "")
