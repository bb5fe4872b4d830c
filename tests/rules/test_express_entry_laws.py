"""Laws of whole Express Entry streams: people of the examples, with answers taken away and given back."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from poci_desktop.facts.case import Case
from poci_desktop.paths import resource_dir
from poci_desktop.rules.assess import StreamResult, assess
from poci_desktop.rules.findings import Finding
from poci_desktop.rules.loader import load_pack
from poci_desktop.rules.truth import Truth
from tests.case_files import Example, change, examples, plain

PACK = load_pack(resource_dir() / "packs" / "oinp")
FILES = ("06_human_capital", "07_french_speaking", "08_skilled_trades", "13_federal")
BY_DEFAULT = (".own_business", ".seasonal", ".place_pattern", ".unpaid_days", ".source")
"""Facts of one entry that the sheets read as a value when not asked (13.1, 14.1): asked with their entry."""

PEOPLE = [example for example in examples() if example.file in FILES]


def paths(facts: Any, prefix: str = "") -> list[str]:
    """Every answer given, entry by entry."""
    if isinstance(facts, list) and any(isinstance(item, dict) for item in facts):
        return [path for i, item in enumerate(facts) for path in paths(item, f"{prefix}[{i}]")]
    if isinstance(facts, dict) and "planned" not in facts:
        return [path for name, item in facts.items() for path in paths(item, f"{prefix}.{name}".lstrip("."))]
    return [prefix]


def judged(example: Example, without: set[str]) -> StreamResult:
    facts = deepcopy(example.facts)
    for path in without:
        change(facts, path, None)
    return assess(PACK, Case.model_validate(plain(facts)), example.on).stream(example.stream)


def level(truth: Truth) -> int:
    return int(truth.value)


def check_bounds(before: Finding, after: Finding) -> None:
    """A truth that has become settled lies where the finding before it said it could."""
    if after.settled and Truth.N_A not in (before.low, before.high, after.truth):
        assert level(before.low) <= level(after.truth) <= level(before.high), before.criterion


@given(st.sampled_from(PEOPLE), st.data())
def test_giving_an_answer_back_only_narrows(example: Example, data: st.DataObject) -> None:
    known = [path for path in paths(example.facts) if not path.endswith(BY_DEFAULT)]
    without = data.draw(st.sets(st.sampled_from(known), min_size=1, max_size=6))
    given_back = data.draw(st.sampled_from(sorted(without)))
    before, after = judged(example, without), judged(example, without - {given_back})
    later = {finding.criterion: finding for finding in after.root.criteria()}
    for finding in before.root.criteria():
        if finding.truth is not Truth.N_A:
            assert level(finding.low) <= level(finding.truth) <= level(finding.high), finding.criterion
        if finding.criterion in later:
            check_bounds(finding, later[finding.criterion])
    check_bounds(before.root, after.root)
    if before.settled:
        assert after.criteria is before.criteria


@given(st.sampled_from(PEOPLE), st.data())
def test_only_unanswered_facts_are_missing(example: Example, data: st.DataObject) -> None:
    without = data.draw(st.sets(st.sampled_from(paths(example.facts)), max_size=6))
    result = judged(example, without)
    answered = set(paths(example.facts)) - without
    assert not answered & set(result.missing)


@given(st.sampled_from(PEOPLE), st.data())
def test_what_is_missing_never_grows_by_answering(example: Example, data: st.DataObject) -> None:
    known = [path for path in paths(example.facts) if not path.endswith(BY_DEFAULT)]
    without = data.draw(st.sets(st.sampled_from(known), min_size=1, max_size=8))
    given_back = data.draw(st.sampled_from(sorted(without)))
    before, after = judged(example, without), judged(example, without - {given_back})
    new = set(after.missing) - set(before.missing)
    assert {path for path in new if "[" not in path} == set()  # a list entry brings its own questions


@pytest.mark.parametrize("stream", ["hcp", "fssw", "st"])
def test_an_empty_case_can_be_judged_and_asks_for_something(stream: str) -> None:
    result = assess(PACK, Case(), PEOPLE[0].on).stream(stream)
    assert result.criteria is Truth.UNKNOWN
    assert result.missing
