"""The report: its JSON shape, the promises of its page, and files written whole or not at all.

The page of the invented report is compared with ``gold/report.html``. After a wanted change, look
at the page in a browser, then write the new gold file with::

    UPDATE_GOLD=1 python -m pytest tests/test_report.py
"""

from __future__ import annotations

import base64
import hashlib
import json
import os
import random
import re
import time
import tomllib
from collections import Counter
from dataclasses import replace
from html.parser import HTMLParser
from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reports import make_empty_report, make_large_report, make_report

from detector.report import Report
from detector.reporting.layout import PageBuilder, make_anchors
from detector.reporting.marking import excerpt, find_content, mark_article
from detector.reporting.texts import safe_url
from detector.reporting.wording import read_wording
from detector.schema import Article, Conflict, Dispute, Inference, Side, Skipped, Statement

GOLD = Path(__file__).parent / "gold" / "report.html"
VOID = {"meta", "link", "input", "br"}


class Page(HTMLParser):
    """What a browser would build from a page: elements with attributes, and text."""

    def __init__(self, html: str):
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.text: list[str] = []
        self.raw: dict[str, str] = {}
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Record an element and that it is open."""
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Hold that elements close in the order they opened."""
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        """Record text, that of style and script apart."""
        if self.open and self.open[-1] in ("style", "script"):
            self.raw[self.open[-1]] = data
        else:
            self.text.append(data)

    def values(self, attribute: str) -> list[str]:
        """All values of an attribute, in document order."""
        return [attrs[attribute] or "" for _, attrs in self.elements if attribute in attrs]

    @property
    def words(self) -> str:
        """The visible text, white space folded."""
        return " ".join("".join(self.text).split())


@pytest.fixture(scope="module")
def report() -> Report:
    """The invented report."""
    return make_report()


@pytest.fixture(scope="module")
def page(report: Report) -> Page:
    """Its page, parsed."""
    return Page(report.to_html())


def one_conflict(left: Statement, right: Statement, *articles: Article) -> Report:
    """Make a report of two statements in conflict."""
    inference = Inference(0.0, 0.1, 0.9)
    conflict = Conflict("c1", "denial", left.id, right.id, 0.9, inference, inference, 0.5, "Because.")
    dispute = Dispute("d1", "Which?", ("c1",), (Side("x", (left.id,)), Side("y", (right.id,))))
    return Report(list(articles), [left, right], [conflict], [dispute], "s")


def make_article(text: str, **fields: object) -> Article:
    """Make an English article whose whole text is one passage."""
    given = {"id": "a", "path": "a.txt", "title": "T", "outlet": "O", "date": None, "language": "en"} | fields
    return Article(text=text, passages=((0, len(text)),), **given)  # type: ignore[arg-type]


def make_statement(id: str, article: Article, start: int, end: int, **fields: object) -> Statement:
    """Make a statement over a span of an article."""
    text = article.text[start:end]
    given = {"content": text, "language": article.language} | fields
    return Statement(id, article.id, start, end, text, **given)  # type: ignore[arg-type]


class TestFixture:
    """The invented report keeps the promises that the detector makes."""

    def test_passages_are_slices(self, report: Report) -> None:
        texts = {article.id: article.text for article in report.articles}
        for statement in report.statements:
            assert statement.text == texts[statement.article][statement.start : statement.end]


class TestJson:
    """The JSON file: its shape, its order, its bytes."""

    def test_shape(self, report: Report) -> None:
        content = json.loads(report.to_json())
        assert list(content) == [
            "schema", "signature", "articles", "statements", "conflicts", "disputes", "skipped",
            "updates",
        ]  # fmt: skip
        assert content["schema"] == 1
        assert list(content["articles"][0]) == [
            "id", "path", "title", "outlet", "date", "language", "n_characters",
        ]  # fmt: skip
        assert list(content["statements"][0]) == [
            "id", "article", "start", "end", "text", "content", "source", "cue", "stance", "hedged", "date",
            "resolves_to", "link_probability", "bare", "days", "copy_of", "speaker", "speaker_passage",
            "voice",
        ]  # fmt: skip
        assert list(content["conflicts"][0]) == [
            "id", "kind", "left", "right", "probability", "forward", "backward", "similarity", "explanation",
        ]  # fmt: skip
        assert list(content["disputes"][0]) == [
            "id", "question", "conflicts", "sides", "first_seen", "last_seen",
        ]  # fmt: skip
        assert list(content["disputes"][0]["sides"][0]) == ["position", "statements"]
        assert list(content["skipped"][0]) == ["path", "reason", "note"]

    def test_values(self, report: Report) -> None:
        content = json.loads(report.to_json())
        first = content["conflicts"][0]
        assert (first["id"], first["probability"], first["similarity"]) == ("c1", 0.964, 0.8123)
        assert first["forward"] == [0.01, 0.09, 0.9]
        lengths = {article.id: len(article.text) for article in report.articles}
        assert {row["id"]: row["n_characters"] for row in content["articles"]} == lengths
        assert [row["id"] for row in content["conflicts"]] == [c.id for c in report.conflicts]

    def test_is_plain_unicode_with_a_newline_at_the_end(self, report: Report) -> None:
        text = report.to_json()
        assert "« Aucune goutte n’a quitté nos cuves »" in text
        assert text.endswith("}\n")
        assert '\n "schema": 1' in text

    def test_a_lone_surrogate_still_makes_a_readable_file(self) -> None:
        report = Report([], [], [], [], "s", [Skipped("caf\udce9.txt", "is not UTF-8")])
        data = report.to_json().encode("utf-8")
        assert json.loads(data)["skipped"][0]["path"] == "caf\udce9.txt"
        report.to_html().encode("utf-8")

    def test_does_not_depend_on_the_order_of_the_input(self, report: Report) -> None:
        mixed = random.Random(7)
        for _ in range(3):
            other = replace(
                report,
                articles=mixed.sample(report.articles, len(report.articles)),
                statements=mixed.sample(report.statements, len(report.statements)),
                skipped=mixed.sample(report.skipped, len(report.skipped)),
            )
            assert other.to_json() == report.to_json()
            assert other.to_html() == report.to_html()


class TestPage:
    """The page of the invented report."""

    def test_gold(self, report: Report) -> None:
        html = report.to_html()
        if os.environ.get("UPDATE_GOLD") == "1":
            GOLD.write_text(html, encoding="utf-8", newline="\n")
        # Not ``==`` on the whole: a difference would print the page twice.
        gold = GOLD.read_text(encoding="utf-8").splitlines()
        changed = [pair for pair in zip(gold, html.splitlines(), strict=False) if pair[0] != pair[1]]
        assert not changed[:1], "the page changed; see the head of this file"
        assert len(gold) == len(html.splitlines())

    def test_elements_are_closed_and_ids_are_unique(self, page: Page) -> None:
        assert page.open == []
        assert [id for id, n in Counter(page.values("id")).items() if n > 1] == []

    def test_every_local_link_has_one_target(self, page: Page, report: Report) -> None:
        local = [href[1:] for href in page.values("href") if href.startswith("#")]
        assert len(local) > 2 * len(report.conflicts)
        assert set(local) <= set(page.values("id"))
        assert set(page.values("aria-labelledby")) <= set(page.values("id"))

    def test_every_statement_has_its_place(self, page: Page, report: Report) -> None:
        ids = page.values("id")
        assert {f"statement-{s.id}" for s in report.statements} <= set(ids)
        assert {f"conflict-{c.id}" for c in report.conflicts} <= set(ids)

    def test_loads_nothing(self, page: Page, report: Report) -> None:
        urls = {article.url for article in report.articles if article.url}
        for tag, attrs in page.elements:
            assert not {"src", "srcset", "action", "background", "poster", "style"} & set(attrs)
            href = attrs.get("href")
            if href is None or href.startswith("#"):
                continue
            if tag == "link":
                assert (attrs["rel"], href) == ("icon", "data:,")
            else:
                assert (tag, attrs["rel"]) == ("a", "noopener noreferrer")
                assert href in urls
        assert not re.search(r"@import|url\(", page.raw["style"])
        assert not re.search(r"fetch|XMLHttp|import\(|innerHTML|eval\(", page.raw["script"])

    def test_allows_only_its_own_script(self, page: Page) -> None:
        policy = next(attrs["content"] for _, attrs in page.elements if "http-equiv" in attrs)
        digest = base64.b64encode(hashlib.sha256(page.raw["script"].encode()).digest()).decode()
        assert policy and policy.startswith("default-src 'none'; ")
        assert f"script-src 'sha256-{digest}'" in policy
        assert not [name for _, attrs in page.elements for name in attrs if name.startswith("on")]

    def test_opens_with_the_first_conflict(self, report: Report, page: Page) -> None:
        first = report.conflicts[0]
        statements = {s.id: s for s in report.statements}
        words = page.words
        places = [words.index(" ".join(statements[id].text.split())) for id in (first.left, first.right)]
        assert places == sorted(places)
        assert places[1] < words.index("Les positions")
        assert [id for id in page.values("id") if id.startswith("conflict-")][0] == "conflict-c1"

    def test_shows_both_passages_of_every_conflict_verbatim(self, report: Report, page: Page) -> None:
        statements = {s.id: s for s in report.statements}
        for conflict in report.conflicts:
            for id in (conflict.left, conflict.right):
                text = " ".join(statements[id].text.split())
                # A passage longer than a card is cut there, and whole in its article.
                assert text in page.words or len(text) > 700 and text[:600] in page.words

    def test_says_who_in_which_stance_and_when(self, page: Page) -> None:
        for words in (
            "démenti Claire Besnault rapporté par Le Courrier de Valserre",
            "affirmation rapporté, non pris à son compte un courrier",
            "cité par Nord Presse",
            "Propos : février 2031",
            "Article : date inconnue",
            "rapporté par extrait-03.txt",
            "affirmation en anglais the water agency",
        ):
            assert words in page.words

    def test_quotes_the_claim_that_a_bare_denial_answers(self, page: Page) -> None:
        assert "Ce qui est démenti : Un produit chimique s’est bien écoulé" in page.words
        assert "Répond au passage opposé." in page.words
        assert "Répond à deux ouvriers de l’équipe de nuit" in page.words

    def test_marks_the_language_of_every_quote(self, page: Page) -> None:
        quotes = [attrs for tag, attrs in page.elements if tag in ("blockquote", "q", "cite")]
        assert quotes and all(attrs.get("lang") in ("fr", "en") for attrs in quotes)

    def test_headings_do_not_skip_a_level(self, page: Page) -> None:
        levels = [int(tag[1]) for tag, _ in page.elements if re.fullmatch("h[1-6]", tag)]
        assert levels[0] == 1 and levels.count(1) == 1
        assert all(after <= before + 1 for before, after in zip(levels, levels[1:], strict=False))

    def test_a_conflict_in_no_dispute_is_shown_and_one_in_two_is_shown_once(self, report: Report) -> None:
        assert "conflict-c16" in Page(report.to_html()).values("id")
        twice = replace(report, disputes=[*report.disputes, Dispute("d7", "Again?", ("c6", "c1"))])
        page = Page(twice.to_html())
        assert page.values("id").count("conflict-c1") == 1
        assert "Déjà montré plus haut" in page.words
        assert not [id for id, n in Counter(page.values("id")).items() if n > 1]

    def test_never_judges(self) -> None:
        banned = (
            r"\b(lies?|liars?|fakes?|truth|true|false|winners?|premises?|hypothes[ie]s"
            r"|mensonges?|vérités?|faux|intox)\b"
        )
        for language in ("fr", "en"):
            text = (files("detector") / "data" / "page" / f"{language}.toml").read_text(encoding="utf-8")
            assert not re.search(banned, text, re.IGNORECASE)


class TestLanguage:
    """Which language the page speaks, and how."""

    def test_follows_the_articles(self, report: Report) -> None:
        english = [replace(article, language="en") for article in report.articles]
        assert report.language == "fr"
        assert replace(report, articles=english).language == "en"
        assert replace(report, articles=english[:1] + report.articles[:1]).language == "fr"
        assert replace(report, articles=[]).language == "en"

    def test_can_be_chosen(self, report: Report) -> None:
        words = Page(report.to_html(language="en")).words
        assert "7 articles, 26 statements. 16 conflicts between two statements, in 7 disputes." in words
        assert "who is right is yours to judge" in words
        assert "Denies in French Claire Besnault".lower() in words.lower()

    def test_no_other_language(self, report: Report) -> None:
        with pytest.raises(ValueError, match="'fr' or 'en', not in 'de'"):
            report.to_html(language="de")  # type: ignore[arg-type]

    def test_both_say_the_same_things(self) -> None:
        def shape(value: object) -> object:
            if isinstance(value, dict):
                return {key: shape(item) for key, item in value.items()}
            if isinstance(value, list):
                return [shape(item) for item in value]
            return sorted(re.findall(r"\{\w+\}", value)) if isinstance(value, str) else type(value)

        folder = files("detector") / "data" / "page"
        french, english = (
            tomllib.loads((folder / name).read_text(encoding="utf-8")) for name in ("fr.toml", "en.toml")
        )
        assert shape(french) == shape(english)

    @pytest.mark.parametrize(
        ("date", "iso", "words"),
        [
            ("2024-10-25", "2024-10-25", "25 octobre 2024"),
            ("2024-10-01", "2024-10-01", "1er octobre 2024"),
            ("2024-10-25T17:20", "2024-10-25", "25 octobre 2024"),
            ("2022-10", "2022-10", "octobre 2022"),
            ("2023", "2023", "2023"),
            (None, None, "date inconnue"),
            ("", None, "date inconnue"),
            ("2024-13", None, "2024-13"),
            ("hier <b>", None, "hier <b>"),
        ],
    )
    def test_dates_in_words(self, date: str | None, iso: str | None, words: str) -> None:
        day = read_wording("fr").day(date)
        assert (day.iso, day.words) == (iso, words)

    def test_numbers_in_words(self) -> None:
        french, english = read_wording("fr"), read_wording("en")
        assert [french.count("articles", n) for n in (0, 1, 2)] == ["0 article", "1 article", "2 articles"]
        assert [english.count("articles", n) for n in (0, 1, 2)] == ["0 articles", "1 article", "2 articles"]
        assert (french.number(12345), english.number(12345)) == ("12\u202f345", "12,345")
        assert [english.percent(p) for p in (0.0, 0.874, 0.9999)] == ["1%", "87%", "99%"]
        assert [english.likelihood(p) for p in (0.95, 0.8, 0.5, 0.1)] == [
            "very likely", "likely", "rather likely", "possible, look closely",
        ]  # fmt: skip


HOSTILE = "<script>alert(1)</script></mark></style> \"'&amp; {{ 7 * 7 }} {% raw %} \u202eevil\u202c \x00 ${x}"


@pytest.fixture(scope="module")
def hostile() -> Page:
    """A page in which every text from outside is hostile."""
    text = HOSTILE + " says and then " + HOSTILE
    article = make_article(
        text, id=HOSTILE, path=HOSTILE, title=HOSTILE, outlet=HOSTILE, date=HOSTILE, language='x" y',
        url="javascript:alert(1)",
    )  # fmt: skip
    left = make_statement(HOSTILE, article, 0, len(HOSTILE), source=HOSTILE + " > " + HOSTILE, cue=HOSTILE)
    right = make_statement(
        HOSTILE + "2", article, 5, len(text), source=HOSTILE, content=HOSTILE + "?", stance="deny",
        date=HOSTILE, resolves_to=HOSTILE,
    )  # fmt: skip
    report = one_conflict(left, right, article)
    conflict = replace(report.conflicts[0], id=HOSTILE, explanation=HOSTILE)
    dispute = Dispute(HOSTILE, HOSTILE, (HOSTILE,), (Side(HOSTILE, (left.id, right.id)),), HOSTILE, HOSTILE)
    skipped = [Skipped(HOSTILE, HOSTILE)]
    report = replace(report, conflicts=[conflict], disputes=[dispute], signature=HOSTILE, skipped=skipped)
    return Page(report.to_html())


class TestHostileText:
    """Text from outside stays text, wherever it comes in."""

    def test_makes_no_element(self, hostile: Page) -> None:
        assert hostile.open == []
        assert [tag for tag, _ in hostile.elements].count("script") == 1
        assert [tag for tag, _ in hostile.elements].count("style") == 1

    def test_is_shown_as_it_is(self, hostile: Page) -> None:
        shown = "<script>alert(1)</script></mark></style> \"'&amp; {{ 7 * 7 }} {% raw %} evil"
        assert hostile.words.count(shown) > 9

    def test_reorders_nothing(self, hostile: Page) -> None:
        assert not re.search("[\u202a-\u202e\u2066-\u2069\x00]", "".join(hostile.text))

    def test_is_no_address(self, hostile: Page) -> None:
        assert all(href.startswith(("#", "data:,")) for href in hostile.values("href"))
        ids = hostile.values("id")
        assert all(re.fullmatch(r"[A-Za-z0-9_.-]+", id) for id in ids)
        assert len(ids) == len(set(ids))
        assert {href[1:] for href in hostile.values("href") if href.startswith("#")} <= set(ids)

    @pytest.mark.parametrize(
        ("url", "safe"),
        [
            ("https://a.example/b?c=1#d", True),
            ("HTTP://a.example", True),
            ("javascript:alert(1)", False),
            ("java\nscript:alert(1)", False),
            (" https://a.example", False),
            ("data:text/html,x", False),
            ("file:///etc/passwd", False),
            ("//a.example", False),
            ("https:a.example", False),
            ("http://[", False),
            ("", False),
            (None, False),
        ],
    )
    def test_only_web_addresses_are_links(self, url: str | None, safe: bool) -> None:
        assert safe_url(url) == (url if safe else "")

    def test_anchors_stay_distinct(self) -> None:
        anchors = make_anchors("s", ["a b", "a/b", "a-b", "", "é"])
        assert len(set(anchors.values())) == 5
        assert all(re.fullmatch(r"s-[A-Za-z0-9_.-]+", anchor) for anchor in anchors.values())


class TestPassages:
    """What is highlighted on a card, and how long passages are cut."""

    def test_finds_the_content(self) -> None:
        assert find_content("He said that it rained.", "it rained") == (13, 22)
        assert find_content("He said that It\n rained.", "it rained") == (13, 23)
        assert find_content("He said so.", "it rained") is None
        assert find_content("He said so.", " ") is None

    def test_a_short_passage_is_whole(self) -> None:
        shown = excerpt("He said it rained.", "it rained", 100)
        assert (shown.before, shown.content, shown.after) == ("He said ", "it rained", ".")

    def test_a_long_content_is_cut_between_words(self) -> None:
        content = "one two three four five six seven eight"
        shown = excerpt(f"He said {content}.", content, 20)
        assert (shown.before, shown.content, shown.after) == ("[…] ", "one two three four", " […]")

    @given(st.text("ab \n", max_size=120), st.integers(0, 120), st.integers(0, 120), st.integers(10, 60))
    def test_a_cut_shows_its_place_and_keeps_the_content(self, text: str, i: int, j: int, limit: int) -> None:
        content = text[min(i, j) : max(i, j)].strip()
        shown = excerpt(text, content, limit)
        bare = shown.text.removeprefix("[…] ").removesuffix(" […]")
        assert bare in text
        assert len(bare) <= limit
        assert (bare == text) == ("[…]" not in shown.text)
        if content:
            assert shown.content == text[slice(*find_content(text, content))][: len(shown.content)]  # type: ignore[misc]
            assert shown.content
            if len(content) < limit // 2 and text.find(content) == find_content(text, content)[0]:  # type: ignore[index]
                assert shown.content == content


@st.composite
def marked_articles(draw: st.DrawFn) -> tuple[Article, list[Statement]]:
    """Draw an article with paragraphs and furniture, and statements anywhere in it."""
    text = draw(st.text("ab \n", min_size=0, max_size=60))
    places = st.integers(0, len(text))
    cuts = sorted(draw(st.sets(places, max_size=6)))
    article = replace(make_article(text), passages=tuple(zip(cuts[::2], cuts[1::2], strict=False)))
    spans = draw(st.lists(st.tuples(places, places), max_size=8))
    return article, [make_statement(f"s{n}", article, *sorted(span)) for n, span in enumerate(spans)]


class TestMarking:
    """Statements in the text of their article, however their spans lie."""

    @given(marked_articles())
    def test_every_statement_begins_and_ends_once(self, drawn: tuple[Article, list[Statement]]) -> None:
        article, statements = drawn
        pieces = [piece for block in mark_article(article, statements) for piece in block.pieces]
        expected = sorted(s.id for s in statements)
        if not pieces:
            assert not article.text.strip() and not statements
        assert sorted(id for piece in pieces for id in piece.begins) == expected
        assert sorted(id for piece in pieces for id in piece.ends) == expected

    @given(marked_articles())
    def test_no_text_is_lost_and_marks_lie_where_they_should(
        self, drawn: tuple[Article, list[Statement]]
    ) -> None:
        article, statements = drawn
        pieces = [piece for block in mark_article(article, statements) for piece in block.pieces]
        assert "".join("".join(p.text for p in pieces).split()) == "".join(article.text.split())
        for statement in statements:
            if statement.text.strip():
                marked = "".join(p.text for p in pieces if statement.id in p.statements)
                assert "".join(marked.split()) == "".join(statement.text.split())

    def test_the_same_span_twice_is_one_mark_with_two_anchors(self) -> None:
        article = make_article("It rained. It snowed.")
        left, right = (make_statement(id, article, 0, 10) for id in ("s1", "s2"))
        page = Page(one_conflict(left, right, article).to_html())
        marks = [attrs.get("id") for _, attrs in page.elements if attrs.get("class") == "opposed"]
        assert marks == ["statement-s1"]
        assert page.values("id").count("statement-s2") == 1

    def test_overlapping_spans_each_keep_their_anchor(self) -> None:
        article = make_article("It rained and it snowed and it froze.")
        left, right = make_statement("s1", article, 0, 23), make_statement("s2", article, 10, 36)
        page = Page(one_conflict(left, right, article).to_html())
        marks = [attrs.get("id") for _, attrs in page.elements if attrs.get("class") == "opposed"]
        assert marks == ["statement-s1", "statement-s2", None]

    def test_furniture_stays_apart(self, report: Report) -> None:
        article = next(a for a in report.articles if a.id == "courrier")
        grey = ["".join(p.text for p in b.pieces) for b in mark_article(article, []) if b.furniture]
        assert grey == [
            "Accueil > Environnement > Pollution",
            "Partager Imprimer Réagir (12)",
            "Crédit photo : Le Courrier de Valserre",
        ]


class TestAnswers:
    """What a card says of the claim that its statement answers."""

    ARTICLE = make_article("It rained, he said. He denied it. He took it back. It snowed.")

    def words(self, **fields: object) -> str:
        """Return the words of a page in which the right statement is given some fields."""
        claim = make_statement("s1", self.ARTICLE, 0, 19, content="It rained")
        left = make_statement("s2", self.ARTICLE, 51, 61)
        right = replace(make_statement("s3", self.ARTICLE, 20, 33, content="It rained"), **fields)
        report = one_conflict(left, right, self.ARTICLE)
        return Page(replace(report, statements=[claim, left, right]).to_html()).words

    def test_quotes_the_claim(self) -> None:
        words = self.words(stance="deny", resolves_to="s1")
        assert "What is denied: It rained Answers O says date unknown It rained, he said." in words

    def test_a_retraction_goes_back_on_it(self) -> None:
        words = self.words(stance="retract", resolves_to="s1")
        assert "What is withdrawn: It rained Goes back on O says" in words

    def test_does_not_quote_what_stands_beside(self) -> None:
        assert "Answers the opposite passage." in self.words(stance="deny", resolves_to="s2")

    def test_says_where_the_speaker_is_named(self) -> None:
        assert "named in another article: banker Anna Rey" in self.words(speaker_passage="banker Anna Rey")
        assert "named in the article: It rained" in self.words(speaker_passage="It rained")

    def test_a_source_that_is_only_described_is_headed_by_its_name(self) -> None:
        named = {"speaker": "Anna Rey", "speaker_passage": "banker Anna Rey"}
        words = self.words(source="The Echo > the banker", **named)
        assert "Anna Rey quoted by The Echo" in words
        assert "called here: the banker" in words
        assert "named in another article: banker Anna Rey" in words

    def test_says_how_sure_the_link_is(self) -> None:
        beside = self.words(stance="deny", resolves_to="s2", link_probability=0.5)
        assert "Probably answers the opposite passage." in beside
        assert "Probably answers O says" in self.words(stance="deny", resolves_to="s1", link_probability=0.5)

    def test_does_not_quote_its_own_passage(self) -> None:
        claim = {"start": 0, "end": 19, "text": self.ARTICLE.text[:19]}
        assert "Answers" not in self.words(stance="deny", resolves_to="s1", **claim)

    def test_says_when_nothing_is_named(self) -> None:
        words = self.words(stance="deny", content="")
        assert "The passage does not say what it is about, and nothing precise was found." in words


class TestSize:
    """Nothing found, and very much found."""

    def test_no_conflicts(self) -> None:
        page = Page(make_empty_report().to_html())
        assert "Aucune opposition trouvée" in page.words
        assert "Cela ne veut pas dire que tout concorde" in page.words
        assert "filters" not in page.values("id")

    def test_no_articles(self) -> None:
        page = Page(Report([], [], [], [], "s", [Skipped("x.txt", "is empty")]).to_html("en"))
        assert "No article could be read" in page.words
        assert "is empty" in page.words
        assert "articles" not in page.values("id")

    @pytest.mark.parametrize("n_disputes", [1, 200, 2000])
    def test_a_large_report_stays_light(self, n_disputes: int) -> None:
        report = make_large_report(500, 2000, n_disputes)
        start = time.process_time()
        html = report.to_html("en")
        assert time.process_time() - start < 4
        assert len(html.encode()) < 12_000_000
        page = Page(html)
        assert {href[1:] for href in page.values("href") if href.startswith("#")} <= set(page.values("id"))
        if n_disputes != 200:
            assert "more" in page.words and "in the JSON file" in page.words
        if n_disputes == 2000:
            assert "Only the first 200 disputes are shown here; 1,800 more in the JSON file." in page.words
            assert "without a conflict is left out" in page.words

    def test_many_large_disputes_share_the_page(self) -> None:
        page = Page(make_large_report(60, 6000, 150).to_html("en"))
        anchors = [id for id in page.values("id") if id.startswith("conflict-")]
        assert 2000 <= len(anchors) <= 2000 + 150 + 100
        assert len([id for id in page.values("id") if re.fullmatch(r"dispute-d\d+", id)]) == 150

    def test_counts_are_of_the_report_and_not_of_the_page(self) -> None:
        summary = PageBuilder(make_large_report(500, 2000, 1000), read_wording("en")).build().summary
        assert summary == (
            "500 articles, 4,000 statements. 2,000 conflicts between two statements, in 1,000 disputes."
        )
