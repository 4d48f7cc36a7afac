"""Statements are also compared by the paragraphs that they stand in."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from detector import Detector, article_from_text
from detector.passages import LONGEST_BEFORE, before_each, behind, passages_of, sentences_in_context
from detector.pipeline import extract
from detector.schema import CandidatePair, Inference, Statement

TEXT = (
    "Le phare de Rudel est fermé\n\n"
    "Le phare de Rudel a fermé lundi, a annoncé la mairie. Les visites reprendront en mai.\n\n"
    "Les pêcheurs protestent. « Nous n'avons rien su », a dit leur chef, Yann Corre."
)
ARTICLE = article_from_text(TEXT, outlet="Le Goéland", date="2026-03-03", language="fr")


def test_a_statement_stands_in_its_paragraph():
    statements = extract([ARTICLE])
    found = passages_of(statements, {ARTICLE.id: ARTICLE})
    assert len(found) == len(statements) >= 4
    for statement, passage in zip(statements, found, strict=True):
        assert statement.text in passage
        assert "\n" not in passage
    paragraphs = TEXT.split("\n\n")
    assert set(found) == set(paragraphs), "the headline is a paragraph of its own"


@pytest.mark.parametrize(("start", "end"), [(0, 10), (29, 200), (len(TEXT) - 5, len(TEXT))])
def test_a_statement_outside_of_every_paragraph_is_its_own(start, end):
    bare = replace(ARTICLE, passages=((12, 20),))
    statement = Statement("s", bare.id, start, end, TEXT[start:end], "x")
    (passage,) = passages_of([statement], {bare.id: bare})
    assert passage == " ".join(TEXT[start:end].split())


def test_a_statement_stands_behind_the_sentence_before_its_own_or_the_headline():
    heading, closed, visits, nothing = statements = extract([ARTICLE])
    found = dict(zip([s.id for s in statements], before_each(statements, {ARTICLE.id: ARTICLE}), strict=True))
    assert found[heading.id] == "" and found[closed.id] == ARTICLE.title
    assert found[visits.id] == closed.text
    assert found[nothing.id] == visits.text, "that fishermen protest is put forward by nobody"
    told = sentences_in_context(statements, {ARTICLE.id: ARTICLE})
    assert told[2] == f"{closed.text} {visits.text}" and told[0] == heading.text


def test_what_says_the_headline_again_does_not_stand_behind_it():
    lead = "Le maire\u00a0: «\u00a0non\u00a0» à la fermeture du phare de Rudel."
    for title in ("Le maire : « non » à la fermeture…", "Le maire\u00a0: «\u00a0non\u00a0» à la fermeture"):
        article = replace(article_from_text(lead, title=title, language="fr"), passages=((0, len(lead)),))
        statement = Statement("s", article.id, 0, len(lead), lead, "x")
        assert before_each([statement], {article.id: article}) == [""]


def test_of_what_stands_before_only_the_last_words_are_read():
    before = "mot " * 200 + "fin."
    shown = behind(before, "Il dément.")
    assert shown.endswith("mot fin. Il dément.") and shown.startswith("mot ")
    assert len(shown) <= LONGEST_BEFORE + len(" Il dément.")


class Topics:
    """An encoder that tells a text about the lighthouse from any other."""

    identity = "topics"

    def __init__(self):
        self.read: list[str] = []

    def encode(self, texts, **_):
        self.read += texts
        rows = [[1.0, 0.0] if "phare" in text else [0.6, 0.8] for text in texts]
        return np.array(rows, dtype=np.float32).reshape(len(texts), 2)


class Neutral:
    """An inference model that finds nothing."""

    identity = "neutral"

    def score(self, pairs, **_):
        return [Inference(0.0, 1.0, 0.0)] * len(pairs)


def test_pairs_are_compared_by_their_paragraphs_each_read_once():
    encoder = Topics()
    statements = extract([ARTICLE])
    visits = next(i for i, s in enumerate(statements) if "visites" in s.text)
    chief = next(i for i, s in enumerate(statements) if "rien su" in s.text)
    pairs = [CandidatePair(0, visits, 0.2), CandidatePair(0, chief, 0.2), CandidatePair(visits, chief, 0.2)]
    found = Detector(encoder=encoder, nli=Neutral()).read_pairs(statements, pairs, [ARTICLE])
    assert [one.passages for one in found] == [1.0, 0.6, 0.6], "the visits are those of the lighthouse"
    assert len(encoder.read) == len(set(encoder.read)) == 3


def test_nothing_to_read_is_no_error():
    assert Detector(encoder=Topics(), nli=Neutral()).read_pairs([], [], [ARTICLE]) == []
