"""Denials whose claim stands in another article: found by meaning, by who is named, and by the model.

statements + vectors -> the same, with ``resolves_to``, ``link_probability``, ``content`` and ``proposition``
filled for denials that their own article left open

As in ``clues``, what speaks for a claim is weighed as fitted (``links.json``), and the best is taken when
it is likely enough.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from ..days.moments import is_later
from ..names.sides import one_side
from ..names.sources import names, same_source
from ..names.voices import same_voice
from ..passages import sentences_in_context
from ..schema import Article, Inference, Statement
from ..words.subjects import coverage, subject_words
from .clues import (
    contended,
    contrary,
    load_weights,
    names_author,
    opens_with_pointer,
    other_words,
    pointed_at,
    recalls,
)
from .denials import answerable, answering

BETWEEN_SENTENCES = 4  # characters, the end of a paragraph included
MOST_READ = 12  # claims that the model reads against one denial, the most alike (chosen, untested)
LEAD = 2  # statements of an article that tell what it is about, behind its headline (chosen, untested)


@dataclass(frozen=True, slots=True)
class Hints:
    """All that the ranking knows of a claim in another article; the names are those in ``links.json``.

    Every hint lies between 0 and 1, but for the cosine.
    """

    similarity: float  # cosine of the claim and of the denial with its headline
    refuses: float  # by the inference model, the denial behind what precedes it contradicts the claim
    named: float  # share of the names around the denial that the claim has
    echo: float  # share of the denial's other words that the claim repeats
    published: float  # the denial names the outlet that published it, and points at a claim
    published_lead: float  # ... and it is what that outlet's article is about
    author: float  # the denial names who made the claim
    own: float  # the one who takes it back made it
    role: float  # somebody of the same role did, or one who speaks for the other: "the witness", "a witness"
    lead: float  # one of the first statements of its article
    central: float  # share of its headline's words that the claim repeats
    unvouched: float  # somebody's, or hedged
    contended: float  # worded as contended
    contrary: float  # already says no


def unlinked(statements: Sequence[Statement], articles: Mapping[str, Article]) -> list[int]:
    """Indices of the denials that say nothing in words of their own and answer no claim yet.

    One that only joins another denial of its article is among them, and one that names the outlet of
    another article, but answers a claim that is not by that outlet: the claim may stand elsewhere.
    """
    by_id = {statement.id: statement for statement in statements}
    return [
        index
        for index, statement in enumerate(statements)
        if statement.is_denial
        and not _answers_before(statements, index, articles)
        and (
            not statement.content
            if statement.resolves_to is None
            else by_id[statement.resolves_to].stance not in ("assert", "confirm", "question")
            or _names_outlet(statement, by_id[statement.resolves_to], articles)
        )
    ]


def _answers_before(statements: Sequence[Statement], index: int, articles: Mapping[str, Article]) -> bool:
    """Whether a denial points back ("These words are false") at somebody's words right before it.

    What it answers then stands there, even where nothing tells which of several claims it is.
    """
    denial = statements[index]
    named = names(denial.text) - names(denial.source)
    if not (pointed_at(denial) or opens_with_pointer(denial)) or any(
        named & names(article.outlet) for article in articles.values() if article.id != denial.article
    ):
        return False
    before = [
        claim
        for claim in statements
        if claim.article == denial.article and 0 <= denial.start - claim.end <= BETWEEN_SENTENCES
    ]
    return any(
        not claim.heading
        and claim.content
        and (answerable(claim, denial) and claim.source or claim.is_denial and same_voice(claim, denial))
        for claim in before
    )


def _names_outlet(denial: Statement, claim: Statement, articles: Mapping[str, Article]) -> bool:
    """Whether a denial points at what another article's outlet wrote, and ``claim`` is not by that outlet."""
    if names_author(denial, claim):
        return False
    named = names(denial.text) - names(denial.source) if pointed_at(denial) else frozenset()
    return any(
        bool(named & names(article.outlet)) for article in articles.values() if article.id != denial.article
    )


def context(denial: Statement, article: Article) -> str:
    """What to look for: the headline, and the denial that this one joins or else its own sentence.

    A denial that points at what an outlet wrote is looked for by its own sentence, whatever it was read
    to answer.
    """
    said = denial.text if pointed_at(denial) and denial.resolves_to else denial.proposition or denial.text
    return f"{article.title}. {said}"


def link_elsewhere(
    statements: Sequence[Statement],
    vectors: np.ndarray,
    contexts: np.ndarray,
    articles: Mapping[str, Article],
    score_pairs: Callable[[list[tuple[str, str]]], Sequence[Inference]],
) -> tuple[list[Statement], np.ndarray]:
    """Link each denial that its own article left open to a claim of another article.

    Args:
        statements: All statements, ``n`` of them.
        vectors: Unit vectors of their propositions, float32 of shape ``(n, d)``.
        contexts: Unit vectors of ``context`` for those of ``unlinked``, in that order, shape ``(k, d)``.
        articles: Articles by id.
        score_pairs: The inference model, as ``Detector.score_pairs`` asks it.

    Returns:
        The statements and their vectors, those of newly linked denials replaced by the claim's.
    """
    linked = list(statements)
    told = sentences_in_context(statements, articles)
    weights = load_weights("elsewhere")
    open_denials = unlinked(statements, articles)
    ranked = [
        rank_elsewhere(statements[index], statements, vectors @ sought, articles)
        for index, sought in zip(open_denials, contexts, strict=True)
    ]
    ranked = with_refusals(statements, [told[index] for index in open_denials], ranked, score_pairs)
    vectors = vectors.copy()
    for index, found in zip(open_denials, ranked, strict=True):
        denial = statements[index]
        scores = [round(weights.score(hints), 6) for _, hints in found]
        chances = weights.probabilities(scores)
        best = min(range(len(found)), key=lambda i: (-scores[i], statements[found[i][0]].id), default=None)
        if best is not None and chances[best] >= weights.least:
            claim = found[best][0]
            linked[index] = answering(denial, statements[claim], round(chances[best], 6))
            vectors[index] = vectors[claim]
    return linked, vectors


def with_refusals(
    statements: Sequence[Statement],
    denials: Sequence[str],
    ranked: Sequence[Sequence[tuple[int, Hints]]],
    score_pairs: Callable[[list[tuple[str, str]]], Sequence[Inference]],
) -> list[list[tuple[int, Hints]]]:
    """Let the inference model read each denial against the claims that are the most alike.

    Args:
        statements: All statements.
        denials: Each denial's sentence behind what precedes it, ``k`` of them.
        ranked: As ``rank_elsewhere`` lists the claims of each, ``k`` lists.
        score_pairs: The inference model.

    Returns:
        The same lists, with ``refuses`` filled of those read.
    """
    asked = [
        (row, place)
        for row, found in enumerate(ranked)
        for place in sorted(range(len(found)), key=lambda n, found=found: -found[n][1].similarity)[:MOST_READ]
    ]
    claims = [statements[ranked[row][place][0]].proposition for row, place in asked]
    said = score_pairs([(denials[row], claim) for (row, _), claim in zip(asked, claims, strict=True)])
    filled = [list(found) for found in ranked]
    for (row, place), reading in zip(asked, said, strict=True):
        claim, hints = filled[row][place]
        filled[row][place] = claim, replace(hints, refuses=reading.contradiction)
    return filled


def rank_elsewhere(
    denial: Statement,
    statements: Sequence[Statement],
    similarity: np.ndarray,
    articles: Mapping[str, Article],
) -> list[tuple[int, Hints]]:
    """List the claims of other articles that a denial can answer, with what speaks for each.

    Args:
        denial: The denial.
        statements: All statements, ``n`` of them.
        similarity: Cosine of each with the denial's ``context``, shape ``(n,)``.
        articles: Articles by id.

    Returns:
        Index and hints of each claim, in the order of the statements, none read by the model yet; nobody
        answers what has not been said yet, and without a name in common nothing tells that two articles are
        about one thing.
    """
    found = []
    place_of: dict[str, int] = {}
    for position, claim in enumerate(statements):
        if not claim.heading:
            place_of[claim.article] = place_of.get(claim.article, 0) + 1
        if claim.article == denial.article or claim.heading or claim.resolves_to or recalls(claim):
            continue
        if is_later(claim.date, denial.date):
            continue
        own = role = False
        if denial.stance == "retract":
            own = _own_claim(denial, claim, articles)
            role = not own and _claim_of_role(denial, claim)
            if not (own or role):
                continue
        elif not _others_claim(denial, claim, articles):
            continue
        lead = place_of[claim.article] <= LEAD
        hints = _hints(denial, claim, float(similarity[position]), (own, role), lead, articles)
        found.append((position, hints))
    return found


def _hints(
    denial: Statement,
    claim: Statement,
    similarity: float,
    made_by: tuple[bool, bool],
    lead: bool,
    articles: Mapping[str, Article],
) -> Hints:
    said = subject_words(claim.text, claim.language)
    around = _names_around(denial, articles)
    headline = subject_words(articles[claim.article].title, claim.language)
    published = _is_published(denial, claim, articles)
    own, role = made_by
    return Hints(
        similarity=similarity,
        refuses=0.0,
        named=coverage(around, names(claim.text) | names(claim.source)),
        echo=coverage(other_words(denial), said),
        published=float(published),
        published_lead=float(published and lead),
        author=float(names_author(denial, claim)),
        own=float(own),
        role=float(role),
        lead=float(lead),
        central=coverage(headline, said),
        unvouched=float(claim.hedged or claim.source is not None),
        contended=float(contended(claim)),
        contrary=float(contrary(claim)),
    )


def _own_claim(denial: Statement, claim: Statement, articles: Mapping[str, Article]) -> bool:
    """Whether a retraction can take a claim back: its author's own, a person's or a medium's."""
    outlet = articles[claim.article].outlet
    if claim.stance == "assert" and outlet is not None:
        ours = articles[denial.article].outlet
        if ours == outlet if denial.source is None else same_source(outlet, denial.source):
            return True  # a paper answers for what it printed
    if claim.source is None or not names(f"{denial.source} {claim.source}"):
        return False  # "the minister" of two articles may be two
    return answerable(claim, denial)


def _claim_of_role(denial: Statement, claim: Statement) -> bool:
    """Whether one of the same role, or of the same side, made a claim that a retraction can take back."""
    if claim.stance not in ("assert", "confirm") or not claim.content:
        return False
    return answerable(claim, denial) or one_side(claim, denial, None)


def _others_claim(denial: Statement, claim: Statement, articles: Mapping[str, Article]) -> bool:
    """Whether a denial can answer a claim of another article: somebody named is in both."""
    if not answerable(claim, denial):
        return False
    named = _names_around(denial, articles) & (names(claim.text) | names(claim.source))
    return bool(named) or names_author(denial, claim) or _is_published(denial, claim, articles)


def _names_around(denial: Statement, articles: Mapping[str, Article]) -> frozenset[str]:
    """Names in a denial, of its source, and in the headline over it."""
    return names(f"{denial.text} {articles[denial.article].title}") | names(denial.source)


def _is_published(denial: Statement, claim: Statement, articles: Mapping[str, Article]) -> bool:
    """Whether a denial names the outlet that published a claim: "denied the Courier's story"."""
    outlet = articles[claim.article].outlet
    published = names(outlet) & (names(denial.text) - names(denial.source))
    return bool(published and pointed_at(denial))
