"""The interview, headless: what was typed, what counts, which page is shown. Pure: no Qt, no clock, no file.

* Everything typed is kept as typed (*drafts*), on every page, whatever the person does next.
* ``submit`` reads the page; what it understands becomes *answers*; the path is computed again from them.
* Answers whose question no longer applies are parked: kept, left out of the case, back when it applies again.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from poci_desktop.facts.answers import DONT_KNOW
from poci_desktop.facts.case import Case
from poci_desktop.interview import entries, opening, panel, render, review
from poci_desktop.interview.answers import case_of, counting
from poci_desktop.interview.catalogue import Catalogue
from poci_desktop.interview.drafts import is_empty
from poci_desktop.interview.names import Names
from poci_desktop.interview.path import CHECK, Relevance, Stop, fields, plain, relevance, stops, waits
from poci_desktop.interview.submission import Error, read_page
from poci_desktop.interview.suggestions import suggest
from poci_desktop.interview.two_dates import TwoDates
from poci_desktop.interview.view import CheckGroup, Draft, PageView, StreamLine, TopicView
from poci_desktop.localizer import Localizer
from poci_desktop.rules.assess import Assessment, assess
from poci_desktop.rules.pack import Pack


@dataclass(frozen=True, slots=True)
class State:
    """What follows from the answers: computed once after each change."""

    active: Mapping[str, Any]
    case: Case
    assessment: Assessment
    relevant: Relevance
    stops: tuple[Stop, ...]


class Session:
    """One person's interview. ``today`` is the day judged; it is given, never read."""

    def __init__(self, pack: Pack, catalogue: Catalogue, today: date) -> None:
        self.pack = pack
        self.catalogue = catalogue
        self.today = today
        self.names = Names(pack)
        self.clear()

    def clear(self) -> None:
        """Forget everything and start again at the first page."""
        self.drafts: dict[str, Draft] = {}
        self.given: dict[str, Any] = {}
        self.sizes: dict[str, int] = {}
        self.done: set[str] = set()
        self.label: str | None = None
        self.told: set[tuple[str, str]] = set()
        self.errors: dict[str, Error] = {}
        self.editing: tuple[str, int] | None = None
        self.dates = TwoDates(self)
        self._behind = False  # once an earlier page was gone back to, only pages that wait are shown
        self._page = self.catalogue.pages[0].id
        self._to_check = False
        self._refresh()

    # what is shown

    @property
    def page_id(self) -> str:
        """The page shown, or ``check`` once nothing is left to ask."""
        return self._page

    @property
    def returns_to_check(self) -> bool:
        """Whether Continue goes back to the check page."""
        return self._to_check

    @property
    def case(self) -> Case:
        """The case the counting answers make."""
        return self.state.case

    @property
    def assessment(self) -> Assessment:
        """The assessment of :attr:`case` on ``today``."""
        return self.state.assessment

    @property
    def finished(self) -> bool:
        """Whether no page waits for an answer that matters."""
        return not any(self.waits(stop) for stop in self.state.stops)

    def pages(self) -> tuple[str, ...]:
        """The path: the ids of every page asked, in order."""
        return tuple(stop.id for stop in self.state.stops)

    def view(self, localizer: Localizer) -> PageView:
        """The page shown, in the words of one language."""
        return render.page_view(self, localizer)

    def topics(self, localizer: Localizer) -> tuple[TopicView, ...]:
        """The topics with their progress."""
        return panel.topics(self, localizer)

    def streams(self, localizer: Localizer) -> tuple[StreamLine, ...]:
        """One line a stream, as the answers stand."""
        return panel.streams(self, localizer)

    def check(self, localizer: Localizer) -> tuple[CheckGroup, ...]:
        """Every answer by topic, parked ones included."""
        return review.groups(self, localizer)

    def field_label(self, path: str, localizer: Localizer) -> str:
        """The short name of a fact, with the number of its entry (``Job 2: paid hours a week``)."""
        return review.label(self, path, localizer)

    def answer_words(self, path: str, localizer: Localizer) -> str:
        """The answer to a fact in words; "" when there is none."""
        return review.words(self, path, localizer)

    def to_case_json(self) -> dict[str, Any]:
        """The case as a case file holds it."""
        return self.case.model_dump(mode="json", by_alias=True, exclude_none=True, exclude_defaults=True)

    # typing and moving

    def put(self, path: str, draft: Draft) -> None:
        """Keep what stands in a field, as it stands. Never raises; an unknown path is ignored."""
        if path in self.catalogue.lists:
            self._put_list(path, draft)
        elif plain(path) in self.catalogue.questions:
            self.drafts[path] = draft

    def submit(self) -> bool:
        """Read the page and move on. False when something must be corrected first (see the page's errors)."""
        stop = self.stop
        if stop is None:
            return True
        answers, self.errors = read_page(self, stop)
        for path in self.fields(stop):
            if path in answers:
                self.given[path] = answers[path]
            elif path not in self.errors:
                self.given.pop(path, None)
        if self.errors:
            return False
        self.done.add(stop.id)
        self._refresh()
        self._move_on(stop)
        return True

    def skip_unknown(self) -> bool:
        """Answer "I don't know" to every empty field that offers it, and continue."""
        stop = self.stop
        for path in self.fields(stop) if stop is not None else ():
            if is_empty(self.drafts.get(path, "")) and self.catalogue.question(plain(path)).dont_know:
                self.drafts[path] = "unknown"
        return self.submit()

    def back(self) -> None:
        """The page before in the path. Everything typed is kept, here and later."""
        self.errors = {}
        stop = self.stop
        if stop is not None and stop.entry is not None and entries.is_blank(self, stop):
            self.remove_entry(stop.page.entry_of, stop.entry)
            return
        ids = list(self.pages())
        if self._page == CHECK:
            self._show(ids[-1] if ids else self._page)
            return
        place = self._position()
        self._show(ids[place - 1] if place > 0 else self._page)

    def go_to(self, page_id: str, from_check: bool = False) -> None:
        """Show a page by its id; an id that leads nowhere changes nothing."""
        if page_id == CHECK or self._stop(page_id) is not None:
            self._show(page_id)
            self._to_check = from_check and page_id != CHECK

    def change(self, path: str) -> None:
        """Show the page of a fact and come back to the check page after Continue."""
        self.go_to(self.page_of(path), from_check=True)

    def page_of(self, path: str) -> str:
        """The id of the page where a fact is asked; the page shown when there is none."""
        return entries.page_of(self, path) or self._page

    # lists

    def add_entry(self, list_path: str) -> None:
        """Add an entry and show its first page."""
        number = self.sizes.get(list_path, 0)
        self._resize(list_path, number + 1)
        self.edit_entry(list_path, number)

    def edit_entry(self, list_path: str, index: int) -> None:
        """Show the first page of an entry; Continue then walks through all its pages."""
        editor = next((p for p in self.catalogue.pages if p.entry_of == list_path), None)
        if editor is not None and 0 <= index < self.sizes.get(list_path, 0):
            back_to_check = self._to_check or self._page == CHECK
            self._show(Stop(editor, index).id)
            self.editing = (list_path, index)
            self._to_check = back_to_check

    def remove_entry(self, list_path: str, index: int) -> None:
        """Take an entry away and show its list."""
        number = self.sizes.get(list_path, 0)
        if 0 <= index < number:
            entries.shift(self, list_path, index)
            self._resize(list_path, number - 1)
            self._show_list(list_path)

    def none_of(self, list_path: str) -> None:
        """Answer that there is nothing to list. Entries typed before are kept aside."""
        self._put_list(list_path, "none")

    # a case from elsewhere

    def load(self, case: Case) -> None:
        """Open a case: every answer it holds becomes an answer of this interview, shown on the check page."""
        self.clear()
        self.label = case.label
        opening.fill(self, case)
        self._refresh()
        self.done.update(stop.id for stop in self.state.stops)
        self._show(CHECK)

    # shared with the other modules of this room

    @property
    def stop(self) -> Stop | None:
        """The page shown as a place of the data; None on the check page."""
        return self._stop(self._page)

    def fields(self, stop: Stop) -> tuple[str, ...]:
        """The full paths of the fields of a page."""
        return fields(self.catalogue, stop, self.state.active)

    def askable(self, facts: tuple[str, ...]) -> tuple[str, ...]:
        """Of ``facts``, those whose question is on the path."""
        asked = {path for stop in self.state.stops for path in (*self.fields(stop), stop.page.list)}
        return tuple(path for path in facts if path in asked)

    def waits(self, stop: Stop) -> bool:
        """Whether a page waits for an answer that matters."""
        return waits(self.catalogue, stop, self.state.active, self.state.relevant, self.done)

    def list_draft(self, list_path: str) -> str:
        """What is chosen on a list page beside entries: "none", "unknown" or ""."""
        given = self.given.get(list_path)
        if given is DONT_KNOW:
            return "unknown"
        return "none" if given == 0 else ""

    # inside

    def _refresh(self) -> None:
        active = counting(self.catalogue, self.given, self.today)
        case = case_of(self.catalogue, active).model_copy(update={"label": self.label})
        assessment = assess(self.pack, case, self.today)
        relevant = relevance(assessment)
        self.state = State(active, case, assessment, relevant, stops(self.catalogue, active, relevant))

    def _show(self, page_id: str) -> None:
        self._page = page_id
        self.errors = {}
        stop = self.stop
        if stop is None or self.editing != (stop.page.entry_of, stop.entry):
            self.editing = None
        if page_id == CHECK:
            self._to_check = self._behind = False
        if stop is not None:
            suggest(self, self.fields(stop))

    def _show_list(self, list_path: str) -> None:
        back_to_check = self._to_check
        self._show(next(p.id for p in self.catalogue.pages if p.list == list_path))
        self._to_check = back_to_check

    def _stop(self, page_id: str) -> Stop | None:
        for stop in self.state.stops:
            if stop.id == page_id:
                return stop
        return entries.stop_of(self, page_id)

    def _position(self) -> int:
        """The place of the page shown in the path; of the first page after it when it left the path."""
        ids = self.pages()
        if self._page in ids:
            return ids.index(self._page)
        stop = self.stop
        if stop is None:
            return len(ids)
        order = {page.id: number for number, page in enumerate(self.catalogue.pages)}
        return next(
            (i for i, s in enumerate(self.state.stops) if order[s.page.id] > order[stop.page.id]), len(ids)
        )

    def _move_on(self, stop: Stop) -> None:
        if stop.entry is not None and self.editing == (stop.page.entry_of, stop.entry):
            following = self._next_of_entry(stop)
            if following is None:
                self._show_list(stop.page.entry_of)
            else:
                kept, to_check = self.editing, self._to_check
                self._show(following.id)
                self.editing, self._to_check = kept, to_check
            return
        place = self._position()
        later = self.state.stops[place + 1 :] if stop.id in self.pages() else self.state.stops[place:]
        if self._to_check:
            dated = next((s for s in later if s.planned and s.page is stop.page and self.waits(s)), None)
            if dated is not None:
                self.go_to(dated.id, from_check=True)
            else:
                self._show(CHECK)
            return
        following = next(
            (s for s in later if self.waits(s) or not (s.entry is not None or self._behind)), None
        )
        if following is None:
            following = next((s for s in self.state.stops if self.waits(s)), None)
            self._behind = following is not None
        self._show(CHECK if following is None else following.id)

    def _next_of_entry(self, stop: Stop) -> Stop | None:
        mine = [
            s for s in self.state.stops if s.page.entry_of == stop.page.entry_of and s.entry == stop.entry
        ]
        ids = [s.id for s in mine]
        if stop.id in ids:
            return next(iter(mine[ids.index(stop.id) + 1 :]), None)
        return next((s for s in mine if self.waits(s)), None)

    def _put_list(self, list_path: str, draft: Draft) -> None:
        number = self.sizes.get(list_path, 0)
        if draft == "none":
            self.given[list_path] = 0
        elif draft == "unknown" and self.catalogue.lists[list_path].dont_know:
            self.given[list_path] = DONT_KNOW
        elif number:
            self.given[list_path] = number
        else:
            self.given.pop(list_path, None)
        self._refresh()

    def _resize(self, list_path: str, number: int) -> None:
        self.sizes[list_path] = number
        if number:
            self.given[list_path] = number
        else:
            self.given.pop(list_path, None)
        self._refresh()
