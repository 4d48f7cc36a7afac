"""The documents keep their word: commands exist, code runs, links lead somewhere.

A fenced block that cannot run here stands after the comment ``<!-- not run: reason -->``.
"""

from __future__ import annotations

import ast
import json
import os
import re
import shlex
import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "eval"))

import figures  # noqa: E402

README = ROOT / "README.md"
DOCUMENTS = sorted(
    path for folder in (ROOT, ROOT / "models", ROOT / "seeds", ROOT / "eval") for path in folder.glob("*.md")
)
SHELL_LANGUAGES = {"sh", "bash", "shell", "console"}
# Programs a reader has or is told to get; nothing about them can be checked here.
OUTSIDE = {"apt", "cat", "cd", "curl", "echo", "git", "head", "jq", "ls", "open", "sudo", "xdg-open"}


@dataclass(frozen=True)
class Block:
    """A fenced block of a document that is meant to run."""

    path: Path
    line: int  # of its first line of code, from 1
    language: str
    code: str


def read_blocks(path: Path) -> list[Block]:
    """Return the fenced blocks of a document that are not marked as not run."""
    if not path.exists():
        return []
    blocks: list[Block] = []
    fence, language, start, code = "", "", 0, []
    before = ""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        stripped = line.strip()
        if fence:
            if stripped == fence:
                if not re.fullmatch(r"<!-- not run: .+ -->", before):
                    blocks.append(Block(path, start, language, "\n".join(code) + "\n"))
                fence, before = "", ""
            else:
                code.append(line)
        elif opening := re.match(r"(`{3,}|~{3,})\s*(\w*)", stripped):
            fence, language = opening[1], opening[2].lower()
            start, code = number + 1, []
        elif stripped:
            before = stripped
    assert not fence, f"{path.name}: the block that starts at line {start} never ends"
    return blocks


def read_commands(block: Block) -> list[list[str]]:
    """Return the simple commands of a shell block, each as its words."""
    commands: list[list[str]] = []
    for line in block.code.replace("\\\n", " ").splitlines():
        if block.language == "console" and not line.startswith("$ "):
            continue  # what the command prints
        words = shlex.shlex(line.removeprefix("$ "), posix=True, punctuation_chars=True)
        words.whitespace_split = True
        command: list[str] = []
        for word in words:
            if set(word) <= set("&|;()"):
                commands.append(command)
                command = []
            elif set(word) <= set("<>"):
                next(words, None)
            elif command or not re.fullmatch(r"[A-Z_]+=.*", word):
                command.append(word)
        commands.append(command)
    return [command for command in commands if command]


BLOCKS = [block for path in DOCUMENTS for block in read_blocks(path)]
COMMANDS = [
    pytest.param(command, id=f"{block.path.relative_to(ROOT)}:{block.line} {shlex.join(command)}")
    for block in BLOCKS
    if block.language in SHELL_LANGUAGES
    for command in read_commands(block)
]
PYTHON_DOCUMENTS = sorted({block.path for block in BLOCKS if block.language == "python"})


def help_text(words: list[str], capsys: pytest.CaptureFixture[str]) -> str:
    """Return what ``detector WORDS --help`` prints."""
    from detector.cli import main

    try:
        status = main([*words, "--help"])
    except SystemExit as stop:
        status = stop.code
    printed = capsys.readouterr()
    assert not status, f"detector {shlex.join(words)} --help: {printed.err}"
    return printed.out


def check_make(words: list[str]) -> None:
    """Check that targets and variables stand in the Makefile."""
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for word in words:
        name, is_variable, _ = word.partition("=")
        pattern = rf"^{re.escape(name)} \?=" if is_variable else rf"^{re.escape(name)}:.*## "
        assert re.search(pattern, makefile, re.MULTILINE), f"the Makefile has no {name}"


def check_detector(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """Check that a subcommand exists, and each option it is given."""
    subcommand = [word for word in words[:1] if not word.startswith("-")]
    text = help_text(subcommand, capsys)
    for word in words[len(subcommand) :]:
        if re.match(r"--?[A-Za-z]", word):
            option = word.partition("=")[0]
            assert re.search(rf"(?<![\w-]){re.escape(option)}(?![\w-])", text), f"no option {option}"


def check_paths(words: list[str]) -> None:
    """Check that what a command reads from the project is there."""
    for word in words:
        first = Path(word).parts[:1]
        if first and first[0] in {"detector", "eval", "models", "seeds", "tests"}:
            assert list(ROOT.glob(word)) or (ROOT / word).exists(), f"{word} is not in the project"


def test_the_documents_are_there():
    assert README.exists()
    assert (ROOT / "models" / "README.md").exists()


def test_the_readme_shows_how_to_set_up_use_and_test():
    commands = [
        shlex.join(command)
        for block in read_blocks(README)
        if block.language in SHELL_LANGUAGES
        for command in read_commands(block)
    ]
    assert {"make report", "make test"} <= set(commands)
    assert any(block.language == "python" for block in read_blocks(README))


def test_the_build_machine_runs_the_commands_of_the_readme():
    script = ROOT / ".ci" / "run"
    assert os.access(script, os.X_OK)
    lines = script.read_text(encoding="utf-8").splitlines()
    assert lines[-3:] == ["make report", "make check", "make test-slow"]


@pytest.mark.parametrize("command", COMMANDS)
def test_a_documented_command_exists(command, capsys):
    program, *words = command
    if program in {"python", "python3", ".venv/bin/python"} and words[:2] == ["-m", "detector"]:
        program, words = "detector", words[2:]
    name = program.removeprefix(".venv/bin/")
    if name == "make":
        check_make(words)
    elif name == "detector":
        check_detector(words, capsys)
        check_paths([word for word in words[1:] if not word.startswith("-")])
    elif name in {"pip", "pytest", "python", "python3", "ruff"}:
        check_paths([word for word in words if not word.startswith("-")])
    else:
        assert name in OUTSIDE, f"{name} is not a program this test knows"


@pytest.mark.parametrize("path", PYTHON_DOCUMENTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_documented_code_is_python_and_its_names_exist(path):
    import detector

    for block in read_blocks(path):
        if block.language == "python":
            tree = ast.parse("\n" * (block.line - 1) + block.code, filename=str(path))
            for node in ast.walk(tree):
                if isinstance(node, ast.ImportFrom) and node.module == "detector":
                    missing = [alias.name for alias in node.names if not hasattr(detector, alias.name)]
                    assert not missing, f"line {node.lineno}: detector has no {missing}"


@pytest.mark.model
@pytest.mark.parametrize("path", PYTHON_DOCUMENTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_documented_code_runs(path, tmp_path, monkeypatch):
    # What the code reads is where a reader has it; what it writes stays out of the project.
    for name in ("eval", "models", "seeds"):
        if (ROOT / name).exists():
            os.symlink(ROOT / name, tmp_path / name)
    monkeypatch.chdir(tmp_path)
    names: dict[str, object] = {"__name__": "readme"}
    for block in read_blocks(path):
        if block.language == "python":
            # Blank lines first, so that a traceback shows the line of the document.
            exec(compile("\n" * (block.line - 1) + block.code, str(path), "exec"), names)


def anchors(path: Path) -> set[str]:
    """Return the anchors of a document's headings, as GitHub makes them, and those set by hand."""
    text = re.sub(r"^(`{3,}).*?^\1\s*$", "", path.read_text(encoding="utf-8"), flags=re.DOTALL | re.MULTILINE)
    found: set[str] = set(re.findall(r"(?:id|name)=\"([^\"]+)\"", text))
    for heading in re.findall(r"^#{1,6} +(.+?) *#*$", text, re.MULTILINE):
        shown = re.sub(r"\[([^]]*)\]\([^)]*\)", r"\1", heading)
        name = re.sub(r"[^\w\- ]", "", shown.lower()).replace(" ", "-")
        n_before = sum(
            other == name or re.fullmatch(rf"{re.escape(name)}-\d+", other) is not None for other in found
        )
        found.add(f"{name}-{n_before}" if n_before else name)
    return found


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_link_leads_somewhere(path):
    text = re.sub(r"^(`{3,}).*?^\1\s*$", "", path.read_text(encoding="utf-8"), flags=re.DOTALL | re.MULTILINE)
    text = re.sub(r"`[^`\n]*`", "", text)
    targets = re.findall(r"\]\(<?([^)\s>]+)>?(?: \"[^\"]*\")?\)", text)
    targets += re.findall(r"(?:src|href)=\"([^\"]+)\"", text)
    targets += re.findall(r"^\[[^]]+\]: *(\S+)", text, re.MULTILINE)
    for target in targets:
        if re.match(r"https?://|mailto:", target):
            continue
        name, _, anchor = target.partition("#")
        aim = (path.parent / name).resolve() if name else path
        assert aim.exists(), f"{path.name}: {target} is not there"
        assert aim.is_relative_to(ROOT), f"{path.name}: {target} lies outside the project"
        if anchor and aim.suffix == ".md":
            assert anchor in anchors(aim), f"{path.name}: no heading for {target}"


def test_the_locked_versions_satisfy_the_declared_bounds():
    from packaging.requirements import Requirement
    from packaging.utils import canonicalize_name

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    locked = {
        canonicalize_name(name): version
        for name, version in (line.split("==") for line in lines if line and not line.startswith("#"))
    }
    extras = [wanted for extra in project["optional-dependencies"].values() for wanted in extra]
    for requirement in map(Requirement, [*project["dependencies"], *extras]):
        if requirement.name == project["name"]:  # one extra that takes in another
            assert requirement.extras <= set(project["optional-dependencies"])
            continue
        version = locked.get(canonicalize_name(requirement.name))
        assert version is not None, f"constraints.txt does not pin {requirement.name}: run make lock"
        assert requirement.specifier.contains(version), f"{requirement} against the pinned {version}"
    assert not [name for name in locked if name.startswith(("nvidia", "triton"))]


# Figures


@pytest.mark.parametrize("name", figures.DOCUMENTS)
def test_the_tables_show_what_was_measured(name):
    text = (ROOT / name).read_text(encoding="utf-8")
    assert "<!-- figures: " in text
    assert figures.fresh(text) == text, "stale: run `make figures`"


def test_a_table_follows_the_results(tmp_path):
    for path in figures.RESULTS.glob("*.json"):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    result = json.loads((tmp_path / "eval.json").read_text(encoding="utf-8"))
    result["stories"]["test"]["fr, en"]["scores"]["stance accuracy"] = [0.1234, 0.1, None]
    (tmp_path / "eval.json").write_text(json.dumps(result), encoding="utf-8")
    assert "| .123 |" in figures.fresh(text, tmp_path)
    with pytest.raises(KeyError, match="unheard-of"):
        figures.fresh("<!-- figures: unheard-of -->\n<!-- end of figures -->")
