"""Decide every stream for one case on one date.

Roll-up of a stream (sheet 00, 1.2): (1) the eligibility criteria give the verdict; (2) judgement criteria
stand beside it: an explicit negative fact fails the stream, a contradicting fact makes the verdict "to be
assessed", favourable or open ones never lower it; (3) process and intake are reported apart.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from poci_desktop.facts.case import Case
from poci_desktop.rules.branches import reaching
from poci_desktop.rules.combine import join_all
from poci_desktop.rules.context import Context
from poci_desktop.rules.findings import Finding, Note
from poci_desktop.rules.pack import Edition, IntakeChange, Pack, Stream
from poci_desktop.rules.relevance import still_needed
from poci_desktop.rules.truth import Truth

HOLDS_NOTHING_BACK = "app.representative"
"""Sheet 00, 6: while not known, no more than a line on the list of things to find out."""


@dataclass(frozen=True, slots=True)
class StreamResult:
    """What is said of one stream.

    ``criteria`` is the verdict: MET, TO_ASSESS, NOT_MET or UNKNOWN. ``coverage`` is ``covered``, or why
    there is no verdict (``before``: rules of that date are not in this program; ``nominated``).
    ``evaluated_on`` is the reference day used: the application date, or the last day of the rules once the
    stream is closed. ``intake_then`` is the state on the application date, ``intake`` the state on the day
    judged. ``can_apply`` is ``yes``, ``no`` or ``not_yet``; ``can_apply_why`` are the ids of what stands in
    the way.
    """

    stream: Stream
    edition: Edition | None
    coverage: str
    criteria: Truth
    root: Finding
    officer: tuple[Finding, ...]
    process: tuple[Finding, ...]
    warnings: tuple[Note, ...]
    evaluated_on: date
    intake: IntakeChange | None
    intake_then: IntakeChange | None
    can_apply: str
    can_apply_why: tuple[str, ...]
    missing: tuple[str, ...]
    to_find_out: tuple[str, ...]

    @property
    def settled(self) -> bool:
        """Whether no answer still to come can change the verdict."""
        return self.coverage != "covered" or not (self.missing or self.to_find_out)

    @property
    def intake_unknown(self) -> bool:
        """Whether it was not verified if the stream takes applications, and nothing says it does not."""
        states = {change.state for change in (self.intake, self.intake_then) if change is not None}
        return "unknown" in states and states <= {"unknown", "open"}

    @property
    def past_rules(self) -> bool:
        """Whether the stream is assessed on the last rules it had, not on those of the application date."""
        return (
            self.edition is not None and self.intake_then is not None and self.intake_then.state == "closed"
        )


@dataclass(frozen=True, slots=True)
class Assessment:
    """All streams for one case: the application date, the day judged, and what the rules were checked to."""

    application_date: date
    judged_on: date
    pack: Pack
    streams: tuple[StreamResult, ...]

    def stream(self, name: str) -> StreamResult:
        """The result of one stream; :class:`KeyError` if the pack has none of that name."""
        for result in self.streams:
            if result.stream.id == name:
                return result
        raise KeyError(name)

    @property
    def missing(self) -> tuple[str, ...]:
        """Facts not asked yet that can still change some stream's verdict, each once."""
        return tuple(dict.fromkeys(path for result in self.streams for path in result.missing))


def assess(pack: Pack, case: Case, judged_on: date) -> Assessment:
    """Assess every stream that is named on the application date.

    The application date is ``app.filing_date``, or ``judged_on`` when it is not known.
    """
    filing = case.app.filing_date
    day = filing if isinstance(filing, date) else judged_on
    memo: dict[Any, Any] = {}
    results = tuple(_stream(pack, stream, case, day, judged_on, memo) for stream in pack.streams_on(day))
    return Assessment(day, judged_on, pack, results)


def assess_stream(pack: Pack, case: Case, judged_on: date, name: str) -> StreamResult:
    """One stream alone, as :func:`assess` would find it.

    :class:`PackError` if the pack has none of that name.
    """
    filing = case.app.filing_date
    day = filing if isinstance(filing, date) else judged_on
    return _stream(pack, pack.stream(name), case, day, judged_on, {})


def _stream(
    pack: Pack, stream: Stream, case: Case, day: date, judged_on: date, memo: dict[Any, Any]
) -> StreamResult:
    edition = stream.edition_on(day)
    intake, intake_then = stream.intake_on(judged_on), stream.intake_on(day)
    if edition is None or case.app.decision == "nominated":
        coverage = "before" if edition is None else "nominated"
        return StreamResult(
            stream, edition, coverage, Truth.UNKNOWN, Finding(truth=Truth.UNKNOWN), (), (), (), day,
            intake, intake_then, "no", (coverage,), (), (),
        )  # fmt: skip
    reference = min(day, edition.until)
    context = Context(pack, case, reference, judged_on, stream.id, edition.settings, memo=memo)
    root = edition.eligibility.evaluate(context)
    officer = tuple(context.criterion(name) for name in edition.judgement)
    process = tuple(context.criterion(name) for name in edition.process)
    whole = join_all([root, *(reaching(f) for f in officer if edition.judgement_reaches)])
    warnings = tuple(
        Note(note) for note, test in edition.warnings if test.evaluate(context).truth is Truth.MET
    )
    missing, to_find_out = still_needed(whole)
    can_apply, why = _can_apply(whole.truth, process, intake, intake_then)
    return StreamResult(
        stream=stream,
        edition=edition,
        coverage="covered",
        criteria=Truth.UNKNOWN if whole.truth is Truth.N_A else whole.truth,
        root=root,
        officer=officer,
        process=process,
        warnings=warnings,
        evaluated_on=reference,
        intake=intake,
        intake_then=intake_then,
        can_apply=can_apply,
        can_apply_why=why,
        missing=missing,
        to_find_out=to_find_out,
    )


def _can_apply(
    criteria: Truth, process: tuple[Finding, ...], intake: IntakeChange | None, then: IntakeChange | None
) -> tuple[str, tuple[str, ...]]:
    """Sheet 06, 6.2, and sheet 00, 6 on the representative.

    ``no`` on a failed criterion, a missed step or a stream that is closed; ``not_yet`` while a step, an
    answer or the opening is open or not verified; ``yes`` when all is done.
    """
    why = [f.criterion for f in process if f.truth is Truth.NOT_MET]
    if any(state is None or state.state in ("closed", "suspended") for state in (intake, then)):
        why.append("intake")
    if criteria is Truth.NOT_MET:
        why.insert(0, "criteria")
    if why:
        return "no", tuple(why)
    open_steps = (f.criterion for f in process if f.truth is Truth.UNKNOWN)
    waiting = tuple(step for step in open_steps if step != HOLDS_NOTHING_BACK)
    if any(state is not None and state.state in ("not_yet_open", "unknown") for state in (intake, then)):
        waiting = (*waiting, "intake")
    if criteria is Truth.UNKNOWN:
        waiting = ("criteria", *waiting)
    return ("not_yet", waiting) if waiting else ("yes", ())
