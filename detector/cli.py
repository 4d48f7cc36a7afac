"""The command line: ``detector report | score | statements | eval``.

arguments -> files or standard output; progress and warnings go to standard error. Exit status: 0 ran,
1 failed (nothing could be done), 2 wrong usage, 3 ran but some of the input was skipped, 4 conflicts
were found and ``--fail-on-conflict`` was given, 130 interrupted from the keyboard.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .errors import DetectorError, InputError, NoArticlesError
from .schema import Article, Skipped, Statement

if TYPE_CHECKING:
    from .corpora import PairSet
    from .nli import InferenceModel

EXIT_RAN = 0
EXIT_FAILED = 1
EXIT_USAGE = 2
EXIT_SKIPPED = 3
EXIT_CONFLICTS = 4

_ROWS_NAMED = 3  # of those that an evaluation leaves out for one reason

_EXIT_HELP = (
    "exit status: 0 ran, 1 failed, 2 wrong usage, 3 ran but some input was skipped (each named on standard "
    "error), 4 conflicts found and --fail-on-conflict given"
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line.

    Args:
        arguments: Words after the command's name; ``None`` takes those of the process.

    Returns:
        The exit status, see the module's docstring.
    """
    options = _parser().parse_args(arguments)
    run: Callable[[argparse.Namespace], int] = options.run
    try:
        return run(options)
    except DetectorError as error:
        _say(f"detector: {error}")
        return EXIT_FAILED
    except KeyboardInterrupt:
        kept = getattr(options, "resume", None)
        again = f"; run it again to go on with what {kept} has kept" if kept else ""
        _say(f"detector: interrupted; files that existed are as they were{again}")
        return 130
    except BrokenPipeError:
        return EXIT_RAN  # the reader of our output has gone; nothing is left to say


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="detector",
        description="Find who says what, who denies it, and which statements of news "
        "articles cannot both be true.",
        epilog=_EXIT_HELP,
    )
    from .signature import version

    parser.add_argument("--version", action="version", version=f"detector {version()}")
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")
    _add_report(commands)
    _add_score(commands)
    _add_statements(commands)
    _add_eval(commands)
    return parser


def _add_command(
    commands: argparse._SubParsersAction, name: str, summary: str, example: str
) -> argparse.ArgumentParser:
    return commands.add_parser(
        name,
        help=summary,
        description=summary[0].upper() + summary[1:] + ".",
        epilog=f"example:  {example}\n\n{_EXIT_HELP}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )


def _add_models(command: argparse.ArgumentParser) -> None:
    from .profiles import DEFAULT_PROFILE, PROFILES

    models = command.add_argument_group("models")
    models.add_argument(
        "--profile",
        default=DEFAULT_PROFILE,
        metavar="|".join(PROFILES),
        help=f"which models (default: {DEFAULT_PROFILE})",
    )
    models.add_argument(
        "--encoder", metavar="ID", help="hub id or local folder in place of the profile's sentence encoder"
    )
    models.add_argument(
        "--nli", metavar="ID", help="hub id or local folder in place of the profile's inference model"
    )
    models.add_argument(
        "--download", action="store_true", help="fetch models that are not on disk (default: never)"
    )


def _add_rows(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--columns",
        metavar="COLUMN=NAME,...",
        help="columns by other names: premise=evidence,hypothesis=claim",
    )
    command.add_argument(
        "--resume",
        metavar="FILE",
        help="keep what the model reads in FILE, and do not read again what is there: a killed run goes on",
    )


def _add_report(commands: argparse._SubParsersAction) -> None:
    command = _add_command(
        commands,
        "report",
        "read articles and write a report of their conflicts",
        "detector report articles/ -o report.html --json report.json",
    )
    command.add_argument("paths", nargs="+", metavar="PATH", help="folders, or .txt, .html and .jsonl files")
    command.add_argument(
        "-o",
        "--output",
        default="report.html",
        metavar="FILE",
        help="HTML page (default: report.html; - for standard output)",
    )
    command.add_argument(
        "--json", metavar="FILE", help="also write the report as JSON (- for standard output)"
    )
    command.add_argument(
        "--language", choices=("fr", "en"), help="language of the page (default: that of most articles)"
    )
    command.add_argument(
        "--fail-on-conflict", action="store_true", help="exit with status 4 when a conflict is found"
    )
    _add_models(command)
    command.set_defaults(run=_report, usage_error=command.error)


def _add_score(commands: argparse._SubParsersAction) -> None:
    command = _add_command(
        commands,
        "score",
        "score pairs of texts: entailment, neutral, contradiction",
        'detector score "He called once." "They talk every week."',
    )
    command.add_argument(
        "input",
        nargs="+",
        metavar="PAIRS | TEXT TEXT",
        help="a file of rows with premise and hypothesis: JSONL, CSV, TSV (.gz too), Parquet "
        "(- for JSONL from standard input), or two texts",
    )
    command.add_argument(
        "-o", "--output", default="-", metavar="FILE", help="scored rows (default: - for standard output)"
    )
    command.add_argument("--json", action="store_true", help="for two texts: print JSON")
    _add_rows(command)
    _add_models(command)
    command.set_defaults(run=_score, usage_error=command.error)


def _add_statements(commands: argparse._SubParsersAction) -> None:
    command = _add_command(
        commands,
        "statements",
        "list every statement of articles: source, cue, stance, content; no model is needed",
        "detector statements articles/ -o statements.jsonl",
    )
    command.add_argument("paths", nargs="+", metavar="PATH", help="folders, or .txt, .html and .jsonl files")
    command.add_argument(
        "-o", "--output", default="-", metavar="FILE", help="JSON lines (default: - for standard output)"
    )
    command.set_defaults(run=_statements)


def _add_eval(commands: argparse._SubParsersAction) -> None:
    command = _add_command(
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
    _add_rows(command)
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
        "--html", metavar="FILE", help="also write a page with tables, plots and the surest mistakes"
    )
    command.add_argument(
        "--predictions", metavar="FILE", help="also write the prediction of every row, for --compare"
    )
    command.add_argument(
        "--threshold",
        metavar="P|SCORES.json",
        help="also report detection from this probability on, chosen on other data; or from the one that "
        "was best on the set of SCORES.json",
    )
    command.add_argument(
        "--prevalence",
        type=float,
        default=0.09,
        metavar="RATE",
        help="share of contradictions where the model is to be used (default: 0.09, that of RTE-3)",
    )
    command.add_argument(
        "--no-baselines", action="store_true", help="leave out the systems that read no meaning"
    )
    command.add_argument(
        "--compare",
        nargs=2,
        metavar=("A.json", "B.json"),
        help="instead: compare two evaluations of the same rows, made with --json and --predictions",
    )
    _add_models(command)
    command.set_defaults(run=_eval, usage_error=command.error)


def _report(options: argparse.Namespace) -> int:
    from .report import write_atomically

    if options.output == options.json == "-":
        options.usage_error("only one of --output and --json can go to standard output")
    _check_writable(options.output, options.json)
    if sys.stderr.isatty():
        _say("reading the articles, then loading the models: some seconds before the first progress bar")
    detector = _detector(options)
    try:
        report = detector.detect(options.paths, say=_say_skipped)
    except NoArticlesError:  # each reason has been said
        _say("detector: nothing to report: no article could be read")
        return EXIT_FAILED
    html = report.to_html(options.language) if options.language else report.to_html()
    _write(options.output, html, write_atomically)
    if options.json:
        _write(options.json, report.to_json(), write_atomically)
    _say(
        f"{len(report.articles)} articles, {len(report.statements)} statements, "
        f"{len(report.conflicts)} conflicts in {len(report.disputes)} disputes: {options.output}"
        + (f", {options.json}" if options.json else "")
    )
    if options.fail_on_conflict and report.conflicts:
        return EXIT_CONFLICTS
    return EXIT_SKIPPED if _left_out(report.skipped) else EXIT_RAN


def _score(options: argparse.Namespace) -> int:
    from .corpora import read_rows
    from .report import write_atomically
    from .scoring import score_rows

    if len(options.input) > 2:
        options.usage_error(f"expected one file or two texts, got {len(options.input)} arguments")
    if len(options.input) == 2 and not all(text.strip() for text in options.input):
        options.usage_error("expected two texts, got an empty one")
    _check_writable(options.output)
    detector = _detector(options)
    if len(options.input) == 2:
        inference = detector.score(*options.input)
        if options.json:
            scores = {
                name: round(getattr(inference, name), 6)
                for name in ("entailment", "neutral", "contradiction")
            }
            _write(options.output, json.dumps({**scores, "label": inference.label}) + "\n", write_atomically)
        else:
            shares = ", ".join(
                f"{name} {getattr(inference, name):.1%}"
                for name in ("entailment", "neutral", "contradiction")
            )
            _write(options.output, f"{inference.label} ({shares})\n", write_atomically)
        return EXIT_RAN
    n_skipped = 0

    def skip(error: InputError) -> None:
        nonlocal n_skipped
        n_skipped += 1
        _say(f"skipped {error}")

    rows = score_rows(
        read_rows(options.input[0]),
        _resumable(options, detector.nli),
        on_error=skip,
        columns=_columns(options),
        progress=True,
    )
    first = next(rows, None)
    if first is None:
        _say(f"detector: {options.input[0]}: no pair could be scored")
        return EXIT_FAILED
    lines = (_json_line(row) for row in chain([first], rows))
    _write(options.output, lines, write_atomically)
    return EXIT_SKIPPED if n_skipped else EXIT_RAN


def _json_line(row: dict) -> str:
    # Half of a character in \\u escapes is JSON, but cannot be written as UTF-8.
    return json.dumps(row, ensure_ascii=False).encode("utf-8", "replace").decode() + "\n"


def _statements(options: argparse.Namespace) -> int:
    from .pipeline import extract, gather
    from .report import write_atomically

    _check_writable(options.output)
    articles, skipped = gather(options.paths, progress=True, say=_say_skipped)
    if not articles:
        _say("detector: no article could be read")
        return EXIT_FAILED
    by_id = {article.id: article for article in articles}
    lines = [
        json.dumps(_statement_row(s, by_id[s.article]), ensure_ascii=False) + "\n" for s in extract(articles)
    ]
    _write(options.output, "".join(lines), write_atomically)
    return EXIT_SKIPPED if _left_out(skipped) else EXIT_RAN


def _statement_row(statement: Statement, article: Article) -> dict[str, object]:
    return {
        "id": statement.id,
        "article": statement.article,
        "path": article.path,
        "start": statement.start,
        "end": statement.end,
        "text": statement.text,
        "source": statement.source,
        "cue": statement.cue,
        "stance": statement.stance,
        "hedge": statement.hedged,
        "content": statement.content,
        "date": statement.date,
        "denies": statement.resolves_to,
    }


def _eval(options: argparse.Namespace) -> int:
    from .corpora import listing
    from .evaluate import evaluate, predictions_text, render_page
    from .pipeline import backend_of
    from .report import write_atomically
    from .scoring import score_pairs

    if options.list:
        _write("-", listing(), write_atomically)
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
    _check_writable(options.json, options.html, options.predictions)
    pairs = _pairs(options)
    threshold = _threshold(options, pairs)
    detector = _detector(options)
    nli = _resumable(options, detector.nli)
    texts = ((pair.premise, pair.hypothesis) for pair in pairs.pairs)
    inferences = score_pairs(texts, nli, total=len(pairs.pairs), progress=True, say=_say)
    evaluation = evaluate(
        pairs,
        inferences,
        model=nli.identity,
        backend=backend_of(nli),
        prevalence=options.prevalence,
        baselines=not options.no_baselines,
        **threshold,
        **({} if options.no_baselines else _cosines(pairs)),
    )
    _say_skipped_rows(evaluation.skipped)
    if options.predictions:
        kept = predictions_text(pairs, inferences)
        _write(options.predictions, kept, write_atomically)
        evaluation = evaluation.with_predictions(options.predictions, kept, beside=options.json)
    if "-" not in (options.json, options.html):
        _write("-", evaluation.to_text(), write_atomically)
    if options.json:
        _write(options.json, evaluation.to_json(), write_atomically)
    if options.html:
        _write(options.html, render_page(evaluation, pairs, inferences), write_atomically)
    return EXIT_SKIPPED if evaluation.skipped else EXIT_RAN


def _pairs(options: argparse.Namespace) -> PairSet:
    from .corpora import corpora, load_corpus, load_dataset, read_pairs

    common = {
        "language": options.lang,
        "columns": _columns(options),
        "labels": options.labels,
        "progress": True,
    }
    if options.pairs:
        return read_pairs(options.pairs, split=options.split, **common)
    if options.corpus:
        known = corpora().get(options.corpus)
        if options.data_dir is None and known and known.hub:
            _say(f"{options.corpus}: taken from the Hugging Face hub, unless it is in the cache of datasets")
        return load_corpus(options.corpus, split=options.split, data_dir=options.data_dir, **common)
    _say(f"{options.dataset}: taken from the Hugging Face hub, unless it is in the cache of datasets")
    return load_dataset(
        options.dataset,
        split=options.split or "test",
        config=options.config,
        revision=options.revision,
        **common,
    )


def _columns(options: argparse.Namespace) -> dict[str, str]:
    """The columns that the user has named: ``premise=evidence,hypothesis=claim``."""
    columns = {}
    for word in options.columns.split(",") if options.columns else ():
        column, named, name = word.partition("=")
        if not named or not name:
            options.usage_error(f"--columns: expected COLUMN=NAME, got {word!r}")
        columns[column.strip()] = name
    return columns


def _resumable(options: argparse.Namespace, nli: InferenceModel) -> InferenceModel:
    from .readings import KeptReadings

    return KeptReadings(nli, options.resume) if options.resume else nli


def _compare(options: argparse.Namespace) -> int:
    from .evaluate import compare, read_kept
    from .report import write_atomically

    if options.pairs or options.corpus or options.dataset:
        options.usage_error("--compare reads two evaluations; give no pairs with it")
    if options.html or options.predictions:
        options.usage_error("--compare writes a table and --json only")
    _check_writable(options.json)
    first, second = map(read_kept, options.compare)
    comparison = compare(first, second)
    if options.json != "-":
        _write("-", comparison.to_text(), write_atomically)
    if options.json:
        _write(options.json, comparison.to_json(), write_atomically)
    return EXIT_RAN


def _threshold(options: argparse.Namespace, pairs: PairSet) -> dict[str, Any]:
    """The threshold to report at and how it was chosen, as arguments of ``evaluate``."""
    from .evaluate import best_threshold

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
    from .evaluate import MOST_LEARNED
    from .pipeline import Detector

    if len(pairs.pairs) > MOST_LEARNED:
        return {}
    encoder = Detector(progress=True).encoder
    left, right = (encoder.encode(texts, progress=True) for texts in zip(*pairs.texts(), strict=True))
    return {"similarity": (left * right).sum(axis=1), "encoder": encoder.identity}


def _stress(options: argparse.Namespace) -> int:
    from .pipeline import backend_of
    from .report import write_atomically
    from .stress import read_cases, run_cases

    if options.pairs or options.corpus or options.dataset:
        options.usage_error("--stress reads files of its own; give no pairs with it")
    if options.html or options.predictions:
        options.usage_error("--stress writes a table and --json only")
    cases = [case for path in options.stress for case in read_cases(path)]
    _check_writable(options.json)
    nli = _resumable(options, _detector(options).nli)
    result = run_cases(cases, nli, backend=backend_of(nli), progress=True)
    if options.json != "-":
        _write("-", result.to_text(), write_atomically)
    if options.json:
        _write(options.json, result.to_json(), write_atomically)
    return EXIT_RAN


def _detector(options: argparse.Namespace):
    from .pipeline import Detector

    return Detector(
        options.profile,
        encoder=getattr(options, "encoder", None),
        nli=options.nli,
        download=options.download,
        progress=True,
    )


def _left_out(skipped: Sequence[Skipped]) -> bool:
    """Whether anything that the user gave was left out, beyond notes on how it was read."""
    return any(not entry.note for entry in skipped)


def _check_writable(*outputs: str | None) -> None:
    """Refuse an output that cannot be written before the work is done.

    Raises:
        InputError: If the folder of an output does not exist or the output is a folder.
    """
    for output in outputs:
        if output in (None, "-"):
            continue
        path = Path(output)
        if path.is_dir():
            raise InputError(output, "is a folder; give the name of a file to write")
        if not path.absolute().parent.is_dir():
            raise InputError(output, f"there is no folder {path.parent}; make it first")


def _write(
    output: str, text: str | Iterable[str], to_file: Callable[[str, str | Iterable[str]], None]
) -> None:
    """Write a text, or its parts as they come, to a file, or to standard output for ``-``.

    Raises:
        InputError: If it cannot be written.
        BrokenPipeError: If nobody reads standard output any more.
    """
    if output != "-":
        to_file(output, text)
        return
    try:
        for part in (text,) if isinstance(text, str) else text:
            sys.stdout.buffer.write(part.encode("utf-8", "replace"))
        sys.stdout.flush()
    except OSError as error:
        _forget_output()
        if isinstance(error, BrokenPipeError):
            raise
        raise InputError("standard output", f"cannot be written ({error.strerror})") from error


def _forget_output() -> None:
    """Send what is still buffered nowhere: Python would try it again at its end, and complain."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


def _say_skipped(entry: Skipped) -> None:
    _say(f"{'note' if entry.note else 'skipped'} {entry.path}: {entry.reason}")


def _say_skipped_rows(rows: Sequence[Skipped]) -> None:
    """Name the first rows that were left out for each reason, and count the others."""
    told: Counter[str] = Counter()
    for row in rows:
        told[row.reason] += 1
        if told[row.reason] <= _ROWS_NAMED:
            _say_skipped(row)
    for reason, n in told.items():
        if n > _ROWS_NAMED:
            _say(f"skipped {n - _ROWS_NAMED} more: {reason}")


def _say(line: str) -> None:
    print(" ".join(line.split()), file=sys.stderr)
