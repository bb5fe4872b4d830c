"""Truth with four ordered values and "does not apply".

``NOT_MET < UNKNOWN < TO_ASSESS < MET``. *All* is the minimum, *any* the maximum; ``N_A`` is dropped from
both, and a combination whose members are all ``N_A`` is ``N_A``.

=========  ==============================================================================
MET        the facts stated satisfy the test
TO_ASSESS  the facts point the right way, but there is a doubt about this very case
UNKNOWN    a needed fact is missing, or the source is silent ("cannot tell")
NOT_MET    the facts stated fail the test
N_A        the criterion does not apply to this person
=========  ==============================================================================

A truth is never a boolean: ``bool(truth)`` raises, so that "unknown" cannot slip through an ``if``.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum


class Truth(IntEnum):
    """One value of the order above."""

    NOT_MET = 0
    UNKNOWN = 1
    TO_ASSESS = 2
    MET = 3
    N_A = 4

    def __bool__(self) -> bool:
        raise TypeError("a Truth is not a boolean; compare it with the value you mean")

    @property
    def applies(self) -> bool:
        """Whether the criterion applies at all."""
        return self is not Truth.N_A

    @property
    def word(self) -> str:
        """The value as written in packs, cases and JSON (``not_met`` ...)."""
        return _WORDS[self]


_N_A = Truth.N_A
_WORDS = {
    Truth.NOT_MET: "not_met",
    Truth.UNKNOWN: "cannot_tell",
    Truth.TO_ASSESS: "to_be_assessed",
    Truth.MET: "met",
    Truth.N_A: "does_not_apply",
}


def all_of(truths: Iterable[Truth]) -> Truth:
    """Minimum of the members that apply; ``N_A`` when none does."""
    return min(truths, default=_N_A)  # N_A stands above MET: it wins only when nothing else applies


def any_of(truths: Iterable[Truth]) -> Truth:
    """Maximum of the members that apply; ``N_A`` when none does."""
    return max([t for t in truths if t is not _N_A], default=_N_A)


def at_least(number: int, truths: Iterable[Truth]) -> Truth:
    """The best value that at least ``number`` members reach; ``N_A`` when none applies."""
    applying = sorted((t for t in truths if t is not Truth.N_A), reverse=True)
    if not applying:
        return Truth.N_A
    return applying[number - 1] if number <= len(applying) else Truth.NOT_MET


def negated(truth: Truth) -> Truth:
    """MET and NOT_MET change places; a doubt stays a doubt."""
    return {Truth.MET: Truth.NOT_MET, Truth.NOT_MET: Truth.MET}.get(truth, truth)
