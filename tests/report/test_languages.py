"""Every sentence of a result exists in both languages, and nothing of the workings shows through."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

import pytest

from french_typography import shortcomings
from poci_desktop.facts.case import Case
from poci_desktop.report.about import about_sections
from tests.report import people

CASES = {path.stem: people.example(path) for path in people.EXAMPLES} | {"nothing": Case()}
DAYS = (people.OPEN, people.CLOSED)

ENGLISH = re.compile(r"\b(the|you|your|of the|with|not|this|must|and|when|which)\b")
# Names that stay English in a French sentence: the law's own, of schools and bodies, of a test's part.
NAMES = re.compile(
    r"Ontario Workforce Priority|[A-Z][\w’]+(?: (?:of|and|[A-Z][\w’]+))+|One Skill Retake|"
    r"\(?[a-z.-]+\.ca[/\w.-]*\)?"
)


def shape(value: Any) -> Any:
    """The structure of plain data without its texts."""
    if isinstance(value, dict):
        return {key: shape(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [shape(item) for item in value]
    return (type(value), bool(value)) if isinstance(value, str) else type(value)


def both(name: str) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    for day in DAYS:
        yield asdict(people.document(CASES[name], "en", day)), asdict(people.document(CASES[name], "fr", day))


def typed(case: Case) -> set[str]:
    """Texts the person typed: they stand in the result as they are."""
    jobs = case.jobs if isinstance(case.jobs, tuple) else ()
    return {job.employer for job in jobs if isinstance(job.employer, str)}


@pytest.mark.parametrize("name", CASES)
def test_french_says_everything_english_says(name: str) -> None:
    for english, french in both(name):
        assert shape(english) == shape(french)
        pairs = zip(people.strings(english), people.strings(french), strict=True)
        same = {text for (_, text), (_, other) in pairs if text == other} - typed(CASES[name])
        assert not {text for text in same if len(NAMES.sub("", text).split()) > 2}


@pytest.mark.parametrize("name", CASES)
def test_no_english_is_left_in_french_and_its_typography_is_clean(name: str) -> None:
    for _, french in both(name):
        texts = dict.fromkeys(text for _, text in people.strings(french))
        assert not [t for t in texts if ENGLISH.search(NAMES.sub("", t))]
        assert not [(t, found) for t in texts if (found := shortcomings(t))]


@pytest.mark.parametrize("name", CASES)
def test_no_name_of_a_fact_or_empty_place_shows_through(name: str) -> None:
    for documents in both(name):
        for document in documents:
            texts = {text for _, text in people.strings(document)}
            assert not [t for t in texts if re.search(r"[a-z]_[a-z]|[{}]|…|\b\w+\[\d", t)]
            assert not [t for t in texts if re.search(r"\b(level|niveau|hours|heures|points)\W+\1\b", t)]


def test_verdicts_never_speak_of_eligibility() -> None:
    for name in CASES:
        for documents in both(name):
            for document in documents:
                said = [document["title"], document["subtitle"], *document["first"]]
                for stream in document["streams"]:
                    said += [stream["verdict_words"], stream["intake_words"], stream["can_apply_words"]]
                assert not re.search(r"\b(eligib|admissib|qualif|apply to|best|chance)", " ".join(said), re.I)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_page_about_the_program_dates_everything_the_leaflet_says(language: str) -> None:
    sections = about_sections(people.pack(), people.localizer(language), people.CLOSED)
    text = " ".join(t for s in sections for _, t in people.strings(asdict(s)))
    for figure in ("2024", "2023", "44", "21,500" if language == "en" else "21\u00a0500"):
        assert figure in text
    streams = next(s for s in sections if s.id == "streams")
    eight = [meaning for name, meaning in streams.terms if "Workforce" not in name]
    assert len(eight) == 8 and len(streams.terms) == len(people.pack().streams_on(people.CLOSED))
    closed = "Closed since 30" if language == "en" else "Fermé depuis le 30"
    assert all(closed in meaning for meaning in eight)
    assert "{" not in text
    if language == "fr":
        assert not shortcomings(text)


def test_the_state_of_a_stream_is_that_of_the_day_asked() -> None:
    sections = about_sections(people.pack(), people.localizer("en"), people.OPEN)
    states = dict(next(s for s in sections if s.id == "streams").terms)
    suspended = [
        name for name, meaning in states.items() if "Suspended since 14\u00a0November\u00a02025" in meaning
    ]
    assert len(suspended) == 1 and "Skilled Trades" in suspended[0]
