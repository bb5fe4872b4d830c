"""The licence of the offered job and the dated list of in-demand occupations. Sheets 01, 02 and 03."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from poci_desktop.facts.answers import Planned
from poci_desktop.rules.context import Context
from poci_desktop.rules.findings import Finding, Note, Value, leaf
from poci_desktop.rules.measures.place import known_code, work_place
from poci_desktop.rules.nodes import OUTCOMES, Measure, Quantity
from poci_desktop.rules.truth import Truth

HELD, EXPIRY, CODE = "licence.held", "licence.expiry", "offer.noc"


def licence(context: Context, settings: Mapping[str, Any]) -> Finding:
    """An Ontario licence held on the reference day; its last day is included, "none" means that it does not
    expire.

    ``held`` is the outcome of a valid licence, ``missing`` of none, an expired or a requested one,
    ``apprentice`` of an apprentice's authorisation (each ``met``, ``to_assess`` or ``not_met``). ``note``
    is shown with ``held``.
    """
    answer = context.fact(HELD)
    if isinstance(answer, Planned):
        by = (("by", Value("date", answer.by)),) if answer.by else ()
        note = Note("planned_by" if by else "planned", (("fact", Value("fact", HELD)), *by))
        return leaf(Truth.UNKNOWN, facts=(HELD,), low=Truth.NOT_MET, high=Truth.MET, notes=(note,))
    if not isinstance(answer, str):
        missing, unsure = context.gaps(HELD, EXPIRY)
        return leaf(Truth.UNKNOWN, facts=(HELD, EXPIRY), open=missing, unsure=unsure)
    absent = OUTCOMES[settings.get("missing", "not_met")][0]
    held = OUTCOMES[settings.get("held", "met")][0]
    if answer == "apprentice":
        truth = OUTCOMES[settings.get("apprentice", "to_assess")][0]
        return leaf(truth, facts=(HELD,), notes=(Note("licence.apprentice"),))
    if answer not in ("valid", "provisional"):
        return leaf(absent, facts=(HELD,), notes=(Note("licence.not_held"),))
    notes = [Note("licence.provisional")] if answer == "provisional" else []
    expiry = context.fact(EXPIRY)
    if isinstance(expiry, date) and expiry < context.day:
        ended = Note("licence.ended", (("day", Value("date", expiry)),))
        return leaf(absent, facts=(HELD, EXPIRY), notes=(ended,))
    if isinstance(expiry, date) or expiry == "none":
        if "note" in settings:
            notes.append(Note(settings["note"]))
        return leaf(held, facts=(HELD, EXPIRY), notes=tuple(notes))
    missing, unsure = context.gaps(EXPIRY)
    truth = held if held is absent else Truth.UNKNOWN
    return leaf(
        truth,
        facts=(HELD, EXPIRY),
        open=missing if truth is Truth.UNKNOWN else (),
        unsure=unsure if truth is Truth.UNKNOWN else (),
        low=min(truth, absent, held, key=lambda t: t.value),
        high=max(absent, held, key=lambda t: t.value),
        notes=tuple(notes),
    )


def in_demand(context: Context, settings: Mapping[str, Any]) -> Finding:
    """The occupation on Ontario's in-demand list of the reference day, and the place rule of its row.

    ``doubtful`` names the dated list of codes whose place rule the sources of the time print differently.
    """
    code, place = context.known(CODE), work_place(context)
    missing, unsure = context.gaps(CODE)
    if code is None:
        facts = (CODE, *place.facts)
        return leaf(Truth.UNKNOWN, facts=facts, open=(*missing, *place.open), unsure=(*unsure, *place.unsure))
    if not known_code(context.pack, code):
        note = Note("noc.not_found", (("code", Value("noc", code)),))
        return leaf(Truth.UNKNOWN, facts=(CODE,), low=Truth.NOT_MET, high=Truth.MET, notes=(note,))
    row = _rows(context).get(code)
    if row is None or date.fromisoformat(row["from"]) > context.day:
        return leaf(Truth.NOT_MET, facts=(CODE,), notes=(_why_not(code, row),))
    doubtful = context.pack.in_list(settings["doubtful"], code, context.day)
    if row["place"] == "anywhere" and not doubtful:
        return leaf(Truth.MET, facts=(CODE,), notes=(Note("ids.listed_anywhere"),))
    inside = Truth.TO_ASSESS if doubtful else Truth.NOT_MET
    truths = {False: Truth.MET, True: inside}
    truth = place.joined(truths)
    reach = place.sides if place.complete and not place.open else (False, True)
    low, high = (inside if True in reach else Truth.MET), (Truth.MET if False in reach else inside)
    if truth is Truth.TO_ASSESS and not place.open:
        low = high = truth
    low = min(low, truth, key=lambda t: t.value)
    notes = [*place.notes, *(place.which if truth is Truth.UNKNOWN else ())]
    if truth is not Truth.MET:
        notes.append(Note("ids.place_doubtful" if doubtful else "ids.only_outside_gta"))
    settled = low is high
    return leaf(
        truth,
        facts=(CODE, *place.facts),
        open=() if settled else place.open,
        unsure=() if settled else place.unsure,
        low=low,
        high=high,
        notes=tuple(notes),
    )


def _rows(context: Context) -> Mapping[str, Mapping[str, str]]:
    if "in_demand" not in context.pack.cache:
        context.pack.cache["in_demand"] = {row["noc"]: row for row in context.pack.tables["in_demand"]}
    found: Mapping[str, Mapping[str, str]] = context.pack.cache["in_demand"]
    return found


def _why_not(code: str, row: Mapping[str, str] | None) -> Note:
    values = (("code", Value("noc", code)),)
    if row is not None:
        return Note("ids.listed_later", (*values, ("day", Value("date", date.fromisoformat(row["from"])))))
    return Note("ids.skilled_instead" if int(code[1]) <= 3 else "ids.not_listed", values)


QUANTITIES: dict[str, Quantity] = {}
MEASURES: dict[str, Measure] = {"licence": licence, "in_demand": in_demand}
