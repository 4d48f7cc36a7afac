"""Interviews: lines that open with a dash, where one person answers and nobody is named beside the answers.

sentences + Cues -> who answers, by the number of each sentence that is an answer
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..clauses import find_attributions, opening_subject, quotations
from ..names.antecedents import can_speak, is_pronoun
from ..names.sources import own_names
from ..schema import Sentence
from ..words.cues import Cues, Phrases
from ..words.tokens import tokenize
from .speech import DASHES

_LEAST_LINES = 3  # fewer lines with a dash are a line of dialogue in a report (chosen, untested)
_LEAST_SPOKEN = 2  # sentences in which somebody asks, or says "I" or "you" (chosen, untested)
_ASKING = ("?", "…", "...")
_SENTENCE_END = re.compile(r"[.:!?](?= )")


def answers(sentences: Sequence[Sentence], cues: Cues) -> dict[int, str]:
    """Find the answers of an interview.

    Args:
        sentences: Those of an article, in reading order.
        cues: Cue list of its language.

    Returns:
        For the number of each sentence that is an answer, or goes on with one, who gives it. Empty where the
        article is no interview, or names nobody above its first line.
    """
    lines = [number for number, sentence in enumerate(sentences) if _is_line(sentence)]
    if len(lines) < _LEAST_LINES or not _spoken(sentences, lines, cues):
        return {}
    speaker = _interviewed(sentences[: lines[0]], cues)
    if speaker is None:
        return {}
    replies = _replies(sentences, lines, cues)
    going_on = {n: _opening_line(sentences, n) for n in range(lines[0], len(sentences))}
    return {number: speaker for number, line in going_on.items() if line in replies}


def _is_line(sentence: Sentence) -> bool:
    return not sentence.heading and sentence.text.startswith(DASHES)


def _spoken(sentences: Sequence[Sentence], lines: Sequence[int], cues: Cues) -> bool:
    """Whether somebody asks, or says "I" or "you", in these lines or between them: in a list nobody does."""
    between = (sentence.text for sentence in sentences[lines[0] - 1 : lines[-1] + 1])
    spoken = sum(_asks(text) or _has(text, cues.words["speech_words"]) for text in between)
    return spoken >= _LEAST_SPOKEN


def _asks(text: str) -> bool:
    return text.rstrip(' »”"').endswith(_ASKING)


def _has(text: str, words: Phrases) -> bool:
    return any(token.norm in words for token in tokenize(text))


def _interviewed(above: Sequence[Sentence], cues: Cues) -> str | None:
    """Who is interviewed: the first whom headline and lead name, else who signs the headline.

    A person's full name is a name, and so is the subject of a sentence that has one: "Le Dr Vass", "Wassim".
    """
    for sentence in above:
        text = f"… {_unquoted(sentence.text)}"
        named = (m for m in cues.full_name.finditer(text) if not _belongs(text[: m.start()], cues))
        if (found := next(named, None)) and can_speak(found.group(), cues):
            return found.group()
        subject = None if sentence.heading else opening_subject(sentence.text, cues)
        name = sentence.text[slice(*subject)] if subject else ""
        if (
            name
            and own_names(name)
            and not (is_pronoun(name, cues) or _has(name, cues.words["speech_words"]))
        ):
            return name
    title = above[0].text if above else ""
    signed = [one.source for one in find_attributions(title, cues, heading=True) if one.direct and one.source]
    return title[slice(*signed[0])] if signed else None


def _belongs(before: str, cues: Cues) -> bool:
    """Whether an "of" stands before a name, which tells whose something is: "la directrice d'Autobus Rey"."""
    tokens = tokenize(before)
    return bool(tokens) and tokens[-1].norm in cues.of_words


def _unquoted(text: str) -> str:
    """A text with blanks for its quotations, and commas for marks that end sentences."""
    for begin, end in quotations(text):
        text = text[:begin] + " " * (end - begin) + text[end:]
    return _SENTENCE_END.sub(",", text)


def _replies(sentences: Sequence[Sentence], lines: Sequence[int], cues: Cues) -> set[int]:
    """Which lines answer.

    Where no line asks, the questions have no dash, and all lines answer. Else the first and the last do,
    unless they ask, and so does what follows a question, or says "I"; of the others one cannot tell, and
    takes them to be put to who answered before.
    """
    asking = [_asks(sentences[number].text) or _opens_paragraph(sentences, number) for number in lines]
    if not any(asking):
        return set(lines)
    replies: set[int] = set()
    asked = True
    for number, asks in zip(lines, asking, strict=True):
        if not asks and (asked or number == lines[-1] or _of_oneself(sentences[number].text, cues)):
            replies.add(number)
        asked = number not in replies
    return replies


def _opens_paragraph(sentences: Sequence[Sentence], number: int) -> bool:
    """Whether a line is the first of several in one paragraph: "- On vous dit riche. - Je le nie." """
    same = [s for s in sentences if s.paragraph == sentences[number].paragraph and _is_line(s)]
    return len(same) > 1 and same[0] is sentences[number]


def _of_oneself(text: str, cues: Cues) -> bool:
    """Whether somebody says "I" or "we" in a line: who asks does not speak of himself."""
    words = [token.norm for token in tokenize(text)]
    nobody = cues.words["nobody"]  # "on"
    return any(
        word in cues.words["one_speaker"] or word in cues.words["first_person"] and word not in nobody
        for word in words
    )


def _opening_line(sentences: Sequence[Sentence], number: int) -> int | None:
    """The line that a sentence belongs to: itself, or the one before it in its paragraph."""
    paragraph = sentences[number].paragraph
    while number >= 0 and sentences[number].paragraph == paragraph:
        if _is_line(sentences[number]):
            return number
        number -= 1
    return None
