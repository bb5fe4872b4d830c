"""From the JSON of a case file to a :class:`Case`, or one sentence per problem with the path of the field.

Accepted besides the strict form: booleans for yes and no, ``null`` for "not asked", ``"canada"`` for the
country
``"CA"``, the word ``"none"`` for an empty list, numbers as JSON numbers or as plain text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from difflib import get_close_matches
from typing import Any

from pydantic import BaseModel, ValidationError

from poci_desktop.facts.answers import FIRST_YEAR, LAST_YEAR, Month, Planned, read_day, read_number
from poci_desktop.facts.case import Case
from poci_desktop.facts.checks import impossible
from poci_desktop.facts.sentences import Problem, number_en, number_fr
from poci_desktop.facts.shape import Shape, is_list, record_of, shapes

UNKNOWN = "unknown"
_PLANNED_FORM = "{“planned”: “2026-02-10”}"


def load_case(content: Any) -> Case | tuple[Problem, ...]:
    """The case of parsed JSON (numbers with decimals as ``Decimal`` or ``float``), or every problem found."""
    problems: list[Problem] = []
    if not isinstance(content, Mapping):
        return (_group("case"),)
    raw = _record(Case, content, "", problems)
    if problems:
        return tuple(problems)
    try:
        case = Case.model_validate(raw)
    except ValidationError as error:  # every fact was read one by one; this names what was overlooked
        return tuple(_overlooked(item["loc"]) for item in error.errors())
    hard = tuple(problem for problem in impossible(case, date.max) if not problem.gentle)
    return hard or case


def _record(model: type[BaseModel], content: Mapping[str, Any], prefix: str, problems: list[Problem]) -> Any:
    names = {field.alias or name: field for name, field in model.model_fields.items()}
    found: dict[str, Any] = {}
    for key, value in content.items():
        path = f"{prefix}{key}"
        if key not in names:
            problems.append(_no_such_fact(path, str(key), names))
        elif value is not None:
            inner = record_of(names[key].annotation)
            if inner is None:
                found[key] = _answer(path, value, problems)
            elif is_list(names[key].annotation):
                found[key] = _entries(inner, value, path, problems)
            else:
                found[key] = _group_of(inner, value, path, bool(prefix), problems)
    return found


def _entries(model: type[BaseModel], value: Any, path: str, problems: list[Problem]) -> Any:
    if value == UNKNOWN:
        return value
    if value == "none":
        return []
    if not isinstance(value, (list, tuple)):
        problems.append(
            Problem(
                path,
                "Write a list of entries between [ ], or “none”, or “unknown”.",
                "Écrivez une liste d’entrées entre [ ], ou «\u00a0none\u00a0», ou «\u00a0unknown\u00a0».",
            )
        )
        return value
    return [_group_of(model, item, f"{path}[{i}]", False, problems) for i, item in enumerate(value)]


def _group_of(model: type[BaseModel], value: Any, path: str, words: bool, problems: list[Problem]) -> Any:
    if words and value in (UNKNOWN, "none"):
        return value
    if not isinstance(value, Mapping):
        problems.append(_group(path))
        return value
    return _record(model, value, f"{path}.", problems)


def _group(path: str) -> Problem:
    return Problem(
        path,
        "Write a group of facts between { }, as in the examples.",
        "Écrivez un groupe de faits entre { }, comme dans les exemples.",
    )


def _no_such_fact(path: str, key: str, names: Mapping[str, Any]) -> Problem:
    near = get_close_matches(key, names, n=1, cutoff=0.5)
    known = near or [p.split(".")[-2] for p in shapes() if p.split(".")[-1] == key and "." in p][:1]
    if near:
        return Problem(
            path,
            f"There is no fact of this name. The nearest name here is “{near[0]}”.",
            f"Aucun fait ne porte ce nom. Le nom le plus proche ici est «\u00a0{near[0]}\u00a0».",
        )
    if known:
        group = known[0].removesuffix("[]")
        return Problem(
            path,
            f"There is no fact of this name here. There is one in “{group}”.",
            f"Aucun fait ne porte ce nom ici. Il y en a un dans «\u00a0{group}\u00a0».",
        )
    allowed = ", ".join(names)
    return Problem(
        path,
        f"There is no fact of this name. Names here: {allowed}.",
        f"Aucun fait ne porte ce nom. Noms possibles ici\u00a0: {allowed}.",
    )


def _answer(path: str, value: Any, problems: list[Problem]) -> Any:
    shape = shapes()[re.sub(r"\[\d+\]", "[]", path)]
    tidy = _tidy(shape, value)
    if tidy == UNKNOWN and shape.dont_know:
        return tidy
    fault = _fault(shape, tidy)
    if fault is not None:
        problems.append(Problem(path, fault[0], fault[1]))
    return tidy


def _tidy(shape: Shape, value: Any) -> Any:
    if isinstance(value, bool) and {"yes", "no"} <= set(shape.words):
        return "yes" if value else "no"
    if shape.form == COUNTRY and isinstance(value, str):
        return "CA" if value.casefold() == "canada" else value.upper() if len(value) == 2 else value
    if shape.many and value == "none":
        return ["none"] if "none" in shape.words else []
    return value


COUNTRY = "^[A-Z]{2}$"
Sentence = tuple[str, str]


def _fault(shape: Shape, value: Any) -> Sentence | None:
    """What is wrong with one answer, in both languages; None when nothing is."""
    if shape.planned and (value == "planned" or isinstance(value, Mapping)):
        return None if _is(Planned.model_validate, value) else _say_planned()
    if shape.many:
        return _fault_of_list(shape, value)
    if isinstance(value, str) and value in shape.words:
        return None
    if shape.kind in ("day", "day_or_month") and not (shape.years and not _looks_like_date(value)):
        return _fault_of_day(shape, value)
    if shape.kind in ("number", "whole", "money") or shape.years:
        return _fault_of_number(shape, value)
    if shape.kind == "code":
        return _fault_of_code(shape, value)
    if shape.kind == "text":
        return _fault_of_text(shape, value)
    return _say_words(shape, value)


def _fault_of_list(shape: Shape, value: Any) -> Sentence | None:
    if not isinstance(value, (list, tuple)):
        return (
            "Write a list between [ ], or “none”, or “unknown”.",
            "Écrivez une liste entre [ ], ou «\u00a0none\u00a0», ou «\u00a0unknown\u00a0».",
        )
    for item in value:
        fault = _fault_of_code(shape, item) if shape.form else None
        if fault is None and shape.words and item not in shape.words:
            fault = _say_words(shape, item)
        if fault is not None:
            return fault
    return None


def _fault_of_day(shape: Shape, value: Any) -> Sentence | None:
    month = shape.kind == "day_or_month"
    if _is(read_day, value) or (month and _is(Month.model_validate, value)):
        return None
    if _looks_like_date(value):
        return (
            f"There is no such day between {FIRST_YEAR} and {LAST_YEAR}. Check the month and the day.",
            f"Ce jour n’existe pas entre {FIRST_YEAR} et {LAST_YEAR}. Vérifiez le mois et le jour.",
        )
    more_en = f", or {_list(shape.words, 'or')}" if shape.words else ""
    more_fr = f", ou {_list(shape.words, 'ou')}" if shape.words else ""
    if month:
        return (
            f"Write a day as 2026-03-01, or a month as 2026-03{more_en}.",
            f"Écrivez un jour comme 2026-03-01, ou un mois comme 2026-03{more_fr}.",
        )
    return f"Write a day as 2026-03-01{more_en}.", f"Écrivez un jour comme 2026-03-01{more_fr}."


def _looks_like_date(value: Any) -> bool:
    return isinstance(value, str) and re.fullmatch(r"\d{4}-\d{1,2}(-\d{1,2})?", value) is not None


def _fault_of_number(shape: Shape, value: Any) -> Sentence | None:
    if not _is(read_number, value):
        words_en = f", or {_list(shape.words, 'or')}" if shape.words else ""
        words_fr = f", ou {_list(shape.words, 'ou')}" if shape.words else ""
        if shape.kind == "money":
            return (
                f"Write an amount of 0 or more, such as 28.50, without a dollar sign{words_en}.",
                f"Écrivez un montant de 0 ou plus, comme 28.50, sans symbole de dollar{words_fr}.",
            )
        return (
            f"Write a number of 0 or more, such as 37.5{words_en}.",
            f"Écrivez un nombre de 0 ou plus, comme 37.5{words_fr}.",
        )
    number = read_number(value)
    if shape.kind == "whole" and number != number.to_integral_value():
        return "Write a whole number.", "Écrivez un nombre entier."
    return _fault_of_size(shape, number)


def _fault_of_size(shape: Shape, number: Decimal) -> Sentence | None:
    low, high = shape.low, shape.high
    if low is not None and (number <= low if shape.above else number < low):
        if shape.above:
            return (
                f"Write a number greater than {number_en(low)}.",
                f"Écrivez un nombre supérieur à {number_fr(low)}.",
            )
        return f"Write {number_en(low)} or more.", f"Écrivez {number_fr(low)} ou plus."
    if high is not None and number > high:
        return f"Write {number_en(high)} or less.", f"Écrivez {number_fr(high)} ou moins."
    return None


def _fault_of_code(shape: Shape, value: Any) -> Sentence | None:
    if isinstance(value, str) and re.fullmatch(shape.form, value):
        return None
    if shape.form == COUNTRY:
        return (
            "Write a country as its two-letter code, such as “CA” or “FR”.",
            "Écrivez un pays par son code de deux lettres, comme «\u00a0CA\u00a0» ou «\u00a0FR\u00a0».",
        )
    return (
        "Write an occupation as its five-digit NOC 2021 code in quotation marks, such as “21231”. "
        "The second digit is from 0 to 5.",
        "Écrivez une profession par son code CNP 2021 de cinq chiffres entre guillemets, comme "
        "«\u00a021231\u00a0». Le deuxième chiffre va de 0 à 5.",
    )


def _fault_of_text(shape: Shape, value: Any) -> Sentence | None:
    longest = shape.longest or 120
    if isinstance(value, str) and 1 <= len(value) <= longest:
        return None
    return f"Write a text of 1 to {longest} characters.", f"Écrivez un texte de 1 à {longest} caractères."


def _say_words(shape: Shape, value: Any) -> Sentence:
    words = [*shape.words, *(["planned"] if shape.planned else []), *([UNKNOWN] if shape.dont_know else [])]
    near = get_close_matches(str(value), words, n=1, cutoff=0.7)
    hint_en = f" The nearest is “{near[0]}”." if near else ""
    hint_fr = f" La plus proche est «\u00a0{near[0]}\u00a0»." if near else ""
    return (
        f"This is not one of the answers: {_list(words, 'or')}.{hint_en}",
        f"Ce n’est pas une des réponses\u00a0: {_list(words, 'ou')}.{hint_fr}",
    )


def _say_planned() -> Sentence:
    return (
        f"Write “planned”, or the expected day as {_PLANNED_FORM}.",
        f"Écrivez «\u00a0planned\u00a0», ou le jour prévu ainsi\u00a0: {_PLANNED_FORM}.",
    )


def _list(words: Any, last: str) -> str:
    items = list(words)
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} {last} {items[-1]}"


def _is(reader: Any, value: Any) -> bool:
    try:
        reader(value)
    except (ValueError, TypeError):
        return False
    return True


def _overlooked(location: tuple[int | str, ...]) -> Problem:
    path = ""
    for step in location:
        if isinstance(step, int):
            path += f"[{step}]"
        elif re.fullmatch(r"[a-z_0-9]+", step):
            path += f".{step}" if path else step
        else:
            break
    return Problem(path, "This answer cannot be read.", "Cette réponse ne peut pas être lue.")
