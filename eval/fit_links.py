"""Fit how much each clue weighs when a denial is linked to the claim that it answers.

stories/train, stories/dev, denials/train -> detector/data/links.json

Three conditional logistic rules (McFadden 1974): for a bare denial the reader picks one claim of the article,
or none of them; what that leaves open is picked among the claims of the other articles once the inference
model has read the denial against those near in meaning, and so is what one in words of its own answers. The
latter two are fitted without the training stories, which the model has learned. Checked by leaving whole
stories and passages out; the least probability of a link is the one that there gives the most right links
less the wrong ones at their cost, refusals to comment left aside.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
from link_choices import (
    NAMES,
    Choice,
    choices_elsewhere,
    choices_here,
    choices_own_words,
    texts_of_passages,
    texts_of_stories,
)
from scipy.optimize import minimize

from detector import Detector
from detector.answers import clues
from detector.readings import KeptReadings

OUTPUT = Path(__file__).parent.parent / "detector" / "data" / "links.json"
#: What a reader would expect; the fit stays near it where the examples say little.
PRIOR = {
    "here": {
        "previous": 0.5,
        "answer": 1.0,
        "near": 2.0,
        "latest": 1.0,
        "same_paragraph": 0.5,
        "after": -2.0,
        "after_opening": 2.0,
        "lead": 0.3,
        "lead_refused": 1.0,
        "heading": -1.0,
        "central": 1.0,
        "attributed": 0.5,
        "unvouched": 1.0,
        "contended": 0.5,
        "asked": 3.0,
        "hedged": 0.3,
        "goes_on": -0.7,
        "opaque": -1.0,
        "contrary": -1.5,
        "concerns": 1.0,
        "author": 1.5,
        "echo": 2.0,
        "topic": 2.0,
        "answered": 0.3,
        "denied": 1.0,
        "accusation": 0.5,
        "figure": 1.5,
        "speech": 0.5,
        "report": 0.5,
        "nothing fits": 2.0,
    },
    "elsewhere": {
        "similarity": 5.0,
        "refuses": 2.0,
        "named": 1.0,
        "echo": 2.0,
        "published": 2.0,
        "published_lead": 1.0,
        "author": 1.0,
        "own": 1.0,
        "role": 0.0,
        "lead": 0.5,
        "central": 1.0,
        "unvouched": 0.5,
        "contended": 0.3,
        "contrary": -1.5,
        "nothing fits": 4.0,
    },
    "own words": {
        "similarity": 4.0,
        "passages": 1.0,
        "entails": 4.0,
        "covers": 1.0,
        "echo": 1.0,
        "here": 0.0,
        "previous": 2.0,
        "lead": 1.0,
        "unvouched": 1.0,
        "hedged": 0.5,
        "contrary": -1.0,
        "later": -1.0,
        "own": 1.0,
        "nothing fits": 5.0,
    },
}
PRIOR_WIDTH = 1.0
NOTHING = "nothing fits"
#: How many right links a wrong one outweighs. A denial in words of its own tells what it denies without any.
COST = {"here": 1, "elsewhere": 1, "own words": 2}
N_FOLDS = 5


def fit(choices: Sequence[Choice], ranking: str) -> np.ndarray:
    """Most probable weights under a Gaussian prior around ``PRIOR``; that of no claim comes last."""
    centre = np.array([PRIOR[ranking][name] for name in (*NAMES[ranking], NOTHING)])

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        drift = (weights - centre) / PRIOR_WIDTH**2
        total, slope = 0.5 * float(drift @ (weights - centre)), drift
        for choice in choices:
            options, right = _options(choice), _right(choice)
            scores = options @ weights
            among_all, among_right = np.logaddexp.reduce(scores), np.logaddexp.reduce(scores[right])
            total += float(among_all - among_right)
            slope = slope + np.exp(scores - among_all) @ options
            slope = slope - np.exp(scores[right] - among_right) @ options[right]
        return total, slope

    return minimize(loss, centre, jac=True, method="L-BFGS-B").x


def _options(choice: Choice) -> np.ndarray:
    """What speaks for each claim, and for none of them at the end; shape ``(k + 1, c + 1)``."""
    k, c = choice.clues.shape
    return np.block([[choice.clues, np.zeros((k, 1))], [np.zeros((1, c)), np.ones((1, 1))]])


def _right(choice: Choice) -> np.ndarray:
    return np.append(choice.right, not choice.right.any())


def best(choice: Choice, weights: np.ndarray) -> tuple[float, bool]:
    """Probability of the most likely claim, 0 without any, and whether it is right."""
    if not len(choice.clues):
        return 0.0, False
    scores = _options(choice) @ weights
    chances = np.exp(scores - np.logaddexp.reduce(scores))[:-1]
    place = int(np.argmax(chances))
    return float(chances[place]), bool(choice.right[place])


def left_out(choices: Sequence[Choice], ranking: str) -> list[tuple[float, bool]]:
    """The same for each choice when its story or passage is left out of the fit, in ``N_FOLDS`` parts."""
    groups = sorted({choice.group for choice in choices})
    part_of = {group: number % N_FOLDS for number, group in enumerate(groups)}
    parts = {
        part: fit([choice for choice in choices if part_of[choice.group] != part], ranking)
        for part in range(N_FOLDS)
    }
    return [best(choice, parts[part_of[choice.group]]) for choice in choices]


def least_probability(found: Sequence[tuple[float, bool]], cost: int) -> float:
    """Probability from which right links less ``cost`` times the wrong are most, the lowest of equals."""
    worth = [
        (sum(1 if right else -cost for chance, right in found if chance >= least), -least)
        for least in np.arange(0.1, 0.9, 0.02).round(2)
    ]
    return float(-max(worth)[1])


def describe(found: Sequence[tuple[float, bool]], least: float) -> str:
    """Links right and wrong, of how many, from a probability on."""
    linked = [right for chance, right in found if chance >= least]
    return f"{sum(linked)} links right, {len(linked) - sum(linked)} wrong, of {len(found)} denials"


def fitted(choices: Sequence[Choice], ranking: str) -> dict:
    """Fit one ranking, print how it does on what is left out, and return what ``links.json`` keeps of it."""
    held = left_out(choices, ranking)
    denials = [one for one, choice in zip(held, choices, strict=True) if not choice.refusal]
    least = least_probability(denials, COST[ranking])
    for kind, passages in (("stories", False), ("passages", True)):
        part = [
            one
            for one, choice in zip(held, choices, strict=True)
            if _is_passage(choice) == passages and not choice.refusal
        ]
        print(f"{ranking}, {kind} left out: {describe(part, least)}")
    weights = fit(choices, ranking)
    rounded = [round(float(weight), 3) for weight in weights]
    return {
        "weights": dict(zip(NAMES[ranking], rounded, strict=False)),
        NOTHING: rounded[-1],
        "least probability": least,
    }


def _is_passage(choice: Choice) -> bool:
    return choice.group[:2].isalpha() and choice.group[2:3] == "-" and choice.group[3:].isdigit()


def main() -> None:
    """Fit the weights, check them on what was left out, and write them."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument(
        "--dry-run",
        action="store_true",
        help="print without writing; what the first ranking leaves open is then as it was before",
    )
    parser.add_argument(
        "--readings", type=Path, default=Path("build/readings.sqlite"), help="kept readings of the model"
    )
    options = parser.parse_args()
    # The inference model has learned the training stories: what it says of them weighs more than of others.
    unlearned = [*texts_of_stories("dev"), *texts_of_passages("train")]
    texts = [*texts_of_stories("train"), *unlearned]
    result = {
        "note": "Weights of the rankings in detector/answers: clues.py (here), elsewhere.py, own_words.py, "
        "fitted on eval/stories/dev, the first also on train, and eval/denials/train.jsonl by "
        "eval/fit_links.py.",
    }
    result["here"] = fitted([choice for text in texts for choice in choices_here(text)], "here")
    if not options.dry_run:  # what the first ranking leaves open is the second's to fit on
        _write(_with_kept(result))
        clues.load_weights.cache_clear()
    plain = Detector()
    detector = Detector(nli=KeptReadings(plain.nli, options.readings))
    result["elsewhere"] = fitted(
        [choice for text in unlearned for choice in choices_elsewhere(text, detector)], "elsewhere"
    )
    if not options.dry_run:
        _write(_with_kept(result))
        clues.load_weights.cache_clear()
    result["own words"] = fitted(
        [choice for text in unlearned for choice in choices_own_words(text, detector)], "own words"
    )
    print(json.dumps(result, indent=1))
    if not options.dry_run:
        _write(result)


def _with_kept(result: Mapping[str, object]) -> dict:
    """The rankings fitted so far, and those of before, else those expected, in place of the others."""
    kept = json.loads(OUTPUT.read_text(encoding="utf-8"))
    return {"note": result["note"]} | {
        ranking: result.get(ranking) or kept.get(ranking) or _by_hand(ranking) for ranking in NAMES
    }


def _by_hand(ranking: str) -> dict:
    weights = {name: weight for name, weight in PRIOR[ranking].items() if name != NOTHING}
    return {"weights": weights, NOTHING: PRIOR[ranking][NOTHING], "least probability": 0.5}


def _write(result: dict) -> None:
    OUTPUT.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
