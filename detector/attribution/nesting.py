"""Which source of a sentence speaks inside what another says: "the paper reports that X denied it".

Sentence + its attributions -> for each the one it lies in
"""

from __future__ import annotations

from collections.abc import Sequence

from ..clauses import Attribution
from ..names.antecedents import is_person
from ..words.cues import Cues
from ..words.tokens import tokenize

_OPENING = ("«", "“", "„", '"')
_LEAST_CLAUSE = 6  # tokens before "in which", with more than a noun phrase among them (chosen, untested)


def nesting(text: str, attributions: Sequence[Attribution], cues: Cues) -> dict[int, int | None]:
    """Index of the attribution in whose content each one lies; those left to the outer one are missing.

    "« Un courriel demandait le silence », révèle le maire": what the mayor says is one statement
    though a document speaks in it; only a source that says, denies or declines is heard inside, and no thing
    that shows something.
    """
    outer_of: dict[int, int | None] = dict.fromkeys(range(len(attributions)))
    folded = set()
    for i, outer in enumerate(attributions):
        for j, inner in enumerate(attributions):
            if i == j or not outer.content or inner.content == outer.content:
                continue
            held = _holds(outer, inner) and not (_holds(inner, outer) and _closes(inner, outer))
            if held and not _answers(inner, outer, attributions):
                outer_of[j] = i
                if _folds(text, outer, inner, cues):
                    folded.add(j)
    return {j: None if i in folded else i for j, i in outer_of.items() if j not in folded}


def _holds(outer: Attribution, inner: Attribution) -> bool:
    """Whether the cue of one stands in the content of the other."""
    return outer.content is not None and outer.content[0] <= inner.cue[0] < outer.content[1]


def _closes(tag: Attribution, other: Attribution) -> bool:
    """Whether of two that hold each other one follows all it says: "A note warns of C, the paper reports"."""
    behind = tag.content[1] <= tag.cue[0]
    return behind and not other.content[1] <= other.cue[0]


def _tags_quotation(text: str, inner: Attribution) -> bool:
    """Whether it says whose a quotation before it is: "« C », a-t-il dit, d'après X", where X tells it."""
    begin, end = inner.content
    return inner.direct and end <= inner.cue[0] and text[:begin].rstrip()[-1:] in _OPENING


def _answers(inner: Attribution, outer: Attribution, attributions: Sequence[Attribution]) -> bool:
    """Whether a denial behind what another says answers it: "according to X, Y said C, which Z denies".

    X tells what Y said; that Z denies it is told by whoever quotes X.
    """
    if inner.stance != "deny" or not inner.content or not outer.cue[1] <= inner.content[0] < inner.cue[0]:
        return False
    said = (a for a in attributions if a is not inner and a.stance != "deny")
    return any(a.content == inner.content and a.cue[0] > outer.cue[0] for a in said)


def _is_denied(text: str, denial: Attribution, inner: Attribution, cues: Cues) -> bool:
    """Whether it is denied that somebody said it: "denied having told X that C", "nie que X ait avoué"."""
    begin, end = denial.content or (0, 0)
    if inner.stance in ("deny", "no-comment") or inner.cue[0] < denial.cue[1]:
        return False
    source = inner.source if inner.source and begin <= inner.source[0] < end else inner.cue
    aside = tokenize(text[source[1] : inner.cue[0]])
    if any(token.norm in cues.words["relative_subjects"] for token in aside):
        return False  # "denied that X, who said C, was paid"
    return min(source[0], inner.cue[0]) <= begin


def _in_relative_clause(text: str, outer: Attribution, inner: Attribution, cues: Cues) -> bool:
    """Whether "which" parts it from a whole clause said: "X said she signed a deal in which Y vows C".

    Of "reports a letter in which Y says C", Y's words are all that is said.
    """
    if inner.source is None or not outer.content[0] < inner.source[0] < inner.cue[0]:
        return False
    before = tokenize(text[outer.content[0] : inner.source[0]])
    which = bool(before) and before[-1].norm in cues.words["relative_objects"]
    return which and len(before) > _LEAST_CLAUSE and before[-1].norm not in cues.words["complementizers"]


def _tells_what_another_said(text: str, outer: Attribution, inner: Attribution, cues: Cues) -> bool:
    """Whether somebody, in words of his own, tells what another said: "X says that Y asked her to leave".

    It is X who says so, and Y may deny it; a newspaper that quotes Y vouches for no more than the quotation.
    """
    if inner.stance not in ("assert", "confirm") or outer.stance not in ("assert", "confirm"):
        return False
    if inner.content is None or inner.source is None or outer.source is None:
        return False
    if not outer.cue[1] <= outer.content[0] <= inner.source[0] < inner.cue[0]:
        return False
    teller = text[slice(*outer.source)]
    words = [token.norm for token in tokenize(teller)]
    if any(word in cues.words["claim_outlets"] for word in words):
        return False
    role = any(word in cues.role_nouns or word in cues.words["people"] for word in words)
    return outer.source_is_pronoun or role or is_person(teller, cues)


def _folds(text: str, outer: Attribution, inner: Attribution, cues: Cues) -> bool:
    """Whether an attribution inside a tagged content ("..., a dit X") is left to the outer one."""
    if outer.stance == "deny" and _is_denied(text, outer, inner, cues):
        return True
    if _tells_what_another_said(text, outer, inner, cues):
        return True
    if inner.stance != "assert" or inner.content is None:
        return False
    if any(token.norm in cues.words["showing"] for token in tokenize(text[slice(*inner.cue)])):
        return True  # "The records show that C, a diplomat said": the diplomat does
    if _in_relative_clause(text, outer, inner, cues):
        return True
    if outer.cue[0] < inner.cue[0] or _tags_quotation(text, inner):
        return False
    between = tokenize(text[inner.cue[1] : inner.content[0]])
    said = tokenize(text[slice(*inner.content)])
    infinitive = bool(said) and cues.infinitive.fullmatch(said[0].norm) is not None
    that = any(token.norm in cues.words["complementizers"] for token in between)
    return not that and not (infinitive and inner.content[0] > inner.cue[1])
