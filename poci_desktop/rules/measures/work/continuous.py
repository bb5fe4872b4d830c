"""One year without a break in the profile's main occupation (Federal Skilled Worker): sheets 13.1 and 06.

Work that starts within 3 days of the end of the last is no break, within 14 days leaves a doubt, later
starts a new chain. MET by 364 days of at least 30 hours a week in one chain, or by one part-time job (P2)
whose chain reaches the hours inside 24 months. A long leave does not end a job: its days are taken out, and
a year reached only across it is to be assessed, as is any other sum of capped hours inside one chain.

A line's leave is taken as one stretch, and a chain without a break must be there wherever it lies.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from poci_desktop.rules.context import Context
from poci_desktop.rules.findings import Finding, Value
from poci_desktop.rules.measures.work.counting import SHORT, count
from poci_desktop.rules.measures.work.cumulative import OneYear, capped_hours, one_year
from poci_desktop.rules.measures.work.filters import FEDERAL
from poci_desktop.rules.measures.work.full_and_part_time import FULL, PART, full_day, part_hours
from poci_desktop.rules.measures.work.leaves import always
from poci_desktop.rules.measures.work.lines import Exact
from poci_desktop.rules.measures.work.telling import Parts, not_listed, shown_hours
from poci_desktop.rules.measures.work.timeline import (
    Piece,
    Segment,
    Worth,
    best_period,
    by_job,
    segments,
    total,
)


class Chained(NamedTuple):
    """One year, and the days within which the next work must start: without a break, and with a doubt."""

    year: OneYear
    near: int
    far: int

    def judge(self, pieces: Sequence[Piece], careful: bool) -> int:
        """3 by a chain without a break wherever the leaves lie, 2 by one with a doubt, else 0."""
        if self.best(pieces, careful) < self.year.hours * 7:
            return 0
        return 3 if _unbroken_anywhere(self, tuple(pieces)) else 2

    def unbroken(self, pieces: Sequence[Piece]) -> bool:
        """A year without a break, of work without a leave."""
        found = segments(pieces)
        if any(_days(chain) >= self.year.days for chain in chains(found, full_day, self.near)):
            return True
        need = self.year.hours * 7
        return any(
            best_period(chain, self.year.months, part_hours, need, True) >= need
            for alone in by_job(pieces, PART, FULL, need)
            for chain in chains(alone, part_hours, self.near)
        )

    def marks(self, pieces: Sequence[Piece]) -> set[int]:
        """Where work begins and ends, and where the year is just reached from the start or the end of a
        chain.
        """
        found = segments(pieces)
        days = {day for segment in found for day in (segment.start, segment.end)}
        for chain in chains(found, full_day, self.near):
            days |= set(_reached(chain, full_day, self.year.days))
        need = self.year.hours * 7
        for alone in by_job(pieces, PART, FULL, need):
            for chain in chains(alone, part_hours, self.near):
                days |= set(_reached(chain, part_hours, need))
        return days

    def best(self, pieces: Sequence[Piece], careful: bool) -> Exact:
        """Capped hours x 7 of the chain that holds the most, doubtful breaks allowed."""
        if not pieces:
            return 0
        found = chains(segments(pieces), capped_hours, self.far)
        return max(total(chain, capped_hours, careful) for chain in found)


def chains(found: Sequence[Segment], worth: Worth, within: int) -> Iterator[list[Segment]]:
    """Runs of segments of any worth in which the next day worked comes within ``within`` days of the last."""
    chain: list[Segment] = []
    for segment in found:
        if not worth(segment.held):
            continue
        if chain and segment.start - (chain[-1].end - 1) > within:
            yield chain
            chain = []
        chain.append(segment)
    if chain:
        yield chain


def _days(chain: Sequence[Segment]) -> int:
    return sum(segment.end - segment.start for segment in chain)


def _reached(chain: Sequence[Segment], worth: Worth, need: Exact) -> Iterator[int]:
    """The day by which the need is met, counted from the first day of the chain, and from its last."""
    for order, forward in ((list(chain), True), (list(reversed(chain)), False)):
        left = need
        for segment in order:
            each = worth(segment.held)
            if each * (segment.end - segment.start) >= left:
                days = -(-left // each)
                yield segment.start + int(days) if forward else segment.end - int(days)
                break
            left -= each * (segment.end - segment.start)


@lru_cache(maxsize=512)  # the same work is judged several times in one assessment
def _unbroken_anywhere(rule: Chained, pieces: tuple[Piece, ...]) -> bool:
    need = rule.year.hours * 7
    beside = (piece for piece in pieces if piece.leave and piece.hours >= PART)
    if any(_one_side(piece) * min(FULL, piece.hours) >= need for piece in beside):
        return True
    return always(pieces, rule.unbroken, rule.marks, rule.near)


def _one_side(piece: Piece) -> int:
    """Days certainly worked without the leave between them: the longer side of it is at least half."""
    return -(-(piece.end - piece.start - piece.leave) // 2)


def year_in_main_occupation(context: Context, settings: Mapping[str, Any]) -> Finding:
    """``hcp.fsw.exp`` and ``fssw.fsw.exp``."""
    key = ("work.year_in_main_occupation", context.day)
    if key not in context.memo:
        context.memo[key] = _year(context)
    found: Finding = context.memo[key]
    return found


def _year(context: Context) -> Finding:
    year = one_year(context)
    near, far = int(context.parameter("work.break_none")), int(context.parameter("work.break_doubt"))
    needs = Chained(year, near, far)
    counting = count(context, FEDERAL, int(context.parameter("fsw.exp.window")), needs.judge)
    if counting is None:
        return not_listed(context)
    truth = counting.truth()
    parts = Parts(context, counting, truth, ("length",))
    measured, limit = shown_hours(needs.best(counting.pieces(SHORT), True)), Value("hours", year.hours)
    parts.note("length", "work.chain_counted", counted=measured, limit=limit)
    if truth == 2 and not parts.blamed:
        parts.note("length", "work.chain_doubt")
    return parts.single(measured, limit)
