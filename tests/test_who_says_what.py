"""Whose words they are: second verbs, tags within tags, kept claims, figures that speak, and pronouns."""

from __future__ import annotations

import pytest
from constructions import check, read_article, rows

FRENCH = {
    "a second participle of the same source": [
        (
            "La romancière a admis mardi « une maladresse », mais nié avoir copié sa rivale.",
            "La romancière | confirm | une maladresse",
            "La romancière | deny | avoir copié sa rivale",
        ),
        (
            "Le collectif a dénoncé « une rafle » et annoncé un défilé devant la mairie.",
            "Le collectif | assert | une rafle",
            "Le collectif | assert | un défilé devant la mairie",
        ),
        (
            "Le gérant a assuré que la vanne avait cédé et annoncé sa retraite.",
            "Le gérant | assert | la vanne avait cédé",
        ),
    ],
    "what stands before a colon, and what a pronoun points at behind one": [
        (
            "La trappe a été ouverte à minuit : c'est ce qu'indique le journal de bord, saisi mardi.",
            "le journal de bord | assert | La trappe a été ouverte à minuit",
        ),
        (
            "La préfète l'a confirmé jeudi soir à l'antenne de Radio Loire : un second corps a été trouvé.",
            "La préfète | confirm | un second corps a été trouvé",
        ),
        (
            "Le patron a fini par l'admettre du bout des lèvres : les comptes étaient faux.",
            "Le patron | confirm | les comptes étaient faux",
        ),
        (
            "C'est une source policière qui l'affirme : le fusil avait été volé.",
            "une source policière | assert | le fusil avait été volé",
        ),
    ],
    "keeping to a claim": [
        (
            "L'agence régionale de santé maintient son chiffre de douze cas.",
            "L'agence régionale de santé | assert | son chiffre de douze cas",
        ),
        ("La mairie maintient le festival malgré la canicule.",),
        (
            "« J'ai paniqué », reconnaît le patron, qui retire ce qu'il avait affirmé sur Lyon.",
            "le patron | confirm | J'ai paniqué",
            "le patron | retract | –",
        ),
        (
            "La ministre s'est excusée d'avoir affirmé que le train était vide.",
            "La ministre | retract | le train était vide",
        ),
    ],
    "tags of two": [
        (
            "« Le frein ne tenait plus », a dit le grutier, d'après son avocate.",
            "son avocate > le grutier | assert | Le frein ne tenait plus",
        ),
        (
            "« Vingt personnes ont été arrêtées », a indiqué le préfet, contre « une quarantaine » selon "
            "la Ligue.",
            "le préfet | assert | Vingt personnes ont été arrêtées",
            "la Ligue | assert | une quarantaine",
        ),
        (
            "Le Front parle, lui, de « quatre millions versés par un courtier », ce que la Belgique dément.",
            "Le Front | assert | quatre millions versés par un courtier",
            "la Belgique | deny | quatre millions versés par un courtier",
        ),
    ],
    "what interrupts a verb": [
        (
            "Le maire, Anicet Rolland, parlait, lui, à 13 heures, de cinq morts.",
            "Le maire, Anicet Rolland | assert | cinq morts",
        ),
        (
            "Le fondateur a néanmoins salué dans un entretien à une radio locale « une enquête loyale ».",
            "Le fondateur | assert | une enquête loyale",
        ),
        (
            "Selon une note du ministère, transmise par le procureur, Luc Aubin, la digue fuyait.",
            "une note du ministère | assert | la digue fuyait",
        ),
        (
            "L'aviation civile, qui en avait annoncé 64, a revu ses listes.",
            "L'aviation civile | assert | 64",
        ),
        (
            "Le chiffre de 4 000 postes perdus, avancé par un tract, est faux, assure le groupe.",
            "le groupe | deny | 4 000 postes perdus",
        ),
    ],
    "who was reached, and a report that others made": [
        (
            "Joint dimanche par Radio Loire, le père de la victime ne décolère pas : « On nous a menti. »",
            "le père de la victime | assert | On nous a menti",
        ),
        (
            "Selon une enquête de Radio Loire, réalisée avec dix médias, l'eau a été filtrée en secret.",
            "une enquête de Radio Loire | assert | l'eau a été filtrée en secret",
        ),
    ],
    "more than one thing of one source": [
        (
            "Le rectorat confirme qu'une enquête est en cours mais se refuse à tout commentaire.",
            "Le rectorat | confirm | une enquête est en cours",
            "Le rectorat | no-comment | –",
        ),
        (
            "Sur quarante clients, 31 disent n'avoir rien reçu.",
            "31 | assert | n'avoir rien reçu",
        ),
    ],
    "what a source says of a part, and who is called by no noun": [
        (
            "La marque a annoncé le rappel de 580 sièges, une mesure « volontaire et prudente », selon sa "
            "présidente.",
            "La marque | assert | le rappel de 580 sièges, une mesure « volontaire et prudente »",
            "sa présidente | assert | une mesure « volontaire et prudente »",
        ),
        (
            "« On nous a menti », lâche un tourneur ; un autre juge que « la presse exagère ».",
            "un tourneur | assert | On nous a menti",
            "un autre | assert | la presse exagère",
        ),
        (
            "« Cent habitants sont partis, pas un de plus ; les autres sont restés », corrige le maire.",
            "le maire | assert | Cent habitants sont partis, pas un de plus ; les autres sont restés",
        ),
        (
            "Le ministre a reconnu que onze civils sont morts, tout en maintenant que le convoi était armé.",
            "Le ministre | confirm | onze civils sont morts",
            "Le ministre | assert | le convoi était armé",
        ),
        ("Le juge que le maire a vu est parti.",),
        ("Quarante et un clients avaient écrit pour se plaindre.",),
        (
            "La rumeur a été démentie mardi par le président de la région, Luc Rey.",
            "le président de la région, Luc Rey | deny | –",
        ),
    ],
    "names and nobody": [
        (
            "Ouest Matin avait révélé la remise de l'enveloppe.",
            "Ouest Matin | assert | la remise de l'enveloppe",
        ),
        ("Le matin du drame, elle se trouvait « chez sa mère, à Vesoul ».",),
        ("La commission a retenu 1 843 voix pour Magali Sorel et 1 838 pour lui.",),
        (
            "Le professeur Aubin est convenu, devant la juge, que la thèse avait été avancée trop vite.",
            "Le professeur Aubin | confirm | la thèse avait été avancée trop vite",
        ),
        (
            "Réponse du maire : « Ces courriers ne me sont jamais parvenus. »",
            "maire | assert | Ces courriers ne me sont jamais parvenus",
        ),
    ],
}

ENGLISH = {
    "what two attributions hold of each other": [
        (
            "A letter dated April 9 warns of “movement in the roof”, a copy seen by the Courier shows.",
            "a copy seen by the Courier | assert | A letter dated April 9 warns of “movement in the roof”",
        ),
        (
            "The surgeon has admitted to MPs that he knew in May, two months earlier than the firm had said.",
            "The surgeon | confirm | he knew in May, two months earlier than the firm had said",
        ),
    ],
    "verbs that go on": [
        (
            "The union is saying that 400 workers were dismissed.",
            "The union | assert | 400 workers were dismissed",
        ),
        ("Police are not saying who fired.",),
    ],
    "who speaks": [
        (
            "Of 40 patients contacted, 31 said that no letter had come.",
            "31 | assert | no letter had come",
        ),
        ("Two said they had been paid in cash.", "Two | assert | they had been paid in cash"),
        (
            "The Bloc has left the talks, its chief negotiator, known as Comandante Dalia, said on Friday.",
            "its chief negotiator, known as Comandante Dalia | assert | The Bloc has left the talks",
        ),
        (
            "Talk on the quayside has it that the helmsman was drunk.",
            "Talk on the quayside | assert | the helmsman was drunk",
        ),
        (
            "Caldwell's chief executive, Marcus Thorne, who testified after her, said he was “grateful”.",
            "Marcus Thorne | assert | he was “grateful”",
        ),
    ],
    "a quotation before who speaks, and whom they told": [
        (
            "“We kicked until our feet bled,” the 38-year-old seamstress told the Lantern from her bed.",
            "the 38-year-old seamstress | assert | We kicked until our feet bled",
        ),
        (
            "A woman said that she had told nobody about the trip.",
            "A woman | assert | she had told nobody about the trip",
        ),
    ],
    "what is asked for and spoken of": [
        (
            "Councillor Hamish Rennie called for a second boat on the route.",
            "Councillor Hamish Rennie | assert | a second boat on the route",
        ),
        ("The situation calls for patience.",),
        (
            "Dated May 17, it speaks of a shortfall of 290 million.",
            "– | assert | a shortfall of 290 million",
        ),
    ],
    "what is false, kept or taken back": [
        (
            "The director acknowledged that the figure of nine issued on Monday had been wrong.",
            "The director | retract | nine",
        ),
        ("The auditor stands by her findings.", "The auditor | assert | her findings"),
        (
            "The chairwoman apologised for having said that the files were lost.",
            "The chairwoman | retract | the files were lost",
        ),
        ("The mayor apologised for the delay.",),
    ],
}


@pytest.mark.parametrize(("sentence", "expected"), rows(FRENCH.values()))
def test_a_french_sentence(sentence, expected):
    check(sentence, expected, "fr")


@pytest.mark.parametrize(("sentence", "expected"), rows(ENGLISH.values()))
def test_an_english_sentence(sentence, expected):
    check(sentence, expected, "en")


@pytest.mark.parametrize(
    ("language", "text", "source"),
    [
        pytest.param(
            "fr",
            "Un employé du dépôt a reconnu un vol, a indiqué le parquet. Il est revenu sur ses aveux.",
            "Un employé du dépôt",
            id="the one an office told of takes back his words",
        ),
        pytest.param(
            "fr",
            "Luc Aubin a démissionné, a annoncé l'Élysée. Ma mémoire m'a trompé, écrit-il dans sa lettre.",
            "Luc Aubin",
            id="a person says I",
        ),
        pytest.param(
            "fr",
            "Le pont tenait, soutient Luc Aubin. Édith Morel, elle, persiste : rien n'a tenu, répète-t-elle.",
            "Édith Morel",
            id="the subject of what she says, where a man spoke before",
        ),
        pytest.param(
            "fr",
            "L'expert Théo Vasseur a tout relu. Le chauffeur n'en démord pas. « J'ai freiné », a-t-il dit.",
            "Le chauffeur",
            id="a person by what he does",
        ),
        pytest.param(
            "fr",
            "La cuve a été vidée, écrit l'Autorité, contredisant la directrice du site. Cette dernière "
            "maintient que la pompe a servi.",
            "la directrice",
            id="the latter is a role",
        ),
        pytest.param(
            "fr",
            "Son entourage l'assure : Paul Vidal n'a rien touché. Il a confié n'avoir « rien à cacher ».",
            "Paul Vidal",
            id="not those around him",
        ),
        pytest.param(
            "fr",
            "Le médecin se défend : il n'a, dit-il, prescrit que du sirop.",
            "Le médecin",
            id="whom the words before a colon are about",
        ),
        pytest.param(
            "fr",
            "Le suspect a parlé. Puis, confronté aux images, il est convenu qu'il était sur le parking.",
            "Le suspect",
            id="an adverb with a capital is nobody",
        ),
        pytest.param(
            "fr",
            "« On a marché », dit Bruno Cazal. D'après ses propres comptes, 4 500 personnes ont défilé.",
            "Bruno Cazal",
            id="whose reckoning it is",
        ),
        pytest.param(
            "en",
            "Chief Dana Rusk said that a camera broke. Slade, the union attorney, dismissed the account. "
            "He would not be drawn on the ruling.",
            "Slade, the union attorney",
            id="a name with a role is a person",
        ),
        pytest.param(
            "en",
            "The mill burned down, said the mayor, Edith Moss. Nobody saw it, according to her statement.",
            "the mayor, Edith Moss",
            id="whose statement it is",
        ),
        pytest.param(
            "en",
            "The mill burned down, said the mayor, Edith Moss. “I saw it,” she said. La Rade wrote of arson. "
            "She denies having lit it.",
            "the mayor, Edith Moss",
            id="whom the pronoun before stood for",
        ),
    ],
)
def test_whose_words_the_last_are(language, text, source):
    assert read_article(text, language)[-1].source.split(" > ")[-1] == source
