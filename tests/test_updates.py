"""What has changed since, and what is a conflict though days lie between."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from detector import article_from_text
from detector.attribute import attribute
from detector.conflict import worth_reading
from detector.decision.thresholds import SAME_AT_TWO_TIMES
from detector.quantities.reading import read
from detector.schema import CandidatePair, Statement
from detector.segment import segment
from detector.updates.changes import change_between, find_updates, leaves_standing
from detector.words.cues import load_cues

MONDAY, TUESDAY, FRIDAY = "2024-03-04", "2024-03-05", "2024-03-08"
LEAST = {"count": 0.5, "state": 0.5}
NEW_TOLL = (
    "Cinq personnes ont été blessées, selon un nouveau bilan de la préfecture, qui avait d'abord fait "
    "état de trois blessés."
)


def statement(text: str, date: str, language: str = "fr", title: str = "Au port de Kervalen") -> Statement:
    """The statement that one sentence makes in an article of a day."""
    return statements_of(text, date, language, title)[-1]


def statements_of(
    text: str, date: str, language: str = "fr", title: str = "Au port de Kervalen"
) -> list[Statement]:
    """All statements that a text makes in an article of a day."""
    article = article_from_text(
        f"{title}\n\n{text}\n", path="x.txt", outlet=f"Journal {date} {text}", date=date, language=language
    )
    return attribute(article, segment(article))


def change(left: Statement, right: Statement) -> str | None:
    """What changed between two statements; the same in either order."""
    readings = [read(s.proposition, load_cues(s.language), s.date) for s in (left, right)]
    one = change_between(left, right, (readings[0], readings[1]))
    assert one == change_between(right, left, (readings[1], readings[0]))
    return one


@pytest.mark.parametrize(
    ("language", "earlier", "later", "expected"),
    [
        # a toll rises by itself
        (
            "fr",
            "La rixe a fait 12 blessés, selon la mairie.",
            "La rixe a fait 17 blessés, selon l'hôpital.",
            "count",
        ),
        (
            "en",
            "The brawl left 12 injured, the mayor said.",
            "The brawl left 17 injured, a doctor said.",
            "count",
        ),
        # ... and so does the number of the ill
        (
            "fr",
            "Neuf cas de rougeole au lycée de Kervalen, selon la rectrice.",
            "Vingt-six cas de rougeole au lycée de Kervalen, selon l'agence.",
            "count",
        ),
        (
            "fr",
            "12 personnes ont péri dans le tunnel, selon la mairie.",
            "Le tunnel a fait 17 morts, selon l'hôpital.",
            "count",
        ),
        # ... also where both name the day of the event
        (
            "fr",
            "La rixe a fait 12 blessés lundi, selon la mairie.",
            "La rixe a fait 17 blessés lundi, selon l'hôpital.",
            "count",
        ),
        # a fall needs a word, or one source
        (
            "fr",
            "La rixe a fait 17 blessés, selon la mairie.",
            "La rixe a fait 12 blessés, selon l'hôpital.",
            None,
        ),
        (
            "fr",
            "La rixe a fait 17 blessés, selon la mairie.",
            "La rixe a fait 12 blessés, selon un nouveau bilan de l'hôpital.",
            "count",
        ),
        (
            "fr",
            "La rixe a fait 17 blessés, selon la mairie.",
            "La rixe a fait 12 blessés, selon la mairie.",
            "count",
        ),
        # what does not rise by itself
        (
            "fr",
            "Le cortège comptait 4 000 marcheurs, selon le syndicat.",
            "Le cortège comptait 9 000 marcheurs, selon la police.",
            None,
        ),
        ("en", "He sold 300 tickets, the club said.", "He sold 500 tickets, the league said.", None),
        (
            "en",
            "He sold 300 tickets, the club said.",
            "The total has risen to 500 tickets, the league said.",
            "count",
        ),
        # counts of different days
        (
            "fr",
            "Dimanche, 4 000 marcheurs ont défilé, selon le syndicat.",
            "Jeudi, 9 000 marcheurs ont défilé, selon la police.",
            "count",
        ),
        (
            "fr",
            "Le 28 février, l'eau a contenu 9 grammes de sel, selon la préfecture.",
            "Début mars, l'eau a contenu 6 grammes de sel, selon le syndicat.",
            "count",
        ),
        (
            "fr",
            "Mardi, le feu avait parcouru 2 300 hectares, selon la mairie.",
            "Le feu était fixé vendredi à 3 100 hectares, selon les pompiers.",
            "count",
        ),
        # a negated count is no count
        (
            "fr",
            "Il y a eu 12 blessés, selon la mairie.",
            "Il n'y a pas eu 17 blessés, selon l'hôpital.",
            None,
        ),
        # money
        (
            "fr",
            "L'amende est de 3 millions d'euros, selon lui.",
            "L'amende est de 5 millions d'euros, selon elle.",
            None,
        ),
        (
            "fr",
            "L'amende est de 3 millions d'euros, selon le préfet.",
            "L'amende a été portée et finalement fixée à 5 millions d'euros, selon le juge.",
            "count",
        ),
        (
            "fr",
            "L'amende était lundi de 3 millions d'euros, selon le préfet.",
            "L'amende était vendredi de 5 millions d'euros, selon le juge.",
            None,
        ),
        # states
        (
            "fr",
            "La halle de Kervalen est fermée, selon la mairie.",
            "La halle de Kervalen a rouvert.",
            "state",
        ),
        (
            "en",
            "The hall of Kervalen is closed, the mayor said.",
            "The hall of Kervalen has reopened.",
            "state",
        ),
        (
            "fr",
            "La halle de Kervalen est fermée, selon la mairie.",
            "La halle de Kervalen est ouverte.",
            None,
        ),
        # a denial is not brought up to date
        ("fr", "La mairie a démenti que la halle ait rouvert.", "La halle de Kervalen a rouvert.", None),
    ],
)
def test_what_has_changed_from_one_day_to_the_other(language, earlier, later, expected):
    assert change(statement(earlier, TUESDAY, language), statement(later, FRIDAY, language)) == expected


@pytest.mark.parametrize(
    ("language", "earlier", "later"),
    [
        (
            "fr",
            "Le préfet Jean Dubreuil a dit lundi que le tunnel était fermé.",
            "Le préfet Jean Dubreuil a dit jeudi que le tunnel était rouvert.",
        ),
        (
            "fr",
            "Anna Rey a affirmé lundi que la grève continuait.",
            "Anna Rey a affirmé jeudi que la grève était terminée.",
        ),
        ("en", "Anna Rey said the tunnel was closed.", "Anna Rey said the tunnel had reopened."),
        ("en", "Anna Rey said the strike was going on.", "Anna Rey said the strike was over."),
        ("de", "Anna Rey sagte, der Tunnel sei gesperrt.", "Anna Rey sagte, der Tunnel sei wieder offen."),
        ("es", "Anna Rey dijo que el túnel estaba cerrado.", "Anna Rey dijo que el túnel estaba reabierto."),
        (
            "it",
            "Anna Rey ha detto che il tunnel era chiuso.",
            "Anna Rey ha detto che il tunnel era riaperto.",
        ),
        ("pt", "Anna Rey disse que o túnel estava fechado.", "Anna Rey disse que o túnel tinha reaberto."),
        ("ru", "Анна Рей заявила, что туннель закрыт.", "Анна Рей заявила, что туннель вновь открыт."),
        ("uk", "Анна Рей заявила, що тунель закрито.", "Анна Рей заявила, що тунель знову відкрито."),
    ],
)
def test_a_source_that_says_later_that_a_state_is_over_brings_its_words_up_to_date(language, earlier, later):
    statements = [statement(earlier, TUESDAY, language), statement(later, FRIDAY, language)]
    assert change(*statements) == "state"
    assert worth_reading(statements, [CandidatePair(0, 1, 0.7)]) == []


@pytest.mark.parametrize(
    ("language", "earlier", "later", "expected"),
    [
        # the later is of a day after the earlier was given
        ("fr", "Le feu a parcouru 1 400 hectares.", "Vendredi, le feu a atteint 3 100 hectares.", "count"),
        ("en", "He leads by 14 points.", "He won by 66 points on Friday.", "count"),
        # ... which rival counts of one event are not, given on whatever day
        ("fr", "Le feu a parcouru 1 400 hectares.", "Le feu a atteint lundi 3 100 hectares.", None),
        ("fr", "4 000 marcheurs ont défilé.", "9 000 marcheurs ont défilé lundi, dit la CGT.", None),
        ("fr", "Le feu a parcouru 1 400 hectares.", "Le feu a atteint 3 100 hectares.", None),
        # ... nor sums, nor what the earlier foresaw of that day
        ("fr", "L'amende est de 3 millions d'euros.", "L'amende était vendredi de 5 millions d'euros.", None),
        (
            "fr",
            "4 000 marcheurs défileront vendredi, dit la police.",
            "9 000 marcheurs ont défilé vendredi, dit la CGT.",
            None,
        ),
        # another clause is negated than that of the count
        (
            "fr",
            "La teneur maximale atteint 190 milligrammes.",
            "La teneur maximale atteint désormais 230 milligrammes, dans un puits qui n'avait pas été sondé.",
            "count",
        ),
        ("fr", "Il y a eu 12 blessés.", "Selon un nouveau bilan, il n'y a pas eu 17 blessés.", None),
        # tolls that do not clash: of at least so many, of a part at first, of people named otherwise
        ("fr", "Au moins 41 morts dans une frappe.", "La frappe a fait 58 morts.", "count"),
        ("fr", "La frappe a fait 58 morts.", "Au moins 41 morts dans une frappe.", None),
        ("fr", "17 enfants sont hospitalisés.", "Vendredi, il y a eu 22 hospitalisations.", "count"),
        ("en", "Four miners were killed.", "Seven miners are now known to have died.", "count"),
        ("en", "Nine people were killed by the storm.", "The toll of the storm has risen to 61.", "count"),
        ("es", "Once heridos en el puerto.", "La lista de heridos ha crecido hasta veinte.", "count"),
        ("it", "Undici persone si sono sentite male.", "Gli intossicati sono saliti a venti.", "count"),
        (
            "de",
            "Elf Menschen wurden verletzt.",
            "Die Zahl der Verletzten stieg laut Amt auf vierzehn.",
            "count",
        ),
        # words of change
        ("fr", "Le plomb touche sept cours.", "Le plomb touche onze cours, et non plus sept.", "count"),
        ("fr", "Il a quatorze secondes d'avance.", "Il a porté son avance à quarante secondes.", "count"),
        ("fr", "Il y aura 214 renvois.", "Le maire a ramené hier à 189 le nombre des renvois.", "count"),
        # not of those who met something else
        ("en", "Eleven people were injured.", "The toll has risen to eight dead.", None),
        # what is over since then, whoever says so
        ("fr", "Les sept marins sont arrêtés.", "Les sept marins sont repartis jeudi.", "state"),
        ("fr", "Les sept marins sont arrêtés.", "Les sept marins sont repartis lundi.", None),
        ("en", "The seven sailors are in custody.", "The seven sailors were released on Thursday.", "state"),
        # when it changes is no subject
        (
            "fr",
            "Le lycée Dupin de Kervalen restera fermé mercredi et jeudi.",
            "Le lycée Dupin rouvrira ses portes samedi.",
            "state",
        ),
        ("fr", "Orlane : une pause, pas une fermeture.", "Orlane : la fermeture est officielle.", "state"),
    ],
)
def test_what_came_after_the_earlier_was_said_brings_it_up_to_date(language, earlier, later, expected):
    statements = [statement(earlier, TUESDAY, language), statement(later, FRIDAY, language)]
    assert change(*statements) == expected
    assert bool(worth_reading(statements, [CandidatePair(0, 1, 0.7)])) is (expected is None)


def test_a_word_of_change_in_both_statements_tells_no_change():
    left = statement("Anna Rey a dit que le tunnel a rouvert en février.", TUESDAY)
    right = statement("Anna Rey a dit que le tunnel a rouvert en janvier.", FRIDAY)
    assert change(left, right) is None


def test_an_update_of_tolls_that_do_not_clash_names_both():
    statements = [
        statement("Au moins 41 morts dans une frappe.", TUESDAY),
        statement("La frappe a fait 58 morts.", FRIDAY),
    ]
    [update] = find_updates(statements, [CandidatePair(0, 1, 0.9)], LEAST)
    assert update.what == "Au moins 41 morts → 58 morts"


def test_what_came_after_is_no_conflict_however_little_alike_they_are():
    statements = [
        statement("Nine people were killed by the storm.", TUESDAY, "en"),
        statement("The gates were raised as the toll reaches 61.", FRIDAY, "en"),
    ]
    assert worth_reading(statements, [CandidatePair(0, 1, 0.13)]) == []
    statements = [
        statement("Le feu a parcouru 1 400 hectares.", TUESDAY),
        statement("Vendredi, le feu a atteint 3 100 hectares.", FRIDAY),
    ]
    assert worth_reading(statements, [CandidatePair(0, 1, 0.13)]) == []


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        # nothing tells that it has changed
        (
            "Anna Rey a affirmé qu'elle n'avait jamais vu le ministre.",
            "Anna Rey a affirmé qu'elle avait vu le ministre deux fois.",
        ),
        # what is said to have changed is said not to have
        ("Anna Rey a dit que le tunnel a rouvert.", "Anna Rey a dit que le tunnel n'a pas rouvert."),
        ("Anna Rey a dit que la grève était terminée.", "Anna Rey a dit que la grève n'était pas terminée."),
        # two sources may differ on whether it is over
        ("Anna Rey a dit que la grève continuait.", "Luc Morel a dit que la grève était terminée."),
        ("Anna Rey a dit que la halle était fermée.", "Anna Rey a dit que le tunnel avait rouvert."),
    ],
)
def test_a_source_that_contradicts_its_own_words_is_no_update(earlier, later):
    assert change(statement(earlier, TUESDAY), statement(later, FRIDAY)) is None


def test_an_update_of_a_state_says_what_has_changed_in_the_words_of_the_articles():
    statements = [
        statement("Le préfet Jean Dubreuil a dit que le tunnel était fermé.", TUESDAY),
        statement(
            "Le préfet Jean Dubreuil a dit que les équipes avaient travaillé toute la nuit sur la chaussée, "
            "que le tunnel était rouvert, et que les bus circulaient à leurs horaires habituels.",
            FRIDAY,
        ),
    ]
    [update] = find_updates(statements, [CandidatePair(0, 1, 0.9)], LEAST)
    assert (update.kind, update.what) == ("state", "le tunnel était fermé → que le tunnel était rouvert")


def test_two_states_that_change_on_one_day_are_two_updates():
    statements = [
        statement("La halle de Kervalen est fermée, selon la mairie.", TUESDAY),
        statement("Le musée du phare est fermé, selon la mairie.", TUESDAY),
        statement("La halle de Kervalen a rouvert.", FRIDAY),
        statement("Le musée du phare a rouvert.", FRIDAY),
    ]
    found = find_updates(statements, [CandidatePair(0, 2, 0.9), CandidatePair(1, 3, 0.9)], LEAST)
    assert {update.what for update in found} == {
        "La halle de Kervalen est fermée → La halle de Kervalen a rouvert",
        "Le musée du phare est fermé → Le musée du phare a rouvert",
    }


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("Ils étaient 3 000 lundi sur le port.", "Ils étaient 12 000 samedi sur le port.", "count"),
        ("Lundi, 3 000 marcheurs ont défilé.", "Samedi, 12 000 marcheurs ont défilé.", "count"),
        ("Ils étaient 3 000 lundi sur le port.", "Ils étaient 12 000 lundi sur le port.", None),
        # the day may be that of the event, and the toll of the day on which it is told
        ("La rixe de lundi a fait 12 blessés.", "Samedi, la rixe avait fait 20 blessés.", None),
    ],
)
def test_the_crowds_of_two_days_are_of_two_dates_though_told_on_one(left, right, expected):
    assert change(statement(left, TUESDAY), statement(right, TUESDAY)) == expected


def test_a_pair_is_an_update_or_may_be_a_conflict():
    closed = statement("La halle de Kervalen est fermée, selon la mairie.", TUESDAY)
    same = statement("La halle de Kervalen a rouvert.", FRIDAY)
    other = statement("Le musée du phare a rouvert.", FRIDAY)
    for later, update in ((same, True), (other, False)):
        statements, pair = [closed, later], CandidatePair(0, 1, 0.9)
        assert bool(find_updates(statements, [pair], SAME_AT_TWO_TIMES)) is update
        assert worth_reading(statements, [pair]) == ([] if update else [pair])


def test_on_one_day_nothing_has_changed():
    left = statement("La rixe a fait 12 blessés, selon la mairie.", TUESDAY)
    assert change(left, statement("La rixe a fait 17 blessés, selon l'hôpital.", TUESDAY)) is None
    assert change(replace(left, date=None), statement("La rixe a fait 17 blessés.", FRIDAY)) is None


@pytest.mark.parametrize(
    ("language", "one", "other", "expected"),
    [
        # of two tolls of one day, the one that says so is the later, up or down
        (
            "fr",
            "La rixe a fait 17 blessés, selon la mairie.",
            "Le bilan a été revu à la baisse : 12 blessés, selon l'hôpital.",
            "count",
        ),
        (
            "fr",
            "La rixe a fait 12 blessés, selon la mairie.",
            "La rixe a fait 17 blessés, selon un nouveau bilan de l'hôpital.",
            "count",
        ),
        (
            "en",
            "The brawl left 17 injured, the mayor said.",
            "The toll was corrected to 12 injured, a doctor said.",
            "count",
        ),
        (
            "de",
            "Es gab 17 Verletzte, so der Bürgermeister.",
            "Die Zahl wurde auf 12 Verletzte korrigiert.",
            "count",
        ),
        ("es", "Hay 17 heridos, según el alcalde.", "Hay 12 heridos, según un nuevo balance.", "count"),
        # rival counts of one moment
        (
            "fr",
            "La rixe a fait 17 blessés, selon la mairie.",
            "La rixe a fait 12 blessés, selon l'hôpital.",
            None,
        ),
        (
            "fr",
            "4 000 manifestants ont défilé, selon la police.",
            "Ils étaient finalement 12 000 manifestants, selon la CGT.",
            None,
        ),
        # both say that theirs is the newest
        (
            "fr",
            "Le bilan est désormais de 17 blessés, selon la mairie.",
            "Le bilan est désormais de 12 blessés, selon l'hôpital.",
            None,
        ),
    ],
)
def test_a_toll_corrected_on_the_same_day(language, one, other, expected):
    assert change(statement(one, TUESDAY, language), statement(other, TUESDAY, language)) == expected


def test_a_correction_of_one_day_comes_last():
    statements = [
        statement("Le bilan a été revu à la baisse : 12 blessés, selon l'hôpital.", TUESDAY),
        statement("La rixe a fait 17 blessés, selon la mairie.", TUESDAY),
    ]
    for order in (statements, statements[::-1]):
        [update] = find_updates(order, [CandidatePair(0, 1, 0.9)], LEAST)
        assert update.what == "17 blessés → 12 blessés"


def test_rival_crowds_are_no_update_a_day_later():
    left = statement("4 000 personnes ont défilé à Kervalen, selon la police.", MONDAY)
    right = statement("12 000 personnes ont défilé à Kervalen, selon la CGT.", TUESDAY)
    assert change(left, right) is None


def test_the_day_of_the_words_counts_not_that_of_the_article():
    left = statement("La rixe a fait 12 blessés, a dit mardi la mairie.", FRIDAY)
    right = statement("La rixe a fait 17 blessés, a dit vendredi l'hôpital.", FRIDAY)
    assert change(left, right) == "count"


def test_rival_counts_of_one_named_day_stay_rivals_a_day_later():
    left = statement("Dimanche, 4 000 marcheurs ont défilé, selon le syndicat.", MONDAY)
    right = statement("Dimanche, 9 000 marcheurs ont défilé, selon la police.", TUESDAY)
    assert change(left, right) is None


def test_each_statement_updates_the_last_before_it():
    statements = [
        statement("La rixe a fait 12 blessés, selon la mairie.", MONDAY),
        statement("La rixe a fait 17 blessés, selon l'hôpital.", TUESDAY),
        statement("La rixe a fait 21 blessés, selon la police.", FRIDAY),
        statement("La rixe a fait 21 blessés, selon la préfecture.", FRIDAY),
    ]
    pairs = [CandidatePair(left, right, 0.9) for right in range(4) for left in range(right)]
    found = find_updates(statements, pairs, LEAST)
    assert [(u.id, u.what, u.dates) for u in found] == [
        ("u1", "12 blessés → 17 blessés", (MONDAY, TUESDAY)),
        ("u2", "17 blessés → 21 blessés", (TUESDAY, FRIDAY)),
    ]
    assert [u.kind for u in found] == ["count", "count"]
    assert find_updates(statements, [replace(pair, similarity=0.1) for pair in pairs], LEAST) == []


def test_what_was_counted_years_ago_is_no_earlier_state_of_the_same_event():
    statements = [
        statement("L'épidémie a fait 46 malades, selon l'agence.", "2019-03-04"),
        statement("L'épidémie a fait 52 malades, selon l'agence.", FRIDAY),
    ]
    assert change(*statements) == "count"  # no conflict either
    assert find_updates(statements, [CandidatePair(0, 1, 0.9)], LEAST) == []


def stands(left: Statement, right: Statement) -> bool:
    """Whether two statements can both hold because one comes on top of the other, in either order."""
    readings = [read(s.proposition, load_cues(s.language), s.date) for s in (left, right)]
    one = leaves_standing(left, right, (readings[0], readings[1]))
    assert one == leaves_standing(right, left, (readings[1], readings[0]))
    if one:
        statements = [left, replace(right, id="b")]
        assert worth_reading(statements, [CandidatePair(0, 1, 0.9)]) == []
    return one


@pytest.mark.parametrize(
    ("language", "earlier", "later", "expected"),
    [
        ("fr", "Le docker a nié avoir signé avec le port de Breval.", "Il a signé vendredi.", True),
        ("en", "The docker denied having signed with Breval.", "He signed with Breval on Friday.", True),
        # what is only told later, or named no day of, is held against the denial
        ("fr", "Le docker a nié avoir signé avec le port de Breval.", "Il a signé le 29 février.", False),
        ("fr", "Le docker a nié avoir signé avec le port de Breval.", "Il a signé avec le port.", False),
        # counts that come on top of others
        ("en", "Five bodies were found in the hold.", "Two more bodies were found in the hold.", True),
        ("fr", "Cinq corps ont été repêchés.", "Deux corps supplémentaires ont été repêchés.", True),
        ("en", "Five bodies were found in the hold.", "Two bodies were found in the hold.", False),
        ("en", "Five bodies were found.", "More than two dozen bodies were found.", False),
        ("fr", "19 personnes ont été blessées.", "15 blessés encore hospitalisés à Kervalen.", True),
        # one more of what was single
        ("fr", "Une seule fouille du navire a eu lieu.", "Une seconde fouille a eu lieu vendredi.", True),
        ("fr", "Une seule fouille du navire a eu lieu.", "Deux fouilles ont eu lieu à bord.", False),
        ("fr", "Une seule fouille du navire a eu lieu.", "Un second témoin parle de trois fouilles.", False),
    ],
)
def test_what_comes_on_top_of_the_earlier_leaves_it_standing(language, earlier, later, expected):
    left, right = statement(earlier, MONDAY, language), statement(later, FRIDAY, language)
    assert stands(left, right) is expected


def test_what_adds_to_a_count_is_no_lower_toll():
    left = statement("The wreck left five dead, a doctor said.", MONDAY, "en")
    assert change(left, statement("The wreck left two more dead, a doctor said.", FRIDAY, "en")) is None
    assert change(left, statement("The wreck left two dead, a doctor said.", FRIDAY, "en")) == "count"


def test_rival_counts_stay_rivals_where_both_come_on_top():
    left = statement("Cinq corps supplémentaires ont été repêchés, dit la police.", MONDAY)
    right = statement("Deux corps supplémentaires ont été repêchés, dit la mairie.", MONDAY)
    assert not stands(left, right)


def test_the_report_lists_updates_apart(detector_, story):
    report = detector_.detect(story)
    by_id = {s.id: s for s in report.statements}
    assert report.updates
    for update in report.updates:
        assert update.what in ("12 blessés → 21 blessés", "17 blessés → 21 blessés")
        assert (by_id[update.left].date, by_id[update.right].date) == ("2024-03-04", "2024-03-05")
    opposed = {frozenset((c.left, c.right)) for c in report.conflicts}
    assert not opposed & {frozenset((u.left, u.right)) for u in report.updates}
    content = json.loads(report.to_json())
    assert content["schema"] == 1
    assert list(content["updates"][0]) == ["id", "kind", "left", "right", "what", "dates"]


@pytest.mark.parametrize(
    ("earlier", "expected"),
    [
        ("La rixe a fait sept blessés, selon la mairie.", None),
        ("La rixe a fait trois blessés, selon la mairie.", "count"),
    ],
)
def test_a_toll_that_names_what_it_replaces_replaces_nothing_else(earlier, expected):
    right = next(s for s in statements_of(NEW_TOLL, TUESDAY) if s.content.startswith("Cinq"))
    assert change(statement(earlier, MONDAY), right) == expected


def test_what_a_source_had_said_first_is_the_earlier_count():
    first = next(s for s in statements_of(NEW_TOLL, TUESDAY) if "trois" in s.content)
    now = statement("La rixe a fait cinq blessés, selon la préfecture.", TUESDAY)
    [update] = find_updates([now, first], [CandidatePair(0, 1, 0.9)], LEAST)
    assert (update.left, update.right) == (first.id, now.id)


def test_a_count_that_its_source_has_replaced_stands_against_nobody_s():
    first = next(s for s in statements_of(NEW_TOLL, TUESDAY) if "trois" in s.content)
    now = next(s for s in statements_of(NEW_TOLL, TUESDAY) if "Cinq" in s.content)
    others = statement("La rixe a fait sept blessés, selon la mairie.", MONDAY)
    assert stands(others, first)
    assert not stands(others, now)
