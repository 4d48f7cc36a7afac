"""What each part of the decision adds: the stories scored again with one part at a time left out.

stories -> scores by ablation

The rules are not fitted anew without the part, so the figures say what it does in the detector as it is, not
what another detector could do without it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from unittest.mock import patch

from detector import pipeline
from detector.decision.thresholds import BLOCKING
from detector.schema import CandidatePair, PairInference, Statement


def _asserted(statement: Statement) -> Statement:
    """Read as a bare sentence: whoever says it, and whether they deny it, is not looked at."""
    return replace(statement, stance="assert", proposition=statement.proposition or statement.text)


def _unlinked(statement: Statement) -> Statement:
    """A denial without words of its own stays empty."""
    if statement.resolves_to is None:
        return statement
    return replace(statement, resolves_to=None, content="", proposition="")


def _link_none(
    statements: Sequence[Statement], pairs: Sequence[CandidatePair], inferences: Sequence[PairInference]
) -> tuple[Sequence[Statement], Sequence[PairInference]]:
    return statements, inferences


@contextmanager
def without(part: str) -> Iterator[None]:
    """Run the detector without one of ``PARTS``.

    Raises:
        KeyError: If there is no such part.
    """
    extract = pipeline.extract
    patches = {
        "stance": [
            patch.object(pipeline, "extract", lambda articles: [_asserted(s) for s in extract(articles)])
        ],
        "denial links": [
            patch.object(pipeline, "extract", lambda articles: [_unlinked(s) for s in extract(articles)]),
            patch.object(pipeline, "unlinked", lambda *given: []),
            patch.object(pipeline, "link_own_words", _link_none),
        ],
        "time": [
            patch("detector.decision.ruled_out.change_between", lambda *given: None),
            patch("detector.decision.ruled_out.leaves_standing", lambda *given: False),
            patch("detector.conflict.retold_updates", lambda *given: frozenset()),
            patch("detector.updates.changes.change_between", lambda *given: None),
        ],
        "event gate": [
            patch.object(
                pipeline, "BLOCKING", replace(BLOCKING, event_similarity=-1.0, nameless_similarity=-1.0)
            )
        ],
    }[part]
    for change in patches:
        change.start()
    try:
        yield
    finally:
        for change in patches:
            change.stop()


PARTS = ("stance", "denial links", "time", "event gate")
