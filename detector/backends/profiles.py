"""The one table of models the detector can use, and where each of them lies on this machine.

profile name or model names -> ``ModelSpec`` -> a checked local folder
"""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Literal

from ..errors import MissingExtraError, ModelError
from ..signature import model_fingerprint

Role = Literal["encoder", "nli"]
EMBEDDED = "embedded"
DEFAULT_PROFILE = EMBEDDED
TORCH_BACKEND = "torch-fp32"

# Never fetched: pickles are never loaded, and the hub's ONNX and OpenVINO copies are other backends.
_WANTED = ["*.json", "*.txt", "*.model", "*.tiktoken", "*.safetensors"]
_UNWANTED = ["onnx/*", "openvino/*"]
_PICKLES = (".bin", ".pt", ".pth", ".ckpt", ".h5", ".msgpack", ".pkl")
_TORCH_PACKAGES = ("sentence_transformers", "torch", "transformers")
_HUB_ID = re.compile(r"[A-Za-z0-9][\w.-]*(/[A-Za-z0-9][\w.-]*)?")


@dataclass(frozen=True, slots=True)
class Profile:
    """A pair of models that go together, pinned by commit.

    Attributes:
        name: What ``--profile`` takes.
        encoder: Hub id of the sentence encoder; ``"embedded"`` for the one that ships.
        encoder_revision: Commit on the hub; ``None`` means unpinned: resolved at download.
        nli: Hub id of the inference model; ``"embedded"`` for the one that ships.
        nli_revision: As ``encoder_revision``.
        size_mb: Approximate size of the files of both models, in megabytes.
        description: One line for ``--help``.
        encoder_prompt: Text put before everything the encoder reads; empty for most models.
    """

    name: str
    encoder: str
    encoder_revision: str | None
    nli: str
    nli_revision: str | None
    size_mb: int
    description: str
    encoder_prompt: str = ""


# Commits as other public projects pin them. The MiniLM and E5 commits are the ones that repaired
# those models' tokenizer files for transformers 5: the older, more widely quoted MiniLM commit
# loads there without an error and reads most words as unknown.
PROFILES: dict[str, Profile] = {
    profile.name: profile
    for profile in (
        Profile(
            EMBEDDED,
            EMBEDDED,
            None,
            EMBEDDED,
            None,
            90,
            "ships with the package, offline, two CPU cores; eight languages",
        ),
        Profile(
            "standard",
            "sentence-transformers/paraphrase-multilingual-MiniLM-L12-v2",
            "e8f8c211226b894fcb81acc59f3b34ba3efd5f42",
            "MoritzLaurer/mDeBERTa-v3-base-xnli-multilingual-nli-2mil7",
            "b5113eb38ab63efdd7f280f8c144ea8b13f978ce",
            1070,
            "about fifty languages; several times slower than embedded",
        ),
        Profile(
            "large",
            "intfloat/multilingual-e5-large",
            "3d7cfbdacd47fdda877c5cd8a79fbcc4f2a574f3",
            "joeddav/xlm-roberta-large-xnli",
            "b227ee8435ceadfa86dc1368a34254e2838bf242",
            4520,
            "about a hundred languages; slow without a GPU",
            encoder_prompt="query: ",
        ),
    )
}


@dataclass(frozen=True, slots=True)
class ModelSpec:
    """One model in one role, not yet looked for.

    Attributes:
        role: What it is used for.
        name: ``"embedded"``, a hub id, or a local folder as the user named it.
        revision: Commit, tag or branch on the hub; ``None`` for the newest, or for a local folder.
        prompt: Text put before everything an encoder reads.
        size_mb: Approximate size of the profile it comes from, in megabytes; ``None`` if unknown.
    """

    role: Role
    name: str
    revision: str | None = None
    prompt: str = ""
    size_mb: int | None = None


@dataclass(frozen=True, slots=True)
class LocatedModel:
    """A model that is on this machine and has been checked.

    Attributes:
        spec: What was asked for.
        folder: Where its files lie.
        identity: ``name@`` and the first 12 digits of the hub commit, or of the files' SHA-256 for
            a local folder; goes into the signature. Never a path, so that two machines agree.
    """

    spec: ModelSpec
    folder: Path
    identity: str


def resolve(
    profile: str = DEFAULT_PROFILE, encoder: str | None = None, nli: str | None = None
) -> tuple[ModelSpec, ModelSpec]:
    """Say which models a profile, or the user's own choice, stands for; nothing is loaded.

    Args:
        profile: A name in ``PROFILES``.
        encoder: A hub id (``org/name``, or ``org/name@commit``), ``"embedded"`` or a local folder
            that takes the place of the profile's encoder.
        nli: The same for the inference model.

    Returns:
        The encoder's and the inference model's spec, in that order.

    Raises:
        ModelError: If the profile is unknown, or a name is neither a folder nor a possible hub id.
    """
    if profile not in PROFILES:
        raise ModelError(f"unknown profile {profile!r}; known: {', '.join(PROFILES)}")
    chosen = PROFILES[profile]
    specs = {
        "encoder": ModelSpec(
            "encoder", chosen.encoder, chosen.encoder_revision, chosen.encoder_prompt, chosen.size_mb
        ),
        "nli": ModelSpec("nli", chosen.nli, chosen.nli_revision, size_mb=chosen.size_mb),
    }
    if encoder is not None:
        specs["encoder"] = _own_choice("encoder", encoder)
    if nli is not None:
        specs["nli"] = _own_choice("nli", nli)
    return specs["encoder"], specs["nli"]


def locate(
    spec: ModelSpec, *, download: bool = False, notify: Callable[[str], None] | None = None
) -> LocatedModel:
    """Find a model's files on this machine, and check that they can be loaded safely.

    The network is touched only with ``download``, and only when the model is not already here.

    Args:
        spec: From ``resolve``.
        download: Whether a model that is not here may be fetched from the hub.
        notify: Called once with what is fetched and how large it is, before it is; ``None``
            writes the line to standard error.

    Returns:
        The folder and the identity for the signature.

    Raises:
        ModelError: If the model is not here and may or can not be fetched, if files are missing,
            or if it has only pickled weights or needs code of its own.
    """
    if spec.name == EMBEDDED:
        folder = embedded_folder(spec.role)
        check_folder(folder, spec.role, f"the embedded {spec.role} model")
        return LocatedModel(spec, folder, f"{EMBEDDED}@{model_fingerprint(folder)}")
    local = Path(spec.name).expanduser()
    if local.is_dir():
        check_folder(local, spec.role, spec.name)
        return LocatedModel(spec, local, f"{local.resolve().name}@{model_fingerprint(local)}")
    folder = _hub_folder(spec, download=download, notify=notify)
    check_folder(folder, spec.role, spec.name)
    # The cache names a snapshot's folder after its commit, also when a branch was asked for.
    return LocatedModel(spec, folder, f"{spec.name}@{folder.name[:12]}")


def embedded_folder(role: Role) -> Path:
    """Return where the embedded model of a role lies: inside the package, or beside it in a checkout.

    Raises:
        ModelError: If it is in neither place.
    """
    package = Path(__file__).resolve().parent.parent
    for models in (package / "models", package.parent / "models"):
        folder = models / EMBEDDED / role
        if folder.is_dir():
            return folder
    raise ModelError(
        f"the embedded {role} model is not installed: expected {package / 'models' / EMBEDDED / role}; "
        "install the detector from its wheel, or name another model with "
        f"--{role}"
    )


def check_folder(folder: Path, role: Role, name: str) -> None:
    """Check that a folder holds a model that can be loaded without running anybody's code.

    Args:
        folder: The model's folder.
        role: An encoder may be split into subfolders that ``modules.json`` lists.
        name: What to call it in an error.

    Raises:
        ModelError: If the configuration, the tokenizer or the weights (safetensors or ONNX) are missing, if
            only pickled weights are there, or if a module is not one of sentence-transformers' own.
    """
    parts, needs_config = [folder], True
    if role == "encoder" and (folder / "modules.json").is_file():
        parts, needs_config = _modules(folder, name)
    if needs_config and not (parts[0] / "config.json").is_file():
        raise ModelError(f"{name}: no config.json in {folder}; expected a model in Hugging Face layout")
    for part in parts:
        if _has(part, _PICKLES) and not _has(part, (".safetensors",)):
            raise ModelError(
                f"{name}: only pickled weights in {part}; pickles can run code and are never loaded: "
                "save the model again with safetensors"
            )
    if not any(_has(part, (".safetensors", ".onnx")) for part in parts):
        raise ModelError(f"{name}: no weights (*.safetensors or model.onnx) in {folder}")
    vocabulary = (
        "tokenizer.json",
        "tokenizer_config.json",
        "vocab.txt",
        "sentencepiece.bpe.model",
        "spm.model",
    )
    if not any((part / file).is_file() for part in parts for file in vocabulary):
        raise ModelError(f"{name}: no tokenizer (tokenizer.json) in {folder}")


def one_line(error: BaseException, limit: int = 200) -> str:
    """Return the first non-empty line of an error of another library, cut to ``limit`` characters."""
    lines = [line.strip() for line in str(error).splitlines() if line.strip()]
    text = lines[0] if lines else type(error).__name__
    return text if len(text) <= limit else text[: limit - 1] + "…"


def require_torch_packages(name: str) -> None:
    """Check that the packages of the extra ``torch`` are here: what every model but ONNX files needs.

    Args:
        name: Of the model that was asked for, for the message.

    Raises:
        MissingExtraError: If one is not.
    """
    missing = [package for package in _TORCH_PACKAGES if find_spec(package) is None]
    if missing:
        raise MissingExtraError(
            f"{name}: needs {', '.join(missing)}; install the extra with `make setup EXTRAS=torch` "
            f"or `pip install '.[torch]'` in the project's folder, or use --profile {EMBEDDED}"
        )


def encodable(text: str) -> str:
    """Replace lone surrogates, which JSON can smuggle in and tokenizers refuse, by ``?``."""
    return text.encode("utf-8", "replace").decode("utf-8")


@contextmanager
def quiet_loading() -> Iterator[None]:
    """Silence the progress bars and warnings of ``transformers`` while a model is loaded."""
    from transformers.utils import logging

    level, bar = logging.get_verbosity(), logging.is_progress_bar_enabled()
    logging.set_verbosity_error()
    logging.disable_progress_bar()
    try:
        yield
    finally:
        logging.set_verbosity(level)
        if bar:
            logging.enable_progress_bar()


def _own_choice(role: Role, name: str) -> ModelSpec:
    if name == EMBEDDED:
        return ModelSpec(role, EMBEDDED, size_mb=PROFILES[EMBEDDED].size_mb)
    for profile in PROFILES.values():
        if name == getattr(profile, role):
            # Named by hand or by profile, it is the same pinned model, with the same prompt.
            prompt = profile.encoder_prompt if role == "encoder" else ""
            return ModelSpec(role, name, getattr(profile, f"{role}_revision"), prompt, profile.size_mb)
    path = Path(name).expanduser()
    if name and path.is_dir():
        return ModelSpec(role, name)
    if path.is_file():
        raise ModelError(f"{name}: is a file; --{role} takes a model's folder or a hub id such as org/name")
    if _looks_like_a_path(name):
        raise ModelError(f"{name}: no such folder")
    hub_id, _, revision = name.partition("@")
    if not _HUB_ID.fullmatch(hub_id):
        raise ModelError(f"{name!r} is neither a folder nor a hub id such as org/name")
    return ModelSpec(role, hub_id, revision or None)


def _looks_like_a_path(name: str) -> bool:
    separators = {"/", os.sep}
    n_separators = sum(character in separators for character in name)
    return name.startswith((".", "~", *separators)) or n_separators > 1 or "\\" in name or name.endswith("/")


def _modules(folder: Path, name: str) -> tuple[list[Path], bool]:
    """The folders of an encoder's modules, and whether the first one is a transformer with a config."""
    try:
        modules = json.loads((folder / "modules.json").read_text(encoding="utf-8"))
        listed = [(str(module["type"]), str(module["path"])) for module in modules]
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise ModelError(f"{name}: unreadable modules.json in {folder}: {one_line(error)}") from error
    for kind, path in listed:
        # Before version 6, sentence-transformers ran any class that a local folder named here.
        if not kind.startswith("sentence_transformers."):
            raise ModelError(
                f"{name}: needs code of its own ({kind}), which is never run; use another encoder"
            )
        if Path(path).is_absolute() or ".." in Path(path).parts:
            raise ModelError(f"{name}: modules.json points outside the model's folder ({path})")
    if not listed:
        raise ModelError(f"{name}: modules.json in {folder} lists no module")
    return [folder / path for _, path in listed], listed[0][0].endswith(".Transformer")


def _has(folder: Path, suffixes: tuple[str, ...]) -> bool:
    # A module without weights (2_Normalize) is an empty folder, which git and the hub do not keep.
    return folder.is_dir() and any(path.suffix in suffixes for path in folder.iterdir() if path.is_file())


def _hub_folder(spec: ModelSpec, *, download: bool, notify: Callable[[str], None] | None) -> Path:
    require_torch_packages(spec.name)  # before a gigabyte is fetched for nothing
    from huggingface_hub import snapshot_download
    from huggingface_hub.errors import HFValidationError, LocalEntryNotFoundError

    wanted = {"revision": spec.revision, "allow_patterns": _WANTED, "ignore_patterns": _UNWANTED}
    try:
        folder = Path(snapshot_download(spec.name, local_files_only=True, **wanted))
        check_folder(folder, spec.role, spec.name)
        return folder
    except HFValidationError as error:
        raise ModelError(f"{spec.name!r} is neither a folder nor a hub id such as org/name") from error
    except (LocalEntryNotFoundError, FileNotFoundError):
        pass
    except ModelError as error:
        # Another program may have fetched only some of the files; they can be completed.
        if not download:
            raise ModelError(f"{error}; --download fetches what is missing") from error
    if not download:
        raise ModelError(_not_here(spec))
    try:
        files = snapshot_download(spec.name, dry_run=True, **wanted)
        n_bytes = sum(file.file_size or 0 for file in files if file.will_download)
        commit = files[0].commit_hash[:12] if files else spec.revision
        (notify or _to_stderr)(f"downloading {spec.name} at {commit}: {_megabytes(n_bytes / 1e6)}")
        return Path(snapshot_download(spec.name, **wanted))
    except Exception as error:
        # Whatever the network, the hub or the disk raises, the reader needs one line and a way on.
        raise ModelError(
            f"{spec.name}: could not be downloaded ({one_line(error)}); --profile {EMBEDDED} works offline"
        ) from error


def _not_here(spec: ModelSpec) -> str:
    at = f" at commit {spec.revision[:12]}" if spec.revision else ""
    size = f"its profile is about {_megabytes(spec.size_mb)}" if spec.size_mb else "size unknown"
    return (
        f"{spec.name}{at} is not on this machine; --download fetches it ({size}), "
        f"--profile {EMBEDDED} works offline"
    )


def _megabytes(size: float) -> str:
    return f"{size / 1000:.1f} GB" if size >= 1000 else f"{size:.0f} MB"


def _to_stderr(line: str) -> None:
    print(line, file=sys.stderr)
