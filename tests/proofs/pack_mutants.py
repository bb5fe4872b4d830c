"""Mutants of a loaded pack: one criterion, figure, list, date, edition or table cell changed at a time.

Nothing is written: a mutant is the same pack with one part replaced. ``reads`` names the part, so that only
the cases which read it need to run.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from poci_desktop.rules.loader import LONG_AGO
from poci_desktop.rules.pack import Dated, Edition, Pack, Stream
from tests.proofs.node_mutants import OTHER_WORD, node_mutants, steps

LEVELS = ("none", "secondary", "one_year", "two_year", "three_year_non_degree", "bachelor", "masters")
CACHED = {  # which part of a pack's cache is made from which table
    "in_demand": "in_demand",
    "wages": "wages",
    "places": "places",
    "noc_codes": "noc",
    "levels": "language_levels",
    "institutions": "institutions",
    "funds.required": "settlement_funds",
    "rounds": "draws",
    "eoi_points": "eoi_points",
}


@dataclass(frozen=True, slots=True)
class Mutant:
    """``id`` says where and what; ``reads`` the part of the pack that is changed; ``make`` gives the pack."""

    id: str
    reads: str
    make: Callable[[], Pack]


def mutants(pack: Pack) -> Iterator[Mutant]:
    """Every mutant of the pack, criteria first."""
    yield from _criteria(pack)
    yield from _parameters(pack)
    yield from _lists(pack)
    yield from _streams(pack)
    yield from _tables(pack)


def _criteria(pack: Pack) -> Iterator[Mutant]:
    for name, criterion in pack.criteria.items():
        for index, (since, until, node) in enumerate(criterion.tests):
            where = name if len(criterion.tests) == 1 else f"{name}#{since or ''}"

            def put(new: Any, name: str = name, index: int = index, of: Any = criterion) -> Pack:
                tests = (*of.tests[:index], new, *of.tests[index + 1 :])
                return replace(pack, criteria={**pack.criteria, name: replace(of, tests=tests)})

            for what, day in steps(since) if since else ():
                yield _at(f"{where} since {what}", name, put, (day, until, node))
            for what, day in steps(until) if until else ():
                yield _at(f"{where} until {what}", name, put, (since, day, node))
            for label, mutant in node_mutants(node, where):
                yield _at(label, name, put, (since, until, mutant))


def _at(label: str, name: str, put: Callable[[Any], Pack], new: Any) -> Mutant:
    return Mutant(label, f"criterion {name}", lambda: put(new))


def _parameters(pack: Pack) -> Iterator[Mutant]:
    for name, parameter in pack.parameters.items():

        def put(values: Any, name: str = name, of: Any = parameter) -> Pack:
            return replace(pack, parameters={**pack.parameters, name: replace(of, values=values)})

        for index, dated in enumerate(parameter.values):
            rest = parameter.values[:index], parameter.values[index + 1 :]
            since = "" if dated.since == LONG_AGO else f" of {dated.since}"
            for what, value in steps(dated.value, parameter.unit):
                new = (*rest[0], Dated(dated.since, value), *rest[1])
                yield Mutant(f"{name}{since} {what}", f"parameter {name}", lambda n=new, p=put: p(n))  # type: ignore[misc]  # a lambda's default has no type
            for what, day in () if dated.since == LONG_AGO else steps(dated.since):
                new = (*rest[0], Dated(day, dated.value), *rest[1])
                yield Mutant(f"{name}{since} since {what}", f"parameter {name}", lambda n=new, p=put: p(n))  # type: ignore[misc]  # as above


def _lists(pack: Pack) -> Iterator[Mutant]:
    for name, listed in pack.lists.items():

        def put(values: Any, name: str = name, of: Any = listed) -> Pack:
            return replace(pack, lists={**pack.lists, name: replace(of, values=values)})

        for index, dated in enumerate(listed.values):
            codes, prefixes, excepted = dated.value
            since = "" if dated.since == LONG_AGO else f" of {dated.since}"
            changed: list[tuple[str, Any]] = [
                (f"without {code}", (codes - {code}, prefixes, excepted)) for code in sorted(codes)
            ]
            for code in sorted(_neighbours(codes)):
                changed.append((f"with {code}", (codes | {code}, prefixes, excepted)))
            for prefix in prefixes:
                rest = tuple(p for p in prefixes if p != prefix)
                changed.append((f"without {prefix}*", (codes, rest, excepted)))
            for prefix in excepted:
                rest = tuple(p for p in excepted if p != prefix)
                changed.append((f"without the exception {prefix}*", (codes, prefixes, rest)))
            values = [(what, Dated(dated.since, value)) for what, value in changed]
            if dated.since != LONG_AGO:
                values += [(f"since {what}", Dated(day, dated.value)) for what, day in steps(dated.since)]
            for what, value in values:
                new = (*listed.values[:index], value, *listed.values[index + 1 :])
                yield Mutant(f"{name}{since} {what}", f"list {name}", lambda n=new, p=put: p(n))  # type: ignore[misc]  # as above


def _neighbours(codes: frozenset[str]) -> set[str]:
    """The next number after each code; for levels of education, the other levels."""
    numbers = {str(int(code) + 1).zfill(len(code)) for code in codes if code.isdigit()} - codes
    return numbers | (set(LEVELS) - codes if codes & set(LEVELS) else set())


def _streams(pack: Pack) -> Iterator[Mutant]:
    for index, stream in enumerate(pack.streams):

        def put(new: Stream, index: int = index) -> Pack:
            return replace(pack, streams=(*pack.streams[:index], new, *pack.streams[index + 1 :]))

        for label, reads, changed in _stream(stream):
            yield Mutant(label, reads, lambda c=changed, p=put: p(c))  # type: ignore[misc]  # as above


def _stream(stream: Stream) -> Iterator[tuple[str, str, Stream]]:
    """Label, part read and changed stream: its first day, its states of intake and its editions."""
    whole = f"stream {stream.id}"
    for what, day in steps(stream.shown_from) if stream.shown_from else ():
        yield f"{stream.id} shown_from {what}", whole, replace(stream, shown_from=day)
    for index, change in enumerate(stream.intake):
        others = stream.intake[:index], stream.intake[index + 1 :]
        label = f"{stream.id} intake {change.since}"
        for what, day in steps(change.since):
            intake = (*others[0], replace(change, since=day), *others[1])
            yield f"{label} since {what}", whole, replace(stream, intake=intake)
        state = "open" if change.state != "open" else "closed"
        intake = (*others[0], replace(change, state=state), *others[1])
        yield f"{label} {change.state} -> {state}", whole, replace(stream, intake=intake)
    for index, edition in enumerate(stream.editions):
        for label, new in _edition(edition):
            rest = stream.editions[:index], stream.editions[index + 1 :]
            moved = label.startswith(("since", "until"))
            changed = replace(stream, editions=(*rest[0], new, *rest[1]))
            yield f"{edition.id} {label}", whole if moved else f"edition {edition.id}", changed


def _edition(edition: Edition) -> Iterator[tuple[str, Edition]]:
    for what, day in steps(edition.since):
        yield f"since {what}", replace(edition, since=day)
    for what, day in steps(edition.until) if edition.ends else ():
        yield f"until {what}", replace(edition, until=day)
    for member in edition.judgement:
        rest = tuple(m for m in edition.judgement if m != member)
        yield f"judgement without {member}", replace(edition, judgement=rest)
    for member in edition.process:
        rest = tuple(m for m in edition.process if m != member)
        yield f"process without {member}", replace(edition, process=rest)
    for index, (note, _) in enumerate(edition.warnings):
        others = (*edition.warnings[:index], *edition.warnings[index + 1 :])
        yield f"without warning {note}", replace(edition, warnings=others)
    for key, value in edition.settings.items():
        other = OTHER_WORD[value]
        yield f"{key}: {value} -> {other}", replace(edition, settings={**edition.settings, key: other})
    yield "judgement_reaches flipped", replace(edition, judgement_reaches=not edition.judgement_reaches)
    for label, node in node_mutants(edition.eligibility, "eligibility"):
        yield label, replace(edition, eligibility=node)


# --- Tables of figures and of names

FIGURES = {  # table: (columns that name a row, columns of figures or days, step of a figure)
    "settlement_funds": (("id",), ("since", "1", "2", "3", "4", "5", "6", "7", "extra"), "0.01"),
    "settlement_funds_doubt": (("since", "size", "table"), ("since", "until", "amount"), "0.01"),
    "language_levels": (("test", "scale", "level"), ("listening", "reading", "writing", "speaking"), "1"),
    "in_demand": (("noc",), ("from",), "1"),
    "eoi_points": (("factor", "level"), ("points", "least"), "1"),
}
HALF_BANDS = ("IELTS_GT",)
FLAGS = {
    "institutions": (("id",), ("on_ontario_list", "masters_list", "phd_list")),
    "eoi_points": (
        ("factor", "level"),
        ("over", "fw", "ids", "is", "mg", "pg", "owp03", "owp45", "owpmd"),
    ),
}


def _tables(pack: Pack) -> Iterator[Mutant]:
    for name, (keys, columns, step) in FIGURES.items():
        for row in pack.tables[name]:
            size = "0.5" if row.get("test") in HALF_BANDS else step
            for column in columns:
                for what, value in _cell(row[column], Decimal(size)):
                    yield _in_table(pack, name, row, keys, column, what, value)
    for row in pack.tables["in_demand"]:
        other = "outside_gta" if row["place"] == "anywhere" else "anywhere"
        yield _in_table(pack, "in_demand", row, ("noc",), "place", f"-> {other}", other)
        yield _in_table(pack, "in_demand", row, ("noc",), "noc", "gone", "00000")
    for name, (keys, flags) in FLAGS.items():
        for row in pack.tables[name]:
            for column in flags:
                if row[column] == "1":
                    yield _in_table(pack, name, row, keys, column, "off", "0")


def _cell(text: str, step: Decimal) -> Iterator[tuple[str, str]]:
    """A day or a figure one step up and down; nothing for a word or an empty cell."""
    try:
        for what, day in steps(date.fromisoformat(text)):
            yield what, day.isoformat()
    except ValueError:
        try:
            number = Decimal(text)
        except InvalidOperation:
            return
        yield f"+{step}", str(number + step)
        yield f"-{step}", str(number - step)


def _in_table(
    pack: Pack, table: str, row: Mapping[str, str], keys: tuple[str, ...], column: str, what: str, value: str
) -> Mutant:
    def make() -> Pack:
        rows = tuple({**r, column: value} if r is row else r for r in pack.tables[table])
        made_of = {table, "settlement_funds" if table.startswith("settlement_funds") else table}
        cache = {
            k: v
            for k, v in pack.cache.items()
            if CACHED.get(k if isinstance(k, str) else k[0]) not in made_of
        }
        return replace(pack, tables={**pack.tables, table: rows}, cache=cache)

    label = " ".join(row[key] for key in keys if row[key])
    return Mutant(f"{table} {label} {column} {what}", f"table {table}", make)
