"""The article inside an HTML page.

bytes of a page → its text, title, date and publisher
"""

from __future__ import annotations

import logging
import re
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import NamedTuple

from .dates import read_date_line
from .furniture import load_furniture, simplify
from .language import SUPPORTED

LARGEST_PAGE = 10_000_000
# What the page of a report says of itself.
_OWN_REPORT = re.compile(rb'<meta name="generator" content="detector">')
_HEAD = 4_000  # bytes
_UNSEEN = ("script", "style", "noscript", "template", "title")
_NAME_PARTING = re.compile(r"\s+[-–—|·•]\s+|\s*\|\s*")
_MOST_OUTLET_WORDS = 5
_LONG_LINE = 60
_LONGEST_DATE = 150
_SHORTEST_START = 20  # characters that tell the first words of a story (chosen, untested)
_TALKATIVE = ("trafilatura", "htmldate", "courlan", "justext", "charset_normalizer", "urllib3", "dateparser")


class WebPage(NamedTuple):
    """What was extracted from an HTML page; ``None`` where the page does not say."""

    text: str
    title: str | None
    date: str | None
    outlet: str | None
    url: str | None


def is_own_report(data: bytes) -> bool:
    """Whether a page is a report of this tool, written into the folder that it was made from perhaps."""
    return _OWN_REPORT.search(data, 0, _HEAD) is not None


def extract_page(data: bytes) -> WebPage:
    """Extract the article of an HTML page; nothing is fetched.

    Args:
        data: The page as it was saved.

    Returns:
        The page's article; the headline is put above the text when the text lacks it.

    Raises:
        ValueError: No article was found, the page cannot be parsed, or it is a report of this tool.
    """
    if is_own_report(data):
        raise ValueError("a report made by this tool, no article")
    if len(data) > LARGEST_PAGE:
        raise ValueError(f"{len(data) / 1e6:,.0f} MB of HTML; expected at most {LARGEST_PAGE / 1e6:,.0f} MB")
    with _silence():
        import trafilatura  # imported late: takes a moment to load

        try:
            found = trafilatura.bare_extraction(
                data,
                include_comments=False,
                include_tables=False,
                with_metadata=True,
                # Without extensive search: it takes dates from anywhere, such as a copyright line.
                date_extraction_params={"extensive_search": False, "original_date": True},
            )
        except (Exception, RecursionError) as error:  # noqa: BLE001 - a parser fed with anything
            raise ValueError(f"cannot be parsed as HTML ({type(error).__name__})") from None
    text = ((found.text if found else None) or "").strip()
    if not text:
        raise ValueError("no article found in the HTML; save its text as .txt")
    title = " ".join((found.title or "").split()) or None
    if title and simplify(title) not in {simplify(line) for line in text.split("\n", 8)[:8]}:
        text = f"{title}\n\n{text}"
    with _silence():
        lines, name = _read_lines(data)
    date = found.date or _date_above(lines, text)
    outlet = found.sitename or _outlet_behind(name, title)
    return WebPage(text, title, date or None, outlet, _web_address(found.url))


def _read_lines(data: bytes) -> tuple[list[str], str]:
    """All pieces of text on a page in order, and the name that its window bears."""
    from lxml.etree import strip_elements  # imported late, as above
    from trafilatura.utils import load_html

    tree = load_html(data)
    if tree is None:
        return [], ""
    name = " ".join((tree.findtext(".//title") or "").split())
    strip_elements(tree, *_UNSEEN, with_tail=False)
    return [line for piece in tree.itertext() if (line := " ".join(piece.split()))], name


def _date_above(lines: Sequence[str], text: str) -> str | None:
    """The date that a line of its own tells between the headline and the story."""
    paragraphs = [simplify(line) for line in text.split("\n") if line.strip()]
    headline = paragraphs[0]
    story = next((line for line in paragraphs[1:] if len(line) >= _LONG_LINE), "")
    begun = False
    for line in lines:
        simple = simplify(line)
        if begun and len(simple) >= _SHORTEST_START and story.startswith(simple[:_LONG_LINE]):
            return None
        begun = begun or simple == headline
        told = any(map(str.isdigit, line)) and begun and len(line) <= _LONGEST_DATE
        if date := next(
            filter(None, (read_date_line(line, language) for language in SUPPORTED if told)), None
        ):
            return date
    return None


def _outlet_behind(name: str, headline: str | None) -> str | None:
    """The outlet in the name of a window, behind the headline: *Le pont fermé - Le Phare*."""
    if not headline or not name.startswith(headline):
        return None
    last = _NAME_PARTING.split(name[len(headline) :])[-1].strip()
    section = any(load_furniture(language).is_section(last) for language in SUPPORTED) if last else True
    return None if section or len(last.split()) > _MOST_OUTLET_WORDS else last


def _web_address(url: str | None) -> str | None:
    return url if url and re.match(r"https?://", url) else None


@contextmanager
def _silence() -> Iterator[None]:
    """Keep the libraries' own remarks off the terminal; failures are reported by us."""
    loggers = [logging.getLogger(name) for name in _TALKATIVE]
    levels = [logger.level for logger in loggers]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for logger in loggers:
            logger.setLevel(logging.CRITICAL + 1)
        try:
            yield
        finally:
            for logger, level in zip(loggers, levels, strict=True):
                logger.setLevel(level)
