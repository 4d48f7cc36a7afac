"""Annotated pairs in any number: their texts lie in a temporary file once they are many.

``AnnotatedPair`` appended one by one -> a sequence of them
"""

from __future__ import annotations

import tempfile
from array import array
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Self, overload

GROUP_FIELDS: tuple[str, ...] = ("language", "type", "genre", "group")
# Texts of that many bytes are kept in memory: some hundred thousand pairs.
_IN_MEMORY = 64_000_000
_PAIRS_AT_ONCE = 1024


@dataclass(frozen=True, slots=True)
class AnnotatedPair:
    """One directed pair with its gold label.

    Attributes:
        premise: First text.
        hypothesis: Second text.
        label: One of ``LABELS`` or ``BINARY_LABELS``.
        line: Line of the file, or row where it has no lines, from 1.
        groups: Those of ``GROUP_FIELDS`` that the row or the file's name gives.
    """

    premise: str
    hypothesis: str
    label: str
    line: int
    groups: dict[str, str] = field(default_factory=dict)


class PairStore(Sequence[AnnotatedPair]):
    """Pairs in the order in which they were appended; some 40 bytes of memory each beside the texts."""

    def __init__(self) -> None:
        """Hold nothing yet."""
        # Closed by the garbage collector, with the last store that reads it.
        self._file = tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115
        self._ends = array("Q", [0])  # of premise and hypothesis in turn, in bytes
        self._labels: list[str] = []
        self._label_of = array("B")
        self._line_of = array("Q")
        self._groups: list[dict[str, str]] = []
        self._group_of = array("L")
        self._places: dict[object, int] = {}
        self._shown: Sequence[int] | None = None

    def append(self, pair: AnnotatedPair) -> None:
        """Add a pair at the end."""
        premise, hypothesis = (
            text.encode("utf-8", "surrogatepass") for text in (pair.premise, pair.hypothesis)
        )
        middle = self._ends[-1] + len(premise)
        self._file.seek(self._ends[-1])
        self._file.write(premise + hypothesis)
        self._ends.extend((middle, middle + len(hypothesis)))
        self._label_of.append(self._place(pair.label, pair.label, self._labels))
        self._group_of.append(self._place(tuple(pair.groups.items()), pair.groups, self._groups))
        self._line_of.append(pair.line)

    def labels(self) -> set[str]:
        """The labels that occur."""
        return {self._labels[code] for code in set(self._label_of)}

    def labelled(self, labels: Collection[str]) -> Self:
        """The pairs with one of some labels, in order; the texts are shared, not copied."""
        chosen = {code for code, label in enumerate(self._labels) if label in labels}
        part = object.__new__(type(self))
        part.__dict__.update(self.__dict__)
        if chosen != set(range(len(self._labels))):
            part._shown = array("Q", (i for i, code in enumerate(self._label_of) if code in chosen))
        return part

    def __len__(self) -> int:
        return len(self._line_of) if self._shown is None else len(self._shown)

    def __iter__(self) -> Iterator[AnnotatedPair]:
        for start in range(0, len(self), _PAIRS_AT_ONCE):
            yield from self._read(range(start, min(start + _PAIRS_AT_ONCE, len(self))))

    @overload
    def __getitem__(self, place: int) -> AnnotatedPair: ...
    @overload
    def __getitem__(self, place: slice) -> list[AnnotatedPair]: ...
    def __getitem__(self, place: int | slice) -> AnnotatedPair | list[AnnotatedPair]:
        chosen = range(len(self))[place]
        return self._read([chosen])[0] if isinstance(chosen, int) else self._read(chosen)

    def _read(self, places: Sequence[int]) -> list[AnnotatedPair]:
        found = []
        for place in places:
            number = place if self._shown is None else self._shown[place]
            start, middle, end = self._ends[2 * number : 2 * number + 3]
            if self._file.tell() != start:
                self._file.seek(start)
            texts = self._file.read(end - start)
            found.append(
                AnnotatedPair(
                    texts[: middle - start].decode("utf-8", "surrogatepass"),
                    texts[middle - start :].decode("utf-8", "surrogatepass"),
                    self._labels[self._label_of[number]],
                    self._line_of[number],
                    self._groups[self._group_of[number]],
                )
            )
        return found

    def _place(self, key: object, value: object, values: list) -> int:
        """Where a value stands among the different ones of its kind."""
        known = self._places.get((id(values), key))
        if known is None:
            known = self._places[id(values), key] = len(values)
            values.append(value)
        return known
