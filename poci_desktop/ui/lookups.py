"""The look-ups of a field as rows to compare: what is found, and what tells the findings apart."""

from __future__ import annotations

from dataclasses import dataclass

from poci_desktop.interview.view import Option
from poci_desktop.localizer import Localizer
from poci_desktop.reference.institutions import InstitutionIndex
from poci_desktop.reference.occupations import OccupationIndex
from poci_desktop.reference.places import PlaceIndex
from poci_desktop.reference.tables import Lang

_NORTH = "north"


@dataclass(frozen=True)
class Lookups:
    """Look-ups by kind of field: "noc", "place", "institution", "country"."""

    occupations: OccupationIndex
    places: PlaceIndex
    institutions: InstitutionIndex

    def search(self, kind: str, text: str, loc: Localizer) -> list[Option]:
        """The options for typed text, nearest first."""
        lang: Lang = "fr" if loc.language == "fr" else "en"
        if kind == "noc":
            found = self.occupations.search(text, lang, 7)
            return [self._occupation(h.code, h.group_title, h.teer, h.matched_title, loc) for h in found]
        if kind == "place":
            return [
                self._place(h.id, h.label, h.in_gta, h.region, loc) for h in self.places.search(text, lang, 7)
            ]
        if kind == "institution":
            return [
                Option(h.id, h.name, h.matched_name if h.matched_name != h.name else "")
                for h in self.institutions.search(text, lang, 7)
            ]
        from poci_desktop.reference.countries import search_countries

        return [Option(c.code, c.name) for c in search_countries(text, lang, 7)]

    def describe(self, kind: str, value: str, loc: Localizer) -> Option | None:
        """The option of a known value, None when the tables do not have it."""
        lang: Lang = "fr" if loc.language == "fr" else "en"
        if kind == "noc":
            group = self.occupations.group(value)
            return self._occupation(value, group.title(lang), group.teer, "", loc) if group else None
        if kind == "place":
            place = self.places.place(value)
            return self._place(value, place.label(lang), place.in_gta, place.region, loc) if place else None
        if kind == "institution":
            school = self.institutions.institution(value)
            return Option(value, school.name) if school else None
        from poci_desktop.reference.countries import country_name

        name = country_name(value, lang)
        return Option(value, name) if name else None

    def _occupation(self, code: str, title: str, teer: int, matched: str, loc: Localizer) -> Option:
        hint = loc.text("NOC {code} · TEER {teer}", code=code, teer=teer)
        if matched and matched.casefold() != title.casefold():
            hint += " · " + loc.text("found by: {title}", title=matched)
        return Option(code, title, hint)

    def _place(self, place: str, label: str, in_gta: bool, region: str, loc: Localizer) -> Option:
        if in_gta:
            hint = loc.text("Inside the Greater Toronto Area")
        elif _NORTH in region.casefold():
            hint = loc.text("Outside the Greater Toronto Area, in Northern Ontario")
        else:
            hint = loc.text("Outside the Greater Toronto Area")
        return Option(place, label, hint)
