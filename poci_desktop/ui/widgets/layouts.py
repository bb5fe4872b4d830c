"""Small layout helpers: a column, a row, a row that wraps.

Items of a layout are never looked at from Python (itemAt, takeAt): PySide keeps a wrapper for each, which
outlives the item, and the next object at the same address crashes.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from poci_desktop.ui.style import field_height

Margins = tuple[int, int, int, int]
_BETWEEN_LINES = 10


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


class Flow(QWidget):
    """Widgets side by side, on as many lines as they need; the last ``right`` of them stand at the right.
    ``low``: centred on the field to type in, which stands lowest, instead of on the line; ``middle``: centred
    on the line, instead of standing on it.

    A widget that places its children, not a QLayout: Qt deletes a layout behind PySide's back.
    """

    def __init__(
        self,
        *,
        spacing: int = 10,
        right: int = 0,
        low: bool = False,
        middle: bool = False,
        margins: Margins = (0, 0, 0, 0),
    ) -> None:
        super().__init__()
        self._widgets: list[QWidget] = []
        self._spacing, self._right, self._low, self._middle = spacing, right, low, middle
        self.setContentsMargins(*margins)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def add(self, widget: QWidget) -> None:
        """Add a widget at the end."""
        widget.setParent(self)
        self._widgets.append(widget)
        if self.isVisible():
            widget.show()
        self.updateGeometry()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._place(width, move=False)

    def sizeHint(self) -> QSize:
        shown = self._shown()
        total = sum(w.sizeHint().width() for w in shown) + self._spacing * max(0, len(shown) - 1)
        margins = self.contentsMargins()
        width = total + margins.left() + margins.right()
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        widest = max((_least_width(w) for w in self._shown()), default=0)
        margins = self.contentsMargins()
        return QSize(widest + margins.left() + margins.right(), margins.top() + margins.bottom())

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
            self._place(self.width(), move=True)
        return super().event(event)

    def resizeEvent(self, event):
        super().resizeEvent(event)
        self._place(self.width(), move=True)

    def _shown(self) -> list[QWidget]:
        return [w for w in self._widgets if not w.isHidden()]

    def _lines(self, width: int) -> list[list[tuple[QWidget, int]]]:
        """The widgets of each line with the width they get."""
        lines: list[list[tuple[QWidget, int]]] = [[]]
        used = 0
        for widget in self._shown():
            wide = max(min(widget.sizeHint().width(), width), 1)
            if lines[-1] and used + wide > width:
                lines.append([])
                used = 0
            lines[-1].append((widget, wide))
            used += wide + self._spacing
        return lines

    def _place(self, width: int, *, move: bool) -> int:
        margins = self.contentsMargins()
        room = max(1, width - margins.left() - margins.right())
        between = min(self._spacing, _BETWEEN_LINES)
        top, last = margins.top(), self._widgets[-self._right :] if self._right else []
        for line in self._lines(room):
            tall = max((_height(w, wide) for w, wide in line), default=0)
            spare = room - sum(wide for _, wide in line) - self._spacing * (len(line) - 1)
            left = margins.left()
            for widget, wide in line:
                if widget in last and spare > 0:
                    left, spare = left + spare, 0
                if move:
                    height = _height(widget, wide)
                    band = min(tall, field_height(self)) if self._low else tall
                    lower = tall - band + (band - height) // 2 if height < band else tall - height
                    if self._middle:
                        lower = (tall - height) // 2
                    widget.setGeometry(left, top + lower, wide, height)
                left += wide + self._spacing
            top += tall + (between if line else 0)
        return max(margins.top(), top - between) + margins.bottom()


def _height(widget: QWidget, width: int) -> int:
    return widget.heightForWidth(width) if widget.hasHeightForWidth() else widget.sizeHint().height()


def _least_width(widget: QWidget) -> int:
    return max(widget.minimumSizeHint().width(), widget.minimumWidth())
