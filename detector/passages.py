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
    """What stands before each statement, in their order: the sentence of the one before, else the headline.

    Args:
        statements: Statements of ``articles``; the sentences before are theirs.
        articles: Articles by id.

    Returns:
        Whole, with single blanks; empty for headlines, and for what says the headline again.
    """
    told: dict[str, list[Statement]] = defaultdict(list)
    for statement in sorted(statements, key=lambda one: one.end):
        told[statement.article].append(statement)
    found = []
    for statement in statements:
        own = told[statement.article]
        place = bisect_right(own, statement.start, key=lambda one: one.end)
        before = one_line(own[place - 1].text if place else articles[statement.article].title)
        again = one_line(statement.text).startswith(before.rstrip("…. "))
        found.append("" if statement.heading or again and not place else before)
    return found


def behind(before: str, text: str) -> str:
    """A sentence behind what stands before it: at most the last ``LONGEST_BEFORE`` characters of that."""
    if len(before) > LONGEST_BEFORE:
        before = before[-LONGEST_BEFORE:].partition(" ")[2]
    return f"{before} {text}" if before else text


def sentences_in_context(statements: Sequence[Statement], articles: Mapping[str, Article]) -> list[str]:
    """The passage of each statement behind what stands before it."""
    before = before_each(statements, articles)
    return [behind(one, statement.text) for one, statement in zip(before, statements, strict=True)]


def one_line(text: str) -> str:
    """A text with single blanks."""
    return " ".join(text.split())


def _passage(statement: Statement, article: Article) -> str:
    place = bisect_right(article.passages, statement.start, key=lambda span: span[0])
    begin, end = article.passages[place - 1] if place else (statement.start, statement.end)
    if end <= statement.start:  # a headline that stands apart from the story
        begin = statement.start
    return one_line(article.text[begin : max(end, statement.end)])
