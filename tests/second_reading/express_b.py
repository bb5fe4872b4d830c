"""Test sittings, profiles, the grid and histories of work worth trying (sheets 06, 07 and 08)."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import Any

from tests.second_reading.bases import job, test
from tests.second_reading.graduates_b import PLANNED
from tests.second_reading.histories import JOB, credentials
from tests.second_reading.values import (
    ABSENT,
    NOT_ASKED,
    YES_NO,
    Facts,
    Maker,
    near,
    values_at,
)
from tests.second_reading.words import add_years

# Scores of levels 4 to 9, so that a level may be just reached or just missed.
TESTS: dict[str, list[list[Any]]] = {
    "IELTS_GT": [
        ["4.5", "5.0", "5.5", "6.0", "7.0", "7.5", "8.0", "8.5"],
        ["3.5", "4.0", "5.0", "6.0", "6.5", "7.0"],
        ["4.0", "5.0", "5.5", "6.0", "6.5", "7.0"],
        ["4.0", "5.0", "5.5", "6.0", "6.5", "7.0"],
    ],
    "CELPIP_G": [[4, 5, 6, 7, 8, 9, 12]] * 4,
    "PTE_CORE": [
        [38, 39, 49, 50, 59, 60, 71, 82],
        [41, 42, 50, 51, 59, 60, 69],
        [50, 51, 60, 68, 69, 79, 88],
        [50, 51, 58, 59, 67, 68, 84],
    ],
    "TEF_CANADA": [
        [351, 352, 392, 393, 433, 434, 449, 450, 462, 503],
        [351, 352, 393, 433, 434, 450, 503],
        [330, 379, 428, 427, 450, 512],
        [387, 422, 455, 456, 450, 518],
    ],
    "TCF_CANADA": [
        [369, 397, 398, 457, 458, 503, 523],
        [375, 406, 452, 453, 499, 524],
        [6, 7, 9, 10, 12, 14],
        [6, 7, 9, 10, 12, 14],
    ],
    "other": [[0, 5, 9]] * 4,
}


def sitting(day: date, rng: Random) -> Facts:
    """One sitting, its scores around the levels and its date around the limits."""
    name = rng.choice([*TESTS, "IELTS_GT", "TCF_CANADA"])
    two_years = add_years(day, -2) + timedelta(days=rng.randint(-1, 1))
    taken = rng.choice(
        [
            two_years,
            day + timedelta(days=rng.randint(-2, 1)),
            *[day - timedelta(days=rng.randint(30, 700))] * 4,
        ]
    )
    if name == "TEF_CANADA" and rng.random() < 0.3:
        taken = date(2023, 12, 11) + timedelta(days=rng.randint(-1, 1))
    skip = rng.choice([0, 0, 1, 2, 3])
    found = test(name, taken, *(rng.choice(values[skip:] or values) for values in TESTS[name]))
    if name == "TEF_CANADA":
        found["scale"] = rng.choice(
            ["tef_legacy", "tef_2023" if taken >= date(2023, 12, 11) else "tef_699_old", *ABSENT]
        )
        if found["scale"] == "tef_legacy" or (not isinstance(found["scale"], str) and rng.random() < 0.5):
            legacy = ([181, 217, 249, 280], [151, 181, 207, 233], [226, 271, 310, 349], [226, 271, 310, 349])
            scores = [rng.choice(values[min(skip, 2) :]) for values in legacy]
            found.update(zip(("listening", "reading", "writing", "speaking"), scores, strict=True))
    if name == "IELTS_GT":
        found["one_skill_retake"] = rng.choice(["no", "no", "no", "yes", *YES_NO])
    if rng.random() < 0.1:
        levels = {
            a: rng.choice([4, 5, 6, 7, 8, 9, 12]) for a in ("listening", "reading", "writing", "speaking")
        }
        found.update(source="self_reported", **levels)
    if rng.random() < 0.15:
        found[rng.choice(["listening", "reading", "writing", "speaking", "date", "name"])] = rng.choice(
            ABSENT
        )
    return {key: value for key, value in found.items() if value is not None}


def _sittings(day: date, rng: Random) -> list[Facts]:
    return [sitting(day, rng) for _ in range(rng.choice([1, 1, 1, 2, 2, 3]))]


_HAVE = ["have", "have", "none", *PLANNED, *ABSENT]

LANGUAGES: dict[str, list[Any]] = {
    "lang.english_test": _HAVE,
    "lang.french_test": _HAVE,
    "lang.test": [*[_sittings] * 10, [], *ABSENT],
}
INVITED: dict[str, list[Any]] = {
    "ita.date": ["2024-01-29", "2024-01-30", "2024-01-31", near(days=-10)],
    "ita.received": YES_NO,
    "ita.stream": ["mg", "pg"],
}
NOTIFIED: dict[str, list[Any]] = {
    "noi.date": ["2024-01-29", "2024-01-30", "2024-01-31", near(days=-10)],
    "noi.received": YES_NO,
    "noi.stream": ["hcp", "fssw", "st", *ABSENT],
}

PROFILE: dict[str, list[Any]] = {
    "ee.profile_valid": ["yes", "yes", "no", *PLANNED, *ABSENT],
    "ee.profile_expiry": [near(), near(), *ABSENT],
    "ee.provinces": ["ontario", "all", "other", *ABSENT],
    "ee.declared_nocs": [["72320", "72300"], ["21231"], [], *ABSENT],
    "app.decision": ["not_filed", "pending", "nominated", "refused", "returned", *ABSENT],
}

LEVELS = [
    "none",
    "secondary",
    "one_year",
    "two_year",
    "three_year_non_degree",
    "bachelor",
    "masters",
    "doctoral",
    "professional_degree",
]

FEDERAL: dict[str, list[Any]] = {
    "ee.program_choice": ["FSW", "CEC", "CEC", "not_decided", NOT_ASKED],
    "fact.primary_noc": ["21231", "31301", "32101", "42202", "31102", "44101", "21232", *ABSENT],
    "fact.education": [*LEVELS, "bachelor", *ABSENT],
    "cred": [*[credentials] * 6, [], *ABSENT],
    "fact.second_credential": YES_NO,
    "fact.own_study_ca": YES_NO,
    "fact.birth_date": [
        near(years=-18),
        near(years=-36),
        near(years=-37),
        near(years=-40),
        near(years=-46),
        near(years=-47),
        *ABSENT,
    ],
    "fact.arranged": YES_NO,
    "fact.relative_ca": YES_NO,
    "fact.spouse_accompanies": YES_NO,
    "fact.spouse_citizen_pr": ["citizen", "pr_in_canada", "pr_abroad", "neither", *ABSENT],
    "fact.spouse_language": [*[sitting] * 4, "none", *ABSENT],
    "fact.spouse_work_ca": [0, 1, 3, *ABSENT],
    "fact.spouse_study_ca": YES_NO,
    "fsw67.declared_total": [66, 67, 68, 100, "none", *ABSENT],
    "edu.country": ["CA", "CA", "IN", *ABSENT],
    "edu.professional_field": ["law", "pharmacy", "other", *ABSENT],
    "eca.status": ["have", "have", "none", *PLANNED, *ABSENT],
    "eca.issuer": ["CES", "ICAS", "ICES", "IQAS", "MCC", "PEBC", "WES", "other", *ABSENT],
    "eca.date": [near(years=-5), near(years=-5), near(years=-1), near(), *ABSENT],
    "eca.level": [*LEVELS, "bachelor", *ABSENT],
    "reg.cno_class": ["general", "extended", "temporary", "other", "none", "planned", *ABSENT],
    "reg.cece_member": ["yes", "yes", "no", "planned", *ABSENT],
}

LICENCE: dict[str, list[Any]] = {
    "licence_required": ["yes", "yes", "no", *ABSENT],
    "licence_held": ["yes", "yes", "no", "provisional", "apprentice", "other_province", *PLANNED, *ABSENT],
    "licence_from": [
        near(days=-450),
        near(days=-420, spread=60),
        near(days=-365),
        near(days=-100),
        near(days=-900),
        *ABSENT,
    ],
}


def _months(facts: Facts, rng: Random) -> None:
    for end in ("start", "end"):
        if facts[end] not in ("current", "unknown") and rng.random() < 0.8:
            facts[end] = facts[end][:7]
    if rng.random() < 0.6:
        facts["hours_week"] = "unknown"
        facts["paid_hours_total"] = rng.choice([1559, 1560, 1561, 1600, 3120, 800, 2500])


def work(nocs: list[str], years: int, foreign: float) -> Maker:
    """A history of one to four lines around one year of work, breaks of 2 to 20 days between them."""

    def make(day: date, rng: Random) -> list[Facts]:
        country: Facts = {} if rng.random() >= foreign else {"country": "IN", "authorised": "not_in_Canada"}
        noc = rng.choice(nocs[:2]) if rng.random() < 0.85 else rng.choice(nocs)

        def line(ago: int, days: int, hours: Any, employer: str) -> Facts:
            found = job(day, noc, ago=ago, days=max(1, days), hours=hours, employer=employer, **country)
            if country:
                found.pop("province")
            return found

        hours: Any = rng.choice(["29.99", 30, "30.01", 37.5, 40, 15, "14.99", 16, 20, 25])
        enough = round(1560 * 7 / min(30.0, float(hours)))
        how = rng.random()
        ago = rng.choice([1, 0, 3, 30, rng.randint(0, 400)])
        if how < 0.25:
            days = rng.choice(
                [
                    enough + rng.randint(-2, 2),
                    enough + rng.randint(28, 90),
                    364 + rng.randint(-2, 2),
                    rng.randint(100, 2600),
                ]
            )
            if rng.random() < 0.25:  # across the first day of the window
                first = add_years(day, -years) + timedelta(days=rng.randint(-3, 3))
                ago = max(0, (day - first).days - days + 1)
            lines = [line(ago, days, hours, "A")]
        elif how < 0.55:  # one after the other, with a break
            total = enough + rng.choice([-1, 0, 1, 10, 30])
            cut = rng.randint(20, max(21, total - 20))
            gap = rng.choice([0, 0, 1, 2, 3, 4, 12, 13, 14, 15, 20, 90])
            other = rng.choice([hours, hours, hours, 30, 20, 15, 10])
            lines = [line(ago, cut, hours, "A"), line(ago + cut + gap, total - cut, other, rng.choice("AAB"))]
        elif how < 0.7:  # at the same time
            days = 364 + rng.randint(-2, 2) + rng.choice([0, 0, 200])
            a, b = rng.choice(
                [(15, 15), (18, 12), ("14.99", "15.01"), (20, 10), (20, "9.99"), (16, 13), (28, 5), (15, 14)]
            )
            lines = [
                line(ago, days, a, "A"),
                line(ago + rng.choice([0, 0, 1, 100]), days, b, rng.choice("BBA")),
            ]
        elif how < 0.85:  # full time, then part time
            full = rng.randint(20, 340)
            left = round((1560 * 7 - full * 30) / 15) + rng.randint(-2, 2)
            lines = [
                line(ago, full, rng.choice([30, 40]), "A"),
                line(
                    ago + full + rng.choice([0, 2, 10, 60]), left, rng.choice([15, 15, 20]), rng.choice("AB")
                ),
            ]
        else:
            lines = [
                line(
                    rng.randint(0, 900),
                    rng.randint(30, 900),
                    rng.choice([30, 40, 20, 15, 10]),
                    rng.choice("ABC"),
                )
                for _ in range(rng.randint(2, 4))
            ]
        for found in lines:
            if rng.random() < 0.12:
                found["noc"] = rng.choice([*nocs, "unknown"])
            if rng.random() < 0.12:
                found["extended_leave_days"] = rng.choice([29, 30, 60, 90])
            if rng.random() < 0.12:
                _months(found, rng)
            if rng.random() < 0.08:
                found["end"] = "current"
            if rng.random() < 0.04:
                found[rng.choice(["start", "end"])] = "unknown"
            if "63201" in nocs:
                found["licence_required"] = "no"
                if rng.random() < 0.3:
                    for name, values in LICENCE.items():
                        found[name] = values_at(values, day, rng)
            while rng.random() < 0.2:
                name = rng.choice(list(JOB))
                found[name] = values_at(JOB[name], day, rng)
        return [{name: value for name, value in found.items() if value is not None} for found in lines]

    return make


def job_fields(nocs: list[str], years: tuple[int, ...], foreign: float) -> dict[str, list[Any]]:
    fields = {f"jobs[0].{name}": values for name, values in JOB.items()}
    fields["jobs[0].noc"] = [*nocs, *ABSENT]
    fields["jobs"] = [*[work(nocs, y, foreign) for y in years for _ in range(6)], [], *ABSENT]
    return fields
