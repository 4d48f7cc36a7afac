"""Denials, retractions and refusals that no verb of denial words: verdicts, admitted errors, hanging up.

``constructions`` tells how to read a row; beside each wording stands one that only looks like it.
"""

from __future__ import annotations

import pytest
from constructions import check, read, rows, shown

SENTENCES = {
    "fr": [
        # refusals
        ("À Lille, M. Morvan a raccroché sans un mot.", "M. Morvan | no-comment | –"),
        ("Le trésorier a quitté le tribunal sans un mot.", "Le trésorier | no-comment | –"),
        (
            "L'otage est sorti sans un mot de reproche, dit le maire.",
            "le maire | assert | L'otage est sorti sans un mot de reproche",
        ),
        ("Interrogé, le recteur renvoie à l'enquête en cours.", "le recteur | no-comment | –"),
        (
            "La mairie a renvoyé toutes les questions à la préfecture.",
            "La mairie | no-comment | –",
        ),
        ("Le juge a renvoyé l'affaire à la justice militaire.",),
        ("Pas un mot, lundi, du côté de la préfecture.", "la préfecture | no-comment | –"),
        ("Le chef de gare n'était pas autorisé à parler.", "Le chef de gare | no-comment | –"),
        (
            "« Rien n'était prêt », confie un agent qui n'est pas autorisé à s'exprimer.",
            "un agent | assert | Rien n'était prêt",
        ),
        ("La mairie ne souhaite rien avancer sur les causes.", "La mairie | no-comment | –"),
        ("Sur ce point, le colonel préfère ne rien dire.", "le colonel | no-comment | –"),
        ("Le parquet ne communique pas sur ce dossier.", "Le parquet | no-comment | –"),
        ("Les deux services ne communiquent pas entre eux.",),
        ("La préfecture a refusé d'authentifier la lettre.", "La préfecture | no-comment | –"),
        ("Le témoin a refusé de déposer.", "Le témoin | no-comment | –"),
        ("Les rebelles ont refusé de déposer les armes.",),
        ("L'accusé n'a pas desserré les dents.", "L'accusé | no-comment | –"),
        ("Le procureur a invoqué le secret.", "Le procureur | no-comment | –"),
        (
            "Le chanteur a répondu qu'il ne parlerait « qu'à son public ».",
            "Le chanteur | no-comment | –",
        ),
        (
            "La ministre a dit attendre le rapport avant de s'exprimer.",
            "La ministre | no-comment | –",
        ),
        ("Le maire attend la pluie pour arroser.",),
        ("La rectrice indique qu'il est trop tôt pour se prononcer.", "La rectrice | no-comment | –"),
        # verdicts
        ("La banque parle d'un document « fabriqué ».", "La banque | deny | –"),
        ("La banque parle d'un document « public ».", "La banque | assert | un document « public »"),
        ("Le club s'insurge contre cette « fable ».", "Le club | deny | –"),
        ("La mairie rejette les « affabulations » du préfet.", "La mairie | deny | –"),
        ("La mairie rejette les absurdes offres du préfet.",),
        ("« Première nouvelle », a réagi la mairesse, Anne Rey.", "la mairesse, Anne Rey | deny | –"),
        (
            "« Des fantasmes de jaloux », lui répond Paul Roy, le président du club.",
            "Paul Roy, le président du club | deny | –",
        ),
        (
            "« Le délire de la foule », raconte Paul Roy, le président du club.",
            "Paul Roy, le président du club | assert | Le délire de la foule",
        ),
        ("L'ambassade parle de « paranoïa ».", "L'ambassade | deny | –"),
        (
            "L'association dénonce « un mensonge de deux mois ».",
            "L'association | assert | un mensonge de deux mois",
        ),
        ("La veuve rejette cette explication.", "La veuve | deny | –"),
        ("L'entraîneur a demandé des explications.", "L'entraîneur | assert | des explications"),
        ("« Pas un mot n'est vrai », dit la maire.", "la maire | deny | –"),
        # the verb of denial in quotation marks
        ("Le gouvernement a « fermement rejeté » cette accusation.", "Le gouvernement | deny | –"),
        (
            "L'animateur « conteste avec la plus grande fermeté » ces accusations.",
            "L'animateur | deny | –",
        ),
        (
            "Le groupe « dément formellement » avoir vendu le site.",
            "Le groupe | deny | avoir vendu le site",
        ),
        ("Le groupe « dément formellement ».", "Le groupe | deny | –"),
        ("Le groupe « n'a jamais vendu » le site.",),
        # what one takes back
        (
            "Le préfet a reconnu une erreur dans le décompte de lundi : sept corps ont été retrouvés.",
            "Le préfet | retract | –",
            "Le préfet | assert | sept corps ont été retrouvés",
        ),
        ("Le pilote a reconnu une erreur d'appréciation.", "Le pilote | confirm | une erreur d'appréciation"),
        (
            "« Nous avons eu tort : la porte était fermée », a reconnu Luc Perrin.",
            "Luc Perrin | retract | –",
            "Luc Perrin | confirm | la porte était fermée",
        ),
        (
            "Pressée de questions, Anne Rey a corrigé le tir : « la porte était fermée ».",
            "Anne Rey | retract | –",
            "Anne Rey | assert | la porte était fermée",
        ),
        ("Le professeur a corrigé les copies.",),
        (
            "L'ambassadeur ne parle plus d'un étudiant : l'homme était « un touriste ».",
            "L'ambassadeur | retract | un étudiant",
            "L'ambassadeur | assert | l'homme était « un touriste »",
        ),
        (
            "L'agence a annulé lundi sa dépêche selon laquelle le maire avait démissionné.",
            "L'agence | retract | le maire avait démissionné",
        ),
        ("L'agence a annulé lundi son voyage.",),
        (
            "L'agence annule sa dépêche selon laquelle la halle a brûlé : « ce passage était de trop ».",
            "L'agence | retract | la halle a brûlé",
            "L'agence | assert | ce passage était de trop",
        ),
        (
            "La préfecture a reconnu que sa communication reposait « sur des éléments partiels ».",
            "La préfecture | retract | –",
        ),
        (
            "La préfecture a reconnu que sa communication était coûteuse.",
            "La préfecture | confirm | sa communication était coûteuse",
        ),
        # what the outlet takes back
        (
            "Notre brève de lundi situait la fête à Lens ; elle était à Béthune.",
            "– | retract | la fête à Lens",
        ),
        (
            "Erratum : notre site a écrit par erreur que la halle valait 4 000 euros ; elle en est loin.",
            "notre site | assert | la halle valait 4 000 euros",
        ),
        (
            "Notre journal avait écrit que la halle était vendue : cette annonce était erronée.",
            "– | retract | la halle était vendue",
        ),
        ("Nous écrivions lundi que la halle était vendue ; elle a coûté 3 000 euros.",),
    ],
    "en": [
        ("The contractor referred all inquiries to the council.", "The contractor | no-comment | –"),
        ("The judge referred the case to the council.",),
        ("A spokeswoman pointed to the contract and hung up.", "A spokeswoman | no-comment | –"),
        ("The agency said it was too soon to say anything.", "The agency | no-comment | –"),
        (
            "The agency said it was too early to say whether the milk was safe.",
            "The agency | assert | it was too early to say whether the milk was safe",
        ),
        ('Ms Perry called that "simply untrue".', "Ms Perry | deny | –"),
        ('Ms Perry called that "a good start".', "Ms Perry | assert | a good start"),
        ('"Fantasies of a sore loser," replied Dan Roe, the chairman.', "Dan Roe, the chairman | deny | –"),
        ('"News to me," the mayor said.', "the mayor | deny | –"),
        ('"Not a word of it is true," the mayor said.', "the mayor | deny | –"),
        ("The mayor dismissed the smear.", "The mayor | deny | –"),
        ("The mayor dismissed the smear test.",),
        ("The force said its officer had been mistaken, and apologised.", "The force | retract | –"),
        (
            "The force said its officer had been brave.",
            "The force | assert | its officer had been brave",
        ),
        (
            "It was answered, and filed under the wrong name, according to a clerk.",
            "a clerk | assert | It was answered, and filed under the wrong name",
        ),
        (
            "The mayor corrected himself: there had been one talk.",
            "The mayor | retract | –",
            "The mayor | assert | there had been one talk",
        ),
        ("The mayor corrected the proofs.",),
        (
            "Police admitted a mistake in the count: nine people were hurt.",
            "Police | retract | –",
            "Police | assert | nine people were hurt",
        ),
        (
            "Our Monday newsletter said that the winner was Danish; she is from Oslo.",
            "– | retract | the winner was Danish",
        ),
        (
            "An earlier version of our report located the mine in Kent; it is in Essex.",
            "– | retract | the mine in Kent",
        ),
        (
            "Our report said that the mayor had resigned; he has denied it.",
            "Our report | assert | the mayor had resigned",
            "Our report | deny | –",
        ),
    ],
    "de": [
        (
            "Eine Sprecherin der Bahn wollte sich zu den Gründen nicht einlassen.",
            "Eine Sprecherin der Bahn | no-comment | –",
        ),
        ("Der Verband enthielt sich jeder Bewertung.", "Der Verband | no-comment | –"),
        ("Die Staatsanwaltschaft erteilt keine Auskünfte.", "Die Staatsanwaltschaft | no-comment | –"),
        ("Die Ministerin ließ die Frage offen.", "Die Ministerin | no-comment | –"),
        ("Ob die Brücke hält, ließ ein Sprecher offen.", "ein Sprecher | no-comment | –"),
        ("Ein Wärter ließ das Tor offen.",),
        ("Der Bürgermeister will von einer Absprache nichts wissen.", "Der Bürgermeister | deny | –"),
        ("Der Bürgermeister will von der Welt mehr wissen.",),
        (
            "Der Minister korrigierte sich: Die Brücke war gesperrt.",
            "Der Minister | retract | –",
            "Der Minister | assert | Die Brücke war gesperrt",
        ),
    ],
    "es": [
        (
            "Ni la alcaldesa ni el sindicato quisieron opinar.",
            "Ni la alcaldesa ni el sindicato | no-comment | –",
        ),
        ("El alcalde remitió todas las preguntas al juzgado.", "El alcalde | no-comment | –"),
        ("«Nunca existió», zanjó la alcaldesa.", "la alcaldesa | deny | –"),
        (
            "El alcalde se corrigió: el puente estaba cerrado.",
            "El alcalde | retract | –",
            "El alcalde | assert | el puente estaba cerrado",
        ),
    ],
    "it": [
        ("La società ha rimandato ogni domanda alla procura.", "La società | no-comment | –"),
        ("«Mai esistita», taglia corto il sindaco.", "il sindaco | deny | –"),
        ("La polizia ha ammesso un errore nel conteggio.", "La polizia | retract | –"),
    ],
    "pt": [
        ("A empresa remeteu todas as perguntas para o tribunal.", "A empresa | no-comment | –"),
        ("O autarca desligou o telefone.", "O autarca | no-comment | –"),
        ("A polícia admitiu um erro na contagem.", "A polícia | retract | –"),
    ],
    "ru": [
        ("Директор завода бросил трубку.", "Директор завода | no-comment | –"),
        ("«Такого никогда не было», — ответил мэр.", "мэр | deny | –"),
        ("Полиция признала ошибку в подсчётах.", "Полиция | retract | –"),
    ],
    "uk": [
        ("Директор заводу кинув слухавку.", "Директор заводу | no-comment | –"),
        ("«Такого ніколи не було», — відповів мер.", "мер | deny | –"),
        ("Поліція визнала помилку в підрахунках.", "Поліція | retract | –"),
    ],
}


@pytest.mark.parametrize(
    ("language", "sentence", "expected"),
    [
        pytest.param(lang, *row.values, id=row.id)
        for lang, found in SENTENCES.items()
        for row in rows([found])
    ],
)
def test_a_denial_in_other_words(language, sentence, expected):
    check(sentence, expected, language)


def test_a_question_that_only_names_a_thing_stands_for_who_told_of_it():
    rain, question = "Il pleuvait lundi.", "Le virement du Panama ?"
    answer = "« Faux », réplique la rectrice."
    told = "La rectrice a reçu un virement du Panama, accuse l'avocat, Luc Roy."
    said = read([told, rain, question, answer], "fr")
    assert said[-1].resolves_to == said[0].id
    unlike = read(["La halle a été vendue, dit un voisin.", question, answer], "fr")
    assert unlike[-1].resolves_to != unlike[0].id


def test_the_sentence_behind_can_call_the_words_of_the_outlet_a_mistake():
    wrote = "Nous écrivions dans notre édition du 3 mai que deux agents avaient été blessés."
    mistaken = read([wrote, "C'est une erreur : un seul l'a été."], "fr")
    assert shown(mistaken[0]) == "– | retract | deux agents avaient été blessés"
    meant = read([wrote, "C'est une histoire qui a fait du bruit."], "fr")
    assert meant[0].stance == "assert"
