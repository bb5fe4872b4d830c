"""The verdict words and standing sentences of a result; the screen and the PDF use no others."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from poci_desktop.facts.case import Case
from poci_desktop.localizer import N_, Localizer
from poci_desktop.rules.assess import Assessment, StreamResult
from poci_desktop.rules.findings import Finding
from poci_desktop.rules.pack import Pack
from poci_desktop.rules.truth import Truth

STREAM_VERDICTS = {
    Truth.MET: N_("Criteria met"),
    Truth.TO_ASSESS: N_("To be assessed"),
    Truth.UNKNOWN: N_("Cannot tell yet"),
    Truth.NOT_MET: N_("Criteria not met"),
}
CRITERION_TRUTHS = {
    Truth.MET: N_("Met"),
    Truth.TO_ASSESS: N_("To be assessed by the OINP"),
    Truth.UNKNOWN: N_("Not known yet"),
    Truth.NOT_MET: N_("Not met"),
    Truth.N_A: N_("Does not apply"),
}
STEP_TRUTHS = {
    Truth.MET: N_("Done"),
    Truth.TO_ASSESS: N_("To be checked"),
    Truth.UNKNOWN: N_("Not reached yet"),
    Truth.NOT_MET: N_("Missed or refused"),
    Truth.N_A: N_("Does not apply"),
}
WHO_CAN_ACT = {
    "fixed": N_("It rests on past facts."),
    "time": N_("It changes with time."),
    "applicant": N_("You can act on this point."),
    "other": N_("Someone else must act: the employer, the school, a regulator or Canada."),
    "policy": N_("Only the government can change this."),
}


def who_can_act(localizer: Localizer, mutability: tuple[str, ...]) -> str:
    """Who could change a criterion; a past fact is named only where nothing else can act."""
    acting = [word for word in mutability if word != "fixed"] or list(mutability)
    return " ".join(localizer.text(WHO_CAN_ACT[word]) for word in acting)


GROUPS = (
    ("met", N_("Criteria met"), (Truth.MET,)),
    ("open", N_("Could still go either way"), (Truth.TO_ASSESS, Truth.UNKNOWN)),
    ("not_met", N_("Not met on this date"), (Truth.NOT_MET,)),
)
NOT_COVERED = N_("Not assessed")
LAST_RULES = N_("Closed streams, on their last rules")
DISCLAIMER = N_("Information, not a decision or legal advice")


def truth_words(localizer: Localizer, finding: Finding, kind: str) -> str:
    """The word for one criterion's truth; favourable facts left to an officer are never called met."""
    if kind == "process":
        return localizer.text(STEP_TRUTHS[finding.truth])
    if kind == "information" and finding.truth is Truth.TO_ASSESS:
        return localizer.text(STEP_TRUTHS[finding.truth])  # nobody judges it: it only has to be looked at
    if (finding.officer or kind == "judgement") and finding.truth is Truth.MET:
        return localizer.text("Looks favourable; an officer decides")
    return localizer.text(CRITERION_TRUTHS[finding.truth])


def in_force(assessment: Assessment) -> tuple[StreamResult, ...]:
    """The streams with rules of their own on the application date, when others are on their last rules.

    Empty when all are in the same case: then nothing has to be told apart.
    """
    current = tuple(r for r in assessment.streams if not r.past_rules)
    return current if len(current) < len(assessment.streams) else ()


INTAKE_STATES = {
    "open": N_("open"),
    "suspended": N_("suspended"),
    "closed": N_("closed"),
    "not_yet_open": N_("not yet open"),
    "unknown": N_("not verified"),
}
"""One word for each state of intake."""


def intake_words(localizer: Localizer, result: StreamResult) -> str:
    """Intake beside the verdict: on the application date and, when it differs, on the day judged."""
    then, now = result.intake_then, result.intake
    if then is None or now is None:
        if now is not None and now.state == "closed":
            return localizer.text(
                "Rules of that date not in this program · closed since {date}", date=localizer.date(now.since)
            )
        return localizer.text("Rules of that date not in this program")
    if then.state == "open" and now.state == "open":
        return localizer.text("Open on that date")
    if then.state == "open":
        return localizer.text(_THEN_OPEN[now.state], date=localizer.date(now.since))
    if then.state == "closed":
        return localizer.text(
            "Closed since {date} · assessed on its last rules", date=localizer.date(then.since)
        )
    if then.state == "not_yet_open":
        return localizer.text("Not open yet on that date")
    if then.state == "unknown":
        return localizer.text("Not verified whether it is open on that date")
    if now.state == "closed":
        return localizer.text(
            "Suspended from {from_} · closed since {date}",
            from_=localizer.date(then.since),
            date=localizer.date(now.since),
        )
    return localizer.text("Suspended since {date}", date=localizer.date(then.since))


_THEN_OPEN = {
    "closed": N_("Open on that date · closed since {date}"),
    "suspended": N_("Open on that date · suspended since {date}"),
    "not_yet_open": N_("Open on that date"),
    "unknown": N_("Open on that date · not verified since {date}"),
}


RETURNED = "st.availability"
"""The step that says whether a pending file was returned when its stream was suspended (sheet 08, 8.1)."""


def can_apply_words(localizer: Localizer, result: StreamResult) -> str:
    """Whether an application could be filed, and what stands in the way; never an invitation to file."""
    if result.coverage != "covered":
        return ""
    if result.can_apply == "yes":
        return localizer.text("Nothing found here stands in the way of filing on that date.")
    if result.can_apply == "no" and RETURNED in result.can_apply_why:
        return localizer.text("Filing is not possible: the file was returned, not refused.")
    if "intake" in result.can_apply_why and result.intake_unknown:
        return localizer.text("Not yet: whether it takes applications was not verified.")
    if "intake" in result.can_apply_why and (opens := _opening(result)) is not None:
        return localizer.text("Not yet: expressions of interest open on {date}.", date=localizer.date(opens))
    if "intake" in result.can_apply_why:
        return localizer.text("Filing is not possible: the stream takes no applications.")
    if "criteria" in result.can_apply_why and result.can_apply == "no":
        return localizer.text("Filing is not possible while a criterion is not met.")
    if result.can_apply == "no":
        return localizer.text("Filing is not possible: a step was missed or refused.")
    return localizer.text("Not yet: a step or an answer is still missing.")


def _opening(result: StreamResult) -> date | None:
    """The day a stream that is not open yet opens; None when it is in another state or no day is known."""
    now = result.intake
    if now is None or now.state != "not_yet_open":
        return None
    later = (c.since for c in result.stream.intake if c.state == "open" and c.since > now.since)
    return min(later, default=None)


def verdict_words(localizer: Localizer, result: StreamResult, pack: Pack) -> str:
    """The verdict of a stream, or why there is none. A family of streams may have its own word for "met"."""
    if result.coverage == "before":
        return localizer.text("Rules not here")
    if result.coverage == "nominated":
        return localizer.text("Already nominated")
    careful = pack.texts.get(f"verdict.met.{result.stream.family}")
    if result.criteria is Truth.MET and careful is not None:
        return localizer.words(careful)
    return localizer.text(STREAM_VERDICTS[result.criteria])


def no_verdict(localizer: Localizer, result: StreamResult) -> str:
    """Why a stream has no verdict."""
    if result.coverage == "before":
        return localizer.text("The rules of that date are not in this program.")
    return localizer.text("Already nominated: the conditions of the nomination apply now.")


def rules_words(localizer: Localizer, result: StreamResult) -> str:
    """Which rules were applied, and as of which day."""
    if result.edition is None:
        return localizer.text("The rules of that date are not in this program.")
    if not result.edition.ends:
        return localizer.text(
            "Rules since {since}, applied as of {day}.",
            since=localizer.date(result.edition.since),
            day=localizer.date(result.evaluated_on),
        )
    return localizer.text(
        "Rules from {since} to {until}, applied as of {day}.",
        since=localizer.date(result.edition.since),
        until=localizer.date(result.edition.until),
        day=localizer.date(result.evaluated_on),
    )


def know_first(localizer: Localizer, assessment: Assessment, case: Case) -> tuple[str, ...]:
    """What must be known before any verdict is read."""
    lines: list[str] = []
    text = localizer.text
    lines.extend(_of_families(localizer, "verified", (assessment,)))
    day, judged = assessment.application_date, assessment.judged_on
    opened = _later_law(assessment.pack)
    if opened is not None and day < opened <= judged:
        lines.append(
            text(
                "Since {date} the law has other categories (Ontario Workforce Priority). "
                "They are assessed for application dates from that day on.",
                date=localizer.date(opened),
            )
        )
    lines.extend(_closed(localizer, assessment))
    lines.extend(_returned(localizer, assessment))
    if no_category(assessment):
        lines.extend(_pack_texts(localizer, assessment.pack, ("gap.owp",)))
    if case.app.decision == "nominated":
        lines.append(
            text("A nominated person is not assessed again. The conditions of the nomination apply.")
        )
    if case.app.decision == "refused":
        lines.append(text("A refusal can be reviewed within 30 calendar days of receiving the decision."))
    if case.app.decision == "returned":
        lines.append(
            text("A returned application is refunded and has no review. A new start would be needed.")
        )
    lines.extend(_stale(localizer, (assessment,)))
    return tuple(lines)


def know_first_of_two(
    localizer: Localizer, sides: tuple[Assessment, Assessment], *, due: bool
) -> tuple[str, ...]:
    """What must be known before two assessments are read side by side. ``due``: :func:`review_due` says what
    to check by hand."""
    lines = list(_of_families(localizer, "verified", sides))
    lines.extend(dict.fromkeys(line for side in sides for line in _closed(localizer, side)))
    if any(no_category(side) for side in sides):
        lines.extend(_pack_texts(localizer, sides[0].pack, ("gap.owp",)))
    return (*lines, *(() if due else _stale(localizer, sides)))


def no_category(assessment: Assessment) -> bool:
    """Whether the law had no category on the application date: after the end of the streams, before the later
    law (sheet 20.1)."""
    opened = _later_law(assessment.pack)
    return (
        opened is not None
        and assessment.application_date < opened
        and all(result.past_rules for result in assessment.streams)
    )


def _later_law(pack: Pack) -> date | None:
    """The day of the law that came after the first streams."""
    return min((s.shown_from for s in pack.streams if s.shown_from is not None), default=None)


def _stale(localizer: Localizer, sides: tuple[Assessment, ...]) -> tuple[str, ...]:
    """What to check by hand when a day lies after the last verification; once a review is due, more is."""
    pack = sides[0].pack
    latest = max(day for side in sides for day in (side.application_date, side.judged_on))
    if latest <= pack.verified_to or max(side.judged_on for side in sides) > pack.review_by:
        return ()
    return _of_families(localizer, "stale", sides)


def _of_families(localizer: Localizer, kind: str, sides: tuple[Assessment, ...]) -> tuple[str, ...]:
    """What the pack says of a kind about the families of the streams assessed."""
    families = dict.fromkeys(result.stream.family for side in sides for result in side.streams)
    return _pack_texts(localizer, sides[0].pack, [f"{kind}.{family}" for family in families])


def review_due(localizer: Localizer, pack: Pack, on: date) -> tuple[str, ...]:
    """What to compare before relying on a result, once ``on`` is past the pack's ``review_by``; else ().

    ``review_by`` itself is still fine. What to find there is data of the pack's sources (sheet 20).
    """
    if on <= pack.review_by:
        return ()
    text = localizer.text
    lines = [
        text(
            "The facts in this program were verified to {date} and were to be checked again by {by}. "
            "Before relying on this result, compare:",
            date=localizer.date(pack.verified_to),
            by=localizer.date(pack.review_by),
        )
    ]
    for source in pack.sources.values():
        title = localizer.words(source.title)
        if source.last_amendment is not None:
            lines.append(
                text(
                    "On e-Laws, {title}: last amendment expected, {amendment} ({address}).",
                    title=title,
                    amendment=localizer.words(source.last_amendment),
                    address=source.address,
                )
            )
        if source.last_item is not None:
            lines.append(
                text(
                    "{title}: last known item, {date} ({address}).",
                    title=title,
                    date=localizer.date(source.last_item),
                    address=source.address,
                )
            )
    lines.append(text("If anything later appears there, do not rely on this result."))
    return tuple(lines)


def _pack_texts(localizer: Localizer, pack: Pack, names: Iterable[str]) -> tuple[str, ...]:
    return tuple(localizer.words(words) for name in names if (words := pack.texts.get(name)) is not None)


def _closed(localizer: Localizer, assessment: Assessment) -> list[str]:
    eight = [r for r in assessment.streams if r.stream.shown_from is None]
    closed = [r.intake for r in eight if r.intake is not None and r.intake.state == "closed"]
    if not closed or len(closed) < len(eight):
        return []
    since = max(change.since for change in closed)
    lines = [localizer.text("All eight streams have been closed since {date}.", date=localizer.date(since))]
    if any(r.past_rules for r in eight):
        lines.append(localizer.text("They are shown on the last rules they had."))
    else:
        lines.append(
            localizer.text("An application received before that day keeps the rules of its filing day.")
        )
    return lines


def _returned(localizer: Localizer, assessment: Assessment) -> list[str]:
    """A file still pending when its stream was suspended does not keep the rules of its filing day."""
    return [
        localizer.text(
            "{stream}: a file with no decision on {date} was returned, with a refund. It was not refused.",
            stream=localizer.words(result.stream.short),
            date=localizer.date(assessment.pack.parameter("st.returned_from", assessment.judged_on)),
        )
        for result in assessment.streams
        if any(f.criterion == RETURNED and f.truth is Truth.NOT_MET for f in result.process)
    ]


def capital(text: str) -> str:
    """The same words as a heading starts them."""
    return text[:1].upper() + text[1:]


def inside(title: str) -> str:
    """A title as it stands inside a line: without the capital of a beginning, initials kept."""
    return title if title[1:2].isupper() else title[:1].lower() + title[1:]


_SMALL_WORDS = frozenset(
    "aucun aucune avec ce cet cette ces encore il elle j’ai j’y je le la les non, non on oui, oui pas "
    "personne, personne rien sans seulement tout un une vos votre vous".split()
)


def after_colon(localizer: Localizer, sentence: str) -> str:
    """A sentence that follows a colon: in French its first small word loses its capital."""
    word = sentence.split(" ", 1)[0]
    small = word.casefold() in _SMALL_WORDS or word[:2].casefold() in ("l’", "d’")
    return sentence[:1].lower() + sentence[1:] if localizer.language == "fr" and small else sentence
