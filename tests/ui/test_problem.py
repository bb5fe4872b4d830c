"""A fault of the program is told on a page of its own: in words, without an answer, and with a way on."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication

from poci_desktop.app import make_window
from poci_desktop.rules.pack import PackError
from poci_desktop.ui.context import Services
from poci_desktop.ui.widgets.text import Text
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
