"""What is known of a pair, and how the fitted rules weigh it.

Two statements + what was read of them + the model's inferences -> Evidence -> probability of a conflict
"""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from functools import cache
from importlib import resources

from ..days.moments import apart
from ..names.voices import same_voice
from ..quantities.clashes import clashing_quantities, frequencies_clash
from ..quantities.reading import Reading
from ..schema import PairInference, Statement
from ..updates.tellings import only_rivals
from ..words.subjects import coverage, subjects_of
from .ends import linked
from .thresholds import SAME_THING, SURELY_SAME_THING


@dataclass(frozen=True, slots=True)
class Evidence:
    """All that the decision knows of a pair; the names are those of the weights in ``decision.json``.

    Every number lies between 0 and 1, but for ``nearness``, which can be below.
    """

    contradiction: float  # the model's, in the surer direction
    contradiction_both: float  # ... in the less sure direction
    certainty: float  # log odds of the mean of both, from 0 for one in a thousand to 1 for the reverse
    worded: float  # the same of the passages as they stand; of the contents where these were not read
    in_context: float  # ... each behind the sentence before it; else of the contents, too
    entailment: float  # the model's, in the surer direction
    entails_denied: float  # left content entails right content
    nearness: float  # cosine of the contents
    passages: float  # cosine of the paragraphs they stand in; of the contents where these were not compared
    shared: float  # share of the shorter content's subject words that the other mentions
    covers: float  # share of the right content's subject words that the left mentions
    supported: float  # contradiction x shared: about the same words
    opposed: float  # contradiction x shared, and exactly one side is negated
    negation: float  # exactly one side is negated, or speaks of a single case
    frequency: float  # once or never against regularly, x how surely about the same thing
    number: float  # two counts that differ, x how surely of the same thing
    clash: float  # two counts that differ, whatever they are of
    days: float  # they name days, and none in common, x how surely of the same thing
    linked: float  # the denial has no words of its own and answers the left statement
    likely: float  # how likely the denial, whatever its words, answers the left statement
    refusal: float  # the model takes the denial's own sentence to contradict the left content
    refusal_in_context: float  # ... and so does its sentence behind the one before it
    claimed: float  # the left content is somebody's claim, not the outlet's own account
    rivals: float  # two named sources that are not one
    accounts: float  # two outlets' own accounts
    across: float  # of two articles
    heading: float  # either is a headline, whose words are few and loose


#: The evidence that each logistic rule weighs; ``eval/fit_decision.py`` fits the weights. That of assertions
#: is the same for both orders.
RULES: dict[str, tuple[str, ...]] = {
    "assertions": (
        "contradiction",
        "contradiction_both",
        "certainty",
        "worded",
        "in_context",
        "entailment",
        "nearness",
        "passages",
        "shared",
        "supported",
        "opposed",
        "negation",
        "frequency",
        "number",
        "clash",
        "days",
        "rivals",
        "accounts",
        "across",
        "heading",
    ),
    "denials": (
        "linked",
        "likely",
        "refusal",
        "refusal_in_context",
        "entails_denied",
        "contradiction",
        "entailment",
        "nearness",
        "passages",
        "covers",
        "negation",
        "number",
        "claimed",
        "across",
        "heading",
    ),
}


def evidence(
    left: Statement,
    right: Statement,
    readings: tuple[Reading, Reading],
    similarity: float,
    inference: PairInference,
) -> Evidence:
    """Collect what speaks for and against a conflict of ``left`` and ``right``."""
    forward, backward = inference.forward, inference.backward
    same_thing = min(1.0, max(0.0, (similarity - SAME_THING) / (SURELY_SAME_THING - SAME_THING)))
    ours, theirs = subjects_of(left), subjects_of(right)
    shared = max(coverage(ours, theirs), coverage(theirs, ours))
    contradiction = max(forward.contradiction, backward.contradiction)
    clash = clashing_quantities(*readings) is not None
    negation = float(readings[0].says_no != readings[1].says_no)
    mean = (forward.contradiction + backward.contradiction) / 2
    return Evidence(
        contradiction=contradiction,
        contradiction_both=min(forward.contradiction, backward.contradiction),
        certainty=_certainty(mean),
        worded=_certainty(mean if inference.worded is None else inference.worded),
        in_context=_certainty(mean if inference.in_context is None else inference.in_context),
        entailment=max(forward.entailment, backward.entailment),
        entails_denied=forward.entailment,
        nearness=similarity,
        passages=similarity if inference.passages is None else inference.passages,
        shared=shared,
        covers=coverage(theirs, ours),
        supported=contradiction * shared,
        opposed=contradiction * shared * negation,
        negation=negation,
        frequency=same_thing * frequencies_clash(*readings),
        number=same_thing * (clash and only_rivals(left, right)),
        clash=float(clash),
        days=same_thing * apart(left.days, right.days),
        linked=float(right.bare and linked(left, right)),
        likely=max(inference.answers, right.link_probability * linked(left, right)),
        refusal=inference.refusal,
        refusal_in_context=inference.refusal_in_context,
        claimed=float(left.source is not None or left.hedged),
        rivals=float(bool(left.source and right.source) and not same_voice(left, right)),
        accounts=float(left.source is None and right.source is None),
        across=float(left.article != right.article),
        heading=float(left.heading or right.heading),
    )


def _certainty(chance: float) -> float:
    """Log odds of ``chance`` between one in a thousand (0) and the reverse (1)."""
    chance = min(max(chance, 0.001), 0.999)
    return 0.5 + math.log(chance / (1 - chance)) / (2 * math.log(999))


def rule_for(right: Statement) -> str:
    """Which of ``RULES`` decides a pair, by its right statement: the one that denies if either does."""
    return "denials" if right.is_denial else "assertions"


def probability(facts: Evidence, rule: str) -> float:
    """Probability of a conflict by one of ``RULES``, calibrated on stories left out of the fit."""
    fitted = _fitted()[rule]
    score = fitted["bias"] + sum(fitted["weights"][name] * getattr(facts, name) for name in RULES[rule])
    return 1 / (1 + math.exp(-score))


@cache
def _fitted() -> dict[str, dict]:
    return json.loads((resources.files("detector") / "data" / "decision.json").read_text(encoding="utf-8"))
