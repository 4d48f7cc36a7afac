"""Denials that only point at a claim: which claim each one answers."""

from __future__ import annotations

import numpy as np
import pytest

from detector.attribute import attribute
from detector.denials import resolve_across, unresolved
from detector.schema import Article, Sentence, Statement

#: Headline (or none), sentences, and words of the claim that the last denial answers.
ANSWERS = [
    (
        "fr",
        None,
        ["Le groupe préparerait la vente du port, selon Le Phare.", "Le groupe a démenti."],
        "la vente du port",
    ),
    (
        "fr",
        None,
        [
            "Le port sera vendu en mai, affirme Le Phare.",
            "Le maire visitait une école lundi.",
            "Des affirmations aussitôt démenties par le groupe.",
        ],
        "Le port sera vendu",
    ),
    (
        "fr",
        None,
        [
            "L'expert Luc Perrin a affirmé que la toile était fausse.",
            "Le musée a porté plainte.",
            "Luc Perrin s'est rétracté.",
        ],
        "la toile était fausse",
    ),
    (
        "fr",
        "Le port de Breval en vente",
        [
            "Le port de Breval sera mis en vente, assure Le Phare.",
            "« Vous verrez ce que vous verrez », dit un docker.",
            "Le groupe a démenti.",
        ],
        "Le port de Breval sera mis en vente",
    ),
    (
        "en",
        None,
        ["The port will be sold in May, the Herald said.", "The ministry denied the report."],
        "The port will be sold",
    ),
    (
        "en",
        "Port of Breval to be sold, paper says",
        [
            "The port of Breval will be sold in May, the Herald said.",
            "The harbour master was on holiday.",
            "The ministry declined to comment.",
        ],
        "The port of Breval will be sold",
    ),
]


def read(language, headline, sentences):
    lines = [*([headline] if headline else []), *sentences]
    text = "\n".join(lines)
    places, position = [], 0
    for number, line in enumerate(lines):
        start = text.index(line, position)
        position = start + len(line)
        places.append(Sentence(start, position, line, number, heading=headline is not None and not number))
    return attribute(Article("a", "a.txt", "", None, None, language, text, ((0, len(text)),)), places)


@pytest.mark.parametrize(("language", "headline", "sentences", "expected"), ANSWERS)
def test_the_claim_a_denial_answers(language, headline, sentences, expected):
    statements = read(language, headline, sentences)
    by_id = {statement.id: statement for statement in statements}
    last = statements[-1]
    assert last.stance in ("deny", "retract", "no-comment")
    claim = by_id[last.resolves_to]
    assert expected in claim.content
    assert (last.content, last.proposition) == (claim.content, claim.proposition)


def test_a_denial_with_nothing_to_answer_stays_open():
    statements = read("fr", None, ["Le groupe a démenti."])
    assert [(s.resolves_to, s.content) for s in statements] == [(None, "")]
    assert unresolved(statements) == [0]


def test_nobody_answers_their_own_claim_by_a_denial():
    statements = read("fr", None, ["Le groupe assure que le port sera vendu en mai.", "Le groupe a démenti."])
    assert statements[-1].resolves_to is None


def statement(number, article, content, source, stance="assert"):
    return Statement(
        f"{article}-{number}",
        article,
        0,
        1,
        content or "X",
        content,
        source,
        "a dit",
        stance,
        proposition=content,
    )


def test_across_articles_a_claim_that_names_nobody_in_common_stays_unlinked():
    statements = [
        statement(1, "a", "le port sera vendu en mai", "Le Phare"),
        statement(1, "b", "", "Anna Morel", "deny"),
    ]
    linked, _ = resolve_across(
        statements, np.eye(2, dtype=np.float32), np.array([[1.0, 0.0]], dtype=np.float32)
    )
    assert linked[1].resolves_to is None


def test_across_articles_the_nearest_claim_of_someone_else_is_answered():
    statements = [
        statement(1, "a", "Anna Morel vendra le port en mai", "Le Phare"),
        statement(2, "a", "Anna Morel rouvre le musée lundi", "Le Phare"),
        statement(1, "b", "", "Anna Morel", "deny"),
    ]
    vectors = np.eye(3, dtype=np.float32)
    linked, after = resolve_across(statements, vectors, np.array([[0.8, 0.6, 0.0]], dtype=np.float32))
    assert linked[2].resolves_to == "a-1"
    assert linked[2].content == "Anna Morel vendra le port en mai"
    assert np.array_equal(after[2], vectors[0])
    assert np.array_equal(vectors, np.eye(3)), "the vectors given are left as they were"


@pytest.mark.parametrize("role", ["l'expert", "Perrin", "l'expert Luc Perrin"])
def test_a_retraction_takes_back_words_of_the_same_source(role):
    statements = [
        statement(1, "a", "le port sera vendu en mai", "la préfète"),
        statement(2, "a", "la toile n'est pas authentique", "l'expert Luc Perrin"),
        statement(1, "b", "", role, "retract"),
    ]
    linked, _ = resolve_across(
        statements, np.eye(3, dtype=np.float32), np.array([[0.8, 0.6, 0.0]], dtype=np.float32)
    )
    assert linked[2].resolves_to == "a-2"
