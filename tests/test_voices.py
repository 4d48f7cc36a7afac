"""Who is who: which wordings of a source the articles make one, and which they leave apart."""

from __future__ import annotations

import pytest

from detector import article_from_text
from detector.names.voices import same_voice
from detector.pipeline import extract


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
    ("language", "text", "speaker"),
    [
        (
            "fr",
            "Le syndicat affirme que rien n'est signé. La secrétaire du syndicat, Lise Aubin, le regrette.",
            "Le syndicat",
        ),
        (
            "fr",
            "L'usine affirme que rien n'est signé. Le directeur de la sécurité de l'usine, Paul Aubin, dort.",
            "L'usine",
        ),
        (
            "fr",
            "La maire affirme que rien n'est signé. À Brest, la maire d'un autre village, Lise Aubin, dort.",
            "La maire",
        ),
        (
            "en",
            "An expert quoted by the Meridian said that nothing had been signed.",
            "An expert quoted by the Meridian",
        ),
        (
            "fr",
            "Un témoin interrogé par Radio Valbrume affirme que rien n'est signé.",
            "Un témoin interrogé par Radio Valbrume",
        ),
    ],
)
def test_no_name_is_lent_that_the_article_gives_somebody_else(language, text, speaker):
    assert read(text, language=language)[0].speaker == speaker


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


@pytest.mark.parametrize(
    ("language", "source", "speaker", "voice"),
    [
        ("en", "Castell's office", "Castell's office", "Castell"),
        ("en", "A Rovers spokesman", "A Rovers spokesman", "Rovers"),
        ("en", "The Attorney General's office", "The Attorney General's office", "Attorney General"),
        ("en", "Castell's lawyers", "Castell's lawyers", "Castell's lawyers"),
        ("en", "State officials", "State officials", "State officials"),
        ("fr", "La Commission européenne", "La Commission européenne", "La Commission européenne"),
        ("fr", "Le ministre de l'Énergie", "Le ministre de l'Énergie", "Le ministre de l'Énergie"),
        ("es", "La portavoz del grupo Nordeo", "La portavoz del grupo Nordeo", "grupo Nordeo"),
    ],
)
def test_a_name_within_a_source_is_not_the_name_of_the_source(language, source, speaker, voice):
    said = {"en": "said that the port was shut", "fr": "affirme que le port est vide"}
    verb = said.get(language, "afirma que el puerto está vacío")
    (statement,) = read(f"{source} {verb}.", language=language)
    assert (statement.speaker, statement.voice) == (speaker, voice)


def test_an_owner_is_not_taken_for_what_they_own():
    owner, lawyers = read(
        "Ellen Castell said that the port was shut. Castell's lawyers denied that.", language="en"
    )
    assert lawyers.speaker == "Castell's lawyers"
    assert lawyers.resolves_to == owner.id


def test_the_name_behind_a_role_is_preferred_to_a_name_before_it():
    last = read(
        "Interrogée sur Radio Cap, la porte-parole de la mairie, Lise Manent, affirme que le pont est sûr. "
        "La porte-parole a ajouté que rien n'était signé."
    )[-1]
    assert last.speaker == "Lise Manent"


def test_whom_the_sentence_before_speaks_for_is_not_whom_the_next_name_speaks_for():
    text = "Le pont est sûr, affirme un porte-parole du groupe Nordéo. Anna Rey assure que rien n'est signé."
    assert read(text)[-1].voice == "Anna Rey"


def test_a_role_is_whom_another_article_calls_so_where_both_name_them():
    told = "Le courtier Anselme Vidor a dîné au Palais. Le groupe se tait."
    named = "Anselme Vidor est parti. Le courtier a dit que le pont est sûr."
    assert read(named)[-1].speaker == "Le courtier"
    found = read(told, named)[-1]
    assert found.speaker == "Anselme Vidor" and found.speaker_passage.endswith("courtier Anselme Vidor")
    nameless = "Le pont tient. Le courtier a dit que le pont est sûr."
    assert read(told, nameless)[-1].speaker == "Le courtier"
    rival = "Le courtier Marc Aubin a dîné au Palais."
    both = "Anselme Vidor et Marc Aubin sont partis. Le courtier a dit que le pont est sûr."
    assert read(told, rival, both)[-1].speaker == "Le courtier"
