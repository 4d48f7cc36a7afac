"""The choices that annotated denials leave to a reader: which of several claims is the one answered.

stories, denials/<split> -> Text -> Choice, for ``fit_links`` to fit on
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence

import denial_links
import numpy as np
import stories as annotated

from detector import Article, Detector, Statement
from detector.answers import clues, elsewhere, own_words
from detector.answers.denials import candidates
from detector.attribute import place
from detector.conflict import worth_reading
from detector.passages import sentences_in_context
from detector.pipeline import extract
from detector.schema import DENIALS
from detector.segment import segment
from detector.words.cues import supported_languages

#: What each ranking knows of a claim, in the order of the columns of ``Choice.clues``.
NAMES = {
    "here": clues.Clues.__slots__,
    "elsewhere": elsewhere.Hints.__slots__,
    "own words": own_words.Marks.__slots__,
}


@dataclasses.dataclass(frozen=True, slots=True)
class Text:
    """A story or a passage, with the claims that each denial answers.

    Attributes:
        name: Name of the story or passage.
        articles: Its articles.
        right: For the id of a bare denial, the ids of the right claims; empty when none was read.
        here: Ids of the denials whose claim is in their own article.
        against: For the id of any denial, the ids of the claims that it stands against.
    """

    name: str
    articles: tuple[Article, ...]
    right: dict[str, frozenset[str]]
    here: frozenset[str]
    against: dict[str, frozenset[str]]


@dataclasses.dataclass(frozen=True, slots=True)
class Choice:
    """One denial: the clues of each claim it could answer, and which are right.

    ``clues`` has shape ``(k, c)``; ``right`` has shape ``(k,)`` and is all false when the claim is not
    among them.
    """

    group: str
    clues: np.ndarray
    right: np.ndarray
    denial: str
    claims: tuple[str, ...]
    refusal: bool = False


def texts_of_stories(split: str) -> Iterator[Text]:
    """Yield the annotated stories of one split."""
    for story in annotated.load_stories(split):
        if any(article.language not in supported_languages() for article in story.articles):
            continue
        gold_id_of = annotated.match(story, _statements(story.articles))
        gold = {statement.id: statement for statement in story.statements}
        right, here = {}, set()
        for ours, gold_id in gold_id_of.items():
            target = gold[gold_id].resolves_to
            if target is None:
                continue
            right[ours] = frozenset(
                claim
                for claim, theirs in gold_id_of.items()
                if theirs == target
                or annotated.same_claim(story, theirs, target)
                or story.conflicts.get(frozenset((theirs, target))) == "denial"
            )
            if gold[target].article == gold[gold_id].article:
                here.add(ours)
        against = {
            ours: right.get(ours, frozenset())
            | {claim for claim, other in gold_id_of.items() if frozenset((gold_id, other)) in story.conflicts}
            for ours, gold_id in gold_id_of.items()
            if gold[gold_id].stance in DENIALS
        }
        yield Text(story.name, story.articles, right, frozenset(here), against)


def texts_of_passages(split: str) -> Iterator[Text]:
    """Yield the annotated passages of one split."""
    for passage in denial_links.load_passages(split):
        statements = _statements(passage.articles)
        right, here, against = {}, set(), {}
        for marked in passage.denials:
            denial = denial_links.denial_of(marked, statements)
            if denial is None:
                continue
            if not marked.bare:
                against[denial.id] = _inside(statements, passage.claims.get(marked.claim, ()))
                continue
            spans = passage.claims.get(marked.claim, ())
            joined = [d.span for d in passage.denials if d.claim == marked.claim and not d.bare]
            meant = [*spans, *joined] if marked.claim != denial_links.NOTHING else []
            right[denial.id] = _inside(statements, meant)
            if any(span[0] == marked.span[0] for span in spans):
                here.add(denial.id)
        yield Text(passage.name, passage.articles, right, frozenset(here), against)


def _inside(statements: Sequence[Statement], spans: Sequence[denial_links.Span]) -> frozenset[str]:
    """Ids of the statements that are read in one of some marked sentences."""
    return frozenset(s.id for s in statements if any(denial_links.inside(s, span) for span in spans))


def _statements(articles: Sequence[Article]) -> list[Statement]:
    """Statements of articles, every bare denial still open."""
    return [item.statement for article in articles for item in place(article, segment(article))]


def choices_here(text: Text) -> Iterator[Choice]:
    """Yield the choice among the claims of its own article that each bare denial leaves to the reader."""
    for article in text.articles:
        placed = place(article, segment(article))
        around = clues.Surroundings(placed)
        for index, item in enumerate(placed):
            if not item.anaphoric or item.statement.id not in text.right:
                continue
            places = candidates(index, placed)
            found = [around.clues(index, i) for i in places]
            claims = [placed[i].statement for i in places]
            right = text.right[item.statement.id]
            around.answered |= right
            yield _choice(text, "here", item.statement, found, claims, right)


def choices_elsewhere(text: Text, detector: Detector) -> Iterator[Choice]:
    """Yield the choice among the claims of other articles that a denial leaves: one that its own article
    leaves open, or whose claim is not there."""
    if len(text.articles) < 2:
        return
    statements = extract(text.articles)
    vectors = detector.encoder.encode([statement.proposition for statement in statements])
    articles = {article.id: article for article in text.articles}
    told = dict(zip([s.id for s in statements], sentences_in_context(statements, articles), strict=True))
    left_open = {statements[i].id for i in elsewhere.unlinked(statements, articles)}
    for statement in statements:
        if statement.stance == "no-comment":
            continue
        if statement.id not in text.right or statement.id in text.here - left_open:
            continue
        if statement.id not in left_open:
            statement = dataclasses.replace(statement, content="", proposition="", resolves_to=None)
        sought = detector.encoder.encode([elsewhere.context(statement, articles[statement.article])])[0]
        found = elsewhere.rank_elsewhere(statement, statements, vectors @ sought, articles)
        [found] = elsewhere.with_refusals(statements, [told[statement.id]], [found], detector.score_pairs)
        claims = [statements[i] for i, _ in found]
        hints = [one for _, one in found]
        yield _choice(text, "elsewhere", statement, hints, claims, text.right[statement.id])


def choices_own_words(text: Text, detector: Detector) -> Iterator[Choice]:
    """Yield the choice among the claims read against it that each denial in words of its own leaves."""
    statements, candidates = detector.pair_up(text.articles)
    pairs = [pair for pair in worth_reading(statements, candidates) if statements[pair.right].is_denial]
    inferences = detector.read_pairs(statements, pairs, text.articles)
    leading = own_words.leads(statements)
    for index, numbers in own_words.by_denial(statements, pairs).items():
        denial = statements[index]
        if denial.id not in text.against:
            continue
        asked = [pairs[number] for number in numbers]
        marks = own_words.marks_of(statements, asked, [inferences[number] for number in numbers], leading)
        claims = [statements[pair.left] for pair in asked]
        yield _choice(text, "own words", denial, marks, claims, text.against[denial.id])


def _choice(
    text: Text,
    ranking: str,
    denial: Statement,
    found: Sequence[object],
    claims: Sequence[Statement],
    right: frozenset[str],
) -> Choice:
    names = NAMES[ranking]
    matrix = np.array([[getattr(one, name) for name in names] for one in found], dtype=float)
    return Choice(
        text.name,
        matrix.reshape(len(found), len(names)),
        np.array([claim.id in right for claim in claims], dtype=bool),
        denial.text,
        tuple(claim.text for claim in claims),
        refusal=denial.stance == "no-comment",
    )
