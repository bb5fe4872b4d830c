"""Fields: typed in either language's way, echoed as understood, never losing what was typed."""

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLineEdit

from poci_desktop.ui.pages.question import QuestionPage
from poci_desktop.ui.widgets.controls import NumberControl, SeveralControl
from poci_desktop.ui.widgets.date_control import DateControl, read_whole_date
from poci_desktop.ui.widgets.lookup import LookupControl
from poci_desktop.ui.window import Window
from tests.ui.drive import press, press_named, settle, type_in
from tests.ui.people import examples
from tests.ui.tour import enter

CASE = examples()["fw_meets"].case


def open_page(window: Window, path: str) -> QuestionPage:
    enter(window, "fr")
    window.context.session.load(CASE)
    window.context.session.change(path)
    window.navigator.go("interview")
    settle()
    page = window.page
    assert isinstance(page, QuestionPage)
    assert path in page.blocks
    return page


@pytest.mark.parametrize(
    ("pasted", "parts"),
    [
        ("2026-01-15", ("15", "1", "2026")),
        ("2026-1-5", ("5", "1", "2026")),
        ("2023-06", ("", "6", "2023")),
        ("15 janvier 2026", ("15", "janvier", "2026")),
        ("1er\u00a0février\u00a02026", ("1", "février", "2026")),
        ("January 15, 2026", ("15", "January", "2026")),
        ("15", None),
        ("janvier", None),
    ],
)
def test_a_date_pasted_as_one_piece_fills_the_three_fields(pasted: str, parts: tuple[str, str, str] | None):
    assert read_whole_date(pasted) == parts


@pytest.mark.parametrize("month", ["2", "février", "fevrier", "Feb", "fév."])
def test_a_month_may_be_a_number_or_a_name_in_either_language(window: Window, month: str):
    page = open_page(window, "status.expiry")
    control = page.blocks["status.expiry"].control
    assert isinstance(control, DateControl)
    for edit, part in zip(control.edits, ("3", month, "2027"), strict=True):
        type_in(edit, part)
    assert "3\u00a0février\u00a02027" in control.understood.text()


@pytest.mark.parametrize("typed", ["52000", "52 000", "52,000", "52 000,00 $", "$52,000.00"])
def test_an_amount_is_read_in_both_ways_and_shown_as_understood(window: Window, typed: str):
    page = open_page(window, "offer.salary_annual")
    control = page.blocks["offer.salary_annual"].control
    edit = control.entry()
    assert isinstance(edit, QLineEdit)
    type_in(edit, typed)
    assert isinstance(control, NumberControl)
    assert "52\u00a0000\u00a0$" in control.understood.text()


def test_an_occupation_is_found_without_accents_and_chosen_by_comparing(window: Window):
    page = open_page(window, "offer.noc")
    control = page.blocks["offer.noc"].control
    assert isinstance(control, LookupControl)
    type_in(control.edit, "infirmiere autorisee")
    assert control.rows is not None
    row = next(r for r in control.rows.rows if r.option.value == "31301")
    assert "CNP 31301" in row.option.hint
    assert "FEER 1" in row.option.hint
    assert control.draft() != "31301"
    press(row)
    assert window.context.session.drafts["offer.noc"] == "31301"


@pytest.mark.parametrize(
    ("town", "words"), [("Burlington", "Dans la région"), ("Hamilton", "Hors de la région")]
)
def test_a_place_says_whether_it_is_in_the_greater_toronto_area(window: Window, town: str, words: str):
    page = open_page(window, "offer.municipality")
    control = page.blocks["offer.municipality"].control
    assert isinstance(control, LookupControl)
    type_in(control.edit, town)
    assert control.rows is not None
    row = next(r for r in control.rows.rows if r.option.label.startswith(town))
    assert row.option.hint.startswith(words)


def test_i_dont_know_is_an_answer_and_what_was_typed_stays(window: Window):
    page = open_page(window, "offer.hours_week")
    control = page.blocks["offer.hours_week"].control
    edit = control.entry()
    assert isinstance(edit, QLineEdit)
    type_in(edit, "38")
    word = next(line for line in control.words if line.option.value == "unknown")
    press(word)
    assert control.draft() == "unknown"
    assert edit.text() == "38"
    type_in(edit, "39")
    assert not word.isChecked()
    assert control.draft() == "39"


def test_none_of_several_excludes_the_others(window: Window):
    page = open_page(window, "intent.ties")
    control = page.blocks["intent.ties"].control
    assert isinstance(control, SeveralControl)
    rows = {row.option.value: row for row in control.rows}
    for row in rows.values():
        if row.isChecked():
            press(row)
    press(rows["worked"])
    press(rows["family"])
    assert control.draft() == ("worked", "family")
    press(rows["none"])
    assert control.draft() == ("none",)
    press(rows["worked"])
    assert control.draft() == ("worked",)


def test_errors_take_the_focus_lead_to_the_field_and_are_its_description(window: Window):
    page = open_page(window, "offer.hours_week")
    edit = page.blocks["offer.hours_week"].control.entry()
    assert isinstance(edit, QLineEdit)
    type_in(edit, "beaucoup")
    press_named(page, "primary")
    wrong = window.page
    assert isinstance(wrong, QuestionPage)
    assert wrong.errors is not None
    assert window.focusWidget() is wrong.errors
    words = dict(wrong.view.errors)["offer.hours_week"]
    same = wrong.blocks["offer.hours_week"].control.entry()
    assert isinstance(same, QLineEdit)
    assert same.text() == "beaucoup"
    link = next(button for button in wrong.errors.links if button.words == words)
    press(link)
    assert window.focusWidget() is same
    interface = QAccessible.queryAccessibleInterface(same)
    assert words in interface.text(QAccessible.Text.Description)
