"""What several commands have in common: how each is introduced, and the options for models and rows of pairs.

argparse options -> models, named columns
"""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..nli import InferenceModel
    from ..pipeline import Detector

EXIT_RAN = 0
EXIT_FAILED = 1
EXIT_SKIPPED = 3  # 2, wrong usage, is argparse's
EXIT_CONFLICTS = 4

_STATUSES = (
    "exit status: 0 ran, 1 failed, 2 wrong usage, 3 ran but some input was skipped (each named on standard "
    "error), {}130 interrupted"
)
EXIT_HELP = _STATUSES.format("")
EXIT_HELP_WITH_CONFLICTS = _STATUSES.format(
    "4 conflicts found and --fail-on-conflict given (whatever was skipped), "
)


def add_command(
    commands: argparse._SubParsersAction, name: str, summary: str, example: str, statuses: str = EXIT_HELP
) -> argparse.ArgumentParser:
    """Add a command with its summary, an example and its exit statuses to the help."""
    return commands.add_parser(
        name,
        help=summary,
        description=summary[0].upper() + summary[1:] + ".",
        epilog=f"example:  {example}\n\n{statuses}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )


def add_models(command: argparse.ArgumentParser, *, encoder: bool = False) -> None:
    """Add the options that choose the models; ``encoder``: that of sentences too, where one is used."""
    from ..backends.profiles import DEFAULT_PROFILE, PROFILES

    models = command.add_argument_group("models")
    models.add_argument(
        "--profile",
        default=DEFAULT_PROFILE,
        metavar="|".join(PROFILES),
        help=f"{DEFAULT_PROFILE} (default) ships with the package; the others are larger, and need the extra "
        "torch and, once, --download",
    )
    if encoder:
        models.add_argument(
            "--encoder",
            metavar="ID",
            help="hub id or local folder in place of the profile's sentence encoder",
        )
    else:
        command.set_defaults(encoder=None)
    models.add_argument(
        "--nli", metavar="ID", help="hub id or local folder in place of the profile's inference model"
    )
    models.add_argument(
        "--download", action="store_true", help="fetch models that are not on disk (default: never)"
    )


def add_rows(command: argparse.ArgumentParser, *, orders: str) -> None:
    """Add the options for pairs of texts: names of columns, their order, and going on after a kill.

    Args:
        command: Of one of the commands.
        orders: What ``--orders`` is by default there, in words.
    """
    command.add_argument(
        "--columns",
        metavar="COLUMN=NAME,...",
        help="columns by other names: premise=evidence,hypothesis=claim",
    )
    command.add_argument(
        "--orders",
        choices=("one", "both"),
        help="read each pair as it stands, or in both orders with the mean of both contradictions (default: "
        f"{orders})",
    )
    command.add_argument(
        "--resume",
        metavar="FILE",
        help="keep what the model reads in FILE, and do not read again what is there: a killed run goes on",
    )


def named_columns(options: argparse.Namespace) -> dict[str, str]:
    """The columns that the user has named: ``premise=evidence,hypothesis=claim``."""
    columns = {}
    for word in options.columns.split(",") if options.columns else ():
        column, named, name = word.partition("=")
        if not named or not name:
            options.usage_error(f"--columns: expected COLUMN=NAME, got {word!r}")
        columns[column.strip()] = name
    return columns


def reader_of(options: argparse.Namespace, nli: InferenceModel, *, orders: str = "one") -> InferenceModel:
    """The model as the options want pairs read: kept in the file of ``--resume``, in one order or in both.

    Args:
        options: With ``resume`` and ``orders``.
        nli: The model.
        orders: What holds when ``--orders`` was not given.
    """
    from ..both_orders import BothOrders
    from ..readings import KeptReadings

    kept = KeptReadings(nli, options.resume) if options.resume else nli
    return BothOrders(kept) if (options.orders or orders) == "both" else kept


def detector_of(options: argparse.Namespace) -> Detector:
    """A detector with the models that the options name; they are loaded on first use."""
    from ..pipeline import Detector

    return Detector(
        options.profile,
        encoder=options.encoder,
        nli=options.nli,
        download=options.download,
        progress=True,
    )
