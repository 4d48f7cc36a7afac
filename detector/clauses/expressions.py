"""Denials and retractions made by an expression, not by one verb: "issued a flat denial", "I misspoke"."""

from __future__ import annotations

from dataclasses import replace

from ..schema import DENIALS
from ..words.tokens import normalise
from .called import surely_speaks
from .content_ends import content_from
from .denied import in_own_words, parted_at_quotation
from .free_sources import source_around
from .noun_phrases import phrase_end
from .openings import sentence_subject
from .reading import Attribution, Reading, Span
from .stances import calls_false
from .subjects import subject_before

_FARTHEST_MISTAKE = 40  # characters of what calls the outlet's words a mistake (chosen, untested)
_FARTHEST_THAT = 9  # tokens between "we wrote" and its "that", a date between them (chosen, untested)


def issued_denials(r: Reading) -> None:
    """Add "a opposé un nouveau démenti", "issued a flat denial": what is denied was said before."""
    match = r.cues.patterns["issued_denial"].search(r.norm)
    first = _first_token(r, match.start()) if match else None
    if match is None or r.quoted[first] or any(a.stance in DENIALS for a in r.found):
        return
    if r.ends("negations", first - 1):
        return  # "did not issue a denial"
    behind = match.groupdict().get("behind")
    source, pronoun = _behind(r, match.end()) if behind else _subject(r, first, match.span())
    if source is not None:
        denial = Attribution(source, pronoun, r.trim(match.span()), "deny", None)
        r.found = [a for a in r.found if not match.start() <= a.cue[0] < match.end()]  # "parle de « fables »"
        _, words = parted_at_quotation(r, (match.end(), len(r.text)))
        r.found += [denial, *in_own_words(r, denial, words)]


def _behind(r: Reading, end: int) -> tuple[Span | None, bool]:
    """Whom a denial comes from: "Le démenti est venu du syndicat"."""
    after = next((i for i, t in enumerate(r.tokens) if t.start >= end), r.n)
    last = phrase_end(r, after)
    while last > after and r.among("clitics", last - 1):
        last -= 1
    return (r.span(after, last), False) if last > after else (None, True)


def retractions(r: Reading) -> None:
    """Add "est revenu vendredi sur ses déclarations selon lesquelles ...": going back on own words."""
    matches = list(r.cues.patterns["retract"].finditer(r.norm))
    if not matches or any(a.stance == "retract" for a in r.found):
        return
    match = next((m for m in matches if not m.groupdict().get("changed")), matches[0])
    first, groups = _first_token(r, match.start()), match.groupdict()
    if r.ends("negations", first - 1):
        return  # "ne s'est pas excusée d'avoir dit que"
    content = _taken_back(r, match.end(), said=bool(groups.get("said") or groups.get("itself_said")))
    told = [a for a in r.found if a.content and a.content[0] <= match.start() < a.content[1]]
    ours = groups.get("outlet") or groups.get("said") and r.starts("first_person", first)
    if not (told or r.quoted[first]) and (ours or groups.get("outlet_said")):
        content = _written(r, match.end()) if groups.get("outlet_said") else content
        behind = [a for a in r.found if content and a.content and a.content[0] >= content[1]]
        r.found = [Attribution(None, False, match.span(), "retract", content), *behind]
        return
    if groups.get("changed"):
        _now_said(r, match.span())
        return
    infinitive = _infinitive(r, first)
    of_itself = r.quoted[first] or any(r.among("speech_words", i) for i in r.within(match.span()))
    itself = groups.get("itself") or groups.get("itself_said")  # "said that he had been wrong"
    if told and (of_itself or infinitive or itself):
        own = [a for a in told if a.stance not in DENIALS and (of_itself or a.content[0] == match.start())]
        instead = [said for a in own if content is None and (said := _behind_colon(r, a, match.end()))]
        r.found = [*(_going_back(r, a, content) if a in own else a for a in r.found), *instead]
        return
    if r.quoted[first] or infinitive or itself:
        return  # "a reproché au maire de s'être trompé"
    source, pronoun = _subject(r, first, match.span())
    r.found = [a for a in r.found if not match.start() <= a.cue[0] < match.end()]  # "withdraw claim that"
    retraction = Attribution(source, pronoun, match.span(), "retract", content)
    taken, words = parted_at_quotation(r, content or (match.end(), len(r.text)))
    retraction = replace(retraction, content=content and taken)  # "sa dépêche selon laquelle C : « D »"
    instead = [] if any(a.content == words for a in r.found) else in_own_words(r, retraction, words)
    r.found += [retraction, *instead]  # "a corrigé son bilan : C"


def _now_said(r: Reading, words: Span) -> None:
    """Add "The guard now says that C": he takes back what he said before, and says C."""
    told = [a for a in r.found if a.cue[0] < words[1] and words[0] < a.cue[1] and a.content]
    told = [a for a in told if a.content[0] >= words[1] and a.source and a.stance not in DENIALS]
    behind = next((i for i, t in enumerate(r.tokens) if t.start >= words[1]), r.n)
    if r.boundary(behind):
        return  # "The tin, the firm now says, was dented"
    for said in told:
        person = any(r.among("people", i) for i in r.within(said.source))
        if said.source_is_pronoun or person or surely_speaks(r, said.source):
            r.found.append(replace(said, stance="retract", content=None))
            return


def corrections(r: Reading, following: str) -> None:
    """Add what the outlet corrects: "Nous écrivions que C. C'est inexact", "Correction: a report said C".

    Args:
        r: The sentence.
        following: The sentence behind it, empty for none.
    """
    match = r.cues.patterns["outlet_wrote"].search(r.norm)
    if match is None or r.quoted[_first_token(r, match.start())]:
        return
    content = _written(r, match.end()) or _placed(r, match.end())
    if content is None:
        return
    content, said = parted_at_quotation(r, content)
    behind = r.norm[slice(*said)] if said else r.norm[content[1] :].strip(' .;:,–—»”"')
    behind = behind or normalise(following)
    told = any(a.source and a.cue[0] >= content[1] for a in r.found)  # "...; that is false, X says"
    wrong = calls_false(r, behind) or _calls_mistake(r, behind) or _sets_right(r, content[1])
    if match.group("labelled") or not told and wrong:
        later = [a for a in r.found if a.content and a.content[0] >= content[1]]
        r.found = [Attribution(None, False, match.span(), "retract", content), *later]


def _going_back(r: Reading, said: Attribution, content: Span | None) -> Attribution:
    """What somebody says, read as going back on his words; ``content`` is what he said before."""
    if content is not None:
        content = r.trim((content[0], min(content[1], said.content[1])))
    return replace(said, stance="retract", content=content)


def _behind_colon(r: Reading, said: Attribution, end: int) -> Attribution | None:
    """What somebody says instead, in the same quotation: "« Nous avons eu tort : C », a dit X"."""
    colon = r.within((end, said.content[1])).start
    rest = r.trim((r.tokens[colon].end, said.content[1])) if r.mark(colon) == ":" else None
    return replace(said, content=rest) if rest and said.direct else None


def _taken_back(r: Reading, end: int, said: bool) -> Span | None:
    """What was said, behind words that take it back and end at character ``end``.

    Args:
        r: The sentence.
        end: One past the last character of these words.
        said: Whether they close with a verb of saying, so that whatever follows is what was said.
    """
    after = next((i for i, t in enumerate(r.tokens) if t.start >= end), r.n)
    width = r.starts("claim_introducers", after) or r.starts("complementizers", after)
    if r.boundary(after + width) or not (width or said):
        return None
    return content_from(r, after + width, phrase=not width and not r.cues.complementizer_optional)


def _written(r: Reading, end: int) -> Span | None:
    """What the outlet says that it wrote, behind the next "that"."""
    after = next((i for i, t in enumerate(r.tokens) if t.start >= end), r.n)
    for position in range(after, min(after + _FARTHEST_THAT, r.n)):
        if r.among("complementizers", position):
            return content_from(r, position + 1)
        if r.mark(position) in (";", ":", "."):
            break
    if r.cues.complementizer_optional and r.nominal(after):
        return content_from(r, after)  # "an earlier version said the mayor had resigned"
    return None


def _placed(r: Reading, end: int) -> Span | None:
    """What the outlet says by a verb with an object, before a semicolon: "put the mine in A; it is in B"."""
    after = next((i for i, t in enumerate(r.tokens) if t.start >= end), r.n)
    stop = next((i for i in range(after, r.n) if r.mark(i) == ";" and not r.quoted[i]), r.n)
    return r.trim(r.span(after, stop)) if after < stop < r.n and r.nominal(after) else None


def _calls_mistake(r: Reading, behind: str) -> bool:
    """Whether what follows the outlet's earlier words calls them a mistake: "C'est une erreur : ..."."""
    patterns = r.cues.patterns
    pointer = patterns["false_anaphor"].match(behind)
    wrong = patterns["misjudged"].search(behind, pointer.end(), _FARTHEST_MISTAKE) if pointer else None
    return wrong is not None and not patterns["not_false"].search(behind, 0, wrong.start())


def _sets_right(r: Reading, end: int) -> bool:
    """Whether a semicolon and a pronoun put a fact beside the outlet's words: "...; she is Danish"."""
    mark = r.within((end, len(r.text))).start
    listed = any(r.starts(name, mark + 1) for name in ("subject_pronouns", "pronouns", "claim_anaphors"))
    return r.mark(mark) == ";" and listed and r.among("be", mark + 2)


def _infinitive(r: Reading, first: int) -> bool:
    """Whether an infinitive opens these words, which then has the subject of another verb."""
    return r.among("infinitive_auxiliaries", r.skip(("clitics",), first))


def _first_token(r: Reading, start: int) -> int:
    return next(i for i, t in enumerate(r.tokens) if t.end > start)


def _subject(r: Reading, first: int, words: Span) -> tuple[Span | None, bool]:
    """Who does what these words say: their subject, wherever it stands in the language."""
    if r.cues.free_order:
        return source_around(r, first, words)
    if r.among("coordinators", first):  # "a présenté ses excuses et retiré ses propos"
        subject = sentence_subject(r)
        return subject, subject is None
    return subject_before(r, first)
