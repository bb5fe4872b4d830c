"""Small layout helpers: a column, a row, a row that wraps, and emptying a layout."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLayout, QLayoutItem, QVBoxLayout, QWidget

Margins = tuple[int, int, int, int]


def column(
    parent: QWidget | None = None, *, spacing: int = 8, margins: Margins = (0, 0, 0, 0)
) -> QVBoxLayout:
    """A vertical layout without surprises."""
    layout = QVBoxLayout(parent) if parent is not None else QVBoxLayout()
    layout.setSpacing(spacing)
    layout.setContentsMargins(*margins)
    return layout


def row(parent: QWidget | None = None, *, spacing: int = 8, margins: Margins = (0, 0, 0, 0)) -> QHBoxLayout:
    """A horizontal layout without surprises."""
    layout = QHBoxLayout(parent) if parent is not None else QHBoxLayout()
    layout.setSpacing(spacing)
    layout.setContentsMargins(*margins)
    return layout


def empty(layout: QLayout) -> None:
    """Remove everything from a layout; its widgets are hidden at once and deleted when Qt is ready."""
    while (item := layout.takeAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.setParent(None)
            widget.deleteLater()
        elif inner is not None:
            empty(inner)


class FlowLayout(QLayout):
    """Items side by side, on as many lines as they need; the last ``right`` items stand at the right."""

    def __init__(self, parent: QWidget | None = None, *, spacing: int = 10, right: int = 0) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._right = right
        self.setSpacing(spacing)
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._place(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._place(rect, move=True)

    def sizeHint(self) -> QSize:
        items = [item for item in self._items if not item.isEmpty()]
        total = sum(item.sizeHint().width() for item in items) + self.spacing() * max(0, len(items) - 1)
        height = max((item.sizeHint().height() for item in items), default=0)
        return QSize(total, height).grownBy(self.contentsMargins())

    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._items:
            if not item.isEmpty():
                size = size.expandedTo(item.minimumSize())
        return size.grownBy(self.contentsMargins())

    def _lines(self, width: int) -> list[list[tuple[QLayoutItem, int]]]:
        """The items of each line with the width they get."""
        lines: list[list[tuple[QLayoutItem, int]]] = [[]]
        used = 0
        for item in self._items:
            if item.isEmpty():
                continue
            wide = max(min(item.sizeHint().width(), width), 1)
            if lines[-1] and used + wide > width:
                lines.append([])
                used = 0
            lines[-1].append((item, wide))
            used += wide + self.spacing()
        return lines

    def _place(self, whole: QRect, *, move: bool) -> int:
        margins = self.contentsMargins()
        rect = whole.marginsRemoved(margins)
        top, last = rect.y(), self._items[-self._right :] if self._right else []
        for line in self._lines(rect.width()):
            tall = max((_height(item, wide) for item, wide in line), default=0)
            spare = rect.width() - sum(wide for _, wide in line) - self.spacing() * (len(line) - 1)
            left = rect.x()
            for item, wide in line:
                if item in last and spare > 0:
                    left, spare = left + spare, 0
                if move:
                    height = min(tall, _height(item, wide))
                    item.setGeometry(QRect(QPoint(left, top + (tall - height) // 2), QSize(wide, height)))
                left += wide + self.spacing()
            top += tall + (self.spacing() if line else 0)
        return max(0, top - rect.y() - self.spacing()) + margins.top() + margins.bottom()


def _height(item: QLayoutItem, width: int) -> int:
    return item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()
