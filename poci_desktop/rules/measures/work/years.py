"""Whole years of skilled work for points, and small questions other criteria ask of the job list.

Years are full-time-equivalent: every day counts ``min(30, hours of the jobs held)``, and 52 weeks of 30
hours are a year (sheet 13.1). Points use whole years only, rounded down.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from poci_desktop.facts.answers import Month
from poci_desktop.rules.context import Context
from poci_desktop.rules.findings import Finding, leaf
from poci_desktop.rules.measures.amount import Amount
from poci_desktop.rules.measures.work.counting import LONG, SHORT, WIDE, Counting, count
from poci_desktop.rules.measures.work.cumulative import capped_hours, one_year
from poci_desktop.rules.measures.work.filters import (
    TRADES,
    Filters,
    abroad,
    asked,
    authorised,
    authorised_here,
    duties,
    employed,
    every,
    in_canada,
    in_ontario,
    own_work_proved,
    paid,
    skilled,
    student_doubt,
    student_excluded,
)
from poci_desktop.rules.measures.work.full_and_part_time import FULL, full_day
from poci_desktop.rules.measures.work.lines import Exact, Line, read_lines
from poci_desktop.rules.measures.work.marks import FAIL, PASS, SILENT, Mark, both, waits, yes_no
from poci_desktop.rules.measures.work.telling import facts_read, not_listed
from poci_desktop.rules.measures.work.timeline import Piece, segments, total
from poci_desktop.rules.truth import Truth

_SKILLED = every(skilled, duties, paid, authorised)
ANYWHERE = Filters(("work",), (every(_SKILLED, own_work_proved, student_doubt),))
IN_CANADA = Filters(("work",), (every(_SKILLED, in_canada, authorised_here, employed, student_excluded),))
OUTSIDE = Filters(("work",), (every(_SKILLED, abroad, own_work_proved, student_doubt),))
PERMITTED = Filters(("work",), (every(_SKILLED, in_canada, authorised_here, own_work_proved, student_doubt),))


@dataclass(frozen=True, slots=True)
class Years:
    """Whole years: established (``low``), with work an officer must judge (``likely``), at most (``high``).

    ``facts`` are the paths read, ``open`` and ``unsure`` those missing that could change ``low`` or ``high``.
    """

    low: int
    likely: int
    high: int
    facts: tuple[str, ...] = ()
    open: tuple[str, ...] = ()
    unsure: tuple[str, ...] = ()


def whole_years(context: Context, *, canadian: bool | None) -> Years:
    """Whole years of paid TEER 0-3 work in the last ten years.

    ``canadian`` None: any country (the 67-point grid, row d); True: in Canada, without self-employment and
    full-time study (federal score); False: outside Canada (federal score).
    """
    key = ("work.years", context.day, canadian)
    if key not in context.memo:
        context.memo[key] = _whole_years(context, canadian)
    found: Years = context.memo[key]
    return found


def _whole_years(context: Context, canadian: bool | None) -> Years:
    filters = {None: ANYWHERE, True: IN_CANADA, False: OUTSIDE}[canadian]
    span = int(context.parameter("work.points_window"))
    counting = count(context, filters, span, _no_judge)
    if counting is None:
        missing, unsure = context.gaps("jobs")
        return Years(0, 0, span, ("jobs",), missing, unsure)
    year = one_year(context).hours * 7
    low, likely, high = (int(amount // year) for amount in _sums(counting))
    missing, unsure = counting.gaps() if low != high else ((), ())
    return Years(low, likely, high, facts_read(context), missing, unsure)


def _sums(counting: Counting) -> tuple[Exact, Exact, Exact]:
    """Capped hours x 7: certain, with doubtful work, and the most they may become."""
    sums = []
    for level in (3, 2):
        sums.append(min(_sum(counting, counting.lowest, r, level, careful=True) for r in (SHORT, LONG)))
    most = max(
        _sum(counting, counting.highest, r, 1, careful=False, pace=pace)
        for r in (SHORT, LONG, WIDE)
        for pace in (0, *counting.paces(counting.lines))
    )
    return sums[0], sums[1], most


def _sum(
    counting: Counting, levels: list[int], reading: int, level: int, *, careful: bool, pace: Exact = 0
) -> Exact:
    pieces = [
        piece
        for line, at in zip(counting.lines, levels, strict=True)
        if at >= level and (piece := counting.piece(line, reading, pace=pace)) is not None
    ]
    return total(segments(pieces), capped_hours, careful) if pieces else 0


def _no_judge(pieces: Sequence[Piece], careful: bool) -> int:
    return 0


def worked_one_year_in_canada(context: Context) -> Finding:
    """Grid row ``own_work``: one year full-time in Canada, TEER 0-3, with permission; no part-time, no
    window.
    """
    days = one_year(context).days

    def judge(pieces: Sequence[Piece], careful: bool) -> int:
        return 3 if total(segments(pieces), full_day, careful) >= days else 0

    counting = count(context, PERMITTED, 0, judge)
    if counting is None:
        return not_listed(context)
    truth = counting.truth()
    low, high = counting.bounds(truth)
    missing, unsure = counting.gaps() if low != high else ((), ())
    return leaf(
        Truth(truth),
        facts=facts_read(context),
        open=missing,
        unsure=unsure,
        low=Truth(low),
        high=Truth(high),
    )


def primary_noc_weeks(context: Context, settings: Mapping[str, Any] | None = None) -> Amount:
    """Full-time-equivalent weeks of work counted by Skilled Trades in the profile's main occupation."""
    counting = count(context, TRADES, int(context.parameter("st.exp.window")), _no_judge)
    main = context.fact("fact.primary_noc")
    if counting is None or not isinstance(main, str):
        missing, unsure = context.gaps(*(["jobs"] if counting is None else []), "fact.primary_noc")
        return Amount.unknown("weeks", facts=("jobs", "fact.primary_noc"), open=missing, unsure=unsure)
    counting.keep_occupation(main)
    sure, likely, most = (_weeks(amount) for amount in _sums(counting))
    missing, unsure = counting.gaps() if sure != most else ((), ())
    return Amount("weeks", sure, likely, most, facts_read(context), missing, unsure)


def _weeks(amount: Exact) -> Exact:
    weeks = Fraction(amount) / (7 * FULL)
    return weeks.numerator if weeks.denominator == 1 else weeks


def fulltime_ontario_now(context: Context) -> Finding:
    """Whether the person works 30 hours or more a week in Ontario on the reference day (sheet 04).

    Derived when the jobs are listed (sheet 16); without a list, with an empty one, or while the list cannot
    tell, the answer itself decides.
    """
    path = "work.fulltime_ontario_now"
    said = {"yes": Truth.MET, "no": Truth.NOT_MET}.get(context.fact(path))
    if not isinstance(context.case.jobs, tuple) or not context.case.jobs:
        missing, unsure = context.gaps(path)
        return leaf(Truth.UNKNOWN if said is None else said, facts=(path,), open=missing, unsure=unsure)
    derived = _fulltime_by_jobs(context)
    if said is None or derived.truth is not Truth.UNKNOWN:
        return derived
    low, high = min(derived.low, said), max(derived.high, said)
    return derived._replace(truth=said, low=low, high=high, facts=(path, *derived.facts))


def _fulltime_by_jobs(context: Context) -> Finding:
    sure: Exact = 0
    likely: Exact = 0
    possible: dict[int, Exact] = {3: 0, 2: 0}
    gaps: tuple[list[str], list[str]] = ([], [])
    with_ = asked(context)
    for line in read_lines(context, unpaid=False) or ():
        mark = both(_goes_on(line, context.day), paid(line, with_), in_ontario(line, with_))
        stated = line.job.hours_week
        week = Fraction(stated) if isinstance(stated, Decimal) else None
        # a job begun on the very day has no day before it, and any hours while they are not known
        most: Exact = week if week is not None else FULL if line.wide is None else line.wide.hours
        hours: Exact = week or 0
        sure += hours if mark.low == 3 else 0
        likely += hours if min(mark.low, mark.truth) >= 2 else 0
        for level in possible:
            possible[level] += most if mark.high >= level else 0
        if mark.high:
            gaps[0].extend((*mark.open, *line.open))
            gaps[1].extend((*mark.unsure, *line.unsure))
    low = 3 if sure >= FULL else 2 if likely >= FULL else 0
    high = 3 if possible[3] >= FULL else 2 if possible[2] >= FULL else 0
    moving = low != high
    return leaf(
        Truth(1 if moving and not low else low),
        facts=facts_read(context),
        open=tuple(dict.fromkeys(gaps[0])) if moving else (),
        unsure=tuple(dict.fromkeys(gaps[1])) if moving else (),
        low=Truth(low),
        high=Truth(high),
    )


def self_employed_in_ontario_now(context: Context) -> Finding:
    """Whether the person works for themselves in Ontario on the reference day, by the job list (15.3)."""
    with_ = asked(context)
    marks = [
        both(
            yes_no(line.job.self_employed, f"{line.path}.self_employed", PASS, FAIL),
            _goes_on(line, context.day),
            paid(line, with_),
            in_ontario(line, with_),
        )
        for line in read_lines(context, unpaid=False) or ()
    ]
    moving = [mark for mark in marks if mark.low != mark.high]
    return leaf(
        Truth(max((mark.truth for mark in marks), default=0)),
        open=tuple(dict.fromkeys(path for mark in moving for path in mark.open)),
        unsure=tuple(dict.fromkeys(path for mark in moving for path in mark.unsure)),
        low=Truth(max((mark.low for mark in marks), default=0)),
        high=Truth(max((mark.high for mark in marks), default=0)),
    )


def _goes_on(line: Line, day: date) -> Mark:
    """Whether a line is still worked on the reference day."""
    start, end = line.job.start, line.job.end
    begun = _before(start, day, f"{line.path}.start")
    if end == "current":
        return begun
    if isinstance(end, Month):
        lasts = FAIL if end.last_day < day else PASS if end.first_day > day else SILENT
    elif isinstance(end, date):
        lasts = PASS if end >= day else FAIL
    else:
        lasts = waits(end, f"{line.path}.end")
    return both(begun, lasts)


def _before(start: object, day: date, path: str) -> Mark:
    if isinstance(start, Month):
        return PASS if start.last_day <= day else FAIL if start.first_day > day else SILENT
    if isinstance(start, date):
        return PASS if start <= day else FAIL
    return waits(start, path)
