"""The one style of the program: Fusion, with our frames, spacing and focus ring. No style sheet anywhere."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QCursor, QPainter, QPen
from PySide6.QtWidgets import QProxyStyle, QStyle, QStyleOption, QWidget

from poci_desktop.ui.tokens import LIGHT, Tokens

RADIUS = 7


class PociStyle(QProxyStyle):
    """Fusion drawn with one set of :class:`Tokens`; ``scale`` is the text size (1 = 100 %).

    Only what is called while painting is overridden here. Qt asks for sizes and hints inside constructors and
    destructors of widgets too, where their Python side does not exist: PySide crashes there.
    """

    def __init__(self, tokens: Tokens) -> None:
        super().__init__("Fusion")
        self.tokens = tokens
        self.scale = 1.0

    def drawPrimitive(self, element, option, painter, widget=None):
        if element == QStyle.PrimitiveElement.PE_PanelLineEdit:
            self._line_edit(option, painter, widget)
            return
        if element == QStyle.PrimitiveElement.PE_FrameFocusRect:
            return
        super().drawPrimitive(element, option, painter, widget)

    def drawComplexControl(self, control, option, painter, widget=None):
        if control == QStyle.ComplexControl.CC_ScrollBar:
            self._scroll_bar(option, painter, widget)
            return
        super().drawComplexControl(control, option, painter, widget)

    def subControlRect(self, control, option, part, widget=None):
        if control == QStyle.ComplexControl.CC_ScrollBar:
            return scroll_bar_part(option, part)
        return super().subControlRect(control, option, part, widget)

    def _scroll_bar(self, option, painter: QPainter, widget: QWidget | None) -> None:
        """A quiet bar: only the part that can be moved."""
        part = QStyle.SubControl.SC_ScrollBarSlider
        rect = QRectF(self.subControlRect(QStyle.ComplexControl.CC_ScrollBar, option, part, widget))
        edge = self.tokens.ink if option.state & QStyle.StateFlag.State_MouseOver else self.tokens.border
        frame(painter, rect.adjusted(4, 3, -4, -3), edge, "", 0, 3)

    def _line_edit(self, option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
        wrong = bool(widget is not None and widget.property("wrong"))
        focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
        edge = self.tokens.not_met if wrong else self.tokens.ink if focused else self.tokens.border
        frame(painter, QRectF(option.rect), self.tokens.surface, edge, 2 if wrong or focused else 1.2)


def scroll_bar_part(option, part: QStyle.SubControl) -> QRect:
    """Where a part of a scroll bar is: it has no arrows, the slider runs along all of it."""
    rect = option.rect
    upright = option.orientation == Qt.Orientation.Vertical
    length = rect.height() if upright else rect.width()
    span = option.maximum - option.minimum
    slider = length
    if span > 0:
        slider = max(32, min(length, length * option.pageStep // (span + option.pageStep)))
    free = max(1, length - slider)
    start = QStyle.sliderPositionFromValue(
        option.minimum, option.maximum, option.sliderPosition, free, option.upsideDown
    )
    ends = {
        QStyle.SubControl.SC_ScrollBarGroove: (0, length),
        QStyle.SubControl.SC_ScrollBarSlider: (start, slider),
        QStyle.SubControl.SC_ScrollBarSubPage: (0, start),
        QStyle.SubControl.SC_ScrollBarAddPage: (start + slider, length - start - slider),
    }.get(part)
    if ends is None:
        return QRect()
    if upright:
        return QRect(rect.x(), rect.y() + ends[0], rect.width(), ends[1])
    return QRect(rect.x() + ends[0], rect.y(), ends[1], rect.height())


def frame(
    painter: QPainter, rect: QRectF, fill: str, edge: str, width: float, radius: float = RADIUS
) -> None:
    """A rounded box: ``fill`` inside, an ``edge`` of ``width`` pixels."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(QColor(fill) if fill else Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(edge), width) if edge else Qt.PenStyle.NoPen)
    half = width / 2
    painter.drawRoundedRect(rect.adjusted(half, half, -half, -half), radius, radius)
    painter.restore()


def hovered(widget: QWidget) -> bool:
    """Whether the mouse is over a widget now (Qt's own flag may be older than the widget's last move)."""
    return widget.underMouse() and widget.rect().contains(widget.mapFromGlobal(QCursor.pos()))


def tokens_of(widget: QWidget) -> Tokens:
    """The colours a widget is drawn with."""
    style = widget.style()
    return style.tokens if isinstance(style, PociStyle) else LIGHT


def field_height(widget: QWidget) -> int:
    """How tall a line to type in is, at the text size of a widget."""
    scale = scale_of(widget)
    return max(44, round(20 * scale) + round(20 * min(scale, 1.5)))


def scale_of(widget: QWidget) -> float:
    """The text size a widget is drawn with (1 = 100 %)."""
    style = widget.style()
    return style.scale if isinstance(style, PociStyle) else 1.0
