"""The rows of the criteria sheets (``sheet_rows.toml``) and what stands for each in the program."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tests.rules.pack_words import pack

FILE = Path(__file__).with_name("sheet_rows.toml")


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet of the law: its number, what it is about, and the ids of its rows."""

    id: str
    title: str
    rows: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rows:
    """The sheets, and the rows that something else stands for: row -> its id."""

    sheets: tuple[Sheet, ...]
    inside: Mapping[str, str]
    same_as: Mapping[str, str]
    no_rule: Mapping[str, str]
    by_intake: Mapping[str, str]
    told_as: Mapping[str, str]


@cache
def sheet_rows() -> Rows:
    """The file, read once."""
    content = tomllib.loads(FILE.read_text("utf-8"))
    sheets = tuple(Sheet(s["id"], s["title"], tuple(s["rows"])) for s in content.pop("sheet"))
    return Rows(sheets, **content)


@dataclass(frozen=True, slots=True)
class Place:
    """What stands for a row. ``kind``: criterion, points, not_checked, no_rule, intake, or nothing at all.

    ``how`` says why the row has another id there: ``inside`` it or the ``same`` criterion ("" for its own).
    """

    kind: str
    id: str
    how: str = ""


def place_of(row: str) -> Place:
    """What stands for a row of the sheets."""
    rows = sheet_rows()
    how = "inside" if row in rows.inside else "same" if row in rows.same_as else ""
    name = rows.inside.get(row, rows.same_as.get(row, row))
    if name in pack().criteria and (how or row not in rows.by_intake):
        return Place("criterion", name, how)
    if any(name == factor["factor"] for factor in pack().tables["eoi_points"]):
        return Place("points", name, how)
    told = rows.told_as.get(name, name)
    if any(told == item.id for item in pack().not_checked):
        return Place("not_checked", told, how)
    if row in rows.no_rule:
        return Place("no_rule", rows.no_rule[row])
    if row in rows.by_intake:
        return Place("intake", rows.by_intake[row])
    return Place("nothing", row)
