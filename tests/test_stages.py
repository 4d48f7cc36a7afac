"""Each stage alone: what it is given comes from the annotation, and errors before it do not count."""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from detector.pipeline import extract

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "eval"))

import figures  # noqa: E402
import remembered  # noqa: E402
import run  # noqa: E402
import stages  # noqa: E402
import stories  # noqa: E402

PHARE = (
    "La mairie de Kervalen a vendu le vieux phare en mars, selon l'association Terre. Le maire Luc Morand "
    "a démenti. La vente a rapporté 12 millions d'euros, a déclaré la notaire Aude Vial."
)
COTE = "La mairie n'a pas vendu le vieux phare en mars, a affirmé le préfet Jean Dor."


def write(folder: Path, **changed: object) -> stories.Story:
    """A story of two articles: a claim, a bare denial of it, another statement, and one against the claim."""

    def statement(name: str, article: str, text: str, content: str, source: str, **more: object) -> dict:
        plain = {"cue": None, "stance": "assert", "hedged": False, "resolves_to": None}
        return (
            plain
            | {"id": name, "article": article, "text": text, "content": content}
            | {"source": source}
            | more
        )

    sold, denied, money = (f"{part.rstrip('.')}." for part in PHARE.split(". "))
    content = "La mairie de Kervalen a vendu le vieux phare en mars"
    story = {
        "story": "phare",
        "articles": [
            {"id": name, "outlet": outlet, "date": "2026-04-02", "lang": "fr", "title": title, "text": text}
            for name, outlet, title, text in (
                ("a1", "Le Phare", "Le vieux phare est vendu au mois de mars", PHARE),
                ("a2", "La Côte", "Pas de vente", COTE),
            )
        ],
        "statements": [
            statement("s1", "a1", sold, content, "l'association Terre"),
            statement("s2", "a1", denied, "", "Luc Morand", stance="deny", resolves_to="s1"),
            statement("s3", "a1", money, "La vente a rapporté 12 millions d'euros", "Aude Vial"),
            statement("s4", "a2", COTE, "La mairie n'a pas vendu le vieux phare en mars", "Jean Dor"),
        ],
        "conflicts": [
            {"left": "s1", "right": "s4", "kind": "contradiction"},
            {"left": "s1", "right": "s2", "kind": "denial"},
        ],
        "near_misses": [],
    }
    (folder / "dev").mkdir(exist_ok=True)
    (folder / "dev" / "phare.json").write_text(json.dumps(story | changed), encoding="utf-8")
    (loaded,) = stories.load_stories("dev", folder)
    return loaded


@pytest.fixture
def story(tmp_path):
    return write(tmp_path)


def test_gold_input_has_what_the_annotation_says(story):
    gold = stages.gold_input(story)
    by_id = {gold.matched[s.id]: s for s in gold.statements}
    assert list(by_id) == ["s1", "s2", "s3", "s4"]
    assert by_id["s2"].resolves_to == by_id["s1"].id and by_id["s2"].content == by_id["s1"].content
    assert [s.stance for s in gold.statements] == ["assert", "deny", "assert", "assert"]
    texts = {article.id: article.text for article in story.articles}
    assert all(s.text == texts[s.article][s.start : s.end] for s in gold.statements)
    assert by_id["s2"].voice and not any(s.heading or s.copy_of for s in gold.statements)


def test_a_denial_of_a_denial_leads_to_the_claim(tmp_path):
    story = write(tmp_path)
    gold = [replace(s, resolves_to="s2") if s.id == "s3" else s for s in story.statements]
    gold = [replace(s, stance="deny") if s.id == "s3" else s for s in gold]
    by_id = {
        s.id.rpartition("-")[2]: s for s in stages.gold_input(replace(story, statements=gold)).statements
    }
    assert by_id["s3"].resolves_to == by_id["s1"].id


def test_annotated_copies_are_marked(tmp_path):
    story = write(tmp_path, near_misses=[{"left": "s1", "right": "s4", "type": "copy"}], conflicts=[])
    copies = {s.id.rpartition("-")[2]: s.copy_of for s in stages.gold_input(story).statements}
    assert copies["s4"].endswith("-s1") and [copies[name] for name in ("s1", "s2", "s3")] == [None] * 3


def test_links_are_scored_though_the_denial_was_misread(story, detector_, monkeypatch):
    right = stages.count_links(story, detector_).n
    assert (right["links gold"], right["links made"], right["links right"]) == (1, 1, 1)
    as_read = stages.place

    def misread(article, sentences):
        placed = as_read(article, sentences)
        return [replace(p, statement=replace(p.statement, stance="assert"), anaphoric=False) for p in placed]

    monkeypatch.setattr(stages, "place", misread)
    assert stages.count_links(story, detector_).n == right


def test_a_wrong_link_counts_as_wrong(story, detector_, monkeypatch):
    def to_the_money(placed):
        (money,) = (
            (p.statement for p in placed if p.statement.id.endswith("-s3")) if len(placed) > 2 else [None]
        )
        return [
            replace(p.statement, resolves_to=money.id) if p.anaphoric and money else p.statement
            for p in placed
        ]

    monkeypatch.setattr(stages, "resolve", to_the_money)
    n = stages.count_links(story, detector_).n
    assert (n["links made"], n["links right"]) == (1, 0)


def test_what_was_read_beside_the_annotation_can_still_be_linked_to(story):
    bare = stages._bare(story)
    placed = stages._in_place_of_read(story.articles[0], story, bare)
    ids = [p.statement.id for p in placed]
    assert {bare[name].id for name in ("s1", "s2", "s3")} < set(ids), "the headline was read besides"
    assert [p.statement.start for p in placed] == sorted(p.statement.start for p in placed)
    spans = [(p.statement.start, p.statement.end) for p in placed]
    assert len(set(spans)) == len(spans), "nothing read stands beside what is annotated of the same sentence"


def test_blocking_is_scored_on_annotated_statements_with_its_cost(story, detector_, monkeypatch):
    n = stages.count_blocking(story, detector_).n
    assert n["chain conflicts"] == n["chain both read"] == n["chain paired"] == 2
    assert 2 <= n["chain pairs asked"] <= n["chain pairs possible"] == 6
    nothing = replace(stages.BLOCKING, statement_similarity=1.1)
    monkeypatch.setattr(stages, "BLOCKING", nothing)
    n = stages.count_blocking(story, detector_).n
    assert n["chain paired"] == n["chain pairs asked"] == 0


def test_the_decision_reads_every_pair_of_two_articles_and_no_other(story, detector_, monkeypatch):
    asked = []
    read = type(detector_).read_pairs

    def listen(self, statements, pairs, articles):
        asked.extend({statements[pair.left].content, statements[pair.right].content} for pair in pairs)
        return read(self, statements, pairs, articles)

    monkeypatch.setattr(type(detector_), "read_pairs", listen)
    monkeypatch.setattr(stages, "BLOCKING", replace(stages.BLOCKING, statement_similarity=1.1))  # not used
    n = stages.count_decision(story, detector_).n
    against = "La mairie n'a pas vendu le vieux phare en mars"
    assert asked and all(against in pair and len(pair) == 2 for pair in asked)
    assert n["conflicts gold"] == 1, "that of one article is left aside"
    assert n["conflicts predicted"] == n["conflicts right"] == 1


def test_the_chain_beside_it_is_counted_between_articles_too(story, detector_):
    statements = extract(story.articles)
    of_gold = {gold: ours for ours, gold in stories.match(story, statements).items()}
    found = detector_.detect(story.articles).conflicts
    within = replace(found[0], left=of_gold["s1"], right=of_gold["s2"])
    across = replace(found[0], left=of_gold["s1"], right=of_gold["s4"])
    n = stages.count_across(story, statements, [within, across]).n
    assert (n["conflicts gold"], n["conflicts predicted"], n["conflicts right"]) == (1, 1, 1)


def test_copies_are_one_statement_on_the_way_too(tmp_path):
    copy = {"left": "s3", "right": "s4", "type": "copy"}
    pairs = [{"left": "s1", "right": end, "kind": "contradiction"} for end in ("s3", "s4")]
    story = write(tmp_path, near_misses=[copy], conflicts=pairs)
    gold = stages.gold_input(story)
    place_of = {gold.matched[s.id]: place for place, s in enumerate(gold.statements)}
    pair = stages.CandidatePair(place_of["s1"], place_of["s3"], 0.5)
    n = stories.count_chain(story, gold.statements, [pair], gold.matched).n
    assert n["chain conflicts"] == n["chain paired"] == 1


def test_every_stage_is_measured_and_drawn(story, detector_, capsys):
    found = run.measure_alone(detector_, [story], "dev")
    assert list(found) == ["attribution", "denial links", "blocking", "decision"]
    attribution = found["attribution"]["attribution F1"]
    assert attribution["alone"] == attribution["in the chain"]
    assert found["decision"]["conflict recall"]["alone"] == [1.0, 1.0, 1.0]
    json.dumps(found, allow_nan=False)
    assert "decision: conflict recall: alone 1.000" in capsys.readouterr().out
    table = figures.stages({"alone": {"dev": {"fr, en": found, "others": {}}}}).splitlines()
    assert table[0] == "| stage | dev, fr, en |"
    assert "| attribution: attribution F1 |" in "".join(line[:35] for line in table)
    (row,) = (line for line in table if line.startswith("| decision: conflict recall, alone"))
    assert row.endswith("| 1.000 [1.000, 1.000] |") and table[table.index(row) + 1].startswith("| … in the")
    assert run.measure_alone(detector_, [], "dev") == {}


def test_what_is_remembered_is_what_was_worked_out_and_is_worked_out_once(tmp_path, encoder):
    story = write(tmp_path)
    asked = []

    def counting(articles):
        asked.append(len(articles))
        return extract(articles)

    once = remembered.remembered(counting)
    assert once(story.articles) == once(story.articles) == extract(story.articles)
    assert once(story.articles[:1]) == extract(story.articles[:1])
    assert asked == [2, 1]

    class CountingEncoder:
        identity = encoder.identity

        def encode(self, texts, *, batch_size=64, progress=False):
            asked.extend(texts)
            return encoder.encode(texts)

    texts = [PHARE, COTE, PHARE]
    asked.clear()
    vectors = remembered.RememberedVectors(CountingEncoder())
    first, second = vectors.encode(texts), vectors.encode([COTE])
    np.testing.assert_array_equal(first, encoder.encode(texts))
    np.testing.assert_array_equal(second, first[1:2])
    assert asked == [PHARE, COTE]
    assert vectors.encode([]).shape == encoder.encode([]).shape
