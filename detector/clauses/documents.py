"""Documents that say what a sentence tells: "A memo seen by X lists ...", "C, y lit-on"."""

from __future__ import annotations

from .reading import Attribution, Reading

_FARTHEST_NOUN = 18  # tokens before what tells who has read a document (chosen, untested)
_FEWEST_WORDS = 3  # of what a text says (chosen, untested)
_FARTHEST_READ = 6  # tokens of "which the Recorder has consulted" (chosen, untested)


def read_documents(r: Reading) -> None:
    """Add "A passenger list seen by this newspaper has 171 names on it": the list says so."""
    if not r.words["documents"] or r.heading:
        return
    for index in range(1, min(_FARTHEST_NOUN, r.n)):
        if r.quoted[index] or r.finite(index) and not _which_was_read(r, index - 1):
            return
        seen = r.among("having_read", index) and r.among("agents", index + 1) and _outlet(r, index + 2)
        if not seen and not _which_was_read(r, index):
            continue
        end = next((i for i in range(index) if r.boundary(i)), index)
        begins = r.nominal(0) or r.starts("possessives", 0) or r.starts("documents", 0)
        named = any(r.starts("documents", i) for i in range(end))
        content = r.trim((0, len(r.text)))
        if begins and named and content and not r.starts("adjunct_starts", 0):
            cue = r.span(index, min(index + 2, r.n))
            r.found.append(Attribution(r.span(0, end), False, cue, "assert", content))
        return


def read_in_a_text(r: Reading) -> None:
    """Add "C, y lit-on", "On y lit que C": C is said by the text spoken of last, whichever that is."""
    for name in ("text_tag", "text_opening"):
        match = r.cues.patterns[name].search(r.norm)
        if match is None or r.heading or r.quoted[r.within((match.start(), len(r.text))).start]:
            continue
        content = r.trim((0, match.start()) if name == "text_tag" else (match.end(), len(r.text)))
        if content and r.n_words(content) >= _FEWEST_WORDS:
            cue = r.trim(match.span()) or match.span()
            quoted = [q for q in r.quotes if content[0] <= q[0] and q[1] <= content[1] + 1]
            whole = len(quoted) == 1 and r.n_words(content) == r.n_words(quoted[0])
            said = (r.trim(quoted[0]) if whole else None) or content
            r.found.append(Attribution(None, True, cue, "assert", said, direct=whole, of_a_text=True))
            return


def _outlet(r: Reading, index: int) -> bool:
    """Whether a newspaper, by its name or as "this newspaper", stands at ``index``."""
    behind = index + r.starts("determiners", index)
    return r.capitalised(behind) or r.starts("claim_outlets", behind) > 0


def _which_was_read(r: Reading, index: int) -> bool:
    """Whether "which the Recorder has consulted" begins at ``index``."""
    if not r.among("relative_objects", index) or not _outlet(r, index + 1):
        return False
    near = range(index + 2, min(index + _FARTHEST_READ, r.n))
    return any(r.among("having_read", i) and r.boundary(i + 1) and r.auxiliary(i - 1) for i in near)
