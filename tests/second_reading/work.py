"""Work experience of sheets 01 and 03, counted day by day (sheet 01 §7, sheet 03 §8, sheet 13.1)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from itertools import accumulate

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
    choose,
    least,
    same_or_unknown,
)

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

    job: str
    sure: str
    first: date
    last: date
    hours: int | Fraction
    leave: int
    half_known: bool  # its filters hold, its dates, hours or leaves are not known


# --- filters: does this line count at all? --------------------------------------------------------


def same_occupation(job: Job, case: Case) -> str:
    """The five digits of the offer."""
    if not isinstance(job.noc, str) or not isinstance(case.offer.noc, str):
        return UNKNOWN
    return MET if job.noc == case.offer.noc else NOT_MET


def lawful(job: Job) -> str:
    """Work in Canada was allowed; work abroad knows no such test."""
    if isinstance(job.country, str) and job.country != "CA":
        return MET
    if job.country == "CA" or isinstance(job.province, str):
        return choose(job.authorised, {"yes": MET, "no": NOT_MET})
    return MET if job.authorised in ("yes", "not_in_Canada") else UNKNOWN


def in_ontario(job: Job) -> str:
    """Worked in Ontario, and lived there (not asked: yes)."""
    if isinstance(job.country, str) and job.country != "CA":
        place = NOT_MET
    elif isinstance(job.province, str):
        place = MET if job.province == "ON" else NOT_MET
    else:
        place = UNKNOWN
    if job.place_pattern is None or job.place_pattern == "at_place":
        pattern = MET
    else:
        pattern = TO_ASSESS if isinstance(job.place_pattern, str) else UNKNOWN
    lived = MET if job.lived_in_ontario is None else choose(job.lived_in_ontario, {"yes": MET, "no": NOT_MET})
    season = MET if job.seasonal is None else choose(job.seasonal, {"no": MET, "yes": TO_ASSESS})
    return least([place, pattern, lived, season])


def proof(job: Job) -> str:
    """Self-employment and one's own company need outside proof."""
    answers = {"yes": MET, "partly": TO_ASSESS, "no": NOT_MET}
    proven = choose(job.verifiable, answers)
    own = "no" if job.own_business is None else job.own_business
    if job.self_employed == "yes" or own == "yes":
        return proven
    if job.self_employed == "no" and own == "no":
        return MET
    return MET if proven == MET else UNKNOWN


def counts(job: Job, case: Case, rule: Rule) -> str:
    """The worst filter of a line; what it leaves unknown (hours, dates, leave) is looked at elsewhere."""
    filters = [
        same_occupation(job, case),
        choose(job.duties_match, {"yes": MET, "no": NOT_MET}),
        choose(job.paid, {"yes": MET, "no": NOT_MET}),
        lawful(job),
        choose(job.student_fulltime, {"no": MET, "yes": TO_ASSESS}),
        proof(job),
    ]
    if rule.in_ontario:
        filters.append(in_ontario(job))
    return least(filters)


# --- lines: from answers to days and hours --------------------------------------------------------


@lru_cache(maxsize=4096)
def window_start(day: date, years: int) -> date:
    """The first day w with add_years(w, years) >= day."""
    first = add_years(day, -years) - 3 * ONE_DAY
    while add_years(first, years) < day:
        first += ONE_DAY
    return first


def line_of(job: Job, name: str, sure: str, day: date, rule: Rule, longest: bool) -> Line | None:
    """The line read with the shortest or the longest period its months allow; None when it cannot count."""
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
    if isinstance(end, Month) and end.first_day < day:
        last = min(last, day - ONE_DAY)  # a past fact: what is counted was earned before the filing day
    if not longest:
        first = start.last_day if isinstance(start, Month) else first
        last = max(first, end.first_day) if isinstance(end, Month) else last
        first = min(first, last)
    months = isinstance(start, Month) or isinstance(end, Month)
    total, hours = job.paid_hours_total, job.hours_week
    weekly: int | Fraction
    by_total = False
    if isinstance(total, Decimal) and known and (months or not isinstance(hours, Decimal)):
        weekly = Fraction(int(total * SCALE) * 7, (last - first).days + 1)
        by_total = True
    elif isinstance(hours, Decimal):
        weekly = int(hours * SCALE)
    else:
        weekly, half_known = ANY_HOURS * SCALE, True
    if by_total and not (widest_first >= opens and (end == "current" or widest_last < day)):
        sure = least(
            [sure, UNKNOWN]
        )  # a window test of a total, unless the whole line lies inside by its months
    unpaid = 0 if job.unpaid_days is None else job.unpaid_days
    leave = 0
    if isinstance(job.extended_leave_days, int) and isinstance(unpaid, int):
        leave = job.extended_leave_days + unpaid
    else:
        half_known = True
    if not isinstance(start, (date, Month)):
        first -= leave * ONE_DAY  # the leave may lie before or after what counts
    if end != "current" and not isinstance(end, (date, Month)):
        last += leave * ONE_DAY
    half_known = half_known and sure != UNKNOWN
    return Line(name, UNKNOWN if half_known else sure, first, last, weekly, leave, half_known)


def lines_of(case: Case, day: date, rule: Rule, longest: bool, merged: bool) -> list[Line]:
    """Every line that may count; lines of one employer are one job (``merged``: nameless ones too)."""
    found = []
    jobs = case.jobs if isinstance(case.jobs, tuple) else ()
    names = [job.employer for job in jobs if isinstance(job.employer, str)]
    for index, job in enumerate(jobs):
        sure = counts(job, case, rule)
        if sure == NOT_MET:
            continue
        nobody = (names[0] if names else "?") if merged else f"?{index}"
        name = job.employer if isinstance(job.employer, str) else nobody
        line = line_of(job, name, sure, day, rule, longest)
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


Placement = tuple[str, date]


def placements(lines: list[Line], opens: date, day: date) -> list[Placement]:
    """Where a leave may have been, which nobody asks: against each end of a line and of the window."""
    if not any(line.leave for line in lines):
        return [("from", opens)]
    edges = {opens, day} | {line.first for line in lines} | {line.last + ONE_DAY for line in lines}
    middle = [("around", opens + (day - opens) / 2)]
    return middle + [(how, edge) for edge in sorted(edges) for how in ("from", "until")]


def days_worked(line: Line, opens: date, length: int, placement: Placement) -> list[range]:
    """The days of the window worked, its leave at ``placement`` or as near as the line allows."""
    first, last = (line.first - opens).days, (line.last - opens).days
    inside_first, inside_last = max(first, 0), min(last, length - 1)
    if line.leave == 0:
        return [range(inside_first, inside_last + 1)]
    how, edge = placement
    wanted = (edge - opens).days - {"from": 0, "until": line.leave, "around": line.leave // 2}[how]
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


THIRTY, FIFTEEN = 30 * SCALE, 15 * SCALE


def added(jobs: list[list[int | Fraction]]) -> list[int | Fraction]:
    """h_all: the hours of all jobs held on a day."""
    return [sum(held) for held in zip(*jobs, strict=True)] if len(jobs) > 1 else jobs[0]


def reached(lines: list[Line], day: date, rule: Rule, placement: Placement) -> bool:
    """The two "MET if" lines, for work taken as certain."""
    if not lines:
        return False
    jobs = hours_by_job(lines, day, rule, placement)
    needed = rule.hours * 7 * SCALE
    full = [h for h in added(jobs) if h >= THIRTY]
    if len(full) >= rule.days and sum(full) >= needed:
        return True
    ends = period_ends(day, rule)
    return any(
        best_period([min(THIRTY, h) if h >= FIFTEEN else 0 for h in hours], ends) >= needed for hours in jobs
    )


def mixed(lines: list[Line], day: date, rule: Rule, placement: Placement) -> bool:
    """The "TO_ASSESS if" line: qualifying days of more than one job, and one period that holds the hours."""
    if not lines:
        return False
    jobs = hours_by_job(lines, day, rule, placement)
    if len(jobs) == 1:
        return False
    together = added(jobs)
    largest = [max(held) for held in zip(*jobs, strict=True)]
    needed = rule.hours * 7 * SCALE
    earned = [
        min(THIRTY, h) if h >= THIRTY or one >= FIFTEEN else 0
        for h, one in zip(together, largest, strict=True)
    ]
    if sum(earned) < needed:
        return False
    days = list(zip(together, largest, *jobs, strict=True))
    sources = {
        job
        for all_hours, one, *held in days
        if all_hours >= THIRTY or one >= FIFTEEN
        for job, hours in enumerate(held)
        if hours and (all_hours >= THIRTY or hours >= FIFTEEN)
    }
    return len(sources) > 1 and best_period(earned, period_ends(day, rule)) >= needed


def best_period(earned: list[int | Fraction], ends: tuple[int, ...]) -> int | Fraction:
    """The most hours inside one period (in sevenths of a millionth)."""
    total = sum(earned)
    if total == 0:
        return 0
    sums = list(accumulate(earned, initial=0))
    return max(sums[end] - sums[start] for start, end in enumerate(ends))


def decide(lines: list[Line], day: date, rule: Rule, placement: Placement) -> str:
    """The three sums of sheet 13.1 for the "MET if" lines (sheet 01 §7), and the mixture."""
    sure = [line for line in lines if line.sure == MET]
    doubtful = [line for line in lines if line.sure in (MET, TO_ASSESS)]
    half_known = [line for line in lines if line.half_known]
    if reached(sure, day, rule, placement):
        return MET
    if len(doubtful) > len(sure) and reached(doubtful, day, rule, placement):
        return TO_ASSESS
    # Unknown hours or dates: "cannot tell" unless the known jobs alone already pass.
    if half_known and reached(doubtful + half_known, day, rule, placement):
        return UNKNOWN
    if mixed(doubtful, day, rule, placement):
        return TO_ASSESS
    if len(lines) == len(doubtful):
        return NOT_MET
    possible = reached(lines, day, rule, placement) or mixed(lines, day, rule, placement)
    return UNKNOWN if possible else NOT_MET


def experience(case: Case, day: date, rule: Rule) -> str:
    """Whether the experience is reached; what depends on how a half-known fact is read is "cannot tell"."""
    if not isinstance(case.jobs, tuple):
        return UNKNOWN
    lines = lines_of(case, day, rule, longest=True, merged=False)
    months = any(isinstance(value, Month) for job in case.jobs for value in (job.start, job.end))
    nameless = any(line.job.startswith("?") for line in lines) and len(lines) > 1
    opens = window_start(day, rule.years)

    def reading(merged: bool) -> str:
        found = []
        for longest in (True, False) if months else (True,):
            read = lines_of(case, day, rule, longest, merged)
            for placement in placements(read, opens, day):
                found.append(decide(read, day, rule, placement))
        return same_or_unknown(found)

    apart = reading(merged=False)
    if apart == NOT_MET and nameless:  # one employer more in common never takes anything away
        return NOT_MET if reading(merged=True) == NOT_MET else UNKNOWN
    return apart
