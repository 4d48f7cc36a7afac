"""The nouns that pass between stages: every stage reads some of these and returns others.

Positions are half-open spans ``(start, end)`` in characters of ``Article.text``. Dates are ISO
strings of any precision (``2024-10-25``, ``2022-10``, ``2023``), so that a partly known date
is never made to look exact.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

LABELS: tuple[str, str, str] = ("entailment", "neutral", "contradiction")

Stance = Literal["assert", "deny", "retract", "confirm", "question", "no-comment"]
#: Stances of a source that stands against the content.
DENIALS: tuple[Stance, Stance] = ("deny", "retract")

Kind = Literal["contradiction", "denial", "retraction", "number", "date", "place"]
KINDS: tuple[str, ...] = ("contradiction", "denial", "retraction", "number", "date", "place")


@dataclass(frozen=True, slots=True)
class Article:
    """A published text, with the passages of it that are the story itself.

    Attributes:
        id: Stable name derived from outlet, title, date and text; independent of the path.
        path: Where it was read, as the user named it (``file.jsonl:12`` for a row).
        title: Headline, or the first line of the text.
        outlet: Publisher as the input gives it, else the domain of its url; ``None`` without either.
        date: ISO date of publication, possibly partial; ``None`` when unknown.
        language: ISO 639-1 code.
        text: What every span of this article refers to: the input's text from its first
            character (for HTML, the extracted text; for a row, below its title), cut where another story
            begins.
        passages: Spans of ``text``, in reading order, one a paragraph: the story without page
            furniture (buttons, credits, captions, datelines), which stays in ``text`` only so
            that spans are those of the file.
        url: Address given by the input, or ``None``.
    """

    id: str
    path: str
    title: str
    outlet: str | None
    date: str | None
    language: str
    text: str
    passages: tuple[tuple[int, int], ...]
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Skipped:
    """An input, or a part of one, that was not used, and why; shown to the reader.

    A ``note`` tells how an input was read when it was read all the same ("not UTF-8; read as cp1252").
    """

    path: str
    reason: str
    note: bool = False


@dataclass(frozen=True, slots=True)
class Sentence:
    """A span of an article, kept whole with the quotation in it.

    Attributes:
        start: First character in the article's text.
        end: One past its last character.
        text: The words, ``article.text[start:end]``.
        paragraph: Number of the passage.
        heading: Whether it is a headline or a section title.
        inner: Where, in characters of ``text``, further sentences of a quotation in it begin.
    """

    start: int
    end: int
    text: str
    paragraph: int
    heading: bool = False
    inner: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Statement:
    """The content that someone puts forward, with its attribution; the unit of comparison.

    Attributes:
        id: ``<article id>-<number>``, numbered in reading order.
        article: Id of the article.
        start: First character of the quoted passage in the article's text.
        end: One past its last character; ``text == article.text[start:end]``.
        text: The passage, verbatim.
        content: What is put forward, without "X said that". For a denial that names no content
            of its own ("the Kremlin denied it") the content of the claim it answers; empty when
            no claim was found.
        source: Who is said to hold the content, outermost first when nested
            (``"The paper > an official"``); ``None`` means the outlet itself.
        cue: The words that link source and content; ``None`` without a source.
        stance: The source's position on the content.
        hedged: Whether the outlet marks that it does not vouch for the content.
        date: When it was said as far as the article tells ("a-t-il dit mardi"), else the article's date.
        resolves_to: Id of the statement that a denial most likely answers; of an anaphoric one, where the
            claim itself is not found, the denial in words of its own that it joins.
        link_probability: How likely that link is by the ranking that made it; without meaning where there is
            none.
        bare: Whether it has no content of its own: the content is that of what it answers.
        language: ISO 639-1 code.
        heading: Whether it comes from a headline or a section title.
        proposition: The content made to stand alone, as the models read it: a pronoun or a missing
            subject is filled with the source ("avoir vendu" -> "la mairie a vendu").
        days: ISO dates, of any precision, that the content itself speaks of ("le pont a cédé lundi"),
            resolved against the article's date; empty when it names none that can be told.
        copy_of: Id of the statement of an earlier article that this one repeats; it is compared in
            its place.
        speaker: The fullest name that the articles have for the source; ``None`` for the outlet.
        speaker_passage: The passage, of this article or another, that sets this name beside the source as
            worded; ``None`` where the wording itself has the name.
        voice: Whom the speaker speaks for ("le Kremlin", of its spokesman), else the speaker.
    """

    id: str
    article: str
    start: int
    end: int
    text: str
    content: str
    source: str | None = None
    cue: str | None = None
    stance: Stance = "assert"
    hedged: bool = False
    date: str | None = None
    resolves_to: str | None = None
    link_probability: float = 1.0
    bare: bool = False
    language: str = "fr"
    heading: bool = False
    proposition: str = ""
    days: tuple[str, ...] = ()
    copy_of: str | None = None
    speaker: str | None = None
    speaker_passage: str | None = None
    voice: str | None = None

    @property
    def is_denial(self) -> bool:
        """Whether the source stands against the content: it denies it, or takes it back."""
        return self.stance in DENIALS


@dataclass(frozen=True, slots=True)
class Blocking:
    """How near two articles and two statements must be to be compared.

    Attributes:
        event_similarity: Least cosine of two articles' mean vectors.
        statement_similarity: Least cosine of two statements' vectors.
        neighbours: Most candidates that one statement chooses, nearest first; others may choose it, too.
        nameless_similarity: The same as ``event_similarity`` for two articles of one language that
            share no name of a person, a place or a body.
    """

    event_similarity: float
    statement_similarity: float
    neighbours: int
    nameless_similarity: float = -1.0


@dataclass(frozen=True, slots=True)
class CandidatePair:
    """Two statements worth scoring, by index into the list they were made from."""

    left: int
    right: int
    similarity: float


@dataclass(frozen=True, slots=True)
class Inference:
    """Label probabilities of one directed reading, premise to hypothesis; they sum to one."""

    entailment: float
    neutral: float
    contradiction: float

    @property
    def label(self) -> str:
        """The most probable label; the earlier one of ``LABELS`` on a tie."""
        scores = (self.entailment, self.neutral, self.contradiction)
        return LABELS[scores.index(max(scores))]

    def as_list(self) -> list[float]:
        """``[entailment, neutral, contradiction]``, rounded to four decimals for JSON."""
        return [round(self.entailment, 4), round(self.neutral, 4), round(self.contradiction, 4)]


@dataclass(frozen=True, slots=True)
class PairInference:
    """What the models say of a candidate pair, and what follows for a denial.

    Attributes:
        forward: From the left proposition to the right one.
        backward: From the right one to the left one.
        refusal: Contradiction of the left proposition by the denial's own sentence, on the right; 0 where
            neither denies.
        refusal_in_context: The same, that sentence read behind the one before it.
        worded: Contradiction of two assertions by the passages as they stand, mean of both orders; ``None``
            where they were not read so.
        in_context: As ``worded``, each passage behind the sentence before it.
        answers: How likely the denial on the right, in words of its own, answers the left statement; 0 where
            it has none.
        passages: Cosine of the paragraphs that the two stand in; ``None`` where these were not compared.
    """

    forward: Inference
    backward: Inference
    refusal: float = 0.0
    refusal_in_context: float = 0.0
    worded: float | None = None
    in_context: float | None = None
    answers: float = 0.0
    passages: float | None = None


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two statements that cannot both hold, or of which one denies the other.

    Attributes:
        id: ``c1``, ``c2``, ... in the order of the report, most important first.
        kind: One of ``KINDS``.
        left: Statement id; of the two, the one that asserts when the other denies.
        right: Statement id.
        probability: That a careful reader accepts the conflict.
        forward: Inference from left content to right content.
        backward: Inference from right content to left content.
        similarity: Cosine of the contents' vectors.
        explanation: One sentence in words, for the reader.
    """

    id: str
    kind: Kind
    left: str
    right: str
    probability: float
    forward: Inference
    backward: Inference
    similarity: float
    explanation: str


@dataclass(frozen=True, slots=True)
class Update:
    """Two statements of which the later brings the earlier up to date: no conflict, both may hold.

    Attributes:
        id: ``u1``, ``u2``, ... by the date of the newer statement.
        kind: ``count`` for a number that has changed, ``state`` for anything else.
        left: Id of the earlier statement.
        right: Id of the later one.
        what: What has changed, in the articles' words: the two counts ("12 blessés → 17 blessés"), or the two
            states ("le pont est fermé → le pont a rouvert"), each in the clause that tells it.
        dates: ISO dates of the moments that the two speak of, the earlier first.
    """

    id: str
    kind: Literal["count", "state"]
    left: str
    right: str
    what: str
    dates: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Side:
    """Those statements of a dispute that hold one position."""

    position: str
    statements: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Dispute:
    """A connected group of conflicts about one question, with its sides and time span."""

    id: str
    question: str
    conflicts: tuple[str, ...]
    sides: tuple[Side, ...] = field(default_factory=tuple)
    first_seen: str | None = None
    last_seen: str | None = None
