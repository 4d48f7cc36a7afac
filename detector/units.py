"""What a number counts, under one name in every language: "morts" and "killed" are ``dead``.

words after a number + data/units/<language>.toml -> Counted
"""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from .cues import Cues, Phrases, Token, tokenize

MONEY = frozenset("euro dollar pound rouble franc yen yuan real peso hryvnia".split())
#: What can befall the persons that a number counts: "12 people were injured" counts the injured.
_FATES = frozenset("dead injured missing arrested hospitalised evacuated".split())
#: Units that are parts of another one.
_PART_OF = {"kilogram": ("tonne", 0.001), "metre": ("kilometre", 0.001)}
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
    """

    unit: str
    scale: float
    of: str
    last: int


@dataclass(frozen=True, slots=True)
class Units:
    """The units of one language.

    Attributes:
        name_of: Name of the unit that a word stands for.
        attached: Value of a letter right behind the figures: "2.3m".
        several: Round numbers in the plural, of which nobody says how many: "dozens".
        parts: Parts of a whole, in percent, by their words.
        part_words: The same words, to be looked up in a text.
    """

    name_of: dict[str, str]
    attached: dict[str, float]
    several: dict[str, float]
    parts: dict[tuple[str, ...], float]
    part_words: Phrases

    def part_at(self, tokens: Sequence[Token], index: int) -> tuple[float, int]:
        """Percentage that the words at ``index`` stand for, and how many tokens they take; 0 for none."""
        width = self.part_words.starting_at(tokens, index)
        words = tuple(token.norm for token in tokens[index : index + width])
        return self.parts.get(words, 0.0), width

    def counted_at(self, tokens: Sequence[Token], index: int, cues: Cues) -> Counted:
        """What is counted by a number whose next word is at ``index``."""
        name, last = None, index
        for place in range(index, min(index + _NOUN_WITHIN, len(tokens))):
            if not _is_noun(tokens[place], cues):
                break
            if name := self.name_of.get(tokens[place].norm):
                last = place
                break
        if name is None:
            return Counted(stem(tokens[index].norm, cues), 1.0, "", index)
        if name == "person":
            return Counted(self._fate(tokens, last) or name, 1.0, "", last)
        unit, scale = _PART_OF.get(name, (name, 1.0))
        of = ""
        after = last + 1
        while after < len(tokens) and any(
            tokens[after].norm in cues.words[name] for name in ("link", "determiners")
        ):
            after += 1
        if last + 1 < after < len(tokens) and tokens[after].is_word:
            of = f"{cues.language}:{stem(tokens[after].norm, cues)}"
        return Counted(unit, scale, of, last)

    def _fate(self, tokens: Sequence[Token], person: int) -> str | None:
        """What befell the persons named at a place: the nearest word behind it, else just before."""
        behind = [token.norm for token in tokens[person + 1 : person + 1 + _FATE_WITHIN]]
        for stop, word in enumerate(behind):
            if word[0].isdigit() or word in ".;:":
                behind = behind[:stop]
                break
        before = [token.norm for token in reversed(tokens[max(0, person - _NOUN_WITHIN) : person])]
        names = (self.name_of.get(word) for word in (*behind, *before))
        return next((name for name in names if name in _FATES), None)


def _is_noun(token: Token, cues: Cues) -> bool:
    """Whether a word can be, or stand before, what a number counts."""
    if not token.is_word:
        return token.norm in "%€$£"
    return not any(
        token.norm in cues.words[name] for name in ("determiners", "places", "coordinators", "have", "be")
    )


def stem(word: str, cues: Cues) -> str:
    """Crude singular of a noun: enough to match a counted noun with itself."""
    return cues.unit_ending.sub("", word) if len(word) > 3 else word


@cache
def load_units(language: str) -> Units:
    """Load the units of ``language``; a language without a list has none."""
    file = resources.files("detector") / "data" / "units" / f"{language}.toml"
    data = tomllib.loads(file.read_text(encoding="utf-8")) if file.is_file() else {}
    parts = data.get("parts", {})
    return Units(
        name_of={word: name for name, words in data.get("units", {}).items() for word in words},
        attached=data.get("attached", {}),
        several=data.get("several", {}),
        parts={tuple(t.norm for t in tokenize(words)): value for words, value in parts.items()},
        part_words=Phrases(parts),
    )
