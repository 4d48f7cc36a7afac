"""Counts of one thing that one sentence gives by several sources: "12,000 by the unions, 4,500 by police".

sentence + its attributions -> Tally, one for each count that has a source of its own

A reader of clauses gives the whole of such a sentence to one of them. Each count is put into the words
around the first, so that every source says a sentence of its own: "la marche a réuni 4 500 personnes".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..clauses import Attribution
from ..clauses.called import surely_speaks
from ..clauses.noun_phrases import phrase_end
from ..clauses.reading import Reading, Span
from ..quantities.units import is_noun, load_units
from ..words.cues import Cues
from .tallies import Count, Tally, bare_count, counts_in, n_numbers

_LONGEST_VERB = 6  # tokens between a source and its count: "put the figure at" (chosen, untested)
_LONGEST_SOURCE = 8
_LONGEST_PLACE = 6  # tokens of "In the north of Lyon," (chosen, untested)
_LINKED = 1_000_000  # "12 000 euros", but "un million d'euros"


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
    counts = counts_in(r, load_units(cues.language))
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
    [count] = counts_in(r, load_units(cues.language))
    owner = _before(r, count, -1)
    if owner is None or owner.start is None or r.within(owner.source).start > 0:
        return None
    between = range(r.within(owner.source).stop, count.begin)
    if owner.cue and not any(_asserts(r, i) for i in between):
        return None  # "The state school age is 17", "Parliament rejected a rise to 19"
    parted = owner.cue or any(r.mark(i) for i in between) or not r.cues.articles
    if not parted and not _surely_somebody(r, owner.source):
        return None  # "Shares fell 31 per cent"
    return Tally(r.span(count.begin, count.end), owner.source, owner.cue, text.strip(" ."))


def _surely_somebody(r: Reading, source: Span) -> bool:
    """Whether who stands right before a count is a name or has a role, not a noun with its verb."""
    words = r.within(source)
    opens = r.starts("determiners", words.start) > 0
    return surely_speaks(r, source) and (opens or all(r.capitalised(i) for i in words))


def _asserts(r: Reading, index: int) -> bool:
    """Whether a verb at ``index`` puts forward what follows; behind "the" the same word is a noun.

    A participle does so behind an auxiliary only: "Le nombre des volontaires exposés est de 94".
    """
    if r.ends("determiners", index - 1):
        return False
    kinds = {form.kind for form in r.forms[index] if r.cues.stance_of(form.stance) == "assert"}
    said = any(r.auxiliary(i) for i in (index - 1, index - 2))
    return bool(kinds - {"participle"}) or bool(kinds) and said


class _Frame:
    """The words around the first count, without its source and without the other counts."""

    def __init__(self, r: Reading, counts: Sequence[Count], owners: Sequence[_Owner]):
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
        behind = r.text[end:stop]
        if cut:
            head, rest = r.text[end : cut[0]], r.text[cut[1] : stop]
            apart = head.rstrip().endswith(",") and rest.lstrip().startswith(",")
            behind = head.rstrip(" ,") + rest.lstrip(",") if apart else head + rest
        self._behind = f"{behind.rstrip(' ,;–—')} {tail}"

    def with_words_of(self, count: Count) -> str:
        """The frame with a count in the place of the first."""
        words = count.words or self.r.text[slice(*self.r.span(count.begin, count.end))]
        return " ".join(f"{self._before}{words}{self._linking(count)}{self._behind}".split()).strip(" ,;")

    def _linking(self, count: Count) -> str:
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


def _separated(r: Reading, count: Count, owner: _Owner) -> int:
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


def _owners(r: Reading, counts: Sequence[Count], attributions: Sequence[Attribution]) -> list[_Owner] | None:
    """Who gives each count; ``None`` when that is not said of every one but the first."""
    ends = [*(count.begin for count in counts[1:]), r.n]
    behind = _behind(r, counts[-1], r.n) is not None
    found = []
    for n, (count, stop) in enumerate(zip(counts, ends, strict=True)):
        earliest = counts[n - 1].last if n else -1
        owner = _behind(r, count, stop) if behind else _told_before(r, count, earliest)
        if not n:
            owner = owner or _set_apart(r, count, stop) or _by_counting(r, count)
            owner = owner or _by_verb(r, count, attributions)
        owner = owner or _before(r, count, earliest)
        if not n and owner and not owner.adjunct and owner.cue is None:
            owner = None  # "Le maire, 12 ..." says nothing
        if n and owner is None:
            return None
        found.append(owner or _Owner())
    return found


def _behind(r: Reading, count: Count, stop: int) -> _Owner | None:
    """Who gives a count by an "according to" behind it, before the next count."""
    noun = count.end
    while noun < stop and is_noun(r.tokens, noun, r.cues):
        noun += 1
    for index in range(count.end, stop):
        if r.mark(index) in (";", ":"):
            return None
        width = r.starts("according_to", index)
        needs_comma = r.starts("according_to_needs_comma", index)
        voted = any(r.starts("votes", i) for i in range(index))
        if not width or needs_comma and (index != noun or voted):
            continue  # "1 843 voix pour X" are not counted by X
        end = _phrase_end(r, index + width, stop)
        if end > index + width:
            return _according_to(r, index, index + width, end)
    return None


def _right_behind(r: Reading, count: Count, owner: _Owner) -> bool:
    """Whether an "according to" follows a count without a comma, so that it goes with this one alone."""
    return owner.adjunct is not None and r.within(owner.adjunct).start == count.last


def _set_apart(r: Reading, count: Count, stop: int) -> _Owner | None:
    """Who gives a count by an "according to" between two commas: "12, according to X, while Y says 40"."""
    owner = _behind(r, count, stop)
    if owner is None or owner.adjunct is None:
        return None
    adjunct = r.within(owner.adjunct)
    return owner if r.mark(adjunct.start - 1) == r.mark(adjunct.stop) == "," else None


def _by_counting(r: Reading, count: Count) -> _Owner | None:
    """Who gives the first count by a verb of counting: "La police en a compté 23 000, la CGT 90 000"."""
    width = load_units(r.cues.language).counting.ending_at(r.tokens, count.begin - 1)
    first = count.begin - width
    if not width or not 0 < first <= _LONGEST_SOURCE or any(not r.is_word(i) for i in range(first)):
        return None
    return _Owner(r.span(0, first), r.span(first, count.begin), start=r.tokens[count.begin].start)


def _told_before(r: Reading, count: Count, earliest: int) -> _Owner | None:
    """Who gives a count by an "according to" before it: "по данным полиции — 4 тысячи"."""
    for index in range(count.begin - 2, max(earliest, 0) - 1, -1):
        width = r.starts("according_to", index)
        end = _phrase_end(r, index + width, count.begin) if width else 0
        if not width or end <= index + width:
            continue
        opens = earliest < 0 and index == 0 and r.mark(end) == ","
        if r.starts("according_to_needs_comma", index) and not opens:
            continue  # "104 km/h, pour un maximum de 110"
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


def _before(r: Reading, count: Count, earliest: int) -> _Owner | None:
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
    if opens and says and not any(_is_verb(r, i) for i in range(end, count.begin)):
        says = not all(r.starts("contrastive", i) or not r.is_word(i) for i in range(end, count.begin))
        if says:
            return None
    cue = r.span(end, count.begin) if says else None
    return _Owner(r.span(begin, end), cue, start=r.tokens[count.begin].start)


def _is_verb(r: Reading, index: int) -> bool:
    """Whether a word of saying is the verb of a clause, no participle of a noun: "la vitesse relevée"."""
    return any(form.kind != "participle" or r.auxiliary(index - 1) for form in r.forms[index])


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


def _by_verb(r: Reading, first: Count, attributions: Sequence[Attribution]) -> _Owner | None:
    """Who gives the first count by a verb before it: "La CGT parle de 12 000 manifestants"."""
    place = r.tokens[first.begin].start
    for a in attributions:
        if a.source and a.content and a.cue[0] < place and a.content[0] <= place < a.content[1]:
            return _Owner(a.source, a.cue, start=a.content[0])
    return None
