"""Every small change of a condition: what a slip of the pen in the pack would look like.

A mutant of a node is a label (where, what) and the changed node. Labels are stable: they name the node by its
kind, fact and place, never by a number that moves when something is added elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from poci_desktop.rules import branches, nodes

Mutants = Iterator[tuple[str, Any]]

FLIPPED = {">=": (">", "<"), ">": (">=", "<="), "<=": ("<", ">"), "<": ("<=", ">="), "==": (">=", "<=")}
MOVED = {
    "met": ("not_met",),
    "favourable": ("not_met",),
    "not_met": ("met",),
    "to_assess": ("met", "not_met"),
    "unknown": ("met", "not_met"),
    "na": ("not_met",),
}
DAY = timedelta(days=1)
UNIT_STEP = {"money": "0.01", "money_hour": "0.01", "money_year": "0.01", "percent": "0.01"}


def steps(value: Any, unit: str = "number") -> Iterator[tuple[str, Any]]:
    """``value`` one unit up and down: a day, a cent, a hundredth of a percent, or one."""
    if isinstance(value, date):
        yield "+1 day", value + DAY
        yield "-1 day", value - DAY
        return
    step = Decimal(UNIT_STEP.get(unit, "1"))
    yield f"+{step}", value + step
    yield f"-{step}", value - step


def node_mutants(node: Any, where: str) -> Mutants:
    """Mutants of ``node`` and of everything below it."""
    name = type(node).__name__
    own = OWN.get(name)
    here = f"{where}/{title(node)}"
    if own is not None:
        for what, mutant in own(node):
            yield f"{here} {what}", mutant
    yield from _below(node, here)


def title(node: Any) -> str:
    """A node's kind with the fact, list or measure it is about."""
    name = type(node).__name__.lower()
    if isinstance(node, nodes.Compare):
        about = node.left.fact or "quantity"
        return f"{name}({about} {node.op} {node.right.parameter or node.right.value})"
    if isinstance(node, branches.Measured):
        return f"measure({node.measure.__module__.rsplit('.', 1)[-1]}.{node.measure.__name__})"
    about = getattr(node, "fact", "") or getattr(node, "list", "") or getattr(node, "name", "")
    return f"{name}({about})" if about else name


def _below(node: Any, where: str) -> Mutants:
    """Mutants of the nodes that ``node`` holds, put back in their place."""
    for field in fields(node):
        value = getattr(node, field.name)
        if isinstance(value, tuple) and value and all(hasattr(v, "evaluate") for v in value):
            for index, member in enumerate(value):
                for label, mutant in node_mutants(member, f"{where}[{index}]"):
                    yield label, replace(node, **{field.name: (*value[:index], mutant, *value[index + 1 :])})
        elif isinstance(value, Mapping) and any(hasattr(v, "evaluate") for v in value.values()):
            for key, member in value.items():
                if member is not None:
                    for label, mutant in node_mutants(member, f"{where}.{key}"):
                        yield label, replace(node, **{field.name: {**value, key: mutant}})
        elif hasattr(value, "evaluate"):
            for label, mutant in node_mutants(value, f"{where}.{field.name}"):
                yield label, replace(node, **{field.name: mutant})


def _dropped(members: tuple[Any, ...]) -> Iterator[tuple[str, tuple[Any, ...]]]:
    for index, member in enumerate(members):
        yield f"without [{index}] {title(member)}", (*members[:index], *members[index + 1 :])


def _members(node: Any) -> Mutants:
    if len(node.members) > 1:
        for what, members in _dropped(node.members):
            yield what, replace(node, members=members)


def _at_least(node: nodes.AtLeast) -> Mutants:
    yield "one more", replace(node, number=node.number + 1)
    yield "one fewer", replace(node, number=node.number - 1)
    yield from _members(node)


def _not(node: nodes.Not) -> Mutants:
    yield "without the not", node.member


def _answer(node: nodes.Answer) -> Mutants:
    for value, word in node.outcomes.items():
        for other in MOVED[word]:
            yield f"{value}: {word} -> {other}", replace(node, outcomes={**node.outcomes, value: other})


def _compare(node: nodes.Compare) -> Mutants:
    for op in FLIPPED[node.op]:
        yield f"{node.op} -> {op}", replace(node, op=op)
    if node.right.value is not None:
        for what, value in steps(node.right.value, node.right.unit):
            yield f"limit {what}", replace(node, right=replace(node.right, value=value))
    for what, settings in settings_mutants(node.left.settings):
        yield what, replace(node, left=replace(node.left, settings=settings))


def _member(node: nodes.Member) -> Mutants:
    yield "inside and outside change places", replace(node, inside=node.outside, outside=node.inside)


def _within(node: nodes.Within) -> Mutants:
    for word in MOVED[node.edge]:
        yield f"edge: {word}", replace(node, edge=word)
    for word in MOVED[node.late]:
        yield f"late: {word}", replace(node, late=word)
    if node.months.value is not None:
        for what, value in steps(node.months.value):
            yield f"period {what}", replace(node, months=replace(node.months, value=value))


def _when(node: branches.When) -> Mutants:
    yield "branches change places", replace(node, then=node.otherwise, otherwise=node.then)


def _switch(node: branches.Switch) -> Mutants:
    for key in node.cases:
        rest = {k: v for k, v in node.cases.items() if k != key}
        if node.cases[key] != node.other:
            yield f"without case {key}", replace(node, cases=rest)
    if node.other is not None:
        yield "without other", replace(node, other=None)


def _dated(node: branches.Dated) -> Mutants:
    for name in ("since", "until"):
        day = getattr(node, name)
        if day is not None:
            for what, moved in steps(day):
                yield f"{name} {what}", replace(node, **{name: moved})


def _gate(node: branches.Gate) -> Mutants:
    yield "without the gate", nodes.All(node.members)
    yield "members asked behind a closed gate", nodes.All((node.test, *node.members))
    yield from _members(node)


def _each(node: branches.Each) -> Mutants:
    if node.keep is not None:
        yield "without keep", replace(node, keep=None)
    for word in MOVED[node.empty]:
        yield f"empty: {word}", replace(node, empty=word)


def _setting(node: branches.Setting) -> Mutants:
    for key in node.cases:
        if node.cases[key] is not None:
            yield f"without case {key}", replace(node, cases={**node.cases, key: None})


def _beside(node: branches.Beside) -> Mutants:
    yield "weighs like any other", node.member


def _measured(node: branches.Measured) -> Mutants:
    for what, settings in settings_mutants(node.settings):
        yield what, replace(node, settings=settings)
    for part in node.parts:
        rest = {k: v for k, v in node.parts.items() if k != part}
        yield f"without part {part}", replace(node, parts=rest)


WORDS = {"met": "not_met", "not_met": "met", "to_assess": "met", "refused": "to_assess", "na": "not_met"}
OTHER_WORD = {**WORDS, "low": "median", "median": "low", "yes": "no", "no": "yes"}


def settings_mutants(settings: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """A measure's settings with one word, switch, figure or list member changed."""
    for key, value in settings.items():
        if key in ("notes", "note"):
            continue
        if isinstance(value, bool):
            yield f"{key}: {not value}", {**settings, key: not value}
        elif isinstance(value, str) and value in OTHER_WORD:
            other = "refused" if (key, value) == ("retake", "to_assess") else OTHER_WORD[value]
            yield f"{key}: {value} -> {other}", {**settings, key: other}
        elif isinstance(value, int | Decimal):
            for what, moved in steps(value):
                yield f"{key} {what}", {**settings, key: moved}
        elif isinstance(value, list):
            for member in value:
                yield f"{key} without {member}", {**settings, key: [v for v in value if v != member]}


OWN: Mapping[str, Any] = {
    "All": _members,
    "AnyOf": _members,
    "AtLeast": _at_least,
    "Not": _not,
    "Answer": _answer,
    "Compare": _compare,
    "Member": _member,
    "Within": _within,
    "When": _when,
    "Switch": _switch,
    "Dated": _dated,
    "Gate": _gate,
    "Each": _each,
    "Setting": _setting,
    "Beside": _beside,
    "Measured": _measured,
}
