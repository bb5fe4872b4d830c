"""Base people of the streams without an employer: everybody meets the criteria on the application date."""

from __future__ import annotations

from datetime import date, timedelta

from tests.second_reading.bases import job, test
from tests.second_reading.values import (
    Facts,
    day_text,
)
from tests.second_reading.words import add_years


def _base(day: date) -> Facts:
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
        "family": {"spouse": "no", "children_under_22": 0, "grandchildren": 0, "other_dependants": 0},
        "funds": {
            "balances": 40000,
            "partner_accounts": 0,
            "borrowed_part": 0,
            "ongoing_job_annual": 0,
            "ongoing_job_end": "none",
            "offer_annual": 0,
            "offer_same_job": "no",
        },
    }


def _graduate(day: date) -> Facts:
    return {
        **_base(day),
        "res": {
            "ontario_intervals": [{"from": day_text(add_years(day, -2)), "to": "current", "lawful": "yes"}]
        },
        "scholarship": {"return_required": "no"},
        "study": {"enrolled_now": "no"},
        "eoi": {"claims_proven": "all"},
    }


def mg_base(day: date) -> Facts:
    return {
        **_graduate(day),
        "cred": [
            {
                "type": "masters",
                "institution": "university_of_waterloo",
                "fulltime_length_years": 2,
                "completed": "yes",
                "doc_kind": "credential",
                "doc_date": day_text(day - timedelta(days=200)),
            }
        ],
        "lang": {
            "english_test": "have",
            "french_test": "none",
            "test": [
                test("IELTS_GT", day - timedelta(days=300), "7.0", "7.0", "7.0", "7.0", one_skill_retake="no")
            ],
        },
    }


def pg_base(day: date) -> Facts:
    return {
        **_graduate(day),
        "cred": [
            {
                "type": "phd_research",
                "institution": "university_of_waterloo",
                "completed": "yes",
                "doc_kind": "credential",
                "doc_date": day_text(day - timedelta(days=200)),
                "years_in_ontario": 4,
            }
        ],
    }


def _express_entry(day: date, noc: str) -> Facts:
    facts = _base(day)
    facts["ee"] = {
        "profile_valid": "yes",
        "profile_expiry": day_text(day + timedelta(days=100)),
        "provinces": "all",
        "declared_nocs": [],
    }
    facts["fact"] = {"primary_noc": noc}
    return facts


def _federal(day: date) -> Facts:
    facts = _express_entry(day, "21231")
    facts["ee"]["program_choice"] = "FSW"
    facts["fact"] |= {
        "education": "masters",
        "second_credential": "no",
        "own_study_ca": "no",
        "birth_date": day_text(add_years(day, -33)),
        "arranged": "no",
        "relative_ca": "no",
    }
    facts["edu"] = {"country": "IN"}
    facts["eca"] = {
        "status": "have",
        "issuer": "WES",
        "date": day_text(add_years(day, -1)),
        "level": "masters",
    }
    facts["jobs"] = [
        job(day, "21231", ago=10, days=1500, country="IN", province=None, authorised="not_in_Canada")
    ]
    facts["jobs"][0].pop("province")
    return facts


def hcp_base(day: date) -> Facts:
    facts = _federal(day)
    facts["lang"] = {
        "english_test": "have",
        "french_test": "none",
        "test": [
            test("IELTS_GT", day - timedelta(days=300), "8.0", "7.0", "7.0", "7.0", one_skill_retake="no")
        ],
    }
    return facts


def fssw_base(day: date) -> Facts:
    facts = _federal(day)
    facts["lang"] = {
        "english_test": "have",
        "french_test": "have",
        "test": [
            test("TCF_CANADA", day - timedelta(days=300), 510, 510, 12, 12),
            test("IELTS_GT", day - timedelta(days=200), "5.5", "5.0", "5.5", "5.5", one_skill_retake="no"),
        ],
    }
    return facts


def st_base(day: date) -> Facts:
    facts = _express_entry(day, "73100")
    facts["ee"]["declared_nocs"] = ["72320"]
    facts["jobs"] = [job(day, "73100", ago=5, days=420, licence_required="no")]
    facts["lang"] = {
        "english_test": "have",
        "french_test": "none",
        "test": [
            test("IELTS_GT", day - timedelta(days=300), "5.0", "4.0", "5.0", "5.0", one_skill_retake="no")
        ],
    }
    return facts
