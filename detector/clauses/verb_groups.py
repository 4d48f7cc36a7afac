"""Verb groups: a cue verb with its auxiliaries, clitics and adverbs, and what they make of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from ..words.cues import Form
from .reading import Reading

_LONGEST_DESCRIBED = 4  # tokens of "denied local media reports" before its noun (chosen, untested)
_LONGEST_SETTING = 9  # tokens between "have" and its participle (chosen, untested)
_LONGEST_TAG = 8  # words of a source in ", court records show"
_DENIALS = ("deny", "contest", "deny-claim", "retract")
_AUXILIARIES = ("have", "be", "have_conditional", "be_conditional")


@dataclass(frozen=True, slots=True)
class VerbGroup:
    """A cue verb as the sentence uses it.

    Attributes:
        first: First token of the group.
        last: Token of the cue verb itself.
        after: One past the verb.
        form: The inflected form read.
        voice: ``carried`` when the subject is that of an earlier verb ("avant de nier", "assurant").
        conditional: Whether it stands in the press conditional.
        inverted: Whether a subject pronoun is attached to it ("a-t-il dit").
    """

    first: int
    last: int
    after: int
    form: Form
    voice: Literal["active", "passive", "carried"]
    conditional: bool = False
    inverted: bool = False


def verb_group(r: Reading, index: int, form: Form) -> VerbGroup | None:
    """Read the group around the cue verb at ``index``; ``None`` if it is no verb or it is negated."""
    read = {
        "participle": _participle,
        "finite": _finite,
        "conditional": _finite,
        "infinitive": _infinitive,
        "gerund": _gerund,
    }
    return read[form.kind](r, index, form)


def _back_over(r: Reading, position: int, *names: str) -> tuple[int, bool]:
    """Go back over words of these lists; returns the place reached and whether one negates."""
    negated = False
    while position >= 0:
        width = max(r.ends(name, position) for name in names)
        noun = r.starts("determiners", position - 1)  # "le gouvernement", "ce document"
        described = r.starts("role_modifiers", position - 1) and r.starts("determiners", position - 2)
        noun = noun or described  # "le même document"
        noun = noun or position > 0 and r.capitalised(position)  # "Luc Clément"
        if "adverbs" in names and not noun and r.cues.adverb_ending.fullmatch(r.word(position)):
            width = max(width, 1)  # "a farouchement nié": the list cannot hold them all
        if negation := r.ends("negations", position):
            negated, width = True, max(width, negation)
        if not width:
            break
        position -= width
    return position, negated


def _clitics_before(r: Reading, position: int) -> tuple[int, bool]:
    """Go back over object pronouns and the negating particle that goes with them."""
    negated = False
    while position >= 0 and r.among("clitics", position):
        negated = negated or r.among("negations", position)
        position -= 1
    return position, negated


def _auxiliary_before(r: Reading, position: int) -> tuple[str, int]:
    """Name and width of the auxiliary that ends at ``position``; ``("", 0)`` for none."""
    return next(((name, width) for name in _AUXILIARIES if (width := r.ends(name, position))), ("", 0))


def _participle(r: Reading, index: int, form: Form) -> VerbGroup | None:
    after = index + form.n_tokens
    left, negated = _back_over(r, index - 1, "adverbs", "emphatic")
    been = r.among("been", left)
    if been:
        left, more = _back_over(r, left - 1, "adverbs")
        negated = negated or more
    inverted = r.enclitic(left)
    left -= inverted
    name, width = _auxiliary_before(r, left)
    if not width and (have := _parted_have(r, left, after)) >= 0:
        left, name, width = have, "have", 1
    if not width:
        return _bare_participle(r, index, form)
    if _says_to_have(r, left):
        return None  # "nie avoir dit que C": what is denied is to have said it
    left -= width
    before = left
    left, more = _clitics_before(r, left)
    if negated or more and not _restricts(r, after):
        return None
    reflexive = any(r.among("reflexives", i) for i in range(left + 1, before + 1))
    passive = been or name.startswith("be") and not reflexive and form.stance != "retract"
    conditional = name.endswith("conditional")
    return VerbGroup(left + 1, index, after, form, "passive" if passive else "active", conditional, inverted)


def _parted_have(r: Reading, left: int, after: int) -> int:
    """Place of a "have" that a setting parts from its participle: "a, devant les élus, reconnu que C".

    Args:
        r: The sentence.
        left: Last token before the participle and its adverbs.
        after: One past the participle, where a "that" must follow.
    """
    if not r.among("complementizers", after):
        return -1
    for position in range(left, max(left - _LONGEST_SETTING, -1), -1):
        if r.among("have", position):
            opening = r.skip_adverbs(position + 1)
            opening += r.mark(opening) == ","
            return position if 0 < r.starts("adjunct_starts", opening) and opening <= left else -1
        if r.mark(position) not in ("", ",") or r.finite(position) or r.has_form(position):
            return -1
    return -1


def _restricts(r: Reading, after: int) -> bool:
    """Whether a negation only restricts the figure that follows: "n'en a compté que 31"."""
    width = r.starts("restricting", after)
    return width > 0 and r.figure(after + width)


def _says_to_have(r: Reading, auxiliary: int) -> bool:
    """Whether an auxiliary is an infinitive right behind another cue verb: "nie ne pas | avoir"."""
    if r.cues.complementizer_optional or not r.cues.infinitive.fullmatch(r.word(auxiliary)):
        return False
    before, _ = _back_over(r, auxiliary - 1, "adverbs", "clitics", "infinitive_prepositions")
    starts = range(max(0, before - 2), before + 1)
    return any(i + form.n_tokens == before + 1 for i in starts for form in r.forms[i])


def _bare_participle(r: Reading, index: int, form: Form) -> VerbGroup | None:
    """A participle without auxiliary: "démentie par X", or the second of "a dit A et assuré que B"."""
    after = index + form.n_tokens
    if form.stance in _DENIALS and _by_somebody(r, after):
        return VerbGroup(index, index, after, form, "passive")
    if form.stance == "call" and r.cues.patterns["false"].match(
        r.norm, r.tokens[after].start if after < r.n else 0
    ):
        return VerbGroup(index, index, after, form, "passive")  # "un chiffre jugé fantaisiste par X"
    coordinated = r.among("coordinators", _back_over(r, index - 1, "adverbs")[0])
    second = bool(r.found) and (r.among("complementizers", after) or _second_of_perfect(r, index))
    if coordinated and (second or form.stance in _DENIALS and _denies_a_thing(r, index, after)):
        return VerbGroup(index, index, after, form, "carried")
    return None


def _second_of_perfect(r: Reading, index: int) -> bool:
    """Whether a participle shares the "have" of the cue before it: "a reconnu une erreur, mais nié C".

    No other clause may stand between the two, and it must agree with nothing: "une version relayée et niée".
    """
    cue = r.found[-1].cue
    if cue[1] > r.tokens[index].start or not r.cues.participle.search(r.word(index)):
        return False
    words = r.within(cue)
    if not any(r.among("have", i) or r.among("have_conditional", i) for i in words):
        return False
    lists = ("have", "have_conditional", "be", "be_conditional", "relative_subjects", "relative_objects")
    between = (i for i in range(words.stop, index) if not r.quoted[i])
    return not any(r.finite(i) or any(r.among(name, i) for name in lists) for i in between)


def _denies_a_thing(r: Reading, index: int, after: int) -> bool:
    """Whether the second of two participles denies what follows: "a reconnu A, mais nié toute pression"."""
    lists = ("infinitive_openers", "any_determiners", "determiners")
    if not any(r.starts(name, after) for name in lists):
        return False
    for have in range(index - 1, -1, -1):
        if r.mark(have) in (";", ":", "."):
            return False
        if r.among("have", have) and not r.quoted[have]:
            first = r.skip_adverbs(have + 1)
            if r.participle(first) and not r.among("been", first):
                return True
    return False


def _by_somebody(r: Reading, after: int) -> bool:
    """Whether the one who did it follows: "denied by"."""
    return r.among("agents", r.skip_adverbs(after))


def _finite(r: Reading, index: int, form: Form) -> VerbGroup | None:
    after = index + form.n_tokens
    left, negated = _back_over(r, index - 1, "adverbs")
    if r.auxiliary(left) or r.among("noun_homographs", index) and _noun_here(r, index, after):
        return None  # a participle that looks like a finite form: "a dit"; a noun: "the dispute over"
    if r.ends("governing", left) and r.has_form(index, "infinitive"):
        return None  # an infinitive that looks like one: "will say"
    if form.stance in _DENIALS and r.has_form(index, "participle") and _by_somebody(r, after):
        return None  # "an allegation denied by the company"
    if r.cues.complementizer_optional and r.among("infinitive_prepositions", left):
        return None  # "came under pressure to clarify"
    before = left
    left, more = _clitics_before(r, left)
    governed = r.among("of", left) or r.starts("adjunct_starts", left) and not r.auxiliary(left)
    if r.among("relative_subjects", left) and r.boundary(after):
        governed = False  # "c'est le maire qui l'affirme : C"
    if governed and left < before and r.starts("determiners", before) and not r.starts("pronouns", left):
        return None  # a noun behind a preposition: "à la demande de", "de la pointe"
    determined = before == left and r.starts("determiners", before) and not r.starts("pronouns", before)
    determined = determined and not _some_of_them(r, before, index)
    if more and (concedes := r.starts("none_the_less", after)):
        after, more = after + concedes, False  # "n'en conteste pas moins"
    if negated or more and not _restricts(r, after) or before >= 0 and determined:
        return None  # negated, or a noun that looks like a verb: "une annonce", "the claims"
    return VerbGroup(left + 1, index, after, form, "active", form.kind == "conditional", r.enclitic(after))


def _some_of_them(r: Reading, figure: int, verb: int) -> bool:
    """Whether a number stands for those who speak: "Two said C", but not "Two reports said C"."""
    if r.among("noun_homographs", verb) or not (r.figure(figure) or r.among("pronominal", figure)):
        return False
    told = any(r.among("complementizers", verb + form.n_tokens) for form in r.forms[verb])
    alone = r.boundary(figure - 1) or r.among("coordinators", figure - 1)
    return alone or told and r.among("pronominal", figure) and r.boundary(figure - 2)


def _noun_here(r: Reading, index: int, after: int) -> bool:
    """Whether a word that can be noun or verb is the noun: "claims of", "over claims that"."""
    governed = r.starts("adjunct_starts", index - 1) and not (
        r.starts("time_words", index - 1) or r.ends("as_reported", index - 1)
    )
    if r.starts("determiners", index - 1) or governed or _in_a_phrase(r, index):
        return True
    if r.among("complementizers", after):
        behind_verb = any(f.n_tokens == n for n in (1, 2, 3) if index >= n for f in r.forms[index - n])
        behind_verb = behind_verb or _described_object(r, index)
        opens = r.boundary(index - 1) and r.cues.noun_last  # "el dueño, Toni Sala, recuerda que" is a verb
        return opens or behind_verb  # "shrugged off claims that"
    closes = r.boundary(after) and r.mark(after) != ":"
    if closes:  # "court records show." is a verb when a clause stands before ", court records"
        comma = next((i for i in range(index - 1, 0, -1) if r.boundary(i)), 0)
        return not (r.mark(comma) == "," and after >= r.n - 1 and 1 <= index - comma - 1 <= _LONGEST_TAG)
    if r.among("infinitive_prepositions", after) and r.among("infinitive_auxiliaries", after + 1):
        return False  # "claims to have warned"
    return r.starts("adjunct_starts", after) > 0 or r.auxiliary(after) or r.among("noun_complements", after)


def _described_object(r: Reading, index: int) -> bool:
    """Whether a plural noun and the bare words before it are an object: "denied media reports that C"."""
    if not r.word(index).endswith("s"):
        return False
    for place in range(index - 1, max(-1, index - _LONGEST_DESCRIBED), -1):
        if r.has_form(place, "finite", "participle") or r.among("as_reported", place):
            return place < index - 1
        named = r.capitalised(place) or r.starts("determiners", place) or r.starts("pronouns", place)
        if named or not r.is_word(place):
            return False
    return False


def _in_a_phrase(r: Reading, index: int) -> bool:
    """Whether a word closes a phrase that no plural verb can follow, or the object of another verb.

    "After a newspaper report", "rejected the union claim that", "did not return calls seeking comment".
    """
    for place in range(index - 1, max(-1, index - _LONGEST_TAG), -1):
        if r.boundary(place):
            return False
        if r.among("negations", place) and not r.starts("determiners", place):
            return True
        if r.starts("determiners", place):
            one = r.cues.noun_last and r.word(place) in r.cues.gender_of["singular"]
            single = one and not r.word(index).endswith("s")  # but "il sindaco conferma"
            return (
                single or r.has_form(place - 1, "finite") and not r.cues.patterns["impersonal"].search(r.norm)
            )
    return False


def _infinitive(r: Reading, index: int, form: Form) -> VerbGroup | None:
    after = index + form.n_tokens
    left, negated = _clitics_before(r, index - 1)
    if r.ends("before_of", left):
        return None if negated else VerbGroup(index, index, after, form, "carried")
    left = index - 1
    width = r.ends("governing", left)
    if not width:  # "a fini par l'admettre"
        left, _ = _clitics_before(r, left)
        width = r.ends("governing", left)
    if not width:
        return None
    left, negated = _back_over(r, left - width, "adverbs")
    name, width = _auxiliary_before(r, left)
    left, more = _clitics_before(r, left - width)
    if negated or more:
        return None
    return VerbGroup(left + 1, index, after, form, "active", name.endswith("conditional"))


def _gerund(r: Reading, index: int, form: Form) -> VerbGroup | None:
    after = index + form.n_tokens
    left, negated = _back_over(r, index - 1, "adverbs")
    name, width = _auxiliary_before(r, left)
    if r.cues.complementizer_optional and name == "be" and not r.among("been", left):
        # "the union is claiming that C"; in other languages no gerund follows "be"
        return None if negated else VerbGroup(left - width + 1, index, after, form, "active")
    if form.stance in _DENIALS and (width := r.ends("persisting", index - 1)):
        first = index - width  # "went on denying"
        return None if r.ends("negations", first - 1) else VerbGroup(first, index, after, form, "active")
    opens = (
        r.boundary(index - 1)
        or r.among("coordinators", index - 1)
        or r.among("gerund_particles", index - 1)
        or form.stance in ("retract", "deny")
        and r.ends("before_of", index - 1)
    )
    # else a noun or a complement that looks like a gerund: "any warning"
    return VerbGroup(index, index, after, form, "carried") if opens else None
