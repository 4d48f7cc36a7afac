"""Constructions without a listed cue verb: tags of a quotation, colons, claims that go around."""

from __future__ import annotations

from dataclasses import replace

from ..schema import DENIALS
from .called import surely_speaks
from .claims import holder_of
from .content_ends import content_from
from .noun_phrases import phrase_end
from .openings import behind_participle
from .reading import Attribution, Reading, Span
from .unlisted import present_tag, pronoun_tag, unlisted_tag

_FARTHEST_NOUN = 10
_LEAST_SAID = 5  # words before a tag, where none is surely a verb (chosen, untested)
_LONGEST_INTRODUCTION = 12
_LONGEST_HEADLINE_SPEAKER = 6


def quotation_tags(r: Reading) -> None:
    """Add "« ... », soupire un voisin", and ", a réagi X" behind a clause, whatever the verb.

    Behind a quotation and a comma, a verb and a noun phrase name the speaker even when the verb is not
    in the cue list: journalism has no end of such verbs.
    """
    for quote in r.quotes:
        if any(r.adjunct[i] for i in r.within(quote)):
            continue  # a name in quotation marks: "selon « Le Fil », ..."
        _tag_inside(r, quote)
        _tag_behind(r, quote)
    if not r.cues.subject_verb_tag:
        unlisted_tag(r)
        present_tag(r)
        pronoun_tag(r)


def _tag_inside(r: Reading, quote: Span) -> None:
    """A tag that the quotation marks include: "« Nous partons, a dit X. Demain. »"."""
    inside = r.within(quote)
    for comma in inside:
        if r.mark(comma) not in (",", "!", "?") or comma - inside.start < 2:
            continue
        verb = comma + 1
        verb += r.mark(verb) in ("–", "—")
        participle = verb
        if r.starts("have", verb):
            participle = r.skip_adverbs(verb + 1 + r.enclitic(verb + 1))
            if not r.has_form(participle, "participle"):
                continue
        elif not r.has_form(verb, "finite"):
            continue
        behind = r.skip_adverbs(participle + 1)
        enclitic = r.enclitic(verb + 1)
        bare = not r.cues.articles and r.is_word(behind)
        if not enclitic and not ((bare or r.nominal(behind)) and not r.starts("pronouns", behind)):
            continue
        end = behind if enclitic else phrase_end(r, behind)
        if r.mark(end) not in (",", ".", "»", "”", '"') or end == behind and not enclitic:
            continue
        halves = [r.trim((quote[0], r.tokens[comma].start))]
        if any(r.is_word(i) for i in range(end, inside.stop)):
            if verb == comma + 1:
                halves = [r.trim(quote)]
            else:  # "«A, — сказал X. — B»": the dashes part two halves
                halves.append(r.trim((r.tokens[end].end, quote[1])))
        source = r.span(verb + 1, verb + 2) if enclitic else r.span(behind, end)
        cue = r.span(verb, participle + 1)
        r.found += [
            Attribution(source, enclitic, cue, "assert", half, direct=True) for half in halves if half
        ]
        return


def _tag_behind(r: Reading, quote: Span) -> None:
    closing = r.within(quote).stop
    first = closing
    comma = r.text[quote[1] - 1] in ",!?" if quote[1] > quote[0] else False
    while first < r.n and not r.is_word(first):
        comma = comma or r.mark(first) == ","
        first += 1
    if first >= r.n or not comma or first - closing > 3:
        return
    if len(r.text[slice(*quote)].split()) < 2 and not r.denies_in_a_word(quote):
        return
    end = r.clause_end(first)
    tag = r.span(first, end)
    if any(a.content and a.content[0] <= quote[0] <= a.content[1] and a.cue[0] < quote[0] for a in r.found):
        return  # "Pour X, « ... »": already somebody's
    if any(tag[0] - 2 <= a.cue[0] < tag[1] for a in r.found) or not _can_be_verb(r, first):
        return
    for position in range(first + 1, min(end, first + 8)):
        if r.enclitic(position):
            _add_quotation(r, quote, r.span(position, position + 1), first, position + 1)
            return
        clitic = r.among("clitics", position) and position == first + 1 and _before_verb(r, position)
        governed = r.starts("adjunct_starts", position - 1) and not r.auxiliary(position - 1)
        that = r.among("complementizers", position)  # 'the programme "Dawn", admitted that the ...'
        if r.nominal(position) and not clitic and not governed and not that:
            stop = phrase_end(r, position)
            if stop > position and (not r.starts("pronouns", position) or r.word(position) in r.cues.latter):
                _add_quotation(r, quote, r.span(position, stop), first, position)
            return


def _can_be_verb(r: Reading, first: int) -> bool:
    """Whether what follows a quotation can be the verb of its tag."""
    if r.word(first)[:1].isdigit() or r.word(first) in r.cues.number_of:
        return False  # "« ... », 71 détenus ayant fait le chemin inverse"
    return not (
        r.starts("adjunct_starts", first)
        and not r.auxiliary(first)
        or r.among("coordinators", first)
        or r.starts("relative_subjects", first)
        or r.starts("subordinators", first)
        or r.starts("determiners", first)
        and not _before_verb(r, first)
    )


def _before_verb(r: Reading, clitic: int) -> bool:
    """Whether a word that is pronoun or article stands before a verb: "l'a dit", not "l'avocate"."""
    return r.auxiliary(clitic + 1) or r.has_form(clitic + 1)


def _add_quotation(r: Reading, quote: Span, source: Span, first: int, last: int) -> None:
    """Add a tagged quotation; words before it in the same sentence belong to the content."""
    content = r.trim(quote)
    left = r.trim((0, quote[0] - 1))
    if content and left:
        closing = 2 if r.text[content[1] : content[1] + 2].rstrip().endswith(("»", "”")) else 0
        content = r.trim((left[0], content[1] + closing)) or content
    if content:
        cue = r.span(first, last)
        speaker = r.within(source).start
        pronoun = r.enclitic(speaker) or r.word(speaker) in r.cues.latter
        r.found.append(Attribution(source, pronoun, cue, "assert", content, direct=True))


def colon_report(r: Reading) -> None:
    """Add "Stanek sieht es anders: Man werde ...": a mood that only reports, behind a colon."""
    colon = next((i for i in range(2, r.n - 2) if r.mark(i) == ":" and not r.quoted[i]), None)
    if colon is None or not r.cues.patterns["reported_speech"].search(r.norm[r.tokens[colon].end :]):
        return
    end = phrase_end(r, 0)
    content = r.trim(r.span(colon + 1, r.n))
    if r.nominal(0) and 0 < end < colon and content:
        pronoun = r.starts("pronouns", 0) == end
        cue = r.span(colon, colon + 1)
        r.found.append(Attribution(r.span(0, end), pronoun, cue, "assert", content))


def colon_quotation(r: Reading) -> None:
    """Add "X n'a pas mâché ses mots : « ... »": a quotation behind a colon is the subject's."""
    for index in range(1, r.n - 1):
        quote = r.opens_quotation(index + 1) if r.mark(index) == ":" else None
        if quote is None:
            continue
        first = _headline_speaker(r, index) if r.heading else _behind_consulted(r, index)
        first += not r.heading and r.among("coordinators", first)  # "Et le maire de conclure : «...»"
        end = index if first and r.heading else _introduced_by(r, index, first)
        named = sum(r.capitalised(i) for i in range(first, end)) >= 2 or r.starts("determiners", first)
        named = named or first > 0 or r.cues.name_signs_headline and end == 1
        behind = (i for i in range(first + 1, end) if r.starts("adjunct_starts", i) and not r.among("of", i))
        stop = next(behind, end)
        if r.heading and stop < end and not r.starts("determiners", first):
            end = stop  # "Ana Rey sur la crue : « ... »"; "Crise à Hirson : « ... »" names nobody
            named = sum(r.capitalised(i) for i in range(first, end)) >= 2 or r.cues.name_signs_headline
        content = r.trim(quote)
        if (
            r.heading
            and not named
            or not r.nominal(first)
            or end > _LONGEST_INTRODUCTION + first
            or not content
        ):
            return
        if end - 1 > first and r.among("infinitive_prepositions", end - 1):
            end -= 1  # "le maire | de s'indigner"
        if r.starts("answer_nouns", first) and r.among("of", first + 1):  # "Réponse de l'intéressée : «...»"
            first += 2
        pronoun = r.starts("pronouns", first) == end - first
        cue = r.span(index, index + 1)
        r.found.append(Attribution(r.span(first, end), pronoun, cue, "assert", content, direct=True))
        if not r.heading:
            return


def _behind_consulted(r: Reading, colon: int) -> int:
    """Where the subject begins behind how it was reached: "Joint par Radio Loire, | le père : «...»"."""
    if not r.among("consulted", 0):
        return behind_participle(r, 0)
    return next((i + 1 for i in range(colon) if r.mark(i) == "," and r.nominal(i + 1)), 0)


def _introduced_by(r: Reading, colon: int, first: int = 0) -> int:
    """End of the subject that opens a sentence before a colon: at its verb, if that can be told."""
    end = first + 1
    while end < colon and not r.boundary(end) and not r.auxiliary(end):
        if end > first + 1 and r.among("infinitive_prepositions", end - 1) and r.has_form(end, "infinitive"):
            break
        named = end - 1 > first and r.capitalised(end - 1)  # "Luc Perrin la balaie : «...»"
        if r.among("clitics", end) and (named or not r.starts("determiners", end)):
            break
        if r.among("negations", end):
            break
        end += 1
    return end


def _headline_speaker(r: Reading, colon: int) -> int:
    """Where who speaks begins in "Incendie au port, le maire : « ... »"; 0 when nothing stands before."""
    before = next((i for i in range(colon - 1, 0, -1) if r.boundary(i)), 0)
    parted = r.mark(before) in (",", ".", "»", "”", '"') and before > 0
    if not parted or not 0 < colon - before - 1 <= _LONGEST_HEADLINE_SPEAKER:
        return 0
    inside = range(before + 1, colon)
    verb = any(r.finite(i) or r.has_form(i) for i in inside)
    return before + 1 if r.nominal(before + 1) and not verb else 0


def announced_answer(r: Reading) -> None:
    """Add "Réponse de la ville : les travaux reprendront": a noun for what is said, and whose it is."""
    width = r.starts("answer_nouns", 0)
    first = width + 1
    colon = next((i for i in range(r.n) if r.boundary(i)), 0)
    content = r.trim(r.span(colon + 1, r.n)) if r.mark(colon) == ":" and colon < r.n - 1 else None
    if not width or not r.among("of", width) or first >= colon or r.n_words(content) < _LEAST_SAID:
        return
    if r.nominal(first) or r.among("of_the", width):
        cue = r.span(0, width)
        r.found.append(Attribution(r.span(first, colon), False, cue, "assert", content))


def behind_quotation(r: Reading) -> None:
    """Add "« ... » : Luc Perrin, le grutier, l'a répété hier": who stands behind a quotation and a colon."""
    quote = r.quotes[0] if r.quotes and not r.heading else None
    colon = r.within(quote).stop + 1 if quote and quote[0] <= 2 else r.n
    first = colon + 1
    content = r.trim(quote) if quote and r.mark(colon) == ":" and r.nominal(first) else None
    if content is None or r.n_words(content) < _LEAST_SAID:
        return
    end = first + 1
    while end < r.n and not (r.boundary(end) or r.finite(end) or r.has_form(end, "finite")):
        if r.among("clitics", end) and r.finite(end + 1) or r.starts("adjunct_starts", end):
            break
        end += 1
    if end < r.n - 1 and surely_speaks(r, r.span(first, end)):
        cue = r.span(colon, colon + 1)
        r.found.append(Attribution(r.span(first, end), False, cue, "assert", content, direct=True))


def impersonal_reports(r: Reading) -> None:
    """Add "il a été rapporté que", "it is alleged that": content that nobody vouches for."""
    match = r.cues.patterns["impersonal"].search(r.norm)
    if match is None or any(a.cue[0] <= match.start() < a.cue[1] for a in r.found):
        return
    first = next((i for i, t in enumerate(r.tokens) if t.start >= match.end()), None)
    span = content_from(r, first) if first is not None else None
    if span:
        r.found.append(Attribution(None, False, match.span(), "assert", span, reported=True))


def introduced_claims(r: Reading) -> None:
    """Add "des allégations (du syndicat) selon lesquelles ...": a content that is only reported."""
    denials = [a for a in r.found if a.stance in DENIALS]
    if any(a.content is not None for a in denials):
        return
    if denials and (accused := of_what_one_is_accused(r, denials[0])) is not denials[0]:
        r.found[r.found.index(denials[0])] = accused
        return
    for index in range(r.n):
        width = 0 if r.quoted[index] else r.starts("claim_introducers", index)
        nouns = range(index - 1, max(-1, index - _FARTHEST_NOUN), -1)
        noun = next((i for i in nouns if r.starts("claim_nouns", i)), None) if width else None
        if noun is None or r.among("complementizers", index) and noun != index - 1:
            continue
        if any(r.boundary(i) for i in range(noun, index)):
            continue
        if denials:
            _denied_there(r, denials[0], index, index + width)
            return
        span = content_from(r, index + width)
        if span and r.cues.verb_last:  # its clause ends with its verb, before the next comma
            stop = next((i for i in range(index + width, r.n) if r.boundary(i) and not r.quoted[i]), r.n)
            span = r.trim((span[0], min(span[1], r.tokens[stop].start if stop < r.n else span[1])))
        if span and not any(a.content and a.content[0] <= span[0] < a.content[1] for a in r.found):
            cue = r.span(noun, index + width)
            r.found.append(Attribution(holder_of(r, noun, index), False, cue, "assert", span, reported=True))
        return


def of_what_one_is_accused(r: Reading, denial: Attribution) -> Attribution:
    """Give a bare denial what its sentence says that one is accused of: "X, accused of C, denies it"."""
    match = r.cues.patterns["accused"].search(r.norm)
    bare = denial.stance == "deny" and denial.content is None
    if match is None or not bare or match.start() > denial.cue[0]:
        return denial
    first = next((i for i, t in enumerate(r.tokens) if t.start >= match.end()), r.n)
    if r.quoted[min(first, r.n - 1)] or r.auxiliary(r.within(match.span()).start - 1):
        return denial
    span = r.trim(r.span(first, max(r.clause_end(first), first + 1))) if first < r.n else None
    if r.n_words(span) < 2 or span[1] > denial.cue[0]:
        return denial
    return replace(denial, content=span, reported=True)


def _denied_there(r: Reading, denial: Attribution, introducer: int, first: int) -> None:
    """Give a bare denial the claim that its own sentence opens with: "Asked about claims that C, X ..."."""
    if r.tokens[introducer].start > denial.cue[0]:
        return
    span = r.trim(r.span(first, max(r.clause_end(first), first + 1))) if first < r.n else None
    its_own = span and denial.source and span[0] <= denial.source[0] < span[1]  # "a version that X denies"
    if r.n_words(span) >= 2 and not its_own:
        r.found[r.found.index(denial)] = replace(denial, content=span, reported=True)
