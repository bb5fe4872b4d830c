"""What a filter says of one job line: its truth now, and how far it may still move.

Truths are the numbers of :class:`~poci_desktop.rules.truth.Truth` (0 not met, 1 cannot tell, 2 to be
assessed, 3 met): thousands of marks are compared in one assessment.
"""

from __future__ import annotations

from typing import NamedTuple

from poci_desktop.facts.answers import DontKnow


class Mark(NamedTuple):
    """``low <= truth <= high``; ``open`` and ``unsure`` are the paths that keep it moving."""

    truth: int
    low: int
    high: int
    open: tuple[str, ...] = ()
    unsure: tuple[str, ...] = ()


PASS = Mark(3, 3, 3)
DOUBT = Mark(2, 2, 2)
FAIL = Mark(0, 0, 0)
SILENT = Mark(1, 0, 3)


def waits(value: object, path: str, low: int = 0, high: int = 3) -> Mark:
    """Cannot tell, because ``path`` was not asked or the person does not know."""
    if isinstance(value, DontKnow):
        return Mark(1, low, high, (), (path,))
    return Mark(1, low, high, (path,), ())


def yes_no(value: object, path: str, yes: Mark, no: Mark) -> Mark:
    """The mark of an answer; a missing one moves between the two."""
    if value == "yes":
        return yes
    if value == "no":
        return no
    return waits(value, path, min(yes.low, no.low), max(yes.high, no.high))


def both(*marks: Mark) -> Mark:
    """Every mark must hold: the worst of them."""
    worst = min(marks)
    if worst.high == 0 or all(m is PASS for m in marks):
        return worst
    low, high = min(m.low for m in marks), min(m.high for m in marks)
    if worst.truth < low:  # whatever the answer, a doubt stays; without it, it cannot be told
        low = worst.truth
    if low == high:
        return Mark(low, low, high)
    moving = [m for m in marks if m.low != m.high]
    return Mark(
        worst.truth,
        low,
        high,
        tuple(path for m in moving for path in m.open),
        tuple(path for m in moving for path in m.unsure),
    )
