"""What stands before a verb of saying: the clause that is said, or who says it.

the words before a verb -> whether they are a clause of their own
"""

from __future__ import annotations

from .called import surely_speaks
from .inverted import end_unnamed
from .noun_phrases import phrase_end, relative_behind
from .reading import Reading
from .some_people import one_of_them

_LONGEST_HEADLINE_TAG = 3  # tokens of who says it at the end of a headline (chosen, untested)


def is_clause(r: Reading, first: int, after: int) -> bool:
    """Whether a clause of its own, not a subject with its apposition, stands before ``first``.

    A subject is never parted from its verb by one lone comma: a left side without any other comma
    is the content ("Le collège rouvrira mercredi, a indiqué la principale").
    """
    begin = first - 1
    while begin > 0 and r.mark(begin - 1) not in (";", ":"):
        begin -= 1
    left = range(begin, first - 1)
    quoted = [i for i in left if r.quoted[i] and not r.adjunct[i]]
    if r.cues.subject_verb_tag:  # English inverts right behind a quotation only, or a verdict of one word
        if begin == 0 and r.denies_in_a_word((0, r.tokens[first - 1].start)):
            return True
        if quoted and not any(r.is_word(i) for i in range(quoted[-1] + 1, first)):
            return True
        told = any(r.starts("telling", i) for i in range(first, after))  # "X, a clerk, told Radio Afram"
        if r.mark(first - 1) != "," or told:
            return False
        says = all(form.stance in ("assert", "confirm") for i in range(first, after) for form in r.forms[i])
        if r.heading and says and len(left) > 3 and r.n - after <= _LONGEST_HEADLINE_TAG and r.is_word(after):
            return sum(r.boundary(i) for i in range(r.n)) == 1  # "Firm hid the deaths, says ex-employee"
        return len(left) > 3 and _only_a_name(r, after) or _clause_of_its_own(r, begin, first, after)
    if quoted:
        return True
    if not any(r.mark(i) in (",", "–", "—", "(") for i in left if i != begin):
        return len(left) > 3 or any(r.finite(i) for i in left) or r.nominal(r.skip(("time_words",), after))
    return _speaker_closes(r, first, after) or has_verb(r, first) or _other_number(r, begin, first, after)


def has_verb(r: Reading, first: int) -> bool:
    """Whether what stands before ``first`` surely has a verb of its own, relative clauses left out."""
    begin = first - 1
    while begin > 0 and r.mark(begin - 1) not in (";", ":"):
        begin -= 1
    main = _without_relatives(r, range(begin, first - 1))
    return any(not r.adjunct[i] and surely_verb(r, i) or _governs(r, i, begin) for i in main)


def _clause_of_its_own(r: Reading, begin: int, first: int, after: int) -> bool:
    """Whether a pronoun opens a clause that who says it follows: "It started, says Ms Dunne, with a boy"."""
    opens = any(r.starts(name, begin) for name in ("subject_pronouns", "bare_subjects", "pronouns"))
    opens = opens or r.among("negations", begin) and not r.starts("determiners", begin)
    if not opens or first - begin < 3 or any(r.boundary(i) for i in range(begin, first - 1)):
        return False
    end = phrase_end(r, after)
    speaks = r.starts("determiners", after) or r.capitalised(after) and r.capitalised(after + 1)
    return end > after and speaks > 0 and not r.starts("claim_nouns", after + 1)


def _speaker_closes(r: Reading, first: int, after: int) -> bool:
    """Whether nothing but who surely speaks follows a verb that only says: ", constate une élue."."""
    if any(form.stance != "assert" for i in range(first, after) for form in r.forms[i]):
        return False  # "raille le ministre", "dénonce le maire": may be the object
    position = r.skip(("adverbs", "time_words"), after)
    end = phrase_end(r, position) if r.nominal(position) else position
    if end == position or end < r.n - 1 or r.starts("pronouns", position):
        return False
    return r.starts("source_nouns", position + 1) > 0 or surely_speaks(r, r.span(position, end))


def _only_a_name(r: Reading, after: int) -> bool:
    """Whether nothing but a person, with his role, follows a verb: ", said the mayor, Anna Rey."."""
    end = phrase_end(r, after)
    if end_unnamed(r, after) or one_of_them(r, after) or _role_closes(r, after) or _name_closes(r, after):
        return True  # ", said a person close to the board."
    if not r.boundary(end) or any(r.finite(i) or r.starts("pronouns", i) for i in range(after, end)):
        return False
    return any(r.capitalised(i) and r.capitalised(i + 1) for i in range(after, end - 1))


def _role_closes(r: Reading, after: int) -> bool:
    """Whether nothing but a known role follows a verb and closes the sentence: ", said the principal."."""
    role = after + 1
    known = r.word(role) in r.cues.role_nouns or r.among("people", role)
    says = r.among("only_says", after - 1)  # others may have the person for an object: "advised"
    return says and r.starts("definite_determiners", after) > 0 and known and role + 1 >= r.n - 1


def _name_closes(r: Reading, after: int) -> bool:
    """Whether a name of one word follows a verb and closes its clause: ", says Rey, who has seen it."."""
    lists = ("determiners", "pronouns", "time_words", "adjunct_starts")
    named = r.capitalised(after) and not any(r.starts(name, after) for name in lists)
    told_of = r.mark(after + 1) == "," and r.among("relative_subjects", after + 2)
    return named and r.among("only_says", after - 1) and (after + 1 >= r.n - 1 or told_of)


def _without_relatives(r: Reading, left: range) -> list[int]:
    """Positions outside ", who ...,": the verb of such a clause makes no clause of the rest."""
    kept, inside, verbs_left = [], False, 0  # of a relative clause without commas, which has one verb
    for position in left:
        if r.mark(position) == ",":
            inside = relative_behind(r, position + 1) >= 0 or r.starts("subordinators", position + 1) > 0
            verbs_left = len(left)
        elif _relative_of_noun(r, position):
            inside, verbs_left = True, 1
        elif inside and surely_verb(r, position):
            inside, verbs_left = verbs_left > 0, verbs_left - 1  # "l'élu qui a dit oui | est"
        if not inside:
            kept.append(position)
    return kept


def _relative_of_noun(r: Reading, position: int) -> bool:
    """Whether a relative pronoun stands right behind a noun: "un collectif que préside X"."""
    if not (r.among("relative_objects", position) or r.among("relative_subjects", position)):
        return False
    return r.starts("determiners", position - 2) > 0 and not r.has_form(position - 1, "finite")


def surely_verb(r: Reading, index: int) -> bool:
    """Whether a finite verb stands at ``index``, told by its form or by the pronoun before it."""
    before = index - 1
    if r.finite(index) and r.among("clitics", before) and r.boundary(index + 1):
        return True  # "Lactéa, qui ..., les remboursera,"; a cue verb there may be a noun: "l'annonce,"
    if r.finite(index) or r.has_form(index, "finite") and not r.has_form(index, "participle"):
        return not r.starts("determiners", before) or r.finite(index) and r.among("pronominal", before)
    infinitive = r.cues.infinitive.fullmatch(r.word(index))
    around = [(r.among("negations", i), r.among("clitics", i)) for i in (index - 1, index + 1)]
    negated = around == [(True, True), (True, False)]  # "ne lit pas", but not "ne pas lire"
    return (r.among("reflexives", index - 1) or negated) and not infinitive and not r.auxiliary(index)


def _governs(r: Reading, index: int, begin: int) -> bool:
    """Whether a word of no list is a verb, since its object follows: "La grue domine le port, dit-on, ...".

    An article stands right behind a verb, but never behind a noun; the first word of all may be anything.
    """
    verb = r.cues.patterns["present_verb"].fullmatch(r.word(index))
    if not verb or index <= begin or r.quoted[index] or r.capitalised(index) or r.auxiliary(index):
        return False
    lists = ("adjunct_starts", "adverbs", "before_articles", "coordinators", "determiners", "negations", "of")
    lists += ("pronouns", "relative_subjects", "subordinators", "time_words")
    if any(r.starts(name, index) for name in lists) or r.cues.infinitive.fullmatch(r.word(index)):
        return False
    if any(r.starts(name, index - 1) for name in ("determiners", "adjunct_starts", "of", "coordinators")):
        return False
    return r.starts("determiners", index + 1) > 0 and not r.among("of", index + 1)


def _other_number(r: Reading, begin: int, first: int, after: int) -> bool:
    """Whether the verb has another number than the noun phrase before it, which then is no subject."""
    opening = r.word(r.skip(("time_words",), begin))
    if any(r.among("have_plural", i) or r.cues.surely_plural(r.word(i)) for i in range(first, after)):
        return opening in r.cues.gender_of["singular"]
    plural = any(r.word(i).endswith(r.cues.plural_ending) for i in range(first, after))
    return opening in r.cues.gender_of["plural"] and not plural
