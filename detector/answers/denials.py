"""Denials without content of their own: which claim they answer.

Statements of an article in reading order -> the same, with ``resolves_to``, ``link_probability``,
``content`` and ``proposition`` filled for each denial that only points at what it denies ("the ministry
denied it"). What its article leaves open is looked for in the other articles (``elsewhere``).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ..names.sides import client_of, one_side
from ..names.sources import innermost, own_names
from ..names.voices import same_voice
from ..schema import Statement
from ..words.cues import load_cues
from ..words.subjects import coverage, subject_words
from ..words.tokens import tokenize
from .clues import LEAD, Placed, Surroundings, contrary, has_figure, load_weights, other_words, pointed_at

FARTHEST = 40  # sentences; beyond them only the lead is looked at, so that long articles stay quick
#: Share of a denial's words that a claim repeats when it is the claim denied (chosen, untested).
SAME_CLAIM = 0.5
#: Least probability of the claim right before a denial that is worded as a remark on it: "Une version que
#: conteste X." (chosen, untested)
REMARK = 0.6
#: Least probability, together, of what one speaker said right before a denial that says nothing else (chosen
#: on the stories to train and to develop on: of four such links that pass without it three are right).
ACCOUNT = 0.3


def resolve(placed: Sequence[Placed]) -> list[Statement]:
    """Link each anaphoric denial to the claim of its article that it most likely answers.

    Args:
        placed: All statements of one article, in reading order.

    Returns:
        The statements in the same order. A denial for which nothing fits keeps an empty content. One that
        joins another denial ("the mayor denied having sold it; so did his deputy") answers the claim that
        is denied there if the article states it, else it is linked to that denial and has its content.
    """
    resolved: dict[str, Statement] = {}
    around = Surroundings(placed)
    for index, item in enumerate(placed):
        if not item.anaphoric:
            continue
        ranked = rank_claims(index, around)
        if not ranked:
            continue
        chance, claim = ranked[0]
        if claim.stance == "deny":
            claim = next((c for _, c in ranked if _is_denied_by(c, claim)), claim)
        elif claim.stance == "question":  # "The meeting? “Untrue,” says X" answers who told of it
            claim = next((c for _, c in ranked if _repeated_by(claim, c)), claim)
        around.answered.add(claim.id)
        resolved[item.statement.id] = answering(item.statement, claim, chance)
    return [resolved.get(item.statement.id, item.statement) for item in placed]


def answering(denial: Statement, claim: Statement, chance: float) -> Statement:
    """Link a denial to a claim that it answers with this chance: what the claim says is what it denies."""
    return replace(
        denial,
        resolves_to=claim.id,
        link_probability=chance,
        bare=True,
        content=claim.content,
        proposition=claim.proposition,
    )


def _is_denied_by(claim: Statement, denial: Statement) -> bool:
    """Whether a claim says what a denial with words of its own denies."""
    if claim.stance == "deny":
        return False
    theirs = subject_words(denial.content, denial.language)
    return coverage(theirs, subject_words(claim.content, claim.language)) >= SAME_CLAIM


def _repeated_by(question: Statement, claim: Statement) -> bool:
    """Whether a question asks of nothing but what a claim tells: all its words are in it."""
    asked = subject_words(question.content, question.language)
    told = subject_words(claim.content, claim.language)
    return claim.stance not in ("deny", "question") and coverage(asked, told) == 1


def rank_claims(index: int, around: Surroundings) -> list[tuple[float, Statement]]:
    """Rank the claims that the denial at ``index`` can answer, best first, with their probabilities.

    Args:
        index: Place of the denial among the article's statements.
        around: The article, with what earlier denials answered.

    Returns:
        Probability and claim; empty when even the best is too unlikely.
    """
    weights = load_weights("here")
    places = candidates(index, around.placed)
    remarked = _remarked_on(index, around.placed, places)
    places = remarked or places
    chances = weights.probabilities([weights.score(around.clues(index, place)) for place in places])
    ranked = [
        (round(chance, 6), around.placed[place].statement)
        for chance, place in zip(chances, places, strict=True)
    ]
    ranked.sort(key=lambda entry: (-entry[0], entry[1].start, entry[1].id))
    if remarked:
        ranked[0] = (max(ranked[0][0], REMARK), ranked[0][1])
    elif own := _own_words_behind(index, around.placed):
        about = subject_words(f"{own.proposition} {innermost(own.source)}", own.language)
        about |= subject_words(around.placed[index].statement.source or "", own.language)
        ranked = [entry for entry in ranked if about & subject_words(entry[1].text, entry[1].language)]
    if ranked and ranked[0][0] >= weights.least:
        return ranked
    # of words right before, those of one speaker are one account, to be weighed together and against nothing
    run = {around.placed[place].statement.id for place in _said_right_before(index, around.placed, places)}
    account = [entry for entry in ranked if entry[1].id in run]
    rest = 1 - sum(chance for chance, _ in ranked)
    together = sum(chance for chance, _ in account)
    return account if together >= ACCOUNT and together / (together + rest) >= weights.least else []


def _said_right_before(index: int, placed: Sequence[Placed], places: Sequence[int]) -> list[int]:
    """Places of what one speaker said right before a denial that says nothing but who denies."""
    denial = placed[index]
    if denial.statement.stance != "deny" or pointed_at(denial.statement) or other_words(denial.statement):
        return []
    if denial.statement.content or index - 1 not in places or placed[index - 1].statement.heading:
        return []
    last = placed[index - 1]
    if last.statement.source is None or denial.sentence - last.sentence > 1:
        return []
    first = index - 1
    while first - 1 in places and same_voice(placed[first - 1].statement, last.statement):
        first -= 1
    return list(range(first, index))


def _remarked_on(index: int, placed: Sequence[Placed], places: Sequence[int]) -> list[int]:
    """Places of the claims that a denial is a remark on: "Une version que conteste X", "Ce que X nie".

    They are somebody's in the sentence right before, or earlier words that the same one goes on with; none
    where that sentence is the outlet's own.
    """
    denial = placed[index]
    words = load_cues(denial.statement.language).words
    opening = tokenize(denial.statement.text)
    nouns = [i for i in range(1, min(3, len(opening))) if words["claim_nouns"].starting_at(opening, i)]
    related = any(words["relative_objects"].starting_at(opening, i + 1) for i in nouns)
    if not (related or words["asides"].starting_at(opening, 0)):
        return []
    said = [p for p in places if p < index and placed[p].statement.source and not placed[p].statement.heading]
    last = [p for p in said if denial.sentence - placed[p].sentence == 1]
    if not last:
        return []
    first = last[0]
    while first - 1 in said and same_voice(placed[first - 1].statement, placed[last[0]].statement):
        first -= 1
    return [p for p in said if p >= first]


def _own_words_behind(index: int, placed: Sequence[Placed]) -> Statement | None:
    """The words right behind a denial by which its source says what is not so: "X dément. « Jamais ... »"."""
    denial = placed[index]
    if denial.statement.stance != "deny":
        return None
    for item in placed[index + 1 :]:
        said = item.statement
        if item.sentence - denial.sentence > 1 or item.paragraph != denial.paragraph:
            return None
        if item.sentence > denial.sentence and not said.heading and contrary(said):
            return said if _goes_on(denial.statement, said) else None
    return None


def _goes_on(denial: Statement, said: Statement) -> bool:
    """Whether words behind a denial are its source's, who may be described there ("le préfet")."""
    if said.source is None or same_voice(denial, said):
        return said.source is not None
    opening = tokenize(said.source)
    definite = load_cues(said.language).words["definite_determiners"]
    return not own_names(said.source) and opening[0].norm in definite


def candidates(index: int, placed: Sequence[Placed]) -> list[int]:
    """Places of the claims, or denials it may join, that the denial at ``index`` can be about."""
    denial = placed[index]
    client = client_of(denial.statement, [item.statement for item in placed[:index]])
    places = [
        place
        for place, candidate in enumerate(placed)
        if place != index
        and (not candidate.anaphoric or candidate.statement.content)
        and (abs(denial.sentence - candidate.sentence) <= FARTHEST or candidate.sentence <= LEAD)
        and (
            answerable(candidate.statement, denial.statement)
            or _asks(candidate, denial)
            or joins(denial.statement, candidate.statement)
            and place < index
        )
        and _on_topic(candidate.statement, denial.statement)
        and (
            denial.statement.stance != "deny"
            or candidate.statement.stance == "deny"
            or not one_side(candidate.statement, denial.statement, client)
        )
        and not (denial.statement.stance == "retract" and candidate.sentence == denial.sentence)
    ]
    with_figure = [place for place in places if has_figure(placed[place].statement)]
    only_figures = pointed_at(denial.statement) == {"figure"} and with_figure
    return with_figure if only_figures else places  # "disputes this figure"


def _on_topic(claim: Statement, denial: Statement) -> bool:
    """Whether a claim is about what a denial names as its topic: "denied the rumours of a sale"."""
    topic = subject_words(denial.content, denial.language)
    return not denial.content or coverage(topic, subject_words(claim.text, claim.language)) >= SAME_CLAIM


def _asks(question: Placed, denial: Placed) -> bool:
    """Whether a denial answers the question just before it: "Was he paid? “No,” she says"."""
    asked = question.statement.stance == "question" and denial.statement.stance == "deny"
    return asked and 0 <= denial.sentence - question.sentence <= 1 and bool(question.statement.content)


def joins(denial: Statement, earlier: Statement) -> bool:
    """Whether a bare denial can say again what an earlier one says in words of its own."""
    return denial.stance == earlier.stance == "deny" and bool(earlier.content)


def answerable(claim: Statement, denial: Statement) -> bool:
    """Whether a denial can answer a claim: someone else's, or one's own when it is taken back."""
    if claim.stance not in ("assert", "confirm") or not claim.content:
        return False
    if denial.stance == "retract":
        return claim.source is not None and (same_voice(claim, denial) or _same_role(claim, denial))
    return not same_voice(claim, denial)


def _same_role(left: Statement, right: Statement) -> bool:
    """Whether two statements' sources can be one by the role: "l'expert", "l'expert Luc P"."""
    ours, theirs = (_role(innermost(statement.source) or "") for statement in (left, right))
    return bool(ours and theirs) and (ours <= theirs or theirs <= ours)


def _role(source: str) -> frozenset[str]:
    """Words of a source that can tell its role: longer ones, names among them."""
    return frozenset(t.norm for t in tokenize(source) if len(t.norm) > 3)
