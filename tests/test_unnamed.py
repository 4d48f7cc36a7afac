"""Roles without a name: whom another article, or who was spoken of before, makes them."""

from __future__ import annotations

import pytest

from detector import article_from_text
from detector.pipeline import extract

NAMED = "À Corvelle, dans la vallée du Trient, la préfète, Lise Aubin, affirme que le pont Valmer est sûr."
SAME_EVENT = "À Corvelle, dans la vallée du Trient, {who} assure que le pont Valmer sera fermé."


def speaker(*texts, language="fr"):
    """Who the last source of the last text is."""
    articles = [
        article_from_text(text, path=f"{n}.txt", title="", outlet=f"Journal {n}", language=language)
        for n, text in enumerate(texts)
    ]
    found = [s for s in extract(articles) if s.article == articles[-1].id and s.source]
    return found[-1].speaker


def test_an_office_is_whom_another_article_on_the_event_names():
    assert speaker(NAMED, SAME_EVENT.format(who="la préfète")) == "Lise Aubin"


@pytest.mark.parametrize(
    "texts",
    [
        (NAMED, "À Brest, sur le port de Kerlan, la préfète assure que le pont sera fermé."),  # another event
        (NAMED, NAMED.replace("Lise Aubin", "Rose Tual"), SAME_EVENT.format(who="la préfète")),  # two of them
        (NAMED.replace("préfète", "maire"), SAME_EVENT.format(who="l'élue")),  # not her words
        (NAMED, SAME_EVENT.format(who="le préfet")),  # a man
    ],
)
def test_it_stays_open_where_the_event_or_the_holder_may_be_another(texts):
    assert speaker(*texts) in ("la préfète", "le préfet", "l'élue")


def test_a_body_is_nobody_s_role():
    told = NAMED.replace("la préfète", "du groupe")
    assert speaker(told, SAME_EVENT.format(who="le groupe")) == "le groupe"


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "fr",
            "Ilan Morvet a signé lundi. « Je n'ai rien demandé », a assuré l'attaquant.",
            "Ilan Morvet",
        ),
        (
            "fr",
            "Rose Tual affirme que le port est vide. La retraitée a ajouté que rien n'était signé.",
            "Rose Tual",
        ),
        (
            "en",
            "Dana Wray still has the key. “Nobody asked me,” the 38-year-old seamstress told reporters.",
            "Dana Wray",
        ),
        (
            "en",
            "Corvex said the plant was safe. Two men are in hospital, the company said.",
            "Corvex",
        ),
        (
            "fr",
            "Hydrolis affirme que la digue tient. L'exploitant a ajouté que rien n'était signé.",
            "Hydrolis",
        ),
        (
            "es",
            "Ana Robles afirma que el puerto está vacío. La nadadora añadió que nada estaba firmado.",
            "Ana Robles",
        ),
        (
            "it",
            "Paolo Riva afferma che il porto è vuoto. Il calciatore ha aggiunto che nulla era firmato.",
            "Paolo Riva",
        ),
        (
            "de",
            "Paul Weiss sagte, der Hafen sei leer. Der Stürmer sagte, nichts sei unterschrieben.",
            "Paul Weiss",
        ),
    ],
)
def test_a_word_that_many_go_by_means_who_was_spoken_of_last(language, text, expected):
    assert speaker(text, language=language) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("fr", "Rose Tual affirme que le port est vide. Le joueur assure que rien n'est signé.", "Le joueur"),
        ("fr", "Rose Tual affirme que le port est vide. L'infirmier assure le contraire.", "L'infirmier"),
        (
            "fr",  # an office of hers, and no player
            "La ministre Rose Tual affirme que le port est vide. La joueuse assure que rien n'est signé.",
            "La joueuse",
        ),
        (
            "fr",  # he is somebody else
            "Un joueur est parti. Ilan Morvet affirme que le port est vide. Le joueur le nie.",
            "Le joueur",
        ),
        (
            "fr",  # the holder of an office may be another
            "Ilan Morvet affirme que le port est vide. Le procureur assure que rien n'est signé.",
            "Le procureur",
        ),
        (
            "en",  # said of one bank among others
            "Corvex said the plant was safe. The rival company said that it was not.",
            "The rival company",
        ),
        (
            "fr",  # a newspaper
            "Le port sera vendu, affirme Le Phare. Le groupe a ajouté que rien n'était signé.",
            "Le groupe",
        ),
        (
            "en",  # whoever has just said it does not deny it
            "Corvex said that a rival had bribed the mayor. The company denied it.",
            "The company",
        ),
        (
            "en",  # a person is no company
            "Dana Wray said the plant was safe. The company said that it was not.",
            "The company",
        ),
    ],
)
def test_it_is_lent_to_nobody_whom_it_does_not_fit(language, text, expected):
    assert speaker(text, language=language) == expected
