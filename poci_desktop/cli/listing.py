"""``streams``, ``schema`` and ``self-test``: what needs no case file."""

from __future__ import annotations

import argparse
import json
from datetime import date
from typing import TYPE_CHECKING

from poci_desktop.case_reader import read_case_file
from poci_desktop.cli.shared import common, load_rules, make_document
from poci_desktop.localizer import LANGUAGES, Localizer
from poci_desktop.paths import MissingFilesError, i18n_dir, resource_dir

if TYPE_CHECKING:
    from poci_desktop.cli.parser import Commands

EXAMPLE_DAY = date(2026, 3, 1)


def add(commands: Commands, localizer: Localizer) -> None:
    """Add the commands to the parser."""
    streams = commands.add_parser(
        "streams",
        localizer=localizer,
        help=localizer.text("the streams and whether they take applications on a day"),
    )
    common(streams, localizer)
    streams.set_defaults(run=_streams)

    schema = commands.add_parser(
        "schema", localizer=localizer, help=localizer.text("the JSON Schema of a case file")
    )
    schema.set_defaults(run=_schema)

    test = commands.add_parser(
        "self-test",
        localizer=localizer,
        help=localizer.text("load everything, assess an example, make both PDFs"),
    )
    test.set_defaults(run=_self_test)


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
