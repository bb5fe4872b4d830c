"""Dates and look-ups typed sign by sign, with no mouse: nothing is taken apart too soon, nothing is lost."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from poci_desktop.ui.pages.question import QuestionPage
from poci_desktop.ui.widgets.date_control import DateControl
from poci_desktop.ui.widgets.lookup import LookupControl
from poci_desktop.ui.window import Window
from tests.ui.drive import settle
from tests.ui.people import examples
from tests.ui.tour import enter

CASE = examples()["fw_meets"].case
NOC = "offer.noc"


def open_page(window: Window, path: str, *, empty: bool = True) -> QuestionPage:
    """The page of a fact, with the field empty or as the case fills it."""
    enter(window, "fr")
    session = window.context.session
    session.load(CASE)
    session.change(path)
    if empty:
        session.put(path, "")
    window.navigator.go("interview")
    settle()
    return shown(window)


def shown(window: Window) -> QuestionPage:
    assert isinstance(window.page, QuestionPage)
    return window.page


def lookup(window: Window, path: str) -> LookupControl:
    control = shown(window).blocks[path].control
    assert isinstance(control, LookupControl)
    return control


def key(window: Window, which: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier):
    target = window.focusWidget()
    assert target is not None
    QTest.keyClick(target, which, modifier)
    settle()


def typed(window: Window, edit: QWidget, text: str) -> None:
    """Type in a field, one key after the other."""
    edit.setFocus()
    QTest.keyClicks(edit, text)
    settle()


@pytest.mark.parametrize(
    ("path", "words"),
    [(NOC, "soudeur"), ("offer.municipality", "sudbury"), ("jobs[0].country", "ma")],
)
def test_tab_goes_from_the_field_to_the_results_and_on_to_what_follows(window: Window, path: str, words: str):
    open_page(window, path)
    control = lookup(window, path)
    typed(window, control.edit, words)
    assert control.rows is not None
    for line in control.words:
        key(window, Qt.Key.Key_Tab)
        assert window.focusWidget() is line
    key(window, Qt.Key.Key_Tab)
    assert window.focusWidget() is control.rows.rows[0]
    key(window, Qt.Key.Key_Space)
    assert control.draft() == control.rows.rows[0].option.value
    key(window, Qt.Key.Key_Tab)
    after = window.focusWidget()
    assert after is not None and shown(window).isAncestorOf(after)
    assert not control.isAncestorOf(after)
    key(window, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert window.focusWidget() is control.rows.rows[0]


def test_return_on_a_result_takes_it_and_return_again_continues(window: Window):
    page = open_page(window, NOC)
    control = lookup(window, NOC)
    typed(window, control.edit, "soudeur")
    key(window, Qt.Key.Key_Down)
    assert control.rows is not None
    first = control.rows.rows[0]
    assert window.focusWidget() is first and not first.isChecked()
    key(window, Qt.Key.Key_Return)
    assert shown(window) is page
    assert first.isChecked()
    assert window.context.session.drafts[NOC] == first.option.value
    key(window, Qt.Key.Key_Return)
    assert window.context.session.given[NOC] == first.option.value


def test_what_was_typed_to_search_stays_when_an_answer_is_missing(window: Window):
    page = open_page(window, NOC)
    typed(window, lookup(window, NOC).edit, "soudeur")
    key(window, Qt.Key.Key_Return)
    again = shown(window)
    assert again is not page
    assert again.errors is not None and window.focusWidget() is again.errors
    control = lookup(window, NOC)
    assert control.edit.text() == "soudeur"
    assert control.rows is not None


def date_control(window: Window, path: str) -> DateControl:
    control = shown(window).blocks[path].control
    assert isinstance(control, DateControl)
    return control


@pytest.mark.parametrize("part", [0, 1, 2])
def test_a_date_typed_as_one_piece_waits_until_it_is_whole(window: Window, part: int):
    open_page(window, "status.expiry")
    control = date_control(window, "status.expiry")
    edit = control.edits[part]
    typed(window, edit, "2026-05-2")
    assert edit.text() == "2026-05-2"
    typed(window, edit, "0")
    assert tuple(e.text() for e in control.edits) == ("20", "5", "2026")
    assert window.context.session.drafts["status.expiry"] == ("20", "5", "2026")


def test_a_short_date_typed_as_one_piece_is_read_when_the_person_goes_on(window: Window):
    open_page(window, "status.expiry")
    control = date_control(window, "status.expiry")
    typed(window, control.edits[0], "2026-5-2")
    assert control.edits[0].text() == "2026-5-2"
    key(window, Qt.Key.Key_Tab)
    assert tuple(e.text() for e in control.edits) == ("2", "5", "2026")
    assert window.focusWidget() is control.edits[1]


def test_tab_comes_to_the_row_chosen_before(window: Window):
    open_page(window, "status.type", empty=False)
    window.context.session.put("status.type", "study_permit")
    window.navigator.go("interview")
    settle()
    page = shown(window)
    chosen = page.blocks["status.type"].control.entry()
    assert chosen.objectName() == "option study_permit"
    assert page.heading is not None and window.focusWidget() is page.heading
    key(window, Qt.Key.Key_Tab)
    assert window.focusWidget() is chosen
