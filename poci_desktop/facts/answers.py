"""The kinds of answer a fact can have.

Every fact has three states of knowledge:

* *known*: a value of the fact's own type;
* *does not know*: :data:`DONT_KNOW`, an answer like any other (JSON ``"unknown"``);
* *not asked*: ``None`` (JSON: the key is absent).

Things that can still be obtained before filing (a test, a licence, an assessment) may also be
*planned*, with or without the day they are expected (JSON ``"planned"`` or ``{"planned": "2026-02-10"}``).
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from enum import Enum
from typing import Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    model_serializer,
    model_validator,
)

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_MONTH = re.compile(r"(\d{4})-(0[1-9]|1[0-2])")
_NUMBER = re.compile(r"\d{1,12}(\.\d{1,6})?")

FIRST_YEAR = 1900
LAST_YEAR = 2100


class DontKnow(Enum):
    """The single value meaning "asked, and the person does not know"."""

    DONT_KNOW = "unknown"

    def __repr__(self) -> str:
        return "DONT_KNOW"


DONT_KNOW = DontKnow.DONT_KNOW


class FrozenModel(BaseModel):
    """Base of all fact records: immutable, and a key that is not a fact is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True, validate_default=False)


class Planned(FrozenModel):
    """Not in hand, but expected before filing; ``by`` is the expected day when the person gave one."""

    by: date | None = None

    @model_validator(mode="before")
    @classmethod
    def _read(cls, value: Any) -> Any:
        if value == "planned":
            return {}
        if isinstance(value, dict) and set(value) == {"planned"}:
            return {"by": read_day(value["planned"])}
        return value

    @model_serializer
    def _write(self) -> Any:
        return "planned" if self.by is None else {"planned": self.by.isoformat()}


class Month(FrozenModel):
    """A month of a year, where the day is not known (JSON ``"2023-01"``)."""

    year: int
    month: int

    @model_validator(mode="before")
    @classmethod
    def _read(cls, value: Any) -> Any:
        if isinstance(value, str):
            found = _MONTH.fullmatch(value)
            if not found or not FIRST_YEAR <= int(found[1]) <= LAST_YEAR:
                raise ValueError("not_a_day_or_month")
            return {"year": int(found[1]), "month": int(found[2])}
        return value

    @model_serializer
    def _write(self) -> str:
        return f"{self.year:04d}-{self.month:02d}"

    @property
    def first_day(self) -> date:
        """The earliest day the month may stand for."""
        return date(self.year, self.month, 1)

    @property
    def last_day(self) -> date:
        """The latest day the month may stand for."""
        following = date(self.year + self.month // 12, self.month % 12 + 1, 1)
        return following - timedelta(days=1)


def read_day(value: Any) -> date:
    """Read a calendar day from a date or an ISO string (2026-03-01); anything else is an error."""
    if isinstance(value, date):
        return value
    if isinstance(value, str) and _DAY.fullmatch(value):
        try:
            day = date.fromisoformat(value)
        except ValueError:
            raise ValueError("no_such_day") from None
        if not FIRST_YEAR <= day.year <= LAST_YEAR:
            raise ValueError("no_such_day")
        return day
    raise ValueError("not_a_day")


def read_number(value: Any) -> Decimal:
    """Read an exact number >= 0 (up to six decimals) from a number or plain text."""
    if isinstance(value, bool):
        raise ValueError("not_a_number")
    if isinstance(value, (int, float, Decimal)):
        value = str(value)
    if isinstance(value, str) and _NUMBER.fullmatch(value):
        try:
            return Decimal(value)
        except InvalidOperation:  # the pattern excludes it; kept so that no input can raise a traceback
            raise ValueError("not_a_number") from None
    raise ValueError("not_a_number")


def not_reserved(text: str) -> str:
    """Text that is not the word of "I don't know": ``"unknown"`` in a file is that answer, never a name."""
    if text == DONT_KNOW.value:
        raise ValueError("reserved_word")
    return text


def read_whole(value: Any) -> int:
    """Read a whole number >= 0."""
    number = read_number(value)
    if number != number.to_integral_value():
        raise ValueError("not_a_whole_number")
    return int(number)


type_day = BeforeValidator(read_day)

Day = Annotated[date, type_day]
Number = Annotated[Decimal, BeforeValidator(read_number)]
Money = Annotated[Decimal, BeforeValidator(read_number), Field(le=Decimal("999999999.99"))]
Whole = Annotated[int, BeforeValidator(read_whole)]
NocCode = Annotated[str, Field(pattern=r"^[0-9][0-5][0-9]{3}$")]
Text = Annotated[str, Field(min_length=1, max_length=120), AfterValidator(not_reserved)]

YesNo = Literal["yes", "no"]
YesNoUnknown = Literal["yes", "no"] | DontKnow | None
