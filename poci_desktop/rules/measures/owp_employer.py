"""The employer under Ontario Workforce Priority: revenue by place, recruitment. Sheets 20.4 and 20.5.

The list of census divisions with the middle limit is known in part. Elsewhere the middle limit is enough for
sure, less than the low one is not, and between the two nobody can tell.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from poci_desktop.rules.combine import choose
from poci_desktop.rules.context import Context
from poci_desktop.rules.findings import Finding, Note, Value, leaf
from poci_desktop.rules.measures.pending import unanswered
from poci_desktop.rules.measures.place import Row, work_place
from poci_desktop.rules.measures.recruitment import METHODS
from poci_desktop.rules.nodes import Measure, Quantity
from poci_desktop.rules.truth import Truth

LAST, PREVIOUS = "emp.revenue_last_fy", "emp.revenue_previous_fy"
LOCATION = "app.location_at_filing"
GTA, LISTED, ELSEWHERE = "gta", "listed", "elsewhere"


@dataclass(frozen=True, slots=True)
class _Tier:
    """What the revenue is worth in one kind of place, and how far the year before may still move it."""

    truth: Truth
    low: Truth
    high: Truth
    note: Note


def revenue(context: Context, settings: Mapping[str, Any]) -> Finding:
    """Revenue of the last fiscal year against the limit of the place: ``gta``, ``listed`` or ``low``.

    ``divisions`` names the list of census divisions known to have the middle limit. Every limit is inclusive.
    """
    place, last = work_place(context), context.known(LAST)
    facts = (LAST, PREVIOUS, *place.facts)
    if last is None:
        missing, unsure = context.gaps(LAST)
        return leaf(Truth.UNKNOWN, facts=facts, open=(*missing, *place.open), unsure=(*unsure, *place.unsure))
    tiers = {kind: _tier(context, settings, kind, last) for kind in (GTA, LISTED, ELSEWHERE)}
    kinds = {_kind(context, row, settings["divisions"]) for row in place.rows}
    possible = kinds if place.complete else set(tiers)
    reach = possible if not (place.open or place.unsure) else set(tiers)
    truth = place.joined_by(
        lambda row: tiers[_kind(context, row, settings["divisions"])].truth,
        [tier.truth for tier in tiers.values()],
    )
    low = min((tiers[kind].low for kind in reach), key=_rank)
    high = max((tiers[kind].high for kind in reach), key=_rank)
    low, high = min(low, truth, key=_rank), max(high, truth, key=_rank)
    if truth is Truth.TO_ASSESS and len(possible) > 1 and reach == possible:
        low = high = truth  # both places are possible for good: an officer decides which one counts
    before = ELSEWHERE in reach and tiers[ELSEWHERE].low is not tiers[ELSEWHERE].high
    missing, unsure = context.gaps(PREVIOUS) if before else ((), ())
    settled = low is high
    return leaf(
        truth,
        facts=facts,
        open=() if settled else (*missing, *place.open),
        unsure=() if settled else (*unsure, *place.unsure),
        low=low,
        high=high,
        notes=(
            *place.notes,
            *(place.which if truth is Truth.UNKNOWN else ()),
            *dict.fromkeys(tiers[kind].note for kind in sorted(possible)),
        ),
        measured=Value("money", last),
    )


def _rank(truth: Truth) -> int:
    return int(truth.value)


def _kind(context: Context, row: Row, divisions: str) -> str:
    if row["in_gta"] == "1":
        return GTA
    return LISTED if context.pack.in_list(divisions, row["cd_code"], context.day) else ELSEWHERE


def _tier(context: Context, settings: Mapping[str, Any], kind: str, last: Decimal) -> _Tier:
    middle = context.parameter(settings["listed"])
    limit = context.parameter(settings["gta"]) if kind == GTA else middle
    figures = (("counted", Value("money", last)), ("limit", Value("money", limit)))
    if last >= limit:
        return _settled(Truth.MET, Note("owp.revenue_enough", figures))
    if kind != ELSEWHERE:
        return _settled(Truth.NOT_MET, Note("owp.revenue_short", figures))
    low, before = context.parameter(settings["low"]), context.known(PREVIOUS)
    values = (*figures, ("low", Value("money", low)))
    band, one_year = Note("owp.revenue_band", values), Note("owp.revenue_one_year", values)
    short = Note("owp.revenue_short", (figures[0], ("limit", Value("money", low))))
    # Whether the division is on the list of the middle limit was not published: both years at the low limit
    # may be enough or not, one year alone is at best for an officer. Neither can be told.
    reached = (last >= low) + (before is not None and before >= low)
    if reached == 2 or (reached and before is None):
        return _Tier(Truth.UNKNOWN, Truth.NOT_MET, Truth.MET, band)
    if reached:
        return _Tier(Truth.UNKNOWN, Truth.NOT_MET, Truth.TO_ASSESS, one_year)
    if before is None:
        return _Tier(Truth.UNKNOWN, Truth.NOT_MET, Truth.TO_ASSESS, short)
    return _settled(Truth.NOT_MET, short)


def _settled(truth: Truth, note: Note) -> _Tier:
    return _Tier(truth, truth, truth, note)


def recruit(context: Context, settings: Mapping[str, Any]) -> Finding:
    """A real effort to recruit locally, asked only when the person lives outside Canada.

    What counts as one was not published, so it is to be assessed whatever is known of the effort; that none
    is reported is said.
    """
    where = context.known(LOCATION)
    if where in ("ontario", "other_province"):
        return Finding(truth=Truth.N_A, facts=(LOCATION,))
    methods = context.known(METHODS)
    none = methods is not None and set(methods) <= {"none"}
    effort = leaf(
        Truth.TO_ASSESS,
        facts=(METHODS,),
        notes=(*((Note("owp.recruit_none"),) if none else ()), Note("owp.recruit_details")),
    )
    if where == "abroad":
        return effort._replace(facts=(LOCATION, *effort.facts))
    return choose(unanswered(context, LOCATION), (effort, Finding(truth=Truth.N_A)))


QUANTITIES: dict[str, Quantity] = {}
MEASURES: dict[str, Measure] = {"owp_revenue": revenue, "owp_recruit": recruit}
