"""What counts of the job lines, as pieces of days, and their calendar cut where the jobs held change.

A *piece* is what counts of one line, a *segment* is a run of days on which the same pieces are held. A
*worth* gives what one day of a segment is worth (hours a week, capped or not, or 1 for a day that counts);
all sums are in *worth x days*, so hours a week summed over days are hours x 7.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from poci_desktop.rules.measures.work.lines import Exact


class Piece(NamedTuple):
    """What counts of line ``entry``: ``start <= day < end``. ``job`` is the same for lines of the same
    job.

    ``leave`` days of the whole line, ``length`` days long, were not worked; ``ahead`` of those days come
    before ``start``. ``ahead`` None: the leave may be scattered by weeks (weeks without pay).
    """

    start: int
    end: int
    hours: Exact
    job: object
    entry: int
    leave: int = 0
    length: int = 0
    ahead: int | None = None


class Segment(NamedTuple):
    """A run of days on which the same pieces are held."""

    start: int
    end: int
    held: tuple[Piece, ...]


Worth = Callable[[Sequence[Piece]], Exact]


def segments(pieces: Sequence[Piece]) -> list[Segment]:
    """Days without work are left out; segments are in order of time."""
    if len(pieces) == 1:
        only = pieces[0]
        return [Segment(only.start, only.end, (only,))]
    cuts = sorted({day for piece in pieces for day in (piece.start, piece.end)})
    found = []
    for start, end in pairwise(cuts):
        held = tuple([p for p in pieces if p.start <= start and end <= p.end])
        if held:
            found.append(Segment(start, end, held))
    return found


def by_job(pieces: Sequence[Piece], least: Exact, most: int, need: Exact) -> Iterator[list[Segment]]:
    """The segments of each job whose hours, from ``least`` and at most ``most`` a week, could make
    ``need``.
    """
    jobs: dict[object, list[Piece]] = {}
    for piece in pieces:
        jobs.setdefault(piece.job, []).append(piece)
    for own in jobs.values():
        if len(own) == 1 and own[0].hours < least:
            continue
        if sum([min(most, p.hours) * (p.end - p.start) for p in own]) >= need:
            yield segments(own)


def hours_held(held: Sequence[Piece]) -> Exact:
    """Hours a week of all jobs held."""
    if len(held) == 1:
        return held[0].hours
    total: Exact = 0
    for piece in held:
        total += piece.hours
    return total


def longest_job(held: Sequence[Piece]) -> Exact:
    """Hours a week of the job with the most (lines of the same job add up)."""
    if len(held) == 1:
        return held[0].hours
    by_job: dict[object, Exact] = {}
    for piece in held:
        by_job[piece.job] = by_job.get(piece.job, 0) + piece.hours
    return max(by_job.values(), default=0)
