"""What differs between two packs, part by part, and which streams each change touches."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from poci_desktop.rules.pack import CodeList, Criterion, Edition, IntakeChange, Pack, Parameter, Stream, Words
from poci_desktop.rules.readers import Example, Part, Readers, readers

Row = Mapping[str, str]
READ = ("criterion", "parameter", "list", "note", "table")
"""Kinds whose readers are found by :mod:`readers`."""


@dataclass(frozen=True, slots=True)
class Change:
    """One part that is new (``old`` None), gone (``new`` None) or different.

    ``kind``: stream, edition, intake, criterion, parameter, list, note, source, not_checked, text or table
    (there ``old`` and ``new`` are the same :class:`Rows`). ``streams`` are those it touches, empty when that
    cannot be told; ``criteria`` those that read it. ``decides`` is False for words alone: no verdict changes.
    """

    kind: str
    id: str
    old: Any
    new: Any
    streams: tuple[str, ...] = ()
    criteria: tuple[str, ...] = ()
    decides: bool = True


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows of one table that differ. ``key`` are the columns that name a row."""

    key: tuple[str, ...]
    added: tuple[Row, ...]
    removed: tuple[Row, ...]
    changed: tuple[tuple[Row, Row], ...]

    def all(self) -> Iterator[Row]:
        """Every row, old and new."""
        yield from (*self.added, *self.removed, *(row for pair in self.changed for row in pair))


def changes(old: Pack, new: Pack, examples: Iterable[Example]) -> tuple[Change, ...]:
    """Every difference, in the order of the pack's parts; empty when the packs say the same.

    The head (sequence and dates) is not among them. ``examples`` help to find who reads what.
    """
    people = tuple(examples)
    found = [*_streams(old, new), *_parts(old, new), *_tables(old, new)]
    if not found:
        return ()
    now = readers(new, people)
    lost = any((c.kind, c.id) not in now.streams for c in found if not c.streams and c.kind in READ)
    both = (now, readers(old, people)) if lost else (now,)
    return tuple(_known(change, old, new, both) for change in found)


def _streams(old: Pack, new: Pack) -> Iterator[Change]:
    for name, before, after in _pairs({s.id: s for s in old.streams}, {s.id: s for s in new.streams}):
        if before is None or after is None:
            yield Change("stream", name, before, after, (name,))
            continue
        if replace(before, editions=(), intake=()) != replace(after, editions=(), intake=()):
            yield Change(
                "stream", name, before, after, (name,), decides=before.shown_from != after.shown_from
            )
        yield from _editions(before, after)
        yield from _intake(before, after)


def _editions(old: Stream, new: Stream) -> Iterator[Change]:
    for name, before, after in _pairs({e.id: e for e in old.editions}, {e.id: e for e in new.editions}):
        if before != after:
            yield Change("edition", name, before, after, (new.id,), decides=_law(before) != _law(after))


def _intake(old: Stream, new: Stream) -> Iterator[Change]:
    days = ({i.since.isoformat(): i for i in stream.intake} for stream in (old, new))
    for name, before, after in _pairs(*days):
        if before != after:
            states = [None if i is None else i.state for i in (before, after)]
            yield Change(
                "intake", f"{new.id} {name}", before, after, (new.id,), decides=states[0] != states[1]
            )


def _parts(old: Pack, new: Pack) -> Iterator[Change]:
    groups = {
        "criterion": (old.criteria, new.criteria),
        "parameter": (old.parameters, new.parameters),
        "list": (old.lists, new.lists),
        "note": (old.notes, new.notes),
        "source": (old.sources, new.sources),
        "text": (old.texts, new.texts),
        "not_checked": tuple({item.id: item for item in pack.not_checked} for pack in (old, new)),
    }
    for kind, (before, after) in groups.items():
        for name, was, now in _pairs(before, after):
            if was != now:
                yield Change(kind, name, was, now, decides=_law(was) != _law(now))


def _law(part: Any) -> Any:
    """What of a part can change a verdict."""
    if isinstance(part, Criterion):
        return part.kind, part.tests, part.per_stream
    if isinstance(part, Edition):
        return replace(part, particular=Words("", ""))
    if isinstance(part, IntakeChange):
        return part.state
    if isinstance(part, Parameter):
        return part.unit, part.values
    if isinstance(part, CodeList):
        return part.values
    return None


def _tables(old: Pack, new: Pack) -> Iterator[Change]:
    names = [s.id for s in new.streams]
    for name, before, after in _pairs(old.tables, new.tables):
        rows = _rows(before or (), after or ())
        if not any(rows.all()):
            continue
        own = {
            stream: _only(rows, stream) for stream in names if any(_speaks_of(r, stream) for r in rows.all())
        }
        if not own:
            yield Change("table", name, rows, rows)
        for stream, part in own.items():
            yield Change("table", name, part, part, (stream,))


def _only(rows: Rows, stream: str) -> Rows:
    return Rows(
        rows.key,
        tuple(row for row in rows.added if _speaks_of(row, stream)),
        tuple(row for row in rows.removed if _speaks_of(row, stream)),
        tuple(pair for pair in rows.changed if any(_speaks_of(row, stream) for row in pair)),
    )


def _speaks_of(row: Row, stream: str) -> bool:
    """Whether a row says itself that it is of a stream: in a column of streams, or in a column of its own."""
    return row.get("stream") == stream or row.get(stream, "0") not in ("", "0", "-")


def _rows(old: tuple[Row, ...], new: tuple[Row, ...]) -> Rows:
    columns = tuple((old or new or ({},))[0])
    key = columns
    for width in range(1, len(columns)):
        if all(
            len({tuple(r.get(c) for c in columns[:width]) for r in rows}) == len(rows) for rows in (old, new)
        ):
            key = columns[:width]
            break
    before, after = ({tuple(r.get(c) for c in key): r for r in rows} for rows in (old, new))
    return Rows(
        key,
        tuple(row for name, row in after.items() if name not in before),
        tuple(row for name, row in before.items() if name not in after),
        tuple((row, after[name]) for name, row in before.items() if name in after and after[name] != row),
    )


def _pairs(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[tuple[str, Any, Any]]:
    """Name, old and new of everything in either; what is gone stands where it stood, what is new last."""
    for name in dict.fromkeys((*old, *new)):
        yield name, old.get(name), new.get(name)


def _known(change: Change, old: Pack, new: Pack, both: tuple[Readers, ...]) -> Change:
    """The change with the streams and criteria it touches, in the order of the packs."""
    part: Part = (change.kind, change.id)
    criteria = {name for by in both for name in by.criteria.get(part, ())}
    if change.kind == "criterion":
        criteria.add(change.id)
    streams = set(change.streams) or {name for by in both for name in by.streams.get(part, ())}
    streams = streams or {s.id for pack in (old, new) for s in pack.streams if _named(change, s)}
    order = dict.fromkeys(s.id for s in (*new.streams, *old.streams))
    known = dict.fromkeys((*new.criteria, *old.criteria))
    return replace(
        change,
        streams=tuple(name for name in order if name in streams),
        criteria=tuple(name for name in known if name in criteria),
    )


def _named(change: Change, stream: Stream) -> bool:
    """Whether a page, a row left to the reader, or the name of a part says itself that it is of a stream."""
    if change.kind == "source":
        return change.id in stream.sources
    if change.kind == "not_checked":
        return stream.id in (change.new or change.old).streams
    return stream.id in change.id.split(".")
