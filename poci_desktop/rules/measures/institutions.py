"""Is the school that granted a credential on the list a stream reads? Sheets 02 §4, 04 §4 and 05 §4.

A school is found by its id, its name or an alias, without regard to accents, case, apostrophes, hyphens and
a leading article; a public college of Quebec by Cégep or Collège alike, as the list prints some of them under
both. A name that is not found is not on the list; a school that is not known stays open.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from poci_desktop.rules.context import Context
from poci_desktop.rules.findings import Finding, Note, Value, leaf
from poci_desktop.rules.measures.place import folded
from poci_desktop.rules.nodes import Measure, Quantity
from poci_desktop.rules.pack import Pack
from poci_desktop.rules.truth import Truth

SCHOOL, TYPE = "cred[].institution", "cred[].type"
EVERY = ""
NO_COLLEGE = "college:"
_ARTICLE = re.compile(r"^(?:the |l')")
_COLLEGE = re.compile(r"^(?:cegep|college) (?:regional )?(?:de la |de l'|des |du |de |d'|la )?(.*)")

Row = Mapping[str, str]


def find_school(pack: Pack, text: str) -> Row | None:
    """The row of ``institutions`` for an id, a name or an alias; None when there is none."""
    index: dict[str, Row] | None = pack.cache.get("institutions")
    if index is None:
        index = pack.cache["institutions"] = _index(pack.tables["institutions"])
    return index.get(text) or index.get(_plain(text)) or index.get(_college(text))


def _index(rows: Sequence[Row]) -> dict[str, Row]:
    index: dict[str, Row] = {}
    for row in rows:
        for alias in row["aliases"].split("|"):
            if alias:
                index.setdefault(_plain(alias), row)
    for row in rows:  # the printed name and the id win over another school's alias
        index[_plain(row["name"])] = row
    for row in rows:
        index[row["id"]] = row
    for row in rows:
        if row["province"] == "QC" and row["category"] == "colleges":
            for name in (row["name"], *row["aliases"].split("|")):
                index.setdefault(_college(name), row)
    index.pop(NO_COLLEGE, None)
    return index


def _plain(text: str) -> str:
    """The words of a name, without the article it begins with."""
    name = _ARTICLE.sub("", folded(text)).replace("'", "").replace("&", " and ").replace("+", " and ")
    return " ".join(re.findall(r"\w+", name))


def _college(text: str) -> str:
    """What a name has after Cégep or Collège, marked so that no other name reads the same."""
    found = _COLLEGE.match(folded(text))
    return NO_COLLEGE if found is None else f"{NO_COLLEGE}{_plain(found[1])}"


def listed(context: Context, settings: Mapping[str, Any]) -> Finding:
    """Whether the school is on the list.

    ``list``: the column of ``institutions`` that marks the list ("" = every school of the table).
    ``narrower``: credential types for which the list ``narrow_list`` is read instead.
    ``doubtful``: ids of schools left to the officer.
    """
    read = (SCHOOL, TYPE) if "narrower" in settings else (SCHOOL,)
    facts = tuple(context.path(fact) for fact in read)
    school = context.known(SCHOOL)
    if school is None:
        open_, unsure = context.gaps(*read)
        return leaf(Truth.UNKNOWN, facts=facts, open=open_, unsure=unsure)
    row = None if school == "other" else find_school(context.pack, school)
    if row is None:
        return leaf(Truth.NOT_MET, facts=facts, notes=(Note("school.not_listed"),))
    named = (("school", Value("name", row["name"])),)
    if row["id"] in settings.get("doubtful", ()):
        return leaf(Truth.TO_ASSESS, facts=facts, notes=(Note("school.two_lists", named),))
    wide = _on(row, settings["list"])
    narrow = _on(row, settings["narrow_list"]) if "narrower" in settings else wide
    kind = context.known(TYPE)
    if wide is narrow or kind is not None:
        on_list = narrow if kind in settings.get("narrower", ()) else wide
        note = Note("school.listed" if on_list else "school.not_on_this_list", named)
        return leaf(Truth.MET if on_list else Truth.NOT_MET, facts=facts, notes=(note,))
    open_, unsure = context.gaps(TYPE)
    return leaf(Truth.UNKNOWN, facts=facts, open=open_, unsure=unsure)


def _on(row: Row, column: str) -> bool:
    return column == EVERY or row[column] == "1"


QUANTITIES: dict[str, Quantity] = {}
MEASURES: dict[str, Measure] = {"institution.listed": listed}
