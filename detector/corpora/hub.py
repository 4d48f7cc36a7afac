"""Data sets of the Hugging Face hub, by the package ``datasets``, which may use the network.

name of a corpus or a data set -> ``PairSet``
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from ..backends.labels import LabelNames, parse_labels, translate
from ..errors import InputError, MissingExtraError
from .pairset import COLUMNS, PairSet, gather_pairs, read_pairs
from .registry import corpus_path, known
from .tables import Row


def load_corpus(
    name: str,
    *,
    language: str | None = None,
    split: str | None = None,
    data_dir: str | Path | None = None,
    columns: Mapping[str, str] | None = None,
    labels: LabelNames | Sequence[str] | str | None = None,
    progress: bool = False,
) -> PairSet:
    """Load a corpus of the registry: from a folder where one is given, else from the hub.

    Args:
        name: See ``registry.corpora``; with ``data_dir`` any name that the folder has.
        language: ISO 639-1 code; ``None`` where there is only one.
        split: ``None`` takes the usual one from the hub, and all rows of a file.
        data_dir: Folder of files ``NAME.LANG.jsonl.gz``; nothing is fetched then.
        columns: As in ``read_pairs``, where they are not what the registry says.
        labels: As in ``read_pairs``.
        progress: Whether to show bars on standard error when that is a terminal.

    Returns:
        The pairs; the name of the set is ``name.language.split``.

    Raises:
        InputError: It is not known, not there, or cannot be read; the message says how to get it.
        MissingExtraError: ``datasets`` is needed and not installed.
    """
    if data_dir is not None:
        path = corpus_path(name, data_dir, language)
        return read_pairs(
            path, language=language, split=split, columns=columns, labels=labels, progress=progress
        )
    corpus = known(name)
    if corpus.hub is None:
        raise InputError(f"corpus {name}", f"give its folder with --data-dir; {corpus.how_to_get()}")
    if language is None and len(corpus.languages) > 1:
        raise InputError(f"corpus {name}", f"give --lang one of: {', '.join(corpus.languages)}")
    language = language or corpus.languages[0]
    if language not in corpus.languages:
        raise InputError(
            f"corpus {name}", f"not there in {language!r}; give --lang one of: {', '.join(corpus.languages)}"
        )
    split = split or corpus.split
    if split not in corpus.splits:
        raise InputError(
            f"corpus {name}", f"no split {split!r}; give --split one of: {', '.join(corpus.splits)}"
        )
    place = corpus.hub
    return load_dataset(
        place.ids.get(language, place.ids.get("", "")),
        config=place.config and place.config.format(lang=language),
        split=place.split_names.get(split, split),
        revision=place.revisions.get(language, place.revisions.get("")),
        language=language,
        columns={**place.columns, **(columns or {})},
        labels=labels or place.labels,
        name=f"{name}.{language}.{split}",
        only_language=place.language_column,
        progress=progress,
    )


def load_dataset(
    identifier: str,
    *,
    split: str,
    config: str | None = None,
    revision: str | None = None,
    language: str | None = None,
    columns: Mapping[str, str] | None = None,
    labels: LabelNames | Sequence[str] | str | None = None,
    name: str | None = None,
    only_language: bool = False,
    progress: bool = False,
) -> PairSet:
    """Load a data set of the hub, from the cache of ``datasets`` where it has been before.

    Args:
        identifier: ``OWNER/NAME``.
        split: Part of it.
        config: Configuration ("subset"), where there are several.
        revision: Branch, tag or commit; a result that others shall repeat names the commit.
        language: Of rows that do not say theirs.
        columns: As in ``read_pairs``.
        labels: As in ``read_pairs``; ``None`` takes the names that the data set itself gives its numbers.
        name: What to call the set; ``None`` makes it of the identifier and the split.
        only_language: Whether to leave out rows that say another language.
        progress: Whether to show a bar on standard error when that is a terminal.

    Returns:
        The pairs.

    Raises:
        InputError: It is not there, or cannot be read.
        MissingExtraError: ``datasets`` is not installed.
    """
    try:
        import datasets
    except ImportError:
        raise MissingExtraError(
            f"{identifier}: data sets of the hub need the package datasets: install the extra with "
            "`make setup EXTRAS=hub` or `pip install '.[hub]'` in the project's folder; "
            "a file needs no extra: give its path, or a folder with --data-dir"
        ) from None
    try:
        data = datasets.load_dataset(identifier, config, split=split, revision=revision)
    except Exception as error:
        # The network, the hub and three file formats raise what they like; all mean that it is not to be had.
        reason = " ".join(str(error).split())[:300] or type(error).__name__
        raise InputError(f"dataset {identifier}", f"cannot be loaded: {reason}") from error
    names = labels if isinstance(labels, LabelNames) else parse_labels(labels) if labels else LabelNames()
    if not names.numbers:
        names = LabelNames(_own_names(data, columns or {}), names.names)
    where = f"{identifier}/{split}"
    gathered = gather_pairs(
        _rows(data, where),
        where,
        language=language,
        columns=columns,
        labels=names,
        only_language=only_language,
        progress=progress,
    )
    if revision:
        gathered.notes.append(f"revision {revision} of {identifier}")
    return gathered.as_set(name or f"{identifier}.{split}", gathered.hash.hexdigest())


def _rows(data: Any, where: str) -> Iterator[Row]:
    for number, values in enumerate(data, 1):
        yield Row(f"{where}:{number}", dict(values), number)


def _own_names(data: Any, columns: Mapping[str, str]) -> tuple[str, ...]:
    """What a data set calls its numbers, where all of these are labels that we know."""
    features = getattr(data, "features", None) or {}
    usual = [columns["label"]] if "label" in columns else COLUMNS["label"]
    found = next((features[name] for name in features if name.lower() in usual), None)
    named = [translate(name) for name in getattr(found, "names", None) or ()]
    return tuple(name for name in named if name) if named and all(named) else ()
