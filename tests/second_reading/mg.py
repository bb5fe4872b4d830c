"""Sheet 04, read again: Masters Graduate."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from poci_desktop.facts.case import Case
from poci_desktop.facts.education import Credential
from tests.second_reading import applicant, graduate, job_filters, language, language_ee, money
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
    if judged < day:
        case = language_ee.without_booked(case, judged, day)
    found = {
        "app.foreign_national": applicant.foreign_national(case),
        "app.ban": applicant.ban(case),
        "mg.not_enrolled": _not_enrolled(case, day),
        "mg.no_return_obligation": graduate.no_return_obligation(case),
        "mg.language": language.either_language(case, 7, day),
        "mg.residence_past": graduate.residence_past(case, day),
        "mg.residence_now": choose(
            case.app.location_at_filing, {"ontario": MET, "abroad": MET, "other_province": NOT_MET}
        ),
        "app.legal_status": applicant.legal_status(case, day),
        "app.funds": money.funds(case, day),
    }
    verdict = least([*found.values(), _degrees(case, day, found)])
    found["app.intention"] = applicant.intention(case)
    return Reading(least([verdict, applicant.reaching(found["app.intention"])]), found)


def _degrees(case: Case, day: date, found: dict[str, str]) -> str:
    """One line of the list must pass everything."""
    if not isinstance(case.cred, tuple):
        return UNKNOWN
    results = [NOT_MET]
    for credential in case.cred:
        tests = {
            "mg.degree": _degree(credential),
            "mg.length": _length(credential),
            "mg.university": _university(credential),
            "mg.completed": graduate.completed(credential),
            "mg.application_period": graduate.application_period(credential, day),
        }
        results.append(least(tests.values()))
        if len(case.cred) == 1:
            found.update(tests)
    return most(results)


def _degree(credential: Credential) -> str:
    if not isinstance(credential.type, str):
        return UNKNOWN
    return MET if credential.type == "masters" else NOT_MET


def _length(credential: Credential) -> str:
    length = credential.fulltime_length_years
    if not isinstance(length, Decimal):
        return UNKNOWN
    return MET if length >= 1 else NOT_MET


def _university(credential: Credential) -> str:
    name = graduate.school(credential)
    if name is None:
        return UNKNOWN
    if name in graduate.BOTH | graduate.MASTERS_ONLY:
        return MET
    return TO_ASSESS if name in graduate.LISTS_DISAGREE else NOT_MET


def _not_enrolled(case: Case, day: date) -> str:
    out = choose(case.study.enrolled_now, {"no": MET, "yes": NOT_MET})
    licence = choose(
        case.study.enrolled_reason, {"licensing_regulated_occupation_ontario": MET, "other": NOT_MET}
    )
    return most([out, licence, _fulltime_ontario_now(case, day)])


def _fulltime_ontario_now(case: Case, day: date) -> str:
    """Thirty hours a week in Ontario on the filing day, read from the jobs when they are listed."""
    said = choose(case.work.fulltime_ontario_now, {"yes": MET, "no": NOT_MET})
    if not isinstance(case.jobs, tuple) or not case.jobs:
        return said  # an empty list lists no job
    sums = [Decimal(0)] * 3
    for job in case.jobs:
        words = [job_filters.held_on(job, day), job_filters.paid(job), job_filters.place_pattern(job)]
        words.append(job_filters.in_province(job, "ON"))
        hours = job.hours_week if isinstance(job.hours_week, Decimal) else None
        word = least(words)
        for place, counted in enumerate(((MET,), (MET, TO_ASSESS), (MET, TO_ASSESS, UNKNOWN))):
            if word in counted:
                sums[place] += hours if hours is not None else Decimal(168 if place == 2 else 0)
    sure, doubt, most_ = (hours >= 30 for hours in sums)
    derived = MET if sure else TO_ASSESS if doubt else UNKNOWN if most_ else NOT_MET
    return said if derived == UNKNOWN else derived
