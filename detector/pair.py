"""Blocking: which statements are worth comparing, out of all pairs.

statements + unit vectors -> CandidatePair. Two steps keep it far below all pairs: articles that tell
of the same event are linked first, then each statement of linked articles with those nearest in meaning.
Contradictions share few words ("released", "in custody"), so that no word need be shared.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

import numpy as np

from .names.sources import names
from .schema import Blocking, CandidatePair, Statement

_ROWS_AT_ONCE = 512


def candidate_pairs(
    statements: Sequence[Statement], vectors: np.ndarray, blocking: Blocking
) -> list[CandidatePair]:
    """Pair up the statements that may be about the same thing.

    Args:
        statements: All statements, ``n`` of them.
        vectors: Their propositions' unit vectors, float32 of shape ``(n, d)``.
        blocking: Thresholds.

    Returns:
        Pairs with ``left < right``, ordered by ``(left, right)``. Statements without content, copies,
        questions and refusals to comment are in no pair. The order of the statements decides
        only which of the two is called left.
    """
    usable = np.array([_usable(statement) for statement in statements], dtype=bool)
    of_article: dict[str, list[int]] = defaultdict(list)
    for index, statement in enumerate(statements):
        if usable[index]:
            of_article[statement.article].append(index)
    linked = _same_event(of_article, statements, vectors, blocking)
    rank = np.argsort(np.argsort([statement.id for statement in statements]))  # rank of each id
    chosen: dict[tuple[int, int], float] = {}
    for article, others in linked.items():
        rows = of_article[article]
        columns = np.array([index for other in others for index in of_article[other]], dtype=np.int64)
        for start in range(0, len(rows), _ROWS_AT_ONCE):
            block = rows[start : start + _ROWS_AT_ONCE]
            # (rows, columns); rounded, so that equally near ones are kept in the order of their ids
            similarity = (vectors[block] @ vectors[columns].T).round(5)
            for left, near in zip(block, similarity, strict=True):
                found = np.flatnonzero(near >= blocking.statement_similarity)
                found = found[np.lexsort((rank[columns[found]], -near[found]))]
                kept = 0
                for right, value in zip(columns[found].tolist(), near[found].tolist(), strict=True):
                    if left != right:
                        key = (min(left, right), max(left, right))
                        chosen[key] = max(value, chosen.get(key, value))
                        kept += 1
                        if kept == blocking.neighbours:
                            break
    return [CandidatePair(left, right, chosen[left, right]) for left, right in sorted(chosen)]


def _usable(statement: Statement) -> bool:
    silent = statement.stance in ("question", "no-comment")
    return bool(statement.proposition) and not silent and statement.copy_of is None


def _same_event(
    of_article: Mapping[str, Sequence[int]],
    statements: Sequence[Statement],
    vectors: np.ndarray,
    blocking: Blocking,
) -> dict[str, list[str]]:
    """Link each article to itself and to those whose mean vector is near its own.

    Who, where and which body are named tells events apart that the vectors do not: two strikes at two
    plants are told in the same words. Names are not compared across languages, which spell them apart.
    """
    articles = sorted(of_article)
    if not articles:
        return {}
    centres = np.stack([vectors[list(of_article[article])].mean(axis=0) for article in articles])
    centres /= np.maximum(np.linalg.norm(centres, axis=1, keepdims=True), 1e-9)
    named = [
        frozenset().union(*(names(statements[index].text) for index in of_article[article]))
        for article in articles
    ]
    languages = [statements[of_article[article][0]].language for article in articles]
    linked: dict[str, list[str]] = {article: [article] for article in articles}
    for start in range(0, len(articles), _ROWS_AT_ONCE):
        similarity = centres[start : start + _ROWS_AT_ONCE] @ centres.T
        for row, column in zip(*np.nonzero(similarity >= blocking.event_similarity), strict=True):
            one, nearness = start + row, similarity[row, column]
            nameless = languages[one] == languages[column] and not named[one] & named[column]
            if one != column and not (nameless and nearness < blocking.nameless_similarity):
                linked[articles[one]].append(articles[column])
    return linked
