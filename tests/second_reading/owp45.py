"""Sheet 20, read again: Ontario Workforce Priority, TEER 4-5."""

from __future__ import annotations

from datetime import date

from poci_desktop.facts.case import Case
from tests.second_reading import owp, owp_studies, owp_work
from tests.second_reading.words import Reading


def read(case: Case, day: date, judged: date) -> Reading:
    """The verdict on the application date ``day``."""
    if (nothing := owp.nothing(case, day)) is not None:
        return nothing
    found = {"owp.offer": owp.job_offer(case)}
    if case.offer.exists == "no":
        return owp.verdict(case, day, found)  # nothing to compare the rest with
    found |= {
        "owp45.noc": owp.teer(case, "45"),
        "owp45.exp": owp_work.teer_4_to_5(case, day),
        "owp45.language": owp.language(case, 4, day, judged),
        "owp45.education": owp_studies.secondary(case, day),
        "owp.wage": owp.wage(case),
        **owp.employer(case, day),
    }
    return owp.verdict(case, day, found)
