"""Quotations of several sentences: each a statement, all of one source."""

from __future__ import annotations

import pytest

from detector import article_from_text
from detector.attribute import attribute
from detector.segment import segment


def told(text: str, language: str = "fr") -> list[tuple[str, str | None, str]]:
    """Stance, source and proposition of the statements of an article, its headline left out."""
    article = article_from_text(
        f"Brévan\n\n{text}\n", path="x.txt", outlet="Le Sillon", date="2024-05-15", language=language
    )
    found = [s for s in attribute(article, segment(article)) if not s.heading]
    return [(s.stance, s.source, s.proposition) for s in found]


@pytest.mark.parametrize(
    ("language", "text", "said"),
    [
        (
            "fr",
            "« L'usine ne ferme pas. Nous allons payer chacun. Je m'y engage devant eux », a dit Anna Rey.",
            [
                "L'usine ne ferme pas.",
                "Anna Rey : Nous allons payer chacun.",
                "Anna Rey : Je m'y engage devant eux",
            ],
        ),
        (
            "fr",
            "« L'usine ne fermera pas, a déclaré Anna Rey. Nous avons signé un accord avec la région. »",
            ["L'usine ne fermera pas", "Anna Rey : Nous avons signé un accord avec la région."],
        ),
        (
            "fr",
            "« L'usine ne fermera pas », a déclaré Anna Rey, « nous paierons tout le monde. »",
            ["L'usine ne fermera pas", "Anna Rey : nous paierons tout le monde."],
        ),
        (
            "fr",
            "« L'usine ne fermera pas », affirme Anna Rey. Et d'ajouter : « Je n'en savais rien. »",
            ["L'usine ne fermera pas", "Anna Rey : Je n'en savais rien."],
        ),
        (
            "fr",
            "— L'usine ne fermera pas, assure Anna Rey. Nous avons signé un accord.",
            ["L'usine ne fermera pas", "Anna Rey : Nous avons signé un accord."],
        ),
        (
            "fr",
            "« L'usine ne fermera pas.\n\n« Je n'ai jamais vu ce document.\n\n"
            "« Nous paierons tout le monde », a déclaré Anna Rey.",
            [
                "L'usine ne fermera pas.",
                "Anna Rey : Je n'ai jamais vu ce document.",
                "Anna Rey : Nous paierons tout le monde",
            ],
        ),
        (
            "en",
            "“The plant will not close. I give you my word.\n\n“Workers will be paid in May,” said Anna Rey.",
            ["The plant will not close.", "Anna Rey : I give you my word.", "Workers will be paid in May"],
        ),
        (
            "en",
            '"The plant will not close. We will pay them all," Anna Rey said.',
            ["The plant will not close.", "Anna Rey : We will pay them all"],
        ),
        (
            "de",
            "„Das Werk wird nicht schließen. Wir zahlen alle Löhne“, sagte Anna Rey.",
            ["Das Werk wird nicht schließen.", "Anna Rey : Wir zahlen alle Löhne"],
        ),
        (
            "es",
            "«La fábrica no cerrará. Nosotros pagaremos los salarios», dijo Anna Rey.",
            ["La fábrica no cerrará.", "Anna Rey : Nosotros pagaremos los salarios"],
        ),
        (
            "it",
            "«La fabbrica non chiuderà. Noi pagheremo gli stipendi», ha detto Anna Rey.",
            ["La fabbrica non chiuderà.", "Anna Rey : Noi pagheremo gli stipendi"],
        ),
        (
            "pt",
            "“A fábrica não vai fechar. Nós pagaremos os salários”, disse Anna Rey.",
            ["A fábrica não vai fechar.", "Anna Rey : Nós pagaremos os salários"],
        ),
    ],
)
def test_each_sentence_of_a_quotation_is_its_source_s(language, text, said):
    assert told(text, language) == [("assert", "Anna Rey", proposition) for proposition in said]


def test_a_quotation_that_follows_a_sentence_about_somebody_is_theirs():
    text = (
        "Le maire Paul Vidal s'est dit surpris. « Je n'ai reçu aucun courrier. La mairie n'en savait rien. »"
    )
    assert told(text)[1:] == [
        ("assert", "Le maire Paul Vidal", "Le maire Paul Vidal : Je n'ai reçu aucun courrier."),
        ("assert", "Le maire Paul Vidal", "La mairie n'en savait rien."),
    ]


def test_a_sentence_that_leans_on_the_one_before_stays_with_it():
    text = "« Le maire n'a rien livré du tout. Il a donné trois brochures. C'est peu », a dit Anna Rey."
    whole = "Le maire n'a rien livré du tout. Il a donné trois brochures. C'est peu"
    assert told(text) == [("assert", "Anna Rey", whole)]


def test_what_is_said_beside_a_denial_is_said_too():
    text = (
        "« Le site fermera en mai », accuse Marc Dole. « C'est faux. L'usine ne fermera pas », dit Anna Rey."
    )
    assert told(text)[1:] == [
        ("deny", "Anna Rey", "Le site fermera en mai"),
        ("assert", "Anna Rey", "L'usine ne fermera pas"),
    ]


def test_a_mark_that_nothing_closes_gives_nobody_the_rest():
    text = (
        "« L'usine ne fermera pas, a déclaré Anna Rey.\n\nLa région a financé le site.\n\nLe train a repris."
    )
    assert [source for _, source, _ in told(text)][1:] == [None, None]


@pytest.mark.parametrize(
    ("language", "text", "source"),
    [
        (
            "fr",
            "« Le pont est sûr », assure le maire.\n\n« Les murs sont tombés. La rue est fermée. »\n\n"
            "« Et personne ne nous répond », poursuit l'infirmière.",
            "l'infirmière",
        ),
        (
            "fr",
            "« Le pont est sûr », assure le maire.\n\n« Les murs sont tombés. La rue est fermée. »\n\n"
            "« Et elle le restera », poursuit-il.",
            "le maire",
        ),
        (
            "en",
            'The mayor said: "The bridge is safe."\n\n"The walls are down. The street is closed."\n\n'
            '"And nobody answers us," continued the nurse.',
            "the nurse",
        ),
    ],
)
def test_a_quotation_is_of_who_goes_on_with_it_in_the_next_paragraph(language, text, source):
    said = [source for _, source, words in told(text, language) if "murs" in words or "walls" in words]
    assert said == [source]


def test_straight_single_marks_hold_a_quotation():
    text = "'We heard a noise,' said Ewan Drum. 'Nobody told us what the workers' pay was.'"
    assert told(text, "en") == [
        ("assert", "Ewan Drum", "Ewan Drum : We heard a noise"),
        ("assert", "Ewan Drum", "Nobody told us what the workers' pay was."),
    ]


TRANSCRIPT = (
    "LANE: Where was the boat?\n\nREY: Nobody rang me that night. The boat was gone.\n\n"
    "LANE: Sergeant Ann Cole told us the boat was moored.\n\nREY: It was sold in May, I'm told."
)


def test_a_name_in_capitals_speaks_its_lines_in_a_transcript():
    said = {words: source for _, source, words in told(TRANSCRIPT, "en")}
    assert said["Nobody rang me that night."] == said["The boat was gone."] == "REY"
    assert said["the boat was moored"] == "Sergeant Ann Cole"
    assert next(source for words, source in said.items() if "sold" in words) == "REY"


def test_a_place_in_capitals_speaks_no_line():
    text = "Two boats are gone.\n\nLEEDS: Two men were seen at the quay.\n\nThe boats were found on Monday."
    assert {source for _, source, _ in told(text, "en")} == {None}


@pytest.mark.parametrize("before", ["", "Bob Lee was there on Monday. "])
def test_who_is_named_inside_a_quotation_says_the_rest_of_it_even_the_outlet_or_somebody_unknown(before):
    text = f"{before}“The bridge fell on Monday, %s. Nobody saw it fall down at all.”"
    by_the_outlet = told(text % "Le Sillon wrote", "en")
    assert [source for _, source, content in by_the_outlet if "Nobody" in content] == [None]
    by_him = told(text % "he said", "en")
    assert [source for _, source, content in by_him if "Nobody" in content] == ["Bob Lee" if before else None]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Le bâtiment de 800 m ² a brûlé mardi, a dit le maire."),
        ("fr", "Environ 12 000 ² personnes ont défilé, selon la CGT."),
        ("fr", "Il y a ² jours, le maire a dit que le pont fermait."),
        ("en", "② days ago the mayor said that the bridge was closed."),
    ],
)
def test_a_figure_that_is_no_number_is_read_past(language, text):
    assert told(text, language)
