"""``assess``: every stream for one case file, on one date or on two, in words or as JSON, with the PDF."""

from __future__ import annotations

import argparse
import json
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from poci_desktop.case_reader import StopError, read_case_file
from poci_desktop.cli.shared import common, load_rules, make_compared, make_document
from poci_desktop.localizer import Localizer
from poci_desktop.paths import resource_dir

if TYPE_CHECKING:
    from poci_desktop.cli.parser import Commands
    from poci_desktop.facts.case import Case


def add(commands: Commands, localizer: Localizer) -> None:
    """Add the command to the parser."""
    command = commands.add_parser("assess", localizer=localizer, help=localizer.text("assess a case file"))
    command.add_argument(
        "case", metavar="CASE.json", help=localizer.text("a case file (“-” reads standard input)")
    )
    common(command, localizer, days=True)
    command.add_argument(
        "--pdf",
        metavar=localizer.text("FILE"),
        type=Path,
        help=localizer.text("also write the summary as an accessible PDF"),
    )
    command.add_argument("--paper", choices=("letter", "a4"), default="letter")
    command.set_defaults(run=run)


def run(options: argparse.Namespace, localizer: Localizer) -> int:
    """Assess one case file and print the result, or two dates side by side."""
    days = _days(options.on or [], localizer)
    case = read_case_file(options.case, localizer)
    if len(days) == 2:
        _compare(case, (days[0], days[1]), options, localizer)
    else:
        _assess(case, days[0] if days else date.today(), options, localizer)
    return 0


def _days(days: list[date], localizer: Localizer) -> list[date]:
    """The days of ``--on``: none, one, or two that differ; :class:`StopError` with a sentence otherwise."""
    if len(days) > 2:
        raise StopError(
            localizer.text("--on: give one date, or two to see them side by side, not {n}.", n=len(days))
        )
    if len(days) == 2 and days[0] == days[1]:
        raise StopError(
            localizer.text("--on: {date} is given twice. Give two different dates.", date=days[0].isoformat())
        )
    return days


def _assess(case: Case, day: date, options: argparse.Namespace, localizer: Localizer) -> None:
    from poci_desktop.rules.assess import assess

    assessment = assess(load_rules(), case, day)
    document = make_document(assessment, case, localizer)
    if options.format == "json":
        from poci_desktop.result_json import result_json

        _print_json(result_json(assessment, document))
    else:
        from poci_desktop.report.text import as_text

        print(as_text(document, localizer))
    if options.pdf:
        from poci_desktop.report.render import render_pdf

        _write(options.pdf, render_pdf(document, localizer, resource_dir(), paper=options.paper), localizer)


def _compare(case: Case, days: tuple[date, date], options: argparse.Namespace, localizer: Localizer) -> None:
    from poci_desktop.report.compared import on_two_dates

    two = on_two_dates(load_rules(), case, days)
    compared = make_compared(two, localizer)
    if options.format == "json":
        from poci_desktop.result_json import comparison_json

        _print_json(comparison_json(two, compared))
    else:
        from poci_desktop.report.text import compared_text

        print(compared_text(compared, localizer))
    if options.pdf:
        from poci_desktop.report.render import render_compared

        content = render_compared(compared, localizer, resource_dir(), paper=options.paper)
        _write(options.pdf, content, localizer)


def _print_json(found: dict[str, Any]) -> None:
    print(json.dumps(found, ensure_ascii=False, indent=2))


def _write(path: Path, content: bytes, localizer: Localizer) -> None:
    try:
        path.write_bytes(content)
    except (OSError, ValueError):
        raise StopError(
            localizer.text(
                "The PDF could not be written to “{name}”. Choose a folder you can write to.", name=path.name
            )
        ) from None
