"""The inference model: labels by name, batches that change nothing, clear refusals."""

from __future__ import annotations

import random

import pytest
import torch
from tiny_models import MAX_LENGTH, edit_json, save_nli, tiny_bert, tiny_tokenizer

from detector import nli as nli_module
from detector.backends.profiles import ModelSpec, resolve
from detector.errors import ModelError
from detector.nli import NLI, label_order, load_nli
from detector.schema import LABELS, Inference


def plain_scores(model, tokenizer, pair: tuple[str, str], max_length: int) -> list[float]:
    """One pair at a time, the way the transformers documentation does it; by label name."""
    # As lists of one: called with bare strings, transformers takes an empty hypothesis for none at all.
    texts = ([pair[0]], [pair[1]])
    inputs = tokenizer(*texts, truncation="longest_first", max_length=max_length, return_tensors="pt")
    with torch.inference_mode():
        probabilities = torch.softmax(model(**inputs).logits[0].float(), dim=-1).tolist()
    by_name = {model.config.id2label[column].lower(): value for column, value in enumerate(probabilities)}
    return [by_name[label] for label in LABELS]


def varied_pairs(n: int = 60) -> list[tuple[str, str]]:
    words = (
        "le kremlin a démenti un seul appel entre musk et poutine en octobre 2022 selon the report".split()
    )
    draw = random.Random(7)

    def text() -> str:
        return " ".join(draw.choices(words, k=draw.choice([0, 1, 3, 8, 20, 90])))

    fixed = [
        ("", ""),
        (" ", "x"),
        ("?", ""),
        ("a" * 400, "b"),
        ("b", "le " * 300),
        ("日本", "🙂 ok"),
        ("a\nb", "\t"),
    ]
    return fixed + [(text(), text()) for _ in range(n - len(fixed))]


def as_lists(inferences: list[Inference]) -> list[list[float]]:
    return [[inference.entailment, inference.neutral, inference.contradiction] for inference in inferences]


def assert_close(found: list[list[float]], expected: list[list[float]], within: float) -> None:
    assert len(found) == len(expected)
    worst = max(abs(a - b) for x, y in zip(found, expected, strict=True) for a, b in zip(x, y, strict=True))
    assert worst < within


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["entailment", "neutral", "contradiction"], (0, 1, 2)),
        (["contradiction", "entailment", "neutral"], (1, 2, 0)),
        (["CONTRADICTION", "Neutral", " Entailment "], (2, 1, 0)),
        (["contradictory", "e", "n"], (1, 2, 0)),
        (["c", "n", "entail"], (2, 1, 0)),
    ],
)
def test_labels_are_read_by_name(names, expected):
    assert label_order(dict(enumerate(names))) == expected
    assert label_order({str(number): name for number, name in enumerate(names)}) == expected


@pytest.mark.parametrize(
    "names",
    [
        ["LABEL_0", "LABEL_1", "LABEL_2"],
        ["entailment", "not_entailment"],
        ["entailment", "neutral", "other"],
        ["entailment", "entail", "contradiction"],
        ["entailment", "neutral", "contradiction", "contradictory"],
        [],
    ],
)
def test_other_labels_are_refused_and_listed(names):
    with pytest.raises(ModelError) as caught:
        label_order(dict(enumerate(names)))
    assert "\n" not in str(caught.value)
    assert all(name in str(caught.value) for name in names)


@pytest.mark.parametrize("batch_size", [1, 3, 32])
def test_batches_equal_one_pair_at_a_time(batch_size):
    model, tokenizer = tiny_bert(["Contradiction", "entailment", "NEUTRAL"]), tiny_tokenizer()
    pairs = varied_pairs()
    expected = [plain_scores(model, tokenizer, pair, MAX_LENGTH) for pair in pairs]
    assert_close(as_lists(NLI(model, tokenizer).score(pairs, batch_size=batch_size)), expected, 1e-5)
    # The pairs must differ, or a constant would pass.
    assert len({round(row[2], 3) for row in expected}) > 20


def test_a_model_with_its_outputs_reordered_says_the_same(tmp_path):
    first = load_nli(ModelSpec("nli", str(save_nli(tmp_path / "first", list(LABELS)))))
    turned = tiny_bert(["contradiction", "entailment", "neutral"])
    with torch.no_grad():
        for name, weights in turned.state_dict().items():
            source = first.model.state_dict()[name]
            weights.copy_(source[[2, 0, 1]] if name.startswith("classifier.") else source)
    pairs = varied_pairs(20)
    second = NLI(turned, tiny_tokenizer())
    assert_close(as_lists(second.score(pairs)), as_lists(first.score(pairs)), 1e-6)


def test_probabilities_sum_to_one_and_nothing_gives_nothing():
    nli = NLI(tiny_bert(list(LABELS)), tiny_tokenizer())
    assert nli.score([]) == []
    for row in as_lists(nli.score(varied_pairs(20))):
        assert sum(row) == pytest.approx(1, abs=1e-6)


def test_each_distinct_pair_is_scored_once_and_order_is_kept(monkeypatch):
    model = tiny_bert(list(LABELS))
    nli = NLI(model, tiny_tokenizer())
    n_rows = []
    forward = model.forward
    monkeypatch.setattr(
        model, "forward", lambda **inputs: n_rows.append(len(inputs["input_ids"])) or forward(**inputs)
    )
    a, b = ("musk call", "not"), ("not", "musk call")
    found = nli.score([a, b, a, a, b])
    assert sum(n_rows) == 2
    assert found[0] == found[2] == found[3] != found[1] == found[4]
    assert_close(as_lists(found[:1]), as_lists(nli.score([a])), 1e-6)


def test_the_order_of_pairs_changes_no_bit():
    nli = NLI(tiny_bert(list(LABELS)), tiny_tokenizer())
    pairs = varied_pairs()
    assert nli.score(pairs[::-1], batch_size=4) == nli.score(pairs, batch_size=4)[::-1]


def test_batches_stay_within_the_token_budget(monkeypatch):
    model = tiny_bert(list(LABELS))
    nli = NLI(model, tiny_tokenizer())
    expected = nli.score(varied_pairs())
    shapes = []
    forward = model.forward
    monkeypatch.setattr(
        model, "forward", lambda **inputs: shapes.append(inputs["input_ids"].shape) or forward(**inputs)
    )
    monkeypatch.setattr(nli_module, "TOKENS_PER_BATCH", 100)
    monkeypatch.setattr(nli_module, "WINDOW", 10)
    assert_close(as_lists(nli.score(varied_pairs())), as_lists(expected), 1e-5)
    assert all(n * length <= 100 or n == 1 for n, length in shapes)
    assert max(n for n, _ in shapes) > 1


def test_positions_of_roberta_models_are_counted_as_they_count_them():
    tokenizer = tiny_tokenizer()
    tokenizer.model_max_length = 10**30  # what transformers says when the tokenizer's files do not
    nli = NLI(tiny_bert(list(LABELS), kind="xlm-roberta"), tokenizer)
    assert nli.max_length == MAX_LENGTH
    assert len(nli.score([("a" * 500, "b" * 500)])) == 1


def test_a_lone_surrogate_does_not_stop_the_run():
    nli = NLI(tiny_bert(list(LABELS)), tiny_tokenizer())
    assert nli.score([("a\ud800b", "x")]) == nli.score([("a?b", "x")])


def test_a_tokenizer_that_runs_the_texts_together_is_refused():
    with pytest.raises(ModelError, match="no mark between"):
        NLI(tiny_bert(list(LABELS)), tiny_tokenizer(separators=False))


def test_loading_refuses_unnamed_labels(tmp_path):
    folder = save_nli(tmp_path / "model", list(LABELS))
    edit_json(folder / "config.json", id2label={"0": "LABEL_0", "1": "LABEL_1", "2": "LABEL_2"})
    with pytest.raises(ModelError, match="LABEL_0, LABEL_1, LABEL_2"):
        load_nli(ModelSpec("nli", str(folder)))


def test_loading_refuses_an_encoder_without_a_trained_classifier(tmp_path):
    folder = tmp_path / "model"
    tiny_bert().save_pretrained(folder)
    tiny_tokenizer().save_pretrained(folder)
    edit_json(folder / "config.json", id2label={"0": "entailment", "1": "neutral", "2": "contradiction"})
    with pytest.raises(ModelError, match="no trained classifier"):
        load_nli(ModelSpec("nli", str(folder)))


def test_loading_refuses_broken_weights_in_one_line(tmp_path):
    folder = save_nli(tmp_path / "model", list(LABELS))
    (folder / "model.safetensors").write_text("version https://git-lfs.github.com/spec/v1\noid sha256:0\n")
    with pytest.raises(ModelError, match="cannot be loaded") as caught:
        load_nli(ModelSpec("nli", str(folder)))
    assert "\n" not in str(caught.value)


def test_loading_and_scoring_are_quiet_when_nobody_watches(tmp_path, capfd):
    folder = save_nli(tmp_path / "model", list(LABELS))
    capfd.readouterr()
    nli = load_nli(ModelSpec("nli", str(folder)))
    nli.score(varied_pairs(), progress=True)
    assert capfd.readouterr() == ("", "")
    assert nli.identity.startswith("model@")
    assert next(nli.model.parameters()).dtype == torch.float32


@pytest.mark.model
def test_the_embedded_model_reads_what_it_must():
    nli = load_nli(resolve()[1])
    expected = {
        ("Il ne s'est pas rendu à Moscou.", "Il s'est rendu à Moscou."): "contradiction",
        ("La directrice a quitté l'entreprise.", "The director still runs the company."): "contradiction",
        ("Das Werk wurde im März verkauft.", "L'usine n'a jamais été vendue."): "contradiction",
        ("Мэр встретился с застройщиком в мае.", "The mayor met the developer in May."): "entailment",
        ("Un homme joue de la guitare.", "Un homme joue d'un instrument."): "entailment",
        ("Le maire a vendu le terrain.", "Le préfet inaugure une crèche."): "neutral",
    }
    found = nli.score(list(expected))
    assert [inference.label for inference in found] == list(expected.values())
