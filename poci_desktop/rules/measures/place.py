"""Places of Ontario as the pack's table knows them, the place of the job, and what follows from a code.

The work place (sheet 10, 1) is the town the job is done at or reported to. When several places are worked
at and that town is not known, it is the site of the supervisor or of the office that gives the work: both
are candidates, and a test that comes out alike at both is decided. So are the places of one name ("Hamilton"
is a city and a township): where they come out differently, only the person can say which one is meant.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product
from typing import Any

from poci_desktop.rules.context import Context
from poci_desktop.rules.findings import Note, Value
from poci_desktop.rules.measures.amount import Amount
from poci_desktop.rules.nodes import Measure, Quantity
from poci_desktop.rules.pack import Pack, Words
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
    found = find_places(pack, text)
    return found[0] if len(found) == 1 else None


def find_places(pack: Pack, text: str) -> tuple[Row, ...]:
    """Every row of ``places`` a text may mean: an id, a name or an alias in either language.

    Places of one name in one census division count as one: nothing here depends on which of them it is.
    """
    index = pack.cache.get("places")
    if index is None:
        index = pack.cache["places"] = _index(pack)
    found: tuple[Row, ...] = index.get(text) or index.get(folded(text)) or ()
    return found


def _index(pack: Pack) -> dict[str, tuple[Row, ...]]:
    index: dict[str, tuple[Row, ...]] = {}
    for row in pack.tables["places"]:
        names = {folded(row[name]) for name in ("name_en", "name_fr", "label_en", "label_fr")}
        names |= {folded(alias) for alias in row.get("aliases", "").split("|") if alias}
        for name in names:
            known = index.get(name, ())
            if all(other["cd_code"] != row["cd_code"] for other in known):
                index[name] = (*known, row)
    for row in pack.tables["places"]:
        index[row["id"]] = (row,)
    return index


@dataclass(frozen=True, slots=True)
class WorkPlace:
    """Where the job may be: for each site named, the places its name may mean.

    ``complete`` says that no other place is possible on what is known. ``open`` and ``unsure`` are the facts
    that could still name another place; ``which`` asks which of the places of one name is meant.
    """

    sites: tuple[tuple[Row, ...], ...]
    complete: bool
    facts: tuple[str, ...]
    open: tuple[str, ...] = ()
    unsure: tuple[str, ...] = ()
    notes: tuple[Note, ...] = ()
    which: tuple[Note, ...] = ()

    @property
    def rows(self) -> tuple[Row, ...]:
        """Every candidate place."""
        return tuple(row for site in self.sites for row in site)

    @property
    def sides(self) -> tuple[bool, ...]:
        """Inside the GTA (True), outside (False), or both when that is not decided."""
        return tuple(sorted({_inside(row) for row in self.rows})) if self.complete else (False, True)

    @property
    def regions(self) -> tuple[str, ...]:
        """Codes of the economic regions of the candidate places."""
        return tuple(dict.fromkeys(row["economic_region_code"] for row in self.rows))

    @property
    def two_regions(self) -> bool:
        """Whether the sites lie in several economic regions, whatever the names mean.

        The person who typed one name knows the region of the place that is meant; of two sites nobody does.
        """
        return any(
            len({row["economic_region_code"] for row in reading}) > 1 for reading in product(*self.sites)
        )

    def joined(self, truths: Mapping[bool, Truth]) -> Truth:
        """One truth for the candidate places, from the truth at each side of the border of the GTA."""
        return self.joined_by(lambda row: truths[_inside(row)], truths.values())

    def joined_by(self, truth: Callable[[Row], Truth], anywhere: Iterable[Truth]) -> Truth:
        """One truth for the candidate places, from the truth at each; ``anywhere`` are all there can be.

        What the sites agree on; a doubt about the site is for the OINP, one about a name for the person.
        """
        found = set(anywhere)
        if self.complete:
            readings = product(*({truth(row) for row in site} for site in self.sites))
            found = {_agreed(reading) for reading in readings}
        return found.pop() if len(found) == 1 else Truth.UNKNOWN


def _inside(row: Row) -> bool:
    return row["in_gta"] == "1"


def _agreed(truths: Sequence[Truth]) -> Truth:
    if len(set(truths)) == 1:
        return truths[0]
    return Truth.UNKNOWN if Truth.UNKNOWN in truths else Truth.TO_ASSESS


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
    return replace(found, complete=complete, facts=(TOWN, SEVERAL, *SITES))


def _named(
    context: Context, names: Sequence[tuple[str, str]], missing: tuple[str, ...], unsure: tuple[str, ...]
) -> WorkPlace:
    sites, notes, which = [], [], []
    for _, name in names:
        rows = find_places(context.pack, name)
        said = ("name", Value("text", name))
        if not rows:
            notes.append(Note("place.not_found", (said,)))
            continue
        sites.append(rows)
        if len(rows) > 1:
            which.append(Note("place.which", (said, ("places", Value("words", _labels(rows))))))
    facts = tuple(path for path, _ in names)
    complete = not notes and bool(sites)
    return WorkPlace(tuple(sites), complete, facts, missing, unsure, tuple(notes), tuple(which))


def _labels(rows: Sequence[Row]) -> Words:
    """The places of one name, told apart by their kind or their division."""
    return Words("; ".join(row["label_en"] for row in rows), "; ".join(row["label_fr"] for row in rows))


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
