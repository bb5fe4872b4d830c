"""Laws of the interview: nothing typed is ever lost, nothing raises, the order of answers does not matter."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from poci_desktop.facts.case import Case
from poci_desktop.interview.path import CHECK, plain
from poci_desktop.interview.session import Session
from poci_desktop.interview.view import Draft
from poci_desktop.rules.assess import assess
from poci_desktop.rules.truth import Truth
from tests.case_files import Example, examples
from tests.interview.people import EN, FR, interview, new_session, the_catalogue, the_pack

TOWN_OF_TWO = "22_proofreading"
"""Its people write a town by a name that two places have: the interview makes them choose one instead."""
NAMED = [e for e in examples() if e.expect.get("coverage") != "before"]
"""Before a stream's first day there is no verdict to come to, and a category of a later law is not named."""
SAMPLE = [e for number, e in enumerate(NAMED) if number % 53 == 0 and e.file != TOWN_OF_TWO]
LISTS = tuple(the_catalogue().lists)
PAGES = tuple(page.id for page in the_catalogue().pages)
FACTS = tuple(the_catalogue().questions)

texts = st.sampled_from(["", "yes", "no", "unknown", "planned", "none", "current", "37,5", "1 500 $",
                         "21231", "3520005", "CA", "today", "filed", "=3", "ça?", "neither"])  # fmt: skip
days = st.tuples(
    st.sampled_from(["", "1", "31", "x"]),
    st.sampled_from(["", "2", "mars", "??"]),
    st.sampled_from(["2025", "25", ""]),
)
any_draft = st.one_of(texts, days, st.lists(texts, max_size=3).map(tuple))
index = st.integers(0, 2)
steps = st.one_of(
    st.tuples(st.just("put"), st.integers(0, 3), any_draft),
    st.tuples(st.just("fill"), st.integers(0, 9)),
    st.tuples(st.just("submit")),
    st.tuples(st.just("skip")),
    st.tuples(st.just("back")),
    st.tuples(st.just("change"), st.sampled_from(FACTS), index),
    st.tuples(st.just("go"), st.sampled_from(PAGES), index),
    st.tuples(st.just("check")),
    st.tuples(st.just("add"), st.sampled_from(LISTS)),
    st.tuples(st.just("edit"), st.sampled_from(LISTS), index),
    st.tuples(st.just("remove"), st.sampled_from(LISTS), index),
    st.tuples(st.just("none"), st.sampled_from(LISTS)),
    st.tuples(st.just("word"), st.sampled_from(LISTS), st.sampled_from(["unknown", ""])),
)


class Person:
    """Somebody who does anything at all, and remembers what was typed."""

    def __init__(self) -> None:
        self.session = new_session()
        self.typed: dict[str, Draft] = {}

    def do(self, step: Sequence[Any]) -> None:
        session, what = self.session, step[0]
        fields = session.view(EN).fields
        if what == "put" and fields:
            self._type(fields[step[1] % len(fields)].path, step[2])
        elif what == "fill":
            for field in fields:
                values = [o.value for o in (*field.options, *field.words)] or ["2"]
                chosen = values[step[1] % len(values)]
                self._type(field.path, (chosen,) if field.kind == "several" else chosen)
            session.submit()
        elif what == "submit":
            session.submit()
        elif what == "skip":
            session.skip_unknown()
            self.typed = {path: draft for path, draft in self.typed.items() if draft}  # "" was not typed
        elif what == "back":
            self._go_back()
        elif what == "change":
            session.change(step[1].replace("[]", f"[{step[2]}]"))
        elif what == "go":
            session.go_to(
                step[1] if session.catalogue.page(step[1]).entry_of == "" else f"{step[1]}[{step[2]}]"
            )
        elif what == "check":
            session.go_to(CHECK)
        elif what == "add":
            session.add_entry(step[1])
        elif what == "edit":
            session.edit_entry(step[1], step[2])
        elif what == "remove":
            self._remove(step[1], step[2])
        elif what == "none":
            session.none_of(step[1])
        elif what == "word":
            session.put(step[1], step[2])

    def _type(self, path: str, draft: Draft) -> None:
        self.session.put(path, draft)
        self.typed[path] = draft

    def _go_back(self) -> None:
        sizes = dict(self.session.sizes)
        self.session.back()
        for path, number in sizes.items():
            if self.session.sizes[path] < number:  # an entry in which nothing was typed
                self.typed = {
                    p: d for p, d in self.typed.items() if not p.startswith(f"{path}[{number - 1}]")
                }

    def _remove(self, path: str, entry: int) -> None:
        if entry < self.session.sizes.get(path, 0):
            kept = {}
            for name, draft in self.typed.items():
                found = re.match(re.escape(path) + r"\[(\d+)\]", name)
                number = int(found[1]) if found else -1
                if number > entry:
                    name = name.replace(f"[{number}]", f"[{number - 1}]", 1)
                if number != entry:
                    kept[name] = draft
            self.typed = kept
        self.session.remove_entry(path, entry)


@settings(max_examples=60)
@given(st.lists(steps, max_size=25))
def test_whatever_the_person_does_nothing_typed_is_lost_and_nothing_raises(actions: list[Any]) -> None:
    person = Person()
    session = person.session
    for number, action in enumerate(actions):
        person.do(action)
        session.view((EN, FR)[number % 2])
        assert {p: session.drafts.get(p) for p in person.typed} == person.typed
    session.topics(FR)
    session.streams(FR)
    session.check(FR)
    assert Case.model_validate(session.to_case_json()) == session.case
    for path in session.given:
        session.answer_words(path, FR)
        session.field_label(path, EN)


def reading(example: Example) -> Case:
    """The person of an example, with the application date said."""
    case = example.case
    if case.app.filing_date is None:
        return case.model_copy(update={"app": case.app.model_copy(update={"filing_date": example.on})})
    return case


@pytest.mark.parametrize("example", SAMPLE, ids=lambda e: f"{e.file}-{e.id}")
def test_the_interview_asks_enough_for_the_verdict_and_never_reopens_one(example: Example) -> None:
    case = reading(example)
    session = new_session(example.on)
    told: dict[str, Truth] = {}

    def settled_stays_settled(session: Session) -> None:
        for result in session.assessment.streams:
            name = result.stream.id
            if name in told:
                assert result.criteria is told[name], (name, session.page_id)
            if result.settled and not session.page_id.endswith("]") and not _on_a_list(session):
                told[name] = result.criteria

    interview(session, case, after=settled_stays_settled)
    whole = assess(the_pack(), case, example.on).stream(example.stream)
    assert session.assessment.stream(example.stream).criteria is whole.criteria
    assert session.finished


def _on_a_list(session: Session) -> bool:
    """Entries are given one after the other: a list is answered when its page is left."""
    return session.stop is not None and bool(session.stop.page.list)


@settings(max_examples=6)
@given(st.sampled_from(SAMPLE), st.randoms(use_true_random=False))
def test_the_same_answers_in_any_order_give_the_same_findings(example: Example, random: Any) -> None:
    straight = new_session(example.on)
    straight.load(reading(example))
    shuffled = new_session(example.on)
    for path in the_catalogue().lists:
        for _ in range(straight.sizes.get(path, 0)):
            shuffled.add_entry(path)
        if path in straight.given and not straight.sizes.get(path):
            shuffled.put(path, straight.list_draft(path))
    stops = [stop for stop in straight.state.stops if not stop.page.list]
    random.shuffle(stops)
    stops += [stop for stop in stops if stop.planned]
    for stop in stops:
        shuffled.go_to(stop.id)
        for path in straight.fields(stop):
            if path in straight.drafts:
                shuffled.put(path, straight.drafts[path])
        if all(path in straight.given or _optional(path) for path in straight.fields(stop)):
            assert shuffled.submit() or shuffled.submit(), (stop.id, shuffled.view(EN).errors)
    complete = {path for path in straight.state.active if path in shuffled.state.active}
    assert {p: shuffled.state.active[p] for p in complete} == {p: straight.state.active[p] for p in complete}
    if complete == set(straight.state.active):
        roots = [[r.root for r in s.assessment.streams] for s in (straight, shuffled)]
        assert roots[0] == roots[1]


def _optional(path: str) -> bool:
    return "#" in path or the_catalogue().question(plain(path)).optional


def test_today_is_given_never_read() -> None:
    assert new_session(date(1999, 1, 1)).assessment.judged_on == date(1999, 1, 1)
