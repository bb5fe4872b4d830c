"""The focus ring: a 2 px dark line inside a 3 px amber one, around the widget that has the keyboard."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QScrollArea, QWidget
from shiboken6 import isValid

from poci_desktop.ui.style import RADIUS, tokens_of

REACH = 7
_FOLLOWED = (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide)


class Ring(QWidget):
    """Drawn over its neighbours, never in their way, and no part of the page for screen readers."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def paintEvent(self, event):
        painter = QPainter(self)
        tokens, rect = tokens_of(self), QRectF(self.rect())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(tokens.focus), 3))
        painter.drawRoundedRect(rect.adjusted(1.5, 1.5, -1.5, -1.5), RADIUS + 5, RADIUS + 5)
        painter.setPen(QPen(QColor(tokens.focus_line), 2))
        painter.drawRoundedRect(rect.adjusted(4, 4, -4, -4), RADIUS + 3, RADIUS + 3)


class FocusRing(QObject):
    """Follows the focus. Typing fields always show it; buttons and rows do until the mouse is used."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.ring: Ring | None = None
        self._keyboard = True
        self._window = window
        self._chain: list[QWidget] = []
        app = QApplication.instance()
        assert isinstance(app, QApplication)  # a window needs one
        app.focusChanged.connect(self._moved)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind in _FOLLOWED and watched in self._chain:
            self._place()
        if kind == QEvent.Type.Show and self._window.windowHandle() is not None:
            self._window.windowHandle().installEventFilter(self)
        elif kind in (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride) and not self._keyboard:
            self._keyboard = True
            self._moved(None, QApplication.focusWidget())
        elif kind == QEvent.Type.MouseButtonPress:
            self._keyboard = False
        return False

    def _moved(self, _old: QWidget | None, new: QWidget | None) -> None:
        self._let_go()
        if new is None or isinstance(new, QLabel) or not self._window.isAncestorOf(new):
            return
        if not (self._keyboard or isinstance(new, QLineEdit)):
            return
        ground = _ground(new, self._window)
        widget: QWidget | None = new
        while widget is not None and widget is not ground:
            widget.installEventFilter(self)
            self._chain.append(widget)
            widget = widget.parentWidget()
        self.ring = Ring(ground)
        self._place()

    def _let_go(self) -> None:
        for widget in self._chain:
            if isValid(widget):
                widget.removeEventFilter(self)
        self._chain = []
        ring, self.ring = self.ring, None
        if ring is not None and isValid(ring):  # it goes with the page it was drawn on
            ring.hide()
            ring.deleteLater()

    def _place(self) -> None:
        if self.ring is None or not isValid(self.ring) or not self._chain:
            return
        widget = self._chain[0]
        corner = widget.mapTo(self.ring.parentWidget() or self._window, widget.rect().topLeft())
        self.ring.setGeometry(
            corner.x() - REACH, corner.y() - REACH, widget.width() + 2 * REACH, widget.height() + 2 * REACH
        )
        self.ring.setVisible(widget.isVisible())
        self.ring.raise_()


def _ground(widget: QWidget, window: QWidget) -> QWidget:
    """What the ring is drawn on: the content of the nearest scroll area, so that both scroll together."""
    parent = widget.parentWidget()
    while parent is not None and parent is not window:
        above = parent.parentWidget()
        area = above.parentWidget() if above is not None else None
        if isinstance(area, QScrollArea) and area.widget() is parent:
            return parent
        parent = above
    return window
