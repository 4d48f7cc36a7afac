"""Stress tests of an inference model: what it can do, one capability at a time, and what must not move it.

JSONL of cases (``read_cases``) -> one ``Outcome`` a case -> failure rates (``StressResult``)

After CheckList (Ribeiro et al. 2020): a case is a pair with the label it must get, or with a changed pair
and how the probabilities must follow the change.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import NormalDist
from typing import Any

from .corpora import read_rows
from .errors import InputError
from .evaluate.results import Estimate, plain, to_json
from .nli import InferenceModel
from .schema import LABELS, Inference
from .signature import signature

SCHEMA = 1
# How far a probability may move when nothing of meaning changed, and how far that of a contradiction must
# move when something did. Chosen, untested.
TOLERANCE = 0.15
LEVEL = 0.95

# What is expected of the reading of the pair, and of the changed pair too if there is one...
OF_EACH: tuple[str, ...] = (*LABELS, "not_contradiction")
# ... or of the reading of the changed pair, beside the first.
OF_CHANGE: tuple[str, ...] = ("same", "lower", "higher")
_COLUMNS = ("id", "capability", "language", "expect", "premise", "hypothesis")
_CHANGED = ("changed_premise", "changed_hypothesis")


@dataclass(frozen=True, slots=True)
class Case:
    """One thing that a model must get right.

    Attributes:
        id: Name of the case in its file.
        capability: What it tests, in words.
        language: ISO 639-1 code.
        expect: One of ``OF_EACH``: every pair of the case is read so (``not_contradiction``: as anything
            else). Or one of ``OF_CHANGE``. ``same``: the changed pair gets the label of the first, and no
            probability moves by more than ``TOLERANCE``. ``lower``, ``higher``: the probability of a
            contradiction moves so, by at least ``TOLERANCE``.
        pairs: ``(premise, hypothesis)``, and the changed pair if there is one.
    """

    id: str
    capability: str
    language: str
    expect: str
    pairs: tuple[tuple[str, str], ...]

    def holds(self, readings: Sequence[Inference]) -> bool:
        """Whether a model that reads the pairs so does what is expected; one reading a pair."""
        if self.expect in LABELS:
            return all(reading.label == self.expect for reading in readings)
        if self.expect == "not_contradiction":
            return all(reading.label != "contradiction" for reading in readings)
        before, after = readings
        if self.expect == "same":
            moved = max(abs(getattr(after, label) - getattr(before, label)) for label in LABELS)
            return after.label == before.label and moved <= TOLERANCE
        rise = after.contradiction - before.contradiction
        return (rise if self.expect == "higher" else -rise) >= TOLERANCE


@dataclass(frozen=True, slots=True)
class Outcome:
    """A case, how a model read its pairs, and whether that is what was expected."""

    case: Case
    readings: tuple[Inference, ...]
    passed: bool


@dataclass(frozen=True, slots=True)
class FailureRate:
    """How many of ``n`` cases failed, and their share with its Wilson interval."""

    n: int
    n_failed: int
    rate: Estimate


@dataclass(frozen=True, slots=True)
class StressResult:
    """What became of the cases, in their order, and the signature of every choice behind it."""

    outcomes: tuple[Outcome, ...]
    signature: str

    def by_capability(self) -> dict[str, dict[str, FailureRate]]:
        """Capability -> language -> failure rate, in the order in which they first occur."""
        return self._by(lambda case: case.capability)

    def by_expectation(self) -> dict[str, dict[str, FailureRate]]:
        """Expectation -> language -> failure rate, in the order of ``OF_EACH`` and ``OF_CHANGE``."""
        found = self._by(lambda case: case.expect)
        return {expect: found[expect] for expect in (*OF_EACH, *OF_CHANGE) if expect in found}

    def _by(self, key: Callable[[Case], str]) -> dict[str, dict[str, FailureRate]]:
        passed: dict[str, dict[str, list[bool]]] = {}
        for outcome in self.outcomes:
            of_language = passed.setdefault(key(outcome.case), {})
            of_language.setdefault(outcome.case.language, []).append(outcome.passed)
        return {
            name: {language: failure_rate(each) for language, each in languages.items()}
            for name, languages in passed.items()
        }

    def as_dict(self) -> dict[str, Any]:
        """Rates, and every case with its readings (entailment, neutral, contradiction), as plain data."""
        return {
            "schema": SCHEMA,
            "signature": self.signature,
            "capabilities": plain(self.by_capability()),
            "expectations": plain(self.by_expectation()),
            "cases": [
                {
                    "id": outcome.case.id,
                    "passed": outcome.passed,
                    "readings": [reading.as_list() for reading in outcome.readings],
                }
                for outcome in self.outcomes
            ],
        }

    def to_json(self) -> str:
        """``as_dict`` as indented JSON, the same bytes for the same input."""
        return to_json(self.as_dict())

    def to_text(self) -> str:
        """A table for a terminal, ending in the signature."""
        languages = list(dict.fromkeys(outcome.case.language for outcome in self.outcomes))
        lines = [f"stress tests: {len(self.outcomes)} cases, share that failed  (95 % intervals)"]
        for title, rates in (("capability", self.by_capability()), ("expected", self.by_expectation())):
            lines += ["", f"  {title:<32}" + "".join(f"{name:<21}{'n':<6}" for name in languages).rstrip()]
            for name, of_language in rates.items():
                cells = [of_language.get(language, failure_rate([])) for language in languages]
                shown = "".join(f"{cell.rate!s:<21}{cell.n:<6}" for cell in cells)
                lines.append(f"  {name[:30]:<32}{shown}".rstrip())
        return "\n".join([*lines, "", f"  {self.signature}"]) + "\n"


def read_cases(path: str | Path) -> list[Case]:
    """Read cases from JSONL.

    Columns are ``id, capability, language, expect, premise, hypothesis``, and for a case with a changed
    pair ``changed_premise`` and ``changed_hypothesis``; see ``Case`` for what they hold.

    Args:
        path: The file; ``.gz`` is read too.

    Returns:
        The cases in file order.

    Raises:
        InputError: Naming file and line, for a file that cannot be read or has no cases, a column that
            is missing, empty or not text, an unknown expectation, an id that comes twice, and a changed
            pair that is missing or changes nothing.
    """
    cases: dict[str, Case] = {}
    for row in read_rows(path):
        if isinstance(row, InputError):
            raise row
        case = _case(row.where, row.values)
        if case.id in cases:
            raise InputError(row.where, f"a second case with the id {case.id!r}")
        cases[case.id] = case
    if not cases:
        raise InputError(str(path), f"no cases; expected one JSON object a line with {', '.join(_COLUMNS)}")
    return list(cases.values())


def run_cases(
    cases: Iterable[Case],
    nli: InferenceModel,
    *,
    backend: str = "unnamed",
    progress: bool = False,
) -> StressResult:
    """Have a model read every pair of the cases, and compare with what is expected.

    Args:
        cases: From ``read_cases``, of one file or several.
        nli: The model.
        backend: Runtime and precision, for the signature.
        progress: Whether to show a bar on standard error when that is a terminal.

    Returns:
        One outcome a case, in the order given; no case gives no outcome.
    """
    cases = list(cases)
    readings = iter(nli.score([pair for case in cases for pair in case.pairs], progress=progress))
    outcomes = []
    for case in cases:
        of_case = tuple(next(readings) for _ in case.pairs)
        outcomes.append(Outcome(case, of_case, case.holds(of_case)))
    return StressResult(
        tuple(outcomes),
        signature(
            nli=nli.identity,
            backend=backend,
            data="stress",
            n=len(cases),
            sha256=hashlib.sha256(repr(cases).encode("utf-8", "replace")).hexdigest()[:12],
            tolerance=TOLERANCE,
            interval="wilson",
        ),
    )


def failure_rate(passed: Sequence[bool]) -> FailureRate:
    """Count failures, with the score interval of their share at ``LEVEL`` (Wilson 1927).

    It needs no resampling, and says something when none of a few cases failed. Undefined without cases.
    """
    n, n_failed = len(passed), sum(not each for each in passed)
    if not n:
        return FailureRate(0, 0, Estimate(None))
    share = n_failed / n
    z = NormalDist().inv_cdf((1 + LEVEL) / 2)
    middle = (share + z * z / (2 * n)) / (1 + z * z / n)
    reach = z / (1 + z * z / n) * (share * (1 - share) / n + z * z / (4 * n * n)) ** 0.5
    return FailureRate(n, n_failed, Estimate(share, max(middle - reach, 0.0), min(middle + reach, 1.0)))


def _case(where: str, values: dict[str, Any]) -> Case:
    changed = [column for column in _CHANGED if column in values]
    for column in (*_COLUMNS, *(_CHANGED if changed else ())):
        if not isinstance(values.get(column), str) or not values[column].strip():
            raise InputError(where, f"expected text in {column!r}, got {values.get(column)!r}")
    expect = values["expect"]
    if expect not in (*OF_EACH, *OF_CHANGE):
        known = ", ".join((*OF_EACH, *OF_CHANGE))
        raise InputError(where, f"unknown expectation {expect!r}; expected one of: {known}")
    pairs = [(values["premise"], values["hypothesis"])]
    if changed:
        pairs.append((values["changed_premise"], values["changed_hypothesis"]))
        if pairs[0] == pairs[1]:
            raise InputError(where, "the changed pair is the pair itself")
    elif expect in OF_CHANGE:
        raise InputError(where, f"{expect!r} needs a changed pair: {' and '.join(_CHANGED)}")
    return Case(values["id"], values["capability"], values["language"], expect, tuple(pairs))
