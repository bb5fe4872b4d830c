"""Buttons of which a few are shown at once; the others are made when they are asked for."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt

from poci_desktop.localizer import Localizer
from poci_desktop.report.document import FactLink
from poci_desktop.ui.widgets.button import Button
from poci_desktop.ui.widgets.layouts import Flow

SHOWN = 5


class MoreButtons(Flow):
    """``make`` makes the button of a link; ``about`` says in the name of "and more" what there is more of."""

    def __init__(
        self, links: tuple[FactLink, ...], make: Callable[[FactLink], Button], loc: Localizer, about: str
    ) -> None:
        super().__init__(spacing=8)
        self._make, self._rest = make, links[SHOWN:]
        for link in links[:SHOWN]:
            self.add(make(link))
        self.more: Button | None = None
        if self._rest:
            words = loc.plural("and {n} more", "and {n} more", len(self._rest))
            self.more = Button(words, "quiet", icon="down", small=True, name=f"{words} ({about})")
            self.more.setObjectName("more")
            self.more.clicked.connect(self._open)
            self.add(self.more)

    def _open(self) -> None:
        """Show all, and give the focus to the first that was hidden."""
        if self.more is not None:
            self.more.hide()
        buttons = [self._make(link) for link in self._rest]
        self._rest = ()
        for button in buttons:
            self.add(button)
        buttons[0].setFocus(Qt.FocusReason.TabFocusReason)
