"""Denials in words of their own find the claim that they answer, and keep their words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from detector import Detector, article_from_text
from detector.answers.own_words import link_own_words
from detector.conflict import worth_reading
from detector.schema import CandidatePair, Inference, PairInference, Statement

NEUTRAL = Inference(0.02, 0.95, 0.03)
SAME = Inference(0.9, 0.08, 0.02)


ARTICLES = [
    replace(article_from_text("Le poste de Zarn", path=name), id=name, text="x" * 400) for name in "ab"
]


def said(number: int, content: str, article: str, **given) -> Statement:
    given = {"source": "Le Phare", "date": "2024-03-04", "proposition": content} | given
    return Statement(
        f"{article}-{number}", article, 100 * number, 100 * number + 60, content, content, **given
    )


CLAIMS = [
    said(0, "l'armée a ouvert le feu sur le poste de Zarn", "a"),
    said(1, "le col est fermé depuis lundi", "a"),
    said(2, "le poste de Zarn compte douze gardes", "a"),
]
DENIAL = said(
    0,
    "toute attaque contre le poste de Zarn",
    "b",
    source="le ministre",
    stance="deny",
    proposition="le ministre : une attaque contre le poste de Zarn",
    date="2024-03-05",
)


def linked(
    denial: Statement = DENIAL,
    similarities: tuple[float, ...] = (0.6, 0.3, 0.5),
    reading: Inference = NEUTRAL,
) -> tuple[Statement, list[PairInference]]:
    statements = [*CLAIMS, denial]
    pairs = [CandidatePair(n, 3, similarity) for n, similarity in enumerate(similarities)]
    inferences = [PairInference(reading if n == 0 else NEUTRAL, NEUTRAL) for n in range(len(pairs))]
    statements, inferences = link_own_words(statements, pairs, inferences)
    return statements[3], inferences


def test_the_likeliest_claim_is_answered_and_the_denial_keeps_its_words():
    answer, inferences = linked(reading=SAME)
    assert answer.resolves_to == CLAIMS[0].id and not answer.bare
    assert (answer.content, answer.proposition) == (DENIAL.content, DENIAL.proposition)
    assert answer.link_probability == inferences[0].answers == max(one.answers for one in inferences)


def test_the_claims_of_one_denial_share_one_certainty():
    alone, among = linked(similarities=(0.6,))[1], linked(similarities=(0.6, 0.6, 0.6))[1]
    assert sum(one.answers for one in among) < 1
    assert among[0].answers < alone[0].answers


def test_a_denial_of_what_nobody_said_answers_nothing():
    answer, inferences = linked(replace(DENIAL, proposition="le ministre est malade"), (0.1, 0.1, 0.1))
    assert answer.resolves_to is None
    assert sum(one.answers for one in inferences) < 0.5, "none of them is likelier than any"


def test_what_entails_the_thing_denied_is_answered_rather_than_what_does_not():
    with_reading, without = linked(reading=SAME)[1][0].answers, linked()[1][0].answers
    assert with_reading > without


def test_nothing_answers_what_was_said_later():
    before = linked()[1][0].answers
    after = linked(replace(DENIAL, date="2024-03-02"))[1][0].answers
    assert after < before


def test_who_takes_words_back_said_them():
    own, others = (
        linked(replace(DENIAL, stance="retract", source=source))[1][0].answers
        for source in ("Le Phare", "le ministre")
    )
    assert own > others


def test_a_denial_linked_already_and_an_assertion_are_left_alone():
    bare = replace(DENIAL, resolves_to=CLAIMS[1].id, bare=True, link_probability=0.7)
    for other in (bare, replace(DENIAL, stance="assert")):
        answer, inferences = linked(other, reading=SAME)
        assert answer == other
        assert [one.answers for one in inferences] == [0, 0, 0]


def test_no_pair_links_nothing():
    assert link_own_words([*CLAIMS, DENIAL], [], []) == ([*CLAIMS, DENIAL], [])


@pytest.mark.parametrize("swapped", [False, True])
def test_what_denies_comes_to_stand_on_the_right(swapped):
    statements = [DENIAL, CLAIMS[0]] if swapped else [CLAIMS[0], DENIAL]
    [pair] = worth_reading(statements, [CandidatePair(0, 1, 0.6)])
    assert statements[pair.right].is_denial and pair.similarity == 0.6


class Listening:
    """An inference model that keeps what it is asked."""

    identity = "listening"

    def __init__(self):
        self.asked: list[tuple[str, str]] = []

    def score(self, pairs, **_):
        self.asked += pairs
        chances = {DENIAL.text: 0.7, f"{ARTICLES[1].title} {DENIAL.text}": 0.9}
        return [
            Inference(0.05, 0.95 - chances.get(premise, 0), chances.get(premise, 0)) for premise, _ in pairs
        ]


def test_a_denial_is_read_as_it_is_worded_too():
    model = Listening()
    statements, pairs = [*CLAIMS, DENIAL], [CandidatePair(0, 1, 0.5), CandidatePair(0, 3, 0.6)]
    claims, denied = Detector(nli=model).read_pairs(statements, pairs, ARTICLES)
    assert (claims.refusal, claims.refusal_in_context) == (0.0, 0.0)
    assert (denied.refusal, denied.refusal_in_context) == (0.7, 0.9)
    assert len(model.asked) == 6


def test_assertions_that_may_clash_are_read_as_they_are_worded_too():
    worded = replace(CLAIMS[1], text="le col, affirme le Phare, est fermé depuis lundi")

    class Unsure(Listening):
        def score(self, pairs, **_):
            self.asked += pairs
            chances = [
                0.8 if worded.text in pair else 0.6 if any(worded.text in text for text in pair) else 0.4
                for pair in pairs
            ]
            return [Inference(0.1, 0.9 - chance, chance) for chance in chances]

    model = Unsure()
    statements, pairs = [CLAIMS[0], worded, CLAIMS[2]], [CandidatePair(0, 1, 0.5), CandidatePair(0, 2, 0.5)]
    read_twice, read_once = Detector(nli=model).read_pairs(statements, pairs, ARTICLES)
    assert (read_twice.worded, read_twice.forward.contradiction) == (0.8, 0.4)
    assert len(model.asked) == len(set(model.asked)), "nothing is read twice"
    assert read_twice.in_context == pytest.approx(0.6) and (CLAIMS[0].text, worded.text) in model.asked
    behind = f"{ARTICLES[0].title} {CLAIMS[0].text}", f"{CLAIMS[0].text} {worded.text}"
    assert model.asked.count(behind) == model.asked.count(behind[::-1]) == 1
    assert read_once.worded == pytest.approx(0.4), "its passages are its contents"
    assert read_once.in_context == pytest.approx(0.6), "but what stands before them is not"


def test_assertions_that_surely_agree_are_read_once():
    model = Listening()
    [pair] = Detector(nli=model).read_pairs(CLAIMS, [CandidatePair(0, 1, 0.5)], ARTICLES)
    assert pair.worded is None and pair.in_context is None and len(model.asked) == 2


def test_a_whole_run_tells_what_a_denial_in_its_own_words_answers(detector_):
    claim = "Zarn : l'armée ouvre le feu\n\nL'armée a ouvert le feu sur le poste de Zarn, affirme Luc Perrin."
    denial = "Zarn : l'armée répond\n\nLe ministre a démenti que l'armée ait ouvert le feu sur le poste."
    articles = [
        article_from_text(text, path=name, outlet=name, language="fr")
        for name, text in (("Le Phare", claim), ("La Vigie", denial))
    ]
    report = detector_.detect(articles)
    by_id = {statement.id: statement for statement in report.statements}
    [answer] = [statement for statement in report.statements if statement.stance == "deny"]
    assert "a ouvert le feu sur le poste" in by_id[answer.resolves_to].content
    assert "ait ouvert le feu sur le poste" in answer.content and not answer.bare
