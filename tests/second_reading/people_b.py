"""People of the streams without an employer: Masters, PhD and the three Express Entry streams.

Importing this module adds them to the dictionaries of :mod:`tests.second_reading.people`.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.second_reading import people
from tests.second_reading.bases_b import fssw_base, hcp_base, mg_base, pg_base, st_base
from tests.second_reading.express_b import FEDERAL, INVITED, LANGUAGES, LICENCE, NOTIFIED, PROFILE, job_fields
from tests.second_reading.fields import APPLICANT
from tests.second_reading.graduates_b import CREDENTIAL, ENROLLED, GRADUATE, MONEY
from tests.second_reading.values import (
    ABSENT,
)

FUNDS_EDGES = [
    date(2024, 5, 27),
    date(2024, 5, 28),
    date(2024, 6, 2),
    date(2024, 6, 3),
    date(2025, 7, 6),
    date(2025, 7, 7),
]

PLAIN = {name: values for name, values in APPLICANT.items() if name != "status.may_work_ontario"}
OFFICE = ["21231", "21231", "21232", "31102", "42202", "44101", "31301"]
TRADES = ["73100", "73100", "72320", "72300", "63201", "63200", "93200", "72600", "72999", "62200", "21231"]

FIELDS: dict[str, dict[str, list[Any]]] = {
    "mg": {
        **PLAIN,
        **MONEY,
        **GRADUATE,
        **ENROLLED,
        **LANGUAGES,
        **INVITED,
        "app.decision": PROFILE["app.decision"],
    },
    "pg": {**PLAIN, **MONEY, **GRADUATE, "app.decision": PROFILE["app.decision"]},
    "hcp": {
        **PLAIN,
        **MONEY,
        **PROFILE,
        **FEDERAL,
        **LANGUAGES,
        **NOTIFIED,
        **job_fields(OFFICE, (3, 5, 10), 0.5),
    },
    "fssw": {
        **PLAIN,
        **MONEY,
        **PROFILE,
        **FEDERAL,
        **LANGUAGES,
        **NOTIFIED,
        **job_fields(OFFICE, (3, 5, 10), 0.5),
    },
    "st": {
        **APPLICANT,
        **MONEY,
        **PROFILE,
        **LANGUAGES,
        **NOTIFIED,
        **job_fields(TRADES, (2,), 0.05),
        **{f"jobs[0].{name}": values for name, values in LICENCE.items()},
        "fact.primary_noc": ["73100", "72320", "21231", *ABSENT],
    },
}

_SPOUSE = [
    "family.spouse",
    "fact.spouse_accompanies",
    "fact.spouse_citizen_pr",
    "fact.spouse_language",
    "fact.spouse_work_ca",
    "fact.spouse_study_ca",
    "fact.relative_ca",
    "fact.own_study_ca",
]
_GRID = [
    "fact.birth_date",
    "fact.education",
    "lang.test",
    "fact.arranged",
    "fact.relative_ca",
    "fsw67.declared_total",
    "eca.level",
]
_STUDIES = [
    "fact.education",
    "edu.country",
    "edu.professional_field",
    "eca.status",
    "eca.issuer",
    "eca.date",
    "eca.level",
    "cred",
    "fact.second_credential",
]
_FAMILY = [name for name in MONEY if name != "funds"]
_LANGUAGE = list(LANGUAGES)
_CARE = [
    "fact.primary_noc",
    "reg.cno_class",
    "reg.cece_member",
    "fact.education",
    "eca.level",
    "ee.program_choice",
]
_EXPRESS = [_GRID, _GRID, _SPOUSE, _STUDIES, _CARE, _FAMILY, _LANGUAGE, ["ee.program_choice", "jobs"]]

TOGETHER: dict[str, list[list[str]]] = {
    "mg": [[f"cred[0].{n}" for n in CREDENTIAL], list(ENROLLED), _FAMILY, [*_LANGUAGE, *INVITED]],
    "pg": [[f"cred[0].{n}" for n in CREDENTIAL], _FAMILY],
    "hcp": _EXPRESS,
    "fssw": _EXPRESS,
    "st": [
        [f"jobs[0].{n}" for n in LICENCE],
        ["ee.declared_nocs", "fact.primary_noc", "jobs"],
        _FAMILY,
        _LANGUAGE,
    ],
}

OFTEN = {
    "mg": ["cred", "res.ontario_intervals", "lang.test", "funds", "jobs"],
    "pg": ["cred", "res.ontario_intervals", "funds"],
    "hcp": ["jobs", "jobs", "jobs", "lang.test", "funds"],
    "fssw": ["jobs", "jobs", "jobs", "lang.test", "funds"],
    "st": ["jobs", "jobs", "jobs", "lang.test"],
}

people.BASES.update({"mg": mg_base, "pg": pg_base, "hcp": hcp_base, "fssw": fssw_base, "st": st_base})
people.FIELDS.update(FIELDS)
people.OFTEN.update(OFTEN)
people.TOGETHER.update(TOGETHER)
people.EDGES.update(dict.fromkeys(FIELDS, FUNDS_EDGES))
