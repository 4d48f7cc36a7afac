"""The inference model: does the premise entail the hypothesis, contradict it, or neither?

pairs of texts (premise, hypothesis) -> one ``Inference`` a pair, in the order given
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Protocol

from .backends.labels import translate
from .backends.onnx import BACKEND, OnnxModel
from .backends.profiles import (
    TORCH_BACKEND,
    LocatedModel,
    ModelSpec,
    encodable,
    locate,
    one_line,
    quiet_loading,
    require_torch_packages,
)
from .errors import ModelError
from .schema import LABELS, Inference

if TYPE_CHECKING:
    from transformers import PreTrainedModel, PreTrainedTokenizerBase

# Padded tokens a batch holds at most: 32 pairs of 128 tokens. Chosen, untested: larger batches of
# long pairs only wait longer for memory on two cores.
TOKENS_PER_BATCH = 4096
# Pairs tokenised ahead, so that batches can be made of pairs of like length in bounded memory.
WINDOW = 4096


class InferenceModel(Protocol):
    """What the pipeline asks of an inference model; a scripted one in a test, or ``NLI``."""

    @property
    def identity(self) -> str:
        """Name and commit or fingerprint, for the signature."""
        ...

    def score(
        self, pairs: Sequence[tuple[str, str]], *, batch_size: int = 32, progress: bool = False
    ) -> list[Inference]:
        """Return one inference a pair, in the order given."""
        ...


def label_order(id2label: Mapping[int | str, str]) -> tuple[int, int, int]:
    """Read from a model's configuration which output belongs to which label.

    Args:
        id2label: ``config.id2label``; names in any case, with the synonyms of ``labels.SYNONYMS``.

    Returns:
        The output columns of entailment, neutral and contradiction, in that order.

    Raises:
        ModelError: If the names are not exactly the three labels. ``LABEL_0`` and the like are
            refused: a guessed order turns every entailment into a contradiction unnoticed.
    """
    found = {int(column): str(name) for column, name in id2label.items()}
    columns: dict[str, int] = {}
    for column, name in found.items():
        label = translate(name)
        if label is not None:
            columns.setdefault(label, column)
    if len(found) != len(LABELS) or set(columns) != set(LABELS):
        names = ", ".join(found[column] for column in sorted(found)) or "none"
        raise ModelError(
            f"expected a model with the labels {', '.join(LABELS)}; config.id2label has: {names}"
        )
    return columns["entailment"], columns["neutral"], columns["contradiction"]


class NLI:
    """A sequence classifier with the three labels of inference, read by name from its config."""

    backend = TORCH_BACKEND

    def __init__(
        self, model: PreTrainedModel, tokenizer: PreTrainedTokenizerBase, *, identity: str = "unnamed"
    ):
        """Wrap a loaded model.

        Args:
            model: Any three-label ``AutoModelForSequenceClassification``.
            tokenizer: Its tokenizer.
            identity: Name and commit or fingerprint, for the signature.

        Raises:
            ModelError: If the labels are not the three of inference, or the tokenizer joins the
                two texts without a mark between them.
        """
        self.model = model
        self.tokenizer = tokenizer
        self.identity = identity
        self.columns = label_order(model.config.id2label)
        self.max_length = _max_length(model, tokenizer)
        _check_separator(tokenizer, identity)

    def score(
        self, pairs: Sequence[tuple[str, str]], *, batch_size: int = 32, progress: bool = False
    ) -> list[Inference]:
        """Score each directed pair once, in batches of like length.

        The result depends on the set of pairs only, not on their order. A pair longer than the
        model reads (512 tokens for the embedded one) loses tokens from the end of the longer text.

        Args:
            pairs: ``(premise, hypothesis)``; repeated ones are scored once.
            batch_size: Pairs a batch at most; changes speed, and probabilities by less than 1e-4.
            progress: Whether to show a bar on standard error when that is a terminal.

        Returns:
            One inference a pair, in the order of ``pairs``; empty for none.
        """
        import torch
        from tqdm.auto import tqdm

        asked = [(encodable(premise), encodable(hypothesis)) for premise, hypothesis in pairs]
        distinct = sorted(set(asked), key=lambda pair: (len(pair[0]) + len(pair[1]), pair))
        scored: dict[tuple[str, str], Inference] = {}
        with (
            torch.inference_mode(),
            tqdm(
                total=len(distinct),
                desc="comparing",
                unit="pair",
                delay=1,
                disable=None if progress else True,
            ) as bar,
        ):
            for batch, features in self._batches(distinct, max(batch_size, 1)):
                inputs = self.tokenizer.pad(features, return_tensors="pt").to(self.model.device)
                logits = self.model(**inputs).logits.float()  # (pairs of the batch, 3)
                rows = torch.softmax(logits, dim=-1)[:, list(self.columns)].tolist()
                scored.update((pair, Inference(*row)) for pair, row in zip(batch, rows, strict=True))
                bar.update(len(batch))
        return [scored[pair] for pair in asked]

    def _batches(
        self, pairs: list[tuple[str, str]], batch_size: int
    ) -> Iterator[tuple[list[tuple[str, str]], list[dict[str, Any]]]]:
        for start in range(0, len(pairs), WINDOW):
            window = pairs[start : start + WINDOW]
            encoded = self.tokenizer(
                [premise for premise, _ in window],
                [hypothesis for _, hypothesis in window],
                truncation="longest_first",
                max_length=self.max_length,
            )
            lengths = [len(ids) for ids in encoded["input_ids"]]
            batch: list[int] = []
            # Python's sort is stable, so pairs of one length keep the order of the window.
            for number in sorted(range(len(window)), key=lengths.__getitem__):
                too_long = (len(batch) + 1) * lengths[number] > TOKENS_PER_BATCH
                if batch and (len(batch) == batch_size or too_long):
                    yield self._take(window, encoded, batch)
                    batch = []
                batch.append(number)
            if batch:
                yield self._take(window, encoded, batch)

    @staticmethod
    def _take(
        window: list[tuple[str, str]], encoded: Mapping[str, list[list[int]]], numbers: list[int]
    ) -> tuple[list[tuple[str, str]], list[dict[str, Any]]]:
        features = [{name: encoded[name][number] for name in encoded} for number in numbers]
        return [window[number] for number in numbers], features


class OnnxNLI:
    """An inference model in one ONNX file whose output is the three logits: the embedded one."""

    backend = BACKEND

    def __init__(self, model: OnnxModel, *, identity: str = "unnamed"):
        """Wrap a loaded model.

        Args:
            model: Its configuration names the three labels.
            identity: Name and fingerprint, for the signature.

        Raises:
            ModelError: If the labels are not the three of inference.
        """
        self.model = model
        self.identity = identity
        self.columns = label_order(model.config.get("id2label", {}))

    def score(
        self, pairs: Sequence[tuple[str, str]], *, batch_size: int = 32, progress: bool = False
    ) -> list[Inference]:
        """Score each directed pair once.

        Args:
            pairs: ``(premise, hypothesis)``; repeated ones are scored once. A pair longer than the model
                reads (512 tokens) loses tokens from the end of the longer text.
            batch_size: Ignored: how many are read at once follows from the model and changes no result.
            progress: Whether to show a bar on standard error when that is a terminal.

        Returns:
            One inference a pair, in the order of ``pairs``; empty for none.
        """
        import numpy as np

        logits = self.model.rows(
            [(premise, hypothesis) for premise, hypothesis in pairs],
            what="comparing",
            unit="pair",
            progress=progress,
        )[:, list(self.columns)].astype(np.float64)  # (m, 3)
        odds = np.exp(logits - logits.max(axis=1, keepdims=True, initial=-np.inf))
        return [Inference(*row) for row in (odds / odds.sum(axis=1, keepdims=True)).tolist()]


def load_nli(spec: ModelSpec | LocatedModel, *, download: bool = False, device: str = "cpu") -> NLI | OnnxNLI:
    """Load an inference model: by ONNX Runtime where it is an ONNX file, else in float32 by torch.

    Args:
        spec: From ``profiles.resolve``, or already located.
        download: Whether a model that is not on this machine may be fetched.
        device: A torch device name; ONNX files run on the processor.

    Returns:
        The model, ready to use.

    Raises:
        MissingExtraError: If it is no ONNX file and the packages of the extra ``torch`` are not here.
        ModelError: If the model is not here, incomplete, pickled, without a trained classifier, or
            if its labels are not the three of inference.
    """
    located = spec if isinstance(spec, LocatedModel) else locate(spec, download=download)
    name = located.spec.name
    if OnnxModel.is_in(located.folder):
        model = OnnxModel(located.folder, name)
        try:
            return OnnxNLI(model, identity=located.identity)
        except ModelError as error:
            raise ModelError(f"{name}: {error}") from error
    require_torch_packages(name)
    import torch
    from transformers import AutoModelForSequenceClassification, AutoTokenizer

    local = {"local_files_only": True, "trust_remote_code": False}
    try:
        with quiet_loading():
            tokenizer = AutoTokenizer.from_pretrained(located.folder, **local)
            model, loading = AutoModelForSequenceClassification.from_pretrained(
                located.folder, dtype=torch.float32, use_safetensors=True, output_loading_info=True, **local
            )
    except Exception as error:
        # Three libraries raise a dozen types here; all mean that this folder is not a usable model.
        raise ModelError(f"{name}: cannot be loaded as an inference model: {one_line(error)}") from error
    if loading["missing_keys"]:
        # transformers would fill them with random numbers and go on: a plain encoder would "work".
        missing = ", ".join(sorted(loading["missing_keys"])[:3])
        raise ModelError(f"{name}: the weights have no trained classifier (missing: {missing})")
    model.eval().to(device)
    try:
        return NLI(model, tokenizer, identity=located.identity)
    except ModelError as error:
        raise ModelError(f"{name}: {error}") from error


def _max_length(model: PreTrainedModel, tokenizer: PreTrainedTokenizerBase) -> int:
    """The most tokens a pair may have: what both the positions and the tokenizer allow."""
    positions = getattr(model.config, "max_position_embeddings", None) or 512
    embeddings = getattr(model.base_model, "embeddings", None)
    # RoBERTa's family starts counting positions after the padding index (514 stand for 512).
    offset = getattr(getattr(embeddings, "position_embeddings", None), "padding_idx", None)
    if offset is not None:
        positions -= offset + 1
    return int(min(positions, tokenizer.model_max_length))


def _check_separator(tokenizer: PreTrainedTokenizerBase, identity: str) -> None:
    # transformers 5.0 to 5.3 dropped the marks of some DeBERTa tokenizers (huggingface/transformers
    # #44568); the model then reads one run-on text, and every score is quietly wrong.
    alone = sum(len(tokenizer(text, add_special_tokens=False)["input_ids"]) for text in ("a", "b"))
    if len(tokenizer("a", "b")["input_ids"]) < alone + 2:
        raise ModelError(
            f"the tokenizer of {identity} puts no mark between the two texts; "
            "update transformers, or use another model"
        )
