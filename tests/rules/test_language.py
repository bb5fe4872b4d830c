"""Scores become levels as sheet 14 prints them, one report at a time."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from poci_desktop.facts.case import Case
from poci_desktop.paths import resource_dir
from poci_desktop.rules.context import Context
from poci_desktop.rules.loader import load_pack
from poci_desktop.rules.measures.levels import Sitting, score_needed, sittings
from poci_desktop.rules.truth import Truth

PACK = load_pack(resource_dir() / "packs" / "oinp")
DAY = date(2024, 10, 1)
ABILITIES = ("listening", "reading", "writing", "speaking")
SCALES = [
    ("IELTS_GT", None, 18, Decimal("0.5")),
    ("CELPIP_G", None, 12, Decimal(1)),
    ("PTE_CORE", None, 90, Decimal(1)),
    ("TEF_CANADA", "tef_2023", 699, Decimal(1)),
    ("TEF_CANADA", "tef_legacy", 300, Decimal(1)),
    ("TCF_CANADA", None, 20, Decimal(1)),
]

CONVERSIONS: list[tuple[int, str, str | None, str, list[Any], list[int], int]] = [
    (1, "IELTS_GT", None, "2024-01-10", [6, 6, 6, 6], [7, 7, 7, 7], 7),
    (2, "IELTS_GT", None, "2024-01-10", ["7.5", "6.5", "6.5", 6], [8, 8, 8, 7], 7),
    (3, "IELTS_GT", None, "2024-01-10", ["8.5", 8, "7.5", "7.5"], [10, 10, 10, 10], 10),
    (4, "IELTS_GT", None, "2024-01-10", [8, 7, "6.5", 7], [9, 9, 8, 9], 8),
    (5, "IELTS_GT", None, "2024-01-10", ["4.5", "3.5", 4, "3.5"], [4, 4, 4, 0], 0),
    (6, "CELPIP_G", None, "2024-01-10", [12, 11, 9, 10], [10, 10, 9, 10], 9),
    (7, "CELPIP_G", None, "2024-01-10", [7, 7, 0, 7], [7, 7, 0, 7], 0),
    (8, "PTE_CORE", None, "2024-01-10", [60, 60, 69, 67], [7, 7, 7, 6], 6),
    (9, "PTE_CORE", None, "2024-01-10", [28, 32, 41, 42], [4, 0, 4, 4], 0),
    (10, "TEF_CANADA", "tef_2023", "2024-01-10", [434, 434, 428, 456], [7, 7, 7, 7], 7),
    (11, "TEF_CANADA", "tef_2023", "2024-01-10", [433, 462, 472, 494], [6, 8, 8, 8], 6),
    (12, "TEF_CANADA", "tef_699_old", "2023-06-01", [450, 449, 500, 533], [7, 6, 8, 9], 6),
    (13, "TEF_CANADA", "tef_legacy", "2023-06-01", [249, 207, 310, 309], [7, 7, 7, 6], 6),
    (14, "TCF_CANADA", None, "2024-01-10", [458, 453, 10, 9], [7, 7, 7, 6], 6),
    (15, "TCF_CANADA", None, "2024-01-10", [549, 549, 16, 16], [10, 10, 10, 10], 10),
]


def report(**test: Any) -> Sitting:
    case = Case.model_validate({"lang": {"test": [test]}})
    return sittings(Context(PACK, case, DAY, DAY))[0]


def scored(name: str, scale: str | None, day: str, scores: list[Any]) -> Sitting:
    return report(name=name, scale=scale, date=day, **dict(zip(ABILITIES, scores, strict=True)))


@pytest.mark.parametrize(
    ("name", "scale", "day", "scores", "levels", "overall"),
    [pytest.param(*row[1:], id=str(row[0])) for row in CONVERSIONS],
)
def test_conversion_of_the_sheet(
    name: str, scale: str | None, day: str, scores: list[Any], levels: list[int], overall: int
) -> None:
    sitting = scored(name, scale, day, scores)
    assert [low for low, _ in sitting.levels] == levels
    assert sitting.known
    assert sitting.lowest == sitting.highest == overall
    assert sitting.usable is Truth.MET


def test_every_printed_minimum_gives_its_level_and_one_step_less_does_not() -> None:
    for row in PACK.tables["language_levels"]:
        step = Decimal("0.5") if row["test"] == "IELTS_GT" else Decimal(1)
        day = "2023-06-01" if row["scale"] == "tef_699_old" else "2024-01-10"
        scores = [Decimal(row[ability]) for ability in ABILITIES]
        level = int(row["level"])
        assert scored(row["test"], row["scale"] or None, day, scores).lowest == level, row
        under = scored(row["test"], row["scale"] or None, day, [score - step for score in scores])
        assert under.highest < level, row


@given(st.sampled_from(SCALES), st.data())
def test_a_better_score_never_lowers_a_level(
    scale: tuple[str, str | None, int, Decimal], data: st.DataObject
) -> None:
    name, printed, steps, step = scale
    count = st.integers(0, steps)
    lower = [data.draw(count) * step for _ in ABILITIES]
    higher = [min(steps * step, score + data.draw(count) * step) for score in lower]
    before, after = (scored(name, printed, "2024-01-10", scores) for scores in (lower, higher))
    assert all(b[0] <= a[0] for b, a in zip(before.levels, after.levels, strict=True))


def test_numbers_over_the_older_maximum_show_a_699_point_report() -> None:
    sitting = scored("TEF_CANADA", "tef_legacy", "2024-01-10", [434, 434, 428, 456])
    assert sitting.lowest == sitting.highest == 7


def test_the_day_tells_the_two_editions_of_the_699_point_report_apart() -> None:
    scores = [440, 440, 440, 456]
    assert scored("TEF_CANADA", None, "2023-12-11", scores).lowest == 7
    assert scored("TEF_CANADA", None, "2023-12-10", scores).highest == 6


def test_numbers_that_fit_two_scales_are_a_range_until_the_scale_is_known() -> None:
    sitting = scored("TEF_CANADA", None, "2024-01-10", [300, 250, 350, 380])
    assert (sitting.lowest, sitting.highest) == (0, 8)
    assert "lang.test[0].scale" in sitting.open


def test_levels_known_by_heart_stop_at_ten_and_start_at_four() -> None:
    sitting = report(
        name="CELPIP_G",
        date="2024-01-10",
        source="self_reported",
        listening=12,
        reading=10,
        writing=4,
        speaking=3,
    )
    assert [low for low, _ in sitting.levels] == [10, 10, 4, 0]
    assert sitting.self_reported


def test_a_score_not_known_leaves_only_its_own_ability_open() -> None:
    sitting = report(
        name="IELTS_GT", date="2024-01-10", listening=6, reading=6, writing=6, one_skill_retake="no"
    )
    assert (sitting.lowest, sitting.highest) == (0, 7)
    assert sitting.open == ("lang.test[0].speaking",)


def test_the_score_a_level_needs_is_named_unless_the_scale_decides_it() -> None:
    ielts = scored("IELTS_GT", None, "2024-01-10", [6, 6, 6, "5.5"])
    assert score_needed(PACK, ielts, 3, 7) == Decimal("6.0")
    either = scored("TEF_CANADA", None, "2024-01-10", [100, 100, 100, 100])
    assert score_needed(PACK, either, 0, 7) is None


@given(st.permutations(range(3)))
def test_the_order_of_the_reports_changes_nothing(order: list[int]) -> None:
    tests = [
        {"name": "IELTS_GT", "date": "2024-01-10", "one_skill_retake": "yes", **dict.fromkeys(ABILITIES, 7)},
        {"name": "CELPIP_G", "date": "2022-01-10", **dict.fromkeys(ABILITIES, 9)},
        {"name": "CELPIP_G", "date": "2024-01-10", **dict.fromkeys(ABILITIES, 6)},
    ]
    lang = {"english_test": "have", "french_test": "none", "test": [tests[index] for index in order]}
    context = Context(PACK, Case.model_validate({"lang": lang}), DAY, DAY, "hcp")
    assert context.criterion("hcp.language").truth is Truth.TO_ASSESS
    assert context.criterion("mg.language").truth is Truth.NOT_MET
