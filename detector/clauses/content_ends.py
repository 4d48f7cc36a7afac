"""How far a content goes, up to what another verb or source says, and of how many parts it is."""

from __future__ import annotations

from .reading import Reading, Span

_LEAST_CLAUSE = 3  # words (chosen, untested)
_FARTHEST_VERB = 6  # tokens between what opens a clause and the cue verb in it (chosen, untested)


def content_from(r: Reading, first: int, *, phrase: bool = False) -> Span | None:
    """Content from token ``first`` to the end of the sentence, cut before the next attribution.

    Where it is a noun phrase, it also ends before "and" and a verb: "denied the charge and left".
    """
    end = first
    while end < r.n:
        if not r.quoted[end] and (
            end in r.closers
            or r.mark(end) == ";"
            or end > first
            and (_next_clause(r, first, end) or _next_cue(r, end) or phrase and _next_verb(r, end))
        ):
            break
        if r.adjunct[end]:
            if end == first:
                first += 1
            elif not any(r.is_word(i) and not r.adjunct[i] for i in range(end, r.n)):
                break
        end += 1
    return r.trim(r.span(first, end)) if end > first else None


def _next_clause(r: Reading, first: int, end: int) -> bool:
    """Whether what follows a comma at ``end`` no longer belongs to the content."""
    if end <= first + 2 or r.mark(end - 1) not in (",", ";", "–", "—"):
        return False
    if r.has_form(end, "finite", "conditional", "participle", "gerund"):
        return True
    if r.enclitic(end + 1) or _inverted_auxiliary(r, end):
        return True
    if r.starts("according_to", end) and not r.starts("according_to_needs_comma", end):
        return True
    if (width := r.starts("before_of", end)) and any(
        r.has_form(i) for i in range(end + width, end + width + 3)
    ):
        return True
    if r.starts("asides", end) or r.cues.free_order and _denial_of_this(r, end):
        return True
    if (width := r.starts("subordinators", end)) and coordinated_cue(r, end + width):
        return True  # ", aunque admitió que"
    if (width := r.starts("as_reported", end)) and coordinated_cue(r, end + width):
        return True  # ", como publicó X"
    if r.among("relative_objects", end) and any(r.has_form(i) for i in range(end + 1, end + 5)):
        return True
    if _claim_named(r, end) or _closing_tag(r, end):
        return True
    if not r.among("coordinators", end) or r.starts("complementizers", end + 1):
        return False
    return not _second_subject(r, first, end)


def _second_subject(r: Reading, first: int, end: int) -> bool:
    """Whether "and" adds to a subject whose verb is to come: "four soldiers, and no civilians, had died"."""
    closing = r.clause_end(end)
    if not r.cues.complementizer_optional or r.mark(closing) != "," or closing - end > _FARTHEST_VERB:
        return False
    words = [i for i in range(first, closing) if r.is_word(i)]
    verbs = (r.auxiliary(i) or r.finite(i) or r.has_form(i) for i in words)
    return not any(verbs) and r.auxiliary(closing + 1)


def _denial_of_this(r: Reading, end: int) -> bool:
    """Whether a clause that denies the one before opens here: "..., Кремль это отрицает"."""
    near = (i for i in range(end + 1, min(end + 4, r.n)) if r.starts("claim_anaphors", i))
    return any(form.stance == "deny" for i in near if i + 1 < r.n for form in r.forms[i + 1])


def _claim_named(r: Reading, end: int) -> bool:
    """Whether what comes before is named as a claim that somebody speaks of: ", hypothèse que X dément"."""
    which = end + r.starts("determiners", end) + 1
    named = r.starts("claim_nouns", which - 1) and r.among("relative_objects", which)
    return bool(named) and any(r.has_form(i) for i in range(which + 1, which + _FARTHEST_VERB))


def _closing_tag(r: Reading, end: int) -> bool:
    """Whether the sentence ends with who says all of it, subject first: ", the paper can reveal."."""
    if not r.cues.subject_verb_tag or not r.nominal(end) or r.starts("pronouns", end):
        return False
    for verb in range(end + 1, min(end + _FARTHEST_VERB, r.n)):
        if r.boundary(verb) or r.starts("adjunct_starts", verb):
            return False
        for form in r.forms[verb]:
            closes = verb + form.n_tokens >= r.n - 1 and r.boundary(verb + form.n_tokens)
            governed = form.kind == "infinitive" and r.ends("governing", verb - 1) > 0
            if closes and (form.kind == "finite" or governed):
                return True
    return False


def _next_source(r: Reading, end: int) -> bool:
    """Whether "and" at ``end`` leads to what another source says: "and three deputies said that C"."""
    if not r.among("coordinators", end) or not r.nominal(end + 1) or r.starts("pronouns", end + 1):
        return False
    for verb in range(end + 2, min(end + 2 + _FARTHEST_VERB, r.n)):
        if r.boundary(verb) or r.auxiliary(verb) or r.starts("adjunct_starts", verb):
            return False
        if any(form.kind == "finite" for form in r.forms[verb]):
            return any(r.among("complementizers", verb + form.n_tokens) for form in r.forms[verb])
    return False


def _next_cue(r: Reading, end: int) -> bool:
    """Whether "and" at ``end`` leads to another verb of the same source: "et a ajouté que"."""
    if _next_source(r, end):
        return True
    if (width := r.starts("before_of", end)) and any(
        r.has_form(end + width + i, "infinitive") for i in (0, 1)
    ):
        return True  # "affirme avoir vu le camion avant de se raviser"
    return r.among("coordinators", end) and coordinated_cue(r, end + 1)


def _next_verb(r: Reading, end: int) -> bool:
    """Whether "and" at ``end`` leads to what the source did besides: "y acusó a la oposición"."""
    return r.among("coordinators", end) and r.finite(r.skip(("clitics",), end + 1))


def _inverted_auxiliary(r: Reading, index: int) -> bool:
    """Whether an inverted cue clause begins here: "a-t-il ajouté", "a affirmé le ministre"."""
    if not r.starts("have", index) and not r.starts("have_conditional", index):
        return False
    return any(r.has_form(i, "participle") for i in range(index + 1, index + 5))


def coordinated_cue(r: Reading, index: int) -> bool:
    """Whether a verb group of a cue begins at ``index``, only clitics, adverbs and auxiliaries before it."""
    for position in range(index, min(index + 5, r.n)):
        if r.has_form(position, "finite", "participle", "conditional"):
            return True
        if not (r.among("clitics", position) or r.starts("adverbs", position) or r.auxiliary(position)):
            return False
    return False


def each_that(r: Reading, content: Span | None) -> list[Span | None]:
    """Part what one verb introduces by several "that": "said that A and that B" says A, and says B."""
    inside = r.within(content) if content else range(0)
    bare = r.cues.complementizer_optional  # "said A, and that B"
    if not (content and (bare or r.starts("complementizers", inside.start - 1))):
        return [content]
    for index in inside:
        if r.quoted[index]:
            continue
        if r.among("coordinators", index) and r.among("complementizers", index + 1):
            first = r.trim((content[0], r.tokens[index].start))
            second = r.trim((r.tokens[index + 1].end, content[1]))
            clauses = r.n_words(first) >= _LEAST_CLAUSE and r.n_words(second) >= _LEAST_CLAUSE
            clauses = clauses and not (_leans(r, index + 2) and not bare or r.finite(index + 2))
            return [first, *each_that(r, second)] if clauses else [content]
        if r.starts("complementizers", index) or r.starts("relative_objects", index):
            break  # "that A, which B and that C": whose the second is, nothing tells
    return [content]


def _leans(r: Reading, first: int) -> bool:
    """Whether a clause only tells with the one before it what it is about: "and that nothing was signed"."""
    empty = r.among("negators", first) or r.among("negations", first)
    return r.starts("pronouns", first) > 0 or empty and not r.starts("determiners", first)


def cut_relative_clause(r: Reading, verb: int, content: Span | None) -> Span | None:
    """End the content of ", who says C, is ..." where the main clause goes on."""
    while r.among("clitics", verb - 1):
        verb -= 1
    if content is None or not r.among("relative_subjects", verb - 1) or r.mark(verb - 2) != ",":
        return content
    for index in r.within(content):
        verb = r.skip(("clitics",), r.skip_adverbs(index + 1))  # "..., l'a reconnu"
        goes_on = r.finite(verb) or r.among("reflexives", index + 1)
        if r.mark(index) == "," and not r.quoted[index] and goes_on:
            return r.trim((content[0], r.tokens[index].start))
    return content
