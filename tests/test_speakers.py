"""Who speaks in tags, asides, records and headlines that newspapers write every day."""

from __future__ import annotations

import pytest
from constructions import check, rows

FRENCH = {
    "a clause whose verb is in no list": [
        (
            "Le viaduc de Lorne, dont une pile penche, inquiète les riverains, a précisé le recteur.",
            "le recteur | assert | Le viaduc de Lorne, dont une pile penche, inquiète les riverains",
        ),
        (
            "La grue domine le bassin, flèche repliée, précise le gérant.",
            "le gérant | assert | La grue domine le bassin, flèche repliée",
        ),
        ("Le maire, médiateur entre les deux camps, précise le calendrier.",),
    ],
    "a tag whose verb is in no list": [
        (
            "Quant au bail, signé en mai, il n'était plus valable, a coupé la notaire Anne Lorme.",
            "la notaire Anne Lorme | assert | Quant au bail, signé en mai, il n'était plus valable",
        ),
        (
            "Le dernier bus part à minuit moins dix, a opposé l'adjointe Rose Lorme.",
            "l'adjointe Rose Lorme | assert | Le dernier bus part à minuit moins dix",
        ),
        (
            "Le hangar sera fermé dès lundi matin, ordonne un arrêté de la ville.",
            "un arrêté de la ville | assert | Le hangar sera fermé dès lundi matin",
        ),
        ("Le conseil, réuni lundi, a opposé le maire Luc Perrin.",),
        ("Anne Lorme, 58 ans, préside la chambre des notaires de Lorne.",),
    ],
    "a clause inside what is said": [
        (
            "Le camion, précisent les douanes, a quitté le port à midi.",
            "les douanes | assert | Le camion, précisent les douanes, a quitté le port à midi",
        ),
    ],
    "going by what somebody says": [
        (
            "À entendre les forains, la place était vide.",
            "les forains | assert | la place était vide",
        ),
        (
            "La place était vide, à ce que rapporte une fleuriste.",
            "une fleuriste | assert | La place était vide",
        ),
        (
            "De l'aveu même du trésorier, la caisse était vide.",
            "trésorier | assert | la caisse était vide",
        ),
        ("Le juge a tenu à entendre les forains.",),
        ("La place n'était pas vide, contrairement à ce qu'affirmait une fleuriste.",),
    ],
    "one reads in a text": [
        (
            "La vanne était ouverte, lit-on dans le registre du barrage.",
            "le registre du barrage | assert | La vanne était ouverte",
        ),
        (
            "La vanne était ouverte, peut-on lire dans un rapport interne.",
            "un rapport interne | assert | La vanne était ouverte",
        ),
        (
            "La régie a diffusé une note interne : « La vanne était ouverte », y lit-on.",
            "une note interne | assert | La vanne était ouverte",
        ),
        ("Le lit de la rivière était sec.",),
    ],
    "a place where one says so, behind an adverb": [
        (
            "« La vanne est réparée », assure-t-on pourtant au ministère.",
            "ministère | assert | La vanne est réparée",
        ),
    ],
    "verbs that put something forward": [
        (
            "Le maire tient à rappeler que la digue est neuve.",
            "Le maire | assert | la digue est neuve",
        ),
        ("Le maire n'y voit qu'« une manœuvre grossière ».", "Le maire | assert | une manœuvre grossière"),
        (
            "La régie fait valoir, elle, deux ans de contrôles.",
            "La régie | assert | deux ans de contrôles",
        ),
        ("La régie incrimine une pompe défectueuse.", "La régie | assert | une pompe défectueuse"),
        ("La maire rejette cette explication.", "La maire | deny | –"),
        (
            "Le bail était caduc depuis deux ans, motivent les juges dans leur arrêt.",
            "les juges | assert | Le bail était caduc depuis deux ans",
        ),
        (
            "Tous portaient un casque, le chef compris, assure la préfecture.",
            "la préfecture | assert | Tous portaient un casque, le chef compris",
        ),
    ],
    "who stands beside a quotation": [
        ("Et le préfet de conclure : « La digue tiendra bon. »", "le préfet | assert | La digue tiendra bon"),
        (
            "« Personne ne nous a prévenus de la crue » : Anne Lorme, la doyenne, a vidé sa cave seule.",
            "Anne Lorme | assert | Personne ne nous a prévenus de la crue",
        ),
        (
            "Luc Perrin la balaie : « On a payé chaque facture. »",
            "Luc Perrin | assert | On a payé chaque facture",
        ),
        ("« Personne ne nous a prévenus de la crue » : ces mots sont peints sur un mur du quai.",),
    ],
    "what a document says of itself": [
        (
            "Le registre du barrage, que nous avons lu, porte la date du 3 mai.",
            "Le registre du barrage | assert"
            " | Le registre du barrage, que nous avons lu, porte la date du 3 mai",
        ),
        (
            "Le carnet de bord ne mentionne aucune escale à Lorne.",
            "Le carnet de bord | assert | Le carnet de bord ne mentionne aucune escale à Lorne",
        ),
        (
            "Sur les images de la gare, on voit un homme courir.",
            "les images de la gare | assert | un homme courir",
        ),
        ("Le maire porte un pull rouge le dimanche.",),
        ("Le registre porte sur quatre ans de travaux.",),
        ("Le registre, relié en cuir, dort dans une cave dont la porte grince depuis mai.",),
    ],
    "a noun for what is said, and whose it is": [
        (
            "Promesse de la régie : la vanne sera changée avant mai.",
            "la régie | assert | la vanne sera changée avant mai",
        ),
        ("Promesse tenue : la vanne sera changée avant mai.",),
    ],
    "sure of it": [
        (
            "Anne Lorme, du syndicat Quai Libre, en est certaine : la vanne était ouverte.",
            "Anne Lorme, du syndicat Quai Libre | assert | la vanne était ouverte",
        ),
    ],
    "marks around a verb alone": [
        ("La régie a « fermement rejeté » cette accusation.", "La régie | deny | –"),
        ("La rumeur a été qualifiée d'« intox » par la régie.", "la régie | deny | –"),
    ],
    "a relative clause before the verb": [
        (
            "Le bus qui a heurté le quai est hors service, moteur compris, écrit le site Quai 9, citant Rey.",
            "le site Quai 9 | assert | Le bus qui a heurté le quai est hors service, moteur compris",
        ),
        ("Le maire qui a signé le bail, Luc Perrin, écrit le journal.",),
    ],
    "why": [("Le maire se demande pourquoi la digue a cédé.", "Le maire | question | la digue a cédé")],
    "no comment": [
        ("Le port ne communique pas sur ses clients.", "Le port | no-comment | –"),
        ("Joint mardi, le gérant a raccroché sans un mot.", "le gérant | no-comment | –"),
    ],
}

ENGLISH = {
    "who closes a sentence": [
        (
            "The bolts were new and cannot have sheared on their own, said one of them, Mia Thorne.",
            "Mia Thorne | assert | The bolts were new and cannot have sheared on their own",
        ),
        (
            "Mr Lunn parked the van himself and rang the yard, said the manager.",
            "the manager | assert | Mr Lunn parked the van himself and rang the yard",
        ),
        ("Mia Thorne, a barrister, advised the manager.",),
    ],
    "people without a name": [
        (
            "The firm will close the yard, people with knowledge of the plans said, in the wake of a fire.",
            "people with knowledge of the plans | assert | The firm will close the yard",
        ),
    ],
    "verbs that put something forward": [
        ("The council blamed “a faulty valve”.", "The council | assert | a faulty valve"),
        ("The council has made plain that the valve held.", "The council | assert | the valve held"),
        ("The bill comes to £4m, an actuary calculated.", "an actuary | assert | The bill comes to £4m"),
        ("The valve held, Mia Thorne went on.", "Mia Thorne | assert | The valve held"),
        ("Despite the rain, the match went on.",),
        ("Mia Thorne wondered why the valve held.", "Mia Thorne | question | the valve held"),
        ("Mia Thorne called that “plainly untrue”.", "Mia Thorne | deny | –"),
    ],
    "what a document says of itself": [
        (
            "Minutes kept by the harbour board record that the valve was shut at noon.",
            "Minutes kept by the harbour board | assert"
            " | Minutes kept by the harbour board record that the valve was shut at noon",
        ),
        (
            "The harbour log puts the alarm at 4.20pm.",
            "The harbour log | assert | the alarm at 4.20pm",
        ),
        ("The choir records a new album in May.",),
    ],
    "figures that nobody gives": [("Shares fell 31 per cent.",)],
    "no comment": [("The yard referred all questions to the council.", "The yard | no-comment | –")],
}

ENGLISH_HEADLINES = {
    "a state in which somebody was found": [("Missing climber found alive in a shed",)],
    "verbs without a subject": [("Rebels leave the talks, blame army raid",)],
    "a body or a role before a colon": [
        ("Police: driver was asleep at the wheel", "Police | assert | driver was asleep at the wheel"),
        (
            "Harbour inspector: I was never asked about the valve",
            "Harbour inspector | assert | I was never asked about the valve",
        ),
        ("Thornbury: driver was asleep at the wheel",),
    ],
}

GERMAN = {
    "a subject with a relative clause, in what is said": [
        (
            "Anna Holt sagte, die Schleuse, die am Montag brach, sei alt gewesen.",
            "Anna Holt | assert | die Schleuse, die am Montag brach, sei alt gewesen",
        ),
    ],
    "what a document says of itself": [
        (
            "Das Wachprotokoll der Werft verzeichnet keinen Alarm am Montag.",
            "Das Wachprotokoll der Werft | assert"
            " | Das Wachprotokoll der Werft verzeichnet keinen Alarm am Montag",
        ),
        ("Der Laden der Werft verzeichnet jeden Kunden am Montag.",),
    ],
}

GERMAN_HEADLINES = {
    "a body before a colon": [
        (
            "Polizei: Fahrer war am Steuer eingeschlafen",
            "Polizei | assert | Fahrer war am Steuer eingeschlafen",
        ),
    ],
}

OTHERS = {
    "es": [
        ("La jueza fue tajante: el puerto cerró en mayo.", "La jueza | assert | el puerto cerró en mayo"),
        (
            "El registro del puerto recoge una sola escala en mayo.",
            "El registro del puerto | assert | El registro del puerto recoge una sola escala en mayo",
        ),
    ],
    "it": [
        ("La sindaca non ha dubbi: il porto era chiuso.", "La sindaca | assert | il porto era chiuso"),
        (
            "La perizia del tribunale segnala una valvola difettosa.",
            "La perizia del tribunale | assert | La perizia del tribunale segnala una valvola difettosa",
        ),
    ],
    "pt": [
        ("A juíza não tem dúvidas: o porto fechou em maio.", "A juíza | assert | o porto fechou em maio"),
        (
            "As imagens da estação mostram um homem a correr.",
            "As imagens da estação | assert | As imagens da estação mostram um homem a correr",
        ),
    ],
    "ru": [
        (
            "Записи порта зафиксировали только один заход в мае.",
            "Записи порта | assert | Записи порта зафиксировали только один заход в мае",
        ),
    ],
    "uk": [
        (
            "Записи порту зафіксували лише один захід у травні.",
            "Записи порту | assert | Записи порту зафіксували лише один захід у травні",
        ),
    ],
}


@pytest.mark.parametrize(("sentence", "expected"), rows(FRENCH.values()))
def test_french(sentence, expected):
    check(sentence, expected, "fr")


@pytest.mark.parametrize(("sentence", "expected"), rows(ENGLISH.values()))
def test_english(sentence, expected):
    check(sentence, expected, "en")


@pytest.mark.parametrize(("sentence", "expected"), rows(ENGLISH_HEADLINES.values()))
def test_english_headlines(sentence, expected):
    check(sentence, expected, "en", heading=True)


@pytest.mark.parametrize(("sentence", "expected"), rows(GERMAN.values()))
def test_german(sentence, expected):
    check(sentence, expected, "de")


@pytest.mark.parametrize(("sentence", "expected"), rows(GERMAN_HEADLINES.values()))
def test_german_headlines(sentence, expected):
    check(sentence, expected, "de", heading=True)


@pytest.mark.parametrize("language", OTHERS)
def test_other_languages(language):
    for sentence, *expected in OTHERS[language]:
        check(sentence, expected, language)
