"""Who a role without a name is, where its article sets no name beside it.

"le banquier" + what other articles on the event call somebody + who was spoken of before it -> a name

Another article may name who holds the role. Else a word that many people go by ("the striker",
"la retraitée", "the company") means who was spoken of last, as a pronoun would; an office ("le préfet")
never does, since its holder may well be another.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..schema import DENIALS, Article, Statement
from ..words.cues import Cues
from ..words.tokens import normalise, tokenize
from .antecedents import agrees, is_person, number_of
from .roles import People, Role, one_person
from .sources import compatible, innermost, is_outlet, names, own_names

_FEWEST_SHARED = 2  # names that two articles on one event have in common (chosen on dev)
_LEAST_SHARED = 0.25  # of the names of the one that has fewer (chosen on dev)
_FARTHEST = 6  # statements back to who a word for a person or a body means (chosen on dev)
_LONGEST = 4  # words of such a description (chosen, untested)


@dataclass(frozen=True, slots=True)
class Unnamed:
    """An article, for what it says about sources that it does not name."""

    article: Article
    cues: Cues
    people: People
    named: frozenset[str]  # capitalised words of the article
    surely_named: frozenset[str]  # those that no sentence begins with

    @classmethod
    def of(cls, article: Article, cues: Cues, people: People) -> Unnamed:
        """Read an article for its names."""
        return cls(article, cues, people, names(article.text), _inner_names(article.text))


def role_elsewhere(source: str, here: Unnamed, told: Sequence[tuple[Unnamed, Role]]) -> Role | None:
    """Find who a role is by what other articles call somebody.

    Where one article writes "the billionaire Anna Rey", "the billionaire" is she in an article that names
    her. In one on the same event that does not, she is the billionaire if that repeats the words of her role
    and no article on the event gives it to anybody else.

    Args:
        source: The role, as the article words it.
        here: Its article, which gives nobody that role.
        told: Roles that it can mean, with the articles that give them, in the same language.
    """
    if named := [role for _, role in told if own_names(role.name) <= here.named]:
        return one_person(named)
    if number_of(source, here.cues) == "plural" or _names_a_body(source, here.cues):
        return None
    near = [(other, role) for other, role in told if _on_one_event(here, other)]
    return one_person([role for other, role in near if role in other.people.called_so(source)])


def spoken_of_last(said: Statement, before: Sequence[Statement], here: Unnamed) -> tuple[str, str] | None:
    """Find whom a word for a person or a body means that many go by: the last spoken of who may be it.

    Args:
        said: The first statement by that description.
        before: The statements of the article before it, in reading order.
        here: The article, which gives nobody that role.

    Returns:
        The name and the sentence that has it; ``None`` where the description is no such word, is said of
        somebody whom the article leaves without a name, nobody spoken of fits, or that one has just said
        what the description denies.
    """
    source = innermost(said.source) or ""
    noun = _noun_of(source, here.cues)
    if noun is None or number_of(source, here.cues) == "plural" or _introduced(noun, before, here):
        return None
    body = noun in here.cues.words["companies"]
    named = _bodies_in if body else _people_in
    for text in _sentences_back(before):
        found = named(text, before, here)
        fitting = found if body else [one for one in found if _may_be(source, one, here)]
        if fitting:
            told = [one for one in before if one.text == text and one.stance == "assert"]
            accuser = any(compatible(innermost(one.source), fitting[0]) for one in told)
            answers = said.stance in (*DENIALS, "no-comment")
            return None if answers and accuser else (fitting[0], text)
    return None


def _noun_of(source: str, cues: Cues) -> str | None:
    """The noun of a definite description that tells no more: "le joueur", "the 38-year-old seamstress"."""
    tokens = [token for token in tokenize(source) if token.is_word]
    if (
        not 1 < len(tokens) <= _LONGEST
        or not cues.articles
        or own_names(source)
        and not cues.nouns_capitalised
    ):
        return None
    first = tokens[0].norm
    if first not in cues.words["definite_determiners"] or first in cues.words["possessives"]:
        return None
    if any(token.norm in cues.of_words for token in tokens[1:]):
        return None
    if len(tokens) == 2 and tokens[1].norm in cues.words["companies"]:
        return tokens[1].norm  # "l'opérateur téléphonique" is another than "l'opérateur"
    known = [token.norm for token in tokens[1:] if token.norm in cues.words["epithets"]]
    return known[-1 if cues.noun_last else 0] if known else None


def _introduced(noun: str, before: Sequence[Statement], here: Unnamed) -> bool:
    """Whether the article speaks of one who goes by a noun and has no name: "un joueur", "deux joueuses"."""
    text = here.article.text[: before[-1].end] if before else ""
    tokens = tokenize(text)
    definite = here.cues.words["definite_determiners"]
    return any(
        token.norm == noun
        and here.cues.words["determiners"].starting_at(tokens, place - 1)
        and not definite.starting_at(tokens, place - 1)
        for place, token in enumerate(tokens)
        if place
    )


def _sentences_back(before: Sequence[Statement]) -> list[str]:
    """The sentences before a description, last one first."""
    return list(dict.fromkeys(statement.text for statement in reversed(before)))[:_FARTHEST]


def _people_in(text: str, before: Sequence[Statement], here: Unnamed) -> list[str]:
    """People whom a sentence names, by their full names: first who speaks in it, then the others in order."""
    known = _people_before(before, here)
    speaking = [innermost(one.source) for one in before if one.text == text]
    inside = [(text.find(name.split()[-1]), name) for name in known]
    found = [name for place, name in sorted(inside) if place >= 0 and own_names(name)]
    found.sort(key=lambda name: not any(compatible(name, one) for one in speaking))
    return found


def _people_before(before: Sequence[Statement], here: Unnamed) -> list[str]:
    """Full names in an article that surely are people's: who has spoken, has a role or opens a sentence."""
    sources = [innermost(one.source) or "" for one in before]
    spoken = [source for source in sources if is_person(source, here.cues)]
    found: dict[str, None] = {}
    for statement in before:
        for name in _full_names(statement.text, here.cues):
            acts = statement.text.startswith(name) and not statement.heading
            if acts or here.people.roles_of(name) or any(compatible(name, one) for one in spoken):
                found.setdefault(name)
    return list(found)


def _full_names(text: str, cues: Cues) -> list[str]:
    """Names of two words and more in a sentence, one that opens it included."""
    found = (match.group() for match in cues.full_name.finditer(f"… {text}"))
    full = (name for name in found if is_person(name, cues) and len(own_names(name)) >= 2)
    return [name for name in full if not _names_a_body(name, cues)]


def _names_a_body(source: str, cues: Cues) -> bool:
    """Whether a source is called as bodies, newspapers or texts are: "le musée", not "le chef du musée"."""
    lists = ("institutions", "companies", "claim_outlets", "documents", "claim_nouns", "time_words")
    words = [token.norm for token in tokenize(source)]
    own = words[: next((i for i, word in enumerate(words) if i > 1 and word in cues.of_words), len(words))]
    return any(word in cues.words[name] for word in own for name in lists)


def _may_be(source: str, name: str, here: Unnamed) -> bool:
    """Whether a description may mean somebody: the words fit, and nobody who holds an office is so called."""
    determiner, *words = [token.norm for token in tokenize(source)]
    gendered = any(determiner in here.cues.gender_of.get(gender, ()) for gender in ("masculine", "feminine"))
    if gendered and not agrees(name, determiner, here.cues):
        return False
    woman = any(here.cues.patterns["feminine_noun"].fullmatch(word) for word in words)
    if woman and not here.cues.feminine_name.search(normalise(name).split()[0]):
        return False  # "l'infirmière", whose article tells no gender
    return not any(role.nouns & here.cues.role_nouns for role in here.people.roles_of(name))


def _bodies_in(text: str, before: Sequence[Statement], here: Unnamed) -> list[str]:
    """Bodies that speak in a sentence by a name alone, or as a company: "Medirad", "le groupe Nordéo"."""
    speaking = (innermost(one.source) or "" for one in before if one.text == text)
    return [one for one in speaking if _is_body(one, before, here)]


def _is_body(source: str, before: Sequence[Statement], here: Unnamed) -> bool:
    """Whether a source can be a company: no person, no body of another sort, no newspaper ("Le Phare")."""
    tokens = tokenize(source)
    opening = here.cues.words["definite_determiners"].starting_at(tokens, 0)
    if opening and not any(token.norm in here.cues.words["companies"] for token in tokens):
        return False
    if not own_names(source) or is_outlet(source, here.article.outlet, here.cues):
        return False
    people = (name for one in before for name in _full_names(one.text, here.cues))
    if is_person(source, here.cues) and "&" not in source or any(compatible(source, name) for name in people):
        return False
    articles, companies = here.cues.words["definite_determiners"], here.cues.words["companies"]
    words = [t for t in tokenize(source) if t.is_word and t.norm not in articles and t.norm not in companies]
    return all(source[t.start].isupper() for t in words) and not _names_a_body(
        " ".join(t.norm for t in words), here.cues
    )


def tells_no_name(source: str, name: str, cues: Cues) -> bool:
    """Whether a source stands without a name: where nouns have capitals, a description looks like one."""
    described = cues.nouns_capitalised and _noun_of(source, cues) is not None
    return described or name == source and not own_names(source)


def _on_one_event(left: Unnamed, right: Unnamed) -> bool:
    """Whether two articles name enough alike to be on one event."""
    shared = len(left.surely_named & right.surely_named)
    fewer = min(len(left.surely_named), len(right.surely_named))
    return shared >= _FEWEST_SHARED and shared >= _LEAST_SHARED * fewer


def _inner_names(text: str) -> frozenset[str]:
    """Names in a text but for words that may have their capital from the beginning of a sentence."""
    tokens = tokenize(text)
    inside = (
        token
        for before, token in zip(tokens, tokens[1:], strict=False)
        if before.is_word and token.is_word and "\n" not in text[before.end : token.start]
    )
    return frozenset().union(*(names(text[token.start : token.end]) for token in inside))
