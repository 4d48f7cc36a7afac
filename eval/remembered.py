"""What an evaluation asks for many times over, worked out once: statements of articles, vectors of texts.

Every story is read some nine times, by each stage alone and with each part left out; what does not depend on
that takes most of the time.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from detector import Article, Statement
from detector.embed import EncoderModel


class RememberedVectors:
    """An encoder that encodes no text twice."""

    def __init__(self, encoder: EncoderModel):
        """Wrap an encoder; its vectors are kept in memory, some 1.5 kB a text."""
        self.encoder = encoder
        self.identity = encoder.identity
        self.backend = getattr(encoder, "backend", "unnamed")
        self._vectors: dict[str, np.ndarray] = {}

    def encode(self, texts: Sequence[str], *, batch_size: int = 64, progress: bool = False) -> np.ndarray:
        """Return one unit vector a text, float32 of shape ``(n, d)``, in the order given."""
        new = [text for text in dict.fromkeys(texts) if text not in self._vectors]
        if new or not texts:
            vectors = self.encoder.encode(new, batch_size=batch_size, progress=progress)
            self._vectors |= zip(new, vectors, strict=True)
            if not texts:
                return vectors
        return np.stack([self._vectors[text] for text in texts])


def remembered(
    extract: Callable[[Sequence[Article]], list[Statement]],
) -> Callable[[Sequence[Article]], list[Statement]]:
    """``extract`` that reads no set of articles twice."""
    found: dict[tuple[str, ...], list[Statement]] = {}

    def extract_once(articles: Sequence[Article]) -> list[Statement]:
        key = tuple(article.id for article in articles)
        if key not in found:
            found[key] = extract(articles)
        return list(found[key])

    return extract_once
