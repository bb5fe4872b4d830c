"""The second reading gives what the sheets print, and the pack agrees with it (the command compares more)."""

from __future__ import annotations

from datetime import date

import pytest

from tests.case_files import Example, examples
from tests.second_reading.compare import reader, run

STREAMS = ("fw", "is", "ids", "mg", "pg", "hcp", "fssw", "st", "owp03", "owp45", "owpmd")
LEFT_OUT = ("booked-before-filing",)
"""A sitting between the day judged and the filing day: the readings look at the filing day alone."""
FILES = 300


@pytest.mark.parametrize("stream", STREAMS)
@pytest.mark.parametrize("seed", [101, 102])
def test_pack_and_second_reading_agree(stream: str, seed: int) -> None:
    found, _ = run(stream, FILES, seed)
    assert [(item.person.day, item.person.changes, item.signature) for item in found] == []


@pytest.mark.parametrize(
    "example",
    [e for e in examples() if e.stream in STREAMS and e.id not in LEFT_OUT],
    ids=lambda e: f"{e.file}-{e.id}",
)
def test_second_reading_of_an_example(example: Example) -> None:
    case = example.case
    filing = case.app.filing_date
    day = filing if isinstance(filing, date) else example.on
    reading = reader(example.stream)(case, day, example.on)
    if "coverage" not in example.expect:
        assert reading.verdict == example.expect.get("criteria", reading.verdict)
    wanted = example.expect.get("findings", {})
    both = wanted.keys() & reading.criteria.keys()
    assert {name: reading.criteria[name] for name in both} == {name: wanted[name] for name in both}
