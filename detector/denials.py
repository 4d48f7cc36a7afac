"""Denials without content of their own: which claim they answer.

Statements in reading order -> the same, with ``resolves_to``, ``content`` and ``proposition`` filled
for each denial that only points at what it denies ("the ministry denied it"): first within its
article, by place and wording; then, for what is left, in the other articles, by meaning.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from .cues import load_cues
from .quantities import read
from .schema import Statement
from .sources import names, same_source

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
AFTER = -1.2
CONTRARY = -0.8
LEAST = 0.65
#: The same across articles, where meaning takes the place of nearness: least cosine between the denial
#: (with its headline) and a claim that is attributed or not, and what names and hedges add to it.
LEAST_ACROSS = 0.4
SHARED_NAME_ACROSS = 0.1
HEDGED_ACROSS = 0.05


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
    for index, item in enumerate(placed):
        if not item.anaphoric:
            continue
        ranked = rank_claims(index, placed)
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
    retraction = denial.stance == "retract"
    if claim.source is None:
        return not retraction
    return same_source(claim.source, denial.source) == retraction


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
        for position in np.flatnonzero(similarity >= LEAST_ACROSS - 0.2).tolist():
            claim = statements[position]
            if (
                claim.article == denial.article
                or claim.heading
                or claim.resolves_to
                or not _answerable(claim, denial)
                or _contrary(claim)
            ):
                continue
            score = float(similarity[position])
            score += SHARED_NAME_ACROSS * bool(of_denial & (names(claim.text) | names(claim.source)))
            score += HEDGED_ACROSS * (claim.hedged or claim.source is not None)
            if best is None or (round(score, 6), claim.id) > (round(best[0], 6), statements[best[1]].id):
                best = (score, position)
        if best is not None and best[0] >= LEAST_ACROSS:
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
    reading = read(claim.proposition, load_cues(claim.language))
    return reading.negated or reading.frequency in ("never", "single")


def rank_claims(index: int, placed: Sequence[Placed]) -> list[tuple[float, Statement]]:
    """Rank the claims that the denial at ``index`` can answer, best first, with their scores."""
    denial = placed[index]
    around = [p.statement for p in placed if 0 <= denial.sentence - p.sentence <= 1]
    named = frozenset().union(*(names(s.text) for s in around)) - names(denial.statement.source)
    scored = []
    for position, candidate in enumerate(placed):
        claim = candidate.statement
        if position == index or candidate.anaphoric or not claim.content:
            continue
        if not _answerable(claim, denial.statement):
            continue
        score = NEAR / (1 + 0.4 * abs(denial.sentence - candidate.sentence))
        score += ATTRIBUTED * (claim.source is not None)
        score += HEDGED * claim.hedged
        score += CONCERNS_DENIER * bool(names(denial.statement.source) & names(claim.content))
        score += NAMES_AUTHOR * bool(names(claim.source) & named)
        score += CONTRARY * _contrary(claim)
        lead = LEAD_OF_REFUSAL if denial.statement.stance == "no-comment" else LEAD
        score += lead * (claim.heading or candidate.sentence <= 2)
        score += AFTER * (position > index)
        scored.append((round(score, 6), claim))
    scored.sort(key=lambda entry: (-entry[0], entry[1].start, entry[1].id))
    return [entry for entry in scored if entry[0] >= LEAST]
