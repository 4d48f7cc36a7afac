"""What eight bits gain and cost: the embedded models beside float32 in torch, measured in one run.

models/embedded (+ a trained folder) -> eval/results/rounding.json

Speed is measured in turns, so that whatever else the machine does slows all of them alike; on statements of
``seeds/``, made different by a number. Nothing else should run meanwhile.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from itertools import islice, product
from pathlib import Path

import numpy as np
import torch
from compress import SentenceVector
from measure import probabilities, scores
from pairs import Pair, group_pairs
from recipe import OWN
from shipped import as_trained, unpack_encoder
from transformers import AutoTokenizer, PreTrainedTokenizerBase

from detector import read_articles
from detector.backends.profiles import ModelSpec
from detector.embed import load_encoder
from detector.nli import load_nli
from detector.pipeline import extract

ROOT = OWN.parent.parent
RESULTS = ROOT / "eval" / "results" / "rounding.json"
BATCH = 32
EIGHT_BITS = "eight bits, as it ships"
ALONE, BATCHES = "float32, one at a time", f"float32, batches of {BATCH}"
Work = Callable[[], object]


class FloatEncoder:
    """A sentence encoder in torch, batches of like length."""

    def __init__(self, model: SentenceVector, tokenizer: PreTrainedTokenizerBase):
        """Wrap a model and its tokenizer."""
        self.model = model
        self.tokenizer = tokenizer

    def encode(self, texts: Sequence[str], *, batch_size: int = BATCH) -> np.ndarray:
        """Unit vectors, float32 of shape ``(n, d)``, in the order of ``texts``."""
        order = sorted(range(len(texts)), key=lambda number: len(texts[number]))
        rows: dict[int, np.ndarray] = {}
        with torch.inference_mode():
            for first in range(0, len(order), batch_size):
                batch = order[first : first + batch_size]
                inputs = self.tokenizer(
                    [texts[n] for n in batch], padding=True, truncation=True, return_tensors="pt"
                )
                rows |= zip(batch, self.model(**inputs).numpy(), strict=True)
        return np.stack([rows[number] for number in range(len(texts))])


def statements() -> list[str]:
    """What the articles of ``seeds/`` say."""
    articles, _ = read_articles([str(ROOT / "seeds")])
    return sorted({statement.proposition for statement in extract(articles)})


def in_turns(systems: dict[str, Work], n: int, repeats: int) -> dict[str, list[float]]:
    """How many of ``n`` inputs each system reads a second: median, least and most of the repeats."""
    found: dict[str, list[float]] = {name: [] for name in systems}
    for work in systems.values():
        work()  # the first run also loads
    for _ in range(repeats):
        for name, work in systems.items():
            began = time.perf_counter()
            work()
            found[name].append(n / (time.perf_counter() - began))
    return {
        name: [round(x, 1) for x in (statistics.median(rates), min(rates), max(rates))]
        for name, rates in found.items()
    }


def accuracy(model, pairs: Sequence[Pair]) -> tuple[list[float], np.ndarray]:
    """Share read right with its 95 % interval, and the label that each pair is given."""
    table = probabilities(model, [(pair.premise, pair.hypothesis) for pair in pairs])
    return [round(x, 4) for x in scores(pairs, table)["accuracy"]], table.argmax(1)


def compare(embedded: Path, trained: Path, *, size: int, repeats: int, most: int | None = None) -> dict:
    """Measure both roles, eight bits against float32.

    Args:
        embedded: Folder with ``encoder`` and ``nli``, as they ship.
        trained: The classifier in float32, in Hugging Face layout.
        size: Texts, and pairs, that speed is measured on.
        repeats: How often.
        most: Held-out pairs of a language that are read at most; all when ``None``.
    """
    encoder, model = (
        load(ModelSpec(role, str(embedded / role)))
        for role, load in (("encoder", load_encoder), ("nli", load_nli))
    )
    exact = load_nli(ModelSpec("nli", str(trained)))
    tokenizer = AutoTokenizer.from_pretrained(embedded / "encoder")
    floats = FloatEncoder(unpack_encoder(embedded / "encoder"), tokenizer)
    contents = statements()
    # The models read a repeated text once, so a number makes each of them different.
    texts = [f"{number}. {contents[number % len(contents)]}" for number in range(size)]
    pairs = list(islice((pair for pair in product(contents, contents) if pair[0] != pair[1]), size))
    speed = {
        "encoder": in_turns(
            {
                EIGHT_BITS: lambda: encoder.encode(texts),
                ALONE: lambda: floats.encode(texts, batch_size=1),
                BATCHES: lambda: floats.encode(texts),
            },
            len(texts),
            repeats,
        ),
        "nli": in_turns(
            {
                EIGHT_BITS: lambda: model.score(pairs),
                ALONE: lambda: exact.score(pairs, batch_size=1),
                BATCHES: lambda: exact.score(pairs, batch_size=BATCH),
            },
            len(pairs),
            repeats,
        ),
    }
    cosines = (encoder.encode(texts) * floats.encode(texts)).sum(axis=1)
    read = {}
    for language in ("fr", "en"):
        own = group_pairs(OWN / "groups", out=True, directions=[f"{language}-{language}"])[:most]
        (rounded, ours), (full, theirs) = accuracy(model, own), accuracy(exact, own)
        read[f"groups, {language}"] = {
            "n": len(own),
            EIGHT_BITS: rounded,
            "float32": full,
            "labelled alike": round(float((ours == theirs).mean()), 4),
        }
    return {
        "nli": model.identity,
        "encoder": encoder.identity,
        "machine": {
            "cores": os.cpu_count(),
            "threads of torch": torch.get_num_threads(),
            "processor": platform.machine(),
            "torch": torch.__version__,
        },
        "size": size,
        "repeats": repeats,
        "speed": speed,
        "cosine of the vectors": {
            "mean": round(float(cosines.mean()), 4),
            "least": round(float(cosines.min()), 4),
        },
        "inference": read,
    }


def main() -> None:
    """Measure, print and write."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument(
        "--models", type=Path, default=OWN.parent / "embedded", help="default: models/embedded"
    )
    parser.add_argument(
        "--trained",
        type=Path,
        help="inference model before compression, build/train/NAME; default: models/float16",
    )
    parser.add_argument("--size", type=int, default=256, help="texts, and pairs (default: %(default)s)")
    parser.add_argument("--repeats", type=int, default=3, help="default: %(default)s")
    parser.add_argument("--most", type=int, help="held-out pairs of a language (default: all)")
    parser.add_argument("--json", type=Path, default=RESULTS, help="default: eval/results/rounding.json")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        trained = options.trained or as_trained(options.models / "nli", Path(scratch) / "nli")
        result = compare(
            options.models, trained, size=options.size, repeats=options.repeats, most=options.most
        )
    options.json.parent.mkdir(parents=True, exist_ok=True)
    options.json.write_text(json.dumps(result, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(result, ensure_ascii=False, indent=1))


if __name__ == "__main__":
    main()
