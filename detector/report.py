"""The report: what was found, as JSON for programs and as one self-contained HTML page for a reader.

articles + statements + conflicts + disputes -> JSON text, HTML text
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from markupsafe import Markup

from .reporting.layout import build_page
from .reporting.rendering import asset, template
from .reporting.wording import Language, read_wording
from .schema import Article, Conflict, Dispute, Skipped, Statement, Update

SCHEMA = 1


@dataclass(frozen=True)
class Report:
    """What was found in a set of articles, ready to be read.

    Attributes:
        articles: The articles that were read.
        statements: Every statement extracted from them.
        conflicts: Pairs of statements, most important first.
        disputes: Connected conflicts.
        signature: Every choice that can change what is found.
        skipped: Inputs, or parts of them, that were not used, and why; notes on how others were read.
        updates: Counts and states that have changed from one statement to the other, by date.
        asked: Language asked for, of the explanations and the page; ``None`` chooses by the articles.
    """

    articles: list[Article]
    statements: list[Statement]
    conflicts: list[Conflict]
    disputes: list[Dispute]
    signature: str
    skipped: list[Skipped] = field(default_factory=list)
    updates: list[Update] = field(default_factory=list)
    asked: Language | None = None

    @property
    def language(self) -> Language:
        """The one asked for; by default French when no other is more frequent, else English."""
        if self.asked:
            return self.asked
        n = Counter(article.language for article in self.articles)
        return "fr" if n and n["fr"] == max(n.values()) else "en"

    def to_json(self) -> str:
        """Write the report as JSON, schema 1, the same bytes for the same findings.

        Articles are sorted by id, statements by article and place, skipped inputs by path;
        conflicts and disputes keep their order, which is their importance.

        Returns:
            Indented JSON in plain Unicode, ending in a newline.
        """
        articles = sorted(self.articles, key=lambda a: a.id)
        statements = sorted(self.statements, key=lambda s: (s.article, s.start, s.end, s.id))
        skipped = sorted(self.skipped, key=lambda s: (s.path, s.reason))
        content = {
            "schema": SCHEMA,
            "signature": self.signature,
            "articles": [_article_row(article) for article in articles],
            "statements": [statement_row(statement) for statement in statements],
            "conflicts": [_conflict_row(conflict) for conflict in self.conflicts],
            "disputes": [_dispute_row(dispute) for dispute in self.disputes],
            "skipped": [_skipped_row(item) for item in skipped],
            "updates": [_update_row(update) for update in self.updates],
        }
        text = json.dumps(content, ensure_ascii=False, indent=1, allow_nan=False) + "\n"
        # A lone surrogate (a broken file name, say) fits no UTF-8 file; Python's escape of it is JSON's own.
        return text.encode("utf-8", "backslashreplace").decode("utf-8")

    def to_html(self, language: Language | None = None) -> str:
        """Write the report as one HTML page that loads nothing and works offline.

        Args:
            language: Language of the page's own words, in place of ``self.language``; the explanations
                stay as they were worded when the conflicts were found.

        Raises:
            ValueError: For a language the page is not written in.
        """
        wording = read_wording(language or self.language)
        style, script = asset("report.css"), asset("report.js")
        digest = base64.b64encode(hashlib.sha256(script.encode("utf-8")).digest()).decode("ascii")
        return template("report.html.j2").render(
            page=build_page(self, wording),
            t=wording.strings,
            # Our own files, not the articles': the only text that goes in unescaped.
            style=Markup(style),
            script=Markup(script),
            script_hash=f"sha256-{digest}",
        )


def _article_row(article: Article) -> dict[str, Any]:
    return {
        "id": article.id,
        "path": article.path,
        "title": article.title,
        "outlet": article.outlet,
        "date": article.date,
        "language": article.language,
        "n_characters": len(article.text),
    }


def statement_row(statement: Statement) -> dict[str, Any]:
    """A statement as a row of the JSON report."""
    return {
        "id": statement.id,
        "article": statement.article,
        "start": statement.start,
        "end": statement.end,
        "text": statement.text,
        "content": statement.content,
        "source": statement.source,
        "cue": statement.cue,
        "stance": statement.stance,
        "hedged": statement.hedged,
        "date": statement.date,
        "resolves_to": statement.resolves_to,
        "link_probability": statement.link_probability if statement.resolves_to else None,
        "bare": statement.bare,
        "days": list(statement.days),
        "copy_of": statement.copy_of,
        "speaker": statement.speaker,
        "speaker_passage": statement.speaker_passage,
        "voice": statement.voice,
    }


def _conflict_row(conflict: Conflict) -> dict[str, Any]:
    return {
        "id": conflict.id,
        "kind": conflict.kind,
        "left": conflict.left,
        "right": conflict.right,
        "probability": round(conflict.probability, 4),
        "forward": conflict.forward.as_list(),
        "backward": conflict.backward.as_list(),
        "similarity": round(conflict.similarity, 4),
        "explanation": conflict.explanation,
    }


def _update_row(update: Update) -> dict[str, Any]:
    return {
        "id": update.id,
        "kind": update.kind,
        "left": update.left,
        "right": update.right,
        "what": update.what,
        "dates": list(update.dates),
    }


def _skipped_row(skipped: Skipped) -> dict[str, Any]:
    return {"path": skipped.path, "reason": skipped.reason, "note": skipped.note}


def _dispute_row(dispute: Dispute) -> dict[str, Any]:
    return {
        "id": dispute.id,
        "question": dispute.question,
        "conflicts": list(dispute.conflicts),
        "sides": [{"position": side.position, "statements": list(side.statements)} for side in dispute.sides],
        "first_seen": dispute.first_seen,
        "last_seen": dispute.last_seen,
    }
