"""Who else speaks on a page: the author told of below the story, and readers in their comments.

the paragraphs of a page, some known as furniture → the same with those known as furniture too
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from .furniture import Furniture, simplify
from .paragraphs import Paragraph
from .second_story import is_prose

_FEWEST_PROSE = 2  # paragraphs of a story, before which nobody is told of (chosen, untested)
_LONGEST_NICKNAME = 30
_PARTS = re.compile(r"\s*[|,•·]\s*|\s{2,}")
_MOST_LINES = 20  # below the mark, of which the first may be buttons (chosen, untested)
_LINES_OF_A_COMMENT = 4  # its writer, its age, what it says, and how to answer it (chosen, untested)
_MOST_BIOGRAPHY = 500  # characters (chosen, untested)


def drop_biographies(paragraphs: Sequence[Paragraph], furniture: Furniture) -> list[Paragraph]:
    """Mark what a page tells of the author: a role below the byline, a biography below the story.

    Below the story a biography stands under a line that is only a name, or begins with a name of a byline of
    the page; and it soon says what the person does at the newspaper.

    Args:
        paragraphs: The paragraphs of a page, in order.
        furniture: The words of its language.

    Returns:
        As many paragraphs, some more with ``furniture``.
    """
    marked = list(paragraphs)
    authors: list[str] = []
    n_prose = 0
    for index, line in enumerate(paragraphs):
        beside = line.furniture in (None, "button") and not n_prose and _PARTS.split(line.text)[0]
        if line.furniture == "byline" or beside and furniture.is_names(beside):
            authors.append(f" {simplify(line.text)} ")
        above = marked[index - 1] if index else None
        if line.furniture or above is None:
            continue
        below_name = furniture.is_names(above.text) and (
            above.furniture == "byline" or n_prose >= _FEWEST_PROSE
        )
        if below_name and not line.after_blank and furniture.is_role(line.text):
            marked[index] = replace(line, furniture="byline")
        elif n_prose >= _FEWEST_PROSE and len(line.text) <= _MOST_BIOGRAPHY:
            told = below_name and _is_bare(line.text, furniture)
            if told or _begins_with_author(line.text, authors, furniture):
                marked[index] = replace(line, furniture="byline")
                if told and not above.furniture:
                    marked[index - 1] = replace(above, furniture="byline")
        n_prose += not marked[index].furniture and is_prose(line.text)
    return marked


def _is_bare(text: str, furniture: Furniture) -> bool:
    """Whether a text opens with a role that no article makes a subject: *Journaliste au Phare, elle …*."""
    return text[:1].isupper() and furniture.tells_author(text) and '"' not in simplify(text)


def _begins_with_author(text: str, authors: Sequence[str], furniture: Furniture) -> bool:
    """Whether a text begins with a name of a byline, and soon says what that person does."""
    name = " ".join(text.split()[:2])
    known = any(f" {simplify(name)} " in author for author in authors)
    return known and furniture.is_names(name) and furniture.tells_author(text[len(name) :])


def drop_comments(paragraphs: Sequence[Paragraph], furniture: Furniture) -> list[Paragraph]:
    """Mark what readers wrote below a story.

    A mark that the story ends (*3 comments*) may be a button above more of it. Readers speak below it
    where one of the very next lines is *Reply*, a name and an age, or a nickname of one word: what follows
    to the end of the page is theirs then.

    Args:
        paragraphs: The paragraphs of a page, in order.
        furniture: The words of its language.

    Returns:
        As many paragraphs, some more with ``furniture``.
    """
    n_prose = 0
    for index, line in enumerate(paragraphs):
        n_prose += not line.furniture and is_prose(line.text)
        if line.furniture != "end" or n_prose < _FEWEST_PROSE:
            continue
        if _are_comments(paragraphs[index + 1 : index + 1 + _MOST_LINES], furniture):
            return [
                *paragraphs[: index + 1],
                *(
                    replace(other, furniture=other.furniture or "related")
                    for other in paragraphs[index + 1 :]
                ),
            ]
    return list(paragraphs)


def _are_comments(paragraphs: Sequence[Paragraph], furniture: Furniture) -> bool:
    first = next((line for line in paragraphs if not line.furniture), None)
    if first is None or len(first.text) > _MOST_BIOGRAPHY:
        return False
    near = paragraphs[:_LINES_OF_A_COMMENT]
    return _is_nickname(first.text) or any(furniture.is_reply(line.text) for line in near)


def _is_nickname(line: str) -> bool:
    """Whether a line is a name that somebody chose on a site: *Islander77*, *marie_du_13*, *BigTam*."""
    bare = line.replace("_", "")
    chosen = bare != line or any(map(str.isdigit, bare)) or any(map(str.isupper, bare[1:]))
    return len(line) <= _LONGEST_NICKNAME and bare.isalnum() and chosen and any(map(str.islower, bare))
