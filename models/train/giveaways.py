"""What the project's own data gives away: how often the label can be guessed without reading the premise.

models/data -> eval/results/giveaways.json

A regression on a bag of the hypothesis's words (Poliak et al. 2018, Gururangan et al. 2018) guesses each
fifth from the other four, whole groups and events apart. What it guesses, a model can learn without reading.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import Counter
from collections.abc import Sequence
from itertools import product
from pathlib import Path

import numpy as np
from measure import N_RESAMPLES
from pairs import Pair, event_pairs, group_pairs
from recipe import OWN

from detector.corpora import PairSet
from detector.corpora.store import AnnotatedPair
from detector.evaluate.baselines import guess
from detector.evaluate.systems import Rows

RESULTS = OWN.parent.parent / "eval" / "results" / "giveaways.json"
FEWEST = 50  # pairs of a type that is told apart


def own_sets(data: Path = OWN) -> dict[str, list[Pair]]:
    """All groups and genres in either language, and the events that are held out."""
    sets = {}
    for name, language in product(("groups", "genres"), ("fr", "en")):
        sets[f"{name}, {language}"] = [
            pair
            for out in (False, True)
            for pair in group_pairs(data / name, out=out, directions=[f"{language}-{language}"])
        ]
    sets["events, held out"] = event_pairs(data / "events", out=True, rng=random.Random(0))
    return sets


def guessed_right(pairs: Sequence[Pair]) -> np.ndarray:
    """Whether each pair's label is guessed from its hypothesis alone; booleans of shape ``(n,)``."""
    rows = Rows.of("three-way", [pair.label for pair in pairs], [pair.group for pair in pairs])
    annotated = [
        AnnotatedPair(pair.premise, pair.hypothesis, pair.label, line)
        for line, pair in enumerate(pairs, start=1)
    ]
    guesses, _ = guess(PairSet("own", "three-way", annotated, (), (), ""), rows)
    found = next(guess for guess in guesses if guess.name.startswith("hypothesis only"))
    return found.system.predicted == rows.gold


def interval(right: np.ndarray, units: Sequence[str]) -> tuple[float, float]:
    """95 % bootstrap interval of the share of ``right``, whole units drawn together."""
    of_unit: dict[str, list[bool]] = {}
    for unit, hit in zip(units, right, strict=True):
        of_unit.setdefault(unit, []).append(bool(hit))
    counts = np.array([(sum(hits), len(hits)) for hits in of_unit.values()])  # (units, 2)
    drawn = np.random.default_rng(0).integers(0, len(counts), size=(N_RESAMPLES, len(counts)))
    totals = counts[drawn].sum(axis=1)
    low, high = np.percentile(totals[:, 0] / totals[:, 1], [2.5, 97.5])
    return float(low), float(high)


def describe(pairs: Sequence[Pair]) -> dict:
    """How much the hypotheses of ``pairs`` give away, in all and by type."""
    right = guessed_right(pairs)
    label, most = Counter(pair.label for pair in pairs).most_common(1)[0]
    low, high = interval(right, [pair.group for pair in pairs])
    types = {}
    for kind, n in Counter(pair.kind for pair in pairs if pair.kind).most_common():
        own = [number for number, pair in enumerate(pairs) if pair.kind == kind]
        if n >= FEWEST:
            commonest = Counter(pairs[number].label for number in own).most_common(1)[0][0]
            types[kind] = {"n": n, "label": commonest, "guessed": round(float(right[own].mean()), 3)}
    return {
        "n": len(pairs),
        "commonest": [label, round(most / len(pairs), 4)],
        "hypothesis only": [round(x, 4) for x in (float(right.mean()), low, high)],
        "types": dict(sorted(types.items(), key=lambda item: -item[1]["guessed"])),
    }


def main() -> None:
    """Guess, print and write."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--json", type=Path, default=RESULTS, help="default: eval/results/giveaways.json")
    options = parser.parse_args()
    result = {}
    for name, pairs in own_sets().items():
        result[name] = describe(pairs)
        print(f"{name}: {json.dumps(result[name])}", flush=True)
    options.json.parent.mkdir(parents=True, exist_ok=True)
    options.json.write_text(json.dumps(result, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
