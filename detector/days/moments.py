"""The days that a sentence speaks of, counted from the day of its article.

sentence + date of the article -> Moment

dateparser, which reads the dates of pages, knows the words but not how they stand together ("lundi
dernier", "el martes", "у вівторок" give nothing, "mardi" is always past), and is slow on running text.
What cannot be told is left out: no day is better than a wrong one.
"""

from __future__ import annotations

import datetime
import math
import re
from collections.abc import Iterable
from dataclasses import dataclass

from ..schema import Article
from ..words.tokens import normalise
from .day_words import DayWords, load_day_words

# How far from its article a date may lie that has neither a year nor a tense. Chosen, untested.
_NEAR_BY = 120  # days
# How far it may lie where the tense tells the year: "le 30 juin", past, on the 21st is not a year ago.
_WITHIN_REACH = 280  # days
# The same for a month that only the tense puts into the future: it is mostly the one that is over.
_MONTHS_AHEAD = 6
# Characters between a cue and the day of the words: "a déclaré mardi". Chosen, untested.
_CUE_TO_DAY = 30
_WEEKS_COUNTED = 3  # "six weeks ago" is not meant to the month
# Beside a weekday: it is part of a name ("the Sunday Times").
_NAME_BEFORE = re.compile(r"(?:[^\W\d_a-zà-ÿ][\w’'-]*|(?<!\w)[Tt]he)$")
_NAME_AFTER = re.compile(r" [A-Z][a-z]")


@dataclass(frozen=True, slots=True)
class Moment:
    """A day, month or year that a text names: the span, and an ISO date as exact as the words are."""

    start: int
    end: int
    iso: str


def find_moments(text: str, published: str | None, language: str, *, past: bool = False) -> list[Moment]:
    """Find the days that ``text`` names.

    Args:
        text: A sentence or a part of one.
        published: ISO date of the article; without its day only dates with a year are read.
        language: ISO 639-1 code.
        past: Whether what is told is over, as when the words say who said something and when.

    Returns:
        Moments in the order of the text. "Since Monday" and "until May" name no day on which
        something happened; a weekday in a sentence without a clear tense is left out.

    Raises:
        KeyError: If the language has no list of such words.
    """
    words = load_day_words(language)
    norm = normalise(text).replace("\n", " ")
    if not words.hint.search(norm):
        return []
    today = datetime.date.fromisoformat(published) if published and len(published) == 10 else None
    reader = _Reader(text, norm, words, today, past)
    matches = sorted(
        ((sort, match) for sort, pattern in words.patterns for match in pattern.finditer(norm)),
        key=lambda found: (found[1].start(), -found[1].end()),
    )
    moments: list[Moment] = []
    end = 0
    for sort, match in matches:
        if match.start() < end:
            continue
        end = match.end()
        named = moments[-1].iso if moments else None
        moments += [Moment(*match.span(), iso) for iso in reader.read(sort, match, named)]
    return moments


def days_of(content: str, article: Article) -> tuple[str, ...]:
    """The days that a content of ``article`` speaks of, each once, as ISO dates."""
    moments = find_moments(content, article.date, article.language)
    return tuple(dict.fromkeys(moment.iso for moment in moments))


def said_on(text: str, content: tuple[int, int] | None, cue: str | None, article: Article) -> str | None:
    """The day named beside the cue of a sentence, outside of what is said.

    Args:
        text: The sentence.
        content: Where in it the content stands; ``None`` when it has none.
        cue: The cue, verbatim; ``None`` without an attribution.
        article: The article that the sentence is from.

    Returns:
        An ISO date that is not after the article's; ``None`` when the words name no day.
    """
    if cue is None:
        return None
    start, end = content or (0, 0)
    around = text[:start] + " " * (end - start) + text[end:]
    cue_start = text.find(cue)
    cue_end = cue_start + len(cue)
    near = {
        distance: moment.iso
        for moment in find_moments(around, article.date, article.language, past=True)
        if (distance := max(moment.start - cue_end, cue_start - moment.end)) <= _CUE_TO_DAY
    }
    iso = near[min(near)] if near else None
    return None if is_later(iso, article.date) else iso


def apart(ours: Iterable[str], theirs: Iterable[str]) -> bool:
    """Whether two sets of ISO dates of any precision are both given and share no day."""
    ours, theirs = list(ours), list(theirs)
    return bool(ours and theirs) and not any(
        one.startswith(other) or other.startswith(one) for one in ours for other in theirs
    )


def is_later(one: str | None, other: str | None) -> bool:
    """Whether an ISO date surely lies after another: both are known and neither holds the other."""
    return one is not None and other is not None and apart([one], [other]) and one > other


class _Reader:
    """Reads the expressions of one text."""

    def __init__(self, text: str, norm: str, words: DayWords, today: datetime.date | None, past: bool):
        self.text = text
        self.norm = norm
        self.words = words
        self.today = today
        self.past = past

    def read(self, sort: str, match: re.Match[str], named: str | None) -> list[str]:
        """The ISO dates that an expression stands for; none when it names no day or cannot be resolved.

        Args:
            sort: Sort of the expression, as in ``DayWords.patterns``.
            match: Where it stands.
            named: The day named before it in the text.
        """
        parts = match.groupdict()
        before = self.norm[: match.start()].rstrip()
        if self.words.open.search(before) or self._is_another_word(sort, match):
            return []
        if sort == "date":
            return self._dates(match, parts)
        if sort == "from named":
            return [iso] if (iso := self._from_named(parts["word"], named)) else []
        if parts.get("year"):
            month = self.words.month_of.get(parts.get("month") or "")
            return [f"{parts['year']}-{month:02d}" if month else parts["year"]]
        if self.today is None:
            return []
        read = {"month": self._month, "weekday": self._weekday, "unit": self._unit, "ago": self._ago}
        if sort in read:
            iso = read[sort](match, parts)
        else:
            iso = _shifted(self.today, self.words.days_of[parts["word"]])
        return [iso] if iso else []

    def _is_another_word(self, sort: str, match: re.Match[str]) -> bool:
        """Whether capitals show that no day is meant: "12 may die", "the Sunday Times", "USA Today"."""
        parts = match.groupdict()
        group = next((name for name in ("named", "month", "weekday", "word") if parts.get(name)), None)
        if group is None:
            return False
        before = self.text[: match.start()].rstrip()
        capital = self.text[match.start(group)].isupper()
        if sort == "word":
            return capital and bool(before.strip(" «“\"'‘"))
        if not self.words.capitals or sort == "from named":
            return False
        between = _NAME_BEFORE.search(before) and _NAME_AFTER.match(self.text, match.end())
        return not capital or sort == "weekday" and bool(between)

    def _dates(self, match: re.Match[str], parts: dict[str, str | None]) -> list[str]:
        number = parts.get("number") or self.words.month_of.get(parts.get("month") or "")
        days = [int(re.sub(r"\D", "", day)) for name in ("first", "day") if (day := parts.get(name))]
        found = []
        for day in days:
            if date := self._date(match, parts.get("year"), int(number or 0), day, parts.get("named")):
                found.append(date.isoformat())
        return found

    def _date(
        self, match: re.Match[str], year: str | None, month: int, day: int, weekday: str | None
    ) -> datetime.date | None:
        """The date of a day and a month; the tense, the weekday or the nearness tells a missing year."""
        if year:
            return _possible(int(year), month, day)
        if self.today is None:
            return None
        around = [
            date for n in (-1, 0, 1) if (date := _possible(self.today.year + n, month, day)) is not None
        ]
        if weekday:
            around = [date for date in around if date.weekday() == self.words.weekday_of[weekday]]
        tense = self._tense(match)
        if tense < 0:
            around = [date for date in around if date <= self.today]
        elif tense > 0:
            around = [date for date in around if date >= self.today]
        nearest = min(around, key=lambda date: abs(date - self.today), default=None)
        reach = math.inf if weekday else _WITHIN_REACH if tense else _NEAR_BY
        return nearest if nearest and abs((nearest - self.today).days) <= reach else None

    def _month(self, match: re.Match[str], parts: dict[str, str | None]) -> str | None:
        month = self.words.month_of[parts["month"]]
        side = self._side(parts) or self._tense(match)
        year = self.today.year
        ahead = (month - self.today.month) % 12
        if side > 0 and not self._side(parts) and ahead > _MONTHS_AHEAD:
            return None  # "figures published in February show that it would ...", in April
        if side > 0:
            year += month < self.today.month
        elif side < 0 or month <= self.today.month:
            year -= month > self.today.month
        else:
            return None
        return f"{year:04d}-{month:02d}"

    def _weekday(self, match: re.Match[str], parts: dict[str, str | None]) -> str | None:
        if not self._side(parts) and self.words.every.search(self.norm[: match.start()].rstrip()):
            return None
        ahead = (self.words.weekday_of[parts["weekday"]] - self.today.weekday()) % 7
        side = self._side(parts)
        if side:
            return _shifted(self.today, (ahead or 7) if side > 0 else ahead - 7)
        tense = self._tense(match)
        if tense > 0:
            return _shifted(self.today, ahead) if ahead else None
        return _shifted(self.today, ahead - 7 if ahead else 0) if tense < 0 else None

    def _unit(self, match: re.Match[str], parts: dict[str, str | None]) -> str | None:
        side = self._side(parts)
        unit = self.words.unit_of[parts["unit"]]
        return None if unit == "day" else self._away(unit, side)

    def _ago(self, match: re.Match[str], parts: dict[str, str | None]) -> str | None:
        unit = self.words.unit_of.get(parts["unit"])
        number = int(parts["n"]) if parts["n"].isdecimal() else self.words.number_of.get(parts["n"])
        if unit is None or not number or number != int(number) or number > 1000:
            return None
        if unit == "week" and number > _WEEKS_COUNTED:
            return None
        return self._away(unit, -int(number))

    def _away(self, unit: str, n: int) -> str | None:
        """The day, the month or the year that lies ``n`` units away; a week is given by its month."""
        if unit == "day":
            return _shifted(self.today, n)
        if unit == "year":
            return f"{self.today.year + n:04d}"
        if unit == "month":
            months = self.today.year * 12 + self.today.month - 1 + n
            return f"{months // 12:04d}-{months % 12 + 1:02d}"
        monday = self.today - datetime.timedelta(days=self.today.weekday() - 7 * n)
        first, last = monday.isoformat(), (monday + datetime.timedelta(days=6)).isoformat()
        return first[:7] if first[:7] == last[:7] else None

    def _from_named(self, word: str, named: str | None) -> str | None:
        if named is None or len(named) != 10:
            return None
        return _shifted(datetime.date.fromisoformat(named), self.words.days_from_named[word])

    def _side(self, parts: dict[str, str | None]) -> int:
        """-1 for the last one, 1 for the next one, 0 for neither."""
        near = {parts.get("before"), parts.get("after")}
        return bool(near & self.words.next) - bool(near & self.words.last)

    def _tense(self, match: re.Match[str]) -> int:
        """-1 when what happens on the day is past, 1 when it is to come, 0 when it cannot be told.

        The nearest verb form decides; what only may be one counts where no other stands.
        """
        if self.past:
            return -1
        marks = [
            (min(abs(mark.start() - match.end()), abs(match.start() - mark.end())), side)
            for side, expression in ((-1, self.words.past), (1, self.words.future))
            for mark in expression.finditer(self.norm)
        ]
        if marks:
            return min(marks)[1]
        return -1 if self.words.loose.search(self.norm) else 0


def _possible(year: int, month: int, day: int) -> datetime.date | None:
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None


def _shifted(day: datetime.date, n: int) -> str:
    return (day + datetime.timedelta(days=n)).isoformat()
