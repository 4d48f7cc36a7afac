"""Documents that somebody has read and that say what a sentence tells: "A memo seen by X lists ..."."""

from __future__ import annotations

from .reading import Attribution, Reading

_FARTHEST_NOUN = 18  # tokens before what tells who has read a document (chosen, untested)
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
