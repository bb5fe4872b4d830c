"""What goes with a result: next steps, fees, what is left out, the employer's sheet, glossary, free help.

The words are ``[[text]]`` entries of the pack; this module only chooses among them. A route is told while
one of its streams is not settled "not met"; deadlines are the last days the process criteria found, so no
date is computed here.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from poci_desktop.facts.case import Case
from poci_desktop.localizer import Localizer
from poci_desktop.report.deadlines import last_days
from poci_desktop.report.document import Section
from poci_desktop.rules.assess import Assessment, StreamResult
from poci_desktop.rules.pack import Pack
from poci_desktop.rules.truth import Truth

JOB_OFFER = ("fw", "is", "ids")
GRADUATE = ("mg", "pg")
EXPRESS_ENTRY = ("hcp", "fssw", "st")
WORKFORCE = ("owp03", "owp45", "owpmd")
WITH_EMPLOYER = (*JOB_OFFER, "owp03", "owp45")
LOCAL_RECRUITMENT = {"fw", "ids", "owp03", "owp45"}
INTEREST = (
    "fee", "one_per_stream", "pool", "round", "truth", "edit", "job_offer_id", "physician", "not_used",
    "validity", "reset_2025", "end",
)  # fmt: skip
INTEREST_WITH_OFFER = {"edit", "job_offer_id", "physician", "reset_2025"}
WITH_ECA = ("is", "ids", "mg", "pg", "hcp", "fssw")
"""Streams whose checklist names an assessment of foreign studies (sheet 12, 1)."""


def numbered(pack: Pack, name: str, localizer: Localizer) -> tuple[str, ...]:
    """The texts ``name.1``, ``name.2`` ... in order."""
    found: list[str] = []
    while (key := f"{name}.{len(found) + 1}") in pack.texts:
        found.append(localizer.words(pack.texts[key]))
    return tuple(found)


def said(pack: Pack, name: str, localizer: Localizer, **values: str) -> str:
    """One text, its places filled; :class:`KeyError` if the pack has none of that name."""
    words = localizer.words(pack.texts[name])
    return words.format(**values) if values else words


def sections(pack: Pack, assessment: Assessment, case: Case, localizer: Localizer) -> tuple[Section, ...]:
    """Everything after the streams, in reading order."""
    if all(result.coverage == "before" for result in assessment.streams):
        return (free_help(pack, localizer),)
    return (
        *_steps(pack, assessment, case, localizer),
        *_papers(pack, assessment, case, localizer),
        *_employer(pack, assessment, localizer),
        left_out(pack, assessment, localizer),
        glossary(pack, localizer),
        official_pages(pack, assessment, localizer),
        free_help(pack, localizer),
    )


def official_pages(pack: Pack, assessment: Assessment, localizer: Localizer) -> Section:
    """The pages and regulations of the streams shown, by address: the reader may be offline."""
    titles: dict[str, list[str]] = {}
    for name in dict.fromkeys(s for r in assessment.streams for s in r.stream.sources):
        if (source := pack.sources.get(name)) is not None:
            titles.setdefault(source.address, []).append(localizer.words(source.title))
    return Section(
        said(pack, "pages.title", localizer),
        id="pages",
        paragraphs=(said(pack, "pages.intro", localizer),),
        points=tuple(
            localizer.text("{entry}: {label}", entry="; ".join(names), label=address)
            for address, names in titles.items()
        ),
    )


def left_out(pack: Pack, assessment: Assessment, localizer: Localizer) -> Section:
    """What nothing here checks, then what the sheets of the streams shown leave to the reader."""
    covered = [r.stream for r in assessment.streams if r.coverage == "covered"]
    points = list(numbered(pack, "left_out", localizer))
    groups: dict[str, list[str]] = {}
    for item in pack.not_checked:
        names = [localizer.words(stream.short) for stream in covered if stream.id in item.streams]
        if len(names) == len(covered):
            points.append(localizer.words(item.words))
        elif names:
            groups.setdefault(", ".join(names), []).append(localizer.words(item.words))
    return Section(
        said(pack, "left_out.title", localizer),
        id="left_out",
        points=tuple(points),
        groups=tuple((names, tuple(lines)) for names, lines in groups.items()),
    )


def glossary(pack: Pack, localizer: Localizer) -> Section:
    """The ten words: each text is ``word: meaning``."""
    pairs = []
    for text in numbered(pack, "glossary", localizer):
        word, meaning = text.split(":", 1)
        pairs.append((word.rstrip(), meaning.strip()))
    return Section(said(pack, "glossary.title", localizer), id="glossary", terms=tuple(pairs))


def free_help(pack: Pack, localizer: Localizer) -> Section:
    """Who helps for free, and who may be paid for advice."""
    return Section(said(pack, "help.title", localizer), id="help", points=numbered(pack, "help", localizer))


def alive(result: StreamResult) -> bool:
    """Whether the stream's verdict is, or may still become, better than not met."""
    return result.coverage == "covered" and not (result.criteria is Truth.NOT_MET and result.settled)


def _among(assessment: Assessment, ids: tuple[str, ...]) -> tuple[StreamResult, ...]:
    return tuple(r for r in assessment.streams if r.stream.id in ids and alive(r))


def _steps(pack: Pack, assessment: Assessment, case: Case, localizer: Localizer) -> Iterator[Section]:
    decision = case.app.decision
    if decision == "nominated":
        yield _titled(pack, "next.nomination", localizer)
        return
    if decision in ("refused", "returned"):
        yield _titled(pack, "next.refusal", localizer)
    routes = [
        (name, _among(assessment, ids))
        for name, ids in (
            ("next.owp", WORKFORCE),
            ("next.job_offer", JOB_OFFER),
            ("next.graduate", GRADUATE),
            ("next.express_entry", EXPRESS_ENTRY),
        )
    ]
    shown = [(name, results) for name, results in routes if results]
    for number, (name, results) in enumerate(shown):
        yield _route(pack, assessment, case, localizer, name, results, first=number == 0)
    interest = [name for name, _ in shown if name in ("next.job_offer", "next.graduate")]
    if interest:
        yield _interest(pack, "next.job_offer" in interest, localizer)
    if shown:
        fees = [r.stream.id for name, results in shown for r in results if name != "next.owp"]
        if fees:  # those of the categories in force were not found
            yield _fees(pack, fees, localizer)
        yield _titled(pack, "next.nomination", localizer)
    if shown and decision not in ("refused", "returned"):
        yield _titled(pack, "next.refusal", localizer)


def _route(
    pack: Pack,
    assessment: Assessment,
    case: Case,
    localizer: Localizer,
    name: str,
    results: tuple[StreamResult, ...],
    *,
    first: bool,
) -> Section:
    paragraphs = [said(pack, "next.intro", localizer)] if first else []
    if all(r.intake is not None and r.intake.state == "closed" for r in results):
        paragraphs.append(said(pack, "next.closed", localizer))
        if name != "next.express_entry":
            paragraphs.append(said(pack, "next.old_interest", localizer))
    steps = name
    if name == "next.job_offer":
        since = pack.parameter("next.employer_portal_from", assessment.application_date)
        sent = case.ita.date if case.ita.received == "yes" else None
        invited = sent if isinstance(sent, date) else assessment.application_date
        steps = name if invited >= since else f"{name}.paper"
        if any(r.stream.id == "fw" for r in results):
            paragraphs.append(said(pack, "next.job_offer.physicians", localizer))
    if name == "next.express_entry":
        paragraphs.append(said(pack, "ee.process_facts", localizer))
    return Section(
        said(pack, f"{name}.title", localizer),
        id=name.removeprefix("next."),
        paragraphs=tuple(paragraphs),
        points=numbered(pack, steps, localizer),
        numbered=True,
        dates=tuple(_deadlines(pack, results, localizer)),
    )


def _interest(pack: Pack, job_offer: bool, localizer: Localizer) -> Section:
    """How the expression of interest works (sheet 11, 1); some lines are about job offers only."""
    names = [name for name in INTEREST if job_offer or name not in INTEREST_WITH_OFFER]
    return Section(
        said(pack, "eoi.title", localizer),
        id="interest",
        points=tuple(said(pack, f"eoi.{name}", localizer) for name in names),
    )


def _deadlines(pack: Pack, results: tuple[StreamResult, ...], localizer: Localizer) -> Iterator[str]:
    """The last days of the steps, where the invitation's or notification's own date is known."""
    for result in results:
        found = [pair for root in result.process for pair in last_days(pack, root, localizer)]
        for step, day in dict.fromkeys(found):
            yield localizer.text(
                "{stream}: {step}, last day {date}",
                stream=localizer.words(result.stream.short),
                step=step,
                date=localizer.date(day),
            )


def _fees(pack: Pack, ids: list[str], localizer: Localizer) -> Section:
    names = ["next.fees.fw_ids"] if {"fw", "ids"} & set(ids) else []
    names += ["next.fees.others", "next.fees.refund"]
    return Section(
        said(pack, "next.fees.title", localizer),
        id="fees",
        points=tuple(said(pack, name, localizer) for name in names),
    )


def _titled(pack: Pack, name: str, localizer: Localizer) -> Section:
    return Section(
        said(pack, f"{name}.title", localizer),
        id=name.removeprefix("next."),
        points=numbered(pack, name, localizer),
    )


def _papers(pack: Pack, assessment: Assessment, case: Case, localizer: Localizer) -> Iterator[Section]:
    """How papers are handed in, translated and shared, while a stream is open to the person."""
    open_streams = {r.stream.id for r in _among(assessment, (*JOB_OFFER, *GRADUATE, *EXPRESS_ENTRY))}
    if not open_streams or case.app.decision == "nominated":
        return
    yield Section(
        said(pack, "documents.title", localizer),
        id="documents",
        paragraphs=numbered(pack, "documents.summary", localizer),
        points=numbered(pack, "documents.files", localizer),
    )
    yield _titled(pack, "documents.translation", localizer)
    if open_streams & set(WITH_ECA):
        yield _titled(pack, "documents.eca_share", localizer)
    since = pack.parameter("next.employer_portal_from", assessment.application_date)
    if open_streams & set(JOB_OFFER) and assessment.application_date >= since:
        yield _titled(pack, "documents.on_request", localizer)


def _employer(pack: Pack, assessment: Assessment, localizer: Localizer) -> Iterator[Section]:
    """A page of its own for the employer, while a stream with a job offer is open; no word of the person."""
    streams = {r.stream.id for r in _among(assessment, WITH_EMPLOYER)}
    if not streams:
        return
    questions = numbered(pack, "employer.position", localizer) + numbered(
        pack, "employer.business", localizer
    )
    if streams & LOCAL_RECRUITMENT:
        questions += numbered(pack, "employer.recruitment", localizer)
    yield Section(
        said(pack, "employer.title", localizer),
        id="employer",
        paragraphs=(said(pack, "employer.intro", localizer),),
        questions=questions,
        after=(said(pack, "employer.papers", localizer),),
        own_page=True,
    )
