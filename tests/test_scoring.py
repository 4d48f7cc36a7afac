"""Pairs are scored once, in order, in bounded pieces; what was read is not read again."""

from __future__ import annotations

import random

import pytest
from conftest import ScriptedNLI

from detector import scoring
from detector.errors import InputError
from detector.readings import KeptReadings
from detector.scoring import score_pairs, score_rows


class Counting(ScriptedNLI):
    """Counts what it is asked, and stops after some."""

    def __init__(self, most: int = 10**9):
        self.asked: list[tuple[str, str]] = []
        self.n_calls = 0
        self.most = most

    def score(self, pairs, **options):
        """One inference a pair."""
        if len(self.asked) + len(pairs) > self.most:
            raise KeyboardInterrupt
        self.asked += pairs
        self.n_calls += 1
        return super().score(pairs, **options)


def some_pairs(n: int, seed: int = 0) -> list[tuple[str, str]]:
    draw = random.Random(seed)
    words = "le la pont ville pas ouvert fermé 12 17 mairie".split()
    return [
        (" ".join(draw.choices(words, k=draw.randint(1, 30))), " ".join(draw.choices(words, k=4)))
        for _ in range(n)
    ]


def test_order_is_kept_and_a_repeated_pair_is_read_once(monkeypatch):
    monkeypatch.setattr(scoring, "WINDOW", 100)
    pairs = some_pairs(250)
    pairs += pairs[-30:]
    nli = Counting()
    found = score_pairs(iter(pairs), nli, total=len(pairs))
    assert list(found) == ScriptedNLI().score(pairs) and len(found) == 280
    assert found[3:5] == [found[3], found[4]] and len(nli.asked) == len(set(nli.asked)) == 250
    assert len(score_pairs([], nli)) == 0


def test_pairs_of_like_length_are_read_together(monkeypatch):
    monkeypatch.setattr(scoring, "_AT_ONCE", 10)
    nli = Counting()
    score_pairs(some_pairs(200), nli)
    lengths = [len(a) + len(b) for a, b in nli.asked]
    assert lengths == sorted(lengths) and nli.n_calls == 20


def test_a_long_evaluation_says_how_long(monkeypatch):
    now = iter(range(0, 10_000, 20))
    monkeypatch.setattr(scoring.time, "monotonic", lambda: next(now))
    said: list[str] = []
    score_pairs(some_pairs(600), Counting(), total=2_000_000, say=said.append)
    assert said == ["2,000,000 pairs at 13 a second: about 43 hours to go"]
    said.clear()
    score_pairs(some_pairs(600), Counting(), total=600, say=said.append)
    assert said == []


def test_a_killed_evaluation_goes_on(tmp_path):
    pairs = some_pairs(1000)
    killed = Counting(most=600)
    with pytest.raises(KeyboardInterrupt):
        score_pairs(pairs, KeptReadings(killed, tmp_path / "kept"))
    again = Counting()
    found = score_pairs(pairs, KeptReadings(again, tmp_path / "kept"))
    assert list(found) == ScriptedNLI().score(pairs)
    assert killed.asked and sorted(killed.asked + again.asked) == sorted(set(pairs))


def test_a_pair_is_read_once_whoever_asks(tmp_path):
    asked = [("le pont est ouvert", "le pont n'est pas ouvert"), ("a", "b"), ("a", "b"), ("\ud83d", "b")]
    first, second = Counting(), Counting()
    found = KeptReadings(first, tmp_path / "new" / "kept").score(asked)
    again = KeptReadings(second, tmp_path / "new" / "kept").score(asked)
    assert found == again == ScriptedNLI().score(asked)
    assert sorted(first.asked) == sorted(set(asked)) and not second.asked


@pytest.mark.parametrize("what", ["identity", "backend"])
def test_another_model_s_readings_are_not_taken(tmp_path, what):
    KeptReadings(Counting(), tmp_path / "kept").score([("a", "b")])
    other = Counting()
    setattr(other, what, "other")
    KeptReadings(other, tmp_path / "kept").score([("a", "b")])
    assert other.asked == [("a", "b")]


def test_texts_are_not_taken_for_each_other(tmp_path):
    kept = KeptReadings(Counting(), tmp_path / "kept")
    kept.score([("a", "b c"), ("a b", "c"), ("b c", "a")])
    assert len(kept.model.asked) == 3


def test_a_file_that_holds_no_readings_is_named(tmp_path):
    (tmp_path / "text").write_text("anything " * 1000)
    for path in (tmp_path / "text", tmp_path):
        with pytest.raises(InputError, match="cannot be used to keep readings .*; name another file"):
            KeptReadings(Counting(), path)


def test_rows_are_scored_under_any_usual_name():
    rows = [{"sentence1": "le pont", "sentence2": "le pont", "n": 1}]
    assert next(score_rows(rows, ScriptedNLI()))["label"] == "entailment"
    rows = [{"evidence": "le pont", "claim": "le pont"}]
    with pytest.raises(InputError, match="row 1: no 'premise'"):
        list(score_rows(rows, ScriptedNLI()))
    columns = {"premise": "evidence", "hypothesis": "claim"}
    assert next(score_rows(rows, ScriptedNLI(), columns=columns))["evidence"] == "le pont"
