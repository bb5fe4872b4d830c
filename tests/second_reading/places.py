"""Workplaces, wages and schools: the reference tables read as plain data."""

from __future__ import annotations

import csv
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import NamedTuple

_TABLES = Path(__file__).parents[2] / "resources" / "packs" / "oinp" / "tables"

GTA_DIVISIONS = {"3520", "3518", "3524", "3521", "3519"}  # sheet 10 §1


class Site(NamedTuple):
    """What a municipality tells: inside the GTA or not, and its Job Bank economic region."""

    gta: bool
    region: str


def rows(table: str) -> list[dict[str, str]]:
    """Every row of a reference table."""
    with (_TABLES / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@cache
def _sites() -> dict[str, frozenset[Site]]:
    found: dict[str, set[Site]] = {}
    for row in rows("places"):
        site = Site(row["cd_code"] in GTA_DIVISIONS, row["economic_region_code"])
        names = [row["id"], row["name_en"], row["name_fr"], row["label_en"], row["label_fr"]]
        for name in names + [alias for alias in row["aliases"].split("|") if alias]:
            found.setdefault(name, set()).add(site)
    return {name: frozenset(sites) for name, sites in found.items()}


def sites(name: object) -> frozenset[Site]:
    """The sites a municipality of this id, name or alias may be (two towns may share a name)."""
    return _sites().get(name, frozenset()) if isinstance(name, str) else frozenset()


@cache
def ontario_wages() -> dict[str, tuple[Decimal | None, Decimal | None]]:
    """Occupation -> (low, median) hourly wage of Ontario; None where no figure is published."""
    return {
        row["noc_code"]: (
            Decimal(row["low"]) if row["low"] else None,
            Decimal(row["median"]) if row["median"] else None,
        )
        for row in rows("wages")
    }


@cache
def unit_groups() -> frozenset[str]:
    """The codes of NOC 2021."""
    return frozenset(row["code"] for row in rows("noc"))


def school_name(text: str) -> str:
    """A name as the tables have it: no article before it; Cégep and Collège are one word in Quebec."""
    known = _school_names()
    bare = text.removeprefix("The ").removeprefix("L’").removeprefix("L'")
    if text in known or bare in known:
        return text if text in known else bare
    for name in known:
        if _public_college(text) == _public_college(name) is not None and known[name] == "QC":
            return name
    return text


def _public_college(name: str) -> str | None:
    word, _, rest = name.partition(" ")
    if word not in ("Cégep", "Collège"):
        return None
    for link in ("de la ", "de l’", "de ", "du ", "d’", "d'"):
        rest = rest.removeprefix(link)
    return rest


@cache
def _school_names() -> dict[str, str]:
    return {
        name: row["province"]
        for row in rows("institutions")
        for name in (row["id"], row["name"], *(a for a in row["aliases"].split("|") if a))
    }


@cache
def schools() -> dict[str, set[bool]]:
    """Every id, name and alias of a listed school -> whether it is on the Ontario list."""
    found: dict[str, set[bool]] = {}
    for row in rows("institutions"):
        for name in [row["id"], row["name"], *(a for a in row["aliases"].split("|") if a)]:
            found.setdefault(name, set()).add(row["on_ontario_list"] == "1")
    return found
