"""Reading articles: exact text, story without furniture, second stories cut, bad input in one line each."""

from __future__ import annotations

import dataclasses
import json
import os
import random
import time
import tomllib
import warnings
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detector.errors import InputError
from detector.ingest import LONGEST_TEXT, article_from_text, read_articles
from detector.pages.boilerplate import read_page
from detector.pages.datelines import dateline_end
from detector.pages.furniture import load_furniture
from detector.pages.second_story import find_second_story
from detector.report import Report
from detector.schema import Article, Skipped
from detector.segment import segment

SEEDS = Path(__file__).resolve().parent.parent / "seeds"
FURNITURE = Path(__file__).resolve().parent.parent / "detector" / "data" / "furniture"
LANGUAGES = ("fr", "en", "de", "es", "it", "pt", "ru", "uk")

STADIUM = """Le maire de Valmont nie avoir vendu le stade

Le maire de Valmont, Pierre Aubry, a démenti mardi avoir vendu le stade municipal à la société Olympia, comme\
 l'affirmait Le Courrier de l'Est.

« Aucun contrat n'a été signé », a-t-il dit devant le conseil municipal. Olympia assure au contraire qu'un \
accord existe depuis janvier.

L'opposition réclame la publication des courriers échangés entre la mairie et l'entreprise."""
# Neither names the mayor, the town or the company again.
STADIUM_BACKGROUND = """Un équipement qui divise

Construite en 1962, l'enceinte accueille chaque année une trentaine de rencontres de football et des concerts.

Sa rénovation, estimée à huit millions d'euros, a été repoussée trois fois faute de budget."""
WHALES = """Des baleines bloquées dans une baie de Tasmanie

Une centaine de baleines se sont échouées lundi dans une baie isolée de Tasmanie, où des plongeurs tentent de\
 les remettre à l'eau.

Les animaux souffrent de la chaleur. « Nous travaillons avec la marée », explique le biologiste Sam Harrow.

Le parc national a interdit l'accès à la plage pendant toute la durée de l'opération."""
BANK = """Delta Bank to cut a thousand jobs

Delta Bank said on Monday it would cut a thousand jobs in Europe, four hundred of them in Geneva, after a \
record loss in the third quarter.

Unions called the plan brutal. "We were promised there would be no layoffs," said spokeswoman Anne Roche.

Chief executive Sofia Lindt blamed lower interest rates and digital rivals."""
BANK_BACKGROUND = """Painful precedents

The lender had already shut sixty branches in 2015 after a failed takeover of an Austrian competitor.

Back then management pledged never to dismiss staff again. Employees have not forgotten it."""
RESCUE = """Rescuers free stranded whales

Volunteers refloated forty pilot whales after the animals became stranded in a remote bay, officers said.

The rescue took nine hours. Twelve whales had already died when the first boats arrived, \
according to biologist Sam Harrow.

The beach will stay closed until the carcasses are removed."""


def passages_of(article: Article) -> list[str]:
    """The passages of an article as texts."""
    return [article.text[start:end] for start, end in article.passages]


def story_of(text: str, language: str) -> list[str]:
    """The passages of a page in a language."""
    return [text[start:end] for start, end in read_page(text, language).passages]


def reasons(skipped: list[Skipped]) -> list[str]:
    """The reasons alone."""
    return [entry.reason for entry in skipped]


def write(folder: Path, files: dict[str, str | bytes]) -> None:
    """Write files, text as UTF-8."""
    for name, content in files.items():
        (folder / name).write_bytes(content if isinstance(content, bytes) else content.encode())


def test_the_seeds_are_read_without_furniture():
    articles, skipped = read_articles([SEEDS])
    by_name = {Path(article.path).name[:3]: article for article in articles}
    assert {name: article.date for name, article in by_name.items()} == {
        "000": "2022-10",
        "001": None,
        "002": None,
        "003": "2023-08-22",
        "004": "2024-10-25",
    }
    assert {article.language for article in articles} == {"fr"}
    for article in articles:
        raw = Path(article.path).read_text(encoding="utf-8")
        assert raw.startswith(article.text)
        passages = passages_of(article)
        assert len(set(passages)) == len(passages)
        for passage in passages:
            for furniture in (
                "Afficher Plus",
                "ommentaires",
                "Image:",
                "Video:",
                "(svp)",
                "Plus de «",
                "17:",
            ):
                assert furniture not in passage
            assert (
                "dauphin" not in passage
                and passage != "International"
                and not passage.startswith("L’article")
            )
    assert [entry.note for entry in skipped] == [True]
    assert "second story cut off" in skipped[0].reason and "003" in skipped[0].path


PAGES = {
    "fr": (
        """Accueil › Monde › Europe
Publicité
POLITIQUE
La ministre Rivoire nie avoir rencontré le directeur de Novalux
Par Jeanne Martin avec AFP
Publié le 12/04/2023 à 18h30, mis à jour le 13/04/2023 à 08h10
Temps de lecture : 3 min
Partager sur Facebook
La ministre de l’Énergie, Claire Rivoire, à l’Assemblée le 4 avril. (Photo : Éric Blanc / AFP)
LYON (AFP) - La ministre de l’Énergie a nié mercredi avoir rencontré le directeur de Novalux, comme \
l’affirmait la veille le quotidien L’Aurore. « C’est faux », a-t-elle déclaré.
Lire aussi : Novalux, le géant qui inquiète Bruxelles
Selon M. Dumas, député de l’opposition, trois rendez-vous figurent à l’agenda de la ministre.
Nous utilisons des cookies pour améliorer votre expérience.
Une enquête parlementaire
Novalux a confirmé que son directeur s’était rendu à Paris, sans dire qui il y avait vu. (jma/afp)
Tags : Novalux, énergie
12 commentaires
Connectez-vous pour commenter cet article.
Sur le même sujet
Énergie : la facture grimpe
""",
        "2023-04-12",
        [
            "La ministre Rivoire nie",
            "La ministre de l’Énergie a nié",
            "Selon M. Dumas",
            "Une enquête parlementaire",
            "Novalux a confirmé",
        ],
    ),
    "en": (
        """Skip to content
World
Mayor denies secret land deal with developer
By Tom Hardy
March 3, 2024 at 10:15 AM EST
Copy link
Mayor Alice Brand speaks at City Hall on Friday. Photo: Jim Rowe/Reuters
HARTVILLE, March 3 (Reuters) - Mayor Alice Brand on Sunday denied that she had sold city land to Kestrel.
Advertisement
Read more: Who owns the riverside?
The Post said two U.S. officials had seen the contract. A lawyer for the city declined to comment.
Sign up for our newsletter and never miss a story
Reporting by Tom Hardy; Editing by Sue Lane
3 Comments
Most Read
Ten beaches to see before you die
""",
        "2024-03-03",
        ["Mayor denies secret land deal", "Mayor Alice Brand on Sunday", "The Post said two U.S. officials"],
    ),
    "de": (
        """Politik
Kanzleramt dementiert Gespräch mit Rebellen
Stand: 12. Mai 2024, 10:30 Uhr
Von Karin Holz, Berlin
Das Kanzleramt in Berlin. | Bildquelle: dpa
Das Kanzleramt hat am Sonntag Berichte zurückgewiesen, wonach es mit den Rebellen in Kantara verhandelt.
Anzeige
Lesen Sie auch: Was wollen die Rebellen?
Die Opposition fordert Aufklärung und spricht von einem schweren Fehler der Regierung.
Kommentare
""",
        "2024-05-12",
        ["Kanzleramt dementiert", "Das Kanzleramt hat am Sonntag", "Die Opposition fordert"],
    ),
    "es": (
        """Publicado el 3 de marzo de 2024 | Actualizado el 4 de marzo de 2024
Compartir
El ministro niega haber firmado el contrato
El ministro Luis Peña negó el sábado haber firmado el contrato del puerto, como publicó El Faro.
Foto: EFE
Lee también: El puerto de la discordia
La fiscalía investigará el caso desde el lunes.
Suscríbete a nuestro boletín
5 comentarios
""",
        "2024-03-03",
        ["El ministro niega", "El ministro Luis Peña", "La fiscalía"],
    ),
    "it": (
        """Cronaca
Il sindaco smentisce l'accordo
di Anna Verdi
3 marzo 2024 alle 10:30
Il sindaco Paolo Neri ha smentito domenica di aver firmato l'accordo con la società Orsa.
Leggi anche: La società Orsa
Secondo il dott. Riva, l'accordo esiste dal 2022.
© Riproduzione riservata
""",
        "2024-03-03",
        ["Il sindaco smentisce", "Il sindaco Paolo Neri", "Secondo il dott."],
    ),
    "pt": (
        """Publicado em 02/03/2024 às 10h30
Ministra nega encontro com empresário
Por Rita Lopes
A ministra Ana Dias negou neste sábado que se tenha encontrado com o empresário João Melo.
Foto: Reprodução/TV
Segundo o Dr. Silva, houve três reuniões.
Leia também: quem é João Melo
""",
        "2024-03-02",
        ["Ministra nega", "A ministra Ana Dias", "Segundo o Dr."],
    ),
    "ru": (
        """Политика
Министр опроверг переговоры с компанией «Север»
25 октября 2024, 17:20
Фото: ТАСС
МОСКВА, 25 октября. /ТАСС/. Министр Иван Лебедев опроверг сообщения о тайных переговорах с компанией «Север».
Читайте также: Кто владеет «Севером»
В компании отказались от комментариев.
Подписывайтесь на наш Telegram-канал
Комментарии (4)
""",
        "2024-10-25",
        ["Министр опроверг", "Министр Иван Лебедев", "В компании"],
    ),
    "uk": (
        """Опубліковано 25 жовтня 2024 о 17:20
Міністр заперечив таємні переговори
Міністр Олег Бойко заперечив у п'ятницю, що проводив таємні переговори з компанією «Північ».
Фото: Укрінформ
Раніше газета «Справа» повідомила про три зустрічі у 2023 році в Києві.
""",
        "2024-10-25",
        ["Міністр заперечив", "Міністр Олег Бойко", "Раніше газета"],
    ),
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_only_the_story_of_a_scraped_page_is_passages(language):
    text, date, expected = PAGES[language]
    article = article_from_text(text)
    assert (article.language, article.date) == (language, date)
    passages = passages_of(article)
    assert [passage[: len(start)] for passage, start in zip(passages, expected, strict=True)] == expected
    assert article.title == passages[0]
    assert article.text == text
    assert not any(passage.endswith((")", "AFP")) for passage in passages)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_of_the_furniture_lists_is_recognised(language):
    lists = tomllib.loads((FURNITURE / f"{language}.toml").read_text(encoding="utf-8"))
    furniture = load_furniture(language)
    for key in ("buttons", "related", "teasers", "ends", "notices"):
        for entry in lists[key]:
            line = entry.replace("…", " mot ").replace("#", "12").strip()
            if '"' not in entry or key == "buttons":
                assert furniture.kind(line), (key, entry)
    for word in lists["credits"]:
        assert furniture.kind(f"{word.capitalize()}: xyz") == "credit"
        assert furniture.find_credit(f"La mairie vue du port hier soir. {word.capitalize()}: xyz")


@pytest.mark.parametrize(
    "line",
    [
        "Nous utilisons aussi l’énergie du port, a dit le maire.",
        "Plus de 300 personnes ont manifesté mardi à Valmont",
        "Partager le pouvoir, une promesse du maire",
        "Images satellites à l’appui, le maire nie",
        "Espace : aucun commentaire de l’agence sur l’échec du tir",
        "« Nous modérons les commentaires du forum », dit le maire.",
        "Il y a deux ans, le maire avait nié tout contact avec la société.",
        "Le maire a nié, selon son cabinet. (AFP/Reuters)",
        "Par la voix de son avocat, le maire nie",
        "Le maire nie – Reuters",
    ],
)
def test_a_line_of_the_story_is_not_furniture(line):
    assert load_furniture("fr").kind(line) is None


def test_a_headline_printed_twice_is_read_once_and_labels_around_it_not_at_all():
    text = (
        "International\nPierre Aubry\n\nLe maire de Valmont nie avoir vendu le stade\n\n"
        "Le maire de Valmont a nié avoir vendu le stade.\nPierre Aubry mardi à la mairie. Image: xyz\n\n"
        + STADIUM
    )
    passages = passages_of(article_from_text(text))
    assert passages == STADIUM.split("\n\n")


def test_a_motto_below_the_name_of_the_outlet_is_no_headline():
    headline, rest = STADIUM.split("\n\n", 1)
    motto = article_from_text(f"La Dépêche de Brel\nLe journal des quatre vallées\n\n{headline}\n\n{rest}")
    assert motto.title == headline and passages_of(motto) == STADIUM.split("\n\n")
    deck = "Le maire nie avoir vendu le stade municipal à la société Olympia"
    kept = article_from_text(f"Politique\n{headline}\n\n{deck}\n\n{rest}")
    assert kept.title == headline


def test_a_caption_above_a_bare_credit_is_left_out_where_paragraphs_are_set_apart():
    text = STADIUM + "\n\nLe stade vu du ciel, en attendant mieux.\nVidéo: xyz\n"
    assert passages_of(article_from_text(text)) == STADIUM.split("\n\n")


@pytest.mark.parametrize(
    "caption",
    [
        "Le stade vu du ciel, mardi à 6 heures. Photo Luc Terrin / Le Courrier d’Orvel",
        "La maire d’Orvel, le 12 avril, à la tribune du stade. PHOTO ARCHIVES ÉMILIE VASSIN",
        "Devant le stade municipal d’Orvel, mardi matin. LC/Arnaud Brunaud",
        "La ministre, en visite au stade d’Orvel vendredi. | LE-COURRIER",
        "Le stade d’Orvel attend des travaux depuis deux ans. (Photo d’illustration : Luc Terrin)",
        "Publié hier à 16h52, mis à jour il y a 2 heures",
        "Temps de lecture: 3 mn",
        "Provenant de la rédaction",
        "Chaque matin, l’essentiel d’Orvel dans votre boîte mail.",
        "Chaque jour à 7h, recevez une sélection d’articles",
        "Suivez en direct la réunion du conseil municipal d’Orvel.",
        "En cliquant sur « Je m’abonne », j’accepte de recevoir la lettre d’Orvel.",
    ],
)
def test_what_stands_around_the_story_of_a_news_page_is_left_out(caption):
    headline, first, rest = STADIUM.split("\n\n", 2)
    text = f"{headline}\n\n{caption}\n\n{first}\n\n{rest}"
    assert passages_of(article_from_text(text)) == STADIUM.split("\n\n")


@pytest.mark.parametrize(
    "line",
    [
        "Le maire a tout nié mardi. Photo Service a démenti la vente.",
        "Le stade n’est pas vendu, a dit le maire d’Orvel. TV1/La Deux le confirme",
        "En cliquant sur ce lien, les supporters du stade ont perdu 300 euros.",
    ],
)
def test_what_only_resembles_a_credit_stays(line):
    assert line in passages_of(article_from_text(f"{STADIUM}\n\n{line}\n\nLe stade rouvrira, dit le maire."))


def test_a_report_in_the_folder_that_it_was_made_from_is_no_article(tmp_path):
    write(tmp_path, {"a.txt": STADIUM, "r.html": Report([], [], [], [], "none").to_html()})
    articles, skipped = read_articles([tmp_path])
    assert [Path(article.path).name for article in articles] == ["a.txt"]
    assert reasons(skipped) == ["a report made by this tool, no article"]


def test_a_page_of_captions_only_is_its_captions():
    text = "Le maire de Valmont nie avoir vendu le stade municipal. Photo: xyz"
    assert passages_of(article_from_text(text)) == ["Le maire de Valmont nie avoir vendu le stade municipal."]


INTRODUCTIONS = {
    "fr": ["A lire aussi", "À LIRE AUSSI :", "Top articles", "Dans la rubrique Santé", "Sur le meme sujet",
           "Consultez lors de la même catégorie", "Les plus lus", "A ne pas manquer", "Most read"],
    "en": ["Related", "Most read", "More on this story", "Read also", "Don’t miss", "Most popular"],
    "de": ["Lesen Sie auch", "Meistgelesen", "Mehr zum Thema"],
    "es": ["Lea también", "Lo mas leido", "No te pierdas"],
    "it": ["Leggi anche", "I piu letti", "Da non perdere"],
    "pt": ["Leia tambem", "Mais lidas", "Não perca"],
    "ru": ["Читайте также", "Самое читаемое", "Ещё по теме"],
    "uk": ["Читайте також", "Найпопулярніше", "За темою"],
}  # fmt: skip
STORIES = {
    "fr": STADIUM,
    "en": BANK,
    "de": """Der Bürgermeister bestreitet den Verkauf des Stadions

Der Bürgermeister von Valmont, Peter Aubry, hat am Dienstag bestritten, das Stadion der Stadt an die \
Firma Olympia verkauft zu haben.

„Es gibt keinen Vertrag“, sagte er vor dem Stadtrat. Olympia spricht von einer Einigung im Januar.

Die Opposition verlangt, dass der Bürgermeister den Briefwechsel mit der Firma Olympia veröffentlicht.""",
}
TEASERS = (
    "1. Maire de Valmont : ce que cache le stade\n\n- Cinq plages à voir cet hiver\nQui a peur du loup ?"
)


@pytest.mark.parametrize(
    ("language", "line"), [(language, line) for language, lines in INTRODUCTIONS.items() for line in lines]
)
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_the_short_lines_below_an_introduction_of_teasers_are_left_out(language, line, gap):
    first, *middle, last = STORIES.get(language, STADIUM).split("\n\n")
    story = "\n\n".join([first, *middle])
    assert story_of(f"{story}\n\n{last}\n\n{line}{gap}{TEASERS}", language) == [first, *middle, last]
    assert story_of(f"{story}\n\n{line}{gap}{TEASERS}\n\n{last}", language) == [first, *middle, last]


def test_a_section_title_below_teasers_stays_where_it_is_set_off():
    first, second, third, last = STADIUM.split("\n\n")
    linked = "Lire aussi\nLe loup\nLes plages\n\nCe que dit le contrat"
    text = "\n\n".join([first, second, third, linked, last])
    assert passages_of(article_from_text(text)) == [first, second, third, "Ce que dit le contrat", last]


def test_above_the_story_only_the_line_below_a_link_goes():
    text = "Lire aussi\nLe retour du loup\n\n" + STADIUM
    assert passages_of(article_from_text(text)) == STADIUM.split("\n\n")
    assert passages_of(article_from_text("À la une\n" + STADIUM)) == STADIUM.split("\n\n")


def test_lines_at_the_end_that_share_nothing_with_the_story_are_left_out():
    teasers = "Cinq plages à voir cet hiver\nValmont : le retour du loup"
    assert passages_of(article_from_text(f"{STADIUM}\n\n{teasers}")) == STADIUM.split("\n\n")
    about = "Le stade sera rénové par Olympia"
    assert passages_of(article_from_text(f"{STADIUM}\n\n{about}"))[-1] == about
    listed = "Elle demande trois choses :\n\n- une enquête indépendante\n\n- un calendrier précis"
    assert passages_of(article_from_text(f"{STADIUM}\n\n{listed}"))[-1] == "un calendrier précis"
    tags = "Stades\n\nValmont\n\nOlympia"
    assert passages_of(article_from_text(f"{STADIUM}\n\n{tags}")) == STADIUM.split("\n\n")
    quoted = "« Jamais je ne signerai »\n\nAnne Roche"
    assert passages_of(article_from_text(f"{STADIUM}\n\n{quoted}"))[-2:] == quoted.split("\n\n")


BYLINES = [
    ("fr", "Par Nicolas Vidal, envoyé spécial à Brévent (Finistère)"),
    ("fr", "Article rédigé par Anna Rey - avec Radio Lorraine"),
    ("fr", "Par la rédaction avec AFP"),
    ("fr", "Bar-le-Duc. De notre correspondante"),
    ("fr", "Pierre-Yves Adam, envoyé spécial à Valmont"),
    ("fr", "R.S. avec L.G."),
    ("fr", "R.S. avec AFP"),
    ("fr", "24 Matins avec Reuters et AFP"),
    ("fr", "Par R. S. - Hier à 20:10 | mis à jour aujourd'hui à 07:55"),
    ("fr", "Publié hier à 11:10, mis à jour hier à 14:20"),
    ("en", "Northern Wire writer Tom Hardy in Metz contributed to this report."),
    ("fr", "R.S. avec L.G. Le 22/07/2025 à 8:35"),
    ("fr", "Anna Rey et Paul d’Arcy à Metz (Moselle)"),
    ("fr", "Clara Fenouil, Mathis Le Roy avec AFP"),
    ("en", "Emma Harwood in Kalisz"),
    ("en", "By Tom Hardy, political correspondent"),
    ("en", "Tom Hardy and Sue Lane"),
    ("de", "Von Karin Holz, Korrespondentin in Berlin"),
    ("es", "Por Ana Ruiz, enviada especial a Lima"),
    ("it", "Dal nostro inviato Paolo Neri"),
    ("pt", "Por Rita Lopes, enviada especial"),
    ("ru", "Анна Титова, корреспондент"),
    ("uk", "Ганна Бойко, кореспондент"),
]


@pytest.mark.parametrize(("language", "line"), BYLINES)
def test_a_byline_is_left_out_above_and_below_the_story(language, line):
    headline, rest = STORIES.get(language, STADIUM).split("\n\n", 1)
    expected = [headline, *rest.split("\n\n")]
    assert story_of(f"{headline}\n{line}\n\n{rest}", language) == expected
    assert story_of(f"{headline}\n\n{rest}\n\n{line}", language) == expected


def test_a_name_inside_the_story_stays():
    first, second, third, last = STADIUM.split("\n\n")
    text = "\n\n".join([first, second, third, "Anne Roche et Paul Bo", last])
    assert "Anne Roche et Paul Bo" in passages_of(article_from_text(text))


@pytest.mark.parametrize(
    "line",
    [
        "4 min Temps de lecture", "Temps de lecture : 2min", "Ajouter à vos favoris",
        "Suivez Le Courrier sur WhatsApp", "Suivre Le Courrier sur Google News",
        "Recevez l’essentiel de l’actualité", "Connectez-vous pour participer à la conversation.",
        "Thank you for reading. We have a small favour to ask. Millions turn to us for open news.",
        "Soutenez Le Courrier, abonnez-vous", "Football. Mercato", "Publié le 32/13/2025",
        "INSCRIVEZ-VOUS A LA NEWSLETTER", "A PROPOS DE L’AUTEUR", "Publie le 12 mars 2024",
    ],
)  # fmt: skip
def test_prompts_are_furniture_and_no_second_story(tmp_path, line):
    headline, rest = STADIUM.split("\n\n", 1)
    write(
        tmp_path, {"a.txt": f"{headline}\n{line}\n\n{rest}", "b.txt": f"{STADIUM}\n\nCommentaires\n{line}\n"}
    )
    articles, skipped = read_articles([tmp_path])
    assert [passages_of(article) for article in articles] == [STADIUM.split("\n\n")] * 2
    assert skipped == []


@pytest.mark.parametrize(
    ("language", "dateline"),
    [
        ("fr", "PARIS, 13 mars (Agence Nord) - "), ("fr", "KALISZ (Agence) — "), ("fr", "Kalisz (Agence) – "),
        ("fr", "Lyon, le 3 mars 2024 - "), ("fr", "Lyon, 3 mars - "), ("fr", "RENNES. "),
        ("fr", "SAINT-MALO (Ille-et-Vilaine). "), ("fr", "BEYROUTH/PARIS, 4 mai (Agence Nord) - "),
        ("en", "PARIS, March 13 (Wire Bulletin) - "), ("en", "NEW YORK, Jan. 3 (Wire) -- "),
        ("en", "Kyiv, Ukraine (Wire) — "), ("en", "LONDON — "), ("de", "Berlin, 3. Mai (Agentur) - "),
        ("es", "Madrid, 3 mar (EFE).- "), ("it", "(ANSA) - ROMA, 03 MAR - "),
        ("pt", "Lisboa, 3 mar 2024 (Lusa) – "), ("ru", "Москва, 25 окт — "), ("uk", "КИЇВ — "),
    ],
)  # fmt: skip
def test_a_dateline_is_trimmed(language, dateline):
    assert story_of(f"{dateline}Olympia 2030 reste en suspens, dit-on.", language) == [
        "Olympia 2030 reste en suspens, dit-on."
    ]


@pytest.mark.parametrize(
    ("language", "time"),
    [
        ("fr", "17h32 - "), ("fr", "17 h 32 : "), ("fr", "[9h05] "), ("fr", "17:32 "), ("en", "5:20 pm - "),
        ("en", "17:32 GMT – "), ("en", "9.05am: "), ("de", "17.32 Uhr: "), ("it", "17:32 | "),
        ("ru", "17:32 — "),
    ],
)  # fmt: skip
def test_the_time_of_an_entry_in_a_live_report_is_trimmed(language, time):
    entries = "\n\n".join(f"{time}Olympia 203{n} reste en suspens, dit-on." for n in range(3))
    assert story_of(entries, language) == [f"Olympia 203{n} reste en suspens, dit-on." for n in range(3)]


@pytest.mark.parametrize(
    "line",
    [
        "17h32 : c'est l'heure du départ.",
        "9.05 Prozent der Stimmen fehlen noch.",
        "17h32, le train entre en gare.",
        "3:1 Dörfer lagen vorn.",
        "Julie, 34 ans - Je travaille ici depuis dix ans.",
        "Anna Rey (PS) – Je nie tout.",
        "PSG - Lens : le match a été reporté.",
        "Le maire - qui nie - est parti.",
        "Marie – Paul le sait – a tout nié.",
        "JAMAIS LE MAIRE N’A SIGNÉ. IL NIE.",
        "Hier. Le maire a nié.",
    ],
)
def test_what_only_resembles_a_dateline_stays(line):
    assert story_of(line, "fr") == [line]


def test_a_short_headline_is_not_taken_for_a_label():
    text = "Le maire nie\nLe maire de Valmont nie toute vente du stade\n\n" + STADIUM.split("\n\n", 1)[1]
    article = article_from_text(text)
    assert article.title == "Le maire nie"
    assert passages_of(article)[:2] == text.split("\n")[:2]


def test_wrapped_lines_make_one_paragraph():
    text = (
        "The mayor of Hartville on Monday denied that she had ever met\n"
        'the banker named in the report, calling the story "a complete\n'
        'invention" from beginning to end.\n\n'
        "The report, published by the Daily Ledger, said the two had met four\n"
        "times in 2022 at a hotel in Geneva. Its editor stood by the story\n"
        "and said that three witnesses had confirmed it.\n"
    )
    passages = passages_of(article_from_text(text))
    assert len(passages) == 2 and passages[0].endswith("beginning to end.")


@given(st.text(max_size=400))
def test_any_text_gives_ordered_trimmed_slices_or_one_clear_error(text):
    try:
        article = article_from_text(text, language="fr")
    except InputError as error:
        assert error.reason.startswith("no text")
        return
    assert len(article.text) <= len(text)
    assert all(mine == theirs or mine == "\ufffd" for mine, theirs in zip(article.text, text, strict=False))
    position = 0
    for start, end in article.passages:
        assert position <= start < end <= len(article.text)
        assert article.text[start:end].strip() == article.text[start:end]
        position = end
    article.text.encode("utf-8")


@pytest.mark.parametrize(
    ("story", "other"), [(STADIUM, WHALES), (WHALES, STADIUM), (BANK, RESCUE), (RESCUE, BANK)]
)
@pytest.mark.parametrize("between", ["\n\n", "\n\n(abc)\n\n", "\n\n3 Comments\n\n", "\n(abc/afp)\n"])
def test_a_second_story_is_cut_off(tmp_path, story, other, between):
    write(tmp_path, {"a.txt": story + between + other + "\n\nL’article\n"})
    [article], [note] = read_articles([tmp_path])
    assert article.text == story + between
    assert passages_of(article) == story.split("\n\n")
    assert note.note and note.path == article.path
    opening = other.split("\n")[0]
    assert note.reason.startswith(f"second story cut off from character {len(article.text):,}: “{opening}")


def test_a_second_story_below_a_background_section_is_cut_off():
    text = STADIUM + "\n\n" + STADIUM_BACKGROUND + "\n\n" + WHALES
    assert article_from_text(text).text == STADIUM + "\n\n" + STADIUM_BACKGROUND + "\n\n"


@pytest.mark.parametrize(("story", "background"), [(STADIUM, STADIUM_BACKGROUND), (BANK, BANK_BACKGROUND)])
@pytest.mark.parametrize("between", ["\n\n", "\n\n2 comments\n\n", "\n\n(abc)\n\n"])
def test_a_background_section_stays(story, background, between):
    article = article_from_text(story + between + background)
    assert article.text == story + between + background
    assert passages_of(article) == [*story.split("\n\n"), *background.split("\n\n")]


@pytest.mark.parametrize(
    "section",
    [
        "« On nous a menti »\n\nTrois riverains ont saisi un juge. « On nous a menti pendant dix ans », jure"
        " Jean Morand, retraité des postes.\n\nLes gradins accueillaient deux mille spectateurs. Aucune"
        " patrouille ne passait, ni gardien ni vigile, et chacun dormait mal pendant les concerts.",
        "Une pelouse vieillie sans entretien\n\nConstruite en 1962, l'enceinte, dont nul n'a refait la"
        " pelouse, reçoit une trentaine de rencontres.\n\nLes riverains réclament que ce stade ferme. Aucune"
        " patrouille ne passait, ni gardien ni vigile, et chacun dormait mal pendant les concerts.",
    ],
)
def test_a_section_that_somebody_s_words_or_the_story_s_own_open_is_no_second_story(section):
    article = article_from_text(f"{STADIUM}\n\n{section}")
    assert passages_of(article) == [*STADIUM.split("\n\n"), *section.split("\n\n")]


def test_what_is_furniture_behind_a_date_is_left_out():
    headline, rest = STADIUM.split("\n\n", 1)
    text = f"{headline}\n\nPublié le 3 mars 2026 à 07h15 - Temps de lecture : 4 min\n\n{rest}"
    assert passages_of(article_from_text(text)) == STADIUM.split("\n\n")


def test_a_chance_word_in_common_does_not_join_two_stories():
    other = WHALES + " Un conseil de la région suit le dossier."
    assert article_from_text(STADIUM + "\n\n" + other).text == STADIUM + "\n\n"
    assert article_from_text(STADIUM + "\n\n" + other + " Pierre Aubry aussi.").text.endswith("Aubry aussi.")


def test_one_story_has_no_second_and_too_little_has_none_either():
    assert find_second_story(STADIUM.split("\n\n"), [], "fr") is None
    assert find_second_story(["Le maire nie", *WHALES.split("\n\n")], [1], "fr") is None
    assert find_second_story([], [], "fr") is None


def test_teasers_below_the_story_are_left_out():
    article = article_from_text(STADIUM + "\n\nLes plus lus\nCinq plages à voir\nLe retour du loup\n")
    assert passages_of(article) == STADIUM.split("\n\n")


def test_front_matter_is_read_and_masked(tmp_path):
    matter = (
        "Title: Le stade\nsource: Le Courrier\ndate: 3 mars 2024\nurl: https://exemple.org/a\nlang: fr\n\n"
    )
    write(tmp_path, {"a.txt": matter + STADIUM})
    [article], [] = read_articles([tmp_path])
    assert (article.title, article.outlet, article.date, article.url, article.language) == (
        "Le stade",
        "Le Courrier",
        "2024-03-03",
        "https://exemple.org/a",
        "fr",
    )
    assert article.text == matter + STADIUM
    assert passages_of(article) == ["Le stade", *STADIUM.split("\n\n")]
    assert [sentence.heading for sentence in segment(article)][:2] == [True, True]


@pytest.mark.parametrize("label", ["", "Stade : "])
def test_a_headline_in_front_matter_and_on_the_page_is_read_once(label):
    headline = STADIUM.split("\n")[0]
    article = article_from_text(f"title: {label}{headline}\n\nAccueil\nConseil municipal\n{STADIUM}")
    assert article.title == label + headline
    assert passages_of(article) == STADIUM.split("\n\n")


def test_the_title_of_a_row_is_read_as_that_of_a_text_file_is(tmp_path):
    row = {"text": STADIUM, "title": "Le maire  dément tout"}
    write(tmp_path, {"a.jsonl": json.dumps(row), "b.txt": f"title: Le maire dément tout\n\n{STADIUM}"})
    [one, other], [] = read_articles([tmp_path])
    assert one.title == other.title == "Le maire dément tout"
    expected = ["Le maire dément tout", *STADIUM.split("\n\n")]
    assert passages_of(one) == passages_of(other) == expected


def test_a_title_that_the_text_of_a_row_repeats_is_read_once(tmp_path):
    row = {"text": STADIUM, "title": STADIUM.split("\n")[0]}
    write(tmp_path, {"a.jsonl": json.dumps(row)})
    [article], [] = read_articles([tmp_path])
    assert article.text == STADIUM and passages_of(article) == STADIUM.split("\n\n")


def test_a_headline_given_to_the_function_only_names_the_article():
    given = article_from_text("title: Le stade\n\n" + STADIUM, title="Le maire se défend")
    assert given.title == "Le maire se défend" and passages_of(given) == STADIUM.split("\n\n")


@pytest.mark.parametrize(
    ("url", "outlet"),
    [
        ("https://www.exemple.fr/a/b?c=d", "exemple.fr"),
        ("http://Blog.Exemple.org:8080", "blog.exemple.org"),
        ("//exemple.org/a", "exemple.org"),
        ("exemple", None),
        ("https://", None),
        ("https://[", None),
        ("mailto:a@exemple.org", None),
    ],
)
def test_without_outlet_the_domain_stands_for_it(url, outlet):
    assert article_from_text(STADIUM, url=url).outlet == outlet
    assert article_from_text(STADIUM, url=url, outlet="Le Courrier").outlet == "Le Courrier"


@pytest.mark.parametrize(
    ("name", "line", "outlet", "date"),
    [
        ("courrier-orvel", "Le Courrier d'Orvel", "Le Courrier d'Orvel", None),
        ("le-courrier-d-orvel", "LE COURRIER D’ORVEL", "LE COURRIER D’ORVEL", None),
        ("courrier_orvel", "Le Courrier d'Orvel – le quotidien de la vallée", "Le Courrier d'Orvel", None),
        ("courrier-orvel", "Le Courrier d'Orvel, mardi 3 mars 2026", "Le Courrier d'Orvel", "2026-03-03"),
        ("vigie", "LA VIGIE", "LA VIGIE", None),
        ("vigie", "La Vigie – le maire s'explique", None, None),  # a headline may open so
        ("mairie-stade", "Le Courrier d'Orvel", None, None),
        ("2026-03-03", "Le Courrier d'Orvel", None, None),
        ("maire", "Le Courrier d'Orvel", None, None),
    ],
)
def test_the_line_that_the_file_s_name_says_again_names_the_outlet(tmp_path, name, line, outlet, date):
    write(tmp_path, {f"{name}.txt": f"{line}\n{STADIUM}"})
    [article], [] = read_articles([tmp_path])
    assert (article.outlet, article.date) == (outlet, date)
    if outlet:
        assert article.title == STADIUM.split("\n")[0]
        assert passages_of(article) == STADIUM.split("\n\n")


def test_the_only_line_of_a_file_is_no_masthead():
    assert passages_of(article_from_text("Courrier d'Orvel", path="courrier-orvel.txt", language="fr"))


def test_a_masthead_is_no_headline_where_the_outlet_is_given():
    motto = "Le Courrier d'Orvel, chaque matin dans la vallée"
    article = article_from_text(f"{motto}\n{STADIUM}", outlet="Courrier d'Orvel")
    assert (article.outlet, article.title) == ("Courrier d'Orvel", STADIUM.split("\n")[0])


@pytest.mark.parametrize(
    ("line", "language"),
    [
        ("Partager   Enregistrer   Réagir (41)", "fr"),
        ("Marchés  Idées  Patrimoine                 Se connecter", "fr"),
        ("Radio Orvel · Écouter le direct", "fr"),
        ("Save  Share  Gift this article", "en"),
        ("> Cinq cartes pour comprendre", "fr"),
        ("▶ Réécouter l'émission (52 min)", "fr"),
        ("À voir : les images du stade", "fr"),
        ("Ça pourrait vous intéresser : dix astuces pour l'hiver", "fr"),
        ("Orvel Direct avec agences", "fr"),
        ("(avec H. Le Bihan, à Brévent)", "fr"),
        ("Football - Ligue 2 | Stades | Vie municipale", "fr"),
        ("Poursuivez votre lecture sur ces sujets : Sport | Valmont", "fr"),
    ],
)
def test_buttons_in_a_row_links_and_bylines_are_furniture(line, language):
    assert load_furniture(language).kind(line)


@pytest.mark.parametrize(
    "line",
    [
        "Grève à la mairie de Brévent | Vidéo",
        "Tendances : le prix du blé recule",
        "Le maire  a menti au conseil municipal, selon l'opposition.",
        "> « Nous partons », a dit le maire.",
        "Metz | 2 - 1 | Dijon",
        "Rencontre à huis clos avec l'AFP",
    ],
)
def test_what_only_resembles_a_row_of_buttons_stays(line):
    assert load_furniture("fr").kind(line) is None


def test_a_link_inside_the_story_does_not_cut_it():
    halves = STADIUM.split("\n\n")
    text = "\n\n".join([*halves[:-1], "À VOIR : les plages de la côte", halves[-1]])
    assert passages_of(article_from_text(text)) == halves


@pytest.mark.parametrize("line", ["Anna Rey (à Metz)", "Anna Rey à Metz", "Anna Rey (Metz)"])
def test_a_name_and_a_town_are_names(line):
    assert load_furniture("fr").is_names(line)


def test_a_section_and_its_part_above_a_longer_headline_are_no_headline():
    article = article_from_text("Faits divers - Orvel et sa vallée\n" + STADIUM)
    assert article.title == STADIUM.split("\n")[0]


def test_a_first_line_with_a_colon_is_no_front_matter():
    text = "Source: le maire a menti\n" + STADIUM
    assert article_from_text(text).outlet is None


def test_facts_given_come_before_facts_found():
    text = "Publié le 7 juillet 2021\n\n" + STADIUM
    found = article_from_text(text)
    given_facts = article_from_text(
        text, title="T", outlet="O", date="March 3, 2024", language="fr-CH", url="u"
    )
    assert (found.title, found.outlet, found.date) == (STADIUM.split("\n")[0], None, "2021-07-07")
    assert (given_facts.title, given_facts.outlet, given_facts.language, given_facts.url) == (
        "T",
        "O",
        "fr",
        "u",
    )
    assert given_facts.date == "2024-03-03"
    assert article_from_text(text, date="hier").date == "2021-07-07"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Le maire a démenti.", "fr"),
        ("The mayor denied it.", "en"),
        ("Der Kanzler hat das bestritten.", "de"),
        ("El alcalde lo negó todo.", "es"),
        ("Il sindaco ha smentito.", "it"),
        ("O presidente negou tudo.", "pt"),
        ("Министр опроверг это.", "ru"),
        ("Міністр це спростував.", "uk"),
    ],
)
def test_the_language_of_one_sentence_is_identified(text, language):
    assert article_from_text(text).language == language


def test_an_unsupported_language_is_an_error_that_lists_the_supported_ones():
    japanese = "首相は金曜日に報道を否定した。彼はそのような会談は一度もなかったと述べた。"
    with pytest.raises(InputError, match=r"x\.txt: language 'ja' is not supported \(supported: fr, en,"):
        article_from_text(japanese, path="x.txt")
    dutch = (
        "De premier ontkende vrijdag dat hij met de minister had gesproken over de begroting. Hij zei dat "
        "er maar één gesprek was geweest. De oppositie wil dat hij uitleg komt geven in de Kamer."
    )
    with pytest.raises(InputError, match="language 'nl' is not supported .*a line `lang:` above the text"):
        article_from_text(dutch)
    with pytest.raises(InputError, match="language 'xx' is not supported"):
        article_from_text(STADIUM, language="xx")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("De burgemeester zegt dat de tunnel nog gesloten blijft.", "nl"),
        ("Minister Jansen ontkent dat hij van de fraude wist.", "nl"),
        ("A polgármester hétfőn azt mondta, hogy az alagút zárva marad.", "hu"),
        ("Borgmästaren sade på måndagen att tunneln förblir stängd.", "sv"),
        ("Burmistrz powiedział w poniedziałek, że tunel pozostaje zamknięty.", "pl"),
    ],
)
def test_a_short_text_in_an_unsupported_language_is_not_read_as_another(text, code, tmp_path):
    write(tmp_path, {"a.txt": text, "b.txt": STADIUM})
    [article], [skipped] = read_articles([tmp_path])
    assert article.path.endswith("b.txt") and skipped.path.endswith("a.txt")
    assert skipped.reason.startswith(f"language '{code}' is not supported (supported: fr, en,")


@pytest.mark.parametrize("text", ["", " \n\t\n", "\ufeff", "\u200b\n"])
def test_an_empty_article_is_an_error(text):
    with pytest.raises(InputError, match="no text"):
        article_from_text(text)


def test_the_id_depends_on_outlet_title_date_and_text_only():
    article = article_from_text(STADIUM, path="a")
    assert len(article.id) == 12 and int(article.id, 16) >= 0
    assert article_from_text(STADIUM, path="b", url="u").id == article.id
    others = {article_from_text(STADIUM, **{key: "2024"}).id for key in ("outlet", "title", "date")}
    assert len(others | {article.id}) == 4


def test_the_same_article_twice_counts_once_under_the_smallest_path(tmp_path):
    row = json.dumps({"text": STADIUM, "outlet": "Le Courrier"})
    write(tmp_path, {"b.txt": STADIUM, "a.txt": STADIUM + "\n", "c.jsonl": f"{row}\n{row}\n"})
    [article], skipped = read_articles([tmp_path / "c.jsonl", tmp_path / "b.txt", tmp_path / "a.txt"])
    assert article.path == str(tmp_path / "a.txt")
    assert [entry.path for entry in skipped] == [
        str(tmp_path / "b.txt"),
        str(tmp_path / "c.jsonl:1"),
        str(tmp_path / "c.jsonl:2"),
    ]
    assert set(reasons(skipped)) == {f"same text as {article.path}; counted once"}


def test_the_order_of_paths_changes_nothing(tmp_path):
    (tmp_path / "in").mkdir()
    write(tmp_path / "in", {"a.txt": STADIUM, "b.txt": WHALES, "bad.txt": b"\x00\x01"})
    write(tmp_path, {"c.txt": BANK, "d.jsonl": json.dumps({"text": STADIUM}) + "\nnope\n", "e.txt": RESCUE})
    paths = [tmp_path / "in", *(tmp_path / name for name in ("c.txt", "d.jsonl", "e.txt", "gone.txt"))]
    paths += [tmp_path / "in" / "b.txt"]
    expected = read_articles(paths)
    assert [article.id for article in expected[0]] == sorted(article.id for article in expected[0])
    assert len(expected[0]) == 4 and len(expected[1]) == 5
    for seed in range(6):
        random.Random(seed).shuffle(paths)
        assert read_articles(paths) == expected


def test_text_is_what_text_mode_reads(tmp_path):
    text = "\ufeffLe maire a nié.\r\nIl l’a dit mardi.\r\rFin du récit.\n"
    write(tmp_path, {"a.txt": text})
    [article], [] = read_articles([tmp_path])
    assert article.text == (tmp_path / "a.txt").read_text(encoding="utf-8-sig")


def test_folders_are_read_deep_without_hidden_files_and_readmes(tmp_path):
    (tmp_path / "in" / "deep").mkdir(parents=True)
    (tmp_path / ".hidden").mkdir()
    write(tmp_path, {"README.txt": BANK, "notes.md": BANK, ".x.txt": BANK, "table.csv": "a,b"})
    write(tmp_path / ".hidden", {"x.txt": BANK})
    write(tmp_path / "in" / "deep", {"A.TXT": STADIUM})
    [article], [note] = read_articles([tmp_path])
    assert article.path == str(tmp_path / "in" / "deep" / "A.TXT")
    assert note.note and "left out notes.md;" in note.reason


def test_rows_of_all_kinds(tmp_path):
    good = {
        "text": STADIUM,
        "title": "T",
        "date": 2024,
        "source": "L'Écho",
        "language": "fr",
        "url": "https://x.org",
    }
    rows: list[tuple[str, str | None]] = [
        ("\ufeff" + json.dumps(good), None),
        ("", None),
        ("nope", "not valid JSON at column 1: Expecting value"),
        ("[1]", "expected an object with a text, got a list"),
        ("null", "expected an object with a text, got null"),
        ('{"title": "T"}', "no “text” in it"),
        ('{"text": 5}', "“text” must be a string, got a number"),
        ("[" * 100_000, "not valid JSON: maximum recursion depth exceeded"),
        ('{"text": "Le maire\\u0000 a ni\\u00e9 \\ud800 tout.", "lang": "fr", "title": null}', None),
    ]
    write(tmp_path, {"a.jsonl": "\n".join(row for row, _ in rows).encode() + b"\n\xff{}\n"})
    articles, skipped = read_articles([tmp_path])
    first, second = sorted(articles, key=lambda article: article.path)
    assert (first.path, first.title, first.date) == (str(tmp_path / "a.jsonl:1"), "T", "2024")
    assert (first.outlet, first.language, first.url) == ("L'Écho", "fr", "https://x.org")
    assert (second.path, second.text) == (str(tmp_path / "a.jsonl:9"), "Le maire\ufffd a nié \ufffd tout.")
    assert {entry.path for entry in skipped} == {str(tmp_path / "a.jsonl")}
    expected = [f"line {n}: {reason}" for n, (_, reason) in enumerate(rows, 1) if reason]
    expected.append("line 10: not UTF-8 (invalid start byte at byte 0)")
    assert [
        reason[: len(start)] for reason, start in zip(reasons(skipped), expected, strict=True)
    ] == expected


def test_a_row_that_is_no_article_is_named_by_its_line(tmp_path):
    write(
        tmp_path,
        {"a.jsonl": '{"text": ""}\n{"text": "x", "lang": "ja"}\n{"text": "Le maire nie", "date": "hier"}'},
    )
    articles, skipped = read_articles([tmp_path])
    assert len(articles) == 1
    assert [(Path(entry.path).name, entry.reason.split(" (")[0], entry.note) for entry in skipped] == [
        ("a.jsonl:1", "no text", False),
        ("a.jsonl:2", "language 'ja' is not supported", False),
        ("a.jsonl:3", "date “hier” not understood and left out", True),
    ]


def test_a_web_page(tmp_path, recwarn):
    page = """<html><head><title>Le maire nie - Le Courrier</title>
<meta property="og:site_name" content="Le Courrier">
<meta property="article:published_time" content="2024-03-03T10:00:00Z">
<link rel="canonical" href="https://exemple.org/stade"></head>
<body><nav><a href="/">Accueil</a></nav><article><h1>Le maire nie</h1>PARAGRAPHS</article>
<footer>Tous droits réservés 2025</footer></body></html>"""
    paragraphs = "".join(f"<p>{line}</p>" for line in STADIUM.split("\n\n"))
    write(tmp_path, {"a.html": page.replace("PARAGRAPHS", paragraphs)})
    [article], skipped = read_articles([tmp_path])
    assert skipped == []
    assert (article.title, article.outlet, article.date) == ("Le maire nie", "Le Courrier", "2024-03-03")
    assert article.url == "https://exemple.org/stade"
    assert passages_of(article) == ["Le maire nie", *STADIUM.split("\n\n")]
    assert not recwarn.list


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("empty.txt", "", "no text"),
        ("blank.txt", " \n\n\t", "no text"),
        ("buttons.txt", "Partager\nImprimer\n", "no text besides page furniture"),
        ("binary.txt", bytes(range(256)), "binary file, not text"),
        (
            "noise.txt",
            bytes(b or 1 for b in random.Random(1).randbytes(5000)),
            "not text in a known encoding",
        ),
        ("wide.txt", b"\xff\xfea\x00b", "begins as UTF-16 but is not"),
        ("empty.html", "", "no article found in the HTML; save its text as .txt"),
        ("bare.html", "<html><body></body></html>", "no article found in the HTML; save its text as .txt"),
        (
            "image.htm",
            b"\x89PNG\r\n\x1a\n\x00\x00" * 50,
            "no article found in the HTML; save its text as .txt",
        ),
        ("empty.jsonl", "", "no text"),
        ("paper.pdf", "%PDF", "cannot read .pdf; expected .txt, .html or .jsonl"),
    ],
)
def test_each_bad_file_gives_one_line_and_the_rest_goes_on(tmp_path, capfd, name, content, reason):
    write(tmp_path, {name: content, "good.txt": STADIUM})
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        articles, [skipped] = read_articles([tmp_path / name, tmp_path / "good.txt"])
    assert len(articles) == 1
    assert skipped.path == str(tmp_path / name) and not skipped.note
    assert skipped.reason.startswith(reason)
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("cp1252", "Le maire a démenti l’été dernier à Genève, « déçu » par les élus français."),
        ("cp1252", "El ministro negó haber firmado el contrato según el año pasado."),
        (
            "cp1251",
            "Министр опроверг сообщения о тайных переговорах с компанией. Это неправда, заявил он.",
        ),
    ],
)
def test_an_older_encoding_is_read_and_noted(tmp_path, encoding, text):
    write(tmp_path, {"a.txt": text.encode(encoding)})
    [article], [note] = read_articles([tmp_path])
    assert article.text == text
    assert note == Skipped(str(tmp_path / "a.txt"), f"not UTF-8; read as {encoding}", note=True)


def test_utf_16_is_read(tmp_path):
    write(
        tmp_path,
        {"a.txt": STADIUM.encode("utf-16"), "b.jsonl": json.dumps({"text": WHALES}).encode("utf-16")},
    )
    articles, skipped = read_articles([tmp_path])
    assert {article.text for article in articles} == {STADIUM, WHALES} and skipped == []


def test_paths_that_lead_nowhere(tmp_path):
    (tmp_path / "empty").mkdir()
    (tmp_path / "dir.txt").mkdir()
    (tmp_path / "loop").mkdir()
    os.symlink(tmp_path / "loop", tmp_path / "loop" / "again")
    os.symlink(tmp_path / "self.txt", tmp_path / "self.txt")
    os.mkfifo(tmp_path / "pipe.txt")
    names = ["gone.txt", "empty", "dir.txt", "loop", "self.txt", "pipe.txt", "two\nlines.txt"]
    articles, skipped = read_articles([*(tmp_path / name for name in names), "nul\x00.txt"])
    assert articles == []
    assert {(Path(entry.path).name, entry.reason) for entry in skipped} == {
        ("gone.txt", "no such file or folder"),
        ("empty", "no .txt, .html or .jsonl file in it"),
        ("dir.txt", "no .txt, .html or .jsonl file in it"),
        ("again", "link to a folder, not followed; name the folder itself"),
        ("self.txt", "too many levels of symbolic links"),
        ("pipe.txt", "neither a file nor a folder"),
        ("two\\nlines.txt", "no such file or folder"),
        ("nul\\x00.txt", "embedded null byte"),
    }


def test_inside_a_folder_odd_entries_are_skipped_and_the_rest_is_read(tmp_path):
    write(tmp_path, {"good.txt": STADIUM})
    (tmp_path / "dir.txt").mkdir()
    os.symlink(tmp_path / "gone.txt", tmp_path / "dangling.txt")
    os.mkfifo(tmp_path / "pipe.txt")
    articles, skipped = read_articles([tmp_path])
    assert len(articles) == 1
    assert [(Path(entry.path).name, entry.reason) for entry in skipped] == [
        ("dangling.txt", "no such file or directory"),
        ("dir.txt", "a folder, not a file"),
        ("pipe.txt", "not a regular file"),
    ]


def test_a_file_without_permission_is_skipped(tmp_path, monkeypatch):
    write(tmp_path, {"a.txt": STADIUM, "b.txt": WHALES})
    allowed = Path.read_bytes

    def refuse(path: Path) -> bytes:
        if path.name == "a.txt":
            raise PermissionError(13, "Permission denied", str(path))
        return allowed(path)

    monkeypatch.setattr(Path, "read_bytes", refuse)
    articles, skipped = read_articles([tmp_path])
    assert len(articles) == 1 and reasons(skipped) == ["permission denied"]


def test_a_path_named_twice_counts_once(tmp_path):
    write(tmp_path, {"a.txt": STADIUM})
    [_], [note] = read_articles([tmp_path / "a.txt", f"{tmp_path}/./a.txt"])
    assert note.reason == "named more than once; counted once" and note.note


def test_nothing_given_nothing_read():
    assert read_articles([]) == ([], [])


def test_progress_goes_to_stderr_only(tmp_path, capfd):
    write(tmp_path, {"a.txt": STADIUM})
    assert read_articles([tmp_path], progress=True) == read_articles([tmp_path])
    assert capfd.readouterr().out == ""


@pytest.mark.parametrize(
    ("piece", "n_articles"),
    [
        ("Le maire a nié. « Non. Jamais », dit M. Roy le 3 oct. à Valmont. " * 4 + "\n\n", 1),
        ("Le maire a nié. « Non », dit-il. ", 1),
        ("a", 1),
        ("\n", 0),
        ("a\n", 1),
        ('"« ', 0),
        ("Image: a\n", 0),
        ("12 mars 2022\n", 0),
        ("12.12.2022 ", 1),
        ("Par Jean Dupont ", 1),
        ("nous modér " * 20 + "\n", 1),
    ],
)
def test_five_megabytes_of_anything_take_a_moment(tmp_path, piece, n_articles):
    text = piece * (5_000_000 // len(piece))
    write(tmp_path, {"a.txt": text})
    begin = time.process_time()
    articles, skipped = read_articles([tmp_path])
    assert time.process_time() - begin < 5
    assert len(articles) == n_articles and len(skipped) == 1
    if articles:
        read = len(articles[0].text)
        assert LONGEST_TEXT // 2 < read <= LONGEST_TEXT
        assert skipped[0].reason == f"only the first {read:,} of {len(text):,} characters were read"


def test_articles_are_frozen():
    with pytest.raises(dataclasses.FrozenInstanceError):
        article_from_text(STADIUM).title = "x"


def page(text: str, **known) -> tuple[Article, list[str]]:
    """An article read from the text of a page, and its passages."""
    article = article_from_text(text, **{"path": "page.txt", "language": "fr", **known})
    return article, passages_of(article)


@pytest.mark.parametrize(
    "comments",
    [
        "3 commentaires\nGégé02 il y a 2 heures\nJ'y étais, il y avait dix blessés !\nRépondre Signaler\n",
        "Commentaires (2)\nriverain_13\nPersonne n'a rien signé, tout cela est faux.\nBigTam\nIl ment.\n",
        "2 commentaires\nMarie L.\nLe stade est à nous.\nRépondre\n\nLes plus lus\nUn chat sauvé\n",
    ],
)
def test_what_readers_write_below_a_story_is_not_the_story(comments):
    assert page(f"{STADIUM}\n\n{comments}")[1] == page(STADIUM)[1]


@pytest.mark.parametrize(
    "below",
    [
        "L'enquête\nLa préfecture affirme que le stade appartient toujours à la commune de Valmont.",
        "Contre-attaque\nOlympia assure que le stade du maire lui appartient depuis janvier à Valmont.",
        "La préfecture affirme que le stade est à la commune de Valmont.\n\nSignaler une erreur\nJ'aime",
        "Le stade du maire de Valmont est fermé depuis le mois de janvier.\nLa mairie de Valmont le confirme "
        "à tous ceux qui l'appellent.\nOlympia nie avoir reçu les clés du stade de Valmont.\nPierre Aubry a "
        "parlé mardi du stade au conseil.\n\nLe stade rouvre il y a 2 heures",
    ],
)
def test_a_story_that_goes_on_below_a_count_of_comments_is_kept(below):
    passages = page(f"{STADIUM}\n\n12 commentaires\n\n{below}")[1]
    kept = [line for line in below.split("\n") if line.endswith(".")]
    assert kept and set(kept) <= set(passages)


@pytest.mark.parametrize(
    ("language", "above", "below"),
    [
        (
            "fr",
            "Par Solène Arbault",
            "Solène Arbault\nJournaliste au Phare depuis 2014, elle suit la justice.",
        ),
        ("fr", "Par Solène Arbault", "Solène Arbault est journaliste au Phare. Elle suit les affaires."),
        ("fr", "", "Solène Arbault\nCheffe de la rubrique Social, spécialiste des hôpitaux."),
        ("fr", "", "À propos de l'auteur : Kévin Lassau suit les stades depuis 2009."),
        ("en", "By Fiona Mack\nSenior reporter", "Fiona Mack is a reporter at The Lantern."),
        ("de", "Von Lena Arndt", "Lena Arndt ist Redakteurin für Wirtschaft."),
        ("fr", "", "(1) Le prénom a été modifié."),
    ],
)
def test_what_a_page_tells_of_its_author_is_not_the_story(language, above, below):
    head, rest = STADIUM.split("\n\n", 1)
    found = page(f"{head}\n\n{above}\n\n{rest}\n\n{below}", language=language)[1]
    assert found == page(STADIUM, language=language)[1]


@pytest.mark.parametrize(
    "below",
    [
        "Solène Arbault est journaliste au Phare. Elle affirme avoir vu le contrat du stade.",
        "Le journaliste Luc Brun affirme avoir vu le contrat du stade de Valmont.",
        "Une journaliste au Phare affirme avoir vu le contrat.",
    ],
)
def test_a_journalist_whom_a_story_is_about_stays(below):
    assert page(f"{STADIUM}\n\n{below}")[1][-1] == below


@pytest.mark.parametrize(
    ("above", "below", "outlet"),
    [
        ("Valmont Matin", "© Valmont Matin 2025", "Valmont Matin"),
        ("Le Phare du Bassin", "Le Phare du Bassin, tous droits réservés.", "Le Phare du Bassin"),
        (
            "The Harbour Gazette",
            "Copyright 2025 Harbour Gazette Ltd. All rights reserved.",
            "The Harbour Gazette",
        ),
        ("Valmont", "© Valmont Matin 2025", None),
        ("Yann Perrot", "Le stade vu du ciel. © Yann Perrot", None),
    ],
)
def test_the_line_of_rights_tells_which_line_above_is_the_outlet(above, below, outlet):
    assert page(f"{above}\n\n{STADIUM}\n\n{below}")[0].outlet == outlet


def test_a_file_may_be_called_by_its_outlet_without_blanks():
    assert page(f"Le Phare du Soir\n\n{STADIUM}", path="lepharedusoir.txt")[0].outlet == "Le Phare du Soir"
    assert page(f"La Réunion, un stade vendu\n\n{STADIUM}", path="lareunion.txt")[0].outlet is None


@pytest.mark.parametrize(
    "title", ["ÉDITO. Le silence du maire de Valmont", "Football. Le maire de Valmont a vendu"]
)
def test_a_headline_behind_the_name_of_a_section_is_one(title):
    assert page(f"{title}\n\nPar Jean Sarrat, directeur de la rédaction\n\n{STADIUM}")[0].title == title


@pytest.mark.parametrize(
    "caption",
    [
        "Pierre Aubry lors du conseil de lundi soir. | PHOTO : LE PHARE / B. F.",
        "Le stade de Valmont, mardi matin (PA Wire)",
        "© Luc Terrier/SIPA\nLe stade municipal de Valmont, le 7 juillet.",
    ],
)
def test_captions_with_their_credits_are_not_the_story(caption):
    head, rest = STADIUM.split("\n\n", 1)
    assert page(f"{head}\n\n{caption}\n\n{rest}")[1] == page(STADIUM)[1]


def test_an_agency_behind_the_last_stop_signs():
    assert page(f"{STADIUM} EFE")[1] == page(STADIUM)[1]


def test_a_line_broken_in_a_sentence_goes_on():
    rest = "La société Olympia affirme avoir payé le stade de Valmont dès le 7"
    assert (
        f"{rest}\njuillet, ce que le maire nie."
        in page(f"{STADIUM}\n\n{rest}\njuillet, ce que le maire nie.")[1]
    )
    items = (
        "Le maire de Valmont a cité trois noms au conseil :\nolympia et deux autres sociétés.\nIl les nie."
    )
    assert page(f"{STADIUM}\n\n{items}")[1][-3:] == items.split("\n")


@pytest.mark.parametrize(
    ("text", "begin"),
    [
        ("(Valmont) La ministre nie.", 10),
        ("(Trois-Rivières) Le maire nie.", 17),
        ("(re)lire la lettre", 0),
        ("(Le maire dort) La ministre nie.", 0),
    ],
)
def test_a_town_in_brackets_is_a_dateline(text, begin):
    assert dateline_end(text, load_furniture("fr"), "fr") == begin


HTML = """<html lang="fr"><head><title>{title} - Politique - Le Phare</title></head><body><h1>{title}</h1>
<div>Anna Rey</div><div>{date}</div>{story}<aside><div>3 mai 2019</div></aside></body></html>"""


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("Le 6 février 2025 à 19h05, modifié le 7 février 2025 à 8h10", "2025-02-06"),
        ("Le stade de 2019", None),
    ],
)
def test_a_saved_page_without_data_tells_its_date_and_outlet_beside_the_headline(tmp_path, line, date):
    title, *story = STADIUM.split("\n\n")
    body = "".join(f"<p>{paragraph}</p>" for paragraph in story * 2)
    write(tmp_path, {"a.html": HTML.format(title=title, date=line, story=body)})
    [article], skipped = read_articles([tmp_path])
    assert (article.date, article.outlet, article.title, skipped) == (date, "Le Phare", title, [])


def test_documents_of_other_kinds_are_left_out_of_a_folder_with_one_note(tmp_path):
    write(
        tmp_path, {"a.txt": STADIUM, **{name: b"x" for name in ("b.pdf", "c.docx", "d.md", "e.md", "f.png")}}
    )
    write(tmp_path, {"README.md": "about", ".f.md": "hidden"})
    [article], [note] = read_articles([tmp_path])
    reason = "left out b.pdf, c.docx, d.md and 1 more; only .txt, .html and .jsonl files are read"
    assert note == Skipped(str(tmp_path), reason, note=True)


@pytest.mark.parametrize(
    "line",
    [
        "18:42",
        "1of3",
        "— Mairie de Valmont (@valmont) 4 avril 2024",
        "👉 Le stade en dix dates",
        "Le stade de Valmont, jeudi. (Le Phare du Soir/Gwenola Le Bras)",
        "Cet article vous a été offert par un abonné.",
    ],
)
def test_what_a_page_shows_inside_a_story_is_not_the_story(line):
    head, rest = STADIUM.split("\n\n", 1)
    assert page(f"{head}\n\n{line}\n\n{rest}")[1] == page(STADIUM)[1]


def test_the_mark_of_a_list_goes_and_the_dash_of_speech_stays():
    lines = [
        "- Le maire nie avoir vendu le stade",
        "• Olympia affirme avoir payé",
        "— Le stade est à nous, dit-il.",
    ]
    found = page(f"{STADIUM}\n\nCe qu'il faut retenir :\n\n" + "\n\n".join(lines))[1]
    assert found[-3:] == [lines[0][2:], lines[1][2:], lines[2]]


def test_a_section_is_no_outlet_though_a_file_is_called_so():
    assert page(f"Entretien\n\n{STADIUM}", path="entretien.txt")[0].outlet is None


def test_a_biography_may_follow_a_byline_with_a_role_beside_it():
    head, rest = STADIUM.split("\n\n", 1)
    below = "Liz Conway covers education for the Northshore Tribune. Reach her on X: @lizconway."
    story = f"{head}\n\nLiz Conway  |  Staff Writer\n\n{rest}"
    assert page(f"{story}\n\n{below}", language="en")[1] == page(story, language="en")[1]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "fr",
            "Paul (son prénom a été modifié) affirme que le maire savait depuis un an que la digue fuyait.",
        ),
        ("de", "Paul K. (Name von der Redaktion geändert) sagt, der Bürgermeister habe es gewusst."),
    ],
)
def test_a_changed_name_in_passing_makes_no_furniture_of_a_paragraph(language, text):
    assert article_from_text(text, path="a.txt", language=language).text.strip() == text
