"""Words and marks of a text in their normal form, and phrases to look up among them.

text -> Tokens
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

# Russian prints "ё" or "е" for the same sound.
_APOSTROPHES = str.maketrans(
    {"’": "'", "ʼ": "'", "`": "'", "\u00a0": " ", "\u202f": " ", "\u2009": " ", "ё": "е"}
)
_TOKEN = re.compile(
    r"aujourd'hui|quelqu'un\w*|presqu'île"
    r"|-(?:t-)?(?:il|elle|ils|elles|on)\b"  # inverted subjects: "a-t-il", "dit-elle"
    r"|\d+(?:[.,]\d+)*"
    r"|[а-яёіїєґ]+(?:['-][а-яёіїєґ]+)*"  # the apostrophe of Ukrainian stands inside a word: "об'єкт"
    r"|[^\W\d_]+(?:-[^\W\d_]+)*'(?=\w|$)"  # elided: "l'", "qu'", "lorsqu'"
    r"|\w+(?:-(?!t-(?:il|elle|on)|(?:il|elle|ils|elles|on)\b)\w+)*"
    r"|[^\w\s]"
)


def normalise(text: str) -> str:
    """Return ``text`` in lower case with plain apostrophes and spaces, character for character.

    Characters whose lower case is longer than one are kept, so that positions stay valid.
    """
    lowered = text.lower()
    if len(lowered) != len(text):
        lowered = "".join(low if len(low := char.lower()) == 1 else char for char in text)
    return lowered.translate(_APOSTROPHES)


@dataclass(frozen=True, slots=True)
class Token:
    """A word or a punctuation mark: its span in the text it was read from and its normal form."""

    start: int
    end: int
    norm: str

    @property
    def is_word(self) -> bool:
        """Whether it is a word or a number, not a punctuation mark."""
        return self.norm[0].isalnum() or self.norm[0] == "-" and len(self.norm) > 1


def tokenize(text: str) -> list[Token]:
    """Split ``text`` into words and punctuation marks; ``l'``, ``qu'`` and ``-t-il`` stand alone."""
    return list(_tokens(text) if len(text) <= _SHORT else _split(text))


def _split(text: str) -> tuple[Token, ...]:
    return tuple(Token(m.start(), m.end(), m.group()) for m in _TOKEN.finditer(normalise(text)))


_SHORT = 100  # characters: names and roles, which are asked for again with every pronoun
_tokens = lru_cache(4096)(_split)


class Phrases:
    """A set of phrases of one or more tokens that can be looked up at a place in a text.

    A ``pattern`` adds every single word that it matches: no list can hold all adverbs.
    """

    def __init__(self, phrases: Iterable[str], pattern: str | None = None):
        self._pattern = re.compile(pattern) if pattern else None
        self._by_first: dict[str, list[tuple[str, ...]]] = {}
        self._by_last: dict[str, list[tuple[str, ...]]] = {}
        for phrase in phrases:
            words = tuple(token.norm for token in tokenize(phrase))
            self._by_first.setdefault(words[0], []).append(words)
            self._by_last.setdefault(words[-1], []).append(words)
        self._single = frozenset(first for first, entries in self._by_first.items() if (first,) in entries)
        for table in (self._by_first, self._by_last):
            for entries in table.values():
                entries.sort(key=len, reverse=True)

    def __contains__(self, word: str) -> bool:
        return word in self._single or self._pattern is not None and self._matches(word)

    def starting_at(self, tokens: Sequence[Token], index: int) -> int:
        """Number of tokens of the longest phrase that begins at ``index``; 0 for none."""
        if not 0 <= index < len(tokens):
            return 0
        for words in self._by_first.get(tokens[index].norm, ()):
            if tuple(token.norm for token in tokens[index : index + len(words)]) == words:
                return len(words)
        return int(self._pattern is not None and self._matches(tokens[index].norm))

    def ending_at(self, tokens: Sequence[Token], index: int) -> int:
        """Number of tokens of the longest phrase whose last token is at ``index``; 0 for none."""
        if not 0 <= index < len(tokens):
            return 0
        for words in self._by_last.get(tokens[index].norm, ()):
            first = index - len(words) + 1
            if first >= 0 and tuple(token.norm for token in tokens[first : index + 1]) == words:
                return len(words)
        return int(self._pattern is not None and self._matches(tokens[index].norm))

    def _matches(self, word: str) -> bool:
        return self._pattern is not None and bool(self._pattern.fullmatch(word))
