"""Which models are meant, where they lie, what is refused; and the signature that names them."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import get_args

import huggingface_hub
import pytest
from tiny_models import save_encoder, save_nli

from detector import signature as signature_module
from detector.backends.profiles import PROFILES, ModelSpec, Role, embedded_folder, locate, resolve
from detector.embed import load_encoder
from detector.errors import MissingExtraError, ModelError
from detector.nli import load_nli
from detector.schema import LABELS
from detector.signature import data_fingerprint, model_fingerprint, signature

COMMIT = "0123456789abcdef0123456789abcdef01234567"


@pytest.fixture(scope="module")
def models(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("models")
    save_nli(folder / "nli", list(LABELS))
    save_encoder(folder / "encoder")
    return folder


@pytest.fixture
def copy(models, tmp_path):
    """A private copy of a good model, to be broken."""

    def make(role: str) -> Path:
        return Path(shutil.copytree(models / role, tmp_path / role))

    return make


def fill_cache(cache: Path, repository: str, source: Path, files: tuple[str, ...] | None = None) -> None:
    root = cache / ("models--" + repository.replace("/", "--"))
    snapshot = root / "snapshots" / COMMIT
    snapshot.mkdir(parents=True)
    (root / "refs").mkdir()
    (root / "refs" / "main").write_text(COMMIT)
    for path in source.iterdir():
        if path.is_file() and (files is None or path.name in files):
            shutil.copy(path, snapshot)


@pytest.fixture
def cache(tmp_path, monkeypatch) -> Path:
    folder = tmp_path / "cache"
    folder.mkdir()
    monkeypatch.setattr(huggingface_hub.constants, "HF_HUB_CACHE", str(folder))
    return folder


def message(function, *arguments, **options) -> str:
    with pytest.raises(ModelError) as caught:
        function(*arguments, **options)
    text = str(caught.value)
    assert "\n" not in text
    return text


def test_the_table_is_sound():
    assert list(PROFILES) == ["embedded", "standard", "large"]
    for name, profile in PROFILES.items():
        assert profile.name == name and profile.description and profile.size_mb > 0
        for revision in (profile.encoder_revision, profile.nli_revision):
            assert revision is None or re.fullmatch(r"[0-9a-f]{40}", revision)
    assert PROFILES["large"].encoder_prompt == "query: "


def test_a_profile_stands_for_two_models():
    encoder, nli = resolve()
    assert (encoder.role, encoder.name, nli.role, nli.name) == ("encoder", "embedded", "nli", "embedded")
    encoder, nli = resolve("large")
    assert encoder.prompt == "query: " and encoder.revision == PROFILES["large"].encoder_revision
    assert nli.prompt == "" and nli.revision == PROFILES["large"].nli_revision


def test_an_unknown_profile_lists_the_known_ones():
    assert message(resolve, "huge") == "unknown profile 'huge'; known: embedded, standard, large"


def test_own_models_take_either_place(tmp_path):
    encoder, nli = resolve("standard", nli=str(tmp_path))
    assert encoder.name == PROFILES["standard"].encoder
    assert nli == ModelSpec("nli", str(tmp_path))
    encoder, nli = resolve(encoder="org/model@abc123", nli="embedded")
    assert (encoder.name, encoder.revision, nli.name) == ("org/model", "abc123", "embedded")
    # A model of the table keeps its commit and prompt when named by hand.
    assert resolve(encoder="intfloat/multilingual-e5-large")[0] == resolve("large")[0]


@pytest.mark.parametrize("name", ["./missing", "../missing", "~/missing-model", "/no/such", "a/b/c", "dir/"])
def test_what_looks_like_a_path_is_not_sought_on_the_hub(name):
    assert message(resolve, nli=name) == f"{name}: no such folder"


def test_other_nonsense_is_refused(tmp_path):
    file = tmp_path / "weights.safetensors"
    file.touch()
    assert "is a file" in message(resolve, nli=str(file))
    assert "neither a folder nor a hub id" in message(resolve, nli="what is this?")
    assert "neither a folder nor a hub id" in message(resolve, encoder="")


@pytest.mark.parametrize("role", get_args(Role))
def test_a_local_folder_is_taken_and_fingerprinted(models, role):
    found = locate(ModelSpec(role, str(models / role)))
    assert found.folder == models / role
    assert found.identity == f"{role}@{model_fingerprint(models / role)}"


@pytest.mark.parametrize("role", get_args(Role))
def test_the_embedded_models_are_found_from_a_checkout(role):
    found = locate(ModelSpec(role, "embedded"))
    assert found.folder == embedded_folder(role)
    assert re.fullmatch(r"embedded@[0-9a-f]{12}", found.identity)


@pytest.mark.parametrize("role", get_args(Role))
@pytest.mark.parametrize(
    ("removed", "expected"),
    [("config.json", "no config.json"), ("model.safetensors", "no weights"), ("tokenizer*", "no tokenizer")],
)
def test_an_incomplete_folder_says_what_is_missing(copy, role, removed, expected):
    folder = copy(role)
    for path in list(folder.glob(removed)):
        path.unlink()
    assert expected in message(locate, ModelSpec(role, str(folder)))


@pytest.mark.parametrize("role", get_args(Role))
def test_pickled_weights_are_never_loaded(copy, role):
    folder = copy(role)
    (folder / "model.safetensors").rename(folder / "pytorch_model.bin")
    assert "only pickled weights" in message(locate, ModelSpec(role, str(folder)))


def test_pickled_weights_of_a_later_module_are_found_too(copy):
    folder = copy("encoder")
    dense = {"idx": 2, "name": "2", "path": "2_Dense", "type": "sentence_transformers.models.Dense"}
    modules = json.loads((folder / "modules.json").read_text()) + [dense]
    (folder / "modules.json").write_text(json.dumps(modules))
    (folder / "2_Dense").mkdir()
    (folder / "2_Dense" / "pytorch_model.bin").touch()
    assert "only pickled weights" in message(locate, ModelSpec("encoder", str(folder)))


@pytest.mark.parametrize(
    ("kind", "path", "expected"),
    [
        ("own_code.Pooling", "1_Pooling", "needs code of its own"),
        ("sentence_transformers.models.Pooling", "../elsewhere", "points outside"),
    ],
)
def test_modules_that_run_code_or_lie_elsewhere_are_refused(copy, kind, path, expected):
    folder = copy("encoder")
    (folder / "modules.json").write_text(json.dumps([{"idx": 0, "name": "0", "path": path, "type": kind}]))
    assert expected in message(locate, ModelSpec("encoder", str(folder)))


def test_unreadable_modules_are_one_line(copy):
    folder = copy("encoder")
    (folder / "modules.json").write_text("{")
    assert "unreadable modules.json" in message(locate, ModelSpec("encoder", str(folder)))


def test_a_cached_hub_model_needs_no_network_and_is_named_by_its_commit(cache, models):
    fill_cache(cache, "org/model", models / "nli")
    found = locate(ModelSpec("nli", "org/model"))
    assert found.identity == f"org/model@{COMMIT[:12]}"
    assert (found.folder / "config.json").is_file()


def test_a_model_that_is_not_here_says_how_large_and_what_works_offline(cache, monkeypatch):
    seen = []
    real = huggingface_hub.snapshot_download
    monkeypatch.setattr(
        huggingface_hub, "snapshot_download", lambda *names, **how: seen.append(how) or real(*names, **how)
    )
    text = message(locate, resolve("standard")[1])
    assert PROFILES["standard"].nli in text and PROFILES["standard"].nli_revision[:12] in text
    assert "--download" in text and "1.1 GB" in text and "--profile embedded" in text
    assert seen and all(how["local_files_only"] for how in seen)


def test_an_incomplete_cache_says_that_it_can_be_completed(cache, models):
    fill_cache(cache, "org/model", models / "nli", files=("config.json",))
    text = message(locate, ModelSpec("nli", "org/model"))
    assert "no weights" in text and "--download" in text


def test_a_download_is_announced_with_its_size(cache, models, monkeypatch):
    real = huggingface_hub.snapshot_download

    def stub(name, *, local_files_only=False, dry_run=False, **how):
        if local_files_only:
            return real(name, local_files_only=True, **how)
        if dry_run:
            file = {"commit_hash": COMMIT, "file_size": 7_000_000}
            return [SimpleNamespace(will_download=True, **file), SimpleNamespace(will_download=False, **file)]
        assert "*.bin" not in how["allow_patterns"]
        fill_cache(cache, name, models / "nli")
        return real(name, local_files_only=True, **how)

    monkeypatch.setattr(huggingface_hub, "snapshot_download", stub)
    lines: list[str] = []
    found = locate(ModelSpec("nli", "org/model"), download=True, notify=lines.append)
    assert lines == [f"downloading org/model at {COMMIT[:12]}: 7 MB"]
    assert found.identity == f"org/model@{COMMIT[:12]}"
    # The second time nothing is fetched, so nothing is announced.
    locate(ModelSpec("nli", "org/model"), download=True, notify=lines.append)
    assert len(lines) == 1


def test_a_failed_download_is_one_line(cache, monkeypatch):
    real = huggingface_hub.snapshot_download

    def stub(name, *, local_files_only=False, **how):
        if local_files_only:
            return real(name, local_files_only=True, **how)
        raise OSError("\nno route to host\nand a long story")

    monkeypatch.setattr(huggingface_hub, "snapshot_download", stub)
    text = message(locate, ModelSpec("nli", "org/model"), download=True)
    assert "no route to host" in text and "long story" not in text and "--profile embedded" in text


def test_the_fingerprint_follows_what_can_change_a_prediction(copy, models, tmp_path):
    folder = copy("nli")
    before = model_fingerprint(folder)
    assert before == model_fingerprint(models / "nli")
    (folder / "README.md").write_text("words")
    (folder / ".cache").mkdir()
    (folder / ".cache" / "state.json").write_text("{}")
    assert model_fingerprint(folder) == before
    config = folder / "config.json"
    config.write_text(config.read_text().replace("neutral", "contradiction", 1))
    changed = model_fingerprint(folder)
    assert changed != before
    (folder / "model.safetensors").write_bytes(b"other weights")
    assert model_fingerprint(folder) not in (before, changed)
    with pytest.raises(FileNotFoundError):
        model_fingerprint(tmp_path / "nowhere")


def test_a_word_list_that_changes_changes_the_signature(tmp_path, monkeypatch):
    shutil.copytree(Path(signature_module.__file__).with_name("data"), tmp_path / "data")
    monkeypatch.setattr(signature_module, "__file__", str(tmp_path / "signature.py"))
    shipped = data_fingerprint()
    again = data_fingerprint.__wrapped__
    assert len(shipped) == 12 and again() == shipped, "wherever it lies"
    with (tmp_path / "data" / "cues" / "fr.toml").open("a", encoding="utf-8") as cues:
        cues.write("# another line")
    assert again() != shipped


def test_a_signature_does_not_depend_on_how_it_was_asked_for():
    line = signature(zebra=1, nli="m@1", encoder="e@2", apple=0.5, missing=None)
    assert line == signature(apple=0.5, encoder="e@2", zebra=1, nli="m@1")
    assert re.fullmatch(r"detector:[^|]+\|encoder:e@2\|nli:m@1\|apple:0.5\|zebra:1", line)
    assert signature(nli="a|b c\n").endswith("|nli:a_b_c_")


# Without the packages of the extra
WITHOUT_TORCH = """
import sys
class Absent:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in {"torch", "transformers", "sentence_transformers", "safetensors"}:
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)
sys.meta_path.insert(0, Absent())
from detector.cli import main
sys.exit(main(sys.argv[1:]))
"""


@pytest.mark.model
def test_the_embedded_models_need_no_package_of_the_extra(tmp_path):
    pages = tmp_path / "first.txt", tmp_path / "second.txt"
    pages[0].write_text(
        "La halle a rouvert\n\nLa halle a rouvert mardi, a annoncé la mairie.\n", encoding="utf-8"
    )
    pages[1].write_text(
        "Rien n'a rouvert\n\nLa mairie a démenti que la halle ait rouvert.\n", encoding="utf-8"
    )
    for words in (
        ["score", "The minister resigned.", "The minister did not resign."],
        ["report", *map(str, pages), "-o", str(tmp_path / "report.html")],
    ):
        finished = subprocess.run(
            [sys.executable, "-c", WITHOUT_TORCH, *words], capture_output=True, text=True, timeout=120
        )
        assert finished.returncode == 0, finished.stderr
    assert "halle" in (tmp_path / "report.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("role", get_args(Role))
def test_another_model_without_its_packages_names_the_extra(models, role, monkeypatch):
    monkeypatch.setattr("detector.backends.profiles.find_spec", lambda name: None)
    load = {"encoder": load_encoder, "nli": load_nli}[role]
    with pytest.raises(MissingExtraError, match=r"torch.*EXTRAS=torch.*\.\[torch\].*--profile embedded"):
        load(ModelSpec(role, str(models / role)))
    with pytest.raises(MissingExtraError):  # before anything is fetched
        locate(ModelSpec(role, "org/model", COMMIT), download=True)
