"""Constructions around a cue verb: which one it stands in, and those whose subject stands first."""

from __future__ import annotations

from dataclasses import replace

from ..schema import DENIALS
from .called import called
from .content_ends import content_from, cut_relative_clause, each_that
from .contents import behind_pointing_colon, content_after
from .denied import (
    answering_before,
    denied_before,
    denied_claim,
    denied_object,
    in_own_words,
    judges_that,
    of_a_claim,
    only_opposes,
    parted_at_quotation,
    verdict_first,
    whose_words,
    withheld,
)
from .figures import counted, estimated, spoken_of
from .headlines import are_told
from .inverted import (
    behind_its_quotation,
    end_unnamed,
    inserted,
    inverted,
    opens_inversion,
    tag_behind,
    tagged,
)
from .left_of_verb import is_clause, surely_verb
from .openings import sentence_subject
from .passives import (
    accusation,
    bare_object,
    claim_begin,
    object_announced,
    object_of,
    of_behind,
    passive,
    upheld,
)
from .reading import CLOSING_MARKS, Attribution, Reading, Span
from .settings import behind_aside
from .subjects import subject_before, subject_left_out
from .verb_first import impersonal, object_before, subject_behind
from .verb_groups import VerbGroup, verb_group


def read_verbs(r: Reading) -> None:
    """Add the attributions of every cue verb outside quotations and "according to X"."""
    index = 0
    while index < r.n:
        blocked = any(a.stance == "no-comment" and _refused(r, a, index) for a in r.found)
        index += 1 if r.quoted[index] or r.adjunct[index] or blocked else _read_verb(r, index)


def _refused(r: Reading, refusal: Attribution, index: int) -> bool:
    """Whether a verb belongs to a refusal, or to what it refuses: "declined to say who denied it"."""
    if refusal.cue[1] <= r.tokens[index].start:
        between = r.within((refusal.cue[1], r.tokens[index].start))
        parted = any(r.boundary(i) or r.among("coordinators", i) for i in between)
        return not parted and any(r.is_word(i) for i in between)
    return refusal.cue[0] <= r.tokens[index].start


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
    if r.among("turned_out", group.last) and any(
        r.among("reflexives", i) for i in range(group.first, group.last)
    ):
        return []
    if stance == "retract" and _of_a_thing(r, group, after):
        return []  # "withdrew a batch of yoghurt", "600 deposits were withdrawn"
    if r.starts("persisting", group.first) and r.has_form(after, "gerund"):
        return []  # "went on denying": denies
    if r.heading and r.starts("states", after):
        return []  # "Missing man found alive"
    if group.first == group.last and are_told(r, group.last, after):
        return []
    if r.starts("never_reflexive", group.last) and r.among("reflexives", group.last - 1):
        return []  # "elle se trouvait « chez sa mère »"
    if r.among("telling", group.last) and r.among("negations", after) and not r.starts("determiners", after):
        return []  # "had told nobody about it"
    if group.voice == "passive":
        begin = claim_begin(r, group.first)
        claim = of_a_claim(r, begin, group.first) or r.starts("claim_truth_of", begin) > 0
        if group.form.stance in ("contest", "deny-claim") and not claim:
            return []  # "the appeal was rejected by the court", "the ruling is disputed"
        if stance in DENIALS and withheld(r, begin, group.first, after):
            return []  # "the visa was denied", "he was denied a visa"
        if group.form.stance == "call" and not r.cues.patterns["false"].search(r.norm[cue[1] :]):
            return []  # "the match was called off"
        bare = group.form.stance == "call" and group.first == group.last
        if bare and not claim:
            return []  # "une piste jugée absurde par X": no claim
        return passive(r, group.first, after, cue, stance)
    if stance in DENIALS and (behind := denied_before(r, group.first, after, cue, stance)):
        return behind
    if group.inverted or r.enclitic(after) or any(r.enclitic(i) for i in range(group.first, group.after)):
        return tagged(r, group.first, after + r.enclitic(after), cue, stance)
    if stance in ("assert", "confirm") and (whose := whose_words(r, group.first, after, cue, stance)):
        return [whose]
    width = r.ends("as_reported", group.first - 1)
    as_reported = (
        width == 1 or width > 1 and r.boundary(group.first - width - 1)
    )  # not "contrairement à ce que"
    if as_reported and any(r.among("not_so", i) for i in range(max(0, group.first - 7), group.first - 1)):
        return []  # "et non à Z comme l'a écrit la presse": quoted to be refuted
    inverts = group.voice == "active" and stance not in ("retract",) and opens_inversion(r, group.first)
    clausal = inverts and (is_clause(r, group.first, after) or end_unnamed(r, after) > 0)
    if clausal and stance in ("assert", "confirm", "no-comment"):
        if found := inverted(r, group.first, after, cue, stance):
            return found
    named = r.nominal(after) and not (r.cues.subject_optional or r.cues.subject_verb_tag)
    stop = r.clause_end(after) if named else after
    if inverts and (named or r.cues.subject_optional) and inserted(r, group.first, stop):
        return inverted(r, group.first, after, cue, stance)  # "Los frenos, dijo, funcionaban"
    if group.voice == "carried":
        source, pronoun = None, True
    else:
        source, pronoun = subject_before(r, group.first)
    if source is None and inverts and stance in DENIALS and _only_points(r, after):
        source, pronoun = sentence_subject(r), False  # "Acme, the firm that runs the port, denies it"
    if source is None and (as_reported or inverts) and not _goes_on(r, group.first, after, stance):
        return inverted(r, group.first, after, cue, stance)
    if source is None and r.among("coordinators", group.first - 1) and not r.found:
        source, pronoun = sentence_subject(r), False  # "crie au complot et jure que"
        if source is None and group.voice == "carried" and (width := r.starts("pronouns", 0)):
            source, pronoun = r.span(0, width), True  # "Elle a dit sa colère et nié toute faute"
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
    if r.cues.subject_verb_tag and r.ends("going_on", group.after - 1) and not r.boundary(after):
        return []  # "went on denying it"
    if group.form.stance == "accuse":
        return accusation(r, group, base, after)
    if stance in ("assert", "confirm") and r.starts("contrary", after):
        return [replace(base, stance="deny")]  # "assure le contraire"
    reflexive = any(r.among("reflexives", i) for i in range(group.first, group.last))
    if (
        stance == "assert"
        and not reflexive
        and (estimate := estimated(r, after, plain=group.form.stance == "estimate"))
    ):
        return [replace(base, content=estimate)]
    if group.form.stance in ("count", "announce"):
        after = behind_aside(r, after)  # "parlait, à 13 heures, de cinq morts"
    if group.form.stance == "count":
        tally = cut_relative_clause(r, group.first, counted(r, after, source))
        return [replace(base, content=tally)] if tally else []
    if group.form.stance == "speak":
        span = None if reflexive else cut_relative_clause(r, group.first, spoken_of(r, group.after))
        return [replace(base, content=span, direct=r.quoted[r.within(span).start])] if span else []
    if group.form.stance == "estimate":
        return []
    if group.form.stance == "uphold":
        return upheld(r, base, after)
    if group.form.stance == "announce" and source is not None:
        if r.heading and r.cues.subject_verb_tag and r.mark(group.first - 1) == ",":
            return []  # "Rebels walk out, blame army raid"
        span = object_announced(r, after) or object_of(r, after) or bare_object(r, group)
        span = span or (of_behind(r, after) if reflexive or after > group.after else None)
        span = cut_relative_clause(r, group.first, span)
        return [replace(base, content=span)] if span else []
    points = r.starts("determiners", after) and r.starts("claim_nouns", after + 1)  # "calls that claim ..."
    points = points or judges_that(r, after)
    if group.form.stance == "call" and r.among("complementizers", after) and not points:
        return []  # "estime que C": said, not called anything
    calls = group.form.stance in ("assert", "call", "estimate")
    if (calls or r.starts("as_reported", after)) and (denial := verdict_first(r, base, after)):
        return denial
    if stance == "confirm" and (parted := _confirmed_and_said(r, base, after)):
        return parted
    content = content_after(r, after, stance, group.form.stance == "assert")
    if content is None and stance in ("assert", "confirm") and object_before(r, group):
        content = behind_pointing_colon(r, after)
    if content and not content[1] and (tag := behind_its_quotation(r, base, after, content[0])):
        return tag
    if content is not None and group.form.stance != "call":
        span, direct = content
        if group.form.stance == "request" and not direct and _infinitive_at(r, span):
            return []  # "pidió no ser citado": asked for, not said
        span = cut_relative_clause(r, group.first, span)
        alone = r.n_words(span) == 1 and r.quoted[r.within(span).start]
        if alone and reflexive and source is not None:
            span, direct = r.trim((source[0], span[1] + 2)), False  # "La maire s'est dite « soulagée »"
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
        pointers = ("claim_anaphors", "claim_before_verb")
        if any(r.among(name, i) for name in pointers for i in range(group.first, group.last)):
            if group.form.stance == "call":
                return []
            _, words = parted_at_quotation(r, (r.tokens[group.last].end, len(r.text)))
            return [base, *in_own_words(r, base, words)]  # "lo rechazó: «...»"
        denial = denied_claim(r, base, after, must_be_false=group.form.stance == "call")
        opinion = group.form.stance == "call" and not denial
        return called(r, replace(base, stance="assert"), after) if opinion else denial
    if stance in DENIALS:
        opposed = group.form.stance == "contest"
        if only_opposes(r, after, opposed=opposed):
            return []
        denial = answering_before(r, denied_object(r, base, after, opposed=opposed), after)
        span, words = parted_at_quotation(r, denial.content or (r.tokens[group.last].end, len(r.text)))
        span = cut_relative_clause(r, group.first, span)
        return [replace(denial, content=denial.content and span), *in_own_words(r, base, words)]
    if stance == "no-comment":
        return [base]
    if stance == "question" and r.starts("claim_truth_of", after):
        return [replace(base, content=content_from(r, after, phrase=True))]  # "doubts the authenticity of X"
    announcing = stance == "confirm" or r.among("announcing", group.last)
    left_out = r.cues.subject_optional and group.voice == "active"
    if announcing and (source is not None or left_out or _coordinated(r, group.first)):
        if span := cut_relative_clause(r, group.first, object_announced(r, after)):
            return [replace(base, content=span)]
    if stance in ("assert", "confirm") and source is not None and left_out and object_before(r, group):
        return [replace(base, points_back=True)]  # "Lo ha detto il sindaco"
    if span := _said_of(r, group, source, after):
        return [replace(base, content=span)]
    relative = r.among("relative_subjects", group.first - 1)  # "Rey, who testified before her, said C"
    if group.form.stance == "request" or source is None or relative or not r.cues.subject_verb_tag:
        return []
    return tag_behind(r, base, after)


def _verdict_before(r: Reading, base: Attribution, colon: int) -> list[Attribution]:
    """ "That is not true, police say: C": the verdict, where C stands behind a colon."""
    if not r.cues.subject_verb_tag or r.mark(colon) != ":" or base.source is None:
        return []
    begin = r.within(base.source).start
    said = r.trim((0, r.tokens[begin - 1].start)) if opens_inversion(r, begin) else None
    patterns = r.cues.patterns
    if said is None or not patterns["false_anaphor"].match(r.norm, said[0]):
        return []
    return [replace(base, content=said)] if patterns["false"].search(r.norm[slice(*said)]) else []


def _confirmed_and_said(r: Reading, base: Attribution, after: int) -> list[Attribution]:
    """ "confirme le dîner : « C »": the thing that is confirmed, and what is said of it behind a colon."""
    if object_announced(r, after) is None or r.opens_quotation(after):
        return []
    thing, words = parted_at_quotation(r, (r.tokens[after].start, len(r.text)))
    said = in_own_words(r, base, words)
    return [replace(base, content=thing), *said] if said else []


def _says_nothing(r: Reading, span: Span) -> bool:
    """Whether a content only tells how something is denied, or stands for it: "nie « catégoriquement »"."""
    inside = r.within(span)
    pointer = r.among("claim_anaphors", inside.start - 1) and r.auxiliary(inside.start)
    return r.starts("adverbs", inside.start) == len(inside) or pointer  # "denied that was the reason"


def _of_a_thing(r: Reading, group: VerbGroup, after: int) -> bool:
    """Whether a verb that can mean to go back on one's words has an object, or a subject, that is none."""
    if not r.cues.complementizer_optional:
        return False
    if any(r.among("be", i) or r.among("been", i) for i in range(group.first, group.last)):
        return not of_a_claim(r, claim_begin(r, group.first), group.first)
    counted = r.word(after)[:1].isdigit() or r.word(after) in r.cues.number_of
    some = r.starts("determiners", after) and not r.starts("definite_determiners", after) or counted
    return (some or r.starts("obtained_from", after) > 0) and not of_a_claim(r, after, r.clause_end(after))


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
    if r.mark(comma) != "," or not any(surely_verb(r, i) for i in range(comma)):
        return None
    return r.trim((0, r.tokens[comma].start))


def _infinitive_at(r: Reading, span: Span) -> bool:
    first = r.skip(("infinitive_negations", "infinitive_prepositions"), r.within(span).start)
    return r.cues.infinitive.fullmatch(r.word(first)) is not None


def _coordinated(r: Reading, first: int) -> bool:
    """Whether a verb shares the subject of an earlier one: "et a ajouté", ", said"."""
    return bool(r.found) and (r.among("coordinators", first - 1) or r.mark(first - 1) == ",")


def _goes_on(r: Reading, first: int, after: int, stance: str) -> bool:
    """Whether a verb behind a comma has the subject of the clause before it and its own content."""
    if not r.cues.subject_optional or r.mark(first - 1) in CLOSING_MARKS:
        return False
    quoted = any(r.quoted[i] for i in range(first))
    return stance == "deny" and not quoted or content_after(r, after, stance, False) is not None
