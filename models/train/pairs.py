"""The labelled pairs that the inference model learns from, and those kept out to measure it.

public sets (NAME.LANG.jsonl.gz), the project's own groups and events -> Pair

What is held out is held out in every language: XNLI is parallel, so half of its premises are; the project's
own groups and events are kept whole, one in ten aside.
"""

from __future__ import annotations

import gzip
import json
import random
import re
import zlib
from collections import defaultdict
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
_DRAWS, _MOST_NEAR = 30, 40  # of each pair of sentences that are alike, and of those with a word in common
_FEWEST_WORDS = 4  # of a sentence, to be compared with another
_SHARED = 0.4  # share of two sentences' words that are in both
_MOST_SENSES = 2  # of a word, the most usual (chosen, untested)
#: English words that no dictionary may change, since a label can hang on each.
KEPT = frozenset(
    "not no nor never none nobody nothing nowhere neither without only just all any every each both some few "
    "many most more less least one two three four five six seven eight nine ten first last before after "
    "until yes can may must could might should would will shall if but".split()
)


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
            languages="-".join(reversed(pair.languages.split("-"))),
        )
        for pair in rng.sample(clear, round(share * len(clear)))
    ]


def read_dictionary(path: Path, common: Path) -> dict[str, list[str]]:
    """Read translations of single English words, of two words at most, the most usual first.

    Args:
        path: ``merged.en-LANGUAGE.tsv.gz``: word and sense, in no order that means anything.
        common: ``freq/NAME.LANGUAGE.*.gz``: words of the language, the most frequent first.

    Returns:
        Senses by lower-case word. Names are left out: what only looks like a word would be put in the place
        of one.
    """
    with gzip.open(common, "rt", encoding="utf-8") as lines:
        rank = {line.split()[0]: number for number, line in enumerate(lines) if line.strip()}
    senses: dict[str, dict[str, None]] = defaultdict(dict)
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            word, sense = line.rstrip("\n").split("\t")[:2]
            if " " not in word and len(sense.split()) <= 2 and not sense[:1].isupper():
                senses[word.lower()][sense] = None

    def rarity(sense: str) -> int:
        return max(rank.get(part, len(rank)) for part in sense.lower().split())

    return {word: sorted(found, key=rarity) for word, found in senses.items()}


def switched(
    pairs: Sequence[Pair],
    dictionaries: Sequence[dict[str, list[str]]],
    rng: random.Random,
    *,
    rows: float,
    words: float = 0.5,
) -> list[Pair]:
    """English pairs with words of another language in them (Qin et al. 2020); all others as they are.

    Nearly all large public sets are English. What a model learns on mixed sentences it reads better in the
    other languages too, and English itself, for want of the words it knew by heart.

    Args:
        pairs: Labelled pairs.
        dictionaries: One is drawn for each pair. Words that a label hangs on (``KEPT``) stay English.
        rng: Draws pairs, dictionaries, words and senses, and whether premise, hypothesis or both change.
        rows: Share of the English pairs that change.
        words: Share of the words that do, of those in the dictionary.
    """

    def mixed(text: str, senses: dict[str, list[str]]) -> str:
        def sense(match: re.Match[str]) -> str:
            word = match.group().lower()
            known = senses.get(word) if word not in KEPT else None
            return rng.choice(known[:_MOST_SENSES]) if known and rng.random() < words else match.group()

        return re.sub(r"[A-Za-z]+(?:['’][A-Za-z]+)?", sense, text)  # "don't" is no word of a dictionary

    out = []
    for pair in pairs:
        if pair.languages == "en-en" and rng.random() < rows:
            senses, which = rng.choice(dictionaries), rng.random()
            premise = mixed(pair.premise, senses) if which < 2 / 3 else pair.premise
            hypothesis = mixed(pair.hypothesis, senses) if which > 1 / 3 else pair.hypothesis
            pair = replace(pair, premise=premise, hypothesis=hypothesis)
        out.append(pair)
    return out


def read_groups(folder: Path, premises: Sequence[str] = PREMISES) -> Iterator[tuple[str, dict, list[dict]]]:
    """The project's groups: a premise with five hypotheses, each in several languages.

    Most have a second premise, given which the same hypotheses have other labels, so that a label cannot be
    told from the hypothesis alone (Kaushik, Hovy and Lipton 2020).

    Args:
        folder: Of the groups.
        premises: Which of ``PREMISES``.

    Yields:
        Name of the group, premise by language, hypotheses with their labels given this premise; without those
        that a second reader labelled otherwise.

    Raises:
        ValueError: If ``premises`` names none.
    """
    if unknown := set(premises) - set(PREMISES):
        raise ValueError(f"premises {', '.join(sorted(unknown))}: known are {', '.join(PREMISES)}")
    for path in sorted(folder.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            if "first" in premises:
                yield row["group"], row["premise"], row["hypotheses"]
            if "second" in premises and "second_premise" in row:
                labels = row["second_labels"]
                hypotheses = [
                    hypothesis | {"label": label, "type": "second premise"}
                    for number, (hypothesis, label) in enumerate(zip(row["hypotheses"], labels, strict=True))
                    if number not in row.get("second_disputed", ())
                ]
                yield row["group"], row["second_premise"], hypotheses


def group_pairs(
    folder: Path, *, out: bool, directions: Iterable[str], premises: Sequence[str] = PREMISES
) -> list[Pair]:
    """Pairs of the project's groups.

    Args:
        folder: Of the groups.
        out: Whether those that are held out, or the others.
        directions: ``"fr-fr"``, ``"fr-en"``: languages of premise and hypothesis.
        premises: Which of ``PREMISES``.
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
        for group, premise, hypotheses in read_groups(folder, premises)
        if held_out(group) == out
        for hypothesis in hypotheses
        for one, other in wanted
        if one in premise and other in hypothesis
    ]


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
    if missing := set(files or ()) - {path.stem for path in folder.glob("*.jsonl")}:
        raise FileNotFoundError(f"{folder} has no {', '.join(sorted(missing))}")
    pairs = []
    for path in sorted(folder.glob("*.jsonl")):
        if files is not None and path.stem not in files:
            continue
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


def neighbours(path: Path, rng: random.Random, n_pairs: int) -> list[Pair]:
    """Sentences that stand near each other in one news article, taken not to contradict each other.

    Most pairs that the detector asks about are of this sort: one event, two different things said of it.
    Labelled sets hardly have any, and models trained on them alone see contradictions everywhere.

    Args:
        path: Parallel sentences in the order of their articles, ``NAME.en-LANGUAGE.tsv.gz``; each sentence is
            read in either language.
        rng: Decides which.
        n_pairs: How many.
    """
    languages = path.name.split(".")[1].split("-")
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = [line.rstrip("\n").split("\t") for line in lines]
    pairs = []
    while len(pairs) < n_pairs:
        first = rng.randrange(len(rows) - 3)
        second = first + rng.randint(1, 3)
        if rng.random() < 0.5:
            first, second = second, first
        one, other = rng.randrange(2), rng.randrange(2)
        texts = rows[first][one], rows[second][other]
        if min(map(len, texts)) >= 30:  # shorter ones are bylines and headings
            label = "not_contradiction"
            pairs.append(Pair(*texts, label, "neighbours", languages=f"{languages[one]}-{languages[other]}"))
    return pairs


def translations(path: Path, rng: random.Random, n_pairs: int) -> list[Pair]:
    """Sentences with their translation, each of which follows from the other.

    Pairs across languages are few, and a model that has seen few takes what it reads in two languages for
    two different things.

    Args:
        path: Parallel sentences, ``NAME.en-LANGUAGE.tsv.gz``.
        rng: Draws them, and which language comes first.
        n_pairs: How many.
    """
    languages = path.name.split(".")[1].split("-")
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = [line.rstrip("\n").split("\t") for line in lines]
    pairs = []
    for row in rng.sample(rows, min(n_pairs, len(rows))):
        one, other = rng.sample((0, 1), 2)
        where = f"{languages[one]}-{languages[other]}"
        pairs.append(Pair(row[one], row[other], "entailment", "translations", languages=where))
    return pairs


def alike(path: Path, rng: random.Random, n_pairs: int) -> list[tuple[Pair, Pair]]:
    """Two sentences of a parallel set that share many of their English words, in two versions.

    What they say of each other, a model of English can tell; taught on the other version, it is known across
    languages too (distillation from one language to others: Reimers and Gurevych 2020 for vectors).

    Args:
        path: Parallel sentences, ``NAME.en-LANGUAGE.tsv.gz``.
        rng: Draws them, and in which language each of the two stands: half of the time neither in English.
        n_pairs: How many at most.

    Returns:
        The pair in English and the same with one text or both in the other language; labels mean nothing.
    """
    other = path.name.split(".")[1].split("-")[1]
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = [line.rstrip("\n").split("\t") for line in lines]
    words = [frozenset(re.findall(r"\w+", row[0].lower())) for row in rows]
    rows_with: dict[str, list[int]] = defaultdict(list)
    for number, own in enumerate(words):
        for word in own:
            rows_with[word].append(number)
    drawn: set[tuple[int, int]] = set()
    for _ in range(_DRAWS * n_pairs):
        first = rng.randrange(len(rows))
        own = words[first]
        if len(own) < _FEWEST_WORDS:
            continue
        rare = sorted(own, key=lambda word: (len(rows_with[word]), word))[:3]
        near = rows_with[rng.choice(rare)]
        near = rng.sample(near, min(_MOST_NEAR, len(near)))
        near = [two for two in near if _SHARED <= len(own & words[two]) / len(own | words[two]) < 1]
        if near:
            drawn.add((first, rng.choice(near)))
        if len(drawn) == n_pairs:
            break
    found = []
    for first, second in sorted(drawn):
        one, two = rng.choices(((1, 1), (0, 1), (1, 0)), weights=(2, 1, 1))[0]
        languages = ("en", other)
        found.append(
            (
                Pair(rows[first][0], rows[second][0], "neutral", "alike", languages="en-en"),
                Pair(
                    rows[first][one],
                    rows[second][two],
                    "neutral",
                    "alike",
                    languages=f"{languages[one]}-{languages[two]}",
                ),
            )
        )
    return found


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
