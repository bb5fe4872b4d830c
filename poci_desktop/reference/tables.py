"""Reading the CSV tables that look-ups use, and finding names in them.

The tables are small (a few hundred rows): they are read whole at first use and searched in memory.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Literal

from poci_desktop.reference.folding import name_words

Lang = Literal["en", "fr"]


def read_rows(path: Path) -> list[dict[str, str]]:
    """All rows of a UTF-8 CSV file with a header (OSError when it is not there)."""
    with path.open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


class NameIndex:
    """Names of things, folded once. Several names may lead to one thing; a thing is known by its key."""

    def __init__(
        self, names: Iterable[tuple[str, str]], words: Callable[[str], list[str]] = name_words
    ) -> None:
        self._words = words
        self._names = [(key, name, words(name)) for key, name in names]

    def match(self, text: str) -> dict[str, tuple[int, str]]:
        """Key → (how near, name that matched). 0 is the whole name, 1 its start, 2 words of it in any order.

        The last word typed may be unfinished; the others too in case 2. Nothing typed matches nothing.
        """
        typed = self._words(text)
        found: dict[str, tuple[int, str]] = {}
        if not typed:
            return found
        start = " ".join(typed)
        for key, name, words in self._names:
            near = _nearness(start, typed, words)
            if near is not None and (key not in found or near < found[key][0]):
                found[key] = (near, name)
        return found


def _nearness(start: str, typed: Sequence[str], words: Sequence[str]) -> int | None:
    whole = " ".join(words)
    if whole == start:
        return 0
    if whole.startswith(start):
        return 1
    return 2 if all(any(word.startswith(part) for word in words) for part in typed) else None
