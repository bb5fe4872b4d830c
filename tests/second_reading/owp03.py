"""Sheet 20, read again: Ontario Workforce Priority, TEER 0-3."""

from __future__ import annotations

from datetime import date

from poci_desktop.facts.case import Case
from tests.second_reading import owp, owp_studies, owp_work
from tests.second_reading.words import MET, NOT_MET, Reading, least, most, same_or_unknown


def read(case: Case, day: date, judged: date) -> Reading:
    """The verdict on the application date ``day``."""
    if (nothing := owp.nothing(case, day)) is not None:
        return nothing
    found = {"owp.offer": owp.job_offer(case)}
    if case.offer.exists == "no":
        return owp.verdict(case, day, found)  # nothing to compare the rest with
    graduate = owp_studies.recent_graduate(case, day)
    trade = owp.listed_trade(case)
    found |= {
        "owp03.noc": owp.teer(case, "0123"),
        "owp03.exp": owp_work.teer_0_to_3(case, day, graduate),
        "owp03.language": most(
            [
                owp.language(case, 6, day, judged),
                least([trade, owp.language(case, 5, day, judged)]),
                graduate,
            ]
        ),
        "owp03.education": _education(case, day, trade),
        "owp.wage": owp.wage(case, graduate),
        **owp.employer(case, day),
    }
    reading = owp.verdict(case, day, found)
    return Reading(reading.verdict, {**reading.criteria, "owp.recent_grad": graduate})


def _education(case: Case, day: date, trade: str) -> str:
    """Secondary school for a listed trade, one post-secondary year for the others."""
    school, college = owp_studies.secondary(case, day), owp_studies.post_secondary(case, day)
    return {MET: school, NOT_MET: college}.get(trade, same_or_unknown([school, college]))
