"""How far a noun phrase goes where capitals mark every noun, or where there are no articles."""

from __future__ import annotations

import re

from .reading import Reading

_LONGEST_TITLE = 4  # words of a name in quotation marks (chosen, untested)
_ADJECTIVE = re.compile(r"(?:ый|ий|ой|ая|яя|ые|ие|ні)$")  # before a role: "генеральный директор"


def names_a_person(r: Reading, position: int) -> bool:
    """Whether a role ("министр") or a full name begins at ``position``."""
    if r.starts("person_nouns", position):
        return True
    return position + 1 < r.n and r.capitalised(position) and r.capitalised(position + 1)


def end_by_capitals(r: Reading, first: int, plural: bool) -> int:
    """One past a phrase whose nouns have capitals: a small word behind a noun ends it unless it says "of".

    Args:
        r: The sentence.
        first: First token of the phrase.
        plural: Whether "and" may join two sources.
    """
    end, behind_noun = first, False
    while end < r.n:
        if (name := _quoted_name_end(r, first, end)) > end:
            end, behind_noun = name, True
            continue
        if r.boundary(end):
            break
        age = end == first + 1 and r.starts("determiners", first) and r.word(end + 1)[:1].isdigit()
        if end > first and (r.starts("time_words", end) and not age or r.starts("addressees", end)):
            break  # but "die heute 19-jährige Lea Kern"
        if not r.is_word(end):
            end += 1
            continue
        if behind_noun and r.word(end)[0].isdigit():
            break
        if r.capitalised(end) or r.word(end)[0].isdigit():
            other = behind_noun and r.starts("claim_nouns", end) and not r.starts("determiners", end - 1)
            if other:
                break
            opens = end == first and r.starts("determiners", end)  # "Der", with a capital, is no noun
            behind_noun = r.capitalised(end) and not opens
        elif behind_noun:
            joins = plural and r.among("coordinators", end) and r.nominal(end + 1)
            person = r.capitalised(end - 1) and end - 2 >= first and r.capitalised(end - 2)
            belongs = (r.among("of", end) and not person or r.among("name_particles", end)) and (
                r.is_word(end + 1) or r.opens_quotation(end + 1) is not None
            )
            if not (joins or belongs):
                break
            behind_noun = False
        elif end > first and (r.auxiliary(end) or r.has_form(end) or r.among("clitics", end)):
            break
        end += 1
    while (
        end > first + 1
        and not r.capitalised(end - 1)
        and (
            r.among("of", end - 1) or r.among("coordinators", end - 1) or not behind_noun and r.cues.articles
        )
    ):
        end -= 1
    return end


def end_by_function_words(r: Reading, first: int, plural: bool) -> int:
    """One past a phrase without articles: it goes on to a preposition, adverb, date, verb or addressee.

    Args:
        r: The sentence.
        first: First token of the phrase.
        plural: Whether "and" may join two sources.
    """
    end = first
    while end < r.n:
        if (name := _quoted_name_end(r, first, end)) > end:
            end = name
            continue
        if r.boundary(end):
            break
        if end > first:
            governed = r.starts("person_nouns", end - 1) and not r.starts("time_words", end + 1)
            adjunct = r.starts("adjunct_starts", end) and not (governed and r.is_word(end + 1))
            stops = (
                adjunct
                or any(r.starts(name, end) for name in ("time_words", "adverbs", "addressees"))
                or r.auxiliary(end)
                or r.finite(end)
                or r.has_form(end)
                or r.starts("person_nouns", end)
                and not r.capitalised(end)
                and not _ADJECTIVE.search(r.word(end - 1))
                and not r.starts("person_nouns", end - 1)
                or r.among("negations", end)
                or r.starts("governing", end)
                or r.among("complementizers", end)
                or r.among("coordinators", end)
                and not (plural and not r.finite(end + 1) and not r.has_form(end + 1))
            )
            if stops:
                break
        end += 1
    return end


def _quoted_name_end(r: Reading, first: int, opening: int) -> int:
    """One past a short name in quotation marks that goes with the noun before it; else ``opening``.

    Behind somebody's name, such a name is whom they told: "сказал Петров «Вестнику»".
    """
    quote = r.opens_quotation(opening)
    if quote is None or r.n_words(quote) > _LONGEST_TITLE or not r.is_word(opening - 1):
        return opening
    person = r.capitalised(opening - 1) and (r.capitalised(opening - 2) or not r.cues.articles)
    if opening == first or opening > 1 and person or r.cues.not_subject.fullmatch(r.word(opening + 1)):
        return opening
    return min(r.within(quote).stop + 1, r.n)
