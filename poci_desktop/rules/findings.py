"""The finding tree: the only product of an evaluation.

Verdict, explanation, what is still needed, screen, PDF and JSON all read this tree, so they cannot disagree.
A finding knows the truth of its part, the facts it read, and how far its truth may still move: ``low`` and
``high`` bound every truth that answers not given yet could lead to. ``low == high`` means *settled*.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from poci_desktop.rules.truth import Truth


class Value(NamedTuple):
    """A number, date or name with the unit it is written in (``hours``, ``money``, ``date``, ``level``
    ...)."""

    unit: str
    value: Any


class Note(NamedTuple):
    """A sentence of the pack (``[[note]]``) with the values of its places."""

    id: str
    values: tuple[tuple[str, Value], ...] = ()


class Row(NamedTuple):
    """One line of a working shown to the reader: a pack note that names the item, and its values."""

    note: str
    values: tuple[tuple[str, Value], ...]


class Finding(NamedTuple):
    """One node of the tree, immutable. ``criterion`` is the id of the criterion, or "" for a part of one.

    ``op`` is ``leaf``, ``all``, ``any``, ``choose`` (one of several branches) or ``each`` (best entry of a
    list; ``entry`` names it). ``facts`` are the paths read; ``open`` those not asked and ``unsure`` those
    answered "I don't know" that can still change the truth. ``officer`` marks favourable facts left to an
    officer: such a finding counts as met in a combination and is never shown as met.
    """

    truth: Truth
    op: str = "leaf"
    criterion: str = ""
    low: Truth = Truth.N_A
    high: Truth = Truth.N_A
    children: tuple[Finding, ...] = ()
    facts: tuple[str, ...] = ()
    open: tuple[str, ...] = ()
    unsure: tuple[str, ...] = ()
    notes: tuple[Note, ...] = ()
    limit: Value | None = None
    measured: Value | None = None
    officer: bool = False
    entry: str = ""
    working: tuple[Row, ...] = ()

    @property
    def settled(self) -> bool:
        """Whether no answer still to come can change this truth."""
        return self.low is self.high

    @property
    def floor(self) -> Truth:
        """The lowest truth among alternatives: N_A, dropped there, where the finding may yet not apply."""
        return Truth.N_A if self.may_not_apply else self.low

    @property
    def may_not_apply(self) -> bool:
        """Whether an answer still to come could lead to "does not apply"."""
        if self.low is self.high:
            return self.low is Truth.N_A
        if self.op == "choose":
            return any(child.may_not_apply for child in self.children)
        return bool(self.children) and all(child.may_not_apply for child in self.children)

    def walk(self) -> list[Finding]:
        """This finding and all below it, in reading order."""
        found = [self]
        for child in self.children:
            found.extend(child.walk())
        return found

    def criteria(self) -> list[Finding]:
        """The findings that are criteria of their own, in reading order."""
        return [finding for finding in self.walk() if finding.criterion]

    def named(self, criterion: str) -> Finding:
        """The same finding as the criterion ``criterion``."""
        return Finding(self.truth, self.op, criterion, *self[3:])  # a third of the time of _replace


def leaf(
    truth: Truth,
    *,
    facts: tuple[str, ...] = (),
    open: tuple[str, ...] = (),
    unsure: tuple[str, ...] = (),
    low: Truth | None = None,
    high: Truth | None = None,
    **rest: Any,
) -> Finding:
    """A leaf. Without ``low`` and ``high`` the truth is settled unless a fact is open or unsure."""
    moving = bool(open or unsure)
    return Finding(
        truth=truth,
        low=low if low is not None else (Truth.NOT_MET if moving else truth),
        high=high if high is not None else (Truth.MET if moving else truth),
        facts=facts,
        open=open,
        unsure=unsure,
        **rest,
    )
