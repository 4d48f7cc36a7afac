"""The name of the outlet where it stands above a story, as the name of its file says it again.

the first lines of a page + a name -> the line that is the masthead, and what stands beside it
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from .furniture import simplify

_LINES_AT_TOP = 6  # chosen, untested
_LONGEST_LINE = 120
_LONGEST_SMALL_WORD = 3  # letters: an article or a preposition ("La Dépêche de Kel", depeche-kel.txt)
_LEAST_LETTERS = 3  # of the longest word of a name
_SHORTEST_OWNER = 5  # letters
#: A line of rights; the credit of a picture says "©" too, but neither a year nor what is forbidden.
_RIGHTS_WORDS = (
    r"copyright|tous droits réservés|reproduction interdite"
    r"|all rights reserved|alle rechte vorbehalten|derechos reservados|diritti riservati"
    r"|direitos reservados|права защищены|права захищені"
)
_RIGHTS = re.compile(rf"(?:©|\(c\)).*\b(?:19|20)\d\d\b|{_RIGHTS_WORDS}", re.IGNORECASE)
_OWNER_PARTING = re.compile(
    rf"{_RIGHTS_WORDS}|©|\(c\)|\b(?:19|20)\d\d\b|[.,;:|·•–—-]\s|\s[|·•–—-]", re.IGNORECASE
)
_COMPANY = re.compile(r"\b(?:ltd|limited|inc|llc|plc|gmbh|s\.?a\.?s?|ag|s\.?p\.?a|s\.?l)\b\.?", re.IGNORECASE)
#: Between the name and a motto, a section or a date; never the hyphen inside a name.
_PARTING = re.compile(r"\s+[-–—|·•/]\s+|\s*[|•·]\s*|\s{2,}|,\s+|(?<=\w)\s*:\s+")


@dataclass(frozen=True, slots=True)
class Masthead:
    """A line that names the outlet.

    Attributes:
        index: Which of the lines it is.
        outlet: The name, as the line writes it.
        beside: What else the line holds, in order: a motto, a section, a date.
    """

    index: int
    outlet: str
    beside: tuple[str, ...]


def find_masthead(lines: Sequence[str], name: str) -> Masthead | None:
    """Find the line near the top that is the name of the outlet.

    Args:
        lines: Lines of a page from its top, as many as there are.
        name: What the outlet may be called: the name of a file without its ending, or a known outlet.
            Case, accents and hyphens do not count, nor do articles that only one of the two has.

    Returns:
        The masthead; ``None`` where no line is one. Something stands below it. A name of one word counts only
        where it has a line to itself: it may as well open a headline.
    """
    wanted = _words(name)
    if not wanted or max(map(len, wanted)) < _LEAST_LETTERS or not any(map(str.isalpha, "".join(wanted))):
        return None
    for index, line in enumerate(lines[: min(_LINES_AT_TOP, len(lines) - 1)]):
        if len(line) > _LONGEST_LINE:
            break
        pieces = [piece.strip() for piece in _PARTING.split(line) if piece.strip()]
        for place, piece in enumerate(pieces):
            if _is_named(piece, wanted) and (len(wanted) > 1 or len(pieces) == 1):
                beside = tuple(other for number, other in enumerate(pieces) if number != place)
                return Masthead(index, piece, beside)
    return None


def find_owner(lines: Sequence[str]) -> Masthead | None:
    """Find the line near the top that is the name of the outlet, as the page's line of rights says it again.

    *The Gazette* is it where a line below reads *Copyright 2025 Gazette Ltd. All rights reserved.*
    """
    owners = [words for line in lines if _RIGHTS.search(line) for words in _owners(line)]
    for index, line in enumerate(lines[: min(_LINES_AT_TOP, len(lines) - 1)]):
        if any(_are_same(_words(line), owner) for owner in owners):
            return Masthead(index, line, ())
    return None


def _owners(line: str) -> list[list[str]]:
    """The words of each part of a line of rights that could be a name."""
    parts = (_words(_COMPANY.sub(" ", part)) for part in _OWNER_PARTING.split(line))
    return [words for words in parts if len("".join(words)) >= _SHORTEST_OWNER]


def _is_named(piece: str, wanted: list[str]) -> bool:
    """Whether a piece is the name, small words aside that only one of the two has."""
    said = _words(piece)
    if len(wanted) == 1 and len(said) > 1 and "".join(said) == wanted[0]:
        return True  # "Le Phare du Soir", lepharedusoir.txt
    return _are_same(said, wanted)


def _are_same(said: Sequence[str], wanted: Sequence[str]) -> bool:
    return [w for w in said if len(w) > _LONGEST_SMALL_WORD or w in wanted] == [
        w for w in wanted if len(w) > _LONGEST_SMALL_WORD or w in said
    ]


def _words(text: str) -> list[str]:
    return simplify(text.replace("_", " ")).replace('"', " ").split()
