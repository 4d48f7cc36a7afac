"""Which of the supported languages an article is written in.

the story's text, and the language given if any → an ISO 639-1 code
"""

from __future__ import annotations

import math
import re
from functools import lru_cache

from ..errors import InputError
from ..words.cues import supported_languages
from .furniture import load_lists

#: Every language with a cue list. The first stands for a text without a letter, and wins a tie.
SUPPORTED: tuple[str, ...] = tuple(dict.fromkeys(("fr", "en", *supported_languages())))

# Below this many letters identification may take one of 97 languages for another; tried on single
# sentences in the eight languages.
_FEW_LETTERS = 120
# How likely the best supported language must be, as a share of the likeliest of all: of a short text, and of
# a longer one. Of 3742 sentences under 120 letters in the stories to train and to develop on none has less
# than 0.17; of Dutch, Polish or Swedish ones tried none more than 0.03.
_LEAST_SHARE_SHORT, _LEAST_SHARE = 0.1, 0.25
_CHARACTERS_READ = 4000
_WORD = re.compile(r"[^\W\d_]+")


def choose_language(text: str, given: str | None = None, *, where: str = "text") -> str:
    """Return the language of a text: the one given, else the one identified.

    Args:
        text: The story, without furniture where possible; its beginning is enough.
        given: A language tag such as ``fr`` or ``pt-BR``; ``None`` or blank to identify it.
        where: Name of the input, for the message.

    Raises:
        InputError: The language is not one of ``SUPPORTED``.
    """
    if given and given.strip():
        code = given.strip().lower().replace("_", "-").split("-")[0]
        if code in SUPPORTED:
            return code
        raise _unsupported(where, given.strip())
    code = identify_language(text)
    if code not in SUPPORTED:
        raise _unsupported(
            where, code, "; if that is wrong, name the language in a line `lang:` above the text"
        )
    return code


def identify_language(text: str) -> str:
    """Identify the language of a text; among ``SUPPORTED`` only when the call is close.

    Returns:
        An ISO 639-1 code, possibly of a language that is not supported.
    """
    sample = text[:_CHARACTERS_READ]
    letters = [character for character in sample if character.isalpha()]
    if not letters:
        return SUPPORTED[0]
    ranked = _rank(sample)
    best, confidence = ranked[0]
    n_readable = sum(_is_latin_or_cyrillic(character) for character in letters[:200])
    if best in SUPPORTED and len(letters) >= _FEW_LETTERS:
        return best
    if 2 * n_readable < len(letters[:200]):
        return best
    scores = {code: score for code, score in ranked if code in SUPPORTED}
    least = _LEAST_SHARE if len(letters) >= _FEW_LETTERS else _LEAST_SHARE_SHORT
    if max(scores.values()) < least * confidence:
        return best
    # A few letters leave the model undecided; small words such as "the" or "les" settle it.
    words = [word.casefold() for word in _WORD.findall(sample)][:100]
    return max(
        SUPPORTED,
        key=lambda code: scores.get(code, 0.0) + 0.1 * sum(word in _small_words(code) for word in words),
    )


def _is_latin_or_cyrillic(letter: str) -> bool:
    return letter < "\u0530" or "\u1e00" <= letter <= "\u1eff"


@lru_cache(maxsize=16)
def _small_words(code: str) -> frozenset[str]:
    lists = load_lists(code)
    return frozenset(entry.casefold() for key in ("common", "date_words") for entry in lists.get(key, ()))


def _unsupported(where: str, code: str, advice: str = "") -> InputError:
    shown = "".join(character if character.isprintable() else "?" for character in code)[:20]
    known = ", ".join(SUPPORTED)
    return InputError(where, f"language '{shown}' is not supported (supported: {known}){advice}")


def _rank(sample: str) -> list[tuple[str, float]]:
    """Languages with their probabilities, best first."""
    import py3langid  # imported late: loads a model

    ranked = py3langid.rank(sample)
    # The raw scores are log posteriors of one independent feature each, so far too sure of
    # themselves; py3langid itself divides by the root of the length to get usable probabilities.
    scale = math.sqrt(len(sample.encode()) or 1)
    weights = [math.exp((score - ranked[0][1]) / scale) for _, score in ranked]
    return [(code, weight / sum(weights)) for (code, _), weight in zip(ranked, weights, strict=True)]
