"""Sheet 08, read again: Skilled Trades."""

from __future__ import annotations

from datetime import date

from poci_desktop.facts.case import Case
from poci_desktop.facts.work import Job
from tests.second_reading import applicant, express_entry, federal, job_filters, job_lines, language_ee, money
from tests.second_reading.words import (
    FIRST_DAY,
    LAST_DAY,
    MET,
    NO_VERDICT,
    NOT_COVERED,
    NOT_MET,
    TO_ASSESS,
    UNKNOWN,
    Reading,
    choose,
    least,
)


def read(case: Case, day: date, judged: date) -> Reading:
    """The verdict on the application date: suspended days as they are, closed ones on the last day."""
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
        "st.exp": experience(case, day),
        "st.residence": residence(case, day),
        "st.language": language_ee.check(case, ("en", "fr"), 5, day),
        "st.funds": money.funds(case, day),
    }
    verdict = least(found.values())
    found["ee.intent"] = applicant.intention(case)
    return Reading(least([verdict, applicant.reaching(found["ee.intent"])]), found)


def residence(case: Case, day: date) -> str:
    """Lives in Ontario, with a work permit valid on D or being extended."""
    lives = choose(
        case.app.location_at_filing, {"ontario": MET, "abroad": NOT_MET, "other_province": NOT_MET}
    )
    word = least([lives, _permit(case, day)])
    return least([word, TO_ASSESS]) if case.app.refugee_or_removal == "yes" else word


def _permit(case: Case, day: date) -> str:
    kind, expiry = case.status.type, case.status.expiry
    permits = {"work_permit": MET, "study_permit": NOT_MET, "visitor_record": NOT_MET}
    if kind == "maintained":
        still = MET if isinstance(expiry, date) and expiry >= day else applicant.maintained(case)
        return least([choose(case.status.maintained_from, permits), still])
    if kind in ("study_permit", "visitor_record"):
        return NOT_MET
    if kind == "work_permit":
        if not isinstance(expiry, date):
            return UNKNOWN
        return MET if expiry >= day else applicant.maintained(case)
    if kind in ("none", "restoration_pending"):
        if isinstance(expiry, date) and expiry < day and applicant.maintained(case) in (MET, TO_ASSESS):
            return least([choose(case.status.maintained_from, permits), applicant.maintained(case)])
        return NOT_MET
    if kind in ("other", "refugee_claimant"):
        return TO_ASSESS
    return UNKNOWN


def eligible(job: Job) -> str:
    """72 (but 726), 73, 82, 83, 93 (but 932), 63201 and 63202."""
    if not isinstance(job.noc, str):
        return UNKNOWN
    code = job.noc
    major = code[:2] in ("72", "73", "82", "83", "93") and code[:3] not in ("726", "932")
    return MET if major or code in ("63201", "63202") else NOT_MET


def _in_profile(job: Job, case: Case) -> str:
    main, others = case.fact.primary_noc, case.ee.declared_nocs
    if not isinstance(job.noc, str):
        return UNKNOWN
    if job.noc == main or (isinstance(others, tuple) and job.noc in others):
        return MET
    return NOT_MET if isinstance(main, str) and isinstance(others, tuple) else UNKNOWN


def _held(job: Job) -> list[tuple[date | None, str]]:
    """A licence that is required: from which day the work counts with which word."""
    since = job.licence_from if isinstance(job.licence_from, date) else None
    held = job.licence_held
    if held == "no":
        return [(None, NOT_MET)]
    if held == "yes":
        return [(None, UNKNOWN)] if since is None else [(None, NOT_MET), (since, MET)]
    word = TO_ASSESS if held in ("provisional", "apprentice", "other_province") else UNKNOWN
    if since is None:
        return [(None, word)]
    return [(None, NOT_MET), (since, word)]


def _licence(job: Job) -> list[tuple[date | None, str]]:
    if job.licence_required == "no":
        return [(None, MET)]
    if job.licence_required == "yes":
        return _held(job)
    return [(None, UNKNOWN)]


def experience(case: Case, day: date) -> str:
    """One year of counted work in two years, the licence looked at day by day."""

    def accepts(job: Job) -> str:
        return least(
            [
                eligible(job),
                job_filters.duties(job),
                job_filters.paid(job),
                job_filters.in_province(job, "ON"),
                job_filters.place_pattern(job),
                _in_profile(job, case),
                job_filters.authorised_in_canada(job),
                choose(job.self_employed, {"no": MET, "yes": NOT_MET}),
                choose(job.student_fulltime, {"no": MET, "yes": NOT_MET}),
                job_filters.own(job),
            ]
        )

    return federal.one_year(case, day, job_lines.Rule(2, accepts, later=_licence))
