"""The bundled example people are what the list of them says, on screen as in a file."""

from __future__ import annotations

import json
import tomllib
from datetime import date
from typing import Any

import pytest

from poci_desktop.facts.case import Case
from poci_desktop.facts.load import load_case
from poci_desktop.paths import resource_dir
from poci_desktop.rules.assess import assess
from tests.interview.people import interview, new_session, the_pack

FOLDER = resource_dir() / "examples"
INDEX = tomllib.loads((FOLDER / "index.toml").read_text(encoding="utf-8"))["example"]


def case_of(example: dict[str, Any]) -> Case:
    case = load_case(json.loads((FOLDER / f"{example['id']}.json").read_text(encoding="utf-8")))
    assert isinstance(case, Case), case
    return case


def test_every_file_is_listed_and_the_list_covers_the_streams() -> None:
    assert {f"{e['id']}.json" for e in INDEX} == {f.name for f in FOLDER.glob("*.json")}
    for word in ("met", "not_met"):
        assert {e["stream"] for e in INDEX if e["criteria"] == word} == {s.id for s in the_pack().streams}
    assert sum(e["criteria"] == "cannot_tell" for e in INDEX) >= 3
    assert all(e["title"]["en"] and e["title"]["fr"] for e in INDEX)


@pytest.mark.parametrize("example", INDEX, ids=lambda e: e["id"])
def test_an_example_shows_what_it_says_when_intake_is_open(example: dict[str, Any]) -> None:
    case, on = case_of(example), example["on"]
    result = assess(the_pack(), case, on).stream(example["stream"])
    assert result.criteria.word == example["criteria"]
    assert result.intake is not None and result.intake.state == "open"
    expected = {"met": "yes", "not_met": "no", "cannot_tell": "not_yet"}[example["criteria"]]
    if result.stream.family == "owp" and example["criteria"] == "met":
        expected = "not_yet"  # no round of invitations was published: nobody of these can have one
    assert result.can_apply == expected


@pytest.mark.parametrize("example", INDEX, ids=lambda e: e["id"])
def test_the_interview_of_an_example_ends_with_the_verdicts_of_its_file(example: dict[str, Any]) -> None:
    case, on = case_of(example), example["on"]
    session = new_session(on)
    order = [page.id for page in session.catalogue.pages]
    seen = [order.index(page.split("[")[0].split("~")[0]) for page in interview(session, case)]
    tops = [number for number in seen if not session.catalogue.pages[number].entry_of]
    assert tops == sorted(tops), "the interview went back to an earlier page"
    file = assess(the_pack(), case, on)
    assert [r.criteria for r in session.assessment.streams] == [r.criteria for r in file.streams]
    opened = new_session(on)
    opened.load(case)
    assert opened.case == case
    assert opened.assessment == file
    assert opened.finished


def test_examples_hold_answers_not_gaps_unless_they_are_about_gaps() -> None:
    for example in INDEX:
        text = (FOLDER / f"{example['id']}.json").read_text(encoding="utf-8")
        gaps = "unknown" in text or "planned" in text
        assert gaps == (example["criteria"] == "cannot_tell"), example["id"]
        assert date.fromisoformat(json.loads(text)["app"]["filing_date"]) >= example["on"]
