"""Where statements lie in what is shown: in a quoted passage, and in a whole article.

Article + its statements -> blocks of pieces, each piece knowing the statements that cover it
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from ..schema import Article, Statement

_GAP = "[…]"


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A passage as shown on a card: what comes before the content, the content, what follows.

    Attributes:
        before: Text before the content; the whole excerpt when the content is not in it verbatim.
        content: The content as it stands in the passage; empty when it is not there verbatim.
        after: Text after it.
    """

    before: str
    content: str = ""
    after: str = ""

    @property
    def text(self) -> str:
        """The excerpt without its parts."""
        return self.before + self.content + self.after


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of characters of an article covered by the same statements.

    Attributes:
        text: The characters.
        statements: Ids of the statements that cover it, in the order given.
        begins: Those of them whose first piece this is; every statement begins exactly once.
        ends: Those of them whose last piece this is.
    """

    text: str
    statements: tuple[str, ...]
    begins: tuple[str, ...]
    ends: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph of an article, or a stretch of page furniture between two paragraphs."""

    pieces: tuple[Piece, ...]
    furniture: bool


def find_content(text: str, content: str) -> tuple[int, int] | None:
    """Find the content in its passage, letting only case and white space differ.

    Returns:
        Half-open span in ``text``, or ``None`` when the content is not there verbatim.
    """
    words = content.split()
    if not words:
        return None
    exact = text.find(content)
    if exact >= 0:
        return exact, exact + len(content)
    match = re.search(r"\s+".join(map(re.escape, words)), text, re.IGNORECASE)
    return match.span() if match else None


def excerpt(text: str, content: str, limit: int) -> Excerpt:
    """Show a passage, cut to ``limit`` characters around its content when it is longer.

    A cut is always visible (``[…]``) and falls between words.

    Args:
        text: The passage.
        content: What to mark in it.
        limit: Most characters to show, marks of omission not counted.
    """
    span = find_content(text, content)
    start, end = span or (0, 0)
    first, last = _window(text, start, end, limit)
    lead = f"{_GAP} " if first else ""
    tail = f" {_GAP}" if last < len(text) else ""
    if span is None:
        return Excerpt(lead + text[first:last] + tail)
    start, end = max(start, first), min(end, last)
    return Excerpt(lead + text[first:start], text[start:end], text[end:last] + tail)


def _window(text: str, start: int, end: int, limit: int) -> tuple[int, int]:
    """Choose the span of at most ``limit`` characters to show so that ``start`` to ``end`` is in it."""
    if len(text) <= limit:
        return 0, len(text)
    first = max(0, min(start, start - (limit - (end - start)) // 2, len(text) - limit))
    if end - start >= limit:
        first = start
    last = min(len(text), first + limit)
    if first:
        # Move forward to a word's start, but never past the content's.
        space = text.find(" ", first, start)
        first = space + 1 if space >= 0 else first
    if last < len(text):
        # A content that is itself cut may lose its last words; one that fits may not.
        space = text.rfind(" ", max(first, end if end <= last else start), last)
        last = space if space > first else last
    return first, last


def mark_article(article: Article, statements: Iterable[Statement]) -> list[Block]:
    """Cut an article into blocks and pieces, so that every statement has one place where it begins.

    Spans may overlap, nest or coincide: text is cut wherever a statement starts or ends, and a piece
    names all statements over it. White space between paragraphs is dropped, other text between
    them is kept as furniture.

    Args:
        article: The article; its ``passages`` are the paragraphs.
        statements: Statements of this article, in any order.

    Returns:
        Blocks in reading order. A statement outside every piece begins in the nearest one.
    """
    ordered = sorted(statements, key=lambda s: (s.start, -s.end, s.id))
    text = article.text
    cuts = sorted({place for s in ordered for place in (s.start, s.end)})
    spans: list[tuple[int, int]] = []
    blocks: list[tuple[int, bool]] = []
    for start, end, furniture in _block_spans(article):
        inner = [start, *cuts[bisect_right(cuts, start) : bisect_left(cuts, end)], end]
        blocks.append((len(inner) - 1, furniture))
        spans.extend(zip(inner, inner[1:], strict=False))
    if not spans:
        spans, blocks = [(0, 0)], [(1, False)]

    over: list[list[str]] = [[] for _ in spans]
    begins: list[list[str]] = [[] for _ in spans]
    ends: list[list[str]] = [[] for _ in spans]
    starts_of, ends_of = [span[0] for span in spans], [span[1] for span in spans]
    for statement in ordered:
        first = min(bisect_right(ends_of, statement.start), len(spans) - 1)
        last = max(bisect_left(starts_of, statement.end) - 1, first)
        begins[first].append(statement.id)
        ends[last].append(statement.id)
        for index in range(first, last + 1):
            over[index].append(statement.id)

    pieces = iter(
        Piece(text[start:end], tuple(over[i]), tuple(begins[i]), tuple(ends[i]))
        for i, (start, end) in enumerate(spans)
    )
    return [Block(tuple(next(pieces) for _ in range(n)), furniture) for n, furniture in blocks]


def _block_spans(article: Article) -> Iterable[tuple[int, int, bool]]:
    """Yield ``(start, end, furniture)`` of what is shown, without the white space around it."""
    text, position = article.text, 0
    for start, end in [*sorted(article.passages), (len(text), len(text))]:
        for first, last, furniture in ((position, start, True), (max(start, position), end, False)):
            piece = text[first:last]
            if piece.strip():
                first += len(piece) - len(piece.lstrip())
                yield first, first + len(piece.strip()), furniture
        position = max(position, end)
