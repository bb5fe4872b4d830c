"""The Express Entry steps, the federal program chosen, and the residence of Skilled Trades."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from poci_desktop.facts.case import Case
from poci_desktop.paths import resource_dir
from poci_desktop.rules.context import Context
from poci_desktop.rules.findings import Finding
from poci_desktop.rules.loader import load_pack
from poci_desktop.rules.measures.express_entry import rounds
from poci_desktop.rules.truth import Truth
from tests.case_files import change, plain

PACK = load_pack(resource_dir() / "packs" / "oinp")
DAY = date(2024, 10, 1)


def context(answers: dict[str, Any], stream: str = "hcp", day: date = DAY) -> Context:
    facts: dict[str, Any] = {}
    for path, value in answers.items():
        change(facts, path, value)
    return Context(PACK, Case.model_validate(plain(facts)), day, day, stream)


def found(criterion: str, answers: dict[str, Any], stream: str = "hcp", day: date = DAY) -> Finding:
    return context(answers, stream, day).criterion(criterion)


def sent(day: str, stream: str = "hcp", **more: Any) -> dict[str, Any]:
    answers = {"noi.received": "yes", "noi.stream": stream, "noi.date": day}
    return {**answers, **{f"noi.{name}": value for name, value in more.items()}}


@pytest.mark.parametrize(
    ("notified", "last"),
    [
        ("2024-09-19", date(2024, 11, 3)),
        ("2024-09-26", date(2024, 11, 10)),
        ("2024-10-17", date(2024, 12, 1)),
    ],
)
def test_day_forty_five_is_the_last(notified: str, last: date) -> None:
    assert found("ee.noi_deadline", sent(notified), day=last).truth is Truth.MET
    late = date.fromordinal(last.toordinal() + 1)
    assert found("ee.noi_deadline", sent(notified), day=late).truth is Truth.NOT_MET


def test_a_notification_dated_after_filing_is_not_judged() -> None:
    assert found("ee.noi_deadline", sent("2024-10-02")).truth is Truth.UNKNOWN


def test_without_a_notification_the_step_is_not_reached_and_nothing_hangs_on_it() -> None:
    answers = {"noi.received": "no"}
    assert found("ee.noi", answers).truth is Truth.UNKNOWN
    assert found("ee.noi_deadline", answers).truth is Truth.N_A
    assert found("ee.draw", answers).truth is Truth.N_A


def test_every_round_of_the_list_says_whether_it_was_general() -> None:
    assert not any(general for day, general in rounds(context({}, "st")) if day.year == 2024)
    assert all(general for day, general in rounds(context({}, "fssw")) if day.year == 2024)
    assert max(day for day, _ in rounds(context({}))) == date(2024, 9, 19)


def test_the_official_list_settles_whether_the_round_was_targeted() -> None:
    listed = sent("2024-09-19", targeted="no", draw_noc="no")
    assert found("ee.draw", listed).truth is Truth.NOT_MET
    assert found("ee.draw", sent("2024-09-26", "fssw"), "fssw").truth is Truth.N_A


def test_a_listed_main_occupation_without_a_job_in_it_is_for_an_officer() -> None:
    answers = {**sent("2024-09-19", draw_noc="primary"), "fact.primary_noc": "21231"}
    paid = {"duties_match": "yes", "hours_week": 40, "paid": "yes", "extended_leave_days": 0}
    abroad = {"country": "IN", "authorised": "not_in_Canada", "self_employed": "no", "student_fulltime": "no"}
    other = {"noc": "21232", "start": "2023-01-01", "end": "current", **paid, **abroad}
    assert found("ee.draw", {**answers, "jobs": [other]}).truth is Truth.TO_ASSESS
    assert found("ee.draw", {**answers, "jobs": [{**other, "noc": "21231"}]}).truth is Truth.MET


@pytest.mark.parametrize(
    ("expiry", "truth"), [("2024-10-01", Truth.MET), ("2024-09-30", Truth.NOT_MET), (None, Truth.MET)]
)
def test_profile_is_live_on_its_last_day(expiry: str | None, truth: Truth) -> None:
    answers = {"ee.profile_valid": "yes", **({"ee.profile_expiry": expiry} if expiry else {})}
    assert found("ee.profile", answers).truth is truth


PAPERS = [
    "work_permit",
    "study_permit",
    "visitor_record",
    "maintained",
    "restoration_pending",
    "none",
    "other",
]
DATES = st.sampled_from(["2024-09-30", "2024-10-01", "2025-10-01"])
ANSWERS: dict[str, st.SearchStrategy[Any]] = {
    "app.location_at_filing": st.sampled_from(["ontario", "other_province", "abroad"]),
    "app.refugee_or_removal": st.sampled_from(["yes", "no"]),
    "status.type": st.sampled_from(PAPERS),
    "status.expiry": DATES,
    "status.extension_filed": st.sampled_from(["2024-09-20", "2024-09-30", "2024-10-01", "none"]),
    "status.maintained_from": st.sampled_from(["work_permit", "study_permit", "visitor_record"]),
    "ee.profile_valid": st.sampled_from(["yes", "no", "planned"]),
    "ee.profile_expiry": DATES,
    "noi.received": st.sampled_from(["yes", "no"]),
    "noi.stream": st.sampled_from(["hcp", "fssw", "st"]),
    "noi.date": st.sampled_from(["2024-08-01", "2024-08-22", "2024-09-25"]),
    "noi.targeted": st.sampled_from(["yes", "no"]),
    "noi.draw_noc": st.sampled_from(["primary", "other_work", "no"]),
}
PEOPLE = st.fixed_dictionaries({}, optional=dict(ANSWERS))
BLOCKS = ["st.residence", "ee.profile", "ee.noi", "ee.noi_deadline", "st.draw"]


@pytest.mark.parametrize("criterion", BLOCKS)
@given(known=PEOPLE, more=PEOPLE)
def test_a_settled_truth_never_changes_by_answering_more(
    criterion: str, known: dict[str, Any], more: dict[str, Any]
) -> None:
    before = found(criterion, known, "st")
    if before.settled:
        assert found(criterion, {**more, **known}, "st").truth is before.truth
