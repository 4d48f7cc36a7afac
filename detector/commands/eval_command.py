"""The command ``detector eval``: annotated pairs, public corpora, comparisons and stress tests.

options -> a table on standard output; scores, predictions and a page as files
"""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from .options import (
    EXIT_RAN,
    EXIT_SKIPPED,
    add_command,
    add_models,
    add_rows,
    detector_of,
    named_columns,
    reader_of,
)
from .output import check_writable, say, say_skipped_rows, write

if TYPE_CHECKING:
    from ..corpora import PairSet


def add_eval(commands: argparse._SubParsersAction) -> None:
    """Add the command and its options."""
    from ..evaluate.scores import NATURAL_PREVALENCE

    command = add_command(
        commands,
        "eval",
        "measure an inference model on annotated pairs, with intervals",
        "detector eval pairs.jsonl --json scores.json",
    )
    source = command.add_argument_group("pairs (one of the first three)")
    source.add_argument(
        "pairs",
        nargs="?",
        metavar="PAIRS",
        help="JSONL, CSV, TSV (.gz too) or Parquet with premise, hypothesis and label",
    )
    source.add_argument(
        "--corpus", metavar="NAME", help="a public corpus by name, from --data-dir or else from the hub"
    )
    source.add_argument("--dataset", metavar="ID", help="a data set of the Hugging Face hub, OWNER/NAME")
    source.add_argument("--list", action="store_true", help="print the known corpora and stop")
    source.add_argument("--lang", metavar="CODE", help="language of the pairs")
    source.add_argument(
        "--split",
        metavar="NAME",
        help="part of the corpus (default: the usual one of the hub, all of a file)",
    )
    source.add_argument("--config", metavar="NAME", help="configuration of --dataset")
    source.add_argument("--revision", metavar="COMMIT", help="commit or branch of --dataset")
    source.add_argument(
        "--data-dir",
        metavar="DIR",
        help="folder of NAME.LANG.jsonl.gz files for --corpus; nothing is fetched",
    )
    source.add_argument(
        "--labels",
        metavar="NAMES",
        help="what labels mean: in the order of their numbers (entailment,neutral,contradiction), or by name "
        "(yes=entailment,no=contradiction)",
    )
    add_rows(command, orders="one; both on a set that only asks whether two statements contradict each other")
    command.add_argument(
        "--stress",
        nargs="+",
        metavar="FILE",
        help="instead: run stress tests, such as eval/stress/fr.jsonl, and show what fails by capability",
    )
    command.add_argument(
        "--json", metavar="FILE", help="also write the scores as JSON (- for standard output)"
    )
    command.add_argument(
        "--html",
        metavar="FILE",
        help="also write a page with tables, plots and the surest mistakes, or of the differences",
    )
    command.add_argument(
        "--predictions", metavar="FILE", help="also write the prediction of every row, for --compare"
    )
    command.add_argument(
        "--threshold",
        metavar="P|SCORES.json",
        help="also report detection from this probability on, chosen on other data; or from the one that "
        "was best on another set, whose scores are in SCORES.json",
    )
    command.add_argument(
        "--prevalence",
        type=float,
        default=NATURAL_PREVALENCE,
        metavar="RATE",
        help="share of contradictions where the model is to be used (default: %(default)s, that of RTE-3)",
    )
    command.add_argument(
        "--no-baselines", action="store_true", help="leave out the systems that read no meaning"
    )
    command.add_argument(
        "--compare",
        nargs=2,
        metavar=("A.json", "B.json"),
        help="instead: compare two evaluations of the same rows, made with --json and --predictions; where "
        "the pairs are named too, the page of --html shows their texts",
    )
    add_models(command)
    command.set_defaults(run=_eval, usage_error=command.error)


def _eval(options: argparse.Namespace) -> int:
    from ..corpora import listing
    from ..evaluate import evaluate, predictions_text, render_page
    from ..pipeline import backend_of
    from ..scoring import score_pairs

    if options.list:
        write("-", listing())
        return EXIT_RAN
    if options.compare:
        return _compare(options)
    if options.stress:
        return _stress(options)
    if [options.pairs, options.corpus, options.dataset].count(None) != 2:
        options.usage_error("give one of PAIRS, --corpus NAME and --dataset ID (--list prints the corpora)")
    if not 0 < options.prevalence < 1:
        options.usage_error(f"--prevalence must be between 0 and 1, got {options.prevalence:g}")
    if options.html == options.json == "-":
        options.usage_error("only one of --json and --html can go to standard output")
    if options.predictions == "-":
        options.usage_error("--predictions needs a file: the scores name it")
    check_writable(options.json, options.html, options.predictions, inputs=[options.pairs])
    pairs = _pairs(options)
    threshold = _threshold(options, pairs)
    detector = detector_of(options)
    symmetric = pairs.task == "contradiction"  # nobody said which text is the premise
    nli = reader_of(options, detector.nli, orders="both" if symmetric else "one")
    texts = ((pair.premise, pair.hypothesis) for pair in pairs.pairs)
    inferences = score_pairs(texts, nli, total=len(pairs.pairs), progress=True, say=say)
    evaluation = evaluate(
        pairs,
        inferences,
        model=nli.identity,
        backend=backend_of(nli),
        prevalence=options.prevalence,
        baselines=not options.no_baselines,
        progress=True,
        **threshold,
        **({} if options.no_baselines else _cosines(pairs)),
    )
    say_skipped_rows(evaluation.skipped)
    if options.predictions:
        kept = predictions_text(pairs, inferences)
        write(options.predictions, kept)
        evaluation = evaluation.with_predictions(options.predictions, kept, beside=options.json)
    if "-" not in (options.json, options.html):
        write("-", evaluation.to_text())
    if options.json:
        write(options.json, evaluation.to_json())
    if options.html:
        write(options.html, render_page(evaluation, pairs, inferences))
    return EXIT_SKIPPED if evaluation.skipped else EXIT_RAN


def _pairs(options: argparse.Namespace) -> PairSet:
    from ..corpora import corpora, load_corpus, load_dataset, read_pairs

    common = {
        "language": options.lang,
        "columns": named_columns(options),
        "labels": options.labels,
        "progress": True,
    }
    if options.pairs:
        return read_pairs(options.pairs, split=options.split, **common)
    if options.corpus:
        known = corpora().get(options.corpus)
        if options.data_dir is None and known and known.hub:
            say(f"{options.corpus}: taken from the Hugging Face hub, unless it is in the cache of datasets")
        return load_corpus(options.corpus, split=options.split, data_dir=options.data_dir, **common)
    say(f"{options.dataset}: taken from the Hugging Face hub, unless it is in the cache of datasets")
    return load_dataset(
        options.dataset,
        split=options.split or "test",
        config=options.config,
        revision=options.revision,
        **common,
    )


def _compare(options: argparse.Namespace) -> int:
    from ..evaluate import compare, read_kept, render_comparison

    n_sets = 3 - [options.pairs, options.corpus, options.dataset].count(None)
    if n_sets > (1 if options.html else 0):
        options.usage_error(
            "--compare reads two evaluations; pairs are only for the texts on the page of --html"
        )
    if options.predictions:
        options.usage_error("--compare writes a table, --json and --html only")
    if options.html == options.json == "-":
        options.usage_error("only one of --json and --html can go to standard output")
    check_writable(options.json, options.html, inputs=options.compare)
    first, second = map(read_kept, options.compare)
    comparison = compare(first, second, progress=True)
    if options.html:
        page = render_comparison(comparison, first, second, _pairs(options) if n_sets else None)
    if "-" not in (options.json, options.html):
        write("-", comparison.to_text())
    if options.json:
        write(options.json, comparison.to_json())
    if options.html:
        write(options.html, page)
    return EXIT_RAN


def _threshold(options: argparse.Namespace, pairs: PairSet) -> dict[str, Any]:
    """The threshold to report at and how it was chosen, as arguments of ``evaluate``."""
    from ..evaluate import best_threshold

    if options.threshold is None:
        return {}
    try:
        threshold = float(options.threshold)
    except ValueError:
        threshold, chosen_on = best_threshold(options.threshold, pairs)
        return {"threshold": threshold, "chosen_on": chosen_on}
    if not 0 <= threshold <= 1:
        options.usage_error(f"--threshold must be between 0 and 1, got {options.threshold}")
    return {"threshold": threshold}


def _cosines(pairs: PairSet) -> dict[str, Any]:
    """What the embedded encoder says of the pairs, for a baseline, as arguments of ``evaluate``."""
    from ..evaluate import MOST_LEARNED
    from ..pipeline import Detector

    if len(pairs.pairs) > MOST_LEARNED:
        return {}
    encoder = Detector(progress=True).encoder
    left, right = (encoder.encode(texts, progress=True) for texts in zip(*pairs.texts(), strict=True))
    return {"similarity": (left * right).sum(axis=1), "encoder": encoder.identity}


def _stress(options: argparse.Namespace) -> int:
    from ..pipeline import backend_of
    from ..stress import read_cases, run_cases

    if options.pairs or options.corpus or options.dataset:
        options.usage_error("--stress reads files of its own; give no pairs with it")
    if options.html or options.predictions:
        options.usage_error("--stress writes a table and --json only")
    cases = [case for path in options.stress for case in read_cases(path)]
    check_writable(options.json, inputs=options.stress)
    nli = reader_of(options, detector_of(options).nli)
    result = run_cases(cases, nli, backend=backend_of(nli), progress=True)
    if options.json != "-":
        write("-", result.to_text())
    if options.json:
        write(options.json, result.to_json())
    return EXIT_RAN
