"""What gets installed is pinned by version and hash of every file, and names no place to get it from."""

import re
import tomllib
from pathlib import Path

import pytest

from tests.house.tree import ROOT

LOCKS = ROOT / "packaging" / "locks"
REQUIREMENT = re.compile(r"^(?P<name>[A-Za-z0-9._-]+)==(?P<version>\S+)(?P<marker> ;[^\\]*)? \\$")
HASH = re.compile(r"^ {4}--hash=sha256:[0-9a-f]{64}(?: \\)?$")


def pinned(lock: Path) -> dict[str, str]:
    """Name -> version; fails on any line that is neither a pinned requirement nor the hash of one."""
    versions: dict[str, str] = {}
    hashes = 0
    for line in lock.read_text("utf-8").splitlines():
        if match := REQUIREMENT.match(line):
            assert hashes or not versions, f"no hash before {line}"
            versions[match["name"]], hashes = match["version"], 0
        else:
            assert HASH.match(line), f"neither a pin nor a hash: {line}"
            hashes += 1
    assert hashes, "the last requirement has no hash"
    return versions


@pytest.mark.parametrize("name", [lock.name for lock in sorted(LOCKS.glob("*.txt"))])
def test_every_line_is_a_version_or_a_hash(name: str) -> None:
    assert pinned(LOCKS / name)


def test_the_tests_run_with_the_versions_people_run() -> None:
    assert pinned(LOCKS / "run.txt").items() <= pinned(LOCKS / "test.txt").items()


def test_every_dependency_of_the_project_is_pinned() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    for lock, wanted in (
        ("run.txt", project["project"]["dependencies"]),
        ("test.txt", project["dependency-groups"]["test"]),
    ):
        names = {re.split(r"[<>=!~ ;\[]", requirement)[0].lower() for requirement in wanted}
        assert names <= set(pinned(LOCKS / lock))
