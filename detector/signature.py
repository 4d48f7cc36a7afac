"""The string that names every choice that can change a result, shown beside every result.

choices, model folders -> one line such as ``detector:0.1.0|nli:embedded@1a2b3c4d5e6f|backend:torch-fp32``
"""

from __future__ import annotations

import hashlib
import importlib
import importlib.metadata
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

# Broad choices first, so that two signatures differ near the end when only a detail differs.
ORDER: tuple[str, ...] = (
    "profile",
    "encoder",
    "nli",
    "backend",
    "thresholds",
    "data",
    "n",
    "sha256",
    "task",
    "interval",
    "ece",
    "prevalence",
    "threshold",
    "baselines",
)
_MODEL_FILES = (".safetensors", ".json", ".txt", ".model", ".onnx", ".tiktoken")
_DATA_FILES = (".json", ".toml")


def signature(**choices: object) -> str:
    """Join choices into one line, in an order that does not depend on how they were passed.

    The detector's version always comes first, then the keys of ``ORDER``, then any other key
    alphabetically.

    Args:
        choices: Name and value of each choice; a value of ``None`` leaves the choice out.

    Returns:
        ``key:value`` parts joined by ``|``. White space and ``|`` inside a value become ``_``, so
        that the line can be split again.
    """
    known = {key: place for place, key in enumerate(ORDER)}
    keys = sorted(choices, key=lambda key: (known.get(key, len(ORDER)), key))
    parts = [f"detector:{version()}"]
    parts += [f"{key}:{_one_word(choices[key])}" for key in keys if choices[key] is not None]
    return "|".join(parts)


def version() -> str:
    """Return the detector's version, or ``unknown`` in a copy that was never installed."""
    stated = getattr(importlib.import_module(__package__), "__version__", None)
    try:
        return str(stated or importlib.metadata.version(__package__))
    except importlib.metadata.PackageNotFoundError:
        return "unknown"


def model_fingerprint(folder: str | Path) -> str:
    """Hash the files of a local model that can change what it predicts.

    Weights alone would not do: the label order stands in ``config.json`` and the vocabulary in the
    tokenizer's files. A README, a licence or a pickle that is never loaded do not count.

    Args:
        folder: A model folder in Hugging Face layout, with or without subfolders.

    Returns:
        The first 12 hexadecimal digits of a SHA-256 over relative names and contents; independent
        of where the folder lies and of file times.

    Raises:
        FileNotFoundError: If the folder does not exist or holds no model file.
    """
    root = Path(folder)
    if not any(_files(root, _MODEL_FILES)):
        raise FileNotFoundError(f"{folder}: no model files to fingerprint")
    return _hash(root, _MODEL_FILES)


@cache
def data_fingerprint() -> str:
    """Hash what the package itself has read: its word lists, fitted weights and wording.

    Returns:
        Twelve digits, as of ``model_fingerprint``.
    """
    return _hash(Path(__file__).with_name("data"), _DATA_FILES)


def _hash(root: Path, suffixes: tuple[str, ...]) -> str:
    total = hashlib.sha256()
    for path in _files(root, suffixes):
        total.update(path.relative_to(root).as_posix().encode() + b"\0")
        with path.open("rb") as file:
            total.update(hashlib.file_digest(file, "sha256").digest())
    return total.hexdigest()[:12]


def _files(root: Path, suffixes: tuple[str, ...]) -> Iterator[Path]:
    for path in sorted(root.rglob("*"), key=lambda path: path.relative_to(root).as_posix()):
        hidden = any(part.startswith(".") for part in path.relative_to(root).parts)
        if path.is_file() and path.suffix in suffixes and not hidden:
            yield path


def _one_word(value: object) -> str:
    text = f"{value:g}" if isinstance(value, float) else str(value)
    return re.sub(r"[\s|]+", "_", text)
