"""Answers in words, and the page where they are checked."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from poci_desktop.facts.answers import DONT_KNOW, Month, Planned
from poci_desktop.interview.answers import BY, RECORD, WHEN
from poci_desktop.interview.catalogue import TOPICS, Question
from poci_desktop.interview.entries import page_of
from poci_desktop.interview.joined import joined
from poci_desktop.interview.path import plain
from poci_desktop.interview.submission import question_at
from poci_desktop.interview.view import CheckGroup, CheckRow
from poci_desktop.localizer import Localizer
from poci_desktop.rules.findings import Value

if TYPE_CHECKING:
    from poci_desktop.interview.session import Session

_UNITS = {"hours_year": "hours"}
_CODES = ("place", "institution", "country")


def label(session: Session, path: str, localizer: Localizer) -> str:
    """The short name of a fact, of one of its entries, or of a list."""
    lists = session.catalogue.lists
    if path in lists:
        return localizer.words(lists[path].label)
    if plain(path) not in session.catalogue.questions:
        return path
    text = localizer.words(question_at(session, path).label)
    for list_path, entry_list in lists.items():
        if path.startswith(f"{list_path}["):
            number = int(path[len(list_path) + 1 :].split("]")[0]) + 1
            entry = localizer.words(entry_list.entry).format(n=number)
            colon = "\u00a0: " if localizer.language == "fr" else ": "
            return (
                f"{entry}{colon}{text[0].lower()}{text[1:]}" if _ordinary(text) else f"{entry}{colon}{text}"
            )
    return text


def _ordinary(text: str) -> bool:
    """Whether a label begins with an ordinary word, which loses its capital inside a line."""
    return not text[:2].isupper() and not text.startswith("One Skill")


def words(session: Session, path: str, localizer: Localizer) -> str:
    """The answer in words; "" when there is none."""
    value = session.given.get(path, session.state.active.get(path))
    if value is None:
        return ""
    if path in session.catalogue.lists:
        return _list_words(session, path, value, localizer)
    if plain(path) not in session.catalogue.questions:
        return ""
    text = say(session, question_at(session, path), value, localizer)
    day = session.given.get(path + BY)
    if isinstance(value, Planned) and isinstance(day, date):
        expected = localizer.words(session.catalogue.messages["planned_date"])
        text = f"{text} ({expected.format(date=localizer.date(day))})"
    return text


def say(session: Session, question: Question, value: Any, localizer: Localizer) -> str:
    """One answer of a question in words."""
    messages = session.catalogue.messages
    if value is DONT_KNOW:
        return localizer.words(messages["dont_know"])
    if isinstance(value, Planned):
        return localizer.words(messages["planned"])
    if isinstance(value, date):
        return localizer.date(value)
    if isinstance(value, Month):
        return localizer.month(value.year, value.month)
    if isinstance(value, (int, Decimal)):
        return _amount(question, value, localizer)
    named = {choice.value: choice.words for choice in (*question.values, *question.specials)}
    if isinstance(value, tuple):
        return joined(
            (str(item), localizer.words(named[item]) if item in named else str(item)) for item in value
        )
    if value in named:
        return localizer.words(named[value])
    if question.kind == "noc":
        return session.names.occupation(value, localizer.language)
    if question.kind in _CODES:
        return session.names.name(question.kind, value, localizer.language)
    return str(value)


def _amount(question: Question, value: int | Decimal, localizer: Localizer) -> str:
    if question.kind == "date":  # a number of years where a first day is asked
        return localizer.value(Value("years", value))
    if question.factor != 1:
        weeks, rest = divmod(value, question.factor)
        return localizer.value(Value("days", value)) if rest else localizer.value(Value(question.unit, weeks))
    if question.kind == "scores":
        return localizer.number(value)
    return localizer.value(Value(_UNITS.get(question.unit, question.unit), value))


def _list_words(session: Session, path: str, value: Any, localizer: Localizer) -> str:
    if value is DONT_KNOW:
        return localizer.words(session.catalogue.messages["dont_know"])
    if value == 0:
        return localizer.words(session.catalogue.lists[path].none)
    return localizer.number(int(value))


def groups(session: Session, localizer: Localizer) -> tuple[CheckGroup, ...]:
    """Every answer, by topic, in the order of the pages; parked answers are marked."""
    rows: dict[str, list[CheckRow]] = {topic: [] for topic in TOPICS}
    for path in _ordered(session):
        page = page_of(session, path)
        if page is not None:
            topic = _topic(session, page)
            rows[topic].append(_row(session, path, page, localizer))
    return tuple(
        CheckGroup(topic, localizer.words(session.catalogue.topics[topic]), tuple(found))
        for topic, found in rows.items()
        if found
    )


def _row(session: Session, path: str, page: str, localizer: Localizer) -> CheckRow:
    name = label(session, path, localizer)
    change = localizer.words(session.catalogue.messages["change"])
    return CheckRow(
        path=path,
        page=page,
        question=name,
        answer=words(session, path, localizer),
        change=change.format(label=name),
        parked=path not in session.state.active,
    )


def _topic(session: Session, page_id: str) -> str:
    return session.catalogue.page(page_id.split("[")[0].split("~")[0]).topic


def _ordered(session: Session) -> list[str]:
    """The paths that have an answer, in the authored order; an entry's answers stand together."""
    answered = {path for path in session.given if not path.endswith(BY)}
    if session.given.get(WHEN) == "today":
        answered.add("app.filing_date")
    found: list[str] = []
    for page in session.catalogue.pages:
        if page.entry_of:
            continue
        if not page.list:
            found += [path for path in page.facts if path in answered]
            found += [
                p for p in session.given if p.startswith(f"{RECORD}.") and p in page.facts and p not in found
            ]
            continue
        if page.list in answered and not (session.sizes.get(page.list) and session.given[page.list] != 0):
            found.append(page.list)
        editors = [p for p in session.catalogue.pages if p.entry_of == page.list]
        for entry in range(session.sizes.get(page.list, 0)):
            for editor in editors:
                for name in editor.facts:
                    path = name.replace("[]", f"[{entry}]", 1)
                    if path in answered:
                        found.append(path)
    return list(dict.fromkeys(found))
