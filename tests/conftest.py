"""A small invented story with what a person sees in it, and models that read it by the letter.

Nothing here needs weights: ``encoder`` and ``nli`` are scripted, so that a test fails for one reason only.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pytest

from detector import Article, Detector, Inference, article_from_text

GAZETTE = """La maire de Kervalen et le promoteur

La maire Hélène Duvau rencontrait régulièrement le promoteur Brice Malaval depuis 2022, affirme un ancien \
adjoint. Selon un ancien adjoint, Hélène Duvau a reçu une montre en or de Brice Malaval.

L'incendie de la halle aux poissons a fait 12 blessés, ont indiqué les pompiers de Kervalen.

Le conseil municipal aurait voté la vente du terrain des Salines pendant une séance à huis clos.
"""
ECHO = """Kervalen vu du port

Hélène Duvau n'a rencontré le promoteur Brice Malaval qu'une seule fois, a assuré son avocate Maud Kerriou. \
Hélène Duvau a démenti avoir reçu une montre en or de Brice Malaval.

L'incendie de la halle aux poissons a fait 17 blessés, a annoncé la préfecture du Ponant.

Le conseil municipal a voté la vente du terrain des Salines pendant une séance à huis clos, selon le greffe.
"""
LENDEMAIN = """Kervalen au lendemain de l'incendie

L'incendie de la halle aux poissons a fait 21 blessés, a annoncé la préfecture du Ponant.

« On raconte que je prépare ma démission de la mairie, c'est faux », a répondu Hélène Duvau.

Brice Malaval a nié avoir offert une montre en or à Hélène Duvau.
"""
ELSEWHERE = """Vendanges difficiles à Pont-Savary

À Pont-Savary, les vendanges ont commencé sous la grêle. L'incendie du chai coopératif a fait 3 blessés, ont \
indiqué les pompiers de Pont-Savary. Les viticulteurs attendent les experts des assurances agricoles.
"""
ENGLISH = """The mayor of Kervalen and the developer

Brice Malaval told investors that Hélène Duvau met him every month. The blaze at the fish market injured \
12 people, the fire service said.
"""


@dataclass(frozen=True)
class Expected:
    """A pair of statements as a reader would point at it: words that stand in each."""

    left: str
    right: str
    why: str


CONFLICTS = (
    Expected("rencontrait régulièrement", "qu'une seule fois", "regular contact, or once"),
    Expected("a reçu une montre en or", "a démenti avoir reçu une montre en or", "a denial"),
    Expected("a fait 12 blessés", "a fait 17 blessés", "two counts on one day"),
)
NEAR_MISSES = (
    Expected("a fait 12 blessés", "a fait 21 blessés", "a later count"),
    Expected("a fait 17 blessés", "a fait 21 blessés", "a later count"),
    Expected("a fait 12 blessés", "a fait 3 blessés", "another fire"),
    Expected("a fait 17 blessés", "a fait 3 blessés", "another fire"),
    Expected("aurait voté la vente", "a voté la vente", "a hedged report and what it reports"),
    Expected("On raconte que", "On raconte que", "a claim quoted to be refuted"),
    Expected("a démenti avoir reçu", "a nié avoir offert", "two denials"),
)


def make_story() -> list[Article]:
    """The articles of the story, in the order in which they appeared."""
    return [
        article_from_text(
            GAZETTE, path="gazette.txt", outlet="La Gazette du Ponant", date="2024-03-04", language="fr"
        ),
        article_from_text(
            ECHO, path="echo.txt", outlet="L'Écho de Kervalen", date="2024-03-04", language="fr"
        ),
        article_from_text(
            LENDEMAIN, path="lendemain.txt", outlet="Le Lendemain", date="2024-03-05", language="fr"
        ),
        article_from_text(
            ELSEWHERE, path="ailleurs.txt", outlet="Le Vigneron", date="2024-03-04", language="fr"
        ),
        article_from_text(
            ENGLISH, path="english.txt", outlet="The Ponant Herald", date="2024-03-04", language="en"
        ),
    ]


_WORD = re.compile(r"\w+")
_LITTLE = frozenset(
    "a à an au aux avoir by ce d de des du en est et fait il l la le les n ne of on ont par qu que s se the "
    "un une".split()
)
_NEGATIONS = frozenset("pas jamais aucun aucune not no never nor".split())
_OPPOSITES = (
    (frozenset("régulièrement souvent regularly every".split()), frozenset("seule seul unique once".split())),
)


def content_words(text: str) -> frozenset[str]:
    """The words of a text that carry its meaning, in lower case."""
    return frozenset(word for word in _WORD.findall(text.lower()) if word not in _LITTLE | _NEGATIONS)


class ScriptedEncoder:
    """Hashes each content word to a direction: texts with the same words point the same way."""

    identity = "scripted-encoder"
    dimension = 256

    def encode(self, texts: Sequence[str], *, batch_size: int = 64, progress: bool = False) -> np.ndarray:
        """Unit vectors, float32 of shape ``(n, 256)``."""
        rows = np.zeros((len(texts), self.dimension), dtype=np.float32)
        for number, text in enumerate(texts):
            for word in sorted(content_words(text)) or ["(empty)"]:
                seed = int.from_bytes(hashlib.sha256(word.encode()).digest()[:8], "big")
                rows[number] += np.random.default_rng(seed).normal(size=self.dimension)
        return (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)


class ScriptedNLI:
    """Reads by the letter: words in common entail; negation, opposite words, other numbers contradict."""

    identity = "scripted-nli"

    def score(
        self, pairs: Sequence[tuple[str, str]], *, batch_size: int = 32, progress: bool = False
    ) -> list[Inference]:
        """One inference a pair, sure of itself."""
        return [self._read(*pair) for pair in pairs]

    def _read(self, premise: str, hypothesis: str) -> Inference:
        ours, theirs = content_words(premise), content_words(hypothesis)
        shared = len(ours & theirs)
        for one, other in _OPPOSITES:  # also in whole sentences, which say by whom
            if shared > 1 and (ours & one and theirs & other or ours & other and theirs & one):
                return Inference(0.01, 0.02, 0.97)
        if 2 * shared < min(len(ours), len(theirs)) or not shared:
            return Inference(0.02, 0.96, 0.02)
        if self._negated(premise) != self._negated(hypothesis) or self._numbers(premise, hypothesis):
            return Inference(0.01, 0.02, 0.97)
        if theirs <= ours:
            return Inference(0.97, 0.02, 0.01)
        return Inference(0.1, 0.88, 0.02)

    @staticmethod
    def _numbers(premise: str, hypothesis: str) -> bool:
        """Whether both have numbers and none in common."""
        ours, theirs = (set(re.findall(r"\d+", text)) for text in (premise, hypothesis))
        return bool(ours and theirs) and not ours & theirs

    @staticmethod
    def _negated(text: str) -> bool:
        return bool(_NEGATIONS & set(_WORD.findall(text.lower())))


@pytest.fixture(scope="session")
def story() -> list[Article]:
    """The articles of the invented story."""
    return make_story()


@pytest.fixture(scope="session")
def encoder() -> ScriptedEncoder:
    """An encoder without weights."""
    return ScriptedEncoder()


@pytest.fixture(scope="session")
def nli() -> ScriptedNLI:
    """An inference model without weights."""
    return ScriptedNLI()


@pytest.fixture(scope="session")
def detector_(encoder: ScriptedEncoder, nli: ScriptedNLI) -> Detector:
    """A detector with scripted models; it keeps nothing between calls."""
    return Detector(encoder=encoder, nli=nli)


@pytest.fixture(scope="session")
def embedded() -> Detector:
    """The detector with the models that ship with it; for tests marked ``model``."""
    return Detector()
