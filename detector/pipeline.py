"""The detector: composes the stages from articles to a report, and scores pairs.

articles or paths -> Report
"""

from __future__ import annotations

import dataclasses
import os
from collections.abc import Callable, Iterable, Sequence

import numpy as np

from .answers.elsewhere import context, link_elsewhere, unlinked
from .answers.own_words import link_own_words
from .attribute import attribute
from .backends.profiles import DEFAULT_PROFILE, resolve
from .both_orders import BothOrders
from .conflict import find_conflicts, reads_as_worded, worth_reading
from .copies import copy_notes, mark_copies, without_repeats
from .decision.thresholds import BLOCKING, DECIDING, REPORTED, SAME_AT_TWO_TIMES
from .embed import EncoderModel, load_encoder
from .errors import NoArticlesError
from .graph import find_disputes
from .ingest import read_articles
from .names.voices import identify
from .nli import InferenceModel, load_nli
from .pair import candidate_pairs
from .passages import passages_of, sentences_in_context
from .report import Report
from .reporting.wording import Language, read_wording
from .schema import Article, CandidatePair, Inference, PairInference, Skipped, Statement
from .segment import segment
from .signature import data_fingerprint, signature
from .updates.changes import find_updates
from .words.cues import supported_languages

PathOrArticle = str | os.PathLike[str] | Article


class Detector:
    """Finds who says what, who denies it, and which statements cannot both be true.

    Models are loaded when they are first needed and kept. Nothing is downloaded unless ``download``
    is true. A detector may be used for any number of calls; it keeps nothing of the articles.
    """

    def __init__(
        self,
        profile: str = DEFAULT_PROFILE,
        *,
        encoder: str | EncoderModel | None = None,
        nli: str | InferenceModel | None = None,
        download: bool = False,
        progress: bool = False,
    ):
        """Choose the models.

        Args:
            profile: ``embedded`` (ships with the package), ``standard`` or ``large``.
            encoder: Hub id or local folder of a sentence encoder in place of the profile's, or any
                object with ``encode(texts)`` that returns unit rows and an ``identity``.
            nli: The same for the inference model: an object with ``score(pairs)`` and ``identity``.
            download: Whether models that are not on disk may be fetched from the hub.
            progress: Whether to show progress on stderr for work longer than a second.

        Raises:
            ModelError: If the profile is unknown or a name cannot be a model.
        """
        self._encoder: EncoderModel | None = None if isinstance(encoder, str | None) else encoder
        self._nli: InferenceModel | None = None if isinstance(nli, str | None) else nli
        self._encoder_spec, self._nli_spec = resolve(
            profile,
            encoder=encoder if isinstance(encoder, str) else None,
            nli=nli if isinstance(nli, str) else None,
        )
        self._download = download
        self._progress = progress

    @property
    def encoder(self) -> EncoderModel:
        """The sentence encoder, loaded on first use.

        Raises:
            ModelError: If it is not on disk, incomplete or unsafe to load.
        """
        if self._encoder is None:
            self._encoder = load_encoder(self._encoder_spec, download=self._download)
        return self._encoder

    @property
    def nli(self) -> InferenceModel:
        """The inference model, loaded on first use.

        Raises:
            ModelError: If it is not on disk, incomplete, unsafe to load, or lacks the three labels.
        """
        if self._nli is None:
            self._nli = load_nli(self._nli_spec, download=self._download)
        return self._nli

    def score(self, premise: str, hypothesis: str, *, both_orders: bool = False) -> Inference:
        """Score one pair: does ``premise`` entail or contradict ``hypothesis``?

        Args:
            premise: First text.
            hypothesis: Second text.
            both_orders: As in ``score_pairs``.

        Raises:
            ModelError: If the inference model cannot be loaded.
        """
        return self.score_pairs([(premise, hypothesis)], both_orders=both_orders)[0]

    def score_pairs(self, pairs: Sequence[tuple[str, str]], *, both_orders: bool = False) -> list[Inference]:
        """Score pairs in batches.

        Args:
            pairs: ``(premise, hypothesis)`` each.
            both_orders: Whether to read each pair in both orders, so that its contradiction does not depend
                on which text comes first: for two statements neither of which is a premise.

        Returns:
            One inference a pair, in the order given; an empty list for none.

        Raises:
            ModelError: If the inference model cannot be loaded.
        """
        if not pairs:
            return []
        reader = BothOrders(self.nli) if both_orders else self.nli
        return reader.score(list(pairs), progress=self._progress)

    def detect(
        self,
        articles: PathOrArticle | Iterable[PathOrArticle],
        *,
        language: Language | None = None,
        threshold: float = REPORTED,
        say: Callable[[Skipped], None] | None = None,
    ) -> Report:
        """Read articles and report their conflicts.

        Args:
            articles: Paths of files or folders, articles, or a mix of both.
            language: Language of the explanations and of the page, ``"fr"`` or ``"en"``; ``None`` chooses
                by the articles.
            threshold: Least probability of a reported conflict. A lower one finds more, and is wrong more
                often.
            say: Called with each input that is skipped, before the work on the others begins.

        Returns:
            The report; the same for any order of the articles. What could not be read is in
            ``skipped``.

        Raises:
            NoArticlesError: If nothing could be read; its text gives every reason.
            ModelError: If a model cannot be loaded.
            ValueError: For a language that no page is written in, or a threshold not between 0 and 1.
        """
        if not 0 <= threshold <= 1:
            raise ValueError(f"threshold must be between 0 and 1, got {threshold}")
        if language is not None:
            read_wording(language)  # refused before the work is done
        usable, skipped = gather(articles, progress=self._progress, say=say)
        if not usable:
            raise NoArticlesError(
                "; ".join(f"{s.path}: {s.reason}" for s in skipped) or "no article was given"
            )
        return self._report(usable, skipped, language, threshold)

    def embed(self, statements: Sequence[Statement]) -> np.ndarray:
        """Embed what statements say: unit vectors of their propositions, float32 of shape ``(n, d)``.

        Raises:
            ModelError: If the encoder cannot be loaded.
        """
        return self.encoder.encode([s.proposition for s in statements], progress=self._progress)

    def link(
        self, statements: Sequence[Statement], vectors: np.ndarray, articles: Sequence[Article]
    ) -> tuple[list[Statement], np.ndarray]:
        """Link the denials that their own article leaves open to claims of the other articles.

        Args:
            statements: Statements of ``articles``, ``n`` of them.
            vectors: As ``embed`` gives them, shape ``(n, d)``.
            articles: The articles, for their headlines and outlets.

        Returns:
            The statements and their vectors; a denial that is linked says what its claim says.

        Raises:
            ModelError: If a model cannot be loaded; that for inference is asked about such denials only.
        """
        by_id = {article.id: article for article in articles}
        open_denials = [statements[i] for i in unlinked(statements, by_id)]
        if not open_denials:
            return list(statements), vectors
        contexts = self.encoder.encode([context(denial, by_id[denial.article]) for denial in open_denials])
        return link_elsewhere(statements, vectors, contexts, by_id, self.score_pairs)

    def pair_up(self, articles: Sequence[Article]) -> tuple[list[Statement], list[CandidatePair]]:
        """Take articles up to the point where pairs would be read.

        Args:
            articles: Articles in a language with a cue list.

        Returns:
            Their statements, and the pairs of those that are near in meaning, updates among them.

        Raises:
            ModelError: If a model cannot be loaded.
        """
        statements = extract(articles)
        statements, vectors = self.link(statements, self.embed(statements), articles)
        statements = mark_copies(statements, articles)
        return statements, candidate_pairs(statements, vectors, BLOCKING)

    def read_pairs(
        self, statements: Sequence[Statement], pairs: Sequence[CandidatePair], articles: Sequence[Article]
    ) -> list[PairInference]:
        """Ask the inference model about pairs of statements, in both orders, and about some as worded.

        Where either denies, its sentence is read against the claim as it stands, and behind the one before
        it; so are the sentences of two assertions whose contents the model does not find compatible. The
        encoder compares the paragraphs around them.

        Args:
            statements: The statements that ``pairs`` index.
            pairs: As ``conflict.worth_reading`` leaves them.
            articles: The articles of the statements.

        Returns:
            One inference a pair, in the order given; which claims denials answer is left open.

        Raises:
            ModelError: If a model cannot be loaded.
        """
        ends = [(statements[pair.left], statements[pair.right]) for pair in pairs]
        ask = self._asking()
        contents = [(left.proposition, right.proposition) for left, right in ends]
        both = ask(contents + [(right, left) for left, right in contents])
        found = [
            PairInference(one, other, passages=nearness)
            for one, other, nearness in zip(
                both[: len(ends)],
                both[len(ends) :],
                self._passages_alike(statements, pairs, articles),
                strict=True,
            )
        ]
        told = sentences_in_context(statements, {article.id: article for article in articles})
        denied = [n for n, (_, right) in enumerate(ends) if right.is_denial]
        alone = [(ends[n][1].text, ends[n][0].proposition) for n in denied]
        around = [(told[pairs[n].right], ends[n][0].proposition) for n in denied]
        said = ask(alone + around)
        for n, one, other in zip(denied, said[: len(denied)], said[len(denied) :], strict=True):
            found[n] = dataclasses.replace(
                found[n], refusal=one.contradiction, refusal_in_context=other.contradiction
            )
        unsure = [n for n, (left, right) in enumerate(ends) if reads_as_worded(left, right, found[n])]
        alone = [(ends[n][0].text, ends[n][1].text) for n in unsure]
        around = [(told[pairs[n].left], told[pairs[n].right]) for n in unsure]
        ahead, back = ask(alone + around), ask([(right, left) for left, right in alone + around])
        mean = [(one.contradiction + other.contradiction) / 2 for one, other in zip(ahead, back, strict=True)]
        for n, one, other in zip(unsure, mean[: len(unsure)], mean[len(unsure) :], strict=True):
            found[n] = dataclasses.replace(found[n], worded=one, in_context=other)
        return found

    def _asking(self) -> Callable[[Sequence[tuple[str, str]]], list[Inference]]:
        """A ``score_pairs`` that reads no pair twice: contents that are whole sentences are asked as both."""
        known: dict[tuple[str, str], Inference] = {}

        def ask(pairs: Sequence[tuple[str, str]]) -> list[Inference]:
            new = [pair for pair in dict.fromkeys(pairs) if pair not in known]
            known.update(zip(new, self.score_pairs(new), strict=True))
            return [known[pair] for pair in pairs]

        return ask

    def _passages_alike(
        self, statements: Sequence[Statement], pairs: Sequence[CandidatePair], articles: Sequence[Article]
    ) -> list[float]:
        ends = sorted({end for pair in pairs for end in (pair.left, pair.right)})
        passages = passages_of([statements[end] for end in ends], {a.id: a for a in articles})
        place_of = {text: place for place, text in enumerate(dict.fromkeys(passages))}
        vectors = self.encoder.encode(list(place_of), progress=self._progress)
        of_end = dict(zip(ends, (vectors[place_of[text]] for text in passages), strict=True))
        return [round(float(of_end[pair.left] @ of_end[pair.right]), 4) for pair in pairs]

    def _report(
        self, articles: list[Article], skipped: list[Skipped], language: Language | None, threshold: float
    ) -> Report:
        statements, candidates = self.pair_up(articles)
        updates = find_updates(statements, candidates, SAME_AT_TWO_TIMES)
        pairs = worth_reading(statements, candidates)
        statements, inferences = link_own_words(
            statements, pairs, self.read_pairs(statements, pairs, articles)
        )
        by_id = {article.id: article for article in articles}
        report = Report(articles, statements, [], [], self.signature(threshold), asked=language)
        conflicts = find_conflicts(
            statements, pairs, inferences, by_id, language=report.language, threshold=threshold
        )
        disputes = find_disputes(conflicts, {statement.id: statement for statement in statements})
        notes = [*skipped, *copy_notes(statements, articles)]
        return dataclasses.replace(
            report, conflicts=conflicts, disputes=disputes, skipped=notes, updates=updates
        )

    def signature(self, threshold: float = REPORTED) -> str:
        """Every choice that can change what is found: version, models, thresholds, word lists, weights."""
        return signature(
            encoder=self.encoder.identity,
            nli=self.nli.identity,
            backend=backend_of(self.encoder, self.nli),
            blocking="/".join(str(value) for value in dataclasses.astuple(BLOCKING)),
            reported=threshold,
            decision="/".join(map(str, DECIDING)),
            lists=data_fingerprint(),
        )


def backend_of(*models: object) -> str:
    """Runtime and precision of models, for the signature; ``unnamed`` for one that does not say."""
    return "+".join(sorted({getattr(model, "backend", "unnamed") for model in models}))


def extract(articles: Sequence[Article]) -> list[Statement]:
    """Extract the statements of articles, in reading order; no model is needed.

    Args:
        articles: Articles in a language with a cue list.

    Raises:
        KeyError: If an article's language has no cue list.
    """
    statements = [statement for article in articles for statement in attribute(article, segment(article))]
    return identify(statements, articles)


def gather(
    articles: PathOrArticle | Iterable[PathOrArticle],
    *,
    progress: bool = False,
    say: Callable[[Skipped], None] | None = None,
) -> tuple[list[Article], list[Skipped]]:
    """Read paths and take articles, in one order whatever the order given.

    Args:
        articles: Paths, articles, or a mix of both.
        progress: Whether to show progress on stderr.
        say: Called with each thing that is skipped.

    Returns:
        Articles in a language with a cue list, sorted by id, of those of one outlet with one text
        the one whose path sorts first; and what was skipped, with reasons.
    """
    given = [articles] if isinstance(articles, str | os.PathLike | Article) else list(articles)
    paths = [item for item in given if not isinstance(item, Article)]
    read, skipped = read_articles(paths, progress=progress) if paths else ([], [])
    given_too = (item for item in given if isinstance(item, Article))
    kept, repeats = without_repeats(sorted([*read, *given_too], key=lambda a: (a.path, a.id)))
    skipped += repeats
    languages = supported_languages()
    usable = []
    for article in sorted(kept, key=lambda a: a.id):
        if article.language in languages:
            usable.append(article)
        else:
            known = ", ".join(languages)
            reason = f"language '{article.language}' has no cue list yet (there is one for: {known})"
            skipped.append(Skipped(article.path, reason))
    skipped.sort(key=lambda s: (s.path, s.reason))
    for entry in skipped if say else ():
        say(entry)
    return usable, skipped
