"""Readings of an inference model kept on disk, so that a killed evaluation goes on where it stood.

pairs of texts -> ``Inference``, from the file or else from the model
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Sequence
from pathlib import Path

from .errors import InputError
from .nli import InferenceModel
from .schema import Inference

_TABLE = (
    "CREATE TABLE IF NOT EXISTS readings "
    "(pair BLOB PRIMARY KEY, entailment REAL, neutral REAL, contradiction REAL) WITHOUT ROWID"
)
_AT_ONCE = 256  # pairs between two writes: a run that is killed loses no more
_ASKED_AT_ONCE = 500  # placeholders of one query: SQLite allows 999


class KeptReadings:
    """An inference model that reads no pair twice, not even in another run.

    The file is an SQLite database. A reading belongs to the model's name and fingerprint, its backend,
    and the two texts, so that one file serves any number of models and sets; the texts are not in it.
    """

    def __init__(self, model: InferenceModel, path: str | Path):
        """Wrap a model.

        Args:
            model: The model.
            path: A file that is made where there is none; so is its folder.

        Raises:
            InputError: It cannot be opened, or is no file of readings.
        """
        self.model = model
        self.identity = model.identity
        self.backend = getattr(model, "backend", "unnamed")
        self.path = Path(path)
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            # One thread at a time uses it; another process that writes is waited for.
            self._base = sqlite3.connect(self.path, timeout=60, check_same_thread=False)
            with self._base:
                self._base.execute(_TABLE)
        except (sqlite3.Error, OSError) as error:
            raise InputError(
                str(path), f"cannot be used to keep readings ({error}); name another file"
            ) from error

    def score(
        self, pairs: Sequence[tuple[str, str]], *, batch_size: int = 32, progress: bool = False
    ) -> list[Inference]:
        """Score pairs as the model does; see ``detector.nli.InferenceModel``.

        What is new is written down after every few hundred pairs.

        Raises:
            InputError: The file cannot be read or written.
        """
        from tqdm.auto import tqdm

        keys = [self._key(pair) for pair in pairs]
        try:
            known = self._known(keys)
            missing = list(
                {key: pair for key, pair in zip(keys, pairs, strict=True) if key not in known}.items()
            )
            with tqdm(
                total=len(missing), desc="comparing", unit="pair", delay=1, disable=None if progress else True
            ) as bar:
                for start in range(0, len(missing), _AT_ONCE):
                    some = missing[start : start + _AT_ONCE]
                    found = self.model.score([pair for _, pair in some], batch_size=batch_size)
                    new = {key: inference for (key, _), inference in zip(some, found, strict=True)}
                    rows = [(k, i.entailment, i.neutral, i.contradiction) for k, i in new.items()]
                    with self._base:
                        self._base.executemany("INSERT OR REPLACE INTO readings VALUES (?, ?, ?, ?)", rows)
                    known |= new
                    bar.update(len(some))
        except sqlite3.Error as error:
            raise InputError(
                str(self.path), f"readings cannot be kept ({error}); name another file"
            ) from error
        return [known[key] for key in keys]

    def _known(self, keys: Sequence[bytes]) -> dict[bytes, Inference]:
        found: dict[bytes, Inference] = {}
        distinct = list(dict.fromkeys(keys))
        for start in range(0, len(distinct), _ASKED_AT_ONCE):
            some = distinct[start : start + _ASKED_AT_ONCE]
            marks = ",".join("?" * len(some))
            for key, *scores in self._base.execute(f"SELECT * FROM readings WHERE pair IN ({marks})", some):
                found[key] = Inference(*scores)
        return found

    def _key(self, pair: tuple[str, str]) -> bytes:
        asked = json.dumps([self.identity, self.backend, *pair])
        return hashlib.blake2b(asked.encode(), digest_size=16).digest()
