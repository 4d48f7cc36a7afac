"""One encoder for every language: near in meaning is near in direction.

texts -> unit vectors, shape ``(n, d)``, float32
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

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

if TYPE_CHECKING:
    import numpy as np
    from sentence_transformers import SentenceTransformer


class EncoderModel(Protocol):
    """What the pipeline asks of an encoder; a scripted one in a test, or ``Encoder``."""

    @property
    def identity(self) -> str:
        """Name and commit or fingerprint, for the signature."""
        ...

    def encode(self, texts: Sequence[str], *, batch_size: int = 64, progress: bool = False) -> np.ndarray:
        """Return one unit vector a text, shape ``(n, d)``, float32, in the order given."""
        ...


class Encoder:
    """A ``SentenceTransformer`` that returns unit vectors and reads each distinct text once."""

    backend = TORCH_BACKEND

    def __init__(self, model: SentenceTransformer, *, identity: str = "unnamed", prompt: str = ""):
        """Wrap a loaded model.

        Args:
            model: Any ``SentenceTransformer``.
            identity: Name and commit or fingerprint, for the signature.
            prompt: Text put before every text (E5 models expect ``"query: "``).
        """
        self.model = model
        self.identity = identity
        self.prompt = prompt

    @property
    def dimension(self) -> int:
        """Length ``d`` of the vectors."""
        # sentence-transformers renamed it in version 6; the old name warns there.
        new = getattr(self.model, "get_embedding_dimension", None)
        return int((new or self.model.get_sentence_embedding_dimension)())

    def encode(self, texts: Sequence[str], *, batch_size: int = 64, progress: bool = False) -> np.ndarray:
        """Encode texts into unit vectors.

        The vectors depend on the set of texts only, not on their order: batches are made from the
        sorted distinct texts, since padding moves the last bits of a float. Texts longer than the
        model reads are cut at the end.

        Args:
            texts: Any strings; repeated ones are encoded once.
            batch_size: Texts a batch; changes speed, and vectors by less than 1e-5.
            progress: Whether to show a bar on standard error when that is a terminal.

        Returns:
            Shape ``(n, d)``, float32, unit rows in the order of ``texts``; ``(0, d)`` for none.
        """
        import numpy as np
        from tqdm.auto import tqdm

        if not len(texts):
            return np.zeros((0, self.dimension), dtype=np.float32)
        distinct = sorted({encodable(text) for text in texts}, key=lambda text: (len(text), text))
        row = {text: number for number, text in enumerate(distinct)}
        vectors = np.empty((len(distinct), self.dimension), dtype=np.float32)
        step = max(batch_size, 1)
        with tqdm(
            total=len(distinct), desc="encoding", unit="text", delay=1, disable=None if progress else True
        ) as bar:
            for start in range(0, len(distinct), step):
                batch = distinct[start : start + step]
                vectors[start : start + step] = self.model.encode(
                    batch,
                    prompt=self.prompt or None,
                    batch_size=step,
                    show_progress_bar=False,
                    normalize_embeddings=True,
                    convert_to_numpy=True,
                )
                bar.update(len(batch))
        return vectors[[row[encodable(text)] for text in texts]]


class OnnxEncoder:
    """An encoder in one ONNX file whose output is the unit vector: the embedded one."""

    backend = BACKEND

    def __init__(self, model: OnnxModel, *, identity: str = "unnamed"):
        """Wrap a loaded model; ``identity`` is its name and fingerprint, for the signature."""
        self.model = model
        self.identity = identity

    @property
    def dimension(self) -> int:
        """Length ``d`` of the vectors."""
        return self.model.width

    def encode(self, texts: Sequence[str], *, batch_size: int = 64, progress: bool = False) -> np.ndarray:
        """Encode texts into unit vectors; what is longer than the model reads is cut at the end.

        Args:
            texts: Any strings; repeated ones are encoded once.
            batch_size: Ignored: texts are read one at a time, several at once.
            progress: Whether to show a bar on standard error when that is a terminal.

        Returns:
            Shape ``(n, d)``, float32, unit rows in the order of ``texts``; ``(0, d)`` for none.
        """
        return self.model.rows(list(texts), what="encoding", unit="text", progress=progress)


def load_encoder(
    spec: ModelSpec | LocatedModel, *, download: bool = False, device: str = "cpu"
) -> Encoder | OnnxEncoder:
    """Load a sentence encoder: by ONNX Runtime where it is an ONNX file, else in float32 by torch.

    Args:
        spec: From ``profiles.resolve``, or already located.
        download: Whether a model that is not on this machine may be fetched.
        device: A torch device name; ONNX files run on the processor.

    Returns:
        The encoder, ready to use.

    Raises:
        MissingExtraError: If it is no ONNX file and the packages of the extra ``torch`` are not here.
        ModelError: If the model is not here, incomplete, pickled or of an unknown kind.
    """
    located = spec if isinstance(spec, LocatedModel) else locate(spec, download=download)
    if OnnxModel.is_in(located.folder):
        return OnnxEncoder(OnnxModel(located.folder, located.spec.name), identity=located.identity)
    require_torch_packages(located.spec.name)
    import torch
    from sentence_transformers import SentenceTransformer

    try:
        with quiet_loading():
            model = SentenceTransformer(
                str(located.folder),
                device=device,
                trust_remote_code=False,
                local_files_only=True,
                model_kwargs={"dtype": torch.float32, "use_safetensors": True},
            )
    except Exception as error:
        # Three libraries raise a dozen types here; all mean that this folder is not a usable model.
        raise ModelError(f"{located.spec.name}: cannot be loaded as an encoder: {one_line(error)}") from error
    model.eval()
    return Encoder(model, identity=located.identity, prompt=located.spec.prompt)
