"""Statements out of what was read in a sentence: contents made to stand alone, with the days they tell of.

a sentence, the place of a content in it, who says it and how -> Statement
"""

from __future__ import annotations

from dataclasses import dataclass

from ..answers.recalled import Recalled
from ..contents.standalone import standalone
from ..counts.carried_counts import CarriedCounts, asked_about
from ..days.moments import days_of, said_on
from ..schema import DENIALS, Article, Sentence, Statement
from ..words.cues import Cues
from ..words.tokens import normalise


@dataclass(frozen=True, slots=True)
class Said:
    """Who says a content, and how.

    Attributes:
        source: As in ``Statement``.
        cue: As in ``Statement``.
        stance: As in ``Statement``.
        hedged: As in ``Statement``.
        indirect: Whether the words are told in reported speech, not quoted.
        proposition: The content in words that stand alone, where reading it gave them; else ``None``.
    """

    source: str | None
    cue: str | None
    stance: str
    hedged: bool = False
    indirect: bool = False
    proposition: str | None = None


class Stating:
    """Makes the statements of one article, from top to bottom.

    What was counted, and which earlier words were recalled, completes the contents behind.
    """

    def __init__(self, article: Article, cues: Cues):
        self._article = article
        self._cues = cues
        self._counts = CarriedCounts(cues)
        self._recalled = Recalled(cues, article.date)

    @property
    def counted(self) -> bool:
        """Whether a count was told that the next sentence can go on with."""
        return self._counts.last is not None

    def read(self, number: int, text: str) -> None:
        """Remember what the sentence of this number recalls, once its statements are made."""
        self._recalled.read(number, text)

    def statement(
        self, name: str, number: int, sentence: Sentence, content: tuple[int, int] | None, said: Said
    ) -> Statement:
        """Make a statement.

        Args:
            name: Its id.
            number: Of the sentence in the article.
            sentence: The sentence.
            content: First character of the content in the sentence, and one past the last; ``None`` for what
                only points at what it denies.
            said: Who says it, and how.
        """
        words = sentence.text[slice(*content)] if content else ""
        accusing = bool(said.cue) and self._cues.patterns["accusing"].search(normalise(said.cue)) is not None
        alone = standalone(
            words,
            said.source,
            self._cues,
            denied=said.stance in DENIALS,
            indirect=said.indirect,
            accusing=accusing,
        )
        asked = asked_about(sentence.text, said.proposition or alone, self._cues)
        completed = self._counts.completed(number, asked, sentence.heading, told=said.source is not None)
        completed = self._recalled.completed(number, sentence.text, content, completed)
        return Statement(
            id=name,
            article=self._article.id,
            start=sentence.start,
            end=sentence.end,
            text=sentence.text,
            content=words,
            source=said.source,
            cue=said.cue,
            stance=said.stance,
            hedged=said.hedged,
            date=said_on(sentence.text, content, said.cue, self._article) or self._article.date,
            language=self._article.language,
            heading=sentence.heading,
            proposition=completed,
            days=days_of(words if completed == alone else completed, self._article),
        )
