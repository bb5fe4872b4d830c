"""A case from a JSON file, or one sentence per problem in the language asked for."""

from __future__ import annotations

import json
import sys
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from poci_desktop.localizer import Localizer

if TYPE_CHECKING:
    from poci_desktop.facts.case import Case

LARGEST = 5_000_000
"""Bytes; a full case is some 20 kB."""


class StopError(Exception):
    """A request that cannot be served as it is; the lines say why."""

    def __init__(self, *lines: str) -> None:
        super().__init__("\n".join(lines))


def read_case_file(name: str, localizer: Localizer) -> Case:
    """The case in file ``name`` ("-" is standard input); :class:`StopError` with one sentence per problem."""
    from poci_desktop.facts.load import load_case

    loaded = load_case(_parsed(_content(name, localizer), localizer))
    if isinstance(loaded, tuple):
        french = localizer.language == "fr"
        colon = localizer.text("{entry}: {label}")
        raise StopError(
            *(colon.format(entry=_plain(p.path), label=_plain(p.fr if french else p.en)) for p in loaded)
        )
    return loaded


def _content(name: str, localizer: Localizer) -> str:
    shown = Path(name).name
    try:
        if name == "-":
            raw = sys.stdin.buffer.read(LARGEST + 1)
        else:
            with Path(name).open("rb") as stream:
                raw = stream.read(LARGEST + 1)
    except FileNotFoundError:
        raise StopError(
            localizer.text("The file “{name}” is not there. Check its name.", name=shown)
        ) from None
    except IsADirectoryError:
        raise StopError(localizer.text("“{name}” is a folder. Name a case file in it.", name=shown)) from None
    except (OSError, ValueError):
        raise StopError(
            localizer.text("The file “{name}” cannot be opened for reading.", name=shown)
        ) from None
    if len(raw) > LARGEST:
        raise StopError(localizer.text("The file “{name}” is too large to be a case file.", name=shown))
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise StopError(
            localizer.text("The file “{name}” is not text in UTF-8. Save it as UTF-8 text.", name=shown)
        ) from None


def _parsed(text: str, localizer: Localizer) -> Any:
    twice: list[str] = []

    def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for key, value in pairs:
            if key in found:
                twice.append(key)
            found[key] = value
        return found

    try:
        content = json.loads(
            text, parse_float=Decimal, parse_int=_whole, parse_constant=_no_number, object_pairs_hook=once
        )
    except json.JSONDecodeError as error:
        raise StopError(
            localizer.text(
                "This is not valid JSON: line {line}, column {column}. "
                "Compare it with an example of the program.",
                line=str(error.lineno),
                column=str(error.colno),
            )
        ) from None
    except RecursionError:
        raise StopError(localizer.text("The brackets of this file are nested too deep for a case.")) from None
    if twice:
        raise StopError(
            *(localizer.text("The word “{key}” stands twice in one group.", key=_plain(key)) for key in twice)
        )
    return content


def _whole(digits: str) -> Any:
    """An integer; one of more digits than any answer has stays text, which the reader of cases refuses."""
    return int(digits) if len(digits) <= 40 else digits


def _no_number(word: str) -> str:
    """NaN and Infinity, which JSON does not have, are words that no number accepts."""
    return word


def _plain(text: str) -> str:
    """A sentence stays one line whatever a file has put into its names."""
    return "".join(c if c.isprintable() or c == "\u00a0" else "�" for c in text)
