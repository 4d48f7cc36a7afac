"""ONNX Runtime as the backend of the embedded models: no torch, loaded in a second, eight-bit weights.

texts or pairs of texts -> one row of numbers each, in the order given

No result depends on what stands beside it. Eight-bit arithmetic rounds activations by the largest of a batch,
so that in a batch the neighbours of a text would change its result: texts are read one at a time, several at
once. A model whose tokens each have a scale of their own says so (``"rounding": "token"`` in ``config.json``)
and is read in batches of one length, where nothing is padding and each row is the same to the last bit.
"""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import ModelError
from .profiles import encodable, one_line

if TYPE_CHECKING:
    import numpy as np

FILE = "model.onnx"
BACKEND = "onnx-int8"
ROUNDING = "rounding"  # key of config.json
BY_TOKEN = "token"
_TOGETHER = 8  # rows a batch; 4 to 16 were about as fast


class OnnxModel:
    """A transformer in one ONNX file with its tokenizer beside it.

    Attributes:
        config: The model's ``config.json``.
        width: Numbers a row.
        longest: Tokens that are read of a text or a pair; the rest is cut, from the longer text.
    """

    def __init__(self, folder: Path, name: str):
        """Load the model.

        Args:
            folder: Where ``model.onnx``, ``config.json`` and ``tokenizer.json`` lie.
            name: What to call it in an error.

        Raises:
            ModelError: If a file is missing or cannot be read.
        """
        try:
            import onnxruntime
            from tokenizers import Tokenizer

            self.config: dict = json.loads((folder / "config.json").read_text(encoding="utf-8"))
            self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
            options = onnxruntime.SessionOptions()
            options.intra_op_num_threads = 1  # one text, one thread; several texts at once
            options.inter_op_num_threads = 1
            options.log_severity_level = 3
            self._session = onnxruntime.InferenceSession(
                str(folder / FILE), options, providers=["CPUExecutionProvider"]
            )
        except Exception as error:
            # Two libraries raise a dozen types here; all mean that this folder is not a usable model.
            raise ModelError(f"{name}: cannot be loaded by ONNX Runtime: {one_line(error)}") from error
        self.longest = int(self.config["max_position_embeddings"])
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(self.longest, strategy="longest_first")
        self.width = int(self._session.get_outputs()[0].shape[-1])
        self._together = _TOGETHER if self.config.get(ROUNDING) == BY_TOKEN else 1

    @staticmethod
    def is_in(folder: Path) -> bool:
        """Whether a model's folder holds this kind of weights."""
        return (folder / FILE).is_file()

    def rows(
        self,
        inputs: Sequence[str] | Sequence[tuple[str, str]],
        *,
        what: str,
        unit: str,
        progress: bool = False,
    ) -> np.ndarray:
        """Run the model on every input.

        Args:
            inputs: Texts, or pairs of texts; repeated ones are read once.
            what: What is being done, for the progress bar.
            unit: What one input is called on it.
            progress: Whether to show a bar on standard error when that is a terminal.

        Returns:
            Shape ``(n, width)``, float32, in the order of ``inputs``; the same for any company.
        """
        from concurrent.futures import ThreadPoolExecutor

        import numpy as np
        from tqdm.auto import tqdm

        distinct = sorted(set(inputs))
        place = {item: number for number, item in enumerate(distinct)}
        ids = self._ids(distinct)
        found = np.empty((len(distinct), self.width), dtype=np.float32)
        with (
            ThreadPoolExecutor(_cores()) as pool,
            tqdm(
                total=len(distinct), desc=what, unit=unit, delay=1, disable=None if progress else True
            ) as bar,
        ):
            batches = self._batches(ids)
            read = pool.map(self._read, ([ids[number] for number in batch] for batch in batches))
            for batch, rows in zip(batches, read, strict=True):
                found[batch] = rows
                bar.update(len(batch))
        return found[[place[item] for item in inputs]] if len(inputs) else found

    def _ids(self, items: Sequence[str] | Sequence[tuple[str, str]]) -> list[list[int]]:
        """Token ids of each item, cut to what the model reads; a text in several pairs is split only once."""
        split = [(item,) if isinstance(item, str) else item for item in items]
        texts = sorted({text for parts in split for text in parts})
        encoded = self._tokenizer.encode_batch([encodable(text) for text in texts], add_special_tokens=False)
        known = dict(zip(texts, encoded, strict=True))
        return [self._tokenizer.post_process(*(known[text] for text in parts)).ids for parts in split]

    def _batches(self, ids: list[list[int]]) -> list[list[int]]:
        """Numbers of rows that are read together, all of one length, the shortest first."""
        order = sorted(range(len(ids)), key=lambda number: len(ids[number]))
        return [
            same[first : first + self._together]
            for _, group in groupby(order, key=lambda number: len(ids[number]))
            for same in [list(group)]
            for first in range(0, len(same), self._together)
        ]

    def _read(self, rows: list[list[int]]) -> np.ndarray:
        import numpy as np

        ids = np.array(rows, dtype=np.int64)  # (rows, tokens)
        return self._session.run(None, {"input_ids": ids, "attention_mask": np.ones_like(ids)})[0]


def _cores() -> int:
    """Processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
