"""What a wording does to the stance: refusals to comment, retractions, and saying that it is false."""

from __future__ import annotations

import re
from dataclasses import replace

from .claims import topic
from .free_sources import source_around
from .openings import sentence_subject
from .reading import Attribution, Reading, Span
from .subjects import subject_before

_FARTHEST_FALSE = 45  # characters between "ce" and "faux" (chosen, untested)
_FARTHEST_COPULA = 27
_LATEST_REFUSAL = 25
_FARTHEST_SAYING = 7  # tokens between "wrong" and "that" in "wrong of me to say that" (chosen, untested)
_SHORT = 3  # words: "Totally false."
_VERDICT = 8  # tokens of a verdict without a verb (chosen, untested)
_LONGEST_REBUKE = 14  # words of "She is mistaken, or somebody is using her" (chosen, untested)
_MARKS = re.compile(r"[«“„\"] ?| ?[»”\"]")
_CLAUSE_START = re.compile(r"[,;:.!?…] ")


def refusals(r: Reading) -> None:
    """Add every refusal to comment that the outlet reports."""
    for match in r.cues.patterns["no_comment"].finditer(r.norm):
        first = next((i for i, t in enumerate(r.tokens) if t.end > match.start()), None)
        opens = first is not None and first > 1 and not r.quoted[first - 1] and r.is_word(first - 2)
        if first is None or r.quoted[first] and not opens:  # "Pavane « ne commente pas les rumeurs »"
            continue
        last = r.found[-1] if r.found else None
        if last and last.stance == "no-comment" and not r.text[last.cue[1] : match.start()].strip():
            continue  # "a mis fin à l'entretien | sans répondre"
        if r.cues.participle.search(r.word(first - 1)) and r.auxiliary(first - 2):
            first -= 2  # "Luc P a raccroché | sans répondre"
        while first and (r.auxiliary(first - 1) or r.among("clitics", first - 1)):
            first -= 1  # "L'Élysée n'a | ni confirmé ni démenti"
        source, pronoun = subject_before(r, first)
        if r.cues.free_order:
            source, pronoun = source_around(r, first, match.span())
        elif r.mark(first - 1) == "," and r.starts("adjunct_starts", first) and (own := sentence_subject(r)):
            source, pronoun = own, False  # "La police a pris sa plainte, sans vouloir en dire plus"
        cue = match.span()
        if named := next((name for name, text in match.groupdict().items() if text), None):
            source = r.trim(match.span(named))  # "Ni el club ni su abogado han respondido"
            words = r.within(source)
            pronoun = r.starts("pronouns", words.start) == len(words)  # "Asked about C, he hung up"
            cue = (match.end(named), match.end()) if match.start(named) == match.start() else match.span()
        if source is None or not _is_rule(r, source):
            r.found.append(Attribution(source, pronoun, cue, "no-comment", None))


def _is_rule(r: Reading, source: Span) -> bool:
    """Whether a subject is what is decided, which answers nobody: "The bill would say nothing about C"."""
    words = list(r.within(source))
    nouns = words[r.starts("determiners", words[0]) :]
    parted = next((i for i, position in enumerate(nouns) if r.among("of", position)), len(nouns))
    head = nouns[:parted][-1:] if r.cues.noun_last else nouns[:1]
    return any(r.among("claim_decided", position) for position in head)


def judged(r: Reading, attribution: Attribution) -> Attribution:
    """Settle the stance of an attribution by what its content says: asked, refused or called false."""
    if attribution.stance not in ("assert", "confirm") or attribution.content is None:
        return attribution
    begin, end = attribution.content
    if attribution.direct and attribution.stance == "assert" and "?" in r.text[end - 1 : end + 2]:
        return replace(attribution, stance="question")
    of_itself = r.starts("pronouns", r.within((begin, end)).start) > 0  # "said it does not discuss"
    if attribution.stance == "assert" and (attribution.direct or of_itself):
        refusal = r.cues.patterns["no_comment"].search(_MARKS.sub("", r.norm[begin:end]))
        if refusal and refusal.start() <= _LATEST_REFUSAL:
            return replace(attribution, stance="no-comment", content=None)
    if attribution.direct and _says_yes(r, begin) and r.n_words((begin, end)) > _SHORT:
        attribution = replace(attribution, stance="confirm")
    if own := _own_words_wrong(r, attribution):
        return own
    if _another_errs(r, attribution):
        return replace(attribution, stance="deny", content=None)
    judgement = _falsehood(r, attribution)
    if judgement.stance == "deny" and any(r.among("admitting", i) for i in r.within(attribution.cue)):
        return replace(judgement, stance="retract")  # "admitted that the figure had been wrong"
    return judgement


def _says_yes(r: Reading, begin: int) -> bool:
    """Whether a "yes" opens what somebody says: "Oui, nous avons vendu"."""
    first = r.within((begin, len(r.text))).start
    return r.among("yes", first) and r.mark(first + 1) == ","


def _own_words_wrong(r: Reading, attribution: Attribution) -> Attribution | None:
    """Read "X said that what he had told Y was wrong", "that his earlier statement that C was mistaken"."""
    begin, end = attribution.content
    begin += len(r.text[begin:end]) - len(r.text[begin:end].lstrip(' «“„"'))
    own = r.cues.patterns["own_words"].match(r.norm, begin, end)
    if own is None or attribution.source is None and not attribution.source_is_pronoun:
        return None
    named = (r.cues.patterns[name].search(r.norm, own.end(), end) for name in ("false", "misjudged"))
    wrong = next((match for match in named if match), None)
    if wrong is None or r.cues.patterns["not_false"].search(r.norm, own.end(), wrong.start()):
        return None
    copulas = [m for m in r.cues.patterns["copula"].finditer(r.norm, own.end(), wrong.start())]
    if wrong.start() - (copulas[-1].end() if copulas else own.end()) > _FARTHEST_FALSE:
        return None
    subject = _before_copula(r, (begin, copulas[-1].start() if copulas else own.end()))
    return replace(attribution, stance="retract", content=_own_claim(r, subject, own))


def _own_claim(r: Reading, subject: range, own: re.Match) -> Span | None:
    """What one's own words said that are called wrong: "his statement that C", "the 21 dead he gave"."""
    if own.groupdict().get("thing"):
        return r.trim(own.span("thing"))
    for position in r.within((own.end(), r.tokens[subject.stop - 1].end)) if subject else ():
        if r.among("complementizers", position) and r.starts("claim_nouns", position - 1):
            return r.trim(r.span(position + 1, subject.stop)) if position + 1 < subject.stop else None
        if r.starts("claim_topics", position):
            return r.trim(r.span(subject.start, subject.stop))
    return None


def _another_errs(r: Reading, attribution: Attribution) -> bool:
    """Whether somebody answers that another errs or lies: "She is mistaken", "Il confond avec un autre"."""
    if attribution.source is None and not attribution.source_is_pronoun:
        return False
    begin, end = attribution.content
    behind = begin < attribution.cue[0] and not r.among("according_to", r.within(attribution.cue).start)
    if not (attribution.direct or behind) or r.n_words((begin, end)) > _LONGEST_REBUKE:
        return False
    first = r.within((begin, end)).start
    if any(r.among("institutions", i) for i in range(first, first + 3)):
        return False  # "The government is wrong": an opinion on what it does
    if not _is_somebody(r, first):
        return False  # "The signs are confusing"
    return r.cues.patterns["mistaken"].match(r.norm, begin, end) is not None


def _is_somebody(r: Reading, first: int) -> bool:
    """Whether a pronoun, a full name or somebody's role opens a content, or a verb with no subject."""
    if r.cues.subject_optional and (
        r.among("clitics", first) or r.among("reflexives", first) or r.finite(first)
    ):
        return True
    if r.starts("pronouns", first) or r.capitalised(first) and r.capitalised(first + 1):
        return True
    near = range(first, min(first + 4, r.n))
    roles = any(r.word(i) in r.cues.role_nouns for i in near)
    return roles or any(r.among(name, i) for name in ("people", "person_nouns") for i in near)


def _falsehood(r: Reading, attribution: Attribution) -> Attribution:
    """Turn "X says that it is false" into X's denial: of what it names, or of what came before."""
    begin, end = attribution.content or (0, 0)
    said = r.norm[begin:end]
    content = said.strip(' ,.!?"«»“”')
    begin += said.find(content)
    if r.cues.patterns["denying_answer"].fullmatch(content):
        return replace(attribution, stance="deny", content=_none_of(r, (begin, end)))
    if never := r.cues.patterns["never_question"].match(content):
        before = never.groupdict().get("thing")  # "Von Absicht könne keine Rede sein"
        thing = never.span("thing") if before else (never.end(), end - begin)
        return replace(attribution, stance="deny", content=r.trim((begin + thing[0], begin + thing[1])))
    false = r.cues.patterns["false"].search(content)
    if not false or r.cues.patterns["not_false"].search(content, 0, false.start()):
        return attribution
    if refuted := _refuted_in_quotation(r, attribution, (begin, end)):
        return refuted
    if told := _false_that(r, (begin, begin + false.start()), (begin + false.end(), end)):
        return replace(attribution, stance="deny", content=told)
    if told := _false_to_say(r, begin + false.end(), end):
        return replace(attribution, stance="deny", content=told)
    if calls_false(r, content) or len(content.split()) <= _SHORT:
        return replace(attribution, stance="deny", content=None)
    tagged = begin < attribution.cue[0] or attribution.cue[1] == 0
    opens = false.start() == 0 or tagged and _opens_verdict(r, begin, begin + false.start())
    verdict = opens and (_verbless(r, begin, end) or _stands_alone(r, begin + false.end()))
    if verdict or _verbless_claim(r, begin, begin + false.start()):
        return replace(attribution, stance="deny", content=None)
    copulas = [m for m in r.cues.patterns["copula"].finditer(content) if m.end() <= false.start()]
    if not copulas or false.start() - copulas[-1].start() > _FARTHEST_COPULA:
        return attribution
    return _called_false(r, attribution, begin, begin + copulas[-1].start())


def _none_of(r: Reading, said: Span) -> Span | None:
    """What a whole answer says that there is none of: "Pas de réunion secrète"."""
    inside = r.within(said)
    if len(inside) < _SHORT + 1 or not r.among("negators", inside.start):
        return None
    whence = r.starts("adjunct_starts", inside.start + 2) and not r.nominal(inside.start + 2)
    if not r.among("of", inside.start + 1) or whence:
        return None  # "Pas de chez nous"
    return r.trim(r.span(inside.start + 2, inside.stop))


def _false_that(r: Reading, before: Span, behind: Span) -> Span | None:
    """What is false, behind the word for it: "It is untrue that C", "No es cierto que C"."""
    opening = r.within(before)
    noun = any(r.starts("claim_nouns", i) for i in opening) or r.starts("determiners", opening.stop - 1)
    if len(opening) >= _SHORT + 2 or noun and opening:
        return None  # "C'est un faux que X a signé"
    first = r.within(behind).start
    first += r.mark(first) == ","
    return r.trim((r.tokens[first].end, behind[1])) if r.among("complementizers", first) else None


def _false_to_say(r: Reading, begin: int, end: int) -> Span | None:
    """What it is false to say, behind the word for false: "It is wrong to say that C"."""
    first = r.within((begin, end)).start
    for position in range(first, min(first + _FARTHEST_SAYING, r.within((begin, end)).stop)):
        if r.boundary(position):
            return None
        if r.among("complementizers", position) and r.has_form(position - 1):
            return r.trim((r.tokens[position].end, end))
    return None


def calls_false(r: Reading, content: str) -> bool:
    """Whether a content says "that is false" of what came before, at once or after a cry: "Never! A lie"."""
    starts = [0, *(m.end() for m in _CLAUSE_START.finditer(content, 0, _FARTHEST_FALSE))]
    for start in starts:
        near = len(content[:start].split()) <= _SHORT + 1
        if near and r.cues.patterns["false_anaphor"].match(content, start):
            false = r.cues.patterns["false"].search(content, start, start + _FARTHEST_FALSE)
            if false and not r.cues.patterns["not_false"].search(content, start, false.start()):
                return True
    return False


def _verbless_claim(r: Reading, begin: int, false: int) -> bool:
    """Whether a content is a claim with a word for false and no verb: "Une accusation « grotesque »"."""
    first = r.within((begin, false)).start
    noun = r.skip(("determiners",), first)
    if not r.starts("claim_nouns", noun):
        return False
    return _verbless(r, r.tokens[noun].end, false)


def _opens_verdict(r: Reading, begin: int, false: int) -> bool:
    """Whether only an article stands before a word for false: "Des fantasmes de jaloux", lui répond X."""
    first, noun = r.within((begin, false + 1)).start, r.within((false, false + 1)).start
    width = noun - first
    return 0 < width == r.starts("determiners", first) > r.starts("definite_determiners", first)


def _stands_alone(r: Reading, behind: int) -> bool:
    """Whether a mark parts a word for false from a clause behind it: "Faux, ils ont tous une chambre"."""
    mark = r.within((behind, len(r.text))).start
    opens = any(r.starts(name, mark + 1) for name in ("pronouns", "determiners", "first_person"))
    return r.mark(mark) in (",", ":", ";", ".", "!") and bool(opens)


def _verbless(r: Reading, begin: int, end: int) -> bool:
    """Whether a few words without a verb stand between two characters: "False through and through"."""
    inside = r.within((begin, end))
    return len(inside) <= _VERDICT and not any(r.finite(i) or r.has_form(i, "finite") for i in inside)


def _called_false(r: Reading, attribution: Attribution, begin: int, copula: int) -> Attribution:
    """The denial in "the claim that C is false": the subject must be a claim, named before the copula."""
    subject = _before_copula(r, (begin, copula))
    noun = next((i for i in subject[:5] if r.starts("claim_nouns", i)), None)
    if noun is None:
        made_up = r.cues.patterns["made_up"].match(r.norm, copula) and r.nominal(subject.start)
        told = _told_by_others(r, subject) or subject and made_up
        told = r.trim(r.span(subject.start, subject.stop)) if told else None
        return replace(attribution, stance="deny", content=told) if told else attribution
    for position in range(noun + 1, subject.stop):
        width = r.starts("claim_introducers", position)
        if r.cues.content_behind_comma and r.mark(position) == ",":
            width = max(width, 1)  # "Die Behauptung, er habe gelogen, ist falsch"
        if width and position + width < subject.stop:
            claim = r.trim(r.span(position + width, subject.stop))
            return replace(attribution, stance="deny", content=claim)
    about = topic(r, noun, subject.stop) or topic(r, noun, subject.stop, of_anything=True)
    return replace(attribution, stance="deny", content=about)


def _before_copula(r: Reading, before: Span) -> range:
    """The subject of a copula without what else the verb has: "the claim | had been", "le bilan | n'est"."""
    subject = r.within(before)
    while subject and (r.auxiliary(subject.stop - 1) or r.among("clitics", subject.stop - 1)):
        subject = subject[:-1]
    return subject


def _told_by_others(r: Reading, subject: range) -> bool:
    """Whether a thing is one that somebody else tells of: "Les 4 millions cités par la presse"."""
    if not subject or r.starts("pronouns", subject.start):
        return False
    for position in subject[1:]:
        told = [form for form in r.forms[position] if r.cues.stance_of(form.stance) == "assert"]
        listed = r.among("claim_told", position)
        behind = range(position + 1, position + 1 + max((form.n_tokens for form in told), default=1))
        agent = any(r.among("agents", i) for i in (subject if r.cues.verb_last else behind))
        related = any(r.among("relative_objects", i) for i in range(subject[1], position))
        if related and (told or listed) or agent and (listed or r.has_form(position, "participle") and told):
            return True
    return False


def _refuted_in_quotation(r: Reading, attribution: Attribution, said: Span) -> Attribution | None:
    """Read "On raconte que C. C'est faux": a quotation repeats the claim C to deny it.

    What the speaker says of himself before "that is false" is no claim of others; nor is C told apart
    where nobody in particular is said to tell it: the denial then answers what came before.
    """
    begin, end = said
    match = r.cues.refutation.search(r.norm[begin:end])
    if match is None:
        return None
    claim = (begin, begin + match.start())
    told = _retold(r, claim)
    if told is None and any(r.among("speech_words", i) for i in r.within(claim)):
        return None
    return replace(attribution, stance="deny", content=told)


def _of_oneself(r: Reading, begin: int, that: int) -> bool:
    """Whether the speaker tells of himself before a "that" that no verb of saying introduces."""
    told = range(r.within((begin, len(r.text))).start, that)
    return r.among("speech_words", told.start) and not any(r.has_form(i) for i in told)


def _retold(r: Reading, claim: Span) -> Span | None:
    """The claim C in "On raconte que C", "On me prête C"."""
    begin = claim[0]
    opens = (i for i in r.within(claim) if r.among("complementizers", i))
    that = next(opens, None)
    if that is not None and (r.among("relative_subjects", that - 1) or _of_oneself(r, begin, that)):
        return None  # "d'argent de qui que ce soit", "I took nothing that was offered"
    if that is None and r.cues.content_behind_comma:
        that = next((i for i in r.within(claim) if r.mark(i) == ","), None)  # "Es heißt, er sei krank."
    if that is not None and r.tokens[that].start - begin < _LATEST_REFUSAL + 15:
        return r.trim((r.tokens[that].end, claim[1]))
    first = r.within(claim).start
    if not r.among("nobody", first):
        return None
    behind = r.skip(("clitics",), first + 1) + 1
    behind += r.starts("adverbs", behind)
    behind += r.among("of", behind) and r.nominal(behind + 1) and not r.starts("determiners", behind)
    return r.trim((r.tokens[behind].start, claim[1])) if r.nominal(behind) else None
