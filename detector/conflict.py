"""The decision: which pairs are conflicts, of which kind, and how sure; its thresholds are here.

statements + candidate pairs + inferences in both directions -> Conflict, most important first.

The rule, in words. Two statements that both assert conflict when their contents contradict each
other: the model says so, or one counts or repeats what the other counts otherwise or calls single.
A denial conflicts with what it answers and with whatever says the thing denied; it agrees with what
says no too. Two denials agree. Never a conflict: a source with itself in one article, a
copy, a count or a state that has changed since (``updates.py`` tells when), the counts of two events.

The limits of a reader of words, or of a step before this one, stay with it; what puts conflicts in order
is in ``ranking.py``.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources

from .clashes import clashing_quantities, counts_of_two_occasions, frequencies_clash
from .copies import same_words
from .cues import load_cues
from .explain import explain
from .moments import apart
from .participants import frequencies_of_one_act, frequencies_of_two_acts, namesakes, one_of_others
from .quantities import Quantity, Reading, read
from .ranking import ranked, surest_of_each
from .retold import retold_updates
from .schema import Article, Blocking, CandidatePair, Conflict, Kind, PairInference, Statement
from .sources import names, own_names
from .spoken_of import by_its_author
from .subjects import coverage, subjects_of
from .tellings import only_rivals, told_alike, told_together
from .tokens import normalise
from .updates import change_between, leaves_standing
from .voices import same_voice

#: Articles without a name in common are of one event only when they are much alike: on the stories to
#: train and to develop on, 0.48 keeps all 14 such pairs of one story and a tenth of those of two.
#: Statements in conflict are often little alike ("released", "in custody"): of the annotated conflicts of the
#: same stories these figures let about two thirds through, with some 200 pairs a story; 0.2 would lose a
#: tenth of them more.
BLOCKING = Blocking(event_similarity=0.3, statement_similarity=0.12, neighbours=16, nameless_similarity=0.48)

#: Least probability of a reported conflict, unless another is asked for.
REPORTED = 0.5
#: Least contradiction of two contents that assert, in either order, from which their passages are read as
#: they stand, too: one in six of the pairs of the stories to train and to develop on, with five in six of
#: their conflicts. Chosen, untested.
AS_WORDED = 0.25
#: Least probability of a conflict of two exact counts that are all that two statements differ in, and that
#: can only be set against each other. The model takes "un avion" of two texts for two planes, and "million"
#: and "milliard" for much the same. Of five such pairs of the stories to train and to develop on, four are
#: conflicts.
ONE_ACCOUNT = 0.7
#: The same of two counts that the text sets against each other itself, in the same words: "12,000 by the
#: unions, 4,500 by police". All three such pairs of these stories are conflicts. Chosen, untested.
ONE_BREATH = 0.8
#: The same of an act that is single in one statement and often done in the other, where the model takes their
#: contents to contradict each other from ``AS_OFTEN`` on: little else may be alike ("met executives at least
#: four times", "she had seen the firm once"). Of 14 such pairs of 117 stories to train and to develop on, 13
#: are conflicts; the fit has too few of them to weigh.
ONE_ACT, AS_OFTEN = 0.7, 0.4
#: A statement shows at most so many of its conflicts, the surest: a much repeated denial would
#: otherwise be paired with every wording of the claim. A pair stays when either end keeps it.
MOST_OF_ONE = 4
#: Contents that share this part of their words are copies of each other.
COPY_OVERLAP = 0.9
#: Similarity from which counts, dates and frequencies begin to be about the same thing, and from which
#: they surely are: "regularly" in two sentences of one article says nothing unless they are alike.
#: Of the annotated number conflicts three in four are nearer than the first, one in five than the second.
SAME_THING = 0.25
SURELY_SAME_THING = 0.45
#: Similarity from which two statements speak of one count or one state at two times: an update. Only
#: the numbers of a count vouch for it too. Chosen, untested.
SAME_AT_TWO_TIMES = {"count": SAME_THING, "state": 0.4}


@dataclass(frozen=True, slots=True)
class Evidence:
    """All that the decision knows of a pair; the names are those of the weights in ``decision.json``.

    Every number lies between 0 and 1, but for ``nearness``, which can be below.
    """

    contradiction: float  # the model's, in the surer direction
    contradiction_both: float  # ... in the less sure direction
    certainty: float  # log odds of the mean of both, from 0 for one in a thousand to 1 for the reverse
    worded: float  # the same of the passages as they stand; of the contents where these were not read
    entailment: float  # the model's, in the surer direction
    entails_denied: float  # left content entails right content
    nearness: float  # cosine of the contents
    passages: float  # cosine of the paragraphs they stand in; of the contents where these were not compared
    shared: float  # share of the shorter content's subject words that the other mentions
    covers: float  # share of the right content's subject words that the left mentions
    supported: float  # contradiction x shared: about the same words
    opposed: float  # contradiction x shared, and exactly one side is negated
    negation: float  # exactly one side is negated, or speaks of a single case
    frequency: float  # once or never against regularly, x how surely about the same thing
    number: float  # two counts that differ, x how surely of the same thing
    clash: float  # two counts that differ, whatever they are of
    days: float  # they name days, and none in common, x how surely of the same thing
    linked: float  # the denial has no words of its own and answers the left statement
    likely: float  # how likely the denial, whatever its words, answers the left statement
    refusal: float  # the model takes the denial's own sentence to contradict the left content
    claimed: float  # the left content is somebody's claim, not the outlet's own account
    rivals: float  # two named sources that are not one
    accounts: float  # two outlets' own accounts
    across: float  # of two articles
    heading: float  # either is a headline, whose words are few and loose


#: The evidence that each logistic rule weighs; ``eval/fit_decision.py`` fits the weights. That of assertions
#: is the same for both orders.
RULES: dict[str, tuple[str, ...]] = {
    "assertions": (
        "contradiction",
        "contradiction_both",
        "certainty",
        "worded",
        "entailment",
        "nearness",
        "passages",
        "shared",
        "supported",
        "opposed",
        "negation",
        "frequency",
        "number",
        "clash",
        "days",
        "rivals",
        "accounts",
        "across",
        "heading",
    ),
    "denials": (
        "linked",
        "likely",
        "refusal",
        "entails_denied",
        "contradiction",
        "entailment",
        "nearness",
        "passages",
        "covers",
        "negation",
        "number",
        "claimed",
        "across",
        "heading",
    ),
}


def find_conflicts(
    statements: Sequence[Statement],
    pairs: Sequence[CandidatePair],
    inferences: Sequence[PairInference],
    articles: Mapping[str, Article],
    *,
    language: str = "fr",
    threshold: float = REPORTED,
) -> list[Conflict]:
    """Decide every candidate pair.

    Args:
        statements: The statements that ``pairs`` index.
        pairs: Candidate pairs, ``m`` of them, as ``worth_reading`` leaves them.
        inferences: What the inference model says of them, ``m``.
        articles: Articles by id.
        language: Language of the explanations, ``"fr"`` or ``"en"``.
        threshold: Least probability of what is returned.

    Returns:
        Conflicts, most important first, with ids ``c1``, ``c2``, ...
    """
    readings = [read(s.proposition, load_cues(s.language), s.date) for s in statements]
    found = []
    for pair, inference in zip(pairs, inferences, strict=True):
        conflict = _decide(
            statements[pair.left],
            statements[pair.right],
            (readings[pair.left], readings[pair.right]),
            pair.similarity,
            inference,
            articles,
            language,
        )
        if conflict is not None and conflict.probability >= threshold:
            found.append(conflict)
    kept = surest_of_each(found, MOST_OF_ONE)
    return [replace(conflict, id=f"c{n}") for n, conflict in enumerate(ranked(kept, statements), start=1)]


def worth_reading(statements: Sequence[Statement], pairs: Sequence[CandidatePair]) -> list[CandidatePair]:
    """Leave out the candidate pairs that are no conflict whatever the inference model says.

    Of those that stay, what denies comes to stand on the right.
    """
    readings = [read(s.proposition, load_cues(s.language), s.date) for s in statements]
    retold = retold_updates(statements, readings, pairs, SAME_AT_TWO_TIMES["count"])
    turned = (_claim_first(statements, pair) for pair in pairs if (pair.left, pair.right) not in retold)
    return [pair for pair in turned if not _settled(statements, readings, pair)]


def reads_as_worded(left: Statement, right: Statement, inference: PairInference) -> bool:
    """Whether the passages of two assertions are to be read as they stand, too.

    A content made to stand alone can lose what makes it clear; to read each pair twice would take twice as
    long.
    """
    if right.is_denial or (left.text, right.text) == (left.proposition, right.proposition):
        return False
    return max(inference.forward.contradiction, inference.backward.contradiction) >= AS_WORDED


def _claim_first(statements: Sequence[Statement], pair: CandidatePair) -> CandidatePair:
    return replace(pair, left=pair.right, right=pair.left) if statements[pair.left].is_denial else pair


def _settled(statements: Sequence[Statement], readings: Sequence[Reading], pair: CandidatePair) -> bool:
    left, right = pair.left, pair.right
    return ruled_out(statements[left], statements[right], (readings[left], readings[right]), pair.similarity)


def ruled_out(
    left: Statement, right: Statement, readings: tuple[Reading, Reading], similarity: float
) -> bool:
    """Whether a pair is no conflict whatever the model says.

    Two denials; a retraction and another's words; a source with itself in one article, or in two when it
    denies what it does not answer; a fear and what is answered to it in one sentence; copies; an update: what
    differs has changed from one to the other, or comes on top of it; and the counts or frequencies of two
    occasions, two acts, two people of one surname or one of another office.
    """
    if (left.article, left.start) == (right.article, right.start):
        if same_voice(left, right) or _feared(left):
            return True  # what a sentence takes back and says instead; "X fears C, which Y denies"
    change = change_between(left, right, readings)
    if change and similarity >= SAME_AT_TWO_TIMES[change] or leaves_standing(left, right, readings):
        return True
    if left.is_denial and right.is_denial:
        return True
    own = _own_words(left, right)
    if right.is_denial:
        if _of_another_time(left, readings):
            return True  # "at the time, in 2019, she had denied any talks"
        if left.source is None and by_its_author(left.text, load_cues(left.language)):
            return True  # "I find these claims odd": who comments on a dispute makes no claim in it
        if right.stance == "retract" and left.source is not None and not (own or _linked(left, right)):
            return True  # nobody takes back another's words
        return own and not (_linked(left, right) or right.stance == "retract")
    if counts_of_two_occasions(*readings) or frequencies_of_two_acts(*readings):
        return True
    if clashing_quantities(*readings) or frequencies_clash(*readings):
        if namesakes(left.proposition, right.proposition, (left.language, right.language)):
            return True
        if one_of_others(*readings) and not names(left.proposition) & names(right.proposition):
            return True
    return own and left.article == right.article or same_words(left, right, readings, COPY_OVERLAP)


def says_no_too(
    left: Statement, right: Statement, readings: tuple[Reading, Reading], inference: PairInference
) -> bool:
    """Whether a negated statement agrees with a denial: "I never signed", "she denies having signed".

    What denies may also be negated beside the point ("opened fire without warning"): the model tells.
    """
    if not right.is_denial or not readings[0].negated or readings[1].negated or _linked(left, right):
        return False
    return inference.forward.entailment <= inference.forward.contradiction


def _of_another_time(claim: Statement, readings: tuple[Reading, Reading]) -> bool:
    """Whether a denial recalls another occasion, in a year that is not the claim's."""
    ours, theirs = (reading.matter for reading in readings)
    told_then = ours.years & theirs.years or ours.yearly or (claim.date or "")[:4] in theirs.years
    return theirs.recalled and not told_then


def _feared(statement: Statement) -> bool:
    """Whether a source does not say that something is so, but fears it."""
    return bool(load_cues(statement.language).patterns["fearing"].search(normalise(statement.cue or "")))


def _own_words(left: Statement, right: Statement) -> bool:
    """Whether both statements are one source's; "Y says that X said" is Y's word, not X's."""
    nested = " > " in (left.source or "") or " > " in (right.source or "")
    if nested or left.article != right.article and not (own_names(left.voice) and own_names(right.voice)):
        return False  # "the minister" of two articles may be two ministers
    return (
        same_voice(left, right)
        or left.source is None
        and right.source is None
        and left.article == right.article
    )


def evidence(
    left: Statement,
    right: Statement,
    readings: tuple[Reading, Reading],
    similarity: float,
    inference: PairInference,
) -> Evidence:
    """Collect what speaks for and against a conflict of ``left`` and ``right``."""
    forward, backward = inference.forward, inference.backward
    same_thing = min(1.0, max(0.0, (similarity - SAME_THING) / (SURELY_SAME_THING - SAME_THING)))
    ours, theirs = subjects_of(left), subjects_of(right)
    shared = max(coverage(ours, theirs), coverage(theirs, ours))
    contradiction = max(forward.contradiction, backward.contradiction)
    clash = clashing_quantities(*readings) is not None
    negation = float(readings[0].says_no != readings[1].says_no)
    mean = (forward.contradiction + backward.contradiction) / 2
    return Evidence(
        contradiction=contradiction,
        contradiction_both=min(forward.contradiction, backward.contradiction),
        certainty=_certainty(mean),
        worded=_certainty(mean if inference.worded is None else inference.worded),
        entailment=max(forward.entailment, backward.entailment),
        entails_denied=forward.entailment,
        nearness=similarity,
        passages=similarity if inference.passages is None else inference.passages,
        shared=shared,
        covers=coverage(theirs, ours),
        supported=contradiction * shared,
        opposed=contradiction * shared * negation,
        negation=negation,
        frequency=same_thing * frequencies_clash(*readings),
        number=same_thing * (clash and only_rivals(left, right)),
        clash=float(clash),
        days=same_thing * apart(left.days, right.days),
        linked=float(right.bare and _linked(left, right)),
        likely=max(inference.answers, right.link_probability * _linked(left, right)),
        refusal=inference.refusal,
        claimed=float(left.source is not None or left.hedged),
        rivals=float(bool(left.source and right.source) and not same_voice(left, right)),
        accounts=float(left.source is None and right.source is None),
        across=float(left.article != right.article),
        heading=float(left.heading or right.heading),
    )


def _certainty(chance: float) -> float:
    """Log odds of ``chance`` between one in a thousand (0) and the reverse (1)."""
    chance = min(max(chance, 0.001), 0.999)
    return 0.5 + math.log(chance / (1 - chance)) / (2 * math.log(999))


def rule_for(right: Statement) -> str:
    """Which of ``RULES`` decides a pair, by its right statement: the one that denies if either does."""
    return "denials" if right.is_denial else "assertions"


def probability(facts: Evidence, rule: str) -> float:
    """Probability of a conflict by one of ``RULES``, calibrated on stories left out of the fit."""
    fitted = _fitted()[rule]
    score = fitted["bias"] + sum(fitted["weights"][name] * getattr(facts, name) for name in RULES[rule])
    return 1 / (1 + math.exp(-score))


@cache
def _fitted() -> dict[str, dict]:
    return json.loads((resources.files("detector") / "data" / "decision.json").read_text(encoding="utf-8"))


def _decide(
    left: Statement,
    right: Statement,
    readings: tuple[Reading, Reading],
    similarity: float,
    inference: PairInference,
    articles: Mapping[str, Article],
    language: str,
) -> Conflict | None:
    if ruled_out(left, right, readings, similarity) or says_no_too(left, right, readings, inference):
        return None
    facts = evidence(left, right, readings, similarity, inference)
    together = told_together(left, right, readings)
    clash = clashing_quantities(*readings) if together or similarity >= SAME_THING else None
    own = _own_words(left, right)
    kind = _kind(left, right, readings, clash, facts, own and left.source is not None)
    chance = probability(facts, rule_for(right))
    if clash and together:
        chance = max(chance, ONE_BREATH)
    elif clash and told_alike(left, right, readings, clash):
        chance = max(chance, ONE_ACCOUNT)
    elif not right.is_denial and facts.contradiction >= AS_OFTEN and frequencies_of_one_act(*readings):
        chance = max(chance, ONE_ACT)
    text = explain(kind, left, right, readings, clash, articles, language, frequency=bool(facts.frequency))
    return Conflict(
        "",
        kind,
        left.id,
        right.id,
        round(chance, 4),
        inference.forward,
        inference.backward,
        round(similarity, 4),
        text,
    )


def _kind(
    left: Statement,
    right: Statement,
    readings: tuple[Reading, Reading],
    clash: tuple[Quantity, Quantity] | None,
    facts: Evidence,
    own: bool,
) -> Kind:
    if right.stance == "deny":
        return "denial"  # also of what others say that the same source said
    if right.stance == "retract" or own:
        return "retraction"
    if clash:
        return "number"
    if facts.frequency or readings[0].negated != readings[1].negated:
        return "contradiction"
    if apart(left.days, right.days):
        return "date"
    for kind, ours, theirs in (
        ("date", readings[0].dates, readings[1].dates),
        ("place", readings[0].places, readings[1].places),
    ):
        if ours and theirs and not ours & theirs and left.language == right.language:
            return kind
    return "contradiction"


def _linked(left: Statement, right: Statement) -> bool:
    """Whether the denial on the right is linked to the left statement."""
    return right.resolves_to is not None and right.resolves_to == left.id
