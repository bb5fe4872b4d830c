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

_TYPED_ISO = re.compile(r"\s*\d{4}-\d{2}-\d{2}\s*")
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
            edit.textEdited.connect(lambda text, e=edit: self._typed_in(e, text))
            edit.editingFinished.connect(lambda e=edit: self._left(e))
            block = QWidget()
            stack = column(block, spacing=2)
            stack.addWidget(Text(label, "small", "soft"))
            stack.addWidget(edit, 0, Qt.AlignmentFlag.AlignLeft)
            self.line.add(block)
            self.edits.append(edit)
        self._before = {edit: len(edit.text()) for edit in self.edits}
        self.add_line(named)

    def typed(self) -> Draft:
        return tuple(edit.text() for edit in self.edits) if any(e.text() for e in self.edits) else ""

    def entry(self) -> QWidget:
        return self.edits[0]

    def inputs(self) -> list[QWidget]:
        return list(self.edits)

    def _typed_in(self, edit: LineEdit, text: str) -> None:
        pasted = len(text) > self._before[edit] + 1
        self._before[edit] = len(text)
        # Typed sign by sign, 2026-0 could still become 2026-05-20: only the whole date is taken apart then.
        if pasted or not _ISO.fullmatch(text) or _TYPED_ISO.fullmatch(text):
            self._take_apart(text)
        self.typing()

    def _left(self, edit: LineEdit) -> None:
        """The person goes on: a date as short as 2026-5-2 is finished now."""
        if self._take_apart(edit.text()):
            self.typing()

    def _take_apart(self, text: str) -> bool:
        """Give a date written in one field its three fields; whether it was one."""
        whole = read_whole_date(text)
        for edit, part in zip(self.edits, whole or (), strict=False):
            edit.setText(part)
            self._before[edit] = len(part)
        return whole is not None


def read_whole_date(text: str) -> tuple[str, str, str] | None:
    """Day, month and year of a date pasted as one piece (2026-01-15, 15 janvier 2026, January 15, 2026)."""
    if found := _ISO.fullmatch(text):
        return (str(int(found[3])) if found[3] else "", str(int(found[2])), found[1])
    if found := _WRITTEN.fullmatch(text):
        return found[1], found[2], found[3]
    if found := _WRITTEN_EN.fullmatch(text):
        return found[2], found[1], found[3]
    return None
