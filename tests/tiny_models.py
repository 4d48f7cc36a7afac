"""Seeded models of a few thousand parameters, saved as the real ones are, for tests of the real classes."""

from __future__ import annotations

import json
from pathlib import Path

LETTERS = "abcdefghijklmnopqrstuvwxyzéèàç0123456789"
WORDS = ["le", "kremlin", "musk", "appel", "seul", "pas", "contact", "call", "not", "the"]
MAX_LENGTH = 64


def tiny_tokenizer(*, separators: bool = True):
    """A lower-casing WordPiece tokenizer over letters and a few words; 64 tokens at most."""
    from tokenizers import Tokenizer, models, normalizers, pre_tokenizers, processors
    from transformers import PreTrainedTokenizerFast

    special = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]
    pieces = special + WORDS + list(LETTERS) + ["##" + letter for letter in LETTERS] + list(".,'!?")
    vocabulary = {piece: number for number, piece in enumerate(pieces)}
    tokenizer = Tokenizer(models.WordPiece(vocabulary, unk_token="[UNK]"))
    tokenizer.normalizer = normalizers.Lowercase()
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    if separators:
        tokenizer.post_processor = processors.TemplateProcessing(
            single="[CLS] $A [SEP]",
            pair="[CLS] $A [SEP] $B:1 [SEP]:1",
            special_tokens=[("[CLS]", vocabulary["[CLS]"]), ("[SEP]", vocabulary["[SEP]"])],
        )
    return PreTrainedTokenizerFast(
        tokenizer_object=tokenizer,
        model_max_length=MAX_LENGTH,
        pad_token="[PAD]",
        unk_token="[UNK]",
        cls_token="[CLS]",
        sep_token="[SEP]",
        mask_token="[MASK]",
    )


def tiny_bert(labels: list[str] | None = None, *, kind: str = "bert", seed: int = 0):
    """A one-layer BERT (or XLM-RoBERTa); with ``labels`` a sequence classifier with those outputs."""
    import torch
    import transformers

    prefix, config_class = {
        "bert": ("Bert", transformers.BertConfig),
        "xlm-roberta": ("XLMRoberta", transformers.XLMRobertaConfig),
    }[kind]
    config = config_class(
        vocab_size=len(tiny_tokenizer()),
        hidden_size=16,
        num_hidden_layers=1,
        num_attention_heads=2,
        intermediate_size=32,
        # RoBERTa's family starts counting positions after the padding index (0 here).
        max_position_embeddings=MAX_LENGTH + (1 if kind == "xlm-roberta" else 0),
        pad_token_id=0,
        type_vocab_size=2,
        # Larger than usual, or untrained weights give every pair three nearly equal labels.
        initializer_range=0.7,
    )
    torch.manual_seed(seed)
    if labels is None:
        return getattr(transformers, prefix + "Model")(config).eval()
    config.id2label = dict(enumerate(labels))
    config.label2id = {label: number for number, label in enumerate(labels)}
    return getattr(transformers, prefix + "ForSequenceClassification")(config).eval()


def save_nli(folder: Path, labels: list[str], *, kind: str = "bert", seed: int = 0) -> Path:
    """Save a tiny classifier and its tokenizer in Hugging Face layout."""
    tiny_bert(labels, kind=kind, seed=seed).save_pretrained(folder)
    tiny_tokenizer().save_pretrained(folder)
    return folder


def save_encoder(folder: Path, *, seed: int = 0) -> Path:
    """Save a tiny mean-pooling ``SentenceTransformer``."""
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer import modules

    backbone = folder.with_name(folder.name + "-backbone")
    tiny_bert(seed=seed).save_pretrained(backbone)
    tiny_tokenizer().save_pretrained(backbone)
    transformer = modules.Transformer(str(backbone))
    SentenceTransformer(modules=[transformer, modules.Pooling(16)], device="cpu").save(str(folder))
    return folder


def edit_json(path: Path, **changes: object) -> None:
    """Change some keys of a JSON file."""
    values = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps(values | changes), encoding="utf-8")
