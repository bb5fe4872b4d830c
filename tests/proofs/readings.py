"""Which parts of the pack each case reads: its criteria, figures, lists, tables and stream."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from poci_desktop.facts.case import Case
from poci_desktop.rules.assess import StreamResult, assess_stream
from poci_desktop.rules.pack import Pack
from tests.case_files import Example
from tests.proofs.pack_mutants import CACHED
from tests.rules.test_cases import check


class Noting(Mapping[str, Any]):
    """A mapping that notes what is asked of it as ``KIND NAME``."""

    def __init__(self, kind: str, of: Mapping[str, Any], noted: set[str]) -> None:
        self.kind, self.of, self.noted = kind, of, noted

    def __getitem__(self, name: str) -> Any:
        self.noted.add(f"{self.kind} {name}")
        return self.of[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self.of)

    def __len__(self) -> int:
        return len(self.of)


class NotingCache(dict[Any, Any]):
    """A pack's cache that notes the table behind whatever is taken from it."""

    noted: set[str]

    def _note(self, key: Any) -> None:
        name = key if isinstance(key, str) else key[0]
        if name in CACHED:
            self.noted.add(f"table {CACHED[name]}")

    def __contains__(self, key: object) -> bool:
        self._note(key)
        return super().__contains__(key)

    def get(self, key: Any, default: Any = None) -> Any:
        self._note(key)
        return super().get(key, default)


@dataclass(frozen=True, slots=True)
class Reading:
    """A case with what it found in the unchanged pack, the parts it read, and whether that is as expected."""

    example: Example
    case: Case
    result: StreamResult
    reads: frozenset[str]
    holds: bool


def read(pack: Pack, examples: list[Example]) -> list[Reading]:
    """Every case run once, its reading noted."""
    noted: set[str] = set()
    cache = NotingCache(pack.cache)
    cache.noted = noted
    watched = replace(
        pack,
        criteria=Noting("criterion", pack.criteria, noted),
        parameters=Noting("parameter", pack.parameters, noted),
        lists=Noting("list", pack.lists, noted),
        tables=Noting("table", pack.tables, noted),
        cache=cache,
    )
    found = []
    for example in examples:
        noted.clear()
        case = example.case
        result = assess_stream(watched, case, example.on, example.stream)
        reads = {*noted, f"stream {example.stream}"}
        if result.edition is not None:
            reads.add(f"edition {result.edition.id}")
        if "table settlement_funds" in reads:
            reads.add("table settlement_funds_doubt")
        found.append(Reading(example, case, result, frozenset(reads), _holds(result, example)))
    pack.cache.update(cache)
    return found


def _holds(result: StreamResult, example: Example) -> bool:
    try:
        check(result, example)
    except AssertionError:
        return False
    return True
