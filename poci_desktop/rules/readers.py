"""Who reads a part of a pack: the streams and the criteria that a figure, a list, a note or a table acts on.

Two ways together. What a test names is found in the pack itself. What a Python measure reads is noted while
people are assessed: every example, on the first day of every edition, and the examples of a stream once more
with each of their answers of a few words changed. A part that neither way finds has no reader here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date
from typing import Any

from pydantic import ValidationError

from poci_desktop.facts.case import Case
from poci_desktop.facts.edit import filed_on, with_answer
from poci_desktop.facts.paths import pattern
from poci_desktop.facts.shape import shapes
from poci_desktop.rules.assess import StreamResult, assess_stream
from poci_desktop.rules.context import Context
from poci_desktop.rules.findings import Finding
from poci_desktop.rules.nodes import Node
from poci_desktop.rules.pack import Pack, Stream, Words

Part = tuple[str, str]
"""Kind and name: ``("parameter", "fw.hours")``. Kinds: criterion, parameter, list, note, table."""


@dataclass(frozen=True, slots=True)
class Example:
    """A person made up to show a stream, and the day judged."""

    id: str
    title: Words
    stream: str
    case: Case
    on: date


@dataclass(frozen=True, slots=True)
class Readers:
    """For each part the streams and the criteria that read it; nothing for a part without a known reader."""

    streams: Mapping[Part, frozenset[str]]
    criteria: Mapping[Part, frozenset[str]]


def readers(pack: Pack, examples: Iterable[Example]) -> Readers:
    """The readers of every part of a pack."""
    people = tuple(examples)
    streams: dict[Part, set[str]] = {}
    criteria: dict[Part, set[str]] = {}
    for stream in pack.streams:
        noted = _Noted(pack)
        for name in _named(pack, stream, noted):
            noted.add("criterion", name)
        for case, on in _seen(pack, stream, people):
            noted.notes(assess_stream(noted.pack, case, on, stream.id))
        for part, names in noted.read.items():
            streams.setdefault(part, set()).add(stream.id)
            criteria.setdefault(part, set()).update(names)
    return Readers(*({part: frozenset(found) for part, found in by.items()} for by in (streams, criteria)))


def words_of(value: Any) -> Iterator[str]:
    """Every string inside a test, an edition's settings or any other part of a pack."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            yield from words_of(key)
            yield from words_of(inner)
    elif isinstance(value, (tuple, list, frozenset)):
        for inner in value:
            yield from words_of(inner)
    elif is_dataclass(value):
        for field in fields(value):
            yield from words_of(getattr(value, field.name))


def facts_of(result: StreamResult) -> list[str]:
    """The paths of the facts a result rests on, each once."""
    found = (path for f in findings_of(result) for path in f.facts)
    return list(dict.fromkeys(found))


def findings_of(result: StreamResult) -> Iterator[Finding]:
    """Every finding of a result: eligibility, judgement and steps."""
    for root in (result.root, *result.officer, *result.process):
        yield from root.walk()


def _named(pack: Pack, stream: Stream, noted: _Noted) -> Iterator[str]:
    """The criteria a stream names, directly or through others; the parts they name are noted."""
    seen: set[str] = set()
    waiting: list[tuple[str, Iterable[str]]] = [("", list(words_of(stream.editions)))]
    while waiting:
        criterion, words = waiting.pop()
        for word in words:
            for kind, parts in noted.kinds.items():
                if word in parts:
                    noted.add(kind, word, criterion)
            if word in pack.criteria and word not in seen:
                seen.add(word)
                waiting.append((word, list(words_of(pack.criteria[word].tests))))
                yield word


def _seen(pack: Pack, stream: Stream, people: tuple[Example, ...]) -> Iterator[tuple[Case, date]]:
    for person in people:
        yield person.case, person.on
        for edition in stream.editions:
            yield filed_on(person.case, edition.since), edition.since
        if person.stream == stream.id:
            facts = facts_of(assess_stream(pack, person.case, person.on, stream.id))
            for _, _, case in other_words(person.case, facts):
                yield case, person.on


def other_words(case: Case, paths: Iterable[str]) -> Iterator[tuple[str, str, Case]]:
    """The case with one answer changed to another of the few words it may be: path, word and case."""
    known = shapes()
    for path in paths:
        shape = known.get(pattern(path))
        if shape is None or shape.many:
            continue
        for word in shape.words:
            try:
                yield path, word, with_answer(case, path, word)
            except (ValidationError, IndexError, TypeError):  # no such group or entry in this case
                continue


class _Noted:
    """A pack that notes what is asked of it, and the criterion being evaluated then."""

    def __init__(self, pack: Pack) -> None:
        self.read: dict[Part, set[str]] = {}
        self.stack: list[str] = []
        self.kinds: dict[str, Mapping[str, Any]] = {
            "parameter": pack.parameters,
            "list": pack.lists,
            "note": pack.notes,
            "table": pack.tables,
        }
        watched = {
            name: replace(
                criterion,
                tests=tuple((s, u, _Watched(name, node, self.stack)) for s, u, node in criterion.tests),
            )
            for name, criterion in pack.criteria.items()
        }
        self.pack = replace(
            pack,
            criteria=_Noting("criterion", watched, self),
            parameters=_Noting("parameter", pack.parameters, self),
            lists=_Noting("list", pack.lists, self),
            tables=_Noting("table", pack.tables, self),
            cache={},  # an index of a table is built once more for each stream, and so its reading is noted
        )

    def add(self, kind: str, name: str, criterion: str = "") -> None:
        """Note a reading by ``criterion``, or by the one being evaluated."""
        by = self.read.setdefault((kind, name), set())
        reader = criterion or (self.stack[-1] if self.stack else "")
        if reader:
            by.add(reader)

    def notes(self, result: StreamResult) -> None:
        """Note the sentences of a result."""
        for finding in findings_of(result):
            for note in finding.notes:
                self.add("note", note.id, finding.criterion)
        for warning in result.warnings:
            self.add("note", warning.id)


@dataclass(frozen=True, slots=True)
class _Watched:
    """A test that says whose it is while it is evaluated."""

    criterion: str
    node: Node
    stack: list[str]

    def evaluate(self, context: Context) -> Finding:
        self.stack.append(self.criterion)
        try:
            return self.node.evaluate(context)
        finally:
            self.stack.pop()


class _Noting(Mapping[str, Any]):
    """A mapping that notes what is asked of it."""

    def __init__(self, kind: str, of: Mapping[str, Any], noted: _Noted) -> None:
        self.kind, self.of, self.noted = kind, of, noted

    def __getitem__(self, name: str) -> Any:
        if name in self.of:
            self.noted.add(self.kind, name)
        return self.of[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self.of)

    def __len__(self) -> int:
        return len(self.of)
