"""Transcripts: lines that open with the name of whoever speaks, in capitals: "REY: Nobody rang me."

sentences of an article -> the same without these names, and who speaks in which paragraph
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ..schema import Sentence
from ..words.cues import Cues
from ..words.tokens import normalise

_LABEL = re.compile(r"(?P<name>[^\W\d_][\w.'’ -]{1,40}?)(?: ?\([^)]{1,30}\))? ?: +(?:\[[^\]]{1,30}\] *)?")
_MOST_WORDS = 4  # of a name
_FEWEST_TURNS = 3  # a single line may open with the place that it comes from: "LEEDS: Two men ..."


def without_labels(sentences: Sequence[Sentence], cues: Cues) -> tuple[list[Sentence], dict[int, str]]:
    """Take the names of speakers off the lines of a transcript.

    Args:
        sentences: Those of an article, in reading order.
        cues: Cue list of its language.

    Returns:
        The sentences without these names, and by their numbers who speaks each of a paragraph from a name
        on; who only asks is none. Unchanged, with no speakers, where the article is no transcript.
    """
    labels = {number: label for number, label in enumerate(map(_label, sentences)) if label}
    turns = [number for number in labels if _opens_paragraph(sentences, number)]
    if len(turns) < _FEWEST_TURNS or len({labels[number]["name"] for number in turns}) < 2:
        return list(sentences), {}
    bare, speakers = list(sentences), {}
    for number, sentence in enumerate(sentences):
        if number not in labels:
            goes_on = number - 1 in speakers and not _opens_paragraph(sentences, number)
            speakers |= {number: speakers[number - 1]} if goes_on else {}
            continue
        label = labels[number]
        inner = tuple(place - label.end() for place in sentence.inner if place > label.end())
        start, text = sentence.start + label.end(), sentence.text[label.end() :]
        bare[number] = replace(sentence, start=start, text=text, inner=inner)
        if normalise(label["name"]) not in cues.words["interviewers"]:
            speakers[number] = label["name"]
    return bare, speakers


def _label(sentence: Sentence) -> re.Match[str] | None:
    """The name in capitals and the colon that open a line; ``None`` where none does."""
    match = None if sentence.heading else _LABEL.match(sentence.text)
    if match is None or not match["name"].isupper() or len(match["name"].split()) > _MOST_WORDS:
        return None
    return match if match.end() < len(sentence.text) else None


def _opens_paragraph(sentences: Sequence[Sentence], number: int) -> bool:
    return not number or sentences[number].paragraph != sentences[number - 1].paragraph
