"""Base people of Ontario Workforce Priority: everybody meets the criteria on the application date."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from tests.second_reading.bases import job, test
from tests.second_reading.values import Facts, day_text
from tests.second_reading.words import add_years


def _base(day: date, ielts: tuple[str, ...]) -> Facts:
    return {
        "app": {
            "filing_date": day_text(day),
            "citizenship": "neither",
            "location_at_filing": "ontario",
            "refugee_or_removal": "no",
            "banned": "no",
            "decision": "not_filed",
        },
        "status": {"type": "work_permit", "expiry": day_text(add_years(day, 1)), "extension_filed": "none"},
        "intent": {"lives_in_ontario": "yes", "ties": ["worked"], "contrary": ["none"], "statement": "yes"},
        "lang": {
            "english_test": "have",
            "french_test": "none",
            "test": [test("IELTS_GT", day - timedelta(days=300), *ielts, one_skill_retake="no")],
        },
    }


def _offer(noc: str, place: str, wage: str, region_wage: str) -> Facts:
    return {
        "offer": {
            "exists": "yes",
            "noc": noc,
            "hours_week": 40,
            "weeks_year": 52,
            "end_date": "none",
            "seasonal": "no",
            "wage_hourly": wage,
            "current_wage_hourly": "none",
            "municipality": place,
            "mainly_in_ontario": "yes",
            "region_wage": region_wage,
            "licence_required": "no",
        },
        "licence": {"held": "none", "expiry": "none"},
        "emp": {
            "active_years": 10,
            "premises_ontario": "yes",
            "orders_outstanding": "none",
            "revenue_last_fy": 3000000,
            "revenue_previous_fy": 3000000,
            "ft_citizen_pr_at_site": 12,
            "portal_registered": "yes",
        },
        "recruit": {"methods": ["job_bank", "own_site"], "days": 30, "by": "employer"},
    }


def position(day: date, noc: str, *, ago: int, days: int, hours: Any = 40, **more: Any) -> Facts:
    """A job in the very position offered."""
    return job(day, noc, ago=ago, days=days, hours=hours, **{"offered_position": "yes", **more})


def owp03_base(day: date) -> Facts:
    """Seven months in the position, English 6, a Canadian bachelor; no recent Ontario credential."""
    return {
        **_base(day, ("5.5", "5.0", "5.5", "5.5")),
        **_offer("21231", "Ottawa", "50.00", "40.00"),
        "jobs": [position(day, "21231", ago=1, days=215)],
        "fact": {"education": "bachelor"},
        "edu": {"country": "CA", "secondary": "foreign"},
        "eca": {"status": "none"},
        "cred": [],
    }


def owp45_base(day: date) -> Facts:
    """Ten months in the position, English 4, a Canadian secondary diploma."""
    return {
        **_base(day, ("4.5", "3.5", "4.0", "4.0")),
        **_offer("94106", "Ottawa", "50.00", "40.00"),
        "jobs": [position(day, "94106", ago=1, days=305)],
        "fact": {"education": "secondary"},
        "edu": {"country": "CA", "secondary": "canadian_diploma"},
        "eca": {"status": "none"},
        "cred": [],
    }


def owpmd_base(day: date) -> Facts:
    """A physician with an academic practice certificate, an OHIP number and English 6."""
    return {
        **_base(day, ("5.5", "5.0", "5.5", "5.5")),
        "offer": {"exists": "no"},
        "phys": {
            "noc": "31102",
            "cpso_class": "academic_practice",
            "cpso_good_standing": "yes",
            "ohip_number": "yes",
        },
    }
