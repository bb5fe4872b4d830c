"""The closed vocabulary of conditions. A pack's test is built of these nodes and of nothing else.

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
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Protocol

from poci_desktop.facts.answers import DontKnow, Planned
from poci_desktop.rules.calendar import add_months
from poci_desktop.rules.combine import choose, join_all, join_any, join_at_least
from poci_desktop.rules.context import Context
from poci_desktop.rules.findings import Finding, Note, Value, leaf
from poci_desktop.rules.measures.amount import Amount
from poci_desktop.rules.relevance import facts_to_find_out, missing_facts
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
    """An answer mapped to a truth. Values not listed, "I don't know" and "not asked" are UNKNOWN unless mapped.

    ``outcomes`` maps a value, ``"dont_know"``, ``"unasked"`` or ``"planned"`` to a word: ``met``, ``not_met``,
    ``to_assess``, ``unknown``, ``na`` or ``favourable`` (met, left to an officer). ``firm`` says that "not asked"
    is decided by the sheet for good; without it the fact stays open. ``notes`` maps a value to a pack note.
    """

    fact: str
    outcomes: Mapping[str, str]
    notes: Mapping[str, str] = field(default_factory=dict)
    firm: bool = False

    def evaluate(self, context: Context) -> Finding:
        path = context.path(self.fact)
        value = context.fact(self.fact)
        key, values = _answer_key(value)
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


def _answer_key(value: Any) -> tuple[str, tuple[tuple[str, Value], ...]]:
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
    """An event day ``d`` with ``add_months(d, N) >= reference day`` (``strict``: ``>``) and ``d`` not after it.

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


@dataclass(frozen=True, slots=True)
class When:
    """``test`` MET: ``then``; NOT_MET or N_A: ``otherwise``; in doubt: both, and only agreement decides."""

    test: Node
    then: Node | None
    otherwise: Node | None

    def evaluate(self, context: Context) -> Finding:
        test = self.test.evaluate(context)
        if test.truth is Truth.MET and test.settled:
            return _branch(test, self.then, context)
        if test.truth in (Truth.NOT_MET, Truth.N_A) and test.settled:
            return _branch(test, self.otherwise, context)
        branches = [N_A if node is None else node.evaluate(context) for node in (self.then, self.otherwise)]
        joined = choose(_condensed(test), branches)
        if (
            test.truth is Truth.MET
        ):  # decided for now by an assumption the sheet makes; a later answer may move it
            return replace(joined, truth=branches[0].truth)
        if test.truth in (Truth.NOT_MET, Truth.N_A):
            return replace(joined, truth=branches[1].truth)
        return joined


@dataclass(frozen=True, slots=True)
class Switch:
    """The value of ``fact`` decides which test applies; ``other`` serves values not listed.

    Not asked or "I don't know": every branch is evaluated, and only agreement decides (``unknown`` replaces it).
    """

    fact: str
    cases: Mapping[str, Node | None]
    other: Node | None = None
    unknown: Node | None = None

    def evaluate(self, context: Context) -> Finding:
        path = context.path(self.fact)
        value = context.fact(self.fact)
        key, _ = _answer_key(value)
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
            return replace(joined, truth=self.unknown.evaluate(context).truth)
        return joined


def _branch(selector: Finding, node: Node | None, context: Context) -> Finding:
    """The branch that applies, remembering the facts that chose it."""
    if node is None:
        return replace(N_A, facts=selector_facts(selector))
    found = node.evaluate(context)
    facts = tuple(dict.fromkeys((*selector_facts(selector), *found.facts)))
    if found.criterion:  # another criterion stays a part under its own name
        found = join_all([found])
    return replace(found, facts=facts)


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
            members = [replace(N_A, criterion=m.name) for m in self.members if isinstance(m, Ref)]
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
            found.append(replace(self.test.evaluate(inside), entry=f"{self.list}[{entry}]"))
        if not found:
            truth, _ = OUTCOMES[self.empty]
            notes = (Note(self.empty_note),) if self.empty_note else ()
            names = [m.name for m in getattr(self.test, "members", ()) if isinstance(m, Ref)]
            children = [leaf(truth, facts=(self.list,), notes=notes, criterion=name) for name in names[:1]]
            children += [replace(N_A, criterion=name) for name in names[1:]]
            return leaf(truth, facts=(self.list,), notes=() if children else notes, children=tuple(children))
        best = max(found, key=_rank)
        joined = join_any(found, op="each")
        others = tuple(f for f in found if f is not best)
        return (
            replace(best, low=joined.low, high=joined.high)
            if not others
            else replace(joined, children=(best, *others), entry=best.entry)
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
        return leaf(
            found.truth,
            facts=selector_facts(found),
            open=missing_facts(found),
            unsure=facts_to_find_out(found),
            low=found.low,
            high=found.high,
        )


def reaching(finding: Finding) -> Finding:
    """A judgement criterion as it acts on a verdict: only a negative or a contradiction reaches it."""
    lowered = finding.truth in (Truth.NOT_MET, Truth.TO_ASSESS)
    return replace(
        finding,
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
            replace(c, criterion=self.parts[c.criterion]) for c in found.children if c.criterion in self.parts
        ]
        return replace(found, children=tuple(children))
