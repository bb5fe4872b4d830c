"""Which lines count, and what follows (sheet 13.1): three sums, two readings, bounds, and the filter to
blame.

S1 is the work whose filters are all met, S2 adds work with a doubt, S3 work that cannot be told. A
requirement reached by S1 is MET, by S2 TO_ASSESS, by S3 UNKNOWN, else NOT_MET. It is judged in every reading
of what is half known (months short and long, missing dates or hours left out and at their most, leaves where
they hurt most and least); results that differ are UNKNOWN. ``low`` and ``high`` are the same judgement with
every open answer at its worst and at its best.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations, product

from poci_desktop.rules.calendar import window_start
from poci_desktop.rules.context import Context
from poci_desktop.rules.measures.work.filters import Asked, Filters, asked, licence_start
from poci_desktop.rules.measures.work.lines import WEEK_HOURS, Exact, Line, Span, read_lines
from poci_desktop.rules.measures.work.marks import PASS, SILENT, Mark
from poci_desktop.rules.measures.work.timeline import Piece

Judge = Callable[[Sequence[Piece], bool], int]
"""0, 2 (a doubt: only a mixture reaches it) or 3 for these pieces; the flag asks for the careful placing of
leaves.
"""

Job = tuple[str | None, str | None]
"""Employer (folded) and occupation of a job."""

SHORT, LONG, WIDE = 0, 1, 2
WINDOW = "window"


@dataclass(slots=True)
class Counting:
    """The lines of one case under one rule.

    ``marks[i]`` are the marks of line ``i``, filters in order and the window last. ``first`` is the first
    day of the window, ``last`` the reference day (which does not count).
    """

    lines: tuple[Line, ...]
    marks: list[tuple[Mark, ...]]
    filters: Filters
    first: int
    last: int
    judge: Judge
    worst: list[int]
    lowest: list[int]
    highest: list[int]

    def keep_occupation(self, noc: str) -> None:
        """Leave out the lines of another occupation; a line whose own is not known may be of this one."""
        for index, line in enumerate(self.lines):
            if line.noc not in (None, noc):
                self.worst[index] = self.lowest[index] = self.highest[index] = 0

    def truth(self) -> int:
        """The requirement as the answers stand.

        Lines without employer or code may be one job with others: what only one job would reach is not known.
        """
        truth = self._both(self.worst)
        if truth == 0 and any(any(self._readings(self.worst, merge=job)) for job in self._jobs()):
            return 1
        return truth

    def _both(self, levels: Sequence[int], lift: str = "") -> int:
        readings = set(self._readings(levels, lift))
        return readings.pop() if len(readings) == 1 else 1

    def _readings(self, levels: Sequence[int], lift: str = "", merge: Job | None = None) -> Iterator[int]:
        """The judgement by every way to read what is half known: months, missing dates or hours, the days a
        total was worked on, the place of a leave.
        """
        counted = [line for line, level in zip(self.lines, levels, strict=True) if level]
        if all(line.exact for line in counted):
            yield self.decide(levels, SHORT, lift, merge)
            return
        dated = [0 if line.short is None else level for line, level in zip(self.lines, levels, strict=True)]
        each = [levels] if dated == list(levels) else [dated, levels]
        for reading in (LONG,) if all(line.brief == line.long for line in counted) else (SHORT, LONG):
            for some in each:
                for careful in (True, False):
                    yield self.decide(some, reading, lift, merge, careful=careful)
            for pace in self.paces(counted):
                yield self.decide(levels, reading, lift, merge, careful=False, pace=pace)

    @staticmethod
    def paces(counted: Sequence[Line]) -> tuple[Exact, ...]:
        """Hours a week worth trying where a total was worked on fewer days than the line has: those that
        make 15 or 30 with the other lines. One pace serves all such lines.
        """
        if not any(line.paced for line in counted):
            return ()
        held = [line.long.hours for line in counted if line.long is not None]
        beside = {0, *held, *(a + b for a, b in combinations(held, 2))}
        return tuple(sorted({15, *(30 - hours for hours in beside if 0 <= hours < 30)}))

    def bounds(self, truth: int) -> tuple[int, int]:
        """The least and the most the truth may become."""
        low = high = truth
        if self.lowest != self.worst or not self._exact or self._unlabelled:
            low = min(*self._readings(self.lowest), truth)
        if truth != 3 and (self.highest != self.worst or not self._exact or self._unlabelled):
            for merge in self._jobs() or (None,):
                most = self.decide(self.highest, WIDE, merge=merge, careful=False)
                high = max(most, *self._readings(self.highest, merge=merge), high)
        if truth == 1 and low == high:
            return 0, 3
        if low == 2 < high and not self._exact:  # a line half known, once it counts, may be read both ways
            low = 1
        return low, high

    @property
    def _exact(self) -> bool:
        return all(line.exact for line, level in zip(self.lines, self.highest, strict=True) if level)

    @property
    def _unlabelled(self) -> bool:
        """Whether lines that are jobs of their own today could turn out to be one job."""
        counted = [line for line, level in zip(self.lines, self.highest, strict=True) if level]
        return len(counted) > 1 and any(line.key is None for line in counted)

    def _jobs(self) -> tuple[Job, ...]:
        """The jobs that lines without employer or code may belong to; () when there are no such lines."""
        if not self._unlabelled:
            return ()
        counted = [line for line, level in zip(self.lines, self.highest, strict=True) if level]
        employers = sorted({line.employer for line in counted if line.employer is not None})
        codes = sorted({line.noc for line in counted if line.noc is not None})
        return tuple(product(employers or (None,), codes or (None,)))

    def decide(
        self,
        levels: Sequence[int],
        reading: int,
        lift: str = "",
        merge: Job | None = None,
        *,
        careful: bool = True,
        pace: Exact = 0,
    ) -> int:
        """The four-valued judgement of the lines at ``levels``; ``lift`` takes one filter's dates and
        leaves away, ``merge`` is the job of lines that could be part of it, ``careful`` places leaves where
        they hurt most, ``pace`` is the hours a week of totals whose days are not known.
        """
        found: dict[int, list[Piece]] = {3: [], 2: [], 1: []}
        for line, level in zip(self.lines, levels, strict=True):
            piece = self.piece(line, reading, lift, merge, pace) if level else None
            if piece is not None:
                found[level].append(piece)
        sure = self.judge(found[3], careful) if found[3] else 0
        if sure == 3:
            return 3
        if found[2]:
            sure = max(sure, self.judge(found[3] + found[2], careful))
        if sure:
            return 2
        return 1 if found[1] and self.judge(found[3] + found[2] + found[1], careful) else 0

    def piece(
        self, line: Line, reading: int, lift: str = "", merge: Job | None = None, pace: Exact = 0
    ) -> Piece | None:
        """What counts of a line: its days inside the window and under its licence; None when there are
        none.
        """
        span: Span | None = (line.brief, line.long, line.wide)[reading]
        if span is None:
            return None
        start = span.start if lift == WINDOW else max(span.start, self.first)
        if self.filters.licensed and lift != "licence":
            start = max(start, licence_start(line))
        if start >= span.end:
            return None
        job = merge if merge is not None and line.may_be(merge) else line.key or line.entry
        days, hours, leave, length = span.end - start, span.hours, span.leave, span.length
        ahead = start - span.start
        if line.shared and reading != WIDE and days < length:
            # all the hours of a total may lie inside, where they are an average like any other
            whole = hours * (length - leave)
            hours, leave, length, ahead = min(Fraction(WEEK_HOURS), Fraction(whole) / days), 0, days, 0
        if line.paced and pace and 0 < (worked := int(hours * length / pace)) < length:
            hours, leave = Fraction(hours * length) / worked, length - worked
        if lift and lift == self.filters.leave:
            leave = 0
        return Piece(
            start, span.end, hours, job, line.entry, leave, length, None if self.filters.unpaid else ahead
        )

    def pieces(self, reading: int, level: int = 3) -> list[Piece]:
        """What counts of the lines at ``level`` or better."""
        found = (
            self.piece(line, reading)
            for line, at in zip(self.lines, self.worst, strict=True)
            if at >= level and (reading != SHORT or line.short is not None)
        )
        return [piece for piece in found if piece is not None]

    def blamed(self, truth: int) -> tuple[str, ...]:
        """The filters without which the requirement would be reached; () when days or hours are simply
        missing.

        A filter that does it alone goes first; else, when only all of them together would, those that hold
        lines back at this truth.
        """
        best, names = truth, []  # type: int, list[str]
        all_names = (*self.filters.names, WINDOW)
        for index, name in enumerate(all_names):
            acts = name in (WINDOW, self.filters.leave) or (self.filters.licensed and name == "licence")
            if not acts and all(marks[index].truth == 3 for marks in self.marks):
                continue
            levels = [
                min((m.truth for at, m in enumerate(marks) if at != index), default=3) for marks in self.marks
            ]
            reached = self._both(levels, name)
            if reached > best:
                best, names = reached, []
            if reached == best and reached > truth:
                names.append(name)
        if names or self._both([3] * len(self.lines), "") <= truth:
            return tuple(names)
        return tuple(
            name
            for index, name in enumerate(all_names)
            if any(
                marks[index].truth == truth and level == truth
                for marks, level in zip(self.marks, self.worst, strict=True)
            )
        )

    def gaps(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Paths not asked, and answered "I don't know", of the lines that may still count."""
        missing: list[str] = []
        unsure: list[str] = []
        for line, marks, level in zip(self.lines, self.marks, self.highest, strict=True):
            if not level or self.piece(line, WIDE) is None:
                continue
            missing += line.open
            unsure += line.unsure
            for mark in marks:
                missing += mark.open
                unsure += mark.unsure
            if line.key is None and self._unlabelled:
                employer, path = line.job.employer, f"{line.path}.employer"
                if employer is None:
                    missing.append(path)
                elif not isinstance(employer, str):
                    unsure.append(path)
        return tuple(dict.fromkeys(missing)), tuple(dict.fromkeys(unsure))


def count(context: Context, filters: Filters, years: int, judge: Judge) -> Counting | None:
    """Read and filter the job list; None when there is no list to read."""
    lines = read_lines(context, unpaid=filters.unpaid)
    if lines is None:
        return None
    with_ = asked(context)
    first = window_start(context.day, years=years).toordinal() if years else 0
    last = context.day.toordinal()
    counting = Counting(lines, [], filters, first, last, judge, [], [], [])
    for line in lines:
        marks = _marks(line, filters, with_, first, last)
        worst = lowest = highest = 3
        for mark in marks:
            if mark is not PASS:
                worst, lowest = min(worst, mark.truth), min(lowest, mark.low)
                highest = min(highest, mark.high)
        counting.marks.append(marks)
        counting.worst.append(worst)
        counting.lowest.append(0 if line.loose or line.short is None else lowest)
        counting.highest.append(highest)
    return counting


def _marks(line: Line, filters: Filters, with_: Asked, first: int, last: int) -> tuple[Mark, ...]:
    """The marks of one line. Hours known only as a total cannot be placed across the edge of a window, or of
    the time a licence was held: both are looked at day by day.
    """
    start, end = line.outer
    held = max(first, licence_start(line)) if filters.licensed else first
    crosses = line.shared and (start < held < end or start < last < end)
    return (*[test(line, with_) for test in filters.tests], SILENT if crosses else PASS)
