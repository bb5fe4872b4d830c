"""One person on two dates: the streams of each, the criteria whose finding is not the same on both, and those
that decide a verdict.

The person is assessed as if the application were filed on each date: that day selects the rules and is the
day judged. Pure and without words; :mod:`poci_desktop.report.compared` says the same in a language.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from poci_desktop.report.rows import deciders, shown
from poci_desktop.rules.assess import Assessment, StreamResult
from poci_desktop.rules.findings import Finding
from poci_desktop.rules.pack import Pack
from poci_desktop.rules.truth import Truth


@dataclass(frozen=True, slots=True)
class Side:
    """A criterion on one of the dates; not ``needed`` where another way is met already."""

    finding: Finding
    needed: bool

    @property
    def said(self) -> tuple[Truth, bool, bool]:
        """What a reader is told of it; only when this differs has the criterion changed."""
        truth = self.finding.truth
        return truth if self.needed else Truth.N_A, self.needed, self.finding.officer and truth is Truth.MET


@dataclass(frozen=True, slots=True)
class CriterionPair:
    """A criterion on both dates. A side is None where the rules of that date do not have it. ``officer``: it
    is one of those an officer weighs."""

    criterion: str
    officer: bool
    sides: tuple[Side | None, Side | None]


@dataclass(frozen=True, slots=True)
class StreamPair:
    """A stream on both dates; None on a date that does not name it. Criteria stand in the order of the pack.

    ``changes`` are not found the same on both dates. Of the criteria that give a verdict other than met,
    ``same`` are found the same on both, and ``deciding`` are those neither told there nor as a change: all
    of them where only one date has a verdict. So no verdict stands without what decides it.
    """

    id: str
    sides: tuple[StreamResult | None, StreamResult | None]
    changes: tuple[CriterionPair, ...]
    same: tuple[CriterionPair, ...]
    deciding: tuple[CriterionPair, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two assessments side by side. ``days`` are their application dates, in the order asked for; ``streams``
    are those named on either, in the order of the pack. Nothing here says that one date is better."""

    pack: Pack
    days: tuple[date, date]
    streams: tuple[StreamPair, ...]


def compare(first: Assessment, second: Assessment) -> Comparison:
    """Two assessments of the same person side by side."""
    pack = first.pack
    by_id = [{result.stream.id: result for result in side.streams} for side in (first, second)]
    pairs = []
    for stream in pack.streams:
        sides = (by_id[0].get(stream.id), by_id[1].get(stream.id))
        if sides != (None, None):
            pairs.append(_Paired(pack, sides).pair(stream.id))
    return Comparison(pack, (first.application_date, second.application_date), tuple(pairs))


_Place = tuple[str, ...]
"""Where a criterion stands in a tree: the ids from the top, and a number where the same place comes again."""
_Key = tuple[bool, _Place]
"""Whether an officer weighs it, and its place."""


class _Paired:
    """The criteria of one stream on both dates."""

    def __init__(self, pack: Pack, results: tuple[StreamResult | None, StreamResult | None]) -> None:
        self._results = results
        self._order = {name: number for number, name in enumerate(pack.criteria)}
        first, second = (_sides(result) for result in results)
        self._sides = (first, second)

    def pair(self, stream: str) -> StreamPair:
        changed = self._changed()
        same, deciding = set[_Key](), set[_Key]()
        for place, result in enumerate(self._results):
            for key in self._deciders(place, result):
                if self._alike(key):
                    same.add(key)
                elif key not in changed:
                    deciding.add(key)
        return StreamPair(
            stream, self._results, self._pairs(changed), self._pairs(same), self._pairs(deciding)
        )

    def _changed(self) -> set[_Key]:
        """What changed. Without a verdict on both dates there is nothing to compare. A criterion made of
        others is named only when none of its parts changed: the parts tell why."""
        first, second = self._sides
        if not first or not second:
            return set()
        changed = {key for key in first.keys() | second.keys() if not self._alike(key)}
        return {
            (officer, place)
            for officer, place in changed
            if not any(o == officer and p != place and p[: len(place)] == place for o, p in changed)
        }

    def _alike(self, key: _Key) -> bool:
        return _said(self._sides[0].get(key)) == _said(self._sides[1].get(key))

    def _deciders(self, place: int, result: StreamResult | None) -> Iterator[_Key]:
        """Where what decides the verdict of a date stands: the first place that tells the same."""
        for officer, finding in deciders(result) if result else ():
            yield next(
                key
                for key, side in self._sides[place].items()
                if key[0] == officer
                and side.needed
                and (side.finding.criterion, side.finding.truth) == (finding.criterion, finding.truth)
            )

    def _pairs(self, keys: set[_Key]) -> tuple[CriterionPair, ...]:
        return tuple(
            CriterionPair(_name(key[1]), key[0], (self._sides[0].get(key), self._sides[1].get(key)))
            for key in sorted(keys, key=lambda key: (key[0], self._order[_name(key[1])], key[1]))
        )


def _said(side: Side | None) -> tuple[Truth, bool, bool] | None:
    return None if side is None else side.said


def _sides(result: StreamResult | None) -> dict[_Key, Side]:
    """Every criterion shown of a stream, by whether an officer weighs it and its place; none without a
    verdict."""
    found: dict[_Key, Side] = {}
    if result is None or result.coverage != "covered":
        return found
    for officer, roots in ((False, (result.root,)), (True, result.officer)):
        for root in roots:
            for place, side in _placed(root):
                again = 2
                free = place
                while (officer, free) in found:
                    free = (*place[:-1], f"{place[-1]}{_AGAIN}{again}")
                    again += 1
                found[officer, free] = side
    return found


_AGAIN = "#"


def _name(place: _Place) -> str:
    return place[-1].partition(_AGAIN)[0]


def _placed(root: Finding) -> Iterator[tuple[_Place, Side]]:
    above: list[str] = []
    for finding, depth, needed in shown(root):
        del above[depth:]
        above.append(finding.criterion)
        yield tuple(above), Side(finding, needed)
