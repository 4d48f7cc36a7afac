"""Where another story begins that a scraper glued to the end of an article.

the paragraphs of a page, and which of them end a story → the index of the second story, or ``None``

Lexical cohesion (Halliday and Hasan, 1976; used for segmentation by Hearst, 1997) decides: a section of the
same story keeps naming its people, places and things, another story names others.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from typing import NamedTuple

from .furniture import load_furniture

# All chosen on invented stories and on pairs of unrelated articles; see tests/test_ingest.py.
_PROSE = 80
_HEADING = 130
_FEWEST_PROSE_BEFORE = 2
_FEWEST_CHARACTERS_BEFORE = 300
_MOST_CANDIDATES = 16
_LARGEST_SHARE_MARKED = 0.34
_LARGEST_SHARE_UNMARKED = 0.15
_FEWEST_WORDS_UNMARKED = 20
_FEWEST_WORDS_TEASER = 2
_FEWEST_WORDS_HEADLINE = 4
_MOST_WORDS_TAG = 2
_FEWEST_TAGS = 2

_TOKEN = re.compile(r"[^\W\d_]+")
_QUOTED = re.compile(r"[«“„\"].*[»”“\"]", re.DOTALL)
_SIGNATURE = re.compile(r"(?<=\S)\s*[(\[][^()\[\]]{1,30}[)\]]$|(?<=[.!?…»”\"])\s+[A-Z]{2,8}$")
_SENTENCE_START = re.compile(r"(?:^|[.!?…:;]|[«»“”„\"(\[–—-])\s*$")


class _Terms(NamedTuple):
    """The content words of a paragraph: cut to stems, nearly whole, and those of these that are names."""

    stems: frozenset[str]
    words: frozenset[str]
    names: frozenset[str]


def is_prose(paragraph: str) -> bool:
    """Whether a paragraph is long enough, or finished enough, to be running text."""
    return len(paragraph) >= _PROSE or (len(paragraph) >= 40 and paragraph.rstrip('"»”“)')[-1:] in ".!?…")


def is_heading_like(paragraph: str) -> bool:
    """Whether a paragraph could be a headline or a section title."""
    if len(paragraph) > _HEADING:
        return False
    paragraph = _SIGNATURE.sub("", paragraph)  # "… he said. (abc/afp)"
    return paragraph.rstrip('"»”“) ')[-1:] not in ".:;,…"


def find_second_story(paragraphs: Sequence[str], marks: Collection[int], language: str) -> int | None:
    """Find the paragraph with which an unrelated story begins.

    A second story begins with a headline that its own text takes up. After a mark that a story has
    ended (a comment count, the author's initials) it must share almost nothing with the story; without
    a mark, next to nothing and no word of its headline, and so must all that follows to the end, at least
    two paragraphs. Nor is a heading of few words, or all quotation, a headline without a mark.

    Args:
        paragraphs: Story paragraphs in order, without furniture.
        marks: Indices of the paragraphs that directly follow an end mark.
        language: ISO 639-1 code.

    Returns:
        An index into ``paragraphs``, or ``None`` when all of them are one story.
    """
    first = _first_possible(paragraphs)
    if first is None:
        return None
    candidates = [i for i in range(first, len(paragraphs)) if is_heading_like(paragraphs[i]) or i in marks]
    candidates = candidates[-_MOST_CANDIDATES:]
    if not candidates:
        return None
    terms = _read_terms(paragraphs, language)
    for start in candidates:
        # A mark counts as long as no running text follows it: the story may go on below a comment count.
        marked = any(mark <= start and not any(map(is_prose, paragraphs[mark:start])) for mark in marks)
        following = range(start + 1, len(paragraphs))
        unit = next((index for index in following if is_heading_like(paragraphs[index])), len(paragraphs))
        # A headline is taken up by its own text; a section title such as "Background" seldom is.
        repeated = terms[start].stems & frozenset().union(*(part.stems for part in terms[start + 1 : unit]))
        if is_heading_like(paragraphs[start]) and not repeated:
            continue
        if not marked and _is_crosshead(paragraphs[start]):
            continue
        # One teaser may be about the same subject and the next one not: after a mark each is judged alone.
        end = unit if marked else len(paragraphs)
        if sum(map(is_prose, paragraphs[start:end])) < (1 if marked else 2):
            continue
        if _is_unrelated(terms[:start], terms[start:end], marked=marked):
            return start
    return None


def find_trailing_teasers(paragraphs: Sequence[str], language: str) -> int | None:
    """Find the first of the short lines at the end that have no word in common with the story.

    A section title is never the last line of a story, so what looks like one there and shares neither a
    name nor a content word with the text above is a link to something else, as is all below it. So are
    several lines of a word or two, which are tags.

    Args:
        paragraphs: Story paragraphs in order, without furniture.
        language: ISO 639-1 code.

    Returns:
        An index into ``paragraphs``, or ``None`` when the story goes on to its end.
    """
    end = len(paragraphs)
    while end and is_heading_like(paragraphs[end - 1]) and not _QUOTED.fullmatch(paragraphs[end - 1]):
        end -= 1
    first = _first_possible(paragraphs[: end + 1])
    # What follows a colon is a list that belongs to the story.
    if end == len(paragraphs) or first is None or paragraphs[end - 1].endswith(":"):
        return None
    terms = _read_terms(paragraphs, language)
    known = frozenset().union(*(part.stems for part in terms[:end]))
    signed = bool(_QUOTED.fullmatch(paragraphs[end - 1]))
    tags = len(paragraphs)
    while tags > end + signed and len(paragraphs[tags - 1].split()) <= _MOST_WORDS_TAG:
        tags -= 1
    if len(paragraphs) - tags >= _FEWEST_TAGS:
        return tags  # one below the other; a tag is of course a word of the story
    for index in range(end + signed, len(paragraphs)):
        if len(terms[index].stems) >= _FEWEST_WORDS_TEASER and not terms[index].stems & known:
            return index
    return None


def _is_crosshead(heading: str) -> bool:
    """Whether a heading is too short for a story's headline, or what somebody says in the section below."""
    return len(heading.split()) < _FEWEST_WORDS_HEADLINE or bool(_QUOTED.fullmatch(heading))


def _first_possible(paragraphs: Sequence[str]) -> int | None:
    """Index of the first paragraph before which there is a story at all."""
    n_prose = n_characters = 0
    for index, paragraph in enumerate(paragraphs):
        if n_prose >= _FEWEST_PROSE_BEFORE and n_characters >= _FEWEST_CHARACTERS_BEFORE:
            return index
        n_prose += is_prose(paragraph)
        n_characters += len(paragraph)
    return None


def _is_unrelated(story: Sequence[_Terms], tail: Sequence[_Terms], *, marked: bool) -> bool:
    """Whether a tail shares (almost) no content with the story before it."""
    counts = Counter(stem for terms in story for stem in terms.stems)
    name_counts = Counter(name for terms in story for name in terms.names)
    leading = frozenset().union(*(terms.stems for terms in story[:3]))
    leading_words = frozenset().union(*(terms.words for terms in story[:3]))
    # The subject of the story: its opening, and what it keeps coming back to.
    often = max(2, len(story) // 5)
    topic = leading | {stem for stem, count in counts.items() if count >= often}
    topic_names = {name for name, count in name_counts.items() if name in leading_words or count >= 2}
    stems = frozenset().union(*(terms.stems for terms in tail))
    words = frozenset().union(*(terms.words for terms in tail))
    names = frozenset().union(*(terms.names for terms in tail))
    if len(stems) < 3:
        return False
    if not marked and len(stems) < _FEWEST_WORDS_UNMARKED:
        return False
    # A name is a name wherever either part capitalises it inside a sentence.
    if (names & leading_words) or (words & topic_names):
        return False
    # What the headline is about, or what comes back often, is no chance word.
    if not marked and stems & (story[0].stems | {stem for stem, count in counts.items() if count > often}):
        return False
    share = sum(stem in counts for stem in stems) / len(stems)
    n_topic = len(stems & topic)
    if marked:
        return share <= _LARGEST_SHARE_MARKED and n_topic <= max(2, len(stems) // 8)
    return share <= _LARGEST_SHARE_UNMARKED and n_topic <= max(1, len(stems) // 20)


def _read_terms(paragraphs: Sequence[str], language: str) -> list[_Terms]:
    """Content words of each paragraph; in German, where every noun is capitalised, without names."""
    common = {_stem(word) for word in load_furniture(language).common}
    read = []
    small = {token for paragraph in paragraphs for token in _TOKEN.findall(paragraph) if token.islower()}
    for paragraph in paragraphs:
        stems, words, names = set(), set(), set()
        for match in _TOKEN.finditer(paragraph):
            token = match.group()
            if len(token) < 4:
                continue
            word = token.casefold()
            stem = _stem(word)
            if stem in common:
                continue
            stems.add(stem)
            words.add(_trim_ending(word))
            if language != "de" and token[0].isupper() and word not in small:
                before = paragraph[max(0, match.start() - 4) : match.start()]
                if not _SENTENCE_START.search(before) or match.start() == 0 and len(paragraph) < 40:
                    names.add(_trim_ending(word))
        read.append(_Terms(frozenset(stems), frozenset(words), frozenset(names)))
    return read


def _stem(word: str) -> str:
    """Cut endings off crudely, so that inflected forms meet: *россия*, *россии*; *dauphin(s)*."""
    return word[: max(4, min(6, len(word) - 2))]


def _trim_ending(word: str) -> str:
    """A name without its case ending, which only the Cyrillic languages here have, or its plural *s*."""
    if word[0] > "\u0400":
        return word[: max(4, len(word) - 2)]
    return word.removesuffix("s")
