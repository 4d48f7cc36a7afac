"""The decision: which pairs are conflicts, of which kind, and how sure.

statements + candidate pairs + inferences in both directions -> Conflict, most important first.

The rule, in words. Two statements that both assert conflict when their contents contradict each
other: the model says so, or one counts or repeats what the other counts otherwise or calls single.
A denial conflicts with what it answers and with whatever says the thing denied; it agrees with what
says no too. Two denials agree. Never a conflict: a source with itself in one article, a
copy, a count or a state that has changed since (``updates/`` tells when), the counts of two events.

``decision/`` has its parts: ``thresholds.py``, what is ``ruled_out.py``, the ``evidence.py`` that a fitted
rule weighs, the ``ranking.py`` of what is found and the words that ``explain.py`` it. The limits of a reader
of words, or of a step before this one, stay with it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from .days.moments import apart
from .decision.ends import own_words
from .decision.evidence import Evidence, evidence, probability, rule_for
from .decision.explain import explain
from .decision.ranking import ranked, surest_of_each
from .decision.ruled_out import ruled_out, says_no_too
from .decision.thresholds import (
    AS_OFTEN,
    AS_WORDED,
    MOST_OF_ONE,
    ONE_ACCOUNT,
    ONE_ACT,
    ONE_BREATH,
    REPORTED,
    SAME_AT_TWO_TIMES,
    SAME_THING,
)
from .quantities.clashes import clashing_quantities
from .quantities.participants import frequencies_of_one_act
from .quantities.reading import Quantity, Reading, read
from .schema import Article, CandidatePair, Conflict, Kind, PairInference, Statement
from .updates.retold import retold_updates
from .updates.tellings import told_alike, told_together
from .words.cues import load_cues


def find_conflicts(
    statements: Sequence[Statement],
    pairs: Sequence[CandidatePair],
    inferences: Sequence[PairInference],
    articles: Mapping[str, Article],
    *,
    language: str = "fr",
    threshold: float = REPORTED,
) -> list[Conflict]:
    """Decide every candidate pair.

    Args:
        statements: The statements that ``pairs`` index.
        pairs: Candidate pairs, ``m`` of them, as ``worth_reading`` leaves them.
        inferences: What the inference model says of them, ``m``.
        articles: Articles by id.
        language: Language of the explanations, ``"fr"`` or ``"en"``.
        threshold: Least probability of what is returned.

    Returns:
        Conflicts, most important first, with ids ``c1``, ``c2``, ...
    """
    readings = [read(s.proposition, load_cues(s.language), s.date) for s in statements]
    found = []
    for pair, inference in zip(pairs, inferences, strict=True):
        conflict = _decide(
            statements[pair.left],
            statements[pair.right],
            (readings[pair.left], readings[pair.right]),
            pair.similarity,
            inference,
            articles,
            language,
        )
        if conflict is not None and conflict.probability >= threshold:
            found.append(conflict)
    kept = surest_of_each(found, MOST_OF_ONE)
    return [replace(conflict, id=f"c{n}") for n, conflict in enumerate(ranked(kept, statements), start=1)]


def worth_reading(statements: Sequence[Statement], pairs: Sequence[CandidatePair]) -> list[CandidatePair]:
    """Leave out the candidate pairs that are no conflict whatever the inference model says.

    Of those that stay, what denies comes to stand on the right.
    """
    readings = [read(s.proposition, load_cues(s.language), s.date) for s in statements]
    retold = retold_updates(statements, readings, pairs, SAME_AT_TWO_TIMES["count"])
    turned = (_claim_first(statements, pair) for pair in pairs if (pair.left, pair.right) not in retold)
    return [pair for pair in turned if not _settled(statements, readings, pair)]


def reads_as_worded(left: Statement, right: Statement, inference: PairInference) -> bool:
    """Whether the passages of two assertions are to be read as they stand, too, alone and in context.

    A content made to stand alone can lose what makes it clear; to read all pairs so would take three times as
    long.
    """
    return (
        not right.is_denial
        and max(inference.forward.contradiction, inference.backward.contradiction) >= AS_WORDED
    )


def _claim_first(statements: Sequence[Statement], pair: CandidatePair) -> CandidatePair:
    return replace(pair, left=pair.right, right=pair.left) if statements[pair.left].is_denial else pair


def _settled(statements: Sequence[Statement], readings: Sequence[Reading], pair: CandidatePair) -> bool:
    left, right = pair.left, pair.right
    return ruled_out(statements[left], statements[right], (readings[left], readings[right]), pair.similarity)


def _decide(
    left: Statement,
    right: Statement,
    readings: tuple[Reading, Reading],
    similarity: float,
    inference: PairInference,
    articles: Mapping[str, Article],
    language: str,
) -> Conflict | None:
    if ruled_out(left, right, readings, similarity) or says_no_too(left, right, readings, inference):
        return None
    facts = evidence(left, right, readings, similarity, inference)
    together = told_together(left, right, readings)
    clash = clashing_quantities(*readings) if together or similarity >= SAME_THING else None
    own = own_words(left, right)
    kind = _kind(left, right, readings, clash, facts, own and left.source is not None)
    chance = probability(facts, rule_for(right))
    if clash and together:
        chance = max(chance, ONE_BREATH)
    elif clash and told_alike(left, right, readings, clash):
        chance = max(chance, ONE_ACCOUNT)
    elif not right.is_denial and facts.contradiction >= AS_OFTEN and frequencies_of_one_act(*readings):
        chance = max(chance, ONE_ACT)
    text = explain(kind, left, right, readings, clash, articles, language, frequency=bool(facts.frequency))
    return Conflict(
        "",
        kind,
        left.id,
        right.id,
        round(chance, 4),
        inference.forward,
        inference.backward,
        round(similarity, 4),
        text,
    )


def _kind(
    left: Statement,
    right: Statement,
    readings: tuple[Reading, Reading],
    clash: tuple[Quantity, Quantity] | None,
    facts: Evidence,
    own: bool,
) -> Kind:
    if right.stance == "deny":
        return "denial"  # also of what others say that the same source said
    if right.stance == "retract" or own:
        return "retraction"
    if clash:
        return "number"
    if facts.frequency or readings[0].negated != readings[1].negated:
        return "contradiction"
    if apart(left.days, right.days):
        return "date"
    for kind, ours, theirs in (
        ("date", readings[0].dates, readings[1].dates),
        ("place", readings[0].places, readings[1].places),
    ):
        if ours and theirs and not ours & theirs and left.language == right.language:
            return kind
    return "contradiction"
