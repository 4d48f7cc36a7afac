"""The tools beside the evaluation: calibration, and parts that are left out."""

from __future__ import annotations

import random
import sys
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest

from detector import Detector, pipeline

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "eval"), str(ROOT / "models" / "train")]

import ablations  # noqa: E402
import fit_decision  # noqa: E402
import pairs  # noqa: E402
import parallel  # noqa: E402


def test_calibration_takes_back_what_is_too_sure():
    rng = np.random.default_rng(0)
    true_odds = rng.normal(-1, 1.5, size=20_000)
    labels = rng.random(20_000) < 1 / (1 + np.exp(-true_odds))
    slope, shift = fit_decision.calibration(labels, 2 * true_odds + 1)
    assert slope == pytest.approx(0.5, abs=0.05) and shift == pytest.approx(-0.5, abs=0.05)


def test_a_story_does_not_calibrate_itself():
    """One story of twenty has its labels the wrong way round: that must show, there."""
    rng = np.random.default_rng(1)
    odds = rng.normal(0, 2, size=2000)
    groups = [f"story {number % 20}" for number in range(2000)]
    odd_one = np.array(groups) == "story 7"
    labels = (rng.random(2000) < 1 / (1 + np.exp(-odds))) ^ odd_one
    chances = fit_decision.calibrated_left_out(labels, odds, groups)
    assert np.corrcoef(chances[odd_one], labels[odd_one])[0, 1] < -0.3
    assert abs(chances[~odd_one].mean() - labels[~odd_one].mean()) < 0.05


@pytest.mark.parametrize("part", ablations.PARTS)
def test_what_is_left_out_is_back_afterwards(part, detector_, story, report_json):
    extract = pipeline.extract
    with ablations.without(part):
        detector_.detect(story)
    assert pipeline.extract is extract
    assert detector_.detect(story).to_json() == report_json


def test_without_stances_a_denial_is_read_as_what_it_denies(detector_, story, report_json):
    with ablations.without("stance"):
        kinds = {conflict.kind for conflict in detector_.detect(story).conflicts}
    assert "denial" not in kinds and '"kind": "denial"' in report_json


@pytest.fixture(scope="module")
def report_json(encoder, nli, story) -> str:
    return Detector(encoder=encoder, nli=nli).detect(story).to_json()


def test_neighbours_come_from_one_article_and_claim_no_more_than_peace(tmp_path):
    import gzip

    path = tmp_path / "news.en-fr.tsv.gz"
    with gzip.open(path, "wt", encoding="utf-8") as file:
        for number in range(50):
            file.write(
                f"{number:02} is a sentence of some length, in English\t{number:02} est une phrase longue\n"
            )
            file.write("short\tcourt\n")
    found = parallel.neighbours(path, random.Random(0), 100)
    assert len(found) == 100 and {pair.label for pair in found} == {"not_contradiction"}
    assert all(len(text) >= 30 for pair in found for text in (pair.premise, pair.hypothesis))
    assert all(abs(int(pair.premise[:2]) - int(pair.hypothesis[:2])) == 1 for pair in found)


def test_conflicts_of_stories_are_shown_both_ways_round():
    found = pairs.story_pairs(ROOT / "eval" / "stories" / "train", random.Random(0), calm=5)
    conflicts = {(pair.premise, pair.hypothesis) for pair in found if pair.label == "contradiction"}
    assert conflicts and conflicts == {(b, a) for a, b in conflicts}
    assert {pair.label for pair in found} == {"contradiction", "not_contradiction", "entailment"}


def test_of_the_pairs_to_learn_from_all_conflicts_are_read_and_few_others():
    ends = [frozenset((f"s{n}", f"s{n + 1}")) for n in range(40)]
    story = SimpleNamespace(name="port", conflicts={ends[3]: "denial", ends[20]: "date"}, disputed={ends[5]})
    drawn = fit_decision._drawn(story, ends, 6)
    assert {3, 20} < set(drawn) and len(drawn) == 8 and 5 not in drawn
    assert drawn == sorted(drawn) == fit_decision._drawn(story, ends, 6), "the story alone draws them"
    assert fit_decision._drawn(story, ends, None) == list(range(40))
