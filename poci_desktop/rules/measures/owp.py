"""Ontario Workforce Priority beside work and employer: the school, the place, the silent points. Sheet 20."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from poci_desktop.rules.context import Context
from poci_desktop.rules.findings import Finding, Note, Value, leaf
from poci_desktop.rules.measures.institutions import SCHOOL, find_school
from poci_desktop.rules.measures.pending import cannot_tell, unanswered
from poci_desktop.rules.measures.place import work_place
from poci_desktop.rules.nodes import Measure, Quantity
from poci_desktop.rules.truth import Truth

ONTARIO = "ON"


def ontario_school(context: Context, settings: Mapping[str, Any]) -> Finding:
    """A school on Ontario's list; a school of the list in another province fails.

    The list of the old stream is presumed to hold, so a school that is not on it stays "cannot tell".
    """
    school, path = context.known(SCHOOL), context.path(SCHOOL)
    if school is None:
        return unanswered(context, SCHOOL)
    row = None if school == "other" else find_school(context.pack, school)
    if row is None:
        return cannot_tell((path,), Note("owp.school_not_listed"))
    inside = row["province"] == ONTARIO
    note = Note(
        "owp.school_in_ontario" if inside else "owp.school_elsewhere",
        (("school", Value("name", row["name"])),),
    )
    return leaf(Truth.MET if inside else Truth.NOT_MET, facts=(path,), notes=(note,))


def in_ontario(context: Context, settings: Mapping[str, Any]) -> Finding:
    """The place of the job is a place of Ontario; one that is not found is never "not met"."""
    place = work_place(context)
    found = place.complete
    return leaf(
        Truth.MET if found else Truth.UNKNOWN,
        facts=place.facts,
        open=place.open,
        unsure=place.unsure,
        low=Truth.MET if found and not (place.open or place.unsure) else Truth.UNKNOWN,
        high=Truth.MET,
        notes=place.notes,
    )


def silent(context: Context, settings: Mapping[str, Any]) -> Finding:
    """The published sources are silent or in conflict: "cannot tell", with ``note`` as the reason."""
    return cannot_tell((), Note(settings["note"]))


def past_verified(context: Context, settings: Mapping[str, Any]) -> Finding:
    """Whether the reference day is later than the day the rules were checked to."""
    return leaf(Truth.MET if context.day > context.pack.verified_to else Truth.NOT_MET)


QUANTITIES: dict[str, Quantity] = {}
MEASURES: dict[str, Measure] = {
    "owp_ontario_school": ontario_school,
    "owp_in_ontario": in_ontario,
    "silent": silent,
    "past_verified": past_verified,
}
