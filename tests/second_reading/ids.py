"""Sheet 03, read again: In-Demand Skills."""

from __future__ import annotations

from datetime import date
from functools import cache

from poci_desktop.facts.answers import Planned
from poci_desktop.facts.case import Case
from tests.second_reading import applicant, language, offer, work
from tests.second_reading.places import rows, unit_groups
from tests.second_reading.words import (
    LAST_DAY,
    MET,
    NOT_MET,
    TO_ASSESS,
    UNKNOWN,
    Reading,
    add_years,
    choose,
    least,
    most,
)

DISPUTED = "75119"
DISPUTED_FROM, DISPUTED_TO = date(2024, 7, 1), date(2025, 6, 30)
DESIGNATED = ("CES", "ICAS", "ICES", "IQAS", "MCC", "PEBC", "WES")
LEVELS = (
    "secondary",
    "one_year",
    "two_year",
    "three_year_non_degree",
    "bachelor",
    "masters",
    "doctoral",
    "professional_degree",
)


def read(case: Case, day: date, judged: date) -> Reading:
    """The verdict on the application date ``day`` (after the last day: on the last day)."""
    if (nothing := applicant.no_verdict(case, day)) is not None:
        return Reading(nothing)
    day = min(day, LAST_DAY)
    block, found = offer.blocks(case, day, "ids", _occupation(case, day))
    found["app.foreign_national"] = applicant.foreign_national(case)
    found["app.ban"] = applicant.ban(case)
    found["app.legal_status"] = applicant.legal_status(case, day)
    found["ids.occupation"] = _occupation(case, day)
    found["ids.experience"] = work.experience(case, day, work.IN_DEMAND)
    found["ids.licence"] = offer.licence_if_required(case, day)
    found["ids.language"] = language.either_language(case, 4, day)
    found["ids.education"] = _education(case, day)
    found["app.intention"] = applicant.intention(case)
    mine = [applicant.reaching(found["app.intention"])]
    mine += [w for name, w in found.items() if name.startswith(("app.", "ids.")) and name != "app.intention"]
    if found["offer.exists"] == NOT_MET:
        for name in ("ids.occupation", "ids.experience", "ids.licence"):
            del found[name]  # nothing to compare them with
        return Reading(NOT_MET, found)
    return Reading(least([block, *mine]), found)


@cache
def _list() -> dict[str, tuple[str, date]]:
    return {row["noc"]: (row["place"], date.fromisoformat(row["from"])) for row in rows("in_demand")}


def _occupation(case: Case, day: date) -> str:
    """The list of the filing date, and its place rule."""
    noc = case.offer.noc
    if not isinstance(noc, str) or noc not in unit_groups():
        return UNKNOWN
    place, since = _list().get(noc, ("", date.max))
    if day < since:
        return NOT_MET
    if noc == DISPUTED and DISPUTED_FROM <= day <= DISPUTED_TO:
        return offer.by_place(case, TO_ASSESS, MET)
    return MET if place == "anywhere" else offer.by_place(case, NOT_MET, MET)


def _secondary(case: Case) -> object:
    """High school, from the highest level and its country where they settle it; else as asked."""
    if case.fact.education == "none":
        return "none"
    if isinstance(case.fact.education, str) and isinstance(case.edu.country, str):
        if case.edu.country != "CA":
            return "canadian_diploma" if case.edu.secondary == "canadian_diploma" else "foreign"
        if case.fact.education == "secondary":
            return "canadian_diploma"
    return case.edu.secondary


def _education(case: Case, day: date) -> str:
    """A Canadian secondary diploma, or foreign studies with a recent assessment."""
    school = _secondary(case)
    if school == "foreign" and case.edu.secondary == "canadian_postsecondary_only":
        return most([_assessment(case, day), TO_ASSESS])  # ANY: studies in Canada beside those abroad
    if school == "foreign":
        return _assessment(case, day)
    return choose(
        school, {"canadian_diploma": MET, "canadian_postsecondary_only": TO_ASSESS, "none": NOT_MET}
    )


def _assessment(case: Case, day: date) -> str:
    if case.eca.status == "none":
        return NOT_MET
    if isinstance(case.eca.status, Planned) or case.eca.status != "have":
        return UNKNOWN
    issuer = choose(case.eca.issuer, {**dict.fromkeys(DESIGNATED, MET), "other": NOT_MET})
    level = choose(case.eca.level, {**dict.fromkeys(LEVELS, MET), "none": NOT_MET})
    report = case.eca.date
    recent = UNKNOWN if not isinstance(report, date) else MET if add_years(report, 5) >= day else NOT_MET
    return least([issuer, level, recent])
