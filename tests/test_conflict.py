"""What is no conflict whatever the inference model says."""

from __future__ import annotations

from dataclasses import replace

import pytest

from detector.conflict import find_conflicts
from detector.decision.evidence import evidence, probability
from detector.decision.ruled_out import ruled_out, says_no_too
from detector.quantities.clashes import frequencies_clash
from detector.quantities.reading import read
from detector.schema import Article, CandidatePair, Inference, PairInference, Statement
from detector.words.cues import load_cues


def said(content: str, article: str = "a", *, language: str = "fr", start: int = 0, **given) -> Statement:
    return Statement(
        f"{article}-{start}",
        article,
        start,
        start + len(content),
        content,
        content,
        language=language,
        proposition=content,
        **given,
    )


def settled(left: Statement, right: Statement) -> bool:
    readings = tuple(read(s.proposition, load_cues(s.language), s.date) for s in (left, right))
    return ruled_out(left, right, readings, 0.9)


@pytest.mark.parametrize(
    ("language", "left", "right"),
    [
        ("fr", "L'attentat a fait une douzaine de morts", "L'attentat a fait 12 morts"),
        ("fr", "L'attentat a fait plus de 10 morts", "L'attentat a fait 17 morts"),
        ("en", "The blast killed about 40 people", "The blast killed 41 people"),
        ("de", "Der Anschlag forderte mehr als 10 Tote", "Der Anschlag forderte 17 Tote"),
    ],
)
def test_counts_that_allow_each_other_are_one_claim(language, left, right):
    assert settled(said(left, "a", language=language), said(right, "b", language=language))


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("L'attentat a fait 12 morts", "L'attentat a fait 17 morts"),
        ("L'attentat a fait plus de 20 morts", "L'attentat a fait 17 morts"),
        ("Le pont, long de 12 mètres, est ouvert", "Le pont, long de 12 mètres, est fermé"),
    ],
)
def test_other_counts_and_other_words_stay_candidates(left, right):
    assert not settled(said(left, "a"), said(right, "b"))


@pytest.mark.parametrize(
    ("language", "left", "right", "apart"),
    [
        ("fr", "L'ancien ministre a eu plusieurs conversations avec le roi",
         "Il n'y a eu qu'une seule conversation entre le banquier et le roi", True),
        ("en", "The former minister has spoken to the king several times",
         "There was only one conversation between the banker and the king", True),
        ("es", "El exministro ha hablado varias veces con el rey",
         "Entre el banquero y el rey hubo una sola conversación", True),
        ("it", "L'ex ministro ha parlato più volte con il re",
         "Tra il banchiere e il re c'è stata una sola conversazione", True),
        ("fr", "L'ancien ministre a eu plusieurs conversations avec le roi",
         "Il n'y a eu qu'une seule conversation entre l'ancien ministre et le roi", False),
        ("fr", "Le banquier a eu plusieurs conversations avec le roi",
         "Il n'y a eu qu'une seule conversation entre le banquier et le roi", False),
        ("fr", "L'ancien ministre Luc Rey a eu plusieurs conversations avec le roi",
         "Il n'y a eu qu'une seule conversation entre le banquier Luc Rey et le roi", False),
        ("fr", "L'ancien ministre a eu plusieurs conversations avec le roi",
         "Il n'a eu qu'une seule conversation avec le roi", False),
    ],
)  # fmt: skip
def test_how_often_two_others_spoke_is_no_word_on_a_former_minister(language, left, right, apart):
    one, other = said(left, "a", language=language), said(right, "b", language=language)
    readings = tuple(read(s.proposition, load_cues(language)) for s in (one, other))
    assert frequencies_clash(*readings), "or there is nothing to set apart"
    assert settled(one, other) == apart


@pytest.mark.parametrize(
    ("text", "given", "apart"),
    [
        ("Je trouve ces accusations de vol étonnantes", {}, True),
        ("« Je trouve le vol étonnant », dit la une", {}, False),  # somebody's words
        ("Je sais que le banquier a volé la caisse", {"source": "Anna Rey"}, False),
        ("Le banquier a volé la caisse", {}, False),
    ],
)
def test_who_writes_of_a_dispute_in_the_first_person_is_no_party_to_it(text, given, apart):
    denial = said("avoir volé la caisse", "b", source="le banquier", stance="deny")
    assert settled(said(text, "a", **given), denial) == apart


def test_nobody_takes_back_another_s_words():
    claim = said("le maire a vendu le terrain", "a", source="Luc Perrin", voice="Luc Perrin")
    own = said("le maire a vendu le terrain", "b", source="Luc Perrin", voice="Luc Perrin", stance="retract")
    other = said(
        "le maire a vendu le terrain", "b", source="Anne Morel", voice="Anne Morel", stance="retract"
    )
    assert settled(claim, other) and not settled(claim, own)


def test_a_source_is_not_set_against_itself_unless_its_denial_answers_that():
    claim = said("le maire a vendu le terrain", "a", source="Luc Perrin", voice="Luc Perrin")
    denial = said("la vente du terrain", "b", source="Luc Perrin", voice="Luc Perrin", stance="deny")
    assert settled(claim, denial)
    assert not settled(claim, replace(denial, resolves_to=claim.id))
    assert not settled(replace(claim, source="Anne Morel", voice="Anne Morel"), denial)


def test_the_counts_of_another_event_are_no_conflict():
    now = said("la crue a fait 12 morts", "a", date="2024-03-04")
    then = said("en 2003, une crue avait fait trois morts", "b", date="2024-03-04")
    other = said("une autre crue a fait trois morts", "b", date="2024-03-04")
    assert settled(now, then) and settled(now, other)
    rival = said("la crue a fait trois morts", "b", date="2024-03-04")
    of_the_year = said("la crue a fait trois morts en 2024", "b", date="2024-03-04")
    assert not settled(now, rival) and not settled(now, of_the_year)


def test_a_sentence_does_not_contradict_what_it_takes_back():
    claim = said("les fugitifs sont trente", "a", source="Justice", voice="Justice")
    retraction = said("les fugitifs sont trente", "a", source="Justice", voice="Justice", stance="retract")
    assert settled(claim, retraction)


@pytest.mark.parametrize(("stance", "kind"), [("deny", "denial"), ("retract", "retraction")])
def test_who_denies_what_others_have_them_say_takes_nothing_back(stance, kind):
    who = {"source": "Luc Perrin", "voice": "Luc Perrin"}
    claim = said("le maire a vendu le terrain", "a", **who)
    answer = said("le maire a vendu le terrain", "b", stance=stance, resolves_to=claim.id, **who)
    same = Inference(0.98, 0.01, 0.01)
    articles = {name: Article(name, name, name, name, None, "fr", "x", ()) for name in ("a", "b")}
    [conflict] = find_conflicts(
        [claim, answer], [CandidatePair(0, 1, 0.9)], [PairInference(same, same)], articles
    )
    assert conflict.kind == kind


def test_a_denial_s_conflict_is_surer_the_likelier_its_link():
    claim = said("le maire a vendu le terrain", "a", source="Le Phare")
    answer = said("le maire a vendu le terrain", "b", source="La mairie", stance="deny", resolves_to=claim.id)
    same, readings = Inference(0.98, 0.01, 0.01), (read("le maire a vendu le terrain", load_cues("fr")),) * 2
    torn, sure = (
        probability(
            evidence(
                claim, replace(answer, link_probability=chance), readings, 0.9, PairInference(same, same)
            ),
            "denials",
        )
        for chance in (0.5, 0.9)
    )
    assert torn < sure


@pytest.mark.parametrize(
    ("cue", "start", "quiet"), [("redoutent", 0, True), ("affirment", 0, False), ("redoutent", 9, False)]
)
def test_a_fear_answered_in_its_sentence_is_no_claim(cue, start, quiet):
    feared = said("le marché va fermer", "a", source="Les forains", cue=cue)
    answer = said("le marché va fermer", "a", start=start, source="La mairie", stance="deny")
    assert settled(feared, answer) is quiet


@pytest.mark.parametrize(
    ("language", "claim", "denied", "forward", "agrees"),
    [
        ("en", "She never signed the lease", "she signed the lease", (0.02, 0.08, 0.9), True),
        ("en", "The guards fired without warning", "the guards had fired first", (0.7, 0.2, 0.1), False),
        ("fr", "Il n'a jamais vendu le terrain", "il a vendu le terrain", (0.01, 0.04, 0.95), True),
        ("fr", "Le pont a cédé, pas la digue", "le pont a cédé", (0.9, 0.05, 0.05), False),
        ("fr", "Le pont a cédé", "le pont a cédé", (0.1, 0.1, 0.8), False),
    ],
)
def test_what_says_no_agrees_with_a_denial_unless_it_says_the_thing_denied(
    language, claim, denied, forward, agrees
):
    left = said(claim, "a", language=language, source="Le Phare")
    right = said(denied, "b", language=language, source="La mairie", stance="deny")
    readings = tuple(read(s.proposition, load_cues(language), s.date) for s in (left, right))
    inference = PairInference(Inference(*forward), Inference(0.1, 0.8, 0.1))
    assert says_no_too(left, right, readings, inference) is agrees
    assert not says_no_too(left, replace(right, resolves_to=left.id), readings, inference)


def test_a_denial_of_another_time_answers_no_later_claim():
    claim = said("des pourparlers ont lieu à Ardève", "a", date="2025-03-12", source="Le Phare")
    denial = said("des pourparlers", "b", date="2025-03-18", source="la mairie", stance="deny")
    then = replace(denial, proposition="des pourparlers, à l'époque, en 2019")
    assert settled(claim, then)
    assert not settled(claim, denial)
    assert not settled(replace(claim, proposition="en 2019, des pourparlers ont eu lieu"), then)
    assert not settled(replace(claim, date="2019-05-02"), then)


@pytest.mark.parametrize(
    ("left", "right", "given", "reported"),
    [
        ("Un avion a fait 12 blessés à Orbec", "Un avion a fait 20 blessés à Orbec", {}, True),
        ("L'accord porte sur 7 millions", "L'accord porte sur 7 milliards", {}, True),
        ("Un avion a fait 12 blessés à Orbec", "Un avion a fait 12 blessés à Orbec", {}, False),
        ("Un avion a fait 12 blessés à Orbec", "Un avion a fait 20 blessés à Lisle", {}, False),
        ("Un avion a fait 12 blessés à Orbec", "Un avion a fait une trentaine de blessés à Orbec", {}, False),
        ("Un avion a fait 12 blessés", "Un avion a fait 20 blessés", {"days": ("2024-03-01",)}, False),
    ],
)
def test_counts_that_are_all_two_accounts_differ_in_need_no_model(left, right, given, reported):
    one = said(left, "a", date="2024-03-04", days=("2024-03-03",) if given else ())
    other = said(right, "b", date="2024-03-04", **given)
    articles = {name: Article(name, name, name, name, None, "fr", "x", ()) for name in ("a", "b")}
    unsure = Inference(0.2, 0.7, 0.1)
    found = find_conflicts(
        [one, other], [CandidatePair(0, 1, 0.9)], [PairInference(unsure, unsure)], articles
    )
    assert [conflict.kind for conflict in found] == ["number"] * reported


@pytest.mark.parametrize(
    ("language", "left", "right", "quiet"),
    [
        ("fr", "Bruno Tavel a touché 25 000 euros", "Igor Tavel a touché 45 000 euros", True),
        ("en", "Bruno Tavel was paid 25,000 euros", "Igor Tavel was paid 45,000 euros", True),
        ("fr", "Bruno Tavel s'entraîne souvent", "Igor Tavel ne s'est entraîné qu'une fois", True),
        # one person, whose name has two spellings, or whose first name is not told
        ("fr", "Bruno Tavel a touché 25 000 euros", "Bruno Tavel a touché 45 000 euros", False),
        ("fr", "Dmitri Tavel a touché 25 000 euros", "Dimitri Tavel a touché 45 000 euros", False),
        ("fr", "Bruno Tavel a touché 25 000 euros", "Selon Tavel, il a touché 45 000 euros", False),
        ("en", "Bruno Tavel was paid 25,000 euros", "President Tavel was paid 45,000 euros", False),
        # one content tells of both
        ("fr", "Bruno Tavel a versé 25 000 euros à Igor", "Igor Tavel a reçu 45 000 euros", False),
    ],
)
def test_what_two_people_of_one_surname_have_or_do_is_no_conflict(language, left, right, quiet):
    assert settled(said(left, "a", language=language), said(right, "b", language=language)) is quiet


@pytest.mark.parametrize(
    ("right", "contradiction", "reported"),
    [
        ("la ministre n'a rencontré la société qu'une fois", 0.6, True),
        ("la ministre n'a rencontré la société qu'une fois", 0.2, False),  # of others, by the model
        ("la ministre a rencontré la société plusieurs fois", 0.6, False),
        ("la ministre n'a inspecté la société qu'une fois", 0.6, False),  # another act
    ],
)
def test_one_act_told_of_as_single_and_as_often_done_is_a_conflict(right, contradiction, reported):
    one = said("Anna Rey a dîné au moins quatre fois avec ses dirigeants", "a", source="Le Phare")
    other = said(right, "b", source="le cabinet")
    articles = {name: Article(name, name, name, name, None, "fr", "x", ()) for name in ("a", "b")}
    reading = Inference(0.1, 0.9 - contradiction, contradiction)
    found = find_conflicts(
        [one, other], [CandidatePair(0, 1, 0.2)], [PairInference(reading, reading)], articles
    )
    assert [c.kind for c in found] == ["contradiction"] * reported


@pytest.mark.parametrize(
    ("language", "left", "right", "quiet"),
    [
        ("fr", "il l'a conduite à l'usine au moins six fois", "une seule perquisition a visé l'usine", True),
        ("en", "he drove her to the plant six times", "there was a single search at the plant", True),
        ("fr", "il l'a conduite à l'usine au moins six fois", "il n'y a eu qu'une seule visite", False),
        ("fr", "ils échangent régulièrement", "il n'y a eu qu'un seul appel", False),
        ("fr", "il s'entraîne régulièrement", "il n'y a eu qu'une seule perquisition", False),
    ],
)
def test_a_single_act_of_one_sort_is_none_of_many_of_another(language, left, right, quiet):
    assert settled(said(left, "a", language=language), said(right, "b", language=language)) is quiet


@pytest.mark.parametrize(
    ("left", "right", "given", "reported"),
    [
        ("La marche a réuni 500 personnes", "La marche a réuni 200 personnes", {}, True),
        ("500 manifestants", "200 manifestants", {}, True),
        ("Le choc a fait 12 morts", "Le choc a fait au moins 20 morts", {}, True),
        ("La marche a réuni 500 personnes", "La marche a réuni près de 500 personnes", {}, False),
        ("240 000 euros avaient été saisis", "il s'agissait de 24 000 euros", {}, False),
        ("500 manifestants", "200 manifestants", {"source": "la CGT", "voice": "la CGT"}, False),
        ("500 manifestants", "200 manifestants", {"start": 17}, True),
        ("500 manifestants", "200 manifestants", {"start": 90}, False),
    ],
)
def test_counts_that_a_text_sets_against_each_other_need_no_model(left, right, given, reported):
    one = said(left, source="la CGT", voice="la CGT")
    other = said(right, **{"source": "la police", "voice": "la police"} | given)
    other = replace(other, id="other")
    unsure = Inference(0.2, 0.7, 0.1)
    article = Article("a", "a", "a", "a", None, "fr", "x", ())
    found = find_conflicts(
        [one, other], [CandidatePair(0, 1, 0.2)], [PairInference(unsure, unsure)], {"a": article}
    )
    assert [conflict.kind for conflict in found] == ["number"] * reported
