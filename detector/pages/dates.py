"""When an article was published, as exactly as its page says and no more.

the lines of a page → an ISO date of known precision, or ``None``
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..days.written_dates import DAY_OF_YEAR, YEAR, FoundDate, find_dates, iso_date, month_number, parse_date
from .furniture import Furniture, load_furniture

__all__ = [
    "date_prefix",
    "date_suffix",
    "find_publication_date",
    "parse_date",
    "read_date_line",
    "shows_only_figures",
]

# Where a page puts its date; prose further in is not looked at. Chosen, untested.
_LINES_AT_TOP = 15
_LINES_AT_END = 5
_LONG_LINE = 200
_TIME_ALONE = re.compile(r"(?<![\d.])(?:[01]?\d|2[0-4])(?:\s?[:hH]\s?[0-5]\d|\s?[hH])(?![\w])")
_DATELINE = re.compile(r"[^\W\d_][^\n()]{0,60}?[\s,(]\s*")
_SEPARATOR = re.compile(r"\s*(?:[-–—|•·:]+)\s+|\s*[|•·]\s*|\s+(?=[^\W\d_a-z])")
_PARTS = re.compile(r"\s+[-–—]\s+|\s*[|•·]\s*|\s{2,}")
_SHORTEST_WEEKDAY = 3  # letters: "Fri"
_LONGEST_LABEL = 5  # words of a name or a number beside a date
_LETTERS = re.compile(r"[^\W\d_]+")
_DATE_WORD = re.compile(r"[\s,:]*([^\W\d_]+)(?!\w)")
_BLANKS = re.compile(r"[\s,:]*")


def read_date_line(line: str, language: str | None = None) -> str | None:
    """Read the date of a line that gives nothing but a date: *Published 3 March 2024 at 10:00*.

    Times, weekdays, words like *updated*, a picture credit, a byline or a town may stand beside it.

    Returns:
        The ISO date, the published one before an updated one; ``None`` when the line says more.
    """
    read = _read_date_line(line, language)
    return read[0] if read else None


def find_publication_date(lines: Sequence[str], language: str | None = None) -> str | None:
    """Find the date of publication that a page shows above or below its story.

    Args:
        lines: Non-blank lines of the page, in order, furniture included.
        language: ISO 639-1 code of the page.

    Returns:
        The most credible date, as precise as it is given; ``None`` when no line shows one. A date in
        the running prose of the story is never taken.
    """
    top = []
    n_long = 0
    for line in lines[:_LINES_AT_TOP]:
        top.append(line)
        n_long += len(line) > _LONG_LINE
        if n_long == 3:
            break
    candidates: list[tuple[int, int, str]] = []
    for position, line in enumerate(top):
        read = _read_date_line(line, language)
        if read:
            candidates.append((read[1], position, read[0]))
        elif prefix := date_prefix(line, language):
            candidates.append((1, position, prefix[1]))
        elif dateline := _read_dateline(line, language):
            candidates.append((1, position, dateline))
    end = list(enumerate(lines))[-_LINES_AT_END:]
    for position, line in end:
        read = _read_date_line(line, language)
        if read:
            candidates.append((read[1] + 2, position, read[0]))
        elif position == len(lines) - 1 and (suffix := date_suffix(line, language)):
            candidates.append((3, position, suffix[1]))
    return min(candidates)[2] if candidates else None


def date_prefix(line: str, language: str | None = None) -> tuple[int, str] | None:
    """Read a date before the story on the same line: *22 août 2023 – Le ministre …*.

    Returns:
        Where the story begins in the line, and the ISO date; ``None`` when the line is all story.
    """
    furniture = load_furniture(language or "en")
    head = line[:120]
    found = find_dates(head, language)
    if not found:
        return None
    before = head[: found[0].start]
    if _left_words(before, furniture):
        return None
    named = furniture.published.search(before) or furniture.updated.search(before)
    last = found[0]
    for date in found[1:]:
        between = head[last.end : date.start]
        updated = furniture.updated.search(between) or furniture.published.search(between)
        if _left_words(between, furniture) or not (updated or not _LETTERS.search(between)):
            break
        last = date
    separator = _SEPARATOR.match(line, last.end)
    if not separator or separator.end() >= len(line):
        return None
    # Without a dash a capital must follow "published …": "3 mars 2024 Le" may be a sentence's start.
    if not separator.group().strip() and not named:
        return None
    return separator.end(), found[0].iso


def yearless_prefix_end(line: str, language: str) -> int:
    """Where the story begins behind *Publié le 3 mai à 18h12*, a date that does not say its year.

    Returns:
        A place in the line; 0 where no such words open it, or no sentence begins behind them.
    """
    furniture = load_furniture(language)
    end = 0
    while named := furniture.published.match(line, end) or furniture.updated.match(line, end):
        position = named.end()
        while word := _DATE_WORD.match(line, position):
            if word[1].casefold() not in furniture.date_words:
                break
            position = word.end()
        day = DAY_OF_YEAR.match(line, _BLANKS.match(line, position).end())
        if not day or not month_number((day["after"] or day["before"]).casefold(), language):
            return 0
        separator = _SEPARATOR.match(line, day.end())
        if not separator or separator.end() >= len(line):
            return 0
        end = separator.end()
    return end


def date_suffix(line: str, language: str | None = None) -> tuple[int, str] | None:
    """Read a date after the last sentence of a line: *… a-t-il dit. 2024-10-25 17:20*.

    Returns:
        Where the date begins in the line, and the ISO date; ``None`` when the line is all story.
    """
    cut = max(0, len(line) - 60)
    ends = [match.end() for match in re.finditer(r"[.!?…»”\"]\s+", line[cut:])]
    for end in ends:
        tail = line[cut + end :]
        iso = read_date_line(tail, language)
        if iso and find_dates(tail, language):
            return cut + end, iso
    return None


def shows_only_figures(line: str, language: str | None = None) -> bool:
    """Whether a line says *published* or *updated* and figures, be they a date or not.

    A byline may stand beside them: *Par R. S. - Hier à 21:12 | mis à jour à 08:40*.
    """
    furniture = load_furniture(language or "en")
    named = furniture.published.search(line) or furniture.updated.search(line)
    if not named or not any(map(str.isdigit, line)):
        return False
    return not _left_words(line, furniture) or _all_bylines([line], furniture)


def _read_date_line(line: str, language: str | None) -> tuple[str, int] | None:
    """The date of a date line and its rank: 0 published or plain, 1 less sure, 2 updated."""
    if len(line) > _LONG_LINE or not any(character.isdigit() for character in line):
        return None
    furniture = load_furniture(language or "en")
    credit = furniture.find_credit(line)
    text = line if credit is None else line[:credit]
    dates = find_dates(text, language)
    if (labelled := _labelled(text, dates, language)) is not None:
        return labelled, 1
    if not dates:
        years = list(YEAR.finditer(text))
        if len(years) != 1 or not furniture.published.search(text):
            return None
        iso = iso_date(years[0].group(1))
        if not iso:
            return None
        dates = [FoundDate(years[0].start(), years[0].end(), iso)]
    rest = []
    position = 0
    for date in dates:
        rest.append(text[position : date.start])
        position = date.end
    rest.append(text[position:])
    rest = [_without_days(part, language) for part in rest]  # "3 May 2024 (updated 4 May)"
    named = bool(furniture.published.search(text) or furniture.updated.search(text))
    left = _left_words(" | ".join(rest), furniture)
    if left and not (named or _is_place(rest, furniture)) and not _all_bylines(rest, furniture):
        return None
    if len(left) > 6 or any(
        not word[:1].isupper() and word.casefold() not in furniture.byline_words for word in left
    ):
        return None
    updated_first = [
        bool(furniture.updated.search(before)) and not furniture.published.search(before)
        for before in rest[:-1]
    ]
    for date, updated in zip(dates, updated_first, strict=True):
        if not updated:
            return date.iso, 0 if named or not left else 1
    return dates[0].iso, 2


def _labelled(text: str, dates: Sequence[FoundDate], language: str | None) -> str | None:
    """The date of a line that gives a weekday or a time with it, and beside a dash a name or a number.

    *The Orvel Post — Friday 16 January 2026*, *No 214 | 3 March 2026, 18:00*; a headline may end in a date
    alone.
    """
    pieces = [piece for piece in _PARTS.split(text) if piece.strip()]
    if len(dates) != 1 or len(pieces) < 2:
        return None
    furniture = load_furniture(language or "en")
    dated = [piece for piece in pieces if find_dates(piece, language)]
    others = [piece for piece in pieces if piece not in dated]
    if len(dated) != 1 or _left_words(dated[0], furniture, without=find_dates(dated[0], language)):
        return None
    found = find_dates(dated[0], language)[0]
    around = dated[0][: found.start], dated[0][found.end :]
    weekday = any(len(word) >= _SHORTEST_WEEKDAY for part in around for word in _LETTERS.findall(part))
    timed = [piece for piece in pieces if piece in dated or not _left_words(piece, furniture)]
    exact = weekday or any(_TIME_ALONE.search(piece) for piece in timed)
    names = all(
        len(_LETTERS.findall(piece)) <= _LONGEST_LABEL
        and all(
            word[:1].isupper() or word.casefold() in furniture.byline_words
            for word in _left_words(piece, furniture)
        )
        for piece in others
    )
    return dates[0].iso if exact and names else None


def _without_days(text: str, language: str | None) -> str:
    """A text without the days in it that do not name their year."""
    position = 0
    while match := DAY_OF_YEAR.search(text, position):
        if month_number((match["after"] or match["before"]).casefold(), language):
            text = f"{text[: match.start()]} {text[match.end() :]}"
        position = match.start() + 1
    return text


def _left_words(text: str, furniture: Furniture, *, without: Sequence[FoundDate] = ()) -> list[str]:
    """The words of a line that are neither *published*, a weekday nor a time of day, nor in a date."""
    for date in reversed(without):
        text = f"{text[: date.start]} {text[date.end :]}"
    text = _TIME_ALONE.sub(" ", furniture.ago.sub(" ", text))
    text = furniture.updated.sub(" ", furniture.published.sub(" ", text))
    return [word for word in _LETTERS.findall(text) if word.casefold() not in furniture.date_words]


def _is_place(rest: Sequence[str], furniture: Furniture) -> bool:
    """Whether only a town, set off by a comma, precedes the date: *Moscou, le 3 mars 2024*."""
    before = re.sub(r"\s+", " ", rest[0]).strip()
    words = _left_words(rest[0], furniture)
    if any(_left_words(part, furniture) for part in rest[1:]):
        return False
    return (
        0 < len(words) <= 3
        and "," in before
        and before.split(",")[-1].strip().casefold() in {"", *furniture.date_words}
    )


def _all_bylines(rest: Sequence[str], furniture: Furniture) -> bool:
    """Whether every part beside the dates is a byline or says nothing."""
    parts = [part.strip(" ,|•·–—-()/") for text in rest for part in re.split(r"[|•·]|\s[-–—]\s", text)]
    return all(not _left_words(part, furniture) or _is_byline(part, furniture) for part in parts)


def _is_byline(part: str, furniture: Furniture) -> bool:
    """Whether a part of a date line is a byline, a small word before the date aside: *R.S. le*.

    So is a name without *by*, and a label in capitals: *Anna Rey – 3 mars 2024*, *ENQUÊTE • 3 mars 2024*. A
    small word inside rather tells of a headline: *Attentat de Metz – 3 mars 2024*.
    """
    if part.isupper() or furniture.is_names(part) and all(word[:1].isupper() for word in part.split()):
        return True
    before, _, last = part.rpartition(" ")
    return furniture.is_byline(part) or (
        last.casefold() in furniture.date_words and furniture.is_byline(before)
    )


def _read_dateline(line: str, language: str | None) -> str | None:
    """The date inside an agency's dateline: *PARIS, 3 mars 2024 (AFP) – Le ministre …*."""
    head = line[:100]
    found = find_dates(head, language)
    if not found:
        return None
    town = _DATELINE.fullmatch(head[: found[0].start])
    if not town or not re.match(r"[),.\s]*(?:[(/][^()]{2,30}\)?\s*)?[-–—]{1,2}\s", line[found[0].end :]):
        return None
    words = _left_words(head[: found[0].start], load_furniture(language or "en"))
    return found[0].iso if 0 < len(words) <= 5 and all(word[0].isupper() for word in words) else None
