"""The way back from what ships: a classifier of eight-bit weights as one that can be trained further.

model.onnx, config.json, tokenizer.json -> a folder in Hugging Face layout (float32)

What rounding took away does not come back, but training goes on from here well enough: this is what a
newsroom's own verdicts are learned on top of.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx.numpy_helper import to_array
from safetensors.torch import save_file
from transformers import AutoConfig, AutoModelForSequenceClassification

_WRAPPER = "classifier."  # the module that was exported holds the model under this name
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
    graph = onnx.load(folder / "model.onnx").graph
    stored = {tensor.name: to_array(tensor) for tensor in graph.initializer}
    weights = {
        name.removeprefix(_WRAPPER): values
        for name, values in stored.items()
        if name.startswith(_WRAPPER) and values.dtype == np.float32 and "_Transposed" not in name
    }
    table = "bert.embeddings.word_embeddings"
    if _WRAPPER + table + ".rows" not in stored:
        raise ValueError(f"{folder}/model.onnx: no eight-bit embeddings in it; take a model that ships here")
    weights[table + ".weight"] = stored[_WRAPPER + table + ".rows"] * weights.pop(table + ".scale")
    for node in graph.node:
        if node.op_type != "MatMulInteger":
            continue
        path = next(node.name.removesuffix(end) for end in _ROUNDED if node.name.endswith(end))
        name = path.strip("/").replace("/", ".").removeprefix(_WRAPPER) + ".weight"
        weights[name] = _matrix(stored, node.input[1].removesuffix("_quantized")).T
    expected = AutoModelForSequenceClassification.from_config(AutoConfig.from_pretrained(folder)).state_dict()
    if missing := expected.keys() - weights.keys():
        raise ValueError(f"{folder}/model.onnx: {len(missing)} weights are not in it, {min(missing)} first")
    output.mkdir(parents=True, exist_ok=True)
    tensors = {name: torch.tensor(np.ascontiguousarray(values)) for name, values in weights.items()}
    save_file(tensors, output / "model.safetensors", metadata={"format": "pt"})
    for file in ("tokenizer.json", "tokenizer_config.json"):
        shutil.copyfile(folder / file, output / file)
    config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    (output / "config.json").write_text(json.dumps(config, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    return output


def _matrix(stored: dict[str, np.ndarray], name: str) -> np.ndarray:
    """A rounded matrix as it is multiplied with, float32 of shape ``(in, out)``."""
    zero = stored[name + "_zero_point"].astype(np.float32)
    return (stored[name + "_quantized"].astype(np.float32) - zero) * stored[name + "_scale"]
