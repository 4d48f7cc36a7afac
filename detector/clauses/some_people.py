"""People without a name: "people with knowledge of the matter", "one of them".

a place in a sentence -> whether such people are told of there
"""

from __future__ import annotations

from .reading import Reading

_LONGEST_DESCRIPTION = 10  # tokens of "two people with knowledge of the talks" (chosen, untested)


def some_people(r: Reading, begin: int, end: int) -> bool:
    """Whether the words ``begin``..``end`` tell of people whom nobody names, and of nothing else."""
    head = begin + (r.figure(begin) or r.among("pronominal", begin))
    known = r.among("unnamed_people", head) or r.among("source_nouns", head)
    return known and head < end <= begin + _LONGEST_DESCRIPTION


def one_of_them(r: Reading, index: int) -> int:
    """Number of tokens of "one of them", where a name behind a comma tells who; 0 for none."""
    of = index + 1
    several = r.figure(index) and r.among("of", of) and r.among("pronouns", of + 1)
    named = several and r.mark(of + 2) == "," and r.capitalised(of + 3) and r.capitalised(of + 4)
    return 3 if named else 0
