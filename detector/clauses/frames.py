"""Verbs whose parts may stand apart: "teilte ... mit", "hat ... bestritten", "musste ... einräumen"."""

from __future__ import annotations

from dataclasses import dataclass

from ..words.cues import Form
from .free_sources import clause_begin
from .reading import CLOSING_MARKS, OPENING_MARKS, Reading

_FARTHEST_AUXILIARY = 24  # tokens between "hat" and its participle (chosen, untested)


@dataclass(frozen=True, slots=True)
class Frame:
    """A cue verb with its parts.

    Attributes:
        form: The inflected form of the cue verb.
        first: Finite part.
        after: One past the finite part, where a subject may stand.
        last: Token that closes the clause (particle, participle, infinitive); before ``after`` for none.
        passive: Whether the source, if any, is an agent ("by X").
        carried: Whether the subject is that of an earlier verb.
    """

    form: Form
    first: int
    after: int
    last: int
    passive: bool = False
    carried: bool = False

    def end(self) -> int:
        """One past the last part of the verb."""
        return max(self.after, self.last + 1)


def find_frame(r: Reading, index: int, form: Form) -> Frame | None:
    """The parts of the verb that begins at ``index`` or ends there; ``None`` for no verb or a negated one."""
    if form.kind == "participle":
        frame = _with_auxiliary(r, index, form)
    elif form.kind == "infinitive":
        frame = _governed(r, index, form)
    elif form.kind == "gerund":
        frame = Frame(form, index, index + form.n_tokens, -1, carried=True)
    else:
        frame = _finite(r, index, form)
    return None if frame is None or _negated(r, frame) else frame


def _finite(r: Reading, index: int, form: Form) -> Frame | None:
    if r.cues.nouns_capitalised and r.capitalised(index) and index:
        return None  # a noun: "die Meinung"
    if r.starts("determiners", index - 1) and r.cues.nouns_capitalised and r.capitalised(index + 1):
        return None  # "die bestätigte Meldung"
    last = r.particle_of[index] if form.particle else -1
    return Frame(form, index, index + form.n_tokens, last)


def _with_auxiliary(r: Reading, index: int, form: Form) -> Frame | None:
    """A participle and its auxiliary: "hat ... bestritten", "dass er bestritten hat"."""
    end = index + form.n_tokens
    if r.auxiliary(end) and r.cues.verb_last:
        return Frame(form, index, end, end, passive=_passive(r, end))
    closes = r.boundary(end) or r.among("coordinators", end) or not r.cues.verb_last
    position = index - 1
    while closes and position >= max(0, index - _FARTHEST_AUXILIARY):
        if r.auxiliary(position) and not r.quoted[position]:
            return Frame(form, position, position + 1, end - 1, passive=_passive(r, position))
        quotes = r.mark(position) in OPENING_MARKS or r.mark(position) in CLOSING_MARKS
        if r.boundary(position) and not (r.quoted[position] or quotes) or r.has_form(position, "participle"):
            break
        position -= 1
    return None


def _passive(r: Reading, auxiliary: int) -> bool:
    return r.among("be", auxiliary) or r.among("be_conditional", auxiliary)


def _governed(r: Reading, index: int, form: Form) -> Frame | None:
    """An infinitive and the verb that governs it: "musste ... einräumen", "поспешил опровергнуть"."""
    end = index + form.n_tokens
    for position in range(index - 1, max(-1, index - _FARTHEST_AUXILIARY), -1):
        width = r.starts("governing", position)
        if width:
            near = r.cues.verb_last or position + width == index
            return Frame(form, position, position + width, end - 1) if near else None
        if r.boundary(position) and not r.quoted[position]:
            return None
    return None


def _negated(r: Reading, frame: Frame) -> bool:
    """Whether the verb is negated, so that it attributes nothing ("did not confirm")."""
    until = frame.end() if not r.cues.verb_last else clause_stop(r, frame.end())
    for position in range(clause_begin(r, frame.first), until):
        exception = r.starts("negator_exceptions", position) or r.starts("negator_exceptions", position - 1)
        if r.among("negations", position) and not r.quoted[position] and not exception:
            return True
    return False


def clause_stop(r: Reading, index: int) -> int:
    """First mark from ``index`` on, opening quotation marks included."""
    while index < r.n and not r.boundary(index):
        index += 1
    return index
