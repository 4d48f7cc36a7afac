"""Pairs are read from every usual format, by any usual name, and bad ones are told with file and row."""

from __future__ import annotations

import csv
import gzip
import hashlib
import importlib.util
import io
import json
import sys
import tracemalloc
import types
from pathlib import Path

import pytest

from detector.backends.labels import LabelNames, parse_labels, translate
from detector.corpora import corpora, listing, load_corpus, load_dataset, read_pairs, read_rows, store
from detector.corpora.tables import Table
from detector.errors import InputError, MissingExtraError
from detector.schema import LABELS

PAIRS = [
    ("Le pont a rouvert, dit « la mairie ».", "Le pont est\u2028ouvert.", "entailment"),
    ('Il dit : "non", puis part.', "Il a dit oui; deux fois\tau moins.", "contradiction"),
    ("Deux lignes\nici.", "Elle, viendra.", "neutral"),
]


def as_csv(pairs=PAIRS, header=("premise", "hypothesis", "label"), **options) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text, **options)
    writer.writerow(header)
    writer.writerows(pairs)
    return text.getvalue().encode()


def as_jsonl(pairs=PAIRS, **more) -> bytes:
    rows = [dict(zip(("premise", "hypothesis", "label"), pair, strict=True)) | more for pair in pairs]
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode()


def read_back(path: Path, **options) -> list[tuple[str, str, str]]:
    return [(pair.premise, pair.hypothesis, pair.label) for pair in read_pairs(path, **options).pairs]


# Formats


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("set.fr.jsonl", as_jsonl()),
        ("set.fr.csv", as_csv()),
        ("set.fr.csv", as_csv(delimiter=";")),
        ("set.fr.csv", as_csv(quoting=csv.QUOTE_ALL, lineterminator="\r\n")),
        ("set.fr.csv", b"\xef\xbb\xbf" + as_csv()),
    ],
)
@pytest.mark.parametrize("packed", [False, True])
def test_text_formats_say_the_same(tmp_path, name, content, packed):
    path = tmp_path / (name + ".gz" * packed)
    path.write_bytes(gzip.compress(content) if packed else content)
    found = read_pairs(path)
    assert [(pair.premise, pair.hypothesis, pair.label) for pair in found.pairs] == PAIRS
    assert found.name == "set.fr" and {pair.groups["language"] for pair in found.pairs} == {"fr"}
    assert found.sha256 == hashlib.sha256(content).hexdigest()


def test_tsv_is_read_with_and_without_quotes(tmp_path):
    plain = b'sentence1\tsentence2\tgold_label\n"Non" et "oui"\tIl dit "non".\tneutral\n'
    quoted = b'premise\thypothesis\tlabel\n"Il dit ""non""."\t"a b"\tneutral\n'
    (tmp_path / "a.tsv").write_bytes(plain)
    (tmp_path / "b.txt").write_bytes(quoted)
    assert read_back(tmp_path / "a.tsv") == [('"Non" et "oui"', 'Il dit "non".', "neutral")]
    assert read_back(tmp_path / "b.txt") == [('Il dit "non".', "a b", "neutral")]


@pytest.mark.skipif(importlib.util.find_spec("pyarrow") is None, reason="needs the extra parquet")
def test_parquet_is_read(tmp_path):
    import pyarrow
    from pyarrow import parquet

    rows = [dict(zip(("premise", "hypothesis", "label"), pair, strict=True)) for pair in PAIRS]
    path = tmp_path / "set.fr.parquet"
    parquet.write_table(pyarrow.Table.from_pylist(rows * 1000), path)
    assert read_back(path) == PAIRS * 1000
    assert read_pairs(path).sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    path.write_bytes(path.read_bytes()[:-100])
    with pytest.raises(InputError, match="not a whole Parquet file"):
        read_pairs(path)


def test_parquet_without_its_package_names_the_extra(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    monkeypatch.setitem(sys.modules, "pyarrow.parquet", None)
    (tmp_path / "a.parquet").write_bytes(b"PAR1")
    with pytest.raises(MissingExtraError, match=r"EXTRAS=parquet.*\.\[parquet\]"):
        read_pairs(tmp_path / "a.parquet")


def test_columns_have_usual_names_or_those_that_are_told(tmp_path):
    for header in (
        ("sentence1", "sentence2", "gold_label"),
        ("text_a", "text_b", "label"),
        ("Premise", "Hypothesis", "Label"),
        ("sentence_A", "sentence_B", "entailment_label"),
    ):
        (tmp_path / "a.csv").write_bytes(as_csv(header=header))
        assert read_back(tmp_path / "a.csv") == PAIRS
    (tmp_path / "a.csv").write_bytes(as_csv(header=("evidence", "claim", "verdict")))
    columns = {"premise": "evidence", "hypothesis": "claim", "label": "verdict"}
    assert read_back(tmp_path / "a.csv", columns=columns) == PAIRS
    with pytest.raises(
        InputError, match=r"no 'premise'; its columns are: evidence, claim, verdict \(--columns"
    ):
        read_pairs(tmp_path / "a.csv")
    with pytest.raises(InputError, match="'text' is none of: premise"):
        read_pairs(tmp_path / "a.csv", columns={"text": "evidence"})


def test_a_file_that_was_scored_is_judged_by_its_human_labels(tmp_path):
    (tmp_path / "a.jsonl").write_bytes(as_jsonl(gold="entailment"))
    found = read_pairs(tmp_path / "a.jsonl")
    assert {pair.label for pair in found.pairs} == {"entailment"}
    assert found.notes == ("labels were read from 'gold', not 'label'",)


def test_a_split_is_taken_by_its_column(tmp_path):
    rows = [as_jsonl(PAIRS[:1], split="dev"), as_jsonl(PAIRS[1:], split="train")]
    (tmp_path / "set.fr.jsonl").write_bytes(b"".join(rows))
    found = read_pairs(tmp_path / "set.fr.jsonl", split="validation")
    assert len(found.pairs) == 1 and found.name == "set.fr.validation"
    assert found.notes == ("rows of other splits: 2",)
    with pytest.raises(InputError, match="none of its 3 rows is of that split"):
        read_pairs(tmp_path / "set.fr.jsonl", split="test")
    (tmp_path / "none.jsonl").write_bytes(as_jsonl())
    with pytest.raises(InputError, match="no column 'split'"):
        read_pairs(tmp_path / "none.jsonl", split="test")


# Labels


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("SUPPORTS", "entailment"),
        ("REFUTES", "contradiction"),
        ("NOT ENOUGH INFO", "neutral"),
        ("cnt", "contradiction"),
        ("entails", "entailment"),
        ("non-entailment", "not_entailment"),
        ("compatibles", "not_contradiction"),
        ("paraphrase", "entailment"),
        ("LABEL_2", None),
        ("no", None),
    ],
)
def test_names_are_translated_in_one_place(name, label):
    assert translate(name) == label


def test_numbers_mean_what_is_told_and_nothing_else(tmp_path):
    names = parse_labels("entailment,neutral,contradiction")
    assert names == LabelNames(LABELS)
    assert [names.read(value) for value in (0, "1", "LABEL_2", "2.0", -1, "-", "e")] == [
        "entailment", "neutral", "contradiction", "contradiction", None, None, "entailment"
    ]  # fmt: skip
    with pytest.raises(ValueError, match="outside the set's 3: 0 .entailment."):
        names.read(3)
    (tmp_path / "a.csv").write_bytes(as_csv([("a", "b", 0), ("a", "c", 1), ("a", "d", 1)]))
    assert [label for *_, label in read_back(tmp_path / "a.csv")] == [
        "not_contradiction", "contradiction", "contradiction"
    ]  # fmt: skip
    told = read_back(tmp_path / "a.csv", labels="entailment,not_entailment")
    assert [label for *_, label in told] == ["entailment", "not_entailment", "not_entailment"]
    (tmp_path / "a.csv").write_bytes(as_csv([("a", "b", 2)]))
    with pytest.raises(InputError, match=r"a\.csv:2: unknown label '2': say what the numbers mean.*--labels"):
        read_pairs(tmp_path / "a.csv")


def test_names_that_mean_something_in_one_set_only_are_told(tmp_path):
    (tmp_path / "a.csv").write_bytes(as_csv([("a", "b", "Yes"), ("a", "c", "no"), ("a", "d", "undef")]))
    found = read_pairs(tmp_path / "a.csv", labels="yes=entailment,no=contradiction")
    assert [pair.label for pair in found.pairs] == ["entailment", "contradiction"]
    assert [row.reason for row in found.skipped] == ["no gold label ('undef')"]
    with pytest.raises(InputError, match="--labels: 'maybe' is no label; expected one of: entailment"):
        parse_labels("maybe")


def test_pairs_without_consensus_are_counted(tmp_path):
    pairs = [*PAIRS, ("a", "b", "-"), ("c", "d", "-")]
    (tmp_path / "a.jsonl").write_bytes(as_jsonl(pairs))
    found = read_pairs(tmp_path / "a.jsonl")
    assert len(found.pairs) == 3
    assert [(row.path, row.reason) for row in found.skipped] == [
        (f"{tmp_path}/a.jsonl:{line}", "no gold label ('-')") for line in (4, 5)
    ]


# Bad input


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        (
            "a.jsonl",
            as_jsonl()[:-20],
            r"a\.jsonl:3: not JSON .*: the last line is cut off; get the file again",
        ),
        (
            "a.jsonl.gz",
            gzip.compress(as_jsonl(), mtime=0)[:-12],
            r"the file is cut off: its compressed end is missing",
        ),
        ("a.csv", as_csv()[:60], r"a\.csv:2: a quote is not closed, or the file is cut off"),
        (
            "a.csv",
            b'premise,hypothesis,label\na,"b,neutral\nc,d,neutral\n',
            r"a\.csv:2: a quote is not closed",
        ),
        (
            "a.csv",
            b"premise,hypothesis,label\na,b,neutral,d\n",
            r"a\.csv:2: 4 fields where the first line names 3",
        ),
        ("a.tsv", b"premise\thypothesis\tlabel\na\tb\n", r"a\.tsv:2: 2 fields where the first line names 3"),
        ("a.csv", b"premise,premise,label\na,b,neutral\n", "two columns have the name 'premise'"),
        ("a.csv", b"", "no rows"),
        ("a.csv", b"premise,hypothesis,label\n", "no rows"),
        ("a.csv", b"premise,hypothesis,label\na,b,\n", r"a\.csv:2: unknown label ''"),
        ("a.jsonl", b'{"premise": "a", "hypothesis": "b", "label": NaN}\n', r"a\.jsonl:1: unknown label nan"),
        ("a.csv", "premise,hypothesis,label\né,b,neutral\n".encode("latin-1"), r"a\.csv:2: not UTF-8"),
    ],
)
def test_what_is_broken_is_told_in_one_line(tmp_path, name, content, expected):
    (tmp_path / name).write_bytes(content)
    with pytest.raises(InputError, match=expected) as caught:
        read_pairs(tmp_path / name)
    assert "\n" not in str(caught.value)


def test_a_quote_that_is_never_closed_does_not_swallow_a_large_file(tmp_path):
    line = b"a,b,neutral\n"
    (tmp_path / "a.csv").write_bytes(b'premise,hypothesis,label\na,"b,neutral\n' + line * 200_000)
    n_read = 0

    class Counted(Table):
        def _lines(self):
            nonlocal n_read
            for n_read, line in enumerate(super()._lines(), 1):  # noqa: B007
                yield line

    with pytest.raises(InputError, match=r"a\.csv:2: a quote is not closed"):
        list(Counted(tmp_path / "a.csv"))
    assert n_read < 100_000


def test_nothing_where_a_text_should_be_is_an_empty_text(tmp_path):
    rows = [
        {"premise": None, "hypothesis": "b", "label": "e"},
        {"premise": "a", "hypothesis": float("nan"), "label": "e"},
        {"premise": "a", "hypothesis": "b", "label": "e"},
    ]
    (tmp_path / "a.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    found = read_pairs(tmp_path / "a.jsonl")
    assert [row.reason for row in found.skipped] == ["empty premise", "empty hypothesis"]
    assert [pair.line for pair in found.pairs] == [3]


def test_repeated_ids_are_noted_and_scored(tmp_path):
    rows = [{"id": key, "premise": "a", "hypothesis": key, "label": "e"} for key in ("x", "y", "x", "x")]
    (tmp_path / "a.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    found = read_pairs(tmp_path / "a.jsonl")
    assert len(found.pairs) == 4
    assert found.notes == (
        "2 rows repeat the id of an earlier one, and all are scored (the first: line 3, that of line 1)",
    )


def test_rows_come_one_by_one(tmp_path):
    (tmp_path / "a.jsonl").write_bytes(as_jsonl() + b"\xff\xfe\n")
    rows = read_rows(tmp_path / "a.jsonl")
    assert [next(rows).number for _ in PAIRS] == [1, 2, 3]
    with pytest.raises(InputError, match=r"a\.jsonl:4: not UTF-8"):
        next(rows)


# The store


def test_many_pairs_are_kept_on_disk_and_come_back_whole(tmp_path, monkeypatch):
    monkeypatch.setattr(store, "_IN_MEMORY", 1000)
    pairs = [(f"prémisse {n} \U0001f30d", f"h{n}" * (n % 7 + 1), LABELS[n % 3]) for n in range(3000)]
    (tmp_path / "a.jsonl").write_bytes(as_jsonl(pairs, type="x"))
    found = read_pairs(tmp_path / "a.jsonl").pairs
    assert [(pair.premise, pair.hypothesis, pair.label) for pair in found] == pairs
    assert found[-1].line == 3000 and found[5:7] == [found[5], found[6]] and len(found) == 3000
    assert found[2].groups is found[9].groups
    with pytest.raises(IndexError):
        found[3000]
    few = found.labelled({"neutral"})
    assert [pair.premise for pair in few] == [premise for premise, _, label in pairs if label == "neutral"]
    one, other = iter(found), iter(few)
    assert (next(one).line, next(other).line, next(one).line, next(other).line) == (1, 2, 2, 5)


def test_a_pair_takes_little_memory_beside_its_text(tmp_path, monkeypatch):
    monkeypatch.setattr(store, "_IN_MEMORY", 1000)
    n = 20_000
    with (tmp_path / "a.jsonl").open("w") as file:
        for number in range(n):
            row = {"id": f"{number}", "premise": f"p{number}" * 9, "hypothesis": "h", "label": "neutral"}
            file.write(json.dumps(row) + "\n")
    tracemalloc.start()
    try:
        found = read_pairs(tmp_path / "a.jsonl")
        kept, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert len(found.pairs) == n and kept < 70 * n and peak < 150 * n  # 2 million pairs: 300 MB at most


def test_a_row_that_is_left_out_takes_little_memory(tmp_path):
    n = 20_000
    with (tmp_path / "a.jsonl").open("w") as file:
        for number in range(n):
            row = {"premise": f"p{number}", "hypothesis": "h" * (number % 2), "label": "-"}
            file.write(json.dumps(row | ({"label": "neutral"} if number == 1 else {})) + "\n")
    tracemalloc.start()
    try:
        found = read_pairs(tmp_path / "a.jsonl")
        kept, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert len(found.skipped) == n - 1 and len(found.pairs) == 1
    assert len({id(row.reason) for row in found.skipped}) == 2
    assert kept < (250 + len(str(tmp_path))) * n  # "file:line" is the most of it


def test_half_a_character_survives(tmp_path):
    (tmp_path / "a.jsonl").write_text('{"premise": "\\ud83d", "hypothesis": "b", "label": "e"}\n')
    assert read_back(tmp_path / "a.jsonl") == [("\ud83d", "b", "entailment")]


# The registry


def test_every_corpus_says_what_it_is():
    found = corpora()
    asked = "xnli daccord rte3 gqnli fracas sick anli hans mnli snli vitaminc pawsx esxnli inferes"
    assert set(asked.split()) <= set(found)
    assert len(found["xnli"].languages) == 15
    for corpus in found.values():
        assert corpus.split in corpus.splits and corpus.task in ("three-way", "contradiction", "entailment")
        assert corpus.licence and corpus.cite and corpus.origin.startswith("https://")
        if corpus.hub:
            assert "" in corpus.hub.ids or set(corpus.hub.ids) == set(corpus.languages)
            assert set(corpus.hub.split_names) <= set(corpus.splits)
            assert all(translate(label) == label for label in corpus.hub.labels.numbers)
        assert f"{corpus.name}: {corpus.title}" in listing()


def test_a_corpus_comes_from_a_folder_when_one_is_given(tmp_path):
    (tmp_path / "mine.fr.tsv.gz").write_bytes(gzip.compress(b"premise\thypothesis\tlabel\na\tb\te\n"))
    found = load_corpus("mine", data_dir=tmp_path)
    assert found.name == "mine.fr" and len(found.pairs) == 1
    with pytest.raises(
        InputError, match=r"no esxnli.LANG.jsonl.gz in .*; ES-XNLI.*github.com/artetxem/esxnli"
    ):
        load_corpus("esxnli", data_dir=tmp_path)


# The hub, with `datasets` scripted


class ScriptedData(list):
    """Rows that know what their labels are called."""

    features: dict


class ScriptedHub(types.ModuleType):
    """Stands for `datasets`: remembers what it was asked, and gives three rows."""

    def __init__(self, rows, names=None):
        super().__init__("datasets")
        self.rows, self.names, self.asked = rows, names, []

    def load_dataset(self, path, name=None, *, split=None, revision=None):
        self.asked.append((path, name, split, revision))
        if split == "nowhere":
            raise ValueError('Unknown split "nowhere".\nShould be one of [test].')
        data = ScriptedData(self.rows)
        data.features = {"label": types.SimpleNamespace(names=self.names)}
        return data


@pytest.fixture
def hub(monkeypatch):
    def script(rows, names=None):
        found = ScriptedHub(rows, names)
        monkeypatch.setitem(sys.modules, "datasets", found)
        return found

    return script


def test_a_corpus_comes_from_the_hub_with_its_own_labels(hub):
    rows = [{"premise": "a", "hypothesis": f"b{n}", "label": n} for n in (0, 1, 2, -1)]
    asked = hub(rows).asked
    found = load_corpus("xnli", language="fr")
    assert asked == [("facebook/xnli", "fr", "test", None)]
    assert found.name == "xnli.fr.test" and found.task == "three-way"
    assert [pair.label for pair in found.pairs] == list(LABELS)
    assert [row.reason for row in found.skipped] == ["no gold label (-1)"]
    assert {pair.groups["language"] for pair in found.pairs} == {"fr"}
    assert len(found.sha256) == 64


def test_languages_columns_splits_and_revisions_of_the_hub(hub):
    rows = [
        {"language": language, "premise": language, "hypothesis": "b", "label": 2}
        for language in ("fr", "de")
    ]
    hub(rows)
    found = load_corpus("rte3", language="de")
    assert [pair.premise for pair in found.pairs] == ["de"] and found.notes == ("rows of other splits: 1",)
    scripted = hub([{"evidence": "a", "claim": "b", "label": "REFUTES"}])
    assert load_corpus("vitaminc").pairs[0].label == "contradiction"
    scripted.rows = [{"premises": "a", "hypothesis": "b", "label": "undef"}] + [
        {"premises": "a", "hypothesis": "b", "label": "1"}
    ]
    assert load_corpus("fracas").pairs[0].label == "neutral"
    scripted.rows = [{"sentence_A": "a", "sentence_B": "b", "label": 2}]
    assert "revision refs/convert/parquet of RobZamp/sick" in load_corpus("sick", language="en").notes
    assert scripted.asked[1:] == [
        ("maximoss/fracas", None, "train", None),
        ("RobZamp/sick", None, "test", "refs/convert/parquet"),
    ]


def test_any_data_set_brings_the_names_of_its_labels(hub):
    hub([{"text_a": "a", "text_b": "b", "label": 1}], names=["non-entailment", "entailment"])
    found = load_dataset("someone/pairs", split="test", language="pt")
    assert found.pairs[0].label == "entailment"
    assert found.name == "someone/pairs.test"
    hub([{"text_a": "a", "text_b": "b", "label": 2}], names=["x", "y", "z"])
    with pytest.raises(InputError, match="someone/pairs/test:1: unknown label 2: say what the numbers mean"):
        load_dataset("someone/pairs", split="test")


def test_what_the_hub_does_not_have_is_one_line(hub, monkeypatch):
    hub([])
    for name, options, expected in (
        ("xnli", {}, "give --lang one of: ar, bg"),
        ("xnli", {"language": "it"}, "not there in 'it'; give --lang one of"),
        (
            "xnli",
            {"language": "fr", "split": "train"},
            "no split 'train'; give --split one of: validation, test",
        ),
        ("esxnli", {}, "give its folder with --data-dir; .*github.com/artetxem/esxnli"),
        ("nothing", {}, "not known; known corpora: xnli, daccord"),
    ):
        with pytest.raises(InputError, match=expected):
            load_corpus(name, **options)
    with pytest.raises(InputError, match=r"cannot be loaded: Unknown split \"nowhere\"\. Should be"):
        load_dataset("someone/pairs", split="nowhere")
    monkeypatch.setitem(sys.modules, "datasets", None)
    with pytest.raises(MissingExtraError, match=r"EXTRAS=hub.*\.\[hub\].*--data-dir"):
        load_corpus("daccord")
