"""English pairs put into another language by rules: what large English sets teach is taught there too.

Pairs -> Pairs, by Apertium (Forcada et al. 2011), a rule-based translator that Debian packages with its data

Its French is rough, but its order of words, its inflection and its function words are those of the language,
which words exchanged by a dictionary (``mixing``) leave English.
"""

from __future__ import annotations

import json
import random
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from pairs import Pair

#: Steps from English, by language; Apertium has no English-French, and French by Catalan reads best.
ROUTES = {
    "fr": ("eng-cat", "cat-fra"),
    "es": ("eng-spa",),
    "it": ("eng-spa", "spa-ita"),
    "pt": ("eng-spa", "es-pt"),
}
_ENDS = (".", "?", "!")
_TOGETHER = 1000  # texts between two writes to the cache
_BOTH, _ONE = 0.6, 0.2  # how often both texts change, and how often the premise alone; else the hypothesis


def translate(texts: Sequence[str], language: str, cache: Path) -> list[str]:
    """Translate English texts.

    Args:
        texts: Without line breaks, or with breaks that do not matter.
        language: A key of ``ROUTES``.
        cache: Folder of ``LANGUAGE.jsonl``, where translations made before stand and new ones are added.

    Raises:
        FileNotFoundError: If Apertium is not installed; says which packages to install.
        RuntimeError: If Apertium has no data for a step of the language.
    """
    path = cache / f"{language}.jsonl"
    known: dict[str, str] = {}
    if path.exists():
        with path.open(encoding="utf-8") as lines:
            known = dict(json.loads(line) for line in lines)
    one_line = [" ".join(text.split()) for text in texts]
    missing = sorted(set(one_line) - known.keys())
    cache.mkdir(parents=True, exist_ok=True)
    for first in range(0, len(missing), _TOGETHER):
        part = missing[first : first + _TOGETHER]
        # A line without a stop would run into the next.
        made = [text if text.endswith(_ENDS) else text + "." for text in part]
        for mode in ROUTES[language]:
            made = _run(made, mode)
        with path.open("a", encoding="utf-8") as lines:
            for text, translation in zip(part, made, strict=True):
                known[text] = _ended(translation, text)
                lines.write(json.dumps([text, known[text]], ensure_ascii=False) + "\n")
    return [known[text] for text in one_line]


def translated(
    pairs: Sequence[Pair], rng: random.Random, shares: Mapping[str, float], cache: Path
) -> list[Pair]:
    """English pairs in other languages, premise, hypothesis or both; all others as they are.

    Args:
        pairs: Labelled pairs.
        rng: Draws pairs, languages and which text changes.
        shares: Of the English pairs, by language.
        cache: As for ``translate``.

    Raises:
        FileNotFoundError: As ``translate``.
    """
    places: dict[str, list[tuple[int, str]]] = {language: [] for language in shares}
    languages, weights = list(shares), list(shares.values())
    for number, pair in enumerate(pairs):
        if pair.languages != "en-en" or rng.random() >= sum(weights):
            continue
        (language,) = rng.choices(languages, weights)
        which = rng.random()
        if which < _BOTH + _ONE:
            places[language].append((number, "premise"))
        if which < _BOTH or which >= _BOTH + _ONE:
            places[language].append((number, "hypothesis"))
    out = list(pairs)
    for language, own in places.items():
        made = translate([getattr(pairs[number], field) for number, field in own], language, cache)
        for (number, field), text in zip(own, made, strict=True):
            one, other = out[number].languages.split("-")
            where = f"{language}-{other}" if field == "premise" else f"{one}-{language}"
            out[number] = replace(out[number], **{field: text}, languages=where)
    return out


def _run(texts: Sequence[str], mode: str) -> list[str]:
    """One step for each text; a text that Apertium breaks on stays as it is."""
    program = shutil.which("apertium")
    if program is None:
        raise FileNotFoundError(
            "apertium is not installed: on Debian, apt install apertium apertium-eng-cat apertium-fra-cat "
            "apertium-eng-spa apertium-spa-ita apertium-es-pt; or take `translated` out of the stage"
        )
    run = subprocess.run(
        [program, "-u", "-f", "line", mode],  # -u: words it does not know stay English, unmarked
        input="\n".join(texts) + "\n",
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    lines = run.stdout.removesuffix("\n").split("\n")
    if not run.returncode and len(lines) == len(texts) and all(lines):
        return lines
    if "Error: Mode" in run.stdout + run.stderr:
        raise RuntimeError(f"apertium {mode}: {(run.stderr + run.stdout).strip().splitlines()[0]}")
    if len(texts) == 1:
        return list(texts)
    half = len(texts) // 2
    return _run(texts[:half], mode) + _run(texts[half:], mode)


def _ended(translation: str, text: str) -> str:
    """The translation with the stop of its text, or without one: read line by line, Apertium drops some."""
    bare = translation.strip().rstrip("".join(_ENDS)).rstrip()
    return bare + text[-1] if text.endswith(_ENDS) else bare
