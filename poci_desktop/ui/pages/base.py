"""A page: one column that scrolls, one level-1 heading that takes the focus, Back on top."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QLineEdit, QScrollArea, QWidget

from poci_desktop.localizer import N_
from poci_desktop.ui.context import Context
from poci_desktop.ui.style import scale_of, tokens_of
from poci_desktop.ui.widgets.button import Button
from poci_desktop.ui.widgets.layouts import Flow, column, row
from poci_desktop.ui.widgets.text import Heading, Text

Address = tuple[str, ...]
FOLDED = {
    "interview": (("topics", N_("Topics")), ("streams", N_("Streams"))),
    "results": (("export", N_("Document to hand over")),),
}
"""The panels beside the pages of a kind, and the words of the buttons they fold into."""


class Page(QScrollArea):
    """Base of all pages. ``asked`` tells the window what the person wants: a word and what it is about.

    ``width`` is the widest the column gets, in pixels at 100 %; ``centred`` puts the column in the middle.
    """

    asked = Signal(str, object)
    width_limit = 660
    centred = False
    bilingual = False
    panels = ""
    enter = "continue"

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.heading: Heading | None = None
        self.fold_buttons: dict[str, Button] = {}
        self._holder = _Paper()
        outer = row(self._holder, spacing=0, margins=(28, 16, 28, 16))
        self._column = _Column(self)
        self.body = column(self._column, spacing=9)
        if self.centred:
            outer.addStretch(1)
        outer.addWidget(self._column, 1000)
        outer.addStretch(1)
        self.setWidget(self._holder)
        self.build()
        self.body.addStretch(1)

    def build(self) -> None:
        """Put the page together in the screen's language."""
        raise NotImplementedError

    def text(self, message: str, **values: object) -> str:
        """A message in the screen's language."""
        return self.context.text(message, **values)

    def add_back(self, words: str = "") -> None:
        """Back on top left; the fold buttons of the panels stand beside it."""
        line = Flow()
        self.back = Button(words or self.text("Back"), "quiet", icon="left")
        self.back.setObjectName("back")
        self.back.clicked.connect(lambda: self.asked.emit("back", None))
        line.add(self.back)
        for name, label in FOLDED.get(self.panels, ()):
            button = Button(self.text(label), "secondary", small=True)
            button.setObjectName(f"fold {name}")
            button.clicked.connect(lambda _=False, what=name: self.asked.emit("panel", what))
            button.hide()
            line.add(button)
            self.fold_buttons[name] = button
        self.body.addWidget(line)

    def add_heading(self, words: str, hint: str = "", above: str = "") -> None:
        """The page's one level-1 heading, with a line above it and a hint below."""
        if above:
            self.body.addSpacing(2)
            self.body.addWidget(Text(above, "small", "soft"))
        self.heading = Heading(words, 1)
        self.heading.setObjectName("heading")
        self.body.addWidget(self.heading)
        if hint:
            self.body.addWidget(Text(hint, "body", "soft"))
        self.body.addSpacing(6)

    def add_primary(
        self, words: str, what: str = "continue", argument: object = None, beside: Button | None = None
    ) -> Button:
        """The page's main button; a quiet one may stand ``beside`` it."""
        button = Button(words, "primary")
        button.setObjectName("primary")
        button.clicked.connect(lambda: self.asked.emit(what, argument))
        self.body.addSpacing(4)
        if beside is None:
            self.body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
            return button
        line = Flow(spacing=18, middle=True)
        line.add(button)
        line.add(beside)
        self.body.addWidget(line)
        return button

    def follow(self, before: Page) -> None:
        """Take over from the page shown before what would be lost."""

    def focus_start(self) -> None:
        """Give the focus to the heading, and show the top of the page."""
        self.verticalScrollBar().setValue(0)
        if self.heading is not None:
            self.heading.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event):
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.enter:
            self.asked.emit(self.enter, None)
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        moved = super().focusNextPrevChild(forward)
        self.show_focus()
        return moved

    def show_focus(self) -> None:
        """Scroll so that the widget with the focus can be seen."""
        widget = self.focusWidget()
        if widget is not None and self.isAncestorOf(widget):
            QTimer.singleShot(0, self, lambda: self._reveal(widget))

    def _reveal(self, widget: QWidget) -> None:
        if self.isAncestorOf(widget):
            self.ensureWidgetVisible(widget, 20, 40)

    # what is kept when a page is drawn again in another language

    def address(self, widget: QWidget | None) -> Address:
        """The names that lead from the page to ``widget``; () when it is not on the page."""
        names: list[str] = []
        while widget is not None and widget is not self:
            if widget.objectName():
                names.append(widget.objectName())
            widget = widget.parentWidget()
        return tuple(reversed(names)) if widget is self else ()

    def at_address(self, address: Address) -> QWidget | None:
        """The widget the names lead to, if this page has it."""
        if not address:
            return None
        for widget in self.findChildren(QWidget, address[-1]):
            if self.address(widget) == address:
                return widget
        return None

    def state(self) -> dict[str, object]:
        """Focus, caret and scroll position, and what the page's controls keep."""
        focused = self.focusWidget()
        found: dict[str, object] = {
            "scroll": self.verticalScrollBar().value(),
            "address": self.address(focused),
        }
        if isinstance(focused, QLineEdit):
            found["caret"] = (focused.cursorPosition(), focused.selectionStart(), focused.selectedText())
        return found

    def restore(self, state: dict[str, object]) -> None:
        """Put back what :meth:`state` told of the same page."""
        address = state.get("address")
        widget = self.at_address(address) if isinstance(address, tuple) else None
        if widget is None:
            self.focus_start()
        else:
            widget.setFocus(Qt.FocusReason.OtherFocusReason)
        caret = state.get("caret")
        if isinstance(widget, QLineEdit) and isinstance(caret, tuple):
            position, start, selected = caret
            widget.setCursorPosition(position)
            if selected:
                widget.setSelection(start, len(selected))
        scroll = state.get("scroll")
        if isinstance(scroll, int):
            bar = self.verticalScrollBar()
            QTimer.singleShot(0, self, lambda: bar.setValue(scroll))


class _Column(QWidget):
    """The column of a page: never wider than reads well, at any text size."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        self._page = page
        self.refit()

    def refit(self) -> None:
        """Take the size that goes with the text size."""
        self.setMaximumWidth(round(self._page.width_limit * scale_of(self)))

    def sizeHint(self) -> QSize:
        return QSize(self.maximumWidth(), super().sizeHint().height())


class _Paper(QWidget):
    def paintEvent(self, event):
        QPainter(self).fillRect(self.rect(), QColor(tokens_of(self).paper))
