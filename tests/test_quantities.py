"""How many, how often, whether: what is read from a content, and which readings cannot both hold."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detector.quantities.clashes import clashing_quantities, frequencies_clash
from detector.quantities.reading import Quantity, read
from detector.words.cues import load_cues

NARROW, HARD = "\u202f", "\u00a0"


def reading(content: str, language: str = "fr"):
    """What a content says, in French unless told otherwise."""
    return read(content, load_cues(language))


def counts(content: str, language: str = "fr") -> list[tuple[float, float, str]]:
    """The bounds and unit of each quantity."""
    return [(q.low, q.high, q.unit) for q in reading(content, language).quantities]


def clash(left: str, right: str, language: str = "fr") -> bool:
    """Whether two contents count one thing differently; the same from either side."""
    one, other = reading(left, language), reading(right, language)
    forward, backward = clashing_quantities(one, other), clashing_quantities(other, one)
    assert (forward is None) == (backward is None)
    if forward:
        assert forward[0].high < forward[1].low or forward[1].high < forward[0].low
    return forward is not None


# Numbers


@pytest.mark.parametrize(
    ("content", "language", "value"),
    [
        ("treinta y cinco heridos", "es", 35),
        ("veintidós heridos", "es", 22),
        ("doscientos cincuenta heridos", "es", 250),
        ("dos mil trescientos heridos", "es", 2_300),
        ("3.000 millones de euros", "es", 3_000_000_000),
        ("ventitré feriti", "it", 23),
        ("trentacinque feriti", "it", 35),
        ("duemila persone", "it", 2_000),
        ("12mila persone", "it", 12_000),
        ("2,5 milioni di euro", "it", 2_500_000),
        ("trinta e cinco feridos", "pt", 35),
        ("duzentos e dez feridos", "pt", 210),
        ("mil e quinhentos feridos", "pt", 1_500),
        ("dezassete feridos", "pt", 17),
        ("dezessete feridos", "pt", 17),
        ("3 mil milhões de euros", "pt", 3_000_000_000),
        ("3 bilhões de euros", "pt", 3_000_000_000),
    ],
)
def test_numbers_in_romance_languages(content, language, value):
    assert [(low, high) for low, high, _ in counts(content, language)] == [(value, value)]


@pytest.mark.parametrize(
    ("content", "language", "date"),
    [
        ("murió el 7 de octubre de 2023", "es", "7 octubre 2023"),
        ("morì il 7 ottobre 2023", "it", "7 ottobre 2023"),
        ("morreu a 7 de outubro de 2023", "pt", "7 outubro 2023"),
    ],
)
def test_dates_in_romance_languages(content, language, date):
    assert reading(content, language).dates == {date}


@pytest.mark.parametrize(
    ("regular", "single", "language"),
    [
        ("Se reunían cada semana.", "Solo se vieron una vez.", "es"),
        ("Si vedevano ogni settimana.", "Si sono visti una sola volta.", "it"),
        ("Encontravam-se todas as semanas.", "Só estiveram juntos uma vez.", "pt"),
    ],
)
def test_frequencies_in_romance_languages(regular, single, language):
    assert reading(regular, language).frequency == "regular"
    assert reading(single, language).frequency == "single"


@pytest.mark.parametrize(
    ("content", "value"),
    [
        ("12 blessés", 12),
        ("12 000 blessés", 12_000),
        (f"12{NARROW}000 blessés", 12_000),
        (f"12{HARD}000 blessés", 12_000),
        (f"12{NARROW}000{NARROW}000 blessés", 12_000_000),
        ("1 234 567 blessés", 1_234_567),
        ("12.000 blessés", 12_000),
        ("1,5 blessés", 1.5),
        ("1,5 million de blessés", 1_500_000),
        ("3 milliards de blessés", 3_000_000_000),
        ("deux blessés", 2),
        ("seize blessés", 16),
        ("dix-sept blessés", 17),
        ("vingt et un blessés", 21),
        ("vingt-deux blessés", 22),
        ("soixante et onze blessés", 71),
        ("quatre-vingts blessés", 80),
        ("quatre-vingt-dix-sept blessés", 97),
        ("cent blessés", 100),
        ("cent vingt blessés", 120),
        ("deux cents blessés", 200),
        ("deux mille blessés", 2_000),
        ("mille deux cents blessés", 1_200),
        ("trois mille quatre cents blessés", 3_400),
        ("deux cent mille blessés", 200_000),
        ("un million deux cent mille blessés", 1_200_000),
    ],
)
def test_french_numbers(content, value):
    assert counts(content) == [(value, value, "injured")]


@pytest.mark.parametrize(
    ("content", "value"),
    [
        ("12 trucks", 12),
        ("12,000 trucks", 12_000),
        ("1.5 million trucks", 1_500_000),
        ("twelve trucks", 12),
        ("twenty-one trucks", 21),
        ("two hundred trucks", 200),
        ("two hundred and five trucks", 205),
        ("two thousand five hundred trucks", 2_500),
        ("three million trucks", 3_000_000),
    ],
)
def test_english_numbers(content, value):
    assert counts(content, "en") == [(value, value, "truck")]


@given(
    st.integers(2, 999_999).filter(lambda n: not 1900 <= n <= 2100), st.sampled_from(["", " ", NARROW, HARD])
)
def test_any_number_is_read_however_it_is_spaced(number, space):
    """With and without separators, Python's own grouping as the reference."""
    assert counts(f"{number:,}".replace(",", space) + " blessés") == [(number, number, "injured")]


def test_two_numbers_side_by_side_are_not_run_together():
    assert [q[:2] for q in counts("entre cent et deux cents blessés")] == [(100, 200)]
    assert counts("en 2023 450 blessés") == [(450, 450, "injured")]


@pytest.mark.parametrize(
    ("content", "inside", "outside"),
    [
        ("une dizaine de blessés", [9, 10, 12], [5, 20]),
        ("une centaine de blessés", [90, 100, 120], [50, 200]),
        ("environ 100 blessés", [90, 100, 120], [50, 200]),
        ("près de 100 blessés", [90, 100], [50, 200]),
        ("plus de 100 blessés", [100, 120, 200], [99, 300]),
        ("au moins 100 blessés", [100, 140], [99, 300]),
        ("moins de 100 blessés", [0, 50, 99], [101, 200]),
        ("jusqu'à 100 blessés", [1, 100], [101]),
    ],
)
def test_rough_and_one_sided_counts_leave_room(content, inside, outside):
    [(low, high, unit)] = counts(content)
    assert unit == "injured"
    assert all(low <= n <= high for n in inside) and not any(low <= n <= high for n in outside)


@pytest.mark.parametrize(
    ("content", "inside", "outside"),
    [
        ("a dozen trucks", [11, 12, 13], [30]),
        ("about 100 trucks", [90, 110], [200]),
        ("more than 100 trucks", [100, 140], [99]),
        ("fewer than 100 trucks", [0, 99], [101]),
    ],
)
def test_rough_and_one_sided_counts_in_english(content, inside, outside):
    [(low, high, _)] = counts(content, "en")
    assert all(low <= n <= high for n in inside) and not any(low <= n <= high for n in outside)


@pytest.mark.parametrize(
    "content",
    [
        "",
        "   ",
        "aucun chiffre ici",
        "un blessé",
        "une victime",
        "l'accord de 2022 tient",
        "le 7 octobre 2023",
        "depuis 3 ans",
        "pendant 24 heures",
        "il y a 18 mois",
        "deux semaines plus tard",
        "12",
        "le nombre 12.",
        "le 2e tour",
        "au 1er étage",
        "à 17h30 précises",
        "à 17h précises",
        "mille-feuille",
        "une deux-roues",
        "4 500 selon la préfecture",
        "les deux sont morts",
        "trois quarts d'heure",
    ],
)
def test_what_counts_nothing(content):
    assert counts(content) == []


@pytest.mark.parametrize(
    "content", ["in 2022 the mayor", "three years later", "one truck", "the 1st of them", ""]
)
def test_what_counts_nothing_in_english(content):
    assert counts(content, "en") == []


@pytest.mark.parametrize(
    ("content", "unit"),
    [
        ("40 % des voix", "percent"),
        ("40% des voix", "percent"),
        ("2 morts", "dead"),
        ("2 mort", "dead"),
        ("10 euros", "euro"),
        ("10 € de frais", "euro"),
        ("1,5 million d'euros", "euro"),
        ("12 chevaux", "chevau"),
        ("3 lois", "loi"),
        ("12 personnes ont été blessées", "injured"),
        ("avoir tué 12 personnes", "dead"),
        ("12 personnes ont défilé", "participant"),
        ("12 manifestants", "participant"),
        ("4 500 ont défilé", "participant"),
        ("ils étaient 4 500", "person"),
        ("deux sont morts", "dead"),
        ("1,2 Md€ de dette", "euro"),
        ("un élève sur trois", "percent"),
        ("140 km/h", "kilometre/h"),
        ("un tiers des élèves", "percent"),
        ("12 nouveaux décès", "dead"),
        ("la moitié des voix", "percent"),
    ],
)
def test_units(content, unit):
    assert [q[2] for q in counts(content)] == [unit]


@pytest.mark.parametrize(
    ("content", "unit", "inside", "outside"),
    [
        ("two dozen trucks", "truck", [20, 24, 28], [12, 40]),
        ("dozens of trucks", "truck", [24, 60, 100], [12, 1000]),
        ("hundreds of thousands of trucks", "truck", [200_000, 900_000], [100_000]),
        ("$12 million in damages", "dollar", [12_000_000], [12]),
        ("2.3m passengers", "passenger", [2_300_000], [2.3]),
        ("half of the votes", "percent", [45, 50, 55], [30, 70]),
        ("between 40 and 60 trucks", "truck", [40, 50, 60], [39, 61]),
        ("12 confirmed deaths", "dead", [12], [11]),
        ("900 kilos of wheat", "tonne", [0.9], [900]),
    ],
)
def test_amounts_and_what_they_count_in_english(content, unit, inside, outside):
    [(low, high, found)] = counts(content, "en")
    assert found == unit
    assert all(low <= n <= high for n in inside) and not any(low <= n <= high for n in outside)


@pytest.mark.parametrize(
    ("french", "english", "expected"),
    [
        ("3 morts", "seven people were killed", True),
        ("3 morts", "three dead", False),
        ("deux personnes ont été tuées", "three deaths", True),
        ("12 blessés", "three dead", False),
        ("143 personnes à bord", "fourteen people were hurt", False),
        ("1,1 tonne de solvant", "900 kilos of solvent", True),
        ("12 tonnes de solvant", "12,000 kilos of solvent", False),
        ("3 millions d'euros", "$5 million", False),
        ("une dizaine de blessés", "11 injured", False),
        ("plus de 100 blessés", "80 injured", True),
    ],
)
def test_counts_meet_across_languages(french, english, expected):
    one, other = reading(french), reading(english, "en")
    assert (clashing_quantities(one, other) is not None) == expected


def test_so_much_of_one_thing_is_not_so_much_of_another():
    assert clash("12 tonnes de solvant", "3 tonnes de solvant")
    assert not clash("12 tonnes de solvant", "3 tonnes d'eau")
    assert clash("12 tonnes de solvant", "3 tonnes")
    assert not clash("40 % des voix", "3 % des actions")


def test_a_quantity_is_shown_in_the_content_s_own_words():
    [quantity] = reading(f"on a compté 12{NARROW}000 blessés hier").quantities
    assert quantity == Quantity(12_000, 12_000, "injured", f"12{NARROW}000 blessés")


@given(st.text(alphabet="0123456789 .,'-ehntuvgicdmlo%€\u202f\u00a0İ²½Ⅳ", max_size=40))
def test_no_text_stops_the_reading(text):
    for language in ("fr", "en"):
        for quantity in reading(text, language).quantities:
            assert 0 <= quantity.low <= quantity.high and quantity.unit
            assert quantity.text in text


# Clashes


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("12 blessés", "17 blessés"),
        ("douze blessés", "dix-sept blessés"),
        ("12 blessés", "dix-sept blessés"),
        ("plus de 100 blessés", "40 blessés"),
        ("moins de 10 blessés", "40 blessés"),
        ("une dizaine de blessés", "une centaine de blessés"),
        (f"12{NARROW}000 euros", f"15{NARROW}000 euros"),
        ("1,5 million d'euros", "2 millions d'euros"),
        ("40 % des voix", "60 % des voix"),
        ("3 morts et 12 blessés", "3 morts et 17 blessés"),
    ],
)
def test_counts_that_cannot_both_hold(left, right):
    assert clash(left, right)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("12 blessés", "12 blessés"),
        ("12 blessés", "douze blessés"),
        (f"12{NARROW}000 blessés", "12 000 blessés"),
        ("97 blessés", "quatre-vingt-dix-sept blessés"),
        ("1,5 million d'euros", "1 500 000 euros"),
        ("12 blessés", "17 morts"),
        ("12 blessés", "une dizaine de blessés"),
        ("12 blessés", "plus de 10 blessés"),
        ("9 blessés", "moins de 10 blessés"),
        ("12 blessés", "des blessés"),
        ("12 blessés", ""),
        ("depuis 2 ans", "depuis 3 ans"),
        ("en 2022", "en 2023"),
        ("le 7 octobre", "le 8 octobre"),
        ("le 2e tour", "le 3e arrondissement"),
    ],
)
def test_counts_that_can(left, right):
    assert not clash(left, right)


def test_a_count_that_agrees_shields_the_others_of_its_unit():
    assert not clash("3 blessés graves sur 12 blessés", "12 blessés")
    assert not clash("12 blessés", "3 blessés graves sur 12 blessés")
    assert clash("3 blessés graves sur 12 blessés", "17 blessés")
    assert clash("12 blessés et 3 morts", "12 blessés et 5 morts"), "another unit is no shield"


@pytest.mark.parametrize(
    ("language", "left", "right"),
    [
        # rival counts of one crowd, however exact
        ("fr", "plus de 4 000 manifestants ont défilé", "près de 12 000 personnes ont manifesté"),
        ("fr", "entre 8 000 et 10 000 personnes ont défilé", "quelque 4 000 manifestants"),
        ("fr", "une centaine de manifestants", "des milliers de manifestants"),
        ("fr", "ils étaient 12 000", "ils étaient 4 500"),
        ("en", "more than 4,000 people marched", "some 12,000 protesters turned out"),
        ("en", "several thousand protesters", "a few hundred protesters"),
        ("de", "4.000 Menschen demonstrierten", "mehr als 12.000 Demonstranten"),
        ("es", "12.000 personas marcharon", "unos 4.000 manifestantes"),
        ("it", "12mila manifestanti", "circa 4.000 partecipanti"),
        ("pt", "12 mil manifestantes", "cerca de 4 mil manifestantes"),
        ("ru", "12 тыс. человек вышли на улицы", "около 4 тысяч демонстрантов"),
        ("uk", "понад 12 тисяч учасників", "близько 4 тисяч учасників"),
        # shares
        ("fr", "un tiers des électeurs", "60 % des électeurs"),
        ("fr", "un électeur sur trois", "60 % des électeurs"),
        ("fr", "33 pour cent des électeurs", "60 % des électeurs"),
        ("en", "54 per cent of voters", "58% of voters"),
        ("es", "el 54 por ciento de los votantes", "el 60 % de los votantes"),
        ("en", "one in three voters", "60 percent of voters"),
        ("en", "two thirds of pupils", "40 percent of pupils"),
        # magnitudes
        ("fr", "une dette de 1,2 milliard d'euros", "une dette de 1 900 millions d'euros"),
        ("fr", "entre 2 et 3 millions d'euros", "5 millions d'euros"),
        ("en", "a debt of €1.2bn", "a debt of 1,900 million euros"),
        # at least, at most
        ("fr", "au moins 10 blessés", "7 blessés"),
        ("fr", "moins de 10 blessés", "14 blessés"),
        ("fr", "plus de la moitié des voix", "un quart des voix"),
        # one part against the same part
        ("fr", "12 morts dont 3 enfants", "5 enfants sont morts"),
        ("fr", "12 blessés, dont 3 graves", "5 blessés graves"),
        ("en", "12 dead, including 3 children", "5 children were killed"),
        # measures of one thing
        ("fr", "le suspect, âgé de 34 ans", "un suspect âgé de 36 ans"),
        ("en", "a 34-year-old man", "a 36-year-old man"),
        ("de", "ein 34-jähriger Mann", "der 36-jährige Mann"),
        ("fr", "condamné à trois ans de prison", "condamné à cinq ans de prison"),
        ("fr", "la réunion a duré deux heures", "la réunion a duré 40 minutes"),
        ("en", "he left the bar at 2.15am", "he left the bar at around 5am"),
        ("fr", "il a quitté le bar à 2 h 15", "il a quitté le bar vers 5h30"),
        ("en", "the visitors won 3-1", "the visitors won 2-1"),
    ],
)
def test_counts_in_the_words_of_the_press_that_cannot_both_hold(language, left, right):
    assert clash(left, right, language)


@pytest.mark.parametrize(
    ("language", "left", "right"),
    [
        ("fr", "plus de 4 000 manifestants", "5 200 manifestants"),
        ("fr", "quelque 12 000 manifestants", "entre 10 000 et 13 000 personnes ont défilé"),
        ("fr", "des milliers de manifestants", "4 500 manifestants"),
        ("en", "tens of thousands of protesters", "45,000 protesters"),
        # what differs in nothing but its wording
        ("fr", "un tiers des électeurs", "33 % des électeurs"),
        ("fr", "un électeur sur trois", "33 % des électeurs"),
        ("fr", "1,2 Md€ de dette", "1 200 millions d'euros de dette"),
        ("en", "€1.2bn of debt", "1,200 million euros of debt"),
        ("fr", "48 heures de garde à vue", "deux jours de garde à vue"),
        ("en", "the meeting lasted two hours", "the meeting lasted 120 minutes"),
        ("en", "arrested at 5.30pm", "arrested at 17:30"),
        ("fr", "arrêté vers 17h30", "arrêté à 17h45"),
        ("en", "the visitors won 3-1", "the visitors won, 1-3"),
        # other currencies
        ("fr", "12 millions d'euros", "13 millions de dollars"),
        # at least, at most
        ("fr", "au moins 10 blessés", "14 blessés"),
        ("fr", "moins de 10 blessés", "7 blessés"),
        ("fr", "plus de la moitié des voix", "60 % des voix"),
        # a part is not the whole
        ("fr", "12 morts dont 3 enfants", "3 enfants sont morts"),
        ("fr", "12 morts", "3 enfants sont morts"),
        ("fr", "30 blessés", "12 policiers blessés"),
        ("fr", "30 blessés", "3 blessés graves"),
        ("en", "12 dead, including 3 children", "3 children were killed"),
        ("en", "30 injured", "3 people seriously injured"),
        ("es", "12 muertos, entre ellos 3 niños", "12 muertos"),
        ("de", "12 Tote, darunter 3 Kinder", "12 Tote"),
        # the same number of other things, or elsewhere
        ("fr", "12 000 manifestants", "4 500 policiers"),
        ("fr", "12 000 manifestants à Nantes", "4 500 manifestants à Brest"),
        ("fr", "33 % des électeurs", "60 % des inscrits"),
        ("fr", "un homme âgé de 34 ans", "une femme âgée de 28 ans"),
        ("en", "jailed for five years", "married for ten years"),
        ("en", "he left the bar at 2am", "he came home at 5am"),
        ("en", "the visitors led 1-0", "the visitors won 3-1"),
    ],
)
def test_counts_in_the_words_of_the_press_that_can(language, left, right):
    assert not clash(left, right, language)


@given(st.integers(5, 500), st.integers(5, 500))
def test_two_plain_counts_clash_when_they_differ(one, other):
    assert clash(f"{one} blessés", f"{other} blessés") == (one != other)


# How often


@pytest.mark.parametrize(
    ("content", "frequency"),
    [
        ("ils se voient régulièrement", "regular"),
        ("ils se sont vus à plusieurs reprises", "regular"),
        ("ils se voient chaque mois", "regular"),
        ("ils ne se sont vus qu'une seule fois", "single"),
        ("un seul rendez-vous", "single"),
        ("leur dernier contact remonte à l'an passé", "single"),
        ("ils ne se sont jamais vus", "never"),
        ("ils se sont vus hier", None),
        ("", None),
    ],
)
def test_how_often(content, frequency):
    assert reading(content).frequency == frequency


@pytest.mark.parametrize(
    ("content", "frequency"),
    [
        ("they meet regularly", "regular"),
        ("they met every week", "regular"),
        ("they met only once", "single"),
        ("their last meeting", "single"),
        ("they never met", "never"),
        ("they met yesterday", None),
    ],
)
def test_how_often_in_english(content, frequency):
    assert reading(content, "en").frequency == frequency


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("régulièrement", "une seule fois", True),
        ("régulièrement", "jamais", True),
        ("une seule fois", "jamais", True),
        ("régulièrement", "souvent", False),
        ("une seule fois", "un seul appel", False),
        ("jamais", "jamais", False),
        ("régulièrement", "hier", False),
        ("hier", "hier", False),
    ],
)
def test_frequencies_that_cannot_both_hold(left, right, expected):
    one, other = reading(left), reading(right)
    assert frequencies_clash(one, other) is frequencies_clash(other, one) is expected


@pytest.mark.parametrize(
    ("language", "several", "once"),
    [
        ("fr", "ils se sont vus à cinq reprises", "ils ne se sont vus qu'une fois"),
        ("fr", "il y a eu trois rencontres", "il n'y a jamais eu de rencontre"),
        ("en", "she met him three times", "she met him once"),
        ("de", "sie trafen sich vier Mal", "sie trafen sich nur einmal"),
        ("es", "se reunieron tres veces", "se reunieron una sola vez"),
    ],
)
def test_several_times_is_not_once(language, several, once):
    assert frequencies_clash(reading(several, language), reading(once, language))
    assert not frequencies_clash(reading(several, language), reading(several, language))


def test_in_english_the_plural_noun_is_counted_and_not_what_tells_of_it():
    assert counts("four sealed ballot boxes in his barn", "en") == [(4, 4, "box")]
    assert clash("there were four sealed ballot boxes", "there were two boxes", "en")


def test_places_tell_counts_apart_across_languages():
    def differ(left: str, right: str) -> bool:
        return clashing_quantities(reading(left), reading(right, "en")) is not None

    assert not differ("4 000 manifestants à Lorvaux", "900 people marched in Brest")
    assert differ("4 000 manifestants à Londres", "900 people marched in London")


def test_frequencies_clash_across_languages():
    assert frequencies_clash(reading("régulièrement"), reading("only once", "en"))


# Whether, when, where


@pytest.mark.parametrize(
    ("content", "negated"),
    [
        ("le pont est ouvert", False),
        ("le pont n'est pas ouvert", True),
        ("aucun pont n'est ouvert", True),
        ("le pont n'est jamais ouvert", True),
        ("il n'a jamais eu aucun contact", True),
        ("il n'a ni parlé ni écrit", True),
        ("il n'a pas seulement parlé", False),
        ("", False),
    ],
)
def test_negation(content, negated):
    """French doubles a negation without undoing it."""
    assert reading(content).negated is negated


@pytest.mark.parametrize(
    ("content", "negated"),
    [
        ("the bridge is open", False),
        ("the bridge is not open", True),
        ("the bridge isn't open", True),
        ("no bridge is open", True),
        ("no letter, no call", True),
        ("it is not only open", False),
    ],
)
def test_negation_in_english(content, negated):
    assert reading(content, "en").negated is negated


@pytest.mark.parametrize(
    ("language", "least", "most"),
    [
        ("fr", "pas moins de 12 blessés", "pas plus de 12 blessés"),
        ("en", "no less than 12 wounded", "no more than 12 wounded"),
        ("de", "nicht weniger als 12 Verletzte", "nicht mehr als 12 Verletzte"),
        ("it", "non meno di 12 feriti", "non più di 12 feriti"),
        ("es", "más de 12 heridos", "no más de 12 heridos"),
        ("pt", "mais de 12 feridos", "não mais de 12 feridos"),
        ("ru", "не менее 12 раненых", "не более 12 раненых"),
        ("uk", "не менше 12 поранених", "не більше 12 поранених"),
    ],
)
def test_a_negated_bound_is_the_other_bound(language, least, most):
    (low,), (high,) = (reading(content, language).quantities for content in (least, most))
    assert low.low == 12 < low.high and high.low == 0 and high.high == 12
    assert not reading(least, language).negated and not reading(most, language).negated


@pytest.mark.parametrize(
    ("language", "content", "expected", "negated"),
    [
        ("fr", "24 000 euros, et non 240 000 euros, avaient été saisis", [24_000], False),
        ("fr", "Il y avait deux caisses, pas quatre caisses", [2], False),
        ("fr", "Il n'y a pas eu d'accord, et non 12 blessés", [], True),
        ("fr", "Non, 12 personnes sont venues", [12], True),
        ("fr", "pas moins de 12 blessés", [12], False),
        ("en", "there were two boxes, not four boxes", [2], False),
        ("en", "not 17 people were hurt", [], True),
        ("de", "es waren zwei Kisten, nicht vier Kisten", [2], False),
        ("es", "eran dos cajas, no cuatro cajas", [2], False),
        ("it", "erano due casse, non quattro casse", [2], False),
        ("pt", "eram duas caixas, não quatro caixas", [2], False),
        ("ru", "было два ящика, а не четыре ящика", [2], False),
        ("uk", "було два ящики, а не чотири ящики", [2], False),
    ],
)
def test_a_number_that_is_put_aside_counts_nothing(language, content, expected, negated):
    found = reading(content, language)
    assert [q.low for q in found.quantities] == expected
    assert found.negated is negated


def test_dates_and_places():
    found = reading("réunis à Nantes le 7 octobre 2023, puis en juin à Brest, en octobre")
    assert found.dates == {"7 octobre 2023", "juin", "octobre"}
    assert {"nantes", "brest"} <= found.places and "octobre" not in found.places
    assert reading("in Nantes on October 7", "en").dates == {"7 october"}


# Other languages


@pytest.mark.parametrize(
    ("language", "content", "expected"),
    [
        ("de", "zwölf Verletzte", (12, 12, "injured")),
        ("de", "höchstens 900 Kilogramm", (0, 0.9, "tonne")),
        ("de", "rund 1.400 Euro", (1120, 1750, "euro")),
        ("de", "2,5 Millionen Euro", (2_500_000, 2_500_000, "euro")),
        ("ru", "двенадцать человек", (12, 12, "person")),
        ("ru", "девять актёров", (9, 9, "актер")),
        ("ru", "не менее трёх актёров", (3, 6, "актер")),
        ("ru", "2,5 миллиона рублей", (2_500_000, 2_500_000, "rouble")),
        ("uk", "п'ять тисяч гривень", (5000, 5000, "hryvnia")),
        ("uk", "близько сорока людей", (32, 50, "person")),
    ],
)
def test_a_quantity_in_another_language(language, content, expected):
    assert counts(content, language) == [expected]


@pytest.mark.parametrize(
    ("language", "once", "often"),
    [
        ("de", "Es gab nur ein Gespräch", "Sie sprachen regelmäßig"),
        ("ru", "Звонок был только один", "Они общались регулярно"),
        ("uk", "Розмова була єдиною", "Вони регулярно спілкувалися"),
    ],
)
def test_once_and_often_clash_in_another_language(language, once, often):
    assert frequencies_clash(reading(once, language), reading(often, language))
    assert not frequencies_clash(reading(once, language), reading(once, language))


@pytest.mark.parametrize(
    ("language", "content", "date"),
    [
        ("de", "am 7. Oktober 2024", "7 oktober 2024"),
        ("ru", "7 октября 2024 года", "7 октября 2024"),
        ("uk", "7 жовтня 2024 року", "7 жовтня 2024"),
    ],
)
def test_a_date_in_another_language(language, content, date):
    assert reading(content, language).dates == {date}


@pytest.mark.parametrize(
    ("language", "content", "negated"),
    [
        ("de", "Es gab keine Gespräche", True),
        ("de", "nicht nur in Bonn", False),
        ("ru", "Переговоров не было", True),
        ("ru", "не только в Москве", False),
        ("uk", "Жодних переговорів не було", True),
        ("uk", "не лише в Києві", False),
    ],
)
def test_a_negation_in_another_language(language, content, negated):
    assert reading(content, language).negated is negated


@pytest.mark.parametrize(
    ("language", "content"),
    [
        ("fr", "Il vit au 12 rue Foch"),
        ("fr", "Les essais de phase 3 ont commencé"),
        ("fr", "Le 12 juil. le site fermera"),
        ("en", "The 9/11 attacks changed it"),
        ("en", "In the 1990s it rained"),
        ("en", "He lives at 12 Foch Street"),
        ("en", "Phase 3 trials began"),
        ("en", "The 8 o'clock train left"),
        ("de", "Die Phase 3 begann"),
        ("es", "La fase 3 empezó"),
        ("it", "La fase 3 è iniziata"),
        ("pt", "A fase 3 começou"),
        ("ru", "Статья 12 применима"),
        ("uk", "О 8 годині він пішов"),
    ],
)
def test_a_number_in_a_name_an_address_or_a_date_counts_nothing(language, content):
    assert read(content, load_cues(language)).quantities == ()
