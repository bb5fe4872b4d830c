"""An amount that may be only partly known."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from poci_desktop.rules.findings import Note, Row, Value
from poci_desktop.rules.truth import Truth

Real = int | Decimal | Fraction


@dataclass(frozen=True, slots=True)
class Amount:
    """What is established (``sure``), with what an officer must judge (``likely``), and at most (``most``).

    ``sure <= likely <= most``; ``most`` None means no upper bound is known. ``unit`` is the unit both the
    amount and its limit are written in. ``facts`` are the paths read, ``open``/``unsure`` those missing.
    ``applies`` False makes any comparison "does not apply".
    """

    unit: str
    sure: Real
    likely: Real
    most: Real | None
    facts: tuple[str, ...] = ()
    open: tuple[str, ...] = ()
    unsure: tuple[str, ...] = ()
    notes: tuple[Note, ...] = ()
    working: tuple[Row, ...] = ()
    applies: bool = True

    @classmethod
    def exactly(cls, unit: str, value: Real, **rest: object) -> Amount:
        """A fully known amount."""
        return cls(unit, value, value, value, **rest)  # type: ignore[arg-type]  # keywords are the fields above

    @classmethod
    def unknown(cls, unit: str, **rest: object) -> Amount:
        """Nothing is established; anything from zero up is possible."""
        return cls(unit, 0, 0, None, **rest)  # type: ignore[arg-type]  # keywords are the fields above

    def compare(self, op: str, limit: Real) -> Truth:
        """``>=`` and ``>``: MET by what is sure, TO_ASSESS by what is likely, UNKNOWN by what is possible.

        ``<`` and ``<=``: MET only when the most possible amount stays under; NOT_MET when the sure one does
        not. ``==``: MET only when the amount is exact.
        """
        if not self.applies:
            return Truth.N_A
        if op in (">=", ">"):
            if _reaches(self.sure, op, limit):
                return Truth.MET
            if _reaches(self.likely, op, limit):
                return Truth.TO_ASSESS
            if self.most is None or _reaches(self.most, op, limit):
                return Truth.UNKNOWN
            return Truth.NOT_MET
        if op in ("<=", "<"):
            if self.most is not None and _stays(self.most, op, limit):
                return Truth.MET
            return Truth.UNKNOWN if _stays(self.sure, op, limit) else Truth.NOT_MET
        if self.sure == self.most:
            return Truth.MET if self.sure == limit else Truth.NOT_MET
        return Truth.UNKNOWN

    @property
    def shown(self) -> Value:
        """What is established, as a value to print."""
        return Value(self.unit, self.sure)


def _reaches(amount: Real, op: str, limit: Real) -> bool:
    return amount >= limit if op == ">=" else amount > limit


def _stays(amount: Real, op: str, limit: Real) -> bool:
    return amount <= limit if op == "<=" else amount < limit
