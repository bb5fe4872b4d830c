"""Sheet 06, read again: Human Capital Priorities."""

from __future__ import annotations

from datetime import date

from poci_desktop.facts.case import Case
from tests.second_reading import applicant, express_entry, language_ee, money
from tests.second_reading.words import FIRST_DAY, LAST_DAY, NO_VERDICT, NOT_COVERED, Reading, least


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
        "ee.profile": express_entry.profile(case, day),
        "hcp.language": language_ee.check(case, ("en", "fr"), 7, day),
        "hcp.funds": money.funds(case, day),
        "ee.legal_status": applicant.legal_status(case, day),
    }
    parts: dict[str, str] = {}
    words = [
        *found.values(),
        express_entry.education(case, day, "hcp", parts),
        express_entry.program(case, day, "hcp", parts),
    ]
    found |= parts
    found["ee.intent"] = applicant.intention(case)
    return Reading(least([*words, applicant.reaching(found["ee.intent"])]), found)
