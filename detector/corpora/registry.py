"""The public corpora that are known by name: what they are, how to cite them, where they come from.

name -> ``Corpus``; name, folder -> file
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

from ..backends.labels import LabelNames
from ..errors import InputError
from .tables import SUFFIXES

_TASKS = {
    "three-way": "entailment, neutral, contradiction",
    "contradiction": "contradiction or not",
    "entailment": "entailment or not",
}


@dataclass(frozen=True, slots=True)
class HubPlace:
    """Where the Hugging Face hub has a corpus, and how its rows are to be read.

    Attributes:
        ids: Data set by language; ``""`` is the one for every language.
        config: Configuration, in which ``{lang}`` stands for the language; ``None`` for none.
        revisions: Branch or commit by language; ``""`` is the one for every language.
        columns: Columns whose names are not the usual ones, as in ``read_pairs``.
        labels: What the labels are called.
        split_names: What the hub calls a split.
        language_column: Whether all languages are in one table that says which a row is in.
    """

    ids: Mapping[str, str]
    config: str | None = None
    revisions: Mapping[str, str] = field(default_factory=dict)
    columns: Mapping[str, str] = field(default_factory=dict)
    labels: LabelNames = field(default_factory=LabelNames)
    split_names: Mapping[str, str] = field(default_factory=dict)
    language_column: bool = False


@dataclass(frozen=True, slots=True)
class Corpus:
    """A public set of annotated pairs.

    Attributes:
        name: What ``--corpus`` calls it.
        title: One line.
        licence: As its origin states it.
        origin: Where a reader finds it.
        cite: BibTeX key of the ACL Anthology, or the reference.
        languages: ISO 639-1 codes.
        task: ``three-way``, ``contradiction`` or ``entailment``.
        splits: Parts that have labels.
        split: The one that results are usually given on.
        hub: Where the Hugging Face hub has it; ``None`` where it does not.
    """

    name: str
    title: str
    licence: str
    origin: str
    cite: str
    languages: tuple[str, ...]
    task: str
    splits: tuple[str, ...]
    split: str
    hub: HubPlace | None

    def how_to_get(self) -> str:
        """One sentence that says where it is and how to use it."""
        online = f"without --data-dir it is loaded from the hub; or from {self.origin}"
        where = online if self.hub else f"from {self.origin}"
        return (
            f"{self.title} ({self.licence}), {where}: save it as {self.name}.LANG.jsonl with premise, "
            "hypothesis, label"
        )


@cache
def corpora() -> dict[str, Corpus]:
    """The known corpora by name, from ``detector/data/corpora.toml``."""
    text = resources.files("detector").joinpath("data", "corpora.toml").read_text(encoding="utf-8")
    return {name: _corpus(name, entry) for name, entry in tomllib.loads(text).items()}


def _corpus(name: str, entry: dict[str, Any]) -> Corpus:
    hub = entry.get("hub")
    place = None
    if hub is not None:
        place = HubPlace(
            ids=_by_language(hub["id"]),
            config=hub.get("config"),
            revisions=_by_language(hub.get("revision", {})),
            columns=hub.get("columns", {}),
            labels=LabelNames(tuple(hub.get("labels", ())), hub.get("names", {})),
            split_names=hub.get("split_names", {}),
            language_column=hub.get("language_column", False),
        )
    plain = {key: entry[key] for key in ("title", "licence", "origin", "cite", "task", "split")}
    lists = {key: tuple(entry[key]) for key in ("languages", "splits")}
    return Corpus(name=name, hub=place, **plain, **lists)


def _by_language(value: str | dict[str, str]) -> dict[str, str]:
    return {"": value} if isinstance(value, str) else value


def known(name: str) -> Corpus:
    """Find a corpus by name.

    Raises:
        InputError: There is none of that name; the message lists those there are.
    """
    corpus = corpora().get(name)
    if corpus is None:
        raise InputError(
            f"corpus {name}",
            f"not known; known corpora: {', '.join(corpora())}; any file of your own can be given by its "
            "path, any data set of the hub with --dataset",
        )
    return corpus


def listing() -> str:
    """The registry for a reader: a paragraph a corpus."""
    blocks = []
    for corpus in corpora().values():
        splits = ", ".join(name + " (usual)" * (name == corpus.split) for name in corpus.splits)
        ids = ", ".join(dict.fromkeys(corpus.hub.ids.values())) if corpus.hub else "not there"
        blocks.append(
            f"{corpus.name}: {corpus.title}\n"
            f"  languages  {', '.join(corpus.languages)}\n"
            f"  labels     {_TASKS[corpus.task]}\n"
            f"  splits     {splits}\n"
            f"  licence    {corpus.licence}\n"
            f"  cite       {corpus.cite}\n"
            f"  hub        {ids}\n"
            f"  origin     {corpus.origin}\n"
        )
    return "\n".join(blocks)


def corpus_path(name: str, data_dir: str | Path | None, language: str | None = None) -> Path:
    """Find a named corpus in a folder of files ``NAME.LANG.jsonl.gz``, or with another ending that is read.

    Args:
        name: Corpus name, such as ``daccord-dev``, known or not; ``daccord-dev.fr`` works too.
        data_dir: The folder; nothing is downloaded.
        language: ISO 639-1 code; ``None`` when the folder holds the corpus in one language only.

    Returns:
        The file.

    Raises:
        InputError: If it is not there (the message says where to get it) or the language is needed.
    """
    where = f"corpus {name}"
    if not name or name != Path(name).name or name.startswith("."):
        raise InputError(where, "not a corpus name; to evaluate on a file, give its path instead")
    if data_dir is None:
        raise InputError(where, f"say with --data-dir which folder holds it; {_how_to_get(name)}")
    folder = Path(data_dir)
    if not folder.is_dir():
        raise InputError(where, f"no such data folder: {folder}")
    asked = f"{name}.{language}" if language else name
    for suffix in SUFFIXES:
        for ending in (f"{suffix}.gz", suffix):
            if (folder / (asked + ending)).is_file():
                return folder / (asked + ending)
    languages = _languages(folder, name)
    if language is None and len(languages) == 1:
        return corpus_path(name, folder, languages[0])
    if languages:
        wanted = f"not there in {language!r}" if language else "there in several languages"
        raise InputError(where, f"{wanted}; give --lang one of: {', '.join(languages)}")
    missing = f"no {asked}{'' if language else '.LANG'}.jsonl.gz in {folder}"
    raise InputError(where, f"{missing}; {_how_to_get(name)}")


def _languages(folder: Path, name: str) -> list[str]:
    found = set()
    for path in folder.iterdir():
        stem = path.name.removesuffix(".gz")
        language = Path(stem).stem.removeprefix(f"{name}.")
        if Path(stem).suffix in SUFFIXES and language != Path(stem).stem and "." not in language:
            found.add(language)
    return sorted(found)


def _how_to_get(name: str) -> str:
    corpus = corpora().get(name.partition(".")[0])
    if corpus is not None:
        return corpus.how_to_get()
    return f"known corpora: {', '.join(corpora())}; any file of your own can be given by its path"
