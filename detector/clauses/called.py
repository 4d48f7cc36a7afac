"""Opinions without a clause of saying: what somebody calls a thing, and a predicate in quotation marks."""

from __future__ import annotations

from dataclasses import replace

from .openings import sentence_subject
from .reading import OPENING_MARKS, Attribution, Reading, Span
from .subjects import subject_before

_LONGEST_OBJECT = 8  # tokens of what is called something (chosen, untested)
_FEWEST_QUOTED = 2  # words of a quotation that can stand alone as a content (chosen, untested)
_NOBODY = (None, True)


def called(r: Reading, base: Attribution, after: int) -> list[Attribution]:
    """ "X called Y a disgrace", "described Y as Z", "a qualifié Y de « Z »": an opinion on Y is X's.

    Args:
        r: The sentence.
        base: The attribution of a verb that calls, without content.
        after: First token behind the verb.
    """
    no_object = ("complementizers", "adjunct_starts")
    thing = r.is_word(after) and not any(r.starts(name, after) for name in no_object)
    if base.source is None or not (thing or r.nominal(after)):
        return []
    stop = r.clause_end(after)
    for place in range(after + 1, min(after + _LONGEST_OBJECT, stop)):
        if quote := r.opens_quotation(place):
            if r.among("held_for", r.within(base.cue).stop - 1) and not r.starts("according_to", place - 1):
                return []  # "tient un « registre »"
            whole = r.n_words(quote) < _FEWEST_QUOTED
            content = r.trim((r.tokens[after].start, quote[1] + 1)) if whole else r.trim(quote)
            return [replace(base, content=content, direct=not whole)] if content else []
        if r.boundary(place) or r.finite(place):
            return []
        article = r.starts("called_names", place) and _names_it(r, after, place)
        named = article or r.starts("as_reported", place)
        if r.cues.subject_verb_tag and named and r.is_word(place + 1):
            content = r.trim(r.span(after, r.clause_end(place)))
            return [replace(base, content=content)] if content else []
    return []


def _names_it(r: Reading, after: int, article: int) -> bool:
    """Whether an article behind an object begins a name for it: "it a coin toss", not "him a second time"."""
    known = r.starts("pronouns", after) == article - after or r.starts("definite_determiners", after) > 0
    following = r.word(article + 1)
    timed = any(r.among(name, article + 1) for name in ("never_called", "units_of_time", "time_words"))
    return known and not timed and following not in r.cues.number_of and not r.among("of", article - 1)


def quoted_predicate(r: Reading) -> None:
    """Add "Le groupe « ne commente pas »", "La maire « n'a jamais vécu ici »": the subject says it."""
    if len(r.quotes) != 1:
        return
    [quote] = r.quotes
    inside = r.within(quote)
    mark = inside.start - 1
    if not inside or mark < 1 or r.mark(mark) not in OPENING_MARKS or r.n_words(quote) < _FEWEST_QUOTED:
        return
    if any(r.is_word(i) for i in range(inside.stop, r.n)) or not _opens_predicate(r, inside.start):
        return
    source, pronoun = _speaker(r, mark)
    if source is None:
        return
    cue, said = r.span(mark, mark + 1), r.trim(quote)
    refusal = r.cues.patterns["no_comment"].match(r.norm[slice(*said)]) if said else None
    whole = (f for f in r.forms[inside.start] if f.n_tokens == len(inside))
    if any(form.stance == "deny" for form in whole):  # "Le promoteur « ne voit pas de quoi on parle »"
        r.found.append(Attribution(source, pronoun, r.trim(quote), "deny", None))
    elif refusal:
        r.found.append(Attribution(source, pronoun, cue, "no-comment", None))
    elif said:
        r.found.append(Attribution(source, pronoun, cue, "assert", r.trim((source[0], quote[1] + 1))))


def quoting_subject(r: Reading) -> None:
    """Add "Le préfet a loué la « parfaite maîtrise » des équipes": whose words, the subject tells.

    Somebody acts and the marks say that some of the words are not the outlet's; they are his. What he has
    read, founded or is known for is in capitals there, and what was done to him is told by others.
    """
    if r.heading or len(r.quotes) != 1:
        return
    [quote] = r.quotes
    inside, source = r.within(quote), sentence_subject(r)
    if source is None or not inside or source[1] > quote[0]:
        return
    between = range(r.within(source).stop, inside.start)
    said = next((i for i in between if r.has_form(i, "finite") and not r.among("negations", i - 1)), None)
    if said is None and r.n_words(quote) < _FEWEST_QUOTED:
        return
    passive = any(r.among("been", i) for i in between)
    parted = any(r.mark(i) == ";" or r.starts("according_to", i) for i in between)
    verb = any(r.is_word(i) for i in between)
    thing = r.cues.patterns["no_words"].search(r.norm[source[1] : quote[0]]) is not None
    titled = r.capitalised(inside.start) or r.text.rstrip().endswith("?")
    reported = r.cues.patterns["reported_speech"].search(r.norm) is not None
    if passive or parted or titled or reported or thing or not verb or not surely_speaks(r, source):
        return
    first = inside.start - 1 if said is None else said
    opening = source[0]
    if said is not None:  # "said (that) | the affair “stank”"
        opening = r.tokens[said + r.among("complementizers", said + 1)].end
    content = r.trim((opening, len(r.text)))
    if content:
        r.found.append(Attribution(source, False, r.span(first, first + 1), "assert", content))


def _opens_predicate(r: Reading, first: int) -> bool:
    """Whether a verb or its negation opens a quotation: "n'a rien vu", "maintient chaque mot"."""
    negated = r.among("negations", first) and r.among("clitics", first)
    return negated or r.finite(first) or r.has_form(first, "finite")


def _speaker(r: Reading, mark: int) -> tuple[Span | None, bool]:
    """The subject before a quoted predicate, where it surely is somebody: by a name, a role or an office."""
    source, pronoun = subject_before(r, mark)
    if source is None or pronoun:
        return _NOBODY
    return (source, False) if surely_speaks(r, source) else _NOBODY


def surely_speaks(r: Reading, source: Span) -> bool:
    """Whether a subject surely is somebody: by a pronoun, a name, a role or an office."""
    words = r.within(source)
    if r.starts("pronouns", words.start) == len(words):
        return True
    behind = words.start + r.starts("determiners", words.start)
    named = r.capitalised(words.start) and behind == words.start
    known = any(r.word(i) in r.cues.role_nouns or r.among("institutions", i) for i in words)
    first = behind if r.cues.nouns_capitalised else words.start  # "Die Meldung" is no name
    names = any(r.capitalised(i) and r.capitalised(i + 1) for i in words if first <= i and i + 1 in words)
    return named or known or names
