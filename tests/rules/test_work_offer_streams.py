"""Boundary examples of sheets 01 and 03 that concern work, judged on the work criterion alone."""

from __future__ import annotations

from typing import Any

import pytest

from tests.rules.work_people import case, deciding, job, judged, parts, weeks

ON = "2026-03-01"
INDIA = {"country": "IN", "province": None, "authorised": "not_in_Canada"}
OWN = {"self_employed": "yes", **INDIA}
TWO_YEARS = ("2023-01-01", "2024-12-31")

FOREIGN_WORKER: dict[str, tuple[list[dict[str, Any]], str, set[str]]] = {
    "F1 exactly 728 days and 3,120 hours": ([weeks("2021-03-01", 104, 30)], "met", set()),
    "F2 103 weeks": ([weeks("2023-01-01", 103, 30)], "not_met", {"duration", "hours"}),
    "F3 overtime does not shorten": ([weeks("2023-01-01", 52, 60)], "not_met", {"duration"}),
    "F4 part-time inside four years": ([weeks("2022-03-04", 208, 15)], "met", set()),
    "F5 under 15 hours a week": ([weeks("2021-06-01", 230, 14)], "not_met", {"duration", "hours"}),
    "F6 two jobs at once": ([job(*TWO_YEARS, 18), job(*TWO_YEARS, 12, employer="Beta")], "met", set()),
    "F7 second job in another occupation": (
        [job(*TWO_YEARS, 18), job(*TWO_YEARS, 12, employer="Beta", noc="21232")],
        "not_met",
        {"noc"},
    ),
    "F8 only three months inside": ([job("2019-06-01", "2021-05-31")], "not_met", {"window"}),
    "F11 twelve months of volunteering": (
        [job("2023-01-01", "2023-12-31"), job("2024-01-01", "2024-12-31", paid="no")],
        "not_met",
        {"paid"},
    ),
    "F12 five months without authorisation": (
        [job("2023-01-01", "2024-07-31"), job("2024-08-01", "2024-12-31", authorised="no")],
        "not_met",
        {"legal"},
    ),
    "F13 self-employed with outside proof": ([job(*TWO_YEARS, **OWN, verifiable="yes")], "met", set()),
    "F14 parental leave": ([job(*TWO_YEARS, extended_leave_days=90)], "not_met", {"paid"}),
    "F26 only own letters": ([job(*TWO_YEARS, **OWN, verifiable="no")], "not_met", {"self_employed"}),
    "F27 another occupation": ([job(*TWO_YEARS, noc="21232")], "not_met", {"noc"}),
    "F28 full-time in one job, part-time in another": (
        [weeks("2022-06-01", 52, 40), weeks("2023-06-01", 104, 15, employer="Beta")],
        "to_be_assessed",
        {"duration"},
    ),
    "F39 clients' confirmation not known": (
        [job(*TWO_YEARS, **OWN, verifiable="unknown")],
        "cannot_tell",
        {"self_employed"},
    ),
    "F40 partly verifiable": (
        [job(*TWO_YEARS, **OWN, verifiable="partly")],
        "to_be_assessed",
        {"self_employed"},
    ),
    "F41 not sure of the duties": ([job(*TWO_YEARS, duties_match="unsure")], "cannot_tell", {"noc"}),
    "F42 twenty months only": ([job("2024-05-01", "2025-12-31")], "not_met", {"duration"}),
    "F44 the spouse's company with outside proof": (
        [job(*TWO_YEARS, own_business="yes", verifiable="yes")],
        "met",
        set(),
    ),
    "F46 by month, hours in all": (
        [job("2023-01", "2025-06", "unknown", paid_hours_total=4200)],
        "met",
        set(),
    ),
    "weeks without pay are taken out": ([job(*TWO_YEARS, unpaid_days=7)], "not_met", {"paid"}),
    "study work that is needed": ([job(*TWO_YEARS, student_fulltime="yes")], "to_be_assessed", {"paid"}),
    "one part-time job that needs more than four years": (
        [weeks("2021-03-01", 100, 15), weeks("2023-12-15", 112, 15)],
        "not_met",
        {"duration", "hours"},
    ),
    "a job of 15 hours in the whole five years": (
        [weeks("2021-03-04", 207, 15)],
        "not_met",
        {"duration", "hours"},
    ),
    "varying hours of one job are simply part-time": (
        [weeks("2022-03-04", 52, 35), weeks("2023-03-03", 104, 15)],
        "met",
        set(),
    ),
    "no job at all": ([], "not_met", {"duration", "hours"}),
    "all wrong at once names every filter": (
        [job(*TWO_YEARS, noc="21232", paid="no")],
        "not_met",
        {"noc", "paid"},
    ),
}


@pytest.mark.parametrize("name", FOREIGN_WORKER)
def test_foreign_worker_example(name: str) -> None:
    jobs, truth, blamed = FOREIGN_WORKER[name]
    found = judged("fw.experience", case(jobs), ON)
    assert found.truth.word == truth, parts(found)
    if truth != "met":
        assert deciding(found) == {f"fw.experience.{part}" for part in blamed}, parts(found)


def ids(start: str, number: int, hours: Any, **rest: Any) -> dict[str, Any]:
    return weeks(start, number, hours, noc="94106", **rest)


IN_DEMAND: dict[str, tuple[list[dict[str, Any]], str, set[str]]] = {
    "D1 forty weeks at thirty hours": ([ids("2025-01-01", 40, 30)], "met", set()),
    "D4 thirty-nine weeks make 1,170 hours": ([ids("2025-01-01", 39, 30)], "not_met", {"hours"}),
    "D5 thirty weeks at forty hours": ([ids("2025-01-01", 30, 40)], "not_met", {"duration"}),
    "D6 part-time in fourteen months": ([ids("2024-12-01", 60, 20)], "met", set()),
    "D7 part-time over eighteen months": ([ids("2024-08-01", 80, 15)], "not_met", {"duration", "hours"}),
    "D8 Alberta does not count": (
        [job("2023-06-01", "2024-05-31", noc="94106", province="AB"), ids("2025-01-01", 34, 40)],
        "not_met",
        {"place_legal"},
    ),
    "D9 another occupation": ([weeks("2025-01-01", 40, 35, noc="85101")], "not_met", {"noc"}),
    "D20 two of ten months without permit": (
        [
            job("2025-01-01", "2025-08-31", 35, noc="94106"),
            job("2025-09-01", "2025-10-31", 35, noc="94106", authorised="no"),
        ],
        "not_met",
        {"place_legal"},
    ),
    "D21 thirty-nine weeks at thirty-one hours": ([ids("2025-01-01", 39, 31)], "met", set()),
    "D22 ended before the window": (
        [job("2022-02-16", "2023-02-15", noc="94106")],
        "not_met",
        {"window"},
    ),
    "D23 unpaid for a relative": ([ids("2025-01-01", 43, 40, paid="no")], "not_met", {"paid"}),
    "D24 three months of leave": (
        [job("2025-01-01", "2025-11-30", noc="94106", extended_leave_days=91)],
        "not_met",
        {"paid"},
    ),
    "D25 full-time and part-time in two jobs": (
        [ids("2024-12-01", 20, 30), ids("2025-04-20", 40, 15, employer="Beta")],
        "to_be_assessed",
        {"duration"},
    ),
    "D38 Gatineau": (
        [ids("2025-01-01", 52, 40, province="QC", lived_in_ontario="yes")],
        "not_met",
        {"place_legal"},
    ),
    "D42 two seasons": (
        [ids("2024-04-01", 22, 40, seasonal="yes"), ids("2025-04-01", 22, 40, seasonal="yes")],
        "to_be_assessed",
        {"paid"},
    ),
    "D44 self-employed with outside proof": (
        [job("2025-01-01", "2025-10-31", noc="94106", self_employed="yes", verifiable="yes")],
        "met",
        set(),
    ),
    "remote for an employer elsewhere": (
        [ids("2025-01-01", 40, 40, place_pattern="remote_for_employer_elsewhere")],
        "to_be_assessed",
        {"place_legal"},
    ),
    "lived outside Ontario": ([ids("2025-01-01", 40, 40, lived_in_ontario="no")], "not_met", {"place_legal"}),
}


@pytest.mark.parametrize("name", IN_DEMAND)
def test_in_demand_example(name: str) -> None:
    jobs, truth, blamed = IN_DEMAND[name]
    found = judged("ids.experience", case(jobs, offer="94106"), ON)
    assert found.truth.word == truth, parts(found)
    if truth != "met":
        assert deciding(found) == {f"ids.experience.{part}" for part in blamed}, parts(found)


def test_document_note_for_work_proved_by_others() -> None:
    found = judged("fw.experience", case([job(*TWO_YEARS, **OWN, verifiable="yes")]), ON)
    part = next(c for c in found.children if c.criterion == "fw.experience.self_employed")
    assert part.truth.word == "met"
    assert [note.id for note in part.notes] == ["work.proof_needed"]


def test_lines_left_out_are_named_by_the_filter_that_removed_them() -> None:
    jobs = [job(*TWO_YEARS, noc="21232"), job("2025-01-01", "current")]
    found = judged("fw.experience", case(jobs), ON)
    part = next(c for c in found.children if c.criterion == "fw.experience.noc")
    assert [(n.id, n.values[0][1].value) for n in part.notes] == [("work.left_out.noc", "jobs[0]")]


def test_old_work_that_leaves_the_window_soon_is_a_warning() -> None:
    edge = judged("fw.experience", case([weeks("2021-03-15", 104, 30)]), ON)
    safe = judged("fw.experience", case([weeks("2021-06-15", 104, 30)]), ON)
    going_on = judged("fw.experience", case([job("2021-03-15", "current")]), ON)
    warned = [
        "work.drops_out" in {n.id for f in found.walk() for n in f.notes} for found in (edge, safe, going_on)
    ]
    assert warned == [True, False, False]


def test_job_list_not_asked_is_an_open_fact_and_empty_list_is_a_fact() -> None:
    unknown = judged("fw.experience", case(None), ON)
    assert (unknown.truth.word, unknown.open) == ("cannot_tell", ("jobs",))
    assert judged("fw.experience", case([]), ON).settled


def test_missing_answer_of_a_job_is_open_until_it_can_no_longer_matter() -> None:
    waiting = judged("fw.experience", case([job(*TWO_YEARS, paid=None)]), ON)
    assert (waiting.truth.word, waiting.open) == ("cannot_tell", ("jobs[0].paid",))
    other = judged("fw.experience", case([job(*TWO_YEARS, paid=None, noc="21232")]), ON)
    assert (other.truth.word, other.open, other.settled) == ("not_met", (), True)
    enough = judged("fw.experience", case([job(*TWO_YEARS), job(*TWO_YEARS, paid=None, employer="B")]), ON)
    assert (enough.truth.word, enough.open, enough.settled) == ("met", (), True)


def test_unknown_offer_occupation_is_what_has_to_be_found_out() -> None:
    found = judged("fw.experience", case([job(*TWO_YEARS)], offer=None), ON)
    assert (found.truth.word, found.open) == ("cannot_tell", ("offer.noc",))
    assert deciding(found) == {"fw.experience.noc"}


def test_months_that_leave_the_total_open_cannot_be_told() -> None:
    found = judged("fw.experience", case([job("2023-01", "2024-12")]), ON)
    assert found.truth.word == "cannot_tell"
    assert deciding(found) == {"fw.experience.duration"}
    assert judged("fw.experience", case([job("2023-01", "2025-02")]), ON).truth.word == "met"


def test_hours_known_only_in_all_cannot_be_placed_across_the_window() -> None:
    found = judged("fw.experience", case([job("2020-01", "2023-06", "unknown", paid_hours_total=7000)]), ON)
    assert (found.truth.word, deciding(found)) == ("cannot_tell", {"fw.experience.window"})
