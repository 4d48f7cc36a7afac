"""Whose a sentence is that has no verb of saying: what a subject quotes, saw, counted anew or keeps to."""

from __future__ import annotations

import pytest
from constructions import check, read, rows

FRENCH = {
    "a quotation in a predicate is the subject's": [
        (
            "Le préfet, Luc Tual, a loué la « parfaite maîtrise » des pompiers.",
            "Le préfet, Luc Tual | assert | "
            "Le préfet, Luc Tual, a loué la « parfaite maîtrise » des pompiers",
        ),
        (
            "Le Premier ministre, Luc Tual, lui a renouvelé « sa pleine confiance ».",
            "Le Premier ministre, Luc Tual | assert | "
            "Le Premier ministre, Luc Tual, lui a renouvelé « sa pleine confiance »",
        ),
        # a title, what was done to somebody, a thing that cannot speak
        ("Le préfet, Luc Tual, a relu « Les Eaux vives » en mai.",),
        ("Le préfet, Luc Tual, a été élu sur la promesse de ne rien céder « du port ni du phare ».",),
        ("Le préfet, Luc Tual, a reçu « une pluie de lettres ».",),
        ("Le carton portait la mention « matériel de pêche ».",),
    ],
    "what a witness remembers or has seen, and what is counted anew": [
        (
            "Une cliente, Zoé Lam, ne se souvient d'aucune coupure.",
            "Une cliente, Zoé Lam | assert | Une cliente, Zoé Lam, ne se souvient d'aucune coupure",
        ),
        (
            "La préfecture a porté mardi le nombre des morts à douze.",
            "La préfecture | assert | La préfecture a porté mardi le nombre des morts à douze",
        ),
        (
            "La direction, elle, compte 31 % de grévistes.",
            "La direction | assert | La direction, elle, compte 31 % de grévistes",
        ),
        ("Le train a porté à douze le nombre des arrêts.",),
    ],
    "what somebody keeps to stands behind a colon": [
        ("La mairie, elle, persiste : aucune image n'existe.", "La mairie | assert | aucune image n'existe"),
        (
            "La région présente ses excuses : la navette n'a roulé que mardi.",
            "La région | assert | la navette n'a roulé que mardi",
        ),
        ("Le froid persiste : la rivière a gelé.",),
    ],
}
OTHERS = [
    (
        "en",
        "Neighbours reported hearing a loud bang before dawn.",
        ["Neighbours | assert | Neighbours reported hearing a loud bang before dawn"],
    ),
    (
        "en",
        "The airline yesterday raised its estimate of those affected to 1,100.",
        ["The airline | assert | The airline yesterday raised its estimate of those affected to 1,100"],
    ),
    (
        "en",
        "The minister, Dana Wray, said the affair “stank”.",
        ["The minister, Dana Wray | assert | the affair “stank”"],
    ),
    ("en", "The bridge is safe, Dana Wray went on.", ["Dana Wray | assert | The bridge is safe"]),
    (
        "en",
        "The firm went on denying that the bridge was shut.",
        ["The firm | deny | the bridge was shut"],
    ),
    (
        "es",
        "El alcalde, Ramón Usero, dijo que la queja era «desproporcionada».",
        ["El alcalde, Ramón Usero | assert | la queja era «desproporcionada»"],
    ),
    ("en", "Storms have ruled out the crossing.", []),
    (
        "es",
        "El alcalde, Ramón Usero, no recuerda ninguna avería.",
        ["El alcalde, Ramón Usero | assert | El alcalde, Ramón Usero, no recuerda ninguna avería"],
    ),
    (
        "it",
        "La prefettura ha portato il numero dei morti a 12.",
        ["La prefettura | assert | La prefettura ha portato il numero dei morti a 12"],
    ),
    (
        "de",
        "Bürgermeister Jost Behrens dankte ihr für „vier Jahre voller Herzblut“.",
        [
            "Bürgermeister Jost Behrens | assert | "
            "Bürgermeister Jost Behrens dankte ihr für „vier Jahre voller Herzblut“"
        ],
    ),
    ("de", "Die Meldung ging am Montag nach Kehl, „eine Stunde nach dem ersten Alarm“.", []),
]


@pytest.mark.parametrize(("sentence", "expected"), rows(FRENCH.values()))
def test_a_french_sentence(sentence, expected):
    check(sentence, expected, "fr")


@pytest.mark.parametrize(("language", "sentence", "expected"), OTHERS)
def test_a_sentence(language, sentence, expected):
    check(sentence, expected, language)


def test_a_pronoun_tells_of_who_spoke_last():
    said = read(["Rose Tual assure que la rue était vide.", "Elle se souvient d'un casque noir."], "fr")
    assert [statement.source for statement in said] == ["Rose Tual", "Rose Tual"]
