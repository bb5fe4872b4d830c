"""The path: which pages are asked, in order, and which of them still wait for the person.

A page is asked when it applies and one of its facts can still change a verdict or a step (or it was answered
before, or it is always asked). Settled streams ask nothing more.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from poci_desktop.facts.answers import Planned
from poci_desktop.facts.paths import pattern
from poci_desktop.interview.answers import BY, applies, shown
from poci_desktop.interview.catalogue import Catalogue
from poci_desktop.interview.pages import Page
from poci_desktop.rules.assess import Assessment
from poci_desktop.rules.relevance import missing_facts
from poci_desktop.rules.truth import Truth

CHECK = "check"
_PLANNED = "~planned"


@dataclass(frozen=True, slots=True)
class Stop:
    """One page of the path: a page of the data, the entry it edits, or the dates of what is planned on it."""

    page: Page
    entry: int | None = None
    planned: bool = False

    @property
    def id(self) -> str:
        """``offer_pay``, ``job_time[2]``, ``assessment~planned``."""
        number = "" if self.entry is None else f"[{self.entry}]"
        return f"{self.page.id}{number}{_PLANNED if self.planned else ''}"


@dataclass(frozen=True, slots=True)
class Relevance:
    """What can still matter: facts not asked yet, and the streams that have not failed."""

    facts: frozenset[str]
    streams: frozenset[str]

    def inside(self, path: str) -> bool:
        """Whether something inside a list or an entry can still matter."""
        return any(fact.startswith((f"{path}[", f"{path}.")) for fact in self.facts)


def relevance(assessment: Assessment) -> Relevance:
    """Facts not asked yet that can still change a verdict or a step, and the streams that have not failed."""
    found = set(assessment.missing)
    streams = set()
    for result in assessment.streams:
        if result.coverage != "covered" or result.criteria is Truth.NOT_MET:
            continue
        streams.add(result.stream.id)
        if "intake" not in result.can_apply_why or result.can_apply != "no":
            for finding in (*result.process, *result.officer):
                found.update(missing_facts(finding))
    return Relevance(frozenset(found), frozenset(streams))


def stops(catalogue: Catalogue, active: Mapping[str, Any], relevant: Relevance) -> tuple[Stop, ...]:
    """Every page asked, in the authored order; the pages of entry 1 come before those of entry 2."""
    found: list[Stop] = []
    for index, page in enumerate(catalogue.pages):
        if page.entry_of or not applies(page, active):
            continue
        if not _asked(catalogue, page, active, relevant):
            continue
        found += _with_dates(catalogue, Stop(page), active)
        number = active.get(page.list) if page.list else None
        if isinstance(number, int):
            editors = [p for p in catalogue.pages[index:] if p.entry_of == page.list]
            for entry in range(number):
                for editor in editors:
                    if applies(editor, active, entry) and _asked(catalogue, editor, active, relevant, entry):
                        found += _with_dates(catalogue, Stop(editor, entry), active)
    return tuple(found)


def _with_dates(catalogue: Catalogue, stop: Stop, active: Mapping[str, Any]) -> Iterator[Stop]:
    yield stop
    if any(isinstance(active.get(path), Planned) for path in fields(catalogue, stop, active)):
        yield Stop(stop.page, stop.entry, planned=True)


def _asked(
    catalogue: Catalogue,
    page: Page,
    active: Mapping[str, Any],
    relevant: Relevance,
    entry: int | None = None,
) -> bool:
    if page.when == "always":
        return True
    paths = (page.list,) if page.list else tuple(shown(catalogue, page, active, entry))
    if any(path in active for path in paths):
        return True
    if page.when == "request":
        return False
    if page.when == "open" and not relevant.streams.isdisjoint(page.streams):
        return True
    if any(path in relevant.facts for path in paths):
        return True
    return bool(page.list) and relevant.inside(page.list)


def fields(catalogue: Catalogue, stop: Stop, active: Mapping[str, Any]) -> tuple[str, ...]:
    """The full paths a page shows (for a page of planned dates, those of the dates)."""
    if stop.page.list:
        return ()
    paths = tuple(shown(catalogue, stop.page, active, stop.entry))
    if stop.planned:
        return tuple(path + BY for path in paths if isinstance(active.get(path), Planned))
    return paths


def waits(
    catalogue: Catalogue,
    stop: Stop,
    active: Mapping[str, Any],
    relevant: Relevance,
    done: frozenset[str] | set[str],
) -> bool:
    """Whether a page still waits for an answer that matters, or asks only extras and was never shown."""
    if stop.planned:
        return stop.id not in done and not any(p in active for p in fields(catalogue, stop, active))
    if stop.page.list:
        return stop.page.list not in active
    paths = fields(catalogue, stop, active)
    unanswered = [path for path in paths if path not in active]
    if not unanswered:
        return False
    if stop.page.one_of and any(path in active for path in stop.page.one_of):
        return False
    needed = [path for path in unanswered if not catalogue.question(plain(path)).optional]
    if not needed:
        return stop.id not in done and len(unanswered) == len(paths) and _matters(stop, paths, relevant)
    if stop.page.when == "always":
        return not stop.page.entry_of or relevant.inside(f"{stop.page.entry_of}[{stop.entry}]")
    return _matters(stop, tuple(needed), relevant)


def _matters(stop: Stop, paths: tuple[str, ...], relevant: Relevance) -> bool:
    if stop.page.when == "open" and not relevant.streams.isdisjoint(stop.page.streams):
        return True
    return any(path in relevant.facts for path in paths)


def plain(path: str) -> str:
    """``jobs[2].noc`` -> ``jobs[].noc``; the day of a planned thing has the question of its own fact."""
    return pattern(path.removesuffix(BY))
