"""Who is who: sources of several wordings that the articles themselves make one.

statements + articles -> the same statements, with ``speaker``, ``speaker_passage`` and ``voice`` filled

"Le porte-parole du Kremlin, Dmitri Peskov, ..." licenses "le porte-parole" and "Peskov" in that article to
be one speaker, and in another on the same event; nothing licenses "the minister" of two events to be.
Nobody is known beforehand. Who speaks for somebody keeps a name of their own, and has the voice of the one
they speak for.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from ..schema import Article, Statement
from ..words.cues import load_cues
from ..words.tokens import Token, tokenize
from .roles import People, Role
from .sources import compatible, innermost, names, own_names, same_source
from .unnamed import Unnamed, role_elsewhere, spoken_of_last, tells_no_name

_SENTENCE_END = re.compile(r"[.!?;:»”\n]")
_MOST_COMPLEMENTS = 2  # "of the security of the company" between a role and a noun (chosen, untested)
_LONGEST_COMPLEMENT = 6  # words of "of the national railway company" in a role (chosen, untested)


@dataclass(frozen=True, slots=True)
class Known:
    """What an article tells about a source: its full name, where it says so, whom it speaks for."""

    name: str
    passage: str = ""
    speaks_for: str = ""


def identify(statements: Sequence[Statement], articles: Iterable[Article]) -> list[Statement]:
    """Name the source of each statement by the fullest name that these articles have for it.

    Args:
        statements: Statements of ``articles``.
        articles: One article, or all that are compared.

    Returns:
        The statements in the same order; those of the outlets themselves as they were.
    """
    readers = {article.id: _Reader(article) for article in articles}
    sources: dict[str, dict[str, None]] = defaultdict(dict)  # of each article, in reading order
    for statement in statements:
        if source := innermost(statement.source):
            sources[statement.article].setdefault(source)
    known = {
        (article, source): reader.known(source, list(sources[article]))
        for article, reader in readers.items()
        for source in sources[article]
    }
    said: dict[str, list[Statement]] = defaultdict(list)
    for statement in statements:
        said[statement.article].append(statement)
    known |= _named_around(known, readers, said)
    fuller = _fuller_names(entry.name for entry in known.values())
    return [_named(statement, known, fuller) for statement in statements]


def same_voice(left: Statement, right: Statement) -> bool:
    """Whether two statements are by one source, or by one that speaks for the other.

    Those of the outlets themselves have no source and never are.
    """
    if left.source is None or right.source is None:
        return False
    if left.voice is not None and left.voice == right.voice:
        return left.article == right.article or bool(own_names(left.voice))
    return same_source(left.source, right.source) or same_source(left.voice, right.voice)


def _named(
    statement: Statement, known: Mapping[tuple[str, str], Known], fuller: Mapping[str, str]
) -> Statement:
    source = innermost(statement.source)
    if source is None:
        return statement
    entry = known[statement.article, source]
    speaker = fuller.get(entry.name, entry.name)
    voice = fuller.get(entry.speaks_for, entry.speaks_for) or speaker
    return replace(statement, speaker=speaker, speaker_passage=entry.passage or None, voice=voice)


def _named_around(
    known: Mapping[tuple[str, str], Known],
    readers: Mapping[str, _Reader],
    statements: Mapping[str, Sequence[Statement]],
) -> dict[tuple[str, str], Known]:
    """Name roles that stand without a name in their article, by another one or by who was spoken of last."""
    around = {key: Unnamed.of(reader.article, reader.cues, reader.people) for key, reader in readers.items()}
    found: dict[tuple[str, str], Known] = {}
    told: dict[tuple[str, str], list[tuple[Unnamed, Role]]] = {}  # by language and role, over all articles
    for (article, source), entry in known.items():
        here = around[article]
        if not tells_no_name(source, entry.name, here.cues) or here.people.fitting(source):
            continue
        key = (here.cues.language, source.lower())
        if key not in told:
            alike = (o for o in around.values() if o is not here and o.cues.language == here.cues.language)
            told[key] = [(one, role) for one in alike for role in one.people.fitting(source)]
        if role := role_elsewhere(source, here, told[key]):
            found[article, source] = replace(entry, name=role.name, passage=role.passage)
            continue
        spoken = statements[article]
        place = next(i for i, one in enumerate(spoken) if innermost(one.source) == source)
        if last := spoken_of_last(spoken[place], spoken[:place], here):
            found[article, source] = replace(entry, name=last[0], passage=last[1])
    return found


def _fuller_names(found: Iterable[str]) -> dict[str, str]:
    """Map each name to the fullest that it is part of, where there is one only: "Morel", "Anna Morel"."""
    distinct = sorted({name for name in found if own_names(name)})
    fuller = {}
    for name in distinct:
        longer = [other for other in distinct if own_names(name) < own_names(other)]
        fullest = [one for one in longer if not any(own_names(one) < own_names(other) for other in longer)]
        if len({own_names(one) for one in fullest}) == 1:
            fuller[name] = fullest[0]
    return fuller


class _Reader:
    """Reads one article for what it says about its sources."""

    def __init__(self, article: Article):
        self.article = article
        self.text = article.text
        self.passages = article.passages
        self.cues = load_cues(article.language)
        self.words = self.cues.words
        self.tokens = tokenize(article.text)
        self.people = People(article.text, self.cues)
        self._places: dict[str, list[int]] = defaultdict(list)
        for place, token in enumerate(self.tokens):
            self._places[token.norm].append(place)

    def known(self, source: str, others: Sequence[str]) -> Known:
        """What the article tells about a source.

        Args:
            source: As some sentence words it.
            others: All sources of the article.
        """
        institution = self._speaks_for(source)
        role = self.people.meant_by(source) if self.cues.nouns_capitalised else None
        if role:
            name, passage = role.name, role.passage
        elif own_names(source) - names(institution):
            name, passage = _bare_name(source), ""
        else:
            name, passage = self._name_of_role(source, others)
            if name == source and (role := self.people.meant_by(source)):
                name, passage = role.name, role.passage
        return Known(name, passage, institution or self._speaks_for(self._role_beside(name)))

    def _name_of_role(self, role: str, others: Sequence[str]) -> tuple[str, str]:
        """The one name that the article sets beside a role, and the passage; the role itself without."""
        core = self._core(role)
        if not core:
            return role, ""
        beside = self._names_beside(core)
        fullest = max(beside, key=lambda name: (len(own_names(name)), name), default=None)
        if fullest and all(compatible(fullest, name) for name in beside):
            return fullest, beside[fullest]
        longer = [o for o in others if self._core(o)[: len(core)] == core != self._core(o)]
        if beside or len(longer) != 1:
            return role, ""
        name, passage = self._name_of_role(longer[0], ())
        return name, passage or longer[
            0
        ]  # "le porte-parole", in an article with one "porte-parole du groupe"

    def _core(self, role: str) -> tuple[str, ...]:
        """Words of a role behind its definite determiner; empty for "a spokesman"."""
        norms = [token.norm for token in tokenize(role)]
        return tuple(norms[1:]) if norms and norms[0] in self.words["definite_determiners"] else ()

    def _names_beside(self, core: tuple[str, ...]) -> dict[str, str]:
        """Names that stand in apposition to a role anywhere in the article, each with its passage."""
        found: dict[str, str] = {}
        for place in self._places.get(core[0], ()):
            end = place + len(core)
            if tuple(token.norm for token in self.tokens[place:end]) != core:
                continue
            # not "sur France Bleu, la porte-parole de la mairie, Lise M": the name behind it is hers
            behind = self._run(end) if self._is_of_a_role(place) else self._name_behind(end)
            if span := behind or self._name_before(place, end):
                words = range(min(place, span[0]), max(end, span[1]))
                found.setdefault(self._text(*span), self._text(words.start, words.stop))
        return found

    def _is_of_a_role(self, place: int) -> bool:
        """Whether a noun only tells whose role it is: "la porte-parole du syndicat, Lise M".

        The role may stand further before it: "le directeur de la sécurité de l'entreprise, Paul N".
        """
        for _ in range(_MOST_COMPLEMENTS):
            determiner = self._norm(place - 1) in self.words["determiners"] and not self._is_of(place - 1)
            of = place - 1 - determiner
            role = self._norm(of - 1)
            if not self._is_of(of):
                return False
            if role in self.cues.role_nouns or role in self.words["person_nouns"]:
                return True
            place = of - 1
        return False

    def _name_behind(self, end: int) -> tuple[int, int] | None:
        """Place of the name in "le maire (de Precy), Guy Lombard", whose role ends at ``end``."""
        if run := self._run(end):
            return run
        if self._is_of(end):
            begin = end + 1 + (self._norm(end + 1) in self.words["determiners"])
            run = self._run(begin)
            if run and run[1] - run[0] >= 3:
                return run[1] - 2, run[1]  # "of the Kremlin Dmitri Peskov": the last two are a person's
            end = run[1] if run else begin + 1
            if not run and (name := self._run(end)):
                return name if name[1] - name[0] >= 2 else None  # "du gouvernement Guy Lombard"
        if self._norm(end) != ",":
            return None
        run = self._run(end + 1)
        whole = run and run[1] - run[0] >= 2 and self._closes(run[1])
        return run if whole else None

    def _name_before(self, place: int, end: int) -> tuple[int, int] | None:
        """Place of the name in "Guy Lombard, (le) maire (de Precy),", whose role begins at ``place``."""
        start = place - 1 if self._norm(place - 1) in self.words["determiners"] else place
        if self._norm(start - 1) != "," or not (self._closes(end) or self._is_of(end)):
            return None
        first = start - 1
        while self._upper(first - 1):
            first -= 1
        while first < start - 1 and self._is_preposition(first):
            first += 1  # "À Brest, la maire ..."
        return (first, start - 1) if start - 1 - first >= 2 else None

    def _run(self, start: int) -> tuple[int, int] | None:
        """Bounds of the capitalised words, no titles or days, that begin at ``start``."""
        end = start
        while self._upper(end) and self._norm(end) not in self.words["time_words"]:
            if self._opens_line(end):
                break  # a headline without a full stop, and below it "Par Le Courrier"
            end += 1
        return (start, end) if own_names(self._text(start, end)) else None

    def _role_beside(self, name: str) -> str:
        """The passage that says of a name that it speaks for somebody; empty when none does."""
        full = [token.norm for token in tokenize(name)] if own_names(name) else []
        for place in self._places.get(full[0], ()) if full else ():
            stop = place + len(full)
            if [token.norm for token in self.tokens[place:stop]] != full:
                continue
            before = _SENTENCE_END.split(self._text(max(0, place - _LONGEST_COMPLEMENT), place))[-1]
            after = self._text(stop, stop + _LONGEST_COMPLEMENT) if self._norm(stop) == "," else ""
            for passage in (before.rstrip(" ,"), after):
                if self._speaks_for(passage):
                    return passage
        return ""

    def _speaks_for(self, words: str) -> str:
        """Whom a spokesperson named in ``words`` speaks for; empty for anyone else."""
        tokens = tokenize(words)
        for place in range(len(tokens)):
            width = self.words["speaking_for"].starting_at(tokens, place)
            end = place + width
            while end < len(tokens) and tokens[end].is_word:
                end += 1
            if width and end > place + width:
                return words[tokens[place + width].start : tokens[end - 1].end]
            if self.words["speaks_behind"].starting_at(tokens, place):
                return self._owner(words, tokens, place)
        return ""

    def _owner(self, words: str, tokens: Sequence[Token], place: int) -> str:
        """The name before a word for who speaks: "Anna Rey's office", "the Rovers spokesman"."""
        end = place
        if tokens[place - 1].norm == "s" and tokens[place - 2].norm.endswith("'"):
            end -= 1
        begin = min(end, place - 1) if end < place else end
        while begin and words[tokens[begin - 1].start].isupper():
            begin -= 1
        while begin < end and tokens[begin].norm in self.words["determiners"]:
            begin += 1
        owner = words[tokens[begin].start : tokens[end - 1].end] if begin < end else ""
        return owner.rstrip("'’") if names(owner) else ""

    def _opens_line(self, place: int) -> bool:
        """Whether a paragraph or headline ends before ``place``; what follows is none of its names."""
        if not 0 < place < len(self.tokens):
            return False
        before, start = self.tokens[place - 1].end, self.tokens[place].start
        return any(before <= end <= start for _, end in self.passages)

    def _closes(self, place: int) -> bool:
        """Whether an apposition can end before ``place``: no word goes on there."""
        return not (0 <= place < len(self.tokens) and self.tokens[place].is_word)

    def _is_of(self, place: int) -> bool:
        return self._norm(place) in self.words["of"] or self._norm(place) in self.words["of_the"]

    def _is_preposition(self, place: int) -> bool:
        return self._is_of(place) or self._norm(place) in self.words["adjunct_starts"]

    def _norm(self, place: int) -> str:
        return self.tokens[place].norm if 0 <= place < len(self.tokens) else ""

    def _upper(self, place: int) -> bool:
        return 0 <= place < len(self.tokens) and self.text[self.tokens[place].start].isupper()

    def _text(self, first: int, last: int) -> str:
        last = min(last, len(self.tokens))
        return self.text[self.tokens[first].start : self.tokens[last - 1].end] if first < last else ""


def _bare_name(source: str) -> str:
    """The name in a source that tells a role as well: "le maire de Precy, Guy Lombard"."""
    ours = own_names(source)
    runs: list[tuple[int, int]] = []
    end = None
    for token in tokenize(source):
        if own_names(source[token.start : token.end]) & ours:
            if runs and end is not None and not source[end : token.start].strip():
                runs[-1] = (runs[-1][0], token.end)
            else:
                runs.append((token.start, token.end))
            end = token.end
        elif not source[token.start].isupper() and token.is_word:
            end = None
    whole = [source[slice(*run)] for run in runs if len(source[slice(*run)].split()) >= 2]
    if whole:
        return whole[-1]
    goes_on = runs and source[runs[-1][1] :].lstrip()[:1].isalpha()  # "State officials"
    return source[runs[0][0] : runs[-1][1]] if runs and not goes_on else source
