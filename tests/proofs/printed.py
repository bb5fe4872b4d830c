"""The pack's tables and lists against `printed.toml`: the same pages of the sheets, copied a second time."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from poci_desktop.rules.loader import LONG_AGO
from poci_desktop.rules.measures.place import folded
from poci_desktop.rules.pack import Pack

ABILITIES = ("listening", "reading", "writing", "speaking")
TABLES = ("language_levels", "settlement_funds", "settlement_funds_doubt", "in_demand", "institutions")


@cache
def printed() -> Mapping[str, Any]:
    """What the sheets print."""
    with Path(__file__).with_name("printed.toml").open("rb") as stream:
        return tomllib.load(stream, parse_float=Decimal)


def listed() -> set[str]:
    """The lists that `printed.toml` holds."""
    return {item["id"] for item in printed()["lists"]}


def differences(pack: Pack) -> Iterator[str]:
    """Each table and list that is not as printed."""
    checks = (_levels, _funds, _second_amounts, _in_demand, _schools)
    yield from (name for name, same in zip(TABLES, checks, strict=True) if not same(pack))
    for item in printed()["lists"]:
        values = pack.lists[item["id"]].values
        codes, prefixes, excepted = values[0].value
        same = (
            len(values) == 1
            and values[0].since == item.get("since", LONG_AGO)
            and codes == set(item["codes"])
            and set(prefixes) == set(item.get("prefixes", ()))
            and set(excepted) == set(item.get("except_prefixes", ()))
        )
        if not same:
            yield item["id"]


def _levels(pack: Pack) -> bool:
    here = {
        (row["test"], row["scale"], row["level"]): tuple(Decimal(row[ability]) for ability in ABILITIES)
        for row in pack.tables["language_levels"]
    }
    there = {
        (item["test"], item["scale"], level): tuple(map(Decimal, item[level]))
        for item in printed()["levels"]
        for level in map(str, range(4, 11))
    }
    return here == there


def _funds(pack: Pack) -> bool:
    columns = ("1", "2", "3", "4", "5", "6", "7", "extra")
    here = {
        row["id"]: (date.fromisoformat(row["since"]), *(Decimal(row[column]) for column in columns))
        for row in pack.tables["settlement_funds"]
    }
    return here == {
        item["id"]: (item["since"], *map(Decimal, item["amounts"])) for item in printed()["funds"]
    }


def _second_amounts(pack: Pack) -> bool:
    names = ("since", "until", "size", "amount", "table")
    here = [tuple(row[name] for name in names) for row in pack.tables["settlement_funds_doubt"]]
    return here == [tuple(str(item.get(name, "")) for name in names) for item in printed()["second_amount"]]


def _in_demand(pack: Pack) -> bool:
    here = {row["noc"]: (row["place"], date.fromisoformat(row["from"])) for row in pack.tables["in_demand"]}
    return here == {
        code: (item["place"], item["from"])
        for item in printed()["in_demand"]
        for code in item["codes"].split()
    }


def _schools(pack: Pack) -> bool:
    """Each printed name is part of the name of one school on the list, and none is left over."""
    for item in printed()["schools"]:
        left = {folded(row["name"]) for row in pack.tables["institutions"] if row[item["column"]] == "1"}
        for name in sorted(map(folded, item["names"]), key=len, reverse=True):
            found = [school for school in left if name in school]
            if len(found) != 1:
                return False
            left.discard(found[0])
        if left:
            return False
    return True
