"""The names that models and corpora give to the labels, translated in this one place.

``CONTRADICTORY``, ``refutes``, ``LABEL_2`` or ``2`` -> ``contradiction``
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from ..errors import InputError
from ..schema import LABELS

BINARY_LABELS: tuple[str, str] = ("not_entailment", "not_contradiction")

# Names in lower case, with spaces and hyphens as underscores. Yes, no and unknown are not here: "no" is a
# contradiction in FraCaS and merely no entailment in the first RTE sets.
SYNONYMS: dict[str, str] = {
    **dict.fromkeys(
        "entailment entails entail entailed ent e supports supported support paraphrase".split(), "entailment"
    ),
    **dict.fromkeys(
        "neutral n neu not_enough_info not_enough_information notenoughinfo nei".split(), "neutral"
    ),
    **dict.fromkeys(
        "contradiction contradictory contradicts contradict con cnt c refutes refuted refute".split(),
        "contradiction",
    ),
    **dict.fromkeys(
        "not_entailment non_entailment not_entailed no_entailment not_paraphrase non_paraphrase".split(),
        "not_entailment",
    ),
    **dict.fromkeys(
        "not_contradiction non_contradiction no_contradiction compatible compatibles".split(),
        "not_contradiction",
    ),
}
# What stands where the annotators did not agree, or the suite gives no answer.
NO_GOLD: frozenset[str] = frozenset({"-", "-1", "undef"})
_NUMBER = re.compile(r"(?:label_)?(\d+)(?:\.0)?")


def plain(name: object) -> str:
    """A label's name in lower case, with spaces and hyphens as underscores."""
    return re.sub(r"[\s-]+", "_", str(name).strip().lower())


def is_no_gold(value: object) -> bool:
    """Whether a value stands for the lack of a gold label."""
    return str(value).strip().lower() in NO_GOLD


def translate(name: object) -> str | None:
    """Translate a name to one of ``LABELS`` or ``BINARY_LABELS``; ``None`` for one that is not known."""
    return SYNONYMS.get(plain(name))


@dataclass(frozen=True, slots=True)
class LabelNames:
    """What the labels of one set are called, beyond the names that every set may use.

    Attributes:
        numbers: What 0, 1, 2 mean (``LABEL_0`` too), in this order; empty when nobody has said.
        names: Further names, in the spelling of ``plain``.
    """

    numbers: tuple[str, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)

    def read(self, value: object) -> str | None:
        """Translate one value of a label column.

        Args:
            value: A name or a number, as the file has it.

        Returns:
            One of ``LABELS`` or ``BINARY_LABELS``; ``None`` where there is no gold label.

        Raises:
            ValueError: It is not known; the message says what is.
        """
        if isinstance(value, str | int) and not isinstance(value, bool):
            name = plain(value)
            if name in self.names:
                return self.names[name]
            if is_no_gold(value):
                return None
            if name in SYNONYMS:
                return SYNONYMS[name]
            number = _NUMBER.fullmatch(name)
            if number and self.numbers:
                if int(number[1]) < len(self.numbers):
                    return self.numbers[int(number[1])]
                raise ValueError(f"label {value!r} is outside the set's {len(self.numbers)}: {self}")
            if number:
                raise ValueError(
                    f"unknown label {value!r}: say what the numbers mean, for example "
                    f"--labels {','.join(LABELS)} for 0, 1 and 2"
                )
        raise ValueError(f"unknown label {value!r}; expected one of: {self}")

    def __str__(self) -> str:
        names = [f"{number} ({label})" for number, label in enumerate(self.numbers)]
        names += [f"{name} ({label})" for name, label in self.names.items()]
        return ", ".join([*names, *LABELS, *BINARY_LABELS])


def parse_labels(words: Sequence[str] | str) -> LabelNames:
    """Read how a user names the labels.

    Args:
        words: Labels in the order of the numbers (``entailment,neutral,contradiction``), or names with
            their meaning (``yes=entailment,no=contradiction``); a string is parted at its commas.

    Returns:
        The names.

    Raises:
        InputError: One of them is no label.
    """
    numbers: list[str] = []
    names: dict[str, str] = {}
    for word in words.split(",") if isinstance(words, str) else words:
        name, named, label = word.rpartition("=")
        meaning = translate(label)
        if meaning is None:
            known = ", ".join((*LABELS, *BINARY_LABELS))
            raise InputError("--labels", f"{label.strip()!r} is no label; expected one of: {known}")
        if named:
            names[plain(name)] = meaning
        else:
            numbers.append(meaning)
    return LabelNames(tuple(numbers), names)
