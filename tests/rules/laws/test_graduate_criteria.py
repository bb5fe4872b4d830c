"""Laws of status, plan, language, funds, residence, credentials: answering only narrows what is possible."""

from __future__ import annotations

from copy import deepcopy
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from poci_desktop.facts.case import Case
from poci_desktop.paths import resource_dir
from poci_desktop.rules.context import Context
from poci_desktop.rules.findings import Finding
from poci_desktop.rules.loader import load_pack
from poci_desktop.rules.relevance import missing_facts
from poci_desktop.rules.truth import Truth
from tests.case_files import change, plain
from tests.rules.laws.exceptions import contrary

PACK = load_pack(resource_dir() / "packs" / "oinp")
DAY = date(2026, 3, 1)
DONT_KNOW = "unknown"
DATES = ["2024-02-29", "2024-03-01", "2026-02-28", "2026-03-02"]
SCORES = [3, 7, 30, 60, 80, 250, 500]
ANY_SCORE: list[Any] = [*SCORES, DONT_KNOW]
ABILITIES = ("listening", "reading", "writing", "speaking")
GROUPS: dict[tuple[str, ...], dict[str, list[Any]]] = {
    ("app.legal_status", "app.ban", "app.foreign_national", "mg.residence_now", "pg.residence_now"): {
        "app.citizenship": ["citizen", "neither", DONT_KNOW],
        "app.banned": ["yes", "no"],
        "app.location_at_filing": ["ontario", "other_province", "abroad", DONT_KNOW],
        # "none" is left out: its dates are never asked, so they cannot come later
        "status.type": ["work_permit", "maintained", "restoration_pending", "other", DONT_KNOW],
        "status.expiry": ["2026-02-28", "2026-03-01", DONT_KNOW],
        "status.extension_filed": ["none", "2026-02-27", "2026-02-28", "2026-03-01", DONT_KNOW],
        "app.refugee_or_removal": ["yes", "no"],
    },
    ("app.intention",): {
        "intent.lives_in_ontario": ["yes", "no", "unsure"],
        "intent.ties": [["none"], ["worked"], DONT_KNOW],
        "intent.contrary": [["none"], ["job_elsewhere"], DONT_KNOW],
        "intent.statement": ["yes", "no", DONT_KNOW],
    },
    ("app.funds", "hcp.funds", "st.funds"): {
        "family.spouse": ["yes", "no", DONT_KNOW],
        "family.children_under_22": [0, 2, DONT_KNOW],
        "family.grandchildren": [0, 1, DONT_KNOW],
        "funds.balances": [0, 9000, 20000, DONT_KNOW],
        "funds.partner_accounts": [0, 9000, DONT_KNOW],
        "funds.partner_letter": ["yes", "will_get", "no", DONT_KNOW],
        "funds.borrowed_part": [0, 5000, DONT_KNOW],
        "funds.ongoing_job_annual": [0, 9000, 30000, DONT_KNOW],
        "funds.ongoing_job_end": ["none", "2026-02-28", "2026-12-31", "2027-03-01", DONT_KNOW],
        "funds.offer_annual": [0, 9000, 30000, DONT_KNOW],
        "funds.offer_same_job": ["yes", "no", DONT_KNOW],
        "offer.exists": ["yes", "no"],
        "offer.hours_week": [20, 40, DONT_KNOW],
        "offer.seasonal": ["yes", "no", DONT_KNOW],
    },
    ("ids.language", "mg.language", "hcp.language", "fssw.french", "fssw.english", "st.language"): {
        "lang.english_test": ["have", "none", "planned", DONT_KNOW],
        "lang.french_test": ["have", "none", "planned", DONT_KNOW],
        **{
            f"lang.test[{index}].{field}": values
            for index in (0, 1)
            for field, values in {
                "name": ["IELTS_GT", "PTE_CORE", "TEF_CANADA", "other", DONT_KNOW],
                "date": [*DATES, DONT_KNOW],
                "scale": ["tef_2023", "tef_legacy", DONT_KNOW],
                "one_skill_retake": ["yes", "no", DONT_KNOW],
                **dict.fromkeys(ABILITIES, ANY_SCORE),
            }.items()
        },
    },
    (
        "is.credential",
        "is.institution",
        "is.completed",
        "is.studied_in_canada",
        "is.application_period",
        "mg.degree",
        "mg.length",
        "mg.university",
        "mg.completed",
        "mg.application_period",
        "pg.degree",
        "pg.studied_in_ontario",
        "pg.application_period",
    ): {
        "cred[0].type": ["undergrad_diploma", "masters", "university_graduate_certificate", "phd_research"],
        "cred[0].institution": ["York University", "McGill University", "Nowhere", "Université de Hearst"],
        "cred[0].fulltime_length_years": [1, 2, DONT_KNOW],
        "cred[0].completed": ["yes", "no", "planned", DONT_KNOW],
        "cred[0].doc_kind": ["credential", "official_letter", "none", DONT_KNOW],
        "cred[0].doc_date": [*DATES, DONT_KNOW],
        "cred[0].share_in_canada_pct": [50, 51, DONT_KNOW],
        "cred[0].years_in_ontario": [1, 2, DONT_KNOW],
    },
    ("mg.residence_past", "mg.not_enrolled", "mg.no_return_obligation"): {
        **{
            f"res.ontario_intervals[{index}].{field}": values
            for index in (0, 1)
            for field, values in {
                "from": ["2023-01-01", "2025-03-01", "2025-03-05", DONT_KNOW],
                "to": ["2025-12-31", "2026-02-28", "current", DONT_KNOW],
                "lawful": ["yes", "no", DONT_KNOW],
            }.items()
        },
        "res.ontario_months": [11.9, 12],
        "study.enrolled_now": ["yes", "no", DONT_KNOW],
        "study.enrolled_reason": ["licensing_regulated_occupation_ontario", "other"],
        "work.fulltime_ontario_now": ["yes", "no", DONT_KNOW],
        "scholarship.return_required": ["no", "yes_not_fulfilled", DONT_KNOW],
    },
}
# Entries stay when their answers are taken away: adding an entry is a new fact, not an answer.
LISTS: dict[str, Any] = {"lang": {"test": [{}, {}]}, "cred": [{}], "res": {"ontario_intervals": [{}, {}]}}
CASES = [(criterion, domain) for criteria, domain in GROUPS.items() for criterion in criteria]


def finding(criterion: str, answers: dict[str, Any]) -> Finding:
    facts = nested(answers)
    entry = (
        0 if criterion.startswith(("is.", "mg.", "pg.")) and "cred[0].type" in GROUP_OF[criterion] else None
    )
    context = Context(PACK, Case.model_validate(plain(facts)), DAY, DAY, "mg", {}, entry=entry)
    return context.criterion(criterion)


GROUP_OF = dict(CASES)


def answers(domain: dict[str, list[Any]]) -> st.SearchStrategy[dict[str, Any]]:
    drawn = st.fixed_dictionaries({path: st.sampled_from(values) for path, values in domain.items()})
    return drawn.filter(lambda full: not contrary(nested(full)))


def nested(full: dict[str, Any]) -> dict[str, Any]:
    facts = deepcopy(LISTS)
    for path in sorted(full):
        change(facts, path, full[path])
    return facts


def level(truth: Truth) -> int:
    return 3 if truth is Truth.N_A else int(truth.value)


def without(full: dict[str, Any], hidden: set[str]) -> dict[str, Any]:
    """Fewer answers."""
    return {path: value for path, value in full.items() if path not in hidden}


@pytest.mark.parametrize("criterion", [name for name, _ in CASES])
@settings(max_examples=50)
@given(data=st.data())
def test_answering_stays_within_the_bounds_shown(criterion: str, data: st.DataObject) -> None:
    full = data.draw(answers(GROUP_OF[criterion]))
    hidden = data.draw(st.sets(st.sampled_from(sorted(full))))
    before, after = finding(criterion, without(full, hidden)), finding(criterion, full)
    if before.low is not Truth.N_A:
        assert level(before.low) <= level(after.truth) <= level(before.high), (before, after)
    if before.settled:
        assert before.truth is after.truth
        assert not missing_facts(before)


@pytest.mark.parametrize("criterion", [name for name, _ in CASES])
@settings(max_examples=50)
@given(data=st.data())
def test_what_is_missing_never_grows_by_answering(criterion: str, data: st.DataObject) -> None:
    full = data.draw(answers(GROUP_OF[criterion]))
    hidden = data.draw(st.sets(st.sampled_from(sorted(full)), min_size=1))
    shown = data.draw(st.sampled_from(sorted(hidden)))
    before = set(missing_facts(finding(criterion, without(full, hidden))))
    after = set(missing_facts(finding(criterion, without(full, hidden - {shown}))))
    lists = ("lang.test", "res.ontario_intervals")  # an entry's own questions come with the entry
    assert {path for path in after - before if not path.startswith(lists)} == set()


@pytest.mark.parametrize("criterion", ["app.funds", "hcp.funds", "st.funds"])
@settings(max_examples=50)
@given(
    data=st.data(),
    fact=st.sampled_from(
        ["funds.balances", "funds.partner_accounts", "funds.ongoing_job_annual", "funds.offer_annual"]
    ),
)
def test_more_money_never_hurts(criterion: str, data: st.DataObject, fact: str) -> None:
    full = data.draw(answers(GROUP_OF[criterion]))
    less, more = sorted(data.draw(st.lists(st.integers(0, 40000), min_size=2, max_size=2)))
    poorer = finding(criterion, {**full, fact: less}).truth
    richer = finding(criterion, {**full, fact: more}).truth
    assert level(poorer) <= level(richer)


@settings(max_examples=50)
@given(data=st.data(), size=st.integers(0, 6))
def test_a_larger_family_never_helps(data: st.DataObject, size: int) -> None:
    full = {**data.draw(answers(GROUP_OF["app.funds"])), "family.grandchildren": 0}
    smaller = finding("app.funds", {**full, "family.children_under_22": size}).truth
    larger = finding("app.funds", {**full, "family.children_under_22": size + 1}).truth
    assert level(larger) <= level(smaller)
