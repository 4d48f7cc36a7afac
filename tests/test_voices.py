"""Who is who: which wordings of a source the articles make one, and which they leave apart."""

from __future__ import annotations

import pytest

from detector import article_from_text
from detector.pipeline import extract
from detector.voices import same_voice


def read(*texts, language="fr"):
    """Statements of articles with these texts, in the order given."""
    articles = [
        article_from_text(text, path=f"{n}.txt", title="", outlet=f"Journal {n}", language=language)
        for n, text in enumerate(texts)
    ]
    statements = extract(articles)
    return [s for a in articles for s in statements if s.article == a.id and s.source]


@pytest.mark.parametrize(
    ("language", "text", "speaker", "passage"),
    [
        (
            "fr",
            "Le porte-parole du Palais, Dmitri Valkov, affirme que le pont est sûr. "
            "Le porte-parole a ajouté que rien n'était signé.",
            "Dmitri Valkov",
            "porte-parole du Palais, Dmitri Valkov",
        ),
        (
            "fr",
            "Anna Morel, la maire de Brest, affirme que le pont est sûr. "
            "La maire a ajouté que rien n'était signé.",
            "Anna Morel",
            "Anna Morel, la maire",
        ),
        (
            "fr",
            "Le groupe Nordéo affirme que le pont est sûr. Le groupe a ajouté que rien n'était signé.",
            "Nordéo",
            "groupe Nordéo",
        ),
        (
            "fr",
            "Le ministre Luc Perrin affirme que le pont est sûr. Perrin a ajouté que rien n'était signé.",
            "Luc Perrin",
            None,
        ),
        (
            "en",
            "The billionaire Owen Tate said the plant would close. "
            "The billionaire said that nothing had been signed.",
            "Owen Tate",
            "billionaire Owen Tate",
        ),
    ],
)
def test_one_article_makes_two_wordings_one(language, text, speaker, passage):
    first, second = read(text, language=language)
    assert (second.speaker, second.speaker_passage) == (speaker, passage)
    assert passage is None or passage in text
    assert first.speaker == speaker
    assert same_voice(first, second)


@pytest.mark.parametrize(
    "texts",
    [
        ("La ministre assure que le pont est sûr.", "La ministre assure que le pont est fermé."),
        ("Anna Morel assure que le pont est sûr. Luc Morel assure que le pont est fermé.",),
        (
            "Le maire Luc Perrin et le maire Paul Aubin se sont vus. Luc Perrin assure que le pont est sûr. "
            "Le maire assure que rien n'est signé.",
        ),
        ("L'avocat de Luc Perrin assure que le pont est sûr. Luc Perrin assure que le pont est fermé.",),
        ("Le maire de Brest assure que le pont est sûr. Brest assure que rien n'est signé.",),
    ],
)
def test_what_nothing_makes_one_stays_apart(texts):
    statements = read(*texts)
    assert not same_voice(statements[0], statements[-1])


def test_a_spokesperson_has_the_voice_of_those_spoken_for_and_a_name_of_their_own():
    spokesman, palace = read(
        "Le porte-parole du Palais, Dmitri Valkov, affirme que le pont est sûr.",
        "Le Palais affirme que rien n'est signé.",
    )
    assert spokesman.speaker == "Dmitri Valkov"
    assert spokesman.voice == palace.voice == "Palais"
    assert same_voice(spokesman, palace)


def test_a_family_name_is_told_by_the_only_full_name_of_all_articles():
    alone, full = read("Perrin assure que le pont est sûr.", "Luc Perrin assure que rien n'est signé.")
    assert alone.speaker == full.speaker == "Luc Perrin"


def test_a_spokesperson_does_not_answer_the_claim_of_the_house():
    text = "Le groupe Nordéo assure que le port sera vendu. Un porte-parole du groupe Nordéo a démenti."
    assert read(text)[-1].resolves_to is None
