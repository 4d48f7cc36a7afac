"""Denials in words of their own: which of the claims read against them they answer.

statements + candidate pairs + what the inference model says of them -> the same, with ``resolves_to`` and
``link_probability`` of the denials, and ``answers`` of the pairs filled

"The ministry denied any attack" names what it denies in two words, from which the claim hardly follows ("the
army opened fire on the post"). But few deny what nobody said: the claims are weighed against each other, and
against none of them, as in ``clues``. The content stays the denial's own.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from ..days.moments import is_later
from ..schema import CandidatePair, PairInference, Statement
from ..words.subjects import coverage, subject_words, subjects_of
from .clues import contrary, load_weights, other_words
from .denials import answerable
from .elsewhere import BETWEEN_SENTENCES, LEAD


@dataclass(frozen=True, slots=True)
class Marks:
    """All that the ranking knows of a claim; the names are those in ``links.json``, "own words".

    Every mark lies between 0 and 1, but for the cosines.
    """

    similarity: float  # cosine of the claim and of what is denied
    passages: float  # ... of the paragraphs that the two stand in
    entails: float  # by the inference model, the claim says what is denied
    covers: float  # share of the subject words of what is denied that the claim mentions
    echo: float  # share of the other words of the denial's sentence that the claim repeats
    here: float  # of the denial's own article
    previous: float  # ... and right before the denial
    lead: float  # one of the first statements of its article
    unvouched: float  # somebody's, or hedged
    hedged: float
    contrary: float  # already says no
    later: float  # said after the denial
    own: float  # of the one who takes it back


def link_own_words(
    statements: Sequence[Statement], pairs: Sequence[CandidatePair], inferences: Sequence[PairInference]
) -> tuple[list[Statement], list[PairInference]]:
    """Link each denial in words of its own to the claim that it most likely answers.

    Args:
        statements: The statements that ``pairs`` index.
        pairs: As ``conflict.worth_reading`` leaves them, ``m`` of them: what denies is on the right.
        inferences: What the inference model says of them, ``m``.

    Returns:
        The statements, those denials with a link of which a claim is likely enough; and the inferences, with
        how likely each pair is a denial and the claim that it answers.
    """
    weights, leading = load_weights("own words"), leads(statements)
    linked, told = list(statements), list(inferences)
    for denial, numbers in by_denial(statements, pairs).items():
        marks = marks_of(statements, [pairs[n] for n in numbers], [inferences[n] for n in numbers], leading)
        chances = [round(one, 4) for one in weights.probabilities([weights.score(mark) for mark in marks])]
        for number, chance in zip(numbers, chances, strict=True):
            told[number] = replace(inferences[number], answers=chance)
        best = min(range(len(numbers)), key=lambda i: (-chances[i], statements[pairs[numbers[i]].left].id))
        if chances[best] >= weights.least:
            claim = statements[pairs[numbers[best]].left]
            linked[denial] = replace(statements[denial], resolves_to=claim.id, link_probability=chances[best])
    return linked, told


def by_denial(statements: Sequence[Statement], pairs: Sequence[CandidatePair]) -> dict[int, list[int]]:
    """Numbers of the pairs of each denial in words of its own, by its index, in the order of ``pairs``."""
    found: dict[int, list[int]] = defaultdict(list)
    for number, pair in enumerate(pairs):
        denial = statements[pair.right]
        if denial.is_denial and denial.resolves_to is None and not statements[pair.left].is_denial:
            found[pair.right].append(number)
    return found


def marks_of(
    statements: Sequence[Statement],
    pairs: Sequence[CandidatePair],
    inferences: Sequence[PairInference],
    leading: Collection[int],
) -> list[Marks]:
    """What speaks for each claim of one denial, in the order of its pairs.

    Args:
        statements: The statements that ``pairs`` index.
        pairs: Those of one denial, a claim each on the left.
        inferences: What the inference model says of them.
        leading: Indices of the statements that tell what an article is about.
    """
    return [
        _marks(statements[p.left], statements[p.right], p.left in leading, p.similarity, said)
        for p, said in zip(pairs, inferences, strict=True)
    ]


def _marks(claim: Statement, denial: Statement, lead: bool, similarity: float, said: PairInference) -> Marks:
    here = claim.article == denial.article
    return Marks(
        similarity=similarity,
        passages=similarity if said.passages is None else said.passages,
        entails=said.forward.entailment,
        covers=coverage(subjects_of(denial), subjects_of(claim)),
        echo=coverage(other_words(denial), subject_words(claim.text, claim.language)),
        here=float(here),
        previous=float(here and 0 <= denial.start - claim.end <= BETWEEN_SENTENCES),
        lead=float(lead),
        unvouched=float(claim.hedged or claim.source is not None),
        hedged=float(claim.hedged),
        contrary=float(contrary(claim)),
        later=float(is_later(claim.date, denial.date)),
        own=float(denial.stance == "retract" and answerable(claim, denial)),
    )


def leads(statements: Sequence[Statement]) -> set[int]:
    """Indices of the first statements of each article, the headlines over them included."""
    found, n_told = set(), Counter[str]()
    for index, statement in enumerate(statements):
        n_told[statement.article] += not statement.heading
        if n_told[statement.article] <= LEAD:
            found.add(index)
    return found
