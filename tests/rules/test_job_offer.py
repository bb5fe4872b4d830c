"""Measures of the job offer: names of places, the dated list of occupations, pay at full precision."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from poci_desktop.facts.case import Case
from poci_desktop.paths import resource_dir
from poci_desktop.rules.context import Context
from poci_desktop.rules.loader import load_pack
from poci_desktop.rules.measures.place import find_place, work_place
from poci_desktop.rules.measures.wages import offered_wage, shown
from poci_desktop.rules.pack import Pack
from poci_desktop.rules.truth import Truth
from tests.case_files import plain

PACK = load_pack(resource_dir() / "packs" / "oinp")
DAY = date(2026, 3, 1)


def context(offer: dict[str, Any], day: date = DAY, **more: Any) -> Context:
    case = Case.model_validate(plain({"offer": offer, **more}))
    return Context(PACK, case, day, day, "ids", {"wage_level": "median", "recruitment": "yes"})


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("3530016", "Waterloo"),
        ("waterloo", "Waterloo"),
        ("  Greater   SUDBURY ", "Greater Sudbury"),
        ("Sudbury", "Greater Sudbury"),
        ("Grand Sudbury", "Greater Sudbury"),
        ("Gatineau", None),
        ("Hamilton", None),  # a city and a township in another census division
        ("3525005", "Hamilton"),
        ("Hamilton (city)", "Hamilton"),
    ],
)
def test_a_place_is_found_by_its_id_or_by_a_name_that_only_one_place_has(
    typed: str, found: str | None
) -> None:
    row = find_place(PACK, typed)
    assert (row["name_en"] if row else None) == found


@pytest.mark.parametrize(
    ("town", "inside", "region"),
    [
        ("Burlington", True, "3550"),
        ("Oakville", True, "3530"),
        ("3525005", False, "3550"),
        ("Barrie", False, "3540"),
        ("Orangeville", False, "3540"),
        ("Kawartha Lakes", False, "3520"),
        ("St. Catharines", False, "3550"),
    ],
)
def test_the_town_tells_the_side_of_the_gta_border_and_the_economic_region(
    town: str, inside: bool, region: str
) -> None:
    place = work_place(context({"municipality": town}))
    assert (place.sides, place.regions) == ((inside,), (region,))


def test_the_town_entered_in_the_portal_wins_over_the_two_sites() -> None:
    several = {"multi_site": "yes", "supervisor_site": "Oakville", "assigning_office_site": "Guelph"}
    assert work_place(context({**several, "municipality": "Kingston"})).sides == (False,)
    assert work_place(context({**several, "municipality": "unknown"})).sides == (False, True)


def test_a_name_of_several_places_stands_for_each_of_them() -> None:
    place = work_place(context({"municipality": "Hamilton"}))
    assert place.complete and place.sides == (False,)
    assert place.regions == ("3520", "3550") and not place.two_regions
    assert [note.id for note in place.which] == ["place.which"]
    assert not work_place(context({"municipality": "3525005"})).which


def twins(*divisions: str) -> Pack:
    """The pack with one more town, called Jumeau, in each of the census divisions."""
    rows = PACK.tables["places"]
    found = [next(row for row in rows if row["cd_code"] == division) for division in divisions]
    more = [
        {**row, "id": f"jumeau{i}", "name_en": "Jumeau", "name_fr": "Jumeau", "aliases": ""}
        for i, row in enumerate(found)
    ]
    return replace(PACK, tables={**PACK.tables, "places": (*rows, *more)}, cache={})


YORK, WATERLOO, DURHAM = "3519", "3530", "3518"


@pytest.mark.parametrize(
    ("offer", "revenue", "truth", "asks"),
    [
        ({"municipality": "Jumeau"}, 400_000, Truth.NOT_MET, False),
        ({"municipality": "Jumeau"}, 700_000, Truth.UNKNOWN, True),
        ({"municipality": "Jumeau"}, 1_000_000, Truth.MET, False),
        # two sites that differ are for the OINP; whichever Jumeau is meant, one reading of both does
        ({"supervisor_site": "Jumeau", "assigning_office_site": "Oakville"}, 700_000, Truth.UNKNOWN, True),
        ({"supervisor_site": "Jumeau", "assigning_office_site": "Oakville"}, 400_000, Truth.NOT_MET, False),
        ({"supervisor_site": "Guelph", "assigning_office_site": "Oakville"}, 700_000, Truth.TO_ASSESS, False),
    ],
)
def test_a_name_of_several_places_is_asked_about_only_where_they_differ(
    offer: dict[str, Any], revenue: int, truth: Truth, asks: bool
) -> None:
    several = {} if "municipality" in offer else {"multi_site": "yes"}
    seen = replace(
        context({**offer, **several}, emp={"revenue_last_fy": revenue}), pack=twins(YORK, WATERLOO), memo={}
    )
    found = seen.criterion("employer.revenue")
    assert found.truth is truth
    assert ("place.which" in [note.id for note in found.notes]) is asks
    assert found.open == (() if "municipality" in offer or found.settled else ("offer.municipality",))


def test_places_of_one_name_on_one_side_of_the_border_are_one_answer() -> None:
    seen = replace(
        context({"municipality": "Jumeau"}, emp={"revenue_last_fy": 700_000}), pack=twins(YORK, DURHAM)
    )
    assert seen.criterion("employer.revenue").truth is Truth.NOT_MET


def test_the_wage_typed_is_that_of_the_place_the_person_means() -> None:
    offer = {"municipality": "Hamilton", "noc": "94106", "collective_agreement": "no", "wage_hourly": 30}
    typed = context({**offer, "region_wage": 30})
    assert typed.criterion("offer.wage_level").truth is Truth.MET
    asked = context(offer).criterion("offer.wage_level")
    assert asked.truth is Truth.UNKNOWN
    assert [note.id for note in asked.notes].count("offer.wage_look_up") == 2
    assert "place.which" in [note.id for note in asked.notes]


@pytest.mark.parametrize(
    ("day", "anywhere", "outside"),
    [
        (date(2024, 1, 1), 8, 22),
        (date(2024, 6, 30), 8, 22),
        (date(2024, 7, 1), 8, 56),  # the place rule of 75119 is in doubt until 2025-06-30
        (date(2025, 6, 30), 8, 56),
        (date(2025, 7, 1), 9, 56),
        (date(2026, 5, 29), 9, 56),
    ],
)
def test_the_list_of_the_day_has_the_published_number_of_occupations(
    day: date, anywhere: int, outside: int
) -> None:
    def met(town: str) -> int:
        codes = [row["code"] for row in PACK.tables["noc"]]
        found = [
            context({"noc": code, "municipality": town}, day).criterion("ids.occupation") for code in codes
        ]
        return sum(finding.truth is Truth.MET for finding in found)

    assert (met("Toronto"), met("London")) == (anywhere, outside)


def test_a_salary_becomes_an_hourly_wage_without_rounding() -> None:
    offer = {"salary_annual": 62400, "bonus_annual": 2400, "weeks_year": 52, "hours_week": 40}
    wage = offered_wage(context(offer))
    assert wage.sure == wage.most == Fraction(60000, 52 * 40)


@given(st.fractions(min_value=0, max_value=500))
def test_a_wage_is_never_printed_higher_than_it_is(amount: Fraction) -> None:
    printed = shown(amount).value
    assert Fraction(printed) <= amount < Fraction(printed) + Fraction(1, 10_000)


def test_fewer_weeks_only_raise_the_wage_of_a_salary_so_52_is_the_lowest_reading() -> None:
    offer = {"salary_annual": 62400, "bonus_annual": 0, "hours_week": 40, "weeks_year": "unknown"}
    wage = offered_wage(context(offer))
    assert (wage.sure, wage.most, wage.unsure) == (30, None, ("offer.weeks_year",))


@given(
    st.integers(0, 60),
    st.integers(0, 2_000_000),
    st.sampled_from(["Toronto", "London", "Gatineau", "unknown"]),
)
def test_more_staff_and_more_revenue_never_hurt(staff: int, revenue: int, town: str) -> None:
    def truths(people: int, money: int) -> list[int]:
        found = context(
            {"municipality": town}, emp={"ft_citizen_pr_at_site": people, "revenue_last_fy": money}
        )
        return [found.criterion(f"employer.{name}").truth.value for name in ("staff", "revenue")]

    before, after = truths(staff, revenue), truths(staff + 1, revenue + 1000)
    assert all(a >= b for a, b in zip(after, before, strict=True))


@pytest.mark.parametrize(("wage", "met"), [("39.996", Truth.NOT_MET), ("40", Truth.MET)])
def test_nothing_is_rounded_up_to_the_wage_asked(wage: str, met: Truth) -> None:
    offer = {"wage_hourly": Decimal(wage), "region_wage": 40, "stream": "ids", "collective_agreement": "no"}
    assert context(offer).criterion("offer.wage_level").truth is met
