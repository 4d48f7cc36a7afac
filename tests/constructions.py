"""Tables of constructions: how a row says what must be read in a sentence, and how it is read.

A row is a sentence and what must be read in it, each as ``source | stance | content``. ``–`` stands for a
source that is not named or a content that is only pointed at; ``hedged`` in front of the stance says that
the outlet does not vouch for the content. A row without any expectation holds no attribution.
"""

from __future__ import annotations

import pytest

from detector import article_from_text
from detector.attribute import attribute
from detector.schema import Article, Sentence
from detector.segment import segment


def read(sentences, language, heading=False):
    """Statements of the sentences of one paragraph."""
    text = " ".join(sentences)
    places, position = [], 0
    for number, words in enumerate(sentences):
        start = text.index(words, position)
        position = start + len(words)
        places.append(Sentence(start, position, words, number, heading))
    article = Article("a", "a.txt", "", None, None, language, text, ((0, len(text)),))
    return attribute(article, places)


def read_article(text, language):
    """Statements of a whole article, as the stages before attribution hand it on."""
    article = article_from_text(text, path="a.txt", language=language)
    return attribute(article, segment(article))


def shown(statement):
    """One statement as a row words it."""
    stance = f"hedged {statement.stance}" if statement.hedged else statement.stance
    content = "" if statement.resolves_to else statement.content
    return f"{statement.source or '–'} | {stance} | {content or '–'}"


def rows(groups):
    return [pytest.param(*row[:1], list(row[1:]), id=row[0]) for group in groups for row in group]


def check(sentence, expected, language, heading=False):
    found = [shown(s) for s in read([sentence], language, heading) if s.source or s.cue]
    assert found == expected
