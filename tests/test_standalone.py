"""A content worded so that it can be read without its sentence."""

from __future__ import annotations

import pytest

from detector.contents.standalone import standalone
from detector.words.cues import load_cues


@pytest.mark.parametrize(
    ("language", "source", "content", "expected"),
    [
        ("fr", "Odile Ferrand", "avoir jamais rencontré le préfet", "Odile Ferrand a rencontré le préfet"),
        ("fr", "Le maire", "avoir reçu la moindre lettre", "Le maire a reçu une lettre"),
        ("fr", "Le maire", "n'avoir jamais rencontré le préfet", "Le maire n'a jamais rencontré le préfet"),
        ("fr", "Paris", "toute rançon", "Paris : une rançon"),
        # what is denied stands in the subjunctive, what is claimed does not
        ("fr", "Le maire", "le pont soit fermé", "le pont est fermé"),
        ("fr", "Le maire", "les quais aient été inondés", "les quais ont été inondés"),
        ("fr", "Le maire", "quoi que ce soit ait changé", "quelque chose a changé"),
        ("es", "el alcalde", "la obra haya costado dos millones", "la obra ha costado dos millones"),
        ("it", "il sindaco", "il ponte sia chiuso", "il ponte è chiuso"),
        ("pt", "o autarca", "a ponte esteja fechada", "a ponte está fechada"),
        ("fr", "Paris", "que tout est perdu", "que tout est perdu"),
        ("en", "the firm", "it had ever shared any data", "it had shared data"),
        ("de", "das Amt", "dass jemals Geld geflossen sei", "dass Geld geflossen sei"),
        ("es", "el alcalde", "que jamás hubiera reuniones", "el alcalde que hubiera reuniones"),
        ("it", "il sindaco", "di aver mai firmato", "il sindaco ha firmato"),
        ("pt", "o autarca", "que alguma vez houvesse reuniões", "que houvesse reuniões"),
        ("ru", "ведомство", "что переговоры когда-либо велись", "что переговоры велись"),
        ("uk", "відомство", "що переговори будь-коли велися", "що переговори велися"),
    ],
)
def test_what_is_denied_is_worded_as_the_claim(language, source, content, expected):
    assert standalone(content, source, load_cues(language), denied=True) == expected


@pytest.mark.parametrize("content", ["il n'a jamais rencontré le préfet", "toute la ville le sait"])
def test_what_is_asserted_keeps_its_words(content):
    assert standalone(content, "Odile Ferrand", load_cues("fr"), indirect=False) == content


@pytest.mark.parametrize(
    ("source", "content", "expected"),
    [
        ("Plusieurs passagers", "n'avoir vu aucun secours", "Plusieurs passagers n'ont vu aucun secours"),
        ("Les élus", "s'être réunis mardi", "Les élus se sont réunis mardi"),
        ("le ministre", "il partira mardi", "le ministre partira mardi"),
        ("une proche", "il partira mardi", "il partira mardi"),
        ("la ministre", "ils partiront mardi", "ils partiront mardi"),
        ("la commission", "il lui faudra un an", "il lui faudra un an"),
    ],
)
def test_a_content_agrees_with_its_source_or_is_of_another(source, content, expected):
    assert standalone(content, source, load_cues("fr")) == expected


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("la mairie d'avoir vendu le stade", "la mairie a vendu le stade"),
        ("les élus de Brest d'être complices", "les élus de Brest sont complices"),
        ("le maire de Brest de ne pas avoir prévenu", "le maire de Brest n'a pas prévenu"),
        ("la mairie de mentir", "la mairie de mentir"),
        ("Paul Bo du vol", "Paul Bo du vol"),
    ],
)
def test_who_is_accused_is_the_subject_of_what_they_are_accused_of(content, expected):
    for source in ("L'opposition", None):
        assert standalone(content, source, load_cues("fr"), accusing=True) == expected
    assert standalone(content, "L'opposition", load_cues("fr")) == content
