"""Pairs read in both orders: the same contradiction whichever text comes first."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detector import Detector
from detector.both_orders import BothOrders, combine
from detector.cli import main
from detector.schema import Inference


class Lopsided:
    """Reads a contradiction from the longer text to the shorter, an entailment the other way."""

    identity = "lopsided"
    backend = "script"

    def score(self, pairs, *, batch_size=32, progress=False):
        """One reading a pair."""
        return [Inference(0.1, 0.1, 0.8) if len(a) > len(b) else Inference(0.6, 0.2, 0.2) for a, b in pairs]


chances = st.tuples(*[st.floats(0, 1)] * 3).filter(lambda three: sum(three) > 0.01)


@given(chances, chances)
def test_contradiction_does_not_depend_on_the_order(one, other):
    forward, backward = (Inference(*(part / sum(three) for part in three)) for three in (one, other))
    ahead, back = combine(forward, backward), combine(backward, forward)
    assert ahead.contradiction == pytest.approx(back.contradiction)
    assert sum(ahead.as_list()) == pytest.approx(1, abs=2e-4)
    low, high = sorted((forward.contradiction, backward.contradiction))
    assert low - 1e-9 <= ahead.contradiction <= high + 1e-9


def test_entailment_is_that_of_the_order_given():
    yes, no = Inference(0.9, 0.1, 0.0), Inference(0.0, 1.0, 0.0)
    assert combine(yes, no).label == "entailment" and combine(no, yes).label == "neutral"
    assert combine(Inference(0, 0, 1), Inference(0, 0, 1)).as_list() == [0, 0, 1]


def test_a_detector_reads_both_orders_when_asked():
    detector = Detector(nli=Lopsided())
    pairs = [("a long text", "short"), ("short", "a long text")]
    assert [i.label for i in detector.score_pairs(pairs)] == ["contradiction", "entailment"]
    both = detector.score_pairs(pairs, both_orders=True)
    assert [i.contradiction for i in both] == [pytest.approx(0.5)] * 2
    assert detector.score(*pairs[0], both_orders=True) == both[0]
    assert BothOrders(Lopsided()).score([]) == []


def evaluation(tmp_path, monkeypatch, capsys, labels, *options: str) -> dict:
    """What `detector eval` says of two pairs, the longer text first in one of them."""
    monkeypatch.setattr("detector.pipeline.load_nli", lambda *args, **kwargs: Lopsided())
    path = tmp_path / "pairs.jsonl"
    texts = [("a long text", "short"), ("short", "a longer text")]
    rows = [{"premise": a, "hypothesis": b, "label": c} for (a, b), c in zip(texts, labels, strict=True)]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    assert main(["eval", str(path), "--json", "-", "--no-baselines", *options]) == 0
    return json.loads(capsys.readouterr().out)


@pytest.mark.parametrize(
    ("labels", "options", "both"),
    [
        (("contradiction", "not_contradiction"), (), True),
        (("contradiction", "not_contradiction"), ("--orders", "one"), False),
        (("contradiction", "neutral"), (), False),
        (("contradiction", "neutral"), ("--orders", "both"), True),
    ],
)
def test_a_set_that_only_asks_for_contradiction_is_read_in_both_orders(
    tmp_path, monkeypatch, capsys, labels, options, both
):
    scores = evaluation(tmp_path, monkeypatch, capsys, labels, *options)
    assert ("+both-orders" in scores["signature"]) is both


def test_two_texts_on_the_command_line_in_both_orders(monkeypatch, capsys):
    monkeypatch.setattr("detector.pipeline.load_nli", lambda *args, **kwargs: Lopsided())
    found = []
    for texts in (("a long text", "short"), ("short", "a long text")):
        assert main(["score", *texts, "--json", "--orders", "both"]) == 0
        found.append(json.loads(capsys.readouterr().out)["contradiction"])
    assert found == [0.5, 0.5]
