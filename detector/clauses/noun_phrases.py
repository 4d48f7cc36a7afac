"""Where a source stands and how far it goes: subjects before a verb, noun phrases after a word."""

from __future__ import annotations

from dataclasses import replace

from ..names.sources import owns
from .chunks import end_by_capitals, end_by_function_words
from .claims import claim_holder
from .reading import Attribution, Reading, Span
from .relative_clauses import of_another_subject
from .settings import after_setting, before_time, behind_told, named_for_a_time
from .some_people import some_people

LONGEST_SOURCE = 22  # a longer run of words before a cue is not one noun phrase (chosen, untested)
_LONGEST_BARE_NOUN = 6  # words of a source without an article: "chief executive Anna Lowe"
_LONGEST_NAME = 6
_LONGEST_ROLE = 9
_LONGEST_COUNT_OF_PEOPLE = 4  # characters: a number of four may be a year (chosen, untested)

NO_SUBJECT: tuple[Span | None, bool] = (None, True)


def subject_before(r: Reading, verb: int) -> tuple[Span | None, bool]:
    """Find the noun phrase that is the subject of the verb group at ``verb``.

    Returns:
        Its span, and whether it is a pronoun; ``(None, True)`` when there is none.
    """
    end = verb
    while end and r.adjunct[end - 1]:
        end -= 1
    if end and r.relative(end - 1):
        return _antecedent(r, end - 1)
    if end >= 3 and r.mark(end - 1) == r.mark(end - 3) == "," and r.starts("pronouns", end - 2):
        end -= 3  # "La mairie, elle, dément"
    begin, last = _phrase_before(r, end, verb)
    start, begin = begin, after_setting(r, begin, last)
    if begin >= last and r.mark(start - 1) == "," and (found := _before_relative(r, start - 1, verb)):
        begin, last = found  # "L'assessore, che ..., ieri ha negato"
    if _whom_we(r, begin - 1):
        begin, last = phrase_begin(r, begin - 1, verb), begin - 1  # "Two men whom we reached say"
    last = before_time(r, begin, last)
    inside = [i for i in range(begin, last) if r.auxiliary(i)]
    if inside:  # a clause, not a phrase: its last noun phrase is the subject ("claims the firm denied")
        begin = last_phrase(r, inside[-1] + 1, last)
    begin = _behind_bare_verb(r, begin, last)
    if begin >= last and _figure_speaks(r, start, last):
        return r.span(last - 1, last), False
    if begin >= last or last - begin > LONGEST_SOURCE or last < end and r.among("of", last - 1):
        return NO_SUBJECT  # "depuis le mois de mai": the time goes back to its noun
    if begin < last - 1 and r.among("subject_pronouns", last - 1) and not r.starts("pronouns", last - 2):
        return r.span(last - 1, last), True  # "Earlier this morning she said"
    pronoun = r.starts("pronouns", begin)
    if last - 1 > begin and r.among("emphatic", last - 1) and r.among("pronouns", last - 1):
        last -= 1  # "La présidente elle-même"
    if pronoun == last - begin:
        return r.span(begin, last), True
    if r.starts("subject_pronouns", begin) and not r.among("coordinators", begin + pronoun):
        return r.span(begin, begin + 1), True  # "He arrived late, told the court he was sorry"
    if _participle_phrase(r, begin, last):
        return NO_SUBJECT
    if not r.nominal(begin) and not _bare_noun(r, begin, last) or r.among("relative_objects", begin):
        return NO_SUBJECT
    return r.span(begin, last), False


def _figure_speaks(r: Reading, begin: int, end: int) -> bool:
    """Whether a number alone stands between a mark and the verb: "Of 40 patients, | 31 said that C"."""
    alone = begin == end - 1 and not r.starts("time_words", end) and not r.quoted[begin]
    return alone and r.figure(begin) and len(r.word(begin)) < _LONGEST_COUNT_OF_PEOPLE


def _behind_bare_verb(r: Reading, begin: int, end: int) -> int:
    """Where a subject begins behind a verb whose content follows bare: "the editor said | the paper"."""
    if not r.cues.complementizer_optional or r.mark(end) == ",":
        return begin
    for verb in range(end - 2, begin - 1, -1):
        forms = [form for form in r.forms[verb] if form.kind == "finite"]
        if forms and not r.among("noun_homographs", verb) and r.nominal(verb + forms[0].n_tokens):
            return behind_told(r, verb + forms[0].n_tokens)
    return begin


def subject_left_out(r: Reading, verb: int) -> bool:
    """Whether nothing that could be a subject stands before the verb group at ``verb`` in its clause."""
    begin, last = _phrase_before(r, verb, verb)
    begin = after_setting(r, begin, last)
    return begin >= last or _participle_phrase(r, begin, last)


def _participle_phrase(r: Reading, begin: int, end: int) -> bool:
    """Whether words set off by a comma tell of a subject that is left out: "Sentito dal pm, ha detto"."""
    if r.mark(end) != "," or r.starts("determiners", begin) or begin + 1 >= end:
        return False
    linked = r.among("agents", begin + 1) or r.starts("adjunct_starts", begin + 1) > 0
    return linked and r.cues.participle.search(r.word(begin)) is not None


def _antecedent(r: Reading, pronoun: int) -> tuple[Span | None, bool]:
    """The noun phrase that a relative pronoun ("who") stands for: the last one before it."""
    end = pronoun - 1 if r.mark(pronoun - 1) == "," else pronoun
    if r.mark(end - 1) in ("»", "”", '"'):
        inner = next((q for q in r.quotes if q[1] == r.tokens[end - 1].start), None)
        return (r.trim(inner), False) if inner else NO_SUBJECT
    begin, last = _phrase_before(r, end, pronoun)
    if not r.nominal(begin) and r.mark(begin - 1) == ",":  # "dit Luc Perrin, délégué du syndicat, qui ..."
        named, comma = phrase_begin(r, begin - 1, pronoun), begin - 1
        if (named := last_phrase(r, named, comma)) < comma and r.capitalised(comma - 1):
            begin, last = named, comma
    begin = last_phrase(r, begin, last)
    if begin >= last or last - begin > LONGEST_SOURCE or not r.nominal(begin):
        return NO_SUBJECT
    if r.starts("pronouns", begin) == last - begin:
        return r.span(begin, last), True
    return claim_holder(r, begin, last), False


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


def _phrase_before(r: Reading, end: int, verb: int) -> tuple[int, int]:
    """Bounds of the run of words that ends at ``end``, with a name or a role set off by commas."""
    apposition = r.mark(end - 1) == ","
    last = end - 1 if apposition else end
    begin = phrase_begin(r, last, verb)
    if not apposition:
        relative = r.among("relative_subjects", begin - 1) and not of_another_subject(r, begin - 1, last)
        if begin < last and relative and not r.nominal(begin):
            return phrase_begin(r, begin - 1, verb), begin - 1  # "un pirate qui se fait appeler Z affirme"
        return begin, last
    if found := _before_relative(r, last, verb):
        return found
    if r.among("as_reported", begin - 1) and r.mark(begin - 3) == "," and r.capitalised(begin):
        return phrase_begin(r, begin - 3, verb), last  # "its chief negotiator, known as Dalia, said"
    if r.word(begin).isdigit() and r.among("units_of_time", begin + 1) and r.mark(begin - 1) == ",":
        aside = phrase_begin(r, begin - 1, verb)  # "Plusieurs, à l'image d'Ana B, 61 ans, disent"
        if not r.nominal(aside) and r.mark(aside - 1) == ",":
            begin, last = aside, begin - 1
    if r.among("relative_objects", begin - 1):  # "Les riverains, réunis dans un comité que préside X, disent"
        opening = next((i for i in range(begin - 2, 0, -1) if r.boundary(i)), 0)
        before = phrase_begin(r, opening, verb)
        if r.mark(opening) == "," and before < opening and r.nominal(before):
            return before, opening
    # "Dmitri Y, porte-parole de Z, a déclaré": what stands before the comma names the source
    relative = begin and r.among("relative_subjects", begin - 1) and r.mark(begin - 2) == ","
    if relative:
        begin -= 1
    before = phrase_begin(r, begin - 1, verb) if r.mark(begin - 1) == "," else begin
    if not relative and before < begin - 1 and r.nominal(before) and r.nominal(begin):
        return before, last
    if relative or not r.nominal(begin):
        return before, begin - 1
    return begin, last


def _before_relative(r: Reading, comma: int, verb: int) -> tuple[int, int] | None:
    """Bounds of the noun phrase before a clause set off by commas: "el alcalde, que ..., negó"."""
    for opening in range(comma - 1, 0, -1):
        if r.mark(opening) in (";", ":", ".") and r.boundary(opening):
            return None
        pronoun = relative_behind(r, opening + 1 + r.among("coordinators", opening + 1))
        if r.mark(opening) != "," or r.quoted[opening] or pronoun < 0:
            continue
        begin = phrase_begin(r, opening, verb)
        if begin and begin < opening and r.among("relative_subjects", begin - 1) and not r.nominal(begin):
            if r.mark(begin - 2) == ",":
                continue
            begin, opening = phrase_begin(r, begin - 1, verb), begin - 1
        return (begin, opening) if begin < opening and r.nominal(begin) else None
    return None


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


def _whom_we(r: Reading, pronoun: int) -> bool:
    """Whether the outlet tells how it knows its source: "que nous avons jointe"."""
    return r.among("relative_objects", pronoun) and r.among("first_person", pronoun + 1)


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


def _bare_noun(r: Reading, begin: int, end: int) -> bool:
    """Sources without an article, where the language has them: "officials said"."""
    return (
        r.cues.subject_verb_tag
        and (end - begin <= _LONGEST_BARE_NOUN or some_people(r, begin, end))
        and (
            r.boundary(begin - 1)
            or r.ends("subordinators", begin - 1) > 0
            or r.among("relative_objects", begin - 1)
            and of_another_subject(r, begin - 1, end)
        )
        and not any(
            r.starts("adjunct_starts", i)
            and not (_seen_by(r, i) or some_people(r, begin, i))
            or r.boundary(i)
            or r.auxiliary(i)
            for i in range(begin, end)
        )
    )


def _seen_by(r: Reading, index: int) -> bool:
    """Whether "by" names who has seen a document: "records seen by the Review"."""
    return r.among("agents", index) and r.among("consulted", index - 1)


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
