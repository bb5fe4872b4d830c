"""The quick part of the proofs: criteria covered by the cases, every part of the pack used and resolved."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import fields
from datetime import date
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

import pytest

from poci_desktop.paths import resource_dir
from poci_desktop.rules.branches import Measured, Ref
from poci_desktop.rules.loader import load_pack
from poci_desktop.rules.nodes import Compare, Member, Operand
from poci_desktop.rules.pack import Pack
from tests.case_files import examples
from tests.proofs.coverage import Table, accepted_gaps, doubt_only, gaps, nodes_of, shown
from tests.proofs.mutants import accepted_reasons, run
from tests.proofs.pack_mutants import mutants
from tests.proofs.printed import differences
from tests.proofs.readings import Reading, read

SOURCES = Path(__file__).parents[2] / "poci_desktop"
LAST_DAY = date(2026, 5, 29)
FIRST_DAY = date(2024, 1, 1)


@pytest.fixture(scope="module")
def pack() -> Pack:
    return load_pack(resource_dir() / "packs" / "oinp")


@pytest.fixture(scope="module")
def readings(pack: Pack) -> list[Reading]:
    return read(pack, list(examples()))


@pytest.fixture(scope="module")
def table(pack: Pack, readings: list[Reading]) -> Table:
    return shown(pack, readings)


@pytest.fixture(scope="module")
def code() -> str:
    """Every measure and every other place of the program that may name a part of the pack."""
    return "\n".join(file.read_text(encoding="utf-8") for file in sorted(SOURCES.rglob("*.py")))


def all_nodes(pack: Pack) -> Iterator[Any]:
    for criterion in pack.criteria.values():
        for _, _, node in criterion.tests:
            yield from nodes_of(node)
    for stream in pack.streams:
        for edition in stream.editions:
            yield from nodes_of(edition.eligibility)
            for _, test in edition.warnings:
                yield from nodes_of(test)


def words_in(value: Any) -> Iterator[str]:
    """Every string inside a node's own fields or a measure's settings."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for key, inside in value.items():
            yield from (str(key), *words_in(inside))
    elif isinstance(value, list | tuple | frozenset):
        for inside in value:
            yield from words_in(inside)
    elif isinstance(value, Operand):
        for part in fields(value):
            yield from words_in(getattr(value, part.name))


@pytest.fixture(scope="module")
def named(pack: Pack) -> set[str]:
    """Everything that the pack's conditions name."""
    return {
        word
        for node in all_nodes(pack)
        for part in fields(node)
        for word in words_in(getattr(node, part.name))
    }


def test_every_criterion_of_every_edition_is_shown_both_ways(table: Table) -> None:
    assert gaps(table) == []


def test_no_accepted_gap_is_out_of_date(pack: Pack) -> None:
    editions = {edition.id for stream in pack.streams for edition in stream.editions}
    assert doubt_only() <= set(pack.criteria)
    for pattern, reason in accepted_gaps():
        edition, name, _ = pattern.split()
        assert reason
        assert any(fnmatchcase(known, edition) for known in editions), pattern
        assert any(fnmatchcase(known, name) for known in pack.criteria), pattern


def test_streams_begin_and_end_with_their_law(pack: Pack) -> None:
    """That every day between has one edition, and each test its days, is proved in :mod:`test_solver`."""
    for stream in pack.streams:
        if stream.shown_from is None:
            assert (stream.editions[0].since, stream.editions[-1].until) == (FIRST_DAY, LAST_DAY), stream.id
        else:
            assert stream.editions[0].since == stream.shown_from, stream.id
        days = [change.since for change in stream.intake]
        assert days == sorted(set(days)), stream.id


def test_every_figure_and_list_is_used_and_every_one_named_exists(
    pack: Pack, named: set[str], code: str
) -> None:
    for name in (*pack.parameters, *pack.lists):
        rule, dot, rest = name.partition(".")
        built = f'f"{{rule}}.{rest.rpartition(".")[0]}.' if rule in ("fw", "ids") and dot else ""
        spelled = name in named or f'"{name}"' in code or (built and built in code) or f'"{rule}.{{' in code
        assert spelled or f"{rule}.{{kind}}" in code, name
    for node in all_nodes(pack):
        if isinstance(node, Member):
            assert node.codes in pack.lists
        if isinstance(node, Compare) and node.right.parameter:
            assert node.right.parameter in pack.parameters


def test_every_reference_resolves(pack: Pack) -> None:
    for node in all_nodes(pack):
        if isinstance(node, Ref):
            assert node.name in pack.criteria, node.name
        if isinstance(node, Measured):
            assert set(node.parts.values()) <= set(pack.criteria), node.parts
    for stream in pack.streams:
        assert set(stream.sources) <= set(pack.sources)
        for edition in stream.editions:
            assert {*edition.judgement, *edition.process} <= set(pack.criteria), edition.id
            assert {note for note, _ in edition.warnings} <= set(pack.notes), edition.id
    for criterion in pack.criteria.values():
        assert set(criterion.sources) <= set(pack.sources), criterion.id
        documents = {row["id"] for row in pack.tables["documents"]}
        assert {d for d in criterion.documents if d.startswith("doc.")} <= documents, criterion.id


def test_every_criterion_belongs_to_a_stream(pack: Pack, named: set[str]) -> None:
    """Or stands for another one that does, under the name its sheet prints."""
    used = {name for s in pack.streams for e in s.editions for name in (*e.judgement, *e.process)}
    loose = [criterion for name, criterion in pack.criteria.items() if name not in named | used]
    assert [c.id for c in loose if not all(isinstance(node, Ref) for _, _, node in c.tests)] == []


def test_every_note_is_shown_by_something(pack: Pack, named: set[str], code: str) -> None:
    warnings = {note for s in pack.streams for e in s.editions for note, _ in e.warnings}
    loose = [name for name in pack.notes if name not in named | warnings and f'"{name}"' not in code]
    stems = set(re.findall(r'f"([a-z_0-9.-]*)\{', code)) - {""}
    ends = set(re.findall(r'\}([a-z_0-9.]+)"', code)) - {""}
    assert [n for n in loose if not n.startswith(tuple(stems)) and not n.endswith(tuple(ends))] == []


def test_tables_and_lists_are_as_the_sheets_print_them(pack: Pack) -> None:
    assert list(differences(pack)) == []


def test_a_sample_of_the_mutants_is_noticed(pack: Pack, readings: list[Reading]) -> None:
    sample = [m for m in mutants(pack) if m.reads.split()[0] in ("criterion", "parameter")][::25]
    accepted = [pattern for pattern, _ in accepted_reasons()]
    left = [o.mutant.id for o in run(pack, sample, readings) if not o.killer]
    assert [name for name in left if not any(fnmatchcase(name, pattern) for pattern in accepted)] == []
