"""The way back from what ships: a model of eight-bit weights as one in float32, to train or compare with.

model.onnx, config.json, tokenizer.json -> a folder in Hugging Face layout (float32)

What rounding took away stands in ``models/float16``: this is what a newsroom's own verdicts are learned on
top of. Without it, training goes on from the rounded weights, at a loss.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import numpy as np
import onnx
import torch
from compress import SentenceVector
from onnx.numpy_helper import to_array
from safetensors.torch import load_file, save_file
from transformers import AutoConfig, AutoModel, AutoModelForSequenceClassification

#: The inference model that ships as it was before its weights were rounded to eight bits.
TRAINED = Path(__file__).resolve().parent.parent / "float16" / "nli.safetensors"
_PIECES = "word_embeddings.weight"
_ROUNDED = ("/MatMul_quant", "/Gemm_MatMul_quant")  # how the nodes of rounded matrices end


def unpack(folder: Path, output: Path) -> Path:
    """Write the classifier of ``folder`` as float32 weights; returns ``output``.

    Args:
        folder: As ``compress_classifier`` writes it.
        output: Where the files go; nothing is done when it is there.

    Raises:
        ValueError: If the file was not written by ``compress_classifier``, or lacks weights (of weights that
            are alike to the last bit, as those of an untrained model, the export keeps one).
    """
    if (output / "config.json").exists():
        return output
    model = AutoModelForSequenceClassification.from_config(AutoConfig.from_pretrained(folder))
    graph = onnx.load(folder / "model.onnx").graph
    tensors = _weights(folder, graph, "classifier.", "bert.embeddings.word_embeddings", model)
    output.mkdir(parents=True, exist_ok=True)
    save_file(tensors, output / "model.safetensors", metadata={"format": "pt"})
    for file in ("tokenizer.json", "tokenizer_config.json"):
        shutil.copyfile(folder / file, output / file)
    config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    config.pop("rounding", None)  # of the file that ships, not of these weights
    (output / "config.json").write_text(json.dumps(config, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    return output


def keep_as_trained(folder: Path, trained: Path = TRAINED) -> None:
    """Write the weights of ``folder``, a model in Hugging Face layout, in float16 for ``as_trained``.

    Without the embeddings of the pieces, nearly half of them: training leaves them as they are, and each row
    has a scale of its own in what ships.
    """
    trained.parent.mkdir(parents=True, exist_ok=True)
    exact = load_file(folder / "model.safetensors")
    kept = {name: weight.half() for name, weight in exact.items() if not name.endswith(_PIECES)}
    save_file(kept, trained, metadata={"format": "pt"})


def as_trained(folder: Path, output: Path, trained: Path = TRAINED) -> Path:
    """Write the classifier of ``folder`` in float32, with the weights that it had before they were rounded.

    Args:
        folder: As for ``unpack``.
        output: As for ``unpack``.
        trained: Those weights, as ``keep_as_trained`` writes them.

    Returns:
        ``output``.

    Raises:
        FileNotFoundError: If they are not there.
        ValueError: If they are not those of ``folder``: what eight bits do not round is not the same in both.
    """
    if (output / "config.json").exists():
        return output
    exact = {name: weight.float() for name, weight in load_file(trained).items()}
    new = output.with_name(output.name + ".new")  # until it is whole
    weights = load_file(unpack(folder, new) / "model.safetensors")
    for name, rounded in weights.items():
        if name.endswith(_PIECES):
            continue
        alike = name in exact and exact[name].shape == rounded.shape
        if alike and rounded.ndim == 1:  # biases and norms are not rounded
            alike = torch.equal(exact[name], rounded.half().float())
        if not alike:
            shutil.rmtree(new)
            raise ValueError(f"{trained}: not the weights of {folder}, see {name}")
    save_file(weights | exact, new / "model.safetensors", metadata={"format": "pt"})
    return new.rename(output)


def unpack_encoder(folder: Path) -> SentenceVector:
    """Read the sentence encoder of ``folder`` as float32 weights.

    Args:
        folder: As ``compress_encoder`` writes it.

    Raises:
        ValueError: If the file was not written by ``compress_encoder``, or lacks weights.
    """
    graph = onnx.load(folder / "model.onnx").graph
    encoder = AutoModel.from_config(AutoConfig.from_pretrained(folder))
    encoder.pooler = None
    encoder.load_state_dict(_weights(folder, graph, "encoder.", "embeddings.word_embeddings", encoder))
    stored = {tensor.name: to_array(tensor) for tensor in graph.initializer}
    axes = torch.from_numpy(_matrix(stored, "axes"))
    return SentenceVector(encoder.eval(), torch.from_numpy(stored["centre"].copy()), axes).eval()


def _weights(
    folder: Path, graph: onnx.GraphProto, wrapper: str, table: str, model: torch.nn.Module
) -> dict[str, torch.Tensor]:
    """The weights of ``model`` by name, float32.

    Args:
        folder: Named in errors.
        graph: What was exported.
        wrapper: The module that was exported holds the model under this name.
        table: Name of the embeddings that are stored as eight-bit rows.
        model: Says which weights there are to be.
    """
    stored = {tensor.name: to_array(tensor) for tensor in graph.initializer}
    weights = {
        name.removeprefix(wrapper): values
        for name, values in stored.items()
        if name.startswith(wrapper) and values.dtype == np.float32 and "_Transposed" not in name
    }
    if wrapper + table + ".rows" not in stored:
        raise ValueError(f"{folder}/model.onnx: no eight-bit embeddings in it; take a model that ships here")
    weights[table + ".weight"] = stored[wrapper + table + ".rows"] * weights.pop(table + ".scale")
    for node in graph.node:
        if node.op_type != "MatMulInteger":
            continue
        path = next((node.name.removesuffix(end) for end in _ROUNDED if node.name.endswith(end)), "")
        name = path.strip("/").replace("/", ".").removeprefix(wrapper) + ".weight"
        matrix = _matrix(stored, node.input[1].removesuffix("_quantized"))
        smoother = stored.get(node.input[0].removesuffix("_by_token") + "_smoother")
        weights[name] = (matrix if smoother is None else matrix * smoother[:, None]).T
    expected = model.state_dict().keys()
    if missing := expected - weights.keys():
        raise ValueError(f"{folder}/model.onnx: {len(missing)} weights are not in it, {min(missing)} first")
    return {name: torch.tensor(np.ascontiguousarray(weights[name])) for name in expected}


def _matrix(stored: dict[str, np.ndarray], name: str) -> np.ndarray:
    """A rounded matrix as it is multiplied with, float32 of shape ``(in, out)``."""
    zero = stored[name + "_zero_point"].astype(np.float32)
    return (stored[name + "_quantized"].astype(np.float32) - zero) * stored[name + "_scale"]
