"""Studies and their assessment: what counts on the filing day, and what answers to come may still change."""

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
from poci_desktop.rules.truth import Truth
from tests.case_files import change, plain

PACK = load_pack(resource_dir() / "packs" / "oinp")
DAY = date(2026, 3, 1)


def found(criterion: str, answers: dict[str, Any], day: date = DAY) -> Finding:
    facts: dict[str, Any] = {}
    for path, value in answers.items():
        change(facts, path, value)
    return Context(PACK, Case.model_validate(plain(facts)), day, day, "hcp").criterion(criterion)


REPORT = {
    "edu.country": "IN",
    "eca.status": "have",
    "eca.issuer": "WES",
    "eca.date": "2024-01-01",
    "eca.level": "bachelor",
    "cred": [],
}

DEGREES: list[tuple[str, dict[str, Any], Truth]] = [
    ("assessed bachelor", {}, Truth.MET),
    ("professional degree", {"eca.level": "professional_degree"}, Truth.MET),
    ("three years, no degree", {"eca.level": "three_year_non_degree"}, Truth.NOT_MET),
    ("five years old on the day", {"eca.date": "2021-03-01"}, Truth.MET),
    ("one day older", {"eca.date": "2021-02-28"}, Truth.NOT_MET),
    ("dated after the day", {"eca.date": "2026-03-02"}, Truth.NOT_MET),
    ("another body", {"eca.issuer": "other"}, Truth.NOT_MET),
    ("body not known", {"eca.issuer": "unknown"}, Truth.UNKNOWN),
    ("none", {"eca.status": "none"}, Truth.NOT_MET),
    ("ordered", {"eca.status": "planned"}, Truth.UNKNOWN),
    ("not known", {"eca.status": "unknown"}, Truth.UNKNOWN),
    ("Canadian degree", {"edu.country": "CA", "fact.education": "masters"}, Truth.MET),
    ("Canadian diploma", {"edu.country": "CA", "fact.education": "two_year"}, Truth.NOT_MET),
]


@pytest.mark.parametrize(("name", "answers", "truth"), DEGREES, ids=[row[0] for row in DEGREES])
def test_degree(name: str, answers: dict[str, Any], truth: Truth) -> None:
    assert found("hcp.education.level", {**REPORT, **answers}).truth is truth


def test_report_exactly_five_years_old_carries_the_federal_warning() -> None:
    finding = found("hcp.education.level", {**REPORT, "eca.date": "2021-03-01"})
    assert "W-ECA-EDGE" in {note.id for part in finding.walk() for note in part.notes}


def test_physician_with_another_report_is_told_of_the_federal_step() -> None:
    finding = found("hcp.education.level", {**REPORT, "fact.primary_noc": "31102"})
    assert finding.truth is Truth.MET
    assert "eca.own_body" in {note.id for part in finding.walk() for note in part.notes}


def test_country_not_given_is_decided_only_when_both_readings_agree() -> None:
    low = {"fact.education": "secondary", "eca.status": "none"}
    assert found("hcp.education.level", low).truth is Truth.NOT_MET
    assert found("hcp.education.level", {**low, "fact.education": "bachelor"}).truth is Truth.UNKNOWN


HIGH_SCHOOL: list[tuple[str, dict[str, Any], Truth]] = [
    ("Canadian diploma", {"edu.secondary": "canadian_diploma"}, Truth.MET),
    ("finished in Canada", {"fact.education": "secondary", "edu.country": "CA"}, Truth.MET),
    ("no diploma", {"edu.secondary": "none"}, Truth.NOT_MET),
    ("no level at all", {"fact.education": "none"}, Truth.NOT_MET),
    ("college without high school", {"edu.secondary": "canadian_postsecondary_only"}, Truth.TO_ASSESS),
    ("foreign, assessed higher", {"edu.secondary": "foreign", **REPORT}, Truth.MET),
    ("foreign, below", {"edu.secondary": "foreign", **REPORT, "eca.level": "none"}, Truth.NOT_MET),
    ("foreign, no report", {"edu.secondary": "foreign", "eca.status": "none"}, Truth.NOT_MET),
    ("degree abroad, report", {"fact.education": "bachelor", **REPORT}, Truth.MET),
    (
        "degree abroad, Canadian high school",
        {"fact.education": "bachelor", "edu.country": "IN", "edu.secondary": "canadian_diploma"},
        Truth.MET,
    ),
    (
        "degree abroad not assessed, college in Canada",
        {**REPORT, "fact.education": "bachelor", "eca.status": "none"}
        | {"edu.secondary": "canadian_postsecondary_only"},
        Truth.TO_ASSESS,
    ),
    (
        "degree abroad assessed, college in Canada",
        {"fact.education": "bachelor", **REPORT, "edu.secondary": "canadian_postsecondary_only"},
        Truth.MET,
    ),
    ("nothing asked", {}, Truth.UNKNOWN),
]


@pytest.mark.parametrize(("name", "answers", "truth"), HIGH_SCHOOL, ids=[row[0] for row in HIGH_SCHOOL])
def test_high_school(name: str, answers: dict[str, Any], truth: Truth) -> None:
    assert found("ids.education", answers).truth is truth


LEVELS = ["none", "secondary", "two_year", "bachelor", "professional_degree"]
ANSWERS: dict[str, st.SearchStrategy[Any]] = {
    "fact.education": st.sampled_from(LEVELS),
    "edu.country": st.sampled_from(["CA", "IN"]),
    "edu.secondary": st.sampled_from(["canadian_diploma", "foreign", "canadian_postsecondary_only", "none"]),
    "eca.status": st.sampled_from(["have", "none", "planned"]),
    "eca.issuer": st.sampled_from(["WES", "other"]),
    "eca.date": st.sampled_from(["2021-02-28", "2021-03-01", "2024-01-01"]),
    "eca.level": st.sampled_from(LEVELS),
    "fact.primary_noc": st.sampled_from(["21231", "31301", "42202"]),
    "reg.cno_class": st.sampled_from(["general", "other", "planned"]),
    "reg.cece_member": st.sampled_from(["yes", "no"]),
}
PEOPLE = st.fixed_dictionaries({}, optional=dict(ANSWERS))


@pytest.mark.parametrize("criterion", ["hcp.education", "ids.education"])
@given(known=PEOPLE, more=PEOPLE)
def test_a_settled_truth_never_changes_by_answering_more(
    criterion: str, known: dict[str, Any], more: dict[str, Any]
) -> None:
    before = found(criterion, known)
    if before.settled:
        assert found(criterion, {**more, **known}).truth is before.truth
