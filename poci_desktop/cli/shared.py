"""What the commands share: the words after ``--on``, ``--lang`` and ``--format``, the rules, the document."""

from __future__ import annotations

import argparse
import re
from datetime import date
from typing import TYPE_CHECKING

from poci_desktop.case_reader import StopError
from poci_desktop.facts.answers import FIRST_YEAR, LAST_YEAR
from poci_desktop.localizer import LANGUAGES, Localizer
from poci_desktop.paths import resource_dir

if TYPE_CHECKING:
    from collections.abc import Callable

    from poci_desktop.facts.case import Case
    from poci_desktop.interview.wording import CaseWording
    from poci_desktop.report.compared import Compared, TwoDates
    from poci_desktop.report.document import Document
    from poci_desktop.rules.assess import Assessment
    from poci_desktop.rules.pack import Pack


def common(parser: argparse.ArgumentParser, localizer: Localizer, *, days: bool = False) -> None:
    """Add ``--on``, ``--lang`` and ``--format`` to a command; see :func:`day_and_language`."""
    day_and_language(parser, localizer, days=days)
    parser.add_argument("--format", choices=("text", "json"), default="text")


def day_and_language(parser: argparse.ArgumentParser, localizer: Localizer, *, days: bool = False) -> None:
    """Add ``--on`` and ``--lang`` to a command. ``days``: ``--on`` may come again; its value is a list."""

    def day(text: str) -> date:
        return read_day_argument(text, localizer)

    parser.add_argument(
        "--on",
        metavar=localizer.text("DATE"),
        type=day,
        action="append" if days else "store",
        help=localizer.text(
            "the day the question is asked, as 2026-03-01 (if left out: today); give it twice to see "
            "two dates side by side"
        )
        if days
        else localizer.text("the day the question is asked, as 2026-03-01 (if left out: today)"),
    )
    language(parser, localizer)


def language(parser: argparse.ArgumentParser, localizer: Localizer) -> None:
    """Add ``--lang`` to a command."""
    parser.add_argument(
        "--lang",
        choices=sorted(LANGUAGES),
        default="en",
        help=localizer.text("language of the sentences"),
    )


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
    from poci_desktop.report.build import build_document

    return build_document(assessment, case, localizer, _wordings(assessment.pack)(case))


def make_compared(two: TwoDates, localizer: Localizer) -> Compared:
    """A comparison of two dates in the localizer's language."""
    from poci_desktop.report.compared import build_compared

    return build_compared(two, localizer, _wordings(two.comparison.pack))


def _wordings(pack: Pack) -> Callable[[Case], CaseWording]:
    """What names the facts of a case."""
    from poci_desktop.interview.catalogue import load_catalogue
    from poci_desktop.interview.names import Names
    from poci_desktop.interview.wording import CaseWording

    catalogue, names = load_catalogue(resource_dir() / "questions"), Names(pack)
    return lambda case: CaseWording(case, catalogue, names)
