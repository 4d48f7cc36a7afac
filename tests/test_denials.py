"""Denials that only point at a claim: which claim each one answers."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from detector import article_from_text
from detector.answers.clues import Weights
from detector.answers.elsewhere import context, link_elsewhere, unlinked
from detector.attribute import attribute
from detector.names.sides import one_side
from detector.schema import Article, Inference, Sentence, Statement
from detector.segment import segment

#: Headline (or none), sentences, and words of the claim that the last denial answers.
ANSWERS = [
    (
        "fr",
        None,
        ["Le groupe préparerait la vente du port, selon Le Phare.", "Le groupe a démenti."],
        "la vente du port",
    ),
    (
        "fr",
        None,
        [
            "Le port sera vendu en mai, affirme Le Phare.",
            "Le maire visitait une école lundi.",
            "Des affirmations aussitôt démenties par le groupe.",
        ],
        "Le port sera vendu",
    ),
    (
        "fr",
        None,
        [
            "L'expert Luc Perrin a affirmé que la toile était fausse.",
            "Le musée a porté plainte.",
            "Luc Perrin s'est rétracté.",
        ],
        "la toile était fausse",
    ),
    (
        "fr",
        "Le port de Breval en vente",
        [
            "Le port de Breval sera mis en vente, assure Le Phare.",
            "« Vous verrez ce que vous verrez », dit un docker.",
            "Le groupe a démenti.",
        ],
        "Le port de Breval sera mis en vente",
    ),
    (
        "fr",
        None,
        [
            "« Le port est vendu, et le contrat signé », affirme la directrice du syndicat, Lise Roy.",
            "C'est le maire qui a choisi l'acheteur, estime-t-elle.",
            "Ce que le maire conteste vigoureusement.",
        ],
        "qui a choisi",
    ),
    (
        "en",
        None,
        ["The port will be sold in May, the Herald said.", "The ministry denied the report."],
        "The port will be sold",
    ),
    (
        "en",
        "Port of Breval to be sold, paper says",
        [
            "The port of Breval will be sold in May, the Herald said.",
            "The harbour master was on holiday.",
            "The ministry declined to comment.",
        ],
        "The port of Breval will be sold",
    ),
    (
        "fr",
        None,
        [
            "L'opposition accuse le maire d'avoir vendu le port sans appel d'offres.",
            "La grève durera jusqu'à mardi, a précisé le syndicat.",
            "Le maire a rejeté ces accusations.",
        ],
        "le maire d'avoir vendu le port",
    ),
    (
        "fr",
        None,
        [
            "Le port perd deux millions d'euros par an, d'après le syndicat.",
            "Le port sera vendu à un fonds, d'après un docker.",
            "Le groupe conteste ce chiffre.",
        ],
        "deux millions d'euros",
    ),
    (
        "en",
        None,
        [
            "The cranes had not been inspected, a docker says.",
            "The port is losing money, the union says.",
            "On the cranes, the operator denied the claim.",
        ],
        "The cranes had not been inspected",
    ),
    (
        "fr",
        None,
        [
            "Le groupe Breval dément les informations du Phare.",
            "Le Phare affirmait la veille que le port serait vendu.",
            "Le groupe emploie trois cents dockers.",
            "Le groupe Breval dément les informations du Phare.",
        ],
        "le port serait vendu",
    ),
    (
        "fr",
        None,
        [
            "Le port sera vendu en mai, affirme un docker.",
            "« J'ai vu les papiers de mes yeux », ajoute-t-il.",
            "Le groupe dément formellement.",
        ],
        "Le port sera vendu en mai",
    ),
    (
        "fr",
        None,
        [
            "Le port sera vendu en mai, affirme un docker.",
            "La prime de nuit serait supprimée.",
            "Sur la prime, le groupe dément.",
        ],
        "La prime de nuit",
    ),
    (
        "fr",
        None,
        [
            "La vente du port est décidée, affirme un docker.",
            "Les grues datent de 1970, d'après le syndicat.",
            "Le groupe a démenti les rumeurs de vente.",
        ],
        "La vente du port",
    ),
    (
        "fr",
        None,
        [
            "Le port perd de l'argent, affirme un docker.",
            "Le directeur a-t-il été payé par le fonds ?",
            "« Pas du tout », coupe le directeur.",
        ],
        "a-t-il été payé",
    ),
    (
        "en",
        None,
        [
            "The port will be sold in May, an engineer at Breval said.",
            "Breval denies this.",
        ],
        "The port will be sold",
    ),
    (
        "fr",
        None,
        [
            "Le directeur a volé les dockers, affirme le syndicat.",
            "Les grues datent de 1970.",
            "L'intéressé nie.",
        ],
        "Le directeur a volé",
    ),
    # whoever speaks for somebody denies what others say, not him
    (
        "fr",
        None,
        [
            "Un docker affirme avoir vu le directeur au hangar avec des caisses.",
            "M. Perrin soutient qu'il n'a jamais mis les pieds au hangar.",
            "« C'est une invention », a balayé son avocate, Claire Roy.",
        ],
        "avoir vu",
    ),
    # a remark on the sentence right before, whatever else is contended
    (
        "fr",
        "Le port de Breval sera vendu, affirme Le Phare",
        [
            "Le port de Breval sera vendu à un fonds, accuse un docker.",
            "Les grues ont été vérifiées lundi, a indiqué le directeur.",
            "Une version que conteste un riverain.",
        ],
        "Les grues ont été vérifiées",
    ),
    # words of one speaker right before a denial that says nothing else
    (
        "fr",
        "Accident du port de Breval : le transporteur mis en cause",
        [
            "L'accident du port de Breval a fait sept morts, selon la préfecture.",
            "D'après un ancien docker, la grue n'avait pas été contrôlée depuis un an.",
            "« Tout le monde le savait à l'atelier. On nous disait de lever quand même », témoigne-t-il.",
            "Le gérant, Jean Brunel, dément.",
        ],
        "Tout le monde le savait à l'atelier",
    ),
]


def read(language, headline, sentences):
    lines = [*([headline] if headline else []), *sentences]
    text = "\n".join(lines)
    places, position = [], 0
    for number, line in enumerate(lines):
        start = text.index(line, position)
        position = start + len(line)
        places.append(Sentence(start, position, line, number, heading=headline is not None and not number))
    return attribute(Article("a", "a.txt", "", None, None, language, text, ((0, len(text)),)), places)


def test_a_denier_whose_own_words_follow_is_linked_to_nothing_that_they_leave_aside():
    text = (
        "La vente du port\n\nLe port est vendu à un fonds, accuse le syndicat. Luc Perrin a démenti. "
        "« Jamais Mme Roy ne m'a parlé d'une enveloppe », a dit le préfet.\n"
    )
    about = article_from_text(text, path="x.txt", outlet="Le Phare", language="fr")
    denial = next(s for s in attribute(about, segment(about)) if s.source == "Luc Perrin")
    assert denial.stance == "deny"
    assert denial.resolves_to is None
    about = article_from_text(
        text.replace("d'une enveloppe", "de vendre le port"), path="x.txt", outlet="Le Phare", language="fr"
    )
    denial = next(s for s in attribute(about, segment(about)) if s.source == "Luc Perrin")
    assert denial.resolves_to is not None


@pytest.mark.parametrize(
    ("denier", "of_one_side"),
    [
        ("l'avocat de Luc Perrin", True),
        ("l'agent d'Anna Morel", False),
        ("l'avocat", False),
        ("un docker", False),
    ],
)
def test_who_speaks_for_the_one_who_made_a_claim(denier, of_one_side):
    claim = statement(1, "a", "le port sera vendu", "Luc Perrin")
    denial = statement(2, "a", "", denier, "deny")
    assert one_side(claim, denial, None) is of_one_side


@pytest.mark.parametrize(("language", "headline", "sentences", "expected"), ANSWERS)
def test_the_claim_a_denial_answers(language, headline, sentences, expected):
    statements = read(language, headline, sentences)
    by_id = {statement.id: statement for statement in statements}
    last = statements[-1]
    assert last.stance in ("deny", "retract", "no-comment")
    claim = by_id[last.resolves_to]
    assert expected in claim.content
    assert (last.content, last.proposition) == (claim.content, claim.proposition)


def test_a_denial_with_nothing_to_answer_stays_open():
    statements = read("fr", None, ["Le groupe a démenti."])
    assert [(s.resolves_to, s.content) for s in statements] == [(None, "")]
    assert unlinked(statements, {}) == [0]


def test_nobody_answers_their_own_claim_by_a_denial():
    statements = read("fr", None, ["Le groupe assure que le port sera vendu en mai.", "Le groupe a démenti."])
    assert statements[-1].resolves_to is None


OWN_WORDS = [
    ("fr", "Soupçonné d'avoir vendu le port, le groupe dément.", "avoir vendu le port"),
    ("en", "The operator, accused of selling the port, denies it.", "selling the port"),
    ("fr", "Le groupe a démenti avoir vendu le port.", "avoir vendu le port"),
    ("fr", "Le groupe a démenti toute vente du port.", "toute vente du port"),
    ("en", "The operator denied that the port had been sold.", "the port had been sold"),
]


@pytest.mark.parametrize(("language", "sentence", "content"), OWN_WORDS)
def test_a_denial_in_words_of_its_own_is_not_linked(language, sentence, content):
    claim = {
        "fr": "Le port sera vendu en mai, affirme Le Phare.",
        "en": "The port was sold, the Herald said.",
    }
    denial = read(language, None, [claim[language], sentence])[-1]
    assert (denial.stance, denial.content, denial.resolves_to) == ("deny", content, None)


def test_a_bare_denial_that_joins_another_denies_the_same():
    statements = read(
        "fr",
        None,
        [
            "Le groupe a démenti avoir vendu le port à un fonds.",
            "Le fonds a lui aussi démenti.",
        ],
    )
    assert statements[-1].content == "avoir vendu le port à un fonds"
    assert statements[-1].resolves_to == statements[0].id
    assert unlinked(statements, {}) == [1], "the claim may stand in another article"


def test_a_denial_that_joins_another_answers_the_claim_that_is_denied_there():
    statements = read(
        "fr",
        None,
        [
            "Le groupe a vendu le port à un fonds, affirme Le Phare.",
            "Le groupe a démenti avoir vendu le port à un fonds.",
            "Le fonds a lui aussi démenti.",
        ],
    )
    assert statements[-1].resolves_to == statements[0].id


def test_a_link_with_a_rival_is_less_likely_than_one_without():
    claim = "Le groupe a vendu le port à un fonds, affirme Le Phare."
    other = "Le groupe a soudoyé un douanier, affirme La Vigie."
    denial = "Le groupe a démenti."
    alone, torn = (read("fr", None, said)[-1] for said in ([claim, denial], [claim, other, denial]))
    assert 0 < torn.link_probability < alone.link_probability < 1


READ_AS_BARE = [
    ("fr", "Le groupe a lui-même contesté ces affirmations.", "Le groupe"),
    ("fr", "Le groupe a démenti les informations de presse.", "Le groupe"),
    ("fr", "Le groupe a démenti les rumeurs qui circulent sur les réseaux sociaux.", "Le groupe"),
    ("fr", "Le groupe a dénoncé des allégations mensongères.", "Le groupe"),
    ("fr", "Le groupe n'admet pas ce chiffre.", "Le groupe"),
    ("fr", "Le maire a démenti ce lien.", "Le maire"),
    ("fr", "Le maire nie « catégoriquement ».", "Le maire"),
    ("fr", "« Une fable », a répliqué le maire, à propos du port.", "le maire"),
    ("fr", "« Je n'ai jamais dit cela », a répondu le maire.", "le maire"),
    ("en", "Breval, the firm that runs the port, denies it.", "Breval"),
    ("en", "The police reject that too.", "The police"),
    ("en", "The mayor denied that was the reason.", "The mayor"),
    ("en", "The army said no such thing had happened.", "The army"),
    ("en", "Her office does not accept that figure.", "Her office"),
    ("en", "Nonsense, said the mayor's lawyer.", "the mayor's lawyer"),
    ("es", "«Falso de toda falsedad», replicó la empresa.", "la empresa"),
    ("ru", "Пресс-служба опровергла сообщение газеты «День города».", "Пресс-служба"),
    ("uk", "Пресслужба спростувала повідомлення газети «День міста».", "Пресслужба"),
]


@pytest.mark.parametrize(("language", "sentence", "source"), READ_AS_BARE)
def test_a_denial_that_does_not_say_what_it_denies(language, sentence, source):
    denials = [s for s in read(language, None, [sentence]) if s.stance == "deny"]
    assert [(s.source, s.content) for s in denials] == [(source, "")]


@pytest.mark.parametrize(
    ("sentence", "denial", "source"),
    [
        ("Le port a été payé par Luc Perrin, dit Paul Roy.", "Ce dernier le conteste.", "Luc Perrin"),
        ("Le groupe assure que la directrice a signé.", "Celle-ci s'en défend.", "la directrice"),
    ],
)
def test_the_latter_is_the_last_one_spoken_of(sentence, denial, source):
    assert read("fr", None, ["La juge Anna Vial s'est tue.", sentence, denial])[-1].source == source


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("fr", "Cette nomination est contestée par l'opposition."),
        ("fr", "Le récit du docker fait polémique."),
        ("en", "The ruling has been widely disputed."),
    ],
)
def test_a_thing_that_is_only_opposed_is_not_denied(language, sentence):
    assert [s.stance for s in read(language, None, [sentence])] == ["assert"]


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("fr", "Contrairement à ce que nous avons écrit mardi, le port n'a pas été vendu."),
        ("en", "An earlier version of this article said the port had been sold."),
    ],
)
def test_an_outlet_corrects_itself(language, sentence):
    assert [(s.stance, s.source) for s in read(language, None, [sentence])] == [("retract", None)]


def test_what_is_said_instead_is_not_what_is_taken_back():
    sentence = "Messo davanti al documento, Bianzani ha fatto marcia indietro: «Quella relazione esiste»."
    statements = read("it", None, [sentence])
    assert [s.resolves_to for s in statements if s.stance == "retract"] == [None]


def test_a_denial_of_rumours_keeps_its_topic_where_no_claim_is_about_it():
    claim = "Les grues datent de 1970, affirme un docker."
    denial = read("fr", None, [claim, "Le groupe a démenti les rumeurs de vente."])[-1]
    assert (denial.content, denial.resolves_to) == ("vente", None)


def test_a_claim_that_is_too_unlikely_is_not_linked():
    statements = read("fr", None, ["Les grues datent de 1970.", "Il pleuvait lundi matin.", "Le maire nie."])
    assert statements[-1].resolves_to is None


def test_probabilities_leave_a_share_for_none():
    weights = Weights({}, nothing_fits=0.0, least=0.5)
    assert weights.probabilities([0.0, 0.0]) == pytest.approx([1 / 3, 1 / 3])
    assert weights.probabilities([900.0]) == pytest.approx([1.0])
    assert weights.probabilities([]) == []


def statement(number, article, content, source, stance="assert"):
    return Statement(
        f"{article}-{number}",
        article,
        0,
        1,
        content or "X",
        content,
        source,
        "a dit",
        stance,
        proposition=content,
    )


def article(name, outlet=None, title=""):
    return Article(name, f"{name}.txt", title, outlet, None, "fr", "", ())


ARTICLES = {"a": article("a", "Le Phare"), "b": article("b", "L'Hebdo")}


def link(statements, contexts, articles=None):
    vectors = np.eye(len(statements), dtype=np.float32)
    contexts = np.array([contexts], dtype=np.float32)
    return link_elsewhere(statements, vectors, contexts, articles or ARTICLES, refused)


def refused(pairs):
    """An inference model that takes every denial to contradict every claim."""
    return [Inference(0.0, 0.1, 0.9) for _ in pairs]


def test_of_two_claims_alike_the_one_that_the_denial_contradicts_is_answered():
    statements = [
        statement(1, "a", "Anna Morel vendra le port en mai", "Le Phare"),
        statement(2, "a", "Anna Morel rouvre le musée lundi", "Le Phare"),
        statement(1, "b", "", "Anna Morel", "deny"),
    ]
    vectors, contexts = np.eye(3, dtype=np.float32), np.array([[0.7, 0.7, 0.0]], dtype=np.float32)
    for answered in statements[:2]:
        asked = []

        def read(pairs, answered=answered, asked=asked):
            asked += pairs
            refused = [claim == answered.proposition for _, claim in pairs]
            return [Inference(0.0, 0.1, 0.9) if one else Inference(0.1, 0.9, 0.0) for one in refused]

        linked, _ = link_elsewhere(statements, vectors, contexts, ARTICLES, read)
        assert linked[2].resolves_to == answered.id
        assert {premise for premise, _ in asked} == {statements[2].text}, "no headline, nothing before it"


def test_across_articles_a_claim_that_names_nobody_in_common_stays_unlinked():
    statements = [
        statement(1, "a", "le port sera vendu en mai", "Le Phare"),
        statement(1, "b", "", "Anna Morel", "deny"),
    ]
    assert link(statements, [1.0, 0.0])[0][1].resolves_to is None


def test_across_articles_the_nearest_claim_of_someone_else_is_answered():
    statements = [
        statement(1, "a", "Anna Morel vendra le port en mai", "Le Phare"),
        statement(2, "a", "Anna Morel rouvre le musée lundi", "Le Phare"),
        statement(1, "b", "", "Anna Morel", "deny"),
    ]
    vectors = np.eye(3, dtype=np.float32)
    contexts = np.array([[0.8, 0.6, 0.0]], dtype=np.float32)
    linked, after = link_elsewhere(statements, vectors, contexts, ARTICLES, refused)
    assert linked[2].resolves_to == "a-1"
    assert linked[2].content == "Anna Morel vendra le port en mai"
    assert np.array_equal(after[2], vectors[0])
    assert np.array_equal(vectors, np.eye(3)), "the vectors given are left as they were"


def test_across_articles_the_headline_can_name_who_it_is_about():
    statements = [
        statement(1, "a", "Anna Morel vendra le port en mai", "un docker"),
        statement(1, "b", "", "le groupe", "deny"),
    ]
    named = {**ARTICLES, "b": article("b", title="Le port : Anna Morel répond")}
    assert link(statements, [0.6, 0.0])[0][1].resolves_to is None
    assert link(statements, [0.6, 0.0], named)[0][1].resolves_to == "a-1"


def test_across_articles_a_denial_that_names_the_paper_answers_what_the_paper_wrote():
    words = "Le groupe dément les informations du Phare."
    statements = [
        statement(1, "a", "le port sera vendu en mai", None),
        replace(statement(1, "b", "", "Le groupe", "deny"), text=words),
    ]
    assert link(statements, [0.3, 0.0])[0][1].resolves_to == "a-1"


def test_a_denial_that_names_another_paper_is_not_left_with_a_claim_of_its_own_article():
    statements = [
        statement(1, "a", "le port sera vendu en mai", None),
        statement(1, "b", "les grues datent de 1970", "un docker"),
        replace(
            statement(2, "b", "les grues datent de 1970", "Le groupe", "deny"),
            text="Le groupe dément les informations du Phare.",
            resolves_to="b-1",
        ),
    ]
    assert unlinked(statements, ARTICLES) == [2]
    assert link(statements, [0.3, 0.0, 0.0])[0][2].resolves_to == "a-1"
    assert unlinked(statements, {"b": ARTICLES["b"]}) == []


def test_a_paper_takes_back_what_it_wrote_itself():
    statements = [
        statement(1, "a", "la toile a été achetée en 1987", None),
        statement(1, "b", "", "Le Phare", "retract"),
    ]
    assert link(statements, [0.6, 0.0])[0][1].resolves_to == "a-1"


@pytest.mark.parametrize("role", ["l'expert", "Perrin", "l'expert Luc Perrin"])
def test_a_retraction_takes_back_words_of_the_same_source(role):
    statements = [
        statement(1, "a", "le port sera vendu en mai", "la préfète"),
        statement(2, "a", "la toile n'est pas authentique", "l'expert Luc Perrin"),
        statement(1, "b", "", role, "retract"),
    ]
    assert link(statements, [0.8, 0.6, 0.0])[0][2].resolves_to == "a-2"


@pytest.mark.parametrize(
    ("role", "other"), [("la préfecture", "la préfecture maritime"), ("le témoin", "un témoin")]
)
def test_a_retraction_by_a_role_takes_back_words_of_that_role(role, other):
    statements = [
        statement(1, "a", "le port est fermé depuis lundi", "la capitaine"),
        statement(2, "a", "onze conteneurs ont coulé", other),
        statement(1, "b", "", role, "retract"),
    ]
    assert link(statements, [0.8, 0.7, 0.0])[0][2].resolves_to == "a-2"
    others = [statements[0], replace(statements[1], source="la capitaine"), statements[2]]
    assert link(others, [0.8, 0.7, 0.0])[0][2].resolves_to is None


def test_a_denial_of_the_words_before_it_is_not_linked_elsewhere():
    claim = statement(1, "a", "Anna Morel vendra le port en mai", "Le Phare")
    before = statement(1, "b", "Anna Morel a menti", "un docker")
    denial = replace(
        statement(2, "b", "", "Anna Morel", "deny"), text="Anna Morel récuse ces propos.", start=2
    )
    assert unlinked([claim, before, denial], ARTICLES) == []
    bare = replace(denial, text="Anna Morel dément.")
    assert unlinked([claim, before, bare], ARTICLES) == [2]


def test_what_is_looked_for_elsewhere_is_what_another_denial_says():
    about = article("b", title="Le port de Breval")
    bare = statement(1, "b", "", "Le groupe", "deny")
    joined = replace(bare, content="avoir vendu", proposition="le groupe a vendu")
    assert context(bare, about) == "Le port de Breval. X"
    assert context(joined, about) == "Le port de Breval. le groupe a vendu"
