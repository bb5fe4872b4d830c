"""Names of codes, from the pack's own tables: occupations, places, schools; countries from Babel."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from poci_desktop.rules.measures.place import folded
from poci_desktop.rules.pack import Pack

Lang = Literal["en", "fr"]


class Names:
    """Code -> name in either language. Each table is indexed at first use."""

    def __init__(self, pack: Pack) -> None:
        self._pack = pack
        self._tables: dict[str, dict[str, Mapping[str, str]]] = {}

    def known(self, kind: str, code: str) -> bool:
        """Whether a code of a kind (noc, place, institution, country) is in its table."""
        if kind == "country":
            return self.country(code, "en") is not None
        return self._row(kind, code) is not None

    def name(self, kind: str, code: str, language: str) -> str:
        """The name to show for a code; the code itself when it is not in the table."""
        if kind == "country":
            return self.country(code, "fr" if language == "fr" else "en") or code
        row = self._row(kind, code)
        if row is None:
            return code
        if kind == "noc":
            return row[f"title_{language}"]
        return row[f"label_{language}"] if kind == "place" else row["name"]

    def occupation(self, code: str, language: str) -> str:
        """``Software engineers and designers (21231)``."""
        title = self.name("noc", code, language)
        return code if title == code else f"{title} ({code})"

    def in_gta(self, place: str) -> bool | None:
        """Whether a place is in the Greater Toronto Area; None when the place is not in the table."""
        row = self._row("place", place)
        return None if row is None else row["in_gta"] == "1"

    def school(self, name: str) -> str | None:
        """The id of the one school of this name or other name; None when there is none or more than one."""
        wanted = folded(name)
        found = {
            row["same_school_as"] or row["id"]
            for row in self._pack.tables.get("institutions", ())
            if wanted in {folded(n) for n in (row["name"], *row["aliases"].split("|"))}
        }
        return found.pop() if len(found) == 1 else None

    def country(self, code: str, language: Lang) -> str | None:
        """The name of a country, or None."""
        from poci_desktop.reference.countries import country_name

        return country_name(code, language)

    def _row(self, kind: str, code: str) -> Mapping[str, str] | None:
        if kind not in self._tables:
            table, key = _TABLES[kind]
            self._tables[kind] = {row[key]: row for row in self._pack.tables.get(table, ())}
        return self._tables[kind].get(code)


_TABLES = {"noc": ("noc", "code"), "place": ("places", "id"), "institution": ("institutions", "id")}
