"""Patterns of a cue list are written in parts, alternatives and pieces."""

from __future__ import annotations

import tomllib
from importlib import resources

import pytest

from detector.words.cues import Cues


def cues(parts="", pattern="'x'", frequency="'x'"):
    """English cues with these parts, and these expressions for "hedge" and for "never"."""
    file = resources.files("detector") / "data" / "cues" / "en.toml"
    data = tomllib.loads(file.read_text(encoding="utf-8"))
    written = tomllib.loads(
        f"[parts]\n{parts}\n[patterns]\nhedge = {pattern}\n[frequency]\nnever = {frequency}\n"
    )
    data["parts"] = data.get("parts", {}) | written["parts"]
    data["patterns"] |= written["patterns"]
    data["frequency"] |= written["frequency"]
    return Cues(data)


def hedge(parts="", pattern="'x'"):
    return cues(parts, pattern).patterns["hedge"].pattern


def test_a_part_is_put_in_where_it_is_named():
    assert hedge("has = '(?:has|had)'", "'{has} gone|{has} left'") == "(?:has|had) gone|(?:has|had) left"


def test_a_part_may_use_parts_above_it():
    parts = "has = '(?:has|had)'\nhas_gone = '{has} gone'"
    assert hedge(parts, "'he {has_gone}'") == "he (?:has|had) gone"


def test_a_part_may_be_a_list():
    assert hedge("places = ['here', ['th', 'ere']]", "'(?:{places})'") == "(?:here|there)"


def test_alternatives_are_joined_and_pieces_put_together():
    assert hedge("", "['one', ['two ', 'three'], 'four']") == "one|two three|four"


def test_a_list_among_the_pieces_is_alternatives_again():
    assert hedge("", "['one', ['(?:', ['two', ['thr', 'ee']], ') ', 'times']]") == "one|(?:two|three) times"


def test_how_often_something_stands_is_no_part():
    assert hedge("word = '(?:\\w+ )'", "'{word}{0,3}x{2}y{1,}z{,4}?'") == r"(?:\w+ ){0,3}x{2}y{1,}z{,4}?"


def test_parts_stand_in_the_frequency_of_what_happens_too():
    assert cues("once = '(?:once|twice)'", frequency="['{once}', 'never']").frequency["never"].pattern == (
        "(?:once|twice)|never"
    )


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ({"pattern": "'x {hsa} y'"}, r"en\.toml, \[patterns\] hedge: there is no part \{hsa\}"),
        ({"frequency": "'{hsa}'"}, r"en\.toml, \[frequency\] never: there is no part \{hsa\}"),
        ({"parts": "one = '{two}'\ntwo = 'x'"}, r"en\.toml, \[parts\] one: there is no part \{two\}"),
    ],
)
def test_a_part_that_is_not_there_is_refused(written, told):
    with pytest.raises(ValueError, match=told):
        cues(**written)
