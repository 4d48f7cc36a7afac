"""Reading pairs whose texts have no order: two statements, rather than a premise and a hypothesis.

pairs of texts -> one ``Inference`` a pair, the same contradiction whichever text comes first
"""

from __future__ import annotations

from collections.abc import Sequence

from .nli import InferenceModel
from .schema import Inference


class BothOrders:
    """An inference model that reads each pair in both orders.

    Contradiction is symmetric, and its probability is the mean of the two readings. What is left goes to
    entailment and neutral as the reading in the order given shares it, since they depend on that order.
    On pairs written as two statements of equal standing this is surer than one reading; on pairs of a
    premise and a hypothesis written for it, whose hypothesis alone says much, less sure (models/README.md).
    """

    def __init__(self, model: InferenceModel):
        """Wrap a model; it is asked twice as much."""
        self.model = model
        self.identity = f"{model.identity}+both-orders"
        self.backend = getattr(model, "backend", "unnamed")

    def score(
        self, pairs: Sequence[tuple[str, str]], *, batch_size: int = 32, progress: bool = False
    ) -> list[Inference]:
        """Score pairs; see ``detector.nli.InferenceModel``."""
        turned = [(second, first) for first, second in pairs]
        found = self.model.score([*pairs, *turned], batch_size=batch_size, progress=progress)
        ahead, back = found[: len(turned)], found[len(turned) :]
        return [combine(one, other) for one, other in zip(ahead, back, strict=True)]


def combine(forward: Inference, backward: Inference) -> Inference:
    """One reading of a pair out of those in both orders; entailment is that of ``forward``."""
    contradiction = (forward.contradiction + backward.contradiction) / 2
    compatible = forward.entailment + forward.neutral
    share = forward.entailment / compatible if compatible else 0.5
    rest = 1 - contradiction
    return Inference(share * rest, (1 - share) * rest, contradiction)
