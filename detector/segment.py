"""Segment: split the story of an article into sentences, keeping quotations whole.

Article → Sentences, in reading order

``sentencex`` (Wikimedia) proposes the boundaries; this module takes back those after abbreviations and
inside quotations.
"""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

from .pages.blanks import BLANKS
from .schema import Article, Sentence
from .words.quotes import QUOTATION_MARKS, SINGLE_MARKS, find_brackets, find_quotes

LONGEST_SENTENCE = 2000
LONGEST_HEADING = 120
# sentencex is quadratic on some odd input; a real paragraph never comes near this.
_LONGEST_PIECE = 8000
_SHORTEST_FOLLOW_UP = 6
_LONGEST_SIGNATURE = 6  # words of the line below a quotation that names who said it (chosen, untested)

# Quotation marks, and the blanks of more than one byte: sentencex panics at a stop behind one ("côté B .").
_WIDE_BLANKS = {blank for blank in BLANKS if blank.isspace() and not blank.isascii()}
_MASK = str.maketrans({mark: " " for mark in QUOTATION_MARKS | _WIDE_BLANKS | {"(", ")"}})
_CLOSING = '»”"›“«‹)]'
_TOKEN_BEFORE_STOP = re.compile(r"[^\s«»“”„\"‹›()\[\]]+\Z")
_ACRONYM = re.compile(r"(?:[^\W\d_]\.[-–]?)*[^\W\d_]\Z")
_UPPER = "A-ZÀ-ÖØ-ÞА-ЯЁІЇЄҐ"
_INITIAL_LAST = re.compile(rf"\b[{_UPPER}][\w’'-]+ [{_UPPER}]\.\Z")
_FIRST_WORD = re.compile(r"[^\W\d_]+['’]?")
_LAW_NUMBER = re.compile(r"[A-Z]\.?\s?\d")
_DASHED_TITLE = re.compile(r"[-–—]\s.+\s[-–—]")
_SIGNED_SENTENCE = re.compile(r"[^\W\d_]{3}[.!?…]\s*\([^()]+\)\Z")
_OVERLOOKED = re.compile(r"(?:([^\W\d_][^\s«»“”„\"‹›()\[\]]{0,12})\.|[!?…])\s+(?=[^\W\d_a-z])")
_TERMINAL = ".!?…‼⁇⁈⁉"


class Abbreviations(NamedTuple):
    """Abbreviations of a language: those that never end a sentence, and those that may.

    After an initial or acronym one of ``openers`` begins a sentence; of ``articles``, after an acronym.
    """

    always_followed: frozenset[str]
    may_end: frozenset[str]
    openers: frozenset[str] = frozenset()
    articles: frozenset[str] = frozenset()


def segment(article: Article) -> list[Sentence]:
    """Split an article's passages into sentences.

    A quotation of up to 1,200 characters stays in one sentence with what introduces it. A
    passage is a heading when it is short and has no final full stop, or when it is the headline; the
    last line of a story and the name that signs a quotation are none. A quotation without a full stop
    that stands alone between paragraphs is one too.

    Args:
        article: An article; only its passages are read.

    Returns:
        Sentences in order, none overlapping, each exactly ``article.text[start:end]`` without
        surrounding blanks; ``paragraph`` counts passages from 0. Empty for an article without passages.
    """
    sentences: list[Sentence] = []
    for paragraph, (start, end) in enumerate(article.passages):
        passage = article.text[start:end]
        heading = _is_heading(article, paragraph)
        whole = [(0, len(passage))], []
        spans, boundaries = whole if heading else _split(passage, article.language)
        for begin, stop in spans:
            inside = passage[begin:stop].strip(BLANKS)
            if not inside:
                continue
            first = passage.index(inside, begin)
            within = slice(bisect_right(boundaries, first), bisect_left(boundaries, first + len(inside)))
            inner = tuple(boundary - first for boundary in boundaries[within])
            first += start
            sentences.append(Sentence(first, first + len(inside), inside, paragraph, heading, inner))
    return sentences


def split_passage(passage: str, language: str) -> list[tuple[int, int]]:
    """Split a paragraph into sentences.

    Args:
        passage: One paragraph.
        language: ISO 639-1 code.

    Returns:
        Adjoining spans that cover the paragraph, blanks included.
    """
    return _split(passage, language)[0]


def _split(passage: str, language: str) -> tuple[list[tuple[int, int]], list[int]]:
    """Split a paragraph, and tell besides where its sentences and those of its quotations begin."""
    quotes = find_quotes(passage)
    whole = sorted(quotes + find_brackets(passage))
    begins = [b for b in sorted(set(_propose(passage, language, quotes))) if _is_end(passage, b, language)]
    spans = _merge_fragments(passage, [b for b in begins if not _is_inside(b, whole)], quotes)
    return [piece for span in spans for piece in _shorten(passage, *span)], begins


def _is_heading(article: Article, paragraph: int) -> bool:
    start, end = article.passages[paragraph]
    text = article.text[start:end].strip(BLANKS)
    if not text or len(article.passages) == 1:
        return False
    if paragraph == 0 and " ".join(text.split()) == article.title:
        return True
    if len(text) >= LONGEST_HEADING or paragraph == len(article.passages) - 1 or "\n" in text:
        return False
    if text[-1] in ".:;,…" or (text[-1] in '"»”“)' and text[:-1].rstrip(BLANKS)[-1:] in _TERMINAL):
        return False
    if _SIGNED_SENTENCE.search(text):
        return False
    if _DASHED_TITLE.fullmatch(text):
        return True  # agencies set their section titles so: "- Qui a signé ? -"
    if text[0] in "-–—•*":
        return False
    if _is_quote(text):
        return paragraph > 0 and _stands_alone(article, paragraph)
    before = _passage(article, paragraph - 1) if paragraph else ""
    if _is_quote(before):
        # The line below a quotation that only names somebody is its signature.
        words = text.split()
        return not (
            len(words) <= _LONGEST_SIGNATURE and all(word[0].isupper() or len(word) <= 3 for word in words)
        )
    return True


def _stands_alone(article: Article, paragraph: int) -> bool:
    """Whether a line is neither announced by the paragraph above it nor signed by the one below."""
    above, below = (_passage(article, index) for index in (paragraph - 1, paragraph + 1))
    closed = below.rstrip("".join(QUOTATION_MARKS | SINGLE_MARKS) + BLANKS)
    signed = len(below.split()) <= _LONGEST_SIGNATURE
    return above[-1:] not in ":,;" and closed[-1:] in tuple(_TERMINAL) and not signed


def _passage(article: Article, paragraph: int) -> str:
    start, end = article.passages[paragraph]
    return article.text[start:end].strip(BLANKS)


def _is_quote(text: str) -> bool:
    """Whether a paragraph is one quotation and nothing else."""
    spans = find_quotes(text)
    return len(spans) == 1 and spans[0][0] == 0 and spans[0][1] >= len(text.rstrip(".!?…" + BLANKS))


def _propose(passage: str, language: str, quotes: list[tuple[int, int]]) -> Iterator[int]:
    """Positions where a sentence may begin, quotation marks handled; in no order."""
    from sentencex import segment as split  # imported late: a compiled library

    opening = {start for start, _ in quotes}
    closing = {end - 1 for _, end in quotes}
    # Without marks, sentencex sees the sentences inside quotations, and an unclosed mark cannot mislead it.
    masked = passage.translate(_MASK)
    if any(mark in masked for mark in SINGLE_MARKS):
        single = [i for span in quotes for i in (span[0], span[1] - 1) if passage[i] in SINGLE_MARKS]
        letters = list(masked)
        for index in single:
            letters[index] = " "
        masked = "".join(letters)
    run_end = -1
    for offset, piece in _pieces(masked):
        position = offset
        for sentence in split(language, piece):
            position += len(sentence)
            # Boundaries among the same blanks are one; each run of blanks is looked at once.
            if position > run_end:
                place, run_end = _place(passage, position, opening, closing)
                yield place
    # It overlooks some ends: after words that may well stand last ("etc.", "S.A."), and some after "…".
    may_end = load_abbreviations(language).may_end
    for match in _OVERLOOKED.finditer(masked):
        word = match[1]
        initial = word and _ACRONYM.fullmatch(word) and (word.isupper() or "." in word)
        if word is None or word in may_end or initial:
            yield _place(passage, match.end(), opening, closing)[0]


def _pieces(text: str) -> Iterator[tuple[int, str]]:
    """Cut an overlong paragraph at ends of sentences, else at spaces, else anywhere."""
    start = 0
    while len(text) - start > _LONGEST_PIECE:
        window = text[start : start + _LONGEST_PIECE]
        cut = max(window.rfind(mark, _LONGEST_PIECE // 2) for mark in (". ", "! ", "? ", "… ")) + 2
        if cut < 2:
            cut = window.rfind(" ", _LONGEST_PIECE // 2) + 1
        cut = cut if cut > 0 else _LONGEST_PIECE
        yield start, text[start : start + cut]
        start += cut
    yield start, text[start:]


def _place(passage: str, position: int, opening: set[int], closing: set[int]) -> tuple[int, int]:
    """Move a boundary among blanks and marks behind those that close, before those that open.

    Returns:
        Where the boundary belongs, and the end of the blanks and marks around it.
    """
    movable = BLANKS + "()" + "".join(QUOTATION_MARKS)
    begin = end = position
    while begin > 0 and (passage[begin - 1] in movable or begin - 1 in opening or begin - 1 in closing):
        begin -= 1
    while end < len(passage) and (passage[end] in movable or end in opening or end in closing):
        end += 1
    place = begin
    for index in range(begin, end):
        mark = passage[index]
        if mark in BLANKS:
            continue
        if mark == "(" or index in opening:
            break
        # A mark without partner closes when it stands against the sentence.
        if mark == ")" or index in closing or mark in "»”" or passage[index - 1 : index] not in BLANKS:
            place = index + 1
        else:
            break
    return place, end


def _is_inside(position: int, spans: list[tuple[int, int]]) -> bool:
    # Spans may nest two deep (brackets in a quotation), so the two before the position are looked at.
    near = bisect_left(spans, (position, 0))
    return any(start < position < end for start, end in spans[max(0, near - 2) : near])


def _is_end(passage: str, boundary: int, language: str) -> bool:
    """Whether a sentence really ends at a proposed boundary."""
    if not 0 < boundary < len(passage):
        return False
    window = passage[max(0, boundary - 60) : boundary]
    before = window.rstrip(BLANKS)
    closed = before.rstrip(_CLOSING + "".join(SINGLE_MARKS) + BLANKS)
    following = passage[boundary : boundary + 40].lstrip(BLANKS)
    inner = following.lstrip("".join(QUOTATION_MARKS | SINGLE_MARKS) + "([" + BLANKS)
    if closed[-1:] not in _TERMINAL or not closed or not inner:
        return False
    if boundary < len(window) + 1 and not before.strip(_TERMINAL):
        return False
    if before[-1] == "." and not before.endswith(".."):
        if window == before and following == passage[boundary : boundary + 40]:
            # No blank: an end only between a word and a capital ("… terminé.Le …").
            word = re.search(r"[^\W\d_]{2,}\.\Z", before)
            if not word or not following[:1].isupper() or not before[-2].islower():
                return False
        titles = load_abbreviations(language).always_followed
        if following[:1] in "«“„" and _INITIAL_LAST.search(before) and before[-2] not in titles:
            return True  # "raconte Marie L. « C'est faux »": no name goes on in quotation marks
        return not _is_abbreviation(before[:-1], inner, language)
    return not inner[0].islower()  # « … ! » a dit …


def _is_abbreviation(before: str, following: str, language: str) -> bool:
    """Whether the full stop after ``before`` belongs to a word, ``following`` being what comes next."""
    match = _TOKEN_BEFORE_STOP.search(before)
    if not match:
        return False
    token = match.group().lstrip("’'-–—")
    token = re.split(r"[’'ʼ]", token)[-1]
    two = " ".join(before[-20:].split()[-2:])
    lists = load_abbreviations(language)
    continues = following[0].islower() or following[0].isdigit()
    opener = _FIRST_WORD.match(following)
    word = opener.group().replace("’", "'") if opener else ""
    earlier = before[: match.start()].rstrip(BLANKS)
    if len(token) == 1 and token.isupper() and word in lists.openers:
        # "Sandrine M. Elle …", "4,2 M. Elle …", but "Hier, M. Elle …".
        last = earlier.split()[-1:]
        return not (last and (last[0][-1].isdigit() or (last[0][0].isupper() and last[0].isalpha())))
    if token in lists.always_followed or two in lists.always_followed:
        # "100 м. Он …": after a number a small letter is a unit, and may stand last.
        unit = token.islower() and earlier[-1:].isdigit()
        return continues or not unit
    if token in lists.may_end or two in lists.may_end:
        # "l'art. R. 123-4": the number of an article of law begins with a letter.
        return continues or bool(_LAW_NUMBER.match(following))
    if _ACRONYM.fullmatch(token) and (len(token) == 1 and token.isupper() or "." in token):
        # "J. Dupont", "U.S. Navy"; but "… in the U.S. She …".
        return "." not in token or word not in lists.openers | lists.articles
    if token.isdigit() and len(token) <= 2:
        # "3. Oktober": an ordinal in German; "Done. 2. Second point": the mark of a list.
        previous = earlier.rstrip(".").split()[-1:]
        alone = not earlier or (earlier[-1] in _TERMINAL and not lists.may_end.intersection(previous))
        return alone or (language == "de" and following[0].isupper()) or continues
    return following[0].islower()


def _merge_fragments(
    passage: str, boundaries: list[int], quotes: list[tuple[int, int]]
) -> list[tuple[int, int]]:
    """Turn boundaries into spans; what holds no word joins the sentence before it."""
    spans: list[list[int]] = []
    start = 0
    closing = {end for _, end in quotes}
    for end in [*sorted(set(boundaries)), len(passage)]:
        if end <= start:
            continue
        piece = passage[start:end].strip(BLANKS)
        wordless = not any(character.isalnum() for character in piece)
        if spans and (wordless or _answers_quote(passage, spans[-1], piece, closing)):
            spans[-1][1] = end
        else:
            spans.append([start, end])
        start = end
    if len(spans) > 1 and not any(character.isalnum() for character in passage[spans[0][0] : spans[0][1]]):
        first = spans.pop(0)
        spans[0][0] = first[0]
    return [(begin, end) for begin, end in spans]


def _answers_quote(passage: str, before: list[int], piece: str, closing: set[int]) -> bool:
    """Whether a few words name the speaker of a question or exclamation: *“Why?” Anna Rey asked.*"""
    text = passage[before[0] : before[1]].rstrip(BLANKS)
    if len(piece.split()) >= _SHORTEST_FOLLOW_UP or len(text) < 2 or not piece[0].isupper():
        return False
    return before[0] + len(text) in closing and text[-2] in "!?"


def _shorten(passage: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut a sentence that goes on too long, at a semicolon, comma or space where there is one."""
    while end - start > LONGEST_SENTENCE:
        window = passage[start : start + LONGEST_SENTENCE]
        for mark in (". ", "; ", ", ", " "):
            cut = window.rfind(mark, LONGEST_SENTENCE // 4)
            if cut > 0:
                cut += len(mark)
                break
        else:
            cut = LONGEST_SENTENCE
        yield start, start + cut
        start += cut
    yield start, end


@lru_cache(maxsize=16)
def load_abbreviations(language: str) -> Abbreviations:
    """Load the abbreviations of a language; without a list, none."""
    path = files("detector") / "data" / "abbreviations" / f"{language}.toml"
    if not path.is_file():
        return Abbreviations(frozenset(), frozenset())
    lists = tomllib.loads(path.read_text(encoding="utf-8"))
    return Abbreviations(**{key: frozenset(words) for key, words in lists.items()})
