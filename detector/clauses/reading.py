"""A sentence being read: its tokens, its quotations, and how the rules look around in it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from ..words.cues import Cues, Form
from ..words.tokens import Token, normalise, tokenize
from .insertions import CLAUSE_MARKS, without_insertions
from .quotation_marks import QUOTE_PAIRS, Span, quotations, uniform_marks
from .set_off import without_marks

OPENING_MARKS = frozenset('«“„‹"‘')
CLOSING_MARKS = frozenset('»”›"')
_OPENERS = ("determiners", "claim_nouns", "source_nouns", "person_nouns")
_FARTHEST_PARTICLE = 30
_SCARE_QUOTE_WORDS = 3  # a longer quotation inside a phrase says something (chosen, untested)
_LONGEST_INITIAL = 3  # letters of "M.", "Dr.": a full stop behind them ends no sentence


@dataclass(frozen=True, slots=True)
class Attribution:
    """One attribution as the sentence words it; spans are in characters of the sentence.

    Attributes:
        source: Span of the source; ``None`` when the sentence leaves it out or names nobody.
        source_is_pronoun: Whether the source is a pronoun or is carried over from before.
        cue: Span of the cue words.
        stance: As in ``schema.Stance``.
        content: Span of the content; ``None`` when the sentence only points at it ("denied it").
        reported: Whether the wording itself withholds the outlet's voice ("allegations that").
        direct: Whether the content is in quotation marks.
        points_back: Whether the content is the sentence before: "C. Об этом сообщил X."
        topical: Whether the content only tells what a claim is about: "denied the rumours of a sale".
        of_another: Whether a pronoun tells who has done the content, not the source: "l'accuse d'avoir ...".
        of_a_text: Whether the source is the text spoken of last: "C, y lit-on".
    """

    source: Span | None
    source_is_pronoun: bool
    cue: Span
    stance: str
    content: Span | None
    reported: bool = False
    direct: bool = False
    points_back: bool = False
    topical: bool = False
    of_another: bool = False
    of_a_text: bool = False


def _with_accent(text: str, tokens: list[Token], cues: Cues) -> list[Token]:
    """Give a capital the accent that it may lack: "A la mairie" begins with a preposition, not a verb."""
    accented = cues.without_accent.get(tokens[0].norm) if len(tokens) > 1 else None
    if accented is None or not text[tokens[0].start].isupper() or tokens[1].norm.startswith("-"):
        return tokens
    verb = text[tokens[1].start].islower() and cues.participle.search(tokens[1].norm)
    return tokens if verb else [replace(tokens[0], norm=accented), *tokens[1:]]


_LONGEST_WHILE = 7  # tokens of "depuis plus de deux longues années" (chosen, untested)
_BEFORE_A_UNIT = ("determiners", "at_least", "at_most", "approximate", "link", "adverbs")


class Reading:
    """One sentence with its tokens; token positions may lie outside it, where nothing stands.

    Attributes:
        text: The sentence, verbatim.
        norm: The same in lower case with plain apostrophes and spaces, character for character.
        quotes: Spans of its quotations.
        tokens: Its words and punctuation marks.
        forms: For each token, the readings of a cue verb that begins there.
        quoted: For each token, whether it stands inside a quotation.
        particle_of: Where the particle of a verb in two parts stands, by the place of the verb.
        closers: Last parts of the verb being read, which bound its clause like a mark.
        adjunct: For each token, whether it belongs to an "according to X", which verbs do not see.
        found: The attributions found so far.
    """

    def __init__(self, text: str, cues: Cues, heading: bool):
        text = uniform_marks(text)
        self.text = text
        self.norm = normalise(text)
        self.cues = cues
        self.words = cues.words
        self.heading = heading
        tokens = without_insertions(_with_accent(text, tokenize(text), cues), cues)
        self.tokens, self.quotes = without_marks(text, tokens, quotations(text), cues)
        self.n = len(self.tokens)
        scare = [q for q in self.quotes if self._scare_quote(q)]
        spoken = [q for q in self.quotes if q not in scare]
        self.quoted = [any(a <= t.start < b for a, b in spoken) for t in self.tokens]
        self._invisible = {
            i for i, t in enumerate(self.tokens) if any(t.end == a or t.start == b for a, b in scare)
        }
        self.closers: frozenset[int] = frozenset()
        self.particle_of: dict[int, int] = {}
        self.forms: list[list[Form]] = [self._forms_at(i) for i in range(self.n)]
        self.adjunct = [False] * self.n
        self.found: list[Attribution] = []

    def _scare_quote(self, quote: Span) -> bool:
        """Whether quotation marks only set off a word or two inside a phrase: the « tech » magnate.

        What they set off may be a name, which can also close a phrase: 'the programme "First Light", ...'.
        """
        before = self.text[: max(quote[0] - 1, 0)].rstrip()
        after = self.text[quote[1] + 1 :].lstrip()
        words = self.text[slice(*quote)].split()
        name = len(words) > 1 and all(word[0].isupper() for word in words) and not self.cues.nouns_capitalised
        inside = before[-1:].isalnum() and (after[:1].isalnum() or name)
        return inside and len(words) <= _SCARE_QUOTE_WORDS

    def invisible(self, index: int) -> bool:
        """Whether the mark at ``index`` only sets off a word or two inside a phrase."""
        return index in self._invisible

    def _forms_at(self, index: int) -> list[Form]:
        """Cue verbs that begin at ``index``; one in two parts only where both are there."""
        forms = self.cues.forms_at(self.tokens, index)
        for form in forms:
            place = self._particle(index, form.particle) if form.particle else None
            if place is not None:
                self.particle_of[index] = place
                return [form]
        return [form for form in forms if not form.particle]

    def _particle(self, index: int, particle: str) -> int | None:
        """Place of the particle that closes the clause of the verb at ``index``."""
        for place in range(index + 1, min(index + _FARTHEST_PARTICLE, self.n)):
            if self.quoted[place]:
                continue
            if self.word(place) == particle and not self.quoted[place]:
                following = place + 1
                if self.boundary(following) or self.among("coordinators", following):
                    return place
            if self.mark(place) in (";", ":", "?", "!") or self.mark(place) == "." and self.boundary(place):
                return None
            if self.mark(place) == "," and self.starts("complementizers", place + 1):
                return None
        return None

    def denies_in_a_word(self, said: Span) -> bool:
        """Whether what is said is a verdict of one word: « Absurde », « Jamais », « Une fable »."""
        words = self.norm[slice(*said)].strip(' .,!?"«»“”')
        article, _, noun = words.partition(" ")
        verdicts = (words, noun) if article in self.words["determiners"] else (words,)
        names = ("false", "denying_answer")
        return any(self.cues.patterns[name].fullmatch(verdict) for name in names for verdict in verdicts)

    # --- single tokens --------------------------------------------------------------------------

    def word(self, index: int) -> str:
        """Normal form of the token at ``index``; empty outside the sentence."""
        return self.tokens[index].norm if 0 <= index < self.n else ""

    def mark(self, index: int) -> str:
        """Punctuation at ``index``; a full stop outside the sentence, empty for a word."""
        if not 0 <= index < self.n:
            return "."
        token = self.tokens[index]
        return "" if token.is_word else token.norm

    def is_word(self, index: int) -> bool:
        """Whether a word, not a mark, stands at ``index``."""
        return 0 <= index < self.n and self.tokens[index].is_word

    def among(self, name: str, index: int) -> bool:
        """Whether the one token at ``index`` is in the list ``name``."""
        return 0 <= index < self.n and self.tokens[index].norm in self.words[name]

    def starts(self, name: str, index: int) -> int:
        """Number of tokens of the phrase of the list ``name`` that begins at ``index``; 0 for none."""
        return self.words[name].starting_at(self.tokens, index)

    def ends(self, name: str, index: int) -> int:
        """Number of tokens of the phrase of the list ``name`` whose last token is at ``index``."""
        return self.words[name].ending_at(self.tokens, index)

    def capitalised(self, index: int) -> bool:
        """Whether the token at ``index`` begins with a capital letter."""
        return 0 <= index < self.n and self.text[self.tokens[index].start].isupper()

    def enclitic(self, index: int) -> bool:
        """Whether an inverted subject is attached there: "dit-elle", "a-t-on"."""
        word = self.word(index)
        return len(word) > 1 and word[0] == "-"

    def auxiliary(self, index: int) -> bool:
        """Whether a form of "have" or "be" stands at ``index``."""
        return any(self.among(name, index) for name in ("have", "have_conditional", "be", "be_conditional"))

    def figure(self, index: int) -> bool:
        """Whether a number stands at ``index``, in figures or words: "12", "dix-sept"."""
        word = self.word(index)
        return word[:1].isdigit() or word.split("-")[0] in self.cues.number_of

    def finite(self, index: int) -> bool:
        """Whether the token at ``index`` is surely a finite verb: an auxiliary or an ending says so."""
        return self.auxiliary(index) or bool(self.cues.finite_ending.search(self.word(index)))

    def participle(self, index: int) -> bool:
        """Whether the token at ``index`` looks like a past participle, whatever it agrees with."""
        word = self.word(index)
        return any(self.cues.participle.search(form) for form in (word, word.rstrip("s"), word.rstrip("es")))

    def has_form(self, index: int, *kinds: str) -> bool:
        """Whether a cue verb begins at ``index``, in one of these kinds of form if any is named."""
        return 0 <= index < self.n and any(not kinds or f.kind in kinds for f in self.forms[index])

    def boundary(self, index: int) -> bool:
        """Whether a mark at ``index`` parts clauses or quotations; true outside the sentence."""
        if index in self._invisible:
            return False
        if index in self.closers:
            return True
        mark = self.mark(index)
        if not mark:
            return False
        if mark == "'":
            return any(self.tokens[index].start in (begin - 1, end) for begin, end in self.quotes)
        if mark == "." and 0 < index < self.n - 1:
            before = self.tokens[index - 1]
            attached = before.is_word and before.end == self.tokens[index].start
            return not (attached and len(before.norm) <= _LONGEST_INITIAL)
        if mark == "-":  # typed for a dash: "11 h 40 - Le parquet ..."
            return self.text[: self.tokens[index].start][-1:].isspace()
        return mark in CLAUSE_MARKS or mark in OPENING_MARKS or mark in CLOSING_MARKS

    def nominal(self, index: int) -> bool:
        """Whether a noun phrase can begin at ``index``: a determiner, a name or a pronoun."""
        if not self.is_word(index):
            return False
        if self.starts("pronouns", index):
            return True
        if self.starts("adjunct_starts", index) and not self.starts("determiners", index):
            return False
        return (
            any(self.starts(name, index) for name in _OPENERS)
            or self.capitalised(index)
            or self.heading
            and index == 0
        )

    # --- going over tokens ----------------------------------------------------------------------

    def skip(self, names: Iterable[str], index: int) -> int:
        """First position from ``index`` on where no phrase of these lists begins."""
        while index < self.n and (width := max(self.starts(name, index) for name in names)):
            index += width
        return index

    def skip_adverbs(self, index: int) -> int:
        """Like ``skip`` over adverbs, but a word that stands for a claim stays ("denied everything").

        An expression of time of several words ("este lunes", "depuis des mois", "hier soir") is an
        adverb too; a single one may be a noun.
        """
        start = index
        while index < self.n:
            timed = (
                index > start and self.starts("time_words", index - 1) and self.starts("time_words", index)
            )
            width = timed or self.while_long(index) or self.starts("adverbs", index)
            if not width or width == 1 and self.starts("claim_anaphors", index):
                width = self.starts("time_words", index)
                if width <= 1:
                    break
            index += width
        return index

    def while_long(self, index: int) -> int:
        """Number of tokens of "for months", "depuis plus de deux ans" at ``index``; 0 for none."""
        width = self.starts("adjunct_starts", index)
        stop = index + width
        while width and stop < min(index + _LONGEST_WHILE, self.n) and not self.boundary(stop):
            if stop > index and self.among("units_of_time", stop):
                return stop + 1 - index
            inner = max(self.starts(name, stop) for name in _BEFORE_A_UNIT)
            number = self.word(stop)[:1].isdigit() or self.word(stop) in self.cues.number_of
            if not inner and not number:
                return 0
            stop += inner or 1
        return 0

    def relative(self, index: int) -> bool:
        """Whether a relative pronoun that is a subject stands at ``index``: "who".

        Where "who" and "that" are one word, it is the latter behind a verb of saying without a comma.
        """
        if not self.among("relative_subjects", index):
            return False
        if not self.among("complementizers", index):
            return True
        for position in range(index - 1, -1, -1):
            if self.boundary(position) or self.among("complementizers", position):
                return True
            if self.has_form(position, "finite", "participle", "conditional", "gerund"):
                return False
        return True

    def clause_end(self, index: int) -> int:
        """First boundary from ``index`` on; a quotation on the way is gone over."""
        while index < self.n and (
            not self.boundary(index)
            or self.quoted[index]
            or self.mark(index) in OPENING_MARKS
            or self.mark(index) in CLOSING_MARKS
        ):
            index += 1
        return index

    def opens_quotation(self, index: int) -> Span | None:
        """The quotation that the mark at ``index`` opens."""
        if self.mark(index) not in OPENING_MARKS and self.mark(index) != "'" or index >= self.n:
            return None
        return next((q for q in self.quotes if q[0] == self.tokens[index].end), None)

    # --- spans ----------------------------------------------------------------------------------

    def span(self, first: int, last: int) -> Span:
        """Characters from token ``first`` up to, not including, token ``last``."""
        return self.tokens[first].start, self.tokens[last - 1].end

    def within(self, span: Span) -> range:
        """Positions of the tokens that begin inside ``span``."""
        first = next((i for i, t in enumerate(self.tokens) if t.start >= span[0]), self.n)
        last = next((i for i in range(first, self.n) if self.tokens[i].start >= span[1]), self.n)
        return range(first, last)

    def n_words(self, span: Span | None) -> int:
        """Number of words in ``span``."""
        return sum(self.tokens[i].is_word for i in self.within(span)) if span else 0

    def names_nobody(self, source: Span | None) -> bool:
        """Whether a source is "people" or "one": nobody in particular."""
        if source is None:
            return False
        words = tokenize(self.norm[slice(*source)])
        return self.words["nobody"].starting_at(words, 0) == len(words) > 0

    def trim(self, span: Span) -> Span | None:
        """Shrink a span past blanks, loose punctuation and quotation marks that have no partner in it."""
        begin, end = max(span[0], 0), min(span[1], len(self.text))
        while begin < end:
            inner = self.text[begin + 1 : end], self.text[begin : end - 1]
            first, last = self.text[begin], self.text[end - 1]
            n_marks = sum(c in '«“»”"' for c in self.text[begin:end])
            if first in _LOOSE or first in "»”":
                begin += 1
            elif last in _LOOSE or last in "«“„":
                end -= 1
            elif first in '«“„"' and not any(c in inner[0] for c in QUOTE_PAIRS[first]):
                begin += 1
            elif last in '»”"' and not any(c in inner[1] for c in '«“„"'):
                end -= 1
            elif first in '«“"' and last in '»”"' and n_marks == 2:
                begin, end = begin + 1, end - 1
            else:
                break
        return (begin, end) if begin < end else None


_LOOSE = frozenset(" \t\n\u00a0\u202f\u2009,;:.–—-")
