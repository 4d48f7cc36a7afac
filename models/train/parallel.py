"""What parallel sentences teach: neighbours that agree, translations, and sentences that are alike.

sentences and their translations (NAME.en-LANGUAGE.tsv.gz) -> Pairs
"""

from __future__ import annotations

import gzip
import random
import re
from collections import defaultdict
from pathlib import Path

from pairs import Pair

# Of ``alike``; chosen, untested.
_DRAWS, _MOST_NEAR = 30, 40  # of each pair of sentences that are alike, and of those with a word in common
_FEWEST_WORDS = 4  # of a sentence, to be compared with another
_SHARED = 0.4  # share of two sentences' words that are in both


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
    rows = _read_rows(path)
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
    rows = _read_rows(path)
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
    rows = _read_rows(path)
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


def _read_rows(path: Path) -> list[list[str]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [line.rstrip("\n").split("\t") for line in lines]
