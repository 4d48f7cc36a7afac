"""Which passages of a page are the story itself.

a text with its furniture → passages, headline, date, and where a second story begins
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from . import dates
from .blanks import BLANKS
from .datelines import dateline_end, live_time_end
from .furniture import Furniture, load_furniture, simplify
from .masthead import Masthead, find_masthead, find_owner
from .page_people import drop_biographies, drop_comments
from .paragraphs import Paragraph, split_paragraphs
from .second_story import find_second_story, is_heading_like, is_prose
from .teasers import drop_teasers

_HEADER_LONGEST = 12
_LONGEST_LABEL = 60
_LONGEST_LABEL_WORDS = 3
_STORY_LINES = 40  # that are looked at for the words of a story (chosen, untested)
_BULLET = re.compile(r"(?:[•▪■●◦‣·*]|(?P<dash>[-–—]))\s+(?=\S)")
_LEAST_LETTERS = 5  # of a word that tells what a text is about (chosen, untested)


@dataclass(frozen=True, slots=True)
class Page:
    """What was found on a page.

    Attributes:
        passages: Spans of the story, one a paragraph, in order.
        headline: The headline on the page, or ``None``.
        outlet: The name of the outlet in a line of its own above the story, or ``None``.
        date: ISO date of publication shown on the page, or ``None``.
        second_story: Where another story begins, or ``None``.
    """

    passages: tuple[tuple[int, int], ...]
    headline: str | None
    outlet: str | None
    date: str | None
    second_story: int | None


def read_page(
    text: str, language: str, *, title: str | None = None, outlet: str | None = None, start: int = 0
) -> Page:
    """Separate the story on a page from everything around it.

    Args:
        text: The whole page.
        language: ISO 639-1 code.
        title: The headline when known from elsewhere.
        outlet: What the outlet may be called when known from elsewhere; see ``find_masthead``.
        start: Where to begin reading, for instance after front matter.
    """
    furniture = load_furniture(language)
    paragraphs = [
        replace(paragraph, furniture=furniture.kind(paragraph.text))
        for paragraph in split_paragraphs(text, start)
    ]
    lines = [paragraph.text for paragraph in paragraphs]
    masthead = find_masthead(lines, outlet or "") or find_owner(lines)
    if masthead and furniture.is_section(masthead.outlet):
        masthead = None  # "Entretien", in entretien.txt
    if masthead:
        paragraphs[masthead.index] = replace(paragraphs[masthead.index], furniture="source")
    paragraphs = _drop_date_lines(paragraphs, language)
    paragraphs, headline = _read_header(paragraphs, furniture, title)
    paragraphs = drop_biographies(drop_comments(paragraphs, furniture), furniture)
    paragraphs = _drop_signatures(_drop_captions(paragraphs, furniture), furniture)
    paragraphs = drop_teasers(paragraphs, furniture)
    paragraphs, cut = _drop_tail(paragraphs, language)
    date = dates.find_publication_date(_dated_lines(paragraphs, masthead), language)
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
    return Page(tuple(passages), headline, masthead.outlet if masthead else None, date, cut)


def _dated_lines(paragraphs: Sequence[Paragraph], masthead: Masthead | None) -> list[str]:
    """The lines of a page where a date may stand; beside the name of the outlet, what is not that name."""
    lines = [paragraph.text for paragraph in paragraphs]
    if masthead:
        lines[masthead.index : masthead.index + 1] = masthead.beside
    return lines


def _read_header(
    paragraphs: list[Paragraph], furniture: Furniture, title: str | None
) -> tuple[list[Paragraph], str | None]:
    """Find the headline among the lines above the story, and drop the labels around it."""
    header = []
    for index, paragraph in enumerate(paragraphs):
        if paragraph.furniture:
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
        longer = any(len(paragraphs[i].text) > len(paragraphs[index].text) for i in header if i > index)
        section = furniture.is_section(paragraphs[index].text, dashes=longer)
        if section and not same_as_title and len(paragraphs) > 1:
            paragraphs[index] = replace(paragraphs[index], furniture="button")
    header = [index for index in header if not paragraphs[index].furniture]
    named = [index for index in header if furniture.is_names(paragraphs[index].text)]
    if known is not None or len(named) < len(header):
        # A label above the headline may look like a name; it is dropped below.
        named = [index for index in named if simplify(paragraphs[index].text) != known]
        header = [index for index in header if index not in named]
        for index in named:
            paragraphs[index] = replace(paragraphs[index], furniture="byline")
    if not header:
        return paragraphs, None
    keys = [simplify(paragraphs[index].text) for index in header]
    chosen = _choose_headline([paragraphs[index].text for index in header], keys, known)
    if known is None and _is_motto(paragraphs, header[chosen:], furniture):
        paragraphs[header[chosen]] = replace(paragraphs[header[chosen]], furniture="button")
        chosen += 1
    headline, key = paragraphs[header[chosen]].text, keys[chosen]
    certain = known is not None and same_headline(known, key)
    for position, index in enumerate(header):
        if keys[position] == key:
            continue
        line = paragraphs[index].text
        is_label = (
            position < chosen
            and is_heading_like(line)
            and (len(line) <= _LONGEST_LABEL if certain else len(line.split()) <= 3 and _is_title_case(line))
        )
        between = key in keys[position + 1 :] and position > chosen
        beside_credit = any(
            0 <= near < len(paragraphs) and paragraphs[near].furniture == "credit"
            for near in (index - 1, index + 1)
        )
        # The text of a picture often says the headline again in other words.
        is_caption = (between or beside_credit) and _says_again(keys[position], key)
        if is_label or is_caption:
            paragraphs[index] = replace(paragraphs[index], furniture="button")
    return paragraphs, headline


def same_headline(one: str, other: str) -> bool:
    """Whether two simplified headlines are one, a label before or after it aside (*Mercato : …*)."""
    shorter, longer = sorted((one, other), key=len)
    return shorter == longer or (len(shorter.split()) > 3 and f" {shorter} " in f" {longer} ")


def _choose_headline(lines: Sequence[str], keys: Sequence[str], known: str | None) -> int:
    """Position of the headline among the lines above the story."""
    if known in keys:
        return keys.index(known)
    for position, key in enumerate(keys):
        if known is not None and same_headline(known, key):
            return position
    for position, key in enumerate(keys):
        if keys.count(key) > 1 and len(key.split()) > 3:
            return position
    possible = [position for position, line in enumerate(lines) if is_heading_like(line)]
    for position in possible:
        if len(keys[position].split()) > 3 or not _is_title_case(lines[position]):
            return position
    return possible[-1] if possible else 0


def _is_motto(paragraphs: Sequence[Paragraph], header: Sequence[int], furniture: Furniture) -> bool:
    """Whether the first of the lines above the story is what an outlet says of itself below its name.

    A motto (*Your daily since 1888*) sticks to the first line of the page, which is no section's name, is
    parted from the headline by a blank, and has fewer words of the story than the headline has.
    """
    if len(header) < 2 or header[0] != 1 or paragraphs[0].furniture == "button" or paragraphs[1].after_blank:
        return False
    below = paragraphs[header[1]]
    parted = any(paragraph.after_blank for paragraph in paragraphs[2 : header[1] + 1])
    if not parted or not is_heading_like(below.text) or len(below.text.split()) <= _LONGEST_LABEL_WORDS:
        return False
    body = [p.text for p in paragraphs[header[-1] + 1 : header[-1] + _STORY_LINES] if not p.furniture]
    story = {word for text in body for word in _telling_words(text, furniture)}
    ours, theirs = (_telling_words(line.text, furniture) for line in (paragraphs[1], below))
    return len(ours & story) * len(theirs) < len(theirs & story) * len(ours)


def _telling_words(text: str, furniture: Furniture) -> set[str]:
    words = simplify(text).split()
    return {word for word in words if len(word) >= _LEAST_LETTERS and word not in furniture.common}


def _is_title_case(line: str) -> bool:
    """Whether a line could be a label: every longer word begins with a capital (*War in Ukraine*)."""
    return line[-1] not in '.!?…»”"' and all(word[0].isupper() or len(word) <= 3 for word in line.split())


def _says_again(key: str, headline: str) -> bool:
    words = key.split()
    shared = set(words) & set(headline.split())
    return len(words) >= 4 and len(shared) >= 0.75 * len(set(words))


def _drop_date_lines(paragraphs: list[Paragraph], language: str) -> list[Paragraph]:
    return [
        replace(paragraph, furniture="source")
        if not paragraph.furniture
        and len(paragraph.text) <= 150
        and (
            dates.read_date_line(paragraph.text, language)
            or dates.shows_only_figures(paragraph.text, language)
        )
        else paragraph
        for paragraph in paragraphs
    ]


def _drop_captions(paragraphs: list[Paragraph], furniture: Furniture) -> list[Paragraph]:
    """Drop the caption right above a line that is only its credit, or alone with it below one."""
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
        elif _is_below_credit(paragraphs, index, furniture):
            paragraphs[index] = replace(credit, furniture="credit")
    return paragraphs


def _is_below_credit(paragraphs: Sequence[Paragraph], index: int, furniture: Furniture) -> bool:
    """Whether a line is all that stands in a block with the credit right above it."""
    line, credit = paragraphs[index], paragraphs[index - 1]
    return (
        credit.furniture == "credit"
        and credit.after_blank
        and furniture.find_credit(credit.text) == 0
        and not line.furniture
        and not line.after_blank
        and len(line.text) <= 200
        and index + 1 < len(paragraphs)
        and paragraphs[index + 1].after_blank
    )


def _drop_signatures(paragraphs: list[Paragraph], furniture: Furniture) -> list[Paragraph]:
    """Drop lines that are only names around the story, where its authors sign.

    Below its first paragraph at most, or below its last; a name right below a quotation signs that.
    """
    story = [index for index, paragraph in enumerate(paragraphs) if not paragraph.furniture]
    prose = [
        index
        for index in story
        if is_prose(paragraphs[index].text) and not is_heading_like(paragraphs[index].text)
    ]
    if not prose:
        return paragraphs
    for above, index in zip(story, story[1:], strict=False):
        if (
            (prose[0] < index < prose[min(1, len(prose) - 1)] or index > prose[-1])
            and not paragraphs[above].text.endswith(("»", "”", '"'))
            and furniture.is_names(paragraphs[index].text)
        ):
            paragraphs[index] = replace(paragraphs[index], furniture="byline")
    return paragraphs


def _drop_tail(paragraphs: list[Paragraph], language: str) -> tuple[list[Paragraph], int | None]:
    """Drop teasers below the story, and cut where another story begins."""
    story = [index for index, paragraph in enumerate(paragraphs) if not paragraph.furniture]
    marks: list[int] = []
    for position, index in enumerate(story):
        above = paragraphs[story[position - 1] + 1 : index] if position else []
        if any(paragraph.furniture in ("end", "teasers", "initials") for paragraph in above):
            marks.append(position)
    found = find_second_story([paragraphs[index].text for index in story], marks, language)
    cut = None
    if found is not None:
        cut = paragraphs[story[found]].start
        paragraphs = paragraphs[: story[found]]
    n_prose = 0
    for index, paragraph in enumerate(paragraphs):
        n_prose += not paragraph.furniture and is_prose(paragraph.text)
        if (
            paragraph.furniture in ("end", "initials")
            and n_prose >= 2
            and not any(not p.furniture and is_prose(p.text) for p in paragraphs[index:])
        ):
            return [
                replace(p, furniture=p.furniture or "related") if i > index else p
                for i, p in enumerate(paragraphs)
            ], cut
    return paragraphs, cut


def _trim(
    paragraph: Paragraph, furniture: Furniture, language: str, *, early: bool, last: bool
) -> tuple[int, int]:
    """The span of a paragraph without the date, dateline, time, credit or signature at its ends."""
    text = paragraph.text
    begin = furniture.strip_credit_start(text)
    if early:
        prefix = dates.date_prefix(text[begin:], language)
        begin += prefix[0] if prefix else dates.yearless_prefix_end(text[begin:], language)
        begin += dateline_end(text[begin:], furniture, language)
    begin += live_time_end(text[begin:])
    begin += _bullet_end(text[begin:])
    end = len(text)
    if last and (suffix := dates.date_suffix(text, language)):
        end = suffix[0]
    shown = text[begin:end].rstrip(BLANKS)
    signature = furniture.signature_start(shown)
    credit = furniture.find_credit(shown) if signature == len(shown) else None
    end = begin + (credit or signature)
    inside = text[begin:end].strip(BLANKS)
    # "3 mars 2024 - Temps de lecture : 2 min": behind the date, furniture.
    if not any(character.isalnum() for character in inside) or (begin and furniture.kind(inside)):
        return paragraph.start, paragraph.start
    begin += len(text[begin:end]) - len(text[begin:end].lstrip(BLANKS))
    return paragraph.start + begin, paragraph.start + begin + len(inside)


def _bullet_end(text: str) -> int:
    """Where a line of a list begins behind its mark; a dash may open speech, which ends in a stop."""
    match = _BULLET.match(text)
    speech = match and match["dash"] and text.rstrip(BLANKS)[-1] in '.!?…»”"'
    return match.end() if match and not speech else 0


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
