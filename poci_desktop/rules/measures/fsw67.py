"""The federal 67-point grid of the Skilled Worker path (sheet 13.3; IRPR 78 to 83), maximum 100.

Every item is a range: what is sure, what an officer may accept, what answers to come could still give. 67 is
reached by the sure total (met), with what an officer must accept (to be assessed), only by what is possible
(cannot tell), or not at all. A total the person declares stands in for "cannot tell" only, always with the
note that the points were not checked; a computed total wins, also where only the studies are not known. It
is used only while answers are missing, and only where those given leave it possible.
Tests and assessment are read by Ontario's inclusive rule on the reference day. Without any counted studies
the federal minimum fails whatever the total.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from poci_desktop.facts.answers import Planned
from poci_desktop.rules.context import Context
from poci_desktop.rules.findings import Finding, Note, Row, Value, leaf
from poci_desktop.rules.measures.fsw67_family import adaptability
from poci_desktop.rules.measures.fsw67_items import (
    age_points,
    arranged_points,
    education_points,
    experience_points,
    own_work,
)
from poci_desktop.rules.measures.fsw67_language import language_points, unsaid
from poci_desktop.rules.measures.points import Points, added
from poci_desktop.rules.measures.wording import named
from poci_desktop.rules.nodes import Measure, Quantity
from poci_desktop.rules.truth import Truth

PASS_MARK = "fsw67.pass_mark"
MAXIMUM = {
    "education": 25,
    "lang1": 24,
    "lang2": 4,
    "experience": 15,
    "age": 12,
    "arranged": 10,
    "adaptability": 10,
}


def fsw67(context: Context, settings: Mapping[str, Any]) -> Finding:
    """Whether the grid reaches the pass mark; the working lists every item."""
    languages = language_points(context)
    arranged = arranged_points(context)
    items = {
        "education": education_points(context),
        "lang1": languages.first,
        "lang2": languages.second,
        "experience": experience_points(context),
        "age": age_points(context),
        "arranged": arranged,
        "adaptability": adaptability(context, own_work(context), arranged),
    }
    apart = [item for name, item in items.items() if name not in ("lang1", "lang2")]
    total = added([languages.both, *apart])
    mark = int(context.parameter(PASS_MARK))
    truth = _truth(total, items["education"], mark)
    declared = context.fact("fsw67.declared_total")
    notes = [_summary(total, mark)]
    open_ = total.open
    asked = not _planned(context)  # a test booked or a report ordered is planned, not missing: it stays open
    possible = isinstance(declared, int) and total.sure <= declared <= total.most
    if truth is Truth.UNKNOWN and possible and asked and total.likely < mark:
        # it stands in for the points, not for the studies that the federal minimum asks for as well
        studies = Truth.TO_ASSESS if items["education"].likely else Truth.UNKNOWN
        truth = studies if declared >= mark else Truth.NOT_MET
        notes.append(Note("fsw67.not_checked", (("declared", Value("number", declared)),)))
    elif truth is Truth.UNKNOWN and declared is None and asked:
        open_ = (*open_, "fsw67.declared_total")
    elif isinstance(declared, int) and not possible:
        notes.append(_difference(declared, total))
    notes.extend(_remarks(context, items, languages.language, truth))
    common: dict[str, Any] = {
        "facts": tuple(dict.fromkeys((*FACTS, *open_, *total.unsure))),
        "notes": tuple(notes),
        "limit": Value("points", mark),
        "measured": Value("points", total.sure),
        "working": tuple(_rows(items, total)),
    }
    computed = _truth(total, items["education"], mark)
    missing, unsure = unsaid(context) if computed is Truth.MET else ((), ())
    if computed in (Truth.MET, Truth.NOT_MET):
        return leaf(truth, open=missing, unsure=unsure, **common)
    low = Truth.TO_ASSESS if computed is Truth.TO_ASSESS else Truth.NOT_MET
    if open_ or total.unsure:
        return leaf(truth, open=open_, unsure=total.unsure, low=low, high=Truth.MET, **common)
    if truth is Truth.UNKNOWN:  # something planned, or a source that is silent
        return leaf(truth, low=Truth.NOT_MET, high=Truth.MET, **common)
    return leaf(truth, low=min(low, truth, key=_level), high=_high(computed), **common)


FACTS = (
    "fact.education",
    "edu.country",
    "fact.second_credential",
    "cred",
    "eca.status",
    "eca.level",
    "lang.english_test",
    "lang.french_test",
    "lang.test",
    "jobs",
    "fact.birth_date",
    "fact.arranged",
    "family.spouse",
    "fact.own_study_ca",
    "fact.relative_ca",
    "fsw67.declared_total",
)


def _planned(context: Context) -> bool:
    """Whether a test, an assessment or a credential is still to come (sheet 00 §1.4: not known)."""
    papers = context.case.cred if isinstance(context.case.cred, tuple) else ()
    coming = [context.fact(path) for path in ("lang.english_test", "lang.french_test", "eca.status")]
    return any(isinstance(answer, Planned) for answer in (*coming, *(p.completed for p in papers)))


def _level(truth: Truth) -> int:
    return int(truth.value)


def _high(computed: Truth) -> Truth:
    return Truth.MET if computed is Truth.UNKNOWN else computed


def _truth(total: Points, education: Points, mark: int) -> Truth:
    if total.sure >= mark and education.sure:
        return Truth.MET
    if total.likely >= mark and education.likely:
        return Truth.TO_ASSESS
    if total.most >= mark and education.most:
        return Truth.UNKNOWN
    return Truth.NOT_MET


def _summary(total: Points, mark: int) -> Note:
    values = (
        ("low", Value("number", total.sure)),
        ("high", Value("number", total.most)),
        ("limit", Value("number", mark)),
    )
    return Note("fsw67.total" if total.exact else "fsw67.total.range", values)


def _difference(declared: int, total: Points) -> Note:
    """A declared total that the answers disprove: it is not used."""
    values = (("declared", Value("number", declared)),)
    if total.exact:
        return Note("fsw67.difference", (*values, ("computed", Value("number", total.sure))))
    bounds = (("low", Value("number", total.sure)), ("high", Value("number", total.most)))
    return Note("fsw67.difference.range", (*values, *bounds))


def _remarks(context: Context, items: Mapping[str, Points], language: str, truth: Truth) -> list[Note]:
    notes = []
    if language:
        notes.append(
            Note("fsw67.first_language", (("language", named(context, f"fsw67.language.{language}")),))
        )
    elif items["lang1"].exact:
        notes.append(Note("fsw67.no_first_language"))
    if items["education"].most == 0:
        notes.append(Note("fsw67.no_studies"))
        if truth is Truth.NOT_MET:
            notes.append(Note("fsw67.cec_or_eca"))
    return notes


def _rows(items: Mapping[str, Points], total: Points) -> list[Row]:
    rows = [_row(f"fsw67.{name}", item, MAXIMUM[name]) for name, item in items.items()]
    return [*rows, _row("fsw67.sum", total, 100)]


def _row(note: str, item: Points, maximum: int) -> Row:
    most = ("maximum", Value("number", maximum))
    if item.exact:
        return Row(note, (("points", Value("number", item.sure)), most))
    bounds = (("low", Value("number", item.sure)), ("high", Value("number", item.most)))
    return Row(f"{note}.range", (*bounds, most))


MEASURES: dict[str, Measure] = {"fsw67": fsw67}
QUANTITIES: dict[str, Quantity] = {}
