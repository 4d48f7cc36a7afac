"""What a sentence says of another time that it only points at, and what a sum was given for."""

from __future__ import annotations

import pytest
from constructions import read


@pytest.mark.parametrize(
    ("sentences", "proposition"),
    [
        (
            ["En 2019, la digue avait cédé.", "La mairie avait alors nié toute fissure."],
            "La mairie : une fissure, alors, en 2019",
        ),
        (
            ["La digue avait cédé en 2019.", "À l'époque, la mairie avait nié toute fissure."],
            "la mairie : une fissure, à l'époque, en 2019",
        ),
        (
            ["La digue avait cédé en 2019.", "La mairie nie toute fissure."],
            "La mairie : une fissure",
        ),
        (
            ["La digue est neuve.", "Interrogée sur le coût des travaux, Lise Aubin a évoqué 90 000 euros."],
            "le coût des travaux, 90 000 euros",
        ),
        (
            [
                "La digue est neuve.",
                "Interrogé sur le coût des quais, le maire évoque la somme de 900 euros.",
            ],
            "le coût des quais, 900 euros",
        ),
    ],
)
def test_what_a_statement_leaves_to_the_words_around_it(sentences, proposition):
    assert read(sentences, "fr")[-1].proposition == proposition
