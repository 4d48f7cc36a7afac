"""Roles: whom a description stands for, and where the article leaves it open."""

from __future__ import annotations

import pytest

from detector.names.roles import People
from detector.words.cues import load_cues, supported_languages


def meant(language, text, description):
    """The name that a description stands for in a text; ``None`` where it stays open."""
    role = People(text, load_cues(language)).meant_by(description)
    return role and role.name


@pytest.mark.parametrize(
    ("language", "text", "description", "expected"),
    [
        ("fr", "Le maire de Precy, Guy Lombard, a pris la parole.", "l'élu", "Guy Lombard"),
        ("fr", "Guy Lombard, maire de Precy, a pris la parole.", "L'édile", "Guy Lombard"),
        ("fr", "La ministre de la Santé, Anna Kern, est venue.", "la ministre", "Anna Kern"),
        ("fr", "Ils ont reçu la ministre Anna Kern.", "La ministre sortante", "Anna Kern"),
        ("fr", "La secrétaire générale du syndicat, Odile Tran, marche.", "la syndicaliste", "Odile Tran"),
        ("fr", "Hier, Me Iris Sand a plaidé.", "la pénaliste", "Iris Sand"),
        ("fr", "Le docteur Paul Ravel a signalé trois cas.", "ce pneumologue", "Paul Ravel"),
        ("en", "Council leader Bernard Pike spoke first.", "The councillor", "Bernard Pike"),
        ("en", "Joan Pell, the company's managing director, left.", "the executive", "Joan Pell"),
        ("en", "The former minister Claire Donnelly left.", "the minister", "Claire Donnelly"),
        ("de", "Der Bürgermeister von Kehl, Paul Weiss, sprach.", "der Rathauschef", "Paul Weiss"),
        ("es", "La alcaldesa de Soria, Ana Robles, habló.", "la regidora", "Ana Robles"),
        ("it", "Il sindaco di Lodi, Paolo Riva, ha parlato.", "il primo cittadino", "Paolo Riva"),
        ("pt", "O presidente da câmara, Rui Costa, falou.", "o autarca", "Rui Costa"),
    ],
)
def test_a_role_stands_for_the_one_who_has_it(language, text, description, expected):
    found = meant(language, text, description)
    assert found is not None and expected in found


@pytest.mark.parametrize(
    ("language", "text", "description"),
    [
        ("fr", "Le maire, Guy Lombard, et le député, Luc Perrin, se sont vus.", "l'élu"),
        ("fr", "Le maire, Guy Lombard, a pris la parole.", "l'avocat"),
        ("fr", "Le maire, Guy Lombard, a pris la parole.", "la maire"),
        ("fr", "L'adjoint au maire, Régis Tual, a pris la parole.", "le maire"),
        ("fr", "Le procureur du parquet de Brest, Luc Perrin, est venu.", "le parquet"),
        ("fr", "Le maire, Guy Lombard, a pris la parole.", "un élu"),
        ("fr", "Le maire, Guy Lombard, a pris la parole.", "le maire de Lussac"),
        ("en", "Council leader Bernard Pike met the mayor, Joan Pell.", "the politician"),
        ("en", "Bernard Pike spoke first.", "the councillor"),
    ],
)
def test_it_stays_open_where_nobody_or_several_fit(language, text, description):
    assert meant(language, text, description) is None


def test_the_passage_that_gives_the_role_is_kept():
    role = People("Hier, Guy Lombard, maire de Precy, a parlé.", load_cues("fr")).meant_by("l'élu")
    assert role and role.passage == "Guy Lombard, maire de Precy"


@pytest.mark.parametrize("language", supported_languages())
def test_every_language_tells_what_roles_go_by(language):
    cues = load_cues(language)
    assert cues.descriptions
    assert all(called and roles for called, roles in cues.descriptions)


def test_another_one_s_role_is_not_taken_for_it():
    text = "L'avocat de Paul Rey est venu. Cet homme de Lussac assure avoir vu à Precy Guy Lombard."
    assert meant("fr", text, "l'avocat") is None
    assert meant("fr", text, "cet homme") is None
