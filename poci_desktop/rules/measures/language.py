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
from datetime import date, timedelta
from typing import Any

from poci_desktop.facts.answers import DontKnow, Planned
from poci_desktop.facts.language import ABILITIES
from poci_desktop.rules.combine import join_any
from poci_desktop.rules.context import Context
from poci_desktop.rules.findings import Finding, Note, Row, Value, leaf
from poci_desktop.rules.measures.levels import Sitting, read_sitting, score_needed, sittings
from poci_desktop.rules.nodes import Measure, Quantity
from poci_desktop.rules.pack import Words
from poci_desktop.rules.truth import Truth

__all__ = ["MEASURES", "QUANTITIES", "Sitting", "check", "read_sitting", "sittings"]

UNNAMED = Words("A test", "Un test")
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
        return joined
    # one language is enough: why another one falls short is no reason any more
    children = (f if f.truth is Truth.MET else f._replace(notes=()) for f in joined.children)
    return joined._replace(children=tuple(children))


def _one_language(context: Context, settings: Mapping[str, Any], language: str, minimum: int) -> Finding:
    answer_fact = f"lang.{language}_test"
    answer = context.fact(answer_fact)
    limit = Value("level", minimum)
    named = ("language", Value("language", language))
    if answer == "none":
        note = Note("lang.none", (named, ("minimum", limit)))
        return leaf(Truth.NOT_MET, facts=(answer_fact,), notes=(note,), limit=limit)
    outcomes = [
        _outcome(context, settings, sitting, minimum)
        for sitting in sittings(context)
        if sitting.language in ("", language) or sitting.name == "other"
    ]
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
        return leaf(
            best.truth,
            open=open_,
            unsure=unsure,
            low=Truth.NOT_MET if unasked or doubt else best.low,
            high=max((o.high for o in outcomes), key=_level),
            notes=best.notes,
            **common,
        )
    open_ = (*unasked, *(p for o in outcomes for p in o.open))
    unsure = (*doubt, *(p for o in outcomes for p in o.unsure))
    if answer != "have" or context.case.lang.test is None or isinstance(context.case.lang.test, DontKnow):
        listed, unlisted = context.gaps("lang.test")
        planned = isinstance(answer, Planned)
        return leaf(
            Truth.UNKNOWN,
            open=(*open_, *(() if planned or doubt else listed)),
            unsure=(*unsure, *unlisted),
            low=Truth.NOT_MET,
            high=Truth.MET,
            notes=(_planned(named, answer),) if planned else (),
            **common,
        )
    if not any(o.sitting.language == language for o in outcomes):
        return _no_report(named, outcomes, open_, unsure, common)
    truth = max((o.truth for o in outcomes), key=_level)
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


def _no_report(
    named: tuple[str, Value],
    outcomes: Sequence[_Outcome],
    open_: tuple[str, ...],
    unsure: tuple[str, ...],
    common: Mapping[str, Any],
) -> Finding:
    """Results are said to be in hand, but no report entered is known to be in this language."""
    unnamed = [o.sitting for o in outcomes if not o.sitting.name]
    refused = tuple(dict.fromkeys(n for o in outcomes for n in o.notes))
    if refused and not unnamed:  # only a test that is not on the list was entered
        return leaf(Truth.NOT_MET, notes=refused, **common)
    return leaf(
        Truth.UNKNOWN,
        open=(*open_, *(path for s in unnamed for path in s.open)) if unnamed else ("lang.test",),
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
    notes = [_counted(sitting)] if sitting.known and sitting.usable is Truth.MET else []
    truth, low, high = Truth.MET, Truth.MET, Truth.MET
    if sitting.retake is True:
        notes.append(Note("lang.retake_to_assess", _name(sitting)))
        truth, low, high = Truth.TO_ASSESS, Truth.TO_ASSESS, Truth.TO_ASSESS
    elif sitting.retake is None and sitting.name:
        truth, low = Truth.UNKNOWN, Truth.NOT_MET if refused else Truth.UNKNOWN
    if old:
        notes.append(Note("lang.old_to_assess", (*_name(sitting), ("until", Value("date", sitting.expires)))))
        truth, low, high = (min(t, Truth.TO_ASSESS, key=_level) for t in (truth, low, high))
    early = _early_pte(context, settings, sitting)
    if early is Truth.TO_ASSESS:
        notes.append(Note("lang.pte_edge"))
        truth, low, high = (min(t, early, key=_level) for t in (truth, low, high))
    elif early is Truth.UNKNOWN:
        low = min(low, Truth.TO_ASSESS, key=_level)
    if sitting.usable is Truth.UNKNOWN or sitting.lowest < minimum or not sitting.name:
        truth, low = Truth.UNKNOWN, Truth.NOT_MET
    if sitting.why == "booked":
        notes.append(Note("lang.booked", _name(sitting)))
    if sitting.self_reported:
        notes.append(Note("lang.self_reported"))
    if settings.get("federal_edge") and sitting.expires == context.day:
        notes.append(Note("W-LANG-EDGE"))
    open_ = sitting.open if truth is Truth.UNKNOWN else ()
    unsure = sitting.unsure if truth is Truth.UNKNOWN else ()
    return _Outcome(truth, low, high, sitting, tuple(notes), open_, unsure)


def _early_pte(context: Context, settings: Mapping[str, Any], sitting: Sitting) -> Truth:
    """PTE Core serves invitations issued after its first day; one issued on it or before is in doubt."""
    fact = settings.get("invitation", "")
    if sitting.name != "PTE_CORE" or not fact:
        return Truth.MET
    first = context.parameter("lang.pte_core_from")
    invited = context.fact(fact)
    if isinstance(invited, date):
        return Truth.TO_ASSESS if invited <= first else Truth.MET
    early = context.day <= first + LAST_DAY_TO_USE_A_NOTIFICATION
    return Truth.UNKNOWN if early else Truth.MET


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


def _counted(sitting: Sitting) -> Note:
    values = (("level", Value("level", sitting.lowest)), ("until", Value("date", sitting.expires)))
    return Note("lang.counted", (*_name(sitting), *values))


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
    values: list[tuple[str, Value]] = [
        *_name(sitting),
        ("ability", Value("ability", ABILITIES[weakest])),
        ("score", Value("score", sitting.scores[weakest])),
        ("level", Value("level", sitting.levels[weakest][bound])),
        ("minimum", Value("level", minimum)),
    ]
    needed = score_needed(context.pack, sitting, weakest, minimum)
    if needed is None:
        return (Note("lang.low_level", tuple(values)),)
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
