"""Denials and retractions: which wordings are one and which only look like it, and what is denied.

``constructions`` tells how to read a row.
"""

from __future__ import annotations

import pytest
from constructions import check, read, rows

SENTENCES = {
    "fr": {
        "what only looks like a denial, a retraction or a refusal": [
            ("Le boxeur refuse de parler de revanche.",),
            ("Le boxeur refuse de parler de son père.", "Le boxeur | no-comment | –"),
            ("La Chine refuse de discuter avec ses voisins.",),
            ("Le club a mis fin à la conversation avec l'agent du joueur.",),
            ("Le maire a mis fin à la conversation sans répondre.", "Le maire | no-comment | –"),
            ("Les plaignants s'exprimeront devant les tribunaux mardi.",),
            ("La loi oppose le secret bancaire aux curieux.",),
            ("La banque a corrigé ses comptes pour tenir compte de l'inflation.",),
            (
                "Le biographe affirme que sa première version du roman était incomplète.",
                "Le biographe | assert | sa première version du roman était incomplète",
            ),
            ("Le maire regrette d'avoir dit oui.", "Le maire | assert | d'avoir dit oui"),
            ("Le maire parle de « fables ».", "Le maire | deny | –"),
            ("Le maire parle de « mensonge ».", "Le maire | deny | –"),
            (
                "Le maire parle de « mensonge par omission ».",
                "Le maire | assert | mensonge par omission",
            ),
            ("« Merci », a dit le maire.",),
            (
                "La somme évoquée par le club n'est pas vraie, dit le maire.",
                "le maire | deny | La somme évoquée par le club",
            ),
            ("Le public crie à l'invention du siècle.",),
            (
                "Le maire dit que son premier bilan est à tort critiqué.",
                "Le maire | assert | son premier bilan est à tort critiqué",
            ),
            ("Le préfet reconnaît que sa première estimation était trop basse.", "Le préfet | retract | –"),
            (
                "Le maire dit que le pourboire qu'il a donné était trop faible.",
                "Le maire | assert | le pourboire qu'il a donné était trop faible",
            ),
        ],
        "nothing said, in more words": [
            ("Sollicitée, la régie ne répond pas.", "la régie | no-comment | –"),
            ("Cette pompe ne répond pas aux normes.",),
            ("La régie ne répondra à aucune question.", "La régie | no-comment | –"),
            ("La régie refuse de dire si la pompe sera changée.", "La régie | no-comment | –"),
            ("La régie refuse de dire adieu à sa pompe.",),
            ("La régie refuse de rendre publics ses relevés.", "La régie | no-comment | –"),
            ("Le préfet ne dira rien de la vanne.", "Le préfet | no-comment | –"),
            ("Le siège fait le mort.", "Le siège | no-comment | –"),
            ("La police a pris leur plainte, sans vouloir en dire plus.", "La police | no-comment | –"),
            ("Le siège ne donne aucun détail.", "Le siège | no-comment | –"),
            ("Le siège décline toute question.", "Le siège | no-comment | –"),
            ("Le siège renonce à commenter ce courrier.", "Le siège | no-comment | –"),
            ("Le siège renonce à la vente.",),
            ("Le préfet n'a pas souhaité revenir sur l'affaire.", "Le préfet | no-comment | –"),
            ("Le préfet n'a pas souhaité revenir sur sa décision.",),
            (
                "Ni M. Perrin ni la mairie n'ont retourné nos appels.",
                "Ni M. Perrin ni la mairie | no-comment | –",
            ),
            ("Relancé sur le sel, le ministère renvoie au fabricant.", "le ministère | no-comment | –"),
            ("Le palais, sollicité à nouveau, se tait.", "Le palais | no-comment | –"),
            ("Depuis dimanche, la vieille cloche se tait.",),
        ],
        "taken back, in more words": [
            ("La mairie fait son mea culpa.", "La mairie | retract | –"),
            (
                "L'accusée n'invoque plus un prêt.",
                "L'accusée | retract | un prêt",
            ),
            ("Le guide n'est plus certain de l'heure.", "Le guide | retract | –"),
            ("Le guide n'est plus certain de gagner sa vie ici, mais il reste.", "Le guide | retract | –"),
            (
                "Le maire a fini par admettre que la halle était vendue.",
                "Le maire | retract | la halle était vendue",
            ),
            ("Le maire a fini par vendre la halle.",),
            ("Le maire a dû corriger ses propos sur la halle.", "Le maire | retract | –"),
            ("Le maire a dû corriger sa copie d'élève.",),
            ("Le préfet a présenté ses excuses pour avoir parlé de grippe.", "Le préfet | retract | grippe"),
            ("La compagnie présente ses excuses aux voyageurs pour le retard.",),
            ("Le procureur a renoncé à la piste criminelle.", "Le procureur | retract | –"),
            ("Le procureur a renoncé à la retraite.",),
            ("Le maire concède avoir « parlé un peu vite » du moteur.", "Le maire | retract | –"),
            ("Le maire reconnaît avoir confondu les deux dossiers.", "Le maire | retract | –"),
            (
                "Le préfet accuse le maire d'avoir confondu les deux dossiers.",
                "Le préfet | assert | le maire d'avoir confondu les deux dossiers",
            ),
            ("« J'ai été mal informée », a dit la préfète.", "la préfète | retract | –"),
            ("La police admet une erreur de lecture.", "La police | retract | –"),
            (
                "La régie a rectifié : la vanne était ouverte.",
                "La régie | retract | –",
                "La régie | assert | la vanne était ouverte",
            ),
            ("La revue a retiré mardi l'article d'août.", "La revue | retract | –"),
            ("Le gouvernement a retiré l'article 4 du projet.",),
        ],
        "verdicts": [
            (
                "Le rendez-vous au port est un fantasme, dit le maire.",
                "le maire | deny | Le rendez-vous au port",
            ),
            ("Ce film est un chef-d'œuvre, dit le maire.", "le maire | assert | Ce film est un chef-d'œuvre"),
            ("Leur brouille relève du roman, dit le maire.", "le maire | deny | Leur brouille"),
            (
                "Leur brouille relève du tribunal, dit le maire.",
                "le maire | assert | Leur brouille relève du tribunal",
            ),
            ("« Faux, ils ont tous une chambre », a dit le maire.", "le maire | deny | –"),
            ("Le syndicat dénonce un montage.", "Le syndicat | deny | –"),
            ("Le maire parle d'un « roman ».", "Le maire | deny | –"),
            ("Le maire crie au « mensonge ».", "Le maire | deny | –"),
            (
                "Nordéo, par son avocat, « dément formellement » avoir vendu la halle.",
                "Nordéo | deny | avoir vendu la halle",
            ),
            (
                "Le procureur exclut à ce stade toute intervention d'un tiers.",
                "Le procureur | deny | toute intervention d'un tiers",
            ),
            ("Le porte-parole s'en tient à son démenti.", "Le porte-parole | deny | –"),
            ("Me Clément nie avoir vendu la halle.", "Me Clément | deny | avoir vendu la halle"),
        ],
        "reports that are denied": [
            (
                "Le maire, qui avait d'abord nié avoir vendu la halle, l'a reconnu jeudi.",
                "Le maire | deny | avoir vendu la halle",
            ),
        ],
        "yes, and regrets": [
            (
                "« Oui, nous avons vendu la halle », a dit le maire.",
                "le maire | confirm | Oui, nous avons vendu la halle",
            ),
            ("« Oui », a dit le maire.",),
            (
                "Le maire a présenté ses excuses pour avoir dit que la halle était vendue.",
                "Le maire | retract | la halle était vendue",
            ),
            (
                "Le maire regrette d'avoir affirmé que la halle était vendue.",
                "Le maire | retract | la halle était vendue",
            ),
            (
                "Le maire regrette d'avoir vendu la halle.",
                "Le maire | assert | d'avoir vendu la halle",
            ),
            (
                "Nous avons indiqué par erreur que la halle était vendue.",
                "– | retract | la halle était vendue",
            ),
        ],
        "that it is untrue that": [
            (
                "« Il n'a jamais été question de vendre la halle », a dit le maire.",
                "le maire | deny | vendre la halle",
            ),
            (
                "Le maire a dit qu'il était faux que la halle fût vendue.",
                "Le maire | deny | la halle fût vendue",
            ),
            (
                "« Il est vrai que la halle est vendue », a dit le maire.",
                "le maire | assert | Il est vrai que la halle est vendue",
            ),
        ],
        "set apart": [
            (
                "Le maire a, devant les élus, reconnu que la halle était vendue.",
                "Le maire | confirm | la halle était vendue",
            ),
            (
                "Le maire a une seule fois admis que la halle était vendue.",
                "Le maire | confirm | la halle était vendue",
            ),
            ("Le maire a pour voisin un marchand connu que tous saluent.",),
            (
                "« Ce monsieur se trompe », a répondu Anne Rey.",
                "Anne Rey | deny | –",
            ),
        ],
        "more refusals": [
            (
                "La régie a refusé d'indiquer qui avait signé.",
                "La régie | no-comment | –",
            ),
            (
                "La régie se garde de désigner un coupable.",
                "La régie | no-comment | –",
            ),
        ],
        "taken back or confirmed, and said besides": [
            (
                "La préfecture a corrigé son bilan : deux maisons ont brûlé, et non neuf.",
                "La préfecture | retract | –",
                "La préfecture | assert | deux maisons ont brûlé, et non neuf",
            ),
            (
                "La régie a reconnu que l'eau était trouble et a retiré son premier communiqué.",
                "La régie | confirm | l'eau était trouble",
                "La régie | retract | –",
            ),
            (
                "La restauratrice confirme le dîner : « Ils sont restés jusqu'à minuit. »",
                "La restauratrice | confirm | le dîner",
                "La restauratrice | assert | Ils sont restés jusqu'à minuit",
            ),
            (
                "La régie a réfuté avoir vendu la halle dont elle a été la gérante, et contesté le prix.",
                "La régie | deny | avoir vendu la halle dont elle a été la gérante",
                "La régie | deny | le prix",
            ),
        ],
        "a verdict before what it is on": [
            (
                "La juge qualifie de « trucage » ce qu'a rapporté la radio.",
                "La juge | deny | –",
            ),
            (
                "Le maire juge « grotesque » l'idée que la halle ait été vendue.",
                "Le maire | deny | –",
            ),
            ("Le maire juge absurde la décision du préfet.",),
        ],
        "one's own earlier words": [
            (
                "La régie a dit que son précédent bilan était faux.",
                "La régie | retract | –",
            ),
            (
                "« Les 40 cas que nous avions annoncés tenaient à une erreur », convient Anne Rey.",
                "Anne Rey | retract | Les 40 cas",
            ),
            (
                "La régie a reconnu qu'elle s'était trompée en disant que l'eau était potable.",
                "La régie | retract | l'eau était potable",
            ),
            (
                "La régie a dit qu'elle s'était trompée.",
                "La régie | retract | –",
            ),
            (
                "Le vigile a dit qu'il s'était trompé de porte.",
                "Le vigile | assert | il s'était trompé de porte",
            ),
            (
                "La régie a dit que les chiffres qu'elle avait donnés étaient exacts.",
                "La régie | assert | les chiffres qu'elle avait donnés étaient exacts",
            ),
            (
                "Le préfet est revenu sur sa parole.",
                "Le préfet | retract | –",
            ),
        ],
        "withdrawn": [
            ("La régie retire son communiqué.", "La régie | retract | –"),
            ("La régie retire son chapeau.",),
            (
                "Le maire a, lui, retiré jeudi l'affirmation selon laquelle la halle était vendue.",
                "Le maire | retract | la halle était vendue",
            ),
            (
                "Le laboratoire a corrigé ses résultats : la teneur était de 3 grammes.",
                "Le laboratoire | retract | –",
                "Le laboratoire | assert | la teneur était de 3 grammes",
            ),
            (
                "La régie a rectifié lundi le bilan donné la veille.",
                "La régie | retract | –",
            ),
            ("Le garagiste a corrigé le nombre de tours.",),
        ],
        "called what nobody believes": [
            ("La régie se défend toutefois d'avoir menti.", "La régie | deny | avoir menti"),
            ("La régie a qualifié ces propos de « pures divagations ».", "La régie | deny | –"),
            ("La régie a qualifié cette histoire de « mauvais polar ».", "La régie | deny | –"),
            ("« Menteur ! », a crié le maire.", "le maire | deny | –"),
        ],
        "called an invention": [
            (
                "La régie parle de « fable ».",
                "La régie | deny | –",
            ),
            (
                "La régie crie à la mise en scène.",
                "La régie | deny | –",
            ),
            (
                "« Les 300 licenciements cités par le journal sont une invention », a dit le maire.",
                "le maire | deny | Les 300 licenciements cités par le journal",
            ),
            (
                "La pompe est une invention de l'ingénieur, a dit le maire.",
                "le maire | assert | La pompe est une invention de l'ingénieur",
            ),
            (
                "Les billets saisis par la police sont faux, a dit le maire.",
                "le maire | assert | Les billets saisis par la police sont faux",
            ),
            (
                "L'authenticité de la lettre est contestée par la régie.",
                "la régie | deny | L'authenticité de la lettre",
            ),
            (
                "La régie met en doute l'authenticité du contrat.",
                "La régie | question | l'authenticité du contrat",
            ),
        ],
        "refusals": [
            ("La régie a refusé d'aborder la question du barrage.", "La régie | no-comment | –"),
            ("La régie a décliné notre demande d'entretien.", "La régie | no-comment | –"),
            ("La régie ne confirme ni n'infirme la fuite.", "La régie | no-comment | –"),
            ("La clinique a opposé le secret médical.", "La clinique | no-comment | –"),
            ("La régie a dit qu'elle ne dirait « rien avant mardi ».", "La régie | no-comment | –"),
            ("La régie n'a fait aucune déclaration.", "La régie | no-comment | –"),
            ("Le pilote, encore alité, ne fait plus de déclaration.", "Le pilote | no-comment | –"),
            ("Le pilote n'a fait aucune déclaration d'impôt.",),
            ("Le maire, attendu au dépôt, ne s'est pas exprimé.", "Le maire | no-comment | –"),
            ("La régie n'a pas précisé si le barrage serait vidé.", "La régie | no-comment | –"),
            ("La régie n'a pas encore pris position.", "La régie | no-comment | –"),
            ("Le pilote a préféré ne pas se prononcer.", "Le pilote | no-comment | –"),
            ("Le pilote n'a rien voulu ajouter.", "Le pilote | no-comment | –"),
            ("Le pilote n'a rien dit en sortant.", "Le pilote | no-comment | –"),
            (
                "L'armateur du bac, Luc Morin, n'a pas rappelé.",
                "L'armateur du bac, Luc Morin | no-comment | –",
            ),
            ("Le pilote n'a pas rappelé son chien.",),
            ("La régie se refuse à en désigner l'auteur.", "La régie | no-comment | –"),
            ("Le maire réservait sa réponse.", "Le maire | no-comment | –"),
            ("Le pilote est resté muet devant le juge.", "Le pilote | no-comment | –"),
            ("La régie a renvoyé à son communiqué de mardi.", "La régie | no-comment | –"),
            ("La régie a renvoyé les colis à son fournisseur.",),
            ("Elle ne se prononcera sur le barrage qu'après l'enquête.", "– | no-comment | –"),
            ("La régie n'était pas en mesure de dire si le barrage tiendra.", "La régie | no-comment | –"),
            ("Le pilote se dit « tenu au silence ».", "Le pilote | no-comment | –"),
            ("Le pilote a décliné l'invitation du maire.",),
            ("Le pilote a refusé de monter à bord.",),
        ],
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
        "what it is denied that somebody said": [
            (
                "Le parquet dément que le témoin ait retiré ses accusations.",
                "Le parquet | deny | le témoin ait retiré ses accusations",
            ),
            (
                "Le parquet dément ce qu'a dit le témoin, qui affirme que la grille était ouverte.",
                "Le parquet | deny | –",
                "le témoin | assert | la grille était ouverte",
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
        "another account than before": [
            (
                "The baker now says the oven was off.",
                "The baker | assert | the oven was off",
                "The baker | retract | –",
            ),
            (
                "The council now accepts that the weir was never checked.",
                "The council | confirm | the weir was never checked",
                "The council | retract | –",
            ),
            ("The tin, the firm now says, was dented.", "the firm | assert | was dented"),
            ("The lid now says closed.",),
            ("The miller dropped the story of a burglary.", "The miller | retract | –"),
            ("The miller dropped the case against her brother.",),
            ("The club disowned the statement on Monday.", "The club | retract | –"),
            ("The duke disowned his son.",),
            ("The skipper retreated from her account of the storm.", "The skipper | retract | –"),
            ("The army retreated from the hill.",),
            ("The authors wish to retract the paper.", "The authors | retract | the paper"),
            ("The warden said he had spoken in anger.", "The warden | retract | –"),
            ("The warden said he had spoken in public.", "The warden | assert | he had spoken in public"),
            ("The clerk said she could no longer be sure of the date.", "The clerk | retract | –"),
            (
                "The clerk said she could no longer be sure of a seat.",
                "The clerk | assert | she could no longer be sure of a seat",
            ),
            ("The zoo admitted its keepers had been mistaken.", "The zoo | retract | –"),
            (
                '"I should not have said the boat was sound," the surveyor admitted.',
                "the surveyor | retract | the boat was sound",
            ),
            (
                '"We should not have told her," the nurse said.',
                "the nurse | assert | We should not have told her",
            ),
            ("We were wrong to report that the mill had closed.", "– | retract | the mill had closed"),
        ],
        "denials by a gesture or a name for it": [
            ("The dealer laughed at the idea that the vase was new.", "The dealer | deny | the vase was new"),
            ("The crowd laughed at the clown.",),
            ("The mayor snorted at that.", "The mayor | deny | –"),
            (
                "The landlord was indignant at reports that the flats were damp.",
                "The landlord | deny | the flats were damp",
            ),
            ("The owner called that a fairy story.", "The owner | deny | –"),
            ('The owner branded that "a vicious lie".', "The owner | deny | –"),
            ("The owner branded that a bold move.",),
            ('"Not a bit of it," said the vicar.', "the vicar | deny | –"),
            ("There was no such deal, the harbour master said.", "the harbour master | deny | –"),
            (
                "No such permit was ever issued, the harbour master said.",
                "the harbour master | assert | No such permit was ever issued",
            ),
            ("The firm no longer disputes that the pipe leaked.", "The firm | confirm | the pipe leaked"),
            ("The mayor accepts that the road is unsafe.", "The mayor | confirm | the road is unsafe"),
            ("The mayor accepts the offer.",),
        ],
        "refusals by what one does instead": [
            ("Asked about the missing oar, the coxswain hung up.", "the coxswain | no-comment | –"),
            (
                "Asked about the missing oar, Ms Rey laughed and changed the subject.",
                "Ms Rey | no-comment | –",
            ),
            ("Asked about the missing oar, the coxswain sat down.",),
            ("The group walked away on Monday evening.",),
            ("The agent did not return several calls.", "The agent | no-comment | –"),
            ("The crew did not return to port.",),
            ("The nun would not name the donor.", "The nun | no-comment | –"),
            ("The council would not name the bridge after him.",),
            ("The clinic would not let reporters see the ward.", "The clinic | no-comment | –"),
            ("The clinic would not let visitors see the ward.",),
            ("The ministry said only that the file was open.", "The ministry | no-comment | –"),
            ("The bank did not wish to respond to the letter.", "The bank | no-comment | –"),
            ("The bank did not wish to expand.",),
            (
                "It was the rule neither to confirm nor to deny such things, the embassy said.",
                "the embassy | no-comment | –",
            ),
        ],
        "what only looks like a denial, a retraction or a refusal": [
            ("The mayor regretted saying goodbye to the team.",),
            ("The mayor regretted saying nothing during the debate.",),
            (
                "The driver said he had made a mistake under braking.",
                "The driver | assert | he had made a mistake under braking",
            ),
            ("The firm backed away from the deal on Monday.",),
            (
                "The vet backed away from her claim that the cows were ill.",
                "The vet | retract | the cows were ill",
            ),
            ("The guard no longer stands by the door.",),
            ("The court refused to go into recess.",),
            ("The mayor refused to go into details.", "The mayor | no-comment | –"),
            ("The player refused to speak to the referee after the match.",),
            ("The player refused to speak to reporters after the match.", "The player | no-comment | –"),
            ("The bill would say nothing about pensions.",),
            (
                "The letter neither confirmed nor denied the sale.",
                "The letter | no-comment | –",
            ),
            ("The team will not say die.",),
            ("The bank won't discuss the loan.", "The bank | no-comment | –"),
            ("The council can't comment on the sale.", "The council | no-comment | –"),
            ("The candidate refused an interview for the job.",),
            (
                "The chairman said the talk he gave was premature.",
                "The chairman | assert | the talk he gave was premature",
            ),
            (
                "The chairman said the figure he gave was too low.",
                "The chairman | retract | the figure",
            ),
            (
                "There was never any question of his talent, the coach said.",
                "the coach | assert | There was never any question of his talent",
            ),
            (
                "The coach said there was never any question of his leaving.",
                "The coach | deny | his leaving",
            ),
            (
                "The dealer said they were wrong to claim the prize.",
                "The dealer | assert | they were wrong to claim the prize",
            ),
            (
                "“It is not so much a loss as a lesson,” the coach said.",
                "the coach | assert | It is not so much a loss as a lesson",
            ),
            (
                "The vet said he was wrong when he told the court that the cows were ill.",
                "The vet | retract | the cows were ill",
            ),
            (
                "The chef said his first version of the dish was too high in salt.",
                "The chef | assert | his first version of the dish was too high in salt",
            ),
        ],
        "what only looks like a refusal": [
            ("The ministers did not discuss specific figures.",),
        ],
        "reports that are denied": [
            (
                "Police denied media reports that the barn was shut.",
                "Police | deny | the barn was shut",
            ),
            (
                "Police dismissed as baseless claims that the barn was shut.",
                "Police | deny | the barn was shut",
            ),
            (
                "Police said media reports that the barn was shut were “completely false”.",
                "Police | deny | the barn was shut",
            ),
            (
                "Police said that claims that the barn was shut were false.",
                "Police | deny | the barn was shut",
            ),
            ("The agency reports that the barn is shut.", "The agency | assert | the barn is shut"),
        ],
        "yes, and regrets": [
            (
                "“Yes, we sold the barn,” the vet said.",
                "the vet | confirm | Yes, we sold the barn",
            ),
            (
                "The vet regretted saying that the cows were ill.",
                "The vet | retract | the cows were ill",
            ),
            (
                "We apologise for reporting that the barn was shut.",
                "– | retract | the barn was shut",
            ),
        ],
        "that it is untrue that": [
            (
                "The vet said it was untrue that the cows were ill.",
                "The vet | deny | the cows were ill",
            ),
            (
                "“It is simply not true that we sold the mill,” the vet said.",
                "the vet | deny | we sold the mill",
            ),
            (
                "The vet said reports that the cows were ill were false.",
                "The vet | deny | the cows were ill",
            ),
            (
                "The vet insisted that was not the case.",
                "The vet | deny | –",
            ),
            (
                "The vet said it was clear that the cows were ill.",
                "The vet | assert | it was clear that the cows were ill",
            ),
            (
                "The vet said on Monday that the cows were ill.",
                "The vet | assert | the cows were ill",
            ),
            (
                "The vet told the man who was there that the cows were ill.",
                "The vet | assert | the cows were ill",
            ),
            (
                "The vet said there was no evidence that the cows were ill.",
                "The vet | assert | there was no evidence that the cows were ill",
            ),
            (
                "The vet no longer stands by his claim that the cows were ill.",
                "The vet | retract | the cows were ill",
            ),
        ],
        "more refusals": [
            (
                "The dairy will not say whether the milk was sold.",
                "The dairy | no-comment | –",
            ),
            (
                "The dairy said that it would make no comment.",
                "The dairy | no-comment | –",
            ),
        ],
        "taken back or confirmed, and said besides": [
            (
                "The dairy withdrew its earlier statement.",
                "The dairy | retract | –",
            ),
            (
                "The mayor confirmed the sale: “We signed it on Monday.”",
                "The mayor | confirm | the sale",
                "The mayor | assert | We signed it on Monday",
            ),
        ],
        "a verdict before what it is on": [
            (
                "The vet dismissed as “fiction” the account of the farmer.",
                "The vet | deny | –",
            ),
            (
                "The vet called absurd the idea that the cows were ill.",
                "The vet | deny | the cows were ill",
            ),
        ],
        "one's own earlier words": [
            (
                "The dairy said that its earlier statement that the milk was safe was mistaken.",
                "The dairy | retract | the milk was safe",
            ),
            (
                "The vet said that what she had told the council about the cows was wrong.",
                "The vet | retract | what she had told the council about the cows",
            ),
            (
                "The vet admitted that the nine cases she had reported had been an undercount.",
                "The vet | retract | the nine cases",
            ),
            (
                "The vet said she had been “misinformed” when she stated that the cows were ill.",
                "The vet | retract | the cows were ill",
            ),
            (
                "The vet said she had been wrong to sell the cows.",
                "The vet | assert | she had been wrong to sell the cows",
            ),
            (
                "The vet said that the cases she had reported were real.",
                "The vet | assert | the cases she had reported were real",
            ),
        ],
        "called an invention": [
            (
                "The vet said there was not a word of truth in it.",
                "The vet | deny | –",
            ),
            (
                "The club dismissed talk of a sale.",
                "The club | deny | a sale",
            ),
            (
                "The sum quoted by the paper is pure invention, the vet said.",
                "the vet | deny | The sum quoted by the paper",
            ),
            (
                "The bank disputes the authenticity of the will.",
                "The bank | deny | the authenticity of the will",
            ),
        ],
        "refusals": [
            (
                "The dairy said it did not “discuss the details of its contracts”.",
                "The dairy | no-comment | –",
            ),
            ("The dairy would say only that the barn is shut.", "The dairy | no-comment | –"),
            ("The dairy would say nothing until Monday.", "The dairy | no-comment | –"),
            ("The vet turned down our request for an interview.", "The vet | no-comment | –"),
            ("The vet declined to go into details.", "The vet | no-comment | –"),
            ("The vet declined to release the letter.", "The vet | no-comment | –"),
            ("The dairy did not say whether the barn would reopen.", "The dairy | no-comment | –"),
            ("The dairy did not give a new figure.", "The dairy | no-comment | –"),
            ("The vet refused to release the dog.",),
            ("The vet declined a lift.",),
        ],
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
            (
                "The dairy on Friday denied having concluded any deal with the co-operative.",
                "The dairy | deny | having concluded any deal with the co-operative",
            ),
            (
                "The dairy denied that the vet had said that the cows were ill.",
                "The dairy | deny | the vet had said that the cows were ill",
            ),
            (
                "The dairy denied that the vet, who said that the cows were ill, had been paid.",
                "The dairy | deny | the vet, who said that the cows were ill, had been paid",
                "The dairy > the vet | assert | the cows were ill",
            ),
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
        "what only looks like a denial, a retraction or a refusal": [
            ("Die Regierung ging auf die Forderung der Gewerkschaft nicht ein.",),
            ("Auf das Angebot ging der Verein nicht ein.",),
            ("Die Bank lehnte ein Gesprächsangebot ab.",),
            ("Der Kläger ließ die Frist verstreichen.",),
            (
                "Der Trainer sagte, er habe sich geirrt, als er den Spieler einwechselte.",
                "Der Trainer | assert | er habe sich geirrt, als er den Spieler einwechselte",
            ),
        ],
        "what only looks like a refusal": [
            ("Der Verein ging das Risiko nicht ein.",),
            ("Der Verein wollte das Risiko nicht eingehen.",),
        ],
        "yes, and regrets": [
            (
                "Der Tierarzt hat die Darstellung der Polizei als „von A bis Z falsch“ bezeichnet.",
                "Der Tierarzt | deny | –",
            ),
        ],
        "that it is untrue that": [
            (
                "Es sei nicht wahr, dass die Mühle verkauft sei, sagte der Bürgermeister.",
                "der Bürgermeister | deny | die Mühle verkauft sei",
            ),
        ],
        "set apart": [
            (
                "„Davon kann keine Rede sein“, sagte der Bürgermeister.",
                "der Bürgermeister | deny | –",
            ),
        ],
        "more refusals": [
            (
                "Zu dem Brief sagte er nichts.",
                "– | no-comment | –",
            ),
        ],
        "one's own earlier words": [
            (
                "Die Behörde räumte ein, ihre ersten Angaben seien falsch.",
                "Die Behörde | retract | –",
            ),
            (
                "Der Tierarzt räumte ein, er habe sich geirrt.",
                "Der Tierarzt | retract | –",
            ),
        ],
        "called an invention": [
            (
                "Die von der Zeitung genannten 300 Kündigungen sind erfunden, sagte der Bürgermeister.",
                "der Bürgermeister | deny | Die von der Zeitung genannten 300 Kündigungen",
            ),
        ],
        "refusals": [
            (
                "Auf die Nachfrage ging der Bürgermeister nicht ein.",
                "der Bürgermeister | no-comment | –",
            ),
            ("Die Behörde wollte keine Einzelheiten nennen.", "Die Behörde | no-comment | –"),
            ("Die Behörde sagte nicht, ob der Damm hält.", "Die Behörde | no-comment | –"),
            ("Der Verband lehnte unsere Interviewanfrage ab.", "Der Verband | no-comment | –"),
        ],
        "all": [
            ("„Er irrt sich“, sagte der Bürgermeister.", "der Bürgermeister | deny | –"),
            ("Die Bank veröffentlichte am Abend ein scharfes Dementi.", "Die Bank | deny | –"),
        ],
    },
    "es": {
        "what only looks like a denial, a retraction or a refusal": [
            (
                "El jugador lamentó haber dicho adiós al club.",
                "El jugador | assert | haber dicho adiós al club",
            ),
            (
                "El autor dijo que su primera novela era incompleta.",
                "El autor | assert | su primera novela era incompleta",
            ),
        ],
        "what only looks like a refusal": [
            ("La médica se negó a tratar al paciente.",),
            ("La médica se negó a entrar en la sala.",),
        ],
        "yes, and regrets": [
            (
                "El alcalde lamentó haber dicho que la plaza estaba vendida.",
                "El alcalde | retract | la plaza estaba vendida",
            ),
        ],
        "that it is untrue that": [
            (
                "El banco dijo que no es cierto que haya vendido el molino.",
                "El banco | deny | haya vendido el molino",
            ),
        ],
        "a verdict before what it is on": [
            (
                "El club tacha de «fábula» ese relato.",
                "El club | deny | –",
            ),
        ],
        "one's own earlier words": [
            (
                "La clínica admitió que las cifras que había dado eran falsas.",
                "La clínica | retract | las cifras",
            ),
            (
                "El guarda admitió que se equivocó al decir que la puerta estaba abierta.",
                "El guarda | retract | la puerta estaba abierta",
            ),
        ],
        "called an invention": [
            (
                "El club habla de «invención».",
                "El club | deny | –",
            ),
            ("El club habla de fútbol.",),
            (
                "Los pagos de los que habla el diario son una invención, dijo el alcalde.",
                "el alcalde | deny | Los pagos de los que habla el diario",
            ),
            (
                "El club pone en duda la autenticidad del contrato.",
                "El club | question | la autenticidad del contrato",
            ),
        ],
        "refusals": [
            ("La alcaldesa evitó abordar el asunto del dique.", "La alcaldesa | no-comment | –"),
            ("La alcaldesa no ha precisado si el dique aguantará.", "La alcaldesa | no-comment | –"),
            ("La alcaldesa no se ha pronunciado.", "La alcaldesa | no-comment | –"),
            ("La alcaldesa rechazó nuestra petición de entrevista.", "La alcaldesa | no-comment | –"),
            ("La alcaldesa rechazó la invitación del club.",),
        ],
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
        "what only looks like a denial, a retraction or a refusal": [
            ("Il libro parla di una favola.",),
            (
                "L'autore ha detto che il suo primo romanzo era incompleto.",
                "L'autore | assert | il suo primo romanzo era incompleto",
            ),
        ],
        "what only looks like a refusal": [
            ("Il tecnico si è rifiutato di entrare nella sala.",),
        ],
        "yes, and regrets": [
            (
                "Il sindaco si è pentito di aver detto che la piazza era venduta.",
                "Il sindaco | retract | la piazza era venduta",
            ),
        ],
        "that it is untrue that": [
            (
                "La banca ha detto che non è vero che ha venduto il mulino.",
                "La banca | deny | ha venduto il mulino",
            ),
        ],
        "set apart": [
            (
                "Il sindaco lo esclude.",
                "Il sindaco | deny | –",
            ),
            (
                "Il sindaco ha per la prima volta ammesso che il ponte era chiuso.",
                "Il sindaco | confirm | il ponte era chiuso",
            ),
        ],
        "more refusals": [
            (
                "Il portiere ha preferito non parlare.",
                "Il portiere | no-comment | –",
            ),
        ],
        "a verdict before what it is on": [
            (
                "Il sindaco ha definito «assurda» l'ipotesi di un rinvio.",
                "Il sindaco | deny | un rinvio",
            ),
        ],
        "one's own earlier words": [
            (
                "La banca ha ammesso che la sua prima versione era falsa.",
                "La banca | retract | –",
            ),
            (
                "Il custode ha ammesso di essersi sbagliato.",
                "Il custode | retract | –",
            ),
        ],
        "called an invention": [
            (
                "Il club parla di «favola».",
                "Il club | deny | –",
            ),
            ("Il club parla di mercato.",),
            (
                "Gli incontri di cui parla il giornale sono un'invenzione, ha detto il sindaco.",
                "il sindaco | deny | Gli incontri di cui parla il giornale",
            ),
        ],
        "refusals": [
            ("La banca si è rifiutata di affrontare la questione.", "La banca | no-comment | –"),
            ("Il sindaco ha declinato la nostra richiesta di intervista.", "Il sindaco | no-comment | –"),
            ("Il sindaco non ha precisato se la diga terrà.", "Il sindaco | no-comment | –"),
            ("Il sindaco non si è espresso.", "Il sindaco | no-comment | –"),
            ("Il sindaco si è trincerato dietro il segreto.", "Il sindaco | no-comment | –"),
        ],
        "all": [
            (
                "Il sindaco ha ammesso ritardi ma negato di aver ricevuto denaro.",
                "Il sindaco | deny | di aver ricevuto denaro",
            ),
            ("Il direttore fa ora marcia indietro.", "Il direttore | retract | –"),
        ],
    },
    "pt": {
        "what only looks like a denial, a retraction or a refusal": [
            ("O livro fala de uma fábula.",),
            ("O ministro lamentou ter dito adeus à equipa.", "O ministro | assert | ter dito adeus à equipa"),
        ],
        "yes, and regrets": [
            (
                "O autarca lamentou ter dito que a praça estava vendida.",
                "O autarca | retract | a praça estava vendida",
            ),
        ],
        "that it is untrue that": [
            (
                "O banco disse que não é verdade que tenha vendido o moinho.",
                "O banco | deny | tenha vendido o moinho",
            ),
        ],
        "more refusals": [
            (
                "O autarca ficou em silêncio.",
                "O autarca | no-comment | –",
            ),
        ],
        "a verdict before what it is on": [
            (
                "O autarca classificou de falsas as acusações.",
                "O autarca | deny | –",
            ),
        ],
        "one's own earlier words": [
            (
                "O clube admitiu que os números que tinha anunciado eram falsos.",
                "O clube | retract | os números",
            ),
            (
                "O guarda admitiu que se enganou ao dizer que a porta estava aberta.",
                "O guarda | retract | a porta estava aberta",
            ),
            (
                "O clube corrigiu o valor que tinha anunciado.",
                "O clube | retract | –",
            ),
        ],
        "called an invention": [
            (
                "O clube fala em «fantasia».",
                "O clube | deny | –",
            ),
            (
                "O clube contesta a autenticidade do contrato.",
                "O clube | deny | a autenticidade do contrato",
            ),
            (
                "O clube contesta as conclusões.",
                "O clube | deny | –",
            ),
        ],
        "refusals": [
            ("O banco recusou abordar o assunto.", "O banco | no-comment | –"),
            ("O autarca não esclareceu quando a ponte reabre.", "O autarca | no-comment | –"),
            ("O autarca declinou o nosso pedido de entrevista.", "O autarca | no-comment | –"),
        ],
        "all": [
            ("O clube emitiu um desmentido categórico.", "O clube | deny | –"),
            (
                "«Enganei-me quando disse que a porta estava aberta», admitiu o guarda.",
                "o guarda | retract | a porta estava aberta",
            ),
        ],
    },
    "ru": {
        "what only looks like a denial, a retraction or a refusal": [
            ("Спортсмен признал, что ошибся в выборе лыж.", "Спортсмен | confirm | ошибся в выборе лыж"),
            ("Тренер заявил, что ошибся с составом.", "Тренер | assert | ошибся с составом"),
        ],
        "yes, and regrets": [
            (
                "«Да, мы продали мельницу», — сказал мэр.",
                "мэр | confirm | Да, мы продали мельницу",
            ),
        ],
        "that it is untrue that": [
            (
                "Мэр сказал, что неправда, что мельница продана.",
                "Мэр | deny | мельница продана",
            ),
        ],
        "set apart": [
            (
                "Клиника внесла поправку в свое сообщение.",
                "Клиника | retract | –",
            ),
        ],
        "more refusals": [
            (
                "В банке комментировать сделку не стали.",
                "В банке | no-comment | –",
            ),
        ],
        "one's own earlier words": [
            (
                "Клиника признала, что ее прежние данные были ошибочны.",
                "Клиника | retract | –",
            ),
            (
                "Сторож признал, что ошибся.",
                "Сторож | retract | –",
            ),
            (
                "Сторож сказал, что ошибся дверью.",
                "Сторож | assert | ошибся дверью",
            ),
        ],
        "called an invention": [
            (
                "Адвокат говорит о «выдумке».",
                "Адвокат | deny | –",
            ),
        ],
        "refusals": [
            ("Банк воздержался от оценок.", "Банк | no-comment | –"),
            ("Мэр не уточнил, когда откроют мост.", "Мэр | no-comment | –"),
            ("Мэр отклонил просьбу об интервью.", "Мэр | no-comment | –"),
        ],
        "all": [
            ("«Он ошибается», — ответил мэр.", "мэр | deny | –"),
            (
                "«Я ошибся, когда сказал, что дверь была открыта», — признал сторож.",
                "сторож | retract | дверь была открыта",
            ),
        ],
    },
    "uk": {
        "what only looks like a denial, a retraction or a refusal": [
            ("Спортсмен визнав, що помилився у виборі лиж.", "Спортсмен | confirm | помилився у виборі лиж"),
            ("Тренер заявив, що помилився зі складом.", "Тренер | assert | помилився зі складом"),
        ],
        "that it is untrue that": [
            (
                "Мер сказав, що неправда, що млин продано.",
                "Мер | deny | млин продано",
            ),
        ],
        "set apart": [
            (
                "Клініка внесла поправку до своєї заяви.",
                "Клініка | retract | –",
            ),
        ],
        "more refusals": [
            (
                "Мер від інтерв'ю відмовився.",
                "Мер | no-comment | –",
            ),
        ],
        "one's own earlier words": [
            (
                "Клініка визнала, що її попередні дані були помилковими.",
                "Клініка | retract | –",
            ),
            (
                "Сторож визнав, що помилився.",
                "Сторож | retract | –",
            ),
        ],
        "called an invention": [
            (
                "Адвокат говорить про «вигадку».",
                "Адвокат | deny | –",
            ),
        ],
        "refusals": [
            ("Банк утримався від оцінок.", "Банк | no-comment | –"),
            ("Мер не уточнив, коли відкриють міст.", "Мер | no-comment | –"),
            ("Мер відхилив прохання про інтерв'ю.", "Мер | no-comment | –"),
        ],
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
    ("language", "sentences", "content"),
    [
        (
            "fr",
            ["Dans notre édition du 3 mai, nous écrivions que le hangar avait brûlé.", "C'est inexact."],
            "le hangar avait brûlé",
        ),
        (
            "fr",
            ["Rectificatif : un article paru mardi affirmait que le hangar avait brûlé."],
            "le hangar avait brûlé",
        ),
        (
            "en",
            ["Correction: an article on May 3 said that the barn was shut; that was wrong, and it is open."],
            "the barn was shut",
        ),
        (
            "en",
            ["In our edition of May 3 we wrote that the barn was shut.", "This was wrong."],
            "the barn was shut",
        ),
        (
            "de",
            ["Am 3. Mai schrieben wir, dass die Scheune geschlossen sei.", "Das ist falsch."],
            "die Scheune geschlossen sei",
        ),
        (
            "es",
            ["El 3 de mayo escribimos que el granero estaba cerrado.", "Eso es falso."],
            "el granero estaba cerrado",
        ),
        (
            "it",
            ["Il 3 maggio abbiamo scritto che il granaio era chiuso.", "Non è vero."],
            "il granaio era chiuso",
        ),
        (
            "pt",
            ["No dia 3 de maio escrevemos que o celeiro estava fechado.", "Isso é falso."],
            "o celeiro estava fechado",
        ),
        ("ru", ["Третьего мая мы писали, что амбар закрыт.", "Это не так."], "амбар закрыт"),
        ("uk", ["Третього травня ми писали, що комора зачинена.", "Це не так."], "комора зачинена"),
    ],
)
def test_an_outlet_takes_back_what_it_wrote(language, sentences, content):
    statements = read(sentences, language)
    assert [(s.source, s.content) for s in statements if s.stance == "retract"] == [(None, content)]
    assert not any(s.stance == "assert" and content in s.content for s in statements)


@pytest.mark.parametrize(
    ("language", "sentences"),
    [
        ("fr", ["Nous écrivions que le hangar avait brûlé.", "Le maire l'a confirmé."]),
        ("fr", ["Nous écrivions que le hangar avait brûlé.", "Cela n'est pas faux."]),
        ("en", ["We wrote on Monday that the barn was shut.", "It is still empty."]),
        ("en", ["“We wrote that the barn was shut. That is wrong,” the vet said."]),
        ("en", ["We wrote on Monday that the barn was shut.", "That is wrong, the vet says."]),
    ],
)
def test_what_an_outlet_wrote_is_not_taken_back_unless_it_says_so(language, sentences):
    assert not any(s.stance == "retract" for s in read(sentences, language))


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
