"""Rows together: one of them (radio) or any of them (check), in one column, two, or side by side."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QWidget

from poci_desktop.interview.view import Option
from poci_desktop.ui.style import scale_of
from poci_desktop.ui.widgets.choice import CheckRow, RadioRow

_MANY = 7
_LONG = 12
_BESIDE = 4
_SHORT = 18
_MEDIUM = 50
_ENLARGED = 1.3


class Rows(QWidget):
    """Places rows for the text size: enlarged text has one column, whatever the number of rows."""

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._placed: Sequence[RadioRow | CheckRow] = ()
        self._pairs = False

    def place(self, rows: Sequence[RadioRow | CheckRow], *, pairs: bool = False) -> None:
        """Add the rows, once. ``pairs``: four rows or more stand two by two while their words are short."""
        self._placed = rows
        self._pairs = pairs and len(rows) >= _BESIDE and all(len(r.option.label) <= _MEDIUM for r in rows)
        compact = bool(rows) and rows[0].compact
        tight = len(rows) > _LONG
        for line in rows:
            line.tight = tight
        dense = bool(rows) and rows[0].dense
        self._grid.setVerticalSpacing(0 if compact else 6 if tight else 7 if dense else 10)
        self._grid.setHorizontalSpacing(10)
        self.refit()

    def refit(self) -> None:
        """Take the columns that go with the text size."""
        columns = self._columns()
        per_column = -(-len(self._placed) // columns)
        for number, line in enumerate(self._placed):
            self._grid.removeWidget(line)
            if columns == len(self._placed):
                self._grid.addWidget(line, 0, number)
            else:
                self._grid.addWidget(line, number % per_column, number // per_column)
        for column in range(max(_BESIDE, 2)):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)

    def _columns(self) -> int:
        rows = self._placed
        if not rows or scale_of(self) > _ENLARGED or rows[0].compact:
            return 1
        plain = not any(row.option.hint for row in rows)
        if (
            rows[0].dense
            and plain
            and len(rows) <= _BESIDE
            and all(len(r.option.label) <= _SHORT for r in rows)
        ):
            return len(rows)
        return 2 if self._pairs or len(rows) >= _MANY else 1


class RadioRows(Rows):
    """Rows of which one can be chosen. ``chosen`` tells the value."""

    chosen = Signal(str)

    def __init__(
        self,
        options: tuple[Option, ...],
        value: str = "",
        *,
        suffix: str = "",
        compact: bool = False,
        dense: bool = False,
        pairs: bool = False,
    ) -> None:
        super().__init__()
        self.group = QButtonGroup(self)
        self.rows: list[RadioRow] = []
        for option in options:
            name = f"{option.label}{suffix}" if suffix else ""
            line = RadioRow(option, compact=compact, dense=dense, name=name)
            line.setObjectName(f"option {option.value}")
            line.setChecked(option.value == value)
            line.toggled.connect(lambda on, v=option.value: self._toggled(v, on))
            self.group.addButton(line)
            self.rows.append(line)
        self._one_stop()
        self.place(self.rows, pairs=pairs)

    def value(self) -> str:
        """The chosen value, "" for none."""
        return next((line.option.value for line in self.rows if line.isChecked()), "")

    def _one_stop(self) -> None:
        """Tab comes to the row chosen. Qt sees to it once a row has had the focus; here from the start."""
        if self.value():
            for line in self.rows:
                stop = line.isChecked()
                line.setFocusPolicy(Qt.FocusPolicy.StrongFocus if stop else Qt.FocusPolicy.ClickFocus)

    def _toggled(self, value: str, on: bool) -> None:
        if on:
            self._one_stop()
            self.chosen.emit(value)
