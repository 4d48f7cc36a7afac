"""Rounding of a matrix so that what it computes changes least (GPTQ, Frantar et al. 2023).

matrix + what it is multiplied with on real texts -> integers and a scale for each output

Rounding each weight to the nearest step ignores that inputs are alike: what one weight loses, others can make
good. So the rows are rounded one after the other, and the error of each is taken off those still to come, as
far as their inputs go together.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import partial

import numpy as np
import torch
from torch import nn

_DAMPING = 0.01  # of the mean of the diagonal, as in the paper: keeps rarely used inputs from blowing up
_SMOOTHING = 0.5  # how much of the inputs' differences in size goes over to the weights, as in SmoothQuant
_ONE_SIDED = 0.1  # values reach below zero by less than this part of what they reach above


@dataclass(slots=True)
class Observed:
    """What a linear layer is given.

    Attributes:
        products: Sum of the outer products of its inputs, float64 of shape ``(inputs, inputs)``.
        most: Largest magnitude of each input, float32 of shape ``(inputs,)``.
        least: Least value of any.
    """

    products: torch.Tensor
    most: torch.Tensor
    least: float

    @property
    def one_sided(self) -> bool:
        """Whether hardly anything lies below zero, as behind a GELU."""
        return -self.least < _ONE_SIDED * float(self.most.max())

    def smoother(self) -> np.ndarray:
        """Factors that bring inputs of unlike size together, float32 of shape ``(inputs,)``.

        A few inputs are far larger than the others, which one scale for all of them rounds away. The
        weights take up the reverse (Xiao et al. 2023).
        """
        least = 1e-3 * float(self.most.max())
        size = self.most.clamp_min(least) / self.most.mean().clamp_min(least)
        return (size**-_SMOOTHING).numpy().astype(np.float32)


def observe(model: nn.Module, inputs: Iterable[Mapping[str, torch.Tensor]]) -> dict[str, Observed]:
    """Run a model and note what its linear layers are given, by name of the layer.

    Args:
        model: The model.
        inputs: Its arguments, without padding.
    """
    found: dict[str, Observed] = {}

    def note(name: str, _: nn.Module, given: tuple[torch.Tensor, ...]) -> None:
        rows = given[0].reshape(-1, given[0].shape[-1])
        products, most, least = rows.T @ rows, rows.abs().amax(0), float(rows.min())
        if (seen := found.get(name)) is None:
            found[name] = Observed(products.double(), most, least)
        else:
            seen.products += products
            seen.most = torch.maximum(seen.most, most)
            seen.least = min(seen.least, least)

    hooks = [
        layer.register_forward_pre_hook(partial(note, name))
        for name, layer in model.named_modules()
        if isinstance(layer, nn.Linear)
    ]
    with torch.inference_mode():
        for arguments in inputs:
            model(**arguments)
    for hook in hooks:
        hook.remove()
    return found


def rounded(matrix: np.ndarray, products: torch.Tensor, levels: int) -> tuple[np.ndarray, np.ndarray]:
    """Round a matrix.

    Args:
        matrix: Weights, float32 of shape ``(inputs, outputs)``.
        products: As ``Observed`` has them, of shape ``(inputs, inputs)``.
        levels: Largest integer.

    Returns:
        Integers, int8 of shape ``(inputs, outputs)``, and the scale of each output, float32 of shape
        ``(outputs,)``.
    """
    weights = torch.tensor(matrix, dtype=torch.float64)
    scale = (weights.abs().amax(0) / levels).clamp_min(1e-8)
    damped = products.double() + torch.eye(len(products)) * (_DAMPING * products.diag().mean() + 1e-8)
    order = damped.diag().argsort(descending=True)  # the largest first, while most others can make up for it
    weights, damped = weights[order], damped[order][:, order]
    # Row k of this factor says how the error of input k is spread over those after it.
    spread = torch.linalg.cholesky(torch.cholesky_inverse(torch.linalg.cholesky(damped)), upper=True)
    integers = torch.empty_like(weights)
    for row in range(len(weights)):
        integers[row] = (weights[row] / scale).round().clamp(-levels, levels)
        error = (weights[row] - integers[row] * scale) / spread[row, row]
        weights[row + 1 :] -= spread[row, row + 1 :, None] * error
    back = torch.empty_like(integers)
    back[order] = integers
    return back.numpy().astype(np.int8), scale.numpy().astype(np.float32)
