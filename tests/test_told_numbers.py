"""Numbers whose noun does not stand right behind them, and numbers that have become others."""

from __future__ import annotations

import pytest
from test_updates import FRIDAY, MONDAY, TUESDAY, change, stands, statement

from detector.counts.tallies import bare_count
from detector.quantities.clashes import clashing_quantities
from detector.quantities.reading import read
from detector.words.cues import load_cues


def counted(content: str, language: str) -> list[tuple[float, str]]:
    """The least number of each quantity of a content, and what it counts."""
    return [(q.low, q.unit) for q in read(content, load_cues(language)).quantities]


@pytest.mark.parametrize(
    ("language", "content", "expected"),
    [
        # what befell them is told before
        ("fr", "La grue a chuté, tuant deux dockers et en blessant cinq autres", (5, "injured")),
        ("fr", "Le mur a cédé, blessant 23 personnes", (23, "injured")),
        ("fr", "La tempête a tué quatre habitants", (4, "dead")),
        ("en", "The crane fell, killing two dockers and injuring 23", (23, "injured")),
        ("en", "The crane fell, killing at least nine people", (9, "dead")),
        ("de", "Der Kran verletzte zwölf Menschen", (12, "injured")),
        ("es", "La grúa cayó, matando a doce personas", (12, "dead")),
        ("it", "La gru è caduta, uccidendo dodici persone", (12, "dead")),
        ("pt", "A grua caiu, ferindo doze pessoas", (12, "injured")),
        ("ru", "Кран упал, ранив 12 человек", (12, "injured")),
        ("uk", "Кран упав, поранивши людей, і вбив 12 людей", (12, "dead")),
        ("es", "La policía detuvo a once aficionados", (11, "arrested")),
        ("fr", "La riposte a coûté la vie à deux soldats", (2, "dead")),
        ("en", "The claim followed the deaths of nine people", (9, "dead")),
        # ... of beings and people, not of things
        ("fr", "Le gel a tué 34 ruches", (34, "ruch")),
        # who they are is told before "are"
        ("fr", "Les personnes concernées sont au nombre de 23", (23, "person")),
        ("fr", "Les détenus sont désormais quatorze", (14, "prisoner")),
        ("en", "The dead are now 12", (12, "dead")),
        ("de", "Die Toten sind inzwischen zwölf", (12, "dead")),
        ("es", "Los detenidos son ya catorce", (14, "arrested")),
        ("it", "Gli arrestati sono già dodici", (12, "arrested")),
        ("pt", "Os mortos são já doze", (12, "dead")),
        ("fr", "On était soixante-dix-huit dans la cale", (78, "person")),
        # ... or before another number
        ("fr", "Deux autres perquisitions ont eu lieu, ce qui porte leur nombre à sept", (7, "perquisition")),
        ("en", "Two more searches were made, bringing the total to seven", (7, "search")),
        # what the number says of them makes them no others
        ("fr", "quatre autres blessés", (4, "injured")),
        ("en", "two others were wounded", (2, "injured")),
        # a word that else means "at most", behind one of change
        ("ru", "Число погибших выросло до 12", (12, "dead")),
        ("uk", "Кількість поранених зменшилася до 480", (480, "injured")),
        ("es", "La cifra de muertos ha subido hasta 27", (27, "dead")),
        ("it", "Il numero dei feriti è salito fino a 27", (27, "injured")),
        ("pt", "O número de mortos subiu até 27", (27, "dead")),
        ("ru", "Зал вмещает до 12 человек", (0, "person")),
        ("es", "La sala admite hasta 27 personas", (0, "person")),
    ],
)
def test_what_a_number_counts_that_has_no_noun_behind_it(language, content, expected):
    assert expected in counted(content, language)


@pytest.mark.parametrize(
    ("language", "earlier", "later", "expected"),
    [
        # what brings a count up to date
        (
            "fr",
            "La mairie prévoit 85 renvois.",
            "97 renvois, soit douze de plus que le nombre avancé.",
            "count",
        ),
        (
            "fr",
            "Neuf bals sont reportés.",
            "Le nombre de bals est par ailleurs passé à onze.",
            "count",
        ),
        ("fr", "Neuf bals sont reportés.", "Le nombre de bals est passé à sept.", "count"),
        (
            "fr",
            "Cinq fouilles ont eu lieu.",
            "Deux autres fouilles, ce qui porte leur nombre à sept.",
            "count",
        ),
        ("en", "The fire killed 17 patients.", "The number of dead is now put at 22.", "count"),
        ("fr", "23 malades sont touchés.", "Le nombre de malades a été porté hier soir à 31.", "count"),
        # a toll that has risen to less than another's is none of his
        ("fr", "La rixe a fait 71 blessés.", "Le nombre de blessés est monté à 58.", None),
        ("en", "The brawl left 71 injured.", "The number of injured has risen to 58.", None),
        ("fr", "La rixe a fait 71 blessés.", "Le nombre de blessés est monté à 80.", "count"),
        # nor has one risen that is told of the day itself
        ("fr", "La rixe a fait 12 blessés lundi.", "Ce lundi-là, la rixe a fait 19 blessés.", None),
        ("en", "The brawl left 12 injured on Monday.", "That night the brawl left 19 injured.", None),
        ("es", "La pelea dejó 12 heridos el lunes.", "Esa misma noche la pelea dejó 19 heridos.", None),
        ("fr", "La rixe a fait 12 blessés lundi.", "La rixe a fait 19 blessés.", "count"),
    ],
)
def test_what_brings_a_count_up_to_date(language, earlier, later, expected):
    assert change(statement(earlier, TUESDAY, language), statement(later, FRIDAY, language)) == expected


def test_who_speaks_is_no_other_event():
    left = statement("62 personnes étaient à bord.", MONDAY)
    right = statement("« On était 78 à bord », a dit une autre passagère.", MONDAY)
    readings = [read(s.proposition, load_cues("fr"), s.date) for s in (left, right)]
    assert not readings[1].matter.other
    assert read("une autre barque a coulé", load_cues("fr")).matter.other


def stands_since(language: str, earlier: str, later: str) -> bool:
    """Whether what was told on Tuesday can hold beside what is told on Friday."""
    return stands(statement(earlier, TUESDAY, language), statement(later, FRIDAY, language))


@pytest.mark.parametrize(
    ("language", "earlier", "later", "expected"),
    [
        # one more has died
        ("fr", "Deux dockers sont morts.", "Un troisième docker est mort de ses blessures.", True),
        ("fr", "La grue a fait quatre morts.", "L'un des blessés est mort jeudi à l'hôpital.", True),
        (
            "en",
            "Two dockers died and five were hurt.",
            "A third victim, a diver, died on Thursday.",
            True,
        ),
        (
            "de",
            "Zwei Menschen starben im Feuer.",
            "Ein dritter Docker ist seinen Verletzungen erlegen.",
            True,
        ),
        ("es", "Dos personas murieron en el incendio.", "Una de las heridas falleció en el hospital.", True),
        ("it", "Due persone sono morte nel rogo.", "Una terza donna è morta in ospedale.", True),
        ("pt", "Duas pessoas morreram no incêndio.", "Um dos feridos morreu no hospital.", True),
        ("ru", "При пожаре погибли два человека.", "Один из раненых скончался в больнице.", True),
        ("uk", "Під час пожежі загинули двоє людей.", "Один із поранених помер у лікарні.", True),
        ("fr", "Aucun docker n'est mort.", "Un docker a succombé.", False),
        # several, where one was known
        ("fr", "Un docker est mort à Kervalen.", "Trois personnes ont perdu la vie.", True),
        ("fr", "Trois personnes ont perdu la vie.", "Un docker est mort à Kervalen.", False),
        ("fr", "Neuf dockers ont été tués.", "Deux personnes ont perdu la vie.", False),
        # some of them are what they were still
        ("fr", "La grue a fait vingt blessés.", "Cinq blessés restent hospitalisés.", True),
        ("it", "Venti feriti nel crollo della gru.", "Cinque feriti restano in ospedale.", True),
        # others than those who died are no more of the hurt
        ("fr", "Le choc a fait 31 blessés.", "Deux personnes sont mortes et 22 autres blessées.", False),
        ("fr", "Le choc a fait 31 blessés.", "On compte 22 autres blessés à Kervalen.", True),
        # what is measured anew every day
        ("en", "Breval shares closed at 322 pence.", "Breval shares ended at 397 pence.", True),
        ("fr", "L'action Breval a perdu 4 %.", "L'action Breval a gagné 9 % jeudi.", True),
        ("de", "Die Aktie legte um elf Prozent zu.", "Die Aktie gab um vier Prozent nach.", True),
        ("es", "Un sondeo le da el 31 %.", "Un sondeo le da el 27 %.", True),
        ("fr", "L'action Breval a perdu 4 % lundi.", "L'action Breval a perdu 9 % lundi.", False),
        (
            "en",
            "Turnout stood at 61 per cent when polls closed.",
            "Turnout at the polls was 54 per cent.",
            False,
        ),
    ],
)
def test_what_has_come_to_a_toll_or_a_price_since(language, earlier, later, expected):
    assert stands_since(language, earlier, later) is expected


@pytest.mark.parametrize(
    ("language", "left", "right", "expected"),
    [
        # how fast something moved, by whatever word
        ("fr", "le car roulait à 52 km/h", "le chauffeur dépassait les 80 km/h", True),
        ("fr", "le car roulait à 52 km/h", "il allait à 80 kilomètres à l'heure", True),
        ("es", "el autobús circulaba a 88 kilómetros por hora", "la velocidad era de 60 km/h", True),
        ("en", "the tram was travelling at 19 miles an hour", "it was doing 40 mph", True),
        ("fr", "le car roulait à 52 km/h", "les rafales soufflaient à 80 km/h", False),
        ("fr", "une rafale à 187 km/h à la pointe", "À Breval, le vent a soufflé à 156 km/h", False),
        # how long help took to come, also from when on
        (
            "fr",
            "les secours sont arrivés onze minutes après l'appel",
            "nous avons attendu les pompiers pendant une heure",
            True,
        ),
        (
            "de",
            "Die Feuerwehr war elf Minuten nach dem Alarm vor Ort",
            "Es dauerte im Werk fast eine Stunde, bis Löschfahrzeuge kamen",
            True,
        ),
        ("fr", "les secours sont arrivés onze minutes après l'appel", "le film dure une heure", False),
        ("fr", "la réunion a commencé onze minutes après l'appel", "le film dure une heure", False),
        # how many were aboard, where little else is said
        ("en", "There were 412 people on board", "the number was 468 people", True),
        ("en", "There were 412 people on board", "468 people queued for hours in the rain outside", False),
        ("en", "There were 412 people on board", "the number was 412 people", False),
        # in many towns
        ("fr", "Elles étaient 18 000 dans la rue", "74 000 manifestantes, réparties dans 96 villes", False),
        # a German noun behind "in" or "nach" is no place
        ("de", "Im Klinikum wurden 312 Kinder geboren", "Nach dem Umbau wurden 468 Kinder geboren", True),
        ("de", "In Bremen wurden 312 Kinder geboren", "In Kassel wurden 468 Kinder geboren", False),
    ],
)
def test_speeds_delays_and_those_aboard(language, left, right, expected):
    readings = [read(content, load_cues(language)) for content in (left, right)]
    assert (clashing_quantities(*readings) is not None) is expected
    assert (clashing_quantities(*readings[::-1]) is not None) is expected


def test_others_are_counted_without_a_noun():
    assert bare_count("Neuf autres auraient été contaminés", load_cues("fr")) is None
    assert bare_count("and so did nine others", load_cues("en")) is None
    assert bare_count("Neuf auraient été contaminés", load_cues("fr")) == (4, 9)
