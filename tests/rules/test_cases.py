"""Every boundary example of the sheets gets the verdict and the deciding criterion the sheet prints."""

from __future__ import annotations

import pytest

from poci_desktop.paths import resource_dir
from poci_desktop.rules.assess import StreamResult, assess, assess_stream
from poci_desktop.rules.findings import Finding
from poci_desktop.rules.loader import load_pack
from poci_desktop.rules.pack import Pack
from poci_desktop.rules.truth import Truth
from tests.case_files import Example, examples


@pytest.fixture(scope="session")
def pack() -> Pack:
    return load_pack(resource_dir() / "packs" / "oinp")


def officer_state(finding: Finding) -> str:
    states = {Truth.MET: "favourable", Truth.UNKNOWN: "open", Truth.TO_ASSESS: "contradicted"}
    return states.get(finding.truth, "negative")


def all_findings(result: StreamResult) -> list[Finding]:
    roots = (result.root, *result.officer, *result.process)
    return [finding for root in roots for finding in root.walk()]


@pytest.mark.parametrize("example", list(examples()), ids=lambda e: f"{e.file}-{e.id}")
def test_example_of_the_sheet(pack: Pack, example: Example) -> None:
    found = {result.stream.id: result for result in assess(pack, example.case, example.on).streams}
    unnamed = assess_stream(pack, example.case, example.on, example.stream)  # a stream that is not law yet
    check(found.get(example.stream, unnamed), example)


def check(result: StreamResult, example: Example) -> None:
    """:class:`AssertionError` at the first word of ``expect`` that the result does not bear out."""
    found = all_findings(result)
    by_criterion: dict[str, list[str]] = {}
    for finding in found:
        if finding.criterion:
            by_criterion.setdefault(finding.criterion, []).append(finding.truth.word)
    expect = dict(example.expect)
    if "criteria" in expect:
        verdict = expect.pop("criteria")
        assert result.criteria.word == verdict, {k: v for k, v in by_criterion.items() if v != ["met"]}
        deciding = expect.pop("deciding", [])
        assert all(verdict in by_criterion.get(name, []) for name in deciding), by_criterion
        if expect.pop("only", False):
            standing = {f.criterion for f in found if f.criterion and f.truth.word == verdict}
            assert standing == set(deciding)
    for name, word in expect.pop("findings", {}).items():
        assert word in by_criterion.get(name, []), (name, by_criterion.get(name))
    for name, state in expect.pop("officer", {}).items():
        assert next(officer_state(f) for f in found if f.criterion == name) == state
    if "can_apply" in expect:
        assert result.can_apply == expect.pop("can_apply"), result.can_apply_why
    if expect.pop("settled", False):
        assert result.settled, (result.missing, result.to_find_out)
    if "intake" in expect:
        assert result.intake is not None and result.intake.state == expect.pop("intake")
    if "coverage" in expect:
        assert result.coverage == expect.pop("coverage")
    if "edition" in expect:
        assert result.edition is not None and result.edition.id == expect.pop("edition")
    if "evaluated_on" in expect:
        assert result.evaluated_on == expect.pop("evaluated_on")
    if "intake_since" in expect:
        assert result.intake is not None and result.intake.since == expect.pop("intake_since")
    notes = {note.id for finding in found for note in finding.notes} | {note.id for note in result.warnings}
    assert set(expect.pop("notes", [])) <= notes
    assert not set(expect.pop("without_notes", [])) & notes
    assert set(expect.pop("missing", [])) <= set(result.missing)
    assert set(expect.pop("to_find_out", [])) <= set(result.to_find_out)
    assert not expect, f"words of this case that no check reads: {expect}"
