"""Quotations of several sentences: each is a statement of its own, and all are of one source.

sentence + spans of its quotations -> spans of what is said; what stays open from one sentence to the next
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from ..clauses import Attribution, find_attributions, quotations, quoted
from ..clauses.quotation_marks import uniform_marks
from ..schema import Sentence
from ..words.cues import Cues
from ..words.tokens import tokenize

#: Fewer words hold no statement that could conflict (chosen, untested).
MIN_WORDS = 4
#: What opens a line of dialogue.
DASHES = ("–", "—", "-")
_LONGEST_SPEECH = 8  # sentences; a quotation open for longer has lost its closing mark (chosen, untested)
_MARKS = ' «»“”„"‹›'
_OPENING = ("«", "“", '"')
_CLOSING = {"«": "»", "“": "”", '"': '"'}


def sentences_said(sentence: Sentence, span: tuple[int, int], cues: Cues) -> list[tuple[int, int]]:
    """Part what is quoted into the sentences that can stand alone.

    Args:
        sentence: A sentence with a quotation.
        span: What is quoted in it.
        cues: Cue list of its language.

    Returns:
        Spans in reading order; a sentence of a few words stays with the one before, or behind, it, and so
        does one about "him" or "that" with the one that says who or what is meant.
    """
    begin, end = span
    whole: list[tuple[int, int]] = []
    for part in _parts(sentence, span):
        words = sentence.text[slice(*part)]
        leans = len(_words(words)) < MIN_WORDS or _points_back(words, cues)
        if whole and (leans or len(_words(sentence.text[slice(*whole[-1])])) < MIN_WORDS):
            whole[-1] = whole[-1][0], part[1]
        else:
            whole.append(part)
    if whole:
        whole[-1] = whole[-1][0], end
    return whole


def told_inside(sentence: Sentence, cues: Cues) -> tuple[Attribution, list[tuple[int, int]]] | None:
    """Whose a quotation is that tells it inside: "« A, a déclaré X. B. »".

    Args:
        sentence: A sentence that is all quotation.
        cues: Cue list of its language.

    Returns:
        The attribution, its spans in the sentence, and the spans of the quotation's other sentences;
        ``None`` when no sentence of it names who says it.
    """
    parts = _parts(sentence, quotations(sentence.text)[0])
    for part in parts:
        found = find_attributions(sentence.text[slice(*part)], cues)
        if len(found) != 1 or found[0].source is None or found[0].content is None:
            continue
        [one] = found
        if one.stance == "assert" and one.content[1] <= one.cue[0] and one.content[0] == 0:
            moved = {name: _moved(getattr(one, name), part[0]) for name in ("source", "cue", "content")}
            return replace(one, direct=True, **moved), [other for other in parts if other != part]
    return None


def goes_on_with(sentence: Sentence, following: Sentence | None, cues: Cues) -> str | None:
    """Who a quotation is by that the next paragraph goes on with: "« A. » / « B », poursuit X".

    Args:
        sentence: A sentence that is all quotation.
        following: The sentence behind it.
        cues: Cue list of its language.

    Returns:
        The source; ``None`` where the next sentence goes on with nothing, or names nobody.
    """
    if following is None or following.paragraph == sentence.paragraph or following.text[0] not in _MARKS:
        return None
    found = find_attributions(following.text, cues)
    if len(found) != 1 or not found[0].direct or not found[0].source or found[0].source_is_pronoun:
        return None
    cue = tokenize(following.text[slice(*found[0].cue)])
    going_on = any(cues.words["going_on"].starting_at(cue, place) for place in range(len(cue)))
    return following.text[slice(*found[0].source)] if going_on else None


def beside_denial(sentence: Sentence, denial: Attribution, cues: Cues) -> list[tuple[int, int]]:
    """What a source says besides in the quotation whose other words only deny: "« C'est faux. A », dit X"."""
    near = [span for span in quotations(sentence.text) if span[1] <= denial.cue[0]][-1:]
    if denial.content or not near:
        return []
    answers = [(part, quoted(sentence.text, part, cues)) for part in _parts(sentence, near[0])]
    besides = [part for part, said in answers if said.stance == "assert"]
    return [part for part in besides if len(_words(sentence.text[slice(*part)])) >= MIN_WORDS]


def added_quotation(sentence: Sentence, cues: Cues) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """The cue and the quotation of what the last source goes on to say: "Et d'ajouter : « A »"."""
    tokens, spans = tokenize(sentence.text), quotations(sentence.text)
    if len(tokens) < MIN_WORDS or not spans or tokens[0].norm not in cues.words["coordinators"]:
        return None
    says = any(cues.stance_of(form.stance) == "assert" for form in cues.forms_at(tokens, 2))
    colon = sentence.text[: spans[0][0] - 1].rstrip().endswith(":")
    if not (says and colon and tokens[1].norm in cues.words["of"]):
        return None
    return (tokens[2].start, tokens[2].end), spans[0]


def other_quotations(text: str, attributions: Sequence[Attribution], cues: Cues) -> list[tuple[int, int]]:
    """Quotations of a sentence that go on behind a tag: "« A », a déclaré X, « B »"."""
    sources = {a.source for a in attributions}
    tags = [a for a in attributions if a.direct and a.content and a.content[1] <= a.cue[0]]
    if len(tags) != 1 or len(sources) != 1 or None in sources or tags[0].stance not in ("assert", "confirm"):
        return []
    said = tags[0]
    behind = max(said.cue[1], said.source[1] if said.source else 0)
    found = [_trimmed(text, span) for span in quotations(text) if span[0] > behind]
    taken = [a.content for a in attributions if a.content]
    free = [span for span in found if not any(c[0] < span[1] and span[0] < c[1] for c in taken)]
    between = text[behind : free[0][0]].strip(_MARKS) if free else ""
    full = (s for s in free if len(_words(text[slice(*s)])) >= MIN_WORDS)
    return [s for s in full if not _points_back(text[slice(*s)], cues)] if between in (",", ":") else []


def in_quotation(text: str, span: tuple[int, int]) -> bool:
    """Whether all that is between two places stands in one quotation."""
    return any(begin <= span[0] and span[1] <= end for begin, end in quotations(text))


def is_indirect(text: str, attribution: Attribution, cues: Cues) -> bool:
    """Whether a content is indirect speech, whose pronouns can mean its source.

    Behind "according to X" they rather mean somebody else: "Selon son avocat, il est parti".
    """
    if attribution.content is None or attribution.direct or attribution.content[0] < attribution.cue[0]:
        return False
    cue = tokenize(text[slice(*attribution.cue)])
    according = cues.words["according_to"].starting_at(cue, 0) == len(cue)
    return attribution.source_is_pronoun or not according


def is_dialogue(sentence: Sentence, attributions: Sequence[Attribution]) -> bool:
    """Whether a line of speech opens with a dash and names its speaker behind what is said."""
    tags = [a for a in attributions if a.content and a.source and a.content[1] <= a.cue[0]]
    return sentence.text.startswith(DASHES) and len(tags) == len(attributions) == 1


def spoken(sentence: Sentence) -> tuple[int, int]:
    """Span of what is said in a sentence of a speech without quotation marks, its dash left out."""
    text = sentence.text
    words = text.lstrip("".join(DASHES) + " ") if text.startswith(DASHES) else text
    return len(text) - len(words), len(text.rstrip(' »”"'))


@dataclass(slots=True)
class Speech:
    """What one speaker says in several sentences of a text: a long quotation, or a line of dialogue.

    Attributes:
        last: Number of its last sentence.
        speaker: Who speaks; ``None`` while nobody is named.
        paragraph: Of a line of dialogue the paragraph, whose end alone is its own.
        waiting: Places of the statements in it whose source may still be named.
    """

    last: int
    speaker: str | None = None
    paragraph: int | None = None
    waiting: list[int] = field(default_factory=list)


def long_quotations(sentences: Sequence[Sentence]) -> dict[int, int]:
    """Find the quotations that are closed only in a later sentence, or another paragraph.

    A paragraph that goes on with a quotation begins with its opening mark again, which no mark has closed.

    Args:
        sentences: Those of an article, in reading order.

    Returns:
        For the number of each sentence in which one opens, that of the sentence in which it is closed.
    """
    found: dict[int, int] = {}
    busy = -1
    for first, sentence in enumerate(sentences):
        closing = _left_open(sentence.text)
        if first < busy or not closing or sentence.heading:
            continue
        if last := _closed_in(sentences, first, closing):
            found[first], busy = last, last
    return found


def _closed_in(sentences: Sequence[Sentence], first: int, closing: str) -> int | None:
    """Number of the sentence that closes what the one at ``first`` leaves open."""
    for number in range(first + 1, min(first + 1 + _LONGEST_SPEECH, len(sentences))):
        sentence = sentences[number]
        text = uniform_marks(sentence.text)
        opens = text[:1] in _OPENING
        if sentence.paragraph != sentences[number - 1].paragraph:
            if not opens or sentence.heading:
                return None
            text = text[1:]
        mark = next((m for m in text if m in _OPENING or m in closing), None)
        if mark is not None:
            return number if mark in closing else None
    return None


def _left_open(text: str) -> str:
    """The mark that would close the quotation left open at the end of a text; empty when none is."""
    open_ones: list[str] = []
    for mark in uniform_marks(text):
        if open_ones and mark == open_ones[-1]:
            open_ones.pop()
        elif mark in _CLOSING:
            open_ones.append(_CLOSING[mark])
    return open_ones[0] if open_ones else ""


def _parts(sentence: Sentence, span: tuple[int, int]) -> list[tuple[int, int]]:
    """Spans of the sentences in a part of a sentence, blanks around them left out."""
    places = [span[0], *(place for place in sentence.inner if span[0] < place < span[1]), span[1]]
    return [_trimmed(sentence.text, part) for part in zip(places, places[1:], strict=False)]


def _points_back(words: str, cues: Cues) -> bool:
    """Whether the subject of a sentence is a pronoun for somebody or something named before it."""
    tokens = tokenize(words)
    tokens = tokens[1:] if tokens[0].norm in cues.words["coordinators"] else tokens
    if not tokens:
        return False
    width = max(cues.words[name].starting_at(tokens, 0) for name in ("subject_pronouns", "claim_anaphors"))
    itself = tokens[0].norm in cues.words["first_person"] or tokens[0].norm in cues.words["speech_words"]
    return width > 0 and not itself and not cues.words["impersonal_next"].starting_at(tokens, width)


def _moved(span: tuple[int, int] | None, by: int) -> tuple[int, int] | None:
    return (span[0] + by, span[1] + by) if span else None


def _trimmed(text: str, span: tuple[int, int]) -> tuple[int, int]:
    words = text[slice(*span)]
    begin = span[0] + len(words) - len(words.lstrip())
    return begin, max(begin, span[0] + len(words.rstrip()))


def _words(text: str) -> list[str]:
    return [word for word in text.split() if any(character.isalnum() for character in word)]
