"""Denials and retractions: which wordings are one and which only look like it, and what is denied.

``constructions`` tells how to read a row.
"""

from __future__ import annotations

import pytest
from constructions import check, read, rows

SENTENCES = {
    "fr": {
        "a denial that is issued": [
            (
                "La coopérative a publié dans la soirée un démenti cinglant.",
                "La coopérative | deny | –",
            ),
            ("Le démenti est venu mardi du syndicat des dockers.", "syndicat des dockers | deny | –"),
            ("Un démenti a été diffusé par la régie.", "la régie | deny | –"),
            ("La régie n'a pas publié de démenti.",),
            ("Aucun démenti n'est venu du syndicat.",),
            ("Le démenti est venu trop tard pour les riverains.",),
        ],
        "the second of two participles": [
            (
                "L'éleveur a reconnu « une imprudence », mais nié avoir vendu la jument.",
                "L'éleveur | confirm | une imprudence",
                "L'éleveur | deny | avoir vendu la jument",
            ),
            (
                "Elle a présenté ses comptes et contesté toute faute.",
                "– | deny | toute faute",
            ),
            ("Il a un accord et nié le fait.",),
        ],
        "another errs": [
            ("« Il se trompe de personne », a répliqué Luc Vannier.", "Luc Vannier | deny | –"),
            ("« Mon frère confond avec la veille », a coupé Anne Rey.", "Anne Rey | deny | –"),
            ("« Ce témoin ment », a lancé Anne Rey.", "Anne Rey | deny | –"),
            (
                "« Le radar se trompe une fois sur dix », explique Anne Rey.",
                "Anne Rey | assert | Le radar se trompe une fois sur dix",
            ),
            (
                "« Elle se trompe de train », raconte Anne Rey.",
                "Anne Rey | assert | Elle se trompe de train",
            ),
            (
                "« Il ment à ses clients depuis dix ans », raconte Anne Rey.",
                "Anne Rey | assert | Il ment à ses clients depuis dix ans",
            ),
            (
                "« Le gouvernement se trompe », juge Anne Rey.",
                "Anne Rey | assert | Le gouvernement se trompe",
            ),
        ],
        "one's own words": [
            (
                "J'ai eu tort de parler d'une bombe, a déclaré Anne Rey.",
                "Anne Rey | retract | une bombe",
            ),
            (
                "« Je n'ai plus de raison d'affirmer que la grille était ouverte », concède Anne Rey.",
                "Anne Rey | retract | la grille était ouverte",
            ),
            (
                "La ministre s'est excusée d'avoir affirmé que l'eau était potable.",
                "La ministre | retract | l'eau était potable",
            ),
            ("La ministre ne s'est pas excusée d'avoir affirmé que l'eau était potable.",),
            ("Le vigile admet s'être trompé sur l'heure.", "Le vigile | retract | –"),
            (
                "Le vigile a reproché au gardien de s'être trompé d'heure.",
                "Le vigile | assert | gardien de s'être trompé d'heure",
            ),
            ("Le vigile a retiré lundi ses accusations contre le gardien.", "Le vigile | retract | –"),
            ("Le vigile retire tout ce qu'il avait dit du gardien.", "Le vigile | retract | –"),
            ("Le vigile n'a pas retiré ses accusations.",),
            ("Le directeur demande au vigile de retirer ses propos.",),
            (
                "Le vigile reconnaît que le chiffre de neuf morts était faux.",
                "Le vigile | retract | neuf morts",
            ),
            ("Le vigile a confirmé que la rumeur était fausse.", "Le vigile | deny | –"),
        ],
        "an outlet's correction": [
            (
                "Nous avions écrit, le 3 mars, que le hangar avait brûlé ; il s'agissait de la grange.",
                "– | retract | le hangar avait brûlé",
            ),
            (
                "Une première version de cet article indiquait que le hangar avait brûlé.",
                "– | retract | le hangar avait brûlé",
            ),
            ("Nous avions écrit que le hangar fermerait ; il ferme lundi.",),
        ],
        "opposed, withheld or belied": [
            ("Les riverains contestent le tracé de la rocade.",),
            ("La vendeuse conteste son licenciement devant les prud'hommes.",),
            ("Le skieur a démenti les pronostics en gagnant la descente.",),
            ("Le maire conteste l'ampleur des dégâts.", "Le maire | deny | l'ampleur des dégâts"),
            ("La direction conteste tout licenciement.", "La direction | deny | tout licenciement"),
            ("L'enregistrement s'est révélé un faux.",),
            (
                "« La pièce a été fabriquée par un artisan », explique Anne Rey.",
                "Anne Rey | assert | La pièce a été fabriquée par un artisan",
            ),
        ],
        "how far what is denied goes": [
            (
                "La mairie a démenti vendre la halle, au lendemain des accusations du syndicat.",
                "La mairie | deny | vendre la halle",
            ),
            (
                "La mairie dément avoir vendu la halle, le kiosque et le lavoir.",
                "La mairie | deny | avoir vendu la halle, le kiosque et le lavoir",
            ),
            (
                "Le gendarme a nié lui avoir montré le moindre cliché.",
                "Le gendarme | deny | lui avoir montré le moindre cliché",
            ),
            (
                "La régie, qui dément en avoir été informée, se voit contredire par une lettre.",
                "La régie | deny | en avoir été informée",
            ),
            (
                "« Les allégations de M. Streng sur un vol sont fausses », a dit le maire.",
                "le maire | deny | un vol",
            ),
            ("« Nous ne voyons pas de quoi on parle », a répondu la régie.", "la régie | deny | –"),
            ("Le promoteur « ne voit pas de quoi on parle ».", "Le promoteur | deny | –"),
            ("Le maire n'en conteste pas moins l'essentiel.", "Le maire | deny | l'essentiel"),
        ],
    },
    "en": {
        "denials": [
            ("The bank issued a flat denial.", "The bank | deny | –"),
            ("The bank did not issue a denial.",),
            ("The bank published its loan denials for 2024.",),
            ("The government denied rights abuses.", "The government | deny | rights abuses"),
            ("The company denied service outages.", "The company | deny | service outages"),
            ("The court denied the request of the union.",),
            ("“The signs are confusing,” said Anna Rey.", "Anna Rey | assert | The signs are confusing"),
            ("Critics called the story “a thriller”.", "Critics | assert | a thriller"),
            (
                "An earlier version of this article said the mayor had resigned.",
                "– | retract | the mayor had resigned",
            ),
            ("The driver, 'Big Tam', said he saw nothing.", "The driver | assert | he saw nothing"),
            ("“He is lying,” the mayor said.", "the mayor | deny | –"),
            (
                "“The government is wrong,” the mayor said.",
                "the mayor | assert | The government is wrong",
            ),
            ("The curator answered in the negative.", "The curator | deny | –"),
            (
                "The ministry went on denying that a dam had burst.",
                "The ministry | deny | a dam had burst",
            ),
            (
                "Ms Hale called the story of the stolen car “pure fiction”.",
                "Ms Hale | deny | the stolen car",
            ),
            ("Ms Hale called the account of the mayor “pure fiction”.", "Ms Hale | deny | –"),
            (
                "Ms Hale dismissed the claim that she had been bribed as “rubbish”.",
                "Ms Hale | deny | she had been bribed",
            ),
            ("The club disputes the existence of a secret account.", "The club | deny | a secret account"),
            ("The hospital was denied a licence.",),
            ("The court denied the request.",),
            ("The driver will contest the fine in court.",),
            ("The mayor declined to confirm or deny the report.", "The mayor | no-comment | –"),
        ],
        "retractions": [
            (
                "“I misspoke when I said the truck was empty,” the clerk said.",
                "the clerk | retract | the truck was empty",
            ),
            (
                "The minister apologised for saying that the dam was safe.",
                "The minister | retract | the dam was safe",
            ),
            ("The minister refused to apologise for saying that the dam was safe.",),
            (
                "The clerk admitted that the figure of nine dead had been wrong.",
                "The clerk | retract | nine dead",
            ),
            (
                "An earlier version of this article said that the mayor had resigned.",
                "– | retract | the mayor had resigned",
            ),
            (
                "We reported on Monday that the mill had closed; it has not.",
                "– | retract | the mill had closed",
            ),
            ("We reported on Monday that the mill had closed.",),
        ],
    },
    "de": {
        "all": [
            ("„Er irrt sich“, sagte der Bürgermeister.", "der Bürgermeister | deny | –"),
            ("Die Bank veröffentlichte am Abend ein scharfes Dementi.", "Die Bank | deny | –"),
        ],
    },
    "es": {
        "all": [
            ("«Se equivoca», respondió el alcalde.", "el alcalde | deny | –"),
            ("La ministra negó irregularidades.", "La ministra | deny | irregularidades"),
            (
                "«Me equivoqué al decir que la puerta estaba abierta», admitió el guarda.",
                "el guarda | retract | la puerta estaba abierta",
            ),
        ],
    },
    "it": {
        "all": [
            (
                "Il sindaco ha ammesso ritardi ma negato di aver ricevuto denaro.",
                "Il sindaco | deny | di aver ricevuto denaro",
            ),
            ("Il direttore fa ora marcia indietro.", "Il direttore | retract | –"),
        ],
    },
    "pt": {
        "all": [
            ("O clube emitiu um desmentido categórico.", "O clube | deny | –"),
            (
                "«Enganei-me quando disse que a porta estava aberta», admitiu o guarda.",
                "o guarda | retract | a porta estava aberta",
            ),
        ],
    },
    "ru": {
        "all": [
            ("«Он ошибается», — ответил мэр.", "мэр | deny | –"),
            (
                "«Я ошибся, когда сказал, что дверь была открыта», — признал сторож.",
                "сторож | retract | дверь была открыта",
            ),
        ],
    },
    "uk": {
        "all": [
            ("«Він помиляється», — відповів мер.", "мер | deny | –"),
            ("Клуб виступив зі спростуванням.", "Клуб | deny | –"),
        ],
    },
}


@pytest.mark.parametrize(
    ("language", "sentence", "expected"),
    [
        pytest.param(language, *row.values, id=row.id)
        for language, groups in SENTENCES.items()
        for row in rows(groups.values())
    ],
)
def test_what_denies_and_what_only_looks_like_it(language, sentence, expected):
    check(sentence, expected, language)


@pytest.mark.parametrize(
    ("language", "sentences", "proposition"),
    [
        (
            "fr",
            ["La préfète conteste toute pression sur les agents."],
            "La préfète a fait pression sur les agents",
        ),
        (
            "fr",
            ["Le maire dément toute intention d'acheter le club."],
            "Le maire a l'intention d'acheter le club",
        ),
        (
            "fr",
            ["Le club dément tout accord avec Paul Rey."],
            "Le club a conclu un accord avec Paul Rey",
        ),
        ("fr", ["Le préfet répond : dossier transmis à la justice."], "dossier transmis à la justice"),
        (
            "fr",
            ["Les élus démentent toute négociation avec le fonds Halma."],
            "Les élus ont négocié avec le fonds Halma",
        ),
        (
            "fr",
            ["L'amiral nie toute participation de ses marins au raid."],
            "L'amiral : une participation de ses marins au raid",
        ),
        (
            "fr",
            ["La régie a nié tout contact direct avec le promoteur."],
            "La régie a eu un contact direct avec le promoteur",
        ),
        ("fr", ["La mairie dément préparer la vente."], "La mairie prépare la vente"),
        ("fr", ["Les élus nient en avoir été informés."], "Les élus en ont été informés"),
        ("fr", ["Le préfet dément qu'il s'agisse d'un attentat."], "il s'agit d'un attentat"),
        ("en", ["The company denied any talks with Halma."], "The company has held talks with Halma"),
        (
            "de",
            ["Der Vorstand wies jede Absprache mit dem Konzern zurück."],
            "Der Vorstand hat sich mit dem Konzern abgesprochen",
        ),
        (
            "fr",
            ["La chanteuse Julie Mercier est absente.", "Son agent dément qu'elle soit malade."],
            "La chanteuse Julie Mercier est malade",
        ),
        (
            "fr",
            ["Paul Vasseur est parti.", "Le procureur Luc Morin a nié qu'il ait fui."],
            "Paul Vasseur a fui",
        ),
        ("fr", ["Son entourage dément qu'il soit malade."], "il est malade"),
        ("fr", ["Le maire a nié qu'il ait fui."], "Le maire a fui"),
    ],
)
def test_what_is_denied_reads_as_a_clause_of_whoever_it_tells(language, sentences, proposition):
    assert read(sentences, language)[-1].proposition == proposition
