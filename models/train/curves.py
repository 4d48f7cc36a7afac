"""The learning curves of the stages, drawn from the logs that training leaves.

work folder with STAGE/log.jsonl -> eval/results/training.json, models/curves.svg

A stage whose log is not there is left out: nothing is drawn that was not written down when it was learned.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from recipe_file import read_recipe

HERE = Path(__file__).resolve().parent
RESULTS = HERE.parent.parent / "eval" / "results" / "training.json"
PICTURE = HERE.parent / "curves.svg"


def read_log(path: Path) -> list[dict]:
    """The entries of a log, one a step, in order.

    A stage that was killed went on from its last checkpoint and wrote some steps again: the later entry
    counts.
    """
    entries: dict[int, dict] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        entry = json.loads(line)
        entries[entry["step"]] = entry
    return [entries[step] for step in sorted(entries)]


def read_logs(recipe: dict, work: Path) -> dict[str, list[dict]]:
    """The logs of the recipe's stages by name, in the order in which they are trained; without empty ones."""
    paths = {stage["name"]: work / stage["name"] / "log.jsonl" for stage in recipe["stages"]}
    logs = {name: read_log(path) for name, path in paths.items() if path.exists()}
    return {name: log for name, log in logs.items() if log}


def draw(logs: dict[str, list[dict]], path: Path) -> None:
    """Draw loss over steps, a panel a stage; the same logs give the same file, byte for byte.

    Args:
        logs: From ``read_logs``, one at least.
        path: An SVG file.
    """
    from matplotlib import rc_context
    from matplotlib.figure import Figure

    with rc_context({"svg.hashsalt": "curves", "svg.fonttype": "none", "font.size": 9}):
        figure = Figure(figsize=(2.2 * len(logs) + 0.6, 2.4), layout="constrained")
        panels = figure.subplots(1, len(logs), sharey=True, squeeze=False)[0]
        for panel, (name, log) in zip(panels, logs.items(), strict=True):
            panel.plot([entry["step"] for entry in log], [entry["loss"] for entry in log], marker=".")
            panel.set(title=name, xlabel="step", xlim=(0, None))
            panel.grid(color="0.9")
        panels[0].set(ylabel="loss, mean of 50 steps")
        path.parent.mkdir(parents=True, exist_ok=True)
        figure.savefig(path, metadata={"Date": None})


def main() -> int:
    """Read the logs, keep them and draw them."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--work", type=Path, default=Path("build/train"), help="default: build/train")
    parser.add_argument("--recipe", type=Path, default=HERE / "embedded.toml", help="default: embedded.toml")
    parser.add_argument("--json", type=Path, default=RESULTS, help="default: eval/results/training.json")
    parser.add_argument("--output", type=Path, default=PICTURE, help="default: models/curves.svg")
    options = parser.parse_args()
    logs = read_logs(read_recipe(options.recipe), options.work)
    if not logs:
        print(
            f"curves: no log of a stage of {options.recipe.name} in {options.work}; train first",
            file=sys.stderr,
        )
        return 1
    options.json.parent.mkdir(parents=True, exist_ok=True)
    options.json.write_text(json.dumps({"stages": logs}, indent=1) + "\n", encoding="utf-8")
    draw(logs, options.output)
    print(f"written: {options.json}, {options.output}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
