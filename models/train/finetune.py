"""Fine-tuning on a newsroom's own verdicts: the embedded inference model, taught on top of what it knows.

annotated pairs -> an inference model for ``--nli``, and how it reads those kept aside, before and after

Half of what it is shown are pairs of the project's own data, and what is written is the mean of the weights
before and after (Wortsman et al. 2022, "Robust fine-tuning of zero-shot models"): a few hundred verdicts
should not make the model forget what it has learned from a hundred thousand pairs.
"""

from __future__ import annotations

import argparse
import math
import random
import sys
import tempfile
import zlib
from collections.abc import Sequence
from pathlib import Path

from compress import compress_classifier
from inference import Settings, train
from measure import probabilities, scores
from pairs import Pair, group_pairs
from recipe import OWN, ROUNDED_BY, average, own_pairs
from shipped import TRAINED, as_trained

from detector.backends.profiles import ModelSpec
from detector.corpora import read_pairs
from detector.errors import DetectorError
from detector.nli import load_nli

SHIPPED = OWN.parent / "embedded" / "nli"
FEWEST = 50  # pairs to learn from; with fewer nothing can be said of the result
SETTINGS = Settings(learning_rate=4e-5, warmup=0.1, frozen_layers=4, epochs=3)


def kept_aside(premise: str) -> bool:
    """Whether the pairs of a premise are kept for measuring: one premise in five, by its text."""
    return zlib.crc32(premise.encode()) % 5 == 0


def read_verdicts(path: Path) -> tuple[list[Pair], list[Pair]]:
    """Read annotated pairs of any kind that ``detector eval`` reads.

    Returns:
        Those to learn from, and those kept aside.

    Raises:
        DetectorError: If the file cannot be read, or holds too few pairs.
    """
    found = read_pairs(path)
    for skipped in found.skipped:
        print(f"{skipped.path}: {skipped.reason}", file=sys.stderr)
    pairs = [Pair(pair.premise, pair.hypothesis, pair.label, "verdicts") for pair in found.pairs]
    learned = [pair for pair in pairs if not kept_aside(pair.premise)]
    if len(learned) < FEWEST:
        raise DetectorError(
            f"{path}: {len(pairs)} pairs, of which {len(pairs) - len(learned)} are kept aside to measure on; "
            f"give it {FEWEST} at least beside those"
        )
    return learned, [pair for pair in pairs if kept_aside(pair.premise)]


def finetune(verdicts: Sequence[Pair], output: Path, work: Path, *, seed: int = 0) -> None:
    """Teach the embedded inference model and write it as it ships.

    Args:
        verdicts: To learn from.
        output: Folder for ``--nli``.
        work: Folder for float weights and checkpoints; a run that was killed goes on from there.
        seed: Of the draw of the project's own pairs and of the order.
    """
    start = as_trained(SHIPPED, work / "start", TRAINED)
    own = own_pairs(random.Random(seed), max(len(verdicts), ROUNDED_BY))
    train(start, [*verdicts, *own[: len(verdicts)]], work / "tuned", SETTINGS)
    mean = average({start: 0.5, work / "tuned": 0.5}, work / "mean")
    compress_classifier(mean, output, [(pair.premise, pair.hypothesis) for pair in own[:ROUNDED_BY]])


def main() -> int:
    """Read, teach, write, and tell what it was worth."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("pairs", type=Path, help="annotated pairs, as for `detector eval`")
    parser.add_argument(
        "--output", type=Path, default=Path("build/finetuned/nli"), help="default: %(default)s"
    )
    parser.add_argument("--work", type=Path, help="keeps checkpoints, so that a killed run goes on")
    options = parser.parse_args()
    try:
        learned, aside = read_verdicts(options.pairs)
    except DetectorError as error:
        print(f"finetune: {error}", file=sys.stderr)
        return 1
    said = f"learning from {len(learned)} pairs and as many of the project's own; {len(aside)} are kept aside"
    print(f"finetune: {said}; this takes minutes", file=sys.stderr, flush=True)
    with tempfile.TemporaryDirectory() as scratch:
        finetune(learned, options.output, options.work or Path(scratch))
    sets = {
        f"{options.pairs.name}, kept aside": aside,
        "the project's French groups, held out": group_pairs(OWN / "groups", out=True, directions=["fr-fr"]),
    }
    print("accuracy, and average precision of contradiction, with 95 % intervals")
    for name, pairs in sets.items():
        if not pairs:
            print(f"{name}: none")
            continue
        for when, folder in (("before", SHIPPED), ("after", options.output)):
            model = load_nli(ModelSpec("nli", str(folder)))
            table = probabilities(model, [(pair.premise, pair.hypothesis) for pair in pairs])
            cells = [
                "no contradiction among them" if math.isnan(v) else f"{v:.3f} [{low:.3f}, {high:.3f}]"
                for v, low, high in scores(pairs, table).values()
            ]
            print(f"{name} ({len(pairs)} pairs), {when}: {', '.join(cells)}")
    print(f"written: {options.output}; try it with: detector report seeds --nli {options.output}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
