"""Places in Ontario: municipalities, reserves and unorganized areas, and the regions each lies in.

The legal fact is the census division: it decides the Greater Toronto Area (Toronto, Durham, Halton, Peel,
York: Burlington is in it, Hamilton is not) and the OINP region. The economic region of Job Bank follows other
borders (Burlington is in 3550 with Hamilton; Muskoka, in Northern Ontario for OINP, is in 3520).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from poci_desktop.reference.tables import Lang, NameIndex, read_rows

_KIND_ORDER = {"municipality": 0, "reserve": 1, "unorganized": 2}
#: Shorter texts would list half of the province by census division.
_DIVISION_MIN = 3


@dataclass(frozen=True)
class Place:
    """One census subdivision by its seven-digit code; `kind`: municipality, reserve or unorganized.

    Labels are unique in each language: a shared name is followed by its kind and census division. `region` is
    an OINP region id (its French name is ours); `economic_region` the four-digit code Job Bank wages go by.
    """

    id: str
    kind: str
    label_en: str
    label_fr: str
    type_en: str
    type_fr: str
    census_division: str
    census_division_en: str
    census_division_fr: str
    in_gta: bool
    region: str
    region_en: str
    region_fr: str
    economic_region: str
    economic_region_en: str
    economic_region_fr: str

    def label(self, lang: Lang) -> str:
        """The name to show."""
        return self.label_fr if lang == "fr" else self.label_en


@dataclass(frozen=True)
class PlaceHit:
    """One place that resembles what was typed. `matched_name` differs from the label for a former name."""

    id: str
    label: str
    census_division: str
    in_gta: bool
    region: str
    economic_region_name: str
    matched_name: str


class PlaceIndex:
    """Places and the regions they lie in, from a rule pack's folder of tables, read at first use."""

    def __init__(self, tables: Path) -> None:
        self._tables = tables

    def place(self, place_id: str) -> Place | None:
        """The place of a seven-digit code, or None."""
        return self._places.get(place_id)

    def search(self, text: str, lang: Lang, limit: int = 20) -> list[PlaceHit]:
        """Places whose name, former name or census division resembles `text`; at most `limit`.

        Names come before census divisions, municipalities before reserves and unorganized areas.
        """
        found = {key: (0, near, name) for key, (near, name) in self._names.match(text).items()}
        if len(text.strip()) >= _DIVISION_MIN:
            for key, (near, _) in self._divisions.match(text).items():
                found.setdefault(key, (1, near, self._places[key].label(lang)))

        def order(key: str) -> tuple[int, int, int, int, str]:
            place, (by_division, near, _) = self._places[key], found[key]
            return by_division, _KIND_ORDER[place.kind], near, len(place.label(lang)), place.label(lang)

        return [self._hit(key, found[key][2], lang) for key in sorted(found, key=order)[: max(0, limit)]]

    def _hit(self, key: str, matched: str, lang: Lang) -> PlaceHit:
        p = self._places[key]
        division, economic = (
            (p.census_division_fr, p.economic_region_fr)
            if lang == "fr"
            else (p.census_division_en, p.economic_region_en)
        )
        return PlaceHit(p.id, p.label(lang), division, p.in_gta, p.region, economic, matched)

    @cached_property
    def _rows(self) -> list[dict[str, str]]:
        return read_rows(self._tables / "places.csv")

    @cached_property
    def _places(self) -> dict[str, Place]:
        regions = {r["id"]: r for r in read_rows(self._tables / "oinp_regions.csv")}
        economic = {r["code"]: r for r in read_rows(self._tables / "economic_regions.csv")}
        return {
            r["id"]: Place(
                id=r["id"],
                kind=r["kind"],
                label_en=r["label_en"],
                label_fr=r["label_fr"],
                type_en=r["type_en"],
                type_fr=r["type_fr"],
                census_division=r["cd_code"],
                census_division_en=r["cd_en"],
                census_division_fr=r["cd_fr"],
                in_gta=r["in_gta"] == "1",
                region=r["region"],
                region_en=regions[r["region"]]["name_en"],
                region_fr=regions[r["region"]]["name_fr"],
                economic_region=r["economic_region_code"],
                economic_region_en=economic[r["economic_region_code"]]["name_en"],
                economic_region_fr=economic[r["economic_region_code"]]["name_fr"],
            )
            for r in self._rows
        }

    @cached_property
    def _names(self) -> NameIndex:
        keys = ("name_en", "name_fr", "label_en", "label_fr")
        pairs = {(r["id"], r[key]): None for r in self._rows for key in keys}
        pairs |= {(r["id"], a): None for r in self._rows for a in r["aliases"].split("|") if a}
        return NameIndex(pairs)

    @cached_property
    def _divisions(self) -> NameIndex:
        return NameIndex((r["id"], r[key]) for r in self._rows for key in ("cd_en", "cd_fr"))
