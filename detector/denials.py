"""Denials without content of their own: which claim they answer.

Statements in reading order -> the same, with ``resolves_to``, ``content`` and ``proposition`` filled
for each denial that only points at what it denies ("the ministry denied it"): first within its
article, by place and wording; then, for what is left, in the other articles, by meaning.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from .clues import LEAD, Placed, Surroundings, contrary, nothing_fits, score
from .cues import tokenize
from .schema import Statement
from .sources import innermost, names, same_source

FARTHEST = 40  # sentences; beyond them only the lead is looked at, so that long articles stay quick
#: Across articles meaning takes the place of nearness: least cosine between the denial
#: (with its headline) and a claim that names someone it names too, and what hedges add to it.
LEAST_ACROSS = 0.4
HEDGED_ACROSS = 0.05
LEAST_ACROSS_OWN = 0.25  # the same for a retraction, whose author is known to have said the claim


def resolve(placed: Sequence[Placed]) -> list[Statement]:
    """Link each anaphoric denial to the claim of its article that it most likely answers.

    Args:
        placed: All statements of one article, in reading order.

    Returns:
        The statements in the same order. A denial for which nothing fits keeps an empty content.
    """
    resolved: dict[str, Statement] = {}
    around = Surroundings(placed)
    for index, item in enumerate(placed):
        if not item.anaphoric:
            continue
        ranked = rank_claims(index, around)
        if ranked:
            claim = ranked[0][1]
            around.answered.add(claim.id)
            resolved[item.statement.id] = replace(
                item.statement, resolves_to=claim.id, content=claim.content, proposition=claim.proposition
            )
    return [resolved.get(item.statement.id, item.statement) for item in placed]


def rank_claims(index: int, around: Surroundings) -> list[tuple[float, Statement]]:
    """Rank the claims that the denial at ``index`` can answer, best first, with their scores.

    Args:
        index: Place of the denial among the article's statements.
        around: The article, with what earlier denials answered.

    Returns:
        Score and claim, those too weak left out; empty when nothing fits.
    """
    scored = [
        (round(score(around.clues(index, place)), 6), around.placed[place].statement)
        for place in candidates(index, around.placed)
    ]
    scored.sort(key=lambda entry: (-entry[0], entry[1].start, entry[1].id))
    return [entry for entry in scored if entry[0] > nothing_fits()]


def candidates(index: int, placed: Sequence[Placed]) -> list[int]:
    """Places of the claims that the denial at ``index`` can answer at all, in reading order."""
    denial = placed[index]
    return [
        place
        for place, candidate in enumerate(placed)
        if place != index
        and not candidate.anaphoric
        and (abs(denial.sentence - candidate.sentence) <= FARTHEST or candidate.sentence <= LEAD)
        and _answerable(candidate.statement, denial.statement)
    ]


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
                and contrary(claim)
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
