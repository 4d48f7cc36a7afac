"""Headlines: sources behind a dash or a colon, and denials announced by a noun alone."""

from __future__ import annotations

from .reading import Attribution, Reading, Span

_LONGEST_PLACE = 6  # tokens of "à Ndoma," (chosen, untested)
_LONGEST_HEADLINE_SOURCE = 3  # words before a colon, the last of which speaks (chosen, untested)
_LONGEST_SIGNATURE = 4  # words of a source behind a dash


def signed_headline(r: Reading) -> None:
    """Add "Le pont serait fermé – mairie", "« Je n'ai rien signé » : X contre-attaque"."""
    if r.cues.name_signs_headline and not r.cues.articles and _behind_name(r):
        return
    if r.quotes and r.quotes[0][0] <= 2:
        _behind_quotation(r, r.quotes[0])
        return
    if _behind_speaker(r):
        return
    for index in range(r.n - 2, 1, -1):
        if r.mark(index) not in ("–", "—", "-") or r.text[r.tokens[index].start - 1] != " ":
            continue
        short = r.n - 1 - index <= _LONGEST_SIGNATURE
        if short and r.capitalised(index + 1) and all(t.is_word for t in r.tokens[index + 1 :]):
            cue = r.span(index, index + 1)
            r.found.append(Attribution(r.span(index + 1, r.n), False, cue, "assert", r.span(0, index)))
        return


def _behind_name(r: Reading) -> bool:
    """Add "«Прогресс»: договора не было": a lone name before a colon speaks, quotation or not."""
    colon = next((i for i in range(r.n) if r.mark(i) == ":"), None)
    if colon is None or r.n - colon <= _LONGEST_SIGNATURE:
        return False
    quoted = r.quotes and r.quotes[0][0] <= 1 and r.within(r.quotes[0]).stop + 1 == colon
    if not quoted and not (colon <= 2 and all(r.capitalised(i) for i in range(colon))):
        return False
    cue = r.span(colon, colon + 1)
    content = r.trim(r.span(colon + 1, r.n))
    r.found.append(Attribution(r.span(0, colon), False, cue, "assert", content))
    return True


def _behind_speaker(r: Reading) -> bool:
    """Add "Army: convoy ran over a mine", "Polizei: Fahrer war nüchtern": a body or a role before a colon.

    A name there may be the matter or the place ("Orvel: ..."), a noun with an article a thing.
    """
    alone = r.cues.subject_verb_tag or r.cues.nouns_capitalised or r.cues.name_signs_headline
    colon = next((i for i in range(r.n) if r.mark(i) == ":"), 0) if alone else 0
    if not 0 < colon <= _LONGEST_HEADLINE_SOURCE or r.n - colon <= _LONGEST_SIGNATURE or r.quotes:
        return False
    last = colon - 1
    lists = ("institutions", "headline_speakers", "person_nouns")
    known = any(r.among(name, last) for name in lists) or r.word(last) in r.cues.role_nouns
    plain = all(r.is_word(i) and not r.starts("adjunct_starts", i) for i in range(colon))
    if not known or not plain or r.starts("determiners", 0):
        return False
    content = r.trim(r.span(colon + 1, r.n))
    if content is None or not r.capitalised(0):
        return False
    r.found.append(Attribution(r.span(0, colon), False, r.span(colon, colon + 1), "assert", content))
    return True


def _behind_quotation(r: Reading, quote: Span) -> None:
    """The name behind a quotation and a colon: the one who said it."""
    colon = next((i for i, t in enumerate(r.tokens) if t.start >= quote[1] and t.norm == ":"), None)
    content = r.trim(quote)
    if colon is None or content is None:
        return
    end = begin = _behind_place(r, colon + 1)
    if not r.nominal(begin):
        return
    if r.capitalised(end):
        while r.capitalised(end):
            end += 1
    else:  # "« ... » : un ancien serveur témoigne"
        verbs = (i for i in range(end, r.n) if r.has_form(i, "finite") or r.finite(i) or r.boundary(i))
        end = next(verbs, r.n)
        if not r.has_form(end, "finite") or begin > colon + 1 and not r.boundary(end + 1):
            return  # "« ... » : en Ardève, la crue emporte tout"
    cue = r.span(colon, colon + 1)
    r.found.append(Attribution(r.span(begin, end), False, cue, "assert", content, direct=True))


def _behind_place(r: Reading, index: int) -> int:
    """Go over where it was said: "« ... » : à Ndoma, | une religieuse raconte"."""
    if not r.starts("adjunct_starts", index) or r.starts("determiners", index):
        return index
    comma = next((i for i in range(index + 1, min(index + _LONGEST_PLACE, r.n)) if r.boundary(i)), index)
    return comma + 1 if r.mark(comma) == "," else index


def are_told(r: Reading, verb: int, after: int) -> bool:
    """Whether a headline leaves out "were" and "that": "Workers told there is no plan", "Staff told to go".

    Args:
        r: The headline.
        verb: Place of the verb.
        after: First token behind it.
    """
    if not (r.heading and r.cues.subject_verb_tag and r.among("telling", verb)):
        return False
    lists = ("bare_subjects", "infinitive_prepositions", "complementizers", "subject_pronouns")
    said = any(r.starts(name, after) for name in lists) or r.opens_quotation(after) is not None
    return said and r.has_form(verb, "participle")


def noun_of_denial(r: Reading) -> Span | None:
    """Span of the one whose denial a noun announces; ``None`` when none does or nobody is named."""
    if not r.heading and any(r.finite(i) for i in range(r.n)):
        return None
    for noun in range(r.n if r.heading else min(2, r.n)):
        if r.starts("claim_denial_nouns", noun):
            behind = next((i for i in range(noun + 1, r.n) if r.among("of", i) or r.among("agents", i)), None)
            return r.trim(r.span(behind + 1, r.n)) if behind is not None and behind + 1 < r.n else None
    return None
