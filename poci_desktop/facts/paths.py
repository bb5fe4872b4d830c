"""Naming one fact: ``offer.noc``, ``jobs[0].noc`` (one entry) or ``jobs[].noc`` (pattern of all entries)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from operator import attrgetter
from typing import Any, get_args

from pydantic import BaseModel

from poci_desktop.facts.answers import DontKnow, Month, Planned
from poci_desktop.facts.case import Case

_STEP = re.compile(r"([a-z_0-9]+)(?:\[(\d*)\])?")
_RENAMED = {"from": "from_"}


@lru_cache(maxsize=4096)
def split(path: str) -> tuple[str | int, ...]:
    """Split a path into attribute names and entry numbers; :class:`ValueError` if it is no path."""
    steps: list[str | int] = []
    for part in path.split("."):
        found = _STEP.fullmatch(part)
        if not found or found[2] == "":
            raise ValueError(f"not the path of one fact: {path}")
        steps.append(_RENAMED.get(found[1], found[1]))
        if found[2] is not None:
            steps.append(int(found[2]))
    return tuple(steps)


@lru_cache(maxsize=4096)
def _direct(path: str) -> attrgetter[Any] | None:
    """A quick getter for the paths that go through no list; the rules read hundreds of them per keystroke."""
    steps = split(path)
    names = [step for step in steps if isinstance(step, str)]
    known = len(names) == len(steps) == 2 and names[0] in Case.model_fields
    return attrgetter(".".join(names)) if known else None


def get(case: Case, path: str) -> Any:
    """The answer at ``path``: a value, ``DONT_KNOW`` or ``None`` (not asked, or no such entry)."""
    direct = _direct(path)
    if direct is not None:
        return direct(case)
    value: Any = case
    for step in split(path):
        if isinstance(step, int):
            value = value[step] if isinstance(value, tuple) and step < len(value) else None
        elif isinstance(value, BaseModel):
            value = getattr(value, step)
        else:
            return None
    return value


def pattern(path: str) -> str:
    """``jobs[2].noc`` -> ``jobs[].noc``."""
    return re.sub(r"\[\d+\]", "[]", path)


def at(path: str, entry: int) -> str:
    """``jobs[].noc`` with ``entry`` 2 -> ``jobs[2].noc``; a path without a list is returned as it is."""
    return path.replace("[]", f"[{entry}]", 1)


def _record(annotation: Any) -> tuple[type[BaseModel] | None, bool]:
    """The fact record inside an annotation, and whether it stands in a list."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return (None if annotation in (Planned, Month) else annotation), False
    for argument in get_args(annotation):
        if argument in (DontKnow, type(None), ...):
            continue
        found, _ = _record(argument)
        if found is not None:
            return found, getattr(annotation, "__origin__", None) is tuple or _record(argument)[1]
    return None, False


def patterns(model: type[BaseModel] = Case, prefix: str = "") -> Iterator[str]:
    """Every fact's pattern, in the order of the model (``app.filing_date``, ``jobs[].noc`` ...)."""
    for name, field in model.model_fields.items():
        path = prefix + (field.alias or name)
        record, listed = _record(field.annotation)
        if record is None:
            yield path
        elif listed:
            yield from patterns(record, f"{path}[].")
        elif model is Case:
            yield from patterns(record, f"{path}.")
        else:  # a record that is one answer (the partner's language test)
            yield path
