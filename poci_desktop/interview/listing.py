"""A list page: one line an entry, what is missing in each, and how long they last together."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from poci_desktop.facts.answers import Month
from poci_desktop.interview.path import plain
from poci_desktop.interview.review import words
from poci_desktop.interview.submission import question_at, sentence
from poci_desktop.interview.view import EntriesView, EntryView
from poci_desktop.localizer import Localizer
from poci_desktop.rules.findings import Value

if TYPE_CHECKING:
    from poci_desktop.interview.session import Session

_TITLES = {
    "jobs": ("employer", "noc"),
    "cred": ("type", "institution"),
    "lang.test": ("name",),
    "res.ontario_intervals": (),
    "ee.declared_nocs": ("",),
}
_DETAILS = {
    "jobs": ("hours_week", "country"),
    "cred": ("doc_date",),
    "lang.test": ("date", "listening", "reading", "writing", "speaking"),
    "res.ontario_intervals": (),
    "ee.declared_nocs": (),
}
_SPANS = {"jobs": ("start", "end"), "res.ontario_intervals": ("from", "to")}


def entries_view(session: Session, list_path: str, localizer: Localizer) -> EntriesView:
    """The entries of a list and the words of its buttons."""
    entry_list = session.catalogue.lists[list_path]
    number = session.sizes.get(list_path, 0)
    counted = session.given.get(list_path)
    shown = number if isinstance(counted, int) and counted else 0
    error = session.errors.get(list_path)
    return EntriesView(
        path=list_path,
        entries=tuple(_entry(session, list_path, index, localizer) for index in range(shown)),
        add=localizer.words(entry_list.add_another if shown else entry_list.add),
        none=localizer.words(entry_list.none),
        none_chosen=session.list_draft(list_path) == "none",
        total=_total(session, list_path, shown, localizer),
        draft=session.list_draft(list_path),
        error="" if error is None else sentence(session, error, localizer),
    )


def _entry(session: Session, list_path: str, index: int, localizer: Localizer) -> EntryView:
    start = f"{list_path}[{index}]"
    name = localizer.words(session.catalogue.lists[list_path].entry).format(n=index + 1)
    named = [_said(session, start, fact, localizer) for fact in _TITLES[list_path]]
    colon = "\u00a0: " if localizer.language == "fr" else ": "
    title = colon.join([name, ", ".join(t for t in named if t)]) if any(named) else name
    details = [_span_words(session, list_path, start, localizer)]
    details += [_said(session, start, fact, localizer) for fact in _DETAILS[list_path]]
    return EntryView(
        index, title, " · ".join(d for d in details if d), _problems(session, list_path, index, localizer)
    )


def _said(session: Session, start: str, fact: str, localizer: Localizer) -> str:
    return words(session, f"{start}.{fact}" if fact else start, localizer)


def _problems(session: Session, list_path: str, index: int, localizer: Localizer) -> tuple[str, ...]:
    """The answers an entry still needs, as one sentence."""
    labels = []
    for stop in session.state.stops:
        if stop.page.entry_of == list_path and stop.entry == index and session.waits(stop):
            for path in session.fields(stop):
                if path not in session.state.active and not question_at(session, path).optional:
                    labels.append(localizer.words(session.catalogue.question(plain(path)).label))
    if not labels:
        return ()
    return (localizer.words(session.catalogue.messages["incomplete"]).format(labels=", ".join(labels)),)


def _span_words(session: Session, list_path: str, start: str, localizer: Localizer) -> str:
    """``from 3 March 2022 to 1 May 2024``."""
    if list_path not in _SPANS:
        return ""
    first, last = (session.given.get(f"{start}.{fact}") for fact in _SPANS[list_path])
    if not isinstance(first, (date, Month)):
        return ""
    kind = "months_" if isinstance(first, Month) or isinstance(last, Month) else ""
    messages = session.catalogue.messages
    if isinstance(last, (date, Month)):
        text = localizer.words(messages[f"{kind}from_to"])
        return text.format(start=_day(first, kind, localizer), end=_day(last, kind, localizer))
    return localizer.words(messages[f"{kind}from_now"]).format(start=_day(first, kind, localizer))


def _day(value: date | Month, kind: str, localizer: Localizer) -> str:
    return (
        localizer.month(value.year, value.month)
        if kind or isinstance(value, Month)
        else localizer.date(value)
    )


def _total(session: Session, list_path: str, number: int, localizer: Localizer) -> str:
    """The time the entries cover together, overlaps counted once: whole months, of 365/12 days."""
    spans = [span for i in range(number) if (span := _span(session, list_path, i)) is not None]
    if list_path not in _SPANS or not spans:
        return ""
    days, reached = 0, date.min
    for first, last in sorted(spans):
        begin = max(first, reached)
        if last >= begin:
            days += (last - begin).days + 1
            reached = last + timedelta(days=1)
    months = days * 12 // 365
    years, rest = divmod(months, 12)
    parts = [localizer.value(Value("years", years))] if years else []
    if rest or not years:
        parts.append(localizer.value(Value("months", rest)))
    joint = " et " if localizer.language == "fr" else " and "
    return localizer.words(session.catalogue.messages["total_time"]).format(time=joint.join(parts))


def _span(session: Session, list_path: str, index: int) -> tuple[date, date] | None:
    if list_path not in _SPANS:
        return None
    values: list[Any] = [session.given.get(f"{list_path}[{index}].{fact}") for fact in _SPANS[list_path]]
    first = values[0].first_day if isinstance(values[0], Month) else values[0]
    last = values[1].last_day if isinstance(values[1], Month) else values[1]
    if last == "current":
        last = session.state.assessment.application_date
    if isinstance(first, date) and isinstance(last, date) and first <= last:
        return first, last
    return None
