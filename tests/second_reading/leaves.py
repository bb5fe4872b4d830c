"""Sheet 13.1, read again: where a long leave may have been, which nobody asks."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from fractions import Fraction
from itertools import product

from tests.second_reading.job_lines import LONG_LEAVE, Away, Line, Place

STARTS = 4
PART = 8
ROUNDS = 6
Strength = Callable[[Place], tuple[Fraction, ...]]
"""Hours of the chains that the leaves leave, the strongest first."""
Worth = Callable[[Place], Fraction]
"""Hours that the leaves leave."""
Best = Callable[..., Place]
"""``max`` or ``min``."""


def placements(lines: list[Line], opens: int, closes: int, worth: Worth) -> list[Place]:
    """At the edges of the work and of the window, and at every eighth of a line (fortieth, of one line).
    Three leaves and more: together in step, and where moving one after the other leaves most and least.
    """
    away = [line for line in lines if line.leave]
    cuts = {opens, closes} | {day for line in lines for day in (line.first, line.end)}
    parts = PART * 5 if len(away) == 1 else PART
    choices = [_choices(line, cuts, parts) for line in away]
    if len(away) <= 2:
        together: Iterable[tuple[Away, ...]] = product(*choices)
    else:
        longest = max(map(len, choices))
        together = [tuple(found[i % len(found)] for found in choices) for i in range(longest)]
    found: list[Place] = [{n.index: days for n, days in zip(away, some, strict=True)} for some in together]
    if len(away) <= 2:
        return found
    each = {line.index: days for line, days in zip(away, choices, strict=True)}
    starts = found[:: max(1, len(found) // STARTS)]
    return found + [_moved(place, each, worth, best) for place in starts for best in (max, min)]


def _moved(place: Place, choices: dict[int, list[Away]], worth: Worth, best: Best) -> Place:
    """The place that moving one leave after the other reaches."""
    for _ in range(2):
        for index, wanted in choices.items():
            found = [{**place, index: days} for days in wanted]
            place = best(found, key=worth)
    return place


def _choices(line: Line, cuts: set[int], parts: int) -> list[Away]:
    """One stretch; from two long leaves on, also one at either end of the line."""
    last = line.end - line.leave
    room = max(0, last - line.first)
    wanted = {line.first + room * part // parts for part in range(parts + 1)}
    for cut in cuts:
        wanted |= {cut, cut - line.leave}
    firsts = sorted({min(max(day, line.first), max(last, line.first)) for day in wanted})
    found: list[Away] = [((first, first + line.leave),) for first in firsts]
    if line.leave >= 2 * LONG_LEAVE:
        most = line.leave - LONG_LEAVE
        shares = {LONG_LEAVE, line.leave // 2, most}
        shares |= {cut - line.first for cut in cuts} | {line.leave - (line.end - cut) for cut in cuts}
        for days in sorted(days for days in shares if LONG_LEAVE <= days <= most):
            found.append(((line.first, line.first + days), (line.end - (line.leave - days), line.end)))
    return found


def weakest(lines: list[Line], opens: int, closes: int, strength: Strength, enough: int) -> Fraction:
    """The strongest chain at the worst places found by moving one leave after the other, day by day."""
    away = [line for line in lines if line.leave]
    least: tuple[Fraction, ...] = (Fraction(10**6),)
    starts = list(product(range(1, PART, 2), repeat=min(2, len(away))))
    for parts in starts if len(away) > 1 else starts[:1]:
        place: Place = {}
        for index, line in enumerate(away):
            part = parts[index % len(parts)]
            first = line.first + max(0, line.end - line.leave - line.first) * part // PART
            place[line.index] = ((first, first + line.leave),)
        reached = strength(place)
        for _ in range(ROUNDS if len(away) > 1 else 1):
            before = reached
            for line in away:
                start, stop = max(line.first, opens), min(line.end, closes) - line.leave
                tried = (
                    (strength({**place, line.index: ((day, day + line.leave),)}), day)
                    for day in range(start, max(start, stop) + 1)
                )
                reached, day = min(tried)
                place[line.index] = ((day, day + line.leave),)
                least = min(least, reached)
                if not least or least[0] < enough:
                    return least[0] if least else Fraction(0)
            if reached == before:
                break
    return least[0]
