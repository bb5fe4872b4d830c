"""Whatever a file holds, the answer is a result or sentences: never an error of ours."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from poci_desktop.case_reader import StopError, read_case_file
from poci_desktop.facts.case import Case
from poci_desktop.facts.shape import Shape, shapes
from poci_desktop.result_json import result_json
from tests.report import people

WORDS = st.sampled_from(
    ["unknown", "none", "planned", "yes", "no", "current", "not_stated", "canada", "CA", ""]
)
DAYS = st.dates(date(1890, 1, 1), date(2110, 1, 1)).map(date.isoformat)
PLAIN = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(max_size=8),
    WORDS,
    DAYS,
    st.just({"planned": "2026-02-10"}),
)
ANYTHING = st.recursive(
    PLAIN,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)
FACTS = sorted(path for path in shapes() if "." in path)
Read = Callable[[str], Case | None]


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> Read:
    path = tmp_path_factory.mktemp("any") / "case.json"

    def reader(text: str) -> Case | None:
        path.write_text(text, "utf-8", errors="surrogatepass")
        for language in ("en", "fr"):
            try:
                case = read_case_file(str(path), people.localizer(language))
            except StopError as problem:
                lines = str(problem).splitlines()
                assert lines and all(line.strip() for line in lines)
                case = None
        return case

    return reader


def fitting(shape: Shape) -> st.SearchStrategy[Any]:
    """Values a fact of this shape may well have, near its limits too."""
    if shape.many:
        return st.lists(st.sampled_from(shape.words or ("21231", "62200")), max_size=3, unique=True)
    choices: list[st.SearchStrategy[Any]] = [st.sampled_from(shape.words)] if shape.words else []
    if shape.kind in ("day", "day_or_month"):
        choices.append(st.dates(date(2015, 1, 1), date(2027, 1, 1)).map(date.isoformat))
    if shape.kind in ("number", "whole", "money"):
        choices.append(st.integers(0, int(min(shape.high or 100_000, 100_000))))
    if shape.kind == "code":
        choices.append(st.sampled_from(["21231", "31100", "73300", "CA", "IN"]))
    if shape.kind == "text":
        choices.append(st.text(min_size=1, max_size=10))
    return st.one_of(*choices, WORDS) if choices else WORDS


@st.composite
def cases(draw: st.DrawFn) -> dict[str, Any]:
    """A case of a dozen facts; lists have up to two entries."""
    content: dict[str, Any] = {}
    for path in draw(st.lists(st.sampled_from(FACTS), max_size=14, unique=True)):
        value = draw(fitting(shapes()[path]))
        place: Any = content
        *groups, last = path.split(".")
        for group in groups:
            listed = group.endswith("[]")
            following = place.setdefault(group.removesuffix("[]"), [{}, {}] if listed else {})
            if listed and isinstance(following, list) and len(following) == 2:
                following = following[draw(st.integers(0, 1))]
            if not isinstance(following, dict):
                break
            place = following
        else:
            place[last.removesuffix("[]")] = value
    return content


@given(content=ANYTHING)
@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_json_is_read_or_refused_in_sentences(read: Read, content: Any) -> None:
    read(json.dumps(content))


@given(text=st.text(alphabet=st.characters(codec="utf-8"), max_size=60))
@settings(max_examples=100)
def test_any_text_is_read_or_refused_in_sentences(read: Read, text: str) -> None:
    read(text)


@given(path=st.sampled_from(FACTS), value=ANYTHING)
@settings(max_examples=200)
def test_any_value_of_any_fact_is_read_or_refused_in_sentences(read: Read, path: str, value: Any) -> None:
    content: Any = value
    for step in reversed(path.split(".")):
        content = {step.removesuffix("[]"): [content] if step.endswith("[]") else content}
    read(json.dumps(content))


@given(content=cases(), on=st.dates(date(2023, 6, 1), date(2027, 6, 1)))
@settings(max_examples=60)
def test_any_case_that_is_read_is_told_in_both_languages(
    read: Read, content: dict[str, Any], on: date
) -> None:
    case = read(json.dumps(content))
    if case is None:
        return
    assessment = people.judged(case, on)
    for language in ("en", "fr"):
        document = people.document(case, language, on)
        found = result_json(assessment, document)
        assert json.loads(json.dumps(found)) == found
        assert document.title


def test_the_examples_are_read(read: Read) -> None:
    for example in sorted(Path(people.EXAMPLES[0]).parent.glob("*.json")):
        assert read(example.read_text("utf-8")) is not None
