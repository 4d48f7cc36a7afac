"""Antecedents: who a pronoun stands for, by number, by gender and by who was spoken of last.

whom a text spoke of so far + a pronoun -> one of them. Several names joined by "and" are many: a singular
pronoun stands for one of them, never for all.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from ..words.cues import Cues
from ..words.tokens import normalise, tokenize
from .sources import compatible, names, own_names, owns

_OPPOSED = (("masculine", "feminine"), ("singular", "plural"))


def is_pronoun(text: str, cues: Cues) -> bool:
    """Whether ``text`` is one of the language's pronouns that stand for a source."""
    return _bare(text) in cues.words["pronouns"] or normalise(text).strip() in cues.words["pronouns"]


def antecedent(
    recent: Sequence[str],
    pronoun: str | None = None,
    cues: Cues | None = None,
    verb: str | None = None,
    spoken: Collection[str] = (),
) -> str | None:
    """Find the source that a pronoun most likely stands for: the last one spoken of that agrees with it.

    Args:
        recent: Who was spoken of, last one last.
        pronoun: The pronoun as the text has it; ``None`` for a subject left out, which agrees with all.
        cues: Cue list of the language; without one, nothing is known about agreement.
        verb: The cue whose subject is left out, so that it alone tells whether it is one or many.
        spoken: Those of ``recent`` who may have said something though neither a name nor a role tells.

    Returns:
        One of ``recent``, or one of the names joined in it; the last one of the right number when none
        agrees in gender; ``None`` when there is none.
    """
    if not recent:
        return None
    if pronoun is None or cues is None:
        number = number_of_verb(verb, cues) if verb and cues else None
        if number == "singular":
            recent = _one_by_one(recent, cues)
        fitting = [one for one in recent if number and number_of(one, cues) in (number, None)]
        return (fitting or recent)[-1]
    wanted = _agreement(_bare(pronoun), cues)
    if "singular" in wanted:
        recent = _one_by_one(recent, cues, wanted)
    fitting = agreeing(recent, pronoun, cues)
    if wanted:
        fitting = [one for one in fitting if not _speaks_for_another(one, cues)] or fitting
    if "person" in wanted:
        fitting = [one for one in fitting if not _is_a_text(one, cues)] or fitting
        unnamed = [one for one in spoken if _is_one_unnamed(one, cues)]
        fitting = [one for one in fitting if one in unnamed or _is_one_of(one, recent, cues)] or fitting
    heard = [one for one in fitting if one in spoken or names(one) or can_speak(one, cues)]
    fitting = heard or fitting  # "Une vanne a cédé. Rien n'a fui, assure-t-elle": not the valve
    chosen = (fitting or recent)[-1]
    if "masculine" in wanted and _called_as_a_woman(chosen, recent, cues):
        men = (o for o in reversed(fitting) if "masculine" in _agreement_of(o, recent, cues))
        return next(men, chosen)
    if "feminine" in wanted and _called_as_a_man(chosen, recent, cues):
        women = (o for o in reversed(fitting) if agrees(o, pronoun, cues))
        return next(women, chosen)
    return chosen


def agreeing(recent: Sequence[str], word: str, cues: Cues) -> list[str]:
    """Those spoken of who agree in number and gender with a pronoun or a determiner.

    Args:
        recent: Who was spoken of, last one last.
        word: The pronoun or the determiner.
        cues: Cue list of the language.

    Returns:
        Some of ``recent`` in its order; each of several joined by himself where the word is singular.
    """
    wanted = _agreement(_bare(word), cues)
    if "singular" in wanted:
        recent = _one_by_one(recent, cues, wanted)
    return [one for one in recent if not _disagree(wanted, _agreement_of(one, recent, cues))]


def members(source: str, cues: Cues) -> list[str]:
    """The sources that "and" joins to one: "Anna Kern et Paul Weiss", "le maire et la préfète".

    Args:
        source: As the text words it.
        cues: Cue list of its language.

    Returns:
        Each by itself, in the order of the text; the source alone where nothing is joined: "le ministère
        de la Culture et des Sports" is one.
    """
    tokens = tokenize(source)
    for place in range(1, len(tokens) - 1):
        if tokens[place].norm not in cues.words["coordinators"]:
            continue
        left, right = source[: tokens[place].start].rstrip(" ,"), source[tokens[place].end :].lstrip()
        each_is_somebody = is_person(left, cues) and is_person(right, cues)
        definite = cues.words["definite_determiners"]
        opens_anew = definite.starting_at(tokens, place + 1) and source[tokens[place + 1].start].islower()
        if each_is_somebody or opens_anew and (definite.starting_at(tokens, 0) or is_person(left, cues)):
            return [*members(left, cues), *members(right, cues)]
    return [source]


def number_of(source: str, cues: Cues) -> str | None:
    """``"singular"`` or ``"plural"`` by the words of a source; ``None`` where they do not tell."""
    tokens = tokenize(source)
    if not tokens:
        return None
    if len(members(source, cues)) > 1 or cues.number_of.get(tokens[0].norm, 1) > 1:
        return "plural"
    if any(token.norm in cues.words["coordinators"] for token in tokens):
        return None
    first = _agreement(tokens[0].norm, cues)
    if found := first & {"singular", "plural"}:
        return next(iter(found))
    return "singular" if source[0].isupper() and is_person(source, cues) else None


def number_of_verb(cue: str, cues: Cues) -> str | None:
    """Number of a finite cue whose subject is left out; ``None`` where a verb never tells it alone."""
    if not cues.subject_optional:
        return None
    tokens = tokenize(cue)
    verb = next((i for i, token in enumerate(tokens) if token.norm not in cues.words["clitics"]), None)
    if verb is None:
        return None
    auxiliary = any(tokens[verb].norm in cues.words[name] for name in ("have", "have_conditional", "be"))
    finite = any(form.kind in ("finite", "conditional") for form in cues.forms_at(tokens, verb))
    if not (auxiliary or finite):
        return None
    return "plural" if tokens[verb].norm.endswith(cues.plural_ending) else "singular"


def is_person(source: str, cues: Cues) -> bool:
    """Whether a source is surely somebody: it is a name of two words, or a role with one behind it."""
    tokens = tokenize(source)
    if len(names(source)) < 2 or not tokens or tokens[0].norm not in cues.words["determiners"]:
        return len(names(source)) >= 2 and "&" not in source
    apposed = len(tokens) > 3 and any(token.norm == "," for token in tokens[2:-2])  # "The Taoiseach, Ann Lee"
    role = apposed or any(
        t.is_word and source[t.start].islower() and t.norm not in cues.of_words for t in tokens[1:-2]
    )
    return role and all(names(source[t.start : t.end]) & own_names(source) for t in tokens[-2:])


def can_speak(source: str, cues: Cues) -> bool:
    """Whether a source is surely somebody or a body of people: by a name, a role or an institution's noun."""
    lists = ("institutions", "claim_outlets", "person_nouns", "people", "source_nouns", "speaks_behind")
    words = [token.norm for token in tokenize(source)[:4]]
    called = any(word in cues.role_nouns or any(word in cues.words[name] for name in lists) for word in words)
    return called or normalise(source) in cues.words["one_concerned"] or is_person(source, cues)


def may_say_i(source: str, recent: Sequence[str], cues: Cues) -> bool:
    """Whether a source may speak of itself as "I": no office, and no name that may be a newspaper's."""
    tokens = [token for token in tokenize(source) if token.is_word]
    lists = ("institutions", "claim_outlets", "claim_nouns", "documents")
    if any(token.norm in cues.words[name] for token in tokens[:3] for name in lists):
        return False
    described = any(source[t.start].islower() and t.norm not in cues.words["determiners"] for t in tokens)
    return described or _is_one_of(source, recent, cues)


def agrees(source: str, pronoun: str, cues: Cues) -> bool:
    """Whether the words of a source, or a person's first name, surely fit a pronoun."""
    wanted = _agreement(_bare(pronoun), cues)
    known = _agreement_of(source, (), cues)
    genders = frozenset(_OPPOSED[0])
    if _disagree(wanted, known) or "singular" in wanted and number_of(source, cues) == "plural":
        return False
    if wanted & genders and not known & genders:
        return is_person(source, cues) and _looks_so(source, wanted, cues)
    return bool(wanted & known)


def _is_one_of(source: str, recent: Sequence[str], cues: Cues) -> bool:
    """Whether a source is somebody, or the name of somebody spoken of in full: "Slade" of "Vernon Slade"."""
    if is_person(source, cues) or own_names(source) and (_has_role(source, cues) or _titled(source, cues)):
        return True  # "Slade, the union attorney", "Ms Slade"
    return any(is_person(other, cues) and compatible(source, other) for other in recent)


def _titled(source: str, cues: Cues) -> bool:
    """Whether a courtesy title alone stands before a name: "Ms Slade", "M. Rey"."""
    first = tokenize(source)[0].norm
    lists = ("determiners", "pronouns", "adjunct_starts", "according_to")
    return first in cues.not_names and not any(first in cues.words[name] for name in lists)


def _speaks_for_another(source: str, cues: Cues) -> bool:
    """Whether a source is those around somebody, of whom no text says "he": "son entourage"."""
    tokens = tokenize(source)
    return any(cues.words["around_somebody"].starting_at(tokens, i) for i in range(min(2, len(tokens))))


def _has_role(source: str, cues: Cues) -> bool:
    """Whether what somebody does heads a source: "the union attorney", not "l'agence du maire"."""
    bodies = (cues.words["institutions"], cues.words["claim_outlets"])
    words = [token.norm for token in tokenize(source)]
    heads = [word for word in words if word in cues.role_nouns or any(word in body for body in bodies)]
    return bool(heads) and heads[-1 if cues.noun_last else 0] in cues.role_nouns


def _is_one_unnamed(source: str, cues: Cues) -> bool:
    """Whether one who spoke is somebody without a name, no text and no body: "a retired nurse"."""
    tokens = tokenize(source)
    if not tokens or tokens[0].norm not in cues.words["determiners"]:
        return False
    if tokens[0].norm in cues.words["definite_determiners"] or number_of(source, cues) == "plural":
        return False
    near = [token.norm for token in tokens[1:5]]
    if any(word in cues.role_nouns or word in cues.words["people"] for word in near[:3]):
        return True
    lists = ("institutions", "claim_outlets", "documents", "claim_nouns", "possessives")
    return not any(word in cues.words[name] for word in near for name in lists)


def _is_role(word: str, cues: Cues) -> bool:
    """Whether a word tells what somebody does, or for whom: "minister", "police"."""
    return word in cues.role_nouns or word in cues.words["people"] or word in cues.words["institutions"]


def _is_a_text(source: str, cues: Cues) -> bool:
    """Whether a source is a document, whatever it is called after: "Receipts from the Orvel Garage"."""
    tokens = tokenize(source)[:4]
    return not _has_role(source, cues) and any(token.norm in cues.words["documents"] for token in tokens)


def _bare(pronoun: str) -> str:
    """A pronoun without the hyphens and the "t" of an inversion: "-t-elle"."""
    return normalise(pronoun).strip().lstrip("-").removeprefix("t-")


def _one_by_one(recent: Sequence[str], cues: Cues, wanted: frozenset[str] = frozenset()) -> list[str]:
    """Those spoken of, each of several that were named together by himself: the likeliest of them last."""
    found = []
    for source in recent:
        together = members(source, cues)
        if len(together) > 1:
            together.sort(key=lambda one: _looks_so(one, wanted, cues))
        found += together
    return found


def _agreement(word: str, cues: Cues) -> frozenset[str]:
    """What a determiner, a title or a pronoun says of the one it stands for."""
    return frozenset(value for value, words in cues.gender_of.items() if word in words)


def _agreement_of(source: str, recent: Sequence[str], cues: Cues) -> frozenset[str]:
    """What is known of a source: by its own first words, or by those it had when its name fell before."""
    tokens = tokenize(source)
    if owns(tokens, 0, len(tokens)):
        return frozenset()  # "Mr Lanza's lawyer" may be a woman
    known = frozenset().union(*(_agreement(token.norm, cues) for token in tokens[:2]))
    ours = names(source)
    if known or not ours:
        return known
    for other in recent:
        if other != source and ours & names(other):
            known |= frozenset().union(*(_agreement(token.norm, cues) for token in tokenize(other)[:2]))
    return known


def _disagree(left: frozenset[str], right: frozenset[str]) -> bool:
    return any(
        {one, other} <= left | right and not {one, other} <= left and not {one, other} <= right
        for one, other in _OPPOSED
    )


def _called_as_a_woman(source: str, recent: Sequence[str], cues: Cues) -> bool:
    """Whether a bare name, whose gender no word tells, has a first name as women mostly have."""
    genders = frozenset(_OPPOSED[0])
    words = [token for token in tokenize(source) if token.is_word]
    bare = all(source[t.start].isupper() or t.norm in cues.words["name_particles"] for t in words)
    if not bare or not is_person(source, cues) or _agreement_of(source, recent, cues) & genders:
        return False
    return _looks_so(source, frozenset({"feminine"}), cues)


def _called_as_a_man(source: str, recent: Sequence[str], cues: Cues) -> bool:
    """Whether a full name, whose gender no word tells, has a first name that only men have."""
    genders = frozenset(_OPPOSED[0])
    if not is_person(source, cues) or _agreement_of(source, recent, cues) & genders:
        return False
    words = [token.norm for token in tokenize(source) if token.is_word]
    return any(word in cues.words["masculine_names"] for word in words[:-1])


def _looks_so(source: str, wanted: frozenset[str], cues: Cues) -> bool:
    """Whether a first name ends as those of the wanted gender mostly do: a hint, where all else is equal."""
    own = own_names(source)
    named = [t.norm for t in tokenize(source) if names(source[t.start : t.end]) & own]
    named = [name for name in named if not _is_role(name, cues)] or named  # "Minister Anna Rey"
    first = next(iter(named), None)
    if first is None or not wanted & {"masculine", "feminine"}:
        return False
    return bool(cues.feminine_name.search(first)) == ("feminine" in wanted)
