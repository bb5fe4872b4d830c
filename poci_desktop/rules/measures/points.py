"""Points of one item of a chart, of which only a range may be known."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from poci_desktop.rules.context import Context


@dataclass(frozen=True, slots=True)
class Points:
    """What is sure, what an officer may accept (``likely``), and what answers to come could still give.

    ``sure <= likely <= most``. ``open`` and ``unsure`` are the missing facts, empty when nothing can move.
    """

    sure: int
    likely: int
    most: int
    open: tuple[str, ...] = ()
    unsure: tuple[str, ...] = ()

    @classmethod
    def exactly(cls, points: int) -> Points:
        """A known number of points."""
        return cls(points, points, points)

    @classmethod
    def between(cls, least: int, most: int, context: Context, *paths: str) -> Points:
        """From ``least`` to ``most``, by the answers to ``paths`` that are missing."""
        missing, unsure = context.gaps(*paths)
        return cls(least, least, most, missing, unsure)

    @property
    def exact(self) -> bool:
        """Whether the number is known."""
        return self.sure == self.most


def added(items: Iterable[Points], cap: int | None = None) -> Points:
    """The sum of items, at most ``cap``; missing facts count only where the sum can move."""
    items = tuple(items)
    sure, likely, most = (sum(getattr(item, name) for item in items) for name in ("sure", "likely", "most"))
    if cap is not None:
        sure, likely, most = min(sure, cap), min(likely, cap), min(most, cap)
    if sure == most:
        return Points(sure, likely, most)
    moving = [item for item in items if not item.exact]
    return Points(sure, likely, most, *_gaps(moving))


def _gaps(moving: Iterable[Points]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What is missing and what is not known in the items that can still move, each once."""
    items = tuple(moving)
    missing = dict.fromkeys(path for item in items for path in item.open)
    unsure = dict.fromkeys(path for item in items for path in item.unsure)
    return tuple(missing), tuple(unsure)


def best(items: Iterable[Points]) -> Points:
    """The item worth the most; none at all is worth nothing. Only items that may still win stay open."""
    items = tuple(items)
    sure, likely, most = (
        max((getattr(item, name) for item in items), default=0) for name in ("sure", "likely", "most")
    )
    moving = [item for item in items if item.most > sure and not item.exact]
    return Points(sure, likely, most, *_gaps(moving))


def either(first: Points, second: Points) -> Points:
    """One of two applies, and which one is not known."""
    return Points(
        min(first.sure, second.sure),
        min(first.likely, second.likely),
        max(first.most, second.most),
        tuple(dict.fromkeys((*first.open, *second.open))),
        tuple(dict.fromkeys((*first.unsure, *second.unsure))),
    )
