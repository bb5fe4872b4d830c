"""What cannot be true is told in a sentence; what is only unlikely is told gently."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from poci_desktop.facts.case import Case
from poci_desktop.facts.checks import impossible

FILING = date(2026, 3, 1)


def found(facts: dict[str, Any], judged: date = FILING) -> list[tuple[str, bool]]:
    return [(p.path, p.gentle) for p in impossible(Case.model_validate(facts), judged)]


def sitting(name: str, listening: Any, **more: Any) -> dict[str, Any]:
    return {"lang": {"test": [{"name": name, "listening": listening, **more}]}}


@pytest.mark.parametrize(
    ("facts", "path", "gentle"),
    [
        ({"jobs": [{"start": "2025-02-02", "end": "2025-02-01"}]}, "jobs[0].end", False),
        ({"jobs": [{"start": "2025-03", "end": "2025-02-28"}]}, "jobs[0].end", False),
        (
            {"jobs": [{"start": "2025-02-01", "end": "2025-02-10", "paid_hours_total": 241}]},
            "jobs[0].paid_hours_total",
            False,
        ),
        (
            {"res": {"ontario_intervals": [{"from": "2025-02-02", "to": "2025-02-01"}]}},
            "res.ontario_intervals[0].to",
            False,
        ),
        ({"fact": {"birth_date": "2026-03-01"}}, "fact.birth_date", False),
        ({"eca": {"date": "2026-03-02"}}, "eca.date", True),
        ({"cred": [{"doc_date": "2026-03-02"}]}, "cred[0].doc_date", True),
        ({"lang": {"test": [{"date": "2026-03-02"}]}}, "lang.test[0].date", True),
        ({"fact": {"spouse_language": {"date": "2026-03-02"}}}, "fact.spouse_language.date", True),
        ({"lang": {"french_test": {"planned": "2026-03-02"}}}, "lang.french_test#by", True),
        (
            {"ita": {"date": "2026-02-01", "notice_due_applicant": "2026-01-31"}},
            "ita.notice_due_applicant",
            False,
        ),
        ({"offer": {"salary_annual": 50000, "bonus_annual": "50000.01"}}, "offer.bonus_annual", False),
        ({"intent": {"ties": ["none", "worked"]}}, "intent.ties", False),
        (sitting("IELTS_GT", "6.25"), "lang.test[0].listening", False),
        (sitting("IELTS_GT", "9.5"), "lang.test[0].listening", False),
        (sitting("CELPIP_G", 13), "lang.test[0].listening", False),
        (sitting("CELPIP_G", "7.5"), "lang.test[0].listening", False),
        (sitting("PTE_CORE", 9), "lang.test[0].listening", False),
        (sitting("PTE_CORE", 91), "lang.test[0].listening", False),
        (sitting("TEF_CANADA", 361, scale="tef_legacy"), "lang.test[0].listening", False),
        (sitting("TCF_CANADA", 331, speaking=21), "lang.test[0].speaking", False),
        (sitting("TEF_CANADA", 13, source="self_reported"), "lang.test[0].listening", False),
    ],
)
def test_it_is_told(facts: dict[str, Any], path: str, gentle: bool) -> None:
    assert found(facts) == [(path, gentle)]


@pytest.mark.parametrize(
    "facts",
    [
        {"jobs": [{"start": "2025-02-01", "end": "2025-02-01"}]},
        {"jobs": [{"start": "2025-02", "end": "2025-02-01"}]},
        {"jobs": [{"start": "2025-02-01", "end": "2025-02-10", "paid_hours_total": 240}]},
        {"eca": {"date": "2026-03-01"}},
        {"fact": {"birth_date": "2026-02-28"}},
        {"intent": {"ties": ["none"]}},
        sitting("IELTS_GT", "8.5"),
        sitting("CELPIP_G", 0),
        sitting("PTE_CORE", 90),
        sitting("TEF_CANADA", 699),
        sitting("TEF_CANADA", 360, scale="tef_legacy"),
        sitting("TCF_CANADA", 699, writing=20),
        sitting("other", "6.25"),
    ],
)
def test_the_last_possible_value_is_accepted(facts: dict[str, Any]) -> None:
    assert found(facts) == []


def test_dates_are_held_against_the_application_date_not_the_day_judged() -> None:
    facts = {"app": {"filing_date": "2025-01-01"}, "eca": {"date": "2025-01-02"}}
    assert found(facts) == [("eca.date", True)]


def test_sentences_write_days_as_people_do() -> None:
    case = Case.model_validate({"jobs": [{"start": "2025-02-02", "end": "2025-02-01"}]})
    (problem,) = impossible(case, FILING)
    assert problem.fr.replace("\u00a0", " ") == (
        "L’emploi finit (le 1er février 2025) avant de commencer (le 2 février 2025). "
        "Vérifiez les deux dates."
    )
    assert "1 February 2025" in problem.en.replace("\u00a0", " ")
