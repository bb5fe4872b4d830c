"""The program's sums over segments agree with a slow day-by-day reading of the sheets."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.rules import work_reference as reference
from tests.rules.work_people import case, job, judged
from tests.rules.work_reference import Made, Rule

RULES: dict[str, tuple[str, Rule, dict[int, dict[str, Any]]]] = {
    "fw": ("fw.experience", reference.FOREIGN_WORKER, {2: {"student_fulltime": "yes"}}),
    "ids": ("ids.experience", reference.IN_DEMAND, {2: {"seasonal": "yes"}}),
    "cec": ("hcp.cec.exp", reference.IN_CANADA, {2: {"own_business": "yes"}}),
    "st": ("st.exp", reference.IN_TRADE, {2: {"own_business": "yes"}}),
    "fsw": ("hcp.fsw.exp", reference.MAIN, {2: {"student_fulltime": "yes"}}),
}
QUALITIES: dict[int, dict[str, Any]] = {3: {}, 1: {"duties_match": "unsure"}, 0: {"paid": "no"}}
NOC = "73100"


def facts(made: Made, doubt: dict[int, dict[str, Any]]) -> dict[str, Any]:
    changes = (QUALITIES | doubt)[made.quality]
    return job(
        made.start,
        made.end,
        "unknown" if made.hours is None else made.hours,
        employer=made.employer,
        noc=NOC,
        paid_hours_total=made.total,
        extended_leave_days=made.leave,
        **changes,
    )


@st.composite
def histories(draw: st.DrawFn, leaves: bool = False) -> tuple[list[Made], date]:
    filing = date(2024, 2, 20) + timedelta(days=draw(st.integers(0, 500)))
    lines = []
    for _ in range(draw(st.integers(1, 4))):
        end = filing - timedelta(days=draw(st.integers(-20, 900)))
        length = draw(st.sampled_from([120, 200, 272, 273, 280, 364, 365, 400, 548, 600, 728, 730, 1200]))
        start = end - timedelta(days=length - 1 + draw(st.integers(-2, 2)))
        shown = 7 if draw(st.sampled_from([False, False, False, True])) else 10
        current = draw(st.sampled_from([False, False, False, False, True]))
        total, hours = None, draw(st.sampled_from([8, 12, 14, 15, 16, 18, 20, 24, 29, 30, 31, 35, 40, 60]))
        how = draw(st.sampled_from(["week", "week", "week", "week", "total", "unknown"]))
        if how == "total":
            total = hours * length // 7
        lines.append(
            Made(
                employer=draw(st.sampled_from([None, "A", "B"])),
                start=start.isoformat()[:shown],
                end="current" if current else end.isoformat()[:shown],
                hours=hours if how == "week" else None,
                total=total,
                leave=draw(st.sampled_from([0, 0, 30, 90, 200])) if leaves else 0,
                quality=draw(st.sampled_from([3, 3, 3, 3, 2, 1, 0])),
            )
        )
    return lines, filing


def agree(rule: str, made: list[Made], filing: date) -> None:
    criterion, sheet, doubt = RULES[rule]
    person = case([facts(line, doubt) for line in made], offer=NOC, primary=NOC)
    assert judged(criterion, person, filing).truth.value == reference.verdict(made, sheet, filing)


@pytest.mark.parametrize("rule", RULES)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(history=histories())
def test_same_truth_as_the_day_by_day_reading(rule: str, history: tuple[list[Made], date]) -> None:
    agree(rule, *history)


@pytest.mark.parametrize("rule", RULES)
@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(history=histories(leaves=True))
def test_same_truth_with_long_leaves(rule: str, history: tuple[list[Made], date]) -> None:
    agree(rule, *history)


def test_filing_on_a_leap_day_opens_the_window_on_the_first_of_march() -> None:
    agree("st", [Made("A", "2022-02-28", "2024-02-28", 15, None, 0, 3)], date(2024, 2, 29))
    agree("st", [Made("A", "2023-03-02", "2024-02-28", 30, None, 0, 3)], date(2024, 2, 29))
    agree("st", [Made("A", "2023-03-01", "2024-02-28", 30, None, 0, 3)], date(2024, 2, 29))
