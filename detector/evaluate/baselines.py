"""Systems that read no meaning: what a model must beat before its scores say anything.

``PairSet`` -> ``Guess``, one a baseline
"""

from __future__ import annotations

import re
import warnings
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from ..corpora import PairSet
from .negation import negated_sides
from .systems import Rows, System

if TYPE_CHECKING:
    import numpy as np

FOLDS = 5
# Pairs above which nothing is learned: the fits would take longer than the model itself.
MOST_LEARNED = 100_000
# Units that a label needs before anything is learned out of fold; two a fold.
_FEWEST_UNITS = 2 * FOLDS
_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Guess:
    """What a baseline says, and how it came to say it."""

    name: str
    how: str
    system: System


def guess(
    pairs: PairSet, rows: Rows, *, similarity: np.ndarray | None = None, seed: int = 0
) -> tuple[list[Guess], list[str]]:
    """Let every baseline guess.

    The first two may look at the gold counts of the set, which flatters them: the majority label, and
    for pairs without a lone negation the commonest of the other labels. The others are logistic
    regressions of scikit-learn that have seen the labels of four fifths of the units and guess the
    last (five folds, stratified by label), on: the share of the hypothesis's distinct words that the
    premise has too; the words of the hypothesis alone, weighted by tf-idf, with pairs of words
    (Poliak et al. 2018, Gururangan et al. 2018); and the cosine of the two texts' vectors.

    Args:
        pairs: The set.
        rows: Its gold side.
        similarity: Cosine of premise and hypothesis, shape (n,); ``None`` leaves that one out.
        seed: Of the folds.

    Returns:
        The guesses, and a note on each baseline that could not be had.
    """
    import numpy as np

    counts = np.bincount(rows.gold, minlength=len(rows.labels))
    found = [
        Guess(
            f"always {rows.labels[int(counts.argmax())]}",
            "the commonest label of this set",
            System(np.full(len(rows.gold), counts.argmax())),
        ),
        _lone_negation(pairs, rows, counts),
    ]
    if len(rows.gold) > MOST_LEARNED:
        return found, [f"no baseline was learned out of fold: more than {MOST_LEARNED:,} pairs"]
    overlap = np.array([[word_overlap(pair.premise, pair.hypothesis)] for pair in pairs.pairs])
    learned: list[tuple[str, Any]] = [("word overlap", overlap)]
    learned.append(("hypothesis only", [pair.hypothesis for pair in pairs.pairs]))
    if similarity is not None:
        learned.append(("embedding cosine", np.asarray(similarity, dtype=float)[:, None]))
    scarce = [
        rows.labels[label]
        for label in np.unique(rows.gold)
        if len(np.unique(rows.units[rows.gold == label])) < _FEWEST_UNITS
    ]
    if scarce or len(np.unique(rows.gold)) < 2:
        why = f"too few rows of {scarce[0]}" if scarce else "one label only"
        return found, [f"no baseline was learned out of fold: {why}"]
    for name, features in learned:
        words = isinstance(features, list)
        how = "bag of words" if words else "one number"
        found.append(
            Guess(
                f"{name}, out of fold",
                f"logistic regression on {how}, {FOLDS}-fold",
                _out_of_fold(features, rows, words=words, seed=seed),
            )
        )
    return found, []


def has_lone_negation(premise: str, hypothesis: str, language: str | None = None) -> bool:
    """Tell whether exactly one of two texts has a negation word; see ``negated_sides``."""
    return negated_sides(premise, hypothesis, language) == "one"


def word_overlap(premise: str, hypothesis: str) -> float:
    """Share of the hypothesis's distinct words that stand in the premise too; 0 without words."""
    ours, theirs = (set(_WORD.findall(text.lower())) for text in (premise, hypothesis))
    return len(ours & theirs) / len(theirs) if theirs else 0.0


def _lone_negation(pairs: PairSet, rows: Rows, counts: np.ndarray) -> Guess:
    import numpy as np

    turned = len(rows.labels) - 1  # contradiction, not_entailment
    if "not_contradiction" in rows.labels:
        turned = rows.labels.index("contradiction")
    others = counts.copy()
    others[turned] = -1
    lone = [has_lone_negation(p.premise, p.hypothesis, p.groups.get("language")) for p in pairs.pairs]
    return Guess(
        "exactly one side has a negation",
        f"then {rows.labels[turned]}, else {rows.labels[int(others.argmax())]}",
        System(np.where(lone, turned, others.argmax())),
    )


def _out_of_fold(features: Any, rows: Rows, *, words: bool, seed: int) -> System:
    """Guess each row by a regression that saw no row of its unit."""
    import numpy as np
    from sklearn.exceptions import ConvergenceWarning
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.linear_model import LogisticRegression
    from sklearn.model_selection import StratifiedGroupKFold, cross_val_predict
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import StandardScaler

    reader = TfidfVectorizer(analyzer=_words_and_pairs) if words else StandardScaler()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ConvergenceWarning)
        probability = cross_val_predict(
            make_pipeline(reader, LogisticRegression(max_iter=300)),
            features,
            rows.gold,
            groups=rows.units,
            cv=StratifiedGroupKFold(FOLDS, shuffle=True, random_state=seed),
            method="predict_proba",
        )  # (n, labels that occur)
    occurring = np.unique(rows.gold)
    positive = np.flatnonzero(occurring == rows.labels.index(rows.positive))
    of_positive = probability[:, positive[0]] if len(positive) else np.zeros(len(rows.gold))
    return System(occurring[probability.argmax(axis=1)], of_positive)


def _words_and_pairs(text: str) -> list[str]:
    """The words of a text, its pairs of neighbouring words, and one mark that every text has.

    The mark keeps a fold without any word from having no vocabulary at all.
    """
    words = _WORD.findall(text.lower())
    return ["", *words, *(" ".join(pair) for pair in pairwise(words))]
