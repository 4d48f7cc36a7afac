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
from collections.abc import Callable, Sequence
from itertools import chain

from .commands.eval_command import add_eval
from .commands.options import (
    EXIT_CONFLICTS,
    EXIT_FAILED,
    EXIT_HELP_WITH_CONFLICTS,
    EXIT_RAN,
    EXIT_SKIPPED,
    add_command,
    add_models,
    add_rows,
    detector_of,
    named_columns,
    reader_of,
)
from .commands.output import check_writable, say, say_skipped, write
from .decision.thresholds import REPORTED
from .errors import DetectorError, InputError, MissingColumnError, NoArticlesError
from .schema import Skipped


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
        say(f"detector: {error}")
        return EXIT_FAILED
    except KeyboardInterrupt:
        kept = getattr(options, "resume", None)
        again = f"; run it again to go on with what {kept} has kept" if kept else ""
        say(f"detector: interrupted; files that existed are as they were{again}")
        return 130
    except BrokenPipeError:
        return EXIT_RAN  # the reader of our output has gone; nothing is left to say


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="detector",
        description="Find who says what, who denies it, and which statements of news "
        "articles cannot both be true.",
        epilog=EXIT_HELP_WITH_CONFLICTS,
    )
    from .signature import version

    parser.add_argument("--version", action="version", version=f"detector {version()}")
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")
    _add_report(commands)
    _add_score(commands)
    _add_statements(commands)
    add_eval(commands)
    return parser


def _add_report(commands: argparse._SubParsersAction) -> None:
    command = add_command(
        commands,
        "report",
        "read articles and write a report of their conflicts",
        "detector report articles/ -o report.html --json report.json",
        EXIT_HELP_WITH_CONFLICTS,
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
        "--language",
        choices=("fr", "en"),
        help="language of the page and its explanations (default: fr where no other language has more "
        "articles, else en)",
    )
    command.add_argument(
        "--threshold",
        type=float,
        default=REPORTED,
        metavar="P",
        help="least probability of a conflict that is reported (default: %(default)s); a lower one finds "
        "more, and is wrong more often",
    )
    command.add_argument(
        "--fail-on-conflict", action="store_true", help="exit with status 4 when a conflict is found"
    )
    add_models(command, encoder=True)
    command.set_defaults(run=_report, usage_error=command.error)


def _add_score(commands: argparse._SubParsersAction) -> None:
    command = add_command(
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
    add_rows(command, orders="one")
    add_models(command)
    command.set_defaults(run=_score, usage_error=command.error)


def _add_statements(commands: argparse._SubParsersAction) -> None:
    command = add_command(
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


def _report(options: argparse.Namespace) -> int:
    if options.output == options.json == "-":
        options.usage_error("only one of --output and --json can go to standard output")
    if not 0 <= options.threshold <= 1:
        options.usage_error(f"--threshold must be between 0 and 1, got {options.threshold}")
    check_writable(options.output, options.json, inputs=options.paths)
    if sys.stderr.isatty():
        say("reading the articles, then loading the models: some seconds before the first progress bar")
    detector = detector_of(options)
    try:
        report = detector.detect(
            options.paths, language=options.language, threshold=options.threshold, say=say_skipped
        )
    except NoArticlesError:  # each reason has been said
        say("detector: nothing to report: no article could be read")
        return EXIT_FAILED
    write(options.output, report.to_html())
    if options.json:
        write(options.json, report.to_json())
    say(
        f"{_number(report.articles, 'article')}, {_number(report.statements, 'statement')}, "
        f"{_number(report.conflicts, 'conflict')} in {_number(report.disputes, 'dispute')}: {options.output}"
        + (f", {options.json}" if options.json else "")
    )
    if options.fail_on_conflict and report.conflicts:
        return EXIT_CONFLICTS
    return EXIT_SKIPPED if _left_out(report.skipped) else EXIT_RAN


def _number(things: Sequence[object], noun: str) -> str:
    """How many there are, in words: "1 dispute", "2 disputes"."""
    return f"{len(things)} {noun}" + "s" * (len(things) != 1)


def _score(options: argparse.Namespace) -> int:
    from .corpora import read_rows
    from .scoring import score_rows

    if len(options.input) > 2:
        options.usage_error(f"expected one file or two texts, got {len(options.input)} arguments")
    if len(options.input) == 2 and not all(text.strip() for text in options.input):
        options.usage_error("expected two texts, got an empty one")
    if len(options.input) == 1 and options.input[0] != "-" and not os.path.exists(options.input[0]):
        raise InputError(options.input[0], "no such file; texts to score are given two at a time")
    check_writable(options.output, inputs=options.input[:1])
    detector = detector_of(options)
    if len(options.input) == 2:
        inference = reader_of(options, detector.nli).score([tuple(options.input)])[0]
        if options.json:
            scores = {
                name: round(getattr(inference, name), 6)
                for name in ("entailment", "neutral", "contradiction")
            }
            write(options.output, json.dumps({**scores, "label": inference.label}) + "\n")
        else:
            shares = ", ".join(
                f"{name} {getattr(inference, name):.1%}"
                for name in ("entailment", "neutral", "contradiction")
            )
            write(options.output, f"{inference.label} ({shares})\n")
        return EXIT_RAN
    n_skipped = 0
    # By reason, the first row and how many: what is wrong with all rows is said once.
    columnless: dict[str, tuple[InputError, int]] = {}

    def skip(error: InputError) -> None:
        nonlocal n_skipped
        n_skipped += 1
        if isinstance(error, MissingColumnError):
            first, n = columnless.get(error.reason, (error, 0))
            columnless[error.reason] = (first, n + 1)
        else:
            say(f"skipped {error}")

    rows = score_rows(
        read_rows(options.input[0]),
        reader_of(options, detector.nli),
        on_error=skip,
        columns=named_columns(options),
        progress=True,
    )
    first = next(rows, None)
    if first is not None:
        write(options.output, (_json_line(row) for row in chain([first], rows)))
    elif not n_skipped:
        raise InputError(options.input[0], "no rows; expected a row a pair with premise and hypothesis")
    for reason, (error, n) in columnless.items():
        if first is None and n == n_skipped:
            raise InputError(options.input[0], f"none of its rows can be scored ({n}): {reason}")
        say(f"skipped {error}" + (f" (and in {n - 1} more rows)" if n > 1 else ""))
    if first is None:
        raise InputError(options.input[0], "no pair could be scored; mend the rows named above")
    return EXIT_SKIPPED if n_skipped else EXIT_RAN


def _json_line(row: dict) -> str:
    # Half of a character in \\u escapes is JSON, but cannot be written as UTF-8.
    return json.dumps(row, ensure_ascii=False).encode("utf-8", "replace").decode() + "\n"


def _statements(options: argparse.Namespace) -> int:
    from .copies import mark_copies
    from .pipeline import extract, gather
    from .report import statement_row

    check_writable(options.output, inputs=options.paths)
    articles, skipped = gather(options.paths, progress=True, say=say_skipped)
    if not articles:
        say("detector: no article could be read")
        return EXIT_FAILED
    paths = {article.id: article.path for article in articles}
    rows = (
        {
            **statement_row(statement),
            "path": paths[statement.article],
            "denies": statement.resolves_to if statement.is_denial else None,
        }
        for statement in mark_copies(extract(articles), articles)
    )
    write(options.output, "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows))
    return EXIT_SKIPPED if _left_out(skipped) else EXIT_RAN


def _left_out(skipped: Sequence[Skipped]) -> bool:
    """Whether anything that the user gave was left out, beyond notes on how it was read."""
    return any(not entry.note for entry in skipped)
