"""Annotated stories: load them, and score what the detector finds in them against the annotation.

stories/<split>/*.json -> Story; predicted statements and conflicts + Story -> counts

Counts come first and scores second, so that any part of the stories can be resampled for intervals.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from detector import Article, Conflict, Statement
from detector.names.sources import innermost, names, own_names
from detector.schema import DENIALS, CandidatePair
from detector.words.tokens import tokenize

FOLDER = Path(__file__).parent / "stories"
SPLITS = ("train", "dev", "calibrate", "test")
#: Least share of words that a predicted and a gold content must have in common to be one statement.
LEAST_OVERLAP = 0.3
#: Under what name the links of each stance are counted; a refusal to comment denies nothing.
LINKS = {"deny": "links", "retract": "links", "no-comment": "refusals"}


@dataclass(frozen=True, slots=True)
class GoldStatement:
    """An annotated statement; the span is in characters of the article's text, headline first."""

    id: str
    article: str
    start: int
    end: int
    content: str
    source: str | None
    stance: str
    hedged: bool
    resolves_to: str | None
    cue: str | None


@dataclass(frozen=True, slots=True)
class Story:
    """A few articles on one event, with what a careful reader marked in them."""

    name: str
    articles: tuple[Article, ...]
    statements: tuple[GoldStatement, ...]
    conflicts: dict[frozenset[str], str]
    near_misses: dict[frozenset[str], str]
    disputed: frozenset[frozenset[str]] = frozenset()  # two readers differ: neither right nor wrong


@dataclass(slots=True)
class Counts:
    """Counts of one story or of many added up; every score is a ratio of some of them."""

    n: Counter[str] = field(default_factory=Counter)

    def __add__(self, other: Counts) -> Counts:
        """Counts of both together."""
        return Counts(self.n + other.n)

    def ratio(self, above: str, below: str) -> float:
        """One count over another; not a number when the other is zero."""
        return self.n[above] / self.n[below] if self.n[below] else float("nan")

    def scores(self) -> dict[str, float]:
        """Every score by name, between 0 and 1; not a number where nothing was there to count."""
        found = {name: self.ratio(*parts) for name, parts in RATIOS.items()}
        for name in ("attribution", "conflict"):
            precision, recall = found[f"{name} precision"], found[f"{name} recall"]
            both = precision + recall
            found[f"{name} F1"] = 2 * precision * recall / both if both else 0.0
        return found


RATIOS: dict[str, tuple[str, str]] = {
    "attribution precision": ("source right", "sources predicted"),
    "attribution recall": ("source right", "sources gold"),
    "stance accuracy": ("stance right", "matched attributed"),
    "hedge accuracy": ("hedge right", "matched attributed"),
    "denial link accuracy": ("links right", "links gold"),
    "denial links right": ("links right", "links made"),
    "refusal link accuracy": ("refusals right", "refusals gold"),
    "conflict precision": ("conflicts right", "conflicts predicted"),
    "conflict recall": ("conflicts right", "conflicts gold"),
    "kind accuracy": ("kinds right", "conflicts right"),
    "dispute precision": ("disputes right", "disputes predicted"),
    "first conflict right": ("first conflicts right", "first conflicts"),
    "dispute recall": ("gold groups found", "gold groups"),
    "updates reported as conflicts": ("near miss update reported", "near miss update"),
    "near misses reported": ("near misses reported", "near misses"),
    "conflicts with both statements read": ("chain both read", "chain conflicts"),
    "conflicts that are paired": ("chain paired", "chain conflicts"),
    "pairs asked, of all": ("chain pairs asked", "chain pairs possible"),
}


def load_stories(split: str, folder: Path = FOLDER) -> list[Story]:
    """Load the stories of one split, in alphabetical order.

    Raises:
        ValueError: If an annotation does not fit its article: a text that does not occur exactly
            once, or a reference to a statement that is not there.
    """
    return [_load(path) for path in sorted((folder / split).glob("*.json"))]


def _load(path: Path) -> Story:
    from detector import article_from_text

    data = json.loads(path.read_text(encoding="utf-8"))
    articles = {}
    for entry in data["articles"]:
        text = f"{entry['title']}\n\n{entry['text']}"
        articles[entry["id"]] = article_from_text(
            text,
            path=f"{path.name}:{entry['id']}",
            title=entry["title"],
            outlet=entry["outlet"],
            date=entry["date"],
            language=entry["lang"],
        )
    statements = []
    for entry in data["statements"]:
        text = articles[entry["article"]].text
        if text.count(entry["text"]) != 1:
            raise ValueError(
                f"{path.name}: {entry['id']}: its text occurs {text.count(entry['text'])} times, not once"
            )
        start = text.index(entry["text"])
        statements.append(
            GoldStatement(
                entry["id"],
                articles[entry["article"]].id,
                start,
                start + len(entry["text"]),
                entry["content"],
                entry["source"],
                entry["stance"],
                entry["hedged"],
                entry["resolves_to"],
                entry["cue"],
            )
        )
    known = {statement.id for statement in statements}
    every = [*data["conflicts"], *data["near_misses"], *data.get("disputed", ())]
    pairs = [(p["left"], p["right"]) for p in every]
    if missing := {end for pair in pairs for end in pair} - known:
        raise ValueError(f"{path.name}: no statement {', '.join(sorted(missing))}")
    return Story(
        data["story"],
        tuple(articles.values()),
        tuple(statements),
        {frozenset((p["left"], p["right"])): p["kind"] for p in data["conflicts"]},
        {frozenset((p["left"], p["right"])): p["type"] for p in data["near_misses"]},
        frozenset(frozenset((p["left"], p["right"])) for p in data.get("disputed", ())),
    )


def match(story: Story, predicted: Sequence[Statement]) -> dict[str, str]:
    """Match predicted statements to gold ones, one to one: predicted id -> gold id.

    Two statements are one when their spans overlap by half of the shorter and, where one passage
    holds several statements, their contents share most words; the best pairs are taken first.
    """
    candidates = []
    for ours in predicted:
        for gold in story.statements:
            if ours.article != gold.article:
                continue
            overlap = min(ours.end, gold.end) - max(ours.start, gold.start)
            if overlap <= 0.5 * min(ours.end - ours.start, gold.end - gold.start):
                continue
            bare = (
                not gold.content
                or not ours.content
                or ours.resolves_to is not None
                or gold.resolves_to is not None
            )
            words = _shared_words(ours.content, gold.content) if not bare else 0.0
            same_kind = ours.is_denial == (gold.stance in DENIALS)
            same_source = same_speaker(ours, gold)
            if not bare and words < LEAST_OVERLAP and not same_source:
                continue
            candidates.append((words + same_kind + same_source, ours.id, gold.id))
    matched: dict[str, str] = {}
    taken: set[str] = set()
    for _, ours_id, gold_id in sorted(candidates, key=lambda c: (-c[0], c[1], c[2])):
        if ours_id not in matched and gold_id not in taken:
            matched[ours_id] = gold_id
            taken.add(gold_id)
    return matched


def same_speaker(ours: Statement, gold: GoldStatement) -> bool:
    """Whether the annotated source is the one of the statement: as worded, or named for a bare role."""
    if same_name(ours.source, gold.source):
        return True
    return not own_names(innermost(ours.source)) and same_name(ours.speaker, gold.source)


def same_name(ours: str | None, gold: str | None) -> bool:
    """Whether two wordings name one source: both none, a shared name, or mostly the same words."""
    if ours is None or gold is None:
        return ours is None and gold is None
    ours = ours.split(" > ")[-1]
    if names(ours) & names(gold):
        return True
    return _shared_words(ours, gold) >= 0.5


def _shared_words(left: str, right: str) -> float:
    """Shared words over those of the shorter text."""
    ours = {t.norm for t in tokenize(left) if t.is_word and len(t.norm) > 1}
    theirs = {t.norm for t in tokenize(right) if t.is_word and len(t.norm) > 1}
    return len(ours & theirs) / min(len(ours), len(theirs)) if ours and theirs else 0.0


def count(
    story: Story,
    statements: Sequence[Statement],
    conflicts: Iterable[Conflict],
    matched: Mapping[str, str] | None = None,
) -> Counts:
    """Count what was found in one story.

    Attribution counts statements that have a source other than the outlet; conflicts count pairs of
    statements; a predicted conflict whose statements are not annotated as one counts as wrong, and one
    that readers differed about not at all. A reported dispute is right when one of its conflicts is. What
    several articles carry word for word is one statement, whichever of them is reported.

    Args:
        story: The annotated story.
        statements: Its statements, as they were read.
        conflicts: What was found between them.
        matched: Which annotated one each statement is, by id; ``None`` finds out with ``match``.
    """
    original_of = originals_of(story)
    conflicts_of = {
        frozenset(original_of[end] for end in pair): kind for pair, kind in story.conflicts.items()
    }
    counts: Counter[str] = Counter()
    matched = match(story, statements) if matched is None else matched
    gold_by_id = {gold.id: gold for gold in story.statements}
    by_id = {statement.id: statement for statement in statements}
    counts["sources gold"] = sum(gold.source is not None for gold in story.statements)
    counts["sources predicted"] = sum(s.source is not None for s in statements)
    for ours_id, gold_id in matched.items():
        ours, gold = by_id[ours_id], gold_by_id[gold_id]
        if gold.source is None:
            continue
        counts["matched attributed"] += 1
        counts["source right"] += same_speaker(ours, gold)
        counts["stance right"] += ours.stance == gold.stance
        counts["hedge right"] += ours.hedged == gold.hedged
    ours_of = {gold_id: ours_id for ours_id, gold_id in matched.items()}
    for gold in story.statements:
        sort = LINKS.get(gold.stance)
        if gold.resolves_to is None or sort is None:
            continue
        counts[f"{sort} gold"] += 1
        ours = by_id.get(ours_of.get(gold.id, ""))
        if ours is None:
            continue
        if ours.resolves_to is None:
            again = _says_it_again(ours, gold_by_id[gold.resolves_to])
            counts.update({f"{sort} right": again, f"{sort} made": again})
            continue
        linked = matched.get(ours.resolves_to, "")
        right = linked == gold.resolves_to or same_claim(story, linked, gold.resolves_to)
        counts[f"{sort} right"] += right
        counts[f"{sort} made"] += 1
    counts["conflicts gold"] = len(conflicts_of)
    found: set[frozenset[str]] = set()
    reported: dict[frozenset[str], bool] = {}  # statements as they were read -> whether they conflict
    for conflict in conflicts:
        pair = frozenset(matched.get(end, "") for end in (conflict.left, conflict.right))
        if pair in story.disputed:
            continue
        counts["conflicts predicted"] += 1
        one_of_copies = frozenset(original_of.get(end, "") for end in pair)
        reported[frozenset((conflict.left, conflict.right))] = one_of_copies in conflicts_of
        if one_of_copies in conflicts_of and one_of_copies not in found:
            found.add(one_of_copies)
            counts["conflicts right"] += 1
            counts["kinds right"] += conflicts_of[one_of_copies] == conflict.kind
        if pair in story.near_misses:
            counts["near misses reported"] += 1
            counts[f"near miss {story.near_misses[pair]} reported"] += 1
    shown = _groups(reported)
    counts["disputes predicted"] = len(shown)
    counts["disputes right"] = sum(
        any(reported[pair] for pair in reported if pair <= group) for group in shown
    )
    counts["first conflicts"] = bool(reported)
    counts["first conflicts right"] = next(iter(reported.values()), False)
    counts["near misses"] = len(story.near_misses)
    for kind in story.near_misses.values():
        counts[f"near miss {kind}"] += 1
    groups = _groups(conflicts_of)
    counts["gold groups"] = len(groups)
    counts["gold groups found"] = sum(any(pair <= group for pair in found) for group in groups)
    return Counts(counts)


def count_chain(
    story: Story,
    statements: Sequence[Statement],
    pairs: Sequence[CandidatePair],
    matched: Mapping[str, str] | None = None,
) -> Counts:
    """Count how many of a story's conflicts are still in reach after each step, and at which cost.

    A conflict is out of reach when one of its statements was not read, or the two were not paired. Copies of
    one sentence are one statement.

    Args:
        story: The annotated story.
        statements: As they were read.
        pairs: Those that the inference model is asked about, in both directions.
        matched: As in ``count``.
    """
    original_of = originals_of(story)
    conflicts = {frozenset(original_of[end] for end in pair) for pair in story.conflicts}
    matched = match(story, statements) if matched is None else matched
    read_as = {ours: original_of[gold] for ours, gold in matched.items()}
    asked = {
        frozenset(read_as.get(statements[end].id, "") for end in (pair.left, pair.right)) for pair in pairs
    }
    read = set(read_as.values())
    counts: Counter[str] = Counter()
    counts["chain conflicts"] = len(conflicts)
    counts["chain both read"] = sum(pair <= read for pair in conflicts)
    counts["chain paired"] = sum(pair in asked for pair in conflicts)
    counts["chain pairs asked"] = len(pairs)
    n = len(statements)
    counts["chain pairs possible"] = n * (n - 1) // 2
    return Counts(counts)


def _says_it_again(denial: Statement, claim: GoldStatement) -> bool:
    """Whether a denial was read with the claim's own words, said in one breath: "C, which X denies"."""
    if not denial.is_denial or denial.article != claim.article:
        return False
    one_breath = denial.start < claim.end and claim.start < denial.end
    return one_breath and _shared_words(denial.content, claim.content) >= LEAST_OVERLAP


def same_claim(story: Story, left: str, right: str) -> bool:
    """Whether two gold statements make one claim: annotated as agreeing, or a copy of each other."""
    return story.near_misses.get(frozenset((left, right))) in ("agreement", "copy", "hedge")


def originals_of(story: Story) -> dict[str, str]:
    """The first annotated of each statement's copies, itself when it has none."""
    import networkx as nx

    graph = nx.Graph(tuple(pair) for pair, kind in story.near_misses.items() if kind == "copy")
    graph.add_nodes_from(gold.id for gold in story.statements)
    order = {gold.id: n for n, gold in enumerate(story.statements)}
    return {
        member: min(members, key=order.__getitem__)
        for members in nx.connected_components(graph)
        for member in members
    }


def _groups(conflicts: Iterable[frozenset[str]]) -> list[frozenset[str]]:
    """Statements connected by conflicts: the disputes of the story, annotated or reported."""
    import networkx as nx

    graph = nx.Graph(tuple(pair) for pair in conflicts)
    return [frozenset(members) for members in nx.connected_components(graph)]
