"""Attribution: turn the sentences of an article into statements with source, cue, stance and content.

Article + sentences -> Statements, in reading order. Rules and cue lists do the work (``clauses``,
``data/cues``); this stage follows sources from sentence to sentence and resolves bare denials.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from .answers.clues import Placed
from .answers.denials import resolve
from .attribution.headlines import behind_place, sign_headlines
from .attribution.interviews import answers
from .attribution.nesting import nesting
from .attribution.pointers import Spoken, pointed_at
from .attribution.speech import (
    MIN_WORDS,
    Speech,
    added_quotation,
    beside_denial,
    goes_on_with,
    in_quotation,
    is_dialogue,
    is_indirect,
    long_quotations,
    other_quotations,
    sentences_said,
    spoken,
    told_inside,
)
from .attribution.spoken_of import (
    is_governed,
    is_quotation,
    is_signature,
    meant,
    of_oneself,
    subject_before,
    subject_of,
    without_marks,
)
from .attribution.stating import Said, Stating
from .attribution.told_of import accused, of_another, own_subject, people_named, people_told_of
from .attribution.transcripts import without_labels
from .clauses import Attribution, announced_denial, find_attributions, opening_subject, quotations, quoted
from .contents.hedges import is_hedged, withholds
from .contents.standalone import standalone
from .counts.counted import tallies_of
from .counts.tallies import Tally
from .names.antecedents import agreeing, antecedent, can_speak, is_pronoun, may_say_i
from .names.sources import chain, is_outlet
from .names.voices import identify
from .schema import DENIALS, Article, Sentence, Statement
from .words.cues import Cues, load_cues
from .words.tokens import normalise, tokenize

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


def _within(span: tuple[int, int], other: tuple[int, int]) -> bool:
    return other[0] <= span[0] and span[1] <= other[1]


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
        self.stating = Stating(article, cues)
        self.open_quote_source: str | None = None  # who speaks when a sentence ends in a colon
        self.reported_source: str | None = None  # whose words a sentence in reported speech goes on with
        self.about: tuple[int, str] | None = (
            None  # paragraph and subject of the sentence before, a person's name
        )
        self.speech: Speech | None = None  # what somebody goes on saying in the sentence at hand
        self.answers: dict[int, str] = {}  # who answers in an interview, by the number of the sentence
        self.speakers: dict[int, str] = {}  # of a transcript, by sentence

    def read(self, sentences: Sequence[Sentence]) -> list[Placed]:
        sentences, self.speakers = without_labels(sentences, self.cues)
        closed = long_quotations(sentences)
        self.answers = answers(sentences, self.cues)
        for number, sentence in enumerate(sentences):
            n_before = len(self.placed)
            following = sentences[number + 1] if number + 1 < len(sentences) else None
            self._sentence(number, sentence, following)
            self._go_on(number, closed.get(number), self.placed[n_before:])
            self.spoken.read(sentence.text, self.cues)
            self.stating.read(number, sentence.text)
        return sign_headlines(self.placed, self.article, self.cues)

    def _sentence(self, number: int, sentence: Sentence, following: Sentence | None) -> None:
        if self.speech and self.speech.paragraph not in (None, sentence.paragraph):
            self.speech = None
        if speaker := self.speakers.get(number):
            self.speech = Speech(number, speaker, paragraph=sentence.paragraph)
        sentence = behind_place(sentence) if sentence.heading else sentence
        about, self.about = self.about, None
        self.begun = self.begun or not sentence.heading
        behind = self._may_correct(sentence, following)
        attributions = find_attributions(sentence.text, self.cues, sentence.heading, behind)
        carried = self.stating.counted
        if tallies := tallies_of(sentence.text, self.cues, attributions, carried=carried):
            self._counted(number, sentence, tallies)
        elif attributions:
            self._attributed(number, sentence, attributions)
            if is_dialogue(sentence, attributions) and self.reported_source:
                self.speech = Speech(number, self.reported_source, paragraph=sentence.paragraph)
        elif source := announced_denial(sentence.text, self.cues, sentence.heading):
            named = sentence.text[slice(*source)]
            named = pointed_at(named, self.spoken, self.cues) or named
            self._add(number, sentence, None, Said(named, sentence.text, "deny"))
        elif self.begun and sentence.heading:
            pass  # a section's title, in whosever words, says shorter what stands below it
        elif number in self.answers:
            self._say(number, sentence, spoken(sentence), self.answers[number], None)
            return
        elif is_quotation(sentence.text):
            self.about = about
            self._quotation(number, sentence, following)
            return
        elif self.reported_source and (added := added_quotation(sentence, self.cues)):
            cue, said = added
            self._say(number, sentence, said, self.reported_source, sentence.text[slice(*cue)])
            return
        elif self.speech and self.speech.speaker:
            self._say(number, sentence, (0, len(sentence.text.rstrip(' »”"'))), self.speech.speaker, None)
            return
        else:
            self._of_the_outlet(number, sentence)
        self._remember_opening(sentence.text, attributions)

    def _may_correct(self, sentence: Sentence, following: Sentence | None) -> str:
        """The sentence behind one in which the outlet tells what it wrote, if it is the outlet's own too."""
        if following is None or following.heading:
            return ""
        wrote = self.cues.patterns["outlet_wrote"].search(normalise(sentence.text))
        return following.text if wrote and not find_attributions(following.text, self.cues) else ""

    def _counted(self, number: int, sentence: Sentence, tallies: Sequence[Tally]) -> None:
        """Add a statement for each source that counts the same: "12 000 selon la CGT, 4 500 selon X"."""
        for tally in tallies:
            source = sentence.text[slice(*tally.source)] if tally.source else None
            if source and normalise(source) in self.cues.words["subject_pronouns"]:
                source = antecedent(self.recent, source, self.cues) or source
            elif source:
                self.recent.append(source)
            cue = sentence.text[slice(*tally.cue)] if tally.cue else None
            hedged = withholds(tally.proposition, self.cues)
            said = Said(source, cue, "assert", hedged, proposition=tally.proposition)
            self._add(number, sentence, tally.content, said)

    def _of_the_outlet(self, number: int, sentence: Sentence) -> None:
        """Add a sentence without attribution, and remember whom it is about."""
        text = sentence.text
        n_words = sum(token.is_word for token in tokenize(text))
        if n_words >= MIN_WORDS and not is_signature(text):
            stance = "question" if text.rstrip(' »”"').endswith("?") else "assert"
            hedged = withholds(text, self.cues)
            if not (sentence.heading and n_words <= 5 and stance == "question"):
                whole = (0, len(text))
                source = self.reported_source if self._goes_on(sentence) else None
                said = quoted(text, whole, self.cues) if source else None
                if said and said.stance in (*DENIALS, "no-comment"):  # "Von Absicht könne keine Rede sein."
                    whole, stance = said.content, said.stance
                self._add(number, sentence, whole, Said(source, None, stance, hedged))
                if source:
                    return
        if not sentence.heading:
            found = list(self.cues.full_name.finditer(text))
            self.mentioned = [match.group() for match in found]
            # a pronoun rather means somebody who does something than the place or person it is done to
            found.sort(key=lambda match: not is_governed(text[: match.start()], self.cues))
            subject = meant(text, self.recent, self.cues) or subject_of(text, self.recent, self.cues)
            if subject and can_speak(subject, self.cues) and self.cues.full_name.search(subject):
                self.about = sentence.paragraph, subject
            self.recent += [match.group() for match in found]
            if subject:
                self.recent.append(self.spoken.in_full(subject))
            del self.recent[:-_REMEMBERED]

    def _goes_on(self, sentence: Sentence) -> bool:
        """Whether a sentence without a cue is worded as what the last source said ("Er sei krank.")."""
        if sentence.heading:
            return False
        tokens = tokenize(sentence.text)
        if tokens and tokens[0].norm in self.cues.words["as_said_before"]:
            return bool(self.placed) and self.placed[-1].statement.source is not None
        return self.cues.patterns["reported_speech"].search(normalise(sentence.text)) is not None

    def _quotation(self, number: int, sentence: Sentence, following: Sentence | None) -> None:
        """Add a sentence that is all quotation: of whom it names inside, or below it, or who spoke before."""
        if told := told_inside(sentence, self.cues):
            one, others = told
            self._attributed(number, sentence, [one])
            for other in others:
                self._say(number, sentence, other, self.reported_source, sentence.text[slice(*one.cue)])
            return
        signed = following is not None and is_signature(following.text)
        source = following.text.strip() if signed else goes_on_with(sentence, following, self.cues)
        source = source or self.open_quote_source or (self.speech.speaker if self.speech else None)
        if source is None and self.about and self.about[0] == sentence.paragraph:
            source = self.about[1]  # "Anna Rey was surprised. “I never had that letter.”"
        self._say(number, sentence, quotations(sentence.text)[0], source, None)
        if signed:
            self.recent.append(source)

    def _say(
        self, number: int, sentence: Sentence, span: tuple[int, int], source: str | None, cue: str | None
    ) -> None:
        """Add what a source says in quotation marks, each sentence of it a statement."""
        for begin, end in sentences_said(sentence, span, self.cues):
            words = sentence.text[begin:end]
            begin += len(words) - len(words.lstrip())
            said = quoted(sentence.text, (begin, begin + len(words.strip())), self.cues)
            if len(words.split()) >= MIN_WORDS or source and said.stance == "deny":
                self._add(number, sentence, said.content, Said(source, cue, said.stance))

    def _go_on(self, number: int, last: int | None, placed: Sequence[Placed]) -> None:
        """Note who goes on speaking behind a sentence, and name it in what was said before."""
        sources = [item.statement.source for item in placed if item.statement.source]
        first = len(self.placed) - len(placed)
        if last is not None:
            self.speech = Speech(last, sources[-1] if sources else None)
        elif self.speech and number == self.speech.last and self.speech.speaker is None and sources:
            for place in self.speech.waiting:
                self._give(place, sources[0], placed[0].statement.cue)
        if self.speech and self.speech.speaker is None:
            unnamed = (place for place, item in enumerate(placed, first) if item.statement.source is None)
            self.speech.waiting += unnamed
        if self.speech and self.speech.paragraph is None and number >= self.speech.last:
            self.speech = None

    def _give(self, place: int, source: str, cue: str | None) -> None:
        """Give a statement to who is named only behind it."""
        before = self.placed[place]
        said = before.statement
        alone = standalone(said.content, source, self.cues, indirect=False)
        named = replace(said, source=source, cue=cue, proposition=alone)
        self.placed[place] = replace(before, statement=named)

    def _attributed(self, number: int, sentence: Sentence, attributions: list[Attribution]) -> None:
        speaker = self.speakers.get(number)
        sources = [source or speaker for source in self._name_sources(sentence.text, attributions)]
        outer_of = nesting(sentence.text, attributions, self.cues)
        for j, attribution in enumerate(attributions):
            denied = attribution.stance in DENIALS  # whoever vouches for what is denied, it is denied
            if j not in outer_of or j in outer_of.values() and not denied:
                continue  # folded into another, or what it says is said by the source nested in it
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
            cue, rest = sentence.text[slice(*attribution.cue)], []
            if (
                content
                and attribution.stance in ("assert", "confirm")
                and in_quotation(sentence.text, content)
            ):
                content, *rest = sentences_said(sentence, content, self.cues)
            said = Said(
                source,
                cue,
                attribution.stance,
                reported or is_hedged(sentence.text, attribution, self.cues),
                is_indirect(sentence.text, attribution, self.cues),
                of_another(sentence.text, attribution, content, source, self.recent, self.cues),
            )
            self._add(number, sentence, content, said, topical=attribution.topical)
            if attribution.direct:
                rest += other_quotations(sentence.text, attributions, self.cues)
                rest += (
                    beside_denial(sentence, attribution, self.cues) if attribution.stance == "deny" else []
                )
            for span in rest:
                self._say(number, sentence, span, source, cue)
        self._mention(sentence.text, attributions)

    def _mention(self, text: str, attributions: list[Attribution]) -> None:
        """Note whom the contents of a sentence are about: "the latter" is the last of them."""
        spans = set()
        for begin, end in (a.content for a in attributions if a.content):
            content = text[begin:end]
            found = [match.span() for match in self.cues.full_name.finditer(content)]
            found += [subject] if (subject := opening_subject(content, self.cues)) else []
            spans |= {(begin + first, begin + last) for first, last in found}
        spans |= {
            span for span in people_named(text, self.cues) if not any(_within(span, one) for one in spans)
        }
        self.mentioned = [text[first:last] for first, last in sorted(spans)]

    def _name_sources(self, text: str, attributions: list[Attribution]) -> list[str | None]:
        """Text of each source; pronouns and missing subjects take who was spoken of last."""
        found: list[str | None] = []
        n_before, first = len(self.recent), attributions[0]
        if subject := subject_before(text, first, self.cues):
            self.recent.append(subject)
        may_speak = [*self.spoken.sources, *self.recent[n_before:]]
        del self.recent[:-_REMEMBERED]
        start = len(self.recent)
        before = self.placed[-1].statement if self.placed else None
        if own := own_subject(text, first, before, self.cues):
            self.recent.append(own)
        for attribution in attributions:
            words = text[slice(*attribution.source)] if attribution.source else None
            if attribution.of_a_text:
                words = self.spoken.texts[-1] if self.spoken.texts else None
            elif attribution.source_is_pronoun or words and is_pronoun(words, self.cues):
                carried = words is None and found and found[-1]
                latter = words is not None and normalise(words) in self.cues.latter
                fitting = latter and agreeing(self.mentioned, words, self.cues)
                recent = self.mentioned if fitting else self.recent
                if attribution.stance in DENIALS and (words is not None or not carried):
                    recent = accused(before, self.recent, words or "", self.cues) or recent
                cue = text[slice(*attribution.cue)]
                said = text[slice(*(attribution.content or (0, 0)))]
                if of_oneself(said or text, self.cues):
                    people = [one for one in recent if may_say_i(one, recent, self.cues)]
                    recent = people if agreeing(people, words or "", self.cues) else recent
                words = found[-1] if carried else antecedent(recent, words, self.cues, cue, may_speak)
                if words:
                    self.recent.append(words)
            elif words:
                words = without_marks(words)
                itself = is_outlet(words, self.article.outlet, self.cues)
                if itself and attribution.stance not in DENIALS:
                    found.append(None)  # "a constaté Le Phare", in Le Phare: the outlet's own words
                    continue
                words = pointed_at(words, self.spoken, self.cues) or words
                self.recent.append(words)
                may_speak.append(words)
            found.append(words)
        self.recent[start:start] = people_told_of(text, attributions, self.cues)
        self.reported_source = found[-1]
        self.spoken.sources += [source for source in found if source]
        return found

    def _points_back(self, sentence: Sentence, attribution: Attribution, source: str | None) -> bool:
        """Give the sentence before to whom this one names: "C. Об этом сообщил X."."""
        if not attribution.points_back:
            return False
        if self.placed and source:
            said = self.placed[-1].statement
            if said.source is None and not said.heading and said.stance == "assert":
                self._give(len(self.placed) - 1, source, sentence.text[slice(*attribution.cue)])
        return True

    def _remember_opening(self, text: str, attributions: list[Attribution]) -> None:
        """Note who a quotation in the next sentence belongs to: the subject of "X ... :", or one asked."""
        asked = not attributions and self.cues.words["consulted"].starting_at(tokenize(text), 0) > 0
        opens = text.rstrip().endswith(":") or attributions and attributions[-1].stance != "no-comment"
        opens = opens or asked and self.cues.full_name.search(text) is not None
        self.open_quote_source = antecedent(self.recent) if opens else None

    def _add(
        self,
        number: int,
        sentence: Sentence,
        content: tuple[int, int] | None,
        said: Said,
        *,
        topical: bool = False,
    ) -> None:
        name = f"{self.article.id}-{len(self.placed) + 1}"
        statement = self.stating.statement(name, number, sentence, content, said)
        anaphoric = (content is None or topical) and said.stance in (*DENIALS, "no-comment")
        self.placed.append(Placed(statement, number, anaphoric, sentence.paragraph))
