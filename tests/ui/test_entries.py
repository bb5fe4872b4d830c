"""Lists of entries: buttons that name their entry, removing asked once more, totals that follow."""

import pytest
from PySide6.QtWidgets import QAbstractButton, QWidget

from poci_desktop.ui.pages.entries import EntriesPage
from poci_desktop.ui.pages.question import QuestionPage
from poci_desktop.ui.window import Window
from tests.ui.drive import press, press_named, settle
from tests.ui.people import examples
from tests.ui.tour import enter

CASE = examples()["fw_meets"].case


@pytest.fixture
def jobs(window: Window) -> EntriesPage:
    enter(window, "fr")
    window.context.session.load(CASE)
    window.context.session.change("jobs")
    window.navigator.go("interview")
    settle()
    assert isinstance(window.page, EntriesPage)
    return window.page


def card(page: QWidget, number: int) -> QWidget:
    found = page.findChild(QWidget, f"entry {number}")
    assert found is not None
    return found


def test_every_button_names_its_entry(jobs: EntriesPage):
    names = [b.accessibleName() for b in jobs.findChildren(QAbstractButton) if b.isVisible()]
    assert sum("Emploi 1" in name for name in names) == 2
    assert sum("Emploi 2" in name for name in names) == 2
    assert len(set(names)) == len(names)


def test_removing_is_asked_once_more_and_can_be_taken_back(window: Window, jobs: EntriesPage):
    press_named(card(jobs, 0), "remove")
    assert window.context.session.sizes["jobs"] == 2
    press_named(card(jobs, 0), "keep")
    assert window.context.session.sizes["jobs"] == 2
    press_named(card(jobs, 0), "remove")
    press_named(card(jobs, 0), "yes")
    assert window.context.session.sizes["jobs"] == 1
    assert isinstance(window.page, EntriesPage)


def test_changing_an_entry_says_which_one_it_is_and_comes_back_to_the_list(window: Window, jobs: EntriesPage):
    press_named(card(jobs, 1), "edit")
    for _ in range(12):
        page = window.page
        assert isinstance(page, QuestionPage)
        if isinstance(page, EntriesPage):
            return
        assert "Emploi 2" in " ".join(str(w.property("text")) for w in page.findChildren(QWidget))
        press_named(page, "primary")
    raise AssertionError("the list never comes back")


def test_none_is_an_answer_only_while_the_list_is_empty(window: Window, jobs: EntriesPage):
    assert not jobs.words
    for _ in range(2):
        page = window.page
        press_named(card(page, 0), "remove")
        press_named(card(page, 0), "yes")
    page = window.page
    assert isinstance(page, EntriesPage)
    press(page.words[0])
    assert window.context.session.given["jobs"] == 0
