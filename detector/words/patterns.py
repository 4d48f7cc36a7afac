"""The patterns of a cue list, written out of named parts, alternatives and pieces.

sections of a data file -> regular expressions by name; the head of ``data/cues/fr.toml`` tells how they are
written
"""

from __future__ import annotations

import re

#: A building block named in a pattern: "{have}"; "{0,3}" is how often something stands.
_PART = re.compile(r"\{([^\W\d]\w*)\}")


def expressions(data: dict, section: str) -> dict[str, str]:
    """Write out the patterns of a section, their building blocks put in.

    Raises:
        ValueError: If a pattern names a part that is not there, or that stands below the part naming it.
    """
    parts: dict[str, str] = {}
    for name, value in data.get("parts", {}).items():
        parts[name] = _expression(value, parts, f"{data['language']}.toml, [parts] {name}")
    return {
        name: _expression(value, parts, f"{data['language']}.toml, [{section}] {name}")
        for name, value in data[section].items()
    }


def _expression(value: str | list, parts: dict[str, str], where: str) -> str:
    """Join what a pattern is written in and put in its parts."""
    pattern = _joined(value, "|")
    for name in _PART.findall(pattern):
        if name not in parts:
            raise ValueError(f"{where}: there is no part {{{name}}} above it in [parts]")
    return _PART.sub(lambda named: parts[named[1]], pattern)


def _joined(value: str | list, between: str) -> str:
    """Join alternatives with "|" and, by turns, the pieces of one of them with nothing."""
    if isinstance(value, str):
        return value
    inside = "" if between else "|"
    return between.join(_joined(one, inside) for one in value)
