"""Does a line of work count for sheets 01 and 03 at all? What it leaves unknown is looked at in ``work``."""

from __future__ import annotations

from poci_desktop.facts.case import Case
from poci_desktop.facts.work import Job
from tests.second_reading.words import MET, NOT_MET, TO_ASSESS, UNKNOWN, choose, least


def same_occupation(job: Job, case: Case) -> str:
    """The five digits of the offer."""
    if not isinstance(job.noc, str) or not isinstance(case.offer.noc, str):
        return UNKNOWN
    return MET if job.noc == case.offer.noc else NOT_MET


def lawful(job: Job) -> str:
    """Work in Canada was allowed; work abroad knows no such test."""
    if isinstance(job.country, str) and job.country != "CA":
        return MET
    if job.country == "CA" or isinstance(job.province, str):
        return choose(job.authorised, {"yes": MET, "no": NOT_MET})
    return MET if job.authorised == "yes" else UNKNOWN  # in Canada after all, it would be a contradiction


def in_ontario(job: Job) -> str:
    """Worked in Ontario, and lived there (not asked: yes)."""
    if isinstance(job.country, str) and job.country != "CA":
        place = NOT_MET
    elif isinstance(job.province, str):
        place = MET if job.province == "ON" else NOT_MET
    else:
        place = UNKNOWN
    if job.place_pattern is None or job.place_pattern == "at_place":
        pattern = MET
    else:
        pattern = TO_ASSESS if isinstance(job.place_pattern, str) else UNKNOWN
    lived = MET if job.lived_in_ontario is None else choose(job.lived_in_ontario, {"yes": MET, "no": NOT_MET})
    season = MET if job.seasonal is None else choose(job.seasonal, {"no": MET, "yes": TO_ASSESS})
    return least([place, pattern, lived, season])


def proof(job: Job) -> str:
    """Self-employment and one's own company need outside proof."""
    answers = {"yes": MET, "partly": TO_ASSESS, "no": NOT_MET}
    proven = choose(job.verifiable, answers)
    own = "no" if job.own_business is None else job.own_business
    if job.self_employed == "yes" or own == "yes":
        return proven
    if job.self_employed == "no" and own == "no":
        return MET
    return MET if proven == MET else UNKNOWN


def counts(job: Job, case: Case, *, ontario: bool) -> str:
    """The worst filter of a line; what it leaves unknown (hours, dates, leave) is looked at elsewhere."""
    filters = [
        same_occupation(job, case),
        choose(job.duties_match, {"yes": MET, "no": NOT_MET}),
        choose(job.paid, {"yes": MET, "no": NOT_MET}),
        lawful(job),
        choose(job.student_fulltime, {"no": MET, "yes": TO_ASSESS}),
        proof(job),
    ]
    if ontario:
        filters.append(NOT_MET if job.authorised == "no" else in_ontario(job))
    return least(filters)
