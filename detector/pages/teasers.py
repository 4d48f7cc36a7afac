"""Which short lines announce other stories.

the paragraphs of a page, some known as furniture → the same with teasers known as furniture too
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from .furniture import Furniture
from .paragraphs import Paragraph
from .second_story import find_trailing_teasers, is_heading_like, is_prose


def drop_teasers(paragraphs: Sequence[Paragraph], furniture: Furniture) -> list[Paragraph]:
    """Mark the teasers below lines such as *Lire aussi*, and those that end the page.

    Below such a line all lines without final stop go, up to the next paragraph of the story; a line
    right above that paragraph stays when it alone is set off, as a section title is. Above the story
    only the line right below a link goes, for the headline is near.

    Args:
        paragraphs: The paragraphs of a page, in order.
        furniture: The words of its language.

    Returns:
        As many paragraphs, some more with ``furniture``.
    """
    marked = list(paragraphs)
    begun = False
    for index, line in enumerate(paragraphs):
        if not line.furniture:
            begun = begun or (is_prose(line.text) and not is_heading_like(line.text))
        elif line.furniture in ("related", "teasers") and furniture.introduces_teasers(line.text):
            for below in _find_run(paragraphs, index) if begun else _find_linked(paragraphs, index):
                marked[below] = replace(paragraphs[below], furniture="related")
    story = [index for index, line in enumerate(marked) if not line.furniture]
    first = find_trailing_teasers([marked[index].text for index in story], furniture.language)
    for index in story[first:] if first is not None else ():
        marked[index] = replace(marked[index], furniture="related")
    return marked


def _find_linked(paragraphs: Sequence[Paragraph], index: int) -> Sequence[int]:
    """The title of another story right below a link above the story."""
    if paragraphs[index].furniture != "related" or index + 1 >= len(paragraphs):
        return []
    line = paragraphs[index + 1]
    tight = not line.after_blank or paragraphs[index].text.endswith(":")
    return [index + 1] if tight and not line.furniture and is_heading_like(line.text) else []


def _find_run(paragraphs: Sequence[Paragraph], index: int) -> list[int]:
    """The lines below an introduction that are teasers."""
    run = []
    for below in range(index + 1, len(paragraphs)):
        line = paragraphs[below]
        if line.furniture:
            continue
        if not is_heading_like(line.text):
            titled = len(run) > 1 and line.after_blank and paragraphs[run[-1]].after_blank
            if titled and not any(paragraphs[teaser].after_blank for teaser in run[1:-1]):
                run.pop()
            break
        run.append(below)
    return run
