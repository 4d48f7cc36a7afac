"""Attributions inside one sentence: who (source) says or denies (cue, stance) what (content).

sentence text + Cues -> Attribution, in reading order. A shallow grammar over cue words: it looks for a
reporting verb or an "according to", then for the source on the side where the construction puts it,
then for the content. The terms are those of PARC (Pareti 2016). No word of any language is written in
these modules: they are all in ``data/cues``.

Read them in this order: ``reading`` (a sentence and how rules look around in it) with ``insertions`` and
``set_off``, ``noun_phrases``, ``subjects``, ``openings`` and ``some_people`` (sources), ``claims`` (nouns
for what is said), ``settings`` (what stands around them), ``contents`` and ``around``, ``verb_groups``,
``verbal`` with ``inverted``, ``passives``, ``verb_first`` and ``denied``, ``according``, ``verbless`` and
``unlisted`` (the constructions), ``expressions`` and ``stances`` (retractions, falsehood, refusals),
``headlines``, ``called``, ``telling``, ``figures``, ``documents``. Where word order is free (German,
Russian, Ukrainian), ``frames``, ``free_sources`` and ``free_order`` take the place of ``verb_groups`` and
``verbal``.
"""

from __future__ import annotations

from dataclasses import replace

from ..words.cues import Cues
from .according import according_to
from .called import quoted_predicate, quoting_subject
from .denied import without_setting
from .documents import read_documents, read_in_a_text
from .expressions import corrections, issued_denials, retractions
from .free_order import read_free_verbs
from .headlines import noun_of_denial, signed_headline
from .noun_phrases import speaking_place
from .openings import sentence_subject
from .quotation_marks import quotations
from .reading import Attribution, Reading, Span
from .stances import judged, refusals
from .telling import told_behind_colon, told_by_subject
from .verbal import read_verbs
from .verbless import (
    announced_answer,
    behind_quotation,
    colon_quotation,
    colon_report,
    impersonal_reports,
    introduced_claims,
    of_what_one_is_accused,
    quotation_tags,
)
from .word_order import verb_second

__all__ = [
    "Attribution",
    "announced_denial",
    "find_attributions",
    "opening_subject",
    "quotations",
    "quoted",
    "verb_second",
]


_LEAST_SAID = 3  # words before a refusal (chosen, untested)


def find_attributions(text: str, cues: Cues, heading: bool = False, following: str = "") -> list[Attribution]:
    """Find every attribution of one sentence.

    Args:
        text: A sentence (a direct quotation of several sentences counts as one).
        cues: Cue list of the sentence's language.
        heading: Whether it is a headline, where a source may stand alone behind a dash.
        following: The sentence behind it, which may take back what the outlet wrote.

    Returns:
        Attributions ordered by the place of their cue. One may lie in the content of another: the
        caller decides which of the two speaks, and keeps the chain of sources. Empty for none.
    """
    r = Reading(text, cues, heading)
    refusals(r)
    according_to(r)
    if cues.free_order:
        read_free_verbs(r)
    else:
        read_verbs(r)
    quotation_tags(r)
    impersonal_reports(r)
    retractions(r)
    corrections(r, following)
    issued_denials(r)
    introduced_claims(r)
    if not r.found:
        colon_quotation(r)
    if not r.found:
        announced_answer(r)
    if not r.found:
        behind_quotation(r)
    if not r.found:
        colon_report(r)
    if not r.found and heading:
        signed_headline(r)
    if not r.found:
        quoted_predicate(r)
    if not r.found:
        read_in_a_text(r)
    if not r.found:
        read_documents(r)
    if not r.found:
        told_by_subject(r)
    if not r.found:
        quoting_subject(r)
    if not r.found:
        told_behind_colon(r)
    if cues.free_order:
        r.found = [_until_the_next(r, a) for a in r.found]
    r.found = [_before_refusal(r, a) for a in r.found]
    kept = (a for a in (speaking_place(r, a) for a in r.found) if not _of_nobody_named(r, a))
    kept = (without_setting(r, a) for a in kept)
    settled = [(a, judged(r, a)) for a in _each_once(sorted(kept, key=lambda a: a.cue))]
    refused = [a.content for a, b in settled if b.stance == "no-comment" and a.content]
    taken_back = [(a.content, b) for a, b in settled if b.stance == "retract" and a.content]
    settled = [(a, b) for a, b in settled if not any(_only_told(b, *one) for one in taken_back)]
    said = [b for a, b in settled if _says_something(r, b) and not _told_twice(a, refused)]
    return [of_what_one_is_accused(r, b) for b in said if not _inside_another(b, said)]


def _until_the_next(r: Reading, attribution: Attribution) -> Attribution:
    """End a content where, behind a comma, another clause with a source of its own begins."""
    begin, end = attribution.content or (0, 0)
    if attribution.direct or begin < attribution.cue[0]:
        return attribution
    for other in r.found:
        if other.source is None or not begin < other.source[0] < min(other.cue[0], end):
            continue
        if r.text[: other.source[0]].rstrip().endswith(",") and (cut := r.trim((begin, other.source[0]))):
            attribution = replace(attribution, content=cut)
    return attribution


def _before_refusal(r: Reading, attribution: Attribution) -> Attribution:
    """End a content where its source refuses to say more: "confirme que C | mais refuse de commenter".

    So too where it takes back what it said: "a reconnu que C | et retiré son communiqué".
    """
    begin, end = attribution.content or (0, 0)
    for refusal in r.found:
        if refusal.stance == "retract" and begin < refusal.cue[0] < end:
            opening = r.within(refusal.cue).start
            cut = r.trim((begin, refusal.cue[0])) if r.among("coordinators", opening) else None
            if cut and r.n_words(cut) >= _LEAST_SAID:
                attribution = replace(attribution, content=cut)
        if refusal.stance != "no-comment" or refusal.source is not None or not begin < refusal.cue[0] < end:
            continue
        first = r.within((refusal.cue[0], len(r.text))).start
        while r.among("clitics", first - 1) or r.auxiliary(first - 1):
            first -= 1
        joined = r.among("coordinators", first - 1)
        if joined and (cut := r.trim((begin, r.tokens[first - 1].start))) and r.n_words(cut) >= _LEAST_SAID:
            attribution = replace(attribution, content=cut)
    return attribution


def _of_nobody_named(r: Reading, attribution: Attribution) -> bool:
    """Whether a source is nobody in particular, or whoever speaks himself: "Nous avions"."""
    if attribution.source is None:
        return False
    first = r.within(attribution.source).start
    own = r.starts("first_person", first) or r.starts("one_speaker", first)
    own = own and not r.starts("determiners", first)  # "My lawyer said"
    own = own and not r.capitalised(first + own)  # "Me Roy", a lawyer
    none = attribution.stance != "no-comment" and r.among("negations", first) and r.cues.subject_verb_tag
    if none and not r.figure(first + 1):
        return True  # "Nobody found out who paid", but "No 10 said"
    return own or r.names_nobody(attribution.source)


def _each_once(found: list[Attribution]) -> list[Attribution]:
    """Leave out what is read twice: as what a source says besides, and as the content of a tag in it.

    "X nie que C : D, assure Y" is X's denial of C and Y's word that D. Of two sources of one content, the
    one that is named stays.
    """
    kept = []
    for one in found:
        others = (o for o in found if o is not one and o.content and one.content and o.stance == one.stance)
        same = [o for o in others if o.content[0] == one.content[0]]
        tagged = any(one.content[0] < o.cue[0] < one.content[1] and one.cue[0] < one.content[0] for o in same)
        named = any(o.content == one.content and not o.source_is_pronoun for o in same)
        if not (tagged or named and one.source_is_pronoun):
            kept.append(one)
    return kept


def _inside_another(one: Attribution, said: list[Attribution]) -> bool:
    """Whether a wider wording says that the same source denies: "parle de" in "parle de « fable »"."""
    denials = (o for o in said if o is not one and o.stance == "deny" and o.content is None)
    around = (o.cue for o in denials if o.source == one.source and one.cue != o.cue)
    return any(
        begin <= one.cue[0] and one.cue[1] <= end and (one.content is None or begin <= one.content[0] < end)
        for begin, end in around
    )


def _says_something(r: Reading, attribution: Attribution) -> bool:
    """Whether a content is more than a word ("qu'il juge « insuffisante »") or rightly missing."""
    content = attribution.content
    if attribution.stance != "assert" or content is None or r.n_words(content) > 1:
        return True
    first = r.within(content).start
    behind = attribution.source is not None and content[0] > attribution.cue[0]  # "« Merci », a dit X"
    marked = behind and not r.among("yes", first) and (r.quoted[first] or r.invisible(first - 1))
    return r.figure(first) or marked and not _in_passing(r, attribution)  # "le juge « insuffisant »"


def _in_passing(r: Reading, attribution: Attribution) -> bool:
    """Whether a relative clause says what somebody calls a thing told of: "l'offre, qu'il juge « basse »"."""
    before = r.within(attribution.source).start - 1
    return r.among("relative_objects", before) or r.among("relative_subjects", before)


def _only_told(one: Attribution, said: Span, retraction: Attribution) -> bool:
    """Whether it only tells what is taken back: "said that what he had told the House of C was wrong"."""
    again = one.content == retraction.content and one.source_is_pronoun
    return one is not retraction and (again or said[0] <= one.cue[0] < said[1])


def _told_twice(attribution: Attribution, refused: list[Span]) -> bool:
    """Whether it only puts into words a refusal already read: "said it does not discuss clients"."""
    start = attribution.cue[0]
    return attribution.stance == "no-comment" and any(begin <= start < end for begin, end in refused)


def quoted(text: str, content: Span, cues: Cues) -> Attribution:
    """Read a sentence that is all quotation, of a source that it does not name.

    Args:
        text: A sentence.
        content: Span of the words between its quotation marks.
        cues: Cue list of its language.

    Returns:
        What it says: a denial or a refusal to comment when its words are one, else an assertion.
    """
    return judged(Reading(text, cues, False), Attribution(None, True, (0, 0), "assert", content, direct=True))


def opening_subject(text: str, cues: Cues) -> Span | None:
    """Find the noun phrase that a sentence is about: its subject, when it opens the sentence.

    Args:
        text: A sentence.
        cues: Cue list of its language.

    Returns:
        Its span; ``None`` for a pronoun or where it is not surely a subject.
    """
    return sentence_subject(Reading(text, cues, False))


def announced_denial(text: str, cues: Cues, heading: bool = True) -> Span | None:
    """Find who denies in a heading or a short sentence that says so by a noun alone: "Démenti de X".

    Args:
        text: A headline, a section title or a sentence.
        cues: Cue list of its language.
        heading: Whether it is no sentence of the running text.

    Returns:
        Span of the source; ``None`` when no denial is announced, or not whose it is.
    """
    return noun_of_denial(Reading(text, cues, heading))
