"""Who is named as the source: pronouns, relative clauses, apposed names, headlines, opinions, documents."""

from __future__ import annotations

import pytest
from constructions import check, read_article, rows

FRENCH = {
    "a pronoun behind according to": [
        ("Il s'agit selon elle d'un malentendu.", "– | assert | Il s'agit selon elle d'un malentendu"),
        (
            "Ce sont selon lui les gardiens qui ont ouvert la grille.",
            "– | assert | Ce sont selon lui les gardiens qui ont ouvert la grille",
        ),
        (
            "Selon la préfète et son adjoint, la digue tiendra.",
            "la préfète et son adjoint | assert | la digue tiendra",
        ),
    ],
    "from whom a newspaper has it": [
        (
            "Le ministre quitte son poste, a appris Radio Loire auprès d'une source syndicale.",
            "une source syndicale | assert | Le ministre quitte son poste",
        ),
        (
            "Le ministre quitte son poste, a-t-on appris de trois élus.",
            "trois élus | assert | Le ministre quitte son poste",
        ),
        (
            "Le ministre quitte son poste, a précisé son avocat auprès de l'AFP.",
            "son avocat | assert | Le ministre quitte son poste",
        ),
    ],
    "a body with two names": [
        (
            "L'association Lynx et Loups assure que la halle est sûre.",
            "L'association Lynx et Loups | assert | la halle est sûre",
        ),
        ("Le maire a vu Paul et Luc dit que la halle est sûre.", "Luc | assert | la halle est sûre"),
    ],
    "what one objects or does not hide": [
        ("La halle est sûre, lui objecte Luc Rey.", "Luc Rey | assert | La halle est sûre"),
        ("Le maire n'a pas caché que la halle fuyait.", "Le maire | confirm | la halle fuyait"),
    ],
    "what one tells anew": [
        (
            "Le colonel a nuancé mardi son récit : l'engin rasait l'eau.",
            "Le colonel | assert | l'engin rasait l'eau",
        ),
        ("Le maire se montre prudent : la halle est fermée.", "Le maire | assert | la halle est fermée"),
        ("Le maire a perdu son pari : la halle est fermée.",),
    ],
    "what one sees in a thing": [
        ("Le maire voit dans ce rapport « un signal fort ».", "Le maire | assert | un signal fort"),
        ("Le maire n'y voit qu'un « acharnement ».", "Le maire | assert | un « acharnement »"),
        (
            "L'avocat Luc Puig tient l'accord pour « peu sérieux ».",
            "L'avocat Luc Puig | assert | peu sérieux",
        ),
        ("Le maire voit dans la rue deux hommes.",),
        ("Le ministre tient un « registre des plaintes ».",),
    ],
    "a clause about a place": [
        (
            "La clinique Arbel, où se déroule l'essai, assure que tout va bien.",
            "La clinique Arbel | assert | tout va bien",
        ),
        (
            "La cave où dormait Luc Rey était sèche, assure sa sœur.",
            "sa sœur | assert | La cave où dormait Luc Rey était sèche",
        ),
    ],
    "an adverb inside a verb": [
        (
            "Le concert est annulé, a d'autre part annoncé la régie.",
            "la régie | assert | Le concert est annulé",
        ),
        (
            "Le parquet de Dole fait désormais état de neuf fûts.",
            "Le parquet de Dole | assert | neuf fûts",
        ),
        (
            "Le musée fait encore savoir que la toile est partie.",
            "Le musée | assert | la toile est partie",
        ),
        (
            "Le même document précise que la vanne était ouverte.",
            "Le même document | assert | la vanne était ouverte",
        ),
    ],
    "who thinks so": [
        (
            "Pour la maire Anne Rey le plan est « insuffisant ».",
            "la maire Anne Rey | assert | le plan est « insuffisant »",
        ),
        ("Pour la première fois Luc Rey est « serein ».",),
        ("Pour Rey, c'est « une erreur ».", "Rey | assert | c'est « une erreur »"),
        ("Pour son premier match Luc Rey a été « exemplaire ».",),
    ],
    "a word in quotation marks": [
        ("Le maire, Paul Rey, parle de « trahison ».", "Le maire, Paul Rey | assert | trahison"),
        ("La mairie le juge « insuffisant ».", "La mairie | assert | insuffisant"),
        (
            "La joueuse a admis avoir reçu une offre, qu'elle a jugée « basse ».",
            "La joueuse | confirm | avoir reçu une offre",
        ),
    ],
    "those who are accused": [
        (
            "Sa présidente, Nora Rey, reproche au groupe d'avoir gardé les clés.",
            "Sa présidente, Nora Rey | assert | groupe d'avoir gardé les clés",
        ),
        ("Elle le reproche au maire.",),
    ],
    "figures put on something": [
        (
            "La mairie estime à trois tonnes la quantité de sable.",
            "La mairie | assert | à trois tonnes la quantité de sable",
        ),
        ("Le voisin l'a répété à trois reprises.",),
    ],
}

ENGLISH = {
    "one without a name who closes a sentence": [
        (
            "Tests found no trace of a drug, said a person briefed on the tests, whose results are secret.",
            "a person briefed on the tests | assert | Tests found no trace of a drug",
        ),
        (
            "Talks ended before the spring, said a banker who advised the buyer.",
            "a banker | assert | Talks ended before the spring",
        ),
    ],
    "a which behind what is said bare": [
        (
            "The brigade says a heater started the fire that killed a couple.",
            "The brigade | assert | a heater started the fire that killed a couple",
        ),
        (
            "The mayor says a boiler was in a room that had no alarm.",
            "The mayor | assert | a boiler was in a room that had no alarm",
        ),
        (
            "The mayor announced a plan that changed the town.",
            "The mayor | assert | a plan that changed the town",
        ),
    ],
    "that claims were made": [
        (
            "The bureau found that reports had been filed.",
            "The bureau | assert | reports had been filed",
        ),
        ("The mayor denied that claim on Monday.", "The mayor | deny | –"),
    ],
    "a clause about a place": [
        (
            "The clinic, where the trial takes place, says that all is well.",
            "The clinic | assert | all is well",
        ),
    ],
    "that, which points behind a preposition": [
        (
            "The Harbour Trust said there was no cable under that quay.",
            "The Harbour Trust | assert | there was no cable under that quay",
        ),
        (
            "The mayor said on Monday that the quay was open.",
            "The mayor | assert | the quay was open",
        ),
    ],
    "relative clauses": [
        (
            "The clerk told Radio Orvel that her brother signed a lease in May under which landlords "
            "promised to repair the roof.",
            "The clerk | assert | her brother signed a lease in May under which landlords promised to repair "
            "the roof",
        ),
        (
            "The dealer showed a cheque for £900, which he said was the deposit.",
            "The dealer | assert | was the deposit",
        ),
        (
            "The lift, which police said had been shut, was running.",
            "police | assert | had been shut",
        ),
        (
            "The group, which runs ports, said the quay was open.",
            "The group | assert | the quay was open",
        ),
        ("The 21 lorries that she said had been counted were empty.",),
    ],
    "figures put on something": [
        (
            "The customs service put the value of the cargo at €2.1m.",
            "The customs service | assert | the value of the cargo at €2.1m",
        ),
    ],
    "one without a name": [
        (
            "The council turned the plan down by five votes, said a person close to the talks.",
            "a person close to the talks | assert | The council turned the plan down by five votes",
        ),
        (
            "Lane, a baker, said a customer close to the council had called.",
            "Lane, a baker | assert | a customer close to the council had called",
        ),
    ],
    "who thinks so": [
        ("For Pavane United fans it was “agony”.",),
        ("For his last season Ann Lee was “serene”.",),
        ("For Easter Sunday the church was “packed”.",),
        (
            "For councillor Moira Lane the affair is “what you get after years of neglect”.",
            "councillor Moira Lane | assert | the affair is “what you get after years of neglect”",
        ),
        (
            "For the columnist Moira Lane, the affair shows “how little a signature is worth”.",
            "the columnist Moira Lane | assert | the affair shows “how little a signature is worth”",
        ),
        ("For Monday the forecast is “rain and more rain”.",),
    ],
    "those who are accused": [
        (
            "Moss accused inspectors of hiding a report in which Lane says that she “made it up”.",
            "Moss | assert | inspectors of hiding a report in which Lane says that she “made it up”",
        ),
    ],
}

SPANISH = {
    "a verb of saying inside what is said": [
        (
            "Los frenos, dijo, habían sido cambiados en mayo.",
            "– | assert | Los frenos, dijo, habían sido cambiados en mayo",
        ),
        ("La jueza da por acreditado que el freno falló.", "La jueza | assert | el freno falló"),
        (
            "El alcalde, molesto, dijo que el freno falló.",
            "El alcalde | assert | el freno falló",
        ),
    ],
    "figures and quotations spoken of": [
        ("El consorcio cifra ahora en 80 las bajas.", "El consorcio | assert | en 80 las bajas"),
        ("Fuentes de la policía hablaron de doce.", "Fuentes de la policía | assert | doce"),
        ("La alcaldesa habla de «una farsa».", "La alcaldesa | assert | una farsa"),
        ("La alcaldesa habló de fútbol con los vecinos.",),
    ],
}

GERMAN = {
    "figures counted, and how old one is": [
        ("Die Leitstelle zählte zur selben Zeit neun Verletzte.", "Die Leitstelle | assert | neun Verletzte"),
        ("Der Verein zählte zu den besten.",),
        (
            "Er habe sie gestoßen, schildert die heute 19-jährige Lea Kern.",
            "die heute 19-jährige Lea Kern | assert | Er habe sie gestoßen",
        ),
    ],
    "who thinks so, and their own account": [
        (
            "Für die Stadträtin Vera Moll (Grüne) ist der Brand „die Folge von Schlamperei“.",
            "die Stadträtin Vera Moll | assert | ist der Brand „die Folge von Schlamperei“",
        ),
        ("Für den Tag der Oper ist „ein Konzert am See“ geplant.",),
        (
            "Anwohner hatten nach eigenen Angaben schon am Freitag Rauch gesehen.",
            "Anwohner | assert | Anwohner hatten nach eigenen Angaben schon am Freitag Rauch gesehen",
        ),
        (
            "Eine Nachbarin, Jule Brandt, hat den Streit nach ihrer Darstellung vom Fenster aus verfolgt.",
            "Eine Nachbarin, Jule Brandt | assert | Eine Nachbarin, Jule Brandt, hat den Streit nach ihrer "
            "Darstellung vom Fenster aus verfolgt",
        ),
    ],
}

RUSSIAN = {
    "a participle clause before the verb": [
        (
            "Жители, создавшие комитет, утверждают, что моста нет.",
            "Жители | assert | моста нет",
        ),
        (
            "По предварительной версии прокуратуры, причиной стала ошибка.",
            "прокуратуры | assert | причиной стала ошибка",
        ),
    ],
}

UKRAINIAN = {
    "figures counted, and documents from which something follows": [
        (
            "Асоціація пасажирів нарахувала за ніч понад тисячу.",
            "Асоціація пасажирів | assert | понад тисячу",
        ),
        (
            "Гроші, як твердить адвокат Ігор Бойко, були боргом.",
            "адвокат Ігор Бойко | assert | Гроші, як твердить адвокат Ігор Бойко, були боргом",
        ),
        (
            "З журналу викликів випливає, що бригада доїхала.",
            "З журналу викликів | assert | бригада доїхала",
        ),
    ],
    "who thinks so": [
        (
            "Для економіста Петра Бойка ця справа — «крок назад для всіх».",
            "економіста Петра Бойка | assert | ця справа — «крок назад для всіх»",
        ),
    ],
}

ITALIAN = {
    "what one sees in a thing": [
        ("Il sindaco vede in questo «un segnale forte».", "Il sindaco | assert | un segnale forte"),
    ],
    "who thinks so": [
        ("Per Zanetti è «una sentenza giusta».", "Zanetti | assert | è «una sentenza giusta»"),
    ],
    "figures and quotations spoken of": [
        (
            "Le famiglie, tramite un legale, parlano di almeno trenta dispersi.",
            "Le famiglie | assert | almeno trenta dispersi",
        ),
        (
            "Il sindacato dei tassisti parla di «attacco a chi lavora».",
            "Il sindacato dei tassisti | assert | attacco a chi lavora",
        ),
        ("Il sindaco parla della festa in piazza.",),
        ("In paese si parla di «un miracolo della fede».",),
    ],
}

PORTUGUESE = {
    "what one sees in a thing": [
        ("O autarca vê em tudo isto «um sinal forte».", "O autarca | assert | um sinal forte"),
    ],
    "figures and quotations spoken of": [
        ("A organização falou em 30 apoiantes.", "A organização | assert | 30 apoiantes"),
        ("A vila conta com duas escolas.",),
    ],
}


SENTENCES = {
    "fr": FRENCH,
    "en": ENGLISH,
    "de": GERMAN,
    "es": SPANISH,
    "it": ITALIAN,
    "pt": PORTUGUESE,
    "ru": RUSSIAN,
    "uk": UKRAINIAN,
}


@pytest.mark.parametrize(
    ("language", "sentence", "expected"),
    [
        pytest.param(language, *row.values, id=f"{language}: {row.id}")
        for language, groups in SENTENCES.items()
        for row in rows(groups.values())
    ],
)
def test_who_says_what_in_a_sentence(language, sentence, expected):
    check(sentence, expected, language)


@pytest.mark.parametrize(
    ("language", "headline", "text", "source"),
    [
        (
            "en",
            "Moss: ‘Nobody asked me to stay’",
            "The club is looking for a coach. Chairman Edgar Moss said that the matter was closed.",
            "Moss",
        ),
        (
            "fr",
            "Morel : « Personne ne m'a retenu »",
            "Le club cherche un entraîneur. Le président, Edgar Morel, assure que l'affaire est close.",
            "Morel",
        ),
        (
            "en",
            "Moss: ‘Nobody asked me to stay’",
            "The club is looking for a coach. “Nobody asked me to stay,” chairman Edgar Moss said.",
            "chairman Edgar Moss",
        ),
        (
            "en",
            "Orvel: ‘Nobody asked me to stay’",
            "The club is looking for a coach. Chairman Edgar Moss said that the matter was closed.",
            None,
        ),
    ],
)
def test_a_lone_name_in_a_headline_speaks_where_a_person_below_bears_it(language, headline, text, source):
    assert read_article(f"{headline}\n\n{text}", language)[0].source == source


def test_a_title_with_a_capital_and_a_name_are_a_person():
    text = (
        "Nora Tully runs the council. The Taoiseach, Maeve Quinn, said she had learnt of the calls from the "
        "radio and that the minister had her trust."
    )
    found = [s.source.split(" > ")[-1] for s in read_article(text, "en") if s.source]
    assert set(found) == {"The Taoiseach, Maeve Quinn"}


@pytest.mark.parametrize(
    ("language", "text", "source"),
    [
        pytest.param(
            "en",
            "Fergus Lane resigned as minister on Friday, a day after QRN revealed his calls to the council. "
            "He wrote that he ought to have remembered them.",
            "Fergus Lane",
            id="a person named beside a broadcaster",
        ),
        pytest.param(
            "en",
            "Fergus Lane owns the yard. A welder who left in May said that the crane had no brake. “It was "
            "tied up with wire,” he added.",
            "A welder",
            id="somebody without a name who spoke last",
        ),
        pytest.param(
            "en",
            "Fergus Lane owns the yard. A report by the council found that the crane had no brake. “It was "
            "tied up with wire,” he added.",
            "Fergus Lane",
            id="not a report",
        ),
        pytest.param(
            "fr",
            "Rentré de nuit à la gare, le conducteur Paul Rey a reçu la presse dans son salon. « Le frein ne "
            "tenait plus », raconte-t-il.",
            "le conducteur Paul Rey",
            id="behind a participle that tells of the subject",
        ),
        pytest.param(
            "en",
            "Recalled to the witness stand for an hour, Lane was asked about the crane and answered: “There "
            "was a brake on it.”",
            "Lane",
            id="the same before a colon",
        ),
        pytest.param(
            "fr",
            "« C'est faux », dit la préfète. Les trois marins ont dérivé dix jours, selon leur récit.",
            "Les trois marins",
            id="several by their own account",
        ),
        pytest.param(
            "de",
            "Der Bürgermeister Karl Lenz dementiert. Den Preis nannte er „frei erfunden“. Er habe nie "
            "verhandelt, sagte er.",
            "Der Bürgermeister Karl Lenz",
            id="not what stands before the verb where the subject follows",
        ),
        pytest.param(
            "fr",
            "Le cabinet Aubin, par la voix de son associé Théo Vasseur, conteste avoir écrit la note. « Nous "
            "n'avons rien écrit », dit-il.",
            "Théo Vasseur",
            id="the person through whom a firm speaks",
        ),
    ],
)
def test_whose_words_the_last_are(language, text, source):
    assert read_article(text, language)[-1].source == source


@pytest.mark.parametrize(
    ("headline", "expected"),
    [
        ("Dockers told there is ‘no plan’ to sell the quay", []),
        ("Residents told to leave the town", []),
        (
            "Minister told MPs: ‘I did not know’",
            ["Minister | assert | I did not know"],
        ),
    ],
)
def test_those_who_are_told_something_in_a_headline_do_not_say_it(headline, expected):
    check(headline, expected, "en", heading=True)


@pytest.mark.parametrize(
    ("headline", "expected"),
    [
        (
            "« J'ai compté les trains » : à Dole, une retraitée raconte",
            ["une retraitée | assert | J'ai compté les trains"],
        ),
        ("« On a tout perdu » : en Ardève, la crue emporte tout", []),
    ],
)
def test_a_place_before_who_speaks_in_a_headline(headline, expected):
    check(headline, expected, "fr", heading=True)
