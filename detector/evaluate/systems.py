"""What one system says of the rows of a set, as arrays: the common shape of models and baselines.

task, gold labels, predictions -> ``Rows``, ``System``
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..schema import LABELS

if TYPE_CHECKING:
    import numpy as np

    from ..corpora import AnnotatedPair


@dataclass(frozen=True)
class Rows:
    """The gold side of a set.

    Attributes:
        labels: Labels of the task; every code is a place in it.
        positive: The label that detection is about: contradiction, or entailment for sets that
            only tell entailment from the rest.
        gold: Code of the gold label, shape (n,).
        units: Number of the unit that a row is resampled with, from 0, shape (n,).
    """

    labels: tuple[str, ...]
    positive: str
    gold: np.ndarray
    units: np.ndarray

    @classmethod
    def of(cls, task: str, gold: Sequence[str], units: Sequence[Hashable]) -> Rows:
        """Code gold labels and units.

        Args:
            task: ``three-way``, ``contradiction`` or ``entailment``.
            gold: One label a row.
            units: What each row is resampled with, a premise or a group; any values.
        """
        import numpy as np

        labels, positive = labels_of(task)
        number: dict[Hashable, int] = {}
        coded = np.array([number.setdefault(unit, len(number)) for unit in units], dtype=int)
        return cls(labels, positive, code(gold, labels), coded)

    @property
    def n_units(self) -> int:
        """How many units there are."""
        return int(self.units.max()) + 1

    @property
    def is_positive(self) -> np.ndarray:
        """Which rows have the positive label as gold, shape (n,)."""
        return self.gold == self.labels.index(self.positive)


@dataclass(frozen=True)
class System:
    """What a model or a rule says.

    Attributes:
        predicted: Code of the predicted label, shape (n,).
        probability: Of the positive label, shape (n,); ``None`` for a rule that only names labels.
    """

    predicted: np.ndarray
    probability: np.ndarray | None = None


def labels_of(task: str) -> tuple[tuple[str, ...], str]:
    """The labels of a task, and the positive one."""
    if task == "three-way":
        return LABELS, "contradiction"
    return (task, f"not_{task}"), task


def code(names: Sequence[str], labels: tuple[str, ...]) -> np.ndarray:
    """Place of each name in ``labels``; in a binary task a third label is the complement."""
    import numpy as np

    return np.array([labels.index(name if name in labels else labels[-1]) for name in names], dtype=int)


def unit_of(pair: AnnotatedPair) -> tuple[str, str]:
    """What a pair is resampled with: its ``group`` when the row names one, else its premise.

    Pairs written for one premise are easy or hard together; drawing them one by one would make
    intervals too narrow.
    """
    group = pair.groups.get("group")
    return ("premise", " ".join(pair.premise.split())) if group is None else ("group", group)
