"""Annotated pairs and readings made by a seeded draw, for the tests of the evaluation."""

from __future__ import annotations

import random

import numpy as np

from detector.corpora import AnnotatedPair, PairSet
from detector.schema import LABELS, Inference

WORDS = "harbour council strike train ferry budget vote storm bridge market school flood".split()


def make_pairs(
    n: int = 120,
    *,
    labels: tuple[str, ...] = LABELS,
    task: str = "three-way",
    per_premise: int = 1,
    seed: int = 0,
    name: str = "invented.en",
    **groups: str,
) -> PairSet:
    """A set whose labels are drawn; ``per_premise`` neighbouring pairs share a premise."""
    draw = random.Random(seed)
    rows = []
    for number in range(n):
        hypothesis = " ".join(draw.choices(WORDS, k=4))
        premise = f"premise {number // per_premise} " + WORDS[number // per_premise % len(WORDS)]
        given = {"language": "en", "type": draw.choice("ab"), **groups}
        rows.append(AnnotatedPair(premise, hypothesis, draw.choice(labels), number + 1, given))
    return PairSet(name, task, tuple(rows), (), (), f"{seed:02x}" * 32)


def read_at_random(n: int, seed: int = 0, digits: int = 2) -> list[Inference]:
    """Readings that have nothing to do with the pairs; rounded, so that some tie."""
    drawn = np.random.default_rng(seed).dirichlet([0.6, 0.6, 0.6], n).round(digits)
    return [Inference(*map(float, values)) for values in drawn]


def read_well(pairs: PairSet, share: float, seed: int = 0) -> list[Inference]:
    """Readings that are right with this probability, each with a confidence of its own."""
    draw = random.Random(seed)
    found = []
    for pair in pairs.pairs:
        gold = pair.label if pair.label in LABELS else "neutral"
        label = gold if draw.random() < share else draw.choice([x for x in LABELS if x != gold])
        sure = 0.5 + draw.random() / 2
        found.append(Inference(*(sure if x == label else (1 - sure) / 2 for x in LABELS)))
    return found
