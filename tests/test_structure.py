"""The shape of the package, read from its source: who imports whom, what loads when, what is documented."""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "detector"
STAGES = ("ingest", "segment", "attribute", "embed", "pair", "nli", "conflict", "graph", "report")
COMPOSERS = ("__init__", "pipeline", "cli")
HEAVY = {
    "dateparser",
    "onnxruntime",
    "sentence_transformers",
    "sklearn",
    "torch",
    "trafilatura",
    "transformers",
}
SOURCES = sorted(PACKAGE.rglob("*.py"))
UNKEPT = {".git", ".venv", "build", "dist", "__pycache__", ".pytest_cache", ".ruff_cache", ".hypothesis"}


def part_of(path: Path) -> str:
    """Return the part of the package a file belongs to: a module, or a folder of modules."""
    return path.relative_to(PACKAGE).with_suffix("").parts[0]


PARTS = {part_of(path) for path in SOURCES}


def imported_names(node: ast.Import | ast.ImportFrom, path: Path) -> Iterator[str]:
    """Yield the full dotted names an import statement of a file may load."""
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
        return
    package = ["detector", *path.relative_to(PACKAGE).parts[:-1]]
    base = package[: len(package) - node.level + 1] if node.level else []
    module = ".".join([*base, *([node.module] if node.module else [])])
    yield from (f"{module}.{alias.name}" for alias in node.names)


def parts_imported(path: Path) -> set[str]:
    """Return the other parts of the package that a file imports, inside functions too."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import | ast.ImportFrom):
            for name in imported_names(node, path):
                first, _, rest = name.partition(".")
                part = rest.partition(".")[0]
                # `from detector import __version__` reads a constant and depends on no stage.
                if first == "detector" and not part.startswith("__"):
                    found.add(part if part in PARTS else "__init__")
    return found - {part_of(path)}


def reachable(part: str) -> dict[str, str]:
    """Return every part that one leads to, each with the part that imports it."""
    edges: dict[str, set[str]] = {name: set() for name in PARTS}
    for path in SOURCES:
        edges[part_of(path)] |= parts_imported(path)
    found: dict[str, str] = {}
    ahead = [part]
    while ahead:
        here = ahead.pop()
        for name in sorted(edges[here] - found.keys() - {part}):
            found[name] = here
            ahead.append(name)
    return found


def top_level(body: list[ast.stmt]) -> Iterator[ast.Import | ast.ImportFrom]:
    """Yield the imports that run when the module is imported."""
    for node in body:
        if isinstance(node, ast.Import | ast.ImportFrom):
            yield node
        elif isinstance(node, ast.If) and "TYPE_CHECKING" in ast.dump(node.test):
            yield from top_level(node.orelse)
        elif not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            for name in ("body", "orelse", "finalbody"):
                yield from top_level(getattr(node, name, []))
            for handler in getattr(node, "handlers", []):
                yield from top_level(handler.body)


def undocumented(body: list[ast.stmt], prefix: str = "") -> Iterator[str]:
    """Yield the public classes, functions and methods without a docstring."""
    for node in body:
        if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            # A setter is documented by its property, an overload by the function.
            marks = {ast.unparse(mark).rpartition(".")[2] for mark in node.decorator_list}
            if node.name.startswith("_") or marks & {"setter", "overload"}:
                continue
            if not ast.get_docstring(node):
                yield f"{prefix}{node.name} (line {node.lineno})"
            if isinstance(node, ast.ClassDef):
                yield from undocumented(node.body, f"{prefix}{node.name}.")


def kept_files() -> list[Path]:
    """Return the project's files: what git tracks or would track, or all but hidden and built ones."""
    try:
        listed = subprocess.run(
            ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
            cwd=ROOT,
            capture_output=True,
            check=True,
        ).stdout.decode()
        paths = [ROOT / name for name in listed.split("\0") if name]
    except (OSError, subprocess.CalledProcessError):
        paths = [path for path in ROOT.rglob("*") if not UNKEPT & set(path.relative_to(ROOT).parts)]
    return sorted(path for path in paths if path.is_file())


def string_values(value: object) -> Iterator[str]:
    """Yield every string inside a parsed TOML value, keys included."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield key
            yield from string_values(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from string_values(inner)


def code_strings(path: Path) -> Iterator[str]:
    """Yield the string constants of a module that are not docstrings."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    documentation = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in documentation:
            yield node.value


def test_every_part_of_the_pipeline_is_there():
    missing = [name for name in (*STAGES, *COMPOSERS, "schema", "errors") if name not in PARTS]
    assert not missing, f"not in detector/: {missing}"


@pytest.mark.parametrize("stage", [stage for stage in STAGES if stage in PARTS])
def test_a_stage_leads_to_no_other_stage(stage):
    wrong = {name: by for name, by in reachable(stage).items() if name in (*STAGES, *COMPOSERS)}
    assert not wrong, f"{stage} leads to " + ", ".join(f"{name} (through {by})" for name, by in wrong.items())


@pytest.mark.parametrize("part", sorted(PARTS - {"__main__"}))
def test_nothing_imports_the_command_line(part):
    importers = [path.name for path in SOURCES if part_of(path) == part and "cli" in parts_imported(path)]
    assert not importers


def test_the_nouns_depend_on_nothing():
    for part in {"schema", "errors"} & PARTS:
        assert not reachable(part)


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_heavy_libraries_are_imported_where_they_are_used(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    heavy = {
        name.partition(".")[0] for node in top_level(tree.body) for name in imported_names(node, path)
    } & HEAVY
    assert not heavy, f"{path.name} imports {sorted(heavy)} at its top"


@pytest.mark.parametrize("statement", ["import detector", "import detector.cli", "import detector.pipeline"])
def test_importing_takes_no_model_library(statement):
    code = f"import json, sys; {statement}; print(json.dumps(sorted(sys.modules)))"
    finished = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False, timeout=60
    )
    assert finished.returncode == 0, finished.stderr
    loaded = {name.partition(".")[0] for name in json.loads(finished.stdout)}
    assert not loaded & HEAVY


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_modules_classes_and_functions_say_what_they_are_for(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert ast.get_docstring(tree), f"{path.name} has no docstring"
    assert not list(undocumented(tree.body))


def test_no_file_names_a_folder_of_one_machine():
    pattern = re.compile(rb"(?<![\w.:/~-])/(?:work|root|home|Users|opt)/[\w.]")
    found = []
    for path in kept_files():
        if path.stat().st_size < 500_000 and not path.suffix == ".png":
            for number, line in enumerate(path.read_bytes().splitlines(), 1):
                if pattern.search(line):
                    found.append(f"{path.relative_to(ROOT)}:{number}")
    assert not found


def test_nothing_in_the_package_knows_the_demonstration():
    names = re.compile(
        r"\b(Musk|Poutine|Putin|Peskov|Starlink|SpaceX|Tesla|Farrow|Kahl|Bremmer|Isaacson|watson|dauphins?)\b",
        re.IGNORECASE,
    )
    found = {
        f"{path.relative_to(ROOT)}: {match[0]}"
        for path in SOURCES
        for text in code_strings(path)
        if (match := names.search(text))
    }
    for path in sorted((PACKAGE / "data").rglob("*.toml")):
        for text in string_values(tomllib.loads(path.read_text(encoding="utf-8"))):
            if match := names.search(text):
                found.add(f"{path.relative_to(ROOT)}: {match[0]}")
    assert not found
