"""Where the content behind a cue verb stands."""

from __future__ import annotations

from ..schema import DENIALS
from .content_ends import content_from, coordinated_cue
from .reading import Reading, Span
from .settings import behind_addressee, behind_told

_FARTHEST_CONTENT = 14  # tokens between a verb and its "that" (chosen, untested)
_FARTHEST_INFINITIVE = 8
_FARTHEST_WHICH = 8  # tokens between "which" and what follows "he said" (chosen, untested)
_SPEECH_MARKS = frozenset('«“„"‘')


def content_after(r: Reading, after: int, stance: str, asserts: bool) -> tuple[Span, bool] | None:
    """Find the content behind a verb whose first free token is ``after``.

    Args:
        r: The sentence.
        after: Token behind the verb and its adverbs.
        stance: Stance of the verb.
        asserts: Whether the verb is one that a clause may follow bare ("he said it was closed").

    Returns:
        Its span and whether it is a direct quotation: a "that" clause, an infinitive, a quotation, or
        what a colon introduces; ``None`` when there is none.
    """
    if stance in DENIALS and _plain_object(r, after):
        return None  # "conteste l'ampleur de l'incident": read as an object
    position = after
    n_read = 0
    while position < r.n and n_read < _FARTHEST_CONTENT:
        if r.adjunct[position]:
            position += 1
            continue
        n_read += 1
        introduces = _complementizer(r, position, stance) and not _of_conjunction(r, position)
        if (
            introduces
            and position > after
            and (_describes_object(r, position, after) or _inverted_relative(r, position, after))
        ):
            if asserts and _clause_before(r, after, position):
                return _bare_clause(r, after)
            return None  # "anunció la obra que ...": what is announced, not what is said of it
        if introduces and not _introduces_claim(r, position, after):
            if (
                position == after
                and r.starts("determiners", position)
                and r.starts("claim_nouns", position + 1)
                and not r.word(position + 1).endswith("s")  # "said that reports had been filed"
            ):
                return None  # "denied that report": the word points, it does not introduce
            if r.starts("claim_anaphors", position) > 1:
                return None  # "disputes that number"
            if stance in DENIALS and position == after and that_alone(r, position, r.clause_end(position)):
                return None
            if asserts and (inner := _bare_report(r, after, position)):
                return inner
            if any(r.among("negators", i) for i in range(after, position)):
                return None  # "found no evidence that C" does not say C
            return _indirect(r, position + (r.starts("complementizers", position) or 1))
        if r.mark(position) in _SPEECH_MARKS and r.opens_quotation(position):
            inside_clause = (
                position > after and r.mark(position - 1) not in (":", ",") and r.cues.complementizer_optional
            )
            if inside_clause:
                break  # said they would “refrain”
            if stance not in DENIALS or position == after:
                if r.n_words(r.opens_quotation(position)) == 1 and r.mark(position - 1) != ":":
                    # "a confirmé à l'AFP une hausse « sensible »"
                    told = behind_addressee(r, r.skip(("adverbs", "time_words"), after))
                    begins = next((i for i in (after, told) if r.starts("determiners", i)), position)
                    return _indirect(r, min(begins, position))  # juge « indécent » de ...
                return _quotation(r, position)
            break
        if r.mark(position) == ":":
            if stance in DENIALS:
                break
            if r.mark(position + 1) in _SPEECH_MARKS:
                position += 1
                continue
            return _indirect(r, position + 1) if _behind_account(r, after) == position else None
        if r.mark(position) == ",":
            position = _behind_insertion(r, position)
            if position < 0:
                break
            continue
        goes_on = r.among("coordinators", position) and (
            coordinated_cue(r, position + 1) or r.among("relative_objects", position + 1)
        )
        if r.boundary(position) or goes_on:  # "... se poursuivent et que C": an earlier verb's
            break
        if r.starts("before_of", position):
            break  # "a nié pendant des mois avant d'annoncer la fin de l'atelier"
        behind = max(after, r.skip(("adverbs", "time_words"), after))  # "a démenti mercredi entretenir ..."
        if position in (after, behind) and stance in ("assert", "confirm", "deny"):
            if _plain_infinitive(r, position):
                return _indirect(r, position)
        if (
            n_read <= _FARTHEST_INFINITIVE
            and r.starts("infinitive_openers", position)
            and not (r.cues.complementizer_optional and r.auxiliary(position - 1))  # "she is being"
            and not _of_purpose(r, position, after)
            and not _gerund_as_noun(r, position, after, stance)
            and infinitive_behind(r, position, after)
        ):
            return _indirect(r, position)
        if stance in DENIALS and r.starts("claim_nouns", position):
            return None  # "a démenti les informations ..." is read as an object
        position += 1
    return _bare_clause(r, after) if r.cues.complementizer_optional and asserts else None


def _of_purpose(r: Reading, position: int, after: int) -> bool:
    """Whether a preposition makes an infinitive an adjunct: "avaient écrit pour se plaindre" says nothing."""
    before = position - 1
    others = ("addressees", "clitics", "time_words")  # "à", "en", "mercredi"
    adjunct = r.starts("adjunct_starts", before) and not any(r.starts(name, before) for name in others)
    return position > after and adjunct and not r.cues.complementizer_optional


def _gerund_as_noun(r: Reading, position: int, after: int, stance: str) -> bool:
    """Whether "meeting" is a noun, which has a determiner and no object: "said at a televised meeting"."""
    if not r.cues.complementizer_optional or r.among("infinitive_prepositions", position):
        return False
    if position > after and r.starts("determiners", position - 1):
        return True
    described = position - 1 > after and r.starts("determiners", position - 2) and stance not in DENIALS
    goes_on = r.starts("adjunct_starts", position + 1) or r.among("of", position + 1)
    return bool(described and (r.boundary(position + 1) or goes_on))


def that_alone(r: Reading, that: int, end: int) -> bool:
    """Whether "that" stands for a claim, and no clause before ``end`` says one: "rejected that on Monday"."""
    if r.starts("claim_anaphors", that) != 1 or not r.starts("adjunct_starts", that + 1):
        return False
    behind = range(that + 1, end)
    clause = any(r.starts("pronouns", i) or r.starts("determiners", i) for i in behind)
    return any(r.starts("time_words", i) for i in behind) and not clause


def _bare_report(r: Reading, after: int, that: int) -> tuple[Span, bool] | None:
    """What is said bare and has a "that" in its turn: "the mayor said the record showed that C"."""
    if not r.cues.complementizer_optional:
        return None
    if that == after:  # "said that was not the case": a pronoun
        return _bare_clause(r, after) if r.auxiliary(that + 1) else None
    if any(r.among("relative_subjects", i) for i in range(after, that)):
        return None
    opens = r.nominal(after) or r.starts("bare_subjects", after)
    verbs = (i for i in range(after + 1, that) if r.has_form(i, "finite") or r.auxiliary(i))
    clause = any(not r.among("noun_homographs", i) and not r.boundary(i - 1) for i in verbs)
    behind = r.norm[r.tokens[that].start : r.tokens[min(r.clause_end(that), r.n) - 1].end]
    judged = r.starts("claim_nouns", that - 1) and r.cues.patterns["false"].search(behind)
    return _bare_clause(r, after) if opens and clause or judged else None  # "said reports that C were false"


def _describes_object(r: Reading, position: int, after: int) -> bool:
    """Whether "that" rather is "which" and belongs to the object of the verb, where both are one word."""
    if r.cues.complementizer_optional and r.auxiliary(position + 1):
        return True  # "claimed an attack on a site that was down"
    if not r.among("relative_subjects", position) or r.boundary(position - 1):
        return False
    if r.adjunct[position - 1]:
        return True  # "según la copia que ..."
    headless = r.among("clitics", position - 1)  # "lo que": what
    return headless or r.starts("determiners", after) > 0 and not r.among("of", position - 1)


def _behind_account(r: Reading, after: int) -> int:
    """One past a time and what somebody tells anew before a colon: "a nuancé mardi son récit | : C"."""
    behind = r.skip(("time_words",), after)
    width = r.starts("determiners", behind)
    account = r.starts("claim_nouns", behind + width) if width else 0
    return behind + width + account if account else behind


def _clause_before(r: Reading, after: int, that: int) -> bool:
    """Whether a clause said bare begins before a "which": "says | a heater lit the fire that killed X"."""
    if not r.cues.complementizer_optional or not r.starts("determiners", after):
        return False
    for verb in range(after + 2, that - 1):
        if r.boundary(verb) or r.among("coordinators", verb):
            return False
        past = r.cues.verb_ending.search(r.word(verb)) and not r.starts("determiners", verb - 1)
        if r.auxiliary(verb) or past and r.starts("determiners", verb + 1):
            return True
    return False


def _inverted_relative(r: Reading, position: int, after: int) -> bool:
    """Whether "que" is "which", its subject behind its verb: "la fin des travaux que réclame le maire"."""
    verb = position + 1
    if not r.starts("determiners", after) or r.starts("addressees", after) or not r.is_word(verb):
        return False
    lists = ("adverbs", "clitics", "pronouns", "adjunct_starts", "negators", "time_words", "subordinators")
    if r.nominal(verb) or r.auxiliary(verb) or r.capitalised(verb) or any(r.starts(n, verb) for n in lists):
        return False
    behind = range(verb + 1, r.clause_end(verb + 1))
    return r.starts("determiners", verb + 1) > 0 and not any(r.finite(i) or r.has_form(i) for i in behind)


def _introduces_claim(r: Reading, position: int, after: int) -> bool:
    """Whether "de que" at ``position`` belongs to a noun, not to the verb: "informó a la prensa de que"."""
    if not r.starts("claim_introducers", position - 1) or r.auxiliary(position - 2):
        return False  # "the firm is saying that C": no noun before it
    of_verb = r.among("of", position - 1) and (position - 1 == after or r.starts("adjunct_starts", after))
    return not of_verb


def _plain_object(r: Reading, after: int) -> bool:
    """Whether a noun phrase, not "that" nor a clitic with its infinitive, stands at ``after``."""
    if not r.starts("determiners", after) or r.among("complementizers", after):
        return False
    return not r.cues.infinitive.fullmatch(r.word(after + 1))


def _complementizer(r: Reading, position: int, stance: str) -> bool:
    """Whether a word introduces a clause: "that", and "whether" behind a verb of doubt."""
    if stance == "question" and r.among("if", position):
        return True
    return r.among("complementizers", position) and not _governed_that(r, position)


def _governed_that(r: Reading, that: int) -> bool:
    """Whether "that" is a determiner behind a preposition, which governs no clause: "under that street"."""
    return r.among("before_nouns", that - 1) and r.among("determiners", that)


def _of_conjunction(r: Reading, position: int) -> bool:
    """Whether "that" belongs to a conjunction: "après que", "et que"; not in "a dit alors que"."""
    first = position - r.ends("subordinators", position) + 1
    return r.among("coordinators", position - 1) or first < position and not r.starts("adverbs", first)


def _indirect(r: Reading, first: int) -> tuple[Span, bool] | None:
    if r.among("reflexives", first - 1) and r.starts("infinitive_openers", first - 1) > 1:
        first -= 1  # "dit s'être entretenu"
    while _object_of_infinitive(r, first):
        first -= 1  # "nie lui avoir parlé"
    span = content_from(r, first)
    return (span, False) if span else None


def _object_of_infinitive(r: Reading, first: int) -> bool:
    """Whether an object pronoun stands before an auxiliary in the infinitive that opens a content."""
    opens = r.among("infinitive_auxiliaries", first) or r.among("clitics", first)
    return opens and r.among("clitics", first - 1) and not r.cues.complementizer_optional


def _quotation(r: Reading, position: int) -> tuple[Span, bool] | None:
    quote = r.opens_quotation(position)
    span = r.trim(quote) if quote else None
    return (span, True) if span else None


def _behind_insertion(r: Reading, comma: int) -> int:
    """Place of the "that" or infinitive behind an insertion ("rapporte, citant X, que"); -1 for none."""
    for position in range(comma + 1, min(comma + _FARTHEST_CONTENT, r.n - 1)):
        if r.mark(position) == ",":
            goes_on = r.among("complementizers", position + 1) or r.among(
                "infinitive_auxiliaries", position + 1
            )
            return position + 1 if goes_on else -1
        if r.boundary(position):
            return -1
    return -1


def _plain_infinitive(r: Reading, position: int) -> bool:
    """Whether an infinitive stands right behind the verb: "dit attendre des résultats"."""
    looks_like_one = bool(r.cues.infinitive.fullmatch(r.word(position))) and not r.capitalised(position)
    return (
        looks_like_one and not r.starts("adjunct_starts", position) and not r.starts("determiners", position)
    )


def infinitive_behind(r: Reading, position: int, after: int) -> bool:
    """Whether the particle or verb at ``position`` opens an infinitive that is the content of a verb.

    Args:
        r: The sentence.
        position: Where an infinitive may begin.
        after: First token behind the verb.
    """
    following = r.word(position + 1)
    if r.among("infinitive_negations", position):
        verb = r.word(r.skip(("clitics",), position + 1))  # "ne l'avoir vu qu'une fois"
        return bool(r.cues.infinitive.fullmatch(verb)) or r.among("negations", position + 1)
    if r.among("infinitive_prepositions", position):
        if r.ends("before_of", position):
            return False  # "a nié toute responsabilité avant d'être condamné"
        if r.word(position + 1).endswith("'") and not r.cues.infinitive.fullmatch(r.word(position + 2)):
            return False  # "de l'incident"
        if r.cues.complementizer_optional:
            told = r.capitalised(position + 1) or r.starts("determiners", position + 1)
            told = told or r.among("complementizers", position + 2)  # "admitted to MPs that C"
            return position == after and not told or r.among("infinitive_auxiliaries", position + 1)
        return (
            bool(r.cues.infinitive.fullmatch(following)) or r.among("infinitive_auxiliaries", position + 1)
        ) and not r.capitalised(position + 1)
    return bool(r.word(position))


def _bare_clause(r: Reading, after: int) -> tuple[Span, bool] | None:
    """Content without "that", where the language allows it: "he said the bridge was closed"."""
    addressed = r.skip(("time_words",), after)
    position = behind_told(r, addressed)
    if position == addressed and _only_told(r, position):
        return None
    if r.auxiliary(position) and _of_which(r, after):
        commas = (i for i in range(position, r.n) if r.mark(i) == "," and r.finite(i + 1))
        said = r.trim(r.span(position, next(commas, r.within(content_from(r, position)).stop)))
        return (said, False) if r.n_words(said) > 1 else None
    if r.boundary(position) or r.starts("adjunct_starts", position) and not r.starts("determiners", position):
        return None
    span = content_from(r, position)
    if span is None:
        return None
    inside = [i for i in r.within(span) if r.is_word(i)]
    pointing = r.starts("pronouns", position) or r.starts("claim_anaphors", position)  # "this never happened"
    if len(inside) < (3 if r.heading or pointing else 4):
        return None
    verbs = (i for i in inside[1:] if r.auxiliary(i) or r.cues.verb_ending.search(r.word(i)))
    verb = next(verbs, None)
    if verb is None:
        return (span, False) if r.starts("pronouns", position) or r.heading else None
    # "told the truth and went home": a verb behind "and" is the speaker's, not of the content
    return None if r.among("coordinators", verb - 1) and not r.starts("pronouns", position) else (span, False)


def _of_which(r: Reading, after: int) -> bool:
    """Whether "which" is the subject of what is said: "a cheque, which he said | was a gift"."""
    pronouns = (i for i in range(after - 2, max(-1, after - _FARTHEST_WHICH), -1))
    which = next((i for i in pronouns if r.boundary(i) or r.among("relative_objects", i)), -1)
    return r.among("relative_objects", which) and not r.among("complementizers", which) and which < after - 2


def _only_told(r: Reading, position: int) -> bool:
    """Whether nothing but whom they told stands behind a verb: ", the clerk told the Herald"."""
    if not r.among("telling", position - 1) or r.starts("pronouns", position):
        return False
    clause = range(position, r.clause_end(position))
    words = [r.word(i) for i in clause]
    nouns = [i for i in clause if r.among("noun_homographs", i) and r.starts("determiners", i - 1)]
    verb = any(r.finite(i) or r.has_form(i) for i in clause if i not in nouns)  # "the state news agency"
    return not verb and not any(r.cues.verb_ending.search(w) for w in words if not w.endswith("s"))


def behind_pointing_colon(r: Reading, after: int) -> tuple[Span, bool] | None:
    """What a pronoun before the verb points at: "Le maire l'a confirmé à la radio : | le pont est fermé"."""
    colon = next((i for i in range(after, r.n) if r.boundary(i)), r.n)
    if r.mark(colon) != ":" or any(r.finite(i) or r.has_form(i) for i in range(after, colon)):
        return None
    if quote := r.opens_quotation(colon + 1):
        span = r.trim(quote)
        return (span, True) if span else None
    span = content_from(r, colon + 1) if colon + 1 < r.n else None
    return (span, False) if r.n_words(span) >= 3 else None
