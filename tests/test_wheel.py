"""The built package is whole: templates, word lists and weights are in it, and it works from any folder."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
# Largest wheel that is reasonable to send: the weights are 83 MB of eight bits, which hardly compress.
MAX_MEGABYTES = 90

FIRST = """Le maire de Valbrune a rencontré le promoteur chaque mois

Le 12 mars 2024

Le maire de Valbrune a rencontré le promoteur tous les mois pendant deux ans, affirme L'Écho de Valbrune.
Les deux hommes parlaient du futur stade, selon le journal.
"""
SECOND = """La mairie de Valbrune dément

Le 13 mars 2024

La mairie de Valbrune a démenti que le maire ait rencontré le promoteur tous les mois.
« Le maire n'a rencontré le promoteur qu'une seule fois », a assuré sa porte-parole.
"""
USE = """
import json, sys
import detector
found = detector.Detector()
inference = found.score("The mayor met him once.", "The mayor met him every week.")
report = found.detect(sys.argv[1:])
page = report.to_html()
print(json.dumps({
    "file": detector.__file__, "label": inference.label,
    "total": inference.entailment + inference.neutral + inference.contradiction,
    "n_articles": len(report.articles), "n_statements": len(report.statements),
    "named": "Valbrune" in page,
}))
"""


def run(*words: str, cwd: Path, **environment: str) -> str:
    """Run a command with this Python and return what it prints; its errors fail the test."""
    finished = subprocess.run(
        [sys.executable, *words],
        cwd=cwd,
        env={**os.environ, **environment},
        check=False,
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert finished.returncode == 0, f"{finished.stdout[-2000:]}\n{finished.stderr[-4000:]}"
    return finished.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the source archive from the project, and the wheel from nothing but that archive."""
    folder = tmp_path_factory.mktemp("wheel")
    build = f"import hatchling.build as build; print(build.build_sdist({str(folder)!r}))"
    archive = folder / run("-c", build, cwd=ROOT).split()[-1]
    with tarfile.open(archive) as packed:
        packed.extractall(folder / "source", filter="data")
    (source,) = (folder / "source").iterdir()
    run(
        "-m",
        "pip",
        "wheel",
        "--quiet",
        "--no-deps",
        "--no-build-isolation",
        "--wheel-dir",
        str(folder),
        str(source),
        cwd=folder,
    )
    (built,) = folder.glob("*.whl")
    return built


@pytest.mark.slow
def test_the_wheel_holds_the_package_its_data_and_its_model(wheel):
    with zipfile.ZipFile(wheel) as packed:
        names = set(packed.namelist())
    kept = {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "detector").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    model = {
        f"detector/{path.relative_to(ROOT).as_posix()}"
        for path in (ROOT / "models" / "embedded").rglob("*")
        if path.is_file()
    }
    assert kept and len([name for name in model if name.endswith("/model.onnx")]) == 2
    metadata = {name for name in names if ".dist-info/" in name}
    assert names - metadata == kept | model
    assert any(name.endswith("licenses/LICENSE") for name in metadata)
    assert wheel.stat().st_size < MAX_MEGABYTES * 1e6


@pytest.mark.slow
@pytest.mark.model
def test_the_wheel_works_from_any_folder(wheel, tmp_path):
    with zipfile.ZipFile(wheel) as packed:
        packed.extractall(tmp_path / "installed")
    (tmp_path / "elsewhere").mkdir()
    for name, text in (("first.txt", FIRST), ("second.txt", SECOND)):
        (tmp_path / "elsewhere" / name).write_text(text, encoding="utf-8")
    # The dependencies are those of this environment; the package itself comes from the wheel.
    printed = run(
        "-c",
        USE,
        "first.txt",
        "second.txt",
        cwd=tmp_path / "elsewhere",
        PYTHONPATH=str(tmp_path / "installed"),
        HF_HUB_OFFLINE="1",
    )
    found = json.loads(printed.splitlines()[-1])
    assert Path(found["file"]).is_relative_to(tmp_path / "installed")
    assert found["label"] in {"entailment", "neutral", "contradiction"}
    assert found["total"] == pytest.approx(1, abs=1e-3)
    assert found["n_articles"] == 2
    assert found["n_statements"] >= 2
    assert found["named"]
