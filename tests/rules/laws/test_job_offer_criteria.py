"""Laws of the job offer and employer criteria: answering only narrows, and never re-opens what is settled."""

from __future__ import annotations

from datetime import date
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from poci_desktop.facts.case import Case
from poci_desktop.paths import resource_dir
from poci_desktop.rules.context import Context
from poci_desktop.rules.findings import Finding
from poci_desktop.rules.loader import load_pack
from poci_desktop.rules.relevance import missing_facts
from poci_desktop.rules.truth import Truth
from tests.case_files import change, plain

PACK = load_pack(resource_dir() / "packs" / "oinp")
DAY = date(2026, 3, 1)
DONT_KNOW = "unknown"

# Left out because the sheets settle them when not asked: offer.hours_year (hours a week x weeks a year) and
# offer.salary_annual (pay is given by the hour or by the year, not both).
DOMAIN: dict[str, list[Any]] = {
    "offer.exists": ["yes", "no"],
    "offer.stream": ["fw", "is", "ids", DONT_KNOW],
    "offer.noc": ["21231", "73300", "94106", "44101", "75119", "21999", DONT_KNOW],
    "offer.employee": ["yes", "no", DONT_KNOW],
    "offer.hours_week": [29, 30, 40, DONT_KNOW],
    "offer.weeks_year": [38, 52, DONT_KNOW],
    "offer.end_date": ["none", "not_stated", "2027-12-31", DONT_KNOW],
    "offer.seasonal": ["yes", "no", DONT_KNOW],
    "offer.wage_hourly": [24, 36, 60, DONT_KNOW],
    "offer.collective_agreement": ["yes_sets_wage", "no", DONT_KNOW],
    "offer.current_wage_hourly": [25, 60, "none", DONT_KNOW],
    "offer.region_wage": [24, 40, "not_published", DONT_KNOW],
    "offer.municipality": ["Toronto", "Guelph", "Gatineau", DONT_KNOW],
    "offer.multi_site": ["yes", "no", DONT_KNOW],
    "offer.supervisor_site": ["Oakville", "London", DONT_KNOW],
    "offer.assigning_office_site": ["Guelph", "Burlington", DONT_KNOW],
    "offer.mainly_in_ontario": ["yes", "no", "mixed"],
    "offer.licence_required": ["yes", "no", "driver_class_only", DONT_KNOW],
    "licence.held": ["valid", "expired", "provisional", "apprentice", "none", "planned", DONT_KNOW],
    "licence.expiry": ["none", "2026-02-28", "2026-03-01", DONT_KNOW],
    "equity.has_ever": ["yes", "no", DONT_KNOW],
    "equity.percent_total": [9, 10, DONT_KNOW],
    "equity.from_pay": ["yes", "no", DONT_KNOW],
    "emp.active_years": [2, 3, "2023-03-01", "2023-03-02", DONT_KNOW],
    "emp.filing_date": ["2026-02-20", "none"],
    "emp.bought_3y": ["no", "yes_same_business", DONT_KNOW],
    "emp.amalgamated_3y": ["no", "yes_covered", DONT_KNOW],
    "emp.active_elsewhere": ["no", "yes_3_years", DONT_KNOW],
    "emp.revenue_last_fy": [400000, 700000, 1000000, DONT_KNOW],
    "emp.ft_citizen_pr_at_site": [2, 4, 5, 12, DONT_KNOW],
    "emp.other_positions_this_year": [0, 1, DONT_KNOW],
    "emp.cvor": ["excellent", "none", DONT_KNOW],
    "app.location_at_filing": ["ontario", "abroad", DONT_KNOW],
    "status.type": ["work_permit", "study_permit", "visitor_record", "maintained", DONT_KNOW],
    "status.expiry": ["2026-02-28", "2027-01-01", DONT_KNOW],
    "status.extension_filed": ["none", "2026-02-10", DONT_KNOW],
    "status.maintained_from": ["work_permit", "study_permit", "visitor_record", DONT_KNOW],
    "status.may_work_ontario": ["yes", "no", DONT_KNOW],
    "recruit.lmia": ["positive_same_noc_and_position", "none", DONT_KNOW],
    "recruit.methods": [["none"], ["job_bank"], ["job_bank", "print"], DONT_KNOW],
    "recruit.days": [20, 28, DONT_KNOW],
    "recruit.by": ["employer", "immigration_representative", DONT_KNOW],
    "phys.noc": ["31100", "other", DONT_KNOW],
    "phys.cpso_class": ["provisional", "none", "planned"],
    "phys.cpso_good_standing": ["yes", "no"],
    "phys.ohip_number": ["yes", "eligible_only", "no", DONT_KNOW],
}
CRITERIA = (
    "offer.exists",
    "offer.employment_relationship",
    "offer.full_time",
    "offer.permanent",
    "offer.occupation",
    "offer.wage_level",
    "offer.wage_not_below_current",
    "offer.in_ontario",
    "offer.equity",
    "employer.active_3_years",
    "employer.revenue",
    "employer.staff",
    "employer.staff_per_position",
    "employer.recruitment",
    "employer.cvor",
    "fw.licence",
    "fw.path_physician",
    "ids.occupation",
    "ids.licence",
)
PARTIAL = st.lists(st.sampled_from(sorted(DOMAIN)), unique=True).flatmap(
    lambda paths: st.fixed_dictionaries({path: st.sampled_from(DOMAIN[path]) for path in paths})
)
SETTINGS = st.sampled_from(
    [{"wage_level": "median", "recruitment": "yes"}, {"wage_level": "low", "recruitment": "no"}]
)


def findings(answers: dict[str, Any], settings: dict[str, str]) -> dict[str, Finding]:
    facts: dict[str, Any] = {}
    for path, value in answers.items():
        change(facts, path, value)
    context = Context(PACK, Case.model_validate(plain(facts)), DAY, DAY, "fw", settings)
    return {name: context.criterion(name) for name in CRITERIA}


def floor(truth: Truth) -> int:
    return 3 if truth is Truth.N_A else truth.value


@given(PARTIAL, SETTINGS, st.data())
def test_one_more_answer_narrows_every_criterion_and_asks_for_nothing_new(
    answers: dict[str, Any], settings: dict[str, str], data: st.DataObject
) -> None:
    before = findings(answers, settings)
    asked = sorted({path for finding in before.values() for path in missing_facts(finding)} & set(DOMAIN))
    unasked = sorted(set(DOMAIN) - set(answers))
    path = data.draw(st.sampled_from(asked or unasked or ["offer.exists"]), label="path")
    after = findings({**answers, path: data.draw(st.sampled_from(DOMAIN[path]), label="value")}, settings)
    if path in answers:
        return
    for name, was in before.items():
        now = after[name]
        assert floor(now.low) >= floor(was.low), name
        assert floor(now.high) <= floor(was.high), name
        assert set(missing_facts(now)) <= set(missing_facts(was)), name
        if was.settled:
            assert now.truth is was.truth or {now.truth, was.truth} == {Truth.MET, Truth.N_A}, name


@given(PARTIAL, SETTINGS)
def test_a_truth_lies_between_its_bounds_and_only_unanswered_facts_are_missing(
    answers: dict[str, Any], settings: dict[str, str]
) -> None:
    for name, finding in findings(answers, settings).items():
        assert floor(finding.low) <= floor(finding.truth) <= floor(finding.high), name
        assert not set(missing_facts(finding)) & set(answers), name
