"""Points of the expression of interest: worked examples, boundaries, and laws of the interval."""

from __future__ import annotations

from copy import deepcopy
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from poci_desktop.facts.case import Case
from poci_desktop.paths import resource_dir
from poci_desktop.rules.loader import load_pack
from poci_desktop.rules.points import Score, score
from tests.case_files import FOLDER, Example, change, examples, plain

PACK = load_pack(resource_dir() / "packs" / "oinp")
EXAMPLES = list(examples(FOLDER / "points"))
MAXIMA = {"fw": 76, "ids": 46, "is": 118, "mg": 75, "pg": 75}
LEAST = {"fw": 3, "ids": 3, "is": 3, "mg": 0, "pg": 0}  # every occupation gives at least 3 points


def scored(example: Example) -> Score:
    found = score(PACK, example.case, example.stream, example.on)
    assert found is not None
    return found


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda e: e.id)
def test_example_of_the_sheet(example: Example) -> None:
    expect = dict(example.expect)
    if expect.pop("none", False):
        assert score(PACK, example.case, example.stream, example.on) is None
        return
    found = scored(example)
    shown = {factor.id: (factor.low, factor.high) for factor in found.factors}
    if "sum" in expect:
        assert found.low == found.high == expect.pop("sum"), shown
    assert found.low == expect.pop("low", found.low), shown
    assert found.high == expect.pop("high", found.high), shown
    for name, points in expect.pop("points", {}).items():
        assert shown[name] == (points, points), (name, shown[name])
    for name, ends in expect.pop("ranges", {}).items():
        assert shown[name] == tuple(ends), name
    assert not set(expect.pop("without", ())) & set(shown)
    assert not expect, f"words of this case that no check reads: {expect}"


@pytest.mark.parametrize(("stream", "maximum"), MAXIMA.items())
def test_the_grid_of_a_stream_adds_up_to_the_published_maximum(stream: str, maximum: int) -> None:
    found = score(PACK, Case(), stream, date(2025, 9, 1))
    assert found is not None
    assert (found.low, found.high, found.maximum) == (LEAST[stream], maximum, maximum)


@pytest.mark.parametrize("stream", ["hcp", "fssw", "st"])
def test_express_entry_streams_have_no_such_points(stream: str) -> None:
    assert score(PACK, Case(), stream, date(2025, 9, 1)) is None


def test_after_the_last_day_the_grid_is_read_as_of_that_day() -> None:
    found = score(PACK, Case(), "fw", date(2026, 8, 1))
    assert found is not None
    assert found.day == date(2026, 5, 29)


PATHS = (
    "offer.noc",
    "offer.wage_hourly",
    "offer.municipality",
    "status.type",
    "status.expiry",
    "jobs",
    "eoi.noa_best_year_earnings",
    "eoi.noa_issue_date",
    "lang.english_test",
    "lang.french_test",
    "lang.test",
    "cred",
    "fact.education",
    "edu.country",
)


@given(st.sampled_from([e for e in EXAMPLES if e.id in {f"X{n}" for n in range(1, 10)}]), st.data())
def test_taking_answers_away_only_widens_the_interval(example: Example, data: st.DataObject) -> None:
    facts: dict[str, Any] = deepcopy(example.facts)
    whole = scored(example)
    for path in data.draw(st.lists(st.sampled_from(PATHS), unique=True)):
        space, name = (*path.split("."), "")[:2]
        if (name in facts.get(space, {})) if name else (space in facts):
            change(facts, path, None)
    partial = score(PACK, Case.model_validate(plain(facts)), example.stream, example.on)
    assert partial is not None
    for factor in whole.factors:
        wider = partial.factor(factor.id)
        assert wider.low <= factor.low <= factor.high <= wider.high, factor.id
        assert wider.low == wider.high or wider.open or wider.unsure, factor.id
