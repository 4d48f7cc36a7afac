"""Where a source stands when word order is free: before its verb, behind it, or behind a preposition.

For languages whose data file says ``free_order``. Case endings are not known; what tells a subject are
articles, capitals, names, words for persons, and what cannot open one (``not_subject``).
"""

from __future__ import annotations

from dataclasses import dataclass

from .chunks import names_a_person
from .noun_phrases import LONGEST_SOURCE, phrase_begin, phrase_end
from .reading import CLOSING_MARKS, Reading, Span
from .relative_clauses import opens_relative, relative_pronoun
from .settings import after_setting

_FARTHEST_SOURCE = 14  # tokens between a verb and the source behind it (chosen, untested)
_LONGEST_ROLE = 9
_LONGEST_TITLE = 4  # words of a name in quotation marks
_FARTHEST_RELATIVE = 24


@dataclass(frozen=True, slots=True)
class Source:
    """A source found around a verb: tokens ``first`` up to, not including, ``last``."""

    first: int
    last: int
    pronoun: bool

    def span(self, r: Reading) -> Span:
        """Its characters in the sentence."""
        return r.span(self.first, self.last)


def find_source(
    r: Reading, verb: int, after: int, *, denies: bool = False, nobody: bool = False
) -> Source | None:
    """Find the source of the verb at ``verb`` on either side of it; of "im Amt sagt man, ..." the place.

    Args:
        r: The sentence.
        verb: First token of the verb group.
        after: One past the finite verb, where a source behind it may begin.
        denies: Whether the verb denies, so that a claim beside it is what is denied, not the source.
        nobody: Whether the verb is known to have no subject, so that only a place can be its source.

    Returns:
        The source; ``None`` when the clause names none.
    """
    source = _find(r, verb, after, denies, nobody)
    if source is not None and r.among("nobody", source.first) and source.last == source.first + 1:
        return _in_a_place(r, verb, source.last, True) or source
    return source


def _find(r: Reading, verb: int, after: int, denies: bool, nobody: bool) -> Source | None:
    if r.cues.verb_last and _surely_subject(r, after):
        return Source(after, after + 1, True)
    if r.mark(verb - 1) == "," and names_a_person(r, after) and not r.starts("addressees", after):
        return _behind(
            r, after, denies
        )  # ", сказал консул Пётр Д", whatever stands between the commas before
    before = _before(r, verb, denies)
    if denies and before is not None and not names_a_person(r, before.first):
        if whose := _before_relative(r, before.first):
            return whose  # "Врач, чья подпись стоит в акте, подлог отрицает": the noun between is denied
    if before is not None and not _object_like(r, before, denies):
        return before
    behind = _behind(r, after, denies)
    if behind is not None and (behind.pronoun or names_a_person(r, behind.first)):
        return behind
    place = _in_a_place(r, verb, after, nobody)
    if place is not None and (behind is None or place.first < verb):
        return place
    return behind or before or _before_relative(r, verb)


def _surely_subject(r: Reading, position: int) -> bool:
    """Whether a pronoun that cannot be an object stands right behind the verb: "das bestritt er"."""
    return r.among("nobody", position) or (
        r.among("pronouns", position)
        and r.word(position) in r.cues.gender_of["masculine"]
        and not r.starts("determiners", position)
    )


def clause_begin(r: Reading, verb: int) -> int:
    """First token of the clause of the verb at ``verb``."""
    return phrase_begin(r, verb, verb)


def fronted_claim(r: Reading, verb: int) -> tuple[int, int] | None:
    """Tokens of a claim that stands between the beginning of a clause and its verb ("this he denied")."""
    begin = clause_begin(r, verb)
    for position in range(begin, verb):
        width = r.starts("claim_anaphoric_determiners", position)
        governed = position > begin and (
            r.starts("determiners", position - 1) or r.starts("adjunct_starts", position - 1)
        )
        if r.starts("claim_nouns", position + width) and (width or not governed):
            return position, verb
        if (anaphor := r.starts("claim_anaphors", position)) and position + anaphor == verb:
            return position, verb
    return None


def _beside_claim(r: Reading, begin: int, verb: int) -> Source | None:
    """A pronoun or a name between a claim and the verb: "эти слухи он назвал бредом"."""
    first = verb - 1
    if first <= begin or r.cues.verb_last:
        return None
    if r.among("pronouns", first) and not r.among("claim_anaphors", first):
        return Source(first, verb, True)
    if person := _last_person(r, begin + 1, verb):
        return person
    while first > begin and r.capitalised(first - 1):
        first -= 1
    governed = r.starts("adjunct_starts", first - 1) or r.starts("claim_nouns", first - 1)
    named = r.capitalised(first) and first > begin and not governed
    return Source(first, verb, False) if named else None


def _before(r: Reading, verb: int, denies: bool) -> Source | None:
    """The noun phrase before the verb in its clause, adverbs and settings left out."""
    begin = clause_begin(r, verb)
    last = verb
    if begin == verb and r.mark(verb - 1) in CLOSING_MARKS:
        return _quoted_name(r, verb)
    if relative_pronoun(r, begin):
        return _antecedent(r, begin, verb)
    if begin == verb and r.mark(verb - 1) == ",":
        return _with_role(r, verb)
    claim = fronted_claim(r, verb)
    if claim is not None and claim[0] > begin:
        last = claim[0]
    elif claim is not None and (beside := _beside_claim(r, begin, verb)):
        return beside
    opening, begin = begin, after_setting(r, begin, last)
    if begin >= last:
        return None if r.cues.articles else _last_person(r, opening, last)
    while last > begin + 1 and (
        r.starts("time_words", last - 1)
        or r.starts("adverbs", last - 1)
        or r.among("clitics", last - 1)
        or r.starts("adjunct_starts", last - 1)
    ):
        last -= 1
    if begin >= last or last - begin > LONGEST_SOURCE or any(r.quoted[i] for i in range(begin, last)):
        return None
    pronoun = r.starts("pronouns", begin)
    if pronoun and (pronoun == last - begin or not r.starts("determiners", begin)):
        return Source(begin, begin + pronoun, True)
    if last - begin == 1 and r.cues.articles and r.starts("determiners", begin):
        return Source(begin, last, True)  # "Der bestreitet das."
    if not _can_open(r, begin):
        return _last_person(r, begin, last)
    end = last if r.cues.verb_last and not _subordinate(r, verb) else min(phrase_end(r, begin, True), last)
    return Source(begin, end, False) if end > begin else None


def _quoted_name(r: Reading, verb: int) -> Source | None:
    """A source that is a name in quotation marks: "«Прогресс» опроверг"."""
    quote = next((q for q in r.quotes if q[1] == r.tokens[verb - 1].start), None)
    if quote is None or r.n_words(quote) > _LONGEST_TITLE:
        return None
    opening = r.within(quote).start - 1
    begin = after_setting(r, phrase_begin(r, opening, verb), opening)
    return Source(begin if begin < opening and _can_open(r, begin) else opening, verb, False)


def _subordinate(r: Reading, verb: int) -> bool:
    """Whether a word that opens a subordinate clause stands before the clause of ``verb``."""
    before = clause_begin(r, verb) - 1
    return before >= 0 and bool(
        r.among("complementizers", before) or r.ends("subordinators", before) or r.ends("as_reported", before)
    )


def _before_relative(r: Reading, verb: int) -> Source | None:
    """ "An expert, who did not want to be named, said": what a relative or a participle clause is about."""
    while r.starts("adverbs", verb - 1) or r.starts("time_words", verb - 1):
        verb -= 1
    if r.mark(verb - 1) != ",":
        return None
    near = range(verb - 2, max(0, verb - _FARTHEST_RELATIVE), -1)
    participle = r.cues.patterns["participle_clause"].fullmatch
    tells = (i for i in near if r.mark(i) == "," and (opens_relative(r, i + 1) or participle(r.word(i + 1))))
    opening = next(tells, None)
    if opening is None:
        return None
    begin = after_setting(r, phrase_begin(r, opening, verb), opening)
    if begin >= opening or not _can_open(r, begin) or any(r.finite(i) for i in range(begin, opening)):
        return None
    return Source(begin, opening, False) if phrase_end(r, begin, True) >= opening else None


def _antecedent(r: Reading, begin: int, verb: int) -> Source | None:
    """What the relative pronoun of the clause at ``begin`` stands for: the phrase before its comma."""
    comma = next((i for i in (begin - 1, begin - 2) if r.mark(i) == "," and i > 0), None)
    if comma is None:
        return None
    first = after_setting(r, phrase_begin(r, comma, verb), comma)
    while first < comma and not (_can_open(r, first) and phrase_end(r, first, True) >= comma):
        first += 1
    return Source(first, comma, False) if first < comma else None


def _with_role(r: Reading, verb: int) -> Source | None:
    """ "Dmitri Y, the ministry's spokesman, said": a role between commas before the verb."""
    comma = verb - 1
    opening = next(
        (i for i in range(comma - 1, max(0, comma - _LONGEST_ROLE) - 1, -1) if r.boundary(i)), None
    )
    if opening is None or r.mark(opening) != "," or opening == 0 or opening + 1 >= comma:
        return None
    role = range(opening + 1, comma)
    clause = any(_like_a_verb(r, i) or r.has_form(i, "finite") for i in role)
    if clause or opens_relative(r, opening + 1):
        return None
    begin = after_setting(r, phrase_begin(r, opening, verb), opening)
    if begin >= opening or not _can_open(r, begin) or any(_like_a_verb(r, i) for i in range(begin, opening)):
        return None
    last = comma if _is_name(r, opening + 1, comma) else opening
    return Source(begin, last, False) if last - begin <= LONGEST_SOURCE else None


def _last_person(r: Reading, begin: int, last: int) -> Source | None:
    """A person named behind a setting without a comma: "in the studio the minister said"."""
    for position in range(begin, last):
        governed = position > begin and r.starts("adjunct_starts", position - 1)
        if names_a_person(r, position) and not governed and _can_open(r, position):
            return Source(position, min(phrase_end(r, position), last), False)
    return None


def _object_like(r: Reading, source: Source, denies: bool) -> bool:
    """Whether what stands before a verb is rather its object: a pointer, a wrong case, a claim denied."""
    if r.starts("claim_anaphors", source.first) == source.last - source.first:
        return True
    if r.cues.not_subject.fullmatch(r.word(source.first)):
        return True
    few = range(source.first, min(source.first + 3, source.last))
    return denies and any(r.starts("claim_nouns", i) for i in few)


def _behind(r: Reading, after: int, denies: bool) -> Source | None:
    """The noun phrase behind a verb: a person or pronoun first, else whatever can be a subject."""
    fallback: Source | None = None
    quoted: Source | None = None  # a name in quotation marks, or whom the source told
    position = after
    while position < min(after + _FARTHEST_SOURCE, r.n):
        quote = r.opens_quotation(position)
        if quote and fallback is None and 0 < r.n_words(quote) <= _LONGEST_TITLE:
            quoted = Source(position, min(r.within(quote).stop + 1, r.n), False)
            position = quoted.last
            continue
        if r.boundary(position):
            break
        if (width := r.starts("addressees", position)) and not names_a_person(r, position):
            position = _behind_addressee(r, position + width)
            continue
        pronoun = r.starts("pronouns", position)
        anaphor = r.starts("claim_anaphors", position)
        if anaphor and (pronoun or r.starts("determiners", position + anaphor) or r.boundary(position + 1)):
            position += anaphor
            continue
        if pronoun and not (r.starts("determiners", position) and r.is_word(position + 1)):
            return Source(position, position + pronoun, True) if fallback is None else fallback
        if width := max(r.starts(name, position) for name in ("adverbs", "time_words", "clitics")):
            position += width
            continue
        if r.starts("adjunct_starts", position) and not r.starts("determiners", position):
            if fallback is not None:
                break
            position = _behind_setting(r, position)
            continue
        if not _can_open(r, position):
            position += 1
            continue
        end = phrase_end(r, position)
        if end <= position:
            position += 1
            continue
        claim = denies and any(r.starts("claim_nouns", i) for i in range(position, min(position + 3, end)))
        if not claim:
            source = Source(position, _with_apposition(r, position, end), False)
            if r.cues.articles or names_a_person(r, position):
                return source
            fallback = fallback or source
        position = end
    return fallback or quoted


def _behind_addressee(r: Reading, position: int) -> int:
    """Go over the name of whom a source told: "told the agency «Vega»"."""
    while r.capitalised(position) and not names_a_person(r, position) and not r.boundary(position):
        position += 1
    if r.mark(position) == "«":
        position = next((i + 1 for i in range(position, r.n) if r.mark(i) == "»"), position + 1)
    return position


def _behind_setting(r: Reading, preposition: int) -> int:
    """Go over a preposition and what it governs; a person named behind it is where to go on."""
    position = preposition + max(1, r.starts("adjunct_starts", preposition))
    if r.starts("time_words", position):
        return position
    if r.cues.articles:
        return max(phrase_end(r, position), position + 1)
    while r.is_word(position) and not r.boundary(position):
        if position > preposition + 1 and (
            names_a_person(r, position) or r.starts("adjunct_starts", position)
        ):
            return position
        position += 1
    return position


def _in_a_place(r: Reading, verb: int, after: int, nobody: bool) -> Source | None:
    """A place that stands for its people: "in the ministry they said", "it says in the report"."""
    impersonal = r.word(verb).endswith(r.cues.plural_ending) or r.starts("impersonal_verbs", verb)
    if not (nobody or impersonal):
        return None
    begin = clause_begin(r, verb)
    begin = r.skip(("adverbs", "time_words", "coordinators"), begin)
    claim = fronted_claim(r, verb)
    stop = claim[0] if claim is not None and claim[0] > begin + 1 else verb
    behind = after
    while (
        r.starts("adjunct_starts", behind)
        and r.starts("time_words", behind + 1)
        or (r.skip(("adverbs", "time_words"), behind) > behind)
    ):
        behind = max(behind + 1, r.skip(("adverbs", "time_words"), behind))
    places = [(begin, stop), (behind, r.n)]
    for first, limit in places:
        width = r.starts("source_prepositions", first) if first < limit else 0
        inside = first + width
        relative = r.starts("relative_objects", inside) and not r.starts("determiners", inside)
        if not width or relative or r.starts("time_words", inside):
            continue
        end = min(phrase_end(r, first + width), limit)
        if end > first + width:
            return Source(first, end, False)
    return None


def _can_open(r: Reading, position: int) -> bool:
    """Whether a subject can begin at ``position``."""
    if not r.is_word(position) or r.cues.not_subject.fullmatch(r.word(position)):
        return False
    if r.starts("adjunct_starts", position) and not r.starts("determiners", position):
        return False
    if r.auxiliary(position) or r.has_form(position) or r.among("negations", position):
        return False
    if r.cues.articles:
        return r.nominal(position)
    return not (
        r.among("coordinators", position)
        or r.among("complementizers", position)
        or r.starts("subordinators", position)
        or r.starts("adverbs", position)
        or r.starts("governing", position)
        or r.finite(position)
    )


def _with_apposition(r: Reading, first: int, end: int) -> int:
    """Extend a role over the name set off by a comma: "the spokesman, Dmitri Y"."""
    stop = verbless_insertion(r, end)
    names = stop > end and _is_name(r, end + 1, stop)
    return stop if names and not r.capitalised(end - 2) else end


def verbless_insertion(r: Reading, comma: int) -> int:
    """End of a few words without a verb between the comma at ``comma`` and the next; else ``comma``."""
    if r.mark(comma) != "," or comma + 1 >= r.n:
        return comma
    near = range(comma + 1, min(comma + 1 + _LONGEST_ROLE, r.n))
    stop = next((i for i in near if r.boundary(i)), r.n if len(near) < _LONGEST_ROLE else comma)
    opens = any(
        r.starts(name, comma + 1)
        for name in ("complementizers", "subordinators", "coordinators", "relative_subjects", "pronouns")
    )
    if stop <= comma + 1 or opens or stop < r.n and r.mark(stop) not in (",", ".", ":"):
        return comma
    return comma if any(r.has_form(i) or _like_a_verb(r, i) for i in range(comma + 1, stop)) else stop


def _like_a_verb(r: Reading, index: int) -> bool:
    """Whether a word is a verb, or looks like one where only a name or a role should stand."""
    return r.finite(index) or not r.cues.articles and bool(r.cues.verb_ending.search(r.word(index)))


def _is_name(r: Reading, first: int, last: int) -> bool:
    return all(r.capitalised(i) or r.among("name_particles", i) for i in range(first, last))


def source_around(r: Reading, first: int, expression: Span) -> tuple[Span | None, bool]:
    """Source of an expression where word order is free: before it, behind it, or between its words.

    Args:
        r: The sentence.
        first: First token of the expression, or of its auxiliary.
        expression: Span of the expression.

    Returns:
        Span of the source and whether it is a pronoun; ``None`` and true where nobody is named.
    """
    words = r.within(expression)
    inside = first + (not r.starts("adjunct_starts", first))  # "от оценок прокурор воздержалась"
    places = (first + 1, words.stop) if r.cues.verb_last else (words.stop, inside)
    nobody = any(r.word(i).endswith(r.cues.plural_ending) for i in words)
    found = (find_source(r, first, place, nobody=nobody) for place in places)
    source = next((source for source in found if source is not None), None)
    return (source.span(r), source.pronoun) if source else (None, True)
