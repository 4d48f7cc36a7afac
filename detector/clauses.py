"""Attributions inside one sentence: who (source) says or denies (cue, stance) what (content).

sentence text + Cues -> Attribution, in reading order. A shallow grammar over cue words: it looks for a
reporting verb or an "according to", then for the source on the side where the construction puts it,
then for the content. The terms are those of PARC (Pareti 2016).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from .cues import Cues, Form, Token, normalise, tokenize

Span = tuple[int, int]

_CLAUSE_MARKS = frozenset(",;:()–—…!?")
_QUOTE_PAIRS = {"«": "»", "“": "”", "„": "“”", "‹": "›", '"': '"', "‘": "’"}
_MAX_SOURCE_TOKENS = 22  # a longer run of words before a cue is not one noun phrase (chosen, untested)


@dataclass(frozen=True, slots=True)
class Attribution:
    """One attribution as the sentence words it; spans are in characters of the sentence.

    Attributes:
        source: Span of the source; ``None`` when the sentence leaves it out or names nobody.
        source_is_pronoun: Whether the source is a pronoun or is carried over from before.
        cue: Span of the cue words.
        stance: As in ``schema.STANCES``.
        content: Span of the content; ``None`` when the sentence only points at it ("denied it").
        reported: Whether the wording itself withholds the outlet's voice ("allegations that").
        direct: Whether the content is in quotation marks.
    """

    source: Span | None
    source_is_pronoun: bool
    cue: Span
    stance: str
    content: Span | None
    reported: bool = False
    direct: bool = False


def quotations(text: str) -> list[Span]:
    """Return the spans between quotation marks, marks left out; an unclosed quote runs to the end.

    A closing mark without an opening one is ignored, so that odd marks never swallow what follows.
    """
    found: list[Span] = []
    position = 0
    while position < len(text):
        closers = _QUOTE_PAIRS.get(text[position])
        if closers is None or text[position] == "‘" and position and text[position - 1].isalnum():
            position += 1
            continue
        end = min((at for mark in closers if (at := text.find(mark, position + 1)) >= 0), default=len(text))
        if text[position] in "‘" and end == len(text):
            position += 1  # an apostrophe, not a quotation mark
            continue
        found.append((position + 1, end))
        position = end + 1
    return found


def find_attributions(text: str, cues: Cues, heading: bool = False) -> list[Attribution]:
    """Find every attribution of one sentence.

    Args:
        text: A sentence (a direct quotation of several sentences counts as one).
        cues: Cue list of the sentence's language.
        heading: Whether it is a headline, where a source may stand alone behind a dash.

    Returns:
        Attributions ordered by the place of their cue. An attribution whose content holds another
        one is left out in favour of the inner one only by the caller, who keeps the chain of sources.
    """
    return _SentenceReader(text, cues, heading).read()


class _SentenceReader:
    """Reads one sentence; holds its tokens so that the rules can look around."""

    def __init__(self, text: str, cues: Cues, heading: bool):
        self.text = text
        self.norm = normalise(text)
        self.cues = cues
        self.words = cues.words
        self.heading = heading
        self.quotes = quotations(text)
        self.tokens = tokenize(text)
        inner = [q for q in self.quotes if not self._scare_quote(q)]
        self.quoted = [any(a <= t.start < b for a, b in inner) for t in self.tokens]
        scare = [q for q in self.quotes if q not in inner]
        self.transparent = {
            i for i, t in enumerate(self.tokens) if any(t.end == a or t.start == b for a, b in scare)
        }
        self.adjunct = [False] * len(self.tokens)  # tokens of "according to X", invisible to verbs
        self.found: list[Attribution] = []

    # --- looking around -------------------------------------------------------------------------

    def _is(self, name: str, index: int) -> bool:
        return 0 <= index < len(self.tokens) and self.words[name].starting_at(self.tokens, index) > 0

    def _mark(self, index: int) -> str:
        """Punctuation at ``index``, ``"."`` beyond the ends, ``""`` for a word."""
        if not 0 <= index < len(self.tokens):
            return "."
        token = self.tokens[index]
        return "" if token.is_word else token.norm

    def _scare_quote(self, quote: Span) -> bool:
        """Whether quotation marks only set off a word or two inside a phrase: the « tech » magnate."""
        before = self.text[: max(quote[0] - 1, 0)].rstrip()
        after = self.text[quote[1] + 1 :].lstrip()
        return (
            len(self.text[quote[0] : quote[1]].split()) <= 3
            and bool(before)
            and before[-1].isalnum()
            and bool(after)
            and after[0].isalnum()
        )

    def _boundary(self, index: int) -> bool:
        if index in self.transparent:
            return False
        mark = self._mark(index)
        if mark == "'":
            return any(self.tokens[index].start in (begin - 1, end) for begin, end in self.quotes)
        if mark == "." and 0 < index < len(self.tokens) - 1:
            before = self.tokens[index - 1]
            return not (len(before.norm) <= 3 and before.end == self.tokens[index].start)  # "M. Dupont"
        return mark in _CLAUSE_MARKS or mark == "." or mark in '«»“”„"' and mark != ""

    def _span(self, first: int, last: int) -> Span:
        return self.tokens[first].start, self.tokens[last - 1].end

    def _capitalised(self, index: int) -> bool:
        return self.text[self.tokens[index].start].isupper()

    # --- the rules, in order --------------------------------------------------------------------

    def read(self) -> list[Attribution]:
        blocked = self._no_comment()
        self._according_to()
        index = 0
        while index < len(self.tokens):
            if (
                self.quoted[index]
                or self.adjunct[index]
                or any(a <= self.tokens[index].start < b for a, b in blocked)
            ):
                index += 1
                continue
            attribution, width = self._verb(index)
            if attribution is not None:
                self.found.extend(attribution)
            index += max(1, width)
        self._quote_tag()
        self._impersonal()
        self._retraction()
        self._introduced_claims()
        if not self.found and not self.heading:
            self._colon_quote()
        if not self.found and self.heading:
            self._trailing_source()
        self.found = [
            a
            for a in self.found
            if a.source is None or self.norm[slice(*a.source)] not in self.words["nobody"]
        ]
        self.found.sort(key=lambda a: a.cue)
        return [self._falsehood(self._asked(a)) for a in self.found]

    def _asked(self, attribution: Attribution) -> Attribution:
        """A quoted question is asked, not asserted."""
        if attribution.stance == "assert" and attribution.content:
            end = attribution.content[1]
            if "?" in self.text[end - 1 : end + 2] and attribution.direct:
                return replace(attribution, stance="question")
        return attribution

    def _no_comment(self) -> list[Span]:
        blocked = []
        for match in self.cues.patterns["no_comment"].finditer(self.norm):
            first = next((i for i, t in enumerate(self.tokens) if t.end > match.start()), None)
            if first is None or self.quoted[first]:
                continue
            source, pronoun = self._subject_before(first)
            self.found.append(Attribution(source, pronoun, match.span(), "no-comment", None))
            end = next(
                (t.start for t in self.tokens[first:] if t.norm in {";", "."} and t.start >= match.end()),
                len(self.text),
            )
            blocked.append((match.start(), min(end, match.end())))
        return blocked

    def _according_to(self) -> None:
        index = 0
        while index < len(self.tokens):
            width = 0 if self.quoted[index] else self.words["according_to"].starting_at(self.tokens, index)
            if not width or self._is("claim_introducers", index):
                index += 1
                continue
            first = index + width
            needs_comma = self._is("according_to_needs_comma", index)
            end = self._noun_phrase_end(first)
            if end == first or needs_comma and not self._opinion_of(index, first, end):
                index += 1
                continue
            begin = index
            while begin and (self.tokens[begin - 1].norm in self.words["adverbs"]):
                begin -= 1  # "toujours selon", "still according to"
            before = self._skip_back_marks(begin)
            source = self._claim_holder(first, end)
            agent = next(
                (i for i in range(end, min(end + 4, len(self.tokens))) if self._is("agents", i)), None
            )
            if agent is not None and all(
                self._is("time_words", i) or self._is("agents", i) for i in range(end, agent + 1)
            ):
                end = self._noun_phrase_end(agent + 1)  # "selon un bilan communiqué vendredi par X"
                source = self._span(agent + 1, end) if end > agent + 1 else source
            opens = (
                self.text[self.tokens[begin].start].isupper() and not self.heading
            )  # begins a sentence of its own
            content, direct = self._around(
                begin,
                end,
                parenthetical=self._mark(begin - 1) == "," and self._mark(end) == ",",
                only_after=opens,
            )
            for position in range(begin, min(end + (self._mark(end) == ","), len(self.tokens))):
                self.adjunct[position] = True
            if before >= 0 and self._mark(begin - 1) == ",":
                self.adjunct[begin - 1] = True
            if content is not None:
                pronoun = self._is("pronouns", first)
                self.found.append(
                    Attribution(
                        source, pronoun, self._span(index, index + width), "assert", content, direct=direct
                    )
                )
            index = end

    def _opinion_of(self, index: int, first: int, end: int) -> bool:
        """Whether "Pour X, ..." names who thinks so, rather than a purpose or a time."""
        named = any(self._capitalised(i) for i in range(first, end) if self.tokens[i].is_word)
        quoted = any(self._mark(i) in ("«", "“", '"') for i in range(end, min(end + 3, len(self.tokens))))
        return index == 0 and self._mark(end) == "," and (self._capitalised(first) or named and quoted)

    def _verb(self, index: int) -> tuple[list[Attribution] | None, int]:
        """Read the cue verb at ``index``; returns its attributions and how many tokens to go on by."""
        forms = self.cues.forms_at(self.tokens, index)
        for form in forms:
            group = self._verb_group(index, form)
            if group is None:
                continue
            first, voice, conditional, inverted = group
            attributions = self._construction(index, form, first, voice, inverted)
            if attributions:
                return [replace(a, reported=a.reported or conditional) for a in attributions], form.n_tokens
        return None, 1

    def _verb_group(self, index: int, form: Form) -> tuple[int, str, bool, bool] | None:
        """Return (first token of the verb group, voice, conditional, inverted subject) or ``None``."""
        left = index - 1
        conditional = form.kind == "conditional"
        negated = False

        def skip_adverbs(position: int) -> int:
            nonlocal negated
            while position >= 0:
                width = self.words["adverbs"].ending_at(self.tokens, position)
                if self.tokens[position].norm in self.words["negations"]:
                    negated = True
                    width = max(width, 1)
                if not width:
                    return position
                position -= width
            return position

        def skip_clitics(position: int) -> int:
            nonlocal negated
            while position >= 0 and self.tokens[position].norm in self.words["clitics"]:
                negated = negated or self.tokens[position].norm in self.words["negations"]
                position -= 1
            return position

        left = skip_adverbs(left)
        if form.kind == "participle":
            been = left >= 0 and self.tokens[left].norm in self.words["been"]
            if been:
                left = skip_adverbs(left - 1)
            inverted = (
                left >= 0
                and self._mark(left).startswith("-")
                or left >= 0
                and self.tokens[left].norm.startswith("-")
            )
            if inverted:
                left -= 1
            auxiliary = False
            passive = been
            for name in ("have", "be", "have_conditional", "be_conditional"):
                width = self.words[name].ending_at(self.tokens, left)
                if width:
                    auxiliary = True
                    conditional = conditional or name.endswith("conditional")
                    passive = passive or name.startswith("be")
                    left -= width
                    break
            if not auxiliary:
                agent = index + form.n_tokens
                if form.stance in ("deny", "retract") and self._is(
                    "agents", self._skip_adverbs_forward(agent)
                ):
                    return index, "passive", False, False
                return None
            before = left
            left = skip_clitics(left)
            if (
                passive
                and not been
                and any(self.tokens[i].norm in ("s'", "se") for i in range(left + 1, before + 1))
            ):
                passive = False  # reflexive: "s'est rétracté"
            if negated:
                return None
            return left + 1, "passive" if passive else "active", conditional, inverted
        if form.kind in ("finite", "conditional"):
            if left >= 0 and self._verb_here(left):
                return None  # a participle that looks like a finite form: "a dit"
            follows = index + form.n_tokens
            if self.tokens[index].norm in self.words["noun_homographs"] and (
                self._boundary(follows)
                and not self._mark(follows) == ":"
                or self._is("adjunct_starts", follows)
                or self._verb_here(follows)
                or self.tokens[follows].norm in ("of", "between", "over", "that")
                and self.norm[self.tokens[index].end - 1] != "d"
                and self._is("determiners", index - 1)
                or self.tokens[follows].norm in ("of", "between", "over")
            ):
                return None
            before = left
            left = skip_clitics(left)
            if (
                before >= 0
                and before == left
                and self._is("determiners", before)
                and self.tokens[before].norm not in self.words["pronouns"]
            ):
                return None  # a noun that looks like a verb: "une annonce", "the claims"
            if negated:
                return None
            follows = (
                self.tokens[index + form.n_tokens].norm if index + form.n_tokens < len(self.tokens) else ""
            )
            return left + 1, "active", conditional, follows.startswith("-") and len(follows) > 1
        if form.kind == "infinitive":
            width = self.words["governing"].ending_at(self.tokens, left)
            if width:
                left = skip_adverbs(left - width)
                for name in ("have", "have_conditional", "be", "be_conditional"):
                    n = self.words[name].ending_at(self.tokens, left)
                    if n:
                        conditional = conditional or name.endswith("conditional")
                        left -= n
                        break
                left = skip_clitics(left)
                return None if negated else (left + 1, "active", conditional, False)
            if self.words["before_of"].ending_at(self.tokens, left):
                return index, "carried", False, False
            return None
        if self.words["before_of"].ending_at(self.tokens, left) and form.stance in ("retract", "deny"):
            return index, "carried", False, False  # "before denying", "avant de ..."
        if (
            index
            and not self._boundary(index - 1)
            and self.tokens[index - 1].norm not in self.words["coordinators"]
            and self.tokens[index - 1].norm != "en"
        ):
            return None  # a noun that looks like a gerund: "any warning"
        return index, "carried", False, False  # gerund: "assurant que", "adding that"

    def _construction(
        self, index: int, form: Form, first: int, voice: str, inverted: bool
    ) -> list[Attribution]:
        """Read source and content around a verb group that spans ``first`` to the form's end."""
        cue = self._span(first, index + form.n_tokens)
        after = self._skip_adverbs_forward(index + form.n_tokens)
        stance = "assert" if form.stance == "request" else form.stance
        if voice == "passive":
            return self._passive(first, after, cue, stance)
        if (
            inverted
            or after < len(self.tokens)
            and self.tokens[after].norm.startswith("-")
            and len(self.tokens[after].norm) > 1
        ):
            if after < len(self.tokens) and self.tokens[after].norm.startswith("-"):
                after += 1
            return self._tagged(first, after, cue, stance)

        source: Span | None
        if (
            voice == "carried"
            or stance in ("assert", "confirm")
            and self._opens_inversion(first)
            and self._clausal(first)
        ):
            source, pronoun = None, True
        else:
            source, pronoun = self._subject_before(first)
        as_reported = first >= 1 and self.norm[self.tokens[first - 1].start :].startswith(("comme", "as "))
        if as_reported and any(
            self.tokens[i].norm in self.words["not_so"] for i in range(max(0, first - 7), first - 1)
        ):
            return []  # "et non à Z comme l'a écrit la presse": quoted to be refuted
        if source is None and voice != "carried" and (as_reported or self._opens_inversion(first)):
            return self._inverted(first, after, cue, stance)
        if source is None and voice == "active" and not self._coordinated(first):
            return []
        content = self._content_after(after, stance, form)
        if content is not None:
            span, direct = content
            return [Attribution(source, pronoun, cue, stance, span, direct=direct)]
        if stance in ("deny", "retract"):
            return [self._denied_object(source, pronoun, cue, stance, after)]
        announcing = self.tokens[index].norm in self.words["announcing"]
        if (stance == "confirm" or announcing) and voice == "active" and source is not None:
            span = self._object(after)
            if span:
                return [Attribution(source, pronoun, cue, stance, span)]
        if form.stance == "request":
            return []
        if self.cues.subject_verb_tag and source is not None:
            return self._tag(source, pronoun, cue, stance, after)
        return []

    def _tag(self, source: Span, pronoun: bool, cue: Span, stance: str, after: int) -> list[Attribution]:
        """English tag behind the content: "The bridge is safe, the agency said." """
        begin = next(i for i, t in enumerate(self.tokens) if t.start == source[0])
        if not self._opens_inversion(begin):
            return []
        content, direct = self._around(begin, self._clause_end(after))
        return [Attribution(source, pronoun, cue, stance, content, direct=direct)] if content else []

    # --- sources --------------------------------------------------------------------------------

    def _subject_before(self, first: int) -> tuple[Span | None, bool]:
        """Find the noun phrase that ends before the verb group at ``first``.

        Returns:
            Its span, and whether it is a pronoun; ``(None, True)`` when there is none.
        """
        end = first
        relative_clause = end and self.tokens[end - 1].norm in self.words["relative_subjects"]
        if relative_clause:
            end -= 1
            if self._mark(end - 1) == ",":
                end -= 1
            if self._mark(end - 1) in ("»", "”", '"'):
                inner = next((q for q in self.quotes if q[1] == self.tokens[end - 1].start), None)
                return (self._trim(inner), False) if inner else (None, True)
        while end and self.adjunct[end - 1]:
            end -= 1
        apposition = self._mark(end - 1) == ","
        last = end - 1 if apposition else end
        begin = self._phrase_begin(last, first)
        if apposition:
            # "Dmitri Y, porte-parole de Z, a déclaré": what stands before the comma names the source
            relative = (
                begin
                and self.tokens[begin - 1].norm in self.words["relative_subjects"]
                and self._mark(begin - 2) == ","
            )
            if relative:
                begin = begin - 1
            name_begin = self._phrase_begin(begin - 1, first) if self._mark(begin - 1) == "," else begin
            if not relative and name_begin < begin - 1 and self._nominal(name_begin) and self._nominal(begin):
                begin = name_begin
            elif relative or not self._nominal(begin):
                begin, last = name_begin, begin - 1
        if relative_clause:
            # the antecedent is the last noun phrase, not the whole clause before "qui"
            verb = next((i for i in range(last - 1, begin, -1) if self._verb_here(i)), None)
            if verb is not None:
                begin = next((i for i in range(verb + 1, last) if self._nominal(i)), last)
        begin = self._trim_left(begin, last)
        while last > begin + 1 and (
            self._is("time_words", last - 1)
            or self._is("adverbs", last - 1)
            or self._is("time_words", last)
            and self._is("adjunct_starts", last - 1)
        ):
            last -= 1  # "The company on Wednesday denied"
        if begin >= last or last - begin > _MAX_SOURCE_TOKENS:
            return None, True
        if last - begin <= 2 and self.words["pronouns"].starting_at(self.tokens, begin) == last - begin:
            return self._span(begin, last), True
        if not self._nominal(begin) and not self._bare_noun(begin, last):
            return None, True
        if self.tokens[begin].norm in self.words["relative_objects"]:
            return None, True
        return self._claim_holder(begin, last) if relative_clause else self._span(begin, last), False

    def _phrase_begin(self, end: int, verb: int) -> int:
        begin = end
        plural = (
            any(
                self.tokens[i].norm in self.words["have_plural"]
                for i in range(verb, min(verb + 3, len(self.tokens)))
            )
            or verb < len(self.tokens)
            and self.tokens[verb].norm.endswith("ent")
        )
        while begin > 0:
            token = self.tokens[begin - 1]
            if self._boundary(begin - 1) or self.quoted[begin - 1]:
                break
            if token.norm in self.words["complementizers"] or token.norm in self.words["relative_subjects"]:
                break
            if self.words["subordinators"].ending_at(self.tokens, begin - 1):
                break
            if token.norm in self.words["coordinators"]:
                one_phrase = begin < end and not self._nominal(begin)  # "le politologue et chroniqueur Y"
                if begin < 2 or self._boundary(begin - 2) or not (plural or one_phrase):
                    break
            begin -= 1
        return begin

    def _trim_left(self, begin: int, end: int) -> int:
        """Leave out what comes before the noun phrase: adverbs, dates, "En octobre 2022"."""
        while begin < end:
            if self._is("adverbs", begin) and not self._is("determiners", begin):
                begin += self.words["adverbs"].starting_at(self.tokens, begin)
            elif (
                self._is("time_words", begin)
                or self.tokens[begin].norm[0].isdigit()
                or self.tokens[begin].norm in self.words["coordinators"]
            ):
                begin += 1
            else:
                break
        if (
            begin < end
            and self._is("adjunct_starts", begin)
            and not self._is("determiners", begin)
            and not self._is("pronouns", begin)
        ):
            # a prepositional phrase; the subject can only start at a later capital or determiner
            # behind a time expression ("En octobre le ministre"), which is rare without a comma
            for position in range(begin + 1, end):
                if self._is("time_words", position) and position + 1 < end:
                    return self._trim_left(position + 1, end)
            return end
        return begin

    def _nominal(self, index: int) -> bool:
        """Whether a noun phrase can begin at ``index``: a determiner, a name or a pronoun."""
        if not 0 <= index < len(self.tokens) or not self.tokens[index].is_word:
            return False
        if self._is("pronouns", index):
            return True
        if self._is("adjunct_starts", index) and not self._is("determiners", index):
            return False
        return (
            self._is("determiners", index)
            or self._capitalised(index)
            or self._is("claim_nouns", index)
            or self.heading
            and index == 0
        )

    def _bare_noun(self, begin: int, end: int) -> bool:
        """English sources without an article: "officials said", "chief executive Anna Lowe said"."""
        return (
            self.cues.subject_verb_tag
            and end - begin <= 6
            and self._boundary(begin - 1)
            and not any(
                self._is("adjunct_starts", i) or self._boundary(i) or self._verb_here(i)
                for i in range(begin, end)
            )
        )

    def _noun_phrase_end(self, first: int) -> int:
        """Index one past the noun phrase that begins at ``first``, with an apposed name or role."""
        end = first
        while end < len(self.tokens) and not self._boundary(end):
            if (
                end > first
                and (self._is("adjunct_starts", end) or self._is("time_words", end))
                and not self.quoted[end]
            ):
                name = self._name_ahead(end)
                if name is None:
                    break
                end = name
                continue
            if self._verb_here(end) and end > first:
                break
            end += 1
        if end > first and self._mark(end) == "," and end + 1 < len(self.tokens):
            # "le porte-parole, Dmitri Y" / "Dmitri Y, porte-parole de Z": an apposition up to the next mark
            named = self._capitalised(first) if not self._is("determiners", first) else False
            stop = end + 1
            while (
                stop < len(self.tokens)
                and not self._boundary(stop)
                and not self._is("adjunct_starts", stop)
                and not self._verb_here(stop)
            ):
                stop += 1
            words = range(end + 1, stop)
            if not words or not self._boundary(stop) and stop < len(self.tokens):
                return end
            is_name = (
                len(words) <= 6
                and self._capitalised(end + 1)
                and all(
                    self._capitalised(i) or self.tokens[i].norm in self.words["name_particles"]
                    for i in words
                    if self.tokens[i].is_word
                )
            )
            described = (
                self._is("determiners", end + 1)
                and len(words) <= 6
                and any(self._capitalised(i) for i in words)
            )
            is_role = (
                named
                and not self._capitalised(end + 1)
                and not self._is("pronouns", end + 1)
                and len(words) <= 9
                and self.tokens[end + 1].norm not in self.words["coordinators"]
                and self._mark(stop) != ""
            )
            if (is_name or described) and not named or is_role and self._mark(stop) in (",", "."):
                return stop
        return end

    def _name_ahead(self, index: int) -> int | None:
        """End of a full name behind a complement: "l'expert en cybersécurité Kilian S"."""
        if self._is("time_words", index) or index + 1 >= len(self.tokens) or self._capitalised(index + 1):
            return None
        comma = next(
            (i for i in range(index + 1, min(index + 6, len(self.tokens))) if self._boundary(i)), None
        )
        if (
            comma is not None
            and self._mark(comma) == ","
            and not any(self._is("time_words", i) for i in range(index, comma))
        ):
            name = [
                i
                for i in range(comma + 1, min(comma + 4, len(self.tokens)))
                if self.tokens[i].is_word and self._capitalised(i)
            ]
            if len(name) >= 2 and name[0] == comma + 1 and name[1] == comma + 2:
                return comma  # "l'adjoint à la culture, Régis T"
        if self._is("determiners", index + 1):
            return None
        for position in range(index + 2, min(index + 4, len(self.tokens) - 1)):
            if self._boundary(position):
                return None
            if (
                self._capitalised(position)
                and self._capitalised(position + 1)
                and not self._is("adjunct_starts", position - 1)
            ):
                end = position + 2
                while end < len(self.tokens) and self.tokens[end].is_word and self._capitalised(end):
                    end += 1
                return end
        return None

    def _verb_here(self, index: int) -> bool:
        token = self.tokens[index].norm
        return any(token in self.words[name] for name in ("have", "have_conditional", "be", "be_conditional"))

    def _claim_holder(self, first: int, end: int) -> Span:
        """In "les déclarations de X" or "the statements of X" the source is X."""
        position = first
        if self._is("determiners", position):
            position += 1
        if position < end and self._is("claim_nouns", position):
            for offset in range(position + 1, end - 1):
                width = self.words["claim_topics"].starting_at(self.tokens, offset)
                if width and offset + width < end:
                    return self._span(offset + width, end)
        return self._span(first, end)

    def _opens_inversion(self, first: int) -> bool:
        """Whether a verb group at ``first`` can be followed by its subject: after a comma or a quote."""
        return first > 0 and self._mark(first - 1) in (",", "»", "”", '"', "'", "–", "—", "!", "?", "…")

    def _clausal(self, first: int) -> bool:
        """Whether a clause of its own, not a subject with its apposition, stands before ``first``.

        A subject is never parted from its verb by one lone comma: a left side without any other comma
        is the content ("Le collège rouvrira mercredi, a indiqué la principale").
        """
        begin = first - 1
        while begin > 0 and self._mark(begin - 1) not in (";", ":"):
            begin -= 1
        left = range(begin, first - 1)
        if any(self.quoted[i] and not self.adjunct[i] for i in left):
            return True
        if self.cues.subject_verb_tag:
            return False  # English inverts behind quotations only
        if not any(self._mark(i) in (",", "–", "—", "(") for i in left if i not in (begin,)):
            return len(left) > 3
        return any(
            not self.adjunct[i]
            and (self._verb_here(i) or self.cues.finite_ending.search(self.tokens[i].norm))
            for i in left
        )

    def _coordinated(self, first: int) -> bool:
        return (
            first > 0
            and (self.tokens[first - 1].norm in self.words["coordinators"] or self._mark(first - 1) == ",")
            and bool(self.found)
        )

    # --- contents -------------------------------------------------------------------------------

    def _inverted(self, first: int, after: int, cue: Span, stance: str) -> list[Attribution]:
        """ ", a affirmé le ministre": source behind the verb, content around the clause."""
        if stance == "retract":
            return []
        if stance == "deny":
            stance = "assert"  # "« Nous n'avons rien vendu », dément X": the denial is put into words
        position = after
        while (
            position < len(self.tokens)
            and (self._is("time_words", position) or self._is("adverbs", position))
            and not self._is("determiners", position)
        ):
            position += 1
        position = self._skip_addressee(position)
        role = self._role_and_name(position)
        if (
            not role
            and not self._nominal(position)
            or self._is("adjunct_starts", position)
            and not self._is("determiners", position)
        ):
            return []
        end = self._noun_phrase_end(position)
        if end == position:
            return []
        begin = first
        if begin and self.norm[self.tokens[begin - 1].start : self.tokens[begin - 1].end] in ("comme", "as"):
            begin -= 1
        content, direct = self._around(
            begin, self._clause_end(end), parenthetical=begin < first and 0 < begin
        )
        if content is None:
            return []
        return [
            Attribution(
                self._span(position, end), self._is("pronouns", position), cue, stance, content, direct=direct
            )
        ]

    def _skip_addressee(self, position: int) -> int:
        """ "ont affirmé à l'agence deux notables": leave out whom they told."""
        width = self.words["addressees"].starting_at(self.tokens, position)
        if not width:
            return position
        start = position + width
        end = start + (1 if self._is("determiners", start) else 0)
        if end < len(self.tokens) and not self._capitalised(end):
            end += 1
        while end < len(self.tokens) and self.tokens[end].is_word and self._capitalised(end):
            end += 1
        nominal = end < len(self.tokens) and self._nominal(end)
        return end if end > start and nominal else position

    def _role_and_name(self, position: int) -> bool:
        """English journalism drops the article: "said chief executive Anna Lowe"."""
        for offset in range(position, min(position + 5, len(self.tokens))):
            if self._boundary(offset) or self._is("adjunct_starts", offset):
                return False
            if self._capitalised(offset):
                return True
        return False

    def _content_after(self, after: int, stance: str, form: Form) -> tuple[Span, bool] | None:
        """Content behind the verb: a "que" clause, an infinitive, a quotation; with whether it is direct."""
        position = after
        n_read = 0
        while position < len(self.tokens) and n_read < 14:
            n_read += not self.adjunct[position]
            token = self.tokens[position]
            if self.adjunct[position]:
                position += 1
                continue
            if token.norm in self.words["complementizers"] and not self._is(
                "claim_introducers", position - 1
            ):
                if self._demonstrative(position, after):
                    return None
                span = self._to_content_end(position + 1, index_of_verb=after)
                return (span, False) if span else None
            if self._mark(position) in ("«", "“", "„", '"', "‘") and token.end < len(self.text):
                quote = next((q for q in self.quotes if q[0] == token.end), None)
                if (
                    quote
                    and position > after
                    and self._mark(position - 1) not in (":", ",")
                    and self.cues.complementizer_optional
                ):
                    break  # a quotation inside the clause: "said they would “refrain”"
                if quote and (stance not in ("deny", "retract") or self._mark(position - 1) == ":"):
                    return self._trim(quote), True
                if quote is None:
                    return None
                break
            if self._mark(position) == ":":
                if position + 1 < len(self.tokens) and self._mark(position + 1) in ("«", "“", "„", '"'):
                    position += 1
                    continue
                return None
            if (
                self._boundary(position)
                or token.norm in self.words["coordinators"]
                and self._coordinated_cue(position + 1)
            ):
                break
            if (
                position == after
                and stance in ("assert", "confirm", "deny")
                and self._plain_infinitive(position)
            ):
                span = self._to_content_end(position, index_of_verb=after)
                return (span, False) if span else None
            if (
                n_read <= 8
                and self._is("infinitive_openers", position)
                and self._infinitive_content(position, after)
            ):
                span = self._to_content_end(position, index_of_verb=after)
                return (span, False) if span else None
            if stance in ("deny", "retract") and position > after and self._is("claim_nouns", position):
                return None  # "a démenti les informations ..." is read as an object
            position += 1
        if self.cues.complementizer_optional and form.stance == "assert":
            return self._bare_clause(after)
        return None

    def _demonstrative(self, position: int, after: int) -> bool:
        """English "that": a complementizer unless it opens the object itself ("denied that report")."""
        if "that" not in self.words["complementizers"] or self.tokens[position].norm != "that":
            return False
        return position + 1 < len(self.tokens) and self._is("claim_nouns", position + 1) and position == after

    def _infinitive_content(self, position: int, after: int) -> bool:
        norm = self.tokens[position].norm
        if norm in ("de", "d'", "ne", "n'", "se", "y", "to"):
            following = position + 1
            if following >= len(self.tokens):
                return False
            word = self.tokens[following].norm
            if norm in ("ne", "n'", "y", "se"):
                return bool(re.search(r"(?:er|ir|re|oir|pas|jamais|rien|plus)$", word))
            if norm == "to":
                return word in ("have", "be") or position == after
            return bool(
                re.fullmatch(r"(?:avoir|être|n'|ne|l'|s'|\w{2,}(?:er|ir|oir|dre|tre|ire))", word)
            ) and not self._capitalised(following)
        return True

    def _plain_infinitive(self, position: int) -> bool:
        """Whether an infinitive stands right behind the verb: "dit attendre des résultats"."""
        word = self.tokens[position].norm
        return bool(self.cues.infinitive.fullmatch(word)) and not self._capitalised(position)

    def _bare_clause(self, after: int) -> tuple[Span, bool] | None:
        """English content without "that": "he said the bridge was closed"."""
        position = after
        while position < len(self.tokens) and self._is("time_words", position):
            position += 1
        if position >= len(self.tokens) or self._boundary(position) or self._is("adjunct_starts", position):
            return None
        span = self._to_content_end(position, index_of_verb=after)
        if span is None:
            return None
        inside = [i for i, t in enumerate(self.tokens) if span[0] <= t.start < span[1] and t.is_word]
        has_verb = self._is("pronouns", position) or any(
            self._verb_here(i)
            or re.search(
                r"(?:ed|es|ould|ill|ight|did|n't|s|ew|oke|ent|eft|ook|ave|ade|un)$", self.tokens[i].norm
            )
            for i in inside[1:]
        )
        return (span, False) if has_verb and len(inside) >= 4 else None

    def _denied_object(
        self, source: Span | None, pronoun: bool, cue: Span, stance: str, after: int
    ) -> Attribution:
        """What stands behind a verb of denial: nothing, a pointer ("ces informations") or a thing."""
        bare = Attribution(source, pronoun, cue, stance, None)
        while after < len(self.tokens) and self.adjunct[after]:
            after += 1
        if after >= len(self.tokens) or self._boundary(after):
            return bare
        width = self.words["claim_truth_of"].starting_at(self.tokens, after)
        first = after + width
        end = self._clause_end(first)
        for position in range(first, min(end + 2, len(self.tokens))):
            width = self.words["claim_introducers"].starting_at(self.tokens, position)
            if width and (
                position == first or any(self._is("claim_nouns", i) for i in range(first, position))
            ):
                span = self._to_content_end(position + width, index_of_verb=after)
                return replace(bare, content=span, reported=True) if span else bare
        width = self.words["claim_anaphors"].starting_at(self.tokens, first)
        if width and (first + width >= end or self._is("adjunct_starts", first + width)):
            return bare
        position = first
        while position < end and (
            self._is("determiners", position) or self._is("claim_anaphoric_determiners", position)
        ):
            position += 1
        noun = next((i for i in range(position, min(position + 3, end)) if self._is("claim_nouns", i)), None)
        if noun is not None:
            topic = self._topic(noun, end)
            return replace(bare, content=topic, reported=True) if topic else bare
        if self._is("determiners", first) or self._is("any_determiners", first) or self._capitalised(first):
            span = self._to_content_end(first, index_of_verb=after)
            return replace(bare, content=span) if span else bare
        return bare

    def _object(self, after: int) -> Span | None:
        while after < len(self.tokens) and self._is("time_words", after):
            after += 1
        if (
            after < len(self.tokens)
            and (
                self._is("determiners", after)
                or self.heading
                and self.tokens[after].is_word
                and not self._is("adjunct_starts", after)
            )
            and not self._is("claim_nouns", after + 1)
        ):
            return self._to_content_end(after, index_of_verb=after)
        return None

    def _tagged(self, first: int, after: int, cue: Span, stance: str) -> list[Attribution]:
        """ ", a-t-il dit", ", a-t-on appris auprès de la préfecture"."""
        if stance == "deny":
            stance = "assert"
        content, direct = self._around(first, self._clause_end(after))
        if content is None:
            return []
        width = self.words["obtained_from"].starting_at(self.tokens, after)
        if width:
            begin = after + width - (1 if self.tokens[after + width - 1].norm.startswith("source") else 0)
            end = self._noun_phrase_end(begin)
            if end > begin:
                return [Attribution(self._span(begin, end), False, cue, stance, content, direct=direct)]
        return [Attribution(None, True, cue, stance, content, direct=direct)]

    def _quote_tag(self) -> None:
        """A quotation and what stands behind it: "« ... », soupire un voisin", whatever the verb.

        Behind a quotation and a comma, a verb and a noun phrase name the speaker even when the verb
        is not in the cue list: journalism has no end of such verbs.
        """
        for quote in self.quotes:
            closing = next((i for i, t in enumerate(self.tokens) if t.start >= quote[1]), len(self.tokens))
            first = closing
            comma = quote[1] > quote[0] and self.text[quote[1] - 1] in ",!?"
            while first < len(self.tokens) and not self.tokens[first].is_word:
                comma = comma or self.tokens[first].norm == ","
                first += 1
            if (
                first >= len(self.tokens)
                or not comma
                or first - closing > 3
                or len(self.text[slice(*quote)].split()) < 2
            ):
                continue
            end = self._clause_end(first)
            if any(
                a.cue[0] >= self.tokens[first].start - 2 and a.cue[0] < (self.tokens[end - 1].end)
                for a in self.found
            ):
                continue
            if (
                self._is("adjunct_starts", first)
                and not self._verb_here(first)
                or self.tokens[first].norm in self.words["coordinators"]
            ):
                continue
            if self._is("relative_subjects", first) or self.words["subordinators"].starting_at(
                self.tokens, first
            ):
                continue
            position = first
            while position < min(end, first + 8):
                norm = self.tokens[position].norm
                if norm.startswith("-") and len(norm) > 1 and position > first:
                    self._add_quote(quote, None, first, position + 1)
                    break
                clitic = (
                    norm in self.words["clitics"]
                    and position <= first + 1
                    and not self._capitalised(position)
                )
                governed = (
                    position > first
                    and self._is("adjunct_starts", position - 1)
                    and not self._verb_here(position - 1)
                )
                if position > first and self._nominal(position) and not clitic and not governed:
                    stop = self._noun_phrase_end(position)
                    if stop > position and not self._is("pronouns", position):
                        self._add_quote(quote, self._span(position, stop), first, position)
                    break
                position += 1

    def _add_quote(self, quote: Span, source: Span | None, first: int, last: int) -> None:
        content = self._trim(quote)
        if content:
            left = self._trim((0, quote[0] - 1))
            n_left = len(self.text[slice(*left)].split()) if left else 0
            if left and 0 < n_left:
                content = (
                    left[0],
                    content[1]
                    + (self.text[content[1] : content[1] + 2].rstrip().endswith(("»", "”")) and 2 or 0),
                )
                content = self._trim(content) or content
            self.found.append(
                Attribution(source, source is None, self._span(first, last), "assert", content, direct=True)
            )

    def _passive(self, first: int, after: int, cue: Span, stance: str) -> list[Attribution]:
        """ "ces affirmations ont été niées par X et par Y": one attribution for each agent."""
        if not self._is("agents", after):
            if stance not in ("deny", "retract"):
                return []
            return [Attribution(None, False, cue, stance, self._passive_content(first), reported=True)]
        found = []
        content = self._passive_content(first)
        if content is None and stance not in ("deny", "retract"):
            return []
        position = after
        while self._is("agents", position):
            begin = position + 1
            end = begin
            while (
                end < len(self.tokens)
                and not self._boundary(end)
                and not self._is("agents", end)
                and not (
                    end > begin
                    and self._is("adjunct_starts", end)
                    and self.tokens[end].norm not in self.words["coordinators"]
                )
            ):
                end += 1
            last = end
            while last > begin and (
                self.tokens[last - 1].norm in self.words["coordinators"]
                or self._is("adverbs", last - 1)
                or self.tokens[last - 1].norm
                in ("que", "ainsi", "lui-même", "elle-même", "eux-mêmes", "himself", "herself")
            ):
                last -= 1
            if last > begin:
                found.append(
                    Attribution(
                        self._span(begin, last),
                        self.words["pronouns"].starting_at(self.tokens, begin) == last - begin,
                        cue,
                        stance,
                        content,
                    )
                )
            position = next(
                (i for i in range(end, min(end + 4, len(self.tokens))) if self._is("agents", i)), end
            )
        return found

    def _passive_content(self, first: int) -> Span | None:
        """The subject of a passive denial when it says something of its own."""
        begin = self._phrase_begin(first, first)
        introducer = next(
            (i for i in range(begin, first) if self.words["claim_introducers"].starting_at(self.tokens, i)),
            None,
        )
        if introducer is not None:
            width = self.words["claim_introducers"].starting_at(self.tokens, introducer)
            return self._span(introducer + width, first) if introducer + width < first else None
        begin = self._trim_left(begin, first)
        if begin >= first or self._is("pronouns", begin):
            return None
        noun = next((i for i in range(begin, min(begin + 4, first)) if self._is("claim_nouns", i)), None)
        if noun is not None:
            return self._topic(noun, first)
        return self._span(begin, first) if first - begin >= 3 else None

    def _topic(self, noun: int, end: int, of_anything: bool = False) -> Span | None:
        """What a claim noun is about: "rumeurs de démission", "reports on the sale"; ``None`` if unsaid.

        "Les allégations du journal" names whose they are, not what they say, unless ``of_anything``.
        """
        for index in range(noun + 1, end):
            width = self.words["claim_topics"].starting_at(self.tokens, index)
            if not width or index + width >= end:
                continue
            of = self.tokens[index].norm in self.words["of"]
            whose = (
                self._capitalised(index + width)
                or self._is("definite_determiners", index + width)
                or self.tokens[index].norm in self.words["of_the"]
            )
            if of and whose and not of_anything:
                continue
            return self._span(index + width, end)
        return None

    def _impersonal(self) -> None:
        """ "il a été rapporté que", "it is alleged that": content that nobody vouches for."""
        match = self.cues.patterns["impersonal"].search(self.norm)
        if match and not any(a.cue[0] <= match.start() < a.cue[1] for a in self.found):
            first = next((i for i, t in enumerate(self.tokens) if t.start >= match.end()), None)
            span = self._to_content_end(first, index_of_verb=first) if first is not None else None
            if span:
                self.found.append(Attribution(None, False, match.span(), "assert", span, reported=True))

    def _retraction(self) -> None:
        """ "est revenu vendredi sur ses déclarations selon lesquelles ...": going back on own words."""
        match = self.cues.patterns["retract"].search(self.norm)
        if match is None or any(a.stance == "retract" for a in self.found):
            return
        first = next(i for i, t in enumerate(self.tokens) if t.end > match.start())
        after = next((i for i, t in enumerate(self.tokens) if t.start >= match.end()), len(self.tokens))
        if self.quoted[first]:
            for n, attribution in enumerate(self.found):
                if attribution.content and attribution.content[0] <= match.start() < attribution.content[1]:
                    self.found[n] = replace(attribution, stance="retract", content=None)
            return
        source, pronoun = self._subject_before(first)
        width = self.words["claim_introducers"].starting_at(self.tokens, after)
        content = self._to_content_end(after + width, index_of_verb=after) if width else None
        self.found.append(Attribution(source, pronoun, match.span(), "retract", content))

    def _introduced_claims(self) -> None:
        """ "des allégations selon lesquelles ...": a content held by unnamed others."""
        covered = [a.content for a in self.found if a.content]
        for index in range(len(self.tokens)):
            width = (
                0 if self.quoted[index] else self.words["claim_introducers"].starting_at(self.tokens, index)
            )
            noun = next(
                (i for i in range(index - 1, max(-1, index - 10), -1) if self._is("claim_nouns", i)), None
            )
            if (
                not width
                or noun is None
                or self.tokens[index].norm in self.words["complementizers"]
                and noun != index - 1
            ):
                continue
            if any(self._boundary(i) for i in range(noun, index)):
                continue
            span = self._to_content_end(index + width, index_of_verb=index)
            if (
                span
                and not any(a <= span[0] < b for a, b in covered)
                and not any(a.stance in ("deny", "retract") for a in self.found)
            ):
                self.found.append(
                    Attribution(None, False, self._span(noun, index + width), "assert", span, reported=True)
                )
            return

    def _colon_quote(self) -> None:
        """ "X n'a pas mâché ses mots : « ... »": a quotation behind a colon is the subject's."""
        for index in range(1, len(self.tokens) - 1):
            if self._mark(index) == ":" and self._mark(index + 1) in ("«", "“", "„", '"'):
                quote = next((q for q in self.quotes if q[0] == self.tokens[index + 1].end), None)
                end = 0
                while (
                    end < index
                    and not self._boundary(end)
                    and not self._verb_here(end)
                    and self.tokens[end].norm not in self.words["clitics"]
                ):
                    end += 1
                end = end if end else index
                begin = self._trim_left(0, end)
                if quote and begin < end and self._nominal(begin) and end - begin <= 12:
                    self.found.append(
                        Attribution(
                            self._span(begin, end),
                            self.words["pronouns"].starting_at(self.tokens, begin) == end - begin,
                            self._span(index, index + 1),
                            "assert",
                            self._trim(quote),
                            direct=True,
                        )
                    )
                return

    def _trailing_source(self) -> None:
        """Headlines: "Le pont serait fermé – mairie", "« Je n'ai rien signé » : X contre-attaque"."""
        quote = self.quotes[0] if self.quotes else None
        if quote and quote[0] <= 2:
            colon = next(
                (i for i, t in enumerate(self.tokens) if t.start >= quote[1] and t.norm == ":"), None
            )
            if colon is not None and colon + 1 < len(self.tokens) and self._capitalised(colon + 1):
                end = colon + 1
                while end < len(self.tokens) and self._capitalised(end):
                    end += 1
                content = self._trim(quote)
                if content:
                    self.found.append(
                        Attribution(
                            self._span(colon + 1, end),
                            False,
                            self._span(colon, colon + 1),
                            "assert",
                            content,
                            direct=True,
                        )
                    )
                return
        for index in range(len(self.tokens) - 1, 1, -1):
            if (
                self._mark(index) in ("–", "—", "-")
                and 1 <= len(self.tokens) - 1 - index <= 4
                and self.text[self.tokens[index].start - 1] == " "
            ):
                if all(t.is_word for t in self.tokens[index + 1 :]) and self._capitalised(index + 1):
                    self.found.append(
                        Attribution(
                            self._span(index + 1, len(self.tokens)),
                            False,
                            self._span(index, index + 1),
                            "assert",
                            self._span(0, index),
                        )
                    )
                return

    def _falsehood(self, attribution: Attribution) -> Attribution:
        """Turn "X says that it is false" into X's denial: of what it names, or of what came before."""
        if attribution.stance not in ("assert", "confirm") or attribution.content is None:
            return attribution
        begin, end = attribution.content
        content = self.norm[begin:end].strip(' .!?"«»“”')
        false = self.cues.patterns["false"].search(content)
        if not false:
            return attribution
        n_words = len(content.split())
        told = self._refuted_in_quote(begin, end)
        if told is not None:
            return replace(attribution, stance="deny", content=told)
        if (
            re.match(self.cues.patterns["false_anaphor"].pattern, content)
            and false.start() < 45
            or n_words <= 3
        ):
            return replace(attribution, stance="deny", content=None)
        copula = re.search(
            rf"\b{self.cues.patterns['copula'].pattern}[^.,;]{{0,25}}?{false.re.pattern}", content
        )
        if copula is None:
            return attribution
        tokens = [i for i, t in enumerate(self.tokens) if begin <= t.start < begin + copula.start() + 2]
        noun = next((i for i in tokens[:5] if self._is("claim_nouns", i)), None)
        if noun is None:
            return attribution
        stop = next(
            (
                i
                for i in tokens
                if self.tokens[i].start >= begin + self.norm[begin:end].find(content) + copula.start()
            ),
            tokens[-1] + 1,
        )
        for position in range(noun + 1, stop):
            width = self.words["claim_introducers"].starting_at(self.tokens, position)
            if width and position + width < stop:
                return replace(attribution, stance="deny", content=self._span(position + width, stop))
        return replace(attribution, stance="deny", content=self._topic(noun, stop, of_anything=True))

    def _refuted_in_quote(self, begin: int, end: int) -> Span | None:
        """ "On raconte que C. C'est faux": the claim C that a quotation repeats to deny it."""
        anaphor = self.cues.patterns["false_anaphor"].pattern
        match = re.search(
            rf"[.!?…»] +(?:{anaphor})[^.]{{0,40}}?(?:{self.cues.patterns['false'].pattern})",
            self.norm[begin:end],
        )
        if match is None:
            return None
        claim = (begin, begin + match.start())
        that = [
            t
            for t in self.tokens
            if claim[0] <= t.start < claim[1] and t.norm in self.words["complementizers"]
        ]
        return self._trim((that[0].end, claim[1])) if that and that[0].start - claim[0] < 40 else None

    # --- extents --------------------------------------------------------------------------------

    def _skip_adverbs_forward(self, position: int) -> int:
        while position < len(self.tokens):
            width = self.words["adverbs"].starting_at(self.tokens, position)
            if (
                not width
                or self._is("claim_anaphors", position)
                and self.words["adverbs"].starting_at(self.tokens, position) == 1
                and self.tokens[position].norm == "tout"
            ):
                return position
            position += width
        return position

    def _skip_back_marks(self, position: int) -> int:
        position -= 1
        while position >= 0 and not self.tokens[position].is_word:
            position -= 1
        return position

    def _clause_end(self, position: int) -> int:
        while position < len(self.tokens) and (
            not self._boundary(position)
            or self.quoted[position]
            or self._mark(position) in ("«", "»", "“", "”", '"')
        ):
            position += 1
        return position

    def _to_content_end(self, first: int, index_of_verb: int) -> Span | None:
        """Content from token ``first`` to the end of the sentence, cut before the next attribution."""
        end = first
        while end < len(self.tokens):
            if end > first + 2 and not self.quoted[end] and self._mark(end - 1) in (",", ";", "–", "—"):
                gerund = any(f.kind == "gerund" for f in self.cues.forms_at(self.tokens, end))
                inverted = any(
                    f.kind != "infinitive" for f in self.cues.forms_at(self.tokens, end)
                ) or self._inverted_auxiliary(end)
                according = self.words["according_to"].starting_at(self.tokens, end) and not self._is(
                    "according_to_needs_comma", end
                )
                width = self.words["before_of"].starting_at(self.tokens, end)
                before = width and any(
                    self.cues.forms_at(self.tokens, i)
                    for i in range(end + width, min(end + width + 2, len(self.tokens)))
                )
                aside = (
                    self.words["asides"].starting_at(self.tokens, end)
                    or self.tokens[end].norm in self.words["relative_objects"]
                    and any(
                        self.cues.forms_at(self.tokens, i)
                        for i in range(end + 1, min(end + 5, len(self.tokens)))
                    )
                )
                if gerund or inverted or according or before or aside:
                    break
                if self.tokens[end].norm in self.words["coordinators"] and not self._is(
                    "complementizers", end + 1
                ):
                    break
            if (
                end > first + 2
                and self.tokens[end].norm in self.words["coordinators"]
                and not self.quoted[end]
            ):
                if self._coordinated_cue(end + 1):
                    break
            if self._mark(end) == ";" and not self.quoted[end]:
                break
            if self.adjunct[end]:
                rest = [i for i in range(end, len(self.tokens)) if not self.adjunct[i]]
                if end > first and all(not self.tokens[i].is_word for i in rest):
                    break
                if end == first:
                    first += 1
            end += 1
        return self._trim(self._span(first, end)) if end > first else None

    def _inverted_auxiliary(self, index: int) -> bool:
        """Whether an inverted cue clause begins here: "a-t-il ajouté", "a affirmé le ministre"."""
        if not any(self.words[name].starting_at(self.tokens, index) for name in ("have", "have_conditional")):
            return False
        for position in range(index + 1, min(index + 5, len(self.tokens))):
            if any(f.kind == "participle" for f in self.cues.forms_at(self.tokens, position)):
                return True
        return False

    def _coordinated_cue(self, index: int) -> bool:
        """Whether a verb group of a cue begins at ``index`` ("et a ajouté que")."""
        position = index
        while position < len(self.tokens) and position < index + 5:
            if any(
                f.kind in ("finite", "participle", "conditional")
                for f in self.cues.forms_at(self.tokens, position)
            ):
                return True
            token = self.tokens[position].norm
            if not (
                token in self.words["clitics"] or self._is("adverbs", position) or self._verb_here(position)
            ):
                return False
            position += 1
        return False

    def _around(
        self, begin: int, end: int, parenthetical: bool = False, only_after: bool = False
    ) -> tuple[Span | None, bool]:
        """Content around an attribution clause ``begin``..``end`` (token indices): before it, or after.

        A quotation that the clause interrupts or ends is the content itself. A parenthetical clause
        with words on both sides leaves the whole sentence as content, itself included, so that the
        content stays one verbatim span.
        """
        start_char = self.tokens[begin].start if begin < len(self.tokens) else len(self.text)
        left_end = start_char
        left = None if only_after else self._trim((0, left_end))
        right_start = (
            self.tokens[end].end
            if end < len(self.tokens) and not self.tokens[end].is_word and self._mark(end) not in '«“„"'
            else (self.tokens[end].start if end < len(self.tokens) else len(self.text))
        )
        right = self._trim((right_start, len(self.text)))
        n_left = sum(t.is_word for t in self.tokens if left and left[0] <= t.start < left[1])
        n_right = sum(t.is_word for t in self.tokens if right and right[0] <= t.start < right[1])
        if parenthetical and left and right and n_right >= 2 and not self._coordinated_cue(end + 1):
            return (left[0], right[1]), False
        if left and n_left >= 3 or left and n_left and not n_right:
            # an earlier clause of the sentence may belong to someone else: keep from the last ";" on
            cut = max((i.end for i in self.tokens[:begin] if i.norm == ";"), default=left[0])
            left = self._trim((max(left[0], cut), left[1])) or left
            quote = next(
                (q for q in self.quotes if left[0] - 2 <= q[0] <= left[0] + 2 and q[1] >= left[1] - 2), None
            )
            if quote:
                return self._trim(quote), True
            return left, any(q[0] - 2 <= left[0] for q in self.quotes)
        if right and n_right >= 2:
            quote = next(
                (q for q in self.quotes if right[0] - 2 <= q[0] <= right[0] + 2 and q[1] >= right[1] - 3),
                None,
            )
            return (self._trim(quote), True) if quote else (right, False)
        return None, False

    def _trim(self, span: Span) -> Span | None:
        """Shrink a span past blanks, loose punctuation and quotation marks that have no partner in it."""
        begin, end = span
        begin, end = max(begin, 0), min(end, len(self.text))
        loose = " \t\n\u00a0\u202f,;:.–—-"
        while begin < end:
            if self.text[begin] in loose or self.text[begin] in "»”":
                begin += 1
            elif self.text[end - 1] in loose or self.text[end - 1] in "«“„":
                end -= 1
            elif self.text[begin] in '«“„"' and not any(
                c in self.text[begin + 1 : end] for c in _QUOTE_PAIRS[self.text[begin]]
            ):
                begin += 1
            elif self.text[end - 1] in '»”"' and not any(c in self.text[begin : end - 1] for c in '«“„"'):
                end -= 1
            elif (
                self.text[begin] in '«“"'
                and self.text[end - 1] in '»”"'
                and sum(c in '«“»”"' for c in self.text[begin:end]) == 2
            ):
                begin, end = begin + 1, end - 1
            else:
                break
        return (begin, end) if begin < end else None


def denial_noun(text: str, cues: Cues) -> bool:
    """Whether a heading announces a denial by a noun alone ("Démenti du ministère")."""
    tokens: Sequence[Token] = tokenize(text)
    return any(cues.words["claim_denial_nouns"].starting_at(tokens, i) for i in range(len(tokens)))
