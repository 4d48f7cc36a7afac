"""The paragraphs that statements stand in: what they are about, where their own words do not tell.

statements + articles -> the text of each one's paragraph

"He never went there" shares no word with "she saw him on the quay on Monday": what is told around them does.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence

from .schema import Article, Statement


def passages_of(statements: Sequence[Statement], articles: Mapping[str, Article]) -> list[str]:
    """The paragraph of each statement, in their order; at least its own passage.

    Args:
        statements: Statements of ``articles``.
        articles: Articles by id.
    """
    return [_passage(statement, articles[statement.article]) for statement in statements]


def _passage(statement: Statement, article: Article) -> str:
    place = bisect_right(article.passages, statement.start, key=lambda span: span[0])
    begin, end = article.passages[place - 1] if place else (statement.start, statement.end)
    if end <= statement.start:  # a headline that stands apart from the story
        begin = statement.start
    return " ".join(article.text[begin : max(end, statement.end)].split())
