"""What tells a careful reader which claim a bare denial answers, and how much each clue weighs.

a denial and a claim of one article, with their places -> Clues -> a score to rank by

"The group denied it" is read by what stands before it: somebody else's claim, near by, that concerns
the one who denies; a pointing word ("these accusations", "this figure") and a name narrow it down.
"""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from itertools import accumulate

from ..names.sources import innermost, names, same_source
from ..quantities.reading import Reading, read
from ..schema import Statement
from ..words.cues import load_cues
from ..words.subjects import coverage, subject_words
from ..words.tokens import normalise, tokenize

_QUOTES = '«“„"'
LEAD = 2  # sentences: the headline and the first two of the text (chosen, untested)


@dataclass(frozen=True, slots=True)
class Placed:
    """A statement with its place in the article.

    Attributes:
        statement: The statement.
        sentence: Number of the sentence it stands in.
        anaphoric: Whether it denies without saying what; its content then is at most a topic ("denied the
            rumours of a sale").
        paragraph: Number of the paragraph.
    """

    statement: Statement
    sentence: int
    anaphoric: bool
    paragraph: int = 0


@dataclass(frozen=True, slots=True)
class Clues:
    """All that the ranking knows of one claim; the names are those of the weights in ``links.json``.

    Every clue lies between 0 and 1; those that a denial does not give are 0.
    """

    previous: float  # the claim stands in the sentence just before, or opens the denial's own
    answer: float  # ... and the denial opens with what points at it: "“False,” said X"
    near: float  # 1 in the same sentence, falling with the sentences between
    latest: float  # 1 for the claim put forward last, falling with the speakers in between
    same_paragraph: float
    after: float  # the claim follows the denial
    after_opening: float  # ... which opens the article: "X denies. The paper had reported that ..."
    lead: float  # headline or first sentences
    lead_refused: float  # the same for a refusal to comment, which answers what the article is about
    heading: float
    central: float  # share of the headline's words that the claim repeats
    attributed: float  # somebody's claim, not the outlet's own account
    unvouched: float  # somebody's, or hedged
    contended: float  # worded as contended, not as announced
    asked: float  # a question that the denial answers
    hedged: float
    goes_on: float  # the speaker goes on: the claim itself was made before
    opaque: float  # speaks to its hearers: "call it what you like"
    contrary: float  # already says no, so that denying it would affirm
    concerns: float  # speaks of the one who denies
    topic: float  # share of the words it opens with that the claim repeats: "On the bonus, X ..."
    author: float  # the denial names who made the claim
    echo: float  # share of the denial's other words that the claim repeats
    answered: float  # an earlier denial answers it
    denied: float  # is a denial in words of its own, which this one joins
    accusation: float  # the denial points at an accusation; this is one, or speaks of the one who denies
    figure: float  # it points at a figure; this has one
    speech: float  # it points at words said; this is somebody's
    report: float  # it points at news or a rumour; this is hedged, or some medium's


class Surroundings:
    """One article as the clues see it: its statements, its headline's words, what was answered so far."""

    def __init__(self, placed: Sequence[Placed]):
        self.placed = placed
        self.answered: set[str] = set()
        headline = next((p.statement for p in placed if p.statement.heading), None)
        self.central = subject_words(headline.text, headline.language) if headline else frozenset()
        self._goes_on = _speakers_going_on(placed)
        speaks = (
            p.statement.source is not None and p.statement.stance == "assert" and i not in self._goes_on
            for i, p in enumerate(placed)
        )
        self._n_speakers = [0, *accumulate(speaks)]  # before each place

    def clues(self, denial: int, claim: int) -> Clues:
        """Read the clues for the claim at one place and the denial at another."""
        here, there = self.placed[denial], self.placed[claim]
        denying, claimed = here.statement, there.statement
        pointed = pointed_at(denying)
        distance = abs(here.sentence - there.sentence)
        after = claim > denial
        lead = claimed.heading or there.sentence <= LEAD
        denied = claimed.stance == "deny"
        attributed = claimed.source is not None and not denied
        content = _reading(claimed)
        concerns = _concerns(claimed, denying)
        previous = 0 <= here.sentence - there.sentence <= 1 and not after
        answers = previous and opens_with_pointer(denying)
        return Clues(
            previous=float(previous),
            answer=float(answers),
            near=1 / (1 + 0.5 * distance),
            latest=1 / (1 + self._speakers_between(denial, claim)),
            same_paragraph=float(here.paragraph == there.paragraph),
            after=float(after),
            after_opening=float(after and here.sentence <= LEAD),
            lead=float(lead),
            lead_refused=float(lead and denying.stance == "no-comment"),
            heading=float(claimed.heading),
            central=0.0
            if claimed.heading
            else coverage(self.central, subject_words(claimed.text, claimed.language)),
            attributed=float(attributed),
            unvouched=float(attributed or claimed.hedged),
            contended=float(contended(claimed)),
            asked=float(claimed.stance == "question"),
            hedged=float(claimed.hedged),
            goes_on=float(claim in self._goes_on and not (answers and denying.text[:1] not in _QUOTES)),
            opaque=float(_opaque(claimed.content, claimed.language)),
            contrary=float(denying.stance != "retract" and not denied and content.says_no),
            concerns=concerns,
            topic=coverage(_opening_words(denying), subject_words(claimed.text, claimed.language)),
            author=float(names_author(denying, claimed)),
            echo=coverage(other_words(denying), subject_words(claimed.text, claimed.language)),
            answered=float(claimed.id in self.answered),
            denied=float(denied),
            accusation=max(concerns, float(_worded(claimed, "accusing"))) if "accusation" in pointed else 0.0,
            figure=float("figure" in pointed and bool(content.quantities)),
            speech=float("speech" in pointed and attributed),
            report=float(bool(pointed & {"press", "rumour"}) and (claimed.hedged or _of_a_medium(claimed))),
        )

    def _speakers_between(self, denial: int, claim: int) -> int:
        """Number of claims that stand between, those by which a speaker goes on left out."""
        first, last = sorted((denial, claim))
        return self._n_speakers[last] - self._n_speakers[first + 1]


def _speakers_going_on(placed: Sequence[Placed]) -> frozenset[int]:
    """Places of the statements whose source made the statement before, too."""
    return frozenset(
        i
        for i in range(1, len(placed))
        if placed[i].statement.source is not None
        and not placed[i - 1].statement.heading
        and same_source(placed[i - 1].statement.source, placed[i].statement.source)
    )


@dataclass(frozen=True, slots=True)
class Weights:
    """How much each clue weighs in one ranking, as fitted: a conditional logit (McFadden 1974).

    Attributes:
        of: Weight of each clue by name.
        nothing_fits: Score of the choice that none of the claims is answered.
        least: Least probability of a claim for a link: a wrong link is worse than none.
    """

    of: dict[str, float]
    nothing_fits: float
    least: float

    def score(self, clues: object) -> float:
        """How well a claim with these clues fits, higher is better."""
        return sum(weight * getattr(clues, name) for name, weight in self.of.items())

    def probabilities(self, scores: Sequence[float]) -> list[float]:
        """Probability that each claim with these scores is the one answered; the rest is for none."""
        highest = max([*scores, self.nothing_fits])
        odds = [math.exp(score - highest) for score in scores]
        total = sum(odds) + math.exp(self.nothing_fits - highest)
        return [one / total for one in odds]


@cache
def load_weights(ranking: str) -> Weights:
    """Load the weights of one ranking of ``links.json``: ``"here"``, ``"elsewhere"`` or ``"own words"``."""
    file = resources.files("detector") / "data" / "links.json"
    read = json.loads(file.read_text(encoding="utf-8"))[ranking]
    return Weights(read["weights"], read["nothing fits"], read["least probability"])


# --- what the denial says ---------------------------------------------------------------------------


def pointed_at(denial: Statement) -> frozenset[str]:
    """Sorts of claim that the nouns of a denial point at: accusation, figure, press, rumour, speech."""
    return _pointed_at(denial.text, denial.language)


@lru_cache(maxsize=65536)
def _pointed_at(text: str, language: str) -> frozenset[str]:
    sorts = load_cues(language).sorts_of_claim
    return frozenset(sort for token in tokenize(text) for sort in sorts.get(token.norm, ()))


def names_author(denial: Statement, claim: Statement) -> bool:
    """Whether a denial names the source of the claim: "denied the union's allegations"."""
    source = innermost(claim.source)
    if source is None:
        return False
    return bool(other_words(denial) & subject_words(source, claim.language))


def _opening_words(denial: Statement) -> frozenset[str]:
    """Subject words that a denial's sentence opens with, before who denies: "Sur la prime, X dément"."""
    source = denial.text.find(innermost(denial.source) or "\n")
    if source <= 0:
        return frozenset()
    return _words_besides(denial.text[:source], "", denial.cue or "", denial.language)


def other_words(denial: Statement) -> frozenset[str]:
    """Subject words of a denial's sentence that name neither who denies nor the act itself."""
    return _words_besides(denial.text, denial.source or "", denial.cue or "", denial.language)


@lru_cache(maxsize=65536)
def _words_besides(text: str, source: str, cue: str, language: str) -> frozenset[str]:
    words = load_cues(language).words
    tokens = [t for t in tokenize(text) if t.norm not in words["time_words"]]
    told = " ".join(text[t.start : t.end] for t in tokens)
    return subject_words(told, language) - subject_words(f"{source} {cue}", language)


# --- what the claim says ----------------------------------------------------------------------------


def _concerns(claim: Statement, denial: Statement) -> float:
    """Share of the denier's words that the claim repeats: it is spoken of there, by one of its names."""
    source = innermost(denial.source)
    if source is None:
        return 0.0
    if _is_the_one_concerned(source, denial.language):
        return float(bool(names(claim.content)) or _worded(claim, "accusing"))
    spoken_of = subject_words(claim.content, claim.language)
    known_as = {source, denial.speaker or source, denial.voice or source}
    return max(coverage(subject_words(name, claim.language), spoken_of) for name in known_as)


@lru_cache(maxsize=65536)
def _is_the_one_concerned(source: str, language: str) -> bool:
    """Whether a source is known only as the one whom the claim is about: "l'intéressé", "the accused"."""
    concerned = load_cues(language).words["claim_concerned"]
    tokens = tokenize(source)
    return any(concerned.starting_at(tokens, i) for i in range(min(3, len(tokens))))


def _worded(claim: Statement, pattern: str) -> bool:
    """Whether the words around what is claimed are of one sort: ``contending`` or ``accusing``."""
    return _is_worded(claim.text, claim.content, claim.language, pattern)


@lru_cache(maxsize=65536)
def _is_worded(text: str, content: str, language: str, pattern: str) -> bool:
    around = text if content == text else text.replace(content, " ")
    return load_cues(language).patterns[pattern].search(normalise(around)) is not None


@lru_cache(maxsize=65536)
def _is_medium(source: str, language: str) -> bool:
    """Whether a source is a newspaper, a channel or the like by its noun."""
    outlets = load_cues(language).words["claim_outlets"]
    return any(token.norm in outlets for token in tokenize(source))


def _of_a_medium(claim: Statement) -> bool:
    return claim.source is not None and _is_medium(claim.source, claim.language)


def opens_with_pointer(denial: Statement) -> bool:
    """Whether a denial's sentence names who denies only behind the words that deny."""
    cue = denial.text.find(denial.cue or "")
    source = denial.text.find(innermost(denial.source) or "\n")
    opening = tokenize(denial.text[:cue]) if cue > 0 else []
    words = load_cues(denial.language).words
    pointer = any(token.norm in words["claim_nouns"] for token in opening[:3])
    aside = words["asides"].starting_at(opening, 0) > 0  # "Ce que X conteste."
    return pointer or aside or denial.text[:1] in _QUOTES or 0 <= cue < source


def contended(claim: Statement) -> bool:
    """Whether a claim is worded as contended ("affirme", "accuse"), not as announced."""
    return _worded(claim, "contending")


def has_figure(claim: Statement) -> bool:
    """Whether a claim gives a count or a sum."""
    return bool(_reading(claim).quantities)


def contrary(claim: Statement) -> bool:
    """Whether a claim already says no: negated, or of something single or last."""
    return _reading(claim).says_no


def recalls(claim: Statement) -> bool:
    """Whether a claim tells of another occasion, in a year long past."""
    return _reading(claim).matter.recalled


def _reading(claim: Statement) -> Reading:
    return _read(claim.proposition, claim.language)


@lru_cache(maxsize=65536)
def _read(proposition: str, language: str) -> Reading:
    return read(proposition, load_cues(language))


@lru_cache(maxsize=65536)
def _opaque(content: str, language: str) -> bool:
    """Whether a content speaks to its hearers or of itself, so that it means little elsewhere."""
    speech = load_cues(language).words["speech_words"]
    return any(token.norm in speech for token in tokenize(content))
