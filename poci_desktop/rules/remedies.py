"""What would have to change, re-assessed before it is said.

Only time is tried here: the earliest later filing day on which nothing else has to change. A past fact is
never touched, and the words of what a person, an employer or a regulator could change stand with each
criterion.
"""

from __future__ import annotations

from datetime import date, timedelta

from poci_desktop.facts.case import Case
from poci_desktop.facts.edit import filed_on
from poci_desktop.rules.assess import StreamResult, assess_stream
from poci_desktop.rules.findings import Finding
from poci_desktop.rules.pack import Pack
from poci_desktop.rules.truth import Truth

HORIZON = timedelta(days=3 * 366)
STRIDE = timedelta(days=7)
DAY = timedelta(days=1)


def earliest_day(pack: Pack, case: Case, judged_on: date, result: StreamResult) -> date | None:
    """The first filing day after the application date on which ``result``'s stream would be met.

    None when something other than time stands in the way, when the stream's rules end before, or when no day
    within three years is found. Jobs and stays that still go on are taken to go on.
    """
    if result.criteria is not Truth.NOT_MET or result.edition is None or not _only_time(pack, result):
        return None
    filing = case.app.filing_date
    start = filing if isinstance(filing, date) else judged_on
    last = min(start + HORIZON, result.stream.editions[-1].until)
    day = start + STRIDE
    while day <= last + STRIDE:
        if _met(pack, case, result.stream.id, min(day, last)):
            return _first(pack, case, result.stream.id, day - STRIDE + DAY, min(day, last))
        day += STRIDE
    return None


def _only_time(pack: Pack, result: StreamResult) -> bool:
    """Whether every criterion that fails may change with time alone."""
    failing = [f for root in (result.root, *result.officer) for f in root.walk() if _fails(f)]
    return bool(failing) and all("time" in pack.criterion(f.criterion).mutability for f in failing)


def _fails(finding: Finding) -> bool:
    parts = any(child.criterion for below in finding.children for child in below.walk())
    return bool(finding.criterion) and finding.truth is Truth.NOT_MET and not parts


def _met(pack: Pack, case: Case, stream: str, day: date) -> bool:
    return assess_stream(pack, filed_on(case, day), day, stream).criteria is Truth.MET


def _first(pack: Pack, case: Case, stream: str, day: date, known: date) -> date:
    while day < known and not _met(pack, case, stream, day):
        day += DAY
    return day
