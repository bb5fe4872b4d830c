"""Figures and amounts in z3: exact numbers, and amounts known in part."""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

import z3

from tests.proofs import solver_truth as t
from tests.proofs.solver_truth import Bit, Five, both, either, no

OPERATORS: Mapping[str, Callable[[Any, Any], Bit]] = {
    ">=": operator.ge,
    ">": operator.gt,
    "<=": operator.le,
    "<": operator.lt,
    "==": operator.eq,
}


def literal(value: Any) -> Any:
    """A figure of the pack as z3 reads it."""
    if isinstance(value, int):
        return value
    exact = Fraction(Decimal(str(value)))
    return z3.RealVal(f"{exact.numerator}/{exact.denominator}")


def holds(left: Any, op: str, right: Any) -> Bit:
    """``left op right``."""
    return OPERATORS[op](left, right)


def ranged(op: str, sure: Any, likely: Any, most: Any, endless: Bit, limit: Any) -> Five:
    """An amount that is at least ``sure``, probably ``likely``, and at most ``most`` (unless ``endless``)."""
    if op in (">=", ">"):
        possible = either(endless, holds(most, op, limit))
        cases = [
            (holds(sure, op, limit), t.MET),
            (holds(likely, op, limit), t.TO_ASSESS),
            (possible, t.UNKNOWN),
        ]
        return t.first(cases, t.NOT_MET)
    if op in ("<=", "<"):
        under = both(no(endless), holds(most, op, limit))
        return t.first([(under, t.MET), (holds(sure, op, limit), t.UNKNOWN)], t.NOT_MET)
    exact = both(no(endless), sure == most)
    return t.first([(no(exact), t.UNKNOWN)], t.compared(sure == limit))
