"""Attributions by "according to": before its source or behind it, as a view of one's own, in a compound."""

from __future__ import annotations

from dataclasses import replace

from .around import content_around
from .called import surely_speaks
from .claims import claim_holder
from .content_ends import content_from, coordinated_cue
from .denied import in_own_words
from .noun_phrases import last_phrase, phrase_begin, phrase_end, relative_behind
from .reading import Attribution, Reading, Span

_NEAR_OPINION = 8  # tokens up to the quotation behind "Pour X," (chosen, untested)
_LONGEST_OPENING = 16  # tokens of an "according to X" that opens a sentence, up to its comma (untested)


def according_to(r: Reading) -> None:
    """Add each "according to X", and hide its tokens from the verbs around it."""
    index = _opinion_opening(r)
    while index < r.n:
        if (width := r.starts("own_view", index)) and not r.quoted[index]:
            index = _own_view_at(r, index, width)
            continue
        width = 0 if r.quoted[index] else r.starts("according_to", index)
        as_width = 0 if r.quoted[index] else r.starts("as_reported", index)
        if agent := _reporting_agent(r, index + as_width) if as_width else 0:
            index = _according_to_at(r, index, agent - index)
            continue
        # "según informó X", "secondo quanto riferisce X"
        reported = as_width > width or as_width == width and coordinated_cue(r, index + width)
        if width and r.among("according_to_ambiguous", index) and not _names_source(r, index, width):
            width = 0
        if width and r.starts("determiners", index) and r.starts("adjunct_starts", index - 1):
            width = 0  # "zu | den Angaben der Familie": what somebody has to say on
        if r.starts("according_to_apart", index) and not r.boundary(index - 1):
            width = 0
        if width and r.among("relative_sources", index + width) and _behind_somebody(r, index):
            index = _according_to_whom(r, index, index + width)
            continue
        tag = bool(r.starts("tag_words", index)) and not _opens_tag(r, index)
        if r.quoted[index] or r.starts("claim_introducers", index) or tag or width and reported:
            index += 1
        elif width:
            index = _according_to_at(r, index, width)
        elif r.starts("according_to_after", index) and not r.adjunct[index]:
            index = _according_to_behind(r, index)
        else:
            index = _compound_claim(r, index)


def _names_source(r: Reading, index: int, width: int) -> bool:
    """Whether a source follows a word that is also an ordinal or "as": not in "o segundo dia"."""
    linked = r.among("coordinators", index - 1) or r.among("complementizers", index - 1)
    if r.starts("determiners", index - 1) or r.starts("adjunct_starts", index - 1) and not linked:
        return False
    first = index + width
    several = r.is_word(first) and bool(r.cues.plural_noun.search(r.word(first)))
    return width > 1 or several or r.nominal(first)


def _opens_tag(r: Reading, index: int) -> bool:
    """Whether a word such as "so" stands for a verb of saying: "«...», so der Sprecher"."""
    return (r.mark(index - 1) != "" and index > 0 or index == 0 and r.capitalised(1)) and r.nominal(index + 1)


def _according_to_behind(r: Reading, index: int) -> int:
    """Read an "according to" that follows its noun phrase: "einem Bericht der Zeitung zufolge"."""
    begin = index
    while begin and not r.boundary(begin - 1) and phrase_end(r, begin - 1) >= index:
        begin -= 1
    while begin < index and not r.nominal(begin):
        begin += 1
    if begin == index:
        return index + 1
    source = claim_holder(r, begin, index)
    return _around(r, begin, index + 1, source, r.span(index, index + 1))


def _compound_claim(r: Reading, index: int) -> int:
    """Read a compound that says whose words they are: "nach Polizeiangaben"."""
    first = index + r.starts("claim_prepositions", index)
    if first == index or not r.cues.patterns["claim_compound"].fullmatch(r.word(first)):
        return index + 1
    return _around(r, index, first + 1, r.span(first, first + 1), r.span(index, first))


def _around(r: Reading, begin: int, end: int, source: Span, cue: Span) -> int:
    """Add the clause around an "according to X" at ``begin``..``end``; returns where to go on."""
    opens = begin == 0 and not r.heading or r.mark(begin - 1) in (",", ";") and r.mark(end) == ""
    inside = not opens and any(r.is_word(i) for i in range(begin)) and end < r.n - 1
    content, direct = content_around(r, begin, end, parenthetical=inside, only_after=opens)
    r.adjunct[begin:end] = [True] * (end - begin)
    if content is not None:
        r.found.append(Attribution(source, False, cue, "assert", content, direct=direct))
    return end


def _according_to_at(r: Reading, index: int, width: int) -> int:
    """Read the "according to" at ``index``; returns where to go on."""
    first = index + width
    if r.auxiliary(first):  # "según ha podido confirmar este diario"
        first = next((i for i in range(first + 1, first + 4) if r.starts("determiners", i)), first)
    begin = index
    while begin and r.among("adverbs", begin - 1):
        begin -= 1  # "toujours selon", "still according to"
    opens = r.capitalised(begin) and not r.heading or r.mark(begin - 1) == ":"  # begins a clause of its own
    end = _opening_phrase_end(r, first) if opens else phrase_end(r, first)
    end = _pronoun_end(r, first, end)
    needs_opinion = r.starts("according_to_needs_comma", index) > 0
    if end == first or needs_opinion and not _opinion_of(r, index, first, end):
        return index + 1
    source, end = _publisher(r, first, end)
    own = _own_reckoning(r, first, end)
    before, after = r.mark(begin - 1) == ",", r.mark(end) == ","
    if opens and after:
        end = _behind_relative(r, end)
    closes = not opens and after and r.clause_end(end + 1) >= r.n - 1
    if closes and r.among("relative_objects", relative_behind(r, end + 1)):
        end, after = r.n - 1, False  # ", selon une note de X, que le journal a lue."
    inside = before and after or r.cues.free_order and not opens and not r.boundary(begin - 1)
    inside = inside or r.auxiliary(begin - 1)  # "n'a, selon X, jamais été dépassée", without its commas
    pronoun = r.starts("pronouns", first) == end - first
    inside = inside or pronoun and not (opens or r.boundary(begin - 1) or r.boundary(end))
    inside = inside or not opens and _goes_on_behind(r, begin, end)
    content, direct = content_around(r, begin, end, parenthetical=inside, only_after=opens)
    for position in range(begin - before, min(end + after, r.n)):
        if position >= 0:
            r.adjunct[position] = True
    if content is not None:
        cue = r.span(index, end if own else first)
        source = None if own else source  # "selon ses propres calculs": whose, the one spoken of tells
        tag = Attribution(source, pronoun or own, cue, "assert", content, direct=direct)
        r.found += [tag] if opens else _with_behind_colon(r, tag, end)
    return end


def _pronoun_end(r: Reading, first: int, end: int) -> int:
    """One past a pronoun that "according to" governs, which no noun joins: "selon elle | d'un essai".

    "selon elle et son mari", "selon lui-même" go on; a relative clause tells who is meant: "selon ceux qui".
    """
    behind = first + r.starts("pronouns", first)
    if behind == first or behind >= end or r.starts("determiners", first):
        return end
    lists = ("coordinators", "emphatic", "relative_subjects", "relative_objects")
    return end if any(r.among(name, behind) for name in lists) else behind


def _own_reckoning(r: Reading, first: int, end: int) -> bool:
    """Whether a phrase is what somebody spoken of has reckoned: "ses propres calculs", "i suoi calcoli"."""
    first += r.starts("determiners", first) == 1 and r.starts("possessives", first + 1) > 0
    return r.starts("possessives", first) > 0 and r.starts("own_reckoning", first + 1) == end - first - 1 > 0


def _with_behind_colon(r: Reading, tag: Attribution, colon: int) -> list[Attribution]:
    """What the source says besides, behind a colon: a clause of its own, or more of the same one.

    "C, selon X : D", "L'origine est connue, selon X : une cuve du port".
    """
    behind = r.trim((r.tokens[colon].end, len(r.text))) if r.mark(colon) == ":" else None
    if r.n_words(behind) < 2 or tag.content[0] > tag.cue[0]:
        return [tag]
    lists = ("relative_subjects", "relative_objects", "subordinators")
    inside = r.within(behind)
    main = range(inside.start, next((i for i in inside if any(r.starts(n, i) for n in lists)), inside.stop))
    clause = any(r.finite(i) or r.has_form(i, "finite") for i in main)
    if clause or r.opens_quotation(colon + 1):
        return [tag, *in_own_words(r, tag, r.trim(r.opens_quotation(colon + 1) or behind))]
    return [replace(tag, content=(tag.content[0], behind[1]))]


def _goes_on_behind(r: Reading, begin: int, end: int) -> bool:
    """Whether a clause goes on behind "according to X" without a comma: "ce qui prouve selon lui que C"."""
    if r.boundary(begin - 1):
        return False
    return r.among("complementizers", end) or r.opens_quotation(end) is not None


def _behind_somebody(r: Reading, index: int) -> bool:
    """Whether "according to" at ``index`` follows one who speaks, not a claim ("rumeur, selon laquelle")."""
    if r.mark(index - 1) != ",":
        return False
    clause = phrase_begin(r, index - 1, index - 1)
    aside = r.mark(clause - 1) == "," and any(r.starts("claim_nouns", i) for i in (clause - 2, clause - 3))
    if aside and r.starts("claim_introducers", index):
        return False  # "la rumeur, relayée sur un forum, selon laquelle"
    begin = last_phrase(r, clause, index - 1)
    return not any(r.starts("claim_nouns", i) for i in range(begin, index))


def _according_to_whom(r: Reading, index: int, pronoun: int) -> int:
    """Read "..., le maire, selon qui C": the source is the noun phrase that the pronoun stands for."""
    end = index - 1
    begin = last_phrase(r, phrase_begin(r, end, end), end)
    content = content_from(r, pronoun + 1)
    if begin < end and content:
        r.found.append(Attribution(r.span(begin, end), False, r.span(index, pronoun + 1), "assert", content))
    r.adjunct[index : pronoun + 1] = [True] * (pronoun + 1 - index)
    return pronoun + 1


def _reporting_agent(r: Reading, index: int) -> int:
    """Where the agent begins in "secondo quanto riferito dalla questura"; 0 for none."""
    participle = r.skip(("be", "been", "have"), index)
    if not r.cues.participle.search(r.word(participle)) or not r.among("agents", participle + 1):
        return 0
    return participle + 2


def _own_view_at(r: Reading, index: int, width: int) -> int:
    """Read "A su juicio, C": the view of the one spoken of; returns where to go on."""
    end = index + width
    before, after = r.mark(index - 1) == ",", r.mark(end) == ","
    opens = r.capitalised(index) or r.mark(index - 1) == ":"
    inside = before and after or r.cues.free_order and not (opens or r.boundary(index - 1) or r.boundary(end))
    content, direct = content_around(r, index, end, parenthetical=inside, only_after=opens)
    for position in range(max(0, index - before), min(end + after, r.n)):
        r.adjunct[position] = True
    if content is not None:
        r.found.append(Attribution(None, True, r.span(index, end), "assert", content, direct=direct))
    return end


def _behind_relative(r: Reading, comma: int) -> int:
    """The comma behind "Según el juez, que investiga el caso, ..."."""
    pronoun = relative_behind(r, comma + 1)
    if pronoun < 0:
        return _behind_participle(r, comma)
    return next((i for i in range(pronoun, r.n) if r.mark(i) == "," and not r.quoted[i]), comma)


def _behind_participle(r: Reading, comma: int) -> int:
    """The comma before C in "Selon une note, transmise par le procureur, Luc Rey, C"."""
    first = comma + 1
    texts = ("documents", "claim_nouns", "claim_outlets")
    told = any(r.starts(name, i) for i in range(comma) for name in texts) and r.starts(
        "adjunct_starts", first + 1
    )
    if r.cues.free_order or not r.participle(first) or not (r.among("agents", first + 1) or told):
        return comma
    commas = [i for i in range(first, r.n) if r.mark(i) == "," and not r.quoted[i]][:2]
    named = len(commas) == 2 and all(r.capitalised(i) for i in range(commas[0] + 1, commas[1]))
    return commas[1] if named else commas[0] if commas else comma


def _opening_phrase_end(r: Reading, first: int) -> int:
    """End of the phrase of an opening "According to two people familiar with the talks, ..."."""
    end = phrase_end(r, first)
    relative = _relative_inside(r, first)
    if r.boundary(end) and relative >= end:
        return end
    comma = next((i for i in range(end, min(first + _LONGEST_OPENING, r.n)) if r.boundary(i)), None)
    if comma is None or r.mark(comma) != ",":
        return end
    return comma if not any(r.finite(i) for i in range(end, min(comma, relative))) else end


def _relative_inside(r: Reading, first: int) -> int:
    """Where "which" begins in "D'après une note dont X a eu copie, C"; the end of the text for none."""
    if r.cues.free_order:
        return r.n  # there a comma stands before it
    words = range(first + 1, min(first + _LONGEST_OPENING, r.n))
    comma = next((i for i in words if r.boundary(i)), r.n)
    lists = ("relative_objects", "subordinators")
    return next((i for i in range(first + 1, comma) if any(r.starts(name, i) for name in lists)), r.n)


def _publisher(r: Reading, first: int, end: int) -> tuple[Span, int]:
    """Source of "selon un bilan communiqué vendredi par X": X; but a note *seen* by X is the source."""
    if (relative := _relative_inside(r, first)) < end:
        return claim_holder(r, first, relative), end
    agent = next((i for i in range(first + 1, min(end + 5, r.n)) if r.among("agents", i)), None)
    if agent is None:
        return claim_holder(r, first, end), end
    # "le récit fait aux juges par X", "les résultats communiqués à 9 heures par X"
    told = r.participle(end - 1) and r.starts("adjunct_starts", end) > 0
    timed = all(r.starts("time_words", i) or r.among("agents", i) for i in range(end, agent))
    if not (told or timed):
        return claim_holder(r, first, end), end
    stop = phrase_end(r, agent + 1)
    if stop == agent + 1:
        return claim_holder(r, first, end), end
    if any(r.among("consulted", i) for i in range(max(first, agent - 3), agent)):
        return r.span(first, stop), stop
    return r.span(agent + 1, stop), stop


def _told_behind(r: Reading, end: int) -> bool:
    """Whether a verb of saying stands behind ``end``; one that things have, which "show" C, is none."""
    verbs = (i for i in range(end, r.n) if r.has_form(i, "finite", "conditional") and not r.quoted[i])
    return any(not r.among("showing", i) for i in verbs)


def _opinion_opening(r: Reading) -> int:
    """Read "Pour Luc Rey le plan est « une farce »", without a comma; returns where to go on.

    Who thinks so ends at the verb, or behind a full name; the quotation must be all that is put into words.
    """
    first = r.starts("opinion_of", 0)
    somebody = first and not r.heading
    end = _opinion_end(r, first) if somebody else 0
    if any(r.starts("time_words", i) for i in range(first, end)):
        return 0  # "For Easter Sunday the church is “full”"
    if not end or not r.quotes or r.quotes[-1][0] < r.tokens[end].start or _told_behind(r, end):
        return 0
    closes = not any(r.is_word(i) for i in range(r.within(r.quotes[-1]).stop, r.n))
    content = r.trim((r.tokens[end].start, len(r.text)))
    if not closes or not content or not _holds_opinions(r, first, end):
        return 0
    r.adjunct[:end] = [True] * end
    r.found.append(Attribution(r.span(first, end), False, r.span(0, first), "assert", content))
    return end


def _holds_opinions(r: Reading, first: int, end: int) -> bool:
    """Whether a phrase is a name, or a role or a body with or without one: not "la première fois Ann Lee"."""
    if r.starts("determiners", first):
        words = range(first, end)
        roles = [i for i in words if r.word(i) in r.cues.role_nouns or r.among("institutions", i)]
        goes_on = (i + 1 in words and r.is_word(i + 1) and not r.capitalised(i + 1) for i in roles)
        ends = (not more or r.among("of", i + 1) for i, more in zip(roles, goes_on, strict=True))
        return any(ends)  # not of "son premier match", though one may be "le premier ministre"
    named = r.capitalised(end - 1) and not r.cues.nouns_capitalised
    return named or surely_speaks(r, r.span(first, end))


def _opinion_end(r: Reading, first: int) -> int:
    """One past whoever thinks so; 0 where neither a verb nor a full name tells where the phrase ends."""
    for end in range(first + 1, min(first + _LONGEST_OPENING, r.n)):
        name = r.mark(end) == "," and r.capitalised(end + 1) and r.capitalised(end + 2)
        if r.auxiliary(end) and not r.quoted[end]:
            return end - 1 if r.mark(end - 1) == "," else end
        full = (
            end > first + 1
            and r.capitalised(end - 1)
            and r.capitalised(end - 2)
            and not r.starts("determiners", end - 2)
        )
        goes_on = r.capitalised(end) or r.among("name_particles", end) and not r.starts("determiners", end)
        if full and r.is_word(end) and not goes_on:
            compound = r.cues.noun_last and not (r.starts("determiners", end) or r.starts("pronouns", end))
            return 0 if compound or r.starts("adjunct_starts", end) else end  # "For Man United | fans"
        apposed = any(r.mark(i) == "," for i in range(first, end))
        closing = apposed and r.mark(end) == "," and r.capitalised(end - 1)  # not "Pour Rey, | c'est"
        another = r.starts("determiners", end) and not r.among("of", end) and not r.among("of", end - 1)
        relative = r.among("relative_subjects", end) and not another
        if r.boundary(end) and not (name or closing) or r.has_form(end, "finite") or another or relative:
            return 0
    return 0


def _opinion_of(r: Reading, index: int, first: int, end: int) -> bool:
    """Whether "Pour X, ..." names who thinks so, rather than a purpose or a time."""
    if index != 0 or r.mark(end) != ",":
        return False
    if r.starts("pronouns", first) == end - first:
        return True
    named = any(r.capitalised(i) for i in range(first, end))
    quoted = [i for i in range(end, r.n) if r.opens_quotation(i) and not r.invisible(i)]
    told = _told_behind(r, end)
    somebody = surely_speaks(r, r.span(first, end))
    if r.cues.complementizer_optional:
        return somebody and bool(quoted) and not told
    apposed = r.starts("determiners", first) and any(
        r.capitalised(i) and r.capitalised(i + 1) for i in range(first, end - 1)
    )
    near = any(i < end + _NEAR_OPINION for i in quoted)
    return r.capitalised(first) or named and near or somebody and (quoted or apposed) and not told
