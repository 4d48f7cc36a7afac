"""Where the quotations of a sentence begin and end, whatever marks its language prints."""

from __future__ import annotations

from collections.abc import Sequence

from ..words.cues import Cues
from ..words.quotes import straight_singles
from ..words.tokens import Token

Span = tuple[int, int]

QUOTE_PAIRS = {"«": "»", "“": "”", "„": "“”", "‹": "›", '"': '"', "‘": "’"}
_TURNED = str.maketrans("«»", "»«")


def uniform_marks(text: str) -> str:
    """Print „so“ and »so« as «so», character for character, so that one mark has one meaning.

    The mark that closes in German opens in English, and »so« turns French marks around.
    """
    if "'" in text:
        text = _without_straight_singles(text)
    first = next((i for i, char in enumerate(text) if char in "«»"), None)
    if first is not None and text[first] == "»" and text[first + 1 : first + 2].isalnum():
        text = text.translate(_TURNED)
    characters = list(text)
    for position, mark in enumerate(text):
        if mark == "„":
            characters[position] = "«"
            end = next((i for i in range(position, len(text)) if characters[i] in "“”"), None)
            if end is not None:
                characters[end] = "»"
    return "".join(characters)


def _without_straight_singles(text: str) -> str:
    """Print 'so' as “so”; an apostrophe stays one, and a nickname ("'Big Tam' said") no quotation."""
    characters = list(text)
    for begin, end in straight_singles(text):
        inside = text[begin + 1 : end - 1]
        if inside[-1:].isalnum() and all(word[0].isupper() for word in inside.split()):
            continue
        characters[begin], characters[end - 1] = "“", "”"
    return "".join(characters)


def quotations(text: str) -> list[Span]:
    """Return the spans between quotation marks, marks left out; an unclosed quote runs to the end.

    A quotation inside a quotation belongs to the outer one. A closing mark without an opening one is
    ignored, so that odd marks never swallow what follows.
    """
    found: list[Span] = []
    position = 0
    text = uniform_marks(text)
    while position < len(text):
        mark = text[position]
        if mark not in QUOTE_PAIRS or mark == "‘" and position and text[position - 1].isalnum():
            position += 1
            continue
        end = _closing(text, position)
        if end is None and mark == "‘":
            position += 1  # an apostrophe, not a quotation mark
            continue
        end = len(text) if end is None else end
        found.append((position + 1, end))
        position = end + 1
    return found


def _closing(text: str, opening: int) -> int | None:
    """Position of the mark that closes the one at ``opening``; ``None`` when nothing does."""
    mark = text[opening]
    closers = QUOTE_PAIRS[mark]
    ends = [
        i
        for i in range(opening + 1, len(text))
        if text[i] in closers and not (text[i] == "’" and text[i + 1 : i + 2].isalnum())
    ]
    depth = 0
    for end in ends:
        depth = text.count(mark, opening + 1, end) if mark not in closers else 0
        if depth <= ends.index(end):
            return end
    return ends[0] if ends else None


def without_verb_marks(tokens: list[Token], quotes: Sequence[Span], cues: Cues) -> list[Token]:
    """Leave out the marks that set a verb of saying off from its auxiliary: "a « fermement rejeté » l'idée".

    Args:
        tokens: Those of a sentence.
        quotes: Quotations of a word or two inside a phrase.
        cues: Cue list of its language.
    """
    marks: set[int] = set()
    for begin, end in quotes:
        before = next((t.norm for t in reversed(tokens) if t.end < begin and t.is_word), "")
        last = max((i for i, t in enumerate(tokens) if begin <= t.start < end), default=None)
        auxiliary = any(before in cues.words[name] for name in ("have", "be", "been"))
        if auxiliary and last is not None and cues.forms_at(tokens, last):
            marks |= {begin, end}
    return [t for t in tokens if t.is_word or not {t.start, t.end} & marks] if marks else tokens
