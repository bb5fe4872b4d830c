"""Sums over days without walking the days.

Where a long leave fell inside its line is not known. ``careful`` lays it where it hurts most, otherwise it is
laid where it hurts least (:mod:`~poci_desktop.rules.measures.work.leaves`).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from functools import lru_cache

from poci_desktop.rules.calendar import add_months
from poci_desktop.rules.measures.work.leaves import without_leaves
from poci_desktop.rules.measures.work.lines import Exact
from poci_desktop.rules.measures.work.pieces import (
    Piece,
    Segment,
    Worth,
    by_job,
    hours_held,
    longest_job,
    segments,
)

__all__ = [
    "Piece",
    "Segment",
    "Worth",
    "best_period",
    "by_job",
    "hours_held",
    "longest_job",
    "period_end",
    "segments",
    "total",
]

LEAP_CYCLE = 48  # months after which a period's length no longer depends on where it starts


def total(found: Sequence[Segment], worth: Worth, careful: bool) -> Exact:
    """What the segments are worth, long leaves taken out."""
    whole: Exact = 0
    for start, end, held in found:
        whole += (end - start) * worth(held)
    if not whole or not any(piece.leave for segment in found for piece in segment.held):
        return whole
    return without_leaves(found, worth, whole, careful)


def best_period(found: Sequence[Segment], months: int, worth: Worth, enough: Exact, careful: bool) -> Exact:
    """The most that some period of ``months`` holds; when even all of it is not ``enough``, all of it.

    A period is the days ``start <= day < add_months(start, months)``. The best one starts with a segment,
    ends with one, or starts where the calendar makes periods longest (first day of a month, last day that
    is not cut).
    """
    whole = total(found, worth, careful)
    if whole < enough or not found:
        return whole
    first, last = found[0].start, found[-1].end
    if period_end(first, months) >= last:
        return whole
    starts = {s.start for s in found} | {_start_reaching(s.end, months) for s in found}
    for piece in {p for s in found for p in s.held if p.leave}:  # a leave just left outside the period
        starts |= {piece.start + piece.leave, _start_reaching(piece.end - piece.leave, months)}
    if months % LEAP_CYCLE:
        starts |= _month_edges(first, last, months)
    return max(total(_inside(found, s, period_end(s, months)), worth, careful) for s in starts)


@lru_cache(maxsize=8192)
def period_end(start: int, months: int) -> int:
    """The day after a period that starts on ``start``."""
    return add_months(date.fromordinal(start), months).toordinal()


@lru_cache(maxsize=8192)
def _start_reaching(end: int, months: int) -> int:
    """The earliest start of a period that still holds the day before ``end``."""
    start = add_months(date.fromordinal(end), -months).toordinal()
    while period_end(start, months) < end:
        start += 1
    while period_end(start - 1, months) >= end:
        start -= 1
    return start


def _month_edges(first: int, last: int, months: int) -> set[int]:
    edges = set()
    month = date.fromordinal(first).replace(day=1)
    while month.toordinal() < last:
        following = (month + timedelta(days=31)).replace(day=1)
        own = (following - month).days
        edges.add(month.toordinal())
        target = add_months(month, months)
        kept = (add_months(target, 1) - target).days
        edges.add(month.toordinal() + min(own, kept) - 1)
        edges.add(following.toordinal() - 1)
        month = following
    return edges


def _inside(found: Sequence[Segment], start: int, end: int) -> list[Segment]:
    """The parts of the segments within a period."""
    return [
        Segment(max(s.start, start), min(s.end, end), s.held)
        for s in found
        if s.start < end and s.end > start
    ]
