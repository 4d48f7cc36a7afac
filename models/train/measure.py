"""Scores of a model folder on what no stage has seen: the table of its card.

models/embedded + data folder -> eval/results/models.json, with 95 % bootstrap intervals

Retrieval finds each sentence's translation among a thousand (FLORES-101, development test part); inference is
scored on the held-out half of XNLI, the held-out tenth of the project's own data, and daccord-dev.
"""

from __future__ import annotations

import argparse
import gzip
import json
import math
import random
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
from pairs import LABELS, Pair, event_pairs, group_pairs, read_public, read_xnli
from recipe import LANGUAGES, OWN
from recipe_file import read_recipe
from sklearn.metrics import average_precision_score

from detector.backends.profiles import ModelSpec
from detector.both_orders import BothOrders, combine
from detector.corpora import PairSet, read_pairs
from detector.corpora.store import AnnotatedPair
from detector.embed import load_encoder
from detector.evaluate import Estimate, evaluate
from detector.nli import load_nli
from detector.schema import Inference

N_RESAMPLES = 1000
RESULTS = OWN.parent.parent / "eval" / "results" / "models.json"
BOTH_ORDERS = (  # read in either order
    "XNLI dev half, fr",
    "daccord-dev, fr",
    "groups, fr-fr",
    "genres, fr-fr",
    "events, fr",
)
CHOSEN_ON = ("groups, fr-fr", "genres, fr-fr")  # what the threshold for daccord-dev is chosen on
XNLI = ("fr", "en", "de", "es", "ru")
LEFT_ALONE = {
    "daccord-dev, fr": "daccord-dev.fr",
    "InferBR validation, pt": "inferbr-val.pt",
    "ConTRoL dev, en": "control.en",
}

#: Public sets that some stage has learned from. Of "sick.en" it has read the French and Portuguese only.
SEEN = (
    "rte3.fr", "rte3.en", "rte3.de", "rte3.it", "esxnli.es", "esxnli.en", "inferes.es", "inferbr.pt",
    "sick.fr", "sick.pt", "sick.en", "mnli-devm.en", "snli.en", "rcb-human.ru",
    "pawsx.fr", "pawsx.en", "pawsx.de", "pawsx.es",
)  # fmt: skip
MOST_ROWS = 300


def retrieval(encoder, data: Path, language: str) -> tuple[float, float]:
    """Share of sentences whose translation is nearest: into English, and from English."""
    with gzip.open(
        data / "parallel" / f"flores101_devtest.en-{language}.tsv.gz", "rt", encoding="utf-8"
    ) as lines:
        english, other = zip(*(line.rstrip("\n").split("\t") for line in lines), strict=True)
    similarity = encoder.encode(other) @ encoder.encode(english).T  # (n, n)
    right = np.arange(len(other))
    return float((similarity.argmax(1) == right).mean()), float((similarity.argmax(0) == right).mean())


def held_out_sets(data: Path) -> dict[str, list[Pair]]:
    """What is measured on, by the name it has in the table."""
    sets: dict[str, list[Pair]] = {}
    for language, pairs in read_xnli(data / "nli", XNLI, out=True).items():
        sets[f"XNLI dev half, {language}"] = pairs
    sets["daccord-dev, fr"] = read_public(data / "nli", "daccord-dev.fr")
    for direction in ("fr-fr", "en-en", "fr-en", "en-fr"):
        for premises, name in (("first", "groups"), ("second", "groups, second premise")):
            sets[f"{name}, {direction}"] = group_pairs(
                OWN / "groups", out=True, directions=[direction], premises=[premises]
            )
    for direction in ("fr-fr", "en-en", "fr-en", "en-fr"):
        sets[f"genres, {direction}"] = group_pairs(OWN / "genres", out=True, directions=[direction])
    by_languages: dict[str, list[Pair]] = defaultdict(list)
    for pair in event_pairs(OWN / "events", out=True, rng=random.Random(0)):
        one, other = pair.languages.split("-")
        by_languages[one if one == other else "across"].append(pair)
    for languages, pairs in sorted(by_languages.items()):
        sets[f"events, {languages}"] = pairs
    return sets


def public_sets(data: Path) -> dict[str, list[Pair]]:
    """Public development sets that no stage has seen: halves of XNLI, and sets that were left alone."""
    sets = {
        f"XNLI dev half, {language}": pairs
        for language, pairs in read_xnli(data / "nli", XNLI, out=True).items()
    }
    for name, rows_of in LEFT_ALONE.items():
        sets[name] = [replace(pair, group="") for pair in read_public(data / "nli", rows_of)]
    return sets


def scores(pairs: Sequence[Pair], probabilities: np.ndarray) -> dict[str, tuple[float, float, float]]:
    """Accuracy and average precision of contradiction, each with its 95 % interval.

    The latter is not a number where no pair is a contradiction; draws without one do not count.

    Args:
        pairs: ``m`` of them; those of two-class sets count as right when the most probable label is allowed.
        probabilities: Shape ``(m, 3)``.
    """
    right = np.array([pair.mask()[best] for pair, best in zip(pairs, probabilities.argmax(1), strict=True)])
    contrary = np.array([pair.label == LABELS[2] for pair in pairs])
    chance = probabilities[:, 2]
    return {
        "accuracy": _interval(lambda rows: float(right[rows].mean()), len(pairs)),
        "average precision": _interval(
            lambda rows: _average_precision(contrary[rows], chance[rows]), len(pairs)
        ),
    }


def _average_precision(contrary: np.ndarray, chance: np.ndarray) -> float:
    """Of pairs without a contradiction there is none: not a number."""
    return float(average_precision_score(contrary, chance)) if contrary.any() else math.nan


def _interval(score: Callable[[np.ndarray], float], n: int) -> tuple[float, float, float]:
    drawn = np.random.default_rng(0).integers(0, n, size=(N_RESAMPLES, n))
    value = score(np.arange(n))
    if math.isnan(value):
        return value, value, value
    low, high = np.nanpercentile([score(rows) for rows in drawn], [2.5, 97.5])
    return value, float(low), float(high)


def order_agreement(pairs: Sequence[Pair], forward: np.ndarray, backward: np.ndarray) -> float:
    """Of pairs read as a contradiction in either order, the share read so in both."""
    ahead, back = forward.argmax(1) == 2, backward.argmax(1) == 2
    return float((ahead & back).sum() / max(1, (ahead | back).sum()))


def in_both_orders(forward: np.ndarray, backward: np.ndarray) -> np.ndarray:
    """One reading of each pair out of two, as ``--orders both`` makes it; all of shape ``(m, 3)``."""
    both = zip(forward.tolist(), backward.tolist(), strict=True)
    combined = [combine(Inference(*ahead), Inference(*back)) for ahead, back in both]
    return np.array([[getattr(found, label) for label in LABELS] for found in combined])


def _rounded(found: dict[str, tuple[float, float, float]]) -> dict[str, list[float]]:
    return {key: [round(x, 4) for x in value] for key, value in found.items()}


def measure_retrieval(encoder, data: Path) -> dict[str, list[float]]:
    """Retrieval into and from English, by language."""
    found = {}
    for language in LANGUAGES[1:]:
        found[language] = [round(share, 5) for share in retrieval(encoder, data, language)]
        print(
            f"FLORES-101 {language}: into English {found[language][0]:.1%}, from {found[language][1]:.1%}",
            flush=True,
        )
    return found


def even_threshold(contrary: np.ndarray, chance: np.ndarray) -> float:
    """The threshold that parts contradictions from the rest best where there are as many of either.

    The most probable label reckons with what is rare in training; a set whose pairs are half contradictions
    does not.

    Args:
        contrary: Which pairs are contradictions, bool of shape ``(m,)``.
        chance: Their probability of it, shape ``(m,)``.

    Returns:
        In steps of 0.01, the lowest of equals.
    """
    steps = np.arange(0.01, 1, 0.01).round(2)
    taken = chance >= steps[:, None]  # (steps, m)
    return float(steps[np.argmax(taken[:, contrary].mean(1) - taken[:, ~contrary].mean(1))])


def at_threshold(
    pairs: Sequence[Pair], probabilities: np.ndarray, others: Sequence[tuple[Sequence[Pair], np.ndarray]]
) -> dict:
    """Accuracy of contradiction or not, from a threshold on that is chosen on other sets.

    Args:
        pairs: ``m`` of them.
        probabilities: Shape ``(m, 3)``.
        others: Pairs and probabilities of those sets.
    """
    chosen = even_threshold(
        np.array([pair.label == LABELS[2] for rows, _ in others for pair in rows]),
        np.concatenate([table[:, 2] for _, table in others]),
    )
    contrary = np.array([pair.label == LABELS[2] for pair in pairs])
    right = (probabilities[:, 2] >= chosen) == contrary
    accuracy = _interval(lambda rows: float(right[rows].mean()), len(pairs))
    return {"threshold": chosen, **_rounded({"accuracy": accuracy})}


def measure_inference(model, sets: dict[str, list[Pair]]) -> dict[str, dict]:
    """Accuracy and average precision of each set, and of some whether order matters."""
    found, read_both_ways = {}, {}
    for name, pairs in sets.items():
        table = probabilities(model, [(pair.premise, pair.hypothesis) for pair in pairs])
        found[name] = {"n": len(pairs), **_rounded(scores(pairs, table))}
        if name in BOTH_ORDERS:
            turned = probabilities(model, [(pair.hypothesis, pair.premise) for pair in pairs])
            found[name]["in both orders"] = round(order_agreement(pairs, table, turned), 4)
            read_both_ways[name] = pairs, in_both_orders(table, turned)
            found[name]["mean of both orders"] = _rounded(scores(*read_both_ways[name]))
        print(f"{name}: {json.dumps(found[name])}", flush=True)
    if two_classes := read_both_ways.get("daccord-dev, fr"):
        others = [read_both_ways[name] for name in CHOSEN_ON]
        found["daccord-dev, fr"]["at a threshold"] = at_threshold(*two_classes, others)
        print(f"daccord-dev, fr: {json.dumps(found['daccord-dev, fr'])}", flush=True)
    return found


def measure_public(model, encoder, data: Path) -> dict[str, dict]:
    """Accuracy and average precision on public development sets that no stage has seen, beside the baselines.

    Pairs are read as ``detector eval`` reads them: in both orders where neither text is a premise.
    """
    found = {}
    for name, pairs in public_sets(data).items():
        symmetric = any(pair.label == "not_contradiction" for pair in pairs)
        rows = [
            AnnotatedPair(
                pair.premise, pair.hypothesis, pair.label, line, {"group": pair.group} if pair.group else {}
            )
            for line, pair in enumerate(pairs, start=1)
        ]
        task = "contradiction" if symmetric else "three-way"
        scored = _beside_baselines(model, encoder, PairSet(name, task, rows, (), (), ""))
        found[name] = {"n": len(pairs)} | scored
        print(f"{name}: {json.dumps(found[name])}", flush=True)
    return found


def measure_seen(model, encoder, data: Path, recipe: dict, names: Sequence[str] = SEEN) -> dict[str, dict]:
    """The same scores on public sets that are in training, in whole or in part: they flatter the model.

    Args:
        model: The inference model.
        encoder: The encoder, for one of the baselines.
        data: Folder with ``nli/``.
        recipe: Of the training, for how many rows of each set it takes.
        names: Which sets, ``NAME.LANGUAGE``.

    Returns:
        For each set the rows drawn (``n``), those it has (``of``), the most that one stage took of them
        (``trained on``), and the scores by system.
    """
    found = {}
    for name in names:
        pairs = read_pairs(data / "nli" / f"{name}.jsonl.gz")
        scored = _beside_baselines(model, encoder, some_of(pairs))
        sizes = {"n": min(len(pairs.pairs), MOST_ROWS), "of": len(pairs.pairs)}
        trained = min(most_taken(recipe, name), len(pairs.pairs))
        found[name] = sizes | {"trained on": trained} | scored
        print(f"{name}: {json.dumps(found[name])}", flush=True)
    return found


def some_of(pairs: PairSet, most: int = MOST_ROWS) -> PairSet:
    """At most so many pairs of a set, drawn by a fixed seed, in the order of the file."""
    if len(pairs.pairs) <= most:
        return pairs
    drawn = sorted(random.Random(0).sample(range(len(pairs.pairs)), most))
    return replace(pairs, pairs=[pairs.pairs[place] for place in drawn])


def most_taken(recipe: dict, name: str) -> int:
    """The most rows of a set that one stage of a recipe takes; stages draw anew, so that all take more."""
    return max((stage.get("sets", {}).get(name, 0) for stage in recipe["stages"]), default=0)


def _beside_baselines(model, encoder, pairs: PairSet) -> dict[str, dict[str, list[float] | None]]:
    """Accuracy and average precision of the model and of each baseline on a set."""
    texts = pairs.texts()
    readings = (BothOrders(model) if pairs.task == "contradiction" else model).score(texts)
    left, right = (encoder.encode(side) for side in zip(*texts, strict=True))
    scored = evaluate(
        pairs,
        readings,
        model=model.identity,
        similarity=(left * right).sum(axis=1),
        encoder=encoder.identity,
    )
    return {
        system: {score: _estimate(getattr(result, score)) for score in ("accuracy", "average_precision")}
        for system, result in ({"the embedded model": scored} | scored.baselines).items()
    }


def _estimate(estimate: Estimate) -> list[float] | None:
    if estimate.value is None:  # of a rule that does not rank
        return None
    return [round(value, 4) for value in (estimate.value, estimate.low, estimate.high)]


def probabilities(model, pairs: list[tuple[str, str]]) -> np.ndarray:
    """What a model says of each pair, in the order of ``LABELS``; shape ``(m, 3)``."""
    return np.array([[getattr(found, label) for label in LABELS] for found in model.score(pairs)])


def main() -> None:
    """Measure, print and write."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data-dir", type=Path, required=True, help="folder with nli/ and parallel/")
    parser.add_argument(
        "--models", type=Path, default=OWN.parent / "embedded", help="default: models/embedded"
    )
    parser.add_argument(
        "--recipe", type=Path, default=OWN.parent / "train" / "embedded.toml", help="default: embedded.toml"
    )
    parser.add_argument("--no-retrieval", action="store_true", help="inference only")
    parser.add_argument("--json", type=Path, default=RESULTS, help="default: eval/results/models.json")
    options = parser.parse_args()
    result: dict[str, object] = {}
    if not options.no_retrieval:
        encoder = load_encoder(ModelSpec("encoder", str(options.models / "encoder")))
        result["retrieval"] = measure_retrieval(encoder, options.data_dir)
    model = load_nli(ModelSpec("nli", str(options.models / "nli")))
    result["nli"] = model.identity
    result["inference"] = measure_inference(model, held_out_sets(options.data_dir))
    encoder = load_encoder(ModelSpec("encoder", str(options.models / "encoder")))
    result["public"] = measure_public(model, encoder, options.data_dir)
    recipe = read_recipe(options.recipe)
    result["seen"] = measure_seen(model, encoder, options.data_dir, recipe)
    options.json.parent.mkdir(parents=True, exist_ok=True)
    options.json.write_text(json.dumps(result, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
