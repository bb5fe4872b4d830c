"""What screen readers need beyond Qt's own widgets: heading levels, groups, languages, announcements."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QLocale, QObject
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleAttributesInterface
from PySide6.QtWidgets import QAccessibleWidget, QWidget

LANGUAGE_PROPERTY = "language"
"""Dynamic property of a widget whose words are in a language of their own ("fr" or "en")."""
LEVEL_PROPERTY = "heading_level"
"""Dynamic property of a label that is a heading: its level, 1 to 3."""
GROUP_PROPERTY = "group"
"""Dynamic property of a container that is met as a group with a name."""


class _Attributes(QAccessibleAttributesInterface):
    def __init__(self, values: dict[QAccessible.Attribute, Any]) -> None:
        super().__init__()
        self._values = values

    def attributeKeys(self) -> list[QAccessible.Attribute]:
        return list(self._values)

    def attributeValue(self, key: QAccessible.Attribute) -> Any:
        return self._values.get(key)


class _Described(QAccessibleWidget):
    """A widget with a role of its own and, where it has them, a level and a language."""

    def __init__(self, widget: QWidget, role: QAccessible.Role, *, says_text: bool = False) -> None:
        super().__init__(widget, role)
        self._says_text = says_text
        values: dict[QAccessible.Attribute, Any] = {}
        if widget.property(LEVEL_PROPERTY):
            values[QAccessible.Attribute.Level] = widget.property(LEVEL_PROPERTY)
        if widget.property(LANGUAGE_PROPERTY):
            values[QAccessible.Attribute.Locale] = QLocale(str(widget.property(LANGUAGE_PROPERTY)))
        self._attributes = _Attributes(values)

    def interface_cast(self, kind):
        if kind == QAccessible.InterfaceType.AttributesInterface:
            return self._attributes
        return super().interface_cast(kind)

    def text(self, kind):
        widget = self.object()
        if kind == QAccessible.Text.Name and self._says_text and widget is not None:
            return str(widget.property("text") or "")
        return super().text(kind)


def _factory(_key: str, target: QObject) -> _Described | None:
    if not isinstance(target, QWidget):
        return None
    if target.property(LEVEL_PROPERTY):
        return _Described(target, QAccessible.Role.Heading, says_text=True)
    if target.property(GROUP_PROPERTY):
        return _Described(target, QAccessible.Role.Grouping)
    return None


def install() -> None:
    """Let Qt ask us for the accessible side of headings and groups."""
    QAccessible.installFactory(_factory)


def announce(widget: QWidget, words: str) -> None:
    """Have ``words`` spoken now, without moving the focus."""
    if words:
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, words))
