"""Sources: which words name one and the same, and how they nest."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detector.names.sources import chain, innermost, names, same_source

SOURCES = (
    None,
    "Anne Kerbrat",
    "Kerbrat",
    "la ministre Anne Kerbrat",
    "le ministère",
    "un ministère",
    "le Parquet de Brest",
    "un responsable",
    "Le Ponant",
    "Le Ponant > un responsable",
    "L'Écho",
    "the mayor",
    "Écho > Anne Kerbrat",
)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Anne Kerbrat", "Anne Kerbrat"),
        ("Anne Kerbrat", "Kerbrat"),
        ("la ministre Anne Kerbrat", "Mme Kerbrat"),
        ("le ministère", "Le ministère"),
        ("l'ancien adjoint", "un ancien adjoint"),
        ("L’Écho de Brest", "l'Écho"),
        ("Le Ponant > Anne Kerbrat", "Anne Kerbrat"),
        ("the mayor", "The mayor"),
        ("KERBRAT", "Kerbrat"),
    ],
)
def test_one_source_in_two_wordings(left, right):
    assert same_source(left, right)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Anne Kerbrat", "Yann Le Bihan"),
        ("le ministère", "le parquet"),
        ("un responsable", "Anne Kerbrat"),
        ("le ministère de la Culture", "le ministère de la Défense"),
        ("Le Ponant > un responsable", "Le Ponant"),
        ("Le maire", "La préfète"),
        (None, "Anne Kerbrat"),
        (None, None),
    ],
)
def test_two_sources(left, right):
    assert not same_source(left, right)


@given(st.sampled_from(SOURCES), st.sampled_from(SOURCES))
def test_sameness_has_no_direction(left, right):
    assert same_source(left, right) == same_source(right, left)
    assert left is None or same_source(left, left)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (None, None),
        ("Le Ponant", "Le Ponant"),
        ("Le Ponant > un responsable", "un responsable"),
        ("a > b > c", "c"),
    ],
)
def test_who_speaks_in_the_end(source, expected):
    assert innermost(source) == expected


@pytest.mark.parametrize(
    ("outer", "inner", "expected"),
    [
        ("Le Ponant", "un responsable", "Le Ponant > un responsable"),
        ("a > Le Ponant", "un responsable", "a > Le Ponant > un responsable"),
        (None, "un responsable", "un responsable"),
        ("Le Ponant", None, "Le Ponant"),
        ("Anne Kerbrat", "Kerbrat", "Kerbrat"),
        (None, None, None),
    ],
)
def test_nesting(outer, inner, expected):
    assert chain(outer, inner) == expected


@given(st.sampled_from(SOURCES), st.sampled_from(SOURCES[1:]))
def test_the_one_who_speaks_stays_innermost(outer, inner):
    assert innermost(chain(outer, inner)) == innermost(inner)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("la ministre Anne Kerbrat", {"anne", "kerbrat"}),
        ("L'Écho", {"écho"}),
        ("le Wall Street Journal", {"wall", "street", "journal"}),
        ("Le maire", set()),
        ("M. Kerbrat", {"kerbrat"}),
        ("un responsable", set()),
        ("", set()),
        (None, set()),
    ],
)
def test_names_are_what_tells_sources_apart(text, expected):
    assert names(text) == expected
