"""The paragraphs that statements stand in: what they are about, where their own words do not tell.

statements + articles -> the text of each one's paragraph

"He never went there" shares no word with "she saw him on the quay on Monday": what is told around them does.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence

from .schema import Article, Statement

LONGEST_BEFORE = 240  # characters of what stands before a statement (chosen, untested)


def passages_of(statements: Sequence[Statement], articles: Mapping[str, Article]) -> list[str]:
    """The paragraph of each statement, in their order; at least its own passage.

    Args:
        statements: Statements of ``articles``.
        articles: Articles by id.
    """
    return [_passage(statement, articles[statement.article]) for statement in statements]


def before_each(statements: Sequence[Statement], articles: Mapping[str, Article]) -> list[str]:
    """What stands before each statement, in their order: the sentence before its own, else the headline.

    Args:
        statements: Statements of ``articles``; the sentences before are those of other statements.
        articles: Articles by id.

    Returns:
        At most ``LONGEST_BEFORE`` characters each, the last ones; empty for a headline.
    """
    told: dict[str, list[Statement]] = defaultdict(list)
    for statement in sorted(statements, key=lambda one: one.end):
        told[statement.article].append(statement)
    found = []
    for statement in statements:
        own = told[statement.article]
        place = bisect_right(own, statement.start, key=lambda one: one.end)
        text = own[place - 1].text if place else articles[statement.article].title
        text = " ".join(text.split())
        if len(text) > LONGEST_BEFORE:
            text = text[-LONGEST_BEFORE:].partition(" ")[2]
        found.append("" if text == statement.text else text)
    return found


def sentences_in_context(statements: Sequence[Statement], articles: Mapping[str, Article]) -> list[str]:
    """The passage of each statement behind what stands before it, as ``before_each`` takes it."""
    return [
        f"{before} {statement.text}" if before else statement.text
        for before, statement in zip(before_each(statements, articles), statements, strict=True)
    ]


def _passage(statement: Statement, article: Article) -> str:
    place = bisect_right(article.passages, statement.start, key=lambda span: span[0])
    begin, end = article.passages[place - 1] if place else (statement.start, statement.end)
    if end <= statement.start:  # a headline that stands apart from the story
        begin = statement.start
    return " ".join(article.text[begin : max(end, statement.end)].split())
