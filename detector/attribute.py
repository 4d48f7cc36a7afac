"""Attribution: turn the sentences of an article into statements with source, cue, stance and content.

Article + sentences -> Statements, in reading order. Rules and cue lists do the work (``clauses``,
``data/cues``); this stage follows sources from sentence to sentence and resolves bare denials.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from .clauses import Attribution, denial_noun, find_attributions, quotations
from .cues import Cues, load_cues, tokenize
from .denials import Placed, resolve
from .schema import Article, Sentence, Statement
from .sources import antecedent, chain, is_pronoun, names

_MIN_WORDS = 4  # fewer words hold no statement that could conflict (chosen, untested)
_FULL_NAME = re.compile(
    r"(?<![.!?:] )(?<!^)\b[A-ZÀ-ÖØ-Þ][\w’'-]+(?: (?:de|du|von|van|al|el|le|la) | )[A-ZÀ-ÖØ-Þ][\w’'-]+"
)


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
    return resolve(_Reader(article, load_cues(article.language)).read(sentences))


class _Reader:
    """Reads one article from top to bottom and remembers who spoke last."""

    def __init__(self, article: Article, cues: Cues):
        self.article = article
        self.cues = cues
        self.placed: list[Placed] = []
        self.recent: list[str] = []  # sources named so far, last one last
        self.open_quote_source: str | None = None  # who speaks when a sentence ends in a colon

    def read(self, sentences: Sequence[Sentence]) -> list[Placed]:
        for number, sentence in enumerate(sentences):
            following = sentences[number + 1] if number + 1 < len(sentences) else None
            self._sentence(number, sentence, following)
        return self.placed

    def _sentence(self, number: int, sentence: Sentence, following: Sentence | None) -> None:
        text = sentence.text
        n_words = sum(token.is_word for token in tokenize(text))
        attributions = find_attributions(text, self.cues, heading=sentence.heading)
        if attributions:
            self._attributed(number, sentence, attributions)
        elif sentence.heading and denial_noun(text, self.cues):
            source = next(iter(re.findall(r"(?:du|de la|de l['’]|des|by the|by|from)\s+(.+)$", text)), None)
            if source:
                self._add(number, sentence, None, source=source, cue=text, stance="deny", hedged=False)
        elif self._is_quotation(text):
            signed = following is not None and self._is_signature(following.text)
            source = following.text.strip() if signed else self.open_quote_source
            inner = quotations(text)[0]
            if n_words >= _MIN_WORDS:
                self._add(number, sentence, inner, source=source, cue=None, stance="assert", hedged=False)
            if signed:
                self.recent.append(source)
            return
        elif n_words >= _MIN_WORDS and not self._is_signature(text):
            stance = "question" if text.rstrip(' »”"').endswith("?") else "assert"
            hedged = bool(self.cues.patterns["hedge"].search(text.lower()))
            if not (sentence.heading and n_words <= 5 and stance == "question"):
                self._add(
                    number, sentence, (0, len(text)), source=None, cue=None, stance=stance, hedged=hedged
                )
        if not attributions and not sentence.heading and (name := _FULL_NAME.search(text)):
            self.recent.append(name.group())  # who a pronoun of the next sentence most likely stands for
        self._remember_opening(text, attributions)

    def _attributed(self, number: int, sentence: Sentence, attributions: list[Attribution]) -> None:
        sources = self._name_sources(sentence.text, attributions)
        outer_of: dict[int, int] = {}
        for i, outer in enumerate(attributions):
            for j, inner in enumerate(attributions):
                if i != j and outer.content and outer.content[0] <= inner.cue[0] < outer.content[1]:
                    if inner.content is None or inner.content != outer.content:
                        outer_of[j] = i
        # "« Un courriel demandait le silence », révèle le maire": what the mayor says is one statement
        # though a document speaks in it; only a source that says, denies or declines is heard inside.
        folded = {
            j for j, i in outer_of.items() if self._folds(sentence.text, attributions[i], attributions[j])
        }
        outer_of = {j: i for j, i in outer_of.items() if j not in folded and i not in folded}
        for j, attribution in enumerate(attributions):
            if j in folded or any(outer == j for outer in outer_of.values()):
                continue  # what it says is said by the source nested in it
            source = sources[j]
            level: int | None = outer_of.get(j)
            reported = attribution.reported
            seen = {j}
            while level is not None and level not in seen:
                seen.add(level)
                source = chain(sources[level], source)
                reported = reported or attributions[level].reported
                level = outer_of.get(level)
            content = attribution.content
            inner_text = sentence.text[slice(*content)] if content else ""
            conditional = self.cues.patterns["hedge"].search(inner_text.lower())
            hedged = reported or bool(conditional) and attribution.stance not in ("deny", "retract")
            cue = sentence.text[slice(*attribution.cue)]
            indirect = content is not None and content[0] > attribution.cue[0] and not attribution.direct
            self._add(
                number,
                sentence,
                content,
                source=source,
                cue=cue,
                stance=attribution.stance,
                hedged=hedged,
                indirect=indirect,
            )

    def _folds(self, text: str, outer: Attribution, inner: Attribution) -> bool:
        """Whether an attribution inside a tagged content ("..., a dit X") is left to the outer one."""
        if outer.cue[0] < inner.cue[0] or inner.stance != "assert" or inner.content is None:
            return False
        between = text[inner.cue[1] : inner.content[0]].lower().split()
        return not any(
            word.strip("’'") in ("que", "qu", "that") or word.startswith(("qu'", "qu’")) for word in between
        )

    def _name_sources(self, text: str, attributions: list[Attribution]) -> list[str | None]:
        """Text of each source; pronouns and missing subjects take the last source named."""
        found: list[str | None] = []
        for attribution in attributions:
            words = text[slice(*attribution.source)] if attribution.source else None
            if attribution.source_is_pronoun or words and is_pronoun(words, self.cues):
                words = (
                    found[-1] if found and found[-1] and not attribution.source else antecedent(self.recent)
                )
            elif words:
                words = words.strip(' «»“”"')
                self.recent.append(words)
            found.append(words)
        return found

    def _remember_opening(self, text: str, attributions: list[Attribution]) -> None:
        """Note who a quotation in the next sentence belongs to: the subject of "X ... :"."""
        if text.rstrip().endswith(":"):
            self.open_quote_source = antecedent(self.recent)
        elif attributions and attributions[-1].direct:
            self.open_quote_source = antecedent(self.recent)
        else:
            self.open_quote_source = None

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
    ) -> None:
        words = sentence.text[slice(*content)] if content else ""
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
            date=self.article.date,
            language=self.article.language,
            heading=sentence.heading,
            proposition=standalone(
                words, source, self.cues, denied=stance in ("deny", "retract"), indirect=indirect
            ),
        )
        anaphoric = content is None and stance in ("deny", "retract", "no-comment")
        self.placed.append(Placed(statement, number, anaphoric))


def standalone(
    content: str, source: str | None, cues: Cues, *, denied: bool = False, indirect: bool = True
) -> str:
    """Word a content so that it can be read without its sentence.

    A missing subject becomes the source, and so does the pronoun that opens indirect speech ("X a dit
    qu'il partait"); anything else stays as it is written.
    """
    if not content or not source:
        return content
    source = source.split(" > ")[-1]
    tokens = tokenize(content)
    if not tokens:
        return content
    first = tokens[0].norm
    if first in cues.words["first_person"]:
        return f"{source} : {content}"
    if indirect and first in cues.words["subject_pronouns"]:
        if cues.words["impersonal_next"].starting_at(tokens, 1) or len(tokens) < 3:
            return content
        return f"{source} {content[tokens[1].start :]}"
    lowered = content.lower().replace("’", "'")
    for infinitive in sorted(cues.finite_of, key=len, reverse=True):
        if lowered.startswith(infinitive) and not lowered[len(infinitive) : len(infinitive) + 1].isalpha():
            return f"{source} {cues.finite_of[infinitive]}{content[len(infinitive) :]}"
    if denied and not _has_auxiliary(content, cues):
        return f"{source} : {content}"
    return content


def _has_auxiliary(content: str, cues: Cues) -> bool:
    """Whether an auxiliary stands in ``content``, so that it is a clause and not a noun phrase."""
    return any(
        token.norm in cues.words[name]
        for token in tokenize(content)
        for name in ("have", "have_conditional", "be", "be_conditional")
    )
