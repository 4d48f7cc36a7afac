"""Sentences: exact slices, abbreviations and quotations kept whole, headings told from text."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detector.ingest import article_from_text
from detector.schema import Article
from detector.segment import LONGEST_SENTENCE, segment, split_passage
from detector.words.quotes import LONGEST_QUOTE, find_quotes


def sentences_of(passage: str, language: str = "fr") -> list[str]:
    """The sentences of one paragraph, trimmed."""
    return [passage[start:end].strip() for start, end in split_passage(passage, language)]


def article_of(*passages: str, language: str = "fr", title: str = "sans titre") -> Article:
    """An article whose passages are exactly these."""
    text = "\n\n".join(passages)
    spans, position = [], 0
    for passage in passages:
        spans.append((position, position + len(passage)))
        position += len(passage) + 2
    return Article("0" * 12, "here.txt", title, None, None, language, text, tuple(spans))


@pytest.mark.parametrize(
    ("language", "passage", "expected"),
    [
        ("fr", "M. Aubry a nié. Mme Roy aussi.", ["M. Aubry a nié.", "Mme Roy aussi."]),
        ("fr", "Le 3 oct. 2022, env. 3 km. Fin.", ["Le 3 oct. 2022, env. 3 km.", "Fin."]),
        ("fr", "L’A.F.P. le dit. Et l’art. 5 aussi.", ["L’A.F.P. le dit.", "Et l’art. 5 aussi."]),
        ("fr", "J.-P. Roux et J. K. Rowe sont là. Oui.", ["J.-P. Roux et J. K. Rowe sont là.", "Oui."]),
        (
            "fr",
            "Elle cite Paul, Anne, etc. Puis elle part.",
            ["Elle cite Paul, Anne, etc.", "Puis elle part."],
        ),
        ("fr", "Il compte 3.5 points. Pas plus.", ["Il compte 3.5 points.", "Pas plus."]),
        ("fr", "C’est fini… Encore ?! Oui.", ["C’est fini…", "Encore ?!", "Oui."]),
        ("fr", "1. Premier point. 2. Second point.", ["1. Premier point.", "2. Second point."]),
        ("fr", "Non, dit Lise-Marie L. « Faux », dit-il.", ["Non, dit Lise-Marie L.", "« Faux », dit-il."]),
        ("fr", "Selon M. « Zaza » Roy, oui. Non.", ["Selon M. « Zaza » Roy, oui.", "Non."]),
        ("fr", "C’est terminé.Le reste suit.", ["C’est terminé.", "Le reste suit."]),
        ("fr", "Voir www.exemple.org pour tout. Merci.", ["Voir www.exemple.org pour tout.", "Merci."]),
        ("en", "Mr. Dole of the U.S. Navy left. Good.", ["Mr. Dole of the U.S. Navy left.", "Good."]),
        ("en", "He said no. She said yes.", ["He said no.", "She said yes."]),
        ("de", "Am 3. Oktober kam Dr. Holz. Sie ging.", ["Am 3. Oktober kam Dr. Holz.", "Sie ging."]),
        ("de", "Das gilt z. B. hier. Gut.", ["Das gilt z. B. hier.", "Gut."]),
        ("es", "El Sr. Peña y la Sra. Ruiz. Nada más.", ["El Sr. Peña y la Sra. Ruiz.", "Nada más."]),
        ("es", "¿Es verdad? ¡No! Nada.", ["¿Es verdad?", "¡No!", "Nada."]),
        ("it", "Secondo il dott. Riva è falso. Basta.", ["Secondo il dott. Riva è falso.", "Basta."]),
        ("pt", "Segundo o Dr. Silva, não. Fim.", ["Segundo o Dr. Silva, não.", "Fim."]),
        ("ru", "Он, т. е. А. С. Титов, ушёл. Всё.", ["Он, т. е. А. С. Титов, ушёл.", "Всё."]),
        ("uk", "Це сказав проф. Бойко. Усе.", ["Це сказав проф. Бойко.", "Усе."]),
    ],
)
def test_abbreviations_are_no_ends_of_sentences(language, passage, expected):
    assert sentences_of(passage, language) == expected


@pytest.mark.parametrize(
    ("language", "passage", "expected"),
    [
        ("fr", "« Non. Jamais. » a-t-il dit. Il rit.", ["« Non. Jamais. » a-t-il dit.", "Il rit."]),
        ("fr", "Elle dit: «Oui.» «Non», répond Paul.", ["Elle dit: «Oui.»", "«Non», répond Paul."]),
        ("fr", "« Faux ! Tout est faux », dit-il. Fin.", ["« Faux ! Tout est faux », dit-il.", "Fin."]),
        ("en", '"Yes. No," he said. He left.', ['"Yes. No," he said.', "He left."]),
        ("en", "“Why? When?” Anna Rey asked. Silence.", ["“Why? When?” Anna Rey asked.", "Silence."]),
        ("en", "(He left. She stayed.) They met.", ["(He left. She stayed.)", "They met."]),
        ("de", "Er sagt: „Ja. Nein.“ Sie geht.", ["Er sagt: „Ja. Nein.“", "Sie geht."]),
        ("de", "»Das ist falsch. Alles.« Sie geht.", ["»Das ist falsch. Alles.«", "Sie geht."]),
        ("ru", "Он сказал: «Да. Нет». Она ушла.", ["Он сказал: «Да. Нет».", "Она ушла."]),
    ],
)
def test_a_quotation_stays_in_one_sentence(language, passage, expected):
    assert sentences_of(passage, language) == expected


@pytest.mark.parametrize(
    ("language", "sentences"),
    [
        ("fr", ["«\u202fJe ne l’ai pas signé.\u202f»", "Elle a quitté la salle."]),
        ("fr", ["«\u202fC’est faux\u202f!\u202f»", "Elle a quitté la salle."]),
        ("fr", ["«\u202fC’est faux\u202f!\u202f», a-t-elle lancé.", "Puis elle est partie."]),
        ("fr", ["«C'est faux», a-t-il dit.", "«Je n'ai rien signé.»", "Il est parti."]),
        ("fr", ["«C'est faux.»", "Le maire a nié."]),
        ("fr", ["Le maire a nié : «C'est faux. Archi-faux.»", "Il est parti."]),
        ("fr", ["« Il m'a dit : “Signe ici.” Je n'ai pas signé », raconte-t-elle.", "Le maire nie."]),
        ("fr", ['« Il a dit "non" », affirme-t-elle.', "Le maire nie."]),
        ("fr", ["« Nous avons lu « Le Monde ». Rien de plus. »", "Il part."]),
        ("en", ["‘I never signed it. Never,’ she said.", "He left."]),
        ("en", ["‘I never signed it,’ she said.", "‘It’s a lie.’", "He left."]),
        ("en", ["The minister’s aide said: ‘We don’t know. We can’t say.’", "He left."]),
        ("en", ["“He told me: ‘Sign here.’ I refused,” she said.", "He left."]),
        ("en", ['"Yes."', "She left."]),
        ("en", ['"No!" said Mr. Roe.', "He left at 5.30 p.m.", "Then he slept."]),
        ("en", ["“We have no evidence.”", "Mr. Roe then left."]),
        ("en", ["“We have no evidence,” Mr. Roe said.", "“None at all.”", "He left."]),
        ("fr", ["M. Lacaze et Mme Roy sont venus avec Me Dautry.", "Le Dr. Blanc aussi."]),
        ("fr", ["Le Dr Blanc, Me Prévost et Mgr Roux ont nié.", "Mlle Dupuis aussi."]),
        ("fr", ["Selon l'art. 5 et l'art. R. 123-4 du code, c'est interdit.", "Il le nie."]),
        ("fr", ["Il est rentré à 17 h 30.", "Elle est rentrée à 18 h.", "Ils ont dîné."]),
        ("fr", ["Le train est parti à 22 h.", "Personne ne l'a vu."]),
        ("fr", ["Le décret n° 5 est signé.", "Le n° 6 ne l'est pas."]),
        ("fr", ["Le décret n°2023-45 est signé.", "L'arrêté no. 6 ne l'est pas."]),
        ("fr", ["Il habite au 12, bd. Voltaire.", "Elle au 3, av. Foch."]),
        ("fr", ["La collaboratrice, Sandrine M., parle de deux ans.", "Il nie."]),
        ("fr", ["La collaboratrice s'appelle Sandrine M.", "Elle parle de deux ans."]),
        ("fr", ["Elle a payé 4,2 M.", "Il a payé 3 M€.", "Fin."]),
        ("fr", ["Les frais (env. 3 000 euros, cf. p. 12) sont payés.", "Fin."]),
        ("fr", ["Il travaille chez Orvane S.A.", "Elle est avocate."]),
        ("fr", ["Il a vu le P.-D.G. de Novalia.", "Il nie."]),
        ("fr", ["Il vit aux U.S.A.", "Elle vit en France."]),
        ("fr", ["E. coli a été trouvée.", "J.-C. Roux le nie."]),
        ("fr", ["Le maire : « C'est faux. »", "L'opposition : « C'est vrai. »"]),
        ("fr", ["« Pourquoi moi ? » s'est-il demandé.", "« Je n'ai rien fait ! » a-t-il crié.", "Fin."]),
        ("fr", ["« C'est faux » (Le maire).", "Il nie."]),
        ("fr", ["– Nous n'avons rien signé.", "– Et le contrat ?", "– Un faux."]),
        ("fr", ["• Le maire nie.", "• La préfète confirme."]),
        ("fr", ["Il nie...", "Elle confirme… et le juge se tait."]),
        ("fr", ["Il nie... mais elle confirme.", "Fin."]),
        ("fr", ["Il a dit qu'« aucune enquête n'est ouverte ».", "Le parquet dément."]),
        ("fr", ["Il a dit qu'« aucune enquête n'est ouverte. »", "Le parquet dément."]),
        ("fr", ["C'était en 2021.", "Le 3 nov. 2021 précisément.", "Fin."]),
        ("fr", ["Il pèse 3 kg.", "Elle mesure 1 m.", "Fin."]),
        ("fr", ["Il a couru 5 km.", "Elle aussi."]),
        ("fr", ["Le texte (voir p. 4).", "Fin."]),
        ("fr", ["Le ministre de l'Éd. nat. a nié.", "Fin."]),
        ("fr", ["St. Pierre et Ste. Anne.", "Fin."]),
        ("fr", ["Rendez-vous le 12.", "Le maire viendra."]),
        ("fr", ["Article 3.", "Le maire nie."]),
        ("fr", ["Ils sont 12.", "Elle est la 13e.", "Fin."]),
        ("fr", ["Yahoo! a nié.", "Fin."]),
        ("fr", ["Qui paie ?", "Le maire.", "Qui nie ?", "La préfète."]),
        ("fr", ["Le 1er ministre a nié.", "Le 2e aussi."]),
        ("fr", ["“C'est faux.”", "Le maire est parti."]),
        ("fr", ['"C\'est faux."', "Le maire est parti."]),
        ("fr", ['"C\'est faux", dit-il.', '"C\'est un mensonge", ajoute-t-il.', "Fin."]),
        ("fr", ["« C'est faux, dit-il. Je n'ai rien signé. »", "Le parquet dément."]),
        ("fr", ["Novalia (ex-Telco) nie.", "(AFP) Le groupe se tait."]),
        ("de", ["Herr Dr. Holz kam um 17.30 Uhr.", "Er ging am 3. Mai."]),
        ("de", ["„Das ist falsch“, sagte er.", "„Alles ist falsch.“", "Er ging."]),
        ("de", ["‚Das ist falsch. Alles‘, sagte er.", "Er ging."]),
        ("de", ["Nach § 5 Abs. 2 Nr. 3 ist das verboten.", "Er bestreitet es."]),
        ("es", ["«Es falso.»", "El Sr. Peña salió a las 5 p. m.", "La Sra. Ruiz no."]),
        ("es", ["“Es falso”, dijo.", "“No firmé nada.”", "Se fue."]),
        ("it", ["«È falso. Tutto», ha detto l'on. Neri.", "È uscito."]),
        ("it", ["L'art. 5 c.p. lo vieta.", "Il sig. Neri nega."]),
        ("pt", ["“É falso.”", "O Dr. Silva saiu às 17h30.", "A Sra. Dias não."]),
        ("ru", ["«Это ложь», — заявил он.", "«Я ничего не подписывал».", "Он ушёл."]),
        ("ru", ["Это было в 2021 г.", "Он ушёл в 17.30.", "Всё."]),
        ("uk", ["«Це неправда», — сказав він у 2021 р.", "Він пішов."]),
        ("en", ["Sen. Roe (R., Texas) denied it.", "Rep. Dole did too."]),
        ("en", ["He met J. Doe Jr.", "She met no one.", "Acme Inc. denied it."]),
        ("en", ["It fell 3.5 percent.", "No. 5 won.", "No one denied it."]),
        ("en", ["He lives in the U.S.", "She lives in the U.K.", "They met."]),
        ("en", ["He lives in Washington, D.C.", "She does not."]),
        ("en", ['"I didn\'t do it," he said.', '"I wasn\'t there. Ask them."', "She wept."]),
        ("en", ["He works for the U.N.", "The agency denied it."]),
    ],
)
def test_sentences_of_the_news(language, sentences):
    assert sentences_of(" ".join(sentences), language) == sentences


@pytest.mark.parametrize(
    ("passage", "heading"),
    [
        ("- Qui a signé ? -", True),
        ("Le maire : « C’est faux »", True),
        ("Stade : le « oui mais » du maire", True),
        ("« Rien n’est signé »", False),
        ("« C’est faux ! »", False),
        ("- un point de la liste", False),
        ("• un point de la liste", False),
        ("La suite mardi, à 17 h 30.", False),
    ],
)
def test_which_short_lines_are_headings(passage, heading):
    sentences = segment(article_of("Le titre de l’article", passage, "Le maire a tout nié mardi.", "Fin."))
    assert [s.heading for s in sentences if s.text == passage] == [heading]


@pytest.mark.parametrize("mark", ["«", "“", "„", '"', "»", "”", "("])
def test_an_unbalanced_mark_swallows_nothing(mark):
    passage = f"Il a dit {mark}oui hier. Puis il est parti. Elle est restée. Fin du récit."
    assert len(sentences_of(passage)) == 4


def test_a_quotation_beyond_the_limit_is_split():
    inside = "Nous partirons demain. " * (LONGEST_QUOTE // 20)
    assert len(sentences_of(f"« {inside}» a-t-elle dit.")) > 10


def test_stray_stops_join_the_sentence_before():
    assert sentences_of("Il aide Brévent. . Novalux se tait. …") == [
        "Il aide Brévent. .",
        "Novalux se tait. …",
    ]
    assert sentences_of("… Oui. Non.") == ["… Oui.", "Non."]
    assert sentences_of(". . .") == [". . ."]


def test_headings_are_told_from_paragraphs():
    article = article_of(
        "Le maire nie avoir vendu le stade",
        "Il l’a dit mardi.",
        "Un stade qui divise",
        "Qui paiera ?",
        "Une information démentie sur le réseau:",
        "« Jamais je ne signerai »",
        "Anne Roche",
        "– un point",
        "Le stade a été bâti en 1962 et rénové",
        title="Le maire nie avoir vendu le stade",
    )
    assert [s.text for s in segment(article) if s.heading] == [
        "Le maire nie avoir vendu le stade",
        "Un stade qui divise",
        "Qui paiera ?",
    ]


def test_a_sentence_signed_behind_its_full_stop_is_no_heading():
    signed = "Le maire ne dira rien de plus. (Agence Valbrume)"
    assert not any(s.heading for s in segment(article_of("Le maire nie tout.", signed, "Fin du récit.")))


@pytest.mark.parametrize(
    ("above", "below", "heading"),
    [
        ("Le stade sera vendu.", "Le maire d’Orvel a tout nié mardi soir devant le conseil.", True),
        ("Le maire l’a répété :", "Il n’a pas voulu en dire davantage mardi soir.", False),
        ("Le stade sera vendu.", "Anne Roche, maire d’Orvel.", False),
        ("Le stade sera vendu.", "Anne Roche", False),
    ],
)
def test_a_quotation_alone_between_paragraphs_opens_a_section(above, below, heading):
    quote = "« Nous n’avons rien à cacher »"
    sentences = segment(article_of("Le titre de l’article", above, quote, below, "Fin du récit."))
    assert [s.heading for s in sentences if s.text == quote] == [heading]


def test_a_headline_with_full_stops_is_one_heading():
    title = "Stade vendu. Le maire nie."
    sentences = segment(article_of(title, "Il l’a dit mardi.", title=title))
    assert [(s.text, s.heading) for s in sentences] == [(title, True), ("Il l’a dit mardi.", False)]


def test_a_single_line_is_no_heading():
    assert [s.heading for s in segment(article_of("Le maire nie tout", title="Le maire nie tout"))] == [False]


def test_no_passages_no_sentences():
    assert segment(article_of()) == []


TEXTS = st.text(
    alphabet=st.sampled_from(list("aéЖ. !?…«»“”„‘’‚\"'(),;:-–0M\n\u00a0\u202f\u2009\u200b🙂ÀB")), max_size=200
)


@given(st.lists(TEXTS, min_size=1, max_size=4), st.sampled_from(["fr", "en", "de", "ru", "xx"]))
def test_sentences_are_ordered_slices_that_lose_nothing(passages, language):
    article = article_of(*passages, language=language)
    sentences = segment(article)
    position = 0
    for sentence in sentences:
        assert article.text[sentence.start : sentence.end] == sentence.text
        assert sentence.text and sentence.text.strip() == sentence.text
        assert sentence.start >= position
        first, last = article.passages[sentence.paragraph]
        assert first <= sentence.start < sentence.end <= last
        position = sentence.end
    kept = sum(character.isalnum() for sentence in sentences for character in sentence.text)
    assert kept == sum(character.isalnum() for passage in passages for character in passage)


@pytest.mark.parametrize("blank", ["\u00a0", "\u2009", "\u202f", "\u3000"])
def test_a_wide_blank_before_a_stop_stops_nothing(blank):
    text = f"Le car est resté côté B{blank}. Il repart lundi."
    assert "".join(s.text for s in segment(article_from_text(text, language="fr"))).endswith(
        "Il repart lundi."
    )


@given(TEXTS)
def test_spans_cover_the_paragraph(passage):
    assert "".join(passage[start:end] for start, end in split_passage(passage, "fr")) == passage


@pytest.mark.parametrize(
    "piece",
    [
        "Le maire a nié hier. ",
        "a",
        "«",
        '"A. b" ',
        '"a" ‘b’ ',
        "‘a ",
        "’ ",
        "J. Elle ",
        "(a. B ",
        ". ",
        "' ",
        "A.",
        "\n",
    ],
)
def test_long_paragraphs_take_a_moment(piece):
    passage = (piece * 200_000)[:200_000]
    begin = time.process_time()
    spans = split_passage(passage, "fr")
    assert time.process_time() - begin < 2
    assert max(end - start for start, end in spans) <= LONGEST_SENTENCE


def test_an_article_of_the_full_length_takes_a_moment():
    text = "\n\n".join(
        f"Le maire {n} a nié. « Non. Jamais », dit-il le {n} oct. à M. Roy." for n in range(2800)
    )
    article = article_from_text(text, language="fr")
    begin = time.process_time()
    sentences = segment(article)
    assert time.process_time() - begin < 2
    assert len(sentences) > 4000


@pytest.mark.parametrize(
    ("passage", "quotes"),
    [
        ("'We heard it,' he said, 'and left.'", ["'We heard it,'", "'and left.'"]),
        ("He called it a 'fake' plan of the bosses' friends.", ["'fake'"]),
        ("'It's the workers' choice,' she said.", ["'It's the workers' choice,'"]),
        ("The workers' pay and the bosses' cars, he said.", []),
        ("L'eau qu'il n'a pas bue, d'après l'homme d'hier.", []),
        ("La 'ndrangheta e un po' di paura. Ha detto: 'Non è vero.'", ["'Non è vero.'"]),
        ("Back in the '90s, rock 'n' roll wasn't dead.", []),
        ("\"He said 'go' to me\", she says.", ["\"He said 'go' to me\""]),
    ],
)
def test_a_straight_single_mark_is_an_apostrophe_or_opens_a_quotation(passage, quotes):
    assert [passage[begin:end] for begin, end in find_quotes(passage)] == quotes
