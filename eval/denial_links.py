"""Annotated passages about denials: load them, and score which claim each bare denial is linked to.

denials/<split>.jsonl -> Passage; its statements -> counts of links right, wrong and missing

Each row is one or two invented articles. ``{1|...}`` marks a sentence that makes claim 1, ``{=1|...}``
one that denies it without saying it again, ``{~1|...}`` one that denies it in words of its own. A denial
of claim 0 answers nothing that the articles say, and ``{!|...}`` marks a sentence that speaks of a dispute
without denying anything.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from detector import Article, Detector, Statement, article_from_text
from detector.pipeline import extract
from detector.schema import DENIALS

FOLDER = Path(__file__).parent / "denials"
SPLITS = ("train", "dev")
NOTHING = "0"  # a claim that no article makes
REFUSALS = (*DENIALS, "no-comment")
_MARK = re.compile(r"\{(?:(?P<sign>[=~]?)(?P<claim>\d)|(?P<calm>!))\|(?P<text>[^{}]*)\}")

Span = tuple[str, int, int]  # article id, first character, one past the last


@dataclass(frozen=True, slots=True)
class MarkedDenial:
    """A sentence that denies; ``bare`` when it does not say what it denies."""

    span: Span
    claim: str
    bare: bool


@dataclass(frozen=True, slots=True)
class Passage:
    """A few articles with their marked claims and denials."""

    name: str
    articles: tuple[Article, ...]
    claims: dict[str, tuple[Span, ...]]
    denials: tuple[MarkedDenial, ...]
    calm: tuple[Span, ...] = ()  # sentences that deny nothing, though their words may look like it


def load_passages(split: str, folder: Path = FOLDER) -> list[Passage]:
    """Load the passages of one split, in the order of the file."""
    lines = (folder / f"{split}.jsonl").read_text(encoding="utf-8").splitlines()
    return [_load(json.loads(line)) for line in lines]


def _load(row: dict) -> Passage:
    articles, denials, calm = [], [], []
    claims: dict[str, tuple[Span, ...]] = {}
    for entry in row["articles"]:
        marked = f"{entry['title']}\n\n{entry['text']}"
        text, places = _without_marks(marked)
        article = article_from_text(
            text,
            path=f"{row['id']}:{len(articles)}",
            title=entry["title"],
            outlet=entry["outlet"],
            language=row["language"],
        )
        articles.append(article)
        for sign, claim, start, end in places:
            span = (article.id, start, end)
            if sign == "!":
                calm.append(span)
            elif sign:
                denials.append(MarkedDenial(span, claim, bare=sign == "="))
            else:
                claims[claim] = (*claims.get(claim, ()), span)
    return Passage(row["id"], tuple(articles), claims, tuple(denials), tuple(calm))


def _without_marks(marked: str) -> tuple[str, list[tuple[str, str, int, int]]]:
    """Take the marks out of a text; returns it and (sign, claim, start, end) of each, in reading order."""
    text, position = "", 0
    places = []
    for match in _MARK.finditer(marked):
        text += marked[position : match.start()]
        sign, claim = match["calm"] or match["sign"], match["claim"] or ""
        places.append((sign, claim, len(text), len(text) + len(match["text"])))
        text += match["text"]
        position = match.end()
    return text + marked[position:], places


def inside(statement: Statement, span: Span) -> bool:
    """Whether a statement is read in a marked sentence."""
    article, start, end = span
    return statement.article == article and statement.start < end and statement.end > start


def denial_of(marked: MarkedDenial, statements: Sequence[Statement]) -> Statement | None:
    """The statement read as a marked denial: the first of its sentence that refuses; ``None`` for none."""
    return next((s for s in statements if inside(s, marked.span) and s.stance in REFUSALS), None)


def count(passage: Passage, statements: Sequence[Statement]) -> Counter[str]:
    """Count the denials of one passage by what became of them."""
    by_id = {statement.id: statement for statement in statements}
    counts: Counter[str] = Counter()
    for marked in passage.denials:
        denial = denial_of(marked, statements)
        if not marked.bare:
            counts["own words"] += 1
            kept = denial is not None and denial.resolves_to is None and denial.content != ""
            counts["own words kept"] += kept
            continue
        linked = denial is not None and denial.resolves_to is not None
        if marked.claim not in passage.claims:
            counts["nothing to answer"] += 1
            counts["wrongly linked"] += linked
            continue
        counts["bare"] += 1
        if denial is None:
            counts["not read as a denial"] += 1
        elif not linked:
            counts["not linked"] += 1
        elif any(inside(by_id[denial.resolves_to], span) for span in passage.claims[marked.claim]):
            counts["right"] += 1
        else:
            counts["wrong"] += 1
    for span in passage.calm:
        counts["no denial"] += 1
        counts["taken for one"] += any(inside(s, span) and s.stance in REFUSALS for s in statements)
    return counts


def main() -> None:
    """Measure both splits and print the counts."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--split", action="append", choices=SPLITS, help="default: both")
    options = parser.parse_args()
    detector = Detector()
    for split in options.split or SPLITS:
        counts: Counter[str] = Counter()
        for passage in load_passages(split):
            statements = extract(passage.articles)
            statements, _ = detector.link(statements, detector.embed(statements), passage.articles)
            counts.update(count(passage, statements))
        links = counts["right"] + counts["wrong"] + counts["wrongly linked"]
        print(
            f"{split}: {counts['right'] / counts['bare']:.3f} of bare denials linked to the right claim, "
            f"{counts['right'] / links:.3f} of links right; {dict(counts)}"
        )


if __name__ == "__main__":
    main()
