"""Sheet 20, read again: recent Ontario graduates, secondary and post-secondary studies."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from poci_desktop.facts.case import Case
from poci_desktop.facts.education import Credential
from tests.second_reading import ids
from tests.second_reading.places import schools
from tests.second_reading.words import (
    MET,
    NOT_MET,
    TO_ASSESS,
    UNKNOWN,
    add_years,
    choose,
    least,
    most,
    same_or_unknown,
)

POST_SECONDARY = (
    "one_year",
    "two_year",
    "three_year_non_degree",
    "bachelor",
    "masters",
    "doctoral",
    "professional_degree",
)
BY_LENGTH = (
    "undergrad_degree",
    "undergrad_diploma",
    "professional_first_degree",
    "other_doctorate",
    "graduate_diploma",
)
ANY_LENGTH = ("masters", "phd_research", "ontario_college_graduate_certificate")
NEVER = (
    "university_graduate_certificate",
    "ontario_college_certificate",
    "other_certificate",
    "apprenticeship",
    "micro_or_nondegree",
)


def credentials(case: Case) -> tuple[Credential, ...] | None:
    """The Canadian credentials, or None when they are not known."""
    return case.cred if isinstance(case.cred, tuple) else None


def recent_graduate(case: Case, day: date) -> str:
    """20.3: one credential must pass everything."""
    known = credentials(case)
    if known is None:
        return UNKNOWN
    return most([NOT_MET, *(_graduated(credential, day) for credential in known)])


def _graduated(credential: Credential, day: date) -> str:
    listed = schools().get(str(credential.institution), set())
    school = MET if listed == {True} else NOT_MET if listed == {False} else UNKNOWN
    long_enough = _length(credential, 2)
    kinds = {**dict.fromkeys(BY_LENGTH, long_enough), **dict.fromkeys(ANY_LENGTH, MET)}
    kind = choose(credential.type, {**kinds, **dict.fromkeys(NEVER, NOT_MET)})
    return least([_completed(credential), school, kind, _recent(credential, day)])


def _length(credential: Credential, wanted: int) -> str:
    length = credential.fulltime_length_years
    return UNKNOWN if not isinstance(length, Decimal) else MET if length >= wanted else NOT_MET


def _completed(credential: Credential) -> str:
    return choose(credential.completed, {"yes": MET, "no": NOT_MET})


def _recent(credential: Credential, day: date) -> str:
    """Obtained in the last three years, the anniversary included; not yet awarded tells nothing."""
    obtained = credential.doc_date
    awarded = credential.completed in ("yes", "no") and credential.doc_kind == "credential"
    if not awarded or not isinstance(obtained, date) or obtained > day:
        return UNKNOWN
    return MET if add_years(obtained, 3) >= day else NOT_MET


def _report(case: Case, day: date, levels: tuple[str, ...]) -> tuple[str, str, str]:
    """A report in hand: its body, its age (under five years; the anniversary is a doubt), its level."""
    issuer = choose(case.eca.issuer, {**dict.fromkeys(ids.DESIGNATED, MET), "other": NOT_MET})
    others = dict.fromkeys((*ids.LEVELS, "none"), NOT_MET)
    level = choose(case.eca.level, {**others, **dict.fromkeys(levels, MET)})
    report, recent = case.eca.date, UNKNOWN
    if isinstance(report, date):
        ends = add_years(report, 5)
        recent = MET if ends > day else TO_ASSESS if ends == day else NOT_MET
        if report > day:
            recent = NOT_MET  # not in hand on the filing day (sheet 06)
    return issuer, recent, level


def assessment(case: Case, day: date, levels: tuple[str, ...]) -> str:
    """A report that gives foreign studies one of these levels."""
    in_hand = choose(case.eca.status, {"have": MET, "none": NOT_MET})
    return least(_report(case, day, levels)) if in_hand == MET else in_hand


def secondary(case: Case, day: date) -> str:
    """A secondary diploma or its equal; a foreign one without a report that counts is a doubt (silent)."""
    school = ids._secondary(case)
    if school == "foreign":
        beside = [TO_ASSESS] if case.edu.secondary == "canadian_postsecondary_only" else []
        return most([_foreign_secondary(case, day), *beside])
    words = {"canadian_diploma": MET, "canadian_postsecondary_only": TO_ASSESS, "none": NOT_MET}
    return choose(school, words)


def _foreign_secondary(case: Case, day: date) -> str:
    if case.eca.status != "have":
        return choose(case.eca.status, {"none": TO_ASSESS})
    issuer, recent, level = _report(case, day, ids.LEVELS)
    return least([*(TO_ASSESS if word == NOT_MET else word for word in (issuer, recent)), level])


def post_secondary(case: Case, day: date) -> str:
    """One academic year: the highest level, in Canada or by its report, or one Canadian credential."""
    finished, country = case.fact.education, case.edu.country
    others = dict.fromkeys(("none", "secondary"), NOT_MET)
    here = choose(finished, {**others, **dict.fromkeys(POST_SECONDARY, MET)})
    away = NOT_MET if finished == "none" else assessment(case, day, POST_SECONDARY)  # foreign: by eca.level
    highest = here if country == "CA" else away if isinstance(country, str) else same_or_unknown([here, away])
    known = credentials(case)
    return most([highest, UNKNOWN] if known is None else [highest, *map(_one_year, known)])


def _one_year(credential: Credential) -> str:
    kind = UNKNOWN if not isinstance(credential.type, str) else MET
    if credential.type == "micro_or_nondegree":
        kind = NOT_MET
    return least([kind, _length(credential, 1), _completed(credential)])
