"""Whose a quotation in a headline is: the article below says so, or that what stands before it is no one.

statements of one article with their places -> the same, quotations of headlines with another source
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ..answers.clues import Placed
from ..clauses import quotations
from ..contents.standalone import standalone
from ..names.antecedents import is_person
from ..names.sources import innermost, names, own_names
from ..schema import Article, Sentence, Statement
from ..words.cues import Cues
from ..words.tokens import normalise, tokenize

_PLACE = re.compile(r"[^\W\d_][\w’' -]{3,40}\. (?=[^\W\d_]{2}|[«“\"])")
_MOST_PLACE_WORDS = 5
_LONG = 4  # letters of a word that tells (chosen, untested)
_FEWEST_WORDS = 3  # of a quotation that the article is searched for (chosen, untested)


def behind_place(headline: Sentence) -> Sentence:
    """Leave out the place that opens a headline: "Ardève. Le port fermera" is about the port.

    Args:
        headline: A sentence that is a headline.

    Returns:
        The rest of it; the same sentence where none but capitalised words stand before no full stop.
    """
    place = _PLACE.match(headline.text)
    words = re.findall(r"\w+", place.group()) if place else []
    if not words or len(words) > _MOST_PLACE_WORDS or any(w[0].islower() and len(w) > 3 for w in words):
        return headline
    return replace(headline, start=headline.start + place.end(), text=headline.text[place.end() :])


def sign_headlines(placed: Sequence[Placed], article: Article, cues: Cues) -> list[Placed]:
    """Give a headline's quotation to whoever says it in the article: "Crue : « On a tout perdu »".

    Args:
        placed: The statements of the article, in reading order.
        article: The article.
        cues: Cue list of its language.

    Returns:
        The statements in the same order. Where nobody says it below, a source that only names the matter
        ("Affaire Morel") is taken away, and the headline is the outlet's.
    """
    said = [p.statement for p in placed if p.statement.source and not p.statement.heading]
    known = {name for statement in said for name in own_names(innermost(statement.source))}
    return [
        replace(
            item,
            statement=_named_before_colon(_signed(item.statement, said, known, article, cues), said, cues),
        )
        if item.statement.heading
        else item
        for item in placed
    ]


def _named_before_colon(headline: Statement, said: Sequence[Statement], cues: Cues) -> Statement:
    """Sign a quotation by a lone name before a colon that is a person's who speaks below: "Rey: ‘I left’"."""
    quotes = quotations(headline.text) if headline.source is None else []
    name, _, quote = headline.text.partition(":")
    alone = len(quotes) == 1 and quote.strip()[1:-1].strip() == headline.text[slice(*quotes[0])].strip()
    if not alone or len(name.split()) != 1 or headline.stance != "assert":
        return headline
    people = (innermost(one.source) or "" for one in said)
    if not any(own_names(name) & own_names(one) and is_person(one, cues) for one in people):
        return headline
    words = headline.text[slice(*quotes[0])].strip()
    alone = standalone(words, name.strip(), cues, indirect=False)
    return replace(headline, source=name.strip(), cue=":", content=words, proposition=alone)


def _signed(
    headline: Statement, said: Sequence[Statement], known: set[str], article: Article, cues: Cues
) -> Statement:
    quotes = quotations(headline.text) if headline.stance == "assert" else []
    if len(quotes) != 1 or headline.cue not in (None, ":"):
        return headline
    begin, end = quotes[0]
    alone = headline.text[: begin - 1].rstrip()[-1:] in ("", ":") and not headline.text[end + 1 :]
    matter = headline.source is not None and _is_matter(headline, said, article, cues)
    of_a_matter = matter or "of" in _kinds(headline.source or "", cues)
    if headline.source and is_person(headline.source, cues) and not of_a_matter:
        return headline
    if not alone or headline.source and names(headline.source) & known and not matter:
        return headline
    words = headline.text[begin:end].strip()
    speaker = next((s.source for s in said if _repeats(words, s.text)), None)
    speaker = speaker or next((s.source for s in said if _shortens(words, s)), None)
    if speaker is not None and len(words.split()) >= _FEWEST_WORDS:
        proposition = standalone(words, speaker, cues, indirect=False)
        return replace(headline, content=words, source=speaker, cue=":", proposition=proposition)
    if matter:
        return replace(headline, content=headline.text, source=None, cue=None, proposition=headline.text)
    return headline


def _repeats(words: str, text: str) -> bool:
    """Whether a text has these words in this order, as a headline shortens what somebody said."""
    spoken = iter(token.norm for token in tokenize(text) if token.is_word)
    return all(token.norm in spoken for token in tokenize(words) if token.is_word)


def _shortens(words: str, said: Statement) -> bool:
    """Whether a headline puts into other words what somebody said: most of its long words are there."""
    ours = {t.norm for t in tokenize(words) if t.is_word and len(t.norm) >= _LONG}
    theirs = {t.norm for t in tokenize(said.content) if t.is_word}
    return len(ours & theirs) >= max(2, len(ours) / 2)


def _kinds(source: str, cues: Cues) -> set[str]:
    """Which of the words for "of" and for "by" a source holds: what names a matter, rather than somebody."""
    lists = {"of": cues.of_words, "by": cues.words["agents"]}
    return {kind for kind, words in lists.items() for t in tokenize(source) if t.norm in words}


def _is_matter(headline: Statement, said: Sequence[Statement], article: Article, cues: Cues) -> bool:
    """Whether a headline's words before a colon are no one's name: they begin with a common noun.

    The article has it in lower case, or what it is of stands behind it and it is nobody's role.
    """
    if cues.subject_verb_tag or cues.nouns_capitalised or cues.name_signs_headline:
        return False  # there roles open a headline without an article: "Mayor Lunn"
    source = headline.source or ""
    if "by" in _kinds(source, cues):
        return True  # "Le canal pollué par une usine : « Nous l'assumons »"
    if cues.words["determiners"].starting_at(tokenize(source), 0):
        return False
    if any(normalise(source) in normalise(other.source or "") for other in said):
        return False  # "Mairie de Hirson", "Claire Rey": speaks below
    if source in article.text[headline.end :]:
        return False  # a name, which keeps its capital: "Claire Rey", where something else is "claire"
    if _of_no_one(source, cues):
        return True
    first = source.split()[0]
    noun = re.compile(rf"(?<!\w){re.escape(first[:1].lower() + first[1:])}(?!\w)")
    return first[:1].isupper() and noun.search(article.text) is not None


def _of_no_one(source: str, cues: Cues) -> bool:
    """Whether "of" follows a first word that is no role and no institution: "Affaire du port d'Orvel"."""
    first, *behind = (token.norm for token in tokenize(source))
    lists = ("institutions", "claim_outlets", "person_nouns", "speaks_behind", "source_nouns")
    somebody = first in cues.role_nouns or any(first in cues.words[name] for name in lists)
    return bool(behind) and behind[0] in cues.of_words and not somebody
