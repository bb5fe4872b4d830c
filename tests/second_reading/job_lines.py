"""Sheet 13.1, read again: from the job lines of a case to the days that count, and with which word."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from itertools import product

from poci_desktop.facts.answers import Month
from poci_desktop.facts.case import Case
from poci_desktop.facts.work import Job
from tests.second_reading.words import (
    MET,
    NOT_MET,
    UNKNOWN,
    add_years,
    least,
)

ANY_HOURS = Fraction(168)

Hours = int | Fraction
Place = tuple[Fraction, Fraction]
Filter = Callable[[Job], str]
DayWords = Callable[[Job], list[tuple[date | None, str]]]
"""From which day (None: from the start) the line has which word, in order."""


@dataclass(frozen=True)
class Span:
    """Days of one line that count with one word, and the hours a week."""

    job: str
    word: str
    first: int
    end: int
    hours: Hours


@lru_cache(maxsize=4096)
def window_start(day: date, years: int) -> date:
    """The first day w with add_years(w, years) >= day."""
    first = add_years(day, -years) - timedelta(days=3)
    while add_years(first, years) < day:
        first += timedelta(days=1)
    return first


def has_months(job: Job) -> bool:
    return isinstance(job.start, Month) or isinstance(job.end, Month)


_COARSE = [Fraction(part, 8) for part in range(9)]
NO_LEAVE: tuple[Place, ...] = ((Fraction(0), Fraction(0)),)
TWO_LEAVES = Fraction(2)
"""The days of leave as two long leaves (each of more than four weeks), one at either end of the line."""
LONG_LEAVE = 29
ONE_LEAVE: tuple[Place, ...] = (
    *((Fraction(part, 40), Fraction(part, 40)) for part in range(41)),
    (TWO_LEAVES, TWO_LEAVES),
)
LEAVES: tuple[Place, ...] = tuple(product(_COARSE, _COARSE))
"""Where a leave may be in the line, from its start (0) to its end (1); every other line has its own place."""


def placements_of(lines: list[Line]) -> tuple[Place, ...]:
    away = sum(1 for line in lines if line.leave)
    return NO_LEAVE if away == 0 else ONE_LEAVE if away == 1 else LEAVES


@dataclass(frozen=True)
class Line:
    """One line that may count: its days, hours, leave, and words from day to day."""

    index: int
    job: str
    first: int
    end: int
    hours: Hours
    leave: int
    words: tuple[tuple[int, str], ...]  # from which day which word
    hole: bool  # hours, dates or leave are not known: read as it stands, and left out

    def spans(self, opens: int, closes: int, placement: Place | None) -> list[Span]:
        """The days that count; ``placement`` says where the leave is supposed to be (None: none)."""
        stretches = [(self.first, self.end)]
        if self.leave >= 2 * LONG_LEAVE and placement is not None and TWO_LEAVES in placement:
            half = self.leave // 2
            stretches = [(self.first + half, self.end - (self.leave - half))]
        elif self.leave and placement is not None:
            share = min(Fraction(1), placement[self.index % 2])
            away = self.first + int(share * max(0, self.end - self.first - self.leave))
            stretches = [(self.first, min(self.end, away)), (max(self.first, away + self.leave), self.end)]
        found = []
        for index, (since, word) in enumerate(self.words):
            until = self.words[index + 1][0] if index + 1 < len(self.words) else self.end
            for first, end in stretches:
                start, stop = max(first, since, opens), min(end, until, closes)
                if start < stop and word != NOT_MET:
                    found.append(Span(self.job, word, start, stop, self.hours))
        return found


def line_of(
    index: int,
    job: Job,
    name: str,
    word: str,
    later: list[tuple[date | None, str]],
    opens: date,
    day: date,
    longest: bool,
) -> Line | None:
    """A line read with the longest or the shortest period its months allow; None outside the window."""
    start, end = job.start, job.end
    known = isinstance(start, (date, Month)) and (isinstance(end, (date, Month)) or end == "current")
    widest_first = (
        start.first_day if isinstance(start, Month) else start if isinstance(start, date) else opens
    )
    widest_last = end.last_day if isinstance(end, Month) else end if isinstance(end, date) else day
    if widest_last < opens or widest_first >= day:
        return None
    hole = not known
    first, last = widest_first, widest_last
    if end == "current":
        last = day - timedelta(days=1)  # the filing day is not worked yet
    if not longest:
        first = start.last_day if isinstance(start, Month) else first
        last = max(first, end.first_day) if isinstance(end, Month) else last
    leave = job.extended_leave_days
    if not isinstance(leave, int):
        leave, hole = 0, True
    if not known:
        leave = 0  # it may lie outside: before the first day that counts, or after the filing day
    hours: Hours
    if (
        isinstance(job.paid_hours_total, Decimal)
        and known
        and (has_months(job) or not isinstance(job.hours_week, Decimal))
    ):
        if not (widest_first >= opens and (end == "current" or widest_last < day)):
            word = least([word, UNKNOWN])  # unless it lies inside by its months
            leave = 0  # it may lie outside
        first, last = max(first, opens), min(last, day - timedelta(days=1))  # all its hours may lie inside
        hours = Fraction(job.paid_hours_total) * 7 / max(1, (last - first).days + 1 - leave)
    elif isinstance(job.hours_week, Decimal):
        hours = Fraction(job.hours_week)
    else:
        hours, hole = ANY_HOURS, True
    words = tuple(
        (first.toordinal() if since is None else since.toordinal(), least([word, other]))
        for since, other in later
    )
    return Line(index, name, first.toordinal(), last.toordinal() + 1, hours, leave, words, hole)


@dataclass(frozen=True)
class Rule:
    """One count of work: the filter of a job, its words from day to day, the window in years."""

    years: int
    accepts: Filter
    later: DayWords | None = None


def lines_of(case: Case, day: date, rule: Rule, longest: bool, merged: bool) -> list[Line]:
    """Every line that may count; same employer and occupation = one job."""
    opens = window_start(day, rule.years)
    jobs = case.jobs if isinstance(case.jobs, tuple) else ()
    labels = [job.employer for job in jobs if isinstance(job.employer, str)]
    found = []
    for index, job in enumerate(jobs):
        word = rule.accepts(job)
        if word == NOT_MET:
            continue
        nobody = (labels[0] if labels else "?") if merged else f"?{index}"
        name = f"{job.employer if isinstance(job.employer, str) else nobody} {job.noc}"
        later: list[tuple[date | None, str]] = rule.later(job) if rule.later else [(None, MET)]
        line = line_of(index, job, name, word, later, opens, day, longest)
        if line is not None:
            found.append(line)
    return found
