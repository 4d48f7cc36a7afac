"""Pages from templates and from text that nobody vouches for: all of it is escaped and disarmed.

name of a template in ``templates/`` -> a template whose values cannot become markup
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import Any

import jinja2
from markupsafe import Markup

# Controls that reorder or hide text on screen (Unicode TR 36, "bidirectional text spoofing"), and
# code points that no UTF-8 file can hold. Marks that real right-to-left text needs stay.
_REORDERING = re.compile("[\u202a-\u202e\u2066-\u2069]")
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


@cache
def template(name: str) -> jinja2.Template:
    """Load a template; what it prints is escaped unless it is ``Markup``."""
    environment = jinja2.Environment(
        loader=jinja2.FunctionLoader(asset),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        finalize=_neutralise,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template(name)


def asset(name: str) -> str:
    """The text of a file that pages are made of."""
    return (files("detector") / "templates" / name).read_text(encoding="utf-8")


def _neutralise(value: Any) -> Any:
    """Take from text what would reorder, hide or break what stands around it.

    Runs on every value that the template prints, so that no place can forget it.
    """
    if isinstance(value, Markup) or not isinstance(value, str):
        return value
    return _UNPRINTABLE.sub("\N{REPLACEMENT CHARACTER}", _REORDERING.sub("", value))
