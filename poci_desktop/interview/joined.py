"""Several answers in one line."""

from __future__ import annotations

from collections.abc import Iterable


def joined(answers: Iterable[tuple[str, str]]) -> str:
    """Values with their words as one line: small letters after the first, names and "I" as they are."""
    line: list[str] = []
    for value, words in answers:
        line.append(words if not line or _keeps_capital(value, words) else words[0].lower() + words[1:])
    return ", ".join(line)


def _keeps_capital(value: str, words: str) -> bool:
    """Whether the words begin with a name (a province by its code, a name of several words) or with "I"."""
    return value.isupper() or words.split(" ")[0] == "I" or any(sign.isupper() for sign in words[1:])
