"""One sentence for the reader on why two statements conflict, in the language of the report."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources

from ..names.sources import innermost, known_name, links
from ..quantities.reading import Quantity, Reading
from ..schema import Article, Kind, Statement
from ..words.cues import load_cues
from ..words.tokens import tokenize
from .ends import own_words

_QUOTED = re.compile(r"[«“„\"]\s*([^«»“”„\"]+?)\s*[»”“\"]")
_MOST_CLAIM = 140  # characters of a claim repeated in an explanation


def explain(
    kind: Kind,
    left: Statement,
    right: Statement,
    readings: tuple[Reading, Reading],
    clash: tuple[Quantity, Quantity] | None,
    articles: Mapping[str, Article],
    language: str,
    *,
    frequency: bool = False,
) -> str:
    """Explain a conflict in words; see ``data/explanations`` for the wording.

    Args:
        kind: Kind of the conflict.
        left: The statement that asserts.
        right: The statement that asserts otherwise or denies.
        readings: Quantities and frequencies of left and right.
        clash: The two counts that differ, for a number conflict.
        articles: Articles by id, for the name of an outlet that speaks for itself.
        language: ``"fr"`` or ``"en"``.
        frequency: Whether they differ on how often something happened.
    """
    words = _wording(language)
    fields = {"left": speaker(left, articles, words), "right": speaker(right, articles, words)}
    if kind == "denial" and right.resolves_to == left.id:
        text = words["denial_linked"].format(**fields, claim=_shortened(_inner(left.content, words)))
    elif kind == "retraction":
        own = own_words(left, right) or innermost(left.source) == innermost(right.source)
        text = words["retraction" if own else "retraction_by_other"].format(**fields)
    elif kind == "number" and clash:
        text = words["number"].format(**fields, left_number=clash[0].text, right_number=clash[1].text)
    elif kind == "contradiction" and frequency and "regular" in {reading.frequency for reading in readings}:
        regular_left = readings[0].frequency == "regular"
        regular, single = (
            (fields["left"], fields["right"]) if regular_left else (fields["right"], fields["left"])
        )
        text = words["frequency"].format(regular=regular, single=single)
    else:
        text = words[kind].format(**fields)
    if (left.hedged or right.hedged) and kind != "retraction":
        text += words["hedged"]
    return text[:1].upper() + text[1:]


def speaker(statement: Statement, articles: Mapping[str, Article], words: Mapping[str, str]) -> str:
    """Who puts the statement forward, in words: its source, else the outlet, else the article.

    Of nested sources the innermost comes first and those who quote it behind, nearest first.

    Args:
        statement: The statement.
        articles: Articles by id.
        words: The wording, as in ``data/explanations``.
    """
    quoting = [_in_sentence(outer, statement.language) for outer in links(statement.source)[-2::-1]]
    if name := known_name(statement):
        inner = _in_sentence(name, statement.language)
        told = words["between"].join(words["according_to"].format(source=outer) for outer in quoting)
        return words["nested"].format(source=inner, told=told) if told else inner
    article = articles[statement.article]
    return article.outlet or words["outlet"].format(title=_shortened(article.title, 60))


def _in_sentence(source: str, language: str) -> str:
    """A source as it stands within a sentence: without the capital of an article that opened one."""
    tokens = tokenize(source)
    opens = bool(tokens) and tokens[0].norm in load_cues(language).words["determiners"]
    return source[:1].lower() + source[1:] if opens else source


def _inner(text: str, words: Mapping[str, str]) -> str:
    """A text to stand in quotation marks, with the marks of those that it holds itself."""
    return _QUOTED.sub(lambda match: words["inner"].format(words=match[1].strip()), text)


def _shortened(text: str, most: int = _MOST_CLAIM) -> str:
    text = " ".join(text.split())
    return text if len(text) <= most else text[:most].rsplit(" ", 1)[0] + "…"


@cache
def _wording(language: str) -> dict[str, str]:
    file = resources.files("detector") / "data" / "explanations" / f"{language}.toml"
    return tomllib.loads(file.read_text(encoding="utf-8"))
