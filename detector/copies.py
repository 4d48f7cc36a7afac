"""Articles met twice, and sentences that several articles carry, as wire copy does: they count once.

articles -> articles without repeats; statements -> statements, copies marked with what they repeat

Copies are told sentence by sentence and not article by article: a repeated dispatch counts once though
its headline is another and its end is cut, and a figure that was changed in it is still compared.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from .names.sources import same_source
from .pages.blanks import BLANKS
from .quantities.clashes import clashing_quantities
from .quantities.reading import Reading
from .schema import Article, Skipped, Statement
from .words.cues import load_cues
from .words.tokens import Token, tokenize

# All chosen, untested.
_SHINGLE = 3  # words in a row by which sentences that may be copies find each other
_MANY = 50  # a shingle of so many sentences tells nothing, and would make the search slow
_LEAST_WORDS = 6  # shorter contents are copies only when they are the same
_SHORTER = 0.7  # share of the longer content's words that the shorter must have
_LITTLE = 3  # letters of a word that may differ between copies
_MOSTLY = 0.5  # share of copies from which the reader is told that an article repeats another


def without_repeats(articles: Iterable[Article]) -> tuple[list[Article], list[Skipped]]:
    """Keep the first of each article that is given more than once.

    One text is one article, except under the names of two outlets: then one has reprinted the other.

    Returns:
        Articles in the order given, and a note for each one left out, but none for one given as it is.
    """
    kept: list[Article] = []
    notes = []
    of_text: dict[str, list[Article]] = defaultdict(list)
    for article in articles:
        same = of_text[article.text.strip(BLANKS)]
        first = next(
            (a for a in same if None in (a.outlet, article.outlet) or a.outlet == article.outlet), None
        )
        if first is None:
            same.append(article)
            kept.append(article)
        elif first != article:
            notes.append(Skipped(article.path, f"same text as {first.path}; counted once", note=True))
    return kept, notes


def mark_copies(statements: Sequence[Statement], articles: Sequence[Article]) -> list[Statement]:
    """Mark each statement that repeats one of an article published before.

    Two statements are copies when they have one stance and one source and put forward the same
    words; the longer content may have further ones, and little words may differ, but no number,
    no name, no negation and no day.

    Args:
        statements: Statements of ``articles``.
        articles: The articles, for who published first; of one day, the longer text did.

    Returns:
        The statements in the order given. ``resolves_to`` leads to what a copy repeats.
    """
    rank = {article.id: n for n, article in enumerate(sorted(articles, key=_order))}
    first_of: dict[str, str] = {}
    exact: dict[tuple, Statement] = {}
    index: dict[tuple[str, ...], list[Statement]] = defaultdict(list)
    for statement in sorted(statements, key=lambda s: (rank[s.article], s.start, s.id)):
        tokens = _words(statement)
        if not tokens:
            continue
        words = tuple(token.norm for token in tokens)
        key = (statement.language, statement.stance, statement.hedged, words)
        first = exact.get(key)
        if first is None or not _agree(first, statement):
            first = _nearest(statement, words, index)
        if first is not None:
            first_of[statement.id] = first.id
            continue
        exact.setdefault(key, statement)
        for shingle in _shingles(words):
            index[shingle].append(statement)
    return [
        replace(
            statement,
            copy_of=first_of.get(statement.id),
            resolves_to=first_of.get(statement.resolves_to or "", statement.resolves_to),
        )
        for statement in statements
    ]


def copy_notes(statements: Sequence[Statement], articles: Sequence[Article]) -> list[Skipped]:
    """Tell of each article that mostly repeats others which one it repeats, and how much of it.

    Returns:
        Notes by path.
    """
    paths = {article.id: article.path for article in articles}
    article_of = {statement.id: statement.article for statement in statements}
    n_statements = Counter(statement.article for statement in statements)
    repeated: dict[str, Counter[str]] = defaultdict(Counter)
    for statement in statements:
        if statement.copy_of:
            repeated[statement.article][article_of[statement.copy_of]] += 1
    notes = []
    for article, origins in repeated.items():
        n, of = origins.total(), n_statements[article]
        if n >= _MOSTLY * of:
            origin = max(origins, key=lambda id: (origins[id], id))
            reason = f"{n} of its {of} statements are also in {paths[origin]}; counted once"
            notes.append(Skipped(paths[article], reason, note=True))
    return sorted(notes, key=lambda note: (note.path, note.reason))


def _order(article: Article) -> tuple:
    return (
        article.date is None,
        article.date or "",
        -len(article.text),
        article.outlet or "",
        article.text,
        article.id,
    )


def _words(statement: Statement) -> list[Token]:
    return [token for token in tokenize(statement.content) if token.is_word]


def _shingles(words: tuple[str, ...]) -> set[tuple[str, ...]]:
    return {words[i : i + _SHINGLE] for i in range(len(words) - _SHINGLE + 1)}


def _agree(first: Statement, other: Statement) -> bool:
    """Whether all but the words of two statements lets them be copies."""
    if first.article == other.article or (first.language, first.stance) != (other.language, other.stance):
        return False
    if first.hedged != other.hedged or (first.resolves_to is None) != (other.resolves_to is None):
        return False
    if first.days and other.days and first.days != other.days:
        return False
    return first.source == other.source or same_source(first.source, other.source)


def _nearest(
    statement: Statement, words: tuple[str, ...], index: dict[tuple[str, ...], list[Statement]]
) -> Statement | None:
    """The earlier statement that shares most shingles with one, if the one is a copy of it."""
    if len(words) < _LEAST_WORDS:
        return None
    shared: Counter[str] = Counter()
    by_id = {}
    for shingle in _shingles(words):
        for other in index[shingle] if shingle in index and len(index[shingle]) <= _MANY else ():
            shared[other.id] += 1
            by_id[other.id] = other
    for id in sorted(shared, key=lambda id: (-shared[id], id))[:_SHINGLE]:
        if _agree(by_id[id], statement) and _same_words(by_id[id], statement):
            return by_id[id]
    return None


def _same_words(first: Statement, other: Statement) -> bool:
    """Whether one content has the words of the other, but for little ones, and adds none that weighs."""
    ours, theirs = _words(first), _words(other)
    if min(len(ours), len(theirs)) < max(_LEAST_WORDS, _SHORTER * max(len(ours), len(theirs))):
        return False
    words_of = ({token.norm for token in ours}, {token.norm for token in theirs})
    if any(
        _weighs(token, statement)
        for tokens, others, statement in ((ours, words_of[1], first), (theirs, words_of[0], other))
        for token in tokens
        if token.norm not in others
    ):
        return False
    missing = [{word for word in words if len(word) > _LITTLE} for words in words_of]
    return missing[0] <= words_of[1] or missing[1] <= words_of[0]


def _weighs(token: Token, statement: Statement) -> bool:
    """Whether a word that only one of two contents has makes them say different things."""
    cues = load_cues(statement.language)
    capital = token.start > 0 and statement.content[token.start].isupper()
    number = token.norm[0].isdigit() or token.norm in cues.number_of
    return capital or number or token.norm in cues.words["negators"]


def same_words(left: Statement, right: Statement, readings: tuple[Reading, Reading], least: float) -> bool:
    """Whether two contents have the same words, but for how exactly they count ("a dozen", "12").

    Args:
        left: A statement.
        right: Another.
        readings: What their propositions say of numbers.
        least: Least share of all their words that both have.
    """
    counts_agree = all(reading.quantities for reading in readings) and not clashing_quantities(*readings)
    ours, theirs = (
        _words_but_counts(statement, reading if counts_agree else None)
        for statement, reading in zip((left, right), readings, strict=True)
    )
    return bool(ours) and len(ours & theirs) >= least * len(ours | theirs)


def _words_but_counts(statement: Statement, without_counts: Reading | None) -> set[str]:
    """Words of a statement's proposition; without its counts and what tells how exact they are."""
    tokens = tokenize(statement.proposition)
    if without_counts is None:
        return {token.norm for token in tokens if token.is_word}
    counted = {t.norm for quantity in without_counts.quantities for t in tokenize(quantity.text)}
    lists = [load_cues(statement.language).words[name] for name in ("approximate", "at_least", "at_most")]
    words, place = set(), 0
    while place < len(tokens):
        width = max(phrases.starting_at(tokens, place) for phrases in lists)
        if not width and tokens[place].is_word and tokens[place].norm not in counted:
            words.add(tokens[place].norm)
        place += width or 1
    return words
