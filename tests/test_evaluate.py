"""Annotated pairs are read strictly, scored as scikit-learn scores them, with honest intervals."""

from __future__ import annotations

import dataclasses
import gzip
import hashlib
import json
import math
import random
from pathlib import Path

import numpy as np
import pytest
from annotated import make_pairs, read_at_random
from sklearn import metrics as sklearn_metrics

from detector.corpora import corpus_path, read_pairs, read_rows
from detector.errors import InputError
from detector.evaluate import evaluate, has_lone_negation, metrics, resampling
from detector.evaluate.systems import Rows, System
from detector.schema import LABELS, Inference
from detector.scoring import score_rows


def write(path: Path, rows: list[object]) -> Path:
    text = "".join(
        (row if isinstance(row, str) else json.dumps(row, ensure_ascii=False)) + "\n" for row in rows
    )
    if path.suffix == ".gz":
        path.write_bytes(gzip.compress(text.encode()))
    else:
        path.write_text(text, encoding="utf-8")
    return path


def row(
    label: object = "neutral",
    premise: object = "Il est venu.",
    hypothesis: object = "Il vient.",
    **more: object,
):
    return {"premise": premise, "hypothesis": hypothesis, "label": label, **more}


def random_inferences(n: int, seed: int = 0, digits: int = 2) -> list[Inference]:
    """Rounded, so that probabilities tie now and then."""
    drawn = np.random.default_rng(seed).dirichlet([0.6, 0.6, 0.6], n).round(digits)
    return [Inference(*map(float, values)) for values in drawn]


def random_set(tmp_path: Path, labels: list[str], n: int = 300, seed: int = 1):
    draw = random.Random(seed)
    rows = [row(draw.choice(labels), f"premise {number}", type=draw.choice("ab")) for number in range(n)]
    return read_pairs(write(tmp_path / "set.fr.jsonl", rows))


class Scripted:
    """Calls a pair a contradiction when exactly one side has *pas*, and counts what it was asked."""

    identity = "scripted"

    def __init__(self) -> None:
        self.n_pairs: list[int] = []

    def score(self, pairs, *, batch_size=32, progress=False):
        self.n_pairs.append(len(pairs))
        return [
            Inference(0.1, 0.2, 0.7)
            if ("pas" in a.split()) != ("pas" in b.split())
            else Inference(0.6, 0.3, 0.1)
            for a, b in pairs
        ]


# Reading


def test_labels_are_read_in_every_usual_spelling(tmp_path):
    spellings = ["entailment", "e", "Neutral", "n", "contradiction", "c", "Contradictory"]
    found = read_pairs(write(tmp_path / "a.jsonl", [row(label) for label in spellings]))
    assert [pair.label for pair in found.pairs] == [
        "entailment", "entailment", "neutral", "neutral", "contradiction", "contradiction", "contradiction"
    ]  # fmt: skip
    assert found.task == "three-way" and found.notes == () and found.name == "a"


def test_gzip_blank_lines_and_the_language_in_the_name(tmp_path):
    lines = [row(), "", row("contradiction", language="en"), row("entailment", lang="de")]
    path = write(tmp_path / "some-set.fr.jsonl.gz", lines)
    found = read_pairs(path)
    assert found.name == "some-set.fr"
    assert [pair.groups["language"] for pair in found.pairs] == ["fr", "en", "de"]
    assert [pair.line for pair in found.pairs] == [1, 3, 4]
    assert found.sha256 == hashlib.sha256(gzip.decompress(path.read_bytes())).hexdigest()


def test_zeros_and_ones_alone_are_daccord_s_and_a_note_says_so(tmp_path):
    found = read_pairs(write(tmp_path / "d.jsonl", [row(0), row(1)]))
    assert [pair.label for pair in found.pairs] == ["not_contradiction", "contradiction"]
    assert found.task == "contradiction"
    assert "DACCORD" in found.notes[0]


@pytest.mark.parametrize("labels", [[0, 1, 2], [0, "contradiction"], [True, False], [1.0, 0.0], ["2", "0"]])
def test_other_numbers_are_not_guessed_at(tmp_path, labels):
    with pytest.raises(InputError, match="unknown label"):
        read_pairs(write(tmp_path / "d.jsonl", [row(label) for label in labels]))


@pytest.mark.parametrize(
    ("labels", "task", "n"),
    [
        (["contradiction", "not_contradiction"], "contradiction", 2),
        (["contradiction", "not-contradiction", "entailment"], "contradiction", 3),
        (["contradiction", "not_contradiction", "not_entailment"], "contradiction", 2),
        (["entailment", "not_entailment"], "entailment", 2),
        (["entailment", "neutral", "contradiction", "not_entailment"], "three-way", 3),
    ],
)
def test_the_labels_say_which_task_it_is(tmp_path, labels, task, n):
    found = read_pairs(write(tmp_path / "d.jsonl", [row(label) for label in labels]))
    assert (found.task, len(found.pairs), len(found.skipped)) == (task, n, len(labels) - n)


def test_empty_texts_are_left_out_and_counted(tmp_path):
    path = write(tmp_path / "d.jsonl", [row(), row(premise=" "), row(premise="", hypothesis="\n")])
    found = read_pairs(path)
    assert len(found.pairs) == 1
    assert [(skipped.path, skipped.reason) for skipped in found.skipped] == [
        (f"{path}:2", "empty premise"), (f"{path}:3", "empty premise and hypothesis")
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("bad", "line", "expected"),
    [
        (row("maybe"), 2, "unknown label 'maybe'"),
        (row(None), 2, "unknown label None"),
        ({"premise": "a", "label": "e"}, 2, "no 'hypothesis'; its columns are: premise, label"),
        ({"premise": "a", "hypothesis": "b"}, 2, "no 'label'"),
        (row(premise=3), 2, "'premise' is not a text but int"),
        ("{broken", 2, "not JSON"),
        ("[" * 100_000, 2, "not JSON"),
        ('["a"]', 2, "expected a JSON object, got list"),
    ],
)
def test_a_bad_row_stops_an_evaluation_with_file_and_line(tmp_path, bad, line, expected):
    path = write(tmp_path / "d.jsonl", [row(), bad, row()])
    with pytest.raises(InputError) as caught:
        read_pairs(path)
    assert str(caught.value).startswith(f"{path}:{line}: ") and expected in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("none.jsonl", None, "no such file"),
        ("empty.jsonl", b"\n\n", "no rows"),
        ("bytes.jsonl", b'{"premise": "caf\xe9"}\n', "not UTF-8"),
        ("fake.jsonl.gz", b"plain text", "cannot be read"),
        ("cut.jsonl.gz", gzip.compress(b"x" * 1000, mtime=0)[:20], "the file is cut off"),
    ],
)
def test_a_file_that_cannot_be_read_is_one_line(tmp_path, name, content, expected):
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(InputError, match=expected):
        read_pairs(path)


def test_a_folder_and_a_set_with_nothing_to_score_are_named(tmp_path):
    with pytest.raises(InputError, match="is a folder"):
        read_pairs(tmp_path)
    with pytest.raises(InputError, match="none of its 1 rows can be scored: empty premise"):
        read_pairs(write(tmp_path / "d.jsonl", [row(premise="")]))


# Named corpora


def test_a_corpus_is_found_by_name_and_language(tmp_path):
    french = write(tmp_path / "xnli.fr.jsonl.gz", [row()])
    only = write(tmp_path / "daccord-dev.fr.jsonl", [row()])
    assert corpus_path("xnli", tmp_path) == corpus_path("xnli", tmp_path, "fr") == french
    assert corpus_path("daccord-dev", tmp_path) == corpus_path("daccord-dev.fr", tmp_path) == only
    write(tmp_path / "xnli.en.jsonl.gz", [row()])
    with pytest.raises(InputError, match="several languages; give --lang one of: en, fr"):
        corpus_path("xnli", tmp_path)
    with pytest.raises(InputError, match="not there in 'ru'; give --lang one of: en, fr"):
        corpus_path("xnli", tmp_path, "ru")


def test_a_corpus_that_is_not_there_says_how_to_get_it(tmp_path):
    with pytest.raises(InputError, match="github.com/mskandalis/daccord"):
        corpus_path("daccord", tmp_path, "fr")
    with pytest.raises(InputError, match="--data-dir"):
        corpus_path("xnli", None)
    with pytest.raises(InputError, match="known corpora: xnli"):
        corpus_path("nothing", tmp_path)
    with pytest.raises(InputError, match="no such data folder"):
        corpus_path("xnli", tmp_path / "nowhere")
    for name in ("../xnli", "", ".", "/etc/passwd"):
        with pytest.raises(InputError, match="not a corpus name"):
            corpus_path(name, tmp_path)


# Scores


def test_three_way_scores_are_scikit_learn_s(tmp_path):
    pairs = random_set(tmp_path, list(LABELS))
    inferences = random_inferences(len(pairs.pairs))
    found = evaluate(pairs, inferences, model="scripted@1", n_resamples=50)
    gold, predicted = [pair.label for pair in pairs.pairs], [inference.label for inference in inferences]
    report = sklearn_metrics.classification_report(gold, predicted, output_dict=True)
    assert found.accuracy.value == pytest.approx(report["accuracy"])
    assert found.macro_f1.value == pytest.approx(report["macro avg"]["f1-score"])
    for label in LABELS:
        scores = found.per_label[label]
        assert scores.precision.value == pytest.approx(report[label]["precision"])
        assert scores.recall.value == pytest.approx(report[label]["recall"])
        assert scores.f1.value == pytest.approx(report[label]["f1-score"])
        assert scores.support == report[label]["support"]
    assert found.average_precision.value == pytest.approx(
        sklearn_metrics.average_precision_score(
            [label == "contradiction" for label in gold],
            [inference.contradiction for inference in inferences],
        )
    )
    matrix = sklearn_metrics.confusion_matrix(gold, predicted, labels=list(LABELS))
    assert found.confusion == tuple(map(tuple, matrix.tolist()))
    assert found.slices["type"].keys() == {"a", "b"} and "language" not in found.slices
    assert sum(part.n for part in found.slices["type"].values()) == found.n
    assert (
        "\x1b"
        not in dataclasses.replace(found, slices={"genre": {"\x1b[31m": found.slices["type"]["a"]}}).to_text()
    )
    in_a = [number for number, pair in enumerate(pairs.pairs) if pair.groups["type"] == "a"]
    assert found.slices["type"]["a"].accuracy.value == pytest.approx(
        sum(gold[number] == predicted[number] for number in in_a) / len(in_a)
    )


@pytest.mark.parametrize("positive", ["contradiction", "entailment"])
def test_binary_sets_are_scored_as_binary(tmp_path, positive):
    pairs = random_set(tmp_path, [positive, f"not_{positive}"])
    inferences = random_inferences(len(pairs.pairs))
    found = evaluate(pairs, inferences, n_resamples=0)
    gold = [pair.label == positive for pair in pairs.pairs]
    predicted = [inference.label == positive for inference in inferences]
    assert found.labels == (positive, f"not_{positive}") and found.positive == positive
    assert found.accuracy.value == pytest.approx(sklearn_metrics.accuracy_score(gold, predicted))
    assert found.per_label[positive].f1.value == pytest.approx(sklearn_metrics.f1_score(gold, predicted))
    assert found.average_precision.value == pytest.approx(
        sklearn_metrics.average_precision_score(
            gold, [getattr(inference, positive) for inference in inferences]
        )
    )
    assert found.accuracy.low is None


def test_weighted_scores_equal_scikit_learn_s_for_any_weights():
    random_numbers = np.random.default_rng(3)
    n = 200
    gold, predicted = random_numbers.integers(0, 3, n), random_numbers.integers(0, 3, n)
    probability = random_numbers.random(n).round(1)  # many ties
    rows = Rows.of("three-way", [LABELS[place] for place in gold], range(n))
    weights = random_numbers.integers(0, 4, (5, n)).astype(float)
    found = metrics.Scorer(rows, System(predicted, probability)).measure(weights, weights)
    for place, weight in enumerate(weights):
        expected = sklearn_metrics.precision_recall_fscore_support(gold, predicted, sample_weight=weight)
        for number, label in enumerate(LABELS):
            for name, values in zip(("precision", "recall", "f1"), expected, strict=False):
                assert found[label, name][place] == pytest.approx(values[number])
        assert found["accuracy"][place] == pytest.approx(
            sklearn_metrics.accuracy_score(gold, predicted, sample_weight=weight)
        )
        assert found["macro_f1"][place] == pytest.approx(np.mean(expected[2]))
        assert found["average_precision"][place] == pytest.approx(
            sklearn_metrics.average_precision_score(gold == 2, probability, sample_weight=weight)
        )
        assert found["brier"][place] == pytest.approx(
            sklearn_metrics.brier_score_loss(gold == 2, probability, sample_weight=weight)
        )


def test_calibration_error_equals_its_definition():
    random_numbers = np.random.default_rng(5)
    probability = np.append(random_numbers.random(400), [0.0, 1.0])
    happened = np.append(random_numbers.random(400) < 0.3, [False, True])
    expected = 0.0
    for low in range(15):
        inside = [
            i for i, p in enumerate(probability) if low / 15 <= p < (low + 1) / 15 or (low == 14 and p == 1)
        ]
        if inside:
            gap = abs(np.mean(probability[inside]) - np.mean(happened[inside]))
            expected += len(inside) / len(probability) * gap
    found = metrics.Bins(probability, happened).calibration_error(np.ones((1, len(probability))))[0]
    assert found == pytest.approx(expected)
    perfect = metrics.Bins(happened.astype(float), happened).calibration_error(np.ones((1, len(happened))))[0]
    assert perfect == 0


def test_intervals_are_about_as_wide_as_theory_says(tmp_path):
    pairs = random_set(tmp_path, list(LABELS), n=1000)
    # A model that is right four times in five.
    draw = random.Random(2)
    one_hot = {label: Inference(*(0.8 if label == other else 0.1 for other in LABELS)) for label in LABELS}
    others = {label: one_hot[LABELS[LABELS.index(label) - 1]] for label in LABELS}
    inferences = [(one_hot if draw.random() < 0.8 else others)[pair.label] for pair in pairs.pairs]
    found = evaluate(pairs, inferences)
    share = found.accuracy.value
    expected = 2 * 1.96 * math.sqrt(share * (1 - share) / 1000)
    assert found.accuracy.high - found.accuracy.low == pytest.approx(expected, rel=0.15)
    for estimate in (
        found.accuracy,
        found.macro_f1,
        found.average_precision,
        found.baselines["always " + majority(pairs)].accuracy,
    ):
        assert estimate.low <= estimate.value <= estimate.high
    fewer = evaluate(random_set(tmp_path, list(LABELS), n=60), inferences[:60])
    assert fewer.macro_f1.high - fewer.macro_f1.low > 2 * (found.macro_f1.high - found.macro_f1.low)


def majority(pairs) -> str:
    labels = [pair.label for pair in pairs.pairs]
    return max(LABELS, key=labels.count)


def test_the_same_seed_gives_the_same_bytes_in_blocks_of_any_size(tmp_path, monkeypatch):
    pairs = random_set(tmp_path, list(LABELS), n=150)
    inferences = random_inferences(150)
    first = evaluate(pairs, inferences, n_resamples=100).to_json()
    monkeypatch.setattr(resampling, "_CELLS_AT_ONCE", 150 * 7)
    assert evaluate(pairs, inferences, n_resamples=100).to_json() == first
    assert evaluate(pairs, inferences, n_resamples=100, seed=1).to_json() != first


def test_long_resampling_shows_how_far_it_is(monkeypatch):
    import tqdm.auto

    shown = []

    class Bar(tqdm.auto.tqdm):
        def __init__(self, **options):
            super().__init__(**{**options, "disable": True})
            shown.append([options["disable"], options["total"], 0])

        def update(self, n=1):
            shown[-1][2] += n

    monkeypatch.setattr(tqdm.auto, "tqdm", Bar)
    monkeypatch.setattr(resampling, "_CELLS_AT_ONCE", 500)
    for progress in (False, True):
        evaluate(make_pairs(60), read_at_random(60), n_resamples=20, baselines=False, progress=progress)
    assert shown == [[True, 20, 20], [None, 20, 20]]  # None: shown where there is a terminal


def test_scores_that_are_not_defined_are_none_not_zero(tmp_path):
    pairs = read_pairs(write(tmp_path / "d.jsonl", [row("entailment"), row("neutral")]))
    found = evaluate(pairs, [Inference(0.9, 0.1, 0.0), Inference(0.8, 0.2, 0.0)], n_resamples=20)
    assert found.per_label["contradiction"].recall.value is None
    assert found.average_precision.value is None
    assert found.macro_f1.value == pytest.approx((2 / 3 + 0) / 2)
    data = json.loads(found.to_json())
    assert data["average_precision"] == {"value": None, "low": None, "high": None}
    assert '"average_precision": {"value": null, "low": null, "high": null}' in found.to_json()
    assert "–" in found.to_text()


def test_the_result_names_everything_behind_it(tmp_path):
    path = write(tmp_path / "d.fr.jsonl", [row(0), row(1), row(1, premise="")])
    found = evaluate(read_pairs(path), [Inference(1, 0, 0)] * 2, model="embedded@abc", n_resamples=10)
    assert found.signature.endswith(
        "|nli:embedded@abc|backend:torch-fp32|data:d.fr|n:2|sha256:"
        + hashlib.sha256(path.read_bytes()).hexdigest()[:12]
        + "|task:contradiction|interval:bootstrap-percentile-10-seed0-by-premise|ece:15bins|prevalence:0.09"
    )
    text = found.to_text()
    assert "left out: 1 (empty premise)" in text and "DACCORD" in text and found.signature in text
    with pytest.raises(ValueError, match="2 pairs but 1 inferences"):
        evaluate(read_pairs(path), [Inference(1, 0, 0)])


@pytest.mark.parametrize(
    ("premise", "hypothesis", "language", "expected"),
    [
        ("Il n'est pas venu.", "Il est venu.", "fr", True),
        ("Il n’est venu qu'hier.", "Il vient.", "fr", True),
        ("Il n'est pas venu.", "Il ne vient jamais.", "fr", False),
        ("He didn't come.", "He came.", "en", True),
        ("He didn’t come.", "He never came.", "en", False),
        ("A-t-il parlé ?", "Il a parlé.", "fr", False),
        ("Er kommt nicht.", "Er kommt.", "de", True),
        ("Er kommt nicht.", "Er kommt.", "fr", False),
        ("He did NOT come.", "Il est venu.", None, True),
    ],
)
def test_a_lone_negation_is_seen(premise, hypothesis, language, expected):
    assert has_lone_negation(premise, hypothesis, language) is expected
    assert has_lone_negation(hypothesis, premise, language) is expected


def test_baselines_are_what_they_say(tmp_path):
    rows = [
        row("contradiction", "Il n'est pas venu.", "Il est venu."),
        row("contradiction", "Il dort.", "Il court."),
        row("entailment", "Il est venu.", "Il est là."),
        row("entailment", "Il est venu.", "Il n'est pas absent."),
        row("entailment", "Il est venu.", "Il est arrivé."),
    ]
    rule = "exactly one side has a negation"
    found = evaluate(
        read_pairs(write(tmp_path / "d.fr.jsonl", rows)), [Inference(1, 0, 0)] * 5, n_resamples=0
    )
    assert found.baselines["always entailment"].accuracy.value == pytest.approx(3 / 5)
    assert found.baselines[rule].accuracy.value == pytest.approx(3 / 5)
    # Where contradiction itself is the commonest, the rule still calls it only by a negation.
    most = [*rows, *rows[:2], *rows[:2]]
    found = evaluate(
        read_pairs(write(tmp_path / "m.fr.jsonl", most)), [Inference(1, 0, 0)] * 9, n_resamples=0
    )
    assert found.baselines["always contradiction"].accuracy.value == pytest.approx(6 / 9)
    assert found.baselines[rule].accuracy.value == pytest.approx(5 / 9)


# Scoring rows


def test_rows_come_back_in_order_with_scores_and_everything_they_had():
    rows = [
        row("n", "Il vient pas", "Il vient", id=1),
        {"premise": "a", "hypothesis": "b", "note": {"x": [1]}},
    ]
    found = list(score_rows(rows, Scripted()))
    assert found[0] == {
        "premise": "Il vient pas", "hypothesis": "Il vient", "id": 1, "gold": "n",
        "entailment": 0.1, "neutral": 0.2, "contradiction": 0.7, "label": "contradiction",
    }  # fmt: skip
    assert found[1]["note"] == {"x": [1]} and found[1]["label"] == "entailment" and "gold" not in found[1]
    assert rows[0]["label"] == "n"


def test_scoring_a_scored_file_again_does_not_turn_predictions_into_gold():
    once = list(score_rows([row("n"), {"premise": "a", "hypothesis": "b"}], Scripted()))
    assert list(score_rows(once, Scripted())) == once
    both = {"premise": "a", "hypothesis": "b", "gold": "neutral", "label": "entailment"}
    assert next(score_rows([both], Scripted()))["gold"] == "neutral"


def test_bad_rows_are_told_one_by_one_and_the_rest_goes_on(tmp_path):
    path = write(
        tmp_path / "p.jsonl",
        [
            row(),
            "{",
            {"premise": "a"},
            row(hypothesis=None),
            row(premise=" "),
            "7",
            row(hypothesis="b\u2028c"),
        ],
    )
    errors: list[InputError] = []
    found = list(score_rows(read_rows(path), Scripted(), on_error=errors.append))
    assert len(found) == 2
    assert [error.where for error in errors] == [f"{path}:{line}" for line in (2, 3, 4, 5, 6)]
    assert [error.reason.split(" ")[0] for error in errors] == [
        "not",
        "no",
        "empty",
        "empty",
        "expected",
    ]
    with pytest.raises(InputError, match="not JSON"):
        list(score_rows(read_rows(path), Scripted()))


def test_rows_are_scored_a_block_at_a_time():
    nli = Scripted()
    stream = score_rows(({"premise": str(number), "hypothesis": "x"} for number in range(2500)), nli)
    next(stream)
    assert nli.n_pairs == [1024]
    assert len(list(stream)) == 2499 and sum(nli.n_pairs) == 2500
