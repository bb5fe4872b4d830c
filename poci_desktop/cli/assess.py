"""``assess``: every stream for one case file, in words or as JSON, with the PDF when asked."""

from __future__ import annotations

import argparse
import json
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from poci_desktop.case_reader import StopError, read_case_file
from poci_desktop.cli.shared import common, load_rules, make_document
from poci_desktop.localizer import Localizer
from poci_desktop.paths import resource_dir

if TYPE_CHECKING:
    from poci_desktop.cli.shared import Commands
    from poci_desktop.report.document import Document


def add(commands: Commands, localizer: Localizer) -> None:
    """Add the command to the parser."""
    command = commands.add_parser("assess", help=localizer.text("assess a case file"))
    command.add_argument(
        "case", metavar="CASE.json", help=localizer.text("a case file (“-” reads standard input)")
    )
    common(command, localizer)
    command.add_argument(
        "--pdf",
        metavar="FILE",
        type=Path,
        help=localizer.text("also write the summary as an accessible PDF"),
    )
    command.add_argument("--paper", choices=("letter", "a4"), default="letter")
    command.set_defaults(run=run)


def run(options: argparse.Namespace, localizer: Localizer) -> int:
    """Assess one case file and print the result."""
    from poci_desktop.rules.assess import assess

    case = read_case_file(options.case, localizer)
    assessment = assess(load_rules(), case, options.on or date.today())
    document = make_document(assessment, case, localizer)
    if options.format == "json":
        from poci_desktop.result_json import result_json

        print(json.dumps(result_json(assessment, document), ensure_ascii=False, indent=2))
    else:
        from poci_desktop.report.text import as_text

        print(as_text(document, localizer))
    if options.pdf:
        _write_pdf(options.pdf, document, localizer, options.paper)
    return 0


def _write_pdf(path: Path, document: Document, localizer: Localizer, paper: str) -> None:
    from poci_desktop.report.render import render_pdf

    content = render_pdf(document, localizer, resource_dir(), paper=paper)
    try:
        path.write_bytes(content)
    except (OSError, ValueError):
        raise StopError(
            localizer.text(
                "The PDF could not be written to “{name}”. Choose a folder you can write to.", name=path.name
            )
        ) from None
