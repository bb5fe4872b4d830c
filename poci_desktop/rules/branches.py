"""Nodes that lead from one test to others: branches, gates, list entries, other criteria, measures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from poci_desktop.facts.answers import DontKnow
from poci_desktop.rules.combine import choose, join_all, join_any
from poci_desktop.rules.context import Context
from poci_desktop.rules.findings import Finding, Note, leaf
from poci_desktop.rules.nodes import N_A, OUTCOMES, Measure, Node, answer_key
from poci_desktop.rules.relevance import still_needed
from poci_desktop.rules.truth import Truth


@dataclass(frozen=True, slots=True)
class When:
    """``test`` MET: ``then``; NOT_MET or N_A: ``otherwise``; in doubt: both, and only agreement decides.

    ``either`` is what fails in both: where it is settled "not met", which branch applies does not matter.
    """

    test: Node
    then: Node | None
    otherwise: Node | None
    either: Node | None = None

    def evaluate(self, context: Context) -> Finding:
        test = self.test.evaluate(context)
        if test.truth is Truth.MET and test.settled:
            return _branch(test, self.then, context)
        if test.truth in (Truth.NOT_MET, Truth.N_A) and test.settled:
            return _branch(test, self.otherwise, context)
        failing = None if self.either is None else self.either.evaluate(context)
        if failing is not None and failing.truth is Truth.NOT_MET and failing.settled:
            return failing
        branches = [N_A if node is None else node.evaluate(context) for node in (self.then, self.otherwise)]
        joined = choose(_condensed(test), branches)
        if (
            test.truth is Truth.MET
        ):  # decided for now by an assumption the sheet makes; a later answer may move it
            return joined._replace(truth=branches[0].truth)
        if test.truth in (Truth.NOT_MET, Truth.N_A):
            return joined._replace(truth=branches[1].truth)
        return joined


@dataclass(frozen=True, slots=True)
class Switch:
    """The value of ``fact`` decides which test applies; ``other`` serves values not listed.

    Not asked or "I don't know": every branch is evaluated, and only agreement decides (``unknown`` replaces
    it). Without ``doubts_decide`` branches that agree on a doubt decide nothing either.
    """

    fact: str
    cases: Mapping[str, Node | None]
    other: Node | None = None
    unknown: Node | None = None
    doubts_decide: bool = True

    def evaluate(self, context: Context) -> Finding:
        path = context.path(self.fact)
        value = context.fact(self.fact)
        key, _ = answer_key(value)
        if key not in ("unasked", "dont_know"):
            return _branch(leaf(Truth.MET, facts=(path,)), self.cases.get(key, self.other), context)
        selector = leaf(
            Truth.UNKNOWN,
            facts=(path,),
            open=(path,) if key == "unasked" else (),
            unsure=(path,) if key == "dont_know" else (),
        )
        nodes = [*self.cases.values(), *([self.other] if self.other is not None else [])]
        joined = choose(selector, [N_A if node is None else node.evaluate(context) for node in nodes])
        if self.unknown is not None and joined.truth is Truth.UNKNOWN:
            return joined._replace(truth=self.unknown.evaluate(context).truth)
        if joined.truth is Truth.TO_ASSESS and not self.doubts_decide:
            # the choice is still to be made, whatever the branches may become
            return joined._replace(
                truth=Truth.UNKNOWN,
                low=min(joined.low, Truth.UNKNOWN),
                open=selector.open,
                unsure=selector.unsure,
            )
        return joined


def _branch(selector: Finding, node: Node | None, context: Context) -> Finding:
    """The branch that applies, remembering the facts that chose it."""
    if node is None:
        return N_A._replace(facts=selector_facts(selector))
    found = node.evaluate(context)
    facts = tuple(dict.fromkeys((*selector_facts(selector), *found.facts)))
    if found.criterion:  # another criterion stays a part under its own name
        found = join_all([found])
    return found._replace(facts=facts)


def selector_facts(finding: Finding) -> tuple[str, ...]:
    """Every fact a test read, each once."""
    return tuple(dict.fromkeys(path for f in finding.walk() for path in f.facts))


def _condensed(test: Finding) -> Finding:
    """A whole test as one leaf that names its missing facts."""
    leaves = test.walk()
    return leaf(
        test.truth,
        facts=selector_facts(test),
        open=tuple(dict.fromkeys(p for f in leaves for p in f.open)),
        unsure=tuple(dict.fromkeys(p for f in leaves for p in f.unsure)),
        notes=tuple(dict.fromkeys(n for f in leaves for n in f.notes)),
    )


@dataclass(frozen=True, slots=True)
class Dated:
    """A test in force only for reference days from ``since`` to ``until``, both inclusive."""

    test: Node
    since: date | None = None
    until: date | None = None
    otherwise: Node | None = None

    def evaluate(self, context: Context) -> Finding:
        if (self.since and context.day < self.since) or (self.until and context.day > self.until):
            return N_A if self.otherwise is None else self.otherwise.evaluate(context)
        return self.test.evaluate(context)


@dataclass(frozen=True, slots=True)
class Gate:
    """An opening test. When it fails for good, the members are not asked: they do not apply."""

    test: Node
    members: tuple[Node, ...]

    def evaluate(self, context: Context) -> Finding:
        opening = self.test.evaluate(context)
        if opening.truth is Truth.NOT_MET and opening.settled:
            members = [N_A._replace(criterion=m.name) for m in self.members if isinstance(m, Ref)]
        else:
            members = [m.evaluate(context) for m in self.members]
        return join_all([opening, *members])


@dataclass(frozen=True, slots=True)
class Each:
    """The entry of list ``list`` that satisfies ``test`` best; an empty list is ``empty``.

    ``keep`` (a test over one entry) leaves out entries that have nothing to do with it.
    """

    list: str
    test: Node
    keep: Node | None = None
    empty: str = "not_met"
    empty_note: str = ""

    def evaluate(self, context: Context) -> Finding:
        value = context.fact(self.list)
        if value is None or isinstance(value, DontKnow):
            missing, unsure = context.gaps(self.list)
            shown = replace(
                context, entry=10**6
            )  # no such entry: every member is UNKNOWN and says what it reads
            members = self.test.evaluate(shown)
            return leaf(
                Truth.UNKNOWN,
                facts=(self.list,),
                open=missing,
                unsure=unsure,
                op="leaf",
                children=tuple(
                    leaf(Truth.UNKNOWN, low=Truth.NOT_MET, high=Truth.MET, criterion=c.criterion)
                    for c in members.criteria()
                ),
            )
        found = []
        for entry in range(len(value)):
            inside = replace(context, entry=entry)
            if self.keep is not None and self.keep.evaluate(inside).truth is Truth.NOT_MET:
                continue
            found.append(self.test.evaluate(inside)._replace(entry=f"{self.list}[{entry}]"))
        if not found:
            truth, _ = OUTCOMES[self.empty]
            notes = (Note(self.empty_note),) if self.empty_note else ()
            names = [m.name for m in getattr(self.test, "members", ()) if isinstance(m, Ref)]
            children = [leaf(truth, facts=(self.list,), notes=notes, criterion=name) for name in names[:1]]
            children += [N_A._replace(criterion=name) for name in names[1:]]
            return leaf(truth, facts=(self.list,), notes=() if children else notes, children=tuple(children))
        best = max(found, key=_rank)
        joined = join_any(found, op="each")
        others = tuple(f for f in found if f is not best)
        return (
            best._replace(low=joined.low, high=joined.high)
            if not others
            else joined._replace(children=(best, *others), entry=best.entry)
        )


def _rank(finding: Finding) -> tuple[int, int]:
    """Better truth first; then fewer failing members; the first entry wins a tie."""
    failing = sum(1 for f in finding.criteria() if f.truth is Truth.NOT_MET)
    return int(finding.truth.value), -failing


@dataclass(frozen=True, slots=True)
class Setting:
    """The edition's setting ``name`` decides which test applies; none for its value: it does not apply."""

    name: str
    cases: Mapping[str, Node | None]

    def evaluate(self, context: Context) -> Finding:
        node = self.cases.get(str(context.settings.get(self.name)))
        return N_A if node is None else node.evaluate(context)


@dataclass(frozen=True, slots=True)
class Beside:
    """A judgement criterion as it acts on the path it stands in (sheet 00, 1.2).

    For a stream with several paths of which only one weighs the criterion; the edition then says
    ``judgement_reaches = false``, so that the criterion is shown beside the verdict and acts here only,
    without its words.
    """

    member: Node

    def evaluate(self, context: Context) -> Finding:
        found = reaching(self.member.evaluate(context))
        missing, unsure = still_needed(found)
        return leaf(
            found.truth,
            facts=selector_facts(found),
            open=missing,
            unsure=unsure,
            low=found.low,
            high=found.high,
        )


def reaching(finding: Finding) -> Finding:
    """A judgement criterion as it acts on a verdict: only a negative or a contradiction reaches it."""
    lowered = finding.truth in (Truth.NOT_MET, Truth.TO_ASSESS)
    return finding._replace(
        truth=finding.truth if lowered else Truth.MET,
        low=finding.low,
        high=Truth.MET if finding.high is Truth.UNKNOWN else finding.high,
    )


@dataclass(frozen=True, slots=True)
class Ref:
    """Another criterion."""

    name: str

    def evaluate(self, context: Context) -> Finding:
        return context.criterion(self.name)


@dataclass(frozen=True, slots=True)
class Measured:
    """A named Python function. ``parts`` maps the names of its parts to criteria of the pack."""

    measure: Measure
    settings: Mapping[str, Any] = field(default_factory=dict)
    parts: Mapping[str, str] = field(default_factory=dict)

    def evaluate(self, context: Context) -> Finding:
        found = self.measure(context, self.settings)
        if not self.parts:
            return found
        children = [
            c._replace(criterion=self.parts[c.criterion]) for c in found.children if c.criterion in self.parts
        ]
        return found._replace(children=tuple(children))
