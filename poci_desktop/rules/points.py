"""Points of an expression of interest (sheets 11 and 20.7): ranking information, never part of a verdict.

Every factor is a range of points: what is certain and what answers to come, or what was not published, could
still give. Points, levels and where they start come from the pack's ``eoi_points`` table: a stream has the
rows marked in its column, so that the two grids never meet. The reference day is the day the expression of
interest was registered or last updated (``eoi.date``), else the application day; before the first day of the
rules, that first day (the grid is older), and after a stream's last day, that last day.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import dropwhile
from typing import Any

from poci_desktop.facts.case import Case
from poci_desktop.rules.calendar import add_years
from poci_desktop.rules.context import Context
from poci_desktop.rules.findings import Note
from poci_desktop.rules.measures.amount import Real
from poci_desktop.rules.measures.employer import on_physician_path
from poci_desktop.rules.pack import Pack, Stream, Words
from poci_desktop.rules.truth import Truth

JOB_OFFER_STREAMS = ("fw", "is", "ids", "owp03", "owp45")
PHYSICIAN_STREAM = "owpmd"
PHYSICIANS = ("31100", "31101", "31102")
GRID_FROM, LIFE_YEARS, WITHDRAWN_BEFORE = "eoi.grid_from", "eoi.life_years", "eoi.withdrawn_before"
FIRST_RULES, GONE = "eoi.first_rules", "eoi.gone"
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
    """The points of one stream on ``day``: the interval ``low`` to ``high`` out of ``maximum``.

    ``early``: on that day expressions of interest of the stream are not open yet. ``remarks`` are texts of
    the pack: registered before the first rules, or on a day so long ago that nothing of it is left.
    """

    stream: str
    day: date
    factors: tuple[Factor, ...]
    early: bool = False
    remarks: tuple[str, ...] = ()

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

    None when there is no score: a stream without a grid, a day with no rules, a job-offer stream without a
    job offer, a physician whose own path is met while the path with a job offer is not, the category of
    self-employed physicians for somebody who is none.
    """
    known = pack.stream(stream)
    grid = _grid(pack, stream)
    registered, filing = _registered(known, case), case.app.filing_date
    applied = filing if isinstance(filing, date) else judged_on
    day = applied if registered is None else registered
    remarks = (GONE,) if _gone(pack, case, stream, registered, judged_on) else ()
    older = known.edition_on(day) is None and known.edition_on(applied) is not None
    if older and day >= pack.parameter(GRID_FROM, applied):
        day, remarks = known.editions[0].since, (FIRST_RULES, *remarks)
    edition = known.edition_on(day)
    if not grid or edition is None or _outside(case, stream):
        return None
    day = min(day, edition.until)
    context = Context(pack, case, day, judged_on, stream, edition.settings)
    if _by_physician_path_only(context):
        return None
    readers = _readers()
    factors = tuple(_factor(rows, readers[name](context, stream)) for name, rows in grid.items())
    state = known.intake_on(day)
    early = state is not None and state.state == "not_yet_open"
    return Score(stream, day, factors, early, remarks)


def _registered(stream: Stream, case: Case) -> date | None:
    """The registration, where it can be one of this stream's: not from before it took any."""
    registered = case.eoi.date
    if not isinstance(registered, date):
        return None
    state = stream.intake_on(registered)
    taken = stream.shown_from is None or (state is not None and state.state != "not_yet_open")
    return registered if taken else None


def _gone(pack: Pack, case: Case, stream: str, registered: date | None, judged_on: date) -> bool:
    """Whether a registration not used for an application has ended by itself, or was withdrawn with all."""
    if registered is None or case.ita.received == "yes" or case.app.decision == "pending":
        return False
    ended = add_years(registered, int(pack.parameter(LIFE_YEARS, judged_on))) <= judged_on
    withdrawn_before = pack.parameter(WITHDRAWN_BEFORE, judged_on)
    return ended or (stream in JOB_OFFER_STREAMS and registered < withdrawn_before <= judged_on)


def _outside(case: Case, stream: str) -> bool:
    if stream == PHYSICIAN_STREAM:
        return case.phys.noc == "other"
    return stream in JOB_OFFER_STREAMS and case.offer.exists == "no"


def _by_physician_path_only(context: Context) -> bool:
    """Sheet 01: the expression of interest of that path carries no points."""
    if not on_physician_path(context):
        return False
    return context.criterion("fw.path_job_offer").truth is Truth.NOT_MET


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


@dataclass(frozen=True, slots=True)
class Band:
    """One level of a factor that starts at a figure: ``least`` reaches it, or must be passed (``over``)."""

    level: str
    least: Decimal | None
    over: bool

    def holds(self, figure: Real) -> bool:
        """Whether a figure is in this band or a higher one."""
        return self.least is None or (figure > self.least if self.over else figure >= self.least)


def bands(context: Context, stream: str, factor: str, prefix: str = "") -> tuple[Band, ...]:
    """The levels of a factor, the highest first; ``prefix`` keeps those whose name starts with it."""
    return tuple(
        Band(row["level"], Decimal(row["least"]) if row["least"] else None, row["over"] == "1")
        for row in _grid(context.pack, stream)[factor]
        if row["level"].startswith(prefix)
    )


def banded(ladder: Sequence[Band], sure: Real, most: Real | None) -> tuple[str, ...]:
    """The levels that are possible between a figure that is certain and the most it may be (None: no end)."""
    return between(ladder, lambda band: band.holds(sure), lambda band: most is None or band.holds(most))


def between(
    ladder: Sequence[Band], sure: Callable[[Band], bool], possible: Callable[[Band], bool]
) -> tuple[str, ...]:
    """From the highest level that is possible down to the highest that is certain; "" is below the last."""
    levels: list[str] = []
    for band in dropwhile(lambda band: not possible(band), ladder):
        levels.append(band.level)
        if sure(band):
            return tuple(levels)
    return (*levels, NOTHING)


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
    from poci_desktop.rules import (  # they build on Reading
        points_job,
        points_owp,
        points_owp_work,
        points_person,
        points_study,
    )

    parts = (points_job, points_person, points_study, points_owp, points_owp_work)
    return {name: read for part in parts for name, read in part.READERS.items()}


def gaps(context: Context, paths: Iterable[str]) -> dict[str, Any]:
    """The keywords of a reading over ``paths``: facts read, not asked, not known."""
    paths = tuple(paths)
    missing, unsure = context.gaps(*paths)
    return {"facts": tuple(context.path(path) for path in paths), "open": missing, "unsure": unsure}
