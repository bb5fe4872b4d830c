"""Laws of the work criteria on random, half-answered job lists."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from poci_desktop.rules.findings import Finding
from poci_desktop.rules.measures.work import fulltime_ontario_now, whole_years, worked_one_year_in_canada
from poci_desktop.rules.truth import all_of
from tests.rules.work_people import case, context, job, judged

ON = date(2026, 3, 1)
CRITERIA = ("fw.experience", "ids.experience", "hcp.fsw.exp", "hcp.cec.exp", "st.exp")
YES_NO = ("yes", "yes", "no")

# What each answer may be: asked of everybody, and (FIRM) taken as the sheets say when not asked.
ASKED: dict[str, tuple[Any, ...]] = {
    "employer": ("A", "B"),
    "noc": ("73100", "73100", "73100", "31102", "94106"),
    "duties_match": ("yes", "yes", "yes", "no"),
    "start": (
        "2021-03-01",
        "2022-06-15",
        "2023-04-01",
        "2024-03-01",
        "2024-07-01",
        "2025-01-10",
        "2023-04",
        "2024-11",
    ),
    "end": (
        "2023-03-31",
        "2024-06-30",
        "2025-06-30",
        "2026-02-28",
        "2026-05-31",
        "current",
        "current",
        "2025-12",
    ),
    "hours_week": (10, 15, 16, 20, 30, 40),
    "paid": YES_NO,
    "country": ("CA", "CA", "CA", "IN"),
    "province": ("ON", "ON", "ON", "AB"),
    "authorised": ("yes", "yes", "no"),
    "student_fulltime": ("no", "no", "yes"),
    "self_employed": ("no", "no", "yes"),
    "verifiable": ("yes", "partly", "no"),
    "licence_required": ("no", "no", "yes"),
    "licence_held": ("yes", "yes", "no", "apprentice"),
    "licence_from": ("2020-01-01", "2025-03-01"),
    "extended_leave_days": (0, 0, 40, 400),
}
FIRM: dict[str, tuple[Any, ...]] = {
    "own_business": YES_NO,
    "seasonal": YES_NO,
    "place_pattern": ("at_place", "mobile_across_provinces"),
    "lived_in_ontario": YES_NO,
    "unpaid_days": (0, 14),
}
CANNOT_BE_UNKNOWN = {"duties_match"}
SOME_DAY = st.dates(date(2020, 1, 1), date(2026, 2, 28)).map(date.isoformat)


@st.composite
def answers(draw: st.DrawFn) -> dict[str, Any]:
    """One job line with answers, "I don't know" and gaps."""
    line: dict[str, Any] = {}
    for name, values in ASKED.items():
        how = draw(st.integers(0, 9))
        if how == 0:
            continue
        line[name] = (
            "unknown" if how == 1 and name not in CANNOT_BE_UNKNOWN else draw(st.sampled_from(values))
        )
    for name, values in FIRM.items():
        if draw(st.integers(0, 5)) == 0:
            line[name] = draw(st.sampled_from((*values, "unknown")))
    if line.get("hours_week") == "unknown" and draw(st.booleans()):
        line["paid_hours_total"] = draw(st.sampled_from((800, 1600, 3200)))
    return line


@st.composite
def people(draw: st.DrawFn) -> tuple[list[dict[str, Any]], str | None, str | None, Any]:
    jobs = draw(st.lists(answers(), min_size=1, max_size=3))
    noc = st.sampled_from(("73100", "73100", "31102", None))
    return jobs, draw(noc), draw(noc), draw(st.sampled_from((None, [], ["31102"], "unknown")))


def filled(draw: Any, line: dict[str, Any], share: int) -> dict[str, Any]:
    """The same line with some of its gaps and unknowns answered."""
    full = dict(line)
    for name, values in ASKED.items():
        if name == "hours_week" and "paid_hours_total" in line:
            continue  # the total was given in their place
        if line.get(name) in (None, "unknown") and draw(st.integers(0, 3)) < share:
            full[name] = draw(st.sampled_from(values))
    if line.get("province") in ("ON", "AB") and "country" in full:
        full["country"] = "CA" if line.get("country") in (None, "unknown") else full["country"]
    for name, values in FIRM.items():
        if line.get(name) == "unknown" and draw(st.integers(0, 3)) < share:
            full[name] = draw(st.sampled_from(values))
    return full


def finding(criterion: str, person: tuple[list[dict[str, Any]], str | None, str | None, Any]) -> Finding:
    jobs, offer, primary, declared = person
    return judged(criterion, case(jobs, offer=offer, primary=primary, declared=declared), ON)


COMMON = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@pytest.mark.parametrize("criterion", CRITERIA)
@COMMON
@given(person=people(), data=st.data())
def test_answering_stays_within_what_was_promised(criterion: str, person: Any, data: st.DataObject) -> None:
    before = finding(criterion, person)
    jobs, offer, primary, declared = person
    share = data.draw(st.sampled_from((1, 4)))
    nocs = st.sampled_from(("73100", "31102"))
    later = (
        [filled(data.draw, line, share) for line in jobs],
        offer or data.draw(nocs),
        primary or data.draw(nocs),
        data.draw(st.sampled_from(([], ["31102", "73100"]))) if declared in (None, "unknown") else declared,
    )
    after = finding(criterion, later)
    assert before.low.value <= after.truth.value <= before.high.value
    if before.settled:
        assert after.truth is before.truth


@pytest.mark.parametrize("criterion", CRITERIA)
@COMMON
@given(person=people())
def test_parts_agree_with_the_whole_and_truth_with_its_bounds(criterion: str, person: Any) -> None:
    found = finding(criterion, person)
    assert found.low.value <= found.truth.value <= found.high.value
    if criterion in ("fw.experience", "ids.experience", "st.exp"):
        assert all_of(child.truth for child in found.children) is found.truth
    if found.open or found.unsure:
        assert not found.settled


@pytest.mark.parametrize("criterion", CRITERIA)
@COMMON
@given(person=people(), data=st.data())
def test_order_of_entries_is_irrelevant(criterion: str, person: Any, data: st.DataObject) -> None:
    jobs, offer, primary, declared = person
    shuffled = data.draw(st.permutations(jobs))
    first, second = finding(criterion, person), finding(criterion, (shuffled, offer, primary, declared))
    assert (first.truth, first.low, first.high) == (second.truth, second.low, second.high)
    assert len(first.open) == len(second.open)


@st.composite
def plain_jobs(draw: st.DrawFn) -> list[dict[str, Any]]:
    """Complete lines with exact days."""
    days = st.dates(date(2020, 1, 1), date(2026, 2, 28))
    lines = []
    for _ in range(draw(st.integers(1, 4))):
        start, end = sorted((draw(days), draw(days)))
        hours = draw(st.sampled_from((10, 14, 15, 18, 20, 29, 30, 40)))
        employer = draw(st.sampled_from(("A", "B", None)))
        lines.append(job(start.isoformat(), end.isoformat(), hours, noc="73100", employer=employer))
    return lines


@pytest.mark.parametrize("criterion", CRITERIA)
@COMMON
@given(jobs=plain_jobs(), data=st.data())
def test_more_work_never_hurts(criterion: str, jobs: list[dict[str, Any]], data: st.DataObject) -> None:
    index = data.draw(st.integers(0, len(jobs) - 1))
    more = [dict(line) for line in jobs]
    how = data.draw(st.sampled_from(("hours", "later", "sooner", "line")))
    if how == "hours":
        more[index]["hours_week"] += data.draw(st.integers(1, 30))
    elif how == "later":
        more[index]["end"] = max(jobs[index]["end"], data.draw(SOME_DAY))
    elif how == "sooner":
        more[index]["start"] = min(jobs[index]["start"], data.draw(SOME_DAY))
    else:
        more += data.draw(plain_jobs())
    before, after = (finding(criterion, (lines, "73100", "73100", [])) for lines in (jobs, more))
    assert after.truth.value >= before.truth.value


@COMMON
@given(person=people(), data=st.data())
def test_years_and_small_questions_stay_within_their_range(person: Any, data: st.DataObject) -> None:
    jobs, *_ = person
    later = [filled(data.draw, line, 4) for line in jobs]
    before, after = context(case(jobs), ON), context(case(later), ON)
    for canadian in (None, True, False):
        first, second = whole_years(before, canadian=canadian), whole_years(after, canadian=canadian)
        assert first.low <= first.likely <= first.high
        assert first.low <= second.low <= second.high <= first.high
    for question in (worked_one_year_in_canada, fulltime_ontario_now):
        was, now = question(before), question(after)
        assert was.low.value <= now.truth.value <= was.high.value
