"""Canadian credentials beside a higher level finished abroad. Sheets 06 (``hcp.education.level``) and 13.3 a.

Any Canadian degree is enough, and the federal chart reads the best level that is Canadian or covered by the
report, whichever is the highest. A level above the bachelor's leaves room for a Canadian credential below it;
of two of one level the person names the Canadian one. A level not known leaves the same room.
"""

from __future__ import annotations

from poci_desktop.facts.answers import Planned
from poci_desktop.rules.combine import join_any
from poci_desktop.rules.context import Context
from poci_desktop.rules.findings import Finding, Note, leaf
from poci_desktop.rules.measures.pending import planned, unanswered
from poci_desktop.rules.truth import Truth

HIGHER = "education.above_bachelor"


def may_stand_beside(context: Context) -> bool:
    """Whether the highest level may leave a Canadian credential below it."""
    level = context.known("fact.education")
    return level is None or context.pack.in_list(HIGHER, level, context.day)


def degree_in_canada(context: Context, degrees: str) -> Finding:
    """A credential of the list ``degrees``, finished on the reference day."""
    entered = context.known("cred")
    if entered is None:
        return unanswered(context, "cred")
    found = [_degree(context, index, degrees) for index in range(len(entered))]
    if all(one.truth is Truth.NOT_MET for one in found):
        return leaf(Truth.NOT_MET, facts=("cred",), notes=(Note("education.no_canadian_degree"),))
    return join_any(found)


def _degree(context: Context, index: int, degrees: str) -> Finding:
    path = f"cred[{index}].completed"
    kind, done = context.known(f"cred[{index}].type"), context.fact(path)
    facts = (f"cred[{index}].type", path)
    if done == "no" or (kind is not None and not context.pack.in_list(degrees, kind, context.day)):
        return leaf(Truth.NOT_MET, facts=facts)
    if kind is not None and isinstance(done, Planned):
        return planned(path, done, "education.degree_planned")
    if kind is None or done != "yes":
        return unanswered(context, *facts)
    return leaf(Truth.MET, facts=facts, notes=(Note("education.canadian_degree"),))
