"""Numbers whose noun does not stand right behind them, and numbers that have become others."""

from __future__ import annotations

import pytest
from test_updates import FRIDAY, MONDAY, TUESDAY, change, statement

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
    assert read("une autre barque : on était 78", load_cues("fr")).quantities
