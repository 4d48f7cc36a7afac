"""Documents that say what a sentence tells: "A memo seen by X lists ...", "The log puts the call at noon"."""

from __future__ import annotations

from .noun_phrases import phrase_end
from .reading import Attribution, Reading

_FARTHEST_NOUN = 18  # tokens before what tells who has read a document (chosen, untested)
_FEWEST_WORDS = 3  # of what a text says (chosen, untested)
_FARTHEST_READ = 6  # tokens of "which the Recorder has consulted" (chosen, untested)
_FARTHEST_VERB = 24  # tokens between a document and its verb (chosen, untested)


def read_documents(r: Reading) -> None:
    """Add what a document, a recording or a device says of itself, or what one sees on it."""
    if not r.words["documents"] or r.heading:
        return
    _read_by_somebody(r)
    if not r.found:
        _stating(r)
    if not r.found:
        _seen_on_it(r)


def _read_by_somebody(r: Reading) -> None:
    """Add "A passenger list seen by this newspaper has 171 names on it": the list says so."""
    for index in range(1, min(_FARTHEST_NOUN, r.n)):
        if r.quoted[index] or r.finite(index) and not _which_was_read(r, index - 1):
            return
        seen = r.among("having_read", index) and r.among("agents", index + 1) and _outlet(r, index + 2)
        if not seen and not _which_was_read(r, index):
            continue
        end = next((i for i in range(index) if r.boundary(i)), index)
        begins = r.nominal(0) or r.starts("possessives", 0) or r.starts("documents", 0)
        named = any(r.starts("documents", i) for i in range(end))
        content = r.trim((0, len(r.text)))
        if begins and named and content and not r.starts("adjunct_starts", 0):
            cue = r.span(index, min(index + 2, r.n))
            r.found.append(Attribution(r.span(0, end), False, cue, "assert", content))
        return


def read_in_a_text(r: Reading) -> None:
    """Add "C, y lit-on", "On y lit que C": C is said by the text spoken of last, whichever that is."""
    for name in ("text_tag", "text_opening"):
        match = r.cues.patterns[name].search(r.norm)
        if match is None or r.heading or r.quoted[r.within((match.start(), len(r.text))).start]:
            continue
        content = r.trim((0, match.start()) if name == "text_tag" else (match.end(), len(r.text)))
        if content and r.n_words(content) >= _FEWEST_WORDS:
            cue = r.trim(match.span()) or match.span()
            quoted = [q for q in r.quotes if content[0] <= q[0] and q[1] <= content[1] + 1]
            whole = len(quoted) == 1 and r.n_words(content) == r.n_words(quoted[0])
            said = (r.trim(quoted[0]) if whole else None) or content
            r.found.append(Attribution(None, True, cue, "assert", said, direct=whole, of_a_text=True))
            return


def _stating(r: Reading) -> None:
    """Add "Le registre porte la date du 3 mai", "Minutes record that C": a document and what it states."""
    first = int(r.among("coordinators", 0))
    head = _head(r, first)
    if not head:
        return
    for verb in range(head, min(head + _FARTHEST_VERB, r.n - _FEWEST_WORDS)):
        width = 0 if r.quoted[verb] or r.starts("determiners", verb - 1) else r.starts("stating", verb)
        width = width or _holds(r, verb)
        if not width:
            continue
        opening = verb
        while r.among("clitics", opening - 1) or r.among("negations", opening - 1):
            opening -= 1
        lists = ("addressees", "complementizers", "determiners")
        about = r.starts("adjunct_starts", verb + width) and not any(
            r.starts(name, verb + width) for name in lists
        )
        if about or not _is_its_verb(r, head, opening):
            return  # "Le contrat porte sur quatre ans"
        end = next((i for i in range(head, opening) if r.boundary(i)), opening)
        content, cue = r.trim((0, len(r.text))), r.span(opening, verb + width)
        if content:
            r.found.append(Attribution(r.span(first, end), False, cue, "assert", content))
        return


def _holds(r: Reading, verb: int) -> int:
    """Width of a verb by which a text holds a number of things, or somebody: "has 171 names", "has him"."""
    holds = r.among("holding", verb) and not r.quoted[verb]
    return int(holds and (r.figure(verb + 1) or r.starts("pronouns", verb + 1) > 0))


def _head(r: Reading, first: int) -> int:
    """One past the noun for a document that opens a sentence at ``first``; 0 for none."""
    place = first + r.starts("determiners", first)
    if not place > first and r.cues.articles and not (r.cues.subject_verb_tag or r.cues.nouns_capitalised):
        return 0
    last = min(place + (5 if r.cues.noun_last else 2), r.n)
    for noun in range(place, last):
        if r.starts("adjunct_starts", noun) or r.among("of", noun) or r.boundary(noun) or r.finite(noun):
            return 0
        if (width := r.starts("documents", noun)) or (width := int(_compound(r, noun))):
            following = noun + width
            goes_on = r.cues.noun_last and (r.starts("documents", following) or _compound(r, following))
            if not goes_on:
                return following
    return 0


def _compound(r: Reading, noun: int) -> bool:
    """Whether a noun written in one word ends in one for a document: "Klinikbericht"."""
    return r.capitalised(noun) and bool(r.cues.patterns["record_compound"].fullmatch(r.word(noun)))


def _is_its_verb(r: Reading, head: int, verb: int) -> bool:
    """Whether nothing but what tells of a document parts it from a verb: no clause, at most an insertion."""
    marks = [i for i in range(head, verb) if r.boundary(i)]
    if marks and (marks[-1] != verb - 1 or len(marks) < 2 or any(r.mark(i) != "," for i in marks)):
        return False
    stop = marks[0] if marks else verb
    lists = ("relative_objects", "relative_subjects")
    relative = next((i for i in range(head, stop) if any(r.among(name, i) for name in lists)), stop)
    return not any(r.finite(i) or r.has_form(i, "finite") for i in range(head, relative))


def _seen_on_it(r: Reading) -> None:
    """Add "Sur une vidéo tournée par un passant, on voit C": whoever looks at it sees C."""
    if not r.starts("adjunct_starts", 0) or not _head(r, 1):
        return
    comma = next((i for i in range(2, min(_FARTHEST_VERB, r.n)) if r.boundary(i)), 0)
    width = r.starts("one_sees", comma + 1) if r.mark(comma) == "," else 0
    content = r.trim(r.span(comma + 1 + width, r.n)) if width and comma + 1 + width < r.n else None
    if content and r.n_words(content) >= _FEWEST_WORDS:
        source = r.span(1, min(phrase_end(r, 1), comma))
        cue = r.span(comma + 1, comma + 1 + width)
        r.found.append(Attribution(source, False, cue, "assert", content))


def _outlet(r: Reading, index: int) -> bool:
    """Whether a newspaper, by its name or as "this newspaper", stands at ``index``."""
    behind = index + r.starts("determiners", index)
    return r.capitalised(behind) or r.starts("claim_outlets", behind) > 0


def _which_was_read(r: Reading, index: int) -> bool:
    """Whether "which the Recorder has consulted" begins at ``index``."""
    if not r.among("relative_objects", index) or not _outlet(r, index + 1):
        return False
    near = range(index + 2, min(index + _FARTHEST_READ, r.n))
    return any(r.among("having_read", i) and r.boundary(i + 1) and r.auxiliary(i - 1) for i in near)
