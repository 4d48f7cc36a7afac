"""Constructions around a cue verb: subject first, inverted, tagged, and passive."""

from __future__ import annotations

from dataclasses import replace

from ..schema import DENIALS
from .contents import content_after, content_around, content_from, cut_relative_clause, each_that
from .denied import (
    answering_before,
    denied_before,
    denied_claim,
    denied_object,
    in_own_words,
    of_a_claim,
    parted_at_quotation,
    said_before,
)
from .noun_phrases import (
    phrase_begin,
    phrase_end,
    relative_behind,
    sentence_subject,
    subject_before,
    subject_left_out,
    topic,
    where_one_says,
)
from .reading import CLOSING_MARKS, Attribution, Reading, Span
from .settings import after_setting, behind_addressee, behind_preposition, behind_setting
from .verb_first import impersonal, object_before, subject_behind
from .verb_groups import VerbGroup, verb_group

_FARTHEST_OF = 6  # tokens between a verb and its "of" (chosen, untested)
_FEWEST_TOLD = 3  # words of what a passive says: "La médiation" says nothing (chosen, untested)
_FARTHEST_AGENT = 5  # tokens between a passive and its "by X" (chosen, untested)


def read_verbs(r: Reading) -> None:
    """Add the attributions of every cue verb outside quotations and "according to X"."""
    index = 0
    while index < r.n:
        blocked = any(a.stance == "no-comment" and _covers(r, a, index) for a in r.found)
        index += 1 if r.quoted[index] or r.adjunct[index] or blocked else _read_verb(r, index)


def _covers(r: Reading, attribution: Attribution, index: int) -> bool:
    return attribution.cue[0] <= r.tokens[index].start < attribution.cue[1]


def _read_verb(r: Reading, index: int) -> int:
    """Add what the cue verb at ``index`` attributes; returns how many tokens to go on by."""
    for form in r.forms[index]:
        group = verb_group(r, index, form)
        if group is None:
            continue
        if found := _attributions(r, group):
            r.found += [replace(a, reported=a.reported or group.conditional) for a in found]
            return form.n_tokens
    return 1


def _attributions(r: Reading, group: VerbGroup) -> list[Attribution]:
    """Read source and content around a verb group."""
    cue = r.span(group.first, group.after)
    after = r.skip_adverbs(group.after)
    stance = r.cues.stance_of(group.form.stance)
    if r.starts("refused_with", after) and any(
        r.among("reflexives", i) for i in range(group.first, group.last)
    ):
        return []  # "se negó a": refuses to do something, denies nothing
    if group.voice == "passive":
        if group.form.stance in ("contest", "deny-claim") and not of_a_claim(
            r, phrase_begin(r, group.first, group.first), group.first
        ):
            return []  # "the appeal was rejected by the court", "the ruling is disputed"
        if group.form.stance == "call" and not r.cues.patterns["false"].search(r.norm[cue[1] :]):
            return []  # "the match was called off"
        return _passive(r, group.first, after, cue, stance)
    if stance in DENIALS and (behind := denied_before(r, group.first, after, cue, stance)):
        return behind
    if group.inverted or r.enclitic(after):
        return _tagged(r, group.first, after + r.enclitic(after), cue, stance)
    as_reported = r.ends("as_reported", group.first - 1) > 0
    if as_reported and any(r.among("not_so", i) for i in range(max(0, group.first - 7), group.first - 1)):
        return []  # "et non à Z comme l'a écrit la presse": quoted to be refuted
    inverts = group.voice == "active" and stance not in ("retract",) and _opens_inversion(r, group.first)
    if inverts and stance in ("assert", "confirm", "no-comment") and _clausal(r, group.first, after):
        if found := _inverted(r, group.first, after, cue, stance):
            return found
    if group.voice == "carried":
        source, pronoun = None, True
    else:
        source, pronoun = subject_before(r, group.first)
    if source is None and inverts and stance in DENIALS and _only_points(r, after):
        source, pronoun = sentence_subject(r), False  # "Acme, the firm that runs the port, denies it"
    if source is None and (as_reported or inverts) and not _goes_on(r, group.first, after, stance):
        return _inverted(r, group.first, after, cue, stance)
    if source is None and r.among("coordinators", group.first - 1) and not r.found:
        source, pronoun = sentence_subject(r), False  # "crie au complot et jure que"
    if source is None and group.voice == "active" and r.cues.subject_optional:
        if impersonal(r, group) or not subject_left_out(r, group.first):
            return []
        source, after = subject_behind(r, group, after)
        pronoun = source is None or r.starts("pronouns", r.within(source).start) > 0
    elif source is None and group.voice == "active" and not _coordinated(r, group.first):
        return []
    return _subject_first(r, group, source, pronoun, cue, stance, after)


def _subject_first(
    r: Reading, group: VerbGroup, source: Span | None, pronoun: bool, cue: Span, stance: str, after: int
) -> list[Attribution]:
    """ "X says that C", "X denies C", "C, X said": the source stands before the verb."""
    base = Attribution(source, pronoun, cue, stance, None)
    if group.form.stance == "accuse":
        return _accusation(r, group, base, after)
    if stance in ("assert", "confirm") and r.starts("contrary", after):
        return [replace(base, stance="deny")]  # "assure le contraire"
    if stance == "assert" and (estimate := _estimate(r, after)):
        return [replace(base, content=estimate)]
    if group.form.stance == "announce" and source is not None:
        span = _object(r, after) or _object_of(r, after)
        return [replace(base, content=span)] if span else []
    points = r.starts("determiners", after) and r.starts("claim_nouns", after + 1)  # "calls that claim ..."
    if group.form.stance == "call" and r.among("complementizers", after) and not points:
        return []  # "estime que C": said, not called anything
    content = content_after(r, after, stance, group.form.stance == "assert")
    if content is not None and group.form.stance != "call":
        span, direct = content
        if group.form.stance == "request" and not direct and _infinitive_at(r, span):
            return []  # "pidió no ser citado": asked for, not said
        span = cut_relative_clause(r, group.first, span)
        if stance in DENIALS and _says_nothing(r, span):
            return [base]
        if stance not in DENIALS:
            said = [replace(base, content=part, direct=direct) for part in each_that(r, span)]
            return [*_verdict_before(r, base, after), *said]
        span, words = parted_at_quotation(r, span)
        denied = [replace(base, content=part, direct=direct) for part in each_that(r, span)]
        return [*denied, *in_own_words(r, base, words)]
    if group.form.stance in ("deny-claim", "call"):
        if group.form.stance == "call" and after < r.n and object_before(r, group):
            said = r.norm[r.tokens[after].start :]
            return [base] if r.cues.patterns["false"].search(said) else []  # "les a qualifiés de « fables »"
        if any(r.among("claim_anaphors", i) for i in range(group.first, group.last)):
            if group.form.stance == "call":
                return []
            _, words = parted_at_quotation(r, (r.tokens[group.last].end, len(r.text)))
            return [base, *in_own_words(r, base, words)]  # "lo rechazó: «...»"
        return denied_claim(r, base, after, must_be_false=group.form.stance == "call")
    if stance in DENIALS:
        opposed = group.form.stance == "contest"
        denial = answering_before(r, denied_object(r, base, after, opposed=opposed), after)
        span, words = parted_at_quotation(r, denial.content or (r.tokens[group.last].end, len(r.text)))
        span = cut_relative_clause(r, group.first, span)
        return [replace(denial, content=denial.content and span), *in_own_words(r, base, words)]
    if stance == "no-comment":
        return [base]
    announcing = stance == "confirm" or r.among("announcing", group.last)
    left_out = r.cues.subject_optional and group.voice == "active"
    if announcing and (source is not None or left_out or _coordinated(r, group.first)):
        if span := _object(r, after):
            return [replace(base, content=span)]
    if stance in ("assert", "confirm") and source is not None and left_out and object_before(r, group):
        return [replace(base, points_back=True)]  # "Lo ha detto il sindaco"
    if span := _said_of(r, group, source, after):
        return [replace(base, content=span)]
    if group.form.stance == "request" or source is None or not r.cues.subject_verb_tag:
        return []
    return _tag(r, base, after)


def _estimate(r: Reading, after: int) -> Span | None:
    """What a verb estimates at how much: "évalue désormais à 2 700 tonnes les déchets"."""
    position = r.skip(("adverbs", "time_words"), after)
    width = r.starts("estimating_at", position)
    figure = r.skip(("at_least", "at_most", "approximate"), position + width)
    return content_from(r, position, phrase=True) if width and r.word(figure)[:1].isdigit() else None


def _verdict_before(r: Reading, base: Attribution, colon: int) -> list[Attribution]:
    """ "That is not true, police say: C": the verdict, where C stands behind a colon."""
    if not r.cues.subject_verb_tag or r.mark(colon) != ":" or base.source is None:
        return []
    begin = r.within(base.source).start
    said = r.trim((0, r.tokens[begin - 1].start)) if _opens_inversion(r, begin) else None
    patterns = r.cues.patterns
    if said is None or not patterns["false_anaphor"].match(r.norm, said[0]):
        return []
    return [replace(base, content=said)] if patterns["false"].search(r.norm[slice(*said)]) else []


def _says_nothing(r: Reading, span: Span) -> bool:
    """Whether a content only tells how something is denied, or stands for it: "nie « catégoriquement »"."""
    inside = r.within(span)
    pointer = r.among("claim_anaphors", inside.start - 1) and r.auxiliary(inside.start)
    return r.starts("adverbs", inside.start) == len(inside) or pointer  # "denied that was the reason"


def _only_points(r: Reading, after: int) -> bool:
    """Whether nothing but what stands for a claim closes the clause behind a verb: "denies it"."""
    width = r.starts("claim_anaphors", after)
    return width > 0 and r.boundary(after + width)


def _said_of(r: Reading, group: VerbGroup, source: Span | None, after: int) -> Span | None:
    """The clause that a pronoun before the verb stands for: "C, le gestionnaire l'a admis"."""
    if r.cues.free_order or r.cues.subject_optional or source is None or not r.boundary(after):
        return None
    if not object_before(r, group):
        return None
    comma = r.within(source).start - 1
    if r.mark(comma) != "," or not any(_surely_verb(r, i) for i in range(comma)):
        return None
    return r.trim((0, r.tokens[comma].start))


def _infinitive_at(r: Reading, span: Span) -> bool:
    first = r.skip(("infinitive_negations", "infinitive_prepositions"), r.within(span).start)
    return r.cues.infinitive.fullmatch(r.word(first)) is not None


def _tag(r: Reading, base: Attribution, after: int) -> list[Attribution]:
    """English tag behind the content: "The bridge is safe, the agency said." """
    begin = r.within(base.source).start
    if not _opens_inversion(r, begin):
        return []
    end = r.clause_end(after)
    content, direct = content_around(r, begin, end)
    if content is None:
        return []
    tag = replace(base, content=content, direct=direct)
    return [tag, *_said_behind(r, tag, end)]


def _opens_inversion(r: Reading, first: int) -> bool:
    """Whether a verb group at ``first`` can be followed by its subject: after a comma or a quote."""
    return first > 0 and r.mark(first - 1) in (",", "»", "”", '"', "'", "–", "—", "!", "?", "…")


def _clausal(r: Reading, first: int, after: int) -> bool:
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
        return r.mark(first - 1) == "," and len(left) > 3 and not told and _only_a_name(r, after)
    if quoted:
        return True
    if not any(r.mark(i) in (",", "–", "—", "(") for i in left if i != begin):
        return len(left) > 3 or any(r.finite(i) for i in left) or r.nominal(r.skip(("time_words",), after))
    main = _without_relatives(r, left)
    return any(not r.adjunct[i] and _surely_verb(r, i) for i in main) or _other_number(r, begin, first, after)


def _only_a_name(r: Reading, after: int) -> bool:
    """Whether nothing but a person, with his role, follows a verb: ", said the mayor, Anna Rey."."""
    end = phrase_end(r, after)
    if not r.boundary(end) or any(r.finite(i) or r.starts("pronouns", i) for i in range(after, end)):
        return False
    return any(r.capitalised(i) and r.capitalised(i + 1) for i in range(after, end - 1))


def _without_relatives(r: Reading, left: range) -> list[int]:
    """Positions outside ", who ...,": the verb of such a clause makes no clause of the rest."""
    kept, inside = [], False
    for position in left:
        if r.mark(position) == ",":
            inside = relative_behind(r, position + 1) >= 0 or r.starts("subordinators", position + 1) > 0
        elif _relative_of_noun(r, position):
            inside = True
        if not inside:
            kept.append(position)
    return kept


def _relative_of_noun(r: Reading, position: int) -> bool:
    """Whether a relative pronoun stands right behind a noun: "un collectif que préside X"."""
    if not (r.among("relative_objects", position) or r.among("relative_subjects", position)):
        return False
    return r.starts("determiners", position - 2) > 0 and not r.has_form(position - 1, "finite")


def _surely_verb(r: Reading, index: int) -> bool:
    """Whether a finite verb stands at ``index``, told by its form or by the pronoun before it."""
    if r.finite(index) or r.has_form(index, "finite") and not r.has_form(index, "participle"):
        return not r.starts("determiners", index - 1)
    infinitive = r.cues.infinitive.fullmatch(r.word(index))
    return r.among("reflexives", index - 1) and not infinitive and not r.auxiliary(index)


def _other_number(r: Reading, begin: int, first: int, after: int) -> bool:
    """Whether the verb has another number than the noun phrase before it, which then is no subject."""
    opening = r.word(r.skip(("time_words",), begin))
    if any(r.among("have_plural", i) for i in range(first, after)):
        return opening in r.cues.gender_of["singular"]
    plural = any(r.word(i).endswith(r.cues.plural_ending) for i in range(first, after))
    return opening in r.cues.gender_of["plural"] and not plural


def _coordinated(r: Reading, first: int) -> bool:
    """Whether a verb shares the subject of an earlier one: "et a ajouté", ", said"."""
    return bool(r.found) and (r.among("coordinators", first - 1) or r.mark(first - 1) == ",")


# --- source behind the verb ---------------------------------------------------------------------------


def _inverted(r: Reading, first: int, after: int, cue: Span, stance: str) -> list[Attribution]:
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
    if r.among("complementizers", position) or _object_of_announcing(r, first, after, position):
        return []
    position = behind_setting(r, behind_addressee(r, position))
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
    if end == position and not _tag_alone(r, first, after):
        return []
    begin = first - r.ends("as_reported", first - 1)
    stop = r.clause_end(end)
    inside = begin < first and begin > 0 or _inserted(r, begin, stop)
    content, direct = content_around(r, begin, stop, parenthetical=inside)
    if begin < first and (said := said_before(r, begin)):
        content, direct = said, False
    if content is None:
        return []
    pronoun = end == position or r.starts("pronouns", position) > 0
    source = r.span(position, end) if end > position else None
    found = Attribution(source, pronoun, cue, stance, content, direct=direct)
    return [found, *_said_behind(r, found, stop)]


def _object_of_announcing(r: Reading, first: int, after: int, position: int) -> bool:
    """Whether what follows is what was found, not who says so: "A scan, she said, revealed a fracture"."""
    known = r.starts("definite_determiners", position) or r.capitalised(position)
    announced = r.cues.subject_verb_tag and r.among("announcing", after - 1)
    return announced and not known and not r.quoted[first - 2] and r.starts("determiners", position) > 0


def _said_behind(r: Reading, tag: Attribution, colon: int) -> list[Attribution]:
    """What the source of a tag says besides, behind a colon: "C, affirme X : « Q »"."""
    if r.mark(colon) != ":" or tag.content is None or tag.content[0] >= tag.cue[0]:
        return []
    return in_own_words(r, tag, r.trim(r.opens_quotation(colon + 1) or (r.tokens[colon].end, len(r.text))))


def _bare_plural(r: Reading, position: int) -> bool:
    """Whether a plural noun without an article closes a clause: ", relataram testemunhas"."""
    bare = r.is_word(position) and not r.starts("adjunct_starts", position)
    ends = r.boundary(position + 1) or r.among("of", position + 1)
    return r.cues.subject_optional and bare and ends and bool(r.cues.plural_noun.search(r.word(position)))


def _tag_alone(r: Reading, first: int, after: int) -> bool:
    """Whether a verb without a subject closes or interrupts what was said ("«No lo sé», dijo.")."""
    return (
        r.cues.subject_optional
        and _opens_inversion(r, first)
        and (r.boundary(after) or r.starts("adjunct_starts", after) > 0)
        and content_after(r, after, "assert", False) is None
    )


def _goes_on(r: Reading, first: int, after: int, stance: str) -> bool:
    """Whether a verb behind a comma has the subject of the clause before it and its own content."""
    if not r.cues.subject_optional or r.mark(first - 1) in CLOSING_MARKS:
        return False
    quoted = any(r.quoted[i] for i in range(first))
    return stance == "deny" and not quoted or content_after(r, after, stance, False) is not None


def _inserted(r: Reading, begin: int, end: int) -> bool:
    """Whether a clause between commas or dashes parts subject and verb: "Le train, affirme X, roulait"."""
    if r.mark(begin - 1) not in (",", "–", "—") or r.mark(end) != r.mark(begin - 1):
        return False
    behind = end + 1
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


def _tagged(r: Reading, first: int, after: int, cue: Span, stance: str) -> list[Attribution]:
    """ ", a-t-il dit", ", a-t-on appris auprès de la préfecture"."""
    stop = r.clause_end(after)
    content, direct = content_around(r, first, stop, parenthetical=_inserted(r, first, stop))
    if content is None:
        return []
    stance = "assert" if stance == "deny" else stance
    after = r.skip(("time_words",), after)  # "a-t-on appris mardi auprès de la préfecture"
    if width := r.starts("obtained_from", after):
        begin = after + width - r.ends("source_nouns", after + width - 1)
        end = phrase_end(r, begin)
        if end > begin:
            return [Attribution(r.span(begin, end), False, cue, stance, content, direct=direct)]
    pronoun = next((i for i in range(after - 1, first - 1, -1) if r.enclitic(i)), None)
    if pronoun is None:
        return []
    if r.word(pronoun).endswith(r.cues.indefinite_enclitic):
        begin = where_one_says(r, after)
        end = phrase_end(r, begin) if begin else 0
        if end <= begin:
            return []  # "pense-t-on": nobody in particular
        return [Attribution(r.span(begin, end), False, cue, stance, content, direct=direct)]
    return [Attribution(r.span(pronoun, pronoun + 1), True, cue, stance, content, direct=direct)]


# --- things announced, and the passive ----------------------------------------------------------------


def _accusation(r: Reading, group: VerbGroup, base: Attribution, after: int) -> list[Attribution]:
    """ "X accuse Y d'avoir ...", "X accused Y of ...": Y and the deed together are what X says.

    Of "X l'accuse d'avoir ...", the deed alone is the content; whose it is, a pronoun says.
    """
    first = after + r.starts("addressees", after)  # "reproche à Y de"
    of = first + (r.starts("pronouns", first) == 1)
    if r.among("of", of) and (of > first or object_before(r, group)):
        deed = content_from(r, of + 1)
        return [replace(base, content=deed, of_another=True)] if deed else []
    named = r.nominal(first) and not r.starts("pronouns", first)
    return [replace(base, content=content_from(r, first))] if named else []


def _object(r: Reading, after: int) -> Span | None:
    """The thing announced or confirmed: "a annoncé la fermeture"."""
    after = r.skip(("time_words",), after)
    if r.starts("adjunct_starts", after) and not r.starts("determiners", after):
        # "a annoncé en début de soirée l'ouverture": the object stands behind a setting
        after = next(
            (
                i
                for i in range(after + 2, min(after + 7, r.clause_end(after)))
                if r.starts("determiners", i)
                and not r.starts("adjunct_starts", i - 1)
                and not r.among("of", i - 1)
            ),
            after,
        )
    if (quote := r.opens_quotation(after)) and not r.invisible(after):
        return content_from(r, after) if r.n_words(quote) > 1 else None  # "pointe « une erreur »"
    bare = r.heading and r.is_word(after) and not r.starts("adjunct_starts", after)
    counted = r.word(after)[:1].isdigit() or r.word(after) in r.cues.number_of
    if (r.starts("determiners", after) or counted or bare) and not r.starts("claim_nouns", after + 1):
        return content_from(r, after, phrase=True)
    return None


def _object_of(r: Reading, after: int) -> Span | None:
    """The thing spoken of behind an expression of time: "a fait état mardi | de deux blessés"."""
    stop = r.clause_end(after)
    of = next((i for i in range(after, min(stop, after + _FARTHEST_OF)) if r.among("of", i)), after)
    timed = of > after and r.skip(("time_words", "adverbs"), behind_preposition(r, after, of)) == of
    if not timed or r.cues.infinitive.fullmatch(r.word(of + 1)):
        return None
    first = of if r.among("of_the", of) else of + 1
    return content_from(r, first, phrase=True)


def _passive(r: Reading, first: int, after: int, cue: Span, stance: str) -> list[Attribution]:
    """ "ces affirmations ont été niées par X et par Y": one attribution for each agent."""
    content = _passive_content(r, first)
    if stance in DENIALS:  # "was dismissed as nonsense by the mayor"
        near = range(after, min(after + _FARTHEST_AGENT, r.clause_end(after)))
        after = next((i for i in near if r.among("agents", i)), after)
    if not r.among("agents", after):
        if stance not in DENIALS:
            return []
        return [Attribution(None, False, cue, stance, content, reported=True)]
    if content is None and stance not in DENIALS:
        return []
    announced = stance != "assert" or any(r.among("announcing", i) for i in range(first, after))
    if not announced and r.n_words(content) < _FEWEST_TOLD:
        return []  # "La médiation était assurée par X": done, not said
    found = []
    position = after
    while r.among("agents", position):
        begin = position + 1
        end = _agent_end(r, begin)
        last = end
        while last > begin and (
            r.among("coordinators", last - 1)
            or r.starts("adverbs", last - 1)
            or r.among("emphatic", last - 1)
        ):
            last -= 1
        if last > begin:
            pronoun = r.starts("pronouns", begin) == last - begin
            found.append(Attribution(r.span(begin, last), pronoun, cue, stance, content))
        position = next((i for i in range(end, end + 4) if r.among("agents", i)), end)
    return found


def _agent_end(r: Reading, begin: int) -> int:
    """One past the agent of a passive that begins at ``begin``."""
    end = begin
    while end < r.n and not r.boundary(end) and not r.among("agents", end):
        if end > begin and r.starts("adjunct_starts", end) and not r.among("coordinators", end):
            break
        end += 1
    if r.among("consulted", end - 1) and r.among("agents", end):
        return _agent_end(r, end + 1)  # "contradicted by records seen by the Review"
    return end


def _passive_content(r: Reading, first: int) -> Span | None:
    """The subject of a passive when it says something of its own."""
    begin = phrase_begin(r, first, first)
    for position in range(begin, first):
        if width := r.starts("claim_introducers", position):
            return r.span(position + width, first) if position + width < first else None
    begin = after_setting(r, begin, first)
    if begin >= first or r.starts("pronouns", begin):
        return None
    if r.among("relative_objects", begin) or r.among("relative_objects", begin - 1):
        return None  # "..., dont la vidéo a été authentifiée par X, ...": said in passing
    noun = next((i for i in range(begin, min(begin + 4, first)) if r.starts("claim_nouns", i)), None)
    if noun is not None:
        return topic(r, noun, first)
    return r.span(begin, first) if first - begin >= 2 else None
