"""English pairs with words of another language in them, so that one language teaches the others.

Pairs + bilingual dictionaries -> Pairs
"""

from __future__ import annotations

import gzip
import random
import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from pairs import Pair

_MOST_SENSES = 2  # of a word, the most usual (chosen, untested)
#: English words that no dictionary may change, since a label can hang on each.
KEPT = frozenset(
    "not no nor never none nobody nothing nowhere neither without only just all any every each both some few "
    "many most more less least one two three four five six seven eight nine ten first last before after "
    "until yes can may must could might should would will shall if but".split()
)


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
