"""The shipped tables, as the program opens them."""

from pathlib import Path

import pytest

from poci_desktop.paths import resource_dir
from poci_desktop.reference.institutions import InstitutionIndex
from poci_desktop.reference.occupations import OccupationIndex
from poci_desktop.reference.places import PlaceIndex


@pytest.fixture(scope="session")
def rule_tables() -> Path:
    """The folder of tables the rules read."""
    return resource_dir() / "packs" / "oinp" / "tables"


@pytest.fixture(scope="session")
def look_up_tables() -> Path:
    """The folder of tables only the window reads."""
    return resource_dir() / "tables"


@pytest.fixture(scope="session")
def occupations(look_up_tables: Path) -> OccupationIndex:
    """Occupation search."""
    return OccupationIndex(look_up_tables / "occupations.sqlite")


@pytest.fixture(scope="session")
def places(rule_tables: Path) -> PlaceIndex:
    """Place search."""
    return PlaceIndex(rule_tables)


@pytest.fixture(scope="session")
def institutions(rule_tables: Path) -> InstitutionIndex:
    """School search."""
    return InstitutionIndex(rule_tables)
