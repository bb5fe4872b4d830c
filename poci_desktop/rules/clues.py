"""Where to look for a person whom a change touches: its criteria, days, figures and codes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from poci_desktop.facts.language import ABILITIES
from poci_desktop.rules.changes import Change, Rows
from poci_desktop.rules.pack import CodeList, Criterion, Edition, IntakeChange, Parameter, Stream
from poci_desktop.rules.readers import words_of

DAY = timedelta(days=1)
LATER = 90
"""Days after a change, when what it says is in force without doubt."""
NEAR = 12
"""How many days, figures and codes are looked at."""


def criteria_of(changes: tuple[Change, ...]) -> frozenset[str]:
    """The criteria that changed, read what changed, or are named on one side only of what changed."""
    found = {name for change in changes for name in change.criteria}
    for change in changes:
        if isinstance(change.new or change.old, Edition):
            sides = [set(words_of(side)) for side in (change.old, change.new)]
            found |= sides[0] ^ sides[1]
    return frozenset(found)


def days_of(changes: tuple[Change, ...]) -> list[date]:
    """Days on which the rules change, the days before, and some time after; later ones first."""
    bounds: set[date] = set()
    for change in changes:
        for side in (change.old, change.new):
            bounds |= set(_bounds(side))
    around = {day + step * DAY for day in bounds if 2000 < day.year < 2100 for step in (-1, 0, LATER)}
    return sorted(around, reverse=True)[:NEAR]


def _bounds(part: Any) -> Iterator[date]:
    if isinstance(part, (Parameter, CodeList)):
        yield from (dated.since for dated in part.values)
    elif isinstance(part, Criterion):
        yield from (day for since, until, _ in part.tests for day in (since, until and until + DAY) if day)
    elif isinstance(part, Edition):
        yield part.since
        if part.ends:
            yield part.until + DAY
    elif isinstance(part, IntakeChange):
        yield part.since
    elif isinstance(part, Stream) and part.shown_from:
        yield part.shown_from
    elif isinstance(part, Rows):
        for row in part.all():
            yield from (day for text in row.values() if (day := _day(text)) is not None)


def figures_of(changes: tuple[Change, ...]) -> list[Decimal]:
    """The figures of both sides that differ, and their nearest neighbours."""
    texts: list[str] = []
    for change in changes:
        if isinstance(change.new or change.old, Parameter):
            sides = [
                {str(d.value) for d in side.values} if side else set() for side in (change.old, change.new)
            ]
            texts += sorted(sides[0] ^ sides[1])
        elif isinstance(change.new, Rows):
            cells = (zip(old.values(), new.values(), strict=False) for old, new in change.new.changed)
            texts += [text for row in cells for old, new in row if old != new for text in (old, new)]
    exact = list(dict.fromkeys(Decimal(t) for t in texts if t.replace(".", "", 1).isdecimal()))[:NEAR]
    near = [n + step for n in exact for step in (Decimal("-0.01"), Decimal("0.01"), Decimal(-1), Decimal(1))]
    return list(dict.fromkeys((*exact, *near)))


def codes_of(changes: tuple[Change, ...]) -> list[str]:
    """Codes that one side has and the other has not, and the keys of rows that differ."""
    found: dict[str, None] = {}
    for change in changes:
        part = change.new or change.old
        if isinstance(part, Rows):
            found.update(dict.fromkeys(row[part.key[0]] for row in part.all()))
        elif isinstance(part, CodeList):
            sides = [set(words_of(side.values)) if side else set() for side in (change.old, change.new)]
            found.update(dict.fromkeys(sorted(sides[0] ^ sides[1])))
    return list(found)[:NEAR]


def tests_of(changes: tuple[Change, ...]) -> list[dict[str, str]]:
    """Sittings of a language test with the scores of a changed row of the table of levels, old and new,
    as an entry of a case file has them."""
    found: list[dict[str, str]] = []
    for change in changes:
        if change.kind == "table" and change.id == "language_levels":
            for row in change.new.all():
                scores = {ability: row[ability] for ability in ABILITIES}
                scale = {"scale": row["scale"]} if row["scale"] else {}
                found.append({"name": row["test"], **scale, **scores})
    return found[:NEAR]


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if len(text) == 10 else None
    except ValueError:
        return None
