"""Denials, retractions, refusals and sources in other words and another order, in six languages, one a row.

``constructions`` tells how to read a row.
"""

from __future__ import annotations

import pytest
from constructions import check, rows

SENTENCES = {
    "de": {
        "refusals": [
            ("Im Amt will man das nicht kommentieren.", "Im Amt | no-comment | –"),
            ("Der Wirt wollte sich dazu nicht äussern.", "Der Wirt | no-comment | –"),
            ("Eine Stellungnahme zum Brand lehnte der Wirt ab.", "der Wirt | no-comment | –"),
            ("Den Antrag zum Umbau lehnte der Wirt ab.",),
            ("Die Fragen der Gäste beantwortete der Wirt nicht.", "der Wirt | no-comment | –"),
            ("Der Wirt lehnte ein Gespräch mit dieser Zeitung ab.", "Der Wirt | no-comment | –"),
            ("Der Präsident lehnte ein Gespräch mit den Rebellen ab.",),
        ],
        "retractions": [
            ("Der Wirt hält nicht mehr an dem Blitz fest.", "Der Wirt | retract | –"),
            ("Der Damm hält nicht mehr.",),
            ("Den Brand bestritt der Wirt nicht länger.", "der Wirt | retract | –"),
            ("Der Koch räumt ein, sich verzählt zu haben.", "Der Koch | retract | –"),
            ("Der Kapitän korrigierte den Kurs.",),
            (
                "Der Bund korrigiert seine Zahl: Es fehlen nur neun Boote.",
                "Der Bund | retract | –",
                "Der Bund | assert | Es fehlen nur neun Boote",
            ),
        ],
        "denials": [
            ("Von Absicht könne keine Rede sein, sagte der Wirt.", "der Wirt | deny | Absicht"),
            ("Der Wirt hält das Schreiben für eine Fälschung.", "Der Wirt | deny | –"),
            ("Der Wirt hält die Brücke für baufällig.",),
            (
                "Dass der Ofen brannte, stellt der Wirt in Abrede.",
                "der Wirt | deny | der Ofen brannte",
            ),
        ],
        "other verbs of saying": [
            (
                "Der Koch gab in Kiel zu Protokoll, den Ofen gelöscht zu haben.",
                "Der Koch | assert | den Ofen gelöscht zu haben",
            ),
            (
                "Der Koch entgegnet, er habe den Ofen gelöscht.",
                "Der Koch | assert | er habe den Ofen gelöscht",
            ),
            ("Im Dorf sagt man, der Ofen sei alt.", "Im Dorf | assert | der Ofen sei alt"),
        ],
    },
    "es": {
        "a verb that is a noun elsewhere": [
            (
                "El gerente denuncia que faltan dos camiones.",
                "El gerente | assert | faltan dos camiones",
            ),
            (
                "La panadera, Rosa Llopis, recuerda que el horno ardió de noche.",
                "La panadera, Rosa Llopis | assert | el horno ardió de noche",
            ),
            ("La denuncia del gerente contra el puerto llega al juez.",),
        ],
        "what somebody does before a colon": [
            (
                "La alcaldesa Rosa Llopis saca la factura: el pienso se pagó en abril.",
                "La alcaldesa Rosa Llopis | assert | el pienso se pagó en abril",
            ),
            ("El pienso se pagó dos veces: una en abril y otra en mayo.",),
            ("La feria abre de 9:30 a 14:00 todos los sábados de abril.",),
        ],
        "refusals, retractions, denials": [
            ("El notario se abstuvo de opinar.", "El notario | no-comment | –"),
            ("El club no adelanta hipótesis.", "El club | no-comment | –"),
            ("El club rechazó el señalamiento.", "El club | deny | –"),
            ("El club retiró la versión del robo.", "El club | retract | –"),
            ("El club retiró la basura.",),
            ("El notario admite que exageró el riesgo.", "El notario | retract | –"),
            (
                "El club corrige su primera versión: eran seis botes.",
                "El club | retract | –",
                "El club | assert | eran seis botes",
            ),
        ],
        "what somebody lays to another": [
            (
                "El alcalde atribuyó el corte a una bomba quemada.",
                "El alcalde | assert | el corte a una bomba quemada",
            ),
            ("La culpa del corte es del viento.",),
        ],
    },
    "it": {
        "refusals and retractions": [
            ("Il notaio non parla con i giornalisti.", "Il notaio | no-comment | –"),
            (
                "Il notaio corregge il tiro: le lettere erano due.",
                "Il notaio | retract | –",
                "Il notaio | assert | le lettere erano due",
            ),
            ("La ditta corregge il progetto del ponte.",),
        ],
        "what somebody lays to another": [
            (
                "Il sindaco accusa la ditta di aver mentito.",
                "Il sindaco | assert | la ditta di aver mentito",
            ),
            ("L'accusa di frode è caduta ieri.",),
        ],
        "a verb that is a noun elsewhere": [
            ("Il guardiano conferma che la diga perde.", "Il guardiano | confirm | la diga perde"),
            ("La conferma del guardiano è attesa in serata.",),
        ],
        "what somebody does before a colon": [
            (
                "Il guardiano Aldo Bini scuote la testa: la diga perde da maggio.",
                "Il guardiano Aldo Bini | assert | la diga perde da maggio",
            ),
            ("La diga ha due difetti: perde e vibra quando piove.",),
        ],
    },
    "pt": {
        "retractions and denials": [
            ("O barqueiro admite ter-se precipitado.", "O barqueiro | retract | –"),
            (
                "O barqueiro emendou a mão: eram seis redes.",
                "O barqueiro | retract | –",
                "O barqueiro | assert | eram seis redes",
            ),
            ("O barqueiro reviu a matéria.",),
            ("O deputado chamou a história de fofoca de corredor.", "O deputado | deny | –"),
        ],
        "a verb that is a noun elsewhere": [
            ("O barqueiro conta que a ponte abanava.", "O barqueiro | assert | a ponte abanava"),
            ("A conta da obra chegou ao barqueiro em maio.",),
        ],
    },
    "ru": {
        "refusals, the verb last": [
            ("Обсуждать пожар начальник порта отказался.", "начальник порта | no-comment | –"),
            ("Рыбаки, привыкшие говорить прямо, отказались от премии.",),
            ("На вопросы газеты мэрия не отвечает.", "мэрия | no-comment | –"),
            ("От оценок прокурор Илья Ветров воздержался.", "прокурор Илья Ветров | no-comment | –"),
            ("Подробностей полиция не раскрывает.", "полиция | no-comment | –"),
            ("Справок по телефону полиция не даёт.", "полиция | no-comment | –"),
            ("Капитан воспользовался правом не свидетельствовать.", "Капитан | no-comment | –"),
            ("Капитан воспользовался правом на отпуск.",),
        ],
        "retractions": [
            ("Капитан взял назад обвинения в адрес порта.", "Капитан | retract | –"),
            ("Капитан взял назад свой паспорт.",),
            ("Министр скорректировал свою оценку.", "Министр | retract | –"),
            ("Следователи отказались от версии о поджоге.", "Следователи | retract | –"),
            ("Следователи отказались от обеда.",),
            ("Директор больше не настаивает на этом.", "Директор | retract | –"),
            ("Директор признала, что насчёт денег солгала.", "Директор | retract | –"),
        ],
        "denials, what is denied before the verb": [
            ("В «Прогрессе» этот довод отвергают.", "В «Прогрессе» | deny | –"),
            (
                "Врач Олег Бунин, чья подпись стоит в акте, подлог отрицает.",
                "Врач Олег Бунин | deny | –",
            ),
            ("Пресс-секретарь слышит об этом впервые.", "Пресс-секретарь | deny | –"),
        ],
        "what somebody does before a colon": [
            (
                "Инженер Олег Бунин ссылается на чертежи: труба проходит севернее.",
                "Инженер Олег Бунин | assert | труба проходит севернее",
            ),
            ("Число раненых выросло: в больницу привезли ещё двоих.",),
        ],
    },
    "uk": {
        "refusals, the verb last": [
            ("Обговорювати пожежу начальник порту відмовився.", "начальник порту | no-comment | –"),
            ("Подробиць поліція не розголошує.", "поліція | no-comment | –"),
            (
                "Міністерство, чиї люди працюють на місці, від оцінок утрималося.",
                "Міністерство | no-comment | –",
            ),
            ("Посол слухавки не взяв.", "Посол | no-comment | –"),
            ("Посол квитків не взяв.",),
        ],
        "retractions": [
            ("Міністр скоригував власну заяву.", "Міністр | retract | –"),
            ("Міністр скоригував маршрут.",),
            ("Директорка визнала, що про гроші збрехала.", "Директорка | retract | –"),
            (
                "Речниця вибачилася перед послом: лист надійшов у вересні.",
                "Речниця | retract | –",
                "Речниця | assert | лист надійшов у вересні",
            ),
        ],
        "denials": [("Речниця чує про це вперше.", "Речниця | deny | –")],
    },
}


def group(language):
    return rows(SENTENCES[language].values())


@pytest.mark.parametrize(
    "language, sentence, expected",
    [
        pytest.param(language, *row.values, id=f"{language} {row.id}")
        for language in SENTENCES
        for row in group(language)
    ],
)
def test_says_who_says_what(language, sentence, expected):
    check(sentence, expected, language)
