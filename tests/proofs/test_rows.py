"""The page that maps the sheets to the rules and their cases is in step with both."""

from __future__ import annotations

from tests.proofs.rows import COMMAND, PAGE, page


def test_the_page_of_the_rows_is_the_one_the_rules_and_cases_make() -> None:
    assert PAGE.read_text("utf-8") == page(), f"docs/{PAGE.name} is out of step: {COMMAND}"


def test_every_criterion_row_is_decided_both_ways_or_says_why_not() -> None:
    rows = [line.split(" | ") for line in PAGE.read_text("utf-8").splitlines() if line.startswith("| `")]
    checked = [r for r in rows if not r[1].startswith("*") and "read inside another criterion" not in r[1]]
    assert len(checked) > 150
    assert [row[0] for row in checked if not (row[2].strip() and row[3].strip())] == []
