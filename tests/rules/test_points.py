"""Points of the expression of interest: worked examples, boundaries, and laws of the interval."""

from __future__ import annotations

import tomllib
from copy import deepcopy
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from poci_desktop.facts.case import Case
from poci_desktop.facts.paths import split
from poci_desktop.paths import resource_dir
from poci_desktop.rules.loader import load_pack
from poci_desktop.rules.points import Score, score
from tests.case_files import FOLDER, Example, change, examples, plain

PACK = load_pack(resource_dir() / "packs" / "oinp")
EXAMPLES = list(examples(FOLDER / "points"))
MAXIMA = {"fw": 76, "ids": 46, "is": 118, "mg": 75, "pg": 75, "owp03": 130, "owp45": 130, "owpmd": 115}
LEAST = {"fw": 3, "ids": 3, "is": 3, "mg": 0, "pg": 0, "owp03": 2, "owp45": 2, "owpmd": 19}
"""What every occupation gives, and what is filled in for a physician."""
WORKFORCE = ("owp03", "owp45", "owpmd")
REGIONS = {
    "northern_ontario": """Muskoka; Haliburton; Nipissing; Parry Sound; Manitoulin; Sudbury; Greater Sudbury;
        Timiskaming; Cochrane; Algoma; Thunder Bay; Rainy River; Kenora""",
    "eastern_ontario": """Frontenac; Hastings; Kawartha Lakes; Lanark; Leeds and Grenville;
        Lennox and Addington; Northumberland; Ottawa; Peterborough; Prescott and Russell; Prince Edward;
        Renfrew; Stormont, Dundas and Glengarry""",
    "central_ontario_outside_gta": "Dufferin; Grey; Simcoe; Waterloo; Wellington",
    "southwestern_ontario": """Brant; Bruce; Chatham-Kent; Elgin; Essex; Haldimand-Norfolk; Hamilton; Huron;
        Lambton; Middlesex; Niagara; Oxford; Perth""",
    "gta_except_toronto": "Durham; Halton; Peel; York",
    "toronto": "Toronto",
}
"""The census divisions of each region, as sheet 20.7 lists them."""
ROWS = {
    "eoi.teer": "fw 4, is 4",
    "eoi.broad": "fw 5, ids 5, is 5",
    "eoi.wage": "fw 6, ids 6, is 6",
    "eoi.permit": "fw 2, ids 2, is 2, mg 2, pg 2",
    "eoi.tenure": "fw 2, ids 2, is 2",
    "eoi.earnings": "fw 2, ids 2, is 2, mg 2, pg 2",
    "eoi.education": "is 7, mg 7, pg 7",
    "eoi.field": "is 3, mg 3, pg 3",
    "eoi.can_credentials": "is 2, mg 2, pg 2",
    "eoi.lang_level": "fw 4, is 4, mg 4, pg 4",
    "eoi.lang_two": "fw 2, is 2, mg 2, pg 2",
    "eoi.job_region": "fw 4, ids 4, is 4",
    "eoi.study_region": "is 5, mg 5, pg 5",
    "owpeoi.teer": "owp03 4, owp45 4, owpmd 1",
    "owpeoi.broad": "owp03 5, owp45 5, owpmd 1",
    "owpeoi.wage": "owp03 6, owp45 6",
    "owpeoi.work": "owp03 7, owp45 7",
    "owpeoi.work_md": "owpmd 4",
    "owpeoi.earnings": "owp03 4, owp45 4, owpmd 4",
    "owpeoi.status": "owp03 3, owp45 3, owpmd 3",
    "owpeoi.education": "owp03 9, owp45 9, owpmd 9",
    "owpeoi.canadian": "owp03 3, owp45 3, owpmd 3",
    "owpeoi.language": "owp03 5, owp45 5, owpmd 5",
    "owpeoi.languages": "owp03 2, owp45 2, owpmd 2",
    "owpeoi.region": "owp03 6, owp45 6, owpmd 6",
}
"""How many rows of a factor the sheets print for each stream."""


def scored(example: Example) -> Score:
    found = score(PACK, example.case, example.stream, example.on)
    assert found is not None
    return found


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda e: e.id)
def test_example_of_the_sheet(example: Example) -> None:
    expect = dict(example.expect)
    if expect.pop("none", False):
        assert score(PACK, example.case, example.stream, example.on) is None
        return
    found = scored(example)
    shown = {factor.id: (factor.low, factor.high) for factor in found.factors}
    if "sum" in expect:
        assert found.low == found.high == expect.pop("sum"), shown
    assert found.low == expect.pop("low", found.low), shown
    assert found.high == expect.pop("high", found.high), shown
    for name, points in expect.pop("points", {}).items():
        assert shown[name] == (points, points), (name, shown[name])
    for name, ends in expect.pop("ranges", {}).items():
        assert shown[name] == tuple(ends), name
    assert not set(expect.pop("without", ())) & set(shown)
    assert found.day == expect.pop("day", found.day)
    assert found.early == expect.pop("early", found.early)
    assert list(found.remarks) == expect.pop("remarks", list(found.remarks))
    for name, paths in expect.pop("open", {}).items():
        assert set(paths) <= set(found.factor(name).open), (name, found.factor(name).open)
    for name, paths in expect.pop("unsure", {}).items():
        assert set(paths) <= set(found.factor(name).unsure), (name, found.factor(name).unsure)
    for name, ids in expect.pop("notes", {}).items():
        assert set(ids) <= {note.id for note in found.factor(name).notes}, name
    assert not expect, f"words of this case that no check reads: {expect}"


@pytest.mark.parametrize(("stream", "maximum"), MAXIMA.items())
def test_the_grid_of_a_stream_adds_up_to_the_published_maximum(stream: str, maximum: int) -> None:
    found = score(PACK, Case(), stream, date(2026, 9, 1))
    assert found is not None
    assert (found.low, found.high, found.maximum) == (LEAST[stream], maximum, maximum)


@pytest.mark.parametrize("stream", ["hcp", "fssw", "st"])
def test_express_entry_streams_have_no_such_points(stream: str) -> None:
    assert score(PACK, Case(), stream, date(2025, 9, 1)) is None


def test_after_the_last_day_the_grid_is_read_as_of_that_day() -> None:
    found = score(PACK, Case(), "fw", date(2026, 8, 1))
    assert found is not None
    assert found.day == date(2026, 5, 29)


def test_a_stream_has_every_row_of_its_factors_and_no_other() -> None:
    found = {
        factor: ", ".join(
            f"{stream} {number}"
            for stream in MAXIMA
            if (number := sum(r["factor"] == factor and r[stream] == "1" for r in PACK.tables["eoi_points"]))
        )
        for factor in dict.fromkeys(row["factor"] for row in PACK.tables["eoi_points"])
    }
    assert found == ROWS


def test_the_two_grids_share_no_row() -> None:
    for row in PACK.tables["eoi_points"]:
        new = [stream for stream in WORKFORCE if row[stream] == "1"]
        old = [stream for stream in MAXIMA if stream not in WORKFORCE and row[stream] == "1"]
        assert bool(new) is not bool(old), row
        assert bool(new) is row["factor"].startswith("owpeoi."), row


def test_every_place_lies_in_the_region_of_its_census_division() -> None:
    regions = {name.strip(): region for region, names in REGIONS.items() for name in names.split(";")}
    regions = {" ".join(name.split()): region for name, region in regions.items()}
    assert len(regions) == len(PACK.tables["census_divisions"]) == 49
    assert {row["cd_en"] for row in PACK.tables["places"]} == set(regions)
    for row in PACK.tables["places"]:
        assert row["region"] == regions[row["cd_en"]], row["name_en"]


PATHS = (
    "app.location_at_filing",
    "phys.noc",
    "edu.professional_field",
    "eca.status",
    "eca.date",
    "eca.level",
    "jobs[0].start",
    "jobs[0].end",
    "jobs[0].hours_week",
    "jobs[0].paid",
    "jobs[0].province",
    "jobs[0].authorised",
    "jobs[0].offered_position",
    "jobs[0].noc",
    "jobs[0].duties_match",
    "jobs[0].extended_leave_days",
    "cred[0].type",
    "cred[0].institution",
    "cred[0].completed",
    "cred[0].fulltime_length_years",
    "lang.test[0].name",
    "lang.test[0].date",
    "lang.test[0].reading",
    "offer.noc",
    "offer.wage_hourly",
    "offer.municipality",
    "status.type",
    "status.expiry",
    "jobs",
    "eoi.noa_best_year_earnings",
    "eoi.noa_issue_date",
    "lang.english_test",
    "lang.french_test",
    "lang.test",
    "cred",
    "fact.education",
    "edu.country",
)


WORKFORCE_FILE = "20_ontario_workforce_priority"
WORKED_WORKFORCE = {f"E{n}" for n in range(1, 6)}
WORKED = [e for e in EXAMPLES if e.id in {*(f"X{n}" for n in range(1, 10)), *WORKED_WORKFORCE}]
SILENT = {"E2": {"owpeoi.languages"}}
"""Factors that no answer settles: the sources disagree."""


def without(facts: dict[str, Any], paths: list[str]) -> Case:
    """The person with those answers taken away, where they were given."""
    left = deepcopy(facts)
    for path in paths:
        *way, last = split(path)
        place: Any = left
        for step in way:
            known = step in place if isinstance(place, dict) else int(step) < len(place)
            place = place[step] if known else {}
        if last in place:
            del place[last]
    return Case.model_validate(plain(left))


@given(st.sampled_from(WORKED), st.lists(st.sampled_from(PATHS), unique=True))
def test_taking_answers_away_only_widens_the_interval(example: Example, paths: list[str]) -> None:
    whole = scored(example)
    partial = score(PACK, without(example.facts, paths), example.stream, example.on)
    assert partial is not None
    assert 0 <= partial.low <= whole.low <= whole.high <= partial.high <= partial.maximum
    for factor in whole.factors:
        wider = partial.factor(factor.id)
        assert wider.low <= factor.low <= factor.high <= wider.high <= wider.maximum, factor.id
        silent = factor.id in SILENT.get(example.id, ())
        assert wider.low == wider.high or wider.open or wider.unsure or silent, factor.id


def changes() -> list[tuple[str, Any]]:
    """Every single answer that a case of the workforce grid gives a person, and that contradicts no other."""
    with (FOLDER / "points" / f"{WORKFORCE_FILE}.toml").open("rb") as stream:
        cases = tomllib.load(stream, parse_float=Decimal)["case"]
    found = [pair for case in cases if "unset" not in case for pair in case.get("set", {}).items()]
    return [pair for number, pair in enumerate(found) if pair not in found[:number]]


MIXTURES = st.lists(st.sampled_from(changes()), max_size=12)


@given(
    st.sampled_from([e for e in EXAMPLES if e.id in WORKED_WORKFORCE]),
    MIXTURES,
    st.lists(st.sampled_from(PATHS), unique=True, max_size=4),
)
def test_any_mixture_of_answers_stays_inside_the_grid_and_narrows_what_fewer_answers_left(
    example: Example, mixture: list[tuple[str, Any]], paths: list[str]
) -> None:
    facts = deepcopy(example.facts)
    for path, value in mixture:
        change(facts, path, value)
    whole = score(PACK, Case.model_validate(plain(facts)), example.stream, example.on)
    partial = score(PACK, without(facts, paths), example.stream, example.on)
    if whole is None or partial is None:
        assert whole is None or facts != example.facts
        return
    assert whole.maximum == MAXIMA[example.stream]
    if whole.day != partial.day:
        return
    for factor in whole.factors:
        if factor.id == "owpeoi.education" and "cred" in paths:
            continue  # a mixture may hold a credential above the level said to be the highest
        wider = partial.factor(factor.id)
        assert 0 <= wider.low <= factor.low <= factor.high <= wider.high <= factor.maximum, factor.id
