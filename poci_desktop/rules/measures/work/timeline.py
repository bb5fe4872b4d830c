"""Sums over days without walking the days: pieces of work cut into segments where the jobs held do not
change.

A *piece* is what counts of one line, a *segment* is a run of days on which the same pieces are held. A
*worth* gives what one day of a segment is worth (hours a week, capped or not, or 1 for a day that counts);
all sums are in *worth x days*, so hours a week summed over days are hours x 7.

Where a long leave fell inside its line is not known. ``careful`` lays it where it hurts most and lets
leaves of several jobs fall at different times; otherwise it is laid where it hurts least: outside the
period first, and leaves of jobs held at the same time together.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from poci_desktop.rules.calendar import add_months
from poci_desktop.rules.measures.work.lines import Exact

LEAP_CYCLE = 48  # months after which a period's length no longer depends on where it starts


class Piece(NamedTuple):
    """What counts of line ``entry``: ``start <= day < end``. ``job`` is the same for lines of the same
    job.
    """

    start: int
    end: int
    hours: Exact
    job: object
    entry: int
    leave: int = 0
    length: int = 0


class Segment(NamedTuple):
    """A run of days on which the same pieces are held."""

    start: int
    end: int
    held: tuple[Piece, ...]


Worth = Callable[[Sequence[Piece]], Exact]


def segments(pieces: Sequence[Piece]) -> list[Segment]:
    """Days without work are left out; segments are in order of time."""
    if len(pieces) == 1:
        only = pieces[0]
        return [Segment(only.start, only.end, (only,))]
    cuts = sorted({day for piece in pieces for day in (piece.start, piece.end)})
    found = []
    for start, end in pairwise(cuts):
        held = tuple([p for p in pieces if p.start <= start and end <= p.end])
        if held:
            found.append(Segment(start, end, held))
    return found


def by_job(pieces: Sequence[Piece], least: Exact, most: int, need: Exact) -> Iterator[list[Segment]]:
    """The segments of each job whose hours, from ``least`` and at most ``most`` a week, could make
    ``need``.
    """
    jobs: dict[object, list[Piece]] = {}
    for piece in pieces:
        jobs.setdefault(piece.job, []).append(piece)
    for own in jobs.values():
        if len(own) == 1 and own[0].hours < least:
            continue
        if sum([min(most, p.hours) * (p.end - p.start) for p in own]) >= need:
            yield segments(own)


def hours_held(held: Sequence[Piece]) -> Exact:
    """Hours a week of all jobs held."""
    if len(held) == 1:
        return held[0].hours
    total: Exact = 0
    for piece in held:
        total += piece.hours
    return total


def longest_job(held: Sequence[Piece]) -> Exact:
    """Hours a week of the job with the most (lines of the same job add up)."""
    if len(held) == 1:
        return held[0].hours
    by_job: dict[object, Exact] = {}
    for piece in held:
        by_job[piece.job] = by_job.get(piece.job, 0) + piece.hours
    return max(by_job.values(), default=0)


def total(found: Sequence[Segment], worth: Worth, careful: bool) -> Exact:
    """What the segments are worth, long leaves taken out."""
    whole: Exact = 0
    for start, end, held in found:
        whole += (end - start) * worth(held)
    if not whole or not any(piece.leave for segment in found for piece in segment.held):
        return whole
    left = max(0, whole - _lost(found, worth, careful))
    return left if careful else min(left, _apart(found, worth))


def _lost(found: Sequence[Segment], worth: Worth, careful: bool) -> Exact:
    """What the leaves cost."""
    costs: list[tuple[Piece, Exact]] = []
    for piece in dict.fromkeys(p for s in found for p in s.held if p.leave):
        held = [s for s in found if piece in s.held]
        days = sum(s.end - s.start for s in held)
        left = min(piece.leave, days) if careful else max(0, piece.leave - (piece.length - days))
        cost: Exact = 0
        steps = sorted(
            ((worth(s.held) - worth([p for p in s.held if p is not piece]), s.end - s.start) for s in held),
            reverse=careful,
        )
        for each, length in steps:
            taken = min(left, length)
            cost += taken * each
            left -= taken
        costs.append((piece, cost))
    if careful:
        return sum((cost for _, cost in costs), start=0)
    lost: Exact = 0
    together: Exact = 0
    reach = 0
    for piece, cost in sorted(costs, key=lambda item: item[0].start):
        if piece.start >= reach:
            lost += together
            together = 0
        together = max(together, cost)
        reach = max(reach, piece.end)
    return lost + together


def _apart(found: Sequence[Segment], worth: Worth) -> Exact:
    """The most the pieces are worth one by one, each without the leave that must fall inside.

    Leaves laid together take days of several jobs, so that the sum is never more than this.
    """
    days: dict[Piece, int] = {}
    for start, end, held in found:
        for piece in held:
            days[piece] = days.get(piece, 0) + end - start
    most: Exact = 0
    for piece, number in days.items():
        left = max(0, piece.leave - (piece.length - number))
        most += (number - left) * (worth((piece,)) or piece.hours)
    return most


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
