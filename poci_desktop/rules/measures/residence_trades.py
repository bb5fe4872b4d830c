"""Skilled Trades (sheet 08): living in Ontario with a work permit on the filing day; files returned in 2025.

The expiry day itself is valid. A work permit that ended before filing still counts when its extension was
asked before it ended and no decision came (maintained status); an extension asked on the very day it ended
is for an officer. Any other paper, or none, is not a work permit; a person allowed to work without one is
not treated in the source.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from poci_desktop.rules.combine import join_all
from poci_desktop.rules.context import Context
from poci_desktop.rules.findings import Finding, Note, Value, leaf
from poci_desktop.rules.measures.pending import unanswered
from poci_desktop.rules.measures.work.years import primary_noc_weeks
from poci_desktop.rules.nodes import Measure, Quantity
from poci_desktop.rules.truth import Truth

RETURNED_FROM = "st.returned_from"
DRAW_WEEKS = "st.draw_weeks"
PAPER = ("status.maintained_from", "status.expiry", "status.extension_filed")
NO_PERMIT = {
    "study_permit": "st.residence.study",
    "visitor_record": "st.residence.visitor",
    "restoration_pending": "st.residence.restoration",
    "none": "st.residence.none",
}


def residence(context: Context, settings: Mapping[str, Any]) -> Finding:
    """ALL of living in Ontario and holding a work permit; a refugee claim or removal order leaves a doubt."""
    found = join_all([_home(context), _permit(context)])
    claim = context.fact("app.refugee_or_removal")
    if found.truth is not Truth.MET:
        waits = claim is None and not found.settled
        return found._replace(open=("app.refugee_or_removal",)) if waits else found
    if claim == "yes":
        note = Note("st.residence.claim")
        doubt = leaf(Truth.TO_ASSESS, facts=("app.refugee_or_removal",), notes=(note,))
        return join_all([*found.children, doubt])
    if claim is None:  # asked for its own sake; not asked reads as no
        return found._replace(low=Truth.TO_ASSESS, open=("app.refugee_or_removal",))
    return found


def _home(context: Context) -> Finding:
    place = context.known("app.location_at_filing")
    facts = ("app.location_at_filing",)
    if place is None:
        return unanswered(context, *facts)
    if place == "ontario":
        return leaf(Truth.MET, facts=facts)
    return leaf(Truth.NOT_MET, facts=facts, notes=(Note("st.residence.elsewhere"),))


def _permit(context: Context) -> Finding:
    paper = context.known("status.type")
    if paper is None:
        expiry = context.known("status.expiry")
        ended = isinstance(expiry, date) and expiry < context.day
        late = ended and _asked_late(context)  # then none is maintained, and which one it was decides nothing
        return unanswered(context, "status.type", *(PAPER[1:] if late else PAPER))
    if paper in NO_PERMIT:
        refused = leaf(Truth.NOT_MET, facts=("status.type",), notes=(Note(NO_PERMIT[paper]),))
        return refused if paper in ("study_permit", "visitor_record") else _lapsed(context, refused)
    if paper == "work_permit":
        return _dates(context, ("status.type",))
    if paper == "maintained":
        return _maintained(context)
    return leaf(Truth.TO_ASSESS, facts=("status.type",), notes=(Note("st.residence.other_paper"),))


def _lapsed(context: Context, refused: Finding) -> Finding:
    """No paper any more, unless the dates show that the extension of a work permit was asked in time."""
    expiry, asked = context.known("status.expiry"), context.known("status.extension_filed")
    if isinstance(expiry, date) and isinstance(asked, date):
        return _maintained(context) if asked <= expiry < context.day else refused
    lasts = expiry is not None and expiry >= context.day
    if context.fact("status.type") == "none" or _asked_late(context) or lasts:
        return refused
    missing, unsure = context.gaps(*PAPER)
    return refused._replace(open=missing, unsure=unsure, high=Truth.MET)


def _asked_late(context: Context) -> bool:
    """Whether no extension was asked, or only after the last day of the paper."""
    expiry, asked = context.known("status.expiry"), context.fact("status.extension_filed")
    return asked == "none" or (isinstance(expiry, date) and isinstance(asked, date) and asked > expiry)


def _maintained(context: Context) -> Finding:
    """Only a work permit's extension keeps the right that this stream asks for."""
    before = context.known("status.maintained_from")
    facts = ("status.type", "status.maintained_from")
    if before is None:
        dates = _dates(context, facts)  # an extension not asked in time keeps nothing, whatever the paper
        return dates if dates.truth is Truth.NOT_MET else unanswered(context, *PAPER)
    if before == "work_permit":
        return _dates(context, facts)
    return leaf(Truth.NOT_MET, facts=facts, notes=(Note("st.residence.maintained_other"),))


def _dates(context: Context, facts: tuple[str, ...]) -> Finding:
    expiry = context.known("status.expiry")
    facts = (*facts, "status.expiry")
    if expiry is None:
        return unanswered(context, "status.expiry", "status.extension_filed")
    values: tuple[tuple[str, Value], ...] = (("day", Value("date", expiry)),)
    if expiry >= context.day:
        return leaf(Truth.MET, facts=facts, notes=(Note("st.residence.valid_until", values),))
    asked = context.known("status.extension_filed")
    facts = (*facts, "status.extension_filed")
    if asked is None:
        return unanswered(context, "status.extension_filed")
    if not isinstance(asked, date) or asked > expiry:
        return leaf(Truth.NOT_MET, facts=facts, notes=(Note("st.residence.expired", values),))
    values = (*values, ("asked", Value("date", asked)))
    if asked == expiry:
        return leaf(Truth.TO_ASSESS, facts=facts, notes=(Note("st.residence.same_day", values),))
    return leaf(Truth.MET, facts=facts, notes=(Note("st.residence.maintained", values),))


def six_months(context: Context, settings: Mapping[str, Any]) -> Finding:
    """Half a year of counted work in the main occupation; less is for an officer, never a failure."""
    weeks = primary_noc_weeks(context)
    least = context.parameter(DRAW_WEEKS)
    truth = weeks.compare(">=", least)
    values = (("counted", weeks.shown), ("limit", Value("weeks", least)))
    if truth is Truth.NOT_MET:
        truth = Truth.TO_ASSESS
    if truth is Truth.UNKNOWN:
        return leaf(truth, facts=weeks.facts, open=weeks.open, unsure=weeks.unsure)
    note = Note("st.draw.weeks" if truth is Truth.MET else "st.draw.few_weeks", values)
    shown: dict[str, Any] = {"measured": weeks.shown, "limit": Value("weeks", least)}
    return leaf(truth, facts=weeks.facts, notes=(note,), **shown)


def returned(context: Context, settings: Mapping[str, Any]) -> Finding:
    """NOT_MET for a file pending when the stream was suspended: returned with the fee, not refused."""
    since = context.parameter(RETURNED_FROM)
    if context.day >= since or context.judged < since:
        return leaf(Truth.N_A)
    decision = context.fact("app.decision")
    facts = ("app.decision",)
    if decision == "pending":
        return leaf(
            Truth.NOT_MET, facts=facts, notes=(Note("st.returned", (("day", Value("date", since)),)),)
        )
    missing, unsure = context.gaps(*facts)
    return leaf(Truth.N_A, facts=facts, open=missing, unsure=unsure)


MEASURES: dict[str, Measure] = {
    "st_residence": residence,
    "st_draw_six_months": six_months,
    "st_returned": returned,
}
QUANTITIES: dict[str, Quantity] = {}
