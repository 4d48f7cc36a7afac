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
    return members_of(columns_of(pairs))


def columns_of(pairs: PairSet) -> dict[str, list[str]]:
    """What every pair has in every field that slices go by; ``""`` where it lacks one."""
    columns: dict[str, list[str]] = {"length": [], "negation word": []}
    for number, pair in enumerate(pairs.pairs):
        for field in pair.groups.keys() - columns.keys() - {"group"}:
            columns[field] = [""] * number
        for field, column in columns.items():
            column.append(pair.groups.get(field, ""))
        columns["length"][-1] = length_of(pair.premise, pair.hypothesis)
        sides = negated_sides(pair.premise, pair.hypothesis, pair.groups.get("language"))
        columns["negation word"][-1] = NEGATION[sides]
    return columns


def members_of(columns: dict[str, list[str]]) -> dict[str, dict[str, np.ndarray]]:
    """Which pairs have which value, from what every pair has; see ``slices_of``."""
    import numpy as np

    orders = {"length": [*(name for _, name in LENGTHS), LONGEST], "negation word": list(NEGATION.values())}
    found = {}
    for field in sorted(columns, key=lambda field: (field in orders, field)):
        values, codes = np.unique(columns[field], return_inverse=True)
        place = {str(value): number for number, value in enumerate(values) if value}
        members = {
            value: codes == place[value] for value in orders.get(field, sorted(place)) if value in place
        }
        if members and len(values) > 1:
            found[field] = members
    return found


def length_of(premise: str, hypothesis: str) -> str:
    """Name the band of ``LENGTHS`` that a pair is in."""
    n = len(_WORD.findall(premise)) + len(_WORD.findall(hypothesis))
    return next((name for most, name in LENGTHS if n <= most), LONGEST)
