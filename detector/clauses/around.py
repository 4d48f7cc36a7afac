"""The content around a clause that says whose it is: before it, behind it, or on both sides."""

from __future__ import annotations

from .content_ends import coordinated_cue
from .reading import Reading, Span

_SPEECH_MARKS = frozenset('«“„"‘')


def content_around(
    r: Reading, begin: int, end: int, *, parenthetical: bool = False, only_after: bool = False
) -> tuple[Span | None, bool]:
    """Find the content around an attribution clause: before it, or else after it.

    A quotation that the clause ends is the content itself. A parenthetical clause with words on both
    sides leaves the whole sentence as content, itself included, so that the content stays one
    verbatim span.

    Args:
        r: The sentence.
        begin: First token of the clause.
        end: One past its last token.
        parenthetical: Whether it stands inside the sentence it attributes.
        only_after: Whether it opens the sentence, so that nothing before it counts.

    Returns:
        The content, ``None`` for none, and whether it is a direct quotation.
    """
    left = None if only_after else r.trim((0, r.tokens[begin].start if begin < r.n else len(r.text)))
    right = _right_of(r, end)
    if left and right and r.among("relative_objects", r.within(left).stop - 1):
        left = None  # "a letter in which, he says, C"
    n_left, n_right = r.n_words(left), r.n_words(right)
    parenthetical = parenthetical and not r.among("relative_subjects", end + 1)
    if parenthetical and left and right and n_right >= 2 and not coordinated_cue(r, end + 1):
        marks = (t.end for i, t in enumerate(r.tokens[:begin]) if _parts_contents(r, i) and not r.quoted[i])
        whole = r.trim((max(marks, default=left[0]), _with_closing_mark(r, right[1])))
        return (whole or (left[0], right[1])), False
    if left and (n_left >= 3 or n_left and (not n_right or r.denies_in_a_word(left))):
        # an earlier clause of the sentence may belong to someone else: keep from the last ";" on
        parts = (t.end for i, t in enumerate(r.tokens[:begin]) if t.norm == ";" and not r.quoted[i])
        cut = max(parts, default=left[0])
        left = r.trim((max(left[0], cut, _colon_of_another(r, left)), left[1])) or left
        quote = next((q for q in r.quotes if abs(q[0] - left[0]) <= 2 and q[1] >= left[1] - 2), None)
        if apposed := _apposed(r, left):
            return apposed, False
        if quote or (quote := _behind_colon(r, left) or _last_of_two(r, left)):
            return r.trim(quote), True
        return left, any(q[0] - 2 <= left[0] for q in r.quotes)
    if right and n_right >= 2:
        quote = next((q for q in r.quotes if abs(q[0] - right[0]) <= 2 and q[1] >= right[1] - 3), None)
        return (r.trim(quote), True) if quote else (right, False)
    return None, False


def _parts_contents(r: Reading, index: int) -> bool:
    """Whether who speaks behind a mark does not say what stands before it: "un chiffre que X nie, ..."."""
    denied = r.mark(index) == "," and any(form.stance in ("deny", "contest") for form in r.forms[index - 1])
    return denied or r.mark(index) in (";", ":")


def _with_closing_mark(r: Reading, end: int) -> int:
    """``end``, or one past the mark that closes a quotation there."""
    quote = next((q for q in r.quotes if q[0] < end <= q[1] and q[1] - end <= 1), None)
    return quote[1] + 1 if quote else end


def _colon_of_another(r: Reading, left: Span) -> int:
    """End of the colon behind somebody's words: "X nie que C : celui-ci « n'a rien vu », assure Y"; else 0.

    What stands before the colon has a verb of saying of its own, what stands behind it a clause.
    """
    inside = r.within(left)
    for colon in reversed(inside):
        if r.mark(colon) != ":" or r.quoted[colon]:
            continue
        said = any(r.has_form(i) and not r.quoted[i] for i in range(inside.start, colon))
        clause = sum(r.is_word(i) for i in range(colon + 1, inside.stop)) >= 3
        return r.tokens[colon].end if said and clause else 0
    return 0


def _apposed(r: Reading, left: Span) -> Span | None:
    """The apposition that alone is somebody's: "X a annoncé C, une mesure « inévitable », selon Y"."""
    inside = r.within(left)
    comma = max((i for i in inside if r.mark(i) == "," and not r.quoted[i]), default=0)
    some = r.starts("determiners", comma + 1) == 1 and not r.starts("definite_determiners", comma + 1)
    ends = any(q[0] > r.tokens[comma].start and abs(q[1] - left[1]) <= 2 for q in r.quotes)
    if not comma or not some or not ends or r.cues.free_order:
        return None
    told = any(
        r.has_form(i) and r.auxiliary(i - 1) and not r.quoted[i] for i in range(inside.start + 1, comma)
    )
    verbs = any(r.finite(i) and not r.quoted[i] for i in range(comma + 1, inside.stop))
    return r.trim((r.tokens[comma].end, left[1] + 2)) if told and not verbs else None


def _last_of_two(r: Reading, left: Span) -> Span | None:
    """The quotation that ends ``left`` behind another's: "« A », a dit X, contre « B » selon Y"."""
    first = next((q for q in r.quotes if abs(q[0] - left[0]) <= 2), None)
    last = next((q for q in r.quotes if abs(q[1] - left[1]) <= 2), None)
    if first is None or last is None or first == last:
        return None
    between = range(r.within(first).stop, r.within(last).start)
    told = any(r.mark(i) == "," for i in between) and any(r.has_form(i) or r.auxiliary(i) for i in between)
    return last if told else None


def _behind_colon(r: Reading, left: Span) -> Span | None:
    """The quotation that ends ``left`` behind a colon: "Oggi ha corretto il tiro: «...», ha detto"."""
    quote = next((q for q in r.quotes if q[0] > left[0] and abs(q[1] - left[1]) <= 2), None)
    return quote if quote and r.text[left[0] : quote[0] - 1].rstrip().endswith(":") else None


def _right_of(r: Reading, end: int) -> Span | None:
    """What follows an attribution clause, up to a semicolon."""
    if end >= r.n:
        return None
    token = r.tokens[end]
    start = token.start if token.is_word or r.mark(end) in _SPEECH_MARKS else token.end
    stop = next((i for i in range(end + 1, r.n) if r.mark(i) == ";" and not r.quoted[i]), r.n)
    return r.trim((start, r.tokens[stop].start if stop < r.n else len(r.text)))
