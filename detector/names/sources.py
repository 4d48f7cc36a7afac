"""Sources: which words name the same source, and how sources nest."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from ..schema import Statement
from ..words.cues import Cues, load_cues, supported_languages
from ..words.tokens import Token, normalise, tokenize

_NAME = re.compile(r"\b[^\W\d_a-zà-öø-ÿ][\w'’.-]*")
_CHAIN = " > "
_SHORTEST = 4  # letters of a name that stay when its case ending goes (chosen, untested)


def innermost(source: str | None) -> str | None:
    """The source that a chain ends in: ``"The paper > an official"`` gives ``"an official"``."""
    return None if source is None else source.split(_CHAIN)[-1]


def links(source: str | None) -> list[str]:
    """The sources of a chain, outermost first; none for the outlet itself."""
    return [link for part in (source or "").split(_CHAIN) if (link := part.strip())]


def known_name(statement: Statement) -> str | None:
    """Who a statement's innermost source is to a reader: its name where the text only describes it.

    "The billionaire" is Anna Rey where a passage of the articles says so; ``None`` for the outlet itself.
    """
    named = (
        [statement.speaker] if statement.speaker_passage and statement.speaker else links(statement.source)
    )
    return named[-1] if named else None


def chain(outer: str | None, inner: str | None) -> str | None:
    """Join two nested sources, outermost first; a source is not nested in itself."""
    if outer is None or inner is None or same_source(outer, inner):
        return inner or outer
    return f"{outer}{_CHAIN}{inner}"


@lru_cache(maxsize=65536)
def names(text: str | None) -> frozenset[str]:
    """Capitalised words of ``text`` in lower case, without articles: what can tell sources apart."""
    if not text:
        return frozenset()
    bare = (re.sub(r"^\w['’]", "", match.group().strip("'’.-")) for match in _NAME.finditer(text))
    found = (normalise(word) for word in bare if word[:1].isupper())  # "L'Équipe", not "L'équipe"
    return frozenset(_without_case(word) for word in found if word not in _not_names())


@lru_cache(maxsize=65536)
def own_names(source: str | None) -> frozenset[str]:
    """Names of the source itself: those of ``names`` but for "Brest" in "le maire de Brest".

    Nor is it that of "UK Sport" in "UK Sport's doctor", or of "the BBC" in "an expert quoted by the BBC".
    A name right behind a common noun and "of" tells whose or where; of three or more capitals there the
    last two are a person's ("le porte-parole du Kremlin Dmitri Peskov").
    """
    tokens = tokenize(source or "")
    upper = [(source or "")[t.start].isupper() for t in tokens]
    own: set[int] = set()
    place = 0
    while place < len(tokens):
        begin = end = _behind_of(tokens, upper, place)
        while end < len(tokens) and upper[end]:
            end += 1
        if owner := owns(tokens, place, end):
            place = owner
            continue
        if begin > place and end > begin:
            person = end - begin >= 3 and tokens[place].norm in _of_words()
            own.update(range(end - 2, end) if person else ())
            place = end
            continue
        if upper[place]:
            own.add(place)
        place += 1
    return frozenset().union(*(names((source or "")[tokens[i].start : tokens[i].end]) for i in own))


def owns(tokens: Sequence[Token], begin: int, end: int) -> int:
    """One past the "'s" that makes a name between two tokens an owner's; 0 where none does."""
    for place in range(begin, min(end, len(tokens) - 1)):
        if tokens[place].norm.endswith("'") and tokens[place + 1].norm == "s":
            return place + 2
    return 0


def _behind_of(tokens: Sequence[Token], upper: Sequence[bool], place: int) -> int:
    """Place behind "of (the)" or "by (the)" that follows no name; ``place`` itself where none does."""
    if (
        not place
        or upper[place - 1]
        or not tokens[place - 1].is_word
        or tokens[place].norm not in _of_words() | _agent_words()
    ):
        return place
    behind = place + 1
    return behind + (
        behind < len(tokens) and tokens[behind].norm.rstrip("'") in _not_names() and not upper[behind]
    )


@cache
def _of_words() -> frozenset[str]:
    """Words for "of" and "of the" in all languages."""
    return frozenset().union(*(load_cues(language).of_words for language in supported_languages()))


@cache
def _agent_words() -> frozenset[str]:
    """Words for "by" in all languages."""
    lists = (load_cues(language).agents for language in supported_languages())
    return frozenset().union(*lists)


def compatible(left: str | None, right: str | None) -> bool:
    """Whether two sources can be one by their names: "Morel" and "Anna Morel", not "Luc Morel"."""
    ours, theirs = own_names(left), own_names(right)
    return bool(ours and theirs) and (ours <= theirs or theirs <= ours)


def is_outlet(source: str, outlet: str | None, cues: Cues) -> bool:
    """Whether a source is an outlet by its name: "The Lantern" for The Daily Lantern.

    Args:
        source: As a sentence words it.
        outlet: Name of the outlet; what describes it behind a comma ("Le Phare, site d'enquête") is left out.
        cues: Cue list of the article's language.
    """
    articles = cues.words["definite_determiners"]
    own = [t.norm for t in tokenize((outlet or "").partition(",")[0]) if t.is_word]
    said = [t.norm for t in tokenize(source) if t.is_word]
    known = bool(said) and said[0] in articles
    said, own = (words[1:] if words and words[0] in articles else words for words in (said, own))
    return bool(said) and (said == own or known and cues.noun_last and said == own[-1:])


def _without_case(name: str) -> str:
    """A name without its case ending: "Пескова" and "Песковым" are named by "песков".

    A light treatment: the longest ending of the language's list goes, four letters at least stay, and a
    name in -ов and its feminine in -ова fall together.
    """
    ending = next((e for e in _name_endings() if name.endswith(e) and len(name) - len(e) >= _SHORTEST), "")
    return name[: len(name) - len(ending)]


@cache
def _name_endings() -> tuple[str, ...]:
    """Case endings of names in all languages, longest first."""
    lists = (load_cues(language).name_endings for language in supported_languages())
    return tuple(sorted(frozenset().union(*lists), key=lambda ending: (-len(ending), ending)))


@cache
def _not_names() -> frozenset[str]:
    """Words that are no part of a name even in capitals: articles, pronouns and titles of all languages."""
    lists = (load_cues(language).not_names for language in supported_languages())
    return frozenset().union(*lists, {""})


def same_source(left: str | None, right: str | None) -> bool:
    """Whether two sources are one by their words: all names of one are the other's, or the same words.

    ``None`` (the outlet itself) is never the same as anyone; the caller knows which outlet it is.
    """
    if left is None or right is None:
        return False
    left, right = innermost(left) or "", innermost(right) or ""
    return compatible(left, right) or _head(left) == _head(right)


def _head(source: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", normalise(source))) - _not_names()
