"""Antecedents: who a pronoun stands for."""

from __future__ import annotations

import pytest

from detector.names.antecedents import antecedent, is_pronoun, members
from detector.words.cues import load_cues


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("il", "fr", True),
        ("Elle", "fr", True),
        ("-t-il", "fr", True),
        ("celle-ci", "fr", True),
        ("Kerbrat", "fr", False),
        ("he", "en", True),
        ("They", "en", True),
        ("il", "en", False),
        ("the mayor", "en", False),
    ],
)
def test_pronouns(text, language, expected):
    assert is_pronoun(text, load_cues(language)) is expected


def test_a_pronoun_stands_for_the_last_source_named():
    assert antecedent(["Anne Kerbrat", "le parquet"]) == "le parquet"
    assert antecedent([]) is None


@pytest.mark.parametrize(
    ("language", "recent", "pronoun", "expected"),
    [
        ("fr", ["Anna Kern et Paul Weiss"], "-t-il", "Paul Weiss"),
        ("fr", ["Anna Kern et Paul Weiss"], "-elle", "Anna Kern"),
        ("fr", ["Anna Kern et Paul Weiss"], "ils", "Anna Kern et Paul Weiss"),
        ("fr", ["le maire et la préfète"], "il", "le maire"),
        ("fr", ["le maire et la préfète"], "elle", "la préfète"),
        ("fr", ["la ministre Kern", "les élus"], "elle", "la ministre Kern"),
        ("en", ["Anna Kern and Paul Weiss"], "she", "Anna Kern"),
        ("en", ["Anna Kern and Paul Weiss"], "they", "Anna Kern and Paul Weiss"),
        ("de", ["Anna Kern und Paul Weiss"], "sie", "Anna Kern und Paul Weiss"),
        ("de", ["Anna Kern und Paul Weiss"], "er", "Paul Weiss"),
    ],
)
def test_one_is_never_several(language, recent, pronoun, expected):
    assert antecedent(recent, pronoun, load_cues(language)) == expected


@pytest.mark.parametrize(
    ("language", "recent", "pronoun", "expected"),
    [
        ("fr", ["la directrice Claude Rey", "le docteur Yves Castaing"], "elle", "la directrice Claude Rey"),
        (
            "fr",
            ["la directrice Claude Rey", "le docteur Yves Castaing", "Claude Rey"],
            "il",
            "le docteur Yves Castaing",
        ),
        ("fr", ["Yves Castaing et Léa Morand", "la mairie"], "il", "Yves Castaing"),
        ("fr", ["le gérant Yves Castaing", "Léa Morand"], "-t-il", "le gérant Yves Castaing"),
        ("en", ["Mrs Stone", "Mr Reed"], "she", "Mrs Stone"),
        ("en", ["Ann Stone", "Mr Reed"], "he", "Mr Reed"),
        ("en", ["Lee Stone", "Ms Reed"], "she", "Ms Reed"),
        ("en", ["Lee Stone", "Reed"], "she", "Lee Stone"),
        ("fr", ["la préfète, Anne Rey", "Mme Ferrand"], "elle", "Mme Ferrand"),
        ("en", ["Mr Reed", "Mr Stone's lawyer, Beatriz Cole"], "she", "Mr Stone's lawyer, Beatriz Cole"),
        ("en", ["Felicity Dunn", "Grower Ron Stone"], "she", "Felicity Dunn"),
        ("en", ["Minister Glenda Reed", "Police Superintendent Roland Stone"], "she", "Minister Glenda Reed"),
        ("en", ["Felicity Dunn", "Imani Stone"], "she", "Imani Stone"),
        ("en", ["Ron Stone", "Receipts from the Orvel Garage"], "he", "Ron Stone"),
    ],
)
def test_gender_is_respected_where_it_is_known(language, recent, pronoun, expected):
    assert antecedent(recent, pronoun, load_cues(language)) == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("le ministère de la Culture et des Sports", ["le ministère de la Culture et des Sports"]),
        ("Marks et Spencer", ["Marks et Spencer"]),
        ("la maire de Brest et le préfet", ["la maire de Brest", "le préfet"]),
        ("Anna Kern, Paul Weiss et Léa Morand", ["Anna Kern, Paul Weiss", "Léa Morand"]),
    ],
)
def test_who_is_joined_by_and(source, expected):
    assert members(source, load_cues("fr")) == expected
