"""The articles as the report page shows them in full: statements marked, with ways back to their conflicts.

Article + its statements -> Text
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from urllib.parse import urlsplit

from ..schema import Article, Statement
from .marking import Piece, mark_article
from .page import Paragraph, Reference, Run, Text
from .wording import Wording


class TextBuilder:
    """Builds the text of each article of one page."""

    def __init__(
        self, wording: Wording, statement_anchors: Mapping[str, str], references: Mapping[str, Sequence[str]]
    ):
        """Take what all texts share.

        Args:
            wording: The page's language and strings.
            statement_anchors: The anchor of each statement, by its id.
            references: The anchors of the conflicts that the page shows of a statement, by its id.
        """
        self._wording = wording
        self._anchors = statement_anchors
        self._references = references

    def text(self, article: Article, statements: Sequence[Statement], anchor: str, outlet: str) -> Text:
        """Show an article in full.

        Args:
            article: The article.
            statements: Those read in it.
            anchor: Its own.
            outlet: The outlet, or what stands for it.
        """
        paragraphs = []
        for block in mark_article(article, statements):
            runs = tuple(self._run(piece) for piece in block.pieces)
            headline = "".join(run.text for run in runs).strip() == article.title.strip()
            style = "furniture" if block.furniture else "headline" if headline else "story"
            paragraphs.append(Paragraph(style, runs))
        return Text(
            anchor=anchor,
            title=article.title,
            outlet=outlet,
            publisher=article.outlet or "",
            published=self._wording.day(article.date),
            language=article.language,
            language_name=self._wording.language_name(article.language),
            path=article.path,
            url=safe_url(article.url),
            size=self._wording.count("statements", len(statements)),
            paragraphs=tuple(paragraphs),
        )

    def _run(self, piece: Piece) -> Run:
        """Dress a piece of an article with anchors, a mark and ways back."""
        anchors = [self._anchors[id] for id in piece.begins]
        back: dict[str, Reference] = {}
        for id in piece.ends:
            if id in self._references:
                n, href = len(self._references[id]), "#" + self._references[id][0]
                conflicts = self._wording.count("conflicts", n)
                label = self._wording.strings["articles"]["back"].format(conflicts=conflicts)
                back.setdefault(href, Reference(href, self._wording.number(n), label))
        in_conflict = any(id in self._references for id in piece.statements)
        return Run(
            text=piece.text,
            mark=("opposed" if in_conflict else "statement") if piece.statements or anchors else "",
            anchor=anchors[0] if anchors else "",
            more_anchors=tuple(anchors[1:]),
            references=tuple(back.values()),
        )


def safe_url(url: str | None) -> str:
    """Return the address when it is plain http or https, else an empty string."""
    if not url or re.search(r"[\x00-\x20\x7f]", url):
        return ""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    return url if parts.scheme.lower() in ("http", "https") and parts.netloc else ""
