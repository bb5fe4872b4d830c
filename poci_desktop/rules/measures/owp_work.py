"""Work for Ontario Workforce Priority: months in the offered position, or two years in the occupation.

Sheet 20.4, with the arithmetic of sheet 13.1. Only full-time work (30 paid hours a week) is certain: the rule
for part-time work was not published, so months or hours reached with it are to be assessed. Work in Canada
without authorisation, and work in the offered position outside Ontario or at a distance, are left to an
officer wherever they are needed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Any, NamedTuple

from poci_desktop.rules.context import Context
from poci_desktop.rules.findings import Finding, Value, leaf
from poci_desktop.rules.measures.work.continuous import chains
from poci_desktop.rules.measures.work.counting import LONG, SHORT, Counting, Judge, count
from poci_desktop.rules.measures.work.filters import (
    Asked,
    Filters,
    authorised,
    duties,
    every,
    in_ontario,
    offered_occupation,
    paid,
)
from poci_desktop.rules.measures.work.full_and_part_time import FULL, Needs, full_day, full_hours
from poci_desktop.rules.measures.work.leaves import LONG_LEAVE, always, without
from poci_desktop.rules.measures.work.lines import Line
from poci_desktop.rules.measures.work.marks import DOUBT, PASS, Mark, yes_no
from poci_desktop.rules.measures.work.telling import Parts, not_listed
from poci_desktop.rules.measures.work.timeline import (
    Piece,
    Worth,
    longest_job,
    period_end,
    segments,
    total,
)
from poci_desktop.rules.nodes import Measure, Quantity
from poci_desktop.rules.truth import Truth

LONGEST_MONTH = 31


def offered_position(line: Line, _: Asked) -> Mark:
    """The very position that is offered: same employer, same job."""
    return yes_no(line.job.offered_position, f"{line.path}.offered_position", PASS, Mark(0, 0, 0))


def authorised_or_doubt(line: Line, with_: Asked) -> Mark:
    """Work in Canada without authorisation: nothing published excludes it, an officer judges it."""
    return _at_least_a_doubt(authorised(line, with_))


def ontario_or_doubt(line: Line, with_: Asked) -> Mark:
    """Elsewhere than in Ontario, or at a distance: nothing published says whether it counts."""
    return _at_least_a_doubt(in_ontario(line, with_))


def _at_least_a_doubt(mark: Mark) -> Mark:
    if mark.high == 0:
        return DOUBT
    return mark._replace(low=max(mark.low, DOUBT.low)) if mark.low < DOUBT.low else mark


_OCCUPATION = every(offered_occupation, duties)
POSITION = Filters(
    ("noc", "position", "paid", "legal", "place"),
    (_OCCUPATION, offered_position, paid, authorised_or_doubt, ontario_or_doubt),
)
OCCUPATION = Filters(("noc", "paid", "legal"), (_OCCUPATION, paid, authorised_or_doubt))


class InARow(NamedTuple):
    """``months`` in a row; a break of more than ``idle`` days, or a long leave, ends the spell.

    A spell holds N months when the day before its N-month anniversary is still worked.
    """

    months: int
    idle: int

    def judge(self, pieces: Sequence[Piece], careful: bool) -> int:
        """3 by full-time work, 2 when part-time work is needed, else 0."""
        for truth, worth in ((3, full_day), (2, any_day)):
            if self._anywhere(pieces, worth) if careful else self._somewhere(pieces, worth):
                return truth
        return 0

    def _anywhere(self, pieces: Sequence[Piece], worth: Worth) -> bool:
        """Wherever the leaves lie. Days enough for two long leaves may be several: then the line alone
        counts, by the longest part they can leave.
        """
        once = [p for p in pieces if p.leave < 2 * LONG_LEAVE]
        holds = partial(self._holds, worth=worth)
        if always(once, holds, partial(self._marks, worth=worth), self.idle):
            return True
        return any(worth((p,)) and self._beside_leaves(p) for p in pieces if p.leave)

    def _somewhere(self, pieces: Sequence[Piece], worth: Worth) -> bool:
        """For one place of the leaves at least."""
        return any(self._holds(run, worth) for run in _runs(pieces))

    def _marks(self, pieces: Sequence[Piece], worth: Worth) -> set[int]:
        """Where work begins and ends, and where the months are just reached from either end of a spell."""
        days = {day for piece in pieces for day in (piece.start, piece.end)}
        for start, end in self._spells(pieces, worth):
            days |= {period_end(start, self.months), period_end(end, -self.months)}
        return days

    def _holds(self, pieces: Sequence[Piece], worth: Worth) -> bool:
        return any(period_end(start, self.months) <= end for start, end in self._spells(pieces, worth))

    def _beside_leaves(self, piece: Piece) -> bool:
        """The longest part between long leaves holds at least its share of the other days."""
        leaves = max(1, piece.leave // LONG_LEAVE)  # as many as the days of leave may have been
        return -(-(piece.end - piece.start - piece.leave) // (leaves + 1)) >= self.months * LONGEST_MONTH

    def _spells(self, pieces: Sequence[Piece], worth: Worth) -> Iterator[tuple[int, int]]:
        for chain in chains(segments(pieces), worth, self.idle + 1):
            yield chain[0].start, chain[-1].end

    def counted(self, pieces: Sequence[Piece]) -> int:
        """Whole months of the longest full-time spell that is certain, at most the months asked."""
        spells = list(self._spells([p for p in pieces if not p.leave], full_day))
        reached = [n for n in range(self.months + 1) for start, end in spells if period_end(start, n) <= end]
        return max(reached, default=0)


def _runs(pieces: Sequence[Piece]) -> Iterator[list[Piece]]:
    """The work a spell may be made of. A leave stands outside the spell: it lies at the edge of its line that
    leaves the spell longest (at most one at each end of a spell), or on days on which another line of the
    position was worked.
    """
    whole = [p for p in pieces if not p.leave]
    yield whole
    first = [p._replace(start=start, leave=0) for p in pieces if p.leave and (start := _back(p)) < p.end]
    last = [p._replace(end=end, leave=0) for p in pieces if p.leave and (end := _gone(p)) > p.start]
    for early in (None, *first):
        for late in (None, *last):
            if early is None or late is None or early.entry != late.entry:
                yield [*whole, *(p for p in (early, late) if p is not None)]
    for piece in pieces:
        for other in whole if piece.leave else ():
            for away in {other.start, other.end - piece.leave}:
                if piece.start <= away <= piece.end - piece.leave:
                    before, after = (
                        piece._replace(end=away, leave=0),
                        piece._replace(start=away + piece.leave, leave=0),
                    )
                    yield [*whole, *(part for part in (before, after) if part.start < part.end)]
    for piece in pieces:
        for other in whole if piece.leave >= 2 * LONG_LEAVE else ():
            yield from ([*whole, *parts] for parts in _two_leaves(piece, other))


def _two_leaves(piece: Piece, other: Piece) -> Iterator[list[Piece]]:
    """The line when one of its two leaves lies at an end, the other on days on which ``other`` was worked."""
    start, end = max(piece.start, other.start), min(piece.end, other.end)
    covered = min(end - start, piece.leave - LONG_LEAVE)
    if covered < LONG_LEAVE:
        return
    rest = piece._replace(leave=piece.leave - covered)
    ends = (piece.start, min(_back(rest), piece.end)), (max(_gone(rest), piece.start), piece.end)
    for beside in {(start, start + covered), (end - covered, end)}:
        for edge in ends:
            if edge[1] <= beside[0] or beside[1] <= edge[0]:
                yield list(without(piece, tuple(sorted((beside, edge)))))


def _back(piece: Piece) -> int:
    """The first day worked that counts, after a leave at the very beginning of the line."""
    return piece.start + max(0, piece.leave - (piece.ahead or 0))


def _gone(piece: Piece) -> int:
    """The day after the last one worked that counts, before a leave at the very end of the line."""
    behind = piece.length - (piece.ahead or 0) - (piece.end - piece.start)
    return piece.end - max(0, piece.leave - behind)


def any_day(held: Sequence[Piece]) -> int:
    """One, on a day on which some hours are held."""
    return 1 if held else 0


class InAll(NamedTuple):
    """``days`` of full-time work in pieces, and ``hours`` actually paid on them."""

    days: int
    hours: int

    def judge(self, pieces: Sequence[Piece], careful: bool) -> int:
        """3 by days and hours, 2 when hours are short or part-time work is needed, else 0."""
        found = segments(pieces)
        if total(found, full_day, careful) >= self.days:
            return 3 if total(found, full_hours, careful) >= self.hours * 7 else 2
        return 2 if total(found, any_day, careful) >= self.days else 0


class TwoYears(NamedTuple):
    """Full-time weeks of one job at a time; the part-time and several-jobs patterns of old leave a doubt."""

    needs: Needs

    def judge(self, pieces: Sequence[Piece], careful: bool) -> int:
        """3 by full-time work in one job at a time, 2 by a pattern of the old section 16, else 0."""
        if total(segments(pieces), one_full_job, careful) >= self.needs.days:
            return 3
        return 2 if self.needs.judge(pieces, careful) else 0


def one_full_job(held: Sequence[Piece]) -> int:
    """One, on a day in a week of at least 30 paid hours in one job."""
    return 1 if longest_job(held) >= FULL else 0


def months_in_position(context: Context, settings: Mapping[str, Any]) -> Finding:
    """``months`` (a parameter) in a row in the offered position, within ``window`` (a parameter, years)."""
    needs = InARow(int(context.parameter(settings["months"])), int(context.parameter("owp.break_days")))
    counting = _count(context, POSITION, settings, needs.judge)
    if counting is None:
        return not_listed(context)
    counted = Value("months", needs.counted(counting.pieces(SHORT)))
    return _told(context, counting, "owp.months_counted", counted, Value("months", needs.months))


def days_in_position(context: Context, settings: Mapping[str, Any]) -> Finding:
    """``days`` and ``hours`` in all in the offered position, within ``window``."""
    needs = InAll(int(context.parameter(settings["days"])), int(context.parameter(settings["hours"])))
    counting = _count(context, POSITION, settings, needs.judge)
    if counting is None:
        return not_listed(context)
    counted = _days(counting, full_day)
    return _told(context, counting, "owp.days_counted", counted, Value("days", needs.days))


def years_in_occupation(context: Context, settings: Mapping[str, Any]) -> Finding:
    """``days``, ``hours`` and ``period`` in all in the offered occupation, anywhere, within ``window``."""
    needs = TwoYears(Needs(*(int(context.parameter(settings[name])) for name in ("days", "hours", "period"))))
    counting = _count(context, OCCUPATION, settings, needs.judge)
    if counting is None:
        return not_listed(context)
    counted = _days(counting, one_full_job)
    return _told(context, counting, "owp.days_in_occupation", counted, Value("days", needs.needs.days))


def _count(context: Context, filters: Filters, settings: Mapping[str, Any], judge: Judge) -> Counting | None:
    return count(context, filters, int(context.parameter(settings["window"])), judge)


def _days(counting: Counting, worth: Worth) -> Value:
    pieces = counting.pieces(SHORT)
    return Value("days", int(total(segments(pieces), worth, True)) if pieces else 0)


def _told(context: Context, counting: Counting, note: str, counted: Value, limit: Value) -> Finding:
    """One finding with every note, and the parts an officer weighs when a line was looked at."""
    truth = counting.truth()
    parts = Parts(context, counting, truth, ("length",))
    parts.note("length", note, counted=counted, limit=limit)
    if truth == Truth.TO_ASSESS.value and not parts.blamed:
        parts.note("length", "owp.part_time")
    children = tuple(
        leaf(Truth(truth if name in parts.blamed else parts.best(name)), criterion=name)
        for name in ("legal", "place")
        if name in counting.filters.names and counting.pieces(LONG, level=1)
    )
    found = parts.single(counted, limit, children)
    return found._replace(facts=(*found.facts, *_positions(context)))


def _positions(context: Context) -> tuple[str, ...]:
    """The answers on the offered position: no other work rule reads them."""
    jobs = context.case.jobs
    lines = jobs if isinstance(jobs, tuple) else ()
    return tuple(
        f"jobs[{i}].offered_position" for i, job in enumerate(lines) if job.offered_position is not None
    )


QUANTITIES: dict[str, Quantity] = {}
MEASURES: dict[str, Measure] = {
    "months_in_position": months_in_position,
    "days_in_position": days_in_position,
    "years_in_occupation": years_in_occupation,
}
