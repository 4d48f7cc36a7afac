"""Which noun phrase is the subject of a verb that stands behind it.

a place in a sentence -> the span of the subject, and whether it is a pronoun
"""

from __future__ import annotations

from .claims import claim_holder
from .noun_phrases import LONGEST_SOURCE, last_phrase, phrase_begin, relative_behind
from .reading import Reading, Span
from .relative_clauses import of_another_subject
from .settings import after_setting, before_time, behind_told
from .some_people import some_people

_LONGEST_BARE_NOUN = 6  # words of a source without an article: "chief executive Anna Lowe"
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


def _whom_we(r: Reading, pronoun: int) -> bool:
    """Whether the outlet tells how it knows its source: "que nous avons jointe"."""
    return r.among("relative_objects", pronoun) and r.among("first_person", pronoun + 1)


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
