"""Every row of the criteria sheets is in the pack: as a criterion, or in the list of what is not checked.

The rows are copied once in ``sheet_rows.toml``. A row that is a rule applied inside a criterion (the age of a
test, the size of a family) names that criterion; a row that says "no rule" names the sentence of the stream
that tells it; a row of a points grid is a factor of the table.
"""

from __future__ import annotations

import pytest

from tests.rules.pack_words import named_in_rules, pack
from tests.rules.sheet_rows import Sheet, place_of, sheet_rows

GRID = {row["factor"] for row in pack().tables["eoi_points"]}


@pytest.mark.parametrize("sheet", sheet_rows().sheets, ids=lambda sheet: sheet.id)
def test_every_row_of_the_sheet_has_its_place_in_the_program(sheet: Sheet) -> None:
    assert [row for row in sheet.rows if place_of(row).kind == "nothing"] == []
    assert len(set(sheet.rows)) == len(sheet.rows)


def test_what_stands_for_a_row_is_there_and_the_row_is_one_of_a_sheet() -> None:
    rows = sheet_rows()
    every = {row for sheet in rows.sheets for row in sheet.rows}
    named = (rows.inside, rows.same_as, rows.no_rule, rows.by_intake, rows.told_as)
    assert {row for table in named for row in table} - every == set()
    known = {*pack().criteria, *(i.id for i in pack().not_checked), *GRID}
    assert [row for row, name in rows.inside.items() if name not in known] == []


def test_rows_without_a_rule_are_told_by_a_sentence_of_their_stream() -> None:
    for row, text in sheet_rows().no_rule.items():
        assert pack().texts[text].en and pack().texts[text].fr
        assert row not in pack().criteria


def test_rows_on_the_existence_of_a_stream_are_its_intake_states() -> None:
    for stream in sheet_rows().by_intake.values():
        states = [change.state for change in pack().stream(stream).intake]
        assert states[0] == "open" and states[-1] == "closed"


def test_every_factor_of_a_points_grid_is_a_row() -> None:
    every = {row for sheet in sheet_rows().sheets for row in sheet.rows}
    assert GRID - every == set()


def test_every_criterion_serves_a_stream_or_names_the_one_that_does() -> None:
    idle = sorted(name for name in pack().criteria if name not in named_in_rules())
    assert idle == sorted(sheet_rows().same_as)
