"""Sheet 13.1, read again for sheets 06, 07 and 08: work as pieces [first, end) of days of unchanged hours."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from functools import lru_cache, partial
from itertools import pairwise, product

from poci_desktop.facts.case import Case
from poci_desktop.facts.work import Job
from tests.second_reading.job_lines import (
    ANY_HOURS,
    Guess,
    Hours,
    Label,
    Line,
    Place,
    Rule,
    Span,
    has_months,
    labels_of,
    lines_of,
    paces_of,
    window_start,
)
from tests.second_reading.leaves import placements, weakest
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


@dataclass(frozen=True)
class Piece:
    """Days on which every job keeps its hours."""

    first: int
    end: int
    held: dict[str, Hours]

    @property
    def total(self) -> Hours:
        return sum(self.held.values())


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
    earned: Hours = 0
    for start, stop, hours in worked:
        days = min(stop, end) - max(start, first)
        if days > 0:
            earned += days * (FULL_TIME if hours > FULL_TIME else hours)
    return Fraction(earned) / 7


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


def strength(work: list[Piece]) -> tuple[Fraction, ...]:
    """Hours of every chain without a break, in each of the patterns, the strongest first."""
    found = [_total(run) for run in runs(_full_time(work), 3)]
    for job in {job for piece in work for job in piece.held}:
        found += [best_two_years(run) for run in runs(_one_job(work, job), 3)]
    return tuple(sorted(found, reverse=True))


def _anywhere(lines: list[Line], opens: int, closes: int) -> bool:
    """Whether the sure work holds a chain without a break wherever its leaves were."""
    sure = [line for line in lines if any(word == MET for _, word in line.words)]
    whole = [line for line in sure if not line.leave]
    away = [line for line in sure if line.leave]

    def chains(some: list[Line], place: Place) -> tuple[Fraction, ...]:
        spans = (s for line in some for s in line.spans(opens, closes, place) if s.word == MET)
        return strength(pieces(spans))

    if not away or any(hours >= YEAR_HOURS for hours in chains(whole, {})):
        return True
    for line in away:  # one side of a leave holds at least half of the days
        days = min(line.end, closes) - max(line.first, opens) - line.leave
        if line.hours >= PART_TIME and min(FULL_TIME, line.hours) * (days // 2) >= YEAR_HOURS * 7:
            return True
    return weakest(sure, opens, closes, lambda place: chains(sure, place), YEAR_HOURS) >= YEAR_HOURS


def left(lines: list[Line], opens: int, closes: int, place: Place, chain: bool = False) -> Fraction:
    """The hours that the leaves leave, in all or in the longest chain of at least 30 a week."""
    work = pieces(span for line in lines for span in line.spans(opens, closes, place))
    return max(map(_total, runs(_full_time(work), 14)), default=Fraction(0)) if chain else pro_rata(work)


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
    """Whether the year is reached; what depends on how a half-known fact is read is "cannot tell".

    Where a leave lies is not asked either: a chain that holds or is in doubt with its place is in doubt.
    """
    if not isinstance(case.jobs, tuple):
        return UNKNOWN
    opens, closes = window_start(day, rule.years).toordinal(), day.toordinal()
    months = any(has_months(job) for job in case.jobs)
    nameless = len(case.jobs) > 1 and any(
        not isinstance(said, str) for job in case.jobs for said in (job.employer, job.noc)
    )
    paces = paces_of(case, lines_of(case, day, rule, Guess()))

    def placed(lines: list[Line]) -> str:
        places = placements(lines, opens, closes, lambda place: left(lines, opens, closes, place, chain))
        words = [_sums(lines, opens, closes, place, chain) for place in places]
        if not chain:
            return same_or_unknown(words)
        if set(words) == {MET} and not _anywhere(lines, opens, closes):
            return TO_ASSESS
        return at_least(words)

    def reading(label: Label | None) -> str:
        readings = []
        for longest in (True, False) if months else (True,):
            for pace in paces:
                lines = lines_of(case, day, rule, Guess(longest, pace, label))
                known = placed([line for line in lines if not line.hole])
                readings.append(known)
                if known != MET and any(line.hole for line in lines):
                    readings.append(placed(lines))
        return same_or_unknown(readings)

    apart = reading(None)
    if apart != NOT_MET or not nameless:
        return apart  # one job more in common never takes anything away
    return same_or_unknown([apart, *(reading(label) for label in labels_of(case))])


def whole_years(
    case: Case, day: date, rule: Rule, words: tuple[str, ...], count: Callable[[list[Piece]], Fraction]
) -> tuple[int, int]:
    """Whole years of the lines with these words, at least and at most (months and leave read every way)."""
    if not isinstance(case.jobs, tuple):
        return 0, 0
    opens, closes = window_start(day, rule.years).toordinal(), day.toordinal()
    found = []
    months = any(has_months(job) for job in case.jobs)
    paces = paces_of(case, lines_of(case, day, rule, Guess()))
    for longest, pace in product((True, False) if months else (True,), paces):
        lines = [
            replace(line, hours=ANY_HOURS, hole=True) if _hours_to_ask(case.jobs[line.index]) else line
            for line in lines_of(case, day, rule, Guess(longest, pace))
        ]
        for placement in placements(lines, opens, closes, partial(left, lines, opens, closes)):
            work = pieces(
                s
                for line in lines
                for s in line.spans(opens, closes, placement)
                if (UNKNOWN if line.hole else s.word) in words
            )
            found.append(int(count(work) // YEAR_HOURS))
    return min(found), max(found)


def _hours_to_ask(job: Job) -> bool:
    """Hours a week that nobody asked yet: they would replace the total, which serves when they are not known.
    An item that waits for an answer gives nothing in the lower sum and the most in the upper one (13.3).
    """
    return job.hours_week is None and job.paid_hours_total is not None and not has_months(job)


def pro_rata(work: list[Piece]) -> Fraction:
    """Full-time-equivalent hours: at most 30 a week, every job together."""
    return _total(_anything(work))


def full_time_only(work: list[Piece]) -> Fraction:
    """Hours of the weeks of at least 30 paid hours."""
    return _total(_full_time(work))
