"""What stands beside the questions: progress by topic, and the streams as the answers stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from poci_desktop.interview.catalogue import TOPICS
from poci_desktop.interview.view import StreamLine, TopicView
from poci_desktop.localizer import Localizer
from poci_desktop.rules.assess import StreamResult
from poci_desktop.rules.pack import IntakeChange
from poci_desktop.rules.truth import Truth

if TYPE_CHECKING:
    from poci_desktop.interview.session import Session


def topics(session: Session, localizer: Localizer) -> tuple[TopicView, ...]:
    """Each topic: done (nothing waits in it), current, todo, or skipped (nothing in it can matter)."""
    stop = session.stop
    current = stop.page.topic if stop is not None else ""
    waiting = {s.page.topic for s in session.state.stops if session.waits(s)}
    first: dict[str, str] = {}
    for asked in session.state.stops:
        first.setdefault(asked.page.topic, asked.id)
    found = []
    for topic in TOPICS:
        if topic == current:
            state = "current"
        elif topic not in first:
            state = "skipped"
        else:
            state = "todo" if topic in waiting else "done"
        title = localizer.words(session.catalogue.topics[topic])
        found.append(TopicView(topic, title, state, first.get(topic, "")))
    return tuple(found)


def streams(session: Session, localizer: Localizer) -> tuple[StreamLine, ...]:
    """One line a stream, in the order of the pack."""
    return tuple(_line(session, result, localizer) for result in session.state.assessment.streams)


def _line(session: Session, result: StreamResult, localizer: Localizer) -> StreamLine:
    state = state_of(result)
    messages = session.catalogue.messages
    # A family of streams may have its own, more careful word for "met" (sheet 20.2).
    careful = session.pack.texts.get(f"verdict.met.short.{result.stream.family}") if state == "met" else None
    family = messages.get(f"family_{result.stream.family}")
    return StreamLine(
        id=result.stream.id,
        name=localizer.words(result.stream.short),
        state=state,
        state_words=localizer.words(careful or messages[f"state_{state}"]),
        detail=_detail(session, result, state, localizer),
        intake=intake_words(session, result, localizer),
        family="" if family is None else localizer.words(family),
    )


def state_of(result: StreamResult) -> str:
    """``met``, ``to_assess``, ``not_met``, ``not_covered``, or ``open`` while the verdict is not told."""
    if result.coverage != "covered":
        return "not_covered"
    if result.criteria is Truth.NOT_MET:
        return "not_met"
    if result.missing or result.criteria is Truth.UNKNOWN:
        return "open"
    return "met" if result.criteria is Truth.MET else "to_assess"


def _detail(session: Session, result: StreamResult, state: str, localizer: Localizer) -> str:
    messages = session.catalogue.messages
    if state == "not_covered":
        return localizer.words(messages[result.coverage])
    if state == "not_met":
        return _first_reason(session, result, localizer)
    if state != "open":
        return ""
    for kind, facts in (("missing", session.askable(result.missing)), ("find_out", result.to_find_out)):
        if facts:
            number = "one" if len(facts) == 1 else "many"
            return localizer.words(messages[f"{kind}_{number}"]).format(n=localizer.number(len(facts)))
    return localizer.words(messages["undecided"])


def _first_reason(session: Session, result: StreamResult, localizer: Localizer) -> str:
    """The title of the first criterion that fails, the smallest one that has a name."""
    for root in (result.root, *result.officer):
        failing = [f for f in root.criteria() if f.truth is Truth.NOT_MET]
        for finding in failing:
            if not any(c.truth is Truth.NOT_MET for c in finding.criteria()[1:]):
                return localizer.words(session.pack.criterion(finding.criterion).title)
    return ""


def intake_words(session: Session, result: StreamResult, localizer: Localizer) -> str:
    """The intake on the application date, then on the day judged where it is another."""
    now, then = result.intake, result.intake_then

    def say(name: str, change: IntakeChange) -> str:
        words = localizer.words(session.catalogue.messages[f"intake_{name}"])
        return words.format(date=localizer.date(change.since))

    if now is None:
        return say(f"then_{then.state}", then) if then is not None else ""
    if then is None or then.state == now.state:
        return say(now.state, now)
    today = say("open_now" if now.state == "open" else now.state, now)
    return f"{say(f'then_{then.state}', then)} · {today[0].lower()}{today[1:]}"
