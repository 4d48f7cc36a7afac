"""Cue lists: the words of a language that attribute, deny, hedge and count, read from data files.

data/cues/<language>.toml -> Cues. A speaker of the language can extend a file without reading code.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources

from .patterns import expressions
from .spellings import swiss_too
from .tokens import Phrases, Token, tokenize

#: What an ending can do in a sentence; "conditional" is the press conditional of French.
FORM_KINDS = ("finite", "conditional", "participle", "infinitive", "gerund")

#: Lists that only some languages need, empty elsewhere; de.toml and ru.toml say what each is for.
_OPTIONAL_WORDS = (
    "according_to_after",
    "according_to_apart",
    "adjective_negators",
    "admitting",
    "answer_nouns",
    "around_somebody",
    "as_for",
    "as_said_before",
    "bare_subjects",
    "before_articles",
    "before_nouns",
    "called_names",
    "claim_before_verb",
    "claim_belied",
    "claim_concerned",
    "claim_decided",
    "claim_demonstratives",
    "claim_media",
    "claim_outlets",
    "claim_prepositions",
    "claim_settings",
    "claim_told",
    "companies",
    "contrary",
    "contrastive",
    "documents",
    "epithets",
    "estimating_at",
    "foreseeing",
    "going_on",
    "having_read",
    "holding",
    "headline_speakers",
    "impersonal_verbs",
    "learning",
    "masculine_names",
    "institutions",
    "interviewers",
    "never_called",
    "never_reflexive",
    "no_speech",
    "none_the_less",
    "one_concerned",
    "one_sees",
    "one_speaker",
    "only_says",
    "own_reckoning",
    "people",
    "opinion_of",
    "persisting",
    "person_nouns",
    "points_back",
    "possessives",
    "pronominal",
    "relative_sources",
    "representing",
    "restricting",
    "same_source",
    "showing",
    "source_prepositions",
    "speaking_for",
    "speaking_places",
    "speaks_behind",
    "states",
    "stating",
    "tag_words",
    "telling",
    "their",
    "there",
    "to_the",
    "turned_out",
    "unnamed_people",
    "votes",
    "with_whom",
    "yes",
)
#: Patterns that only some languages need, in the same way; elsewhere they match nothing.
_OPTIONAL_PATTERNS = (
    "accused",
    "accusing",
    "before_colon",
    "claim_compound",
    "contending",
    "denying_answer",
    "fearing",
    "feminine_noun",
    "foreseen_tense",
    "issued_denial",
    "made_up",
    "misjudged",
    "mistaken",
    "never_question",
    "no_words",
    "not_false",
    "outlet_wrote",
    "own_words",
    "of_ones_own",
    "opening_participle",
    "participle_clause",
    "present_verb",
    "record_compound",
    "reported_speech",
    "subject_tells",
    "subjunctive",
    "text_opening",
    "text_tag",
)
_NOTHING = "(?!)"

#: Verbs that announce, ask or accuse put their object forward; verbs that refuse or call deny only claims.
_STANCE_OF_GROUP = {
    "announce": "assert",
    "estimate": "assert",
    "count": "assert",
    "speak": "assert",
    "request": "assert",
    "accuse": "assert",
    "uphold": "assert",
    "contest": "deny",
    "deny-claim": "deny",
    "call": "deny",
}


@dataclass(frozen=True, slots=True)
class Form:
    """One inflected form of a cue verb."""

    stance: str
    kind: str
    n_tokens: int
    particle: str | None = None  # closes the clause, apart from its verb: "teilte ... mit"


class Cues:
    """The cue lists of one language, ready to be matched.

    Attributes:
        language: ISO 639-1 code.
        words: Phrase sets by name, as in the data file's ``[words]`` and ``[claims]``.
        patterns: Compiled expressions over normalised text.
        lists_before_colon: Whether it lists by which predicates somebody tells what follows a colon.
        complementizer_optional: Whether content may follow the verb bare ("he said it was closed").
        subject_optional: Whether a subject may be left out, its verb alone telling who ("Negó haber ...").
        first_person_verb: A verb that says "I" or "we" by its ending; ``None`` where the pronoun does.
        happening: A verb that its subject mostly follows ("han muerto tres personas"); ``None`` for none.
        adverb_ending: What an adverb between an auxiliary and its participle looks like.
        finite_ending: Endings that only a finite verb has.
        feminine_name: How first names of women mostly end; a hint at who "she" is.
        infinitive: What a bare infinitive looks like; matches nothing where content is never one.
        subject_verb_tag: Whether "X said" may close a sentence, subject first.
        name_signs_headline: Whether a lone name before a colon speaks in a headline ("Robles: «...»").
        free_order: Whether a source may stand behind its verb without a comma, or within its parts.
        nouns_capitalised: Whether every noun has a capital, not only names.
        noun_last: Whether a noun follows what describes it ("union leader").
        articles: Whether a noun phrase mostly opens with an article.
        verb_last: Whether the verb closes a subordinate clause.
        content_behind_comma: Whether a clause without "that" follows the verb and a comma.
        not_subject: What a word that cannot open a subject looks like.
        frequency: ``never``, ``single`` and ``regular``: how often something is said to happen.
        denied: What words of a denied content mean without the denial: pattern and replacement.
        regular_infinitive: An infinitive whose finite forms follow from its stem, the pattern's group.
        regular_endings: What they end in behind one subject and behind several.
        deeds: Nouns that a denial has for a deed, longest first, and what the source would have done; what
            stands behind the noun goes to the place of "|", or else to the end.
        light_verb: The verb of such a noun where an adjective parts it from one of "light_prepositions".
        deed_openers: What may stand before such a noun, in lower case with its blank.
        descriptions: What else people are called once they are named, with the nouns of their roles.
        role_nouns: What people are called by what they do: all words of ``descriptions``.
        sorts_of_claim: For a noun, what sort of claim it points at: "these accusations", "this figure".
    """

    def __init__(self, data: dict):
        self.language: str = data["language"]
        self.words = {name: Phrases(entries) for name, entries in data["words"].items()}
        self.words["adverbs"] = Phrases(data["words"]["adverbs"], data["grammar"].get("adverb"))
        self.words |= {f"claim_{name}": Phrases(entries) for name, entries in data["claims"].items()}
        self.words = {name: Phrases(()) for name in _OPTIONAL_WORDS} | self.words
        patterns = dict.fromkeys(_OPTIONAL_PATTERNS, _NOTHING) | expressions(data, "patterns")
        self.patterns = {name: re.compile(value) for name, value in patterns.items()}
        self.lists_before_colon = patterns["before_colon"] != _NOTHING
        self.frequency = {name: re.compile(value) for name, value in expressions(data, "frequency").items()}
        self.denied = tuple(
            (re.compile(rf"(?<!\w){words}(?!\w)", re.IGNORECASE), instead)
            for words, instead in data.get("denied", {}).items()
        )
        self.complementizer_optional: bool = data["grammar"]["complementizer_optional"]
        self.name_signs_headline: bool = data["grammar"].get("name_signs_headline", False)
        self.without_accent: dict[str, str] = data["grammar"].get("without_accent", {})
        self.subject_optional: bool = data["grammar"].get("subject_optional", False)
        self.subject_verb_tag: bool = data["grammar"]["subject_verb_tag"]
        self.free_order: bool = data["grammar"].get("free_order", False)
        self.nouns_capitalised: bool = data["grammar"].get("nouns_capitalised", False)
        self.noun_last: bool = data["grammar"].get("noun_last", False)
        self.articles: bool = data["grammar"].get("articles", True)
        self.verb_last: bool = data["grammar"].get("verb_last", False)
        self.content_behind_comma: bool = data["grammar"].get("content_behind_comma", False)
        self.not_subject = re.compile(data["grammar"].get("not_subject", _NOTHING))
        self.feminine_name = re.compile(data["grammar"]["feminine_name"])
        self.infinitive = re.compile(data["grammar"]["infinitive"])
        self.adverb_ending = re.compile(data["grammar"]["adverb_ending"])
        self.finite_ending = re.compile(data["grammar"]["finite_ending"])
        self.verb_ending = re.compile(data["grammar"]["verb_ending"])
        self.participle = re.compile(data["grammar"]["participle"])
        self.past_cue = re.compile(data["grammar"]["past_cue"])
        self.plural_ending: tuple[str, ...] = tuple(data["grammar"]["plural_endings"])
        self.indefinite_enclitic: tuple[str, ...] = tuple(data["grammar"]["indefinite_enclitics"])
        anaphor, false = patterns["false_anaphor"], patterns["false"]
        self.refutation = re.compile(
            rf"[.!?…»] +(?:(?:{anaphor})[^.]{{0,40}}?(?:{false})"
            rf"|(?:\w+ ){{0,2}}(?:{false})[ .!»”\"]*$)"  # "Mensonge.", "Des racontars."
        )
        numbers = data["numbers"]
        self.number_of: dict[str, float] = numbers["words"]
        self.approximate_number_of: dict[str, float] = numbers["approximate_words"]
        self.multiplier_of: dict[str, float] = numbers["multipliers"]
        self.words |= {
            name: Phrases(entries) for name, entries in numbers.items() if isinstance(entries, list)
        }
        for name in ("according_to_ambiguous", "held_for", "joining", "own_view", "refused_with"):
            self.words.setdefault(name, Phrases(()))
        self.plural_noun = re.compile(data["grammar"].get("plural_noun", "s$"))
        self.finite_of: dict[str, str] = data["standalone"]["finite"]
        self.plural_of: dict[str, str] = data["standalone"].get("plural", {})
        self.regular_infinitive = re.compile(data["standalone"].get("regular_infinitive", _NOTHING))
        self.regular_endings: tuple[str, ...] = tuple(data["standalone"].get("regular_endings", ("", "")))
        deeds = data["standalone"].get("deeds", {})
        self.deeds: dict[str, str] = {deed: deeds[deed] for deed in sorted(deeds, key=len, reverse=True)}
        self.light_verb: str = data["standalone"].get("light_verb", "")
        self.light_prepositions = frozenset(data["standalone"].get("light_prepositions", ()))
        self.deed_openers: tuple[str, ...] = tuple(data["standalone"].get("deed_openers", ()))
        first_person_verb = data["standalone"].get("first_person_verb")
        self.first_person_verb = re.compile(first_person_verb) if first_person_verb else None
        happening = data["standalone"].get("happening")
        self.happening = re.compile(happening) if happening else None
        self.finite_of_last: dict[str, str] = data["standalone"].get("finite_last", {})
        self.name_endings: tuple[str, ...] = tuple(data["words"].get("name_endings", ()))
        self.unit_ending = re.compile(data["numbers"].get("unit_ending", "(?:es|e|s|x)$"))
        lists = ("of", "of_the", "with_whom")
        self.of_words = frozenset().union(*(data["words"].get(name, ()) for name in lists))
        self.agents = frozenset(data["words"].get("agents", ()))
        self.latter = frozenset(data["words"]["latter"])
        self.not_names = frozenset(data["words"]["not_names"])
        self.full_name = _full_name(data["words"]["name_particles"])
        self.gender_of: dict[str, frozenset[str]] = {
            gender: frozenset(words) for gender, words in data["agreement"].items()
        }
        self.sorts_of_claim: dict[str, frozenset[str]] = _turned(data.get("sorts_of_claim", {}))
        self.descriptions = tuple(
            (frozenset(" ".join(_words(name)) for name in entry["called"]), frozenset(entry["roles"]))
            for entry in data["descriptions"]
        )
        self.role_nouns = frozenset().union(*(called | roles for called, roles in self.descriptions))
        self.words["subject_pronouns"] = Phrases(data["standalone"]["subject_pronouns"])
        self.words["first_person"] = Phrases(data["standalone"]["first_person"])
        self.words["impersonal_next"] = Phrases(data["standalone"]["impersonal_next"])
        self._forms: dict[str, list[tuple[tuple[str, ...], Form]]] = {}
        for stance, lists in data["verbs"].items():
            for words, kind, particle in _inflected(lists, data["inflection"]):
                form = Form(stance, kind, len(words), particle)
                self._forms.setdefault(words[0], []).append((words, form))
        self._single_words = {
            words for entries in self._forms.values() for words, _ in entries if len(words) == 1
        }
        for entries in self._forms.values():
            # longest first; a participle is tried after the finite form that looks the same
            entries.sort(key=lambda entry: (-len(entry[0]), FORM_KINDS.index(entry[1].kind)))

    def stance_of(self, group: str) -> str:
        """Stance of the verbs of one group: some groups differ only in what may follow the verb."""
        return _STANCE_OF_GROUP.get(group, group)

    def surely_plural(self, word: str) -> bool:
        """Whether a form of a cue verb is that of several subjects: "rapportent", but not "dément"."""
        stems = [(word.removesuffix(e), e) for e in self.plural_ending if word.endswith(e)]
        singular = {one for stem, e in stems for one in (stem, stem + e[0])} - {word}
        return any((one,) in self._single_words for one in singular)

    def forms_at(self, tokens: Sequence[Token], index: int) -> list[Form]:
        """Every reading of the cue verb that begins at ``index``, longest only."""
        found: list[Form] = []
        for words, form in self._forms.get(tokens[index].norm, ()):
            if found and form.n_tokens < found[0].n_tokens:
                break
            if tuple(token.norm for token in tokens[index : index + len(words)]) == words:
                found.append(form)
            elif not found and form.n_tokens > 1 and (width := self._adverb_inside(tokens, index, words)):
                found.append(replace(form, n_tokens=form.n_tokens + width))
        return found

    def _adverb_inside(self, tokens: Sequence[Token], index: int, words: tuple[str, ...]) -> int:
        """Number of tokens of an adverb inside a phrase: "fait | encore | état", "se défend | donc | de"."""
        for cut in range(1, len(words)):
            if tuple(token.norm for token in tokens[index : index + cut]) != words[:cut]:
                break
            lists = ("adverbs", "time_words")[: 2 if cut == 1 else 1]  # "fait état mardi d'un vol": behind it
            width = max(self.words[name].starting_at(tokens, index + cut) for name in lists)
            rest = tokens[index + cut + width : index + width + len(words)]
            if width and tuple(token.norm for token in rest) == words[cut:]:
                return width
        return 0


def _turned(lists: dict[str, list[str]]) -> dict[str, frozenset[str]]:
    """Turn lists of words by name into the names of each word."""
    words = {word for entries in lists.values() for word in entries}
    return {word: frozenset(name for name, entries in lists.items() if word in entries) for word in words}


def _full_name(particles: Sequence[str]) -> re.Pattern[str]:
    """First names and a family name, a title before them perhaps, not at the beginning of a sentence."""
    between = "|".join(map(re.escape, particles))
    name = r"[A-ZÀ-ÖØ-ÞА-ЯЁІЇЄҐ][\w’'-]+"
    return re.compile(rf"(?<![.!?:] )(?<!^)\b{name}(?:(?: (?:{between}) | ){name}){{1,3}}")


def _inflected(lists: dict, inflection: dict) -> Iterable[tuple[tuple[str, ...], str, str | None]]:
    """Yield each form of the verbs of one stance as (words, kind of form, particle apart from it)."""
    for name, value in lists.items():
        if name == "irregular":
            entries = ((kind, form, "~") for kind, forms in value.items() for form in forms)
        else:
            entries = (
                (kind, stem, ending if "~" in ending else f"~{ending}")
                for kind, endings in inflection.get(name, {}).items()
                for stem in value
                for ending in endings
            )
        for kind, entry, ending in entries:
            particle, _, stem = entry.rpartition("|")
            form = ending.replace("~", stem)
            yield _words(particle + form), kind, None
            if particle and kind == "finite":
                yield _words(form), kind, particle


def _words(phrase: str) -> tuple[str, ...]:
    return tuple(token.norm for token in tokenize(phrase))


def supported_languages() -> tuple[str, ...]:
    """Codes of the languages that have a cue list, in alphabetical order."""
    folder = resources.files("detector") / "data" / "cues"
    return tuple(sorted(entry.name[:-5] for entry in folder.iterdir() if entry.name.endswith(".toml")))


@cache
def load_cues(language: str) -> Cues:
    """Load the cue list of ``language``.

    Raises:
        KeyError: If there is no list for it; see ``supported_languages``.
    """
    file = resources.files("detector") / "data" / "cues" / f"{language}.toml"
    if not file.is_file():
        raise KeyError(language)
    return Cues(swiss_too(tomllib.loads(file.read_text(encoding="utf-8"))))
