"""A content made to stand alone, as the models read it: without its sentence, yet with its subject.

content + source -> proposition ("avoir vendu" -> "la mairie a vendu")
"""

from __future__ import annotations

from collections.abc import Sequence

from ..clauses import verb_second
from ..names.antecedents import agreeing, number_of
from ..words.cues import Cues
from ..words.tokens import Token, tokenize
from .deeds import as_clause


def standalone(
    content: str,
    source: str | None,
    cues: Cues,
    *,
    denied: bool = False,
    indirect: bool = True,
    accusing: bool = False,
) -> str:
    """Word a content so that it can be read without its sentence.

    A missing subject becomes the source, and so does the pronoun that opens indirect speech ("X a dit
    qu'il partait"); anything else stays as it is written.

    Args:
        content: What is put forward, verbatim.
        source: Who puts it forward, outermost first when nested; ``None`` for the outlet.
        cues: Cue list of the language.
        denied: Whether the source denies it.
        indirect: Whether it is indirect speech, that follows its cue.
        accusing: Whether its cue accuses somebody, who is the subject of what is said.
    """
    content = verb_second(content, cues)
    if denied:
        content = _affirmed(content, cues)
    if accusing and (charge := _charge(content, cues)):
        return charge
    if not content or not source:
        return content
    source = source.split(" > ")[-1]
    tokens = tokenize(content)
    if not tokens:
        return content
    first = tokens[0].norm
    if first in cues.words["first_person"] or not indirect and _speaks_of_itself(tokens, cues):
        return f"{source} : {content}"
    if indirect and first in cues.words["subject_pronouns"]:
        if _impersonal(tokens, cues) or len(tokens) < 3 or not agreeing([source], first, cues):
            return content
        return f"{source} {content[tokens[1].start :]}"
    if finite := _with_subject(source, content, cues):
        return finite
    lowered = content.lower().replace("’", "'")
    if indirect and (clause := _conjugated(content, tokens, source, cues)):
        return clause
    for infinitive, finite in cues.finite_of_last.items():
        if lowered.endswith(f" {infinitive}"):
            return f"{source} {finite} {content[: -len(infinitive) - 1]}"
    if indirect and cues.subject_optional and _subject_is_source(tokens, source, cues):
        return f"{source} {content}"
    if denied and not _has_verb(tokens, cues):
        return as_clause(content, source, cues) or f"{source} : {content}"
    return content


def _conjugated(content: str, tokens: Sequence[Token], source: str, cues: Cues) -> str | None:
    """A content that an infinitive opens, object pronouns before it: "lui avoir parlé" -> "X lui a parlé"."""
    verb = 0
    while verb < len(tokens) - 1 and tokens[verb].norm in cues.words["clitics"]:
        verb += 1
    word, plural = tokens[verb].norm, number_of(source, cues) == "plural"
    noun = verb and cues.words["determiners"].starting_at(tokens, verb - 1)
    if verb and word in cues.words["infinitive_auxiliaries"] and word in cues.finite_of:
        finite = cues.finite_of[word]
        finite = cues.plural_of.get(finite, finite) if plural else finite
    elif not noun and not _has_verb(tokens, cues) and (regular := cues.regular_infinitive.fullmatch(word)):
        finite = regular[1] + cues.regular_endings[plural]
    else:
        return None
    return f"{source} {content[: tokens[verb].start]}{finite}{content[tokens[verb].end :]}"


def _with_subject(subject: str, content: str, cues: Cues) -> str:
    """A content that an infinitive opens with its subject: "avoir vendu" -> "la mairie a vendu", or empty."""
    lowered = content.lower().replace("’", "'")
    for infinitive in sorted(cues.finite_of, key=len, reverse=True):
        if lowered.startswith(infinitive) and not lowered[len(infinitive) : len(infinitive) + 1].isalpha():
            finite = cues.finite_of[infinitive]
            if number_of(subject, cues) == "plural":
                finite = " ".join(cues.plural_of.get(word, word) for word in finite.split())
            return f"{subject} {finite}{content[len(infinitive) :]}"
    return ""


def _charge(content: str, cues: Cues) -> str:
    """What somebody is accused of, as a clause: "X d'avoir vendu" -> "X a vendu", or empty."""
    tokens = tokenize(content)
    for place in range(1, len(tokens) - 1):
        if not tokens[place].is_word:
            return ""
        if tokens[place].norm in cues.words["of"]:
            said = _with_subject(
                content[: tokens[place].start].rstrip(), content[tokens[place + 1].start :], cues
            )
            if said:
                return said
    return ""


def _impersonal(tokens: Sequence[Token], cues: Cues) -> bool:
    """Whether the pronoun that opens a clause stands for nobody: "il y a", "il lui faudra"."""
    position = 1
    while position < len(tokens):
        if cues.words["impersonal_next"].starting_at(tokens, position):
            return True
        if tokens[position].norm not in cues.words["clitics"]:
            return False
        position += 1
    return False


def _affirmed(content: str, cues: Cues) -> str:
    """A denied content as the claim that it denies: "any contact" -> "contact", "had ever met" -> "had met".

    Words like "ever" say "at no time" only together with the denial, and read as a negation without it.
    """
    for pattern, instead in cues.denied:
        content = pattern.sub(instead, content)
    return " ".join(content.split())


def _has_verb(tokens: Sequence[Token], cues: Cues) -> bool:
    """Whether a finite verb is among ``tokens``, so that they are a clause and not a noun phrase."""
    return any(_auxiliary(t.norm, cues) or cues.finite_ending.search(t.norm) for t in tokens)


def _auxiliary(word: str, cues: Cues) -> bool:
    return any(word in cues.words[name] for name in ("have", "have_conditional", "be", "be_conditional"))


def _verb(tokens: Sequence[Token], cues: Cues) -> tuple[int, bool]:
    """Place of the first word that is no object pronoun or adverb, and whether a pronoun stands before it.

    "No", where it stands before the verb, is among those pronouns; an article that looks like one is none.
    """
    position, led = 0, False
    while position < len(tokens):
        adverb = cues.words["adverbs"].starting_at(tokens, position)
        clitic = tokens[position].norm in cues.words["clitics"]
        if not adverb and (not clitic or tokens[position].norm in cues.words["determiners"]):
            break
        led = led or clitic
        position += adverb or 1
    return position, led


def _speaks_of_itself(tokens: Sequence[Token], cues: Cues) -> bool:
    """Whether a verb alone says "I" or "we": "No hemos vendido nada"."""
    verb, _ = _verb(tokens, cues)
    pattern = cues.first_person_verb
    return pattern is not None and verb < len(tokens) and pattern.fullmatch(tokens[verb].norm) is not None


def _subject_is_source(tokens: Sequence[Token], source: str, cues: Cues) -> bool:
    """Whether a clause without a subject before its verb is about its source: "dijo que no sabía nada".

    It is not when the verb has no subject at all ("que hay", "que se trata"), has another number, or is
    followed by its subject: always in the passive ("que fue detenido un hombre"), and behind verbs of
    happening ("que había fallado el freno").
    """
    verb, led = _verb(tokens, cues)
    if verb >= len(tokens) or not led and not _finite(tokens[verb].norm, cues):
        return False
    impersonal = cues.words["impersonal_next"]
    if impersonal.starting_at(tokens, 0) or impersonal.starting_at(tokens, verb):
        return False
    plural = tokens[verb].norm.endswith(cues.plural_ending)
    if number_of(source, cues) not in (("plural",) if plural else ("singular", None)):
        return False
    after = verb + 1
    while after < len(tokens) and (
        cues.participle.fullmatch(tokens[after].norm) or tokens[after].norm in cues.words["adverbs"]
    ):
        after += 1
    passive = tokens[verb].norm in cues.words["be"] or any(
        token.norm in cues.words["been"] for token in tokens[verb:after]
    )
    reflexive = any(token.norm in cues.words["reflexives"] for token in tokens[:verb])
    followed = cues.words["determiners"].starting_at(tokens, after) or (
        after < len(tokens) and tokens[after].norm[0].isdigit()
    )
    if (passive and after > verb + 1 or reflexive) and followed:
        return False
    happens = cues.happening
    return not (happens and followed and any(happens.match(t.norm) for t in tokens[verb:after]))


def _finite(word: str, cues: Cues) -> bool:
    """Whether a word where a verb can stand is one: an auxiliary, a listed one, or one by its ending."""
    listed = any(word in form.split() for form in cues.finite_of.values())
    if word in cues.words["determiners"] or word in cues.words["negators"]:
        return False
    return _auxiliary(word, cues) or listed or cues.verb_ending.search(word) is not None
