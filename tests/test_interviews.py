"""Interviews: whose the answers are, and what only looks like one."""

from __future__ import annotations

import pytest
from constructions import read_article

ASKED = """Anne Rey : « Je n'ai rien signé »

Elle nous reçoit à la mairie.

— Avez-vous vendu la halle ?

— La halle appartient toujours à la commune.

— Le préfet parle d'une vente.

— C'est faux, le dossier est vide depuis mars.

— Mais je vais la faire repeindre cet été.

— Les travaux commenceront au printemps prochain.
"""

TOLD = """« On dormait encore » : entretien avec Luc Perrin

Où étiez-vous au moment du feu ?

— La porte de la cave était fermée à clé.

Et les voisins ?

— Je les ai réveillés un par un.

— Personne n'a crié dans la cour.
"""

POINTS = """Ce que l'on sait de l'incendie, selon Luc Perrin

Le feu a pris jeudi dans la nuit.

- Le toit de la halle a brûlé entièrement.

- Deux pompiers ont été blessés légèrement.

- La rue restera fermée pendant trois jours.
"""


def said(text, language="fr"):
    """Who says what, of all that is no question."""
    found = [s for s in read_article(text, language) if not s.heading and s.stance != "question"]
    return {s.content.strip("—. "): s.source for s in found}


@pytest.mark.parametrize(
    ("answer", "speaker"),
    [
        ("La halle appartient toujours à la commune", "Anne Rey"),
        ("Mais je vais la faire repeindre cet été", "Anne Rey"),
        ("Les travaux commenceront au printemps prochain", "Anne Rey"),
    ],
)
def test_that_the_one_whom_the_headline_names_answers(answer, speaker):
    assert said(ASKED)[answer] == speaker


def test_that_who_asks_is_not_taken_for_who_answers():
    told = [s.source for s in read_article(ASKED, "fr") if s.content == "une vente"]
    assert told == ["Le préfet", "Anne Rey"]  # who denies it answers


def test_that_an_answer_can_deny():
    denials = [s for s in read_article(ASKED, "fr") if s.stance == "deny"]
    assert [s.source for s in denials] == ["Anne Rey"]


def test_that_all_lines_answer_where_the_questions_have_no_dash():
    answers = {content: source for content, source in said(TOLD).items() if source}
    assert list(answers.values()) == ["Luc Perrin"] * 3


def test_that_a_list_of_points_is_no_interview():
    assert set(said(POINTS).values()) == {None}


def test_that_nobody_answers_where_nobody_is_named():
    nameless = ASKED.replace("Anne Rey : ", "")
    assert said(nameless)["La halle appartient toujours à la commune"] is None
