"""Words that turn a sentence round: for slices and baselines only, never for the detector itself."""

from __future__ import annotations

import re
from typing import Literal

# Forms that are common and mean nothing else in their language. Chosen by hand, not tuned.
NEGATIONS: dict[str, frozenset[str]] = {
    "fr": frozenset("ne pas non aucun aucune jamais rien ni sans nullement".split()),
    "en": frozenset("not no never none nobody nothing neither nor without cannot".split()),
    "de": frozenset("nicht kein keine keinen keiner keinem nie niemals nichts niemand ohne".split()),
    "es": frozenset("no nunca jamás nadie nada ningún ninguna ninguno sin ni tampoco".split()),
    "it": frozenset("non no mai nessuno nessuna niente nulla né senza".split()),
    "pt": frozenset("não nunca jamais ninguém nada nenhum nenhuma sem nem".split()),
    "ru": frozenset("не нет ни никогда никто ничего никакой без".split()),
    "uk": frozenset("не ні немає ніколи ніхто нічого жоден без".split()),
}
_DEFAULT_NEGATIONS = NEGATIONS["fr"] | NEGATIONS["en"]
_WORDS = re.compile(r"[^\W\d_]+")
_ENGLISH_CLITIC = re.compile(r"n[’']t\b")
_FRENCH_CLITIC = re.compile(r"\bn[’']")

NegatedSides = Literal["neither", "one", "both"]


def negated_sides(premise: str, hypothesis: str, language: str | None = None) -> NegatedSides:
    """Tell how many of two texts have a negation word.

    Args:
        premise: First text.
        hypothesis: Second text.
        language: ISO 639-1 code; ``None`` or an unknown one means French and English words.
    """
    words = NEGATIONS.get(language or "", _DEFAULT_NEGATIONS)
    found = _has_negation(premise, words) + _has_negation(hypothesis, words)
    return ("neither", "one", "both")[found]


def _has_negation(text: str, words: frozenset[str]) -> bool:
    plain = _FRENCH_CLITIC.sub("ne ", _ENGLISH_CLITIC.sub(" not", text.lower()))
    return any(word in words for word in _WORDS.findall(plain))
