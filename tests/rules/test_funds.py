"""Amounts, family sizes and the parts of the settlement funds, as sheet 15 prints them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from poci_desktop.facts.case import Case
from poci_desktop.paths import resource_dir
from poci_desktop.rules.context import Context
from poci_desktop.rules.loader import load_pack
from poci_desktop.rules.measures.family import family_sizes, required

PACK = load_pack(resource_dir() / "packs" / "oinp")


def context(day: date, **facts: Any) -> Context:
    return Context(PACK, Case.model_validate(facts), day, day, "mg")


@pytest.mark.parametrize(
    ("day", "size", "amounts"),
    [
        (date(2024, 10, 1), 1, [14690]),
        (date(2025, 7, 6), 4, [27297]),
        (date(2025, 7, 7), 4, [28362]),
        (date(2026, 2, 1), 9, [48616]),
        (date(2024, 5, 26), 2, [17127]),
        (date(2024, 5, 27), 2, [17127, 18288]),
        (date(2024, 5, 28), 2, [17127, 18288]),
        (date(2024, 6, 2), 2, [17127, 18288]),
        (date(2024, 6, 3), 2, [18288]),
        (date(2024, 5, 28), 5, [28994, 30690, 30960]),
        (date(2025, 7, 6), 5, [30690, 30960]),
        (date(2025, 7, 7), 5, [32168]),
        (date(2024, 1, 1), 8, [40113]),
    ],
)
def test_amount_in_force_on_the_day(day: date, size: int, amounts: list[int]) -> None:
    assert list(required(context(day), size)) == [Decimal(amount) for amount in amounts]


@pytest.mark.parametrize(
    ("family", "sizes"),
    [
        ({"spouse": "no", "children_under_22": 0}, [(1, 1)]),
        ({"spouse": "yes", "children_under_22": 2, "grandchildren": 1}, [(5, 5)]),
        ({"spouse": "yes", "children_under_22": 0, "other_dependants": 2}, [(2, 2)]),
        ({"children_under_22": 0}, [(1, 1), (2, 2)]),
        ({"spouse": "no"}, [(1, None)]),
        ({"spouse": "no", "children_under_22": 2}, [(3, None)]),
    ],
)
def test_the_family_is_counted_whether_or_not_it_comes(family: dict[str, Any], sizes: list[Any]) -> None:
    assert [(s.least, s.most) for s in family_sizes(context(date(2026, 1, 10), family=family))] == sizes


def test_only_what_can_still_change_the_result_is_asked() -> None:
    family = {"spouse": "no", "children_under_22": 0}
    enough = context(
        date(2026, 1, 10), family=family, funds={"ongoing_job_annual": 20000, "ongoing_job_end": "none"}
    )
    assert enough.criterion("app.funds").settled
    alone = context(date(2026, 1, 10), family=family, funds={"balances": 0})
    asked = alone.criterion("app.funds").open
    assert "funds.partner_accounts" not in asked
    assert "funds.borrowed_part" not in asked
    assert "funds.ongoing_job_annual" in asked
