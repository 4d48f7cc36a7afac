"""Reading pairs with an inference model in any number: sorted by length, in bounded memory, resumable.

pairs, or rows -> one ``Inference`` a pair, or the rows with scores
"""

from __future__ import annotations

import time
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, overload

from .corpora.pairset import texts_of
from .corpora.tables import Row
from .errors import InputError
from .nli import InferenceModel
from .schema import LABELS, Inference

# Pairs sorted by length together, so that batches hold pairs of like length.
WINDOW = 4096
# Pairs between two moves of the progress bar.
_AT_ONCE = 256
# An estimate is said once, when at least this much is done and this much is left, in seconds.
_MEASURED = 10.0
_WORTH_SAYING = 60.0
_ROWS_AT_ONCE = 1024


class Inferences(Sequence[Inference]):
    """Inferences in order, 24 bytes each."""

    def __init__(self) -> None:
        """Hold none yet."""
        self._numbers = array("d")

    def append(self, inference: Inference) -> None:
        """Add one at the end."""
        self._numbers.extend((inference.entailment, inference.neutral, inference.contradiction))

    def __len__(self) -> int:
        return len(self._numbers) // 3

    @overload
    def __getitem__(self, place: int) -> Inference: ...
    @overload
    def __getitem__(self, place: slice) -> list[Inference]: ...
    def __getitem__(self, place: int | slice) -> Inference | list[Inference]:
        chosen = range(len(self))[place]
        if isinstance(chosen, int):
            return Inference(*self._numbers[3 * chosen : 3 * chosen + 3])
        return [Inference(*self._numbers[3 * number : 3 * number + 3]) for number in chosen]


def score_pairs(
    pairs: Iterable[tuple[str, str]],
    nli: InferenceModel,
    *,
    total: int | None = None,
    batch_size: int = 32,
    progress: bool = False,
    say: Callable[[str], None] | None = None,
) -> Inferences:
    """Score directed pairs once each.

    Args:
        pairs: ``(premise, hypothesis)``; read some thousand at a time.
        nli: The model; ``readings.KeptReadings`` makes the work resumable.
        total: How many there are, for the bar and the estimate.
        batch_size: Pairs a batch.
        progress: Whether to show a bar with pairs a second on standard error when that is a terminal.
        say: Called once with how long it will take, when that is more than a minute.

    Returns:
        One inference a pair, in the order of ``pairs``.
    """
    from tqdm.auto import tqdm

    found = Inferences()
    begun = time.monotonic()
    n_done = 0
    stream = iter(pairs)
    with tqdm(total=total, desc="comparing", unit="pair", delay=1, disable=None if progress else True) as bar:
        while window := list(islice(stream, WINDOW)):
            scored: dict[tuple[str, str], Inference] = {}
            distinct = sorted(set(window), key=lambda pair: (len(pair[0]) + len(pair[1]), pair))
            n_repeated = len(window) - len(distinct)
            for start in range(0, len(distinct), _AT_ONCE):
                some = distinct[start : start + _AT_ONCE]
                scored |= zip(some, nli.score(some, batch_size=batch_size), strict=True)
                n_done += len(some)
                bar.update(len(some))
                spent = time.monotonic() - begun
                if say and total and spent > _MEASURED:
                    left = (total - n_done) * spent / n_done
                    if left > _WORTH_SAYING:
                        say(f"{total:,} pairs at {n_done / spent:.0f} a second: {_lasting(left)} to go")
                    say = None
            bar.update(n_repeated)
            n_done += n_repeated
            for pair in window:
                found.append(scored[pair])
    return found


def score_rows(
    rows: Iterable[Row | InputError | dict[str, Any]],
    nli: InferenceModel,
    *,
    on_error: Callable[[InputError], None] | None = None,
    columns: Mapping[str, str] | None = None,
    batch_size: int = 32,
    progress: bool = False,
) -> Iterator[dict[str, Any]]:
    """Add to each row what the inference model says of its pair.

    A ``label`` that a row brings is a human's: it is kept as ``gold``. Only in a row that already
    bears scores (the output of an earlier run) it is that run's, and is replaced; a ``gold`` that
    is there already always stays.

    Args:
        rows: From ``read_rows``, or plain dictionaries with ``premise`` and ``hypothesis``, or other names
            of ``corpora.COLUMNS``.
        nli: The model.
        on_error: Called with each row that cannot be scored, which is then left out; ``None``
            raises the first one instead.
        columns: As in ``corpora.read_pairs``.
        batch_size: Pairs a batch.
        progress: Whether to show a bar on standard error when that is a terminal.

    Yields:
        The rows in order, with ``entailment``, ``neutral``, ``contradiction`` (six decimals) and
        ``label``; a thousand at a time, so that any number takes bounded memory.

    Raises:
        InputError: Without ``on_error``, for a row without two texts (missing, empty, not a string).
    """
    from tqdm.auto import tqdm

    stream = _usable(rows, columns, on_error)
    with tqdm(desc="scoring", unit="pair", delay=1, disable=None if progress else True) as bar:
        while chunk := list(islice(stream, _ROWS_AT_ONCE)):
            inferences = nli.score([pair for _, pair in chunk], batch_size=batch_size)
            bar.update(len(chunk))
            for (row, _), inference in zip(chunk, inferences, strict=True):
                scored = dict(row)
                earlier = scored.pop("label", None)
                if earlier is not None and "gold" not in scored and not all(name in row for name in LABELS):
                    scored["gold"] = earlier
                for label in LABELS:
                    scored[label] = round(getattr(inference, label), 6)
                scored["label"] = inference.label
                yield scored


def _usable(
    rows: Iterable[Row | InputError | dict[str, Any]],
    columns: Mapping[str, str] | None,
    on_error: Callable[[InputError], None] | None,
) -> Iterator[tuple[dict[str, Any], tuple[str, str]]]:
    stream = iter(rows)
    number = 0
    while True:
        number += 1
        try:
            row = next(stream, None)
            if row is None:
                return
            if isinstance(row, InputError):
                raise row
            row = row if isinstance(row, Row) else Row(f"row {number}", row, number)
            texts = texts_of(row, columns)
        except InputError as error:
            if on_error is None:
                raise
            on_error(error)
        else:
            yield row.values, texts


def _lasting(seconds: float) -> str:
    """A duration in words, rounded as an estimate is."""
    if seconds < 90:
        return "about a minute"
    if seconds < 5400:
        return f"about {seconds / 60:.0f} minutes"
    return f"about {seconds / 3600:.0f} hours"
