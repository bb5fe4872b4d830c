"""Does one language test reach the level a stream asks? Sheet 14.7.

Any of the languages named is enough; within one language every sitting is judged alone and the best one
serves. ``settings``: ``languages``; ``minimum`` (name of a parameter, a level); ``retake`` (``refused`` or
``to_assess``: what an IELTS One Skill Retake is worth); ``invitation`` (the fact holding the day Ontario
invited, for the first weeks of PTE Core); ``federal_edge`` (warn on the day the federal profile treats the
result as expired); ``old`` (``to_assess``: a result of more than two years is left to an officer, where the
rule on its age was not read).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from poci_desktop.facts.answers import DontKnow, Planned
from poci_desktop.facts.language import ABILITIES
from poci_desktop.rules.combine import join_any
from poci_desktop.rules.context import Context
from poci_desktop.rules.findings import Finding, Note, Row, Value, leaf
from poci_desktop.rules.measures.levels import (
    ENGLISH,
    FRENCH,
    Sitting,
    early_pte,
    read_sitting,
    received,
    score_needed,
    sittings,
    unlisted_only,
)
from poci_desktop.rules.nodes import Measure, Quantity
from poci_desktop.rules.pack import Words
from poci_desktop.rules.truth import Truth

__all__ = ["MEASURES", "QUANTITIES", "Sitting", "check", "read_sitting", "sittings"]

UNNAMED = Words("A test", "Un test")
ABSENT = Words("M", "M")  # printed by CELPIP where a skill was not scored; 0 here
EDGE = Note("W-LANG-EDGE")
LAST_DAY_TO_USE_A_NOTIFICATION = timedelta(days=45)


@dataclass(frozen=True, slots=True)
class _Outcome:
    """What one sitting is worth, and within what bounds it may still move."""

    truth: Truth
    low: Truth
    high: Truth
    sitting: Sitting
    notes: tuple[Note, ...] = ()
    open: tuple[str, ...] = ()
    unsure: tuple[str, ...] = ()


def check(context: Context, settings: Mapping[str, Any]) -> Finding:
    """ANY over the languages of ``settings``; each language is one leaf."""
    minimum = int(context.parameter(settings["minimum"]))
    found = [_one_language(context, settings, language, minimum) for language in settings["languages"]]
    if len(found) == 1:
        return found[0]
    joined = join_any(found)
    if joined.truth is not Truth.MET:
        return joined._replace(children=_said_once(joined.children))
    # one language is enough: why another one falls short is no reason any more
    passing = [f for f in found if f.truth is Truth.MET]
    fresh = any(EDGE not in f.notes for f in passing)
    children = (_without_edge(f, fresh) if f in passing else f._replace(notes=()) for f in joined.children)
    return joined._replace(children=tuple(children))


def _said_once(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """The findings, without the notes that one before them already gives."""
    kept: list[Finding] = []
    said: set[Note] = set()
    for finding in findings:
        kept.append(finding._replace(notes=tuple(n for n in finding.notes if n not in said)))
        said.update(finding.notes)
    return tuple(kept)


def _without_edge(finding: Finding, fresh: bool) -> Finding:
    """No warning on the day a result expires while a later one passes as well."""
    return finding._replace(notes=tuple(n for n in finding.notes if n != EDGE)) if fresh else finding


def _one_language(context: Context, settings: Mapping[str, Any], language: str, minimum: int) -> Finding:
    answer_fact = f"lang.{language}_test"
    answer = context.fact(answer_fact)
    limit = Value("level", minimum)
    named = ("language", Value("language", language))
    outcomes = [
        _outcome(context, settings, sitting, minimum)
        for sitting in sittings(context)
        if sitting.language in ("", language) or sitting.name == "other"
    ]
    if answer == "none":
        return _denied(named, limit, answer_fact, [o for o in outcomes if o.sitting.language == language])
    best = max(outcomes, key=_rank, default=None)
    facts = (answer_fact, "lang.test", *(f for o in outcomes for f in o.sitting.facts))
    working = tuple(_row(o.sitting) for o in outcomes if o.sitting.known and o.sitting.name and o.sitting.day)
    shown = Value("level", best.sitting.lowest) if best and best.sitting.known else None
    common: dict[str, Any] = {"facts": facts, "limit": limit, "measured": shown, "working": working}
    unasked = (answer_fact,) if answer is None else ()
    doubt = (answer_fact,) if isinstance(answer, DontKnow) else ()
    if best and best.truth in (Truth.MET, Truth.TO_ASSESS):
        # one passing report decides, unless the person still says that no result is in hand
        open_ = (*unasked, *(p for o in _above(outcomes, best.low) for p in o.open))
        unsure = (*doubt, *(p for o in _above(outcomes, best.low) for p in o.unsure))
        found = leaf(
            best.truth,
            open=open_,
            unsure=unsure,
            low=Truth.NOT_MET if unasked or doubt else best.low,
            high=max((o.high for o in outcomes), key=_level),
            notes=best.notes,
            **common,
        )
        fresh = any(o.truth is Truth.MET and EDGE not in o.notes for o in outcomes)
        return _without_edge(found, fresh) if best.truth is Truth.MET else found
    open_ = (*unasked, *(p for o in outcomes for p in o.open))
    unsure = (*doubt, *(p for o in outcomes for p in o.unsure))
    none_named = not any(o.sitting.language == language for o in outcomes)
    planned = isinstance(answer, Planned)
    if outcomes and none_named and not planned:  # which language those are in, the other answer may tell
        asked, doubted = context.gaps(f"lang.{FRENCH if language == ENGLISH else ENGLISH}_test")
        open_, unsure = (*open_, *asked), (*unsure, *doubted)
    if answer != "have" or context.case.lang.test is None or isinstance(context.case.lang.test, DontKnow):
        listed, unlisted = context.gaps("lang.test")
        return leaf(
            Truth.UNKNOWN,
            open=(*open_, *(() if planned or doubt else listed)),
            unsure=(*unsure, *unlisted),
            low=Truth.NOT_MET,
            high=Truth.MET,
            notes=(_planned(named, answer),) if planned else (),
            **common,
        )
    if none_named:
        return _no_report(context, named, outcomes, (open_, unsure), common)
    truth = max((o.truth for o in outcomes), key=_level)
    if best and truth is Truth.NOT_MET:
        common |= _days(context, best.sitting)
    notes = tuple(dict.fromkeys(n for o in outcomes if o.truth is truth for n in o.notes))
    return leaf(
        truth,
        open=open_,
        unsure=unsure,
        low=max((o.low for o in outcomes), key=_level),
        high=max((o.high for o in outcomes), key=_level),
        notes=notes,
        **common,
    )


def _denied(
    named: tuple[str, Value], limit: Value, answer_fact: str, outcomes: Sequence[_Outcome]
) -> Finding:
    """No results are said to be in hand. A report in this language that may pass contradicts it."""
    passing = [o for o in outcomes if o.high is not Truth.NOT_MET]
    if not passing:
        note = Note("lang.none", (named, ("minimum", limit)))
        return leaf(Truth.NOT_MET, facts=(answer_fact,), notes=(note,), limit=limit)
    return leaf(
        Truth.UNKNOWN,
        facts=(answer_fact, "lang.test", *(path for o in passing for path in o.sitting.facts)),
        open=tuple(path for o in passing for path in o.open),
        unsure=tuple(path for o in passing for path in o.unsure),
        low=Truth.NOT_MET,
        high=max((o.high for o in passing), key=_level),
        notes=(Note("lang.denied", (named,)),),
        limit=limit,
    )


def _no_report(
    context: Context,
    named: tuple[str, Value],
    outcomes: Sequence[_Outcome],
    gaps: tuple[tuple[str, ...], tuple[str, ...]],
    common: Mapping[str, Any],
) -> Finding:
    """Results are said to be in hand, but no report entered is known to be in this language."""
    unnamed = [o.sitting for o in outcomes if not o.sitting.name]
    if outcomes and not unnamed and unlisted_only(context):
        refused = tuple(dict.fromkeys(n for o in outcomes for n in o.notes))
        return leaf(Truth.NOT_MET, notes=refused, **common)
    open_, unsure = gaps
    return leaf(
        Truth.UNKNOWN,
        open=(*open_, *(path for s in unnamed for path in s.open), *(() if unnamed else ("lang.test",))),
        unsure=(*unsure, *(path for s in unnamed for path in s.unsure)),
        low=Truth.NOT_MET,
        high=Truth.MET,
        notes=(Note("lang.no_report", (named,)),),
        **common,
    )


def _outcome(context: Context, settings: Mapping[str, Any], sitting: Sitting, minimum: int) -> _Outcome:
    """Minimum of: counts at all, level reached, retake, first weeks of PTE Core."""
    old = sitting.why == "old" and settings.get("old") == "to_assess"
    if sitting.usable is Truth.NOT_MET and not old:
        return _settled(Truth.NOT_MET, sitting, _refused(sitting))
    if sitting.highest < minimum:
        return _settled(Truth.NOT_MET, sitting, *_too_low(context, sitting, minimum))
    refused = settings["retake"] == "refused"
    if sitting.retake is True and refused:
        return _settled(Truth.NOT_MET, sitting, Note("lang.retake_refused", _name(sitting)))
    notes = []
    truth, low, high = Truth.MET, Truth.MET, Truth.MET
    if sitting.retake is True:
        # the workforce streams print the refusal for their points
        note = "lang.retake_points" if settings.get("old") == "to_assess" else "lang.retake_to_assess"
        notes.append(Note(note, _name(sitting)))
        truth, low, high = Truth.TO_ASSESS, Truth.TO_ASSESS, Truth.TO_ASSESS
    elif sitting.retake is None and sitting.name:
        truth, low = Truth.UNKNOWN, Truth.NOT_MET if refused else Truth.UNKNOWN
    if old:
        notes.append(Note("lang.old_to_assess", (*_name(sitting), ("until", Value("date", sitting.expires)))))
        truth, low, high = (min(t, Truth.TO_ASSESS, key=_level) for t in (truth, low, high))
    early, asked, doubted = _early_pte(context, settings, sitting)
    if early is Truth.TO_ASSESS:
        notes.append(Note("lang.pte_edge"))
        truth, low = min(truth, early, key=_level), min(low, early, key=_level)
        high = high if asked or doubted else min(high, early, key=_level)
    elif early is Truth.UNKNOWN:
        low = min(low, Truth.TO_ASSESS, key=_level)
    if sitting.usable is Truth.UNKNOWN or sitting.lowest < minimum or not sitting.name:
        truth, low = Truth.UNKNOWN, Truth.NOT_MET
    if sitting.known and (sitting.usable is Truth.MET or old):
        notes.append(_counted(sitting, truth))
    if sitting.why == "booked":
        notes.append(Note("lang.booked", _name(sitting)))
    if sitting.self_reported:
        notes.append(Note("lang.self_reported"))
    if settings.get("federal_edge") and sitting.expires == context.day:
        notes.append(EDGE)
    missing = (*(sitting.open if truth is Truth.UNKNOWN else ()), *asked)
    unsure = (*(sitting.unsure if truth is Truth.UNKNOWN else ()), *doubted)
    return _Outcome(truth, low, high, sitting, tuple(notes), missing, unsure)


def _early_pte(
    context: Context, settings: Mapping[str, Any], sitting: Sitting
) -> tuple[Truth, tuple[str, ...], tuple[str, ...]]:
    """PTE Core serves invitations issued after its first day; one issued on it or before is in doubt. Then
    the answers that may still take the doubt away.
    """
    issued = settings.get("invitation", "")
    early = early_pte(context, sitting, issued) if issued else False
    if early is None:
        last = context.parameter("lang.pte_core_from") + LAST_DAY_TO_USE_A_NOTIFICATION
        return Truth.UNKNOWN if context.day <= last else Truth.MET, (), ()
    return (Truth.TO_ASSESS, *context.gaps(received(issued))) if early else (Truth.MET, (), ())


def _settled(truth: Truth, sitting: Sitting, *notes: Note) -> _Outcome:
    return _Outcome(truth, truth, truth, sitting, notes)


def _above(outcomes: Sequence[_Outcome], floor: Truth) -> list[_Outcome]:
    """The sittings that could still do better than ``floor``, which is already sure."""
    return [o for o in outcomes if _level(o.high) > _level(floor)]


def _rank(outcome: _Outcome) -> tuple[int, int, int]:
    """Most favourable first: truth, then overall level, then the sum of the four levels."""
    return _level(outcome.truth), outcome.sitting.lowest, sum(low for low, _ in outcome.sitting.levels)


def _level(truth: Truth) -> int:
    return int(truth.value)


def _name(sitting: Sitting) -> tuple[tuple[str, Value], ...]:
    day = (("day", Value("date", sitting.day)),) if sitting.day else ()
    name = Value("test", sitting.name) if sitting.name else Value("words", UNNAMED)
    return (("test", name), *day)


def _counted(sitting: Sitting, truth: Truth) -> Note:
    """The level reached; that Ontario accepts the report, only where nothing is in doubt."""
    level = ("level", Value("level", sitting.lowest))
    if truth is not Truth.MET:
        return Note("lang.reached", (*_name(sitting), level))
    return Note("lang.counted", (*_name(sitting), level, ("until", Value("date", sitting.expires))))


def _days(context: Context, sitting: Sitting) -> dict[str, Value]:
    """The figures of a report that its day takes away: that day, not the level, falls short."""
    if sitting.why == "old":
        return {"measured": Value("date", context.day), "limit": Value("date", sitting.expires)}
    if sitting.why == "later":
        return {"measured": Value("date", sitting.day), "limit": Value("date", context.day)}
    return {}


def _refused(sitting: Sitting) -> Note:
    values = _name(sitting)
    if sitting.why == "old":
        values = (*values, ("until", Value("date", sitting.expires)))
    return Note(f"lang.refused_{sitting.why}", values)


def _too_low(context: Context, sitting: Sitting, minimum: int) -> tuple[Note, ...]:
    """The weakest ability that is known to fall short, its score, and the score it needed."""
    short = [i for i, (_, high) in enumerate(sitting.levels) if high < minimum]
    bound = 1 if short else 0  # else each scale of the report falls short in another ability
    weakest = min(short or range(len(ABILITIES)), key=lambda i: sitting.levels[i][bound])
    score = sitting.scores[weakest]
    absent = sitting.name == "CELPIP_G" and score == 0
    ability = ("ability", Value("ability", ABILITIES[weakest]))
    reached = ("level", Value("level", sitting.levels[weakest][bound]))
    least = ("minimum", Value("level", minimum))
    if sitting.self_reported:
        said = ("said", Value("number", score))
        return Note("lang.low_said", (*_name(sitting), said, ability, least)), Note("lang.self_reported")
    shown = ("score", Value("words", ABSENT) if absent else Value("score", score))
    values: tuple[tuple[str, Value], ...] = (*_name(sitting), ability, shown, reached, least)
    needed = score_needed(context.pack, sitting, weakest, minimum)
    if needed is None:
        return (Note("lang.low_level", values),)
    return (Note("lang.low", (*values, ("needed", Value("score", needed)))),)


def _planned(named: tuple[str, Value], answer: Planned) -> Note:
    if answer.by is None:
        return Note("lang.planned", (named,))
    return Note("lang.planned_by", (named, ("by", Value("date", answer.by))))


def _row(sitting: Sitting) -> Row:
    levels = [(a, Value("number", low)) for a, (low, _) in zip(ABILITIES, sitting.levels, strict=True)]
    return Row("lang.sitting", (*_name(sitting), *levels, ("level", Value("level", sitting.lowest))))


QUANTITIES: dict[str, Quantity] = {}
MEASURES: dict[str, Measure] = {"lang.check": check}
