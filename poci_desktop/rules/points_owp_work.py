"""Points of Ontario Workforce Priority for work: the offered position, else Ontario; a physician's practice.

Sheet 20.7. Days up to the day before the reference day are put end to end, and make the months completed
between that first day and the reference day: 12 months and some days are in "6 to 12", 24 months and a day
are "over 24". Only lines whose every answer is known and clear are certain. Work abroad, at a distance or
without permission, and earlier months in the same position, may count or not: they stay a range.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from poci_desktop.facts.answers import Month
from poci_desktop.facts.work import Job
from poci_desktop.rules.calendar import add_months
from poci_desktop.rules.context import Context
from poci_desktop.rules.findings import Note
from poci_desktop.rules.measures.owp_work import (
    any_day,
    authorised_or_doubt,
    offered_position,
    ontario_or_doubt,
)
from poci_desktop.rules.measures.work.continuous import chains
from poci_desktop.rules.measures.work.filters import Asked, Filter, asked, duties, in_ontario, paid
from poci_desktop.rules.measures.work.full_and_part_time import full_day
from poci_desktop.rules.measures.work.lines import Line, Span, read_lines
from poci_desktop.rules.measures.work.marks import FAIL, PASS, Mark, waits
from poci_desktop.rules.measures.work.timeline import Piece, segments, total
from poci_desktop.rules.points import NOTHING, PHYSICIANS, Band, Read, Reading, bands, between, gaps

CURRENT_PAY = "offer.current_wage_hourly"


def _physician(line: Line, _: Asked) -> Mark:
    noc = line.job.noc
    if not isinstance(noc, str):
        return waits(noc, f"{line.path}.noc")
    return PASS if noc in PHYSICIANS else FAIL


POSITION: tuple[Filter, ...] = (offered_position, paid, authorised_or_doubt, ontario_or_doubt)
ONTARIO: tuple[Filter, ...] = (paid, authorised_or_doubt, in_ontario)
PRACTICE: tuple[Filter, ...] = (_physician, duties, paid, authorised_or_doubt, in_ontario)


@dataclass(slots=True)
class _Held:
    """The work that passes some filters: for certain, and possibly; the lines still going on, likewise."""

    day: int
    sure: list[Piece] = field(default_factory=list)
    possible: list[Piece] = field(default_factory=list)
    going_on: set[int] = field(default_factory=set)
    may_go_on: set[int] = field(default_factory=set)
    paths: list[str] = field(default_factory=list)
    open: list[str] = field(default_factory=list)
    unsure: list[str] = field(default_factory=list)
    doubt: bool = False

    def still(self, pieces: Sequence[Piece], lines: set[int]) -> bool:
        """Whether one of ``lines`` is worked on the reference day."""
        return any(piece.end == self.day and piece.entry in lines for piece in pieces)


def _held(context: Context, lines: tuple[Line, ...], filters: tuple[Filter, ...]) -> _Held:
    held, with_ = _Held(context.day.toordinal()), asked(context)
    for line in lines:
        marks = [test(line, with_) for test in filters]
        span = line.wide if line.loose else line.long
        if span is None or any(mark.high == 0 for mark in marks):
            continue
        held.possible.append(_piece(line, span))
        if line.short is not None and not line.loose and all(mark.truth == PASS.truth for mark in marks):
            held.sure.append(_piece(line, line.short))
        certain, possible = _going_on(line.job, context.day)
        held.going_on |= {line.entry} if certain else set()
        held.may_go_on |= {line.entry} if possible else set()
        held.doubt |= any(mark.low == mark.high < PASS.truth for mark in marks)
        held.paths.append(line.path)
        held.open += [*line.open, *(path for mark in marks for path in mark.open)]
        held.unsure += [*line.unsure, *(path for mark in marks for path in mark.unsure)]
        months = [name for name in ("start", "end") if isinstance(getattr(line.job, name), Month)]
        held.unsure += [f"{line.path}.{name}" for name in months]
    return held


def _piece(line: Line, span: Span) -> Piece:
    return Piece(
        span.start, span.end, span.hours, line.key or line.entry, line.entry, span.leave, span.length
    )


def _going_on(job: Job, day: date) -> tuple[bool, bool]:
    """Whether the job is still held on the day: for certain, and possibly."""
    end = job.end
    if isinstance(end, Month):
        return end.first_day >= day, end.last_day >= day
    if isinstance(end, date):
        return end >= day, end >= day
    return end == "current", True


def _position_days(context: Context, held: _Held) -> tuple[int, int, bool]:
    """Full-time days in the position: certain without a break, at most in all, and whether earlier ones
    make the difference.
    """
    breaks = int(context.parameter("owp.break_days")) + 1
    runs = list(chains(segments(held.sure), full_day, breaks)) if held.sure else []
    current = [run for run in runs if held.still(run[-1].held, held.going_on)]
    sure = int(total(current[-1], full_day, True)) if current else 0
    most = 0
    if held.still(held.possible, held.may_go_on):
        most = int(total(segments(held.possible), full_day, False))
    return sure, max(sure, most), len(runs) > 1 and bool(current)


def _days(held: _Held, now: bool) -> tuple[int, int]:
    """Days held, certain and at most; with ``now`` only where some work still goes on."""
    sure = int(total(segments(held.sure), any_day, True)) if held.sure else 0
    most = int(total(segments(held.possible), any_day, False)) if held.possible else 0
    if now and not held.still(held.sure, held.going_on):
        sure = 0
    if now and not held.still(held.possible, held.may_go_on):
        most = 0
    return sure, max(sure, most)


def _levels(ladder: Sequence[Band], day: date, days: tuple[int, int]) -> tuple[str, ...]:
    sure, most = (date.fromordinal(day.toordinal() - number) for number in days)
    return between(ladder, lambda band: _worked(band, sure, day), lambda band: _worked(band, most, day))


def _worked(band: Band, since: date, day: date) -> bool:
    """Whether the months of a band have passed since a day; "over" asks for at least a day more."""
    if band.least is None:
        return True
    complete = add_months(since, int(band.least))
    return complete < day if band.over else complete <= day


def _work(context: Context, stream: str) -> Reading:
    """Months in the position, held now; under six, months in Ontario where some work goes on there now."""
    ladder = bands(context, stream, "owpeoi.work", "position_")
    other = bands(context, stream, "owpeoi.work", "ontario_")
    less = bands(context, stream, "owpeoi.work")[-1].level
    lines = read_lines(context, unpaid=False)
    if lines is None:
        away = context.known(CURRENT_PAY) == "none"
        levels = [band.level for band in (other if away else (*ladder, *other))]
        return Reading((*levels, less), **gaps(context, ("jobs", CURRENT_PAY)))
    position, ontario = _held(context, lines, POSITION), _held(context, lines, ONTARIO)
    sure, most, earlier = _position_days(context, position)
    found = list(_levels(ladder, context.day, (sure, most)))
    if found[-1] == NOTHING:
        found[-1:] = [name or less for name in _levels(other, context.day, _days(ontario, now=True))]
    notes = [Note("owpeoi.earlier_months")] if earlier and len(found) > 1 else []
    return _reading(tuple(found), (position, ontario), notes)


def _practice(context: Context, stream: str) -> Reading:
    """All the months of practice in Ontario, whether or not it goes on."""
    ladder = bands(context, stream, "owpeoi.work_md")
    lines = read_lines(context, unpaid=False)
    if lines is None:
        return Reading(tuple(band.level for band in ladder), **gaps(context, ("jobs",)))
    held = _held(context, lines, PRACTICE)
    return _reading(_levels(ladder, context.day, _days(held, now=False)), (held,), [])


def _reading(levels: tuple[str, ...], parts: Sequence[_Held], notes: list[Note]) -> Reading:
    if len(levels) > 1 and any(held.doubt for held in parts):
        notes = [*notes, Note("owpeoi.work_doubt")]
    return Reading(
        levels,
        facts=tuple(dict.fromkeys(("jobs", *(path for held in parts for path in held.paths)))),
        open=tuple(dict.fromkeys(path for held in parts for path in held.open)),
        unsure=tuple(dict.fromkeys(path for held in parts for path in held.unsure)),
        notes=tuple(notes),
    )


READERS: Mapping[str, Read] = {"owpeoi.work": _work, "owpeoi.work_md": _practice}
