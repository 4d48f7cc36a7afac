"""Blocking: near statements meet, unusable ones never, and the work stays far below all pairs."""

from __future__ import annotations

import time
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from detector.decision.thresholds import BLOCKING
from detector.pair import candidate_pairs
from detector.schema import Blocking, Statement

OPEN = Blocking(event_similarity=-1.0, statement_similarity=-1.0, neighbours=1000)
SUBJECTS = ("barrage", "préfet", "musée", "usine", "tunnel", "hôpital")


def make_statement(number: int, article: str = "a", **facts) -> Statement:
    """A statement about the dam unless told otherwise."""
    facts = {"content": "le barrage a cédé", "proposition": "le barrage a cédé", **facts}
    return Statement(f"{article}-{number}", article, number, number + 1, "x", **facts)


def unit(rows: list[list[float]] | np.ndarray) -> np.ndarray:
    """Rows of length one, float32."""
    vectors = np.asarray(rows, dtype=np.float32)
    return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


def indices(pairs) -> list[tuple[int, int]]:
    """The two ends of each pair."""
    return [(pair.left, pair.right) for pair in pairs]


@st.composite
def collections(draw) -> tuple[list[Statement], np.ndarray]:
    """Statements of a few articles with random vectors; some on one subject, some unusable."""
    n = draw(st.integers(0, 14))
    statements = [
        make_statement(
            number,
            draw(st.sampled_from("abc")),
            proposition=draw(st.sampled_from(["", *(f"le {subject} ferme" for subject in SUBJECTS[:3])])),
            stance=draw(st.sampled_from(["assert", "assert", "deny", "question", "no-comment"])),
        )
        for number in range(n)
    ]
    seed = draw(st.integers(0, 2**32 - 1))
    vectors = np.random.default_rng(seed).normal(size=(n, 3)).astype(np.float32)
    return statements, vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


def near_pairs(statements, vectors, least: float) -> set[tuple[int, int]]:
    """All usable pairs on one subject that are near, by looking at each: what blocking may not lose."""
    usable = [
        n for n, s in enumerate(statements) if s.proposition and s.stance not in ("question", "no-comment")
    ]
    return {
        (i, j)
        for i in usable
        for j in usable
        if i < j
        and statements[i].proposition == statements[j].proposition
        and round(float(np.float32(vectors[i] @ vectors[j])), 4) >= least
    }


@given(collections())
def test_near_statements_are_all_kept_when_events_are_one(collection):
    statements, vectors = collection
    found = candidate_pairs(statements, vectors, replace(OPEN, statement_similarity=0.3))
    # Pairs on the threshold itself may fall either way.
    assert near_pairs(statements, vectors, 0.301) - set(indices(found)) == set()
    assert all(pair.similarity >= 0.3 - 1e-4 for pair in found)


@given(collections())
def test_what_cannot_conflict_is_in_no_pair(collection):
    statements, vectors = collection
    for pair in candidate_pairs(statements, vectors, OPEN):
        for end in (pair.left, pair.right):
            assert statements[end].proposition
            assert statements[end].stance not in ("question", "no-comment")


@given(collections())
def test_left_comes_before_right_and_each_pair_once(collection):
    found = indices(candidate_pairs(*collection, OPEN))
    assert all(left < right for left, right in found)
    assert found == sorted(set(found))


@given(collections(), st.integers(0, 5))
def test_the_similarity_is_the_cosine(collection, neighbours):
    statements, vectors = collection
    for pair in candidate_pairs(statements, vectors, replace(OPEN, neighbours=neighbours)):
        assert pair.similarity == pytest.approx(float(vectors[pair.left] @ vectors[pair.right]), abs=1e-4)


@given(collections(), st.integers(1, 4), st.randoms())
def test_the_order_of_statements_changes_only_who_is_left(collection, neighbours, random):
    statements, vectors = collection
    blocking = Blocking(event_similarity=0.0, statement_similarity=0.1, neighbours=neighbours)
    order = list(range(len(statements)))
    random.shuffle(order)

    def named(some, rows) -> dict[frozenset[str], float]:
        found = candidate_pairs(some, rows, blocking)
        return {frozenset((some[p.left].id, some[p.right].id)): p.similarity for p in found}

    one = named(statements, vectors)
    other = named([statements[i] for i in order], vectors[order])
    assert one.keys() == other.keys()
    assert all(one[key] == pytest.approx(other[key], abs=1e-4) for key in one)


def test_equally_near_neighbours_are_chosen_by_name_not_by_place():
    """Ten copies of one vector and room for two neighbours: the order must not decide which."""
    statements = [make_statement(n, article) for n, article in enumerate("abcdefghij")]
    vectors = unit([[1.0, 0.0]] * 10)
    blocking = replace(OPEN, neighbours=2)
    forward = candidate_pairs(statements, vectors, blocking)
    backward = candidate_pairs(statements[::-1], vectors, blocking)
    ids = [
        {frozenset((s[p.left].id, s[p.right].id)) for p in found}
        for s, found in ((statements, forward), (statements[::-1], backward))
    ]
    assert ids[0] == ids[1]


@given(collections(), st.integers(1, 4))
def test_no_statement_chooses_more_neighbours_than_allowed(collection, neighbours):
    statements, vectors = collection
    found = candidate_pairs(statements, vectors, replace(OPEN, neighbours=neighbours))
    assert len(found) <= neighbours * len(statements)


def test_the_nearest_neighbours_are_the_ones_kept():
    statements = [make_statement(n, "a" if n == 0 else "b") for n in range(4)]
    vectors = unit([[1, 0], [1, 0.1], [1, 0.5], [1, 0.9]])
    found = indices(candidate_pairs(statements, vectors, replace(OPEN, neighbours=1)))
    assert (0, 1) in found and (0, 2) not in found and (0, 3) not in found


@pytest.mark.parametrize(
    "unusable",
    [{"proposition": "", "content": ""}, {"stance": "question"}, {"stance": "no-comment"}],
    ids=["empty", "question", "no-comment"],
)
def test_two_statements_meet_unless_one_is_unusable(unusable):
    vectors = unit([[1, 0], [1, 0.1]])
    usable = [make_statement(0, "a"), make_statement(1, "b")]
    assert indices(candidate_pairs(usable, vectors, BLOCKING)) == [(0, 1)]
    for place in (0, 1):
        some = [replace(s, **unusable) if n == place else s for n, s in enumerate(usable)]
        assert candidate_pairs(some, vectors, OPEN) == []


def test_a_pair_needs_no_word_in_common():
    one = make_statement(0, "a", proposition="le suspect a été libéré")
    other = make_statement(1, "b", proposition="l'homme dort encore en cellule")
    assert indices(candidate_pairs([one, other], unit([[1, 0], [1, 0]]), OPEN)) == [(0, 1)]


def test_articles_on_different_events_do_not_meet():
    """The two statements that are near stand in articles that are far from each other."""
    statements = [make_statement(n, "a" if n < 3 else "b") for n in range(6)]
    vectors = unit([[1, 1, 0], [1, 0, 0], [1, 0, 0], [1, 1, 0], [-1, 2, 0], [-1, 2, 0]])
    apart = replace(OPEN, event_similarity=0.9, statement_similarity=0.9)
    assert (0, 3) not in indices(candidate_pairs(statements, vectors, apart))
    assert (0, 3) in indices(candidate_pairs(statements, vectors, replace(apart, event_similarity=-1.0)))


@pytest.mark.parametrize(
    ("here", "there", "language", "meet"),
    [
        ("Le barrage de Morvanne a cédé", "Le barrage d'Ostrel a cédé", "fr", False),
        ("Le barrage de Morvanne a cédé", "Rien à Morvanne", "fr", True),
        ("Le barrage de Morvanne a cédé", "The dam of Ostrel has burst", "en", True),
    ],
)
def test_articles_that_name_nobody_in_common_must_be_nearer(here, there, language, meet):
    one = replace(make_statement(0, "a"), text=here)
    other = replace(make_statement(1, "b"), text=there, language=language)
    blocking = replace(OPEN, event_similarity=0.3, nameless_similarity=0.9)
    assert (indices(candidate_pairs([one, other], unit([[1, 0], [1, 1]]), blocking)) == [(0, 1)]) == meet
    assert indices(candidate_pairs([one, other], unit([[1, 0], [1, 0.1]]), blocking)) == [(0, 1)]


def test_statements_of_one_article_meet_too():
    statements = [make_statement(0), make_statement(1)]
    assert indices(candidate_pairs(statements, unit([[1, 0], [1, 0]]), BLOCKING)) == [(0, 1)]


def test_no_statement_is_no_pair():
    assert candidate_pairs([], np.zeros((0, 3), dtype=np.float32), BLOCKING) == []


@pytest.mark.parametrize("spread", [2.0, 0.3], ids=["apart", "near"])
def test_time_grows_slower_than_pairs(spread):
    """Eight times as many statements are 64 times as many pairs."""
    few = min(seconds_to_pair(500, spread) for _ in range(3))
    assert seconds_to_pair(4000, spread) < 40 * few


def test_thousands_of_statements_that_are_all_alike_take_seconds():
    assert seconds_to_pair(4000, 0.0) < 60  # 2 on a quick core, 7 on a slow one


def seconds_to_pair(n: int, spread: float) -> float:
    """Seconds of the processor for ``n`` statements on six subjects, in events of ten articles each."""
    rng = np.random.default_rng(3)
    article = rng.integers(0, n // 20, n)
    events = rng.normal(size=(n // 200, 64)) * min(spread, 1.0) + (spread == 0.0)
    vectors = unit(events[article % (n // 200)] + spread * rng.normal(size=(n, 64)))
    statements = [
        make_statement(
            i, str(article[i]), proposition=f"{SUBJECTS[rng.integers(6)]} {SUBJECTS[rng.integers(6)]}"
        )
        for i in range(n)
    ]
    start = time.process_time()
    found = candidate_pairs(statements, vectors, BLOCKING)
    took = time.process_time() - start
    assert 0 < len(found) <= BLOCKING.neighbours * n
    return took
