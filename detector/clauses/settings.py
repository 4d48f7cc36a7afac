"""What stands around a subject without being one: when, where, how and to whom it was said."""

from __future__ import annotations

from .reading import Reading


def after_setting(r: Reading, begin: int, end: int) -> int:
    """Leave out what comes before a subject: adverbs, dates, "En octobre 2022"."""
    while begin < end:
        adverb, time = r.starts("adverbs", begin), r.starts("time_words", begin)
        if adverb and not r.starts("determiners", begin):
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


def before_time(r: Reading, begin: int, last: int) -> int:
    """Leave out a date or an adverb between subject and verb: "The company on Wednesday denied"."""
    while last > begin + 1:
        width = max(r.ends("time_words", last - 1), r.ends("adverbs", last - 1))
        if not width and r.starts("time_words", last) and r.starts("adjunct_starts", last - 1):
            width = 1
        if not width or last - width <= begin:
            break
        last -= width
    return last


def behind_addressee(r: Reading, position: int) -> int:
    """ "ont affirmé à l'agence deux notables": leave out whom they told."""
    width = r.starts("addressees", position)
    if not width:
        return position
    start = position + width
    end = start + (1 if r.starts("determiners", start) else 0)
    if end < r.n and not r.capitalised(end):
        end += 1
    while r.is_word(end) and r.capitalised(end):
        end += 1
    return end if end > start and r.nominal(end) else position


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
