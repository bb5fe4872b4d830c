"""The employer: limits that depend on the place, years in business, the employer's step. Sheet 10, 3."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from poci_desktop.rules.calendar import add_years
from poci_desktop.rules.context import Context
from poci_desktop.rules.findings import Finding, Note, Value, leaf
from poci_desktop.rules.measures.amount import Amount
from poci_desktop.rules.measures.place import WorkPlace, work_place
from poci_desktop.rules.nodes import Measure, Quantity
from poci_desktop.rules.truth import Truth

STAFF, POSITIONS = "emp.ft_citizen_pr_at_site", "emp.other_positions_this_year"
ACTIVE, FILED = "emp.active_years", "emp.filing_date"
REGISTERED, REGISTRANT, CHOSEN = "emp.portal_registered", "emp.registered_by", "offer.stream"
PHYSICIAN_PATH, OWN_STEP = "fw.path_physician", "deadline.employer"
FILING_MARGIN = timedelta(days=60)
"""The employer files at most some weeks before the applicant; an older anniversary cannot be in doubt."""


def by_place(context: Context, settings: Mapping[str, Any]) -> Finding:
    """A figure (``fact``, ``unit``) against the limit of the place: parameters ``in_gta`` and ``outside``.

    ``notes`` maps a truth's word to a reason note with ``counted`` and ``limit``.
    """
    fact, unit = settings["fact"], settings["unit"]
    figure, place = context.known(fact), work_place(context)
    limits = {True: context.parameter(settings["in_gta"]), False: context.parameter(settings["outside"])}
    if figure is None:
        missing, unsure = context.gaps(fact)
        facts = (fact, *place.facts)
        return leaf(Truth.UNKNOWN, facts=facts, open=(*missing, *place.open), unsure=(*unsure, *place.unsure))
    amount = Amount.exactly(unit, figure)
    return _Placed(place, {side: amount.compare(">=", limit) for side, limit in limits.items()}, fact).shown(
        Value(unit, figure), {side: Value(unit, limit) for side, limit in limits.items()}, settings
    )


class _Placed:
    """The truth at each side of the GTA border, joined for the places that are possible."""

    def __init__(self, place: WorkPlace, truths: Mapping[bool, Truth], fact: str) -> None:
        self.place, self.truths, self.fact = place, truths, fact
        self.truth = place.joined(truths)
        moving = place.sides if place.complete and not place.open else (False, True)
        values = [truths[side] for side in moving]
        self.low, self.high = min(values, key=lambda t: t.value), max(values, key=lambda t: t.value)
        if self.truth is Truth.TO_ASSESS and self.low is not self.high and not place.open:
            self.low = self.high = Truth.TO_ASSESS

    def shown(self, counted: Value, limits: Mapping[bool, Value], settings: Mapping[str, Any]) -> Finding:
        place, settled = self.place, self.low is self.high
        one = len(place.sides) == 1
        notes = [*place.notes, *(place.which if self.truth is Truth.UNKNOWN else ())]
        named = settings.get("notes", {})
        if self.truth.word in named and (one or self.truth in (Truth.MET, Truth.NOT_MET)):
            limit = limits[place.sides[0]] if one else limits[self.truth is Truth.MET]
            notes.append(Note(named[self.truth.word], (("counted", counted), ("limit", limit))))
        if not one and self.truth in (Truth.TO_ASSESS, Truth.UNKNOWN):
            values = (("counted", counted), ("inside", limits[True]), ("outside", limits[False]))
            notes.append(Note("place.two_limits", values))
        return leaf(
            self.truth,
            facts=(self.fact, *place.facts),
            open=() if settled else place.open,
            unsure=() if settled else place.unsure,
            low=self.low,
            high=self.high,
            notes=tuple(notes),
            measured=counted,
            limit=limits[place.sides[0]] if one else None,
        )


def staff_per_position(context: Context, settings: Mapping[str, Any]) -> Finding:
    """Enough staff for several positions of one calendar year; never "not met" (no ratio is printed).

    One position: does not apply. More: favourable when the staff is the minimum of the place times their
    number.
    """
    others, staff, place = context.known(POSITIONS), context.known(STAFF), work_place(context)
    if others == 0:
        return Finding(truth=Truth.N_A, facts=(POSITIONS,))
    facts = (POSITIONS, STAFF, *place.facts)
    missing, unsure = context.gaps(POSITIONS, STAFF)
    if others is None or staff is None:
        return leaf(
            Truth.UNKNOWN,
            facts=facts,
            open=(*missing, *place.open),
            unsure=(*unsure, *place.unsure),
            low=Truth.UNKNOWN,
        )
    number = 1 + others
    needed = [number * context.parameter(settings["in_gta" if side else "outside"]) for side in place.sides]
    enough = Truth.MET if staff >= max(needed) else Truth.TO_ASSESS
    if enough is Truth.TO_ASSESS and staff >= min(needed) and (place.which or not place.complete):
        enough = Truth.UNKNOWN
    values = (
        ("number", Value("number", number)),
        ("counted", Value("people", staff)),
        ("limit", Value("people", max(needed))),
    )
    waiting = enough is Truth.UNKNOWN
    return leaf(
        enough,
        facts=facts,
        open=place.open if waiting else (),
        unsure=place.unsure if waiting else (),
        low=enough,
        high=Truth.MET if waiting else enough,
        notes=(Note("employer.positions_more_staff", values),) if enough is Truth.TO_ASSESS else (),
        officer=enough is Truth.MET,
        measured=Value("people", staff),
    )


def active_years(context: Context, settings: Mapping[str, Any]) -> Finding:
    """Years in active business when the employer files for the position (else the applicant), or a starting
    day.

    The anniversary day counts. ``parameter`` names the years asked; ``on`` (``filing_day``): they are counted
    to the day the applicant files, whenever the employer did; so they are where the employer has no step of
    its own (``deadline.employer`` is 0 days).
    """
    years = int(context.parameter(settings["parameter"]))
    same_day = settings.get("on") == "filing_day" or not context.parameter(OWN_STEP)
    others = () if same_day else (FILED,)
    active, filed = context.known(ACTIVE), context.known(FILED) if others else "none"
    facts = (ACTIVE, *others)
    if active is None:
        missing, unsure = context.gaps(*facts)
        return leaf(Truth.UNKNOWN, facts=facts, open=missing, unsure=unsure)
    limit = Value("years", years)
    if isinstance(active, Decimal):
        truth = Truth.MET if active >= years else Truth.NOT_MET
        return leaf(truth, facts=facts, measured=Value("years", active), limit=limit)
    day = min(filed, context.day) if isinstance(filed, date) else context.day
    reached = add_years(active, years)
    truth = Truth.MET if reached <= day else Truth.NOT_MET
    doubt = filed is None and truth is Truth.MET and reached > day - FILING_MARGIN
    values = (("start", Value("date", active)), ("day", Value("date", reached)))
    return leaf(
        truth,
        facts=facts,
        open=context.gaps(FILED)[0] if doubt else (),
        unsure=context.gaps(FILED)[1] if doubt else (),
        low=Truth.NOT_MET if doubt else truth,
        high=truth,
        measured=Value("date", active),
        limit=limit,
        notes=(Note("employer.reaches_three_years", values),) if truth is Truth.NOT_MET else (),
    )


def on_physician_path(context: Context) -> bool:
    """Whether a physician may apply on the path of their own, which waives offer and employer (sheet 01)."""
    return context.stream == "fw" and context.criterion(PHYSICIAN_PATH).truth is Truth.MET


def portal(context: Context, settings: Mapping[str, Any]) -> Finding:
    """The employer's step in the Employer Portal; a step not reached is never a failure, a refusal is.

    Without a job offer, or with a physician's own path met, nobody files for a position: does not apply.
    """
    facts = ("offer.exists", REGISTERED, REGISTRANT, CHOSEN)
    if context.known("offer.exists") == "no" or on_physician_path(context):
        return Finding(truth=Truth.N_A, facts=facts[:1])
    registered, by, chosen = (context.known(path) for path in facts[1:])
    if by == "applicant":
        return leaf(Truth.NOT_MET, facts=facts, notes=(Note("employer.registered_by_applicant"),))
    if registered == "refuses":
        return leaf(Truth.NOT_MET, facts=facts, notes=(Note("employer.refuses_portal"),))
    missing, unsure = context.gaps(*facts[1:])
    if registered is None:
        return leaf(Truth.UNKNOWN, facts=facts, open=missing, unsure=unsure)
    note = ""
    if registered == "not_yet":
        note = "employer.portal_not_yet"
    elif by == "other":
        note = "employer.registered_by_other"
    elif chosen is not None and chosen != context.stream:
        note = "employer.other_stream_chosen"
    if note:
        return leaf(Truth.UNKNOWN, facts=facts, low=Truth.NOT_MET, high=Truth.MET, notes=(Note(note),))
    return leaf(Truth.MET, facts=facts, open=missing, unsure=unsure)


QUANTITIES: dict[str, Quantity] = {}
MEASURES: dict[str, Measure] = {
    "by_place": by_place,
    "staff_per_position": staff_per_position,
    "employer_active_years": active_years,
    "employer_portal": portal,
}
