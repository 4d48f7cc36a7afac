"""Readings of an inference model kept on disk, so that a fit can be repeated without the model.

pairs of texts -> Inference, from the file or else from the model
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from detector.nli import InferenceModel
from detector.schema import Inference

_AT_ONCE = 2000  # pairs between two writes: a run that is killed loses no more


class KeptReadings:
    """An inference model that reads no pair twice, not even in another run."""

    def __init__(self, model: InferenceModel, path: Path):
        """Wrap ``model``; ``path`` is a JSONL file of readings, made where there is none."""
        self.model = model
        self.identity = model.identity
        self.backend = getattr(model, "backend", "unnamed")
        self.path = path
        self._kept: dict[tuple[str, str], Inference] = {}
        if path.exists():
            for line in path.read_text(encoding="utf-8").splitlines():
                identity, premise, hypothesis, *scores = json.loads(line)
                if identity == self.identity:
                    self._kept[premise, hypothesis] = Inference(*scores)

    def score(
        self, pairs: Sequence[tuple[str, str]], *, batch_size: int = 32, progress: bool = False
    ) -> list[Inference]:
        """Score pairs as the model does; see ``detector.nli.InferenceModel``."""
        missing = sorted(set(pairs) - self._kept.keys())
        self.path.parent.mkdir(parents=True, exist_ok=True)
        for start in range(0, len(missing), _AT_ONCE):
            some = missing[start : start + _AT_ONCE]
            found = self.model.score(some, batch_size=batch_size, progress=progress)
            with self.path.open("a", encoding="utf-8") as file:
                for pair, inference in zip(some, found, strict=True):
                    scores = [inference.entailment, inference.neutral, inference.contradiction]
                    file.write(json.dumps([self.identity, *pair, *scores], ensure_ascii=False) + "\n")
            self._kept.update(zip(some, found, strict=True))
        return [self._kept[pair] for pair in pairs]
