"""The words of the report page, so that a reader meets sentences and never field names.

page language -> its strings, plurals, dates and probabilities in words
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal

Language = Literal["fr", "en"]

_ISO_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2})(?:[T ].*)?)?)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Day:
    """A date in words; ``iso`` is ``None`` when it is unknown or not a date at all."""

    iso: str | None
    words: str


@dataclass(frozen=True)
class Wording:
    """The strings of one page language, with what a string alone cannot say.

    Attributes:
        language: ISO 639-1 code of the page.
        strings: The parsed ``data/page/<language>.toml``.
    """

    language: Language
    strings: dict[str, Any]

    def number(self, n: int) -> str:
        """Write a whole number with the language's separator of thousands."""
        return f"{n:,}".replace(",", self.strings["thousands"])

    def count(self, noun: str, n: int) -> str:
        """Write a number with its noun: ``count("articles", 1)`` gives ``1 article``."""
        # French counts zero in the singular, English in the plural.
        single = n < 2 if self.language == "fr" else n == 1
        return self.strings["counts"][noun]["one" if single else "other"].format(n=self.number(n))

    def percent(self, probability: float) -> str:
        """Write a probability as a whole percentage, never 0 or 100: an estimate is not certain."""
        return self.strings["percent"].format(n=min(99, max(1, round(100 * probability))))

    def likelihood(self, probability: float) -> str:
        """Say a probability in words."""
        scale = self.strings["likelihoods"]
        return next((step["words"] for step in scale if probability >= step["at_least"]), scale[-1]["words"])

    def day(self, date: str | None) -> Day:
        """Say a date in words, as precisely as it is known.

        Args:
            date: ISO date of any precision; ``None`` when unknown. What is not a date is shown as it is.
        """
        if not date:
            return Day(None, self.strings["unknown_date"])
        match = _ISO_DATE.fullmatch(date)
        if not match:
            return Day(None, date)
        year, month, day = match.groups()
        words = self.strings["dates"]
        if month and not 1 <= int(month) <= 12 or day and not 1 <= int(day) <= 31:
            return Day(None, date)
        iso = "-".join(part for part in (year, month, day) if part)
        if not month:
            return Day(iso, year)
        name = words["months"][int(month) - 1]
        if not day:
            return Day(iso, words["month"].format(month=name, year=year))
        number = words["first_day"] if int(day) == 1 else str(int(day))
        return Day(iso, words["full"].format(day=number, month=name, year=year))

    def language_name(self, code: str) -> str:
        """Name a language; an unknown code stands for itself."""
        return self.strings["languages"].get(code, code)


def bind_punctuation(text: str) -> str:
    """Bind French punctuation to its word, so that no line starts with a lone question mark."""
    return re.sub(r" (?=[:;?!»%])|(?<=«) ", "\N{NO-BREAK SPACE}", text)


def _bind_all(value: Any) -> Any:
    if isinstance(value, str):
        return bind_punctuation(value)
    if isinstance(value, dict):
        return {key: _bind_all(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_bind_all(item) for item in value]
    return value


@cache
def read_wording(language: Language) -> Wording:
    """Read the strings of a page language.

    Args:
        language: ``"fr"`` or ``"en"``.

    Raises:
        ValueError: For a language the page is not written in.
    """
    if language not in ("fr", "en"):
        raise ValueError(f"the page is written in 'fr' or 'en', not in {language!r}")
    text = (files("detector") / "data" / "page" / f"{language}.toml").read_text(encoding="utf-8")
    return Wording(language, _bind_all(tomllib.loads(text)))
