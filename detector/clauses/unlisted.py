"""Tags whose verb is in no list: ", a réagi X", ", accable un rapport", ", comptait-il".

a sentence being read -> attributions; journalism has no end of such verbs
"""

from __future__ import annotations

from .around import content_around
from .called import surely_speaks
from .left_of_verb import has_verb
from .noun_phrases import phrase_end
from .reading import Attribution, Reading

_LEAST_SAID = 5  # words before a tag, where none is surely a verb (chosen, untested)


def unlisted_tag(r: Reading) -> None:
    """ "C, a réagi X.": behind a clause and a comma, an auxiliary without subject opens a tag."""
    for comma in range(3, r.n - 3):
        if r.mark(comma) != "," or r.quoted[comma]:
            continue
        inserted = any(r.mark(i) in (",", "–", "—") and not r.quoted[i] for i in range(1, comma))
        verb = comma + 1
        while r.among("reflexives", verb):
            verb += 1
        if not (r.among("have", verb) or verb > comma + 1 and r.among("be", verb)):
            continue
        if r.cues.infinitive.fullmatch(r.word(verb)):
            continue  # "X nie, par la voix de Y, avoir versé la somme."
        enclitic = r.enclitic(verb + 1)
        participle = r.skip_adverbs(verb + 1 + enclitic)
        behind = r.skip(("time_words",), r.skip_adverbs(participle + 1))
        listed = any(a.cue[0] <= r.tokens[verb].start < a.cue[1] for a in r.found)
        if listed or not r.cues.participle.search(r.word(participle)):
            continue
        if inserted and r.cues.subject_optional:
            return  # ", ha suspendido las clases": the subject of the clause before
        clause = any(map(r.finite, range(comma))) or comma >= _LEAST_SAID and r.nominal(0)
        if not clause or inserted and not has_verb(r, comma + 1):
            continue  # the comma may close an insertion between a subject and its verb
        if enclitic:
            source, end = r.span(verb + 1, verb + 2), behind
        elif r.nominal(behind) and not r.starts("pronouns", behind):
            end = phrase_end(r, behind)
            source = r.span(behind, end)
        else:
            continue
        if r.mark(end) not in (".", ","):
            continue
        content, direct = content_around(r, comma + 1, end)
        if content:
            cue = r.span(comma + 1, participle + 1)
            r.found.append(Attribution(source, enclitic, cue, "assert", content, direct=direct))
        return


def present_tag(r: Reading) -> None:
    """Add "Le car roulait trop vite, accable un rapport.": a verb of no list before who surely speaks.

    Without an auxiliary it may be a noun: it must look like a verb, and close the sentence with its subject.
    """
    verb = next((i + 1 for i in range(r.n - 3, _LEAST_SAID - 1, -1) if r.mark(i) == ","), 0)
    lists = ("adjunct_starts", "adverbs", "before_articles", "coordinators", "determiners", "subordinators")
    if not verb or r.found or r.quoted[verb] or any(r.starts(name, verb) for name in lists):
        return
    if not r.cues.patterns["present_verb"].fullmatch(r.word(verb)) or not r.nominal(0):
        return
    behind = r.skip_adverbs(verb + 1)
    some = r.starts("determiners", behind) > 0 and not r.among("of", behind)
    end = phrase_end(r, behind) if some else behind
    who = range(behind, min(behind + 3, end))
    lists = ("people", "source_nouns", "documents", "companies", "epithets")
    known = any(r.starts(name, i) for name in lists for i in who)
    known = known or any(r.word(i).removesuffix("s") in r.cues.role_nouns for i in who)
    known = known or end > behind and surely_speaks(r, r.span(behind, end))
    adjunct = r.starts("adjunct_starts", end) > 0 and not r.among("of", end)
    alone = not any(r.boundary(i) for i in range(verb - 1))
    if not known or not (adjunct or r.mark(end) == ".") or not (alone or has_verb(r, verb)):
        return
    content, direct = content_around(r, verb, r.n - 1)
    if content:
        cue = r.span(verb, verb + 1)
        r.found.append(Attribution(r.span(behind, end), False, cue, "assert", content, direct=direct))


def pronoun_tag(r: Reading) -> None:
    """Add "C, comptait-il": a verb with its pronoun attached, behind a clause and a comma, opens a tag."""
    if r.text.rstrip(' »”"').endswith("?"):
        return
    for verb in range(4, r.n - 1):
        if r.mark(verb - 1) != "," or r.quoted[verb] or not r.enclitic(verb + 1) or r.auxiliary(verb):
            continue
        nobody = r.word(verb + 1).endswith(r.cues.indefinite_enclitic)
        if nobody or r.among("no_speech", verb) or any(a.cue[0] >= r.tokens[verb].start for a in r.found):
            continue
        content, direct = content_around(r, verb, r.clause_end(verb + 2))
        if content and r.n_words(content) > 2:
            source, cue = r.span(verb + 1, verb + 2), r.span(verb, verb + 1)
            r.found.append(Attribution(source, True, cue, "assert", content, direct=direct))
        return
