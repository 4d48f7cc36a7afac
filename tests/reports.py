"""Invented reports for the tests: a leak at a chemical works on a lake, told by seven outlets.

Every name, place and event is made up.
"""
# ruff: noqa: E501 -- a paragraph of an article is one line

from __future__ import annotations

from dataclasses import replace

from detector.report import Report
from detector.schema import Article, Conflict, Dispute, Inference, Side, Skipped, Statement, Update

SIGNATURE = "detector=0.1.0|profile=scripted|encoder=none|nli=none|thresholds=invented"

_TEXTS: dict[str, dict[str, str | None]] = {
    "courrier": {
        "path": "articles/courrier.txt",
        "outlet": "Le Courrier de Valserre",
        "date": "2031-03-04",
        "language": "fr",
        "url": "https://courrier-valserre.example/orvane-rejet",
        "title": "Usine Orvane : la direction dément tout rejet dans le lac",
        "text": """Accueil > Environnement > Pollution

Usine Orvane : la direction dément tout rejet dans le lac

Partager Imprimer Réagir (12)

La directrice de l’usine Orvane, Claire Besnault, a démenti lundi qu’un produit chimique ait été rejeté dans le lac de Valserre dans la nuit du 1er au 2 mars.

« Aucune goutte n’a quitté nos cuves », a-t-elle déclaré devant la presse, en précisant que l’incident n’avait duré que vingt minutes et que trois employés avaient été examinés par précaution.

Selon l’inspection du travail, onze employés ont été hospitalisés après l’incident.

La préfecture aurait été prévenue dès le 2 mars au matin, d’après un courrier que nous avons pu consulter.

Crédit photo : Le Courrier de Valserre
""",
    },
    "nord": {
        "path": "articles/nord-presse.html",
        "outlet": "Nord Presse",
        "date": "2031-03-05",
        "language": "fr",
        "url": "https://nordpresse.example/a/2211",
        "title": "Deux ouvriers d’Orvane racontent « une nappe blanche » sur le lac",
        "text": """Deux ouvriers d’Orvane racontent « une nappe blanche » sur le lac

Un produit chimique s’est bien écoulé dans le lac de Valserre pendant plus de quatre heures, affirment deux ouvriers de l’équipe de nuit, qui décrivent « une nappe blanche longue comme un terrain de football » au pied de la digue sud.

« On nous a demandé de ne pas prévenir les pompiers avant l’arrivée de la direction, et quand ils sont enfin venus, vers cinq heures du matin, il ne restait plus grand-chose à voir depuis la rive : le vent avait poussé la mousse vers les roseaux de l’anse aux Moines, là où les enfants se baignent l’été, et personne n’avait de bateau pour aller prélever quoi que ce soit. On a pris des photos avec nos téléphones, on les a gardées, on les donnera à qui voudra bien les regarder, parce que nous, on habite là, nos gosses boivent cette eau et on ne peut pas faire comme si rien ne s’était passé », raconte l’un d’eux, qui travaille sur le site depuis dix-neuf ans et qui a demandé à ne pas être nommé.

La préfecture dément avoir été avertie avant le 3 mars.

Interrogée par nos soins, la direction d’Orvane dément ces accusations.
""",
    },
    "notes": {
        "path": "recueil/extrait-03.txt",
        "outlet": None,
        "date": None,
        "language": "fr",
        "url": None,
        "title": "Compte rendu de la réunion publique",
        "text": """Compte rendu de la réunion publique

Le maire, Marc Tilleul, a assuré que l’eau du robinet n’avait jamais cessé d’être potable.

Une habitante a rappelé que la mairie avait distribué des bouteilles pendant trois jours, l’eau étant impropre à la consommation.

Selon le maire, la réunion avec Orvane s’est tenue à la mairie.
""",
    },
    "harbour": {
        "path": "articles/harbour.jsonl:4",
        "outlet": "The Harbour Post",
        "date": "2031-03-06",
        "language": "en",
        "url": "https://harbourpost.example/lake-leak",
        "title": "Lake leak: regulator says solvent reached the water",
        "text": """Lake leak: regulator says solvent reached the water

A solvent used at the Orvane works reached Lake Valserre on the night of 1 March, the water agency said on Thursday.

The plant allegedly kept discharging until dawn.

Orvane’s manager, Claire Besnault, met the mayor at the works, not at the town hall, her office said.
""",
    },
    "radio": {
        "path": "articles/radio-lac.txt",
        "outlet": "Radio Lac",
        "date": "2031-03",
        "language": "fr",
        "url": None,
        "title": "Orvane : ce que l’on sait, ce que l’on ne sait pas",
        "text": """Orvane : ce que l’on sait, ce que l’on ne sait pas

L’incident a duré vingt minutes, selon la direction. Des relevés de la régie des eaux, cités par Nord Presse, montreraient un écoulement continu entre une heure et cinq heures du matin.

Onze personnes ont été soignées à l’hôpital de Valserre, a indiqué la régie. Orvane n’en reconnaît que trois.

L’eau du robinet est restée potable, répète la mairie.
""",
    },
    "echo": {
        "path": "articles/echo.txt",
        "outlet": "L’Écho des Deux Rives",
        "date": "2031-03-09",
        "language": "fr",
        "url": None,
        "title": "La directrice d’Orvane revient sur ses propos",
        "text": """La directrice d’Orvane revient sur ses propos

Claire Besnault a reconnu dimanche qu’« une quantité limitée » de solvant avait atteint le lac, revenant sur ses déclarations du 4 mars.

Elle maintient que les pompiers ont été appelés sans attendre.
""",
    },
    "agenda": {
        "path": "articles/agenda.txt",
        "outlet": "Radio Lac",
        "date": "2031-03-10",
        "language": "fr",
        "url": None,
        "title": "La fête du lac maintenue",
        "text": """La fête du lac maintenue

La fête du lac aura lieu le 14 juin, annonce le comité.
""",
    },
}

_SAID: list[dict[str, object]] = [
    # courrier
    dict(
        id="courrier-1",
        text="la direction dément tout rejet dans le lac",
        content="tout rejet dans le lac",
        source="la direction",
        cue="dément",
        stance="deny",
        heading=True,
    ),
    dict(
        id="courrier-2",
        text="La directrice de l’usine Orvane, Claire Besnault, a démenti lundi qu’un produit "
        "chimique ait été rejeté dans le lac de Valserre dans la nuit du 1er au 2 mars.",
        content="un produit chimique ait été rejeté dans le lac de Valserre dans la nuit du 1er au 2 mars",
        source="Claire Besnault",
        cue="a démenti",
        stance="deny",
    ),
    dict(
        id="courrier-3",
        text="« Aucune goutte n’a quitté nos cuves »",
        content="Aucune goutte n’a quitté nos cuves",
        source="Claire Besnault",
        cue="a-t-elle déclaré",
    ),
    dict(
        id="courrier-4",
        text="en précisant que l’incident n’avait duré que vingt minutes et que trois employés "
        "avaient été examinés par précaution",
        content="l’incident n’avait duré que vingt minutes",
        source="Claire Besnault",
        cue="en précisant",
    ),
    dict(
        id="courrier-5",
        text="Selon l’inspection du travail, onze employés ont été hospitalisés après l’incident.",
        content="onze employés ont été hospitalisés après l’incident",
        source="l’inspection du travail",
        cue="Selon",
    ),
    dict(
        id="courrier-6",
        text="La préfecture aurait été prévenue dès le 2 mars au matin, d’après un courrier que "
        "nous avons pu consulter.",
        content="La préfecture aurait été prévenue dès le 2 mars au matin",
        source="un courrier",
        cue="d’après",
        hedged=True,
    ),
    # The same passage carries a second statement, and a third one lies inside it.
    dict(
        id="courrier-7",
        text="en précisant que l’incident n’avait duré que vingt minutes et que trois employés "
        "avaient été examinés par précaution",
        content="trois employés avaient été examinés par précaution",
        source="Claire Besnault",
        cue="en précisant",
    ),
    dict(
        id="courrier-8",
        text="trois employés avaient été examinés",
        content="trois employés avaient été examinés",
        source="Claire Besnault",
        cue="en précisant",
    ),
    # nord
    dict(
        id="nord-1",
        text="Un produit chimique s’est bien écoulé dans le lac de Valserre pendant plus de quatre "
        "heures, affirment deux ouvriers de l’équipe de nuit",
        content="Un produit chimique s’est bien écoulé dans le lac de Valserre pendant plus de quatre heures",
        source="deux ouvriers de l’équipe de nuit",
        cue="affirment",
    ),
    dict(
        id="nord-2",
        text=None,
        content="On nous a demandé de ne pas prévenir les pompiers avant l’arrivée de la direction",
        source="l’un d’eux",
        cue="raconte",
    ),
    dict(
        id="nord-3",
        text="La préfecture dément avoir été avertie avant le 3 mars.",
        content="avoir été avertie avant le 3 mars",
        source="La préfecture",
        cue="dément",
        stance="deny",
    ),
    dict(
        id="nord-4",
        text="Interrogée par nos soins, la direction d’Orvane dément ces accusations.",
        content="Un produit chimique s’est bien écoulé dans le lac de Valserre pendant plus de quatre heures",
        source="la direction d’Orvane",
        cue="dément",
        stance="deny",
        resolves_to="nord-1",
    ),
    # notes
    dict(
        id="notes-1",
        text="Le maire, Marc Tilleul, a assuré que l’eau du robinet n’avait jamais cessé d’être potable.",
        content="l’eau du robinet n’avait jamais cessé d’être potable",
        source="Marc Tilleul",
        cue="a assuré",
    ),
    dict(
        id="notes-2",
        text="Une habitante a rappelé que la mairie avait distribué des bouteilles pendant trois "
        "jours, l’eau étant impropre à la consommation.",
        content="l’eau était impropre à la consommation",
        source="Une habitante",
        cue="a rappelé",
    ),
    dict(
        id="notes-3",
        text="Selon le maire, la réunion avec Orvane s’est tenue à la mairie.",
        content="la réunion avec Orvane s’est tenue à la mairie",
        source="le maire",
        cue="Selon",
    ),
    # harbour
    dict(
        id="harbour-1",
        text="A solvent used at the Orvane works reached Lake Valserre on the night of 1 March, the "
        "water agency said on Thursday.",
        content="A solvent used at the Orvane works reached Lake Valserre on the night of 1 March",
        source="the water agency",
        cue="said",
    ),
    dict(
        id="harbour-2",
        text="The plant allegedly kept discharging until dawn.",
        content="The plant kept discharging until dawn",
        hedged=True,
    ),
    dict(
        id="harbour-3",
        text="Orvane’s manager, Claire Besnault, met the mayor at the works, not at the town hall, "
        "her office said.",
        content="Orvane’s manager, Claire Besnault, met the mayor at the works, not at the town hall",
        source="her office",
        cue="said",
    ),
    # radio
    dict(
        id="radio-1",
        text="L’incident a duré vingt minutes, selon la direction.",
        content="L’incident a duré vingt minutes",
        source="la direction",
        cue="selon",
    ),
    dict(
        id="radio-2",
        text="Des relevés de la régie des eaux, cités par Nord Presse, montreraient un écoulement "
        "continu entre une heure et cinq heures du matin.",
        content="un écoulement continu entre une heure et cinq heures du matin",
        source="Nord Presse > Des relevés de la régie des eaux",
        cue="montreraient",
        hedged=True,
    ),
    dict(
        id="radio-3",
        text="Onze personnes ont été soignées à l’hôpital de Valserre, a indiqué la régie.",
        content="Onze personnes ont été soignées à l’hôpital de Valserre",
        source="la régie",
        cue="a indiqué",
    ),
    dict(
        id="radio-4",
        text="Orvane n’en reconnaît que trois.",
        content="trois personnes ont été soignées",
        source="Orvane",
        cue="reconnaît",
    ),
    dict(
        id="radio-5",
        text="L’eau du robinet est restée potable, répète la mairie.",
        content="L’eau du robinet est restée potable",
        source="la mairie",
        cue="répète",
    ),
    # echo
    dict(
        id="echo-1",
        text="Claire Besnault a reconnu dimanche qu’« une quantité limitée » de solvant avait atteint "
        "le lac, revenant sur ses déclarations du 4 mars.",
        content="« une quantité limitée » de solvant avait atteint le lac",
        source="Claire Besnault",
        cue="a reconnu",
        stance="retract",
        resolves_to="courrier-3",
    ),
    dict(
        id="echo-2",
        text="Elle maintient que les pompiers ont été appelés sans attendre.",
        content="les pompiers ont été appelés sans attendre",
        source="Claire Besnault",
        cue="maintient",
    ),
    # agenda
    dict(
        id="agenda-1",
        text="La fête du lac aura lieu le 14 juin, annonce le comité.",
        content="La fête du lac aura lieu le 14 juin",
        source="le comité",
        cue="annonce",
    ),
]

_OPPOSED: list[tuple[str, str, str, float, str]] = [
    (
        "denial",
        "nord-1",
        "courrier-2",
        0.964,
        "Claire Besnault dément ce qu’affirment deux ouvriers de l’équipe de "
        "nuit : qu’un produit chimique s’est écoulé dans le lac.",
    ),
    ("denial", "nord-1", "nord-4", 0.951, "La direction d’Orvane dément ce qu’affirment deux ouvriers."),
    (
        "retraction",
        "courrier-3",
        "echo-1",
        0.938,
        "Claire Besnault revient sur ce qu’elle avait déclaré le 4 mars.",
    ),
    ("denial", "harbour-1", "courrier-2", 0.921, "Claire Besnault dément ce qu’affirme l’agence de l’eau."),
    ("number", "courrier-5", "courrier-7", 0.874, "Onze employés d’un côté, trois de l’autre."),
    (
        "denial",
        "courrier-6",
        "nord-3",
        0.861,
        "La préfecture dément avoir été prévenue avant le 3 mars ; un courrier la dit prévenue le 2.",
    ),
    (
        "contradiction",
        "radio-2",
        "radio-1",
        0.842,
        "Vingt minutes ou quatre heures : les deux durées s’excluent.",
    ),
    (
        "contradiction",
        "notes-1",
        "notes-2",
        0.817,
        "L’eau ne peut pas être restée potable et impropre à la consommation.",
    ),
    ("number", "radio-3", "radio-4", 0.79, "Onze personnes d’un côté, trois de l’autre."),
    ("place", "notes-3", "harbour-3", 0.733, "La même réunion est située à la mairie et à l’usine."),
    (
        "contradiction",
        "harbour-1",
        "courrier-3",
        0.702,
        "Si rien n’a quitté les cuves, rien n’a pu atteindre le lac.",
    ),
    (
        "contradiction",
        "radio-5",
        "notes-2",
        0.655,
        "L’eau ne peut pas être restée potable et impropre à la consommation.",
    ),
    ("contradiction", "nord-1", "courrier-4", 0.58, "Plus de quatre heures ou vingt minutes."),
    ("contradiction", "harbour-2", "radio-1", 0.44, "Jusqu’à l’aube ou pendant vingt minutes."),
    ("denial", "harbour-1", "nord-4", 0.43, "La direction d’Orvane dément ce qu’affirme l’agence de l’eau."),
    # In no dispute, and with a passage longer than a card.
    ("contradiction", "nord-2", "echo-2", 0.39, "Appelés sans attendre, ou après l’arrivée de la direction."),
]

_DISPUTES = [
    Dispute(
        "d1",
        "Un produit chimique a-t-il atteint le lac de Valserre ?",
        ("c1", "c2", "c3", "c4", "c11", "c15"),
        (
            Side("un produit a atteint le lac", ("nord-1", "harbour-1", "echo-1")),
            Side("rien n’a atteint le lac", ("courrier-2", "courrier-3", "nord-4")),
        ),
        "2031-03-04",
        "2031-03-09",
    ),
    Dispute(
        "d2",
        "Combien de personnes ont été soignées ?",
        ("c5", "c9"),
        (Side("onze", ("courrier-5", "radio-3")), Side("trois", ("courrier-7", "radio-4"))),
        "2031-03",
        "2031-03-04",
    ),
    Dispute(
        "d3",
        "Quand la préfecture a-t-elle été prévenue ?",
        ("c6",),
        (Side("dès le 2 mars", ("courrier-6",)), Side("pas avant le 3 mars", ("nord-3",))),
        "2031-03-04",
        "2031-03-05",
    ),
    Dispute(
        "d4",
        "Combien de temps l’écoulement a-t-il duré ?",
        ("c7", "c13", "c14"),
        (
            Side("plusieurs heures", ("nord-1", "radio-2", "harbour-2")),
            Side("vingt minutes", ("courrier-4", "radio-1")),
        ),
        "2031-03",
        "2031-03-06",
    ),
    Dispute(
        "d5",
        "L’eau du robinet est-elle restée potable ?",
        ("c8", "c12"),
        (Side("potable", ("notes-1", "radio-5")), Side("impropre", ("notes-2",))),
        "2031-03",
        "2031-03",
    ),
    Dispute(
        "d6",
        "Où la réunion avec Orvane s’est-elle tenue ?",
        ("c10",),
        (Side("à la mairie", ("notes-3",)), Side("à l’usine", ("harbour-3",))),
        None,
        None,
    ),
]

_FURNITURE = ("Accueil >", "Partager", "Crédit photo")


def passages_of(text: str) -> tuple[tuple[int, int], ...]:
    """Find the paragraphs of an invented text, furniture left out."""
    spans, start = [], 0
    for paragraph in text.split("\n\n"):
        stripped = paragraph.strip()
        if stripped and not stripped.startswith(_FURNITURE):
            spans.append((start, start + len(paragraph.rstrip())))
        start += len(paragraph) + 2
    return tuple(spans)


def make_articles() -> list[Article]:
    """Make the seven articles."""
    return [
        Article(id=id, passages=passages_of(fields["text"]), **fields)  # type: ignore[arg-type]
        for id, fields in _TEXTS.items()
    ]


def make_statements(articles: list[Article]) -> list[Statement]:
    """Make the statements, each found in its article by its passage."""
    by_id = {article.id: article for article in articles}
    statements = []
    for fields in _SAID:
        article = by_id[str(fields["id"]).split("-")[0]]
        passage = fields["text"]
        if passage is None:  # The long quote of the night shift: a whole paragraph.
            is_quote = (article.text.startswith("« On nous", span[0]) for span in article.passages)
            start, end = next(span for span, found in zip(article.passages, is_quote, strict=True) if found)
            passage = article.text[start:end]
        start = article.text.index(str(passage))
        given = {"date": article.date, "language": article.language} | fields | {"text": passage}
        statements.append(Statement(article=article.id, start=start, end=start + len(str(passage)), **given))
    return statements


def make_report() -> Report:
    """Make the whole invented report: 7 articles, 16 conflicts, 6 disputes, 2 skipped inputs."""
    articles = make_articles()
    conflicts = [
        Conflict(
            f"c{n}",
            kind,
            left,
            right,
            probability,
            Inference(0.01, 0.09, 0.9),
            Inference(0.02, 0.18, 0.8),
            0.8123456,
            explanation,
        )
        for n, (kind, left, right, probability, explanation) in enumerate(_OPPOSED, 1)
    ]  # type: ignore[arg-type]
    statements = [
        # Said on another day than the article's, and known to the month only.
        replace(statement, date="2031-02") if statement.id == "notes-3" else statement
        for statement in make_statements(articles)
    ]
    skipped = [
        Skipped("articles/scan.pdf", "is not text, HTML or JSONL; convert it to text first"),
        Skipped("articles/nord-presse-copie.html", "same text as articles/nord-presse.html"),
    ]
    updates = [
        Update(
            "u1",
            "count",
            "courrier-7",
            "radio-3",
            "trois employés → Onze personnes",
            ("2031-03-04", "2031-03"),
        ),
        Update("u2", "state", "notes-1", "radio-5", "", ("2031-03", "2031-03")),
    ]
    return Report(articles, statements, conflicts, list(_DISPUTES), SIGNATURE, skipped, updates)


def make_empty_report() -> Report:
    """Make a report of one article in which nothing conflicts."""
    articles = [article for article in make_articles() if article.id == "agenda"]
    statements = [s for s in make_statements(make_articles()) if s.article == "agenda"]
    return Report(articles, statements, [], [], SIGNATURE)


def make_large_report(n_articles: int, n_conflicts: int, n_disputes: int) -> Report:
    """Make a report of a given size, every conflict between two articles."""
    sentence = "La source numéro {n} affirme que le niveau du lac a monté de {n} centimètres en une nuit."
    articles, statements = [], []
    n_each = -(-2 * n_conflicts // n_articles)
    for a in range(n_articles):
        sentences = [sentence.format(n=a * n_each + k) for k in range(n_each)]
        text = "\n\n".join(sentences)
        id, outlet = f"a{a:04}", f"Média {a % 40}"
        articles.append(
            Article(id, f"{id}.txt", f"Titre {a}", outlet, "2031-03-01", "fr", text, passages_of(text))
        )
        position = 0
        for k, passage in enumerate(sentences):
            content = passage.split("que ", 1)[1].rstrip(".")
            source = f"La source numéro {a * n_each + k}"
            statements.append(
                Statement(
                    f"{id}-{k}",
                    id,
                    position,
                    position + len(passage),
                    passage,
                    content,
                    source,
                    "affirme",
                    date="2031-03-01",
                )
            )
            position += len(passage) + 2
    half = len(statements) // 2
    inference = Inference(0.0, 0.1, 0.9)
    conflicts = [
        Conflict(
            f"c{n + 1}",
            "number",
            statements[n].id,
            statements[half + n].id,
            0.9,
            inference,
            inference,
            0.9,
            "Deux niveaux différents pour la même nuit.",
        )
        for n in range(n_conflicts)
    ]
    disputes = [
        Dispute(
            f"d{d + 1}",
            f"De combien le lac a-t-il monté ({d}) ?",
            tuple(conflict.id for conflict in conflicts[d::n_disputes]),
            (
                Side("un niveau", tuple(conflict.left for conflict in conflicts[d::n_disputes])),
                Side("un autre", tuple(conflict.right for conflict in conflicts[d::n_disputes])),
            ),
            "2031-03-01",
            "2031-03-01",
        )
        for d in range(n_disputes)
    ]
    return Report(articles, statements, conflicts, disputes, SIGNATURE)
