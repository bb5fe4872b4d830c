"""Places of Ontario as the pack's table knows them, the place of the job, and what follows from a code.

The work place (sheet 10, 1) is the town the job is done at or reported to. When several places are worked
at and that town is not known, it is the site of the supervisor or of the office that gives the work: both
are candidates, and a test that comes out alike at both is decided.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from poci_desktop.rules.context import Context
from poci_desktop.rules.findings import Note, Value
from poci_desktop.rules.measures.amount import Amount
from poci_desktop.rules.nodes import Measure, Quantity
from poci_desktop.rules.pack import Pack
from poci_desktop.rules.truth import Truth

Row = Mapping[str, str]

TOWN, SEVERAL = "offer.municipality", "offer.multi_site"
SITES = ("offer.supervisor_site", "offer.assigning_office_site")


def folded(text: str) -> str:
    """Lower case without accents, for comparing names typed by a person."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return " ".join("".join(c for c in plain if not unicodedata.combining(c)).replace("’", "'").split())


def find_place(pack: Pack, text: str) -> Row | None:
    """The row of ``places`` for an id or an unambiguous name in either language; None when there is none."""
    index = pack.cache.get("places")
    if index is None:
        index = pack.cache["places"] = _index(pack)
    found: Row | None = index.get(text) or index.get(folded(text))
    return found


def _index(pack: Pack) -> dict[str, Row | None]:
    index: dict[str, Row | None] = {}
    for row in pack.tables["places"]:
        names = {folded(row["name_en"]), folded(row["name_fr"])}
        names |= {folded(alias) for alias in row.get("aliases", "").split("|") if alias}
        for name in names:
            known = index.get(name, row)
            same = known is row or (known is not None and known["cd_code"] == row["cd_code"])
            index[name] = known if same else None  # two places of one name in two divisions: not decided
    for row in pack.tables["places"]:
        index[row["id"]] = row
    return index


@dataclass(frozen=True, slots=True)
class WorkPlace:
    """Where the job may be. ``complete`` says that no place but ``rows`` is possible on what is known.

    ``open`` and ``unsure`` are the facts that could still name another place.
    """

    rows: tuple[Row, ...]
    complete: bool
    facts: tuple[str, ...]
    open: tuple[str, ...] = ()
    unsure: tuple[str, ...] = ()
    notes: tuple[Note, ...] = ()

    @property
    def sides(self) -> tuple[bool, ...]:
        """Inside the GTA (True), outside (False), or both when that is not decided."""
        return tuple(sorted({row["in_gta"] == "1" for row in self.rows})) if self.complete else (False, True)

    @property
    def regions(self) -> tuple[str, ...]:
        """Codes of the economic regions of the candidate places."""
        return tuple(dict.fromkeys(row["economic_region_code"] for row in self.rows))

    def joined(self, truths: Sequence[Truth]) -> Truth:
        """One truth for the candidate places: what they agree on; a doubt about the place otherwise."""
        if len(set(truths)) == 1:
            return truths[0]
        return Truth.UNKNOWN if not self.complete or Truth.UNKNOWN in truths else Truth.TO_ASSESS


def work_place(context: Context) -> WorkPlace:
    """The place of the job on what is known of it, worked out once per assessment."""
    if "work_place" not in context.memo:
        context.memo["work_place"] = _work_place(context)
    found: WorkPlace = context.memo["work_place"]
    return found


def _work_place(context: Context) -> WorkPlace:
    town = context.known(TOWN)
    if town is not None:
        return _named(context, ((TOWN, town),), (), ())
    several = context.known(SEVERAL)
    if several == "no":
        missing, unsure = context.gaps(TOWN)
        return WorkPlace((), False, (TOWN, SEVERAL), missing, unsure)
    missing, unsure = context.gaps(TOWN, SEVERAL, *SITES)
    sites = [(path, context.known(path)) for path in SITES]
    named = tuple((path, name) for path, name in sites if name is not None)
    found = _named(context, named, missing, unsure)
    complete = several == "yes" and len(named) == len(SITES) and found.complete
    return WorkPlace(found.rows, complete, (TOWN, SEVERAL, *SITES), missing, unsure, found.notes)


def _named(
    context: Context, names: Sequence[tuple[str, str]], missing: tuple[str, ...], unsure: tuple[str, ...]
) -> WorkPlace:
    rows, notes = [], []
    for _, name in names:
        row = find_place(context.pack, name)
        if row is None:
            notes.append(Note("place.not_found", (("name", Value("text", name)),)))
        else:
            rows.append(row)
    facts = tuple(path for path, _ in names)
    return WorkPlace(tuple(rows), not notes and bool(rows), facts, missing, unsure, tuple(notes))


def teer(context: Context, settings: Mapping[str, Any]) -> Amount:
    """TEER category of a NOC code: its second digit. ``settings.fact`` names the code.

    A code that the classification does not have stays unknown: nobody can say what the job is.
    """
    path = context.path(settings["fact"])
    code = context.known(settings["fact"])
    missing, unsure = context.gaps(settings["fact"])
    if code is None:
        return Amount("teer", 0, 0, 5, facts=(path,), open=missing, unsure=unsure)
    if not known_code(context.pack, code):
        note = Note("noc.not_found", (("code", Value("noc", code)),))
        return Amount("teer", 0, 0, 5, facts=(path,), notes=(note,))
    return Amount.exactly("teer", int(code[1]), facts=(path,))


def known_code(pack: Pack, code: str) -> bool:
    """Whether NOC 2021 has a unit group of this code."""
    if "noc_codes" not in pack.cache:
        pack.cache["noc_codes"] = frozenset(row["code"] for row in pack.tables["noc"])
    return code in pack.cache["noc_codes"]


QUANTITIES: dict[str, Quantity] = {"teer": teer}
MEASURES: dict[str, Measure] = {}
