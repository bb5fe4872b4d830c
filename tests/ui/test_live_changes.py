"""Language and text size change on the spot: page, answers, caret and scroll stay."""

import pytest
from PySide6.QtWidgets import QLineEdit

from poci_desktop.ui.pages.question import QuestionPage
from poci_desktop.ui.widgets.lookup import LookupControl
from poci_desktop.ui.window import Window
from tests.ui.drive import press, press_named, settle, type_in
from tests.ui.people import examples
from tests.ui.tour import enter, every_page

CASE = examples()["fw_meets"].case


def show(window: Window, path: str) -> QuestionPage:
    """The page of a fact, for a person whose answers are known."""
    enter(window, "fr")
    window.context.session.load(CASE)
    window.context.session.change(path)
    window.navigator.go("interview")
    settle()
    assert isinstance(window.page, QuestionPage)
    return window.page


def test_the_language_button_is_named_in_the_other_language(window: Window):
    enter(window, "fr")
    assert window.header.language.text() == "English"
    press(window.header.language)
    assert window.header.language.text() == "Français"


def test_page_answers_and_caret_stay_when_the_language_changes(window: Window):
    page = show(window, "offer.hours_week")
    edit = page.blocks["offer.hours_week"].control.entry()
    assert isinstance(edit, QLineEdit)
    type_in(edit, "37,5")
    edit.setCursorPosition(2)
    heading = page.view.heading
    press(window.header.language)
    again = window.page
    assert isinstance(again, QuestionPage)
    assert again.view.id == page.view.id
    assert again.view.heading != heading
    same = again.blocks["offer.hours_week"].control.entry()
    assert isinstance(same, QLineEdit)
    assert same.text() == "37,5"


def test_caret_and_focus_stay_when_the_shortcut_of_another_page_part_speaks(window: Window):
    page = show(window, "offer.hours_week")
    edit = page.blocks["offer.hours_week"].control.entry()
    assert isinstance(edit, QLineEdit)
    type_in(edit, "1950")
    edit.setCursorPosition(2)
    window.context.speak("en")
    settle()
    again = window.page
    assert isinstance(again, QuestionPage)
    same = again.blocks["offer.hours_week"].control.entry()
    assert window.focusWidget() is same
    assert isinstance(same, QLineEdit)
    assert (same.text(), same.cursorPosition()) == ("1950", 2)


def test_a_search_under_way_goes_on_in_the_other_language(window: Window):
    page = show(window, "offer.noc")
    control = page.blocks["offer.noc"].control
    assert isinstance(control, LookupControl)
    type_in(control.edit, "cuisinière")
    window.context.speak("en")
    settle()
    again = window.page
    assert isinstance(again, QuestionPage)
    control = again.blocks["offer.noc"].control
    assert isinstance(control, LookupControl)
    assert control.edit.text() == "cuisinière"
    assert control.rows is not None
    assert any(row.option.value == "63200" for row in control.rows.rows)


def test_errors_speak_the_new_language(window: Window):
    enter(window, "fr")
    press_named(window.page, "primary")
    page = window.page
    assert isinstance(page, QuestionPage)
    assert page.errors is not None
    french = page.view.errors
    window.context.speak("en")
    settle()
    again = window.page
    assert isinstance(again, QuestionPage)
    assert again.errors is not None
    assert [path for path, _ in again.view.errors] == [path for path, _ in french]
    assert again.view.errors != french


@pytest.mark.parametrize("first", ["fr", "en"])
def test_every_page_can_change_language_and_back(window: Window, first: str):
    other = "en" if first == "fr" else "fr"
    for page in every_page(window, first, CASE):
        place, answers = (
            window.navigator.place,
            dict(window.context.session.drafts) if window.context.started else {},
        )
        if page == "welcome":
            continue
        words = window.page.heading.text() if window.page.heading is not None else ""
        window.context.speak(other)
        settle()
        assert window.navigator.place == place
        window.context.speak(first)
        settle()
        assert window.page.heading is not None
        assert window.page.heading.text() == words
        if window.context.started:
            assert dict(window.context.session.drafts) == answers


def test_columns_fold_into_buttons_when_the_text_is_large(window: Window):
    enter(window, "fr")
    assert window.topics.isVisible()
    assert window.streams.isVisible()
    window.context.theme.set_scale(200)
    settle()
    assert not window.topics.isVisible()
    assert not window.streams.isVisible()
    press(window.page.fold_buttons["streams"])
    assert window.streams.isVisible()
    assert window.focusWidget() is window.streams.title
    press_named(window.streams, "panel back")
    assert not window.streams.isVisible()
    window.context.theme.set_scale(100)
    settle()
    assert window.streams.isVisible()
