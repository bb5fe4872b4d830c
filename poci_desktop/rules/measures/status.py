"""Legal status in Canada on the reference day. Sheet 00, ``app.legal_status``.

Outside Canada nothing has to be held. In Canada: a work permit, study permit or visitor record whose last
day is not before the reference day, or *maintained status*: an extension asked no later than that last
day and not decided yet. What the dates say prevails over what the person calls the paper, except papers
the pages do not list.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from poci_desktop.rules.combine import choose
from poci_desktop.rules.context import Context
from poci_desktop.rules.findings import Finding, Note, Value, leaf
from poci_desktop.rules.nodes import Measure, Quantity
from poci_desktop.rules.truth import Truth

LOCATION, TYPE, CLAIM = "app.location_at_filing", "status.type", "app.refugee_or_removal"
EXPIRY, EXTENSION = "status.expiry", "status.extension_filed"
FACTS = (LOCATION, TYPE, EXPIRY, EXTENSION)
PERMITS = ("work_permit", "study_permit", "visitor_record", "maintained")


def legal(context: Context, settings: Mapping[str, Any]) -> Finding:
    """Valid status on the reference day, or residence outside Canada."""
    where = context.known(LOCATION)
    if where == "abroad":
        return leaf(Truth.MET, facts=(LOCATION,), notes=(Note("status.abroad"),))
    inside = _in_canada(context)
    if where is not None:
        return inside
    open_, unsure = context.gaps(LOCATION)
    selector = leaf(Truth.UNKNOWN, facts=(LOCATION,), open=open_, unsure=unsure)
    return choose(selector, (inside, leaf(Truth.MET)))


def _in_canada(context: Context) -> Finding:
    kind = context.known(TYPE)
    if kind in ("refugee_claimant", "other"):
        return leaf(Truth.TO_ASSESS, facts=FACTS[:2], notes=(Note(f"status.{kind}"),))
    dates = _dates(context)
    if kind in PERMITS:
        return dates
    if kind is None:
        open_, unsure = context.gaps(TYPE)
        return leaf(
            Truth.UNKNOWN,
            facts=FACTS,
            open=(*open_, *dates.open),
            unsure=(*unsure, *dates.unsure),
            low=Truth.NOT_MET,
            high=Truth.MET,
        )
    # "none" or "restoration pending": lost, unless the dates show that an extension was asked in time
    lapsed = context.known(EXPIRY) is not None and context.known(EXPIRY) < context.day
    if lapsed and dates.truth in (Truth.MET, Truth.TO_ASSESS):
        return dates
    note = Note(f"status.{kind}")
    if kind == "none" or dates.truth is not Truth.UNKNOWN or context.fact(EXTENSION) == "none":
        return leaf(Truth.NOT_MET, facts=FACTS, notes=(note,))
    return leaf(
        Truth.NOT_MET, facts=FACTS, open=dates.open, unsure=dates.unsure, high=Truth.MET, notes=(note,)
    )


def _dates(context: Context) -> Finding:
    """The last day of the paper against the reference day, then the day an extension was asked."""
    expiry, extended = context.known(EXPIRY), context.known(EXTENSION)
    if expiry is None:
        open_, unsure = context.gaps(EXPIRY, EXTENSION)
        return leaf(Truth.UNKNOWN, facts=FACTS, open=open_, unsure=unsure, low=Truth.NOT_MET, high=Truth.MET)
    ends = ("expiry", Value("date", expiry))
    if expiry >= context.day:
        return leaf(Truth.MET, facts=FACTS[:3], notes=(Note("status.valid", (ends,)),))
    if extended is None:
        open_, unsure = context.gaps(EXTENSION)
        note = Note("status.extension_unknown", (ends,))
        return leaf(Truth.UNKNOWN, facts=FACTS, open=open_, unsure=unsure, notes=(note,))
    if not isinstance(extended, date):
        return leaf(Truth.NOT_MET, facts=FACTS, notes=(Note("status.expired", (ends,)),))
    asked = (ends, ("asked", Value("date", extended)))
    if extended < expiry:
        return leaf(Truth.MET, facts=FACTS, notes=(Note("status.maintained", asked),))
    if extended == expiry:
        return leaf(Truth.TO_ASSESS, facts=FACTS, notes=(Note("status.asked_last_day", asked),))
    return leaf(Truth.NOT_MET, facts=FACTS, notes=(Note("status.asked_late", asked),))


def claim(context: Context, settings: Mapping[str, Any]) -> Finding:
    """A refugee claim or a removal order, where it is declared (``app.refugee_claimant``); never a failure.

    In Canada a claimant's paper stands for an answer that was not given; "no" is an answer.
    """
    declared, note = context.known(CLAIM), Note("app.seek_advice")
    if declared is not None:
        if declared == "yes":
            return leaf(Truth.TO_ASSESS, facts=(CLAIM,), notes=(note,))
        return Finding(truth=Truth.N_A, facts=(CLAIM,))
    asked, _ = context.gaps(CLAIM)
    facts = (CLAIM, LOCATION, TYPE)
    where, paper = context.known(LOCATION), context.known(TYPE)
    if paper == "refugee_claimant" and where != "abroad":
        moving = (*asked, *context.gaps(LOCATION)[0])
        high = Truth.MET if moving else Truth.TO_ASSESS
        return leaf(Truth.TO_ASSESS, facts=facts, open=moving, low=Truth.TO_ASSESS, high=high, notes=(note,))
    more, unsure = context.gaps(TYPE) if where != "abroad" else ((), ())
    if asked or more or unsure:
        open_ = (*asked, *more)
        return leaf(Truth.N_A, facts=facts, open=open_, unsure=unsure, low=Truth.TO_ASSESS, high=Truth.MET)
    return Finding(truth=Truth.N_A, facts=facts)


QUANTITIES: dict[str, Quantity] = {}
MEASURES: dict[str, Measure] = {"status.legal": legal, "status.claim": claim}
