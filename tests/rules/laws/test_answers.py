"""Laws of answering: a settled verdict stays, no truth leaves the range that was shown for it, and nothing is
asked that was not needed before."""

from __future__ import annotations

from collections.abc import Iterator
from fnmatch import fnmatchcase
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from poci_desktop.facts.case import Case
from poci_desktop.facts.paths import pattern
from poci_desktop.facts.shape import shapes
from poci_desktop.rules.assess import StreamResult, assess
from poci_desktop.rules.findings import Finding
from poci_desktop.rules.truth import Truth
from tests.rules.laws.exceptions import (
    AS_SAID_BY_THE_SHEET,
    FOLLOWS,
    INSTEAD,
    NO_UNTIL_SAID,
    NOT_ASKED_BY,
    OTHER_RULES,
    PARTS,
    REPLACES,
    contrary,
)
from tests.rules.laws.people import PACK, RUNS, STREAMS, UNKNOWN, Choose, Person, answers, person, value

LISTS = {path for path, shape in shapes().items() if shape.kind == "list"}
Step = tuple[Person, str, Any]
"""Somebody, a question not answered so far, and an answer to it."""


def step(stream: str, choose: Choose) -> Step | None:
    """An answer that adds to what is known; None where what is drawn only denies or replaces something."""
    whole = person(stream, choose)
    given_ = [path for path, _ in answers(whole.facts) if path.count("[") < 2]
    hidden = {choose(given_): choose((None, UNKNOWN)) for _ in range(choose((0, 1, 2, 4, 8)))}
    before = whole.with_answers(hidden)
    if not before.possible:
        return None
    result = before.judged()
    known = dict(answers(before.facts))
    asked = dict.fromkeys((*result.missing, *result.to_find_out, *hidden))
    open_ = [path for path in asked if known.get(path, UNKNOWN) == UNKNOWN and path not in OTHER_RULES]
    if not open_:
        return None
    path = choose(open_)
    answer = value(before.on, path, choose)
    after = before.with_answers({path: answer})
    if answer == UNKNOWN or not after.possible or contrary(after.facts) or exempt(before, path):
        return None
    return before, path, answer


def exempt(before: Person, path: str) -> bool:
    """Whether a sheet says what stands while ``path`` is not answered, or what stands in its place."""
    name, known = pattern(path), dict(answers(before.facts))
    if name in NO_UNTIL_SAID or name in REPLACES or (name in AS_SAID_BY_THE_SHEET and path not in known):
        return True
    if before.stream in NOT_ASKED_BY.get(name, ()):
        return True
    instead = INSTEAD.get(name, ())
    entry = path.split(".")[0]
    return any(known.get(other.replace("jobs[]", entry), UNKNOWN) != UNKNOWN for other in instead)


def findings(result: StreamResult) -> dict[str, Finding]:
    """Every criterion of a stream by name, process and judgement too."""
    roots = (result.root, *result.officer, *result.process)
    return {f.criterion: f for root in reversed(roots) for f in reversed(root.criteria())}


def outside(shown: Finding, found: Finding) -> bool:
    """Whether a truth lies outside the range shown before; "does not apply" has no place in the order."""
    if Truth.N_A in (shown.low, shown.high, found.truth):
        return False
    return not int(shown.low) <= int(found.truth) <= int(shown.high)


def breaches(before: Person, path: str, answer: Any) -> Iterator[str]:
    """What one more answer does that it may not do."""
    first, second = before.judged(), before.with_answers({path: answer}).judged()
    if first.settled and first.criteria is not second.criteria:
        yield f"verdict settled at {first.criteria.word}, then {second.criteria.word}"
    if outside(first.root, second.root):
        yield "the whole leaves its range"
    new = {question for question in second.missing if "[" not in question and question not in LISTS}
    for question in sorted(new - {*first.missing, *first.to_find_out}):
        if not any(fnmatchcase(question, follows) for follows in FOLLOWS.get(pattern(path), ())):
            yield f"{question} is asked only now"
    now = findings(second)
    for name, shown in findings(first).items():
        if any(fnmatchcase(name, part) for part in PARTS):
            continue
        if outside(shown, shown):
            yield f"{name} lies outside its own range"
        if name in now and outside(shown, now[name]):
            yield f"{name} leaves its range"


@pytest.mark.parametrize("stream", STREAMS)
@RUNS
@given(data=st.data())
def test_one_more_answer_only_narrows_what_is_possible(stream: str, data: st.DataObject) -> None:
    found = step(stream, lambda things: data.draw(st.sampled_from(things)))
    assume(found is not None)
    assert found is not None
    assert list(breaches(*found)) == []


@pytest.mark.parametrize("stream", STREAMS)
@RUNS
@given(data=st.data())
def test_only_unanswered_questions_are_missing(stream: str, data: st.DataObject) -> None:
    someone = person(stream, lambda things: data.draw(st.sampled_from(things)))
    assume(someone.possible)
    result = someone.judged()
    known = dict(answers(someone.facts))
    # a test said to be in hand and not entered leaves its list short of an entry
    assert [path for path in result.missing if known.get(path) is not None and path not in LISTS] == []
    assert [path for path in result.to_find_out if known.get(path) not in (UNKNOWN, "unsure")] == []


@pytest.mark.parametrize("stream", STREAMS)
def test_an_empty_file_can_be_judged_and_asks_for_something(stream: str) -> None:
    edition = PACK.stream(stream).editions[-1]
    day = edition.until if edition.ends else edition.since
    result = assess(PACK, Case(), day).stream(stream)
    assert result.criteria is Truth.UNKNOWN
    assert result.missing
