"""Things announced, deeds that somebody is accused of, and the passive: contents that are no clause."""

from __future__ import annotations

from dataclasses import replace

from ..schema import DENIALS
from .claims import topic
from .content_ends import content_from
from .noun_phrases import phrase_begin, with_apposition
from .reading import Attribution, Reading, Span
from .settings import after_setting, behind_preposition
from .verb_first import object_before
from .verb_groups import VerbGroup

_FARTHEST_OF = 6  # tokens between a verb and its "of" (chosen, untested)
_FEWEST_TOLD = 3  # words of what a passive says: "La médiation" says nothing (chosen, untested)
_FARTHEST_ANNOUNCED = 12  # tokens between a verb and its object behind a setting (chosen, untested)
_FARTHEST_AGENT = 7  # tokens between a passive and its "by X" (chosen, untested)


def accusation(r: Reading, group: VerbGroup, base: Attribution, after: int) -> list[Attribution]:
    """ "X accuse Y d'avoir ...", "X accused Y of ...": Y and the deed together are what X says.

    Of "X l'accuse d'avoir ...", the deed alone is the content; whose it is, a pronoun says.
    """
    first = after + r.starts("addressees", after)  # "reproche à Y de"
    of = first + (r.starts("pronouns", first) == 1)
    if r.among("of", of) and (of > first or object_before(r, group)):
        deed = content_from(r, of + 1)
        return [replace(base, content=deed, of_another=True)] if deed else []
    bare = r.cues.subject_verb_tag and any(r.among("of", i) for i in (first + 1, first + 2))
    to_the = r.among("to_the", first - 1) and first > after  # "reproche au groupe d'avoir"
    named = (r.nominal(first) or bare or to_the and r.is_word(first)) and not r.starts(
        "pronouns", first
    )  # "accused prosecutors of"
    return [replace(base, content=content_from(r, first))] if named else []


def object_announced(r: Reading, after: int) -> Span | None:
    """The thing announced or confirmed: "a annoncé la fermeture"."""
    after = r.skip(("time_words",), after)
    if r.starts("adjunct_starts", after) and not r.starts("determiners", after):
        # "a annoncé en début de soirée l'ouverture": the object stands behind a setting
        after = next(
            (
                i
                for i in range(after + 2, min(after + _FARTHEST_ANNOUNCED, r.clause_end(after) + 1))
                if (r.starts("determiners", i) or r.opens_quotation(i) and not _of_before(r, after, i))
                and not r.starts("adjunct_starts", i - 1)
                and not r.among("of", i - 1)
            ),
            after,
        )
    if (quote := r.opens_quotation(after)) and not r.invisible(after):
        told_of = r.n_words(quote) > 1 or r.among("of", after - 1)  # "pointe « un vol »", "parle de « vol »"
        return content_from(r, after) if told_of else None
    bare = r.heading and r.is_word(after) and not r.starts("adjunct_starts", after)
    if (r.starts("determiners", after) or r.figure(after) or bare) and not r.starts("claim_nouns", after + 1):
        return content_from(r, after, phrase=True)
    return None


def _of_before(r: Reading, first: int, quotation: int) -> bool:
    """Whether an object behind "of" comes before a quotation: "fait état de trois décès « à ce stade »"."""
    return any(r.among("of", i) for i in range(first, quotation))


def object_of(r: Reading, after: int) -> Span | None:
    """The thing spoken of behind an expression of time: "a fait état mardi | de deux blessés"."""
    stop = r.clause_end(after)
    of = next((i for i in range(after, min(stop, after + _FARTHEST_OF)) if r.among("of", i)), after)
    timed = of > after and r.skip(("time_words", "adverbs"), behind_preposition(r, after, of)) == of
    if not timed or r.cues.infinitive.fullmatch(r.word(of + 1)):
        return None
    first = of if r.among("of_the", of) else of + 1
    return content_from(r, first, phrase=True)


def bare_object(r: Reading, group: VerbGroup) -> Span | None:
    """The noun without an article behind the "of" that is part of a verb: "fait état de tirs"."""
    noun = group.after
    if not r.among("of", noun - 1) or not r.is_word(noun) or r.capitalised(noun):
        return None
    lists = ("claim_nouns", "claim_anaphors", "pronouns", "adverbs", "adjunct_starts")
    if r.cues.infinitive.fullmatch(r.word(noun)) or any(r.starts(name, noun) for name in lists):
        return None
    span = content_from(r, noun, phrase=True)
    return span if r.n_words(span) > 1 else None


def of_behind(r: Reading, of: int) -> Span | None:
    """The thing spoken of behind what interrupts: "parlait, lui, à 13 heures, | de cinq morts"."""
    of += r.mark(of) == ","
    first = of + 1 if r.among("of", of) and not r.among("of_the", of) else of
    if not r.among("of", of) or r.cues.infinitive.fullmatch(r.word(first)):
        return None
    return content_from(r, first, phrase=True)


def upheld(r: Reading, base: Attribution, after: int) -> list[Attribution]:
    """ "X maintient son chiffre": he says it again; "maintient le festival" says nothing."""
    if any(a.content and a.content[0] <= base.cue[0] < a.content[1] for a in r.found):
        return []  # "said the paper stood by its story" says it whole
    kept = r.starts("claim_nouns", after + 1) or r.starts("own_reckoning", after + 1)
    if base.source is None or not r.starts("definite_determiners", after) or not kept:
        return []
    return [replace(base, content=content_from(r, after, phrase=True))]


def passive(r: Reading, first: int, after: int, cue: Span, stance: str) -> list[Attribution]:
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
        if last > begin and not _no_agent(r, begin):
            pronoun = r.starts("pronouns", begin) == last - begin
            found.append(Attribution(r.span(begin, last), pronoun, cue, stance, content))
        position = next((i for i in range(end, end + 4) if r.among("agents", i)), end)
    return found


def _no_agent(r: Reading, begin: int) -> bool:
    """Whether "by" leads to how, not to who: "par intérim", "par courriel"."""
    cues = r.cues
    bare_nouns = cues.complementizer_optional or cues.subject_optional or cues.free_order
    return not (bare_nouns or r.nominal(begin) or r.figure(begin) or r.quoted[begin])


def _agent_end(r: Reading, begin: int) -> int:
    """One past the agent of a passive that begins at ``begin``."""
    end = begin
    while end < r.n and not r.boundary(end) and not r.among("agents", end):
        if end > begin and r.starts("adjunct_starts", end) and not r.among("coordinators", end):
            break
        end += 1
    if r.among("agents", end) and (r.among("consulted", end - 1) or _charged(r, begin, end - 1)):
        return _agent_end(r, end + 1)  # "contradicted by records seen by the Review"
    named = with_apposition(r, begin, end)  # "démentie par le maire, Luc Rey"
    return named if r.boundary(named) and r.capitalised(end + 1) else end


def _charged(r: Reading, begin: int, participle: int) -> bool:
    """Whether an agent is told by who sent it: "contesté par un expert mandaté par le syndicat"."""
    if participle - begin < 2 or r.starts("adverbs", participle) or r.among("emphatic", participle):
        return False
    noun = r.is_word(participle - 1) and not r.starts("determiners", participle - 1)
    return noun and not r.capitalised(participle) and r.participle(participle)


def claim_begin(r: Reading, first: int) -> int:
    """Where the subject of a passive begins, with the noun of "Rumours that C were dismissed by X"."""
    begin = phrase_begin(r, first, first)
    width = r.ends("claim_introducers", begin - 1)
    noun = begin - width - 1
    return noun if width and r.starts("claim_nouns", noun) else begin


def _passive_content(r: Reading, first: int) -> Span | None:
    """The subject of a passive when it says something of its own."""
    begin = claim_begin(r, first)
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
