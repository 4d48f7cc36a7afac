"""Dates of publication: as exact as the page says, never from running prose, never invented."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detector.pages.dates import find_publication_date, parse_date, read_date_line, yearless_prefix_end

# The months of the eight languages as newspapers print them, written down from their own almanacs.
MONTHS = {
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "en": "January February March April May June July August September October November December",
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "pt": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    "uk": "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня",
}
LONG_AGO = st.dates(datetime.date(1950, 1, 1), datetime.date(2024, 12, 31))


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("2024-10-25 17:20", "fr", "2024-10-25"),
        ("2024-10-25T17:20:00.123+02:00", None, "2024-10-25"),
        ("20241025", "fr", "2024-10-25"),
        ("2022-10", "fr", "2022-10"),
        ("10/2022", "fr", "2022-10"),
        ("octobre 2022", "fr", "2022-10"),
        ("août 2022", None, "2022-08"),
        ("2022", "fr", "2022"),
        ("3 mars 2024 à 10h", "fr", "2024-03-03"),
        ("1er octobre 2022", "fr", "2022-10-01"),
        ("vendredi 25 oct. 2024", "fr", "2024-10-25"),
        ("March 3, 2024", "en", "2024-03-03"),
        ("Oct. 3rd, 2024 at 10:00 AM", "en", "2024-10-03"),
        ("Fri, 25 Oct 2024 10:00:00 +0200", "en", "2024-10-25"),
        ("12. Mai 2024", "de", "2024-05-12"),
        ("Samstag, 12. Mai 2024, 10.30 Uhr", "de", "2024-05-12"),
        ("3 de marzo de 2024", "es", "2024-03-03"),
        ("3 marzo 2024", "it", "2024-03-03"),
        ("2 de março de 2024", "pt", "2024-03-02"),
        ("25 октября 2024 г.", "ru", "2024-10-25"),
        ("25 жовтня 2024", "uk", "2024-10-25"),
        ("25.10.24", "de", "2024-10-25"),
        ("3/4/2024", "en", "2024-04-03"),
        ("10/25/2024", "en", "2024-10-25"),
    ],
)
def test_a_date_is_read_with_the_precision_it_has(text, language, expected):
    assert parse_date(text, language) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "hier",
        "31.02.2024",
        "99/99/2024",
        "13-13-2024",
        "2024-13-01",
        "2099-01-01",
        "3 jours 2024",
        "1 lundi 2024",
        "1698230000",
        "0000",
        "12345",
        "25-10-24",
        "1.2.3.4",
        "٣",
    ],
)
def test_what_cannot_be_a_date_is_none(text):
    assert parse_date(text, "fr") is None


@given(LONG_AGO, st.sampled_from(sorted(MONTHS)))
def test_every_day_of_every_month_is_read_in_every_language(day, language):
    name = MONTHS[language].split()[day.month - 1]
    link = " de " if language in ("es", "pt") else (". " if language == "de" else " ")
    after = " de " if language in ("es", "pt") else " "
    assert parse_date(f"{day.day}{link}{name}{after}{day.year}", language) == day.isoformat()
    assert parse_date(f"{name} {day.year}", language) == day.isoformat()[:7]


@given(LONG_AGO, st.sampled_from("./"))
def test_figures_are_day_first(day, separator):
    text = separator.join((f"{day.day:02d}", f"{day.month:02d}", str(day.year)))
    assert parse_date(text, "fr") == day.isoformat()


@given(st.text(max_size=60))
def test_any_text_gives_none_or_a_real_date(text):
    found = parse_date(text, "fr")
    if found is not None:
        padded = found + "-01-01"[len(found) - 4 :]
        assert datetime.date.fromisoformat(padded)
        assert found[:4] in text or found[2:4] in text


@pytest.mark.parametrize(
    ("line", "language", "expected"),
    [
        ("date 2022-10 Image: xyz", "fr", "2022-10"),
        ("22.08.2023, 17:0522.08.2023, 20:25", "fr", "2023-08-22"),
        ("Publié le 3 mars 2024 à 10h par Jean Dupont", "fr", "2024-03-03"),
        ("Mis à jour le 4 mars 2024 à 10h30 - Publié le 3 mars 2024", "fr", "2024-03-03"),
        ("Par Jean Dupont | 3 mars 2024", "fr", "2024-03-03"),
        ("Lyon, le 3 mars 2024", "fr", "2024-03-03"),
        ("Anna Rey – 3 mars 2024", "fr", "2024-03-03"),
        ("ENQUÊTE • 3 mars 2024", "fr", "2024-03-03"),
        ("Published 3 March 2024, 09:15 GMT. Last updated 3 hours ago", "en", "2024-03-03"),
        ("Publié le 3 mars 2024 à 18h04, mis à jour il y a 2 heures", "fr", "2024-03-03"),
        ("París | Berlín - 03 mar 2024 - 10:45 CET", "es", "2024-03-03"),
        ("Updated 4:05 p.m. ET, March 3, 2024", "en", "2024-03-03"),
        ("Stand: 12. Mai 2024, 10:30 Uhr", "de", "2024-05-12"),
        ("Pubblicato il 3 marzo 2024 alle ore 10:30", "it", "2024-03-03"),
        ("Publicado em 02/03/2024 às 10h30 - Atualizado em 03/03/2024", "pt", "2024-03-02"),
        ("Publicado el 3 de marzo de 2024", "es", "2024-03-03"),
        ("Опубликовано: 25 октября 2024, 17:20", "ru", "2024-10-25"),
        ("Опубліковано 25 жовтня 2024 о 10:30", "uk", "2024-10-25"),
        ("Le Courrier de Brévent — vendredi 16 janvier 2026", "fr", "2026-01-16"),
        ("N° 1 214 – dimanche 18 janvier 2026", "fr", "2026-01-18"),
        ("Jeudi 5 mars 2026 | Édition du soir", "fr", "2026-03-05"),
        ("The Orvel Post | Friday 16 January 2026", "en", "2026-01-16"),
        ("14 janvier 2026 – 11h36 (actualisé 14 janvier 12h50)", "fr", "2026-01-14"),
        # These say more than a date.
        ("Attentat de Brévent – 14 juillet 2016", "fr", None),
        ("Le maire démissionne – vendredi 16 janvier 2026", "fr", None),
        ("Publié le 3 mars 2024, le rapport du Sénat accable le gouvernement.", "fr", None),
        ("Attentat du 13 novembre 2015", "fr", None),
        ("Il y a eu trois blessés le 3 mars 2024", "fr", None),
        ("Élections 2024", "fr", None),
    ],
)
def test_a_date_line_is_told_from_a_sentence_with_a_date(line, language, expected):
    assert read_date_line(line, language) == expected


STORY = [
    "Le 14 mai 2019, la ministre Rivoire avait promis aux élus de Brévent une ligne nouvelle, dit-elle.",
    "La promesse du 3 juin 2020 n'a pas été tenue, selon le collectif des usagers, qui manifestait hier.",
]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["La ligne promise se fait attendre", *STORY], None),
        (["La ligne promise se fait attendre", "Publié le 7 juillet 2021", *STORY], "2021-07-07"),
        ([*STORY, "2021-07-07 17:20"], "2021-07-07"),
        ([*STORY, "Elle a refusé de répondre. 2021-07-07 17:20"], "2021-07-07"),
        (["7 juillet 2021 – " + STORY[0], STORY[1]], "2021-07-07"),
        (["BRÉVENT, 7 juillet 2021 (AFP) – " + STORY[0], STORY[1]], "2021-07-07"),
        (["Mis à jour le 8 juillet 2021", *STORY, "Publié le 7 juillet 2021"], "2021-07-07"),
        (["Mis à jour le 8 juillet 2021", *STORY], "2021-07-08"),
        (["31.02.2021", *STORY], None),
        ([], None),
    ],
)
def test_the_date_of_publication_stands_above_or_below_the_story(lines, expected):
    assert find_publication_date(lines, "fr") == expected


def test_a_date_in_the_middle_of_a_page_is_not_looked_at():
    filler = [f"{number}. {STORY[0]} {STORY[1]}" for number in range(30)]
    assert find_publication_date([*filler, "3 mars 2024", *filler], "fr") is None


@pytest.mark.parametrize(
    ("line", "language", "story"),
    [
        ("Publié le 3 mai Le préfet a annoncé une enquête.", "fr", "Le préfet a annoncé une enquête."),
        ("Publié vendredi 3 mai à 18h12 Le préfet a dit non.", "fr", "Le préfet a dit non."),
        ("Publié le 3 mai à 18h12 Mis à jour le 4 mai Le préfet a dit non.", "fr", "Le préfet a dit non."),
        ("Published on 3 May The mayor said no.", "en", "The mayor said no."),
        ("Publicado el 3 de mayo El alcalde dijo que no.", "es", "El alcalde dijo que no."),
        ("Veröffentlicht am 3. Mai Der Bürgermeister sagt nein.", "de", "Der Bürgermeister sagt nein."),
        ("Publié le 3 mai, le rapport accable le préfet.", "fr", None),
        ("Publié le matin Le préfet a dit non.", "fr", None),
        ("Le 3 mai Le Monde a publié une enquête.", "fr", None),
    ],
)
def test_a_date_without_its_year_is_cut_only_behind_the_word_that_says_so(line, language, story):
    end = yearless_prefix_end(line, language)
    assert line[end:] == (story or line)
