"""After the results: erase and close, or start again for another person."""

from __future__ import annotations

from PySide6.QtCore import Qt

from poci_desktop.ui.pages.base import Page
from poci_desktop.ui.widgets.button import Button


class _EndPage(Page):
    """Two ways to end; both erase every answer."""

    enter = ""
    centred = True

    def add_ends(self) -> None:
        """The two buttons."""
        for name, words, kind in (
            ("close", self.text("Erase and close"), "primary"),
            ("again", self.text("Start for another person"), "secondary"),
        ):
            button = Button(words, kind)
            button.setObjectName(name)
            button.clicked.connect(lambda _=False, what=name: self.asked.emit(what, None))
            self.body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)


class FinishPage(_EndPage):
    """Reached from the results."""

    def build(self) -> None:
        self.add_back(self.text("Back to the results"))
        self.add_heading(
            self.text("Finish"),
            self.text("Both buttons erase every answer. A PDF you saved stays where you put it."),
        )
        self.add_ends()


class ClearPage(_EndPage):
    """Reached from every page by "Clear and close": asked first, because it cannot be undone."""

    def build(self) -> None:
        self.add_back(self.text("Keep my answers"))
        self.add_heading(
            self.text("Erase every answer and close?"),
            self.text(
                "The answers were not saved and cannot be brought back. "
                "A PDF you saved stays where you put it."
            ),
        )
        self.add_ends()
