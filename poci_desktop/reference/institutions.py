"""Schools on Ontario's list of eligible institutions (state of June 2026), by name or by another name.

A school that is not found is not thereby unlisted: the person may know it by a name this table lacks. Names
are kept as the official page prints them, its spelling included; other spellings are aliases.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from poci_desktop.reference.folding import STOP_WORDS, name_words
from poci_desktop.reference.tables import Lang, NameIndex, read_rows

_COLLEGE = re.compile(r"^(Cégep|Collège)\b")
_OTHER = {"Cégep": "Collège", "Collège": "Cégep"}


@dataclass(frozen=True)
class Institution:
    """One printed school. `province` is its two-letter code, `category` the heading it stands under.

    `on_ontario_list` decides college and university graduate certificates; `masters_list` and `phd_list` are
    the lists of the Masters and PhD pages. `same_school_as` is the id of the row this one repeats, or "".
    """

    id: str
    name: str
    province: str
    category: str
    on_ontario_list: bool
    masters_list: bool
    phd_list: bool
    aliases: tuple[str, ...]
    same_school_as: str


@dataclass(frozen=True)
class InstitutionHit:
    """One school that resembles what was typed, with the name that made it appear."""

    id: str
    name: str
    province: str
    matched_name: str


class InstitutionIndex:
    """Schools of the `institutions.csv` of a rule pack's tables folder, read at first use."""

    def __init__(self, tables: Path) -> None:
        self._tables = tables

    def institution(self, institution_id: str) -> Institution | None:
        """The school of an id, or None. A repeated row is a school of its own here, with the same lists."""
        return self._schools.get(institution_id)

    def search(self, text: str, lang: Lang, limit: int = 20) -> list[InstitutionHit]:
        """Schools whose name or other name resembles `text`, nearest first, Ontario's before the others.

        A school printed twice is listed once. Names do not change with the language; `lang` is there so that
        all look-ups are called alike.
        """
        del lang
        found = self._names.match(text)

        def order(key: str) -> tuple[int, bool, int, str]:
            school = self._schools[key]
            return found[key][0], school.province != "ON", len(school.name), school.name

        return [
            InstitutionHit(key, self._schools[key].name, self._schools[key].province, found[key][1])
            for key in sorted(found, key=order)[: max(0, limit)]
        ]

    @cached_property
    def _schools(self) -> dict[str, Institution]:
        return {
            r["id"]: Institution(
                id=r["id"],
                name=r["name"],
                province=r["province"],
                category=r["category"],
                on_ontario_list=r["on_ontario_list"] == "1",
                masters_list=r["masters_list"] == "1",
                phd_list=r["phd_list"] == "1",
                aliases=tuple(a for a in r["aliases"].split("|") if a),
                same_school_as=r["same_school_as"],
            )
            for r in read_rows(self._tables / "institutions.csv")
        }

    @cached_property
    def _names(self) -> NameIndex:
        return NameIndex(
            (
                (school.same_school_as or school.id, name)
                for school in self._schools.values()
                for name in _names(school)
            ),
            _words,
        )


def _names(school: Institution) -> tuple[str, ...]:
    """The printed name and the others; a public college of Quebec is a Cégep and a Collège alike."""
    names = (school.name, *school.aliases)
    if school.province != "QC" or school.category != "colleges":
        return names
    swapped = (_COLLEGE.sub(lambda found: _OTHER[found[1]], name) for name in names)
    return tuple(dict.fromkeys((*names, *swapped)))


def _words(text: str) -> list[str]:
    """The words of a school's name; articles and the like count only when nothing else was typed."""
    words = name_words(text)
    return [word for word in words if word not in STOP_WORDS] or words
