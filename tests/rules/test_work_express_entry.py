"""Boundary examples of sheets 06, 07, 08 and 13 that concern work, judged on the work criterion alone."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from poci_desktop.rules.measures.work import (
    fulltime_ontario_now,
    primary_noc_weeks,
    whole_years,
    worked_one_year_in_canada,
)
from tests.rules.work_people import case, context, deciding, job, judged, parts, weeks

INDIA = {"country": "IN", "province": None, "authorised": "not_in_Canada"}
CALGARY = {"province": "AB"}
B = date(2024, 10, 1)

MAIN: dict[str, tuple[list[dict[str, Any]], str]] = {
    "1 base": ([job("2021-06-01", "2024-09-30", **INDIA)], "met"),
    "5 exactly twelve months inside": ([job("2018-10-01", "2020-09-30", **INDIA)], "met"),
    "6 eleven months inside": ([job("2018-08-01", "2020-08-31", **INDIA)], "not_met"),
    "7 twenty days between two jobs": (
        [
            job("2020-09-01", "2021-08-31", noc="21232", **INDIA),
            job("2021-09-01", "2022-07-31", **INDIA),
            job("2022-08-20", "2023-07-19", employer="B", **INDIA),
        ],
        "not_met",
    ),
    "a weekend between two jobs": (
        [job("2021-09-01", "2022-02-25", **INDIA), job("2022-02-28", "2022-09-01", employer="B", **INDIA)],
        "met",
    ),
    "four days later is a doubt": (
        [job("2021-09-01", "2022-02-25", **INDIA), job("2022-03-01", "2022-09-05", employer="B", **INDIA)],
        "to_be_assessed",
    ),
    "fourteen days later is a doubt": (
        [job("2021-09-01", "2022-02-25", **INDIA), job("2022-03-11", "2022-09-30", employer="B", **INDIA)],
        "to_be_assessed",
    ),
    "fifteen days later is a new chain": (
        [job("2021-09-01", "2022-02-25", **INDIA), job("2022-03-12", "2022-09-30", employer="B", **INDIA)],
        "not_met",
    ),
    "30 Canadian work in two pieces": (
        [
            job("2023-05-01", "2023-11-30", "37.5", **CALGARY),
            job("2024-04-01", "2024-09-30", "37.5", **CALGARY),
        ],
        "not_met",
    ),
    "34 twenty hours a week": (
        [job("2020-01-01", "2021-12-31", noc="21232", **INDIA), job("2023-02-01", "2024-09-30", 20, **INDIA)],
        "met",
    ),
    "39 self-employed with outside proof": (
        [job("2021-06-01", "2024-09-30", self_employed="yes", verifiable="yes", **INDIA)],
        "met",
    ),
    "40 only own letters": (
        [job("2021-06-01", "2024-09-30", self_employed="yes", verifiable="no", **INDIA)],
        "not_met",
    ),
    "40 clients' confirmation not known": (
        [job("2021-06-01", "2024-09-30", self_employed="yes", verifiable="unknown", **INDIA)],
        "cannot_tell",
    ),
    "44 some of the main duties": (
        [job("2021-06-01", "2024-09-30", duties_match="partly", **INDIA)],
        "cannot_tell",
    ),
    "unauthorised work in Canada": ([job("2021-06-01", "2024-09-30", authorised="no")], "not_met"),
    "student work is a doubt": (
        [job("2021-06-01", "2024-09-30", student_fulltime="yes", **INDIA)],
        "to_be_assessed",
    ),
    "a year only across a long leave": (
        [job("2022-01-01", "2023-06-30", extended_leave_days=120, **INDIA)],
        "to_be_assessed",
    ),
    "a long leave in three years of work": (
        [job("2021-06-01", "2024-09-30", extended_leave_days=120, **INDIA)],
        "met",
    ),
    "a break between two jobs known by month": (
        [job("2021-09-01", "2022-02", **INDIA), job("2022-03", "2022-10-31", employer="B", **INDIA)],
        "cannot_tell",
    ),
    "half full-time, half part-time without a break": (
        [
            job("2022-01-01", "2022-06-30", 30, **INDIA),
            job("2022-07-01", "2023-06-30", 16, employer="B", **INDIA),
        ],
        "to_be_assessed",
    ),
}


@pytest.mark.parametrize("name", MAIN)
@pytest.mark.parametrize("stream", ["hcp", "fssw"])
def test_year_in_the_main_occupation(name: str, stream: str) -> None:
    jobs, truth = MAIN[name]
    assert judged(f"{stream}.fsw.exp", case(jobs), B).truth.word == truth


def test_french_speaking_example_25_has_too_few_days_in_the_five_years() -> None:
    jobs = [job("2014-10-10", "2020-06-30", 35, noc="41220", country="SN", province=None)]
    assert judged("fssw.fsw.exp", case(jobs, primary="41220"), "2024-10-10").truth.word == "not_met"


TWO_PIECES = [
    job("2023-05-01", "2023-11-30", "37.5", **CALGARY),
    job("2024-04-01", "2024-09-30", "37.5", **CALGARY),
]
CANADIAN: dict[str, tuple[list[dict[str, Any]], str, str]] = {
    "8 in two pieces": (TWO_PIECES, "2024-10-01", "met"),
    "9 second job at fifteen hours": (
        [TWO_PIECES[0], TWO_PIECES[1] | {"hours_week": 15}],
        "2024-10-01",
        "not_met",
    ),
    "10 self-employed designer": (
        [job("2023-10-01", "2024-09-30", noc="52120", self_employed="yes", verifiable="yes")],
        "2024-10-01",
        "not_met",
    ),
    "11 physician in own practice": (
        [job("2024-01-01", "2025-01-31", noc="31102", self_employed="yes", verifiable="yes")],
        "2025-02-01",
        "met",
    ),
    "12 the exception is not yet in force": (
        [job("2023-12-25", "2025-01-25", noc="31102", self_employed="yes", verifiable="yes")],
        "2025-01-26",
        "not_met",
    ),
    "31 all before the three years": ([job("2020-01-01", "2021-09-30", **CALGARY)], "2024-10-01", "not_met"),
    "32 second job without authorisation": (
        [TWO_PIECES[0], TWO_PIECES[1] | {"authorised": "no"}],
        "2024-10-01",
        "not_met",
    ),
    "41 company of the spouse": (
        [j | {"own_business": "yes"} for j in TWO_PIECES],
        "2024-10-01",
        "to_be_assessed",
    ),
    "work during full-time study": (
        [job("2023-05-01", "2024-09-30", student_fulltime="yes")],
        "2024-10-01",
        "not_met",
    ),
    "TEER 4": ([job("2023-05-01", "2024-09-30", noc="94106")], "2024-10-01", "not_met"),
    "a part-time job that needs more than twenty-four months": (
        [weeks("2021-10-11", 152, "10.5")],
        "2024-10-01",
        "to_be_assessed",
    ),
}


@pytest.mark.parametrize("name", CANADIAN)
def test_year_in_canada(name: str) -> None:
    jobs, on, truth = CANADIAN[name]
    assert judged("hcp.cec.exp", case(jobs), on).truth.word == truth


def test_physician_exception_is_a_part_of_its_own() -> None:
    jobs, on, _ = CANADIAN["11 physician in own practice"]
    assert parts(judged("fssw.cec.exp", case(jobs), on)) == {"fssw.cec.physician": "met"}
    assert parts(judged("fssw.cec.exp", case(TWO_PIECES), on)) == {"fssw.cec.physician": "does_not_apply"}


T = "2024-11-01"


def trade(start: str, end: str, hours: Any = 40, noc: str = "73100", **rest: Any) -> dict[str, Any]:
    return job(start, end, hours, noc=noc, **rest)


PLUMBER: dict[str, Any] = {
    "noc": "72300",
    "licence_required": "yes",
    "licence_held": "yes",
    "licence_from": "2020-01-01",
}
SEVEN_SIX = [trade("2023-04-01", "2023-10-31"), trade("2024-05-01", "2024-10-31", noc="72320")]
TRADES: dict[str, tuple[list[dict[str, Any]], str, set[str]]] = {
    "1 base": ([trade("2023-09-01", "current")], "met", set()),
    "2 nine and a half months": ([trade("2024-01-15", "current")], "not_met", {"st.exp.length"}),
    "3 exactly 364 days at thirty hours": ([trade("2023-11-03", "current", 30)], "met", set()),
    "one day less": ([trade("2023-11-04", "current", 30)], "not_met", {"st.exp.length"}),
    "4 the whole window at fifteen hours": ([trade("2022-11-01", "2024-10-31", 15)], "met", set()),
    "5 eight months inside": ([trade("2022-01-01", "2023-06-30")], "not_met", {"st.exp.window"}),
    "6 two trades": (SEVEN_SIX, "met", set()),
    "8 Winnipeg": ([trade("2023-09-01", "current", province="MB")], "not_met", {"st.exp.place"}),
    "9 cook": ([trade("2023-09-01", "current", noc="63200")], "not_met", {"st.exp.noc"}),
    "9 baker": ([trade("2023-09-01", "current", noc="63202")], "met", set()),
    "10 aircraft assembler": ([trade("2023-09-01", "current", noc="93200")], "not_met", {"st.exp.noc"}),
    "10 traffic controller": ([trade("2023-09-01", "current", noc="72600")], "not_met", {"st.exp.noc"}),
    "10 chef": ([trade("2023-09-01", "current", noc="62200")], "not_met", {"st.exp.noc"}),
    "11 truck driver in Ontario": ([trade("2023-09-01", "current", noc="73300")], "met", set()),
    "12 self-employed contractor": (
        [trade("2023-09-01", "2024-10-31", self_employed="yes")],
        "not_met",
        {"st.exp.kind"},
    ),
    "13 co-op while a student": (
        [trade("2023-09-01", "2024-10-31", student_fulltime="yes")],
        "not_met",
        {"st.exp.kind"},
    ),
    "14 plumber with certificate": ([trade("2023-09-01", "current", **PLUMBER)], "met", set()),
    "15 certificate obtained on the way": (
        [trade("2023-09-01", "current", **(PLUMBER | {"licence_from": "2024-05-01"}))],
        "not_met",
        {"st.licence"},
    ),
    "16 registered apprentice": (
        [trade("2023-09-01", "current", **(PLUMBER | {"licence_held": "apprentice", "licence_from": None}))],
        "to_be_assessed",
        {"st.licence"},
    ),
    "25 all without authorisation": (
        [trade("2023-09-01", "2024-10-31", authorised="no")],
        "not_met",
        {"st.exp.legal"},
    ),
    "29 seven months without certificate, a year in another trade": (
        [
            trade("2023-01-01", "2023-07-31", **(PLUMBER | {"licence_held": "no"})),
            trade("2023-10-01", "2024-09-30"),
        ],
        "met",
        set(),
    ),
    "30 twenty hours a week for eighteen months": ([trade("2023-05-01", "2024-10-31", 20)], "met", set()),
    "31 only a mixture": (
        [trade("2023-01-01", "2023-06-02"), trade("2023-06-03", "2024-08-02", 16, employer="B")],
        "to_be_assessed",
        {"st.exp.length"},
    ),
    "32 licence question not known": (
        [trade("2023-09-01", "current", noc="72406", licence_required="unknown")],
        "cannot_tell",
        {"st.licence"},
    ),
    "35 company of the spouse": (
        [trade("2023-09-01", "current", own_business="yes")],
        "to_be_assessed",
        {"st.exp.kind"},
    ),
    "38 duties do not match": (
        [trade("2023-09-01", "current", duties_match="no")],
        "not_met",
        {"st.exp.noc"},
    ),
    "long-haul driving across provinces": (
        [trade("2023-09-01", "current", noc="73300", place_pattern="mobile_across_provinces")],
        "to_be_assessed",
        {"st.exp.place"},
    ),
}
DECLARED = ["72320", "72300", "73300", "72406", "63202", "63200", "93200", "72600", "62200"]


@pytest.mark.parametrize("name", TRADES)
def test_year_in_a_trade(name: str) -> None:
    jobs, truth, blamed = TRADES[name]
    found = judged("st.exp", case(jobs, primary="73100", declared=DECLARED), T)
    assert found.truth.word == truth, parts(found)
    if truth != "met":
        assert deciding(found) == blamed, parts(found)


def test_occupation_not_declared_in_the_profile_does_not_count() -> None:
    found = judged("st.exp", case(SEVEN_SIX, primary="73100", declared=[]), T)
    assert (found.truth.word, deciding(found)) == ("not_met", {"st.exp.in_profile"})
    waiting = judged("st.exp", case(SEVEN_SIX, primary="73100", declared=None), T)
    assert (waiting.truth.word, waiting.open) == ("cannot_tell", ("ee.declared_nocs",))


def test_hinted_trade_without_licence_is_a_warning() -> None:
    jobs = [trade("2023-09-01", "current", noc="72300")]
    found = judged("st.exp", case(jobs, primary="72300"), T)
    assert found.truth.word == "met"
    assert "W-LICENCE-CHECK" in {note.id for child in found.children for note in child.notes}


def test_weeks_in_the_main_occupation_for_targeted_rounds() -> None:
    found = primary_noc_weeks(
        context(case(SEVEN_SIX, primary="73100", declared=["72320"]), date(2024, 11, 1))
    )
    assert found.sure == found.most and 30 < found.sure < 31


YEARS: dict[str, tuple[list[dict[str, Any]], int]] = {
    "5 two years of full-time work": ([job("2018-10-01", "2020-09-30", **INDIA)], 2),
    "6 two years and a month": ([job("2018-08-01", "2020-08-31", **INDIA)], 2),
    "34 two years and a part-time job": (MAIN["34 twenty hours a week"][0], 3),
    "G a full calendar year": ([job("2023-01-01", "2023-12-31", 30, **INDIA)], 1),
    "one day short of 52 weeks": ([job("2023-01-01", "2023-12-29", 30, **INDIA)], 0),
    "TEER 4 gives none": ([job("2018-10-01", "2020-09-30", noc="94106", **INDIA)], 0),
    "hours above thirty add nothing": ([job("2023-01-01", "2023-12-31", 60, **INDIA)], 1),
    "more than ten years ago": ([job("2004-10-01", "2013-09-30", **INDIA)], 0),
}


@pytest.mark.parametrize("name", YEARS)
def test_whole_years_for_the_grid(name: str) -> None:
    jobs, years = YEARS[name]
    found = whole_years(context(case(jobs), B), canadian=None)
    assert (found.low, found.likely, found.high, found.open) == (years, years, years, ())


def test_whole_years_are_a_range_while_answers_are_missing() -> None:
    found = whole_years(
        context(case([job("2018-10-01", "2020-09-30", paid=None, **INDIA)]), B), canadian=None
    )
    assert (found.low, found.high, found.open) == (0, 2, ("jobs[0].paid",))
    nothing = whole_years(context(case(None), B), canadian=None)
    assert (nothing.low, nothing.high, nothing.open) == (0, 10, ("jobs",))


def test_canadian_and_foreign_years_are_told_apart() -> None:
    jobs = [job("2020-01-01", "2022-12-31", **INDIA), job("2023-01-01", "2024-09-30")]
    person = context(case(jobs), B)
    years = [whole_years(person, canadian=which).low for which in (None, True, False)]
    assert years == [4, 1, 3]


def test_own_work_row_needs_full_time_in_canada() -> None:
    full = context(case([job("2015-01-01", "2015-12-31")]), B)
    part = context(case([job("2015-01-01", "2018-12-31", 20)]), B)
    assert worked_one_year_in_canada(full).truth.word == "met"
    assert worked_one_year_in_canada(part).truth.word == "not_met"


def test_full_time_work_in_ontario_now_follows_from_the_job_list() -> None:
    def now(*jobs: dict[str, Any]) -> tuple[str, tuple[str, ...]]:
        found = fulltime_ontario_now(context(case(list(jobs)), B))
        return found.truth.word, found.open

    assert now(job("2023-01-01", "current", 30)) == ("met", ())
    assert now(job("2023-01-01", "current", 18), job("2024-01-01", "current", 12, employer="B")) == (
        "met",
        (),
    )
    assert now(job("2023-01-01", "2024-09-30")) == ("not_met", ())
    assert now(job("2023-01-01", "current", province="AB")) == ("not_met", ())
    assert now(job("2023-01-01", "current", None)) == ("cannot_tell", ("jobs[0].hours_week",))
    assert now() == ("cannot_tell", ("work.fulltime_ontario_now",))
    assert fulltime_ontario_now(context(case(None), B)).open == ("work.fulltime_ontario_now",)
