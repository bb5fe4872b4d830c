"""Results of example people and of cases made for a test, in either language."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from poci_desktop.facts.case import Case
from poci_desktop.facts.load import load_case
from poci_desktop.interview.catalogue import Catalogue, load_catalogue
from poci_desktop.interview.names import Names
from poci_desktop.interview.wording import CaseWording
from poci_desktop.localizer import Localizer
from poci_desktop.paths import i18n_dir, resource_dir
from poci_desktop.report.build import build_document
from poci_desktop.report.document import Document
from poci_desktop.report.render import render_pdf
from poci_desktop.rules.assess import Assessment, assess
from poci_desktop.rules.loader import load_pack
from poci_desktop.rules.pack import Pack

EXAMPLES = sorted((resource_dir() / "examples").glob("*.json"))
OPEN, CLOSED = date(2026, 3, 1), date(2026, 11, 24)


@cache
def pack() -> Pack:
    return load_pack(resource_dir() / "packs" / "oinp")


@cache
def questions() -> Catalogue:
    return load_catalogue(resource_dir() / "questions")


@cache
def localizer(language: str) -> Localizer:
    return Localizer(language, i18n_dir())


def person(name: str, **changes: Any) -> Case:
    """An example person; ``app={"decision": "refused"}`` replaces facts of a group."""
    content = json.loads((resource_dir() / "examples" / f"{name}.json").read_text("utf-8"))
    for group, value in changes.items():
        content[group] = {**content.get(group, {}), **value} if isinstance(value, dict) else value
    case = load_case(content)
    assert isinstance(case, Case), case
    return case


def judged(case: Case, on: date = OPEN) -> Assessment:
    return assess(pack(), case, on)


def document(case: Case, language: str = "en", on: date = OPEN) -> Document:
    assessment = judged(case, on)
    wording = CaseWording(case, questions(), Names(pack()))
    return build_document(assessment, case, localizer(language), wording)


def pdf(case: Case, language: str = "en", on: date = OPEN, paper: str = "letter") -> bytes:
    return render_pdf(document(case, language, on), localizer(language), resource_dir(), paper=paper)


NOT_READ = {"id", "path", "paths", "truth", "verdict", "can_apply", "language", "day", "verified_to", "depth"}


def strings(value: Any, place: str = "") -> Iterator[tuple[str, str]]:
    """(place, text) of everything a reader reads in a document given as plain data."""
    if isinstance(value, str):
        yield place, value
    elif isinstance(value, dict):
        for key, item in value.items():
            if key not in NOT_READ:
                yield from strings(item, f"{place}.{key}")
    elif isinstance(value, (list, tuple)):
        for index, item in enumerate(value):
            yield from strings(item, f"{place}[{index}]")


def example(path: Path) -> Case:
    return person(path.stem)
