"""The controls of the simple kinds: one choice, several choices, a number, a text."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QLineEdit, QSizePolicy, QWidget

from poci_desktop.interview.view import Draft, FieldView
from poci_desktop.localizer import Localizer
from poci_desktop.ui.style import field_height, scale_of
from poci_desktop.ui.widgets.choice import CheckRow
from poci_desktop.ui.widgets.field import UNKNOWN, Control, TypedControl, words_of
from poci_desktop.ui.widgets.layouts import row
from poci_desktop.ui.widgets.rows import RadioRows, Rows
from poci_desktop.ui.widgets.text import Text


class LineEdit(QLineEdit):
    """A line to type in, as wide as ``characters`` at every text size."""

    def __init__(self, characters: int, name: str) -> None:
        super().__init__()
        self._characters = characters
        self.setAccessibleName(name)
        self.setTextMargins(6, 0, 6, 0)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def sizeHint(self):
        size = super().sizeHint()
        size.setWidth(self.fontMetrics().horizontalAdvance("0") * self._characters + 40)
        size.setHeight(field_height(self))
        return size

    def minimumSizeHint(self):
        size = self.sizeHint()
        size.setWidth(min(size.width(), self.fontMetrics().horizontalAdvance("0") * 5 + 36))
        return size

    def refit(self) -> None:
        """Take the size that goes with the text size."""
        self.setFont(QFont(QApplication.font()))
        self.updateGeometry()


class ChoiceControl(Control):
    """One of the rows."""

    def __init__(
        self,
        view: FieldView,
        localizer: Localizer,
        suffix: str = "",
        *,
        dense: bool = False,
        pairs: bool = False,
    ) -> None:
        super().__init__(view, localizer)
        value = view.draft if isinstance(view.draft, str) else ""
        self.rows = RadioRows(words_of(view), value, suffix=suffix, dense=dense, pairs=pairs)
        self.rows.chosen.connect(lambda _: self.edited.emit(self.draft()))
        self.body.addWidget(self.rows)

    def draft(self) -> Draft:
        return self.rows.value()

    def entry(self) -> QWidget:
        return next((line for line in self.rows.rows if line.isChecked()), self.rows.rows[0])

    def describe(self, words: str, wrong: bool) -> None:
        super().describe(words, wrong)
        for line in self.rows.rows:
            line.setAccessibleDescription(
                " ".join(part for part in (words if wrong else "", line.option.hint) if part)
            )


class SeveralControl(Control):
    """Any of the rows; the words beside ("none", "I don't know") exclude the others and each other."""

    def __init__(
        self, view: FieldView, localizer: Localizer, suffix: str = "", *, dense: bool = False
    ) -> None:
        super().__init__(view, localizer)
        chosen = set(view.draft) if isinstance(view.draft, tuple) else {view.draft}
        self._alone = {UNKNOWN, "none", *(option.value for option in view.words)}
        self.rows: list[CheckRow] = []
        holder = Rows()
        for option in words_of(view):
            line = CheckRow(option, dense=dense, name=f"{option.label}{suffix}" if suffix else "")
            line.setObjectName(f"option {option.value}")
            line.setChecked(option.value in chosen)
            line.clicked.connect(lambda on, v=option.value: self._clicked(v, on))
            self.rows.append(line)
        holder.place(self.rows)
        self.body.addWidget(holder)

    def draft(self) -> Draft:
        values = tuple(line.option.value for line in self.rows if line.isChecked())
        return UNKNOWN if values == (UNKNOWN,) else values

    def entry(self) -> QWidget:
        return self.rows[0]

    def _clicked(self, value: str, on: bool) -> None:
        if on:
            for line in self.rows:
                other = line.option.value
                if other != value and (value in self._alone or other in self._alone):
                    line.setChecked(False)
        self.edited.emit(self.draft())

    def describe(self, words: str, wrong: bool) -> None:
        super().describe(words, wrong)
        for line in self.rows:
            line.setAccessibleDescription(
                " ".join(part for part in (words if wrong else "", line.option.hint) if part)
            )


class NumberControl(TypedControl):
    """A number or an amount: typed in either language's way, shown back as it was understood."""

    def __init__(self, view: FieldView, localizer: Localizer, named: str = "") -> None:
        super().__init__(view, localizer)
        self.edit = LineEdit(12, view.label)
        self.edit.setObjectName("typed")
        value = view.draft if isinstance(view.draft, str) else ""
        if value not in {option.value for option in view.words}:
            self.edit.setText(value)
        self.edit.textEdited.connect(lambda _: self.typing())
        holder = QWidget()
        line = row(holder, spacing=10)
        line.addWidget(self.edit)
        if view.unit:
            line.addWidget(Text(view.unit, "body", "soft"), 0, Qt.AlignmentFlag.AlignVCenter)
        self.line.add(holder)
        self.add_line(named)

    def typed(self) -> Draft:
        return self.edit.text()

    def entry(self) -> QWidget:
        return self.edit

    def inputs(self) -> list[QWidget]:
        return [self.edit]


class TextControl(NumberControl):
    """A few plain words."""

    def __init__(self, view: FieldView, localizer: Localizer, named: str = "") -> None:
        super().__init__(view, localizer, named)
        self.edit.setMaxLength(120)
        self.edit._characters = 34
        self.edit.setMinimumWidth(round(220 * scale_of(self)))
