"""The Express Entry block shared by three streams (sheet 06, 6.3; sheet 08 for the trades' own draws).

A notification of interest is a step nobody controls: not received is "step not reached" (cannot tell),
never "not met". Day 45 after the notification still counts (its day is day 0). Rounds are those of the
official list in the pack's table ``draws``; the list settles whether a round was limited to certain
occupations, and the answer serves rounds that are not on it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from poci_desktop.facts.answers import Planned
from poci_desktop.rules.calendar import add_months
from poci_desktop.rules.combine import join_all, join_any
from poci_desktop.rules.context import Context
from poci_desktop.rules.findings import Finding, Note, Value, leaf
from poci_desktop.rules.measures.pending import cannot_tell, planned, unanswered
from poci_desktop.rules.measures.wording import named, stream_named
from poci_desktop.rules.measures.work import counted_in_main_occupation
from poci_desktop.rules.nodes import Measure, Quantity
from poci_desktop.rules.truth import Truth

DAYS = "ee.notification_days"
WIDE: dict[str, Any] = {"low": Truth.NOT_MET, "high": Truth.MET}
SOON = 12  # months before the end of a status that deserve a warning (sheet 06, ee.legal_status)


def program_choice(context: Context, settings: Mapping[str, Any]) -> Finding:
    """The federal programme Ontario checks the person against; ``settings`` maps each to its criteria.

    Chosen: that programme decides, and a note says when the other one would be met. Not decided: the better
    of the two, with a note that tells which works. Not asked: the better for now, until the choice is made.
    """
    chosen = context.fact("ee.program_choice")
    facts = ("ee.program_choice",)
    found = {name: _whole(context, names) for name, names in settings.items()}
    if chosen in found:
        mine = found[chosen]
        other = next(f for name, f in found.items() if name != chosen)
        notes = mine.notes
        if mine.truth is Truth.NOT_MET and other.truth is Truth.MET:
            notes = (
                *notes,
                Note("ee.choose_other", (("program", named(context, f"program.{_other(chosen)}")),)),
            )
        return mine._replace(facts=facts, notes=notes)
    joined = join_any(list(found.values()))
    works = [name for name, f in found.items() if f.truth is joined.truth]
    notes = ()
    if joined.truth in (Truth.MET, Truth.TO_ASSESS):
        note = "ee.both_work" if len(works) > 1 else "ee.one_works"
        notes = (Note(note, (("program", named(context, f"program.{works[0]}")),)),)
    if chosen == "not_decided":
        return joined._replace(facts=facts, notes=notes)
    lows, highs = [f.low for f in found.values()], [f.high for f in found.values()]
    low, high = min(lows, key=_level), max(highs, key=_level)
    missing = () if low is high else facts  # either program may still decide: both keep their questions
    return joined._replace(op="choose", facts=facts, notes=notes, low=low, high=high, open=missing)


def _whole(context: Context, names: Sequence[str]) -> Finding:
    found = [context.criterion(name) for name in names]
    return join_all(found)


def _other(program: str) -> str:
    return "CEC" if program == "FSW" else "FSW"


def _level(truth: Truth) -> int:
    return int(truth.value)


def profile(context: Context, settings: Mapping[str, Any]) -> Finding:
    """A live profile on the reference day: "yes", and an expiry day, when given, not before it."""
    answer = context.fact("ee.profile_valid")
    facts = ("ee.profile_valid", "ee.profile_expiry")
    if answer == "no":
        return leaf(Truth.NOT_MET, facts=facts[:1], notes=(Note("ee.no_profile"),))
    if isinstance(answer, Planned):
        return planned("ee.profile_valid", answer, "ee.profile_planned")
    if answer != "yes":
        return unanswered(context, "ee.profile_valid", "ee.profile_expiry")
    expiry = context.known("ee.profile_expiry")
    if expiry is None:
        missing, unsure = context.gaps("ee.profile_expiry")
        return leaf(Truth.MET, facts=facts, open=missing, unsure=unsure)
    values = (("day", Value("date", expiry)),)
    if expiry < context.day:
        return leaf(Truth.NOT_MET, facts=facts, notes=(Note("ee.profile_expired", values),))
    return leaf(Truth.MET, facts=facts, notes=(Note("ee.profile_until", values),))


def notification(context: Context, settings: Mapping[str, Any]) -> Finding:
    """A notification for this stream. Not received, for another stream, or used by a returned file: the
    step is not reached.
    """
    received = context.fact("noi.received")
    facts = ("noi.received", "noi.stream")
    notes = _last_round_note(context)
    if received == "no":
        return cannot_tell(facts, Note("ee.step_not_reached"), *notes)
    if received != "yes":
        return unanswered(context, "noi.received", notes=notes)
    stream = context.known("noi.stream")
    if stream is None:
        return unanswered(context, "noi.stream")
    if stream != context.stream:
        note = Note("ee.other_stream", (("stream", stream_named(context, stream)),))
        return cannot_tell(facts, note)
    if context.fact("app.decision") == "returned":
        return cannot_tell((*facts, "app.decision"), Note("app.returned"))
    return leaf(Truth.MET, facts=facts, notes=(Note("ee.no_proof"),))


def deadline(context: Context, settings: Mapping[str, Any]) -> Finding:
    """Filing no later than day 45 after this stream's notification; without one it does not apply."""
    sent = _without_notification(context)
    if sent is not None:
        return sent
    day = context.known("noi.date")
    facts = ("noi.date",)
    if day is None:
        return unanswered(context, "noi.date")
    if day > context.day:
        note = Note("ee.notified_later", (("day", Value("date", day)),))
        return cannot_tell(facts, note)
    last = day + timedelta(days=int(context.parameter(DAYS)))
    late = context.day > last
    note = Note("ee.deadline_missed" if late else "ee.deadline", (("last", Value("date", last)),))
    return leaf(
        Truth.NOT_MET if late else Truth.MET,
        facts=facts,
        notes=(note,),
        measured=Value("date", context.day),
        limit=Value("last_day", last),
    )


def draw(context: Context, settings: Mapping[str, Any]) -> Finding:
    """Conditions of the round that sent this stream's notification: none when it was a general one."""
    sent = _without_notification(context)
    if sent is not None:
        return sent
    targeted = _targeted(context)
    if targeted.truth is Truth.NOT_MET:
        return leaf(Truth.N_A, facts=targeted.facts, notes=(Note("ee.general_round"),))
    found = _whole(context, settings["trades"]) if context.stream == "st" else _listed(context)
    if targeted.truth is Truth.MET or (found.truth is Truth.MET and found.settled):
        return found._replace(facts=(*targeted.facts, *found.facts))
    both: dict[str, Any] = {
        "facts": (*targeted.facts, *found.facts),
        "open": (*targeted.open, *found.open),
        "unsure": (*targeted.unsure, *found.unsure),
        **WIDE,
    }
    return found._replace(**both) if found.truth is Truth.MET else leaf(Truth.UNKNOWN, **both)


def _listed(context: Context) -> Finding:
    """Human Capital: any work that counts in a listed occupation is enough (the length is not published).

    When the main occupation is said to be the listed one, a job in it must count for one of the two federal
    programs; less than that is to be assessed.
    """
    answer = context.known("noi.draw_noc")
    facts: tuple[str, ...] = ("noi.draw_noc",)
    if answer == "no":
        return leaf(Truth.NOT_MET, facts=facts, notes=(Note("ee.not_listed"),))
    if answer is None:
        return unanswered(context, "noi.draw_noc")
    if answer != "primary":
        return leaf(Truth.MET, facts=facts)
    found = counted_in_main_occupation(context)
    facts = (*facts, *found.facts)
    if found.truth in (Truth.MET, Truth.UNKNOWN):
        return found._replace(facts=facts)
    return found._replace(truth=Truth.TO_ASSESS, facts=facts, notes=(Note("ee.no_listed_job"),))


def trades_draw(context: Context, settings: Mapping[str, Any]) -> Finding:
    """Skilled Trades: the main occupation of the profile has to be on the round's list."""
    answer = context.known("noi.draw_noc")
    facts = ("noi.draw_noc",)
    if answer is None:
        return unanswered(context, "noi.draw_noc")
    outcomes = {
        "primary": (Truth.MET, ()),
        "other_work": (Truth.TO_ASSESS, (Note("st.draw.other_work"),)),
        "no": (Truth.NOT_MET, (Note("ee.not_listed"),)),
    }
    truth, notes = outcomes[answer]
    return leaf(truth, facts=facts, notes=notes)


def _without_notification(context: Context) -> Finding | None:
    """None when there is a notification for this stream; else what its absence makes of a condition on it."""
    sent = context.criterion("ee.noi")
    if sent.truth is Truth.MET:
        return None
    if sent.open or sent.unsure:
        return leaf(Truth.N_A, facts=sent.facts, open=sent.open, unsure=sent.unsure)
    return leaf(Truth.N_A, facts=sent.facts)


def _targeted(context: Context) -> Finding:
    """MET when the round was limited to certain occupations, NOT_MET when it was general."""
    day = context.known("noi.date")
    kinds = {general for when, general in rounds(context) if when == day}
    if len(kinds) == 1:
        return leaf(Truth.NOT_MET if kinds.pop() else Truth.MET, facts=("noi.date",))
    facts = ("noi.date", "noi.targeted")
    answer = context.known("noi.targeted")
    if answer is None:
        return unanswered(context, "noi.targeted")
    return leaf(Truth.MET if answer == "yes" else Truth.NOT_MET, facts=facts)


def rounds(context: Context) -> tuple[tuple[date, bool], ...]:
    """Every round of this stream: its day, and whether it was a general one."""
    key = ("rounds", context.stream)
    if key not in context.pack.cache:
        context.pack.cache[key] = tuple(
            (date.fromisoformat(row["date"]), row["target_en"].startswith("General"))
            for row in context.pack.tables["draws"]
            if row["stream"] == context.stream and row["system"] == "express_entry"
        )
    found: tuple[tuple[date, bool], ...] = context.pack.cache[key]
    return found


def no_round(context: Context, settings: Mapping[str, Any]) -> Finding:
    """MET when the last day to use a notification of the last known round is past."""
    last = _last_round(context)
    past = last is not None and context.day > last + timedelta(days=int(context.parameter(DAYS)))
    return leaf(Truth.MET if past else Truth.N_A)


def _last_round(context: Context) -> date | None:
    key = ("last round", context.stream)
    if key not in context.pack.cache:
        context.pack.cache[key] = max((day for day, _ in rounds(context)), default=None)
    found: date | None = context.pack.cache[key]
    return found


def _last_round_note(context: Context) -> tuple[Note, ...]:
    last = _last_round(context)
    return () if last is None else (Note("ee.last_round", (("day", Value("date", last)),)),)


def status_ends_soon(context: Context, settings: Mapping[str, Any]) -> Finding:
    """MET when a status held in Canada ends within twelve months of the reference day."""
    expiry, place = context.known("status.expiry"), context.known("app.location_at_filing")
    if expiry is None or place in (None, "abroad") or expiry < context.day:
        return leaf(Truth.N_A)
    return leaf(Truth.MET if expiry <= add_months(context.day, SOON) else Truth.N_A)


MEASURES: dict[str, Measure] = {
    "ee_program_choice": program_choice,
    "ee_profile": profile,
    "ee_notification": notification,
    "ee_deadline": deadline,
    "ee_draw": draw,
    "st_draw": trades_draw,
    "ee_no_round": no_round,
    "ee_status_ends_soon": status_ends_soon,
}
QUANTITIES: dict[str, Quantity] = {}
