"""Laws of more: better language scores, more funds and more hours never make a verdict worse."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from poci_desktop.facts.checks import SCALES
from poci_desktop.facts.language import ABILITIES
from tests.rules.laws.people import RUNS, STREAMS, Choose, Facts, Person, people

FUNDS = ("balances", "partner_accounts", "ongoing_job_annual", "offer_annual")
MOST_HOURS = 60


def better_language(person: Person, choose: Choose) -> Facts:
    """Some scores of some tests raised, none above the highest its test gives."""
    tests = person.facts.get("lang", {}).get("test")
    raised = []
    for test in tests if isinstance(tests, list) else []:
        scale = "levels" if test.get("source") == "self_reported" else test.get("scale")
        limits = SCALES.get(scale if scale in ("levels", "tef_legacy") else test.get("name"), ())
        better = dict(test)
        for ability, limit in zip(ABILITIES, limits, strict=False):
            if _number(test.get(ability)) and choose((True, False)):
                step = Decimal(choose((1, 2, 5, 40))) / (2 if test.get("name") == "IELTS_GT" else 1)
                better[ability] = min(
                    Decimal(str(test[ability])) + step, max(Decimal(limit[1]), Decimal(str(test[ability])))
                )
        raised.append(better)
    return {"lang.test": raised} if raised else {}


def more_funds(person: Person, choose: Choose) -> Facts:
    """More money in hand or to come."""
    funds = person.facts.get("funds", {})
    return {
        f"funds.{name}": Decimal(str(funds[name])) + Decimal(choose(("0.01", "1000", "50000")))
        for name in FUNDS
        if _number(funds.get(name))
    }


def more_hours(person: Person, choose: Choose) -> Facts:
    """More paid hours a week in the jobs held and in the one offered.

    An offer paid by the year is left as it is: more hours for the same salary are less an hour (sheet 10, 2).
    """
    found: Facts = {}
    jobs = person.facts.get("jobs")
    for index, job in enumerate(jobs if isinstance(jobs, list) else []):
        if _number(job.get("hours_week")) and choose((True, False)):
            found[f"jobs[{index}].hours_week"] = _up(job["hours_week"], choose)
    offer = person.facts.get("offer", {})
    if _number(offer.get("hours_week")) and offer.get("salary_annual") is None:
        found["offer.hours_week"] = _up(offer["hours_week"], choose)
    return found


def _up(hours: Any, choose: Choose) -> Decimal:
    now = Decimal(str(hours))
    return max(now, min(now + Decimal(choose(("0.01", "1", "10", "30"))), Decimal(MOST_HOURS)))


def _number(value: Any) -> bool:
    return isinstance(value, (int, Decimal)) or (
        isinstance(value, str) and value.replace(".", "", 1).isdigit()
    )


MORE = (better_language, more_funds, more_hours)


@pytest.mark.parametrize("stream", STREAMS)
@pytest.mark.parametrize("more", MORE, ids=lambda more: more.__name__)
@RUNS
@given(data=st.data())
def test_more_never_makes_a_verdict_worse(stream: str, more: Any, data: st.DataObject) -> None:
    person = data.draw(people(stream))
    changes = more(person, lambda things: data.draw(st.sampled_from(things)))
    better = person.with_answers(changes)
    if changes and better.possible:
        first, second = person.judged(), better.judged()
        assert int(second.criteria) >= int(first.criteria), changes
