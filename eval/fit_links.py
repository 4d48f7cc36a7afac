"""Fit how much each clue weighs when a denial is linked to the claim that it answers.

stories/train, stories/dev, denials/train -> detector/data/links.json

Three conditional logistic rules (McFadden 1974): for a bare denial the reader picks one claim of the article,
or none of them, and then one claim of the other articles, or none; for one in words of its own one of those
that the inference model read against it, or none. Checked by leaving whole stories and passages out; the
least probability of a link is the one that there gives the most right links less the wrong ones at their
cost, refusals to comment left aside.
"""

from __future__ import annotations

import argparse
import dataclasses
import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import denial_links
import numpy as np
import stories as annotated
from scipy.optimize import minimize

from detector import Article, Detector, Statement, clues, elsewhere, own_words
from detector.attribute import place
from detector.conflict import worth_reading
from detector.cues import supported_languages
from detector.denials import candidates
from detector.pipeline import extract
from detector.readings import KeptReadings
from detector.schema import DENIALS
from detector.segment import segment

OUTPUT = Path(clues.__file__).parent / "data" / "links.json"
NAMES = {
    "here": clues.Clues.__slots__,
    "elsewhere": elsewhere.Hints.__slots__,
    "own words": own_words.Marks.__slots__,
}
#: What a reader would expect; the fit stays near it where the examples say little.
PRIOR = {
    "here": {
        "previous": 0.5,
        "answer": 1.0,
        "near": 2.0,
        "latest": 1.0,
        "same_paragraph": 0.5,
        "after": -2.0,
        "after_opening": 2.0,
        "lead": 0.3,
        "lead_refused": 1.0,
        "heading": -1.0,
        "central": 1.0,
        "attributed": 0.5,
        "unvouched": 1.0,
        "contended": 0.5,
        "asked": 3.0,
        "hedged": 0.3,
        "goes_on": -0.7,
        "opaque": -1.0,
        "contrary": -1.5,
        "concerns": 1.0,
        "author": 1.5,
        "echo": 2.0,
        "topic": 2.0,
        "answered": 0.3,
        "denied": 1.0,
        "accusation": 0.5,
        "figure": 1.5,
        "speech": 0.5,
        "report": 0.5,
        "nothing fits": 2.0,
    },
    "elsewhere": {
        "similarity": 5.0,
        "named": 1.0,
        "echo": 2.0,
        "published": 2.0,
        "published_lead": 1.0,
        "author": 1.0,
        "own": 1.0,
        "lead": 0.5,
        "central": 1.0,
        "unvouched": 0.5,
        "contended": 0.3,
        "contrary": -1.5,
        "nothing fits": 4.0,
    },
    "own words": {
        "similarity": 4.0,
        "entails": 4.0,
        "covers": 1.0,
        "echo": 1.0,
        "here": 0.0,
        "previous": 2.0,
        "lead": 1.0,
        "unvouched": 1.0,
        "hedged": 0.5,
        "contrary": -1.0,
        "later": -1.0,
        "nothing fits": 5.0,
    },
}
PRIOR_WIDTH = 1.0
NOTHING = "nothing fits"
#: How many right links a wrong one outweighs. A denial in words of its own tells what it denies without any.
COST = {"here": 1, "elsewhere": 1, "own words": 2}
N_FOLDS = 5


@dataclasses.dataclass(frozen=True, slots=True)
class Text:
    """A story or a passage, with the claims that each denial answers.

    Attributes:
        name: Name of the story or passage.
        articles: Its articles.
        right: For the id of a bare denial, the ids of the right claims; empty when none was read.
        here: Ids of the denials whose claim is in their own article.
        against: For the id of any denial, the ids of the claims that it stands against.
    """

    name: str
    articles: tuple[Article, ...]
    right: dict[str, frozenset[str]]
    here: frozenset[str]
    against: dict[str, frozenset[str]]


@dataclasses.dataclass(frozen=True, slots=True)
class Choice:
    """One denial: the clues of each claim it could answer, and which are right.

    ``clues`` has shape ``(k, c)``; ``right`` has shape ``(k,)`` and is all false when the claim is not
    among them.
    """

    group: str
    clues: np.ndarray
    right: np.ndarray
    denial: str
    claims: tuple[str, ...]
    refusal: bool = False


def texts_of_stories(split: str) -> Iterator[Text]:
    """Yield the annotated stories of one split."""
    for story in annotated.load_stories(split):
        if any(article.language not in supported_languages() for article in story.articles):
            continue
        gold_id_of = annotated.match(story, _statements(story.articles))
        gold = {statement.id: statement for statement in story.statements}
        right, here = {}, set()
        for ours, gold_id in gold_id_of.items():
            target = gold[gold_id].resolves_to
            if target is None:
                continue
            right[ours] = frozenset(
                claim
                for claim, theirs in gold_id_of.items()
                if theirs == target
                or annotated.same_claim(story, theirs, target)
                or story.conflicts.get(frozenset((theirs, target))) == "denial"
            )
            if gold[target].article == gold[gold_id].article:
                here.add(ours)
        against = {
            ours: right.get(ours, frozenset())
            | {claim for claim, other in gold_id_of.items() if frozenset((gold_id, other)) in story.conflicts}
            for ours, gold_id in gold_id_of.items()
            if gold[gold_id].stance in DENIALS
        }
        yield Text(story.name, story.articles, right, frozenset(here), against)


def texts_of_passages(split: str) -> Iterator[Text]:
    """Yield the annotated passages of one split."""
    for passage in denial_links.load_passages(split):
        statements = _statements(passage.articles)
        right, here, against = {}, set(), {}
        for marked in passage.denials:
            denial = denial_links.denial_of(marked, statements)
            if denial is None:
                continue
            if not marked.bare:
                against[denial.id] = _inside(statements, passage.claims.get(marked.claim, ()))
                continue
            spans = passage.claims.get(marked.claim, ())
            joined = [d.span for d in passage.denials if d.claim == marked.claim and not d.bare]
            meant = [*spans, *joined] if marked.claim != denial_links.NOTHING else []
            right[denial.id] = _inside(statements, meant)
            if any(span[0] == marked.span[0] for span in spans):
                here.add(denial.id)
        yield Text(passage.name, passage.articles, right, frozenset(here), against)


def _inside(statements: Sequence[Statement], spans: Sequence[denial_links.Span]) -> frozenset[str]:
    """Ids of the statements that are read in one of some marked sentences."""
    return frozenset(s.id for s in statements if any(denial_links.inside(s, span) for span in spans))


def _statements(articles: Sequence[Article]) -> list[Statement]:
    """Statements of articles, every bare denial still open."""
    return [item.statement for article in articles for item in place(article, segment(article))]


def choices_here(text: Text) -> Iterator[Choice]:
    """Yield the choice among the claims of its own article that each bare denial leaves to the reader."""
    for article in text.articles:
        placed = place(article, segment(article))
        around = clues.Surroundings(placed)
        for index, item in enumerate(placed):
            if not item.anaphoric or item.statement.id not in text.right:
                continue
            places = candidates(index, placed)
            found = [around.clues(index, i) for i in places]
            claims = [placed[i].statement for i in places]
            right = text.right[item.statement.id]
            around.answered |= right
            yield _choice(text, "here", item.statement, found, claims, right)


def choices_elsewhere(text: Text, detector: Detector) -> Iterator[Choice]:
    """Yield the choice among the claims of other articles that a denial leaves: one that its own article
    leaves open, or whose claim is not there."""
    if len(text.articles) < 2:
        return
    statements = extract(text.articles)
    vectors = detector.encoder.encode([statement.proposition for statement in statements])
    articles = {article.id: article for article in text.articles}
    left_open = {statements[i].id for i in elsewhere.unlinked(statements, articles)}
    for statement in statements:
        if statement.stance == "no-comment":
            continue
        if statement.id not in text.right or statement.id in text.here - left_open:
            continue
        if statement.id not in left_open:
            statement = dataclasses.replace(statement, content="", proposition="", resolves_to=None)
        sought = detector.encoder.encode([elsewhere.context(statement, articles[statement.article])])[0]
        found = elsewhere.rank_elsewhere(statement, statements, vectors @ sought, articles)
        claims = [statements[i] for i, _ in found]
        hints = [one for _, one in found]
        yield _choice(text, "elsewhere", statement, hints, claims, text.right[statement.id])


def choices_own_words(text: Text, detector: Detector) -> Iterator[Choice]:
    """Yield the choice among the claims read against it that each denial in words of its own leaves."""
    statements, candidates = detector.pair_up(text.articles)
    pairs = worth_reading(statements, candidates)
    leading = own_words.leads(statements)
    for index, numbers in own_words.by_denial(statements, pairs).items():
        denial = statements[index]
        if denial.id not in text.against:
            continue
        asked = [pairs[number] for number in numbers]
        marks = own_words.marks_of(statements, asked, detector.read_pairs(statements, asked), leading)
        claims = [statements[pair.left] for pair in asked]
        yield _choice(text, "own words", denial, marks, claims, text.against[denial.id])


def _choice(
    text: Text,
    ranking: str,
    denial: Statement,
    found: Sequence[object],
    claims: Sequence[Statement],
    right: frozenset[str],
) -> Choice:
    names = NAMES[ranking]
    matrix = np.array([[getattr(one, name) for name in names] for one in found], dtype=float)
    return Choice(
        text.name,
        matrix.reshape(len(found), len(names)),
        np.array([claim.id in right for claim in claims], dtype=bool),
        denial.text,
        tuple(claim.text for claim in claims),
        refusal=denial.stance == "no-comment",
    )


def fit(choices: Sequence[Choice], ranking: str) -> np.ndarray:
    """Most probable weights under a Gaussian prior around ``PRIOR``; that of no claim comes last."""
    centre = np.array([PRIOR[ranking][name] for name in (*NAMES[ranking], NOTHING)])

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        drift = (weights - centre) / PRIOR_WIDTH**2
        total, slope = 0.5 * float(drift @ (weights - centre)), drift
        for choice in choices:
            options, right = _options(choice), _right(choice)
            scores = options @ weights
            among_all, among_right = np.logaddexp.reduce(scores), np.logaddexp.reduce(scores[right])
            total += float(among_all - among_right)
            slope = slope + np.exp(scores - among_all) @ options
            slope = slope - np.exp(scores[right] - among_right) @ options[right]
        return total, slope

    return minimize(loss, centre, jac=True, method="L-BFGS-B").x


def _options(choice: Choice) -> np.ndarray:
    """What speaks for each claim, and for none of them at the end; shape ``(k + 1, c + 1)``."""
    k, c = choice.clues.shape
    return np.block([[choice.clues, np.zeros((k, 1))], [np.zeros((1, c)), np.ones((1, 1))]])


def _right(choice: Choice) -> np.ndarray:
    return np.append(choice.right, not choice.right.any())


def best(choice: Choice, weights: np.ndarray) -> tuple[float, bool]:
    """Probability of the most likely claim, 0 without any, and whether it is right."""
    if not len(choice.clues):
        return 0.0, False
    scores = _options(choice) @ weights
    chances = np.exp(scores - np.logaddexp.reduce(scores))[:-1]
    place = int(np.argmax(chances))
    return float(chances[place]), bool(choice.right[place])


def left_out(choices: Sequence[Choice], ranking: str) -> list[tuple[float, bool]]:
    """The same for each choice when its story or passage is left out of the fit, in ``N_FOLDS`` parts."""
    groups = sorted({choice.group for choice in choices})
    part_of = {group: number % N_FOLDS for number, group in enumerate(groups)}
    parts = {
        part: fit([choice for choice in choices if part_of[choice.group] != part], ranking)
        for part in range(N_FOLDS)
    }
    return [best(choice, parts[part_of[choice.group]]) for choice in choices]


def least_probability(found: Sequence[tuple[float, bool]], cost: int = 1) -> float:
    """Probability from which right links less ``cost`` times the wrong are most, the lowest of equals."""
    worth = [
        (sum(1 if right else -cost for chance, right in found if chance >= least), -least)
        for least in np.arange(0.1, 0.9, 0.02).round(2)
    ]
    return float(-max(worth)[1])


def describe(found: Sequence[tuple[float, bool]], least: float) -> str:
    """Links right and wrong, of how many, from a probability on."""
    linked = [right for chance, right in found if chance >= least]
    return f"{sum(linked)} links right, {len(linked) - sum(linked)} wrong, of {len(found)} denials"


def fitted(choices: Sequence[Choice], ranking: str) -> dict:
    """Fit one ranking, print how it does on what is left out, and return what ``links.json`` keeps of it."""
    held = left_out(choices, ranking)
    denials = [one for one, choice in zip(held, choices, strict=True) if not choice.refusal]
    least = least_probability(denials, COST[ranking])
    for kind, passages in (("stories", False), ("passages", True)):
        part = [
            one
            for one, choice in zip(held, choices, strict=True)
            if _is_passage(choice) == passages and not choice.refusal
        ]
        print(f"{ranking}, {kind} left out: {describe(part, least)}")
    weights = fit(choices, ranking)
    rounded = [round(float(weight), 3) for weight in weights]
    return {
        "weights": dict(zip(NAMES[ranking], rounded, strict=False)),
        NOTHING: rounded[-1],
        "least probability": least,
    }


def _is_passage(choice: Choice) -> bool:
    return choice.group[:2].isalpha() and choice.group[2:3] == "-" and choice.group[3:].isdigit()


def main() -> None:
    """Fit the weights, check them on what was left out, and write them."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--dry-run", action="store_true", help="print the weights without writing them")
    parser.add_argument(
        "--readings", type=Path, default=Path("build/readings.sqlite"), help="kept readings of the model"
    )
    options = parser.parse_args()
    texts = [text for split in ("train", "dev") for text in texts_of_stories(split)]
    texts += texts_of_passages("train")
    result = {
        "note": "Weights of the rankings in detector/clues.py (here), elsewhere.py and own_words.py, fitted "
        "on eval/stories/train and dev and eval/denials/train.jsonl by eval/fit_links.py.",
    }
    result["here"] = fitted([choice for text in texts for choice in choices_here(text)], "here")
    if not options.dry_run:  # what the first ranking leaves open is the second's to fit on
        _write(_with_kept(result))
        clues.load_weights.cache_clear()
    plain = Detector()
    detector = Detector(nli=KeptReadings(plain.nli, options.readings))
    result["elsewhere"] = fitted(
        [choice for text in texts for choice in choices_elsewhere(text, detector)], "elsewhere"
    )
    if not options.dry_run:
        _write(_with_kept(result))
        clues.load_weights.cache_clear()
    result["own words"] = fitted(
        [choice for text in texts for choice in choices_own_words(text, detector)], "own words"
    )
    print(json.dumps(result, indent=1))
    if not options.dry_run:
        _write(result)


def _with_kept(result: Mapping[str, object]) -> dict:
    """The rankings fitted so far, and those of before, else those expected, in place of the others."""
    kept = json.loads(OUTPUT.read_text(encoding="utf-8"))
    return {"note": result["note"]} | {
        ranking: result.get(ranking) or kept.get(ranking) or _by_hand(ranking) for ranking in NAMES
    }


def _by_hand(ranking: str) -> dict:
    weights = {name: weight for name, weight in PRIOR[ranking].items() if name != NOTHING}
    return {"weights": weights, NOTHING: PRIOR[ranking][NOTHING], "least probability": 0.5}


def _write(result: dict) -> None:
    OUTPUT.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
