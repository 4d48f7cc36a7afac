"""Counts that several sources give in one sentence, and counts that leave out their noun."""

from __future__ import annotations

import pytest

from detector import article_from_text
from detector.attribute import attribute
from detector.counts.rival_counts import told_count
from detector.counts.tallies import bare_count
from detector.quantities.clashes import clashing_quantities
from detector.quantities.reading import read
from detector.segment import segment
from detector.words.cues import load_cues


def statements(text: str, language: str):
    """The statements of an article of one paragraph, its headline left out."""
    article = article_from_text(
        f"Brévan\n\n{text}\n", path="x.txt", outlet="Le Sillon", date="2024-05-15", language=language
    )
    return [s for s in attribute(article, segment(article)) if not s.heading]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "fr",
            "Le cortège a réuni 12 000 personnes selon la CGT et 4 500 selon la préfecture.",
            [
                ("la CGT", "Le cortège a réuni 12 000 personnes"),
                ("la préfecture", "Le cortège a réuni 4 500 personnes"),
            ],
        ),
        (
            "fr",
            "Ils étaient près de 12 000 selon la CGT, 4 500 selon la préfecture.",
            [("la CGT", "Ils étaient près de 12 000"), ("la préfecture", "Ils étaient 4 500")],
        ),
        (
            "fr",
            "Les organisateurs ont annoncé 12 000 participants, contre 4 500 pour la police.",
            [("Les organisateurs", "12 000 participants"), ("la police", "4 500 participants")],
        ),
        # behind a place or an acronym, with the sign of a currency, by a verb of counting
        (
            "fr",
            "La marche a rassemblé à Nantes 12 000 personnes selon la CGT, contre 4 500 pour la préfecture.",
            [
                ("la CGT", "La marche a rassemblé à Nantes 12 000 personnes"),
                ("la préfecture", "La marche a rassemblé à Nantes 4 500 personnes"),
            ],
        ),
        (
            "fr",
            "La préfecture a compté 23 000 marcheurs, la CGT 90 000.",
            [
                ("La préfecture", "23 000 marcheurs"),
                ("la CGT", "90 000 marcheurs"),
            ],
        ),
        (
            "en",
            "Insurers put the damage at $30m, the mayor at $55m.",
            [("Insurers", "the damage at $30m"), ("the mayor", "the damage at $55m")],
        ),
        (
            "en",
            "About 4,000 people marched, according to police, while organisers said 12,000.",
            [("police", "About 4,000 people marched"), ("organisers", "12,000 people marched")],
        ),
        (
            "es",
            "Doce mil personas, según la CGT, llenaron la plaza, la policía dejó la cifra en 4.500.",
            [
                ("la CGT", "Doce mil personas llenaron la plaza"),
                ("la policía", "4.500 personas llenaron la plaza"),
            ],
        ),
        (
            "fr",
            "La CGT parle de 12 000 manifestants, la préfecture de 4 500.",
            [("La CGT", "12 000 manifestants"), ("la préfecture", "4 500 manifestants")],
        ),
        (
            "fr",
            "Quelque 3 000 personnes, 900 selon la police, ont marché dans le calme.",
            [
                (None, "Quelque 3 000 personnes ont marché dans le calme."),
                ("la police", "900 personnes ont marché dans le calme."),
            ],
        ),
        (
            "fr",
            "Le ministère évoque 1,2 milliard d'euros, la Cour des comptes plutôt 1,9 milliard.",
            [("Le ministère", "1,2 milliard d'euros"), ("la Cour des comptes", "1,9 milliard d'euros")],
        ),
        (
            "fr",
            "Le taux de grévistes est de 33 % selon le ministère, 60 % selon le syndicat.",
            [
                ("le ministère", "Le taux de grévistes est de 33 %"),
                ("le syndicat", "Le taux de grévistes est de 60 %"),
            ],
        ),
        (
            "fr",
            "La police annonce 4 000 manifestants. Les syndicats en revendiquent près de 12 000.",
            [
                ("La police", "4 000 manifestants"),
                ("Les syndicats", "près de 12 000 manifestants"),
            ],
        ),
        (
            "fr",
            "Plus de 4 000 manifestants ont défilé, selon la police. Près de 12 000, selon la CGT.",
            [
                ("la police", "Plus de 4 000 manifestants ont défilé"),
                ("la CGT", "Près de 12 000 manifestants ont défilé"),
            ],
        ),
        (
            "fr",
            "Il a détourné 2,3 millions d'euros, selon le parquet. Son avocat évoque 800 000 euros.",
            [
                ("le parquet", "Il a détourné 2,3 millions d'euros"),
                ("Son avocat", "Il a détourné 800 000 euros"),
            ],
        ),
        (
            "en",
            "The union said 12,000 marched, while police put the figure at 4,500.",
            [("The union", "12,000 marched"), ("police", "4,500 marched")],
        ),
        (
            "en",
            "Some 12,000 people marched according to unions, 4,500 according to police.",
            [("unions", "Some 12,000 people marched"), ("police", "4,500 people marched")],
        ),
        (
            "en",
            "The ministry said 12 people died, but the rebels put the toll at 40.",
            [("The ministry", "12 people died"), ("the rebels", "40 people died")],
        ),
        (
            "en",
            "Police said 4,500 people marched; organisers claimed 12,000.",
            [("Police", "4,500 people marched"), ("organisers", "12,000 people marched")],
        ),
        (
            "es",
            "La marcha reunió a 12.000 personas según los organizadores y a 4.500 según la policía.",
            [
                ("los organizadores", "La marcha reunió a 12.000 personas"),
                ("la policía", "La marcha reunió a 4.500 personas"),
            ],
        ),
        (
            "it",
            "In piazza 12mila persone secondo gli organizzatori, 4mila per la questura.",
            [
                ("gli organizzatori", "In piazza 12mila persone"),
                ("la questura", "In piazza 4mila persone"),
            ],
        ),
        (
            "de",
            "12.000 Menschen demonstrierten laut Veranstaltern, 4.500 laut Polizei.",
            [
                ("Veranstaltern", "12.000 Menschen demonstrierten"),
                ("Polizei", "4.500 Menschen demonstrierten"),
            ],
        ),
        (
            "pt",
            "A marcha juntou 12 mil pessoas segundo os organizadores e 4.500 segundo a polícia.",
            [
                ("os organizadores", "A marcha juntou 12 mil pessoas"),
                ("a polícia", "A marcha juntou 4.500 pessoas"),
            ],
        ),
        (
            "ru",
            "По данным организаторов, на митинг вышли 12 тысяч человек, по данным полиции — 4 тысячи.",
            [
                ("организаторов", "на митинг вышли 12 тысяч человек"),
                ("полиции", "на митинг вышли 4 тысячи человек"),
            ],
        ),
        (
            "uk",
            "За даними організаторів, на мітинг вийшли 12 тисяч людей, за даними поліції — 4 тисячі.",
            [
                ("організаторів", "на мітинг вийшли 12 тисяч людей"),
                ("поліції", "на мітинг вийшли 4 тисячі людей"),
            ],
        ),
    ],
)
def test_each_source_says_its_own_count(language, text, expected):
    found = statements(text, language)
    assert [(s.source, s.proposition) for s in found] == expected
    assert all(s.content in s.text and s.stance == "assert" for s in found)
    one, other = (read(s.proposition, load_cues(language)) for s in found)
    assert clashing_quantities(one, other)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Le maire a relogé 12 familles, la préfecture 30 réfugiés."),
        ("fr", "Le parti a perdu 12 sièges, contre 4 lors du dernier scrutin."),
        ("fr", "Le texte a été adopté par 52 voix contre 48, selon le greffe."),
        ("fr", "Selon la mairie, 12 maisons ont brûlé en 2022 et 30 camions ont été détruits."),
        ("fr", "Le 12 mars, 30 maisons ont brûlé, selon les pompiers."),
        ("fr", "Entre 30 et 40 maisons ont brûlé, selon les pompiers."),
        ("pt", "Segundo o inventário, desapareceram nove peças, e não dezassete."),
        ("fr", "La rixe a fait 12 blessés dont 3 graves, selon la mairie."),
        ("en", "The club sold 300 tickets on Monday and 200 on Tuesday, the manager said."),
        ("en", "The toll rose from 12 to 17, the ministry said."),
        ("en", "The boy, 12, and his sister, 14, were found, police said."),
        ("de", "Die Feuerwehr rückte mit 12 Wagen und 40 Kräften aus, so ein Sprecher."),
    ],
)
def test_other_numbers_stay_in_one_statement(language, text):
    assert len(statements(text, language)) == 1


@pytest.mark.parametrize(
    ("text", "proposition"),
    [
        (
            "Police counted 400 marchers. Organisers put the turnout at nearly 1,200.",
            "the turnout at nearly 1,200 marchers",
        ),
        # a year, a number far off, another count
        ("Police counted 400 marchers. The march was founded in 1998.", None),
        ("Police counted 400 marchers. The road is number 5.", None),
        ("Police counted 400 marchers. They saw 12 tents.", None),
    ],
)
def test_a_count_takes_the_noun_of_the_sentence_before(text, proposition):
    last = statements(text, "en")[-1]
    assert last.proposition == (proposition or last.content)


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "fr",
            "Il y avait 4 000 grévistes d'après la direction, le double d'après les syndicats.",
            [("la direction", "4 000 grévistes"), ("les syndicats", "8000 grévistes")],
        ),
        (
            "fr",
            "La préfecture a dénombré 3 000 manifestants, les syndicats quatre fois plus.",
            [("La préfecture", "3 000 manifestants"), ("les syndicats", "12000 manifestants")],
        ),
        (
            "en",
            "There were 4,000 strikers according to management, twice as many according to the unions.",
            [("management", "4,000 strikers"), ("the unions", "8000 strikers")],
        ),
        (
            "de",
            "Es gab 4000 Streikende laut Direktion, doppelt so viele laut Gewerkschaft.",
            [("Direktion", "4000 Streikende"), ("Gewerkschaft", "8000 Streikende")],
        ),
        (
            "es",
            "Hubo 4.000 huelguistas según la empresa, el doble según los sindicatos.",
            [("la empresa", "4.000 huelguistas"), ("los sindicatos", "8000 huelguistas")],
        ),
        (
            "it",
            "Gli scioperanti erano 4.000 secondo l'azienda, il doppio secondo i sindacati.",
            [("l'azienda", "4.000"), ("i sindacati", "8000")],
        ),
        (
            "pt",
            "Houve 4.000 grevistas segundo a empresa, o dobro segundo os sindicatos.",
            [("a empresa", "4.000 grevistas"), ("os sindicatos", "8000 grevistas")],
        ),
        (
            "ru",
            "На площадь вышли 4 тысячи человек, по данным полиции, вдвое больше — по данным организаторов.",
            [("полиции", "4 тысячи человек"), ("организаторов", "8000 человек")],
        ),
        (
            "uk",
            "На площу вийшли 4 тисячі людей, за даними поліції, удвічі більше — за даними організаторів.",
            [("поліції", "4 тисячі людей"), ("організаторів", "8000 людей")],
        ),
    ],
)
def test_a_count_may_be_told_as_many_times_the_other(language, text, expected):
    found = statements(text, language)
    assert [s.source for s in found] == [source for source, _ in expected]
    assert all(s.proposition.endswith(count) for s, (_, count) in zip(found, expected, strict=True))


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "fr",
            "La marche a rassemblé entre 3 000 (préfecture) et 12 000 (organisateurs) manifestants.",
            [
                ("préfecture", "La marche a rassemblé 3 000 manifestants."),
                ("organisateurs", "La marche a rassemblé 12 000 manifestants."),
            ],
        ),
        (
            "fr",
            "De 3 000 (police) à 12 000 personnes (SUD) ont défilé à Brévan.",
            [
                ("police", "3 000 personnes ont défilé à Brévan."),
                ("SUD", "12 000 personnes ont défilé à Brévan."),
            ],
        ),
        (
            "fr",
            "Quelque 3 000 personnes (12 000 selon les syndicats) ont défilé samedi.",
            [
                (None, "Quelque 3 000 personnes ont défilé samedi."),
                ("les syndicats", "12 000 personnes ont défilé samedi."),
            ],
        ),
        (
            "fr",
            "La marche a réuni 500 personnes selon la CGT (200 selon la police).",
            [
                ("la CGT", "La marche a réuni 500 personnes"),
                ("la police", "La marche a réuni 200 personnes"),
            ],
        ),
        (
            "en",
            "Between 3,000 (police) and 12,000 (organisers) people marched on Saturday.",
            [
                ("police", "3,000 people marched on Saturday."),
                ("organisers", "12,000 people marched on Saturday."),
            ],
        ),
        (
            "de",
            "Zwischen 3000 (Polizei) und 12 000 (Veranstalter) Menschen zogen durch Brevan.",
            [
                ("Polizei", "3000 Menschen zogen durch Brevan."),
                ("Veranstalter", "12 000 Menschen zogen durch Brevan."),
            ],
        ),
        (
            "es",
            "Se manifestaron entre 3.000 (policía) y 12.000 (organizadores) personas.",
            [
                ("policía", "Se manifestaron 3.000 personas."),
                ("organizadores", "Se manifestaron 12.000 personas."),
            ],
        ),
        (
            "ru",
            "Вышли 12 тысяч человек (организаторы), 3 тысячи (полиция).",
            [("организаторы", "Вышли 12 тысяч человек."), ("полиция", "Вышли 3 тысячи человек.")],
        ),
    ],
)
def test_a_bracket_names_who_counts_or_tells_the_other_count(language, text, expected):
    assert [(s.source, s.proposition) for s in statements(text, language)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "L'accident a fait 12 blessés (Ardennes) et 3 (Marne).",
        "L'accident a fait 12 blessés (dont 3 enfants selon la préfecture).",
        "Le site emploie 500 personnes (200 en 2010).",
    ],
)
def test_another_bracket_tells_no_rival_count(text):
    assert [s.source for s in statements(text, "fr")] == [None]


@pytest.mark.parametrize(
    ("language", "text", "source"),
    [
        ("fr", "La police a compté 200 manifestants.", "La police"),
        ("fr", "Les syndicats revendiquent 500 personnes.", "Les syndicats"),
        ("en", "Police counted 200 marchers.", "Police"),
        ("de", "Die Polizei zählte 200 Teilnehmer.", "Die Polizei"),
        ("es", "La policía contó 200 manifestantes.", "La policía"),
        ("it", "La polizia ha contato 200 manifestanti.", "La polizia"),
        ("pt", "A polícia contou 200 manifestantes.", "A polícia"),
        ("ru", "Полиция насчитала 200 участников.", "Полиция"),
        ("uk", "Поліція нарахувала 200 учасників.", "Поліція"),
        ("fr", "Les enquêteurs ont compté 12 billets.", None),
    ],
)
def test_who_counts_a_crowd_gives_its_number(language, text, source):
    assert [s.source for s in statements(text, language)] == [source]


def test_a_crowd_counted_by_another_is_the_one_before():
    text = "Selon la police, 200 personnes ont défilé. Les syndicats en ont compté 500."
    assert [(s.source, s.proposition) for s in statements(text, "fr")] == [
        ("la police", "200 personnes ont défilé"),
        ("Les syndicats", "500 personnes ont défilé"),
    ]


def test_a_place_that_opens_a_sentence_goes_with_each_count():
    text = "À Lorgnac, où l'on défilait, la police fait état de 600 marcheurs et les syndicats de 1 500."
    assert [s.proposition for s in statements(text, "fr")] == [
        "À Lorgnac, 600 marcheurs",
        "À Lorgnac, 1 500 marcheurs",
    ]


def test_a_time_of_day_is_no_two_counts():
    text = "Le préfet a précisé que la voiture avait été signalée à 23 h 52 pour avoir franchi un feu rouge."
    assert {s.source for s in statements(text, "fr")} == {"Le préfet"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The state school age in Kervalen is 17."),
        ("en", "Kervalen's council rejected a rise to 19 last year."),
    ],
)
def test_a_noun_or_a_refusal_before_a_number_tells_no_count(language, text):
    assert told_count(text, load_cues(language)) is None


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Cinq des victimes étaient du village."),
        ("fr", "Le cargo est amarré au quai n° 3."),
        ("en", "The cargo ship lies at berth no. 3."),
        ("ru", "Судно стоит у причала № 3."),
        ("en", "Gate 4 was opened by the police."),
    ],
)
def test_a_number_with_its_noun_or_of_a_name_leaves_no_noun_out(language, text):
    assert bare_count(text, load_cues(language)) is None
