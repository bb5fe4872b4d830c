"""Every page can be reached: by somebody for whom it matters, or by name when it decides nothing."""

from __future__ import annotations

import json
from datetime import date
from functools import cache
from typing import Any

import pytest

from poci_desktop.facts.case import Case
from poci_desktop.facts.edit import with_answer
from poci_desktop.facts.load import load_case
from poci_desktop.facts.paths import get
from poci_desktop.interview.answers import WHEN
from poci_desktop.interview.conditions import Condition, FactTest, Several, Some
from poci_desktop.interview.pages import Page
from poci_desktop.paths import resource_dir
from tests.edit_case import with_entry
from tests.interview.people import EN, new_session, the_catalogue

#: What else must be true of somebody for a page to matter to them.
SITUATIONS: dict[str, dict[str, Any]] = {
    "decision": {"app.decision": "pending"},
    "profile_others": {"fact.primary_noc": "72010"},
    "invitation_notice": {"ita.date": "2026-01-15"},
    "job_licence_from": {"jobs[0].licence_held": "yes"},
    "offer_region_wage_low": {"offer.wage_hourly": "45", "offer.region_wage": "55", "cred": None},
    "employer_revenue_before": {"offer.municipality": "3547048", "emp.revenue_last_fy": "300000"},
    "notification_round": {"noi.date": "2024-10-03"},
}
STAYS = ("filing_date", "decision")  # asked once the first page says so, whatever else is known


@cache
def people() -> tuple[tuple[date, Case], ...]:
    found: list[tuple[date, Case]] = []
    for day in ("2024-10-01", "2026-04-30"):
        facts = {"app": {"filing_date": day, "citizenship": "neither"}, "family": {"spouse": "yes"}}
        found.append((date.fromisoformat(day), Case.model_validate(facts)))
    for file in sorted((resource_dir() / "examples").glob("*.json")):
        case = load_case(json.loads(file.read_text(encoding="utf-8")))
        assert isinstance(case, Case)
        filing = case.app.filing_date
        found.append((filing if isinstance(filing, date) else date(2026, 4, 30), case))
    return tuple(found)


def made_to_apply(case: Case, condition: Condition | None) -> Case:
    """The case with the answers a condition asks for."""
    if isinstance(condition, Several):
        for test in condition.tests if condition.every else condition.tests[:1]:
            case = made_to_apply(case, test)
    elif isinstance(condition, Some):
        case = made_to_apply(case, condition.test)
    elif isinstance(condition, FactTest) and condition.fact != WHEN:
        path = condition.fact.replace("[]", "[0]")
        value = get(case, path)
        word = "planned" if type(value).__name__ == "Planned" else str(getattr(value, "value", value))
        if condition.over is not None:
            case = with_answer(case, path, 5000)
        elif condition.is_ and word not in condition.is_:
            known = sorted(condition.is_ - {"unknown"}) or ["unknown"]
            case = with_answer(case, path, known[0] if path != "fact.spouse_language" else {"name": known[0]})
        elif condition.not_ and word in condition.not_:
            case = with_answer(case, path, "unknown")
    return case


def unanswered(case: Case, page: Page) -> Case:
    """The case in which a page was not answered yet."""
    if page.list:
        return with_answer(case, page.list, None)
    for fact in page.facts:
        if "#" not in fact and fact != "ee.declared_nocs[]" and not fact.startswith("fact.spouse_language."):
            case = with_answer(case, fact.replace("[]", "[0]"), None)
    return case


def reached(page: Page, day: date, case: Case) -> bool:
    if page.entry_of and not get(case, page.entry_of):
        case = with_entry(case, page.entry_of, "72106" if page.entry_of == "ee.declared_nocs" else {})
    case = made_to_apply(case, page.applies)
    for path, value in SITUATIONS.get(page.id, {}).items():
        case = with_answer(case, path, value)
    session = new_session(day)
    session.load(case if page.id in STAYS else unanswered(case, page))
    return any(found.split("[")[0] == page.id for found in session.pages())


@pytest.mark.parametrize(
    "page", [p for p in the_catalogue().pages if p.when != "request"], ids=lambda p: p.id
)
def test_a_page_matters_to_somebody(page: Page) -> None:
    assert any(reached(page, day, case) for day, case in people())


@pytest.mark.parametrize(
    "page", [p for p in the_catalogue().pages if p.when == "request"], ids=lambda p: p.id
)
def test_a_page_that_decides_nothing_opens_by_name(page: Page) -> None:
    session = new_session()
    session.load(people()[0][1])
    if page.entry_of and not session.sizes.get(page.entry_of):
        session.add_entry(page.entry_of)
    fact = page.facts[0].replace("[]", "[0]")
    session.change(fact)
    assert session.page_id.split("[")[0] == page.id
    assert session.view(EN).fields[0].path == fact and session.returns_to_check
