"""Had the employer to look in Canada first, and did it? Sheet 10, ``employer.recruitment``.

One of three is enough: the person may already work in Ontario, a positive LMIA for this very position, or
reasonable efforts before the offer. The expected figures are printed as "should": reached, an officer still
weighs them.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from poci_desktop.rules.combine import join_any
from poci_desktop.rules.context import Context
from poci_desktop.rules.findings import Finding, Note, Value, leaf
from poci_desktop.rules.nodes import Measure, Quantity
from poci_desktop.rules.truth import Truth

PLACE, TYPE, EXPIRY = "app.location_at_filing", "status.type", "status.expiry"
EXTENSION, BEFORE, MAY_WORK = "status.extension_filed", "status.maintained_from", "status.may_work_ontario"
SITUATION = (PLACE, TYPE, EXPIRY, EXTENSION, BEFORE, MAY_WORK)
LMIA, METHODS, DAYS, BY = "recruit.lmia", "recruit.methods", "recruit.days", "recruit.by"


def recruitment(context: Context, settings: Mapping[str, Any]) -> Finding:
    """The three ways; favourable efforts alone leave the finding to an officer."""
    legs = [may_already_work(context), _lmia(context), _efforts(context, settings)]
    found = join_any(legs)
    firm = any(leg.truth is Truth.MET and not leg.officer for leg in legs)
    return found._replace(officer=found.truth is Truth.MET and not firm)


def may_already_work(context: Context) -> Finding:
    """Whether the person, in Ontario, is already authorised to work there.

    A valid work permit (or one whose extension was asked in time) is named by the sources; a study permit or
    another paper that lets the person work is a doubt; without authorisation the employer's duty applies.
    """
    missing, unsure = context.gaps(*SITUATION)
    place, paper, may_work = (context.known(path) for path in (PLACE, TYPE, MAY_WORK))

    def said(truth: Truth, note: str = "", read: tuple[str, ...] = SITUATION) -> Finding:
        notes = (Note(note),) if note else ()
        if truth is not Truth.UNKNOWN:
            return leaf(truth, facts=read, notes=notes)
        return leaf(truth, facts=read, open=missing, unsure=unsure, low=Truth.NOT_MET, high=Truth.MET)

    if place in ("abroad", "other_province"):
        return said(Truth.NOT_MET, read=(PLACE,))
    if may_work == "no":
        return said(Truth.NOT_MET, read=(MAY_WORK,))
    if paper in ("visitor_record", "none", "restoration_pending"):
        return said(Truth.NOT_MET, read=(TYPE,))
    if place is None or may_work is None or paper is None:
        return said(Truth.UNKNOWN)
    if paper == "maintained":
        before = context.known(BEFORE)
        if before == "visitor_record":
            return said(Truth.NOT_MET)
        if before == "work_permit":
            return said(Truth.MET, "employer.maintained_work_permit")
        return said(Truth.UNKNOWN if before is None else Truth.TO_ASSESS, "employer.study_permit_may_work")
    return said(*_paper(context, paper))


def _paper(context: Context, paper: str) -> tuple[Truth, str]:
    """A permit or other paper on the reference day; expired, only an extension asked in time keeps it."""
    held = (Truth.MET, "") if paper == "work_permit" else (Truth.TO_ASSESS, "employer.study_permit_may_work")
    expiry, extension = context.known(EXPIRY), context.known(EXTENSION)
    if paper in ("other", "refugee_claimant") or (isinstance(expiry, date) and expiry >= context.day):
        return held
    if expiry is None or extension is None:
        return Truth.UNKNOWN, ""
    if extension == "none" or extension > expiry:
        return Truth.NOT_MET, ""
    return held if paper != "work_permit" else (Truth.MET, "employer.maintained_work_permit")


def _lmia(context: Context) -> Finding:
    answer = context.known(LMIA)
    if answer is None:
        missing, unsure = context.gaps(LMIA)
        return leaf(Truth.UNKNOWN, facts=(LMIA,), open=missing, unsure=unsure)
    positive = answer == "positive_same_noc_and_position"
    return leaf(Truth.MET if positive else Truth.NOT_MET, facts=(LMIA,))


def _efforts(context: Context, settings: Mapping[str, Any]) -> Finding:
    """Efforts before the offer: methods and days of the pack's ``methods`` and ``days`` parameters."""
    facts = (METHODS, DAYS, BY)
    missing, unsure = context.gaps(*facts)
    methods, days, by = (context.known(path) for path in facts)
    if methods is not None and not [m for m in methods if m != "none"]:
        return leaf(Truth.NOT_MET, facts=(METHODS,), notes=(Note("employer.no_effort"),))
    if by == "immigration_representative":
        return leaf(Truth.NOT_MET, facts=(BY,), notes=(Note("employer.recruited_by_representative"),))
    few, short = context.parameter(settings["methods"]), context.parameter(settings["days"])
    used = None if methods is None else len(set(methods) - {"none"})
    under = (used is not None and used < few) or (days is not None and days < short)
    if used is None or days is None or by is None:
        high = Truth.TO_ASSESS if under else Truth.MET
        return leaf(Truth.UNKNOWN, facts=facts, open=missing, unsure=unsure, low=Truth.NOT_MET, high=high)
    values = (("methods", Value("number", used)), ("days", Value("days", days)))
    if under:
        return leaf(Truth.TO_ASSESS, facts=facts, notes=(Note("employer.efforts_below", values),))
    return leaf(Truth.MET, facts=facts, notes=(Note("employer.efforts_reached", values),), officer=True)


QUANTITIES: dict[str, Quantity] = {}
MEASURES: dict[str, Measure] = {"recruitment": recruitment}
