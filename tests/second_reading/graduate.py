"""What sheets 04 and 05 have in common, read again."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from functools import cache

from poci_desktop.facts.answers import Planned
from poci_desktop.facts.case import Case
from poci_desktop.facts.education import Credential
from tests.second_reading.places import rows, school_name
from tests.second_reading.words import MET, NOT_MET, TO_ASSESS, UNKNOWN, add_years, at_least, choose

MASTERS_ONLY = {"Algoma University", "Ontario College of Art and Design University"}
BOTH = {
    "Brock University",
    "Carleton University",
    "Lakehead University",
    "Laurentian University",
    "McMaster University",
    "Nipissing University",
    "Queen’s University",
    "Royal Military College of Canada",
    "Toronto Metropolitan University (formerly Ryerson University)",
    "Trent University",
    "University of Guelph",
    "University of Ontario Institute of Technology",
    "University of Ottawa",
    "University of Toronto",
    "University of Waterloo",
    "University of Windsor",
    "Western University",
    "Wilfrid Laurier University",
    "York University",
}
LISTS_DISAGREE = {"Université de l’Ontario français", "Université de Hearst", "University of Sudbury"}


@cache
def _names() -> dict[str, set[str]]:
    """Every id, name and alias -> the names of the schools it may mean."""
    found: dict[str, set[str]] = {}
    for row in rows("institutions"):
        for name in [row["id"], row["name"], *(a for a in row["aliases"].split("|") if a)]:
            found.setdefault(name, set()).add(row["name"])
    return found


def school(credential: Credential) -> str | None:
    """The name on the published list, "" when it is on no list, None when it is not known."""
    if not isinstance(credential.institution, str):
        return None
    meant = _names().get(school_name(credential.institution), {""})
    return next(iter(meant)) if len(meant) == 1 else None


def completed(credential: Credential) -> str:
    """All requirements finished; shown by the degree or by an official letter."""
    done = choose(credential.completed, {"yes": MET, "no": NOT_MET})
    paper = credential.doc_kind in ("credential", "official_letter")
    return done if paper or done == NOT_MET else UNKNOWN


def application_period(credential: Credential, day: date) -> str:
    """Two years from the date on the degree, or of the letter; the anniversary counts."""
    if isinstance(credential.completed, Planned) or credential.completed not in ("yes", "no"):
        return UNKNOWN  # the paper that counts is still to come
    if (
        credential.doc_kind == "none"
        or not isinstance(credential.doc_date, date)
        or credential.doc_date > day
    ):
        return UNKNOWN
    return MET if add_years(credential.doc_date, 2) >= day else NOT_MET


def no_return_obligation(case: Case) -> str:
    """No scholarship that sends the person home first."""
    return choose(
        case.scholarship.return_required, {"no": MET, "yes_fulfilled": MET, "yes_not_fulfilled": NOT_MET}
    )


def residence_past(case: Case, day: date) -> str:
    """365 lawful days in Ontario in the two years before filing; 360 to 364 are to be assessed."""
    stays = case.res.ontario_intervals
    if not isinstance(stays, tuple):
        months = case.res.ontario_months
        if not isinstance(months, Decimal):
            return UNKNOWN
        return MET if months >= 12 else NOT_MET
    opens = add_years(day, -2) - timedelta(days=3)
    while add_years(opens, 2) < day:
        opens += timedelta(days=1)
    sure: set[int] = set()
    possible: set[int] = set()
    for stay in stays:
        if stay.lawful == "no":
            continue
        first = stay.from_ if isinstance(stay.from_, date) else opens
        last = stay.to if isinstance(stay.to, date) else day
        days = set(range(max(first, opens).toordinal(), min(last, day - timedelta(days=1)).toordinal() + 1))
        possible |= days
        if (
            stay.lawful == "yes"
            and isinstance(stay.from_, date)
            and (isinstance(stay.to, date) or stay.to == "current")
        ):
            sure |= days
    return at_least([_year(len(sure)), _year(len(possible))])


def _year(days: int) -> str:
    return MET if days >= 365 else TO_ASSESS if days >= 360 else NOT_MET
