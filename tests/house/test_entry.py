"""The one entry point: what it needs before it knows what is asked, and what it says without a screen."""

import subprocess
import sys

import pytest

from poci_desktop.__main__ import has_screen, main
from tests.house.tree import ROOT


@pytest.mark.parametrize(
    ("platform", "environment", "screen"),
    [
        ("linux", {}, False),
        ("linux", {"DISPLAY": ""}, False),
        ("linux", {"DISPLAY": ":0"}, True),
        ("linux", {"WAYLAND_DISPLAY": "wayland-0"}, True),
        ("linux", {"QT_QPA_PLATFORM": "offscreen"}, True),
        ("win32", {}, True),
        ("darwin", {}, True),
    ],
)
def test_a_screen_is_asked_for_on_linux_only(
    platform: str, environment: dict[str, str], screen: bool
) -> None:
    assert has_screen(platform, environment) is screen


def test_without_a_screen_the_way_without_a_window_is_shown_in_both_languages(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("POCI_COMMAND", "python3 poci.py run")
    assert main([]) == 2
    said = capsys.readouterr().err
    assert "No screen was found" in said
    assert "Aucun écran n’a été trouvé" in said
    assert "python3 poci.py run streams --on 2026-03-01" in said


def test_the_entry_and_the_command_line_load_no_qt() -> None:
    question = (
        "import sys, poci_desktop.__main__ as entry; first = {m.split('.')[0] for m in sys.modules};"
        "import poci_desktop.cli; then = {m.split('.')[0] for m in sys.modules};"
        "print(first & {'PySide6', 'pydantic', 'babel', 'typst'}, then & {'PySide6'})"
    )
    answer = subprocess.run(
        [sys.executable, "-c", question], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert answer.stdout.split() == ["set()", "set()"]
