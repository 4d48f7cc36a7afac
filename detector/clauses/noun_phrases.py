"""How far a noun phrase goes: where it begins before a word, and where it ends behind one."""

from __future__ import annotations

from dataclasses import replace

from ..names.sources import owns
from .chunks import end_by_capitals, end_by_function_words
from .reading import Attribution, Reading
from .settings import named_for_a_time

LONGEST_SOURCE = 22  # a longer run of words before a cue is not one noun phrase (chosen, untested)
_LONGEST_NAME = 6
_LONGEST_ROLE = 9


def last_phrase(r: Reading, begin: int, end: int) -> int:
    """Where the last noun phrase of ``begin``..``end`` begins, with what it is a complement of.

    "sur le directeur de la banque" gives the place of "le": a phrase behind "of" belongs to the one
    before it. ``end`` when there is none.
    """
    position = end
    while position > begin:
        position -= 1
        starts = r.starts("determiners", position) or r.capitalised(position)
        continues = position > begin and (
            r.capitalised(position)
            and (r.capitalised(position - 1) or r.starts("determiners", position - 1))
            or r.among("of", position - 1)
            or r.starts("determiners", position - 1)
            or r.among("of", position)
            and not _verb_before(r, position)
            or r.capitalised(position)
            and not r.boundary(position - 1)
            and not r.has_form(position - 1)  # ", a déclaré | Mme Ferrand, qui dément"
            and _role_before(r, begin, position)
        )
        if starts and not continues:
            return position
    return begin if begin < end and r.nominal(begin) else end


def _verb_before(r: Reading, index: int) -> bool:
    """Whether a verb stands before ``index``, so that "des" there is an article: "a relayé des propos"."""
    word = r.word(index - 1)
    if r.mark(index - 2) == "," and not r.finite(index - 1):
        return False  # "Luc Perrin, délégué du syndicat, qui ..."
    if r.among("to_the", index - 2) or r.among("of_the", index - 2):
        return False  # "un banquier au fait du dossier": a noun that looks like a verb
    return r.finite(index - 1) or r.has_form(index - 1) or bool(r.cues.participle.search(word))


def _role_before(r: Reading, begin: int, name: int) -> bool:
    """Whether the word before a name is its role ("le porte-parole Luc P"), not a preposition."""
    return (
        name - 1 >= begin
        and not r.starts("adjunct_starts", name - 1)
        and not r.among("coordinators", name - 1)
        and not r.finite(name - 1)
        and not r.has_form(name - 1, "finite")
    )


def relative_behind(r: Reading, index: int) -> int:
    """Place of a relative pronoun at ``index`` or behind a preposition there ("al que"); -1 for none."""
    for pronoun in range(index, index + 3):
        if r.among("relative_subjects", pronoun) or r.among("relative_objects", pronoun):
            return pronoun
        article = pronoun > index and r.starts("determiners", pronoun)
        if not (r.starts("adjunct_starts", pronoun) or r.among("of", pronoun) or article):
            break
    return -1


def speaking_place(r: Reading, attribution: Attribution) -> Attribution:
    """Put the place where "one" says so in its stead: "Chez l'armateur, on dément"."""
    if attribution.content and attribution.content[0] < attribution.cue[0]:
        return attribution
    first = where_one_says(r, 0)
    if not first or not r.names_nobody(attribution.source):
        return attribution
    comma = r.within(attribution.source).start - 1
    timed = any(r.starts("time_words", i) or r.word(i)[:1].isdigit() for i in range(comma))
    if r.mark(comma) != "," or timed or any(r.boundary(i) for i in range(comma)):
        return attribution
    return replace(attribution, source=r.span(first, comma), source_is_pronoun=False)


def where_one_says(r: Reading, index: int) -> int:
    """Where the party or place begins that "one" speaks for: "à | la mairie, on", "dans | l'entourage du".

    Args:
        r: The sentence.
        index: Place of the preposition.

    Returns:
        First token of the noun phrase; 0 when no such preposition stands there.
    """
    width = max(r.starts("speaking_places", index), r.starts("source_prepositions", index))
    if not width:
        return 0
    first = index + width
    contracted = r.among("of_the", first - 1) or r.among("to_the", first - 1)
    if width > 1 and r.starts("determiners", index + 1):
        first = index + 1  # "dans l'entourage de X" is not X
    return first if r.nominal(first) or contracted and r.is_word(first) else 0


def phrase_begin(r: Reading, end: int, verb: int) -> int:
    """First token of the run of words without boundary or subordinator that ends at ``end``."""
    plural = r.word(verb).endswith(r.cues.plural_ending) or any(
        r.among("have_plural", i) for i in range(verb, verb + 3)
    )
    begin = end
    while begin > 0:
        if r.boundary(begin - 1) or r.quoted[begin - 1]:
            break
        if r.among("complementizers", begin - 1) or r.among("relative_subjects", begin - 1):
            break
        if r.ends("subordinators", begin - 1):
            break
        if r.among("coordinators", begin - 1):
            one_phrase = begin < end and not r.nominal(begin)  # "le politologue et chroniqueur Y"
            one_phrase = one_phrase or _one_body(r, begin - 1)
            if begin < 2 or r.boundary(begin - 2) or not (plural or one_phrase):
                break
        begin -= 1
    return begin


def _one_body(r: Reading, joining: int) -> bool:
    """Whether "and" joins two parts of the name of one body: "L'association Lynx et Loups dit"."""
    parts = r.capitalised(joining - 1) and r.capitalised(joining + 1)
    return parts and r.among("institutions", joining - 2) and r.starts("determiners", joining - 3) > 0


def phrase_end(r: Reading, first: int, plural: bool = False) -> int:
    """One past the noun phrase that begins at ``first``, with an apposed name or role.

    ``plural`` says that "and" may join two phrases to one subject, where word order is free.
    """
    if r.cues.nouns_capitalised:
        return end_by_capitals(r, first, plural)
    if not r.cues.articles:
        return end_by_function_words(r, first, plural)
    end = first
    while end < r.n and not r.boundary(end):
        titled = r.capitalised(end) and r.capitalised(end - 1) and r.starts("determiners", end - 1)
        titled = titled or end > first and named_for_a_time(r, end)
        timed = r.starts("time_words", end) and not titled  # "Le Matin", "The Sunday Herald", "Ouest Matin"
        adjunct = r.starts("adjunct_starts", end) or timed
        if end > first and adjunct and not r.quoted[end]:
            name = _name_ahead(r, end)
            if name is None:
                break
            end = name
        elif end > first and (r.auxiliary(end) or r.among("negators", end) and not _unlike(r, end)):
            break
        else:
            end += 1
    return with_apposition(r, first, end)


def _unlike(r: Reading, index: int) -> bool:
    """Whether a negator belongs to an adjective of a noun phrase: "une élue non inscrite"."""
    return r.among("adjective_negators", index) and r.is_word(index + 1) and not r.auxiliary(index + 1)


def with_apposition(r: Reading, first: int, end: int) -> int:
    """Extend a phrase over "le porte-parole, Dmitri Y" or "Dmitri Y, porte-parole de Z"."""
    if end == first or r.mark(end) != "," or end + 1 >= r.n:
        return end
    stop = end + 1
    while (
        stop < r.n and not r.boundary(stop) and not r.starts("adjunct_starts", stop) and not r.auxiliary(stop)
    ):
        stop += 1
    n_words = stop - end - 1
    if not n_words or stop < r.n and not r.boundary(stop):
        return end
    words = range(end + 1, stop)
    named = r.capitalised(first) and not r.starts("determiners", first) and not owns(r.tokens, first, end)
    if named:
        role = (
            not r.capitalised(end + 1)
            and not r.starts("pronouns", end + 1)
            and not r.among("coordinators", end + 1)
            and n_words <= _LONGEST_ROLE
            and not any(r.finite(i) for i in words)
        )
        if r.starts("definite_determiners", end + 1) and _named_and_acts(r, stop):
            return end  # "Selon Anna Rey, le directeur, Luc P, savait": the role is another's
        return stop if role and r.mark(stop) in (",", ".") else end
    several = r.word(first) in r.cues.gender_of["plural"]
    if n_words > _LONGEST_NAME or several and r.word(end + 1) in r.cues.gender_of["singular"]:
        return end  # "Selon nos informations, le maire Jean P ...": a subject, not who is meant
    described = r.starts("determiners", end + 1) and any(r.capitalised(i) for i in words)
    is_name = r.capitalised(end + 1) and all(_part_of_name(r, i) for i in words if r.is_word(i))
    return stop if is_name or described else end


def _named_and_acts(r: Reading, comma: int) -> bool:
    """Whether behind a comma a full name stands, set off by another, and then a verb: ", Luc P, savait"."""
    name = range(comma + 1, min(comma + 1 + _LONGEST_NAME, r.n))
    closing = next((i for i in name if r.boundary(i)), comma)
    if r.mark(comma) != "," or r.mark(closing) != "," or closing - comma < 3:
        return False
    if not r.capitalised(comma + 1) or not all(_part_of_name(r, i) for i in range(comma + 1, closing)):
        return False
    behind = closing + 1
    while r.among("negations", behind) or r.among("clitics", behind):
        behind += 1
    return r.finite(behind) or r.auxiliary(behind) or r.has_form(behind, "finite")


def _part_of_name(r: Reading, index: int) -> bool:
    """Whether a word can stand inside a name: a capital, a particle, or the rest of an elided word."""
    attached = index > 0 and r.tokens[index - 1].end == r.tokens[index].start
    return r.capitalised(index) or r.among("name_particles", index) or attached


def _name_ahead(r: Reading, index: int) -> int | None:
    """End of a full name behind a complement: "l'expert en cybersécurité Kilian S"."""
    if r.starts("time_words", index) or index + 1 >= r.n:
        return None
    comma = next((i for i in range(index + 1, min(index + 6, r.n)) if r.boundary(i)), None)
    if (
        comma is not None
        and r.mark(comma) == ","
        and not any(r.starts("time_words", i) for i in range(index, comma))
    ):
        behind = next((i for i in range(comma + 1, r.n) if not r.capitalised(i)), r.n)
        closed = not r.capitalised(index + 1) or r.boundary(behind)
        if r.capitalised(comma + 1) and r.capitalised(comma + 2) and closed:
            return comma  # "l'adjoint à la culture, Régis T", "leur représentant à Nairobi, Idriss K."
    if r.starts("determiners", index + 1) or r.capitalised(index + 1):
        return None
    for position in range(index + 2, min(index + 4, r.n - 1)):
        if r.boundary(position):
            return None
        full_name = r.capitalised(position) and r.capitalised(position + 1)
        if full_name and not r.starts("adjunct_starts", position - 1):
            end = position + 2
            while r.is_word(end) and r.capitalised(end):
                end += 1
            return end
    return None
