"""Parts of a set that a reader wants apart: by language, genre, type, length and negation.

``PairSet`` -> field -> value -> which pairs have it
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..corpora import PairSet
from .negation import negated_sides

if TYPE_CHECKING:
    import numpy as np

# Words of both texts together. Fixed, so that two sets can be compared; about the fifths of news pairs.
LENGTHS: tuple[tuple[int, str], ...] = ((20, "up to 20 words"), (40, "21 to 40"), (80, "41 to 80"))
LONGEST = "over 80"
NEGATION: dict[str, str] = {"one": "one side only", "both": "both sides", "neither": "neither side"}
_WORD = re.compile(r"\w+")


def slices_of(pairs: PairSet) -> dict[str, dict[str, np.ndarray]]:
    """Split a set along every field that its rows bear, and along length and negation.

    Returns:
        Field -> value -> which pairs have it, bool of shape (n,); without fields that split nothing.
        Rows that lack a field are in none of its values.
    """
    import numpy as np

    columns: dict[str, list[str | None]] = {
        field: [pair.groups.get(field) for pair in pairs.pairs]
        for field in sorted({field for pair in pairs.pairs for field in pair.groups} - {"group"})
    }
    orders = {field: sorted({value for value in column if value}) for field, column in columns.items()}
    columns["length"] = [length_of(pair.premise, pair.hypothesis) for pair in pairs.pairs]
    orders["length"] = [*(name for _, name in LENGTHS), LONGEST]
    columns["negation word"] = [
        NEGATION[negated_sides(pair.premise, pair.hypothesis, pair.groups.get("language"))]
        for pair in pairs.pairs
    ]
    orders["negation word"] = list(NEGATION.values())
    found = {}
    for field, column in columns.items():
        members = {value: np.array([other == value for other in column]) for value in orders[field]}
        members = {value: member for value, member in members.items() if member.any()}
        if members and not next(iter(members.values())).all():
            found[field] = members
    return found


def length_of(premise: str, hypothesis: str) -> str:
    """Name the band of ``LENGTHS`` that a pair is in."""
    n = len(_WORD.findall(premise)) + len(_WORD.findall(hypothesis))
    return next((name for most, name in LENGTHS if n <= most), LONGEST)
