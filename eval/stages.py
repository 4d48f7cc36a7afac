"""Each stage alone on gold input: what it does when those before it make no error.

Story -> counts of the links of denials, of blocking and of the decision, as ``stories`` counts them

What a stage reads is taken from the annotation and worded as the stage before would have worded it: a content
is made to stand alone, a source is named in full, a day is told from the article's date.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import stories as annotated

from detector import Article, Detector, Statement
from detector.answers.clues import Placed
from detector.answers.denials import answering, resolve
from detector.answers.own_words import link_own_words
from detector.attribute import place
from detector.conflict import find_conflicts, worth_reading
from detector.contents.standalone import standalone
from detector.days.moments import days_of
from detector.decision.thresholds import BLOCKING
from detector.names.voices import identify
from detector.pair import candidate_pairs
from detector.schema import DENIALS, Blocking, CandidatePair, Conflict, Sentence
from detector.segment import segment
from detector.words.cues import load_cues

#: Lets every pair of statements through that can be compared at all.
NO_BLOCKING = Blocking(-1.0, -1.0, neighbours=1_000_000)
_QUOTES = "«“„\"'‘‹—–: \u00a0\u202f"


@dataclass(frozen=True, slots=True)
class GoldInput:
    """The annotated statements of a story in the shape that the stages read.

    Attributes:
        statements: Denials answer what they answer, and copies are marked, as the annotation has it.
        matched: Their ids -> those of the annotation.
    """

    statements: tuple[Statement, ...]
    matched: dict[str, str]


def gold_input(story: annotated.Story) -> GoldInput:
    """Turn the annotation of a story into what attribution, linking and the search for copies would give."""
    bare = _bare(story)
    own_id = {gold: ours.id for gold, ours in bare.items()}
    linked = dict(bare)
    for gold in story.statements:
        claim = _claim_behind(gold, {one.id: one for one in story.statements})
        if claim is not None and gold.stance != "no-comment":
            linked[gold.id] = answering(bare[gold.id], bare[claim.id], 1.0)
    named = identify(list(linked.values()), story.articles)
    originals = annotated.originals_of(story)
    statements = tuple(
        replace(ours, copy_of=own_id[originals[gold]] if originals[gold] != gold else None)
        for gold, ours in zip(linked, named, strict=True)
    )
    return GoldInput(statements, {ours: gold for gold, ours in own_id.items()})


def count_links(story: annotated.Story, detector: Detector) -> annotated.Counts:
    """Count the links of denials when the annotated denials and claims stand in place of those read.

    What else was read in the articles stays, so that there is as much to choose from as there ever is.
    """
    bare = _bare(story)
    statements: list[Statement] = []
    for article in story.articles:
        statements += resolve(_in_place_of_read(article, story, bare))
    statements = identify(statements, story.articles)
    statements, vectors = detector.link(statements, detector.embed(statements), story.articles)
    pairs = worth_reading(statements, candidate_pairs(statements, vectors, BLOCKING))
    pairs = [pair for pair in pairs if statements[pair.right].is_denial]
    statements, _ = link_own_words(statements, pairs, detector.read_pairs(statements, pairs, story.articles))
    matched = {bare[gold.id].id: gold.id for gold in story.statements}
    return annotated.count(story, statements, [], matched)


def count_blocking(story: annotated.Story, detector: Detector) -> annotated.Counts:
    """Count the conflicts among the pairs that are asked about, and these pairs, of annotated statements."""
    gold = gold_input(story)
    pairs = candidate_pairs(gold.statements, _vectors(gold.statements, detector), BLOCKING)
    return annotated.count_chain(story, gold.statements, worth_reading(gold.statements, pairs), gold.matched)


def count_decision(story: annotated.Story, detector: Detector) -> annotated.Counts:
    """Count the conflicts decided between annotated statements: every pair of two articles, no blocking."""
    gold = gold_input(story)
    statements = gold.statements
    every = candidate_pairs(statements, _vectors(statements, detector), NO_BLOCKING)
    pairs = worth_reading(statements, [pair for pair in every if _across(statements, pair)])
    statements, inferences = link_own_words(
        statements, pairs, detector.read_pairs(statements, pairs, story.articles)
    )
    conflicts = find_conflicts(statements, pairs, inferences, {a.id: a for a in story.articles})
    return annotated.count(between_articles(story), statements, conflicts, gold.matched)


def count_across(
    story: annotated.Story, statements: Sequence[Statement], conflicts: Iterable[Conflict]
) -> annotated.Counts:
    """Count the conflicts that the whole chain found between articles, as ``count_decision`` counts."""
    article_of = {statement.id: statement.article for statement in statements}
    across = [c for c in conflicts if article_of[c.left] != article_of[c.right]]
    return annotated.count(between_articles(story), statements, across)


def between_articles(story: annotated.Story) -> annotated.Story:
    """A story with only those annotated pairs whose statements are of two articles."""
    article_of = {gold.id: gold.article for gold in story.statements}

    def across(pairs: Mapping[frozenset[str], str]) -> dict[frozenset[str], str]:
        return {pair: what for pair, what in pairs.items() if len({article_of[end] for end in pair}) > 1}

    return replace(story, conflicts=across(story.conflicts), near_misses=across(story.near_misses))


def _across(statements: Sequence[Statement], pair: CandidatePair) -> bool:
    return statements[pair.left].article != statements[pair.right].article


def _vectors(statements: Sequence[Statement], detector: Detector) -> np.ndarray:
    return detector.encoder.encode([statement.proposition for statement in statements])


def _bare(story: annotated.Story) -> dict[str, Statement]:
    """Each annotated statement as it is read alone, its denials still open, by its annotated id."""
    articles = {article.id: article for article in story.articles}
    sentences = {article.id: segment(article) for article in story.articles}
    found = {}
    for gold in story.statements:
        article = articles[gold.article]
        denied = gold.stance in DENIALS
        cues = load_cues(article.language)
        text = article.text[gold.start : gold.end]
        proposition = standalone(
            gold.content, gold.source, cues, denied=denied, indirect=_is_indirect(text, gold)
        )
        found[gold.id] = Statement(
            id=f"{article.id}-{gold.id}",
            article=article.id,
            start=gold.start,
            end=gold.end,
            text=text,
            content=gold.content,
            source=gold.source,
            cue=gold.cue,
            stance=gold.stance,
            hedged=gold.hedged,
            date=article.date,
            language=article.language,
            heading=_sentence_of(gold, sentences[article.id])[1].heading,
            proposition=proposition,
            days=days_of(proposition, article),
        )
    return found


def _is_indirect(text: str, gold: annotated.GoldStatement) -> bool:
    """Whether a content follows its cue, without quotation marks: "said that he would leave"."""
    begin = text.find(gold.content) if gold.content else -1
    said = text.find(gold.cue) if gold.cue else -1
    return 0 <= said < begin and text[:begin].rstrip()[-1:] not in _QUOTES


def _claim_behind(
    gold: annotated.GoldStatement, by_id: Mapping[str, annotated.GoldStatement]
) -> annotated.GoldStatement | None:
    """The claim that a statement answers, through others that only point at it too; ``None`` without one."""
    seen = {gold.id}
    claim = gold
    while claim.resolves_to is not None and claim.resolves_to not in seen:
        claim = by_id[claim.resolves_to]
        seen.add(claim.id)
    return None if claim is gold else claim


def _in_place_of_read(
    article: Article, story: annotated.Story, bare: Mapping[str, Statement]
) -> list[Placed]:
    """The statements of an article in reading order: annotated ones, and what was read elsewhere in it."""
    sentences = segment(article)
    annotated_here = [gold for gold in story.statements if gold.article == article.id]
    placed = []
    for gold in annotated_here:
        number, sentence = _sentence_of(gold, sentences)
        anaphoric = gold.resolves_to is not None and gold.stance in annotated.LINKS
        placed.append(Placed(bare[gold.id], number, anaphoric, sentence.paragraph))
    placed += [
        item
        for item in place(article, sentences)
        if not any(
            item.statement.start < gold.end and gold.start < item.statement.end for gold in annotated_here
        )
    ]
    return sorted(placed, key=lambda item: (item.sentence, item.statement.start))


def _sentence_of(gold: annotated.GoldStatement, sentences: Sequence[Sentence]) -> tuple[int, Sentence]:
    """The sentence that most of an annotated passage lies in, with its number."""

    def shared(entry: tuple[int, Sentence]) -> int:
        return min(entry[1].end, gold.end) - max(entry[1].start, gold.start)

    return max(enumerate(sentences), key=shared)
