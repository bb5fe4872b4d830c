"""Ontario Workforce Priority: when it is named, months in a row, revenue by place, and laws."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from poci_desktop.facts.case import Case
from poci_desktop.paths import resource_dir
from poci_desktop.rules.assess import assess
from poci_desktop.rules.context import Context
from poci_desktop.rules.findings import Finding
from poci_desktop.rules.loader import load_pack
from poci_desktop.rules.truth import Truth
from tests.case_files import examples, plain

PACK = load_pack(resource_dir() / "packs" / "oinp")
OWP = ["owp03", "owp45", "owpmd"]
EIGHT = ["fw", "is", "ids", "mg", "pg", "hcp", "fssw", "st"]
DAY = date(2026, 9, 15)
PEOPLE = {e.id: e for e in examples() if e.file == "20_ontario_workforce_priority"}


@pytest.mark.parametrize(
    ("day", "named"),
    [
        (date(2024, 1, 1), EIGHT),
        (date(2026, 5, 29), EIGHT),
        (date(2026, 6, 10), EIGHT),
        (date(2026, 6, 24), EIGHT),
        (date(2026, 6, 25), OWP + EIGHT),
        (date(2027, 6, 1), OWP + EIGHT),
    ],
)
def test_the_new_categories_are_named_first_and_only_from_the_day_they_are_law(
    day: date, named: list[str]
) -> None:
    assert [result.stream.id for result in assess(PACK, Case(), day).streams] == named


def test_the_application_date_decides_which_streams_are_named_not_the_day_judged() -> None:
    received_before = Case.model_validate({"app": {"filing_date": "2026-04-01"}})
    assert [r.stream.id for r in assess(PACK, received_before, DAY).streams] == EIGHT


def test_in_the_gap_every_stream_named_is_closed() -> None:
    for day in (date(2026, 5, 30), date(2026, 6, 24)):
        assert {r.intake.state for r in assess(PACK, Case(), day).streams if r.intake} == {"closed"}


@pytest.mark.parametrize(
    ("day", "state"),
    [
        (date(2026, 6, 25), "not_yet_open"),
        (date(2026, 8, 3), "not_yet_open"),
        (date(2026, 8, 4), "open"),
        (date(2026, 10, 3), "open"),
        (date(2026, 10, 4), "unknown"),
        (date(2026, 12, 1), "unknown"),
    ],
)
def test_expressions_of_interest_open_in_august(day: date, state: str) -> None:
    for name in OWP:
        intake = assess(PACK, Case(), day).stream(name).intake
        assert intake is not None and intake.state == state


@pytest.mark.parametrize(("day", "stale"), [(date(2026, 10, 3), False), (date(2026, 10, 4), True)])
def test_after_the_day_of_verification_a_warning_is_shown(day: date, stale: bool) -> None:
    for name in OWP:
        warnings = {note.id for note in assess(PACK, Case(), day).stream(name).warnings}
        assert ("W-OWP-STALE" in warnings) is stale


def found(criterion: str, facts: dict[str, Any], day: date = DAY) -> Finding:
    context = Context(PACK, Case.model_validate(plain(facts)), day, day, "owp03", {"graduate_relief": "yes"})
    return context.criterion(criterion)


def job(start: date | str, end: date | str, **rest: Any) -> dict[str, Any]:
    return {
        "employer": "A", "noc": "21231", "duties_match": "yes", "start": start, "end": end, "hours_week": 40,
        "paid": "yes", "country": "CA", "province": "ON", "authorised": "yes", "offered_position": "yes",
        "extended_leave_days": 0, **rest,
    }  # fmt: skip


def position(*jobs: dict[str, Any], day: date = DAY, criterion: str = "owp03.exp.a") -> Truth:
    return found(criterion, {"offer": {"noc": "21231"}, "jobs": list(jobs)}, day).truth


@pytest.mark.parametrize(
    ("start", "end", "truth"),
    [
        (date(2026, 3, 15), date(2026, 9, 14), Truth.MET),
        (date(2026, 3, 16), date(2026, 9, 14), Truth.NOT_MET),
        (date(2026, 3, 15), date(2026, 9, 13), Truth.NOT_MET),
        (date(2026, 3, 15), "current", Truth.MET),
        (date(2025, 8, 31), date(2026, 2, 27), Truth.NOT_MET),  # the days before 2025-09-15 are outside
        (date(2025, 9, 15), date(2026, 3, 14), Truth.MET),
        (date(2025, 9, 14), date(2026, 3, 13), Truth.NOT_MET),
        (date(2025, 1, 1), date(2026, 9, 14), Truth.MET),
    ],
)
def test_six_months_run_from_a_day_to_the_eve_of_its_anniversary_inside_twelve_months(
    start: date, end: date | str, truth: Truth
) -> None:
    assert position(job(start, end)) is truth


def test_a_missing_day_of_the_month_becomes_its_last_day() -> None:
    day = date(2026, 7, 1)
    assert position(job(date(2025, 8, 31), date(2026, 2, 27)), day=day) is Truth.MET
    assert position(job(date(2025, 8, 31), date(2026, 2, 26)), day=day) is Truth.NOT_MET


def test_hours_that_change_in_the_same_position_do_not_end_the_spell() -> None:
    first, then = date(2026, 3, 15), date(2026, 6, 1)
    lines = (job(first, then - timedelta(days=1)), job(then, "current", hours_week=30))
    assert position(*lines) is Truth.MET
    part_time = (lines[0], job(then, "current", hours_week=20))
    assert position(*part_time) is Truth.TO_ASSESS


def test_a_long_leave_ends_the_months_in_a_row_wherever_it_may_have_been() -> None:
    start = date(2025, 9, 15)  # a whole year
    assert position(job(start, "current", extended_leave_days=60)) is Truth.UNKNOWN
    assert position(job(start, "current", extended_leave_days=200)) is Truth.NOT_MET
    assert position(job(date(2026, 3, 15), "current", extended_leave_days=30)) is Truth.NOT_MET
    long_ago = job(date(2022, 1, 1), "current", extended_leave_days=30)
    assert position(long_ago) is Truth.UNKNOWN


def test_a_leave_of_one_line_leaves_the_others_whole() -> None:
    leave = job(date(2025, 10, 1), date(2026, 3, 14), extended_leave_days=40)
    assert position(leave, job(date(2026, 3, 15), "current")) is Truth.MET
    assert position(leave, job(date(2026, 3, 20), "current"), criterion="owp03.exp.a") is Truth.NOT_MET
    joined = job(date(2026, 3, 15), date(2026, 8, 31))
    assert position(leave, joined) is Truth.UNKNOWN  # reached if the leave stood at the start of its line


def test_nine_months_need_thirty_nine_weeks_whatever_the_hours() -> None:
    weeks = timedelta(days=39 * 7 - 1)
    start = date(2025, 1, 6)
    nine = job(start, start + weeks, hours_week=60)
    assert position(nine, criterion="owp45.exp") is Truth.MET
    short = job(start, start + weeks - timedelta(days=1), hours_week=60)
    assert position(short, criterion="owp45.exp") is Truth.NOT_MET


@pytest.mark.parametrize(
    ("hours", "truth"), [(Decimal("30.76"), Truth.TO_ASSESS), (Decimal("30.77"), Truth.MET)]
)
def test_nine_months_with_less_than_the_old_hours_are_to_be_assessed(hours: Decimal, truth: Truth) -> None:
    start = date(2025, 1, 6)
    line = job(start, start + timedelta(days=272), hours_week=str(hours))
    assert position(line, criterion="owp45.exp") is truth


def test_two_years_may_be_in_pieces_but_only_full_time_in_one_job_is_certain() -> None:
    year = timedelta(days=363)
    first, second = date(2022, 1, 3), date(2024, 1, 1)
    pieces = (
        job(first, first + year, hours_week=30),
        job(second, second + year, employer="B", hours_week=30),
    )
    assert position(*pieces, criterion="owp03.exp.c") is Truth.MET
    two = timedelta(days=727)
    both = tuple(job(first, first + two, employer=name, hours_week=15) for name in ("A", "B"))
    assert position(*both, criterion="owp03.exp.c") is Truth.TO_ASSESS
    four_years = job(first, first + timedelta(days=1455), hours_week=15)
    assert position(four_years, criterion="owp03.exp.c") is Truth.TO_ASSESS


def test_an_answer_missing_on_the_position_leaves_it_open() -> None:
    line = job(date(2026, 3, 15), "current")
    del line["offered_position"]
    finding = found("owp03.exp.a", {"offer": {"noc": "21231"}, "jobs": [line]})
    assert finding.truth is Truth.UNKNOWN
    assert finding.open == ("jobs[0].offered_position",)


def revenue(place: str | None, last: int | None, before: int | None = None) -> Finding:
    offer = {"municipality": place, "multi_site": "no"} if place else {}
    emp = {"revenue_last_fy": last, "revenue_previous_fy": before}
    return found(
        "owp.employer.revenue", {"offer": offer, "emp": {k: v for k, v in emp.items() if v is not None}}
    )


@pytest.mark.parametrize(
    ("place", "last", "before", "truth"),
    [
        ("Toronto", 1_000_000, 0, Truth.MET),
        ("Mississauga", 999_999, 9_000_000, Truth.NOT_MET),
        ("Ottawa", 500_000, 0, Truth.MET),
        ("Thunder Bay", 499_999, 9_000_000, Truth.NOT_MET),
        ("Barrie", 500_000, 0, Truth.MET),
        ("London", 499_999, 0, Truth.NOT_MET),
        ("Greater Sudbury", 500_000, 0, Truth.MET),
        ("Greater Sudbury", 499_999, 250_000, Truth.UNKNOWN),
        ("Greater Sudbury", 250_000, 250_000, Truth.UNKNOWN),
        ("Greater Sudbury", 250_000, 249_999, Truth.UNKNOWN),
        ("Greater Sudbury", 249_999, 250_000, Truth.UNKNOWN),
        ("Greater Sudbury", 249_999, 249_999, Truth.NOT_MET),
        (None, 1_000_000, 0, Truth.MET),
        (None, 600_000, 600_000, Truth.UNKNOWN),
        (None, 100_000, 100_000, Truth.NOT_MET),
    ],
)
def test_the_revenue_needed_depends_on_the_place(
    place: str | None, last: int, before: int, truth: Truth
) -> None:
    assert revenue(place, last, before).truth is truth


def test_the_year_before_is_asked_only_where_it_can_matter() -> None:
    assert revenue("Greater Sudbury", 300_000).open == ("emp.revenue_previous_fy",)
    assert revenue("Greater Sudbury", 500_000).open == ()
    assert revenue("Toronto", 300_000).open == ()


def test_every_row_of_the_sheet_is_a_criterion_or_is_told_as_not_checked() -> None:
    rows = (
        "owp.offer owp03.noc owp45.noc owp03.exp owp45.exp owp.exp.location owp.exp.legal owp03.language "
        "owp45.language owp03.education owp45.education owp.wage owp.wage.kept owp.status owp.intent "
        "owp.employer.years owp.employer.premises owp.employer.revenue owp.employer.staff "
        "owp.employer.orders owp.employer.recruit owp.equity owp.funds owp.age owpmd.noc owpmd.cpso "
        "owpmd.ohip owpmd.language "
        "owpmd.education owp.express_entry owp.recent_grad owp.eoi owp.eoi.validity owp.deadline.employer "
        "owp.deadline.applicant owp.certificate owp.rounds owp.phase_2 "
        + " ".join(f"owp.unknown.{n}" for n in range(1, 12))
    ).split()
    told = set(PACK.criteria) | {item.id for item in PACK.not_checked}
    assert set(rows) <= told


SPACES = "status offer licence jobs fact edu cred lang emp recruit phys intent".split()


@given(st.sampled_from(sorted(PEOPLE)), st.lists(st.sampled_from(SPACES), unique=True))
def test_answers_to_come_stay_within_the_bounds_given_without_them(name: str, taken: list[str]) -> None:
    person = PEOPLE[name]
    fewer = {key: value for key, value in person.facts.items() if key not in taken}
    for stream in OWP:
        whole = assess(PACK, person.case, person.on).stream(stream)
        part = assess(PACK, Case.model_validate(plain(fewer)), person.on).stream(stream)
        low, high = part.root.low, part.root.high
        assert min(low, Truth.MET) <= min(whole.root.truth, Truth.MET) <= min(high, Truth.MET)


@given(
    st.lists(st.tuples(st.integers(0, 700), st.integers(1, 250), st.sampled_from([20, 30, 40])), max_size=5),
    st.data(),
)
def test_the_order_of_the_jobs_does_not_matter_and_more_hours_never_hurt(
    spans: list[tuple[int, int, int]], data: st.DataObject
) -> None:
    lines = [
        job(DAY - timedelta(days=back + length), DAY - timedelta(days=back + 1), hours_week=hours)
        for back, length, hours in spans
    ]
    shuffled = data.draw(st.permutations(lines))
    more = [{**line, "hours_week": line["hours_week"] + 10} for line in lines]
    for criterion in ("owp03.exp.a", "owp03.exp.c", "owp45.exp"):
        truth = position(*lines, criterion=criterion)
        assert position(*shuffled, criterion=criterion) is truth
        assert position(*more, criterion=criterion) >= truth
