"""Ingest: read articles from files and folders.

files and folders (.txt, .html, .jsonl) → Articles, and what was skipped with reasons

A ``.txt`` file holds one article. It may begin with lines ``title:``, ``outlet:`` (or ``source:``),
``date:``, ``url:`` and ``lang:`` followed by a blank line. A ``.jsonl`` file holds one JSON object a
line with ``text`` and optionally ``title``, ``outlet`` (or ``source``), ``date``, ``url`` and ``lang``
(or ``language``). An ``.html`` file holds one saved page. Without outlet, the domain of the ``url``
stands for it, without ``www.``; without a url, the line above the story that says the name of its ``.txt``
file again (*La Gazette d'Orvel*, ``gazette-orvel.txt``).

A headline is read as part of the story, once: on the page, as ``title:`` in a ``.txt`` file, or as the
``title`` of a row, which is put above its ``text`` unless the text begins with it: the article's text, into
which every span points, has it then.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from urllib.parse import urlsplit

from .copies import without_repeats
from .errors import InputError
from .pages.blanks import BLANKS
from .pages.boilerplate import read_page, same_headline, split_paragraphs
from .pages.dates import parse_date
from .pages.files import (
    PAGE_SUFFIXES,
    ROW_SUFFIXES,
    TEXT_SUFFIXES,
    decode,
    explain,
    find_files,
    one_line,
    read_bytes,
    show_path,
)
from .pages.furniture import simplify
from .pages.language import choose_language
from .pages.rows import UNWRITABLE, Facts, read_rows
from .pages.webpage import extract_page
from .schema import Article, Skipped

# Some thirty thousand words: longer inputs are dumps, and every later stage takes its time.
LONGEST_TEXT = 200_000
_LONGEST_TITLE = 300
_SHORTENED_TITLE = 120
_FRONT_MATTER = re.compile(r"(title|outlet|source|date|url|lang|language)[ \t]*:[ \t]*(.*)", re.IGNORECASE)


def read_articles(
    paths: Sequence[str | os.PathLike[str]], *, progress: bool = False
) -> tuple[list[Article], list[Skipped]]:
    """Read all articles from files and folders; what cannot be read is skipped with a reason.

    Args:
        paths: Files (``.txt``, ``.html``, ``.htm``, ``.jsonl``) and folders of them. In folders, hidden
            files and README are left out, and documents of other kinds with a note.
        progress: Whether to show progress on stderr.

    Returns:
        Articles sorted by id, and what was skipped sorted by path; neither depends on the order of
        ``paths``. An article met twice counts once, under the path that sorts first; what another
        outlet has reprinted is another article.
    """
    files, skipped = find_files(paths)
    articles: list[Article] = []
    for file in _show_progress(files) if progress else files:
        for read in _read_file(file):
            if isinstance(read, Article):
                articles.append(read)
            else:
                skipped.append(read)
    articles, repeats = without_repeats(articles)
    skipped += repeats
    notes = {Skipped(note.path, one_line(note.reason), note.note) for note in skipped}
    return (
        sorted(articles, key=lambda article: article.id),
        sorted(notes, key=lambda note: (_by_number(note.path), _by_number(note.reason))),
    )


def _by_number(text: str) -> list[tuple[int, str]]:
    """A sort key under which *line 9* comes before *line 10*."""
    return [(int(part), "") if part.isdecimal() else (-1, part) for part in re.split(r"([0-9]{1,9})", text)]


def article_from_text(
    text: str,
    *,
    path: str = "text",
    title: str | None = None,
    outlet: str | None = None,
    date: str | None = None,
    language: str | None = None,
    url: str | None = None,
) -> Article:
    """Make an article of a text; all articles are made here.

    Args:
        text: The text as published, page furniture included; only its first 200,000 characters are
            used, up to the end of a paragraph.
        path: Where it comes from, for messages and reports.
        title: Headline; by default the one on the page, or the beginning of the text.
        outlet: Publisher; by default the domain of ``url`` without ``www.``, else the line above the story
            that the name of the file says again.
        date: Date of publication in any usual form; by default the one that the page shows.
        language: ISO 639-1 code; identified by default.
        url: Address.

    Returns:
        The article. Its text is a prefix of ``text``, ended where another story begins; null
        characters and lone surrogates in it are replaced one for one.

    Raises:
        InputError: There is no text, or its language is not supported.
    """
    return _make(text, path, Facts(title, outlet, date, language, url))[0]


def _make(text: str, path: str, facts: Facts, *, title_above: bool = False) -> tuple[Article, list[Skipped]]:
    """Make an article, and notes on what of the input was not used.

    Args:
        text: Its text.
        path: Where it comes from.
        facts: What is known of it.
        title_above: Whether the title of the facts is to be read too, above the text, as that of a row.
    """
    notes: list[Skipped] = []
    whole = len(text)
    text = UNWRITABLE.sub("\ufffd", _shorten(text))
    if len(text) < whole:
        notes.append(
            Skipped(path, f"only the first {len(text):,} of {whole:,} characters were read", note=True)
        )
    if not text.strip(BLANKS):
        raise InputError(
            path, "no text" if len(text) == whole else f"no text in its first {len(text):,} characters"
        )
    facts, start, heading = _read_front_matter(text, facts)
    language = choose_language(_sample(text, start), facts.language, where=path)
    title = " ".join((facts.title or "").split())[:_LONGEST_TITLE] or None
    above = title if title_above and not heading else None
    url = (facts.url or "").strip() or None
    outlet = " ".join((facts.outlet or "").split()) or None
    page = read_page(text, language, title=title, outlet=outlet or _file_name(path), start=start)
    if not page.passages:
        raise InputError(
            path, "no text besides page furniture; give the sentences of the article, as .txt for example"
        )
    passages = page.passages
    if heading and not same_headline(simplify(title or ""), simplify(page.headline or "")):
        passages = (heading, *passages)
    if page.second_story is not None:
        begin = page.second_story
        opening = " ".join(text[begin : begin + 60].split())
        notes.append(Skipped(path, f"second story cut off from character {begin:,}: “{opening}…”", note=True))
        text = text[:begin]
    if above and not same_headline(simplify(above), simplify(page.headline or "")):
        text, passages = _put_above(above, text, passages)
    date = page.date
    if facts.date and facts.date.strip():
        given = parse_date(facts.date, language) or parse_date(facts.date)
        if given is None:
            notes.append(
                Skipped(path, f"date “{facts.date.strip()[:40]}” not understood and left out", note=True)
            )
        date = given or date
    first = text[passages[0][0] : passages[0][1]]
    title = title or page.headline or _shorten_title(first)
    outlet = outlet or _domain(url) or page.outlet
    # JSON tells None from "" and keeps the four apart.
    identity = json.dumps([outlet, title, date, text], ensure_ascii=True)
    number = hashlib.sha256(identity.encode("ascii")).hexdigest()[:12]
    return Article(number, path, title, outlet, date, language, text, passages, url), notes


def _put_above(
    title: str, text: str, passages: tuple[tuple[int, int], ...]
) -> tuple[str, tuple[tuple[int, int], ...]]:
    """A text below its title, and its passages, of which the title is the first."""
    lead = f"{title}\n\n"
    return lead + text, ((0, len(title)), *((start + len(lead), end + len(lead)) for start, end in passages))


def _shorten(text: str) -> str:
    """A text's beginning of at most ``LONGEST_TEXT`` characters, to the end of a paragraph or word."""
    if len(text) <= LONGEST_TEXT:
        return text
    for separator in ("\n", " "):
        end = text.rfind(separator, LONGEST_TEXT // 2, LONGEST_TEXT)
        if end > 0:
            return text[:end]
    return text[:LONGEST_TEXT]


def _shorten_title(passage: str) -> str:
    passage = " ".join(passage.split())
    if len(passage) <= _SHORTENED_TITLE:
        return passage
    return passage[:_SHORTENED_TITLE].rsplit(" ", 1)[0].rstrip(" ,;:-–—") + "…"


def _domain(url: str | None) -> str | None:
    """The domain of a web address: *lemonde.fr* for *https://www.lemonde.fr/a*."""
    if not url or not re.match(r"(?:https?:)?//", url, re.IGNORECASE):
        return None
    try:
        host = urlsplit(url).hostname
    except ValueError:
        return None
    return (host or "").removeprefix("www.") or None


def _file_name(path: str) -> str | None:
    """The name of a text file without its ending; newsrooms call files by outlet, or by story."""
    file = Path(path)
    return file.stem if file.suffix.lower() in TEXT_SUFFIXES else None


def _read_front_matter(text: str, facts: Facts) -> tuple[Facts, int, tuple[int, int] | None]:
    """Read leading ``key: value`` lines that a blank line ends.

    Returns:
        The facts, where the text begins, and the span of the title unless another was given.
    """
    found: dict[str, str] = {}
    position = 0
    heading = None
    while match := _FRONT_MATTER.match(text, position):
        key = match[1].lower()
        if key == "title" and key not in found and match[2].strip(BLANKS):
            shown = match[2].strip(BLANKS)
            begin = match.start(2) + match[2].index(shown)
            heading = (begin, begin + len(shown))
        found.setdefault(key, match[2].strip())
        position = match.end() + 1
        if len(found) > 7:
            break
    if not found or text[position:].split("\n", 1)[0].strip(BLANKS):
        return facts, 0, None
    return (
        Facts(
            facts.title or found.get("title"),
            facts.outlet or found.get("outlet") or found.get("source"),
            facts.date or found.get("date"),
            facts.language or found.get("lang") or found.get("language"),
            facts.url or found.get("url"),
        ),
        min(position, len(text)),
        None if facts.title else heading,
    )


def _sample(text: str, start: int) -> str:
    """The longer lines of a text, which are the story rather than menus; all of it without any."""
    beginning = text[start : start + 20_000]
    lines = [paragraph.text for paragraph in split_paragraphs(beginning)]
    return "\n".join([line for line in lines if len(line) >= 60] or lines)


def _read_file(path: Path) -> Iterator[Article | Skipped]:
    """Read the articles of one file, in order; never raises for a bad file."""
    shown = show_path(path)
    suffix = path.suffix.lower()
    try:
        if suffix in ROW_SUFFIXES:
            for number, read in read_rows(path):
                if isinstance(read, str):
                    yield Skipped(shown, f"line {number}: {read}" if number else read)
                else:
                    yield from _try(*read, f"{shown}:{number}", title_above=True)
            return
        data = read_bytes(path)
        if suffix in PAGE_SUFFIXES:
            page = extract_page(data)
            facts = Facts(page.title, page.outlet, page.date, None, page.url)
            yield from _try(page.text, facts, shown)
            return
        text, guessed = decode(data)
    except (OSError, ValueError) as error:
        yield Skipped(shown, explain(error))
        return
    if guessed:
        yield Skipped(shown, f"not UTF-8; read as {guessed}", note=True)
    yield from _try(text, Facts(), shown)


def _try(text: str, facts: Facts, shown: str, *, title_above: bool = False) -> Iterator[Article | Skipped]:
    try:
        article, notes = _make(text, shown, facts, title_above=title_above)
    except InputError as error:
        yield Skipped(shown, error.reason)
        return
    yield article
    yield from notes


def _show_progress(files: Sequence[Path]) -> Iterator[Path]:
    from tqdm import tqdm  # imported late: only when somebody watches

    bar: Callable = tqdm
    # ``disable=None``: no bar when standard error is no terminal.
    yield from bar(files, desc="reading", unit="file", delay=1, leave=False, disable=None)
