"""Every run is private: no file, no setting, no name in the title; clearing really forgets."""

import os
from pathlib import Path

from PySide6.QtCore import QSettings

from poci_desktop.ui.context import PRODUCT
from poci_desktop.ui.save_file import keep_no_settings
from poci_desktop.ui.widgets.choice import RadioRow
from poci_desktop.ui.window import Window
from tests.ui.drive import press, press_named, settle, walk_in
from tests.ui.people import examples
from tests.ui.tour import enter


def files(folder: Path) -> set[Path]:
    return {place for place in folder.rglob("*") if place.is_file()}


def test_only_the_pdf_that_was_asked_for_is_written(window: Window, pdf: Path, tmp_path: Path, monkeypatch):
    home = tmp_path / "home"
    home.mkdir()
    for name in ("HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME", "TMPDIR"):
        monkeypatch.setenv(name, str(home))
    walk_in(window, "en", examples()["pg_meets"].case)
    press_named(window.page, "primary")
    assert not files(tmp_path)
    press(window.export.make)
    assert files(tmp_path) == {pdf}


def test_settings_of_qts_own_dialogs_have_nowhere_to_go():
    keep_no_settings()
    settings = QSettings(QSettings.Scope.UserScope, "QtProject")
    settings.setValue("FileDialog/lastVisited", "somewhere")
    settings.sync()
    assert settings.fileName().startswith(os.devnull)
    assert not Path(settings.fileName()).exists()


def test_the_title_never_says_anything_about_the_person(window: Window):
    enter(window, "fr")
    assert window.windowTitle() == PRODUCT
    press(window.header.language)
    assert window.windowTitle() == PRODUCT


def test_closing_asks_first_once_something_was_answered(window: Window):
    enter(window, "en")
    press(window.page.findChildren(RadioRow)[0])
    window.close()
    settle()
    assert window.isVisible()
    assert window.navigator.place == "clear"
    press_named(window.page, "back")
    assert window.navigator.place == "interview"
    press(window.header.wipe)
    press_named(window.page, "close")
    assert not window.isVisible()
    assert not window.context.answered


def test_starting_for_another_person_forgets_everything(window: Window):
    walk_in(window, "en", examples()["mg_meets"].case)
    press(window.header.wipe)
    press_named(window.page, "again")
    assert not window.context.started
    enter(window, "fr")
    assert not window.context.answered
    assert not any(row.isChecked() for row in window.page.findChildren(RadioRow))
