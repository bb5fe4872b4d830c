"""Points of an expression of interest (sheet 11): ranking information, never part of a verdict.

Every factor is a range of points: what is certain and what answers to come could still give. Points and
levels come from the pack's ``eoi_points`` table. The reference day is the day the expression of interest
was registered or last updated (``eoi.date``), else the application day; after a stream's last day, that
last day.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from poci_desktop.facts.case import Case
from poci_desktop.rules.context import Context
from poci_desktop.rules.findings import Note
from poci_desktop.rules.pack import Pack, Words

JOB_OFFER_STREAMS = ("fw", "is", "ids")
PHYSICIANS = ("31100", "31101", "31102")
NOTHING = ""
"""The level of a factor that gives nothing and has no row of its own (no credential, no accepted test)."""


@dataclass(frozen=True, slots=True)
class Reading:
    """The levels of one factor that are still possible, and the facts that would narrow them."""

    levels: tuple[str, ...]
    facts: tuple[str, ...] = ()
    open: tuple[str, ...] = ()
    unsure: tuple[str, ...] = ()
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class Factor:
    """One factor of a stream's grid: its name, the points sure and possible, and the rows they come from."""

    id: str
    title: Words
    low: int
    high: int
    maximum: int
    low_level: Words
    high_level: Words
    facts: tuple[str, ...]
    open: tuple[str, ...]
    unsure: tuple[str, ...]
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class Score:
    """The points of one stream on ``day``: the interval ``low`` to ``high`` out of ``maximum``."""

    stream: str
    day: date
    factors: tuple[Factor, ...]

    @property
    def low(self) -> int:
        """Points that are certain."""
        return sum(factor.low for factor in self.factors)

    @property
    def high(self) -> int:
        """Points that are possible at most."""
        return sum(factor.high for factor in self.factors)

    @property
    def maximum(self) -> int:
        """The most the grid gives in this stream."""
        return sum(factor.maximum for factor in self.factors)

    def factor(self, name: str) -> Factor:
        """A factor by id; :class:`KeyError` if the stream's grid has none of that name."""
        for factor in self.factors:
            if factor.id == name:
                return factor
        raise KeyError(name)


Read = Callable[[Context, str], Reading]


def score(pack: Pack, case: Case, stream: str, judged_on: date) -> Score | None:
    """The points of ``stream``, whether or not its criteria are met.

    None when there is no score: a stream without this grid, a day with no rules, a job-offer stream without
    a job offer (a physician on the path of their own gets no points either).
    """
    known = pack.stream(stream)
    grid = _grid(pack, stream)
    filing = case.app.filing_date
    day = filing if isinstance(filing, date) else judged_on
    if isinstance(case.eoi.date, date):
        day = case.eoi.date
    edition = known.edition_on(day)
    if not grid or edition is None or (stream in JOB_OFFER_STREAMS and case.offer.exists == "no"):
        return None
    day = min(day, edition.until)
    context = Context(pack, case, day, judged_on, stream, edition.settings)
    readers = _readers()
    return Score(
        stream, day, tuple(_factor(rows, readers[name](context, stream)) for name, rows in grid.items())
    )


def _grid(pack: Pack, stream: str) -> Mapping[str, tuple[Mapping[str, str], ...]]:
    """The rows of the stream's grid by factor, in the order of the table."""
    key = ("eoi_points", stream)
    if key not in pack.cache:
        grid: dict[str, tuple[Mapping[str, str], ...]] = {}
        for row in pack.tables.get("eoi_points", ()):
            if row.get(stream) == "1":
                grid[row["factor"]] = (*grid.get(row["factor"], ()), row)
        pack.cache[key] = grid
    found: Mapping[str, tuple[Mapping[str, str], ...]] = pack.cache[key]
    return found


def _factor(rows: tuple[Mapping[str, str], ...], reading: Reading) -> Factor:
    by_level = {row["level"]: row for row in rows}
    levels = [by_level.get(level) for level in reading.levels]
    ranked = sorted(levels, key=_worth)
    moving = _worth(ranked[0]) != _worth(ranked[-1])
    return Factor(
        id=rows[0]["factor"],
        title=Words(rows[0]["factor_en"], rows[0]["factor_fr"]),
        low=_worth(ranked[0]),
        high=_worth(ranked[-1]),
        maximum=max(int(row["points"]) for row in rows),
        low_level=_level(ranked[0]),
        high_level=_level(ranked[-1]),
        facts=reading.facts,
        open=reading.open if moving else (),
        unsure=reading.unsure if moving else (),
        notes=reading.notes,
    )


def _worth(row: Mapping[str, str] | None) -> int:
    return int(row["points"]) if row is not None else 0


def _level(row: Mapping[str, str] | None) -> Words:
    return Words(row["level_en"], row["level_fr"]) if row is not None else Words("", "")


def _readers() -> Mapping[str, Read]:
    from poci_desktop.rules import points_job, points_person, points_study  # they build on Reading

    return {**points_job.READERS, **points_person.READERS, **points_study.READERS}


def gaps(context: Context, paths: Iterable[str]) -> dict[str, Any]:
    """The keywords of a reading over ``paths``: facts read, not asked, not known."""
    paths = tuple(paths)
    missing, unsure = context.gaps(*paths)
    return {"facts": tuple(context.path(path) for path in paths), "open": missing, "unsure": unsure}
