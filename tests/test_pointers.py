"""Pointers: whom a source without a name points back at."""

from __future__ import annotations

import pytest

from detector import article_from_text
from detector.pipeline import extract


def last_source(language, text):
    """The source of the last statement of an article."""
    article = article_from_text(text, path="a.txt", title="", outlet="Le Fil", language=language)
    return extract([article])[-1].source


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "fr",
            "« Tout va bien », a dit la directrice, Clara Aubin. Une vanne du bassin aurait cédé. "
            "Rien n'a fui, assure-t-elle.",
            "la directrice, Clara Aubin",
        ),
        (
            "fr",
            "« Tout va bien », a dit la directrice, Clara Aubin. Quarante et un clients ont protesté. "
            "Il en manque trois, compte-t-elle.",
            "la directrice, Clara Aubin",
        ),
        (
            "fr",
            "Clara Aubin a ouvert sa porte. La Rade écrivait qu'elle avait menti. « Je n'ai rien dit », "
            "lance-t-elle.",
            "Clara Aubin",
        ),
        (
            "fr",
            "Pour Luc Sotteau, rien ne presse. La maire campe sur ses positions. « Jamais », nous dit-elle. "
            "« Je ne cède pas », nous fait-elle savoir.",
            "La maire",
        ),
        (
            "fr",
            "La maire elle-même a pris la parole. Elle assure que la route est ouverte.",
            "La maire",
        ),
        (
            "fr",
            "La caisse est vide, révèle un audit interne. Selon ce document, l'argent est à Malte.",
            "un audit interne",
        ),
        (
            "fr",
            "Un voisin accuse Luc Sotteau. « On l'a vu », dit-il. Démenti de l'intéressé.",
            "Luc Sotteau",
        ),
        (
            "fr",
            "L'eau est sale, indique une source proche du dossier. Le gérant est parti. Les relevés sont "
            "faux, rappelle-t-on de même source.",
            "une source proche du dossier",
        ),
        (
            "fr",
            "La préfecture assure que la route est ouverte. Le maire affirme que les gendarmes sont partis. "
            "Celle-ci dément.",
            "La préfecture",
        ),
        ("fr", "Les stocks ont brûlé en mai, a constaté Le Fil.", None),
        ("fr", "Le Fil révèle que les stocks ont brûlé en mai.", None),
        ("fr", "La Voix révèle que les stocks ont brûlé en mai.", "La Voix"),
        (
            "fr",
            "Noor Verstrate affirme que rien n'est signé. Luc Sotteau, poursuit-elle, avait tout reçu. "
            "L'intéressé réfute.",
            "Luc Sotteau",
        ),
        (
            "fr",
            "Selon un rapport, Luc Sotteau savait tout des ventes d'Anna Morel. L'intéressé réfute.",
            "Luc Sotteau",
        ),
        (
            "fr",
            "Selon un procès-verbal, Anna Morel présidait le jury qui a choisi Valbois Travaux. "
            "Ce document indique que deux offres étaient arrivées.",
            "un procès-verbal",
        ),
        (
            "fr",
            "Le jury a choisi Valbois Travaux. Ce document indique que deux offres étaient arrivées.",
            "Ce document",
        ),
        (
            "de",
            "Die saarländische Ministerin Petra Hollmann rechnet nicht mit einer Öffnung. "
            "„Der Tunnel bleibt bis April gesperrt“, sagte sie.",
            "Die saarländische Ministerin Petra Hollmann",
        ),
        (
            "fr",
            "Marcel Brugas est monté à bord. « On était plus de soixante », s'emporte cet ancien facteur.",
            "Marcel Brugas",
        ),
        (
            "fr",
            "Un membre du comité assure que rien n'est signé. « Ils sont venus nous chercher », "
            "confie ce dirigeant.",
            "Un membre du comité",
        ),
        (
            "fr",
            "Une source policière affirme que le pont est sûr. Selon la même source, il rouvrira lundi.",
            "Une source policière",
        ),
        (
            "fr",
            "Le grutier avait bu, selon une source proche de l'enquête. Son avocat parle d'une fable. "
            "Le port, lui, sera fermé lundi, selon la même source.",
            "une source proche de l'enquête",
        ),
        (
            "fr",
            "Le maire assure que le pont est sûr. Quant à la préfecture, elle affirme n'avoir rien signé.",
            "la préfecture",
        ),
        (
            "fr",
            "Anna Kern et Paul Weiss assurent que le pont est sûr. « Rien n'est encore signé », dit-elle.",
            "Anna Kern",
        ),
        (
            "fr",
            "La ministre Anna Kern assure que le pont est sûr. Le quai, ajoute-t-elle, sera fermé lundi.",
            "La ministre Anna Kern",
        ),
        ("fr", "Le ministre Paul Rey dément. C'est un mensonge, a-t-il dit.", "Le ministre Paul Rey"),
        (
            "es",
            "Rosa Vidal asegura que Luis Prado lo firmó todo. El aludido lo niega.",
            "Luis Prado",
        ),
    ],
)
def test_it_is_who_was_named_before(language, text, expected):
    assert last_source(language, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "La directrice Anna Kern assure que le pont est sûr. Selon ce médecin, il est fermé.",
            "ce médecin",
        ),
        (
            "Le maire assure que le pont est sûr. Selon ce rapport, le pont est fermé.",
            "ce rapport",
        ),
        ("L'intéressé assure que le pont est sûr.", "L'intéressé"),
    ],
)
def test_it_stays_as_it_is_where_that_is_open(text, expected):
    assert last_source("fr", text) == expected
