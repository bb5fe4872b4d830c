"""What the program understood of what was typed, shown beside the field as it is written."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from poci_desktop.interview.catalogue import Question
from poci_desktop.interview.drafts import Wrong, is_empty, read
from poci_desktop.interview.review import say
from poci_desktop.localizer import Localizer

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
    if question.kind in ("scores", "institution", "country"):
        return ""
    text = say(session, question, value, localizer)
    if path == "offer.salary_annual" and isinstance(value, Decimal):
        return _hourly(session, value, text, localizer)
    return text


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
