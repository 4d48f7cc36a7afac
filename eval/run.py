"""Measure the detector on what ships with it: held-out pairs for the model, annotated stories for the rest.

eval/pairs, eval/stress, eval/stories -> a table on the screen, and the figures as JSON

The stories of the test split were written by other hands than the rules and are looked at only to
report. Each stage alone, and the whole with one part left out, takes longer than all the rest, and is scored
on them only unless asked. Intervals are percentile bootstrap, over pairs or over whole stories (1,000
resamples, seed 0).
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import ablations
import numpy as np
import stages
import stories as annotated
from remembered import RememberedVectors, remembered

from detector import Detector, pipeline
from detector.conflict import worth_reading
from detector.corpora import read_pairs
from detector.evaluate import evaluate
from detector.evaluate.metrics import Bins
from detector.pipeline import backend_of
from detector.readings import KeptReadings
from detector.stress import read_cases, run_cases
from detector.words.cues import supported_languages

HERE = Path(__file__).parent
N_RESAMPLES = 1000
#: What is told of each stage alone; attribution reads raw text wherever it stands.
ALONE = {
    "attribution": ("attribution precision", "attribution recall", "attribution F1", "stance accuracy"),
    "denial links": ("denial link accuracy", "denial links right", "refusal link accuracy"),
    "blocking": ("conflicts that are paired", "pairs asked, of all"),
    "decision": (
        "conflict precision",
        "conflict recall",
        "conflict F1",
        "dispute precision",
        "dispute recall",
        "updates reported as conflicts",
        "near misses reported",
    ),
}


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


def measure_stress(detector: Detector) -> dict[str, Any]:
    """Run the stress tests of the inference model; ``detector eval --stress`` has every case."""
    cases = [case for language in ("fr", "en") for case in read_cases(HERE / "stress" / f"{language}.jsonl")]
    result = run_cases(cases, detector.nli, backend=backend_of(detector.nli))
    print(result.to_text())
    return {name: value for name, value in result.as_dict().items() if name != "cases"}


def measure_stories(detector: Detector, stories: Sequence[annotated.Story], title: str) -> dict[str, dict]:
    """Run the detector on every story whose languages it reads, and score what it finds."""
    counts: list[annotated.Counts] = []
    left_out = []
    chances: list[float] = []
    right: list[bool] = []
    for story in stories:
        if any(article.language not in supported_languages() for article in story.articles):
            left_out.append(story.name)
            continue
        report = detector.detect(story.articles)
        statements, candidates = detector.pair_up(report.articles)
        chain = annotated.count_chain(story, statements, worth_reading(statements, candidates))
        counts.append(annotated.count(story, report.statements, report.conflicts) + chain)
        matched = annotated.match(story, report.statements)
        for conflict in report.conflicts:
            pair = frozenset(matched.get(end, "") for end in (conflict.left, conflict.right))
            if pair not in story.disputed:
                chances.append(conflict.probability)
                right.append(pair in story.conflicts)
    if not counts:
        return {}
    intervals = _intervals(counts)
    print(f"stories, {title}: {len(counts)} (languages without a cue list: {len(left_out)} left out)")
    for name, (value, low, high) in intervals.items():
        print(f"  {name:<34}{value:.3f} [{low:.3f}, {high:.3f}]")
    calibration = _calibration(np.array(chances), np.array(right))
    print(f"  {'calibration error, reported pairs':<34}{calibration:.3f}\n")
    return {
        "stories": len(counts),
        "left out": left_out,
        "scores": {name: _rounded(row) for name, row in intervals.items()},
        "calibration error of reported pairs": round(calibration, 4),
        "counts": dict(sum(counts, annotated.Counts()).n),
    }


def measure_alone(
    detector: Detector, stories: Sequence[annotated.Story], title: str
) -> dict[str, dict[str, dict[str, list[float | None]]]]:
    """Score each stage alone on gold input beside the same stage at its place in the chain.

    The decision is scored between articles only, at both places.

    Returns:
        Stage -> score -> ``alone`` and ``in the chain`` -> value and 95 % interval; empty without stories.
    """
    alone: dict[str, list[annotated.Counts]] = {stage: [] for stage in ALONE}
    chain: dict[str, list[annotated.Counts]] = {stage: [] for stage in ALONE}
    for story in filter(_readable, stories):
        report = detector.detect(story.articles)
        statements, candidates = detector.pair_up(report.articles)
        whole = annotated.count(story, report.statements, report.conflicts)
        whole += annotated.count_chain(story, statements, worth_reading(statements, candidates))
        across = stages.count_across(story, report.statements, report.conflicts)
        for stage in ALONE:
            chain[stage].append(across if stage == "decision" else whole)
        alone["attribution"].append(whole)
        alone["denial links"].append(stages.count_links(story, detector))
        alone["blocking"].append(stages.count_blocking(story, detector))
        alone["decision"].append(stages.count_decision(story, detector))
    if not alone["attribution"]:
        return {}
    print(f"stages alone on gold input, {title}")
    found = {}
    for stage, names in ALONE.items():
        at_places = {"alone": _intervals(alone[stage]), "in the chain": _intervals(chain[stage])}
        found[stage] = {
            name: {place: _rounded(scores[name]) for place, scores in at_places.items()} for name in names
        }
        for name, values in found[stage].items():
            words = "; ".join(f"{place} {_in_words(row)}" for place, row in values.items())
            print(f"  {stage}: {name}: {words}")
    print()
    return found


def measure_ablations(detector: Detector, stories: Sequence[annotated.Story]) -> dict[str, dict[str, float]]:
    """Score the conflicts with one part of the decision at a time left out."""
    shown = ("conflict precision", "conflict recall", "dispute recall", "near misses reported")
    print(f"{'left out':<14}" + "".join(f"{name:>22}" for name in shown))
    found = {}
    for part in ("nothing", *ablations.PARTS):
        with ablations.without(part) if part != "nothing" else nullcontext():
            counts = [_counted(detector, story) for story in stories if _readable(story)]
        scores = sum(counts, annotated.Counts()).scores()
        found[part] = {name: round(scores[name], 4) for name in shown}
        print(f"{part:<14}" + "".join(f"{scores[name]:>22.3f}" for name in shown))
    print()
    return found


def _rounded(row: Sequence[float]) -> list[float | None]:
    """Value and interval for JSON; nothing where there was nothing to count."""
    return [round(x, 4) if x == x else None for x in row]


def _in_words(row: Sequence[float | None]) -> str:
    value, low, high = ("–" if x is None else f"{x:.3f}" for x in row)
    return f"{value} [{low}, {high}]"


def _counted(detector: Detector, story: annotated.Story) -> annotated.Counts:
    report = detector.detect(story.articles)
    return annotated.count(story, report.statements, report.conflicts)


def _readable(story: annotated.Story) -> bool:
    return all(article.language in supported_languages() for article in story.articles)


def _calibration(chances: np.ndarray, right: np.ndarray) -> float:
    """Expected calibration error of the reported pairs; 0 when none is reported."""
    if not len(chances):
        return 0.0
    return float(Bins(chances, right).calibration_error(np.ones((1, len(chances))))[0])


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
    parser.add_argument(
        "--thorough",
        action="append",
        choices=annotated.SPLITS,
        help="splits on which to score each stage alone, and with one part left out, too (default: test)",
    )
    parser.add_argument("--profile", default="embedded", help="which models (default: embedded)")
    parser.add_argument("--json", default="build/eval.json", metavar="FILE", help="default: build/eval.json")
    options = parser.parse_args()
    plain = Detector(options.profile)
    detector = Detector(
        options.profile,
        encoder=RememberedVectors(plain.encoder),
        nli=KeptReadings(plain.nli, Path("build/readings.sqlite")),
    )
    pipeline.extract = remembered(pipeline.extract)
    result = {
        "signature": detector.signature(),
        "pairs": measure_pairs(detector),
        "stress": measure_stress(detector),
        "stories": {},
        "alone": {},
        "ablations": {},
    }
    for split in options.split or ["dev", "test"]:
        stories = annotated.load_stories(split)
        main_languages = [s for s in stories if {a.language for a in s.articles} <= {"fr", "en"}]
        others = [s for s in stories if s not in main_languages]
        groups = {
            "fr, en": (main_languages, f"{split}, fr and en"),
            "others": (others, f"{split}, other languages and mixed"),
        }
        result["stories"][split] = {name: measure_stories(detector, *of) for name, of in groups.items()}
        if split in (options.thorough or ["test"]):
            result["alone"][split] = {name: measure_alone(detector, *of) for name, of in groups.items()}
            result["ablations"][split] = measure_ablations(detector, stories)
    output = Path(options.json)
    output.parent.mkdir(parents=True, exist_ok=True)
    output.write_text(json.dumps(result, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    print(f"figures: {output}")


if __name__ == "__main__":
    main()
