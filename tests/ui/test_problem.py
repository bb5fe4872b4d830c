"""A fault of the program is told on a page of its own: in words, without an answer, and with a way on."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from poci_desktop import paths
from poci_desktop.app import make_window, services, warm_up
from poci_desktop.rules.pack import PackError
from poci_desktop.ui.context import Services
from poci_desktop.ui.widgets.text import Text
from tests.ui.conftest import TODAY
from tests.ui.drive import press_named, settle
from tests.ui.tour import enter


@pytest.mark.parametrize(
    ("fault", "told", "kept_back"),
    [
        (PackError("The rules cannot be read."), "The rules cannot be read.", "nothing of the kind"),
        (ValueError("secret 1985-04-02"), "ValueError", "1985-04-02"),
    ],
)
def test_a_fault_is_told_without_any_answer(
    qapp: QApplication, lent: Services, fault: Exception, told: str, kept_back: str
):
    def broken():
        raise fault

    window = make_window(qapp, replace(lent, new_session=broken), choose_file=lambda *_: "")
    window.show()
    settle()
    enter(window, "en")
    assert window.navigator.place == "problem"
    words = " ".join(label.text() for label in window.page.findChildren(Text))
    assert told in words
    assert kept_back not in words
    press_named(window.page, "back")
    assert window.navigator.place == "before"
    window.navigator.faults.clear()
    window.close()
    window.deleteLater()
    settle()


@pytest.mark.parametrize("name", ["manifest.json", "tables/wages.csv"])
def test_rules_that_are_not_as_shipped_are_told_before_any_question(
    qapp: QApplication, tmp_path: Path, name: str
):
    packs = tmp_path / "packs" / "oinp"
    shutil.copytree(paths.resource_dir() / "packs" / "oinp", packs)
    (packs / name).write_bytes((packs / name).read_bytes() + b"\n")
    lent = services(tmp_path, paths.i18n_dir(), TODAY)
    window = make_window(qapp, lent, choose_file=lambda *_: "")
    window.show()
    warm_up(window, lent.warm_up[1:2])
    settle()
    enter(window, "fr")
    assert window.navigator.place == "problem"
    words = " ".join(label.text() for label in window.page.findChildren(Text))
    assert f"«\u00a0{name}\u00a0»" in words and "réinstallez POCI Desktop" in words
    window.navigator.faults.clear()
    window.close()
    window.deleteLater()
    settle()
