"""Every name that the sheets print for a listed school is found, by the rules and by the window's search."""

import tomllib
from pathlib import Path

import pytest

from poci_desktop.paths import resource_dir
from poci_desktop.reference.institutions import InstitutionIndex
from poci_desktop.rules.loader import load_pack
from poci_desktop.rules.measures.institutions import find_school

PACK = load_pack(resource_dir() / "packs" / "oinp")
SCHOOLS = InstitutionIndex(resource_dir() / "packs" / "oinp" / "tables")
NAMES = tomllib.loads(Path(__file__).with_name("school_names.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("school", NAMES)
def test_a_printed_name_leads_to_its_school(school: str) -> None:
    for name in NAMES[school]:
        row = find_school(PACK, name)
        assert row is not None and school in (row["id"], row["same_school_as"]), name
        assert school in [hit.id for hit in SCHOOLS.search(name, "fr", 3)], name


def test_a_repeated_name_is_the_same_school_under_both() -> None:
    for name in ("Cégep d’Ahuntsic", "Collège Ahuntsic", "Collège d'Ahuntsic", "Ahuntsic"):
        row = find_school(PACK, name)
        assert row is not None and "cegep_d_ahuntsic" in (row["id"], row["same_school_as"]), name


@pytest.mark.parametrize(
    "name",
    [
        "St. Mary’s University",  # in Calgary; the listed one is Saint Mary’s, in Halifax
        "King’s University College",
        "The King’s University",
        "Champlain College",
        "Collège LaSalle",
        "Collège",
        "Cégep de",
        "The",
        "University",
    ],
)
def test_a_name_that_resembles_a_listed_one_is_not_taken_for_it(name: str) -> None:
    assert find_school(PACK, name) is None
