"""The one style of the program: Fusion, with our frames, spacing and focus ring. No style sheet anywhere."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QProxyStyle, QStyle, QStyleOption, QWidget

from poci_desktop.ui.tokens import LIGHT, Tokens

RADIUS = 7
RING = 7
"""How far the focus ring reaches beyond its widget."""


class PociStyle(QProxyStyle):
    """Fusion drawn with one set of :class:`Tokens`; ``scale`` is the text size (1 = 100 %)."""

    def __init__(self, tokens: Tokens) -> None:
        super().__init__("Fusion")
        self.tokens = tokens
        self.scale = 1.0

    def pixelMetric(self, metric, option=None, widget=None):
        if metric in (QStyle.PixelMetric.PM_FocusFrameHMargin, QStyle.PixelMetric.PM_FocusFrameVMargin):
            return RING
        if metric == QStyle.PixelMetric.PM_ScrollBarExtent:
            return 14
        if metric == QStyle.PixelMetric.PM_TextCursorWidth:
            return 2
        return super().pixelMetric(metric, option, widget)

    def styleHint(self, hint, option=None, widget=None, returnData=None):
        if hint == QStyle.StyleHint.SH_FocusFrame_AboveWidget:
            return 1
        if hint == QStyle.StyleHint.SH_FocusFrame_Mask:
            return 0
        if hint == QStyle.StyleHint.SH_UnderlineShortcut:
            return 0
        return super().styleHint(hint, option, widget, returnData)

    def drawControl(self, element, option, painter, widget=None):
        if element == QStyle.ControlElement.CE_FocusFrame:
            self.draw_ring(painter, QRectF(option.rect))
            return
        super().drawControl(element, option, painter, widget)

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

    def sizeFromContents(self, kind, option, size, widget=None):
        found = super().sizeFromContents(kind, option, size, widget)
        if kind == QStyle.ContentsType.CT_LineEdit:
            return QSize(found.width() + 12, max(44, found.height() + round(14 * self.scale)))
        if kind == QStyle.ContentsType.CT_MenuItem:
            return QSize(found.width() + 24, found.height() + 12)
        return found

    def subElementRect(self, element, option, widget=None):
        rect = super().subElementRect(element, option, widget)
        if element == QStyle.SubElement.SE_LineEditContents:
            return rect.adjusted(8, 0, -8, 0)
        return rect

    def subControlRect(self, control, option, part, widget=None):
        if control == QStyle.ComplexControl.CC_ScrollBar and part in (
            QStyle.SubControl.SC_ScrollBarAddLine,
            QStyle.SubControl.SC_ScrollBarSubLine,
        ):
            return QRect()
        return super().subControlRect(control, option, part, widget)

    def _scroll_bar(self, option, painter: QPainter, widget: QWidget | None) -> None:
        """A quiet bar: only the part that can be moved."""
        part = QStyle.SubControl.SC_ScrollBarSlider
        rect = QRectF(self.subControlRect(QStyle.ComplexControl.CC_ScrollBar, option, part, widget))
        edge = self.tokens.ink if option.state & QStyle.StateFlag.State_MouseOver else self.tokens.border
        frame(painter, rect.adjusted(3, 3, -3, -3), edge, "", 0, 4)

    def draw_ring(self, painter: QPainter, rect: QRectF) -> None:
        """The focus ring: a 3 px amber line outside, a 2 px ink line inside it."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(self.tokens.focus), 3))
        painter.drawRoundedRect(rect.adjusted(1.5, 1.5, -1.5, -1.5), RADIUS + 5, RADIUS + 5)
        painter.setPen(QPen(QColor(self.tokens.focus_line), 2))
        painter.drawRoundedRect(rect.adjusted(4, 4, -4, -4), RADIUS + 3, RADIUS + 3)
        painter.restore()

    def _line_edit(self, option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
        wrong = bool(widget is not None and widget.property("wrong"))
        focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
        edge = self.tokens.not_met if wrong else self.tokens.ink if focused else self.tokens.border
        frame(painter, QRectF(option.rect), self.tokens.surface, edge, 2 if wrong or focused else 1.2)


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


def tokens_of(widget: QWidget) -> Tokens:
    """The colours a widget is drawn with."""
    style = widget.style()
    return style.tokens if isinstance(style, PociStyle) else LIGHT


def scale_of(widget: QWidget) -> float:
    """The text size a widget is drawn with (1 = 100 %)."""
    style = widget.style()
    return style.scale if isinstance(style, PociStyle) else 1.0
