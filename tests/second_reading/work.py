"""Work experience of sheets 01 and 03, counted day by day (sheet 01 §7, sheet 03 §8, sheet 13.1)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from itertools import accumulate, permutations, product
from math import lcm

from poci_desktop.facts.answers import Month
from poci_desktop.facts.case import Case
from poci_desktop.facts.work import Job
from tests.second_reading.words import (
    MET,
    NOT_MET,
    TO_ASSESS,
    UNKNOWN,
    add_months,
    add_years,
    least,
    same_or_unknown,
)
from tests.second_reading.work_filters import counts

ONE_DAY = timedelta(days=1)
SCALE = 1_000_000  # hours are kept in millionths, so that sums are whole numbers
ANY_HOURS = 168


@dataclass(frozen=True)
class Rule:
    """What a sheet asks: window in years, days and hours, and the longest part-time period in months."""

    years: int
    days: int
    hours: int
    months: int
    in_ontario: bool


FOREIGN_WORKER = Rule(years=5, days=728, hours=3120, months=48, in_ontario=False)
IN_DEMAND = Rule(years=3, days=273, hours=1200, months=18, in_ontario=True)


@dataclass(frozen=True)
class Line:
    """One line of work that may count: how sure it is, its days, its hours a week and its days of leave."""

    index: int
    job: str
    sure: str
    first: date
    last: date
    hours: int | Fraction
    leave: int
    half_known: bool  # its dates, hours or leaves are not known


# --- lines: from answers to days and hours --------------------------------------------------------


@lru_cache(maxsize=4096)
def window_start(day: date, years: int) -> date:
    """The first day w with add_years(w, years) >= day."""
    first = add_years(day, -years) - 3 * ONE_DAY
    while add_years(first, years) < day:
        first += ONE_DAY
    return first


Label = tuple[str, str]


@dataclass(frozen=True)
class Guess:
    """How what is half known is read: months long or short, hours a week of a total whose leave is not known,
    and the job that lines without employer or code belong to (None: each is a job of its own).
    """

    longest: bool = True
    pace: int | None = None
    label: Label | None = None


def line_of(index: int, job: Job, name: str, sure: str, day: date, rule: Rule, guess: Guess) -> Line | None:
    """The line under one guess; None when it cannot count."""
    start, end = job.start, job.end
    known = isinstance(start, (date, Month)) and (isinstance(end, (date, Month)) or end == "current")
    opens = window_start(day, rule.years)
    widest_first = (
        start.first_day if isinstance(start, Month) else start if isinstance(start, date) else opens
    )
    widest_last = end.last_day if isinstance(end, Month) else end if isinstance(end, date) else day
    if widest_last < opens or widest_first >= day:
        return None
    half_known = not known
    first, last = widest_first, widest_last
    if end == "current":
        last -= ONE_DAY  # the filing day is not worked yet
    if total_of(job) is not None and isinstance(end, Month) and end.first_day < day:
        last = min(last, day - ONE_DAY)  # a past fact: what is counted was earned before the filing day
    if not guess.longest:
        first = start.last_day if isinstance(start, Month) else first
        last = max(first, end.first_day) if isinstance(end, Month) else last
        first = min(first, last)
    leave = leave_of(job)
    half_known = half_known or leave is None
    total = total_of(job)
    weekly: int | Fraction
    if total is not None:
        # A window test of a total, unless the whole line lies inside by its months: all of it may.
        inside = isinstance(start, (date, Month)) and widest_first >= opens
        inside = inside and (end == "current" or widest_last < day or not known)
        if known and leave is not None and leave > (last - first).days:
            return None  # more leave than there are days
        if not inside:
            sure = least([sure, UNKNOWN])
            if leave is not None and (guess.longest or first < opens or last >= day):
                leave = 0  # it may lie outside
            first, last = max(first, opens), min(last, day - ONE_DAY)
        days = (last - first).days + 1
        if leave is None:
            leave = days - int(total * 7 / guess.pace) if guess.pace is not None else 0
            leave = max(0, min(days - 1, leave))
        if not known:
            weekly = ANY_HOURS * SCALE
        elif days > leave:
            weekly = min(Fraction(ANY_HOURS * SCALE), Fraction(int(total * SCALE) * 7, days - leave))
        else:
            return None
    elif isinstance(job.hours_week, Decimal):
        weekly = int(job.hours_week * SCALE)
    else:
        weekly, half_known = ANY_HOURS * SCALE, True
    leave = leave or 0
    if not isinstance(start, (date, Month)):
        first -= leave * ONE_DAY  # the leave may lie before or after what counts
    if end != "current" and not isinstance(end, (date, Month)):
        last += leave * ONE_DAY
    return Line(index, name, sure, first, last, weekly, leave, half_known)


def leave_of(job: Job) -> int | None:
    """Days of long leave and of weeks without pay (not asked: none of these); None when not known."""
    unpaid = 0 if job.unpaid_days is None else job.unpaid_days
    if isinstance(job.extended_leave_days, int) and isinstance(unpaid, int):
        return job.extended_leave_days + unpaid
    return None


def total_of(job: Job) -> Decimal | None:
    """The total of hours where it serves: hours a week not known, or dates known by month only."""
    months = isinstance(job.start, Month) or isinstance(job.end, Month)
    if isinstance(job.paid_hours_total, Decimal) and (months or not isinstance(job.hours_week, Decimal)):
        return job.paid_hours_total
    return None


def lines_of(case: Case, day: date, rule: Rule, guess: Guess) -> list[Line]:
    """Every line that may count; lines of one employer, in the occupation of the offer, are one job."""
    found = []
    jobs = case.jobs if isinstance(case.jobs, tuple) else ()
    for index, job in enumerate(jobs):
        sure = counts(job, case, ontario=rule.in_ontario)
        if sure == NOT_MET:
            continue
        employer, code = guess.label or (f"?{index}", f"?{index}")
        name = job.employer if isinstance(job.employer, str) else employer
        if not isinstance(case.offer.noc, str):  # two codes, one of which is the offer's, are two jobs
            name += f" {job.noc if isinstance(job.noc, str) else code}"
        line = line_of(index, job, name, sure, day, rule, guess)
        if line is not None:
            found.append(line)
    return found


# --- counting -------------------------------------------------------------------------------------


@lru_cache(maxsize=512)
def period_ends(day: date, rule: Rule) -> tuple[int, ...]:
    """For each day of the window, the index of the first day after the part-time period that starts there."""
    opens = window_start(day, rule.years)
    length = (day - opens).days
    return tuple(
        min(length, (add_months(opens + timedelta(days=i), rule.months) - opens).days) for i in range(length)
    )


Beside = tuple[str, date]
"""How a leave lies beside a day: from it on, until it, or around it."""
Placement = dict[int, Beside]
"""Where the leave of each line lies."""
LONG_LEAVE = 29
AT_BOTH_ENDS = ("short first", "halves", "long first")
"""Days enough for two long leaves: one at either end of the line."""


def placements(lines: list[Line], opens: date, day: date) -> Iterator[Placement]:
    """Where leaves may have been, which nobody asks: against each end of a line and of the window, together
    or (of two lines) each on its own.
    """
    away = [line for line in lines if line.leave]
    if not away:
        yield {}
        return
    two = any(line.leave >= 2 * LONG_LEAVE for line in away)
    edges = {opens, day} | {line.first for line in lines} | {line.last + ONE_DAY for line in lines}
    choices: list[Beside] = [("around", opens + (day - opens) / 2)]
    choices += [(how, opens) for how in AT_BOTH_ENDS if two]
    choices += [(how, edge) for edge in sorted(edges) for how in ("from", "until")]
    for choice in choices:
        yield {line.index: choice for line in away}
    if len(away) == 2:
        for one, other in permutations(choices, 2):
            yield {away[0].index: one, away[1].index: other}


def days_worked(line: Line, opens: date, length: int, placement: Placement) -> list[range]:
    """The days of the window worked, its leave at ``placement`` or as near as the line allows."""
    first, last = (line.first - opens).days, (line.last - opens).days
    inside_first, inside_last = max(first, 0), min(last, length - 1)
    if line.leave == 0:
        return [range(inside_first, inside_last + 1)]
    how, edge = placement[line.index]
    if how in AT_BOTH_ENDS and line.leave >= 2 * LONG_LEAVE:
        before = {"short first": LONG_LEAVE, "halves": line.leave // 2}.get(how, line.leave - LONG_LEAVE)
        after = line.leave - before
        return [range(max(inside_first, first + before), min(inside_last, last - after) + 1)]
    wanted = (edge - opens).days - {"until": line.leave, "around": line.leave // 2}.get(how, 0)
    away_from = max(first, min(wanted, last + 1 - line.leave))
    away_to = away_from + line.leave
    return [
        range(inside_first, max(inside_first, min(inside_last + 1, away_from))),
        range(min(inside_last + 1, max(inside_first, away_to)), inside_last + 1),
    ]


def hours_by_job(
    lines: list[Line], day: date, rule: Rule, placement: Placement
) -> list[list[int | Fraction]]:
    """For each job, its hours a week on each day of the window."""
    opens = window_start(day, rule.years)
    length = (day - opens).days
    by_job: dict[str, list[int | Fraction]] = {}
    for line in lines:
        hours = by_job.setdefault(line.job, [0] * length)
        for stretch in days_worked(line, opens, length, placement):
            for i in stretch:
                hours[i] += line.hours
    return list(by_job.values())


def added(jobs: list[list[int | Fraction]]) -> list[int | Fraction]:
    """h_all: the hours of all jobs held on a day."""
    return [sum(held) for held in zip(*jobs, strict=True)] if len(jobs) > 1 else jobs[0]


def reached(lines: list[Line], day: date, rule: Rule, placement: Placement, unit: int) -> bool:
    """The two "MET if" lines, for work taken as certain."""
    if not lines:
        return False
    jobs = hours_by_job(lines, day, rule, placement)
    needed, thirty, fifteen = rule.hours * 7 * unit, 30 * unit, 15 * unit
    full = [h for h in added(jobs) if h >= thirty]
    if len(full) >= rule.days and sum(full) >= needed:
        return True
    ends = period_ends(day, rule)
    return any(
        best_period([min(thirty, h) if h >= fifteen else 0 for h in hours], ends) >= needed for hours in jobs
    )


def mixed(lines: list[Line], day: date, rule: Rule, placement: Placement, unit: int) -> bool:
    """The "TO_ASSESS if" line: qualifying days of more than one job, and one period that holds the hours."""
    if not lines:
        return False
    jobs = hours_by_job(lines, day, rule, placement)
    if len(jobs) == 1:
        return False
    together = added(jobs)
    largest = [max(held) for held in zip(*jobs, strict=True)]
    needed, thirty, fifteen = rule.hours * 7 * unit, 30 * unit, 15 * unit
    earned = [
        min(thirty, h) if h >= thirty or one >= fifteen else 0
        for h, one in zip(together, largest, strict=True)
    ]
    if sum(earned) < needed:
        return False
    days = list(zip(together, largest, *jobs, strict=True))
    sources = {
        job
        for all_hours, one, *held in days
        if all_hours >= thirty or one >= fifteen
        for job, hours in enumerate(held)
        if hours and (all_hours >= thirty or hours >= fifteen)
    }
    return len(sources) > 1 and best_period(earned, period_ends(day, rule)) >= needed


def best_period(earned: list[int | Fraction], ends: tuple[int, ...]) -> int | Fraction:
    """The most hours inside one period (in sevenths of a millionth)."""
    total = sum(earned)
    if total == 0:
        return 0
    sums = list(accumulate(earned, initial=0))
    return max(sums[end] - sums[start] for start, end in enumerate(ends))


def three_sums(lines: list[Line], day: date, rule: Rule, placement: Placement, unit: int) -> str:
    """The three sums of sheet 13.1 for the "MET if" lines (sheet 01 §7), and the mixture."""
    sure = [line for line in lines if line.sure == MET]
    doubtful = [line for line in lines if line.sure in (MET, TO_ASSESS)]
    if reached(sure, day, rule, placement, unit):
        return MET
    if len(doubtful) > len(sure) and reached(doubtful, day, rule, placement, unit):
        return TO_ASSESS
    if mixed(doubtful, day, rule, placement, unit):
        return TO_ASSESS
    if len(lines) == len(doubtful):
        return NOT_MET
    possible = reached(lines, day, rule, placement, unit) or mixed(lines, day, rule, placement, unit)
    return UNKNOWN if possible else NOT_MET


def decide(lines: list[Line], day: date, rule: Rule, placement: Placement) -> str:
    """Unknown hours, dates or leaves: "cannot tell" unless the known jobs alone pass, or nothing changes."""
    parts = lcm(*(Fraction(line.hours).denominator for line in lines))  # so that hours are whole numbers
    lines = [replace(line, hours=int(line.hours * parts)) for line in lines]
    unit = SCALE * parts
    known = three_sums([line for line in lines if not line.half_known], day, rule, placement, unit)
    if known == MET or not any(line.half_known for line in lines):
        return known
    return same_or_unknown([known, three_sums(lines, day, rule, placement, unit)])


def paces_of(lines: list[Line]) -> list[int | None]:
    """Hours a week worth trying for a total whose leave is not known: of 15 or 30 with others."""
    beside = {int(line.hours // SCALE) for line in lines}
    beside |= {a + b for a in beside for b in beside}
    whole = {15, 30} | {30 - hours for hours in beside} | {31 - hours for hours in beside}
    return [None, *sorted(pace for pace in whole if 0 < pace <= 30)]


def experience(case: Case, day: date, rule: Rule) -> str:
    """Whether the experience is reached; what depends on how a half-known fact is read is "cannot tell"."""
    if not isinstance(case.jobs, tuple):
        return UNKNOWN
    lines = lines_of(case, day, rule, Guess())
    months = any(isinstance(value, Month) for job in case.jobs for value in (job.start, job.end))
    nameless = any("?" in line.job for line in lines) and len(lines) > 1
    opens = window_start(day, rule.years)
    open_leave = any(leave_of(job) is None and total_of(job) is not None for job in case.jobs)
    paces = paces_of(lines) if open_leave else [None]

    def reading(label: Label | None) -> str:
        found: set[str] = set()
        for longest in (True, False) if months else (True,):
            for pace in paces:
                read = lines_of(case, day, rule, Guess(longest, pace, label))
                for placement in placements(read, opens, day):
                    found.add(decide(read, day, rule, placement))
                    if len(found) > 1:
                        return UNKNOWN
        return same_or_unknown(found)

    apart = reading(None)
    if apart == NOT_MET and nameless:  # one job more in common never takes anything away
        employers = {job.employer for job in case.jobs if isinstance(job.employer, str)} or {"?"}
        codes = {job.noc for job in case.jobs if isinstance(job.noc, str)} or {"?"}
        return same_or_unknown([*map(reading, product(sorted(employers), sorted(codes))), apart])
    return apart
