"""Base people of each stream: everybody meets the criteria on the application date."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from tests.second_reading.values import Facts, day_text
from tests.second_reading.words import add_years


def _common(day: date) -> Facts:
    return {
        "app": {
            "filing_date": day_text(day),
            "citizenship": "neither",
            "location_at_filing": "ontario",
            "refugee_or_removal": "no",
            "banned": "no",
            "decision": "not_filed",
        },
        "status": {
            "type": "work_permit",
            "expiry": day_text(add_years(day, 1)),
            "extension_filed": "none",
            "may_work_ontario": "yes",
        },
        "intent": {"lives_in_ontario": "yes", "ties": ["worked"], "contrary": ["none"], "statement": "yes"},
        "eoi": {"claims_proven": "all"},
    }


def _offer(day: date, stream: str, noc: str, place: str) -> Facts:
    return {
        "offer": {
            "exists": "yes",
            "stream": stream,
            "noc": noc,
            "employee": "yes",
            "hours_week": 40,
            "weeks_year": 52,
            "end_date": "none",
            "seasonal": "no",
            "labour_dispute": "does_not_affect",
            "wage_hourly": "50.00",
            "collective_agreement": "no",
            "current_wage_hourly": "none",
            "municipality": place,
            "multi_site": "no",
            "mainly_in_ontario": "yes",
            "urgent_reason": "yes_grow",
            "region_wage": "40.00",
            "licence_required": "no",
        },
        "licence": {"held": "none"},
        "equity": {"has_ever": "no"},
        "emp": {
            "active_years": 10,
            "amalgamated_3y": "no",
            "bought_3y": "no",
            "active_elsewhere": "no",
            "premises_ontario": "yes",
            "orders_outstanding": "none",
            "revenue_last_fy": 3000000,
            "ft_citizen_pr_at_site": 12,
            "other_positions_this_year": 0,
            "ops": "no",
            "portal_registered": "yes",
            "registered_by": "signing_officer",
            "filing_date": day_text(day),
        },
        "recruit": {"lmia": "none", "methods": ["job_bank", "own_site"], "days": 30, "by": "employer"},
    }


def job(
    day: date, noc: str, *, ago: int, days: int, hours: Any = 40, employer: str = "A", **more: Any
) -> Facts:
    """A plain job in Ontario of ``days`` days, its last day ``ago`` days before the application date."""
    last = day - timedelta(days=ago)
    return {
        "employer": employer,
        "noc": noc,
        "duties_match": "yes",
        "start": day_text(last - timedelta(days=days - 1)),
        "end": day_text(last),
        "hours_week": hours,
        "paid": "yes",
        "country": "CA",
        "province": "ON",
        "place_pattern": "at_place",
        "lived_in_ontario": "yes",
        "authorised": "yes",
        "student_fulltime": "no",
        "self_employed": "no",
        "own_business": "no",
        "seasonal": "no",
        "extended_leave_days": 0,
        "unpaid_days": 0,
        **more,
    }


def _fw(day: date) -> Facts:
    facts = {**_common(day), **_offer(day, "fw", "21231", "Waterloo"), "phys": {"noc": "other"}}
    facts["jobs"] = [job(day, "21231", ago=10, days=800)]
    return facts


def _is(day: date) -> Facts:
    facts = {**_common(day), **_offer(day, "is", "21231", "Waterloo")}
    facts["cred"] = [
        {
            "type": "ontario_college_graduate_certificate",
            "institution": "conestoga_college_institute_of_technology_and_advanced_learning",
            "fulltime_length_years": 1,
            "completed": "yes",
            "doc_kind": "credential",
            "doc_date": day_text(day - timedelta(days=200)),
            "share_in_canada_pct": 100,
        }
    ]
    return facts


def _ids(day: date) -> Facts:
    facts = {**_common(day), **_offer(day, "ids", "94106", "Waterloo")}
    facts["jobs"] = [job(day, "94106", ago=10, days=330)]
    facts["fact"] = {"education": "bachelor"}
    facts["edu"] = {"country": "IN", "secondary": "foreign"}
    facts["eca"] = {
        "status": "have",
        "issuer": "WES",
        "date": day_text(add_years(day, -1)),
        "level": "bachelor",
    }
    facts["lang"] = {
        "english_test": "have",
        "french_test": "none",
        "test": [
            test("IELTS_GT", day - timedelta(days=300), "6.0", "6.0", "6.0", "6.0", one_skill_retake="no")
        ],
    }
    return facts


def test(
    name: str, taken: date, listening: Any, reading: Any, writing: Any, speaking: Any, **more: Any
) -> Facts:
    """One sitting."""
    return {
        "name": name,
        "date": day_text(taken),
        "listening": listening,
        "reading": reading,
        "writing": writing,
        "speaking": speaking,
        "source": "report",
        **more,
    }


test.__test__ = False  # type: ignore[attr-defined]  # a maker of sittings, not a test of pytest

BASES: dict[str, Callable[[date], Facts]] = {"fw": _fw, "is": _is, "ids": _ids}
