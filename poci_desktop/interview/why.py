"""Why a page is asked: the criteria that read its facts, stream by stream, in the words of the pack."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from poci_desktop.facts.case import Case
from poci_desktop.facts.education import Credential
from poci_desktop.facts.language import LanguageTest
from poci_desktop.facts.paths import pattern
from poci_desktop.facts.situation import Interval
from poci_desktop.facts.work import Job
from poci_desktop.interview.view import WhyLine
from poci_desktop.localizer import Localizer
from poci_desktop.rules.assess import Assessment, StreamResult, assess
from poci_desktop.rules.findings import Finding
from poci_desktop.rules.truth import Truth

if TYPE_CHECKING:
    from poci_desktop.interview.session import Session

LINES = 4

_SHAPE = Case.model_validate(
    {
        "jobs": (Job(),),
        "cred": (Credential(),),
        "lang": {"test": (LanguageTest(),)},
        "res": {"ontario_intervals": (Interval(),)},
    }
)
"""One entry of everything and no answer: what the criteria read of it is what they read at all."""

Readers = dict[str, dict[str, list[str]]]
"""Pattern of a fact -> criterion -> the streams in which it reads that fact."""


def lines(session: Session, facts: tuple[str, ...], localizer: Localizer) -> tuple[WhyLine, ...]:
    """At most four lines, those of streams that are still open first."""
    wanted = {pattern(path.split("#")[0]) for path in facts}
    found: dict[str, list[str]] = {}
    _gather(_all_readers(session), wanted, found)
    if not found:  # read only once other answers are known
        _gather(_readers(session.state.assessment), wanted, found)
    closed = {
        result.stream.id
        for result in session.state.assessment.streams
        if result.criteria is Truth.NOT_MET or result.coverage != "covered"
    }
    ordered = sorted(found.items(), key=lambda item: all(name in closed for name in item[1]))
    return tuple(_line(session, criterion, streams, localizer) for criterion, streams in ordered[:LINES])


def _gather(readers: Readers, wanted: set[str], found: dict[str, list[str]]) -> None:
    for fact in wanted & readers.keys():
        for criterion, streams in readers[fact].items():
            known = found.setdefault(criterion, [])
            known += [name for name in streams if name not in known]


def _line(session: Session, name: str, streams: list[str], localizer: Localizer) -> WhyLine:
    criterion = session.pack.criterion(name)
    order = [stream.id for stream in session.pack.streams]
    shorts = [localizer.words(session.pack.stream(s).short) for s in sorted(streams, key=order.index)]
    return WhyLine(", ".join(shorts), localizer.words(criterion.rule), localizer.words(criterion.cite))


def _all_readers(session: Session) -> Readers:
    day = session.state.assessment.application_date
    key = ("interview.readers", day)
    if key not in session.pack.cache:
        session.pack.cache[key] = _readers(_probe(session, day))
    found: Readers = session.pack.cache[key]
    return found


def _probe(session: Session, day: date) -> Assessment:
    return assess(session.pack, _SHAPE, day)


def _readers(assessment: Assessment) -> Readers:
    found: Readers = {}
    for result in assessment.streams:
        for fact, criterion in _read_in(result):
            streams = found.setdefault(fact, {}).setdefault(criterion, [])
            if result.stream.id not in streams:
                streams.append(result.stream.id)
    return found


def _read_in(result: StreamResult) -> Iterator[tuple[str, str]]:
    for root in (result.root, *result.officer, *result.process):
        yield from _read_by(root, root.criterion)


def _read_by(finding: Finding, criterion: str) -> Iterator[tuple[str, str]]:
    """Each fact read, with the nearest criterion above it."""
    name = finding.criterion or criterion
    if name:
        for path in (*finding.facts, *finding.open):
            yield pattern(path), name
    for child in finding.children:
        yield from _read_by(child, name)
