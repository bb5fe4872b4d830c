"""Steps of the application and the plan to live in Ontario. Sheet 00 §3, §6.

A step that is not due yet is "cannot tell", never "not met". The day of the invitation is day 0 and the
last day is included. They are those of the invitation's own day, and a date printed in the notice
replaces them.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from poci_desktop.facts.answers import DONT_KNOW
from poci_desktop.rules.combine import join_all
from poci_desktop.rules.context import Context
from poci_desktop.rules.findings import Finding, Note, Value, leaf
from poci_desktop.rules.measures.employer import on_physician_path
from poci_desktop.rules.measures.pending import cannot_tell, unanswered
from poci_desktop.rules.nodes import Measure, Quantity
from poci_desktop.rules.truth import Truth

RECEIVED, STREAM, DATE = "ita.received", "ita.stream", "ita.date"
NOTICE_APPLICANT, NOTICE_EMPLOYER = "ita.notice_due_applicant", "ita.notice_due_employer"
EMPLOYER_FILED = "emp.filing_date"
DECISION, RETURNED = "app.decision", "app.returned"
JOB_OFFER = ("fw", "is", "ids")
PHYSICIANS = ("31100", "31101", "31102")


def invited(context: Context, settings: Mapping[str, Any]) -> Finding:
    """An invitation for this very stream, issued no later than the filing day, and not used by a returned
    file.
    """
    waiting = _without_invitation(context)
    if waiting is not None:
        return waiting
    if context.fact(DECISION) == "returned":
        return cannot_tell((RECEIVED, DECISION), Note(RETURNED))
    day = context.known(DATE)
    if isinstance(day, date) and day > _filing(context):
        return cannot_tell((RECEIVED, DATE), Note("invited.later", (("day", Value("date", day)),)))
    if day is None:  # the invitation is there; only its day could still speak against it
        missing, unsure = context.gaps(DATE)
        return leaf(Truth.MET, facts=(RECEIVED, STREAM), open=missing, unsure=unsure, low=Truth.UNKNOWN)
    return leaf(
        Truth.MET, facts=(RECEIVED, STREAM), notes=(Note("invited.on", (("day", Value("date", day)),)),)
    )


def _without_invitation(context: Context) -> Finding | None:
    """The finding when there is no invitation for this stream to count from."""
    received, stream = context.fact(RECEIVED), context.known(STREAM)
    if received == "no":
        return cannot_tell((RECEIVED,), Note("invited.not_yet"))
    if received != "yes":
        return unanswered(context, RECEIVED)
    if stream is None:
        return unanswered(context, STREAM)
    if stream != context.stream:
        return cannot_tell((RECEIVED, STREAM), Note("invited.other_stream"))
    return None


def deadline(context: Context, settings: Mapping[str, Any]) -> Finding:
    """Filed by the last day; in the job-offer streams the employer files first, by its own last day.

    The limits are the parameters ``deadline.*`` on the day of the invitation; 0 days for the employer means
    that it had no step of its own.
    """
    issued = _invited_on(context)
    if isinstance(issued, Finding):
        return issued
    kind = "job_offer" if context.stream in JOB_OFFER else "graduate"
    days = int(context.pack.parameter(f"deadline.{kind}", issued))
    own = _in_time(context, _filing(context), issued + timedelta(days=days), NOTICE_APPLICANT, "deadline")
    if context.stream not in JOB_OFFER or _physician(context):
        return own
    employer_days = int(context.pack.parameter("deadline.employer", issued))
    if not employer_days:
        return own
    return join_all([own, *_employer(context, issued + timedelta(days=employer_days))])


def deadline_applicant(context: Context, settings: Mapping[str, Any]) -> Finding:
    """The applicant filed within the days of ``parameter`` after the invitation."""
    issued = _invited_on(context)
    if isinstance(issued, Finding):
        return issued
    due = _due(context, issued, settings)
    return _in_time(context, _filing(context), due, NOTICE_APPLICANT, "deadline")


def deadline_employer(context: Context, settings: Mapping[str, Any]) -> Finding:
    """The employer filed within the days of ``parameter`` after the invitation, and before the applicant."""
    issued = _invited_on(context)
    if isinstance(issued, Finding):
        return issued
    return join_all(_employer(context, _due(context, issued, settings)))


def _due(context: Context, issued: date, settings: Mapping[str, Any]) -> date:
    return issued + timedelta(days=int(context.pack.parameter(settings["parameter"], issued)))


def _invited_on(context: Context) -> date | Finding:
    """The day of the invitation for this stream, or what its absence makes."""
    waiting = _without_invitation(context)
    if waiting is not None:
        return waiting
    issued = context.known(DATE)
    return issued if isinstance(issued, date) else unanswered(context, DATE)


def _in_time(context: Context, filed: date, due: date, notice: str, note: str) -> Finding:
    """``filed`` against ``due`` or the date the notice prints; only a missed one asks for that date."""
    printed = context.fact(notice)
    last = printed if isinstance(printed, date) else due
    late = filed > last
    open_, unsure = context.gaps(notice) if late else ((), ())
    return leaf(
        Truth.NOT_MET if late else Truth.MET,
        facts=(DATE, notice, "app.filing_date"),
        open=open_,
        unsure=unsure,
        low=None if late else Truth.MET,
        notes=(Note(f"{note}.missed" if late else f"{note}.in_time", (("due", Value("date", last)),)),),
        measured=Value("date", filed),
        limit=Value("last_day", last),
    )


def _employer(context: Context, due: date) -> list[Finding]:
    """The employer's own last day, and its papers no later than the applicant's."""
    filed = context.fact(EMPLOYER_FILED)
    if filed is None or filed is DONT_KNOW:
        return [unanswered(context, EMPLOYER_FILED)]
    if filed == "none":
        printed = context.known(NOTICE_EMPLOYER)
        last = printed if isinstance(printed, date) else due
        if context.judged > last:
            note = Note("deadline.employer_missed", (("due", Value("date", last)),))
            return [leaf(Truth.NOT_MET, facts=(EMPLOYER_FILED,), notes=(note,))]
        note = Note("deadline.employer_waiting", (("due", Value("date", last)),))
        return [cannot_tell((EMPLOYER_FILED,), note)]
    own = _in_time(context, filed, due, NOTICE_EMPLOYER, "deadline.employer")
    if _filing(context) >= filed:
        return [own]
    note = Note("deadline.employer_first", (("day", Value("date", filed)),))
    return [own, leaf(Truth.NOT_MET, facts=(EMPLOYER_FILED, "app.filing_date"), notes=(note,))]


def _physician(context: Context) -> bool:
    """A physician without a job offer, or whose own path is met whatever is offered: no employer's step."""
    alone = context.known("phys.noc") in PHYSICIANS and context.known("offer.exists") == "no"
    return alone or on_physician_path(context)


def _filing(context: Context) -> date:
    """The filing day itself, also after the stream's last day."""
    day = context.known("app.filing_date")
    return day if isinstance(day, date) else context.judged


def intention(context: Context, settings: Mapping[str, Any]) -> Finding:
    """The plan to live in Ontario, weighed by an officer.

    A plan to live elsewhere fails; a fact that contradicts a favourable plan is to be assessed; a tie or a
    written statement makes it favourable; anything else stays open and lowers nothing.
    """
    plan = context.fact("intent.lives_in_ontario")
    facts = ("intent.lives_in_ontario", "intent.contrary", "intent.ties", "intent.statement")
    if plan == "no":
        return leaf(Truth.NOT_MET, facts=facts[:1], notes=(Note("intention.elsewhere"),))
    contrary, ties = context.known("intent.contrary"), context.known("intent.ties")
    statement = context.known("intent.statement")
    open_, unsure = context.gaps("intent.contrary")
    shown = bool(ties) and ties != ("none",)
    support = shown or statement == "yes"
    if not support:
        more_open, more_unsure = context.gaps("intent.ties", "intent.statement")
        open_, unsure = (*open_, *more_open), (*unsure, *more_unsure)
    if plan != "yes":
        asked, _ = context.gaps(facts[0])
        doubt = () if asked else facts[:1]
        return leaf(Truth.UNKNOWN, facts=facts, open=(*asked, *open_), unsure=(*doubt, *unsure))
    against = [item for item in contrary or () if item != "none"]
    if against:
        notes = tuple(Note(f"intention.{item}") for item in against)
        return leaf(Truth.TO_ASSESS, facts=facts[:2], notes=notes)
    clear = contrary is not None
    if support:
        return leaf(
            Truth.MET,
            facts=facts,
            open=open_,
            unsure=unsure,
            low=Truth.MET if clear else Truth.TO_ASSESS,
            officer=True,
            notes=(Note("intention.favourable"),),
        )
    asked_all = not (open_ or unsure)
    return leaf(
        Truth.UNKNOWN,
        facts=facts,
        open=open_,
        unsure=unsure,
        low=Truth.UNKNOWN,
        high=Truth.MET,
        notes=(Note("intention.no_tie"),) if asked_all else (),
    )


QUANTITIES: dict[str, Quantity] = {}
MEASURES: dict[str, Measure] = {
    "process.invited": invited,
    "process.deadline": deadline,
    "process.deadline_applicant": deadline_applicant,
    "process.deadline_employer": deadline_employer,
    "process.intention": intention,
}
