"""A date in three short fields; month names of both languages and a pasted ISO date are understood."""

from __future__ import annotations

import re

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from poci_desktop.interview.view import Draft, FieldView
from poci_desktop.localizer import Localizer
from poci_desktop.ui.widgets.controls import LineEdit
from poci_desktop.ui.widgets.field import TypedControl
from poci_desktop.ui.widgets.layouts import column
from poci_desktop.ui.widgets.text import Text

_ISO = re.compile(r"\s*(\d{4})-(\d{1,2})(?:-(\d{1,2}))?\s*")
_WRITTEN = re.compile(r"\s*(\d{1,2})(?:er)?[\s\u00a0/]+(\w+)[\s\u00a0/,]+(\d{4})\s*")
_WRITTEN_EN = re.compile(r"\s*([A-Za-z]+)[\s\u00a0]+(\d{1,2}),?[\s\u00a0]+(\d{4})\s*")


class DateControl(TypedControl):
    """Day, month and year; the day may stay empty where month and year are enough."""

    def __init__(self, view: FieldView, localizer: Localizer, named: str = "") -> None:
        super().__init__(view, localizer)
        text = localizer.text
        parts = (("day", text("Day"), 3), ("month", text("Month"), 9), ("year", text("Year"), 5))
        typed = view.draft if isinstance(view.draft, tuple) and len(view.draft) == 3 else ("", "", "")
        self.edits: list[LineEdit] = []
        for (name, label, size), value in zip(parts, typed, strict=True):
            edit = LineEdit(size, f"{label} ({named})" if named else label)
            edit.setObjectName(name)
            edit.setText(value)
            edit.textEdited.connect(self._typed_in)
            block = QWidget()
            stack = column(block, spacing=2)
            stack.addWidget(Text(label, "small", "soft"))
            stack.addWidget(edit, 0, Qt.AlignmentFlag.AlignLeft)
            self.line.add(block)
            self.edits.append(edit)
        self.add_line(named)

    def typed(self) -> Draft:
        return tuple(edit.text() for edit in self.edits) if any(e.text() for e in self.edits) else ""

    def entry(self) -> QWidget:
        return self.edits[0]

    def inputs(self) -> list[QWidget]:
        return list(self.edits)

    def _typed_in(self, text: str) -> None:
        whole = read_whole_date(text)
        if whole:
            for edit, part in zip(self.edits, whole, strict=True):
                edit.setText(part)
        self.typing()


def read_whole_date(text: str) -> tuple[str, str, str] | None:
    """Day, month and year of a date pasted as one piece (2026-01-15, 15 janvier 2026, January 15, 2026)."""
    if found := _ISO.fullmatch(text):
        return (str(int(found[3])) if found[3] else "", str(int(found[2])), found[1])
    if found := _WRITTEN.fullmatch(text):
        return found[1], found[2], found[3]
    if found := _WRITTEN_EN.fullmatch(text):
        return found[2], found[1], found[3]
    return None
