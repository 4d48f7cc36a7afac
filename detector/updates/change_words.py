"""The words by which a text tells that something has changed, or has not: ``data/changes``.

a text or a count in it + a list's name -> whether it says so, and in which words
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from functools import cache
from importlib import resources
from typing import Any, Literal

from ..quantities.reading import Quantity
from ..schema import Statement
from ..words.tokens import normalise, tokenize

#: Words before and behind a count that can say that it adds to another (chosen, untested).
_AROUND_COUNT = (1, 2)


_Lists = Literal[
    "counts", "growing", "spreading", "further", "still", "risen", "turned", "first", "to_come", "that_day",
    "one_more", "measured",
]  # fmt: skip


def says(text: str, language: str, what: _Lists) -> bool:
    """Whether the words of a text hold one of a list of ``data/changes``."""
    words = change_words(language).get(what)
    return words is not None and words.search(normalise(text)) is not None


def tellings(text: str, language: str, *lists: str) -> set[str]:
    """The words of a text that tell that a state has changed, by some lists of ``data/changes``."""
    norm = normalise(text)
    return {match.group() for name in lists for match in change_words(language)[name].finditer(norm)}


def words_around(count: Quantity, statement: Statement) -> str:
    """A count with the words right before and behind it."""
    text = statement.proposition
    start = text.find(count.text)
    if start < 0:
        return count.text
    before, behind = tokenize(text[:start]), tokenize(text[start + len(count.text) :])
    n_before, n_behind = _AROUND_COUNT
    words = [
        *(t.norm for t in before[-n_before:]),
        normalise(count.text),
        *(t.norm for t in behind[:n_behind]),
    ]
    return " ".join(words)


@cache
def change_words(language: str) -> dict[str, re.Pattern[str]]:
    """The lists of one language as patterns, by name."""
    return {name: _pattern(entries) for name, entries in _data(language).items() if isinstance(entries, list)}


@cache
def act_words(language: str) -> dict[str, re.Pattern[str]]:
    """What tells in one language that an act was done, by the act's name, the same in every language."""
    return {name: _pattern(entries) for name, entries in _data(language).get("acts", {}).items()}


def _data(language: str) -> dict[str, Any]:
    file = resources.files("detector") / "data" / "changes" / f"{language}.toml"
    return tomllib.loads(file.read_text(encoding="utf-8"))


def _pattern(entries: Sequence[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(entries)})(?!\w)" if entries else "(?!)")
