"""From page to page: welcome, the session's pages, check, results, finish. Holds a place, never an answer."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from poci_desktop.ui.context import Context
from poci_desktop.ui.pages.about import AboutPage
from poci_desktop.ui.pages.base import Page
from poci_desktop.ui.pages.check import CheckPage
from poci_desktop.ui.pages.entries import EntriesPage
from poci_desktop.ui.pages.finish import ClearPage, FinishPage
from poci_desktop.ui.pages.problem import ProblemPage
from poci_desktop.ui.pages.question import QuestionPage
from poci_desktop.ui.pages.results import ResultsPage
from poci_desktop.ui.pages.two_dates import TwoDatesPage
from poci_desktop.ui.pages.welcome import BeforePage, PurposePage, WelcomePage

CHECK = "check"
"""The session's name for the end of its path."""
Show = Callable[[Page, "dict[str, object] | None"], None]
_ASIDE = ("about", "clear", "problem")
_BEFORE = {"purpose": "welcome", "before": "purpose", "finish": "results", "dates": "results"}
_PAGES: dict[str, type[Page]] = {
    "welcome": WelcomePage,
    "purpose": PurposePage,
    "before": BeforePage,
    "check": CheckPage,
    "results": ResultsPage,
    "dates": TwoDatesPage,
    "finish": FinishPage,
    "clear": ClearPage,
    "about": AboutPage,
}


class Navigator(QObject):
    """Knows where the person is. ``show`` puts a page in the window."""

    closing = Signal()
    answered = Signal()
    panel_wanted = Signal(str)

    def __init__(self, context: Context, show: Show) -> None:
        super().__init__()
        self.context, self._show = context, show
        self.place = "welcome"
        self._from = "welcome"
        self._erased = False
        self.faults: list[Exception] = []

    def go(self, place: str) -> None:
        """Show another place. Pages aside (about, clear) lead back to where they were opened."""
        if place in _ASIDE and self.place not in _ASIDE:
            self._from = self.place
        self.place = place
        self._show(self._make(), None)

    def redraw(self, state: dict[str, object] | None) -> None:
        """Draw the present page again, as it was."""
        self._show(self._make(), state)

    def may_close(self) -> bool:
        """Whether the window may close now; with answers given, the question is put first."""
        if self._erased or self.place == "clear" or not self.context.answered:
            self.context.forget()
            return True
        self.go("clear")
        return False

    def ask(self, what: str, about: Any) -> None:
        """Do what a page asks for; once its own handling of the key or click is over."""
        QTimer.singleShot(0, self, lambda: self._try(what, about))

    def _try(self, what: str, about: Any) -> None:
        """Do it; a fault of the program becomes a page that says so, and the answers stay."""
        try:
            self._do(what, about)
        except Exception as fault:  # the last line before the person: nothing may pass it unseen
            self.faults.append(fault)
            self.go("problem")

    def _do(self, what: str, about: Any) -> None:
        if what == "language":
            self.context.language = str(about)
            self.go("purpose")
        elif what == "purpose":
            self.context.helping = about == "helping"
            self.go("before")
        elif what == "panel":
            self.panel_wanted.emit(str(about))
        elif what == "answered":
            self.answered.emit()
        elif what == "redraw":
            self.redraw(about)
        elif what == "back":
            self._back()
        elif what == "close":
            self.context.forget()
            self._erased = True
            self.closing.emit()
        elif what == "again":
            self.context.forget()
            self.go("welcome")
        elif what in ("about", "results", "dates", "finish"):
            self.go(what)
        elif what == "continue" and self.place == "before":
            self.go("check" if self.context.session.page_id == CHECK else "interview")
        elif self.context.started:
            self._interview(what, about)

    def _interview(self, what: str, about: Any) -> None:
        session = self.context.session
        if what == "continue":
            session.submit()
        elif what == "go":
            session.go_to(about)
        elif what == "change":
            session.change(about)
        elif what == "add_entry":
            session.add_entry(about)
        elif what == "edit_entry":
            session.edit_entry(*about)
        elif what == "remove_entry":
            session.remove_entry(*about)
        elif what == "list_word":
            session.put(*about)
            self.answered.emit()
            return
        self.go("check" if session.page_id == CHECK else "interview")

    def _back(self) -> None:
        if self.place in _ASIDE:
            self.go(self._from)
        elif self.place == "interview" and self._at_first_page():
            self.go("before")
        elif self.place in ("interview", "check"):
            self.context.session.back()
            self.go("interview")
        elif self.place == "results":
            self.context.session.go_to(CHECK)
            self.go("check")
        elif self.place in _BEFORE:
            self.go(_BEFORE[self.place])

    def _at_first_page(self) -> bool:
        session = self.context.session
        return session.page_id == next(iter(session.pages()), session.page_id)

    def _make(self) -> Page:
        if self.place == "interview":
            view = self.context.session.view(self.context.loc)
            return EntriesPage(self.context) if view.entries is not None else QuestionPage(self.context)
        if self.place == "problem":
            return ProblemPage(self.context, self.faults[-1])
        return _PAGES[self.place](self.context)
