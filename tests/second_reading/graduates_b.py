"""Money, family, credentials and stays in Ontario worth trying (sheets 04, 05 and 15)."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import Any

from tests.second_reading.bases import job
from tests.second_reading.histories import JOB
from tests.second_reading.values import (
    ABSENT,
    YES_NO,
    Facts,
    around,
    day_text,
    near,
    values_at,
)
from tests.second_reading.words import add_years

PLANNED: list[Any] = ["planned", {"planned": "2026-02-10"}]

AMOUNTS = [*around(13757, 14690, 15263), *around(17127, 18288, 19001), *around(23360, 30690, 30960, 32168)]

MONEY: dict[str, list[Any]] = {
    "family.spouse": ["yes", "no", *ABSENT],
    "family.children_under_22": [0, 1, 2, 3, 6, *ABSENT],
    "family.grandchildren": [0, 1, *ABSENT],
    "family.other_dependants": [0, 1, *ABSENT],
    "funds.balances": [*AMOUNTS, *AMOUNTS, "0", "100000", *ABSENT],
    "funds.partner_accounts": ["0", "5000", "20000", *ABSENT],
    "funds.partner_letter": ["yes", "will_get", "no", *ABSENT],
    "funds.borrowed_part": ["0", "0.01", "6000", "50000", *ABSENT],
    "funds.ongoing_job_annual": ["0", "5000", "15263", "52000", *ABSENT],
    "funds.ongoing_job_end": [
        "none",
        near(years=1),
        near(years=1),
        near(days=100),
        near(),
        near(days=-40),
        *ABSENT,
    ],
    "funds.offer_annual": ["0", "5000", "10263", "52000", *ABSENT],
    "funds.offer_same_job": ["yes", "no", *ABSENT],
    "offer.seasonal": ["yes", "no", *ABSENT],
    "offer.hours_week": ["29.99", "30", *ABSENT],
}


def _money(day: date, rng: Random) -> Facts:
    """Amounts that meet the requirement of some family to the cent, in several parts."""
    from tests.second_reading.money import required

    size = rng.choice([1, 1, 2, 3, 5, 5, 8])
    wanted = required(max(day, date(2024, 1, 1)), size) + rng.choice([-1, 0, 0, 1, 270, 300, -500, -1500])
    parts = [rng.randint(0, wanted // 2) for _ in range(3)]
    rest = max(0, wanted - sum(parts))
    borrowed = rng.choice([0, 0, 1000])
    found: Facts = {
        "balances": rest + borrowed,
        "partner_accounts": parts[0],
        "partner_letter": rng.choice(["yes", "yes", "will_get", "no", "unknown"]),
        "borrowed_part": borrowed,
        "ongoing_job_annual": parts[1],
        "offer_annual": parts[2],
        "ongoing_job_end": values_at(MONEY["funds.ongoing_job_end"], day, rng),
        "offer_same_job": rng.choice(["yes", "no", "no", "unknown"]),
    }
    for name in list(found):
        if rng.random() < 0.1:
            found[name] = rng.choice(ABSENT)
    if found["borrowed_part"] == 0 and rng.random() < 0.3:
        found["balances"] = wanted
    return {name: value for name, value in found.items() if value is not None}


MONEY["funds"] = [_money] * 3

SCHOOLS = [
    "university_of_waterloo",
    "Université de Hearst",
    "UOF",
    "University of Sudbury",
    "Algoma University",
    "OCAD U",
    "RMC",
    "TMU",
    "Glendon",
    "Laurier",
    "Collège Boréal",
    "McGill University",
    "other",
    "Nowhere School",
    *ABSENT,
]

CREDENTIAL: dict[str, list[Any]] = {
    "type": [
        "masters",
        "masters",
        "phd_research",
        "phd_research",
        "other_doctorate",
        "professional_first_degree",
        "graduate_diploma",
        "undergrad_degree",
        "university_graduate_certificate",
        *ABSENT,
    ],
    "institution": SCHOOLS,
    "fulltime_length_years": [*around(1), "0.5", "4", *ABSENT],
    "years_in_ontario": [*around(2), "1.916667", "5", *ABSENT],
    "completed": ["yes", "yes", "no", *PLANNED, *ABSENT],
    "doc_kind": ["credential", "official_letter", "none", *ABSENT],
    "doc_date": [near(years=-2), near(years=-2), near(days=-100), near(), *ABSENT],
}


def _one_credential(day: date, rng: Random) -> Facts:
    found = {name: values_at(values, day, rng) for name, values in CREDENTIAL.items()}
    if rng.random() < 0.7:
        found.update(completed="yes", doc_kind="credential")
    return {name: value for name, value in found.items() if value is not None}


def _credentials(day: date, rng: Random) -> list[Facts]:
    return [_one_credential(day, rng) for _ in range(rng.randint(1, 3))]


def _stay(day: date, rng: Random) -> list[Facts]:
    """One to three stays that add up to about a year inside the window."""
    stays = []
    left = rng.choice([358, 359, 360, 361, 364, 365, 366, 400, 200])
    end = day - timedelta(days=rng.choice([0, 1, 2, 40]))
    for _ in range(rng.randint(1, 3)):
        length = left if rng.random() < 0.4 else rng.randint(1, max(1, left))
        start = end - timedelta(days=length - 1)
        if rng.random() < 0.2:
            start, end = (add_years(day, -2) + timedelta(days=d) for d in (rng.randint(-3, 3), length))
        found: Facts = {
            "from": day_text(start),
            "to": day_text(end),
            "lawful": rng.choice(["yes"] * 6 + ["no", *ABSENT]),
        }
        if rng.random() < 0.08:
            found[rng.choice(["from", "to"])] = rng.choice(ABSENT)
        if rng.random() < 0.1:
            found["to"] = "current"
        stays.append({name: value for name, value in found.items() if value is not None})
        left = max(1, left - length)
        end = start - timedelta(days=rng.choice([1, 0, -5, 30]))
    return stays


GRADUATE: dict[str, list[Any]] = {
    **{f"cred[0].{name}": values for name, values in CREDENTIAL.items()},
    "cred": [*[_credentials] * 8, [], *ABSENT],
    "res.ontario_intervals": [*[_stay] * 8, [], *ABSENT, *ABSENT],
    "res.ontario_months": ["12", "11.9", "11", "24", "0", *ABSENT],
    "scholarship.return_required": ["no", "yes_not_fulfilled", "yes_fulfilled", *ABSENT],
}


def _now(day: date, rng: Random) -> list[Facts]:
    """One or two jobs, some of them still held."""
    jobs = []
    for employer in "AB"[: rng.randint(1, 2)]:
        found = job(
            day,
            "21231",
            ago=rng.choice([0, 1, 30, -10]),
            days=100,
            hours=rng.choice(["29.99", 30, 15, 20, 40]),
            employer=employer,
        )
        if rng.random() < 0.5:
            found["end"] = "current"
        for name in (
            "province",
            "country",
            "paid",
            "hours_week",
            "end",
            "start",
            "self_employed",
            "place_pattern",
            "authorised",
        ):
            if rng.random() < 0.07:
                found[name] = values_at(JOB.get(name, ABSENT), day, rng)
        jobs.append({name: value for name, value in found.items() if value is not None})
    return jobs


ENROLLED: dict[str, list[Any]] = {
    "study.enrolled_now": ["yes", "yes", "yes", "no", *ABSENT],
    "study.enrolled_reason": ["licensing_regulated_occupation_ontario", "other", "other", *ABSENT],
    "work.fulltime_ontario_now": YES_NO,
    "jobs": [*[_now] * 6, [], *ABSENT],
}
