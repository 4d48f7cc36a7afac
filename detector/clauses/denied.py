"""What a verb of denial denies: a thing, or a claim that it only points at; and what is said instead."""

from __future__ import annotations

from dataclasses import replace

from ..schema import DENIALS
from .called import surely_speaks
from .claims import topic
from .content_ends import content_from, coordinated_cue
from .contents import that_alone
from .noun_phrases import phrase_begin, phrase_end
from .reading import CLOSING_MARKS, OPENING_MARKS, Attribution, Reading, Span

_FARTHEST_CLAIM = 5  # tokens between a verb and the claim that it rejects (chosen, untested)
_LEAST_DENIED = 2  # tokens of what is denied before a comma can part it from its setting
_GAP = 3  # characters between a content and the clause behind it: a comma and a blank
_FARTHEST_TOLD = 12  # tokens of an aside between a claim and what it says (chosen, untested)
_FARTHEST_CALLED = 10  # the same where what it is called may stand between


def of_a_claim(r: Reading, begin: int, end: int) -> bool:
    """Whether a noun for a claim, or what stands for one, is found between two tokens."""
    return any(r.starts("claim_nouns", i) or r.starts("claim_anaphors", i) for i in range(begin, end))


def only_opposes(r: Reading, after: int, *, opposed: bool) -> bool:
    """Whether what stands behind a verb of denial is none that can be so or not: "conteste une amende".

    Args:
        r: The sentence.
        after: One past the verb.
        opposed: As in ``denied_object``.
    """
    first = r.skip(("time_words", "against"), after)
    noun = r.skip(("determiners",), first)
    listed = "claim_decided" if opposed else "claim_belied"
    if r.starts("any_determiners", first):
        return False
    widths = ((i, r.starts(listed, i)) for i in (noun, noun + 1))
    return any(width and (opposed or _closes_object(r, i + width)) for i, width in widths)


def _closes_object(r: Reading, behind: int) -> bool:
    """Whether no noun follows, of which the one before is only a part: "denied rights | abuses"."""
    lists = ("adjunct_starts", "time_words", "coordinators", "subordinators", "determiners", "of")
    return r.boundary(behind) or any(r.starts(name, behind) for name in lists)


def withheld(r: Reading, begin: int, first: int, after: int) -> bool:
    """Whether a thing is denied to somebody: "the visa was denied", "he was denied a visa"."""
    if not r.cues.subject_verb_tag or of_a_claim(r, begin, first):
        return False
    thing = r.starts("determiners", after) or r.starts("any_determiners", after)
    return bool(thing or any(r.starts("claim_belied", i) for i in (*range(begin, first), after)))


def denied_before(r: Reading, first: int, after: int, cue: Span, stance: str) -> list[Attribution]:
    """ "Une version que récuse X", "C, ce que dément X": object, verb, and then who denies it."""
    aside = r.ends("asides", first - 1)
    if not aside and not r.among("relative_objects", first - 1) or not r.nominal(after):
        return []
    end = phrase_end(r, after)
    if not r.boundary(end):
        return []
    pointer = first - (aside or 1)
    pronoun = r.starts("pronouns", after) == end - after
    denial = Attribution(r.span(after, end), pronoun, cue, stance, None)
    if aside:
        before = said_before(r, pointer) or _charge_before(r, pointer)
        return [replace(denial, content=before) if r.n_words(before) >= 3 else denial]
    return [denial] if of_a_claim(r, phrase_begin(r, pointer, first), pointer) else []


def whose_words(r: Reading, first: int, after: int, cue: Span, stance: str) -> Attribution | None:
    """ "C'est ce qu'affirme X.": the sentence before, or what stands before a colon, is X's."""
    aside = r.ends("asides", first - 1)
    colon = next((i for i in range(first - 1, 0, -1) if r.mark(i) in (":", ";") and not r.quoted[i]), -1)
    begin = r.tokens[colon + 1].start
    pointer = r.cues.patterns["false_anaphor"].match(r.norm, begin) if aside else None
    if pointer is None or not r.nominal(after):
        return None
    position = r.within((pointer.end(), len(r.text))).start
    while r.auxiliary(position) or r.starts("adverbs", position):
        position += r.starts("adverbs", position) or 1
    end = phrase_end(r, after)
    if position != first - aside or end == after:
        return None
    pronoun = r.starts("pronouns", after) == end - after
    said = r.trim((0, r.tokens[colon].start)) if colon > 0 else None  # "C : c'est ce qu'affirme X"
    return Attribution(r.span(after, end), pronoun, cue, stance, said, points_back=said is None)


def _charge_before(r: Reading, pointer: int) -> Span | None:
    """The clause before ", ce que dément X"; of "Il est accusé d'avoir menti", what he is accused of."""
    if r.mark(pointer - 1) != ",":
        return None
    stop = r.tokens[pointer].start
    return r.trim((_charge_begin(r, stop), stop))


def _charge_begin(r: Reading, stop: int) -> int:
    """Where what one is accused of begins, in characters before ``stop``; 0 when nobody is accused."""
    charge = r.cues.patterns["accused"].search(r.norm, 0, stop)
    return charge.end() if charge else 0


def denied_claim(r: Reading, base: Attribution, after: int, must_be_false: bool) -> list[Attribution]:
    """Verbs that deny only when their object is a claim: "reject it", and "call it false"."""
    first = r.skip(("time_words", "adverbs"), after)  # "exclut à ce stade toute intervention"
    first += r.starts("against", first)
    rest = r.norm[r.tokens[first].start :] if first < r.n else ""
    if must_be_false and not r.cues.patterns["false"].search(rest):
        return []
    stop = min(first + (_FARTHEST_CALLED if must_be_false else _FARTHEST_CLAIM), r.clause_end(first))
    claim = any(r.starts("claim_nouns", i) for i in range(first, stop)) or _object_before(r, base, after)
    pointers = ("claim_anaphors", "any_determiners", "claim_truth_of")
    if claim or any(r.starts(name, first) for name in pointers):
        return [_called_false(r, base, first, stop) if must_be_false else denied_object(r, base, after)]
    return [base] if _names_falsehood(r, first) else []


def judges_that(r: Reading, after: int) -> bool:
    """Whether "that" stands for what was told, and what it is called follows: "called that “untrue”"."""
    if not r.starts("claim_anaphors", after):
        return False
    verdict = r.skip_adverbs(after + 1)
    verdict += r.mark(verdict) in OPENING_MARKS
    verdict = r.skip(("adverbs", "determiners"), verdict)
    described = verdict + (r.cues.noun_last and r.is_word(verdict))  # "a filthy | lie"
    false = r.cues.patterns["false"]
    return any(i < r.n and false.match(r.norm, r.tokens[i].start) for i in (verdict, described))


def _names_falsehood(r: Reading, first: int) -> bool:
    """Whether an object says by a noun that what was told is false: "rejects these “lies”".

    The noun closes its phrase, or else it only describes a thing: "rejects the absurd offer".
    """
    width = max(r.starts(name, first) for name in ("determiners", "claim_anaphoric_determiners"))
    noun = first + width + (r.mark(first + width) in OPENING_MARKS)
    false = r.cues.patterns["false"].match(r.norm, r.tokens[noun].start) if width and noun < r.n else None
    if false is None:
        return False
    behind = r.within((false.end(), len(r.text))).start
    lists = ("of", "of_the", "adjunct_starts", "time_words", "coordinators")
    return r.boundary(behind) or r.invisible(behind) or any(r.starts(name, behind) for name in lists)


def verdict_first(r: Reading, base: Attribution, after: int) -> list[Attribution]:
    """What is called false in a verdict before it: "juge « grotesque » l'idée que C", "rejects as a lie".

    Args:
        r: The sentence.
        base: The attribution of a verb that says, calls or rejects, without content.
        after: First token behind the verb.
    """
    for first in range(after, min(after + _FARTHEST_CLAIM, r.clause_end(after))):
        verdict = r.cues.patterns["false"].match(r.norm, r.tokens[first].start)
        if verdict is None:
            continue
        thing = r.within((verdict.end(), len(r.text))).start
        thing += r.mark(thing) in CLOSING_MARKS
        denial = replace(base, stance="deny")
        if r.starts("asides", thing):
            return [denial]  # "qualifie de fable ce qu'a écrit X"
        names = ("determiners", "claim_anaphoric_determiners")
        width = max(r.starts(name, thing) for name in names)
        return [denied_object(r, denial, thing)] if width and r.starts("claim_nouns", thing + width) else []
    return []


def _called_false(r: Reading, base: Attribution, first: int, stop: int) -> Attribution:
    """What a claim says that is called false: "called the story of a bribe “pure fiction”"."""
    noun = next((i for i in range(first, stop) if r.starts("claim_nouns", i)), None)
    if noun is None or not r.cues.subject_verb_tag:
        return base
    verdict = r.cues.patterns["false"].search(r.norm, r.tokens[noun].end)
    stop = r.within((r.tokens[noun].end, verdict.start())).stop if verdict else stop
    while stop > noun + 1 and (r.mark(stop - 1) or _before_name(r, stop - 1)):
        stop -= 1
    about = topic(r, noun, stop, of_anything=True)
    if about is None or surely_speaks(r, about):
        return base  # "called the account of the mayor “pure fiction”": whose it is
    return replace(base, content=about, reported=True, topical=True)


def _before_name(r: Reading, index: int) -> bool:
    """Whether an "as" or an article stands at ``index``, before what a thing is called."""
    return r.starts("as_reported", index) > 0 or r.starts("determiners", index) == 1


def _object_before(r: Reading, denial: Attribution, after: int) -> bool:
    """Whether the claim denied stands before the one who denies it: "une thèse que X rejette"."""
    if denial.source is None or not r.boundary(after):
        return False
    begin = r.within(denial.source).start
    if not r.among("relative_objects", begin - 1) and not r.cues.complementizer_optional:
        return False
    return of_a_claim(r, max(0, begin - 4), begin)


def denied_object(r: Reading, base: Attribution, after: int, *, opposed: bool = False) -> Attribution:
    """What stands behind a verb of denial: nothing, a pointer ("ces informations") or a thing.

    Args:
        r: The sentence.
        base: The denial, without content.
        after: One past the verb.
        opposed: Whether the verb can mean no more than opposing a thing ("contests this decision").
    """
    while after < r.n and r.adjunct[after]:
        after += 1
    if (quote := r.opens_quotation(after)) and not r.invisible(after):
        return replace(base, content=r.trim(quote))  # niega «cualquier irregularidad»
    after = r.skip(("time_words",), after)  # "a démenti mardi soir toute attaque"
    if r.boundary(after):
        return base
    if base.stance == "retract" and r.starts("against", after):
        return base  # "a retiré ses accusations contre le club"
    after += r.starts("against", after)
    after += r.invisible(after)
    of_truth = r.starts("claim_truth_of", after)
    first = after + of_truth
    end = r.clause_end(first)
    goes_on = (i for i in range(first, end) if r.among("coordinators", i) and coordinated_cue(r, i + 1))
    end = next(goes_on, end)  # "respinge le accuse e annuncia che"
    for position in range(first, min(end + 2, r.n)):
        width = r.starts("claim_introducers", position)
        if width == 1 and r.starts("determiners", position) and r.starts("claim_nouns", position + 1):
            continue  # "rejects that account"
        if r.starts("claim_anaphors", position) > 1:
            continue  # "disputes that number"
        if position == first and that_alone(r, position, end):
            return base  # "rejected that on Monday"
        if width and (position == first or any(r.starts("claim_nouns", i) for i in range(first, position))):
            span = _without_verdict(r, content_from(r, position + width))
            return replace(base, content=span, reported=True) if span else base
    width = r.starts("claim_anaphors", first)
    behind = r.skip_adverbs(first + width)
    if width and (behind >= end or r.starts("adjunct_starts", behind)):
        return base  # "reject that too"
    position = r.skip(("determiners", "claim_anaphoric_determiners"), first)
    noun = next((i for i in range(position, min(position + 3, end)) if r.starts("claim_nouns", i)), None)
    noun = None if of_truth and not r.starts("definite_determiners", first) else noun
    if noun is not None:
        if told := _told_behind(r, end):
            return replace(base, content=told, reported=True)
        about = topic(r, noun, end)
        if about is None and r.cues.complementizer_optional and r.nominal(noun + 1):
            about = content_from(r, noun + 1)  # "denied claims it had paid"
            return replace(base, content=about, reported=True) if about else base
        return replace(base, content=about, reported=True, topical=True) if about else base
    if not opposed and _points_at_noun(r, first, end):
        return base
    thing = r.starts("determiners", first) or r.starts("any_determiners", first) or r.capitalised(first)
    if (r.cues.subject_verb_tag or not r.cues.articles) and r.is_word(
        first
    ):  # English needs no article: "denied wrongdoing"
        thing = thing or not any(
            r.starts(name, first) for name in ("adjunct_starts", "time_words", "coordinators")
        )
    thing = thing or r.cues.subject_optional and _bare_plural(r, first)
    if thing or of_truth or r.heading and r.is_word(first) and not r.starts("adjunct_starts", first):
        known = of_truth and (r.starts("definite_determiners", first) or r.among("of_the", first - 1))
        return replace(base, content=content_from(r, after if known else first, phrase=True))
    return base


def without_setting(r: Reading, denial: Attribution) -> Attribution:
    """End what is denied before what only tells when and why: "nie avoir payé, après un article du Phare"."""
    if denial.stance not in DENIALS or denial.content is None or denial.direct:
        return denial
    inside = r.within(denial.content)
    for comma in inside[_LEAST_DENIED:]:
        if r.mark(comma) == "," and not r.quoted[comma] and r.starts("claim_settings", comma + 1):
            return replace(denial, content=r.trim((denial.content[0], r.tokens[comma].start)))
    return denial


def _bare_plural(r: Reading, index: int) -> bool:
    """Whether a noun that needs no article stands at ``index``: "negó irregularidades"."""
    lists = (
        "adjunct_starts",
        "time_words",
        "coordinators",
        "adverbs",
        "pronouns",
        "subordinators",
        "clitics",
    )
    noun = r.is_word(index) and r.cues.plural_noun.search(r.word(index)) and not r.finite(index)
    return bool(noun) and not any(r.starts(name, index) for name in lists)


def _without_verdict(r: Reading, content: Span | None) -> Span | None:
    """End a claim before what it is dismissed as: "the claim that C as “rubbish”"."""
    inside = r.within(content) if content else range(0)
    for position in inside[1:]:
        if r.cues.subject_verb_tag and r.among("as_reported", position):
            if r.cues.patterns["false"].search(r.norm[r.tokens[position].start : content[1] + 1]):
                return r.trim((content[0], r.tokens[position].start))
    return content


def _told_behind(r: Reading, comma: int) -> Span | None:
    """What a claim says behind an aside: "la rumeur, relayée par des riverains, selon laquelle C"."""
    if r.mark(comma) != ",":
        return None
    closing = r.clause_end(comma + 1)
    width = r.starts("claim_introducers", closing + 1) if r.mark(closing) == "," else 0
    near = width and closing - comma <= _FARTHEST_TOLD and not r.among("complementizers", closing + 1)
    return content_from(r, closing + 1 + width) if near else None


def _points_at_noun(r: Reading, first: int, end: int) -> bool:
    """Whether a noun that the text has spoken of closes the clause: "denied this meeting"."""
    noun = first + r.starts("claim_demonstratives", first)
    if noun == first or not r.is_word(noun) or r.finite(noun):
        return False
    behind = r.skip_adverbs(noun + 1)
    return behind >= end or r.starts("adjunct_starts", behind) > 0


def said_before(r: Reading, begin: int) -> Span | None:
    """What somebody else says or denies right before "..., as X reported": the claim that X put forward."""
    start = r.tokens[begin].start
    near = (a for a in r.found if a.content and a.content[1] <= start)
    return next((a.content for a in near if len(r.text[a.content[1] : start].strip(' »”"')) <= _GAP), None)


def answering_before(r: Reading, denial: Attribution, after: int) -> Attribution:
    """Give a bare denial the clause it closes: "X a démissionné, Y dément", "C, ce que Y dément"."""
    if denial.content is not None or denial.source is None or not r.boundary(after):
        return denial
    begin = r.within(denial.source).start
    aside = next((n for n in (1, 2) if r.starts("asides", begin - n) == n), 0)
    named = not aside and r.among("relative_objects", begin - 1) and r.starts("claim_nouns", begin - 2)
    if named:
        aside = 2 + (r.starts("determiners", begin - 3) == 1)  # ", une hypothèse que Y dément"
    if r.mark(begin - aside - 1) != "," or not (aside or r.heading):
        return denial
    stop = r.tokens[begin - aside - 1].start
    marks = (t.end for t in r.tokens[: begin - aside] if named and t.norm in (":", ";"))
    before = said_before(r, begin - aside) or r.trim((max(marks, default=_charge_begin(r, stop)), stop))
    return replace(denial, content=before) if r.n_words(before) >= 3 else denial


def parted_at_quotation(r: Reading, span: Span) -> tuple[Span, Span | None]:
    """Part what is denied from what is said instead, behind a colon: "descartó que C: «...»"."""
    for colon in r.within(span):
        if r.mark(colon) == ":" and not r.quoted[colon]:
            said = r.opens_quotation(colon + 1) or (r.tokens[colon].end, len(r.text))
            return r.trim((span[0], r.tokens[colon].start)) or span, r.trim(said)
    return span, None


def in_own_words(r: Reading, denial: Attribution, words: Span | None) -> list[Attribution]:
    """What a denial says instead, as a statement of the same source."""
    if words is None or r.n_words(words) < 2 or r.cues.patterns["false"].search(r.norm[slice(*words)]):
        return []  # "lo negó: «Es falso»" denies once
    direct = any(q[0] <= words[0] and words[1] <= q[1] for q in r.quotes)
    return [replace(denial, stance="assert", content=words, direct=direct)]
