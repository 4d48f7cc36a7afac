"""Looking around in a sentence: quotations, and the noun phrase a sentence is about."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detector.clauses import find_attributions, opening_subject, quotations
from detector.clauses.quotation_marks import uniform_marks
from detector.words.cues import load_cues, supported_languages


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Il a dit « oui » puis « non ».", [" oui ", " non "]),
        ("« Le magnat de la « tech » a payé »", [" Le magnat de la « tech » a payé "]),
        ("“One,” he said. “Two.”", ["One,", "Two."]),
        ("‘I don’t know,’ she said", ["I don’t know,"]),
        ("« Jamais fermée", [" Jamais fermée"]),
        ("rien » de tel", []),
        ("Er sagte „", [""]),  # nothing behind the mark
        ("l’usine d’à côté", []),
        ("", []),
    ],
)
def test_quotations(text, expected):
    assert [text[slice(*span)] for span in quotations(text)] == expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Lise Aubin dirige le port depuis 2019.", "fr", "Lise Aubin"),
        ("Les pêcheurs ont bloqué le port.", "fr", "Les pêcheurs"),
        ("En mai, la directrice a quitté le port.", "fr", "la directrice"),
        ("Il a quitté le port.", "fr", None),
        ("L'élue refuse de voir le port fermer.", "fr", None),
        ("Chief executive Anna Lowe spoke on Monday.", "en", "Chief executive Anna Lowe"),
        ("", "en", None),
    ],
)
def test_whom_a_sentence_is_about(text, language, expected):
    subject = opening_subject(text, load_cues(language))
    assert (text[slice(*subject)] if subject else None) == expected


WORDS = (
    "le maire|The mayor|a démenti|denied|said|que|that|selon|according to|«|»|“|”|\"|'|,|.|:|;|–|avoir|"
    "ces rumeurs|the claims|c'est faux|it is false|a-t-il dit|n'a pas répondu|declined to comment|par|by|"
    "qui|et|1,5|é|İ|teilte|mit|hat|bestritten|die Vorwürfe|„|zufolge|so|dass|der|"
    "Песков|опроверг|сообщили|в полиции|по словам|—|что|эти слухи|не|об этом|министр|спростував|який"
).split("|")


@pytest.mark.parametrize(
    ("text", "uniform"),
    [
        ("er sagte: „Nein“, dann „Ja”", "er sagte: «Nein», dann «Ja»"),
        ("die Stadt „", "die Stadt «"),
        ("„ „", "« «"),
        ("„nie, sagte er", "«nie, sagte er"),
        ("»so« sagt er", "«so» sagt er"),
        ("", ""),
    ],
)
def test_marks_are_printed_in_one_way_and_stay_in_place(text, uniform):
    assert uniform_marks(text) == uniform


@settings(deadline=None)  # the first example of a language loads its cue list
@given(st.lists(st.sampled_from(WORDS), max_size=14), st.sampled_from(supported_languages()), st.booleans())
def test_any_run_of_words_is_read_and_every_span_lies_in_it(words, language, heading):
    text = " ".join(words)
    for attribution in find_attributions(text, load_cues(language), heading):
        for span in (attribution.source, attribution.cue, attribution.content):
            assert span is None or 0 <= span[0] < span[1] <= len(text)
