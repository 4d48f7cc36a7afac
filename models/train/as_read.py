"""Pairs of annotated stories as the detector reads them: what the inference model is asked in the end.

stories/train + the model so far -> Pair

The annotation has contents as a careful reader words them. What the detector takes from an article is more
often a fragment, or holds a word too many; and most pairs that it asks about are statements on one event that
say different things. A model that has seen neither calls too many of them contradictions.
"""

from __future__ import annotations

import random
import sys
from collections import defaultdict
from pathlib import Path

from pairs import Pair

from detector import Detector, Statement
from detector.nli import load_nli
from detector.profiles import ModelSpec

sys.path.append(str(Path(__file__).resolve().parent.parent.parent / "eval"))  # for what loads the stories
from fit_decision import Asked, asked

#: Annotated near misses whose contents may well contradict each other: what makes them none is the day or
#: the hedge, which the inference model does not see.
_CONTRARY = ("update", "hedge")
_TAKEN_IN = 0.3  # probability of a contradiction from which a pair that is none is a hard one


def pairs_as_read(folder: Path, rng: random.Random, *, hard: int, easy: int) -> list[Pair]:
    """Conflicts of assertions in both orders, claims with what denies them, and others of one story.

    Args:
        folder: The model so far; it tells which pairs are hard.
        rng: Draws the others.
        hard: How many a story, at most, that are no conflict although the model leans to one.
        easy: How many others.
    """
    pairs, hard_ones, easy_ones = [], defaultdict(list), defaultdict(list)
    for pair in asked("train", Detector(nli=load_nli(ModelSpec("nli", str(folder))))):
        left, right = pair.left, pair.right
        if right.is_denial:
            if pair.label and right.resolves_to is None and right.content:
                pairs.append(_pair(left, right, "entailment"))
        elif pair.label:
            pairs += [_pair(left, right, "contradiction"), _pair(right, left, "contradiction")]
        elif _calm(pair):
            others = hard_ones if pair.facts.contradiction >= _TAKEN_IN else easy_ones
            others[pair.story.name].append((left, right) if rng.random() < 0.5 else (right, left))
    for others, most in ((hard_ones, hard), (easy_ones, easy)):
        for own in others.values():
            drawn = rng.sample(own, min(most, len(own)))
            pairs += [_pair(left, right, "not_contradiction") for left, right in drawn]
    return pairs


def _calm(pair: Asked) -> bool:
    """Whether the contents of two assertions surely do not contradict each other."""
    one_source = pair.left.source is not None and pair.left.source == pair.right.source
    return not one_source and pair.story.near_misses.get(pair.ends) not in _CONTRARY


def _pair(left: Statement, right: Statement, label: str) -> Pair:
    languages = f"{left.language}-{right.language}"
    return Pair(left.proposition, right.proposition, label, "stories as read", languages=languages)
