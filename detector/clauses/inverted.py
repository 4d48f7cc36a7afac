"""Clauses of saying that stand behind or inside what is said: inverted, or a tag."""

from __future__ import annotations

from dataclasses import replace

from .around import content_around
from .called import surely_speaks
from .contents import content_after
from .denied import in_own_words, said_before
from .noun_phrases import phrase_end, where_one_says
from .reading import CLOSING_MARKS, Attribution, Reading, Span
from .settings import behind_addressee, behind_setting
from .some_people import one_of_them


def tag_behind(r: Reading, base: Attribution, after: int) -> list[Attribution]:
    """English tag behind the content: "The bridge is safe, the agency said." """
    begin = r.within(base.source).start
    if not opens_inversion(r, begin):
        return []
    end = r.clause_end(after)
    content, direct = content_around(r, begin, end)
    things = not base.source_is_pronoun and not surely_speaks(r, base.source)
    if content is None or things and r.ends("going_on", r.within(base.cue).stop - 1):
        return []  # "Despite the rain, the match went on."
    tag = replace(base, content=content, direct=direct)
    return [tag, *said_behind(r, tag, end)]


def behind_its_quotation(r: Reading, base: Attribution, after: int, said: Span) -> list[Attribution]:
    """ "«C», the seamstress told the Lantern from her bed": a quotation right before who speaks is said.

    Whoever was told is no clause, unless a word opens one: "told the court that C".
    """
    if base.source is None or not r.cues.subject_verb_tag or base.stance not in ("assert", "confirm"):
        return []
    begin, first = r.within(base.source).start, r.within(said).start
    behind = (
        begin > 1
        and r.mark(begin - 1) in CLOSING_MARKS
        and any(q[1] == r.tokens[begin - 1].start for q in r.quotes)
    )
    opened = first > after or r.starts("subject_pronouns", first) or r.starts("bare_subjects", first)
    tag = tag_behind(r, base, after) if behind and not opened else []
    return tag if tag and tag[0].direct else []


def opens_inversion(r: Reading, first: int) -> bool:
    """Whether a verb group at ``first`` can be followed by its subject: after a comma or a quote."""
    return first > 0 and r.mark(first - 1) in (",", "»", "”", '"', "'", "–", "—", "!", "?", "…")


def inverted(r: Reading, first: int, after: int, cue: Span, stance: str) -> list[Attribution]:
    """ ", a affirmé le ministre": source behind the verb, content around the clause."""
    if stance == "retract":
        return []
    if stance == "deny":
        stance = "assert"  # "« Nous n'avons rien vendu », dément X": the denial is put into words
    position = after
    if r.starts("adverbs", after - 1) == 1 and behind_setting(r, after - 1) > after:
        position = after - 1  # "a lancé depuis les tribunes le maire": no adverb, but a preposition
    while position >= after and (
        width := max(r.starts("time_words", position), r.starts("adverbs", position))
    ):
        if width == 1 and r.starts("determiners", position):
            break
        position += width
    if r.mark(position) == ",":  # "assure, catégorique, le gardien"
        closing = next((i for i in range(position + 2, position + 6) if r.mark(i) == ","), position)
        position = closing + 1 if r.nominal(closing + 1) else position
    if r.among("complementizers", position) or r.among("negations", position):
        return []  # "Novaline, whose pumps failed, reported no injuries"
    if _object_of_announcing(r, first, after, position):
        return []
    if r.starts("determiners", first) and r.among("of", position):
        return []  # "Selon X, la demande de la ville est ...": a noun that looks like a verb behind a clitic
    position = behind_setting(r, behind_addressee(r, position))
    position += (width := one_of_them(r, position)) + (width > 0)
    many = any(r.word(i).endswith(r.cues.plural_ending) for i in range(first, after))
    spoken_from = r.starts("obtained_from", position) if many and r.cues.subject_optional else 0
    position += spoken_from  # "aseguran desde la empresa", "fanno sapere dalla procura"
    adjunct = r.starts("adjunct_starts", position) and not r.starts("determiners", position)
    some = r.among("of_the", position) and r.word(position) in r.cues.gender_of["plural"]
    adjunct = adjunct or r.among("of_the", position) and not some  # "montre du doigt"
    named = not adjunct and (r.nominal(position) or _role_and_name(r, position))
    named = named or spoken_from > 0 and r.is_word(position) or many and _bare_plural(r, position)
    named = (
        named or r.heading and r.is_word(position) and not (adjunct or r.has_form(position))
    )  # ", says ex-employee"
    end = phrase_end(r, position) if named else position
    end = end_unnamed(r, position) or end
    if end == position and not _tag_alone(r, first, after):
        return []
    begin = first - r.ends("as_reported", first - 1)
    stop = r.clause_end(end)
    inside = begin < first and begin > 0 or inserted(r, begin, stop)
    content, direct = content_around(r, begin, stop, parenthetical=inside)
    if begin < first and (said := said_before(r, begin)):
        content, direct = said, False
    if content is None:
        return []
    pronoun = r.starts("pronouns", position) > 0 and not r.starts("determiners", position)
    pronoun = pronoun or end == position
    learned_from = _learned_from(r, first, end)
    source = learned_from or (r.span(*_who(r, position, end)) if end > position else None)
    found = Attribution(source, pronoun, cue, stance, content, direct=direct)
    return [found, *said_behind(r, found, stop)]


def _learned_from(r: Reading, verb: int, end: int) -> Span | None:
    """From whom a newspaper has what it tells: ", a appris Le Fil auprès de | deux élus"."""
    width = r.starts("obtained_from", end)
    if not width or not any(r.among("learning", i) for i in range(verb, end)):
        return None
    begin = end + width - (r.ends("source_nouns", end + width - 1) > 0)
    stop = phrase_end(r, begin)
    return r.span(begin, stop) if stop > begin else None


def end_unnamed(r: Reading, first: int) -> int:
    """One past one without a name who closes an English sentence: ", said | a person close to the board."

    Args:
        r: The sentence.
        first: Where who speaks may begin.

    Returns:
        The end of all that tells who it is; 0 where no such person closes the sentence.
    """
    if r.starts("definite_determiners", first) or not r.starts("determiners", first):
        return 0
    near, stop = range(first + 1, first + 4), r.clause_end(first)
    known = (r.among("people", i) or r.among("source_nouns", i) for i in near)
    person = any(known) or any(r.word(i) in r.cues.role_nouns for i in near)
    who = (i for i in range(first + 2, stop) if r.among("relative_subjects", i))
    inside = range(first + 1, next(who, stop))
    clause = any(r.finite(i) or r.has_form(i) or r.starts("pronouns", i) for i in inside)
    times = (i for i in inside if r.starts("time_words", i) and not r.starts("determiners", i + 1))
    timed = any(r.capitalised(i) for i in inside) or any(times)  # but "briefed on the tests"
    lists = ("relative_subjects", "relative_objects")  # "..., whose results are secret"
    related = r.mark(stop) == "," and any(r.among(name, stop + 1) for name in lists)
    closes = r.cues.subject_verb_tag and (related or stop >= r.n - 1)
    return stop if person and closes and not (clause or timed) else 0


def _who(r: Reading, first: int, end: int) -> tuple[int, int]:
    """Who speaks, without what is told of him: "un audit | dont X détaille le contenu", "X | de source sûre".

    A newspaper that has learned something "from a source" has it from that one.
    """
    for index in range(first + 1, end):
        if r.quoted[index]:
            continue
        if (width := r.starts("obtained_from", index)) and r.ends("source_nouns", index + width - 1):
            return index + width - 1, end
        named_behind = any(r.boundary(i) for i in range(index, end))  # "un automobiliste qui le suivait, X"
        if not named_behind and (r.among("relative_objects", index) or r.among("relative_subjects", index)):
            return first, index
    return first, end


def _object_of_announcing(r: Reading, first: int, after: int, position: int) -> bool:
    """Whether what follows is what was found, not who says so: "A scan, she said, revealed a fracture"."""
    known = r.starts("definite_determiners", position) or r.capitalised(position)
    announced = r.cues.subject_verb_tag and r.among("announcing", after - 1)
    return announced and not known and not r.quoted[first - 2] and r.starts("determiners", position) > 0


def said_behind(r: Reading, tag: Attribution, colon: int) -> list[Attribution]:
    """What the source of a tag says besides, behind a colon: "C, affirme X : « Q »"."""
    if tag.content is None or tag.content[0] >= tag.cue[0]:
        return []
    if r.mark(colon) == "," and r.among("coordinators", colon + 1):
        return _joined_behind(r, tag, colon + 2)
    if r.mark(colon) != ":":
        return []
    return in_own_words(r, tag, r.trim(r.opens_quotation(colon + 1) or (r.tokens[colon].end, len(r.text))))


def _joined_behind(r: Reading, tag: Attribution, first: int) -> list[Attribution]:
    """A clause that "and" joins to what was said: "Le car était vide, a-t-elle dit, et le frein tenait"."""
    behind = r.trim((r.tokens[first].start, len(r.text))) if first < r.n else None
    if r.n_words(behind) < 3 or tag.content[1] > tag.cue[0]:
        return []
    inside = r.within(behind)
    said = (i for i in inside if r.has_form(i) and not r.auxiliary(i - 1) or r.starts("according_to", i))
    told = any(not r.quoted[i] for i in said)
    clause = any(r.finite(i) for i in inside)
    clause = clause or r.opens_quotation(first) is not None
    adjunct = r.starts("adjunct_starts", first) and not r.starts("pronouns", first)
    if told or not clause or adjunct or r.among("complementizers", first):
        return []
    if not (r.nominal(first) or r.opens_quotation(first) or r.among("negations", first)):
        return []
    return in_own_words(r, tag, behind)


def _bare_plural(r: Reading, position: int) -> bool:
    """Whether a plural noun without an article closes a clause: ", relataram testemunhas"."""
    bare = r.is_word(position) and not r.starts("adjunct_starts", position)
    ends = r.boundary(position + 1) or r.among("of", position + 1)
    return r.cues.subject_optional and bare and ends and bool(r.cues.plural_noun.search(r.word(position)))


def _tag_alone(r: Reading, first: int, after: int) -> bool:
    """Whether a verb without a subject closes or interrupts what was said ("«No lo sé», dijo.")."""
    return (
        r.cues.subject_optional
        and opens_inversion(r, first)
        and (r.boundary(after) or r.starts("adjunct_starts", after) > 0)
        and content_after(r, after, "assert", False) is None
    )


def inserted(r: Reading, begin: int, end: int) -> bool:
    """Whether a clause between commas or dashes parts subject and verb: "Le train, affirme X, roulait"."""
    if r.mark(begin - 1) not in (",", "–", "—") or r.mark(end) != r.mark(begin - 1):
        return False
    behind = end + 1
    if r.auxiliary(begin - 2) and r.participle(r.skip_adverbs(behind)):
        return True  # "il n'a, dit-il, rien signé"
    if any(r.quoted[i] or r.finite(i) for i in range(begin - 1)):
        return False
    if r.opens_quotation(behind):  # "Le document, dit-elle, « n'émane pas de nous »"
        return r.among("negations", behind + 1) or r.finite(behind + 1)
    return r.finite(r.skip_adverbs(behind))


def _role_and_name(r: Reading, position: int) -> bool:
    """English journalism drops the article: "said chief executive Anna Lowe"."""
    for offset in range(position, min(position + 5, r.n)):
        if r.boundary(offset) or r.starts("adjunct_starts", offset):
            return False
        if r.capitalised(offset):
            return True
    return False


def tagged(r: Reading, first: int, after: int, cue: Span, stance: str) -> list[Attribution]:
    """ ", a-t-il dit", ", a-t-on appris auprès de la préfecture"."""
    stop = r.clause_end(after)
    content, direct = content_around(r, first, stop, parenthetical=inserted(r, first, stop))
    if content is None:
        return []
    stance = "assert" if stance == "deny" else stance
    after = r.skip(("time_words", "adverbs"), after)  # "a-t-on appris mardi auprès de la préfecture"
    told = any(r.enclitic(i) and not _of_nobody(r, i) for i in range(first, after))
    learned = any(r.among("learning", i) for i in range(first, after)) and r.figure(after + 1)
    width = r.starts("obtained_from", after) or learned and r.among("of", after)  # "appris de trois élus"
    if width and not told:  # "plaide-t-elle auprès de X": she says so
        begin = after + width - r.ends("source_nouns", after + width - 1)
        begin = next((i for i in range(after, begin) if r.starts("same_source", i)), begin)
        end = phrase_end(r, begin)
        if end > begin:
            return [Attribution(r.span(begin, end), False, cue, stance, content, direct=direct)]
    pronoun = next((i for i in range(after - 1, first - 1, -1) if r.enclitic(i)), None)
    if pronoun is None:
        return []
    if _of_nobody(r, pronoun):
        if told := _document_before(r, first):
            return [Attribution(told, False, cue, stance, content, direct=direct)]
        begin = where_one_says(r, after)
        end = phrase_end(r, begin) if begin else 0
        if end <= begin:
            return []  # "pense-t-on": nobody in particular
        return [Attribution(r.span(begin, end), False, cue, stance, content, direct=direct)]
    tag = Attribution(r.span(pronoun, pronoun + 1), True, cue, stance, content, direct=direct)
    return [tag, *said_behind(r, tag, stop)]


def _document_before(r: Reading, first: int) -> Span | None:
    """The document told of before "y lit-on": "L'agence a reçu une note : « C », y lit-on"."""
    if not r.among("there", first):
        return None
    for noun in range(first - 1, 0, -1):
        if r.starts("documents", noun) and r.starts("determiners", noun - 1) and not r.quoted[noun]:
            end = phrase_end(r, noun - 1)
            return r.span(noun - 1, end) if end >= noun else None
    return None


def _of_nobody(r: Reading, enclitic: int) -> bool:
    """Whether an attached subject is nobody in particular: "a-t-on"."""
    return r.word(enclitic).endswith(r.cues.indefinite_enclitic)
