"""People with job lists, for the tests of work experience: short builders, one criterion judged at a time."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from poci_desktop.facts.case import Case
from poci_desktop.paths import resource_dir
from poci_desktop.rules.context import Context
from poci_desktop.rules.findings import Finding
from poci_desktop.rules.loader import load_pack
from poci_desktop.rules.pack import Pack

BASE_JOB: dict[str, Any] = {
    "employer": "Acme",
    "noc": "21231",
    "duties_match": "yes",
    "hours_week": 40,
    "paid": "yes",
    "country": "CA",
    "province": "ON",
    "authorised": "yes",
    "student_fulltime": "no",
    "self_employed": "no",
    "extended_leave_days": 0,
    "licence_required": "no",
}


@lru_cache(maxsize=1)
def pack() -> Pack:
    return load_pack(resource_dir() / "packs" / "oinp")


def job(start: str | None, end: str | None, hours: Any = 40, **rest: Any) -> dict[str, Any]:
    """A complete line; a value of None means not asked."""
    line = BASE_JOB | {"start": start, "end": end, "hours_week": hours} | rest
    return {name: value for name, value in line.items() if value is not None}


def weeks(start: str, number: int, hours: Any = 40, **rest: Any) -> dict[str, Any]:
    """A line of ``number`` whole weeks from ``start``."""
    last = date.fromisoformat(start) + timedelta(days=7 * number - 1)
    return job(start, last.isoformat(), hours, **rest)


def case(
    jobs: Any, *, offer: str | None = "21231", primary: str | None = "21231", declared: Any = ()
) -> Case:
    facts: dict[str, Any] = {"jobs": jobs, "offer": {}, "fact": {}, "ee": {"declared_nocs": declared}}
    if offer:
        facts["offer"] = {"noc": offer}
    if primary:
        facts["fact"] = {"primary_noc": primary}
    return Case.model_validate({name: value for name, value in facts.items() if value is not None})


def context(person: Case, on: date) -> Context:
    return Context(pack(), person, on, on)


def judged(criterion: str, person: Case, on: str | date) -> Finding:
    """The finding of one criterion on a day."""
    day = on if isinstance(on, date) else date.fromisoformat(on)
    return context(person, day).criterion(criterion)


def parts(finding: Finding) -> dict[str, str]:
    """The truth word of each part."""
    return {child.criterion: child.truth.word for child in finding.children}


def deciding(finding: Finding) -> set[str]:
    """The parts that stand at the truth of the whole."""
    return {child.criterion for child in finding.children if child.truth is finding.truth}
