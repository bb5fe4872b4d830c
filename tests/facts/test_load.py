"""A case file is read, or each problem is one sentence with the path of its field."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from poci_desktop.facts.answers import DONT_KNOW, Month, Planned
from poci_desktop.facts.case import Case
from poci_desktop.facts.load import load_case
from poci_desktop.facts.paths import get
from poci_desktop.facts.shape import shapes


def case_of(text: str) -> Case:
    loaded = load_case(json.loads(text, parse_float=Decimal))
    assert isinstance(loaded, Case), loaded
    return loaded


def problems(content: Any) -> dict[str, tuple[str, str]]:
    loaded = load_case(content)
    assert isinstance(loaded, tuple), "this case was read"
    assert len({p.path for p in loaded}) == len(loaded), "one sentence per field"
    return {p.path: (p.en, p.fr) for p in loaded}


@pytest.mark.parametrize(
    ("text", "path", "value"),
    [
        ('{"app": {"citizenship": "unknown"}}', "app.citizenship", DONT_KNOW),
        ('{"app": {"citizenship": null}}', "app.citizenship", None),
        ('{"app": {"filing_date": "2026-03-01"}}', "app.filing_date", date(2026, 3, 1)),
        ('{"offer": {"exists": true, "multi_site": false}}', "offer.multi_site", "no"),
        ('{"offer": {"wage_hourly": 28.5}}', "offer.wage_hourly", Decimal("28.5")),
        ('{"offer": {"wage_hourly": "28.50"}}', "offer.wage_hourly", Decimal("28.50")),
        ('{"offer": {"end_date": "none"}}', "offer.end_date", "none"),
        ('{"edu": {"country": "canada"}}', "edu.country", "CA"),
        ('{"edu": {"country": "fr"}}', "edu.country", "FR"),
        ('{"jobs": "none"}', "jobs", ()),
        ('{"jobs": "unknown"}', "jobs", DONT_KNOW),
        ('{"jobs": [{"start": "2023-02"}]}', "jobs[0].start", Month(year=2023, month=2)),
        ('{"intent": {"ties": "none"}}', "intent.ties", ("none",)),
        ('{"recruit": {"methods": "unknown"}}', "recruit.methods", DONT_KNOW),
        ('{"ee": {"declared_nocs": "none"}}', "ee.declared_nocs", ()),
        ('{"eca": {"status": {"planned": "2026-02-10"}}}', "eca.status", Planned(by=date(2026, 2, 10))),
        ('{"emp": {"active_years": 3}}', "emp.active_years", Decimal(3)),
        ('{"emp": {"active_years": "2019-05-01"}}', "emp.active_years", date(2019, 5, 1)),
        ('{"fact": {"spouse_language": "none"}}', "fact.spouse_language", "none"),
        ('{"fact": {"spouse_language": {"name": "PTE_CORE"}}}', "fact.spouse_language.name", "PTE_CORE"),
    ],
)
def test_what_is_accepted(text: str, path: str, value: Any) -> None:
    assert get(case_of(text), path) == value


@pytest.mark.parametrize(
    ("content", "path", "says"),
    [
        ([], "case", "group of facts"),
        ({"offr": {}}, "offr", "nearest name here is “offer”"),
        ({"offer": {"cvor": "none"}}, "offer.cvor", "There is one in “emp”"),
        ({"offer": {"zzz": 1}}, "offer.zzz", "Names here: exists"),
        ({"offer": 3}, "offer", "group of facts"),
        ({"jobs": {}}, "jobs", "list of entries"),
        ({"jobs": [3]}, "jobs[0]", "group of facts"),
        ({"app": {"citizenship": "nether"}}, "app.citizenship", "The nearest is “neither”"),
        ({"app": {"filing_date": "2026-02-30"}}, "app.filing_date", "no such day"),
        ({"app": {"filing_date": "3 March"}}, "app.filing_date", "Write a day as 2026-03-01"),
        ({"jobs": [{"end": "soon"}]}, "jobs[0].end", "or a month as 2026-03, or current"),
        ({"offer": {"noc": 21231}}, "offer.noc", "five-digit NOC 2021 code"),
        ({"offer": {"noc": "26231"}}, "offer.noc", "second digit is from 0 to 5"),
        ({"offer": {"hours_week": 169}}, "offer.hours_week", "168 or less"),
        ({"offer": {"hours_week": 0}}, "offer.hours_week", "greater than 0"),
        ({"offer": {"weeks_year": 0}}, "offer.weeks_year", "1 or more"),
        ({"offer": {"weeks_year": 50.5}}, "offer.weeks_year", "whole number"),
        ({"offer": {"wage_hourly": "$30"}}, "offer.wage_hourly", "without a dollar sign"),
        ({"offer": {"wage_hourly": -1}}, "offer.wage_hourly", "0 or more"),
        ({"offer": {"wage_hourly": True}}, "offer.wage_hourly", "amount"),
        ({"edu": {"country": "Francia"}}, "edu.country", "two-letter code"),
        ({"eca": {"status": {"planned": "soon"}}}, "eca.status", "expected day"),
        ({"intent": {"ties": ["beach"]}}, "intent.ties", "not one of the answers"),
        ({"intent": {"ties": "worked"}}, "intent.ties", "Write a list"),
        ({"ee": {"declared_nocs": ["1"]}}, "ee.declared_nocs", "five-digit"),
        ({"jobs": [{"employer": ""}]}, "jobs[0].employer", "1 to 120 characters"),
        ({"lang": {"test": [{"name": "IELTS_GT", "reading": 6.25}]}}, "lang.test[0].reading", "steps of 0.5"),
        (
            {"jobs": [{"start": "2025-02-01", "end": "2025-01-01"}]},
            "jobs[0].end",
            "before it begins",
        ),
    ],
)
def test_each_problem_is_a_sentence_with_its_path(content: Any, path: str, says: str) -> None:
    found = problems(content)
    assert list(found) == [path]
    english, french = found[path]
    assert says in english
    assert english.endswith(".") and french.endswith(".") and english != french


def test_every_problem_of_a_file_is_named_at_once() -> None:
    found = problems({"app": {"citizenship": 1, "banned": "maybe"}, "offer": {"noc": ""}, "x": 1})
    assert list(found) == ["app.citizenship", "app.banned", "offer.noc", "x"]


anything = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-5, 10**9)
    | st.text(max_size=8)
    | st.decimals(allow_nan=True, places=2),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["app", "offer", "jobs", "noc", "start", "test", "lang", "planned", "name"]),
            inner,
        )
    ),
    max_leaves=12,
)


@given(anything)
def test_any_file_is_a_case_or_sentences_never_an_accident(content: Any) -> None:
    loaded = load_case(content)
    assert isinstance(loaded, Case) or all(p.path and p.en and p.fr for p in loaded)


facts = st.sampled_from([path for path in shapes() if "[" not in path and path.count(".") == 1])


@given(
    facts,
    st.booleans() | st.integers(-1, 200) | st.text(max_size=10) | st.lists(st.text(max_size=4), max_size=2),
)
def test_any_value_of_any_fact_is_taken_or_explained(path: str, value: Any) -> None:
    group, name = path.split(".")
    loaded = load_case({group: {name: value}})
    if isinstance(loaded, tuple):
        assert loaded[0].path.startswith(path)
        assert loaded[0].en != "This answer cannot be read."
