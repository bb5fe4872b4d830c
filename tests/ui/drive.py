"""Drives the real window the way a person does: through the widgets of the page that is shown."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QWidget

from poci_desktop.facts.case import Case
from poci_desktop.interview.session import Session
from poci_desktop.interview.view import Draft
from poci_desktop.ui.pages.entries import EntriesPage
from poci_desktop.ui.pages.question import QuestionPage
from poci_desktop.ui.widgets.controls import ChoiceControl, NumberControl, SeveralControl
from poci_desktop.ui.widgets.date_control import DateControl
from poci_desktop.ui.widgets.field import Control
from poci_desktop.ui.widgets.lookup import LookupControl
from poci_desktop.ui.window import Window

MOST_PAGES = 200


def settle() -> None:
    """Let everything that waits in Qt's queue happen."""
    for _ in range(4):
        QApplication.processEvents()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def press(button: QAbstractButton) -> None:
    """Press a button and let the window follow."""
    button.click()
    settle()


def press_named(parent: QWidget, name: str) -> None:
    """Press the button of a name."""
    button = parent.findChild(QAbstractButton, name)
    assert button is not None, f"no button named {name}"
    press(button)


def type_in(edit: QLineEdit, text: str) -> None:
    """Replace what stands in a line by typed text, accents included."""
    edit.setFocus()
    edit.selectAll()
    QTest.keyClick(edit, Qt.Key.Key_Delete)
    typed = QInputMethodEvent()
    typed.setCommitString(text)
    QApplication.sendEvent(edit, typed)
    settle()


def fill(control: Control, draft: Draft, words: Mapping[str, str]) -> None:
    """Give the answer ``draft`` in a control, by typing and clicking."""
    word = next((line for line in control.words if line.option.value == draft), None)
    if word is not None:
        if not word.isChecked():
            press(word)
    elif isinstance(control, ChoiceControl):
        press(next(line for line in control.rows.rows if line.option.value == draft))
    elif isinstance(control, SeveralControl):
        wanted = set(draft) if isinstance(draft, tuple) else {draft}
        for line in control.rows:
            if line.isChecked() != (line.option.value in wanted):
                press(line)
    elif isinstance(control, DateControl):
        assert isinstance(draft, tuple)
        for edit, part in zip(control.edits, draft, strict=True):
            type_in(edit, part)
    elif isinstance(control, LookupControl):
        assert isinstance(draft, str)
        type_in(control.edit, words.get(draft, draft))
        assert control.rows is not None, f"nothing found for {words.get(draft, draft)}"
        press(next(line for line in control.rows.rows if line.option.value == draft))
    elif isinstance(control, NumberControl):
        assert isinstance(draft, str)
        type_in(control.edit, draft)
    else:
        raise AssertionError(type(control))
    settle()


class Person:
    """Somebody whose answers are a case. What the case does not tell, the person does not know."""

    def __init__(self, window: Window, case: Case) -> None:
        self.window = window
        model = Session(
            window.context.session.pack, window.context.session.catalogue, window.context.services.today
        )
        model.load(case)
        self.drafts: dict[str, Draft] = dict(model.drafts)
        self.given: dict[str, Any] = dict(model.given)
        self.sizes = dict(model.sizes)
        self.names = model.names
        self.seen: list[str] = []

    def answer_page(self) -> None:
        """Fill the page shown and continue; a list page gets all its entries."""
        page = self.window.page
        assert isinstance(page, QuestionPage)
        self.seen.append(page.view.id)
        if isinstance(page, EntriesPage):
            self._list(page)
            return
        for path, block in page.blocks.items():
            draft = self.drafts.get(path)
            if draft is None:
                draft = self._not_told(block.control)
            if draft is not None and draft != "":
                fill(block.control, draft, self._search_words(block.control, draft))
        self._continue()

    def _list(self, page: EntriesPage) -> None:
        path = page.view.entries.path if page.view.entries is not None else ""
        shown = len(page.view.entries.entries) if page.view.entries is not None else 0
        if shown < self.sizes.get(path, 0):
            press(page.add)
            return
        if shown == 0:
            word = "none" if self.given.get(path) == 0 else "unknown"
            line = next((w for w in page.words if w.option.value == word), page.words[0])
            if not line.isChecked():
                press(line)
        self._continue()

    def _not_told(self, control: Control) -> Draft | None:
        view = control.view
        values = [option.value for option in (*view.options, *view.words)]
        if "unknown" in values:
            return "unknown"
        if view.optional:
            return None
        return values[0] if values else "1"

    def _search_words(self, control: Control, draft: Draft) -> dict[str, str]:
        if not isinstance(control, LookupControl) or not isinstance(draft, str):
            return {}
        language = self.window.context.language
        if control.view.kind == "noc":
            return {draft: draft}
        return {draft: self.names.name(control.view.kind, draft, language)}

    def _continue(self) -> None:
        page = self.window.page
        press_named(page, "primary")
        after = self.window.page
        if isinstance(after, QuestionPage):
            assert not after.view.errors, (after.view.id, after.view.errors)


def walk_in(window: Window, language: str, case: Case, *, who: str = "myself") -> Person:
    """From the welcome page to the check page as the person of ``case``."""
    press_named(window.page, f"language {language}")
    press_named(window.page, who)
    press_named(window.page, "primary")
    person = Person(window, case)
    for _ in range(MOST_PAGES):
        if window.navigator.place == "check":
            return person
        person.answer_page()
    raise AssertionError("the interview does not end")
