"""What is typed in either language is understood, or the person is told what to do."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from poci_desktop.facts.answers import DONT_KNOW, Month, Planned
from poci_desktop.interview.drafts import Wrong, draft_of, is_empty, read
from poci_desktop.interview.names import Names
from poci_desktop.interview.view import Draft
from tests.interview.people import the_catalogue, the_pack

NAMES = Names(the_pack())


def understood(fact: str, draft: Draft) -> Any:
    return read(the_catalogue().question(fact), draft, NAMES.known)


@pytest.mark.parametrize(
    ("fact", "draft", "answer"),
    [
        ("app.citizenship", "neither", "neither"),
        ("app.citizenship", "unknown", DONT_KNOW),
        ("eca.status", "planned", Planned()),
        ("eca.date", ("2", "juin", "2025"), date(2025, 6, 2)),
        ("eca.date", ("02", "Jun", "2025"), date(2025, 6, 2)),
        ("eca.date", "2025-06-02", date(2025, 6, 2)),
        ("offer.end_date", "none", "none"),
        ("offer.end_date", "not_stated", "not_stated"),
        ("jobs[].start", ("", "fév", "2023"), Month(year=2023, month=2)),
        ("jobs[].end", "current", "current"),
        ("offer.wage_hourly", "28,50 $", Decimal("28.50")),
        ("offer.salary_annual", "58 500", Decimal(58500)),
        ("offer.salary_annual", "$58,500.25", Decimal("58500.25")),
        ("offer.hours_week", "37,5", Decimal("37.5")),
        ("offer.weeks_year", "52", 52),
        ("jobs[].unpaid_days", "2", 14),
        ("lang.test[].listening", "M", Decimal(0)),
        ("offer.noc", "21231", "21231"),
        ("offer.municipality", "3520005", "3520005"),
        ("cred[].study_place", "other_province", "other_province"),
        ("cred[].institution", "other", "other"),
        ("edu.country", "FR", "FR"),
        ("intent.ties", ("family", "worked"), ("worked", "family")),
        ("intent.ties", ("unknown",), DONT_KNOW),
        ("jobs[].employer", " Boulangerie ", "Boulangerie"),
    ],
)
def test_a_draft_is_understood(fact: str, draft: Draft, answer: Any) -> None:
    assert understood(fact, draft) == answer


@pytest.mark.parametrize(
    ("fact", "draft", "message"),
    [
        ("app.citizenship", "perhaps", "choose"),
        ("intent.lives_in_ontario", "unknown", "choose_known"),
        ("eca.date", ("31", "6", "2025"), "date_none"),
        ("eca.date", ("", "6", "2025"), "date_day"),
        ("eca.date", ("2", "13", "2025"), "date_month"),
        ("eca.date", ("2", "6", "25"), "date_year"),
        ("eca.date", "yesterday", "date_month"),
        ("offer.wage_hourly", "about 30", "read_money"),
        ("offer.salary_annual", "30.5055", "decimals"),
        ("offer.hours_week", "0", "above"),
        ("offer.hours_week", "169", "at_most"),
        ("offer.weeks_year", "0", "at_least"),
        ("offer.weeks_year", "51,5", "whole"),
        ("offer.noc", "software engineer", "pick"),
        ("offer.noc", "99999", "pick"),
        ("offer.municipality", "Toronto or so", "pick"),
        ("edu.country", "Francia", "pick"),
        ("intent.ties", ("none", "worked"), "several_none"),
        ("intent.ties", ("unknown", "worked"), "several_none"),
        ("intent.ties", (), "choose_several"),
        ("jobs[].employer", "x" * 121, "too_long"),
    ],
)
def test_what_cannot_be_read_says_what_to_do(fact: str, draft: Draft, message: str) -> None:
    wrong = understood(fact, draft)
    assert isinstance(wrong, Wrong) and wrong.message == message
    assert message in the_catalogue().messages


@pytest.mark.parametrize(
    ("fact", "answer"),
    [
        ("eca.date", date(2025, 6, 2)),
        ("jobs[].start", Month(year=2023, month=2)),
        ("jobs[].unpaid_days", 14),
        ("jobs[].unpaid_days", 10),
        ("emp.active_years", Decimal("3.5")),
        ("offer.hours_week", Decimal("37.5")),
        ("offer.salary_annual", Decimal("58500.00")),
        ("intent.ties", ("worked", "family")),
        ("lang.english_test", Planned()),
        ("offer.noc", DONT_KNOW),
    ],
)
def test_an_answer_that_is_opened_reads_back_as_itself(fact: str, answer: Any) -> None:
    assert understood(fact, draft_of(the_catalogue().question(fact), answer)) == answer


drafts = st.one_of(
    st.text(max_size=20),
    st.tuples(st.text(max_size=4), st.text(max_size=8), st.text(max_size=5)),
    st.lists(st.sampled_from(["none", "unknown", "worked", "family", "?"]), max_size=3).map(tuple),
)


@given(st.sampled_from(sorted(the_catalogue().questions)), drafts)
def test_anything_typed_is_an_answer_or_a_sentence_never_an_accident(fact: str, draft: Draft) -> None:
    if not is_empty(draft):
        found = understood(fact, draft)
        assert found is not None
        if isinstance(found, Wrong):
            assert found.message in the_catalogue().messages
