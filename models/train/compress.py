"""Compression of a trained model into what ships: one ONNX file of eight-bit weights, and its tokenizer.

a folder in Hugging Face layout -> model.onnx, config.json, tokenizer.json

Matrices become eight-bit integers with a scale for each output, and activations are rounded as the model
reads (dynamic quantisation). The encoder's share one scale a text, as ONNX Runtime's tool writes it. In the
classifier a few tokens have values ten times as large as the rest, and one scale for all cost a point or more
of accuracy: there each token has its own, inputs of unlike size are brought together first, and the weights
are rounded with regard to real pairs (``gptq.py``). Word embeddings, half of the model, become eight-bit rows
with a scale each.
"""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

import numpy as np
import onnx
import torch
from gptq import Observed, observe, rounded
from onnx import TensorProto, helper
from onnx.numpy_helper import from_array, to_array
from torch import nn
from transformers import AutoModel, AutoModelForSequenceClassification, AutoTokenizer

OPSET = 17
LEVELS = 63  # seven bits: with eight, products of processors that lack VNNI overflow
_BELOW = 16  # of 256 steps, those below zero where values hardly reach there
_LONGEST = 160  # tokens of a pair that is observed


class EightBitEmbedding(nn.Module):
    """An embedding whose rows are stored as eight-bit integers, each with a scale of its own."""

    def __init__(self, table: torch.Tensor):
        """Round ``table``, float32 of shape ``(pieces, d)``."""
        super().__init__()
        scale = table.abs().amax(dim=1, keepdim=True).clamp_min(1e-8) / 127
        self.register_buffer("rows", torch.round(table / scale).to(torch.int8))
        self.register_buffer("scale", scale)

    def forward(self, ids: torch.Tensor) -> torch.Tensor:
        """Rows of ``ids``, float32 of shape ``(*ids.shape, d)``."""
        return self.rows[ids].to(torch.float32) * self.scale[ids]


class SentenceVector(nn.Module):
    """Mean of the last layer over the text's tokens, less what only tells its language, at length one.

    The vectors of E5 models lie in a narrow cone, and in it by language: two French texts on different
    events are nearer than a French and a Russian one on the same. Taking away the mean of many texts and the
    axes along which the means of the languages differ removes both (Yang et al. 2021).
    """

    def __init__(self, encoder: nn.Module, centre: torch.Tensor, axes: torch.Tensor):
        """Wrap ``encoder``; ``centre`` is float32 of shape ``(d,)``, ``axes`` orthonormal rows ``(k, d)``."""
        super().__init__()
        self.encoder = encoder
        self.register_buffer("centre", centre)
        self.register_buffer("axes", axes)

    def forward(self, input_ids: torch.Tensor, attention_mask: torch.Tensor) -> torch.Tensor:
        """Unit vectors, float32 of shape ``(n, d)``."""
        hidden = self.encoder(input_ids=input_ids, attention_mask=attention_mask).last_hidden_state
        mask = attention_mask.unsqueeze(-1).to(hidden.dtype)
        vector = nn.functional.normalize((hidden * mask).sum(1) / mask.sum(1), dim=-1) - self.centre
        return nn.functional.normalize(vector - (vector @ self.axes.T) @ self.axes, dim=-1)


class Logits(nn.Module):
    """The three logits of a pair."""

    def __init__(self, classifier: nn.Module):
        """Wrap ``classifier``."""
        super().__init__()
        self.classifier = classifier

    def forward(self, input_ids: torch.Tensor, attention_mask: torch.Tensor) -> torch.Tensor:
        """Logits, float32 of shape ``(m, 3)``, in the order of the configuration's labels."""
        return self.classifier(input_ids=input_ids, attention_mask=attention_mask).logits


def language_means(folder: Path, texts: Mapping[str, Sequence[str]], *, batch_size: int = 32) -> torch.Tensor:
    """Mean unit vector of each language's texts, float32 of shape ``(languages, d)``.

    Args:
        folder: The encoder.
        texts: By language, the same sentences in each or as many of each.
        batch_size: Texts read at once.
    """
    tokenizer, model = AutoTokenizer.from_pretrained(folder), AutoModel.from_pretrained(folder).float().eval()
    width = model.config.hidden_size
    plain = SentenceVector(model, torch.zeros(width), torch.zeros(0, width))
    means = []
    with torch.inference_mode():
        for own in texts.values():
            total = torch.zeros(width)
            ordered = sorted(own, key=len)
            for first in range(0, len(ordered), batch_size):
                batch = ordered[first : first + batch_size]
                inputs = tokenizer(batch, padding=True, truncation=True, max_length=128, return_tensors="pt")
                total += plain(**inputs).sum(0)
            means.append(total / len(ordered))
    return torch.stack(means)


def compress_encoder(folder: Path, means: torch.Tensor, output: Path) -> None:
    """Write the sentence encoder that ships: texts in, unit vectors out.

    Args:
        folder: The encoder in Hugging Face layout.
        means: From ``language_means``; one row takes nothing away but itself.
        output: Where the files go.
    """
    model = AutoModel.from_pretrained(folder, attn_implementation="eager").float().eval()
    model.pooler = None
    centre = means.mean(0)
    axes = torch.linalg.svd(means - centre, full_matrices=False).Vh[: len(means) - 1]
    _export(
        SentenceVector(model, centre, axes.contiguous()), model, folder, output, "vectors", _round_by_text
    )


def compress_classifier(folder: Path, output: Path, pairs: Sequence[tuple[str, str]]) -> None:
    """Write the inference model that ships: pairs in, logits out.

    Args:
        folder: The classifier in Hugging Face layout.
        output: Where the files go.
        pairs: What to round it with regard to; some hundred of the sort that it will read.
    """
    model = AutoModelForSequenceClassification.from_pretrained(folder, attn_implementation="eager")
    model = model.float().eval()
    wrapped = Logits(model)
    observed = observe(wrapped, _inputs(folder, pairs))
    round_matrices = partial(_round_by_token, observed=observed)
    _export(wrapped, model, folder, output, "logits", round_matrices, rounding="token")


def _inputs(folder: Path, pairs: Sequence[tuple[str, str]]) -> Iterator[dict[str, torch.Tensor]]:
    tokenizer = AutoTokenizer.from_pretrained(folder)
    for pair in pairs:
        read = tokenizer(*pair, truncation="longest_first", max_length=_LONGEST, return_tensors="pt")
        yield {name: read[name] for name in ("input_ids", "attention_mask")}


def _export(
    wrapped: nn.Module,
    model: nn.Module,
    folder: Path,
    output: Path,
    name: str,
    round_matrices: Callable[[Path, Path], None],
    **noted: str,
) -> None:
    """Write the files; ``noted`` goes into the configuration."""
    embeddings = model.base_model.embeddings
    embeddings.word_embeddings = EightBitEmbedding(embeddings.word_embeddings.weight.detach())
    example = torch.full((2, 7), 4), torch.ones((2, 7), dtype=torch.int64)
    output.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        exact = Path(scratch) / "exact.onnx"
        torch.onnx.export(
            wrapped.eval(),
            example,
            exact,
            input_names=["input_ids", "attention_mask"],
            output_names=[name],
            dynamic_axes={
                "input_ids": {0: "n", 1: "tokens"},
                "attention_mask": {0: "n", 1: "tokens"},
                name: {0: "n"},
            },
            opset_version=OPSET,
            dynamo=False,
        )
        round_matrices(exact, output / "model.onnx")
    config = json.loads((folder / "config.json").read_text(encoding="utf-8")) | noted
    (output / "config.json").write_text(json.dumps(config, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    for file in ("tokenizer.json", "tokenizer_config.json"):
        shutil.copyfile(folder / file, output / file)


def _round_by_text(exact: Path, output: Path) -> None:
    """Eight-bit products, the activations of a text rounded by one scale."""
    from onnxruntime.quantization import QuantType, quantize_dynamic

    quantize_dynamic(
        exact,
        output,
        op_types_to_quantize=["MatMul"],
        per_channel=True,
        reduce_range=True,  # as LEVELS
        weight_type=QuantType.QInt8,
    )


def _round_by_token(exact: Path, output: Path, observed: Mapping[str, Observed]) -> None:
    """Eight-bit products, the activations of each token rounded by a scale of their own.

    Nodes and weights are named as ONNX Runtime's tool names them, for ``shipped``.

    Args:
        exact: The model in float32.
        output: Where the rounded one goes.
        observed: What each linear layer is given, by the layer's name.
    """
    model = onnx.load(exact)
    graph = model.graph
    weights = {tensor.name: tensor for tensor in graph.initializer}
    added = [
        from_array(np.float32(1 / 127), "token_unit"),
        from_array(np.float32(1e-8), "token_least"),
        from_array(np.float32(128), "token_middle"),
        from_array(np.uint8(128), "token_zero_point"),
        from_array(np.float32(1 / (255 - _BELOW)), "above_unit"),
        from_array(np.float32(0), "above_least"),
        from_array(np.float32(_BELOW), "above_middle"),
        from_array(np.uint8(_BELOW), "above_zero_point"),
    ]
    nodes = []
    smoothers: dict[str, np.ndarray | None] = {}  # what several matrices are multiplied with is rounded once
    for node in graph.node:
        if node.op_type != "MatMul" or node.input[1] not in weights:
            nodes.append(node)
            continue
        values, name = node.input
        (product,) = node.output
        seen = observed[node.name.removesuffix("/MatMul").strip("/").replace("/", ".")]
        if values not in smoothers and seen.one_sided:
            smoothers[values] = None
            # A scale by which the least value is still within the steps below zero.
            added.append(from_array(np.float32(max(-seen.least / _BELOW, 1e-8)), f"{values}_floor"))
            nodes += _one_sided_nodes(values)
        elif values not in smoothers:
            smoothers[values] = seen.smoother()
            added.append(from_array(smoothers[values], f"{values}_smoother"))
            nodes += _token_nodes(values)
        matrix, products, zero = to_array(weights.pop(name)), seen.products, "above_zero_point"
        if (smoother := smoothers[values]) is not None:
            factors = torch.from_numpy(smoother).double()
            products, zero = products * factors * factors[:, None], "token_zero_point"
            matrix = matrix / smoother[:, None]
        integers, scale = rounded(matrix, products, LEVELS)
        added += [
            from_array(integers, f"{name}_quantized"),
            from_array(scale, f"{name}_scale"),
            from_array(np.int8(0), f"{name}_zero_point"),
        ]
        inputs = [f"{values}_by_token", f"{name}_quantized", zero, f"{name}_zero_point"]
        nodes += [
            helper.make_node("MatMulInteger", inputs, [f"{product}_sums"], name=f"{node.name}_quant"),
            helper.make_node("Cast", [f"{product}_sums"], [f"{product}_float"], to=TensorProto.FLOAT),
            helper.make_node("Mul", [f"{product}_float", f"{values}_scale"], [f"{product}_rows"]),
            helper.make_node("Mul", [f"{product}_rows", f"{name}_scale"], [product]),
        ]
    del graph.node[:], graph.initializer[:]
    graph.node.extend(nodes)
    graph.initializer.extend([*weights.values(), *added])
    onnx.checker.check_model(model)
    onnx.save(model, output)


def _token_nodes(values: str) -> list[onnx.NodeProto]:
    """Nodes that turn ``values`` into unsigned bytes about 128 and one scale a token, ``values_scale``."""
    return _nodes(
        values,
        ("Mul", [values, f"{values}_smoother"], "smooth", {}),
        ("Abs", [f"{values}_smooth"], "size", {}),
        ("ReduceMax", [f"{values}_size"], "most", {"axes": [-1], "keepdims": 1}),
        ("Mul", [f"{values}_most", "token_unit"], "unit", {}),
        ("Max", [f"{values}_unit", "token_least"], "scale", {}),
        ("Div", [f"{values}_smooth", f"{values}_scale"], "steps", {}),
        ("Round", [f"{values}_steps"], "whole", {}),
        ("Add", [f"{values}_whole", "token_middle"], "above", {}),
        ("Cast", [f"{values}_above"], "by_token", {"to": TensorProto.UINT8}),
    )


def _one_sided_nodes(values: str) -> list[onnx.NodeProto]:
    """The same for values that hardly reach below zero: nearly all steps lie above it."""
    return _nodes(
        values,
        ("ReduceMax", [values], "most", {"axes": [-1], "keepdims": 1}),
        ("Mul", [f"{values}_most", "above_unit"], "unit", {}),
        ("Max", [f"{values}_unit", f"{values}_floor"], "scale", {}),
        ("Div", [values, f"{values}_scale"], "steps", {}),
        ("Round", [f"{values}_steps"], "whole", {}),
        ("Add", [f"{values}_whole", "above_middle"], "raised", {}),
        ("Max", [f"{values}_raised", "above_least"], "above", {}),
        ("Cast", [f"{values}_above"], "by_token", {"to": TensorProto.UINT8}),
    )


def _nodes(values: str, *steps: tuple[str, list[str], str, dict]) -> list[onnx.NodeProto]:
    return [
        helper.make_node(kind, inputs, [f"{values}_{name}"], **attributes)
        for kind, inputs, name, attributes in steps
    ]
