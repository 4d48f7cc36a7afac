"""Pairs of annotated stories as the detector reads them: what the inference model is asked in the end.

stories/train + the model so far -> Pair

The annotation has contents as a careful reader words them. What the detector takes from an article is more
often a fragment, or holds a word too many; and most pairs that it asks about are statements on one event that
say different things. A model that has seen neither calls too many of them contradictions. It is asked about
contents, about whole sentences where two contents may clash, and about the sentence that denies.
"""

from __future__ import annotations

import random
import sys
from collections import defaultdict
from collections.abc import Iterable
from itertools import product
from pathlib import Path

from pairs import Pair

from detector import Detector, Statement
from detector.backends.profiles import ModelSpec
from detector.decision.thresholds import AS_WORDED
from detector.nli import load_nli
from detector.passages import behind, one_line

sys.path.append(str(Path(__file__).resolve().parent.parent.parent / "eval"))  # for what loads the stories
from fit_decision import Asked, asked

#: Annotated near misses whose contents may well contradict each other: what makes them none is the day or
#: the hedge, which the inference model does not see.
_CONTRARY = ("update", "hedge")
_TAKEN_IN = 0.3  # probability of the wrong label from which a pair is a hard one

#: Two statements, each with the words of it that are read.
Ends = list[tuple[Statement, str]]
#: Names of stories, with two sentences each that clash in some part.
Clashes = set[tuple[str, frozenset[str]]]


def pairs_as_read(
    folder: Path,
    rng: random.Random,
    *,
    hard: int,
    easy: int,
    sentences: int = 0,
    contexts: int = 0,
    denials: int = 0,
    calm: int | None = None,
) -> list[Pair]:
    """Conflicts of assertions in both orders, claims with what denies them, and others of one story.

    Args:
        folder: The model so far; it tells which pairs are hard.
        rng: Draws the others.
        hard: How many a story, at most, that are no conflict although the model leans to one.
        easy: How many others.
        sentences: How many of the hard ones are shown as whole sentences too, beside all conflicts; 0 shows
            nothing so.
        contexts: The same of sentences with what stands before them; unless it is 0, those that deny are
            shown so, too.
        denials: How many claims a story, at most, that a denial does not answer, with its content and its
            sentence; 0 shows of denials only what they answer, and the content alone.
        calm: Of how many a story, at most, that are no conflict, the model is asked at all; ``None`` asks it
            about every candidate pair, some minutes for a hundred stories.
    """
    read = list(asked("train", Detector(nli=load_nli(ModelSpec("nli", str(folder)))), calm))
    assertions = [pair for pair in read if not pair.right.is_denial]
    pairs, clashing = _contents(assertions, rng, hard, easy), _clashes(read)
    if sentences:
        pairs += _sentences(assertions, clashing, rng, sentences)
    if contexts:
        pairs += _sentences(assertions, clashing, rng, contexts, before=True)
    refusals = [pair for pair in read if pair.right.is_denial]
    return pairs + _denials(refusals, clashing, rng, denials, before=contexts > 0)


def _contents(assertions: Iterable[Asked], rng: random.Random, hard: int, easy: int) -> list[Pair]:
    pairs, hard_ones, easy_ones = [], defaultdict(list), defaultdict(list)
    for pair in assertions:
        ends = [(pair.left, pair.left.proposition), (pair.right, pair.right.proposition)]
        if pair.label:
            pairs += [_pair(ends, "contradiction"), _pair(ends[::-1], "contradiction")]
        elif _calm(pair):
            others = hard_ones if pair.facts.contradiction >= _TAKEN_IN else easy_ones
            others[pair.story.name].append(_either_way(ends, rng))
    for others, most in ((hard_ones, hard), (easy_ones, easy)):
        for own in others.values():
            pairs += [_pair(ends, "not_contradiction") for ends in rng.sample(own, min(most, len(own)))]
    return pairs


def _sentences(
    assertions: Iterable[Asked], clashing: Clashes, rng: random.Random, most: int, *, before: bool = False
) -> list[Pair]:
    """Whole sentences of what may clash, one order each; none is calm that clashes in another part.

    Args:
        assertions: Pairs of which neither denies.
        clashing: As ``_clashes`` finds them.
        rng: Draws the calm ones and the order.
        most: How many calm ones a story.
        before: Whether each sentence is shown with what stands before it.
    """
    contrary: dict[tuple[str, frozenset[str]], Ends] = {}
    calm: dict[tuple[str, frozenset[str]], Ends] = {}
    for pair in assertions:
        texts = pair.left.text, pair.right.text
        where = pair.story.name, frozenset(map(one_line, texts))
        around = zip(texts, pair.before if before else ("", ""), strict=True)
        wholes = [{one_line(text), earlier} - {""} for text, earlier in around]
        if pair.label:
            contrary[where] = _sentence_ends(pair, before)
        elif pair.facts.contradiction >= AS_WORDED and _calm(pair) and texts[0] != texts[1]:
            if not any((pair.story.name, frozenset(two)) in clashing for two in product(*wholes)):
                calm[where] = _sentence_ends(pair, before)
    pairs = [_pair(_either_way(ends, rng), "contradiction") for ends in contrary.values()]
    of_story: dict[str, list[Ends]] = defaultdict(list)
    for (story, _), ends in calm.items():
        of_story[story].append(ends)
    for own in of_story.values():
        drawn = rng.sample(own, min(most, len(own)))
        pairs += [_pair(_either_way(ends, rng), "not_contradiction") for ends in drawn]
    return pairs


def _clashes(read: Iterable[Asked]) -> Clashes:
    """The sentences of all conflicts, by story."""
    return {
        (pair.story.name, frozenset((one_line(pair.left.text), one_line(pair.right.text))))
        for pair in read
        if pair.label
    }


def _sentence_ends(pair: Asked, before: bool) -> Ends:
    ends = zip((pair.left, pair.right), pair.before, strict=True)
    return [(end, behind(earlier, end.text) if before else end.text) for end, earlier in ends]


def _denials(
    read: Iterable[Asked], clashing: Clashes, rng: random.Random, most: int, *, before: bool
) -> list[Pair]:
    """Claims with the content of what denies them, and its sentence, alone and behind the one before."""
    pairs, others = [], defaultdict(list)
    for pair in read:
        claim, denied = (pair.left, pair.left.proposition), (pair.right, pair.right.proposition)
        own = not pair.right.bare
        if pair.label:
            if own:
                pairs.append(_pair([claim, denied], "entailment"))
            if most:
                pairs += _refusals(pair, "contradiction", before)
        elif _calm(pair):
            taken_in = max(pair.facts.refusal, pair.facts.entails_denied if own else 0) >= _TAKEN_IN
            others[pair.story.name].append((not taken_in, rng.random(), pair, own))
    for own_others in others.values():
        for _, _, pair, own in sorted(own_others, key=lambda one: one[:2])[:most]:
            claim = (pair.left, pair.left.proposition)
            earlier = pair.story.name, frozenset((pair.before[1], one_line(pair.left.text)))
            pairs += _refusals(pair, "not_contradiction", before and earlier not in clashing)
            if own:
                pairs.append(_pair([claim, (pair.right, pair.right.proposition)], "not_entailment"))
    return pairs


def _refusals(pair: Asked, label: str, before: bool) -> list[Pair]:
    """The sentence of a denial against a claim, and once more behind what precedes it."""
    texts = [pair.right.text]
    if before and pair.before[1]:
        texts.append(behind(pair.before[1], pair.right.text))
    return [_pair([(pair.right, text), (pair.left, pair.left.proposition)], label) for text in texts]


def _calm(pair: Asked) -> bool:
    """Whether the contents of two statements surely do not contradict each other."""
    one_source = pair.left.source is not None and pair.left.source == pair.right.source
    return not one_source and pair.story.near_misses.get(pair.ends) not in _CONTRARY


def _either_way(ends: Ends, rng: random.Random) -> Ends:
    return ends if rng.random() < 0.5 else ends[::-1]


def _pair(ends: Ends, label: str) -> Pair:
    (one, premise), (other, hypothesis) = ends
    return Pair(premise, hypothesis, label, "stories as read", languages=f"{one.language}-{other.language}")
