"""Whether a content is worded so that nobody vouches for it: "aurait", "allegedly", "soll".

Sentence + attribution -> hedged or not
"""

from __future__ import annotations

from ..clauses import Attribution
from ..schema import DENIALS
from ..words.cues import Cues
from ..words.tokens import normalise, tokenize


def is_hedged(text: str, attribution: Attribution, cues: Cues) -> bool:
    """Whether the content is worded so that nobody vouches for it; of a denial, whether the denial is."""
    cue = text[slice(*attribution.cue)]
    if attribution.stance in DENIALS:
        return withholds(cue, cues)  # "aurait démenti"
    if attribution.content is None or attribution.stance == "no-comment":
        return False  # "would not say when the road would reopen" tells nothing to vouch for
    content = text[slice(*attribution.content)]
    if any(token.norm in cues.words["distancing"] for token in tokenize(cue)):
        return True
    if attribution.content[0] > attribution.cue[0] and not attribution.direct:
        if cues.past_cue.search(normalise(cue)):
            content = cues.patterns["tense_agreement"].sub("", content)
            # Press and future share these forms: only a verb that looks ahead tells the future.
            if any(token.norm in cues.words["foreseeing"] for token in tokenize(cue)):
                content = cues.patterns["foreseen_tense"].sub("", content)
    return withholds(content, cues)


def withholds(text: str, cues: Cues) -> bool:
    """Whether a word or a conditional in ``text`` withholds the outlet's voice; "May" is a month."""
    words = list(text)
    for token in tokenize(text):
        if token.norm in cues.words["months"] and text[token.start].isupper():
            words[token.start : token.end] = " " * (token.end - token.start)
    return bool(cues.patterns["hedge"].search("".join(words).lower()))
