"""Between what a person typed and the answer it stands for.

:func:`read` turns a draft into an answer or says, as a message of the catalogue, what to do; :func:`draft_of`
is the way back, for a case that was opened. Both are tolerant of either language's way of writing.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from poci_desktop.facts.answers import DONT_KNOW, Month, Planned
from poci_desktop.facts.shape import Shape, shapes
from poci_desktop.interview.catalogue import Question
from poci_desktop.interview.view import Draft
from poci_desktop.localizer import Localizer

EMPTY: tuple[Draft, ...] = ("", (), ("", "", ""))
READER = Localizer("en", Path())  # numbers and months are read alike in both languages

STORED = "="
"""Mark of an answer that the field cannot show as typed text (three years where a day is asked)."""


@dataclass(frozen=True, slots=True)
class Wrong:
    """What to tell the person: a message of the catalogue and the values of its places.

    A value may be a ``Decimal`` or ``int`` (written as a number) or a text in both languages.
    """

    message: str
    values: tuple[tuple[str, Any], ...] = ()


Known = Callable[[str, str], bool]
"""Whether a code is known: ``known("noc", "21231")``."""


def is_empty(draft: Draft) -> bool:
    """Whether nothing was typed or chosen."""
    return draft in EMPTY or (isinstance(draft, str) and not draft.strip())


def read(question: Question, draft: Draft, known: Known) -> Any:
    """The answer of a draft that is not empty: a value, ``DONT_KNOW``, a ``Planned``, or what is wrong."""
    if draft == "unknown" and question.dont_know:
        return DONT_KNOW
    if isinstance(draft, str):
        if draft in {choice.value for choice in question.specials}:
            return draft
        if draft.startswith(STORED):
            return _stored(question, draft[len(STORED) :])
    return _READERS[question.kind](question, draft, known)


def needed(question: Question) -> Wrong:
    """What to say when a field that is needed is empty."""
    kind = question.kind
    if kind == "choice":
        return Wrong("choose" if question.dont_know else "choose_known", (("label", question.label),))
    if kind == "several":
        return Wrong("choose_several", (("label", question.label),))
    if kind == "date":
        return Wrong("enter_date" if question.dont_know else "enter_date_known")
    if kind == "date_or_month":
        return Wrong("enter_month")
    if kind == "money":
        return Wrong("enter_money", (("example", _example(question)),))
    if kind in ("number", "integer"):
        return Wrong("enter_number", (("example", _example(question)),))
    if kind == "scores":
        return Wrong("enter_score")
    return Wrong("enter_text" if kind == "text" else "pick_needed")


def draft_of(question: Question, value: Any) -> Draft:
    """The draft that stands for an answer."""
    if value is DONT_KNOW:
        return "unknown"
    if isinstance(value, Planned):
        return "planned"
    if isinstance(value, Month):
        return ("", str(value.month), str(value.year))
    if isinstance(value, date):
        return (str(value.day), str(value.month), str(value.year))
    if isinstance(value, (Decimal, int)):
        if question.kind == "date":
            return f"{STORED}{value}"
        if question.factor != 1:
            weeks, rest = divmod(value, question.factor)
            return f"{STORED}{value}" if rest else str(weeks)
        return _plain(value)
    if isinstance(value, tuple):
        return tuple(value)
    return str(value)


def _plain(value: Decimal | int) -> str:
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _stored(question: Question, text: str) -> Any:
    if not re.fullmatch(r"\d+(\.\d+)?", text):
        return Wrong("read_number", (("example", _example(question)),))
    return int(text) if question.kind == "integer" else Decimal(text)


def _choice(question: Question, draft: Draft, known: Known) -> Any:
    if draft == "planned" and question.planned:
        return Planned()
    if draft in {choice.value for choice in question.values}:
        return draft
    return needed(question)


def _several(question: Question, draft: Draft, known: Known) -> Any:
    chosen = draft if isinstance(draft, tuple) else (draft,)
    if "unknown" in chosen:
        return DONT_KNOW if chosen == ("unknown",) else Wrong("several_none", (("none", "dont_know"),))
    values = [choice.value for choice in question.values]
    if not chosen or any(value not in values for value in chosen):
        return needed(question)
    if "none" in chosen and len(set(chosen)) > 1:
        label = next(choice.words for choice in question.values if choice.value == "none")
        return Wrong("several_none", (("none", label),))
    return tuple(value for value in values if value in chosen)


def _date(question: Question, draft: Draft, known: Known) -> Any:
    if isinstance(draft, str):
        draft = _pasted(draft)
    if len(draft) != 3:
        return needed(question)
    day, month, year = (part.strip() for part in draft)
    if READER.read_month(month) is None:
        return Wrong("date_month")
    if not re.fullmatch(r"(19|20)\d\d", year):
        return Wrong("date_year")
    if not day:
        if question.kind == "date_or_month":
            return Month(year=int(year), month=READER.read_month(month) or 1)
        return Wrong("date_day")
    return READER.read_date(day, month, year) or Wrong("date_none")


def _pasted(text: str) -> tuple[str, ...]:
    """``2025-06-02`` or ``2025-06``, pasted whole."""
    found = re.fullmatch(r"\s*(\d{4})-(\d\d?)(?:-(\d\d?))?\s*", text)
    return (found[3] or "", found[2], found[1]) if found else ("", "", "")


def _number(question: Question, draft: Draft, known: Known) -> Any:
    typed = draft if isinstance(draft, str) else ""
    if question.kind == "scores" and typed.strip().upper() == "M":
        return Decimal(0)  # CELPIP prints M for "minimal": sheet 14.4 rule 7 stores it as 0
    value = READER.read_number(typed)
    money = question.kind == "money"
    if value is None:
        return Wrong("read_money" if money else "read_number", (("example", _example(question)),))
    if question.kind == "integer" and value != value.to_integral_value():
        return Wrong("whole")
    places = {"money_hour": 4}.get(question.unit, 2 if money else 6)  # agreements set pay below the cent
    if -int(value.as_tuple().exponent) > places:
        return Wrong("decimals", (("places", places),))
    value *= question.factor
    outside = _limits(shape_of(question), value, question.factor)
    if outside is not None:
        return outside
    return int(value) if question.kind == "integer" else value


def _limits(shape: Shape, value: Decimal, factor: int) -> Wrong | None:
    if shape.low is not None and (value <= shape.low if shape.above else value < shape.low):
        return Wrong("above" if shape.above else "at_least", (("low", shape.low / factor),))
    high = shape.high if shape.high is not None else Decimal(999_999_999)
    return Wrong("at_most", (("high", high // factor),)) if value > high else None


def _code(question: Question, draft: Draft, known: Known) -> Any:
    typed = draft.strip() if isinstance(draft, str) else ""
    return typed if typed and known(question.kind, typed) else Wrong("pick")


def _text(question: Question, draft: Draft, known: Known) -> Any:
    typed = draft.strip() if isinstance(draft, str) else ""
    longest = shape_of(question).longest or 120
    if len(typed) > longest:
        return Wrong("too_long", (("high", longest),))
    return typed or needed(question)


def shape_of(question: Question) -> Shape:
    """The shape of the fact of a question."""
    return shapes()[question.fact]


def _example(question: Question) -> Decimal:
    if question.kind == "money":
        return Decimal("28.50") if question.unit == "money_hour" else Decimal(15000)
    return {"hours_week": Decimal("37.5"), "hours_year": Decimal(1950), "percent": Decimal(50)}.get(
        question.unit, Decimal(2)
    )


_READERS: dict[str, Callable[[Question, Draft, Known], Any]] = {
    "choice": _choice,
    "several": _several,
    "date": _date,
    "date_or_month": _date,
    "money": _number,
    "number": _number,
    "integer": _number,
    "scores": _number,
    "noc": _code,
    "place": _code,
    "institution": _code,
    "country": _code,
    "text": _text,
}
