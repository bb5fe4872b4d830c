"""The conditions of a pack as z3 truths: each node of the vocabulary, encoded as the evaluator defines it.

A measure is Python. Those written again in :mod:`solver_measures` and :mod:`solver_employer` are exact; any
other stands as a free truth, one for each (measure, settings, entry). What has no solution here has none in
the program; a solution here is a promise that a committed case has to keep.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any

from poci_desktop.rules import branches, nodes
from poci_desktop.rules.pack import Edition, Pack, PackError
from tests.proofs import solver_truth as t
from tests.proofs.solver_amounts import literal, ranged
from tests.proofs.solver_codes import code_in
from tests.proofs.solver_facts import Facts, kind
from tests.proofs.solver_levers import Lever, parameters_of
from tests.proofs.solver_measures import ENCODERS
from tests.proofs.solver_reading import Levers, Reading, Translation
from tests.proofs.solver_truth import Bit, Five, both, either, no, outcome

ALWAYS_NAMED = ("unasked", "dont_know")
"""A test may say what they mean to it even where the fact allows only one of them."""


def translation(
    pack: Pack, stream: str, edition: Edition, facts: Facts, levers: Levers | None = None
) -> Translation:
    """An edition of a stream over the file ``facts``."""
    return Translation(pack, stream, edition, facts, TRANSLATED, ENCODERS, levers)


def _all(at_: Reading, node: nodes.All) -> Five:
    return t.all_of(at_.node(m) for m in node.members)


def _any(at_: Reading, node: nodes.AnyOf) -> Five:
    return t.any_of(at_.node(m) for m in node.members)


def _at_least(at_: Reading, node: nodes.AtLeast) -> Five:
    return t.at_least(node.number, [at_.node(m) for m in node.members])


def _not(at_: Reading, node: nodes.Not) -> Five:
    return t.negated(at_.node(node.member))


def _answer(at_: Reading, node: nodes.Answer) -> Five:
    keys = _keys(node.fact, node.outcomes)
    return t.first(
        [(at_.is_(node.fact, key), outcome(node.outcomes.get(key, "unknown"))) for key in keys], t.UNKNOWN
    )


def _keys(fact: str, named: Iterable[str]) -> tuple[str, ...]:
    """What the fact may be; :class:`PackError` when a test names something else, which no file can have."""
    made = kind(fact)
    if made.value is str:
        raise PackError(f"The solver cannot tell the texts of {fact} apart.")
    strange = set(named) - {*made.keys, *ALWAYS_NAMED}
    if strange:
        raise PackError(f"The fact {fact} is never {', '.join(sorted(strange))}.")
    return made.keys


def _compare(at_: Reading, node: nodes.Compare) -> Five:
    limit = at_.parameter(node.right.parameter) if node.right.parameter else literal(node.right.value)
    if node.left.quantity is not None:
        settings = {**node.left.settings, "op": node.op, "limit": limit}
        if node.left.quantity in at_.of.encoders:
            at_.of.exact.add(_named(at_, node.left.quantity, node.left.settings))
            return at_.of.encoders[node.left.quantity](at_, settings)
        return _free(at_, node, node.left.quantity, node.left.settings)
    value = at_.value(node.left.fact)
    given = at_.is_(node.left.fact, "given")
    known = ranged(node.op, value, value, value, False, limit)
    unknown = ranged(node.op, literal(0), literal(0), literal(0), True, limit)
    return t.ite(given, known, unknown)


def _member(at_: Reading, node: nodes.Member) -> Five:
    inside = code_in(at_, node.fact, node.codes)
    found = t.ite(inside, outcome(node.inside), outcome(node.outside))
    return t.ite(at_.known(node.fact), found, t.UNKNOWN)


def _within(at_: Reading, node: nodes.Within) -> Five:
    period, day = node.months, at_.facts.day
    if period.parameter:
        last = at_.later(node.fact, period.parameter)
    else:
        last = at_.facts.later(at_.path(node.fact), int(period.value) * (12 if period.unit == "years" else 1))
    cases = [
        (at_.value(node.fact) > day, outcome(node.late)),
        (last == day, outcome(node.edge)),
        (last > day, t.MET),
    ]
    return t.ite(at_.is_(node.fact, "given"), t.first(cases, t.NOT_MET), t.UNKNOWN)


def _when(at_: Reading, node: branches.When) -> Five:
    test = at_.node(node.test)
    then, otherwise = at_.node(node.then), at_.node(node.otherwise)
    found = t.first(
        [(test.met, then), (either(test.not_met, test.absent), otherwise)], t.agreed([then, otherwise])
    )
    if node.either is None:
        return found
    fails = both(at_.node(node.either).not_met, settled(at_, node.either))
    return t.ite(both(no(settled(at_, node.test)), fails), t.NOT_MET, found)


def settled(at_: Reading, node: Any) -> Bit:
    """Whether no answer still to come can change a truth: exact for what the packs ask it of, else free."""
    if isinstance(node, nodes.Member):
        return at_.known(node.fact)
    if isinstance(node, nodes.Answer):
        firm = at_.is_(node.fact, "unasked") if not node.firm else False
        doubtful = at_.node(node).unknown
        return both(no(firm), no(doubtful))
    return at_.facts.flag(f"settled {at_.where}", lambda c: node.evaluate(at_.here(c)).settled)


def _switch(at_: Reading, node: branches.Switch) -> Five:
    keys = [k for k in _keys(node.fact, node.cases) if k not in ALWAYS_NAMED]
    values = {key: at_.node(child) for key, child in node.cases.items()}
    other = at_.node(node.other)
    chosen = [(at_.is_(node.fact, key), values.get(key, other)) for key in keys]
    joined = t.agreed([*values.values(), *([other] if node.other is not None else [])])
    if node.unknown is not None:
        joined = t.ite(joined.unknown, at_.node(node.unknown), joined)
    if not node.doubts_decide:
        joined = t.ite(joined.to_assess, t.UNKNOWN, joined)
    return t.first(chosen, joined)


def _dated(at_: Reading, node: branches.Dated) -> Five:
    return t.ite(at_.facts.during(node.since, node.until), at_.node(node.test), at_.node(node.otherwise))


def _gate(at_: Reading, node: branches.Gate) -> Five:
    """A closed gate fails whatever the members are: the same truth as *all*."""
    return t.all_of([at_.node(node.test), *(at_.node(m) for m in node.members)])


def _each(at_: Reading, node: branches.Each) -> Five:
    """The best entry. Of a longer list two are enough: one of the best for each of the (at most two) lists
    that an edition reads; the others change no maximum. The tests compare with three.
    """
    facts, found, kept = at_.facts, [], []
    for entry in range(facts.entries):
        inside = replace(at_, entry=entry)
        there = at_.has(node.list, entry)
        counts = there if node.keep is None else both(there, no(inside.node(node.keep).not_met))
        kept.append(counts)
        found.append(t.ite(counts, inside.node(node.test), t.N_A))
    best = t.ite(either(*kept), t.any_of(found), outcome(node.empty))
    return t.ite(at_.known(node.list), best, t.UNKNOWN)


def _setting(at_: Reading, node: branches.Setting) -> Five:
    return at_.node(node.cases.get(str(at_.of.edition.settings.get(node.name))))


def _beside(at_: Reading, node: branches.Beside) -> Five:
    return t.reaching(at_.node(node.member))


def _ref(at_: Reading, node: branches.Ref) -> Five:
    return at_.criterion(node.name)


def _measured(at_: Reading, node: branches.Measured) -> Five:
    at_.of.read |= parameters_of(node, at_.pack.parameters)
    if node.measure in at_.of.encoders:
        at_.of.exact.add(_named(at_, node.measure, node.settings))
        return at_.of.encoders[node.measure](at_, node.settings)
    return _free(at_, node, node.measure, node.settings)


def _free(at_: Reading, node: Any, function: Any, settings: Mapping[str, Any]) -> Five:
    name = _named(at_, function, settings)
    at_.of.free.add(name)
    return at_.facts.free(f"{name} {at_.entry}", lambda c: node.evaluate(at_.here(c)).truth)


def _named(at_: Reading, function: Any, settings: Mapping[str, Any]) -> str:
    shown = ", ".join(f"{key}={settings[key]}" for key in settings if key not in ("note", "notes"))
    return f"{function.__module__.rpartition('.')[2]}.{function.__name__}({shown})"


def _lever(at_: Reading, node: Lever) -> Five:
    found = at_.node(node.node)
    return found if at_.of.levers is None else at_.of.levers.on(node.name, found, at_.entry)


TRANSLATED: Mapping[type, Callable[[Reading, Any], Five]] = {
    nodes.All: _all,
    nodes.AnyOf: _any,
    nodes.AtLeast: _at_least,
    nodes.Not: _not,
    nodes.Answer: _answer,
    nodes.Compare: _compare,
    nodes.Member: _member,
    nodes.Within: _within,
    branches.When: _when,
    branches.Switch: _switch,
    branches.Dated: _dated,
    branches.Gate: _gate,
    branches.Each: _each,
    branches.Setting: _setting,
    branches.Beside: _beside,
    branches.Ref: _ref,
    branches.Measured: _measured,
    Lever: _lever,
}
