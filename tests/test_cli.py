"""The command line: what each command writes where, what bad input is told, and the exit status."""

from __future__ import annotations

import html
import io
import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from conftest import ScriptedNLI, make_story

from detector import cli, pipeline
from detector.errors import ModelError

ROOT = Path(__file__).resolve().parent.parent
COMMANDS = ("report", "score", "statements", "eval")
PAIRS = [
    {"premise": "Il pleut ici", "hypothesis": "Il ne pleut pas ici", "n": 1, "nested": {"é": [1, None]}},
    {"premise": "Il pleut ici", "hypothesis": "Il pleut ici", "label": "entailment", "n": 2},
    {"hypothesis": "La mer monte", "premise": "Il pleut ici", "n": 3},
]
LABELS = ["contradiction", "entailment", "neutral"]
ARTICLE = "Le maire de Kervalen a démenti avoir signé l'arrêté, selon le greffe du tribunal de Brest.\n"


@dataclass
class Ran:
    """What a run of the command line left behind."""

    status: int
    out: str
    err: str

    @property
    def lines(self) -> list[str]:
        """The lines on standard error, which must never hold a traceback."""
        assert "Traceback" not in self.err
        return self.err.splitlines()


@pytest.fixture
def detect(monkeypatch, capsys, tmp_path, encoder, nli) -> Callable[..., Ran]:
    """Run ``detector`` with scripted models, in an empty folder."""
    monkeypatch.setattr(pipeline, "load_encoder", lambda spec, **options: encoder)
    monkeypatch.setattr(pipeline, "load_nli", lambda spec, **options: nli)
    monkeypatch.chdir(tmp_path)

    def run(*words: str | Path) -> Ran:
        capsys.readouterr()
        try:
            status = cli.main([str(word) for word in words])
        except SystemExit as stop:
            status = stop.code
        return Ran(status, *capsys.readouterr())

    return run


@pytest.fixture
def give(monkeypatch) -> Callable[[bytes], None]:
    """Set what standard input holds."""

    def set_input(data: bytes) -> None:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data), encoding="utf-8"))

    return set_input


@pytest.fixture
def story_folder(tmp_path) -> Path:
    """The story as text files with their facts on top."""
    folder = tmp_path / "story"
    folder.mkdir()
    for article in make_story():
        head = f"outlet: {article.outlet}\ndate: {article.date}\nlang: {article.language}\n\n"
        (folder / article.path).write_text(head + article.text, encoding="utf-8")
    return folder


def write_rows(path: Path, rows: list[dict]) -> Path:
    """Write JSON lines and return the file."""
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    return path


def read_rows(text: str) -> list[dict]:
    """Parse JSON lines."""
    return [json.loads(line) for line in text.splitlines()]


def leftovers(folder: Path) -> list[str]:
    """Temporary files that a run should have taken away."""
    return [path.name for path in folder.iterdir() if path.name.startswith(".") or path.suffix == ".tmp"]


# report


def test_report_writes_the_page_and_the_json(detect, story_folder):
    ran = detect("report", story_folder, "-o", "page.html", "--json", "page.json")
    assert ran.status == 0 and ran.out == ""
    summary = (
        r"5 articles, \d+ statements, [1-9]\d* conflicts in (?:1 dispute|\d+ disputes): page.html, page.json"
    )
    assert re.fullmatch(summary, ran.lines[-1])
    page, found = Path("page.html").read_text("utf-8"), json.loads(Path("page.json").read_text("utf-8"))
    assert page.startswith("<!DOCTYPE html>") and '<html lang="fr"' in page
    assert found["schema"] == 1 and len(found["articles"]) == 5 and found["conflicts"]


def test_report_has_a_default_name_and_a_choice_of_language(detect, story_folder):
    assert detect("report", story_folder).status == 0
    assert '<html lang="fr"' in Path("report.html").read_text("utf-8")
    french = Path("report.html").read_text("utf-8")
    assert detect("report", story_folder, "--language", "en", "--json", "report.json").status == 0
    english = Path("report.html").read_text("utf-8")
    assert '<html lang="en"' in english
    explanations = [c["explanation"] for c in json.loads(Path("report.json").read_text("utf-8"))["conflicts"]]
    for text in explanations:
        shown = html.escape(text)
        assert shown in english and shown not in french, "explained in the language of the page"
    assert detect("report", story_folder, "--language", "xx").status == 2


def test_report_takes_a_threshold(detect, story_folder):
    n_conflicts = []
    for threshold in ("0.0", "0.5", "1"):
        assert detect("report", story_folder, "--threshold", threshold, "--json", "report.json").status == 0
        n_conflicts.append(len(json.loads(Path("report.json").read_text("utf-8"))["conflicts"]))
    assert n_conflicts == sorted(n_conflicts, reverse=True) and len(set(n_conflicts)) == 3
    wrong = detect("report", story_folder, "--threshold", "50")
    assert wrong.status == 2 and wrong.lines[-1].endswith("--threshold must be between 0 and 1, got 50.0")


def test_a_dash_is_standard_output(detect, story_folder):
    page = detect("report", story_folder, "-o", "-")
    assert page.status == 0 and page.out.startswith("<!DOCTYPE html>") and not Path("-").exists()
    found = detect("report", story_folder, "-o", "page.html", "--json", "-")
    assert json.loads(found.out)["schema"] == 1
    assert Path("page.html").read_text("utf-8") == page.out


def test_two_outputs_cannot_share_standard_output(detect, story_folder):
    ran = detect("report", story_folder, "-o", "-", "--json", "-")
    assert ran.status == 2 and ran.out == "" and "standard output" in ran.err


def test_the_json_is_the_same_bytes_for_files_in_any_order(detect, story_folder):
    files = sorted(story_folder.iterdir())
    written = []
    for paths in (files, files[::-1], [story_folder], files):
        assert detect("report", *paths, "--json", "r.json").status == 0
        written.append(Path("r.json").read_bytes())
    assert len(set(written)) == 1


def test_a_conflict_can_fail_the_run(detect, story_folder, tmp_path):
    assert detect("report", story_folder, "--fail-on-conflict").status == 4
    assert Path("report.html").exists(), "written all the same"
    assert detect("report", story_folder / "ailleurs.txt", "--fail-on-conflict").status == 0
    assert detect("report", story_folder, tmp_path / "missing.txt", "--fail-on-conflict").status == 4


# statements


def test_statements_need_no_model(detect, story_folder, monkeypatch):
    def refuse(*spec, **options):
        raise AssertionError("a model was loaded")

    monkeypatch.setattr(pipeline, "load_encoder", refuse)
    monkeypatch.setattr(pipeline, "load_nli", refuse)
    ran = detect("statements", story_folder)
    rows = read_rows(ran.out)
    assert ran.status == 0 and ran.err == "" and len(rows) > 10
    for row in rows:
        assert row["denies"] == (row["resolves_to"] if row["stance"] in ("deny", "retract") else None)
        assert row["text"] == Path(row["path"]).read_text("utf-8")[row["start"] : row["end"]]
    assert {row["stance"] for row in rows} >= {"assert", "deny"} and any(row["hedged"] for row in rows)


def test_a_statement_has_the_names_of_the_report(detect, story_folder):
    shown = read_rows(detect("statements", story_folder).out)
    assert detect("report", story_folder, "--json", "report.json").status == 0
    [names] = {tuple(row) for row in json.loads(Path("report.json").read_text("utf-8"))["statements"]}
    assert {tuple(row) for row in shown} == {(*names, "path", "denies")}


def test_who_does_not_comment_denies_nothing(detect, tmp_path):
    text = "Le journal affirme que la mairie a vendu le port. La mairie n'a pas souhaité commenter.\n"
    (tmp_path / "port.txt").write_text(f"lang: fr\n\n{text}", encoding="utf-8")
    claim, silent = read_rows(detect("statements", "port.txt").out)
    assert (silent["stance"], silent["resolves_to"], silent["denies"]) == ("no-comment", claim["id"], None)


def test_statements_go_to_a_file(detect, story_folder):
    shown = detect("statements", story_folder).out
    ran = detect("statements", story_folder, "-o", "found.jsonl")
    assert (ran.status, ran.out) == (0, "")
    assert Path("found.jsonl").read_text("utf-8") == shown


# score


def test_score_keeps_rows_order_and_fields(detect, tmp_path):
    ran = detect("score", write_rows(tmp_path / "pairs.jsonl", PAIRS), "-o", "scored.jsonl")
    assert (ran.status, ran.out) == (0, "")
    scored = read_rows(Path("scored.jsonl").read_text("utf-8"))
    assert [row["label"] for row in scored] == LABELS
    for before, after in zip(PAIRS, scored, strict=True):
        assert {**after, **{k: v for k, v in before.items() if k != "label"}} == after
        assert sum(after[name] for name in ("entailment", "neutral", "contradiction")) == pytest.approx(
            1, abs=1e-5
        )
    assert scored[1]["gold"] == "entailment"
    assert "é" in Path("scored.jsonl").read_text("utf-8"), "not escaped"


def test_score_reads_and_writes_the_standard_streams(detect, give, tmp_path):
    file = write_rows(tmp_path / "pairs.jsonl", PAIRS)
    give(file.read_bytes())
    piped = detect("score", "-")
    assert piped.status == 0 and piped.out == detect("score", file).out
    assert [row["n"] for row in read_rows(piped.out)] == [1, 2, 3]


def test_a_broken_row_is_named_and_the_others_are_scored(detect, tmp_path):
    broken = ["{broken", "[1]", '{"premise": "a"}', '{"premise": "a", "hypothesis": " "}']
    lines = [json.dumps(PAIRS[0]), *broken, json.dumps(PAIRS[1])]
    (tmp_path / "pairs.jsonl").write_text("\n".join(lines), encoding="utf-8")
    ran = detect("score", "pairs.jsonl")
    assert ran.status == 3
    assert [row["n"] for row in read_rows(ran.out)] == [1, 2]
    assert [line.split(": ")[0] for line in ran.lines] == [f"skipped pairs.jsonl:{n}" for n in (2, 3, 5, 4)]


@pytest.mark.parametrize("content", [b"", b"\n\n", b"{broken\n"], ids=["empty", "blank", "broken"])
def test_nothing_to_score_fails(detect, tmp_path, content):
    (tmp_path / "pairs.jsonl").write_bytes(content)
    ran = detect("score", "pairs.jsonl", "-o", "scored.jsonl")
    assert ran.status == 1 and not Path("scored.jsonl").exists()
    assert "pairs.jsonl" in ran.lines[-1]


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        (
            "pairs.csv",
            "a,hypothesis\n" + "Il pleut,Il neige\n" * 3,
            "detector: pairs.csv: none of its rows can be scored (3): no 'premise'; its columns are: "
            "a, hypothesis (--columns premise=NAME names another)",
        ),
        (
            "pairs.jsonl",
            '{"premise": "Il pleut"}\n' * 2,
            "detector: pairs.jsonl: none of its rows can be scored (2): no 'hypothesis'; its columns "
            "are: premise (--columns hypothesis=NAME names another)",
        ),
        (
            "pairs.jsonl",
            "",
            "detector: pairs.jsonl: no rows; expected a row a pair with premise and hypothesis",
        ),
        (
            "pairs.csv",
            "premise,hypothesis\n",
            "detector: pairs.csv: no rows; expected a row a pair with premise and hypothesis",
        ),
    ],
)
def test_what_keeps_all_rows_from_being_scored_is_said_once(detect, name, content, message):
    Path(name).write_text(content, encoding="utf-8")
    ran = detect("score", name)
    assert (ran.status, ran.out, ran.lines) == (1, "", [message])


def test_a_column_that_some_rows_lack_is_named_once_with_their_number(detect):
    rows = [json.dumps(PAIRS[0]), *['{"premise": "Il pleut"}'] * 3, json.dumps(PAIRS[1])]
    Path("pairs.jsonl").write_text("\n".join(rows), encoding="utf-8")
    ran = detect("score", "pairs.jsonl")
    [line] = ran.lines
    assert ran.status == 3 and len(read_rows(ran.out)) == 2
    assert line.startswith("skipped pairs.jsonl:2: no 'hypothesis'; its columns are: premise")
    assert line.endswith("(and in 2 more rows)")


def test_one_text_alone_is_told_that_two_are_wanted(detect):
    for text in ("Il pleut ici", "Il pleut ici. " * 400):
        ran = detect("score", text)
        assert ran.status == 1 and "no such file; texts to score are given two at a time" in ran.lines[-1]


def test_two_texts_are_scored_readably(detect):
    ran = detect("score", "Il pleut ici", "Il ne pleut pas ici")
    assert ran.status == 0 and ran.err == ""
    assert ran.out == "contradiction (entailment 1.0%, neutral 2.0%, contradiction 97.0%)\n"


def test_two_texts_are_scored_for_machines(detect):
    ran = detect("score", "Il pleut ici", "Il ne pleut pas ici", "--json")
    expected = {"entailment": 0.01, "neutral": 0.02, "contradiction": 0.97, "label": "contradiction"}
    assert json.loads(ran.out) == expected


def test_two_texts_go_where_they_are_told(detect):
    ran = detect("score", "Il pleut ici", "Il ne pleut pas ici", "--json", "-o", "one.json")
    assert (ran.status, ran.out) == (0, "")
    assert json.loads(Path("one.json").read_text("utf-8"))["label"] == "contradiction"


# eval


def test_eval_prints_scores_and_writes_them(detect, tmp_path):
    rows = [{**row, "label": label} for row, label in zip(PAIRS, LABELS, strict=True)]
    file = write_rows(tmp_path / "gold.jsonl", rows * 4)
    ran = detect("eval", file, "--json", "scores.json")
    assert ran.status == 0 and "accuracy" in ran.out.lower() and "scripted-nli" in ran.out
    written = Path("scores.json").read_text("utf-8")
    shown = detect("eval", file, "--json", "-")
    assert shown.out == written and json.loads(written)


def test_eval_reads_other_formats_under_other_names(detect, tmp_path):
    lines = ["evidence,claim,verdict"]
    lines += [
        f"{row['premise']},{row['hypothesis']},{label}" for row, label in zip(PAIRS, "012", strict=True)
    ]
    Path("gold.csv").write_text("\n".join(lines) + "\nPersonne,Rien,-\n" * 5, encoding="utf-8")
    ran = detect(
        "eval",
        "gold.csv",
        *("--columns", "premise=evidence,hypothesis=claim,label=verdict"),
        *("--labels", "entailment,neutral,contradiction"),
    )
    assert ran.status == 3 and "three-way" in ran.out
    assert ran.lines == [f"skipped gold.csv:{n}: no gold label ('-')" for n in (5, 7, 9)] + [
        "skipped 2 more: no gold label ('-')"
    ]


def test_eval_of_nothing_but_ones_is_a_matter_of_contradiction_or_not(detect):
    rows = "".join(f"{row['premise']},{row['hypothesis']},1\n" for row in PAIRS)
    Path("gold.csv").write_text("premise,hypothesis,label\n" + rows, encoding="utf-8")
    ran = detect("eval", "gold.csv", "--no-baselines")
    assert ran.status == 0 and "three-way" not in ran.out
    assert "labels 0 and 1 were read as DACCORD's compatible and contradiction" in " ".join(ran.out.split())


def test_eval_knows_corpora_by_name(detect, tmp_path):
    shown = detect("eval", "--list")
    assert shown.status == 0 and "xnli: XNLI" in shown.out and "CC BY-NC 4.0" in shown.out
    write_rows(tmp_path / "xnli.fr.jsonl", [{**row, "label": "neutral"} for row in PAIRS])
    assert "xnli.fr" in detect("eval", "--corpus", "xnli", "--data-dir", ".").out
    ran = detect("eval", "--corpus", "esxnli")
    assert ran.status == 1 and "https://github.com/artetxem/esxnli" in ran.lines[-1]


def test_eval_and_score_resume(detect, tmp_path, monkeypatch):
    file = write_rows(tmp_path / "gold.jsonl", [{**row, "label": "neutral"} for row in PAIRS])
    first = detect("eval", file, "--resume", "kept")
    monkeypatch.setattr(pipeline, "load_nli", lambda spec, **options: Missing())
    again = detect("eval", file, "--resume", "kept")
    assert first.status == again.status == 0 and first.out == again.out
    assert detect("score", file, "--resume", "kept", "-o", "scored.jsonl").status == 0
    monkeypatch.setattr(pipeline, "load_nli", lambda spec, **options: Interrupted())
    other = write_rows(tmp_path / "other.jsonl", [{"premise": "a", "hypothesis": "b", "label": "neutral"}])
    assert "go on with what kept has kept" in detect("eval", other, "--resume", "kept").lines[-1]


def test_eval_compares_two_runs_of_the_same_rows(detect, tmp_path):
    rows = [{**row, "label": label} for row, label in zip(PAIRS, LABELS, strict=True)]
    file = write_rows(tmp_path / "gold.jsonl", rows * 4)
    (tmp_path / "kept").mkdir()
    ran = detect("eval", file, "--json", "kept/a.json", "--predictions", "rows.jsonl", "--no-baselines")
    page = detect("eval", file, "--html", "-", "--no-baselines")
    assert page.status == 0 and page.out.startswith("<!DOCTYPE html>") and "Il pleut ici" not in page.out
    assert ran.status == 0 and "reads no meaning" not in ran.out
    assert json.loads(Path("kept/a.json").read_text("utf-8"))["predictions"]["file"] == "../rows.jsonl"
    assert len(read_rows(Path("rows.jsonl").read_text("utf-8"))) == 12
    found = detect("eval", "--compare", "kept/a.json", "kept/a.json", "--json", "c.json")
    assert found.status == 0 and "McNemar" in found.out
    assert json.loads(Path("c.json").read_text("utf-8"))["mcnemar_p"] == 1
    shown = detect("eval", "--compare", "kept/a.json", "kept/a.json", "--json", "-")
    assert shown.out == Path("c.json").read_text("utf-8")
    two = ("--compare", "kept/a.json", "kept/a.json")
    page = detect("eval", *two, "--html", "-")
    assert page.status == 0 and page.out.startswith("<!DOCTYPE html>") and "Comparison on gold" in page.out
    assert detect("eval", file, *two, "--html", "page.html").status == 0 and Path("page.html").exists()
    other = write_rows(tmp_path / "other.jsonl", rows * 3)
    refused = detect("eval", other, *two, "--html", "other.html")
    assert refused.status == 1 and "not the rows" in refused.err and not Path("other.html").exists()
    detect("eval", other, "--json", "b.json", "--predictions", "b.jsonl", "--no-baselines")
    refused = detect("eval", "--compare", "kept/a.json", "b.json")
    assert refused.status == 1 and len(refused.lines) == 1 and "other rows" in refused.err
    assert detect("eval", "--compare", "kept/a.json", "none.json").status == 1


def test_eval_takes_a_threshold_that_was_chosen_elsewhere(detect, tmp_path):
    rows = [{**row, "label": label} for row, label in zip(PAIRS, LABELS, strict=True)]
    dev = write_rows(tmp_path / "dev.jsonl", rows * 3)
    file = write_rows(tmp_path / "gold.jsonl", rows * 4)
    assert detect("eval", dev, "--json", "dev.json", "--no-baselines").status == 0
    ran = detect("eval", file, "--threshold", "dev.json", "--json", "-", "--no-baselines")
    point = json.loads(ran.out)["operating_points"][1]
    assert point["threshold"] == 0.97 and "best F1 on dev" in point["rule"]
    ran = detect("eval", file, "--threshold", "0.4", "--prevalence", "0.02", "--no-baselines")
    assert "probability at least 0.4" in ran.out and "precision at 2.0%" in ran.out
    own = detect("eval", dev, "--threshold", "dev.json", "--no-baselines")
    assert own.status == 1 and len(own.lines) == 1 and "other data" in own.err


def test_eval_names_what_is_wrong(detect, tmp_path):
    write_rows(tmp_path / "gold.jsonl", [{**PAIRS[0], "label": "perhaps"}])
    ran = detect("eval", "gold.jsonl")
    assert ran.status == 1 and len(ran.lines) == 1 and "gold.jsonl:1" in ran.err and "perhaps" in ran.err
    assert detect("eval", "missing.jsonl").lines == ["detector: missing.jsonl: no such file"]


def test_stress_tests_are_shown_by_capability(detect, tmp_path):
    case = {**PAIRS[0], "id": "a-1", "capability": "negation", "language": "fr", "expect": "contradiction"}
    one = write_rows(tmp_path / "one.jsonl", [case])
    two = write_rows(tmp_path / "two.jsonl", [{**case, "expect": "neutral"}])
    ran = detect("eval", "--stress", one, two, "--json", "rates.json")
    assert ran.status == 0 and "negation" in ran.out and "0.500 [" in ran.out and "scripted-nli" in ran.out
    found = json.loads(Path("rates.json").read_text("utf-8"))
    assert [row["passed"] for row in found["cases"]] == [True, False]
    bad = write_rows(tmp_path / "bad.jsonl", [{**case, "expect": "perhaps"}])
    ran = detect("eval", "--stress", one, bad)
    assert ran.status == 1 and len(ran.lines) == 1 and "bad.jsonl:1" in ran.err and "perhaps" in ran.err


# Bad input: one line with file and reason, the rest goes on

BINARY = bytes(range(256)) * 20
UNREADABLE = {
    "binary.txt": (BINARY, "binary"),
    "wide.txt": (b"\xff\xfe" + b"\x00\xd8" * 9, "UTF-16"),
    "noise.txt": (bytes(range(128, 256)) * 20, "not text"),
    "empty.txt": (b"", "no text"),
    "blank.txt": (b" \n\t\n\xc2\xa0\n", "no text"),
    "furniture.txt": (b"Afficher Plus\n", "furniture"),
    "empty.jsonl": (b"\n", "no text"),
    "broken.jsonl": (b'{"text": "Le maire\n', "line 1"),
    "nottext.jsonl": (b'{"text": 12}\n', "line 1"),
    "japanese.txt": ("lang: ja\n\n市長は土地を売却したことを否定した。\n".encode(), "'ja'"),
    "dutch.txt": (b"lang: nl\n\nDe burgemeester heeft de verkoop ontkend.\n", "'nl'"),
    "empty.html": (b"<html><body></body></html>", "HTML"),
    "scan.pdf": (b"%PDF-1.4", ".pdf"),
}


def check_one_line(line: str, name: str, reason: str) -> None:
    """A line on standard error names the file and the reason."""
    assert line.startswith("skipped ") and name in line and reason in line.partition(name)[2], line


@pytest.mark.parametrize("name", UNREADABLE)
@pytest.mark.parametrize("command", ["report", "statements"])
def test_what_cannot_be_read_is_named_and_the_rest_is_reported(detect, story_folder, tmp_path, command, name):
    content, reason = UNREADABLE[name]
    (tmp_path / name).write_bytes(content)
    ran = detect(command, tmp_path / name, story_folder, "-o", "out")
    assert ran.status == 3
    check_one_line(ran.lines[0], name, reason)
    assert len(ran.lines) == (2 if command == "report" else 1)
    assert "Vendanges" in Path("out").read_text("utf-8")


@pytest.mark.parametrize("name", UNREADABLE)
def test_alone_it_fails_and_writes_nothing(detect, tmp_path, name):
    content, reason = UNREADABLE[name]
    (tmp_path / name).write_bytes(content)
    for command in ("report", "statements"):
        ran = detect(command, tmp_path / name, "-o", "out")
        assert ran.status == 1 and not Path("out").exists()
        check_one_line(ran.lines[0], name, reason)
        assert len(ran.lines) == 2 and ran.lines[1].startswith("detector: ")


@pytest.mark.parametrize("command", ["report", "statements"])
def test_an_empty_folder_and_a_missing_path(detect, tmp_path, command):
    (tmp_path / "void").mkdir()
    ran = detect(command, "void", "missing", "-o", "out")
    assert ran.status == 1 and not Path("out").exists()
    check_one_line(ran.lines[0], "missing", "no such file")
    check_one_line(ran.lines[1], "void", "no .txt, .html or .jsonl file in it")
    assert len(ran.lines) == 3


def test_a_broken_line_costs_only_itself(detect, tmp_path):
    rows = [json.dumps({"text": f"{ARTICLE} Page {n}."}) for n in range(3)]
    (tmp_path / "news.jsonl").write_text(
        "\n".join([rows[0], "{", rows[1], "\x00", rows[2]]), encoding="utf-8"
    )
    ran = detect("report", "news.jsonl", "--json", "r.json")
    assert ran.status == 3
    check_one_line(ran.lines[0], "news.jsonl", "line 2")
    check_one_line(ran.lines[1], "news.jsonl", "line 4")
    found = json.loads(Path("r.json").read_text("utf-8"))
    assert sorted(a["path"] for a in found["articles"]) == ["news.jsonl:1", "news.jsonl:3", "news.jsonl:5"]
    broken = [s["path"] for s in found["skipped"] if "line" in s["reason"]]
    assert broken == ["news.jsonl"] * 2


def test_a_note_on_how_a_file_was_read_is_no_failure(detect, tmp_path):
    """An older encoding, a copy, a file named twice: told, and the exit status stays 0."""
    (tmp_path / "latin.txt").write_bytes(("Élection à Kervalen : " + ARTICLE).encode("cp1252"))
    (tmp_path / "one.txt").write_text(ARTICLE * 2, encoding="utf-8")
    (tmp_path / "two.txt").write_text(ARTICLE * 2, encoding="utf-8")
    ran = detect("report", "latin.txt", "one.txt", "one.txt", "two.txt", "--json", "r.json")
    assert ran.status == 0
    notes = sorted(line for line in ran.lines if line.startswith("note "))
    assert len(notes) == 3 and len(ran.lines) == 4
    assert "latin.txt" in notes[0] and "cp1252" in notes[0]
    assert "one.txt" in notes[1] and "more than once" in notes[1]
    assert "two.txt" in notes[2] and "one.txt" in notes[2]
    titles = [a["title"] for a in json.loads(Path("r.json").read_text("utf-8"))["articles"]]
    assert len(titles) == 2 and any(title.startswith("Élection à Kervalen") for title in titles)


def test_a_second_story_cut_off_is_no_failure(detect, tmp_path):
    glued = (ROOT / "seeds" / "003_d2fe211537b17ca7.txt").read_bytes()
    (tmp_path / "glued.txt").write_bytes(glued)
    ran = detect("statements", "glued.txt")
    assert ran.status == 0 and len(ran.lines) == 1
    assert ran.lines[0].startswith("note ") and "second story" in ran.lines[0]


def test_five_megabytes_are_cut_with_a_note(detect, tmp_path):
    text = ARTICLE.strip() + "\n\n" + "Il pleut. " * 500_000
    (tmp_path / "huge.txt").write_text(text, encoding="utf-8")
    assert (tmp_path / "huge.txt").stat().st_size > 5_000_000
    ran = detect("report", "huge.txt", "--json", "r.json")
    assert ran.status == 0
    assert re.match(r"note .*huge\.txt: only the first [\d,]+ of [\d,]+ characters were read$", ran.lines[0])
    assert json.loads(Path("r.json").read_text("utf-8"))["articles"][0]["n_characters"] <= 200_000


def test_five_hundred_files_with_three_broken(detect, tmp_path):
    folder = tmp_path / "many"
    folder.mkdir()
    places = ("Brest", "Nantes", "Quimper", "Lorient", "Vannes")
    for n in range(497):
        text = (
            f"lang: fr\n\nLe musée {n} de {places[n % 5]} ouvrira le {n % 28 + 1} mai, a annoncé la mairie.\n"
        )
        (folder / f"{n:03}.txt").write_text(text, encoding="utf-8")
    (folder / "binary.txt").write_bytes(BINARY)
    (folder / "empty.txt").write_bytes(b"")
    (folder / "broken.jsonl").write_bytes(b"{\n")
    ran = detect("report", folder, "--json", "r.json")
    assert ran.status == 3
    named = sorted(Path(line.split(": ")[0]).name for line in ran.lines[:-1])
    assert named == ["binary.txt", "broken.jsonl", "empty.txt"]
    assert len(json.loads(Path("r.json").read_text("utf-8"))["articles"]) == 497


def test_a_name_with_a_line_break_stays_on_one_line(detect, tmp_path):
    try:
        (tmp_path / "two\nlines.txt").write_bytes(b"")
    except OSError:
        pytest.skip("this file system takes no such name")
    ran = detect("report", tmp_path)
    assert ran.status == 1 and len(ran.lines) == 2 and "lines.txt" in ran.lines[0]


# Outputs


@pytest.mark.parametrize("option", ["-o", "--json"])
def test_an_output_that_cannot_be_written_is_refused_before_the_work(
    detect, story_folder, monkeypatch, option
):
    def refuse(*spec, **options):
        raise AssertionError("work was done for nothing")

    monkeypatch.setattr(pipeline, "read_articles", refuse)
    Path("folder").mkdir()
    for output in ("folder", "nowhere/page.html"):
        ran = detect("report", story_folder, option, output)
        assert ran.status == 1 and len(ran.lines) == 1 and ran.lines[0].startswith(f"detector: {output}: ")


@pytest.mark.parametrize("words", [("statements", "story"), ("score", "a b", "c d"), ("eval", "gold.jsonl")])
def test_every_command_refuses_it(detect, story_folder, tmp_path, words):
    write_rows(tmp_path / "gold.jsonl", [{**PAIRS[0], "label": "neutral"}] * 2)
    option = "--json" if words[0] == "eval" else "-o"
    ran = detect(*words, option, "nowhere/out")
    assert ran.status == 1 and len(ran.lines) == 1 and "nowhere" in ran.err


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a full device")
def test_a_full_disk_is_one_line(detect, story_folder):
    ran = detect("statements", story_folder, "-o", "/dev/full")
    assert ran.status == 1 and len(ran.lines) == 1 and "/dev/full" in ran.err


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_without_permission_is_one_line(detect, story_folder, tmp_path):
    (tmp_path / "locked").mkdir(mode=0o500)
    ran = detect("statements", story_folder, "-o", "locked/out")
    assert ran.status == 1 and len(ran.lines) == 1 and "locked/out" in ran.err


class Interrupted(ScriptedNLI):
    """A model during which the reader presses Ctrl-C."""

    def score(self, pairs, **options):
        """Never gets there."""
        raise KeyboardInterrupt


class Missing(ScriptedNLI):
    """A model that turns out not to be there."""

    def score(self, pairs, **options):
        """Never gets there."""
        raise ModelError("the model is not on this machine (107 MB)")


@pytest.mark.parametrize(("model", "status"), [(Interrupted, 130), (Missing, 1)])
@pytest.mark.parametrize("command", ["report", "score", "eval"])
def test_a_run_that_fails_leaves_the_old_files(
    detect, story_folder, tmp_path, monkeypatch, command, model, status
):
    monkeypatch.setattr(pipeline, "load_nli", lambda spec, **options: model())
    file = write_rows(tmp_path / "pairs.jsonl", [{**row, "label": "neutral"} for row in PAIRS])
    words = {
        "report": ["report", story_folder, "-o", "out", "--json", "out.json"],
        "score": ["score", file, "-o", "out"],
        "eval": ["eval", file, "--json", "out"],
    }[command]
    for name in ("out", "out.json"):
        Path(name).write_text("old", encoding="utf-8")
    ran = detect(*words)
    assert ran.status == status and ran.out == ""
    assert ran.lines[-1].startswith("detector: ") and len(ran.lines) == 1
    assert Path("out").read_text() == Path("out.json").read_text() == "old"
    assert leftovers(tmp_path) == []


def test_a_run_without_articles_leaves_the_old_files(detect, tmp_path):
    for command in ("report", "statements"):
        Path("out").write_text("old", encoding="utf-8")
        assert detect(command, "missing.txt", "-o", "out").status == 1
        assert Path("out").read_text() == "old"


def test_a_write_that_fails_leaves_the_old_file(detect, story_folder, tmp_path, monkeypatch):
    def fail(*names):
        raise OSError(28, "No space left on device")

    Path("out").write_text("old", encoding="utf-8")
    monkeypatch.setattr(os, "replace", fail)
    ran = detect("statements", story_folder, "-o", "out")
    assert ran.status == 1 and ran.lines == [
        "detector: out: cannot be written (No space left on device); free the place or name another file"
    ]
    assert Path("out").read_text() == "old" and leftovers(tmp_path) == []


def test_an_output_is_replaced_whole(detect, story_folder, tmp_path):
    Path("out").write_text("old " * 1_000_000, encoding="utf-8")
    before = Path("out").stat().st_ino
    assert detect("report", story_folder, "-o", "out").status == 0
    assert "old" not in Path("out").read_text("utf-8")[-100:] and Path("out").stat().st_ino != before
    assert leftovers(tmp_path) == []


# Usage


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["nothing"],
        ["report"],
        ["statements"],
        ["score"],
        ["score", "a", "b", "c"],
        ["score", "a", " "],
        ["eval"],
        ["eval", "a.jsonl", "--corpus", "b"],
        ["eval", "a.jsonl", "--dataset", "b/c"],
        ["eval", "a.jsonl", "--columns", "premise"],
        ["eval", "a.jsonl", "--compare", "b.json", "c.json"],
        ["eval", "a.jsonl", "--prevalence", "9"],
        ["eval", "a.jsonl", "--predictions", "-"],
        ["eval", "a.jsonl", "--html", "-", "--json", "-"],
        ["eval", "--compare", "b.json", "c.json", "--html", "-", "--json", "-"],
        ["eval", "a.jsonl", "--corpus", "d", "--compare", "b.json", "c.json", "--html", "e.html"],
        ["eval", "--compare", "b.json", "c.json", "--predictions", "d.jsonl"],
        ["eval", "a.jsonl", "--stress", "b.jsonl"],
        ["eval", "--stress", "b.jsonl", "--html", "c.html"],
        ["report", "a", "--nonsense"],
        ["score", "a b", "c d", "--encoder", "e"],
        ["eval", "a.jsonl", "--encoder", "e"],
    ],
    ids=" ".join,
)
def test_wrong_usage_is_two_and_says_how(detect, words):
    ran = detect(*words)
    assert ran.status == 2 and ran.out == ""
    assert ran.lines[0].startswith("usage: detector") and "error: " in ran.lines[-1]


def test_an_unknown_profile_names_the_known_ones(detect, story_folder):
    ran = detect("report", story_folder, "--profile", "enormous")
    assert ran.status in (1, 2) and "enormous" in ran.err and "embedded" in ran.err
    assert not Path("report.html").exists()


def test_help_is_instant_and_shows_an_example():
    """Measured in one fresh process, which must not have met a model library when all is said."""
    code = f"""
import contextlib, io, json, sys, time
from detector.cli import main
texts = {{}}
for words in ([], *([command] for command in {COMMANDS!r})):
    with contextlib.redirect_stdout(io.StringIO()) as shown, contextlib.suppress(SystemExit):
        main([*words, "--help"])
    texts[" ".join(words)] = shown.getvalue()
heavy = {{"torch", "transformers", "sentence_transformers", "sklearn", "trafilatura"}} & set(sys.modules)
print(json.dumps([texts, sorted(heavy), time.process_time()]))
"""
    finished = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True, timeout=60
    )
    texts, heavy, seconds = json.loads(finished.stdout)
    assert heavy == [] and seconds < 3
    for command in COMMANDS:
        assert f"example:  detector {command} " in texts[command]
        assert command in texts[""]
        assert "exit status" in texts[command] and "default" in texts[command]
        assert ("4 conflicts found" in texts[command]) == (command == "report")


def test_an_example_of_the_help_is_accepted(detect):
    for command in COMMANDS:
        text = detect(command, "--help").out
        example = re.search(rf"example:  detector ({command} .+)", text)[1]
        options = cli._parser().parse_args([word.strip('"') for word in re.findall(r'"[^"]*"|\S+', example)])
        assert options.run


# As a process


def run_process(*words: str | Path, code: str | None = None, cwd: Path = ROOT, **options) -> subprocess.Popen:
    """Start ``python -m detector`` or some code, importing the package of this checkout."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": ""}
    start = ["-c", code] if code else ["-m", "detector"]
    return subprocess.Popen(
        [sys.executable, *start, *map(str, words)],
        cwd=cwd,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        **options,
    )


def test_a_reader_that_goes_away_is_no_failure(tmp_path):
    """As in ``detector statements articles/ | head``: more than a pipe holds, and nobody reads it."""
    rows = [{"text": f"{ARTICLE} Page {n}.", "lang": "fr"} for n in range(400)]
    process = run_process("statements", write_rows(tmp_path / "news.jsonl", rows))
    process.stdout.close()
    error = process.stderr.read().decode()
    process.stderr.close()
    assert (process.wait(60), error) == (0, "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a full device")
def test_a_full_standard_output_is_one_line(tmp_path):
    (tmp_path / "a.txt").write_text("lang: fr\n\n" + ARTICLE, encoding="utf-8")
    with open("/dev/full", "wb") as full:
        finished = subprocess.run(
            [sys.executable, "-m", "detector", "statements", tmp_path],
            cwd=ROOT,
            stdout=full,
            stderr=subprocess.PIPE,
            timeout=60,
        )
    assert finished.returncode == 1
    assert (
        finished.stderr.decode() == "detector: standard output: cannot be written (No space left on device)\n"
    )


@pytest.mark.skipif(os.name != "posix", reason="needs signals")
@pytest.mark.parametrize(("sent", "status"), [(signal.SIGINT, 130), (signal.SIGKILL, -signal.SIGKILL)])
def test_a_killed_run_leaves_the_old_file(tmp_path, sent, status):
    """The model is asked, says so and waits; then the process is interrupted or killed."""
    code = f"""
import signal, sys, time
signal.signal(signal.SIGINT, signal.default_int_handler)  # ignored in what a shell starts in the background
sys.path.insert(0, {str(ROOT / "tests")!r})
from conftest import ScriptedEncoder, ScriptedNLI
from detector import cli, pipeline
class Slow(ScriptedNLI):
    def score(self, pairs, **options):
        print("waiting", flush=True)
        time.sleep(60)
pipeline.load_encoder = lambda spec, **options: ScriptedEncoder()
pipeline.load_nli = lambda spec, **options: Slow()
sys.exit(cli.main(sys.argv[1:]))
"""
    for article in make_story()[:2]:
        (tmp_path / article.path).write_text(article.text, encoding="utf-8")
    output = tmp_path / "page.html"
    output.write_text("old", encoding="utf-8")
    process = run_process("report", *sorted(tmp_path.glob("*.txt")), "-o", output, code=code)
    try:
        assert process.stdout.readline() == b"waiting\n", process.stderr.read().decode()
        process.send_signal(sent)
        assert process.wait(30) == status
        error = process.stderr.read().decode()
    finally:
        process.kill()
        process.communicate()
    assert "Traceback" not in error and len(error.splitlines()) == (status > 0)
    assert output.read_text() == "old" and leftovers(tmp_path) == []


@pytest.mark.slow
@pytest.mark.model
def test_the_whole_way_as_a_user_goes_it(story_folder, tmp_path):
    """Real models, a fresh process, another folder: report, and a score of two texts."""
    start = time.monotonic()
    process = run_process("report", story_folder, "-o", "page.html", "--json", "page.json", cwd=tmp_path)
    out, error = process.communicate(timeout=300)
    assert (process.returncode, out) == (0, b""), error.decode()
    assert len(error.decode().splitlines()) == 1, "quiet when nobody watches"
    found = json.loads((tmp_path / "page.json").read_text("utf-8"))
    assert found["conflicts"] and (tmp_path / "page.html").stat().st_size > 10_000
    process = run_process(
        "score", "Le maire a signé le permis.", "Le maire n'a pas signé le permis.", "--json", cwd=tmp_path
    )
    out, error = process.communicate(timeout=300)
    assert process.returncode == 0 and error == b"" and json.loads(out)["label"] == "contradiction"
    assert time.monotonic() - start < 120
