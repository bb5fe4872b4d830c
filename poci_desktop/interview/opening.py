"""Opening a case: its facts become answers and drafts of a session, as if they had been typed."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from poci_desktop.facts.answers import DONT_KNOW, Planned
from poci_desktop.facts.case import Case
from poci_desktop.facts.language import LanguageTest
from poci_desktop.facts.paths import get
from poci_desktop.interview.answers import BY, FILING, RECORD, WHEN
from poci_desktop.interview.catalogue import Question
from poci_desktop.interview.drafts import draft_of
from poci_desktop.rules.measures.place import find_place

if TYPE_CHECKING:
    from poci_desktop.interview.session import Session


def fill(session: Session, case: Case) -> None:
    """Put every fact of ``case`` into ``session``, whether or not its question applies."""
    for list_path in session.catalogue.lists:
        entries = get(case, list_path)
        if entries is DONT_KNOW:
            session.given[list_path] = DONT_KNOW
        elif isinstance(entries, tuple):
            session.sizes[list_path] = len(entries)
            session.given[list_path] = len(entries)
    for question in session.catalogue.questions.values():
        if "#" in question.fact or question.fact in session.catalogue.lists:
            continue
        if "[]" in question.fact:
            list_path = question.fact.split("[]")[0]
            for entry in range(session.sizes.get(list_path, 0)):
                path = question.fact.replace("[]", f"[{entry}]", 1)
                _answer(session, question, path, get(case, path))
        else:
            _answer(session, question, question.fact, get(case, question.fact))
    _date_page(session, case)


def _answer(session: Session, question: Question, path: str, value: Any) -> None:
    if value is None:
        return
    if path == RECORD and isinstance(value, LanguageTest):
        value = value.name if value.name is not None else DONT_KNOW
    value = identified(session, question, value)
    session.drafts[path] = draft_of(question, value)
    if isinstance(value, Planned):
        if value.by is not None:
            session.given[path + BY] = value.by
            session.drafts[path + BY] = draft_of(session.catalogue.question(FILING), value.by)
        value = Planned()
    session.given[path] = value


def identified(session: Session, question: Question, value: Any) -> Any:
    """A place or a school written by its name, as its id when the name leaves no doubt."""
    if not isinstance(value, str) or question.kind not in ("place", "institution"):
        return value
    if session.names.known(question.kind, value):
        return value
    if question.kind == "place":
        row = find_place(session.pack, value)
        return value if row is None else row["id"]
    return session.names.school(value) or value


def _date_page(session: Session, case: Case) -> None:
    """Which of the three answers of the first page the case stands for."""
    filing, decision = case.app.filing_date, case.app.decision
    if decision not in (None, "not_filed"):
        when = "filed"
    elif filing is None or (filing == session.today and decision == "not_filed"):
        when = "today"
    else:
        when = "look" if isinstance(filing, date) else "filed"
    session.given[WHEN] = when
    session.drafts[WHEN] = when
