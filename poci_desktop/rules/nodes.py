"""The closed vocabulary of conditions. A pack's test is built of these nodes and of nothing else.

The tests of facts are here; the nodes that lead from one test to others are in :mod:`branches`.

==============  ==================================================================================
all, any        every member / one member
at_least        n members of ``of``
not             the contrary of one member
answer          an answer mapped to a truth, value by value
compare         a fact or quantity against a parameter or value
member          a code in a dated list of the pack
within          an event day not older than N years (or months) on the reference day
when            one test decides which of two tests applies
switch          the value of one fact decides which test applies
dated           a test that applies only between two reference days
gate            an opening test without which the members are not asked
each            the entry of a list that satisfies the members best
setting         a setting of the stream's edition decides which test applies
beside          a judgement criterion inside one of several paths: only a negative or a contradiction lowers
ref             another criterion
measure         a named Python function that returns a finding of its own
==============  ==================================================================================
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Protocol

from poci_desktop.facts.answers import DontKnow, Planned
from poci_desktop.rules.calendar import add_months
from poci_desktop.rules.combine import join_all, join_any, join_at_least
from poci_desktop.rules.context import Context
from poci_desktop.rules.findings import Finding, Note, Value, leaf
from poci_desktop.rules.measures.amount import Amount
from poci_desktop.rules.truth import Truth, negated

N_A = Finding(truth=Truth.N_A)

Measure = Callable[[Context, Mapping[str, Any]], Finding]
Quantity = Callable[[Context, Mapping[str, Any]], Amount]


class Node(Protocol):
    """One condition."""

    def evaluate(self, context: Context) -> Finding:
        """The finding of this condition for the case in ``context``."""
        ...


@dataclass(frozen=True, slots=True)
class All:
    """Every member must hold."""

    members: tuple[Node, ...]

    def evaluate(self, context: Context) -> Finding:
        return join_all([m.evaluate(context) for m in self.members])


@dataclass(frozen=True, slots=True)
class AnyOf:
    """One member is enough."""

    members: tuple[Node, ...]

    def evaluate(self, context: Context) -> Finding:
        return join_any([m.evaluate(context) for m in self.members])


@dataclass(frozen=True, slots=True)
class AtLeast:
    """At least ``number`` members must hold."""

    number: int
    members: tuple[Node, ...]

    def evaluate(self, context: Context) -> Finding:
        return join_at_least(self.number, [m.evaluate(context) for m in self.members])


@dataclass(frozen=True, slots=True)
class Not:
    """The contrary of its member."""

    member: Node

    def evaluate(self, context: Context) -> Finding:
        found = self.member.evaluate(context)
        return Finding(
            truth=negated(found.truth),
            op="not",
            low=negated(found.high),
            high=negated(found.low),
            children=(found,),
        )


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer mapped to a truth.

    Values not listed, "I don't know" and "not asked" are UNKNOWN unless mapped.

    ``outcomes`` maps a value, ``"dont_know"``, ``"unasked"`` or ``"planned"`` to a word: ``met``,
    ``not_met``, ``to_assess``, ``unknown``, ``na`` or ``favourable`` (met, left to an officer). ``firm``
    says that "not asked" is decided by the sheet for good; without it the fact stays open. ``notes`` maps a
    value to a pack note.
    """

    fact: str
    outcomes: Mapping[str, str]
    notes: Mapping[str, str] = field(default_factory=dict)
    firm: bool = False

    def evaluate(self, context: Context) -> Finding:
        path = context.path(self.fact)
        value = context.fact(self.fact)
        key, values = answer_key(value)
        word = self.outcomes.get(key, "unknown")
        note = self.notes.get(key, "planned" if key == "planned" else "")
        if values and f"{note}_by" in context.pack.notes:  # the same sentence with the day it is expected
            note = f"{note}_by"
        notes: tuple[Note, ...] = ()
        if note:
            fact = ("fact", Value("fact", path))
            notes = (Note(note, (fact, *values)),)
        truth, officer = OUTCOMES[word]
        if key == "unasked":
            return leaf(truth, facts=(path,), open=() if self.firm else (path,), notes=notes, officer=officer)
        if key == "dont_know" and truth is Truth.UNKNOWN:
            return leaf(truth, facts=(path,), unsure=(path,), notes=notes)
        if (
            truth is Truth.UNKNOWN
        ):  # planned, or a value on which the source is silent: only a new answer moves it
            return leaf(truth, facts=(path,), low=Truth.NOT_MET, high=Truth.MET, notes=notes)
        return leaf(truth, facts=(path,), notes=notes, officer=officer)


OUTCOMES: dict[str, tuple[Truth, bool]] = {
    "met": (Truth.MET, False),
    "not_met": (Truth.NOT_MET, False),
    "to_assess": (Truth.TO_ASSESS, False),
    "unknown": (Truth.UNKNOWN, False),
    "na": (Truth.N_A, False),
    "favourable": (Truth.MET, True),
}


def answer_key(value: Any) -> tuple[str, tuple[tuple[str, Value], ...]]:
    """The word an answer is known by in a test (``unasked``, ``dont_know``, ``planned`` …) and its note
    values."""
    if value is None:
        return "unasked", ()
    if isinstance(value, DontKnow):
        return "dont_know", ()
    if isinstance(value, Planned):
        return "planned", (("by", Value("date", value.by)),) if value.by else ()
    if isinstance(value, str):
        return value, ()
    return "given", ()  # a day or a number where the pack only asks whether there is one


@dataclass(frozen=True, slots=True)
class Operand:
    """A fact, a quantity, a parameter or a plain value."""

    fact: str = ""
    quantity: Quantity | None = None
    settings: Mapping[str, Any] = field(default_factory=dict)
    parameter: str = ""
    value: Any = None
    unit: str = "number"

    def amount(self, context: Context) -> Amount:
        """The operand as an amount; a fact that is missing or is a word stays unknown."""
        if self.quantity is not None:
            return self.quantity(context, self.settings)
        path = context.path(self.fact)
        value = context.fact(self.fact)
        missing, unsure = context.gaps(self.fact)
        if missing or unsure or isinstance(value, str):
            return Amount.unknown(self.unit, facts=(path,), open=missing, unsure=unsure)
        return Amount.exactly(self.unit, value, facts=(path,))

    def limit(self, context: Context) -> Value:
        """The operand as a limit: a parameter of the reference day or a plain value."""
        if self.parameter:
            name = str(context.settings.get(self.parameter, self.parameter))
            return Value(context.pack.unit(name), context.parameter(name))
        return Value(self.unit, self.value)


@dataclass(frozen=True, slots=True)
class Compare:
    """``left op right``. ``notes`` maps the resulting truth's word to a pack note."""

    left: Operand
    op: str
    right: Operand
    notes: Mapping[str, str] = field(default_factory=dict)

    def evaluate(self, context: Context) -> Finding:
        amount = self.left.amount(context)
        limit = self.right.limit(context)
        truth = amount.compare(self.op, limit.value)
        notes = amount.notes
        if truth.word in self.notes:
            values = (("counted", amount.shown), ("limit", limit))
            notes = (*notes, Note(self.notes[truth.word], values))
        known = not (amount.open or amount.unsure)
        settled = known or truth in (Truth.MET, Truth.NOT_MET, Truth.N_A)
        return leaf(
            truth,
            facts=amount.facts,
            open=() if settled else amount.open,
            unsure=() if settled else amount.unsure,
            low=truth if settled and truth is not Truth.UNKNOWN else Truth.NOT_MET,
            high=truth if settled and truth is not Truth.UNKNOWN else Truth.MET,
            notes=notes,
            limit=limit,
            measured=amount.shown if known or truth is Truth.MET else None,
            working=amount.working,
        )


@dataclass(frozen=True, slots=True)
class Member:
    """A code in a dated list of the pack."""

    fact: str
    codes: str
    inside: str = "met"
    outside: str = "not_met"
    notes: Mapping[str, str] = field(default_factory=dict)

    def evaluate(self, context: Context) -> Finding:
        path = context.path(self.fact)
        value = context.fact(self.fact)
        if value is None:
            return leaf(Truth.UNKNOWN, facts=(path,), open=(path,))
        if isinstance(value, DontKnow):
            return leaf(Truth.UNKNOWN, facts=(path,), unsure=(path,))
        word = self.inside if context.pack.in_list(self.codes, value, context.day) else self.outside
        truth, officer = OUTCOMES[word]
        notes = (Note(self.notes[word], (("code", Value("noc", value)),)),) if word in self.notes else ()
        return leaf(truth, facts=(path,), notes=notes, officer=officer)


@dataclass(frozen=True, slots=True)
class Within:
    """An event day ``d`` with ``add_months(d, N) >= reference day`` and ``d`` not after it.

    ``late`` is the outcome word for a day after the reference day, ``edge`` the one for the anniversary day
    itself, ``edge_note`` a warning attached on that day.
    """

    fact: str
    months: Operand
    late: str = "unknown"
    edge: str = "met"
    edge_note: str = ""
    late_note: str = ""

    def evaluate(self, context: Context) -> Finding:
        path = context.path(self.fact)
        day = context.fact(self.fact)
        if day is None:
            return leaf(Truth.UNKNOWN, facts=(path,), open=(path,))
        if not isinstance(day, date):
            return leaf(Truth.UNKNOWN, facts=(path,), unsure=(path,))
        period = self.months.limit(context)
        months = int(period.value) * (12 if period.unit == "years" else 1)
        last = add_months(day, months)
        notes: tuple[Note, ...] = ()
        if day > context.day:
            word = self.late
            if self.late_note:
                notes = (Note(self.late_note, (("day", Value("date", day)),)),)
        elif last == context.day:
            word = self.edge
            if self.edge_note:
                notes = (Note(self.edge_note),)
        else:
            word = "met" if last > context.day else "not_met"
        truth, _ = OUTCOMES[word]
        low, high = (Truth.NOT_MET, Truth.MET) if truth is Truth.UNKNOWN else (truth, truth)
        return leaf(
            truth,
            facts=(path,),
            low=low,
            high=high,
            notes=notes,
            measured=Value("date", day),
            limit=Value("last_day", last),
        )
