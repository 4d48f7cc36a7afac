"""The labelled pairs that the inference model learns from, and those kept out to measure it.

public sets (NAME.LANG.jsonl.gz), the project's own groups and events -> Pair

What is held out is held out in every language: XNLI is parallel, so half of its premises are; the project's
own groups and events are kept whole, one in ten aside.
"""

from __future__ import annotations

import gzip
import json
import random
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

LABELS = ("entailment", "neutral", "contradiction")
#: Which labels a row allows; sets of two classes leave one open.
ALLOWED = {label: (label,) for label in LABELS} | {
    "not_entailment": ("neutral", "contradiction"),
    "not_contradiction": ("entailment", "neutral"),
}


@dataclass(frozen=True, slots=True)
class Pair:
    """One directed reading with the labels that are right for it.

    Attributes:
        premise: First text.
        hypothesis: Second text.
        label: A key of ``ALLOWED``.
        origin: Name of the set, for the log and the tables.
        group: Rows that must stay on one side of a split share it.
        kind: Why the label holds, where the project's own data says so.
        languages: Of premise and hypothesis, ``"fr-en"``.
    """

    premise: str
    hypothesis: str
    label: str
    origin: str
    group: str = ""
    kind: str = ""
    languages: str = ""

    def mask(self) -> tuple[bool, bool, bool]:
        """Which of ``LABELS`` the row allows."""
        return tuple(label in ALLOWED[self.label] for label in LABELS)


def held_out(group: str) -> bool:
    """Whether a group of the project's own data is kept for measuring: one in ten, by its name."""
    return zlib.crc32(group.encode()) % 10 == 0


def read_public(folder: Path, name: str) -> list[Pair]:
    """Read ``folder/NAME.LANG.jsonl.gz``, rows in the order of the file.

    Raises:
        FileNotFoundError: If it is not there.
        ValueError: If a row has another label than ``ALLOWED`` knows; names the row.
    """
    path = folder / f"{name}.jsonl.gz"
    language = name.rsplit(".", 1)[1]
    pairs = []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            row = json.loads(line)
            if row["label"] not in ALLOWED:
                raise ValueError(
                    f"{path}, row {number + 1}: label {row['label']!r}; known: {', '.join(ALLOWED)}"
                )
            pairs.append(
                Pair(
                    row["premise"],
                    row["hypothesis"],
                    row["label"],
                    name,
                    group=str(number // 3),  # XNLI: three hypotheses of one premise follow each other
                    languages=f"{language}-{language}",
                )
            )
    return pairs


def read_xnli(folder: Path, languages: Sequence[str], *, out: bool) -> dict[str, list[Pair]]:
    """One half of XNLI's development premises, by language; the same premises in each.

    Args:
        folder: Where ``xnli.LANG.jsonl.gz`` are.
        languages: Which to read.
        out: Whether the half that is never trained on.
    """
    return {
        language: [
            pair for pair in read_public(folder, f"xnli.{language}") if (int(pair.group) % 2 == 1) == out
        ]
        for language in languages
    }


def across(parallel: dict[str, list[Pair]], rng: random.Random, n_pairs: int) -> Iterator[Pair]:
    """Premise in one language, hypothesis in another, drawn from rows that are parallel."""
    languages = sorted(parallel)
    rows = len(parallel[languages[0]])
    for _ in range(n_pairs):
        row = rng.randrange(rows)
        one, other = rng.sample(languages, 2)
        premise, hypothesis = parallel[one][row], parallel[other][row]
        yield Pair(
            premise.premise, hypothesis.hypothesis, premise.label, "xnli.across", languages=f"{one}-{other}"
        )


def read_groups(folder: Path) -> Iterator[tuple[str, dict, list[dict]]]:
    """The project's groups: one premise with five hypotheses, each in several languages."""
    for path in sorted(folder.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            yield row["group"], row["premise"], row["hypotheses"]


def group_pairs(folder: Path, *, out: bool, directions: Iterable[str]) -> list[Pair]:
    """Pairs of the project's groups.

    Args:
        folder: Of the groups.
        out: Whether those that are held out, or the others.
        directions: ``"fr-fr"``, ``"fr-en"``: languages of premise and hypothesis.
    """
    wanted = [tuple(direction.split("-")) for direction in directions]
    return [
        Pair(
            premise[one],
            hypothesis[other],
            hypothesis["label"],
            "groups",
            group,
            hypothesis["type"],
            f"{one}-{other}",
        )
        for group, premise, hypotheses in read_groups(folder)
        if held_out(group) == out
        for hypothesis in hypotheses
        for one, other in wanted
        if one in premise and other in hypothesis
    ]


def event_pairs(folder: Path, *, out: bool, rng: random.Random, neutral: float = 1.0) -> list[Pair]:
    """Every two statements of the project's events, in one direction each, drawn by ``rng``.

    Args:
        folder: Of the events.
        out: Whether those that are held out, or the others.
        rng: Decides directions and which neutral pairs are kept.
        neutral: Share of the neutral pairs that is kept; they are the most.
    """
    pairs = []
    for path in sorted(folder.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            if held_out(row["event"]) != out:
                continue
            contrary = {frozenset(pair) for pair in row["contradictions"]}
            follows = {tuple(pair) for pair in row["entailments"]}
            for pair in combinations(range(len(row["statements"])), 2):
                first, second = pair if rng.random() < 0.5 else pair[::-1]
                if (second, first) in follows and (first, second) not in follows and rng.random() < 0.7:
                    first, second = second, first  # the direction that says more is shown more often
                if frozenset(pair) in contrary:
                    label = "contradiction"
                elif (first, second) in follows:
                    label = "entailment"
                else:
                    label = "neutral"
                if label == "neutral" and rng.random() >= neutral:
                    continue
                premise, hypothesis = row["statements"][first], row["statements"][second]
                languages = f"{premise['language']}-{hypothesis['language']}"
                pairs.append(
                    Pair(premise["text"], hypothesis["text"], label, "events", row["event"], "", languages)
                )
    return pairs
