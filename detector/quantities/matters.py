"""What a number is about beside what it counts: which sum, share or length, of which occasion.

words of a content + data/matters/<language>.toml -> Matter; sorts of a number

"Euros" and "per cent" say little: a price is no loss, a turnout no share of the capital. Nor are the dead
of a flood twenty years ago those of this one.
"""

from __future__ import annotations

import math
import re
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Literal

from ..pages.furniture import strip_accents
from ..words.cues import Cues
from ..words.subjects import LEAST, STEM
from ..words.tokens import Phrases, Token
from .units import UNTOLD, Units

#: Words of a content that says hardly more than its number, where they stand before it, or all behind it.
_BARE = 1, 2  # (chosen on the stories to train and to develop on)
#: Years from the one that a content names to its article: what was counted then is of another event. The
#: year before is often that of the count itself. Chosen, untested.
_LONG_BEFORE = 2
_TOTAL_WITHIN = 6  # words from "toll" to its number: "the toll has risen to at least" (chosen, untested)
_LIMIT_WITHIN = 40  # characters from a limit to its number (chosen, untested)
_GROUPS: dict[str, Group] = {"percent": "share", "kilometre": "extent", "duration": "duration"}
_YEAR = re.compile(r"(?:19|20)\d\d$")
_ORDINAL = re.compile(r"(?:er|re|ère|e|ème|nde?|st|rd|th|º|ª)$")  # right behind figures
_END_OF_CLAUSE = re.compile(r"[;:!?]|\.(?!\d)")

#: The sort of a length of time of which only the verb tells that it is one: "it lasted", "it took".
LASTING = "lasting"
#: That of one that tells how long help took to come, also from when on: "eleven minutes after the alarm".
HELP = "help"
#: That of a share of which the words tell that a share price rose or fell by it.
QUOTATION = "quotation"
#: That of a length that tells how far away something is.
DISTANCE = "distance"
WIND, ANEW = "wind", "anew"  #: those of a speed of which every place has its own, and of one since
_FROM_NUMBER = 30  # characters before a number within which words tell that it is a moment (chosen, untested)

Group = Literal["money", "share", "extent", "speed", "duration", "other"]


@dataclass(frozen=True, slots=True)
class Matter:
    """What a content is about, its numbers aside.

    Attributes:
        words: Stems of its words of substance, without accents.
        years: Years long past that it names as the time of what it tells: "in 2011", not "since 2011".
        yearly: Whether it speaks of years otherwise: "last year", "since 2011".
        deictic: Whether it only points at a number spoken of before: "it was 20", "the sum".
        other: Whether it says itself that it tells of something else: "another", "neighbouring", "then".
        acts: Sorts of acts that it tells of: ``encounter``, ``search``, ``payment``, ...
        numbered: Which one of several it tells of, as (noun, number): "the first round".
        begun: Whether it begins with a number: "15 million, debts included".
        former: Whether it tells of somebody by an office that is no longer his: "the former minister".
        parties: Whether it describes both sides of what is between them: "between the banker and the king".
    """

    words: frozenset[str] = frozenset()
    years: frozenset[str] = frozenset()
    yearly: bool = False
    deictic: bool = False
    other: bool = False
    acts: frozenset[str] = frozenset()
    numbered: frozenset[tuple[str, int]] = frozenset()
    begun: bool = False
    former: bool = False
    parties: bool = False

    @property
    def recalled(self) -> bool:
        """Whether it tells of another occasion, in a year long past."""
        return self.other and bool(self.years)

    @property
    def bare(self) -> bool:
        """Whether there is hardly a word to tell what the numbers are about."""
        return self.deictic or len(self.words) <= _BARE[self.begun]

    def mentions(self, names: Iterable[str]) -> bool:
        """Whether any of these lower-case names is among the words."""
        return any(_stem(name) in self.words for name in names)


@dataclass(frozen=True, slots=True)
class Matters:
    """The words of one language that tell what a number is about.

    Attributes:
        sorts: By group of units, what a sum, a share or a length can be, as patterns of its words.
        limit: Before a number that tells what there may be: "limited to".
        stands_for: Stand for a sum spoken of before: "the amount", "it was".
        other: Tell that a content is of another event or place.
        then: Point at the time of the sentence before: "at the time".
        when_before: Before a length of time that tells when something was, not how long: "within", "il y a".
        when_behind: The same behind it: "later", "ago".
        compared: Before a number that the one before is compared with: "up from".
        number_of: Before the noun of a number that stands elsewhere in the clause: "the number of".
        dated: Before the year in which something was.
        totals: Nouns that stand for a number of their own, by what that counts: "the toll", "the crowd".
        acts: What sort of act is told, as patterns of its words; those of one sort may be one act.
        bygone: Tell that a number is of an occasion before, or of the usual one: "last year", "on average".
        foreseen: Tell that a number is expected.
        per: Behind a number, tell the period of a rate, by its name: "a day"; ``lifetime``: "since it began".
        employs: Before the number of all people somewhere, whatever it calls them: "employs".
        holds: Before the number of all of one sort somewhere: "houses [520 prisoners]".
        nationwide: Tell that a number is of a whole country.
        ordinals: What number an ordinal stands for: "first".
        no_person: Words that make two capitalised words no name of a person: "street", "sir".
        former: Tell that an office is no longer somebody's: "the former".
        parties: Stand before both sides of an act that are described, not named: "between the".
    """

    sorts: dict[str, dict[str, re.Pattern[str]]]
    limit: re.Pattern[str]
    stands_for: re.Pattern[str]
    other: re.Pattern[str]
    then: re.Pattern[str]
    when_before: re.Pattern[str]
    when_behind: re.Pattern[str]
    compared: Phrases
    number_of: Phrases
    dated: Phrases
    totals: dict[str, Phrases]
    acts: dict[str, re.Pattern[str]]
    bygone: re.Pattern[str]
    foreseen: re.Pattern[str]
    per: dict[str, re.Pattern[str]]
    employs: re.Pattern[str]
    holds: re.Pattern[str]
    nationwide: re.Pattern[str]
    ordinals: dict[str, int]
    no_person: frozenset[str]
    former: re.Pattern[str]
    parties: re.Pattern[str]

    def total_before(self, tokens: Sequence[Token], first: int) -> str | None:
        """What the number at ``first`` counts as the nearest total before it: "put the toll at 12"."""
        for place in range(first - 1, max(-1, first - 1 - _TOTAL_WITHIN), -1):
            if tokens[place].norm[0].isdigit() or tokens[place].norm in ".;:":
                return None
            for unit, phrases in self.totals.items():
                if phrases.ending_at(tokens, place):
                    return unit
        return None


def matter_of(
    norm: str, tokens: Sequence[Token], cues: Cues, units: Units, published: str | None = None
) -> Matter:
    """Tell what a content is about.

    Args:
        norm: A normalised content.
        tokens: Its tokens.
        cues: Cue list of the language.
        units: Its units.
        published: ISO date of the article; without one every year may be that of another event.
    """
    latest = int(published[:4]) - _LONG_BEFORE if published else math.inf
    matters = load_matters(cues.language)
    years, yearly = set(), False
    for index, token in enumerate(tokens):
        if not _YEAR.match(token.norm):
            yearly = (
                yearly
                or units.names_of_time.get(token.norm) == "year"
                and not _after_number(tokens, index, cues)
            )
        elif (
            (width := matters.dated.ending_at(tokens, index - 1))
            and int(token.norm) <= latest
            and not _in_passing(tokens, index - width, cues)
        ):
            years.add(token.norm)
        else:
            yearly = True
    return Matter(
        words=frozenset(_stem(word) for word in _without_bounds(tokens, cues) if _tells(word, cues, units)),
        years=frozenset(years),
        yearly=yearly,
        deictic=matters.stands_for.search(norm) is not None,
        other=matters.other.search(norm) is not None,
        acts=frozenset(name for name, pattern in matters.acts.items() if pattern.search(norm)),
        numbered=frozenset(_numbered(tokens, matters, cues, units)),
        begun=_begins_with_number(tokens, cues, units),
        former=matters.former.search(norm) is not None,
        parties=matters.parties.search(norm) is not None,
    )


def _after_number(tokens: Sequence[Token], index: int, cues: Cues) -> bool:
    """Whether a number stands before a word, so that "years" is a length of time: "three years"."""
    return index > 0 and (tokens[index - 1].norm[0].isdigit() or tokens[index - 1].norm in cues.number_of)


def _without_bounds(tokens: Sequence[Token], cues: Cues) -> list[str]:
    """The words of a content without those that only tell how exact a number is: "au moins", "close to"."""
    lists = [cues.words[name] for name in ("at_least", "at_most", "approximate")]
    words, place = [], 0
    while place < len(tokens):
        width = max(phrases.starting_at(tokens, place) for phrases in lists)
        if not width:
            words.append(tokens[place].norm)
        place += width or 1
    return words


def _begins_with_number(tokens: Sequence[Token], cues: Cues, units: Units) -> bool:
    """Whether nothing of substance stands before the first number of a content."""
    for token in tokens:
        if token.norm[0].isdigit() or cues.number_of.get(token.norm, 1) != 1:
            return True
        if _tells(token.norm, cues, units):
            return False
    return False


def _numbered(
    tokens: Sequence[Token], matters: Matters, cues: Cues, units: Units
) -> Iterator[tuple[str, int]]:
    """The nouns of a content that an ordinal numbers: "the first round", "le 2e tour"."""
    for index, token in enumerate(tokens):
        number, noun = matters.ordinals.get(token.norm), index + 1
        if token.norm.isdecimal() and noun < len(tokens) and tokens[noun].start == token.end:
            number = int(token.norm) if _ORDINAL.match(tokens[noun].norm) else None
            noun += 1
        word = tokens[noun].norm if noun < len(tokens) else ""
        if number and (_tells(word, cues, units) or units.name_of.get(word, "time") != "time"):
            yield _stem(word), number


def _in_passing(tokens: Sequence[Token], dated: int, cues: Cues) -> bool:
    """Whether a year only tells when something was made or founded: "the pool, built in 1974, costs"."""
    if dated < 2 or tokens[dated - 2].norm not in (",", "("):
        return False
    word = tokens[dated - 1].norm
    return any(cues.participle.search(form) for form in (word, word.rstrip("s"), word.rstrip("es")))


def one_occasion(left: Matter, right: Matter) -> bool:
    """Whether two contents can tell of one event: neither says that it is of another one or another year."""
    if left.other != right.other or _numbered_apart(left, right):
        return False
    if left.years and right.years:
        return bool(left.years & right.years)
    return not (left.years and not right.yearly or right.years and not left.yearly)


def _numbered_apart(left: Matter, right: Matter) -> bool:
    """Whether two contents tell of two of a row: "in the first round", "in the second round"."""
    nouns = {noun for noun, _ in left.numbered} & {noun for noun, _ in right.numbered}
    both = left.numbered & right.numbered
    return any(not any(noun == shared for shared, _ in both) for noun in nouns)


def one_sum(ours: frozenset[str], theirs: frozenset[str], left: Matter, right: Matter) -> bool:
    """Whether two sums, shares or lengths can be of one matter.

    Args:
        ours: Sorts of the first; empty when nothing tells.
        theirs: Sorts of the other.
        left: What the content of the first is about.
        right: What that of the other is about.
    """
    if ours and theirs:
        return bool(ours & theirs)
    pointed = left.bare and not ours or right.bare and not theirs  # "the cost: 9 m" is no fine of 2 m
    return pointed or bool(left.words & right.words)


def group_of(unit: str, money: bool) -> Group:
    """Which sorts a unit has: those of sums, shares, lengths or none of its own."""
    if money or unit == UNTOLD:
        return "money"
    return "speed" if unit.endswith("/h") else _GROUPS.get(unit, "other")


def sorts_in(norm: str, start: int, end: int, group: Group, language: str) -> frozenset[str]:
    """What the words of a clause say a number is.

    Args:
        norm: A normalised content.
        start: Where the part of it begins that is about the number, in characters.
        end: Where that part ends.
        group: What sort of unit the number has.
        language: ISO 639-1 code.

    Returns:
        Names of sorts, the same in every language.
    """
    part = norm[start:end]
    patterns = load_matters(language).sorts.get(group, {})
    return frozenset(name for name, pattern in patterns.items() if pattern.search(part))


def says_limit(norm: str, start: int, language: str) -> bool:
    """Whether the words just before the number at ``start`` make it what there may be at most."""
    before = re.split(r"\d", norm[max(0, start - _LIMIT_WITHIN) : start])[-1]
    return load_matters(language).limit.search(before) is not None


def tells_when(norm: str, start: int, end: int, language: str) -> bool:
    """Whether a length of time from ``start`` to ``end`` tells when something was: "two days later"."""
    matters = load_matters(language)
    before = matters.when_before.search(norm[max(0, start - _FROM_NUMBER) : start])
    return before is not None or matters.when_behind.match(norm, end) is not None


def clause_around(norm: str, start: int, end: int, others: Iterable[tuple[int, int]]) -> tuple[int, int]:
    """The part of a content that is about the number in it from ``start`` to ``end``.

    Args:
        norm: A normalised content.
        start: Where the number begins.
        end: Where it ends.
        others: Where the other numbers of its group stand, which the part leaves out.
    """
    first, last = 0, len(norm)
    for begin, stop in others:
        if stop <= start:
            first = max(first, stop)
        elif begin >= end:
            last = min(last, begin)
    for match in _END_OF_CLAUSE.finditer(norm, first, last):
        if match.end() <= start:
            first = match.end()
        elif match.start() >= end:
            return first, match.start()
    return first, last


def _tells(word: str, cues: Cues, units: Units) -> bool:
    """Whether a word says what a content is about: no function word, number, unit or time."""
    if len(word) < LEAST or not word[0].isalpha():
        return False
    if word in units.name_of or word in units.names_of_time or word in units.several:
        return False
    if any(word in numbers for numbers in (cues.number_of, cues.multiplier_of, cues.approximate_number_of)):
        return False
    return not any(word in cues.words[name] for name in _NO_SUBSTANCE)


_NO_SUBSTANCE = (
    "adverbs", "adjunct_starts", "approximate", "at_least", "at_most", "be", "coordinators", "determiners",
    "have", "months", "places", "pronouns", "subordinators", "time_words", "units_of_time",
)  # fmt: skip


def _stem(word: str) -> str:
    return strip_accents(word)[:STEM]


@cache
def load_matters(language: str) -> Matters:
    """Load the words of ``language``; one without a list has none."""
    file = resources.files("detector") / "data" / "matters" / f"{language}.toml"
    data = tomllib.loads(file.read_text(encoding="utf-8")) if file.is_file() else {}
    return Matters(
        sorts={
            group: {name: _pattern(words) for name, words in sorts.items()}
            for group, sorts in data.get("sorts", {}).items()
        },
        limit=_pattern(data.get("limit", ())),
        stands_for=_pattern(data.get("stands_for", ())),
        other=_pattern(data.get("other", ())),
        then=_pattern(data.get("then", ())),
        when_before=re.compile(_pattern(data.get("when_before", ())).pattern + r"(?: \w+)? $"),
        when_behind=re.compile(r"\W{0,2}" + _pattern(data.get("when_behind", ())).pattern),
        compared=Phrases(data.get("compared", ())),
        number_of=Phrases(data.get("number_of", ())),
        dated=Phrases(data.get("dated", ())),
        totals={unit: Phrases(words) for unit, words in data.get("totals", {}).items()},
        acts={name: _pattern(words) for name, words in data.get("acts", {}).items()},
        bygone=_pattern(data.get("bygone", ())),
        foreseen=_pattern(data.get("foreseen", ())),
        per={name: _pattern(words) for name, words in data.get("per", {}).items()},
        employs=_pattern(data.get("employs", ())),
        holds=_pattern(data.get("holds", ())),
        nationwide=_pattern(data.get("nationwide", ())),
        ordinals=data.get("ordinals", {}),
        no_person=frozenset(data.get("no_person", ())),
        former=_pattern(data.get("former", ())),
        parties=_pattern(data.get("parties", ())),
    )


def _pattern(words: Sequence[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(words)})(?!\w)" if words else "(?!)")
