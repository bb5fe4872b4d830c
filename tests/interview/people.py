"""Driving an interview as a person would: page by page, from a case that holds the answers."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cache
from typing import Any

from poci_desktop.facts.answers import Planned
from poci_desktop.facts.case import Case
from poci_desktop.facts.language import LanguageTest
from poci_desktop.facts.paths import get
from poci_desktop.interview.answers import BY, FILING, RECORD, WHEN
from poci_desktop.interview.catalogue import Catalogue, load_catalogue
from poci_desktop.interview.drafts import draft_of
from poci_desktop.interview.opening import identified
from poci_desktop.interview.path import CHECK, plain
from poci_desktop.interview.session import Session
from poci_desktop.interview.view import Draft, FieldView
from poci_desktop.localizer import Localizer
from poci_desktop.paths import i18n_dir, resource_dir
from poci_desktop.rules.loader import load_pack
from poci_desktop.rules.pack import Pack

TODAY = date(2026, 4, 30)
FR = Localizer("fr", i18n_dir())
EN = Localizer("en", i18n_dir())


@cache
def the_pack() -> Pack:
    return load_pack(resource_dir() / "packs" / "oinp")


@cache
def the_catalogue() -> Catalogue:
    return load_catalogue(resource_dir() / "questions")


def new_session(today: date = TODAY) -> Session:
    return Session(the_pack(), the_catalogue(), today)


def answer_of(session: Session, case: Case, field: FieldView) -> Draft:
    """What the person of ``case`` would put in a field; "I don't know" for what the case does not hold."""
    path = field.path
    if path == WHEN:
        if isinstance(case.app.filing_date, date):
            return "look" if case.app.decision in (None, "not_filed") else "filed"
        return "today"
    if path.endswith(BY):
        planned = get(case, path.removesuffix(BY))
        day = planned.by if isinstance(planned, Planned) else None
        return "" if day is None else draft_of(the_catalogue().question(FILING), day)
    value: Any = get(case, path)
    if path == RECORD and isinstance(value, LanguageTest):
        value = value.name
    if value is None:
        return "" if field.optional else _any_answer(field)
    question = the_catalogue().question(plain(path))
    return draft_of(question, identified(session, question, value))


def _any_answer(field: FieldView) -> Draft:
    values = [option.value for option in (*field.options, *field.words)]
    for word in ("unknown", "unsure", "not_decided"):
        if word in values:
            return word
    return values[0] if values else "1"


def interview(
    session: Session, case: Case, after: Callable[[Session], None] = lambda session: None, limit: int = 300
) -> list[str]:
    """Answer every page as the person of ``case``; the ids of the pages seen. ``after`` runs after each."""
    seen: list[str] = []
    for _ in range(limit):
        if session.page_id == CHECK:
            return seen
        view = session.view(EN)
        seen.append(view.id)
        if view.entries is not None:
            _entries(session, case, view.entries.path)
            if session.page_id != view.id:
                continue
        for field in view.fields:
            session.put(field.path, answer_of(session, case, field))
        either = session.stop.page.one_of if session.stop is not None else ()
        if either and not any(session.drafts.get(path) for path in either):
            session.put(either[0], "unknown")
        # a date after the application date is told once, then taken
        assert session.submit() or session.submit(), (view.id, session.view(EN).errors)
        after(session)
    raise AssertionError(f"the interview does not end: {seen[-12:]}")


def _entries(session: Session, case: Case, path: str) -> None:
    """On a list page: add the next entry, or say there is none, or go on."""
    entries = get(case, path)
    number = len(entries) if isinstance(entries, tuple) else 0
    if session.sizes.get(path, 0) < number:
        session.add_entry(path)
    elif number == 0:
        session.put(path, "none" if entries == () else "unknown")
