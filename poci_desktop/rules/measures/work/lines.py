"""Job lines as spans of days, in the two readings of sheet 13.1.

A day is an ordinal (``date.toordinal``), a span is ``start <= day < end``, and hours a week are an ``int`` or
a ``Fraction``. Each line is read twice: *short* (the latest start and earliest end its answers allow) and
*long*. Exact dates give the same span twice. An answer that is missing leaves nothing in the short reading
and the most it could be in the long one. Days on or after the reference day never count.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from poci_desktop.facts.answers import DONT_KNOW, Month
from poci_desktop.facts.work import Job
from poci_desktop.rules.context import Context
from poci_desktop.rules.measures.place import folded

Exact = int | Fraction

WEEK_HOURS = 168
LONG_AGO = date(1900, 1, 1).toordinal()


class Span(NamedTuple):
    """``start <= day < end`` at ``hours`` paid hours a week, ``leave`` days of it not worked.

    ``length`` is the number of days of the whole line, so that a leave may be thought outside the part
    looked at.
    """

    start: int
    end: int
    hours: Exact
    leave: int
    length: int


class Line(NamedTuple):
    """One entry of the job list.

    ``key`` names the job (employer and occupation; None when either is missing: then the line is a job of
    its own). ``short`` is None while something is missing; ``brief`` is then the short reading with what is
    missing at its most. ``wide`` is the most that answers still to come could make of the line. ``shared``
    says that its hours are an average of ``paid_hours_total``, and ``paced`` that the days they were worked
    on are not known, because the leave is not; ``loose`` that weekly hours were not asked although a
    total is known; ``exact`` that both readings are the same and neither a leave nor a total has to be
    placed. ``open`` and ``unsure`` are the paths of missing dates, hours and leaves.
    """

    entry: int
    path: str
    job: Job
    key: tuple[str, str] | None
    short: Span | None
    brief: Span | None
    long: Span | None
    wide: Span | None
    outer: tuple[int, int]
    shared: bool
    paced: bool
    loose: bool
    current: bool
    exact: bool
    open: tuple[str, ...]
    unsure: tuple[str, ...]

    @property
    def employer(self) -> str | None:
        """The employer as it is compared, None when it is not known."""
        return folded(self.job.employer) if isinstance(self.job.employer, str) else None

    @property
    def noc(self) -> str | None:
        """The occupation, None when it is not known."""
        return self.job.noc if isinstance(self.job.noc, str) else None

    def may_be(self, job: tuple[str | None, str | None]) -> bool:
        """Whether the line is, or could turn out to be, part of that job."""
        return self.employer in (None, job[0]) and self.noc in (None, job[1])


def read_lines(context: Context, *, unpaid: bool) -> tuple[Line, ...] | None:
    """The job list as lines; None when it is not known. ``unpaid`` takes out weeks without pay too."""
    jobs = context.case.jobs
    if not isinstance(jobs, tuple):
        return None
    key = ("work.lines", context.day, unpaid)
    found: tuple[Line, ...] | None = context.memo.get(key)
    if found is None:
        last = context.day.toordinal()
        found = tuple(_line(index, job, last, unpaid) for index, job in enumerate(jobs))
        context.memo[key] = found
    return found


def _line(entry: int, job: Job, last: int, unpaid: bool) -> Line:
    path = f"jobs[{entry}]"
    missing: list[str] = []
    unsure: list[str] = []
    starts, ends = _start(job.start), _end(job.end, last)
    for name, value, ends_known in (("start", job.start, starts), ("end", job.end, ends)):
        if ends_known is None:
            (missing if value is None else unsure).append(f"{path}.{name}")
    leave = _leave(job, unpaid)
    if leave is None:
        named = ("extended_leave_days", "unpaid_days") if unpaid else ("extended_leave_days",)
        unsure += [f"{path}.{name}" for name in named if getattr(job, name) is DONT_KNOW]
        if job.extended_leave_days is None:
            missing.append(f"{path}.extended_leave_days")
    week, total = _number(job.hours_week), _number(job.paid_hours_total)
    months = isinstance(job.start, Month) or isinstance(job.end, Month)
    if total is not None and months:
        week = None  # the sum of hours stays the same in every reading of the months
    shared = week is None and total is not None
    if week is None and job.hours_week is None and not (shared and months):
        missing.append(f"{path}.hours_week")
    elif week is None and total is None:
        unsure.append(f"{path}.hours_week")
        (missing if job.paid_hours_total is None else unsure).append(f"{path}.paid_hours_total")

    short = brief = long = None
    if starts is not None and ends is not None and (week is not None or shared):
        brief = _span(starts[1], ends[0], last, week, total, leave or 0)
        short = brief if leave is not None else None
    first, final = starts or (LONG_AGO, last), ends or (LONG_AGO, last)
    spread = shared and starts is not None and ends is not None
    most = week if week is not None else None if spread else WEEK_HOURS
    away = leave or 0
    end = final[1] if ends is not None else last + away  # a job that goes on may have its leave later
    long = _span(first[0], end, last, most, total, away)
    undated = total is not None and (starts is None or ends is None)  # the total holds if months are given
    loose = undated or (shared and not months and job.hours_week is None)
    wide = _span(first[0], end, last, WEEK_HOURS, None, away) if loose else long
    employer = folded(job.employer) if isinstance(job.employer, str) else None
    noc = job.noc if isinstance(job.noc, str) else None
    return Line(
        entry=entry,
        path=path,
        job=job,
        key=(employer, noc) if employer and noc else None,
        short=short,
        brief=brief or long,
        long=long,
        wide=wide,
        outer=(first[0], final[1]),
        shared=shared,
        paced=spread and leave is None,
        loose=loose,
        current=job.end == "current",
        exact=short is not None and short.leave == 0 and short == long and not shared,
        open=tuple(missing),
        unsure=tuple(unsure),
    )


def _span(
    start: int, end: int, last: int, week: Exact | None, total: Exact | None, leave: int
) -> Span | None:
    """The days worked before ``last``; hours from the total when no weekly hours are given.

    A total leaves out hours not paid, so it is shared among the days that are not leave: its sum is
    unchanged.
    """
    length = end - start
    if length <= 0:
        return None
    if week is None:
        worked = length - leave
        if worked <= 0 or total is None:
            return None
        week = _whole(Fraction(total * 7) / worked)
    end = min(end, last)
    return Span(start, end, week, min(leave, length), length) if start < end else None


def _start(value: object) -> tuple[int, int] | None:
    """The earliest and latest first day, or None when it is not known."""
    if isinstance(value, Month):
        return value.first_day.toordinal(), value.last_day.toordinal()
    if isinstance(value, date):
        return value.toordinal(), value.toordinal()
    return None


def _end(value: object, last: int) -> tuple[int, int] | None:
    """The earliest and latest day after the end, or None; a current job ends the day before the reference
    day.
    """
    if value == "current":
        return last, last
    if isinstance(value, Month):
        return value.first_day.toordinal() + 1, value.last_day.toordinal() + 1
    if isinstance(value, date):
        return value.toordinal() + 1, value.toordinal() + 1
    return None


def _leave(job: Job, unpaid: bool) -> int | None:
    """Days taken out; None when that is not known. Weeks without pay not asked are none (sheet 13.1)."""
    long, without_pay = job.extended_leave_days, job.unpaid_days if unpaid else 0
    if not isinstance(long, int) or without_pay is DONT_KNOW:
        return None
    return long + (without_pay or 0)


def _number(value: object) -> Exact | None:
    return _whole(Fraction(value)) if isinstance(value, (Decimal, int)) else None


def _whole(value: Fraction) -> Exact:
    """The same number as an ``int`` when it is one: sums of whole hours stay fast."""
    return value.numerator if value.denominator == 1 else value
