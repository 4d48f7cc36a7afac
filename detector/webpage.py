"""The article inside an HTML page.

bytes of a page → its text, title, date and publisher
"""

from __future__ import annotations

import logging
import re
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

from .furniture import simplify

LARGEST_PAGE = 10_000_000
# What the page of a report says of itself, written into the folder that it was made from perhaps.
_OWN_REPORT = re.compile(rb'<meta name="generator" content="detector">')
_HEAD = 4_000  # bytes
_TALKATIVE = ("trafilatura", "htmldate", "courlan", "justext", "charset_normalizer", "urllib3", "dateparser")


class WebPage(NamedTuple):
    """What was extracted from an HTML page; ``None`` where the page does not say."""

    text: str
    title: str | None
    date: str | None
    outlet: str | None
    url: str | None


def extract_page(data: bytes) -> WebPage:
    """Extract the article of an HTML page; nothing is fetched.

    Args:
        data: The page as it was saved.

    Returns:
        The page's article; the headline is put above the text when the text lacks it.

    Raises:
        ValueError: No article was found, the page cannot be parsed, or it is a report of this tool.
    """
    if _OWN_REPORT.search(data, 0, _HEAD):
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
    return WebPage(text, title, found.date or None, found.sitename or None, _web_address(found.url))


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
