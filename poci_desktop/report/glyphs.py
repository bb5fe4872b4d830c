"""Which characters the bundled fonts can draw: a free label may hold any, and PDF/UA refuses the others.

Reads the ``cmap`` table of each font (formats 4 and 12, the two of Unicode fonts; OpenType specification,
"cmap").
"""

from __future__ import annotations

import struct
import unicodedata
from functools import lru_cache
from pathlib import Path
from typing import Any

REPLACEMENT = "□"


def drawable(value: Any, fonts: Path) -> Any:
    """The same data (texts, lists, dictionaries) with every text made of characters all fonts have."""
    if isinstance(value, str):
        return _text(value, covered(fonts))
    if isinstance(value, dict):
        return {key: drawable(item, fonts) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [drawable(item, fonts) for item in value]
    return value


@lru_cache(maxsize=4)
def covered(fonts: Path) -> frozenset[int]:
    """Code points that every font of the folder has."""
    sets = [_characters(file.read_bytes()) for file in sorted(fonts.glob("*.ttf"))]
    return frozenset.intersection(*sets) if sets else frozenset()


def _text(text: str, known: frozenset[int]) -> str:
    if all(ord(c) in known or c == "\n" for c in text):
        return text
    return "".join(_nearest(c, known) for c in unicodedata.normalize("NFC", text))


def _nearest(character: str, known: frozenset[int]) -> str:
    """The character, the same without its marks, nothing (an invisible one), or a box that says "a sign"."""
    if ord(character) in known or character == "\n":
        return character
    if unicodedata.category(character) in ("Cc", "Cf", "Mn", "Me"):
        return " " if character == "\t" else ""
    plain = unicodedata.normalize("NFKD", character)
    kept = "".join(c for c in plain if ord(c) in known)
    if kept.strip():
        return kept
    if character.isspace():
        return " "
    return REPLACEMENT if ord(REPLACEMENT) in known else "?"


def _characters(font: bytes) -> frozenset[int]:
    tables = struct.unpack_from(">H", font, 4)[0]
    for index in range(tables):
        tag, _, offset, _ = struct.unpack_from(">4sLLL", font, 12 + 16 * index)
        if tag == b"cmap":
            return _of_cmap(font, offset)
    return frozenset()


def _of_cmap(font: bytes, start: int) -> frozenset[int]:
    found: set[int] = set()
    for index in range(struct.unpack_from(">H", font, start + 2)[0]):
        offset = start + struct.unpack_from(">L", font, start + 4 + 8 * index + 4)[0]
        kind = struct.unpack_from(">H", font, offset)[0]
        if kind == 4:
            found |= _segments(font, offset)
        elif kind == 12:
            for group in range(struct.unpack_from(">L", font, offset + 12)[0]):
                first, last, _ = struct.unpack_from(">LLL", font, offset + 16 + 12 * group)
                found.update(range(first, last + 1))
    return frozenset(found)


def _segments(font: bytes, offset: int) -> set[int]:
    """Format 4: runs of characters; a run's glyph 0 means the character is missing."""
    count = struct.unpack_from(">H", font, offset + 6)[0] // 2
    ends = struct.unpack_from(f">{count}H", font, offset + 14)
    starts = struct.unpack_from(f">{count}H", font, offset + 16 + 2 * count)
    deltas = struct.unpack_from(f">{count}H", font, offset + 16 + 4 * count)
    ranges_at = offset + 16 + 6 * count
    ranges = struct.unpack_from(f">{count}H", font, ranges_at)
    found = set()
    for index, (first, last) in enumerate(zip(starts, ends, strict=True)):
        for code in range(first, min(last, 0xFFFE) + 1):
            if ranges[index] == 0:
                glyph = (code + deltas[index]) & 0xFFFF
            else:
                place = ranges_at + 2 * index + ranges[index] + 2 * (code - first)
                glyph = struct.unpack_from(">H", font, place)[0]
            if glyph:
                found.add(code)
    return found
