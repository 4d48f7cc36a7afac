"""Measure the detector on what ships with it: held-out pairs for the model, annotated stories for the rest.

eval/pairs, eval/stories -> a table on the screen, and the figures as JSON

The stories of the test split were written by other hands than the rules and are looked at only to
report. Intervals are percentile bootstrap, over pairs or over whole stories (1,000 resamples, seed 0).
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import stories as annotated

from detector import Detector
from detector.corpora import read_pairs
from detector.cues import supported_languages
from detector.evaluate import evaluate
from detector.pipeline import backend_of

HERE = Path(__file__).parent
N_RESAMPLES = 1000


def measure_pairs(detector: Detector) -> dict[str, dict]:
    """Score the inference model on the held-out authored pairs, one entry a file."""
    found = {}
    for path in sorted((HERE / "pairs").glob("*.jsonl")):
        pairs = read_pairs(path)
        evaluation = evaluate(
            pairs,
            detector.score_pairs(pairs.texts()),
            model=detector.nli.identity,
            backend=backend_of(detector.nli),
        )
        print(evaluation.to_text())
        found[path.stem] = evaluation.as_dict()
    return found


def measure_stories(detector: Detector, split: str) -> dict[str, dict]:
    """Run the detector on every story of a split whose languages it reads, and score what it finds."""
    counts: list[annotated.Counts] = []
    left_out = []
    for story in annotated.load_stories(split):
        if any(article.language not in supported_languages() for article in story.articles):
            left_out.append(story.name)
            continue
        report = detector.detect(story.articles)
        counts.append(annotated.count(story, report.statements, report.conflicts))
    intervals = _intervals(counts)
    print(f"stories, {split}: {len(counts)} (languages without a cue list: {len(left_out)} left out)")
    for name, (value, low, high) in intervals.items():
        print(f"  {name:<34}{value:.3f} [{low:.3f}, {high:.3f}]")
    print()
    return {
        "stories": len(counts),
        "left out": left_out,
        "scores": {name: [round(x, 4) if x == x else None for x in row] for name, row in intervals.items()},
        "counts": dict(sum(counts, annotated.Counts()).n),
    }


def _intervals(counts: Sequence[annotated.Counts]) -> dict[str, tuple[float, float, float]]:
    """Value and 95 % interval of every score; whole stories are resampled."""
    point = sum(counts, annotated.Counts()).scores()
    drawn = np.random.default_rng(0).integers(0, len(counts), size=(N_RESAMPLES, len(counts)))
    resampled = [sum((counts[i] for i in row), annotated.Counts()).scores() for row in drawn]
    found = {}
    for name, value in point.items():
        values = np.array([scores[name] for scores in resampled])
        values = values[~np.isnan(values)]
        low, high = np.percentile(values, [2.5, 97.5]) if len(values) else (float("nan"), float("nan"))
        found[name] = (value, float(low), float(high))
    return found


def main() -> None:
    """Measure, print and write."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--split", action="append", choices=annotated.SPLITS, help="default: dev and test")
    parser.add_argument("--profile", default="embedded", help="which models (default: embedded)")
    parser.add_argument("--json", default="build/eval.json", metavar="FILE", help="default: build/eval.json")
    options = parser.parse_args()
    detector = Detector(options.profile)
    result = {"signature": detector.signature(), "pairs": measure_pairs(detector), "stories": {}}
    for split in options.split or ["dev", "test"]:
        result["stories"][split] = measure_stories(detector, split)
    output = Path(options.json)
    output.parent.mkdir(parents=True, exist_ok=True)
    output.write_text(json.dumps(result, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    print(f"figures: {output}")


if __name__ == "__main__":
    main()
