"""Rival counts of which a bracket tells one, or whose: "between 3,000 (police) and 12,000 (unions) marchers".

sentence + its attributions -> Tally, one for each count
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ..clauses import Attribution
from ..quantities.amounts import amount_at, how_exact
from ..quantities.units import Units, is_noun, load_units
from ..words.cues import Cues
from ..words.tokens import Token, tokenize
from .tallies import Tally

_BRACKET = re.compile(r"\(([^()]{2,60})\)")
_LONGEST_NOUN = 2  # tokens of what is counted: "people", "personnes interpellées" (chosen, untested)
_LONGEST_COUNT = 8  # tokens before a bracket in which its count begins (chosen, untested)
_LONGEST_SOURCE = 5


@dataclass(frozen=True, slots=True)
class _Bracketed:
    """A count before a bracket: its words, its noun, and what the bracket holds, in characters."""

    begin: int  # of what opens a range before it, "between"
    words: tuple[int, int]
    noun: tuple[int, int]
    inside: tuple[int, int]
    end: int

    @property
    def whole(self) -> tuple[int, int]:
        """Span of the count with its noun."""
        return self.words[0], max(self.words[1], self.noun[1])


def bracketed_counts(text: str, cues: Cues, attributions: Sequence[Attribution]) -> list[Tally]:
    """Find the counts of one thing that a sentence gives by brackets.

    Args:
        text: A sentence.
        cues: Cue list of its language.
        attributions: Its attributions.

    Returns:
        Tallies in reading order, two at least; empty for any other sentence.
    """
    brackets = list(_BRACKET.finditer(text))
    if not brackets or any(a.direct or a.stance != "assert" for a in attributions):
        return []
    tokens, units = tokenize(text), load_units(cues.language)
    stops = [_place(tokens, bracket.start()) for bracket in brackets]
    pairs = zip(brackets, stops, strict=True)
    counts = [c for bracket, stop in pairs if (c := _before(tokens, stop, bracket, cues, units))]
    if len(counts) > 1 and not attributions and len(counts) == len(brackets):
        return _named(text, tokens, counts, cues, units)
    if len(brackets) == len(attributions) == 1 and not counts and attributions[0].content:
        told = range(1, _place(tokens, attributions[0].content[1]) + 1)
        behind = (_before(tokens, stop, brackets[0], cues, units) for stop in told)
        counts = [c for c in behind if c and c.noun[1] > c.noun[0]][:1]
    return _rival(text, counts[0], attributions, cues, units) if len(counts) == 1 else []


def _place(tokens: Sequence[Token], position: int) -> int:
    """Index of the first token at or behind a position in characters."""
    return next((i for i, token in enumerate(tokens) if token.start >= position), len(tokens))


def _before(
    tokens: Sequence[Token], stop: int, bracket: re.Match[str], cues: Cues, units: Units
) -> _Bracketed | None:
    """The count that ends right before the token at ``stop``, with or without its noun."""
    for first in range(max(0, stop - _LONGEST_COUNT), stop):
        low, _, end = amount_at(list(tokens), first, cues, units)
        nouns = range(end, stop)
        if end == first or end > stop or low < 2 or len(nouns) > _LONGEST_NOUN:
            continue
        if not all(is_noun(tokens, i, cues) for i in nouns):
            return None
        begin = exact = how_exact(list(tokens), first, cues)
        exact += cues.words["range_opening"].starting_at(tokens, begin)
        number = tokens[exact].start, tokens[end - 1].end
        noun = (tokens[end].start, tokens[stop - 1].end) if nouns else (number[1], number[1])
        return _Bracketed(tokens[begin].start, number, noun, bracket.span(1), bracket.end())
    return None


def _named(
    text: str, tokens: Sequence[Token], counts: Sequence[_Bracketed], cues: Cues, units: Units
) -> list[Tally]:
    """Each count of the source that its bracket names, where one of them surely is a source."""
    sources = [_source(text, count.inside, cues) for count in counts]
    known = (units.counters.starting_at(tokenize(text[slice(*s)]), 0) for s in sources if s)
    if None in sources or not any(known):
        return []
    ranged = False
    for before, count in zip(counts, counts[1:], strict=False):
        between = tokenize(text[before.end : count.begin])
        lists = [cues.words[name] for name in ("coordinators", "range")]
        if any(token.is_word and not any(token.norm in words for words in lists) for token in between):
            return []
        ranged = ranged or any(token.norm in cues.words["range"] for token in between)
    after = _place(tokens, counts[-1].end)
    nouns = [text[slice(*count.noun)] for count in counts]
    noun = "" if is_noun(tokens, after, cues) else next(filter(None, nouns), "")
    first = _place(tokens, counts[0].begin)
    opened = ranged and first > 0 and tokens[first - 1].norm in cues.words["of"]  # "de 3 000 (X) à 12 000"
    start, end = text[: tokens[first - opened].start], text[counts[-1].end :]
    return [
        Tally(
            count.whole,
            source,
            (source[0] - 1, source[0]),
            _joined(start, text[slice(*count.words)], noun, end),
        )
        for count, source in zip(counts, sources, strict=True)
        if source
    ]


def _rival(
    text: str, count: _Bracketed, attributions: Sequence[Attribution], cues: Cues, units: Units
) -> list[Tally]:
    """A count, and the other that the bracket behind it gives with its source: "3,000 (900, say police)"."""
    begin, stop = count.inside
    tokens = tokenize(text[begin:stop])
    first = next((i for i in range(len(tokens)) if amount_at(tokens, i, cues, units)[2] > i), None)
    if first is None or how_exact(tokens, first, cues) > 0 or len(attributions) > 1:
        return []
    end = amount_at(tokens, first, cues, units)[2]
    told = end
    while told < len(tokens) and is_noun(tokens, told, cues):
        told += 1
    told += told < len(tokens) and tokens[told].norm == ","
    width = cues.words["according_to"].starting_at(tokens, told)
    if not width or told + width >= len(tokens) or not count.noun[1] > count.noun[0]:
        return []
    if told > end and tokens[end].norm != "," and tokens[end].norm != text[slice(*count.noun)].casefold():
        return []  # "3,000 people (900 of them children, according to X)"
    words = begin + tokens[0].start, begin + tokens[end - 1].end
    source = begin + tokens[told + width].start, stop
    cue = begin + tokens[told].start, begin + tokens[told + width - 1].end
    frame = attributions[0].content if attributions else (0, len(text))
    if frame is None or not frame[0] <= count.words[0] < frame[1]:
        return []
    head, tail = text[frame[0] : count.begin], text[count.noun[1] : min(begin - 1, frame[1])].rstrip()
    tail += text[count.end : frame[1]] if count.end < frame[1] else ""
    noun = text[slice(*count.noun)]
    own = attributions[0] if attributions else None
    return [
        Tally(
            frame,
            own.source if own else None,
            own.cue if own else None,
            _joined(head, text[count.begin : count.words[1]], noun, tail),
        ),
        Tally(words, source, cue, _joined(head, text[slice(*words)], noun, tail)),
    ]


def _source(text: str, inside: tuple[int, int], cues: Cues) -> tuple[int, int] | None:
    """The source that a bracket names: a few words and nothing else, "according to" left out."""
    tokens = tokenize(text[slice(*inside)])
    first = cues.words["according_to"].starting_at(tokens, 0)
    said = tokens[first:]
    if not said or len(said) > _LONGEST_SOURCE or any(not t.is_word or t.norm[0].isdigit() for t in said):
        return None
    return inside[0] + said[0].start, inside[0] + said[-1].end


def _joined(*parts: str) -> str:
    """Parts of a sentence with one blank between them, and none before a mark."""
    joined = " ".join(" ".join(part.split()) for part in parts if part.strip())
    return re.sub(r" ([,.;])", r"\1", joined)
