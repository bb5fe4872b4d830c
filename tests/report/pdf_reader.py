"""A PDF as a screen reader meets it: its tree of tags and the text of its pages; no system tool is needed."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pikepdf


@dataclass
class Tag:
    """One element of the structure tree."""

    kind: str
    children: list[Tag] = field(default_factory=list)

    def walk(self) -> Iterator[Tag]:
        yield self
        for child in self.children:
            yield from child.walk()


def opened(content: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(content))


def tags(file: pikepdf.Pdf) -> Tag:
    root = file.Root.StructTreeRoot
    roles = {str(key): str(value) for key, value in dict(root.get("/RoleMap", {})).items()}
    return Tag("root", list(_tags(root.get("/K"), roles)))


def _tags(node: Any, roles: dict[str, str]) -> Iterator[Tag]:
    if isinstance(node, pikepdf.Array):
        for item in node:
            yield from _tags(item, roles)
    elif isinstance(node, pikepdf.Dictionary) and "/S" in node:
        kind = str(node.S)
        yield Tag(roles.get(kind, kind).lstrip("/"), list(_tags(node.get("/K"), roles)))


def page_texts(file: pikepdf.Pdf) -> list[str]:
    """The text of every page, in the order it is drawn, without any white space."""
    return [squeezed("".join(_shown(page))) for page in file.pages]


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


def _shown(page: pikepdf.Page) -> Iterator[str]:
    maps = {name: _to_unicode(font) for name, font in page.Resources.Font.items()}
    current: dict[int, str] = {}
    for instruction in pikepdf.parse_content_stream(page):
        operands: Any = instruction.operands
        word = str(instruction.operator)
        if word == "Tf":
            current = maps[str(operands[0])]
        elif word in ("Tj", "TJ"):
            parts = operands[0] if word == "TJ" else [operands[0]]
            for part in parts:
                if isinstance(part, pikepdf.String):
                    codes = bytes(part)
                    yield from (
                        current.get(int.from_bytes(codes[i : i + 2], "big"), "")
                        for i in range(0, len(codes), 2)
                    )


def _to_unicode(font: Any) -> dict[int, str]:
    table = bytes(font.ToUnicode.read_bytes()).decode("latin-1")
    found = {}
    for block in re.findall(r"beginbfchar(.*?)endbfchar", table, re.DOTALL):
        for code, text in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", block):
            found[int(code, 16)] = bytes.fromhex(text).decode("utf-16-be")
    for block in re.findall(r"beginbfrange(.*?)endbfrange", table, re.DOTALL):
        for first, last, text in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", block):
            start = int.from_bytes(bytes.fromhex(text), "big")
            for offset, code in enumerate(range(int(first, 16), int(last, 16) + 1)):
                found[code] = chr(start + offset)
    return found


def fonts(file: pikepdf.Pdf) -> Iterator[Any]:
    """The descriptor of every font used on a page."""
    for page in file.pages:
        used: Any = page.Resources.Font
        for font in used.values():
            for inner in font.get("/DescendantFonts", [font]):
                yield inner.FontDescriptor
