"""Nesting: who says it where one source tells what another said."""

from __future__ import annotations

import pytest
from constructions import check

TOLD = [
    # somebody's own words tell what another said: it is his statement
    (
        "fr",
        "L'avocate Rose Tual affirme que le gardien lui a demandé de « fermer la vanne du fond ».",
        ["L'avocate Rose Tual | assert | le gardien lui a demandé de « fermer la vanne du fond »"],
    ),
    (
        "en",
        "The clerk, Dana Wray, said Mr Pell had told her that the ledger was lost.",
        ["The clerk, Dana Wray | assert | Mr Pell had told her that the ledger was lost"],
    ),
    (
        "es",
        "La abogada Ana Robles afirmó que su cliente dijo que el puerto estaba vacío.",
        ["La abogada Ana Robles | assert | su cliente dijo que el puerto estaba vacío"],
    ),
    # what a newspaper quotes stays that of who is quoted
    (
        "fr",
        "Le quotidien Le Phare affirme que le gardien a dit que la vanne était ouverte.",
        ["Le quotidien Le Phare > le gardien | assert | la vanne était ouverte"],
    ),
    # and so does a denial, whoever tells of it
    (
        "en",
        "The clerk, Dana Wray, said that Mr Pell denied losing the ledger.",
        ["The clerk, Dana Wray > Mr Pell | deny | losing the ledger"],
    ),
]


@pytest.mark.parametrize(("language", "sentence", "expected"), TOLD)
def test_who_says_what_another_said(language, sentence, expected):
    check(sentence, expected, language)
