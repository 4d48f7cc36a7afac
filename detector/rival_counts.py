"""Counts of one thing that one sentence gives by several sources: "12,000 by the unions, 4,500 by police".

sentence + its attributions -> Tally, one for each count that has a source of its own

A reader of clauses gives the whole of such a sentence to one of them. Each count is put into the words
around the first, so that every source says a sentence of its own: "la marche a réuni 4 500 personnes".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from .amounts import NUMBER, amount_at, how_exact
from .clauses import Attribution
from .clauses.noun_phrases import phrase_end
from .clauses.reading import Reading, Span
from .cues import Cues, tokenize
from .measures import clocks_and_scores
from .units import CROWD, Units, is_noun, load_units

_YEARS = range(1900, 2101)
_NUMBERED = re.compile(r"(?<!\w)(?:n ?[°º]|nº|№|#|(?:no|nr)\.) ?$")  # "at berth no. 3"
_LONGEST_VERB = 6  # tokens between a source and its count: "put the figure at" (chosen, untested)
_LONGEST_SOURCE = 8
_LONGEST_PLACE = 6  # tokens of "In the north of Lyon," (chosen, untested)
_LINKED = 1_000_000  # "12 000 euros", but "un million d'euros"


@dataclass(frozen=True, slots=True)
class Tally:
    """A count with who gives it.

    Attributes:
        content: Where the words stand; of all but the first count, the count alone.
        source: Where the source stands; ``None`` for the outlet.
        cue: Where the cue stands; ``None`` for the outlet.
        proposition: The words around the first count, with this one in its place.
    """

    content: Span
    source: Span | None
    cue: Span | None
    proposition: str


@dataclass(frozen=True, slots=True)
class _Count:
    """A count in token positions: it begins with what tells how exact it is; ``last`` is behind its noun."""

    begin: int
    end: int
    last: int
    unit: str
    low: float
    words: str = ""  # figures that stand for it, where it is told as many times another: "twice as many"


@dataclass(frozen=True, slots=True)
class _Owner:
    """Who gives a count, in token positions, and what of the sentence belongs to it."""

    source: Span | None = None
    cue: Span | None = None
    start: int | None = None  # first character of what is said, where the source stands before a verb
    adjunct: Span | None = None  # characters of "according to X", which are no part of what is said


def rival_counts(text: str, cues: Cues, attributions: Sequence[Attribution]) -> list[Tally]:
    """Find the counts of one thing in a sentence that several sources give.

    Args:
        text: A sentence.
        cues: Cue list of its language.
        attributions: Its attributions.

    Returns:
        Tallies in reading order, at least two of them and the last with a source; empty for any other
        sentence.
    """
    if any(a.direct or a.stance != "assert" for a in attributions) or n_numbers(text, cues) < 2:
        return []
    r = Reading(text, cues, False)
    counts = _counts(r, load_units(cues.language))
    same = [counts[0], *(c for c in counts[1:] if c.unit in ("", counts[0].unit))] if counts else []
    if len(same) < 2 or len(same) < len(counts) or any(r.among("negators", c.begin - 1) for c in same):
        return []
    owners = _owners(r, same, attributions)
    if owners is None or owners[0].source is None and not _right_behind(r, same[1], owners[1]):
        return []  # "52 votes against 48, according to the clerk"
    frame = _Frame(r, same, owners)
    cue = owners[0].cue
    tallies = [
        Tally(
            r.span(count.begin, count.last) if n else frame.content,
            owner.source,
            owner.cue or (cue if owner.source else None),
            frame.with_words_of(count),
        )
        for n, (count, owner) in enumerate(zip(same, owners, strict=True))
    ]
    names = {r.norm[slice(*t.source)] if t.source else None for t in tallies}
    return tallies if len(names) == len(tallies) else []


def told_count(text: str, cues: Cues) -> Tally | None:
    """The one count of a sentence whose noun is left out, with who gives it: "Les syndicats, eux, 12 000".

    Returns:
        A tally; ``None`` when the sentence has another count, a noun behind this one, or neither a verb of
        saying nor nothing between it and whoever stands before it.
    """
    if bare_count(text, cues) is None:
        return None
    r = Reading(text, cues, False)
    [count] = _counts(r, load_units(cues.language))
    owner = _before(r, count, -1)
    if owner is None or owner.start is None or r.within(owner.source).start > 0:
        return None
    between = range(r.within(owner.source).stop, count.begin)
    if owner.cue and not any(_asserts(r, i) for i in between):
        return None  # "The state school age is 17", "Parliament rejected a rise to 19"
    return Tally(r.span(count.begin, count.end), owner.source, owner.cue, text.strip(" ."))


def counted_crowd(text: str, cues: Cues, *, carried: bool) -> Tally | None:
    """A number of people that a sentence says its subject has counted: "Police counted 3,000 marchers".

    Args:
        text: A sentence.
        cues: Cue list of its language.
        carried: Whether the sentence before counts something, whose noun this one may leave out.

    Returns:
        A tally; ``None`` where it counts anything else, or tells it by another verb.
    """
    units = load_units(cues.language)
    if not n_numbers(text, cues):
        return None
    r = Reading(text, cues, False)
    counts = _counts(r, units)
    if not counts or counts[0].unit not in (CROWD | {""} if carried else CROWD):
        return None
    begin = counts[0].begin
    width = units.counting.ending_at(r.tokens, begin - 1)
    first = begin - width
    if not width or not 0 < first <= _LONGEST_SOURCE or any(not r.is_word(i) for i in range(first)):
        return None
    said = r.trim((r.tokens[begin].start, len(text.rstrip(" ."))))
    return Tally(said, r.span(0, first), r.span(first, begin), text[slice(*said)]) if said else None


def bare_count(text: str, cues: Cues) -> tuple[int, float] | None:
    """The one count of a sentence, where its noun is left out: "Organisers put it at 12,000".

    Returns:
        Where the noun would stand, in characters, and the least number meant; ``None`` when the sentence
        has another count, or a noun behind this one.
    """
    if not n_numbers(text, cues):
        return None
    r = Reading(text, cues, False)
    counts = _counts(r, load_units(cues.language))
    if len(counts) != 1 or counts[0].unit or r.among("of", counts[0].end) or r.among("of_the", counts[0].end):
        return None  # "five of the victims" has its noun
    return r.tokens[counts[0].end - 1].end, counts[0].low


def _asserts(r: Reading, index: int) -> bool:
    """Whether a verb at ``index`` puts forward what follows; behind "the" the same word is a noun."""
    if r.ends("determiners", index - 1):
        return False
    return any(r.cues.stance_of(form.stance) == "assert" for form in r.forms[index])


def n_numbers(text: str, cues: Cues) -> int:
    """How many numbers a sentence may have, in figures or words; cheap, so that most need no reading."""
    tokens, units = tokenize(text), load_units(cues.language)
    lists = (cues.number_of, cues.approximate_number_of, cues.multiplier_of, units.several)
    return sum(
        token.norm[0].isdigit()
        or any(token.norm in entries for entries in lists)
        or units.time_words.starting_at(tokens, index) > 0
        for index, token in enumerate(tokens)
    )


class _Frame:
    """The words around the first count, without its source and without the other counts."""

    def __init__(self, r: Reading, counts: Sequence[_Count], owners: Sequence[_Owner]):
        self.r = r
        self.units = load_units(r.cues.language)
        first, owner = counts[0], owners[0]
        number = r.span(first.begin, first.end)
        start, stop = owner.start or 0, _separated(r, counts[1], owners[1])
        linked = r.among("link", first.end)
        self._link = r.text[slice(*r.span(first.end, first.end + 1))] if linked else ""
        cut = owner.adjunct if owner.adjunct and owner.adjunct[0] > number[0] else None
        if owner.adjunct and cut is None:
            start = max(start, owner.adjunct[1])  # "Selon la CGT, 12 000 ..."
        self.content = r.trim((start, cut[0] if cut else stop)) or number
        last = owners[-1].adjunct
        goes_on = last is not None and owner.source is None and r.text[last[1] :].startswith(",")
        tail = r.text[last[1] + 1 :] if goes_on else ""  # "..., 900 according to police, walked home"
        self._before = _opening_place(r, start) + r.text[start : number[0]].lstrip(" ,;–—")
        end = r.tokens[first.end].start if linked else number[1]
        end += len(self._link)
        behind = r.text[end : cut[0]] + r.text[cut[1] : stop] if cut else r.text[end:stop]
        self._behind = f"{behind.rstrip(' ,;–—')} {tail}"

    def with_words_of(self, count: _Count) -> str:
        """The frame with a count in the place of the first."""
        words = count.words or self.r.text[slice(*self.r.span(count.begin, count.end))]
        return " ".join(f"{self._before}{words}{self._linking(count)}{self._behind}".split()).strip(" ,;")

    def _linking(self, count: _Count) -> str:
        """What stands between a count and the noun: "12 000 personnes", but "un millier de personnes"."""
        r, last = self.r, count.words or self.r.word(count.end - 1)
        rough = last in r.cues.approximate_number_of or last in self.units.several
        if not (rough or r.cues.multiplier_of.get(last, 0) >= _LINKED):
            return " " if self._link else ""
        link = self._link or (self.units.rough_link if rough else "")
        return f" {link}" if link.endswith("'") or not link or self._link else f" {link} "


def _opening_place(r: Reading, start: int) -> str:
    """Where all that a sentence tells is, said before its first source: "À Lyon, la police compte ..."."""
    comma = next((i for i in range(min(r.n, _LONGEST_PLACE)) if r.mark(i) == ","), 0)
    if comma < 2 or r.tokens[comma].end > start or not r.starts("places", 0):
        return ""
    return f"{r.text[: r.tokens[comma].start]}, " if r.capitalised(comma - 1) else ""


def _separated(r: Reading, count: _Count, owner: _Owner) -> int:
    """Where the part of a sentence that is about another count begins, in characters."""
    begin = count.begin
    for span in (owner.source, owner.cue):
        if span is not None:
            begin = min(begin, r.within(span).start)
    while begin > 1 and not r.boundary(begin - 1) and _parts(r, begin - 1):
        begin -= 1
    return r.tokens[begin].start


def _parts(r: Reading, index: int) -> bool:
    """Whether a word at ``index`` parts two counts: "and", "while", "against"."""
    return any(r.ends(name, index) for name in ("coordinators", "subordinators", "adjunct_starts"))


def _counts(r: Reading, units: Units) -> list[_Count]:
    """The counts of a sentence outside quotations; a noun left out gives an empty unit."""
    found: list[_Count] = []
    taken = clocks_and_scores(r.norm, r.tokens, r.cues)
    index = 0
    while index < r.n:
        if found and (times := units.times_at(r.tokens, index, r.cues)):
            end = index + times[1]
            value = found[0].low * times[0]
            found.append(_Count(index, end, end, "", value, f"{value:.0f}"))
            index = end
            continue
        low, _, end = amount_at(r.tokens, index, r.cues, units)
        if end == index:
            index += 1
            continue
        begin, first = how_exact(r.tokens, index, r.cues), index
        index = end
        if any(measure.start <= r.tokens[first].start < measure.end for measure in taken):
            continue  # "at 23 h 52 pour avoir franchi un feu rouge"
        if r.quoted[first] or r.ends("determiners", begin - 1) or _counts_nothing(r, first, end, low, units):
            continue
        counted = units.counted_at(r.tokens, end, r.cues) if is_noun(r.tokens, end, r.cues) else None
        last = counted.last + 1 if counted else end
        end -= r.among("link", end - 1)
        found.append(_Count(begin, end, last, counted.unit if counted else "", low))
    return found


def _counts_nothing(r: Reading, first: int, end: int, low: float, units: Units) -> bool:
    """Whether a number is part of a date, a time or a name, or a year."""
    behind = r.word(end)
    elided = r.word(end - 1).endswith("'")
    attached = end < r.n and not elided and r.tokens[end].start == r.tokens[end - 1].end
    attached = attached and behind not in "%€$£,;.)»”"
    named = r.capitalised(first - 1) and first > 1 and not r.starts("according_to", first - 1)
    dated = r.among("months", end) or r.among("months", first - 1) or behind in units.names_of_time
    year = end == first + 1 and low in _YEARS and NUMBER.match(r.word(first)) is not None
    numbered = _NUMBERED.search(r.norm, 0, r.tokens[first].start) is not None
    numbered = numbered or r.word(first - 1) in units.numbered
    return attached or named or dated or year or numbered or low < 2


def _owners(r: Reading, counts: Sequence[_Count], attributions: Sequence[Attribution]) -> list[_Owner] | None:
    """Who gives each count; ``None`` when that is not said of every one but the first."""
    ends = [*(count.begin for count in counts[1:]), r.n]
    behind = _behind(r, counts[-1], r.n) is not None
    found = []
    for n, (count, stop) in enumerate(zip(counts, ends, strict=True)):
        earliest = counts[n - 1].last if n else -1
        owner = _behind(r, count, stop) if behind else _told_before(r, count, earliest)
        owner = owner or (_by_verb(r, count, attributions) if not n else None) or _before(r, count, earliest)
        if not n and owner and not owner.adjunct and owner.cue is None:
            owner = None  # "Le maire, 12 ..." says nothing
        if n and owner is None:
            return None
        found.append(owner or _Owner())
    return found


def _behind(r: Reading, count: _Count, stop: int) -> _Owner | None:
    """Who gives a count by an "according to" behind it, before the next count."""
    noun = count.end
    while noun < stop and is_noun(r.tokens, noun, r.cues):
        noun += 1
    for index in range(count.end, stop):
        if r.mark(index) in (";", ":"):
            return None
        width = r.starts("according_to", index)
        if not width or r.starts("according_to_needs_comma", index) and index != noun:
            continue
        end = _phrase_end(r, index + width, stop)
        if end > index + width:
            return _according_to(r, index, index + width, end)
    return None


def _right_behind(r: Reading, count: _Count, owner: _Owner) -> bool:
    """Whether an "according to" follows a count without a comma, so that it goes with this one alone."""
    return owner.adjunct is not None and r.within(owner.adjunct).start == count.last


def _told_before(r: Reading, count: _Count, earliest: int) -> _Owner | None:
    """Who gives a count by an "according to" before it: "по данным полиции — 4 тысячи"."""
    for index in range(count.begin - 2, max(earliest, 0) - 1, -1):
        width = r.starts("according_to", index)
        end = _phrase_end(r, index + width, count.begin) if width else 0
        if not width or end <= index + width:
            continue
        opens = earliest < 0 and index == 0 and r.mark(end) == ","
        return _according_to(r, index, index + width, end) if opens or end >= count.begin - 1 else None
    return None


def _phrase_end(r: Reading, first: int, stop: int) -> int:
    """One past the source that begins at ``first``, before ``stop``."""
    end = min(phrase_end(r, first), stop)
    while end > first and (not r.is_word(end - 1) or _parts(r, end - 1)):
        end -= 1
    return end


def _according_to(r: Reading, index: int, first: int, end: int) -> _Owner:
    return _Owner(r.span(first, end), r.span(index, first), adjunct=r.span(index, end))


def _before(r: Reading, count: _Count, earliest: int) -> _Owner | None:
    """Who gives a count by standing before it, with or without a verb: ", la préfecture de 4 500"."""
    begin = count.begin
    while begin > earliest and not r.boundary(begin - 1) and not r.among("coordinators", begin - 1):
        begin -= 1
    opens = earliest < 0
    if opens and not any(r.has_form(i) for i in range(begin, count.begin)) and r.boundary(count.begin - 1):
        begin = 0  # "Les syndicats, eux, 12 000"
    begin = r.skip(("subordinators", "coordinators"), begin)
    if begin <= earliest or begin >= count.begin:
        return None
    if (
        r.starts("pronouns", begin)
        or r.starts("adjunct_starts", begin)
        or not opens
        and not r.boundary(count.last)
    ):
        return None
    longest = phrase_end(r, begin) if r.nominal(begin) else begin + 1
    end = begin + 1
    while end < min(longest, count.begin) and not _ends_source(r, end, count.begin):
        end += 1
    if end - begin > _LONGEST_SOURCE or count.begin - end > _LONGEST_VERB:
        return None
    says = any(r.is_word(i) for i in range(end, count.begin))
    if opens and says and not any(r.has_form(i) for i in range(end, count.begin)):
        says = not all(r.starts("contrastive", i) or not r.is_word(i) for i in range(end, count.begin))
        if says:
            return None
    cue = r.span(end, count.begin) if says else None
    return _Owner(r.span(begin, end), cue, start=r.tokens[count.begin].start)


def _ends_source(r: Reading, index: int, count: int) -> bool:
    """Whether a source ends before ``index``: a verb, or what leads to the count at ``count``."""
    if r.finite(index) or r.has_form(index) or r.starts("adverbs", index):
        return True
    if r.among("clitics", index) and not r.nominal(index):
        return True
    if (
        index + 1 < count
        and r.starts("determiners", index + 1)
        and not (r.among("of", index) or r.among("of", index + 1))
    ):
        return not r.among("coordinators", index)  # "the rebels put the toll at 40"
    return index + 1 == count and (r.among("of", index) or r.among("link", index))


def _by_verb(r: Reading, first: _Count, attributions: Sequence[Attribution]) -> _Owner | None:
    """Who gives the first count by a verb before it: "La CGT parle de 12 000 manifestants"."""
    place = r.tokens[first.begin].start
    for a in attributions:
        if a.source and a.content and a.cue[0] < place and a.content[0] <= place < a.content[1]:
            return _Owner(a.source, a.cue, start=a.content[0])
    return None
