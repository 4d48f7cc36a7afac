"""Predicates by which a subject tells all that its sentence says, without a verb of saying.

"Neighbours reported hearing a bang", "La préfecture a porté le bilan à douze", "Elle persiste : C": what a
witness has seen, what an office has counted anew, what somebody keeps to.
"""

from __future__ import annotations

from .called import surely_speaks
from .chunks import names_a_person
from .free_sources import source_around
from .openings import sentence_subject
from .reading import Attribution, Reading, Span
from .subjects import subject_before

_FARTHEST = 45  # letters between a subject and such a predicate (chosen, untested)
_FEWEST_WORDS = 3  # of what stands behind a colon (chosen, untested)


def told_by_subject(r: Reading) -> None:
    """Add a sentence whose predicate tells as its subject's, or what stands behind its colon."""
    if r.heading or r.text.rstrip(' »”"').endswith("?"):
        return
    for name in ("before_colon", "subject_tells"):
        match = r.cues.patterns[name].search(r.norm)
        index = r.within((match.start(), len(r.text))).start if match else 0
        source, pronoun = _subject(r, index) if index else (None, False)
        if (
            match is None
            or source is None
            or r.quoted[index]
            or not _is_near(r.norm[source[1] : match.start()])
        ):
            continue
        begin = match.end() if name == "before_colon" else source[0]
        content = r.trim((begin, len(r.text)))
        if content and r.n_words(content) >= _FEWEST_WORDS:
            cue = r.trim(match.span()) or match.span()
            r.found.append(Attribution(source, pronoun, cue, "assert", content))
            return


def told_behind_colon(r: Reading) -> None:
    """Add "Der Wirt bleibt dabei: Die Rechnung ist offen": what he does before the colon tells it.

    Only where the language's words list no predicates for it (``before_colon``).
    """
    marks = (i for i in range(2, r.n - 1) if r.mark(i) == ":" and not r.quoted[i])
    colon = next((i for i in marks if r.text[r.tokens[i].end].isspace()), None)  # not that of "5:40"
    source = None if colon is None or r.heading else sentence_subject(r)
    if source is None or r.cues.lists_before_colon or r.text.rstrip(' »”"').endswith("?"):
        return
    between = range(r.within(source).stop, colon)
    joins = any(r.mark(i) == "," and r.starts("coordinators", i + 1) for i in between)
    content = r.trim(r.span(colon + 1, r.n))
    if not between or joins or not content or r.n_words(content) < _FEWEST_WORDS:
        return  # "The inn has cameras, and one of them kept it: C"
    somebody = r.cues.articles or names_a_person(r, r.within(source).start)
    if somebody and surely_speaks(r, source):
        r.found.append(Attribution(source, False, r.span(colon, colon + 1), "assert", content))


def _subject(r: Reading, index: int) -> tuple[Span | None, bool]:
    """Who stands before a predicate, where that surely is somebody, and whether a pronoun stands for it."""
    source, pronoun = subject_before(r, index)
    if r.cues.free_order:
        source, pronoun = source_around(r, index, (r.tokens[index].start, r.tokens[index].end))
    if source is None or pronoun:
        return source, pronoun
    words = r.within(source)
    alone = r.cues.noun_last and len(words) == 1 and r.word(words.start).endswith("s")
    if alone or any(r.among("people", i) for i in words):
        return (source, False) if not alone or _several_people(r, words.start) else (None, False)
    return (source, False) if surely_speaks(r, source) else (None, False)


def _several_people(r: Reading, index: int) -> bool:
    """Whether a word names people without an article: "Neighbours"."""
    word = r.word(index).removesuffix("s")
    return word != r.word(index) and (word in r.cues.role_nouns or word in r.cues.words["people"])


def _is_near(between: str) -> bool:
    """Whether nothing but an aside parts a predicate from its subject: "La mairie, elle, | persiste"."""
    return len(between) <= _FARTHEST and not any(mark in between for mark in ":;«“")
