"""Time, with one unknown day: which edition and which test hold on it, and on which days none does."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any, NamedTuple

import z3

from poci_desktop.rules.pack import Pack
from tests.proofs.solver_claims import ACCEPTED

DAY = z3.Int("day")


class Span(NamedTuple):
    """From one day to another, both inclusive; None: without an end."""

    name: str
    since: date | None
    until: date | None

    @property
    def holds(self) -> Any:
        """The condition that the unknown day is inside."""
        first, last = (self.since or date.min).toordinal(), (self.until or date.max).toordinal()
        return z3.And(first <= DAY, last >= DAY)


def faults(pack: Pack) -> list[str]:
    """Days with two editions or two tests, days without rules that nothing explains, rules where none are."""
    return [*_editions(pack), *_tests(pack), *_values(pack), *_program(pack)]


def _editions(pack: Pack) -> Iterator[str]:
    for stream in pack.streams:
        spans = [Span(e.id, e.since, e.until) for e in stream.editions]
        yield from _twice(f"editions of {stream.id}", spans)
        yield from _holes(f"edition of {stream.id}", spans)
        if stream.shown_from is not None:
            early = z3.Or(*(span.holds for span in spans))
            yield from _day(
                f"{stream.id} has rules before it is named", early, stream.shown_from.toordinal() > DAY
            )


def _tests(pack: Pack) -> Iterator[str]:
    for criterion in pack.criteria.values():
        spans = [Span(criterion.id, since, until) for since, until, _ in criterion.tests]
        yield from _twice(f"tests of {criterion.id}", spans)
        yield from _holes(f"test of {criterion.id}", spans)


def _values(pack: Pack) -> Iterator[str]:
    """The dated values of a figure or a list follow each other; one counts until the next begins."""
    starts = {name: [value.since for value in figure.values] for name, figure in pack.parameters.items()}
    starts |= {name: [value.since for value in codes.values] for name, codes in pack.lists.items()}
    for name, days in starts.items():
        if days != sorted(set(days)):
            yield f"the values of {name} do not follow each other"


def _program(pack: Pack) -> Iterator[str]:
    """On every day of the calendar: rules, or a gap with its reason."""
    covered = z3.Or(*(Span(e.id, e.since, e.until).holds for s in pack.streams for e in s.editions))
    told = [Span(reason, since, until).holds for since, until, reason in without_rules()]
    stated, calendar = z3.Or(False, *told), Span("", date.min, date.max).holds
    yield from _day("no rules and no reason for it", z3.Not(covered), z3.Not(stated), calendar)
    yield from _day("rules where the pack is said to have none", covered, stated)


def without_rules() -> list[tuple[date | None, date | None, str]]:
    """The days the pack has no rules for, with the reason."""
    content = tomllib.loads(ACCEPTED.read_text(encoding="utf-8"))
    return [(g.get("since"), g.get("until"), g["reason"]) for g in content.get("without_rules", [])]


def _twice(what: str, spans: Sequence[Span]) -> Iterator[str]:
    if len(spans) > 1:
        yield from _day(f"two {what}", z3.AtLeast(*(span.holds for span in spans), 2))


def _holes(what: str, spans: Sequence[Span]) -> Iterator[str]:
    """A day between the first and the last on which none holds."""
    if len(spans) > 1:
        whole = Span("", _least(s.since for s in spans), _most(s.until for s in spans))
        yield from _day(f"no {what}", whole.holds, z3.Not(z3.Or(*(span.holds for span in spans))))


def _least(days: Iterable[date | None]) -> date | None:
    found = list(days)
    return None if None in found else min(d for d in found if d is not None)


def _most(days: Iterable[date | None]) -> date | None:
    found = list(days)
    return None if None in found else max(d for d in found if d is not None)


def _day(fault: str, *conditions: Any) -> Iterator[str]:
    """The fault, with a day that shows it; nothing when there is none."""
    solver = z3.Solver()
    solver.add(*conditions)
    found = solver.check()
    if found == z3.sat:
        yield f"{fault} on {date.fromordinal(solver.model().eval(DAY, True).as_long())}"
    elif found == z3.unknown:
        yield f"{fault}: the solver gave up"
