"""Stress tests: what counts as a failure, what a file of cases must look like, and the cases that ship."""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path

import pytest
from conftest import ScriptedNLI

from detector.errors import InputError
from detector.schema import Inference
from detector.stress import OF_CHANGE, OF_EACH, Case, failure_rate, read_cases, run_cases

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "eval"))

import figures  # noqa: E402

FILES = sorted((ROOT / "eval" / "stress").glob("*.jsonl"))
ROW = {
    "id": "a-1",
    "capability": "negation",
    "language": "fr",
    "expect": "contradiction",
    "premise": "Le pont est fermé",
    "hypothesis": "Le pont n'est pas fermé",
}
CHANGED = {"changed_premise": "Le pont est fermé", "changed_hypothesis": "le pont n'est pas fermé"}

ENTAILS = Inference(0.9, 0.06, 0.04)
NEUTRAL = Inference(0.2, 0.6, 0.2)
CONTRADICTS = Inference(0.04, 0.06, 0.9)


def write(path: Path, *rows: dict) -> Path:
    """Write rows as JSON lines."""
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    return path


def case(expect: str, n_pairs: int = 1) -> Case:
    """A case whose texts do not matter."""
    return Case("a", "any", "fr", expect, (("p", "h"),) * n_pairs)


# What counts as a failure


@pytest.mark.parametrize(
    ("expect", "passing", "failing"),
    [
        ("entailment", ENTAILS, NEUTRAL),
        ("neutral", NEUTRAL, CONTRADICTS),
        ("contradiction", CONTRADICTS, NEUTRAL),
        ("not_contradiction", NEUTRAL, CONTRADICTS),
        ("not_contradiction", ENTAILS, CONTRADICTS),
    ],
)
def test_every_pair_of_a_case_must_be_read_as_expected(expect, passing, failing):
    assert case(expect).holds([passing])
    assert not case(expect).holds([failing])
    assert case(expect, 2).holds([passing, passing])
    assert not case(expect, 2).holds([passing, failing])
    assert not case(expect, 2).holds([failing, passing])


def test_nothing_may_move_where_nothing_changed():
    before = Inference(0.5, 0.4, 0.1)
    assert case("same", 2).holds([before, before])
    assert case("same", 2).holds([before, Inference(0.6, 0.3, 0.1)])
    assert not case("same", 2).holds([before, Inference(0.7, 0.2, 0.1)]), "moved too far, label or not"
    assert not case("same", 2).holds([before, Inference(0.44, 0.46, 0.1)]), "another label, however near"


@pytest.mark.parametrize("expect", ["lower", "higher"])
def test_a_contradiction_must_move_the_right_way_and_far_enough(expect):
    likely, less, unlikely = Inference(0.1, 0.0, 0.9), Inference(0.15, 0.0, 0.85), Inference(0.5, 0.3, 0.2)
    forth = [likely, unlikely] if expect == "lower" else [unlikely, likely]
    assert case(expect, 2).holds(forth)
    assert not case(expect, 2).holds(forth[::-1])
    assert not case(expect, 2).holds([likely, less] if expect == "lower" else [less, likely])
    assert not case(expect, 2).holds([likely, likely])


def test_a_model_that_reads_by_the_letter_fails_where_it_must(tmp_path, nli):
    rows = [
        ROW,
        ROW | {"id": "a-2", "expect": "not_contradiction"},
        ROW | {"id": "b-1", "capability": "casing", "expect": "same"} | CHANGED,
        ROW
        | {
            "id": "b-2",
            "capability": "casing",
            "expect": "same",
            "changed_premise": "Le pont est fermé",
            "changed_hypothesis": "Le pont nest pa fermé",
        },
        ROW | {"id": "c-1", "language": "en", "premise": "12 hurt", "hypothesis": "Some 12 people hurt"},
    ]
    result = run_cases(read_cases(write(tmp_path / "cases.jsonl", *rows)), nli)
    assert [outcome.passed for outcome in result.outcomes] == [True, False, True, False, False]
    counts = {
        name: {language: (rate.n_failed, rate.n) for language, rate in of_language.items()}
        for name, of_language in result.by_capability().items()
    }
    assert counts == {"negation": {"fr": (1, 2), "en": (1, 1)}, "casing": {"fr": (1, 2)}}
    assert list(result.by_expectation()) == ["contradiction", "not_contradiction", "same"]


class Undecided(ScriptedNLI):
    """Says the same of every pair."""

    def score(self, pairs, **options):
        """One inference a pair."""
        return [NEUTRAL] * len(pairs)


def test_a_model_that_decides_nothing_passes_only_what_needs_no_decision(tmp_path):
    expected = {
        expect: expect in ("neutral", "not_contradiction", "same") for expect in (*OF_EACH, *OF_CHANGE)
    }
    rows = [ROW | CHANGED | {"id": expect, "expect": expect} for expect in expected]
    result = run_cases(read_cases(write(tmp_path / "cases.jsonl", *rows)), Undecided())
    assert {outcome.case.id: outcome.passed for outcome in result.outcomes} == expected


# Intervals


@pytest.mark.parametrize(("n_failed", "n"), [(0, 12), (1, 12), (7, 20), (12, 12), (1, 1)])
def test_intervals_are_those_of_scipy(n_failed, n):
    from scipy.stats import binomtest

    found = failure_rate([False] * n_failed + [True] * (n - n_failed))
    expected = binomtest(n_failed, n).proportion_ci(method="wilson")
    assert (found.n_failed, found.n, found.rate.value) == (n_failed, n, n_failed / n)
    assert (found.rate.low, found.rate.high) == pytest.approx((expected.low, expected.high), abs=1e-12)


def test_no_cases_have_no_rate():
    assert failure_rate([]).rate.value is None


# Results


def test_results_are_tables_with_a_column_a_language(tmp_path, nli):
    rows = [ROW, ROW | {"id": "a-2", "expect": "neutral"}, ROW | {"id": "e-1", "language": "en"}]
    rows.append(ROW | {"id": "b-1", "capability": "of French only"})
    result = run_cases(read_cases(write(tmp_path / "cases.jsonl", *rows)), nli, backend="none")
    text = result.to_text()
    lines = [line.split() for line in text.splitlines()]
    assert ["capability", "fr", "n", "en", "n"] in lines
    assert ["negation", "0.500", "[0.095,", "0.905]", "2", "0.000", "[0.000,", "0.793]", "1"] in lines
    assert ["of", "French", "only", "0.000", "[0.000,", "0.793]", "1", "–", "0"] in lines
    assert ["neutral", "1.000", "[0.207,", "1.000]", "1", "–", "0"] in lines
    assert text.rstrip().endswith(result.signature) and "scripted-nli" in result.signature
    found = json.loads(result.to_json())
    assert found["capabilities"]["negation"]["fr"] == {
        "n": 2,
        "n_failed": 1,
        "rate": {"value": 0.5, "low": 0.094531, "high": 0.905469},
    }
    assert found["cases"][1] == {"id": "a-2", "passed": False, "readings": [[0.01, 0.02, 0.97]]}


def test_the_documents_show_the_capabilities(tmp_path, nli):
    rows = [ROW, ROW | {"id": "a-2", "expect": "neutral"}, ROW | {"id": "e-1", "language": "en"}]
    result = run_cases(read_cases(write(tmp_path / "cases.jsonl", *rows)), nli)
    assert figures.stress({"stress": result.as_dict()}).splitlines() == [
        "| capability | fr, failed | n | en, failed | n |",
        "| --- | --- | --- | --- | --- |",
        "| negation | .500 [.095, .905] | 2 | .000 [.000, .793] | 1 |",
    ]
    shown = (ROOT / "eval" / "README.md").read_text(encoding="utf-8")
    shipped = Counter(case.capability for case in read_cases(FILES[0]))
    assert [name for name in shipped if f"| {name} | " not in shown] == []


def test_the_signature_knows_the_cases(tmp_path, nli):
    one = run_cases(read_cases(write(tmp_path / "a.jsonl", ROW)), nli).signature
    same = run_cases(read_cases(write(tmp_path / "b.jsonl", ROW)), nli).signature
    other = run_cases(read_cases(write(tmp_path / "c.jsonl", ROW | {"expect": "neutral"})), nli).signature
    assert one == same != other


# Files


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ({"expect": "perhaps"}, "perhaps"),
        ({"premise": " "}, "premise"),
        ({"hypothesis": 12}, "hypothesis"),
        ({"capability": None}, "capability"),
        ({"expect": "same"}, "changed pair"),
        ({"expect": "lower", "changed_premise": "Le pont est fermé"}, "changed_hypothesis"),
        (
            {"expect": "same", "changed_premise": ROW["premise"], "changed_hypothesis": ROW["hypothesis"]},
            "the pair itself",
        ),
        ({"id": "a-0"}, "a-0"),
    ],
)
def test_a_bad_case_is_named_by_file_and_line(tmp_path, row, reason):
    path = write(tmp_path / "cases.jsonl", ROW | {"id": "a-0"}, ROW | row)
    with pytest.raises(InputError, match="cases.jsonl:2") as raised:
        read_cases(path)
    assert reason in str(raised.value)


def test_a_file_without_cases_or_that_is_none_is_refused(tmp_path):
    (tmp_path / "empty.jsonl").write_text("\n", encoding="utf-8")
    (tmp_path / "broken.jsonl").write_text('{"id": \n', encoding="utf-8")
    for name, reason in (("empty", "no cases"), ("broken", "not JSON"), ("missing", "no such file")):
        with pytest.raises(InputError, match=reason):
            read_cases(tmp_path / f"{name}.jsonl")


# The cases that ship

FEWEST = 12
ASKED = {
    "swapped order", "identical text", "active and passive", "double negation", "denial of a claim",
    "hedged report", "number", "date", "unit", "name", "quoted and asserted", "two dates", "unrelated topics",
    "typos", "casing", "missing accents", "quotes and dashes",
}  # fmt: skip
SHIPPED = [pytest.param(path, id=path.name) for path in FILES]


def test_both_languages_have_the_same_capabilities():
    assert [path.stem for path in FILES] == ["en", "fr"]
    english, french = (Counter(case.capability for case in read_cases(path)) for path in FILES)
    assert english.keys() == french.keys() >= ASKED
    assert {name: n for name, n in (english | french).items() if n < FEWEST} == {}
    assert min(min(english.values()), min(french.values())) >= FEWEST


def test_the_french_cases_deny_in_every_form():
    texts = [text.lower() for case in read_cases(FILES[1]) for pair in case.pairs for text in pair]
    for form in ("démenti avoir", "démenti que", "démenti toute", "n'a pas démenti", "aurait"):
        assert any(form in text for text in texts), form


@pytest.mark.parametrize("path", SHIPPED)
def test_every_case_that_ships_is_well_formed(path):
    cases = read_cases(path)
    assert {case.language for case in cases} == {path.stem}
    for case in cases:
        assert case.id.startswith(f"{path.stem}-"), case.id
        for text in (text for pair in case.pairs for text in pair):
            assert text == " ".join(text.split(" ")).strip() and "  " not in text, case.id
    asked = Counter(case.pairs for case in cases)
    assert [pairs for pairs, n in asked.items() if n > 1] == []


@pytest.mark.parametrize("path", SHIPPED)
def test_no_case_that_ships_was_trained_on(path):
    trained = set()
    for file in sorted((ROOT / "models" / "data").rglob("*.jsonl")):
        for line in file.read_text(encoding="utf-8").splitlines():
            trained |= texts_in(json.loads(line))
    for file in sorted((ROOT / "eval" / "stories" / "train").glob("*.json")):
        trained |= texts_in(json.loads(file.read_text(encoding="utf-8")))
    assert len(trained) > 1000
    found = {text for case in read_cases(path) for pair in case.pairs for text in pair} & trained
    assert not found


def texts_in(value: object) -> set[str]:
    """Every string inside parsed JSON."""
    if isinstance(value, dict):
        return set().union(*map(texts_in, value.values()))
    if isinstance(value, list):
        return set().union(*map(texts_in, value))
    return {value} if isinstance(value, str) else set()
