"""A translation under way: what is read of the pack and of the file, at one place of the rules.

A criterion is translated once for each list entry. A :class:`Levers` is the solver's side of the board of
:mod:`solver_levers`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

import z3

from poci_desktop.facts.paths import at
from poci_desktop.rules.context import Context
from poci_desktop.rules.pack import Edition, Pack, PackError
from tests.proofs import solver_truth as t
from tests.proofs.solver_amounts import literal
from tests.proofs.solver_facts import Facts
from tests.proofs.solver_truth import Bit, Five

Encoder = Callable[["Reading", Mapping[str, Any]], Five]


@dataclass(slots=True)
class Levers:
    """The z3 side of the board: what pulls each lever down or up, what stands there, what moves a figure."""

    down: dict[str, Bit] = field(default_factory=dict)
    up: dict[str, Bit] = field(default_factory=dict)
    stood: dict[str, list[Five]] = field(default_factory=dict)
    moved: dict[str, Bit] = field(default_factory=dict)

    def on(self, name: str, truth: Five, entry: int | None) -> Five:
        """``truth``, which the lever may turn. Of a list only the first entry is turned."""
        if entry and name.endswith("/entry"):
            return truth
        self.stood.setdefault(name, []).append(truth)
        down = self.down.setdefault(name, z3.Bool(f"down {name}"))
        up = self.up.setdefault(name, z3.Bool(f"up {name}"))
        return t.first([(down, t.NOT_MET), (up, t.MET)], truth)

    def figure(self, name: str, value: Any, whole: bool) -> Any:
        """``value``, which may become any other one."""
        moved = self.moved.setdefault(name, z3.Bool(f"moved {name}"))
        return z3.If(moved, z3.Int(f"{name}'") if whole else z3.Real(f"{name}'"), value)


@dataclass(slots=True)
class Translation:
    """What a translation shares: the pack, the edition, the file, and the figures on their way.

    ``exact`` and ``free`` name the measures by what became of them; ``read`` the figures read on the way.
    """

    pack: Pack
    stream: str
    edition: Edition
    facts: Facts
    nodes: Mapping[type, Callable[[Reading, Any], Five]]
    encoders: Mapping[Any, Encoder]
    levers: Levers | None = None
    exact: set[str] = field(default_factory=set)
    free: set[str] = field(default_factory=set)
    read: set[str] = field(default_factory=set)
    memo: dict[tuple[str, int | None], Five] = field(default_factory=dict)

    def reading(self) -> Reading:
        """The translation at its beginning: no entry, the edition's own tree."""
        return Reading(self, None, self.edition.id)

    def verdict(self) -> Five:
        """The criteria verdict of the edition, as :func:`assess` rolls it up."""
        reading = self.reading()
        root = reading.node(self.edition.eligibility)
        beside = [reading.criterion(name) for name in self.edition.judgement]
        weighed = [t.reaching(f) for f in beside] if self.edition.judgement_reaches else []
        return t.all_of([root, *weighed])


@dataclass(frozen=True, slots=True)
class Reading:
    """A translation at one place: the list entry being read and the criterion it is read for."""

    of: Translation
    entry: int | None
    where: str

    @property
    def facts(self) -> Facts:
        return self.of.facts

    @property
    def pack(self) -> Pack:
        return self.of.pack

    def path(self, fact: str) -> str:
        """``cred[].type`` -> the path in the entry being read."""
        return fact if self.entry is None else at(fact, self.entry)

    def is_(self, fact: str, *keys: str) -> Bit:
        return self.facts.is_(self.path(fact), *keys)

    def known(self, fact: str) -> Bit:
        return self.facts.known(self.path(fact))

    def value(self, fact: str) -> Any:
        return self.facts.value(self.path(fact))

    def has(self, path: str, entry: int) -> Bit:
        """The condition that the list ``path`` (which is known) has an entry of that number."""
        return self.facts.flag(f"{path} has {entry}", partial(_longer, path, entry))

    def here(self, context: Context) -> Context:
        """A concrete context at the same entry."""
        return replace(context, entry=self.entry) if self.entry is not None else context

    def parameter(self, name: str) -> Any:
        """A figure on the reference day, which a lever may move."""
        value = self.fixed(name)
        if self.of.levers is None:
            return value
        return self.of.levers.figure(name, value, isinstance(value, int) or z3.is_int(value))

    def fixed(self, name: str) -> Any:
        """A figure on the reference day: a plain number where it does not change in the edition."""
        self.of.read.add(name)
        if name not in self.pack.parameters:
            raise PackError(f"The rules name a figure that is missing: {name}.")
        values = [v for v in self.pack.parameters[name].values if v.since <= self.facts.until]
        if not values or values[0].since > self.facts.since:
            raise PackError(f"The figure {name} has no value on a day of {self.of.edition.id}.")
        found: Any = None
        for dated in values:
            value, holds_now = literal(dated.value), self.facts.from_day(dated.since)
            found = value if holds_now is True else z3.If(holds_now, value, found)
        return found

    def later(self, fact: str, name: str) -> Any:
        """The day a period (a figure in years or months) after the day of a fact; a lever may move it."""
        period = self.fixed(name)
        if not isinstance(period, int):
            raise PackError(f"The period {name} changes within {self.of.edition.id}.")
        months = period * (12 if self.pack.unit(name) == "years" else 1)
        last = self.facts.later(self.path(fact), months)
        return last if self.of.levers is None else self.of.levers.figure(name, last, True)

    def criterion(self, name: str) -> Five:
        """A criterion, outside its dated tests N_A."""
        key = (name, self.entry)
        if key not in self.of.memo:
            inside = replace(self, where=name)
            cases = [
                (self.facts.during(since, until), inside.node(node))
                for since, until, node in self.pack.criterion(name).tests
                if self.facts.during(since, until) is not False
            ]
            self.of.memo[key] = t.first(cases, t.N_A)
        return self.of.memo[key]

    def node(self, node: Any) -> Five:
        """The truth of one condition."""
        if node is None:
            return t.N_A
        try:
            translate = self.of.nodes[type(node)]
        except KeyError:
            raise PackError(f"The solver does not know the node {type(node).__name__}.") from None
        return translate(self, node)


def _longer(path: str, entry: int, context: Context) -> bool:
    return len(context.fact(path)) > entry
