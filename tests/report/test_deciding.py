"""What decides, and every warning, reach the text and the PDF as well as the JSON."""

from __future__ import annotations

from functools import cache

import pytest

from poci_desktop.paths import resource_dir
from poci_desktop.report.document import StreamSection
from poci_desktop.report.render import render_pdf
from poci_desktop.report.text import as_text
from poci_desktop.result_json import result_json
from poci_desktop.rules.findings import Note
from tests.case_files import Example, examples
from tests.report import people
from tests.report.pdf_reader import opened, page_texts, squeezed


@cache
def by_name() -> dict[str, Example]:
    return {f"{example.file}-{example.id}": example for example in examples()}


def section(name: str, language: str = "en") -> StreamSection:
    example = by_name()[name]
    document = people.document(example.case, language, example.on)
    return next(stream for stream in document.streams if stream.id == example.stream)


def printed(name: str, language: str) -> tuple[str, str]:
    """The text, and the words of the PDF without blanks."""
    example = by_name()[name]
    document, localizer = people.document(example.case, language, example.on), people.localizer(language)
    pdf = "".join(page_texts(opened(render_pdf(document, localizer, resource_dir()))))
    return " ".join(as_text(document, localizer).split()), pdf


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize(
    ("name", "note"),
    [
        ("06_human_capital-13", "W-ECA-EDGE"),
        ("06_human_capital-19", "W-FUNDS-FED"),
        ("06_human_capital-39", "work.proof_needed"),
    ],
)
def test_the_warning_of_a_met_criterion_is_in_text_pdf_and_json(name: str, note: str, language: str) -> None:
    localizer, example = people.localizer(language), by_name()[name]
    words = localizer.note(people.pack(), Note(note)).removeprefix("…").strip("\u00a0 :")
    stream = section(name, language)
    assert stream.verdict == "met"
    assert len([warning for warning in stream.warnings if words in warning]) == 1
    text, pdf = printed(name, language)
    assert " ".join(words.split()) in text and squeezed(words) in pdf
    document = people.document(example.case, language, example.on)
    told = result_json(people.judged(example.case, example.on), document)["streams"]
    assert next(s for s in told if s["id"] == example.stream)["warnings"] == list(stream.warnings)


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize(
    ("name", "criterion"),
    [
        ("20_ontario_workforce_priority-12", "owp45.exp"),
        ("20_ontario_workforce_priority-25", "owp45.exp"),
        ("03_in_demand_skills-D5", "ids.experience"),
    ],
)
def test_a_criterion_with_parts_and_a_figure_or_remedy_is_printed_in_full(
    name: str, criterion: str, language: str
) -> None:
    row = next(row for row in section(name, language).rows if row.id == criterion)
    assert not row.group and row.remedy
    text, pdf = printed(name, language)
    for words in (row.rule, *row.reasons, row.remedy, row.cite):
        assert " ".join(words.split()) in text
        assert squeezed(words)[:40] in pdf  # a page may end in the middle of it


def test_a_doubt_is_told_before_the_figures_it_rests_on() -> None:
    stream = section("20_ontario_workforce_priority-25")
    doubt = people.localizer("en").note(people.pack(), Note("owp.part_time"))
    assert stream.verdict == "to_be_assessed"
    assert stream.deciding == f"Nine months in the offered job: {doubt}"
