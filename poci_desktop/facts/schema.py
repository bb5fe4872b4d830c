"""The JSON Schema of a case file: every fact with its question in both languages, unit and allowed values."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from pydantic import BaseModel

from poci_desktop.facts.case import Case
from poci_desktop.facts.shape import Shape, is_list, record_of, shapes

_DAY = {"type": "string", "pattern": "^\\d{4}-\\d{2}-\\d{2}$"}
_MONTH = {"type": "string", "pattern": "^\\d{4}-\\d{2}$"}
_DIGITS = {"type": "string", "pattern": "^\\d{1,12}(\\.\\d{1,6})?$"}


class Description(NamedTuple):
    """What the schema says of one fact beside its shape."""

    en: str
    fr: str
    unit: str = ""


def case_schema(descriptions: Mapping[str, Description]) -> dict[str, Any]:
    """The schema. ``descriptions`` maps the pattern of a fact (``jobs[].noc``) or of a list to its words."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "POCI Desktop case",
        "description": "A key that is absent means: not asked. The word “unknown” means: the person does not "
        "know. / Une clé absente signifie\u00a0: non demandé. Le mot «\u00a0unknown\u00a0» signifie\u00a0: "
        "ne sait pas.",
        **_record(Case, "", descriptions),
    }


def _record(model: type[BaseModel], prefix: str, words: Mapping[str, Description]) -> dict[str, Any]:
    properties: dict[str, Any] = {}
    for name, field in model.model_fields.items():
        key = field.alias or name
        path = prefix + key
        inner = record_of(field.annotation)
        if inner is None:
            found = _fact(shapes()[path])
        elif is_list(field.annotation):
            entries = {"type": "array", "items": _record(inner, f"{path}[].", words)}
            found = {"anyOf": [entries, {"enum": ["none", "unknown"]}]}
        elif prefix:
            found = {"anyOf": [_record(inner, f"{path}.", words), {"enum": ["none", "unknown"]}]}
        else:
            found = _record(inner, f"{path}.", words)
        properties[key] = _described(found, words.get(path))
    return {"type": "object", "properties": properties, "additionalProperties": False}


def _described(schema: dict[str, Any], words: Description | None) -> dict[str, Any]:
    if words is None:
        return schema
    described = {"description": f"{words.en} / {words.fr}", "x-question": {"en": words.en, "fr": words.fr}}
    if words.unit:
        described["x-unit"] = words.unit
    return {**described, **schema}


def _fact(shape: Shape) -> dict[str, Any]:
    forms: list[dict[str, Any]] = []
    words = list(shape.words)
    if shape.many:
        item: dict[str, Any] = {"type": "string", "pattern": shape.form} if shape.form else {"enum": words}
        forms.append({"type": "array", "items": item, "uniqueItems": True})
        words = ["none"]
    elif shape.kind in ("day", "day_or_month"):
        forms.append(dict(_DAY))
    if shape.kind == "day_or_month":
        forms.append(dict(_MONTH))
    if shape.kind in ("number", "money", "whole") or shape.years:
        forms += [_number(shape), dict(_DIGITS)]
    if shape.kind == "code":
        forms.append({"type": "string", "pattern": shape.form})
    if shape.kind == "text":
        forms.append({"type": "string", "minLength": 1, "maxLength": shape.longest or 120})
    if shape.planned:
        words.append("planned")
        forms.append({"type": "object", "properties": {"planned": dict(_DAY)}, "required": ["planned"],
                      "additionalProperties": False})  # fmt: skip
    if shape.dont_know:
        words.append("unknown")
    if words:
        forms.append({"enum": words})
    if {"yes", "no"} <= set(shape.words):
        forms.append({"type": "boolean"})
    return forms[0] if len(forms) == 1 else {"anyOf": forms}


def _number(shape: Shape) -> dict[str, Any]:
    found: dict[str, Any] = {"type": "integer" if shape.kind == "whole" else "number", "minimum": 0}
    if shape.low is not None:
        del found["minimum"]
        found["exclusiveMinimum" if shape.above else "minimum"] = _json(shape.low)
    if shape.high is not None:
        found["maximum"] = _json(shape.high)
    return found


def _json(value: Any) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)
