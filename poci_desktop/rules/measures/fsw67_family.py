"""Adaptability points of the federal 67-point grid (sheet 13.3 g), at most ten.

The three rows of the partner need one who comes along and who is neither a Canadian citizen nor a permanent
resident living in Canada; the relative row needs only that the partner comes along, since the answer covers
the relatives of both.
"""

from __future__ import annotations

from poci_desktop.facts.language import LanguageTest
from poci_desktop.rules.context import Context
from poci_desktop.rules.measures.fsw67_language import too_early
from poci_desktop.rules.measures.levels import NOTIFIED, read_sitting, received
from poci_desktop.rules.measures.points import Points, added
from poci_desktop.rules.truth import Truth

CAP = 10
FIVE = 5
SPOUSE_LEVEL = 4
NOT_COUNTED = ("citizen", "pr_in_canada")

NOTHING = Points.exactly(0)


def adaptability(context: Context, own_work: Points, arranged: Points) -> Points:
    """The seven rows added up, at most ten. ``own_work`` is worth 0 or 10; ``arranged`` gives 0 or 5 here."""
    comes, counted = _partner(context)
    rows = [
        own_work,
        Points(
            min(FIVE, arranged.sure),
            min(FIVE, arranged.likely),
            min(FIVE, arranged.most),
            arranged.open,
            arranged.unsure,
        ),
        _yes(context, "fact.own_study_ca"),
        _relative(context, comes),
        _behind(counted, _spouse_language(context)),
        _behind(counted, _yes(context, "fact.spouse_study_ca")),
        _behind(counted, _spouse_work(context)),
    ]
    return added(rows, CAP)


def _yes(context: Context, fact: str) -> Points:
    answer = context.known(fact)
    if answer is None:
        return Points.between(0, FIVE, context, fact)
    return Points.exactly(FIVE if answer == "yes" else 0)


def _partner(context: Context) -> tuple[Points, Points]:
    """Whether a partner comes along, and whether that partner's rows count (1 or 0)."""
    none = Points.exactly(0)
    if context.known("family.spouse") == "no" or context.known("fact.spouse_accompanies") == "no":
        return none, none
    standing = context.known("fact.spouse_citizen_pr")
    if None in (context.known("family.spouse"), context.known("fact.spouse_accompanies")):
        comes = Points.between(0, 1, context, "family.spouse", "fact.spouse_accompanies")
    else:
        comes = Points.exactly(1)
    if standing in NOT_COUNTED:
        return comes, none
    if standing is not None:
        return comes, comes
    missing, unsure = context.gaps("fact.spouse_citizen_pr")
    return comes, Points(0, 0, 1, (*comes.open, *missing), (*comes.unsure, *unsure))


def _behind(condition: Points, row: Points) -> Points:
    """The row's points, as far as the condition for reading it holds."""
    if condition.most == 0 or row.most == 0:
        return NOTHING
    if condition.exact:
        return row
    return Points(0, 0, row.most, (*condition.open, *row.open), (*condition.unsure, *row.unsure))


def _relative(context: Context, comes: Points) -> Points:
    """Without a partner who comes along, the answer must be about the applicant's own relatives."""
    row = _yes(context, "fact.relative_ca")
    if row.most == 0 or context.known("family.spouse") == "no" or comes.sure == 1:
        return row
    if context.known("fact.spouse_accompanies") == "yes":
        return row  # a partner who comes along: with or without one, the relative counts
    return Points(0, 0, row.most, (*row.open, *comes.open), (*row.unsure, *comes.unsure))


def _spouse_language(context: Context) -> Points:
    fact = "fact.spouse_language"
    answer = context.fact(fact)
    if answer == "none":
        return NOTHING
    if not isinstance(answer, LanguageTest):
        return Points.between(0, FIVE, context, fact)
    sitting = read_sitting(context, answer, fact)
    if sitting.usable is Truth.NOT_MET or sitting.highest < SPOUSE_LEVEL:
        return NOTHING
    if sitting.usable is Truth.MET and sitting.lowest >= SPOUSE_LEVEL and sitting.retake is not None:
        if too_early(context, sitting):
            return Points(0, FIVE, FIVE, *context.gaps(received(NOTIFIED)))
        return Points(0 if sitting.retake else FIVE, FIVE, FIVE)
    return Points(0, 0, FIVE, (fact,) if sitting.open else (), (fact,) if sitting.unsure else ())


def _spouse_work(context: Context) -> Points:
    years = context.known("fact.spouse_work_ca")
    if years is None:
        return Points.between(0, FIVE, context, "fact.spouse_work_ca")
    return Points.exactly(FIVE if years >= 1 else 0)
