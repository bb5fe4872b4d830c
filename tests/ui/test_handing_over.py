"""Where the PDF goes, in which language, and what is said of it at the end."""

from pathlib import Path

import pytest
from PySide6.QtCore import QDir, QStandardPaths

from poci_desktop.ui.save_file import first_folder
from poci_desktop.ui.widgets.choice import RadioRow
from poci_desktop.ui.widgets.text import Text
from poci_desktop.ui.window import Window
from tests.ui.drive import press, press_named, settle
from tests.ui.people import examples
from tests.ui.tour import enter


def results(window: Window) -> None:
    enter(window, "en")
    window.context.session.load(examples()["fw_meets"].case)
    window.navigator.go("results")
    settle()


def chosen(window: Window) -> str:
    return window.export.languages.value()


def test_the_language_of_the_pdf_follows_the_screen_until_it_is_chosen(window: Window):
    results(window)
    assert chosen(window) == "en"
    window.context.speak("fr")
    settle()
    assert (chosen(window), window.export.language) == ("fr", "fr")
    english = window.export.languages.findChild(RadioRow, "option en")
    assert english is not None
    press(english)
    window.context.speak("en")
    window.context.speak("fr")
    settle()
    assert (chosen(window), window.export.language) == ("en", "en")


def test_clearing_says_that_a_saved_pdf_stays(window: Window, pdf: Path):
    results(window)
    press_named(window.export, "create pdf")
    assert pdf.exists()
    window.navigator.go("clear")
    settle()
    said = " ".join(words.text() for words in window.page.findChildren(Text))
    assert "A PDF you saved stays where you put it." in said
    assert "Nothing was saved" not in said


@pytest.mark.parametrize("there", [True, False])
def test_the_pdf_is_offered_a_place_among_the_documents(
    there: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    documents = tmp_path / "Documents"
    if there:
        documents.mkdir()
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _: str(documents))
    assert first_folder() == (str(documents) if there else QDir.homePath())
