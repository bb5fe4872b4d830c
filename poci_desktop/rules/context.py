"""What an evaluation can see: the case, the pack, the dates and the stream's own settings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from poci_desktop.facts.answers import DONT_KNOW, DontKnow
from poci_desktop.facts.case import Case
from poci_desktop.facts.paths import at, get

if TYPE_CHECKING:
    from poci_desktop.rules.findings import Finding
    from poci_desktop.rules.pack import Pack


@dataclass(slots=True)
class Context:
    """One stream's evaluation.

    ``day`` is the reference date of every test: the filing day, or the stream's last day once it is closed.
    ``judged`` is the day the question is asked. ``entry`` is the number of the list entry being tested.
    ``memo`` is shared by the streams of one assessment: the same criterion under the same settings and day
    is evaluated once, and measures may keep what they computed under a key of their own.
    """

    pack: Pack
    case: Case
    day: date
    judged: date
    stream: str = ""
    settings: Mapping[str, Any] = field(default_factory=dict)
    entry: int | None = None
    memo: dict[Any, Any] = field(default_factory=dict)

    def path(self, path: str) -> str:
        """``cred[].type`` -> the path in the entry being tested."""
        return path if self.entry is None else at(path, self.entry)

    def fact(self, path: str) -> Any:
        """The answer: a value, ``DONT_KNOW``, or ``None`` when not asked."""
        return get(self.case, path if self.entry is None else at(path, self.entry))

    def known(self, path: str) -> Any:
        """The answer if it is known, else ``None``."""
        value = get(self.case, path if self.entry is None else at(path, self.entry))
        return None if value is DONT_KNOW else value

    def parameter(self, name: str) -> Any:
        """A parameter's value on the reference day."""
        return self.pack.parameter(name, self.day)

    def gaps(self, *paths: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Of ``paths``, those not asked and those answered "I don't know" (full paths)."""
        missing, unsure = [], []
        for path in paths:
            value = self.fact(path)
            if value is None:
                missing.append(self.path(path))
            elif isinstance(value, DontKnow):
                unsure.append(self.path(path))
        return tuple(missing), tuple(unsure)

    def criterion(self, name: str) -> Finding:
        """The finding of another criterion, evaluated once per assessment, settings and day."""
        criterion = self.pack.criterion(name)
        key = (name, self.day, self.entry, self.stream if criterion.per_stream else "")
        found: Finding | None = self.memo.get(key)
        if found is None:
            found = self.memo[key] = criterion.evaluate(self)
        return found
