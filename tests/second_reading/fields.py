"""Which values are worth trying for which fact, and which facts belong together."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.second_reading.histories import CREDENTIAL, JOB, credentials, sittings, work
from tests.second_reading.values import ABSENT, NOT_ASKED, YES_NO, around, near

PAPERS = ["work_permit", "study_permit", "visitor_record"]

APPLICANT: dict[str, list[Any]] = {
    "app.citizenship": ["neither", "citizen", "permanent_resident", *ABSENT],
    "app.location_at_filing": ["ontario", "other_province", "abroad", "abroad", *ABSENT],
    "app.refugee_or_removal": YES_NO,
    "app.banned": YES_NO,
    "app.decision": ["pending", "nominated", "refused", "returned", *ABSENT],
    "status.type": [
        *PAPERS,
        *PAPERS,
        "maintained",
        "restoration_pending",
        "none",
        "refugee_claimant",
        "other",
        *ABSENT,
    ],
    "status.expiry": [near(), near(), near(days=-30), near(days=-30), *ABSENT],
    "status.extension_filed": [
        near(days=-30),
        near(days=-31),
        near(days=-29),
        near(days=-60),
        "none",
        *ABSENT,
    ],
    "status.maintained_from": [*PAPERS, *ABSENT],
    "status.may_work_ontario": YES_NO,
    "intent.lives_in_ontario": ["yes", "no", "unsure", NOT_ASKED],
    "intent.contrary": [["job_elsewhere"], ["home_elsewhere", "other_province_file"], ["none"], *ABSENT],
    "intent.ties": [["none"], *ABSENT],
    "intent.statement": YES_NO,
}

_PLACES = [
    "Toronto",
    "Mississauga",
    "Burlington",
    "Oakville",
    "Waterloo",
    "Hamilton",
    "Thornhill",
    "Ottawa",
    "Greater Sudbury",
    "Guelph",
    "Kawartha Lakes",
    "Bradford West Gwillimbury",
    "3520005",
    "Orangeville",
    *ABSENT,
]

OFFER: dict[str, list[Any]] = {
    "offer.exists": YES_NO,
    "offer.stream": ["fw", "is", "ids", *ABSENT],
    "offer.employee": YES_NO,
    "offer.hours_week": [*around(30), "29.5", "40", "45", *ABSENT],
    "offer.weeks_year": [52, 51, 39, 38, 35, *ABSENT],
    "offer.hours_year": [*around(1560), *ABSENT],
    "offer.end_date": ["none", "not_stated", near(years=1), *ABSENT],
    "offer.seasonal": YES_NO,
    "offer.labour_dispute": ["affects", "does_not_affect", *ABSENT],
    "offer.wage_hourly": [*around(40), "24.00", "60.00", *ABSENT, NOT_ASKED],
    "offer.salary_annual": [*around(83200), "83200", "62400", "90000", *ABSENT],
    "offer.bonus_annual": ["0", "0.01", "2400", "10000", *ABSENT],
    "offer.collective_agreement": ["yes_sets_wage", "no", *ABSENT],
    "offer.current_wage_hourly": [*around(40), "28.846153", "50.00", "50.01", "none", *ABSENT],
    "offer.municipality": _PLACES,
    "offer.multi_site": ["yes", "yes", *YES_NO],
    "offer.supervisor_site": _PLACES,
    "offer.assigning_office_site": _PLACES,
    "offer.mainly_in_ontario": ["yes", "no", "mixed", *ABSENT],
    "offer.urgent_reason": ["yes_maintain", "yes_grow", "no", *ABSENT],
    "offer.region_wage": [*around(40), "50.00", "50.01", "not_published", *ABSENT],
    "offer.licence_required": ["yes", "no", "driver_class_only", *ABSENT],
    "licence.held": [
        "valid",
        "expired",
        "applied_for",
        "provisional",
        "apprentice",
        "none",
        "planned",
        {"planned": "2026-02-10"},
        *ABSENT,
    ],
    "licence.expiry": [near(), "none", *ABSENT],
    "equity.has_ever": YES_NO,
    "equity.percent_total": [*around(10), "0", "5", *ABSENT],
    "equity.from_pay": YES_NO,
    "emp.active_years": [*around(3), near(years=-3), near(years=-3), near(years=-3, days=-10), *ABSENT],
    "emp.filing_date": [near(), near(days=-10), near(days=-10), "none", *ABSENT],
    "emp.amalgamated_3y": ["no", "yes_covered", "yes_not_covered", *ABSENT],
    "emp.bought_3y": ["no", "yes_same_business", "yes_changed", *ABSENT],
    "emp.active_elsewhere": ["no", "yes_3_years", "yes_less", *ABSENT],
    "emp.premises_ontario": YES_NO,
    "emp.orders_outstanding": ["none", "esa", "ohsa", *ABSENT],
    "emp.revenue_last_fy": [*around(500000), *around(1000000), "700000", "0", *ABSENT],
    "emp.ft_citizen_pr_at_site": [0, 2, 3, 4, 5, 6, 9, 10, *ABSENT],
    "emp.other_positions_this_year": [0, 1, 1, 2, *ABSENT],
    "emp.ops": YES_NO,
    "emp.cvor": [
        "excellent",
        "satisfactory",
        "satisfactory_unaudited",
        "conditional",
        "unsatisfactory",
        "none",
        *ABSENT,
    ],
    "recruit.lmia": ["positive_same_noc_and_position", "positive_other", "none", *ABSENT],
    "recruit.methods": [
        ["none"],
        ["job_bank"],
        ["job_bank", "print"],
        ["own_site", "job_fair", "print"],
        *ABSENT,
    ],
    "recruit.days": [0, 27, 28, 29, *ABSENT],
    "recruit.by": ["employer", "recruitment_agency", "immigration_representative", *ABSENT],
}

PHYSICIAN: dict[str, list[Any]] = {
    "phys.noc": ["31100", "31101", "31102", "other", *ABSENT],
    "phys.cpso_class": [
        "independent_practice",
        "academic_practice",
        "provisional",
        "postgraduate_education",
        "other",
        "none",
        "planned",
        *ABSENT,
    ],
    "phys.cpso_good_standing": ["yes", "yes", "no", *ABSENT],
    "phys.ohip_number": ["yes", "eligible_only", "no", "planned", *ABSENT],
}


def _jobs(noc: str, full_days: int, hours_needed: int, months: int, years: int) -> dict[str, list[Any]]:
    fields: dict[str, list[Any]] = {f"jobs[0].{name}": values for name, values in JOB.items()}
    fields["jobs"] = [work(noc, full_days, hours_needed, months, years)] * 12 + [[], *ABSENT]
    return fields


_HAVE = ["have", "have", "none", "planned", {"planned": "2026-02-10"}, *ABSENT]

LANGUAGES: dict[str, list[Any]] = {
    "lang.english_test": _HAVE,
    "lang.french_test": _HAVE,
    "lang.test": [*[sittings] * 10, [], *ABSENT],
    "ita.date": [date(2024, 1, 29).isoformat(), "2024-01-30", "2024-01-31", near(days=-10)],
    "ita.received": YES_NO,
    "ita.stream": ["ids"],
}

EDUCATION: dict[str, list[Any]] = {
    "fact.education": ["none", "secondary", "one_year", "bachelor", "masters", "doctoral", *ABSENT],
    "edu.country": ["CA", "CA", "IN", *ABSENT],
    "edu.secondary": ["canadian_diploma", "foreign", "canadian_postsecondary_only", "none", *ABSENT],
    "eca.status": ["have", "have", "none", "planned", {"planned": "2026-02-10"}, *ABSENT],
    "eca.issuer": ["CES", "ICAS", "ICES", "IQAS", "MCC", "PEBC", "WES", "other", *ABSENT],
    "eca.date": [near(years=-5), near(years=-5), near(years=-1), *ABSENT],
    "eca.level": ["none", "secondary", "one_year", "bachelor", "doctoral", *ABSENT],
}

FIELDS: dict[str, dict[str, list[Any]]] = {
    "fw": {
        **APPLICANT,
        **OFFER,
        **PHYSICIAN,
        **_jobs("21231", 728, 3120, 48, 5),
        "offer.noc": ["21231", "00010", "72200", "73300", "31102", "94106", "85100", "21239", *ABSENT],
    },
    "is": {
        **APPLICANT,
        **OFFER,
        **{f"cred[0].{name}": values for name, values in CREDENTIAL.items()},
        "cred": [*[credentials] * 8, [], *ABSENT],
        "offer.noc": ["21231", "73301", "00013", "94106", *ABSENT],
    },
    "ids": {
        **APPLICANT,
        **OFFER,
        **LANGUAGES,
        **EDUCATION,
        **_jobs("94106", 273, 1200, 18, 3),
        "offer.noc": [
            "94106",
            "44101",
            "75119",
            "14400",
            "65320",
            "94141",
            "33102",
            "21231",
            "94109",
            *ABSENT,
        ],
    },
}

OFTEN = {"fw": ["jobs"], "is": ["cred"], "ids": ["jobs", "lang.test", "offer.noc", "offer.municipality"]}


ANYBODY: list[list[str]] = [
    ["app.location_at_filing", "status.type", "status.may_work_ontario", "recruit.lmia", "recruit.methods"],
    ["status.type", "status.expiry", "status.extension_filed", "status.maintained_from"],
    [
        "offer.multi_site",
        "offer.municipality",
        "offer.supervisor_site",
        "offer.assigning_office_site",
        "emp.revenue_last_fy",
        "emp.ft_citizen_pr_at_site",
    ],
    [
        "offer.wage_hourly",
        "offer.salary_annual",
        "offer.bonus_annual",
        "offer.hours_week",
        "offer.weeks_year",
    ],
    ["offer.stream", "offer.region_wage", "offer.wage_hourly", "offer.collective_agreement"],
    ["offer.current_wage_hourly", "offer.collective_agreement"],
    ["offer.licence_required", "licence.held", "licence.expiry"],
    ["equity.has_ever", "equity.percent_total", "equity.from_pay"],
    ["emp.active_years", "emp.filing_date", "emp.bought_3y", "emp.active_elsewhere", "emp.amalgamated_3y"],
    ["emp.other_positions_this_year", "emp.ft_citizen_pr_at_site", "offer.municipality"],
    ["recruit.methods", "recruit.days", "recruit.by", "app.location_at_filing"],
    ["offer.noc", "offer.mainly_in_ontario", "emp.cvor"],
]
"""Answers that only matter together, in every stream that asks them."""

TOGETHER: dict[str, list[list[str]]] = {
    "fw": [list(PHYSICIAN)] * 4,
    "is": [[f"cred[0].{name}" for name in CREDENTIAL]] * 3,
    "ids": [
        list(EDUCATION),
        list(EDUCATION),
        ["lang.english_test", "lang.french_test", "lang.test", "ita.date"],
        ["offer.noc", "offer.municipality"],
    ],
}
"""Per stream, more answers that only matter together (modules that add streams add theirs)."""
