"""The ONNX backend: the compressed models give what torch gives, whatever stands beside a text."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import numpy as np
import pytest
from tiny_models import edit_json, save_encoder, save_nli, tiny_bert, tiny_tokenizer

from detector.backends.profiles import ModelSpec
from detector.embed import OnnxEncoder, load_encoder
from detector.errors import ModelError
from detector.nli import OnnxNLI, load_nli
from detector.schema import LABELS

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "models" / "train"), str(ROOT / "eval")]

TEXTS = ["le kremlin", "un seul appel", "musk", "the call, not the contact", "é 2022", "pas le contact"]
PAIRS = [(left, right) for left in TEXTS for right in TEXTS]
# Seven bits a weight: the tiny models' random weights are rounded more coarsely than trained ones.
ROUNDING = 0.05
LANGUAGE_MEANS = [[0.1] * 16, [0.1] * 8 + [-0.1] * 8]  # of two languages: they differ along one axis


@pytest.fixture(scope="module")
def exported(tmp_path_factory) -> Path:
    """An encoder and a classifier of a few thousand parameters, compressed as the shipped ones are."""
    import torch
    from compress import compress_classifier, compress_encoder

    folder = tmp_path_factory.mktemp("onnx")
    save_nli(folder / "classifier", list(LABELS))
    tiny_bert().save_pretrained(folder / "bert")
    tiny_tokenizer().save_pretrained(folder / "bert")
    compress_encoder(folder / "bert", torch.tensor(LANGUAGE_MEANS), folder / "encoder")
    compress_classifier(folder / "classifier", folder / "nli", PAIRS)
    return folder


@pytest.fixture(scope="module")
def nli(exported) -> OnnxNLI:
    return load_nli(ModelSpec("nli", str(exported / "nli")))


@pytest.fixture(scope="module")
def encoder(exported) -> OnnxEncoder:
    return load_encoder(ModelSpec("encoder", str(exported / "encoder")))


def save_trained(folder: Path, labels: list[str] | None) -> None:
    """A small model no two of whose weights are alike, as in one that was trained."""
    import torch

    torch.manual_seed(0)
    model = tiny_bert(labels)
    with torch.no_grad():
        for weight in model.parameters():
            weight.add_(torch.randn_like(weight), alpha=0.05)
    model.save_pretrained(folder)
    tiny_tokenizer().save_pretrained(folder)


def as_array(inferences) -> np.ndarray:
    return np.array([[i.entailment, i.neutral, i.contradiction] for i in inferences])


def test_the_compressed_classifier_reads_as_torch_does(exported, nli):
    exact = as_array(load_nli(ModelSpec("nli", str(exported / "classifier"))).score(PAIRS))
    found = as_array(nli.score(PAIRS))
    assert np.abs(found - exact).mean() < ROUNDING
    assert (found.argmax(1) == exact.argmax(1)).mean() > 0.9
    np.testing.assert_allclose(found.sum(1), 1, atol=1e-9)


def test_the_compressed_encoder_gives_the_vectors_of_torch(tmp_path, encoder):
    exact = load_encoder(ModelSpec("encoder", str(save_encoder(tmp_path / "tiny")))).encode(TEXTS)
    means = np.array(LANGUAGE_MEANS)
    axis = (means[0] - means[1]) / np.linalg.norm(means[0] - means[1])
    exact = exact - means.mean(axis=0)
    exact -= np.outer(exact @ axis, axis)  # what tells the languages apart is taken out
    exact /= np.linalg.norm(exact, axis=1, keepdims=True)
    found = encoder.encode(TEXTS)
    np.testing.assert_allclose(np.linalg.norm(found, axis=1), 1, atol=1e-5)
    assert (found * exact).sum(axis=1).min() > 1 - ROUNDING
    assert found.dtype == np.float32 and encoder.dimension == 16


def test_what_ships_can_be_trained_further(exported, tmp_path):
    from compress import compress_classifier
    from shipped import unpack

    save_trained(tmp_path / "trained", list(LABELS))
    compress_classifier(tmp_path / "trained", tmp_path / "ships", PAIRS)
    unpack(tmp_path / "ships", tmp_path / "float")
    ships, exact = (
        as_array(load_nli(ModelSpec("nli", str(tmp_path / name))).score(PAIRS)) for name in ("ships", "float")
    )
    assert np.abs(exact - ships).mean() < ROUNDING / 2
    np.testing.assert_allclose(exact, ships, atol=3 * ROUNDING)  # few dimensions, so that little averages out
    with pytest.raises(ValueError, match="no eight-bit embeddings"):
        unpack(exported / "encoder", tmp_path / "encoder")
    with pytest.raises(ValueError, match="weights are not in it"):
        unpack(exported / "nli", tmp_path / "untrained")


def test_the_weights_as_trained_are_those_that_ship(exported, tmp_path):
    import torch
    from compress import compress_classifier
    from safetensors.torch import load_file, save_file
    from shipped import as_trained, keep_as_trained

    save_trained(tmp_path / "trained", list(LABELS))
    compress_classifier(tmp_path / "trained", tmp_path / "ships", PAIRS)
    exact = load_file(tmp_path / "trained" / "model.safetensors")
    keep_as_trained(tmp_path / "trained", tmp_path / "half.safetensors")
    back = as_trained(tmp_path / "ships", tmp_path / "float", tmp_path / "half.safetensors")
    for name, weight in load_file(back / "model.safetensors").items():
        half_a_step = float(exact[name].abs().max()) / 250 if "word_embeddings" in name else 1e-3
        torch.testing.assert_close(weight, exact[name], atol=half_a_step, rtol=1e-3)
    other = load_file(tmp_path / "half.safetensors")
    biases = [name for name in other if name.endswith("output.dense.bias")]
    save_file(other | {biases[0]: other[biases[0]] * 1.01}, tmp_path / "other.safetensors")
    with pytest.raises(ValueError, match="not the weights of"):
        as_trained(tmp_path / "ships", tmp_path / "again", tmp_path / "other.safetensors")
    assert not (tmp_path / "again").exists()


def test_one_large_token_costs_the_others_no_accuracy(tmp_path):
    import onnxruntime
    import torch
    from compress import OPSET, _round_by_text, _round_by_token
    from gptq import observe

    torch.manual_seed(0)
    layer = torch.nn.Sequential(torch.nn.Linear(32, 8, bias=False))
    values = torch.randn(1, 5, 32)
    values[0, 2] *= 100
    exact = layer(values).detach().numpy()
    torch.onnx.export(
        layer, values, tmp_path / "exact.onnx", input_names=["x"], opset_version=OPSET, dynamo=False
    )
    error = {}
    observed = observe(layer, [{"input": values}])
    for rounding, further in ((_round_by_text, ()), (_round_by_token, (observed,))):
        rounding(tmp_path / "exact.onnx", tmp_path / "rounded.onnx", *further)
        session = onnxruntime.InferenceSession(tmp_path / "rounded.onnx", providers=["CPUExecutionProvider"])
        found = session.run(None, {"x": values.numpy()})[0]
        error[rounding] = np.abs(found - exact).mean(axis=-1)[0, [0, 1, 3, 4]].max()
    assert error[_round_by_token] < 0.02 < 0.1 < error[_round_by_text]


@pytest.mark.parametrize("kind", ["a few inputs are large", "hardly anything lies below zero"])
def test_inputs_of_any_sort_are_multiplied_nearly_as_in_float32(tmp_path, kind):
    import onnxruntime
    import torch
    from compress import OPSET, _round_by_token
    from gptq import observe

    torch.manual_seed(0)
    layer = torch.nn.Sequential(torch.nn.Linear(48, 8, bias=False))
    values = torch.randn(64, 48)
    if kind == "a few inputs are large":
        values[:, [3, 17]] *= 60
    else:
        values = torch.nn.functional.gelu(4 * values)
    (seen,) = (observed := observe(layer, [{"input": values}])).values()
    assert seen.one_sided == (kind != "a few inputs are large")
    torch.onnx.export(
        layer, values, tmp_path / "exact.onnx", input_names=["x"], opset_version=OPSET, dynamo=False
    )
    _round_by_token(tmp_path / "exact.onnx", tmp_path / "rounded.onnx", observed)
    session = onnxruntime.InferenceSession(tmp_path / "rounded.onnx", providers=["CPUExecutionProvider"])
    found = session.run(None, {"x": values.numpy()})[0]
    exact = layer(values).detach().numpy()
    assert np.abs(found - exact).mean() < 0.01 * np.abs(exact).mean()


def test_errors_of_rounding_are_made_good_by_inputs_that_go_together():
    import torch
    from gptq import rounded

    torch.manual_seed(0)
    few = torch.randn(500, 6) @ torch.randn(6, 40)  # 40 inputs that say six things
    inputs = (few + 0.05 * torch.randn(500, 40)).double()
    matrix = torch.randn(40, 5).numpy()
    integers, scale = rounded(matrix, inputs.T @ inputs, 7)
    assert integers.dtype == np.int8 and np.abs(integers).max() <= 7
    nearest = np.round(matrix / scale) * scale
    error, plain = (
        np.linalg.norm(inputs.numpy() @ (weights - matrix)) for weights in (integers * scale, nearest)
    )
    assert error < 0.4 * plain


def test_what_ships_is_compared_with_float32_in_one_run(tmp_path, monkeypatch):
    import figures
    import rounding
    import torch
    from compress import compress_classifier, compress_encoder

    for name, labels in (("encoder", None), ("nli", list(LABELS))):
        save_trained(tmp_path / "float" / name, labels)
    means = torch.tensor(LANGUAGE_MEANS)
    compress_encoder(tmp_path / "float" / "encoder", means, tmp_path / "ships" / "encoder")
    compress_classifier(tmp_path / "float" / "nli", tmp_path / "ships" / "nli", PAIRS)
    monkeypatch.setattr(rounding, "statements", lambda: TEXTS)
    found = rounding.compare(tmp_path / "ships", tmp_path / "float" / "nli", size=5, repeats=2, most=20)
    assert found["cosine of the vectors"]["least"] > 1 - ROUNDING
    assert [part["n"] for part in found["inference"].values()] == [20, 20]
    assert all(part["labelled alike"] > 0.6 for part in found["inference"].values())
    for role in ("encoder", "nli"):
        assert all(0 < least <= median <= most for median, least, most in found["speed"][role].values())
    assert len(figures.rounding(found).splitlines()) == 2 + 3
    assert [row.split(" | ")[1] for row in figures.rounding_costs(found).splitlines()[2:]] == ["20", "20"]


def test_a_result_does_not_depend_on_its_neighbours(nli, encoder):
    assert nli.score(PAIRS)[7] == nli.score([PAIRS[7]])[0]
    assert np.array_equal(encoder.encode(TEXTS[::-1])[0], encoder.encode([TEXTS[-1]])[0])


def test_pairs_of_one_length_are_read_together_and_give_the_same(exported, nli, encoder, tmp_path):
    alone_folder = tmp_path / "alone"
    shutil.copytree(exported / "nli", alone_folder)
    edit_json(alone_folder / "config.json", rounding="text")
    alone = load_nli(ModelSpec("nli", str(alone_folder)))
    together, apart = (
        [len(batch) for batch in watched(model.model, PAIRS, "pair")] for model in (nli, alone)
    )
    assert sum(together) == sum(apart) == len(PAIRS)
    assert set(apart) == {1} and 1 < max(together) <= 8
    assert nli.score(PAIRS) == alone.score(PAIRS)
    assert {len(batch) for batch in watched(encoder.model, TEXTS, "text")} == {1}


def watched(model, inputs, unit) -> list[list[list[int]]]:
    """The batches that a model reads."""
    batches, read = [], model._read

    def watch(rows):
        assert len({len(row) for row in rows}) == 1
        batches.append(rows)
        return read(rows)

    model._read = watch
    model.rows(inputs, what="reading", unit=unit)
    del model._read
    return batches


def test_a_pair_of_texts_split_apart_is_the_pair_split_at_once(nli):
    pairs = [*PAIRS, ("call " * 90, "le contact " * 20), ("call " * 90, "musk " * 90), ("call", "musk " * 90)]
    tokenizer = nli.model._tokenizer
    assert nli.model._ids(pairs) == [tokenizer.encode(*pair).ids for pair in pairs]
    assert max(map(len, nli.model._ids(pairs))) == nli.model.longest
    assert nli.model._ids(["le contact"]) == [tokenizer.encode("le contact").ids]


def test_nothing_gives_nothing(nli, encoder):
    assert nli.score([]) == []
    assert encoder.encode([]).shape == (0, 16)


def test_long_texts_are_cut_and_odd_ones_read(nli, encoder):
    assert nli.score([("call " * 500, "call")])[0].label in LABELS
    assert np.array_equal(encoder.encode(["a\ud800b"]), encoder.encode(["a?b"]))


def test_labels_are_read_by_name(exported, nli):
    folder = exported / "nli"
    plain = nli.score(PAIRS[:4])
    before = (folder / "config.json").read_text()
    edit_json(folder / "config.json", id2label={"0": "contradiction", "1": "neutral", "2": "entailment"})
    turned = load_nli(ModelSpec("nli", str(folder))).score(PAIRS[:4])
    edit_json(folder / "config.json", id2label={"0": "LABEL_0", "1": "LABEL_1", "2": "LABEL_2"})
    with pytest.raises(ModelError, match="expected a model with the labels"):
        load_nli(ModelSpec("nli", str(folder)))
    (folder / "config.json").write_text(before)
    assert [i.contradiction for i in turned] == [i.entailment for i in plain]


def test_a_broken_file_is_one_line(exported, tmp_path):
    for name in ("config.json", "tokenizer.json", "tokenizer_config.json"):
        (tmp_path / name).write_bytes((exported / "nli" / name).read_bytes())
    (tmp_path / "model.onnx").write_bytes(b"version https://git-lfs.github.com/spec/v1\n")
    with pytest.raises(ModelError, match="cannot be loaded by ONNX Runtime") as caught:
        load_nli(ModelSpec("nli", str(tmp_path)))
    assert "\n" not in str(caught.value)
