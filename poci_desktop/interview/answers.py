"""Which answers count, and the case they make.

An answer is kept for ever once given; it counts while its page applies. Answers that do not count are
*parked*: they are left out of the case, and come back when the page applies again. Pages are walked in the
authored order, so that an answer that is parked cannot make another page apply.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import pairwise
from typing import Any

from poci_desktop.facts.answers import DONT_KNOW, Planned
from poci_desktop.facts.case import Case
from poci_desktop.facts.paths import at, split
from poci_desktop.interview.catalogue import Catalogue
from poci_desktop.interview.pages import Page

WHEN = "app.filing_date#when"
FILING = "app.filing_date"
DECISION = "app.decision"
BY = "#by"
"""Suffix of the day a planned thing is expected."""

RECORD = "fact.spouse_language"
"""The one fact that is a record: its answer is the name of the test, its pieces are parts."""


def counting(catalogue: Catalogue, given: Mapping[str, Any], today: date) -> dict[str, Any]:
    """The answers that count, and for each list the number of its entries, "none" or ``DONT_KNOW``.

    ``given`` holds every answer by full path, and for each list its number of entries (or those words).
    """
    active: dict[str, Any] = {}
    for page in catalogue.pages:
        if page.entry_of:
            number = active.get(page.entry_of)
            if isinstance(number, int):
                for entry in range(number):
                    if applies(page, active, entry):
                        _take(page, entry, given, active)
        elif applies(page, active):
            if page.list:
                if page.list in given:
                    active[page.list] = given[page.list]
            else:
                _take(page, None, given, active)
                _date_page(page, active, today)
    return active


def applies(page: Page, active: Mapping[str, Any], entry: int | None = None) -> bool:
    """Whether a page applies to these answers."""
    return page.applies is None or page.applies.holds(active, entry)


def shown(catalogue: Catalogue, page: Page, active: Mapping[str, Any], entry: int | None) -> Iterator[str]:
    """The full paths of the facts a page shows."""
    for pattern in page.facts:
        condition = catalogue.question(pattern).applies
        if condition is None or condition.holds(active, entry):
            yield pattern if entry is None else at(pattern, entry)


def _take(page: Page, entry: int | None, given: Mapping[str, Any], active: dict[str, Any]) -> None:
    for pattern in page.facts:
        path = pattern if entry is None else at(pattern, entry)
        if path in given:
            active[path] = given[path]
            if isinstance(given[path], Planned) and path + BY in given:
                active[path + BY] = given[path + BY]


def _date_page(page: Page, active: dict[str, Any], today: date) -> None:
    """ "Not yet: today" answers two facts at once."""
    if page.facts == (WHEN,) and active.get(WHEN) == "today":
        active[FILING] = today
        active[DECISION] = "not_filed"


def case_of(catalogue: Catalogue, active: Mapping[str, Any]) -> Case:
    """The case these answers make."""
    raw: dict[str, Any] = {}
    for path, value in active.items():
        if "#" in path or path.startswith(f"{RECORD}."):
            continue
        if path in catalogue.lists:
            _put(raw, path, DONT_KNOW if value is DONT_KNOW else [])
        elif path == RECORD and isinstance(value, str) and value != "none":
            _put(raw, path, _record(active, value))
        elif isinstance(value, Planned):
            day = active.get(path + BY)
            _put(raw, path, Planned(by=day) if isinstance(day, date) else Planned())
        else:
            _put(raw, path, value)
    for path, number in active.items():
        if path in catalogue.lists and isinstance(number, int) and path != "ee.declared_nocs":
            _fill(raw, path, number)
    return Case.model_validate(raw)


def _record(active: Mapping[str, Any], name: str) -> dict[str, Any]:
    parts = {
        path.removeprefix(f"{RECORD}."): value
        for path, value in active.items()
        if path.startswith(f"{RECORD}.")
    }
    return {"name": name, **parts}


def _put(raw: dict[str, Any], path: str, value: Any) -> None:
    """Put a value at a path; entries appear as they are named."""
    place: Any = raw
    steps = list(split(path))
    for step, following in pairwise(steps):
        place = _inside(place, step, [] if isinstance(following, int) else {})
    last = steps[-1]
    if isinstance(last, int):
        place.append(value)  # a list of plain codes: unanswered entries leave no hole
    else:
        place[last] = value


def _inside(place: Any, step: str | int, empty: Any) -> Any:
    if isinstance(step, int):
        while len(place) <= step:
            place.append({})
        return place[step]
    return place.setdefault(step, empty)


def _fill(raw: dict[str, Any], path: str, number: int) -> None:
    """Entries that have no answer yet are entries all the same."""
    steps = [str(step) for step in split(path)]
    place: Any = raw
    for step in steps[:-1]:
        place = place.setdefault(step, {})
    entries = place.setdefault(steps[-1], [])
    while len(entries) < number:
        entries.append({})
