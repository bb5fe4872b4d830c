"""People of the three categories of Ontario Workforce Priority.

Importing this module adds them to the dictionaries of :mod:`tests.second_reading.people`.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.second_reading import people
from tests.second_reading.bases_c import owp03_base, owp45_base, owpmd_base
from tests.second_reading.fields import APPLICANT, PHYSICIAN
from tests.second_reading.histories_c import (
    EDUCATION,
    LICENCE,
    POSITION_JOB,
    credentials,
    graduate,
    in_position,
    nine_months,
    sittings,
    two_years,
)
from tests.second_reading.values import ABSENT, NOT_ASKED, YES_NO, around, near

FIRST, LAST = date(2026, 6, 25), date(2026, 12, 31)

DAYS = [
    date(2026, 5, 29),
    date(2026, 5, 30),
    date(2026, 6, 10),
    *[date(2026, 6, 25)] * 3,
    date(2026, 7, 20),
    *[date(2026, 8, 4)] * 2,
    date(2026, 8, 31),
    date(2026, 10, 3),
    date(2026, 10, 4),
    date(2026, 10, 31),
    date(2026, 12, 1),
    date(2027, 2, 28),
    date(2027, 3, 1),
    date(2028, 2, 29),
    date(2024, 6, 1),
    date(2023, 12, 31),
]

PLACES = [
    *("Toronto", "Mississauga", "Burlington", "Oshawa", "Vaughan"),
    *("Ottawa", "Kitchener", "Hamilton", "3525005", "Barrie", "London", "St. Catharines", "Peterborough"),
    *("Belleville", "Thunder Bay"),
    *("Renfrew", "Kingston", "Greater Sudbury", "Windsor", "Guelph", "Kawartha Lakes", "Nowhere"),
    *ABSENT,
]

OFFER: dict[str, list[Any]] = {
    "offer.exists": YES_NO,
    "offer.hours_week": [*around(30), "29.5", "40", *ABSENT],
    "offer.weeks_year": [52, 51, 39, 38, *ABSENT],
    "offer.hours_year": [*around(1560), *ABSENT],
    "offer.end_date": ["none", "not_stated", near(years=1), *ABSENT],
    "offer.wage_hourly": [
        *around(40),
        *around("36.06"),
        *around("56.73"),
        "17.60",
        "17.59",
        *ABSENT,
        NOT_ASKED,
    ],
    "offer.salary_annual": [*around(83200), "90000", *ABSENT],
    "offer.bonus_annual": ["0", "0.01", "2400", *ABSENT],
    "offer.region_wage": [*around(40), "50.00", "50.01", "not_published", "not_published", *ABSENT],
    "offer.region_wage_low": ["30.00", *around(36), "40.00", "not_published", *ABSENT],
    "offer.stream": ["fw", "is", *ABSENT],
    "offer.municipality": PLACES,
    "emp.active_years": [*around(3), near(years=-3), near(years=-3), "10", *ABSENT],
    "emp.premises_ontario": YES_NO,
    "emp.revenue_last_fy": [*around(250000), *around(500000), *around(1000000), "700000", "0", *ABSENT],
    "emp.revenue_previous_fy": [*around(250000), "300000", "3000000", "0", *ABSENT],
    "emp.ft_citizen_pr_at_site": [0, 2, 3, 4, 5, 6, *ABSENT],
    "emp.portal_registered": ["yes", "not_yet", "refuses", *ABSENT],
    "recruit.methods": [["none"], ["job_bank"], ["job_bank", "print"], *ABSENT],
    "recruit.days": [0, 27, 28, *ABSENT],
    "recruit.by": ["employer", "recruitment_agency", "immigration_representative", *ABSENT],
}

ONLY_WARNED: dict[str, list[Any]] = {
    "offer.current_wage_hourly": ["none", "60.00", *ABSENT],
    "offer.urgent_reason": ["no", *ABSENT],
    "offer.labour_dispute": ["affects", *ABSENT],
    "offer.mainly_in_ontario": ["yes", "no", "mixed", *ABSENT],
    "offer.collective_agreement": ["yes_sets_wage", "no", *ABSENT],
    "offer.seasonal": YES_NO,
    "offer.employee": YES_NO,
    "offer.multi_site": YES_NO,
    "offer.supervisor_site": ["Toronto", "Renfrew"],
    "offer.assigning_office_site": ["Toronto", "Renfrew"],
    "equity.has_ever": YES_NO,
    "emp.orders_outstanding": ["none", "esa", *ABSENT],
    "emp.cvor": ["none", *ABSENT],
    "emp.ops": YES_NO,
    "emp.bought_3y": ["yes_same_business", "no", *ABSENT],
    "emp.filing_date": [near(days=-10)],
    "ita.received": YES_NO,
    "eoi.claims_proven": ["some_wrong", *ABSENT],
}
"""Answers of the old streams that must not change a verdict (20.8)."""

_HAVE = ["have", "have", "none", "planned", {"planned": "2026-07-10"}, *ABSENT]
LANGUAGES: dict[str, list[Any]] = {
    "lang.english_test": _HAVE,
    "lang.french_test": _HAVE,
    "lang.test": [*[sittings] * 10, [], *ABSENT],
}

SKILLED = ["21231", "31301", "72310", "63200", "93200", "72600", "73300"]
OTHERS = ["94106", "65201", "44101", "85100"]


def _job_fields(nocs: list[str], makers: list[Any]) -> dict[str, list[Any]]:
    fields = {f"jobs[0].{name}": values for name, values in POSITION_JOB.items()}
    fields["jobs[0].noc"] = [*nocs, *ABSENT]
    fields["jobs"] = [*makers * 4, [], *ABSENT]
    return fields


FIELDS: dict[str, dict[str, list[Any]]] = {
    "owp03": {
        **APPLICANT,
        **OFFER,
        **ONLY_WARNED,
        **EDUCATION,
        **LICENCE,
        **LANGUAGES,
        **_job_fields(SKILLED[:2], [in_position(SKILLED, (3, 6, 6, 12)), two_years(SKILLED)]),
        "offer.noc": [
            *SKILLED,
            *("62200", "63201", "83120", "92100", "73310", "00010", "32200", "53125", "72999"),
            *("94106", "65201"),
            *ABSENT,
        ],
    },
    "owp45": {
        **APPLICANT,
        **OFFER,
        **ONLY_WARNED,
        **EDUCATION,
        **LANGUAGES,
        **_job_fields(OTHERS[:2], [nine_months(OTHERS), nine_months(OTHERS), in_position(OTHERS, (9,))]),
        "offer.noc": [*OTHERS, "65229", "95100", "21231", "73300", "94999", *ABSENT],
    },
    "owpmd": {
        **APPLICANT,
        **PHYSICIAN,
        **PHYSICIAN,
        **LANGUAGES,
        "offer.exists": YES_NO,
        "fact.education": ["none", "professional_degree", *ABSENT],
    },
}

_STUDIES = [name for name in EDUCATION if name != "cred"]
_TRADE = ["offer.noc", *_STUDIES]
_EMPLOYER = [
    "offer.municipality",
    "emp.revenue_last_fy",
    "emp.revenue_previous_fy",
    "emp.ft_citizen_pr_at_site",
]
_WAGE = ["offer.wage_hourly", "offer.region_wage", "offer.region_wage_low", "offer.stream"]
_RECRUIT = ["app.location_at_filing", "recruit.methods", "status.type"]

TOGETHER: dict[str, list[list[str]]] = {
    "owp03": [
        ["cred", "jobs"],
        ["cred", *_WAGE],
        ["cred", "lang.test"],
        ["offer.noc", "lang.test"],
        _TRADE,
        _TRADE,
        _STUDIES,
        _EMPLOYER,
        _EMPLOYER,
        _WAGE,
        _RECRUIT,
        [*LICENCE, "jobs"],
        list(LICENCE),
        list(LANGUAGES),
    ],
    "owp45": [_STUDIES, _STUDIES, _EMPLOYER, _EMPLOYER, _WAGE, ["cred", *_WAGE], _RECRUIT, list(LANGUAGES)],
    "owpmd": [list(PHYSICIAN), list(PHYSICIAN), list(LANGUAGES)],
}

OFTEN = {
    "owp03": ["jobs", "jobs", "jobs", "jobs", "cred", "lang.test", "offer.noc", "offer.municipality"],
    "owp45": ["jobs", "jobs", "jobs", "lang.test", "offer.noc", "offer.municipality"],
    "owpmd": ["phys.cpso_class", "phys.ohip_number", "lang.test", "lang.test", "phys.noc"],
}

FIELDS["owp03"]["cred"] = [*[credentials] * 4, *[graduate] * 4, [], [], *ABSENT]

people.BASES.update({"owp03": owp03_base, "owp45": owp45_base, "owpmd": owpmd_base})
people.FIELDS.update(FIELDS)
people.OFTEN.update(OFTEN)
people.TOGETHER.update(TOGETHER)
people.EDGES.update(dict.fromkeys(FIELDS, DAYS))
people.SPANS.update(dict.fromkeys(FIELDS, (FIRST, (LAST - FIRST).days)))
