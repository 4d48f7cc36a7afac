"""The results kept in eval/results are of the pairs and the models that ship, with their predictions."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from detector.evaluate import compare, read_kept
from detector.signature import model_fingerprint

ROOT = Path(__file__).resolve().parent.parent
PAIRS = sorted((ROOT / "eval" / "pairs").glob("*.jsonl"))
AGAIN = "eval/README.md has the commands that make eval/results anew"


@pytest.mark.parametrize("pairs", PAIRS, ids=lambda path: path.stem)
def test_a_kept_result_is_of_what_ships(pairs):
    path = ROOT / "eval" / "results" / f"{pairs.stem}.json"
    assert path.is_file(), AGAIN
    kept = read_kept(path)
    assert kept.scores["sha256"] == hashlib.sha256(pairs.read_bytes()).hexdigest(), AGAIN
    shipped = model_fingerprint(ROOT / "models" / "embedded" / "nli")
    assert f"|nli:embedded@{shipped}|" in kept.scores["signature"], AGAIN
    labels = [json.loads(line)["label"] for line in pairs.read_text("utf-8").splitlines()]
    assert [kept.rows.labels[place] for place in kept.rows.gold] == labels
    right = float((kept.system.predicted == kept.rows.gold).mean())
    assert kept.scores["accuracy"]["value"] == pytest.approx(right, abs=1e-6)
    same = compare(kept, kept, n_resamples=5)
    assert same.differences["accuracy"].difference.value == 0


def test_a_kept_result_has_a_baseline_of_every_kind():
    for path in (ROOT / "eval" / "results").glob("*held-out.??.json"):
        names = " ".join(json.loads(path.read_text("utf-8"))["baselines"])
        for word in ("always", "negation", "word overlap", "hypothesis only", "embedding cosine"):
            assert word in names
