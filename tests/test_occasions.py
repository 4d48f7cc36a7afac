"""Numbers that differ and are no conflict: of another year or day, of all and of some, grown since."""

from __future__ import annotations

import pytest

from detector import article_from_text
from detector.attribute import attribute
from detector.conflict import worth_reading
from detector.quantities.clashes import clashing_quantities
from detector.quantities.reading import read
from detector.schema import CandidatePair, Statement
from detector.segment import segment
from detector.updates.changes import change_between, leaves_standing
from detector.updates.retold import retold_updates
from detector.words.cues import load_cues


def clash(left: str, right: str, languages: str) -> bool:
    """Whether two contents count one thing differently, the same from either side."""
    first, _, second = languages.partition("-")
    one, other = read(left, load_cues(first)), read(right, load_cues(second or first))
    forward, backward = clashing_quantities(one, other), clashing_quantities(other, one)
    assert (forward is None) == (backward is None)
    return forward is not None


def statements(text: str, date: str, language: str = "fr", title: str = "À Valmorain") -> list[Statement]:
    """What an article says, its headline first."""
    article = article_from_text(
        f"{title}\n\n{text}\n", path=f"{date}{text}", outlet=f"Le Val {text}", date=date, language=language
    )
    return attribute(article, segment(article))


def readings(*told: Statement):
    """What the propositions say of numbers."""
    return tuple(read(s.proposition, load_cues(s.language), s.date) for s in told)


@pytest.mark.parametrize(
    ("languages", "left", "right"),
    [
        # another year, what is usual, the one before
        ("fr", "L'an dernier, 31 personnes ont été tuées sur ces routes", "L'accident a fait quatre morts"),
        ("en", "Last year 120 jobs were lost", "The mill will cut 300 jobs"),
        ("de", "Im Vorjahr starben 31 Menschen", "vier Menschen starben"),
        ("it", "L'anno scorso sono morte 31 persone", "quattro persone sono morte"),
        ("fr", "La précédente marche avait réuni 3 000 personnes", "9 000 personnes ont défilé"),
        # so much in a while
        ("fr", "La cuve rejette 40 litres par jour", "La cuve a rejeté 900 litres"),
        ("en", "The clinic sees 250 patients a day", "40 patients were moved"),
        # ... and ever since it was there
        ("fr", "Le standard a reçu 1 100 appels dans la journée", "8 400 appels depuis sa mise en service"),
        ("en", "The line took 1,100 calls on Monday", "The line has taken 8,400 calls since it opened"),
        ("de", "Am Montag gab es 40 Unfälle", "Es gab 310 Unfälle seit der Eröffnung"),
        ("es", "El lunes hubo 40 accidentes", "Hubo 310 accidentes desde su apertura"),
        ("it", "Lunedì ci sono stati 40 incidenti", "Ci sono stati 310 incidenti dalla sua apertura"),
        ("pt", "Na segunda houve 40 acidentes", "Houve 310 acidentes desde a sua abertura"),
        ("ru", "В понедельник было 40 аварий", "Было 310 аварий с момента открытия"),
        ("uk", "У понеділок було 40 аварій", "Було 310 аварій від часу відкриття"),
        # all who belong somewhere, and those of whom it is told
        ("fr", "L'usine emploie 640 salariés", "Trente salariés partiront"),
        ("fr", "La prison compte 520 détenus", "Une soixantaine de détenus ont refusé de rentrer"),
        ("en", "The mill employs 4,200 people", "About 600 people protested"),
        ("es", "La empresa da trabajo a 380 personas", "Veintidós personas enfermaron"),
        # some of those spoken of
        ("fr", "Quatre des blessés sont dans un état grave", "L'accident a fait dix-neuf blessés"),
        ("fr", "Douze des dix-sept marins sont partis", "Le port relâche douze marins"),
        ("en", "four of the injured are children", "nineteen people were injured"),
        # a country and its towns
        ("fr", "250 000 manifestants dans toute la France", "À Rennes, 9 000 personnes ont défilé"),
        ("fr", "185 000 manifestants en France, dont 23 000 à Paris", "31 000 personnes ont défilé à Paris"),
        ("en", "40,000 people marched nationwide", "9,000 people marched"),
        # another one of a row
        ("fr", "Elle a 38 % des voix au premier tour", "Elle a 51 % des voix au second tour"),
        ("fr", "Le 1er tour lui donne 38 % des voix", "Le 2e tour lui donne 51 % des voix"),
        ("en", "12 people came to the first meeting", "40 people came to the second meeting"),
        # what a share price did on two days, and shares of two wholes
        ("fr", "L'action a gagné 2,1 % mardi", "Le titre a reculé de 0,4 %"),
        ("en", "Its mills supplied two thirds of the cement", "output rose by 6 percent"),
        # how far from two places, how fast two things
        ("fr", "Le bourg, à 12 kilomètres de la frontière", "à 600 mètres au nord du marché"),
        ("fr", "L'autorail circulait à 118 km/h", "Les convois roulent de nouveau, à 40 km/h"),
        # sums with hardly a word each
        ("fr", "La région apportera 15 millions d'euros", "Le stade de demain coûtera 85 millions d'euros"),
        ("fr", "Le stade coûtera 85 millions d'euros", "Le budget annuel est de 210 millions d'euros"),
        # what may be there
        ("en", "The boat was carrying 140 passengers", "It was licensed for 100 passengers"),
        ("fr", "Le car transportait 60 passagers", "Il est autorisé à transporter 48 passagers"),
        # a place or an hour that opens one of two, and what is expected
        ("fr", "À Lyon, 6 200 marcheurs", "74 000 participants, répartis en 96 cortèges"),
        ("fr", "À 17 heures, elle n'était encore que de 44 %", "La participation a atteint 58 %"),
        ("en", "In Wexcombe, 60 percent of the teachers struck", "35 percent of the teachers struck"),
        ("fr", "Elle prévoit une hausse de 1,5 %", "Les prix ont connu une hausse de 4 %"),
        ("en", "10,000 people are expected to march", "3,000 people marched"),
        # a count that is in both, of another part here and there
        ("fr", "35 % d'enseignants en grève", "35 % de grévistes dans le primaire et 28 % au lycée"),
    ],
)
def test_counts_of_two_occasions_do_not_clash(languages, left, right):
    assert not clash(left, right, languages)


@pytest.mark.parametrize(
    ("languages", "left", "right"),
    [
        # both of one year, whatever each calls it
        ("fr", "L'an dernier, 31 personnes sont mortes", "L'an dernier, 40 personnes sont mortes"),
        ("fr", "L'an dernier, l'usine a perdu 3 millions d'euros", "L'usine a perdu 5 millions d'euros"),
        ("en", "they dined together four times last year", "they met three times"),
        ("fr", "La cuve rejette 40 litres par jour", "La cuve rejette 9 litres par jour"),
        ("fr", "L'usine emploie 640 salariés", "L'usine emploie 310 salariés"),
        ("fr", "250 000 manifestants en France", "110 000 manifestants dans tout le pays"),
        ("fr", "Elle a 38 % des voix au premier tour", "Elle a 41 % des voix au premier tour"),
        # a bound that begins like a place
        ("en", "At least 35 people were working", "22 people were working"),
        # those who marched and were arrested
        ("fr", "onze manifestants ont été arrêtés", "cinq personnes ont été interpellées"),
        ("fr", "La région apportera 15 millions d'euros", "La région ne mettra que 9 millions d'euros"),
        # ages and hours of one event
        ("fr", "La victime avait 19 ans", "La victime, âgée de 23 ans, est morte"),
        ("fr", "Les tirs ont éclaté à 22 h 10", "les tirs ont éclaté vers 23 heures"),
        ("it", "È morto alle 3.35", "È morto alle 2.10"),
        ("fr", "L'autorail circulait à 118 km/h", "l'autorail filait à 131 km/h"),
    ],
)
def test_counts_of_one_occasion_clash(languages, left, right):
    assert clash(left, right, languages)


@pytest.mark.parametrize(
    ("language", "content", "unit", "low", "high"),
    [
        ("fr", "Le nombre de malades est passé de 23 à 41", "patient", 41, 41),
        ("fr", "la direction a ramené de 180 à 150 le nombre de postes", "job", 150, 150),
        ("en", "the toll rose from 23 to 41 dead", "dead", 41, 41),
        ("fr", "De 4 000 à 5 000 personnes ont défilé", "participant", 4_000, 5_000),
        ("en", "from 12 to 15 people were hurt", "injured", 12, 15),
        ("fr", "Un homme de 71 ans est mort", "age", 71, 71),
        ("fr", "Le chauffeur, 47 ans, a été entendu", "age", 47, 47),
        ("fr", "Ils étaient cinq autour de lui", "person", 5, 5),
        ("es", "ingresó a las 14.05", "clock", 840, 850),
    ],
)
def test_a_number_is_read_as_what_it_has_become(language, content, unit, low, high):
    assert [(q.unit, q.low, q.high) for q in read(content, load_cues(language)).quantities] == [
        (unit, low, high)
    ]


@pytest.mark.parametrize(
    ("language", "content"),
    [
        ("en", "He is 15"),  # no fifteen persons
        ("en", "Two remain in hospital"),
        ("fr", "Sept d'entre eux ont renoncé"),
        ("fr", "Il y a 12 ans, le pont a fermé"),
    ],
)
def test_a_number_without_a_noun_counts_no_other_word(language, content):
    assert not read(content, load_cues(language)).quantities


@pytest.mark.parametrize(
    ("content", "unit"),
    [
        ("une peine de 6 ans de prison", "duration"),
        ("La ville est à 2 heures de route", "duration"),
        ("Le temps de travail passe à 24 heures par semaine", "duration"),
    ],
)
def test_a_length_of_time_is_neither_an_age_nor_an_hour(content, unit):
    assert [q.unit for q in read(content, load_cues("fr")).quantities] == [unit]


def test_the_noun_of_the_sentence_before_goes_to_no_number_of_the_outlet_s_own():
    text = "Six caméras filmaient la cour, selon le préfet. Le gardien, père de deux, n'a rien vu."
    assert statements(text, "2026-03-10")[-1].proposition == "Le gardien, père de deux, n'a rien vu."
    text = "Six caméras filmaient la cour, selon le préfet. Il n'en reste que deux."
    assert statements(text, "2026-03-10")[-1].proposition == "Il n'en reste que deux caméras."


def test_a_crowd_counted_otherwise_keeps_its_place():
    text = "Selon le cabinet Aris, 31 000 personnes ont défilé à Orval. La police en a compté 23 000."
    assert statements(text, "2026-03-10")[-1].proposition == "23 000 personnes ont défilé à Orval"


def test_a_headline_tells_again_what_the_story_calls_a_new_toll():
    before = statements("L'explosion a fait trois blessés mardi à Orval, ont dit les pompiers.", "2026-03-10")
    after = statements(
        "L'explosion a fait sept blessés mardi à Orval, selon un nouveau bilan des pompiers.",
        "2026-03-10",
        title="Explosion à Orval : sept blessés",
    )
    told = [before[-1], after[0], after[-1]]
    pairs = [CandidatePair(0, 1, 0.8), CandidatePair(0, 2, 0.9)]
    assert retold_updates(told, readings(*told), pairs, 0.25) == {(0, 1)}
    assert worth_reading(told, pairs) == []
    assert worth_reading(told, pairs[:1]) == pairs[:1]


def test_an_update_leaves_the_rivals_of_named_sources_alone():
    before = statements("L'explosion a fait trois blessés mardi à Orval, ont dit les pompiers.", "2026-03-10")
    text = (
        "L'explosion a fait sept blessés mardi à Orval, selon un nouveau bilan des pompiers. "
        "L'explosion a fait sept blessés, a dit le maire."
    )
    told = [before[-1], *statements(text, "2026-03-10")[-2:]]
    pairs = [CandidatePair(0, 1, 0.9), CandidatePair(0, 2, 0.9)]
    assert worth_reading(told, pairs) == pairs[1:]


@pytest.mark.parametrize(
    ("earlier", "later", "expected"),
    [
        (
            "Le feu a parcouru 600 hectares, selon le préfet.",
            "Le feu a brûlé 1 100 hectares, dit le maire.",
            "count",
        ),
        (
            "Le feu a parcouru 1 100 hectares, selon le préfet.",
            "Le feu a brûlé 600 hectares, dit le maire.",
            None,
        ),
    ],
)
def test_a_fire_has_spread_by_another_day(earlier, later, expected):
    one, other = statements(earlier, "2026-07-20")[-1], statements(later, "2026-07-21")[-1]
    assert change_between(one, other, readings(one, other)) == expected


def test_one_article_gives_rival_tolls_as_they_stand():
    text = (
        "Cinq personnes ont été interpellées jeudi, a dit la préfecture. "
        "Onze personnes ont été arrêtées, selon la Ligue."
    )
    one, other = statements(text, "2026-03-13")[-2:]
    assert change_between(one, other, readings(one, other)) is None


def test_a_toll_of_last_year_has_not_risen_to_this_one():
    one = statements("L'an dernier, 29 personnes sont mortes sur ces routes.", "2026-03-10")[-1]
    other = statements("Le bilan est passé à quatre morts, selon l'hôpital.", "2026-03-13")[-1]
    assert change_between(one, other, readings(one, other)) is None


def test_the_year_that_a_count_is_of_tells_not_when_it_was_made():
    one = statements("Les ventes sont tombées à 780 000 euros, selon les notaires.", "2026-01-20")[-1]
    other = statements("Les ventes ont été de 820 000 euros en 2025, dit l'agence.", "2026-01-22")[-1]
    assert change_between(one, other, readings(one, other)) is None


def test_a_crowd_of_a_day_long_named_is_not_that_of_today():
    one = statements("Ils étaient 4 000 à défiler, selon la CGT.", "2026-03-19")[-1]
    other = statements("Le 12 mars, 9 000 personnes ont défilé, selon la CFDT.", "2026-03-19")[-1]
    assert leaves_standing(one, other, readings(one, other))
    told_then = statements("Ils étaient 4 000 à défiler, selon la CGT.", "2026-03-13")[-1]
    assert not leaves_standing(told_then, other, readings(told_then, other))
