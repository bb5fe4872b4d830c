"""The shape of every fact, read from the models: its kind of value, allowed words and limits.

One description serves the reader of case files, the JSON Schema and the fields of the interview, so that what
is accepted and what is said about it cannot disagree.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from poci_desktop.facts.answers import DontKnow, Month, Planned
from poci_desktop.facts.case import Case


@dataclass(frozen=True, slots=True)
class Shape:
    """What a fact may hold.

    ``kind``: ``choice``, ``set``, ``day``, ``day_or_month``, ``number``, ``whole``, ``money``, ``code`` (a
    text of a fixed form), ``text``, ``record`` or ``list`` (of records). ``words`` are the words accepted
    ("none", "current"). ``low`` and ``high`` are inclusive unless ``above`` (then the value must be greater
    than ``low``).
    ``years`` marks a day that may also be given as a number of years.
    """

    kind: str
    words: tuple[str, ...] = ()
    low: Decimal | None = None
    high: Decimal | None = None
    above: bool = False
    longest: int | None = None
    form: str = ""
    planned: bool = False
    dont_know: bool = False
    years: bool = False
    many: bool = False


@cache
def shapes() -> dict[str, Shape]:
    """Pattern of a fact -> its shape, in the order of the model; lists of records too (``jobs``)."""
    return dict(_shapes(Case, ""))


def record_of(annotation: Any) -> type[BaseModel] | None:
    """The record an annotation holds, alone or in a list; None for a plain answer."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return None if annotation in (Planned, Month) else annotation
    for argument in get_args(annotation):
        if argument not in (DontKnow, type(None), ...):
            found = record_of(argument)
            if found is not None:
                return found
    return None


def is_list(annotation: Any) -> bool:
    """Whether an annotation holds a list."""
    if get_origin(annotation) is tuple:
        return True
    return any(is_list(a) for a in get_args(annotation) if a is not ...)


def _shapes(model: type[BaseModel], prefix: str) -> Iterator[tuple[str, Shape]]:
    for name, field in model.model_fields.items():
        path = prefix + (field.alias or name)
        record = record_of(field.annotation)
        if record is None:
            yield path, _plain(field)
        elif is_list(field.annotation):
            yield path, Shape("list", dont_know=True, many=True)
            yield from _shapes(record, f"{path}[].")
        elif prefix:
            yield path, Shape("record", words=_literals(field.annotation), dont_know=True)
            yield from _shapes(record, f"{path}.")
        else:
            yield from _shapes(record, f"{path}.")


def _plain(field: FieldInfo) -> Shape:
    parts = list(_flatten(field.annotation))
    types = [p for p in parts if isinstance(p, type)]
    words = _literals(field.annotation)
    notes = [*field.metadata, *(n for p in parts for n in getattr(p, "notes", ()))]
    notes += [n for kind in _annotated(field.annotation) for n in kind]
    limits: dict[str, Any] = {}
    for note in notes:
        limits.update(_limits(note))
    return Shape(
        kind=_kind(types, words, limits, is_list(field.annotation)),
        words=words,
        planned=Planned in types,
        dont_know=DontKnow in types,
        years=date in types and Decimal in types,
        many=is_list(field.annotation),
        **limits,
    )


def _kind(types: list[type], words: tuple[str, ...], limits: dict[str, Any], many: bool) -> str:
    if many:
        return "set" if words else "codes"
    if Month in types:
        return "day_or_month"
    if date in types:
        return "day"
    if Decimal in types:
        return "money" if limits.get("high") == Decimal("999999999.99") else "number"
    if int in types:
        return "whole"
    if str in types:
        return "code" if limits.get("form") else "text"
    return "choice"


def _limits(note: Any) -> dict[str, Any]:
    if isinstance(note, FieldInfo):
        found: dict[str, Any] = {}
        for inner in note.metadata:
            found.update(_limits(inner))
        return found
    for name, limit in (("gt", "low"), ("ge", "low"), ("le", "high")):
        value = getattr(note, name, None)
        if value is not None:
            return {limit: Decimal(str(value)), **({"above": True} if name == "gt" else {})}
    form = getattr(note, "pattern", None)
    if isinstance(form, str):
        return {"form": form}
    longest = getattr(note, "max_length", None)
    return {} if longest is None else {"longest": longest}


def _flatten(annotation: Any) -> Iterator[Any]:
    if get_origin(annotation) is Literal:
        return
    arguments = get_args(annotation)
    if not arguments:
        yield annotation
    for argument in arguments:
        if argument is not ...:
            yield from _flatten(argument)


def _annotated(annotation: Any) -> Iterator[tuple[Any, ...]]:
    """The metadata of every ``Annotated`` inside an annotation."""
    if hasattr(annotation, "__metadata__"):
        yield annotation.__metadata__
    if get_origin(annotation) is Literal:
        return
    for argument in get_args(annotation):
        if argument is not ...:
            yield from _annotated(argument)


def _literals(annotation: Any) -> tuple[str, ...]:
    if get_origin(annotation) is Literal:
        return tuple(get_args(annotation))
    found: list[str] = []
    for argument in get_args(annotation):
        if argument is not ... and not hasattr(argument, "model_fields"):
            found.extend(_literals(argument))
    return tuple(dict.fromkeys(found))
