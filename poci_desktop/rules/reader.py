"""TOML tables to nodes of the condition vocabulary. Anything not in the vocabulary is refused by name."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from poci_desktop.rules import branches, nodes
from poci_desktop.rules.measures.registry import MEASURES, QUANTITIES
from poci_desktop.rules.pack import PackError

_OPERATORS = (">=", ">", "<=", "<", "==")


def read_node(table: Any, where: str) -> nodes.Node:
    """The node a table describes. ``where`` names the place for the error sentence."""
    if isinstance(table, str):  # a bare string is a reference to a criterion
        return branches.Ref(table)
    if not isinstance(table, Mapping):
        raise PackError(f"In the rules, {where} is not a test.")
    for key, reader in _READERS.items():
        if key in table:
            return reader(table, where)
    raise PackError(f"In the rules, {where} uses a test that is not known: {', '.join(table)}.")


def _many(value: Any, where: str) -> tuple[nodes.Node, ...]:
    return tuple(read_node(item, f"{where}[{index}]") for index, item in enumerate(value))


def _maybe(value: Any, where: str) -> nodes.Node | None:
    return None if value is None or value == "na" else read_node(value, where)


def _only(table: Mapping[str, Any], where: str, *allowed: str) -> None:
    extra = set(table) - set(allowed)
    if extra:
        raise PackError(f"In the rules, {where} has a word that is not known: {', '.join(sorted(extra))}.")


def _all(table: Mapping[str, Any], where: str) -> nodes.Node:
    _only(table, where, "all")
    return nodes.All(_many(table["all"], where))


def _any(table: Mapping[str, Any], where: str) -> nodes.Node:
    _only(table, where, "any")
    return nodes.AnyOf(_many(table["any"], where))


def _at_least(table: Mapping[str, Any], where: str) -> nodes.Node:
    _only(table, where, "at_least", "of")
    return nodes.AtLeast(int(table["at_least"]), _many(table["of"], where))


def _not(table: Mapping[str, Any], where: str) -> nodes.Node:
    _only(table, where, "not")
    return nodes.Not(read_node(table["not"], where))


def _ref(table: Mapping[str, Any], where: str) -> nodes.Node:
    _only(table, where, "ref")
    return branches.Ref(table["ref"])


def _answer(table: Mapping[str, Any], where: str) -> nodes.Node:
    _only(table, where, "answer", "notes", "firm", *nodes.OUTCOMES)
    outcomes = {value: word for word in nodes.OUTCOMES for value in table.get(word, ())}
    return nodes.Answer(table["answer"], outcomes, table.get("notes", {}), bool(table.get("firm", False)))


def _operand(table: Mapping[str, Any], where: str) -> nodes.Operand:
    if "quantity" in table:
        try:
            function = QUANTITIES[table["quantity"]]
        except KeyError:
            raise PackError(
                f"In the rules, {where} names a quantity that is not known: {table['quantity']}."
            ) from None
        return nodes.Operand(quantity=function, settings=table.get("settings", {}))
    return nodes.Operand(fact=table["compare"], unit=table.get("unit", "number"))


def _limit(table: Mapping[str, Any], where: str) -> nodes.Operand:
    if "parameter" in table:
        return nodes.Operand(parameter=table["parameter"])
    if "value" in table:
        value = table["value"]
        return nodes.Operand(
            value=Decimal(str(value)) if isinstance(value, float) else value, unit=table.get("unit", "number")
        )
    raise PackError(f"In the rules, {where} has no limit.")


def _compare(table: Mapping[str, Any], where: str) -> nodes.Node:
    _only(table, where, "compare", "quantity", "settings", "op", "parameter", "value", "unit", "notes")
    if table.get("op") not in _OPERATORS:
        raise PackError(f"In the rules, {where} compares with an operator that is not known.")
    return nodes.Compare(_operand(table, where), table["op"], _limit(table, where), table.get("notes", {}))


def _member(table: Mapping[str, Any], where: str) -> nodes.Node:
    _only(table, where, "member", "list", "inside", "outside", "notes")
    return nodes.Member(
        table["member"],
        table["list"],
        table.get("inside", "met"),
        table.get("outside", "not_met"),
        table.get("notes", {}),
    )


def _within(table: Mapping[str, Any], where: str) -> nodes.Node:
    _only(table, where, "within", "parameter", "value", "unit", "late", "late_note", "edge", "edge_note")
    return nodes.Within(
        table["within"],
        _limit(table, where),
        table.get("late", "unknown"),
        table.get("edge", "met"),
        table.get("edge_note", ""),
        table.get("late_note", ""),
    )


def _when(table: Mapping[str, Any], where: str) -> nodes.Node:
    _only(table, where, "when", "then", "otherwise", "either")
    return branches.When(
        read_node(table["when"], f"{where}.when"),
        _maybe(table.get("then"), f"{where}.then"),
        _maybe(table.get("otherwise"), f"{where}.otherwise"),
        _maybe(table.get("either"), f"{where}.either"),
    )


def _switch(table: Mapping[str, Any], where: str) -> nodes.Node:
    _only(table, where, "switch", "cases", "other", "unknown", "doubts_decide")
    cases = {value: _maybe(node, f"{where}.{value}") for value, node in table["cases"].items()}
    return branches.Switch(
        table["switch"],
        cases,
        _maybe(table.get("other"), f"{where}.other"),
        _maybe(table.get("unknown"), f"{where}.unknown"),
        bool(table.get("doubts_decide", True)),
    )


def _dated(table: Mapping[str, Any], where: str) -> nodes.Node:
    _only(table, where, "dated", "since", "until", "otherwise")
    for name in ("since", "until"):
        if name in table and not isinstance(table[name], date):
            raise PackError(f"In the rules, {where} has a date that is not a date.")
    return branches.Dated(
        read_node(table["dated"], where),
        table.get("since"),
        table.get("until"),
        _maybe(table.get("otherwise"), where),
    )


def _gate(table: Mapping[str, Any], where: str) -> nodes.Node:
    _only(table, where, "gate", "all_of")
    return branches.Gate(read_node(table["gate"], where), _many(table["all_of"], where))


def _each(table: Mapping[str, Any], where: str) -> nodes.Node:
    _only(table, where, "each", "test", "keep", "empty", "empty_note")
    return branches.Each(
        table["each"],
        read_node(table["test"], where),
        _maybe(table.get("keep"), where),
        table.get("empty", "not_met"),
        table.get("empty_note", ""),
    )


def _setting(table: Mapping[str, Any], where: str) -> nodes.Node:
    _only(table, where, "setting", "cases")
    cases = {value: _maybe(node, f"{where}.{value}") for value, node in table["cases"].items()}
    return branches.Setting(table["setting"], cases)


def _beside(table: Mapping[str, Any], where: str) -> nodes.Node:
    _only(table, where, "beside")
    return branches.Beside(read_node(table["beside"], where))


def _measure(table: Mapping[str, Any], where: str) -> nodes.Node:
    _only(table, where, "measure", "settings", "parts")
    try:
        function = MEASURES[table["measure"]]
    except KeyError:
        raise PackError(
            f"In the rules, {where} names a measure that is not known: {table['measure']}."
        ) from None
    return branches.Measured(function, table.get("settings", {}), table.get("parts", {}))


_READERS = {
    "all": _all,
    "any": _any,
    "at_least": _at_least,
    "not": _not,
    "ref": _ref,
    "answer": _answer,
    "member": _member,
    "within": _within,
    "when": _when,
    "switch": _switch,
    "dated": _dated,
    "gate": _gate,
    "each": _each,
    "setting": _setting,
    "beside": _beside,
    "measure": _measure,
    "compare": _compare,
    "quantity": _compare,
}
