"""Figures that somebody puts forward: at how much something is estimated, and how many were counted."""

from __future__ import annotations

import itertools

from .called import surely_speaks
from .content_ends import content_from
from .reading import Reading, Span

_CURRENCIES = ("€", "$", "£")
_LONGEST_ESTIMATED = 10  # tokens of what is estimated, before its figure (chosen, untested)
_FARTHEST_FIGURE = 6  # tokens between a verb that counts and its figure (chosen, untested)


def estimated(r: Reading, after: int, *, plain: bool) -> Span | None:
    """What a verb estimates at how much: "évalue à 2 700 tonnes les déchets", "put sales at 4,200".

    Args:
        r: The sentence.
        after: First token behind the verb.
        plain: Whether the verb says nothing but where things are put, unless it is at a figure: "put the site
            up for sale at 3 million" estimates nothing.
    """
    position = r.skip(("adverbs", "time_words"), after)
    bare = plain and r.is_word(position)  # "put sales at 4,200"
    farthest = position + (_LONGEST_ESTIMATED if r.nominal(position) or bare else 1)
    for at in range(position, farthest):
        width = r.starts("estimating_at", at)
        placed = r.starts("adjunct_starts", at) and not (width or r.among("of", at))
        if r.boundary(at) or plain and placed:
            return None
        if not width or not figure_at(r, at + width):
            continue
        rest = itertools.takewhile(lambda i: not r.among("coordinators", i), range(at, r.clause_end(at)))
        if any(r.among("complementizers", i) for i in rest):
            return None  # "a prévenu les élus à 9 heures que C"
        return content_from(r, position, phrase=True)
    return None


def spoken_of(r: Reading, after: int) -> Span | None:
    """What somebody speaks of, if it is a figure or in quotation marks: "habló de once", "parla di «farsa»".

    Args:
        r: The sentence.
        after: First token behind the verb.
    """
    first = after if figure_at(r, after) else r.skip(("adverbs", "time_words"), after)
    first += r.among("of", first)
    near = range(first, first + (_FARTHEST_FIGURE if r.starts("determiners", first) else 1))
    quote = next((r.opens_quotation(i) for i in near if r.opens_quotation(i)), None)
    if quote:
        return r.trim(quote)
    return content_from(r, first, phrase=True) if figure_at(r, first) else None


def figure_at(r: Reading, first: int) -> bool:
    """Whether a number begins at ``first``, about how much perhaps before it: "près de 30 tonnes", "€2m".

    One in words may be an article too, and counts where what it is put on follows: "à trois tonnes la prise".
    """
    behind = r.skip(("at_least", "at_most", "approximate", "determiners"), first)
    several = r.cues.number_of.get(r.word(first), 0) > 1
    put_on = any(r.starts("definite_determiners", i) for i in range(first + 1, first + 4))
    return r.figure(behind) or r.mark(behind) in _CURRENCIES and r.figure(behind + 1) or several and put_on


def counted(r: Reading, after: int, source: Span | None) -> Span | None:
    """What somebody counted: "en a compté trois cents", "s'en tient à 12 hectares".

    Args:
        r: The sentence.
        after: First token behind the verb.
        source: The subject; one that surely cannot speak counts nothing ("the sensor recorded 40 degrees").
    """
    if source is None or not surely_speaks(r, source):
        return None
    width = r.starts("restricting", after)
    first = r.skip(("adverbs", "time_words"), after + width)
    lists = ("at_least", "at_most", "approximate", "link")
    if r.figure(r.skip(lists, first)):
        return content_from(r, first, phrase=True)
    if r.opens_quotation(first) and r.figure(r.skip(lists, first + 1)):
        return content_from(r, first, phrase=True)
    if not r.starts("determiners", first):
        return None
    near = itertools.takewhile(lambda i: not r.boundary(i), range(first, first + _FARTHEST_FIGURE))
    return content_from(r, first, phrase=True) if any(r.figure(i) for i in near) else None
