"""What a number counts, under one name in every language: "morts" and "killed" are ``dead``.

words after a number + data/units/<language>.toml -> Counted
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from ..words.cues import Cues
from ..words.tokens import Phrases, Token, tokenize

MONEY = frozenset("euro dollar pound rouble franc yen yuan real peso hryvnia".split())
#: What can befall the persons that a number counts: "12 people were injured" counts the injured.
_FATES = frozenset("dead injured missing arrested hospitalised evacuated participant passenger".split())
#: Those that only living beings meet: "3 children died" counts dead, "3 lorries are missing" lorries.
_OF_BEINGS = frozenset("dead injured arrested hospitalised".split())
UNTOLD = "untold"  #: what a large round number counts that stands alone: "he speaks of 75 million"
#: Names of persons, of whom fates are told as of any noun: "3 children died" counts dead.
PERSONS = frozenset(
    "child pupil worker passenger prisoner hostage police doctor patient soldier inhabitant migrant".split()
)
#: Names of people who come together, whose number is what somebody makes it.
CROWD = frozenset(("person", "participant"))
#: Units that are parts of another one.
_PART_OF = {"kilogram": ("tonne", 0.001), "metre": ("kilometre", 0.001), "cubic metre": ("litre", 1000.0)}
_FATE_WITHIN = 5  # words between the persons and what befell them (chosen, untested)
_NOUN_WITHIN = 3  # words from the number to the noun: "12 confirmed deaths" (chosen, untested)


@dataclass(frozen=True, slots=True)
class Counted:
    """What a number counts.

    Attributes:
        unit: Name of the unit, or the stem of the noun where it has none.
        scale: By what the number is multiplied to be in that unit.
        of: What it is so much of ("tonnes of solvent"), as ``fr:solvant``; empty when it is not said.
        last: Index of the last token that belongs to it.
        kind: Which of them, where not all are counted: "3 children died", "3 seriously injured".
    """

    unit: str
    scale: float
    of: str
    last: int
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Units:
    """The units of one language.

    Attributes:
        name_of: Name of the unit that a word stands for.
        long_names: Those of ``name_of`` that are of several words: "per cent".
        fate_of: What befell the persons of whom a word is said; names of units too.
        kinds: Words that part a number of persons or things from the whole, by their name.
        attached: Value of a letter right behind the figures: "2.3m".
        before_sign: The same before the sign of a currency: "1,2 Md€".
        several: Round numbers in the plural, of which nobody says how many: "dozens".
        few: What says no more before a round number: "several thousand".
        parts: Parts of a whole, in percent, by their words.
        part_words: The same words, to be looked up in a text.
        among: Before the number of those among them who are of one kind: "12 dead, including 3 children".
        out_of: Between the two numbers of a share: "one in three".
        names_of_time: ``minute``, ``hour``, ... for each word that measures time.
        lengths: Minutes of a length of time that is told without a number: "half an hour".
        length_words: The same words, to be looked up in a text.
        and_half: Adds half a unit to a length of time, before its unit or behind it: "two and a half hours".
        age_before: Before an age: "aged 34".
        age_behind: Behind the figures of an age: "34-year-old"; matched at the start of the text there.
        noun_last: Whether what tells of a noun stands before it, nouns among them: "four ballot boxes".
        numbered: Nouns before a number that tells which of several is meant: "phase 3".
        streets: Words of an address, behind its number; where ``noun_last``, with a name between.
        counting: Between who counts a crowd and the number: "police counted 3,000".
        counters: Who counts a crowd, named by a bracket behind the number.
        times: How many times another number one is that is told by it: "twice as many", "le double".
        time_words: The same words, to be looked up in a text.
        times_more: Behind how many times: "[three] times as many".
        times_less: The same of a part: "[three] times fewer".
        changed_from: Before a number that has become the next one: "[the toll] rose from [23 to 41]".
        points_back: In a sentence whose number is of those counted in the one before: "il y en a 12".
        of_those: Between the number of some and those of whom they are some: "four of the injured".
        they: Stand for people of whom a number is said: "they [were 12,000]".
        no_noun: Behind a number, are nothing that it counts: "the five around him", "143 aboard".
        clock_before: Before a time of day that is told by its hours alone: "vers 23 heures".
        aged: Persons, before whose "de 23 ans" or "of 23" stands: "un homme de 71 ans".
        in_all: Between "are" and a number: "they are now 14".
        number_now: Before the number that those just counted have become: "which brings their number to 7".
        before_noun: Between a number and its noun, without telling which of them are meant: "three other".
        becomes: Before a word that else means "at most": a number has become what follows.
        inflicted: Before a number, tell what befell those counted, by the name of that: "injuring 23".
        rough_link: Between a rough number and what it counts: "un millier de"; empty for nothing.
    """

    name_of: dict[str, str]
    long_names: Phrases
    fate_of: dict[str, str]
    kinds: dict[str, str]
    attached: dict[str, float]
    before_sign: dict[str, float]
    several: dict[str, float]
    few: Phrases
    parts: dict[tuple[str, ...], float]
    part_words: Phrases
    among: Phrases
    out_of: Phrases
    names_of_time: dict[str, str]
    lengths: dict[tuple[str, ...], float]
    length_words: Phrases
    and_half: Phrases
    age_before: Phrases
    age_behind: re.Pattern[str]
    numbered: frozenset[str]
    streets: frozenset[str]
    counting: Phrases
    counters: Phrases
    times: dict[tuple[str, ...], float]
    time_words: Phrases
    times_more: Phrases
    times_less: Phrases
    changed_from: Phrases
    points_back: re.Pattern[str]
    of_those: Phrases
    they: Phrases
    no_noun: frozenset[str]
    clock_before: Phrases
    aged: frozenset[str]
    in_all: Phrases
    number_now: Phrases
    before_noun: frozenset[str]
    becomes: re.Pattern[str]
    inflicted: dict[str, Phrases]
    rough_link: str
    noun_last: bool

    @property
    def unit_names(self) -> frozenset[str]:
        """Names of all units."""
        return frozenset(self.name_of.values())

    def part_at(self, tokens: Sequence[Token], index: int) -> tuple[float, int]:
        """Percentage that the words at ``index`` stand for, and how many tokens they take; 0 for none."""
        width = self.part_words.starting_at(tokens, index)
        words = tuple(token.norm for token in tokens[index : index + width])
        return self.parts.get(words, 0.0), width

    def is_name(self, tokens: Sequence[Token], first: int, index: int) -> bool:
        """Whether a number only tells which of several is meant: "phase 3", "9/11", "12 rue Foch".

        Args:
            tokens: A content.
            first: Index of the first token of the number.
            index: Index of the first token behind it.
        """
        if first and (tokens[first - 1].norm in self.numbered or tokens[first - 1].norm == "/"):
            return tokens[first].norm[0].isdigit()
        place = index + self.noun_last
        return place < len(tokens) and index == first + 1 and tokens[place].norm in self.streets

    def inflicted_before(self, tokens: Sequence[Token], index: int) -> str | None:
        """What befell those whose number begins at ``index``, told right before it: "injuring [23]"."""
        names = (name for name, phrases in self.inflicted.items() if phrases.ending_at(tokens, index - 1))
        return next(names, None)

    def times_at(self, tokens: Sequence[Token], index: int, cues: Cues) -> tuple[float, int] | None:
        """How many times another number is meant by the words at ``index``, and how many tokens they take."""
        if width := self.time_words.starting_at(tokens, index):
            return self.times[tuple(token.norm for token in tokens[index : index + width])], width
        word = tokens[index].norm
        value = float(word) if word.isdecimal() else cues.number_of.get(word)
        if value and (width := self.times_more.starting_at(tokens, index + 1)):
            return value, 1 + width
        if value and (width := self.times_less.starting_at(tokens, index + 1)):
            return 1 / value, 1 + width
        return None

    def counted_at(self, tokens: Sequence[Token], index: int, cues: Cues) -> Counted | None:
        """What is counted by a number whose next word is at ``index``; ``None`` when it is not said.

        A number without a noun counts persons if what befell them is told: "4,500 marched".
        """
        name, last, first = None, index, None
        for place in range(index, min(index + _NOUN_WITHIN, len(tokens))):
            if width := self.long_names.starting_at(tokens, place):
                last = place + width - 1
                name = self.name_of[" ".join(token.norm for token in tokens[place : last + 1])]
                break
            if tokens[place].norm in self.before_noun:
                continue
            if not is_noun(tokens, place, cues):
                break
            if name := self.name_of.get(tokens[place].norm):
                last = place
                break
            if first is None and not self._only_told_of(tokens, place, cues):
                first = place
            elif first is not None and self.noun_last and _more_than_one(tokens, first, place, cues):
                first = place
        if name is None and first is None:
            fate = self._fate_behind(tokens, index - 1)
            return Counted(fate, 1.0, "", index - 1) if fate else None
        if name is None:
            noun = stem(tokens[first].norm, cues)
            fate = self._fate_behind(tokens, first)
            if fate in _OF_BEINGS:
                return Counted(fate, 1.0, "", first, f"{cues.language}:{noun}")
            return Counted(noun, 1.0, "", first)
        kind = self._kind(tokens, index, last)
        if not kind and first is not None and name in _FATES:
            kind = f"{cues.language}:{stem(tokens[first].norm, cues)}"  # "12 policiers blessés"
        if name == "time" and any(self.fate_of.get(token.norm) == "meeting" for token in tokens):
            return Counted("meeting", 1.0, "", last)  # "they met four times"
        if name == "participant" and (fate := self._fate_behind(tokens, last)) in _OF_BEINGS:
            # only of those who come together are any arrested; others are hurt, too
            return Counted(fate, 1.0, "", last, "" if fate == "arrested" else name)
        if name in PERSONS and (fate := self._fate_behind(tokens, last)):
            return Counted(fate, 1.0, "", last, "" if name == "inhabitant" else name)
        if name == "person":
            return Counted(self._fate(tokens, last) or name, 1.0, "", last, kind)
        unit, scale = _PART_OF.get(name, (name, 1.0))
        if last + 2 < len(tokens) and tokens[last + 1].norm == "/" and tokens[last + 2].is_word:
            return Counted(f"{unit}/{tokens[last + 2].norm}", scale, "", last + 2)  # "140 km/h"
        return Counted(unit, scale, self.of_at(tokens, last + 1, cues), last, kind)

    def of_at(self, tokens: Sequence[Token], index: int, cues: Cues) -> str:
        """What it is so much of, named behind a link at ``index``: "of the wheat"; empty for nothing."""
        after = index
        while after < len(tokens) and any(
            tokens[after].norm in cues.words[name] for name in ("link", "determiners")
        ):
            after += 1
        if index < after < len(tokens) and tokens[after].is_word:
            return f"{cues.language}:{stem(tokens[after].norm, cues)}"
        return ""

    def _kind(self, tokens: Sequence[Token], index: int, last: int) -> str:
        """Which of them a number counts, told between it and the noun, or by the word behind the noun."""
        near = [token.norm for token in tokens[index : last + 2]]
        return next((self.kinds[word] for word in near if word in self.kinds), "")

    def _only_told_of(self, tokens: Sequence[Token], place: int, cues: Cues) -> bool:
        """Whether a word tells what befell those counted, and is no noun: "marched", "défilé"."""
        word = tokens[place].norm
        participle = not cues.nouns_capitalised and cues.participle.search(word)
        return word in self.fate_of or bool(participle and not cues.plural_noun.search(word))

    def _fate_behind(self, tokens: Sequence[Token], place: int) -> str | None:
        """What befell those counted by the word at a place: the nearest word of fate behind it."""
        for token in tokens[place + 1 : place + 1 + _FATE_WITHIN]:
            if token.norm[0].isdigit() or token.norm in ".;:":
                return None
            name = self.fate_of.get(token.norm) or self.name_of.get(token.norm)
            if name in _FATES:
                return name
        return None

    def _fate(self, tokens: Sequence[Token], person: int) -> str | None:
        """What befell the persons named at a place: the nearest word behind it, else just before."""
        if fate := self._fate_behind(tokens, person):
            return fate
        before = [token.norm for token in reversed(tokens[max(0, person - _NOUN_WITHIN) : person])]
        names = (self.fate_of.get(word) or self.name_of.get(word) for word in before)
        return next((name for name in names if name in _FATES), None)


def is_noun(tokens: Sequence[Token], index: int, cues: Cues) -> bool:
    """Whether a word can be, or stand before, what a number counts: it is no function word or verb."""
    if index >= len(tokens):
        return False
    if not tokens[index].is_word:
        return tokens[index].norm in "%€$£"
    if tokens[index].norm[0].isdigit() or tokens[index].norm[0] == "-":
        return False
    if any(cues.words[name].starting_at(tokens, index) for name in _NO_NOUN):
        return False
    if tokens[index].norm in load_units(cues.language).no_noun:
        return False
    return not cues.finite_ending.search(tokens[index].norm)


_NO_NOUN = (
    "determiners",
    "places",
    "coordinators",
    "have",
    "be",
    "according_to",
    "adjunct_starts",
    "agents",
    "relative_subjects",
    "relative_objects",
    "subordinators",
    "of",
    "time_words",
    "pronouns",
)


def stem(word: str, cues: Cues) -> str:
    """Crude singular of a noun: enough to match a counted noun with itself."""
    return cues.unit_ending.sub("", word) if len(word) > 3 else word


@cache
def load_units(language: str) -> Units:
    """Load the units of ``language``; a language without a list has none."""
    file = resources.files("detector") / "data" / "units" / f"{language}.toml"
    data = tomllib.loads(file.read_text(encoding="utf-8")) if file.is_file() else {}
    parts, lengths, times = (data.get(name, {}) for name in ("parts", "lengths", "times"))
    return Units(
        name_of=_turned(data.get("units", {})),
        long_names=Phrases(name for words in data.get("units", {}).values() for name in words if " " in name),
        fate_of=_turned(data.get("fates", {})),
        kinds=_turned(data.get("kinds", {})),
        attached=data.get("attached", {}),
        before_sign=data.get("before_sign", {}),
        several=data.get("several", {}),
        few=Phrases(data.get("few", ())),
        parts=_by_words(parts),
        part_words=Phrases(parts),
        among=Phrases(data.get("among", ())),
        out_of=Phrases(data.get("out_of", ())),
        names_of_time=_turned(data.get("time", {})),
        lengths=_by_words(lengths),
        length_words=Phrases(lengths),
        and_half=Phrases(data.get("and_half", ())),
        age_before=Phrases(data.get("age_before", ())),
        age_behind=re.compile(data.get("age_behind", "(?!)")),
        numbered=frozenset(data.get("numbered", ())),
        streets=frozenset(data.get("streets", ())),
        counting=Phrases(data.get("counting", ())),
        counters=Phrases(data.get("counters", ())),
        times=_by_words(times),
        time_words=Phrases(times),
        times_more=Phrases(data.get("times_more", ())),
        times_less=Phrases(data.get("times_less", ())),
        changed_from=Phrases(data.get("changed_from", ())),
        points_back=re.compile("|".join(data.get("points_back", ())) or "(?!)"),
        of_those=Phrases(data.get("of_those", ())),
        they=Phrases(data.get("they", ())),
        no_noun=frozenset(data.get("no_noun", ())),
        clock_before=Phrases(data.get("clock_before", ())),
        aged=frozenset(data.get("aged", ())),
        in_all=Phrases(data.get("in_all", ())),
        number_now=Phrases(data.get("number_now", ())),
        before_noun=frozenset(data.get("before_noun", ())),
        becomes=re.compile("|".join(data.get("becomes", ())) or "(?!)"),
        inflicted={name: Phrases(words) for name, words in data.get("inflicted", {}).items()},
        rough_link=data.get("rough_link", ""),
        noun_last=data.get("noun_last", False),
    )


def _more_than_one(tokens: Sequence[Token], first: int, place: int, cues: Cues) -> bool:
    """Whether the word at ``place`` is a plural noun and the one at ``first`` is none."""
    plural = [cues.plural_noun.search(tokens[index].norm) is not None for index in (first, place)]
    return plural == [False, True]


def _by_words(values: dict[str, float]) -> dict[tuple[str, ...], float]:
    """Key the values of phrases by their words."""
    return {tuple(token.norm for token in tokenize(words)): value for words, value in values.items()}


def _turned(lists: dict[str, list[str]]) -> dict[str, str]:
    """Turn lists of words by name into the name of each word."""
    return {word: name for name, words in lists.items() for word in words}
