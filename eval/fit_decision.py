"""Fit the decision on annotated stories, for ``decision`` to read.

stories/dev, stories/calibrate -> detector/data/decision.json

Two logistic rules (scikit-learn), one for denials and one for pairs of assertions, over the evidence of
every candidate pair; a pair is positive when it is annotated as a conflict. The weights are fitted on the
development stories: the inference model has learned from the training ones, which it reads far better than
any others. Words and rules were written with the development stories at hand, too. So what a probability
means is learned from stories that served for nothing else; the quality on them is kept beside the weights.
"""

from __future__ import annotations

import argparse
import dataclasses
import json
import random
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import stories as annotated
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score, log_loss
from sklearn.model_selection import GroupKFold

from detector import Detector
from detector.answers.own_words import link_own_words
from detector.conflict import worth_reading
from detector.copies import mark_copies
from detector.decision.evidence import RULES, Evidence, evidence, rule_for
from detector.decision.ruled_out import says_no_too
from detector.decision.thresholds import BLOCKING, REPORTED
from detector.evaluate.metrics import Bins
from detector.pair import candidate_pairs
from detector.passages import before_each
from detector.pipeline import extract
from detector.quantities.reading import read
from detector.readings import KeptReadings
from detector.schema import Statement
from detector.words.cues import load_cues, supported_languages

OUTPUT = Path(__file__).parent.parent / "detector" / "data" / "decision.json"
STRENGTH = 1.0  # inverse of the L2 penalty; 5 was no better on stories left out
FOLDS = 10
#: What a reader may ask for in place of ``REPORTED``; what each finds is kept.
THRESHOLDS = (0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8)


@dataclasses.dataclass(frozen=True, slots=True)
class Row:
    """One candidate pair: what is known of it, and whether it is annotated as a conflict."""

    facts: Evidence
    label: bool
    story: str


@dataclasses.dataclass(frozen=True, slots=True)
class Asked:
    """One pair that the inference model is asked about; where either denies, the right one does.

    Attributes:
        left: A statement.
        right: Another.
        facts: What is known of them.
        ends: Names of the annotated statements that they are; empty for one that is not annotated.
        story: Where they are from.
        before: What stands before each in its article, as ``passages.before_each`` takes it.
    """

    left: Statement
    right: Statement
    facts: Evidence
    ends: frozenset[str]
    story: annotated.Story
    before: tuple[str, str]

    @property
    def label(self) -> bool:
        """Whether the pair is annotated as a conflict."""
        return self.ends in self.story.conflicts


def asked(split: str, detector: Detector, calm: int | None = None) -> Iterator[Asked]:
    """Every candidate pair of a split but those that readers differ about.

    Args:
        split: Of the stories.
        detector: Finds the pairs and reads them.
        calm: Of each story, at most so many pairs that are annotated as no conflict, drawn by its name;
            all of them where it is ``None``.
    """
    for story in annotated.load_stories(split):
        if any(article.language not in supported_languages() for article in story.articles):
            continue
        statements = extract(story.articles)
        gold_of = annotated.match(story, statements)
        statements, vectors = detector.link(statements, detector.embed(statements), story.articles)
        statements = mark_copies(statements, story.articles)
        pairs = worth_reading(statements, candidate_pairs(statements, vectors, BLOCKING))
        ends = [
            frozenset(gold_of.get(statements[end].id, "") for end in (pair.left, pair.right))
            for pair in pairs
        ]
        drawn = _drawn(story, ends, calm)
        pairs, ends = [pairs[number] for number in drawn], [ends[number] for number in drawn]
        read_pairs = detector.read_pairs(statements, pairs, story.articles)
        statements, inferences = link_own_words(statements, pairs, read_pairs)
        before = before_each(statements, {article.id: article for article in story.articles})
        readings = [read(s.proposition, load_cues(s.language), s.date) for s in statements]
        for pair, inference, own in zip(pairs, inferences, ends, strict=True):
            left, right = pair.left, pair.right
            both = (readings[left], readings[right])
            if own in story.disputed or says_no_too(statements[left], statements[right], both, inference):
                continue
            facts = evidence(
                statements[left],
                statements[right],
                both,
                pair.similarity,
                inference,
            )
            yield Asked(statements[left], statements[right], facts, own, story, (before[left], before[right]))


def _drawn(story: annotated.Story, ends: Sequence[frozenset[str]], calm: int | None) -> list[int]:
    """Numbers of the pairs to read: all, or all conflicts and as many others as asked for."""
    if calm is None:
        return list(range(len(ends)))
    others = [n for n, own in enumerate(ends) if own not in story.conflicts and own not in story.disputed]
    kept = set(random.Random(story.name).sample(others, min(calm, len(others))))
    return [n for n, own in enumerate(ends) if own in story.conflicts or n in kept]


def rows(split: str, detector: Detector) -> dict[str, list[Row]]:
    """Evidence and label of every candidate pair of a split, by rule."""
    found: dict[str, list[Row]] = {rule: [] for rule in RULES}
    for pair in asked(split, detector):
        found[rule_for(pair.right)].append(Row(pair.facts, pair.label, pair.story.name))
    return found


def matrix_of(data: Sequence[Row], names: Sequence[str]) -> np.ndarray:
    """Evidence as numbers, float64 of shape ``(pairs, names)``."""
    return np.array([[getattr(row.facts, name) for name in names] for row in data], dtype=float)


def left_out(data: Sequence[Row], names: Sequence[str]) -> np.ndarray:
    """Log odds of each pair by a rule fitted without its story, shape ``(pairs,)``."""
    groups = [row.story for row in data]
    odds = np.zeros(len(data))
    for seen, unseen in GroupKFold(FOLDS).split(groups, groups=groups):
        rule = fit([data[number] for number in seen], names)
        odds[unseen] = rule.decision_function(matrix_of([data[number] for number in unseen], names))
    return odds


def calibration(labels: np.ndarray, odds: np.ndarray) -> tuple[float, float]:
    """Slope and shift that make log odds of new stories mean what they say (Platt 1999).

    The fit is surer of itself than it may be, since the stories that it was fitted on are known.
    """
    scaled = LogisticRegression(C=np.inf).fit(odds[:, None], labels)
    return float(scaled.coef_[0, 0]), float(scaled.intercept_[0])


def calibrated_left_out(labels: np.ndarray, odds: np.ndarray, groups: Sequence[str]) -> np.ndarray:
    """Probability of each pair by a calibration that never saw its story, shape ``(pairs,)``."""
    chances = np.zeros(len(labels))
    for seen, unseen in GroupKFold(FOLDS).split(odds, groups=groups):
        slope, shift = calibration(labels[seen], odds[seen])
        chances[unseen] = 1 / (1 + np.exp(-(slope * odds[unseen] + shift)))
    return chances


def fit(data: Sequence[Row], names: Sequence[str]) -> LogisticRegression:
    """Fit one rule."""
    rule = LogisticRegression(C=STRENGTH, max_iter=2000)
    return rule.fit(matrix_of(data, names), [row.label for row in data])


def quality(labels: np.ndarray, chances: np.ndarray, threshold: float) -> dict[str, float | int]:
    """What the probabilities are worth, on pairs of stories that they were not made from."""
    reported = chances >= threshold
    return {
        "pairs": len(labels),
        "conflicts": int(labels.sum()),
        "average precision": round(float(average_precision_score(labels, chances)), 3),
        "log loss": round(float(log_loss(labels, chances)), 4),
        "log loss of the base rate": round(float(log_loss(labels, np.full(len(labels), labels.mean()))), 4),
        "calibration error": round(
            float(Bins(chances, labels).calibration_error(np.ones((1, len(labels))))[0]), 4
        ),
        "reported": int(reported.sum()),
        "of these right": int((labels & reported).sum()),
    }


def by_threshold(labels: np.ndarray, chances: np.ndarray) -> dict[str, int | dict[str, list[int]]]:
    """Of each threshold, how many pairs it reports and how many of these are conflicts; and of how many."""
    reported = {str(threshold): chances >= threshold for threshold in THRESHOLDS}
    counts = {name: [int(those.sum()), int((labels & those).sum())] for name, those in reported.items()}
    return {"conflicts": int(labels.sum()), "reported, right": counts}


def main() -> None:
    """Fit both rules and write them."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--dry-run", action="store_true", help="print the weights without writing them")
    parser.add_argument(
        "--readings", type=Path, default=Path("build/readings.sqlite"), help="kept readings of the model"
    )
    parser.add_argument("--plot", type=Path, metavar="FILE.png", help="draw how reliable the result is")
    options = parser.parse_args()
    plain = Detector()
    kept = Detector(nli=KeptReadings(plain.nli, options.readings))
    dev, new = (rows(split, kept) for split in ("dev", "calibrate"))
    result: dict[str, object] = {
        "note": "Weights of the rules of detector/decision/evidence.py, fitted on eval/stories/dev by "
        "eval/fit_decision.py, calibrated on eval/stories/calibrate; quality there, each story left out of "
        "the calibration, and on those of dev, each left out of the fit.",
    }
    models = {rule: fit(dev[rule], names) for rule, names in RULES.items()}
    # One calibration for both rules: the stories to calibrate by have too few denials for two.
    fresh = [(rule, row) for rule in RULES for row in new[rule]]
    odds = np.concatenate(
        [models[rule].decision_function(matrix_of(new[rule], names)) for rule, names in RULES.items()]
    )
    labels = np.array([row.label for _, row in fresh])
    slope, shift = calibration(labels, odds)
    chances = calibrated_left_out(labels, odds, [row.story for _, row in fresh])
    result["calibration"] = {"slope": round(slope, 3), "shift": round(shift, 3)}
    known_chances, known_labels = [], []
    for rule, names in RULES.items():
        own = np.array([its == rule for its, _ in fresh])
        known = np.array([row.label for row in dev[rule]])
        known_odds = slope * left_out(dev[rule], names) + shift
        known_labels.append(known)
        known_chances.append(1 / (1 + np.exp(-known_odds)))
        weights = dict(zip(names, slope * models[rule].coef_[0], strict=True))
        result[rule] = {
            "bias": round(float(slope * models[rule].intercept_[0] + shift), 3),
            "weights": {name: round(float(weight), 3) for name, weight in weights.items()},
            "quality": quality(labels[own], chances[own], REPORTED),
            "quality on dev": quality(known, known_chances[-1], REPORTED),
        }
        print(rule, json.dumps(result[rule], indent=1))
    print("calibration", result["calibration"])
    result["by threshold"] = {
        "stories to calibrate": by_threshold(labels, chances),
        "dev": by_threshold(np.concatenate(known_labels), np.concatenate(known_chances)),
    }
    print(json.dumps(result["by threshold"], indent=1))
    if options.plot:
        plot(labels, chances, options.plot)
    if not options.dry_run:
        OUTPUT.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")


def plot(labels: np.ndarray, chances: np.ndarray, path: Path) -> None:
    """Draw the share of conflicts against the probability given, in ten bins."""
    try:
        from matplotlib.figure import Figure
    except ImportError as error:
        raise SystemExit("--plot needs matplotlib: `make setup EXTRAS=plot`") from error
    bins = np.minimum((chances * 10).astype(int), 9)
    filled = [number for number in range(10) if (bins == number).any()]
    axes = (figure := Figure(figsize=(4.5, 4))).subplots()
    axes.plot([0, 1], [0, 1], color="0.7")
    axes.plot(
        [chances[bins == number].mean() for number in filled],
        [labels[bins == number].mean() for number in filled],
        marker="o",
    )
    for number in filled:
        axes.annotate(
            str(int((bins == number).sum())), (chances[bins == number].mean(), labels[bins == number].mean())
        )
    axes.set(
        xlabel="probability given, on stories that served for nothing else", ylabel="share that are conflicts"
    )
    path.parent.mkdir(parents=True, exist_ok=True)
    figure.savefig(path, dpi=120, bbox_inches="tight")


if __name__ == "__main__":
    main()
