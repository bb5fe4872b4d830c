"""Countries in French and English, from Babel's territory names, and Canada's provinces.

Babel is loaded at first use: it costs more than the first window may.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from poci_desktop.reference.folding import fold
from poci_desktop.reference.tables import Lang, NameIndex

#: Two-letter codes Babel names that are not countries of ISO 3166-1: groups, tests, parts of countries.
_NOT_COUNTRIES = frozenset("AC CP CQ DG EA EU EZ IC QO TA UN XA XB ZZ".split())
#: Initials people type, which are not ISO codes.
_INITIALS = {"usa": "US", "uk": "GB", "uae": "AE", "eau": "AE", "drc": "CD", "rdc": "CD"}

#: Provinces and territories of Canada: postal code, English name, French name.
_PROVINCES = (
    ("AB", "Alberta", "Alberta"),
    ("BC", "British Columbia", "Colombie-Britannique"),
    ("MB", "Manitoba", "Manitoba"),
    ("NB", "New Brunswick", "Nouveau-Brunswick"),
    ("NL", "Newfoundland and Labrador", "Terre-Neuve-et-Labrador"),
    ("NS", "Nova Scotia", "Nouvelle-Écosse"),
    ("NT", "Northwest Territories", "Territoires du Nord-Ouest"),
    ("NU", "Nunavut", "Nunavut"),
    ("ON", "Ontario", "Ontario"),
    ("PE", "Prince Edward Island", "Île-du-Prince-Édouard"),
    ("QC", "Quebec", "Québec"),
    ("SK", "Saskatchewan", "Saskatchewan"),
    ("YT", "Yukon", "Yukon"),
)


@dataclass(frozen=True)
class Country:
    """A country by its ISO 3166-1 two-letter code (and XK, Kosovo), named in one language."""

    code: str
    name: str


def countries(lang: Lang) -> tuple[Country, ...]:
    """Every country, in the alphabetical order of the language (accents do not count)."""
    named = (Country(code, name) for code, name in _names(lang).items())
    return tuple(sorted(named, key=lambda country: (fold(country.name), country.code)))


def country_name(code: str, lang: Lang) -> str | None:
    """The name of a country, or None when the code is not one."""
    return _names(lang).get(code)


def search_countries(text: str, lang: Lang, limit: int = 20) -> list[Country]:
    """Countries whose name in either language, code or usual initials match `text`, nearest first."""
    near = {key: value[0] for key, value in _index().match(text).items()}
    ordered = sorted(near, key=lambda code: (near[code], fold(_names(lang)[code])))
    return [Country(code, _names(lang)[code]) for code in ordered[: max(0, limit)]]


def provinces(lang: Lang) -> tuple[tuple[str, str], ...]:
    """(postal code, name) of Canada's thirteen provinces and territories, in alphabetical order."""
    named = [(code, french if lang == "fr" else english) for code, english, french in _PROVINCES]
    return tuple(sorted(named, key=lambda pair: fold(pair[1])))


@cache
def _names(lang: Lang) -> dict[str, str]:
    from babel import Locale

    territories = Locale(lang, "CA").territories
    return {
        code: name
        for code, name in territories.items()
        if len(code) == 2 and code.isalpha() and code not in _NOT_COUNTRIES
    }


@cache
def _index() -> NameIndex:
    pairs = [(code, name) for lang in ("en", "fr") for code, name in _names(lang).items()]
    return NameIndex(
        [*pairs, *((code, code) for code in _names("en")), *((c, i) for i, c in _INITIALS.items())]
    )
