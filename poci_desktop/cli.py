"""The same core without a window: ``assess``, ``streams``, ``schema``, ``self-test``.

Exit codes: 0 done; 1 a failure of the program or its files; 2 something in the request or the case file
must be corrected first (one sentence per problem, never a traceback).
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from poci_desktop.localizer import LANGUAGES, Localizer
from poci_desktop.paths import i18n_dir, resource_dir

if TYPE_CHECKING:
    from poci_desktop.facts.case import Case
    from poci_desktop.report.document import Document
    from poci_desktop.rules.assess import Assessment
    from poci_desktop.rules.pack import Pack


class StopError(Exception):
    """A request that cannot be served as it is; the lines say why."""

    def __init__(self, *lines: str) -> None:
        super().__init__("\n".join(lines))


def main(arguments: Sequence[str]) -> int:
    """Run one command and return its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8")  # a Windows console may not be: the sentences need accents
    options = _parser().parse_args(list(arguments))
    from poci_desktop.rules.pack import PackError

    try:
        return int(options.run(options))
    except StopError as problem:
        print(problem, file=sys.stderr)
        return 2
    except PackError as problem:
        print(problem, file=sys.stderr)
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="poci-desktop",
        description="Are the published criteria of the eight OINP (POCI) streams met on a given date? "
        "Information, not a decision or legal advice. Without a command the window opens.",
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    day = {
        "metavar": "DATE",
        "type": _day,
        "help": "the day the question is asked, YYYY-MM-DD (default: today)",
    }

    assess = commands.add_parser("assess", help="assess a case file")
    assess.add_argument("case", metavar="CASE.json", help="a case file ('-' reads standard input)")
    assess.add_argument("--on", **day)
    _language(assess)
    assess.add_argument("--format", choices=("text", "json"), default="text")
    assess.add_argument("--pdf", metavar="FILE", type=Path, help="write the summary as an accessible PDF")
    assess.add_argument("--paper", choices=("letter", "a4"), default="letter")
    assess.set_defaults(run=_assess)

    streams = commands.add_parser("streams", help="the streams and whether they take applications on a day")
    streams.add_argument("--on", **day)
    _language(streams)
    streams.add_argument("--format", choices=("text", "json"), default="text")
    streams.set_defaults(run=_streams)

    schema = commands.add_parser("schema", help="the JSON Schema of a case file")
    schema.set_defaults(run=_schema)

    test = commands.add_parser("self-test", help="load everything, assess an example, make both PDFs")
    test.set_defaults(run=_self_test)
    return parser


def _language(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--lang", choices=sorted(LANGUAGES), default="en", help="language of the sentences")


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"“{text}” is not a day. Write it as 2026-03-01.") from None


def load_rules() -> Pack:
    """The rule pack the program ships with."""
    from poci_desktop.rules.loader import load_pack

    return load_pack(resource_dir() / "packs" / "oinp")


def read_case_file(name: str, language: str) -> Case:
    """A case from a file or standard input; :class:`StopError` with one sentence per problem."""
    from poci_desktop.facts.load import load_case

    french = language == "fr"
    try:
        text = sys.stdin.read() if name == "-" else Path(name).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        raise StopError(
            f"Le fichier «\u00a0{Path(name).name}\u00a0» ne peut pas être lu. "
            "Vérifiez son nom et qu’il contient du texte."
            if french
            else f"The file “{Path(name).name}” cannot be read. Check its name and that it is a text file."
        ) from None
    try:
        content = json.loads(text, parse_float=Decimal)
    except (json.JSONDecodeError, RecursionError) as error:
        place = f", line {error.lineno}" if isinstance(error, json.JSONDecodeError) else ""
        raise StopError(
            f"Ce fichier n’est pas du JSON valide{place.replace('line', 'ligne')}. "
            "Comparez-le avec un exemple de resources/examples."
            if french
            else f"This file is not valid JSON{place}. Compare it with an example in resources/examples."
        ) from None
    loaded = load_case(content)
    if isinstance(loaded, tuple):
        raise StopError(*(f"{p.path}: {p.fr if french else p.en}" for p in loaded))
    return loaded


def make_document(assessment: Assessment, case: Case, localizer: Localizer) -> Document:
    """The document of an assessment in the localizer's language."""
    from poci_desktop.interview.catalogue import load_catalogue
    from poci_desktop.interview.names import Names
    from poci_desktop.interview.wording import CaseWording
    from poci_desktop.report.build import build_document

    catalogue = load_catalogue(resource_dir() / "questions")
    wording = CaseWording(case, catalogue, Names(assessment.pack))
    return build_document(assessment, case, localizer, wording)


def _assess(options: argparse.Namespace) -> int:
    from poci_desktop.rules.assess import assess

    case = read_case_file(options.case, options.lang)
    assessment = assess(load_rules(), case, options.on or date.today())
    localizer = Localizer(options.lang, i18n_dir())
    document = make_document(assessment, case, localizer)
    if options.format == "json":
        from poci_desktop.result_json import result_json

        print(json.dumps(result_json(assessment, document), ensure_ascii=False, indent=2))
    else:
        from poci_desktop.report.text import as_text

        print(as_text(document))
    if options.pdf:
        from poci_desktop.report.render import render_pdf

        try:
            options.pdf.write_bytes(render_pdf(document, localizer, resource_dir(), paper=options.paper))
        except OSError:
            raise StopError(
                f"The PDF could not be written to “{options.pdf.name}”. Choose a folder you can write to."
                if options.lang == "en"
                else f"Le PDF n’a pas pu être enregistré sous «\u00a0{options.pdf.name}\u00a0». "
                "Choisissez un dossier où vous pouvez écrire."
            ) from None
    return 0


def _streams(options: argparse.Namespace) -> int:
    from poci_desktop.result_json import streams_json

    localizer = Localizer(options.lang, i18n_dir())
    listing = streams_json(load_rules(), options.on or date.today(), localizer)
    if options.format == "json":
        print(json.dumps(listing, ensure_ascii=False, indent=2))
    else:
        from poci_desktop.report.text import streams_text

        print(streams_text(listing, localizer))
    return 0


def _schema(options: argparse.Namespace) -> int:
    from poci_desktop.interview.schema import read_schema

    print(json.dumps(read_schema(resource_dir()), ensure_ascii=False, indent=2))
    return 0


def _self_test(options: argparse.Namespace) -> int:
    from poci_desktop.report.render import render_pdf
    from poci_desktop.rules.assess import assess

    pack = load_rules()
    print(f"rules: {pack.id}, {len(pack.criteria)} criteria, verified to {pack.verified_to}")
    example = next(iter(sorted((resource_dir() / "examples").glob("*.json"))))
    case = read_case_file(str(example), "en")
    assessment = assess(pack, case, date(2026, 3, 1))
    print(
        f"example {example.stem}: "
        + ", ".join(f"{r.stream.id} {r.criteria.word}" for r in assessment.streams)
    )
    for language in sorted(LANGUAGES):
        localizer = Localizer(language, i18n_dir())
        document = make_document(assessment, case, localizer)
        size = len(render_pdf(document, localizer, resource_dir(), paper="letter"))
        print(f"PDF {language}: {size} bytes, catalogue “{localizer.text('Continue')}”")
    print("self-test passed")
    return 0
