"""What two numbers must have in common to be rivals, and by what words they are known to be."""

from __future__ import annotations

import pytest

from detector.quantities.clashes import clashing_quantities, one_account
from detector.quantities.matters import clause_around, load_matters
from detector.quantities.reading import read
from detector.words.cues import load_cues


def clash(left: str, right: str, languages: str) -> bool:
    """Whether two contents count one thing differently; ``languages``: one for both, or "fr-en"."""
    first, _, second = languages.partition("-")
    one, other = read(left, load_cues(first)), read(right, load_cues(second or first))
    forward, backward = clashing_quantities(one, other), clashing_quantities(other, one)
    assert (forward is None) == (backward is None)
    return forward is not None


@pytest.mark.parametrize(
    ("languages", "left", "right"),
    [
        # one sort of sum, share or length
        ("fr", "Le pont coûtera 9 millions d'euros", "La facture atteindra 12 millions d'euros"),
        ("en", "The fee was £1.2 million", "Kelling Town paid £900,000 for the striker"),
        ("de", "Die Kosten lagen bei 3 Millionen Euro", "Das Gutachten kostete 5 Millionen Euro"),
        ("es", "La multa es de 3 millones de euros", "una sanción de 5 millones de euros"),
        ("it", "il buco è di 3 milioni di euro", "mancano 5 milioni di euro"),
        ("pt", "o resgate foi de 3 milhões de euros", "Pagaram um resgate de 5 milhões de euros"),
        ("ru", "ущерб составил 3 миллиона рублей", "ущерб оценили в 5 миллионов рублей"),
        ("uk", "збитки сягнули 3 мільйонів гривень", "збитки становлять 5 мільйонів гривень"),
        ("fr-en", "une rançon de 3 millions d'euros a été versée", "the kidnappers got €5 million"),
        ("fr", "La participation a atteint 58 %", "61 % des inscrits ont voté"),
        # nothing tells, but the words are the same, or there are none
        ("en", "Harrow Mills spent 3 million euros", "Harrow Mills lent the town 5 million euros"),
        ("fr", "Il a été question de 3 millions d'euros pour la halle", "5 millions d'euros"),
        ("fr", "Le préfet a remis 40 000 euros au gardien", "la somme évoquée était de 20 000 euros"),
        # a large number that stands alone
        # a year that only tells when a thing was made
        ("fr", "La halle, bâtie en 1931, coûte 40 000 euros", "le coût de la halle, 25 000 euros"),
        ("fr", "L'enseigne serait valorisée à 120 millions d'euros", "il parle plutôt de 75 millions"),
        ("it", "Al consorzio sono andati 4 milioni di euro", "ha incassato 2 milioni"),
        # different words for one thing
        ("fr", "12 morts à Orval", "au moins 20 victimes"),
        ("en", "nine dead on the island", "34 bodies lay in the church"),
        ("es", "catorce presos escaparon", "faltaban treinta internos"),
        ("de", "18 Schüler erkrankten", "31 Kinder erkrankten"),
        ("pt", "12 trabalhadores", "30 funcionários"),
        ("it", "3 pazienti", "8 degenti"),
        ("ru", "120 домов затоплено", "затоплено 214 дома"),
        ("uk", "34 учнів", "21 дитина"),
        ("fr-en", "Quarante-huit moteurs ont été saisis", "Thirty-one engines were seized"),
        ("en", "143 people were aboard", "171 passengers"),
        ("fr", "340 de mes administrés ont été évacués", "900 personnes ont été évacuées"),
        # the noun stands before the number
        ("es", "La policía detuvo a catorce personas", "Los detenidos fueron seis"),
        ("en", "the records of 6,000 patients were copied", "the number of patients concerned is 19,400"),
        ("fr", "212 000 foyers ont été contrôlés", "le nombre de foyers contrôlés est de 140 000"),
        ("fr", "Quatre policiers apparaissent", "Les agents étaient deux"),
        ("es", "los detenidos fueron catorce", "Son nueve los detenidos"),
        ("en", "At least 12 people were killed", "officials put the death toll at 30"),
        ("fr", "L'explosion a fait 12 morts", "le bilan s'établit à 30"),
        ("en", "200,000 people marched", "police put the crowd at 45,000"),
        # occasions
        ("en", "they dined together at least four times", "three meetings, not one"),
        ("fr", "Ils se sont vus à cinq reprises", "il y a eu deux rencontres"),
        # one volume, one debt, one stake
        ("fr", "12 000 litres de lait", "40 mètres cubes de lait"),
        (
            "fr-de",
            "un rachat de 1,9 milliard d'euros, dette comprise",
            "1,6 Milliarden Euro einschließlich Schulden",
        ),
        ("en-de", "owns 4.8 per cent of the shares", "hält 11,4 Prozent der Aktien"),
        ("fr", "Au moins quatre personnes ont péri", "Treize des nôtres sont morts"),
        # a million for a billion, of one thing by the same words or sort
        ("fr", "L'accord porte sur 7 millions", "L'accord porte sur 7 milliards"),
        ("fr", "Le port a coûté 4 millions d'euros", "Le port a coûté 4 milliards d'euros"),
        ("fr", "Le marché porte sur 7 millions", "Il porte sur 7 milliards d'euros"),
        ("en", "The stadium cost $6 million", "The stadium cost $6 billion"),
        ("en", "The order amounts to 6 million", "The order amounts to 6 billion"),
        ("de", "Der Hafen kostete 4 Millionen Euro", "Der Hafen kostete 4 Milliarden Euro"),
        ("es", "El pacto asciende a 7 millones de euros", "El pacto asciende a 7 mil millones de euros"),
        ("it", "Lo stadio vale 6 milioni di euro", "Lo stadio vale 6 miliardi di euro"),
        ("pt", "O porto custou 4 milhões de euros", "O porto custou 4 mil milhões de euros"),
        ("ru", "Порт обошёлся в 4 миллиона рублей", "Порт обошёлся в 4 миллиарда рублей"),
        ("uk", "Порт обійшовся у 4 мільйони гривень", "Порт обійшовся у 4 мільярди гривень"),
        ("fr-en", "Le contrat porte sur 7 millions d'euros", "The contract is worth 7 billion euros"),
        # how long
        ("fr", "L'entrevue aurait duré vingt minutes", "La rencontre a duré trois heures"),
        ("it", "I lavori dureranno sei mesi", "i lavori richiederanno quattordici mesi"),
        # how long the talks or an absence were, whatever the verb; half an hour is a number too
        ("en", "The ministers spoke for three hours", "the meeting lasted under half an hour"),
        ("fr", "Ils ont discuté une heure et demie", "la réunion a duré moins d'un quart d'heure"),
        ("fr", "Il sera éloigné des pistes trois semaines", "Le skieur sera absent trois mois"),
        ("de", "Sie sprachen zwei Stunden", "das Gespräch dauerte eine halbe Stunde"),
        ("es", "Hablaron dos horas y media", "la reunión duró media hora"),
        ("it", "hanno parlato due ore", "il colloquio è durato mezz'ora"),
        ("pt", "Falaram duas horas", "a reunião durou meia hora"),
        ("ru", "Они говорили два часа", "разговор длился полчаса"),
        ("uk", "Вони говорили дві години", "розмова тривала півгодини"),
        # another source, more of them, the place just spoken of
        ("fr", "un autre bilan fait état de 12 morts", "17 morts"),
        ("en", "the fire left 12 dead", "another toll has 17 dead, some in a nearby hospital"),
        ("de", "12 Menschen starben unter anderem am Bahnhof", "17 Menschen starben dort"),
        # of one place, though only one of the two says "in"
        ("fr-de", "12 tonnes de solvant dans la Lauve depuis l'usine de Kerbach", "2 Tonnen sind in Kerbach"),
    ],
)
def test_numbers_that_are_rivals(languages, left, right):
    assert clash(left, right, languages)


@pytest.mark.parametrize(
    ("languages", "left", "right"),
    [
        # what a sum is said to be of, and a sum of something else
        ("fr", "le coût de la halle, 25 000 euros", "le terrain a été promis à un forain pour 90 000 euros"),
        # another sort of sum, share or length
        ("fr", "Le groupe a perdu 3 millions d'euros", "Le groupe a proposé un prix de 12 millions d'euros"),
        ("en", "The bank cannot find €340 million", "Deposits worth €600 million were withdrawn"),
        ("de", "Die Rechnung über 214 Euro beglich der Klub", "einen Umschlag mit 5000 Euro in Scheinen"),
        ("ru", "ущерб составил 600 миллионов рублей", "выплатить каждой семье по 100 миллионов рублей"),
        ("fr", "La participation s'établit à 61 %", "Il est élu avec 53 % des voix"),
        ("fr", "Le niveau est monté à 5 mètres", "Le garage est distant de trois cents mètres"),
        # nothing tells, and no word in common
        (
            "en",
            "Harrow Mills spent 3 million euros",
            "Then the council lent them 5 million euros for a school",
        ),
        ("fr", "La marche a coûté 12 000 euros", "neuf agents ont touché 75 millions"),
        # what there may be is not what there is
        ("fr", "une norme de 3 milligrammes", "une teneur de 9 milligrammes"),
        ("es", "un penal con capacidad para 680 presos", "alberga a 1.500 presos"),
        ("fr", "Le port a refusé une offre de 3 millions d'euros", "le port a été vendu 9 millions d'euros"),
        ("en", "Harrow rejected a second bid of 3 million euros", "Harrow was sold for 9 million euros"),
        # another event, or another year
        ("fr", "La crue a fait 12 morts", "En 2003, la crue avait fait trois morts"),
        ("pt", "A cheia deixou seis mortos", "outra cheia deixou três mortos"),
        ("en", "Four ballot boxes were found", "In neighbouring Assin, two ballot boxes were found"),
        ("de", "1150 Beschäftigte streikten", "Damals streikten 800 Beschäftigte"),
        ("uk", "за 4 кілометри від кордону", "за 30 кілометрів від кордону знайшли іншого"),
        ("fr", "12 morts en 2011", "17 morts en 2014"),
        ("en", "they dined together four times", "he wrote two times to the clerk"),
        # the number that one is compared with
        (
            "en",
            "31,000 homes are cut off, up from 9,000 homes",
            "9,500 homes were cut off at first, 31,000 homes now",
        ),
        # another place, behind its article
        (
            "fr",
            "Six tonnes de poissons morts dans la Serre-Noire",
            "Quatre tonnes de poissons morts dans l'Orne",
        ),
        # a length of time of something else, when something was, and an approximation that allows the other
        ("fr", "La réunion a duré trois heures", "son absence a duré trois mois"),
        ("en", "The ministers spoke for three hours", "the envoys talked, two days later"),
        ("en", "They spoke for two and a half hours", "the talks took 150 minutes"),
        ("fr", "L'entretien a duré vingt minutes", "ils ont parlé moins d'une demi-heure"),
        ("en", "The car did 60 miles an hour", "the car did 60 miles in two hours"),
        # too far apart to be of one thing
        ("en", "9,400 pots were made", "salmonella was found in two pots"),
        # a thousand times as much of another sort, or of something else
        ("fr", "L'amende est de 2 millions d'euros", "Le chiffre d'affaires est de 2 milliards d'euros"),
        ("fr", "Le port a coûté 40 000 euros", "Le pays a un budget de 3 milliards d'euros"),
        ("fr", "2 000 personnes ont défilé à Orbec", "2 millions de personnes vivent à Orbec"),
        ("fr", "EDF a perdu 4 millions", "RTE a perdu 900 millions"),
        # fates of persons by another name
        ("fr", "12 morts", "12 enfants sont blessés"),
        ("fr", "12 morts dont 3 enfants", "12 morts"),
    ],
)
def test_numbers_that_are_none(languages, left, right):
    assert not clash(left, right, languages)


@pytest.mark.parametrize(
    ("left", "right", "one"),
    [
        ("Un avion a touché un hangar, 12 blessés", "Un avion a touché un hangar, 20 blessés", True),
        ("Un autocar a versé, 12 blessés", "Un autocar a versé à Orbec, faisant 20 blessés", True),
        ("Un pont coûtera 3 millions", "Une école coûtera 5 millions", False),
        ("EDF a perdu 4 millions", "RTE a perdu 9 millions", False),
        ("La 3e étape a fait 12 blessés", "La 5e étape a fait 20 blessés", False),
        ("12 blessés", "20 blessés", False),
    ],
)
def test_one_account_differs_in_its_numbers_alone(left, right, one):
    readings = [read(content, load_cues("fr")) for content in (left, right)]
    assert one_account(*readings) is one_account(*reversed(readings)) is one


def test_a_year_is_no_number_of_the_noun_elsewhere():
    [found] = read("à 140 000 le nombre de foyers contrôlés en 2024", load_cues("fr")).quantities
    assert (found.low, found.unit) == (140_000, "home")


def test_the_year_of_the_article_is_that_of_its_events():
    content, cues = "La croissance atteindra 3 % en 2025", load_cues("fr")
    assert read(content, cues, "2024-11-30").matter.years == frozenset()
    assert read(content, cues, "2031-11-30").matter.years == {"2025"}


def test_the_time_since_when_is_not_the_time_when():
    since = read("Depuis 2021, le site a perdu trois millions d'euros", load_cues("fr")).matter
    assert (since.years, since.yearly) == (frozenset(), True)


def test_a_clause_ends_at_its_stops_and_at_the_other_numbers():
    text = "perdu 3 euros, gagné 9 euros. vendu"
    assert text[slice(*clause_around(text, 6, 13, [(21, 28)]))] == "perdu 3 euros, gagné "
    assert text[slice(*clause_around(text, 21, 28, [(6, 13)]))] == ", gagné 9 euros"


@pytest.mark.parametrize("language", ["de", "en", "es", "fr", "it", "pt", "ru", "uk"])
def test_every_language_names_sorts_that_french_names_too(language):
    ours, french = load_matters(language).sorts, load_matters("fr").sorts
    assert ours.keys() == french.keys()
    assert {"price", "missing", "ransom"} <= ours["money"].keys() & french["money"].keys()


def test_a_language_without_lists_tells_nothing_apart():
    assert load_matters("xx").sorts == {} and not load_matters("xx").other.search("another")
