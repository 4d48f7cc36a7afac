"""What was done only after another statement was made, so that both can hold."""

from __future__ import annotations

from dataclasses import replace

import pytest
from test_updates import FRIDAY, MONDAY, TUESDAY, stands, statement, statements_of

from detector.conflict import worth_reading
from detector.schema import CandidatePair
from detector.updates.change_words import act_words
from detector.words.cues import supported_languages


@pytest.mark.parametrize(
    ("language", "earlier", "later", "expected"),
    [
        # what was done since, on a day that the text names, though the words have little in common
        ("fr", "Le docker est en détention.", "Luc Perrin a été remis en liberté vendredi.", True),
        ("fr", "Aucun contrat n'a été signé.", "Le port a signé le contrat vendredi.", True),
        ("en", "Neither guard has been suspended.", "Both guards were suspended on Friday.", True),
        ("de", "Es ist nichts unterschrieben.", "Breval hat den Vertrag am Freitag unterschrieben.", True),
        ("es", "El capitán está detenido.", "El capitán quedó en libertad el viernes.", True),
        ("it", "Il capitano è in carcere.", "Il capitano è stato scarcerato venerdì.", True),
        ("pt", "O capitão está preso.", "O capitão foi libertado na sexta-feira.", True),
        ("ru", "Капитан находится под стражей.", "В пятницу капитана освободили.", True),
        ("uk", "Капітан перебуває під вартою.", "У п'ятницю капітана звільнили.", True),
        # ... on the day that stands nearest, or since which it lasts
        (
            "fr",
            "Le docker n'a pas été retrouvé.",
            "Le docker, disparu le 29 février, a été interpellé jeudi.",
            True,
        ),
        (
            "fr",
            "Le docker n'a pas été retrouvé.",
            "Le docker, interpellé le 29 février, se tait depuis jeudi.",
            False,
        ),
        ("fr", "Le port est fermé.", "Depuis mercredi, le port a rouvert.", True),
        ("fr", "Le docker est en détention.", "Le docker est ressorti libre jeudi.", True),
        # ... on a day before, or none, or not at all
        ("fr", "Le docker est en détention.", "Le docker a été remis en liberté le 29 février.", False),
        ("fr", "Le docker est en détention.", "Le docker a été remis en liberté.", False),
        ("fr", "Le docker est libre.", "Le docker n'a pas été remis en liberté vendredi.", False),
        # ... long before what is told of the day, or beside it, or of which the earlier has another day
        ("fr", "Le port n'a rien vendu.", "Le port avait signé un contrat, a-t-on vu vendredi.", False),
        ("en", "The list has my name.", "The list, released on Friday, has no such name.", False),
        ("fr", "Le port a signé le contrat le 29 février.", "Le port a signé le contrat vendredi.", False),
        # ... or only found since
        ("fr", "Il n'y a pas de lettre.", "Une lettre a été retrouvée vendredi à bord.", False),
        # what else is told may be the matter
        ("fr", "La cale a été vidée.", "Le navire est reparti vendredi, la cale jamais vidée.", False),
        # who rules out that he leaves, and leaves
        ("fr", "La maire a exclu de démissionner.", "La maire de Kervalen a démissionné.", True),
        ("en", "The mayor denied that she would resign.", "The mayor of Kervalen resigns.", True),
        ("fr", "La maire a nié avoir signé.", "La maire de Kervalen a démissionné.", False),
    ],
)
def test_what_was_done_since_leaves_what_was_said_before_standing(language, earlier, later, expected):
    left, right = statement(earlier, MONDAY, language), statement(later, FRIDAY, language)
    assert stands(left, right) is expected


@pytest.mark.parametrize(
    ("headline", "day", "expected"),
    [
        ("Le docker Perrin relâché", TUESDAY, True),
        ("Le docker Perrin relâché", MONDAY, False),
        ("Le docker Perrin a signé à Breval", TUESDAY, False),  # perhaps long since, and in secret
        ("Un chalutier relâché au large", TUESDAY, False),
    ],
)
def test_a_headline_tells_what_was_done_in_public_since_the_day_before(headline, day, expected):
    left = statement("Le docker Perrin a été placé en garde à vue.", MONDAY)
    right = statements_of("Rien d'autre.", day, title=headline)[0]
    assert right.heading
    assert stands(left, right) is expected


def test_a_denial_of_one_day_is_not_met_by_what_was_done_on_a_later_one():
    left = statement("Le port a nié que le contrat ait été signé lundi.", TUESDAY)
    assert left.stance == "deny" and left.days
    assert stands(left, statement("Le port a signé le contrat vendredi.", FRIDAY))
    assert not stands(left, statement("Le port a signé le contrat lundi.", FRIDAY))


@pytest.mark.parametrize("language", supported_languages())
def test_every_language_tells_the_same_acts(language):
    assert set(act_words(language)) == set(act_words("fr"))


def test_what_a_source_admits_on_a_later_day_may_stand_against_its_denial():
    denial = statement("Anna Rey a nié avoir dîné trois fois avec le promoteur Brunel.", MONDAY)
    admitted = replace(
        statement("Anna Rey a reconnu un dîner avec le promoteur Brunel.", FRIDAY), stance="confirm", id="b"
    )
    assert worth_reading([denial, admitted], [CandidatePair(0, 1, 0.7)])
    before = replace(admitted, date=denial.date)
    assert worth_reading([denial, before], [CandidatePair(0, 1, 0.7)]) == []
