"""The room of the pages: topics left, the page, streams or export right; or folded into buttons."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from poci_desktop.ui.pages.base import Page
from poci_desktop.ui.shell.panels import Panel
from poci_desktop.ui.style import scale_of
from poci_desktop.ui.widgets.button import Button
from poci_desktop.ui.widgets.layouts import row

THREE_COLUMNS = 1180
TWO_COLUMNS = 900


class Host(QWidget):
    """Shows one page at a time. The panels stand beside it while there is room, else a button opens each."""

    rearranged = Signal()

    def __init__(self, left: Panel, right: Panel, export: Panel) -> None:
        super().__init__()
        self.left, self.right, self.export = left, right, export
        self.page: Page | None = None
        self._shape: tuple[int, str, float] = (0, "", 0)
        self._line = row(self, spacing=0)
        self.stack = QStackedWidget()
        self._line.addWidget(left)
        self._line.addWidget(self.stack, 1)
        self._line.addWidget(right)
        self._line.addWidget(export)
        for panel in (left, right, export):
            panel.hide()

    def columns(self) -> int:
        """How many columns the present width and text size allow."""
        room = self.width() / max(1.0, scale_of(self))
        return 3 if room >= THREE_COLUMNS else 2 if room >= TWO_COLUMNS else 1

    def show_page(self, page: Page) -> None:
        """Show another page and let go of the one before."""
        before, self.page = self.page, page
        self.stack.addWidget(page)
        self._shape = (0, "", 0)
        self.arrange()
        if before is not None:
            self.stack.removeWidget(before)
            before.hide()
            before.deleteLater()

    def arrange(self) -> None:
        """Put the panels where the width allows."""
        if self.page is None:
            return
        kind = self.page.panels
        shape = (self.columns(), kind, scale_of(self))
        if shape == self._shape:
            return
        self._shape = shape
        columns = shape[0]
        wanted = {
            self.left: kind == "interview" and columns >= 2,
            self.right: kind == "interview" and columns == 3,
            self.export: kind == "results" and columns >= 2,
        }
        for panel, beside in wanted.items():
            if panel.folded and self.stack.indexOf(panel) >= 0:
                self.stack.removeWidget(panel)
                place = {self.left: 0, self.right: 2, self.export: 3}[panel]
                self._line.insertWidget(place, panel)
            panel.fold(not beside)
            panel.setVisible(beside)
        for name, panel in (("topics", self.left), ("streams", self.right), ("export", self.export)):
            button = self.page.fold_buttons.get(name)
            if isinstance(button, Button):
                button.setVisible(not wanted[panel])
        self.stack.setCurrentWidget(self.page)
        # The order of the children is the reading order.
        self.left.lower()
        self.right.raise_()
        self.export.raise_()
        self.rearranged.emit()

    def open_panel(self, panel: Panel) -> None:
        """Show a folded panel in the place of the page."""
        if self.stack.indexOf(panel) < 0:
            self.stack.addWidget(panel)
        panel.show()
        self.stack.setCurrentWidget(panel)

    def close_panel(self) -> bool:
        """Come back from a folded panel to the page; whether one was open."""
        if self.page is None or self.stack.currentWidget() is self.page:
            return False
        self.stack.setCurrentWidget(self.page)
        return True

    def resizeEvent(self, event):
        super().resizeEvent(event)
        self.arrange()
