"""Texts that speak: whose it is that "one reads there"."""

from __future__ import annotations

import pytest
from constructions import read, shown

REPORT = {
    "fr": "Un rapport de la mairie accable le gérant.",
    "es": "Un informe del puerto acusa al gerente.",
    "it": "Un rapporto del porto accusa il gestore.",
    "pt": "Um relatório do porto acusa o gerente.",
}


@pytest.mark.parametrize(
    ("language", "sentence", "expected"),
    [
        ("fr", "La vanne a cédé à 15 heures, y lit-on.", "Un rapport | assert | La vanne a cédé à 15 heures"),
        ("fr", "La vanne a cédé, lit-on encore en page 4.", "Un rapport | assert | La vanne a cédé"),
        (
            "fr",
            "Deux portes, vides, étaient ouvertes, y est-il écrit.",
            "Un rapport | assert | Deux portes, vides, étaient ouvertes",
        ),
        ("fr", "On y lit aussi que la vanne a cédé.", "Un rapport | assert | la vanne a cédé"),
        (
            "es",
            "La compuerta cedió a las tres, se lee también.",
            "Un informe | assert | La compuerta cedió a las tres",
        ),
        ("it", "La valvola ha ceduto, vi si legge.", "Un rapporto | assert | La valvola ha ceduto"),
        (
            "pt",
            "A comporta cedeu de noite, lê-se ainda.",
            "Um relatório | assert | A comporta cedeu de noite",
        ),
    ],
)
def test_what_one_reads_is_said_by_the_text_spoken_of_last(language, sentence, expected):
    assert shown(read([REPORT[language], sentence], language)[-1]) == expected


def test_no_text_speaks_where_none_was_spoken_of():
    assert read(["Le gérant est parti.", "La vanne a cédé à 15 heures, y lit-on."], "fr")[-1].source is None


def test_a_person_who_reads_is_not_the_text():
    said = read(["Un rapport accable le gérant.", "Le soir, le gérant lit dans le parc."], "fr")
    assert said[-1].source is None


@pytest.mark.parametrize(
    ("sentence", "source"),
    [
        ("The parish register bears the date of 3 May.", "The parish register"),
        ("The tide gauge measured waves of nine metres.", "The tide gauge"),
        ("Receipts from the garage put 40 litres in the van.", "Receipts from the garage"),
        ("The ferry's logbook has three entries for the night.", "The ferry's logbook"),
        ("The diary has him in Leeds that week.", "The diary"),
        ("The report has been published in Leeds.", None),
        ("The report has the backing of the board.", None),
        ("The sheet hangs on a nail in the hall.", None),
    ],
)
def test_a_text_or_a_device_states_what_is_on_it(sentence, source):
    assert [s.source for s in read([sentence], "en")] == [source]
