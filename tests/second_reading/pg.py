"""Sheet 05, read again: PhD Graduate."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from poci_desktop.facts.case import Case
from poci_desktop.facts.education import Credential
from tests.second_reading import applicant, graduate, money
from tests.second_reading.words import (
    FIRST_DAY,
    LAST_DAY,
    MET,
    NO_VERDICT,
    NOT_COVERED,
    NOT_MET,
    TO_ASSESS,
    UNKNOWN,
    Reading,
    choose,
    least,
    most,
)


def read(case: Case, day: date, judged: date) -> Reading:
    """The verdict on the application date ``day`` (after the last day: on the last day)."""
    if day < FIRST_DAY:
        return Reading(NOT_COVERED)
    if case.app.decision == "nominated":
        return Reading(NO_VERDICT)
    day = min(day, LAST_DAY)
    found = {
        "app.foreign_national": applicant.foreign_national(case),
        "app.ban": applicant.ban(case),
        "pg.no_return_obligation": graduate.no_return_obligation(case),
        "pg.residence_past": graduate.residence_past(case, day),
        "pg.residence_now": choose(
            case.app.location_at_filing, {"ontario": MET, "abroad": MET, "other_province": TO_ASSESS}
        ),
        "app.legal_status": applicant.legal_status(case, day),
        "app.funds": money.funds(case, day),
    }
    verdict = least([*found.values(), _degrees(case, day, found)])
    found["app.intention"] = applicant.intention(case)
    return Reading(least([verdict, applicant.reaching(found["app.intention"])]), found)


def _degrees(case: Case, day: date, found: dict[str, str]) -> str:
    if not isinstance(case.cred, tuple):
        return UNKNOWN
    results = [NOT_MET]
    for credential in case.cred:
        tests = {
            "pg.degree": _degree(credential),
            "pg.university": _university(credential),
            "pg.completed": graduate.completed(credential),
            "pg.studied_in_ontario": _studied(credential),
            "pg.application_period": graduate.application_period(credential, day),
        }
        results.append(least(tests.values()))
        if len(case.cred) == 1:
            found.update(tests)
    return most(results)


def _degree(credential: Credential) -> str:
    if not isinstance(credential.type, str):
        return UNKNOWN
    return {"phd_research": MET, "other_doctorate": TO_ASSESS}.get(credential.type, NOT_MET)


def _university(credential: Credential) -> str:
    name = graduate.school(credential)
    if name is None:
        return UNKNOWN
    return MET if name in graduate.BOTH else NOT_MET


def _studied(credential: Credential) -> str:
    years = credential.years_in_ontario
    if not isinstance(years, Decimal):
        return UNKNOWN
    return MET if years >= 2 else NOT_MET
