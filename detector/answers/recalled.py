"""Other times that a sentence only points at: "In 2019 they had met. At the time she had denied any talks".

propositions in reading order -> the same, with the year that "at the time" stands for

What was said of one occasion answers nothing that is said of another.
"""

from __future__ import annotations

from dataclasses import dataclass

from ..quantities.matters import load_matters
from ..quantities.reading import read
from ..words.cues import Cues
from ..words.tokens import normalise, tokenize

_NEAR = 2  # sentences back in which the year was named (chosen, untested)


@dataclass(frozen=True, slots=True)
class _Named:
    """The year long past that an article named last: in which sentence, and with which words."""

    sentence: int
    words: str


class Recalled:
    """Remembers the year long past that an article named last."""

    def __init__(self, cues: Cues, published: str | None):
        self._cues = cues
        self._published = published
        self._then = load_matters(cues.language).then
        self._last: _Named | None = None

    def read(self, sentence: int, text: str) -> None:
        """Note the year in a sentence as the time of what it tells: "en 2019"."""
        if not any(character.isdigit() for character in text):
            return
        if years := read(text, self._cues, self._published).matter.years:
            tokens = tokenize(text)
            place = next(i for i, token in enumerate(tokens) if token.norm in years)
            words = text[tokens[max(0, place - 1)].start : tokens[place].end]
            self._last = _Named(sentence, words[:1].lower() + words[1:])

    def completed(self, sentence: int, text: str, content: tuple[int, int] | None, proposition: str) -> str:
        """Give a proposition the year that its sentence points back at.

        Args:
            sentence: Number of the sentence in its article.
            text: The sentence.
            content: Where in it the content stands.
            proposition: What is put forward or denied.
        """
        if not proposition or content is None or self._last is None:
            return proposition
        begin, end = content
        match = self._then.search(normalise(text[:begin])) or self._then.search(normalise(text[end:]))
        if match is None or not 0 <= sentence - self._last.sentence <= _NEAR:
            return proposition
        return f"{proposition.rstrip(' .')}, {match.group()}, {self._last.words}"
