"""The five truths in z3: a truth is four Booleans, and *all* and *any* are AND and OR.

``NOT_MET < UNKNOWN < TO_ASSESS < MET``, and ``N_A`` above them: bit *k* says "at least *k*". The minimum of
several truths is then AND, bit by bit; the maximum is OR over the members that apply. A bit that is settled
stays a Python bool, so that what the edition or its settings decide never reaches the solver.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations, pairwise
from typing import Any, NamedTuple

import z3

from poci_desktop.rules.nodes import OUTCOMES
from poci_desktop.rules.truth import Truth

Bit = Any  # bool | z3.BoolRef; z3 has no types of its own


def both(*bits: Bit) -> Bit:
    """AND, with what is known already left out."""
    if any(b is False for b in bits):
        return False
    rest = [b for b in bits if b is not True]
    return True if not rest else rest[0] if len(rest) == 1 else _joined(z3.Z3_mk_and, rest)


def either(*bits: Bit) -> Bit:
    """OR, with what is known already left out."""
    if any(b is True for b in bits):
        return True
    rest = [b for b in bits if b is not False]
    return False if not rest else rest[0] if len(rest) == 1 else _joined(z3.Z3_mk_or, rest)


def _joined(make: Any, bits: Sequence[Bit]) -> Bit:
    """``z3.And`` and ``z3.Or`` without their coercions: half the time of a translation."""
    context = bits[0].ctx
    return z3.BoolRef(make(context.ref(), len(bits), _array(bits)), context)


def _array(bits: Sequence[Bit]) -> Any:
    return (z3.Ast * len(bits))(*(bit.ast for bit in bits))


def possible(solver: z3.Solver, literals: Sequence[Bit]) -> bool:
    """Whether the solver finds a file with all of this (``Solver.check`` without its coercions).

    :class:`AssertionError` when it gives up: that is no proof of anything.
    """
    made = z3.Z3_solver_check_assumptions(solver.ctx.ref(), solver.solver, len(literals), _array(literals))
    found = z3.CheckSatResult(made)
    if found == z3.unknown:
        raise AssertionError(f"the solver gave up: {solver.reason_unknown()}")
    return bool(found == z3.sat)


def no(bit: Bit) -> Bit:
    """NOT."""
    return (not bit) if isinstance(bit, bool) else z3.Not(bit)


class Five(NamedTuple):
    """A truth: at least UNKNOWN, at least TO_ASSESS, at least MET, N_A."""

    some: Bit
    doubt: Bit
    full: Bit
    absent: Bit

    @property
    def met(self) -> Bit:
        """MET, and nothing else."""
        return both(self.full, no(self.absent))

    @property
    def not_met(self) -> Bit:
        """NOT_MET."""
        return no(self.some)

    @property
    def unknown(self) -> Bit:
        """UNKNOWN."""
        return both(self.some, no(self.doubt))

    @property
    def to_assess(self) -> Bit:
        """TO_ASSESS."""
        return both(self.doubt, no(self.full))

    def is_(self, truth: Truth) -> Bit:
        """The condition that this is ``truth``."""
        return {
            Truth.NOT_MET: self.not_met,
            Truth.UNKNOWN: self.unknown,
            Truth.TO_ASSESS: self.to_assess,
            Truth.MET: self.met,
            Truth.N_A: self.absent,
        }[truth]


def fixed(truth: Truth) -> Five:
    """A truth known beforehand."""
    return Five(*(int(truth.value) >= level for level in (1, 2, 3, 4)))


MET, NOT_MET, UNKNOWN = fixed(Truth.MET), fixed(Truth.NOT_MET), fixed(Truth.UNKNOWN)
TO_ASSESS, N_A = fixed(Truth.TO_ASSESS), fixed(Truth.N_A)


def outcome(word: str) -> Five:
    """The truth of an outcome word (``met``, ``to_assess``, ``favourable`` ...)."""
    return fixed(OUTCOMES[word][0])


def free(name: str) -> tuple[Five, Bit]:
    """A truth about which nothing is known, and the axiom that its bits are in order."""
    bits = Five(*(z3.Bool(f"{name}|{level}") for level in ("some", "doubt", "full", "absent")))
    steps = [z3.Implies(above, below) for below, above in pairwise(bits)]
    return bits, z3.And(*steps)


def all_of(members: Iterable[Five]) -> Five:
    """The least of the members that apply."""
    found = list(members)
    return Five(*(both(*(m[k] for m in found)) for k in range(4)))


def any_of(members: Iterable[Five]) -> Five:
    """The greatest of the members that apply."""
    found = list(members)
    absent = both(*(m.absent for m in found))
    some, doubt, full = (either(absent, *(both(m[k], no(m.absent)) for m in found)) for k in range(3))
    return Five(some, doubt, full, absent)


def at_least(number: int, members: Sequence[Five]) -> Five:
    """The best truth that ``number`` members reach."""
    absent = both(*(m.absent for m in members))
    bits = []
    for k in range(3):
        reached = [both(m[k], no(m.absent)) for m in members]
        bits.append(either(absent, *(both(*some) for some in combinations(reached, number))))
    some, doubt, full = bits
    return Five(some, doubt, full, absent)


def negated(truth: Five) -> Five:
    """MET and NOT_MET change places."""
    return first([(truth.met, NOT_MET), (truth.not_met, MET)], truth)


def ite(condition: Bit, then: Five, otherwise: Five) -> Five:
    """One of two truths."""
    if isinstance(condition, bool):
        return then if condition else otherwise
    pairs = zip(then, otherwise, strict=True)
    return Five(*(a if a is b else either(both(condition, a), both(no(condition), b)) for a, b in pairs))


def first(cases: Iterable[tuple[Bit, Five]], otherwise: Five) -> Five:
    """The truth of the first condition that holds."""
    found = otherwise
    for condition, truth in reversed(list(cases)):
        found = ite(condition, truth, found)
    return found


def equal(a: Five, b: Five) -> Bit:
    """The condition that two truths are the same."""
    return both(*(_same(x, y) for x, y in zip(a, b, strict=True)))


def _same(a: Bit, b: Bit) -> Bit:
    if isinstance(a, bool):
        return b if a else no(b)
    if isinstance(b, bool):
        return a if b else no(a)
    return True if a.eq(b) else a == b


def agreed(branches: Sequence[Five]) -> Five:
    """One branch applies and nobody knows which: what all agree on, else UNKNOWN."""
    same = both(*(equal(branches[0], other) for other in branches[1:]))
    return ite(same, branches[0], UNKNOWN)


def reaching(truth: Five) -> Five:
    """A judgement criterion as it acts on a verdict: only a negative or a contradiction."""
    return first([(truth.not_met, NOT_MET), (truth.to_assess, TO_ASSESS)], MET)


def compared(truth: bool | Bit) -> Five:
    """MET where the condition holds, else NOT_MET."""
    return Five(truth, truth, truth, False)
