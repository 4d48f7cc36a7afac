"""Which passages of a page are the story itself.

a text with its furniture → passages, headline, date, and where a second story begins
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from . import dates
from .blanks import BLANKS
from .furniture import Furniture, load_furniture, simplify
from .paragraphs import Paragraph, split_paragraphs
from .second_story import find_second_story, is_heading_like, is_prose

_HEADER_LONGEST = 12


@dataclass(frozen=True, slots=True)
class Page:
    """What was found on a page.

    Attributes:
        passages: Spans of the story, one a paragraph, in order.
        headline: The headline on the page, or ``None``.
        date: ISO date of publication shown on the page, or ``None``.
        second_story: Where another story begins, or ``None``.
    """

    passages: tuple[tuple[int, int], ...]
    headline: str | None
    date: str | None
    second_story: int | None


def read_page(text: str, language: str, *, title: str | None = None, start: int = 0) -> Page:
    """Separate the story on a page from everything around it.

    Args:
        text: The whole page.
        language: ISO 639-1 code.
        title: The headline when known from elsewhere.
        start: Where to begin reading, for instance after front matter.
    """
    furniture = load_furniture(language)
    paragraphs = [
        replace(paragraph, furniture=furniture.kind(paragraph.text))
        for paragraph in split_paragraphs(text, start)
    ]
    paragraphs, headline = _read_header(paragraphs, furniture, language, title)
    paragraphs = _drop_date_lines(paragraphs, language)
    paragraphs = _drop_linked_titles(_drop_captions(paragraphs, furniture))
    paragraphs, cut = _drop_tail(paragraphs, language)
    date = dates.find_publication_date([paragraph.text for paragraph in paragraphs], language)
    passages: list[tuple[int, int]] = []
    seen: set[str] = set()
    for paragraph in paragraphs:
        if paragraph.furniture:
            continue
        begin, end = _trim(
            paragraph, furniture, language, early=len(passages) < 4, last=paragraph is paragraphs[-1]
        )
        key = simplify(text[begin:end])
        # A headline or a highlighted sentence printed twice is read once.
        if begin == end or (key in seen and len(key) >= 20):
            continue
        seen.add(key)
        passages.append((begin, end))
    if not passages and cut is None:
        passages = _keep_captions(paragraphs, furniture)
    return Page(tuple(passages), headline, date, cut)


def _read_header(
    paragraphs: list[Paragraph], furniture: Furniture, language: str, title: str | None
) -> tuple[list[Paragraph], str | None]:
    """Find the headline among the lines above the story, and drop the labels around it."""
    header = []
    for index, paragraph in enumerate(paragraphs):
        if paragraph.furniture or dates.read_date_line(paragraph.text, language):
            continue
        if len(paragraph.text) >= 150 or (len(paragraph.text) >= 80 and not is_heading_like(paragraph.text)):
            break
        header.append(index)
        if len(header) == _HEADER_LONGEST:
            break
    else:
        header = header[:1]
    known = simplify(title) if title else None
    for index in header:
        same_as_title = known == simplify(paragraphs[index].text)
        if furniture.is_section(paragraphs[index].text) and not same_as_title and len(paragraphs) > 1:
            paragraphs[index] = replace(paragraphs[index], furniture="button")
    header = [index for index in header if not paragraphs[index].furniture]
    if not header:
        return paragraphs, None
    keys = [simplify(paragraphs[index].text) for index in header]
    chosen = _choose_headline([paragraphs[index].text for index in header], keys, known)
    headline, key = paragraphs[header[chosen]].text, keys[chosen]
    for position, index in enumerate(header):
        if keys[position] == key:
            continue
        line = paragraphs[index].text
        is_label = position < chosen and len(line.split()) <= 3 and _is_title_case(line)
        is_name = position > chosen and _is_name(line)
        between = key in keys[position + 1 :] and position > chosen
        beside_credit = any(
            0 <= near < len(paragraphs) and paragraphs[near].furniture == "credit"
            for near in (index - 1, index + 1)
        )
        # The text of a picture often says the headline again in other words.
        is_caption = (between or beside_credit) and _says_again(keys[position], key)
        if is_label or is_name or is_caption:
            paragraphs[index] = replace(paragraphs[index], furniture="button")
    return paragraphs, headline


def _choose_headline(lines: Sequence[str], keys: Sequence[str], known: str | None) -> int:
    """Position of the headline among the lines above the story."""
    if known in keys:
        return keys.index(known)
    for position, key in enumerate(keys):
        if keys.count(key) > 1 and len(key.split()) > 3:
            return position
    possible = [position for position, line in enumerate(lines) if is_heading_like(line)]
    for position in possible:
        if len(keys[position].split()) > 3 or not _is_title_case(lines[position]):
            return position
    return possible[-1] if possible else 0


def _is_title_case(line: str) -> bool:
    """Whether a line could be a label: every longer word begins with a capital (*War in Ukraine*)."""
    return line[-1] not in '.!?…»”"' and all(word[0].isupper() or len(word) <= 3 for word in line.split())


def _is_name(line: str) -> bool:
    words = line.split()
    return 2 <= len(words) <= 4 and all(
        re.fullmatch(r"[^\W\d_][\w'’.-]*", w) and w[0].isupper() for w in words
    )


def _says_again(key: str, headline: str) -> bool:
    words = key.split()
    shared = set(words) & set(headline.split())
    return len(words) >= 4 and len(shared) >= 0.75 * len(set(words))


def _drop_date_lines(paragraphs: list[Paragraph], language: str) -> list[Paragraph]:
    return [
        replace(paragraph, furniture="source")
        if not paragraph.furniture
        and len(paragraph.text) <= 150
        and dates.read_date_line(paragraph.text, language)
        else paragraph
        for paragraph in paragraphs
    ]


def _drop_captions(paragraphs: list[Paragraph], furniture: Furniture) -> list[Paragraph]:
    """Drop the caption right above a line that is only its credit."""
    n_blank = sum(paragraph.after_blank for paragraph in paragraphs)
    if n_blank < 0.3 * len(paragraphs):
        return paragraphs  # without blank lines the line above is as likely a paragraph
    for index in range(1, len(paragraphs)):
        credit, caption = paragraphs[index], paragraphs[index - 1]
        if (
            credit.furniture == "credit"
            and not credit.after_blank
            and len(credit.text) <= 80
            and furniture.find_credit(credit.text) == 0
            and not caption.furniture
            and caption.after_blank
            and len(caption.text) <= 200
            and index > 1
        ):
            paragraphs[index - 1] = replace(caption, furniture="credit")
    return paragraphs


def _drop_linked_titles(paragraphs: list[Paragraph]) -> list[Paragraph]:
    """Drop the title of another story that stands right below a bare "read also"."""
    for index in range(1, len(paragraphs)):
        above, line = paragraphs[index - 1], paragraphs[index]
        if (
            above.furniture == "related"
            and len(above.text) <= 30
            and not line.furniture
            and is_heading_like(line.text)
        ):
            if not line.after_blank or above.text.endswith(":"):
                paragraphs[index] = replace(line, furniture="related")
    return paragraphs


def _drop_tail(paragraphs: list[Paragraph], language: str) -> tuple[list[Paragraph], int | None]:
    """Drop teasers below the story, and cut where another story begins."""
    story = [index for index, paragraph in enumerate(paragraphs) if not paragraph.furniture]
    marks: list[int] = []
    for position, index in enumerate(story):
        above = paragraphs[story[position - 1] + 1 : index] if position else []
        if any(paragraph.furniture in ("end", "initials") for paragraph in above):
            marks.append(position)
    found = find_second_story([paragraphs[index].text for index in story], marks, language)
    cut = None
    if found is not None:
        cut = paragraphs[story[found]].start
        paragraphs = paragraphs[: story[found]]
    n_prose = 0
    for index, paragraph in enumerate(paragraphs):
        n_prose += not paragraph.furniture and is_prose(paragraph.text)
        ends = paragraph.furniture in ("end", "initials") or (
            paragraph.furniture == "related" and len(paragraph.text) <= 30
        )
        if (
            ends
            and n_prose >= 2
            and not any(not p.furniture and is_prose(p.text) for p in paragraphs[index:])
        ):
            return [
                replace(p, furniture=p.furniture or "related") if i > index else p
                for i, p in enumerate(paragraphs)
            ], cut
    return paragraphs, cut


def _dateline_end(text: str, furniture: Furniture) -> int:
    """Where the story begins after an agency's dateline: *KYIV, March 3 (Reuters) – …*."""
    match = re.match(
        r"(?:(?P<town>[^\W\d_][^\n()/–—]{1,50}?)\s?)?[(/](?P<agency>[^()\n/]{2,40})[)/]\.?\s*(?P<dash>[-–—:]{1,2}\s+)?",
        text,
    )
    if match and furniture.kind(match["agency"].split("/")[0].split(",")[0].strip()) == "credit":
        town = (match["town"] or "").split(",")[0].split()
        if (match["dash"] or match.group().rstrip().endswith((".", "/"))) and all(
            w[0].isupper() for w in town
        ):
            return match.end()
    match = re.match(r"(?P<town>[^\W\d_][^\n()–—:]{2,40}?)\s+[-–—]{1,2}\s+(?=[^\W\d_])", text)
    if match:
        town = match["town"].split(",")[0]
        rest = text[match.end() : match.end() + 200]
        if (
            town.isupper()
            and len(town) >= 3
            and len(town.split()) <= 3
            and rest[0].isupper()
            and not rest.isupper()
        ):
            return match.end()
    return 0


def _trim(
    paragraph: Paragraph, furniture: Furniture, language: str, *, early: bool, last: bool
) -> tuple[int, int]:
    """The span of a paragraph without the date, dateline, credit or signature at its ends."""
    text = paragraph.text
    begin = furniture.strip_credit_start(text)
    if early:
        prefix = dates.date_prefix(text[begin:], language)
        begin += prefix[0] if prefix else 0
        begin += _dateline_end(text[begin:], furniture)
    end = len(text)
    if last and (suffix := dates.date_suffix(text, language)):
        end = suffix[0]
    shown = text[begin:end].rstrip(BLANKS)
    signature = furniture.signature_start(shown)
    credit = furniture.find_credit(shown) if signature == len(shown) else None
    end = begin + (credit or signature)
    inside = text[begin:end].strip(BLANKS)
    if not any(character.isalnum() for character in inside):
        return paragraph.start, paragraph.start
    begin += len(text[begin:end]) - len(text[begin:end].lstrip(BLANKS))
    return paragraph.start + begin, paragraph.start + begin + len(inside)


def _keep_captions(paragraphs: Sequence[Paragraph], furniture: Furniture) -> list[tuple[int, int]]:
    """Where a page is nothing but captions, they are the story: a picture with a text below it."""
    kept = []
    for paragraph in paragraphs:
        credit = furniture.find_credit(paragraph.text) if paragraph.furniture == "credit" else None
        if credit:
            inside = paragraph.text[:credit].strip(BLANKS)
            if len(inside) >= 40:
                kept.append((paragraph.start, paragraph.start + len(inside)))
    return kept
