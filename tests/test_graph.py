"""Disputes: which conflicts belong together, who stands on which side, and when."""

from __future__ import annotations

import itertools

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from detector.graph import find_disputes
from detector.schema import Conflict, Inference, Statement

NOTHING = Inference(0.0, 0.0, 1.0)


def make_statement(name: str, **facts) -> Statement:
    """A statement of which only what matters to a dispute is filled."""
    facts = {"content": f"contenu {name}", "proposition": f"proposition {name}", **facts}
    return Statement(name, "article", facts.pop("start", 0), 1, facts.pop("text", f"texte {name}"), **facts)


def make_conflicts(edges: list[tuple[str, str]], chances: list[float] | None = None) -> list[Conflict]:
    """Conflicts between named statements, in the order of the report."""
    chances = chances or [0.9] * len(edges)
    return [
        Conflict(f"c{n}", "contradiction", left, right, chance, NOTHING, NOTHING, 0.8, "")
        for n, ((left, right), chance) in enumerate(zip(edges, chances, strict=True), 1)
    ]


def disputes_of(edges: list[tuple[str, str]], chances: list[float] | None = None, **statements: Statement):
    """The disputes of a graph whose statements are named by its edges."""
    named = {name: make_statement(name) for edge in edges for name in edge} | statements
    return find_disputes(make_conflicts(edges, chances), named)


def sides_of(dispute) -> list[set[str]]:
    """The statements of each side."""
    return [set(side.statements) for side in dispute.sides]


@st.composite
def graphs(draw) -> tuple[list[tuple[str, str]], list[float]]:
    """A random simple graph with a probability for each edge, edges in random order."""
    n = draw(st.integers(2, 12))
    every = list(itertools.combinations([f"s{i}" for i in range(n)], 2))
    edges = draw(st.lists(st.sampled_from(every), min_size=1, max_size=20, unique=True))
    turned = [edge[::-1] if draw(st.booleans()) else edge for edge in edges]
    return turned, [draw(st.integers(50, 100)) / 100 for _ in turned]


@given(graphs())
def test_disputes_are_the_connected_components(graph):
    edges, chances = graph
    conflicts = make_conflicts(edges, chances)
    found = disputes_of(edges, chances)
    expected = {frozenset(members) for members in nx.connected_components(nx.Graph(edges))}
    assert {frozenset().union(*sides_of(dispute)) for dispute in found} == expected
    assert len(found) == len(expected)
    end_of = {conflict.id: conflict.left for conflict in conflicts}
    for dispute in found:
        members = set().union(*sides_of(dispute))
        assert set(dispute.conflicts) == {c for c, left in end_of.items() if left in members}


@given(graphs())
def test_sides_are_two_disjoint_and_hold_everyone(graph):
    for dispute in disputes_of(*graph):
        one, other = sides_of(dispute)
        assert one and other and not one & other
        assert sum(len(side.statements) for side in dispute.sides) == len(one | other), "nobody twice"


@given(graphs())
def test_conflicts_run_between_the_sides_wherever_that_is_possible(graph):
    edges, chances = graph
    end_of = {c.id: (c.left, c.right) for c in make_conflicts(edges, chances)}
    for dispute in disputes_of(edges, chances):
        one, _ = sides_of(dispute)
        inside = [c for c in dispute.conflicts if len(one & set(end_of[c])) != 1]
        if nx.is_bipartite(nx.Graph([end_of[c] for c in dispute.conflicts])):
            assert not inside
        surest = max(chances[int(c[1:]) - 1] for c in dispute.conflicts)
        assert any(chances[int(c[1:]) - 1] == surest for c in dispute.conflicts if c not in inside)


@given(graphs())
def test_the_order_is_that_of_the_report(graph):
    found = disputes_of(*graph)
    numbers = [[int(conflict[1:]) for conflict in dispute.conflicts] for dispute in found]
    assert all(own == sorted(own) for own in numbers)
    assert [own[0] for own in numbers] == sorted(own[0] for own in numbers)
    assert [dispute.id for dispute in found] == [f"d{n}" for n in range(1, len(found) + 1)]


@given(graphs())
def test_the_first_side_asserts_in_the_first_conflict(graph):
    edges, _ = graph
    for dispute in disputes_of(*graph):
        left, right = edges[int(dispute.conflicts[0][1:]) - 1]
        one, other = sides_of(dispute)
        assert left in one
        # the first conflict is the surest in a real report; here only where it is
        if len(dispute.conflicts) == 1:
            assert right in other


@given(graphs(), st.randoms())
def test_which_disputes_there_are_does_not_hang_on_the_order(graph, random):
    edges, chances = graph
    chances = [chance + n / 1e6 for n, chance in enumerate(chances)]  # no two alike: one spanning tree
    pairs = list(zip(edges, chances, strict=True))
    random.shuffle(pairs)

    def partition(some) -> set[frozenset[frozenset[str]]]:
        own_edges, own_chances = zip(*some, strict=True)
        return {
            frozenset(map(frozenset, sides_of(d))) for d in disputes_of(list(own_edges), list(own_chances))
        }

    assert partition(pairs) == partition(zip(edges, chances, strict=True))


@pytest.mark.parametrize("weakest", range(5))
def test_in_an_odd_circle_the_weakest_conflict_gives_way(weakest):
    """Five against each other in a ring cannot all stand across; the least sure pair stands together."""
    ring = [(f"s{i}", f"s{(i + 1) % 5}") for i in range(5)]
    chances = [0.6 if i == weakest else 0.9 for i in range(5)]
    [dispute] = disputes_of(ring, chances)
    together = [edge for edge in ring if any(set(edge) <= side for side in sides_of(dispute))]
    assert together == [ring[weakest]]


def test_no_conflict_makes_no_dispute():
    assert find_disputes([], {}) == []


@pytest.mark.parametrize(
    ("dates", "first", "last"),
    [
        (["2024-10-25", "2022-10", "2023-08-22"], "2022-10", "2024-10-25"),
        (["2023", "2023-05-01", None], "2023", "2023-05-01"),
        (["2022-10", "2022-10-07", "2022-09-30"], "2022-09-30", "2022-10-07"),
        ([None, "2024-01-02", None], "2024-01-02", "2024-01-02"),
        ([None, None, None], None, None),
    ],
)
def test_a_dispute_lasts_from_its_first_to_its_last_date(dates, first, last):
    """Dates of any precision; a year stands before its days, an unknown date nowhere."""
    for order in itertools.permutations(dates):
        named = {f"s{n}": make_statement(f"s{n}", date=date) for n, date in enumerate(order)}
        [dispute] = disputes_of([("s0", "s1"), ("s1", "s2")], **named)
        assert (dispute.first_seen, dispute.last_seen) == (first, last)


def test_the_question_is_the_asserted_content_in_the_article_s_words():
    named = {
        "s0": make_statement("s0", proposition="« les deux hommes\n se  parlaient ».", language="fr"),
        "s1": make_statement("s1", stance="deny"),
    }
    [dispute] = disputes_of([("s0", "s1")], **named)
    assert dispute.question == "Les deux hommes se parlaient ?"
    english = named | {"s0": make_statement("s0", proposition="they spoke.", language="en")}
    assert disputes_of([("s0", "s1")], **english)[0].question == "They spoke?"


def test_a_long_question_ends_with_a_word():
    named = {"s0": make_statement("s0", proposition="mot " * 100), "s1": make_statement("s1")}
    [dispute] = disputes_of([("s0", "s1")], **named)
    assert dispute.question.endswith("mot… ?") and len(dispute.question) < 170


def test_a_side_is_shown_by_its_passage_in_the_surest_conflict():
    named = {
        "s0": make_statement("s0", content="il y eut un appel"),
        "s1": make_statement("s1", stance="deny", text="Le ministère a démenti\ntout appel."),
        "s2": make_statement("s2", stance="deny", text="Le palais a démenti.", resolves_to="s0"),
    }
    [dispute] = disputes_of([("s0", "s1"), ("s0", "s2")], [0.9, 0.8], **named)
    assert [side.position for side in dispute.sides] == [
        "il y eut un appel",
        "Le ministère a démenti tout appel.",
    ]
    assert sides_of(dispute) == [{"s0"}, {"s1", "s2"}]


def test_statements_of_a_side_stand_in_reading_order():
    named = {f"s{n}": make_statement(f"s{n}", start=100 - n) for n in range(1, 4)} | {
        "s0": make_statement("s0")
    }
    [dispute] = disputes_of([("s0", "s1"), ("s0", "s2"), ("s0", "s3")], **named)
    assert dispute.sides[1].statements == ("s3", "s2", "s1")
