"""Fit the weights of the decision on the training and development stories, for ``conflict`` to read.

stories/train, stories/dev -> detector/data/decision.json

Two logistic rules, one for denials and one for pairs of assertions, over the evidence of every
candidate pair; a pair is positive when it is annotated as a conflict. Checked by leaving stories out.
"""

from __future__ import annotations

import argparse
import dataclasses
import json
from pathlib import Path

import numpy as np
import stories as annotated
from scipy.optimize import minimize
from sklearn.metrics import average_precision_score, log_loss

from detector import Detector, conflict
from detector.cues import load_cues, supported_languages
from detector.pair import candidate_pairs
from detector.pipeline import extract
from detector.quantities import read
from detector.schema import Blocking

OUTPUT = Path(conflict.__file__).parent / "data" / "decision.json"
#: What a reader would expect each kind of evidence to weigh. The stories are few: the fit stays near
#: these where they say little.
PRIOR = {
    "assertions": {
        "bias": -5.0,
        "contradiction": 1.0,
        "contradiction_both": 1.0,
        "entailment": -1.0,
        "nearness": 2.0,
        "shared": 1.0,
        "supported": 2.0,
        "opposed": 2.0,
        "frequency": 4.5,
        "number": 4.0,
        "heading": 0.0,
    },
    "denials": {
        "bias": -3.6,
        "linked": 2.0,
        "entails_denied": 1.0,
        "nearness": 2.0,
        "covers": 2.0,
        "negation": -1.0,
        "frequency": -2.0,
        "number": -1.0,
        "claimed": 1.0,
        "heading": 0.0,
    },
}
PRIOR_WIDTH = 0.7


def rows(
    split: str, detector: Detector, blocking: Blocking
) -> dict[str, list[tuple[dict[str, float], bool, str]]]:
    """Evidence, label and story of every candidate pair of a split, by rule."""
    found: dict[str, list[tuple[dict[str, float], bool, str]]] = {"assertions": [], "denials": []}
    for story in annotated.load_stories(split):
        if any(article.language not in supported_languages() for article in story.articles):
            continue
        statements = extract(story.articles)
        matched = annotated.match(story, statements)
        statements, vectors = detector.embed(statements, story.articles)
        pairs = candidate_pairs(statements, vectors, blocking)
        texts = [statements[i].proposition for p in pairs for i in (p.left, p.right)]
        both = list(zip(texts[::2], texts[1::2], strict=True))
        forward = detector.score_pairs(both)
        backward = detector.score_pairs([(b, a) for a, b in both])
        readings = [read(s.proposition, load_cues(s.language)) for s in statements]
        for pair, ahead, back in zip(pairs, forward, backward, strict=True):
            left, right = pair.left, pair.right
            if conflict.is_denial(statements[left]) and not conflict.is_denial(statements[right]):
                left, right, ahead, back = right, left, back, ahead
            if conflict.ruled_out(
                statements[left], statements[right], (readings[left], readings[right]), pair.similarity
            ):
                continue
            facts = conflict.evidence(
                statements[left],
                statements[right],
                (readings[left], readings[right]),
                pair.similarity,
                ahead,
                back,
            )
            ends = frozenset(matched.get(statements[i].id, "") for i in (left, right))
            rule = "denials" if conflict.is_denial(statements[right]) else "assertions"
            found[rule].append((dataclasses.asdict(facts), ends in story.conflicts, story.name))
    return found


def fit(
    data: list[tuple[dict[str, float], bool, str]], prior: dict[str, float]
) -> tuple[dict[str, float], dict[str, float]]:
    """Fit one rule, drawn towards ``prior`` where the stories are too few to tell."""
    names = [name for name in prior if name != "bias"]
    matrix = np.array([[1.0] + [facts[name] for name in names] for facts, _, _ in data])
    labels = np.array([label for _, label, _ in data], dtype=float)
    groups = np.array([story for _, _, story in data])
    centre = np.array([prior["bias"]] + [prior[name] for name in names])
    held_out = np.zeros(len(labels))
    for story in sorted(set(groups)):
        test = groups == story
        held_out[test] = _probability(matrix[test], _map(matrix[~test], labels[~test], centre))
    weights = _map(matrix, labels, centre)
    quality = {
        "pairs": len(labels),
        "conflicts": int(labels.sum()),
        "average precision, leaving stories out": round(float(average_precision_score(labels, held_out)), 3),
        "log loss, leaving stories out": round(float(log_loss(labels, held_out)), 3),
        "log loss of the base rate": round(float(log_loss(labels, np.full(len(labels), labels.mean()))), 3),
    }
    return {
        name: round(float(weight), 3) for name, weight in zip(["bias", *names], weights, strict=True)
    }, quality


def _probability(matrix: np.ndarray, weights: np.ndarray) -> np.ndarray:
    return 1 / (1 + np.exp(-matrix @ weights))


def _map(matrix: np.ndarray, labels: np.ndarray, centre: np.ndarray) -> np.ndarray:
    """Most probable weights of a logistic rule under a Gaussian prior around ``centre``."""

    def loss(weights: np.ndarray) -> float:
        margin = matrix @ weights
        fit = np.logaddexp(0, margin).sum() - labels @ margin
        drift = (weights - centre) / np.where(np.arange(len(centre)) == 0, 5.0, PRIOR_WIDTH)
        return float(fit + 0.5 * drift @ drift)

    return minimize(loss, centre, method="L-BFGS-B").x


def main() -> None:
    """Fit both rules and write them."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--dry-run", action="store_true", help="print the weights without writing them")
    options = parser.parse_args()
    detector = Detector()
    data: dict[str, list[tuple[dict[str, float], bool, str]]] = {"assertions": [], "denials": []}
    for split in ("train", "dev"):
        for rule, found in rows(split, detector, conflict.BLOCKING).items():
            data[rule] += found
    result: dict[str, object] = {
        "note": "Weights of the two logistic rules of detector/conflict.py, fitted on eval/stories/train "
        "and dev by eval/fit_decision.py.",
    }
    for rule, prior in PRIOR.items():
        weights, quality = fit(data[rule], prior)
        result[rule] = weights
        print(rule, quality, weights)
    if not options.dry_run:
        OUTPUT.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
