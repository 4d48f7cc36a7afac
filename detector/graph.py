"""Disputes: connected conflicts about one question, with their sides and time span.

conflicts + statements -> Dispute, in the order of their most important conflict.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

import networkx as nx

from .schema import Conflict, Dispute, Side, Statement

_MOST_QUESTION = 160  # characters


def find_disputes(conflicts: Sequence[Conflict], statements: Mapping[str, Statement]) -> list[Dispute]:
    """Group conflicts that share a statement, directly or through others.

    Args:
        conflicts: Conflicts in the order of the report.
        statements: Statements by id.

    Returns:
        Disputes ``d1``, ``d2``, ... ordered by their first conflict. Statements of a dispute fall
        into two sides such that conflicts run between them wherever that is possible; the first
        side is the one that asserts in the dispute's first conflict.
    """
    graph = nx.Graph((conflict.left, conflict.right) for conflict in conflicts)
    component_of = {
        member: n for n, members in enumerate(nx.connected_components(graph)) for member in members
    }
    components: dict[int, list[Conflict]] = defaultdict(list)
    for conflict in conflicts:
        components[component_of[conflict.left]].append(conflict)  # first seen first: order of the report
    return [_dispute(n, own, statements) for n, own in enumerate(components.values(), start=1)]


def _dispute(number: int, own: Sequence[Conflict], statements: Mapping[str, Statement]) -> Dispute:
    first = own[0]
    sides = _two_sides(own)
    dates = sorted(
        date for s in {c.left for c in own} | {c.right for c in own} if (date := statements[s].date)
    )
    return Dispute(
        id=f"d{number}",
        question=_question(statements[first.left]),
        conflicts=tuple(conflict.id for conflict in own),
        sides=tuple(
            Side(
                _position(own, side, statements),
                tuple(sorted(side, key=lambda s: _reading_order(statements[s]))),
            )
            for side in sides
        ),
        first_seen=dates[0] if dates else None,
        last_seen=dates[-1] if dates else None,
    )


def _two_sides(own: Sequence[Conflict]) -> tuple[set[str], set[str]]:
    """Two-colour the statements so that the surest conflicts run between the sides.

    A maximum spanning tree keeps the surest conflicts and drops those that would close an odd circle.
    """
    graph = nx.Graph()
    for conflict in own:
        graph.add_edge(conflict.left, conflict.right, probability=conflict.probability)
    tree = nx.maximum_spanning_tree(graph, weight="probability")
    depth = nx.single_source_shortest_path_length(tree, own[0].left)
    sides: tuple[set[str], set[str]] = (set(), set())
    for statement, steps in depth.items():
        sides[steps % 2].add(statement)
    return sides


def _question(statement: Statement) -> str:
    """The disputed content, in the article's own words, as a question."""
    text = " ".join(statement.proposition.split()).strip(' .!?;:,«»“”"')
    if len(text) > _MOST_QUESTION:
        text = text[:_MOST_QUESTION].rsplit(" ", 1)[0] + "…"
    return text[:1].upper() + text[1:] + (" ?" if statement.language == "fr" else "?")


def _position(own: Sequence[Conflict], side: set[str], statements: Mapping[str, Statement]) -> str:
    """What a side holds: the passage of its statement in the first conflict of the page."""
    for conflict in own:
        for end in (conflict.left, conflict.right):
            if end in side:
                statement = statements[end]
                bare = statement.bare or not statement.content
                return " ".join(
                    (statement.text if bare or statement.is_denial else statement.content).split()
                )
    return ""


def _reading_order(statement: Statement) -> tuple[str, int, str]:
    return statement.article, statement.start, statement.id
