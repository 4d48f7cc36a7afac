"""The days that sentences speak of, counted from Wednesday 15 May 2024 unless told otherwise."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detector import article_from_text
from detector.attribute import attribute
from detector.days.day_words import load_day_words
from detector.days.moments import apart, find_moments, is_later
from detector.pages.language import SUPPORTED
from detector.segment import segment

WEDNESDAY = "2024-05-15"


def days(text: str, language: str, published: str | None = WEDNESDAY) -> list[str]:
    """The dates found in a text, in order."""
    return [moment.iso for moment in find_moments(text, published, language)]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("fr", "Le silo a pris feu mardi soir.", ["2024-05-14"]),
        ("fr", "Le silo a pris feu mercredi matin.", ["2024-05-15"]),
        ("fr", "Le silo a pris feu hier soir.", ["2024-05-14"]),
        ("fr", "Avant-hier, le silo a pris feu.", ["2024-05-13"]),
        ("fr", "Le silo a pris feu mercredi dernier.", ["2024-05-08"]),
        ("fr", "Le silo rouvrira jeudi prochain.", ["2024-05-16"]),
        ("fr", "Le silo restera fermé lundi et mardi.", ["2024-05-20", "2024-05-21"]),
        ("fr", "Le silo a pris feu le 12 mars.", ["2024-03-12"]),
        ("fr", "Le silo a pris feu le 1er décembre.", ["2023-12-01"]),
        ("fr", "Le silo a pris feu dans la nuit du 1er au 2 mai.", ["2024-05-01", "2024-05-02"]),
        ("fr", "Les marins sont repartis dimanche.", ["2024-05-12"]),
        ("fr", "L'équipage est rentré lundi soir.", ["2024-05-13"]),
        ("fr", "Le silo rouvrira le 3 juin.", ["2024-06-03"]),
        ("fr", "Le silo a pris feu jeudi 28 mars 2019.", ["2019-03-28"]),
        ("fr", "Le silo a été vendu en novembre.", ["2023-11"]),
        ("fr", "Le silo a été vendu en octobre 2021.", ["2021-10"]),
        ("fr", "Construit en 1974, le silo a brûlé.", ["1974"]),
        ("fr", "Le silo a été vendu l'an dernier.", ["2023"]),
        ("fr", "Le silo a été vendu le mois dernier.", ["2024-04"]),
        ("fr", "Le silo a été inspecté il y a deux jours.", ["2024-05-13"]),
        ("fr", "Il restait vendredi 300 abonnés, contre 900 la veille.", ["2024-05-10", "2024-05-09"]),
        ("fr", "Début mai, un relevé a donné 3 degrés.", ["2024-05"]),
        ("en", "The barn burned down on Monday evening and was lost.", ["2024-05-13"]),
        ("en", "The barn burned down last Friday.", ["2024-05-10"]),
        ("en", "The barn was empty yesterday.", ["2024-05-14"]),
        ("en", "Two days ago the barn was empty.", ["2024-05-13"]),
        ("en", "The barn will be closed on Monday.", ["2024-05-20"]),
        ("en", "The barn was sold on March 12.", ["2024-03-12"]),
        ("en", "The barn was sold on 12 March 2021.", ["2021-03-12"]),
        ("en", "The barn was sold on Tuesday, March 12, 2024.", ["2024-03-12"]),
        ("en", "In April the barn was sold.", ["2024-04"]),
        ("en", "The barn was sold last year.", ["2023"]),
        ("en", "The barn burned on Saturday and the house the next day.", ["2024-05-11", "2024-05-12"]),
        ("de", "Die Scheune wurde am Dienstag geschlossen.", ["2024-05-14"]),
        ("de", "Die Scheune wird am Dienstag geschlossen.", ["2024-05-21"]),
        ("de", "Gestern brannte die Scheune.", ["2024-05-14"]),
        ("de", "Die Scheune wurde am 12. März verkauft.", ["2024-03-12"]),
        ("de", "Die Scheune wurde vor 2 Tagen verkauft.", ["2024-05-13"]),
        ("es", "El granero ardió el martes.", ["2024-05-14"]),
        ("es", "El granero ardió el viernes pasado.", ["2024-05-10"]),
        ("es", "El granero fue vendido el pasado mes de agosto.", ["2023-08"]),
        ("es", "El granero fue vendido el 28 de abril.", ["2024-04-28"]),
        ("es", "Anteayer ardió el granero.", ["2024-05-13"]),
        ("it", "Il fienile è stato venduto martedì.", ["2024-05-14"]),
        ("it", "Il fienile riaprirà sabato.", ["2024-05-18"]),
        ("it", "Il fienile è stato venduto il 3 aprile.", ["2024-04-03"]),
        ("pt", "O celeiro ardeu na terça-feira e foi vendido.", ["2024-05-14"]),
        ("pt", "O celeiro foi vendido há 2 dias.", ["2024-05-13"]),
        ("pt", "Anteontem o celeiro foi vendido.", ["2024-05-13"]),
        ("ru", "Амбар загорелся во вторник, сообщил сторож.", ["2024-05-14"]),
        ("ru", "Амбар продали в прошлую пятницу.", ["2024-05-10"]),
        ("ru", "Амбар продали 3 марта.", ["2024-03-03"]),
        ("ru", "На прошлой неделе амбар сгорел.", ["2024-05"]),
        ("uk", "Комора згоріла у вівторок.", ["2024-05-14"]),
        ("uk", "Учора комора згоріла.", ["2024-05-14"]),
        ("uk", "Комору продали 3 березня.", ["2024-03-03"]),
    ],
)  # fmt: skip
def test_a_day_is_counted_from_the_article_s(language, text, expected):
    assert days(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Depuis lundi, les trains ont cessé de rouler."),
        ("fr", "Les trains ont cessé de rouler jusqu'à vendredi."),
        ("fr", "Grève mardi dans les écoles"),  # past or to come?
        ("fr", "Le mardi, les trains ont toujours du retard."),
        ("fr", "Chaque mardi, les trains ont eu du retard."),
        ("fr", "La veille, les trains avaient roulé."),  # the eve of what?
        ("fr", "Les épreuves ont bien lieu le 30 mai."),  # a year ago, or in a fortnight?
        ("fr", "Les trains ont du retard."),
        ("en", "At most 12 may have died."),
        ("en", "A survey taken in February shows that the barn would be sold."),  # ten months ahead?
        ("en", "The Sunday Clarion reported that the trains had stopped."),
        ("en", "Every Friday the trains were late."),
        ("en", "By Friday the trains had stopped."),
        ("en", "It cost 2000 dollars in total."),
        ("de", "Seit Montag waren die Züge verspätet."),
        ("es", "Desde el lunes los trenes fueron suspendidos."),
        ("it", "Dal lunedì i treni sono stati sospesi."),
        ("pt", "Desde segunda-feira os comboios foram suspensos."),
        ("ru", "С понедельника поезда стояли."),
        ("uk", "До понеділка поїзди стояли."),
    ],
)
def test_no_day_is_better_than_a_wrong_one(language, text):
    assert days(text, language) == []


@pytest.mark.parametrize("published", [None, "2024", "2024-05"])
def test_without_the_day_of_the_article_only_full_dates_are_read(published):
    assert days("Le silo a brûlé mardi, puis le 12 mars 2021.", "fr", published) == ["2021-03-12"]


@given(st.dates(datetime.date(2000, 1, 1), datetime.date(2030, 12, 31)), st.integers(0, 6))
def test_a_past_weekday_is_one_of_the_last_seven_days(published, weekday):
    """The reference is Python's calendar."""
    name = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()[weekday]
    [iso] = days(f"The barn was sold on {name}.", "en", published.isoformat())
    day = datetime.date.fromisoformat(iso)
    assert day.weekday() == weekday and 0 <= (published - day).days < 7


@given(st.text(max_size=60), st.sampled_from(SUPPORTED))
def test_any_text_gives_real_dates_in_their_place(text, language):
    for moment in find_moments(text + " 3. mai 12 marzo 2020 31.02.2020", WEDNESDAY, language):
        datetime.date.fromisoformat((moment.iso + "-01-01")[:10])
        assert 0 <= moment.start < moment.end


def test_every_language_names_all_days_and_months():
    for language in SUPPORTED:
        words = load_day_words(language)
        assert set(words.month_of.values()) == set(range(1, 13))
        assert set(words.weekday_of.values()) == set(range(7))
        assert set(words.unit_of.values()) == {"day", "week", "month", "year"}
        assert {-2, -1, 0} <= set(words.days_of.values())
    with pytest.raises(KeyError):
        load_day_words("xx")


def test_dates_of_different_precision():
    assert apart(["2024-05-14"], ["2024-05-15"]) and not apart(["2024-05-14"], ["2024-05"])
    assert not apart([], ["2024"]) and not apart(["2024-05-14", "2024-05-15"], ["2024-05-15"])
    assert is_later("2024-05-15", "2024-05-14") and is_later("2025", "2024-05-14")
    assert not is_later("2024-05-14", "2024-05") and not is_later(None, "2024")


def test_a_statement_knows_when_it_was_said_and_of_when_it_speaks():
    text = """Le silo de Morvanne

Le silo de Morvanne a pris feu dimanche, a indiqué mardi la capitaine Odile Ferrand. Le silo restera fermé \
vendredi, selon la coopérative de Morvanne. En 2021, la capitaine Odile \
Ferrand avait affirmé que le silo était sûr.
"""
    article = article_from_text(text, path="silo.txt", outlet="Le Sillon", date=WEDNESDAY, language="fr")
    statements = attribute(article, segment(article))
    assert [(s.date, s.days) for s in statements if s.source] == [
        ("2024-05-14", ("2024-05-12",)),
        (WEDNESDAY, ("2024-05-17",)),
        ("2021", ()),
    ]
