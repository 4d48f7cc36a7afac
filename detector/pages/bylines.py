"""Which lines only name the authors of a story.

a line and the words of a language → whether it is a byline, or could be one
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

_LONGEST = 120
_MOST_WORDS = 12
_MOST_NAMES = 4
_MOST_NEWSROOM_WORDS = 5
_SENTENCE_END = re.compile(r"[.!?…][\"»”)\]]*$")
_WORD = re.compile(r"[^\W_]+(?:[-.’'][^\W_]+)*\.?")
_ELISION = re.compile(r"[dl]['’]", re.IGNORECASE)
_INITIALS = re.compile(r"(?:[^\W\d_]\.[\s-]?){2,4}")
_NAME_PART = re.compile(r"[^\W\d_](?:['’][^\W\d_])?[^\W\d_]*(?:[-’'.][^\W\d_]+)*\.?")


class Bylines:
    """The words that make a byline in one language; all in small letters.

    Args:
        prefixes: Expression for what stands before the names (*par*, *written by*), blanks included.
        correspondents: Phrases that make a line of names a byline wherever it stands.
        roles: Words in small letters beside the names (*envoyé*, *correspondent*).
        particles: Small words inside and between names.
        joins: Those of them that stand between two names.
        towns: Those of them that stand before a town.
        agency_joins: What stands before an agency that a newsroom worked with.
        agencies: Names of agencies.
    """

    def __init__(
        self,
        prefixes: re.Pattern[str],
        *,
        correspondents: Sequence[str],
        roles: Collection[str],
        particles: Collection[str],
        joins: Sequence[str],
        towns: Sequence[str],
        agency_joins: Sequence[str],
        agencies: Collection[str],
    ):
        self._prefixes = prefixes
        self._correspondents = correspondents
        self._roles = frozenset(roles)
        self._particles = frozenset(particles)
        self._inside = self._particles - {*joins, *towns}
        self._agencies = frozenset(agencies)
        self._separator = re.compile(rf"\s*[,;/&+]\s*|\s+[-–—|]\s+|\s+(?:{_either(joins)})\s+")
        self._with = re.compile(rf"\s+(?:{_either(agency_joins)})\s+(?:l['’])?")
        self._town = re.compile(rf"\s+(?:{_either(towns)})\s+|\s*\((?:(?:{_either(towns)})\s+)?")

    def is_byline(self, line: str) -> bool:
        """Whether a line only names its authors or agencies: *Par Anna Rey, avec AFP*."""
        if len(line) > _LONGEST:
            return False
        prefix = self._prefixes.match(line)
        if self._are_initials(line[prefix.end() :] if prefix else line) or self._is_newsroom(line):
            return True
        if line[:1] == "(" and line[-1:] == ")":
            line = line[1:-1].strip()  # "(with Anna Rey, in Metz)"
        if _SENTENCE_END.search(line):
            return False
        match = self._prefixes.match(line)
        rest = line[match.end() :] if match else line
        words = [_ELISION.sub("", word) for word in _WORD.findall(rest)]
        if not words or len(words) > _MOST_WORDS or ":" in rest:
            return False
        folded = line.casefold()
        posted = any(phrase in folded for phrase in self._correspondents)
        named = [word for word in words if word.casefold().rstrip(".") in self._agencies]
        if not match and not named and not posted:
            return False
        allowed = self._particles | self._roles if match or posted else self._particles
        if any(not (w[:1].isupper() or w.casefold() in allowed or w in named) for w in words):
            return False
        said = [word for word in words if word.casefold() not in self._particles]
        # Without "by", an agency among other capitalised words may be a headline.
        return bool(said) and (
            bool(match or posted) or len(named) == len(said) or ("," in rest and words[-1] in named)
        )

    def is_names(self, line: str) -> bool:
        """Whether a line is only names of people, and a town perhaps: *Anna Rey et Paul Bo à Metz*.

        So is many a label or heading; where the line stands must decide.
        """
        if len(line) > _LONGEST or _SENTENCE_END.search(line):
            return False
        names, *town = self._town.split(line, maxsplit=1)
        if town and not self._is_name(town[0].rstrip(") "), shortest=1):
            return False
        parts = self._separator.split(names)
        people = [part for part in parts if self._is_name(part, shortest=2)]
        others = [part for part in parts if part not in people]
        return 0 < len(people) <= _MOST_NAMES and all(
            part.casefold() in self._agencies or (part.isupper() and part.isalpha()) for part in others
        )

    def _are_initials(self, line: str) -> bool:
        """Whether a line is only initials with their stops: *R.S. avec L.G.*."""
        parts = self._separator.split(line.strip())
        return len(parts) <= _MOST_NAMES and all(
            _INITIALS.fullmatch(part) and part.isupper() for part in parts
        )

    def _is_newsroom(self, line: str) -> bool:
        """Whether a line is a newsroom or initials, and the agency it worked with: *20 Minutes avec AFP*."""
        # "Rédaction du Phare (avec Reuters)"
        newsroom, *others = self._with.split(line.replace(" (", " ").removesuffix(")"))
        words = newsroom.split()
        agencies = [agency for part in others for agency in self._separator.split(part)]
        return (
            bool(agencies)
            and 0 < len(words) <= _MOST_NEWSROOM_WORDS
            and all(not word[0].islower() or word.casefold() in self._particles for word in words)
            and all(
                agency.casefold() in self._agencies
                for part in others
                for agency in self._separator.split(part)
            )
        )

    def _is_name(self, text: str, *, shortest: int) -> bool:
        words = [_ELISION.sub("", word) for word in text.replace("(", "").split()]
        if not shortest <= len(words) <= 5 or not all(words):
            return False
        ends = (words[0], words[-1])
        return all(word[0].isupper() and _NAME_PART.fullmatch(word) for word in ends) and all(
            (word[0].isupper() and _NAME_PART.fullmatch(word)) or word.casefold() in self._inside
            for word in words
        )


def _either(words: Sequence[str]) -> str:
    return "|".join(re.escape(word) for word in words) or r"(?!)"
