"""On the limit and one unit beside it: the truth changes exactly there, whatever the pack's figure is.

The figures come from the pack, the people from `tests/cases`; `tests/cases/23_neighbours.toml` says which
answer each parameter of the pack is compared with.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from fnmatch import fnmatchcase
from fractions import Fraction
from typing import Any

import pytest

from poci_desktop.facts.case import Case
from poci_desktop.paths import resource_dir
from poci_desktop.rules.assess import assess_stream
from poci_desktop.rules.calendar import add_months
from poci_desktop.rules.loader import load_pack
from tests.case_files import FOLDER, base, change, plain

PACK = load_pack(resource_dir() / "packs" / "oinp")
CONTENT = tomllib.loads((FOLDER / "23_neighbours.toml").read_text(encoding="utf-8"), parse_float=Decimal)
LIMITS: list[dict[str, Any]] = CONTENT["limit"]
ABILITIES = ("listening", "reading", "writing", "speaking")
DAY = timedelta(days=1)
COVERED_FROM = date(2024, 1, 1)
MEMBER: dict[int, str] = {0: "00012", 1: "21231", 2: "72200", 3: "73300", 4: "94106", 5: "65202"}


@dataclass
class Person:
    """A complete person of the cases, judged on a day for a stream."""

    facts: dict[str, Any]
    on: date
    stream: str

    @classmethod
    def named(cls, name: str) -> Person:
        found = base(name)
        return cls(deepcopy(found["facts"]), found["on"], found["stream"])

    def put(self, path: str, value: Any) -> None:
        change(self.facts, path, value)

    def truths(self, criterion: str) -> tuple[str, str]:
        """Words of the criterion and of the stream."""
        result = assess_stream(PACK, Case.model_validate(plain(self.facts)), self.on, self.stream)
        roots = (result.root, *result.officer, *result.process)
        words = [f.truth.word for root in roots for f in root.walk() if f.criterion == criterion]
        return words[0], result.criteria.word


Shape = Callable[[Person, dict[str, Any], Any, bool], None]


def figure(person: Person, limit: dict[str, Any], value: Any, right: bool) -> None:
    least = Fraction(value) * Fraction(limit.get("times", 1))
    step = Fraction(limit["step"])
    if limit.get("strict", False):
        least += step
    number = least if right else least - step
    person.put(limit["path"], Decimal(number.numerator) / number.denominator)


def ceiling(person: Person, limit: dict[str, Any], value: Any, right: bool) -> None:
    most = Decimal(value) - (limit["step"] if limit.get("strict", False) else 0)
    person.put(limit["path"], most if right else most + limit["step"])


def teer(person: Person, limit: dict[str, Any], value: Any, right: bool) -> None:
    code = MEMBER[value if right else value + 1]
    person.put("offer.noc", code)
    person.put("jobs[0].noc", code)


def age(person: Person, limit: dict[str, Any], value: Any, right: bool) -> None:
    months = value * (12 if PACK.unit(limit["parameter"]) == "years" else 1)
    oldest = add_months(person.on, -months)
    step = -1 if limit.get("older_is_better", False) else 1
    day = oldest if right else oldest - step * DAY
    person.put(limit["path"], day.isoformat())


def due(person: Person, limit: dict[str, Any], value: Any, right: bool) -> None:
    start = person.facts
    for step in limit["path"].split("."):
        start = start[step]
    issued: Any = start
    person.on = issued + timedelta(days=value if right else value + 1)


def employer_due(person: Person, limit: dict[str, Any], value: Any, right: bool) -> None:
    issued = person.facts["ita"]["date"]
    person.on = issued + timedelta(days=value + 1)
    person.put("emp.filing_date", issued + timedelta(days=value if right else value + 1))


def days(person: Person, limit: dict[str, Any], value: Any, right: bool) -> None:
    job = person.facts["jobs"][0]
    job["start"] = job["end"] - timedelta(days=value - (1 if right else 2))


def hours(person: Person, limit: dict[str, Any], value: Any, right: bool) -> None:
    needed = -(-value * 7 // limit["weekly"])
    job = person.facts["jobs"][0]
    job["start"] = job["end"] - timedelta(days=needed - (1 if right else 2))


def window(person: Person, limit: dict[str, Any], value: Any, right: bool) -> None:
    length = PACK.parameter(limit["days"], person.on)
    first = add_months(person.on, -12 * value) - (timedelta(0) if right else DAY)
    job = person.facts["jobs"][0]
    job["start"], job["end"] = first, first + timedelta(days=length - 1)


def count(person: Person, limit: dict[str, Any], value: Any, right: bool) -> None:
    person.put(limit["path"], limit["members"][: value if right else value - 1])


def stay(person: Person, limit: dict[str, Any], value: Any, right: bool) -> None:
    length = value if right else value - 1
    first = person.on - timedelta(days=length)
    person.put("res.ontario_intervals", [{"from": first, "to": "current", "lawful": "yes"}])


def main_weeks(person: Person, limit: dict[str, Any], value: Any, right: bool) -> None:
    """The weeks of the main occupation are the last ones; another declared trade fills the year before."""
    length = value * 7 - (0 if right else 1)
    job = person.facts["jobs"][0]
    first = person.on - timedelta(days=length)
    other = {**job, "employer": "B", "noc": "72320", "end": first - DAY, "start": first - timedelta(days=380)}
    person.facts["jobs"] = [{**job, "start": first}, other]


def first_day(person: Person, limit: dict[str, Any], value: Any, right: bool) -> None:
    person.on = value if right else value - DAY
    person.put("jobs[0].end", "current")


def judged_from(person: Person, limit: dict[str, Any], value: Any, right: bool) -> None:
    person.on = value - DAY if right else value


def sitting(person: Person, limit: dict[str, Any], value: Any, right: bool) -> None:
    person.put("lang.test[0].date", value if right else value - DAY)


SHAPES: dict[str, Shape] = {
    shape.__name__: shape
    for shape in (
        *(figure, ceiling, teer, age, due, employer_due, days, hours, window, count, stay),
        *(main_weeks, first_day, judged_from, sitting),
    )
}


@pytest.mark.parametrize(
    "limit", LIMITS, ids=lambda limit: f"{limit['parameter']}-{limit['base'].split('/')[1]}"
)
def test_the_truth_changes_exactly_at_the_limit(limit: dict[str, Any]) -> None:
    right, wrong = limit.get("right", "met"), limit.get("wrong", "not_met")
    expected = {
        True: (right, "met" if right == "does_not_apply" else right),
        False: (wrong, limit.get("stream_wrong", wrong)),
    }
    for side, words in expected.items():
        person = Person.named(limit["base"])
        for path in limit.get("unset", ()):
            person.put(path, None)
        for path, value in limit.get("set", {}).items():
            person.put(path, value)
        value = PACK.parameter(limit["parameter"], person.on)
        SHAPES[limit["shape"]](person, limit, value, side)
        assert person.truths(limit["criterion"]) == words, (side, value)


def test_every_parameter_has_neighbours_or_says_where_it_is_shown() -> None:
    named = [limit["parameter"] for limit in LIMITS]
    named += [pattern for item in CONTENT["elsewhere"] for pattern in item["parameters"]]
    assert [p for p in PACK.parameters if not any(fnmatchcase(p, name) for name in named)] == []
    assert [n for n in named if not any(fnmatchcase(p, n) for p in PACK.parameters)] == []


# --- Tables

LANGUAGES = (
    ("24_witnesses/ids26", "ids.language", "ids.language_level", "english"),
    ("24_witnesses/mg26", "mg.language", "mg.language_level", "english"),
    ("24_witnesses/hcp24_07_cec", "hcp.language", "hcp.language_level", "english"),
    ("24_witnesses/fssw24_07_cec", "fssw.french", "fssw.french_level", "french"),
    ("24_witnesses/fssw24_07_cec", "fssw.english", "fssw.english_level", "english"),
    ("24_witnesses/st24", "st.language", "st.language_level", "english"),
)
FRENCH = ("TEF_CANADA", "TCF_CANADA")


@pytest.mark.parametrize(("name", "criterion", "parameter", "language"), LANGUAGES, ids=lambda v: str(v))
def test_one_step_less_in_one_ability_loses_the_level(
    name: str, criterion: str, parameter: str, language: str
) -> None:
    for row in PACK.tables["language_levels"]:
        person = Person.named(name)
        least = PACK.parameter(parameter, person.on)
        either = criterion in ("ids.language", "mg.language", "hcp.language", "st.language")
        if int(row["level"]) != least or not (either or (row["test"] in FRENCH) == (language == "french")):
            continue
        entry = 1 if criterion == "fssw.english" else 0
        scores = {ability: Decimal(row[ability]) for ability in ABILITIES}
        for worse in (None, *ABILITIES):
            person = Person.named(name)
            test = {**person.facts["lang"]["test"][entry], "one_skill_retake": "no"}
            step = Decimal("0.5") if row["test"] == "IELTS_GT" else Decimal(1)
            test |= {**scores, "name": row["test"]}
            if row["scale"]:
                test["scale"] = row["scale"]
                recent = person.on - timedelta(days=90)
                test["date"] = recent if row["scale"] == "tef_2023" else date(2023, 12, 1)
            if person.on > date(2025, 11, 30) and row["scale"] in ("tef_699_old", "tef_legacy"):
                continue  # no such report can still be valid on that day
            if worse:
                test[worse] = scores[worse] - step
            person.facts["lang"]["test"][entry] = test
            if either:
                person.put("lang.english_test", "none" if row["test"] in FRENCH else "have")
                person.put("lang.french_test", "have" if row["test"] in FRENCH else "none")
            found, _ = person.truths(criterion)
            assert found == ("not_met" if worse else "met"), (row, worse)


@pytest.mark.parametrize("row", PACK.tables["settlement_funds"], ids=lambda row: row["id"])
def test_a_cent_less_than_the_amount_of_the_day_is_not_enough(row: dict[str, str]) -> None:
    on = max(date.fromisoformat(row["since"]), COVERED_FROM)
    while doubts(on, ""):
        on += DAY  # the first days of a table whose first day is not sure
    sums = [Decimal(row[str(size)]) for size in range(1, 8)]
    sums.append(sums[-1] + Decimal(row["extra"]))
    for size, amount in enumerate(sums, 1):
        for paid, word in (
            (max([amount, *doubts(on, str(size))]), "met"),
            (amount - Decimal("0.01"), "not_met"),
        ):
            person = Person.named("24_witnesses/mg26")
            person.on = on
            person.put("funds.balances", paid)
            person.put("family.children_under_22", size - 1)
            assert person.truths("app.funds")[0] == word, (size, paid)


def doubts(on: date, size: str) -> list[Decimal]:
    """Second amounts printed for that many people on that day; for "" whole tables (as zeros)."""
    rows = PACK.tables["settlement_funds_doubt"]
    return [
        Decimal(row["amount"] or 0)
        for row in rows
        if row["size"] == size and row["since"] <= on.isoformat() <= row["until"]
    ]


@pytest.mark.parametrize("row", PACK.tables["in_demand"], ids=lambda row: row["noc"])
def test_an_in_demand_occupation_counts_from_its_day_and_in_its_place(row: dict[str, str]) -> None:
    since, in_toronto = date.fromisoformat(row["from"]), "met" if row["place"] == "anywhere" else "not_met"
    tries = [(max(since, COVERED_FROM), "London", "met"), (date(2025, 7, 1), "Toronto", in_toronto)]
    if since > COVERED_FROM:
        tries.append((since - DAY, "London", "not_met"))
    for on, place, word in tries:
        person = Person.named("24_witnesses/ids24")
        person.on = on
        person.put("offer.noc", row["noc"])
        person.put("offer.municipality", place)
        assert person.truths("ids.occupation")[0] == word, (on, place)


SCHOOL_LISTS = (
    ("24_witnesses/mg26", "mg.university", "masters_list", "masters"),
    ("24_witnesses/pg26", "pg.university", "phd_list", "phd_research"),
    ("24_witnesses/is26", "is.institution", "on_ontario_list", "ontario_college_graduate_certificate"),
)
TWO_LISTS = {"universite_de_lontario_francais", "universite_de_hearst", "university_of_sudbury"}


@pytest.mark.parametrize(("name", "criterion", "column", "kind"), SCHOOL_LISTS, ids=lambda v: str(v))
def test_a_school_counts_when_it_is_on_the_list_of_the_stream(
    name: str, criterion: str, column: str, kind: str
) -> None:
    for row in PACK.tables["institutions"]:
        person = Person.named(name)
        person.put("cred[0].type", kind)
        person.put("cred[0].institution", row["id"])
        word = "met" if row[column] == "1" else "not_met"
        if column == "masters_list" and row["id"] in TWO_LISTS:
            word = "to_be_assessed"
        assert person.truths(criterion)[0] == word, row["name"]
