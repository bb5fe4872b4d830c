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


Label = tuple[str, str]


@dataclass(frozen=True)
class Guess:
    """How what is half known is read: months long or short, hours a week of a total whose leave is not known,
    and the job (employer and occupation) that lines without one of them belong to.
    """

    longest: bool = True
    pace: int | None = None
    label: Label | None = None


@lru_cache(maxsize=4096)
def window_start(day: date, years: int) -> date:
    """The first day w with add_years(w, years) >= day."""
    first = add_years(day, -years) - timedelta(days=3)
    while add_years(first, years) < day:
        first += timedelta(days=1)
    return first


def has_months(job: Job) -> bool:
    return isinstance(job.start, Month) or isinstance(job.end, Month)


Away = tuple[tuple[int, int], ...]
"""Days away from one job: stretches ``first <= day < end``, in order."""
Place = dict[int, Away]
"""The days away of each line that has a leave."""
LONG_LEAVE = 29


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
        stretches, first = [], self.first
        for away, back in (placement or {}).get(self.index, ()):
            stretches.append((first, min(self.end, away)))
            first = max(first, back)
        stretches.append((first, self.end))
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
    guess: Guess,
) -> Line | None:
    """A line under one guess; None outside the window."""
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
    if not guess.longest:
        first = start.last_day if isinstance(start, Month) else first
        last = max(first, end.first_day) if isinstance(end, Month) else last
    leave = job.extended_leave_days if isinstance(job.extended_leave_days, int) else None
    hole = hole or leave is None
    hours: Hours
    if isinstance(job.paid_hours_total, Decimal) and (
        has_months(job) or not isinstance(job.hours_week, Decimal)
    ):
        # Days tested one by one (window, licence): a total does not say how many hours fell on which.
        from_day = max([opens, *(since for since, _ in later if since is not None)])
        inside = isinstance(start, (date, Month)) and widest_first >= from_day
        if known and leave is not None and leave > (last - first).days:
            return None  # more leave than there are days
        if not (inside and (end == "current" or widest_last < day or not known)):
            word = least([word, UNKNOWN])
            if leave is not None and (guess.longest or first < from_day or last >= day):
                leave = 0  # it may lie outside
        first, last = max(first, from_day), min(last, day - timedelta(days=1))  # all its hours may lie inside
        if first > last:
            return None
        days = (last - first).days + 1
        if leave is None:
            leave = days - int(job.paid_hours_total * 7 / guess.pace) if guess.pace is not None else 0
            leave = max(0, min(days - 1, leave))
        if leave >= days and known:
            return None
        hours = min(ANY_HOURS, Fraction(job.paid_hours_total) * 7 / (days - leave)) if known else ANY_HOURS
    elif isinstance(job.hours_week, Decimal):
        week = Fraction(job.hours_week)
        hours = week.numerator if week.denominator == 1 else week
    else:
        hours, hole = ANY_HOURS, True
    leave = leave or 0
    if not isinstance(start, (date, Month)):
        first -= timedelta(days=leave)  # it may lie outside: before the first day that counts
    if end != "current" and not isinstance(end, (date, Month)):
        last += timedelta(days=leave)  # or after the filing day
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


def lines_of(case: Case, day: date, rule: Rule, guess: Guess) -> list[Line]:
    """Every line that may count; same employer and occupation = one job."""
    opens = window_start(day, rule.years)
    jobs = case.jobs if isinstance(case.jobs, tuple) else ()
    found = []
    for index, job in enumerate(jobs):
        word = rule.accepts(job)
        if word == NOT_MET:
            continue
        later: list[tuple[date | None, str]] = rule.later(job) if rule.later else [(None, MET)]
        line = line_of(index, job, _name(index, job, guess), word, later, opens, day, guess)
        if line is not None:
            found.append(line)
    return found


def labels_of(case: Case) -> list[Label]:
    """The jobs that lines without employer or code may belong to."""
    jobs = case.jobs if isinstance(case.jobs, tuple) else ()
    employers = sorted({job.employer for job in jobs if isinstance(job.employer, str)}) or ["?"]
    codes = sorted({job.noc for job in jobs if isinstance(job.noc, str)}) or ["?"]
    return list(product(employers, codes))


def _name(index: int, job: Job, guess: Guess) -> str:
    """The job of a line: employer and occupation; without one of them, a job of its own or that guessed."""
    own = (job.employer, job.noc)
    if all(isinstance(said, str) for said in own):
        return f"{job.employer} {job.noc}"
    if guess.label is not None and all(
        said == meant or not isinstance(said, str) for said, meant in zip(own, guess.label, strict=True)
    ):
        return " ".join(guess.label)
    return f"?{index}"


def paces_of(case: Case, lines: list[Line]) -> list[int | None]:
    """Hours a week worth trying for a total whose leave is not known: of 15 or 30 with others."""
    jobs = case.jobs if isinstance(case.jobs, tuple) else ()
    if all(isinstance(job.extended_leave_days, int) or job.paid_hours_total is None for job in jobs):
        return [None]
    beside = {int(line.hours) for line in lines}
    beside |= {a + b for a in beside for b in beside}
    whole = {15, 30} | {30 - hours for hours in beside} | {31 - hours for hours in beside}
    return [None, *sorted(pace for pace in whole if 0 < pace <= 30)]
