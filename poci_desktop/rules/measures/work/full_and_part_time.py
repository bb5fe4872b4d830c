"""Two years (Foreign Worker) or nine months (In-Demand Skills) of work: the algorithm of sheets 01 §7 and
03 §8.

* full-time and several jobs at once: days on which at least 30 hours a week are held, enough of them and
  enough actual hours (overtime adds hours, never days);
* part-time: one job of at least 15 hours a week whose hours, at most 30 a week, reach the total inside a
  period;
* a mixture of jobs that reaches the total inside a period, neither of the above: to be assessed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from poci_desktop.rules.context import Context
from poci_desktop.rules.findings import Finding, Value
from poci_desktop.rules.measures.work.counting import LONG, SHORT, Counting, count
from poci_desktop.rules.measures.work.filters import IN_DEMAND, OFFER
from poci_desktop.rules.measures.work.lines import Exact
from poci_desktop.rules.measures.work.telling import Parts, not_listed, shown_hours
from poci_desktop.rules.measures.work.timeline import (
    Piece,
    Segment,
    best_period,
    by_job,
    hours_held,
    longest_job,
    segments,
    total,
)

FULL, PART = 30, 15


class Needs(NamedTuple):
    """What a rule asks for: days, paid hours, and the period (months) part-time hours must fit in."""

    days: int
    hours: int
    months: int

    def judge(self, pieces: Sequence[Piece], careful: bool) -> int:
        """3 in one of the two modes, 2 by a mixture, else 0."""
        found = segments(pieces)
        need = self.hours * 7
        if total(found, full_day, careful) >= self.days and total(found, full_hours, careful) >= need:
            return 3
        for alone in by_job(pieces, PART, FULL, need):
            if best_period(alone, self.months, part_hours, need, careful) >= need:
                return 3
        if len(pieces) > 1 and len(qualifying_jobs(found)) > 1:
            return 2 if best_period(found, self.months, mixed_hours, need, careful) >= need else 0
        return 0

    def counted(self, pieces: Sequence[Piece], careful: bool) -> tuple[Exact, Exact]:
        """Days of at least 30 paid hours a week, and paid hours x 7 of the mode that brings the most.

        That is full weeks, or the best period of one job; full weeks that reach the limit are not compared.
        """
        if not pieces:
            return 0, 0
        found = segments(pieces)
        days, most = total(found, full_day, careful), total(found, full_hours, careful)
        if most < self.hours * 7:
            for alone in by_job(pieces, PART, FULL, most):
                most = max(most, best_period(alone, self.months, part_hours, most, careful))
        return days, most

    def mixed_counted(self, pieces: Sequence[Piece], careful: bool) -> Exact:
        """Capped hours x 7 of all jobs together in the best period."""
        return best_period(segments(pieces), self.months, mixed_hours, 0, careful) if pieces else 0


def full_day(held: Sequence[Piece]) -> Exact:
    """One, on a day in a week of at least 30 paid hours in all jobs held."""
    return 1 if hours_held(held) >= FULL else 0


def full_hours(held: Sequence[Piece]) -> Exact:
    """All hours of such a week."""
    hours = hours_held(held)
    return hours if hours >= FULL else 0


def part_hours(held: Sequence[Piece]) -> Exact:
    """Hours of one job of at least 15 a week, at most 30."""
    hours = hours_held(held)
    return min(FULL, hours) if hours >= PART else 0


def qualifying_jobs(found: Sequence[Segment]) -> set[object]:
    """The jobs with days of their own kind: at least 15 hours a week, or part of at least 30 in all.

    A mixture needs two of them: a few hours beside one part-time job are neither of the two.
    """
    jobs: set[object] = set()
    for _, _, held in found:
        if hours_held(held) >= FULL:
            jobs.update(piece.job for piece in held)
        else:
            jobs.update(p.job for p in held if longest_job([q for q in held if q.job == p.job]) >= PART)
    return jobs


def mixed_hours(held: Sequence[Piece]) -> Exact:
    """Hours of all jobs, at most 30, when they make 30 or one of them makes 15."""
    hours = hours_held(held)
    return min(FULL, hours) if hours >= FULL or longest_job(held) >= PART else 0


def experience_in_offer(context: Context, settings: Mapping[str, Any]) -> Finding:
    """``fw.experience`` and ``ids.experience``. Settings: ``rule`` (fw or ids), which names filters and
    figures.
    """
    rule = settings["rule"]
    filters = OFFER if rule == "fw" else IN_DEMAND
    needs = Needs(
        *(int(context.parameter(f"{rule}.experience.{name}")) for name in ("days", "hours", "period"))
    )
    years = int(context.parameter(f"{rule}.experience.window"))
    names = ("duration", "hours", *filters.names, "window")
    counting = count(context, filters, years, needs.judge)
    if counting is None:
        return not_listed(context, names)
    return _tell(context, counting, needs)


def _tell(context: Context, counting: Counting, needs: Needs) -> Finding:
    truth = counting.truth()
    parts = Parts(context, counting, truth, ("duration", "hours"))
    sure = counting.pieces(SHORT)
    days, hours = needs.counted(sure, True)
    if truth == 2 and not parts.blamed:
        parts.truths["duration"] = truth
        parts.note("duration", "work.mixture", hours=shown_hours(needs.mixed_counted(sure, True)))
    elif truth != 3 and not parts.blamed:
        # Not met: what even the most favourable reading lacks. Cannot tell: what is not sure.
        reach = (days, hours) if truth else needs.counted(counting.pieces(LONG, level=1), False)
        parts.truths["duration"] = truth if reach[0] < needs.days else 3
        parts.truths["hours"] = truth if reach[1] < needs.hours * 7 else 3
    paid, limit = shown_hours(hours), Value("hours", needs.hours)
    full, enough = Value("days", int(days)), Value("days", needs.days)
    parts.note("duration", "work.days_counted", counted=full, limit=enough)
    parts.note("hours", "work.hours_counted", counted=paid, limit=limit)
    parts.figure("duration", full, enough)
    parts.figure("hours", paid, limit)
    return parts.finding(paid, limit)
