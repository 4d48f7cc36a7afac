"""Choose what the report page shows, where, and in which words.

Report + wording -> Page
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import PurePath
from typing import TYPE_CHECKING

from ..names.sources import innermost, known_name, links
from ..schema import KINDS, Article, Conflict, Dispute, Side, Statement
from .marking import excerpt
from .page import (
    Card,
    Choice,
    Line,
    Note,
    Page,
    Position,
    Section,
    ShownConflict,
    ShownUpdate,
    Text,
)
from .texts import TextBuilder
from .wording import Day, Wording, bind_punctuation

if TYPE_CHECKING:
    from ..report import Report

# Limits of what one page shows, all chosen so that it stays light; the JSON always has everything.
N_DISPUTES = 200
N_CONFLICTS = 2_000
N_CONFLICTS_IN_VIEW = 6
N_UPDATES = 40
N_CONFLICTS_PER_DISPUTE = 100
N_LINES_IN_VIEW = 4
N_LINES_PER_SIDE = 24
N_ARTICLES = 100
PASSAGE_CHARACTERS = 700
LINE_CHARACTERS = 170
POSITION_CHARACTERS = 140
#: Probability from which a denial is said to answer a claim, not only probably: of the links shown on the
#: stories to develop on, 19 of 22 were right from there on, 7 of 15 below.
SURE_LINK = 0.7


def make_anchors(prefix: str, ids: Iterable[str]) -> dict[str, str]:
    """Turn ids into anchors that are safe in an address and distinct from each other."""
    anchors: dict[str, str] = {}
    taken: set[str] = set()
    for raw in ids:
        if raw in anchors:
            continue
        anchor = base = f"{prefix}-" + (re.sub(r"[^A-Za-z0-9_.-]+", "-", raw) or "x")
        number = 2
        while anchor in taken:
            anchor, number = f"{base}_{number}", number + 1
        taken.add(anchor)
        anchors[raw] = anchor
    return anchors


def reading_order(articles: Iterable[Article]) -> list[Article]:
    """Sort articles by date, those without one last, whatever the order of the files."""
    return sorted(articles, key=lambda a: (a.date is None, a.date or "", a.outlet or "", a.title, a.id))


class PageBuilder:
    """Builds the parts of a page from a report, keeping track of what it has shown."""

    def __init__(self, report: Report, wording: Wording):
        self.report = report
        self.wording = wording
        self.words = wording.strings
        self.articles = {article.id: article for article in reading_order(report.articles)}
        self.statements = {statement.id: statement for statement in report.statements}
        self.conflicts = {conflict.id: conflict for conflict in report.conflicts}
        self.rank = {id: number for number, id in enumerate(self.conflicts)}
        self.statement_anchors = make_anchors("statement", self.statements)
        self.conflict_anchors = make_anchors("conflict", self.conflicts)
        self.outlet_names = {article.id: self._outlet_name(article) for article in report.articles}
        self.also_in: dict[str, set[str]] = defaultdict(set)
        for statement in report.statements:
            if statement.copy_of:
                self.also_in[statement.copy_of].add(self.outlet_names[statement.article])
        names = sorted(set(self.outlet_names.values()), key=lambda name: (name.casefold(), name))
        self.outlet_keys = {name: f"o{number}" for number, name in enumerate(names, 1)}
        self.shown: dict[str, ShownConflict] = {}
        self.linked_articles: set[str] = set()

    @staticmethod
    def _outlet_name(article: Article) -> str:
        """Name the outlet, or the file when the outlet is unknown."""
        return article.outlet or PurePath(article.path).name or article.path

    def _name(self, statement: Statement) -> tuple[str, list[str]]:
        """Return who says it and who quotes them, nearest first."""
        if statement.source is None:
            return self.outlet_names[statement.article], []
        return known_name(statement) or "?", links(statement.source)[-2::-1]

    def _href(self, statement: Statement) -> str:
        """Link to a statement in its article, which is then sure to be on the page."""
        self.linked_articles.add(statement.article)
        return "#" + self.statement_anchors[statement.id]

    def line(self, statement: Statement) -> Line:
        """Sum a statement up in one line."""
        name, outlet = self._name(statement)[0], self.outlet_names[statement.article]
        return Line(
            name=name,
            stance=statement.stance,
            stance_word=self.words["stances"][statement.stance],
            hedge=self.words["card"]["hedged_short"] if statement.hedged else "",
            outlet=outlet if name != outlet else "",
            date=self.wording.day(statement.date or self.articles[statement.article].date),
            passage=excerpt(statement.text, statement.content, LINE_CHARACTERS),
            language=statement.language,
            href=self._href(statement),
        )

    def _answer(self, statement: Statement, opposite: Statement) -> tuple[str, Line | None]:
        """Say which claim a statement answers, and quote it unless it is already beside or inside."""
        words = self.words["card"]
        likely = "" if statement.link_probability >= SURE_LINK else "_likely"
        if statement.resolves_to == opposite.id:
            return words[f"answers_beside{likely}"], None
        claim = self.statements.get(statement.resolves_to or "")
        if claim is None or (claim.article, claim.text) == (statement.article, statement.text):
            return "", None
        answers = "goes_back_on" if statement.stance == "retract" else f"answers{likely}"
        return words[answers], self.line(claim)

    def card(self, statement: Statement, opposite: Statement) -> Card:
        """Show a statement in full, beside the one it conflicts with."""
        words, article = self.words["card"], self.articles[statement.article]
        outlet = self.outlet_names[article.id]
        name, quoting = self._name(statement)
        notes = [Note(words["quoted_by"], who) for who in quoting if who != outlet]
        if statement.source is not None and name != outlet:
            notes.append(Note(words["reported_by"], outlet))
        elif not statement.hedged:
            notes.append(Note(words["own_voice"]))

        if name != innermost(statement.source) and statement.source is not None:
            notes.append(Note(words["called"], innermost(statement.source)))
        if statement.speaker_passage:
            here = statement.speaker_passage in article.text
            notes.append(Note(words["named_by" if here else "named_elsewhere"], statement.speaker_passage))
        if others := sorted(self.also_in[statement.id] - {outlet}, key=lambda name: (name.casefold(), name)):
            notes.append(Note(words["also_in"], ", ".join(others)))

        passage = excerpt(statement.text, statement.content, PASSAGE_CHARACTERS)
        reading = None
        if not statement.content.strip():
            reading = Note(words["nothing_named"])
        elif not passage.content:
            key = {"deny": "denied", "retract": "retracted"}.get(statement.stance, "read_as")
            reading = Note(words[key], " ".join(statement.content.split()))
        answer, answered = self._answer(statement, opposite)
        foreign = ""
        if statement.language != self.wording.language:
            foreign = words["in_language"].format(language=self.wording.language_name(statement.language))
        return Card(
            name=name,
            notes=tuple(notes),
            stance=statement.stance,
            stance_word=self.words["stances"][statement.stance],
            hedge=words["hedged"] if statement.hedged else "",
            passage=passage,
            gist=excerpt(statement.text, statement.content, LINE_CHARACTERS).text,
            language=statement.language,
            foreign=foreign,
            reading=reading,
            answer=answer,
            answered=answered,
            title=article.title,
            published=self.wording.day(article.date),
            said=self.wording.day(statement.date) if statement.date not in (None, article.date) else None,
            href=self._href(statement),
        )

    def conflict(self, conflict: Conflict) -> ShownConflict:
        """Show a conflict, once; asking again gives the same one."""
        if conflict.id not in self.shown:
            left, right = self.statements[conflict.left], self.statements[conflict.right]
            keys = {self.outlet_keys[self.outlet_names[s.article]] for s in (left, right)}
            self.shown[conflict.id] = ShownConflict(
                anchor=self.conflict_anchors[conflict.id],
                kind=conflict.kind,
                kind_word=self.words["kinds"][conflict.kind],
                phrase=self.words["kind_phrases"][conflict.kind],
                percent=self.wording.percent(conflict.probability),
                percent_number=round(100 * conflict.probability),
                likelihood=self.wording.likelihood(conflict.probability),
                explanation=conflict.explanation,
                left=self.card(left, right),
                right=self.card(right, left),
                outlets=" ".join(sorted(keys)),
            )
        return self.shown[conflict.id]

    def position(self, side: Side) -> Position:
        """Show the statements of a side, by date."""
        statements = [self.statements[id] for id in side.statements]
        statements.sort(key=lambda s: (s.date is None, s.date or "", s.article, s.start, s.id))
        lines = tuple(self.line(statement) for statement in statements[:N_LINES_PER_SIDE])
        words, n_folded = self.words["dispute"], len(lines) - N_LINES_IN_VIEW
        n_hidden = len(statements) - len(lines)
        return Position(
            heading=excerpt(side.position, "", POSITION_CHARACTERS).text,
            language=statements[0].language if statements else self.wording.language,
            lines=lines[:N_LINES_IN_VIEW],
            folded=lines[N_LINES_IN_VIEW:],
            folded_words=words["folded"].format(n=n_folded) if n_folded > 0 else "",
            more=words["more_statements"].format(n=self.wording.number(n_hidden)) if n_hidden else "",
        )

    def section(self, dispute: Dispute, anchor: str) -> Section:
        """Show a dispute; a conflict another dispute already shows becomes a link to it."""
        words = self.words["dispute"]
        ranked = sorted(dispute.conflicts, key=self.rank.__getitem__)
        fresh = [self.conflicts[id] for id in ranked if id not in self.shown]
        elsewhere = [self.shown[id] for id in ranked if id in self.shown]
        # Every dispute shows one conflict, even when those before it have used up the page.
        n_further = min(N_CONFLICTS_PER_DISPUTE, max(0, N_CONFLICTS - len(self.shown)))
        shown = [self.conflict(conflict) for conflict in fresh[: 1 + n_further]]
        n_folded, n_hidden = len(shown) - 1 - N_CONFLICTS_IN_VIEW, len(fresh) - len(shown)
        in_view = {id for conflict in fresh[:1] for id in (conflict.left, conflict.right)}
        # Two cards that are the whole dispute need no list of the same two statements below them.
        all_in_view = all(in_view.issuperset(side.statements) for side in dispute.sides)
        first, last = self.wording.day(dispute.first_seen), self.wording.day(dispute.last_seen)
        if not dispute.first_seen:
            first = last if dispute.last_seen else Day(None, words["dates_unknown"])
        return Section(
            anchor=anchor,
            question=bind_punctuation(dispute.question),
            language=self.statements[self.conflicts[ranked[0]].left].language,
            first_seen=first,
            last_seen=last if dispute.last_seen and last != first else None,
            size=self.wording.count("conflicts", len(dispute.conflicts)),
            top=shown[0] if shown else None,
            positions=tuple(self.position(side) for side in (() if all_in_view else dispute.sides)),
            others=tuple(shown[1 : N_CONFLICTS_IN_VIEW + 1]),
            folded=tuple(shown[N_CONFLICTS_IN_VIEW + 1 :]),
            folded_words=words["folded"].format(n=n_folded) if n_folded > 0 else "",
            more=words["more_conflicts"].format(n=self.wording.number(n_hidden)) if n_hidden else "",
            elsewhere=tuple(("#" + o.anchor, f"{o.left.name} / {o.right.name}") for o in elsewhere),
        )

    def disputes(self) -> list[Dispute]:
        """Order disputes by their most important conflict; a conflict in none of them stands alone."""
        grouped = {id for dispute in self.report.disputes for id in dispute.conflicts}
        disputes = [d for d in self.report.disputes if d.conflicts]
        for conflict in self.report.conflicts:
            if conflict.id not in grouped:
                question = self.words["kind_phrases"][conflict.kind]
                pair = (self.statements[conflict.left], self.statements[conflict.right])
                dates = sorted(statement.date for statement in pair if statement.date)
                first, last = (dates[0], dates[-1]) if dates else (None, None)
                disputes.append(Dispute(f"alone-{conflict.id}", question, (conflict.id,), (), first, last))
        return sorted(disputes, key=lambda d: min(self.rank[id] for id in d.conflicts))

    def updates(self) -> tuple[ShownUpdate, ...]:
        """Show what has changed, by date."""
        shown = self.report.updates[:N_UPDATES]
        anchors = make_anchors("update", [update.id for update in shown])
        return tuple(
            ShownUpdate(
                anchor=anchors[update.id],
                what=update.what,
                left=self.line(self.statements[update.left]),
                right=self.line(self.statements[update.right]),
            )
            for update in shown
        )

    def texts(self) -> list[Text]:
        """Show the articles in full; beyond ``N_ARTICLES`` only those that something links to."""
        statements = defaultdict(list)
        for statement in self.report.statements:
            statements[statement.article].append(statement)
        references = defaultdict(list)
        for id, conflict in self.shown.items():
            for statement_id in (self.conflicts[id].left, self.conflicts[id].right):
                references[statement_id].append(conflict.anchor)
        chosen = list(self.articles.values())
        if len(chosen) > N_ARTICLES:
            chosen = [article for article in chosen if article.id in self.linked_articles]
        anchors = make_anchors("article", self.articles)
        builder = TextBuilder(self.wording, self.statement_anchors, references)
        return [
            builder.text(article, statements[article.id], anchors[article.id], self.outlet_names[article.id])
            for article in chosen
        ]

    def kinds(self) -> tuple[Choice, ...]:
        """List the kinds of the conflicts on the page, for the filter."""
        n = Counter(conflict.kind for conflict in self.shown.values())
        names = self.words["kinds"]
        return tuple(Choice(kind, names[kind], self.wording.number(n[kind])) for kind in KINDS if n[kind])

    def outlets(self) -> tuple[Choice, ...]:
        """List the outlets of the conflicts on the page, for the filter."""
        n = Counter(key for conflict in self.shown.values() for key in conflict.outlets.split())
        return tuple(
            Choice(key, name, self.wording.number(n[key])) for name, key in self.outlet_keys.items() if n[key]
        )

    def build(self) -> Page:
        """Build the whole page."""
        report, words, wording = self.report, self.words, self.wording
        disputes = self.disputes()
        anchors = make_anchors("dispute", [dispute.id for dispute in disputes])
        sections = [self.section(dispute, anchors[dispute.id]) for dispute in disputes[:N_DISPUTES]]
        updates = self.updates()
        texts = self.texts()
        counts = {
            "articles": wording.count("articles", len(report.articles)),
            "statements": wording.count("statements", len(report.statements)),
            "conflicts": wording.count("conflicts", len(report.conflicts)),
            "disputes": wording.count("disputes", len(disputes)),
        }
        more_disputes = more_updates = hidden_texts = ""
        if n := len(report.updates) - len(updates):
            more_updates = words["updates"]["more"].format(n=wording.number(n))
        if n := len(disputes) - len(sections):
            more_disputes = words["dispute"]["more_disputes"].format(
                shown=wording.number(len(sections)), hidden=wording.number(n)
            )
        if n := len(report.articles) - len(texts):
            hidden_texts = words["articles"]["hidden"].format(articles=wording.count("articles", n))
        empty: tuple[str, ...] = ()
        if not report.conflicts:
            what = words["empty"]["articles" if report.articles else "no_articles"].format(**counts)
            empty = (what, words["empty"]["meaning"])
        return Page(
            language=wording.language,
            summary=words["summary" if report.conflicts else "summary_empty"].format(**counts),
            fairness=words["fairness"] if report.conflicts else "",
            n_shown=len(self.shown),
            kinds=self.kinds(),
            outlets=self.outlets(),
            sections=tuple(sections),
            more_disputes=more_disputes,
            updates=updates,
            more_updates=more_updates,
            empty=empty,
            texts=tuple(texts),
            hidden_texts=hidden_texts,
            skipped=tuple(sorted(report.skipped, key=lambda s: (s.path, s.reason))),
            signature=report.signature,
        )


def build_page(report: Report, wording: Wording) -> Page:
    """Compute everything that the page of a report shows.

    Args:
        report: What was found; every id it mentions is among its articles, statements and conflicts.
        wording: The page's language and strings.
    """
    return PageBuilder(report, wording).build()
