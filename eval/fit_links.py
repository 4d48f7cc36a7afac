"""Fit how much each clue weighs when a bare denial is linked to a claim, for ``clues`` to read.

stories/train, stories/dev, denials/train -> detector/data/links.json

A conditional logistic rule (McFadden 1974): the reader picks one claim of the article, or none of them.
Checked by leaving whole stories and passages out.
"""

from __future__ import annotations

import argparse
import dataclasses
import json
from collections.abc import Iterator, Sequence
from pathlib import Path

import denial_links
import numpy as np
import stories as annotated
from scipy.optimize import minimize

from detector import Article, clues
from detector.attribute import place
from detector.cues import supported_languages
from detector.denials import candidates
from detector.segment import segment

OUTPUT = Path(clues.__file__).parent / "data" / "links.json"
NAMES = clues.Clues.__slots__
#: What a reader would expect; the fit stays near it where the examples say little.
PRIOR = {
    "near": 2.0,
    "latest": 1.0,
    "same_paragraph": 0.5,
    "after": -2.0,
    "after_opening": 2.0,
    "lead": 0.3,
    "lead_refused": 1.0,
    "heading": -1.0,
    "central": 1.0,
    "attributed": 1.0,
    "hedged": 0.6,
    "goes_on": -0.7,
    "opaque": -1.0,
    "contrary": -1.5,
    "concerns": 1.0,
    "author": 1.5,
    "echo": 2.0,
    "answered": 0.3,
    "denied": 1.0,
    "accusation": 0.5,
    "figure": 1.5,
    "speech": 0.5,
    "report": 0.5,
    "nothing fits": 2.0,
}
PRIOR_WIDTH = 1.0


@dataclasses.dataclass(frozen=True, slots=True)
class Choice:
    """One bare denial: the clues of each claim it could answer, and which are right.

    ``clues`` has shape ``(k, len(NAMES))``; ``right`` has shape ``(k,)`` and is all false when the claim
    stands in another article.
    """

    group: str
    clues: np.ndarray
    right: np.ndarray
    denial: str
    claims: tuple[str, ...]


def choices_of(
    group: str,
    placed_of: dict[str, list[clues.Placed]],
    gold_of: dict[str, tuple[frozenset[str], bool]],
) -> Iterator[Choice]:
    """Yield the choice that each annotated bare denial of one story or passage leaves to the reader.

    Args:
        group: Name of the story or passage.
        placed_of: Statements of each article in reading order.
        gold_of: For the id of a denial, the ids of the right claims, and whether they are of its article.

    Yields:
        Choices in reading order; none where the right claim was not read as a statement.
    """
    for placed in placed_of.values():
        around = clues.Surroundings(placed)
        for index, item in enumerate(placed):
            if not item.anaphoric or item.statement.id not in gold_of:
                continue
            right_ids, of_this_article = gold_of[item.statement.id]
            places = candidates(index, placed)
            claims = [placed[i].statement for i in places]
            right = np.array([claim.id in right_ids for claim in claims], dtype=bool)
            matrix = np.array(
                [[getattr(around.clues(index, i), name) for name in NAMES] for i in places]
            ).reshape(len(places), len(NAMES))
            around.answered |= right_ids
            if right.any() or not of_this_article:
                yield Choice(group, matrix, right, item.statement.text, tuple(c.text for c in claims))


def of_stories(split: str) -> Iterator[Choice]:
    """Yield the choices of the annotated stories of one split."""
    for story in annotated.load_stories(split):
        if any(article.language not in supported_languages() for article in story.articles):
            continue
        placed_of = _placed(story.articles)
        statements = [item.statement for placed in placed_of.values() for item in placed]
        gold_id_of = annotated.match(story, statements)
        gold = {statement.id: statement for statement in story.statements}
        gold_of = {}
        for ours, gold_id in gold_id_of.items():
            target = gold[gold_id].resolves_to
            if target is None:
                continue
            right = frozenset(
                claim
                for claim, theirs in gold_id_of.items()
                if theirs == target
                or annotated.same_claim(story, theirs, target)
                or story.conflicts.get(frozenset((theirs, target))) == "denial"
            )
            gold_of[ours] = right, gold[target].article == gold[gold_id].article
        yield from choices_of(story.name, placed_of, gold_of)


def of_passages(split: str) -> Iterator[Choice]:
    """Yield the choices of the annotated passages of one split."""
    for passage in denial_links.load_passages(split):
        placed_of = _placed(passage.articles)
        statements = [item.statement for placed in placed_of.values() for item in placed]
        gold_of = {}
        for marked in passage.denials:
            denial = denial_links.denial_of(marked, statements)
            if denial is None or not marked.bare:
                continue
            spans = passage.claims.get(marked.claim, ())
            joined = [d.span for d in passage.denials if d.claim == marked.claim and not d.bare]
            right = frozenset(
                s.id for s in statements if any(denial_links.inside(s, span) for span in [*spans, *joined])
            )
            gold_of[denial.id] = right, any(span[0] == marked.span[0] for span in spans)
        yield from choices_of(passage.name, placed_of, gold_of)


def _placed(articles: Sequence[Article]) -> dict[str, list[clues.Placed]]:
    return {article.id: place(article, segment(article)) for article in articles}


def fit(choices: Sequence[Choice]) -> np.ndarray:
    """Most probable weights under a Gaussian prior around ``PRIOR``; that of no claim comes last."""
    centre = np.array([*(PRIOR[name] for name in NAMES), PRIOR["nothing fits"]])

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
    """What speaks for each claim, and for none of them at the end; shape ``(k + 1, len(NAMES) + 1)``."""
    k = len(choice.clues)
    return np.block([[choice.clues, np.zeros((k, 1))], [np.zeros((1, len(NAMES))), np.ones((1, 1))]])


def _right(choice: Choice) -> np.ndarray:
    return np.append(choice.right, not choice.right.any())


def is_right(choice: Choice, weights: np.ndarray) -> bool:
    """Whether the best of all is right."""
    return bool(_right(choice)[int(np.argmax(_options(choice) @ weights))])


def left_out(choices: Sequence[Choice]) -> list[bool]:
    """Whether each choice comes out right when its story or passage is left out of the fit."""
    found: dict[str, np.ndarray] = {}
    for group in sorted({choice.group for choice in choices}):
        found[group] = fit([choice for choice in choices if choice.group != group])
    return [is_right(choice, found[choice.group]) for choice in choices]


def main() -> None:
    """Fit the weights, check them on what was left out, and write them."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--dry-run", action="store_true", help="print the weights without writing them")
    options = parser.parse_args()
    stories = [choice for split in ("train", "dev") for choice in of_stories(split)]
    choices = stories + list(of_passages("train"))
    held = left_out(choices)
    print(f"stories left out: {sum(held[: len(stories)])} of {len(stories)} choices right")
    print(f"passages left out: {sum(held[len(stories) :])} of {len(choices) - len(stories)}")
    weights = fit(choices)
    kept_aside = list(of_passages("dev"))
    print(f"passages kept aside: {sum(is_right(c, weights) for c in kept_aside)} of {len(kept_aside)}")
    rounded = {name: round(float(w), 3) for name, w in zip([*NAMES, "nothing fits"], weights, strict=True)}
    print(json.dumps(rounded, indent=1))
    result = {
        "note": "Weights of the ranking in detector/clues.py, fitted on eval/stories/train and dev and "
        "eval/denials/train.jsonl by eval/fit_links.py.",
        "weights": rounded,
    }
    if not options.dry_run:
        OUTPUT.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
