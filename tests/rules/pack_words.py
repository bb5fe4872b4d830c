"""Every sentence of the rule pack that a reader may see, with its place, and every name its tests use."""

from __future__ import annotations

import ast
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from poci_desktop.paths import resource_dir
from poci_desktop.rules.loader import load_pack
from poci_desktop.rules.pack import Pack, Words

FOLDER = resource_dir() / "packs" / "oinp"
CODE = Path(__file__).resolve().parents[2] / "poci_desktop"
PLACEHOLDER = "\0"


@cache
def pack() -> Pack:
    return load_pack(FOLDER)


def sentences() -> Iterator[tuple[str, Words]]:
    """(place, words) of criteria, notes, texts, streams, editions and rows left to the reader."""
    rules = pack()
    for criterion in rules.criteria.values():
        for name in ("title", "rule", "remedy", "note"):
            words = getattr(criterion, name)
            if words is not None:
                yield f"{criterion.id} {name}", words
    for group in (rules.notes.values(), rules.not_checked):
        for item in group:
            yield item.id, item.words
    for text, words in rules.texts.items():
        yield text, words
    for stream in rules.streams:
        yield f"{stream.id} about", stream.about
        yield from ((f"{stream.id} {change.since}", change.reason) for change in stream.intake)
        yield from ((edition.id, edition.particular) for edition in stream.editions)


@cache
def raw() -> dict[str, dict[str, Any]]:
    """Part of the rule files -> id -> table, as written."""
    found: dict[str, dict[str, Any]] = {}
    for file in sorted(FOLDER.glob("*.toml")):
        for part, items in tomllib.loads(file.read_text("utf-8")).items():
            if part != "pack":
                found.setdefault(part, {}).update({item["id"]: item for item in items})
    return found


@cache
def named_in_rules() -> frozenset[str]:
    """Every string of a test, an edition or a figure: references, settings, notes, lists."""
    return frozenset(
        word
        for items in raw().values()
        for item in items.values()
        for word in _strings(item)
        if word != item["id"]
    )


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, item in value.items():
            if key not in ("en", "fr"):
                yield from _strings(item)
    elif isinstance(value, list):
        for item in value:
            yield from _strings(item)


@cache
def named_in_code() -> frozenset[str]:
    """Every string of the program; the computed parts of an f-string are a placeholder."""
    found: set[str] = set()
    for file in sorted(CODE.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.JoinedStr):
                parts = (v.value if isinstance(v, ast.Constant) else PLACEHOLDER for v in node.values)
                found.add("".join(str(part) for part in parts))
            elif isinstance(node, ast.Constant) and isinstance(node.value, str):
                found.add(node.value)
    return frozenset(found)
