"""Reading a page: drafts become answers, or sentences that say what to do."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from poci_desktop.facts.checks import impossible
from poci_desktop.facts.sentences import Problem
from poci_desktop.interview.answers import BY, case_of, counting
from poci_desktop.interview.catalogue import Question
from poci_desktop.interview.drafts import Wrong, is_empty, needed, read
from poci_desktop.interview.path import Stop, plain
from poci_desktop.localizer import Localizer
from poci_desktop.rules.pack import Words

if TYPE_CHECKING:
    from poci_desktop.interview.session import Session

Error = Wrong | Words
"""A message of the catalogue with its values, or a whole sentence in both languages."""


def question_at(session: Session, path: str) -> Question:
    """The question of a full path; the expected day of a planned thing is an optional date of its own."""
    question = session.catalogue.question(plain(path))
    if not path.endswith(BY):
        return question
    messages = session.catalogue.messages
    inside, label = messages["planned_by_label"], question.label
    return replace(
        question,
        kind="date",
        question=messages["planned_by"],
        label=Words(inside.en.format(label=label.en), inside.fr.format(label=label.fr)),
        hint=messages["planned_by_hint"],
        values=(),
        specials=(),
        planned=False,
        dont_know=False,
        optional=True,
    )


def read_page(session: Session, stop: Stop) -> tuple[dict[str, Any], dict[str, Error]]:
    """The answers and the errors of a page, by full path."""
    if stop.page.list:
        return {}, _read_list(session, stop)
    answers: dict[str, Any] = {}
    errors: dict[str, Error] = {}
    for path in session.fields(stop):
        question = question_at(session, path)
        draft = session.drafts.get(path, "")
        if is_empty(draft):
            if not question.optional:
                errors[path] = needed(question)
            continue
        found = read(question, draft, session.names.known)
        if isinstance(found, Wrong):
            errors[path] = found
        else:
            answers[path] = found
    if stop.page.one_of and not any(path in answers or path in errors for path in stop.page.one_of):
        labels = [session.catalogue.question(path).label for path in stop.page.one_of]
        joined = Words(" / ".join(w.en for w in labels), " / ".join(w.fr for w in labels))
        errors[stop.page.one_of[0]] = Wrong("one_of", (("labels", joined),))
    errors |= _impossible(session, stop, answers, errors)
    return answers, errors


def _impossible(
    session: Session, stop: Stop, answers: dict[str, Any], errors: dict[str, Error]
) -> dict[str, Error]:
    """What cannot be true together with the other answers. A doubt about two dates is told once."""
    paths = session.fields(stop)
    given = {path: value for path, value in session.given.items() if path not in paths}
    case = case_of(session.catalogue, counting(session.catalogue, given | answers, session.today))
    found: dict[str, Error] = {}
    for problem in impossible(case, session.today):
        if problem.path in paths and problem.path not in errors and not _told(session, problem):
            found.setdefault(problem.path, Words(problem.en, problem.fr))
    return found


def _told(session: Session, problem: Problem) -> bool:
    if not problem.gentle:
        return False
    key = (problem.path, problem.en)
    if key in session.told:
        return True
    session.told.add(key)
    return False


def _read_list(session: Session, stop: Stop) -> dict[str, Error]:
    if stop.page.list in session.given:
        return {}
    session.given.pop(stop.page.list, None)
    return {stop.page.list: Wrong("list_needed")}


def sentence(session: Session, error: Error, localizer: Localizer) -> str:
    """An error in the words of one language."""
    if isinstance(error, Words):
        return localizer.words(error)
    values = {name: _value(session, value, localizer) for name, value in error.values}
    return localizer.words(session.catalogue.messages[error.message]).format(**values)


def _value(session: Session, value: Any, localizer: Localizer) -> str:
    if isinstance(value, Words):
        return localizer.words(value)
    if isinstance(value, (int, Decimal)):
        return localizer.number(value)
    return localizer.words(session.catalogue.messages[value])
