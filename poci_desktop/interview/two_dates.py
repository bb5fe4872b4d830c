"""Two dates to be seen side by side: as typed, as understood, and what to say when they cannot be used.

They stand beside the answers and never become one: the case and its application date do not change.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from poci_desktop.interview.drafts import Wrong, draft_of, is_empty, needed, read
from poci_desktop.interview.submission import sentence
from poci_desktop.interview.view import Draft, FieldView
from poci_desktop.localizer import Localizer

if TYPE_CHECKING:
    from poci_desktop.interview.catalogue import Question
    from poci_desktop.interview.session import Session

FIRST, SECOND = "dates.first", "dates.second"
LABELS = {FIRST: "dates_first", SECOND: "dates_second"}


class TwoDates:
    """The two dates of a session. ``days`` are the last two that could be used, in their order."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._typed: dict[str, Draft] = {}
        self.errors: dict[str, Wrong] = {}
        self.days: tuple[date, date] | None = None

    def put(self, path: str, draft: Draft) -> None:
        """Keep what stands in a field, as it stands."""
        self._typed[path] = draft

    def follow(self) -> bool:
        """Take the dates as they stand if they can be used, else say nothing. Whether they changed."""
        before = self.days
        days, wrong = self._read()
        if not wrong:
            self.days = days
        return self.days != before

    def submit(self) -> bool:
        """Take the dates. False when something must be corrected first: see :attr:`errors`."""
        days, self.errors = self._read()
        if not self.errors:
            self.days = days
        return not self.errors

    def fields(self, localizer: Localizer) -> tuple[FieldView, ...]:
        """The two fields with what stands in them. Before anything is typed: the application date and the day
        judged; the second stays empty when they are the same."""
        messages = self._session.catalogue.messages
        found = []
        for path, label in LABELS.items():
            day = self._day(path)
            found.append(
                FieldView(
                    path=path,
                    kind="date",
                    label=localizer.words(messages[label]),
                    draft=self._draft(path),
                    echo=localizer.date(day) if isinstance(day, date) else "",
                    error=self._sentence(path, localizer),
                )
            )
        return tuple(found)

    def told(self, localizer: Localizer) -> tuple[tuple[str, str], ...]:
        """The errors of the last :meth:`submit`: path, and what to do after the name of the date."""
        labels = {
            path: localizer.words(self._session.catalogue.messages[LABELS[path]]) for path in self.errors
        }
        return tuple(
            (path, localizer.text("{entry}: {label}", entry=label, label=self._sentence(path, localizer)))
            for path, label in labels.items()
        )

    def _sentence(self, path: str, localizer: Localizer) -> str:
        wrong = self.errors.get(path)
        return "" if wrong is None else sentence(self._session, wrong, localizer)

    def _read(self) -> tuple[tuple[date, date] | None, dict[str, Wrong]]:
        first, second = self._day(FIRST), self._day(SECOND)
        wrong = {path: day for path, day in ((FIRST, first), (SECOND, second)) if isinstance(day, Wrong)}
        if isinstance(first, Wrong) or isinstance(second, Wrong):
            return None, wrong
        if first == second:
            return None, {SECOND: Wrong("dates_same")}
        return (first, second), {}

    def _day(self, path: str) -> date | Wrong:
        draft = self._draft(path)
        if is_empty(draft):
            return needed(self._question)
        found = read(self._question, draft, self._session.names.known)
        assert isinstance(found, date | Wrong)  # a date that offers no other word
        return found

    @property
    def _question(self) -> Question:
        asked = self._session.catalogue.question("app.filing_date")
        return replace(asked, dont_know=False, specials=())

    def _draft(self, path: str) -> Draft:
        if path in self._typed:
            return self._typed[path]
        filed, today = self._session.assessment.application_date, self._session.today
        if path == FIRST:
            return draft_of(self._question, filed)
        return draft_of(self._question, today) if today != filed else ""
