"""The points of Ontario Workforce Priority beside those of the closed streams: two grids that never meet."""

from __future__ import annotations

from datetime import date

import pytest

from poci_desktop.facts.case import Case
from poci_desktop.report.document import PointsRow, PointsTable
from tests.case_files import FOLDER, base, plain
from tests.report import people

OPEN_DAY, EARLY_DAY = date(2026, 9, 15), date(2026, 7, 15)
WORKFORCE = ("owp03", "owp45", "owpmd")
APART = {
    "en": "Not comparable with any score of the old streams.",
    "fr": "Ces points ne se comparent à aucun résultat des anciens volets.",
}
NO_CUTOFF = {
    "en": "No round of invitations was published up to 3 October 2026.",
    "fr": "Aucune ronde d’invitations n’a été publiée jusqu’au 3 octobre 2026.",
}
NOT_OPEN = {
    "en": "Expressions of interest open on 4 August 2026.",
    "fr": "Les déclarations d’intérêt (portail du POCI) ouvrent le 4 août 2026.",
}


def worked(name: str) -> Case:
    """The person of a worked example of sheet 20.7."""
    return Case.model_validate(
        plain(base(f"20_ontario_workforce_priority/{name}", FOLDER / "points")["facts"])
    )


def tables(case: Case, language: str = "en", on: date = OPEN_DAY) -> dict[str, PointsTable]:
    document = people.document(case, language, on)
    return {s.id: s.points for s in document.streams if s.points is not None}


def row(table: PointsTable, name: str) -> PointsRow:
    return next(r for r in table.rows if r.id == name)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_score_of_the_new_grid_says_that_it_compares_with_nothing(language: str) -> None:
    table = tables(worked("E1"), language)["owp03"]
    assert (table.low, table.high, table.maximum) == (95, 95, 130)
    assert table.notes[0].endswith(APART[language])
    assert any(note.endswith(NO_CUTOFF[language]) for note in table.notes)
    assert NOT_OPEN[language] not in table.notes
    assert tables(worked("E1"), language, EARLY_DAY)["owp03"].notes[-1] == NOT_OPEN[language]


def test_no_table_mixes_the_two_grids() -> None:
    for name in ("E1", "E2", "E3", "E4", "E5"):
        for stream, table in tables(worked(name)).items():
            new = {r.id.startswith("owpeoi.") for r in table.rows}
            assert new == {stream in WORKFORCE}, (name, stream)
            assert (APART["en"] in table.notes[0]) is (stream in WORKFORCE)


@pytest.mark.parametrize(("language", "level"), [("en", "Not settled yet"), ("fr", "Pas encore établi")])
def test_what_the_sources_dispute_stays_a_range_without_anything_to_ask(language: str, level: str) -> None:
    found = row(tables(worked("E2"), language)["owp45"], "owpeoi.languages")
    assert (found.low, found.high, found.level, found.paths) == (0, 5, level, ())
    assert any("6" in note and "5 points" in note for note in found.notes)


def test_the_place_of_a_physician_is_that_of_the_practice() -> None:
    table = tables(worked("E3"), "fr")["owpmd"]
    assert (table.low, table.high, table.maximum) == (100, 100, 115)
    found = row(table, "owpeoi.region")
    assert (found.factor, found.level) == ("Région du lieu d’exercice", "Est de l’Ontario")
