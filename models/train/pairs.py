"""The labelled pairs that the inference model learns from, and those kept out to measure it.

public sets (NAME.LANG.jsonl.gz), the project's own groups, genres and events -> Pair

What is held out is held out in every language: XNLI is parallel, so half of its premises are; the project's
own groups and events are kept whole, one in ten aside.
"""

from __future__ import annotations

import gzip
import json
import random
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, product
from pathlib import Path

LABELS = ("entailment", "neutral", "contradiction")
#: Which labels a row allows; sets of two classes leave one open.
ALLOWED = {label: (label,) for label in LABELS} | {
    "not_entailment": ("neutral", "contradiction"),
    "not_contradiction": ("entailment", "neutral"),
}
#: Premises of a group: the one that its hypotheses were written for, and one that turns their labels around.
PREMISES = ("first", "second")


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
        soft: Probabilities of ``LABELS`` that a model gave it, to be learned in place of ``label``.
    """

    premise: str
    hypothesis: str
    label: str
    origin: str
    group: str = ""
    kind: str = ""
    languages: str = ""
    soft: tuple[float, float, float] | None = None

    def mask(self) -> tuple[bool, bool, bool]:
        """Which of ``LABELS`` the row allows."""
        return tuple(label in ALLOWED[self.label] for label in LABELS)

    def target(self) -> tuple[float, float, float]:
        """What to learn: probabilities of ``LABELS``, or 1 for each label that the row allows."""
        return self.soft or tuple(map(float, self.mask()))


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


def turned(pairs: Sequence[Pair], rng: random.Random, share: float) -> list[Pair]:
    """A share of the pairs with premise and hypothesis exchanged.

    Contradiction is symmetric, and so is its absence; whether the one follows from the other is not, so that
    a pair without contradiction teaches no more than that when it is turned.

    Args:
        pairs: Labelled pairs.
        rng: Draws them.
        share: How many, as a share of the pairs.
    """
    label = {
        "contradiction": "contradiction",
        "entailment": "not_contradiction",
        "neutral": "not_contradiction",
    }
    clear = [pair for pair in pairs if pair.label in label]
    return [
        replace(
            pair,
            premise=pair.hypothesis,
            hypothesis=pair.premise,
            label=label[pair.label],
            soft=None,
            languages="-".join(reversed(pair.languages.split("-"))),
        )
        for pair in rng.sample(clear, round(share * len(clear)))
    ]


def read_groups(
    folder: Path, premises: Sequence[str] = PREMISES, files: Sequence[str] | None = None
) -> Iterator[tuple[str, dict, list[dict]]]:
    """The project's groups: a premise with four to eight hypotheses, each in one or more languages.

    Most have a second premise, given which the same hypotheses have other labels, so that a label cannot be
    told from the hypothesis alone (Kaushik, Hovy and Lipton 2020).

    Args:
        folder: Of the groups.
        premises: Which of ``PREMISES``.
        files: As ``group_pairs`` takes them.

    Yields:
        Name of the group, premise by language, hypotheses with their labels given this premise; without those
        that a second reader labelled otherwise.

    Raises:
        ValueError: If ``premises`` names none.
        FileNotFoundError: If one of ``files`` is not there.
    """
    if unknown := set(premises) - set(PREMISES):
        raise ValueError(f"premises {', '.join(sorted(unknown))}: known are {', '.join(PREMISES)}")
    for path in _files(folder, files):
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            if "first" in premises:
                disputed = row.get("disputed", ())
                hypotheses = [one for number, one in enumerate(row["hypotheses"]) if number not in disputed]
                yield row["group"], row["premise"], hypotheses
            if "second" in premises and "second_premise" in row:
                labels = row["second_labels"]
                hypotheses = [
                    hypothesis | {"label": label, "type": "second premise"}
                    for number, (hypothesis, label) in enumerate(zip(row["hypotheses"], labels, strict=True))
                    if number not in row.get("second_disputed", ())
                ]
                yield row["group"], row["second_premise"], hypotheses


def group_pairs(
    folder: Path,
    *,
    out: bool,
    directions: Iterable[str],
    premises: Sequence[str] = PREMISES,
    files: Sequence[str] | None = None,
) -> list[Pair]:
    """Pairs of the project's groups.

    Args:
        folder: Of the groups.
        out: Whether those that are held out, or the others.
        directions: ``"fr-fr"``, ``"fr-en"``: languages of premise and hypothesis.
        premises: Which of ``PREMISES``.
        files: Names of those to read, ``"agency"``; all when ``None``.

    Raises:
        FileNotFoundError: If one of ``files`` is not there.
    """
    wanted = [tuple(direction.split("-")) for direction in directions]
    return [
        Pair(
            premise[one],
            hypothesis[other],
            hypothesis["label"],
            folder.name,
            group,
            hypothesis["type"],
            f"{one}-{other}",
        )
        for group, premise, hypotheses in read_groups(folder, premises, files)
        if held_out(group) == out
        for hypothesis in hypotheses
        for one, other in wanted
        if one in premise and other in hypothesis
    ]


def _files(folder: Path, names: Sequence[str] | None) -> list[Path]:
    """The files of the project's own data in a folder, or those of these names."""
    paths = sorted(folder.glob("*.jsonl"))
    if missing := set(names or ()) - {path.stem for path in paths}:
        raise FileNotFoundError(f"{folder} has no {', '.join(sorted(missing))}")
    return [path for path in paths if names is None or path.stem in names]


def event_pairs(
    folder: Path,
    *,
    out: bool,
    rng: random.Random,
    neutral: float = 1.0,
    files: Sequence[str] | None = None,
) -> list[Pair]:
    """Every two statements of the project's events, in one direction each, drawn by ``rng``.

    Left out are those ``disputed``: pairs that a second reader, who had not seen the label, gave another.

    Args:
        folder: Of the events.
        out: Whether those that are held out, or the others.
        rng: Decides directions and which neutral pairs are kept.
        neutral: Share of the neutral pairs that is kept; they are the most.
        files: Names of those to read, ``"fr-a"``; all when ``None``.

    Raises:
        FileNotFoundError: If one of ``files`` is not there.
    """
    pairs = []
    for path in _files(folder, files):
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            if held_out(row["event"]) != out:
                continue
            contrary = {frozenset(pair) for pair in row["contradictions"]}
            follows = {tuple(pair) for pair in row["entailments"]}
            disputed = {frozenset(pair) for pair in row.get("disputed", ())}
            for pair in combinations(range(len(row["statements"])), 2):
                if frozenset(pair) in disputed:
                    continue
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


def story_pairs(folder: Path, rng: random.Random, *, calm: int) -> list[Pair]:
    """Pairs out of annotated stories: conflicts of assertions in both directions, and others of one story.

    A denial conflicts with what says the thing denied, so that this entails the denial's content.

    Args:
        folder: Of the stories, as ``eval/README.md`` describes them; those to train on.
        rng: Draws the others.
        calm: How many pairs a story that are no conflict.
    """
    pairs = []
    for path in sorted(folder.glob("*.json")):
        story = json.loads(path.read_text(encoding="utf-8"))
        said = {
            s["id"]: s for s in story["statements"] if s["stance"] in ("assert", "confirm") and s["content"]
        }
        denied = {s["id"]: s for s in story["statements"] if s["stance"] == "deny" and s["content"]}
        contrary = {frozenset((c["left"], c["right"])) for c in story["conflicts"]}
        for claim, denial in product(said.values(), denied.values()):
            if frozenset((claim["id"], denial["id"])) in contrary:
                pairs.append(_story_pair(story, claim, denial, "entailment"))
        disputed = {frozenset((d["left"], d["right"])) for d in story.get("disputed", ())}
        every = [
            pair
            for pair in combinations(said.values(), 2)
            if frozenset(s["id"] for s in pair) not in disputed
        ]
        others = []
        for one, other in every:
            if frozenset((one["id"], other["id"])) in contrary:
                for first, second in ((one, other), (other, one)):
                    pairs.append(_story_pair(story, first, second, "contradiction"))
            else:
                others.append((one, other) if rng.random() < 0.5 else (other, one))
        for one, other in rng.sample(others, min(calm, len(others))):
            pairs.append(_story_pair(story, one, other, "not_contradiction"))
    return pairs


def _story_pair(story: dict, one: dict, other: dict, label: str) -> Pair:
    language = {article["id"]: article["lang"] for article in story["articles"]}
    languages = f"{language[one['article']]}-{language[other['article']]}"
    return Pair(one["content"], other["content"], label, "stories", story["story"], "", languages)
