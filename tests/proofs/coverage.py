"""What the cases show of each criterion, edition by edition: `python3 -m tests.proofs.coverage`.

A criterion is *a sole blocker* when a case is not met, and would be something else if only this criterion
held; *a sole support* when a case is met, and would not be if only this criterion failed. Both are found by
forcing the criterion's truth and judging the case again, so nothing is guessed from the shape of the rules. A
criterion shown both ways in every edition it applies in is rule-level MC/DC of 100 %. Parts of a measure
cannot be forced: they are read from the findings (the part not met while nothing outside its criterion is).
"""

from __future__ import annotations

import sys
import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

from poci_desktop.paths import resource_dir
from poci_desktop.rules.assess import StreamResult, assess_stream
from poci_desktop.rules.branches import Measured, Ref
from poci_desktop.rules.context import Context
from poci_desktop.rules.findings import Finding, leaf
from poci_desktop.rules.loader import load_pack
from poci_desktop.rules.pack import Edition, Pack
from poci_desktop.rules.truth import Truth
from tests.case_files import examples
from tests.proofs.readings import Reading, read

ACCEPTED = Path(__file__).with_name("accepted.toml")


@dataclass(frozen=True, slots=True)
class Forced:
    """A condition that always holds, or never."""

    truth: Truth

    def evaluate(self, context: Context) -> Finding:
        return leaf(self.truth)


@dataclass(slots=True)
class Shown:
    """The first case that shows a criterion each way. ``doubt``: as a blocker, but only "to be assessed"."""

    blocker: str = ""
    doubt: str = ""
    support: str = ""


@dataclass(slots=True)
class Table:
    """What is shown of every criterion of every edition; ``steps``: process criteria and "can apply"."""

    verdict: dict[tuple[str, str], Shown] = field(default_factory=lambda: defaultdict(Shown))
    steps: dict[tuple[str, str], Shown] = field(default_factory=lambda: defaultdict(Shown))


def nodes_of(node: Any) -> Iterator[Any]:
    """A node and all nodes below it, other criteria not opened."""
    yield node
    for part in fields(node):
        value = getattr(node, part.name)
        inside = (
            value.values() if isinstance(value, Mapping) else value if isinstance(value, tuple) else (value,)
        )
        for item in inside:
            if hasattr(item, "evaluate"):
                yield from nodes_of(item)


def tests_in(pack: Pack, name: str, edition: Edition) -> list[Any]:
    """The tests of a criterion that some day of the edition uses; one that stands for another follows it."""
    found = []
    for since, until, node in pack.criteria[name].tests:
        in_force = (since is None or since <= edition.until) and (until is None or until >= edition.since)
        if in_force and not (isinstance(node, Ref) and not tests_in(pack, node.name, edition)):
            found.append(node)
    return found


def named_in(node: Any) -> Iterator[str]:
    """Criteria that a node names: as references, or in a measure's settings."""
    for inside in nodes_of(node):
        if isinstance(inside, Ref):
            yield inside.name
        elif isinstance(inside, Measured):
            for value in inside.settings.values():
                yield from (v for v in (value if isinstance(value, list) else [value]) if isinstance(v, str))


def criteria_of(pack: Pack, edition: Edition) -> tuple[list[str], list[str]]:
    """Criteria (forced one by one) and parts of measures that decide the edition's verdict."""
    found: dict[str, None] = dict.fromkeys(edition.judgement)
    parts: dict[str, None] = {}
    waiting = [*named_in(edition.eligibility), *edition.judgement]
    while waiting:
        name = waiting.pop(0)
        if name in pack.criteria and tests_in(pack, name, edition):
            if pack.criteria[name].kind == "information":
                continue
            if name in found and name not in edition.judgement:
                continue
            found[name] = None
            for node in tests_in(pack, name, edition):
                waiting.extend(n for n in named_in(node) if n not in found)
                for inside in nodes_of(node):
                    if isinstance(inside, Measured):
                        parts.update(dict.fromkeys(inside.parts.values()))
    return list(found), list(parts)


def forced(pack: Pack, name: str, truth: Truth) -> Pack:
    """The pack in which a criterion always has one truth."""
    criterion = replace(pack.criteria[name], tests=((None, None, Forced(truth)),))
    return replace(pack, criteria={**pack.criteria, name: criterion})


def shown(pack: Pack, readings: list[Reading]) -> Table:
    """Every case against every criterion it read, until each is shown both ways."""
    table = Table()
    always = {n: (forced(pack, n, Truth.MET), forced(pack, n, Truth.NOT_MET)) for n in pack.criteria}
    wanted = {e.id: criteria_of(pack, e) for stream in pack.streams for e in stream.editions}
    for stream in pack.streams:
        for edition in stream.editions:
            criteria, parts = wanted[edition.id]
            for name in (*criteria, *parts):
                table.verdict[edition.id, name] = Shown()
            for name in edition.process:
                if not tests_in(pack, name, edition):
                    continue
                table.steps[edition.id, name] = Shown()
    for reading in readings:
        result, edition_found = reading.result, reading.result.edition
        if edition_found is None or result.coverage != "covered":
            continue
        label = f"{reading.example.file} {reading.example.id}"
        truths: dict[str, set[Truth]] = defaultdict(set)
        for finding in (f for root in (result.root, *result.officer) for f in root.walk()):
            truths[finding.criterion].add(finding.truth)
        for name in wanted[edition_found.id][0]:
            if f"criterion {name}" in reading.reads:
                _try(always[name], reading, table.verdict[edition_found.id, name], truths[name], label)
        for name in wanted[edition_found.id][1]:
            _part(result, table.verdict[edition_found.id, name], name, label)
        for name in edition_found.process:
            if (edition_found.id, name) in table.steps:
                _step(result, table.steps[edition_found.id, name], name, label)
    return table


def _try(always: tuple[Pack, Pack], reading: Reading, so_far: Shown, truths: set[Truth], label: str) -> None:
    """``truths``: where the criterion stands in the case; forcing it there changes nothing."""
    holds, fails = always
    verdict = reading.result.criteria
    if verdict is Truth.NOT_MET and not so_far.blocker and truths != {Truth.MET}:
        if _verdict(holds, reading) is not Truth.NOT_MET:
            so_far.blocker = label
    elif verdict is Truth.TO_ASSESS and not so_far.doubt and truths != {Truth.MET}:
        if _verdict(holds, reading) is Truth.MET:
            so_far.doubt = label
    elif verdict is Truth.MET and not so_far.support and _verdict(fails, reading) is not Truth.MET:
        so_far.support = label


def _verdict(pack: Pack, reading: Reading) -> Truth:
    return assess_stream(pack, reading.case, reading.example.on, reading.example.stream).criteria


def _part(result: StreamResult, so_far: Shown, name: str, label: str) -> None:
    """A part blocks when it is not met, and nothing else is but the criteria it stands in."""
    found = [f for f in (*result.root.walk(), *(o for f in result.officer for o in f.walk())) if f.criterion]
    mine = [f for f in found if f.criterion == name]
    if result.criteria is Truth.MET and any(f.truth is Truth.MET for f in mine) and not so_far.support:
        so_far.support = label
    if (
        result.criteria is Truth.NOT_MET
        and any(f.truth is Truth.NOT_MET for f in mine)
        and not so_far.blocker
    ):
        failing = [f for f in found if f.truth is Truth.NOT_MET and f.criterion != name]
        if all(any(inside.criterion == name for inside in f.walk()) for f in failing):
            so_far.blocker = label


FOLLOWS = {  # steps that wait for another one and say so beside it
    "app.invited": {"app.deadline"},
    "ee.noi": {"ee.noi_deadline", "ee.draw"},
}


def _step(result: StreamResult, so_far: Shown, name: str, label: str) -> None:
    truth = next((f.truth for f in result.process if f.criterion == name), Truth.N_A)
    why = set(result.can_apply_why) - FOLLOWS.get(name, set())
    if truth in (Truth.NOT_MET, Truth.UNKNOWN) and why == {name}:
        so_far.blocker = so_far.blocker or label
    if truth is Truth.MET and result.can_apply == "yes":
        so_far.support = so_far.support or label


def accepted_gaps() -> list[tuple[str, str]]:
    """Patterns ``edition criterion way`` that no case can show, with the reason."""
    content = tomllib.loads(ACCEPTED.read_text(encoding="utf-8"))
    return [(pattern, item["reason"]) for item in content.get("not_shown", []) for pattern in item["gaps"]]


def doubt_only() -> set[str]:
    """Criteria that a fact can put in doubt and never fail: a case in doubt shows them as blockers."""
    content = tomllib.loads(ACCEPTED.read_text(encoding="utf-8"))
    return {name for item in content.get("doubt_only", []) for name in item["criteria"]}


def gaps(table: Table) -> list[str]:
    """What no case shows and no reason explains: ``edition criterion blocker`` or ``... support``."""
    mild, accepted = doubt_only(), accepted_gaps()
    missing = []
    for rows in (table.verdict, table.steps):
        for (edition, name), found in rows.items():
            blocked = found.blocker or (found.doubt if name in mild else "")
            ways = {"blocker": blocked, "support": found.support}
            missing += [f"{edition} {name} {way}" for way, case in ways.items() if not case]
    return [gap for gap in missing if not any(fnmatchcase(gap, pattern) for pattern, _ in accepted)]


def main(words: list[str]) -> int:
    """Print the table; with ``--all`` the case behind every line; 1 when something is not shown."""
    pack = load_pack(resource_dir() / "packs" / "oinp")
    table = shown(pack, read(pack, list(examples())))
    missing = gaps(table)
    mild = doubt_only()
    heads = ("criteria", "blocker", "support", "MC/DC", "steps", "missed", "done")
    print(f"{'edition':<14}" + "".join(f"{head:>9}" for head in heads))
    done = of = 0
    for edition in (e for stream in pack.streams for e in stream.editions):
        rows = {n: s for (e, n), s in table.verdict.items() if e == edition.id}
        steps = [s for (e, _), s in table.steps.items() if e == edition.id]
        left = {gap.split()[1] for gap in missing if gap.split()[0] == edition.id} & rows.keys()
        done, of = done + len(rows) - len(left), of + len(rows)
        figures = (
            len(rows),
            sum(bool(s.blocker or (n in mild and s.doubt)) for n, s in rows.items()),
            sum(bool(s.support) for s in rows.values()),
            f"{100 * (len(rows) - len(left)) // len(rows)} %",
            len(steps),
            sum(bool(s.blocker) for s in steps),
            sum(bool(s.support) for s in steps),
        )
        print(f"{edition.id:<14}" + "".join(f"{figure:>9}" for figure in figures))
    print(f"rule-level MC/DC: {done} of {of} = {100 * done / of:.1f} %")
    if "--all" in words:
        for (edition_id, name), found in (table.verdict | table.steps).items():
            print(f"{edition_id:<14}{name:<32}{found.blocker or found.doubt:<44}{found.support}")
    for line in missing:
        print(f"not shown: {line}")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
