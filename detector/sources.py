"""Sources: which words name the same source, and who a pronoun stands for."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .cues import Cues, normalise

_NAME = re.compile(r"\b[^\W\d_a-zà-öø-ÿ][\w'’.-]*")
_CHAIN = " > "


def innermost(source: str | None) -> str | None:
    """The source that a chain ends in: ``"The paper > an official"`` gives ``"an official"``."""
    return None if source is None else source.split(_CHAIN)[-1]


def chain(outer: str | None, inner: str | None) -> str | None:
    """Join two nested sources, outermost first; a source is not nested in itself."""
    if outer is None or inner is None or same_source(outer, inner):
        return inner or outer
    return f"{outer}{_CHAIN}{inner}"


def names(text: str | None) -> frozenset[str]:
    """Capitalised words of ``text`` in lower case, without articles: what can tell sources apart."""
    if not text:
        return frozenset()
    found = (match.group().strip("'’.-") for match in _NAME.finditer(text))
    return frozenset(normalise(re.sub(r"^[LlDd]['’]", "", word)) for word in found) - _ARTICLES


_ARTICLES = frozenset(
    "le la les l un une des du de the a an il elle ils elles he she they ce cette ces selon mr mrs ms m mme dr".split()
) | {""}


def same_source(left: str | None, right: str | None) -> bool:
    """Whether two sources are one by their words: a shared name, or the same words without names.

    ``None`` (the outlet itself) is never the same as anyone; the caller knows which outlet it is.
    """
    if left is None or right is None:
        return False
    left, right = innermost(left) or "", innermost(right) or ""
    names_left, names_right = names(left), names(right)
    if names_left and names_right:
        return bool(names_left & names_right)
    if names_left or names_right:
        return False
    return _head(left) == _head(right)


def _head(source: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", normalise(source))) - _ARTICLES


def is_pronoun(text: str, cues: Cues) -> bool:
    """Whether ``text`` is one of the language's pronouns that stand for a source."""
    norm = normalise(text).strip()
    return norm in cues.words["pronouns"] or norm.lstrip("-").removeprefix("t-") in cues.words["pronouns"]


def antecedent(recent: Sequence[str]) -> str | None:
    """The source that a pronoun most likely stands for: the last one named."""
    return recent[-1] if recent else None
