"""Last days found by criteria and steps, each with a name."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from poci_desktop.localizer import Localizer
from poci_desktop.rules.findings import Finding
from poci_desktop.rules.pack import Pack

LAST_DAY = "last_day"
"""The unit of a limit that is the last day something can be done or counts."""


def last_days(pack: Pack, root: Finding, localizer: Localizer) -> Iterator[tuple[str, date]]:
    """(name, day) of every limit that is a last day, and of every note that names one (``until``).

    The name is the criterion's title, or the text ``deadline.FACT`` when the part reads a fact that has one.
    """
    yield from _last_days(pack, root, "", localizer)


def _last_days(pack: Pack, finding: Finding, name: str, localizer: Localizer) -> Iterator[tuple[str, date]]:
    name = finding.criterion or name
    values = [finding.limit] if finding.limit is not None and finding.limit.unit == LAST_DAY else []
    values += [value for note in finding.notes for place, value in note.values if place == "until"]
    for value in values:
        if name and isinstance(value.value, date):
            own = [w for fact in finding.facts if (w := pack.texts.get(f"deadline.{fact}")) is not None]
            yield localizer.words(own[0] if own else pack.criterion(name).title), value.value
    for child in finding.children[:1] if finding.op == "each" else finding.children:
        yield from _last_days(pack, child, name, localizer)
