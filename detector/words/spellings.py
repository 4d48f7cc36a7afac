"""A second spelling of the words of a cue list: in Switzerland, "ss" stands for "ß".

data of a cue list -> the same with both spellings
"""

from __future__ import annotations

_SWISS = ("ß", "ss")
_PATTERNS = ("parts", "patterns", "frequency")


def swiss_too(data: dict) -> dict:
    """Let what has an "ß" match without it too: "äußerte", "äusserte".

    Args:
        data: A cue list, as its file has it.

    Returns:
        Its lists with both spellings of such words, its patterns matching either.
    """
    return {name: _written(value, name in _PATTERNS) for name, value in data.items()}


def _written(value: object, pattern: bool) -> object:
    letter, letters = _SWISS
    if isinstance(value, dict):
        return {name: _written(one, pattern) for name, one in value.items()}
    if isinstance(value, list) and pattern:
        return [_written(one, pattern) for one in value]
    if isinstance(value, list):
        swiss = [one.replace(letter, letters) for one in value if isinstance(one, str)]
        return [*value, *(one for one in swiss if one not in value)]
    return value.replace(letter, f"(?:{letter}|{letters})") if pattern and isinstance(value, str) else value
