"""Where long leaves may lie in their lines (sheet 13.1).

Nobody is asked when a leave was taken. It is tried at the places that matter: at the edges of work, and, for
rules that ask for work without a break, where the work before or after the leave just falls short. A leave
is one stretch; days enough for two long leaves may also be one at either end of the line. Weeks without pay
may be scattered, and leaves of many lines are not placed together: their sums are then bounds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import combinations, pairwise

from poci_desktop.rules.measures.work.lines import Exact
from poci_desktop.rules.measures.work.pieces import Piece, Segment, Worth

LONG_LEAVE = 29  # days: a long leave is a stretch of more than four weeks
PLACED = 2
"""Leaves whose places are tried together in a sum."""

Away = tuple[int, int]
"""Days away from work: ``first <= day < end``."""


def without_leaves(found: Sequence[Segment], worth: Worth, whole: Exact, careful: bool) -> Exact:
    """What the segments, worth ``whole`` without leaves, are worth with the leaves at their worst or best."""
    away = list(dict.fromkeys(p for s in found for p in s.held if p.leave))
    if len(away) > PLACED or any(piece.ahead is None for piece in away):
        left = max(0, whole - _lost(found, worth, careful))
        return left if careful else min(left, _apart(found, worth))
    cuts = {day for segment in found for day in (segment.start, segment.end)}
    sums = (_sum(found, worth, dict(zip(away, places, strict=True))) for places in _together(away, cuts))
    return min(sums) if careful else max(sums)


def _together(away: Sequence[Piece], cuts: set[int]) -> Iterator[tuple[tuple[Away, ...], ...]]:
    """The places of one leave, or of two: also beside each other, and on the same days."""
    first, *others = away
    for places in _stretches(first, cuts):
        if not others:
            yield (places,)
            continue
        beside = cuts | {day for place in places for day in place}
        for more in _stretches(others[0], beside):
            yield places, more


def _stretches(piece: Piece, cuts: set[int]) -> Iterator[tuple[Away, ...]]:
    """One stretch that begins or ends at a cut or at an end of the line; or two, one at either end."""
    start = piece.start - (piece.ahead or 0)
    last = start + piece.length - piece.leave
    firsts = {start, last, *cuts, *(cut - piece.leave for cut in cuts)}
    for first in sorted(first for first in firsts if start <= first <= last):
        yield ((first, first + piece.leave),)
    yield from _at_both_ends(piece, start, cuts)


def _at_both_ends(piece: Piece, start: int, cuts: set[int]) -> Iterator[tuple[Away, ...]]:
    """Two long leaves at the ends of the line that begins on ``start``: short and long, or up to a cut."""
    end, most = start + piece.length, piece.leave - LONG_LEAVE
    shares = {LONG_LEAVE, most, *(cut - start for cut in cuts), *(piece.leave - (end - cut) for cut in cuts)}
    for days in sorted(days for days in shares if LONG_LEAVE <= days <= most):
        yield (start, start + days), (end - (piece.leave - days), end)


def _sum(found: Sequence[Segment], worth: Worth, away: dict[Piece, tuple[Away, ...]]) -> Exact:
    """What the segments are worth with the leaves at these places."""
    edges = sorted({day for places in away.values() for place in places for day in place})
    whole: Exact = 0
    for start, end, held in found:
        inside = [start, *(day for day in edges if start < day < end), end]
        for first, after in pairwise(inside):
            here = [p for p in held if not any(a <= first < b for a, b in away.get(p, ()))]
            if here:
                whole += (after - first) * worth(here)
    return whole


def _inside(piece: Piece, start: int, end: int) -> int:
    """The fewest days of the leave that must lie in this part of the piece (``start <= day < end``)."""
    return max(0, piece.leave - (piece.length - (end - start)))


def _lost(found: Sequence[Segment], worth: Worth, careful: bool) -> Exact:
    """What the leaves cost."""
    costs: list[tuple[Piece, Exact]] = []
    for piece in dict.fromkeys(p for s in found for p in s.held if p.leave):
        held = [s for s in found if piece in s.held]
        days = sum(s.end - s.start for s in held)
        left = min(piece.leave, days) if careful else _inside(piece, held[0].start, held[-1].end)
        cost: Exact = 0
        steps = sorted(
            ((worth(s.held) - worth([p for p in s.held if p is not piece]), s.end - s.start) for s in held),
            reverse=careful,
        )
        for each, length in steps:
            taken = min(left, length)
            cost += taken * each
            left -= taken
        costs.append((piece, cost))
    if careful:
        return sum((cost for _, cost in costs), start=0)
    lost: Exact = 0
    together: Exact = 0
    reach = 0
    for piece, cost in sorted(costs, key=lambda item: item[0].start):
        if piece.start >= reach:
            lost += together
            together = 0
        together = max(together, cost)
        reach = max(reach, piece.end)
    return lost + together


def _apart(found: Sequence[Segment], worth: Worth) -> Exact:
    """The most the pieces are worth one by one, each without the leave that must fall inside.

    Leaves laid together take days of several jobs, so that the sum is never more than this.
    """
    parts: dict[Piece, tuple[int, int]] = {}
    for start, end, held in found:
        for piece in held:
            parts[piece] = parts.get(piece, (start, end))[0], end
    most: Exact = 0
    for piece, (start, end) in parts.items():
        left = _inside(piece, start, end) if piece.leave else 0
        most += (end - start - left) * (worth((piece,)) or piece.hours)
    return most


Marks = Callable[[Sequence[Piece]], set[int]]
"""Days (edges of work, and where it just suffices) near which the place of a leave changes something."""

CHAINED = 3
"""Leaves whose places are tried together in a chain; work of further lines with a leave is left out."""


def always(
    pieces: Sequence[Piece], holds: Callable[[Sequence[Piece]], bool], marks: Marks, near: int
) -> bool:
    """Whether ``holds`` wherever the leaves lie. Work only ever helps, so that some of it may be left out."""
    whole = [piece for piece in pieces if not piece.leave]
    away = [piece for piece in pieces if piece.leave]
    size = min(CHAINED, len(away))
    return any(_placed([*whole, *some], holds, marks, near) for some in combinations(away, size))


def _placed(
    pieces: Sequence[Piece], holds: Callable[[Sequence[Piece]], bool], marks: Marks, near: int
) -> bool:
    """``holds`` for every place worth trying of the leaves of ``pieces``, one leave after the other."""
    if holds([piece for piece in pieces if not piece.leave]):
        return True
    away = max((piece for piece in pieces if piece.leave), key=_size, default=None)
    if away is None:
        return False
    rest = [piece for piece in pieces if piece is not away]
    return all(
        _placed([*rest, *without(away, places)], holds, marks, near)
        for places in _places(away, marks(pieces), near)
    )


def _size(piece: Piece) -> Exact:
    return piece.hours * (piece.end - piece.start - piece.leave)


def _places(piece: Piece, marks: set[int], near: int) -> Iterator[tuple[Away, ...]]:
    """The leave at a mark or a day beside it, its end likewise, a break away from one, or at both ends."""
    last = max(piece.start, piece.end - piece.leave)
    found = {piece.start, last}
    for mark in marks:
        for first in (mark, mark - piece.leave):
            found |= {first - near, first - 1, first, first + 1, first + near}
    for first in sorted(first for first in found if piece.start <= first <= last):
        yield ((first, first + piece.leave),)
    yield from _at_both_ends(piece, piece.start - (piece.ahead or 0), marks)


def without(piece: Piece, away: tuple[Away, ...]) -> Iterator[Piece]:
    """The work before, between and after these days."""
    start = piece.start
    for first, after in (*away, (piece.end, piece.end)):
        if start < min(first, piece.end):
            yield piece._replace(start=start, end=min(first, piece.end), leave=0)
        start = max(start, after)
