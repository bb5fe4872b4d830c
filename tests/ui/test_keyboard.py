"""The keyboard alone is enough, its place is always visible, and the reading order is the Tab order."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from poci_desktop.ui.pages.question import QuestionPage
from poci_desktop.ui.widgets.choice import RadioRow
from poci_desktop.ui.widgets.focus import Ring
from poci_desktop.ui.window import Window
from tests.ui.drive import settle
from tests.ui.people import examples
from tests.ui.tour import enter, every_page


def key(
    window: Window, which: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    """Press a key where the focus is."""
    target = window.focusWidget() or window
    QTest.keyClick(target, which, modifier)
    settle()


def tab_to(window: Window, name: str) -> QWidget:
    """Tab until the control of a name has the focus."""
    for _ in range(80):
        widget = window.focusWidget()
        if widget is not None and widget.objectName() == name:
            return widget
        key(window, Qt.Key.Key_Tab)
    raise AssertionError(f"Tab never reaches {name}")


def first_row(page: QuestionPage) -> str:
    """The name of the first row of the page."""
    return next(iter(page.blocks.values())).control.entry().objectName()


def test_a_person_with_no_mouse_reaches_the_results(window: Window):
    key(window, Qt.Key.Key_Return)
    tab_to(window, "myself")
    key(window, Qt.Key.Key_Space)
    key(window, Qt.Key.Key_Return)
    page = window.page
    assert isinstance(page, QuestionPage)
    tab_to(window, first_row(page))
    key(window, Qt.Key.Key_Space)
    key(window, Qt.Key.Key_Return)
    assert isinstance(window.page, QuestionPage)
    assert window.page.view.id != page.view.id
    tab_to(window, "to check")
    key(window, Qt.Key.Key_Return)
    assert window.navigator.place == "check"
    key(window, Qt.Key.Key_Return)
    assert window.navigator.place == "results"


def test_focus_starts_on_the_heading_and_a_ring_shows_where_it_is(window: Window):
    enter(window, "en")
    assert window.focusWidget() is window.page.heading
    key(window, Qt.Key.Key_Tab)
    rings = window.findChildren(Ring)
    assert len(rings) == 1
    focused = window.focusWidget()
    assert focused is not None
    assert rings[0].isVisible()
    ground = rings[0].parentWidget()
    assert ground is not None
    assert rings[0].geometry().contains(focused.mapTo(ground, focused.rect().center()))


@pytest.mark.parametrize(
    ("place", "name"),
    [("interview", "option today"), ("check", "primary"), ("results", "dates"), ("dates", "day")],
)
def test_from_the_heading_tab_goes_on_to_what_stands_below_it(window: Window, place: str, name: str):
    enter(window, "en")
    window.navigator.go(place)
    settle()
    assert window.focusWidget() is window.page.heading
    key(window, Qt.Key.Key_Tab)
    focused = window.focusWidget()
    assert focused is not None and focused.objectName() == name
    assert window.page.isAncestorOf(focused)


def test_tab_visits_every_control_once_and_comes_back(window: Window):
    """Rows of one choice are one stop: the arrows go from row to row."""
    enter(window, "fr")
    wanted = {
        w
        for w in window.findChildren(QWidget)
        if w.isVisible() and w.isEnabled() and w.focusPolicy() & Qt.FocusPolicy.TabFocus
    }
    rows = {w for w in wanted if isinstance(w, RadioRow)}
    start = tab_to(window, "back")
    seen: list[QWidget] = []
    for _ in range(len(wanted) + 3):
        widget = window.focusWidget()
        assert widget is not None
        if seen and widget is start:
            break
        seen.append(widget)
        key(window, Qt.Key.Key_Tab)
    assert len(seen) == len(set(seen))
    assert set(seen) - rows == wanted - rows
    assert len(set(seen) & rows) == 1


def test_arrows_go_from_row_to_row(window: Window):
    enter(window, "fr")
    rows = [w for w in window.page.findChildren(RadioRow) if w.isVisible()]
    rows[0].setFocus()
    key(window, Qt.Key.Key_Down)
    assert window.focusWidget() is rows[1]
    key(window, Qt.Key.Key_Up)
    assert window.focusWidget() is rows[0]


def test_alt_left_goes_back_and_keeps_what_was_chosen(window: Window):
    enter(window, "fr")
    page = window.page
    assert isinstance(page, QuestionPage)
    row = next(iter(page.blocks.values())).control.entry()
    assert isinstance(row, QAbstractButton)
    name = row.objectName()
    row.setFocus()
    key(window, Qt.Key.Key_Space)
    key(window, Qt.Key.Key_Return)
    key(window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    again = window.page
    assert isinstance(again, QuestionPage)
    assert again.view.id == page.view.id
    chosen = again.findChild(QAbstractButton, name)
    assert chosen is not None
    assert chosen.isChecked()


def test_text_grows_shrinks_and_returns_from_the_keyboard(window: Window):
    theme, control = window.context.theme, Qt.KeyboardModifier.ControlModifier
    before = QApplication.font().pixelSize()
    key(window, Qt.Key.Key_Equal, control)
    assert QApplication.font().pixelSize() > before
    for _ in range(12):
        key(window, Qt.Key.Key_Equal, control)
    assert theme.scale == 250
    key(window, Qt.Key.Key_Minus, control)
    assert theme.scale == 225
    key(window, Qt.Key.Key_0, control)
    assert theme.scale == 100


def test_a_ring_goes_when_the_focus_goes_on(window: Window):
    enter(window, "en")
    for _ in range(8):
        key(window, Qt.Key.Key_Tab)
        shown = [ring for ring in window.findChildren(Ring) if ring.isVisible()]
        assert len(shown) == 1, window.focusWidget()


def test_the_focus_stays_when_the_text_grows(window: Window):
    for place in every_page(window, "en", examples()["fw_meets"].case):
        if place == "results":
            break
    tab_to(window, "create pdf")
    window.context.theme.step(1)
    settle()
    focused = window.focusWidget()
    assert focused is not None and focused.objectName() == "create pdf"
