"""What the report page holds: plain records, all decided, for a template that decides nothing."""

from __future__ import annotations

from dataclasses import dataclass

from ..schema import Skipped
from .marking import Excerpt
from .wording import Day


@dataclass(frozen=True, slots=True)
class Note:
    """A few words of the page, followed by a name from the articles (empty when there is none)."""

    words: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A statement in one line: who, on what date, the gist, and where it stands in full.

    ``outlet`` is empty when the outlet itself says it, ``hedge`` when there is none.
    """

    name: str
    stance: str
    stance_word: str
    hedge: str
    outlet: str
    date: Day
    passage: Excerpt
    language: str
    href: str


@dataclass(frozen=True, slots=True)
class Card:
    """A statement in full, as one of the two quotes of a conflict.

    Attributes:
        name: Who says it.
        notes: How it reached the reader: quoted by, reported by, in its own voice.
        stance: Key of the stance.
        stance_word: Its word.
        hedge: Words for a hedge, or empty.
        passage: The passage, verbatim, its content set apart.
        gist: The passage again, cut to a line or two.
        language: ISO 639-1 code of the passage.
        foreign: Words naming that language when it is not the page's, else empty.
        reading: What is put forward, when the passage does not hold it verbatim.
        answer: Words before ``answered``.
        answered: The statement this one answers, when it is not the opposite card.
        title: Title of the article.
        published: Its date.
        said: Date of the words, when it is not the article's.
        href: Anchor of the statement in the article's text.
    """

    name: str
    notes: tuple[Note, ...]
    stance: str
    stance_word: str
    hedge: str
    passage: Excerpt
    gist: str
    language: str
    foreign: str
    reading: Note | None
    answer: str
    answered: Line | None
    title: str
    published: Day
    said: Day | None
    href: str


@dataclass(frozen=True, slots=True)
class ShownConflict:
    """A conflict: two cards and what stands between them; ``outlets`` are keys of the filter."""

    anchor: str
    kind: str
    kind_word: str
    phrase: str
    percent: str
    percent_number: int
    likelihood: str
    explanation: str
    left: Card
    right: Card
    outlets: str


@dataclass(frozen=True, slots=True)
class Position:
    """A side of a dispute, its statements by date.

    Attributes:
        heading: What it holds.
        language: ISO 639-1 code of the heading.
        lines: The statements in view.
        folded: The further ones, behind a click.
        folded_words: What the reader clicks on.
        more: How many statements are left out, in words; empty when none.
    """

    heading: str
    language: str
    lines: tuple[Line, ...]
    folded: tuple[Line, ...]
    folded_words: str
    more: str


@dataclass(frozen=True, slots=True)
class Section:
    """A dispute: the most important conflict in full, the positions, the other conflicts folded."""

    anchor: str
    question: str
    language: str
    first_seen: Day
    last_seen: Day | None
    size: str
    top: ShownConflict | None
    positions: tuple[Position, ...]
    others: tuple[ShownConflict, ...]
    folded: tuple[ShownConflict, ...]
    folded_words: str
    more: str
    elsewhere: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class ShownUpdate:
    """A count or a state that has changed: the earlier and the later statement in a line each.

    ``what`` holds the two counts in the articles' words; empty for a state.
    """

    anchor: str
    what: str
    left: Line
    right: Line


@dataclass(frozen=True, slots=True)
class Reference:
    """A way back from an article to a conflict."""

    href: str
    n: str
    label: str


@dataclass(frozen=True, slots=True)
class Run:
    """Some characters of an article, plain (``mark`` empty) or in a statement.

    ``mark`` is ``statement`` or, in a shown conflict, ``opposed``; ``anchor`` and
    ``more_anchors`` name the statements that begin here.
    """

    text: str
    mark: str
    anchor: str
    more_anchors: tuple[str, ...]
    references: tuple[Reference, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A block of an article; ``style`` is ``story``, ``headline`` or ``furniture``."""

    style: str
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Text:
    """An article in full; ``url`` is empty unless it is safe to follow.

    ``outlet`` is the name by which the page calls the outlet, ``publisher`` only what is known.
    """

    anchor: str
    title: str
    outlet: str
    publisher: str
    published: Day
    language: str
    language_name: str
    path: str
    url: str
    size: str
    paragraphs: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a filter, with how many conflicts have it."""

    value: str
    words: str
    n: str


@dataclass(frozen=True, slots=True)
class Page:
    """Everything the template prints, in the order of the page."""

    language: str
    summary: str
    fairness: str
    n_shown: int
    kinds: tuple[Choice, ...]
    outlets: tuple[Choice, ...]
    sections: tuple[Section, ...]
    more_disputes: str
    updates: tuple[ShownUpdate, ...]
    more_updates: str
    empty: tuple[str, ...]
    texts: tuple[Text, ...]
    hidden_texts: str
    skipped: tuple[Skipped, ...]
    signature: str
