"""Points of the expression of interest as a table: they rank, apart from every verdict (sheets 11, 20.7)."""

from __future__ import annotations

from poci_desktop.facts.case import Case
from poci_desktop.localizer import Localizer
from poci_desktop.report.document import PointsRow, PointsTable
from poci_desktop.report.rows import RowWriter, Wording
from poci_desktop.rules.assess import Assessment, StreamResult
from poci_desktop.rules.pack import Pack
from poci_desktop.rules.points import Factor, score

STANDING = {
    "streams": (("eoi.points_rank",), ("eoi.no_eligibility",), ("eoi.grid",)),
    "owp": (
        ("eoi.points_rank", "owpeoi.not_comparable"),
        ("owpeoi.no_effect",),
        ("owpeoi.no_cutoff",),
        ("owpeoi.grid",),
    ),
}
"""What is said with every score, by family of streams: the texts of each note. The first note goes wherever a
total goes.
"""
EARLY = ("owpeoi.not_open",)


def points_table(
    assessment: Assessment,
    case: Case,
    result: StreamResult,
    localizer: Localizer,
    wording: Wording,
    writer: RowWriter,
) -> PointsTable | None:
    """The points of one stream; None where there is no score (no such grid, no verdict, no job offer)."""
    pack = assessment.pack
    if result.coverage != "covered":
        return None
    found = score(pack, case, result.stream.id, assessment.judged_on)
    if found is None:
        return None
    text = localizer.text
    first, *others = STANDING[result.stream.family]
    standing = ((*first, *found.remarks), *others, *((EARLY,) if found.early else ()))
    return PointsTable(
        low=found.low,
        high=found.high,
        maximum=found.maximum,
        day=found.day,
        total=text(
            "{points} of {most} on {date}",
            points=_range(found.low, found.high, localizer),
            most=localizer.number(found.maximum),
            date=localizer.date(found.day),
        ),
        notes=tuple(" ".join(localizer.words(pack.texts[name]) for name in names) for names in standing),
        rows=tuple(_row(factor, localizer, wording, writer, pack) for factor in found.factors),
    )


def _row(factor: Factor, localizer: Localizer, wording: Wording, writer: RowWriter, pack: Pack) -> PointsRow:
    missing = tuple(dict.fromkeys((*factor.open, *factor.unsure)))
    level = localizer.words(factor.low_level)
    if factor.low != factor.high:
        labels = list(dict.fromkeys(wording.label(path, localizer) for path in missing))
        level = localizer.text("Not settled yet")  # planned, or nothing published settles it: the notes say
        if labels:
            level = localizer.text("Not known yet: {list}", list="; ".join(labels))
    elif not level:
        level = localizer.text("Nothing that gives points")
    return PointsRow(
        id=factor.id,
        factor=localizer.words(factor.title),
        level=level,
        points=_range(factor.low, factor.high, localizer),
        low=factor.low,
        high=factor.high,
        maximum=factor.maximum,
        paths=missing,
        notes=(
            localizer.words(pack.texts[factor.id]),  # what the factor rewards, in plain words
            *dict.fromkeys(writer.note(note) for note in factor.notes),
        ),
    )


def _range(low: int, high: int, localizer: Localizer) -> str:
    if low == high:
        return localizer.number(low)
    return localizer.text("{low} to {high}", low=localizer.number(low), high=localizer.number(high))
