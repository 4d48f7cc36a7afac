"""Counts that leave words to the sentence before them: "4,000 marchers, say police. Organisers say 12,000".

propositions in reading order -> the same, with the noun or all the words that a bare count stands for
"""

from __future__ import annotations

from dataclasses import dataclass

from ..quantities.matters import load_matters
from ..quantities.nouns import LARGE
from ..quantities.reading import Quantity, read
from ..quantities.units import CROWD, UNTOLD, load_units
from ..words.cues import Cues
from ..words.tokens import normalise, tokenize
from .tallies import bare_count, n_numbers

_MOST_APART = 50  # times: a count so much greater is of another thing (chosen, untested)
_LEAST_WORDS = 4  # characters beside a count that are more than an article (chosen, untested)


def asked_about(text: str, proposition: str, cues: Cues) -> str:
    """Give a sum that says little beside its number what was asked: "Asked about the cost, X spoke of 9 m".

    Args:
        text: The sentence.
        proposition: What it puts forward.
        cues: Cue list of its language.
    """
    tokens = tokenize(text)
    asked = len(tokens) > 2 and tokens[0].norm in cues.words["consulted"]
    width = cues.words["claim_topics"].starting_at(tokens, 1) if asked else 0
    comma = next((i for i, t in enumerate(tokens) if t.norm == ","), 0)
    if not width or comma <= 1 + width or not n_numbers(proposition, cues):
        return proposition
    said = read(proposition, cues)
    if not said.quantities or not said.matter.bare:
        return proposition
    topic = text[tokens[1 + width].start : tokens[comma].start]
    return f"{topic}, {_without_pointer(proposition, cues)}"


def _without_pointer(proposition: str, cues: Cues) -> str:
    """A sum without what only stands for it: "the sum of 9 million" is "9 million"."""
    match = load_matters(cues.language).stands_for.match(normalise(proposition))
    behind = proposition[match.end() :].lstrip() if match else proposition
    first = tokenize(behind)[:1]
    linked = match and first and first[0].norm in cues.words["link"]
    return behind[first[0].end :].lstrip() if linked else proposition


@dataclass(frozen=True, slots=True)
class _Counted:
    """What an article counted last: in which sentence, how many, and the words around it."""

    sentence: int
    count: Quantity
    words: str


class CarriedCounts:
    """Remembers what an article counted last, and completes the counts that lean on it."""

    def __init__(self, cues: Cues):
        self._cues = cues
        self.last: _Counted | None = None

    def completed(self, sentence: int, proposition: str, heading: bool, *, told: bool) -> str:
        """Give a count the words that it leaves to the sentence before, its noun or all of them.

        "Police counted 4,000 marchers. Organisers put it at 12,000": of marchers. "He took 2 million
        euros, she said. His lawyer speaks of 800,000 euros": of what he took.

        Args:
            sentence: Number of the sentence in its article.
            proposition: What the sentence puts forward.
            heading: Whether it is a headline, whose counts are not carried on.
            told: Whether somebody is said to put it forward. What counts in the outlet's own words mostly
                has its noun, or is none ("a father of two"), unless the words point back ("il y en a 12").
        """
        if not n_numbers(proposition, self._cues):
            return proposition
        counted = self._named(proposition)
        if self.last and sentence - self.last.sentence <= 1:
            before = self.last.count
            place, low = (0, 0.0) if counted else bare_count(proposition, self._cues) or (0, 0.0)
            if not (told or place and self._points_back(proposition)):
                place = 0
            if place and before.low <= low * _MOST_APART and low <= before.low * _MOST_APART:
                proposition = f"{proposition[:place]} {before.text.split()[-1]}{proposition[place:]}"
                counted = self._named(proposition)
            alone = len(counted) == 1 and proposition.strip(" .,").endswith(counted[0].text)
            if (
                alone
                and (counted[0].unit == before.unit or {counted[0].unit, before.unit} <= CROWD)
                and len(proposition) - len(counted[0].text) < _LEAST_WORDS
            ):
                proposition = self.last.words.replace(before.text, counted[0].text, 1)
                counted = ()
        named = [q for q in counted if self._has_noun(q) and not q.measure]
        if named and not heading:
            self.last = _Counted(sentence, named[0], proposition)
        return proposition

    def _points_back(self, proposition: str) -> bool:
        """Whether a proposition speaks of those counted before, or of a sum as they were."""
        norm = normalise(proposition)
        if load_units(self._cues.language).points_back.search(norm):
            return True
        millions = any(self._cues.multiplier_of.get(t.norm, 0) >= LARGE for t in tokenize(norm))
        return millions and self.last is not None and self.last.count.money

    def _has_noun(self, quantity: Quantity) -> bool:
        last = tokenize(quantity.text)[-1].norm
        return last[-1].isalpha() and last not in self._cues.number_of

    def _named(self, proposition: str) -> tuple[Quantity, ...]:
        """The quantities of a proposition that say what they count."""
        return tuple(q for q in read(proposition, self._cues).quantities if q.unit != UNTOLD)
