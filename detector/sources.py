"""Sources: which words name the same source, and who a pronoun stands for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from .cues import Cues, Token, load_cues, normalise, supported_languages, tokenize

_NAME = re.compile(r"\b[^\W\d_a-zà-öø-ÿ][\w'’.-]*")
_CHAIN = " > "
_SHORTEST = 4  # letters of a name that stay when its case ending goes (chosen, untested)


def innermost(source: str | None) -> str | None:
    """The source that a chain ends in: ``"The paper > an official"`` gives ``"an official"``."""
    return None if source is None else source.split(_CHAIN)[-1]


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

    Nor is it that of "UK Sport" in "UK Sport's doctor". A name right behind a common noun and "of" tells
    whose or where; of three or more capitals there the
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
            own.update(range(end - 2, end) if end - begin >= 3 else ())
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
    """Place behind "of (the)" that follows a common noun; ``place`` itself where none does."""
    if (
        not place
        or upper[place - 1]
        or not tokens[place - 1].is_word
        or tokens[place].norm not in _of_words()
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


def compatible(left: str | None, right: str | None) -> bool:
    """Whether two sources can be one by their names: "Morel" and "Anna Morel", not "Luc Morel"."""
    ours, theirs = own_names(left), own_names(right)
    return bool(ours and theirs) and (ours <= theirs or theirs <= ours)


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


def is_pronoun(text: str, cues: Cues) -> bool:
    """Whether ``text`` is one of the language's pronouns that stand for a source."""
    norm = normalise(text).strip()
    return norm in cues.words["pronouns"] or norm.lstrip("-").removeprefix("t-") in cues.words["pronouns"]


def antecedent(
    recent: Sequence[str],
    pronoun: str | None = None,
    cues: Cues | None = None,
    verb: str | None = None,
) -> str | None:
    """Find the source that a pronoun most likely stands for: the last one spoken of that agrees with it.

    Args:
        recent: Who was spoken of, last one last.
        pronoun: The pronoun as the text has it; ``None`` for a subject left out, which agrees with all.
        cues: Cue list of the language; without one, nothing is known about agreement.
        verb: The cue whose subject is left out, so that it alone tells whether it is one or many.

    Returns:
        One of ``recent``; the last one when none agrees; ``None`` when there is none.
    """
    if not recent:
        return None
    if pronoun is None or cues is None:
        number = number_of_verb(verb, cues) if verb and cues else None
        agreeing = [one for one in recent if number and number_of(one, cues) in (number, None)]
        return (agreeing or recent)[-1]
    word = normalise(pronoun).strip().lstrip("-").removeprefix("t-")
    wanted = _agreement(word, cues)
    agreeing = [one for one in recent if not _disagree(wanted, _agreement_of(one, recent, cues))]
    if "person" in wanted and (people := [one for one in agreeing if _is_person(one, cues)]):
        return people[-1]
    return (agreeing or recent)[-1]


def number_of(source: str, cues: Cues) -> str | None:
    """``"singular"`` or ``"plural"`` by the words of a source; ``None`` where they do not tell."""
    tokens = tokenize(source)
    if not tokens:
        return None
    if any(token.norm in cues.words["coordinators"] for token in tokens):
        return None
    first = _agreement(tokens[0].norm, cues)
    if found := first & {"singular", "plural"}:
        return next(iter(found))
    return "singular" if source[0].isupper() and _is_person(source, cues) else None


def number_of_verb(cue: str, cues: Cues) -> str | None:
    """Number of a finite cue whose subject is left out; ``None`` where a verb never tells it alone."""
    if not cues.subject_optional:
        return None
    tokens = tokenize(cue)
    verb = next((i for i, token in enumerate(tokens) if token.norm not in cues.words["clitics"]), None)
    if verb is None:
        return None
    auxiliary = any(tokens[verb].norm in cues.words[name] for name in ("have", "have_conditional", "be"))
    finite = any(form.kind in ("finite", "conditional") for form in cues.forms_at(tokens, verb))
    if not (auxiliary or finite):
        return None
    return "plural" if tokens[verb].norm.endswith(cues.plural_ending) else "singular"


def _agreement(word: str, cues: Cues) -> frozenset[str]:
    """What a determiner, a title or a pronoun says of the one it stands for."""
    return frozenset(value for value, words in cues.gender_of.items() if word in words)


def _agreement_of(source: str, recent: Sequence[str], cues: Cues) -> frozenset[str]:
    """What is known of a source: by its own first words, or by those it had when its name fell before."""
    known = frozenset().union(*(_agreement(token.norm, cues) for token in tokenize(source)[:2]))
    ours = names(source)
    if known or not ours:
        return known
    for other in recent:
        if other != source and ours & names(other):
            known |= frozenset().union(*(_agreement(token.norm, cues) for token in tokenize(other)[:2]))
    return known


def _disagree(left: frozenset[str], right: frozenset[str]) -> bool:
    return any(
        {one, other} <= left | right and not {one, other} <= left and not {one, other} <= right
        for one, other in _OPPOSED
    )


_OPPOSED = (("masculine", "feminine"), ("singular", "plural"))


def _is_person(source: str, cues: Cues) -> bool:
    """Whether a source is surely somebody: it is a name of two words, or a role with one behind it."""
    tokens = tokenize(source)
    if len(names(source)) < 2 or not tokens or tokens[0].norm not in cues.words["determiners"]:
        return len(names(source)) >= 2
    role = len(tokens) > 3 and not source[tokens[1].start].isupper()
    return role and all(names(source[t.start : t.end]) & own_names(source) for t in tokens[-2:])
