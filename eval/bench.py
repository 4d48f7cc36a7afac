"""Measure what the detector costs on this machine: loading, a whole run, and each slow stage.

Every measurement is made in a process of its own, several times, and the median is reported with the
smallest and the largest value. Nothing else should run meanwhile. ``make bench`` runs it on ``seeds/``.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from importlib.metadata import version
from itertools import count, islice, product
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
N_TEXTS = 512
N_PAIRS = 256
N_EVALUATED = 5000


def peak_megabytes() -> float:
    """Return the largest resident memory this process has had, in millions of bytes."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / 1e6 if sys.platform == "darwin" else peak * 1024 / 1e6


def clock(work: Callable[[], Any]) -> tuple[float, Any]:
    """Run something once and return the seconds it took and its result."""
    start = time.perf_counter()
    result = work()
    return time.perf_counter() - start, result


def loaded_detector() -> Any:
    """Return a detector whose models have answered once."""
    from detector import Detector

    detector = Detector()
    detector.encoder.encode(["One call."])
    detector.score("One call.", "Two calls.")
    return detector


def measure_loading(paths: list[str]) -> dict[str, float]:
    """Time the import, and then both models up to their first answers."""
    start = time.perf_counter()
    from detector import Detector

    imported = time.perf_counter()
    detector = Detector()
    detector.encoder.encode(["One call."])
    detector.score("One call.", "Two calls.")
    loaded = time.perf_counter()
    return {"import_s": imported - start, "load_s": loaded - imported, "load_peak_mb": peak_megabytes()}


def measure_run(paths: list[str]) -> dict[str, Any]:
    """Time ``detect`` with the models loaded, and take the memory of the whole process."""
    detector = loaded_detector()
    seconds, report = clock(lambda: detector.detect(paths))
    return {
        "detect_s": seconds,
        "detect_peak_mb": peak_megabytes(),
        "signature": report.signature,
        "n_articles": len(report.articles),
        "n_statements": len(report.statements),
        "n_conflicts": len(report.conflicts),
        "n_characters": sum(len(article.text) for article in report.articles),
    }


def measure_stages(paths: list[str]) -> dict[str, float]:
    """Time reading, splitting, extraction and both models, each alone and after a first run."""
    from detector import read_articles
    from detector.pipeline import extract
    from detector.segment import segment

    detector = loaded_detector()
    detector.detect(paths)

    reading, (articles, _) = clock(lambda: read_articles(paths))
    n_characters = sum(len(article.text) for article in articles)
    splitting, _ = clock(lambda: [segment(article) for article in articles])
    extracting, statements = clock(lambda: extract(articles))

    contents = sorted({statement.proposition for statement in statements})
    # The models read a repeated text once, so a number makes each of them different.
    texts = [f"{number}. {contents[number % len(contents)]}" for number in range(N_TEXTS)]
    pairs = list(islice((pair for pair in product(contents, contents) if pair[0] != pair[1]), N_PAIRS))
    encoding, _ = clock(lambda: detector.encoder.encode(texts))
    comparing, _ = clock(lambda: detector.score_pairs(pairs))
    return {
        "ingest_characters_per_s": n_characters / reading,
        "segment_characters_per_s": n_characters / splitting,
        "statements_characters_per_s": n_characters / extracting,
        "encoder_texts_per_s": len(texts) / encoding,
        "nli_pairs_per_s": len(pairs) / comparing,
    }


def measure_evaluation(paths: list[str]) -> dict[str, float]:
    """Time ``detector eval`` on pairs of the contents, every text another: reading, baselines and intervals.

    The labels are made up; they cost what others do.
    """
    from detector import read_articles
    from detector.cli import main as detector
    from detector.pipeline import extract
    from detector.schema import LABELS

    contents = sorted({statement.proposition for statement in extract(read_articles(paths)[0])})
    texts = (f"{number}. {contents[number % len(contents)]}" for number in count())
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "pairs.jsonl"
        with file.open("w", encoding="utf-8") as lines:
            for number in range(N_EVALUATED):
                row = {"premise": next(texts), "hypothesis": next(texts), "label": LABELS[number % 3]}
                lines.write(json.dumps(row) + "\n")
        seconds, _ = clock(lambda: detector(["eval", str(file), "--json", str(Path(folder) / "scores.json")]))
    return {"eval_s": seconds, "eval_peak_mb": peak_megabytes()}


MEASUREMENTS = {
    "loading": measure_loading,
    "run": measure_run,
    "stages": measure_stages,
    "evaluation": measure_evaluation,
}
ROWS = (
    ("import_s", "import detector", "s"),
    ("load_s", "load both models", "s"),
    ("load_peak_mb", "memory after loading, peak", "MB"),
    ("detect_s", "detect, models loaded", "s"),
    ("detect_peak_mb", "memory of a run, peak", "MB"),
    ("ingest_characters_per_s", "ingest", "characters/s"),
    ("segment_characters_per_s", "segment", "characters/s"),
    ("statements_characters_per_s", "segment and attribute", "characters/s"),
    ("encoder_texts_per_s", "encoder", "texts/s"),
    ("nli_pairs_per_s", "inference model", "pairs/s"),
    ("eval_s", "eval on 5,000 pairs", "s"),
    ("eval_peak_mb", "memory of eval, peak", "MB"),
)


def run_child(name: str, paths: list[str]) -> dict[str, Any]:
    """Run one measurement in a fresh process and return its figures."""
    finished = subprocess.run(
        [sys.executable, __file__, "--measure", name, *paths], stdout=subprocess.PIPE, text=True, check=True
    )
    return json.loads(finished.stdout.splitlines()[-1])


def machine() -> dict[str, Any]:
    """Describe what the figures depend on besides the code."""
    return {
        "cores": len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count(),
        "machine": platform.machine(),
        "system": platform.system(),
        "python": platform.python_version(),
        "onnxruntime": version("onnxruntime"),
    }


def to_table(result: dict[str, Any]) -> str:
    """Lay the figures out as a table, one line a measurement."""
    lines = [f"{'':28}{'median':>10}{'min':>10}{'max':>10}"]
    for key, name, unit in ROWS:
        figures = result["figures"][key]
        digits = 2 if unit == "s" else 0
        cells = "".join(f"{figures[which]:>10,.{digits}f}" for which in ("median", "min", "max"))
        lines.append(f"{name:28}{cells} {unit}")
    facts = result["workload"]
    lines.append(
        f"{facts['n_articles']} articles, {facts['n_characters']} characters, "
        f"{facts['n_statements']} statements, {facts['n_conflicts']} conflicts; {result['repeats']} repeats"
    )
    lines.append(", ".join(f"{name} {value}" for name, value in result["machine"].items()))
    lines.append(result["signature"])
    return "\n".join(lines)


def main(argv: list[str] | None = None) -> int:
    """Measure, print the table and write the figures.

    Args:
        argv: Words of the command line; ``None`` means those of this process.

    Returns:
        0 when everything was measured.
    """
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("paths", nargs="*", metavar="PATH", help="articles to read (default: seeds)")
    parser.add_argument("--repeats", type=int, default=3, help="runs of each (default: %(default)s)")
    parser.add_argument("--json", type=Path, metavar="FILE", help="also write the figures here")
    parser.add_argument("--measure", choices=MEASUREMENTS, help=argparse.SUPPRESS)
    asked = parser.parse_args(argv)
    paths = asked.paths or [str(ROOT / "seeds")]
    if asked.measure:
        print(json.dumps(MEASUREMENTS[asked.measure](paths)))
        return 0
    if asked.repeats < 1:
        parser.error("--repeats must be at least 1")

    found: list[dict[str, Any]] = []
    for number in range(asked.repeats):
        print(f"bench: repeat {number + 1} of {asked.repeats}", file=sys.stderr)
        found.append({key: value for name in MEASUREMENTS for key, value in run_child(name, paths).items()})
    figures = {}
    for key, _, unit in ROWS:
        values = [row[key] for row in found]
        figures[key] = {
            "median": round(statistics.median(values), 3),
            "min": round(min(values), 3),
            "max": round(max(values), 3),
            "unit": unit,
        }
    result = {
        "signature": found[0]["signature"],
        "repeats": asked.repeats,
        "machine": machine(),
        "workload": {name: value for name, value in found[0].items() if name.startswith("n_")},
        "figures": figures,
    }
    print(to_table(result))
    if asked.json:
        asked.json.parent.mkdir(parents=True, exist_ok=True)
        asked.json.write_text(json.dumps(result, indent=2) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
