"""What stands around a subject without being one: when, where, how and to whom it was said."""

from __future__ import annotations

from .reading import Reading

_LONGEST_ASIDE = 8  # tokens of ", mardi en fin de matinée," (chosen, untested)
_LONGEST_ADDRESSEE = 8  # tokens of "the head of the union on Tuesday" (chosen, untested)


def after_setting(r: Reading, begin: int, end: int) -> int:
    """Leave out what comes before a subject: adverbs, dates, "En octobre 2022"."""
    while begin < end:
        adverb, time = r.starts("adverbs", begin), r.starts("time_words", begin)
        if (behind := behind_this_morning(r, begin, end)) > begin:
            begin = behind
        elif adverb and not r.starts("determiners", begin):
            begin += adverb
        elif time or r.word(begin)[0].isdigit() or r.among("coordinators", begin):
            begin += time or 1
        else:
            break
    if (
        begin < end
        and r.starts("adjunct_starts", begin)
        and not r.starts("determiners", begin)
        and not r.starts("pronouns", begin)
    ):
        # a prepositional phrase; a subject follows it without a comma behind an expression of time, or
        # where another noun phrase begins
        for position in range(begin + 1, end - 1):
            if width := r.starts("time_words", position):
                return after_setting(r, position + width, end)
        behind = behind_setting(r, begin)
        return behind if begin < behind < end else end
    return begin


def behind_this_morning(r: Reading, begin: int, end: int) -> int:
    """ "Ce matin le maire a dit": where the subject begins behind a determiner and an expression of time."""
    width = r.starts("time_words", begin + 1) if r.starts("determiners", begin) == 1 else 0
    subject = begin + 1 + width
    return subject if width and subject < end and r.nominal(subject) else begin


def before_time(r: Reading, begin: int, last: int) -> int:
    """Leave out a date or an adverb between subject and verb: "The company on Wednesday denied"."""
    while last > begin + 1:
        width = max(r.ends("time_words", last - 1), r.ends("adverbs", last - 1))
        if not width and r.starts("time_words", last) and r.starts("adjunct_starts", last - 1):
            width = 1
        if not width or last - width <= begin or named_for_a_time(r, last - 1):
            break
        last -= width
    return last


def named_for_a_time(r: Reading, index: int) -> bool:
    """Whether a word for a time closes a name, where such words have no capital: "Ouest Matin"."""
    small = not (r.cues.subject_verb_tag or r.cues.nouns_capitalised)
    return small and r.capitalised(index) and r.capitalised(index - 1)


def behind_addressee(r: Reading, position: int) -> int:
    """ "ont affirmé à l'agence deux notables": leave out whom they told."""
    width = r.starts("addressees", position)
    if not width:
        return position
    start = position + width
    end = start + (1 if r.starts("determiners", start) else 0)
    if end < r.n and not r.capitalised(end):
        end += 1
    if r.among("of", end) and r.is_word(end + 1) and not r.capitalised(end + 1):
        end += 2 + r.starts("determiners", end + 1)  # "aux délégués du personnel"
    while r.is_word(end) and r.capitalised(end):
        end += 1
        if r.text[slice(*r.span(end - 1, end))].isupper() and r.capitalised(end):
            break  # "à l'AFP | Lise Aubin"
    return end if end > start and r.nominal(end) else position


def behind_told(r: Reading, position: int) -> int:
    """ "told the committee | they had never met": leave out whom they told, where no word parts the two.

    What is said begins at a pronoun, or where another noun phrase does that nothing links to the first.
    """
    if not r.among("telling", position - 1) or r.starts("subject_pronouns", position):
        return position
    for index in range(position + 1, min(position + _LONGEST_ADDRESSEE, r.n)):
        if r.boundary(index):
            break
        linked = any(
            r.starts(name, index - 1) for name in ("of", "determiners", "adjunct_starts", "coordinators")
        )
        name = r.capitalised(index) and not r.capitalised(index - 1) and index == position + 1
        begins = any(r.starts(name, index) for name in ("subject_pronouns", "first_person", "bare_subjects"))
        if begins or not linked and (name or r.starts("determiners", index)):
            return index
    return position


def behind_aside(r: Reading, comma: int) -> int:
    """ "a compté, avant 18 heures, | douze arrestations": one past when or where, between commas."""
    first = comma + (r.mark(comma) == ",")  # ", lui, à 13 heures,": its comma may go with what interrupts
    if not any(r.starts(name, first) for name in ("adjunct_starts", "time_words")):
        return comma
    near = range(first + 1, min(comma + _LONGEST_ASIDE, r.n))
    closing = next((i for i in near if r.boundary(i)), comma)
    told = any(r.among("of", i) for i in range(first, closing)) or not r.among("of", closing + 1)
    if first == comma and told:
        return comma
    return closing + 1 if closing > comma and r.mark(closing) == "," else comma


def behind_preposition(r: Reading, position: int, stop: int) -> int:
    """One past a prepositional phrase without another inside it ("dans la soirée"); else ``position``."""
    if not r.starts("adjunct_starts", position) or r.starts("determiners", position):
        return position
    return stop if not any(r.starts("adjunct_starts", i) for i in range(position + 1, stop)) else position


def behind_setting(r: Reading, position: int) -> int:
    """ "a indiqué dans un communiqué la préfecture": leave out where or how it was said.

    The noun phrase behind a preposition ends where another begins: at a determiner or a full name that
    nothing links to it.
    """
    if not r.starts("adjunct_starts", position) or r.starts("determiners", position):
        return position
    for index in range(position + 2, r.n):
        if r.boundary(index) or r.finite(index) or r.among("complementizers", index):
            return position
        linked = (
            r.starts("adjunct_starts", index - 1)
            or r.among("of", index - 1)
            or r.starts("determiners", index - 1)
            or r.among("of", index)
        )
        full_name = r.capitalised(index) and r.capitalised(index + 1) and not r.capitalised(index - 1)
        if not linked and (r.starts("determiners", index) or r.starts("source_nouns", index) or full_name):
            return index
    return position
