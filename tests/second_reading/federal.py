"""Sheet 13.1, read again for sheets 06, 07 and 08: work as pieces [first, end) of days of unchanged hours."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from itertools import pairwise, product

from poci_desktop.facts.answers import Month
from poci_desktop.facts.case import Case
from poci_desktop.facts.work import Job
from tests.second_reading.words import (
    MET,
    NOT_MET,
    TO_ASSESS,
    UNKNOWN,
    add_years,
    at_least,
    least,
    same_or_unknown,
)

FULL_TIME = 30
PART_TIME = 15
YEAR_HOURS = 1560
ANY_HOURS = Fraction(168)

Hours = int | Fraction


@dataclass(frozen=True)
class Span:
    """Days of one line that count with one word, and the hours a week."""

    job: str
    word: str
    first: int
    end: int
    hours: Hours


@dataclass(frozen=True)
class Piece:
    """Days on which every job keeps its hours."""

    first: int
    end: int
    held: dict[str, Hours]

    @property
    def total(self) -> Hours:
        return sum(self.held.values())


Place = tuple[Fraction, Fraction]
Filter = Callable[[Job], str]
DayWords = Callable[[Job], list[tuple[date | None, str]]]
"""From which day (None: from the start) the line has which word, in order."""


@lru_cache(maxsize=4096)
def window_start(day: date, years: int) -> date:
    """The first day w with add_years(w, years) >= day."""
    first = add_years(day, -years) - timedelta(days=3)
    while add_years(first, years) < day:
        first += timedelta(days=1)
    return first


# --- lines: from answers to spans ------------------------------------------------------------------


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


def pieces(spans: Iterable[Span]) -> list[Piece]:
    """The calendar cut wherever something begins or ends; days without work are left out."""
    kept = list(spans)
    cuts = sorted({edge for span in kept for edge in (span.first, span.end)})
    found = []
    for first, end in pairwise(cuts):
        held: dict[str, Hours] = {}
        for span in kept:
            if span.first <= first and end <= span.end:
                held[span.job] = held.get(span.job, 0) + span.hours
        if held:
            found.append(Piece(first, end, held))
    return found


def hours_between(worked: list[tuple[int, int, Hours]], first: int, end: int) -> Fraction:
    """Hours (at most 30 a week) earned in [first, end)."""
    return sum(
        (
            Fraction(max(0, min(stop, end) - max(start, first)) * min(FULL_TIME, hours), 7)
            for start, stop, hours in worked
        ),
        Fraction(0),
    )


@lru_cache(maxsize=16384)
def _two_years_on(first: int) -> int:
    return add_years(date.fromordinal(first), 2).toordinal()


@lru_cache(maxsize=16384)
def _two_years_back(end: int) -> int:
    return window_start(date.fromordinal(end), 2).toordinal()


def best_two_years(worked: list[tuple[int, int, Hours]]) -> Fraction:
    """The most hours inside some period of two years: it may be taken to begin or to end with a piece."""
    periods = [(start, _two_years_on(start)) for start, _, _ in worked]
    periods += [(_two_years_back(stop), stop) for _, stop, _ in worked]
    return max((hours_between(worked, first, end) for first, end in periods), default=Fraction(0))


def runs(worked: list[tuple[int, int, Hours]], most_apart: int) -> list[list[tuple[int, int, Hours]]]:
    """Chains: the next work starts at most ``most_apart`` days after the last day worked."""
    found: list[list[tuple[int, int, Hours]]] = []
    for item in worked:
        if found and item[0] - (found[-1][-1][1] - 1) <= most_apart:
            found[-1].append(item)
        else:
            found.append([item])
    return found


# --- patterns --------------------------------------------------------------------------------------


def _full_time(work: list[Piece]) -> list[tuple[int, int, Hours]]:
    return [(piece.first, piece.end, piece.total) for piece in work if piece.total >= FULL_TIME]


def _one_job(work: list[Piece], job: str) -> list[tuple[int, int, Hours]]:
    return [(p.first, p.end, p.held[job]) for p in work if p.held.get(job, 0) >= PART_TIME]


def _anything(work: list[Piece]) -> list[tuple[int, int, Hours]]:
    return [(piece.first, piece.end, piece.total) for piece in work]


def _total(worked: list[tuple[int, int, Hours]]) -> Fraction:
    return hours_between(worked, 0, date.max.toordinal())


def cumulative(work: list[Piece]) -> str:
    """One year in any number of pieces: P1 and P3 together, P2 in one job; a mixture is to be assessed."""
    if _total(_full_time(work)) >= YEAR_HOURS:
        return MET
    for job in {job for piece in work for job in piece.held}:
        if best_two_years(_one_job(work, job)) >= YEAR_HOURS:
            return MET
    return TO_ASSESS if _total(_anything(work)) >= YEAR_HOURS else NOT_MET


def continuous(work: list[Piece]) -> str:
    """One year without a break: 3 days are none, 4 to 14 are to be assessed, 15 break the chain."""
    jobs = {job for piece in work for job in piece.held}
    for apart, word in ((3, MET), (14, TO_ASSESS)):
        if any(_total(run) >= YEAR_HOURS for run in runs(_full_time(work), apart)):
            return word
        for job in jobs:
            if any(best_two_years(run) >= YEAR_HOURS for run in runs(_one_job(work, job), apart)):
                return word
    return TO_ASSESS if any(_total(run) >= YEAR_HOURS for run in runs(_anything(work), 14)) else NOT_MET


def across_leave(lines: list[Line], words: tuple[str, ...], opens: int, closes: int, placement: Place) -> str:
    """The chain as if the leave had been worked, less its days: an extended leave does not end a job."""
    spans = [span for line in lines for span in line.spans(opens, closes, None) if span.word in words]
    away = [
        (line.job, span)
        for line in lines
        for span in line.spans(opens, closes, None)
        if span.word in words and line.leave
    ]
    if not away:
        return NOT_MET
    worked = [span for line in lines for span in line.spans(opens, closes, placement) if span.word in words]
    chains = runs(_anything(pieces(spans)), 14)
    for chain in chains:
        first, end = chain[0][0], chain[-1][1]
        inside = [
            Span(s.job, s.word, max(s.first, first), min(s.end, end), s.hours)
            for s in worked
            if s.end > first and s.first < end
        ]
        if _total(_anything(pieces(inside))) >= YEAR_HOURS:
            return TO_ASSESS
    return NOT_MET


# --- the three sums --------------------------------------------------------------------------------

SUMS = ((MET, (MET,)), (TO_ASSESS, (MET, TO_ASSESS)), (UNKNOWN, (MET, TO_ASSESS, UNKNOWN)))


def _year(lines: list[Line], opens: int, closes: int, placement: Place, chain: bool) -> str:
    """Lines with a hole are "unknown unless the known jobs alone already pass"."""
    known = _sums([line for line in lines if not line.hole], opens, closes, placement, chain)
    if known == MET or not any(line.hole for line in lines):
        return known
    return same_or_unknown([known, _sums(lines, opens, closes, placement, chain)])


def _sums(lines: list[Line], opens: int, closes: int, placement: Place, chain: bool) -> str:
    for best, words in SUMS:
        work = pieces(s for line in lines for s in line.spans(opens, closes, placement) if s.word in words)
        found = continuous(work) if chain else cumulative(work)
        if chain and found == NOT_MET:
            found = across_leave(lines, words, opens, closes, placement)
        if found == MET:
            return best
        if found == TO_ASSESS:
            return least([best, TO_ASSESS])
    return NOT_MET


def one_year(case: Case, day: date, rule: Rule, *, chain: bool = False) -> str:
    """Whether the year is reached; what depends on how a half-known fact is read is "cannot tell"."""
    if not isinstance(case.jobs, tuple):
        return UNKNOWN
    opens, closes = window_start(day, rule.years).toordinal(), day.toordinal()
    months = any(has_months(job) for job in case.jobs)
    nameless = len(case.jobs) > 1 and any(not isinstance(job.employer, str) for job in case.jobs)

    def reading(merged: bool) -> str:
        readings = []
        for longest in (True, False) if months else (True,):
            lines = lines_of(case, day, rule, longest, merged)
            placements = placements_of(lines)
            words = [_year(lines, opens, closes, place, chain) for place in placements]
            readings.append(at_least(words) if chain else same_or_unknown(words))
        return same_or_unknown(readings)

    apart = reading(merged=False)
    if apart in (MET, TO_ASSESS) or not nameless:
        return apart  # one employer more in common never takes anything away
    return at_least([apart, reading(merged=True)])


def whole_years(
    case: Case, day: date, rule: Rule, words: tuple[str, ...], count: Callable[[list[Piece]], Fraction]
) -> tuple[int, int]:
    """Whole years of the lines with these words, at least and at most (months and leave read every way)."""
    if not isinstance(case.jobs, tuple):
        return 0, 0
    opens, closes = window_start(day, rule.years).toordinal(), day.toordinal()
    found = []
    for longest in (True, False) if any(has_months(job) for job in case.jobs) else (True,):
        lines = lines_of(case, day, rule, longest, merged=False)
        for placement in placements_of(lines):
            work = pieces(
                s
                for line in lines
                for s in line.spans(opens, closes, placement)
                if (UNKNOWN if line.hole else s.word) in words
            )
            found.append(int(count(work) // YEAR_HOURS))
    return min(found), max(found)


def pro_rata(work: list[Piece]) -> Fraction:
    """Full-time-equivalent hours: at most 30 a week, every job together."""
    return _total(_anything(work))


def full_time_only(work: list[Piece]) -> Fraction:
    """Hours of the weeks of at least 30 paid hours."""
    return _total(_full_time(work))
