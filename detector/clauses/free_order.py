"""Constructions around a cue verb when word order is free, for languages whose file says ``free_order``.

A clause is read as a frame: the finite verb, what may close it ("teilte ... mit", "hat ... bestritten"), the
source on either side or between the two, and the content behind the frame, before it, or as its object.
"""

from __future__ import annotations

from dataclasses import replace

from ..words.cues import Form
from .around import content_around
from .claims import topic
from .content_ends import content_from
from .denied import denied_claim, denied_object, of_a_claim
from .figures import figure_at
from .frames import Frame, clause_stop, find_frame
from .free_sources import Source, clause_begin, find_source, fronted_claim, verbless_insertion
from .noun_phrases import phrase_end
from .reading import Attribution, Reading, Span
from .relative_clauses import opens_relative, relative_pronoun

_FARTHEST_FIGURE = 12  # tokens between a verb that counts and its figure (chosen, untested)
_LONGEST_TITLE = 4  # words of a newspaper's name in quotation marks
_TAG_MARKS = (",", "»", "”", '"', "–", "—", "-", "!", "?", "…")


def read_free_verbs(r: Reading) -> None:
    """Add the attributions of every cue verb outside quotations, refusals and "according to X"."""
    read_to = 0
    for index in range(r.n):
        taken = any(a.cue[0] <= r.tokens[index].start < a.cue[1] for a in r.found if a.stance == "no-comment")
        if r.quoted[index] or r.adjunct[index] or taken or index < read_to:
            continue
        for form in sorted(r.forms[index], key=lambda form: (form.kind == "finite", form.stance != "call")):
            frame = find_frame(r, index, form)
            if frame is None:
                continue
            r.closers = frozenset({frame.last}) if frame.last >= frame.after else frozenset()
            found = _attribution(r, frame)
            r.closers = frozenset()
            if found is not None:
                r.found += [*_denied_first(r, form, found), found, *_second_half(r, found)]
                read_to = index + form.n_tokens
                break


def _denied_first(r: Reading, form: Form, found: Attribution) -> list[Attribution]:
    """The denial in "X denies it: C", which goes on to say something instead."""
    if r.cues.stance_of(form.stance) != "deny" or found.stance != "assert" or found.content is None:
        return []
    behind_colon = ":" in r.text[found.cue[1] : found.content[0]]
    denies_again = r.cues.patterns["false"].search(r.norm[slice(*found.content)])
    if r.heading or not behind_colon or denies_again:
        return []
    return [replace(found, stance="deny", content=None, direct=False)]


def _second_half(r: Reading, found: Attribution) -> list[Attribution]:
    """The rest of a quotation that a tag cuts in two: "«A», said X, «and B»"."""
    if found.content is None or found.content[0] > found.cue[0] or found.source is None:
        return []
    stop = clause_stop(r, r.within((max(found.source[1], found.cue[1]), len(r.text))).start)
    if not found.direct:
        tag = found.content[1] <= found.cue[0] <= found.source[0]
        bare = _bare_content(r, stop) if tag else None
        return [replace(found, content=bare)] if bare else []
    opening = next((i for i in range(stop + 1, min(stop + 3, r.n)) if r.opens_quotation(i)), None)
    if r.mark(stop) not in (",", "–", "—") or opening is None:
        return []
    content = r.trim(r.opens_quotation(opening) or (0, 0))
    return [replace(found, content=content)] if r.n_words(content) > 2 else []


def _attribution(r: Reading, frame: Frame) -> Attribution | None:
    """Read source and content around a frame; ``None`` when it attributes nothing."""
    stance = r.cues.stance_of(frame.form.stance)
    denies = frame.form.stance in ("deny", "deny-claim", "call")
    source = _agent(r, frame) if frame.passive else None
    if not frame.passive and not frame.carried:
        source = find_source(r, frame.first, frame.after, denies=denies)
    first = frame.first
    carried = frame.carried or source is None and _shares_subject(r, first)
    if source is None and not carried and not (frame.passive and denies) and not _impersonal(r, frame):
        return None
    span = source.span(r) if source else None
    base = Attribution(
        span,
        source.pronoun if source else not (frame.passive or _impersonal(r, frame)),
        _cue(r, frame),
        stance,
        None,
    )
    if frame.passive or _impersonal(r, frame) and source is None:
        base = replace(base, reported=source is None)
    behind = frame.end()
    if source is not None and source.first >= frame.after:
        behind = max(behind, source.last)
    return _with_content(r, frame, base, source, behind)


def _impersonal(r: Reading, frame: Frame) -> bool:
    return r.starts("impersonal_verbs", frame.first) > 0


def _cue(r: Reading, frame: Frame) -> Span:
    """The verb up to the part that closes it."""
    return r.span(frame.first, frame.end())


def _agent(r: Reading, frame: Frame) -> Source | None:
    """Who did it, in a passive: "wurde von der Firma bestritten"."""
    for position in range(frame.after, min(clause_stop(r, frame.end()) + 1, r.n)):
        if r.among("agents", position):
            end = phrase_end(r, position + 1)
            return Source(position + 1, end, False) if end > position + 1 else None
    return None


def _shares_subject(r: Reading, first: int) -> bool:
    """Whether the verb shares the subject of an earlier one: "and added that"."""
    begin = first
    while begin and r.starts("adverbs", begin - 1):
        begin -= 1
    return r.among("coordinators", begin - 1)


def _with_content(
    r: Reading, frame: Frame, base: Attribution, source: Source | None, behind: int
) -> Attribution | None:
    """Fill in the content: marked behind the verb, before a tag, behind a comma, or the verb's object."""
    group = frame.form.stance
    stance = base.stance
    denies = group in ("deny", "deny-claim", "call")
    begin = clause_begin(r, frame.first)
    stop = _content_stop(r, behind)
    relative = source is not None and source.last < begin and relative_pronoun(r, begin)
    before_verb = source is not None and source.first < frame.first
    if (
        denies
        and (source is None or source.first >= begin)
        and (told := _claim_before(r, base, begin, group))
    ):
        return told
    as_begin = begin - r.ends("as_reported", begin - 1)
    points_back = r.starts("points_back", begin)
    if points_back and r.skip_adverbs(begin + points_back) == frame.first and not before_verb:
        if begin > 0 and r.mark(begin - 1) == ",":
            return _before_tag(r, base, begin, stop, None)
        if _marked_content(r, stop, group) is None and base.stance in ("assert", "confirm"):
            return replace(base, points_back=True) if base.source else None
    tags = (
        not frame.carried
        and not before_verb
        and begin == frame.first
        and begin > 0
        and r.mark(begin - 1) in _TAG_MARKS
    )
    if tags and r.mark(stop) != ":" and any(r.quoted[i] for i in range(begin)):
        if tagged := _before_tag(r, base, as_begin, stop, None):
            return tagged
    marked = _marked_content(r, stop, group)
    if (
        marked
        and denies
        and r.opens_quotation(stop)
        and r.is_word(stop - 1)
        and of_a_claim(r, frame.after, stop)
    ):
        marked = None  # "опровергла сообщение газеты «День города»": a title
    if marked is not None and (group not in ("deny-claim", "call") or marked[1] and r.mark(stop) == ":"):
        content, direct = marked
        if stance == "deny" and (direct or r.mark(stop) == ":"):
            stance = "assert"  # "X dementiert: „Wir haben nichts verkauft“": the denial is put into words
        return replace(base, stance=stance, content=content, direct=direct)
    if stance in ("assert", "confirm", "deny") and (as_begin < begin or tags):
        if tagged := _before_tag(r, base, as_begin, stop, _bare_content(r, stop)):
            return tagged
    if (
        group in ("assert", "confirm", "deny", "question", "retract")
        and not relative
        and (bare := _bare_content(r, stop))
    ):
        return replace(base, content=bare)
    if relative:
        r.closers = frozenset({frame.first if r.cues.verb_last else clause_stop(r, frame.after)})
        first = begin + 1 if r.cues.verb_last else frame.after
        return _with_object(r, frame, base, source, first)
    first = frame.after
    if source is not None and source.first >= frame.after:
        first = source.last
    elif frame.passive:
        first = begin
    return _with_object(r, frame, base, source, first)


def _content_stop(r: Reading, behind: int) -> int:
    """The mark behind which a content may stand, roles and names between commas left out."""
    stop = clause_stop(r, behind)
    while stop < r.n - 1 and stop in r.closers:
        stop = clause_stop(r, stop + 1)
    quote = r.opens_quotation(stop)
    if quote and r.is_word(stop - 1) and r.n_words(quote) <= _LONGEST_TITLE:
        closing = r.within(quote).stop
        if r.mark(closing + 1) in (",", ":"):
            stop = closing + 1  # "sagte dem „Kurier“: ..."
    insertion = verbless_insertion(r, stop)
    if stop == behind and r.mark(insertion) == "," and opens_relative(r, insertion + 1):
        return stop  # "sagt, das Seil, das man ihm zeigte, sei neu": the subject of what is said
    return insertion if insertion < r.n - 1 else stop


def _claim_before(r: Reading, denial: Attribution, begin: int, group: str) -> Attribution | None:
    """The claim that a clause before the comma names: "Den Vorwurf, man habe gelogen, wies X zurück"."""
    if r.mark(begin - 1) != ",":
        return None
    noun = next((i for i in range(min(4, begin)) if r.starts("claim_nouns", i)), None)
    if group == "call" and not r.cues.patterns["false"].search(r.norm[r.tokens[begin].start :]):
        return None
    if noun is None or any(r.finite(i) for i in range(noun)):
        return None
    end = begin - 1
    for position in range(noun + 1, end):
        width = r.starts("claim_introducers", position) or (
            r.cues.content_behind_comma and r.mark(position) == ","
        )
        if width and position + width < end:
            span = r.trim(r.span(position + width, end))
            return replace(denial, content=span, reported=True)
    about = topic(r, noun, end)
    return replace(denial, content=about, reported=True)


def _marked_content(r: Reading, stop: int, group: str) -> tuple[Span, bool] | None:
    """Content that a "that", a colon or a quotation mark introduces at ``stop``."""
    first = stop + 1 if r.mark(stop) in (",", ":", "–", "—") else stop
    if quote := r.opens_quotation(first):
        span = r.trim(quote)
        return (span, True) if span and (r.mark(stop) == ":" or r.n_words(span) > 1) else None
    if r.mark(stop) == ":":
        span = content_from(r, first)
        return (span, False) if span else None
    width = r.starts("complementizers", first) or group == "question" and r.starts("if", first)
    if r.mark(stop) == "," and width:
        span = content_from(r, first + width)
        return (span, False) if span else None
    return None


def _bare_content(r: Reading, stop: int) -> Span | None:
    """Content behind a comma alone: "Er sagte, die Brücke sei sicher"."""
    first = stop + 1
    if not r.cues.content_behind_comma or r.mark(stop) != "," or first >= r.n:
        return None
    closed = any(
        r.starts(name, first)
        for name in (
            "subordinators",
            "coordinators",
            "asides",
            "as_reported",
            "claim_introducers",
            "tag_words",
        )
    )
    if closed or r.has_form(first, "finite") or r.starts("according_to", first):
        return None
    span = content_from(r, first)
    return span if r.n_words(span) >= 3 and not opens_relative(r, first) else None


def _before_tag(
    r: Reading, base: Attribution, begin: int, stop: int, after: Span | None
) -> Attribution | None:
    """Content of a tag, which stands before it or around it; a fronted clause ("As he came, ...") is none."""
    left = range(max(begin - 1, 0))
    if r.among("complementizers", 0) and not any(r.boundary(i) for i in left):
        return replace(base, content=r.trim(r.span(1, begin - 1)))  # "Dass Geld floss, bestreitet X"
    if begin and r.starts("subordinators", 0) and (after or not any(r.boundary(i) for i in left)):
        return None  # a fronted clause: "Als er kam, sagte er, ..."
    stop = min(stop, r.n)
    quoted = any(r.quoted[i] for i in left)
    goes_on = stop < r.n - 1 and r.mark(stop) in (",", "–", "—")
    inside = goes_on and r.mark(begin - 1) in (",", "–", "—", "»", "”", '"')
    whole = after is not None and any(r.auxiliary(i) for i in left)  # "A sei so, sagte X, B sei anders"
    content, direct = content_around(
        r, begin, stop, parenthetical=inside and not quoted and not whole, only_after=begin == 0
    )
    quote = next((q for q in reversed(r.quotes) if q[1] <= r.tokens[begin].start), None)
    if quoted and quote and (content is None or content[0] > r.tokens[begin].start):
        content, direct = r.trim(quote), True  # a quotation of a word or two
    if content is None or begin and r.n_words(content) < 2 and not direct:
        return None
    stance = "assert" if base.stance == "deny" else base.stance
    return replace(base, stance=stance, content=content, direct=direct)


def _with_object(
    r: Reading, frame: Frame, base: Attribution, source: Source | None, first: int
) -> Attribution | None:
    """What the verb takes as its object: a claim denied, a thing announced or confirmed."""
    group = frame.form.stance
    claim = fronted_claim(r, frame.first) if frame.first else None
    if claim and source and claim[0] < source.first < claim[1]:
        claim = claim[0], source.first
    first = _behind_time(r, first)
    if group in ("deny", "deny-claim", "call", "retract"):
        return _denied(r, frame, base, first, claim)
    if base.stance == "no-comment":
        return base
    if base.source is None and not r.found:
        return None
    if group == "count":
        span = _counted(r, first)
        return replace(base, content=span) if span else None
    about = first + r.starts("claim_topics", first)
    told_of = not r.cues.articles and about > first and r.mark(about + 1) != ","
    if (
        told_of
        or group == "confirm"
        or group == "request"
        or r.among("announcing", frame.first)
        or r.among("announcing", frame.last)
    ):
        span = None if r.boundary(about) else content_from(r, about)
        if span and not r.starts("adjunct_starts", about):
            return replace(base, content=span)
    return None


def _counted(r: Reading, first: int) -> Span | None:
    """The figure behind a verb that counts: "zählte zur selben Zeit | neun Verletzte"."""
    for place in range(first, min(clause_stop(r, first), first + _FARTHEST_FIGURE)):
        several = max(r.cues.number_of.get(r.word(place), 0), r.cues.multiplier_of.get(r.word(place), 0)) > 1
        if several or figure_at(r, place):
            about = r.ends("at_least", place - 1) or r.ends("at_most", place - 1)
            return content_from(r, place - about)
    return None


def _behind_time(r: Reading, first: int) -> int:
    """Go over adverbs and dates between a verb and its object: "berichtete am Freitag über"."""
    while True:
        position = r.skip(("time_words",), r.skip_adverbs(first))
        if r.starts("adjunct_starts", position) and r.starts("time_words", position + 1):
            position += 1
        if position == first:
            return first
        first = position


def _denied(
    r: Reading, frame: Frame, base: Attribution, first: int, claim: tuple[int, int] | None
) -> Attribution | None:
    """What a verb of denial is about: its object behind it, or the claim that stands before it."""
    if frame.form.stance in ("deny-claim", "call"):
        found = denied_claim(r, base, first, must_be_false=frame.form.stance == "call")
        if found:
            return found[0]
        if claim is None:
            return None
        if frame.form.stance == "call" and not r.cues.patterns["false"].search(
            r.norm[r.tokens[frame.first].start :]
        ):
            return None
    if claim is None:
        return denied_object(r, base, first)
    begin, end = claim
    for position in range(begin, min(clause_stop(r, end), r.n)):
        if width := r.starts("claim_introducers", position):
            span = r.trim(r.span(position + width, end)) if position + width < end else None
            return replace(base, content=span, reported=True) if span else base
    noun = next((i for i in range(begin, end) if r.starts("claim_nouns", i)), None)
    about = topic(r, noun, end) if noun is not None else None
    return replace(base, content=about, reported=True) if about else base
