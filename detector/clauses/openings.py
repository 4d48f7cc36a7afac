"""The subject that opens a sentence, where its end is sure."""

from __future__ import annotations

from .noun_phrases import LONGEST_SOURCE, phrase_end, with_apposition
from .reading import Reading, Span
from .settings import behind_this_morning

_LONGEST_OPENING = 14  # tokens of "Recalled to the stand for ten minutes," (chosen, untested)


def sentence_subject(r: Reading) -> Span | None:
    """The noun phrase that opens a sentence, where its end is sure: a verb, or the end of a full name."""
    colons = (i for i in range(r.n) if r.heading and r.mark(i) == ":" and not r.quoted[i])
    begin = next(colons, -1) + 1  # "Incendie : un suspect avoue"
    while begin < r.n and _opens_setting(r, begin):
        comma = next((i for i in range(begin, min(begin + 12, r.n)) if r.mark(i) == ","), None)
        if comma is None:
            return None
        begin = comma + 1
    begin += r.among("coordinators", begin)  # "Puis", "Or", though with a capital, are no subject
    begin = r.skip(("adverbs", "time_words"), begin) if not r.starts("determiners", begin) else begin
    begin = behind_this_morning(r, begin, r.n)
    begin = _behind_described(r, begin)
    if not r.nominal(begin) or r.starts("pronouns", begin) or r.quoted[begin]:
        return None
    if r.among("clitics", begin) and (r.has_form(begin + 1, "finite") or r.auxiliary(begin + 1)):
        return None  # "Lo afferma in una nota il ministero"
    end = begin + 1
    if r.cues.free_order:
        end = phrase_end(r, begin)
        if not r.cues.articles:  # where verbs are not known, the end of a full name is sure
            named = (i for i in range(begin + 1, end) if r.capitalised(i) and r.capitalised(i - 1))
            end = next((i + 1 for i in named if not r.capitalised(i + 1)), end)
        points = r.starts("claim_anaphors", begin) == end - begin
        if r.mark(end) == "," and (named := _name_between_commas(r, begin, end)):
            return r.span(begin, named)
        points = points or end - begin == 1 and r.starts("determiners", begin) > 0  # "Der bestreitet das."
        return r.span(begin, end) if r.is_word(end) and not points else None
    while end < min(begin + LONGEST_SOURCE, r.n):
        clitic = r.among("clitics", end) and (not r.starts("determiners", end) or r.auxiliary(end + 1))
        if (
            r.boundary(end)
            or r.finite(end)
            or clitic
            or r.has_form(end, "finite")
            or r.among("negations", end)
        ):
            if end >= r.n - 1:
                return None  # "Strand shakes her head.": its verb is not known
            himself = r.among("emphatic", end - 1) and r.among("pronouns", end - 1) and end - 1 > begin
            return r.span(begin, _with_name(r, begin, end - himself))
        if _acts(r, begin, end):
            return r.span(begin, end)
        named = r.capitalised(end - 1) and end - begin >= 2 and r.capitalised(end - 2)
        named = named and (
            r.cues.noun_last or r.word(end) not in r.cues.role_nouns
        )  # "Le Premier | ministre"
        if named and r.is_word(end) and not r.capitalised(end) and not r.among("name_particles", end):
            return r.span(begin, end)  # "Lise Aubin dirige ...": behind a full name stands the verb
        if r.starts("adjunct_starts", end) and not r.among("of", end):
            break
        if r.among("of", end) and r.cues.infinitive.fullmatch(r.word(end + 1)):
            return None  # "L'élu refuse de voir ...": its verb is not known
        end += 1
    return None


def _acts(r: Reading, begin: int, verb: int) -> bool:
    """Whether a verb of no list stands at ``verb``, told by ending and object: "Police closed the road".

    An article stands right behind a verb, but never behind what describes a noun.
    """
    if not r.cues.subject_verb_tag or verb <= begin + r.starts("determiners", begin) - r.capitalised(begin):
        return False
    thing = r.starts("definite_determiners", verb + 1) or r.starts("called_names", verb + 1)
    timed = r.starts("time_words", verb + 2) or r.among("units_of_time", verb + 2)
    return bool(thing and not timed and r.cues.verb_ending.search(r.word(verb)))


def _behind_described(r: Reading, begin: int) -> int:
    """Where the clause begins behind words that only describe its subject: "Souriant, | le joueur a dit".

    An apposition ("Rey, le maire,") is told from it by the comma behind, a list of names by their capitals.
    """
    if (clause := behind_participle(r, begin)) > begin:
        return clause
    comma = next((i for i in range(begin, min(begin + 4, r.n)) if r.boundary(i)), begin)
    clause = comma + 1
    if comma == begin or r.mark(comma) != "," or r.starts("determiners", begin) or r.cues.free_order:
        return begin
    if any(r.capitalised(i) for i in range(begin + 1, clause + 1)):
        return begin
    pronoun = r.starts("subject_pronouns", clause)
    if pronoun and not r.boundary(clause + pronoun):
        return clause
    if not r.starts("determiners", clause):
        return begin
    inside = range(clause, r.clause_end(clause))
    if any(r.among("relative_subjects", i) or r.among("relative_objects", i) for i in inside):
        return begin
    return clause if any(r.finite(i) or r.has_form(i, "finite") for i in inside) else begin


def _name_between_commas(r: Reading, begin: int, comma: int) -> int:
    """One past a full name that opens a sentence before a comma, or stands between two of them; else 0."""
    role = r.starts("determiners", begin)
    if not role and comma - begin > 1 and all(r.capitalised(i) for i in range(comma - 2, comma)):
        return comma  # "Heribert Kunz, der dort wohnt, hat"
    stop = next((i for i in range(comma + 1, min(comma + 5, r.n)) if not r.capitalised(i)), comma)
    return stop if r.mark(stop) == "," and stop - comma > 2 and role else 0


def behind_participle(r: Reading, begin: int) -> int:
    """Where the subject begins behind a participle that tells of it: "Thinner by 20 kilos, | Rey told".

    Args:
        r: The sentence.
        begin: Where a sentence or a clause opens.

    Returns:
        Its first token; ``begin`` where no such phrase with its complement and a comma opens there.
    """
    linked = r.starts("adjunct_starts", begin + 1) or r.among("of", begin + 1) or r.among("agents", begin + 1)
    opens = r.participle(begin) or r.cues.patterns["opening_participle"].fullmatch(r.word(begin))
    if not linked or not opens or r.starts("determiners", begin):
        return begin
    comma = next((i for i in range(begin + 2, min(begin + _LONGEST_OPENING, r.n)) if r.boundary(i)), begin)
    verbs = any(r.finite(i) or r.capitalised(i) for i in range(begin + 1, comma))
    named = r.nominal(comma + 1) and not r.starts("pronouns", comma + 1)
    return comma + 1 if r.mark(comma) == "," and named and not verbs else begin


def _with_name(r: Reading, begin: int, end: int) -> int:
    """One past the name set off by commas behind a role: "Son adjointe, Corinne P, dément"."""
    stop = with_apposition(r, begin, end) if r.starts("determiners", begin) else end
    return stop if r.capitalised(stop - 1) else end


def _opens_setting(r: Reading, begin: int) -> bool:
    """Whether a prepositional phrase or, where those precede the subject by rule, a clause opens here."""
    if r.cues.free_order and r.starts("subordinators", begin):
        return True
    if r.starts("determiners", begin):
        day = r.word(begin + 1).isdigit()  # "Le 4 mai, il a dit"; "1er", "4 de mayo" put a word between
        return day and any(r.starts("time_words", i) for i in (begin + 2, begin + 3))
    dated = r.cues.verb_ending.search(r.word(begin)) and r.starts("time_words", begin + 1)  # "Dated May 17,"
    return r.starts("adjunct_starts", begin) > 0 or r.among("consulted", begin) or bool(dated)
