"""The rooms keep to what they are for: no clock where law is decided, no file read there, Qt only in ui."""

import ast
from pathlib import Path

import pytest

from tests.house.tree import ROOT, python_files

PACKAGE = ROOT / "poci_desktop"
# The places of the pure rooms that read files: of rule packs and of the questions.
MAY_READ = {PACKAGE / "rules" / "manifest.py", PACKAGE / "interview" / "catalogue.py"}
CLOCKS = {"today", "now", "utcnow", "localtime", "gmtime", "time_ns"}
READS_OR_WRITES = {"open", "read_text", "read_bytes", "write_text", "write_bytes", "print", "input", "getenv"}


def calls(path: Path) -> list[tuple[str, int]]:
    """The last name of everything the module calls, with its line."""
    found = []
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call):
            if isinstance(node.func, ast.Name):
                found.append((node.func.id, node.lineno))
            elif isinstance(node.func, ast.Attribute):
                found.append((node.func.attr, node.lineno))
    return found


@pytest.mark.parametrize("room", ["facts", "rules", "interview"])
def test_the_date_is_always_given_never_read_from_a_clock(room: str) -> None:
    found = [
        f"{p.name}:{line} {name}"
        for p in python_files(f"poci_desktop/{room}")
        for name, line in calls(p)
        if name in CLOCKS
    ]
    assert not found


@pytest.mark.parametrize("room", ["facts", "rules", "interview"])
def test_pure_rooms_read_and_write_nothing(room: str) -> None:
    found = [
        f"{path.relative_to(ROOT).as_posix()}:{line} {name}"
        for path in python_files(f"poci_desktop/{room}")
        if path not in MAY_READ
        for name, line in calls(path)
        if name in READS_OR_WRITES
    ]
    assert not found


def test_the_picture_of_the_rooms_names_every_room() -> None:
    picture = (ROOT / "ARCHITECTURE.md").read_text("utf-8")
    rooms = [path.parent.name for path in PACKAGE.glob("*/__init__.py")]
    assert [room for room in rooms if f"{room}/" not in picture] == []
