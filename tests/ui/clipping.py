"""Words that would be cut: every visible widget that shows words must have the room they need."""

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QScrollArea, QWidget


def cut_words(window: QWidget) -> list[str]:
    """The words that do not fit the widget that shows them, or stick out of the page."""
    wrong = []
    for widget in window.findChildren(QWidget):
        if not widget.isVisible() or not isinstance(widget, QLabel | QAbstractButton | QLineEdit):
            continue
        words = widget.text()
        if not words:
            continue
        needed = widget.heightForWidth(widget.width()) if widget.hasHeightForWidth() else 0
        if needed > widget.height() + 1:
            wrong.append(f"{words!r} needs {needed} pixels of height and has {widget.height()}")
        if not isinstance(widget, QLineEdit) and widget.width() < widget.minimumSizeHint().width() - 1:
            wrong.append(f"{words!r} needs {widget.minimumSizeHint().width()} of width, has {widget.width()}")
        area = _area(widget)
        if area is not None:
            content = area.widget()
            assert content is not None
            right = widget.mapTo(content, QPoint(widget.width(), 0)).x()
            if right > area.viewport().width() + 1:
                wrong.append(f"{words!r} ends at {right}, the page at {area.viewport().width()}")
    return wrong


def _area(widget: QWidget) -> QScrollArea | None:
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, QScrollArea):
            return parent
        parent = parent.parentWidget()
    return None
