"""Sheet 20, read again: the experience tests of Ontario Workforce Priority, TEER 0-3 and TEER 4-5."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from fractions import Fraction
from itertools import product

from poci_desktop.facts.case import Case
from poci_desktop.facts.work import Job
from tests.second_reading import job_filters, offer
from tests.second_reading.federal import Piece, pieces, runs
from tests.second_reading.job_lines import (
    LONG_LEAVE,
    Guess,
    Hours,
    Label,
    Line,
    Rule,
    Span,
    has_months,
    labels_of,
    lines_of,
    paces_of,
    window_start,
)
from tests.second_reading.words import (
    MET,
    NOT_MET,
    TO_ASSESS,
    UNKNOWN,
    add_months,
    add_years,
    choose,
    least,
    most,
    same_or_unknown,
)

FULL_TIME, PART_TIME = 30, 15
TWO_YEARS_DAYS, TWO_YEARS_HOURS, PART_TIME_YEARS = 728, 3120, 4
NINE_MONTHS_DAYS, NINE_MONTHS_HOURS = 273, 1200
BREAK = 3
"""Days without work that do not end a spell of consecutive months yet."""

Test = Callable[[list[Piece]], str]
Away = tuple[tuple[int, int], ...]
"""The days of a line spent on long leave, as [first, end) stretches."""


def teer_0_to_3(case: Case, day: date, graduate: str) -> str:
    """ANY of a (six months in the position), b (graduate: three), c (two years) and d (the licence)."""
    position = Rule(1, lambda job: in_position(job, case))
    occupation = Rule(5, lambda job: in_occupation(job, case))
    six = counted(case, day, position, lambda work: consecutive(work, 6))
    three = counted(case, day, position, lambda work: consecutive(work, 3))
    return most(
        [six, least([graduate, three]), counted(case, day, occupation, two_years), licence(case, day)]
    )


def teer_4_to_5(case: Case, day: date) -> str:
    """Nine months in the position, in any number of pieces, within two years."""
    return counted(case, day, Rule(2, lambda job: in_position(job, case)), nine_months)


def licence(case: Case, day: date) -> str:
    """A mandatory Ontario licence, needed and held; the class of a driver's licence alone is a doubt."""
    need, held = case.offer.licence_required, offer.licence_held(case, day)
    if need == "driver_class_only":  # an apprentice does not hold the class
        return {MET: TO_ASSESS, UNKNOWN: UNKNOWN}.get(held, NOT_MET)
    return least([choose(need, {"yes": MET, "no": NOT_MET}), held])


# --- filters --------------------------------------------------------------------------------------


def in_occupation(job: Job, case: Case) -> str:
    """Paid work in the occupation of the offer, anywhere."""
    same = UNKNOWN
    if isinstance(job.noc, str) and isinstance(case.offer.noc, str):
        same = MET if job.noc == case.offer.noc else NOT_MET
    return least([same, job_filters.duties(job), job_filters.paid(job), lawful(job)])


def in_position(job: Job, case: Case) -> str:
    """The very position offered, normally in Ontario; remote, abroad or elsewhere is to be assessed."""
    position = choose(job.offered_position, {"yes": MET, "no": NOT_MET})
    place = least([job_filters.in_province(job, "ON"), job_filters.place_pattern(job)])
    return least([position, in_occupation(job, case), TO_ASSESS if place == NOT_MET else place])


def lawful(job: Job) -> str:
    """Work in Canada without authorisation caps what relies on it; work abroad knows no such test."""
    if job.authorised == "no":
        return {MET: TO_ASSESS, NOT_MET: MET}.get(job_filters.in_canada(job), UNKNOWN)
    return job_filters.lawful(job)


# --- tests ----------------------------------------------------------------------------------------


def _stretches(work: list[Piece]) -> list[tuple[int, int, Hours]]:
    return [(piece.first, piece.end, piece.total) for piece in work]


def consecutive(work: list[Piece], months: int) -> str:
    """A spell of so many calendar months; part-time makes it to be assessed."""
    full = [piece for piece in work if piece.total >= FULL_TIME]
    for found, word in ((full, MET), (work, TO_ASSESS)):
        for spell in runs(_stretches(found), BREAK + 1):
            first, last = date.fromordinal(spell[0][0]), date.fromordinal(spell[-1][1] - 1)
            if add_months(first, months) - timedelta(days=1) <= last:
                return word
    return NOT_MET


def two_years(work: list[Piece]) -> str:
    """104 weeks of at least 30 hours in one job at a time; the old part-time equivalents are a doubt."""
    if _days(piece for piece in work if max(piece.held.values()) >= FULL_TIME) >= TWO_YEARS_DAYS:
        return MET
    if _days(piece for piece in work if piece.total >= FULL_TIME) >= TWO_YEARS_DAYS:
        return TO_ASSESS
    qualifying = [p for p in work if p.total >= FULL_TIME or max(p.held.values()) >= PART_TIME]
    sources = {
        job
        for piece in qualifying
        for job, hours in piece.held.items()
        if hours >= PART_TIME or piece.total >= FULL_TIME
    }
    mixture = _best_four_years([(p, p.total) for p in qualifying]) if len(sources) > 1 else Fraction(0)
    alone = [
        _best_four_years([(p, p.held[job]) for p in work if p.held.get(job, 0) >= PART_TIME])
        for job in sources
    ]
    return TO_ASSESS if max([mixture, *alone]) >= TWO_YEARS_HOURS else NOT_MET


def nine_months(work: list[Piece]) -> str:
    """39 weeks at 30 hours or more; 1,200 hours paid in them, or else a doubt; part-time is a doubt."""
    full = [piece for piece in work if piece.total >= FULL_TIME]
    if _days(full) >= NINE_MONTHS_DAYS:
        paid = sum(Fraction(piece.end - piece.first, 7) * piece.total for piece in full)
        return MET if paid >= NINE_MONTHS_HOURS else TO_ASSESS
    return TO_ASSESS if _days(work) >= NINE_MONTHS_DAYS else NOT_MET


def _days(work: Iterable[Piece]) -> int:
    return sum(piece.end - piece.first for piece in work)


def _best_four_years(work: list[tuple[Piece, Hours]]) -> Fraction:
    """The most hours, at most 30 a week, inside some period of four years."""
    starts = [piece.first for piece, _ in work]
    starts += [window_start(date.fromordinal(p.end), PART_TIME_YEARS).toordinal() for p, _ in work]
    found = Fraction(0)
    for first in starts:
        end = add_years(date.fromordinal(first), PART_TIME_YEARS).toordinal()
        inside = (
            Fraction(max(0, min(p.end, end) - max(p.first, first)) * min(FULL_TIME, hours), 7)
            for p, hours in work
        )
        found = max(found, sum(inside, Fraction(0)))
    return found


# --- the three sums, whatever way a half-known fact is read ---------------------------------------

SUMS = ((MET, (MET,)), (TO_ASSESS, (MET, TO_ASSESS)), (UNKNOWN, (MET, TO_ASSESS, UNKNOWN)))


def counted(case: Case, day: date, rule: Rule, test: Test) -> str:
    """Sheet 13.1: sure work, then doubtful work, then work not known; readings that differ tell nothing."""
    if not isinstance(case.jobs, tuple):
        return UNKNOWN
    opens, closes = window_start(day, rule.years).toordinal(), day.toordinal()
    months = any(has_months(job) for job in case.jobs)
    nameless = len(case.jobs) > 1 and any(
        not isinstance(said, str) for job in case.jobs for said in (job.employer, job.noc)
    )
    paces = paces_of(case, lines_of(case, day, rule, Guess()))

    def placed(lines: list[Line]) -> str:
        words = [
            _sums(list(zip(lines, away, strict=True)), opens, closes, test)
            for away in placements(lines, opens, closes)
        ]
        return same_or_unknown(words)

    def reading(label: Label | None) -> str:
        readings = []
        for longest, pace in product((True, False) if months else (True,), paces):
            lines = lines_of(case, day, rule, Guess(longest, pace, label))
            known = placed([line for line in lines if not line.hole])
            readings.append(known)
            if known != MET and any(line.hole for line in lines):
                readings.append(placed(lines))  # "unknown unless the known jobs alone already pass"
        return same_or_unknown(readings)

    apart = reading(None)
    if apart != NOT_MET or not nameless:
        return apart  # one job more in common never takes anything away
    return same_or_unknown([apart, *(reading(label) for label in labels_of(case))])


def _sums(lines: list[tuple[Line, Away]], opens: int, closes: int, test: Test) -> str:
    for best, words in SUMS:
        spans = [span for line, away in lines for span in worked(line, away, opens, closes)]
        found = test(pieces(span for span in spans if span.word in words))
        if found != NOT_MET:
            return least([best, found])
    return NOT_MET


def worked(line: Line, away: Away, opens: int, closes: int) -> list[Span]:
    """The days of a line inside the window, its leave taken out."""
    word = line.words[0][1]
    found, first = [], line.first
    for leave_first, leave_end in (*away, (line.end, line.end)):
        start, stop = max(first, opens), min(leave_first, line.end, closes)
        if start < stop:
            found.append(Span(line.job, word, start, stop, line.hours))
        first = max(first, leave_end)
    return found


def placements(lines: list[Line], opens: int, closes: int) -> list[list[Away]]:
    """Where each line's long leave may have been, which nobody asks."""
    edges = {edge for line in lines for edge in (line.first, line.end)}
    away = sum(1 for line in lines if line.leave)
    choices = [_leaves(line, opens, closes, edges, 40 if away == 1 else 8) for line in lines]
    if away <= 2:
        return [list(found) for found in product(*choices)]
    longest = max(map(len, choices))
    return [[found[i % len(found)] for found in choices] for i in range(longest)]


def _leaves(line: Line, opens: int, closes: int, cuts: set[int], parts: int) -> list[Away]:
    """At the edges of work, at even parts of the line inside the window, and in several stretches."""
    if not line.leave:
        return [()]
    last = max(line.first, line.end - line.leave)
    inside_first, inside_end = max(line.first, opens), min(line.end, closes)
    room = max(0, inside_end - inside_first - line.leave)
    wanted = {line.first, last} | {edge - back for edge in cuts | {opens, closes} for back in (0, line.leave)}
    wanted |= {inside_first + room * part // parts + step for part in range(parts + 1) for step in (-1, 0, 1)}
    found: list[Away] = [
        ((start, start + line.leave),)
        for start in sorted({min(last, max(line.first, day)) for day in wanted})
    ]
    found += _in_two(line, cuts | {opens, closes})
    for several in range(2, min(4, line.leave // LONG_LEAVE) + 1):
        away, apart = line.leave // several, max(0, inside_end - inside_first - line.leave) // (several + 1)
        edges = [inside_first + apart + i * (away + apart) for i in range(several)]
        found.append(tuple((edge, edge + away) for edge in edges))
        half = line.leave // 2
        found.append(((line.first, line.first + half), (line.end - (line.leave - half), line.end)))
    return found


def _in_two(line: Line, cuts: set[int]) -> list[Away]:
    """Two long leaves, one at an end of the line and one that begins or ends at a cut."""
    found: list[Away] = []
    if line.leave < 2 * LONG_LEAVE:
        return found
    for days in sorted({LONG_LEAVE, line.leave // 2, line.leave - LONG_LEAVE}):
        edges = ((line.first, line.first + line.leave - days), (line.end - (line.leave - days), line.end))
        for first in sorted({edge - back for edge in cuts for back in (0, days)}):
            beside = (first, first + days)
            for edge in edges:
                apart = edge[1] < beside[0] or beside[1] < edge[0]
                if apart and line.first <= first and beside[1] <= line.end:
                    found.append((min(beside, edge), max(beside, edge)))
    return found
