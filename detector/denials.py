"""Denials without content of their own: which claim they answer.

Statements in reading order -> the same, with ``resolves_to``, ``content`` and ``proposition`` filled
for each denial that only points at what it denies ("the ministry denied it"): first within its
article, by place and wording; then, for what is left, in the other articles, by meaning.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np

from .cues import load_cues, tokenize
from .quantities import read
from .schema import Statement
from .sources import innermost, names, same_source
from .subjects import coverage, subject_words

#: Weights of the ranking, in words: a claim that somebody else put forward, near by, which concerns
#: the one who denies it, and whose author the denial or the passage around it names; hardly one that
#: is itself a denial in other words ("there was only one call"). Chosen, checked on the training stories.
NEAR = 1.0
ATTRIBUTED = 0.5
HEDGED = 0.3
CONCERNS_DENIER = 0.3
NAMES_AUTHOR = 0.5
LEAD = 0.15
LEAD_OF_REFUSAL = 1.0  # a refusal to comment answers what the article is about, not the last sentence
CENTRAL = 0.6  # times the share of the headline's words that the claim repeats
OPAQUE = -0.4  # "you may call it what you like": a remark, hardly the claim itself
AFTER = -1.2
CONTRARY = -0.8
FARTHEST = 40  # sentences; beyond them only the lead is looked at, so that long articles stay quick
LEAST = 0.65
#: The same across articles, where meaning takes the place of nearness: least cosine between the denial
#: (with its headline) and a claim that names someone it names too, and what hedges add to it.
LEAST_ACROSS = 0.4
HEDGED_ACROSS = 0.05
LEAST_ACROSS_OWN = 0.25  # the same for a retraction, whose author is known to have said the claim


@dataclass(frozen=True, slots=True)
class Placed:
    """A statement with its place in the article: number of the sentence it stands in."""

    statement: Statement
    sentence: int
    anaphoric: bool


def resolve(placed: Sequence[Placed]) -> list[Statement]:
    """Link each anaphoric denial to the claim of its article that it most likely answers.

    Args:
        placed: All statements of one article, in reading order.

    Returns:
        The statements in the same order. A denial for which nothing fits keeps an empty content.
    """
    resolved: dict[str, Statement] = {}
    headline = next((p.statement for p in placed if p.statement.heading), None)
    central = subject_words(headline.text, headline.language) if headline else frozenset()
    for index, item in enumerate(placed):
        if not item.anaphoric:
            continue
        ranked = rank_claims(index, placed, central)
        if ranked:
            claim = ranked[0][1]
            claim = resolved.get(claim.id, claim)
            resolved[item.statement.id] = replace(
                item.statement, resolves_to=claim.id, content=claim.content, proposition=claim.proposition
            )
    return [resolved.get(item.statement.id, item.statement) for item in placed]


def _answerable(claim: Statement, denial: Statement) -> bool:
    """Whether a denial can answer a claim: someone else's, or one's own when it is taken back."""
    if claim.stance not in ("assert", "confirm") or not claim.content:
        return False
    if denial.stance == "retract":
        return claim.source is not None and _may_be_one(claim.source, denial.source)
    return claim.source is None or not same_source(claim.source, denial.source)


def _may_be_one(left: str | None, right: str | None) -> bool:
    """Whether two sources are one, or one is named by the other's role: "l'expert", "l'expert Luc P"."""
    if same_source(left, right):
        return True
    ours, theirs = (_role(innermost(source) or "") for source in (left, right))
    return bool(ours and theirs) and (ours <= theirs or theirs <= ours)


def _role(source: str) -> frozenset[str]:
    """Words of a source that can tell its role: longer ones, names among them."""
    return frozenset(t.norm for t in tokenize(source) if len(t.norm) > 3)


def resolve_across(
    statements: Sequence[Statement], vectors: np.ndarray, contexts: np.ndarray
) -> tuple[list[Statement], np.ndarray]:
    """Link each denial that its own article left open to a claim of another article.

    Args:
        statements: All statements, ``n`` of them.
        vectors: Unit vectors of their propositions, float32 of shape ``(n, d)``.
        contexts: Unit vectors of ``context(statement)`` for those of ``unresolved``, in that order,
            shape ``(k, d)``.

    Returns:
        The statements and their vectors, those of newly linked denials replaced by the claim's.
    """
    linked = list(statements)
    vectors = vectors.copy()
    for row, index in enumerate(unresolved(statements)):
        denial = statements[index]
        of_denial = names(denial.text) | names(denial.source)
        best: tuple[float, int] | None = None
        similarity = vectors @ contexts[row]  # (n,)
        least = LEAST_ACROSS_OWN if denial.stance == "retract" else LEAST_ACROSS
        for position in np.flatnonzero(similarity >= least - HEDGED_ACROSS).tolist():
            claim = statements[position]
            if (
                claim.article == denial.article
                or claim.heading
                or claim.resolves_to
                or not _answerable(claim, denial)
                or denial.stance == "retract"
                and not names(f"{denial.source} {claim.source}")  # "the minister" of two articles may be two
                or denial.stance == "deny"
                and _contrary(claim)
            ):
                continue
            if denial.stance == "deny" and not of_denial & (names(claim.text) | names(claim.source)):
                continue  # without a name in common the nearest claim of another article is mostly another's
            score = float(similarity[position])
            score += HEDGED_ACROSS * (claim.hedged or claim.source is not None)
            if best is None or (round(score, 6), claim.id) > (round(best[0], 6), statements[best[1]].id):
                best = (score, position)
        if best is not None and best[0] >= least:
            claim = statements[best[1]]
            linked[index] = replace(
                denial, resolves_to=claim.id, content=claim.content, proposition=claim.proposition
            )
            vectors[index] = vectors[best[1]]
    return linked, vectors


def unresolved(statements: Sequence[Statement]) -> list[int]:
    """Indices of the denials that say nothing of their own and answer no claim yet."""
    return [
        index
        for index, statement in enumerate(statements)
        if statement.stance in ("deny", "retract") and not statement.content and statement.resolves_to is None
    ]


def _contrary(claim: Statement) -> bool:
    """Whether a claim already says no: negated, or of something single or last."""
    return _says_no(claim.proposition, claim.language)


@lru_cache(maxsize=65536)
def _says_no(proposition: str, language: str) -> bool:
    reading = read(proposition, load_cues(language))
    return reading.negated or reading.frequency in ("never", "single")


@lru_cache(maxsize=65536)
def _opaque(content: str, language: str) -> bool:
    """Whether a content speaks to its hearers or of itself, so that it means little elsewhere."""
    speech = load_cues(language).words["speech_words"]
    return any(token.norm in speech for token in tokenize(content))


def rank_claims(
    index: int, placed: Sequence[Placed], central: frozenset[str] = frozenset()
) -> list[tuple[float, Statement]]:
    """Rank the claims that the denial at ``index`` can answer, best first, with their scores.

    Args:
        index: Place of the denial among ``placed``.
        placed: All statements of one article, in reading order.
        central: Subject words of the headline, as in ``subjects.subject_words``.

    Returns:
        Score and claim, those too weak left out; empty when nothing fits.
    """
    denial = placed[index]
    around = [
        p.statement for p in placed[max(0, index - 8) : index + 8] if 0 <= denial.sentence - p.sentence <= 1
    ]
    named = frozenset().union(*(names(s.text) for s in around)) - names(denial.statement.source)
    scored = []
    for position, candidate in enumerate(placed):
        claim = candidate.statement
        distance = abs(denial.sentence - candidate.sentence)
        if position == index or candidate.anaphoric or distance > FARTHEST and candidate.sentence > 2:
            continue
        if _answerable(claim, denial.statement):
            score = _fit(claim, denial.statement, distance, named)
            score += AFTER * (position > index)
            lead = LEAD_OF_REFUSAL if denial.statement.stance == "no-comment" else LEAD
            score += lead * (claim.heading or candidate.sentence <= 2)
            if not claim.heading:
                score += CENTRAL * coverage(central, subject_words(claim.text, claim.language))
            scored.append((round(score, 6), claim))
    scored.sort(key=lambda entry: (-entry[0], entry[1].start, entry[1].id))
    return [entry for entry in scored if entry[0] >= LEAST]


def _fit(claim: Statement, denial: Statement, distance: int, named: frozenset[str]) -> float:
    """How well a claim fits a denial by its own words, its source and the sentences between them."""
    score = NEAR / (1 + 0.4 * distance)
    score += ATTRIBUTED * (claim.source is not None)
    score += HEDGED * claim.hedged
    score += CONCERNS_DENIER * bool(names(denial.source) & names(claim.content))
    score += NAMES_AUTHOR * bool(names(claim.source) & named)
    score += OPAQUE * _opaque(claim.content, claim.language)
    if denial.stance != "retract":
        score += CONTRARY * _contrary(claim)
    return score
