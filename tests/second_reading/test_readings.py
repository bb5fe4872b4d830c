"""The pack agrees with the second reading of each sheet (a small run; the command compares more)."""

from __future__ import annotations

import pytest

from tests.second_reading.compare import run

FILES = 300


@pytest.mark.parametrize("stream", ["fw", "is", "ids"])
@pytest.mark.parametrize("seed", [101, 102])
def test_pack_and_second_reading_agree(stream: str, seed: int) -> None:
    found, _ = run(stream, FILES, seed)
    assert [(item.person.day, item.person.changes, item.signature) for item in found] == []
