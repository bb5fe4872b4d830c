"""What the program understood of what was typed, shown beside the field as it is written."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from poci_desktop.facts.language import ABILITIES, LanguageTest
from poci_desktop.interview.answers import RECORD
from poci_desktop.interview.catalogue import Question
from poci_desktop.interview.drafts import Wrong, is_empty, read
from poci_desktop.interview.path import plain
from poci_desktop.interview.review import say
from poci_desktop.localizer import Localizer
from poci_desktop.rules.context import Context
from poci_desktop.rules.measures.levels import ENGLISH, TOP, read_sitting

if TYPE_CHECKING:
    from poci_desktop.interview.session import Session


def echo(session: Session, path: str, question: Question, localizer: Localizer) -> str:
    """The answer as understood; "" for choices, plain words and what cannot be read yet."""
    draft = session.drafts.get(path, "")
    if question.kind in ("choice", "several", "text") or is_empty(draft) or draft == "unknown":
        return ""
    value = read(question, draft, session.names.known)
    if isinstance(value, Wrong) or (isinstance(value, str) and value in _words(question)):
        return ""
    if question.kind == "place" and isinstance(value, str):
        return _place(session, value, localizer)
    if question.kind == "scores":
        return _level(session, path, localizer)
    if question.kind in ("institution", "country"):
        return ""
    text = say(session, question, value, localizer)
    if path == "offer.salary_annual" and isinstance(value, Decimal):
        return _hourly(session, value, text, localizer)
    return text


def _level(session: Session, path: str, localizer: Localizer) -> str:
    """The level a score gives, with the test's other answers as they stand; "" while it is not certain."""
    start, _, ability = path.rpartition(".")
    parts: dict[str, Any] = {}
    for name in LanguageTest.model_fields:
        value = session.given.get(f"{start}.{name}")
        draft = session.drafts.get(f"{start}.{name}", "")
        if name in ABILITIES and not is_empty(draft):
            value = read(session.catalogue.question(plain(f"{start}.{name}")), draft, session.names.known)
        if value is not None and not isinstance(value, Wrong):
            parts[name] = value
    if start == RECORD and isinstance(session.given.get(RECORD), str):
        parts["name"] = session.given[RECORD]
    test = LanguageTest.model_validate(parts)
    assessment = session.state.assessment
    context = Context(session.pack, session.state.case, assessment.application_date, session.today)
    sitting = read_sitting(context, test, start)
    low, high = sitting.levels[ABILITIES.index(ability)]
    if low != high or not sitting.language:
        return ""
    ladder = "CLB" if sitting.language == ENGLISH else "NCLC"
    message = "level_top" if low >= TOP else "level" if low else "level_low"
    words = localizer.words(session.catalogue.messages[message])
    return words.format(ladder=ladder, level=low)


def _words(question: Question) -> set[str]:
    return {choice.value for choice in question.specials}


def _place(session: Session, place: str, localizer: Localizer) -> str:
    name = session.names.name("place", place, localizer.language)
    inside = session.names.in_gta(place)
    if inside is None:
        return name
    message = session.catalogue.messages["in_gta" if inside else "outside_gta"]
    return localizer.words(message).format(place=name)


def _hourly(session: Session, salary: Decimal, text: str, localizer: Localizer) -> str:
    """The yearly pay by the hour, with its working, once the hours of the offer are known."""
    offer = session.state.case.offer
    hours = offer.hours_year
    if not isinstance(hours, Decimal):
        if not isinstance(offer.hours_week, Decimal) or not isinstance(offer.weeks_year, int):
            return text
        hours = offer.hours_week * offer.weeks_year
    hourly = (salary / hours).quantize(Decimal("0.01"), rounding="ROUND_FLOOR")
    message = localizer.words(session.catalogue.messages["per_hour"])
    return message.format(
        hourly=localizer.money(hourly) + ("/h"), year=localizer.money(salary), hours=localizer.number(hours)
    )
