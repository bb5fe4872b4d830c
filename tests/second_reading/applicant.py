"""Sheet 00 §6: what every stream asks of the applicant."""

from __future__ import annotations

from datetime import date

from poci_desktop.facts.case import Case
from tests.second_reading.words import (
    FIRST_DAY,
    MET,
    NO_VERDICT,
    NOT_COVERED,
    NOT_MET,
    TO_ASSESS,
    UNKNOWN,
    choose,
    least,
)

PAPERS = ("work_permit", "study_permit", "visitor_record")


def no_verdict(case: Case, day: date) -> str | None:
    """Why there is nothing to decide: already nominated, or a day before the first rules."""
    if day < FIRST_DAY:
        return NOT_COVERED
    return NO_VERDICT if case.app.decision == "nominated" else None


def foreign_national(case: Case) -> str:
    """Neither a citizen nor a permanent resident."""
    words = {"neither": MET, "citizen": NOT_MET, "permanent_resident": NOT_MET}
    return choose(case.app.citizenship, words)


def ban(case: Case) -> str:
    """Only a declared ban counts; not known is treated as no."""
    return NOT_MET if case.app.banned == "yes" else MET


def maintained(case: Case) -> str:
    """A paper that ended before filing: was its extension asked in time? (Its last day: doubt.)"""
    expiry, asked = case.status.expiry, case.status.extension_filed
    if not isinstance(expiry, date):
        return UNKNOWN
    if asked == "none":
        return NOT_MET
    if not isinstance(asked, date):
        return UNKNOWN
    if asked == expiry:
        return TO_ASSESS
    return MET if asked < expiry else NOT_MET


def status_in_canada(case: Case, day: date) -> str:
    """Legal status of somebody who is in Canada on the filing day."""
    kind, expiry = case.status.type, case.status.expiry
    if kind == "maintained":  # the date decides: before its last day the paper itself is still valid
        return MET if isinstance(expiry, date) and expiry >= day else maintained(case)
    if isinstance(expiry, date) and expiry < day and isinstance(kind, str):  # "whatever status.type says"
        asked = maintained(case)
        if kind not in ("other", "refugee_claimant") and asked in (MET, TO_ASSESS):
            return asked
        if kind in PAPERS:
            return asked
    if kind in ("none", "restoration_pending"):
        return NOT_MET
    if kind in ("other", "refugee_claimant"):
        return TO_ASSESS
    if kind in PAPERS:
        return MET if isinstance(expiry, date) else UNKNOWN
    return UNKNOWN


def legal_status(case: Case, day: date) -> str:
    """Abroad, or lawfully in Canada; a refugee claim or a removal order is at best to be assessed."""
    if case.app.location_at_filing == "abroad":
        found = MET
    elif case.app.location_at_filing in ("ontario", "other_province"):
        found = status_in_canada(case, day)
    else:
        found = MET if status_in_canada(case, day) == MET else UNKNOWN
    return least([found, TO_ASSESS]) if claim(case) else found


def claim(case: Case) -> bool:
    """A refugee claim or a removal order declared; a claimant's paper fills in the answer not given."""
    declared = case.app.refugee_or_removal
    if declared in ("yes", "no"):
        return declared == "yes"
    return case.status.type == "refugee_claimant" and case.app.location_at_filing != "abroad"


def intention(case: Case) -> str:
    """A judgement: favourable (met), open (cannot tell), contradicted (to be assessed), negative."""
    lives = case.intent.lives_in_ontario
    if lives == "no":
        return NOT_MET
    if lives != "yes":
        return UNKNOWN
    contrary, ties = case.intent.contrary, case.intent.ties
    if isinstance(contrary, tuple) and any(item != "none" for item in contrary):
        return TO_ASSESS
    tied = isinstance(ties, tuple) and any(item != "none" for item in ties)
    return MET if tied or case.intent.statement == "yes" else UNKNOWN


def reaching(judgement: str) -> str:
    """Sheet 00 §1.2: what a judgement makes of the verdict; a question still open never lowers it."""
    return MET if judgement == UNKNOWN else judgement
