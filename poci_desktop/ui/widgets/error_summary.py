"""The box on top of a page with errors: it takes the focus, each line leads to its field."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QFrame

from poci_desktop.ui.style import frame, tokens_of
from poci_desktop.ui.widgets.button import Button
from poci_desktop.ui.widgets.layouts import column
from poci_desktop.ui.widgets.text import Heading


class ErrorSummary(QFrame):
    """``errors`` are (path of the field, what to do); ``go`` leads to a field."""

    def __init__(self, title: str, errors: tuple[tuple[str, str], ...], go: Callable[[str], None]) -> None:
        super().__init__()
        self.setObjectName("errors")
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAccessibleName(title)
        self.setAccessibleDescription(" ".join(words for _, words in errors))
        lines = column(self, spacing=2, margins=(18, 14, 18, 14))
        lines.addWidget(Heading(title, 2, "error"))
        self.links: list[Button] = []
        for path, words in errors:
            link = Button(words, "quiet", small=True)
            link.setObjectName(f"error {path}")
            link.clicked.connect(lambda _=False, p=path: go(p))
            lines.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
            self.links.append(link)

    def paintEvent(self, event):
        tokens = tokens_of(self)
        frame(QPainter(self), QRectF(self.rect()), tokens.surface, tokens.not_met, 3)
