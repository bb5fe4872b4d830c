"""One person on two dates: the streams of each, and the criteria whose finding is not the same on both.

The person is assessed as if the application were filed on each date: that day selects the rules and is the
day judged. Pure and without words; :mod:`poci_desktop.report.compared` says the same in a language.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from poci_desktop.facts.case import Case
from poci_desktop.report.rows import shown
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
class Change:
    """A criterion that is not found the same on both dates. A side is None where the rules of that date do
    not have it. ``officer``: it is one of those an officer weighs."""

    criterion: str
    officer: bool
    sides: tuple[Side | None, Side | None]


@dataclass(frozen=True, slots=True)
class StreamPair:
    """A stream on both dates; None on a date that does not name it. Changes in the order of the pack."""

    id: str
    sides: tuple[StreamResult | None, StreamResult | None]
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two assessments side by side. ``days`` are their application dates, in the order asked for; ``streams``
    are those named on either, in the order of the pack. Nothing here says that one date is better."""

    pack: Pack
    days: tuple[date, date]
    streams: tuple[StreamPair, ...]


def filed_on(case: Case, day: date) -> Case:
    """The same person, as if the application were filed on ``day``."""
    return case.model_copy(update={"app": case.app.model_copy(update={"filing_date": day})})


def compare(first: Assessment, second: Assessment) -> Comparison:
    """Two assessments of the same person side by side."""
    pack = first.pack
    by_id = [{result.stream.id: result for result in side.streams} for side in (first, second)]
    pairs = []
    for stream in pack.streams:
        sides = (by_id[0].get(stream.id), by_id[1].get(stream.id))
        if sides != (None, None):
            pairs.append(StreamPair(stream.id, sides, _changes(pack, *sides)))
    return Comparison(pack, (first.application_date, second.application_date), tuple(pairs))


_Place = tuple[str, ...]
"""Where a criterion stands in a tree: the ids from the top, and a number where the same place comes again."""


def _changes(pack: Pack, first: StreamResult | None, second: StreamResult | None) -> tuple[Change, ...]:
    """What changed. Without a verdict on both dates there is nothing to compare. A criterion made of others
    is named only when none of its parts changed: the parts tell why."""
    if first is None or second is None or {first.coverage, second.coverage} != {"covered"}:
        return ()
    before, after = _sides(first), _sides(second)
    changed = {
        (officer, place): (before.get((officer, place)), after.get((officer, place)))
        for officer, place in before.keys() | after.keys()
        if _said(before.get((officer, place))) != _said(after.get((officer, place)))
    }
    order = {name: number for number, name in enumerate(pack.criteria)}
    found = []
    for officer, place in sorted(changed, key=lambda key: (key[0], order[_name(key[1])], key[1])):
        if not any(o == officer and p != place and p[: len(place)] == place for o, p in changed):
            found.append(Change(_name(place), officer, changed[officer, place]))
    return tuple(found)


def _said(side: Side | None) -> tuple[Truth, bool, bool] | None:
    return None if side is None else side.said


def _sides(result: StreamResult) -> dict[tuple[bool, _Place], Side]:
    """Every criterion shown of a stream, by whether an officer weighs it and its place."""
    found: dict[tuple[bool, _Place], Side] = {}
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
