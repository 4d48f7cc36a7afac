"""Roles: what an article calls the people it names, and whom "l'élu" or "the mayor" therefore stands for.

article text -> names with their roles; a role without a name -> the one person whom it can mean

"Paul Rey, maire de Precy" and "le maire" share their noun; "l'élu" is what any mayor may be called, which
the lists of ``[descriptions]`` tell. A role stands for somebody only where one person alone fits it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from ..words.cues import Cues
from ..words.tokens import Token, tokenize
from .sources import compatible, names, own_names

_LONGEST_BEFORE = 10  # tokens of "la directrice générale adjointe de la clinique," (chosen, untested)
_LONGEST_BEHIND = 12  # tokens of ", directeur de la société d'exploitation du barrage," (chosen, untested)
_SENTENCE_ENDS = frozenset('.!?:;«»“”"–—')
_LONGEST_NAME = 4  # capitals of a person's name


@dataclass(frozen=True, slots=True)
class Role:
    """What a passage calls somebody: full name, words of the role, its nouns, what shows the gender."""

    name: str
    passage: str
    words: frozenset[str]
    nouns: frozenset[str]
    agreement: frozenset[str]


def one_person(roles: Sequence[Role]) -> Role | None:
    """Of one person's roles, the one with the fullest name; ``None`` for several people's or none."""
    if not roles or not all(compatible(roles[0].name, role.name) for role in roles):
        return None
    return max(roles, key=lambda role: (len(own_names(role.name)), -roles.index(role)))


class People:
    """The people that an article names together with a role."""

    def __init__(self, text: str, cues: Cues):
        self._text = text
        self._cues = cues
        self._words = cues.words
        self._fitting: dict[str, list[Role]] = {}  # asked for in every article that may name it

    def meant_by(self, description: str) -> Role | None:
        """Find the one person whom a role without a name stands for.

        Args:
            description: A source as some sentence words it: "l'élu", "the former minister".

        Returns:
            The role that the article gives that person; ``None`` where nobody fits, or several do.
        """
        return one_person(self.fitting(description))

    def fitting(self, description: str) -> list[Role]:
        """The roles of this article that a role without a name can mean, in the order of the text."""
        if description not in self._fitting:
            core, agreeing = self._agreeing(description)
            told = [role for role in agreeing if self._same(core, role)]
            called = told or [role for role in agreeing if self._may_be_called(core, role)]
            self._fitting[description] = called
        return self._fitting[description]

    def called_so(self, description: str) -> list[Role]:
        """Those of ``fitting`` that have the very words of the description: not "l'élu" of a mayor."""
        core, agreeing = self._agreeing(description)
        return [role for role in agreeing if self._same(core, role)]

    def roles_of(self, name: str) -> list[Role]:
        """The roles that this article gives somebody."""
        return [role for role in self._roles if compatible(role.name, name)]

    def _agreeing(self, description: str) -> tuple[list[str], list[Role]]:
        """Words of a definite description behind its determiner, and the roles that its gender allows."""
        tokens = tokenize(description)
        named = bool(own_names(description)) and not self._cues.nouns_capitalised
        if not tokens or named or not self._definite(tokens):
            return [], []
        core = [token.norm for token in tokens[1:] if token.is_word]
        agreement = self._agreement(tokens[:2])
        return core, [role for role in self._roles if not self._opposed(agreement, role.agreement)]

    def _same(self, core: Sequence[str], role: Role) -> bool:
        """Whether a description repeats the noun of a role, and nothing that is not in it."""
        nouns = self._nouns(core)
        kept = {word for word in core if not self._passed_over(word)}
        return bool(nouns & role.nouns) and kept <= role.words

    def _may_be_called(self, core: Sequence[str], role: Role) -> bool:
        """Whether a description is one of those that this role goes by."""
        kept = " ".join(word for word in core if word not in self._words["role_modifiers"])
        return any(kept in called and role.nouns & roles for called, roles in self._cues.descriptions)

    def _passed_over(self, word: str) -> bool:
        """Whether a word of a description tells nothing of what somebody is: "the", "of", "former"."""
        return any(word in self._words[name] for name in ("determiners", "of", "role_modifiers"))

    def _definite(self, tokens: Sequence[Token]) -> bool:
        return tokens[0].norm in self._words["definite_determiners"] or not self._cues.articles

    @cached_property
    def _roles(self) -> list[Role]:
        """The roles of all full names, in the order of the text."""
        tokens = tokenize(self._text)
        upper = [self._text[token.start].isupper() for token in tokens]
        found = []
        place = 0
        while place < len(tokens):
            end = place
            while (
                end < len(tokens)
                and end - place <= _LONGEST_NAME
                and self._in_name(tokens, upper, place, end)
            ):
                end += 1
            while end > place and not upper[end - 1]:
                end -= 1
            opens = place == 0 or tokens[place - 1].norm in _SENTENCE_ENDS
            if opens and end - place > 2:
                place += 1  # "Selon Paul Rey": its first word is no surer a name
                place += not upper[place]
            while opens and place < end and tokens[place].norm in self._words["adjunct_starts"]:
                place += 1  # "À Brest, la maire ..."
            name = self._text[tokens[place].start : tokens[end - 1].end] if end > place else ""
            if len(names(name)) >= 2:
                found += self._roles_of(tokens, upper, place, end)
            place = max(end, place + 1)
        return found

    def _in_name(self, tokens: Sequence[Token], upper: Sequence[bool], first: int, index: int) -> bool:
        if index >= len(tokens):
            return False
        if index > first and "\n" in self._text[tokens[index - 1].end : tokens[index].start]:
            return False
        if upper[index]:
            return tokens[index].norm not in self._words["time_words"]
        return index > first and tokens[index].norm in self._words["name_particles"]

    def _roles_of(self, tokens: Sequence[Token], upper: Sequence[bool], first: int, end: int) -> list[Role]:
        name = self._text[tokens[first].start : tokens[end - 1].end]
        found = []
        titles = frozenset(token.norm for token in tokens[first:end]) & self._cues.not_names
        if titles:
            found.append(Role(name, name, titles, titles, self._agreement(tokens[first:end])))
        for begin, stop in (*self._before(tokens, first), self._behind(tokens, upper, end)):
            if begin >= stop:
                continue
            norms = [token.norm for token in tokens[begin:stop] if token.is_word]
            if nouns := self._nouns(norms):
                low, high = min(begin, first), max(stop, end)
                passage = self._text[tokens[low].start : tokens[high - 1].end]
                agreement = self._agreement(tokens[begin : begin + 1])
                found.append(Role(name, passage, frozenset(norms), nouns, agreement))
        return found

    def _before(self, tokens: Sequence[Token], first: int) -> list[tuple[int, int]]:
        """Bounds of the roles in front of a name: "le maire de Precy," before "Paul Rey"."""
        stop = first - 1 if first and tokens[first - 1].norm == "," else first
        begin = stop
        found = []
        if begin and (self._is_of(tokens[begin - 1].norm) or tokens[begin - 1].norm in self._words["to_the"]):
            return []  # "l'avocat de Paul Rey" is somebody else
        while begin and stop - begin < _LONGEST_BEFORE and tokens[begin - 1].is_word:
            norm = tokens[begin - 1].norm
            opens = begin == 1 or not tokens[begin - 2].is_word
            inner = not opens and (self._is_of(norm) or self._is_of(tokens[begin - 2].norm))
            if norm in self._words["determiners"] and not inner:
                return [*found, (begin - 1, stop)]
            if norm in self._words["determiners"] and not self._is_of(norm) and stop == first:
                found.append((begin - 1, stop))  # "le yacht de l'homme d'affaires Paul Rey"
            passes_on = self._is_of(norm) or norm in self._words["to_the"]
            if norm in self._words["adjunct_starts"] and not passes_on:
                break
            begin -= 1
        return [*found, (begin, stop)] if stop == first else found

    def _behind(self, tokens: Sequence[Token], upper: Sequence[bool], end: int) -> tuple[int, int]:
        """Bounds of the role behind a name: "maire de Precy" behind "Paul Rey,"."""
        if end + 1 >= len(tokens) or tokens[end].norm != "," or upper[end + 1]:
            return end, end
        stop = end + 1
        while stop < len(tokens) and stop - end <= _LONGEST_BEHIND and tokens[stop].is_word:
            if self._cues.forms_at(tokens, stop) and stop > end + 2:
                return end, end
            stop += 1
        closed = stop == len(tokens) or not tokens[stop].is_word
        return (end + 1, stop) if closed else (end, end)

    def _is_of(self, norm: str) -> bool:
        return norm in self._words["of"] or norm in self._words["of_the"]

    def _links(self, norm: str) -> bool:
        return self._is_of(norm) or norm in self._words["to_the"] or norm in self._words["adjunct_starts"]

    def _nouns(self, norms: Sequence[str]) -> frozenset[str]:
        """The noun of a role, before what it is of: its first word, or its last ("union leader")."""
        kept = list(norms)
        while kept and self._passed_over(kept[0]):
            kept.pop(0)
        end = next((i for i, norm in enumerate(kept) if i and self._links(norm)), len(kept))
        return frozenset({kept[end - 1] if self._cues.noun_last else kept[0]} if kept else ())

    def _agreement(self, tokens: Sequence[Token]) -> frozenset[str]:
        values = self._cues.gender_of.items()
        return frozenset(v for v, words in values for t in tokens if t.norm in words) & _GENDERS

    def _opposed(self, left: frozenset[str], right: frozenset[str]) -> bool:
        return bool(left) and bool(right) and not left & right


_GENDERS = frozenset(("masculine", "feminine"))
