"""What every part of the window shares: the screen's language, the look, the session, the look-ups."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from poci_desktop.localizer import Localizer
from poci_desktop.ui.theme import Theme

if TYPE_CHECKING:
    from poci_desktop.interview.session import Session
    from poci_desktop.interview.view import Option
    from poci_desktop.report.compared import Compared
    from poci_desktop.report.document import Document, Section

PRODUCT = "POCI Bureau · OINP Desktop"
"""The one name of the window, the same in both languages, with nothing about the person."""


@dataclass(frozen=True)
class Services:
    """What the composition root lends to the window, each thing made at first use.

    ``today`` is the day judged. ``verified_to`` gives None when the rules are not as they were shipped.
    ``search`` and ``describe`` look up a kind of field ("noc", "place", "institution", "country"): options
    for typed text, and the option of a known value. ``warm_up`` are the slow first uses, to be done one by
    one while the first page is being read.
    """

    localizers: Mapping[str, Localizer]
    today: date
    verified_to: Callable[[], date | None]
    new_session: Callable[[], Session]
    search: Callable[[str, str, Localizer], list[Option]]
    describe: Callable[[str, str, Localizer], Option | None]
    document: Callable[[Session, Localizer], Document]
    write_pdf: Callable[[Session, Localizer, str, Path], None]
    compared: Callable[[Session, Localizer], Compared]
    write_compared: Callable[[Session, Localizer, str, Path], None]
    about: Callable[[Localizer], tuple[Section, ...]]
    warm_up: tuple[Callable[[], object], ...] = ()


class Context(QObject):
    """The state of the window that is not the case: language, and the session once there is one."""

    language_changed = Signal()

    def __init__(self, services: Services, theme: Theme, language: str = "fr") -> None:
        super().__init__()
        self.services, self.theme, self.language = services, theme, language
        self._session: Session | None = None
        self.helping = False

    @property
    def loc(self) -> Localizer:
        """The localizer of the screen."""
        return self.services.localizers[self.language]

    def text(self, message: str, **values: object) -> str:
        """The message in the screen's language."""
        return self.loc.text(message, **values)

    @property
    def session(self) -> Session:
        """The session, started at first use."""
        if self._session is None:
            self._session = self.services.new_session()
        return self._session

    @property
    def started(self) -> bool:
        """Whether there is a session."""
        return self._session is not None

    @property
    def answered(self) -> bool:
        """Whether anything was typed or chosen."""
        return self._session is not None and bool(self._session.drafts or self._session.given)

    def forget(self) -> None:
        """Let go of the case; the next session starts empty."""
        if self._session is not None:
            self._session.clear()
        self._session = None

    def speak(self, language: str) -> None:
        """Change the language of the screen."""
        if language != self.language:
            self.language = language
            self.language_changed.emit()
