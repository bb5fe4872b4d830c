"""Months lived lawfully in Ontario in the two years before filing. Sheets 04 and 05, ``residence_past``.

Lawful stays are joined, cut to the window (days ``w`` with ``add_years(w, 2) >= D`` and ``w < D``) and
counted in days, both ends of a stay included. 365 days are twelve months; 360 to 364 are twelve months of
thirty days, left to the officer. Months are used only when no stay is listed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from poci_desktop.facts.answers import DontKnow
from poci_desktop.facts.situation import Interval
from poci_desktop.rules.calendar import window_start
from poci_desktop.rules.context import Context
from poci_desktop.rules.findings import Finding, Note, Row, Value, leaf
from poci_desktop.rules.nodes import Measure, Quantity
from poci_desktop.rules.truth import Truth

STAYS, MONTHS = "res.ontario_intervals", "res.ontario_months"
DAY = timedelta(days=1)

Span = tuple[date, date]


def past(context: Context, settings: Mapping[str, Any]) -> Finding:
    """At least twelve lawful months in Ontario within the window."""
    stays = context.case.res.ontario_intervals
    if isinstance(stays, tuple):
        return _counted(context, stays)
    months = context.case.res.ontario_months
    if isinstance(months, Decimal):
        return _months(context, months)
    open_, unsure = context.gaps(STAYS, MONTHS)
    return leaf(Truth.UNKNOWN, facts=(STAYS, MONTHS), open=open_, unsure=unsure)


def _counted(context: Context, stays: tuple[Interval, ...]) -> Finding:
    first, last = window_start(context.day, years=2), context.day - DAY
    sure: list[Span] = []
    possible: list[Span] = []
    open_: list[str] = []
    unsure: list[str] = []
    for index, stay in enumerate(stays):
        start, end = stay.from_, stay.to
        if stay.lawful == "no" or (isinstance(start, date) and start > last):
            continue
        finish = last if end == "current" else end
        if isinstance(finish, date) and finish < first:
            continue
        begin = max(start, first) if isinstance(start, date) else first
        span = (begin, min(finish, last) if isinstance(finish, date) else last)
        fields = {"from": start, "to": end, "lawful": stay.lawful}
        missing = {
            name: value for name, value in fields.items() if value is None or isinstance(value, DontKnow)
        }
        possible.append(span)
        if not missing:
            sure.append(span)
        open_.extend(f"{STAYS}[{index}].{name}" for name, value in missing.items() if value is None)
        unsure.extend(f"{STAYS}[{index}].{name}" for name, value in missing.items() if value is not None)
    days, at_most = _days(sure), _days(possible)
    met, doubtful = (int(context.parameter(name)) for name in ("residence.days", "residence.days_to_assess"))
    low, high = _truth(days, met, doubtful), _truth(at_most, met, doubtful)
    settled = low is high
    truth = low if settled or low is Truth.TO_ASSESS else Truth.UNKNOWN
    values = (
        ("days", Value("days", days)),
        ("needed", Value("days", met)),
        ("since", Value("date", first)),
        ("until", Value("date", last)),
    )
    return leaf(
        truth,
        facts=(STAYS,),
        open=() if settled else tuple(open_),
        unsure=() if settled else tuple(unsure),
        low=low,
        high=high,
        notes=(Note(f"residence.{truth.word}", values),),
        limit=Value("days", met),
        measured=Value("days", days),
        working=tuple(_row(span) for span in _joined(sure)),
    )


def _joined(spans: Iterable[Span]) -> list[Span]:
    """Overlapping and touching stays as one."""
    joined: list[Span] = []
    for begin, end in sorted(span for span in spans if span[0] <= span[1]):
        if joined and begin <= joined[-1][1] + DAY:
            joined[-1] = (joined[-1][0], max(joined[-1][1], end))
        else:
            joined.append((begin, end))
    return joined


def _days(spans: Iterable[Span]) -> int:
    return sum((end - begin).days + 1 for begin, end in _joined(spans))


def _truth(days: int, met: int, doubtful: int) -> Truth:
    if days >= met:
        return Truth.MET
    return Truth.TO_ASSESS if days >= doubtful else Truth.NOT_MET


def _months(context: Context, months: Decimal) -> Finding:
    """Only a number of months: twelve are enough. Dates, when they can still be given, replace it."""
    needed = Value("months", int(context.parameter("residence.months")))
    values = (("months", Value("months", months)), ("needed", needed))
    met = months >= needed.value
    close = not met and months > needed.value - 1
    word = "months_met" if met else "months_close" if close else "months_short"
    open_, _ = context.gaps(STAYS)
    return leaf(
        Truth.MET if met else Truth.NOT_MET,
        facts=(STAYS, MONTHS),
        open=open_,
        notes=(Note(f"residence.{word}", values),),
        limit=needed,
        measured=Value("months", months),
    )


def _row(span: Span) -> Row:
    days = Value("days", (span[1] - span[0]).days + 1)
    return Row(
        "residence.stay", (("from", Value("date", span[0])), ("to", Value("date", span[1])), ("days", days))
    )


QUANTITIES: dict[str, Quantity] = {}
MEASURES: dict[str, Measure] = {"residence.past": past}
