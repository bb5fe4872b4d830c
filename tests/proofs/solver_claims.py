"""What is claimed of every edition, proved by the solver and kept by the cases.

==========  ================================================================================
met         the edition can be met
failed      it can be failed
blocker     a criterion alone stands in the way: not met, and met if only the criterion held
doubt       the same, where the criterion can only leave the verdict "to be assessed"
support     a met edition would not be met if only this criterion failed
saviour     a met edition would not be met if only this alternative failed
effect      the same, where the alternative can only leave a doubt: not met if it failed
bar         an alternative that is not met stands alone in the way
figure      a figure of the law alone decides: met, and not met with another value
weighs      the same, where the figure can only leave a doubt: not met, and in doubt with another value
step        a step of the application can stand in the way of it
==========  ================================================================================

``doubt`` is asked of a criterion that cannot be a blocker, ``effect`` and then ``bar`` of an alternative that
cannot be a saviour: what has none of them changes nothing. A claim is proved over complete files (``effect``
and ``bar`` over any), so that nothing missing does the work; one with no solution has none among incomplete
files either, and stands in ``accepted.toml`` with its reason.
"""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path
from typing import NamedTuple

import z3

from poci_desktop.rules.pack import Edition, Pack, Stream
from tests.proofs.coverage import criteria_of
from tests.proofs.solver_facts import Facts
from tests.proofs.solver_levers import levered
from tests.proofs.solver_nodes import translation
from tests.proofs.solver_reading import Levers
from tests.proofs.solver_truth import Bit, Five, either, no, possible

ACCEPTED = Path(__file__).with_name("accepted.toml")
CRITERION, ALTERNATIVE = ("blocker", "support"), ("saviour",)
WEAKER = {"blocker": "doubt", "saviour": "effect", "effect": "bar", "figure": "weighs"}


class Claim(NamedTuple):
    """One claim on an edition; ``name`` is a criterion or an alternative, "" for the edition itself."""

    edition: str
    name: str
    way: str

    def __str__(self) -> str:
        return " ".join(word for word in self if word)


@dataclass(frozen=True, slots=True)
class Proved:
    """What the solver found of one edition: each claim, and what became of the measures and figures."""

    edition: Edition
    claims: dict[Claim, bool]
    exact: set[str]
    free: set[str]
    criteria: int
    alternatives: int
    figures: set[str]

    @property
    def possible(self) -> list[Claim]:
        """The claims that a file shows."""
        return [claim for claim, holds in self.claims.items() if holds]

    @property
    def lost(self) -> list[str]:
        """The claims that no file shows."""
        return [str(claim) for claim, holds in self.claims.items() if not holds]


def prove(pack: Pack, streams: Collection[str] = (), entries: int = 2) -> list[Proved]:
    """Every claim on every edition of the pack, or of some streams.

    Lists have up to ``entries`` entries: one that counts, and one beside it.
    """
    with_levers, _ = levered(pack)
    return [
        _edition(pack, with_levers, stream, edition, entries)
        for stream in with_levers.streams
        for edition in stream.editions
        if not streams or stream.id in streams
    ]


def _edition(pack: Pack, with_levers: Pack, stream: Stream, edition: Edition, entries: int) -> Proved:
    facts, levers = Facts(edition.since, edition.until, entries), Levers()
    plain = translation(with_levers, stream.id, edition, facts)
    turned = translation(with_levers, stream.id, edition, facts, levers)
    checker = _Checker(facts, plain.verdict(), turned.verdict(), levers)
    bare = next(e for s in pack.streams for e in s.editions if e.id == edition.id)
    criteria = criteria_of(pack, bare)[0]
    alternatives = [name for name in levers.down if name not in pack.criteria]
    claims = {Claim(edition.id, "", way): checker.holds("", way) for way in ("met", "failed")}
    asked = [(name, way) for name in criteria for way in CRITERION]
    asked += [(name, way) for name in alternatives for way in ALTERNATIVE]
    asked += [(name, "figure") for name in levers.moved]
    for name, way in asked:
        claims[Claim(edition.id, name, way)] = found = checker.holds(name, way)
        while not found and way in WEAKER:
            way = WEAKER[way]
            claims[Claim(edition.id, name, way)] = found = checker.holds(name, way)
    claims |= _steps(with_levers, stream, edition)
    return Proved(edition, claims, plain.exact, plain.free, len(criteria), len(alternatives), plain.read)


def _steps(pack: Pack, stream: Stream, edition: Edition) -> dict[Claim, bool]:
    """A step stands in the way while it is missed, or cannot be told yet."""
    facts = Facts(edition.since, edition.until)
    found = {}
    for name in edition.process:
        truth = translation(pack, stream.id, edition, facts).reading().criterion(name)
        checker = _Checker(facts, truth, truth, Levers())
        found[Claim(edition.id, name, "step")] = checker.possible([no(truth.doubt)])
    return found


class _Checker:
    """One edition in the solver: its verdict as it is, and with a lever pulled."""

    def __init__(self, facts: Facts, verdict: Five, turned: Five, levers: Levers) -> None:
        self.verdict, self.turned, self.levers = verdict, turned, levers
        self.solver = z3.Solver()
        self.solver.add(*facts.bits)
        every = [*levers.down.values(), *levers.up.values(), *levers.moved.values()]
        if every:
            self.solver.add(z3.AtMost(*every, 1))
        self.complete = facts.complete
        self.named: dict[int, tuple[Bit, Bit]] = {}

    def holds(self, name: str, way: str) -> bool:
        """Whether a complete file shows it; when none does, no file at all may."""
        wanted = self._wanted(name, way)
        if wanted is None:
            return False
        if self.possible([*wanted, self.complete]):
            return True
        if self.possible(wanted):
            if way in ("effect", "bar"):
                return True
            raise AssertionError(f"only an incomplete file shows it: {name} {way}")
        return False

    def _wanted(self, name: str, way: str) -> list[Bit] | None:
        now, then = self.verdict, self.turned
        if way in ("met", "failed"):
            return [now.met if way == "met" else now.not_met]
        if way == "figure":
            return [self.levers.moved[name], now.met, no(then.met)]
        if way == "weighs":
            return [self.levers.moved[name], now.not_met, no(then.not_met)]
        if name not in self.levers.down:  # the edition does not reach it
            return None
        down, up = self.levers.down[name], self.levers.up[name]
        fails = either(*(truth.not_met for truth in self.levers.stood[name]))
        return {
            "blocker": [up, fails, now.not_met, then.met],
            "bar": [up, fails, now.not_met, then.met],
            "doubt": [up, now.to_assess, then.met],
            "support": [down, now.met, no(then.met)],
            "saviour": [down, now.met, no(then.met)],
            "effect": [down, no(now.not_met), then.not_met],
        }[way]

    def possible(self, wanted: Sequence[Bit]) -> bool:
        """Whether some file has all of this."""
        if any(bit is False for bit in wanted):
            return False
        return possible(self.solver, [self._literal(bit) for bit in wanted if bit is not True])

    def _literal(self, bit: Bit) -> Bit:
        """A name for a condition, so that one solver serves every claim."""
        key = bit.get_id()
        if key not in self.named:
            self.named[key] = z3.Bool(f"wanted {len(self.named)}"), bit
            self.solver.add(z3.Implies(*self.named[key]))
        return self.named[key][0]


def accepted() -> list[tuple[str, str]]:
    """Patterns of claims that no file can show, with the reason."""
    content = tomllib.loads(ACCEPTED.read_text(encoding="utf-8"))
    return [(pattern, item["reason"]) for item in content.get("impossible", []) for pattern in item["claims"]]


def unexplained(lost: Iterable[str]) -> list[str]:
    """What is impossible and no reason explains."""
    patterns = [pattern for pattern, _ in accepted()]
    return [name for name in lost if not any(fnmatchcase(name, pattern) for pattern in patterns)]


def out_of_date(lost: Iterable[str]) -> list[str]:
    """Reasons for something that is possible, or no longer claimed."""
    names = list(lost)
    return [pattern for pattern, _ in accepted() if not any(fnmatchcase(name, pattern) for name in names)]
