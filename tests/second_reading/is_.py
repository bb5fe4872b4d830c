"""Sheet 02, read again: International Student."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from poci_desktop.facts.answers import Planned
from poci_desktop.facts.case import Case
from poci_desktop.facts.education import Credential
from tests.second_reading import applicant, offer
from tests.second_reading.places import school_name, schools
from tests.second_reading.words import (
    LAST_DAY,
    MET,
    NOT_MET,
    UNKNOWN,
    Reading,
    add_years,
    choose,
    least,
    most,
    same_or_unknown,
)

TWO_YEARS = ("undergrad_degree", "undergrad_diploma", "professional_first_degree")
ONE_YEAR = ("masters", "phd_research", "other_doctorate", "graduate_diploma")
ONTARIO = ("ontario_college_graduate_certificate", "university_graduate_certificate")
NEVER = ("ontario_college_certificate", "other_certificate", "apprenticeship", "micro_or_nondegree")


def read(case: Case, day: date, judged: date) -> Reading:
    """The verdict on the application date ``day`` (after the last day: on the last day)."""
    if (nothing := applicant.no_verdict(case, day)) is not None:
        return Reading(nothing)
    day = min(day, LAST_DAY)
    block, found = offer.blocks(case, day, "is", offer.occupation_teer(case))
    found["app.foreign_national"] = applicant.foreign_national(case)
    found["app.ban"] = applicant.ban(case)
    found["app.intention"] = applicant.intention(case)
    found["app.legal_status"] = applicant.legal_status(case, day)
    found["is.licence"] = offer.licence_if_required(case, day)
    studies = _studies(case, day, found)
    names = ("app.foreign_national", "app.ban", "app.legal_status", "is.licence")
    if found["offer.exists"] == NOT_MET:
        del found["is.licence"]  # nothing to compare it with
        return Reading(NOT_MET, found)
    intention = applicant.reaching(found["app.intention"])
    return Reading(least([block, studies, intention, *(found[name] for name in names)]), found)


def _studies(case: Case, day: date, found: dict[str, str]) -> str:
    """One credential must pass everything."""
    if not isinstance(case.cred, tuple):
        return UNKNOWN
    results = []
    for credential in case.cred:
        tests = {
            "is.credential": _kind(credential),
            "is.institution": _institution(credential),
            "is.completed": _completed(credential),
            "is.studied_in_canada": _share(credential),
            "is.application_period": _period(credential, day),
        }
        results.append(least(tests.values()))
        if len(case.cred) == 1:
            found.update(tests)
    return most(results) if results else NOT_MET


def _kind(credential: Credential) -> str:
    """a, b, c or d: the type and the official length."""
    length = credential.fulltime_length_years

    def at_least(years: int) -> str:
        if not isinstance(length, Decimal):
            return UNKNOWN
        return MET if length >= years else NOT_MET

    if credential.type in TWO_YEARS:
        return at_least(2)
    if credential.type in ONE_YEAR + ONTARIO:
        return at_least(1)
    if credential.type in NEVER:
        return NOT_MET
    return NOT_MET if at_least(1) == NOT_MET else UNKNOWN


def _institution(credential: Credential) -> str:
    """The Canadian list, or the Ontario list for the two graduate certificates."""
    if credential.institution == "other":
        return NOT_MET
    if not isinstance(credential.institution, str):
        return UNKNOWN
    listed = schools().get(school_name(credential.institution), set())
    anywhere = MET if listed else NOT_MET
    ontario = MET if listed == {True} else UNKNOWN if True in listed else NOT_MET
    if credential.type in ONTARIO:
        return ontario
    if isinstance(credential.type, str):
        return anywhere
    return same_or_unknown([anywhere, ontario])


def _completed(credential: Credential) -> str:
    """All requirements finished, shown by the credential or by an official letter."""
    if isinstance(credential.completed, Planned):
        return UNKNOWN
    done = choose(credential.completed, {"yes": MET, "no": NOT_MET})
    paper = credential.doc_kind in ("credential", "official_letter")
    return done if paper or done == NOT_MET else UNKNOWN


def _share(credential: Credential) -> str:
    """More than half, strictly."""
    share = credential.share_in_canada_pct
    if not isinstance(share, Decimal):
        return UNKNOWN
    return MET if share > 50 else NOT_MET


def _period(credential: Credential, day: date) -> str:
    """Two years from the date on the paper, anniversary included."""
    # Completion planned or not known: the paper that counts may still be to come.
    finished = credential.completed in ("yes", "no")
    if credential.doc_kind == "none" or not isinstance(credential.doc_date, date) or not finished:
        return UNKNOWN
    if credential.doc_date > day:
        return UNKNOWN  # not in hand on the filing day
    return MET if add_years(credential.doc_date, 2) >= day else NOT_MET
