"""Denials whose claim stands in another article: found by meaning, and by who is named.

statements + vectors -> the same, with ``resolves_to``, ``content`` and ``proposition`` filled for denials
that their own article left open
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from .clues import contrary, names_author, pointed_at
from .denials import answerable, answering
from .moments import is_later
from .schema import Article, Statement
from .sources import names, same_source

#: Least fit of a claim: cosine between it and the denial with its headline, and what speaks for it
#: besides. Chosen on the training and development articles: without a name in common, or below this,
#: the nearest claim was mostly about something else.
LEAST = 0.4
LEAST_OWN = 0.25  # of a retraction, whose author is known to have said the claim
CLAIMED = 0.05  # it is somebody's, or hedged: the outlet does not vouch for it
NAMED = 0.15  # the denial names whose claim it is, or where it was published


def unlinked(statements: Sequence[Statement]) -> list[int]:
    """Indices of the denials that say nothing in words of their own and answer no claim yet.

    One that only joins another denial of its article is among them: the claim may stand elsewhere.
    """
    stance_of = {statement.id: statement.stance for statement in statements}
    return [
        index
        for index, statement in enumerate(statements)
        if statement.stance in ("deny", "retract")
        and (
            not statement.content
            if statement.resolves_to is None
            else stance_of[statement.resolves_to] not in ("assert", "confirm")
        )
    ]


def context(denial: Statement, article: Article) -> str:
    """What to look for: the headline, and the denial that this one joins or else its own sentence."""
    return f"{article.title}. {denial.proposition or denial.text}"


def link_elsewhere(
    statements: Sequence[Statement],
    vectors: np.ndarray,
    contexts: np.ndarray,
    articles: Mapping[str, Article],
) -> tuple[list[Statement], np.ndarray]:
    """Link each denial that its own article left open to a claim of another article.

    Args:
        statements: All statements, ``n`` of them.
        vectors: Unit vectors of their propositions, float32 of shape ``(n, d)``.
        contexts: Unit vectors of ``context`` for those of ``unlinked``, in that order, shape ``(k, d)``.
        articles: Articles by id.

    Returns:
        The statements and their vectors, those of newly linked denials replaced by the claim's.
    """
    linked = list(statements)
    vectors = vectors.copy()
    for row, index in enumerate(unlinked(statements)):
        best = _best_claim(statements[index], statements, vectors @ contexts[row], articles)
        if best is not None:
            linked[index] = answering(statements[index], statements[best])
            vectors[index] = vectors[best]
    return linked, vectors


def _best_claim(
    denial: Statement,
    statements: Sequence[Statement],
    similarity: np.ndarray,
    articles: Mapping[str, Article],
) -> int | None:
    """Index of the claim that fits best; ``None`` when none fits. ``similarity`` has shape ``(n,)``."""
    least = LEAST_OWN if denial.stance == "retract" else LEAST
    fits: list[tuple[float, str, int]] = []
    for position in np.flatnonzero(similarity >= least - CLAIMED - NAMED).tolist():
        claim = statements[position]
        if claim.article == denial.article or claim.heading or claim.resolves_to:
            continue
        if is_later(claim.date, denial.date):
            continue  # nobody answers what has not been said yet
        own = _own_claim if denial.stance == "retract" else _others_claim
        if not own(denial, claim, articles):
            continue
        fit = float(similarity[position])
        fit += CLAIMED * (claim.hedged or claim.source is not None)
        fit += NAMED * _names_whose(denial, claim, articles)
        if fit >= least:
            fits.append((-round(fit, 6), claim.id, position))
    return min(fits)[2] if fits else None


def _own_claim(denial: Statement, claim: Statement, articles: Mapping[str, Article]) -> bool:
    """Whether a retraction can take a claim back: its author's own, a person's or a medium's."""
    if claim.source is None:
        return claim.stance == "assert" and same_source(articles[claim.article].outlet, denial.source)
    if not names(f"{denial.source} {claim.source}"):
        return False  # "the minister" of two articles may be two
    return answerable(claim, denial)


def _others_claim(denial: Statement, claim: Statement, articles: Mapping[str, Article]) -> bool:
    """Whether a denial can answer a claim of another article: it says yes, and somebody named is in both."""
    if not answerable(claim, denial) or contrary(claim):
        return False
    around = names(f"{denial.text} {articles[denial.article].title}") | names(denial.source)
    named = around & (names(claim.text) | names(claim.source))
    return bool(named) or _names_whose(denial, claim, articles)


def _names_whose(denial: Statement, claim: Statement, articles: Mapping[str, Article]) -> bool:
    """Whether a denial names the one who made the claim, or the outlet that published it."""
    outlet = articles[claim.article].outlet
    published = names(outlet) & (names(denial.text) - names(denial.source))
    return names_author(denial, claim) or bool(published and pointed_at(denial))
