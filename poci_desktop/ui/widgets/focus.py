"""The focus ring: drawn around the widget that has the keyboard, while the keyboard is in use."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QFocusFrame, QLabel, QLineEdit, QWidget


class FocusRing(QObject):
    """Follows the focus in a window. Typing fields always show it; buttons and rows do until the mouse is used."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._frame: QFocusFrame | None = None
        self._keyboard = True
        self._window = window
        app = QApplication.instance()
        assert isinstance(app, QApplication)  # a window needs one
        app.focusChanged.connect(self._moved)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and self._window.windowHandle() is not None:
            self._window.windowHandle().installEventFilter(self)
        elif event.type() in (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride) and not self._keyboard:
            self._keyboard = True
            self._moved(None, QApplication.focusWidget())
        elif event.type() == QEvent.Type.MouseButtonPress:
            self._keyboard = False
        return False

    def _moved(self, _old: QWidget | None, new: QWidget | None) -> None:
        if self._frame is not None:
            self._frame.hide()
            self._frame.deleteLater()
            self._frame = None
        if new is None or isinstance(new, QLabel) or not self._window.isAncestorOf(new):
            return
        if self._keyboard or isinstance(new, QLineEdit):
            self._frame = QFocusFrame()
            self._frame.setWidget(new)
