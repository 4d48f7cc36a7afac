"""Attribution: turn the sentences of an article into statements with source, cue, stance and content.

Article + sentences -> Statements, in reading order. Rules and cue lists do the work (``clauses``,
``data/cues``); this stage follows sources from sentence to sentence and resolves bare denials.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from .antecedents import agreeing, antecedent, can_speak, is_pronoun
from .carried_counts import CarriedCounts, asked_about
from .clauses import Attribution, announced_denial, find_attributions, opening_subject, quotations, quoted
from .clues import Placed
from .cues import Cues, load_cues, normalise, tokenize
from .denials import resolve
from .headlines import behind_place, sign_headlines
from .hedges import is_hedged, withholds
from .moments import days_of, said_on
from .nesting import nesting
from .pointers import Spoken, pointed_at
from .recalled import Recalled
from .rival_counts import Tally, rival_counts, told_count
from .schema import DENIALS, Article, Sentence, Statement
from .sources import chain, names
from .standalone import standalone
from .told_of import accused, own_subject, people_told_of
from .voices import identify

_MIN_WORDS = 4  # fewer words hold no statement that could conflict (chosen, untested)
_REMEMBERED = 16  # people spoken of that a pronoun can mean (chosen, untested)


def attribute(article: Article, sentences: Sequence[Sentence]) -> list[Statement]:
    """Extract every statement of an article.

    Args:
        article: The article; its language must have a cue list.
        sentences: Its sentences in reading order.

    Returns:
        Statements in reading order, ids ``<article id>-<n>`` from 1; one sentence can hold several.
        A sentence without attribution is a statement of the outlet itself (source ``None``).

    Raises:
        KeyError: If the article's language has no cue list.
    """
    return resolve(place(article, sentences))


def place(article: Article, sentences: Sequence[Sentence]) -> list[Placed]:
    """Extract the statements of an article with their places, bare denials still open.

    Args:
        article: As in ``attribute``.
        sentences: As in ``attribute``.

    Returns:
        Statements in reading order.

    Raises:
        KeyError: If the article's language has no cue list.
    """
    placed = _Reader(article, load_cues(article.language)).read(sentences)
    named = identify([item.statement for item in placed], [article])
    return [replace(item, statement=statement) for item, statement in zip(placed, named, strict=True)]


class _Reader:
    """Reads one article from top to bottom and remembers who spoke last."""

    def __init__(self, article: Article, cues: Cues):
        self.article = article
        self.cues = cues
        self.placed: list[Placed] = []
        self.recent: list[str] = []  # who was spoken of so far; a pronoun most likely means the last one
        self.spoken = Spoken()
        self.mentioned: list[str] = []  # names in the sentence before, in its order: "the latter" is the last
        self.begun = False  # whether a sentence of the story was read: a title below it opens a section
        self.counts = CarriedCounts(cues)
        self.recalled = Recalled(cues, article.date)
        self.open_quote_source: str | None = None  # who speaks when a sentence ends in a colon
        self.reported_source: str | None = None  # whose words a sentence in reported speech goes on with

    def read(self, sentences: Sequence[Sentence]) -> list[Placed]:
        for number, sentence in enumerate(sentences):
            following = sentences[number + 1] if number + 1 < len(sentences) else None
            self._sentence(number, sentence, following)
            self.spoken.read(sentence.text, self.cues)
            self.recalled.read(number, sentence.text)
        return sign_headlines(self.placed, self.article, self.cues)

    def _sentence(self, number: int, sentence: Sentence, following: Sentence | None) -> None:
        sentence = behind_place(sentence) if sentence.heading else sentence
        self.begun = self.begun or not sentence.heading
        attributions = find_attributions(sentence.text, self.cues, heading=sentence.heading)
        if tallies := rival_counts(sentence.text, self.cues, attributions):
            self._counted(number, sentence, tallies)
        elif not attributions and self.counts.last and (tally := told_count(sentence.text, self.cues)):
            self._counted(number, sentence, [tally])
        elif attributions:
            self._attributed(number, sentence, attributions)
        elif source := announced_denial(sentence.text, self.cues, sentence.heading):
            named = sentence.text[slice(*source)]
            self._add(
                number,
                sentence,
                None,
                source=named,
                cue=sentence.text,
                stance="deny",
                hedged=False,
            )
        elif self.begun and sentence.heading:
            pass  # a section's title, in whosever words, says shorter what stands below it
        elif self._is_quotation(sentence.text):
            self._quotation(number, sentence, following)
            return
        else:
            self._of_the_outlet(number, sentence)
        self._remember_opening(sentence.text, attributions)

    def _counted(self, number: int, sentence: Sentence, tallies: Sequence[Tally]) -> None:
        """Add a statement for each source that counts the same: "12 000 selon la CGT, 4 500 selon X"."""
        for tally in tallies:
            source = sentence.text[slice(*tally.source)] if tally.source else None
            if source:
                self.recent.append(source)
            self._add(
                number,
                sentence,
                tally.content,
                source=source,
                cue=sentence.text[slice(*tally.cue)] if tally.cue else None,
                stance="assert",
                hedged=withholds(tally.proposition, self.cues),
                proposition=tally.proposition,
            )

    def _of_the_outlet(self, number: int, sentence: Sentence) -> None:
        """Add a sentence without attribution, and remember whom it is about."""
        text = sentence.text
        n_words = sum(token.is_word for token in tokenize(text))
        if n_words >= _MIN_WORDS and not self._is_signature(text):
            stance = "question" if text.rstrip(' »”"').endswith("?") else "assert"
            hedged = withholds(text, self.cues)
            if not (sentence.heading and n_words <= 5 and stance == "question"):
                whole = (0, len(text))
                source = self.reported_source if self._goes_on(sentence) else None
                self._add(number, sentence, whole, source=source, cue=None, stance=stance, hedged=hedged)
                if source:
                    return
        if not sentence.heading:
            found = list(self.cues.full_name.finditer(text))
            self.mentioned = [match.group() for match in found]
            # a pronoun rather means somebody who does something than the place or person it is done to
            found.sort(key=lambda match: not self._governed(text[: match.start()]))
            subject = self._meant(text) or self._subject(text)
            self.recent += [match.group() for match in found]
            if subject:
                self.recent.append(subject)
            del self.recent[:-_REMEMBERED]

    def _meant(self, text: str) -> str | None:
        """Who the pronoun that opens a sentence stands for: who it is about, whoever else it names."""
        tokens = tokenize(text)
        nobody = self.cues.words["impersonal_next"].starting_at(tokens, 1)
        if nobody or not self.cues.words["subject_pronouns"].starting_at(tokens, 0) or not self.recent:
            return None
        pronoun = text[tokens[0].start : tokens[0].end]
        known = [one for one in self.recent if can_speak(one, self.cues)]
        return antecedent(known, pronoun, self.cues) if agreeing(known, pronoun, self.cues) else None

    def _subject(self, text: str) -> str | None:
        """Whom a sentence is about: its subject, or somebody spoken of before whose name opens it."""
        if (subject := opening_subject(text, self.cues)) and self._names_somebody(text[slice(*subject)]):
            return text[slice(*subject)]
        tokens = tokenize(text)
        end = next((i for i, t in enumerate(tokens) if not text[t.start].isupper()), len(tokens))
        if not 0 < end < len(tokens) or not tokens[end].is_word or tokens[end - 1].norm.endswith("'"):
            return None
        opening = names(text[: tokens[end - 1].end])
        known = (one for one in reversed(self.recent) if opening and opening <= names(one))
        return next(known, None)

    def _governed(self, before: str) -> bool:
        """Whether the words before a name end in a preposition."""
        tokens = tokenize(before)
        lists = ("adjunct_starts", "of")
        return bool(tokens) and any(tokens[-1].norm in self.cues.words[name] for name in lists)

    def _goes_on(self, sentence: Sentence) -> bool:
        """Whether a sentence without a cue is worded as what the last source said ("Er sei krank.")."""
        if sentence.heading:
            return False
        tokens = tokenize(sentence.text)
        if tokens and tokens[0].norm in self.cues.words["as_said_before"]:
            return bool(self.placed) and self.placed[-1].statement.source is not None
        return self.cues.patterns["reported_speech"].search(normalise(sentence.text)) is not None

    def _quotation(self, number: int, sentence: Sentence, following: Sentence | None) -> None:
        """Add a sentence that is all quotation: of the name set below it, or of who spoke before."""
        signed = following is not None and self._is_signature(following.text)
        source = following.text.strip() if signed else self.open_quote_source
        begin, end = quotations(sentence.text)[0]
        words = sentence.text[begin:end]
        begin += len(words) - len(words.lstrip())
        said = quoted(sentence.text, (begin, begin + len(words.strip())), self.cues)
        if len(words.split()) >= _MIN_WORDS or source and said.stance == "deny":
            self._add(
                number, sentence, said.content, source=source, cue=None, stance=said.stance, hedged=False
            )
        if signed:
            self.recent.append(source)

    def _attributed(self, number: int, sentence: Sentence, attributions: list[Attribution]) -> None:
        sources = self._name_sources(sentence.text, attributions)
        outer_of = nesting(sentence.text, attributions, self.cues)
        for j, attribution in enumerate(attributions):
            if j not in outer_of or j in outer_of.values():
                continue  # folded into another, or what it says is said by the source nested in it
            denied = attribution.stance in DENIALS  # whoever vouches for what is denied, it is denied
            source, reported = sources[j], attribution.reported and not denied
            level, seen = outer_of[j], {j}
            while level is not None and level not in seen:
                seen.add(level)
                source = chain(sources[level], source)
                reported = reported or attributions[level].reported
                level = outer_of.get(level)
            content = attribution.content
            if self._points_back(sentence, attribution, source):
                continue
            self._add(
                number,
                sentence,
                content,
                source=source,
                cue=sentence.text[slice(*attribution.cue)],
                stance=attribution.stance,
                hedged=reported or is_hedged(sentence.text, attribution, self.cues),
                indirect=self._indirect(sentence.text, attribution),
                topical=attribution.topical,
                proposition=sentence.text[slice(*content)] if content and attribution.of_another else None,
            )
        self._mention(sentence.text, attributions)

    def _mention(self, text: str, attributions: list[Attribution]) -> None:
        """Note whom the contents of a sentence are about: "the latter" is the last of them."""
        spans = set()
        for begin, end in (a.content for a in attributions if a.content):
            content = text[begin:end]
            found = [match.span() for match in self.cues.full_name.finditer(content)]
            found += [subject] if (subject := opening_subject(content, self.cues)) else []
            spans |= {(begin + first, begin + last) for first, last in found}
        self.mentioned = [text[first:last] for first, last in sorted(spans)]

    def _indirect(self, text: str, attribution: Attribution) -> bool:
        """Whether a content is indirect speech, whose pronouns can mean its source.

        Behind "according to X" they rather mean somebody else: "Selon son avocat, il est parti".
        """
        if attribution.content is None or attribution.direct or attribution.content[0] < attribution.cue[0]:
            return False
        cue = tokenize(text[slice(*attribution.cue)])
        according = self.cues.words["according_to"].starting_at(cue, 0) == len(cue)
        return attribution.source_is_pronoun or not according

    def _name_sources(self, text: str, attributions: list[Attribution]) -> list[str | None]:
        """Text of each source; pronouns and missing subjects take who was spoken of last."""
        found: list[str | None] = []
        first = attributions[0]
        if first.source_is_pronoun and (first.content is None or first.content[0] > first.cue[0]):
            subject = self._as_for(text) or opening_subject(text, self.cues)
            own = self.cues.words["speech_words"]  # "Ma mémoire m'a trompé, écrit-il": his own words
            inserted = subject and text[subject[1] : first.cue[0]].strip() == ","  # "Le pont, dit-elle, est"
            is_own = (
                subject
                and subject[1] <= first.cue[0]
                and not inserted
                and self._names_somebody(text[slice(*subject)])
            )
            if is_own and tokenize(text)[0].norm not in own:
                self.recent.append(text[slice(*subject)])  # "Le maire se tait, mais il a dit que ..."
        del self.recent[:-_REMEMBERED]
        start = len(self.recent)
        before = self.placed[-1].statement if self.placed else None
        if own := own_subject(text, first, before, self.cues):
            self.recent.append(own)
        for attribution in attributions:
            words = text[slice(*attribution.source)] if attribution.source else None
            if attribution.source_is_pronoun or words and is_pronoun(words, self.cues):
                carried = words is None and found and found[-1]
                latter = words is not None and normalise(words) in self.cues.latter
                recent = self.mentioned if latter and self.mentioned else self.recent
                if attribution.stance in DENIALS and words is not None:
                    recent = accused(before, self.recent, words, self.cues) or recent
                cue = text[slice(*attribution.cue)]
                words = found[-1] if carried else antecedent(recent, words, self.cues, cue)
            elif words:
                words = _without_marks(words)
                words = pointed_at(words, self.spoken, self.cues) or words
                self.recent.append(words)
            found.append(words)
        self.recent[start:start] = people_told_of(text, attributions, self.cues)
        self.reported_source = found[-1]
        self.spoken.sources += [source for source in found if source]
        return found

    def _as_for(self, text: str) -> tuple[int, int] | None:
        """Span of whom a sentence says that it is about: "Quant à la préfecture, elle affirme"."""
        tokens = tokenize(text)
        width = self.cues.words["as_for"].starting_at(tokens, 0)
        comma = next((token.start for token in tokens if token.norm == ","), None)
        return (tokens[width].start, comma) if width and comma else None

    def _names_somebody(self, subject: str) -> bool:
        """Whether a subject is more than a word that points or says it was asked: "C'", "Contactée"."""
        lists = ("determiners", "pronouns", "claim_anaphors", "consulted", "speech_words")
        return any(
            len(token.norm.rstrip("'")) > 1 and not any(token.norm in self.cues.words[name] for name in lists)
            for token in tokenize(subject)
        )

    def _points_back(self, sentence: Sentence, attribution: Attribution, source: str | None) -> bool:
        """Give the sentence before to whom this one names: "C. Об этом сообщил X."."""
        if not attribution.points_back:
            return False
        if self.placed and source:
            before = self.placed[-1]
            said = before.statement
            if said.source is None and not said.heading and said.stance == "assert":
                cue = sentence.text[slice(*attribution.cue)]
                said = replace(
                    said,
                    source=source,
                    cue=cue,
                    proposition=standalone(said.content, source, self.cues, indirect=False),
                )
                self.placed[-1] = replace(before, statement=said)
        return True

    def _remember_opening(self, text: str, attributions: list[Attribution]) -> None:
        """Note who a quotation in the next sentence belongs to: the subject of "X ... :", or one asked."""
        asked = not attributions and self.cues.words["consulted"].starting_at(tokenize(text), 0) > 0
        opens = text.rstrip().endswith(":") or attributions and attributions[-1].stance != "no-comment"
        opens = opens or asked and self.cues.full_name.search(text) is not None
        self.open_quote_source = antecedent(self.recent) if opens else None

    def _is_quotation(self, text: str) -> bool:
        """Whether the whole sentence is in quotation marks."""
        spans = quotations(text)
        return bool(spans) and spans[0][0] <= 2 and spans[0][1] >= len(text.rstrip(' .»”"')) - 1

    def _is_signature(self, text: str) -> bool:
        """Whether a line is just a name, as under a quotation set apart."""
        words = text.split()
        return 1 < len(words) <= 5 and len(names(text)) == len(words)

    def _add(
        self,
        number: int,
        sentence: Sentence,
        content: tuple[int, int] | None,
        *,
        source: str | None,
        cue: str | None,
        stance: str,
        hedged: bool,
        indirect: bool = False,
        proposition: str | None = None,
        topical: bool = False,
    ) -> None:
        words = sentence.text[slice(*content)] if content else ""
        alone = standalone(words, source, self.cues, denied=stance in DENIALS, indirect=indirect)
        asked = asked_about(sentence.text, proposition or alone, self.cues)
        completed = self.counts.completed(number, asked, sentence.heading)
        completed = self.recalled.completed(number, sentence.text, content, completed)
        statement = Statement(
            id=f"{self.article.id}-{len(self.placed) + 1}",
            article=self.article.id,
            start=sentence.start,
            end=sentence.end,
            text=sentence.text,
            content=words,
            source=source,
            cue=cue,
            stance=stance,
            hedged=hedged,
            date=said_on(sentence.text, content, cue, self.article) or self.article.date,
            language=self.article.language,
            heading=sentence.heading,
            proposition=completed,
            days=days_of(words if completed == alone else completed, self.article),
        )
        anaphoric = (content is None or topical) and stance in (*DENIALS, "no-comment")
        self.placed.append(Placed(statement, number, anaphoric, sentence.paragraph))


def _without_marks(words: str) -> str:
    """A source without the quotation marks around it; a mark whose partner is inside stays."""
    bare = words.strip(' «»“”„"')
    return words.strip() if any(mark in bare for mark in '«»“”„"') else bare
