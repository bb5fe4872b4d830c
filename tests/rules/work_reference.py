"""The work rules again, slowly and plainly: one day after another, as the sheets print them.

Only for comparison with the program. ``quality`` of a line is 3 (all filters met), 2 (a doubt), 1 (cannot
tell) or 0 (left out); the tests know it because they made the line.
"""

from __future__ import annotations

import calendar
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction

DAY = timedelta(days=1)
Held = list["Line"]
Value = Callable[[Held], Fraction]


@dataclass(frozen=True)
class Made:
    """A line as a test makes it: days or months, hours a week or in all (None when not known)."""

    employer: str | None
    start: str
    end: str
    hours: int | None
    total: int | None
    leave: int
    quality: int


@dataclass(frozen=True)
class Line:
    """One reading of a made line inside the window."""

    number: int
    job: object
    days: frozenset[date]
    hours: Fraction
    leave: int
    outside: int
    quality: int


@dataclass(frozen=True)
class Rule:
    """``kind`` is offer, cumulative or continuous."""

    kind: str
    window_years: int
    days: int
    hours: int
    months: int


FOREIGN_WORKER = Rule("offer", 5, 728, 3120, 48)
IN_DEMAND = Rule("offer", 3, 273, 1200, 18)
IN_CANADA = Rule("cumulative", 3, 364, 1560, 24)
IN_TRADE = Rule("cumulative", 2, 364, 1560, 24)
MAIN = Rule("continuous", 5, 364, 1560, 24)


def later(day: date, months: int) -> date:
    """The same day of the month, or the last one."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def read(made: list[Made], rule: Rule, filing: date, short: bool) -> list[Line]:
    """The lines of one reading."""
    lines = []
    for number, item in enumerate(made):
        first, last = ends(item, filing, short)
        days = {first + DAY * n for n in range(max(0, (last - first).days + 1))}
        if item.hours is not None:
            hours = Fraction(item.hours)
        elif item.total is not None:
            worked = len(days) - item.leave
            if worked <= 0:
                continue
            hours = Fraction(item.total * 7, worked)
        elif short:
            continue
        else:
            hours = Fraction(168)
        inside = {d for d in days if later(d, 12 * rule.window_years) >= filing and d < filing}
        quality, leave = item.quality, item.leave
        if item.hours is None and item.total is not None and quality:
            widest = ends(item, filing, short=False)
            whole = [widest[0], widest[1]]
            kept = [later(d, 12 * rule.window_years) >= filing and d < filing for d in whole]
            if inside and kept != [True, True]:
                quality = 1
            if inside and quality == 1 and not short and len(inside) < len(days):
                hours, leave = min(Fraction(168), Fraction(item.total * 7, len(inside))), 0
        if inside:
            job = item.employer if item.employer else ("line", number)
            lines.append(
                Line(
                    number,
                    job,
                    frozenset(inside),
                    hours,
                    min(leave, len(days)),
                    len(days) - len(inside),
                    quality,
                )
            )
    return lines


def ends(item: Made, filing: date, short: bool) -> tuple[date, date]:
    """First and last day of a line in one reading."""
    if len(item.start) == 7:
        first = date.fromisoformat(item.start + "-01")
        start = later(first, 1) - DAY if short else first
    else:
        start = date.fromisoformat(item.start)
    if item.end == "current":
        return start, filing - DAY
    if len(item.end) == 7:
        first = date.fromisoformat(item.end + "-01")
        return start, first if short else later(first, 1) - DAY
    return start, date.fromisoformat(item.end)


def hours_on(held: Held) -> Fraction:
    return sum((line.hours for line in held), start=Fraction(0))


def largest_job(held: Held) -> Fraction:
    jobs = {line.job for line in held}
    return max((hours_on([x for x in held if x.job == job]) for job in jobs), default=Fraction(0))


def is_full(held: Held) -> Fraction:
    return Fraction(1 if hours_on(held) >= 30 else 0)


def full(held: Held) -> Fraction:
    return hours_on(held) if hours_on(held) >= 30 else Fraction(0)


def part(held: Held) -> Fraction:
    return min(Fraction(30), hours_on(held)) if hours_on(held) >= 15 else Fraction(0)


def mixed(held: Held) -> Fraction:
    fits = hours_on(held) >= 30 or largest_job(held) >= 15
    return min(Fraction(30), hours_on(held)) if fits else Fraction(0)


def capped(held: Held) -> Fraction:
    return min(Fraction(30), hours_on(held))


def remembered(value: Value) -> Value:
    """The same value, worked out once for each set of lines."""
    known: dict[tuple[int, ...], Fraction] = {}

    def look_up(held: Held) -> Fraction:
        key = tuple(line.number for line in held)
        if key not in known:
            known[key] = value(held)
        return known[key]

    return look_up


def summed(lines: list[Line], days: list[date], value: Value, careful: bool) -> Fraction:
    """The sum over the days; a leave takes its line's dearest days, or its cheapest after those outside."""
    whole = sum((value(held_on(lines, d)) for d in days), start=Fraction(0))
    costs = []
    for line in lines:
        if not line.leave:
            continue
        own = [d for d in days if d in line.days]
        losses = sorted(
            (value(held_on(lines, d)) - value([x for x in held_on(lines, d) if x is not line]) for d in own),
            reverse=careful,
        )
        outside = line.outside + len(line.days) - len(own)
        number = line.leave if careful else max(0, line.leave - outside)
        if own:
            costs.append((min(own), max(own), sum(losses[:number], start=Fraction(0))))
    if careful:
        return max(Fraction(0), whole - sum((c for *_, c in costs), start=Fraction(0)))
    lost, best, reach = Fraction(0), Fraction(0), date.min
    for first, last, cost in sorted(costs):
        if first > reach:
            lost, best = lost + best, Fraction(0)
        best, reach = max(best, cost), max(reach, last)
    return max(Fraction(0), min(whole - lost - best, apart(lines, days, value)))


def apart(lines: list[Line], days: list[date], value: Value) -> Fraction:
    """The most the lines are worth one by one: leaves laid together still take the hours of each."""
    most = Fraction(0)
    for line in lines:
        own = [d for d in days if d in line.days]
        left = max(0, line.leave - (line.outside + len(line.days) - len(own)))
        most += (len(own) - left) * (value([line]) or line.hours)
    return most


def held_on(lines: list[Line], day: date) -> Held:
    return [line for line in lines if day in line.days]


def all_days(lines: list[Line]) -> list[date]:
    return sorted(set().union(*(line.days for line in lines))) if lines else []


def in_some_period(lines: list[Line], rule: Rule, value: Value, careful: bool) -> bool:
    """Whether the sum reaches the hours in ``months`` from some day on: every start is tried."""
    days = all_days(lines)
    need = rule.hours * 7
    value = remembered(value)
    if not days or summed(lines, days, value, careful) < need:
        return False
    leaves = any(line.leave for line in lines)
    worth = {d: value(held_on(lines, d)) for d in days}
    start = days[0] - DAY * 40
    while start <= days[-1]:
        inside = [d for d in days if start <= d < later(start, rule.months)]
        enough = sum((worth[d] for d in inside), start=Fraction(0)) >= need
        if enough and (not leaves or summed(lines, inside, value, careful) >= need):
            return True
        start += DAY
    return False


def by_job(lines: list[Line]) -> list[list[Line]]:
    return [[x for x in lines if x.job == job] for job in dict.fromkeys(line.job for line in lines)]


def reached(lines: list[Line], rule: Rule, careful: bool) -> int:
    """3, 2 by a mixture, or 0."""
    days = all_days(lines)
    need = rule.hours * 7
    if rule.kind == "continuous":
        return continuous(lines, rule, careful)
    long_enough = summed(lines, days, is_full, careful) >= rule.days
    if long_enough and (rule.kind == "cumulative" or summed(lines, days, full, careful) >= need):
        return 3
    if any(in_some_period(job, rule, part, careful) for job in by_job(lines)):
        return 3
    if rule.kind == "cumulative":
        return 2 if summed(lines, days, capped, careful) >= need else 0
    return 2 if of_several_jobs(lines) and in_some_period(lines, rule, mixed, careful) else 0


def of_several_jobs(lines: list[Line]) -> bool:
    """Whether the days that count in a mixture come from more than one job."""
    jobs = set()
    for day in all_days(lines):
        held = held_on(lines, day)
        full_time = hours_on(held) >= 30
        jobs |= {x.job for x in held if full_time or hours_on([y for y in held if y.job == x.job]) >= 15}
    return len(jobs) > 1


def chains(days: list[date], within: int) -> list[list[date]]:
    found: list[list[date]] = []
    for day in days:
        if found and (day - found[-1][-1]).days <= within:
            found[-1].append(day)
        else:
            found.append([day])
    return found


def continuous(lines: list[Line], rule: Rule, careful: bool) -> int:
    need = rule.hours * 7
    whole = [line for line in lines if not line.leave]
    full_days = [d for d in all_days(whole) if is_full(held_on(whole, d))]
    if any(len(chain) >= rule.days for chain in chains(full_days, 3)):
        return 3
    for job in by_job(whole):
        part_days = [d for d in all_days(job) if part(held_on(job, d))]
        for chain in chains(part_days, 3):
            inside = [Line(x.number, x.job, x.days & set(chain), x.hours, 0, 0, 3) for x in job]
            if in_some_period([x for x in inside if x.days], rule, part, careful):
                return 3
    for line in lines:
        worked = len(line.days) - line.leave
        if line.leave and line.hours >= 15 and (worked + 1) // 2 * min(Fraction(30), line.hours) >= need:
            return 3
    for chain in chains(all_days(lines), 14):
        if summed(lines, chain, capped, careful) >= need:
            return 2
    return 0


def by_sums(lines: list[Line], rule: Rule, careful: bool) -> int:
    """S1, S2, S3."""
    s1, s2, s3 = ([x for x in lines if x.quality >= least] for least in (3, 2, 1))
    if reached(s1, rule, careful) == 3:
        return 3
    if reached(s1, rule, careful) or reached(s2, rule, careful):
        return 2
    return 1 if reached(s3, rule, careful) else 0


def verdict(made: list[Made], rule: Rule, filing: date) -> int:
    """The truth as a number: the two readings must agree."""
    short = by_sums(read(made, rule, filing, short=True), rule, careful=True)
    long = by_sums(read(made, rule, filing, short=False), rule, careful=False)
    found = short if short == long else 1
    counted = [item.employer for item in made if item.quality]
    if found == 0 and len(counted) > 1 and None in counted:  # they may be one job
        one = [replace(line, job="one") for line in read(made, rule, filing, short=False)]
        return min(1, by_sums(one, rule, careful=False))
    return found
