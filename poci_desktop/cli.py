"""The same core without a window: ``assess``, ``streams``, ``schema``, ``self-test``.

Exit codes: 0 done; 1 a failure of the program or its files; 2 something in the request or the case file must
be corrected first (one sentence per problem, never a traceback).
"""

from __future__ import annotations

import argparse
import json
import os
import re
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from poci_desktop.case_reader import StopError, read_case_file
from poci_desktop.facts.answers import FIRST_YEAR, LAST_YEAR
from poci_desktop.localizer import LANGUAGES, Localizer
from poci_desktop.paths import MissingFilesError, i18n_dir, resource_dir

if TYPE_CHECKING:
    from poci_desktop.facts.case import Case
    from poci_desktop.report.document import Document
    from poci_desktop.rules.assess import Assessment
    from poci_desktop.rules.pack import Pack

EXAMPLE_DAY = date(2026, 3, 1)


def main(arguments: Sequence[str]) -> int:
    """Run one command and return its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a Windows console may not be UTF-8: the sentences need accents
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        localizer = Localizer(_language_of(arguments), i18n_dir())
        options = _parser(localizer).parse_args(list(arguments))
        return int(options.run(options, localizer))
    except StopError as problem:
        print(problem, file=sys.stderr)
        return 2
    except BrokenPipeError:  # the reader of our output has gone: nobody is left to tell
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except MissingFilesError as problem:
        print(problem, file=sys.stderr)
        return 1
    except Exception as problem:  # the last line of defence: no traceback, and no answer in the message
        return _failed(problem)


def _failed(problem: Exception) -> int:
    from poci_desktop.interview.catalogue import CatalogueError
    from poci_desktop.rules.pack import PackError

    if isinstance(problem, (PackError, CatalogueError)):
        print(problem, file=sys.stderr)
        return 1
    trace = problem.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    place = f"{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}" if trace else "?"
    print(
        f"The program failed ({type(problem).__name__}, {place}). Please report this line. / "
        f"Le programme a échoué ({type(problem).__name__}, {place}). Veuillez signaler cette ligne.",
        file=sys.stderr,
    )
    return 1


def _language_of(arguments: Sequence[str]) -> str:
    """The language asked for, found before the arguments are read: their errors speak it too."""
    for before, argument in zip(("", *arguments), arguments, strict=False):
        name = argument.removeprefix("--lang=") if before != "--lang" else argument
        if (before == "--lang" or argument.startswith("--lang=")) and name in LANGUAGES:
            return name
    return "en"


class _Parser(argparse.ArgumentParser):
    """An argument parser whose errors are one sentence and exit code 2."""

    def error(self, message: str) -> NoReturn:
        self.print_usage(sys.stderr)
        self.exit(2, f"{message}\n")


def _parser(localizer: Localizer) -> argparse.ArgumentParser:
    parser = _Parser(
        prog="poci-desktop",
        description=localizer.text(
            "Are the published criteria of the eight OINP (POCI) streams met on a given date? "
            "Information, not a decision or legal advice. Without a command the window opens."
        ),
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    assess = commands.add_parser("assess", help=localizer.text("assess a case file"))
    assess.add_argument(
        "case", metavar="CASE.json", help=localizer.text("a case file (“-” reads standard input)")
    )
    _common(assess, localizer)
    assess.add_argument(
        "--pdf",
        metavar="FILE",
        type=Path,
        help=localizer.text("also write the summary as an accessible PDF"),
    )
    assess.add_argument("--paper", choices=("letter", "a4"), default="letter")
    assess.set_defaults(run=_assess)

    streams = commands.add_parser(
        "streams", help=localizer.text("the streams and whether they take applications on a day")
    )
    _common(streams, localizer)
    streams.set_defaults(run=_streams)

    schema = commands.add_parser("schema", help=localizer.text("the JSON Schema of a case file"))
    schema.set_defaults(run=_schema)

    test = commands.add_parser(
        "self-test", help=localizer.text("load everything, assess an example, make both PDFs")
    )
    test.set_defaults(run=_self_test)
    return parser


def _common(parser: argparse.ArgumentParser, localizer: Localizer) -> None:
    def day(text: str) -> date:
        return read_day_argument(text, localizer)

    parser.add_argument(
        "--on",
        metavar="DATE",
        type=day,
        help=localizer.text("the day the question is asked, as 2026-03-01 (if left out: today)"),
    )
    parser.add_argument(
        "--lang",
        choices=sorted(LANGUAGES),
        default="en",
        help=localizer.text("language of the sentences"),
    )
    parser.add_argument("--format", choices=("text", "json"), default="text")


def read_day_argument(text: str, localizer: Localizer) -> date:
    """The day of ``--on``; :class:`StopError` with a sentence otherwise."""
    try:
        day = date.fromisoformat(text) if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text, re.ASCII) else None
    except ValueError:
        day = None
    if day is None:
        raise StopError(localizer.text("--on: “{text}” is not a day. Write it as 2026-03-01.", text=text))
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise StopError(
            localizer.text(
                "--on: the year must be between {first} and {last}.",
                first=str(FIRST_YEAR),
                last=str(LAST_YEAR),
            )
        )
    return day


def load_rules() -> Pack:
    """The rule pack the program ships with."""
    from poci_desktop.rules.loader import load_pack

    return load_pack(resource_dir() / "packs" / "oinp")


def make_document(assessment: Assessment, case: Case, localizer: Localizer) -> Document:
    """The document of an assessment in the localizer's language."""
    from poci_desktop.interview.catalogue import load_catalogue
    from poci_desktop.interview.names import Names
    from poci_desktop.interview.wording import CaseWording
    from poci_desktop.report.build import build_document

    catalogue = load_catalogue(resource_dir() / "questions")
    wording = CaseWording(case, catalogue, Names(assessment.pack))
    return build_document(assessment, case, localizer, wording)


def _assess(options: argparse.Namespace, localizer: Localizer) -> int:
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


def _streams(options: argparse.Namespace, localizer: Localizer) -> int:
    from poci_desktop.result_json import streams_json

    listing = streams_json(load_rules(), options.on or date.today(), localizer)
    if options.format == "json":
        print(json.dumps(listing, ensure_ascii=False, indent=2))
    else:
        from poci_desktop.report.text import streams_text

        print(streams_text(listing, localizer))
    return 0


def _schema(options: argparse.Namespace, localizer: Localizer) -> int:
    from poci_desktop.interview.schema import read_schema

    print(json.dumps(read_schema(resource_dir()), ensure_ascii=False, indent=2))
    return 0


def _self_test(options: argparse.Namespace, localizer: Localizer) -> int:
    from poci_desktop.report.render import render_pdf
    from poci_desktop.rules.assess import assess

    pack = load_rules()
    print(f"rules: {pack.id}, {len(pack.criteria)} criteria, verified to {pack.verified_to}")
    examples = sorted((resource_dir() / "examples").glob("*.json"))
    if not examples:
        raise MissingFilesError("There is no example to assess: install POCI Desktop again.")
    case = read_case_file(str(examples[0]), localizer)
    assessment = assess(pack, case, EXAMPLE_DAY)
    verdicts = ", ".join(f"{r.stream.id} {r.criteria.word}" for r in assessment.streams)
    print(f"example {examples[0].stem}: {verdicts}")
    for language in sorted(LANGUAGES):
        words = Localizer(language, i18n_dir())
        document = make_document(assessment, case, words)
        size = len(render_pdf(document, words, resource_dir(), paper="letter"))
        print(f"PDF {language}: {size} bytes, “{document.title}”")
    print("self-test passed")
    return 0
