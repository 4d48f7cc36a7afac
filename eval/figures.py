"""Write the measured figures into the documents, between marks, so that neither can stray from the other.

eval/results/*.json + README.md, eval/README.md, models/README.md -> the same documents with fresh tables

A table stands between ``<!-- figures: NAME -->`` and ``<!-- end of figures -->``; ``TABLES`` names each.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
RESULTS = ROOT / "eval" / "results"
DOCUMENTS = ("README.md", "eval/README.md", "models/README.md")
_BLOCK = re.compile(r"(<!-- figures: ([\w-]+) -->\n)(.*?)(<!-- end of figures -->)", re.DOTALL)

# What the main README shows of the test stories, in a reader's words.
OVERVIEW = {
    "attribution F1": "who says it: F1 of sources",
    "stance accuracy": "stance (says, denies, …), of matched statements",
    "denial link accuracy": "a denial linked to the claim that it answers",
    "conflict precision": "reported conflicts that are right",
    "dispute precision": "reported disputes of which at least one conflict is right",
    "first conflict right": "stories whose first conflict on the page is right",
    "conflict recall": "annotated conflicts that are found",
    "dispute recall": "disputes of which at least one conflict is found",
    "updates reported as conflicts": "updates reported as conflicts",
    "near misses reported": "near misses of every sort reported",
}
STORIES = (
    "attribution precision",
    "attribution recall",
    "stance accuracy",
    "hedge accuracy",
    "denial link accuracy",
    "denial links right",
    "refusal link accuracy",
    "conflict precision",
    "conflict recall",
    "dispute precision",
    "dispute recall",
    "first conflict right",
    "updates reported as conflicts",
    "near misses reported",
    "conflicts with both statements read",
    "conflicts that are paired",
    "pairs asked, of all",
)
LANGUAGES = {"fr, en": "French and English", "others": "other languages and mixed"}


def overview(result: Mapping[str, Any]) -> str:
    """The test stories in the main README."""
    columns = {title: result["stories"]["test"][name] for name, title in LANGUAGES.items()}
    head = ["", *(f"{title} ({column['stories']})" for title, column in columns.items())]
    rows = [
        [words, *(_cell(column["scores"][score]) for column in columns.values())]
        for score, words in OVERVIEW.items()
    ]
    return _table(head, rows)


def stories(result: Mapping[str, Any]) -> str:
    """Every score of the stories, both splits."""
    columns = [
        (f"{split}, {languages}", result["stories"][split][languages])
        for split in ("dev", "test")
        for languages in LANGUAGES
    ]
    head = ["stories", *(f"{title} ({column['stories']})" for title, column in columns)]
    rows = [[score, *(_cell(column["scores"][score]) for _, column in columns)] for score in STORIES]
    wrong = "calibration error of reported pairs"
    rows.append([wrong, *(_number(column[wrong]) for _, column in columns)])
    return _table(head, rows)


def thresholds(result: Mapping[str, Any]) -> str:
    """What other thresholds would report, on stories left out of the fit."""
    parts = result["by threshold"]
    rows = [
        [threshold.removeprefix("0"), *(_of_reported(part, threshold) for part in parts.values())]
        for threshold in next(iter(parts.values()))["reported, right"]
    ]
    head = [f"{name}: right of reported (of {part['conflicts']} read)" for name, part in parts.items()]
    return _table(["threshold", *head], rows)


def _of_reported(part: Mapping[str, Any], threshold: str) -> str:
    reported, right = part["reported, right"][threshold]
    share = _number(right / reported) if reported else "–"
    return f"{right} of {reported}: {share}"


def ablations(result: Mapping[str, Any]) -> str:
    """What each part of the decision adds."""
    shown = ("conflict precision", "conflict recall", "dispute recall", "near misses reported")
    splits = result["ablations"]
    head = ["left out", *(f"{split}: {score}" for split in splits for score in shown)]
    parts = next(iter(splits.values()))
    rows = [
        [part, *(_number(scores[part][score]) for scores in splits.values() for score in shown)]
        for part in parts
    ]
    return _table(head, rows)


def stress(result: Mapping[str, Any]) -> str:
    """The share of stress tests that the inference model fails, by capability."""
    capabilities = result["stress"]["capabilities"]
    languages = ("fr", "en")
    head = ["capability", *(cell for language in languages for cell in (f"{language}, failed", "n"))]
    rows = []
    for name, of_language in capabilities.items():
        failed = [of_language[language] for language in languages]
        cells = [
            (_cell([part["rate"][x] for x in ("value", "low", "high")]), str(part["n"])) for part in failed
        ]
        rows.append([name, *(cell for pair in cells for cell in pair)])
    return _table(head, rows)


def retrieval(result: Mapping[str, Any]) -> str:
    """How often the encoder finds a sentence's translation."""
    rows = [[code, f"{into:.1%}", f"{out:.1%}"] for code, (into, out) in result["retrieval"].items()]
    return _table(["FLORES-101", "into English", "from English"], rows)


def inference(result: Mapping[str, Any]) -> str:
    """How the inference model reads what it was not trained on."""
    rows = []
    for name, found in result["inference"].items():
        cells = [_cell(found["accuracy"]), _cell(found["average precision"])]
        rows.append([name, str(found["n"]), *cells])
        if "in both orders" in found:
            mean = found["mean of both orders"]
            rows.append(["… mean of both orders", "", *map(_cell, mean.values())])
            if two_classes := found.get("at a threshold"):
                least, accuracy = two_classes["threshold"], _cell(two_classes["accuracy"])
                rows.append(
                    [
                        f"… mean of both orders, from {_number(least)} on, chosen on groups and genres",
                        "",
                        accuracy,
                        "",
                    ]
                )
            share = _number(found["in both orders"])
            rows.append(["… read as contradiction in one order: also in the other", "", share, ""])
    return _table(["set", "n", "accuracy", "average precision, contradiction"], rows)


def training(result: Mapping[str, Any]) -> str:
    """How each stage of the inference model was learned."""
    rows = [
        [
            name,
            str(log[-1]["step"]),
            _number(log[0]["loss"]),
            _number(log[-1]["loss"]),
            f"{log[-1]['tokens a second']:,}",
        ]
        for name, log in result["stages"].items()
    ]
    return _table(["stage", "steps in the log", "loss, first 50", "last", "tokens a second"], rows)


def rounding(result: Mapping[str, Any]) -> str:
    """How fast the embedded models are beside float32 in torch."""
    speed = result["speed"]
    rows = [
        [name, *(f"{median:.0f} ({least:.0f}–{most:.0f})" for median, least, most in found)]
        for name, *found in ((name, speed["encoder"][name], speed["nli"][name]) for name in speed["nli"])
    ]
    return _table(["", "encoder, texts a second", "inference model, pairs a second"], rows)


def rounding_costs(result: Mapping[str, Any]) -> str:
    """How the embedded inference model reads held-out pairs beside the same in float32."""
    systems = ("eight bits, as it ships", "float32")
    rows = [
        [
            name,
            str(found["n"]),
            *(_cell(found[system]) for system in systems),
            _number(found["labelled alike"]),
        ]
        for name, found in result["inference"].items()
    ]
    heads = (f"accuracy, {system}" for system in systems)
    return _table(["set", "n", *heads, "labelled alike"], rows)


def giveaways(result: Mapping[str, Any]) -> str:
    """How often the label of the project's own data can be guessed without the premise."""
    rows = [
        [name, str(found["n"]), f"{found['commonest'][0]}: {_number(found['commonest'][1])}"]
        + [_cell(found["hypothesis only"])]
        for name, found in result.items()
    ]
    return _table(["set", "n", "always the commonest label", "guessed from the hypothesis alone"], rows)


def giveaway_types(result: Mapping[str, Any]) -> str:
    """The types of the groups whose label the hypothesis alone gives away."""
    types = result["groups, fr"]["types"]
    rows = [
        [name, found["label"], str(found["n"]), _number(found["guessed"])]
        for name, found in types.items()
        if found["guessed"] >= 0.7
    ]
    return _table(["type (fr)", "label", "n", "guessed right"], rows)


def public(result: Mapping[str, Any]) -> str:
    """The inference model and what reads no meaning on public development sets, accuracy and ranking."""
    sizes = {name: str(found["n"]) for name, found in result["public"].items()}
    return _beside_baselines(result["public"], sizes)


def seen(result: Mapping[str, Any]) -> str:
    """The same on public sets that are in training, with how much of them is."""
    sizes = {}
    for name, found in result["seen"].items():
        trained = f"one stage took {found['trained on']:,}" if found["trained on"] else "seen in translation"
        sizes[name] = f"{found['n']:,} of {found['of']:,}; {trained}"
    return _beside_baselines(result["seen"], sizes)


def _beside_baselines(sets: Mapping[str, Any], sizes: Mapping[str, str]) -> str:
    """Accuracy and average precision of each set, the model first; a system that a set lacks has no score."""
    commonest = "always the commonest label"
    measured = {
        name: {
            commonest if system.startswith("always ") else system: value
            for system, value in found.items()
            if isinstance(value, dict)
        }
        for name, found in sets.items()
    }
    systems = list(dict.fromkeys(system for found in measured.values() for system in found))
    rows = []
    for name, found in measured.items():
        for score, words in (
            ("accuracy", f"{name} ({sizes[name]}): accuracy"),
            ("average_precision", "… average precision"),
        ):
            values = [found.get(system, {}).get(score) for system in systems]
            rows.append([words, *(_cell(value) if value else "–" for value in values)])
    return _table(["", *systems], rows)


def stages(result: Mapping[str, Any]) -> str:
    """Each stage alone on gold input, and at its place in the chain; attribution reads raw text in both."""
    columns = [
        (f"{split}, {languages}", of_languages[languages])
        for split, of_languages in result["alone"].items()
        for languages in LANGUAGES
        if of_languages.get(languages)
    ]
    rows = []
    for stage, scores in columns[0][1].items():
        for score in scores:
            values = [column[stage][score] for _, column in columns]
            alone = [_cell(value["alone"]) for value in values]
            chain = [_cell(value["in the chain"]) for value in values]
            if stage == "attribution":
                rows.append([f"{stage}: {score}", *alone])
            else:
                rows.append([f"{stage}: {score}, alone", *alone])
                rows.append(["… in the chain", *chain])
    return _table(["stage", *(title for title, _ in columns)], rows)


def held_out(result: Mapping[str, Any]) -> str:
    """The inference model on held-out pairs, beside what reads no meaning."""
    systems = {"**the embedded model**": {**result, "f1": result["per_label"][result["positive"]]["f1"]}}
    scores = ("accuracy", "macro_f1", "f1", "average_precision")
    rows = [
        [name, *(_cell([system[score][end] for end in ("value", "low", "high")]) for score in scores)]
        for name, system in (systems | result["baselines"]).items()
    ]
    head = [f"{result['name']}, {result['n']} pairs", "accuracy", "macro F1"]
    return _table([*head, f"F1, {result['positive']}", "average precision"], rows)


def by_type(result: Mapping[str, Any]) -> str:
    """The types of held-out pairs that the inference model reads worst and best, five of each."""
    types = {name: found for name, found in result["slices"]["type"].items() if found["n"] >= 10}
    ordered = sorted(types, key=lambda name: types[name]["accuracy"]["value"])
    cells = [
        [
            f"{name} ({types[name]['n']})",
            _cell([types[name]["accuracy"][x] for x in ("value", "low", "high")]),
        ]
        for name in ordered
    ]
    rows = [weak + strong for weak, strong in zip(cells[:5], cells[:-6:-1], strict=True)]
    return _table(["read worst (n)", "accuracy", "read best (n)", "accuracy"], rows)


#: Name of a table -> the file of results it shows, and how.
TABLES: dict[str, tuple[str, Callable[[Mapping[str, Any]], str]]] = {
    "overview": ("eval.json", overview),
    "stories": ("eval.json", stories),
    "stages": ("eval.json", stages),
    "thresholds": ("../../detector/data/decision.json", thresholds),
    "ablations": ("eval.json", ablations),
    "stress": ("eval.json", stress),
    "retrieval": ("models.json", retrieval),
    "inference": ("models.json", inference),
    "training": ("training.json", training),
    "giveaways": ("giveaways.json", giveaways),
    "giveaway-types": ("giveaways.json", giveaway_types),
    "rounding": ("rounding.json", rounding),
    "rounding-costs": ("rounding.json", rounding_costs),
    "public": ("models.json", public),
    "seen": ("models.json", seen),
    "types-fr": ("authored-held-out.fr.json", by_type),
    "types-en": ("authored-held-out.en.json", by_type),
    "held-out-fr": ("authored-held-out.fr.json", held_out),
    "held-out-en": ("authored-held-out.en.json", held_out),
}


def fresh(text: str, results: Path = RESULTS) -> str:
    """A document with its tables made anew from the results.

    Args:
        text: The document.
        results: Folder of the files that ``TABLES`` names.

    Raises:
        KeyError: If a mark names no table of ``TABLES``, or a result lacks what the table shows.
        FileNotFoundError: If the results are not there.
    """

    def rendered(block: re.Match[str]) -> str:
        file, render = TABLES[block[2]]
        result = json.loads((results / file).read_text(encoding="utf-8"))
        return f"{block[1]}\n{render(result)}\n\n{block[4]}"

    return _BLOCK.sub(rendered, text)


def _table(head: list[str], rows: list[list[str]]) -> str:
    return "\n".join("| " + " | ".join(row) + " |" for row in [head, ["---"] * len(head), *rows])


def _cell(estimate: list[float | None]) -> str:
    value, low, high = estimate
    interval = "" if low is None or high is None else f" [{_number(low)}, {_number(high)}]"
    return _number(value) + interval


def _number(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}".removeprefix("0")


def main() -> int:
    """Write the tables, or say which document is stale."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 when a table is stale")
    stale = []
    options = parser.parse_args()
    for name in DOCUMENTS:
        path = ROOT / name
        text = path.read_text(encoding="utf-8")
        if fresh(text) != text:
            stale.append(name)
            if not options.check:
                path.write_text(fresh(text), encoding="utf-8")
    if stale:
        print(f"{'stale' if options.check else 'written'}: {', '.join(stale)}")
    return int(options.check and bool(stale))


if __name__ == "__main__":
    sys.exit(main())
