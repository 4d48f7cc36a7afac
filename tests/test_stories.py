"""Counting what was found in an annotated story."""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from detector import Inference
from detector.pipeline import extract
from detector.schema import Conflict

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "eval"))

import stories  # noqa: E402

TEXT = (
    "La digue a cédé lundi, a déclaré la maire Odile Ferrand. La digue est intacte, a affirmé le préfet Luc "
    "Morand. Le barrage a été inspecté en mars, selon l'ingénieure Aude Vial."
)
SPEAKERS = {"s1": "Odile Ferrand", "s2": "Luc Morand", "s3": "Aude Vial"}


def write(folder: Path, **lists: list[dict]) -> stories.Story:
    """A story of one article and three statements, with the conflicts given."""
    sentences = [f"{part.rstrip('.')}." for part in TEXT.split(". ")]
    contents = ("La digue a cédé lundi", "La digue est intacte", "Le barrage a été inspecté en mars")
    statements = [
        {
            "id": name,
            "article": "a1",
            "text": sentence,
            "content": content,
            "source": speaker,
            "cue": None,
            "stance": "assert",
            "hedged": False,
            "resolves_to": None,
        }
        for (name, speaker), sentence, content in zip(SPEAKERS.items(), sentences, contents, strict=True)
    ]
    article = {"id": "a1", "outlet": "Le Phare", "date": "2026-03-02", "lang": "fr", "title": "La digue"}
    story = {
        "story": "digue",
        "articles": [article | {"text": TEXT}],
        "statements": statements,
        "conflicts": [],
        "near_misses": [],
    }
    (folder / "test").mkdir(exist_ok=True)
    (folder / "test" / "digue.json").write_text(json.dumps(story | lists), encoding="utf-8")
    (loaded,) = stories.load_stories("test", folder)
    return loaded


def pair(left: str, right: str, **more: str) -> dict:
    """An annotated pair."""
    return {"left": left, "right": right, **more}


def conflict(statements, story, left: str, right: str) -> Conflict:
    """A conflict found between the statements that match two annotated ones."""
    ours = {gold: own for own, gold in stories.match(story, statements).items()}
    neutral = Inference(0, 1, 0)
    return Conflict("c1", "contradiction", ours[left], ours[right], 0.9, neutral, neutral, 0.5, "")


def test_a_conflict_is_right_wrong_or_not_counted(tmp_path):
    story = write(
        tmp_path,
        conflicts=[pair("s1", "s2", kind="contradiction")],
        near_misses=[pair("s1", "s3", type="update")],
        disputed=[pair("s2", "s3")],
    )
    statements = extract(story.articles)
    assert set(stories.match(story, statements).values()) == set(SPEAKERS)
    expected = {("s2", "s1"): (1, 1, 0), ("s1", "s3"): (1, 0, 1), ("s2", "s3"): (0, 0, 0)}
    for ends, (predicted, right, near) in expected.items():
        n = stories.count(story, statements, [conflict(statements, story, *ends)]).n
        found = n["conflicts predicted"], n["conflicts right"], n["near misses reported"]
        assert found == (predicted, right, near), ends
        assert n["conflicts gold"] == 1


def test_what_is_found_twice_is_right_once(tmp_path):
    story = write(tmp_path, conflicts=[pair("s1", "s2", kind="number")])
    statements = extract(story.articles)
    found = conflict(statements, story, "s1", "s2")
    scores = stories.count(story, statements, [found, replace(found, id="c2")]).scores()
    assert scores["conflict precision"] == 0.5 and scores["conflict recall"] == 1
    assert scores["kind accuracy"] == 0 and scores["dispute recall"] == 1


def test_a_dispute_is_right_when_one_of_its_conflicts_is(tmp_path):
    story = write(tmp_path, conflicts=[pair("s1", "s2", kind="number")])
    statements = extract(story.articles)
    right, wrong = (conflict(statements, story, *ends) for ends in (("s1", "s2"), ("s1", "s3")))
    for found, disputes, first in (((right, wrong), 1, 1), ((wrong, right), 1, 0), ((wrong,), 0, 0)):
        scores = stories.count(story, statements, found).scores()
        assert scores["dispute precision"] == disputes, found
        assert scores["first conflict right"] == first, found


def test_sources_are_right_by_name(tmp_path):
    story = write(tmp_path)
    statements = extract(story.articles)
    assert stories.count(story, statements, []).scores()["attribution F1"] == 1
    wrong = [replace(statement, source="Luc Morand") for statement in statements]
    assert 0 < stories.count(story, wrong, []).scores()["attribution F1"] < 0.5
    role = [replace(s, source="l'élu", speaker=s.source) for s in statements]
    assert stories.count(story, role, []).scores()["attribution F1"] == 1
    misnamed = [replace(s, source="l'élu", speaker="Luc Morand") for s in statements]
    assert stories.count(story, misnamed, []).scores()["attribution F1"] < 0.5


def test_an_annotation_that_does_not_fit_its_article_is_named(tmp_path):
    with pytest.raises(ValueError, match=r"digue\.json: no statement s9"):
        write(tmp_path, conflicts=[pair("s1", "s9", kind="number")])


@pytest.mark.parametrize("split", ["train", "dev", "calibrate"])
def test_stories_are_sound(split):
    for story in stories.load_stories(split):
        labelled = [set(story.conflicts), set(story.near_misses), set(story.disputed)]
        assert sum(map(len, labelled)) == len(set().union(*labelled)), f"{story.name}: a pair stands twice"
        assert all(len(ends) == 2 for ends in set().union(*labelled)), story.name
        known = {statement.id: statement for statement in story.statements}
        assert len(known) == len(story.statements), story.name
        assert {s.resolves_to for s in story.statements} <= {None, *known}, story.name
