"""Laws of lists: the order of entries is nothing, and a job told in two halves is the job (sheet 13.1)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from poci_desktop.facts.paths import get
from poci_desktop.facts.shape import shapes
from poci_desktop.rules.findings import Finding
from poci_desktop.rules.truth import Truth
from tests.rules.laws.people import RUNS, STREAMS, Person, people, value

LISTS = tuple(path for path, shape in shapes().items() if shape.many and path.count("[") == 0)
"""Every list of a case file: of entries (jobs, credentials, tests, stays) and of words or codes."""

ENTRIES = tuple(path for path, shape in shapes().items() if shape.kind == "list")

Seen = dict[str, tuple[Truth, Truth, Truth]]


def seen(person: Person) -> tuple[Seen, int, int]:
    """Every criterion's truth with its range, and how many facts are missing or to find out.

    What stands below the best entry of a list is left out: of two that are equally good the first is shown.
    """
    result = person.judged()
    shown: Seen = {"": (result.criteria,) * 3}
    for root in (result.root, *result.officer, *result.process):
        for finding in outermost(root):
            if finding.criterion:
                shown.setdefault(finding.criterion, (finding.truth, finding.low, finding.high))
    return shown, len(result.missing), len(result.to_find_out)


def outermost(finding: Finding) -> Iterator[Finding]:
    """A finding and all below it, not further down than the choice among entries."""
    yield finding
    for child in () if finding.entry else finding.children:
        yield from outermost(child)


@pytest.mark.parametrize("stream", STREAMS)
@RUNS
@given(data=st.data())
def test_the_order_of_entries_does_not_matter(stream: str, data: st.DataObject) -> None:
    person = longer(data.draw(people(stream)), ENTRIES, data)
    shuffled = {path: data.draw(st.permutations(inside(person, path)), label=path) for path in LISTS}
    told = person.with_answers({path: entries for path, entries in shuffled.items() if entries})
    assert seen(told) == seen(person)


def longer(person: Person, paths: Sequence[str], data: st.DataObject) -> Person:
    """The same person with the entries of somebody else too: something to order or to cut."""
    more: dict[str, Any] = {}
    for path in paths:
        if inside(person, path):
            borrowed = value(person.on, path, lambda things: data.draw(st.sampled_from(things)))
            more[path] = [*inside(person, path), *(borrowed if isinstance(borrowed, list) else [])]
    found = person.with_answers(more)
    assume(found.possible)
    return found


def inside(person: Person, path: str) -> Sequence[Any]:
    """The entries of a list as the file holds them; none where it is not answered."""
    place: Any = person.facts
    for step in path.split("."):
        place = place.get(step) if isinstance(place, dict) else None
    return place if isinstance(place, list) else []


@pytest.mark.parametrize("stream", [s for s in STREAMS if s not in ("is", "pg", "owpmd")])
@RUNS
@given(data=st.data())
def test_a_job_told_in_two_halves_is_the_job(stream: str, data: st.DataObject) -> None:
    person = longer(data.draw(people(stream)), ("jobs",), data)
    jobs = inside(person, "jobs")
    index = data.draw(st.sampled_from([i for i in range(len(jobs)) if whole(person, i)] or [-1]))
    if index < 0:
        return
    halves = cut(person, index, data.draw(st.floats(0, 1, exclude_max=True), label="where"))
    told = person.with_answers({"jobs": [*jobs[:index], *halves, *jobs[index + 1 :]]})
    assert seen(told)[0] == seen(person)[0]


def whole(person: Person, index: int) -> bool:
    """Whether sheet 13.1 makes the two halves one job.

    Same employer and occupation, both known: else each line is a job of its own. Days known, two or more: a
    month or a day not known is read apart in each half. No total of hours, which belongs to the line. No
    leave: 13.1 gives its days and not its place, so that a half says more than the whole did.
    """
    job = inside(person, "jobs")[index]
    first, last = days(person, index)
    return (
        all(job.get(name) not in (None, "unknown") for name in ("employer", "noc", "hours_week"))
        and not any(job.get(name) for name in ("paid_hours_total", "extended_leave_days", "unpaid_days"))
        and first is not None
        and last is not None
        and first < last
    )


def days(person: Person, index: int) -> tuple[date | None, date | None]:
    """First and last day of a line; work that goes on ends on the day judged."""
    first, last = (get(person.case, f"jobs[{index}].{name}") for name in ("start", "end"))
    last = person.on if last == "current" else last
    return first if isinstance(first, date) else None, last if isinstance(last, date) else None


def cut(person: Person, index: int, where: float) -> list[dict[str, Any]]:
    """The line until some day, and the same line from the next day on."""
    job = inside(person, "jobs")[index]
    first, last = days(person, index)
    assert first is not None and last is not None
    day = first + timedelta(days=int(where * (last - first).days))
    return [{**job, "end": day.isoformat()}, {**job, "start": (day + timedelta(days=1)).isoformat()}]
