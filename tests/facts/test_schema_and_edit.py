"""The JSON Schema describes every fact in both languages; a case can be changed one answer at a time."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from typing import Any

import pytest
from pydantic import ValidationError

from poci_desktop.facts.case import Case
from poci_desktop.facts.edit import with_answer
from poci_desktop.facts.paths import get, patterns
from poci_desktop.interview.schema import read_schema
from poci_desktop.paths import resource_dir
from tests.edit_case import (
    with_entry,
    with_entry_moved,
    with_entry_replaced,
    without_entry,
)

SCHEMA = read_schema(resource_dir())


def fact_in_schema(pattern: str) -> dict[str, Any]:
    place = SCHEMA
    for step in pattern.split("."):
        place = place["properties"][step.removesuffix("[]")]
        if step.endswith("[]"):
            place = place["anyOf"][0]["items"]
    return place


@pytest.mark.parametrize("pattern", [p for p in patterns() if p != "label"])
def test_every_fact_has_its_question_in_both_languages(pattern: str) -> None:
    words = fact_in_schema(pattern)["x-question"]
    assert words["en"] and words["fr"] and words["en"] != words["fr"]


def test_the_schema_is_json_and_names_units_and_values() -> None:
    json.dumps(SCHEMA)
    assert fact_in_schema("offer.wage_hourly")["x-unit"] == "money_hour"
    assert fact_in_schema("app.citizenship")["enum"] == [
        "citizen",
        "permanent_resident",
        "neither",
        "unknown",
    ]
    assert fact_in_schema("offer.weeks_year")["anyOf"][0] == {"type": "integer", "minimum": 1, "maximum": 52}
    assert SCHEMA["additionalProperties"] is False


def test_the_numbers_a_case_writes_fit_the_schema() -> None:
    case = Case.model_validate({"offer": {"wage_hourly": "28.50"}})
    written = case.model_dump(mode="json", exclude_none=True)["offer"]["wage_hourly"]
    forms = fact_in_schema("offer.wage_hourly")["anyOf"]
    assert any(re.search(form.get("pattern", "$^"), written) for form in forms)


CASE = Case.model_validate({"jobs": [{"noc": "21231"}, {"noc": "63202"}], "offer": {"hours_week": 40}})


def nocs(case: Case) -> list[Any]:
    return [get(case, f"jobs[{i}].noc") for i in range(len(case.jobs))]  # type: ignore[arg-type]  # always a list here


def test_an_answer_is_changed_in_a_copy() -> None:
    changed = with_answer(CASE, "offer.hours_week", "37.5")
    assert changed.offer.hours_week == Decimal("37.5") and CASE.offer.hours_week == 40
    assert with_answer(changed, "offer.hours_week", None).offer.hours_week is None
    assert get(with_answer(CASE, "jobs[1].noc", "unknown"), "jobs[1].noc") is not None
    assert get(with_answer(CASE, "res.ontario_intervals", []), "res.ontario_intervals") == ()


def test_entries_are_added_replaced_moved_and_removed() -> None:
    assert nocs(with_entry(CASE, "jobs", {"noc": "11202"})) == ["21231", "63202", "11202"]
    assert nocs(with_entry(CASE, "jobs", {"noc": "11202"}, at=0)) == ["11202", "21231", "63202"]
    assert nocs(with_entry_replaced(CASE, "jobs", 0, {"noc": "11202"})) == ["11202", "63202"]
    assert nocs(with_entry_moved(CASE, "jobs", 0, 1)) == ["63202", "21231"]
    assert nocs(without_entry(CASE, "jobs", 0)) == ["63202"]
    assert get(with_entry(CASE, "lang.test", {"name": "PTE_CORE"}), "lang.test[0].name") == "PTE_CORE"


def test_a_change_that_is_no_answer_is_refused() -> None:
    with pytest.raises(ValidationError):
        with_answer(CASE, "offer.noc", "1")
    with pytest.raises(IndexError):
        with_answer(CASE, "jobs[7].noc", "21231")
