"""The finding of a work requirement: its parts, who is to blame, the figures and the lines left out."""

from __future__ import annotations

from datetime import date
from decimal import ROUND_FLOOR, Decimal
from typing import Any

from poci_desktop.rules.context import Context
from poci_desktop.rules.findings import Finding, Note, Value, leaf
from poci_desktop.rules.measures.work.counting import SHORT, WINDOW, Counting
from poci_desktop.rules.measures.work.lines import Exact, Line
from poci_desktop.rules.measures.work.marks import PASS
from poci_desktop.rules.truth import Truth

SOON = 60
READ = (
    "employer", "noc", "duties_match", "start", "end", "hours_week", "paid_hours_total", "paid", "country",
    "province", "place_pattern", "lived_in_ontario", "authorised", "student_fulltime", "self_employed",
    "own_business", "verifiable", "seasonal", "extended_leave_days", "unpaid_days", "licence_required",
    "licence_held", "licence_from",
)  # fmt: skip


def shown_hours(week_hours: Exact) -> Value:
    """Hours x 7 as paid hours for the reader, rounded down to a tenth: never up to a limit."""
    tenths = (Decimal(int(week_hours * 10 // 7))) / 10
    return Value("hours", int(tenths) if tenths == tenths.to_integral_value(ROUND_FLOOR) else tenths)


def facts_read(context: Context) -> tuple[str, ...]:
    """The paths of every answer given in the job list, and of the occupations it is compared with."""
    key = "work.facts"
    if key not in context.memo:
        jobs = context.case.jobs
        paths: tuple[str, ...] = ("jobs",)
        if isinstance(jobs, tuple) and jobs:
            paths = tuple(
                f"jobs[{index}].{name}"
                for index, job in enumerate(jobs)
                for name in READ
                if name in job.model_fields_set
            ) or ("jobs",)
        context.memo[key] = paths
    found: tuple[str, ...] = context.memo[key]
    return found


def not_listed(context: Context, names: tuple[str, ...] = ()) -> Finding:
    """The job list was not asked for, or the person does not know: nothing can be told."""
    missing, unsure = context.gaps("jobs")
    parts = tuple(leaf(Truth.UNKNOWN, low=Truth.NOT_MET, high=Truth.MET, criterion=name) for name in names)
    return leaf(
        Truth.UNKNOWN,
        facts=("jobs",),
        open=missing,
        unsure=unsure,
        op="all" if parts else "leaf",
        children=parts,
    )


class Parts:
    """Builds the finding of one requirement out of the truths of its parts.

    ``own`` are the parts that count days and hours; the others are the filters and the window.
    """

    def __init__(self, context: Context, counting: Counting, truth: int, own: tuple[str, ...]) -> None:
        self.context = context
        self.own = own
        self.counting = counting
        self.truth = truth
        self.blamed = counting.blamed(truth) if truth != 3 and counting.lines else ()
        self.truths: dict[str, int] = {}
        self.notes: dict[str, list[Note]] = {}
        self.figures: dict[str, tuple[Value, Value]] = {}
        self._left_out()
        self._doubts()
        if truth >= 2:
            self._drops_out()

    def note(self, part: str, name: str, **values: Value) -> None:
        """Attach a sentence of the pack to a part."""
        self.notes.setdefault(part, []).append(Note(name, tuple(values.items())))

    def figure(self, part: str, measured: Value, limit: Value) -> None:
        """What was measured for a part, and its limit."""
        self.figures[part] = (measured, limit)

    def finding(self, measured: Value, limit: Value) -> Finding:
        """The whole with its parts; the worst part always has the truth of the whole."""
        low, high, missing, unsure = self._bounds()
        names = (*self.own, *self.counting.filters.names, WINDOW)
        for name in self.counting.filters.names:
            self.truths.setdefault(name, self.best(name))
        for name in self.blamed:
            self.truths[name] = self.truth
        for name, (counted, needed) in self.figures.items():
            if counted.value < needed.value and self.truth != 3:  # short, but a filter is to blame: not "met"
                self.truths.setdefault(name, Truth.N_A.value)
        if min((self.truths.get(n, 3) for n in names), default=3) != self.truth:
            self.truths[self.own[0]] = self.truth
        return leaf(
            Truth(self.truth),
            op="all",
            facts=facts_read(self.context),
            open=missing,
            unsure=unsure,
            low=low,
            high=high,
            children=tuple(self._part(name, low, high) for name in names),
            limit=limit,
            measured=measured,
        )

    def best(self, name: str) -> int:
        """The truth of a filter for the line that fares best with it: met only when some line passes."""
        index = self.counting.filters.names.index(name)
        return max((marks[index].truth for marks in self.counting.marks), default=3)

    def single(self, measured: Value, limit: Value, children: tuple[Finding, ...] = ()) -> Finding:
        """The same as one leaf with every note, for a requirement whose parts are not criteria."""
        low, high, missing, unsure = self._bounds()
        others = [name for name in self.notes if name not in self.own]
        return leaf(
            Truth(self.truth),
            facts=facts_read(self.context),
            open=missing,
            unsure=unsure,
            low=low,
            high=high,
            notes=tuple(note for name in (*self.own, *others) for note in self.notes.get(name, ())),
            children=children,
            limit=limit,
            measured=measured,
        )

    def _bounds(self) -> tuple[Truth, Truth, tuple[str, ...], tuple[str, ...]]:
        low, high = (Truth(v) for v in self.counting.bounds(self.truth))
        missing, unsure = ((), ()) if low is high else self.counting.gaps()
        if self.truth == 1 and (missing or unsure):
            self.note(self.own[0], "work.certain_only")
        return low, high, missing, unsure

    def _part(self, name: str, low: Truth, high: Truth) -> Finding:
        truth = Truth(self.truths.get(name, 3))
        idle = name not in self.own and truth is Truth.MET and not self._looked_at(name)
        if idle or truth is Truth.N_A:
            return leaf(Truth.N_A, criterion=name, notes=tuple(self.notes.get(name, ())))
        settled = low is high
        figures = self.figures.get(name)
        return leaf(
            truth,
            criterion=name,
            facts=facts_read(self.context),
            low=truth if settled else low,
            high=truth if settled else Truth.MET,
            notes=tuple(self.notes.get(name, ())),
            measured=figures[0] if figures else None,
            limit=figures[1] if figures else None,
        )

    def _looked_at(self, name: str) -> bool:
        """A filter with no line before it, or with none of its kind, does not apply."""
        jobs = [line.job for line in self.counting.lines]
        if name == "self_employed":
            return any(job.self_employed != "no" or job.own_business not in (None, "no") for job in jobs)
        if name == "licence":
            return any(job.licence_required != "no" for job in jobs)
        return bool(jobs)

    def _left_out(self) -> None:
        """Name the lines a filter leaves out, and those older than the window."""
        counting = self.counting
        for line, marks in zip(counting.lines, counting.marks, strict=True):
            for name, mark in zip(counting.filters.names, marks, strict=False):
                if mark is PASS:
                    continue
                if mark.truth == 0:
                    self.note(name, f"work.left_out.{name}", job=Value("entry", line.path))
                elif mark.truth == 1 and not mark.open:
                    self.note(name, f"work.cannot_tell.{name}", job=Value("entry", line.path))
                elif mark.truth == 2:
                    self.note(name, f"work.doubt.{name}", job=Value("entry", line.path))
            if marks[-1].truth == 1:
                self.note(WINDOW, "work.cannot_place", job=Value("entry", line.path))
            elif line.long is not None and line.long.start < counting.first:
                self._old(line, line.long.end)
            if line.job.verifiable == "yes" and "yes" in (line.job.self_employed, line.job.own_business):
                part = next((n for n in ("self_employed", "paid") if n in counting.filters.names), "")
                if part and min(m.truth for m in marks) == 3:
                    self.note(part, "work.proof_needed", job=Value("entry", line.path))

    def _old(self, line: Line, end: int) -> None:
        first = Value("date", date.fromordinal(self.counting.first))
        name = "work.too_old" if end <= self.counting.first else "work.partly_too_old"
        self.note(WINDOW, name, job=Value("entry", line.path), first=first)

    def _doubts(self) -> None:
        """Leaves taken out, and readings that differ."""
        counting = self.counting
        own = counting.filters.leave or self.own[0]
        for line, level in zip(counting.lines, counting.worst, strict=True):
            span = line.long
            if level and span is not None and span.leave:
                values: dict[str, Any] = {"job": Value("entry", line.path), "days": Value("days", span.leave)}
                self.note(own, "work.leave", **values)
        if (
            self.truth == 1
            and not self.blamed
            and any(
                not line.exact and not line.open and not line.unsure
                for line, level in zip(counting.lines, counting.worst, strict=True)
                if level
            )
        ):
            self.note(self.own[0], "work.readings_differ")

    def _drops_out(self) -> None:
        """Warn when the requirement would fail within 60 days because old work leaves the window."""
        counting = self.counting
        limit = counting.first + SOON
        sure = counting.pieces(SHORT, level=self.truth)
        if all(piece.start >= limit for piece in sure):
            return
        later = []
        current = {line.entry for line in counting.lines if line.current}
        for piece in sure:
            end = piece.end + SOON if piece.entry in current else piece.end
            start = max(piece.start, limit)
            if start < end:
                later.append(piece._replace(start=start, end=end))
        kept = counting.judge(later, True) if later else 0
        if kept < (3 if self.truth == 3 else 2):
            self.note(
                WINDOW,
                "work.drops_out",
                days=Value("days", SOON),
                first=Value("date", date.fromordinal(counting.first)),
            )
