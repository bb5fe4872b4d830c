"""What may never be in the project's files, and how large a module may grow."""

import re

import pytest

from tests.house.tree import ROOT, python_files, texts

# Written in pieces, so that this file is not its own first finding.
FORBIDDEN = {
    "a path of somebody's machine": re.compile(
        r"(?:^|[^A-Za-z0-9_.])/(?:work|root|home|tmp)/" + r"[a-z.]", re.MULTILINE
    ),
    "the address of a package index": re.compile(r"--(?:extra-)?index-url" + r"|https?://[^\s\"]*/simple"),
    "unfinished work": re.compile(r"\b(?:TO" + r"DO|FIX" + r"ME|XX" + r"X)\b"),
    "a test that does not run": re.compile(
        r"\bmark\.(?:sk" + r"ip|xf" + r"ail)|\bpytest\.(?:sk" + r"ip|xf" + r"ail)\b"
    ),
}
LONGEST = 400


@pytest.mark.parametrize("what", FORBIDDEN)
def test_no_file_contains(what: str) -> None:
    found = [
        f"{name}:{text.count(chr(10), 0, match.start()) + 1}"
        for name, text in texts()
        for match in FORBIDDEN[what].finditer(text)
    ]
    assert not found, f"{what} in {', '.join(found)}"


def test_no_module_is_longer_than_can_be_read_in_one_sitting() -> None:
    long = {
        path.relative_to(ROOT).as_posix(): count
        for path in python_files()
        if (count := len(path.read_text("utf-8").splitlines())) > LONGEST
    }
    assert not long, f"over {LONGEST} lines, is there a room hiding inside? {long}"


def test_an_ignored_warning_says_why() -> None:
    """`type: ignore` and `noqa` name the rule they silence and give the reason beside it."""
    silent = re.compile(r"#\s*(?:type:\s*ignore|noqa)(?P<rest>.*)$", re.MULTILINE)
    bare = [
        f"{path.relative_to(ROOT).as_posix()}:{text.count(chr(10), 0, match.start()) + 1}"
        for path in python_files()
        for text in [path.read_text("utf-8")]
        for match in silent.finditer(text)
        if not re.match(r"(?:\[[\w, -]+\]|:\s*[A-Z]+\d+(?:,\s*[A-Z]+\d+)*)\s+\S.{5,}", match["rest"])
        and path != ROOT / "tests" / "house" / "test_tree.py"
    ]
    assert not bare, f"no reason beside the ignored warning: {bare}"
