"""Studies that a stream accepts: a Canadian level, or a foreign one with a Canadian assessment (ECA).

Sheets 03 (high school), 06 and 07 (degree), 13.7 (the assessment report). The report counts when a
designated body wrote it, its level is one of those accepted, and it is not more than five years old on the
reference day, the anniversary included (that day carries a warning: the federal step counts strictly). A
report dated after the reference day is not in hand on that day. No report and none ordered is a fact ("not
met"); an ordered one is "cannot tell".

``settings``: ``canadian`` and ``assessed`` name the lists of levels accepted in Canada and on the report;
``edge`` (``to_assess``: the anniversary day is a doubt) and ``absent`` (``to_assess``: so is having no usable
report) soften that rule where the sheet says so. ``credentials`` names the types of Canadian credentials that
are degrees: beside a higher level finished abroad, one of them is enough (06, 13.3 a).
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from poci_desktop.facts.answers import DontKnow, Planned
from poci_desktop.rules.calendar import add_years
from poci_desktop.rules.combine import choose, join_all, join_any
from poci_desktop.rules.context import Context
from poci_desktop.rules.findings import Finding, Note, Value, leaf
from poci_desktop.rules.measures.credentials import degree_in_canada, may_stand_beside
from poci_desktop.rules.measures.pending import planned, unanswered
from poci_desktop.rules.measures.wording import named
from poci_desktop.rules.nodes import Measure, Quantity
from poci_desktop.rules.truth import Truth

PHYSICIANS = ("31100", "31101", "31102")
PHARMACISTS = ("31120",)
POSTSECONDARY = "canadian_postsecondary_only"
AGE = "eca.age"
ISSUERS = "eca.designated"
NO_SETTINGS: Mapping[str, Any] = MappingProxyType({})


def studies(context: Context, settings: Mapping[str, Any]) -> Finding:
    """The highest finished level: accepted as it is when Canadian, by its assessment when foreign."""
    country = context.known("edu.country")
    if context.known("fact.education") == "none":  # nothing was finished that a report could assess
        return canadian_level(context, settings["canadian"])
    if country == "CA":
        return canadian_level(context, settings["canadian"])
    if country is not None:
        found = _abroad(context, settings)
        # a level not known may be none at all, which no report would mend
        return _still_open(context, found, ("fact.education",)) if found.truth is Truth.UNKNOWN else found
    missing, unsure = context.gaps("edu.country")
    selector = leaf(Truth.UNKNOWN, facts=("edu.country",), open=missing, unsure=unsure)
    return choose(
        selector,
        [
            canadian_level(context, settings["canadian"]),
            _abroad(context, settings),
        ],
    )


def _abroad(context: Context, settings: Mapping[str, Any]) -> Finding:
    """The highest level finished abroad: by its report, or by a Canadian degree beside it."""
    found = assessed_level(context, settings["assessed"], settings)
    if "credentials" not in settings or found.truth is Truth.MET or not may_stand_beside(context):
        return found
    beside = degree_in_canada(context, settings["credentials"])
    if context.known("fact.education") is None and beside.high is not Truth.NOT_MET:
        both = join_any([found, beside])  # a degree beside it counts once the level is known to be higher
        return both._replace(truth=Truth.UNKNOWN, low=Truth.NOT_MET, high=Truth.MET)
    return join_any([found, beside])


def high_school(context: Context, settings: Mapping[str, Any]) -> Finding:
    """In-Demand Skills: a Canadian diploma, or foreign studies assessed as high school or more.

    The answers on the highest level settle it where they can: no level at all is none; high school finished
    in Canada is the Canadian diploma; a highest level abroad goes by its report, unless high school was
    Canadian or Canadian post-secondary studies stand beside it. Post-secondary studies in Canada without a
    high-school diploma: the source is silent, an officer judges.
    """
    level, country = context.known("fact.education"), context.known("edu.country")
    secondary = context.known("edu.secondary")
    facts = ("fact.education", "edu.country", "edu.secondary")
    if level == "none":
        return leaf(Truth.NOT_MET, facts=("fact.education",), notes=(Note("education.none"),))
    if level == "secondary" and country == "CA":
        return leaf(Truth.MET, facts=("fact.education", "edu.country"))
    if level is not None and country not in (None, "CA") and secondary != "canadian_diploma":
        found = assessed_level(context, settings["assessed"], settings)
        if secondary == POSTSECONDARY:  # either way is enough (ANY)
            return join_any([found, _postsecondary()])
        return found if found.truth is Truth.MET else _still_open(context, found, ("edu.secondary",))
    if secondary == "foreign":
        found = assessed_level(context, settings["assessed"], settings)
        return _still_open(context, found, facts[:2])
    if secondary is None:
        return unanswered(context, *facts)
    if secondary == POSTSECONDARY:
        return _still_open(context, _postsecondary(), facts[:2])
    if secondary == "none":
        none = leaf(Truth.NOT_MET, facts=("edu.secondary",), notes=(Note("education.none"),))
        return _still_open(context, none, facts[:2])
    return _still_open(context, leaf(Truth.MET, facts=("edu.secondary",)), facts[:2])


def _postsecondary() -> Finding:
    """Studies after high school in Canada without a diploma of it: the source is silent."""
    return leaf(Truth.TO_ASSESS, facts=("edu.secondary",), notes=(Note("education.no_secondary_diploma"),))


def _still_open(context: Context, found: Finding, paths: tuple[str, ...]) -> Finding:
    """The finding, which answers to ``paths`` not given yet would replace."""
    missing, unsure = context.gaps(*paths)
    if not (missing or unsure):
        return found
    return found._replace(
        low=Truth.NOT_MET,
        high=Truth.MET,
        open=(*found.open, *missing),
        unsure=(*found.unsure, *unsure),
    )


def canadian_level(context: Context, accepted: str) -> Finding:
    """Whether the highest level, finished in Canada, is one of those accepted."""
    return _level(context, "fact.education", accepted, "education.level_too_low")


def assessed_level(context: Context, accepted: str, settings: Mapping[str, Any] = NO_SETTINGS) -> Finding:
    """Whether a usable report gives foreign studies one of the levels accepted."""
    absent = settings.get("absent") == "to_assess"
    report = report_in_hand(context)
    if report is not None:
        return _softened(report) if absent else report
    usable = [_issuer(context), _age(context, edge=settings.get("edge", ""))]
    level = _level(context, "eca.level", accepted, "eca.level_too_low")
    return join_all([*(_softened(part) if absent else part for part in usable), level])


def _softened(found: Finding) -> Finding:
    """The same finding where only a doubt follows from what is missing."""
    low, high = (max(t, Truth.TO_ASSESS, key=lambda t: t.value) for t in (found.low, found.high))
    truth = Truth.TO_ASSESS if found.truth is Truth.NOT_MET else found.truth
    return found._replace(truth=truth, low=min(low, truth, key=lambda t: t.value), high=high)


def report_counts(context: Context) -> Finding:
    """Whether there is a report of a designated body that is not too old, whatever level it gives."""
    report = report_in_hand(context)
    return report if report is not None else join_all([_issuer(context), _age(context)])


def report_in_hand(context: Context) -> Finding | None:
    """None when there is a report to read; else the finding that its absence makes."""
    status = context.fact("eca.status")
    facts = ("eca.status",)
    if status == "have":
        return None
    if status == "none":
        return leaf(Truth.NOT_MET, facts=facts, notes=(Note("eca.none"),))
    if isinstance(status, Planned):
        return planned("eca.status", status, "eca.planned")
    return unanswered(context, "eca.status", "eca.issuer", "eca.date", "eca.level")


def _issuer(context: Context) -> Finding:
    issuer = context.fact("eca.issuer")
    facts = ("eca.issuer",)
    if issuer is None or isinstance(issuer, DontKnow):
        return unanswered(context, "eca.issuer")
    if not context.pack.in_list(ISSUERS, issuer, context.day):
        return leaf(Truth.NOT_MET, facts=facts, notes=(Note("eca.not_designated"),))
    occupation = context.known("fact.primary_noc")
    own = {**dict.fromkeys(PHYSICIANS, "MCC"), **dict.fromkeys(PHARMACISTS, "PEBC")}.get(occupation, issuer)
    notes = () if own == issuer or context.known("ee.program_choice") == "CEC" else (Note("eca.own_body"),)
    return leaf(Truth.MET, facts=facts, notes=notes)


def _age(context: Context, edge: str = "") -> Finding:
    day = context.known("eca.date")
    facts = ("eca.date",)
    if day is None:
        return unanswered(context, "eca.date")
    last = add_years(day, int(context.parameter(AGE)))
    shown: dict[str, Any] = {
        "facts": facts,
        "measured": Value("date", day),
        "limit": Value("last_day", last),
    }
    values = (("day", Value("date", day)), ("last", Value("date", last)))
    if day > context.day:
        return leaf(Truth.NOT_MET, notes=(Note("eca.later", values),), **shown)
    if last < context.day:
        return leaf(Truth.NOT_MET, notes=(Note("eca.too_old", values),), **shown)
    if last == context.day and edge == "to_assess":
        return leaf(Truth.TO_ASSESS, notes=(Note("eca.anniversary", values),), **shown)
    notes = (Note("W-ECA-EDGE"),) if last == context.day else (Note("eca.until", values),)
    return leaf(Truth.MET, notes=notes, **shown)


def _level(context: Context, fact: str, accepted: str, note: str) -> Finding:
    level = context.known(fact)
    if level is None:
        return unanswered(context, fact)
    if context.pack.in_list(accepted, level, context.day):
        return leaf(Truth.MET, facts=(fact,))
    values = (("level", named(context, f"level.{level}")),)
    return leaf(Truth.NOT_MET, facts=(fact,), notes=(Note(note, values),))


MEASURES: dict[str, Measure] = {"studies": studies, "high_school": high_school}
QUANTITIES: dict[str, Quantity] = {}
