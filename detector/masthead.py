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


def _is_named(piece: str, wanted: list[str]) -> bool:
    """Whether a piece is the name, small words aside that only one of the two has."""
    said = _words(piece)
    return [w for w in said if len(w) > _LONGEST_SMALL_WORD or w in wanted] == [
        w for w in wanted if len(w) > _LONGEST_SMALL_WORD or w in said
    ]


def _words(text: str) -> list[str]:
    return simplify(text.replace("_", " ")).replace('"', " ").split()
