"""Sheet 01, read again: Foreign Worker."""

from __future__ import annotations

from datetime import date

from poci_desktop.facts.answers import Planned
from poci_desktop.facts.case import Case
from tests.second_reading import applicant, offer, work
from tests.second_reading.words import (
    LAST_DAY,
    MET,
    N_A,
    NOT_MET,
    TO_ASSESS,
    UNKNOWN,
    Reading,
    choose,
    least,
    most,
    same_or_unknown,
)

PHYSICIANS_FROM = date(2025, 1, 27)
PROVISIONAL_FROM = date(2026, 1, 1)


def read(case: Case, day: date, judged: date) -> Reading:
    """The verdict on the application date ``day`` (after the last day: on the last day)."""
    if (nothing := applicant.no_verdict(case, day)) is not None:
        return Reading(nothing)
    day = min(day, LAST_DAY)
    found = {"app.foreign_national": applicant.foreign_national(case), "app.ban": applicant.ban(case)}
    common = least(found.values())
    by_offer = least([common, _job_offer(case, day, found)])
    by_physician = least([common, physician]) if (physician := _physician(case, day, found)) != N_A else N_A
    word = most([by_offer, by_physician])
    # Sheet 00, app.refugee_claimant: never a positive summary, on either path.
    return Reading(least([word, TO_ASSESS]) if applicant.claim(case) else word, found)


def _job_offer(case: Case, day: date, found: dict[str, str]) -> str:
    block, criteria = offer.blocks(case, day, "fw", offer.occupation_teer(case))
    found.update(criteria)
    if criteria["offer.exists"] == NOT_MET:
        return NOT_MET
    found["app.legal_status"] = applicant.legal_status(case, day)
    found["app.intention"] = applicant.intention(case)
    found["fw.qualified"] = _qualified(case, day, found)
    return least(
        [block, found["app.legal_status"], applicant.reaching(found["app.intention"]), found["fw.qualified"]]
    )


def _qualified(case: Case, day: date, found: dict[str, str]) -> str:
    need = case.offer.licence_required
    held = offer.licence_held(case, day)
    if need == "yes":
        found["fw.licence"] = held
        return held
    experience = work.experience(case, day, work.FOREIGN_WORKER)
    found["fw.experience"] = experience
    if need == "no":
        return experience
    if need == "driver_class_only":
        class_held = {MET: TO_ASSESS, UNKNOWN: UNKNOWN}.get(held, NOT_MET)
        return most([experience, class_held])
    return same_or_unknown([held, experience]) if held in (MET, NOT_MET) else UNKNOWN


def standing(case: Case) -> str:
    """A member in good standing: of a class that is held, not of one to come (or of none)."""
    held = case.phys.cpso_class
    if isinstance(held, Planned) or held == "none":
        return N_A
    answer = choose(case.phys.cpso_good_standing, offer.YES)
    return answer if isinstance(held, str) else UNKNOWN


def _physician(case: Case, day: date, found: dict[str, str]) -> str:
    if day < PHYSICIANS_FROM:
        return N_A
    newest = day >= PROVISIONAL_FROM
    accepted = {
        "independent_practice",
        "academic_practice",
        "provisional" if newest else "postgraduate_education",
    }
    classes = (
        "independent_practice",
        "academic_practice",
        "provisional",
        "postgraduate_education",
        "other",
        "none",
    )
    held = choose(case.phys.cpso_class, {name: MET if name in accepted else NOT_MET for name in classes})
    doctors = {"31100": MET, "31101": MET, "31102": MET, "other": NOT_MET}
    found["fw.physician.noc"] = choose(case.phys.noc, doctors)
    found["fw.physician.cpso"] = least([held, standing(case)])
    found["fw.physician.ohip"] = choose(
        case.phys.ohip_number, {"yes": MET, "eligible_only": NOT_MET if newest else MET, "no": NOT_MET}
    )
    path = least(word for name, word in found.items() if name.startswith("fw.physician."))
    if found["fw.physician.noc"] == NOT_MET:
        del found["fw.physician.cpso"], found["fw.physician.ohip"]  # nobody asks them of somebody else
    return path
