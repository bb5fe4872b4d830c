"""Laws of time: the rules know distances between days and the calendar, and no day of their own.

*Moved with the law.* Where every date of the rules moves as far as the person, by four years, which keep the
calendar, nothing changes at all. So no date of the law stands outside the rule pack, but for the new scale of
the TEF (sheet 14.4: results of 11 December 2023 and later): people with such a report are left out.

*Moved inside an edition.* Where the person moves and the law stays, only the criteria of `calendar.toml` may
change, each with the reason why and a case that shows it.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from datetime import timedelta
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from poci_desktop.rules.assess import StreamResult
from poci_desktop.rules.findings import Finding
from poci_desktop.rules.pack import Pack
from tests.case_files import examples
from tests.rules.laws.moved_law import FOUR_YEARS, moved_law
from tests.rules.laws.people import PACK, RUNS, STREAMS, Person, people
from tests.rules.laws.test_answers import findings

CALENDAR = tomllib.loads(Path(__file__).with_name("calendar.toml").read_text("utf-8"))["criterion"]
NAMED = [pattern for item in CALENDAR for pattern in item["names"]]
SHOWN = [(name, *shown) for item in CALENDAR for name, shown in item["shown_by"].items()]


@cache
def later_law() -> Pack:
    return moved_law(PACK)


def changed(first: StreamResult, second: StreamResult) -> Iterator[str]:
    """The criteria that are not found the same."""
    before, after = findings(first), findings(second)
    yield from sorted(before.keys() ^ after.keys())
    for name in sorted(before.keys() & after.keys()):
        if _shown(before[name]) != _shown(after[name]):
            yield name


def _shown(finding: Finding) -> tuple[Any, ...]:
    return finding.truth, finding.low, finding.high, finding.open, finding.unsure


@pytest.mark.parametrize("stream", STREAMS)
@RUNS
@given(data=st.data())
def test_people_moved_with_the_law_are_found_the_same(stream: str, data: st.DataObject) -> None:
    person = data.draw(people(stream))
    tests = person.facts.get("lang", {}).get("test")
    names = [test.get("name") for test in tests] if isinstance(tests, list) else []
    assume("TEF_CANADA" not in names and "unknown" not in names and None not in names)
    later = person.moved(FOUR_YEARS)
    assume(later.possible)
    first, second = person.judged(), later.judged(later_law())
    assert list(changed(first, second)) == []
    assert second.evaluated_on == first.evaluated_on + FOUR_YEARS
    for name in ("coverage", "criteria", "missing", "to_find_out", "can_apply", "can_apply_why"):
        assert getattr(second, name) == getattr(first, name), name
    assert [note.id for note in second.warnings] == [note.id for note in first.warnings]


@pytest.mark.parametrize("stream", STREAMS)
@RUNS
@given(data=st.data())
def test_people_moved_inside_an_edition_change_where_the_calendar_does(
    stream: str, data: st.DataObject
) -> None:
    person = data.draw(people(stream))
    assume(not months(person))
    by = timedelta(days=data.draw(st.one_of(st.sampled_from((1, 29, 31, 365)), st.integers(-400, 400))))
    later = person.moved(by)
    assume(later.possible)
    first, second = person.judged(), later.judged()
    if first.edition is second.edition and not (first.past_rules or second.past_rules):
        assert [n for n in changed(first, second) if not any(fnmatchcase(n, p) for p in NAMED)] == []


def months(person: Person) -> bool:
    """Whether a job is dated by the month alone: months have not the same number of days."""
    jobs = person.facts.get("jobs")
    ends = [job.get(end) for job in (jobs if isinstance(jobs, list) else []) for end in ("start", "end")]
    return any(isinstance(end, str) and len(end) == 7 and end[:1] in "12" for end in ends)


@cache
def by_id() -> dict[str, Person]:
    return {f"{e.file}/{e.id}": Person(e.facts, e.on, e.stream) for e in examples()}


@pytest.mark.parametrize(("name", "case", "days"), SHOWN, ids=lambda shown: str(shown))
def test_the_calendar_does_change_what_is_left_out_for_it(name: str, case: str, days: int) -> None:
    person = by_id()[case]
    later = person.moved(timedelta(days=days))
    first, second = person.judged(), later.judged()
    assert first.edition is second.edition
    assert name in changed(first, second)


def test_every_criterion_left_out_is_shown_or_shares_the_rule_of_one_that_is() -> None:
    named = {name for name, *_ in SHOWN}
    for item in CALENDAR:
        assert item["reason"] and item["shown_by"].keys() <= set(item["names"])
        assert set(item["names"]) - named == set(item.get("alike", ())), item["names"]
        assert all(any(fnmatchcase(name, pattern) for name in PACK.criteria) for pattern in item["names"])
