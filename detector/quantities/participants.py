"""Whether what two contents count, or tell how often, is of other people or of another act.

two contents, or two Readings -> whether a clash of them says nothing

Two brothers share a surname and no transfer fee; a single search of a house is none of eight drives to it.
Only what surely differs is set apart: full names, and acts that the lists of ``data/matters`` know.
"""

from __future__ import annotations

from ..words.cues import Cues, load_cues
from ..words.tokens import Token, tokenize
from .matters import load_matters
from .reading import Reading

#: Words before a surname that are no first name: "Hier Morel", "Selon Morel".
_NO_FIRST_NAMES = (
    "according_to", "adjunct_starts", "adverbs", "coordinators", "determiners", "institutions", "months",
    "not_names", "places", "pronouns", "subordinators", "time_words",
)  # fmt: skip


def namesakes(left: str, right: str, languages: tuple[str, str]) -> bool:
    """Whether two contents name people of one surname whose first names begin otherwise.

    A first letter in common may be another spelling ("Dmitri", "Dmitry"), and languages spell names in ways
    of their own: there nothing is told apart. Nor is it where one content names both.
    """
    if languages[0] != languages[1]:
        return False
    cues = load_cues(languages[0])
    ours, theirs = tokenize(left), tokenize(right)
    here, there = ({token.norm for token in tokens} for tokens in (ours, theirs))
    return any(
        surname == other and first[0] != second[0] and first not in there and second not in here
        for first, surname in _full_names(left, ours, cues)
        for second, other in _full_names(right, theirs, cues)
    )


def frequencies_of_two_acts(left: Reading, right: Reading) -> bool:
    """Whether a single act and what happens often are of two sorts: one search, eight drives."""
    acts = left.matter.acts, right.matter.acts
    return _once_or_often(left, right) and all(acts) and not acts[0] & acts[1]


def frequencies_of_one_act(left: Reading, right: Reading) -> bool:
    """Whether one act is told of as single, and as often done: "met him once", "four lunches with him"."""
    return _once_or_often(left, right) and bool(left.matter.acts & right.matter.acts)


def _once_or_often(left: Reading, right: Reading) -> bool:
    return {left.frequency, right.frequency} == {"single", "regular"}


def one_of_others(left: Reading, right: Reading) -> bool:
    """Whether one content is of somebody formerly in office, and the other of two others.

    "The former minister called the president several times", "the banker and the president spoke once": the
    minister is no party to what is "between the banker and the president".
    """
    ours, theirs = left.matter, right.matter
    return ours.former != theirs.former and (theirs if ours.former else ours).parties


def _full_names(text: str, tokens: list[Token], cues: Cues) -> list[tuple[str, str]]:
    """First name and surname of each person named in full by two capitalised words."""
    if cues.nouns_capitalised:
        return []
    capitals = [token.is_word and text[token.start : token.end].istitle() for token in tokens]
    return [
        (tokens[i].norm, tokens[i + 1].norm)
        for i in range(len(tokens) - 1)
        if capitals[i]
        and capitals[i + 1]
        and not any(capitals[i + 2 : i + 3])
        and not any(capitals[max(0, i - 1) : i])
        and tokens[i + 1].start == tokens[i].end + 1
        and not any(_no_person(tokens, place, cues) for place in (i, i + 1))
    ]


def _no_person(tokens: list[Token], place: int, cues: Cues) -> bool:
    word = tokens[place].norm
    if word in cues.role_nouns or word in load_matters(cues.language).no_person:
        return True
    return any(cues.words[name].starting_at(tokens, place) for name in _NO_FIRST_NAMES)
