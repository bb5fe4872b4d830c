"""Sheet 13.1, read again: what makes a line of work count, for sheets 06, 07 and 08."""

from __future__ import annotations

from datetime import date

from poci_desktop.facts.answers import Month
from poci_desktop.facts.work import Job
from tests.second_reading.words import MET, NOT_MET, TO_ASSESS, UNKNOWN, choose, least


def duties(job: Job) -> str:
    """Partly, unsure or unanswered: unknown for that job."""
    return choose(job.duties_match, {"yes": MET, "no": NOT_MET})


def paid(job: Job) -> str:
    """Volunteer work never counts."""
    return choose(job.paid, {"yes": MET, "no": NOT_MET})


def skilled(job: Job) -> str:
    """TEER 0 to 3, the second digit of the code."""
    if not isinstance(job.noc, str):
        return UNKNOWN
    return MET if job.noc[1] in "0123" else NOT_MET


def in_canada(job: Job) -> str:
    """Where the work was done."""
    if job.country == "CA" or (isinstance(job.province, str) and not isinstance(job.country, str)):
        return MET
    return NOT_MET if isinstance(job.country, str) else UNKNOWN


def in_province(job: Job, province: str) -> str:
    """Worked in that province of Canada."""
    where = in_canada(job)
    if where == NOT_MET:
        return NOT_MET
    return (MET if job.province == province else NOT_MET) if isinstance(job.province, str) else UNKNOWN


def authorised_in_canada(job: Job) -> str:
    """Status and permission to work, for work in Canada."""
    return choose(job.authorised, {"yes": MET, "no": NOT_MET})


def lawful(job: Job) -> str:
    """Federal Skilled Worker: work abroad counts as it is, work in Canada only when it was authorised."""
    where = in_canada(job)
    if where == NOT_MET:
        return MET
    if where == MET:
        return authorised_in_canada(job)
    return MET if job.authorised == "yes" else UNKNOWN


def place_pattern(job: Job) -> str:
    """On site (not asked: on site); remote for an employer elsewhere, or mobile, is to be assessed."""
    if job.place_pattern is None or job.place_pattern == "at_place":
        return MET
    return TO_ASSESS if isinstance(job.place_pattern, str) else UNKNOWN


def own(job: Job) -> str:
    """A company of one's own or of the spouse: to be assessed; not asked: no."""
    return MET if job.own_business is None else choose(job.own_business, {"no": MET, "yes": TO_ASSESS})


def proof(job: Job) -> str:
    """Federal Skilled Worker: self-employment and one's own company need outside proof."""
    proven = choose(job.verifiable, {"yes": MET, "partly": TO_ASSESS, "no": NOT_MET})
    owner = "no" if job.own_business is None else job.own_business
    if job.self_employed == "yes" or owner == "yes":
        return proven
    if job.self_employed == "no" and owner == "no":
        return MET
    return MET if proven == MET else UNKNOWN


def held_on(job: Job, day: date) -> str:
    """Held on the filing day; first and last day are both inclusive."""
    begun = ended = UNKNOWN
    if isinstance(job.start, Month):
        begun = MET if job.start.last_day <= day else NOT_MET if job.start.first_day > day else UNKNOWN
    elif isinstance(job.start, date):
        begun = MET if job.start <= day else NOT_MET
    if isinstance(job.end, Month):
        ended = MET if job.end.first_day >= day else NOT_MET if job.end.last_day < day else UNKNOWN
    elif isinstance(job.end, date):
        ended = MET if job.end >= day else NOT_MET
    elif job.end == "current":
        ended = MET
    return least([begun, ended])
