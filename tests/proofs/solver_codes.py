"""Occupation codes as classes: two codes that no list and no table of the pack tells apart are one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from poci_desktop.rules.pack import Dated, Pack, PackError
from tests.proofs.solver_facts import NOTHING
from tests.proofs.solver_reading import Reading
from tests.proofs.solver_truth import Bit, both, either, no


def code_in(at_: Reading, fact: str, codes: str) -> Bit:
    """The condition that a code given is in a list of the pack on the reference day."""
    listed = {(codes, index): now for index, now, _ in in_force(at_, codes)}
    return noc_where(at_, fact, lambda c: either(*(now for key, now in listed.items() if key in c.listed)))


def in_force(at_: Reading, codes: str) -> Iterator[tuple[int, Bit, Dated[Any]]]:
    """The dated values of a list of the pack, each with the condition that it holds on the reference day."""
    try:
        values = at_.pack.lists[codes].values
    except KeyError:
        raise PackError(f"The rules name a list that is missing: {codes}.") from None
    for index, dated in enumerate(values):
        until = values[index + 1].since if index + 1 < len(values) else None
        now = both(at_.facts.from_day(dated.since), until is None or no(at_.facts.from_day(until)))
        if now is not False:
            yield index, now, dated


def noc_where(at_: Reading, fact: str, condition: Callable[[Any], Bit]) -> Bit:
    """The condition on the class of a code, where one is given."""
    classes = at_.of.facts.classes(
        at_.path(fact), noc_classes(at_.pack), lambda c: noc_class(at_.pack, at_.here(c).fact(fact))
    )
    return either(*(both(bit, condition(found)) for found, bit in classes.items()))


@dataclass(frozen=True, slots=True)
class Codes:
    """Codes that the pack does not tell apart: known or not, TEER, place on lists and in the tables."""

    known: bool
    teer: int
    listed: frozenset[tuple[str, int]]
    demand: tuple[str, str] | None


def noc_class(pack: Pack, code: Any) -> Any:
    """The class of a code; NOTHING when there is no code."""
    if not isinstance(code, str):
        return NOTHING
    key = ("solver noc", code)
    if key not in pack.cache:
        tables = _tables(pack)
        row = tables["demand"].get(code)
        listed = frozenset(
            (name, index)
            for name, codes, prefixes, excepted, index in tables["lists"]
            if code in codes
            or (prefixes and code.startswith(prefixes) and not (excepted and code.startswith(excepted)))
        )
        known = code in tables["known"]
        pack.cache[key] = Codes(known, int(code[1]), listed, (row["from"], row["place"]) if row else None)
    return pack.cache[key]


def noc_classes(pack: Pack) -> tuple[Codes, ...]:
    """Every class a five-digit code may fall in: the unit groups, and codes that are none."""
    if "solver nocs" not in pack.cache:
        tables = _tables(pack)
        heads = {
            p for _, codes, prefixes, _, _ in tables["lists"] for p in (*codes, *prefixes) if p.isdigit()
        }
        heads |= {f"{major}{teer}" for major in range(10) for teer in range(6)}
        codes = dict.fromkeys(tables["known"])
        for head in sorted(heads):
            ends = (
                f"{head}{end:0{5 - len(head)}d}" if len(head) < 5 else head
                for end in range(10 ** (5 - len(head)))
            )
            codes[next((c for c in ends if c not in tables["known"]), head)] = None
        pack.cache["solver nocs"] = tuple(dict.fromkeys(noc_class(pack, c) for c in codes if len(c) == 5))
    found: tuple[Codes, ...] = pack.cache["solver nocs"]
    return found


def _tables(pack: Pack) -> Mapping[str, Any]:
    if "solver tables" not in pack.cache:
        pack.cache["solver tables"] = {
            "known": dict.fromkeys(row["code"] for row in pack.tables["noc"]),
            "demand": {row["noc"]: row for row in pack.tables["in_demand"]},
            "lists": [
                (name, *dated.value, index)
                for name, codes in pack.lists.items()
                for index, dated in enumerate(codes.values)
            ],
        }
    found: Mapping[str, Any] = pack.cache["solver tables"]
    return found
