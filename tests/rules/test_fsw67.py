"""The federal 67-point grid: every item of the worked examples, and laws that hold for any person."""

from __future__ import annotations

from copy import deepcopy
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
from poci_desktop.rules.measures.fsw67_language import best_order
from poci_desktop.rules.truth import Truth
from tests.case_files import change, examples, plain

PACK = load_pack(resource_dir() / "packs" / "oinp")
DAY = date(2024, 10, 1)
GRID = {example.id: example for example in examples() if example.file == "13_federal"}


def points(facts: dict[str, Any], day: date = DAY) -> Finding:
    case = Case.model_validate(plain(facts))
    return Context(PACK, case, day, day, "hcp").criterion("hcp.fsw.points")


def rows(finding: Finding) -> dict[str, tuple[Any, Any]]:
    found: dict[str, tuple[Any, Any]] = {}
    for row in finding.working:
        values = {name: value.value for name, value in row.values}
        name = row.note.removeprefix("fsw67.").removesuffix(".range")
        found[name] = (values.get("low", values.get("points")), values.get("high", values.get("points")))
    return found


EXPECTED = {
    "G1": (21, 24, 0, 11, 12, 0, 0, 68),
    "G2": (21, 20, 0, 11, 12, 0, 0, 64),
    "G3": (21, 20, 0, 11, 12, 0, 5, 69),
    "G4": (23, 16, 4, 13, 9, 0, 0, 65),
    "G5": (23, 16, 4, 15, 9, 0, 0, 67),
    "G6": (23, 16, 4, 15, 8, 0, 0, 66),
    "G7": (21, 16, 0, 9, 2, 0, 10, 58),
    "G8": (22, 20, 0, 13, 12, 10, 5, 82),
    "G9": (25, 16, 4, 11, 3, 0, (0, 5), (59, 64)),
    "G10": (21, 23, 0, 11, 12, 0, (0, 5), (67, 72)),
    "G11": (21, 24, 0, (0, 15), 12, 0, 0, (57, 72)),
    "G12": (21, 24, 0, 11, 12, 0, 0, 68),
}
ITEMS = ("education", "lang1", "lang2", "experience", "age", "arranged", "adaptability", "sum")


@pytest.mark.parametrize("example", EXPECTED)
def test_every_item_of_the_worked_example(example: str) -> None:
    found = rows(points(GRID[example].facts))
    expected = (item if isinstance(item, tuple) else (item, item) for item in EXPECTED[example])
    assert found == dict(zip(ITEMS, expected, strict=True))


AGES = [(18, 12), (35, 12), (36, 11), (45, 2), (46, 1), (47, 0), (60, 0)]


@pytest.mark.parametrize(("years", "worth"), AGES)
def test_age_is_completed_years_on_the_filing_day(years: int, worth: int) -> None:
    facts = deepcopy(GRID["G1"].facts)
    facts["fact"]["birth_date"] = date(DAY.year - years, DAY.month, DAY.day)
    assert rows(points(facts))["age"] == (worth, worth)


def test_the_day_before_the_eighteenth_birthday_gives_nothing() -> None:
    facts = deepcopy(GRID["G1"].facts)
    facts["fact"]["birth_date"] = date(DAY.year - 18, DAY.month, DAY.day + 1)
    assert rows(points(facts))["age"] == (0, 0)


def test_without_counted_studies_no_total_is_enough() -> None:
    facts = deepcopy(GRID["G1"].facts)
    facts["edu"]["country"] = "IN"
    facts["eca"] = {"status": "none"}
    facts["fact"].update(arranged="yes", relative_ca="yes")
    facts["lang"]["french_test"] = "have"
    change(facts, "lang.test[1]", {**facts["lang"]["test"][0], "name": "TCF_CANADA"})
    facts["jobs"][0].update(start=date(2015, 1, 1), country="CA", province="ON", authorised="yes")
    found = points(facts)
    assert rows(found)["sum"] == (75, 75)
    assert found.truth is Truth.NOT_MET


def test_a_total_with_a_retaken_skill_is_for_an_officer() -> None:
    facts = deepcopy(GRID["G1"].facts)
    facts["lang"]["test"][0]["one_skill_retake"] = "yes"
    assert points(facts).truth is Truth.TO_ASSESS


def test_relative_of_a_partner_who_stays_behind_is_not_sure() -> None:
    facts = deepcopy(GRID["G2"].facts)
    facts["family"]["spouse"] = "yes"
    facts["fact"].update(relative_ca="yes", spouse_accompanies="no")
    assert rows(points(facts))["adaptability"] == (0, 5)


@pytest.mark.parametrize("standing", ["citizen", "pr_in_canada"])
def test_partner_who_needs_no_visa_gives_no_partner_points(standing: str) -> None:
    facts = deepcopy(GRID["G10"].facts)
    facts["fact"].update(spouse_citizen_pr=standing, spouse_work_ca=3, spouse_study_ca="yes")
    assert rows(points(facts))["adaptability"] == (0, 0)


LEVEL = st.integers(0, 10)
FOUR = st.tuples(LEVEL, LEVEL, LEVEL, LEVEL)
REPORTS = st.lists(FOUR, max_size=2).map(tuple)


@given(REPORTS, REPORTS, st.booleans())
def test_languages_can_change_places(first: Any, second: Any, strict: bool) -> None:
    assert best_order(first, second, strict).total == best_order(second, first, strict).total


@given(REPORTS, REPORTS, FOUR, st.booleans())
def test_one_more_report_never_lowers_the_points(mine: Any, other: Any, more: Any, strict: bool) -> None:
    assert best_order((*mine, more), other, strict).total >= best_order(mine, other, strict).total


ANSWERS: dict[str, st.SearchStrategy[Any]] = {
    "fact.education": st.sampled_from(
        ["secondary", "two_year", "bachelor", "masters", "professional_degree"]
    ),
    "edu.country": st.sampled_from(["CA", "IN"]),
    "edu.professional_field": st.sampled_from(["law", "other"]),
    "eca.status": st.sampled_from(["have", "none", "planned"]),
    "eca.issuer": st.sampled_from(["WES", "other"]),
    "eca.date": st.sampled_from(["2019-09-30", "2019-10-01", "2024-01-01"]),
    "eca.level": st.sampled_from(["two_year", "bachelor", "doctoral"]),
    "fact.second_credential": st.sampled_from(["yes", "no"]),
    "fact.birth_date": st.sampled_from(["1994-01-01", "1984-01-01"]),
    "fact.arranged": st.sampled_from(["yes", "no"]),
    "fact.own_study_ca": st.sampled_from(["yes", "no"]),
    "fact.relative_ca": st.sampled_from(["yes", "no"]),
    "family.spouse": st.sampled_from(["yes", "no"]),
    "fact.spouse_accompanies": st.sampled_from(["yes", "no"]),
    "fact.spouse_citizen_pr": st.sampled_from(["citizen", "pr_abroad", "neither"]),
    "fact.spouse_work_ca": st.sampled_from([0, 2]),
    "fact.spouse_study_ca": st.sampled_from(["yes", "no"]),
    "fact.spouse_language": st.just("none"),
    "lang.french_test": st.sampled_from(["none", "planned"]),
}
PEOPLE = st.fixed_dictionaries({}, optional=dict(ANSWERS))


def person(answers: dict[str, Any]) -> dict[str, Any]:
    facts: dict[str, Any] = deepcopy({name: GRID["G2"].facts[name] for name in ("jobs", "lang")})
    del facts["lang"]["french_test"]
    for path, value in answers.items():
        change(facts, path, value)
    return facts


@given(PEOPLE, PEOPLE)
def test_answering_only_narrows_what_is_possible(known: dict[str, Any], more: dict[str, Any]) -> None:
    before, after = points(person(known)), points(person({**more, **known}))
    low, high = rows(before)["sum"]
    later_low, later_high = rows(after)["sum"]
    assert low <= later_low <= later_high <= high
    if before.settled:
        assert after.truth is before.truth


@given(PEOPLE, PEOPLE)
def test_nothing_missing_means_the_answers_to_come_change_nothing(
    known: dict[str, Any], more: dict[str, Any]
) -> None:
    before = points(person(known))
    if before.open or before.unsure:
        return
    assert points(person({**more, **known})).truth is before.truth
